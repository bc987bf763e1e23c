//! The patterns of one data rule: what it looks for and what excepts a match, by language, each with its role.

use super::KindError;
use super::keys::{Keys, Spot, choice, items, wanted};
use crate::calendar::Lang;
use crate::rules::Context;
use crate::rules::matching::{CaseMode, Hit, Inflect, Pattern, PatternKind, PatternSet, edge_at, judge};
use crate::rules::params::ByLang;
use crate::text::TextRange;
use std::sync::OnceLock;
use toml::Value;

/// How a pattern's text is to be matched, unless it says so itself.
#[derive(Clone, Copy, Debug)]
pub struct Manner {
    /// Capitals.
    pub case: CaseMode,
    /// Forms.
    pub inflect: Inflect,
    /// Word edges.
    pub word: bool,
}

impl Default for Manner {
    fn default() -> Self {
        Self { case: CaseMode::Smart, inflect: Inflect::None, word: true }
    }
}

pub const CASES: &[(&str, CaseMode)] =
    &[("smart", CaseMode::Smart), ("exact", CaseMode::Exact), ("ignore", CaseMode::Ignore)];
pub const INFLECTIONS: &[(&str, Inflect)] =
    &[("none", Inflect::None), ("noun", Inflect::Noun), ("verb", Inflect::Verb)];

/// What a pattern is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It is looked for.
    Find,
    /// No finding if it overlaps.
    Unless,
    /// No finding if it stands right before.
    UnlessBefore,
    /// No finding if it stands right after.
    UnlessAfter,
    /// A finding only if it stands right before.
    OnlyBefore,
    /// A finding only if it stands right after.
    OnlyAfter,
    /// A step of a sequence.
    Step(u8),
}

impl Role {
    const fn number(self) -> u16 {
        match self {
            Self::Find => 0,
            Self::Unless => 1,
            Self::UnlessBefore => 2,
            Self::UnlessAfter => 3,
            Self::OnlyBefore => 4,
            Self::OnlyAfter => 5,
            Self::Step(step) => 6 + step as u16,
        }
    }
}

/// Whose a pattern is within its rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// What it is for.
    pub role: Role,
    /// The language of drafts it is for; none for those without a list of their own.
    pub lang: Option<Lang>,
    /// Its number within its list.
    pub item: usize,
}

/// All patterns of a rule.
#[derive(Debug, Default)]
pub struct Bank {
    patterns: Vec<Pattern>,
    slots: Vec<Slot>,
    /// Roles whose lists differ by language, with the languages that have their own.
    own_lists: Vec<(Role, Lang)>,
    /// For texts that stand in no block: values of the front matter.
    alone: OnceLock<PatternSet>,
}

/// The matches in one text, ready to be asked.
pub struct Matches<'m> {
    bank: &'m Bank,
    text: &'m str,
    hits: Vec<Hit>,
}

impl Bank {
    /// Adds patterns by language for a role.
    pub fn add(&mut self, role: Role, patterns: &ByLang<Vec<Pattern>>) {
        for (lang, list) in patterns.iter() {
            self.own_lists.extend(lang.map(|lang| (role, lang)));
            for (item, pattern) in list.iter().enumerate() {
                let lang_number = lang.map_or(0, |lang| lang as u16 + 1);
                self.patterns.push(pattern.clone().group(role.number() * 8 + lang_number));
                self.slots.push(Slot { role, lang, item });
            }
        }
    }

    /// The patterns in their order.
    pub fn patterns(&self) -> Vec<Pattern> {
        self.patterns.clone()
    }

    /// Whose a pattern is.
    pub fn slot(&self, pattern: usize) -> Option<Slot> {
        self.slots.get(pattern).copied()
    }

    /// The matches in a story that count in its language.
    pub fn matches<'m>(&'m self, cx: &Context<'m>) -> Matches<'m> {
        let hits = cx.hits().filter(|hit| self.counts(*hit, cx.lang())).collect();
        Matches { bank: self, text: &cx.release.doc.text, hits }
    }

    /// The matches in a text that is not part of the document's.
    pub fn matches_in<'m>(&'m self, text: &'m str, lang: Lang) -> Matches<'m> {
        let set = self
            .alone
            .get_or_init(|| PatternSet::new(std::slice::from_ref(&self.patterns)).unwrap_or_default());
        let hits = set.scan_text(text).of(0).iter().copied().filter(|hit| self.counts(*hit, lang)).collect();
        Matches { bank: self, text, hits }
    }

    fn counts(&self, hit: Hit, lang: Lang) -> bool {
        self.slot(hit.pattern).is_some_and(|slot| match slot.lang {
            Some(own) => own == lang,
            None => !self.own_lists.contains(&(slot.role, lang)),
        })
    }

    fn has(&self, role: Role) -> bool {
        self.slots.iter().any(|slot| slot.role == role)
    }
}

impl<'m> Matches<'m> {
    /// The matches of a role, with the number of the pattern in its list.
    pub fn of(&self, role: Role) -> impl Iterator<Item = (Hit, Slot)> + '_ {
        let slots = self.hits.iter().filter_map(|hit| Some((*hit, self.bank.slot(hit.pattern)?)));
        slots.filter(move |(_, slot)| slot.role == role)
    }

    /// The matches of a role, in order of place.
    pub fn ranges(&self, role: Role) -> Vec<TextRange> {
        self.of(role).map(|(hit, _)| hit.range).collect()
    }

    /// The text they were found in.
    pub const fn text(&self) -> &'m str {
        self.text
    }

    /// What excepts a match or is needed around it.
    pub fn surroundings(&self) -> Surroundings<'m> {
        let ranges = |role| self.ranges(role);
        Surroundings {
            text: self.text,
            unless: ranges(Role::Unless),
            unless_before: ranges(Role::UnlessBefore),
            unless_after: ranges(Role::UnlessAfter),
            only_before: self.bank.has(Role::OnlyBefore).then(|| ranges(Role::OnlyBefore)),
            only_after: self.bank.has(Role::OnlyAfter).then(|| ranges(Role::OnlyAfter)),
        }
    }
}

/// What excepts a match or is needed around it. All lists are in order of place.
pub struct Surroundings<'s> {
    text: &'s str,
    unless: Vec<TextRange>,
    unless_before: Vec<TextRange>,
    unless_after: Vec<TextRange>,
    only_before: Option<Vec<TextRange>>,
    only_after: Option<Vec<TextRange>>,
}

impl Surroundings<'_> {
    /// Whether a match stays a finding.
    pub fn allow(&self, range: TextRange) -> bool {
        !self.excepts(range)
            && !self.ends_before(&self.unless_before, range)
            && !self.begins_after(&self.unless_after, range)
            && self.only_before.as_ref().is_none_or(|all| self.ends_before(all, range))
            && self.only_after.as_ref().is_none_or(|all| self.begins_after(all, range))
    }

    /// Whether an exception overlaps a range.
    pub fn excepts(&self, range: TextRange) -> bool {
        crate::rules::ranges::touches(&self.unless, range)
    }

    fn ends_before(&self, all: &[TextRange], range: TextRange) -> bool {
        let at = all.partition_point(|own| own.end <= range.start);
        at.checked_sub(1).is_some_and(|last| self.are_beside(all[last].end, range.start))
    }

    fn begins_after(&self, all: &[TextRange], range: TextRange) -> bool {
        let at = all.partition_point(|own| own.start < range.end);
        all.get(at).is_some_and(|next| self.are_beside(range.end, next.start))
    }

    /// Nothing but white space, quotation marks and hyphens between two words of the same block.
    fn are_beside(&self, end: usize, start: usize) -> bool {
        let beside = |c: char| {
            c != '\n'
                && (c.is_whitespace()
                    || matches!(c, '-' | '‐' | '‑' | '“' | '”' | '"' | '«' | '»' | '‘' | '’' | '\''))
        };
        self.text.get(end..start).is_some_and(|gap| gap.chars().all(beside)) && edge_at(self.text, end)
    }
}

/// Reads a list of patterns by language.
pub fn read_patterns(keys: &mut Keys<'_>, key: &'static str, manner: Manner) -> Option<ByLang<Vec<Pattern>>> {
    keys.by_lang(key, |value, spot, errors| {
        Some(
            items(value, spot)
                .into_iter()
                .flat_map(|(item, spot)| pattern(item, manner, &spot, errors))
                .collect(),
        )
    })
}

/// One pattern: a text, or a table. A list stands for all its items.
fn pattern(value: &Value, manner: Manner, spot: &Spot, errors: &mut Vec<KindError>) -> Vec<Pattern> {
    let texts: Vec<(PatternKind, Spot)> = match value {
        Value::String(text) => vec![(PatternKind::Literal(text.clone()), spot.clone())],
        Value::Table(table) => match pattern_texts(table, spot, errors) {
            Some(texts) => texts,
            None => return Vec::new(),
        },
        other => {
            wanted::<()>(other, "a pattern, a text or `{ re = '…' }`,", spot, errors);
            return Vec::new();
        }
    };
    let manner = value.as_table().map_or(manner, |table| manner_of(table, manner, spot, errors));
    let made = texts.into_iter().filter_map(|(kind, spot)| {
        let Manner { case, inflect, word } = manner;
        let pattern = Pattern { kind, case, inflect, word, group: 0 };
        match judge(&pattern) {
            Ok(()) => Some(pattern),
            Err(fault) => {
                errors.push(spot.error(fault.explain(pattern.text())));
                None
            }
        }
    });
    made.collect()
}

/// Keys that say what a pattern in a table is.
const TEXT_KEYS: [&str; 4] = ["re", "text", "word", "list"];

fn pattern_texts(
    table: &toml::Table,
    spot: &Spot,
    errors: &mut Vec<KindError>,
) -> Option<Vec<(PatternKind, Spot)>> {
    let known =
        |key: &&String| !TEXT_KEYS.contains(&key.as_str()) && !matches!(key.as_str(), "case" | "inflect");
    for key in table.keys().filter(known) {
        let message = format!("a pattern has no key `{key}`: it has re, text, word, list, case and inflect");
        errors.push(spot.inside(key).error(message));
    }
    if let Some(expression) = table.get("re") {
        let text = super::keys::text(expression, &spot.inside("re"), errors)?;
        return Some(vec![(PatternKind::Regex(text), spot.inside("re"))]);
    }
    if let Some(list) = table.get("list") {
        let spot = spot.inside("list");
        let Some(items) = list.as_array() else {
            // Configuration puts the lines of a file in its place; here it is too late to open one.
            return wanted(list, "a list of texts, or a file that can be read,", &spot, errors);
        };
        let texts = items.iter().enumerate().filter_map(|(at, item)| {
            let spot = spot.inside(at);
            super::keys::text(item, &spot, errors).map(|text| (PatternKind::Literal(text), spot))
        });
        return Some(texts.collect());
    }
    let text = ["text", "word"].iter().find_map(|key| table.get(*key).and_then(Value::as_str));
    if text.is_none() {
        errors.push(spot.error("a pattern in a table needs `re`, `text`, `word` or `list`"));
    }
    text.map(|text| vec![(PatternKind::Literal(text.to_owned()), spot.clone())])
}

fn manner_of(table: &toml::Table, manner: Manner, spot: &Spot, errors: &mut Vec<KindError>) -> Manner {
    let case = table.get("case").and_then(|case| choice(case, CASES, &spot.inside("case"), errors));
    let inflect =
        table.get("inflect").and_then(|value| choice(value, INFLECTIONS, &spot.inside("inflect"), errors));
    let word = table.get("word").and_then(Value::as_bool);
    Manner {
        case: case.unwrap_or(manner.case),
        inflect: inflect.unwrap_or(manner.inflect),
        word: word.unwrap_or(manner.word),
    }
}
