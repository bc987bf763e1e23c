//! Characters as a reader counts them: a letter with its accents is one, and so is a joined emoji.

use unicode_segmentation::UnicodeSegmentation;

/// How many characters a reader sees.
pub fn grapheme_count(text: &str) -> usize {
    text.graphemes(true).count()
}

/// The text, or as many characters of it as are wanted and an ellipsis.
pub fn shortened(text: &str, most: usize) -> String {
    match text.grapheme_indices(true).nth(most) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_reader_sees_as_one_counts_as_one() {
        assert_eq!(grapheme_count("Cafe\u{301} 👩🏽‍🔬"), 6);
        assert_eq!(shortened("abc", 3), "abc");
        assert_eq!(shortened("abcd", 3), "abc…");
    }
}
