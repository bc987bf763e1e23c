//! Line and column of a byte offset, counted the way people and editors count.

/// A place as people read it. Both numbers count from 1, columns in Unicode scalar values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in Unicode scalar values, from 1.
    pub column: usize,
}

/// Bytes between two places whose characters are counted in advance: one line of ten megabytes is one line to people too,
/// and a column in it must not be counted from its beginning each time.
const STEP: usize = 512;

/// Where the lines of a text begin. A line ends with `\n`, `\r\n` or a lone `\r`.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<usize>,
    /// Characters before every `STEP`-th byte (or before the character that byte is inside of).
    counted: Vec<usize>,
}

impl LineIndex {
    /// Finds the line starts of `text`.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            let carriage_return_of_pair = bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n');
            if !carriage_return_of_pair {
                starts.push(at + 1);
            }
        }
        Self { starts, counted: count_characters(text) }
    }

    /// Line and column of a byte offset in the text this index was made from.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let offset = offset.min(text.len());
        let line = self.starts.partition_point(|&start| start <= offset);
        let start = self.starts[line - 1];
        let column = self.characters_before(text, offset) - self.characters_before(text, start) + 1;
        Position { line, column }
    }

    fn characters_before(&self, text: &str, offset: usize) -> usize {
        let step = offset / STEP;
        self.counted[step] + starts_of_characters(&text.as_bytes()[step * STEP..offset])
    }
}

fn count_characters(text: &str) -> Vec<usize> {
    let mut sum = 0;
    let mut counted = vec![0];
    for step in text.as_bytes().chunks_exact(STEP) {
        sum += starts_of_characters(step);
        counted.push(sum);
    }
    counted
}

fn starts_of_characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xc0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, offset: usize) -> (usize, usize) {
        let position = LineIndex::new(text).position(text, offset);
        (position.line, position.column)
    }

    #[test]
    fn columns_count_characters_and_every_line_ending_counts_once() {
        let text = "é1\r\nb\rc\nd";
        assert_eq!(at(text, 0), (1, 1));
        assert_eq!(at(text, 2), (1, 2));
        assert_eq!(at(text, 5), (2, 1));
        assert_eq!(at(text, 7), (3, 1));
        assert_eq!(at(text, 9), (4, 1));
        assert_eq!(at(text, 10), (4, 2));
    }

    #[test]
    fn columns_of_a_very_long_line_are_right_too() {
        let text = "é".repeat(5000) + "x";
        assert_eq!(at(&text, 10_000), (1, 5001));
        assert_eq!(at(&text, 8192), (1, 4097));
    }
}
