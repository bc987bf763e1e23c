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
    let mut used = columns(&verdict(summary, Paint { on: false }));
    write!(out, "{}", verdict(summary, layout.paint))?;
    for aside in asides(summary) {
        // Each has a mark behind it, if only that of the next one.
        let width = columns(&aside) + 1;
        let fits = used + 2 + width <= layout.width;
        used = if fits { used + 1 + width } else { width - 1 };
        let gap = if fits { ' ' } else { '\n' };
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
    found.extend(fixes(summary));
    if summary.suppressed > 0 {
        found.push(format!("{} suppressed", summary.suppressed));
    }
    found
}

/// How many findings have a fix: `3 have a safe fix, 2 an unsafe one`.
fn fixes(summary: &Summary) -> Option<String> {
    let have = |count: usize| if count == 1 { "has" } else { "have" };
    match (summary.fixable, summary.fixable_unsafely) {
        (0, 0) => None,
        (safe, 0) => Some(format!("{safe} {} a safe fix", have(safe))),
        (0, other) => Some(format!("{other} {} an unsafe fix", have(other))),
        (safe, other) => Some(format!("{safe} {} a safe fix, {other} an unsafe one", have(safe))),
    }
}

/// `1 file`, `2 files`.
fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
