//! A run of digits with what stands around it: what its groups look like, and whether it stands free. Decides nothing.

use super::Shape;
use super::label::{Evidence, is_currency};
use super::plan::Plan;
use super::run::{Gap, Group, Run, is_space};
use crate::text::TextRange;

/// A slash behind this many national digits begins another ending, as in "555 01 00 / 01".
pub(super) const BEFORE_ENDING: usize = 6;
/// Other endings hold no more digits than a national number.
const MOST_IN_ENDINGS: usize = 8;

/// A number within a run.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// Index of its first group.
    pub(super) first: usize,
    /// Index after its last group.
    pub(super) last: usize,
    /// Where it ends: behind its last group, or behind the letters of a vanity number.
    pub(super) end: usize,
    /// Its shape.
    pub(super) shape: Shape,
    /// Digits dialled to leave a country: two for "00", three for "011", none behind a plus sign.
    pub(super) exit: usize,
    /// The plan of its calling code.
    pub(super) plan: Option<&'static Plan>,
    /// The zero that is not dialled behind a calling code.
    pub(super) trunk_zero: Option<TextRange>,
    /// Index after the last group of other endings; `last` if there are none.
    pub(super) endings: usize,
}

/// A run with what stands around it.
pub(super) struct Site<'a> {
    /// The text.
    pub(super) text: &'a str,
    /// The run.
    pub(super) run: &'a Run,
    /// What the words before it say.
    pub(super) evidence: Evidence,
    /// Whether it follows another number: "202-224-5521 or 224-5522".
    pub(super) follows: bool,
}

impl Site<'_> {
    /// The groups of the run.
    pub(super) fn groups(&self) -> &[Group] {
        self.run.groups()
    }

    /// The digits of a group; none if there is no such group.
    pub(super) fn digits(&self, group: usize) -> &str {
        self.groups().get(group).and_then(|group| self.text.get(group.range.as_range())).unwrap_or_default()
    }

    /// How many digits the groups from `from` up to `to` have.
    pub(super) fn count(&self, from: usize, to: usize) -> usize {
        self.groups().get(from..to).unwrap_or_default().iter().map(|group| group.range.len()).sum()
    }

    /// What stands before a group; `Start` if there is no such group.
    pub(super) fn gap(&self, group: usize) -> Gap {
        self.groups().get(group).map_or(Gap::Start, |group| group.gap)
    }

    /// What stands before each group from `from` up to `to`.
    pub(super) fn gaps(&self, from: usize, to: usize) -> impl Iterator<Item = Gap> {
        self.groups().get(from..to).unwrap_or_default().iter().map(|group| group.gap)
    }

    /// Whether a label stands before the run that makes digits a number.
    pub(super) fn labelled(&self) -> bool {
        self.evidence.label.is_some_and(|label| label.sure)
    }

    /// Whether the words around speak for a telephone number.
    pub(super) fn expected(&self) -> bool {
        self.labelled() || (self.evidence.cue || self.follows) && !self.evidence.other && !self.evidence.money
    }

    /// Whether the words before take the number for something else.
    pub(super) fn spoken_for(&self) -> bool {
        !self.labelled() && (self.evidence.other || self.evidence.money)
    }

    /// A number without calling code in the groups from `first` up to `last`, its other endings up to `endings`.
    pub(super) fn found(&self, first: usize, last: usize, endings: usize, shape: Shape) -> Option<Found> {
        let end = self.groups().get(last.checked_sub(1)?)?.range.end;
        Some(Found { first, last, end, shape, exit: 0, plan: None, trunk_zero: None, endings })
    }

    /// Index after the groups that are other endings of a number before group `at`; more digits are a number.
    pub(super) fn endings(&self, at: usize) -> usize {
        let all = self.groups().len();
        if self.count(at, all) <= MOST_IN_ENDINGS { all } else { at }
    }
}

/// What groups look like.
impl Site<'_> {
    /// Whether the groups from `from` up to `to` have these lengths.
    pub(super) fn has_lengths(&self, from: usize, to: usize, lengths: &[usize]) -> bool {
        let groups = self.groups().get(from..to).unwrap_or_default();
        groups.len() == lengths.len()
            && groups.iter().zip(lengths).all(|(group, length)| group.range.len() == *length)
    }

    /// Index of the first group behind a slash that begins another ending; all groups if there is none.
    pub(super) fn last_before_slash(&self) -> usize {
        let all = self.groups().len();
        (1..all).find(|&at| self.gap(at) == Gap::Slash && self.count(0, at) > BEFORE_ENDING).unwrap_or(all)
    }

    /// "022", not "0041".
    pub(super) fn begins_with_trunk_zero(&self) -> bool {
        let first = self.digits(0);
        first.len() > 1 && first.starts_with('0') && !first.starts_with("00")
    }

    /// "1 500 000", "1.500.000".
    pub(super) fn is_thousands(&self, from: usize, to: usize) -> bool {
        let groups = self.groups().get(from..to).unwrap_or_default();
        let [first, rest @ ..] = groups else { return false };
        let even = rest.iter().all(|group| group.range.len() == 3 && group.gap == rest[0].gap);
        let marked = rest.first().is_some_and(|group| matches!(group.gap, Gap::Space | Gap::Point));
        first.range.len() <= 3 && even && marked
    }

    /// Whether three groups in a row are a date, or four numbers below 256 an address on the net.
    pub(super) fn is_date(&self, from: usize, to: usize) -> bool {
        let dates = (from..to).any(|at| at + 3 <= to && self.is_date_at(at));
        let host =
            to - from == 4 && self.gaps(from + 1, to).all(|gap| gap == Gap::Point) && self.is_host(from, to);
        dates || host
    }

    fn is_host(&self, from: usize, to: usize) -> bool {
        (from..to).all(|at| self.digits(at).parse::<u8>().is_ok())
            && self.count(from, to) <= 12
            && !self.labelled()
    }

    fn is_date_at(&self, at: usize) -> bool {
        let gap = self.gap(at + 1);
        if gap != self.gap(at + 2) || !matches!(gap, Gap::Hyphen | Gap::Slash | Gap::Point) {
            return false;
        }
        let [a, b, c] = [at, at + 1, at + 2].map(|group| self.digits(group));
        let day_and_month =
            |a: &str, b: &str| is_below(a, 31) && is_below(b, 12) || is_below(a, 12) && is_below(b, 31);
        is_year(a) && day_and_month(b, c) || is_year(c) && day_and_month(a, b)
    }

    /// "2016-2017", "2016-17".
    pub(super) fn is_years(&self, last: usize) -> bool {
        last == 2 && is_year(self.digits(0)) && (is_year(self.digits(1)) || self.digits(1).len() == 2)
    }
}

/// What stands around a number.
impl Site<'_> {
    /// Whether the number stands between commas or bars, as in "Ana Silva, 202 224 5521, …".
    pub(super) fn is_isolated(&self, last: usize) -> bool {
        let before = self.text.get(..self.run.start).unwrap_or_default().trim_end_matches(is_space);
        let end = self.groups().get(last - 1).map_or(self.run.end, |group| group.range.end);
        let after = self.text.get(end..).unwrap_or_default().trim_start_matches(is_space);
        let opens = before.ends_with([',', ';', '|', '–', '—', '•']);
        self.expected()
            || opens && (after.is_empty() || after.starts_with([',', ';', '|', '.', '\n', '\r', ')']))
    }

    /// Whether the run begins behind a space or a bracket and no colon follows.
    pub(super) fn stands_in_space(&self) -> bool {
        let before = self.text.get(..self.run.start).unwrap_or_default();
        let after = self.text.get(self.run.end..).unwrap_or_default();
        (before.is_empty() || before.ends_with(|c: char| c.is_whitespace() || c == '('))
            && !after.starts_with(':')
    }

    /// Whether the number is no part of a word, an address or a longer number.
    pub(super) fn stands_free(&self, found: Found, strong: bool) -> bool {
        let first_group = self.groups().get(found.first).map(|group| group.range.start);
        let start = if found.first == 0 { Some(self.run.start) } else { first_group };
        let end = if found.endings > found.last { self.run.end } else { found.end };
        start.is_some_and(|start| found.first > 0 || self.begins_freely(start, strong, found))
            && self.ends_freely(end, strong, found)
    }

    fn begins_freely(&self, start: usize, strong: bool, found: Found) -> bool {
        let glued = self.evidence.label.is_some_and(|label| label.glued);
        let before = self.text.get(..start).unwrap_or_default();
        let word = chunk_before(before);
        if word.contains("://") || word.contains(['@', '=', '\\', '_']) || word.starts_with("www.") {
            return false;
        }
        if glued {
            return true;
        }
        let mut back = before.chars().rev();
        let Some(last) = back.next() else { return true };
        let earlier = back.next().unwrap_or(' ');
        match last {
            '-' | '/' | '.' => !earlier.is_alphanumeric() || self.follows && last == '/',
            ':' => !earlier.is_numeric() && !word.contains('/'),
            ',' => {
                !earlier.is_numeric() || matches!(found.shape, Shape::NorthAmerican | Shape::International)
            }
            '#' | '&' | '%' | '§' | '~' | '≈' | '°' | '+' => false,
            _ if is_currency(last) => false,
            _ if last.is_alphabetic() => strong && self.run.plus && !word.contains('/'),
            _ => !last.is_numeric(),
        }
    }

    fn ends_freely(&self, end: usize, strong: bool, found: Found) -> bool {
        let after = self.text.get(end..).unwrap_or_default();
        let mut chars = after.chars();
        let Some(next) = chars.next() else { return true };
        let then = chars.next().unwrap_or(' ');
        let unit =
            after.trim_start_matches(is_space).chars().next().is_some_and(|c| c == '%' || is_currency(c));
        if unit && !strong {
            return false;
        }
        match next {
            'x' | 'X' => then.is_ascii_digit(),
            '@' | '=' | '_' | '%' | '°' => false,
            '-' => !then.is_alphanumeric() || strong && then.is_uppercase(),
            '/' => !then.is_alphanumeric() || strong || found.endings < self.groups().len(),
            ':' => !then.is_ascii_digit(),
            '.' => !then.is_lowercase(),
            ',' => !then.is_ascii_digit() || strong || self.ends_in_four(found),
            _ if next.is_alphanumeric() => strong && next.is_uppercase() && then.is_alphabetic(),
            _ => true,
        }
    }

    fn ends_in_four(&self, found: Found) -> bool {
        self.groups().get(found.last - 1).is_some_and(|group| group.range.len() == 4)
    }
}

/// The last characters before a number without a space or a mark that ends an address.
fn chunk_before(before: &str) -> &str {
    let from = before.ceil_char_boundary(before.len().saturating_sub(256));
    let near = &before[from..];
    let cut = near.rfind(|c: char| {
        c.is_whitespace() || matches!(c, ',' | ';' | '|' | '<' | '>' | '"' | '“' | '”' | '(')
    });
    cut.map_or(near, |at| near[at..].trim_start_matches(|c: char| !c.is_alphanumeric()))
}

fn is_year(digits: &str) -> bool {
    digits.len() == 4 && ("1800".."2100").contains(&digits)
}

fn is_below(digits: &str, most: u8) -> bool {
    digits.len() <= 2 && digits.parse::<u8>().is_ok_and(|value| (1..=most).contains(&value))
}
