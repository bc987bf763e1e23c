//! TOML in which every key and every value knows its place. Knows syntax, not what a key means.
//!
//! Serde loses places behind `flatten` and `tag`, so configuration is read from this tree by hand.

use std::borrow::Cow;
use toml::value::Datetime;

/// Where something is written: a file, by its number among those that were read, and bytes in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Number of the file.
    pub file: usize,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// A value and its place. Equality asks for the value alone.
#[derive(Clone, Debug)]
pub struct Node {
    /// Where it is written.
    pub place: Place,
    /// What it is.
    pub value: Value,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A string.
    Text(Cow<'static, str>),
    /// A whole number.
    Whole(i64),
    /// Another number.
    Number(f64),
    /// True or false.
    Flag(bool),
    /// A date or time of TOML's own.
    Date(Datetime),
    /// An array.
    List(Vec<Node>),
    /// A table.
    Table(Table),
}

/// Keys with their values, in the order in which they are written. Equality asks for keys and values alone.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The entries.
    pub entries: Vec<Entry>,
    /// How it was made; only syntax asks for it.
    pub made: Made,
}

/// How a table came about; it decides what may be added to it further down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Made {
    /// By a header of its own, `[a]`, or by a program.
    #[default]
    Header,
    /// On the way to another header: `a` in `[a.b]`.
    ByPath,
    /// By a key with dots: `a` in `a.b = 1`.
    Dotted,
    /// Within a value: `{ a = 1 }`.
    Inline,
}

/// A key with its value.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The key.
    pub key: Cow<'static, str>,
    /// Where the key is written.
    pub key_place: Place,
    /// The value.
    pub node: Node,
}

impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl PartialEq for Table {
    fn eq(&self, other: &Self) -> bool {
        self.entries == other.entries
    }
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key && self.node == other.node
    }
}

impl Node {
    /// A text at a place.
    pub fn text(place: Place, text: impl Into<Cow<'static, str>>) -> Self {
        Self { place, value: Value::Text(text.into()) }
    }

    /// The value as a text.
    pub fn as_text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The value as a table.
    pub fn as_table(&self) -> Option<&Table> {
        match &self.value {
            Value::Table(table) => Some(table),
            _ => None,
        }
    }

    /// The value as a list.
    pub fn as_list(&self) -> Option<&[Node]> {
        match &self.value {
            Value::List(items) => Some(items),
            _ => None,
        }
    }

    /// What kind of value it is, in people's words.
    pub const fn kind(&self) -> &'static str {
        match self.value {
            Value::Text(_) => "text",
            Value::Whole(_) => "a whole number",
            Value::Number(_) => "a number",
            Value::Flag(_) => "true or false",
            Value::Date(_) => "a date",
            Value::List(_) => "a list",
            Value::Table(_) => "a table",
        }
    }

    /// The value without places.
    pub fn to_toml(&self) -> toml::Value {
        match &self.value {
            Value::Text(text) => toml::Value::String(text.to_string()),
            Value::Whole(number) => toml::Value::Integer(*number),
            Value::Number(number) => toml::Value::Float(*number),
            Value::Flag(flag) => toml::Value::Boolean(*flag),
            Value::Date(date) => toml::Value::Datetime(*date),
            Value::List(items) => toml::Value::Array(items.iter().map(Self::to_toml).collect()),
            Value::Table(table) => toml::Value::Table(table.to_toml()),
        }
    }

    /// A value that nobody wrote, such as a rule's default: everything in it stands at one place.
    pub fn from_toml(value: toml::Value, place: Place) -> Self {
        let value = match value {
            toml::Value::String(text) => Value::Text(text.into()),
            toml::Value::Integer(number) => Value::Whole(number),
            toml::Value::Float(number) => Value::Number(number),
            toml::Value::Boolean(flag) => Value::Flag(flag),
            toml::Value::Datetime(date) => Value::Date(date),
            toml::Value::Array(items) => {
                Value::List(items.into_iter().map(|item| Self::from_toml(item, place)).collect())
            }
            toml::Value::Table(table) => {
                let entries = table.into_iter().map(|(key, value)| Entry {
                    key: key.into(),
                    key_place: place,
                    node: Self::from_toml(value, place),
                });
                Value::Table(Table::of(entries.collect()))
            }
        };
        Self { place, value }
    }
}

impl Table {
    /// A table of entries.
    pub fn of(entries: Vec<Entry>) -> Self {
        Self { entries, made: Made::default() }
    }

    /// The entry of that key.
    pub fn get(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key == key)
    }

    /// The keys, in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.key.as_ref())
    }

    /// The table without places.
    pub fn to_toml(&self) -> toml::Table {
        self.entries.iter().map(|entry| (entry.key.to_string(), entry.node.to_toml())).collect()
    }
}
