//! The file beside a draft that says which of its findings are to stay: `draft.txt.presslint.toml`. Plain text has no
//! comments to say it in. Knows neither the draft nor the rules.

use super::check::Mistakes;
use super::fields::{Fields, Setting};
use super::options::{is_section, tables};
use super::parse::parse;
use super::suggest::one_of;
use super::tree::{Entry, Place, Table};
use super::{ConfigMistake, TomlFile};
use crate::calendar::Date;
use crate::text::LineIndex;

/// One `[[ignore]]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignore {
    /// Code, name or `CODE/reason`.
    pub rule: String,
    /// The words it is about; without them, all findings of the rule.
    pub quote: Option<String>,
    /// Why the words are right. Without it nothing is suppressed.
    pub reason: String,
    /// The last day on which it holds.
    pub until: Option<Date>,
    /// Where it is written: `draft.txt.presslint.toml:3`.
    pub written: String,
}

/// Reads the file beside a draft.
pub fn read_ignores(file: TomlFile) -> (Vec<Ignore>, Vec<ConfigMistake>) {
    let mut mistakes = Mistakes::default();
    let (table, errors) = parse(0, &file.text);
    for error in errors {
        mistakes.report(error.place, "syntax", error.message);
    }
    let mut ignores = Vec::new();
    for entry in table.entries {
        if entry.key == "ignore" {
            let tables = tables(entry, &mut mistakes);
            ignores.extend(
                tables.iter().filter_map(|(place, table)| ignore(*place, table, &file, &mut mistakes)),
            );
        } else {
            misplaced(&entry, &mut mistakes);
        }
    }
    let files = [file];
    mistakes.forget_guesses(&files);
    (ignores, mistakes.finish(&files))
}

fn misplaced(entry: &Entry, mistakes: &mut Mistakes) {
    let (message, help) = match is_section(&entry.key) {
        true => (format!("“{}” cannot stand here", entry.key), "it belongs in presslint.toml".to_owned()),
        false => (format!("there is no section or key “{}”", entry.key), one_of(&entry.key, ["ignore"])),
    };
    let slug = if is_section(&entry.key) { "misplaced" } else { "unknown-key" };
    mistakes.report(entry.key_place, slug, message).help(help);
}

fn ignore(place: Place, table: &Table, file: &TomlFile, mistakes: &mut Mistakes) -> Option<Ignore> {
    let mut fields = Fields::new("[[ignore]]", table, mistakes);
    let rule = fields.text("rule");
    let quote = fields.text("quote");
    let reason = fields.text("reason");
    let until = fields.day("until");
    fields.finish();
    if table.get("rule").is_none() {
        mistakes.report(place, "missing-key", "[[ignore]] needs “rule”");
    }
    if let Some(empty) = quote.as_ref().filter(|quote| quote.value.trim().is_empty()) {
        let mistake = mistakes.report(empty.place, "unknown-value", "these are no words");
        mistake.help("leave `quote` out to ignore all findings of the rule");
    }
    let line = LineIndex::new(&file.text).position(&file.text, place.start).line;
    Some(Ignore {
        rule: rule?.value,
        quote: text_of(quote),
        reason: text_of(reason).unwrap_or_default(),
        until: until.map(|day| day.value),
        written: format!("{}:{line}", file.name),
    })
}

fn text_of(setting: Option<Setting<String>>) -> Option<String> {
    setting.map(|setting| setting.value.trim().to_owned())
}
