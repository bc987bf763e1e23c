//! Bytes to documents: decoding, front matter, and one reader for each format. Knows no release: what a block is *for*
//! is somebody else's question.
//!
//! Reading never fails. What went wrong stands in [`Document::issues`], and as much as can be read is read.

mod decode;
mod front_matter;
mod markdown;
mod marks;
mod text;
mod writer;

#[cfg(test)]
mod tests;

use crate::document::{
    Block, Decoding, Document, DocumentParts, Format, ParseIssue, Source, SpanKind, Waypoints,
};
use crate::text::ByteRange;
use writer::Written;

/// Markdown by its extension; what has another extension is text; without one the content decides.
pub fn detect(name: &str, bytes: &[u8]) -> Format {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    match file.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() && !extension.is_empty() => {
            match extension.to_ascii_lowercase().as_str() {
                "md" | "markdown" | "mkd" => Format::Markdown,
                _ => Format::Text,
            }
        }
        _ => sniff(bytes),
    }
}

/// How much is read to guess a format.
const SNIFFED: usize = 16 * 1024;

/// Front matter, a heading or a link written the way of Markdown; nothing less, for text is the safer guess.
fn sniff(bytes: &[u8]) -> Format {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(SNIFFED)]);
    let heading = |line: &str| {
        let text = line.trim_start_matches('#');
        let level = line.len() - text.len();
        (1..=6).contains(&level) && text.starts_with(' ') && text.contains(char::is_alphabetic)
    };
    let markdown = front_matter::begins(&head) || head.contains("](") || head.lines().any(heading);
    if markdown { Format::Markdown } else { Format::Text }
}

/// Reads a draft.
pub fn read(source: Source) -> Document {
    let decode::Decoded { text: decoded, decoding, mut issues } = decode::decode(&source.bytes);
    let front = front_matter::read(&decoded);
    issues.extend(misnamed(&source.name).filter(|_| !decoded.trim().is_empty()));
    issues.extend(front.issues.into_iter().map(|issue| issue.on_disk(&decoding, &decoded)));
    let Written { text, map, mut blocks, directives, comments } = match source.format {
        Format::Markdown => markdown::read(&decoded, front.body),
        Format::Text => text::read(&decoded, front.body),
    };
    place_links(&mut blocks, &decoding, &decoded);
    let meta = front.meta;
    Document::new(DocumentParts {
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
    })
}

/// A text whose name says that it is none; what has no text at all is told otherwise.
fn misnamed(name: &str) -> Option<ParseIssue> {
    let (_, extension) = name.rsplit_once('.')?;
    let what = match extension.to_ascii_lowercase().as_str() {
        "docx" | "docm" | "doc" => "a Word file",
        "odt" => "an OpenDocument text",
        "pdf" => "a PDF file",
        "pages" => "a Pages file",
        _ => return None,
    };
    Some(ParseIssue::Misnamed { what })
}

/// Readers note a link's target in the decoded text; the document wants it on disk.
fn place_links(blocks: &mut [Block], decoding: &Decoding, decoded: &str) {
    let waypoints = Waypoints::new(decoding, decoded);
    for span in blocks.iter_mut().flat_map(|block| &mut block.spans) {
        if let SpanKind::Link { href_bytes: Some(bytes), .. } = &mut span.kind {
            let [start, end] = [bytes.start, bytes.end].map(|at| waypoints.to_disk(decoding, decoded, at));
            *bytes = ByteRange::new(start, end);
        }
    }
}
