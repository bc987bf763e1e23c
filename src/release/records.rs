//! Typed things found in a release. Each is read on first use and then shared by all rules.

use super::phone::Phone;
use crate::calendar::{Date, Weekday};
use crate::text::TextRange;

/// One place of a dateline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatelinePlace {
    /// The city, or the country where one stands for the city.
    pub name: TextRange,
    /// What stands in brackets after the name.
    pub qualifier: Option<TextRange>,
    /// State or region after a comma.
    pub region: Option<TextRange>,
    /// Country after a comma.
    pub country: Option<TextRange>,
}

/// What stands between a dateline and the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Separator {
    /// The mark with the white space around it.
    pub range: TextRange,
    /// The mark alone: "–", "—", "--", "-", ". –", ".-", ":", or empty where it was lost.
    pub glyph: String,
    /// Whether white space stands before it.
    pub space_before: bool,
    /// Whether white space stands after it.
    pub space_after: bool,
}

/// Place and date at the beginning of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dateline {
    /// Places and date, without relay slug and separator.
    pub range: TextRange,
    /// The places in order; none for a date alone.
    pub places: Vec<DatelinePlace>,
    /// The date, if it has one.
    pub date: Option<DateMention>,
    /// Relay slug such as "/PRNewswire/".
    pub slug: Option<TextRange>,
    /// What stands before the text.
    pub separator: Separator,
    /// Whether places and date stand in brackets.
    pub bracketed: bool,
}

/// How a date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateForm {
    /// 12 March 2024, 12 March, 12 de marzo de 2024.
    DayMonth,
    /// March 12, 2024, March 12.
    MonthDay,
    /// 12/03/2024, 04/09, 12.03.2024.
    Numeric,
    /// 2024-03-12.
    Iso,
    /// March 2024.
    MonthYear,
}

/// A date named in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateMention {
    /// The whole mention, the weekday included.
    pub range: TextRange,
    /// How it is written.
    pub form: DateForm,
    /// Day of the month as written; it may be impossible. `None` for a month alone.
    pub day: Option<u8>,
    /// Month from 1 to 12 as written; for a numeric date, `None` while the order is open.
    pub month: Option<u8>,
    /// Year as written, made four digits.
    pub year: Option<i16>,
    /// The two (or three) numbers of a numeric date in the order written.
    pub numbers: Vec<u16>,
    /// Weekday written beside it, with its place.
    pub weekday: Option<(Weekday, TextRange)>,
    /// Day, month and year without the weekday.
    pub core: TextRange,
    /// The other end of a range ("4–8 November"): index of that mention in the list.
    pub range_end: Option<usize>,
}

impl DateMention {
    /// The calendar day, where day, month and year are written and possible.
    pub fn date(&self) -> Option<Date> {
        crate::calendar::date(self.year?, self.month?, self.day?)
    }
}

/// A time of day as written; it may be one that no clock shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClockTime {
    /// The whole of it, "a.m." included.
    pub range: TextRange,
    /// Hour as written.
    pub hour: u8,
    /// Minute as written.
    pub minute: Option<u8>,
    /// Written after a twelve-hour clock: `Some(true)` for p.m.
    pub afternoon: Option<bool>,
    /// Whether the words around it say that it is a time and not a score, a verse or a duration.
    pub sure: bool,
}

/// What a word such as "yesterday" points to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RelativeKind {
    /// So many days from the day of issue: today 0, yesterday −1, tomorrow 1.
    Day(i32),
    /// So many weeks from the week of issue.
    Week(i32),
    /// So many months from the month of issue.
    Month(i32),
    /// So many years from the year of issue.
    Year(i32),
    /// A weekday of the past −1, of the future 1, or whichever is near 0: "last Tuesday", "next Monday", "on Friday".
    Weekday(i32),
    /// Something recent or soon, without measure.
    Vague,
}

/// A word that means nothing without the day of issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelativeTime {
    /// The words.
    pub range: TextRange,
    /// What they point to.
    pub kind: RelativeKind,
    /// An explicit date given right after it, in brackets or in apposition: index into the dates.
    pub gloss: Option<usize>,
}

/// Whom journalists can reach.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// All its words.
    pub range: TextRange,
    /// The person or desk.
    pub name: Option<TextRange>,
    /// Whether the name is that of a person.
    pub person: bool,
    /// Role or title.
    pub role: Option<TextRange>,
    /// Office or organization.
    pub office: Option<TextRange>,
    /// Telephone numbers.
    pub phones: Vec<Phone>,
    /// Mail addresses.
    pub emails: Vec<Email>,
    /// Labels after which nothing stands ("Email:").
    pub empty_labels: Vec<TextRange>,
    /// Whether the channels follow a list of names and belong to all of them; each name is a contact of its own.
    pub shared_channel: bool,
    /// Whether the words before it ask nobody in particular: "call 022 …", "contact us at".
    pub for_anybody: bool,
}

/// A mail address in the text, right or wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Email {
    /// The address without label and final punctuation; for a link with other words, these words.
    pub range: TextRange,
    /// The address as it is written; for a link with other words, its target.
    pub address: String,
    /// Local part and domain, where there is one "@".
    pub parts: Option<(String, String)>,
}

impl Email {
    /// An address that stands, or is linked, at a place.
    pub fn new(range: TextRange, address: &str) -> Self {
        let parts = address
            .split_once('@')
            .filter(|(name, host)| !name.is_empty() && !host.is_empty() && !host.contains('@'))
            .map(|(name, host)| (name.trim().to_owned(), host.trim().to_owned()));
        Self { range, address: address.to_owned(), parts }
    }
}

/// Whether a quoted span is speech or a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuoteKind {
    /// Somebody says it.
    Speech,
    /// A title, a term, a scare quote.
    Term,
}

/// Who said it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Speaker {
    /// The words that name the speaker at this quote.
    pub range: TextRange,
    /// Full name as known up to here.
    pub name: Option<String>,
    /// Given name.
    pub given: Option<String>,
    /// Surname.
    pub surname: Option<String>,
    /// Title.
    pub title: Option<String>,
    /// Organization.
    pub org: Option<String>,
}

/// How a quote found its speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Binding {
    /// A verb of saying in the same sentence.
    SameSentence,
    /// The same speech interrupted: “A,” said X. “B.”
    Split,
    /// Further speech in the same paragraph.
    SameParagraph,
    /// The next paragraph of a speech that was left open, or that carries on without another person in between.
    Continuation,
    /// Introduced with a colon, in this block or the one above.
    Colon,
    /// A pronoun and a verb of saying.
    Pronoun,
    /// A signature line.
    Signature,
    /// A document that says it ("the report states").
    Document,
    /// Nobody.
    None,
}

/// A quoted span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The words with their marks.
    pub range: TextRange,
    /// The words without marks.
    pub inner: TextRange,
    /// Speech or term.
    pub kind: QuoteKind,
    /// How it found its speaker.
    pub binding: Binding,
    /// The speaker.
    pub speaker: Option<Speaker>,
    /// The verb of saying.
    pub verb: Option<TextRange>,
    /// Whether it is a block quotation without marks.
    pub block: bool,
    /// Whether the closing mark is missing because the next paragraph goes on.
    pub open: bool,
    /// Words inside.
    pub words: usize,
}

/// What is wrong with quotation marks at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkFault {
    /// Opened and never closed.
    Unclosed,
    /// Closed and never opened.
    Unopened,
    /// The same mark inside itself.
    Nesting,
}

/// How an acronym is tied to its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DefinitionForm {
    /// Expansion (ACR)
    ExpansionFirst,
    /// ACR (Expansion)
    AcronymFirst,
    /// Expansion, or ACR
    Or,
    /// ACR, the Expansion,
    Apposition,
    /// known as ACR
    KnownAs,
}

/// An acronym with the name it stands for.
#[derive(Clone, Debug, PartialEq)]
pub struct Definition {
    /// The acronym.
    pub acronym: TextRange,
    /// Its text, without plural s.
    pub short: String,
    /// The name.
    pub expansion: TextRange,
    /// How they are tied.
    pub form: DefinitionForm,
    /// Share of the acronym's letters that align with the name, from 0 to 1.
    pub aligned: f32,
    /// Everything from name to closing bracket.
    pub range: TextRange,
    /// Whether the brackets say that the letters come from another language.
    pub foreign: bool,
    /// Index of the use of other letters that were meant: they fit the name, are one slip away and stand in the same story.
    pub meant: Option<usize>,
}

impl Definition {
    /// Whether the letters and the name surely belong together. A name in front of a bracket may be another's: a person
    /// with the agency he speaks for.
    pub fn is_sure(&self) -> bool {
        self.aligned >= 0.5 || self.foreign
    }
}

/// An acronym in the text, a definition's own included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AcronymUse {
    /// The letters, without plural s and possessive.
    pub range: TextRange,
    /// Their text, without stops.
    pub short: String,
    /// Index of the definition this use belongs to, if it is a definition's acronym.
    pub definition: Option<usize>,
    /// Whether a plural s is written on it (IDPs).
    pub plural: bool,
    /// Whether it is written with stops (U.N.).
    pub dotted: bool,
    /// Whether the letters may be something else here: a word in a line of capitals, a state, a unit. Recorded only for
    /// letters that the text defines or the house knows.
    pub doubtful: bool,
    /// Whether the letters are a piece of a longer name here (HOPE Act, UC-Davis), where nobody would expand them.
    pub named: bool,
    /// Whether a description in small letters stands right before them: “the weather bureau, PAGASA,”.
    pub described: bool,
}

/// Where a person's name was recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PersonSource {
    /// The house's register.
    Register,
    /// Subject of a verb of saying.
    Attribution,
    /// After a title.
    Title,
    /// "Name, Title, Organization".
    Apposition,
    /// A contact.
    Contact,
}

/// A person named in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The name.
    pub range: TextRange,
    /// Given names, if more than a surname is written.
    pub given: Option<TextRange>,
    /// The surname with its particles.
    pub surname: TextRange,
    /// The title beside it.
    pub title: Option<TextRange>,
    /// Where it was recognised.
    pub source: PersonSource,
}

/// A link, written out or in markup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The words of the link; for a bare address, the address.
    pub range: TextRange,
    /// The target.
    pub href: String,
}

/// A number with what it counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// The number with its multiplier.
    pub range: TextRange,
    /// The value.
    pub value: f64,
    /// Currency, "per cent" or measure.
    pub unit: Option<TextRange>,
    /// What is counted.
    pub noun: Option<TextRange>,
    /// Whether it is marked as rounded (about, nearly, over).
    pub approximate: bool,
}
