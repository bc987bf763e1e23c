//! Two kinds of range that must never be mixed up: places in logical text and places in a file.

macro_rules! range_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name {
            /// First byte.
            pub start: usize,
            /// One past the last byte.
            pub end: usize,
        }

        impl $name {
            /// A range from `start` up to and without `end`.
            pub const fn new(start: usize, end: usize) -> Self {
                Self { start, end }
            }

            /// A place without width.
            pub const fn empty(at: usize) -> Self {
                Self { start: at, end: at }
            }

            /// Bytes covered.
            pub const fn len(self) -> usize {
                self.end - self.start
            }

            /// Whether the range covers nothing.
            pub const fn is_empty(self) -> bool {
                self.start >= self.end
            }

            /// Whether `other` lies inside.
            pub const fn contains(self, other: Self) -> bool {
                self.start <= other.start && other.end <= self.end
            }

            /// Whether the byte at `offset` lies inside.
            pub const fn contains_offset(self, offset: usize) -> bool {
                self.start <= offset && offset < self.end
            }

            /// Whether both share at least one byte; a place without width overlaps what it stands in.
            pub const fn overlaps(self, other: Self) -> bool {
                if self.is_empty() || other.is_empty() {
                    self.start <= other.end && other.start <= self.end
                } else {
                    self.start < other.end && other.start < self.end
                }
            }

            /// The smallest range that holds both.
            pub fn cover(self, other: Self) -> Self {
                Self { start: self.start.min(other.start), end: self.end.max(other.end) }
            }

            /// As a standard range, for slicing.
            pub const fn as_range(self) -> std::ops::Range<usize> {
                self.start..self.end
            }
        }

        impl From<std::ops::Range<usize>> for $name {
            fn from(range: std::ops::Range<usize>) -> Self {
                Self { start: range.start, end: range.end }
            }
        }
    };
}

range_type! {
    /// Bytes of the logical text of a document: markup removed, entities decoded.
    TextRange
}

range_type! {
    /// Bytes of a file as it is on disk, a byte order mark included.
    ByteRange
}

/// Of records in order of place, those that begin inside a range or at its end. Whoever asks for the records of each of
/// many ranges must not walk them all each time.
pub fn beginning_in<T>(records: &[T], place: impl Fn(&T) -> TextRange, range: TextRange) -> &[T] {
    let from = records.partition_point(|record| place(record).start < range.start);
    let to = from + records[from..].partition_point(|record| place(record).start <= range.end);
    &records[from..to]
}
