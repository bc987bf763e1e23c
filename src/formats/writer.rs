//! Writes logical text, its map and its blocks together, for any reader: trims blocks, joins lines, keeps spans and
//! directives inside their block, and composes accents at the end. Knows no format.

use crate::document::{
    Block, BlockKind, Comment, Directive, OriginMap, OriginMapBuilder, Span, SpanKind, may_need_composing,
    parse_directive,
};
use crate::text::{ByteRange, TextRange};
use memchr::memchr2;
use std::ops::Range;

/// What a reader hands over.
#[derive(Debug)]
pub(super) struct Written {
    pub(super) text: String,
    pub(super) map: OriginMap,
    pub(super) blocks: Vec<Block>,
    pub(super) directives: Vec<Directive>,
    pub(super) comments: Vec<Comment>,
}

/// What is known of a block before its text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Opening {
    pub(super) kind: BlockKind,
    pub(super) quoted: bool,
    pub(super) blank_before: u32,
    pub(super) indent: u32,
    /// Where it begins in the source.
    pub(super) at: usize,
}

/// A block that is being written.
#[derive(Debug)]
struct OpenBlock {
    block: Block,
    /// Indices of spans that have not ended.
    open_spans: Vec<usize>,
    /// Logical offsets of spaces that stand for line breaks nobody meant.
    soft_breaks: Vec<usize>,
    /// Where its source ends so far.
    source_end: usize,
    /// Directives and comments that were there before it.
    directives: usize,
    comments: usize,
}

/// See the module.
#[derive(Debug)]
pub(super) struct BlockWriter<'a> {
    source: &'a str,
    out: OriginMapBuilder,
    blocks: Vec<Block>,
    open: Option<OpenBlock>,
    directives: Vec<Directive>,
    comments: Vec<Comment>,
    may_need_composing: bool,
}

impl<'a> BlockWriter<'a> {
    /// A writer for what stands in `source`, a decoded file.
    pub(super) fn new(source: &'a str) -> Self {
        Self {
            source,
            out: OriginMapBuilder::with_capacity(source.len() + source.len() / 64),
            blocks: Vec::with_capacity(source.len() / 256),
            open: None,
            directives: Vec::new(),
            comments: Vec::new(),
            may_need_composing: false,
        }
    }

    /// Whether a block is open.
    pub(super) fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Whether the open block has text.
    pub(super) fn has_text(&self) -> bool {
        self.open.as_ref().is_some_and(|open| open.block.range.start < self.out.len())
    }

    /// Begins a block; one that is open ends.
    pub(super) fn begin(&mut self, opening: Opening) {
        self.end();
        let Opening { kind, quoted, blank_before, indent, at } = opening;
        let range = TextRange::empty(self.out.len());
        self.open = Some(OpenBlock {
            block: Block { kind, range, quoted, blank_before, indent, breaks: Vec::new(), spans: Vec::new() },
            open_spans: Vec::new(),
            soft_breaks: Vec::new(),
            source_end: at,
            directives: self.directives.len(),
            comments: self.comments.len(),
        });
    }

    /// Ends the open block, if any, wherever its spans are. A block without text leaves nothing behind, unless it is an
    /// image: that it has no description is worth knowing.
    pub(super) fn end(&mut self) {
        let Some(OpenBlock { mut block, source_end, soft_breaks, directives, comments, .. }) =
            self.open.take()
        else {
            return;
        };
        let start = block.range.start;
        self.out.trim_end(start);
        let end = self.out.len();
        block.range = TextRange::new(start, end);
        for directive in &mut self.directives[directives..] {
            directive.at = directive.at.min(end);
        }
        for comment in &mut self.comments[comments..] {
            comment.at = comment.at.min(end);
        }
        if start == end && block.kind != BlockKind::Image {
            return;
        }
        block.breaks.retain(|&at| at < end);
        if lines_stand_alone(self.out.text(), block.range, &soft_breaks) {
            block.breaks.extend(soft_breaks.into_iter().filter(|&at| at < end));
            block.breaks.sort_unstable();
        }
        close_spans(&mut block.spans, end);
        block.spans.sort_by_key(|span| span.range.start);
        self.out.push_replaced("\n", source_end..self.after_line(source_end));
        self.blocks.push(block);
    }

    /// The offset behind the blanks and the line feed that follow `at`, or `at` if something else follows.
    fn after_line(&self, at: usize) -> usize {
        let rest = self.source.get(at..).unwrap_or_default();
        let after = rest.trim_start_matches([' ', '\t', '\u{a0}']);
        let after = match after.as_bytes() {
            [b'\r', b'\n', ..] => &after[2..],
            [b'\r' | b'\n', ..] => &after[1..],
            [] => after,
            _ => rest,
        };
        at + (rest.len() - after.len())
    }

    /// Appends text that stands in the source at `range`. Line feeds inside become spaces.
    pub(super) fn text(&mut self, range: Range<usize>) {
        let Some(slice) = self.source.get(range.clone()) else { return };
        let mut at = 0;
        while let Some(length) = memchr2(b'\n', b'\r', &slice.as_bytes()[at..]) {
            let line = slice[at..at + length].trim_end_matches([' ', '\t']);
            self.line(line, range.start + at);
            let (end, feed) = (at + line.len(), at + length);
            at = feed + if slice[feed..].starts_with("\r\n") { 2 } else { 1 };
            self.soft_break(range.start + end..range.start + at);
        }
        self.line(&slice[at..], range.start + at);
        self.reach(range.end);
    }

    fn line(&mut self, text: &str, at: usize) {
        let kept = if self.begins_line() { text.trim_start() } else { text };
        self.may_need_composing = self.may_need_composing || may_need_composing(kept);
        self.out.push_verbatim(kept, at + (text.len() - kept.len()));
    }

    /// Appends text that stands for something else in the source: an entity, a line of a form.
    pub(super) fn replaced(&mut self, text: &str, range: Range<usize>) {
        let kept = if self.begins_line() { text.trim_start() } else { text };
        self.may_need_composing = self.may_need_composing || may_need_composing(kept);
        self.reach(range.end);
        if memchr2(b'\n', b'\r', kept.as_bytes()).is_some() {
            self.out.push_replaced(&kept.replace(['\n', '\r'], " "), range);
        } else {
            self.out.push_replaced(kept, range);
        }
    }

    /// Tells the writer that the block's source goes on to `end`, be it with markup.
    pub(super) fn reach(&mut self, end: usize) {
        if let Some(open) = &mut self.open {
            open.source_end = open.source_end.max(end);
        }
    }

    /// Joins what comes next by a space, once it is known that the line break meant nothing.
    pub(super) fn join(&mut self, range: Range<usize>) {
        self.space_for(range);
    }

    /// Joins what comes next by a space: the markup says that the line break means nothing.
    pub(super) fn soft_break(&mut self, range: Range<usize>) {
        if let Some((at, open)) = self.space_for(range) {
            open.soft_breaks.push(at);
        }
    }

    /// Joins what comes next by a space that stands for a line break the writer meant.
    pub(super) fn meant_break(&mut self, range: Range<usize>) {
        if let Some((at, open)) = self.space_for(range) {
            open.block.breaks.push(at);
        }
    }

    fn space_for(&mut self, range: Range<usize>) -> Option<(usize, &mut OpenBlock)> {
        if self.begins_line() {
            return None;
        }
        // A blank that stands there already is the space.
        let spaced = self.out.text().ends_with(' ');
        let at = self.out.len() - usize::from(spaced);
        let separator = self.source.get(range.clone()).and_then(separator);
        if !spaced {
            self.out.push_replaced(" ", range);
        }
        let open = self.open.as_mut()?;
        if let Some(c) = separator {
            open.block.spans.push(Span { kind: SpanKind::Separator(c), range: TextRange::new(at, at + 1) });
        }
        Some((at, open))
    }

    /// Whether nothing of the block's current line is written yet.
    fn begins_line(&self) -> bool {
        self.open.as_ref().is_none_or(|open| {
            let last = open.block.breaks.last().max(open.soft_breaks.last());
            self.out.len() == last.map_or(open.block.range.start, |&at| at + 1)
        })
    }

    /// Begins a span of markup.
    pub(super) fn open_span(&mut self, kind: SpanKind) {
        let at = self.out.len();
        if let Some(open) = &mut self.open {
            open.open_spans.push(open.block.spans.len());
            open.block.spans.push(Span { kind, range: TextRange::new(at, usize::MAX) });
        }
    }

    /// Ends the innermost open span of the kind; without one nothing happens.
    pub(super) fn close_span(&mut self, kind: fn(&SpanKind) -> bool) {
        let at = self.out.len();
        let Some(open) = &mut self.open else { return };
        let spans = &mut open.block.spans;
        if let Some(found) = open.open_spans.iter().rposition(|&index| kind(&spans[index].kind)) {
            let span = &mut spans[open.open_spans.remove(found)];
            span.range.end = at.max(span.range.start);
        }
    }

    /// A span without width at this place.
    pub(super) fn point_span(&mut self, kind: SpanKind) {
        let range = TextRange::empty(self.out.len());
        if let Some(open) = &mut self.open {
            open.block.spans.push(Span { kind, range });
        }
    }

    /// Notes a comment that stands at `range`; `inner` is what it says.
    pub(super) fn comment(&mut self, inner: &str, range: Range<usize>, inline: bool) {
        let (decoded, at) = (ByteRange::from(range), self.out.len());
        match parse_directive(inner, decoded, at, inline) {
            Some(directive) => self.directives.push(directive),
            None => self.comments.push(Comment { text: inner.trim().to_owned(), decoded, at }),
        }
    }

    /// All that was written.
    pub(super) fn finish(mut self) -> Written {
        self.end();
        let Self { out, mut blocks, mut directives, mut comments, .. } = self;
        if !self.may_need_composing {
            let (text, map) = out.finish();
            return Written { text, map, blocks, directives, comments };
        }
        let (text, map, shifts) = out.finish_composed();
        let shift = |at: &mut usize| *at = shifts.apply(*at);
        for block in &mut blocks {
            shift(&mut block.range.start);
            shift(&mut block.range.end);
            block.breaks.iter_mut().for_each(shift);
            for span in &mut block.spans {
                shift(&mut span.range.start);
                shift(&mut span.range.end);
            }
        }
        directives.iter_mut().for_each(|directive| shift(&mut directive.at));
        comments.iter_mut().for_each(|comment| shift(&mut comment.at));
        Written { text, map, blocks, directives, comments }
    }
}

/// The character that breaks a line where no line feed does.
fn separator(line_break: &str) -> Option<char> {
    line_break.chars().find(|c| matches!(c, '\u{b}' | '\u{2028}' | '\u{2029}'))
}

/// Cuts spans to their block and drops those that cover nothing, except where covering nothing says something.
fn close_spans(spans: &mut Vec<Span>, end: usize) {
    for span in &mut *spans {
        span.range.start = span.range.start.min(end);
        span.range.end = span.range.end.clamp(span.range.start, end);
    }
    spans.retain(|span| {
        let tells =
            matches!(span.kind, SpanKind::FootnoteRef | SpanKind::Image { .. } | SpanKind::Link { .. });
        tells || !span.range.is_empty()
    });
}

/// Widest line of an address.
const ADDRESS_WIDTH: usize = 45;

/// Whether lines that the markup joins are meant as lines all the same: every one of them is short, and none goes on
/// with what the line before began.
fn lines_stand_alone(text: &str, block: TextRange, breaks: &[usize]) -> bool {
    let Some(longest) = ADDRESS_WIDTH.checked_mul(breaks.len() + 1).filter(|_| !breaks.is_empty()) else {
        return false;
    };
    // A character has at most four bytes: a block that is far too long need not be looked at.
    if block.end - block.start > longest * 4 {
        return false;
    }
    let starts = std::iter::once(block.start).chain(breaks.iter().map(|&at| at + 1));
    let ends = breaks.iter().copied().chain([block.end]);
    starts.zip(ends).all(|(start, end)| {
        let line = text.get(start..end).unwrap_or_default();
        line.chars().count() <= ADDRESS_WIDTH
            && !(start > block.start && line.starts_with(char::is_lowercase) && !is_address(line))
    })
}

/// Whether a line begins with an address of the net; those are written small and still begin a line of their own.
fn is_address(line: &str) -> bool {
    let word = line.split_whitespace().next().unwrap_or_default();
    word.contains('@') || word.contains("://") || word.starts_with("www.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opening(at: usize) -> Opening {
        Opening { kind: BlockKind::Paragraph, quoted: false, blank_before: 0, indent: 0, at }
    }

    #[test]
    fn blocks_are_trimmed_and_followed_by_one_line_feed() {
        let mut writer = BlockWriter::new("  one  \n\n   \ntwo");
        writer.begin(opening(0));
        writer.text(0..7);
        writer.begin(opening(9));
        writer.text(9..12);
        writer.begin(opening(13));
        writer.text(13..16);
        let written = writer.finish();
        assert_eq!(written.text, "one\ntwo\n");
        assert_eq!(written.map.to_decoded(TextRange::new(3, 4)), TextRange::new(7, 8));
        assert_eq!(written.map.to_decoded(TextRange::empty(7)), TextRange::empty(16));
    }

    #[test]
    fn spans_and_directives_never_leave_their_block() {
        let mut writer = BlockWriter::new("bold <!-- c --> ");
        writer.begin(opening(0));
        writer.open_span(SpanKind::Strong);
        writer.text(0..5);
        writer.comment("presslint: ignore[PR206] why", 5..15, true);
        let written = writer.finish();
        assert_eq!(written.blocks[0].spans, [Span { kind: SpanKind::Strong, range: TextRange::new(0, 4) }]);
        assert_eq!(written.directives[0].at, 4);
    }

    #[test]
    fn offsets_follow_a_composed_accent() {
        let mut writer = BlockWriter::new("e\u{301}te\u{301} now");
        writer.begin(opening(0));
        writer.open_span(SpanKind::Strong);
        writer.text(0..7);
        writer.close_span(|kind| *kind == SpanKind::Strong);
        writer.text(7..11);
        let written = writer.finish();
        assert_eq!(written.text, "été now\n");
        assert_eq!(written.blocks[0].spans[0].range, TextRange::new(0, 5));
        assert_eq!(written.blocks[0].range, TextRange::new(0, 9));
    }

    #[test]
    fn a_line_break_that_few_programs_know_leaves_a_mark_on_its_space() {
        let source = "one \u{2028}two\nthree";
        let mut writer = BlockWriter::new(source);
        writer.begin(opening(0));
        writer.text(0..3);
        writer.meant_break(3..7);
        writer.text(7..source.len());
        let written = writer.finish();
        assert_eq!(written.text, "one two three\n");
        let kind = SpanKind::Separator('\u{2028}');
        assert_eq!(written.blocks[0].spans, [Span { kind, range: TextRange::new(3, 4) }]);
        assert_eq!(written.map.to_decoded(TextRange::new(3, 4)), TextRange::new(3, 7));
    }

    #[test]
    fn short_lines_that_markup_joins_keep_their_breaks() {
        let source = "Jane Roe\nPress Officer\nLima";
        let mut writer = BlockWriter::new(source);
        writer.begin(opening(0));
        writer.text(0..source.len());
        let written = writer.finish();
        assert_eq!(written.text, "Jane Roe Press Officer Lima\n");
        assert_eq!(written.blocks[0].breaks, [8, 22]);
    }
}
