//! Quotation marks: which are openers and closers, which are apostrophes and inches, and what they enclose.

use crate::release::records::MarkFault;
use crate::text::TextRange;

/// A span between marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Enclosed {
    /// With its marks.
    pub range: TextRange,
    /// Without them.
    pub inner: TextRange,
    /// Whether the closing mark is missing because the next block goes on.
    pub open: bool,
    /// Whether it is enclosed by single marks.
    pub single: bool,
}

/// What the marks of a document enclose, and what is wrong with them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// Spans of the outermost marks, in order.
    pub spans: Vec<Enclosed>,
    /// Faults, in order.
    pub faults: Vec<(TextRange, MarkFault)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Open,
    Close,
    /// A straight mark that may be either: it closes what is open, and opens where nothing is.
    Either,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Curly,
    Straight,
    Guillemets,
    Single,
}

#[derive(Clone, Copy, Debug)]
struct Mark {
    range: TextRange,
    role: Role,
    family: Family,
}

/// Reads the marks of blocks given in order with whether each is running text: a speech may go on from one to the next.
pub fn read_marks(text: &str, blocks: &[TextRange]) -> Marks {
    let mut marks = Marks::default();
    // A speech left open by an earlier block, waiting for the next to begin with an opener or to close it.
    let mut waiting: Option<Waiting> = None;
    for &block in blocks {
        let own = marks_in(text, block);
        let reopens =
            own.first().is_some_and(|mark| mark.role != Role::Close && mark.range.start == block.start);
        if let Some(left) = waiting.take() {
            waiting = settle(left, reopens, &own, block, &mut marks);
        }
        let closed_by_earlier = waiting.is_none()
            && marks
                .spans
                .last()
                .is_some_and(|span| span.range.start < block.start && span.range.end > block.start);
        let skip = usize::from(closed_by_earlier);
        if waiting.is_none() {
            waiting = pair(&own[skip..], block, &mut marks);
        }
    }
    if let Some(left) = waiting {
        marks.faults.push((left.mark, MarkFault::Unclosed));
    }
    marks.faults.sort_by_key(|(range, _)| range.start);
    marks
}

/// An opener whose block ended before a closer came.
#[derive(Clone, Copy, Debug)]
struct Waiting {
    mark: TextRange,
    family: Family,
    span: usize,
}

/// What the next block says of a speech left open.
fn settle(
    left: Waiting,
    reopens: bool,
    own: &[Mark],
    block: TextRange,
    marks: &mut Marks,
) -> Option<Waiting> {
    if reopens {
        marks.spans[left.span].open = true;
        return None;
    }
    let closes_first = own.first().is_some_and(|mark| mark.role == Role::Close && mark.family == left.family);
    if closes_first {
        // The paragraphs between were not opened anew: one speech, one fault.
        let span = &mut marks.spans[left.span];
        span.range.end = own[0].range.end;
        span.inner.end = own[0].range.start;
        marks.faults.push((left.mark, MarkFault::Unclosed));
        return None;
    }
    let _ = block;
    marks.faults.push((left.mark, MarkFault::Unclosed));
    None
}

/// Pairs the marks of one block; gives back the outermost opener that nothing closes.
fn pair(own: &[Mark], block: TextRange, marks: &mut Marks) -> Option<Waiting> {
    let mut stack: Vec<Mark> = Vec::new();
    for mark in own {
        let top = stack.last().copied();
        let closes = match mark.role {
            Role::Open => false,
            Role::Close => true,
            Role::Either => top.is_some_and(|top| top.family == Family::Straight),
        };
        if !closes {
            if let Some(same) =
                stack.iter().find(|open| open.family == mark.family && mark.family != Family::Single)
            {
                marks.faults.push((mark.range, MarkFault::Nesting));
                let _ = same;
                continue;
            }
            stack.push(*mark);
            continue;
        }
        match stack.iter().rposition(|open| open.family == mark.family) {
            Some(at) => {
                let open = stack[at];
                // Singles left open inside are apostrophes after all.
                for inner in stack.drain(at..).skip(1).filter(|inner| inner.family != Family::Single) {
                    marks.faults.push((inner.range, MarkFault::Unclosed));
                }
                if stack.is_empty() {
                    marks.spans.push(enclosed(open, mark.range));
                }
            }
            None if mark.family == Family::Single => {}
            None => marks.faults.push((mark.range, MarkFault::Unopened)),
        }
    }
    stack.retain(|open| open.family != Family::Single);
    let outer = *stack.first()?;
    for inner in &stack[1..] {
        marks.faults.push((inner.range, MarkFault::Unclosed));
    }
    marks.spans.push(Enclosed {
        range: TextRange::new(outer.range.start, block.end),
        inner: TextRange::new(outer.range.end, block.end),
        open: false,
        single: false,
    });
    marks.spans.sort_by_key(|span| span.range.start);
    let span = marks.spans.iter().position(|span| span.range.start == outer.range.start)?;
    Some(Waiting { mark: outer.range, family: outer.family, span })
}

fn enclosed(open: Mark, close: TextRange) -> Enclosed {
    Enclosed {
        range: TextRange::new(open.range.start, close.end),
        inner: TextRange::new(open.range.end, close.start),
        open: false,
        single: open.family == Family::Single,
    }
}

/// Classifies every mark of a block; apostrophes, inches and minutes are none.
fn marks_in(text: &str, block: TextRange) -> Vec<Mark> {
    let mut found = Vec::new();
    let source = &text[block.as_range()];
    let mut before = None;
    let mut chars = source.char_indices().peekable();
    let mut straight_open = false;
    let mut single_open = false;
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map(|&(_, c)| c);
        let classified = match c {
            '“' | '„' | '‟' => Some((Role::Open, Family::Curly)),
            '”' => Some((Role::Close, Family::Curly)),
            '«' => Some((Role::Open, Family::Guillemets)),
            '»' => Some((Role::Close, Family::Guillemets)),
            '"' | '＂' => straight(before, after, straight_open).map(|role| (role, Family::Straight)),
            '‘' | '‚' => opens_single(before, after).then_some((Role::Open, Family::Single)),
            '’' => {
                closes_single(source, at, before, after, single_open).then_some((Role::Close, Family::Single))
            }
            _ => None,
        };
        if let Some((role, family)) = classified {
            match family {
                Family::Straight => straight_open = !straight_open,
                Family::Single => single_open = role == Role::Open,
                _ => {}
            }
            let start = block.start + at;
            found.push(Mark { range: TextRange::new(start, start + c.len_utf8()), role, family });
        }
        before = Some(c);
    }
    german(text, found)
}

/// In „…“ the second mark closes, though elsewhere it opens.
fn german(text: &str, mut marks: Vec<Mark>) -> Vec<Mark> {
    let mut low_open = false;
    for mark in &mut marks {
        match &text[mark.range.as_range()] {
            "„" => low_open = true,
            "“" if low_open => {
                mark.role = Role::Close;
                low_open = false;
            }
            "”" => low_open = false,
            _ => {}
        }
    }
    marks
}

/// A straight double mark; after a digit and with nothing open it is inches.
fn straight(before: Option<char>, after: Option<char>, open: bool) -> Option<Role> {
    if before.is_some_and(|c| c.is_ascii_digit()) && !open {
        return None;
    }
    let gap_before = before.is_none_or(|c| {
        c.is_whitespace() || matches!(c, '(' | '[' | '–' | '—' | '-' | '/' | '‘' | '\'' | '“')
    });
    let gap_after = after.is_none_or(|c| {
        c.is_whitespace()
            || matches!(c, ')' | ']' | '.' | ',' | ';' | ':' | '!' | '?' | '–' | '—' | '-' | '’')
    });
    Some(match (gap_before, gap_after) {
        (true, false) if !open => Role::Open,
        (false, true) if open => Role::Close,
        _ => Role::Either,
    })
}

fn opens_single(before: Option<char>, after: Option<char>) -> bool {
    let gap =
        before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '–' | '—' | '“' | '"' | '«'));
    // ‘90s and ‘em are apostrophes turned the wrong way.
    gap && after.is_some_and(|c| c.is_alphabetic() || matches!(c, '“' | '¿' | '¡'))
}

/// A right single mark closes only what is open, and not where it is an apostrophe: between letters, before digits, or
/// after a plural s when words of the quotation still follow.
fn closes_single(source: &str, at: usize, before: Option<char>, after: Option<char>, open: bool) -> bool {
    if !open || after.is_some_and(char::is_alphanumeric) {
        return false;
    }
    let plural = before == Some('s');
    let rest = &source[at + '’'.len_utf8()..];
    let another = rest.char_indices().any(|(next, c)| {
        c == '’'
            && !rest[next + c.len_utf8()..].starts_with(char::is_alphanumeric)
            && !rest[..next].contains('‘')
    });
    !(plural && another)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(blocks: &[&str]) -> (Vec<String>, Vec<(usize, MarkFault)>) {
        let mut text = String::new();
        let mut ranges = Vec::new();
        for block in blocks {
            let start = text.len();
            text.push_str(block);
            ranges.push(TextRange::new(start, text.len()));
            text.push('\n');
        }
        let marks = read_marks(&text, &ranges);
        let spans = marks.spans.iter().map(|span| text[span.range.as_range()].to_owned()).collect();
        (spans, marks.faults.iter().map(|(range, fault)| (range.start, *fault)).collect())
    }

    #[test]
    fn pairs_are_found_in_every_family() {
        assert_eq!(
            read(&["“One,” she said. \"Two.\" « Trois »"]),
            (vec!["“One,”".into(), "\"Two.\"".into(), "« Trois »".into()], vec![])
        );
        assert_eq!(read(&["„Gut“ sagte er"]), (vec!["„Gut“".into()], vec![]));
    }

    #[test]
    fn apostrophes_and_inches_are_no_marks() {
        let quiet =
            "Prices fell in the ’90s, O’Neill’s study says, and farmers’ incomes with them. A 6\" pipe.";
        assert_eq!(read(&[quiet]), (vec![], vec![]));
        let nested = "“I remember ‘the bad year’ well,” said O’Neill.";
        assert_eq!(read(&[nested]).0, ["“I remember ‘the bad year’ well,”"]);
    }

    #[test]
    fn a_speech_may_stay_open_if_the_next_paragraph_reopens_it() {
        let (spans, faults) = read(&["“One paragraph.", "“And another,” said Silva."]);
        assert_eq!((spans.len(), faults.len()), (2, 0));
    }

    #[test]
    fn what_is_never_closed_or_never_opened_is_a_fault() {
        assert_eq!(read(&["“We are ready, said Ana Silva.", "She left."]).1, [(0, MarkFault::Unclosed)]);
        assert_eq!(read(&["We are ready,” said Ana Silva."]).1, [(13, MarkFault::Unopened)]);
        assert_eq!(read(&["“One “two” three”"]).1.first().map(|fault| fault.1), Some(MarkFault::Nesting));
    }

    #[test]
    fn paragraphs_not_opened_anew_are_one_speech_and_one_fault() {
        let (spans, faults) = read(&["“One paragraph.", "Then this ends it,” said Silva."]);
        assert_eq!(spans.len(), 1);
        assert_eq!(faults, [(0, MarkFault::Unclosed)]);
    }
}
