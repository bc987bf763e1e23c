//! From logical text back to the file, in two steps: logical text → decoded text → bytes on disk.

use crate::text::TextRange;
use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc, is_nfc_quick};

/// How the bytes on disk became UTF-8.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decoding {
    /// UTF-8 after a byte order mark of this many bytes (0 or 3).
    Utf8 {
        /// Bytes before the text.
        bom: usize,
    },
    /// One byte a character (Windows-1252).
    SingleByte,
    /// UTF-16 after a byte order mark of this many bytes (0 or 2).
    Utf16 {
        /// Bytes before the text.
        bom: usize,
    },
    /// Decoded with replacements: pairs of (decoded offset, disk offset), ascending, one for each run that was kept or
    /// replaced. Between two pairs both sides move together as far as they can.
    Lossy(Vec<(usize, usize)>),
}

impl Decoding {
    /// Offset on disk of an offset in the decoded text.
    pub fn to_disk(&self, decoded: &str, offset: usize) -> usize {
        match self {
            Self::Utf8 { bom } => offset + bom,
            Self::SingleByte => decoded[..offset].chars().count(),
            Self::Utf16 { bom } => bom + decoded[..offset].chars().map(char::len_utf16).sum::<usize>() * 2,
            Self::Lossy(runs) => translate(runs, offset, |&(decoded, _)| decoded, |&(_, disk)| disk),
        }
    }

    /// Where the text begins on disk, if every character has to be counted to know where it stands.
    fn counted(&self) -> Option<usize> {
        match self {
            Self::SingleByte => Some(0),
            Self::Utf16 { bom } => Some(*bom),
            Self::Utf8 { .. } | Self::Lossy(_) => None,
        }
    }

    /// Bytes that text takes on disk, where they can be told from the text.
    fn width(&self, text: &str) -> usize {
        match self {
            Self::SingleByte => text.chars().count(),
            Self::Utf16 { .. } => text.chars().map(char::len_utf16).sum::<usize>() * 2,
            Self::Utf8 { .. } | Self::Lossy(_) => text.len(),
        }
    }

    /// Offset in the decoded text of an offset on disk; inside a character, that character's beginning.
    pub fn decoded_offset(&self, decoded: &str, offset: usize) -> usize {
        match self {
            Self::Utf8 { bom } => floor_boundary(decoded, offset.saturating_sub(*bom)),
            Self::SingleByte => decoded.char_indices().nth(offset).map_or(decoded.len(), |(at, _)| at),
            Self::Utf16 { bom } => {
                let mut disk = *bom;
                for (at, c) in decoded.char_indices() {
                    disk += c.len_utf16() * 2;
                    if disk > offset {
                        return at;
                    }
                }
                decoded.len()
            }
            Self::Lossy(runs) => {
                floor_boundary(decoded, translate(runs, offset, |&(_, disk)| disk, |&(decoded, _)| decoded))
            }
        }
    }
}

/// Bytes of decoded text between two waypoints.
const WAY: usize = 4096;

/// Known pairs of places in an encoding whose characters have other lengths on disk, so that nobody counts from the
/// beginning of the file each time.
#[derive(Clone, Debug, Default)]
pub struct Waypoints {
    /// Pairs of (decoded offset, disk offset), ascending.
    pairs: Vec<(usize, usize)>,
}

impl Waypoints {
    /// Walks the text once. Encodings that need no counting need no waypoints either.
    pub fn new(decoding: &Decoding, decoded: &str) -> Self {
        let Some(start) = decoding.counted() else { return Self::default() };
        let mut pairs = vec![(0, start)];
        let (mut from, mut disk) = (0, start);
        while decoded.len() - from > WAY {
            let next = floor_boundary(decoded, from + WAY);
            disk += decoding.width(&decoded[from..next]);
            pairs.push((next, disk));
            from = next;
        }
        Self { pairs }
    }

    /// As [`Decoding::to_disk`].
    pub fn to_disk(&self, decoding: &Decoding, decoded: &str, offset: usize) -> usize {
        let passed = self.pairs.partition_point(|&(start, _)| start <= offset);
        match passed.checked_sub(1).and_then(|at| self.pairs.get(at)) {
            Some(&(start, disk)) => disk + decoding.width(&decoded[start..offset]),
            None => decoding.to_disk(decoded, offset),
        }
    }

    /// As [`Decoding::decoded_offset`].
    pub fn to_decoded(&self, decoding: &Decoding, decoded: &str, offset: usize) -> usize {
        let passed = self.pairs.partition_point(|&(_, disk)| disk <= offset);
        let Some(&(start, mut disk)) = passed.checked_sub(1).and_then(|at| self.pairs.get(at)) else {
            return decoding.decoded_offset(decoded, offset);
        };
        for (at, c) in decoded[start..].char_indices() {
            disk += decoding.width(c.encode_utf8(&mut [0; 4]));
            if disk > offset {
                return start + at;
            }
        }
        decoded.len()
    }
}

fn translate(
    runs: &[(usize, usize)],
    offset: usize,
    from: impl Fn(&(usize, usize)) -> usize,
    to: impl Fn(&(usize, usize)) -> usize,
) -> usize {
    let next = runs.partition_point(|run| from(run) <= offset);
    let Some(run) = next.checked_sub(1).and_then(|at| runs.get(at)) else { return offset };
    let there = to(run) + (offset - from(run));
    runs.get(next).map_or(there, |following| there.min(to(following)))
}

fn floor_boundary(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// One run of logical text and where it came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Segment {
    /// Logical start; the end is the next segment's start.
    logical: usize,
    /// Start in the decoded text.
    decoded: usize,
    /// Length in the decoded text.
    length: usize,
    /// Whether both sides are the same bytes. If not, the logical run stands for the whole decoded run.
    verbatim: bool,
}

/// Answers which decoded text a logical range stands for. Every logical character has an origin that contains it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OriginMap {
    segments: Vec<Segment>,
    logical_len: usize,
}

impl OriginMap {
    /// Number of runs the map is made of; grows with the markup, never with the square of anything.
    #[cfg(test)]
    pub fn runs(&self) -> usize {
        self.segments.len()
    }

    /// Whether a logical range stands in the decoded text as it is, in one piece.
    #[cfg(test)]
    pub fn is_verbatim(&self, range: TextRange) -> bool {
        self.segment(range.start)
            .is_some_and(|at| self.segments[at].verbatim && range.end <= self.logical_end(at))
    }

    /// The decoded range that a logical range stands for.
    pub fn to_decoded(&self, range: TextRange) -> TextRange {
        if range.is_empty() {
            return TextRange::empty(self.start_of(range.start));
        }
        let start = self.start_of(range.start);
        TextRange::new(start, self.end_of(range.end).max(start))
    }

    /// Whether a logical range maps onto decoded text without markup inside, so that replacing it is replacing those bytes.
    /// A range whose ends fall inside a replaced run (an entity, a joined line break) cannot be cut there.
    pub fn is_contiguous(&self, range: TextRange) -> bool {
        let (Some(first), Some(last)) =
            (self.segment(range.start), self.segment(range.end.max(range.start + 1) - 1))
        else {
            return range.is_empty();
        };
        (first..=last).all(|at| {
            let segment = &self.segments[at];
            let whole = segment.logical >= range.start && self.logical_end(at) <= range.end;
            let follows = at == first || {
                let before = &self.segments[at - 1];
                before.decoded + before.length == segment.decoded
            };
            follows && (segment.verbatim || whole)
        })
    }

    /// Appends what stands for `range` of `text` to `out`, runs and all.
    fn copy(&self, text: &str, range: std::ops::Range<usize>, out: &mut OriginMapBuilder) {
        let mut from = range.start;
        let mut at = self.segment(range.start).unwrap_or(0);
        while from < range.end && at < self.segments.len() {
            let segment = &self.segments[at];
            let to = self.logical_end(at).min(range.end);
            if segment.verbatim {
                out.push_verbatim(&text[from..to], segment.decoded + (from - segment.logical));
            } else {
                out.push_replaced(&text[from..to], segment.decoded..segment.decoded + segment.length);
            }
            from = to;
            at += 1;
        }
    }

    fn logical_end(&self, at: usize) -> usize {
        self.segments.get(at + 1).map_or(self.logical_len, |next| next.logical)
    }

    fn segment(&self, offset: usize) -> Option<usize> {
        self.segments.partition_point(|segment| segment.logical <= offset).checked_sub(1)
    }

    fn start_of(&self, offset: usize) -> usize {
        let Some(at) = self.segment(offset) else { return 0 };
        let segment = &self.segments[at];
        match (segment.verbatim, offset >= self.logical_len) {
            (_, true) => segment.decoded + segment.length,
            (true, false) => segment.decoded + (offset - segment.logical).min(segment.length),
            (false, false) => segment.decoded,
        }
    }

    fn end_of(&self, offset: usize) -> usize {
        let Some(at) = self.segment(offset.saturating_sub(1)) else { return 0 };
        let segment = &self.segments[at];
        if segment.verbatim {
            segment.decoded + (offset - segment.logical).min(segment.length)
        } else {
            segment.decoded + segment.length
        }
    }
}

/// Builds logical text and its map together, so that they cannot disagree.
#[derive(Debug, Default)]
pub struct OriginMapBuilder {
    text: String,
    segments: Vec<Segment>,
}

impl OriginMapBuilder {
    /// An empty builder with room for about `capacity` bytes of text.
    pub fn with_capacity(capacity: usize) -> Self {
        Self { text: String::with_capacity(capacity), segments: Vec::new() }
    }

    /// Logical length so far.
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// The text so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Appends text that stands in the decoded text as it is, beginning at `decoded`.
    pub fn push_verbatim(&mut self, text: &str, decoded: usize) {
        if text.is_empty() {
            return;
        }
        let continues = self.segments.last_mut().filter(|last| {
            last.verbatim
                && last.decoded + last.length == decoded
                && last.logical + last.length == self.text.len()
        });
        match continues {
            Some(last) => last.length += text.len(),
            None => self.segments.push(Segment {
                logical: self.text.len(),
                decoded,
                length: text.len(),
                verbatim: true,
            }),
        }
        self.text.push_str(text);
    }

    /// Appends text that stands for a different run of decoded text: a decoded entity, a joined line break.
    pub fn push_replaced(&mut self, text: &str, decoded: std::ops::Range<usize>) {
        if text.is_empty() {
            return;
        }
        self.segments.push(Segment {
            logical: self.text.len(),
            decoded: decoded.start,
            length: decoded.end.saturating_sub(decoded.start),
            verbatim: false,
        });
        self.text.push_str(text);
    }

    /// Cuts off white space at the end, down to a logical length of at least `floor`.
    pub fn trim_end(&mut self, floor: usize) {
        let kept = floor + self.text[floor..].trim_end().len();
        self.truncate(kept);
    }

    /// Cuts the text back to `length`.
    pub fn truncate(&mut self, length: usize) {
        self.text.truncate(length);
        while self.segments.last().is_some_and(|last| last.logical >= length) {
            self.segments.pop();
        }
        if let Some(last) = self.segments.last_mut().filter(|last| last.verbatim) {
            last.length = last.length.min(length - last.logical);
        }
    }

    /// The text with accents composed (NFC), its map, and how offsets into the text as pushed have moved.
    pub fn finish_composed(self) -> (String, OriginMap, Shifts) {
        let (text, map) = self.finish();
        let mut out = Self::with_capacity(text.len());
        let mut shifts = Vec::new();
        let mut done = 0;
        for old in loose_runs(&text) {
            map.copy(&text, done..old.start, &mut out);
            let start = out.len();
            let composed: String = text[old.clone()].nfc().collect();
            out.push_replaced(&composed, map.to_decoded(old.clone().into()).as_range());
            done = old.end;
            shifts.push(Shift { old, new: start..out.len() });
        }
        map.copy(&text, done..text.len(), &mut out);
        let (text, map) = out.finish();
        (text, map, Shifts(shifts))
    }

    /// The text and its map.
    pub fn finish(self) -> (String, OriginMap) {
        let logical_len = self.text.len();
        (self.text, OriginMap { segments: self.segments, logical_len })
    }
}

/// How offsets moved when a text was composed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shifts(Vec<Shift>);

/// One run that was composed: where it stood and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Shift {
    old: std::ops::Range<usize>,
    new: std::ops::Range<usize>,
}

impl Shifts {
    /// Where an offset into the old text is now. An offset inside a composed run becomes its end.
    pub fn apply(&self, offset: usize) -> usize {
        let before = self.0.partition_point(|shift| shift.old.start < offset);
        let Some(shift) = before.checked_sub(1).and_then(|at| self.0.get(at)) else { return offset };
        shift.new.end + offset.saturating_sub(shift.old.end)
    }
}

/// Whether composing a text might change it. Cheap for what press releases are made of, and never wrong when it says no.
pub fn may_need_composing(text: &str) -> bool {
    // No character below U+0300 begins with such a byte; most pieces of text end the question here.
    let beyond_latin = |chunk: &[u8]| chunk.iter().fold(false, |found, &byte| found | (byte >= 0xcc));
    text.as_bytes().chunks(64).any(beyond_latin)
        && text.chars().any(|c| !is_plain(c) && (canonical_combining_class(c) != 0 || !composed_alone(c)))
}

/// Characters that composing never touches, whatever stands beside them: Latin letters, dashes, quotation marks, currencies.
fn is_plain(c: char) -> bool {
    c < '\u{300}' || ('\u{2002}'..='\u{20cf}').contains(&c)
}

fn composed_alone(c: char) -> bool {
    is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes
}

/// Runs that composing changes, each as short as can be: a letter and its marks.
fn loose_runs(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut suspicious = false;
    for (at, c) in text.char_indices() {
        if begins_cluster(c) {
            if suspicious && !is_nfc(&text[start..at]) {
                found.push(start..at);
            }
            start = at;
            suspicious = false;
        }
        suspicious |= !is_plain(c);
    }
    if suspicious && !is_nfc(&text[start..]) {
        found.push(start..text.len());
    }
    found
}

/// Whether a character neither combines with the one before nor can change places with it.
fn begins_cluster(c: char) -> bool {
    let starts = |c: char| canonical_combining_class(c) == 0 && composed_alone(c);
    is_plain(c) || std::iter::once(c).nfd().next().is_some_and(starts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_between_verbatim_runs_is_skipped() {
        let mut builder = OriginMapBuilder::default();
        builder.push_verbatim("Hello ", 0);
        builder.push_verbatim("world", 8); // after "**"
        builder.push_replaced("&", 15..20);
        let (text, map) = builder.finish();
        assert_eq!(text, "Hello world&");
        assert_eq!(map.to_decoded(TextRange::new(0, 5)), TextRange::new(0, 5));
        assert_eq!(map.to_decoded(TextRange::new(6, 11)), TextRange::new(8, 13));
        assert_eq!(map.to_decoded(TextRange::new(11, 12)), TextRange::new(15, 20));
        assert!(map.is_contiguous(TextRange::new(6, 11)));
        assert!(!map.is_contiguous(TextRange::new(3, 8)));
    }

    #[test]
    fn utf16_offsets_count_code_units() {
        let decoding = Decoding::Utf16 { bom: 2 };
        assert_eq!(decoding.to_disk("a😀b", 5), 2 + 2 + 4);
        assert_eq!(decoding.decoded_offset("a😀b", 8), 5);
    }

    #[test]
    fn waypoints_agree_with_counting() {
        let text = "aé😀".repeat(3_000);
        for decoding in [Decoding::SingleByte, Decoding::Utf16 { bom: 2 }, Decoding::Utf8 { bom: 3 }] {
            let waypoints = Waypoints::new(&decoding, &text);
            for (at, _) in text.char_indices().step_by(997) {
                let disk = decoding.to_disk(&text, at);
                assert_eq!(waypoints.to_disk(&decoding, &text, at), disk);
                assert_eq!(waypoints.to_decoded(&decoding, &text, disk), at);
            }
        }
    }

    #[test]
    fn lossy_runs_keep_both_sides_in_step() {
        // "a\xffb" became "a\u{fffd}b".
        let decoding = Decoding::Lossy(vec![(0, 0), (1, 1), (4, 2)]);
        assert_eq!(decoding.to_disk("a\u{fffd}b", 4), 2);
        assert_eq!(decoding.decoded_offset("a\u{fffd}b", 2), 4);
    }

    #[test]
    fn a_letter_and_its_accent_become_one_even_across_markup() {
        let mut builder = OriginMapBuilder::default();
        builder.push_verbatim("caf", 0);
        builder.push_verbatim("e", 5); // after "**"
        builder.push_verbatim("\u{301} bar", 8); // after "**"
        assert!(may_need_composing(builder.text()));
        let (text, map, shifts) = builder.finish_composed();
        assert_eq!(text, "café bar");
        assert_eq!(map.to_decoded(TextRange::new(3, 5)), TextRange::new(5, 10));
        assert_eq!(map.to_decoded(TextRange::new(6, 9)), TextRange::new(11, 14));
        assert_eq!((shifts.apply(3), shifts.apply(4), shifts.apply(6), shifts.apply(7)), (3, 5, 5, 6));
    }

    #[test]
    fn signs_with_a_twin_are_composed_one_by_one() {
        let mut builder = OriginMapBuilder::default();
        builder.push_verbatim("5\u{212b} a", 0);
        let (text, map, _) = builder.finish_composed();
        assert_eq!(text, "5\u{c5} a");
        assert_eq!(map.to_decoded(TextRange::new(1, 3)), TextRange::new(1, 4));
        assert_eq!(map.to_decoded(TextRange::new(4, 5)), TextRange::new(5, 6));
    }

    #[test]
    fn text_that_is_composed_is_left_alone() {
        assert!(!may_need_composing("Sana’a – « déjà » € 5 …"));
        assert!(may_need_composing("e\u{301}"));
    }
}
