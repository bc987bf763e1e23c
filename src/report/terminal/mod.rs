//! For people at a terminal: each finding in a frame around its words, infos in a list, and a summary.

mod excerpt;
mod folding;
mod frame;
mod paint;
mod problems;
#[cfg(test)]
mod sample;
mod structure;
mod summary;
#[cfg(test)]
mod tests;
mod visible;
mod window;
mod wrap;

pub(crate) use paint::{Ink, Paint};
pub(super) use problems::write_problems;
pub(super) use structure::write_structure;
pub(crate) use visible::visible;
pub(super) use wrap::columns;
pub(crate) use wrap::wrapped;

use super::Renderer;
use super::concise::{Words, words};
use super::model::{Ending, RenderOptions};
use crate::diagnostic::{Applicability, Diagnostic, Fix, Level, Location};
use crate::engine::FileReport;
use crate::text::TextRange;
use excerpt::Spot;
use folding::{Folded, fold_findings};
use frame::Frame;
use std::collections::HashSet;
use std::io::{self, Write};

/// Repairs shown for one finding.
const MOST_FIXES: usize = 4;

/// The width and colour of the terminal.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Layout {
    /// Columns.
    pub(crate) width: usize,
    /// Colour.
    pub(crate) paint: Paint,
}

/// The format.
#[derive(Debug)]
pub(super) struct Full {
    options: RenderOptions,
    layout: Layout,
}

impl Full {
    /// The format with its options.
    pub(super) const fn new(options: &RenderOptions) -> Self {
        Self { options: *options, layout: layout(options) }
    }
}

/// The layout that options ask for.
pub(super) const fn layout(options: &RenderOptions) -> Layout {
    Layout { width: options.width, paint: Paint { on: options.colour } }
}

impl Renderer for Full {
    fn file(&mut self, file: &FileReport, out: &mut dyn Write) -> io::Result<()> {
        if self.options.explain_structure {
            write_structure(file, self.layout.paint, self.layout.width, out)?;
        }
        if self.options.statistics {
            return Ok(());
        }
        let (infos, others): (Vec<_>, Vec<_>) =
            self.options.open(file).partition(|diagnostic| diagnostic.level == Level::Info);
        let folded = fold_findings(file, others.into_iter().chain(infos));
        let (infos, others): (Vec<_>, Vec<_>) =
            folded.into_iter().partition(|folded| folded.diagnostic.level == Level::Info);
        let mut explained = HashSet::new();
        for folded in others {
            let first = explained.insert(folded.diagnostic.rule.as_ref());
            write_finding(&self.layout, file, &folded, first, out)?;
        }
        write_infos(&self.layout, file, &infos, out)
    }

    fn finish(&mut self, end: &Ending<'_>, out: &mut dyn Write) -> io::Result<()> {
        if self.options.statistics {
            end.statistics.write(self.layout.paint, out)?;
        }
        if self.options.quiet { Ok(()) } else { summary::write(&self.layout, end, out) }
    }
}

/// Writes a finding; the first of its rule in a file says why the rule is there.
fn write_finding(
    layout: &Layout,
    file: &FileReport,
    folded: &Folded<'_>,
    first: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    let diagnostic = folded.diagnostic;
    let lines = diagnostic.related.iter().map(|related| related.location.start.line);
    let last_line = lines.fold(diagnostic.location.start.line, usize::max);
    let code = diagnostic.code();
    let mut frame = Frame::new(layout, diagnostic.level, &code, &diagnostic.message, &file.name, last_line);
    frame.primary(&spot(file, &diagnostic.location));
    for related in &diagnostic.related {
        frame.secondary(&spot(file, &related.location), &related.message);
    }
    add_notes(&mut frame, diagnostic, first);
    if let Some(more) = folded.more() {
        frame.note("note", &more);
    }
    frame.draw(out)
}

/// The words of a place: its paragraph, or, where it is not in the copy, what stands there.
fn spot<'f>(file: &'f FileReport, location: &'f Location) -> Spot<'f> {
    let position = location.start;
    if let Some(place) = location.text
        && let Some(block) = block_at(&file.blocks, place.start)
    {
        return Spot { text: &file.text, block, place, position };
    }
    let whole = TextRange::new(0, location.quote.len());
    Spot { text: &location.quote, block: whole, place: whole, position }
}

/// The block of an offset; the end of a block belongs to it, and what stands between two to the one before.
fn block_at(blocks: &[TextRange], offset: usize) -> Option<TextRange> {
    let after = blocks.partition_point(|block| block.start <= offset);
    blocks.get(after.saturating_sub(1)).copied()
}

fn add_notes(frame: &mut Frame<'_>, diagnostic: &Diagnostic, with_why: bool) {
    if !diagnostic.evidence.is_empty() {
        let facts = diagnostic.evidence.iter().map(|fact| format!("{} {}", fact.key, fact.value));
        frame.note("evidence", &facts.collect::<Vec<_>>().join("; "));
    }
    if let Some(why) = diagnostic.why.as_ref().filter(|_| with_why) {
        frame.note("why", why);
    }
    if let Some(help) = &diagnostic.help {
        frame.note("help", help);
    }
    add_fixes(frame, &diagnostic.fixes);
    if let Some(before) = diagnostic.demoted_from {
        let text = format!(
            "{} rather than {before}, because presslint is not sure of this part (see --explain-structure)",
            diagnostic.level
        );
        frame.note("note", &text);
    }
}

fn add_fixes(frame: &mut Frame<'_>, fixes: &[Fix]) {
    for fix in fixes.iter().take(MOST_FIXES) {
        let title = match fix.applicability {
            Applicability::Safe => "fix (safe)",
            Applicability::Unsafe => "fix (unsafe)",
            Applicability::Show => "suggestion",
        };
        frame.note(title, &fix.title);
    }
    if fixes.len() > MOST_FIXES {
        frame.note("note", &format!("{} more suggestions", fixes.len() - MOST_FIXES));
    }
}

/// Infos are a list: they ask for a look, not for an answer.
fn write_infos(
    layout: &Layout,
    file: &FileReport,
    infos: &[Folded<'_>],
    out: &mut dyn Write,
) -> io::Result<()> {
    if infos.is_empty() {
        return Ok(());
    }
    writeln!(out, "{}", layout.paint.ink(Ink::Strong, "worth a look:"))?;
    for folded in infos {
        write_info(layout, &file.name, folded.diagnostic, out)?;
        if let Some(more) = folded.more() {
            writeln!(out, "    {more}")?;
        }
    }
    writeln!(out)
}

/// One info: on one line, or, where it does not fit, its message below its place.
fn write_info(layout: &Layout, path: &str, diagnostic: &Diagnostic, out: &mut dyn Write) -> io::Result<()> {
    let Words { place, kind, message } = words(path, diagnostic);
    let fits = columns(&place) + columns(&kind) + columns(&message) + 4 <= layout.width;
    let place = layout.paint.ink(Ink::Strong, &place);
    let kind = layout.paint.ink(Ink::of(diagnostic.level), &kind);
    if fits {
        return writeln!(out, "  {place} {kind} {message}");
    }
    writeln!(out, "  {place} {kind}")?;
    for line in wrapped(&message, layout.width.saturating_sub(4).max(20)) {
        writeln!(out, "    {line}")?;
    }
    Ok(())
}
