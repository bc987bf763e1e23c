//! What holds for every draft there can be: no panic, the same output for the same bytes, places that hold their words.

use presslint::dev::{Case, check_as_json};
use proptest::prelude::*;
use serde_json::Value;

/// Pieces that make the readers and rules work: dates, quotes, numbers, marks, markup, other scripts.
const PIECES: &[&str] = &[
    "# ",
    "## ",
    "\n\n",
    "\n",
    "\r\n",
    " ",
    "  ",
    "\t",
    "Geneva – ",
    "WASHINGTON, D.C. -- ",
    "Monday, 12 March 2024",
    "31 April",
    "(04/09)",
    "yesterday (22/05)",
    "“",
    "”",
    "\"",
    "’",
    "« ",
    " »",
    "said Ana Silva, Director of the Office (DO). ",
    "the World Food Programme (WFP)",
    "IOM, the UN Migration Agency",
    "XX people",
    "[insert quote]",
    "Contact: ",
    "+41 (0)22 555 01 00",
    "Tel.+1 202",
    "press@iom,int",
    "ana@iom.int",
    "http://example.org/a?b=c",
    "[link](http://x.example)",
    "**bold**",
    "*it*",
    "`code`",
    "| a | b |\n|---|---|\n| c | d |",
    "- item\n",
    "1. item\n",
    "> quoted ",
    "###",
    "***",
    "-30-",
    "<!-- presslint: ignore[PR206] because -->",
    "<!-- presslint: part=boilerplate -->",
    "<br>",
    "&amp;",
    "&nbsp;",
    "\u{200b}",
    "\u{202e}",
    "\u{feff}",
    "é",
    "e\u{301}",
    "漢字",
    "😀",
    "عربي",
    "---\ntitle: X\n---\n",
    "About the Office\n",
    "the the ",
    "EMBARGOED UNTIL ",
    "FOR IMMEDIATE RELEASE",
    "\0",
    "Share this page\n",
    "0",
    "12",
    "2024",
    ",",
    ".",
    ";",
    ":",
    "?",
    "!",
    "–",
    "-",
    "word",
    "The Group",
    "of",
    "and",
];

fn draft() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat())
}

fn check(format: &str, bytes: &[u8]) -> Value {
    check_as_json(&Case {
        packs: vec!["core".to_owned()],
        format: format.to_owned(),
        bytes: bytes.to_vec(),
        ..Case::default()
    })
}

/// All places of a report: of findings and of what explains them.
fn places(report: &Value) -> Vec<&Value> {
    let findings = report["files"][0]["diagnostics"].as_array().into_iter().flatten();
    findings
        .flat_map(|finding| {
            let related =
                finding["related"].as_array().into_iter().flatten().map(|related| &related["location"]);
            std::iter::once(&finding["location"]).chain(related)
        })
        .collect()
}

fn byte(place: &Value, end: &str) -> usize {
    usize::try_from(place[end]["byte"].as_u64().unwrap()).unwrap()
}

/// Whether the words of a finding are those of the file, but for markup, entities and joined lines between them.
fn holds_its_words(source: &str, place: &Value) -> bool {
    let quote = place["quote"].as_str().unwrap();
    let written = &source[byte(place, "start")..byte(place, "end")];
    let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).collect::<Vec<char>>();
    let mut rest = letters(written).into_iter();
    // Every letter of the quote stands in the written range, in order; the range may hold markup besides.
    letters(quote).into_iter().all(|letter| rest.any(|other| other == letter))
        || written.contains(quote)
        || !written.is_ascii()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn findings_stand_on_character_boundaries_and_hold_their_words(text in draft()) {
        for format in ["markdown", "text"] {
            let report = check(format, text.as_bytes());
            prop_assert_eq!(report["version"].as_u64(), Some(1));
            for place in places(&report) {
                let (start, end) = (byte(place, "start"), byte(place, "end"));
                prop_assert!(start <= end && end <= text.len(), "{} {}", format, place);
                prop_assert!(text.is_char_boundary(start) && text.is_char_boundary(end), "{} {}", format, place);
                prop_assert!(holds_its_words(&text, place), "{} {:?} {}", format, &text[start..end], place);
            }
        }
    }

    #[test]
    fn edits_lie_inside_the_file_and_on_boundaries(text in draft()) {
        for format in ["markdown", "text"] {
            let report = check(format, text.as_bytes());
            let findings = report["files"][0]["diagnostics"].as_array().cloned().unwrap_or_default();
            for edit in findings.iter().flat_map(|finding| finding["fixes"].as_array().cloned().unwrap_or_default()).flat_map(|fix| fix["edits"].as_array().cloned().unwrap_or_default()) {
                let number = |key: &str| usize::try_from(edit[key].as_u64().unwrap()).unwrap();
                let (start, end) = (number("start"), number("end"));
                prop_assert!(start <= end && end <= text.len() && text.is_char_boundary(start) && text.is_char_boundary(end), "{}", edit);
            }
        }
    }

    #[test]
    fn any_bytes_are_read_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for format in ["markdown", "text"] {
            let report = check(format, &bytes);
            prop_assert!(report["files"][0]["outline"].is_array());
            for place in places(&report) {
                prop_assert!(byte(place, "start") <= byte(place, "end") && byte(place, "end") <= bytes.len());
            }
        }
    }

    #[test]
    fn the_same_bytes_give_the_same_report(text in draft()) {
        prop_assert_eq!(check("markdown", text.as_bytes()), check("markdown", text.as_bytes()));
    }
}
