//! Templates of datelines, "{city}, {d MMMM yyyy} –": read, and filled with what a dateline says.

use crate::calendar::{Lang, month_name};
use crate::release::records::DateMention;

/// A template; the mark at its end is for another rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Template {
    pieces: Vec<Piece>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    /// One place, in capitals or as written.
    City {
        upper: bool,
    },
    /// Two places or more with strokes between them.
    Cities {
        upper: bool,
    },
    Region,
    Country,
    Date(Vec<DatePiece>),
    Slug,
    Text(String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum DatePiece {
    Day {
        padded: bool,
    },
    MonthNumber {
        padded: bool,
    },
    /// Cut short as the wires do, or in full.
    MonthName {
        short: bool,
    },
    Year {
        short: bool,
    },
    Text(String),
}

/// What a dateline says, in words.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    /// The places, each with what stands behind it, as written.
    pub(super) places: Vec<String>,
    /// The name of the only place.
    pub(super) city: String,
    pub(super) region: Option<String>,
    pub(super) country: Option<String>,
    pub(super) date: Option<DateMention>,
    pub(super) slug: Option<String>,
}

impl Template {
    pub(super) fn read(text: &str) -> Self {
        let text = text.trim().trim_end_matches("{sep}");
        let text = text.trim_end_matches(|c: char| c.is_whitespace() || "–—-:".contains(c));
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some(open) = rest.find('{') {
            let Some(close) = rest[open..].find('}').map(|close| open + close) else { break };
            if open > 0 {
                pieces.push(Piece::Text(rest[..open].to_owned()));
            }
            pieces.push(field(&rest[open + 1..close]));
            rest = &rest[close + 1..];
        }
        if !rest.is_empty() {
            pieces.push(Piece::Text(rest.to_owned()));
        }
        Self { pieces: join_cities(pieces) }
    }

    /// The dateline in this form; `None` if it lacks something that the form has. A first of the month has two forms in
    /// French, the better one first.
    pub(super) fn fill(&self, facts: &Facts, upper: bool, lang: Lang) -> Vec<String> {
        let first = [true, false].map(|ordinal| self.fill_with(facts, upper, lang, ordinal));
        let mut filled: Vec<String> = first.into_iter().flatten().collect();
        filled.dedup();
        filled
    }

    fn fill_with(&self, facts: &Facts, upper: bool, lang: Lang, ordinal: bool) -> Option<String> {
        let mut filled = String::new();
        let in_case =
            |text: &str, own: bool| if own || upper { text.to_uppercase() } else { text.to_owned() };
        for piece in &self.pieces {
            match piece {
                Piece::City { upper } if facts.places.len() == 1 => filled += &in_case(&facts.city, *upper),
                Piece::City { .. } => return None,
                Piece::Cities { upper } if facts.places.len() > 1 => {
                    filled += &in_case(&facts.places.join("/"), *upper);
                }
                Piece::Cities { .. } => return None,
                Piece::Region => filled += facts.region.as_ref()?,
                Piece::Country => filled += facts.country.as_ref().or(facts.region.as_ref())?,
                Piece::Date(pattern) => filled += &write_date(pattern, facts.date.as_ref()?, lang, ordinal)?,
                Piece::Slug => filled += facts.slug.as_ref()?,
                Piece::Text(text) => filled += text,
            }
        }
        Some(filled)
    }

    /// Whether the form says all that the dateline says.
    pub(super) fn says_all(&self, facts: &Facts) -> bool {
        let has = |wanted: fn(&Piece) -> bool| self.pieces.iter().any(wanted);
        let date = self.pieces.iter().find_map(|piece| match piece {
            Piece::Date(pattern) => Some(pattern),
            _ => None,
        });
        let year =
            date.is_some_and(|pattern| pattern.iter().any(|piece| matches!(piece, DatePiece::Year { .. })));
        let cities = facts.places.len() > 1;
        (facts.date.is_none() || date.is_some())
            && (facts.date.as_ref().is_none_or(|date| date.year.is_none()) || year)
            && (cities || facts.country.is_none() || has(|piece| matches!(piece, Piece::Country)))
            && (cities
                || facts.region.is_none()
                || has(|piece| matches!(piece, Piece::Region | Piece::Country)))
    }
}

/// Whether a text is a template: every brace is closed, and what it holds is known.
pub(super) fn check(text: &str) -> Result<(), String> {
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        let Some(close) = rest[open..].find('}').map(|close| open + close) else {
            return Err(format!("“{text}” opens a brace that it does not close"));
        };
        let name = &rest[open + 1..close];
        let is_date = |pieces: &[DatePiece]| pieces.iter().any(|piece| !matches!(piece, DatePiece::Text(_)));
        let known = match field(name) {
            Piece::Date(pieces) => is_date(&pieces),
            _ => true,
        };
        if name != "sep" && !known {
            return Err(format!(
                "there is no placeholder {{{name}}}; there are {{city}} {{region}} {{country}} {{slug}} and dates such as {{d MMMM yyyy}}"
            ));
        }
        rest = &rest[close + 1..];
    }
    if Template::read(text).pieces.is_empty() {
        return Err("this form says nothing".to_owned());
    }
    Ok(())
}

fn field(name: &str) -> Piece {
    let upper = name.len() > 1 && name.chars().all(char::is_uppercase);
    match name.to_lowercase().as_str() {
        "city" | "ville" | "ciudad" => Piece::City { upper },
        "region" | "state" => Piece::Region,
        "country" => Piece::Country,
        "slug" | "source" => Piece::Slug,
        _ => Piece::Date(date_pattern(name)),
    }
}

/// "{city}/{city}" is two places or more.
fn join_cities(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut joined: Vec<Piece> = Vec::new();
    for piece in pieces {
        let stroke = matches!(joined.last(), Some(Piece::Text(text)) if text.trim() == "/");
        let before = joined.len().checked_sub(2).map(|at| joined[at].clone());
        match (before, piece) {
            (Some(Piece::City { upper } | Piece::Cities { upper }), Piece::City { .. }) if stroke => {
                joined.truncate(joined.len() - 2);
                joined.push(Piece::Cities { upper });
            }
            (_, piece) => joined.push(piece),
        }
    }
    joined
}

/// Runs of one of d, M, y are parts of the date, everything else stands for itself.
fn date_pattern(pattern: &str) -> Vec<DatePiece> {
    let mut pieces: Vec<DatePiece> = Vec::new();
    let mut rest = pattern;
    while let Some(first) = rest.chars().next() {
        let is_letter = first.is_alphabetic();
        let length = rest.find(|c: char| c.is_alphabetic() != is_letter).unwrap_or(rest.len());
        let (run, after) = rest.split_at(length);
        pieces.push(match run {
            "d" | "dd" => DatePiece::Day { padded: run.len() == 2 },
            "M" | "MM" => DatePiece::MonthNumber { padded: run.len() == 2 },
            "MMM" | "MMMM" => DatePiece::MonthName { short: run.len() == 3 },
            "yy" | "yyyy" => DatePiece::Year { short: run.len() == 2 },
            other => DatePiece::Text(other.to_owned()),
        });
        rest = after;
    }
    pieces
}

fn write_date(pattern: &[DatePiece], date: &DateMention, lang: Lang, ordinal: bool) -> Option<String> {
    let mut text = String::new();
    for piece in pattern {
        match piece {
            DatePiece::Day { padded: false } if lang == Lang::Fr && ordinal && date.day? == 1 => {
                text += "1er";
            }
            DatePiece::Day { padded: false } => text += &date.day?.to_string(),
            DatePiece::Day { padded: true } => text += &format!("{:02}", date.day?),
            DatePiece::MonthNumber { padded: false } => text += &date.month?.to_string(),
            DatePiece::MonthNumber { padded: true } => text += &format!("{:02}", date.month?),
            DatePiece::MonthName { short: true } if lang == Lang::En => text += wire_month(date.month?),
            DatePiece::MonthName { .. } => text += month_name(date.month?, lang),
            DatePiece::Year { short: true } => text += &format!("{:02}", date.year?.rem_euclid(100)),
            DatePiece::Year { short: false } => text += &date.year?.to_string(),
            DatePiece::Text(literal) => text += literal,
        }
    }
    Some(text)
}

/// Months as the American wires cut them short beside a day.
fn wire_month(month: u8) -> &'static str {
    const SHORT: [&str; 12] =
        ["Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."];
    SHORT.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::dates::find_dates;
    use crate::text::{TextRange, Tokens};

    fn facts(city: &str, date: &str) -> Facts {
        let tokens = Tokens::new(date, [TextRange::new(0, date.len())]);
        let date = find_dates(date, tokens.all()).pop();
        Facts { places: vec![city.to_owned()], city: city.to_owned(), date, ..Facts::default() }
    }

    fn fill(template: &str, facts: &Facts, lang: Lang) -> Option<String> {
        Template::read(template).fill(facts, false, lang).into_iter().next()
    }

    #[test]
    fn forms_are_filled_with_place_and_date() {
        let geneva = facts("Geneva", "March 5, 2024");
        assert_eq!(fill("{city} –", &geneva, Lang::En).as_deref(), Some("Geneva"));
        assert_eq!(
            fill("{CITY}, {d MMMM yyyy} –", &geneva, Lang::En).as_deref(),
            Some("GENEVA, 5 March 2024")
        );
        assert_eq!(fill("{city} ({dd.MM.yyyy}):", &geneva, Lang::En).as_deref(), Some("Geneva (05.03.2024)"));
        assert_eq!(
            fill("{Ciudad}, {d de MMMM de yyyy} –", &geneva, Lang::Es).as_deref(),
            Some("Geneva, 5 de marzo de 2024")
        );
        assert_eq!(fill("{city}, {country} –", &geneva, Lang::En), None);
        assert_eq!(fill("{city}/{city} –", &geneva, Lang::En), None);
    }

    #[test]
    fn a_first_of_the_month_has_two_french_forms() {
        let paris = facts("Paris", "1er mars 2024");
        let filled = Template::read("{city}, le {d MMMM yyyy} –").fill(&paris, false, Lang::Fr);
        assert_eq!(filled, ["Paris, le 1er mars 2024", "Paris, le 1 mars 2024"]);
    }

    #[test]
    fn several_cities_have_a_form_of_their_own() {
        let mut two = facts("", "");
        two.places = vec!["Geneva".to_owned(), "Nairobi".to_owned()];
        assert_eq!(fill("{city}/{city} –", &two, Lang::En).as_deref(), Some("Geneva/Nairobi"));
        assert_eq!(fill("{city} –", &two, Lang::En), None);
    }

    #[test]
    fn what_is_no_template_is_refused() {
        for right in [
            "{city} –",
            "{CITY}/{CITY}, {d de MMMM de yyyy} –",
            "{Ciudad} ({dd.MM.yy}) {sep}",
            "{slug} {city}, le {d MMM}",
        ] {
            assert_eq!(check(right), Ok(()), "{right}");
        }
        for wrong in ["", "–", "{cty} –", "{city, {d MMM", "{city} {}", "{city} {de}"] {
            assert!(check(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_broken_template_never_panics() {
        for text in ["", "{", "}{", "{}", "{city", "{é} – {d", "–"] {
            let _ = Template::read(text).fill(&facts("Geneva", ""), true, Lang::En);
        }
        assert_eq!(Template::read("–").pieces, []);
    }
}
