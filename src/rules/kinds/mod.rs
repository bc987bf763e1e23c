//! Data rules: the kinds of rule that a pack can write in TOML.
//!
//! A rule's table is read key by key ([`keys`]); what all kinds share is in [`common`], their patterns in [`bank`], and
//! each kind has a file of its own. Lists in files and changes to inherited lists are settled by configuration before.

mod bank;
mod common;
mod examples;
mod keys;
mod measure;
mod message;
mod naming;
mod pattern;
mod readability;
mod repeat;
mod structure;
mod swap;

pub use common::Reading;
pub use examples::{InlineTest, inline_tests};
pub use keys::EMPTY_LIST;

use super::matching::Pattern;
use super::{Context, FixClass, Rule, RuleMeta, Sink};
use bank::Bank;
use common::{Common, class_of};
use keys::{Keys, Spot};
use toml::Table;

/// A mistake in a rule's table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KindError {
    /// The key.
    pub key: String,
    /// Entries and item numbers within its value, outermost first: `["en", "illegal migrant", "fix"]`.
    pub inside: Vec<String>,
    /// What is wrong.
    pub message: String,
    /// What was probably meant.
    pub suggestion: Option<String>,
}

/// A rule that a pack or project wrote in TOML.
#[derive(Debug)]
pub struct DataRule {
    meta: RuleMeta,
    common: Common,
    bank: Bank,
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    Pattern(pattern::PatternRule),
    Measure(measure::Measure),
    Structure(structure::Structure),
    Naming(naming::Naming),
}

/// The nine kinds, and whether they are here yet.
const KINDS: [(&str, bool); 9] = [
    ("pattern", true),
    ("measure", true),
    ("consistency", false),
    ("relation", false),
    ("structure", true),
    ("case", false),
    ("naming", true),
    ("compare", false),
    ("spelling", false),
];

/// Reads one `[[rule]]`.
///
/// # Errors
/// Every mistake in it, each with its key.
#[cfg(test)]
pub fn read(table: &Table) -> Result<DataRule, Vec<KindError>> {
    read_with(table, Reading::default())
}

/// Reads one `[[rule]]` whose selectors may name parts of the house's own.
///
/// # Errors
/// Every mistake in it, each with its key.
pub fn read_with(table: &Table, reading: Reading<'_>) -> Result<DataRule, Vec<KindError>> {
    let mut keys = Keys::new(table);
    let identity = common::identity(&mut keys);
    let mut bank = Bank::default();
    let Some(name) = kind_name(&mut keys) else { return Err(keys.errors) };
    let filled = placeholders(name);
    let scope = if matches!(name, "structure" | "naming") { "everything" } else { "copy" };
    let common = common::common(&mut keys, reading, filled, scope, &mut bank);
    let kind = match name {
        "measure" => measure::read(&mut keys, reading, &mut bank).map(Kind::Measure),
        "structure" => structure::read(&mut keys, reading).map(Kind::Structure),
        "naming" => naming::read(&mut keys, &mut bank).map(Kind::Naming),
        _ => pattern::read(&mut keys, reading, &mut bank).map(Kind::Pattern),
    };
    keys.finish(name);
    examples::check(table, &mut keys.errors);
    match kind {
        Some(kind) if keys.errors.is_empty() => {
            Ok(DataRule { meta: common::meta(identity, &kind, &common), common, bank, kind })
        }
        _ => Err(keys.errors),
    }
}

/// Reads one `[[rule]]` with some of its keys replaced, as `[rules.PR110]` or an example does.
///
/// # Errors
/// Every mistake in the result, each with its key.
pub fn read_changed(table: &Table, params: &Table, reading: Reading<'_>) -> Result<DataRule, Vec<KindError>> {
    let mut changed = table.clone();
    changed.extend(params.iter().map(|(key, value)| (key.clone(), value.clone())));
    read_with(&changed, reading)
}

fn kind_name<'t>(keys: &mut Keys<'t>) -> Option<&'t str> {
    keys.require("kind", "every rule has one of the kinds pattern, measure, structure or naming");
    let value = keys.value("kind")?;
    let spot = Spot::of("kind");
    let Some(name) = value.as_str() else {
        return keys::wanted(value, "a text", &spot, &mut keys.errors);
    };
    let error = match KINDS.iter().find(|(own, _)| *own == name) {
        Some((_, true)) => return Some(name),
        Some((_, false)) => {
            spot.error(format!("kind “{name}” comes later; pattern, measure, structure and naming are here"))
        }
        None => KindError {
            suggestion: super::suggest::nearest(name, KINDS.map(|(own, _)| own)),
            ..spot.error(format!("there is no kind “{name}”"))
        },
    };
    keys.errors.push(error);
    None
}

const fn placeholders(kind: &str) -> &'static [&'static str] {
    match kind.as_bytes() {
        b"measure" => &["value", "min", "max", "part", "count", "match"],
        b"structure" => &["value", "part", "other", "min", "max", "count"],
        b"naming" => &["match", "fix", "part", "other"],
        _ => &["match", "fix", "part", "count"],
    }
}

impl Kind {
    fn fix_class(&self, common: &Common) -> FixClass {
        match self {
            Self::Pattern(rule) => rule.fix_class(common),
            Self::Naming(_) => match common.fix {
                Some(fix) => class_of(fix),
                None => FixClass::Show,
            },
            Self::Measure(_) | Self::Structure(_) => FixClass::None,
        }
    }
}

impl Rule for DataRule {
    fn meta(&self) -> &RuleMeta {
        &self.meta
    }

    fn patterns(&self) -> Vec<Pattern> {
        self.bank.patterns()
    }

    fn limit(&self) -> Option<usize> {
        Some(self.common.limit).filter(|limit| *limit > 0)
    }

    fn check(&self, cx: &Context<'_>, out: &mut Sink<'_>) {
        if !self.common.reads(cx) {
            return;
        }
        let part = View { common: &self.common, bank: &self.bank };
        match &self.kind {
            Kind::Pattern(rule) => rule.check(part, cx, out),
            Kind::Measure(rule) => rule.check(part, cx, out),
            Kind::Structure(rule) => rule.check(part, cx, out),
            Kind::Naming(rule) => rule.check(part, cx, out),
        }
    }
}

/// What a kind sees of its rule.
#[derive(Clone, Copy)]
struct View<'v> {
    common: &'v Common,
    bank: &'v Bank,
}

#[cfg(test)]
mod tests;
