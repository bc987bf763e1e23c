//! Markdown to blocks: CommonMark with tables, footnotes, strikethrough and task lists, read through a [`Shadow`] that
//! makes the habits of press offices plain to the parser. Knows no release.

mod gaps;
mod html;
mod shadow;
mod spelled;

use super::marks::is_mark_line;
use super::writer::{BlockWriter, Opening, Written};
use crate::document::{BlockKind, SpanKind};
use crate::text::ByteRange;
use gaps::Gaps;
use html::{Cutter, Piece, Tag as HtmlTag};
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};
use shadow::Shadow;
use spelled::{entity, inline_target};
use std::ops::Range;

/// Reads Markdown that begins at `body` of a decoded file.
pub(super) fn read(decoded: &str, body: usize) -> Written {
    let shadow = shadow::cast(decoded, body);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let mut reader = Reader::new(decoded, &shadow, body);
    for (event, range) in Parser::new_ext(&shadow.text, options).into_offset_iter() {
        reader.take(event, range);
    }
    reader.finish()
}

/// A list that is open.
struct List {
    /// Whether the current item has not had its first block.
    fresh: bool,
}

/// Where the reader is inside a table.
#[derive(Clone, Copy)]
struct Cell {
    row: u32,
    column: u32,
}

struct Reader<'a> {
    source: &'a str,
    shadow: &'a Shadow<'a>,
    writer: BlockWriter<'a>,
    gaps: Gaps<'a>,
    quotes: u32,
    lists: Vec<List>,
    footnotes: u32,
    table: Option<Cell>,
    code: bool,
    html: Cutter,
    /// What the innermost open element of an HTML block makes of its text.
    html_kind: Option<BlockKind>,
    /// Where the inline markup read last ends, in the source.
    inline_end: usize,
    /// Where the image ends that has a block of its own, while it is open.
    image_line: Option<usize>,
    /// Comments cut out of lines, that are yet to be placed.
    comments: std::iter::Peekable<std::vec::IntoIter<Range<usize>>>,
}

impl<'a> Reader<'a> {
    fn new(source: &'a str, shadow: &'a Shadow<'a>, body: usize) -> Self {
        Self {
            source,
            shadow,
            writer: BlockWriter::new(source),
            gaps: Gaps::new(source, body),
            quotes: 0,
            lists: Vec::new(),
            footnotes: 0,
            table: None,
            code: false,
            html: Cutter::default(),
            html_kind: None,
            inline_end: body,
            image_line: None,
            comments: shadow.comments.clone().into_iter().peekable(),
        }
    }

    fn finish(mut self) -> Written {
        self.place_comments(usize::MAX);
        self.writer.finish()
    }

    /// A range of the shadow as a range of the source.
    fn source_range(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.shadow.source(range.start);
        start..self.shadow.source_end(range.end).max(start)
    }

    fn take(&mut self, event: Event<'_>, shadow_range: Range<usize>) {
        let range = self.source_range(&shadow_range);
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) if self.code => self.code_text(&text, &shadow_range),
            Event::Text(text) => self.text(&text, &shadow_range, range),
            Event::Code(text) => self.inline_code(&text, range),
            Event::Html(_) => self.html(range, true),
            Event::InlineHtml(_) => self.html(range, false),
            Event::FootnoteReference(_) => {
                self.ensure_block(range.start);
                self.writer.point_span(SpanKind::FootnoteRef);
                self.reach(range.end);
            }
            Event::SoftBreak => self.line_break(range, false),
            Event::HardBreak => self.line_break(range, true),
            Event::Rule => self.rule(range),
            Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Paragraph => self.begin(None, range.start),
            Tag::Heading { level, .. } => {
                self.spend_item();
                self.begin(Some(BlockKind::Heading(level as u8)), range.start);
            }
            Tag::BlockQuote(_) => {
                self.writer.end();
                self.quotes += 1;
            }
            Tag::CodeBlock(_) => {
                self.spend_item();
                self.begin(Some(BlockKind::Code), range.start);
                self.code = true;
            }
            Tag::HtmlBlock => self.writer.end(),
            Tag::List(_) => {
                self.writer.end();
                self.lists.push(List { fresh: false });
            }
            Tag::Item => {
                self.writer.end();
                if let Some(list) = self.lists.last_mut() {
                    list.fresh = true;
                }
            }
            Tag::FootnoteDefinition(_) => {
                self.writer.end();
                self.footnotes += 1;
            }
            Tag::Table(_) => {
                self.writer.end();
                self.table = Some(Cell { row: 0, column: 0 });
            }
            Tag::TableRow => {
                if let Some(cell) = &mut self.table {
                    *cell = Cell { row: cell.row + 1, column: 0 };
                }
            }
            Tag::TableCell => self.begin(None, range.start),
            _ => self.start_inline(tag, range),
        }
    }

    fn start_inline(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Emphasis => self.open_span(SpanKind::Emphasis, range.start),
            Tag::Strong => self.open_span(SpanKind::Strong, range.start),
            Tag::Strikethrough => self.open_span(SpanKind::Strikethrough, range.start),
            Tag::Link { link_type, dest_url, .. } => {
                let href_bytes = self.target(link_type, &range);
                self.open_span(SpanKind::Link { href: dest_url.into_string(), href_bytes }, range.start);
            }
            Tag::Image { dest_url, .. } => self.start_image(dest_url.into_string(), range),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item => self.writer.end(),
            TagEnd::CodeBlock => {
                self.writer.end();
                self.code = false;
            }
            TagEnd::HtmlBlock => {
                self.writer.end();
                self.html = Cutter::default();
                self.html_kind = None;
                self.table = None;
            }
            TagEnd::BlockQuote(_) => {
                self.writer.end();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.writer.end();
                self.lists.pop();
                self.spend_item();
            }
            TagEnd::FootnoteDefinition => {
                self.writer.end();
                self.footnotes = self.footnotes.saturating_sub(1);
            }
            TagEnd::Table => self.table = None,
            TagEnd::TableCell => {
                self.writer.end();
                if let Some(cell) = &mut self.table {
                    cell.column += 1;
                }
            }
            _ => self.end_inline(tag, range.end),
        }
    }

    fn end_inline(&mut self, tag: TagEnd, end: usize) {
        match tag {
            TagEnd::Emphasis => self.close_span(|kind| *kind == SpanKind::Emphasis, end),
            TagEnd::Strong => self.close_span(|kind| *kind == SpanKind::Strong, end),
            TagEnd::Strikethrough => self.close_span(|kind| *kind == SpanKind::Strikethrough, end),
            TagEnd::Link => self.close_span(is_link, end),
            TagEnd::Image => {
                self.close_span(|kind| matches!(kind, SpanKind::Image { .. }), end);
                if self.image_line.is_some_and(|line| line == end) {
                    self.image_line = None;
                    self.writer.end();
                }
            }
            _ => {}
        }
    }

    /// Begins a block of the given kind, or of the kind that the containers around it make of a paragraph.
    fn begin(&mut self, kind: Option<BlockKind>, at: usize) {
        self.writer.end();
        self.place_comments(at);
        let kind = kind.unwrap_or_else(|| self.kind_here());
        let gap = self.gaps.before(at);
        let quoted = self.quotes > 0;
        let indent = if self.lists.is_empty() { gap.indent } else { 0 };
        self.writer.begin(Opening { kind, quoted, blank_before: gap.blank_lines, indent, at });
    }

    fn kind_here(&mut self) -> BlockKind {
        if let Some(Cell { row, column }) = self.table {
            return BlockKind::TableCell { row, column };
        }
        if self.footnotes > 0 {
            return BlockKind::Footnote;
        }
        let depth = u8::try_from(self.lists.len()).unwrap_or(u8::MAX);
        if self.spend_item() { BlockKind::ListItem(depth) } else { BlockKind::Paragraph }
    }

    /// Says that the current item has had its first block; whether this was it.
    fn spend_item(&mut self) -> bool {
        self.lists.last_mut().is_some_and(|list| std::mem::take(&mut list.fresh))
    }

    /// Text of a tight list stands in no paragraph.
    fn ensure_block(&mut self, at: usize) {
        if !self.writer.is_open() {
            self.begin(self.html_kind, at);
        }
    }

    fn reach(&mut self, end: usize) {
        self.inline_end = end;
        self.writer.reach(end);
    }

    fn text(&mut self, text: &str, shadow_range: &Range<usize>, range: Range<usize>) {
        self.ensure_block(range.start);
        if self.shadow.text.get(shadow_range.clone()) == Some(text) {
            self.writer.text(range.clone());
        } else {
            self.writer.replaced(text, range.clone());
        }
        self.reach(range.end);
    }

    /// Code comes in lines, one or several at a time, with line feeds for line endings of any kind.
    fn code_text(&mut self, text: &str, shadow_range: &Range<usize>) {
        let shadow = self.shadow.text.get(shadow_range.clone()).unwrap_or_default();
        let mut at = shadow_range.start;
        for (line, shadow_line) in text.split_inclusive('\n').zip(shadow.split_inclusive('\n')) {
            let code = line.trim_end_matches('\n');
            let range = self.source_range(&(at..at + shadow_line.len()));
            let mut code_end = range.start + code.len();
            if self.source.get(range.start..code_end) == Some(code) {
                self.writer.text(range.start..code_end);
            } else {
                self.writer.replaced(code, range.clone());
                code_end = range.end;
            }
            if code.len() < line.len() {
                self.writer.meant_break(code_end..range.end);
            }
            at += shadow_line.len();
        }
    }

    fn inline_code(&mut self, text: &str, range: Range<usize>) {
        self.open_span(SpanKind::Code, range.start);
        let written = self.source.get(range.clone()).unwrap_or_default();
        let inner = written.trim_matches('`');
        let start = range.start + (written.len() - written.trim_start_matches('`').len());
        match inner.find(text).filter(|_| inner.len() <= text.len() + 2) {
            Some(at) => self.writer.text(start + at..start + at + text.len()),
            None => self.writer.replaced(text, range.clone()),
        }
        self.close_span(|kind| *kind == SpanKind::Code, range.end);
    }

    /// A line break covers the blanks on both sides, so that replacing its space joins the lines.
    fn line_break(&mut self, range: Range<usize>, meant: bool) {
        let before = self.source.get(..range.start).unwrap_or_default();
        let start = before.trim_end_matches([' ', '\t', '\\']).len().max(self.inline_end).min(range.start);
        let after = self.source.get(range.end..).unwrap_or_default();
        let end = range.end + (after.len() - after.trim_start_matches([' ', '\t']).len());
        if meant {
            self.writer.meant_break(start..end);
        } else {
            self.writer.soft_break(start..end);
        }
        self.inline_end = end;
    }

    /// A rule's text is its source line, whatever the parser was shown.
    fn rule(&mut self, range: Range<usize>) {
        self.spend_item();
        let rest = self.source.get(range.start..).unwrap_or_default();
        let line = rest.lines().next().unwrap_or_default();
        let line = line.split(['\r', '\u{2028}', '\u{2029}']).next().unwrap_or_default().trim_end();
        debug_assert!(is_mark_line(line.trim()), "the parser's rules are marks: {line:?}");
        self.begin(Some(BlockKind::Rule), range.start);
        self.writer.text(range.start..range.start + line.len());
        self.writer.end();
    }

    fn open_span(&mut self, kind: SpanKind, at: usize) {
        self.ensure_block(at);
        self.writer.open_span(kind);
        self.inline_end = at;
    }

    fn close_span(&mut self, kind: fn(&SpanKind) -> bool, end: usize) {
        self.writer.close_span(kind);
        self.reach(end);
    }

    /// Where the target of a link is written, in the decoded text.
    fn target(&self, link_type: LinkType, range: &Range<usize>) -> Option<ByteRange> {
        let written = self.source.get(range.clone())?;
        let place = match link_type {
            LinkType::Autolink | LinkType::Email => 1..written.len().checked_sub(1)?,
            LinkType::Inline => inline_target(written)?,
            _ => return None,
        };
        (place.start <= place.end).then(|| ByteRange::new(range.start + place.start, range.start + place.end))
    }

    /// An image alone on its line is a block of its own; within a line its description is part of the text.
    fn start_image(&mut self, src: String, range: Range<usize>) {
        if self.image_line.is_none() && self.is_alone(&range) {
            self.begin(Some(BlockKind::Image), range.start);
            self.image_line = Some(range.end);
        }
        self.open_span(SpanKind::Image { src }, range.start);
    }

    fn is_alone(&self, range: &Range<usize>) -> bool {
        if self.table.is_some() {
            return false;
        }
        let before = &self.source.as_bytes()[..range.start];
        let opens = before.iter().rev().take_while(|b| b"[>-*+ \t".contains(b)).count();
        let begins_line = before.len() == opens || matches!(before[before.len() - opens - 1], b'\n' | b'\r');
        let after = self.source.get(range.end..).unwrap_or_default();
        let linked = before.ends_with(b"[") && after.starts_with("](");
        let after = if linked { after.find([')', '\n']).map_or("", |at| &after[at + 1..]) } else { after };
        let after = after.trim_start_matches([' ', '\t']);
        begins_line
            && (linked || !before.ends_with(b"["))
            && (after.is_empty() || after.starts_with(['\n', '\r']))
    }

    fn html(&mut self, range: Range<usize>, block: bool) {
        let mut cutter = std::mem::take(&mut self.html);
        cutter.cut(self.source, range, |piece| match piece {
            Piece::Text(range) => self.html_text(range),
            Piece::Tag(range) => self.html_tag(range, block),
            Piece::Comment(range) => self.html_comment(range, !block || self.writer.has_text()),
        });
        self.html = cutter;
    }

    fn html_comment(&mut self, range: Range<usize>, inline: bool) {
        let written = self.source.get(range.clone()).unwrap_or_default();
        let inner = written.strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->")).unwrap_or(written);
        self.writer.comment(inner, range.clone(), inline);
        self.reach(range.end);
    }

    /// Comments that were cut off the beginning of a line belong to the block that begins there.
    fn place_comments(&mut self, at: usize) {
        while let Some(range) = self.comments.next_if(|range| range.end <= at) {
            self.html_comment(range, true);
        }
    }

    fn html_text(&mut self, range: Range<usize>) {
        let text = self.source.get(range.clone()).unwrap_or_default();
        if text.trim().is_empty() && !self.writer.has_text() {
            return;
        }
        self.ensure_block(range.start + (text.len() - text.trim_start().len()));
        let mut from = range.start;
        for at in memchr::memchr_iter(b'&', text.as_bytes()).map(|at| range.start + at) {
            if at < from {
                continue;
            }
            if let Some((decoded, length)) = entity(&self.source[at..range.end]) {
                self.writer.text(from..at);
                self.writer.replaced(&decoded, at..at + length);
                from = at + length;
            }
        }
        self.writer.text(from..range.end);
        self.reach(range.end);
    }

    fn html_tag(&mut self, range: Range<usize>, block: bool) {
        let tag = HtmlTag::parse(self.source, range.clone());
        if tag.is("br") {
            self.writer.meant_break(range.clone());
        } else if block && let Some(level) = tag.heading() {
            self.writer.end();
            self.html_kind = (!tag.closing).then_some(BlockKind::Heading(level));
        } else if block && tag.is("li") {
            self.writer.end();
            self.html_kind = (!tag.closing).then_some(BlockKind::ListItem(1));
        } else if block && tag.is("blockquote") {
            self.writer.end();
            self.quotes = if tag.closing { self.quotes.saturating_sub(1) } else { self.quotes + 1 };
        } else if block && tag.is_one_of(&["table", "tr", "td", "th"]) {
            self.html_cell(&tag);
        } else if block && tag.is_one_of(BLOCK_ELEMENTS) {
            self.writer.end();
            self.html_kind = None;
        } else if tag.is("img") {
            self.html_image(&tag, range.start, block);
        } else {
            self.html_span(&tag, range.start);
        }
        self.reach(range.end);
    }

    /// A table in HTML is a table.
    fn html_cell(&mut self, tag: &HtmlTag<'_>) {
        self.writer.end();
        self.html_kind = None;
        if tag.is("table") {
            self.table = (!tag.closing).then_some(Cell { row: 0, column: 0 });
        } else if let Some(cell) = self.table.as_mut().filter(|_| tag.closing) {
            *cell = if tag.is("tr") {
                Cell { row: cell.row + 1, column: 0 }
            } else {
                Cell { row: cell.row, column: cell.column + 1 }
            };
        }
    }

    fn html_span(&mut self, tag: &HtmlTag<'_>, at: usize) {
        let (kind, is): (SpanKind, fn(&SpanKind) -> bool) = if tag.is("a") {
            (self.html_link(tag), is_link)
        } else if tag.is_one_of(&["b", "strong"]) {
            (SpanKind::Strong, |kind| *kind == SpanKind::Strong)
        } else if tag.is_one_of(&["i", "em"]) {
            (SpanKind::Emphasis, |kind| *kind == SpanKind::Emphasis)
        } else if tag.is_one_of(&["s", "del", "strike"]) {
            (SpanKind::Strikethrough, |kind| *kind == SpanKind::Strikethrough)
        } else {
            return;
        };
        if tag.closing {
            self.writer.close_span(is);
        } else {
            self.ensure_block(at);
            self.writer.open_span(kind);
        }
    }

    fn html_link(&self, tag: &HtmlTag<'_>) -> SpanKind {
        let place = tag.value("href");
        let href =
            place.clone().and_then(|range| self.source.get(range)).unwrap_or_default().replace("&amp;", "&");
        SpanKind::Link { href, href_bytes: place.map(ByteRange::from) }
    }

    fn html_image(&mut self, tag: &HtmlTag<'_>, at: usize, block: bool) {
        let src = tag.value("src").and_then(|range| self.source.get(range)).unwrap_or_default().to_owned();
        if block {
            self.begin(Some(BlockKind::Image), at);
        } else {
            self.ensure_block(at);
        }
        self.writer.open_span(SpanKind::Image { src });
        if let Some(alt) = tag.value("alt") {
            self.writer.text(alt);
        }
        self.writer.close_span(|kind| matches!(kind, SpanKind::Image { .. }));
        if block {
            self.writer.end();
        }
    }
}

fn is_link(kind: &SpanKind) -> bool {
    matches!(kind, SpanKind::Link { .. })
}

/// HTML elements that begin a block of their own.
const BLOCK_ELEMENTS: &[&str] = &[
    "p",
    "div",
    "section",
    "article",
    "header",
    "footer",
    "nav",
    "main",
    "aside",
    "figure",
    "figcaption",
    "ul",
    "ol",
    "table",
    "tr",
    "td",
    "th",
    "thead",
    "tbody",
    "dl",
    "dt",
    "dd",
    "pre",
    "address",
    "hr",
    "center",
    "details",
    "summary",
    "form",
];

#[cfg(test)]
mod tests;
