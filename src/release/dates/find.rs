//! The grammar of dates: day and month in either order, numbers alone, ranges, and the weekday beside them.

use crate::calendar::{Lang, Weekday, month_of, weekday_of};
use crate::release::records::{DateForm, DateMention};
use crate::text::{TextRange, Token, TokenKind};

/// Finds the dates among tokens of `text`, in order of place. A range ("4–8 November") gives two mentions.
pub fn find_dates(text: &str, tokens: &[Token]) -> Vec<DateMention> {
    let reader = Reader { text, tokens };
    let mut found: Vec<DateMention> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some((mentions, next)) = reader.date_at(at) else {
            at += 1;
            continue;
        };
        let base = found.len();
        found.extend(mentions.into_iter().map(|mut mention| {
            mention.range_end = mention.range_end.map(|end| base + end);
            mention
        }));
        at = next.max(at + 1);
    }
    found
}

#[derive(Clone, Copy)]
struct Reader<'t> {
    text: &'t str,
    tokens: &'t [Token],
}

/// A day number with the index after it and its ordinal ending.
#[derive(Clone, Copy)]
struct Day {
    value: u8,
    next: usize,
}

impl<'t> Reader<'t> {
    fn word(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| &self.text[token.range.as_range()])
    }

    /// Whether token `at` is the given word or mark in the same block as the token before it.
    fn is(&self, at: usize, what: &str) -> bool {
        self.joined(at) && self.word(at) == what
    }

    fn is_any(&self, at: usize, what: &[&str]) -> bool {
        self.joined(at) && what.iter().any(|one| self.word(at).eq_ignore_ascii_case(one))
    }

    fn joined(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
        at.checked_sub(1).is_none_or(|before| self.tokens[before].block == token.block)
    }

    fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    fn spaced(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.spaced)
    }

    fn span(&self, from: usize, to: usize) -> TextRange {
        TextRange::new(self.tokens[from].range.start, self.tokens[to - 1].range.end)
    }

    fn number(&self, at: usize) -> Option<u16> {
        let digits = self.word(at);
        let plain = self.kind(at) == Some(TokenKind::Number)
            && digits.len() <= 4
            && digits.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| digits.parse().ok()).flatten()
    }

    /// A date that begins at token `at`, with the index after it.
    fn date_at(&self, at: usize) -> Option<(Vec<DateMention>, usize)> {
        match self.kind(at)? {
            TokenKind::Number => self.iso(at).or_else(|| self.numeric(at)).or_else(|| self.day_first(at)),
            TokenKind::Word => self.month_first(at),
            TokenKind::Mark => None,
        }
        .map(|(mentions, next)| self.with_weekdays(mentions, at, next))
    }

    /// 12 March 2024, 4–8 November, 28 May to 3 April 2024, 12 de marzo de 2024, 1er mars.
    fn day_first(&self, at: usize) -> Option<(Vec<DateMention>, usize)> {
        let day = self.day(at)?;
        if let Some((month, next)) = self.month_after_day(day.next) {
            let (year, next) = self.year_after(next);
            let mut first = self.mention(at, next, DateForm::DayMonth, Some(day.value), Some(month), year);
            let Some((second, end)) = self.range_sign(next).and_then(|after| self.whole_day_month(after))
            else {
                return Some((vec![first], next));
            };
            first.year = first.year.or(year_before(&first, &second));
            first.range_end = Some(1);
            return Some((vec![first, second], end));
        }
        let after = self.range_sign(day.next)?;
        let last = self.day(after)?;
        let (month, next) = self.month_after_day(last.next)?;
        let (year, next) = self.year_after(next);
        let mut first = self.mention(at, day.next, DateForm::DayMonth, Some(day.value), Some(month), year);
        first.range_end = Some(1);
        let second = self.mention(after, next, DateForm::DayMonth, Some(last.value), Some(month), year);
        Some((vec![first, second], next))
    }

    fn whole_day_month(&self, at: usize) -> Option<(DateMention, usize)> {
        let day = self.day(at)?;
        let (month, next) = self.month_after_day(day.next)?;
        let (year, next) = self.year_after(next);
        Some((self.mention(at, next, DateForm::DayMonth, Some(day.value), Some(month), year), next))
    }

    /// March 12, 2024; Nov. 3; March 4–8; May 31 to June 2; March 2024.
    fn month_first(&self, at: usize) -> Option<(Vec<DateMention>, usize)> {
        let (month, next) = self.month(at)?;
        if let Some(year) = self.year(next) {
            return Some((
                vec![self.mention(at, next + 1, DateForm::MonthYear, None, Some(month), Some(year))],
                next + 1,
            ));
        }
        // marzo de 2024, mars de 2024
        if self.is_any(next, &["de", "del"]) && self.year(next + 1).is_some() {
            let year = self.year(next + 1);
            return Some((
                vec![self.mention(at, next + 2, DateForm::MonthYear, None, Some(month), year)],
                next + 2,
            ));
        }
        let day = self.day(next)?;
        let second = self.range_sign(day.next).and_then(|after| self.second_of_month_first(after, month));
        let (year, end) = self.year_after(second.as_ref().map_or(day.next, |(_, end)| *end));
        let mut first = self.mention(at, day.next, DateForm::MonthDay, Some(day.value), Some(month), year);
        let Some((mut second, second_end)) = second else {
            return Some((
                vec![self.mention(at, end, DateForm::MonthDay, Some(day.value), Some(month), year)],
                end,
            ));
        };
        first.range_end = Some(1);
        second.year = second.year.or(year);
        second.range = TextRange::new(second.range.start, self.tokens[end.max(second_end) - 1].range.end);
        second.core = second.range;
        Some((vec![first, second], end.max(second_end)))
    }

    fn second_of_month_first(&self, after: usize, month: u8) -> Option<(DateMention, usize)> {
        let (month, from) = self.month(after).unwrap_or((month, after));
        let day = self.day(from)?;
        // "March 4-8 million": a number that counts something is no day.
        if self.is_any(day.next, &["million", "billion", "per", "percent"]) {
            return None;
        }
        Some((
            self.mention(after, day.next, DateForm::MonthDay, Some(day.value), Some(month), None),
            day.next,
        ))
    }

    /// 2024-03-12
    fn iso(&self, at: usize) -> Option<(Vec<DateMention>, usize)> {
        let year = self.year(at)?;
        let glued = |at: usize, sign: &str| self.is(at, sign) && !self.spaced(at) && !self.spaced(at + 1);
        if !(glued(at + 1, "-") && glued(at + 3, "-")) {
            return None;
        }
        let (month, day) = (self.number(at + 2)?, self.number(at + 4)?);
        let two_digits = self.word(at + 2).len() == 2 && self.word(at + 4).len() == 2;
        if !two_digits || !(1..=12).contains(&month) || day > 39 || self.glued_number_follows(at + 5) {
            return None;
        }
        let (month, day) = (u8::try_from(month).ok(), u8::try_from(day).ok());
        let mut mention = self.mention(at, at + 5, DateForm::Iso, day, month, Some(year));
        mention.numbers = vec![year.unsigned_abs(), month.map_or(0, u16::from), day.map_or(0, u16::from)];
        Some((vec![mention], at + 5))
    }

    /// 04/09, 12/03/2024, 12.03.2024, 12-03-2024.
    fn numeric(&self, at: usize) -> Option<(Vec<DateMention>, usize)> {
        if self.glued_sign_before(at) {
            return None;
        }
        let (numbers, next) =
            self.pointed(at).or_else(|| self.with_sign(at, "/")).or_else(|| self.with_sign(at, "-"))?;
        if self.glued_number_follows(next) {
            return None;
        }
        let [first, second] = [*numbers.first()?, *numbers.get(1)?];
        if first == 0 || second == 0 || first > 39 || second > 39 {
            return None;
        }
        let year = match numbers.get(2) {
            None => None,
            Some(&year) if (1900..2100).contains(&year) => Some(year),
            Some(&short) if short < 100 => Some(short + if short < 70 { 2000 } else { 1900 }),
            Some(_) => return None,
        };
        let (day, month) = match (first > 12, second > 12) {
            (true, false) => (Some(first), Some(second)),
            (false, true) => (Some(second), Some(first)),
            (false, false) if first == second => (Some(first), Some(first)),
            _ => (None, None),
        };
        let small = |number: Option<u16>| number.and_then(|number| u8::try_from(number).ok());
        let year = year.and_then(|year| i16::try_from(year).ok());
        let mut mention = self.mention(at, next, DateForm::Numeric, small(day), small(month), year);
        mention.numbers = numbers;
        Some((vec![mention], next))
    }

    /// The tokeniser keeps 12.03.2024 together; a decimal number has one point only.
    fn pointed(&self, at: usize) -> Option<(Vec<u16>, usize)> {
        let word = self.word(at);
        let fields: Vec<&str> = word.split('.').collect();
        let whole = fields.len() == 3
            && fields[0].len() <= 2
            && fields[1].len() <= 2
            && matches!(fields[2].len(), 2 | 4);
        let numbers: Option<Vec<u16>> = fields.iter().map(|field| field.parse().ok()).collect();
        numbers.filter(|_| whole).map(|numbers| (numbers, at + 1))
    }

    fn with_sign(&self, at: usize, sign: &str) -> Option<(Vec<u16>, usize)> {
        let field = |at: usize| self.number(at).filter(|_| self.word(at).len() <= 2);
        let glued = |at: usize| self.is(at, sign) && !self.spaced(at) && !self.spaced(at + 1);
        if !glued(at + 1) {
            return None;
        }
        let mut numbers = vec![field(at)?, field(at + 2)?];
        if glued(at + 3) {
            numbers.push(self.number(at + 4).filter(|_| matches!(self.word(at + 4).len(), 2 | 4))?);
            return Some((numbers, at + 5));
        }
        // Two numbers and a hyphen are a score or a range before they are a date: only in brackets are they one.
        let bracketed =
            at.checked_sub(1).is_some_and(|before| self.word(before) == "(") && self.is(at + 3, ")");
        (sign == "/" || bracketed).then_some((numbers, at + 3))
    }

    fn glued_sign_before(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        !self.spaced(at)
            && matches!(
                self.word(before),
                "/" | "-" | "." | ":" | "+" | "$" | "€" | "£" | "#" | "_" | "=" | "–"
            )
            || !self.spaced(at) && self.kind(before) == Some(TokenKind::Word)
    }

    fn glued_number_follows(&self, next: usize) -> bool {
        let glued = |at: usize| self.joined(at) && !self.spaced(at);
        glued(next) && matches!(self.kind(next), Some(TokenKind::Word | TokenKind::Number))
            || glued(next)
                && matches!(self.word(next), "/" | "-" | "%" | "_")
                && glued(next + 1)
                && self.kind(next + 1) != Some(TokenKind::Mark)
            || self.is(next, "%")
    }

    /// A day number, "12", "12th", "1er", "1º", and what follows it; "the" and "le" are not part of it.
    fn day(&self, at: usize) -> Option<Day> {
        if self.kind(at) != Some(TokenKind::Number) || self.word(at).len() > 2 {
            return None;
        }
        let value = self.number(at).filter(|&value| (1..=39).contains(&value))?;
        let ordinal =
            !self.spaced(at + 1) && self.is_any(at + 1, &["st", "nd", "rd", "th", "er", "º", "°", "o"]);
        Some(Day { value: u8::try_from(value).ok()?, next: at + 1 + usize::from(ordinal) })
    }

    /// The month behind a day: "March", "of March", "de marzo".
    fn month_after_day(&self, at: usize) -> Option<(u8, usize)> {
        let skip = usize::from(self.is_any(at, &["of", "de"]));
        if !self.joined(at) || skip == 1 && !self.joined(at + 1) {
            return None;
        }
        self.month(at + skip)
    }

    /// A month and the index after it and after the stop of an abbreviation.
    fn month(&self, at: usize) -> Option<(u8, usize)> {
        if self.kind(at) != Some(TokenKind::Word) {
            return None;
        }
        let word = self.word(at);
        let (month, lang) = month_of(word)?;
        // English months are capitalised: "may", "march" and "mar" are other words.
        if lang == Lang::En && !word.starts_with(char::is_uppercase) {
            return None;
        }
        let abbreviation = word.chars().count() <= 5 && self.is(at + 1, ".") && !self.spaced(at + 1);
        Some((month, at + 1 + usize::from(abbreviation)))
    }

    fn year(&self, at: usize) -> Option<i16> {
        let word = self.word(at);
        let whole = word.len() == 4 && self.joined(at);
        self.number(at)
            .filter(|year| whole && (1000..2200).contains(year))
            .and_then(|year| i16::try_from(year).ok())
    }

    /// A year behind day and month: "2024", ", 2024", "de 2024", "del 2024".
    fn year_after(&self, at: usize) -> (Option<i16>, usize) {
        let skip = usize::from(self.is(at, ",") || self.is_any(at, &["de", "del"]));
        match self.year(at + skip) {
            Some(year) => (Some(year), at + skip + 1),
            None => (None, at),
        }
    }

    /// The sign between two ends of a range, with the index after it.
    fn range_sign(&self, at: usize) -> Option<usize> {
        if !self.joined(at) {
            return None;
        }
        match self.word(at) {
            "-" if self.is(at + 1, "-") => Some(at + 2),
            "-" | "–" | "—" => Some(at + 1),
            "to" | "until" | "through" | "au" | "al" | "a" | "and" | "et" | "y" => Some(at + 1),
            _ => None,
        }
    }

    fn mention(
        &self,
        from: usize,
        to: usize,
        form: DateForm,
        day: Option<u8>,
        month: Option<u8>,
        year: Option<i16>,
    ) -> DateMention {
        let core = self.span(from, to);
        DateMention {
            range: core,
            form,
            day,
            month,
            year,
            numbers: Vec::new(),
            weekday: None,
            core,
            range_end: None,
        }
    }

    /// Ties a weekday to the first mention (before it) or the last (after it).
    fn with_weekdays(
        &self,
        mut mentions: Vec<DateMention>,
        from: usize,
        to: usize,
    ) -> (Vec<DateMention>, usize) {
        if let Some(first) = mentions.first_mut().filter(|mention| mention.form != DateForm::MonthYear) {
            if let Some((weekday, range)) = self.weekday_before(from) {
                first.weekday = Some((weekday, range));
                first.range = range.cover(first.range);
            }
        }
        let mut next = to;
        if let Some(last) =
            mentions.last_mut().filter(|last| last.form != DateForm::MonthYear && last.weekday.is_none())
        {
            if let Some((weekday, range, after)) = self.weekday_after(to) {
                last.weekday = Some((weekday, range));
                last.range = last.range.cover(range);
                next = after;
            }
        }
        (mentions, next)
    }

    /// "Monday, 12 March", "Monday the 12th", "Mon., March 12", "lunes 12", "Tuesday (14/09)".
    fn weekday_before(&self, from: usize) -> Option<(Weekday, TextRange)> {
        let mut at = from;
        let mut comma = false;
        for _ in 0..3 {
            at = at.checked_sub(1)?;
            if self.tokens[at].block != self.tokens[from].block {
                return None;
            }
            match self.word(at) {
                "," if !comma => comma = true,
                "." | "(" | "the" | "le" | "el" => {}
                _ => break,
            }
        }
        self.weekday(at)
    }

    /// "12 March (Monday)", "March 12, 2024, Tuesday".
    fn weekday_after(&self, to: usize) -> Option<(Weekday, TextRange, usize)> {
        let bracketed = self.is(to, "(");
        let skip = usize::from(bracketed);
        if !bracketed || !self.joined(to + skip) {
            return None;
        }
        let (weekday, range) = self.weekday(to + skip)?;
        self.is(to + skip + 1, ")").then_some((weekday, range, to + skip + 2))
    }

    fn weekday(&self, at: usize) -> Option<(Weekday, TextRange)> {
        let word = self.word(at);
        let (weekday, lang) = weekday_of(word).filter(|_| self.kind(at) == Some(TokenKind::Word))?;
        // "sun", "sat" and "wed" in small letters are other words; "Black Friday" is a name.
        let name = at.checked_sub(1).is_some_and(|before| {
            matches!(
                self.word(before),
                "Black"
                    | "Good"
                    | "Cyber"
                    | "Giving"
                    | "Super"
                    | "Bloody"
                    | "Fat"
                    | "Ash"
                    | "Palm"
                    | "Easter"
            )
        });
        let capital = lang != Lang::En || word.starts_with(char::is_uppercase);
        (capital && !name).then(|| (weekday, self.tokens[at].range))
    }
}

/// The year of a range's beginning, where only its end has one: the same, or the year before over New Year.
fn year_before(first: &DateMention, second: &DateMention) -> Option<i16> {
    let year = second.year?;
    let over_new_year = first.month.zip(second.month).is_some_and(|(from, to)| from >= 10 && to <= 3);
    Some(if over_new_year { year - 1 } else { year })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Tokens;

    fn read(text: &str) -> Vec<(String, Option<u8>, Option<u8>, Option<i16>, Option<Weekday>)> {
        let tokens = Tokens::new(text, [TextRange::new(0, text.len())]);
        find_dates(text, tokens.all())
            .into_iter()
            .map(|m| {
                (text[m.range.as_range()].to_owned(), m.day, m.month, m.year, m.weekday.map(|(day, _)| day))
            })
            .collect()
    }

    #[test]
    fn day_and_month_come_in_either_order() {
        for text in [
            "on 12 March 2024 in",
            "March 12, 2024",
            "12th of March 2024",
            "12 de marzo de 2024",
            "le 12 mars 2024",
        ] {
            let found = read(text);
            assert_eq!((found[0].1, found[0].2, found[0].3), (Some(12), Some(3), Some(2024)), "{text}");
            assert_eq!(found.len(), 1, "{text}");
        }
        assert_eq!(read("Nov. 3")[0].2, Some(11));
        assert_eq!(read("since May 31 there")[0].1, Some(31));
        assert_eq!(read("en marzo de 2022")[0].3, Some(2022));
    }

    #[test]
    fn weekdays_beside_a_date_belong_to_it() {
        assert_eq!(read("on Tuesday, 13 March, and")[0].4, Some(Weekday::Tuesday));
        assert_eq!(read("12 March (Monday)")[0].4, Some(Weekday::Monday));
        assert_eq!(read("on Tuesday (14/09)")[0].4, Some(Weekday::Tuesday));
        assert_eq!(read("martes 13 de marzo")[0].4, Some(Weekday::Tuesday));
        assert_eq!(read("Black Friday, 24 November")[0].4, None);
    }

    #[test]
    fn ranges_have_two_ends() {
        let found = read("from 28 May to 3 April 2024");
        assert_eq!((found[0].2, found[0].3, found[1].2), (Some(5), Some(2024), Some(4)));
        let found = read("4–8 November");
        assert_eq!((found[0].1, found[1].1, found[0].2), (Some(4), Some(8), Some(11)));
        let found = read("28 December–3 January 2026");
        assert_eq!((found[0].3, found[1].3), (Some(2025), Some(2026)));
        assert_eq!(read("March 4-8, 2024").len(), 2);
    }

    #[test]
    fn numbers_that_are_no_dates_are_left_alone() {
        for text in [
            "24/7/365 x",
            "1,500 people",
            "law 36/2015",
            "+41 22 555 01 00",
            "a 3-2 win",
            "202/224-5521",
            "may 5 people",
            "page 2-4",
        ] {
            assert_eq!(read(text), [], "{text}");
        }
    }

    #[test]
    fn numeric_dates_keep_their_numbers() {
        assert_eq!(read("(04/09)")[0].1, None);
        assert_eq!(read("on 22/05 in")[0].1, Some(22));
        assert_eq!(read("05/22/2025")[0].2, Some(5));
        assert_eq!(read("12.03.2024")[0].3, Some(2024));
        assert_eq!(read("2024-03-12")[0].1, Some(12));
    }
}
