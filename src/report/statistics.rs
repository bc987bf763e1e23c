//! Findings counted by rule.

use super::model::RenderOptions;
use super::terminal::{Ink, Paint, columns};
use crate::diagnostic::Level;
use crate::engine::FileReport;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Findings counted by rule and level, suppressed ones not counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statistics {
    rows: BTreeMap<(Cow<'static, str>, Level), Count>,
}

/// One row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Count {
    /// Name of the rule.
    pub name: Cow<'static, str>,
    /// Findings.
    pub count: usize,
    /// Those with a safe fix.
    pub fixable: usize,
}

impl Statistics {
    /// Counts a file.
    pub fn add(&mut self, file: &FileReport, options: &RenderOptions) {
        for diagnostic in options.open(file) {
            let row = self.rows.entry((diagnostic.rule.clone(), diagnostic.level)).or_default();
            row.name = diagnostic.name.clone();
            row.count += 1;
            row.fixable += usize::from(diagnostic.fixable());
        }
    }

    /// Code, level and counts; the most frequent first, equals in order of code.
    pub(super) fn rows(&self) -> Vec<(&str, Level, &Count)> {
        let mut rows: Vec<_> =
            self.rows.iter().map(|((code, level), count)| (code.as_ref(), *level, count)).collect();
        rows.sort_by_key(|(_, _, count)| std::cmp::Reverse(count.count));
        rows
    }

    /// Writes the counts as a table; nothing if there are none.
    pub(super) fn write(&self, paint: Paint, out: &mut dyn Write) -> io::Result<()> {
        let rows = self.rows();
        if rows.is_empty() {
            return Ok(());
        }
        let widest = |cell: fn(&(&str, Level, &Count)) -> usize, least: usize| {
            rows.iter().map(cell).max().unwrap_or(0).max(least)
        };
        let code = widest(|row| columns(row.0), 4);
        let name = widest(|row| columns(&row.2.name), 4);
        let heading = format!("{:code$}  {:name$}  level    count  fixable", "rule", "name");
        writeln!(out, "{}", paint.ink(Ink::Strong, &heading))?;
        for (rule, level, row) in rows {
            let level = paint.ink(Ink::of(level), &format!("{:7}", level.as_str()));
            let (count, fixable) = (row.count, row.fixable);
            writeln!(out, "{rule:code$}  {:name$}  {level}  {count:>5}  {fixable:>7}", row.name)?;
        }
        writeln!(out)
    }
}
