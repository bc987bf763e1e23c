//! PR212: "yesterday (22/05)" in a release of the 24th.

use crate::calendar::{Date, Lang, days_between, plus_days, weekday_name, written};
use crate::diagnostic::{Applicability, Fix};
use crate::release::dates::glosses;
use crate::release::records::{DateForm, DateMention, RelativeKind, RelativeTime};
use crate::release::{DateSource, ReferenceDate};
use crate::rules::params::rule_params;
use crate::rules::{Context, Rule, RuleMeta, Sink, declare_rule};
use crate::text::TextRange;
use serde::{Deserialize, Serialize};

/// The day on which a house's week begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum WeekStart {
    /// Monday.
    #[default]
    Mon,
    /// Sunday.
    Sun,
}

rule_params! {
    /// Parameters.
    Params {
        /// The day on which weeks begin: `mon` or `sun`.
        week_start: WeekStart = WeekStart::Mon,
    }
}

declare_rule! {
    /// # What
    /// A relative word of time and the date right behind it do not agree, counted from the release's own date.
    ///
    /// # Why
    /// A release that was held back for a day still says "yesterday", and nobody notices.
    ///
    /// # Bad
    /// Geneva, 24 May 2025 – The map was launched yesterday (22/05).
    ///
    /// # Good
    /// Geneva, 24 May 2025 – The map was launched yesterday (23/05).
    ///
    /// # Fix safety
    /// Another word for the date and another date for the word are shown; only the writer knows which is meant.
    ///
    /// # Watch
    /// "This week" also covers the seven days before the date of issue, because it is often said on a Monday of the week
    /// before. Dates in numbers are read by the house’s order (PR208); while that is unknown, a date conflicts only if neither
    /// reading fits. Direct speech is passed over: nobody knows on which day it was spoken.
    RelativeDayConflict(Params) {
        code: "PR212",
        name: "relative-day-conflict",
        summary: "A relative day that disagrees with the date beside it",
        why: "one of the two was true of another day of issue",
        level: Warning,
        fix: Show,
        reasons: [],
    }
}

impl Rule for RelativeDayConflict {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Sink<'_>) {
        let Some(reference) = cx.story.reference else { return };
        for relative in cx.own(cx.release.relative_times(), |relative| relative.range) {
            let dates = glosses(&cx.doc().text, relative, cx.release.dates());
            let misnamed = dates.iter().any(|date| is_misnamed(cx, date, reference.date));
            if dates.is_empty() || misnamed || cx.in_speech(relative.range) {
                continue;
            }
            // A dateline's own date is nearer to the words than the front matter's, which may be the day of upload.
            let dateline = cx.story.dateline.as_ref().and_then(|line| line.date.as_ref()?.date());
            let anchors = [Some(reference.date), dateline];
            let slack = slack(cx, reference);
            let fits = |mention: &DateMention| {
                anchors.iter().flatten().any(|&day| self.fits(cx, relative.kind, mention, day, slack))
            };
            if !dates.iter().any(fits) {
                self.report(cx, relative, &dates[0], reference.date, out);
            }
        }
    }
}

/// Days by which a date may miss: a page's own date and an embargo are not quite the day of writing.
fn slack(cx: &Context<'_>, reference: ReferenceDate) -> i32 {
    let posted = reference.range.is_some_and(|range| cx.release.in_chrome(range));
    i32::from(posted || reference.source == DateSource::Embargo)
}

impl RelativeDayConflict {
    /// Whether a mention may be what the relative word says; also if nobody can tell.
    fn fits(
        &self,
        cx: &Context<'_>,
        kind: RelativeKind,
        mention: &DateMention,
        today: Date,
        slack: i32,
    ) -> bool {
        if let (RelativeKind::Year(turn), year) = (kind, mention.year) {
            return year.is_none_or(|year| i32::from(year - today.year()) == turn);
        }
        if mention.form == DateForm::MonthYear {
            return fits_month(kind, mention, today);
        }
        let readings = mention.readings(cx.release.date_order, Some(today));
        let mut days = readings.iter().map(|reading| reading.date);
        readings.is_empty() || days.any(|day| self.holds(kind, mention, today, day, slack))
    }

    fn holds(&self, kind: RelativeKind, mention: &DateMention, today: Date, day: Date, slack: i32) -> bool {
        let away = days_between(today, day);
        match kind {
            RelativeKind::Day(turn) => (away - turn).abs() <= slack,
            RelativeKind::Week(turn) => {
                let weeks = self.week_starts(mention, today);
                let in_week = weeks.iter().any(|start| weeks_between(today, day, *start) == turn);
                in_week || turn == 0 && (-7..=0).contains(&away)
            }
            RelativeKind::Month(turn) => {
                months_between(today, day) == turn || turn == 0 && (-7..=0).contains(&away)
            }
            // "Last Tuesday" may be of this week or the last; the weekday itself is for another rule.
            RelativeKind::Weekday(turn) => match turn {
                0 => (-7..=7).contains(&away),
                turn if turn < 0 => (-14..0).contains(&away),
                _ => (1..=14).contains(&away),
            },
            RelativeKind::Year(_) | RelativeKind::Vague => true,
        }
    }

    /// On a Sunday the weeks of Europe and America part; who writes "March 11" may count as America does.
    fn week_starts(&self, mention: &DateMention, today: Date) -> Vec<WeekStart> {
        let american =
            mention.form == DateForm::MonthDay && today.weekday() == crate::calendar::Weekday::Sunday;
        match self.params.week_start {
            WeekStart::Mon if american => vec![WeekStart::Mon, WeekStart::Sun],
            start => vec![start],
        }
    }

    fn report(
        &self,
        cx: &Context<'_>,
        relative: &RelativeTime,
        date: &DateMention,
        today: Date,
        out: &mut Sink<'_>,
    ) {
        let (words, core) = (cx.slice(relative.range), cx.slice(date.core));
        let counted = counted_from(relative.kind, today);
        let issued = written(today, Lang::En);
        let message = match &counted {
            Some(counted) => format!("“{words}” is {counted}, not “{core}”"),
            None => format!("“{core}” is not “{words}” in a release of {issued}"),
        };
        let mut place = relative.range.cover(date.range);
        place.end += usize::from(cx.doc().text[place.end..].starts_with(')'));
        let found = out.report(place, message);
        found.evidence("release", issued).evidence("written", core);
        if let Some(counted) = counted {
            found.evidence("counted", counted);
        }
        if let Some(range) = cx.story.reference.and_then(|reference| reference.range) {
            found.related(range, "the date of the release");
        }
        found.help("correct the word or the date, whichever is wrong");
        let readings = date.readings(cx.release.date_order, Some(today));
        if let [reading] = readings.as_slice() {
            for fix in repairs(cx, relative, date, reading.date, today) {
                found.fix(fix);
            }
        }
    }
}

/// "Tuesday, 13 March" where the 13th is a Wednesday: one slip, and the rule about weekdays tells it.
fn is_misnamed(cx: &Context<'_>, mention: &DateMention, today: Date) -> bool {
    let readings = mention.readings(cx.release.date_order, Some(today));
    mention
        .weekday
        .is_some_and(|(weekday, _)| readings.iter().all(|reading| reading.date.weekday() != weekday))
}

/// "last month (March 2024)".
fn fits_month(kind: RelativeKind, mention: &DateMention, today: Date) -> bool {
    let (RelativeKind::Month(turn), Some(month), Some(year)) = (kind, mention.month, mention.year) else {
        return true;
    };
    month_number(year, month) - month_number(today.year(), today.month().unsigned_abs()) == turn
}

fn month_number(year: i16, month: u8) -> i32 {
    i32::from(year) * 12 + i32::from(month)
}

fn months_between(from: Date, to: Date) -> i32 {
    month_number(to.year(), to.month().unsigned_abs())
        - month_number(from.year(), from.month().unsigned_abs())
}

/// Weeks from one day's week to another's.
fn weeks_between(from: Date, to: Date, start: WeekStart) -> i32 {
    let since_start = |day: Date| {
        i32::from(match start {
            WeekStart::Mon => day.weekday().to_monday_zero_offset(),
            WeekStart::Sun => day.weekday().to_sunday_zero_offset(),
        })
    };
    (days_between(from, to) + since_start(from) - since_start(to)) / 7
}

/// The day a relative day means, written out in the language of messages.
fn counted_from(kind: RelativeKind, today: Date) -> Option<String> {
    let RelativeKind::Day(turn) = kind else { return None };
    plus_days(today, turn).map(|day| written(day, Lang::En))
}

/// The weekday or the week that the date belongs to, and the date that belongs to the word.
fn repairs(
    cx: &Context<'_>,
    relative: &RelativeTime,
    date: &DateMention,
    day: Date,
    today: Date,
) -> Vec<Fix> {
    let mut fixes = Vec::new();
    if let Some(word) = word_for(cx, day, today) {
        let title = format!("write “{word}”");
        fixes.push(Fix::replace(
            Applicability::Show,
            title,
            relative.range,
            in_case(&word, cx.slice(relative.range)),
        ));
    }
    if let RelativeKind::Day(turn) = relative.kind {
        fixes.extend(plus_days(today, turn).and_then(|wanted| move_date(cx, date, day, wanted)));
    }
    fixes
}

/// A word for a day within a week of the date of issue.
fn word_for(cx: &Context<'_>, day: Date, today: Date) -> Option<String> {
    use crate::calendar::Lang::{En, Es, Fr, Other};
    let away = days_between(today, day);
    let lang = cx.lang();
    let near = match (lang, away) {
        (En, 0) => Some("today"),
        (En, -1) => Some("yesterday"),
        (En, 1) => Some("tomorrow"),
        (Fr, 0) => Some("aujourd’hui"),
        (Fr, -1) => Some("hier"),
        (Fr, 1) => Some("demain"),
        (Es, 0) => Some("hoy"),
        (Es, -1) => Some("ayer"),
        (Es, 1) => Some("mañana"),
        _ => None,
    };
    if near.is_some() || away.abs() > 6 {
        return near.map(str::to_owned);
    }
    let name = weekday_name(day.weekday(), lang);
    match lang {
        En => Some(format!("on {name}")),
        Fr => Some(name.to_owned()),
        Es => Some(format!("el {name}")),
        Other => None,
    }
}

fn in_case(word: &str, model: &str) -> String {
    let mut chars = word.chars();
    match (chars.next(), model.chars().next().is_some_and(char::is_uppercase)) {
        (Some(first), true) => first.to_uppercase().chain(chars).collect(),
        _ => word.to_owned(),
    }
}

/// The date with another day of the same month, everything else as written.
fn move_date(cx: &Context<'_>, date: &DateMention, day: Date, wanted: Date) -> Option<Fix> {
    if wanted.month() != day.month() || wanted.year() != day.year() {
        return None;
    }
    let core = cx.slice(date.core);
    let digits =
        |(at, _): &(usize, char)| core[..*at].chars().next_back().is_none_or(|c| !c.is_ascii_digit());
    let mut numbers =
        core.char_indices().filter(|(_, c)| c.is_ascii_digit()).filter(digits).map(|(at, _)| at);
    let length = |at: usize| core[at..].bytes().take_while(u8::is_ascii_digit).count();
    let at = numbers.find(|&at| core[at..at + length(at)].parse() == Ok(day.day()))?;
    let old = &core[at..at + length(at)];
    let padded = old.len() == 2 && matches!(date.form, DateForm::Numeric | DateForm::Iso);
    let new = if padded { format!("{:02}", wanted.day()) } else { wanted.day().to_string() };
    let start = date.core.start + at;
    let title = format!("write “{}{new}{}”", &core[..at], &core[at + old.len()..]);
    Some(Fix::replace(Applicability::Show, title, TextRange::new(start, start + old.len()), new))
}
