//! Lines that are only a mark (`###`, `- 30 -`, `[ENDS]`) and signs that open a list item. Knows lines, not documents.

use memchr::memmem;

/// Characters that a line may consist of and say nothing but "here is a border".
fn is_mark_char(c: char) -> bool {
    matches!(c, '#' | '*' | '-' | '–' | '—' | '_' | '=' | '~' | '•' | '·' | '+')
}

/// What may stand around the word of an end mark.
fn is_decoration(c: char) -> bool {
    is_mark_char(c) || matches!(c, '<' | '>' | '(' | ')' | '[' | ']' | '/' | ' ' | '\u{a0}')
}

/// Longest line that is looked at for a word; longer ones are marks only if they hold nothing but mark characters.
const LONGEST_WITH_WORD: usize = 40;

/// Whether a line without blanks around it is only a mark: `###`, `* * *`, `—`, `-30-`, `[ENDS]`.
pub(super) fn is_mark_line(line: &str) -> bool {
    let Some(first) = line.chars().next() else { return false };
    if is_mark_char(first) && line.chars().all(|c| is_mark_char(c) || matches!(c, ' ' | '\t' | '\u{a0}')) {
        return true;
    }
    line.len() <= LONGEST_WITH_WORD && is_end_word(line)
}

fn is_end_word(line: &str) -> bool {
    let word = line.trim_matches(is_decoration);
    let decorated = word.len() < line.len();
    let dashed = line.starts_with(is_mark_char) && line.ends_with(is_mark_char);
    match word {
        "30" | "0" => dashed,
        "ENDS" | "END" | "FIN" | "XXX" | "Ends" => true,
        "End" | "ends" | "end" | "Fin" | "fin" | "MORE" | "More" | "more" => decorated,
        _ => false,
    }
}

/// How an end mark begins when it is glued to a line of text, with the length of the mark; `before` ends where it begins.
pub(super) fn glued_mark(before: &str, after: &str) -> Option<usize> {
    let length = mark_length(after)?;
    let closed = before.trim_end().ends_with(['.', '!', '?', '"', '”', '’', '\'', ')', ']', ':', '»', '…']);
    let apart = after[length..].chars().next().is_none_or(char::is_whitespace);
    (closed && apart).then_some(length)
}

fn mark_length(text: &str) -> Option<usize> {
    let hashes = text.len() - text.trim_start_matches('#').len();
    if hashes >= 3 {
        return Some(hashes);
    }
    if text.starts_with("# # #") {
        return Some(text.len() - text.trim_start_matches(['#', ' ']).len())
            .map(|length| text[..length].trim_end().len());
    }
    let dashes = |text: &str| text.len() - text.trim_start_matches(['-', '–', '—', ' ']).len();
    let opening = dashes(text);
    let number = text[opening..].strip_prefix("30")?;
    let closing = number.len() - number.trim_start_matches(['-', '–', '—', ' ']).len();
    // "-30-" ends a text only where the line ends too.
    (opening > 0 && closing > 0 && closing == number.len()).then(|| text.trim_end().len())
}

/// Length of the `>` marks at the beginning of a line of a mail, each with one blank.
pub(super) fn quote_marks(line: &str) -> usize {
    let mut rest = line;
    while let Some(inner) = rest.strip_prefix('>') {
        rest = inner.strip_prefix(' ').unwrap_or(inner);
    }
    line.len() - rest.len()
}

/// Whether most lines stand behind `>`, as in a mail that was forwarded.
pub(super) fn is_forwarded(text: &str) -> bool {
    if !text.starts_with('>') && memmem::find(text.as_bytes(), b"\n>").is_none() {
        return false;
    }
    let (mut quoted, mut all) = (0, 0);
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        all += 1;
        quoted += usize::from(line.starts_with('>'));
    }
    quoted >= 4 && quoted * 2 > all
}

/// A sign that opens a list item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// A glyph that is only ever a bullet.
    Glyph,
    /// A sign that has other uses too: one dash alone may open a dialogue or a signature.
    Dash(char),
    /// `1.`, `(2)`: its number.
    Number(u32),
    /// `a)`, `iv.`: its place in the alphabet, and what it is as a roman numeral.
    Letter(u32, u32),
}

/// The sign that opens a line, with its length and that of the blanks behind it.
pub(super) fn list_sign(line: &str) -> Option<(Sign, usize)> {
    if let Some(length) = mangled_bullet(line) {
        let rest = &line[length..];
        return Some((Sign::Glyph, line.len() - rest.trim_start().len())).filter(|_| !rest.trim().is_empty());
    }
    let first = line.chars().next()?;
    let rest = &line[first.len_utf8()..];
    let blanks = rest.len() - rest.trim_start().len();
    let length = first.len_utf8() + blanks;
    if blanks == rest.len() {
        return None;
    }
    match first {
        '•' | '▪' | '■' | '●' | '◦' | '‣' | '►' | '❖' | '✓' | '➢' | '\u{f0b7}' | '\u{f0a7}' | '\u{f0d8}' => {
            Some((Sign::Glyph, length))
        }
        '·' if blanks > 0 => Some((Sign::Glyph, length)),
        // What Word's bullets become when their font is lost.
        'o' | 'Ø' | 'ü' | '§' if rest.starts_with('\t') || blanks >= 2 => Some((Sign::Glyph, length)),
        '*' | '-' | '–' | '—' | '+' if blanks > 0 && !rest.ends_with(['-', '–', '—']) => {
            Some((Sign::Dash(first), length))
        }
        _ => numbered(line),
    }
}

/// Length of a bullet at the beginning of a line whose UTF-8 was once read as Windows-1252.
pub(super) fn mangled_bullet(line: &str) -> Option<usize> {
    ["â€¢", "â\u{80}¢", "â¢", "Â·", "ï‚·"]
        .iter()
        .find(|bullet| line.starts_with(**bullet))
        .map(|bullet| bullet.len())
}

fn numbered(line: &str) -> Option<(Sign, usize)> {
    let inner = line.strip_prefix('(').unwrap_or(line);
    let open = inner.len() < line.len();
    let word = inner.len() - inner.trim_start_matches(|c: char| c.is_ascii_alphanumeric()).len();
    let (word, rest) = inner.split_at(word);
    let closed = rest.starts_with(')');
    if !closed && (open || !rest.starts_with('.')) {
        return None;
    }
    let rest = &rest[1..];
    let blanks = rest.len() - rest.trim_start().len();
    if rest.trim_start().is_empty() || blanks == 0 && !closed {
        return None;
    }
    let sign = match word.len() {
        1 | 2 if word.bytes().all(|b| b.is_ascii_digit()) => Sign::Number(word.parse().ok()?),
        1 if word.bytes().all(|b| b.is_ascii_lowercase()) => {
            Sign::Letter(u32::from(word.as_bytes()[0] - b'a') + 1, roman(word))
        }
        1 if closed && word.bytes().all(|b| b.is_ascii_uppercase()) => {
            Sign::Letter(u32::from(word.as_bytes()[0] - b'A') + 1, 0)
        }
        2..=4 if word.bytes().all(|b| matches!(b, b'i' | b'v' | b'x')) => Sign::Letter(0, roman(word)),
        _ => return None,
    };
    Some((sign, line.len() - rest.len() + blanks))
}

fn roman(word: &str) -> u32 {
    let value = |b: u8| match b {
        b'x' => 10,
        b'v' => 5,
        b'i' => 1,
        _ => 0,
    };
    let (sum, _) = word.bytes().rev().map(value).fold((0_u32, 0), |(sum, right), value| {
        (if value < right { sum.saturating_sub(value) } else { sum + value }, value)
    });
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_known_by_the_whole_line() {
        for line in [
            "###",
            "# # #",
            "***",
            "* * *",
            "---",
            "—",
            "- 30 -",
            "-30-",
            "– 30 –",
            "-ENDS-",
            "[ENDS]",
            "ENDS",
            "FIN",
            "-end-",
            "(more)",
            "-",
            "XXX",
            "--30--",
            "-0-",
            "_____",
        ] {
            assert!(is_mark_line(line), "{line}");
        }
        for line in [
            "#1",
            "#hashtag",
            "30",
            "more",
            "(30)",
            "- Where we work",
            "end",
            "**bold**",
            "",
            "Ends soon",
            "+41 22",
        ] {
            assert!(!is_mark_line(line), "{line}");
        }
    }

    #[test]
    fn a_mark_glued_to_a_sentence_is_cut_off() {
        assert_eq!(glued_mark("It is done.", "###"), Some(3));
        assert_eq!(glued_mark("It is done. ", "###  About us"), Some(3));
        assert_eq!(glued_mark("It is done.” ", "# # # "), Some(5));
        assert_eq!(glued_mark("It is done. ", "-30-  "), Some(4));
        assert_eq!(glued_mark("Call (", "###) ###-####"), None);
        assert_eq!(glued_mark("Between 20", "-30- or so"), None);
        assert_eq!(glued_mark("Issue ", "### of"), None);
    }

    #[test]
    fn signs_of_lists_are_told_from_text() {
        assert_eq!(list_sign("• Item"), Some((Sign::Glyph, 4)));
        assert_eq!(list_sign("- Item"), Some((Sign::Dash('-'), 2)));
        assert_eq!(list_sign("1. Item"), Some((Sign::Number(1), 3)));
        assert_eq!(list_sign("2)Item"), Some((Sign::Number(2), 2)));
        assert_eq!(list_sign("(b) Item"), Some((Sign::Letter(2, 0), 4)));
        assert_eq!(list_sign("iv. Item"), Some((Sign::Letter(0, 4), 4)));
        for line in [
            "- 30 -",
            "*Note",
            "A. Smith said",
            "2018. A year",
            "1.5 million",
            "a.m. today",
            "-5 degrees",
            "•",
            "May. 3",
        ] {
            assert_eq!(list_sign(line), None, "{line}");
        }
    }
}
