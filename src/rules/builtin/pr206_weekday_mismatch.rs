//! PR206: a weekday that does not belong to its date.

use crate::calendar::{Date, Lang, Weekday, days_between, plus_days, weekday_name, weekday_told, written};
use crate::diagnostic::{Applicability, Fix, Level};
use crate::release::dates::Reading;
use crate::release::records::{DateMention, RelativeKind};
use crate::rules::params::{Allowed, rule_params};
use crate::rules::{Context, Rule, RuleMeta, Sink, declare_rule};
use crate::text::{TextRange, TokenKind};

/// Before that year most of the English-speaking world counted days by another calendar.
const GREGORIAN: i16 = 1753;

/// Before that year parts of Europe still did.
const GREGORIAN_EVERYWHERE: i16 = 1930;

/// Bytes on either side of a date in which a paragraph may tell its year.
const NEAR: usize = 1200;

rule_params! {
    /// Parameters.
    Params {
        /// How the year of a date without one is found: `nearest` to the day of issue, or `never`.
        infer_year: String = "nearest".to_owned(); Allowed::Words(&["nearest", "never"]),
        /// Days from the day of issue within which an inferred year is sure enough for an error.
        error_within: i32 = 90,
    }
}

declare_rule! {
    /// # What
    /// A weekday stands beside a date that falls on another day of the week.
    ///
    /// # Why
    /// It is the first thing a wire editor checks, and it sends readers to an event on the wrong day.
    /// The year is taken from the date, or is the one that brings the date nearest to the release's own date. The
    /// computer's clock is never asked, so an archive gives the same findings every year.
    ///
    /// # Bad
    /// The centre opens on Monday, 12 March 2024.
    ///
    /// # Good
    /// The centre opens on Tuesday, 12 March 2024.
    ///
    /// # Fix safety
    /// Both repairs are shown, none is applied: either the weekday or the date may be the mistake.
    ///
    /// # Watch
    /// Names such as Black Friday, Santo Domingo and Sheffield Wednesday are no weekdays. Both ends of a range are
    /// checked. Dates in numbers are read by the house’s order (PR208); while that is unknown, a weekday is wrong only if it
    /// fits neither reading. It is a warning in direct speech, for years before 1930, and where the paragraph speaks of other years
    /// or of an anniversary and the date leaves out its own.
    WeekdayMismatch(Params) {
        code: "PR206",
        name: "weekday-mismatch",
        summary: "A weekday that does not belong to its date",
        why: "readers turn up on the wrong day, and a correction follows",
        level: Error,
        fix: Show,
        reasons: [],
    }
}

impl Rule for WeekdayMismatch {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Sink<'_>) {
        for mention in cx.own(cx.release.dates(), |mention| mention.range) {
            self.check_mention(cx, mention, out);
        }
    }
}

impl WeekdayMismatch {
    fn check_mention(&self, cx: &Context<'_>, mention: &DateMention, out: &mut Sink<'_>) {
        let Some((weekday, place)) = mention.weekday else { return };
        let near = cx.reference_date().filter(|_| self.params.infer_year == "nearest");
        let readings = mention.readings(cx.release.date_order, near);
        let Some(&reading) = readings.first() else { return };
        if readings.iter().any(|reading| reading.date.weekday() == weekday) || reading.date.year() < GREGORIAN
        {
            return;
        }
        let past =
            if reading.inferred { told_past(cx, mention, reading.date, weekday) } else { Past::NotTold };
        if past == Past::Fits {
            return;
        }
        let lang = cx.lang();
        let found = out.report(mention.range.cover(place), message(&readings, weekday, lang));
        found
            .evidence("written", cx.slice(place))
            .evidence("calendar", weekday_told(reading.date.weekday(), lang))
            .help("look up which of the two is meant: the weekday or the date");
        if reading.inferred {
            found.evidence("year", format!("{} (nearest to the release’s date)", reading.date.year()));
        }
        if cx.in_speech(mention.range) || !self.is_sure(cx, reading, past) {
            found.at_most(Level::Warning);
        }
        for fix in repairs(cx, mention, &readings) {
            found.fix(fix);
        }
    }

    /// Whether nothing but a slip explains the weekday.
    fn is_sure(&self, cx: &Context<'_>, reading: Reading, past: Past) -> bool {
        let year_sure = !reading.inferred || past == Past::NotTold && self.is_near(cx, reading.date);
        year_sure && reading.date.year() >= GREGORIAN_EVERYWHERE
    }

    fn is_near(&self, cx: &Context<'_>, day: Date) -> bool {
        cx.reference_date().is_some_and(|near| days_between(near, day).abs() <= self.params.error_within)
    }
}

fn message(readings: &[Reading], weekday: Weekday, lang: Lang) -> String {
    let days: Vec<String> = readings
        .iter()
        .map(|reading| {
            format!("{} is a {}", written(reading.date, Lang::En), weekday_told(reading.date.weekday(), lang))
        })
        .collect();
    format!("{}, not a {}", days.join(" and "), weekday_told(weekday, lang))
}

/// What the paragraph says about the year of a date that leaves it out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Past {
    /// Nothing.
    NotTold,
    /// It speaks of another year or of an anniversary.
    Told,
    /// It names the year in which the weekday is right.
    Fits,
}

/// The paragraph, or of a very long one what stands near.
fn around(cx: &Context<'_>, range: TextRange) -> TextRange {
    let block = cx.doc().block_at(range.start).map_or(range, |block| cx.doc().blocks[block].range);
    let (start, end) = (range.start.saturating_sub(NEAR), range.end + NEAR);
    TextRange::new(block.start.max(start), block.end.min(end))
}

/// "In 2005 … On Monday, August 29, the levees broke": the date belongs to a year that stands elsewhere in the paragraph.
fn told_past(cx: &Context<'_>, mention: &DateMention, day: Date, weekday: Weekday) -> Past {
    let block = around(cx, mention.range);
    let mut past = Past::NotTold;
    let mut consider = |year: i16| {
        let other = crate::calendar::date(year, day.month().unsigned_abs(), day.day().unsigned_abs());
        match other {
            Some(other) if year != day.year() && other.weekday() == weekday => past = Past::Fits,
            Some(_) if year != day.year() && past == Past::NotTold => past = Past::Told,
            _ => {}
        }
    };
    let tokens = cx.tokens(block);
    let numbers = tokens.iter().filter(|token| token.kind == TokenKind::Number && token.range.len() == 4);
    let years = numbers.filter_map(|token| cx.slice(token.range).parse().ok());
    years.filter(|year| (1900..2100).contains(year)).for_each(&mut consider);
    let relative = cx.release.relative_times();
    let relative = relative[relative.partition_point(|relative| relative.range.start < block.start)..].iter();
    for relative in relative.take_while(|relative| relative.range.end <= block.end) {
        if let (RelativeKind::Year(turn), Some(near)) = (relative.kind, cx.reference_date()) {
            consider(near.year() + i16::try_from(turn).unwrap_or(0));
        }
    }
    let remembers = tokens.iter().any(|token| {
        let word = cx.slice(token.range);
        ["annivers", "anivers", "Annivers", "Anivers", "commemor", "conmemor"]
            .iter()
            .any(|stem| word.starts_with(stem))
    });
    if past == Past::NotTold && remembers { Past::Told } else { past }
}

/// The weekday that belongs to the date, and the nearest date that falls on the weekday.
fn repairs(cx: &Context<'_>, mention: &DateMention, readings: &[Reading]) -> Vec<Fix> {
    let ([reading], Some((_, place))) = (readings, mention.weekday) else { return Vec::new() };
    let name = in_case_of(weekday_name(reading.date.weekday(), cx.lang()), cx.slice(place));
    let mut fixes = vec![Fix::replace(Applicability::Show, format!("write “{name}”"), place, name.clone())];
    fixes.extend(move_day(cx, mention, reading.date));
    fixes
}

/// The nearest date of the month that does fall on the written weekday.
fn move_day(cx: &Context<'_>, mention: &DateMention, day: Date) -> Option<Fix> {
    let (weekday, place) = mention.weekday?;
    let moved = (1..=3).flat_map(|step| [-step, step]).find_map(|step| {
        plus_days(day, step).filter(|moved| moved.weekday() == weekday && moved.month() == day.month())
    })?;
    let core = cx.slice(mention.core);
    let old = day.day().to_string();
    let (at, _) = core.match_indices(&old).find(|(at, _)| {
        let before = core[..*at].chars().next_back();
        let after = core[at + old.len()..].chars().next();
        !before.is_some_and(|c| c.is_ascii_digit()) && !after.is_some_and(|c| c.is_ascii_digit())
    })?;
    let start = mention.core.start + at;
    let range = TextRange::new(start, start + old.len());
    let comma = if cx.lang() == Lang::Fr { "" } else { "," };
    let title = format!("write “{}{comma} {}”", cx.slice(place), written(moved, cx.lang()));
    Some(Fix::replace(Applicability::Show, title, range, moved.day().to_string()))
}

fn in_case_of(name: &str, model: &str) -> String {
    if model.chars().count() > 1 && model.chars().all(char::is_uppercase) {
        return name.to_uppercase();
    }
    let mut chars = name.chars();
    match (chars.next(), model.chars().next().is_some_and(char::is_uppercase)) {
        (Some(first), true) => first.to_uppercase().chain(chars).collect(),
        _ => name.to_owned(),
    }
}
