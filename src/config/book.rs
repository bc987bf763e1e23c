//! All rules that there are, each with everything that layers say about it, lowest layer first.
//!
//! Knows how layers meet; does not build a rule and does not know what runs.

use super::check::Mistakes;
use super::fields::Setting;
use super::layers::{Layer, LayerKind};
use super::rule_blocks::{RuleBlock, RuleSetting};
use super::suggest::did_you_mean;
use super::tree::{Entry, Node, Place, Table};
use super::values;
use crate::diagnostic::Level;
use crate::rules::builtin::REGISTRY;
use crate::rules::{Group, RuleEntry};
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

/// A rule with what is said about it.
#[derive(Debug)]
pub struct BookRule {
    /// Its code.
    pub code: Cow<'static, str>,
    /// Its name.
    pub name: Cow<'static, str>,
    /// What it is made from.
    pub source: Source,
    /// What is said about it, in the order in which it holds.
    pub lines: Vec<Line>,
}

/// What a rule is made from.
#[derive(Debug)]
pub enum Source {
    /// Code, with parameters.
    Code(&'static RuleEntry),
    /// A `[[rule]]` table.
    Data {
        /// The table.
        table: Table,
        /// Its header.
        place: Place,
    },
}

/// One thing that one layer says about a rule.
#[derive(Clone, Debug)]
pub struct Line {
    /// Index of the layer.
    pub layer: usize,
    /// What the layer is.
    pub kind: LayerKind,
    /// Index of the override it stands in.
    pub condition: Option<usize>,
    /// The reason it is about.
    pub reason: Option<String>,
    /// Where the rule is named.
    pub key: Place,
    /// What is said.
    pub setting: RuleSetting,
}

/// The levels that layers give a rule in the end.
#[derive(Clone, Debug, Default)]
pub struct SetLevels {
    /// Its level, if any layer sets it.
    pub level: Option<Setting<Level>>,
    /// The last level other than off that a pack gives it.
    pub pack_level: Option<Level>,
    /// Levels of reasons.
    pub reasons: BTreeMap<String, Setting<Level>>,
}

/// All rules, in order of code.
#[derive(Debug, Default)]
pub struct Book {
    /// The rules.
    pub rules: Vec<BookRule>,
    by_code: HashMap<String, usize>,
    by_name: HashMap<String, usize>,
}

impl Book {
    /// Gathers the rules of the program and of all layers, and what the layers say about them.
    pub fn new(layers: &mut [Layer], mistakes: &mut Mistakes) -> Self {
        let mut book = Self::default();
        for entry in REGISTRY {
            let (code, name) = (entry.meta.code.clone(), entry.meta.name.clone());
            book.rules.push(BookRule { code, name, source: Source::Code(entry), lines: Vec::new() });
        }
        let mut seen: HashMap<Cow<'static, str>, Place> = HashMap::new();
        for layer in layers.iter_mut() {
            let bundled = layer.is_bundled();
            for (place, table) in std::mem::take(&mut layer.options.data_rules) {
                book.rules.extend(read_data_rule(place, table, bundled, &mut seen, mistakes));
            }
        }
        book.rules.sort_by(|a, b| a.code.cmp(&b.code));
        for (at, rule) in book.rules.iter().enumerate() {
            book.by_code.insert(rule.code.to_string(), at);
            book.by_name.insert(rule.name.to_string(), at);
        }
        let mut condition = 0;
        for (at, layer) in layers.iter_mut().enumerate() {
            let kind = layer.kind;
            let said = |condition, block| Said { layer: at, kind, condition, block };
            for block in std::mem::take(&mut layer.options.rules) {
                book.note(said(None, block), mistakes);
            }
            for over in &mut layer.options.overrides {
                for block in std::mem::take(&mut over.rules) {
                    book.note(said(Some(condition), block), mistakes);
                }
                condition += 1;
            }
        }
        book
    }

    /// The rule of that code or name.
    pub fn find(&self, written: &str) -> Option<usize> {
        self.by_code.get(written).or_else(|| self.by_name.get(written)).copied()
    }

    /// Writes down what a block says under its rule.
    fn note(&mut self, said: Said, mistakes: &mut Mistakes) {
        let Said { layer, kind, condition, block } = said;
        let Some(at) = self.find(&block.rule) else {
            self.unknown_rule(&block, mistakes);
            return;
        };
        self.rules[at].lines.extend(block.settings.into_iter().map(|setting| Line {
            layer,
            kind,
            condition,
            reason: block.reason.clone(),
            key: block.key,
            setting,
        }));
    }

    fn unknown_rule(&self, block: &RuleBlock, mistakes: &mut Mistakes) {
        let written = block.rule.as_str();
        let help = if Group::ALL.iter().any(|group| group.as_str() == written) {
            "this is a group: name its rules here, or use --select and --ignore".to_owned()
        } else {
            let names = self.rules.iter().map(|rule| rule.name.as_ref());
            let codes = self.rules.iter().map(|rule| rule.code.as_ref());
            // The neighbour of a number is another rule, not the one that was meant.
            let numbered = written.bytes().filter(u8::is_ascii_digit).count() == 3;
            let suggestion = if numbered { None } else { did_you_mean(written, names.chain(codes)) };
            suggestion.unwrap_or_else(|| "`presslint rules` lists all rules".to_owned())
        };
        mistakes.report(block.key, "unknown-rule", format!("there is no rule “{written}”")).help(help);
    }
}

/// A block with where it comes from.
struct Said {
    layer: usize,
    kind: LayerKind,
    condition: Option<usize>,
    block: RuleBlock,
}

/// Takes a `[[rule]]` in. One that has no code or name of its own is kept out; a code that is none is told here, and the rule is
/// read on for its other mistakes.
fn read_data_rule(
    place: Place,
    table: Table,
    bundled: bool,
    seen: &mut HashMap<Cow<'static, str>, Place>,
    mistakes: &mut Mistakes,
) -> Option<BookRule> {
    let mut named = |key: &str| {
        let entry = table.get(key);
        if entry.is_none() {
            mistakes.report(place, "missing-key", format!("[[rule]] needs “{key}”"));
        }
        let entry = entry?;
        let Some(text) = entry.node.as_text() else {
            super::fields::wrong_type(entry, "a text", mistakes);
            return None;
        };
        Some((Cow::<'static, str>::Owned(text.to_owned()), entry.node.place))
    };
    let (id, name) = (named("id"), named("name"));
    let ((code, code_place), (name, name_place)) = (id?, name?);
    if !is_code(&code) {
        let message = format!("“{code}” is no code of a rule");
        let help = "two to eight capital letters and three digits: LAKE301";
        mistakes.report(code_place, "rule-code", message).help(help);
    }
    if code.starts_with("PR") && code[2..].bytes().all(|byte| byte.is_ascii_digit()) && !bundled {
        let message = format!("codes in PR belong to presslint, “{code}” needs another prefix");
        mistakes.report(code_place, "reserved-prefix", message);
        return None;
    }
    for (written, place) in [(&code, code_place), (&name, name_place)] {
        let taken = REGISTRY.iter().any(|entry| entry.meta.code == *written || entry.meta.name == *written);
        let before = seen.get(written).copied();
        if taken || before.is_some() {
            let mistake =
                mistakes.report(place, "duplicate-rule", format!("there is a rule “{written}” already"));
            mistake.help(format!("set its level and parameters under [rules.{written}], or choose another"));
            if let Some(before) = before {
                mistake.related(before, "the other rule");
            }
            return None;
        }
    }
    seen.insert(code.clone(), code_place);
    seen.insert(name.clone(), name_place);
    Some(BookRule { code, name, source: Source::Data { table, place }, lines: Vec::new() })
}

/// Two to eight capital letters and three digits.
fn is_code(text: &str) -> bool {
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    (2..=8).contains(&letters)
        && text.len() == letters + 3
        && text.bytes().skip(letters).all(|byte| byte.is_ascii_digit())
}

impl BookRule {
    /// The levels where the given overrides apply.
    pub fn levels(&self, applies: &dyn Fn(usize) -> bool) -> SetLevels {
        let mut set = SetLevels::default();
        for line in self.lines_where(applies) {
            match (&line.setting, &line.reason) {
                (RuleSetting::Level(level), Some(reason)) => {
                    set.reasons.insert(reason.clone(), level.clone());
                }
                (RuleSetting::Level(level), None) => {
                    if line.kind == LayerKind::Pack && level.value != Level::Off {
                        set.pack_level = Some(level.value);
                    }
                    set.level = Some(level.clone());
                }
                _ => {}
            }
        }
        set
    }

    /// The parameters where the given overrides apply; for a data rule its whole table.
    pub fn params(&self, applies: &dyn Fn(usize) -> bool, mistakes: &mut Mistakes) -> Table {
        let mut params = match &self.source {
            Source::Data { table, .. } => table.clone(),
            Source::Code(_) => Table::default(),
        };
        for line in self.lines_where(applies) {
            if let RuleSetting::Param { entry, .. } = &line.setting {
                self.set(&mut params, entry, mistakes);
            }
        }
        params
    }

    /// Where a data rule's own table gives its level.
    pub fn own_level_place(&self) -> Option<Place> {
        let Source::Data { table, .. } = &self.source else { return None };
        table.get("level").map(|level| level.key_place)
    }

    /// Where a parameter is set, the last place first, back to the one that no later one builds on.
    pub fn places_of(&self, key: &str, applies: &dyn Fn(usize) -> bool) -> Vec<Place> {
        let own = match &self.source {
            Source::Data { table, .. } => table.get(key),
            Source::Code(_) => None,
        };
        let lines = self.lines_where(applies).filter_map(|line| match &line.setting {
            RuleSetting::Param { entry, .. } if entry.key == key => Some(entry),
            _ => None,
        });
        let written: Vec<&Entry> = own.into_iter().chain(lines).collect();
        let mut places = Vec::new();
        for entry in written.into_iter().rev() {
            places.push(entry.key_place);
            if !values::builds_on_inherited(&entry.node) {
                break;
            }
        }
        places
    }

    fn lines_where(&self, applies: &dyn Fn(usize) -> bool) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(move |line| line.condition.is_none_or(applies))
    }

    fn set(&self, params: &mut Table, entry: &Entry, mistakes: &mut Mistakes) {
        let inherited = params.get(&entry.key).map(|inherited| &inherited.node);
        let own_default = match inherited {
            None if values::builds_on_inherited(&entry.node) => self.default_of(entry),
            _ => None,
        };
        let node = values::merge(inherited.or(own_default.as_ref()), &entry.node, mistakes);
        let merged = Entry { key: entry.key.clone(), key_place: entry.key_place, node };
        match params.entries.iter_mut().find(|own| own.key == entry.key) {
            Some(own) => *own = merged,
            None => params.entries.push(merged),
        }
    }

    /// The rule's own default for a parameter, as if it stood where the parameter is set.
    fn default_of(&self, entry: &Entry) -> Option<Node> {
        let Source::Code(code) = &self.source else { return None };
        let doc = (code.params)().into_iter().find(|doc| doc.name == entry.key)?;
        let parsed: toml::Table = toml::from_str(&format!("x = {}", doc.default)).ok()?;
        parsed.get("x").map(|value| Node::from_toml(value.clone(), entry.node.place))
    }

    /// Whether any override says something about it.
    pub fn conditions(&self) -> impl Iterator<Item = usize> {
        self.lines.iter().filter_map(|line| line.condition)
    }
}

#[cfg(test)]
mod tests {
    use super::is_code;

    #[test]
    fn codes_are_capital_letters_and_three_digits() {
        for right in ["PR206", "IOM301", "LAKEFUND001"] {
            assert!(is_code(right), "{right}");
        }
        for wrong in ["P206", "PR20", "PR2066", "pr206", "LAKEFUNDS001", "PR2O6", ""] {
            assert!(!is_code(wrong), "{wrong}");
        }
    }
}
