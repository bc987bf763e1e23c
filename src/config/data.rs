//! Data rules: from a `[[rule]]` table, with what layers changed in it, to a rule. Mistakes go to their words.

use super::check::Mistakes;
use super::tree::{Node, Place, Table, Value};
use crate::rules::Rule;
use crate::rules::kinds::{EMPTY_LIST, KindError, Reading, read_with};
use std::sync::Arc;

/// Makes a data rule from its table as all layers left it. `header` is where the rule begins.
pub fn build(
    table: &Table,
    header: Place,
    parts: &[String],
    mistakes: &mut Mistakes,
) -> Option<Arc<dyn Rule>> {
    match read_with(&table.to_toml(), Reading { custom_parts: parts }) {
        Ok(rule) => Some(Arc::new(rule)),
        Err(errors) => {
            for error in &errors {
                report(error, table, header, mistakes);
            }
            None
        }
    }
}

fn report(error: &KindError, table: &Table, header: Place, mistakes: &mut Mistakes) {
    let (place, known) = place_of(error, table, header);
    // The list is empty because its file is missing, which is told.
    if error.message == EMPTY_LIST && mistakes.has_within("missing-file", place) {
        return;
    }
    if error.key == "id" && mistakes.has_within("rule-code", place) {
        return;
    }
    let slug = if known { "rule" } else { "missing-key" };
    let help = error.suggestion.as_ref().map(|suggestion| format!("did you mean “{suggestion}”?"));
    mistakes.report(place, slug, error.message.clone()).maybe_help(help);
}

/// Where an error stands, and whether its key is there at all.
fn place_of(error: &KindError, table: &Table, header: Place) -> (Place, bool) {
    let Some(entry) = table.get(&error.key) else { return (header, false) };
    let unknown_key = error.inside.is_empty() && error.message.contains("has no key");
    if unknown_key {
        return (entry.key_place, true);
    }
    (inside(&entry.node, &error.inside, &error.message), true)
}

/// Follows entries and item numbers into a value, as far as they lead.
fn inside(node: &Node, steps: &[String], message: &str) -> Place {
    let Some((step, rest)) = steps.split_first() else { return node.place };
    match &node.value {
        Value::Table(table) => match table.get(step) {
            // A key that should not be there has nothing wrong with its value.
            Some(entry) if rest.is_empty() && message.contains("has no key") => entry.key_place,
            Some(entry) => inside(&entry.node, rest, message),
            None => node.place,
        },
        Value::List(items) => match step.parse::<usize>().ok().and_then(|at| items.get(at)) {
            Some(item) => inside(item, rest, message),
            None => node.place,
        },
        // A single value may stand for a list of one.
        _ => node.place,
    }
}
