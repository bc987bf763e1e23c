//! PR206: a weekday that does not belong to its date.

use crate::calendar::{Date, Lang, date, days_between, plus_days, weekday_name, written};
use crate::diagnostic::{Applicability, Fix, Level};
use crate::release::records::DateMention;
use crate::rules::params::rule_params;
use crate::rules::{Context, Rule, RuleMeta, Sink, declare_rule};

rule_params! {
    /// Parameters.
    Params {
        /// How the year of a date without one is found: `nearest` to the day of issue, or `never`.
        infer_year: String = "nearest".to_owned(),
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
    /// Names such as Black Friday; both ends of a range are checked. In direct speech it is a warning.
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
        let Some((weekday, weekday_range)) = mention.weekday else { return };
        let Some((day, inferred)) = self.resolve(cx, mention) else { return };
        let actual = day.weekday();
        if actual == weekday {
            return;
        }
        let lang = cx.lang();
        let found = out.report(
            mention.range,
            format!(
                "{} is a {}, not a {}",
                written(day, lang),
                weekday_name(actual, lang),
                weekday_name(weekday, lang)
            ),
        );
        found
            .evidence("written", weekday_name(weekday, lang))
            .evidence("calendar", weekday_name(actual, lang));
        if inferred {
            found.evidence("year", format!("{} (nearest to the release's date)", day.year()));
        }
        if cx.in_speech(mention.range) || inferred && !self.sure(cx, day) {
            found.at_most(Level::Warning);
        }
        let name = in_case_of(weekday_name(actual, lang), cx.slice(weekday_range));
        found.fix(Fix::replace(Applicability::Show, format!("write “{name}”"), weekday_range, name.clone()));
        if let Some(fix) = move_day(cx, mention, day, lang) {
            found.fix(fix);
        }
    }

    /// The calendar day of a mention, and whether its year had to be inferred.
    fn resolve(&self, cx: &Context<'_>, mention: &DateMention) -> Option<(Date, bool)> {
        if let Some(day) = mention.date() {
            return Some((day, false));
        }
        if mention.year.is_some() || self.params.infer_year != "nearest" {
            return None;
        }
        let near = cx.reference_date()?;
        let in_year = |year: i16| date(year, mention.month?, mention.day?);
        let years = [near.year() - 1, near.year(), near.year() + 1];
        let nearest =
            years.into_iter().filter_map(in_year).min_by_key(|day| days_between(near, *day).abs())?;
        Some((nearest, true))
    }

    fn sure(&self, cx: &Context<'_>, day: Date) -> bool {
        cx.reference_date().is_some_and(|near| days_between(near, day).abs() <= self.params.error_within)
    }
}

/// The other repair: the nearest date that does fall on the written weekday.
fn move_day(cx: &Context<'_>, mention: &DateMention, day: Date, lang: Lang) -> Option<Fix> {
    let (weekday, weekday_range) = mention.weekday?;
    let moved = (1..=3).flat_map(|step| [-step, step]).find_map(|step| {
        plus_days(day, step).filter(|moved| moved.weekday() == weekday && moved.month() == day.month())
    })?;
    let core = cx.slice(mention.core);
    let old = day.day().to_string();
    let at = core.match_indices(&old).find(|(at, _)| {
        let before = core[..*at].chars().next_back();
        let after = core[at + old.len()..].chars().next();
        !before.is_some_and(|c| c.is_ascii_digit()) && !after.is_some_and(|c| c.is_ascii_digit())
    })?;
    let start = mention.core.start + at.0;
    let range = crate::text::TextRange::new(start, start + old.len());
    let title = format!("write “{}, {}”", cx.slice(weekday_range), written(moved, lang));
    Some(Fix::replace(Applicability::Show, title, range, moved.day().to_string()))
}

fn in_case_of(name: &str, model: &str) -> String {
    let mut chars = name.chars();
    match (chars.next(), model.chars().next().is_some_and(char::is_uppercase)) {
        (Some(first), true) => first.to_uppercase().chain(chars).collect(),
        _ => name.to_owned(),
    }
}
