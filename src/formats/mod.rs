//! One adapter for each format: bytes to document.

use crate::document::{
    Block, BlockKind, Decoding, Document, DocumentParts, Format, Meta, OriginMapBuilder, Source,
};

/// The format of a file, by its name.
pub fn detect(name: &str, _bytes: &[u8]) -> Format {
    if name.ends_with(".md") || name.ends_with(".markdown") { Format::Markdown } else { Format::Text }
}

/// Reads a source. Never fails: trouble is in [`Document::issues`].
pub fn read(source: Source) -> Document {
    let decoded = String::from_utf8_lossy(&source.bytes).into_owned();
    let mut builder = OriginMapBuilder::with_capacity(decoded.len());
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in decoded.split_inclusive('\n') {
        let heading = line.starts_with('#') && source.format == Format::Markdown;
        let text = line.trim_start_matches(['#', ' ']).trim();
        let start = builder.len();
        if !text.is_empty() {
            let offset = at + line.find(text).unwrap_or(0);
            builder.push_verbatim(text, offset);
            let range = (start..builder.len()).into();
            let kind = if heading { BlockKind::Heading(1) } else { BlockKind::Paragraph };
            blocks.push(Block {
                kind,
                range,
                quoted: false,
                blank_before: 0,
                indent: 0,
                breaks: vec![],
                spans: vec![],
            });
            builder.push_replaced("\n", offset + text.len()..offset + text.len());
        }
        at += line.len();
    }
    let (text, map) = builder.finish();
    Document::new(DocumentParts {
        source,
        decoded,
        decoding: Decoding::Utf8 { bom: 0 },
        text,
        blocks,
        map,
        meta: Meta::default(),
        directives: Vec::new(),
        issues: Vec::new(),
    })
}
