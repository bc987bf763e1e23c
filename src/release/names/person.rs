//! The grammar of persons' names: given names, particles, surname, and the titles around them.

use super::Word;
use super::lexicon::{BODIES, CALENDAR, COMMON, CONNECTORS, COURTESY, PARTICLES, TITLES};
use crate::house::places;
use crate::text::{Case, TextRange, WordSet};
use std::sync::LazyLock;

/// Words of the longest name: "Maria del Carmen de la Fuente".
const LONGEST: usize = 7;

/// Common words that are surnames too, believed behind a given name.
static SURNAMES_TOO: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::of_list(
        "young price king baker bishop cook hill wood woods park black white green long short marsh field fields west
         rice hall stone rivers banks lane page grant major marshall martin mason miller porter potter sharp small
         strong best case chambers church cross day english farmer fisher forest forests fox french frost gardner gold
         good goods hardy head heath hope hunter judge justice knight lake light lord love mark may mercer merchant
         mills moon moss noble north parish pope power powers pride prince reed sale shepherd silver singer snow south
         speaker spring star summers temple tower townsend wall walls ward waters way weeks winter winters wise york
         abbott abbot dean friend guard rose flowers fine free gray grey house little
         león sol valle campo campos luna rey reyes castillo iglesias cruz santos flores rosa mora prado vega torres",
    )
});

/// What ends a surname without being part of it.
fn is_suffix(text: &str) -> bool {
    matches!(text, "Jr" | "Sr" | "II" | "III" | "IV" | "PhD" | "Ph.D" | "MD" | "M.D" | "MP" | "MEP")
}

/// A person's name as it is written at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonName {
    /// Indices of its words.
    pub words: std::ops::Range<usize>,
    /// The whole name, without title.
    pub range: TextRange,
    /// Given names and initials.
    pub given: Option<TextRange>,
    /// The surname with its particles.
    pub surname: TextRange,
}

/// The words of a text, read as names.
#[derive(Clone, Copy, Debug)]
pub struct Names<'t> {
    /// The text.
    pub text: &'t str,
    /// Its words.
    pub words: &'t [Word],
}

impl<'t> Names<'t> {
    /// The text of a word.
    pub fn slice(&self, at: usize) -> &'t str {
        &self.text[self.words[at].range.as_range()]
    }

    /// Whether a word is in a set.
    pub fn is_in(&self, at: usize, set: &WordSet) -> bool {
        self.words.get(at).is_some_and(|word| set.holds(word.hash, &self.text[word.range.as_range()]))
    }

    /// Index of the first word that begins at or after an offset.
    pub fn index_at(&self, offset: usize) -> usize {
        self.words.partition_point(|word| word.range.start < offset)
    }

    /// The words wholly inside a range.
    pub fn within(&self, range: TextRange) -> std::ops::Range<usize> {
        let from = self.index_at(range.start);
        from..from + self.words[from..].partition_point(|word| word.range.end <= range.end)
    }

    /// Whether a word goes on from the one before without a mark between.
    pub fn goes_on(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(Word::goes_on)
    }

    /// A common word in the singular or a plural in -s.
    pub fn is_common(&self, at: usize) -> bool {
        is_common(self.slice(at), self.words[at].hash)
    }

    /// Whether a word may stand in a person's name by its letters.
    pub(super) fn is_name_word(&self, at: usize) -> bool {
        let Some(word) = self.words.get(at) else { return false };
        let text = self.slice(at);
        let letters = match word.case {
            Case::Capital | Case::Mixed => true,
            Case::Upper => text.len() >= 4 && !text.contains('.'),
            Case::Lower => false,
        };
        // "J." and "J.P." are initials; "A" and "U.S." are not.
        let initial = word.stop
            && (text.len() == 1
                || text.len() == 3 && text.as_bytes()[1] == b'.' && text != "U.S" && text != "D.C");
        let single = text.chars().count() == 1;
        if initial {
            return !word.number;
        }
        let other = |set: &WordSet| set.holds(word.hash, text);
        letters
            && !single
            && !word.number
            && !text.starts_with(char::is_lowercase)
            && !self.is_common(at)
            && ![&*TITLES, &*BODIES, &*CALENDAR, &*CONNECTORS, &*COURTESY].into_iter().any(other)
    }

    pub(super) fn is_particle(&self, at: usize) -> bool {
        self.is_in(at, &PARTICLES)
    }

    /// The name that begins at a word.
    pub fn name_at(&self, start: usize) -> Option<PersonName> {
        let end = self.last_name_word(start)?;
        let mut first = start;
        // "Yesterday Ana Silva": the capital of the first word is its place's.
        while first < end && self.is_sentence_word(first) {
            first += 1;
        }
        // "M. Delacroix": the one initial that is a form of address.
        if end == first + 1 && self.slice(first) == "M" {
            first = end;
        }
        let mut last = end;
        while last > first && is_suffix(self.slice(last)) {
            last -= 1;
        }
        let initials_only = self.slice(last).chars().count() == 1;
        if initials_only || self.is_lost_in_capitals(first..last + 1, end + 1) {
            return None;
        }
        let surname = self.surname_start(first, last);
        let word = |at: usize| self.words[at].range;
        Some(PersonName {
            words: first..end + 1,
            range: word(first).cover(word(last)),
            given: (surname > first).then(|| word(first).cover(word(surname - 1))),
            surname: word(surname).cover(word(last)),
        })
    }

    /// The last word of the name that begins at a word: name words, with particles and a nickname between them.
    fn last_name_word(&self, start: usize) -> Option<usize> {
        let mut last = None;
        let mut at = start;
        while at < self.words.len() && at - start < LONGEST {
            if at > start && !self.goes_on(at) {
                if !self.is_nickname(at) {
                    break;
                }
                last = Some(at + 1);
                at += 2;
                continue;
            }
            let capital = self.words[at].is_capital();
            let surname_too = last.is_some() && capital && self.is_in(at, &SURNAMES_TOO);
            if self.is_name_word(at) && !self.is_leading_word(at) || surname_too {
                last = Some(at);
                if self.words[at].possessive {
                    break;
                }
            } else if !self.is_particle(at) || at == start && !capital {
                break;
            }
            at += 1;
        }
        last
    }

    /// In a line of capitals nobody can tell where a name ends.
    fn is_lost_in_capitals(&self, mut name: std::ops::Range<usize>, next: usize) -> bool {
        name.all(|at| self.words[at].case == Case::Upper)
            && self.words.get(next).is_some_and(|next| next.goes_on() && next.case == Case::Upper)
    }

    /// A nickname between marks inside a name: Christopher “Kit” Roe.
    fn is_nickname(&self, at: usize) -> bool {
        let marked = |at: usize| {
            self.words
                .get(at)
                .is_some_and(|word| matches!(word.before, '“' | '"' | '”' | '‘' | '’' | '\'' | '(' | ')'))
        };
        marked(at)
            && marked(at + 1)
            && self.is_name_word(at)
            && self.is_name_word(at + 1)
            && self.is_name_word(at - 1)
            && !self.words[at - 1].possessive
    }

    fn is_leading_word(&self, at: usize) -> bool {
        self.words[at].initial && self.is_sentence_word(at)
    }

    /// A word such as "Yesterday", at the beginning of a sentence.
    fn is_sentence_word(&self, at: usize) -> bool {
        let text = self.slice(at);
        self.words[at].initial
            && (text.ends_with("ing") || text.ends_with("ly") && text.len() > 5)
            && self.words.get(at + 1).is_some_and(super::word::Word::is_capital)
            && self.words.get(at + 2).is_some_and(|next| next.is_capital() && next.goes_on())
    }

    fn surname_start(&self, first: usize, last: usize) -> usize {
        let mut from = last;
        while from > first
            && self.is_particle(from - 1)
            && (from - 1 > first || self.words[first].case == Case::Lower)
        {
            from -= 1;
        }
        // "Van Hollen", "De la Cruz": particles alone before the surname.
        if (first..last).all(|at| self.is_particle(at)) { first } else { from }
    }

    /// The name that ends with a word, if the run of name words before it is one.
    pub fn name_ending_at(&self, last: usize) -> Option<PersonName> {
        let mut start = last;
        while start > 0 && last - start < LONGEST && self.goes_on(start) {
            let before = start - 1;
            if self.words[before].possessive || !(self.is_name_word(before) || self.is_particle(before)) {
                break;
            }
            start = before;
        }
        (start..=last).find_map(|start| self.name_at(start).filter(|name| name.words.end == last + 1))
    }

    /// Whether a name is a place and nothing says that it is a person.
    pub fn is_place(&self, name: &PersonName) -> bool {
        places::lookup(&self.text[name.range.as_range()]).is_some()
    }
}

/// A word for a post or an occupation, whatever its capitals.
pub fn is_title(text: &str, hash: u64) -> bool {
    TITLES.holds(hash, text)
}

/// A common word in the singular or a plural in -s, whatever its capitals.
pub fn is_common(text: &str, hash: u64) -> bool {
    COMMON.holds(hash, text)
        || text.strip_suffix(['s', 'S']).is_some_and(|singular| singular.len() > 3 && COMMON.has(singular))
}
