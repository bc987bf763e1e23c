//! Bytes to UTF-8, with what was lost on the way. Knows encodings and the first bytes of foreign files; knows no markup.

use crate::document::{Decoding, ParseIssue};
use crate::text::ByteRange;
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};
use memchr::memchr;

/// A file as UTF-8.
#[derive(Debug)]
pub(super) struct Decoded {
    /// The text, without byte order mark; empty if the file is no text.
    pub(super) text: String,
    /// How its offsets become offsets on disk.
    pub(super) decoding: Decoding,
    /// What was odd.
    pub(super) issues: Vec<ParseIssue>,
}

/// How many bytes are looked at to tell UTF-16 without byte order mark.
const SAMPLE: usize = 4096;

/// Files that presslint cannot read, by their first bytes.
const CONTAINERS: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a Word (.docx) or other zip file"),
    (b"PK\x05\x06", "a Word (.docx) or other zip file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word (.doc) file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG\r\n\x1a\n", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF87a", "an image"),
    (b"GIF89a", "an image"),
    (b"II*\x00", "an image"),
    (b"MM\x00*", "an image"),
    (b"\xff\xfe\x00\x00", "binary data"),
    (b"\x1f\x8b", "binary data"),
    (b"\x7fELF", "binary data"),
];

/// Decodes a file. The encodings are tried in the order in which they can be told apart for certain.
pub(super) fn decode(bytes: &[u8]) -> Decoded {
    if let Some(what) = container(bytes) {
        return no_text(what);
    }
    if let Some((encoding, bom)) = utf16(bytes) {
        return decode_utf16(bytes, encoding, bom);
    }
    let bom = if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
    match std::str::from_utf8(&bytes[bom..]) {
        Ok(text) if memchr(0, bytes).is_none() || !too_many_controls(bytes) => {
            Decoded { text: text.to_owned(), decoding: Decoding::Utf8 { bom }, issues: Vec::new() }
        }
        _ if too_many_controls(bytes) => no_text("binary data"),
        _ if mostly_utf8(&bytes[bom..]) => decode_lossy(bytes, bom),
        _ => decode_windows(bytes),
    }
}

fn no_text(what: &'static str) -> Decoded {
    Decoded {
        text: String::new(),
        decoding: Decoding::Utf8 { bom: 0 },
        issues: vec![ParseIssue::Container { what }],
    }
}

fn container(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some("an image");
    }
    CONTAINERS.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|&(_, what)| what)
}

/// Whether more than one byte in a hundred is a control character that no text needs. A stray NUL from a form or an old
/// editor stays below; compressed data has about one in ten.
fn too_many_controls(bytes: &[u8]) -> bool {
    let controls = bytes.iter().filter(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31)).count();
    controls >= 4 && controls > bytes.len() / 100
}

/// UTF-16 by its byte order mark, or by the NULs that Latin letters have on one side.
fn utf16(bytes: &[u8]) -> Option<(&'static Encoding, usize)> {
    if bytes.starts_with(b"\xff\xfe") {
        return Some((UTF_16LE, 2));
    }
    if bytes.starts_with(b"\xfe\xff") {
        return Some((UTF_16BE, 2));
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let pairs = sample.len() / 2;
    let (first, second) = sample.chunks_exact(2).fold((0, 0), |(first, second), pair| {
        (first + usize::from(pair[0] == 0), second + usize::from(pair[1] == 0))
    });
    let enough = |nuls: usize| pairs >= 2 && nuls * 10 >= pairs * 6;
    match (enough(first) && second * 4 < first, enough(second) && first * 4 < second) {
        (true, _) => Some((UTF_16BE, 0)),
        (_, true) => Some((UTF_16LE, 0)),
        _ => None,
    }
}

/// A lone surrogate becomes U+FFFD, which is one unit as well, so that offsets stay in step.
fn decode_utf16(bytes: &[u8], encoding: &'static Encoding, bom: usize) -> Decoded {
    let unit = |pair: &[u8]| match (encoding == UTF_16BE, pair) {
        (true, &[a, b]) => u16::from_be_bytes([a, b]),
        (false, &[a, b]) => u16::from_le_bytes([a, b]),
        _ => 0,
    };
    let mut losses = Losses::default();
    let mut text = String::with_capacity(bytes.len() / 2);
    let mut at = bom;
    for unit in char::decode_utf16(bytes[bom..].chunks_exact(2).map(unit)) {
        let c = unit.unwrap_or_else(|_| {
            losses.add(at, 2);
            char::REPLACEMENT_CHARACTER
        });
        at += c.len_utf16() * 2;
        text.push(c);
    }
    if at < bytes.len() {
        losses.add(at, bytes.len() - at);
    }
    let issues =
        [ParseIssue::Encoding { encoding: encoding.name() }].into_iter().chain(losses.issue()).collect();
    Decoded { text, decoding: Decoding::Utf16 { bom }, issues }
}

/// Whether bytes that are not UTF-8 are the exception: there are more characters of several bytes than bad places.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let mut good = 0;
    let mut bad = 0;
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|&byte| byte >= 0xc0).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad
}

fn decode_lossy(bytes: &[u8], bom: usize) -> Decoded {
    let mut text = String::with_capacity(bytes.len());
    let mut runs = Vec::new();
    let mut losses = Losses::default();
    let mut disk = bom;
    for chunk in bytes[bom..].utf8_chunks() {
        runs.push((text.len(), disk));
        text.push_str(chunk.valid());
        disk += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            runs.push((text.len(), disk));
            text.push(char::REPLACEMENT_CHARACTER);
            losses.add(disk, chunk.invalid().len());
            disk += chunk.invalid().len();
        }
    }
    runs.push((text.len(), disk));
    Decoded { text, decoding: Decoding::Lossy(runs), issues: losses.issue().into_iter().collect() }
}

/// Windows-1252 has no meaning for five bytes; the decoder hands them through as control characters.
fn decode_windows(bytes: &[u8]) -> Decoded {
    let (decoded, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    let mut losses = Losses::default();
    for (at, _) in
        bytes.iter().enumerate().filter(|(_, byte)| matches!(byte, 0x81 | 0x8d | 0x8f | 0x90 | 0x9d))
    {
        losses.add(at, 1);
    }
    let lost = |c: char| ('\u{80}'..='\u{9f}').contains(&c);
    let text = if losses.count == 0 {
        decoded.into_owned()
    } else {
        decoded.chars().map(|c| if lost(c) { char::REPLACEMENT_CHARACTER } else { c }).collect()
    };
    let issues =
        [ParseIssue::Encoding { encoding: WINDOWS_1252.name() }].into_iter().chain(losses.issue()).collect();
    Decoded { text, decoding: Decoding::SingleByte, issues }
}

/// Bytes that could not be read.
#[derive(Debug, Default)]
struct Losses {
    first: Option<ByteRange>,
    count: usize,
}

impl Losses {
    fn add(&mut self, at: usize, length: usize) {
        self.first.get_or_insert(ByteRange::new(at, at + length));
        self.count += length;
    }

    fn issue(self) -> Option<ParseIssue> {
        self.first.map(|first| ParseIssue::BytesLost { first, count: self.count })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, bom: bool, big: bool) -> Vec<u8> {
        let bom = bom.then_some('\u{feff}');
        let units: Vec<u16> =
            bom.into_iter().collect::<String>().encode_utf16().chain(text.encode_utf16()).collect();
        units.iter().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    }

    #[test]
    fn utf8_keeps_its_offsets_behind_a_byte_order_mark() {
        let decoded = decode(b"\xef\xbb\xbfcaf\xc3\xa9");
        assert_eq!((decoded.text.as_str(), decoded.issues.len()), ("café", 0));
        assert_eq!(decoded.decoding.to_disk(&decoded.text, 3), 6);
    }

    #[test]
    fn utf16_is_known_by_its_mark_or_by_its_nuls() {
        for (bom, big) in [(true, true), (true, false), (false, true), (false, false)] {
            let decoded = decode(&utf16("Café – 😀 opens", bom, big));
            assert_eq!(decoded.text, "Café – 😀 opens");
            let encoding = if big { "UTF-16BE" } else { "UTF-16LE" };
            assert_eq!(decoded.issues, [ParseIssue::Encoding { encoding }]);
            assert_eq!(decoded.decoding.to_disk(&decoded.text, 6), if bom { 12 } else { 10 });
        }
    }

    #[test]
    fn a_cut_surrogate_and_an_odd_byte_are_lost() {
        let mut bytes = utf16("Ready", true, false);
        bytes.extend([0x3d, 0xd8, 0x41, 0x00, 0x42]);
        let decoded = decode(&bytes);
        assert_eq!(decoded.text, "Ready\u{fffd}A");
        assert_eq!(decoded.issues[1], ParseIssue::BytesLost { first: ByteRange::new(12, 14), count: 3 });
    }

    #[test]
    fn windows_1252_is_the_fallback() {
        let decoded = decode(b"Caf\xe9 \x96 \x93open\x94");
        assert_eq!(decoded.text, "Café – “open”");
        assert_eq!(decoded.issues, [ParseIssue::Encoding { encoding: "windows-1252" }]);
        assert_eq!(decoded.decoding.to_disk(&decoded.text, 6), 5);
    }

    #[test]
    fn bytes_without_meaning_are_lost() {
        let decoded = decode(b"Caf\xe9 \x81 open");
        assert_eq!(decoded.text, "Café \u{fffd} open");
        assert_eq!(decoded.issues[1], ParseIssue::BytesLost { first: ByteRange::new(5, 6), count: 1 });
    }

    #[test]
    fn a_few_bad_bytes_among_utf8_do_not_spoil_the_rest() {
        let decoded = decode(b"Caf\xc3\xa9 \xe2\x80\x93 op\xe9n");
        assert_eq!(decoded.text, "Café – op\u{fffd}n");
        assert_eq!(decoded.issues, [ParseIssue::BytesLost { first: ByteRange::new(12, 13), count: 1 }]);
        assert_eq!(decoded.decoding.to_disk(&decoded.text, 15), 13);
    }

    #[test]
    fn foreign_files_are_named_and_empty() {
        for (bytes, what) in [
            (&b"%PDF-1.7 ..."[..], "a PDF file"),
            (b"PK\x03\x04....", "a Word (.docx) or other zip file"),
            (b"{\\rtf1 Hello}", "an RTF file"),
            (b"\xff\xd8\xff\xe0..", "an image"),
            (b"\x00\x01\x02\x03\x04\xff\xfe\x00\x01", "binary data"),
        ] {
            let decoded = decode(bytes);
            assert_eq!((decoded.text.as_str(), decoded.issues), ("", vec![ParseIssue::Container { what }]));
        }
    }

    #[test]
    fn a_stray_nul_does_not_make_a_text_binary() {
        let decoded = decode(b"The agency opened\0 an office.");
        assert_eq!(decoded.text, "The agency opened\0 an office.");
        assert!(decoded.issues.is_empty());
    }
}
