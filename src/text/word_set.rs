//! Sets of words that are asked about every token: found by the token's hash, then compared.

use super::{fold_char, fold_hash};

/// A fixed set of folded words, open-addressed by the hash that every token already has.
#[derive(Debug)]
pub struct WordSet {
    slots: Vec<Option<(u64, &'static str)>>,
}

impl WordSet {
    /// A set of words, which must be folded: small letters, straight apostrophes.
    pub fn new(words: impl IntoIterator<Item = &'static str>) -> Self {
        let words: Vec<&'static str> = words.into_iter().collect();
        let mut set = Self { slots: vec![None; (words.len() * 2 + 1).next_power_of_two()] };
        for word in words {
            let hash = fold_hash(word);
            let slot = set.slot(hash, word);
            set.slots[slot] = Some((hash, word));
        }
        set
    }

    /// The words of a list file: white space between them, `#` before a remark.
    pub fn of_list(list: &'static str) -> Self {
        let lines = list.lines().map(|line| line.split('#').next().unwrap_or_default());
        Self::new(lines.flat_map(str::split_whitespace))
    }

    /// Whether a word is in the set, whatever its capitals; `hash` is its [`fold_hash`].
    pub fn holds(&self, hash: u64, word: &str) -> bool {
        self.slots[self.slot(hash, word)].is_some()
    }

    /// Whether a word whose hash is not at hand is in the set.
    pub fn has(&self, word: &str) -> bool {
        self.holds(fold_hash(word), word)
    }

    /// The slot of a word, or the free one where it would stand; at least half of the slots are free.
    fn slot(&self, hash: u64, word: &str) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = usize::try_from(hash & mask as u64).unwrap_or(0);
        while let Some((own, text)) = self.slots[at] {
            if own == hash && word.chars().map(fold_char).eq(text.chars()) {
                break;
            }
            at = (at + 1) & mask;
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_any_case_and_others_are_not() {
        let set = WordSet::of_list("said added # of speech\nl'a dit");
        assert!(set.has("Said") && set.has("ADDED") && set.has("L’a") && set.has("dit"));
        assert!(!set.has("speech") && !set.has("sai") && !set.has(""));
        assert!(!WordSet::new([]).has("said"));
    }
}
