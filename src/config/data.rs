//! Data rules: from a `[[rule]]` table, with what layers changed in it, to a rule.

use super::check::Mistakes;
use super::tree::{Place, Table};
use crate::diagnostic::Level;
use crate::rules::{Context, FixClass, Group, Rule, RuleMeta, Sink, Status};
use std::borrow::Cow;
use std::sync::Arc;

/// Makes a data rule. `own` is the rule's own table, `merged` the same with all changes.
pub fn build(own: &Table, place: Place, merged: &Table, mistakes: &mut Mistakes) -> Option<Arc<dyn Rule>> {
    let _ = (own, place, mistakes);
    let text = |key: &str| merged.get(key).and_then(|entry| entry.node.as_text().map(str::to_owned));
    let code = text("id")?;
    Some(Arc::new(Silent(RuleMeta {
        group: Group::of_code(&code),
        code: Cow::Owned(code),
        name: Cow::Owned(text("name")?),
        summary: Cow::Borrowed(""),
        docs: Cow::Borrowed(""),
        level: text("level").and_then(|level| Level::parse(&level)).unwrap_or(Level::Warning),
        fix: FixClass::None,
        reasons: Cow::Borrowed(&[]),
        status: Status::Preview,
        tags: Cow::Borrowed(&[]),
        why: Cow::Borrowed(""),
        declared_at: (Cow::Borrowed(""), 0),
    })))
}

/// Stands in for a kind of rule that cannot be read yet.
struct Silent(RuleMeta);

impl Rule for Silent {
    fn meta(&self) -> &RuleMeta {
        &self.0
    }

    fn check(&self, _: &Context<'_>, _: &mut Sink<'_>) {}
}
