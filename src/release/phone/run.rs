//! Runs of digits: groups, and the marks that stand between them. Knows nothing of telephones but their signs.

use crate::text::TextRange;

/// More groups than any number has; a longer run is a table or a list.
const MAX_GROUPS: usize = 16;

/// A bracket may open behind this many digits: "+1 (", "0041 (", "011 41 (".
const DIGITS_BEFORE_BRACKET: usize = 5;

/// What stands before a group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing: the first group.
    #[default]
    Start,
    /// One space, of whatever width.
    Space,
    /// The end of a line.
    Line,
    /// A hyphen or a dash, perhaps with spaces.
    Hyphen,
    /// A point.
    Point,
    /// A slash, perhaps with spaces.
    Slash,
    /// Nothing but a bracket.
    Bracket,
}

/// Digits without a gap.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Group {
    /// Its digits.
    pub(super) range: TextRange,
    /// What stands before it.
    pub(super) gap: Gap,
    /// Whether it stands in brackets.
    pub(super) bracketed: bool,
}

/// Groups of digits with single gaps between them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    /// Where it begins: a plus sign, a bracket or a digit.
    pub(super) start: usize,
    /// Where it ends, a group too many to hold included.
    pub(super) end: usize,
    /// Whether it begins with a plus sign.
    pub(super) plus: bool,
    /// Whether a space stands after the plus sign.
    pub(super) plus_gap: bool,
    groups: [Group; MAX_GROUPS],
    len: usize,
    overlong: bool,
}

impl Run {
    /// The groups; none if there are more than any number has.
    pub(super) fn groups(&self) -> &[Group] {
        if self.overlong { &[] } else { &self.groups[..self.len] }
    }

    /// Reads the run whose first digit stands at `digit`; signs before it are taken back to `floor`. With
    /// `across_lines` the end of a line counts as a space.
    pub(super) fn read(text: &str, digit: usize, floor: usize, across_lines: bool) -> Self {
        let opening = Opening::before(text, digit, floor);
        let mut run = Self {
            start: opening.start,
            end: digit,
            plus: opening.plus,
            plus_gap: opening.gap,
            groups: [Group::default(); MAX_GROUPS],
            len: 0,
            overlong: false,
        };
        run.read_groups(text, digit, opening.bracket.then_some(0), across_lines);
        if opening.bracket && run.drop_outer_bracket() {
            run.start = opening.inside;
        }
        run
    }

    /// `open` is the index of the first group of a bracket that is not closed yet.
    fn read_groups(&mut self, text: &str, digit: usize, mut open: Option<usize>, across_lines: bool) {
        let (mut at, mut gap, mut digits) = (digit, Gap::Start, 0);
        loop {
            let mut end = digits_end(text, at);
            digits += end - at;
            self.push(Group { range: TextRange::new(at, end), gap, bracketed: false });
            let closed = byte(text, end) == Some(b')') && self.close(open);
            if closed {
                open = None;
                end += 1;
                self.end = end;
            }
            let Some(next) = Next::after(text, end, closed, across_lines) else { return };
            if next.bracket {
                if digits > DIGITS_BEFORE_BRACKET || !closes(text, next.at) {
                    return;
                }
                // A bracket that is still open holds the whole number: "(+41 (0)22 555 01 00)".
                open = Some(self.len);
            }
            (at, gap) = (next.at, next.gap);
        }
    }

    fn push(&mut self, group: Group) {
        self.end = group.range.end;
        if let Some(slot) = self.groups.get_mut(self.len) {
            *slot = group;
            self.len += 1;
        } else {
            self.overlong = true;
        }
    }

    /// Closes the bracket over the groups from `open`; a bracket holds two groups at most: "(+41 22) 555 01 00".
    fn close(&mut self, open: Option<usize>) -> bool {
        let Some(inside) = open.and_then(|from| self.groups.get_mut(from..self.len)) else { return false };
        if !(1..=2).contains(&inside.len()) {
            return false;
        }
        inside.iter_mut().for_each(|group| group.bracketed = true);
        true
    }

    /// Takes away a bracket that is no part of a number: "(555-0143)", "(202-224-5521)". Says whether it did, or
    /// whether there was none.
    fn drop_outer_bracket(&mut self) -> bool {
        let groups = &mut self.groups[..self.len];
        let area_code_alone = matches!(groups, [group] if group.range.len() == 3);
        if groups.iter().all(|group| group.bracketed) && !area_code_alone {
            groups.iter_mut().for_each(|group| group.bracketed = false);
            self.end = groups.last().map_or(self.end, |group| group.range.end);
        }
        !self.groups[0].bracketed
    }
}

/// The signs before the first digit: "(", "+", "(+", "+(".
struct Opening {
    start: usize,
    /// Where the run begins if the bracket is no part of it.
    inside: usize,
    plus: bool,
    gap: bool,
    bracket: bool,
}

impl Opening {
    fn before(text: &str, digit: usize, floor: usize) -> Self {
        let before = text.get(floor..digit).unwrap_or_default();
        let (rest, inner) = strip(before, '(');
        let unspaced = rest.trim_end_matches(is_space);
        let gap = unspaced.len() < rest.len();
        match unspaced.strip_suffix(['+', '＋']) {
            Some(rest) if unspaced.len() + 4 >= before.len() => {
                let inside = floor + rest.len();
                let (rest, outer) = strip(rest, '(');
                Self { start: floor + rest.len(), inside, plus: true, gap, bracket: inner || outer }
            }
            _ => Self { start: floor + rest.len(), inside: digit, plus: false, gap: false, bracket: inner },
        }
    }
}

/// Where the next group begins and what stands before it.
struct Next {
    at: usize,
    gap: Gap,
    bracket: bool,
}

impl Next {
    /// Reads the gap at `at`; behind a closed bracket there may be none, or two spaces.
    fn after(text: &str, at: usize, closed: bool, across_lines: bool) -> Option<Self> {
        let rest = text.get(at..)?;
        let (rest, spaces) = skip_spaces(rest, if closed { 2 } else { 1 }, across_lines);
        let (rest, gap) = match mark(rest) {
            Some((Gap::Point, _)) if spaces != Gap::Start => return None,
            Some((Gap::Point, rest)) => (rest, Gap::Point),
            Some((gap, rest)) => (skip_spaces(rest, 1, across_lines).0, gap),
            None => (rest, spaces),
        };
        let (rest, bracket) = rest.strip_prefix('(').map_or((rest, false), |rest| (rest, true));
        let gap = match gap {
            Gap::Start if bracket || closed => Gap::Bracket,
            Gap::Start => return None,
            gap => gap,
        };
        rest.starts_with(|c: char| c.is_ascii_digit()).then_some(Self {
            at: text.len() - rest.len(),
            gap,
            bracket,
        })
    }
}

/// Skips up to `most` spaces and says what they are: `Start` for none.
fn skip_spaces(text: &str, most: usize, across_lines: bool) -> (&str, Gap) {
    let mut rest = text;
    for _ in 0..most {
        let Some(after) = rest.strip_prefix(is_space) else { break };
        rest = after;
    }
    if across_lines {
        let line = rest.trim_start_matches(is_space);
        let line = line.strip_prefix('\r').unwrap_or(line);
        if let Some(after) = line.strip_prefix('\n') {
            return (after.trim_start_matches(is_space), Gap::Line);
        }
    }
    (rest, if rest.len() < text.len() { Gap::Space } else { Gap::Start })
}

/// A mark that may stand between groups, and what follows it.
fn mark(text: &str) -> Option<(Gap, &str)> {
    let mut chars = text.chars();
    let gap = match chars.next()? {
        '-' | '‐' | '‑' | '‒' | '–' | '−' => Gap::Hyphen,
        '.' | '·' => Gap::Point,
        '/' => Gap::Slash,
        _ => return None,
    };
    Some((gap, chars.as_str()))
}

/// Whether a bracket that opens before `at` closes behind one group.
fn closes(text: &str, at: usize) -> bool {
    byte(text, digits_end(text, at)) == Some(b')')
}

fn strip(text: &str, mark: char) -> (&str, bool) {
    text.strip_suffix(mark).map_or((text, false), |rest| (rest, true))
}

/// Spaces that may stand inside a number; no tab and no end of a line.
pub(super) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{202f}')
}

/// The first digit at or behind `from`.
pub(super) fn next_digit(text: &str, from: usize) -> Option<usize> {
    text.as_bytes().get(from..)?.iter().position(u8::is_ascii_digit).map(|at| from + at)
}

fn digits_end(text: &str, at: usize) -> usize {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    at + rest.iter().position(|b| !b.is_ascii_digit()).unwrap_or(rest.len())
}

/// The byte at `at`.
pub(super) fn byte(text: &str, at: usize) -> Option<u8> {
    text.as_bytes().get(at).copied()
}
