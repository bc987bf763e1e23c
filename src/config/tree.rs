//! TOML in which every key and every value knows its place. Knows syntax, not what a key means.
//!
//! Serde loses places behind `flatten` and `tag`, so configuration is read from this tree by hand.

use std::borrow::Cow;
use toml::de::{DeTable, DeValue};
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
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The entries.
    pub entries: Vec<Entry>,
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

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key && self.node == other.node
    }
}

/// A place at which a text is no TOML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// Where.
    pub place: Place,
    /// What is wrong.
    pub message: String,
}

/// Reads a text as far as it can be read, with everything that is wrong with its syntax.
pub fn parse(file: usize, text: &str) -> (Table, Vec<SyntaxError>) {
    parse_with(file, text, |text| Cow::Owned(text.into_owned()))
}

/// The same for a text that is part of the program: its strings are borrowed.
pub fn parse_static(file: usize, text: &'static str) -> (Table, Vec<SyntaxError>) {
    parse_with(file, text, |text| text)
}

fn parse_with<'i>(
    file: usize,
    text: &'i str,
    keep: fn(Cow<'i, str>) -> Cow<'static, str>,
) -> (Table, Vec<SyntaxError>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let place = |span: Option<std::ops::Range<usize>>| {
        let span = span.unwrap_or(text.len()..text.len());
        Place { file, start: span.start.min(text.len()), end: span.end.min(text.len()) }
    };
    let errors = errors
        .into_iter()
        .map(|error| SyntaxError { place: place(error.span()), message: error.message().to_owned() });
    (Converter { file, keep }.table(table.into_inner()), errors.collect())
}

struct Converter<'i> {
    file: usize,
    keep: fn(Cow<'i, str>) -> Cow<'static, str>,
}

impl<'i> Converter<'i> {
    fn table(&self, table: DeTable<'i>) -> Table {
        let mut entries: Vec<Entry> = table
            .into_iter()
            .map(|(key, value)| {
                let key_place = self.place(key.span());
                let place = self.place(value.span());
                let node = Node { place, value: self.value(value.into_inner()) };
                Entry { key: (self.keep)(key.into_inner()), key_place, node }
            })
            .collect();
        entries.sort_by_key(|entry| entry.key_place.start);
        Table { entries }
    }

    fn value(&self, value: DeValue<'i>) -> Value {
        match value {
            DeValue::String(text) => Value::Text((self.keep)(text)),
            DeValue::Integer(number) => {
                // A number that does not fit is no number of ours: what asks for one will refuse the text.
                i64::from_str_radix(number.as_str(), number.radix())
                    .map_or_else(|_| Value::Text(number.as_str().to_owned().into()), Value::Whole)
            }
            DeValue::Float(number) => number
                .as_str()
                .parse()
                .map_or_else(|_| Value::Text(number.as_str().to_owned().into()), Value::Number),
            DeValue::Boolean(flag) => Value::Flag(flag),
            DeValue::Datetime(date) => Value::Date(date),
            DeValue::Array(items) => Value::List(
                items
                    .into_iter()
                    .map(|item| Node { place: self.place(item.span()), value: self.value(item.into_inner()) })
                    .collect(),
            ),
            DeValue::Table(table) => Value::Table(self.table(table)),
        }
    }

    fn place(&self, span: std::ops::Range<usize>) -> Place {
        Place { file: self.file, start: span.start, end: span.end }
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
                Value::Table(Table { entries: entries.collect() })
            }
        };
        Self { place, value }
    }
}

impl Table {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, place: Place) -> &str {
        &text[place.start..place.end]
    }

    #[test]
    fn keys_and_values_know_their_places_in_the_order_of_the_file() {
        let text = "zebra = 1\n[rules.PR302]\nknown = [\"é\", 'b']\n[[entity]]\nid = \"x\"\n";
        let (table, errors) = parse(0, text);
        assert_eq!(errors, []);
        assert_eq!(table.keys().collect::<Vec<_>>(), ["zebra", "rules", "entity"]);
        let rule = &table.get("rules").unwrap().node.as_table().unwrap().entries[0];
        assert_eq!(at(text, rule.key_place), "PR302");
        let known = &rule.node.as_table().unwrap().entries[0];
        assert_eq!(at(text, known.key_place), "known");
        assert_eq!(at(text, known.node.as_list().unwrap()[0].place), "\"é\"");
        let entity = &table.get("entity").unwrap().node.as_list().unwrap()[0];
        assert_eq!(at(text, entity.place), "[[entity]]");
    }

    #[test]
    fn several_syntax_errors_are_found_and_the_rest_is_read() {
        let (table, errors) = parse(0, "a = \nb = 2\nc = [1 2]\nd = 4\n");
        assert!(errors.len() >= 2, "{errors:?}");
        assert_eq!(table.get("b").unwrap().node.value, Value::Whole(2));
        assert_eq!(table.get("d").unwrap().node.value, Value::Whole(4));
    }

    #[test]
    fn numbers_are_read_in_every_base() {
        let (table, _) = parse(0, "a = 0x1F\nb = 1_000\nc = -3\nd = 1e3\ne = 99999999999999999999");
        let values: Vec<&Value> = table.entries.iter().map(|entry| &entry.node.value).collect();
        let large = Value::Text("99999999999999999999".into());
        assert_eq!(
            values,
            [&Value::Whole(31), &Value::Whole(1000), &Value::Whole(-3), &Value::Number(1000.0), &large]
        );
    }
}
