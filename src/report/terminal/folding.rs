//! What is counted rather than shown: the third and later of equal findings in a file, and what passes a rule's own limit.

use crate::diagnostic::{Diagnostic, Level};
use crate::engine::FileReport;
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
    /// Lines of its equals that are not shown.
    equals: Vec<usize>,
    /// Lines of its rule's other findings that are not shown.
    others: Vec<usize>,
}

impl Folded<'_> {
    /// How many more there are, and where.
    pub(super) fn more(&self) -> Option<String> {
        let equals = counted(&self.equals, "like this");
        let others = counted(&self.others, &format!("of {}", self.diagnostic.rule));
        let counts: Vec<String> = equals.into_iter().chain(others).collect();
        (!counts.is_empty()).then(|| format!("({}; --output json lists all)", counts.join("; ")))
    }
}

/// `3 more like this, lines 4, 7, 9`.
fn counted(hidden: &[usize], what: &str) -> Option<String> {
    if hidden.is_empty() {
        return None;
    }
    let mut lines = hidden.to_vec();
    lines.dedup();
    let named: Vec<String> = lines.iter().take(MOST_LINES).map(ToString::to_string).collect();
    let plural = if lines.len() == 1 { "line" } else { "lines" };
    let dots = if lines.len() > MOST_LINES { " …" } else { "" };
    Some(format!("{} more {what}, {plural} {}{dots}", hidden.len(), named.join(", ")))
}

/// Keeps two of each kind, and no more of a rule than it wants to be shown. `findings` come in the order in which they are
/// shown: what is folded is told with the last one before it that is not.
pub(super) fn fold_findings<'d>(
    file: &FileReport,
    findings: impl IntoIterator<Item = &'d Diagnostic>,
) -> Vec<Folded<'d>> {
    let mut folding = Folding { file, kept: Vec::new(), equals: HashMap::new(), of_rule: HashMap::new() };
    for diagnostic in findings {
        folding.take(diagnostic);
    }
    folding.kept
}

/// How many were shown, and which was the last.
#[derive(Clone, Copy, Default)]
struct Shown {
    count: usize,
    last: usize,
}

struct Folding<'f, 'd> {
    file: &'f FileReport,
    kept: Vec<Folded<'d>>,
    equals: HashMap<(Level, String, String), Shown>,
    of_rule: HashMap<&'d str, Shown>,
}

impl<'d> Folding<'_, 'd> {
    fn take(&mut self, diagnostic: &'d Diagnostic) {
        let equals = self.equals.entry(kind_of(diagnostic)).or_default();
        let of_rule = self.of_rule.entry(diagnostic.rule.as_ref()).or_default();
        let line = diagnostic.location.start.line;
        let limit = self.file.limits.get(diagnostic.rule.as_ref());
        if equals.count >= SHOWN {
            self.kept[equals.last].equals.push(line);
        } else if limit.is_some_and(|&limit| of_rule.count >= limit) {
            self.kept[of_rule.last].others.push(line);
        } else {
            for shown in [equals, of_rule] {
                *shown = Shown { count: shown.count + 1, last: self.kept.len() };
            }
            self.kept.push(Folded { diagnostic, equals: Vec::new(), others: Vec::new() });
        }
    }
}

/// What makes findings equal: level, rule, reason and words. Without words the message tells them apart.
fn kind_of(diagnostic: &Diagnostic) -> (Level, String, String) {
    let quote = &diagnostic.location.quote;
    let words = fold(if quote.is_empty() { &diagnostic.message } else { quote });
    (diagnostic.level, diagnostic.code(), words)
}
