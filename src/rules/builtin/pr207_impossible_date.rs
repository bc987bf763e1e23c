//! PR207: a day, a range of days or a time that no calendar and no clock shows.

use crate::calendar::{date, days_between, days_in_month, month_name};
use crate::diagnostic::Level;
use crate::release::dates::{Cue, counts_things, cue, is_firm};
use crate::release::records::{ClockTime, DateForm, DateMention, QuoteKind};
use crate::rules::params::NoParams;
use crate::rules::{Context, Rule, RuleMeta, Sink, declare_rule};
use crate::text::{TextRange, beginning_in};

/// Days by which a range may run backwards before it is more likely one whose first year was left out, such as a school
/// year.
const PLAIN_SLIP: i32 = 60;

/// Bytes on either side of a range or time in which a sentence may tell what is meant.
const NEAR: usize = 800;

declare_rule! {
    /// # What
    /// A day that its month does not have, a range that ends before it begins, or a time that no clock shows.
    ///
    /// # Why
    /// 31 April never comes, and whoever waits for it calls the press office.
    ///
    /// # Bad
    /// Applications are open until 31 November.
    ///
    /// # Good
    /// Applications are open until 30 November.
    ///
    /// # Watch
    /// Ranges over New Year, school years and financial years, articles, versions and scores are left alone; so is a
    /// range where something was moved "from 22 to 18 November". In direct speech it is a warning.
    ImpossibleDate(NoParams) {
        code: "PR207",
        name: "impossible-date",
        summary: "A day, a range of days or a time that does not exist",
        why: "nobody can come on a day that never comes",
        level: Error,
        fix: None,
        reasons: [
            "day": Error, "the month has fewer days";
            "range": Error, "the end comes before the beginning";
            "time": Error, "no clock shows this time";
        ],
    }
}

impl Rule for ImpossibleDate {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Sink<'_>) {
        let dates = cx.release.dates();
        for (at, mention) in dates.iter().enumerate().filter(|(_, mention)| cx.owns(mention.range)) {
            check_day(cx, dates, at, out);
            if let Some(end) = mention.range_end.and_then(|end| dates.get(end)) {
                check_range(cx, dates, at, end, out);
            }
        }
        for time in cx.own(cx.release.times(), |time| time.range) {
            check_time(cx, time, out);
        }
    }
}

fn check_day(cx: &Context<'_>, dates: &[DateMention], at: usize, out: &mut Sink<'_>) {
    let mention = &dates[at];
    let Some(fault) = day_fault(cx, mention) else { return };
    if !is_firm(cx.release, dates, at) || is_title(cx, mention.range) {
        return;
    }
    // "The 35th of May" is a book; beyond 31 only a written year makes sure that a day was meant.
    let beyond = mention.day.is_none_or(|day| day > 31) && mention.year.is_none();
    let speech = cx.in_speech(mention.range);
    let found = out.report(mention.range, fault).reason("day");
    found.help("ask which day is meant");
    if beyond || speech {
        found.at_most(Level::Warning);
    }
}

/// What is wrong with the day of a mention, if anything is.
fn day_fault(cx: &Context<'_>, mention: &DateMention) -> Option<String> {
    let Some((day, month)) = mention.day.zip(mention.month) else {
        let written_year = mention.numbers.get(2).is_some_and(|year| *year > 99);
        let numbers =
            mention.form == DateForm::Numeric && written_year && mention.numbers[..2].iter().all(|n| *n > 12);
        return numbers.then(|| format!("“{}” holds no number of a month", cx.slice(mention.core)));
    };
    let short = mention.form == DateForm::Numeric && mention.numbers.get(2).is_some_and(|year| *year < 100);
    let most = days_in_month(mention.year, month);
    if day <= most || short {
        return None;
    }
    let name = month_name(month, cx.lang());
    let year =
        mention.year.filter(|_| month == 2 && day == 29).map(|year| format!(" {year}")).unwrap_or_default();
    Some(format!("{name}{year} has {most} days, not {day}"))
}

/// The name of a book or film in quotation marks, not speech.
fn is_title(cx: &Context<'_>, range: TextRange) -> bool {
    // A title is hardly longer than the date in it, so that it begins near.
    let near = TextRange::new(range.start.saturating_sub(16), range.start);
    let quotes = beginning_in(cx.release.quotes(), |quote| quote.range, near).iter();
    let quotes = quotes.filter(|quote| quote.kind != QuoteKind::Speech);
    quotes.map(|quote| quote.range).any(|quote| quote.contains(range) && quote.len() < range.len() + 16)
}

fn check_range(cx: &Context<'_>, dates: &[DateMention], at: usize, end: &DateMention, out: &mut Sink<'_>) {
    let first = &dates[at];
    let Some(back) = runs_back(cx, first, end) else { return };
    if !says_range(cx, dates, at, end) || counts_things(cx.release, end) || tells_of_a_move(cx, first.range) {
        return;
    }
    let unsure = first.year.is_none() && first.month != end.month || cx.in_speech(first.range);
    let range = first.range.cover(end.range);
    let message = match back {
        1 => "the range ends a day before it begins".to_owned(),
        back => format!("the range ends {back} days before it begins"),
    };
    let found = out.report(range, message).reason("range");
    found.evidence("begins", cx.slice(first.core)).evidence("ends", cx.slice(end.core));
    found.help("put the earlier day first, or give each end its month and year");
    if unsure {
        found.at_most(Level::Warning);
    }
}

/// Days by which a range runs backwards; `None` if it does not, or if a year was left out on purpose.
fn runs_back(cx: &Context<'_>, first: &DateMention, end: &DateMention) -> Option<i32> {
    let (from_day, from_month) = first.day.zip(first.month)?;
    let (to_day, to_month) = end.day.zip(end.month)?;
    // A leap year, so that 29 February counts where no year is written.
    let (from_year, to_year) =
        (first.year.or(end.year).unwrap_or(2024), end.year.or(first.year).unwrap_or(2024));
    let back = days_between(date(to_year, to_month, to_day)?, date(from_year, from_month, from_day)?);
    let own_year = first.year.is_some_and(|year| cx.slice(first.core).contains(&year.to_string()));
    let same_month = from_month == to_month && from_year == to_year;
    // A financial year runs from the first of a month to the last of another.
    let accounts = from_day == 1 && to_day == days_in_month(end.year, to_month);
    let slip = same_month || own_year || back <= PLAIN_SLIP && !accounts;
    (back > 0 && slip).then_some(back)
}

/// Whether the words say that a range is meant: scores and votes have two numbers and a hyphen too.
fn says_range(cx: &Context<'_>, dates: &[DateMention], at: usize, end: &DateMention) -> bool {
    let first = &dates[at];
    let between = cx.slice(TextRange::new(first.core.end, end.core.start.max(first.core.end))).trim();
    let opened = cue(cx.release, dates, at) >= Cue::Weak;
    let dash = matches!(between, "–" | "—" | "-" | "--");
    let months = first.month != end.month;
    opened || months || end.year.is_some() && dash
}

/// "Moved from 22 to 18 November": an order of days that is meant.
fn tells_of_a_move(cx: &Context<'_>, range: TextRange) -> bool {
    const STEMS: &[&str] = &[
        "advanc",
        "brought",
        "chang",
        "correct",
        "delay",
        "forward",
        "instead",
        "moved",
        "moving",
        "postpon",
        "resched",
        "shift",
        "adelant",
        "aplaz",
        "cambi",
        "pospu",
        "traslad",
        "avanc",
        "décal",
        "déplac",
        "repouss",
        "reporté",
        "following",
        "siguiente",
        "suivant",
    ];
    let Some(sentence) = cx.sentence_at(range.start) else { return false };
    let sentence = near(sentence, range);
    let words = cx.tokens(sentence).iter().map(|token| cx.slice(token.range).to_lowercase());
    words.into_iter().any(|word| STEMS.iter().any(|stem| word.starts_with(stem)))
}

/// Of a very long sentence or paragraph what stands near a place.
fn near(whole: TextRange, place: TextRange) -> TextRange {
    let (start, end) = (place.start.saturating_sub(NEAR), place.end + NEAR);
    TextRange::new(whole.start.max(start), whole.end.min(end))
}

fn check_time(cx: &Context<'_>, time: &ClockTime, out: &mut Sink<'_>) {
    let Some(fault) = time_fault(time).filter(|_| time.sure) else { return };
    if time.afternoon.is_none() && !is_about_hours(cx, time.range) {
        return;
    }
    let speech = cx.in_speech(time.range);
    let found = out.report(time.range, fault).reason("time");
    found.help("ask which time is meant");
    if speech {
        found.at_most(Level::Warning);
    }
}

fn time_fault(time: &ClockTime) -> Option<String> {
    let minute = time.minute.unwrap_or(0);
    match time.afternoon {
        _ if minute > 59 && time.hour < 24 => Some(format!("an hour has 60 minutes, not {minute}")),
        Some(_) if (13..=24).contains(&time.hour) => {
            Some(format!("{} belongs to the clock of 24 hours, a.m. and p.m. to that of 12", time.hour))
        }
        None if time.hour == 24 && minute > 0 || (25..30).contains(&time.hour) => {
            Some("a day ends at 24:00".to_owned())
        }
        _ => None,
    }
}

/// Whether the paragraph tells of days or hours, and of no match or race.
fn is_about_hours(cx: &Context<'_>, range: TextRange) -> bool {
    const SPORTS: &[&str] = &[
        "finished", "goal", "goals", "half", "lap", "marathon", "minutes", "period", "quarter", "race",
        "record", "score", "scored", "seconds", "verse",
    ];
    let Some(block) = cx.doc().block_at(range.start) else { return false };
    let block = near(cx.doc().blocks[block].range, range);
    let (dates, times) = (cx.release.dates(), cx.release.times());
    let date = dates.get(dates.partition_point(|mention| mention.range.start < block.start));
    let dated = date.is_some_and(|mention| mention.range.end <= block.end);
    let own = times[times.partition_point(|time| time.range.start < block.start)..].iter();
    let clock = own.take_while(|time| time.range.end <= block.end).any(|time| time.afternoon.is_some());
    let sports =
        cx.tokens(block).iter().any(|token| SPORTS.contains(&cx.slice(token.range).to_lowercase().as_str()));
    (dated || clock) && !sports
}
