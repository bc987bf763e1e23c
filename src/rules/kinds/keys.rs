//! Reads the keys of a rule one by one, so that every mistake is reported and tied to its key.

use super::KindError;
use crate::calendar::Lang;
use crate::rules::params::{ByLang, is_by_language};
use crate::rules::suggest::nearest;
use toml::{Table, Value};

/// Where in a rule a value stands: its key, and entries or numbers within it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    key: String,
    inside: Vec<String>,
}

impl Spot {
    /// The value of a key.
    pub fn of(key: &str) -> Self {
        Self { key: key.to_owned(), inside: Vec::new() }
    }

    /// An entry or item of it.
    pub fn inside(&self, step: impl ToString) -> Self {
        let mut spot = self.clone();
        spot.inside.push(step.to_string());
        spot
    }

    /// A mistake at this place.
    pub fn error(&self, message: impl Into<String>) -> KindError {
        KindError {
            key: self.key.clone(),
            inside: self.inside.clone(),
            message: message.into(),
            suggestion: None,
        }
    }
}

/// A rule's table while it is read.
pub struct Keys<'t> {
    table: &'t Table,
    asked: Vec<&'static str>,
    /// What was wrong so far.
    pub errors: Vec<KindError>,
}

impl<'t> Keys<'t> {
    /// Nothing read yet.
    pub const fn new(table: &'t Table) -> Self {
        Self { table, asked: Vec::new(), errors: Vec::new() }
    }

    /// Whether a key is there.
    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// The raw value of a key.
    pub fn value(&mut self, key: &'static str) -> Option<&'t Value> {
        self.asked.push(key);
        self.table.get(key)
    }

    /// A key's value.
    pub fn read<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&Value, &Spot, &mut Vec<KindError>) -> Option<T>,
    ) -> Option<T> {
        let value = self.value(key)?;
        read(value, &Spot::of(key), &mut self.errors)
    }

    /// A key's value, which may be given by language.
    pub fn by_lang<T>(
        &mut self,
        key: &'static str,
        mut read: impl FnMut(&Value, &Spot, &mut Vec<KindError>) -> Option<T>,
    ) -> Option<ByLang<T>> {
        let value = self.value(key)?;
        let spot = Spot::of(key);
        let Some(table) = value.as_table().filter(|table| is_by_language(table)) else {
            return read(value, &spot, &mut self.errors).map(ByLang::any);
        };
        let (mut any, mut each) = (None, Vec::new());
        for (name, value) in table {
            let Some(value) = read(value, &spot.inside(name), &mut self.errors) else { continue };
            match Lang::from_tag(name) {
                Some(lang) if name != "any" => each.push((lang, value)),
                _ => any = Some(value),
            }
        }
        Some(ByLang::new(any, each))
    }

    /// A text.
    pub fn text(&mut self, key: &'static str) -> Option<String> {
        self.read(key, text)
    }

    /// True or false.
    pub fn flag(&mut self, key: &'static str) -> Option<bool> {
        self.read(key, |value, spot, errors| {
            let flag = value.as_bool();
            flag.or_else(|| wanted(value, "true or false", spot, errors))
        })
    }

    /// A whole number that is not negative.
    pub fn count(&mut self, key: &'static str) -> Option<usize> {
        self.read(key, |value, spot, errors| {
            if let Some(negative) = value.as_integer().filter(|number| *number < 0) {
                errors.push(spot.error(format!("{negative} is less than nothing; write a number from 0 on")));
                return None;
            }
            let count = value.as_integer().and_then(|n| usize::try_from(n).ok());
            count.or_else(|| wanted(value, "a whole number", spot, errors))
        })
    }

    /// A number.
    pub fn number(&mut self, key: &'static str) -> Option<f64> {
        self.read(key, number)
    }

    /// One of a few words.
    pub fn choice<T: Copy>(&mut self, key: &'static str, choices: &[(&str, T)]) -> Option<T> {
        self.read(key, |value, spot, errors| choice(value, choices, spot, errors))
    }

    /// A key that must be there.
    pub fn require(&mut self, key: &'static str, why: &str) {
        if !self.has(key) {
            self.errors.push(Spot::of(key).error(format!("`{key}` is missing: {why}")));
        }
    }

    /// A list that must hold something: without it the rule would be silent for ever.
    pub fn require_items(&mut self, key: &'static str) {
        if self.table.get(key).and_then(Value::as_array).is_some_and(Vec::is_empty) {
            self.errors.push(Spot::of(key).error(EMPTY_LIST));
        }
    }

    /// Reports keys that nobody asked for.
    pub fn finish(&mut self, kind: &str) {
        for key in self.table.keys().filter(|key| !self.asked.contains(&key.as_str())) {
            let message = format!("a rule of the kind “{kind}” has no key `{key}`");
            let suggestion = nearest(key, self.asked.iter().copied());
            self.errors.push(KindError { suggestion, ..Spot::of(key).error(message) });
        }
    }
}

/// What is said about a list without items.
pub const EMPTY_LIST: &str = "this list is empty, so the rule would never find anything";

/// A text that is not empty.
pub fn text(value: &Value, spot: &Spot, errors: &mut Vec<KindError>) -> Option<String> {
    match value.as_str() {
        Some(text) if !text.trim().is_empty() => Some(text.to_owned()),
        Some(_) => {
            errors.push(spot.error("this is empty"));
            None
        }
        None => wanted(value, "a text", spot, errors),
    }
}

/// A number.
pub fn number(value: &Value, spot: &Spot, errors: &mut Vec<KindError>) -> Option<f64> {
    let number = value.as_float().or_else(|| value.as_integer().map(|n| n as f64));
    number.filter(|n| n.is_finite()).or_else(|| wanted(value, "a number", spot, errors))
}

/// One of a few words.
pub fn choice<T: Copy>(
    value: &Value,
    choices: &[(&str, T)],
    spot: &Spot,
    errors: &mut Vec<KindError>,
) -> Option<T> {
    let Some(word) = value.as_str() else { return wanted(value, "a text", spot, errors) };
    if let Some((_, choice)) = choices.iter().find(|(own, _)| *own == word) {
        return Some(*choice);
    }
    let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
    let message = format!("“{word}” is none of: {}", names.join(", "));
    errors.push(KindError { suggestion: nearest(word, names), ..spot.error(message) });
    None
}

/// The items of a list; a single value is a list of one.
pub fn items<'v>(value: &'v Value, spot: &Spot) -> Vec<(&'v Value, Spot)> {
    match value.as_array() {
        Some(items) => items.iter().enumerate().map(|(at, item)| (item, spot.inside(at))).collect(),
        None => vec![(value, spot.clone())],
    }
}

/// A list of texts; a single text is a list of one.
pub fn texts(value: &Value, spot: &Spot, errors: &mut Vec<KindError>) -> Option<Vec<String>> {
    Some(items(value, spot).into_iter().filter_map(|(item, spot)| text(item, &spot, errors)).collect())
}

/// A list of words out of a few.
pub fn choices<T: Copy>(
    value: &Value,
    choices: &[(&str, T)],
    spot: &Spot,
    errors: &mut Vec<KindError>,
) -> Option<Vec<T>> {
    let read = |(item, spot): (&Value, Spot)| choice(item, choices, &spot, errors);
    Some(items(value, spot).into_iter().filter_map(read).collect())
}

/// Reports a value of the wrong type.
pub fn wanted<T>(value: &Value, what: &str, spot: &Spot, errors: &mut Vec<KindError>) -> Option<T> {
    let is = match value {
        Value::String(_) => "a text",
        Value::Integer(_) => "a whole number",
        Value::Float(_) => "a number",
        Value::Boolean(_) => "true or false",
        Value::Datetime(_) => "a date",
        Value::Array(_) => "a list",
        Value::Table(_) => "a table",
    };
    errors.push(spot.error(format!("{what} is wanted here, not {is}")));
    None
}
