//! Extensions behind a number: "ext. 142", "x12", "poste 12", "extensión 12". Knows no number.

use super::run::is_space;
use crate::text::{TextRange, fold_char};

/// Words before an extension, longer ones first.
const WORDS: &[&str] = &[
    "extension",
    "extensión",
    "interno",
    "apparaat",
    "poste",
    "anexo",
    "ramal",
    "extn",
    "ext",
    "int.",
    "post",
    "xt",
    "x",
    "#",
];

/// Longest extension.
const MOST_DIGITS: usize = 6;

/// The extension that begins at `at`, with its word.
pub(super) fn extension(text: &str, at: usize) -> Option<TextRange> {
    let rest = text.get(at..)?;
    let lead = rest.trim_start_matches(is_space);
    let lead = lead.strip_prefix([',', ';']).unwrap_or(lead).trim_start_matches(is_space);
    let lead = lead.strip_prefix(['(', '-', '–']).unwrap_or(lead).trim_start_matches(is_space);
    let start = text.len() - lead.len();
    if start > at + 6 {
        return None;
    }
    let behind = WORDS.iter().find_map(|word| strip_word(lead, word))?;
    let digits = behind.strip_prefix(['.', ':', '=']).unwrap_or(behind).trim_start_matches(is_space);
    let spaced = digits.len() < behind.len();
    if lead.starts_with('#') && spaced {
        return None;
    }
    let length = digits.bytes().take_while(u8::is_ascii_digit).count();
    let ends = !digits[length..].starts_with(char::is_alphanumeric);
    let end = text.len() - digits.len() + length;
    ((1..=MOST_DIGITS).contains(&length) && ends).then_some(TextRange::new(start, end))
}

/// What follows `word` in any case, if `text` begins with it and no letter follows.
fn strip_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let mut chars = text.chars();
    if !word.chars().all(|letter| chars.next().is_some_and(|c| fold_char(c) == letter)) {
        return None;
    }
    let rest = chars.as_str();
    (!rest.starts_with(char::is_alphabetic)).then_some(rest)
}
