//! The identity of a finding: what it says about which words, never where in the file they stand.

use std::fmt;
use xxhash_rust::xxh3::xxh3_128;

/// A hash that stays the same when other paragraphs are edited, moved or the file is renamed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fingerprint(u128);

impl Fingerprint {
    /// Hashes what identifies a finding: the rule with its reason, the normalised words, the words on either side within
    /// the block, and how many equal findings came before it.
    pub fn new(code: &str, quote: &str, before: &str, after: &str, earlier_equals: usize) -> Self {
        let mut input = String::with_capacity(code.len() + quote.len() + before.len() + after.len() + 16);
        for field in [code, quote, before, after] {
            input.push_str(field);
            // A separator that cannot occur in a field keeps "ab"+"c" apart from "a"+"bc".
            input.push('\u{1f}');
        }
        input.push_str(&earlier_equals.to_string());
        Self(xxh3_128(input.as_bytes()))
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}
