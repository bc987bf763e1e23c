//! Breaks text into lines of a terminal's width, counting columns as a terminal does. Knows no document.

use super::visible::push_visible;
use std::ops::Range;
use unicode_width::UnicodeWidthChar;

/// One character of the source with what is shown for it.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    /// Its offset in the source.
    pub at: usize,
    /// What is shown.
    pub shown: String,
    /// Columns it takes.
    pub width: usize,
    /// The character itself.
    pub c: char,
}

impl Cell {
    /// The cell of a character at an offset.
    pub(super) fn new(c: char, at: usize) -> Self {
        let mut shown = String::new();
        push_visible(c, &mut shown);
        let width = columns(&shown);
        Self { at, shown, width, c }
    }

    /// Whether a line may break here, the blank itself being dropped.
    fn is_blank(&self) -> bool {
        // Spaces that were written in order not to break: no-break, figure and narrow no-break space.
        self.c.is_whitespace() && !matches!(self.c, '\u{a0}' | '\u{2007}' | '\u{202f}')
    }
}

/// Columns of a text that holds nothing unseen.
pub(crate) fn columns(text: &str) -> usize {
    text.chars().map(|c| c.width().unwrap_or(0)).sum()
}

/// The cells of a text that begins at `offset` of its source.
pub(super) fn cells(text: &str, offset: usize) -> Vec<Cell> {
    text.char_indices().map(|(at, c)| Cell::new(c, offset + at)).collect()
}

/// Cuts cells into lines of at most `width` columns: between words, else between wide characters, else anywhere.
/// A line feed always breaks and belongs to no line; blanks at a break stay at the end of the line before.
pub(super) fn lines(cells: &[Cell], width: usize) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut start, mut used) = (0, 0);
    let mut gap = None;
    for (at, cell) in cells.iter().enumerate() {
        if cell.c == '\n' {
            found.push(start..at);
            (start, used, gap) = (at + 1, 0, None);
            continue;
        }
        if !cell.is_blank() && used + cell.width > width && at > start && cell.width > 0 {
            let cut = gap.unwrap_or(at);
            found.push(start..cut);
            (start, gap) = (cut, None);
            used = cells[cut..at].iter().map(|cell| cell.width).sum();
        }
        used += cell.width;
        if may_break_after(cell, cells.get(at + 1)) {
            gap = Some(at + 1);
        }
    }
    found.push(start..cells.len());
    found
}

/// The line without the blanks at its end.
pub(super) fn without_trailing_blanks(cells: &[Cell], line: &Range<usize>) -> Range<usize> {
    let shown = &cells[line.clone()];
    let kept = shown.iter().rposition(|cell| !cell.is_blank()).map_or(0, |last| last + 1);
    line.start..line.start + kept
}

fn may_break_after(cell: &Cell, next: Option<&Cell>) -> bool {
    let Some(next) = next else { return false };
    if cell.is_blank() {
        return !next.is_blank();
    }
    if next.width == 0 || next.is_blank() {
        return false;
    }
    let wide = cell.width == 2 && cell.shown.len() > 2 || next.width == 2 && next.shown.len() > 2;
    match cell.c {
        '-' | '–' | '—' | '/' => next.c.is_alphabetic(),
        '「' | '『' | '（' | '《' | '【' => false,
        _ => wide && !closes(next.c),
    }
}

/// Marks that never begin a line.
fn closes(c: char) -> bool {
    matches!(
        c,
        '、' | '。' | '，' | '．' | '」' | '』' | '）' | '》' | '】' | '！' | '？' | '：' | '；' | 'ー'
    ) || matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | '”' | '’' | '»' | '…')
}

/// A text as lines of at most `width` columns, made visible.
pub(crate) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let cells = cells(text, 0);
    let shown = |line: Range<usize>| -> String {
        cells[without_trailing_blanks(&cells, &line)].iter().map(|cell| cell.shown.as_str()).collect()
    };
    lines(&cells, width.max(1)).into_iter().map(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words_and_lose_the_blank() {
        assert_eq!(wrapped("one two  three four", 9), ["one two", "three", "four"]);
        assert_eq!(wrapped("exactly", 7), ["exactly"]);
        assert_eq!(wrapped("", 10), [""]);
    }

    #[test]
    fn a_word_wider_than_the_line_is_cut() {
        assert_eq!(wrapped("see abcdefghijk now", 5), ["see", "abcde", "fghij", "k now"]);
    }

    #[test]
    fn wide_characters_count_two_and_break_anywhere_but_before_a_closing_mark() {
        assert_eq!(wrapped("東京都港区", 6), ["東京都", "港区"]);
        assert_eq!(wrapped("東京都。港", 6), ["東京", "都。港"]);
    }

    #[test]
    fn combining_marks_stay_with_their_letter() {
        assert_eq!(wrapped("e\u{301}e\u{301}e\u{301}", 2), ["e\u{301}e\u{301}", "e\u{301}"]);
    }

    #[test]
    fn no_break_spaces_hold() {
        assert_eq!(wrapped("le prix\u{a0}: 5", 8), ["le", "prix\u{a0}: 5"]);
    }

    #[test]
    fn line_feeds_break_always() {
        assert_eq!(wrapped("one\ntwo", 80), ["one", "two"]);
    }
}
