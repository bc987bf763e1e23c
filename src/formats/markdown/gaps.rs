//! How far a block stands from the one above, as seen in the source. Knows neither Markdown nor blocks.

use memchr::memrchr2;

/// What stands before a block: blank lines above, blanks on its line.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Gap {
    /// Blank lines above.
    pub(super) blank_lines: u32,
    /// Columns of blanks on its line.
    pub(super) indent: u32,
}

/// Answers what stands before a place, for places in ascending order, without looking twice at anything.
pub(super) struct Gaps<'a> {
    source: &'a str,
    body: usize,
    /// Start of the line that was asked for last, and how far its line was looked through.
    line: usize,
    seen: usize,
    gap: Gap,
}

impl<'a> Gaps<'a> {
    /// Begins at `body`.
    pub(super) fn new(source: &'a str, body: usize) -> Self {
        let mut gaps = Self { source, body, line: body, seen: body, gap: Gap::default() };
        gaps.measure();
        gaps
    }

    /// What stands before `at`; a place above the one asked for last has the answer of that one.
    pub(super) fn before(&mut self, at: usize) -> Gap {
        let bytes = self.source.as_bytes();
        if let Some(passed) = bytes.get(self.seen..at) {
            if let Some(feed) = memrchr2(b'\n', b'\r', passed) {
                self.line = self.seen + feed + 1;
                self.measure();
            }
            self.seen = at;
        }
        self.gap
    }

    fn measure(&mut self) {
        let above = &self.source[self.body..self.line];
        let blank = above.trim_end_matches([' ', '\t', '\n', '\r', '>', '\u{a0}']);
        let mut feeds = 0_usize;
        let mut bytes = above.as_bytes()[blank.len()..].iter().peekable();
        while let Some(&byte) = bytes.next() {
            feeds += usize::from(byte == b'\n' || byte == b'\r' && bytes.peek() != Some(&&b'\n'));
        }
        // The first of them ends the line of text above.
        let lines = if blank.is_empty() { feeds } else { feeds.saturating_sub(1) };
        let rest = &self.source[self.line..];
        let blanks = &rest[..rest.len() - rest.trim_start_matches([' ', '\t']).len()];
        let indent =
            blanks.bytes().fold(0, |column: u32, b| if b == b'\t' { column / 4 * 4 + 4 } else { column + 1 });
        self.gap = Gap { blank_lines: u32::try_from(lines).unwrap_or(u32::MAX), indent };
    }
}
