//! Front matter, flattened to keys with their places.

use crate::text::ByteRange;

/// One value of the front matter. Nested keys are joined by points (`presslint.ignore`), list items repeat the key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MetaEntry {
    /// The key in lower case.
    pub key: String,
    /// The value as text.
    pub value: String,
    /// The value's place in the decoded file.
    pub decoded: std::ops::Range<usize>,
}

/// The front matter of a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// All values in order.
    pub entries: Vec<MetaEntry>,
    /// The whole block with its fences, in the decoded file.
    pub block: Option<ByteRange>,
}

impl Meta {
    /// The first value of a key.
    pub fn get(&self, key: &str) -> Option<&MetaEntry> {
        self.entries.iter().find(|entry| entry.key == key)
    }

    /// The first value of the first key that is there.
    pub fn first_of(&self, keys: &[&str]) -> Option<&MetaEntry> {
        keys.iter().find_map(|key| self.get(key))
    }
}
