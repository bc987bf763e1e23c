//! Questions about acronyms that rules ask beyond the records: whether letters fit a name, which name in the text they fit,
//! and which acronyms a line holds that is not part of the text (a headline in front matter).

use super::align::{Role, initials, name_words, share};
use super::lookalikes::Surroundings;
use super::reader::Reader;
use super::shape::{acronym_at, letters};
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

/// The first name in a range, in capitals, whose initials are exactly the letters of an acronym.
pub fn full_name_for(release: &Release<'_>, short: &str, within: TextRange) -> Option<TextRange> {
    let wanted = letters(short);
    let reader = Reader { text: &release.doc.text, tokens: release.doc.tokens().within(within) };
    if wanted.len() < 3 {
        return None;
    }
    reader.tokens.chunk_by(|one, next| one.block == next.block).find_map(|block| {
        let words = name_words(Reader { text: reader.text, tokens: block }, 0..block.len());
        let starts = (0..words.len()).filter(|&at| words[at].capital && words[at].begins_with(wanted[0]));
        starts.filter(|&at| words[at].role == Role::Content).find_map(|at| {
            let mut left = wanted.iter();
            let mut end = None;
            for (step, word) in words[at..].iter().enumerate() {
                let broken = step > 0 && word.apart || word.role == Role::Content && !word.capital;
                if broken {
                    break;
                }
                if word.role == Role::Content {
                    if left.next().is_none_or(|letter| !word.begins_with(*letter)) {
                        break;
                    }
                    end = (left.len() == 0).then_some(word.range.end);
                    if end.is_some() {
                        break;
                    }
                }
            }
            end.map(|end| TextRange::new(words[at].range.start, end))
        })
    })
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
    let words = words.iter().filter(|word| !word.is_connector());
    words
        .map(|word| {
            without_diacritics(&fold(&reader.text[word.range.as_range()])).trim_end_matches('s').to_owned()
        })
        .collect()
}

/// Equal, or different by spelling: Organisation and Organization.
fn is_same_word(one: &str, other: &str) -> bool {
    one == other || one.len().min(other.len()) >= 7 && strsim::levenshtein(one, other) <= 1
}
