//! Text set in capitals, where every word looks like an acronym: headlines, crossheads, names, shouting.

use super::reader::Reader;
use super::words::{PLAIN, PLAIN_IN_LINE, has};
use crate::text::{Case, TextRange, Token, TokenKind};

/// Letters from which a word in capitals is a word and no acronym.
const WORD_LETTERS: usize = 9;

/// Ranges set in capitals, in order.
pub fn shouting(reader: Reader<'_>) -> Vec<TextRange> {
    let mut found = Vec::new();
    for block in reader.tokens.chunk_by(|one, next| one.block == next.block) {
        let Some((first, last)) = block.first().zip(block.last()) else { continue };
        if is_mostly_capitals(reader.text, block) {
            found.push(first.range.cover(last.range));
        } else {
            found.extend(runs(reader.text, block));
        }
    }
    found
}

/// A block of three words or more in which two thirds are capitals, or two words one of which is no acronym.
fn is_mostly_capitals(text: &str, block: &[Token]) -> bool {
    let words: Vec<&Token> = block.iter().filter(|token| is_longer_word(token)).collect();
    let capitals: Vec<&str> =
        words.iter().filter(|token| token.case == Case::Upper).map(|token| slice(text, token)).collect();
    match words.len() {
        0 | 1 => false,
        2 => capitals.len() == 2 && capitals.iter().any(|word| is_plain(word)),
        all => capitals.len() * 3 >= all * 2 && (all > 4 || capitals.iter().any(|word| is_plain(word))),
    }
}

/// Runs of words in capitals inside a block that is not.
fn runs(text: &str, block: &[Token]) -> Vec<TextRange> {
    let in_run = |token: &Token| match token.kind {
        TokenKind::Word => token.case == Case::Upper || slice(text, token).chars().all(char::is_uppercase),
        TokenKind::Number => true,
        TokenKind::Mark => !matches!(slice(text, token), "(" | ")" | "[" | "]" | ";" | "|" | "•"),
    };
    let runs =
        block.chunk_by(|one, next| in_run(one) == in_run(next)).filter(|run| run.first().is_some_and(in_run));
    runs.filter(|run| is_shouted(text, run))
        .filter_map(|run| Some(run.first()?.range.cover(run.last()?.range)))
        .collect()
}

/// Two words or more, one of which is certainly a word; or a name.
fn is_shouted(text: &str, run: &[Token]) -> bool {
    let words = run.iter().filter(|token| is_longer_word(token)).map(|token| slice(text, token));
    let (count, plain) =
        words.fold((0, 0), |(count, plain), word| (count + 1, plain + usize::from(is_plain(word))));
    count >= 2 && plain >= 1 || is_full_name(text, run)
}

/// Three long words or more with nothing between them: a person's name as courts and registers write it.
fn is_full_name(text: &str, run: &[Token]) -> bool {
    let long =
        |token: &Token| token.kind == TokenKind::Word && slice(text, token).chars().count() >= NAME_LETTERS;
    run.windows(3).any(|words| words.iter().all(long))
}

/// Letters of a name in capitals; most acronyms have fewer.
const NAME_LETTERS: usize = 4;

fn is_longer_word(token: &Token) -> bool {
    token.kind == TokenKind::Word && token.range.len() > 1
}

fn is_plain(word: &str) -> bool {
    word.chars().count() >= WORD_LETTERS || has(PLAIN, word) || has(PLAIN_IN_LINE, word)
}

fn slice<'t>(text: &'t str, token: &Token) -> &'t str {
    &text[token.range.as_range()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Tokens;

    fn shouted(text: &str) -> Vec<&str> {
        let tokens = Tokens::new(text, [TextRange::new(0, text.len())]);
        let ranges = shouting(Reader { text, tokens: tokens.all() });
        ranges.into_iter().map(|range| &text[range.as_range()]).collect()
    }

    #[test]
    fn a_line_of_capitals_is_shouted() {
        assert_eq!(shouted("MAYOR OPENS SKI TRAIL ON ICE"), ["MAYOR OPENS SKI TRAIL ON ICE"]);
        assert_eq!(
            shouted("He said: KEEP CLEAR OF THE STREET. Nobody did."),
            [": KEEP CLEAR OF THE STREET."]
        );
    }

    #[test]
    fn acronyms_side_by_side_are_not() {
        assert_eq!(shouted("FEMA, HUD and the UNICEF WASH team met."), Vec::<&str>::new());
        assert_eq!(shouted("NDC"), Vec::<&str>::new());
    }
}
