//! PR211: "yesterday" in a file that says nowhere which day today is.

use crate::release::PartKind;
use crate::release::dates::glosses;
use crate::release::records::{QuoteKind, RelativeTime};
use crate::rules::params::{ByLang, rule_params};
use crate::rules::{Context, Rule, RuleMeta, Sink, declare_rule};
use crate::text::{TextRange, fold};
use serde::{Deserialize, Serialize};

/// What a relative word needs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Need {
    /// A date of issue anywhere in the file.
    #[default]
    ReleaseDate,
    /// A date in the same sentence.
    Gloss,
    /// Nothing.
    None,
}

rule_params! {
    /// Parameters.
    Params {
        /// Only words that hold one of these count; none: all that presslint knows, from "today" to "recently".
        words: ByLang<Vec<String>> = ByLang::any(Vec::new()),
        /// What a relative word needs: `release-date`, `gloss` (a date in the same sentence) or `none`.
        need: Need = Need::ReleaseDate,
    }
}

declare_rule! {
    /// # What
    /// A relative word of time, such as "yesterday" or "this week", in a release without a date of issue.
    ///
    /// # Why
    /// A week later nobody in a newsroom archive can tell which day was meant.
    ///
    /// # Bad
    /// Lima – The bridge was opened yesterday.
    ///
    /// # Good
    /// Lima, 5 March 2024 – The bridge was opened yesterday.
    ///
    /// # Watch
    /// Only the first occurrence in lede and body is reported. Idioms ("in today’s world"), names ("USA Today"), titles and
    /// direct speech are passed over.
    RelativeDayUnanchored(Params) {
        code: "PR211",
        name: "relative-day-unanchored",
        summary: "A relative day in a release without a date",
        why: "“yesterday” means nothing a week later in an archive",
        level: Info,
        fix: None,
        reasons: [],
    }
}

impl Rule for RelativeDayUnanchored {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Sink<'_>) {
        let unanchored = |relative: &&RelativeTime| match self.params.need {
            Need::ReleaseDate => !has_day(cx) && !is_dated(cx, relative),
            Need::Gloss => !has_date_in_sentence(cx, relative),
            Need::None => false,
        };
        let own = cx.own(cx.release.relative_times(), |relative| relative.range);
        let first = own.filter(|relative| self.counts(cx, relative)).find(unanchored);
        let Some(relative) = first else { return };
        let words = cx.slice(relative.range);
        let (message, help) = match self.params.need {
            Need::Gloss => (
                format!("“{words}” stands without its date"),
                "put the date in brackets behind it, or write the date instead",
            ),
            _ => (
                format!("“{words}” counts from a date that the release does not give"),
                "put the date into the dateline, or write the day out",
            ),
        };
        out.report(relative.range, message).help(help);
    }
}

impl RelativeDayUnanchored {
    /// Whether a relative time is the release's own and one of those that are asked for.
    fn counts(&self, cx: &Context<'_>, relative: &RelativeTime) -> bool {
        is_wanted(self.params.words.get(cx.lang()), cx.slice(relative.range))
            && tells_news(cx, relative)
            && !cx.in_speech(relative.range)
            && !is_quoted_title(cx, relative)
    }
}

fn is_wanted(words: Option<&Vec<String>>, text: &str) -> bool {
    let text = format!(" {} ", fold(text));
    words.is_none_or(|words| {
        words.is_empty() || words.iter().any(|word| text.contains(&format!(" {} ", fold(word))))
    })
}

fn tells_news(cx: &Context<'_>, relative: &RelativeTime) -> bool {
    cx.part_at(relative.range.start).is_some_and(|part| {
        matches!(part.kind, PartKind::Lede | PartKind::Paragraph | PartKind::Quote | PartKind::List)
    })
}

fn is_quoted_title(cx: &Context<'_>, relative: &RelativeTime) -> bool {
    let quotes = cx.release.quotes();
    let from = quotes.partition_point(|quote| quote.range.end <= relative.range.start);
    quotes
        .get(from)
        .is_some_and(|quote| quote.kind != QuoteKind::Speech && quote.range.contains(relative.range))
}

/// Whether the release says from which day it counts: it has a date, its dateline a day without the year, or a full date
/// opens its lede.
fn has_day(cx: &Context<'_>) -> bool {
    let dateline = cx.story.dateline.as_ref().and_then(|dateline| dateline.date.as_ref());
    let lede = cx.part(PartKind::Lede).map(|part| part.range);
    let opens = |date: TextRange| {
        lede.is_some_and(|lede| {
            lede.contains(date) && cx.tokens(TextRange::new(lede.start, date.start)).len() <= 2
        })
    };
    let dates = || cx.own(cx.release.dates(), |date| date.range);
    let in_lede = || dates().any(|date| opens(date.range) && date.date().is_some());
    cx.story.reference.is_some() || dateline.is_some() || in_lede()
}

/// "yesterday (6 March 2024)" carries its own date.
fn is_dated(cx: &Context<'_>, relative: &RelativeTime) -> bool {
    let dates = glosses(&cx.doc().text, relative, cx.release.dates());
    dates.iter().any(|date| date.date().is_some())
}

/// The dateline's date belongs to the release, not to the sentence behind it.
fn has_date_in_sentence(cx: &Context<'_>, relative: &RelativeTime) -> bool {
    let at = relative.range.start;
    let (Some(sentence), Some(part)) = (cx.sentence_at(at), cx.part_at(at)) else { return false };
    let dates = cx.release.dates();
    let first = dates.partition_point(|date| date.range.start < sentence.start.max(part.range.start));
    dates.get(first).is_some_and(|date| date.range.start < sentence.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_matched_whole() {
        let wanted = vec!["today".to_owned(), "this week".to_owned()];
        assert!(is_wanted(Some(&wanted), "Earlier this week"));
        assert!(!is_wanted(Some(&wanted), "yesterday"));
        assert!(is_wanted(Some(&Vec::new()), "yesterday"));
    }
}
