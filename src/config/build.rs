//! From what holds for a rule to the rule itself. What does not fit is reported where it is written, and left out.

use super::book::{BookRule, Resolved, Source};
use super::check::Mistakes;
use super::data;
use super::fields::Fields;
use super::options::{kinds, lang_of};
use super::suggest::one_of;
use super::tree::{Entry, Table};
use crate::calendar::Lang;
use crate::release::DocType;
use crate::rules::params::{ParamDoc, ParamError, ParamTable};
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

/// Makes a rule. `None` if nothing can be made of it.
pub fn build(rule: &BookRule, resolved: &Resolved, mistakes: &mut Mistakes) -> Option<Built> {
    let (kinds, langs) = scope(&resolved.params, mistakes);
    let made = match &rule.source {
        Source::Code(entry) => Some(Arc::from(build_code(entry, &resolved.params, mistakes))),
        Source::Data { table, place } => data::build(table, *place, &resolved.params, mistakes),
    };
    made.map(|rule| Built { rule, kinds, langs })
}

/// The keys `doc` and `lang`, which every rule takes.
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
    if error.unknown {
        let message = format!("{} has no parameter “{}”", rule.meta.code, error.key);
        let names = docs.iter().map(|doc| doc.name).chain(["level", "doc", "lang", "locked"]);
        mistakes.report(entry.key_place, "unknown-parameter", message).help(one_of(&error.key, names));
        return;
    }
    let message = match docs.iter().find(|doc| doc.name == error.key) {
        Some(doc) => format!("“{}” of {} takes {}", error.key, rule.meta.code, wanted(doc, entry)),
        None => error.message.clone(),
    };
    mistakes.report(entry.node.place, "parameter", message);
}

fn wanted(doc: &ParamDoc, entry: &Entry) -> String {
    let article = if doc.kind.starts_with("list") || doc.kind.contains("number") || doc.kind == "text" {
        "a "
    } else {
        ""
    };
    format!("{article}{}, this is {}", doc.kind, entry.node.kind())
}
