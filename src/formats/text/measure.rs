//! How a text is set: at which width its lines are wrapped, where, and by what its paragraphs are parted. Looks at all
//! lines once, so that each pair can be judged by its surroundings.

use super::lines::{Gap, Line, Role};
use super::words::{ends_with_stop, first_word, goes_on, is_address};

/// Wrapped lines are between these widths.
const NARROWEST: u32 = 40;
const WIDEST: u32 = 130;

/// A line that is no shorter holds more than a name and an office.
const WIDE: u32 = 60;

/// A line that is shorter is never full, however long the first word below.
const HALF: u32 = 30;

/// A longer word may be the address of a page, which goes to the next line however short this one is.
const LONGEST_COUNTED_WORD: usize = 25;

/// How many pairs of lines on either side tell whether a place is wrapped.
const WINDOW: usize = 6;

/// What a text is like as a whole.
#[derive(Debug)]
pub(super) struct Measure<'a> {
    source: &'a str,
    lines: &'a [Line],
    /// Blank lines between any two lines of the text: one in a text with double spacing.
    spacing: u32,
    /// Column at which lines are wrapped, if they are.
    width: Option<u32>,
    /// Whether every line took as many words as it could hold, so that one that could hold more was the last.
    greedy: bool,
    /// Indentation of lines inside a paragraph.
    margin: u32,
    /// Whether blank lines stand between paragraphs.
    parted: bool,
    /// Up to each line: pairs of neighbours, and how many of them a sentence certainly goes through.
    pairs: Vec<(u32, u32)>,
}

/// How full a line was when the next began.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fullness {
    /// There was room.
    Roomy,
    /// About as full as lines are here.
    Full,
    /// The first word below would not have fitted.
    Packed,
}

impl<'a> Measure<'a> {
    /// Takes the measure of all lines.
    pub(super) fn new(source: &'a str, lines: &'a [Line]) -> Self {
        let mut measure = Self {
            source,
            lines,
            spacing: 0,
            width: None,
            greedy: false,
            margin: 0,
            parted: false,
            pairs: Vec::new(),
        };
        measure.spacing = measure.find_spacing();
        let certain = measure.find_pairs();
        let widths: Vec<u32> = certain.iter().map(|&at| measure.reach(at - 1)).collect();
        measure.width = usual_width(widths);
        measure.greedy = measure.is_greedy(&certain);
        measure.margin = middle(certain.iter().map(|&at| lines[at].indent).collect()).unwrap_or(0);
        measure.parted = measure.find_parting();
        measure
    }

    /// Blank lines between line `at` and the one above, more than there are between any two.
    pub(super) fn blank_lines_before(&self, at: usize) -> u32 {
        self.lines.get(at).map_or(0, |line| line.blank_before.saturating_sub(self.spacing))
    }

    /// Whether paragraphs are parted by blank lines.
    pub(super) const fn is_parted(&self) -> bool {
        self.parted
    }

    /// How full the line above line `at` was.
    pub(super) fn fullness_above(&self, at: usize) -> Fullness {
        let (Some(width), Some(above)) = (self.width, at.checked_sub(1)) else { return Fullness::Roomy };
        let needed = u64::from(self.reach(above)) + 1 + self.first_word_width(at);
        let wide_enough = self.lines[above].width >= HALF && needed * 100 >= u64::from(width) * 92;
        let too_wide = u64::from(self.reach(above)) * 100 > u64::from(width) * 115;
        // Where blanks took the place of line ends, two lines may have become one.
        let merged =
            self.lines[at].gap == Gap::Blanks && !ends_with_stop(self.lines[above].text(self.source));
        if !wide_enough || too_wide && !merged {
            Fullness::Roomy
        } else if self.greedy && needed <= u64::from(width) {
            Fullness::Full
        } else {
            Fullness::Packed
        }
    }

    /// Whether line `at` begins a paragraph by its indentation.
    pub(super) fn is_indented(&self, at: usize) -> bool {
        let (line, above) = (&self.lines[at], &self.lines[at - 1]);
        let deeper = line.indent >= self.margin + 2 && above.role == Role::Plain;
        let first_of_more = self.lines.get(at + 1).is_none_or(|below| below.indent < line.indent);
        deeper && (line.indent >= above.indent + 2 || line.indent == above.indent && first_of_more)
    }

    /// Whether sentences certainly go through at least one in `share` of the line ends around here. In wrapped prose
    /// more than half of them do, less where names abound; in a menu none.
    pub(super) fn is_wrapped_around(&self, at: usize, share: u32) -> bool {
        let last = (at + WINDOW).min(self.pairs.len().saturating_sub(1));
        let before =
            at.checked_sub(WINDOW + 1).and_then(|before| self.pairs.get(before)).copied().unwrap_or((0, 0));
        let Some(&(pairs, certain)) = self.pairs.get(last) else { return false };
        (certain - before.1) * share >= pairs - before.0 && certain > before.1
    }

    /// Column at which a line ends.
    fn reach(&self, at: usize) -> u32 {
        self.lines[at].indent.saturating_add(self.lines[at].width)
    }

    fn first_word_width(&self, at: usize) -> u64 {
        first_word(self.lines[at].text(self.source)).chars().take(LONGEST_COUNTED_WORD).count() as u64
    }

    /// Counts pairs of neighbours; the lines that certainly go on the one above.
    fn find_pairs(&mut self) -> Vec<usize> {
        let mut certain = Vec::new();
        let mut sum = (0, 0);
        self.pairs = Vec::with_capacity(self.lines.len());
        for at in 0..self.lines.len() {
            if self.are_neighbours(at) {
                sum.0 += 1;
                if self.certainly_goes_on(at) {
                    sum.1 += 1;
                    certain.push(at);
                }
            }
            self.pairs.push(sum);
        }
        certain
    }

    fn are_neighbours(&self, at: usize) -> bool {
        let Some(above) = at.checked_sub(1).and_then(|above| self.lines.get(above)) else { return false };
        let line = &self.lines[at];
        line.gap != Gap::Border
            && line.role == Role::Plain
            && above.may_go_on()
            && line.blank_before <= self.spacing
    }

    fn certainly_goes_on(&self, at: usize) -> bool {
        let above = &self.lines[at - 1];
        let (upper, lower) = (above.text(self.source), self.lines[at].text(self.source));
        // Nobody ends a line of prose at a comma for any other reason; a line of an address is shorter.
        let comma = above.width >= WIDE && upper.ends_with(',') && !is_address(first_word(lower));
        (NARROWEST..=WIDEST).contains(&above.width) && !ends_with_stop(upper) && (comma || goes_on(lower))
    }

    fn is_greedy(&self, certain: &[usize]) -> bool {
        let Some(width) = self.width.map(u64::from) else { return false };
        let packed = |&&at: &&usize| u64::from(self.reach(at - 1)) + 1 + self.first_word_width(at) > width;
        certain.iter().filter(packed).count() * 10 >= certain.len() * 9
    }

    /// Whether paragraphs that end in a short line mostly have a blank line below.
    fn find_parting(&self) -> bool {
        let Some(width) = self.width.map(u64::from) else { return false };
        let (mut parted, mut close) = (0_usize, 0_usize);
        for at in 1..self.lines.len() {
            let above = &self.lines[at - 1];
            if above.width < NARROWEST || !above.may_go_on() || !ends_with_stop(above.text(self.source)) {
                continue;
            }
            if self.blank_lines_before(at) > 0 {
                parted += 1;
            } else if u64::from(self.reach(at - 1)) * 100 < width * 85 {
                close += 1;
            }
        }
        parted >= 2 && close * 4 <= parted
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

fn middle(mut numbers: Vec<u32>) -> Option<u32> {
    numbers.sort_unstable();
    numbers.get(numbers.len() / 2).copied()
}

/// The width at which lines are wrapped: nearly the widest of those that certainly go on, strays left out.
fn usual_width(mut widths: Vec<u32>) -> Option<u32> {
    widths.sort_unstable();
    let middle = *widths.get(widths.len() / 2).filter(|_| widths.len() >= 2)?;
    widths.truncate(widths.partition_point(|&width| width * 4 <= middle * 5));
    widths.get(widths.len() * 19 / 20).or(widths.last()).copied()
}
