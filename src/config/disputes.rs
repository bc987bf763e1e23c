//! Where layers contradict each other in a way that no order of layers settles: locks, and packs side by side.

use super::book::{Book, BookRule, Line};
use super::check::Mistakes;
use super::layers::{Layer, LayerKind};
use super::rule_blocks::RuleSetting;
use super::tree::{Node, Place};
use super::values::{as_change, is_by_language};
use std::collections::HashMap;

/// Reports all disputes. Lines that touch what is locked are taken out of the book.
pub fn settle(book: &mut Book, layers: &[Layer], mistakes: &mut Mistakes) {
    for rule in &mut book.rules {
        enforce_locks(rule, layers, mistakes);
        compare_packs(rule, layers, mistakes);
    }
}

fn enforce_locks(rule: &mut BookRule, layers: &[Layer], mistakes: &mut Mistakes) {
    let has_lock = rule.lines.iter().any(|line| lock_of(line).is_some());
    if !has_lock {
        return;
    }
    let lines = std::mem::take(&mut rule.lines);
    for line in lines {
        let lock = rule.lines.iter().find(|locker| {
            locker.layer != line.layer && lock_of(locker).is_some_and(|lock| lock.holds(&line))
        });
        match lock {
            Some(locker) if line.kind != LayerKind::Pack && !says_the_same(&rule.lines, &line) => {
                let owner = &layers[locker.layer].name;
                let message = format!("{} is locked by {owner}", what(rule.code.as_ref(), &line));
                let mistake = mistakes.report(place_of(&line), "locked", message);
                mistake.related(lock_place(locker), "locked here");
            }
            _ => rule.lines.push(line),
        }
    }
}

/// What a line locks.
enum Lock<'l> {
    Rule,
    Param(&'l str),
}

impl Lock<'_> {
    fn holds(&self, line: &Line) -> bool {
        match (self, &line.setting) {
            (Self::Rule, _) => true,
            (Self::Param(key), RuleSetting::Param { entry, .. }) => entry.key == *key,
            (Self::Param(_), _) => false,
        }
    }
}

fn lock_of(line: &Line) -> Option<Lock<'_>> {
    match &line.setting {
        RuleSetting::Lock(_) => Some(Lock::Rule),
        RuleSetting::Param { entry, locked: true } => Some(Lock::Param(&entry.key)),
        _ => None,
    }
}

fn lock_place(line: &Line) -> Place {
    match &line.setting {
        RuleSetting::Lock(place) => *place,
        _ => place_of(line),
    }
}

fn place_of(line: &Line) -> Place {
    match &line.setting {
        RuleSetting::Level(level) if level.key == line.key => level.place,
        RuleSetting::Level(level) => level.key,
        RuleSetting::Param { entry, .. } => entry.key_place,
        RuleSetting::Lock(place) => *place,
    }
}

fn what(code: &str, line: &Line) -> String {
    match (&line.setting, &line.reason) {
        (RuleSetting::Param { entry, .. }, _) => format!("“{}” of {code}", entry.key),
        (_, Some(reason)) => format!("the level of {code}/{reason}"),
        _ => format!("the level of {code}"),
    }
}

/// Whether the line only repeats what holds already.
fn says_the_same(before: &[Line], line: &Line) -> bool {
    before.iter().rev().filter(|other| other.condition.is_none()).find_map(|other| {
        match (&other.setting, &line.setting) {
            (RuleSetting::Level(old), RuleSetting::Level(new)) if other.reason == line.reason => {
                Some(old.value == new.value)
            }
            (RuleSetting::Param { entry: old, .. }, RuleSetting::Param { entry: new, .. })
                if old.key == new.key =>
            {
                Some(old.node == new.node)
            }
            _ => None,
        }
    }) == Some(true)
}

/// One value that one line sets: the line, and the place of the value.
type Writing<'l> = (&'l Line, &'l Node);

/// Two packs that are extended side by side and differ, where nothing above both decides.
fn compare_packs(rule: &BookRule, layers: &[Layer], mistakes: &mut Mistakes) {
    let mut written: HashMap<Vec<&str>, Vec<Writing<'_>>> = HashMap::new();
    for line in rule.lines.iter().filter(|line| line.condition.is_none()) {
        if let RuleSetting::Param { entry, .. } = &line.setting {
            for (path, node) in leaves(&entry.key, &entry.node) {
                written.entry(path).or_default().push((line, node));
            }
        }
    }
    let mut paths: Vec<_> = written.into_iter().filter(|(_, writings)| writings.len() > 1).collect();
    paths.sort_by(|a, b| a.0.cmp(&b.0));
    for (path, writings) in paths {
        if let Some((low, high)) = dispute(&writings, layers) {
            report_dispute(rule, &path.join("."), low, high, layers, mistakes);
        }
    }
}

/// The values a parameter sets, apart: by language, and by name where it is a table of entries.
fn leaves<'n>(key: &'n str, node: &'n Node) -> Vec<(Vec<&'n str>, &'n Node)> {
    match node.as_table() {
        // A change to a list never contradicts another one.
        Some(table) if as_change(table).is_some() => Vec::new(),
        Some(table) if is_by_language(table) => {
            let below = table.entries.iter().flat_map(|entry| leaves(&entry.key, &entry.node));
            below.map(|(path, node)| ([vec![key], path].concat(), node)).collect()
        }
        Some(table) => {
            table.entries.iter().map(|entry| (vec![key, entry.key.as_ref()], &entry.node)).collect()
        }
        None => vec![(vec![key], node)],
    }
}

/// The last two packs that differ, unless a later layer that is above both settles it.
fn dispute<'w>(writings: &[Writing<'w>], layers: &[Layer]) -> Option<(Writing<'w>, Writing<'w>)> {
    let settled = |low: &Line, high: &Line| {
        writings.iter().any(|(line, _)| {
            let below = &layers[line.layer].below;
            line.kind != LayerKind::Pack && line.layer > high.layer
                || below.contains(&low.layer) && below.contains(&high.layer)
        })
    };
    for (at, high) in writings.iter().enumerate().rev() {
        for low in writings[..at].iter().rev() {
            let side_by_side =
                low.0.layer != high.0.layer && !layers[high.0.layer].below.contains(&low.0.layer);
            let packs = low.0.kind == LayerKind::Pack && high.0.kind == LayerKind::Pack;
            if packs && side_by_side && low.1 != high.1 && !settled(low.0, high.0) {
                return Some((*low, *high));
            }
        }
    }
    None
}

fn report_dispute(
    rule: &BookRule,
    key: &str,
    low: Writing<'_>,
    high: Writing<'_>,
    layers: &[Layer],
    mistakes: &mut Mistakes,
) {
    let (one, other) = (&layers[low.0.layer].name, &layers[high.0.layer].name);
    let message = format!("{one} and {other} differ about “{key}” of {}", rule.code);
    let place = brought_together(low.0.layer, high.0.layer, layers).unwrap_or(high.1.place);
    let mistake = mistakes.report(place, "conflict", message);
    mistake.help(format!("decide under [rules.{}], or do without one of them", rule.code));
    mistake.related(low.1.place, one.clone()).related(high.1.place, other.clone());
}

/// Where the layer above two packs names the one that came last.
fn brought_together(low: usize, high: usize, layers: &[Layer]) -> Option<Place> {
    let above = layers.iter().find(|layer| layer.below.contains(&low) && layer.below.contains(&high));
    let named = above.map_or_else(Vec::new, |layer| layer.direct.clone());
    let reaches = |&&(layer, _): &&(usize, Place)| layer == high || layers[layer].below.contains(&high);
    named.iter().find(reaches).map(|(_, place)| *place).or(layers[high].named_at)
}
