//! Links, in markup and written out.

use super::Release;
use super::records::Link;
use crate::document::SpanKind;
use crate::text::TextRange;
use crate::text::ranges::{merged, touches};
use memchr::memchr2;

/// Beginnings of an address that is written out.
const STARTS: [&str; 3] = ["http://", "https://", "www."];

/// Reads links in order of place: those of the markup, and addresses in the text outside them.
pub fn read_links(release: &Release<'_>) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    for block in &release.doc.blocks {
        links.extend(block.spans.iter().filter_map(|span| match &span.kind {
            SpanKind::Link { href, .. } => Some(Link { range: span.range, href: href.clone() }),
            _ => None,
        }));
    }
    let marked = merged(links.iter().map(|link| link.range).collect());
    for block in &release.doc.blocks {
        let written = addresses(release.slice(block.range), block.range.start).into_iter();
        let free = written.filter(|range| !touches(&marked, *range));
        links.extend(free.map(|range| Link { range, href: release.slice(range).to_owned() }));
    }
    links.sort_by_key(|link| link.range.start);
    links
}

/// Web addresses in a text that begins at `base`.
fn addresses(text: &str, base: usize) -> Vec<TextRange> {
    let mut found: Vec<TextRange> = Vec::new();
    let mut from = 0;
    while let Some(at) = memchr2(b'h', b'w', &text.as_bytes()[from..]).map(|at| from + at) {
        if !STARTS.iter().any(|start| text[at..].starts_with(start)) {
            from = at + 1;
            continue;
        }
        let rest = &text[at..];
        let end = rest
            .find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '“' | '”' | '«' | '»'))
            .unwrap_or(rest.len());
        let address = trimmed(&rest[..end]);
        let begins_word = !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '@');
        if begins_word && address.len() > 7 {
            found.push(TextRange::new(base + at, base + at + address.len()));
        }
        from = at + end.max(1);
    }
    found
}

/// Without the punctuation of the sentence around it; a closing bracket stays if the address opened it.
fn trimmed(address: &str) -> &str {
    let mut address = address;
    loop {
        let shorter = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '’', '\'', '…', '*', '_']);
        let shorter = match shorter.strip_suffix(')') {
            Some(inner) if !inner.contains('(') => inner,
            _ => shorter,
        };
        if shorter.len() == address.len() {
            return address;
        }
        address = shorter;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<&str> {
        addresses(text, 0).into_iter().map(|range| &text[range.as_range()]).collect()
    }

    #[test]
    fn an_address_ends_before_the_sentence_does() {
        assert_eq!(
            read("See https://example.int/a_(b), or www.example.org."),
            ["https://example.int/a_(b)", "www.example.org"]
        );
        assert_eq!(read("(http://example.org/x)"), ["http://example.org/x"]);
        assert_eq!(read("mail@www.example.org and nothing"), Vec::<&str>::new());
    }
}
