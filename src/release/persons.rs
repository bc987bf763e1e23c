//! Persons named in a release, from four sources that can be trusted: the house's register, subjects of verbs of saying,
//! titles before or behind a name, and contacts. What none of them vouches for is no person here.

use super::Release;
use super::names::lexicon::{CALENDAR, TITLES};
use super::names::{Names, PersonName};
use super::quotes::TELLING;
use super::records::{Person, PersonSource};
use crate::house;
use crate::text::{TextRange, Tokens, fold, fold_hash};
use std::collections::{HashMap, HashSet};

/// Reads mentions of persons, in order of place.
pub fn read_persons(release: &Release<'_>) -> Vec<Person> {
    let names = release.names();
    let mut found = registered(release, &names);
    found.extend(titled(release));
    found.extend(speakers(release, &names));
    found.extend(contacts(release, &names));
    let known: HashSet<u64> = found.iter().map(|person| fold_hash(release.slice(person.surname))).collect();
    found.extend(tellers(release, &names, &known));
    merge(found)
}

/// One mention for each place: the earlier source says who it is, a later one may add the title.
fn merge(mut found: Vec<Person>) -> Vec<Person> {
    found
        .sort_by_key(|person| (person.range.start, std::cmp::Reverse(person.range.end), rank(person.source)));
    let mut merged: Vec<Person> = Vec::with_capacity(found.len());
    for person in found {
        match merged.last_mut().filter(|last| last.range.overlaps(person.range)) {
            Some(last) => last.title = last.title.or(person.title),
            None => merged.push(person),
        }
    }
    merged
}

const fn rank(source: PersonSource) -> u8 {
    match source {
        PersonSource::Register => 0,
        PersonSource::Title => 1,
        PersonSource::Apposition => 2,
        PersonSource::Attribution => 3,
        PersonSource::Contact => 4,
    }
}

fn person(name: &PersonName, title: Option<TextRange>, source: PersonSource) -> Person {
    Person { range: name.range, given: name.given, surname: name.surname, title, source }
}

fn titled(release: &Release<'_>) -> Vec<Person> {
    let mentions = release.titled_names().iter();
    let source = |apposition| if apposition { PersonSource::Apposition } else { PersonSource::Title };
    mentions.map(|mention| person(&mention.name, mention.title, source(mention.apposition))).collect()
}

/// Speakers whose name stands beside their verb.
fn speakers(release: &Release<'_>, names: &Names<'_>) -> Vec<Person> {
    let speakers = release.quotes().iter().filter_map(|quote| quote.speaker.as_ref());
    let named = speakers.filter(|speaker| speaker.surname.is_some());
    let read = named.filter_map(|speaker| {
        let name = names.name_at(names.index_at(speaker.range.start))?;
        (name.range == speaker.range).then(|| person(&name, None, PersonSource::Attribution))
    });
    let mut seen = HashSet::new();
    read.filter(|person| seen.insert(person.range.start)).collect()
}

fn contacts(release: &Release<'_>, names: &Names<'_>) -> Vec<Person> {
    let contacts = release.contacts().iter().filter(|contact| contact.person);
    let named = contacts.filter_map(|contact| Some((contact.name?, contact.role)));
    named
        .filter_map(|(range, role)| {
            let words = names.within(range);
            let name =
                words.clone().find_map(|at| names.name_at(at).filter(|name| name.words.end <= words.end))?;
            Some(person(&name, role, PersonSource::Contact))
        })
        .collect()
}

/// Subjects of verbs of saying outside quotations: "Halvorsen said the dam holds", "the dam holds, said Ingrid Halvorsen".
///
/// A surname alone must be known from another source: companies and parliaments say things too.
fn tellers(release: &Release<'_>, names: &Names<'_>, known: &HashSet<u64>) -> Vec<Person> {
    let mut found = Vec::new();
    for verb in 0..names.words.len() {
        if names.words[verb].is_capital() || !names.is_in(verb, &TELLING) {
            continue;
        }
        let before = (names.goes_on(verb) && verb > 0).then(|| names.name_ending_at(verb - 1)).flatten();
        let behind = || names.goes_on(verb + 1).then(|| names.name_at(verb + 1)).flatten();
        let Some(name) = before.or_else(behind) else { continue };
        let surname = fold_hash(release.slice(name.surname));
        let full = name.given.is_some() && !names.is_place(&name) && !is_governed(names, &name);
        if full || known.contains(&surname) {
            found.push(person(&name, None, PersonSource::Attribution));
        }
    }
    found
}

/// "the office of Ana Silva said": not she.
fn is_governed(names: &Names<'_>, name: &PersonName) -> bool {
    let Some(before) = name.words.start.checked_sub(1) else { return false };
    names.goes_on(name.words.start)
        && (names.words[before].possessive
            || matches!(
                names.slice(before),
                "of" | "for" | "at" | "from" | "in" | "the" | "de" | "du" | "del" | "la"
            ))
}

/// Names of the house's register, in full or in their short form.
fn registered(release: &Release<'_>, names: &Names<'_>) -> Vec<Person> {
    if release.house.persons.is_empty() {
        return Vec::new();
    }
    let forms = forms(&release.house.persons);
    let mut found = Vec::new();
    let mut at = 0;
    while at < names.words.len() {
        let fits = forms.get(&names.words[at].hash).into_iter().flatten().filter(|form| form.fits(names, at));
        match fits.max_by_key(|form| form.words.len()) {
            Some(form) => {
                found.push(form.person(names, at));
                at += form.words.len();
            }
            None => at += 1,
        }
    }
    found
}

/// One spelling of a registered person.
struct Form<'h> {
    words: Vec<String>,
    short: bool,
    person: &'h house::Person,
}

fn forms(persons: &[house::Person]) -> HashMap<u64, Vec<Form<'_>>> {
    let mut forms: HashMap<u64, Vec<Form<'_>>> = HashMap::new();
    for person in persons {
        let full = std::iter::once(&person.name).chain(&person.aliases).map(|text| (text, false));
        for (text, short) in full.chain(person.short.iter().map(|text| (text, true))) {
            let words = words_of(text);
            if let Some(first) = words.first() {
                forms.entry(fold_hash(first)).or_default().push(Form { words, short, person });
            }
        }
    }
    forms
}

/// The words of a registered name, cut the way the text's are.
fn words_of(text: &str) -> Vec<String> {
    let tokens = Tokens::new(text, [TextRange::new(0, text.len())]);
    let words = super::names::read_words(text, tokens.all());
    words.iter().map(|word| fold(&text[word.range.as_range()])).collect()
}

impl Form<'_> {
    fn fits(&self, names: &Names<'_>, at: usize) -> bool {
        let end = at + self.words.len();
        end <= names.words.len()
            && names.words[at].is_capital()
            && (at + 1..end).all(|next| names.goes_on(next))
            && (at..end).zip(&self.words).all(|(at, word)| fold(names.slice(at)) == *word)
    }

    /// The person at a place. Which words are the surname is the short form's to say; without one, the last.
    fn person(&self, names: &Names<'_>, at: usize) -> Person {
        let end = at + self.words.len();
        let word = |at: usize| names.words[at].range;
        let range = word(at).cover(word(end - 1));
        let short = self.person.short.as_deref().map(words_of);
        let own = short.filter(|_| !self.short).and_then(|short| {
            let from = self.words.windows(short.len().max(1)).position(|window| window == short)?;
            Some(at + from..at + from + short.len())
        });
        let surname = own.unwrap_or(if self.short { at..end } else { end - 1..end });
        let given = match (surname.start > at, surname.end < end) {
            (true, _) => Some(word(at).cover(word(surname.start - 1))),
            (false, true) => Some(word(surname.end).cover(word(end - 1))),
            (false, false) => None,
        };
        let titled =
            at > 0 && names.goes_on(at) && names.is_in(at - 1, &TITLES) && !names.is_in(at - 1, &CALENDAR);
        Person {
            range,
            given,
            surname: word(surname.start).cover(word(surname.end - 1)),
            title: titled.then(|| word(at - 1)),
            source: PersonSource::Register,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Format, Source};
    use crate::house::House;
    use crate::release::{LabelOptions, label};

    fn persons(house: &House, text: &str) -> Vec<(String, String, PersonSource)> {
        let doc = crate::formats::read(Source::new("draft", Format::Markdown, text.as_bytes().to_vec()));
        let release = label(&doc, house, &LabelOptions::default());
        let slice = |range: TextRange| release.slice(range).to_owned();
        release
            .persons()
            .iter()
            .map(|person| (slice(person.range), slice(person.surname), person.source))
            .collect()
    }

    const HEAD: &str = "# Dam passes stress test\n\nLillehammer, 7 May 2024 – ";

    #[test]
    fn each_source_gives_its_persons() {
        let text = format!(
            "{HEAD}The dam holds, said Ingrid Halvorsen, chief engineer. Mayor Jon Lie agreed.\n\n“It holds,” Halvorsen said. “It will,” added Ola Nordmann."
        );
        let found = persons(&House::default(), &text);
        let names: Vec<(&str, PersonSource)> =
            found.iter().map(|(name, _, source)| (name.as_str(), *source)).collect();
        assert_eq!(
            names,
            [
                ("Ingrid Halvorsen", PersonSource::Apposition),
                ("Jon Lie", PersonSource::Title),
                ("Halvorsen", PersonSource::Attribution),
                ("Ola Nordmann", PersonSource::Attribution),
            ]
        );
    }

    #[test]
    fn the_register_says_which_part_of_a_name_is_short() {
        let chen = house::Person {
            name: "Chen Li Hua".into(),
            short: Some("Chen".into()),
            ..house::Person::default()
        };
        let house = House { persons: vec![chen], ..House::default() };
        let found = persons(&house, &format!("{HEAD}The engineer is Chen Li Hua. Everybody trusts Chen."));
        assert_eq!(found[0].1, "Chen");
        assert_eq!(found.len(), 2);
        assert!(found.iter().all(|person| person.2 == PersonSource::Register));
    }

    #[test]
    fn institutions_that_say_something_are_no_persons() {
        let text = format!(
            "{HEAD}Congress said the dam holds. Norway said so too, and the World Health Organization added a note."
        );
        assert_eq!(persons(&House::default(), &text), []);
    }
}
