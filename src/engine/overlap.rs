//! One cause, one finding: of two findings about the same words, the one nearer to the cause stays.

use crate::diagnostic::Diagnostic;

/// Pairs of rules where a finding of the second inside one of the first has the same cause.
const SAME_CAUSE: &[(&str, &str)] = &[
    // What stands in a slot is no acronym, no name and no date yet.
    ("PR010", "PR202"),
    ("PR010", "PR302"),
    ("PR010", "PR305"),
    ("PR010", "PR306"),
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

/// Pairs of rules that say the same of one place, whichever of their ranges is the wider: the graver finding stays, and of
/// equals the first, which is the more precise.
const EITHER_WAY: &[(&str, &str)] = &[
    // That nobody can be reached, and that no contact of the release can be.
    ("PR601", "PR103"),
];

/// Order of subjects when two findings have exactly the same range: the lower stays.
const SUBJECTS: [&str; 9] = ["PR01", "PR0", "PR1", "PR2", "PR4", "PR3", "PR6", "PR7", "PR8"];

/// Drops findings that repeat another's cause. Expects and keeps the order of place.
pub fn one_finding_for_one_cause(diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let place = |at: usize| diagnostics[at].location.text;
    let mut by_start: Vec<usize> = (0..diagnostics.len()).filter(|&at| place(at).is_some()).collect();
    by_start.sort_by_key(|&at| place(at).map(|range| range.start));
    let mut hidden = vec![false; diagnostics.len()];
    for (number, &at) in by_start.iter().enumerate() {
        let end = place(at).map_or(0, |range| range.end);
        // Only findings that begin inside this one can be hidden by it or hide it.
        let inside = by_start[number + 1..]
            .iter()
            .take_while(|&&other| place(other).is_some_and(|range| range.start <= end));
        for &other in inside.take(MOST_INSIDE) {
            hidden[other] |= hides(&diagnostics[at], &diagnostics[other]);
            hidden[at] |= hides(&diagnostics[other], &diagnostics[at]);
        }
    }
    diagnostics
        .into_iter()
        .zip(hidden)
        .filter(|(_, hidden)| !hidden)
        .map(|(diagnostic, _)| diagnostic)
        .collect()
}

/// Findings inside another that are compared with it; a finding about a whole part may hold thousands, and none of those
/// shares its cause.
const MOST_INSIDE: usize = 64;

fn hides(one: &Diagnostic, other: &Diagnostic) -> bool {
    let (Some(wide), Some(narrow)) = (one.location.text, other.location.text) else { return false };
    if wide.overlaps(narrow) && speaks_for(one, other) {
        return true;
    }
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

/// Whether two rules say the same of one place, so that only one of them is heard.
pub fn say_the_same(one: &str, other: &str) -> bool {
    EITHER_WAY.contains(&(one, other)) || EITHER_WAY.contains(&(other, one))
}

/// Whether `one` says what `other` says and is graver or, being the same, more precise.
fn speaks_for(one: &Diagnostic, other: &Diagnostic) -> bool {
    let pair = (one.rule.as_ref(), other.rule.as_ref());
    let first = EITHER_WAY.contains(&pair);
    let second = EITHER_WAY.contains(&(pair.1, pair.0));
    first && one.level >= other.level || second && one.level > other.level
}

fn subject(code: &str) -> usize {
    SUBJECTS.iter().position(|prefix| code.starts_with(prefix)).unwrap_or(SUBJECTS.len())
}
