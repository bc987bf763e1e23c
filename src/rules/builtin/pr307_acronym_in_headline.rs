//! PR307: an acronym in a headline, which travels without the text that explains it.

use crate::calendar::Lang;
use crate::house::Entity;
use crate::house::acronyms::{everyday, is_known};
use crate::release::acronyms::acronyms_in;
use crate::release::{Part, PartKind};
use crate::rules::params::rule_params;
use crate::rules::{Anchor, Context, Finding, Rule, RuleMeta, Sink, declare_rule};
use std::collections::HashSet;

rule_params! {
    /// Parameters.
    Params {
        /// Acronyms that may stand in a headline; a plural s and stops are understood.
        known: Vec<String> = everyday(),
        /// Whether the issuer’s own letters may stand there.
        allow_issuer: bool = true,
    }
}

declare_rule! {
    /// # What
    /// An acronym that not every reader knows stands in the headline, a subheadline or the summary.
    ///
    /// # Why
    /// A headline is read in an inbox and in search results, without the text below that explains it.
    ///
    /// # Bad
    /// JSWG members sign accord
    ///
    /// # Good
    /// Summit partners sign accord
    ///
    /// # Watch
    /// An explanation in the text is no excuse. The issuer, bodies known to every reader and those with an approved headline
    /// form are let through; a headline in capitals is not read.
    AcronymInHeadline(Params) {
        code: "PR307",
        name: "acronym-in-headline",
        summary: "An acronym in a headline",
        why: "a headline travels without the text that explains it",
        level: Info,
        fix: None,
        reasons: [],
    }
}

/// Front-matter keys of what stands between headline and text.
const SUMMARY_KEYS: &[&str] = &["summary", "standfirst", "subtitle", "subheadline", "chapo", "bajada"];

impl Rule for AcronymInHeadline {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Sink<'_>) {
        if cx.lang() == Lang::Other {
            return;
        }
        let mut seen = HashSet::new();
        for (anchor, short) in meta_acronyms(cx) {
            if !self.may_stand(cx, &short) && seen.insert(short.clone()) {
                report(&short, anchor, "summary", out);
            }
        }
        let heads = |part: &&Part| {
            matches!(part.kind, PartKind::Headline | PartKind::Subheadline | PartKind::Summary)
        };
        for part in cx.parts().iter().filter(heads) {
            for (anchor, short) in acronyms_of(cx, part) {
                if !self.may_stand(cx, &short) && seen.insert(short.clone()) {
                    report(&short, anchor, cx.release.part_name(part.kind), out).rests_on(part);
                }
            }
        }
    }
}

impl AcronymInHeadline {
    fn may_stand(&self, cx: &Context<'_>, short: &str) -> bool {
        let approved = |entity: &Entity| {
            entity.bare
                || entity.issuer && self.params.allow_issuer
                || entity
                    .headline
                    .iter()
                    .any(|form| form.text.contains("{short}") || form.text.contains(short))
        };
        is_known(&self.params.known, short) || cx.house.entities_called(short).any(approved)
    }
}

fn report<'s>(short: &str, anchor: Anchor, part: &str, out: &'s mut Sink<'_>) -> &'s mut Finding {
    out.report(anchor, format!("“{short}” stands in the {part}"))
        .evidence("acronym", short)
        .help("write a word that every reader knows")
}

/// The acronyms of a summary that stands in front matter, which belongs to the first story.
fn meta_acronyms(cx: &Context<'_>) -> Vec<(Anchor, String)> {
    let entries = cx.doc().meta.entries.iter().enumerate();
    entries
        .filter(|(_, entry)| cx.story.index == 0 && SUMMARY_KEYS.contains(&entry.key.as_str()))
        .flat_map(|(at, entry)| {
            acronyms_in(&entry.value).into_iter().map(move |short| (Anchor::Meta(at), short))
        })
        .collect()
}

/// The acronyms of a part that it does not explain itself, each with its place.
fn acronyms_of(cx: &Context<'_>, part: &Part) -> Vec<(Anchor, String)> {
    if let Some(entry) = part.meta {
        return acronyms_in(cx.release.part_text(part))
            .into_iter()
            .map(|short| (Anchor::Meta(entry), short))
            .collect();
    }
    let explained: HashSet<&str> = cx
        .own(cx.release.definitions(), |given| given.range)
        .filter(|given| part.range.contains(given.range))
        .map(|given| given.short.as_str())
        .collect();
    cx.own(cx.release.acronym_uses(), |used| used.range)
        .filter(|used| part.range.contains(used.range) && !used.doubtful && !used.dotted)
        .filter(|used| !explained.contains(used.short.as_str()))
        .map(|used| (Anchor::Text(used.range), used.short.clone()))
        .collect()
}
