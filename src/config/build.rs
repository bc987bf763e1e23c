//! From what holds for a rule to the rule itself. What does not fit is reported where it is written, and left out.

use super::book::{BookRule, Source};
use super::check::Mistakes;
use super::data;
use super::fields::Fields;
use super::options::{kinds, lang_of};
use super::suggest::{did_you_mean, one_of};
use super::tree::{Node, Place, Table, Value};
use crate::calendar::Lang;
use crate::release::{DocType, PartKind};
use crate::rules::matching::{Pattern, PatternSet};
use crate::rules::params::{Allowed, ParamDoc, ParamError, ParamFault, ParamTable};
use crate::rules::{Rule, RuleEntry};
use std::sync::Arc;

/// A rule that is ready to run.
#[derive(Clone)]
pub struct Built {
    /// The rule.
    pub rule: Arc<dyn Rule>,
    /// Kinds of release it judges; `None` for all.
    pub kinds: Option<Vec<DocType>>,
    /// Languages it judges; `None` for all.
    pub langs: Option<Vec<Lang>>,
}

/// Makes a rule with the given parameters. `None` if nothing can be made of it. `parts` are the names of the house's own parts.
pub fn build(rule: &BookRule, params: &Table, parts: &[String], mistakes: &mut Mistakes) -> Option<Built> {
    match &rule.source {
        Source::Code(entry) => {
            let (kinds, langs) = scope(params, mistakes);
            check_parts(entry, params, parts, mistakes);
            let rule: Arc<dyn Rule> = Arc::from(build_code(entry, params, mistakes));
            check_patterns(rule.as_ref(), params, mistakes);
            Some(Built { rule, kinds, langs })
        }
        Source::Data { place, .. } => {
            let rule = data::build(params, *place, parts, mistakes)?;
            Some(Built { rule, kinds: None, langs: None })
        }
    }
}

/// Patterns that came with parameters and cannot be used.
fn check_patterns(rule: &dyn Rule, params: &Table, mistakes: &mut Mistakes) {
    if params.entries.is_empty() {
        return;
    }
    let patterns = rule.patterns();
    let Err(errors) = PatternSet::new(std::slice::from_ref(&patterns)) else { return };
    for error in errors {
        let text = patterns.get(error.pattern).map_or("", Pattern::text);
        let written = params.entries.iter().find_map(|param| find_text(&param.node, text));
        if let Some(place) = written {
            mistakes.report(place, "pattern", format!("“{text}”: {}", error.message));
        }
    }
}

/// Names of parts that do not exist.
fn check_parts(entry: &RuleEntry, params: &Table, parts: &[String], mistakes: &mut Mistakes) {
    let known = PartKind::ALL.map(PartKind::as_str).into_iter().chain(parts.iter().map(String::as_str));
    for field in entry.fields {
        let (Allowed::Parts(more), Some(param)) = (field.allowed, params.get(field.name)) else { continue };
        let known = known.clone().chain(more.iter().copied());
        for item in param.node.as_list().unwrap_or_default() {
            let Some(unknown) = item.as_text().filter(|name| known.clone().all(|known| known != *name))
            else {
                continue;
            };
            let mistake =
                mistakes.report(item.place, "unknown-part", format!("there is no part “{unknown}”"));
            mistake.maybe_help(did_you_mean(unknown, known.clone()));
        }
    }
}

/// Where a text is written within a value.
fn find_text(node: &Node, text: &str) -> Option<Place> {
    match &node.value {
        Value::Text(own) => (own == text).then_some(node.place),
        Value::List(items) => items.iter().find_map(|item| find_text(item, text)),
        Value::Table(table) => table.entries.iter().find_map(|entry| {
            let key = (entry.key == text).then_some(entry.key_place);
            key.or_else(|| find_text(&entry.node, text))
        }),
        _ => None,
    }
}

/// The keys `doc` and `lang`, which every rule takes; a data rule reads its own.
fn scope(params: &Table, mistakes: &mut Mistakes) -> (Option<Vec<DocType>>, Option<Vec<Lang>>) {
    let mut fields = Fields::new("the rule", params, mistakes);
    let kinds = kinds(&mut fields, "doc");
    let tags = fields.texts("lang");
    let langs = tags.map(|tags| {
        let known = tags.into_iter().filter_map(|tag| lang_of(&tag, fields.mistakes));
        known.map(|lang| lang.value).collect()
    });
    (kinds, langs)
}

/// A code rule. Parameters that do not fit are left at their defaults.
fn build_code(entry: &RuleEntry, params: &Table, mistakes: &mut Mistakes) -> Box<dyn Rule> {
    let own = params.entries.iter().filter(|param| param.key != "doc" && param.key != "lang");
    let mut table = ParamTable { values: Table::of(own.cloned().collect()).to_toml() };
    loop {
        let errors = match (entry.build)(&table) {
            Ok(rule) => return rule,
            Err(errors) => errors,
        };
        let before = table.values.len();
        for error in errors {
            table.values.remove(&error.key);
            report(entry, params, &error, mistakes);
        }
        if table.values.len() == before {
            // Whatever it is, it is none of the parameters alone.
            table = ParamTable::default();
        }
    }
}

fn report(rule: &RuleEntry, params: &Table, error: &ParamError, mistakes: &mut Mistakes) {
    let Some(entry) = params.get(&error.key) else { return };
    let docs = (rule.params)();
    if error.fault == ParamFault::Unknown {
        let message = format!("{} has no parameter “{}”", rule.meta.code, error.key);
        let names = docs.iter().map(|doc| doc.name).chain(["level", "doc", "lang", "locked"]);
        mistakes.report(entry.key_place, "unknown-parameter", message).help(one_of(&error.key, names));
        return;
    }
    if let ParamFault::Value { item, help } = &error.fault {
        let place = item.as_deref().and_then(|item| find_text(&entry.node, item)).unwrap_or(entry.node.place);
        let message = format!("“{}” of {}: {}", error.key, rule.meta.code, error.message);
        mistakes.report(place, "parameter", message).maybe_help(help.clone());
        return;
    }
    let Some(doc) = docs.iter().find(|doc| doc.name == error.key) else {
        mistakes.report(entry.node.place, "parameter", error.message.clone());
        return;
    };
    let culprit = culprit(doc, &entry.node);
    let is = match culprit.value {
        Value::Whole(number) if number < 0 => number.to_string(),
        _ => culprit.kind().to_owned(),
    };
    let message = format!("“{}” of {} takes {}, this is {is}", error.key, rule.meta.code, wanted(doc));
    mistakes.report(culprit.place, "parameter", message);
}

/// The value that does not fit: in a list of texts the first item that is none.
fn culprit<'n>(doc: &ParamDoc, node: &'n Node) -> &'n Node {
    let items = node.as_list().unwrap_or_default();
    let fits = |item: &&Node| match doc.kind.as_str() {
        "list of text" => item.as_text().is_some(),
        "list of pattern" => item.as_text().is_some() || item.as_table().is_some(),
        "list of whole number" => matches!(item.value, Value::Whole(_)),
        _ => true,
    };
    items.iter().find(|item| !fits(item)).unwrap_or(node)
}

fn wanted(doc: &ParamDoc) -> String {
    match doc.kind.as_str() {
        "text" | "number" | "whole number" => format!("a {}", doc.kind),
        kind if kind.starts_with("list of") => format!("a {kind}"),
        kind => kind.to_owned(),
    }
}
