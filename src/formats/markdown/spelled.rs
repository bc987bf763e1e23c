//! How the parser's findings are spelled in the source, where it does not say: targets of links, names of entities.

use pulldown_cmark::{Event, Parser};
use std::ops::Range;

/// Where the target stands in `[text](target "title")`. The brackets of the text are balanced.
pub(super) fn inline_target(written: &str) -> Option<Range<usize>> {
    let bytes = written.as_bytes();
    // A title may hold anything, so look from the front: the text ends where its bracket closes.
    let open = closing_bracket(bytes)? + 1;
    if bytes.get(open) != Some(&b'(') {
        return None;
    }
    let rest = &written[open + 1..];
    let start = open + 1 + (rest.len() - rest.trim_start().len());
    if bytes.get(start) == Some(&b'<') {
        let length = written[start + 1..].find('>')?;
        return Some(start + 1..start + 1 + length);
    }
    let target = &written[start..];
    let length = target.find(char::is_whitespace).unwrap_or(target.len().saturating_sub(1));
    Some(start..start + length)
}

/// The bracket that closes the first one; escapes, code and autolinks may hide others.
fn closing_bracket(bytes: &[u8]) -> Option<usize> {
    let mut depth = 0_usize;
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            b'[' => depth += 1,
            b']' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at);
                }
            }
            b'`' => {
                let ticks = bytes[at..].iter().take_while(|&&b| b == b'`').count();
                let close = code_end(&bytes[at + ticks..], ticks);
                at += ticks + close.unwrap_or(0) - 1;
            }
            _ => {}
        }
        at += 1;
    }
    None
}

/// Length of a code span behind its opening ticks, the closing ones included.
fn code_end(bytes: &[u8], ticks: usize) -> Option<usize> {
    let mut at = 0;
    while at < bytes.len() {
        let run = bytes[at..].iter().take_while(|&&b| b == b'`').count();
        if run == ticks {
            return Some(at + run);
        }
        at += run.max(1);
    }
    None
}

/// Longest entity name, `&CounterClockwiseContourIntegral;`.
const LONGEST_ENTITY: usize = 33;

/// What an entity at the beginning of `text` stands for, with its length. The Markdown parser has the table of names.
pub(super) fn entity(text: &str) -> Option<(String, usize)> {
    let end = text.bytes().take(LONGEST_ENTITY).position(|b| b == b';')? + 1;
    let written = text.get(..end)?;
    if written.contains(char::is_whitespace) {
        return None;
    }
    let mut decoded = String::new();
    for event in Parser::new(written) {
        if let Event::Text(part) = event {
            decoded.push_str(&part);
        }
    }
    // A no-break space alone is no paragraph to the parser.
    if decoded.is_empty() && written == "&nbsp;" {
        decoded.push('\u{a0}');
    }
    (!decoded.is_empty() && decoded != written).then_some((decoded, end))
}
