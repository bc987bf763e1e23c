//! Which lines are one paragraph. Two kinds of evidence: the language (a sentence that has not ended goes on in lower case)
//! and the measure (where lines are wrapped at one width, a line that is full goes on below).

use super::lines::{Gap, Line, Role};
use super::words::{
    begins_with_closing_mark, ends_item, ends_with_stop, first_word, goes_on, is_address, is_headline_like,
    last_word, leads_on,
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

/// Wrapped lines are between these widths.
const NARROWEST: u32 = 40;
const WIDEST: u32 = 130;

/// A longer word may be the address of a page, which goes to the next line however short this one is.
const LONGEST_COUNTED_WORD: usize = 25;

/// How many pairs of lines on either side tell whether a place is wrapped.
const WINDOW: usize = 6;

/// Decides about pairs of lines.
pub(super) struct Joins<'a> {
    source: &'a str,
    lines: &'a [Line],
    /// Blank lines between any two lines of the text: one in a text with double spacing.
    spacing: u32,
    /// Width at which lines are wrapped, if they are.
    measure: Option<u32>,
    /// Up to each line: pairs of neighbours, and how many of them a sentence certainly goes through.
    pairs: Vec<(u32, u32)>,
}

impl<'a> Joins<'a> {
    /// Looks over all lines, so that each pair can be judged by its surroundings.
    pub(super) fn new(source: &'a str, lines: &'a [Line]) -> Self {
        let mut joins = Self { source, lines, spacing: 0, measure: None, pairs: Vec::new() };
        joins.spacing = joins.find_spacing();
        let mut widths = Vec::new();
        let mut sum = (0, 0);
        joins.pairs = Vec::with_capacity(lines.len());
        for at in 0..lines.len() {
            if joins.are_neighbours(at) {
                sum.0 += 1;
                if joins.certainly_goes_on(at) {
                    sum.1 += 1;
                    widths.push(lines[at - 1].width);
                }
            }
            joins.pairs.push(sum);
        }
        joins.measure = measure(widths);
        joins
    }

    /// Whether line `at` goes on the block that ends above it and holds `width` characters; `second` if that block has
    /// only one line so far.
    pub(super) fn decide(&self, at: usize, width: u32, second: bool) -> Option<Join> {
        let next = self.lines.get(at)?;
        let above = self.lines.get(at.checked_sub(1)?)?;
        if next.gap == Gap::Border
            || next.role != Role::Plain
            || !may_go_on(above)
            || next.quoted != above.quoted
        {
            return None;
        }
        let (upper, lower) = (above.text(self.source), next.text(self.source));
        let stopped = ends_with_stop(upper);
        let joined = match next.blank_before.saturating_sub(self.spacing) {
            0 => self.is_wrapped(at, second) || goes_through(upper, lower, stopped, width),
            1 | 2 => goes_through_blank_lines(upper, lower, stopped, width),
            _ => return None,
        };
        if !stopped && begins_with_closing_mark(lower) {
            return Some(Join::Nothing);
        }
        joined.then(|| if is_seamless(upper, lower) { Join::Nothing } else { Join::Space })
    }

    fn are_neighbours(&self, at: usize) -> bool {
        let Some(above) = at.checked_sub(1).and_then(|above| self.lines.get(above)) else { return false };
        let line = &self.lines[at];
        line.gap != Gap::Border
            && line.role == Role::Plain
            && may_go_on(above)
            && line.blank_before <= self.spacing
    }

    fn certainly_goes_on(&self, at: usize) -> bool {
        let above = &self.lines[at - 1];
        let upper = above.text(self.source);
        (NARROWEST..=WIDEST).contains(&above.width)
            && !ends_with_stop(upper)
            && goes_on(self.lines[at].text(self.source))
    }

    /// Whether the line above was broken because it was full.
    fn is_wrapped(&self, at: usize, second: bool) -> bool {
        let Some(measure) = self.measure.filter(|_| self.is_wrapped_around(at)) else { return false };
        let (above, next) = (&self.lines[at - 1], &self.lines[at]);
        let (upper, lower) = (above.text(self.source), next.text(self.source));
        let word = first_word(lower).chars().take(LONGEST_COUNTED_WORD).count() as u64;
        let too_wide = u64::from(above.width) * 100 > u64::from(measure) * 115;
        let wide_enough =
            above.width >= NARROWEST && (u64::from(above.width) + 1 + word) * 100 >= u64::from(measure) * 92;
        // Where blanks took the place of line ends, two lines may have become one.
        let full = wide_enough && (!too_wide || next.gap == Gap::Blanks && !ends_with_stop(upper));
        let indented = next.indent >= above.indent + 2 && above.role == Role::Plain;
        let outdented = matches!(above.role, Role::Item { .. }) && next.indent <= above.indent;
        let dashed = upper.contains(['–', '—']) || upper.contains("--");
        let heads =
            second && !dashed && is_headline_like(upper) && !is_headline_like(lower) && !goes_on(lower);
        full && !heads && !((indented || outdented) && ends_with_stop(upper))
    }

    /// Whether sentences go through line ends here. In wrapped prose more than half of them do.
    fn is_wrapped_around(&self, at: usize) -> bool {
        let last = (at + WINDOW).min(self.pairs.len().saturating_sub(1));
        let before =
            at.checked_sub(WINDOW + 1).and_then(|before| self.pairs.get(before)).copied().unwrap_or((0, 0));
        let Some(&(pairs, certain)) = self.pairs.get(last) else { return false };
        (certain - before.1) * 4 >= pairs - before.0 && certain > before.1
    }

    /// In a text with double spacing every line stands alone and still most sentences go on in the next.
    fn find_spacing(&self) -> u32 {
        let (mut close, mut apart, mut certain) = (0_usize, 0_usize, 0_usize);
        for (at, line) in self.lines.iter().enumerate().skip(1).filter(|(_, line)| line.gap == Gap::Feed) {
            match line.blank_before {
                0 => close += 1,
                1 => {
                    apart += 1;
                    certain += usize::from(line.role == Role::Plain && self.certainly_goes_on(at));
                }
                _ => {}
            }
        }
        u32::from(certain >= 3 && certain * 4 >= apart && close * 20 <= apart)
    }
}

/// The width at which lines are wrapped: nearly the widest of those that certainly go on, strays left out.
fn measure(mut widths: Vec<u32>) -> Option<u32> {
    widths.sort_unstable();
    let middle = *widths.get(widths.len() / 2).filter(|_| widths.len() >= 2)?;
    widths.truncate(widths.partition_point(|&width| width * 4 <= middle * 5));
    widths.get(widths.len() * 9 / 10).or(widths.last()).copied()
}

fn may_go_on(line: &Line) -> bool {
    matches!(line.role, Role::Plain | Role::Item { .. })
}

/// Whether a sentence goes through the end of a line that was not full: it was broken at a link, or by hand.
fn goes_through(upper: &str, lower: &str, stopped: bool, width: u32) -> bool {
    let small = goes_on(lower);
    let open = leads_on(upper);
    let ends_below = lower.ends_with('.') && upper.split_whitespace().count() >= 4;
    let begun = width >= SHORT || open || ends_below || is_address(last_word(upper));
    !stopped && !ends_item(upper) && small && begun || open && (small || width >= 25)
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
