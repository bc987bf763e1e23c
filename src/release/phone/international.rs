//! Numbers with a calling code: behind a plus sign, "00" or "011". Judges no number.

use super::plan::{self, Plan, code_length};
use super::run::{Gap, Group, is_space};
use super::site::{BEFORE_ENDING, Found, Site};
use super::{Shape, digits_in};
use crate::text::TextRange;

/// Digits in a row: calling code and national number hold 15 by rule; two more may be a slip.
const MOST_DIGITS: usize = 17;

/// Digits of two numbers that ran together.
const TWO_NUMBERS: usize = 26;

/// Numbers with a calling code.
impl Site<'_> {
    /// Digits dialled to leave a country that the run begins with.
    pub(super) fn exit_digits(&self) -> usize {
        let first = self.digits(0);
        let spaced = self.groups().len() > 1 || self.labelled();
        match first {
            "00" | "011" => first.len(),
            _ if first.starts_with("00") && !first.starts_with("000") && spaced => 2,
            _ => 0,
        }
    }

    /// The number of a run that begins with a plus sign or with `exit` digits that lead out of a country.
    pub(super) fn international(&self, exit: usize) -> Option<Found> {
        let plan = plan::at_start_of(&self.first_digits(exit));
        let bracketed = self.groups().iter().skip(1).take(2).find(|group| self.is_bracketed_zero(group));
        let bracketed = bracketed.map(|group| TextRange::new(group.range.start - 1, group.range.end + 1));
        let mut found = self.fitted(exit, plan, bracketed)?;
        if bracketed.is_none() && !self.has_right_length(found) {
            let bare = plan.into_iter().flat_map(|plan| self.bare_trunks(exit, plan));
            let mut without = bare.filter_map(|trunk| self.fitted(exit, plan, Some(trunk)));
            found = without.find(|found| self.has_right_length(*found)).unwrap_or(found);
        }
        let right = self.has_right_length(found);
        let free = self.stands_free(found, right || self.labelled());
        (free && self.is_plausible(found, right)).then_some(found)
    }

    /// The number with the groups that belong to it.
    fn fitted(
        &self,
        exit: usize,
        plan: Option<&'static Plan>,
        trunk_zero: Option<TextRange>,
    ) -> Option<Found> {
        let before = self.before_national(exit, plan, trunk_zero);
        let (last, endings) = self.fit(before, plan);
        let found = Found { exit, plan, trunk_zero, ..self.found(0, last, endings, Shape::International)? };
        trunk_zero.is_none_or(|zero| zero.end <= found.end).then_some(found)
    }

    fn has_right_length(&self, found: Found) -> bool {
        let before = self.before_national(found.exit, found.plan, found.trunk_zero);
        let length = self.count(0, found.last).saturating_sub(before);
        found.plan.is_some_and(|plan| plan.lengths.contains(length))
    }

    /// The digits that a calling code may be made of.
    fn first_digits(&self, exit: usize) -> Vec<u8> {
        let groups = self.groups().iter().filter(|group| !self.is_bracketed_zero(group));
        let digits = groups.filter_map(|group| self.text.as_bytes().get(group.range.as_range())).flatten();
        digits.skip(exit).take(3).copied().collect()
    }

    fn is_bracketed_zero(&self, group: &Group) -> bool {
        let TextRange { start, end } = group.range;
        start.checked_sub(1).and_then(|open| self.text.get(open..end + 1)) == Some("(0)")
    }

    /// What is dialled within the country alone and stands behind the calling code without brackets, as in
    /// "+41 022 555 01 00" and "+7 8 495 555 01 00".
    fn bare_trunks(&self, exit: usize, plan: &Plan) -> impl Iterator<Item = TextRange> {
        let at = self.national_start(exit, plan);
        plan::trunks(plan).filter_map(move |trunk| {
            let rest = self.text.get(at?..)?;
            rest.starts_with(trunk).then_some(TextRange::new(at?, at? + trunk.len()))
        })
    }

    /// Where the digits behind the calling code begin.
    fn national_start(&self, exit: usize, plan: &Plan) -> Option<usize> {
        let mut left = exit + code_length(plan.code);
        let group = self.groups().iter().find(|group| {
            let here = left < group.range.len();
            left -= if here { 0 } else { group.range.len() };
            here
        })?;
        Some(group.range.start + left)
    }

    /// Digits before the national number: those that lead out of a country, the calling code, and a zero.
    fn before_national(&self, exit: usize, plan: Option<&Plan>, trunk: Option<TextRange>) -> usize {
        let trunk = trunk.map_or(0, |range| digits_in(self.text, range));
        exit + plan.map_or(0, |plan| code_length(plan.code)) + trunk
    }

    /// How many groups belong to the number, and how many with other endings; `before` digits are not national.
    fn fit(&self, before: usize, plan: Option<&Plan>) -> (usize, usize) {
        let all = self.groups().len();
        let length = |last: usize| self.count(0, last).saturating_sub(before);
        let slash = (1..all).find(|&at| self.gap(at) == Gap::Slash && length(at) >= BEFORE_ENDING);
        let (last, endings) = slash.map_or((all, all), |at| (at, self.endings(at)));
        let Some(lengths) = plan.map(|plan| plan.lengths).filter(|lengths| !lengths.contains(length(last)))
        else {
            return (last, endings);
        };
        let shorter = (1..last).rev().find(|&at| lengths.contains(length(at)) && self.may_end(at, last));
        shorter.map_or((last, endings), |at| match self.gap(at) {
            Gap::Hyphen => (at, last),
            _ => (at, at),
        })
    }

    /// Whether a number that is too long may end before group `at`: what follows is another ending, another number,
    /// or a number with its own word as in "+41 22 555 01 00 24 hours a day".
    fn may_end(&self, at: usize, last: usize) -> bool {
        let rest = self.count(at, last);
        match self.gap(at) {
            Gap::Hyphen => rest <= 4 && last == at + 1,
            Gap::Line => true,
            Gap::Space => rest > 4 && !self.runs_on(at, last) || self.goes_on_in_words(last),
            _ => false,
        }
    }

    /// Whether too many digits go on evenly behind group `at`: "+39 0372 5550 1003 7255 5011" is one mistake.
    fn runs_on(&self, at: usize, last: usize) -> bool {
        let length = self.digits(at - 1).len();
        let even =
            (at..last).all(|group| self.digits(group).len() == length && self.gap(group) == Gap::Space);
        even && length > 2 && self.labelled() && self.count(0, last) > MOST_DIGITS
    }

    fn goes_on_in_words(&self, last: usize) -> bool {
        let end = self.groups().get(last - 1).map_or(self.run.end, |group| group.range.end);
        let rest = self.text.get(end..).unwrap_or_default();
        rest.starts_with([':', '/', '%', '-', '–'])
            || rest.trim_start_matches(is_space).starts_with(char::is_alphabetic)
    }

    /// Whether this is a number and no sum, rate or place on the map; `right` says that its length is.
    fn is_plausible(&self, Found { exit, last, .. }: Found, right: bool) -> bool {
        let total = self.count(0, last).saturating_sub(exit);
        if total > MOST_DIGITS {
            return exit == 0 && self.labelled() && total <= TWO_NUMBERS;
        }
        if self.labelled() {
            return total >= if exit == 0 { 5 } else { 8 };
        }
        if self.is_on_map(exit, last) || self.evidence.money || self.is_date(0, last) {
            return false;
        }
        if self.is_thousands(0, last) {
            let clear = right && total >= 10 && self.code_stands_alone(exit);
            return clear || total >= 8 && self.is_isolated(last);
        }
        match exit {
            0 if right => total >= 7,
            0 => total >= 9 || total >= 8 && last >= 3,
            _ => right && total >= 8 && self.code_stands_alone(exit) && !self.spoken_for(),
        }
    }

    /// "+41.2255501", "+40.6894-074.0447".
    fn is_on_map(&self, exit: usize, last: usize) -> bool {
        let decimal = exit == 0 && self.gap(1) == Gap::Point;
        decimal && (last == 2 || self.gaps(2, last).any(|gap| gap == Gap::Hyphen))
    }

    /// "+41 22", "0041 22", "00 41 22": a gap behind the calling code, and no zero behind that but one in brackets.
    fn code_stands_alone(&self, exit: usize) -> bool {
        let code = plan::at_start_of(&self.first_digits(exit)).map_or(0, |plan| code_length(plan.code));
        let national = (1..3).find(|&at| self.count(0, at) == exit + code);
        national.is_some_and(|at| {
            let zero = self.digits(at).starts_with('0')
                && !self.groups().get(at).is_some_and(|group| group.bracketed);
            self.groups().len() > at && (exit == 0 || !zero)
        })
    }
}
