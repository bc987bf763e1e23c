//! The capitalised words of a story by their spelling, with what is known of each, and pairs of near spellings.

use super::Params;
use crate::release::names::lexicon::{BODIES, CALENDAR, CONNECTORS, COURTESY, PARTICLES, TITLES};
use crate::release::names::{Names, Word};
use crate::release::records::{Person, PersonSource};
use crate::rules::Context;
use crate::text::{Case, TextRange, fold, fold_hash, without_diacritics};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Spellings in one bucket of near ones that are compared with each other; more are no names.
const BUCKET: usize = 24;

/// One spelling of a word, whatever its capitals.
#[derive(Clone, Debug, Default)]
pub struct Spelling {
    /// The folded word.
    pub text: String,
    /// Its letters, folded.
    pub letters: Vec<char>,
    /// Indices of the words that are spelt so, in order.
    pub places: Vec<usize>,
    /// Given names beside it, folded; the first word of each.
    pub given: Vec<String>,
    /// Heads of the titles before and behind it, folded; forms of address are none.
    pub titles: Vec<String>,
    /// Mentions in which a title, a verb of saying or a contact shows a person.
    pub persons: usize,
}

/// What drift is looked for in.
#[derive(Debug)]
pub struct Spellings<'a> {
    /// The words of the text.
    pub names: Names<'a>,
    /// The story's words that are no part of an address, in order.
    pub own: Vec<usize>,
    /// The spellings of capitalised words.
    pub list: Vec<Spelling>,
    /// Spellings in the house's register.
    pub registered: &'a HashSet<String>,
    /// Words that stand as given names beside a surname.
    given: HashSet<usize>,
    /// Words that end a person's name.
    surnames: HashSet<usize>,
    /// Hashes of words that stand in small letters somewhere.
    small: HashSet<u64>,
    /// Local parts of mail addresses, folded and without accents, cut at everything that is no letter.
    mail: Vec<String>,
    ignored: HashSet<String>,
}

impl<'a> Spellings<'a> {
    /// Reads the spellings of a story.
    pub fn read(cx: &Context<'a>, params: &Params) -> Self {
        let names = cx.release.names();
        let story = names.within(cx.story.range);
        let own: Vec<usize> = story
            .filter(|&at| {
                !cx.release.in_chrome(names.words[at].range) && !in_address(names.text, names.words[at].range)
            })
            .collect();
        let small =
            own.iter().filter(|&&at| names.words[at].case == Case::Lower).map(|&at| names.words[at].hash);
        let mut spellings = Self {
            names,
            small: small.collect(),
            mail: local_parts(cx.slice(cx.story.range)),
            list: Vec::new(),
            registered: cx.house.words(),
            given: HashSet::new(),
            surnames: HashSet::new(),
            ignored: params.ignore.iter().map(|word| fold(word)).collect(),
            own,
        };
        // A letter may be what was lost.
        spellings.list_words(params.min_len.saturating_sub(params.max_edits).max(2));
        spellings.add_persons(cx);
        spellings
    }

    fn list_words(&mut self, min_len: usize) {
        let mut index: HashMap<u64, usize> = HashMap::new();
        for &at in &self.own {
            let text = self.names.slice(at);
            if !is_name_like(text, &self.names.words[at]) {
                continue;
            }
            let next = self.list.len();
            let slot = *index.entry(self.names.words[at].hash).or_insert(next);
            if slot == next {
                let folded = fold(text);
                let letters = folded.chars().collect();
                self.list.push(Spelling { text: folded, letters, ..Spelling::default() });
            }
            self.list[slot].places.push(at);
        }
        let ignored = &self.ignored;
        self.list.retain(|spelling| {
            let long = spelling.letters.iter().filter(|c| c.is_alphabetic()).count() >= min_len;
            long && !ignored.contains(&spelling.text)
        });
    }

    fn add_persons(&mut self, cx: &Context<'_>) {
        let by_text: HashMap<String, usize> =
            self.list.iter().enumerate().map(|(slot, spelling)| (spelling.text.clone(), slot)).collect();
        for person in cx.own(cx.release.persons(), |person| person.range) {
            if let Some(given) = person.given {
                self.given.extend(self.names.within(given));
            }
            let Some(last) = self.names.within(person.surname).next_back() else { continue };
            self.surnames.insert(last);
            let Some(&slot) = by_text.get(&fold(self.names.slice(last))) else { continue };
            self.learn(slot, person);
        }
    }

    fn learn(&mut self, slot: usize, person: &Person) {
        let spelling = &mut self.list[slot];
        spelling.persons += 1;
        if let Some(first) = person.given.and_then(|given| self.names.within(given).next()) {
            spelling.given.push(fold(self.names.slice(first)));
        }
        let title = person.title.filter(|_| person.source != PersonSource::Contact);
        let words = title.map(|title| self.names.within(title)).into_iter().flatten();
        let names = self.names;
        let heads = words.filter(|&at| names.is_in(at, &TITLES) && !names.is_in(at, &COURTESY));
        self.list[slot].titles.extend(heads.map(|at| fold(names.slice(at))));
    }

    /// Whether a word stands as a given name.
    pub fn is_given(&self, at: usize) -> bool {
        self.given.contains(&at)
    }

    /// Whether a word ends the name of a person.
    pub fn is_surname(&self, at: usize) -> bool {
        self.surnames.contains(&at)
    }

    /// Whether a spelling is an ordinary word: in the list of common words, or in small letters somewhere in the story.
    pub fn is_ordinary(&self, spelling: &Spelling) -> bool {
        let hash = fold_hash(&spelling.text);
        let singular = spelling.text.strip_suffix('s').map(fold_hash);
        let plural = fold_hash(&format!("{}s", spelling.text));
        crate::release::names::is_common(&spelling.text, hash)
            || TITLES.holds(hash, &spelling.text)
            || BODIES.holds(hash, &spelling.text)
            || CALENDAR.holds(hash, &spelling.text)
            || CONNECTORS.holds(hash, &spelling.text)
            || PARTICLES.holds(hash, &spelling.text)
            || self.small.contains(&hash)
            || singular.is_some_and(|hash| self.small.contains(&hash))
            || self.small.contains(&plural)
    }

    /// Whether a mail address in the story is built from a spelling.
    pub fn is_in_mail(&self, spelling: &Spelling) -> bool {
        let plain: String =
            without_diacritics(&spelling.text).chars().filter(|c| c.is_alphabetic()).collect();
        self.mail.iter().any(|part| part.ends_with(&plain) && part.len() <= plain.len() + 2)
    }

    /// The places of a spelling in the text.
    pub fn ranges(&self, places: &[usize]) -> Vec<TextRange> {
        places.iter().map(|&at| self.names.words[at].range).collect()
    }

    /// Whether no capitalised word stands before a word that could begin the same name.
    pub fn begins_name(&self, at: usize) -> bool {
        let words = self.names.words;
        !(words[at].goes_on()
            && at > 0
            && words[at - 1].is_capital()
            && !words[at - 1].possessive
            && !(words[at - 1].initial && self.names.is_common(at - 1)))
    }

    /// Whether a word has no capitalised neighbour that could make one name with it.
    pub fn stands_alone(&self, at: usize) -> bool {
        let words = self.names.words;
        let behind = !words[at].possessive
            && words.get(at + 1).is_some_and(|next| next.goes_on() && next.is_capital())
            && !self.names.is_in(at + 1, &CALENDAR);
        self.begins_name(at) && !behind
    }

    /// Pairs of spellings that lie at most `edits` letters apart and begin with the same letter.
    pub fn near(&self, among: &[usize], edits: usize) -> Vec<(usize, usize)> {
        let mut pairs = Vec::new();
        let mut by_letter: BTreeMap<Option<&char>, Vec<usize>> = BTreeMap::new();
        for &slot in among {
            by_letter.entry(self.list[slot].letters.first()).or_default().push(slot);
        }
        for slots in by_letter.values() {
            if slots.len() <= BUCKET {
                pairs.extend(all_pairs(slots));
            } else {
                pairs.extend(self.sharing_letters(slots, edits));
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs.retain(|&(one, other)| one != other && is_near(&self.list[one], &self.list[other], edits));
        pairs
    }

    /// Pairs that agree in all but so many letters: how near spellings are found among very many.
    fn sharing_letters(&self, among: &[usize], edits: usize) -> Vec<(usize, usize)> {
        let mut buckets: HashMap<u64, Vec<usize>> = HashMap::new();
        for &slot in among {
            for key in shortened(&self.list[slot].letters, edits) {
                let bucket = buckets.entry(key).or_default();
                if bucket.last() != Some(&slot) && bucket.len() < BUCKET {
                    bucket.push(slot);
                }
            }
        }
        buckets.values().flat_map(|bucket| all_pairs(bucket)).collect()
    }
}

fn all_pairs(slots: &[usize]) -> Vec<(usize, usize)> {
    let with_later = |(at, &one): (usize, &usize)| {
        slots[at + 1..].iter().map(move |&other| (one.min(other), one.max(other))).collect::<Vec<_>>()
    };
    slots.iter().enumerate().flat_map(with_later).collect()
}

/// Capitalised with small letters behind: neither an acronym nor a line of capitals, nor the debris of an encoding.
pub fn is_name_like(text: &str, word: &Word) -> bool {
    word.is_capital()
        && !word.number
        && text.starts_with(char::is_uppercase)
        && text.chars().filter(|c| c.is_lowercase()).count() >= 2
        && !text.contains(|c: char| c.is_ascii_digit() || matches!(c, 'Â' | 'Ã'))
        && !text.ends_with('â')
}

fn is_near(one: &Spelling, other: &Spelling, edits: usize) -> bool {
    one.letters.first() == other.letters.first()
        && one.letters.len().abs_diff(other.letters.len()) <= edits
        && strsim::osa_distance(&one.text, &other.text) <= edits
}

/// Hashes of a word and of everything that is left of it when up to `edits` letters (two at most) go: near words share one.
fn shortened(letters: &[char], edits: usize) -> Vec<u64> {
    let none = letters.len();
    let mut keys = vec![hash_without(letters, none, none)];
    if edits > 0 {
        keys.extend((0..none).map(|at| hash_without(letters, at, none)));
    }
    if edits > 1 {
        for at in 0..none {
            keys.extend((at + 1..none).map(|other| hash_without(letters, at, other)));
        }
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// A hash of a word without the letters at two places; a place behind the word leaves nothing out.
fn hash_without(letters: &[char], one: usize, other: usize) -> u64 {
    let left = letters.iter().enumerate().filter(|&(at, _)| at != one && at != other);
    let hash = left.fold(0xcbf2_9ce4_8422_2325_u64, |hash, (_, &c)| {
        (hash ^ u64::from(u32::from(c))).wrapping_mul(0x0000_0100_0000_01b3)
    });
    hash ^ (hash >> 32)
}

/// Whether a word is part of a mail or web address.
fn in_address(text: &str, range: TextRange) -> bool {
    const NEAR: usize = 80;
    let bytes = text.as_bytes();
    let before =
        bytes[..range.start].iter().rev().take(NEAR).take_while(|byte| !byte.is_ascii_whitespace()).count();
    let behind = bytes[range.end..].iter().take(NEAR).take_while(|byte| !byte.is_ascii_whitespace()).count();
    let chunk = &bytes[range.start - before..range.end + behind];
    chunk.iter().enumerate().any(|(at, byte)| match byte {
        b'@' | b'_' => true,
        b':' => chunk[at..].starts_with(b"://"),
        b'w' => chunk[at..].starts_with(b"www."),
        _ => false,
    })
}

fn local_parts(text: &str) -> Vec<String> {
    let mut parts = Vec::new();
    for at in memchr::memchr_iter(b'@', text.as_bytes()) {
        let before = &text[..at];
        let start = before
            .rfind(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '+')))
            .map_or(0, |found| found + before[found..].chars().next().map_or(1, char::len_utf8));
        if at - start <= 64 {
            parts.push(
                without_diacritics(&fold(&before[start..])).chars().filter(|c| c.is_alphabetic()).collect(),
            );
            let pieces = before[start..].split(|c: char| !c.is_alphabetic()).filter(|piece| piece.len() > 2);
            parts.extend(pieces.map(|piece| without_diacritics(&fold(piece))));
        }
    }
    parts
}
