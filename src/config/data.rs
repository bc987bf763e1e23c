//! Data rules: from a `[[rule]]` table, with what layers changed in it, to a rule.

use super::check::Mistakes;
use super::tree::{Node, Place, Table};
use crate::rules::Rule;
use crate::rules::kinds::{KindError, read};
use std::sync::Arc;

/// Makes a data rule. `own` is the rule's own table, `merged` the same with all changes.
pub fn build(own: &Table, place: Place, merged: &Table, mistakes: &mut Mistakes) -> Option<Arc<dyn Rule>> {
    match read(&merged.to_toml()) {
        Ok(rule) => Some(Arc::new(rule)),
        Err(errors) => {
            for error in errors {
                let at = place_of(merged, &error).or_else(|| place_of(own, &error)).unwrap_or(place);
                let help = error.suggestion.as_ref().map(|near| format!("did you mean “{near}”?"));
                mistakes.report(at, "rule-key", error.message).maybe_help(help);
            }
            None
        }
    }
}

/// Where the value stands that a mistake is about; the nearest that can be found.
fn place_of(table: &Table, error: &KindError) -> Option<Place> {
    let mut node = &table.get(&error.key)?.node;
    for step in &error.inside {
        let Some(inner) = step_into(node, step) else { break };
        node = inner;
    }
    Some(node.place)
}

fn step_into<'n>(node: &'n Node, step: &str) -> Option<&'n Node> {
    if let Some(table) = node.as_table() {
        return table.get(step).map(|entry| &entry.node);
    }
    node.as_list()?.get(step.parse::<usize>().ok()?)
}
