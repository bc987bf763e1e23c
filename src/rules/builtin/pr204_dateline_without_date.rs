//! PR204: a dateline without a date, where nothing else in the file dates the release.

use crate::calendar::{Date, Lang, written};
use crate::diagnostic::{Applicability, Fix};
use crate::release::{DateSource, PartKind};
use crate::rules::params::rule_params;
use crate::rules::{Anchor, Context, Rule, RuleMeta, Sink, declare_rule};

rule_params! {
    /// Parameters.
    Params {
        /// Whether a date in the front matter will do. A house that mails the text alone says no.
        accept_meta: bool = true,
    }
}

declare_rule! {
    /// # What
    /// The dateline names a place and no date, and no release line, date line or front matter gives one.
    ///
    /// # Why
    /// "Earlier this week" means nothing to whoever finds the text in an archive.
    ///
    /// # Bad
    /// Lima – The museum opened its rooms this week.
    ///
    /// # Good
    /// Lima, 5 March 2024 – The museum opened its rooms this week.
    ///
    /// # Fix safety
    /// Where the front matter has the date, it can be put in; whether the text is of the same day is for a person to say.
    ///
    /// # Watch
    /// Many newsrooms show the date beside the text, so the rule is off until a pack wants it. A day given with `--as-of`
    /// counts as a date.
    DatelineWithoutDate(Params) {
        code: "PR204",
        name: "dateline-without-date",
        summary: "A dateline without a date, and no date elsewhere",
        why: "without a date nobody can tell what “yesterday” was",
        level: Off,
        fix: Unsafe,
        reasons: [],
    }
}

impl Rule for DatelineWithoutDate {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Sink<'_>) {
        let (Some(dateline), Some(part)) = (&cx.story.dateline, cx.part(PartKind::Dateline)) else { return };
        if dateline.date.is_some() || dateline.places.is_empty() || self.is_dated(cx) {
            return;
        }
        let place = cx.slice(dateline.range);
        let found =
            out.report(Anchor::Missing(dateline.range.end), format!("the dateline “{place}” has no date"));
        found.help("add the date of issue behind the place").rests_on(part);
        if let Some(day) = cx.reference_date() {
            let date = behind_place(day, cx.lang());
            let title = format!("add “{}”", date.trim_start_matches([',', ' ']));
            found.fix(Fix::insert(Applicability::Unsafe, title, dateline.range.end, date));
        }
    }
}

impl DatelineWithoutDate {
    fn is_dated(&self, cx: &Context<'_>) -> bool {
        let Some(reference) = cx.story.reference else { return false };
        if reference.source != DateSource::Meta || self.params.accept_meta {
            return true;
        }
        // The front matter's date hides one that stands in the text above.
        let lines = cx.parts().iter().filter(|part| {
            matches!(part.kind, PartKind::ReleaseLine | PartKind::DateLine | PartKind::Embargo)
        });
        lines.into_iter().any(|part| {
            let dates = cx.release.dates();
            let first = dates.partition_point(|date| date.range.start < part.range.start);
            dates[first..]
                .iter()
                .take_while(|date| date.range.end <= part.range.end)
                .any(|date| date.date().is_some())
        })
    }
}

fn behind_place(day: Date, lang: Lang) -> String {
    let article = if lang == Lang::Fr { "le " } else { "" };
    format!(", {article}{}", written(day, lang))
}
