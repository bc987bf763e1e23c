//! Undoes what scrapers do to a page: paragraphs poured into one line with runs of blanks between them, a date or an end
//! mark glued into a line, columns kept apart by tabs. Two or three blanks after a stop are only a typist's habit.

use super::lines::{Gap, Line, Role, Sheet};
use super::words::{ends_item, ends_with_stop, is_date, is_headline_like};
use crate::formats::marks::{Sign, glued_mark, list_sign, mangled_bullet};
use memchr::{memchr, memchr2, memmem};
use std::ops::Range;

/// A line of more bytes than this is no line anybody typed: its runs of blanks are layout.
const LONG: usize = 200;

/// Blanks that keep two columns apart even in a line of common length, as in a letterhead.
const COLUMN_GAP: u32 = 8;

/// Cuts lines into the pieces a reader of the page would have seen.
pub(super) fn lay_out(source: &str, sheet: &mut Sheet) {
    let rows = table_rows(source, &sheet.lines);
    let three_is_usual = three_blanks_are_usual(source, &sheet.lines);
    part_lone_mark(source, &mut sheet.lines);
    let untouched = |line: &Line| !has_layout(line.text(source));
    if rows.is_empty() && sheet.lines.iter().all(untouched) {
        return;
    }
    let mut pieces = Vec::with_capacity(sheet.lines.len() + 16);
    let mut standing = sheet.standing.iter_mut().peekable();
    let mut rows = rows.into_iter().peekable();
    for (at, line) in std::mem::take(&mut sheet.lines).into_iter().enumerate() {
        while let Some((below, _)) = standing.next_if(|(below, _)| *below <= at) {
            *below = pieces.len();
        }
        match rows.next_if(|row| row.line == at) {
            Some(row) => cells(source, &line, row.number, &mut pieces),
            None if untouched(&line) => pieces.push(line),
            None => cut(source, line, three_is_usual, &mut pieces),
        }
    }
    for (below, _) in standing {
        *below = pieces.len();
    }
    sheet.lines = pieces;
}

/// "### Return": where only one line begins like that it is no heading but the end mark, with what stood below it.
fn part_lone_mark(source: &str, lines: &mut [Line]) {
    let begins = |line: &&mut Line| {
        line.text(source).strip_prefix("###").is_some_and(|rest| rest.starts_with([' ', '#']))
    };
    let mut marked = lines.iter_mut().filter(begins);
    if let (Some(line), None) = (marked.next(), marked.next())
        && line.gap == Gap::Feed
    {
        line.gap = Gap::Blanks;
    }
}

/// Whether there is anything in a line that may have to be cut. The common line has nothing.
fn has_layout(text: &str) -> bool {
    let bytes = text.as_bytes();
    let doubled = |mark: u8| bytes.windows(2).any(|pair| pair == [mark, mark]);
    // The last byte of a no-break space stands for other things too; a closer look does no harm.
    doubled(b' ')
        || memchr2(b'\t', 0xa0, bytes).is_some()
        || memchr(b'#', bytes).is_some() && (doubled(b'#') || memmem::find(bytes, b"# #").is_some())
        || text.ends_with(['-', '–', '—']) && text.trim_end_matches(['-', '–', '—', ' ']).ends_with("30")
}

/// A run of blanks inside a line.
#[derive(Clone, Debug)]
struct Run {
    range: Range<usize>,
    /// Columns, with four for a tab.
    width: u32,
    tabs: u32,
}

/// Runs of two blanks and more, and single tabs.
fn runs(source: &str, line: &Line) -> Vec<Run> {
    let mut found = Vec::new();
    let mut open: Option<Run> = None;
    let text = line.text(source);
    let mut at = 0;
    while at < text.len() {
        let (length, width) = match text.as_bytes()[at..] {
            [b' ', ..] => (1, 1),
            [b'\t', ..] => (1, 4),
            [0xc2, 0xa0, ..] => (2, 1),
            _ => (0, 0),
        };
        if length == 0 {
            found.extend(open.take().filter(|run| run.width > 1));
            at += 1;
            continue;
        }
        let place = line.start + at;
        let run = open.get_or_insert(Run { range: place..place, width: 0, tabs: 0 });
        run.range.end = place + length;
        run.width = run.width.saturating_add(width);
        run.tabs += u32::from(width == 4);
        at += length;
    }
    found
}

/// Cuts one line.
fn cut(source: &str, line: Line, three_is_usual: bool, pieces: &mut Vec<Line>) {
    let runs = runs(source, &line);
    let knife = Knife {
        source,
        end: line.end,
        long: line.end - line.start > LONG,
        three_is_usual,
        wrapped: is_wrapped_by_blanks(source, &line, &runs),
        runs: &runs,
    };
    let mut start = line.start;
    let mut gap = line.gap;
    let first = pieces.len();
    for (at, run) in runs.iter().enumerate() {
        if let Some(next_gap) = knife.verdict(at, start) {
            let run = &run.range;
            cut_marks(&line.piece(source, start..run.start, gap), source, pieces);
            (start, gap) = (run.end, next_gap);
        }
    }
    cut_marks(&line.piece(source, start..line.end, gap), source, pieces);
    if let Some(piece) = pieces.get_mut(first) {
        (piece.indent, piece.blank_before) = (line.indent, line.blank_before);
    }
}

/// Whether a line is full of runs of three blanks in the middle of sentences: its line feeds became blanks.
fn is_wrapped_by_blanks(source: &str, line: &Line, runs: &[Run]) -> bool {
    let threes = runs.iter().filter(|run| run.width == 3);
    let (mut all, mut inside) = (0, 0);
    for run in threes {
        all += 1;
        inside += usize::from(!stops_before(source, line.start, run));
    }
    inside >= 3 && inside * 2 > all
}

fn stops_before(source: &str, start: usize, run: &Run) -> bool {
    ends_with_stop(source.get(start..run.range.start).unwrap_or_default())
}

/// Decides where a line is cut.
struct Knife<'a> {
    source: &'a str,
    end: usize,
    long: bool,
    three_is_usual: bool,
    wrapped: bool,
    runs: &'a [Run],
}

impl Knife<'_> {
    /// What a run of blanks is, if it is more than blanks. `start` is where the piece before it begins.
    fn verdict(&self, at: usize, start: usize) -> Option<Gap> {
        let run = &self.runs[at];
        let left = self.source.get(start..run.range.start)?;
        let next = self.runs.get(at + 1).map_or(self.end, |next| next.range.start);
        let right = self.source.get(run.range.end..next)?;
        if is_only_a_sign(left) {
            return None;
        }
        if matches!(list_sign(right), Some((Sign::Glyph, _))) || is_glyph(right) {
            return Some(Gap::Border);
        }
        if self.long {
            return self.verdict_in_long_line(run, at, left, right);
        }
        let apart = has_word(right) || is_phone(left) && is_phone(right);
        (run.width >= COLUMN_GAP && !left.ends_with(':') && apart).then_some(Gap::Border)
    }

    fn verdict_in_long_line(&self, run: &Run, at: usize, left: &str, right: &str) -> Option<Gap> {
        if is_date(left) || at + 1 < self.runs.len() && is_date(right) {
            return Some(Gap::Border);
        }
        if run.width >= 4 && (run.width > 4 || run.tabs != 1) {
            return Some(Gap::Blanks);
        }
        if run.width < 3 {
            return None;
        }
        let ends = (ends_with_stop(left) || ends_item(left)) && !self.three_is_usual;
        let heads = is_headline_like(left) && right.starts_with(|c: char| !c.is_lowercase());
        (ends || self.wrapped || heads).then_some(Gap::Blanks)
    }
}

/// A bullet that has lost its text to the next run.
fn is_glyph(text: &str) -> bool {
    matches!(text, "•" | "▪" | "■" | "●" | "◦" | "·" | "\u{f0b7}") || mangled_bullet(text) == Some(text.len())
}

/// "•", "1.", "(a)": what stands behind belongs to it.
fn is_only_a_sign(text: &str) -> bool {
    text.len() <= 5
        && (is_glyph(text)
            || text.ends_with([')', '.']) && text.chars().filter(|c| c.is_alphanumeric()).count() <= 2)
        || matches!(text, "*" | "-" | "–" | "o")
}

/// Whether a text is only a telephone number.
fn is_phone(text: &str) -> bool {
    let only =
        text.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '(' | ')' | '-' | '+' | '.' | '/'));
    only && text.bytes().filter(u8::is_ascii_digit).count() >= 7
}

/// Whether there is a word of three letters, so that it is more than a figure.
fn has_word(text: &str) -> bool {
    let mut letters = 0;
    text.chars().any(|c| {
        letters = if c.is_alphabetic() { letters + 1 } else { 0 };
        letters == 3
    })
}

/// Cuts end marks off that are glued to a sentence.
fn cut_marks(line: &Line, source: &str, pieces: &mut Vec<Line>) {
    let mut start = line.start;
    let mut gap = line.gap;
    let mut from = line.start;
    while let Some(at) = next_mark(&source[from..line.end]).map(|at| from + at) {
        let before = &source[start..at];
        // At the beginning of a piece of a line, nothing else can be meant.
        let opens = before.is_empty() && gap == Gap::Blanks;
        let Some(length) = glued_mark(if opens { "." } else { before }, &source[at..line.end]) else {
            let rest = source[at..line.end].trim_start_matches(['#', '-', '–', '—', ' ']);
            from = line.end - rest.len();
            continue;
        };
        push_piece(line, source, start..at, gap, pieces);
        push_piece(line, source, at..at + length, Gap::Border, pieces);
        (start, from, gap) = (at + length, at + length, Gap::Border);
    }
    push_piece(line, source, start..line.end, gap, pieces);
}

/// Where an end mark may begin: at the first `#` of several, or at the dash of a `-30-` that ends the line.
fn next_mark(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let several = |&at: &usize| matches!(bytes[at + 1..], [b'#', ..] | [b' ', b'#', ..]);
    let hash = memchr::memchr_iter(b'#', bytes).find(several);
    let is_dash = ['-', '–', '—', ' '];
    let before = text
        .trim_end_matches(is_dash)
        .strip_suffix("30")
        .map(|before| before.trim_end_matches(is_dash).len());
    let number =
        before.map(|at| at + (text[at..].len() - text[at..].trim_start().len())).filter(|&at| at > 0);
    hash.into_iter().chain(number).min()
}

fn push_piece(line: &Line, source: &str, range: Range<usize>, gap: Gap, pieces: &mut Vec<Line>) {
    let text = source.get(range.clone()).unwrap_or_default();
    let start = range.start + (text.len() - text.trim_start().len());
    let text = text.trim();
    if !text.is_empty() {
        pieces.push(line.piece(source, start..start + text.len(), gap));
    }
}

/// Whether the writer puts three blanks after every sentence, so that three say nothing.
fn three_blanks_are_usual(source: &str, lines: &[Line]) -> bool {
    let (mut three, mut fewer) = (0_usize, 0_usize);
    for line in lines.iter().filter(|line| line.end - line.start > LONG) {
        let text = line.text(source).as_bytes();
        for at in memchr::memmem::find_iter(text, b". ") {
            let blanks = text[at + 1..].iter().take(4).take_while(|&&b| b == b' ').count();
            three += usize::from(blanks == 3);
            fewer += usize::from(blanks < 3);
        }
    }
    three >= 8 && three > fewer * 3
}

/// A line that is a row of a table.
#[derive(Clone, Copy, Debug)]
struct Row {
    line: usize,
    number: u32,
}

/// Lines whose tabs make columns: two in a row at least, of as many cells, and not only labels with their values.
fn table_rows(source: &str, lines: &[Line]) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let columns = cells_of(source, &lines[at]).count();
        let length = if columns < 2 || lines[at].end - lines[at].start > LONG {
            1
        } else {
            1 + lines[at + 1..]
                .iter()
                .take_while(|line| line.blank_before == 0 && cells_of(source, line).count() == columns)
                .count()
        };
        let block = &lines[at..at + length];
        let labels = block
            .iter()
            .all(|line| cells_of(source, line).next().is_some_and(|cell| is_label(&source[cell])));
        if length >= 2 && !labels {
            rows.extend(
                (0..length).map(|row| Row { line: at + row, number: u32::try_from(row).unwrap_or(u32::MAX) }),
            );
        }
        at += length;
    }
    rows
}

/// A word with a colon, or a sign: what follows is its value or its text, and no column.
fn is_label(cell: &str) -> bool {
    cell.ends_with(':') || is_only_a_sign(cell)
}

fn cells_of<'a>(source: &'a str, line: &Line) -> impl Iterator<Item = Range<usize>> + 'a {
    let text = line.text(source);
    let base = line.start;
    text.split('\t').filter(|cell| !cell.trim().is_empty()).map(move |cell| {
        let cell = cell.trim();
        let start = base + (cell.as_ptr() as usize - text.as_ptr() as usize);
        start..start + cell.len()
    })
}

fn cells(source: &str, line: &Line, row: u32, pieces: &mut Vec<Line>) {
    for (column, range) in cells_of(source, line).enumerate() {
        let mut piece = line.piece(source, range, Gap::Border);
        piece.role = Role::Cell { row, column: u32::try_from(column).unwrap_or(u32::MAX) };
        if column == 0 {
            (piece.indent, piece.blank_before) = (line.indent, line.blank_before);
        }
        pieces.push(piece);
    }
}
