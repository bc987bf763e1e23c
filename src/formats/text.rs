//! Plain text to blocks. There is no markup to go by, so layout and language decide together: lines that were wrapped are
//! joined, lines that stand alone stay alone, and a line into which a scraper poured a whole page is cut again.
//!
//! When in doubt a line is a block. A paragraph in two blocks is a small harm; a headline inside the text is a great one.

mod fragments;
mod joins;
mod layout;
mod lines;
mod measure;
mod roles;
mod words;

use super::writer::{BlockWriter, Opening, Written};
use crate::document::BlockKind;
use joins::{Join, Joins};
use lines::{Role, Sheet};
use std::ops::Range;

/// Reads plain text that begins at `body` of a decoded file.
pub(super) fn read(decoded: &str, body: usize) -> Written {
    let mut sheet = lines::cut(decoded, body);
    layout::lay_out(decoded, &mut sheet);
    roles::assign(decoded, &mut sheet.lines);
    let joins = Joins::new(decoded, &sheet.lines);
    let mut typist =
        Typist { source: decoded, writer: BlockWriter::new(decoded), sheet: &sheet, standing: 0, inline: 0 };
    let mut first = 0;
    while first < sheet.lines.len() {
        first = typist.block(first, &joins);
    }
    typist.finish()
}

/// Writes the blocks that lines make.
struct Typist<'a> {
    source: &'a str,
    writer: BlockWriter<'a>,
    sheet: &'a Sheet,
    /// Directives on lines of their own, and inside lines, that were written.
    standing: usize,
    inline: usize,
}

impl Typist<'_> {
    /// Writes the block that begins with line `first`; the line after its last.
    fn block(&mut self, first: usize, joins: &Joins<'_>) -> usize {
        self.writer.end();
        self.standing_directives(first);
        let lines = &self.sheet.lines;
        let line = &lines[first];
        self.writer.begin(Opening {
            kind: kind_of(line.role),
            quoted: line.quoted,
            blank_before: line.blank_before,
            indent: line.indent,
            at: line.start,
        });
        self.text(line.text_start()..line.end);
        let mut width = line.width;
        let mut at = first + 1;
        while let Some(join) = joins.decide(at, width, at == first + 1) {
            let line = &lines[at];
            if join == Join::Space {
                self.writer.join(lines[at - 1].end..line.start);
            }
            self.text(line.start..line.end);
            width = width.saturating_add(line.width);
            at += 1;
        }
        self.writer.end();
        at
    }

    /// Writes text without the directives inside it.
    fn text(&mut self, range: Range<usize>) {
        let mut from = range.start;
        while let Some(comment) =
            self.sheet.inline.get(self.inline).filter(|comment| comment.start < range.end).cloned()
        {
            self.inline += 1;
            if comment.start < from {
                continue;
            }
            self.writer.text(from..comment.start);
            self.comment(comment.clone(), true);
            let after = &self.source[comment.end..range.end];
            let spaced = self.source[..comment.start].ends_with(char::is_whitespace);
            let skipped = if spaced { after.len() - after.trim_start().len() } else { 0 };
            from = comment.end + skipped;
        }
        self.writer.text(from..range.end);
    }

    /// Directives that stand above line `line`, or above nothing.
    fn standing_directives(&mut self, line: usize) {
        while let Some((_, comment)) =
            self.sheet.standing.get(self.standing).filter(|(below, _)| *below <= line)
        {
            self.comment(comment.clone(), false);
            self.standing += 1;
        }
    }

    fn comment(&mut self, comment: Range<usize>, inline: bool) {
        let written = &self.source[comment.clone()];
        let inner = written.strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->")).unwrap_or(written);
        self.writer.comment(inner, comment, inline);
    }

    fn finish(mut self) -> Written {
        self.standing_directives(self.sheet.lines.len());
        self.writer.finish()
    }
}

fn kind_of(role: Role) -> BlockKind {
    match role {
        Role::Plain => BlockKind::Paragraph,
        Role::Mark => BlockKind::Rule,
        Role::Item { depth, .. } => BlockKind::ListItem(depth),
        Role::Cell { row, column } => BlockKind::TableCell { row, column },
    }
}

#[cfg(test)]
mod tests;
