//! Literals that may begin or end inside a word (`word = false`): found letter by letter, because no token holds them.

use super::hits::Hits;
use super::literal::{Target, same_char};
use crate::text::{TextRange, fold_char};

/// A literal without word edges on at least one side.
#[derive(Debug)]
pub struct Loose {
    target: Target,
    letters: Vec<char>,
}

impl Loose {
    /// A literal; white space in it stands for white space of any width.
    pub fn new(target: Target, text: &str) -> Self {
        let mut letters: Vec<char> = Vec::with_capacity(text.len());
        for c in text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }) {
            if c != ' ' || letters.last() != Some(&' ') {
                letters.push(c);
            }
        }
        Self { target, letters }
    }

    /// Finds it in a block.
    pub fn scan(&self, text: &str, block: TextRange, hits: &mut Hits) {
        let inside = &text[block.as_range()];
        let Some(&first) = self.letters.first() else { return };
        let first = fold_char(first);
        for (at, c) in inside.char_indices() {
            if fold_char(c) != first && !(first == ' ' && c.is_whitespace()) {
                continue;
            }
            let Some(length) = self.match_length(&inside[at..]) else { continue };
            let range = TextRange::new(block.start + at, block.start + at + length);
            if self.target.fits(text, range) {
                hits.add(self.target.rule, self.target.hit(range));
            }
        }
    }

    /// Bytes of the match at the beginning of a text.
    fn match_length(&self, text: &str) -> Option<usize> {
        let mut rest = text.chars();
        for &want in &self.letters {
            let got = rest.next()?;
            if want == ' ' {
                if !got.is_whitespace() {
                    return None;
                }
                let after = rest.as_str().trim_start();
                rest = after.chars();
            } else if !same_char(want, got, self.target.case) {
                return None;
            }
        }
        Some(text.len() - rest.as_str().len())
    }
}
