//! Selection on the command line: which rules run, whatever the files say.
//!
//! A selector is a code, a name, `CODE/reason`, a prefix such as `PR2`, a group, `ALL` or `tag:legal`.

use super::check::Mistakes;
use super::layers::Desk;
use super::suggest::did_you_mean;
use super::tree::Place;
use crate::diagnostic::Level;
use crate::rules::{Group, RuleMeta};
use std::collections::BTreeMap;

/// Which rules are meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selector {
    /// All.
    All,
    /// Those whose code begins so; a whole code too.
    Code(String),
    /// One reason of a rule, by code.
    Reason(String, String),
    /// Those of a group.
    Group(Group),
    /// Those with a tag.
    Tag(String),
}

/// What `--select`, `--extend-select` and `--ignore` ask for.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// Only these run, if it was given.
    only: Option<Vec<Selector>>,
    /// These run too.
    also: Vec<Selector>,
    /// These do not run.
    never: Vec<Selector>,
}

/// The levels of a rule after all files, before and after selection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Levels {
    /// The rule's level; `None` leaves each reason its own.
    pub level: Option<Level>,
    /// Levels of single reasons.
    pub reasons: BTreeMap<String, Level>,
}

impl Selection {
    /// Reads the three lists; an unknown selector is a mistake.
    pub fn read(lists: [&[String]; 3], known: &[RuleMeta], desk: &mut Desk<'_>) -> Self {
        let [only, also, never] = lists;
        refuse_nothing(only, desk);
        let mut read = |flag: &str, list: &[String]| -> Vec<Selector> {
            list.iter().flat_map(|written| read_list(flag, written, known, desk)).collect()
        };
        let selected = read("--select", only);
        Self {
            only: (!only.is_empty()).then_some(selected),
            also: read("--extend-select", also),
            never: read("--ignore", never),
        }
    }

    /// Whether the command line asks for a rule, or for one of its reasons.
    pub fn asks_for(&self, meta: &RuleMeta) -> bool {
        let mut wanted = self.only.iter().flatten().chain(&self.also);
        wanted.any(|selector| selector.touches(meta))
    }

    /// Applies the selection; `None` if the rule does not run. `fallback` is for what is selected and off.
    pub fn apply(&self, meta: &RuleMeta, mut levels: Levels, fallback: Level) -> Option<Levels> {
        if let Some(only) = &self.only {
            levels = pick(only, meta, levels, fallback, &self.also)?;
        } else if self.also.iter().any(|selector| selector.touches(meta)) {
            levels = add(&self.also, meta, levels, fallback);
        } else if levels.is_off(meta) {
            return None;
        }
        drop_ignored(&self.never, meta, levels)
    }
}

impl Levels {
    /// Whether nothing of the rule is reported: off for a rule silences all its reasons.
    pub fn is_off(&self, meta: &RuleMeta) -> bool {
        self.level.unwrap_or(meta.level) == Level::Off
    }
}

impl Selector {
    fn covers(&self, meta: &RuleMeta) -> bool {
        match self {
            Self::All => true,
            Self::Code(prefix) => meta.code.starts_with(prefix.as_str()),
            Self::Reason(..) => false,
            Self::Group(group) => meta.group == *group,
            Self::Tag(tag) => meta.tags.iter().any(|own| own == tag),
        }
    }

    /// Whether it covers the rule or one of its reasons.
    fn touches(&self, meta: &RuleMeta) -> bool {
        self.covers(meta) || matches!(self, Self::Reason(code, _) if *code == meta.code)
    }
}

/// `--select`: the rule with its levels, or only the reasons that were named.
fn pick(
    only: &[Selector],
    meta: &RuleMeta,
    levels: Levels,
    fallback: Level,
    also: &[Selector],
) -> Option<Levels> {
    let all: Vec<&Selector> = only.iter().chain(also).collect();
    if all.iter().any(|selector| selector.covers(meta)) {
        return Some(switched_on(meta, levels, fallback));
    }
    let reasons: BTreeMap<String, Level> = reasons_of(all.into_iter(), meta)
        .map(|slug| (slug.to_owned(), reason_level(meta, &levels, slug, fallback)))
        .collect();
    (!reasons.is_empty()).then_some(Levels { level: Some(Level::Off), reasons })
}

/// `--extend-select`: what was off is switched on.
fn add(also: &[Selector], meta: &RuleMeta, mut levels: Levels, fallback: Level) -> Levels {
    if also.iter().any(|selector| selector.covers(meta)) {
        return switched_on(meta, levels, fallback);
    }
    let was_off = levels.is_off(meta);
    let wanted: Vec<(String, Level)> = reasons_of(also.iter(), meta)
        .map(|slug| (slug.to_owned(), reason_level(meta, &levels, slug, fallback)))
        .collect();
    if was_off {
        levels.reasons.clear();
        levels.level = Some(Level::Off);
    }
    levels.reasons.extend(wanted);
    levels
}

/// `--ignore`: the whole rule, or reasons of it.
fn drop_ignored(never: &[Selector], meta: &RuleMeta, mut levels: Levels) -> Option<Levels> {
    if never.iter().any(|selector| selector.covers(meta)) {
        return None;
    }
    for slug in reasons_of(never.iter(), meta) {
        levels.reasons.insert(slug.to_owned(), Level::Off);
    }
    Some(levels)
}

fn switched_on(meta: &RuleMeta, mut levels: Levels, fallback: Level) -> Levels {
    if levels.is_off(meta) {
        levels.level = Some(fallback);
    }
    levels
}

fn reasons_of<'s>(
    selectors: impl Iterator<Item = &'s Selector>,
    meta: &RuleMeta,
) -> impl Iterator<Item = &'s str> {
    selectors.filter_map(|selector| match selector {
        Selector::Reason(code, slug) if *code == meta.code => Some(slug.as_str()),
        _ => None,
    })
}

/// The level a single reason runs at: its own by the files, or else what the rule would have.
fn reason_level(meta: &RuleMeta, levels: &Levels, slug: &str, fallback: Level) -> Level {
    let set = levels.reasons.get(slug).copied();
    let own = || meta.reason(slug).map(|reason| reason.level);
    let level = if levels.is_off(meta) { set.or(Some(fallback)) } else { set.or_else(own) };
    level.filter(|level| *level != Level::Off).unwrap_or(Level::Info)
}

/// `--select ""` would run no rule and find nothing, which looks like a clean draft.
fn refuse_nothing(only: &[String], desk: &mut Desk<'_>) {
    let names_nothing = |written: &String| written.split(',').all(|item| item.trim().is_empty());
    if let Some(written) = only.first().filter(|_| only.iter().all(names_nothing)) {
        let place = desk.add_argument("--select", written);
        let mistake =
            desk.mistakes.report(place, "unknown-selector", "--select names no rule, so nothing would run");
        mistake.help(SELECTORS);
    }
}

/// What may be selected.
const SELECTORS: &str = "a selector is a code, a name, CODE/reason, a prefix such as PR2, a group, ALL or tag:…; `presslint rules` lists all rules";

fn read_list(flag: &str, written: &str, known: &[RuleMeta], desk: &mut Desk<'_>) -> Vec<Selector> {
    let whole = desk.add_argument(flag, written);
    let mut selectors = Vec::new();
    let mut at = 0;
    for item in written.split(',') {
        let start = at + item.len() - item.trim_start().len();
        at += item.len() + 1;
        let name = item.trim();
        let place = Place { start, end: start + name.len(), ..whole };
        if !name.is_empty() {
            selectors.extend(read_one(name, place, known, &mut desk.mistakes));
        }
    }
    selectors
}

fn read_one(name: &str, place: Place, known: &[RuleMeta], mistakes: &mut Mistakes) -> Option<Selector> {
    if name == "ALL" {
        return Some(Selector::All);
    }
    if let Some(tag) = name.strip_prefix("tag:") {
        return read_tag(tag, place, known, mistakes);
    }
    if let Some(group) = Group::ALL.into_iter().find(|group| group.as_str() == name) {
        return Some(Selector::Group(group));
    }
    let (rule, reason) = name.split_once('/').map_or((name, None), |(rule, reason)| (rule, Some(reason)));
    let code = rule.to_ascii_uppercase();
    let meta = known.iter().find(|meta| meta.code == code || meta.name == rule);
    match (meta, reason) {
        (Some(meta), None) => Some(Selector::Code(meta.code.to_string())),
        (Some(meta), Some(reason)) => read_reason(meta, reason, place, mistakes),
        (None, None) if known.iter().any(|meta| meta.code.starts_with(&code)) => Some(Selector::Code(code)),
        (None, _) => {
            let names = known.iter().map(|meta| meta.name.as_ref());
            // The neighbour of a number is another rule, not the one that was meant.
            let numbered = rule.bytes().filter(u8::is_ascii_digit).count() >= 3;
            let codes = known.iter().filter(|_| !numbered).map(|meta| meta.code.as_ref());
            let all = names.chain(Group::ALL.map(Group::as_str)).chain(["ALL"]).chain(codes);
            let help = did_you_mean(rule, all).unwrap_or_else(|| SELECTORS.to_owned());
            mistakes.report(place, "unknown-selector", format!("“{name}” selects no rule")).help(help);
            None
        }
    }
}

fn read_reason(meta: &RuleMeta, reason: &str, place: Place, mistakes: &mut Mistakes) -> Option<Selector> {
    if meta.reason(reason).is_some() {
        return Some(Selector::Reason(meta.code.to_string(), reason.to_owned()));
    }
    let message = format!("{} has no reason “{reason}”", meta.code);
    let slugs = meta.reasons.iter().map(|reason| reason.slug.as_ref());
    mistakes.report(place, "unknown-selector", message).maybe_help(reasons_help(reason, slugs));
    None
}

/// What to say about an unknown reason.
pub fn reasons_help<'r>(written: &str, slugs: impl Iterator<Item = &'r str> + Clone) -> Option<String> {
    match slugs.clone().next() {
        None => Some("this rule has no reasons".to_owned()),
        Some(_) => Some(super::suggest::one_of(written, slugs)),
    }
}

fn read_tag(tag: &str, place: Place, known: &[RuleMeta], mistakes: &mut Mistakes) -> Option<Selector> {
    let tags = known.iter().flat_map(|meta| meta.tags.iter()).map(std::convert::AsRef::as_ref);
    if tags.clone().any(|own| own == tag) {
        return Some(Selector::Tag(tag.to_owned()));
    }
    let mistake = mistakes.report(place, "unknown-selector", format!("no rule has the tag “{tag}”"));
    mistake.maybe_help(did_you_mean(tag, tags));
    None
}
