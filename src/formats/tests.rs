//! Laws that hold for every file, whatever is in it.

use super::*;
use crate::text::TextRange;
use proptest::prelude::*;
use unicode_normalization::is_nfc;

fn document(name: &str, bytes: &[u8]) -> Document {
    read(Source::new(name, detect(name, bytes), bytes.to_vec()))
}

/// Reads the bytes as both formats and checks the laws.
fn both_formats_obey(bytes: &[u8]) {
    for name in ["draft.md", "draft.txt"] {
        let doc = document(name, bytes);
        blocks_fill_the_text(&doc);
        markup_stays_in_its_block(&doc);
        characters_have_origins(&doc);
        assert!(is_nfc(&doc.text), "{:?}", doc.text);
        assert!(doc.directives.iter().all(|directive| directive.at <= doc.text.len()));
    }
}

fn blocks_fill_the_text(doc: &Document) {
    let mut end = 0;
    for block in &doc.blocks {
        assert_eq!(block.range.start, end, "blocks follow each other");
        let text = &doc.text[block.range.as_range()];
        assert_eq!(text, text.trim(), "blocks are trimmed");
        assert!(!text.contains(['\n', '\r']), "{text:?}");
        assert!(doc.text[block.range.end..].starts_with('\n'));
        end = block.range.end + 1;
    }
    assert_eq!(end, doc.text.len());
}

fn markup_stays_in_its_block(doc: &Document) {
    for block in &doc.blocks {
        for &at in &block.breaks {
            assert!(block.range.contains_offset(at) && doc.text[at..].starts_with(' '), "{block:?}");
        }
        assert!(block.breaks.is_sorted() && block.spans.is_sorted_by_key(|span| span.range.start));
        for span in &block.spans {
            assert!(block.range.contains(span.range) && span.range.start <= span.range.end, "{block:?}");
            assert!(doc.text.get(span.range.as_range()).is_some());
            if let SpanKind::Link { href_bytes: Some(bytes), .. } = &span.kind {
                assert!(doc.source.bytes.get(bytes.as_range()).is_some(), "{span:?}");
            }
        }
    }
}

fn characters_have_origins(doc: &Document) {
    let is_utf8 = matches!(doc.decoding, Decoding::Utf8 { .. });
    let utf8 = std::str::from_utf8(&doc.source.bytes).ok().filter(|_| is_utf8);
    for (at, c) in doc.text.char_indices() {
        let range = TextRange::new(at, at + c.len_utf8());
        let origin = doc.map.to_decoded(range);
        let written = doc.decoded.get(origin.as_range()).expect("origins are on character boundaries");
        if doc.map.is_verbatim(range) {
            assert_eq!(written.chars().collect::<String>(), c.to_string());
        }
        let disk = doc.bytes_of(range);
        assert!(disk.start <= disk.end && disk.end <= doc.source.bytes.len());
        assert!(utf8.is_none_or(|text| text.get(disk.as_range()).is_some()));
        if doc.map.is_verbatim(range) && is_utf8 {
            assert_eq!(doc.source.bytes.get(disk.as_range()), Some(c.to_string().as_bytes()));
        }
    }
}

/// Pieces that drafts are made of, good and bad.
fn piece() -> impl Strategy<Value = String> {
    let fixed = prop::sample::select(vec![
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "  \n",
        " ",
        "   ",
        "         ",
        "\t",
        "\u{a0}",
        "\u{2028}",
        "\u{2029}",
        "\u{c}",
        "    ",
        "> ",
        "> > ",
        "- ",
        "* ",
        "• ",
        "1. ",
        "a) ",
        "– ",
        "# ",
        "### ",
        "###",
        "# # #",
        "---",
        "===",
        "***",
        "- 30 -",
        "-30-",
        "[ENDS]",
        "```",
        "~~~",
        "`",
        "**",
        "_",
        "~~",
        "| a | b |\n|---|---|\n| c |",
        "\t\t",
        "a\tb\nc\td\n",
        "[x](y)",
        "![x](y)",
        "[",
        "](",
        ")",
        "<https://example.org>",
        "<br>",
        "<p>",
        "</p>",
        "<a href=\"x\">",
        "<img src=x alt='y'>",
        "<!--",
        "-->",
        "<!-- presslint: ignore[PR206] why -->",
        "<script>",
        "&amp;",
        "&nbsp;",
        "&#10;",
        "&",
        "\\",
        "[^1]",
        "[^1]: note",
        "---\n",
        "+++\n",
        "title: x\n",
        "x = 1\n",
        "e\u{301}",
        "\u{301}",
        "\u{212b}",
        "\u{2000}",
        "é",
        "–",
        "“",
        "😀",
        "\u{200b}",
        "\u{feff}",
        "\0",
        "March 5, 2024",
        "GENEVA – The agency opened.",
        "the",
        "of",
        "and it goes on",
        "www.example.org",
        ", ",
    ]);
    prop_oneof![6 => fixed.prop_map(str::to_owned), 2 => "[a-zA-Z]{1,12} ", 1 => ".{0,6}"]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_draft_obeys(pieces in prop::collection::vec(piece(), 0..40)) {
        both_formats_obey(pieces.concat().as_bytes());
    }

    #[test]
    fn any_bytes_obey(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        both_formats_obey(&bytes);
    }

    #[test]
    fn any_encoding_obeys(pieces in prop::collection::vec(piece(), 0..20), which in 0..4) {
        let text = pieces.concat();
        let bytes: Vec<u8> = match which {
            0 => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            1 => std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect(),
            2 => text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(0x92)).collect(),
            _ => text.bytes().enumerate().map(|(at, byte)| if at % 13 == 7 { 0xff } else { byte }).collect(),
        };
        both_formats_obey(&bytes);
    }
}

#[test]
fn the_extension_says_the_format_and_else_the_content() {
    for (name, bytes, format) in [
        ("a/b.MD", &b"text"[..], Format::Markdown),
        ("b.markdown", b"", Format::Markdown),
        ("b.txt", b"# Head", Format::Text),
        ("b.html", b"# Head", Format::Text),
        ("draft", b"# Head\n\nText", Format::Markdown),
        ("-", b"---\ntitle: x\n---\nText", Format::Markdown),
        ("-", b"See [this](https://example.org)", Format::Markdown),
        ("-", b"Text\n# # #\n### \n#1 and #hashtag", Format::Text),
        (".draft", b"Text", Format::Text),
    ] {
        assert_eq!(detect(name, bytes), format, "{name}");
    }
}

#[test]
fn link_targets_are_placed_on_disk() {
    let text = "Café [x](https://example.org/a) and [y](b)";
    let utf16: Vec<u8> =
        std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let doc = document("a.md", &utf16);
    let targets = doc.blocks[0].spans.iter().filter_map(|span| match &span.kind {
        SpanKind::Link { href_bytes, .. } => *href_bytes,
        _ => None,
    });
    let read = |bytes: ByteRange| {
        char::decode_utf16(
            utf16[bytes.as_range()].chunks(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])),
        )
        .collect::<Result<String, _>>()
    };
    assert_eq!(targets.map(|bytes| read(bytes).unwrap()).collect::<Vec<_>>(), ["https://example.org/a", "b"]);
}

#[test]
fn trouble_is_an_issue_and_the_rest_is_read() {
    use crate::document::ParseIssue;
    let doc = document("a.md", b"\xef\xbb\xbf---\ntitle: \"x\n---\nBody\n");
    assert_eq!(doc.text, "Body\n");
    assert!(matches!(&doc.issues[..], [ParseIssue::FrontMatter { bytes, .. }] if bytes.start >= 3));
    let doc = document("a.txt", b"%PDF-1.4");
    assert_eq!((doc.text.as_str(), doc.blocks.len(), doc.issues.len()), ("", 0, 1));
}

/// Runs of the map for a draft that repeats something `times` times.
fn runs(name: &str, repeated: &str, times: usize) -> usize {
    document(name, repeated.repeat(times).as_bytes()).map.runs()
}

#[test]
fn the_map_grows_with_the_text_and_no_faster() {
    for name in ["a.md", "a.txt"] {
        for repeated in [
            "A *word* and\nanother &amp; more.\n\n",
            "> ",
            "- ",
            "# Head\n",
            "word ",
            "**",
            "[x](y)",
            "<b>",
            "### ",
        ] {
            let (small, large) = (runs(name, repeated, 100), runs(name, repeated, 1_000));
            assert!(large <= small * 10 + 10, "{name} {repeated:?}: {small} and {large}");
        }
    }
}

#[test]
fn deep_nesting_and_many_headings_are_read() {
    let doc = document("a.md", format!("{}word", "> ".repeat(20_000)).as_bytes());
    assert!(doc.text.contains("word"));
    let doc = document("a.md", "# Head\n".repeat(20_000).as_bytes());
    assert_eq!(doc.blocks.len(), 20_000);
    let doc = document("a.md", format!("{}word", "- ".repeat(5_000)).as_bytes());
    assert!(doc.text.contains("word"));
}
