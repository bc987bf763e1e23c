//! Days, months and weekdays with their names in the languages presslint reads. Knows no text and no clock.

mod names;

pub use jiff::civil::{Date, Weekday};
pub use names::{month_name, month_of, weekday_name, weekday_of, weekday_told};

/// Languages with rules of their own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// French.
    Fr,
    /// Spanish.
    Es,
    /// Another language: rules that need word lists stay silent.
    Other,
}

impl Lang {
    /// The language of a BCP 47 tag, by its first subtag; `None` if the tag is empty.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_']).next()?;
        match primary.to_ascii_lowercase().as_str() {
            "" => None,
            "en" | "eng" | "english" => Some(Self::En),
            "fr" | "fra" | "fre" | "french" | "français" | "francais" => Some(Self::Fr),
            "es" | "spa" | "spanish" | "español" | "espanol" => Some(Self::Es),
            _ => Some(Self::Other),
        }
    }

    /// The primary subtag.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
            Self::Es => "es",
            Self::Other => "und",
        }
    }
}

/// A calendar day, if there is one.
pub fn date(year: i16, month: u8, day: u8) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Days of a month; without a year February may have 29.
pub fn days_in_month(year: Option<i16>, month: u8) -> u8 {
    match month {
        2 => match year {
            Some(year) if !is_leap(year) => 28,
            _ => 29,
        },
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn is_leap(year: i16) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// Days from `a` to `b`; negative if `b` is earlier.
pub fn days_between(a: Date, b: Date) -> i32 {
    a.until(b).map_or(0, |span| span.get_days())
}

/// The day `days` after `date`, if the calendar goes that far.
pub fn plus_days(date: Date, days: i32) -> Option<Date> {
    date.checked_add(jiff::Span::new().days(days)).ok()
}

/// A date written `yyyy-mm-dd`, alone or before a time.
pub fn parse_iso(text: &str) -> Option<Date> {
    let text = text.trim();
    let head = text.get(..10)?;
    let goes_on = text[10..].chars().next();
    if goes_on.is_some_and(|c| !(c == 'T' || c == 't' || c.is_whitespace())) {
        return None;
    }
    let mut fields = head.split('-');
    let (year, month, day) = (fields.next()?, fields.next()?, fields.next()?);
    if year.len() != 4 || month.len() != 2 || day.len() != 2 {
        return None;
    }
    date(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// A date as a person writes it: "Tuesday, 5 March 2024" without the weekday.
pub fn written(date: Date, lang: Lang) -> String {
    let (day, month, year) = (date.day(), date.month().unsigned_abs(), date.year());
    let name = month_name(month, lang);
    match lang {
        Lang::Es => format!("{day} de {name} de {year}"),
        Lang::Fr if day == 1 => format!("1er {name} {year}"),
        _ => format!("{day} {name} {year}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn iso_dates_are_read_with_and_without_time() {
        assert_eq!(parse_iso("2024-03-12"), date(2024, 3, 12));
        assert_eq!(parse_iso("2018-05-16 10:01 -0400"), date(2018, 5, 16));
        assert_eq!(parse_iso("2024-03-123"), None);
        assert_eq!(parse_iso("2024-02-30"), None);
        assert_eq!(parse_iso("été 2024 é"), None);
    }

    #[test]
    fn distances_go_both_ways() {
        let a = date(2024, 2, 28).unwrap();
        let b = date(2024, 3, 1).unwrap();
        assert_eq!((days_between(a, b), days_between(b, a)), (2, -2));
        assert_eq!(plus_days(a, 2), Some(b));
    }
}
