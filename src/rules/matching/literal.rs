//! A literal cut into the words and marks it is compared by, and what counts as a word edge.

use super::hits::Hit;
use super::inflect::Form;
use super::pattern::CaseMode;
use crate::text::{TextRange, Token, TokenKind, Tokens, fold_char};
use unicode_normalization::char::is_combining_mark;

/// Whose literal it is and how it is to be matched.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// Index of the rule.
    pub rule: usize,
    /// Number of the pattern within the rule.
    pub pattern: usize,
    /// The pattern's group.
    pub group: u16,
    /// Which form of the pattern it is.
    pub form: Form,
    /// How it treats capitals.
    pub case: CaseMode,
    /// Whether it must begin at a word edge, and end at one.
    pub edges: (bool, bool),
}

impl Target {
    /// A match of it.
    pub const fn hit(&self, range: TextRange) -> Hit {
        Hit { pattern: self.pattern, group: self.group, range, form: self.form }
    }

    /// Whether the edges of a range are as they must be.
    pub fn fits(&self, text: &str, range: TextRange) -> bool {
        (!self.edges.0 || edge_at(text, range.start)) && (!self.edges.1 || edge_at(text, range.end))
    }
}

/// One word or mark of a literal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Hash of the folded text.
    pub hash: u64,
    /// As written.
    pub text: String,
    /// Whether it is a word or a number.
    pub wordlike: bool,
    /// Whether white space stands before it; the first piece's own is [`Literal::space_before`].
    pub spaced: bool,
}

/// A literal, ready to be compared with tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Literal {
    /// Words and marks; never empty.
    pub pieces: Vec<Piece>,
    /// Whether white space is part of the literal's beginning.
    pub space_before: bool,
    /// Whether white space is part of its end.
    pub space_after: bool,
}

impl Literal {
    /// Cuts a literal; `None` if it holds nothing but white space.
    pub fn new(text: &str) -> Option<Self> {
        let tokens = Tokens::new(text, [TextRange::new(0, text.len())]);
        let mut pieces: Vec<Piece> = tokens.all().iter().map(|token| Piece::of(text, token)).collect();
        pieces.first_mut()?.spaced = false;
        Some(Self {
            pieces,
            space_before: text.starts_with(char::is_whitespace),
            space_after: text.ends_with(char::is_whitespace),
        })
    }

    /// Whether its first piece is a word or a number.
    pub fn begins_with_word(&self) -> bool {
        !self.space_before && self.pieces.first().is_some_and(|piece| piece.wordlike)
    }

    /// Whether its last piece is a word or a number.
    pub fn ends_with_word(&self) -> bool {
        !self.space_after && self.pieces.last().is_some_and(|piece| piece.wordlike)
    }

    /// Whether the same number of tokens says the same, with the capitals the mode asks for.
    pub fn equals(&self, text: &str, tokens: &[Token], case: CaseMode) -> bool {
        tokens.len() == self.pieces.len()
            && tokens
                .iter()
                .zip(&self.pieces)
                .all(|(token, piece)| same_word(&piece.text, &text[token.range.as_range()], case))
    }
}

impl Piece {
    fn of(text: &str, token: &Token) -> Self {
        let text = text[token.range.as_range()].to_owned();
        Self { hash: token.hash, text, wordlike: is_wordlike(token), spaced: token.spaced }
    }
}

/// Whether a word of a pattern and a written word are the same, apostrophes and hyphens being what they fold to.
pub fn same_word(pattern: &str, written: &str, case: CaseMode) -> bool {
    let mut written = written.chars();
    pattern.chars().all(|want| written.next().is_some_and(|got| same_char(want, got, case)))
        && written.next().is_none()
}

/// Whether a character of a pattern accepts a written one.
pub fn same_char(want: char, got: char, case: CaseMode) -> bool {
    if want == got {
        return true;
    }
    if fold_char(want) != fold_char(got) {
        return false;
    }
    match case {
        CaseMode::Ignore => true,
        CaseMode::Smart => !want.is_uppercase(),
        CaseMode::Exact => !want.is_alphabetic(),
    }
}

/// Whether a character goes on with a word rather than ending it.
pub fn in_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

/// Whether a match may begin or end at an offset without breaking a word or a number.
///
/// A match that ends in a mark breaks nothing: "%" is found in "5%", and "IOM" in "IOM’s".
pub fn edge_at(text: &str, offset: usize) -> bool {
    let mut back = text[..offset].chars().rev();
    let mut on = text[offset..].chars();
    let (Some(before), Some(after)) = (back.next(), on.next()) else { return true };
    if in_word(before) {
        let joins = matches!(after, '.' | ',') && on.next().is_some_and(|c| c.is_ascii_digit());
        return !in_word(after) && !(joins && before.is_ascii_digit());
    }
    let joins = matches!(before, '.' | ',') && back.next().is_some_and(|c| c.is_ascii_digit());
    !(joins && after.is_ascii_digit())
}

/// The white space between a match and the token beside it, where the literal asks for it.
pub fn with_space(literal: &Literal, range: TextRange, tokens: &[Token], at: usize) -> Option<TextRange> {
    let mut range = range;
    let (first, last) = (tokens.get(at)?, tokens.get(at + literal.pieces.len() - 1)?);
    if literal.space_before {
        let before = tokens.get(at.checked_sub(1)?).filter(|before| before.block == first.block)?;
        range.start = (first.spaced).then_some(before.range.end)?;
    }
    if literal.space_after {
        let after = tokens.get(at + literal.pieces.len()).filter(|after| after.block == last.block)?;
        range.end = after.spaced.then_some(after.range.start)?;
    }
    Some(range)
}

/// Whether a token is a word or a number.
pub fn is_wordlike(token: &Token) -> bool {
    token.kind != TokenKind::Mark
}
