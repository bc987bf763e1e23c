//! The one tokeniser: words, numbers and marks, each with a hash of its folded form.
//!
//! A word is a run of letters and digits that begins with a letter; an apostrophe or a hyphen is a mark of its own, so
//! "Dall’Oglio" and "IOM’s" are three tokens and "IOM" is found in both "IOM’s" and "IOM-led".

use super::{TextRange, fold_hash};
use unicode_normalization::char::is_combining_mark;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters and digits, beginning with a letter.
    Word,
    /// Digits, with points and commas between digits.
    Number,
    /// Any other single character that is not white space.
    Mark,
}

/// How a word uses capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// No capital at all, or no letters.
    Lower,
    /// First letter only.
    Capital,
    /// Every letter; at least two.
    Upper,
    /// Anything else: IDPs, McDonald, iPhone.
    Mixed,
}

/// A token with its place.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where it stands.
    pub range: TextRange,
    /// Hash of the folded text.
    pub hash: u64,
    /// What it is made of.
    pub kind: TokenKind,
    /// How it uses capitals.
    pub case: Case,
    /// Index of the block it stands in.
    pub block: u32,
    /// Whether white space (or the block's beginning) stands before it.
    pub spaced: bool,
}

impl Token {
    /// Whether this is the given mark.
    pub fn is_mark(&self, text: &str, mark: char) -> bool {
        self.kind == TokenKind::Mark && text[self.range.as_range()].starts_with(mark)
    }

    /// Whether the token begins with a capital letter.
    pub fn is_capitalised(&self) -> bool {
        matches!(self.case, Case::Capital | Case::Upper | Case::Mixed)
    }
}

/// All tokens of a text, in order.
#[derive(Clone, Debug, Default)]
pub struct Tokens {
    list: Vec<Token>,
}

impl Tokens {
    /// Cuts the given blocks of `text`, in order.
    pub fn new(text: &str, blocks: impl IntoIterator<Item = TextRange>) -> Self {
        let mut list = Vec::with_capacity(text.len() / 5);
        for (index, block) in blocks.into_iter().enumerate() {
            push_tokens(text, block, u32::try_from(index).unwrap_or(u32::MAX), &mut list);
        }
        Self { list }
    }

    /// All tokens.
    pub fn all(&self) -> &[Token] {
        &self.list
    }

    /// The tokens that lie wholly inside `range`.
    pub fn within(&self, range: TextRange) -> &[Token] {
        let from = self.index_at(range.start);
        let to = from + self.list[from..].partition_point(|token| token.range.end <= range.end);
        &self.list[from..to]
    }

    /// Index of the first token that begins at or after `offset`.
    pub fn index_at(&self, offset: usize) -> usize {
        self.list.partition_point(|token| token.range.start < offset)
    }

    /// The token before index `at`, if it is in the same block.
    pub fn before(&self, at: usize) -> Option<&Token> {
        let this = self.list.get(at)?;
        self.list.get(at.checked_sub(1)?).filter(|token| token.block == this.block)
    }
}

fn push_tokens(text: &str, block: TextRange, index: u32, list: &mut Vec<Token>) {
    let source = &text[block.as_range()];
    let mut chars = source.char_indices().peekable();
    let mut spaced = true;
    while let Some((at, c)) = chars.next() {
        if c.is_whitespace() {
            spaced = true;
            continue;
        }
        let kind = if c.is_alphabetic() {
            while chars.next_if(|&(_, c)| c.is_alphanumeric() || is_combining_mark(c)).is_some() {}
            TokenKind::Word
        } else if c.is_ascii_digit() {
            while let Some((next, c)) = chars.next_if(|&(next, c)| continues_number(source, next, c)) {
                debug_assert!(next < source.len() && !c.is_whitespace());
            }
            TokenKind::Number
        } else {
            TokenKind::Mark
        };
        let end = chars.peek().map_or(source.len(), |&(next, _)| next);
        let word = &source[at..end];
        list.push(Token {
            range: TextRange::new(block.start + at, block.start + end),
            hash: fold_hash(word),
            kind,
            case: if kind == TokenKind::Word { case_of(word) } else { Case::Lower },
            block: index,
            spaced,
        });
        spaced = false;
    }
}

/// A digit goes on, and so does a point or comma that stands before another digit.
fn continues_number(source: &str, at: usize, c: char) -> bool {
    c.is_ascii_digit()
        || (matches!(c, '.' | ',') && source.as_bytes().get(at + 1).is_some_and(u8::is_ascii_digit))
}

fn case_of(word: &str) -> Case {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else { return Case::Lower };
    let (mut upper, mut lower) = (0, 0);
    for c in letters {
        if c.is_uppercase() {
            upper += 1;
        } else {
            lower += 1;
        }
    }
    match (first.is_uppercase(), upper, lower) {
        (true, 0, 0) => Case::Capital,
        (true, _, 0) => Case::Upper,
        (true, 0, _) => Case::Capital,
        (false, 0, _) => Case::Lower,
        _ => Case::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        let tokens = Tokens::new(text, [TextRange::new(0, text.len())]);
        tokens.all().iter().map(|token| &text[token.range.as_range()]).collect()
    }

    #[test]
    fn words_numbers_and_marks_are_apart() {
        assert_eq!(
            cut("IOM’s 1,500 IDPs (04/09)."),
            ["IOM", "’", "s", "1,500", "IDPs", "(", "04", "/", "09", ")", "."]
        );
        assert_eq!(cut("COVID-19, 2018."), ["COVID", "-", "19", ",", "2018", "."]);
    }

    #[test]
    fn case_tells_acronyms_from_names() {
        let text = "the IOM IDPs Geneva A";
        let tokens = Tokens::new(text, [TextRange::new(0, text.len())]);
        let cases: Vec<Case> = tokens.all().iter().map(|token| token.case).collect();
        assert_eq!(cases, [Case::Lower, Case::Upper, Case::Mixed, Case::Capital, Case::Capital]);
    }

    #[test]
    fn within_takes_whole_tokens_only() {
        let text = "alpha beta gamma";
        let tokens = Tokens::new(text, [TextRange::new(0, text.len())]);
        assert_eq!(tokens.within(TextRange::new(2, 12)).len(), 1);
        assert_eq!(tokens.within(TextRange::new(0, 16)).len(), 3);
    }
}
