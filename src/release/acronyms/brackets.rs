//! Definitions in brackets: "Expansion (ACR)", "ACR (Expansion)", "(ACR, in Spanish)", "(Expansion – ACR)".

use super::align::{Aligned, NameWord, name_at_end, name_words, phrase_start, share};
use super::lookalikes::Surroundings;
use super::reader::Reader;
use super::shape::{Acronym, acronym_at, letters, without_plural};
use super::words::{BEFORE_ACRONYM, BEHIND_ACRONYM, LANGUAGES};
use crate::house::House;
use crate::house::places::{lookup, region_abbreviation};
use crate::release::records::{Definition, DefinitionForm};
use crate::text::{TextRange, TokenKind, fold, sentence_abbreviation};

/// Tokens that brackets may hold and still define an acronym.
const INSIDE: usize = 24;

/// Tokens before the brackets in which the name is looked for.
const REACH: usize = 48;

/// What the definitions of a text are found with.
#[derive(Clone, Copy, Debug)]
pub struct Finder<'f, 'd> {
    /// The text.
    pub reader: Reader<'d>,
    /// What is no acronym.
    pub around: &'f Surroundings<'d>,
    /// Names that the house knows.
    pub house: &'f House,
}

/// A pair of brackets: indices of its tokens.
#[derive(Clone, Copy)]
struct Brackets {
    open: usize,
    close: usize,
}

/// An acronym that brackets give, and whether they call its letters foreign.
struct Given {
    acronym: Acronym,
    foreign: bool,
}

/// All definitions in brackets, in order.
pub fn in_brackets(finder: Finder<'_, '_>) -> Vec<Definition> {
    let reader = finder.reader;
    let opens = (0..reader.tokens.len()).filter(|&at| reader.is_mark(at, "(["));
    opens.filter_map(|open| brackets_at(reader, open)).filter_map(|pair| finder.definition(pair)).collect()
}

fn brackets_at(reader: Reader<'_>, open: usize) -> Option<Brackets> {
    let block = reader.tokens[open].block;
    let inside = (open + 1..reader.tokens.len().min(open + 2 + INSIDE))
        .take_while(|&at| reader.tokens[at].block == block);
    for at in inside {
        if reader.is_mark(at, "([") {
            return None;
        }
        if reader.is_mark(at, ")]") {
            return Some(Brackets { open, close: at });
        }
    }
    None
}

impl<'d> Finder<'_, 'd> {
    fn definition(self, pair: Brackets) -> Option<Definition> {
        self.acronym_first(pair).or_else(|| self.name_first(pair)).or_else(|| self.name_inside(pair))
    }

    /// "Expansion (ACR)", with whatever the brackets say besides.
    fn name_first(self, pair: Brackets) -> Option<Definition> {
        let given = self.given(pair)?;
        let words = words_before(self.reader, pair.open);
        let letters = letters(&given.acronym.short);
        let (expansion, aligned) = self.name_for(&given, &letters, &words)?;
        (!self.is_mere_place(&given.acronym, expansion)
            && !self.reader.stands_in_dateline(pair.open, pair.close))
        .then(|| {
            let range = TextRange::new(expansion.start, self.reader.tokens[pair.close].range.end);
            define(&given, expansion, aligned, DefinitionForm::ExpansionFirst, range)
        })
    }

    /// The name before the brackets: one that the letters belong to, one that the house knows by them, or, where the brackets
    /// can hold nothing else, whatever name stands there.
    fn name_for(self, given: &Given, letters: &[char], words: &[NameWord]) -> Option<(TextRange, f32)> {
        let end = words.last()?.range.end;
        let lookalike = self.around.is_certain_lookalike(&given.acronym);
        let aligned = name_at_end(letters, words).filter(|aligned| !lookalike || aligned.share >= 1.0);
        if let Some(range) = self.house_name(given, end) {
            return Some((range, aligned.map_or(0.0, |aligned| aligned.share)));
        }
        if let Some(Aligned { from, share }) = aligned {
            return Some((TextRange::new(words[from].range.start, end), share));
        }
        let from = phrase_start(words).filter(|&from| given.foreign || words.len() - from >= 2);
        let from = from.or_else(|| given.foreign.then(|| words.len().saturating_sub(3)))?;
        (!lookalike).then(|| (TextRange::new(words[from].range.start, end), share(letters, &words[from..])))
    }

    /// The full name, ending at `end`, of an entity with that short form.
    fn house_name(self, given: &Given, end: usize) -> Option<TextRange> {
        let entities = self.house.entities.iter();
        let own =
            entities.filter(|entity| entity.short.iter().any(|short| short.text == given.acronym.short));
        own.flat_map(|entity| entity.full.iter().chain(&entity.aliases)).find_map(|name| {
            let start = end.checked_sub(name.text.len())?;
            let written = self.reader.text.get(start..end)?;
            (fold(written) == fold(&name.text)).then(|| TextRange::new(start, end))
        })
    }

    /// "North Dakota (ND)" says no more than where.
    fn is_mere_place(self, acronym: &Acronym, name: TextRange) -> bool {
        let known = lookup(&self.reader.text[name.as_range()]);
        region_abbreviation(&acronym.short) && known.is_some_and(|place| place.region || place.city)
    }

    /// The acronym that brackets give: first, or last behind words that lead to it.
    fn given(self, pair: Brackets) -> Option<Given> {
        let reader = self.reader;
        let mut foreign = false;
        let mut at = pair.open + 1;
        while at < pair.close {
            if let Some(acronym) = self.acronym_in(at, pair.close) {
                let foreign = foreign || self.is_called_foreign(acronym.tokens.end, pair.close);
                return self.may_end(&acronym, pair.close).then_some(Given { acronym, foreign });
            }
            let leads = reader.is_word(at, BEFORE_ACRONYM) || reader.is_mark(at, ",:“”\"‘’'«»");
            if !leads {
                return None;
            }
            foreign |= is_language(reader, at);
            at += 1;
        }
        None
    }

    /// The acronym at `at`: with hyphens the whole of it (UN-Habitat, R-ARCSS).
    fn acronym_in(self, at: usize, close: usize) -> Option<Acronym> {
        let reader = self.reader;
        let first = acronym_at(reader, at)?;
        let mut end = first.tokens.end;
        while let Some(hyphen) =
            reader.glued_after(end - 1).filter(|&mark| mark < close && reader.is_mark(mark, "-‑"))
        {
            match reader.glued_after(hyphen).filter(|&word| reader.is_name(word)) {
                Some(word) => end = word + 1,
                None => break,
            }
        }
        if end == first.tokens.end {
            return Some(first);
        }
        let written = reader.range(at..end);
        let (short, plural) = without_plural(&reader.text[written.as_range()]);
        let range = TextRange::new(written.start, written.start + short.len());
        Some(Acronym { tokens: at..end, range, short: short.to_owned(), plural, dotted: false })
    }

    /// Whether what follows the acronym in its brackets is nothing, a remark, or a word that goes with a definition.
    fn may_end(self, acronym: &Acronym, close: usize) -> bool {
        let reader = self.reader;
        let mut at = acronym.tokens.end;
        if reader.is_mark(at, "'’") && reader.is_word(at + 1, &["s"]) {
            at += 2;
        }
        at += usize::from(reader.is_mark(at, "”\"’»"));
        at >= close
            || reader.is_mark(at, ",;:–—")
            || reader.tokens[at].spaced && (reader.is_mark(at, "-") || reader.is_word(at, BEHIND_ACRONYM))
    }

    fn is_called_foreign(self, from: usize, close: usize) -> bool {
        (from..close).any(|at| is_language(self.reader, at))
    }

    /// "ACR (Expansion)".
    fn acronym_first(self, pair: Brackets) -> Option<Definition> {
        let reader = self.reader;
        let last = reader.before(pair.open)?;
        let acronym = self.acronym_ending(last)?;
        let words = name_words(reader, pair.open + 1..pair.close);
        let first = words.iter().position(|word| !word.is_connector())?;
        let name = &words[first..];
        let letters = letters(&acronym.short);
        let share = share(&letters, name);
        let named = name.len() >= 2 && name.iter().all(|word| word.capital || word.is_connector());
        let place = || lookup(reader.slice(pair.open + 1..pair.close)).is_some();
        let fits = share >= 0.8 && name.len() >= letters.len().min(2);
        if !fits && (!named || place() || self.acronym_in(pair.open + 1, pair.close).is_some())
            || self.around.is_certain_lookalike(&acronym)
        {
            return None;
        }
        let expansion = TextRange::new(name.first()?.range.start, name.last()?.range.end);
        let range = TextRange::new(acronym.range.start, reader.tokens[pair.close].range.end);
        let given = Given { acronym, foreign: false };
        Some(define(&given, expansion, share, DefinitionForm::AcronymFirst, range))
    }

    /// The acronym whose last token is `last`.
    fn acronym_ending(self, last: usize) -> Option<Acronym> {
        let mut at = self.reader.chain(last);
        at.find_map(|from| acronym_at(self.reader, from).filter(|acronym| acronym.tokens.end == last + 1))
    }

    /// "(Bureau national – BNLT)", "(internally displaced person, IDP)": name and acronym in the same brackets.
    fn name_inside(self, pair: Brackets) -> Option<Definition> {
        let reader = self.reader;
        let last = pair.close.checked_sub(1)?;
        let acronym = self.acronym_ending(last)?;
        let mark = reader
            .before(acronym.tokens.start)
            .filter(|&mark| mark > pair.open && reader.is_mark(mark, ",:–—-"))?;
        let words = name_words(reader, pair.open + 1..mark);
        let letters = letters(&acronym.short);
        let Aligned { from, share } = name_at_end(&letters, &words).filter(|aligned| aligned.share >= 0.8)?;
        let expansion = TextRange::new(words[from].range.start, words.last()?.range.end);
        let range = TextRange::new(expansion.start, acronym.range.end);
        Some(define(
            &Given { acronym, foreign: true },
            expansion,
            share,
            DefinitionForm::ExpansionFirst,
            range,
        ))
    }
}

fn define(
    given: &Given,
    expansion: TextRange,
    aligned: f32,
    form: DefinitionForm,
    range: TextRange,
) -> Definition {
    Definition {
        acronym: given.acronym.range,
        short: given.acronym.short.clone(),
        expansion,
        form,
        aligned,
        range,
        foreign: given.foreign,
        meant: None,
    }
}

fn is_language(reader: Reader<'_>, at: usize) -> bool {
    let word = fold(reader.word(at));
    LANGUAGES.contains(&word.as_str())
}

/// A dash, or hyphens that stand for one: "Washington-- The", "Lima - The", "Geneva- The"; not "micro- and".
fn is_dash(reader: Reader<'_>, at: usize) -> bool {
    let hyphen = |at: usize| reader.is_mark(at, "-");
    let doubled = || reader.word(at).len() > 1 || at > 0 && hyphen(at - 1) || hyphen(at + 1);
    let parts = || reader.glued_after(at).is_none() && reader.is_name(at + 1);
    reader.is_mark(at, "–—") || hyphen(at) && (doubled() || reader.glued_before(at).is_none() || parts())
}

/// The words before token `end`, back to the beginning of the sentence, to a bracket or to a mark that no name holds.
pub fn words_before(reader: Reader<'_>, end: usize) -> Vec<NameWord> {
    let mut from = end;
    while let Some(before) = reader.before(from).filter(|&before| end - before <= REACH) {
        if reader.is_mark(before, "()[];:!?…|•") && before + 1 != end
            || is_dash(reader, before)
            || ends_sentence(reader, before)
        {
            break;
        }
        from = before;
    }
    name_words(reader, from..end)
}

/// A stop with a gap behind it that does not belong to an abbreviation or an initial.
fn ends_sentence(reader: Reader<'_>, at: usize) -> bool {
    let spaced = reader.after(at).is_none_or(|next| reader.tokens[next].spaced);
    if !reader.is_mark(at, ".") || !spaced {
        return false;
    }
    let word = reader.glued_before(at).filter(|&word| reader.is_kind(word, TokenKind::Word));
    !word.is_some_and(|word| {
        let from = reader.chain(word).start;
        sentence_abbreviation(reader.word(word)) || sentence_abbreviation(reader.slice(from..word + 1))
    })
}
