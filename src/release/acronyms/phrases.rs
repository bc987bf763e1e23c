//! Definitions without brackets: "Expansion, or ACR", "ACR, the Expansion,", "Expansion – ACR", "known as ACR".

use super::align::{NameWord, name_at_end, name_words, phrase_start, share};
use super::brackets::{Finder, words_before};
use super::shape::{Acronym, letters};
use crate::release::records::{Definition, DefinitionForm};
use crate::text::TextRange;

/// Tokens behind an acronym in which an apposition may stand.
const REACH: usize = 32;

/// Words that say outright that letters are a name; the acronym follows, perhaps behind an article.
const NAMING: &[&[&str]] = &[
    &["known", "as"],
    &["known", "by", "its", "acronym"],
    &["referred", "to", "as"],
    &["abbreviated", "as"],
    &["abbreviated", "to"],
    &["the", "acronym"],
    &["called"],
    &["dubbed"],
    &["conocido", "como"],
    &["conocida", "como"],
    &["denominado"],
    &["denominada"],
    &["connu", "sous", "le", "nom", "de"],
    &["connue", "sous", "le", "nom", "de"],
    &["connu", "sous", "le", "sigle"],
    &["connue", "sous", "le", "sigle"],
    &["dite"],
    &["dit"],
];

/// The definition, if there is one, that ties this acronym to a name beside it.
pub fn beside(finder: Finder<'_, '_>, acronym: &Acronym) -> Option<Definition> {
    finder
        .after_or(acronym)
        .or_else(|| finder.name_before(acronym))
        .or_else(|| finder.name_behind(acronym))
        .or_else(|| finder.known_as(acronym))
}

impl Finder<'_, '_> {
    /// "Médecins Sans Frontières, or MSF".
    fn after_or(self, acronym: &Acronym) -> Option<Definition> {
        let reader = self.reader;
        let or = self.before_article(acronym).filter(|&at| reader.is_word(at, &["or", "ou", "o"]))?;
        let comma = reader.before(or).filter(|&at| reader.is_mark(at, ","));
        let words = words_before(reader, comma.unwrap_or(or));
        self.whole_name(acronym, &words, DefinitionForm::Or)
    }

    /// "the Storm Research Centre, SRC," or "Storm Research Centre – SRC": a name that the letters spell to its last word.
    fn name_before(self, acronym: &Acronym) -> Option<Definition> {
        let reader = self.reader;
        let mark = reader.before(acronym.tokens.start).filter(|&mark| reader.is_mark(mark, ",–—-/“\"«"))?;
        let closes =
            reader.after(acronym.tokens.end - 1).is_none_or(|at| reader.is_mark(at, ",.;:)–—-!?”\"»"));
        let words = words_before(reader, mark);
        let definition = self.whole_name(acronym, &words, DefinitionForm::Apposition)?;
        let letters = letters(&acronym.short);
        let last = words
            .last()
            .is_some_and(|word| letters.last().is_some_and(|letter| word.initial() == Some(*letter)));
        (closes && last && letters.len() >= 3).then_some(definition)
    }

    /// "SRC, the Storm Research Centre,", "SRC – the Storm Research Centre", "SRC stands for Storm Research Centre".
    fn name_behind(self, acronym: &Acronym) -> Option<Definition> {
        let reader = self.reader;
        let next = reader.after(acronym.tokens.end - 1)?;
        let stands_for = reader.is_word(next, &["stands", "means", "signifie", "significa"]);
        let mark = reader.is_mark(next, ",–—:") || reader.is_mark(next, "-") && reader.tokens[next].spaced;
        if !(stands_for || mark) {
            return None;
        }
        let from = next + 1 + usize::from(reader.is_word(next + 1, &["for"]));
        let letters = letters(&acronym.short);
        self.ends_of_apposition(from).into_iter().find_map(|end| {
            let words = name_words(reader, from..end);
            let first = words.iter().position(|word| !word.is_connector())?;
            let name = &words[first..];
            let first =
                name.first().zip(letters.first()).is_some_and(|(word, letter)| word.begins_with(*letter));
            let named = stands_for || name.first()?.capital && first;
            let aligned = share(&letters, name);
            let whole = named && name.len() >= 2 && aligned >= 1.0;
            // Letters that lost or swapped some of their words still belong to a long name that begins as they do.
            let near = || {
                let shouted = self.around.is_among_capitals(acronym);
                !shouted && reader.is_mark(next, ",") && aligned >= 0.4 && is_long_name(name, &letters)
            };
            let expansion = TextRange::new(name.first()?.range.start, name.last()?.range.end);
            // "the AGL, and the AGL secretariat": letters are never explained by themselves.
            let itself = (from..end).any(|at| reader.word(at) == acronym.short);
            (!itself && (whole || near()))
                .then(|| definition(acronym, expansion, aligned, DefinitionForm::Apposition))
        })
    }

    /// Where an apposition that begins at `from` may end: at a mark, or before a connector.
    fn ends_of_apposition(self, from: usize) -> Vec<usize> {
        let reader = self.reader;
        let block = reader.tokens.get(from).map(|token| token.block);
        let tokens =
            (from..from + REACH).take_while(|&at| reader.tokens.get(at).map(|token| token.block) == block);
        let mut ends: Vec<usize> = tokens
            .clone()
            .filter(|&at| {
                at > from
                    && (reader.is_mark(at, ",.;:)–—-!?\"”")
                        || reader.is_word(at, &["and", "or", "et", "ou", "y", "o"]))
            })
            .take(6)
            .collect();
        ends.extend(tokens.last().map(|last| last + 1));
        ends
    }

    /// "a fishers’ body known as NCF": the letters are called a name, whatever they stand for.
    fn known_as(self, acronym: &Acronym) -> Option<Definition> {
        let reader = self.reader;
        let last = self.before_article(acronym)?;
        let phrase = NAMING.iter().find(|phrase| {
            let from = (last + 1).checked_sub(phrase.len());
            from.is_some_and(|from| {
                phrase.iter().enumerate().all(|(at, word)| reader.word(from + at).eq_ignore_ascii_case(word))
            })
        })?;
        let words = words_before(reader, (last + 1).saturating_sub(phrase.len()));
        let from = phrase_start(&words).unwrap_or_else(|| words.len().saturating_sub(3));
        let name = words.get(from..).filter(|name| !name.is_empty())?;
        let expansion = TextRange::new(name.first()?.range.start, name.last()?.range.end);
        Some(definition(acronym, expansion, share(&letters(&acronym.short), name), DefinitionForm::KnownAs))
    }

    /// The token before an acronym and its article.
    fn before_article(self, acronym: &Acronym) -> Option<usize> {
        let reader = self.reader;
        let mut at = reader.before(acronym.tokens.start)?;
        for skipped in ["“\"«‘", ""] {
            let article = skipped.is_empty() && reader.is_word(at, &["the", "a", "an", "la", "le", "el"]);
            if article || !skipped.is_empty() && reader.is_mark(at, skipped) {
                at = reader.before(at)?;
            }
        }
        Some(at)
    }

    fn whole_name(self, acronym: &Acronym, words: &[NameWord], form: DefinitionForm) -> Option<Definition> {
        let aligned = name_at_end(&letters(&acronym.short), words).filter(|aligned| aligned.share >= 1.0)?;
        let name = &words[aligned.from..];
        let expansion = TextRange::new(name.first()?.range.start, name.last()?.range.end);
        (name.len() >= 2 && name.first()?.capital).then(|| definition(acronym, expansion, 1.0, form))
    }
}

/// Three words or more, all in capitals but for connectors, that begin with the first letter.
fn is_long_name(name: &[NameWord], letters: &[char]) -> bool {
    let content = || name.iter().filter(|word| !word.is_connector());
    let begins = letters.first().zip(name.first()).is_some_and(|(letter, word)| word.begins_with(*letter));
    begins && content().count() >= 3 && content().all(|word| word.capital)
}

fn definition(acronym: &Acronym, expansion: TextRange, aligned: f32, form: DefinitionForm) -> Definition {
    Definition {
        acronym: acronym.range,
        short: acronym.short.clone(),
        expansion,
        form,
        aligned,
        range: expansion.cover(acronym.range),
        foreign: false,
        meant: None,
    }
}
