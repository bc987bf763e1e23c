//! A draft, whatever its format: blocks of logical text with a map back to the file. Knows no release and no rule.

mod directive;
mod meta;
mod origin;

pub use directive::{Directive, DirectiveVerb, parse_directive};
pub use meta::{Meta, MetaEntry};
pub use origin::{Decoding, OriginMap, OriginMapBuilder, Waypoints, may_need_composing};

use crate::text::{ByteRange, LineIndex, Position, TextRange, Tokens};
use std::cell::OnceCell;
use std::sync::Arc;

/// File formats presslint reads. [`Source::named`](crate::Source::named) tells them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// CommonMark with tables, footnotes and front matter.
    Markdown,
    /// Plain text.
    Text,
}

impl Format {
    /// The name used in output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::Text => "text",
        }
    }
}

/// A draft as it was handed over: bytes in any encoding, with a name.
///
/// ```
/// use presslint::{Source, data::Format};
///
/// let from_text = Source::named("draft.txt", "Bakery opens\n");
/// let from_bytes = Source::new("draft.txt", Format::Text, b"Boulangerie \xe0 Paris\n".to_vec());
/// assert_eq!(from_text.format, from_bytes.format);
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Source {
    /// Name or path, for messages.
    pub name: String,
    /// Its format.
    pub format: Format,
    /// Its bytes, as on disk.
    pub bytes: Arc<[u8]>,
}

impl Source {
    /// A draft with the given name, format and bytes.
    pub fn new(name: impl Into<String>, format: Format, bytes: impl Into<Arc<[u8]>>) -> Self {
        Self { name: name.into(), format, bytes: bytes.into() }
    }
}

/// What kind of block the markup (or, in plain text, the layout) makes of some text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A paragraph or a line that stands alone.
    Paragraph,
    /// A heading of a level from 1 to 6.
    Heading(u8),
    /// A list item; the number is the nesting depth, from 1.
    ListItem(u8),
    /// One cell of a table.
    TableCell {
        /// Row, from 0; the header is row 0.
        row: u32,
        /// Column, from 0.
        column: u32,
    },
    /// A line that is only a mark: `***`, `---`, `###`.
    Rule,
    /// Code.
    Code,
    /// An image: its text is the description.
    Image,
    /// A footnote's text.
    Footnote,
}

/// One block of text.
#[derive(Clone, Debug)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its logical text.
    pub range: TextRange,
    /// Whether it stands in a block quotation.
    pub quoted: bool,
    /// Blank lines above it in the file.
    pub blank_before: u32,
    /// Spaces it is indented by in a text file.
    #[allow(dead_code, reason = "the labeller goes by blank lines alone; tests of layouts look at it")]
    pub indent: u32,
    /// Logical offsets of the spaces that stand for a line break the writer meant (a hard break, or the lines of an address).
    pub breaks: Vec<usize>,
    /// Spans of markup inside it, in order of their start.
    pub spans: Vec<Span>,
}

/// Inline markup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// What the markup says.
    pub kind: SpanKind,
    /// What it covers.
    pub range: TextRange,
}

/// What inline markup says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SpanKind {
    /// Italics.
    Emphasis,
    /// Bold.
    Strong,
    /// Code.
    Code,
    /// A link with its target.
    Link {
        /// The target as decoded.
        href: String,
        /// The target's place in the file, where it is written out.
        href_bytes: Option<ByteRange>,
    },
    /// An image with its target; the range covers the description.
    Image {
        /// The target.
        src: String,
    },
    /// A reference to a footnote.
    FootnoteRef,
    /// Struck through.
    Strikethrough,
    /// A space that stands for a line break written as a character of its own, which few programs know: U+2028 and its
    /// kin.
    Separator(char),
}

/// Trouble met while reading; never stops the reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParseIssue {
    /// Decoded by a fallback; nothing was lost unless [`ParseIssue::BytesLost`] says so.
    Encoding {
        /// The encoding that fitted.
        encoding: &'static str,
    },
    /// Bytes that no encoding explains were replaced.
    BytesLost {
        /// Where the first such bytes are.
        first: ByteRange,
        /// How many bytes were lost.
        count: usize,
    },
    /// It is a text, but its name says that it is something else.
    Misnamed {
        /// What the name says.
        what: &'static str,
    },
    /// Not a text at all.
    Container {
        /// What it seems to be.
        what: &'static str,
    },
    /// The front matter could not be read.
    FrontMatter {
        /// Where.
        bytes: ByteRange,
        /// What is wrong.
        message: String,
    },
}

/// A comment in the file that readers of the release do not see, and that is not addressed to presslint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// What it says.
    pub text: String,
    /// The whole comment in the decoded file.
    pub decoded: ByteRange,
    /// Logical offset at which it stands.
    pub at: usize,
}

/// A draft in logical form.
#[derive(Debug)]
pub struct Document {
    /// Where it came from.
    pub source: Source,
    /// The decoded file: UTF-8, without byte order mark.
    pub decoded: String,
    /// How decoded offsets become offsets on disk.
    pub decoding: Decoding,
    /// Logical text of all blocks, each followed by a line feed; a block holds none.
    pub text: String,
    /// The blocks, in order.
    pub blocks: Vec<Block>,
    /// From logical text to decoded text.
    pub map: OriginMap,
    /// Front matter.
    pub meta: Meta,
    /// presslint's comments.
    pub directives: Vec<Directive>,
    /// Other hidden comments.
    #[allow(dead_code, reason = "a rule about hidden text will read them")]
    pub comments: Vec<Comment>,
    /// Trouble met while reading.
    pub issues: Vec<ParseIssue>,
    tokens: OnceCell<Tokens>,
    lines: OnceCell<LineIndex>,
    waypoints: OnceCell<Waypoints>,
}

/// The pieces an adapter hands over.
#[derive(Debug)]
pub struct DocumentParts {
    /// See [`Document::source`].
    pub source: Source,
    /// See [`Document::decoded`].
    pub decoded: String,
    /// See [`Document::decoding`].
    pub decoding: Decoding,
    /// See [`Document::text`].
    pub text: String,
    /// See [`Document::blocks`].
    pub blocks: Vec<Block>,
    /// See [`Document::map`].
    pub map: OriginMap,
    /// See [`Document::meta`].
    pub meta: Meta,
    /// See [`Document::directives`].
    pub directives: Vec<Directive>,
    /// See [`Document::comments`].
    pub comments: Vec<Comment>,
    /// See [`Document::issues`].
    pub issues: Vec<ParseIssue>,
}

impl Document {
    /// Puts the pieces together.
    pub fn new(parts: DocumentParts) -> Self {
        let DocumentParts {
            source,
            decoded,
            decoding,
            text,
            blocks,
            map,
            meta,
            directives,
            comments,
            issues,
        } = parts;
        Self {
            source,
            decoded,
            decoding,
            text,
            blocks,
            map,
            meta,
            directives,
            comments,
            issues,
            tokens: OnceCell::new(),
            lines: OnceCell::new(),
            waypoints: OnceCell::new(),
        }
    }

    /// The logical text of a range.
    pub fn slice(&self, range: TextRange) -> &str {
        &self.text[range.as_range()]
    }

    /// The text of a block.
    pub fn block_text(&self, block: usize) -> &str {
        self.slice(self.blocks[block].range)
    }

    /// All tokens, cut on first use.
    pub fn tokens(&self) -> &Tokens {
        self.tokens.get_or_init(|| Tokens::new(&self.text, self.blocks.iter().map(|block| block.range)))
    }

    /// The block that holds a logical offset; the offset after a block's last character counts as inside.
    pub fn block_at(&self, offset: usize) -> Option<usize> {
        let at = self.blocks.partition_point(|block| block.range.end < offset);
        self.blocks.get(at).filter(|block| block.range.start <= offset).map(|_| at)
    }

    /// Where a logical range stands on disk. For a place without width, the place before the next character.
    pub fn bytes_of(&self, range: TextRange) -> ByteRange {
        let decoded = self.map.to_decoded(range);
        let [start, end] = [decoded.start, decoded.end]
            .map(|offset| self.waypoints().to_disk(&self.decoding, &self.decoded, offset));
        ByteRange::new(start, end)
    }

    /// Where a range of the decoded file stands on disk.
    pub fn disk_range(&self, decoded: std::ops::Range<usize>) -> ByteRange {
        ByteRange::new(
            self.decoding.to_disk(&self.decoded, decoded.start),
            self.decoding.to_disk(&self.decoded, decoded.end),
        )
    }

    /// The lines of the decoded file that a range stands in, with the end of the last, and one blank line of two that
    /// would meet when they are taken out.
    pub fn whole_lines(&self, decoded: std::ops::Range<usize>) -> ByteRange {
        let text = self.decoded.as_bytes();
        let start = text[..decoded.start]
            .iter()
            .rposition(|&byte| byte == b'\n' || byte == b'\r')
            .map_or(0, |at| at + 1);
        let line_end = |from: usize| {
            let end = text[from..]
                .iter()
                .position(|&byte| byte == b'\n' || byte == b'\r')
                .map_or(text.len(), |at| from + at);
            match text.get(end..end + 2) {
                Some(b"\r\n") => end + 2,
                _ => (end + 1).min(text.len()),
            }
        };
        let end = line_end(decoded.end);
        let blank_before = self.decoded[..start].ends_with("\n\n") || start == 0;
        let next = line_end(end);
        let blank_after = end < text.len() && self.decoded[end..next].trim().is_empty();
        ByteRange::new(start, if blank_before && blank_after { next } else { end })
    }

    /// Line and column of a byte on disk.
    pub fn position_of(&self, byte: usize) -> Position {
        let lines = self.lines.get_or_init(|| LineIndex::new(&self.decoded));
        lines.position(&self.decoded, self.waypoints().to_decoded(&self.decoding, &self.decoded, byte))
    }

    fn waypoints(&self) -> &Waypoints {
        self.waypoints.get_or_init(|| Waypoints::new(&self.decoding, &self.decoded))
    }
}
