//! From a document to a release: labelled parts, stories, the reference date, and records read on first use.
//! Knows no rule and no configuration; what a house adds comes in as [`LabelOptions`].

pub mod acronyms;
mod block_patterns;
pub mod contacts;
mod dateline;
pub mod dates;
pub mod entity_mentions;
mod labeller;
mod links;
pub mod names;
pub mod part;
mod persons;
pub mod phone;
mod quantities;
pub mod quotes;
pub mod records;

pub use labeller::label;

pub use block_patterns::BlockPatterns;
pub use part::{Part, PartKind, Signal, Zone};

use crate::calendar::{Date, Lang};
use crate::document::Document;
use crate::house::House;
use crate::text::{TextRange, sentences};
use records::{
    AcronymUse, ClockTime, Contact, DateMention, Dateline, Definition, Email, Link, MarkFault, Person,
    Quantity, Quote, RelativeTime,
};
use std::cell::OnceCell;

/// What kind of release a story is; it decides which parts are required.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum DocType {
    /// The ordinary press release.
    #[default]
    Release,
    /// One of several stories in one file.
    BriefingNote,
    /// A statement.
    Statement,
    /// An invitation to journalists.
    MediaAdvisory,
    /// A correction of an earlier release.
    Correction,
    /// Research.
    Research,
}

impl DocType {
    /// All types.
    pub const ALL: [Self; 6] = [
        Self::Release,
        Self::BriefingNote,
        Self::Statement,
        Self::MediaAdvisory,
        Self::Correction,
        Self::Research,
    ];

    /// The name used in configuration and output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::BriefingNote => "briefing-note",
            Self::Statement => "statement",
            Self::MediaAdvisory => "media-advisory",
            Self::Correction => "correction",
            Self::Research => "research",
        }
    }

    /// The type of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}

/// Where the reference date was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateSource {
    /// `--as-of`.
    Given,
    /// Front matter.
    Meta,
    /// The dateline.
    Dateline,
    /// The release line.
    ReleaseLine,
    /// A date line.
    DateLine,
    /// The embargo.
    Embargo,
}

/// The day a release is judged by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReferenceDate {
    /// The day.
    pub date: Date,
    /// Where it was found.
    pub source: DateSource,
    /// Its place in the text, unless it was given or stands in front matter.
    pub range: Option<TextRange>,
}

/// One story of a file; most files hold one.
#[derive(Clone, Debug)]
pub struct Story {
    /// Its number in the file, from 0.
    pub index: usize,
    /// What kind of release it is.
    pub kind: DocType,
    /// Its text, from the first part to the last.
    pub range: TextRange,
    /// Its parts: indices into [`Release::parts`].
    pub parts: std::ops::Range<usize>,
    /// The dateline, if it has one.
    pub dateline: Option<Dateline>,
    /// The day it is judged by.
    pub reference: Option<ReferenceDate>,
}

/// What configuration tells the labeller.
#[derive(Clone, Debug, Default)]
pub struct LabelOptions {
    /// The day to judge by, whatever the file says.
    pub as_of: Option<Date>,
    /// The language, unless front matter names one.
    pub lang: Option<Lang>,
    /// Parts of the house's own.
    pub custom_parts: Vec<CustomPart>,
    /// Lines of the house's own web page, folded.
    pub page_lines: Vec<String>,
    /// Expressions that match within lines of that page.
    pub page_patterns: BlockPatterns,
    /// Whether a suppression comment works without a reason.
    pub suppress_without_reason: bool,
}

/// A part that a pack defines.
#[derive(Clone, Debug, Default)]
pub struct CustomPart {
    /// Its name.
    pub name: String,
    /// Where it is looked for.
    pub zone: Zone,
    /// Headings that open it.
    pub headings: Vec<String>,
    /// Expressions by which its first block is known.
    pub matches: BlockPatterns,
}

impl CustomPart {
    /// Whether a block opens it: one of its headings, as folded, or a text that begins as it does.
    fn opens_with(&self, folded: &str, text: &str) -> bool {
        self.headings.iter().any(|heading| crate::text::fold(heading) == folded) || self.matches.any(text)
    }
}

/// A decision of the labeller that is no part: a candidate that lost, a repair.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// The text it is about.
    pub range: TextRange,
    /// What was decided and why.
    pub what: String,
}

/// A document with its parts.
#[derive(Debug)]
pub struct Release<'d> {
    /// The document.
    pub doc: &'d Document,
    /// House data, for entities and persons in records.
    pub house: &'d House,
    /// Its language.
    pub lang: Lang,
    /// All parts in document order.
    pub parts: Vec<Part>,
    /// The stories in order; at least one.
    pub stories: Vec<Story>,
    /// Names of the parts that packs defined.
    pub custom_parts: Vec<String>,
    /// Decisions beside the parts, for `--explain-structure`.
    pub decisions: Vec<Decision>,
    /// Ranges of chrome, in order and disjoint.
    chrome: Vec<TextRange>,
    records: Records,
}

#[derive(Debug, Default)]
struct Records {
    sentences: OnceCell<Vec<TextRange>>,
    dates: OnceCell<Vec<DateMention>>,
    relative: OnceCell<Vec<RelativeTime>>,
    words: OnceCell<Vec<names::Word>>,
    mentions: OnceCell<Vec<names::Mention>>,
    times: OnceCell<Vec<ClockTime>>,
    quotes: OnceCell<(Vec<Quote>, Vec<(TextRange, MarkFault)>)>,
    speech: OnceCell<Vec<TextRange>>,
    acronyms: OnceCell<(Vec<Definition>, Vec<AcronymUse>)>,
    contacts: OnceCell<Vec<Contact>>,
    emails: OnceCell<Vec<Email>>,
    phones: OnceCell<Vec<phone::Phone>>,
    persons: OnceCell<Vec<Person>>,
    links: OnceCell<Vec<Link>>,
    entity_mentions: OnceCell<Vec<entity_mentions::EntityMention>>,
    quantities: OnceCell<Vec<Quantity>>,
}

impl<'d> Release<'d> {
    /// The logical text of a range.
    pub fn slice(&self, range: TextRange) -> &'d str {
        self.doc.slice(range)
    }

    /// The name of a kind of part.
    pub fn part_name(&self, kind: PartKind) -> &str {
        match kind {
            PartKind::Custom(_, at) => {
                self.custom_parts.get(usize::from(at)).map_or("custom", String::as_str)
            }
            known => known.as_str(),
        }
    }

    /// The logical text of a part.
    pub fn part_text<'p>(&'p self, part: &'p Part) -> &'p str {
        match (&part.text, part.meta) {
            (Some(text), _) => text,
            (None, Some(entry)) => &self.doc.meta.entries[entry].value,
            (None, None) => self.slice(part.range),
        }
    }

    /// The part that holds a logical offset; the place after a part's last character belongs to it, unless another part
    /// begins there.
    pub fn part_at(&self, offset: usize) -> Option<usize> {
        let after = self.parts.partition_point(|part| part.range.start <= offset);
        // Parts hardly ever share text; a front-matter headline has none.
        let near = (after.saturating_sub(4)..after).rev().filter(|&at| self.parts[at].meta.is_none());
        let mut touching = None;
        for at in near {
            let range = self.parts[at].range;
            if range.contains_offset(offset) {
                return Some(at);
            }
            if range.end == offset && touching.is_none() {
                touching = Some(at);
            }
        }
        touching
    }

    /// Whether a range lies in chrome, which no rule but the one about chrome reads.
    pub fn in_chrome(&self, range: TextRange) -> bool {
        let from = self.chrome.partition_point(|chrome| chrome.end <= range.start);
        self.chrome.get(from).is_some_and(|chrome| chrome.overlaps(range))
    }

    /// Every sentence of the document, in order.
    pub fn sentences(&self) -> &[TextRange] {
        self.records.sentences.get_or_init(|| {
            let tokens = self.doc.tokens();
            let blocks = self.doc.blocks.iter();
            blocks.flat_map(|block| sentences(&self.doc.text, tokens.within(block.range))).collect()
        })
    }

    /// The sentences that overlap a range.
    pub fn sentences_in(&self, range: TextRange) -> &[TextRange] {
        let all = self.sentences();
        let from = all.partition_point(|sentence| sentence.end <= range.start);
        let to = from + all[from..].partition_point(|sentence| sentence.start < range.end);
        &all[from..to]
    }

    /// The sentence that holds an offset.
    pub fn sentence_at(&self, offset: usize) -> Option<TextRange> {
        self.sentences_in(TextRange::new(offset, offset + 1)).first().copied()
    }

    /// Dates named in the text, in order.
    pub fn dates(&self) -> &[DateMention] {
        self.records.dates.get_or_init(|| dates::read_dates(self))
    }

    /// Words such as "yesterday", in order.
    pub fn relative_times(&self) -> &[RelativeTime] {
        self.records.relative.get_or_init(|| dates::read_relative_times(self))
    }

    /// The words of the text as names are made of them, in order.
    pub fn names(&self) -> names::Names<'_> {
        let read = || names::read_words(&self.doc.text, self.doc.tokens().all());
        names::Names { text: &self.doc.text, words: self.records.words.get_or_init(read) }
    }

    /// Names that a title vouches for, in order.
    pub fn titled_names(&self) -> &[names::Mention] {
        self.records.mentions.get_or_init(|| self.names().mentions())
    }

    /// Times of day, in order.
    pub fn times(&self) -> &[ClockTime] {
        self.records.times.get_or_init(|| dates::read_times(self))
    }

    /// Quoted spans, in order.
    pub fn quotes(&self) -> &[Quote] {
        &self.records.quotes.get_or_init(|| quotes::read_quotes(self)).0
    }

    /// Faults of quotation marks, in order.
    pub fn mark_faults(&self) -> &[(TextRange, MarkFault)] {
        &self.records.quotes.get_or_init(|| quotes::read_quotes(self)).1
    }

    /// Ranges of direct speech with their marks, in order and disjoint.
    pub fn speech(&self) -> &[TextRange] {
        self.records.speech.get_or_init(|| {
            let speech = self.quotes().iter().filter(|quote| quote.kind == records::QuoteKind::Speech);
            speech.map(|quote| quote.range).collect()
        })
    }

    /// Whether a range touches direct speech.
    pub fn in_speech(&self, range: TextRange) -> bool {
        let speech = self.speech();
        let from = speech.partition_point(|quote| quote.end <= range.start);
        speech.get(from).is_some_and(|quote| quote.overlaps(range))
    }

    /// Acronyms tied to their names, in order.
    pub fn definitions(&self) -> &[Definition] {
        &self.records.acronyms.get_or_init(|| acronyms::read_acronyms(self)).0
    }

    /// Every acronym in the text, in order.
    pub fn acronym_uses(&self) -> &[AcronymUse] {
        &self.records.acronyms.get_or_init(|| acronyms::read_acronyms(self)).1
    }

    /// Contacts, in order.
    pub fn contacts(&self) -> &[Contact] {
        self.records.contacts.get_or_init(|| contacts::read_contacts(self))
    }

    /// Everything that is or wants to be a mail address, in every part but chrome.
    pub fn emails(&self) -> &[Email] {
        self.records.emails.get_or_init(|| contacts::read_emails(self))
    }

    /// Telephone numbers, in every part but chrome.
    pub fn phones(&self) -> &[phone::Phone] {
        self.records.phones.get_or_init(|| contacts::read_phones(self))
    }

    /// Mentions of persons, in order.
    pub fn persons(&self) -> &[Person] {
        self.records.persons.get_or_init(|| persons::read_persons(self))
    }

    /// Mentions of the entities in the house's register, in order.
    pub fn entity_mentions(&self) -> &[entity_mentions::EntityMention] {
        self.records.entity_mentions.get_or_init(|| entity_mentions::read_entity_mentions(self))
    }

    /// Links, in order.
    pub fn links(&self) -> &[Link] {
        self.records.links.get_or_init(|| links::read_links(self))
    }

    /// Numbers with what they count, in order.
    pub fn quantities(&self) -> &[Quantity] {
        self.records.quantities.get_or_init(|| quantities::read_quantities(self))
    }
}
