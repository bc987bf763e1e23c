//! The little of HTML that stands in Markdown: cuts it into text, tags and comments. Knows no element's meaning, except
//! that what scripts and styles hold is no text.

use memchr::{memchr, memmem};
use std::ops::Range;

/// A piece of HTML, placed in the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// Text, entities and all.
    Text(Range<usize>),
    /// A whole tag.
    Tag(Range<usize>),
    /// A whole comment.
    Comment(Range<usize>),
}

/// Cuts HTML that comes in several runs.
#[derive(Debug, Default)]
pub(super) struct Cutter {
    state: State,
}

#[derive(Clone, Copy, Debug, Default)]
enum State {
    #[default]
    Text,
    /// Inside a tag that began here, perhaps inside a quoted value.
    Tag(usize, Option<u8>),
    /// Inside a comment that began here.
    Comment(usize),
    /// Inside an element that holds no text, up to this end tag.
    Raw(&'static str),
}

/// Elements whose content nobody reads.
const RAW: &[(&str, &str)] =
    &[("script", "</script"), ("style", "</style"), ("iframe", "</iframe"), ("svg", "</svg")];

impl Cutter {
    /// Cuts one run of the source.
    pub(super) fn cut(&mut self, source: &str, run: Range<usize>, mut take: impl FnMut(Piece)) {
        let bytes = source.as_bytes();
        let mut at = run.start;
        while at < run.end {
            at = match self.state {
                State::Text => self.text(bytes, at..run.end, &mut take),
                State::Tag(start, quote) => self.tag(source, start, quote, at..run.end, &mut take),
                State::Comment(start) => match memmem::find(&bytes[at..run.end], b"-->") {
                    Some(length) => {
                        self.state = State::Text;
                        take(Piece::Comment(start..at + length + 3));
                        at + length + 3
                    }
                    None => run.end,
                },
                State::Raw(end) => match find_ignoring_case(&bytes[at..run.end], end.as_bytes()) {
                    Some(length) => {
                        self.state = State::Text;
                        at + length
                    }
                    None => run.end,
                },
            };
        }
    }

    fn text(&mut self, bytes: &[u8], run: Range<usize>, take: &mut impl FnMut(Piece)) -> usize {
        let mut from = run.start;
        loop {
            let Some(at) = memchr(b'<', &bytes[from..run.end]).map(|length| from + length) else {
                take(Piece::Text(run.clone()));
                return run.end;
            };
            let rest = &bytes[at..run.end];
            let (state, length) = if rest.starts_with(b"<!--") {
                (State::Comment(at), 4)
            } else if rest.get(1).is_some_and(|&b| b.is_ascii_alphabetic() || matches!(b, b'/' | b'!' | b'?'))
            {
                (State::Tag(at, None), 2)
            } else {
                from = at + 1;
                continue;
            };
            if run.start < at {
                take(Piece::Text(run.start..at));
            }
            self.state = state;
            return at + length;
        }
    }

    fn tag(
        &mut self,
        source: &str,
        start: usize,
        quote: Option<u8>,
        run: Range<usize>,
        take: &mut impl FnMut(Piece),
    ) -> usize {
        let mut quote = quote;
        for at in run.clone() {
            let byte = source.as_bytes()[at];
            match quote {
                Some(mark) if byte == mark => quote = None,
                Some(_) => {}
                None if matches!(byte, b'"' | b'\'') && source.as_bytes()[at - 1] == b'=' => {
                    quote = Some(byte);
                }
                None if byte == b'>' => {
                    let tag = Tag::parse(source, start..at + 1);
                    let raw = RAW.iter().find(|(name, _)| !tag.closing && !tag.void && tag.is(name));
                    self.state = raw.map_or(State::Text, |&(_, end)| State::Raw(end));
                    take(Piece::Tag(start..at + 1));
                    return at + 1;
                }
                None => {}
            }
        }
        self.state = State::Tag(start, quote);
        run.end
    }
}

fn find_ignoring_case(bytes: &[u8], word: &[u8]) -> Option<usize> {
    memchr::memchr_iter(b'<', bytes)
        .find(|&at| bytes.get(at..at + word.len()).is_some_and(|found| found.eq_ignore_ascii_case(word)))
}

/// A tag, taken apart as far as anyone asks.
#[derive(Debug)]
pub(super) struct Tag<'a> {
    source: &'a str,
    /// Where the attributes stand.
    attributes: Range<usize>,
    name: &'a str,
    /// Whether it is an end tag.
    pub(super) closing: bool,
    /// Whether it closes itself.
    pub(super) void: bool,
}

impl<'a> Tag<'a> {
    /// Takes apart the tag that stands at `range`, angle brackets and all.
    pub(super) fn parse(source: &'a str, range: Range<usize>) -> Self {
        let written = source.get(range.clone()).unwrap_or_default();
        let inner = written.trim_start_matches('<').trim_end_matches('>');
        let closing = inner.starts_with('/');
        let named = inner.trim_start_matches('/');
        let length = named.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(named.len());
        let start = range.start
            + (written.len() - written.trim_start_matches('<').len())
            + (inner.len() - named.len());
        let attributes = start + length..start + named.len();
        Self { source, attributes, name: &named[..length], closing, void: inner.ends_with('/') }
    }

    /// Whether it is a tag of this element.
    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// Whether it is a tag of one of these elements.
    pub(super) fn is_one_of(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.is(name))
    }

    /// The level of a heading.
    pub(super) fn heading(&self) -> Option<u8> {
        match self.name.as_bytes() {
            [b'h' | b'H', level @ b'1'..=b'6'] => Some(level - b'0'),
            _ => None,
        }
    }

    /// Where the value of an attribute stands, without quotes.
    pub(super) fn value(&self, attribute: &str) -> Option<Range<usize>> {
        let text = self.source.get(self.attributes.clone())?;
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < text.len() {
            let name = at + text[at..].find(|c: char| !c.is_whitespace())?;
            let name_end = name
                + text[name..].find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(text.len() - name);
            if bytes.get(name_end) != Some(&b'=') {
                at = name_end.max(name + 1);
                while !text.is_char_boundary(at) {
                    at += 1;
                }
                continue;
            }
            let (value, next) = attribute_value(text, name_end + 1);
            if text[name..name_end].eq_ignore_ascii_case(attribute) {
                return Some(self.attributes.start + value.start..self.attributes.start + value.end);
            }
            at = next;
        }
        None
    }
}

fn attribute_value(text: &str, at: usize) -> (Range<usize>, usize) {
    let rest = &text[at..];
    match rest.as_bytes().first() {
        Some(&quote @ (b'"' | b'\'')) => {
            let end = memchr(quote, &rest.as_bytes()[1..]).map_or(text.len(), |length| at + 1 + length);
            (at + 1..end, (end + 1).min(text.len()))
        }
        _ => {
            let end = rest.find(char::is_whitespace).map_or(text.len(), |length| at + length);
            let bare = text[at..end].trim_end_matches('/');
            (at..at + bare.len(), end)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(source: &str) -> Vec<(char, &str)> {
        let mut found = Vec::new();
        let mut cutter = Cutter::default();
        let middle = source.len() / 2;
        for run in [0..middle, middle..source.len()] {
            cutter.cut(source, run, |piece| {
                found.push(match piece {
                    Piece::Text(range) => ('t', &source[range]),
                    Piece::Tag(range) => ('<', &source[range]),
                    Piece::Comment(range) => ('!', &source[range]),
                });
            });
        }
        found
    }

    #[test]
    fn tags_and_comments_may_go_over_several_runs() {
        assert_eq!(
            cut("<p title=\"a > b\">x < y</p><!-- c > d -->"),
            [('<', "<p title=\"a > b\">"), ('t', "x <"), ('t', " y"), ('<', "</p>"), ('!', "<!-- c > d -->")]
        );
    }

    #[test]
    fn scripts_hold_no_text() {
        assert_eq!(
            cut("<script>if (a < b) x</SCRIPT>y"),
            [('<', "<script>"), ('<', "</SCRIPT>"), ('t', "y")]
        );
    }

    #[test]
    fn attributes_are_placed() {
        let source = "<a class=x href = y HREF='https://example.org/?a=1' title>";
        let tag = Tag::parse(source, 0..source.len());
        assert!(tag.is("A") && !tag.closing);
        assert_eq!(tag.value("href").map(|range| &source[range]), Some("https://example.org/?a=1"));
        assert_eq!(tag.value("class").map(|range| &source[range]), Some("x"));
        assert_eq!(tag.value("title"), None);
        assert_eq!(Tag::parse("<h2>", 0..4).heading(), Some(2));
    }
}
