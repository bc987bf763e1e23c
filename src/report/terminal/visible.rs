//! Characters that a terminal would obey or hide are written out, `<U+200B>`. Knows no layout.

use std::fmt::Write;

/// How a character is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Appearance {
    /// As it is.
    Plain,
    /// As a blank.
    Blank,
    /// Left out: it only chooses between two looks of the character before it.
    Left,
    /// By its number.
    Written,
}

/// Appends what stands for a character on a terminal.
pub(super) fn push_visible(c: char, out: &mut String) {
    match appearance(c) {
        Appearance::Plain => out.push(c),
        Appearance::Blank => out.push(' '),
        Appearance::Left => {}
        Appearance::Written => {
            // Writing to a string cannot fail.
            let _ = write!(out, "<U+{:04X}>", u32::from(c));
        }
    }
}

/// Characters of a message that are shown; a message may hold words of the draft.
const LONGEST: usize = 1_000;

/// A text on one line with nothing in it that a terminal obeys.
pub(crate) fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len().min(LONGEST));
    for (nth, c) in text.chars().enumerate() {
        match c {
            _ if nth == LONGEST => {
                out.push('…');
                break;
            }
            '\n' | '\r' => out.push(' '),
            c => push_visible(c, &mut out),
        }
    }
    out
}

fn appearance(c: char) -> Appearance {
    match c {
        ' '..='~' => Appearance::Plain,
        '\t' => Appearance::Blank,
        '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => Appearance::Left,
        c if c.is_control() || is_unseen(c) => Appearance::Written,
        _ => Appearance::Plain,
    }
}

/// Characters without a shape of their own: they turn the direction of writing, join, divide or fill.
fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{AD}'
            | '\u{61C}'
            | '\u{115F}'..='\u{1160}'
            | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{3164}'
            | '\u{FEFF}'
            | '\u{FFA0}'
            | '\u{FFF9}'..='\u{FFFB}'
            | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E007F}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_obeys_or_hides_is_written_out() {
        assert_eq!(visible("a\u{1b}[31mb"), "a<U+001B>[31mb");
        assert_eq!(visible("zero\u{200b}width \u{202e}turned"), "zero<U+200B>width <U+202E>turned");
        assert_eq!(visible("soft\u{ad}hyphen\0\u{9b}"), "soft<U+00AD>hyphen<U+0000><U+009B>");
    }

    #[test]
    fn letters_accents_and_spaces_stay() {
        let text = "Côte d’Ivoire\u{a0}: 東京, e\u{301}té";
        assert_eq!(visible(text), text);
        assert_eq!(visible("❤\u{fe0f}\tline\r\nend"), "❤ line  end");
    }
}
