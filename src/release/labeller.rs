//! The labeller: which block is which part of the release.

use super::{DocType, LabelOptions, Part, PartKind, Release, Story};
use crate::document::{BlockKind, Document};
use crate::house::House;
use crate::text::TextRange;

/// Labels a document.
pub fn label<'d>(doc: &'d Document, house: &'d House, options: &LabelOptions) -> Release<'d> {
    let mut parts = Vec::new();
    for (at, block) in doc.blocks.iter().enumerate() {
        let kind = match block.kind {
            BlockKind::Heading(_) => PartKind::Headline,
            _ => PartKind::Paragraph,
        };
        let mut part = Part::new(kind, block.range, at..at + 1);
        part.confidence = 0.9;
        parts.push(part);
    }
    let story = Story {
        index: 0,
        kind: DocType::Release,
        range: TextRange::new(0, doc.text.len()),
        parts: 0..parts.len(),
        dateline: None,
        reference: None,
    };
    Release {
        doc,
        house,
        lang: options.lang.unwrap_or_default(),
        parts,
        stories: vec![story],
        custom_parts: Vec::new(),
        decisions: Vec::new(),
        records: super::Records::default(),
    }
}
