//! From the text of a TOML file to a tree, straight from the parser's events.
//!
//! The tree of the `toml` crate knows places too, but takes three times as long to build, and this is what a short run
//! mostly does. What may be written is the same: tests compare the two.

use super::tree::{Entry, Made, Node, Place, Table, Value};
use std::borrow::Cow;
use toml_parser::decoder::{Encoding, ScalarKind};
use toml_parser::parser::{EventReceiver, RecursionGuard, ValidateWhitespace, parse_document};
use toml_parser::{ErrorSink, Expected, ParseError, Raw, Source, Span};

/// Values may stand in each other so deep: the tree is walked by recursion.
const DEEPEST: u32 = 32;

/// A key may have so many dots.
const LONGEST_PATH: usize = 16;

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

/// Keeps a string: borrows from the program's own texts, copies from others.
type Keep<'i> = fn(Cow<'i, str>) -> Cow<'static, str>;

fn parse_with<'i>(file: usize, text: &'i str, keep: Keep<'i>) -> (Table, Vec<SyntaxError>) {
    let source = Source::new(text);
    let tokens = source.lex().into_vec();
    let mut errors: Vec<ParseError> = Vec::new();
    let mut builder = Builder::new(file, text, keep);
    let mut receiver = ValidateWhitespace::new(&mut builder, source);
    parse_document(&tokens, &mut RecursionGuard::new(&mut receiver, DEEPEST), &mut errors);
    let errors = errors.iter().map(|error| syntax_error(file, text, error));
    (builder.root, errors.collect())
}

fn syntax_error(file: usize, text: &str, error: &ParseError) -> SyntaxError {
    let expected = error.expected().unwrap_or_default().iter().map(|expected| match expected {
        Expected::Literal("\n") => "a new line".to_owned(),
        Expected::Literal(literal) => format!("“{literal}”"),
        Expected::Description(description) => (*description).to_owned(),
        _ => "something else".to_owned(),
    });
    let expected: Vec<String> = expected.collect();
    let message = match error.description() {
        description if expected.is_empty() => description.to_owned(),
        description => format!("{description}, expected {}", expected.join(", ")),
    };
    let span = error.unexpected().unwrap_or_else(|| Span::new_unchecked(text.len(), text.len()));
    let place = Place { file, start: span.start().min(text.len()), end: span.end().min(text.len()) };
    SyntaxError { place, message }
}

/// A key as it is written.
type Key = (Cow<'static, str>, Place);

/// Builds the tree while the parser goes through the text.
struct Builder<'i> {
    file: usize,
    text: &'i str,
    keep: Keep<'i>,
    root: Table,
    /// The table of the last header, as the entries that lead to it; `None` after a header that cannot be used.
    at: Option<Vec<usize>>,
    /// A header that is being read.
    header: Option<Header>,
    /// The keys before a value, or in a header.
    keys: Vec<Key>,
    /// Lists and inline tables that are open.
    open: Vec<Open>,
}

struct Header {
    list: bool,
    place: Place,
}

enum Open {
    List {
        start: usize,
        items: Vec<Node>,
    },
    /// An inline table, with the keys before it.
    Inline {
        start: usize,
        table: Table,
        keys: Vec<Key>,
    },
}

impl<'i> Builder<'i> {
    fn new(file: usize, text: &'i str, keep: Keep<'i>) -> Self {
        let root = Table::default();
        Self {
            file,
            text,
            keep,
            root,
            at: Some(Vec::new()),
            header: None,
            keys: Vec::new(),
            open: Vec::new(),
        }
    }

    fn raw(&self, span: Span, encoding: Option<Encoding>) -> Option<Raw<'i>> {
        let text = self.text.get(span.start()..span.end())?;
        Some(Raw::new_unchecked(text, encoding, span))
    }

    fn place(&self, span: Span) -> Place {
        Place { file: self.file, start: span.start(), end: span.end() }
    }

    fn open_header(&mut self, span: Span, list: bool) {
        self.abandon();
        self.open.clear();
        self.header = Some(Header { list, place: self.place(span) });
    }

    fn finish_header(&mut self, span: Span, errors: &mut dyn ErrorSink) {
        let Some(mut header) = self.header.take() else { return };
        header.place.end = span.end();
        let mut path = std::mem::take(&mut self.keys);
        path.truncate(LONGEST_PATH);
        let last = path.pop();
        self.at = last.and_then(|last| enter(&mut self.root, &path, last, &header, errors));
    }

    /// Forgets a key whose value never came, and a header that was never closed: nothing can be put under it.
    fn abandon(&mut self) {
        self.keys.clear();
        if self.header.take().is_some() {
            self.at = None;
        }
    }

    /// Puts a value where it belongs.
    fn put(&mut self, node: Node, errors: &mut dyn ErrorSink) {
        let table = match self.open.last_mut() {
            Some(Open::List { items, .. }) => {
                items.push(node);
                return;
            }
            Some(Open::Inline { table, .. }) => Some(table),
            None => self.at.as_ref().and_then(|at| follow(&mut self.root, at)),
        };
        if let Some(table) = table {
            insert(table, &mut self.keys, node, errors);
        }
        self.keys.clear();
    }

    fn value(&self, span: Span, raw: Raw<'i>, errors: &mut dyn ErrorSink) -> Value {
        let mut decoded = Cow::Borrowed("");
        let value = match raw.decode_scalar(&mut decoded, errors) {
            ScalarKind::String => None,
            ScalarKind::Boolean(flag) => Some(Value::Flag(flag)),
            ScalarKind::DateTime => match decoded.parse() {
                Ok(date) => Some(Value::Date(date)),
                Err(_) => {
                    errors.report_error(ParseError::new("this is no date").with_unexpected(span));
                    None
                }
            },
            ScalarKind::Float => decoded.parse().ok().map(Value::Number),
            ScalarKind::Integer(radix) => i64::from_str_radix(&decoded, radix.value()).ok().map(Value::Whole),
        };
        // A number that is too large is a text: whoever asks for a number will refuse it.
        value.unwrap_or_else(|| Value::Text((self.keep)(decoded)))
    }
}

impl EventReceiver for Builder<'_> {
    fn std_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.open_header(span, false);
    }

    fn array_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.open_header(span, true);
    }

    fn std_table_close(&mut self, span: Span, errors: &mut dyn ErrorSink) {
        self.finish_header(span, errors);
    }

    fn array_table_close(&mut self, span: Span, errors: &mut dyn ErrorSink) {
        self.finish_header(span, errors);
    }

    fn inline_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        let keys = std::mem::take(&mut self.keys);
        let table = Table { entries: Vec::new(), made: Made::Inline };
        self.open.push(Open::Inline { start: span.start(), table, keys });
        true
    }

    fn inline_table_close(&mut self, span: Span, errors: &mut dyn ErrorSink) {
        let opened = self.open.pop_if(|open| matches!(open, Open::Inline { .. }));
        let Some(Open::Inline { start, table, keys }) = opened else { return };
        self.keys = keys;
        let place = Place { start, ..self.place(span) };
        self.put(Node { place, value: Value::Table(table) }, errors);
    }

    fn array_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        self.open.push(Open::List { start: span.start(), items: Vec::new() });
        true
    }

    fn array_close(&mut self, span: Span, errors: &mut dyn ErrorSink) {
        let opened = self.open.pop_if(|open| matches!(open, Open::List { .. }));
        let Some(Open::List { start, items }) = opened else { return };
        let place = Place { start, ..self.place(span) };
        self.put(Node { place, value: Value::List(items) }, errors);
    }

    fn simple_key(&mut self, span: Span, encoding: Option<Encoding>, errors: &mut dyn ErrorSink) {
        let Some(raw) = self.raw(span, encoding) else { return };
        if self.keys.len() > LONGEST_PATH {
            // One report is enough: it stands at the first key too many.
            if self.keys.len() == LONGEST_PATH + 1 {
                errors.report_error(ParseError::new("a key with too many dots").with_unexpected(span));
            }
            self.keys.push((Cow::Borrowed(""), self.place(span)));
            return;
        }
        let mut decoded = Cow::Borrowed("");
        raw.decode_key(&mut decoded, errors);
        let place = self.place(span);
        self.keys.push(((self.keep)(decoded), place));
    }

    fn scalar(&mut self, span: Span, encoding: Option<Encoding>, errors: &mut dyn ErrorSink) {
        let Some(raw) = self.raw(span, encoding) else { return };
        let node = Node { place: self.place(span), value: self.value(span, raw, errors) };
        self.put(node, errors);
    }

    fn newline(&mut self, _: Span, _: &mut dyn ErrorSink) {
        if self.open.is_empty() {
            self.abandon();
        }
    }
}

/// Makes the table of a header, or finds it; gives the entries that lead to it.
fn enter(
    root: &mut Table,
    path: &[Key],
    last: Key,
    header: &Header,
    errors: &mut dyn ErrorSink,
) -> Option<Vec<usize>> {
    let (parent, mut at) = descend(root, path, false, errors)?;
    let (key, key_place) = last;
    let new = || Node { place: header.place, value: Value::Table(Table::default()) };
    let Some(known) = parent.entries.iter().position(|entry| entry.key == key) else {
        at.push(parent.entries.len());
        let list = || Node { place: header.place, value: Value::List(vec![new()]) };
        parent.entries.push(Entry { key, key_place, node: if header.list { list() } else { new() } });
        return Some(at);
    };
    at.push(known);
    let entry = &mut parent.entries[known];
    match &mut entry.node.value {
        Value::List(items) if header.list && is_list_of_headers(items) => items.push(new()),
        Value::Table(table) if !header.list && table.made == Made::ByPath => {
            table.made = Made::Header;
            entry.key_place = key_place;
            entry.node.place = header.place;
        }
        // What stands under the second of two equal headers is read, so that its own mistakes are told too.
        Value::Table(_) if !header.list => duplicate(key_place, errors),
        _ => {
            duplicate(key_place, errors);
            return None;
        }
    }
    Some(at)
}

fn is_list_of_headers(items: &[Node]) -> bool {
    items.last().and_then(Node::as_table).is_some_and(|table| table.made != Made::Inline)
}

/// Puts a value under its keys.
fn insert(table: &mut Table, keys: &mut Vec<Key>, node: Node, errors: &mut dyn ErrorSink) {
    keys.truncate(LONGEST_PATH);
    let Some((key, key_place)) = keys.pop() else { return };
    let Some((parent, _)) = descend(table, keys, true, errors) else { return };
    if parent.get(&key).is_some() {
        duplicate(key_place, errors);
        return;
    }
    parent.entries.push(Entry { key, key_place, node });
}

/// Follows keys from a table, making the tables that are missing; gives the entries that lead there too.
fn descend<'t>(
    mut table: &'t mut Table,
    path: &[Key],
    dotted: bool,
    errors: &mut dyn ErrorSink,
) -> Option<(&'t mut Table, Vec<usize>)> {
    let mut at = Vec::new();
    for (key, place) in path {
        let known = table.entries.iter().position(|entry| entry.key == *key);
        at.push(known.unwrap_or(table.entries.len()));
        table = match known {
            None => make(table, key, *place, if dotted { Made::Dotted } else { Made::ByPath })?,
            Some(known) => extend(&mut table.entries[known].node, *place, dotted, errors)?,
        };
    }
    Some((table, at))
}

fn make<'t>(table: &'t mut Table, key: &str, place: Place, made: Made) -> Option<&'t mut Table> {
    let node = Node { place, value: Value::Table(Table { entries: Vec::new(), made }) };
    table.entries.push(Entry { key: key.to_owned().into(), key_place: place, node });
    table_of(&mut table.entries.last_mut()?.node)
}

/// The table of an entry to which something is added, if TOML allows that.
fn extend<'t>(
    node: &'t mut Node,
    place: Place,
    dotted: bool,
    errors: &mut dyn ErrorSink,
) -> Option<&'t mut Table> {
    let kind = node.kind();
    let table = match &mut node.value {
        Value::Table(table) if table.made != Made::Inline => table,
        Value::List(items) if !dotted && is_list_of_headers(items) => table_of(items.last_mut()?)?,
        _ => {
            let message = format!("this key cannot be extended, it is {kind}");
            errors.report_error(ParseError::new(message).with_unexpected(span(place)));
            return None;
        }
    };
    match table.made {
        Made::ByPath if dotted => table.made = Made::Dotted,
        Made::Header if dotted => {
            duplicate(place, errors);
            return None;
        }
        _ => {}
    }
    Some(table)
}

/// A table, or the last table of a list.
fn table_of(node: &mut Node) -> Option<&mut Table> {
    match &mut node.value {
        Value::Table(table) => Some(table),
        Value::List(items) => table_of(items.last_mut()?),
        _ => None,
    }
}

/// The table at the end of a way through entries.
fn follow<'t>(root: &'t mut Table, at: &[usize]) -> Option<&'t mut Table> {
    at.iter().try_fold(root, |table, &step| table_of(&mut table.entries.get_mut(step)?.node))
}

fn duplicate(place: Place, errors: &mut dyn ErrorSink) {
    errors.report_error(ParseError::new("this key is here twice").with_unexpected(span(place)));
}

fn span(place: Place) -> Span {
    Span::new_unchecked(place.start, place.end)
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
        assert_eq!((at(text, rule.key_place), at(text, rule.node.place)), ("PR302", "[rules.PR302]"));
        let known = &rule.node.as_table().unwrap().entries[0];
        assert_eq!((at(text, known.key_place), at(text, known.node.place)), ("known", "[\"é\", 'b']"));
        assert_eq!(at(text, known.node.as_list().unwrap()[0].place), "\"é\"");
        let entity = &table.get("entity").unwrap().node.as_list().unwrap()[0];
        assert_eq!(at(text, entity.place), "[[entity]]");
    }

    /// Texts that are right.
    const RIGHT: &[&str] = &[
        "",
        "a = 1\n",
        "\u{feff}a = 1",
        "a = 0x1F\nb = 1_000\nc = -3\nd = 1e3\ne = 0o7\nf = 0b1\ng = inf\n",
        "a = true\nb = false\nc = 2024-03-12\nd = 2024-03-12T10:00:00Z\n",
        "a = \"x\\u00e9\\n\"\nb = 'c:\\x'\nc = \"\"\"\na\n  b \\\n  c\"\"\"\nd = '''\nx'''\n",
        "a = [1, [2, 3], { b = 4 }, # c\n]\n",
        "a = { b = { c = 1 }, d.e = 2, d.f = 3 }\n",
        "a.b.c = 1\na.b.d = 2\na.e = 3\n",
        "[a]\nx = 1\n[a.b]\ny = 2\n[c.d]\nz = 3\n[c]\nw = 4\n",
        "[[a]]\nx = 1\n[[a]]\nx = 2\n[a.b]\ny = 1\n[[a.c]]\n[[a.c]]\nz = 1\n",
        "[\"a b\".'c']\n\"\" = 1\n",
        "[a.b.c]\nx = 1\n[a.b]\ny = 1\n[a]\nz = 1\n",
        "a = [\n  { text = \"x\", lang = \"en\" },\n  \"y\",\n]\r\nb = []\nc = {}\n",
    ];

    /// Texts that are wrong, with where they are.
    const WRONG: &[(&str, &[&str])] = &[
        ("a = 1\na = 2\n", &["a"]),
        ("[a]\n[a]\n", &["a"]),
        ("[a]\nb = 1\n[a.b]\n", &["b"]),
        ("[[a]]\n[a]\n", &["a"]),
        ("[a]\n[[a]]\n", &["a"]),
        ("a = []\n[[a]]\n", &["a"]),
        ("a = { b = 1 }\n[a.c]\n", &["a"]),
        ("a = { b = 1, b = 2 }\n", &["b"]),
        ("a.b = 1\na = 2\n", &["a"]),
        ("a.b = 1\n[a]\n", &["a"]),
        ("[a.b]\nx = 1\n[a]\nb.y = 2\n", &["b"]),
        ("a = 1\na.b = 2\n", &["a"]),
        ("a = { b = { c = 1 }, b.d = 2 }\n", &["b"]),
        ("a = error\n", &["error"]),
        ("a = 2024-13-01\n", &["2024-13-01"]),
        ("a = \"x\nb = 1\n", &[""]),
        ("[a\nb = 1\n", &[""]),
    ];

    #[test]
    fn what_is_right_reads_as_the_toml_crate_reads_it() {
        for text in RIGHT {
            let (table, errors) = parse(0, text);
            assert_eq!(errors, [], "{text}");
            assert_eq!(table.to_toml(), text.parse::<toml::Table>().unwrap(), "{text}");
        }
    }

    #[test]
    fn what_is_wrong_is_told_and_the_toml_crate_refuses_it_too() {
        for (text, places) in WRONG {
            assert!(text.parse::<toml::Table>().is_err(), "{text}");
            let (_, errors) = parse(0, text);
            let got: Vec<&str> = errors.iter().map(|error| at(text, error.place)).collect();
            assert_eq!(got, *places, "{text}: {errors:?}");
        }
    }

    #[test]
    fn every_pack_reads_as_the_toml_crate_reads_it() {
        for (path, text) in crate::config::embedded::FILES.iter().filter(|(path, _)| path.ends_with(".toml"))
        {
            let (table, errors) = parse_static(0, text);
            assert_eq!(errors, [], "{path}");
            assert_eq!(table.to_toml(), text.parse::<toml::Table>().unwrap(), "{path}");
        }
    }

    #[test]
    fn a_line_that_is_wrong_does_not_spoil_the_next() {
        let (table, errors) = parse(0, "a = \nb = 2\nc = [1 2]\nd = 4\n[x\ne = 5\n[y]\nf = 6\n");
        assert_eq!(errors.len(), 3, "{errors:?}");
        assert_eq!(table.get("b").unwrap().node.value, Value::Whole(2));
        assert_eq!(table.get("d").unwrap().node.value, Value::Whole(4));
        assert!(table.get("e").is_none());
        assert_eq!(table.get("y").unwrap().node.as_table().unwrap().keys().collect::<Vec<_>>(), ["f"]);
    }

    #[test]
    fn depth_is_limited() {
        let (_, errors) = parse(0, &format!("a = {}", "[".repeat(10_000)));
        assert!(!errors.is_empty());
        let (_, errors) = parse(0, &format!("a = {}1{}", "{ b = ".repeat(200), "}".repeat(200)));
        assert!(!errors.is_empty());
        let (_, errors) = parse(0, &format!("a{} = 1", ".b".repeat(100_000)));
        assert!(!errors.is_empty());
    }

    #[test]
    fn a_number_that_is_too_large_is_no_number() {
        let (table, _) = parse(0, "e = 99999999999999999999");
        assert_eq!(table.entries[0].node.value, Value::Text("99999999999999999999".into()));
    }
}
