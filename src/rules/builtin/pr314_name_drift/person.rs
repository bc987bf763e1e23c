//! Surnames that drift: every near spelling is compared with the persons that the release introduces.

use super::spelling::{Spelling, Spellings};
use super::{Drift, Params};
use crate::house::places;
use crate::release::names::lexicon::{COURTESY, TITLES};
use crate::release::quotes::TELLING;
use crate::rules::Context;

/// From this length two letters may differ, if a person is meant both times.
const LONG: usize = 9;

/// Pairs of spellings of one surname.
pub fn drifts(_: &Context<'_>, spellings: &Spellings<'_>, params: &Params) -> Vec<Drift> {
    let all: Vec<usize> = (0..spellings.list.len()).collect();
    let mut pairs = spellings.near(&all, params.max_edits);
    let long: Vec<usize> = all
        .iter()
        .copied()
        .filter(|&slot| {
            let spelling = &spellings.list[slot];
            spelling.letters.len() >= LONG
                && (spelling.persons > 0 || spelling.places.iter().any(|&at| follows_title(spellings, at)))
        })
        .collect();
    pairs.extend(spellings.near(&long, params.max_edits + 1));
    pairs.sort_unstable();
    pairs.dedup();
    pairs.into_iter().filter_map(|(one, other)| drift(spellings, one, other, params.min_len)).collect()
}

fn drift(spellings: &Spellings<'_>, one: usize, other: usize, min_len: usize) -> Option<Drift> {
    let pair = Pair::new(spellings, &spellings.list[one], &spellings.list[other], min_len)?;
    pair.is_drift().then(|| pair.drift())
}

/// Two near spellings, the doubtful one first.
struct Pair<'s, 'a> {
    spellings: &'s Spellings<'a>,
    rare: &'s Spelling,
    common: &'s Spelling,
    /// The words of the doubtful spelling, without given names.
    places: Vec<usize>,
    settled: bool,
    min_len: usize,
}

impl<'s, 'a> Pair<'s, 'a> {
    fn new(
        spellings: &'s Spellings<'a>,
        one: &'s Spelling,
        other: &'s Spelling,
        min_len: usize,
    ) -> Option<Self> {
        let longest = one.letters.len().max(other.letters.len());
        if one.persons + other.persons == 0 || plain(one) == plain(other) || longest < min_len {
            return None;
        }
        let count = |spelling: &Spelling| surnames(spellings, spelling).len();
        let (first, second) = (count(one), count(other));
        if first == 0 || second == 0 {
            return None;
        }
        let known = |spelling: &Spelling| spellings.registered.contains(&spelling.text);
        let mailed = |spelling: &Spelling| spellings.is_in_mail(spelling);
        // The register decides, then the number of mentions, then a mail address, then the order in the text.
        let (one_is_right, settled) = match (known(one), known(other)) {
            (true, true) => return None,
            (true, false) => (true, true),
            (false, true) => (false, true),
            _ if first != second => (first > second, true),
            _ if mailed(one) != mailed(other) => (mailed(one), true),
            // Of two mentions the one that introduces the person is believed.
            _ if one.given.is_empty() != other.given.is_empty() => (other.given.is_empty(), true),
            _ => (one.places.first() < other.places.first(), false),
        };
        let (common, rare) = if one_is_right { (one, other) } else { (other, one) };
        Some(Self { spellings, rare, common, places: surnames(spellings, rare), settled, min_len })
    }

    fn is_drift(&self) -> bool {
        let same_given = self.same_given();
        if same_given {
            return true;
        }
        if self.are_two_persons() || self.has_ending_of_its_own() {
            return false;
        }
        let introduced =
            !self.common.given.is_empty() || !self.rare.given.is_empty() || self.common.places.len() >= 2;
        let few = self.places.len() == 1 || self.places.len() * 2 <= self.common.places.len();
        introduced && few && self.places.iter().all(|&at| self.is_meant_as_person(at))
    }

    /// Whether the same given name stands before both spellings.
    fn same_given(&self) -> bool {
        let names = &self.spellings.names;
        let before = |at: usize| {
            let given = at
                .checked_sub(1)
                .filter(|_| names.goes_on(at))
                .map(|given| crate::text::fold(names.slice(given)));
            given.into_iter()
        };
        let own: Vec<String> =
            self.rare.given.iter().cloned().chain(self.places.iter().flat_map(|&at| before(at))).collect();
        own.iter().any(|given| self.common.given.iter().any(|other| are_one_given(given, other)))
    }

    /// Two people: each has a given name of their own, or a post of their own and more than one mention.
    fn are_two_persons(&self) -> bool {
        let introduced = !self.rare.given.is_empty();
        introduced && !self.common.given.is_empty()
            || self.has_other_post() && (introduced || self.places.len() > 1)
    }

    /// Whether the titles beside both spellings have nothing in common.
    fn has_other_post(&self) -> bool {
        let (own, other) = (&self.rare.titles, &self.common.titles);
        !own.is_empty() && !other.is_empty() && !own.iter().any(|title| other.contains(title))
    }

    /// Endings for women and men, and plurals of a family, differ by one letter without drifting.
    fn has_ending_of_its_own(&self) -> bool {
        let (one, other) = (&self.rare.text, &self.common.text);
        let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
        let added = long.strip_prefix(short.as_str());
        if matches!(added, Some("a" | "e" | "en" | "na")) {
            return true;
        }
        if matches!(added, Some("s" | "es")) {
            return !self.places.iter().all(|&at| self.says_something(at));
        }
        // Kowalski and Kowalska, Novotný and Novotná.
        let stem = |text: &str, endings: &[char]| text.strip_suffix(endings).map(str::to_owned);
        let pair = |her: &str, his: &str| {
            stem(her, &['a', 'á']).is_some_and(|own| stem(his, &['i', 'y', 'ý', 'í', 'o', 'e']) == Some(own))
        };
        pair(one, other) || pair(other, one)
    }

    /// Whether a verb of saying stands right beside a word.
    fn says_something(&self, at: usize) -> bool {
        let names = &self.spellings.names;
        names.goes_on(at + 1) && names.is_in(at + 1, &TELLING)
            || at > 0 && names.goes_on(at) && names.is_in(at - 1, &TELLING)
    }

    /// Whether a word of the doubtful spelling can only be the person: shown by its surroundings, or nothing else at all.
    fn is_meant_as_person(&self, at: usize) -> bool {
        if self.spellings.is_surname(at) || follows_title(self.spellings, at) {
            return true;
        }
        self.rare.letters.len() >= self.min_len
            && !self.spellings.is_ordinary(self.rare)
            && !looks_inflected(&self.rare.text)
            && places::lookup(self.spellings.names.slice(at)).is_none()
            && self.spellings.stands_alone(at)
    }

    fn drift(&self) -> Drift {
        let common = surnames(self.spellings, self.common);
        let unsure = (!self.settled || self.has_other_post()) && !self.same_given();
        Drift {
            what: "surname",
            rare: self.spellings.ranges(&self.places),
            common: self.spellings.ranges(&common),
            words: self.places.clone(),
            reason: None,
            unsure,
        }
    }
}

/// The places where a spelling is no given name.
fn surnames(spellings: &Spellings<'_>, spelling: &Spelling) -> Vec<usize> {
    spelling.places.iter().copied().filter(|&at| !spellings.is_given(at)).collect()
}

fn plain(spelling: &Spelling) -> String {
    crate::text::without_diacritics(&spelling.text)
}

fn are_one_given(one: &str, other: &str) -> bool {
    one == other
        || one.chars().count() == 1 && other.starts_with(one)
        || other.chars().count() == 1 && one.starts_with(other)
}

/// Whether a title or form of address stands right before a word.
fn follows_title(spellings: &Spellings<'_>, at: usize) -> bool {
    let names = &spellings.names;
    let Some(before) = at.checked_sub(1).filter(|_| names.goes_on(at)) else { return false };
    names.is_in(before, &COURTESY) && names.words[before].is_capital()
        || names.is_in(before, &TITLES) && names.words[before].is_capital()
}

/// Verbs and adverbs that begin a sentence look like names to a rule.
fn looks_inflected(text: &str) -> bool {
    ["ing", "ed", "ly", "ment", "tion", "ness", "ers", "ies"].iter().any(|ending| text.ends_with(ending))
}
