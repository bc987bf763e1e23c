//! What a file says about rules, as it is written: `[rules]` and `[overrides.rules]`. Looks no rule up.

use super::check::Mistakes;
use super::fields::{Setting, wrong_type};
use super::options::is_section;
use super::suggest::one_of;
use super::tree::{Entry, Node, Place, Table, Value};
use crate::diagnostic::Level;

/// What a file says about one rule, or about one reason of it.
#[derive(Debug)]
pub struct RuleBlock {
    /// Code or name.
    pub rule: String,
    /// The reason, for `"PR302/late"`.
    pub reason: Option<String>,
    /// Where the rule is named.
    pub key: Place,
    /// What is said about it.
    pub settings: Vec<RuleSetting>,
}

/// One thing said about a rule.
#[derive(Clone, Debug)]
pub enum RuleSetting {
    /// Its level.
    Level(Setting<Level>),
    /// A parameter.
    Param {
        /// Key and value.
        entry: Entry,
        /// Whether a project must leave it as it is.
        locked: bool,
    },
    /// A project must leave the whole rule as it is.
    Lock(Place),
}

/// Reads `[rules]`.
pub fn read(table: Table, mistakes: &mut Mistakes) -> Vec<RuleBlock> {
    let (strays, rules): (Vec<Entry>, Vec<Entry>) =
        table.entries.into_iter().partition(|entry| is_section(&entry.key));
    for stray in strays {
        let message = format!("“{}” is no rule", stray.key);
        let help = "it belongs above the first [table] of the file, or is a table of its own";
        mistakes.report(stray.key_place, "misplaced", message).help(help);
    }
    rules.into_iter().map(|entry| rule_block(entry, mistakes)).collect()
}

fn rule_block(entry: Entry, mistakes: &mut Mistakes) -> RuleBlock {
    let (rule, reason) = match entry.key.split_once('/') {
        Some((rule, reason)) => (rule.to_owned(), Some(reason.to_owned())),
        None => (entry.key.to_string(), None),
    };
    let key = entry.key_place;
    let settings = match entry.node.value {
        Value::Text(_) => level(&entry, mistakes).map(RuleSetting::Level).into_iter().collect(),
        Value::Table(_) if reason.is_some() => {
            let message = "a reason takes a level and nothing else";
            mistakes.report(entry.node.place, "wrong-type", message).help("parameters stand under the rule");
            Vec::new()
        }
        Value::Table(table) => {
            table.entries.into_iter().filter_map(|entry| setting(entry, mistakes)).collect()
        }
        _ => {
            wrong_type(&entry, "a level or a table", mistakes);
            Vec::new()
        }
    };
    RuleBlock { rule, reason, key, settings }
}

fn setting(entry: Entry, mistakes: &mut Mistakes) -> Option<RuleSetting> {
    match (entry.key.as_ref(), &entry.node.value) {
        ("level", _) => level(&entry, mistakes).map(RuleSetting::Level),
        ("locked", Value::Flag(locked)) => locked.then_some(RuleSetting::Lock(entry.key_place)),
        _ => {
            let (node, locked) = unlocked(entry.node);
            Some(RuleSetting::Param { entry: Entry { node, ..entry }, locked })
        }
    }
}

/// Takes `locked` out of a value's table, and the value out of `{ value = … }`.
fn unlocked(node: Node) -> (Node, bool) {
    let lock = node.as_table().and_then(|table| table.get("locked"));
    let Some(Entry { node: Node { value: Value::Flag(locked), .. }, .. }) = lock else {
        return (node, false);
    };
    let locked = *locked;
    let Value::Table(mut table) = node.value else { return (node, false) };
    table.entries.retain(|entry| entry.key != "locked");
    match table.entries.as_slice() {
        [only] if only.key == "value" => (only.node.clone(), locked),
        _ => (Node { place: node.place, value: Value::Table(table) }, locked),
    }
}

/// Reads a level.
fn level(entry: &Entry, mistakes: &mut Mistakes) -> Option<Setting<Level>> {
    let place = entry.node.place;
    let Some(written) = entry.node.as_text() else {
        wrong_type(entry, "a level", mistakes);
        return None;
    };
    if let Some(value) = Level::parse(written) {
        return Some(Setting { value, key: entry.key_place, place });
    }
    let message = format!("there is no level “{written}”");
    let help = one_of(written, ["error", "warning", "info", "off"]);
    mistakes.report(place, "unknown-level", message).help(help);
    None
}
