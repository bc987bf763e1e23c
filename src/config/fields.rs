//! Reading a table key by key: every wrong type and every key that nobody asked for is a mistake with a place.
//!
//! A reader takes what it knows with [`Fields::text`] and its sisters, then calls [`Fields::finish`], which complains
//! about the rest.

use super::check::{Mistake, Mistakes};
use super::suggest::one_of;
use super::tree::{Entry, Node, Place, Table, Value};
use crate::calendar::{Date, parse_iso};

/// A value with where it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting<T> {
    /// The value.
    pub value: T,
    /// Where its key is written; for an item of a list, where the item is.
    pub key: Place,
    /// Where the value is written.
    pub place: Place,
}

/// A table that is being read.
pub struct Fields<'t, 'm> {
    what: &'t str,
    table: &'t Table,
    asked: Vec<&'static str>,
    /// Where complaints go.
    pub mistakes: &'m mut Mistakes,
}

impl<'t, 'm> Fields<'t, 'm> {
    /// Begins to read; `what` names the table in messages: `[[entity]]`.
    pub fn new(what: &'t str, table: &'t Table, mistakes: &'m mut Mistakes) -> Self {
        Self { what, table, asked: Vec::new(), mistakes }
    }

    /// The entry of a key, of whatever type.
    pub fn entry(&mut self, key: &'static str) -> Option<&'t Entry> {
        self.asked.push(key);
        self.table.get(key)
    }

    /// A text.
    pub fn text(&mut self, key: &'static str) -> Option<Setting<String>> {
        let entry = self.entry(key)?;
        text(entry, self.mistakes)
    }

    /// True or false.
    pub fn flag(&mut self, key: &'static str) -> Option<Setting<bool>> {
        let entry = self.entry(key)?;
        match entry.node.value {
            Value::Flag(flag) => Some(setting(entry, flag)),
            _ => self.wrong_type(entry, "true or false"),
        }
    }

    /// A list of texts; `None` if the key is not there.
    pub fn texts(&mut self, key: &'static str) -> Option<Vec<Setting<String>>> {
        let entry = self.entry(key)?;
        Some(texts(entry, self.mistakes))
    }

    /// A day, as text or as a date of TOML's own.
    pub fn day(&mut self, key: &'static str) -> Option<Setting<Date>> {
        let entry = self.entry(key)?;
        let written = match &entry.node.value {
            Value::Text(text) => text.to_string(),
            Value::Date(date) => date.to_string(),
            _ => return self.wrong_type(entry, "a day such as \"2024-03-12\""),
        };
        if let Some(day) = parse_iso(&written) {
            return Some(setting(entry, day));
        }
        let message = format!("“{written}” is no day of the calendar");
        self.mistakes.report(entry.node.place, "no-date", message).help("days are written \"2024-03-12\"");
        None
    }

    /// Complains about every key that was not asked for.
    pub fn finish(self) {
        for entry in &self.table.entries {
            if !self.asked.contains(&entry.key.as_ref()) {
                let message = format!("{} has no key “{}”", self.what, entry.key);
                let help = one_of(&entry.key, self.asked.iter().copied());
                self.mistakes.report(entry.key_place, "unknown-key", message).help(help);
            }
        }
    }

    fn wrong_type<T>(&mut self, entry: &Entry, wanted: &str) -> Option<T> {
        wrong_type(entry, wanted, self.mistakes);
        None
    }
}

/// Says that a value is not what it should be.
pub fn wrong_type<'m>(entry: &Entry, wanted: &str, mistakes: &'m mut Mistakes) -> &'m mut Mistake {
    let message = format!("“{}” takes {wanted}, this is {}", entry.key, entry.node.kind());
    mistakes.report(entry.node.place, "wrong-type", message)
}

/// The text of an entry.
pub fn text(entry: &Entry, mistakes: &mut Mistakes) -> Option<Setting<String>> {
    let Some(text) = entry.node.as_text() else {
        wrong_type(entry, "a text", mistakes);
        return None;
    };
    Some(setting(entry, text.to_owned()))
}

/// The list of texts of an entry; items that are no texts are left out.
pub fn texts(entry: &Entry, mistakes: &mut Mistakes) -> Vec<Setting<String>> {
    let Some(items) = entry.node.as_list() else {
        let mistake = wrong_type(entry, "a list of texts", mistakes);
        if entry.node.as_text().is_some() {
            mistake.help(format!("write {} = [{}]", entry.key, entry.node.to_toml()));
        }
        return Vec::new();
    };
    items.iter().filter_map(|item| text_item(item, &entry.key, mistakes)).collect()
}

fn text_item(item: &Node, key: &str, mistakes: &mut Mistakes) -> Option<Setting<String>> {
    let Some(text) = item.as_text() else {
        let message = format!("“{key}” takes a list of texts, this is {}", item.kind());
        mistakes.report(item.place, "wrong-type", message);
        return None;
    };
    Some(Setting { value: text.to_owned(), key: item.place, place: item.place })
}

fn setting<T>(entry: &Entry, value: T) -> Setting<T> {
    Setting { value, key: entry.key_place, place: entry.node.place }
}
