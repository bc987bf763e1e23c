//! Line and column of a byte offset, counted the way people and editors count.

/// A place as people read it. Both numbers count from 1, columns in Unicode scalar values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in Unicode scalar values, from 1.
    pub column: usize,
}

/// Where the lines of a text begin. A line ends with `\n`, `\r\n` or a lone `\r`.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<usize>,
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
        Self { starts }
    }

    /// Line and column of a byte offset in the text this index was made from.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let offset = offset.min(text.len());
        let line = self.starts.partition_point(|&start| start <= offset);
        let start = self.starts[line - 1];
        let column = text[start..offset].chars().count() + 1;
        Position { line, column }
    }

    /// Byte offset at which a line (from 1) begins, if there is such a line.
    pub fn line_start(&self, line: usize) -> Option<usize> {
        self.starts.get(line.checked_sub(1)?).copied()
    }

    /// Number of lines.
    pub fn lines(&self) -> usize {
        self.starts.len()
    }
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
}
