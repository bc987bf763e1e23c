//! Text for a terminal: headings, paragraphs and tables, from the little Markdown that rules are documented in.

use super::Surroundings;
use super::args::Colour;
use crate::report::{Ink, Layout, Paint, wrapped};
use std::io::{self, Write};

/// Columns that text below a heading is moved by.
const INDENT: usize = 2;

/// The layout of what goes to standard output.
pub(super) fn layout(colour: Colour, surroundings: &Surroundings) -> Layout {
    let on = surroundings.colour(colour, surroundings.stdout_is_terminal);
    Layout { width: surroundings.width(), paint: Paint { on } }
}

/// Writes a heading.
pub(super) fn heading(layout: &Layout, text: &str, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", layout.paint.ink(Ink::Strong, text))
}

/// Writes a text in lines that are moved to the right.
pub(super) fn paragraph(layout: &Layout, text: &str, indent: usize, out: &mut dyn Write) -> io::Result<()> {
    for line in wrapped(text, layout.width.saturating_sub(indent).max(20)) {
        writeln!(out, "{:indent$}{line}", "")?;
    }
    Ok(())
}

/// Writes documentation: `#` headings, paragraphs, lists and fenced blocks.
pub(super) fn markdown(layout: &Layout, docs: &str, out: &mut dyn Write) -> io::Result<()> {
    let mut text = String::new();
    let mut fenced = false;
    for line in docs.lines() {
        // A doc comment's line begins with a blank.
        let line = line.strip_prefix(' ').unwrap_or(line);
        let fence = line.starts_with("```");
        let begins = line.starts_with(['#', '-', '*']) || line.trim().is_empty();
        if (begins || fence || fenced) && !text.is_empty() {
            paragraph(layout, &std::mem::take(&mut text), INDENT, out)?;
        }
        if fence {
            fenced = !fenced;
        } else if fenced {
            writeln!(out, "{:width$}{line}", "", width = INDENT * 2)?;
        } else if let Some(title) = line.strip_prefix('#') {
            heading(layout, title.trim_start_matches('#').trim(), out)?;
        } else if line.trim().is_empty() {
            writeln!(out)?;
        } else {
            text.push_str(if text.is_empty() { "" } else { " " });
            text.push_str(line.trim());
        }
    }
    if text.is_empty() { Ok(()) } else { paragraph(layout, &text, INDENT, out) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documentation_reads_as_text() {
        let layout = Layout { width: 24, paint: Paint { on: false } };
        let docs = " # What\n A weekday that\n does not belong.\n\n # Bad\n - one\n - two\n ```\n code  here\n ```\n";
        let mut out = Vec::new();
        markdown(&layout, docs, &mut out).unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "What\n  A weekday that does\n  not belong.\n\nBad\n  - one\n  - two\n    code  here\n"
        );
    }
}
