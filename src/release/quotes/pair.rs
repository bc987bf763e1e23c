//! Pairs quotation marks: what they enclose, which are missing, and where a speech ends whose closing mark is missing.

use super::marks::{BlockMarks, Family, Mark, Role, marks_in};
use crate::release::records::MarkFault;
use crate::text::TextRange;

/// Paragraphs without a mark of their own that a speech may run through.
const LONGEST_SPEECH: usize = 40;

/// Bytes behind a mark in which an attribution begins and ends.
const ATTRIBUTION: usize = 120;

/// Bytes behind a single opener in which an attribution must end what it opened; it may be an apostrophe turned round.
const SINGLE_SPEECH: usize = 600;

/// A block in which marks are read.
#[derive(Clone, Debug)]
pub struct MarkedBlock {
    /// Its text.
    pub range: TextRange,
    /// Code inside it, where marks mean nothing.
    pub code: Vec<TextRange>,
    /// Whether it is a paragraph, through which a speech may run.
    pub running: bool,
    /// Whether it is a heading, which a speech may run past.
    pub heading: bool,
    /// Whether it is an item of a list, which a speech may hold behind a colon.
    pub item: bool,
    /// Whether it stands in the same line of the file as the block before: whoever cut them apart may have cut a speech.
    pub glued: bool,
}

/// A span between marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Enclosed {
    /// With its marks.
    pub range: TextRange,
    /// Without them.
    pub inner: TextRange,
    /// Whether the closing mark is missing because the next block goes on.
    pub open: bool,
}

/// What the marks of a document enclose, and what is wrong with them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// Spans of the outermost marks, in order and disjoint.
    pub spans: Vec<Enclosed>,
    /// Faults, in order.
    pub faults: Vec<(TextRange, MarkFault)>,
}

/// Tells where inside a range speech is over because an attribution begins.
pub type SpeechEnd<'f> = &'f dyn Fn(TextRange) -> Option<usize>;

/// Reads the marks of blocks given in order: a speech may go on from one to the next.
pub fn read_marks(text: &str, blocks: &[MarkedBlock], speech_end: SpeechEnd<'_>) -> Marks {
    let own: Vec<BlockMarks> = blocks.iter().map(|block| marks_in(text, block.range, &block.code)).collect();
    let mut pairing = Pairing { text, speech_end, spans: Vec::new(), faults: Vec::new() };
    let mut taken = vec![0; blocks.len()];
    for (at, block) in blocks.iter().enumerate() {
        let reopened =
            following(blocks, at).is_some_and(|next| reopens(text, blocks[next].range, &own[next]));
        let marks = &own[at].doubles[taken[at].min(own[at].doubles.len())..];
        let marks = with_repeated_opener(text, block.range, marks, pairing.is_open_before(block.range));
        let from = pairing.spans.len();
        let left = pairing.pair(&marks, block.range, reopened);
        if let Some(left) = left {
            let closing = closing_block(text, blocks, &own, at, left.family);
            if let Some(closing) = pairing.settle(left, block.range, reopened, closing) {
                taken[closing.block] = 1;
            }
        }
        pairing.pair_singles(&own[at].singles, block.range, from, blocks.get(at + 1).map(|next| next.range));
    }
    pairing.finish()
}

/// The paragraph in which a speech may go on: the next block, or the one below a heading.
fn following(blocks: &[MarkedBlock], at: usize) -> Option<usize> {
    let next = if blocks.get(at + 1)?.heading { at + 2 } else { at + 1 };
    blocks.get(next).filter(|block| block.running).map(|_| next)
}

/// Whether a block begins with an opener, so that it can carry on a speech.
fn reopens(text: &str, block: TextRange, own: &BlockMarks) -> bool {
    own.doubles.first().is_some_and(|mark| {
        let leading = &text[block.start..mark.range.start];
        let first = !leading.contains(char::is_alphanumeric) && leading.len() < 8;
        // French paragraphs of one speech may begin with the closing guillemet.
        first && (mark.role(false) == Role::Open || mark.family == Family::Guillemets)
    })
}

/// French may repeat the closing guillemet at the beginning of a paragraph to say that speech goes on: there it opens.
fn with_repeated_opener(text: &str, block: TextRange, marks: &[Mark], goes_on: bool) -> Vec<Mark> {
    let mut marks = marks.to_vec();
    let repeats = |mark: &Mark| {
        goes_on && mark.family == Family::Guillemets && text[block.start..mark.range.start].trim().is_empty()
    };
    if let Some(first) = marks.first_mut().filter(|mark| repeats(mark)) {
        (first.shape, first.setting) = (Role::Open, Role::Open);
    }
    marks
}

/// A closer in a later paragraph, with nothing opened in between.
#[derive(Clone, Copy)]
struct Closing {
    block: usize,
    mark: TextRange,
    /// Whether nothing is missing in between.
    whole: bool,
}

/// The later paragraph that closes a speech without opening anything, behind paragraphs without marks.
fn closing_block(
    text: &str,
    blocks: &[MarkedBlock],
    own: &[BlockMarks],
    at: usize,
    family: Family,
) -> Option<Closing> {
    let lists = text[blocks[at].range.as_range()].trim_end().ends_with(':');
    let may_go_on = |block: &MarkedBlock| block.running || block.glued || lists && block.item;
    let mut later = (at + 1..blocks.len()).take(LONGEST_SPEECH).take_while(|&next| may_go_on(&blocks[next]));
    let block = later.find(|&next| !own[next].doubles.is_empty())?;
    let first = own[block].doubles.first()?;
    let closes = first.role(true) == Role::Close && first.setting == Role::Close && !first.may_be_prime();
    let between = &blocks[at + 1..=block];
    // Items of a list need no opening marks, nor does what was cut out of one line.
    let whole = between.iter().all(|block| block.glued) || between.iter().all(|block| block.item);
    (closes && first.family.pairs_with(family)).then_some(Closing { block, mark: first.range, whole })
}

struct Pairing<'t> {
    text: &'t str,
    speech_end: SpeechEnd<'t>,
    spans: Vec<Enclosed>,
    faults: Vec<(TextRange, MarkFault)>,
}

impl Pairing<'_> {
    /// Pairs the double marks of one block; gives back the outermost opener that nothing closes.
    fn pair(&mut self, marks: &[Mark], block: TextRange, reopened: bool) -> Option<Mark> {
        let mut stack: Vec<Mark> = Vec::new();
        for (at, mark) in marks.iter().enumerate() {
            let rest = &marks[at + 1..];
            match mark.role(!stack.is_empty()) {
                Role::Close => self.close(&mut stack, mark, rest, block),
                _ => self.open(&mut stack, mark, rest, reopened, block),
            }
        }
        stack.retain(|open| !open.lost);
        let outer = stack.first().copied()?;
        for inner in &stack[1..] {
            self.faults.push((inner.range, MarkFault::Unclosed));
        }
        Some(outer)
    }

    fn open(&mut self, stack: &mut Vec<Mark>, mark: &Mark, rest: &[Mark], reopened: bool, block: TextRange) {
        // What “?” stands for may have been a question after all, if something else opens before it is closed.
        stack.retain(|open| !open.lost);
        if mark.lost && !stack.is_empty() {
            return;
        }
        let Some(same) = stack.iter().rposition(|open| open.family == mark.family) else {
            stack.push(*mark);
            return;
        };
        let open = stack[same];
        let between = TextRange::new(open.range.end, mark.range.start);
        let ended = (self.speech_end)(between);
        if ended.is_none() && mark.shape == Role::Either && is_misplaced_closer(self.text, mark) {
            self.close(stack, mark, rest, block);
            return;
        }
        if ended.is_none() && is_nested(mark.family, rest, reopened) {
            let end =
                rest.iter().find(|next| next.family == mark.family).map_or(mark.range, |next| next.range);
            self.faults.push((mark.range.cover(end), MarkFault::Nesting));
            stack.push(*mark);
            return;
        }
        // The closing mark of the earlier quotation is missing.
        stack.truncate(same);
        self.faults.push((open.range, MarkFault::Unclosed));
        if stack.is_empty() {
            let end = ended.unwrap_or_else(|| first_sentence_end(self.text, between));
            self.push(open.range.start, open.range.end, end, end, false);
        }
        stack.push(*mark);
    }

    fn close(&mut self, stack: &mut Vec<Mark>, mark: &Mark, rest: &[Mark], block: TextRange) {
        if mark.may_be_prime() && (stack.is_empty() || self.is_inches(mark, rest)) {
            return;
        }
        let partner = stack
            .iter()
            .rposition(|open| open.family == mark.family)
            .or_else(|| stack.iter().rposition(|open| open.family.pairs_with(mark.family)));
        let Some(at) = partner else {
            if mark.lost {
                return;
            }
            self.faults.push((mark.range, MarkFault::Unopened));
            if stack.is_empty() {
                let start = self.unopened_start(mark.range.start, block);
                self.push(start, start, mark.range.start, mark.range.end, false);
            }
            return;
        };
        let open = stack[at];
        for inner in stack.drain(at..).skip(1) {
            self.faults.push((inner.range, MarkFault::Unclosed));
        }
        if stack.is_empty() {
            self.push(open.range.start, open.range.end, mark.range.start, mark.range.end, false);
        }
    }

    /// Inside a quotation a mark after a figure means inches if the real closer comes before anything opens.
    fn is_inches(&self, mark: &Mark, rest: &[Mark]) -> bool {
        mark.shape == Role::Either
            && rest.first().is_some_and(|next| {
                next.family == mark.family && next.setting == Role::Close && !next.may_be_prime()
            })
    }

    /// Where a quotation without opener may have begun: at the beginning of the sentence, but behind the last quotation.
    fn unopened_start(&self, mark: usize, block: TextRange) -> usize {
        let earlier = self.spans.iter().rev().take(16).find(|span| span.range.end <= mark);
        let floor = earlier.map_or(block.start, |span| span.range.end.max(block.start));
        let before = self.text[floor..mark].trim_end_matches(['.', ',', '!', '?', '…', ' ']);
        let stop = before.char_indices().rev().find(|&(at, c)| {
            matches!(c, '.' | '!' | '?' | ':') && before[at + c.len_utf8()..].starts_with(char::is_whitespace)
        });
        let start = stop.map_or(floor, |(at, c)| floor + at + c.len_utf8());
        let blank = self.text[start..mark].len() - self.text[start..mark].trim_start().len();
        start + blank
    }

    /// What becomes of an opener whose block ended before a closer came. Gives back the later block's closer if it was
    /// used.
    fn settle(
        &mut self,
        left: Mark,
        block: TextRange,
        reopened: bool,
        closing: Option<Closing>,
    ) -> Option<Closing> {
        let (start, inner) = (left.range.start, left.range.end);
        if let Some(closing) = closing.filter(|closing| closing.whole) {
            self.push(start, inner, closing.mark.start, closing.mark.end, false);
            return Some(closing);
        }
        if let Some(end) = (self.speech_end)(TextRange::new(inner, block.end)) {
            self.faults.push((left.range, MarkFault::Unclosed));
            self.push(start, inner, end, end, false);
            return None;
        }
        if reopened {
            self.push(start, inner, block.end, block.end, true);
            return None;
        }
        self.faults.push((left.range, MarkFault::Unclosed));
        match closing {
            Some(closing) => {
                // Where a paragraph ends its sentence, what is wrong is that the next ones do not open again; that the last
                // one closes is right. A sentence that was cut in two leaves two broken halves.
                let cut = !self.text[block.as_range()].trim_end().ends_with(['.', '!', '?', '…', ':']);
                if cut {
                    self.faults.push((closing.mark, MarkFault::Unopened));
                }
                self.push(start, inner, closing.mark.start, closing.mark.end, false);
            }
            None => self.push(start, inner, block.end, block.end, false),
        }
        closing
    }

    fn push(&mut self, start: usize, inner_start: usize, inner_end: usize, end: usize, open: bool) {
        let inner_end = inner_end.max(inner_start);
        self.spans.push(Enclosed {
            range: TextRange::new(start, end.max(inner_end)),
            inner: TextRange::new(inner_start, inner_end),
            open,
        });
    }

    fn is_open_before(&self, block: TextRange) -> bool {
        self.spans.last().is_some_and(|span| span.open && span.range.end <= block.start)
    }

    /// Pairs single marks: inside double ones they are nested, outside they may be the quotation marks of the house.
    fn pair_singles(&mut self, marks: &[Mark], block: TextRange, from: usize, next: Option<TextRange>) {
        let doubles: Vec<TextRange> = self.spans[from..].iter().map(|span| span.range).collect();
        let around = |offset: usize| {
            let at = doubles.partition_point(|span| span.end <= offset);
            doubles.get(at).filter(|span| span.contains_offset(offset)).map(|_| at)
        };
        let mut at = 0;
        while at < marks.len() {
            let open = marks[at];
            if open.role(false) != Role::Open || open.setting != Role::Open {
                self.stray_single(&open, block);
                at += 1;
                continue;
            }
            let place = around(open.range.start);
            let limit = place.map_or(block.end, |span| doubles[span].end);
            let candidates = closers(marks, at, limit, |offset| around(offset) == place);
            match best_closer(self.text, &candidates, marks) {
                Some(close) => {
                    if place.is_none() {
                        let close = marks[close].range;
                        self.push(open.range.start, open.range.end, close.start, close.end, false);
                    }
                    at = close + 1;
                }
                None => {
                    self.unclosed_single(&open, block, place.is_some(), next);
                    at += 1;
                }
            }
        }
    }

    /// A closing single mark behind a comma, with an attribution behind it, closes something that was never opened.
    fn stray_single(&mut self, mark: &Mark, block: TextRange) {
        let behind_stop = mark.before.is_some_and(|c| matches!(c, ',' | '!' | '?' | '.'));
        if !behind_stop {
            return;
        }
        let near = self.window(TextRange::new(mark.range.start - 1, block.end), ATTRIBUTION);
        if (self.speech_end)(near) == Some(mark.range.start) {
            self.faults.push((mark.range, MarkFault::Unopened));
            let start = self.unopened_start(mark.range.start, block);
            self.push(start, start, mark.range.start, mark.range.end, false);
        }
    }

    /// An opening single mark without a closer may be an apostrophe turned round, unless an attribution follows.
    fn unclosed_single(&mut self, mark: &Mark, block: TextRange, nested: bool, next: Option<TextRange>) {
        if nested {
            return;
        }
        if let Some(end) =
            (self.speech_end)(self.window(TextRange::new(mark.range.end, block.end), SINGLE_SPEECH))
        {
            self.faults.push((mark.range, MarkFault::Unclosed));
            self.push(mark.range.start, mark.range.end, end, end, false);
        } else if mark.range.start == block.start
            && next.is_some_and(|next| self.begins_with_single(next, mark))
        {
            self.push(mark.range.start, mark.range.end, block.end, block.end, true);
        }
    }

    /// The beginning of a range.
    fn window(&self, range: TextRange, bytes: usize) -> TextRange {
        let mut end = (range.start + bytes).min(range.end);
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        TextRange::new(range.start, end)
    }

    fn begins_with_single(&self, block: TextRange, mark: &Mark) -> bool {
        self.text[block.as_range()].starts_with(&self.text[mark.range.as_range()])
    }

    fn finish(mut self) -> Marks {
        self.spans.retain(|span| !span.inner.is_empty());
        self.spans.sort_by_key(|span| (span.range.start, std::cmp::Reverse(span.range.end)));
        let mut end = 0;
        self.spans.retain(|span| {
            let outermost = span.range.start >= end;
            if outermost {
                end = span.range.end;
            }
            outermost
        });
        self.faults.sort_by_key(|(range, _)| range.start);
        Marks { spans: self.spans, faults: self.faults }
    }
}

/// A straight mark that a blank parts from the words it closes: `ready, "said Silva`.
fn is_misplaced_closer(text: &str, mark: &Mark) -> bool {
    let spaced = mark.before.is_some_and(char::is_whitespace);
    let ended = text[..mark.range.start].trim_end().ends_with([',', '.', '!', '?', '…']);
    spaced && ended && mark.after.is_some_and(char::is_lowercase)
}

/// Whether a second opener is a quotation inside the first: two closers follow, or one and a paragraph that goes on.
fn is_nested(family: Family, rest: &[Mark], reopened: bool) -> bool {
    let mut own = rest.iter().filter(|mark| mark.family == family);
    let closes = |mark: Option<&Mark>| mark.map(|mark| mark.role(true) == Role::Close);
    match (closes(own.next()), closes(own.next())) {
        (Some(true), Some(true)) => true,
        (Some(true), None) => reopened,
        _ => false,
    }
}

fn first_sentence_end(text: &str, range: TextRange) -> usize {
    let source = &text[range.as_range()];
    let stop = source.char_indices().find(|&(at, c)| {
        matches!(c, '.' | '!' | '?') && source[at + c.len_utf8()..].starts_with(char::is_whitespace)
    });
    match stop {
        Some((at, c)) => range.start + at + c.len_utf8(),
        None => range.start + source.trim_end().len(),
    }
}

/// The marks that may close a single opener: in the same surroundings, before the next opener there.
fn closers(marks: &[Mark], open: usize, limit: usize, near: impl Fn(usize) -> bool) -> Vec<usize> {
    (open + 1..marks.len())
        .take_while(|&at| marks[at].range.start < limit)
        .filter(|&at| near(marks[at].range.start))
        .take_while(|&at| marks[at].setting != Role::Open)
        .filter(|&at| marks[at].family == marks[open].family)
        .take(12)
        .collect()
}

/// The first closer, but not one behind a plural s while a clearer one follows: "the workers’ rights".
fn best_closer(text: &str, candidates: &[usize], marks: &[Mark]) -> Option<usize> {
    let first = *candidates.first()?;
    let plural = |at: usize| text[..marks[at].range.start].ends_with(['s', 'S']);
    if !plural(first) {
        return Some(first);
    }
    candidates.iter().copied().find(|&at| !plural(at)).or(Some(first))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Speech ends at a comma before "said".
    fn at_said(text: &str) -> impl Fn(TextRange) -> Option<usize> {
        move |range| {
            let words = &text[range.as_range()];
            words.find(", said ").or_else(|| words.find(",’ said ")).map(|at| range.start + at + 1)
        }
    }

    fn read(blocks: &[&str]) -> (Vec<String>, Vec<(usize, MarkFault)>) {
        let mut text = String::new();
        let mut marked = Vec::new();
        for block in blocks {
            let start = text.len();
            text.push_str(block);
            marked.push(MarkedBlock {
                range: TextRange::new(start, text.len()),
                code: Vec::new(),
                running: true,
                heading: false,
                item: false,
                glued: false,
            });
            text.push('\n');
        }
        let marks = read_marks(&text, &marked, &at_said(&text));
        let spans = marks.spans.iter().map(|span| text[span.range.as_range()].to_owned()).collect();
        (spans, marks.faults.iter().map(|(range, fault)| (range.start, *fault)).collect())
    }

    #[test]
    fn pairs_are_found_in_every_family() {
        assert_eq!(
            read(&["“One,” she said. \"Two.\" « Trois » ``Four''"]),
            (vec!["“One,”".into(), "\"Two.\"".into(), "« Trois »".into(), "``Four''".into()], vec![])
        );
        assert_eq!(read(&["„Gut“ sagte er"]), (vec!["„Gut“".into()], vec![]));
        assert_eq!(
            read(&["“Mixed,\" he said. \"Again,” too"]),
            (vec!["“Mixed,\"".into(), "\"Again,”".into()], vec![])
        );
        assert_eq!(read(&["”Turned round,“ he said"]), (vec!["”Turned round,“".into()], vec![]));
    }

    #[test]
    fn apostrophes_inches_and_debris_are_no_marks() {
        let quiet = "Prices fell in the ’90s, O’Neill’s study says, and farmers’ incomes with them. A 6\" pipe, ‘em all, 31' 6\".";
        assert_eq!(read(&[quiet]), (vec![], vec![]));
        let nested = "“I remember ‘the bad year’ well,” said O’Neill.";
        assert_eq!(read(&[nested]).0, ["“I remember ‘the bad year’ well,”"]);
        assert_eq!(read(&["A dash â€“ and another â€” and Ã» and Å“uvre"]), (vec![], vec![]));
        assert_eq!(read(&["\"We lay 6\" pipes,\" said Roe."]).0, ["\"We lay 6\" pipes,\""]);
    }

    #[test]
    fn single_marks_may_be_the_marks_of_the_house() {
        let (spans, faults) =
            read(&["‘We don’t count the workers’ cats,’ said Roe. 'Nor the “mice” here,' she added."]);
        assert_eq!(spans, ["‘We don’t count the workers’ cats,’", "'Nor the “mice” here,'"]);
        assert_eq!(faults, []);
        assert_eq!(read(&["‘We are ready, said Roe."]).1, [(0, MarkFault::Unclosed)]);
        assert_eq!(read(&["We are ready,’ said Roe."]).1, [(13, MarkFault::Unopened)]);
    }

    #[test]
    fn a_speech_may_stay_open_if_the_next_paragraph_reopens_it() {
        let (spans, faults) = read(&["“One paragraph.", "“And another,” said Silva."]);
        assert_eq!((spans.len(), faults.len()), (2, 0));
        let (spans, faults) = read(&["« Un paragraphe.", "» Un autre », a dit Silva."]);
        assert_eq!((spans.len(), faults.len()), (2, 0), "{spans:?} {faults:?}");
    }

    #[test]
    fn what_is_never_closed_or_never_opened_is_a_fault() {
        assert_eq!(read(&["“We are ready, said Ana Silva.", "She left."]).1, [(0, MarkFault::Unclosed)]);
        assert_eq!(read(&["We are ready,” said Ana Silva."]).1, [(13, MarkFault::Unopened)]);
        assert_eq!(read(&["“One “two” three”"]).1.first().map(|fault| fault.1), Some(MarkFault::Nesting));
    }

    #[test]
    fn an_unclosed_quotation_ends_at_its_attribution() {
        let (spans, faults) = read(&["“We are ready, said Ana Silva. The dam holds. “We go on,” she added."]);
        assert_eq!(spans, ["“We are ready,", "“We go on,”"]);
        assert_eq!(faults, [(0, MarkFault::Unclosed)]);
        let (spans, _) =
            read(&["\"We are ready, said Ana Silva. The dam holds.", "\"We go on,\" she added."]);
        assert_eq!(spans, ["\"We are ready,", "\"We go on,\""]);
    }

    #[test]
    fn an_unopened_quotation_begins_with_its_sentence() {
        let (spans, faults) = read(&["The dam holds. We are ready,” said Silva."]);
        assert_eq!(spans, ["We are ready,”"]);
        assert_eq!(faults, [(28, MarkFault::Unopened)]);
    }

    #[test]
    fn paragraphs_not_opened_anew_are_one_speech() {
        let (spans, faults) =
            read(&["“One paragraph.", "A second one.", "Then this ends it,” said Silva. “So.”"]);
        assert_eq!(spans.len(), 2);
        assert_eq!(faults.iter().map(|fault| fault.1).collect::<Vec<_>>(), [MarkFault::Unclosed]);
        // Cut in mid-sentence, both halves are broken.
        let (_, faults) = read(&["“One paragraph", "cut in two,” said Silva."]);
        assert_eq!(
            faults.iter().map(|fault| fault.1).collect::<Vec<_>>(),
            [MarkFault::Unclosed, MarkFault::Unopened]
        );
    }

    #[test]
    fn marks_lost_in_conversion_pair_but_are_no_faults() {
        let (spans, faults) =
            read(&["?My plank is the ninth,\" Roe said. ?He asks for socks.? Really? Yes."]);
        assert_eq!(spans, ["?My plank is the ninth,\"", "?He asks for socks.?"]);
        assert_eq!(faults, []);
        assert_eq!(read(&["Is it ready ?yes it is."]), (vec![], vec![]));
    }

    #[test]
    fn a_closing_mark_with_a_blank_before_it_still_closes() {
        assert_eq!(read(&["\"We are ready, \"said Silva. \"We go.\""]).1, []);
    }
}
