//! Tokens as the grammar of dates sees them: words, numbers and signs, each with what stands before it.

use crate::calendar::{Lang, month_name, month_of};
use crate::release::records::{DateForm, DateMention};
use crate::text::{TextRange, Token, TokenKind};

/// Reads tokens of a text. An index beyond the last token gives an empty word.
#[derive(Clone, Copy)]
pub(super) struct Reader<'t> {
    text: &'t str,
    tokens: &'t [Token],
}

/// A day number with the index after it.
#[derive(Clone, Copy)]
pub(super) struct Day {
    pub(super) value: u8,
    pub(super) next: usize,
}

/// The name of a month with the index after it.
#[derive(Clone, Copy)]
pub(super) struct Month {
    pub(super) value: u8,
    pub(super) next: usize,
    /// An English name in small letters: "may", "march" and "mar" are other words, so only a year makes it a month.
    pub(super) needs_year: bool,
}

/// What stands between two days, months or weekdays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// A dash, "to", "au", "al": everything between the two is meant.
    Range,
    /// "and", "or": the two are meant.
    And,
    /// A comma alone: a list may go on.
    Comma,
}

impl<'t> Reader<'t> {
    pub(super) const fn new(text: &'t str, tokens: &'t [Token]) -> Self {
        Self { text, tokens }
    }

    pub(super) fn word(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| &self.text[token.range.as_range()])
    }

    pub(super) fn token(&self, at: usize) -> Option<&'t Token> {
        self.tokens.get(at)
    }

    pub(super) fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    /// Whether the token stands in the same block as the token before it.
    pub(super) fn joined(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
        at.checked_sub(1).is_none_or(|before| self.tokens[before].block == token.block)
    }

    /// Whether white space stands before the token.
    pub(super) fn spaced(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.spaced)
    }

    /// Whether the token follows the one before it in its block, without white space.
    pub(super) fn glued(&self, at: usize) -> bool {
        at > 0 && self.joined(at) && !self.spaced(at)
    }

    pub(super) fn is(&self, at: usize, what: &str) -> bool {
        self.joined(at) && self.word(at) == what
    }

    pub(super) fn is_any(&self, at: usize, what: &[&str]) -> bool {
        self.joined(at) && what.iter().any(|one| self.word(at).eq_ignore_ascii_case(one))
    }

    /// The token before `at` in the same block.
    pub(super) fn before(&self, at: usize) -> Option<usize> {
        at.checked_sub(1).filter(|_| self.joined(at))
    }

    /// From the first token's beginning to the end of the last one before `to`.
    pub(super) fn span(&self, from: usize, to: usize) -> TextRange {
        TextRange::new(self.tokens[from].range.start, self.tokens[to - 1].range.end)
    }

    /// A whole number of at most four digits.
    pub(super) fn number(&self, at: usize) -> Option<u16> {
        let digits = self.word(at);
        let plain = self.kind(at) == Some(TokenKind::Number)
            && digits.len() <= 4
            && digits.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| digits.parse().ok()).flatten()
    }

    /// Whether a sign or word is glued before a number, so that it is part of a code, a time or a sum.
    pub(super) fn glued_before(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|_| self.glued(at)) else { return false };
        if matches!(self.word(before), "-" | "–") {
            return !self.ends_a_date(before);
        }
        self.kind(before) != Some(TokenKind::Mark)
            || !matches!(self.word(before), "(" | "[" | "“" | "\"" | "«" | "‘" | "'" | "," | ";" | "—" | "*")
    }

    /// Whether a month, a year or a number behind a stroke stands before token `at`: "28 May–3 June", "28/5-3/6".
    fn ends_a_date(&self, at: usize) -> bool {
        let Some(last) = self.before(at) else { return false };
        let month = month_of(self.word(last)).is_some();
        let behind_stroke = last.checked_sub(1).is_some_and(|sign| self.word(sign) == "/");
        month || self.year(last).is_some() || behind_stroke && self.number(last).is_some()
    }

    /// Whether what follows makes the number before it part of a code, a measure or a longer number.
    pub(super) fn glued_after(&self, next: usize) -> bool {
        let sign = matches!(self.word(next), "/" | "-" | "_" | "." | ":" | "+" | "’" | "'")
            && self.glued(next)
            && self.glued(next + 1)
            && self.kind(next + 1) != Some(TokenKind::Mark);
        let word = self.glued(next) && self.kind(next) != Some(TokenKind::Mark);
        sign || word || self.joined(next) && matches!(self.word(next), "%" | "°")
    }

    /// A day number, "12", "12th", "1er", "1.º", and what follows it; "the" and "le" are not part of it.
    pub(super) fn day(&self, at: usize) -> Option<Day> {
        let value = self.number(at).filter(|&value| (1..=39).contains(&value) && self.word(at).len() <= 2)?;
        let value = u8::try_from(value).ok()?;
        let point =
            usize::from(self.is(at + 1, ".") && self.glued(at + 1) && self.is_any(at + 2, &["º", "er"]));
        let ending = at + 1 + point;
        let ordinal = self.glued(ending)
            && self.is_any(ending, &["st", "nd", "rd", "th", "er", "ᵉʳ", "ero", "ro", "º", "°", "o"]);
        Some(Day { value, next: if ordinal { ending + 1 } else { at + 1 } })
    }

    /// A month's name, with the stop of an abbreviation.
    pub(super) fn month(&self, at: usize) -> Option<Month> {
        if self.kind(at) != Some(TokenKind::Word) {
            return None;
        }
        let word = self.word(at);
        let (value, lang) = month_of(word)?;
        let cut_short = word.to_lowercase() != month_name(value, lang).to_lowercase();
        let stop = cut_short && self.is(at + 1, ".") && self.glued(at + 1);
        let small = lang == Lang::En && !word.starts_with(char::is_uppercase);
        // "mar", "sept" and "may" in small letters stay words even before a year.
        if small && (word.len() <= 4) {
            return None;
        }
        Some(Month { value, next: at + 1 + usize::from(stop), needs_year: small })
    }

    /// The month behind a day: "March", "of March", "de marzo", "-Mar-" as in "12-Mar-2024".
    pub(super) fn month_after_day(&self, at: usize) -> Option<Month> {
        if !self.joined(at) {
            return None;
        }
        let hyphen = self.is(at, "-") && self.glued(at) && self.glued(at + 1);
        let skip = usize::from(hyphen || self.is_any(at, &["of", "de"]));
        let month = self.month(at + skip).filter(|_| skip == 0 || self.joined(at + 1))?;
        // "14 May Day marches" and "12 March Road" speak of no day in May or March.
        let name = self.is_any(month.next, &["Day", "Road", "Street", "Avenue", "Lane", "Madness"])
            && self.word(month.next).starts_with(char::is_uppercase);
        (!name).then_some(month)
    }

    pub(super) fn year(&self, at: usize) -> Option<i16> {
        // "2007Recently": a space was lost, but "2007A" is a code and "1990s" a decade.
        let word = self.word(at + 1);
        let lost_space = word.starts_with(char::is_uppercase) && word.chars().count() > 2;
        let whole = self.word(at).len() == 4 && self.joined(at) && (lost_space || !self.glued_after(at + 1));
        let year = self.number(at).filter(|year| whole && (1000..2200).contains(year))?;
        i16::try_from(year).ok()
    }

    /// A year behind day and month, "2024", ", 2024", "de 2024", "-2024", and the index after it.
    pub(super) fn year_after(&self, at: usize) -> (Option<i16>, usize) {
        let of = self.is_any(at, &["de", "del", "of"]);
        let hyphen = self.is(at, "-") && self.glued(at) && self.glued(at + 1);
        let skip = usize::from(of || hyphen || self.is(at, ","));
        let Some(year) = self.year(at + skip) else { return (None, at) };
        // "On 12 March 2000 people marched": a round number before a noun counts them.
        let counts = !of && year % 50 == 0 && self.names_a_thing(at + skip + 1);
        if counts { (None, at) } else { (Some(year), at + skip + 1) }
    }

    /// A word in small letters that does not go on with the sentence's grammar: "people", "graduates".
    pub(super) fn names_a_thing(&self, at: usize) -> bool {
        self.joined(at)
            && self.kind(at) == Some(TokenKind::Word)
            && self.word(at).starts_with(char::is_lowercase)
            && !is_function_word(self.word(at))
    }

    /// What links `at` to what comes next, and the index after it.
    pub(super) fn link(&self, at: usize) -> Option<(Link, usize)> {
        if !self.joined(at) {
            return None;
        }
        let comma = usize::from(self.word(at) == ",");
        let word = self.word(at + comma);
        let and =
            matches!(word, "and" | "y" | "et" | "e" | "&" | "or" | "ou" | "o") && self.joined(at + comma);
        match word {
            _ if and => Some((Link::And, at + comma + 1)),
            _ if comma == 1 => Some((Link::Comma, at + 1)),
            "-" if self.is(at + 1, "-") => Some((Link::Range, at + 2)),
            "-" | "–" | "—" | "‑" | "−" => Some((Link::Range, at + 1)),
            "to" | "until" | "till" | "through" | "thru" | "au" | "al" | "a" | "à" | "hasta" => {
                Some((Link::Range, at + 1))
            }
            _ => None,
        }
    }

    /// Over an article or preposition that may stand before a day: "the 12th", "le 12", "el 12", "on 12".
    pub(super) fn over_article(&self, at: usize) -> usize {
        at + usize::from(self.is_any(at, &["the", "le", "el", "on"]))
    }

    /// Whether "between" stands before the expression at `at`, so that its "and" makes a range.
    pub(super) fn after_between(&self, at: usize) -> bool {
        let mut at = at;
        for _ in 0..4 {
            let Some(before) = self.before(at) else { return false };
            match self.word(before).to_lowercase().as_str() {
                "between" | "entre" => return true,
                "the" | "le" | "el" | "," => at = before,
                word if crate::calendar::weekday_of(word).is_some() => at = before,
                _ => return false,
            }
        }
        false
    }

    /// A mention made of the tokens from `from` up to `to`.
    pub(super) fn mention(&self, from: usize, to: usize, form: DateForm) -> DateMention {
        let core = self.span(from, to);
        DateMention {
            range: core,
            form,
            day: None,
            month: None,
            year: None,
            numbers: Vec::new(),
            weekday: None,
            core,
            range_end: None,
        }
    }
}

/// Words that go on with a sentence behind a date.
pub(super) fn is_function_word(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "a", "about", "after", "ahead", "al", "also", "an", "and", "ante", "as", "at", "au", "aux", "avant",
        "avec", "because", "before", "between", "but", "by", "con", "cuando", "dans", "de", "del", "des",
        "desde", "deadline", "dont", "du", "during", "el", "en", "et", "each", "for", "from", "had", "has",
        "hasta", "have", "he", "her", "his", "if", "in", "into", "is", "it", "its", "la", "las", "le", "les",
        "los", "next", "no", "nor", "not", "of", "on", "or", "ou", "over", "para", "par", "pero", "por",
        "pour", "que", "qui", "quand", "she", "since", "so", "sur", "than", "that", "the", "their", "they",
        "this", "through", "to", "un", "una", "under", "une", "until", "via", "was", "we", "were", "when",
        "where", "which", "while", "who", "will", "with", "would", "y", "à", "où",
    ];
    WORDS.contains(&word)
}
