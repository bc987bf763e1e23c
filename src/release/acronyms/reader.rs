//! The text as the readers of acronyms see it: tokens by index, with the few questions they all ask. Knows no acronym.

use crate::text::{Case, TextRange, Token, TokenKind};

/// Tokens of a dateline before its agency.
const DATELINE: usize = 8;

/// Tokens that one unspaced run may have; what is longer is no prose.
const CHAIN: usize = 40;

/// A text with its tokens.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'d> {
    /// The text.
    pub text: &'d str,
    /// Its tokens, in order.
    pub tokens: &'d [Token],
}

impl<'d> Reader<'d> {
    /// The words of token `at`; empty beyond the end.
    pub fn word(&self, at: usize) -> &'d str {
        self.tokens.get(at).map_or("", |token| &self.text[token.range.as_range()])
    }

    /// The token before `at` in the same block.
    pub fn before(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1)?;
        (self.tokens.get(at)?.block == self.tokens[before].block).then_some(before)
    }

    /// The token after `at` in the same block.
    pub fn after(&self, at: usize) -> Option<usize> {
        let next = self.tokens.get(at + 1)?;
        (self.tokens[at].block == next.block).then_some(at + 1)
    }

    /// The token right before `at`, without white space between.
    pub fn glued_before(&self, at: usize) -> Option<usize> {
        self.before(at).filter(|_| !self.tokens[at].spaced)
    }

    /// The token right after `at`, without white space between.
    pub fn glued_after(&self, at: usize) -> Option<usize> {
        self.after(at).filter(|&next| !self.tokens[next].spaced)
    }

    /// Whether token `at` is one of these marks.
    pub fn is_mark(&self, at: usize, marks: &str) -> bool {
        self.is_kind(at, TokenKind::Mark) && self.word(at).chars().all(|c| marks.contains(c))
    }

    /// Whether token `at` is of a kind.
    pub fn is_kind(&self, at: usize, kind: TokenKind) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == kind)
    }

    /// Whether token `at` is a word of that case.
    pub fn is_case(&self, at: usize, case: Case) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word && token.case == case)
    }

    /// Whether token `at` is a word that begins with a capital, as names do.
    pub fn is_name(&self, at: usize) -> bool {
        self.is_kind(at, TokenKind::Word) && self.tokens[at].is_capitalised()
    }

    /// Whether token `at` is one of these words, whatever its case.
    pub fn is_word(&self, at: usize, words: &[&str]) -> bool {
        let word = self.word(at);
        words.iter().any(|one| word.eq_ignore_ascii_case(one))
    }

    /// Whether brackets stand near the beginning of a block between a day and a dash: "TIRANA, 5 March (KNA) –".
    pub fn stands_in_dateline(&self, open: usize, close: usize) -> bool {
        let mut above = open;
        while let Some(before) = self.before(above).filter(|_| open - above <= DATELINE) {
            above = before;
        }
        let dated = (above..open).any(|at| self.is_kind(at, TokenKind::Number));
        let dash = self.after(close).is_some_and(|at| self.is_mark(at, "–—-"));
        self.before(above).is_none() && dated && dash
    }

    /// Whether token `at` is a single capital letter.
    pub fn is_letter(&self, at: usize) -> bool {
        self.is_case(at, Case::Capital) && self.word(at).chars().count() == 1
    }

    /// The unspaced run of tokens that token `at` belongs to: an address, a file name, "UN-led".
    pub fn chain(&self, at: usize) -> std::ops::Range<usize> {
        let (mut from, mut to) = (at, at + 1);
        while let Some(before) = self.glued_before(from).filter(|_| at - from < CHAIN) {
            from = before;
        }
        while let Some(next) = self.glued_after(to - 1).filter(|_| to - at < CHAIN) {
            to = next + 1;
        }
        from..to
    }

    /// The text from the first to the last of these tokens.
    pub fn range(&self, tokens: std::ops::Range<usize>) -> TextRange {
        let start = self.tokens.get(tokens.start).map_or(0, |token| token.range.start);
        let last = tokens.end.checked_sub(1).and_then(|last| self.tokens.get(last));
        TextRange::new(start, last.map_or(start, |token| token.range.end).max(start))
    }

    /// The text of these tokens.
    pub fn slice(&self, tokens: std::ops::Range<usize>) -> &'d str {
        &self.text[self.range(tokens).as_range()]
    }
}
