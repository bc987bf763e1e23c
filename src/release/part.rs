//! The parts of a release and how sure the labeller is of each.

use crate::text::TextRange;
use std::borrow::Cow;

/// What a run of blocks is in the release. The order is the order of a well-made release.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartKind {
    /// Navigation, share buttons and other leftovers of a web page.
    Chrome,
    /// The issuer's name and address on top.
    Letterhead,
    /// "For immediate release".
    ReleaseLine,
    /// The embargo.
    Embargo,
    /// A note that this version corrects another.
    Correction,
    /// A label above the headline.
    Kicker,
    /// The headline.
    Headline,
    /// A line below the headline.
    Subheadline,
    /// Standfirst, or bullets above the text.
    Summary,
    /// Who wrote it.
    Byline,
    /// A stand-alone line with the date of issue.
    DateLine,
    /// Place and date at the beginning of the text.
    Dateline,
    /// The first paragraph.
    Lede,
    /// Another paragraph of the text.
    Paragraph,
    /// A paragraph that is mostly direct speech.
    Quote,
    /// A heading inside the text.
    Crosshead,
    /// A list.
    List,
    /// A table.
    Table,
    /// An image, a caption, a credit.
    Media,
    /// An invitation to act: register, watch, donate.
    Cta,
    /// The mark that ends the text.
    EndMark,
    /// The issuer's standing description of itself.
    Boilerplate,
    /// The cautionary statement of a listed company.
    SafeHarbor,
    /// Notes to editors.
    Notes,
    /// Whom journalists can reach.
    Contacts,
    /// A part that a pack defined: where it belongs, and an index into [`super::Release::custom_parts`].
    Custom(Zone, u16),
}

/// Where in a release a part of the house's own belongs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Zone {
    /// Above the text.
    Head,
    /// In the text.
    Body,
    /// Behind the text.
    #[default]
    Tail,
}

impl Zone {
    /// All zones.
    pub const ALL: [Self; 3] = [Self::Head, Self::Body, Self::Tail];

    /// The name used in configuration.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Head => "head",
            Self::Body => "body",
            Self::Tail => "tail",
        }
    }

    /// The zone of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|zone| zone.as_str() == name)
    }
}

impl PartKind {
    /// All built-in kinds.
    pub const ALL: [Self; 25] = [
        Self::Chrome,
        Self::Letterhead,
        Self::ReleaseLine,
        Self::Embargo,
        Self::Correction,
        Self::Kicker,
        Self::Headline,
        Self::Subheadline,
        Self::Summary,
        Self::Byline,
        Self::DateLine,
        Self::Dateline,
        Self::Lede,
        Self::Paragraph,
        Self::Quote,
        Self::Crosshead,
        Self::List,
        Self::Table,
        Self::Media,
        Self::Cta,
        Self::EndMark,
        Self::Boilerplate,
        Self::SafeHarbor,
        Self::Notes,
        Self::Contacts,
    ];

    /// The name used in selectors, part marks and output. A pack's own part is named by [`super::Release::part_name`].
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Chrome => "chrome",
            Self::Letterhead => "letterhead",
            Self::ReleaseLine => "release-line",
            Self::Embargo => "embargo",
            Self::Correction => "correction",
            Self::Kicker => "kicker",
            Self::Headline => "headline",
            Self::Subheadline => "subheadline",
            Self::Summary => "summary",
            Self::Byline => "byline",
            Self::DateLine => "date-line",
            Self::Dateline => "dateline",
            Self::Lede => "lede",
            Self::Paragraph => "paragraph",
            Self::Quote => "quote",
            Self::Crosshead => "crosshead",
            Self::List => "list",
            Self::Table => "table",
            Self::Media => "media",
            Self::Cta => "cta",
            Self::EndMark => "end-mark",
            Self::Boilerplate => "boilerplate",
            Self::SafeHarbor => "safe-harbor",
            Self::Notes => "notes",
            Self::Contacts => "contacts",
            Self::Custom(..) => "custom",
        }
    }

    /// The built-in kind of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Parts above the headline.
    pub const fn is_preamble(self) -> bool {
        matches!(self, Self::Letterhead | Self::ReleaseLine | Self::Embargo | Self::Correction | Self::Kicker)
    }

    /// Parts from the headline down to the date line.
    pub const fn is_head(self) -> bool {
        matches!(
            self,
            Self::Kicker
                | Self::Headline
                | Self::Subheadline
                | Self::Summary
                | Self::Byline
                | Self::DateLine
                | Self::Custom(Zone::Head, _)
        )
    }

    /// Parts of the text itself, from the dateline to the last call to act.
    pub const fn is_body(self) -> bool {
        matches!(
            self,
            Self::Dateline
                | Self::Lede
                | Self::Paragraph
                | Self::Quote
                | Self::Crosshead
                | Self::List
                | Self::Table
                | Self::Media
                | Self::Cta
                | Self::Custom(Zone::Body, _)
        )
    }

    /// Parts below the text.
    pub const fn is_tail(self) -> bool {
        matches!(
            self,
            Self::EndMark
                | Self::Boilerplate
                | Self::SafeHarbor
                | Self::Notes
                | Self::Contacts
                | Self::Custom(Zone::Tail, _)
        )
    }

    /// Running prose: paragraphs with sentences.
    pub const fn is_running_text(self) -> bool {
        matches!(self, Self::Summary | Self::Lede | Self::Paragraph | Self::Quote | Self::List)
    }
}

/// One reason for a label.
#[derive(Clone, Debug, PartialEq)]
pub struct Signal {
    /// What was seen.
    pub what: Cow<'static, str>,
    /// What it counted for.
    pub score: f32,
}

/// A run of text with its label.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// What it is.
    pub kind: PartKind,
    /// Its logical text. A headline that stands only in front matter has no width here; see `meta`.
    pub range: TextRange,
    /// The blocks it covers, wholly or in part.
    pub blocks: std::ops::Range<usize>,
    /// Index of the story it belongs to.
    pub story: usize,
    /// From 0 to 1; at most 0.9 without an explicit mark.
    pub confidence: f32,
    /// Sum of the signals.
    pub score: f32,
    /// Why it has this label.
    pub signals: Vec<Signal>,
    /// The next best label of the same text with its score.
    pub runner_up: Option<(PartKind, f32)>,
    /// Index of the front-matter entry it was taken from.
    pub meta: Option<usize>,
    /// Its logical text, where that is not simply the text of the range: a headline broken over several lines, a front
    /// matter title.
    pub text: Option<String>,
}

impl Part {
    /// A part that was marked by hand or follows from one that was.
    pub fn new(kind: PartKind, range: TextRange, blocks: std::ops::Range<usize>) -> Self {
        Self {
            kind,
            range,
            blocks,
            story: 0,
            confidence: 0.0,
            score: 0.0,
            signals: Vec::new(),
            runner_up: None,
            meta: None,
            text: None,
        }
    }
}
