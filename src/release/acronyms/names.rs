//! Questions about acronyms that rules ask beyond the records: whether letters fit a name, which name in the text they fit,
//! and which acronyms a line holds that is not part of the text (a headline in front matter).

use super::align::{NameWord, Role, initials, name_words, share};
use super::lookalikes::Surroundings;
use super::reader::Reader;
use super::shape::{acronym_at, letters};
use super::words::CONNECTORS;
use crate::release::Release;
use crate::text::{TextRange, Tokens, fold, without_diacritics};

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

/// The first name in a range, in capitals, whose initials are exactly the letters of an acronym. A country's letters before a
/// department (USDA) stand in few names and are left out.
pub fn full_name_for(release: &Release<'_>, short: &str, within: TextRange) -> Option<TextRange> {
    let wanted = letters(short);
    let tokens = release.doc.tokens().within(within);
    let reader = Reader { text: &release.doc.text, tokens };
    let department = wanted.strip_prefix(&['U', 'S']).filter(|rest| rest.len() >= 2 && rest[0] == 'D');
    let starts_department = |name: &TextRange| reader.text[name.as_range()].starts_with("Department of");
    name_with(reader, &wanted)
        .or_else(|| name_with(reader, department?).filter(starts_department))
        .filter(|name| wanted.len() >= 3 || reader.text[name.as_range()].contains(" of "))
}

/// The first name with exactly these initials.
fn name_with(reader: Reader<'_>, wanted: &[char]) -> Option<TextRange> {
    if wanted.len() < 2 {
        return None;
    }
    reader.tokens.chunk_by(|one, next| one.block == next.block).find_map(|block| {
        let words = name_words(Reader { text: reader.text, tokens: block }, 0..block.len());
        let starts = (0..words.len()).filter(|&at| words[at].capital && words[at].begins_with(wanted[0]));
        starts
            .filter(|&at| words[at].role != Role::Tail)
            .find_map(|at| Some(words[at].range.cover(name_end(&words[at..], wanted)?)))
    })
}

/// The last word of the name that begins with the first word and has exactly these initials. A small word of the name with a
/// capital gives a letter where it fits: Los Alamos.
fn name_end(words: &[NameWord], wanted: &[char]) -> Option<TextRange> {
    let mut left = wanted.iter();
    for (step, word) in words.iter().enumerate() {
        let fits = left.as_slice().first().is_some_and(|letter| word.begins_with(*letter));
        let broken = step > 0 && word.apart || word.role == Role::Content && !(word.capital && fits);
        if broken {
            return None;
        }
        if word.capital && fits && word.role != Role::Tail {
            left.next();
        }
        if left.len() == 0 {
            return Some(word.range);
        }
    }
    None
}

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
    let (one, other) = (content_words(release, one), content_words(release, other));
    let pairs = one.iter().zip(&other);
    let alike = one.len() == other.len() && pairs.clone().all(|(one, other)| is_same_word(one, other));
    let short = |longer: &[String], shorter: &[String]| shorter.len() >= 2 && longer.ends_with(shorter);
    if alike || short(&one, &other) || short(&other, &one) { NameMatch::Same } else { NameMatch::Other }
}

fn content_words(release: &Release<'_>, name: TextRange) -> Vec<String> {
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
