//! The words of the selector language: parts, records, groups, and the fields that records have.

use crate::release::PartKind;

/// What a step of a selector names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    /// A part of a release, by its kind.
    Part(PartKind),
    /// A part that a pack or project defined, by its name.
    Custom(String),
    /// A record, or a unit of text.
    Record(Record),
    /// Several parts taken together.
    Group(Group),
    /// The front matter.
    Meta,
}

/// Records and units of text. A name that is both a part and a record means the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Record {
    /// The dateline: places and date.
    Dateline,
    /// Whom journalists can reach.
    Contact,
    /// Direct speech with its marks.
    Quote,
    /// A quoted span that is no speech.
    Term,
    /// A date.
    Date,
    /// A word that means nothing without the day of issue.
    RelativeTime,
    /// An acronym with its name.
    Definition,
    /// An acronym.
    Acronym,
    /// A person's name.
    Person,
    /// A number with what it counts.
    Quantity,
    /// A link, written out or in markup.
    Link,
    /// An address that is written out.
    Url,
    /// A mail address.
    Email,
    /// A telephone number.
    Phone,
    /// An image's description.
    Image,
    /// A sentence; the dateline is no part of it.
    Sentence,
    /// A paragraph.
    Paragraph,
    /// A heading.
    Heading,
    /// An item of a list.
    Item,
    /// A cell of a table.
    Cell,
    /// A word.
    Word,
    /// A number in figures.
    Number,
    /// Code.
    Code,
    /// Words in italics or bold.
    Emphasis,
}

/// Parts taken together: one node with all their text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Headline, subheadline, summary, lede, body and captions.
    Prose,
    /// Prose without quotations, code, addresses and mail addresses.
    Copy,
    /// What stands above the headline.
    Preamble,
    /// From kicker to date line.
    Head,
    /// From dateline to the last call to act.
    Body,
    /// Below the text.
    Tail,
    /// Everything but chrome.
    Everything,
}

/// A field of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field {
    /// A field of that name.
    Of(&'static str),
    /// A key of the front matter.
    Key(String),
}

impl Record {
    /// All records with their names.
    pub const ALL: [(Self, &'static str); 25] = [
        (Self::Dateline, "dateline"),
        (Self::Contact, "contact"),
        (Self::Quote, "quote"),
        (Self::Term, "term"),
        (Self::Date, "date"),
        (Self::RelativeTime, "relative-time"),
        (Self::Definition, "definition"),
        (Self::Acronym, "acronym"),
        (Self::Person, "person"),
        (Self::Quantity, "quantity"),
        (Self::Link, "link"),
        (Self::Url, "url"),
        (Self::Email, "email"),
        (Self::Phone, "phone"),
        (Self::Image, "image"),
        (Self::Sentence, "sentence"),
        (Self::Paragraph, "paragraph"),
        (Self::Heading, "heading"),
        (Self::Item, "item"),
        (Self::Cell, "cell"),
        (Self::Word, "word"),
        (Self::Number, "number"),
        (Self::Code, "code"),
        (Self::Emphasis, "emphasis"),
        (Self::Emphasis, "strong"),
    ];

    /// The fields it has.
    pub const fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Dateline => &["city", "region", "country", "date", "slug", "separator", "line"],
            Self::Contact => &["name", "role", "office", "phone", "email"],
            Self::Quote => &["text", "speaker", "name", "given", "surname", "title", "org", "verb"],
            Self::Term => &["text"],
            Self::Date => &["weekday", "core"],
            Self::RelativeTime => &["gloss"],
            Self::Definition => &["acronym", "expansion"],
            Self::Person => &["name", "given", "surname", "title"],
            Self::Quantity => &["number", "unit", "noun"],
            Self::Link | Self::Url => &["text", "href", "host"],
            Self::Email => &["local", "domain"],
            Self::Image => &["alt", "src"],
            _ => &[],
        }
    }

    /// Whether its nodes are cut to what they stand in rather than dropped where they reach beyond it.
    pub const fn is_cut(self) -> bool {
        matches!(self, Self::Sentence | Self::Paragraph)
    }
}

impl Group {
    /// All groups with their names.
    pub const ALL: [(Self, &'static str); 7] = [
        (Self::Prose, "prose"),
        (Self::Copy, "copy"),
        (Self::Preamble, "preamble"),
        (Self::Head, "head"),
        (Self::Body, "body"),
        (Self::Tail, "tail"),
        (Self::Everything, "everything"),
    ];

    /// Whether a kind of part belongs to it.
    pub const fn holds(self, kind: PartKind) -> bool {
        use PartKind::{Chrome, Dateline, Headline, Subheadline, Summary};
        match self {
            Self::Prose | Self::Copy => {
                matches!(kind, Headline | Subheadline | Summary)
                    || kind.is_body() && !matches!(kind, Dateline)
            }
            Self::Preamble => kind.is_preamble(),
            Self::Head => kind.is_head(),
            Self::Body => kind.is_body(),
            Self::Tail => kind.is_tail(),
            Self::Everything => !matches!(kind, Chrome),
        }
    }
}

impl Name {
    /// The thing of that name; a custom part wins over nothing else, because built-in names keep their meaning.
    pub fn find(name: &str, custom_parts: &[String]) -> Option<Self> {
        let record =
            Record::ALL.iter().find(|(_, own)| *own == name).map(|(record, _)| Self::Record(*record));
        let group = || Group::ALL.iter().find(|(_, own)| *own == name).map(|(group, _)| Self::Group(*group));
        let part = || PartKind::parse(name).map(Self::Part);
        let special = || match name {
            "caption" => Some(Self::Part(PartKind::Media)),
            "meta" => Some(Self::Meta),
            _ => None,
        };
        let custom = || custom_parts.iter().find(|own| *own == name).cloned().map(Self::Custom);
        record.or_else(group).or_else(part).or_else(special).or_else(custom)
    }

    /// The name as written.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Part(kind) => kind.as_str(),
            Self::Custom(name) => name,
            Self::Record(record) => {
                Record::ALL.iter().find(|(own, _)| own == record).map_or("", |(_, name)| name)
            }
            Self::Group(group) => {
                Group::ALL.iter().find(|(own, _)| own == group).map_or("", |(_, name)| name)
            }
            Self::Meta => "meta",
        }
    }

    /// The field of that name.
    pub fn field(&self, name: &str) -> Option<Field> {
        match self {
            Self::Meta => Some(Field::Key(name.to_lowercase())),
            Self::Record(record) => {
                record.fields().iter().find(|own| **own == name).map(|own| Field::Of(own))
            }
            _ => None,
        }
    }

    /// The names of its fields.
    pub fn fields(&self) -> &'static [&'static str] {
        match self {
            Self::Record(record) => record.fields(),
            _ => &[],
        }
    }

    /// Whether it is one part of a release, so that an example may be that part's text.
    pub fn is_part(&self) -> bool {
        match self {
            Self::Part(_) | Self::Custom(_) => true,
            Self::Record(record) => PartKind::parse(self.as_str()).is_some() && *record != Record::Paragraph,
            Self::Group(_) | Self::Meta => false,
        }
    }
}

/// Every name that can be written, for suggestions.
pub fn all_names(custom_parts: &[String]) -> Vec<String> {
    let records = Record::ALL.iter().map(|(_, name)| (*name).to_owned());
    let groups = Group::ALL.iter().map(|(_, name)| (*name).to_owned());
    let parts = PartKind::ALL.iter().map(|kind| kind.as_str().to_owned());
    let special = ["caption", "meta"].map(str::to_owned);
    let mut all: Vec<String> = records.chain(groups).chain(parts).chain(special).collect();
    all.extend(custom_parts.iter().cloned());
    all.sort();
    all.dedup();
    all
}
