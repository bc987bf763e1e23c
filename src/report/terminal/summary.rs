//! The last lines: how many findings, what can be fixed, what was left out.

use super::Layout;
use super::paint::{Ink, Paint};
use super::wrap::columns;
use crate::report::{Ending, Summary};
use std::io::{self, Write};

/// Writes the summary; nothing if no file was checked.
pub(super) fn write(layout: &Layout, end: &Ending<'_>, out: &mut dyn Write) -> io::Result<()> {
    let summary = &end.summary;
    if summary.files == 0 {
        return Ok(());
    }
    let bare = columns(&verdict(summary, Paint { on: false }));
    write!(out, "{}", verdict(summary, layout.paint))?;
    let mut used = bare;
    for aside in asides(summary) {
        used += 2 + columns(&aside);
        let gap = if used > layout.width { '\n' } else { ' ' };
        write!(out, ";{gap}{aside}")?;
    }
    writeln!(out)
}

fn verdict(summary: &Summary, paint: Paint) -> String {
    let files = counted(summary.files, "file");
    if summary.findings() == 0 {
        return format!("{} in {files}", paint.ink(Ink::Good, "Nothing to object to"));
    }
    let levels = [
        (summary.error, "error", Ink::Error),
        (summary.warning, "warning", Ink::Warning),
        (summary.info, "info", Ink::Info),
    ];
    let found = levels.into_iter().filter(|(count, ..)| *count > 0);
    let found: Vec<String> = found.map(|(count, name, ink)| paint.ink(ink, &counted(count, name))).collect();
    format!("{} in {files}", found.join(", "))
}

fn asides(summary: &Summary) -> Vec<String> {
    let mut found = Vec::new();
    if summary.fixable > 0 {
        found.push(format!("{} can be fixed with --fix", summary.fixable));
    }
    if summary.suppressed > 0 {
        found.push(format!("{} suppressed", summary.suppressed));
    }
    found
}

/// `1 file`, `2 files`.
fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
