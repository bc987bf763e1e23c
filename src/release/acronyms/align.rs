//! The letters of an acronym against the words of a name.
//!
//! After Schwartz and Hearst, but with initials: a letter inside a word counts only if the word gave its initial as well and
//! no word of the name is left over (television, TV). Small connectors may give a letter or none, and so may the second half
//! of a hyphened word.

use super::reader::Reader;
use super::words::CONNECTORS;
use crate::text::{Case, TextRange, TokenKind, fold, without_diacritics};

/// What a word does in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It names.
    Content,
    /// It joins.
    Connector,
    /// It stands behind a hyphen.
    Tail,
}

/// A word of a name.
#[derive(Clone, Debug)]
pub struct NameWord {
    /// Its place.
    pub range: TextRange,
    /// What it does.
    pub role: Role,
    /// Whether it begins with a capital.
    pub capital: bool,
    /// Whether a comma or another mark stands between it and the word before.
    pub apart: bool,
    /// Its letters in capitals, without accents.
    letters: Vec<char>,
    /// How many of its letters count as initials: all of an acronym in the name, else the first.
    initials: Vec<char>,
}

impl NameWord {
    /// Whether the word only joins others.
    pub fn is_connector(&self) -> bool {
        self.role == Role::Connector
    }

    /// Whether its first letter is this one.
    pub fn begins_with(&self, letter: char) -> bool {
        self.initial() == Some(letter)
    }

    /// Its first letter.
    pub fn initial(&self) -> Option<char> {
        self.letters.first().copied()
    }
}

/// The words among tokens; possessive endings and figures are none.
pub fn name_words(reader: Reader<'_>, tokens: std::ops::Range<usize>) -> Vec<NameWord> {
    let words = tokens.clone().filter(|&at| reader.is_kind(at, TokenKind::Word) && !is_ending(reader, at));
    words.map(|at| name_word(reader, at, tokens.start)).collect()
}

/// The s of a possessive, the st of 1st.
fn is_ending(reader: Reader<'_>, at: usize) -> bool {
    let Some(before) = reader.glued_before(at) else { return false };
    reader.is_kind(before, TokenKind::Number) || reader.is_mark(before, "'’") && reader.is_word(at, &["s"])
}

fn name_word(reader: Reader<'_>, at: usize, first: usize) -> NameWord {
    let text = reader.word(at);
    let letters: Vec<char> = without_diacritics(text).to_uppercase().chars().collect();
    let inner_capital = |(at, c): (usize, char)| (at > 0 && c.is_uppercase()).then_some(c);
    let mut initials: Vec<char> = letters.first().copied().into_iter().collect();
    initials.extend(without_diacritics(text).chars().enumerate().filter_map(inner_capital));
    let hyphened = reader.glued_before(at).is_some_and(|mark| reader.is_mark(mark, "-‑"));
    let before = reader.before(at).filter(|&before| before >= first);
    let elided = reader.glued_after(at).is_some_and(|mark| reader.is_mark(mark, "'’")) && letters.len() <= 2;
    NameWord {
        range: reader.tokens[at].range,
        role: if hyphened {
            Role::Tail
        } else if !reader.is_case(at, Case::Upper) && (elided || CONNECTORS.contains(&fold(text).as_str())) {
            Role::Connector
        } else {
            Role::Content
        },
        capital: reader.tokens[at].is_capitalised(),
        apart: before
            .is_some_and(|mark| reader.is_mark(mark, ",;:–—/\"“”«»()[]|") || is_spaced_hyphen(reader, mark)),
        letters,
        initials,
    }
}

fn is_spaced_hyphen(reader: Reader<'_>, at: usize) -> bool {
    reader.is_mark(at, "-") && reader.tokens[at].spaced && reader.glued_after(at).is_none()
}

/// A name found for letters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Aligned {
    /// Index of its first word.
    pub from: usize,
    /// Share of the letters that stand in the name in order, from 0 to 1.
    pub share: f32,
}

/// The name at the end of `words` that the letters belong to: the shortest that they spell, else the one that they nearly do.
pub fn name_at_end(letters: &[char], words: &[NameWord]) -> Option<Aligned> {
    let begins =
        |from: &usize| words[*from].role == Role::Content && words[*from].letters.first() == letters.first();
    let starts = || (0..words.len()).rev().filter(begins);
    let whole = |from: usize| Aligned { from, share: 1.0 };
    starts()
        .find(|&from| initials_fit(letters, &words[from..]))
        .or_else(|| {
            starts().find(|&from| words.len() - from <= 2 * letters.len() && spells(letters, &words[from..]))
        })
        .map(whole)
        .or_else(|| nearly(letters, words))
}

/// How much of the letters a whole name spells, from 0 to 1.
pub fn share(letters: &[char], words: &[NameWord]) -> f32 {
    let from = words.iter().position(|word| word.role != Role::Connector).unwrap_or(0);
    let name = &words[from..];
    let begins = name.first().is_some_and(|word| word.letters.first() == letters.first());
    if begins && (initials_fit(letters, name) || spells(letters, name)) {
        return 1.0;
    }
    in_order(letters, name)
}

/// The initials of the words that name: what the letters would be.
pub fn initials(words: &[NameWord]) -> String {
    words.iter().filter(|word| word.role == Role::Content).flat_map(|word| word.initials.iter()).collect()
}

/// Every letter is an initial, in order; as many words may be left over as there are letters, but one only where the name
/// is written small: small words are not a name for long.
fn initials_fit(letters: &[char], words: &[NameWord]) -> bool {
    let mut wanted = letters.iter().peekable();
    let mut left_over = 0;
    for word in words {
        let before = wanted.len();
        for initial in &word.initials {
            wanted.next_if_eq(&initial);
        }
        left_over += usize::from(word.role == Role::Content && wanted.len() == before);
    }
    let named = words.iter().any(|word| word.capital && word.role == Role::Content);
    wanted.peek().is_none() && left_over <= if named { letters.len() } else { 1 }
}

/// Every word that names gives its initial and perhaps more letters; together they are all the letters.
fn spells(letters: &[char], words: &[NameWord]) -> bool {
    let all = letters.len();
    let mut reached = vec![false; all + 1];
    reached[0] = true;
    for word in words {
        let mut next = if word.role == Role::Content { vec![false; all + 1] } else { reached.clone() };
        for from in (0..all).filter(|&from| reached[from] && word.letters.first() == letters.get(from)) {
            let mut to = from + 1;
            next[to] = true;
            for letter in word.letters.iter().skip(1) {
                if letters.get(to) == Some(letter) {
                    to += 1;
                    next[to] = true;
                }
            }
        }
        reached = next;
    }
    reached[all]
}

/// Share of the letters that are initials in order.
fn in_order(letters: &[char], words: &[NameWord]) -> f32 {
    let mut best = vec![0_usize; letters.len() + 1];
    for initial in words.iter().flat_map(|word| &word.initials) {
        let mut diagonal = 0;
        for (at, letter) in letters.iter().enumerate() {
            let above = best[at + 1];
            best[at + 1] = if letter == initial { diagonal + 1 } else { above.max(best[at]) };
            diagonal = above;
        }
    }
    best[letters.len()] as f32 / letters.len().max(1) as f32
}

/// A name that gives half of the letters or more: a phrase in capitals right at the end, or as many words as there are letters
/// (French and Spanish names go on in small letters). Three letters at least: of two, one is chance, unless they are swapped.
fn nearly(letters: &[char], words: &[NameWord]) -> Option<Aligned> {
    let phrase = phrase_start(words).filter(|&from| {
        let name = &words[from..];
        content(name) >= 2
            && (letters.len() >= 3 && in_order(letters, name) >= 0.5 || same_letters(letters, name))
    });
    let as_many = || {
        let starts = (0..words.len()).rev().filter(|&from| words[from].role == Role::Content);
        let mut as_many =
            starts.filter(|&from| content(&words[from..]) == letters.len() && letters.len() >= 3);
        as_many.next().filter(|&from| {
            same_letters(letters, &words[from..])
                || words[from].capital && in_order(letters, &words[from..]) > 0.6
        })
    };
    let from = phrase.or_else(as_many)?;
    Some(Aligned { from, share: in_order(letters, &words[from..]) })
}

/// How many words name.
fn content(words: &[NameWord]) -> usize {
    words.iter().filter(|word| word.role == Role::Content).count()
}

fn same_letters(letters: &[char], words: &[NameWord]) -> bool {
    let sorted = |mut letters: Vec<char>| {
        letters.sort_unstable();
        letters
    };
    sorted(letters.to_vec()) == sorted(initials(words).chars().collect())
}

/// Index of the first word of the capitalised phrase that ends the words: "the new [Drought Tracking Office]".
pub fn phrase_start(words: &[NameWord]) -> Option<usize> {
    let mut start = None;
    for (at, word) in words.iter().enumerate().rev() {
        match word.role {
            Role::Content | Role::Tail if word.capital => start = Some(at),
            Role::Tail => {}
            Role::Connector if !word.capital || at > 0 => {}
            _ => break,
        }
        if word.apart {
            break;
        }
    }
    start
}

#[cfg(test)]
mod tests {
    use super::super::shape::letters;
    use super::*;
    use crate::text::Tokens;

    fn found(text: &str, short: &str) -> Option<(String, f32)> {
        let tokens = Tokens::new(text, [TextRange::new(0, text.len())]);
        let reader = Reader { text, tokens: tokens.all() };
        let words = name_words(reader, 0..reader.tokens.len());
        let aligned = name_at_end(&letters(short), &words)?;
        let start = words[aligned.from].range.start;
        Some((text[start..].to_owned(), (aligned.share * 100.0).round() / 100.0))
    }

    fn whole(text: &str, short: &str) {
        let name = text.split_once('|').map_or(text, |(_, name)| name);
        assert_eq!(found(&text.replace('|', ""), short), Some((name.to_owned(), 1.0)), "{short}");
    }

    #[test]
    fn names_are_found_by_their_initials() {
        whole("the |Office for the Coordination of Humanitarian Affairs", "OCHA");
        whole("The university’s |Centre for Ice Research", "CIR");
        whole("supplies of |non-food items", "NFI");
        whole("the |Inter-Island Fire Service", "IIFS");
        whole("the |Inter-American Hose Works", "IHW");
        whole("a |memorandum of understanding", "MoU");
        whole("help with |water, sanitation and hygiene", "WASH");
        whole("la |Société du canal de l’Ouest", "SCO");
        whole("l’|Office de l’eau et des milieux aquatiques", "OEMA");
        whole("the |U.S. Agency for International Development", "USAID");
        whole("the |Food and Agriculture Organization of the United Nations", "FAO");
        whole("the |UN Development Programme", "UNDP");
    }

    #[test]
    fn letters_inside_words_count_if_no_word_is_left_over() {
        whole("cases of |tuberculosis", "TB");
        whole("|methyl tertiary-butyl ether", "MTBE");
        whole("the |Army National Guard", "ARNG");
        assert_eq!(
            found("Drought Tracking Office", "DOT"),
            Some(("Drought Tracking Office".to_owned(), 0.67))
        );
        assert_eq!(found("Coral Nursery Network", "CNW"), Some(("Coral Nursery Network".to_owned(), 0.67)));
    }

    #[test]
    fn swapped_letters_nearly_fit() {
        assert_eq!(
            found("the Joint Summit Working Group", "JWSG"),
            Some(("Joint Summit Working Group".to_owned(), 0.75))
        );
        assert_eq!(
            found("le Conseil des usagers du rail", "CRU"),
            Some(("Conseil des usagers du rail".to_owned(), 0.67))
        );
        assert_eq!(found("Tom Reed", "WHO"), None);
    }
}
