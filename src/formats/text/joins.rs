//! Which lines are one paragraph. Two kinds of evidence: the language (a sentence that has not ended goes on in lower case)
//! and the measure (where lines are wrapped at one width, a line that is full goes on below).

use super::fragments;
use super::lines::{Gap, Line, Role};
use super::measure::{Fullness, Measure};
use super::words::{
    begins_with_closing_mark, ends_item, ends_with_stop, first_word, goes_on, goes_on_in_capitals,
    is_address, is_headline_like, last_word, leads_on,
};

/// How the next line is joined to the block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Join {
    /// By a space.
    Space,
    /// By nothing: a closing mark follows, or the line was broken at a hyphen.
    Nothing,
}

/// A line shorter than this goes on only if its last word says so: it may be a line of an address or of a menu.
const SHORT: u32 = 45;

/// Decides about pairs of lines.
pub(super) struct Joins<'a> {
    source: &'a str,
    lines: &'a [Line],
    measure: Measure<'a>,
}

impl<'a> Joins<'a> {
    /// Looks over all lines.
    pub(super) fn new(source: &'a str, lines: &'a [Line]) -> Self {
        Self { source, lines, measure: Measure::new(source, lines) }
    }

    /// Whether line `at` goes on the block that ends above it and holds `width` characters; `second` if that block has
    /// only one line so far.
    pub(super) fn decide(&self, at: usize, width: u32, second: bool) -> Option<Join> {
        let next = self.lines.get(at)?;
        let above = self.lines.get(at.checked_sub(1)?)?;
        if next.gap == Gap::Border || next.quoted != above.quoted {
            return None;
        }
        if let Some(join) = fragments::join(self.source, self.lines, at, width) {
            return Some(join);
        }
        if next.role != Role::Plain || !above.may_go_on() {
            return None;
        }
        let (upper, lower) = (above.text(self.source), next.text(self.source));
        let stopped = ends_with_stop(upper);
        let joined = match self.measure.blank_lines_before(at) {
            0 => {
                self.is_wrapped(at, second)
                    || goes_through(upper, lower, stopped, width)
                    || self.measure.is_parted() && is_cut_short(upper, lower, stopped)
            }
            1 | 2 => goes_through_blank_lines(upper, lower, stopped, width),
            _ => return None,
        };
        if !stopped && begins_with_closing_mark(lower) {
            return Some(Join::Nothing);
        }
        joined.then(|| if is_seamless(upper, lower) { Join::Nothing } else { Join::Space })
    }

    /// Whether the line above was broken because it was full.
    fn is_wrapped(&self, at: usize, second: bool) -> bool {
        let (above, next) = (&self.lines[at - 1], &self.lines[at]);
        let (upper, lower) = (above.text(self.source), next.text(self.source));
        let fullness = self.measure.fullness_above(at);
        let share = if ends_with_stop(upper) { 5 } else { 8 };
        if fullness == Fullness::Roomy || !upper.ends_with(',') && !self.measure.is_wrapped_around(at, share)
        {
            return false;
        }
        if goes_on(lower) && !ends_with_stop(upper) {
            return true;
        }
        let outdented = matches!(above.role, Role::Item { .. }) && next.indent <= above.indent;
        if self.measure.is_indented(at) || self.is_headline_above(upper, lower, second) {
            return false;
        }
        !ends_with_stop(upper) || !outdented && (self.measure.is_parted() || fullness == Fullness::Packed)
    }

    /// Whether a headline ends above a line of text: a change from capitals, or from the capitals of a title where no
    /// blank line tells a headline from a first line.
    fn is_headline_above(&self, upper: &str, lower: &str, second: bool) -> bool {
        if !upper.contains(char::is_lowercase) {
            return lower.contains(char::is_lowercase) && upper.split_whitespace().count() >= 3;
        }
        second
            && !has_marks_of_prose(upper)
            && !self.measure.is_parted()
            && is_headline_like(upper)
            && !is_headline_like(lower)
    }
}

/// Whether a sentence goes through the end of a line that was not full: it was broken at a link, or by hand.
fn goes_through(upper: &str, lower: &str, stopped: bool, width: u32) -> bool {
    let small = goes_on(lower);
    let open = leads_on(upper) || goes_on_in_capitals(upper, lower);
    let ends_below = lower.ends_with('.') && upper.split_whitespace().count() >= 4;
    let begun = width >= SHORT || open || ends_below || is_address(last_word(upper));
    !stopped && !ends_item(upper) && small && begun
        || open && (small || width >= 25 || is_address(first_word(lower)))
}

/// The dash of a dateline, a bracket: no title has them.
fn has_marks_of_prose(line: &str) -> bool {
    line.contains(['–', '—', '(']) || line.contains("--")
}

/// Where blank lines part paragraphs: a long line that does not end and is no title, above one that ends a sentence.
fn is_cut_short(upper: &str, lower: &str, stopped: bool) -> bool {
    let ends_below = ends_with_stop(lower) && lower.split_whitespace().count() >= 3;
    let title = is_headline_like(upper) && !has_marks_of_prose(upper);
    !stopped && !ends_item(upper) && ends_below && upper.chars().count() >= 60 && !title
}

/// The same through blank lines, where more must speak for it.
fn goes_through_blank_lines(upper: &str, lower: &str, stopped: bool, width: u32) -> bool {
    !stopped && goes_on(lower) && width >= 60 || leads_on(upper) && width >= SHORT && !is_headline_like(upper)
}

/// Whether nothing stands between two lines: after an opening mark, or where a compound was broken at its hyphen.
fn is_seamless(upper: &str, lower: &str) -> bool {
    let compound = upper.strip_suffix('-').is_some_and(|word| word.ends_with(char::is_alphabetic));
    upper.ends_with(['(', '“', '«', '[']) || compound && lower.starts_with(char::is_lowercase)
}
