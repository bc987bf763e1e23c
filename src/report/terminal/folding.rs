//! The third and later of equal findings in a file are counted, not shown.

use crate::diagnostic::Diagnostic;
use crate::text::fold;
use std::collections::HashMap;

/// Equal findings that are shown.
const SHOWN: usize = 2;

/// Lines that are named for those that are not shown.
const MOST_LINES: usize = 6;

/// A finding that is shown, with those that it stands for.
#[derive(Debug)]
pub(super) struct Folded<'d> {
    /// The finding.
    pub diagnostic: &'d Diagnostic,
    /// Lines of the findings that are not shown.
    hidden: Vec<usize>,
}

impl Folded<'_> {
    /// How many more there are, and where.
    pub(super) fn more(&self) -> Option<String> {
        let count = self.hidden.len();
        if count == 0 {
            return None;
        }
        let mut lines = self.hidden.clone();
        lines.dedup();
        let named: Vec<String> = lines.iter().take(MOST_LINES).map(ToString::to_string).collect();
        let plural = if lines.len() == 1 { "line" } else { "lines" };
        let dots = if lines.len() > MOST_LINES { " …" } else { "" };
        Some(format!(
            "({count} more like this, {plural} {}{dots}; --output json lists all)",
            named.join(", ")
        ))
    }
}

/// Keeps two of each kind: same rule, reason and words. Without words the message tells them apart.
pub(super) fn fold_equals<'d>(diagnostics: &[&'d Diagnostic]) -> Vec<Folded<'d>> {
    let mut kept: Vec<Folded<'d>> = Vec::new();
    let mut seen: HashMap<(String, String), (usize, usize)> = HashMap::new();
    for diagnostic in diagnostics {
        let quote = &diagnostic.location.quote;
        let words = fold(if quote.is_empty() { &diagnostic.message } else { quote });
        let (count, last) = seen.entry((diagnostic.code(), words)).or_insert((0, 0));
        *count += 1;
        if *count > SHOWN {
            kept[*last].hidden.push(diagnostic.location.start.line);
        } else {
            *last = kept.len();
            kept.push(Folded { diagnostic, hidden: Vec::new() });
        }
    }
    kept
}
