//! Front matter: a block of YAML between `---` or TOML between `+++` at the head of a file, flattened to keys with their
//! places. Knows no key: what `title` or `embargo` mean is for those who read the release.

use crate::document::{Decoding, Meta, MetaEntry, ParseIssue};
use crate::text::ByteRange;
use saphyr_parser::{Event, Parser, ScalarStyle};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What stood at the head of a file.
#[derive(Debug, Default)]
pub(super) struct FrontMatter {
    /// The values.
    pub(super) meta: Meta,
    /// What could not be read.
    pub(super) issues: Vec<Trouble>,
    /// Where the text begins, in the decoded file.
    pub(super) body: usize,
}

/// Something wrong in the front matter, placed in the decoded file.
#[derive(Debug)]
pub(super) struct Trouble {
    place: Range<usize>,
    message: String,
}

impl Trouble {
    /// The same as a parse issue, whose places are on disk.
    pub(super) fn on_disk(self, decoding: &Decoding, decoded: &str) -> ParseIssue {
        let [start, end] = [self.place.start, self.place.end].map(|at| decoding.to_disk(decoded, at));
        ParseIssue::FrontMatter { bytes: ByteRange::new(start, end), message: self.message }
    }
}

/// No post has more; a file that has is not looked through for a fence.
const LONGEST: usize = 256 * 1024;

/// Deeper keys are nobody's metadata, and each level costs stack when the tree is dropped.
const DEEPEST_KEY: usize = 64;

/// Whether a file begins with front matter.
pub(super) fn begins(text: &str) -> bool {
    find(text).is_some()
}

/// Reads the front matter, if there is any.
pub(super) fn read(text: &str) -> FrontMatter {
    let Some(found) = find(text) else { return FrontMatter::default() };
    let inner = &text[found.inner.clone()];
    let (entries, mut issues) = match found.syntax {
        Syntax::Yaml => read_yaml(inner, found.inner.start),
        Syntax::Toml => read_toml(inner, found.inner.start),
    };
    if !found.opened {
        let message = "the front matter does not begin with a line “---”".to_owned();
        issues.insert(0, Trouble { place: found.block.start..found.inner.start, message });
    }
    if !found.closed {
        let message = "the front matter is not closed; it was read up to the first blank line".to_owned();
        issues.insert(0, Trouble { place: found.block.start..found.inner.start, message });
    }
    let block = Some(ByteRange::new(found.block.start, found.block.end));
    FrontMatter { meta: Meta { entries, block }, issues, body: found.body }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Syntax {
    Yaml,
    Toml,
}

impl Syntax {
    fn closes(self, line: &str) -> bool {
        match self {
            Self::Yaml => matches!(line, "---" | "..."),
            Self::Toml => line == "+++",
        }
    }

    /// Whether a line can only be a key with its value, so that a rule at the head of a text is not taken for a fence.
    fn is_key(self, line: &str) -> bool {
        let bare = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
        let line = line.trim_start_matches(['"', '\'']);
        let rest = line.trim_start_matches(bare);
        let after = rest.trim_start_matches(['"', '\'']).trim_start_matches(' ');
        let named = rest.len() < line.len();
        match self {
            Self::Yaml => {
                named
                    && after
                        .strip_prefix(':')
                        .is_some_and(|value| value.is_empty() || value.starts_with([' ', '\t']))
            }
            Self::Toml => named && after.starts_with('=') || line.starts_with('[') && line.ends_with(']'),
        }
    }
}

struct Found {
    syntax: Syntax,
    /// Fences and all.
    block: Range<usize>,
    inner: Range<usize>,
    /// Start of the line below.
    body: usize,
    opened: bool,
    closed: bool,
}

fn find(text: &str) -> Option<Found> {
    let mut lines = Lines { text, at: 0 };
    let (start, first, _) = lines.by_ref().find(|(_, line, _)| !line.trim().is_empty())?;
    let syntax = match first.trim_end() {
        "---" => Syntax::Yaml,
        "+++" => Syntax::Toml,
        _ => return find_unopened(text, start),
    };
    let inner = lines.at;
    let mut keyed = false;
    let mut blank = None;
    for (at, line, next) in lines.take_while(|(at, ..)| at - start < LONGEST) {
        let trimmed = line.trim_end();
        if syntax.closes(trimmed) {
            let block = start..at + trimmed.len();
            return Some(Found { syntax, block, inner: inner..at, body: next, opened: true, closed: true });
        }
        if trimmed.is_empty() {
            blank = blank.or(keyed.then_some(at));
        } else if !keyed && !trimmed.starts_with('#') {
            if !syntax.is_key(trimmed) {
                return None;
            }
            keyed = true;
        }
    }
    let end = blank.unwrap_or(text.len());
    keyed.then_some(Found {
        syntax,
        block: start..end,
        inner: inner..end,
        body: end,
        opened: true,
        closed: false,
    })
}

/// Front matter whose first fence was lost: small keys with values and nothing else down to a fence, a title among them.
fn find_unopened(text: &str, start: usize) -> Option<Found> {
    let mut keys: Vec<&str> = Vec::new();
    let lines = Lines { text, at: start };
    for (at, line, next) in lines.take(MOST_LINES) {
        let trimmed = line.trim_end();
        if Syntax::Yaml.closes(trimmed) {
            let titled = keys.iter().any(|key| TITLES.contains(key));
            let block = start..at + trimmed.len();
            let found = Found {
                syntax: Syntax::Yaml,
                block,
                inner: start..at,
                body: next,
                opened: false,
                closed: true,
            };
            return (titled && keys.len() >= 3).then_some(found);
        }
        let goes_on = !keys.is_empty() && line.starts_with([' ', '\t', '-']);
        let key = trimmed.split(':').next().unwrap_or_default();
        let small = Syntax::Yaml.is_key(trimmed) && !key.contains(char::is_uppercase);
        if trimmed.is_empty() || !small && !goes_on {
            return None;
        }
        keys.extend(small.then_some(key));
    }
    None
}

/// Lines of front matter without its first fence.
const MOST_LINES: usize = 60;

/// Keys one of which every post has.
const TITLES: &[&str] = &["title", "titulo", "título", "titre", "headline"];

/// Lines with where they begin and where the next begins.
struct Lines<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Iterator for Lines<'a> {
    type Item = (usize, &'a str, usize);

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.at;
        let rest = self.text.get(start..).filter(|rest| !rest.is_empty())?;
        let end = memchr::memchr2(b'\n', b'\r', rest.as_bytes()).unwrap_or(rest.len());
        let line_end = &rest[end..];
        self.at =
            start + end + if line_end.starts_with("\r\n") { 2 } else { usize::from(!line_end.is_empty()) };
        Some((start, &rest[..end], self.at))
    }
}

/// A container that is being read.
enum Level {
    /// A mapping with the key whose value comes next. A key may itself be a container; it has no name.
    Mapping { key: Option<String>, in_key: bool },
    /// A list: its items repeat the key above.
    List,
}

struct Yaml<'a> {
    text: &'a str,
    base: usize,
    places: CharPlaces<'a>,
    levels: Vec<Level>,
    anchors: BTreeMap<usize, String>,
    entries: Vec<MetaEntry>,
}

fn read_yaml(text: &str, base: usize) -> (Vec<MetaEntry>, Vec<Trouble>) {
    let places = CharPlaces { text, chars: 0, byte: 0 };
    let mut yaml =
        Yaml { text, base, places, levels: Vec::new(), anchors: BTreeMap::new(), entries: Vec::new() };
    let mut parser = Parser::new_from_str(text);
    while let Some(event) = parser.next_event() {
        match event {
            Ok((event, span)) => yaml.take(event, span.start.index(), span.end.index()),
            Err(error) => {
                let at = base + yaml.places.byte_of(error.marker().index());
                let trouble = Trouble { place: at..at, message: error.info().to_owned() };
                return (with_plain_keys(yaml.entries, text, base), vec![trouble]);
            }
        }
    }
    (yaml.entries, Vec::new())
}

/// What a reader still sees where the YAML is broken: the keys that begin a line, with the rest of that line, and with the
/// lines below it up to the closing quotation mark.
fn with_plain_keys(mut entries: Vec<MetaEntry>, text: &str, base: usize) -> Vec<MetaEntry> {
    for (at, line, _) in (Lines { text, at: 0 }).filter(|(_, line, _)| Syntax::Yaml.is_key(line)) {
        let Some((key, value)) = line.split_once(':') else { continue };
        let key = key.trim_matches(['"', '\'', ' ']).to_lowercase();
        if entries.iter().any(|entry| entry.key == key) {
            continue;
        }
        let start = at + line.len() - value.trim_start().len();
        let mut end = at + line.len();
        let quote = text[start..end].chars().next().filter(|c| matches!(c, '"' | '\''));
        if let Some(quote) = quote {
            end = text[start + 1..].find(quote).map_or(end, |close| start + 1 + close + 1);
        }
        let place = trimmed(text, start..end, &["\"", "'"]);
        let words: Vec<&str> = text[place.clone()].split_whitespace().collect();
        let decoded = base + place.start..base + place.end;
        entries.push(MetaEntry { key, value: words.join(" "), decoded });
    }
    entries.sort_by_key(|entry| entry.decoded.start);
    entries
}

impl Yaml<'_> {
    fn take(&mut self, event: Event<'_>, start: usize, end: usize) {
        match event {
            Event::Scalar(value, style, anchor, _) => {
                if anchor != 0 {
                    self.anchors.insert(anchor, value.clone().into_owned());
                }
                self.scalar(value, style, start..end);
            }
            Event::Alias(anchor) => {
                let value = self.anchors.get(&anchor).cloned().unwrap_or_default();
                self.scalar(value.into(), ScalarStyle::Plain, start..end);
            }
            Event::MappingStart(..) => self.open(Level::Mapping { key: None, in_key: false }),
            Event::SequenceStart(..) => self.open(Level::List),
            Event::MappingEnd | Event::SequenceEnd => {
                self.levels.pop();
                self.value_done();
            }
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd => {}
        }
    }

    fn open(&mut self, level: Level) {
        if let Some(Level::Mapping { key: key @ None, in_key }) = self.levels.last_mut() {
            *key = Some(String::new());
            *in_key = true;
        }
        self.levels.push(level);
    }

    fn value_done(&mut self) {
        if let Some(Level::Mapping { key, in_key }) = self.levels.last_mut()
            && !std::mem::take(in_key)
        {
            *key = None;
        }
    }

    fn scalar(&mut self, value: Cow<'_, str>, style: ScalarStyle, chars: Range<usize>) {
        if let Some(Level::Mapping { key: key @ None, .. }) = self.levels.last_mut() {
            *key = Some(value.to_lowercase());
            return;
        }
        let names = self.levels.iter().filter_map(|level| match level {
            Level::Mapping { key, .. } => key.as_deref(),
            Level::List => None,
        });
        let key = names.collect::<Vec<_>>().join(".");
        let start = self.places.byte_of(chars.start);
        let end = self.places.byte_of(chars.end);
        let place = trimmed(self.text, without_anchor(self.text, start..end), quotes_of(style));
        let missing = style == ScalarStyle::Plain && (place.is_empty() || matches!(&*value, "~" | "null"));
        let value = if missing { String::new() } else { value.into_owned() };
        self.entries.push(MetaEntry { key, value, decoded: self.base + place.start..self.base + place.end });
        self.value_done();
    }
}

/// The place of a value without an anchor (`&name`) or a tag (`!!str`) before it.
fn without_anchor(text: &str, place: Range<usize>) -> Range<usize> {
    let slice = text.get(place.clone()).unwrap_or_default();
    match slice.find([' ', '\n']).filter(|_| slice.starts_with(['&', '!'])) {
        Some(length) => place.start + length..place.end,
        None => place,
    }
}

fn quotes_of(style: ScalarStyle) -> &'static [&'static str] {
    match style {
        ScalarStyle::SingleQuoted => &["'"],
        ScalarStyle::DoubleQuoted => &["\""],
        ScalarStyle::Plain | ScalarStyle::Literal | ScalarStyle::Folded => &[],
    }
}

/// The place without white space around it and without its quotes.
fn trimmed(text: &str, place: Range<usize>, quotes: &[&str]) -> Range<usize> {
    let Some(slice) = text.get(place.clone()) else { return place.start..place.start };
    let start = place.start + (slice.len() - slice.trim_start().len());
    let inner = slice.trim();
    for quote in quotes {
        if let Some(bare) = inner.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote)) {
            return start + quote.len()..start + quote.len() + bare.len();
        }
    }
    start..start + inner.len()
}

/// The YAML parser counts characters; this counts along.
struct CharPlaces<'a> {
    text: &'a str,
    chars: usize,
    byte: usize,
}

impl CharPlaces<'_> {
    fn byte_of(&mut self, index: usize) -> usize {
        if index < self.chars {
            (self.chars, self.byte) = (0, 0);
        }
        let rest = &self.text[self.byte..];
        let (passed, byte) = match rest.char_indices().nth(index - self.chars) {
            Some((byte, _)) => (index - self.chars, byte),
            None => (rest.chars().count(), rest.len()),
        };
        self.chars += passed;
        self.byte += byte;
        self.byte
    }
}

fn read_toml(text: &str, base: usize) -> (Vec<MetaEntry>, Vec<Trouble>) {
    if let Some(line) = (Lines { text, at: 0 }).find(|(_, line, _)| is_too_deep(line)) {
        let place = base + line.0..base + line.0 + line.1.len();
        return (Vec::new(), vec![Trouble { place, message: "a key is nested too deeply".to_owned() }]);
    }
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut entries = Vec::new();
    flatten_table(table.get_ref(), "", text, base, &mut entries);
    entries.sort_by_key(|entry| entry.decoded.start);
    // What follows the first mistake is mostly its echo.
    let troubles = errors.into_iter().take(1).map(|error| {
        let span = error.span().unwrap_or(0..0);
        Trouble { place: base + span.start..base + span.end, message: error.message().to_owned() }
    });
    (entries, troubles.collect())
}

fn is_too_deep(line: &str) -> bool {
    let key = line.split('=').next().unwrap_or(line);
    key.bytes().filter(|&byte| byte == b'.').count() > DEEPEST_KEY
}

fn flatten_table(table: &DeTable<'_>, above: &str, text: &str, base: usize, entries: &mut Vec<MetaEntry>) {
    for (name, value) in table {
        let name = name.get_ref().to_lowercase();
        let key = if above.is_empty() { name } else { format!("{above}.{name}") };
        flatten_value(value, &key, text, base, entries);
    }
}

/// The parser refuses arrays and inline tables that are nested more than eighty deep, so this cannot go deeper either.
fn flatten_value(
    value: &Spanned<DeValue<'_>>,
    key: &str,
    text: &str,
    base: usize,
    entries: &mut Vec<MetaEntry>,
) {
    let written = || text.get(value.span()).unwrap_or_default().to_owned();
    let plain = match value.get_ref() {
        DeValue::Table(table) => return flatten_table(table, key, text, base, entries),
        DeValue::Array(items) => {
            for item in items {
                flatten_value(item, key, text, base, entries);
            }
            return;
        }
        DeValue::String(text) => text.clone().into_owned(),
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => written(),
    };
    let place = trimmed(text, value.span(), &["\"\"\"", "'''", "\"", "'"]);
    entries.push(MetaEntry {
        key: key.to_owned(),
        value: plain,
        decoded: base + place.start..base + place.end,
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(text: &str) -> Vec<(String, String, &str)> {
        let front = read(text);
        front.meta.entries.into_iter().map(|entry| (entry.key, entry.value, &text[entry.decoded])).collect()
    }

    fn entry<'a>(key: &str, value: &str, written: &'a str) -> (String, String, &'a str) {
        (key.to_owned(), value.to_owned(), written)
    }

    #[test]
    fn yaml_values_keep_their_places() {
        let text = "\n---\r\nTitle: Café – opens\r\ndate: '2018-05-16 10:01 -0400'\r\ntags: [a, \"b c\"]\r\nempty:\r\n---\r\nBody";
        assert_eq!(
            entries(text),
            [
                entry("title", "Café – opens", "Café – opens"),
                entry("date", "2018-05-16 10:01 -0400", "2018-05-16 10:01 -0400"),
                entry("tags", "a", "a"),
                entry("tags", "b c", "b c"),
                entry("empty", "", ""),
            ]
        );
        let front = read(text);
        assert_eq!(&text[front.body..], "Body");
        assert!(text[front.meta.block.unwrap().as_range()].starts_with("---\r"));
    }

    #[test]
    fn a_folded_title_is_one_line_and_covers_all_of_them() {
        let text = "---\ntitle: >-\n  A long headline over\n  two lines\nlang: es\n---\n";
        let found = entries(text);
        assert_eq!(found[0].1, "A long headline over two lines");
        assert!(found[0].2.ends_with("A long headline over\n  two lines"), "{:?}", found[0].2);
        assert_eq!(found[1], entry("lang", "es", "es"));
    }

    #[test]
    fn nested_keys_are_joined_by_points() {
        let text = "---\npresslint:\n  ignore:\n    - rule: PR206\n      reason: as printed\n    - rule: PR301\nx: &a one\ny: *a\n---\n";
        assert_eq!(
            entries(text),
            [
                entry("presslint.ignore.rule", "PR206", "PR206"),
                entry("presslint.ignore.reason", "as printed", "as printed"),
                entry("presslint.ignore.rule", "PR301", "PR301"),
                entry("x", "one", "one"),
                entry("y", "one", "*a"),
            ]
        );
    }

    #[test]
    fn toml_is_read_in_the_order_of_the_file() {
        let text =
            "+++\ntitle = \"Flood – relief\"\ndate = 2024-03-12\n[extra]\ntags = ['a', 'b']\n+++\nBody";
        assert_eq!(
            entries(text),
            [
                entry("title", "Flood – relief", "Flood – relief"),
                entry("date", "2024-03-12", "2024-03-12"),
                entry("extra.tags", "a", "a"),
                entry("extra.tags", "b", "b"),
            ]
        );
    }

    #[test]
    fn a_lost_first_fence_is_an_issue_and_the_keys_are_read() {
        let text = "layout: post\ntitle: Flood relief\ndate: 2024-03-12\n---\nBody";
        let front = read(text);
        assert_eq!(front.meta.entries.len(), 3);
        assert_eq!((&text[front.body..], front.issues.len()), ("Body", 1));
        let mail = "Subject: Flood relief\nFrom: Ana\nTo: desk\n---\nBody";
        assert!(!begins(mail) && !begins("title: Flood\n\nlang: en\ndate: x\n---\nBody"));
    }

    #[test]
    fn broken_front_matter_is_an_issue_and_the_body_is_still_there() {
        for text in ["---\ntitle: \"open\nlang: es\n---\nBody", "+++\ntitle = = x\n+++\nBody"] {
            let front = read(text);
            assert_eq!(&text[front.body..], "Body");
            assert_eq!(front.issues.len(), 1, "{text}");
            assert!(text.is_char_boundary(front.issues[0].place.start));
        }
        let front = read("---\ntitle: Flood\n\nBody");
        assert_eq!(front.meta.get("title").map(|entry| entry.value.as_str()), Some("Flood"));
        assert!(front.issues[0].message.contains("not closed"));
        assert_eq!(front.body, "---\ntitle: Flood\n".len());
    }

    #[test]
    fn broken_yaml_still_gives_the_keys_that_begin_a_line() {
        let text = "---\nlayout: post\ntitle: \"Urgent:\nthe bridge is closed\"\nsmall: Notice: closed\ndate: 2024-05-02\n---\nBody";
        assert_eq!(
            entries(text),
            [
                entry("layout", "post", "post"),
                entry("title", "Urgent: the bridge is closed", "Urgent:\nthe bridge is closed"),
                entry("small", "Notice: closed", "Notice: closed"),
                entry("date", "2024-05-02", "2024-05-02"),
            ]
        );
        let unclosed = entries("---\ntitle: \"open\nlang: es\n---\nBody");
        assert_eq!(unclosed, [entry("title", "\"open", "\"open"), entry("lang", "es", "es")]);
    }

    #[test]
    fn a_rule_at_the_head_is_no_fence() {
        for text in
            ["---\nGeneva – The agency opened an office.\n---\n", "Text\n---\ntitle: x\n---\n", "---", ""]
        {
            assert!(!begins(text), "{text}");
        }
        assert!(begins("---\n---\nBody"));
    }

    #[test]
    fn deep_nesting_is_refused_not_followed() {
        let deep = format!("+++\n{}a = 1\n+++\n", "a.".repeat(100_000));
        assert_eq!(read(&deep).issues.len(), 1);
        let deep = format!("+++\n{}a = 1\n+++\n", "a.".repeat(1_000));
        assert_eq!(read(&deep).issues.len(), 1);
        let deep = format!("---\na: {}\n---\n", "[".repeat(50_000));
        assert_eq!(read(&deep).issues.len(), 1);
    }
}
