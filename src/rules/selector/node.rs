//! What a selector selects: text, wherever it stands, and the record it came from.

use crate::release::Release;
use crate::rules::Anchor;
use crate::text::TextRange;
use std::borrow::Cow;

/// What a node is, so that its fields can be asked for. Numbers are indices into the release's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// Text alone.
    Text,
    /// A part.
    Part(usize),
    /// The story's dateline.
    Dateline,
    /// A contact.
    Contact(usize),
    /// A quotation or term.
    Quote(usize),
    /// A date.
    Date(usize),
    /// A relative time.
    RelativeTime(usize),
    /// A definition.
    Definition(usize),
    /// A person.
    Person(usize),
    /// A quantity.
    Quantity(usize),
    /// A link.
    Link(usize),
    /// A mail address.
    Email(usize),
    /// An image: block, and span within it.
    Image(usize, usize),
    /// A front-matter entry.
    Meta(usize),
}

/// One thing that a selector selects.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Its logical text: sorted and disjoint. Empty for what stands only in the front matter.
    pub ranges: Vec<TextRange>,
    /// Its text, where that is not simply the text of the ranges.
    pub text: Option<String>,
    /// Where a finding about all of it stands.
    pub anchor: Anchor,
    /// What it is.
    pub thing: Thing,
    /// How sure the labeller is of the part it stands in.
    pub confidence: f32,
    /// Whether it is the front-matter side of a group whose text stands in another node.
    pub beside: bool,
}

impl Node {
    /// Text of one range.
    pub fn at(range: TextRange, thing: Thing, confidence: f32) -> Self {
        Self {
            ranges: vec![range],
            text: None,
            anchor: Anchor::Text(range),
            thing,
            confidence,
            beside: false,
        }
    }

    /// From its first byte to its last; `None` for what stands only in the front matter.
    pub fn range(&self) -> Option<TextRange> {
        let (first, last) = (self.ranges.first()?, self.ranges.last()?);
        Some(first.cover(*last))
    }

    /// Whether it is a value beside the text (of the front matter, of a link) rather than text that stands somewhere.
    pub const fn is_value(&self) -> bool {
        self.text.is_some() && (self.ranges.is_empty() || !matches!(self.thing, Thing::Part(_)))
    }

    /// Its text. Pieces and blocks are joined by spaces.
    pub fn text<'n>(&'n self, release: &Release<'n>) -> Cow<'n, str> {
        if let Some(text) = &self.text {
            return Cow::Borrowed(text);
        }
        match self.ranges.as_slice() {
            [range] if !release.slice(*range).contains('\n') => Cow::Borrowed(release.slice(*range)),
            ranges => {
                let pieces: Vec<&str> = ranges.iter().map(|range| release.slice(*range).trim()).collect();
                Cow::Owned(pieces.join(" ").replace('\n', " ").trim().to_owned())
            }
        }
    }

    /// The same thing with other text; nothing if no text is left.
    pub fn cut_to(&self, ranges: Vec<TextRange>) -> Option<Self> {
        if ranges == self.ranges {
            return Some(self.clone());
        }
        let (first, last) = (ranges.first()?, ranges.last()?);
        let anchor = Anchor::Text(first.cover(*last));
        Some(Self { ranges, text: None, anchor, ..self.clone() })
    }
}
