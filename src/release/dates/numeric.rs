//! Dates in numbers alone: 04/09, 12/03/2024, 12.03.2024, 2024-03-12, (26-29/11).

use super::find::Group;
use super::reader::Reader;
use crate::release::records::{DateForm, DateMention};

impl Reader<'_> {
    /// 2024-03-12
    pub(super) fn iso(&self, at: usize) -> Option<Group> {
        let year = self.number(at).filter(|year| self.word(at).len() == 4 && (1000..2200).contains(year))?;
        if self.glued_before(at) || !(self.is_glued_sign(at + 1, "-") && self.is_glued_sign(at + 3, "-")) {
            return None;
        }
        let (month, day) = (self.number(at + 2)?, self.number(at + 4)?);
        let two_digits = self.word(at + 2).len() == 2 && self.word(at + 4).len() == 2;
        if !two_digits || !(1..=12).contains(&month) || day > 39 || self.code_follows(at + 5) {
            return None;
        }
        let mut mention = self.mention(at, at + 5, DateForm::Iso);
        mention.numbers = vec![year, month, day];
        (mention.day, mention.month) = (u8::try_from(day).ok(), u8::try_from(month).ok());
        mention.year = i16::try_from(year).ok();
        Some(Group { mentions: vec![mention], from: at, next: at + 5 })
    }

    /// A time behind an ISO date, "T10:00", belongs to it; any other glued word or number makes it a code.
    fn code_follows(&self, next: usize) -> bool {
        self.glued_after(next) && !self.word(next).starts_with(['T', 't'])
    }

    /// 04/09, 12/03/2024, 12.03.2024, 12-03-2024, and the range (26-29/11).
    pub(super) fn numeric(&self, at: usize) -> Option<Group> {
        if self.glued_before(at) {
            return None;
        }
        if let Some(range) = self.days_of_a_numeric_month(at) {
            return Some(range);
        }
        let (numbers, next) = self
            .pointed(at)
            .or_else(|| self.with_sign(at, "/"))
            .or_else(|| self.with_sign(at, "-"))
            .or_else(|| self.pointed_gloss(at))?;
        let goes_on = self.word(next) == "-" && self.with_sign(next + 1, "/").is_some();
        if self.glued_after(next) && !goes_on {
            return None;
        }
        let mut mention = self.mention(at, next, DateForm::Numeric);
        read_numbers(&mut mention, numbers)?;
        Some(Group { mentions: vec![mention], from: at, next })
    }

    /// "(26-29/11)", "26–29/11/2024": two days of one month. Without brackets and year it may be anything.
    fn days_of_a_numeric_month(&self, at: usize) -> Option<Group> {
        let first = self.number(at).filter(|_| self.word(at).len() <= 2)?;
        if !(self.is_glued_sign(at + 1, "-") || self.is_glued_sign(at + 1, "–")) {
            return None;
        }
        let (numbers, next) = self.with_sign(at + 2, "/")?;
        let bracketed = self.opens_bracket(at) && self.is(next, ")");
        if !bracketed && numbers.len() < 3 || self.glued_after(next) {
            return None;
        }
        let mut second = self.mention(at + 2, next, DateForm::Numeric);
        read_numbers(&mut second, numbers)?;
        // The month stands last: a range of days has no other order.
        let (day, month) = (*second.numbers.first()?, *second.numbers.get(1)?);
        if month > 12 || first == 0 || first > 39 {
            return None;
        }
        set_day(&mut second, day, month);
        let mut begin = self.mention(at, at + 1, DateForm::Numeric);
        begin.numbers = vec![first, month];
        begin.year = second.year;
        set_day(&mut begin, first, month);
        begin.range_end = Some(1);
        Some(Group { mentions: vec![begin, second], from: at, next })
    }

    fn opens_bracket(&self, at: usize) -> bool {
        self.before(at).is_some_and(|before| self.word(before) == "(")
    }

    fn is_glued_sign(&self, at: usize, sign: &str) -> bool {
        self.word(at) == sign && self.glued(at) && self.glued(at + 1)
    }

    fn short_number(&self, at: usize) -> Option<u16> {
        self.number(at).filter(|_| self.word(at).len() <= 2)
    }

    /// The tokeniser keeps 12.03.2024 together; a decimal number has one point only.
    fn pointed(&self, at: usize) -> Option<(Vec<u16>, usize)> {
        let fields: Vec<&str> = self.word(at).split('.').collect();
        let whole = fields.len() == 3
            && fields[0].len() <= 2
            && fields[1].len() <= 2
            && matches!(fields[2].len(), 2 | 4);
        let numbers: Option<Vec<u16>> = fields.iter().map(|field| field.parse().ok()).collect();
        numbers.filter(|_| whole).map(|numbers| (numbers, at + 1))
    }

    /// "(04.09)" with two digits each; nothing tells it from a decimal but what it glosses.
    fn pointed_gloss(&self, at: usize) -> Option<(Vec<u16>, usize)> {
        let (first, second) = self.word(at).split_once('.')?;
        let day = [first, second].iter().all(|field| field.len() == 2 && !field.contains([',', '.']));
        let padded = first.starts_with('0') || second.starts_with('0');
        let stop = usize::from(self.is(at + 1, ".") && self.glued(at + 1));
        let glosses = self.opens_bracket(at)
            && self.is(at + 1 + stop, ")")
            && at.checked_sub(2).is_some_and(|word| self.names_a_time(word));
        (day && padded && glosses).then(|| Some((vec![first.parse().ok()?, second.parse().ok()?], at + 1)))?
    }

    /// Words that a date in brackets may follow.
    fn names_a_time(&self, at: usize) -> bool {
        const WORDS: &[&str] = &[
            "today",
            "yesterday",
            "tomorrow",
            "week",
            "month",
            "aujourd",
            "hui",
            "hier",
            "demain",
            "semaine",
            "mois",
            "dernière",
            "dernier",
            "hoy",
            "ayer",
            "mañana",
            "semana",
            "mes",
            "pasada",
            "pasado",
        ];
        self.is_any(at, WORDS) || self.weekday(at).is_some()
    }

    fn with_sign(&self, at: usize, sign: &str) -> Option<(Vec<u16>, usize)> {
        if !self.is_glued_sign(at + 1, sign) {
            return None;
        }
        let mut numbers = vec![self.short_number(at)?, self.short_number(at + 2)?];
        if self.is_glued_sign(at + 3, sign) {
            numbers.push(self.number(at + 4).filter(|_| matches!(self.word(at + 4).len(), 2 | 4))?);
            return Some((numbers, at + 5));
        }
        // Two numbers and a hyphen are a score or a range before they are a date: only in brackets are they one.
        let bracketed = self.opens_bracket(at) && self.is(at + 3, ")");
        (sign == "/" || bracketed).then_some((numbers, at + 3))
    }
}

/// Day, month and year as far as the numbers tell; `None` if they are no date.
fn read_numbers(mention: &mut DateMention, numbers: Vec<u16>) -> Option<()> {
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
    mention.year = year.and_then(|year| i16::try_from(year).ok());
    mention.numbers = numbers;
    match (first > 12, second > 12) {
        (true, false) => set_day(mention, first, second),
        (false, true) => set_day(mention, second, first),
        (false, false) if first == second => set_day(mention, first, second),
        _ => {}
    }
    Some(())
}

fn set_day(mention: &mut DateMention, day: u16, month: u16) {
    mention.day = u8::try_from(day).ok();
    mention.month = u8::try_from(month).ok();
}

/// Dates in one list are written in one order: "(9/11 and 14/11)" tells the order of both.
pub(super) fn settle_order(mentions: &mut [DateMention]) {
    let numeric = |mention: &&DateMention| mention.form == DateForm::Numeric && mention.numbers.len() >= 2;
    let told = |mention: &DateMention| {
        let (day, first, second) = (u16::from(mention.day?), mention.numbers[0], mention.numbers[1]);
        (first != second).then_some(day == first)
    };
    let orders: Vec<bool> = mentions.iter().filter(numeric).filter_map(told).collect();
    let Some(&day_first) = orders.first() else { return };
    if orders.iter().any(|order| *order != day_first) {
        return;
    }
    for mention in mentions.iter_mut().filter(|mention| numeric(&&**mention) && mention.day.is_none()) {
        let (first, second) = (mention.numbers[0], mention.numbers[1]);
        if first <= 12 && second <= 12 {
            set_day(mention, if day_first { first } else { second }, if day_first { second } else { first });
        }
    }
}
