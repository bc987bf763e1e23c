//! One cause, one finding: of two findings about the same words, the one nearer to the cause stays.

use crate::diagnostic::Diagnostic;

/// Pairs of rules where a finding of the second inside one of the first has the same cause.
const SAME_CAUSE: &[(&str, &str)] = &[
    // What stands in a slot is no acronym, no name and no date yet.
    ("PR010", "PR302"),
    ("PR010", "PR307"),
    ("PR010", "PR604"),
    // A lost dateline dash is no double space.
    ("PR203", "PR804"),
    // A malformed name is one mistake, whatever its letters and spelling.
    ("PR301", "PR305"),
    ("PR301", "PR314"),
    ("PR301", "PR701"),
    // An impossible day has no weekday.
    ("PR207", "PR206"),
    ("PR207", "PR208"),
    // An address that cannot be an address need not match a name.
    ("PR604", "PR606"),
    ("PR603", "PR602"),
    // A character nobody sees breaks the word it stands in.
    ("PR810", "PR604"),
    ("PR810", "PR314"),
];

/// Order of subjects when two findings have exactly the same range: the lower stays.
const SUBJECTS: [&str; 9] = ["PR01", "PR0", "PR1", "PR2", "PR4", "PR3", "PR6", "PR7", "PR8"];

/// Drops findings that repeat another's cause. Expects and keeps the order of place.
pub fn one_finding_for_one_cause(diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let hidden: Vec<bool> = (0..diagnostics.len())
        .map(|at| {
            (0..diagnostics.len()).any(|other| other != at && hides(&diagnostics[other], &diagnostics[at]))
        })
        .collect();
    diagnostics
        .into_iter()
        .zip(hidden)
        .filter(|(_, hidden)| !hidden)
        .map(|(diagnostic, _)| diagnostic)
        .collect()
}

fn hides(one: &Diagnostic, other: &Diagnostic) -> bool {
    let (Some(wide), Some(narrow)) = (one.location.text, other.location.text) else { return false };
    if wide.start > narrow.start || narrow.end > wide.end || one.rule == other.rule {
        return false;
    }
    if SAME_CAUSE.contains(&(one.rule.as_ref(), other.rule.as_ref())) {
        return true;
    }
    // A place without width is where something is missing; two things may be missing at one place.
    let same = wide == narrow && !wide.is_empty();
    same && !SAME_CAUSE.contains(&(other.rule.as_ref(), one.rule.as_ref()))
        && subject(&one.rule) < subject(&other.rule)
}

fn subject(code: &str) -> usize {
    SUBJECTS.iter().position(|prefix| code.starts_with(prefix)).unwrap_or(SUBJECTS.len())
}
