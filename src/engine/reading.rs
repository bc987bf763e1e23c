//! What was understood of a draft, as plain data for users of the library. Runs no rule.

use super::OutlinePart;
use super::place::{locate, part_place};
use crate::calendar::Date;
use crate::config::Profile;
use crate::diagnostic::Location;
use crate::document::{Format, Source};
use crate::formats;
use crate::release::records::{self, QuoteKind};
use crate::release::{DocType, Release, label};
use crate::rules::Anchor;
use crate::text::TextRange;

/// What presslint understands of a draft before any rule judges it: its parts, and the records found in them.
///
/// The words of a record are the `quote` of its location; days are written `2024-03-12`. Records stand in order of place,
/// those of a web page's navigation left out.
///
/// ```
/// use presslint::{Linter, Source, Style};
///
/// let draft = "# Bakery opens\n\nParis, 5 March 2024 – The bakery opened.\n\nContact: Ana Silva, +33 1 44 55 66 77\n";
/// let reading = Linter::new(&Style::new()).0.read(Source::named("draft.md", draft));
///
/// let parts: Vec<&str> = reading.outline.iter().map(|part| part.name.as_str()).collect();
/// assert_eq!(parts, ["headline", "dateline", "lede", "contacts"]);
/// assert_eq!(reading.stories[0].date.as_deref(), Some("2024-03-05"));
/// assert_eq!(reading.contacts[0].phones, ["+33 1 44 55 66 77"]);
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Reading {
    /// Name or path of the draft.
    pub name: String,
    /// Its format.
    pub format: Format,
    /// Its language as a tag; `und` for one that presslint has no words of.
    pub language: &'static str,
    /// Its parts in order of place.
    pub outline: Vec<OutlinePart>,
    /// Its stories; most drafts hold one, briefing notes several.
    pub stories: Vec<Story>,
    /// Days named anywhere.
    pub dates: Vec<NamedDay>,
    /// What stands between quotation marks, and block quotations.
    pub quotes: Vec<Quote>,
    /// Whom journalists can reach.
    pub contacts: Vec<Contact>,
    /// Acronyms with the names they stand for.
    pub acronyms: Vec<Acronym>,
    /// Persons named anywhere, once for each mention.
    pub persons: Vec<Person>,
    /// Links, written out or in markup.
    pub links: Vec<Link>,
}

/// One story of a draft.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Story {
    /// What kind of release it is.
    pub kind: DocType,
    /// The day it is judged by, from front matter, dateline, release line or embargo.
    pub date: Option<String>,
    /// Its dateline.
    pub dateline: Option<Dateline>,
}

/// Place and date at the beginning of a text.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Dateline {
    /// The places, without region and country.
    pub places: Vec<String>,
    /// The day, where it is written out with its year.
    pub date: Option<String>,
    /// Places and date, without what separates them from the text.
    pub location: Location,
}

/// A day named in the text.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct NamedDay {
    /// The day, where day, month and year are written and there is such a day.
    pub date: Option<String>,
    /// The words, the weekday included.
    pub location: Location,
}

/// A quotation.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Quote {
    /// Whether somebody says it; otherwise it is a title or a term.
    pub speech: bool,
    /// Full name of the speaker as known up to here.
    pub speaker: Option<String>,
    /// The speaker's title.
    pub title: Option<String>,
    /// The speaker's organization.
    pub organization: Option<String>,
    /// The words with their marks.
    pub location: Location,
}

/// Somebody journalists can reach.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Contact {
    /// The person or desk.
    pub name: Option<String>,
    /// Role or title.
    pub role: Option<String>,
    /// Office or organization.
    pub office: Option<String>,
    /// Telephone numbers as written, without labels and extensions.
    pub phones: Vec<String>,
    /// Mail addresses as written.
    pub emails: Vec<String>,
    /// All its words.
    pub location: Location,
}

/// An acronym with its name.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Acronym {
    /// The acronym, without plural s.
    pub short: String,
    /// The name it stands for.
    pub name: String,
    /// Both together.
    pub location: Location,
}

/// A mention of a person.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Person {
    /// The surname with its particles.
    pub surname: String,
    /// Given names, where they are written.
    pub given: Option<String>,
    /// The title beside the name.
    pub title: Option<String>,
    /// The name.
    pub location: Location,
}

/// A link.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Link {
    /// The target.
    pub target: String,
    /// The words of the link; for a bare address, the address.
    pub location: Location,
}

/// Reads a draft under a profile, which brings the house's names and its own parts.
pub fn read(source: Source, profile: &Profile) -> Reading {
    let doc = formats::read(source);
    let release = label(&doc, &profile.house, &profile.labels);
    let view = View { release: &release };
    Reading {
        name: doc.source.name.clone(),
        format: doc.source.format,
        language: release.lang.as_str(),
        outline: outline(&release),
        stories: release.stories.iter().map(|story| view.story(story)).collect(),
        dates: release.dates().iter().map(|date| view.day(date)).collect(),
        quotes: release.quotes().iter().map(|quote| view.quote(quote)).collect(),
        contacts: release.contacts().iter().map(|contact| view.contact(contact)).collect(),
        acronyms: release.definitions().iter().map(|definition| view.acronym(definition)).collect(),
        persons: release.persons().iter().map(|person| view.person(person)).collect(),
        links: release.links().iter().map(|link| view.link(link)).collect(),
    }
}

/// The parts of a release with their places.
pub fn outline(release: &Release<'_>) -> Vec<OutlinePart> {
    let part = |at: usize| OutlinePart {
        name: release.part_name(release.parts[at].kind).to_owned(),
        text: release.part_text(&release.parts[at]).to_owned(),
        location: part_place(release, at),
        part: release.parts[at].clone(),
    };
    (0..release.parts.len()).map(part).collect()
}

/// Turns records, which point into the logical text, into words and places.
struct View<'r> {
    release: &'r Release<'r>,
}

impl View<'_> {
    fn place(&self, range: TextRange) -> Location {
        locate(self.release, &Anchor::Text(range))
    }

    fn words(&self, range: TextRange) -> String {
        self.release.slice(range).to_owned()
    }

    fn maybe(&self, range: Option<TextRange>) -> Option<String> {
        range.map(|range| self.words(range))
    }

    fn story(&self, story: &crate::release::Story) -> Story {
        Story {
            kind: story.kind,
            date: story.reference.map(|day| iso(day.date)),
            dateline: story.dateline.as_ref().map(|dateline| self.dateline(dateline)),
        }
    }

    fn dateline(&self, dateline: &records::Dateline) -> Dateline {
        Dateline {
            places: dateline.places.iter().map(|place| self.words(place.name)).collect(),
            date: dateline.date.as_ref().and_then(records::DateMention::date).map(iso),
            location: self.place(dateline.range),
        }
    }

    fn day(&self, date: &records::DateMention) -> NamedDay {
        NamedDay { date: date.date().map(iso), location: self.place(date.range) }
    }

    fn quote(&self, quote: &records::Quote) -> Quote {
        let speaker = quote.speaker.clone().unwrap_or_default();
        Quote {
            speech: quote.kind == QuoteKind::Speech,
            speaker: speaker.name,
            title: speaker.title,
            organization: speaker.org,
            location: self.place(quote.range),
        }
    }

    fn contact(&self, contact: &records::Contact) -> Contact {
        Contact {
            name: self.maybe(contact.name),
            role: self.maybe(contact.role),
            office: self.maybe(contact.office),
            phones: contact.phones.iter().map(|phone| self.words(phone.range)).collect(),
            emails: contact.emails.iter().map(|email| email.address.clone()).collect(),
            location: self.place(contact.range),
        }
    }

    fn acronym(&self, definition: &records::Definition) -> Acronym {
        Acronym {
            short: definition.short.clone(),
            name: self.words(definition.expansion),
            location: self.place(definition.range),
        }
    }

    fn person(&self, person: &records::Person) -> Person {
        Person {
            surname: self.words(person.surname),
            given: self.maybe(person.given),
            title: self.maybe(person.title),
            location: self.place(person.range),
        }
    }

    fn link(&self, link: &records::Link) -> Link {
        Link { target: link.href.clone(), location: self.place(link.range) }
    }
}

fn iso(day: Date) -> String {
    day.to_string()
}
