//! `examples/releases/README.md` says which slips each draft carries: all of them are found, and nothing else is.

use presslint::dev;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// A draft with what the page says of it under one pack.
struct Entry {
    file: String,
    pack: String,
    slips: Vec<Slip>,
    /// Whether these are all slips under this pack.
    complete: bool,
}

/// One line of the list.
struct Slip {
    /// The rule, with the reason if one is given.
    code: String,
    /// The words at which it should fire; a "…" inside stands for a character nobody sees.
    words: Option<String>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/releases")
}

/// Reads the tables of clean drafts and the lists of slips.
fn entries(page: &str) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    // The drafts of the heading that was read last: there may be two with the same words.
    let mut open = 0;
    for line in page.lines() {
        let code_spans: Vec<&str> = line.split('`').skip(1).step_by(2).collect();
        let entry = |file: &str, pack: &str, complete| Entry {
            file: file.to_owned(),
            pack: pack.to_owned(),
            slips: Vec::new(),
            complete,
        };
        if line.starts_with("| `") {
            entries.push(entry(code_spans[0], code_spans[1], true));
        } else if line.starts_with("### ") {
            let (pack, files) = code_spans.split_last().unwrap();
            open = entries.len();
            entries.extend(files.iter().map(|file| entry(file, pack, true)));
        } else if line.starts_with("Under `") {
            let more: Vec<Entry> =
                entries[open..].iter().map(|above| entry(&above.file, code_spans[0], false)).collect();
            open = entries.len();
            entries.extend(more);
        } else if let Some(slip) = line.strip_prefix("- PR") {
            for entry in &mut entries[open..] {
                entry.slips.push(read_slip(slip));
            }
        }
    }
    entries
}

fn read_slip(line: &str) -> Slip {
    let code = line.split_whitespace().next().unwrap();
    let words =
        line.split_once('“').and_then(|(_, rest)| rest.split_once('”')).map(|(words, _)| words.to_owned());
    Slip { code: format!("PR{code}"), words }
}

/// What is not as the page says.
fn differences(entry: &Entry) -> Vec<String> {
    let bytes = std::fs::read(folder().join(&entry.file)).unwrap();
    let report = dev::check_as_json(&dev::Case {
        packs: vec![entry.pack.clone()],
        format: if entry.file.ends_with(".txt") { "text" } else { "markdown" }.to_owned(),
        bytes: bytes.clone(),
        ..dev::Case::default()
    });
    let mut left = report["files"][0]["diagnostics"].as_array().unwrap().clone();
    let mut wrong: Vec<String> =
        report["config"].as_array().unwrap().iter().map(|mistake| mistake["message"].to_string()).collect();
    let text = String::from_utf8(bytes).unwrap();
    for slip in &entry.slips {
        match left.iter().position(|finding| fits(slip, finding, &text)) {
            Some(at) => drop(left.remove(at)),
            None => wrong.push(format!("not found: {} {:?}", slip.code, slip.words)),
        }
    }
    if entry.complete {
        wrong.extend(left.iter().map(|finding| {
            format!(
                "not in the list: {} {} {}",
                finding["rule"], finding["location"]["quote"], finding["message"]
            )
        }));
    }
    wrong.into_iter().map(|line| format!("{} ({}): {line}", entry.file, entry.pack)).collect()
}

fn fits(slip: &Slip, finding: &Value, text: &str) -> bool {
    let rule = finding["rule"].as_str().unwrap();
    let with_reason = format!("{rule}/{}", finding["reason"].as_str().unwrap_or_default());
    let right_rule = slip.code == rule || slip.code == with_reason;
    right_rule && slip.words.as_ref().is_none_or(|words| stands_at(words, finding, text))
}

/// Whether a finding touches one of the places where the words stand.
fn stands_at(words: &str, finding: &Value, text: &str) -> bool {
    let byte = |point: &str| finding["location"][point]["byte"].as_u64().unwrap() as usize;
    let (start, end) = (byte("start"), byte("end"));
    let (head, tail) = words.split_once('…').unwrap_or((words, ""));
    let mut places = text.match_indices(head).filter_map(|(at, _)| {
        let behind = at + head.len();
        let gap = text[behind..].find(tail)?;
        (gap <= '\u{200b}'.len_utf8()).then_some((at, behind + gap + tail.len()))
    });
    places.any(|(from, to)| start <= to && from <= end)
}

#[test]
fn sample_drafts_carry_the_slips_that_their_page_lists_and_no_others() {
    let entries = entries(&std::fs::read_to_string(folder().join("README.md")).unwrap());
    let slips: usize = entries.iter().map(|entry| entry.slips.len()).sum();
    assert!(entries.len() > 20 && slips > 60, "{} drafts and {slips} slips were read", entries.len());
    let wrong: Vec<String> = entries.iter().flat_map(differences).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_sample_draft_stands_on_the_page() {
    let entries = entries(&std::fs::read_to_string(folder().join("README.md")).unwrap());
    for draft in std::fs::read_dir(folder()).unwrap().flatten() {
        let name = draft.file_name().to_string_lossy().into_owned();
        let listed = name == "README.md" || entries.iter().any(|entry| entry.file == name);
        assert!(listed, "examples/releases/README.md does not speak of {name}");
    }
}
