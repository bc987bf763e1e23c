//! Words joined over apostrophes and hyphens: "Dall’Oglio" and "Inter-American" are one word here, "IOM’s" is "IOM".

use super::lexicon::COURTESY;
use crate::text::{Case, TextRange, Token, TokenKind, fold_hash};

/// A word or number, with what stands between it and the word before.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// Its letters, without a possessive ending and without the full stop of an abbreviation.
    pub range: TextRange,
    /// Hash of the folded text.
    pub hash: u64,
    /// How it uses capitals; a compound as its first piece does.
    pub case: Case,
    /// Whether it is a number.
    pub number: bool,
    /// Index of its block.
    pub block: u32,
    /// Whether a capital here may be owed to the place: the beginning of a block, a sentence or a quotation.
    pub initial: bool,
    /// What stands before it: a space, a line feed at the beginning of a block, else the first mark.
    pub before: char,
    /// Whether a possessive ending follows.
    pub possessive: bool,
    /// Whether a full stop follows at once.
    pub stop: bool,
}

impl Word {
    /// Whether it begins with a capital letter.
    pub const fn is_capital(&self) -> bool {
        matches!(self.case, Case::Capital | Case::Upper | Case::Mixed)
    }

    /// Whether only a space parts it from the word before.
    pub const fn goes_on(&self) -> bool {
        self.before == ' '
    }
}

/// All words of a text, in order.
pub fn read_words(text: &str, tokens: &[Token]) -> Vec<Word> {
    let mut reader = Reader { text, tokens, at: 0, gap: Gap::default(), words: Vec::new() };
    reader.words.reserve(tokens.len());
    while reader.at < tokens.len() {
        reader.step();
    }
    reader.words
}

/// The marks met since the last word.
#[derive(Clone, Copy, Debug, Default)]
struct Gap {
    first: Option<char>,
    sentence: bool,
    opened: bool,
}

struct Reader<'t> {
    text: &'t str,
    tokens: &'t [Token],
    at: usize,
    gap: Gap,
    words: Vec<Word>,
}

impl Reader<'_> {
    fn step(&mut self) {
        let token = self.tokens[self.at];
        if token.kind == TokenKind::Mark {
            self.mark(&token);
            return;
        }
        let first = self.at;
        let (last, possessive) = self.extent(first);
        let start = token.range.start;
        let end = self.tokens[last].range.end;
        let range = TextRange::new(start, end);
        let new_block = self.words.last().is_none_or(|word| word.block != token.block);
        let stop = self.mark_after(self.at - 1, '.');
        self.words.push(Word {
            range,
            hash: if last == first { token.hash } else { fold_hash(&self.text[range.as_range()]) },
            case: self.case(first, last),
            number: token.kind == TokenKind::Number,
            block: token.block,
            initial: new_block || self.gap.sentence || self.gap.opened && !token.spaced,
            before: if new_block { '\n' } else { self.gap.first.unwrap_or(' ') },
            possessive,
            stop,
        });
        self.gap = Gap::default();
    }

    fn mark(&mut self, token: &Token) {
        let mark = self.text[token.range.as_range()].chars().next().unwrap_or(' ');
        self.at += 1;
        // The stop of "Dr." or "J." parts nothing.
        if mark == '.' && !token.spaced && self.gap.first.is_none() && self.last_is_abbreviation() {
            return;
        }
        // An elided article belongs to the next word as a word of its own.
        let elision = matches!(mark, '’' | '\'') && !token.spaced && self.gap.first.is_none();
        if elision
            && self.tokens.get(self.at).is_some_and(|next| next.kind == TokenKind::Word && !next.spaced)
        {
            return;
        }
        self.gap.first = self.gap.first.or(Some(mark));
        self.gap.sentence |= matches!(mark, '.' | '!' | '?' | ':' | '…' | '•');
        self.gap.opened =
            matches!(mark, '“' | '"' | '‘' | '\'' | '«' | '„' | '(' | '[' | '¿' | '¡' | '–' | '—' | '*');
    }

    fn last_is_abbreviation(&self) -> bool {
        self.words.last().is_some_and(|word| {
            let text = &self.text[word.range.as_range()];
            let dotted = text.len() <= 2 || text.contains('.');
            word.is_capital() && dotted
                || COURTESY.holds(word.hash, text)
                || matches!(text, "Jr" | "Sr" | "Ste" | "Mt" | "Ft")
        })
    }

    /// Index of the last token of the word that begins at `first`, and whether it is possessive; moves past both.
    fn extent(&mut self, first: usize) -> (usize, bool) {
        let mut last = first;
        loop {
            self.at = last + 1;
            let Some(mark) = self.glued(last + 1).filter(|token| token.kind == TokenKind::Mark) else {
                return (last, false);
            };
            let mark = self.text[mark.range.as_range()].chars().next().unwrap_or(' ');
            let piece = self.glued(last + 2).filter(|token| token.kind != TokenKind::Mark).copied();
            match (mark, piece) {
                ('’' | '\'' | 'ʼ' | '‘', Some(piece)) => match self.apostrophe(first, last, &piece) {
                    Joint::Word => last += 2,
                    Joint::Possessive => {
                        self.at = last + 3;
                        return (last, true);
                    }
                    Joint::None => return (last, false),
                },
                ('’' | '\'', None) => {
                    let plural = self.slice(last).ends_with(['s', 'S', 'x', 'z']);
                    let spaced = self.tokens.get(last + 2).is_none_or(|next| next.spaced);
                    if plural && spaced && self.tokens[last].kind == TokenKind::Word {
                        // Where a quotation with single marks ends here, the mark is no possessive; nobody can tell.
                        return (last, true);
                    }
                    return (last, false);
                }
                ('-' | '‐' | '‑', Some(piece)) if self.hyphen(first, last, &piece) => last += 2,
                ('.', Some(piece)) if self.initials(last, &piece) => last += 2,
                _ => return (last, false),
            }
        }
    }

    fn apostrophe(&self, first: usize, last: usize, piece: &Token) -> Joint {
        let before = self.slice(last);
        let behind = &self.text[piece.range.as_range()];
        if behind == "s" || behind == "S" && before.len() > 1 {
            return Joint::Possessive;
        }
        let elided = first == last
            && (matches!(
                before,
                "l" | "d" | "j" | "c" | "m" | "t" | "n" | "s" | "qu" | "L" | "C" | "J" | "S" | "Qu"
            ) || matches!(before, "D" | "N" | "M" | "T") && !piece.is_capitalised());
        if elided && behind.len() > 1 { Joint::None } else { Joint::Word }
    }

    /// A hyphen joins "Inter-American" and "Port-au-Prince"; in "Geneva-based" the name ends before it.
    fn hyphen(&self, first: usize, last: usize, piece: &Token) -> bool {
        let small = !piece.is_capitalised() && piece.kind == TokenKind::Word && piece.range.len() > 3;
        !(small && self.tokens[first].is_capitalised() && self.tokens[last].range.len() > 2)
    }

    /// "U.S." and "J.P." are one word.
    fn initials(&self, last: usize, piece: &Token) -> bool {
        let single = |text: &str| text.chars().count() == 1 && text.chars().all(char::is_alphabetic);
        single(self.slice(last)) && single(&self.text[piece.range.as_range()])
    }

    fn case(&self, first: usize, last: usize) -> Case {
        if first == last {
            return self.tokens[first].case;
        }
        let words = self.tokens[first..=last].iter().filter(|token| token.kind == TokenKind::Word);
        let mut upper = true;
        let mut mixed = false;
        for token in words {
            upper &= token.case == Case::Upper || token.case == Case::Capital && token.range.len() == 1;
            mixed |= token.case == Case::Mixed;
        }
        match self.tokens[first].case {
            Case::Lower => Case::Lower,
            _ if upper => Case::Upper,
            Case::Upper => Case::Mixed,
            _ if mixed => Case::Mixed,
            _ => Case::Capital,
        }
    }

    /// The token at an index, if nothing but itself stands between it and the token before.
    fn glued(&self, at: usize) -> Option<&Token> {
        let token = self.tokens.get(at)?;
        let before = self.tokens.get(at.checked_sub(1)?)?;
        (!token.spaced && token.block == before.block).then_some(token)
    }

    fn mark_after(&self, last: usize, mark: char) -> bool {
        self.glued(last + 1).is_some_and(|token| token.is_mark(self.text, mark))
    }

    fn slice(&self, token: usize) -> &str {
        &self.text[self.tokens[token].range.as_range()]
    }
}

enum Joint {
    Word,
    Possessive,
    None,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Tokens;

    fn cut(text: &str) -> Vec<(&str, char, bool)> {
        let tokens = Tokens::new(text, [TextRange::new(0, text.len())]);
        let words = read_words(text, tokens.all());
        words.iter().map(|word| (&text[word.range.as_range()], word.before, word.possessive)).collect()
    }

    fn plain(text: &str) -> Vec<&str> {
        cut(text).into_iter().map(|(word, ..)| word).collect()
    }

    #[test]
    fn names_are_joined_over_apostrophes_and_hyphens() {
        assert_eq!(plain("Dall’Oglio met O'Neill"), ["Dall’Oglio", "met", "O'Neill"]);
        assert_eq!(plain("Inter-American, Port-au-Prince"), ["Inter-American", "Port-au-Prince"]);
        assert_eq!(plain("the U.S. Geneva-based"), ["the", "U.S", "Geneva", "based"]);
    }

    #[test]
    fn possessives_and_elided_articles_stay_apart() {
        assert_eq!(cut("IOM’s plan")[0], ("IOM", '\n', true));
        assert_eq!(cut("the Sorensens’ farm")[1], ("Sorensens", ' ', true));
        assert_eq!(plain("l’Organisation d’Abidjan"), ["l", "Organisation", "d", "Abidjan"]);
        assert_eq!(plain("Fatou N’Diaye"), ["Fatou", "N’Diaye"]);
    }

    #[test]
    fn the_stop_of_a_title_parts_nothing_and_that_of_a_sentence_does() {
        let marks: Vec<char> =
            cut("Dr. J. Roe left. She, too").into_iter().map(|(_, before, _)| before).collect();
        assert_eq!(marks, ['\n', ' ', ' ', ' ', '.', ',']);
    }
}
