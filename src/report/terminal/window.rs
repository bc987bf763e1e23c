//! Which words around a place are shown: its sentence, the one before and the one after, within a few lines.

use crate::text::{TextRange, Tokens, sentences};
use unicode_width::UnicodeWidthChar;

/// Bytes on either side of a place that are looked at: more is never shown, and a draft may be one endless line.
const NEAR: usize = 2_000;

/// Lines shown of a place itself; of a longer one the beginning.
const PLACE_LINES: usize = 3;

/// Lines shown before a place, and after it.
const CONTEXT_LINES: usize = 2;

/// The words to show around a place in a block of a text.
pub(super) fn around(text: &str, block: TextRange, place: TextRange, columns: usize) -> TextRange {
    let start = floor(text, place.start.clamp(block.start, block.end));
    let whole = TextRange::new(start, floor(text, place.end.clamp(start, block.end)));
    let place = TextRange::new(start, forward(text, whole, PLACE_LINES * columns));
    let near = TextRange::new(
        floor(text, start.saturating_sub(NEAR).max(block.start)),
        floor(text, (place.end + NEAR).min(block.end)),
    );
    let sentences = sentences_around(text, near, place);
    let before = TextRange::new(sentences.start, place.start);
    let after = TextRange::new(place.end, sentences.end);
    let cut_short = place.end < whole.end;
    TextRange::new(
        backward(text, before, CONTEXT_LINES * columns),
        if cut_short { place.end } else { forward(text, after, CONTEXT_LINES * columns) },
    )
}

/// From the beginning of the sentence before a place to the end of the sentence after it.
fn sentences_around(text: &str, near: TextRange, place: TextRange) -> TextRange {
    let tokens = Tokens::new(text, [near]);
    let sentences = sentences(text, tokens.all());
    let ends_before =
        |sentence: &TextRange| sentence.end < place.start || sentence.end == place.start && !place.is_empty();
    let first = sentences.partition_point(ends_before).min(sentences.len().saturating_sub(1));
    let last = sentences.partition_point(|sentence| sentence.start < place.end.max(place.start + 1));
    let start = sentences.get(first.saturating_sub(1)).map_or(near.start, |sentence| sentence.start);
    let end = sentences.get(last).or(sentences.last()).map_or(near.end, |sentence| sentence.end);
    // What stands outside of every sentence, such as the blanks at the end of a block, may be the place itself.
    TextRange::new(start, end).cover(place)
}

/// The offset at most so many columns after the beginning of a range, at the end of a word if there is one.
fn forward(text: &str, range: TextRange, columns: usize) -> usize {
    let mut used = 0;
    let mut gap = None;
    for (at, c) in text[range.as_range()].char_indices() {
        used += c.width().unwrap_or(0);
        if used > columns {
            return range.start + gap.unwrap_or(at);
        }
        if c.is_whitespace() {
            gap = Some(at);
        }
    }
    range.end
}

/// The offset at most so many columns before the end of a range, at the beginning of a word if there is one.
fn backward(text: &str, range: TextRange, columns: usize) -> usize {
    let mut used = 0;
    let mut gap = None;
    for (at, c) in text[range.as_range()].char_indices().rev() {
        used += c.width().unwrap_or(0);
        if used > columns {
            return range.start + gap.unwrap_or(at + c.len_utf8());
        }
        if c.is_whitespace() {
            gap = Some(at + c.len_utf8());
        }
    }
    range.start
}

/// The nearest character boundary at or before an offset.
fn floor(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Alpha is first. Beta is second. Gamma is third. Delta is fourth. Epsilon is fifth.";

    fn shown(text: &str, place: std::ops::Range<usize>, columns: usize) -> &str {
        let window = around(text, TextRange::new(0, text.len()), place.into(), columns);
        &text[window.as_range()]
    }

    #[test]
    fn one_sentence_on_either_side_is_shown() {
        let at = TEXT.find("Gamma").unwrap();
        assert_eq!(shown(TEXT, at..at + 5, 80), "Beta is second. Gamma is third. Delta is fourth.");
        assert_eq!(shown(TEXT, 0..5, 80), "Alpha is first. Beta is second.");
        assert_eq!(shown(TEXT, TEXT.len()..TEXT.len(), 80), "Delta is fourth. Epsilon is fifth.");
    }

    #[test]
    fn long_sentences_are_cut_at_words() {
        let text = "word ".repeat(400);
        let window = around(&text, TextRange::new(0, text.len()), (1000..1004).into(), 40);
        assert!(window.len() <= 2 * 80 + 4, "{window:?}");
        assert!(text[window.as_range()].starts_with("word"));
    }

    #[test]
    fn a_long_place_shows_its_beginning() {
        let text = "word ".repeat(400);
        let window = around(&text, TextRange::new(0, text.len()), (0..text.len()).into(), 40);
        assert!(window.len() <= 120 && window.len() > 100, "{window:?}");
    }

    #[test]
    fn places_outside_the_text_or_inside_a_character_do_no_harm() {
        let text = "é東";
        for start in 0..8 {
            for end in start..8 {
                let window = around(text, TextRange::new(0, text.len()), (start..end).into(), 10);
                assert!(text.get(window.as_range()).is_some(), "{start}..{end}");
            }
        }
    }
}
