//! The labeller: which text is which part of the release.
//!
//! A deterministic pass with printed scores, no learned model: explicit marks first, then the place where the text begins
//! (a dateline, or the first paragraph of prose), then the head above it and the tail below. What a house adds comes in
//! as [`LabelOptions`].

mod body;
mod chrome;
mod contact_lines;
mod facts;
mod head;
mod kind;
mod language;
mod lines;
mod page_title;
mod start;
mod stories;
pub(super) mod words;

use super::{CustomPart, LabelOptions, Part, PartKind, Release, Signal, Story, Zone};
use crate::document::{DirectiveVerb, Document};
use crate::house::House;
use crate::text::TextRange;
use facts::Facts;

/// Confidence is never higher without an explicit mark.
const HIGHEST: f32 = 0.9;

/// Labels a document. Cannot fail: what cannot be told apart is a paragraph.
pub fn label<'d>(doc: &'d Document, house: &'d House, options: &LabelOptions) -> Release<'d> {
    let facts: Vec<Facts> = (0..doc.blocks.len()).map(|at| Facts::new(doc, at)).collect();
    let marks = explicit_marks(doc, &options.custom_parts);
    let view = View { doc, facts: &facts, marks: &marks, options, house };
    let mut parts = Vec::new();
    let mut stories = Vec::new();
    for segment in stories::segments(&view) {
        let index = stories.len();
        let labelled = label_story(&view, &segment, index);
        let from = parts.len();
        parts.extend(labelled.parts);
        stories.push(Story {
            index,
            kind: kind::kind_of(&view, &segment, &parts[from..], segment.several),
            range: story_range(doc, &segment.blocks),
            parts: from..parts.len(),
            reference: kind::reference_date(&view, labelled.dateline.as_ref(), &parts[from..]),
            dateline: labelled.dateline,
        });
    }
    kind::share_reference(&mut stories);
    let chrome =
        parts.iter().filter(|part: &&Part| part.kind == PartKind::Chrome).map(|part| part.range).collect();
    Release {
        doc,
        house,
        chrome,
        lang: language::language_of(doc, options.lang),
        date_order: options.date_order,
        parts,
        stories,
        custom_parts: options.custom_parts.iter().map(|part| part.name.clone()).collect(),
        decisions: Vec::new(),
        records: super::Records::default(),
    }
}

/// What the steps of the labeller look at.
#[derive(Clone, Copy)]
struct View<'v> {
    doc: &'v Document,
    facts: &'v [Facts],
    /// The part a block was marked as by hand.
    marks: &'v [Option<PartKind>],
    options: &'v LabelOptions,
    house: &'v House,
}

impl View<'_> {
    fn text(&self, block: usize) -> &str {
        self.doc.block_text(block)
    }

    /// Whether a block is a line of the house's own web page.
    fn is_page_line(&self, block: usize) -> bool {
        let LabelOptions { page_lines, page_patterns, .. } = self.options;
        page_lines.contains(&self.facts[block].folded) || page_patterns.any(self.text(block))
    }

    /// The house's own part that a block opens, of those that belong into a zone. Patterns that cannot be compiled were
    /// reported with the configuration and match nothing.
    fn own_part(&self, zone: Zone, block: usize) -> Option<PartKind> {
        let all = &self.options.custom_parts;
        if all.is_empty() {
            return None;
        }
        let folded = words::bare(&self.facts[block].folded);
        let opens = |part: &CustomPart| part.zone == zone && part.opens_with(folded, self.text(block));
        own_kind(all, all.iter().position(opens)?)
    }

    /// Facts of a block that may not be there.
    fn get(&self, block: usize) -> Option<&Facts> {
        self.facts.get(block)
    }
}

/// The blocks of one story.
#[derive(Clone, Debug)]
struct Segment {
    blocks: std::ops::Range<usize>,
    /// Whether the file holds several stories.
    several: bool,
}

/// The parts of one story in document order.
struct Labelled {
    parts: Vec<Part>,
    dateline: Option<super::records::Dateline>,
}

fn label_story(view: &View<'_>, segment: &Segment, story: usize) -> Labelled {
    let start = start::find_start(view, segment);
    let head = head::label_head(view, segment, &start);
    let mut parts = head.parts;
    parts.extend(body::label_body(view, segment, &start, head.body_from));
    for part in &mut parts {
        part.story = story;
    }
    // What front matter gives stands above the text it has no width in.
    parts.sort_by_key(|part| {
        (part.range.start, part.meta.is_none(), part.kind != PartKind::Dateline, part.range.end)
    });
    Labelled { parts, dateline: start.dateline.map(|candidate| candidate.dateline) }
}

fn story_range(doc: &Document, blocks: &std::ops::Range<usize>) -> TextRange {
    let first = doc.blocks.get(blocks.start).map_or(0, |block| block.range.start);
    let end = if blocks.end >= doc.blocks.len() {
        doc.text.len()
    } else {
        doc.blocks.get(blocks.end.wrapping_sub(1)).map_or(first, |block| block.range.end)
    };
    // The first story of a file also owns what stands above it.
    TextRange::new(if blocks.start == 0 { 0 } else { first }, end.max(first))
}

fn explicit_marks(doc: &Document, custom: &[CustomPart]) -> Vec<Option<PartKind>> {
    let mut marks = vec![None; doc.blocks.len()];
    for directive in doc.directives.iter().filter(|directive| directive.verb == DirectiveVerb::Part) {
        let Some(name) = directive.codes.first() else { continue };
        let own = custom.iter().position(|part| part.name == *name);
        let kind = PartKind::parse(name).or_else(|| own_kind(custom, own?));
        let next = doc.blocks.partition_point(|block| {
            if directive.inline { block.range.end < directive.at } else { block.range.start < directive.at }
        });
        if let (Some(kind), Some(mark)) = (kind, marks.get_mut(next)) {
            *mark = Some(kind);
        }
    }
    marks
}

fn own_kind(all: &[CustomPart], at: usize) -> Option<PartKind> {
    Some(PartKind::Custom(all.get(at)?.zone, u16::try_from(at).ok()?))
}

/// Gathers the signals for a label.
#[derive(Clone, Debug, Default)]
struct Score {
    signals: Vec<Signal>,
    sum: f32,
}

impl Score {
    fn add(&mut self, what: &'static str, score: f32) {
        self.signals.push(Signal { what: what.into(), score });
        self.sum += score;
    }

    fn add_if(&mut self, condition: bool, what: &'static str, score: f32) {
        if condition {
            self.add(what, score);
        }
    }
}

/// A part with the confidence that its score has over the runner-up's.
fn part(
    kind: PartKind,
    view: &View<'_>,
    blocks: std::ops::Range<usize>,
    score: Score,
    runner_up: (PartKind, f32),
) -> Part {
    let first = view.facts[blocks.start].range;
    let range = first.cover(view.facts[blocks.end - 1].range);
    let mut part = Part::new(kind, range, blocks.clone());
    part.confidence = ((score.sum - runner_up.1) / 4.0).clamp(0.0, HIGHEST);
    part.score = score.sum;
    part.signals = score.signals;
    part.runner_up = Some(runner_up);
    if view.marks[blocks].iter().flatten().any(|mark| *mark == kind) {
        part.confidence = 1.0;
        part.signals.insert(0, Signal { what: "marked by hand".into(), score: 0.0 });
    }
    part
}

/// A part that follows from its place alone.
fn placed(kind: PartKind, view: &View<'_>, blocks: std::ops::Range<usize>, what: &'static str) -> Part {
    let mut score = Score::default();
    score.add(what, 3.0);
    part(kind, view, blocks, score, (PartKind::Paragraph, 0.0))
}
