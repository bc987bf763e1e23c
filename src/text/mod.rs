//! Ranges, tokens, sentences and positions in text. Knows no document: everything here works on a `&str`.

mod fold;
mod graphemes;
mod lines;
mod range;
pub mod ranges;
mod sentences;
mod tokens;
mod word_set;

pub use fold::{fold, fold_char, fold_hash, without_diacritics};
pub use graphemes::{grapheme_count, shortened};
pub use lines::{LineIndex, Position};
pub use range::{ByteRange, TextRange, beginning_in};
pub use sentences::{sentence_abbreviation, sentences};
pub use tokens::{Case, Token, TokenKind, Tokens};
pub use word_set::WordSet;
