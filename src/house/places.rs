//! The gazetteer: countries, regions and cities that datelines name, in English, French and Spanish.
//!
//! It knows names, not geography: "Springfield" is a city, and nobody asks which. An unknown place is never an error.
//! The names and their making are described in `places/README.md`.

mod abbreviation;
mod key;

#[cfg(test)]
mod generate;
#[cfg(test)]
mod tests;

pub use abbreviation::region_abbreviation;

use key::{Key, is_hyphen, is_silent, is_word_char};
use memchr::{memchr, memrchr};
use std::cmp::Ordering;

/// One name a line, sorted by bytes: the folded name, a tab, and letters for what it stands for.
/// The binary search reads the text in place, so the gazetteer costs nothing until it is asked.
const TABLE: &str = include_str!("places/table.generated.txt");

/// What a name in the gazetteer stands for. A name may be several things (Singapore, Guatemala, Georgia).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// A country or territory.
    pub country: bool,
    /// A state, province, island or disputed land, or a part of the world ("Ohio", "Darfur", "Horn of Africa").
    pub region: bool,
    /// A city, town or camp.
    pub city: bool,
    /// A city that is the capital of a country or territory.
    pub capital: bool,
    /// Also an ordinary word in one of the three languages ("Nice", "Como", "Tours"): the name alone proves nothing.
    pub word: bool,
}

impl Place {
    fn from_letters(letters: &[u8]) -> Self {
        let has = |letter| letters.contains(&letter);
        Self {
            country: has(b'c'),
            region: has(b'r'),
            city: has(b't') || has(b'k'),
            capital: has(b'k'),
            word: has(b'w'),
        }
    }
}

/// Looks a name up in English, French or Spanish. Case, accents, apostrophes and full stops do not count, and a hyphen
/// is a space: "CÔTE D'IVOIRE", "Port au Prince" and "Washington DC" are known.
pub fn lookup(name: &str) -> Option<Place> {
    let mut key = Key::default();
    if name.chars().all(|c| key.push(c)) { seek(key.as_bytes()).place } else { None }
}

/// The longest known name that `text` begins with: its length in bytes (14 for "Port-au-Prince – Rains have…") and what
/// it is.
///
/// A name ends where a word ends: "Kenya’s" and "Geneva-based" begin with no place, "Geneva-Researchers" does. The
/// full stop of an abbreviation belongs to the name ("Washington, D.C."), that of a sentence does not.
pub fn longest_at_start(text: &str) -> Option<(usize, Place)> {
    let mut key = Key::default();
    let mut longest = None;
    let mut abbreviated = false;
    for (at, c) in text.char_indices() {
        if !key.push(c) {
            break;
        }
        let end = at + c.len_utf8();
        let rest = &text[end..];
        abbreviated = (abbreviated && is_word_char(c)) || (c == '.' && rest.starts_with(is_word_char));
        if !is_word_char(c) || word_goes_on(rest) {
            continue;
        }
        let found = seek(key.as_bytes());
        if let Some(place) = found.place {
            let stop = usize::from(abbreviated && rest.starts_with('.'));
            longest = Some((end + stop, place));
        }
        if !found.begins_longer_name {
            break;
        }
    }
    longest
}

/// Whether the word just read goes on in `rest`: with a letter, with one after an apostrophe or full stop ("Cox’s",
/// "D.C."), or in a compound that is no name ("Geneva-based").
fn word_goes_on(rest: &str) -> bool {
    let mut chars = rest.chars();
    match (chars.next(), chars.next()) {
        (Some(c), _) if is_word_char(c) => true,
        (Some(c), Some(next)) if is_silent(c) => is_word_char(next),
        (Some(c), Some(next)) if is_hyphen(c) => next.is_lowercase(),
        _ => false,
    }
}

/// What the table says about a folded name.
struct Found {
    place: Option<Place>,
    begins_longer_name: bool,
}

/// Searches the table by halves; `low` and `high` always stand at the beginnings of lines.
fn seek(name: &[u8]) -> Found {
    let table = TABLE.as_bytes();
    let (mut low, mut high) = (0, table.len());
    let mut place = None;
    while low < high {
        let middle = low + (high - low) / 2;
        let start = memrchr(b'\n', &table[low..middle]).map_or(low, |newline| low + newline + 1);
        let end = memchr(b'\n', &table[middle..high]).map_or(high, |newline| middle + newline + 1);
        let line = &table[start..end];
        let (listed, letters) = line.split_at(memchr(b'\t', line).unwrap_or(line.len()));
        match listed.cmp(name) {
            Ordering::Less => low = end,
            Ordering::Greater => high = start,
            Ordering::Equal => {
                place = Some(Place::from_letters(letters));
                low = end;
                break;
            }
        }
    }
    Found { place, begins_longer_name: table[low..].starts_with(name) }
}
