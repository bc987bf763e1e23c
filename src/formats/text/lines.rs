//! Cuts a text into lines: where each stands without the blanks around it, and what lies above. Knows no meaning.

use crate::formats::marks::{is_forwarded, quote_marks};
use memchr::{memchr, memchr2, memmem};
use std::ops::Range;

/// A line, or a piece of one, that is not blank.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Where its text begins, behind indentation and quotation marks of a mail.
    pub(super) start: usize,
    /// Where its text ends.
    pub(super) end: usize,
    /// Characters in it.
    pub(super) width: u32,
    /// Columns it is indented by.
    pub(super) indent: u32,
    /// Blank lines above it.
    pub(super) blank_before: u32,
    /// Whether it is quoted from a mail.
    pub(super) quoted: bool,
    /// What separates it from the line before.
    pub(super) gap: Gap,
    /// What it looks like.
    pub(super) role: Role,
}

/// What separates a line from the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// The end of a line, with or without blank lines.
    Feed,
    /// Blanks inside a long line that stand for the end of a line.
    Blanks,
    /// Something that never stands inside a sentence.
    Border,
}

/// What a line looks like, taken alone or with its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Text.
    Plain,
    /// Only a mark.
    Mark,
    /// The first line of a list item, with the length of its sign.
    Item { sign: usize, depth: u8 },
    /// A cell of a table.
    Cell { row: u32, column: u32 },
}

impl Line {
    /// The line's text.
    pub(super) fn text<'a>(&self, source: &'a str) -> &'a str {
        source.get(self.start..self.end).unwrap_or_default()
    }

    /// Where its text begins without the sign of a list item.
    pub(super) fn text_start(&self) -> usize {
        match self.role {
            Role::Item { sign, .. } => self.start + sign,
            Role::Plain | Role::Mark | Role::Cell { .. } => self.start,
        }
    }

    /// Whether more lines may belong to it.
    pub(super) fn may_go_on(&self) -> bool {
        matches!(self.role, Role::Plain | Role::Item { .. })
    }

    /// A piece of this line.
    pub(super) fn piece(&self, source: &str, range: Range<usize>, gap: Gap) -> Self {
        let width = width_of(source.get(range.clone()).unwrap_or_default());
        Self { start: range.start, end: range.end, width, indent: 0, blank_before: 0, gap, ..self.clone() }
    }
}

/// All lines of a text.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) lines: Vec<Line>,
    /// presslint's comments on lines of their own, each with the index of the line below.
    pub(super) standing: Vec<(usize, Range<usize>)>,
    /// presslint's comments inside lines.
    pub(super) inline: Vec<Range<usize>>,
}

/// Cuts what stands in `source` from `body` on.
pub(super) fn cut(source: &str, body: usize) -> Sheet {
    let text = &source[body..];
    let mut cutter = Cutter {
        source,
        sheet: Sheet { lines: Vec::with_capacity(text.len() / 64), ..Sheet::default() },
        comments: comments(source, body),
        next_comment: 0,
        odd_endings: has_odd_endings(text),
        quotes: text.starts_with('>') || memmem::find(text.as_bytes(), b"\n>").is_some(),
        forwarded: is_forwarded(text),
        blank_lines: 0,
        border: false,
    };
    let mut at = body;
    while at < source.len() {
        at = cutter.line(at);
    }
    cutter.sheet
}

struct Cutter<'a> {
    source: &'a str,
    sheet: Sheet,
    comments: Vec<Range<usize>>,
    next_comment: usize,
    odd_endings: bool,
    /// Whether any line begins with `>`.
    quotes: bool,
    forwarded: bool,
    blank_lines: u32,
    /// Whether a directive stood above.
    border: bool,
}

impl Cutter<'_> {
    /// Takes the line that begins at `at`; where the next begins.
    fn line(&mut self, at: usize) -> usize {
        let (end, next, ends_paragraph) = self.ending(at);
        if let Some(next) = self.directive(at, end) {
            return next;
        }
        let line = &self.source[at..end];
        let marks = if self.quotes { quote_marks(line) } else { 0 };
        let inner = &line[marks..];
        let text = inner.trim();
        if text.chars().all(is_invisible) {
            self.blank_lines = self.blank_lines.saturating_add(1);
        } else {
            let blanks = &inner[..inner.len() - inner.trim_start().len()];
            let start = at + marks + blanks.len();
            self.sheet.lines.push(Line {
                start,
                end: start + text.len(),
                width: width_of(text),
                indent: columns(blanks),
                blank_before: std::mem::take(&mut self.blank_lines),
                quoted: marks > 0 && !self.forwarded,
                gap: if std::mem::take(&mut self.border) { Gap::Border } else { Gap::Feed },
                role: Role::Plain,
            });
        }
        self.blank_lines = self.blank_lines.saturating_add(u32::from(ends_paragraph));
        next
    }

    /// End of the line at `at`, start of the next, and whether the ending says that a paragraph or a page ends.
    fn ending(&self, at: usize) -> (usize, usize, bool) {
        let rest = &self.source[at..];
        let found = if self.odd_endings {
            rest.find(['\n', '\r', '\u{b}', '\u{c}', '\u{2028}', '\u{2029}'])
        } else {
            memchr2(b'\n', b'\r', rest.as_bytes())
        };
        let Some(length) = found else { return (self.source.len(), self.source.len(), false) };
        let ending = &rest[length..];
        let ending_length =
            if ending.starts_with("\r\n") { 2 } else { ending.chars().next().map_or(0, char::len_utf8) };
        (at + length, at + length + ending_length, ending.starts_with(['\u{c}', '\u{2029}']))
    }

    /// Takes a directive that stands alone on the line, and goes to the line below.
    fn directive(&mut self, at: usize, end: usize) -> Option<usize> {
        let comment = self.comments.get(self.next_comment).filter(|comment| comment.start < end)?.clone();
        if comment.start < at {
            self.next_comment += 1;
            return None;
        }
        let (last, next, _) = self.ending(comment.end);
        let alone = self.source[at..comment.start].trim().is_empty()
            && self.source[comment.end..last].trim().is_empty();
        if alone {
            self.next_comment += 1;
            self.border = true;
            self.sheet.standing.push((self.sheet.lines.len(), comment));
            return Some(next);
        }
        while let Some(comment) = self.comments.get(self.next_comment).filter(|comment| comment.start < end) {
            // One that goes on below is no directive: nobody would see where its line ends.
            if comment.end <= end {
                self.sheet.inline.push(comment.clone());
            }
            self.next_comment += 1;
        }
        None
    }
}

/// Longest comment that is looked at.
const LONGEST_COMMENT: usize = 4096;

/// Comments that are addressed to presslint.
fn comments(source: &str, body: usize) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in memmem::find_iter(&source.as_bytes()[body..], b"<!--").map(|at| body + at) {
        let after = &source[at + 4..];
        let inside = found.last().is_some_and(|last| at < last.end);
        if inside || !after.trim_start_matches([' ', '\t', '\n', '\r']).starts_with("presslint:") {
            continue;
        }
        let window = &after.as_bytes()[..after.len().min(LONGEST_COMMENT)];
        if let Some(length) = memmem::find(window, b"-->") {
            found.push(at..at + 4 + length + 3);
        }
    }
    found
}

fn has_odd_endings(text: &str) -> bool {
    memchr2(0x0b, 0x0c, text.as_bytes()).is_some()
        || memchr(0xe2, text.as_bytes()).is_some()
            && ["\u{2028}", "\u{2029}"]
                .iter()
                .any(|ending| memmem::find(text.as_bytes(), ending.as_bytes()).is_some())
}

/// Characters that fill a line without filling it with anything.
fn is_invisible(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

fn width_of(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

/// Columns that blanks fill, with tab stops every four.
fn columns(blanks: &str) -> u32 {
    blanks
        .chars()
        .fold(0, |column: u32, c| if c == '\t' { column / 4 * 4 + 4 } else { column.saturating_add(1) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(source: &str) -> Vec<(&str, u32, u32)> {
        cut(source, 0)
            .lines
            .iter()
            .map(|line| (line.text(source), line.indent, line.blank_before))
            .collect::<Vec<_>>()
    }

    #[test]
    fn every_kind_of_line_ending_ends_a_line() {
        let source = "a\nb\r\nc\rd\u{b}e\u{2028}f\u{2029}g\u{c}h";
        assert_eq!(
            lines(source),
            [
                ("a", 0, 0),
                ("b", 0, 0),
                ("c", 0, 0),
                ("d", 0, 0),
                ("e", 0, 0),
                ("f", 0, 0),
                ("g", 0, 1),
                ("h", 0, 1)
            ]
        );
    }

    #[test]
    fn blank_lines_and_indentation_are_counted() {
        assert_eq!(lines("\n \u{200b}\n  a \r\n\r\n\t b\n   "), [("a", 2, 2), ("b", 5, 1)]);
    }

    #[test]
    fn a_forwarded_mail_is_not_quoted_and_a_quotation_is() {
        let sheet = cut("> a\n> > b\n>\n> c\n> d", 0);
        assert_eq!(
            sheet.lines.iter().map(|line| (line.quoted, line.blank_before)).collect::<Vec<_>>(),
            [(false, 0), (false, 0), (false, 1), (false, 0)]
        );
        let sheet = cut("a\nb\n> c\nd", 0);
        assert_eq!(
            sheet.lines.iter().map(|line| line.quoted).collect::<Vec<_>>(),
            [false, false, true, false]
        );
    }

    #[test]
    fn directives_are_no_lines() {
        let source = "a\n<!-- presslint: ignore[PR206]\n why -->\nb <!-- presslint: ignore[PR301] x --> c\n<!-- no -->\n";
        let sheet = cut(source, 0);
        assert_eq!(
            sheet.lines.iter().map(|line| line.text(source)).collect::<Vec<_>>(),
            ["a", "b <!-- presslint: ignore[PR301] x --> c", "<!-- no -->"]
        );
        assert_eq!((sheet.standing.len(), sheet.standing[0].0, sheet.inline.len()), (1, 1, 1));
    }
}
