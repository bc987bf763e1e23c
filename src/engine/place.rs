//! Makes concrete places of what rules point at.

use crate::diagnostic::Location;
use crate::release::Release;
use crate::rules::Anchor;
use crate::text::TextRange;

/// The place of an anchor.
pub fn locate(release: &Release<'_>, anchor: &Anchor) -> Location {
    match anchor {
        Anchor::Text(range) => text_place(release, *range),
        Anchor::Missing(at) => text_place(release, TextRange::empty(*at)),
        Anchor::Document => text_place(release, TextRange::empty(0)),
        Anchor::Part(at) => part_place(release, *at),
        Anchor::Meta(entry) => meta_place(release, *entry, None),
        Anchor::Disk(bytes) => {
            let doc = release.doc;
            let from = doc.decoding.decoded_offset(&doc.decoded, bytes.start);
            let to = doc.decoding.decoded_offset(&doc.decoded, bytes.end).max(from);
            let mut place = decoded_place(release, from..to, None, "");
            place.bytes = *bytes;
            place
        }
        Anchor::Decoded(range) => decoded_place(release, range.clone(), None, ""),
    }
}

/// The place of a part; a headline in front matter stands there.
pub fn part_place(release: &Release<'_>, at: usize) -> Location {
    let part = &release.parts[at];
    match part.meta {
        Some(entry) => meta_place(release, entry, Some(release.part_name(part.kind).to_owned())),
        None => {
            let mut place = text_place(release, part.range);
            place.part = Some(release.part_name(part.kind).to_owned());
            place
        }
    }
}

fn text_place(release: &Release<'_>, range: TextRange) -> Location {
    let doc = release.doc;
    let bytes = doc.bytes_of(range);
    Location {
        text: Some(range),
        bytes,
        start: doc.position_of(bytes.start),
        end: doc.position_of(bytes.end),
        quote: doc.slice(range).to_owned(),
        part: release.part_at(range.start).map(|at| release.part_name(release.parts[at].kind).to_owned()),
        paragraph: doc.block_at(range.start).map(|block| block + 1),
    }
}

fn meta_place(release: &Release<'_>, entry: usize, part: Option<String>) -> Location {
    let entry = &release.doc.meta.entries[entry];
    decoded_place(release, entry.decoded.clone(), part, &entry.value)
}

fn decoded_place(
    release: &Release<'_>,
    range: std::ops::Range<usize>,
    part: Option<String>,
    quote: &str,
) -> Location {
    let doc = release.doc;
    let bytes = doc.disk_range(range.clone());
    Location {
        text: None,
        bytes,
        start: doc.position_of(bytes.start),
        end: doc.position_of(bytes.end),
        quote: if quote.is_empty() { doc.decoded[range].to_owned() } else { quote.to_owned() },
        part,
        paragraph: None,
    }
}
