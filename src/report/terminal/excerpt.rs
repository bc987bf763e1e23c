//! The display view: a few words around a place, wrapped and made visible, with the way back to their true lines.

use super::window::around;
use super::wrap::{Cell, cells, lines, without_trailing_blanks};
use crate::text::{Position, TextRange};
use std::ops::Range;

/// A place in a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot<'t> {
    /// The text.
    pub text: &'t str,
    /// The paragraph or line of it that the place is in.
    pub block: TextRange,
    /// The place.
    pub place: TextRange,
    /// True line and column of the place.
    pub position: Position,
}

/// Words around a place, as they are drawn.
#[derive(Debug)]
pub(super) struct Excerpt {
    /// True line and column of the place, for the header.
    pub position: Position,
    /// The drawn text; its lines are parted by line feeds.
    pub text: String,
    /// The lines within `text`.
    pub lines: Vec<DrawnLine>,
    /// Which text and which block of it, so that no other text is taken for this one.
    of: (*const u8, TextRange),
    window: TextRange,
    cells: Vec<Drawn>,
}

/// One drawn line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct DrawnLine {
    /// Its place in the drawn text.
    pub range: Range<usize>,
    /// The line of the file, where it is known for certain.
    pub number: Option<usize>,
}

/// Where a character of the source is drawn.
#[derive(Clone, Debug)]
struct Drawn {
    source: usize,
    range: Range<usize>,
    line: usize,
    visible: bool,
}

impl Excerpt {
    /// Draws the words around a place in lines of at most `columns`.
    pub(super) fn new(spot: &Spot<'_>, columns: usize) -> Self {
        let columns = columns.max(1);
        let window = around(spot.text, spot.block, spot.place, columns);
        let cells = window_cells(spot.text, spot.block, window);
        let mut excerpt = Self {
            position: spot.position,
            text: String::new(),
            lines: Vec::new(),
            of: (spot.text.as_ptr(), spot.block),
            window,
            cells: Vec::new(),
        };
        for line in lines(&cells, columns) {
            excerpt.draw(&cells, line);
        }
        excerpt
    }

    /// Whether a place begins among the drawn words.
    pub(super) fn shows(&self, spot: &Spot<'_>) -> bool {
        self.of == (spot.text.as_ptr(), spot.block)
            && self.window.start <= spot.place.start
            && spot.place.start <= self.window.end
    }

    /// Where a place is drawn: one range for each line it reaches, the last clipped to what is shown. Never empty.
    pub(super) fn spans(&self, place: TextRange) -> Vec<Range<usize>> {
        let first = self.cells.partition_point(|cell| cell.source < place.start);
        let covered = self.cells[first..].iter().take_while(|cell| cell.source < place.end);
        let mut spans: Vec<(usize, Range<usize>)> = Vec::new();
        for cell in covered.filter(|cell| cell.visible) {
            match spans.last_mut() {
                Some((line, span)) if *line == cell.line => span.end = cell.range.end,
                _ => spans.push((cell.line, cell.range.clone())),
            }
        }
        if spans.is_empty() {
            return vec![self.point(first)];
        }
        spans.into_iter().map(|(_, span)| span).collect()
    }

    /// Notes that a place stands on a line of the file.
    pub(super) fn number(&mut self, offset: usize, line: usize) {
        let at = self.cells.partition_point(|cell| cell.source < offset);
        let drawn = self.cells.get(at).or(self.cells.last()).map_or(0, |cell| cell.line);
        if let Some(drawn) = self.lines.get_mut(drawn) {
            drawn.number.get_or_insert(line);
        }
    }

    /// A place without width before a cell, or after the last.
    fn point(&self, cell: usize) -> Range<usize> {
        let at = match self.cells.get(cell) {
            Some(cell) => cell.range.start,
            None => self.cells.last().map_or(0, |cell| cell.range.end),
        };
        at..at
    }

    fn draw(&mut self, cells: &[Cell], line: Range<usize>) {
        if !self.lines.is_empty() {
            self.text.push('\n');
        }
        let start = self.text.len();
        let kept = without_trailing_blanks(cells, &line);
        for cell in &cells[kept.clone()] {
            let from = self.text.len();
            self.text.push_str(&cell.shown);
            self.place(cell, from..self.text.len(), cell.width > 0);
        }
        let end = self.text.len();
        // Blanks at a break are not drawn; a place that is nothing else points at the end of the line.
        for cell in &cells[kept.end..line.end] {
            self.place(cell, end..end, false);
        }
        self.lines.push(DrawnLine { range: start..end, number: None });
    }

    fn place(&mut self, cell: &Cell, range: Range<usize>, visible: bool) {
        let line = self.lines.len();
        // What takes no column of its own is marked with the character it sits on.
        let sits = !range.is_empty() && !visible;
        let (range, visible) = match self.cells.last() {
            Some(base) if sits && base.line == line => (base.range.start..range.end, true),
            _ => (range, visible),
        };
        self.cells.push(Drawn { source: cell.at, range, line, visible });
    }
}

/// The cells of a window, with dots where its block goes on.
fn window_cells(text: &str, block: TextRange, window: TextRange) -> Vec<Cell> {
    let mut found = Vec::new();
    let dots = |offset: usize, marks: [char; 2]| marks.map(|c| Cell::new(c, offset));
    if window.start > block.start {
        // Before the first word, so that no place covers them.
        found.extend(dots(window.start - 1, ['…', ' ']));
    }
    found.extend(cells(&text[window.as_range()], window.start));
    if window.end < block.end {
        found.extend(dots(window.end, [' ', '…']));
    }
    found
}
