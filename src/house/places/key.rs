//! Folding of place names: the one form under which the gazetteer lists and seeks a name.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// A folded name, built a character at a time without the heap: lower case, no accents, apostrophes or full stops, and
/// one space for white space and hyphens. A comma stays, with one space after it ("washington, dc").
pub(super) struct Key {
    bytes: [u8; Key::CAPACITY],
    length: usize,
    gap: Gap,
}

/// What stands between the last letter and the next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    None,
    Space,
    Comma,
}

impl Default for Key {
    fn default() -> Self {
        Self { bytes: [0; Self::CAPACITY], length: 0, gap: Gap::None }
    }
}

impl Key {
    /// No name of the gazetteer is longer.
    pub(super) const CAPACITY: usize = 64;

    /// Adds a character; false if no name can hold it or the name has become too long.
    #[must_use]
    pub(super) fn push(&mut self, c: char) -> bool {
        match c {
            'a'..='z' | '0'..='9' => self.push_letter(c),
            'A'..='Z' => self.push_letter(c.to_ascii_lowercase()),
            ',' => self.widen(Gap::Comma),
            '&' => self.widen(Gap::Space) && self.push_letters("and") && self.widen(Gap::Space),
            _ if is_silent(c) || is_combining_mark(c) => true,
            _ if is_hyphen(c) || c.is_whitespace() => self.widen(Gap::Space),
            _ if c.is_alphanumeric() => self.push_other_letter(c),
            _ => false,
        }
    }

    /// The folded name so far.
    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.length]
    }

    fn widen(&mut self, gap: Gap) -> bool {
        if self.length > 0 && self.gap != Gap::Comma {
            self.gap = gap;
        }
        true
    }

    fn push_other_letter(&mut self, c: char) -> bool {
        match c {
            'ø' | 'Ø' => self.push_letter('o'),
            'ł' | 'Ł' => self.push_letter('l'),
            'đ' | 'Đ' | 'ð' | 'Ð' => self.push_letter('d'),
            'ħ' | 'Ħ' => self.push_letter('h'),
            'ı' => self.push_letter('i'),
            'ə' | 'Ə' => self.push_letter('e'),
            'ß' | 'ẞ' => self.push_letters("ss"),
            'æ' | 'Æ' => self.push_letters("ae"),
            'œ' | 'Œ' => self.push_letters("oe"),
            'þ' | 'Þ' => self.push_letters("th"),
            _ => self.push_without_accents(c),
        }
    }

    fn push_without_accents(&mut self, c: char) -> bool {
        let mut fits = true;
        decompose_canonical(c, |part| {
            if !is_combining_mark(part) {
                fits &= part.to_lowercase().all(|lower| self.push_letter(lower));
            }
        });
        fits
    }

    fn push_letters(&mut self, letters: &str) -> bool {
        letters.chars().all(|c| self.push_letter(c))
    }

    fn push_letter(&mut self, c: char) -> bool {
        let gap = match std::mem::replace(&mut self.gap, Gap::None) {
            Gap::None => "",
            Gap::Space => " ",
            Gap::Comma => ", ",
        };
        let mut buffer = [0; 4];
        self.append(gap.as_bytes()) && self.append(c.encode_utf8(&mut buffer).as_bytes())
    }

    fn append(&mut self, bytes: &[u8]) -> bool {
        let Some(free) = self.bytes.get_mut(self.length..self.length + bytes.len()) else { return false };
        free.copy_from_slice(bytes);
        self.length += bytes.len();
        true
    }
}

/// A character that spelling adds or drops inside a word: apostrophes, the Arabic and Polynesian signs that stand for
/// them, and the full stop.
pub(super) fn is_silent(c: char) -> bool {
    matches!(c, '.' | '\'' | '’' | '‘' | '`' | '´' | 'ʼ' | 'ʻ' | 'ʾ' | 'ʿ' | '′' | '＇' | '\u{ad}')
}

/// A hyphen in any of its code points; dashes end a name.
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑')
}

/// A character that makes up words.
pub(super) fn is_word_char(c: char) -> bool {
    !is_silent(c) && (c.is_alphanumeric() || is_combining_mark(c))
}
