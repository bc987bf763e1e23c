//! Numbers without a calling code, by shapes that nothing else has, or by a label or a word before them.

use super::Shape;
use super::nanp::{is_area, is_exchange};
use super::plan;
use super::run::{Gap, is_space};
use super::site::{Found, Site};

/// Letters and digits behind the area code of a vanity number; only the first seven are dialled.
const MOST_SYMBOLS: usize = 11;
/// Groups of national numbers that begin with the trunk zero.
const TRUNK_SHAPES: &[&[usize]] =
    &[&[3, 3, 2, 2], &[3, 4, 4], &[4, 3, 4], &[5, 3, 3], &[2, 3, 2, 2], &[2, 4, 4], &[3, 3, 4]];
/// Groups of national numbers in Spain and Portugal.
const IBERIAN_SHAPES: &[&[usize]] = &[&[2, 3, 2, 2], &[3, 2, 2, 2]];

/// Numbers without a calling code.
impl Site<'_> {
    /// The number that begins with group `at`. Shapes that are found less surely must begin the run.
    pub(super) fn national(&self, at: usize) -> Option<Found> {
        let found = self.north_american(at).or_else(|| self.vanity(at));
        if at > 0 {
            return found;
        }
        found
            .or_else(|| self.pairs())
            .or_else(|| self.trunk())
            .or_else(|| self.iberian())
            .or_else(|| self.any_shape())
    }

    /// "(202) 224-5521", "1-866-274-0960".
    fn north_american(&self, at: usize) -> Option<Found> {
        let one = self.digits(at) == "1";
        let area = at + usize::from(one);
        let last = area + 3;
        if !self.has_lengths(area, last, &[3, 3, 4]) || self.gaps(area + 1, last).any(|gap| gap == Gap::Start)
        {
            return None;
        }
        let bracketed = self.groups()[area].bracketed;
        let spaced = !one && !bracketed && self.gaps(area + 1, last).all(|gap| gap == Gap::Space);
        let valid = is_area(self.digits(area)) && is_exchange(self.digits(area), self.digits(area + 1));
        // "252.227-7014" is a clause of a contract before it is a number.
        let clause = self.gap(area + 1) == Gap::Point && self.gap(area + 2) == Gap::Hyphen && !one;
        let looks_so = bracketed
            || valid && !clause && (!spaced || at == 0 && self.is_isolated(last))
            || at == 0 && self.expected();
        if !looks_so || self.spoken_for() && !bracketed && !one {
            return None;
        }
        let endings = self.north_american_end(last, spaced)?;
        let found = self.found(at, last, endings, Shape::NorthAmerican)?;
        self.stands_free(found, bracketed || one).then_some(found)
    }

    /// Index after the endings of a North American number, if what follows leaves it whole.
    fn north_american_end(&self, last: usize, spaced: bool) -> Option<usize> {
        match self.gap(last) {
            Gap::Slash => Some(self.endings(last)),
            Gap::Hyphen if self.groups().len() == last + 1 && self.count(last, last + 1) <= 4 => {
                Some(last + 1)
            }
            Gap::Space | Gap::Line if !spaced || self.labelled() => Some(last),
            Gap::Start => Some(last),
            _ => None,
        }
    }

    /// "1-800-MEDICARE", "(202) 224-NATO".
    pub(super) fn vanity(&self, at: usize) -> Option<Found> {
        let all = self.groups().len();
        let one = self.digits(at) == "1";
        let area = at + usize::from(one);
        let bracketed = self.groups().get(area)?.bracketed;
        if !is_area(self.digits(area)) || !(one || bracketed || at == 0 && self.expected()) {
            return None;
        }
        let letters = Letters::after(self.text, self.run.end, bracketed && all == area + 1)?;
        let symbols = self.count(area + 1, all) + letters.symbols;
        let exchange = all == area + 2 && self.digits(area + 1).len() == 3 && symbols == 7;
        if !(7..=MOST_SYMBOLS).contains(&symbols) || !(exchange || letters.capitals >= 3) {
            return None;
        }
        let plan = self.run.plus.then(|| plan::of_code(1)).flatten();
        Some(Found { plan, end: letters.end, ..self.found(at, all, all, Shape::Vanity)? })
    }

    /// French pairs: "01 42 34 56 78".
    fn pairs(&self) -> Option<Found> {
        let kind = self.gap(1);
        let even = self.has_lengths(0, 5, &[2; 5]) && self.gaps(1, 5).all(|gap| gap == kind);
        let marked = matches!(kind, Gap::Space | Gap::Point | Gap::Hyphen);
        let counting = (0..4).all(|at| self.digits(at) < self.digits(at + 1)) && self.digits(4) < "32";
        if !even || !marked || !self.begins_with_trunk_zero() || counting && !self.expected() {
            return None;
        }
        self.whole(5, Shape::Pairs)
    }

    /// Numbers with the trunk zero: "022 555 01 00", "(020) 7946 0018".
    fn trunk(&self) -> Option<Found> {
        let last = self.last_before_slash();
        let known = TRUNK_SHAPES.iter().any(|shape| self.has_lengths(0, last, shape));
        let bracketed =
            self.groups().first()?.bracketed && last > 1 && (9..=11).contains(&self.count(0, last));
        if !self.begins_with_trunk_zero() || !(known || bracketed) || self.is_date(0, last) {
            return None;
        }
        self.whole(last, Shape::Trunk)
    }

    /// "91 123 45 67".
    fn iberian(&self) -> Option<Found> {
        let last = self.last_before_slash();
        let known = IBERIAN_SHAPES.iter().any(|shape| self.has_lengths(0, last, shape));
        let even = self.gaps(1, last).all(|gap| gap == self.gap(1));
        if !known || !even || !self.digits(0).starts_with(['6', '7', '8', '9']) {
            return None;
        }
        self.whole(last, Shape::Grouped)
    }

    /// Any digits behind a label, and most behind a word such as "call".
    fn any_shape(&self) -> Option<Found> {
        let last = self.last_before_slash();
        let total = self.count(0, last);
        if self.is_date(0, last) || self.is_years(last) || !self.expected() {
            return None;
        }
        let fits = match self.evidence.label.filter(|label| label.sure) {
            Some(label) if label.marked => (5..=15).contains(&total),
            Some(_) => (7..=15).contains(&total) && !(total < 9 && self.is_thousands(0, last)),
            None => self.is_likely(last, total) && self.stands_in_space(),
        };
        let shape = match last {
            2 if self.has_lengths(0, 2, &[3, 4]) => Shape::Local,
            _ if self.begins_with_trunk_zero() => Shape::Trunk,
            _ => Shape::Grouped,
        };
        fits.then(|| self.whole(last, shape)).flatten()
    }

    /// Whether digits of no known shape are a number, given that one is likely here.
    fn is_likely(&self, last: usize, total: usize) -> bool {
        let postal = self.has_lengths(0, last, &[5, 4]) || self.has_lengths(0, last, &[3, 2, 4]);
        let decimal = last == 2 && self.gap(1) == Gap::Point;
        let sum = self.is_thousands(0, last) && !self.begins_with_trunk_zero();
        let least = if last > 1 || self.follows { 7 } else { 9 };
        (least..=12).contains(&total) && !postal && !decimal && !sum
    }

    /// The number that groups up to `last` make, if nothing but other endings follows in the run.
    fn whole(&self, last: usize, shape: Shape) -> Option<Found> {
        let endings = match self.gap(last) {
            Gap::Start => last,
            Gap::Slash => self.endings(last),
            _ => return None,
        };
        let found = self.found(0, last, endings, shape)?;
        (!self.spoken_for() && self.stands_free(found, self.labelled())).then_some(found)
    }
}

/// The letters of a vanity number behind its digits.
struct Letters {
    end: usize,
    symbols: usize,
    capitals: usize,
}

impl Letters {
    /// Capitals, digits and single hyphens behind a hyphen or point at `at`, or behind a space after a bracket.
    fn after(text: &str, at: usize, bracketed: bool) -> Option<Self> {
        let rest = text.get(at..)?;
        let start = rest
            .strip_prefix(['-', '‑', '–', '.'])
            .or_else(|| bracketed.then(|| rest.trim_start_matches(is_space)))?;
        let (mut end, mut symbols, mut capitals, mut joined) = (0, 0, 0, false);
        for (offset, c) in start.char_indices() {
            match c {
                _ if symbols > MOST_SYMBOLS => return None,
                'A'..='Z' | '0'..='9' => {
                    symbols += 1;
                    capitals += usize::from(c.is_ascii_uppercase());
                    (end, joined) = (offset + 1, false);
                }
                '-' if !joined => joined = true,
                _ if c.is_alphanumeric() => return None,
                _ => break,
            }
        }
        (capitals > 0).then_some(Self { end: text.len() - start.len() + end, symbols, capitals })
    }
}
