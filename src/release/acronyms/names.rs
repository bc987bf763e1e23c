//! Questions about acronyms that rules ask beyond the records: whether letters fit a name, which name in the text they fit,
//! and which acronyms a line holds that is not part of the text (a headline in front matter).

use super::align::{NameWord, Role, initials, name_words, share};
use super::lookalikes::Surroundings;
use super::reader::Reader;
use super::shape::{acronym_at, letters};
use super::words::CONNECTORS;
use crate::release::Release;
use crate::text::{TextRange, Tokens, fold, without_diacritics};
use std::collections::HashMap;

/// How letters and a name go together.
#[derive(Clone, Debug, PartialEq)]
pub struct Spelling {
    /// Share of the letters that align with the name, from 0 to 1.
    pub aligned: f32,
    /// The letters that the name's words would give.
    pub initials: String,
}

/// How an acronym and a name in the text go together.
pub fn spelling(release: &Release<'_>, short: &str, name: TextRange) -> Spelling {
    let reader = Reader { text: &release.doc.text, tokens: release.doc.tokens().within(name) };
    let words = name_words(reader, 0..reader.tokens.len());
    Spelling { aligned: share(&letters(short), &words), initials: initials(&words) }
}

/// Fewest and most letters of an acronym for which a name is looked for that is not tied to it.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=12;

/// The letters of an acronym as [`names_by_initials`] knows them.
pub fn initials_of(short: &str) -> String {
    letters(short).into_iter().collect()
}

/// Names in capitals by the initials of their words; of several with the same initials the first.
pub fn names_by_initials(
    release: &Release<'_>,
    ranges: impl Iterator<Item = TextRange>,
) -> HashMap<String, TextRange> {
    let mut names = HashMap::new();
    for range in ranges {
        let tokens = release.doc.tokens().within(range);
        for block in tokens.chunk_by(|one, next| one.block == next.block) {
            let words = name_words(Reader { text: &release.doc.text, tokens: block }, 0..block.len());
            for at in (0..words.len()).filter(|&at| words[at].capital && words[at].role == Role::Content) {
                note_names_at(&words[at..], &mut names);
            }
        }
    }
    names
}

/// Notes the names that begin with the first word and grow word by word. A small word of the name with a capital gives a
/// letter or none: Los Alamos.
fn note_names_at(words: &[NameWord], names: &mut HashMap<String, TextRange>) {
    let mut readings = vec![String::new()];
    for (step, word) in words.iter().enumerate().take(MOST_WORDS) {
        let content = word.role == Role::Content;
        if step > 0 && word.apart || content && !word.capital {
            return;
        }
        let Some(initial) = word.initial().filter(|_| word.capital && word.role != Role::Tail) else {
            continue;
        };
        let with = readings.iter().map(|reading| format!("{reading}{initial}"));
        let with: Vec<String> = with.filter(|reading| reading.chars().count() <= *LETTERS.end()).collect();
        let name = TextRange::new(words[0].range.start, word.range.end);
        for reading in with.iter().filter(|reading| LETTERS.contains(&reading.chars().count())) {
            names.entry(reading.clone()).or_insert(name);
        }
        if content {
            readings = with;
        } else {
            readings.extend(with);
            readings.truncate(MOST_READINGS);
        }
        if readings.is_empty() {
            return;
        }
    }
}

/// Ways of reading a name with small words in capitals.
const MOST_READINGS: usize = 4;

/// Words, small ones included, that a name has at most.
const MOST_WORDS: usize = 24;

/// The acronyms of a line that stands outside the text.
pub fn acronyms_in(line: &str) -> Vec<String> {
    let tokens = Tokens::new(line, [TextRange::new(0, line.len())]);
    let reader = Reader { text: line, tokens: tokens.all() };
    let around = Surroundings::new(reader, Vec::new());
    let mut found = Vec::new();
    let mut at = 0;
    while at < reader.tokens.len() {
        let Some(acronym) = acronym_at(reader, at) else {
            at += 1;
            continue;
        };
        at = acronym.tokens.end.max(at + 1);
        if !acronym.dotted && !around.is_lookalike(&acronym) {
            found.push(acronym.short);
        }
    }
    found
}

/// What two names are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameMatch {
    /// The same name: capitals, connectors, plurals and small differences of spelling do not count.
    Same,
    /// Another name.
    Other,
}

/// Compares two names in the text.
pub fn compare_names(release: &Release<'_>, one: TextRange, other: TextRange) -> NameMatch {
    if same_name(&content_words(release, one), &content_words(release, other)) {
        NameMatch::Same
    } else {
        NameMatch::Other
    }
}

/// Whether the words of two names are those of one.
pub fn same_name(one: &[String], other: &[String]) -> bool {
    let pairs = one.iter().zip(other);
    let alike = one.len() == other.len() && pairs.clone().all(|(one, other)| is_same_word(one, other));
    let short = |longer: &[String], shorter: &[String]| shorter.len() >= 2 && longer.ends_with(shorter);
    alike || short(one, other) || short(other, one)
}

/// The words of a name that count when it is compared, folded.
pub fn content_words(release: &Release<'_>, name: TextRange) -> Vec<String> {
    let reader = Reader { text: &release.doc.text, tokens: release.doc.tokens().within(name) };
    let words = name_words(reader, 0..reader.tokens.len());
    // In a line of capitals a connector looks like a word that names.
    let folded = words
        .iter()
        .filter(|word| !word.is_connector())
        .map(|word| fold(&reader.text[word.range.as_range()]));
    folded
        .filter(|word| !CONNECTORS.contains(&word.as_str()))
        .map(|word| without_diacritics(&word).trim_end_matches('s').to_owned())
        .collect()
}

/// Equal, or different by spelling: Organisation and Organization.
fn is_same_word(one: &str, other: &str) -> bool {
    one == other || one.len().min(other.len()) >= 7 && strsim::levenshtein(one, other) <= 1
}
