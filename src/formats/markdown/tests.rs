use super::read;
use crate::document::{BlockKind, DirectiveVerb, SpanKind};
use crate::formats::writer::Written;
use crate::text::TextRange;

/// Kind and text of each block; the kind as a short word.
fn blocks(source: &str) -> Vec<(String, String)> {
    let written = read(source, 0);
    written
        .blocks
        .iter()
        .map(|block| (short(block.kind), written.text[block.range.as_range()].to_owned()))
        .collect()
}

fn short(kind: BlockKind) -> String {
    match kind {
        BlockKind::Paragraph => "p".to_owned(),
        BlockKind::Heading(level) => format!("h{level}"),
        BlockKind::ListItem(depth) => format!("li{depth}"),
        BlockKind::TableCell { row, column } => format!("td{row}.{column}"),
        BlockKind::Rule => "hr".to_owned(),
        BlockKind::Code => "code".to_owned(),
        BlockKind::Image => "img".to_owned(),
        BlockKind::Footnote => "fn".to_owned(),
    }
}

#[track_caller]
fn expect(source: &str, wanted: &[(&str, &str)]) {
    let found = blocks(source);
    let found: Vec<(&str, &str)> = found.iter().map(|(kind, text)| (kind.as_str(), text.as_str())).collect();
    assert_eq!(found, wanted, "{source:?}");
}

/// The source that the first occurrence of some logical text stands for.
fn origin<'a>(source: &'a str, written: &Written, text: &str) -> &'a str {
    let start = written.text.find(text).unwrap();
    &source[written.map.to_decoded(TextRange::new(start, start + text.len())).as_range()]
}

#[test]
fn headings_paragraphs_and_hard_wraps() {
    expect(
        "# Flood *relief*\n\n**Geneva** – The agency\nopened   an office.  \nToday.\n\nHead\n===\n",
        &[("h1", "Flood relief"), ("p", "Geneva – The agency opened   an office. Today."), ("h1", "Head")],
    );
    let written = read("The agency said on Monday that it would\nopen an office.  \nToday.", 0);
    assert_eq!(written.blocks[0].breaks, [written.text.find(" Today").unwrap()]);
}

#[test]
fn entities_and_escapes_have_their_origin() {
    let source = "Fish &amp; chips \\*now\\* &#8217;";
    let written = read(source, 0);
    assert_eq!(written.text, "Fish & chips *now* ’\n");
    assert_eq!(origin(source, &written, "&"), "&amp;");
    assert_eq!(origin(source, &written, "*now*"), "*now\\*");
    assert_eq!(origin(source, &written, "’"), "&#8217;");
}

#[test]
fn lists_and_quotes_keep_their_depth() {
    expect(
        "- one\n  - two\n\n    more\n- three\n\n1. [x] four\n",
        &[("li1", "one"), ("li2", "two"), ("p", "more"), ("li1", "three"), ("li1", "four")],
    );
    let written = read("Text\n\n> Said\n> so.\n", 0);
    assert_eq!(written.blocks.iter().map(|block| block.quoted).collect::<Vec<_>>(), [false, true]);
    assert_eq!(written.blocks[1].blank_before, 1);
}

#[test]
fn end_marks_are_rules_with_their_source_line() {
    expect(
        "The text\nends.\n###\n\nAbout us\nand you.\n---\nMore.\n– 30 –\n[ENDS]\n",
        &[
            ("p", "The text ends."),
            ("hr", "###"),
            ("p", "About us and you."),
            ("hr", "---"),
            ("p", "More."),
            ("hr", "– 30 –"),
            ("hr", "[ENDS]"),
        ],
    );
    expect("- a\n- 30 -\n\n* * *\n", &[("li1", "a"), ("hr", "- 30 -"), ("hr", "* * *")]);
    expect("Headline\n---\nText #1 and\n#hashtag\n", &[("h2", "Headline"), ("p", "Text #1 and #hashtag")]);
    expect("Text.\n\n                 # # #\n", &[("p", "Text."), ("hr", "# # #")]);
}

#[test]
fn tables_give_cells() {
    expect(
        "| A | B |\n|---|---|\n| 1 | **2** |\n",
        &[("td0.0", "A"), ("td0.1", "B"), ("td1.0", "1"), ("td1.1", "2")],
    );
}

#[test]
fn links_know_where_their_target_is_written() {
    let source = "See [the `]` report](https://example.org/a_b \"x ](y)\") and <https://example.org> or [ref].\n\n[ref]: https://example.net\n";
    let written = read(source, 0);
    assert_eq!(written.text, "See the ] report and https://example.org or ref.\n");
    let targets: Vec<_> = written.blocks[0]
        .spans
        .iter()
        .filter_map(|span| match &span.kind {
            SpanKind::Link { href, href_bytes } => {
                Some((href.as_str(), href_bytes.map(|bytes| &source[bytes.as_range()])))
            }
            _ => None,
        })
        .collect();
    assert_eq!(
        targets,
        [
            ("https://example.org/a_b", Some("https://example.org/a_b")),
            ("https://example.org", Some("https://example.org")),
            ("https://example.net", None),
        ]
    );
}

#[test]
fn images_alone_on_their_line_are_blocks() {
    expect(
        "![People at a desk](desk.jpg)\nPhoto: Agency\n\nText ![icon](i.png) here.\n\n![](x.png)\n\n[![Logo](l.png)](https://example.org)\n",
        &[
            ("img", "People at a desk"),
            ("p", "Photo: Agency"),
            ("p", "Text icon here."),
            ("img", ""),
            ("img", "Logo"),
        ],
    );
    let written = read("![Desk](desk.jpg)", 0);
    assert_eq!(written.blocks[0].spans[0].kind, SpanKind::Image { src: "desk.jpg".to_owned() });
}

#[test]
fn code_is_one_block_and_prose_with_an_indent_is_none() {
    expect("```\na  b\n\n  c\n```\n", &[("code", "a  b c")]);
    let written = read("```\r\na\r\nb\r\n```\r\n", 0);
    assert_eq!((written.text.as_str(), written.blocks[0].breaks.as_slice()), ("a b\n", &[1][..]));
    expect("    The agency **opened**\n    an office.\n", &[("p", "The agency opened an office.")]);
    expect("    x = y();\n", &[("code", "x = y();")]);
    expect("Run `a  b` now", &[("p", "Run a  b now")]);
}

#[test]
fn html_leaves_its_text() {
    expect(
        "<div class=\"x\">\n  <h2>Head &amp; tail</h2>\n  <p>One<br>two <b>three</b>.</p>\n</div>\n\nText<br/>more <em>now</em>&nbsp;\n",
        &[("h2", "Head & tail"), ("p", "One two three."), ("p", "Text more now")],
    );
    let source = "<p>One<br>\ntwo &ldquo;three&rdquo;</p>";
    let written = read(source, 0);
    assert_eq!(written.text, "One two “three”\n");
    assert_eq!(written.blocks[0].breaks, [3]);
    assert_eq!(origin(source, &written, "“"), "&ldquo;");
    expect("<script>\nlet a = 1;\n</script>\n\nText\n", &[("p", "Text")]);
}

#[test]
fn a_table_in_html_has_cells() {
    let source = "<table>\n<tr><th>Town</th><th>Boats</th></tr>\n<tr>\n<td>Ellery</td>\n<td>two <b>tugs</b></td>\n</tr>\n</table>\n\nText\n";
    let written = read(source, 0);
    let cells: Vec<(BlockKind, &str)> =
        written.blocks.iter().map(|block| (block.kind, &written.text[block.range.as_range()])).collect();
    let cell = |row, column| BlockKind::TableCell { row, column };
    assert_eq!(
        cells,
        [
            (cell(0, 0), "Town"),
            (cell(0, 1), "Boats"),
            (cell(1, 0), "Ellery"),
            (cell(1, 1), "two tugs"),
            (BlockKind::Paragraph, "Text"),
        ]
    );
}

#[test]
fn comments_are_directives_or_hidden_text() {
    let source = "<!-- presslint: ignore[PR206] as printed -->\nFirst.\n\nSecond <!-- presslint: ignore[PR301] why -->\n\n<!-- legal says no -->\n\n<!-- presslint: part=lede --> Third *one*.\n";
    let written = read(source, 0);
    assert_eq!(written.text, "First.\nSecond\nThird one.\n");
    let found: Vec<_> = written.directives.iter().map(|d| (d.verb, d.at, d.inline)).collect();
    let [second, third] = ["Second", "Third"].map(|word| written.text.find(word).unwrap());
    assert_eq!(
        found,
        [
            (DirectiveVerb::Ignore, 0, false),
            (DirectiveVerb::Ignore, second + 6, true),
            (DirectiveVerb::Part, third, true),
        ]
    );
    assert_eq!(written.comments.len(), 1);
    assert_eq!((written.comments[0].text.as_str(), written.comments[0].at), ("legal says no", third));
    let decoded = written.directives[0].decoded;
    assert_eq!(&source[decoded.as_range()], "<!-- presslint: ignore[PR206] as printed -->");
}

#[test]
fn footnotes_are_blocks_and_references_are_points() {
    let written = read("Ten[^1] came.\n\n[^1]: In May.\n", 0);
    assert_eq!(written.text, "Ten came.\nIn May.\n");
    assert_eq!(written.blocks[1].kind, BlockKind::Footnote);
    assert_eq!(
        (written.blocks[0].spans[0].range, &written.blocks[0].spans[0].kind),
        (TextRange::empty(3), &SpanKind::FootnoteRef)
    );
}

#[test]
fn a_forwarded_mail_is_read_without_its_marks() {
    let source =
        "FYI\n\n> # Headline\n>\n> Geneva – The agency\n> opened an office.\n>\n> \u{2013} 30 \u{2013}\n";
    expect(
        source,
        &[("p", "FYI"), ("h1", "Headline"), ("p", "Geneva – The agency opened an office."), ("hr", "– 30 –")],
    );
    let written = read(source, 0);
    assert!(written.blocks.iter().all(|block| !block.quoted));
    assert_eq!(origin(source, &written, "agency opened"), "agency\n> opened");
}

#[test]
fn accents_are_composed_across_markup() {
    let source = "caf**e**\u{301} now";
    let written = read(source, 0);
    assert_eq!(written.text, "café now\n");
    assert_eq!(origin(source, &written, "é"), "e**\u{301}");
}

#[test]
fn front_matter_is_left_out_and_places_stay() {
    let source = "---\ntitle: x\n---\n\nText &amp; more\n";
    let written = read(source, source.find("\nText").unwrap());
    assert_eq!(written.text, "Text & more\n");
    assert_eq!(origin(source, &written, "&"), "&amp;");
    assert_eq!(written.blocks[0].blank_before, 1);
}

#[test]
fn emphasis_ends_where_it_ends() {
    let written = read("**Geneva, 12 March** – The *agency*", 0);
    let spans: Vec<_> = written.blocks[0]
        .spans
        .iter()
        .map(|span| (&span.kind, &written.text[span.range.as_range()]))
        .collect();
    assert_eq!(spans, [(&SpanKind::Strong, "Geneva, 12 March"), (&SpanKind::Emphasis, "agency")]);
}
