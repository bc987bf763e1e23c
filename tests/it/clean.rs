//! Releases without a fault get no error: every silent case of every rule, 1,000 generated releases, the clean examples.

#[path = "../../benches/generator.rs"]
mod generator;

use presslint::dev;
use std::path::{Path, PathBuf};

/// Rules about whole releases: most cases are only a part of one.
const ABOUT_THE_WHOLE: &[&str] = &["PR101", "PR102", "PR103"];

/// The errors in a draft, one a line.
fn errors(name: &str, case: &dev::Case) -> Vec<String> {
    let report = dev::check_as_json(case);
    let findings = report["files"][0]["diagnostics"].as_array().cloned().unwrap_or_default();
    let errors =
        findings.iter().filter(|finding| finding["level"] == "error" && finding["suppressed"].is_null());
    errors
        .map(|finding| {
            let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
            let (rule, reason, message) =
                (text(&finding["rule"]), text(&finding["reason"]), text(&finding["message"]));
            format!("{rule}/{reason} {name}: {} {message}", finding["location"]["quote"])
        })
        .collect()
}

fn draft(name: &str, bytes: &[u8], pack: &str) -> dev::Case {
    dev::Case {
        packs: vec![pack.to_owned()],
        format: if name.ends_with(".txt") { "text" } else { "markdown" }.to_owned(),
        bytes: bytes.to_vec(),
        ..dev::Case::default()
    }
}

fn want_none(wrong: &[String]) {
    let first = wrong[..wrong.len().min(40)].join("\n");
    assert!(wrong.is_empty(), "{} errors, the first:\n{first}", wrong.len());
}

#[test]
fn a_thousand_generated_releases_get_no_error() {
    let drafts = generator::drafts(7, 1000);
    let packs = ["core", "iom"].into_iter().cycle();
    let check = |(made, pack): (&generator::Draft, _)| {
        errors(&made.name, &draft(&made.name, made.text.as_bytes(), pack))
    };
    let wrong: Vec<String> = drafts.iter().zip(packs).flat_map(check).collect();
    want_none(&wrong);
}

#[test]
fn the_clean_examples_get_no_error() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/releases");
    let mut checked = 0;
    let mut wrong = Vec::new();
    for entry in std::fs::read_dir(&folder).unwrap().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.contains("-clean.") {
            checked += 1;
            let bytes = std::fs::read(entry.path()).unwrap();
            wrong.extend(["core", "iom"].map(|pack| errors(&name, &draft(&name, &bytes, pack))).concat());
        }
    }
    assert!(checked >= 5, "only {checked} clean examples were found");
    want_none(&wrong);
}

#[test]
fn no_silent_case_of_any_rule_gets_an_error_from_any_other() {
    let silent: Vec<SilentCase> = case_files().iter().flat_map(|path| silent_cases(path)).collect();
    assert!(silent.len() > 300, "only {} silent cases were found", silent.len());
    let mut wrong = Vec::new();
    for case in &silent {
        let found = errors(&case.name, &case.draft).into_iter();
        wrong.extend(found.filter(|error| case.whole || !about_the_whole(error)));
    }
    want_none(&wrong);
}

fn about_the_whole(error: &str) -> bool {
    error.starts_with("PR001/empty ") || ABOUT_THE_WHOLE.iter().any(|rule| error.starts_with(rule))
}

/// A case of a rule in which nothing is wrong.
struct SilentCase {
    name: String,
    whole: bool,
    draft: dev::Case,
}

fn case_files() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules");
    let folders = std::fs::read_dir(root).unwrap().flatten().map(|entry| entry.path());
    let mut files: Vec<PathBuf> =
        folders.map(|folder| folder.join("cases.toml")).filter(|path| path.is_file()).collect();
    files.sort();
    files
}

/// The silent cases of one rule. `tests/rules.rs` checks that the file is in order.
fn silent_cases(path: &Path) -> Vec<SilentCase> {
    let file: toml::Table = std::fs::read_to_string(path).unwrap().parse().unwrap();
    let folder = path.parent().unwrap();
    let cases = file["case"].as_array().unwrap().iter().map(|case| case.as_table().unwrap());
    cases
        .filter(|case| case["expect"].as_array().unwrap().is_empty())
        .map(|case| silent(case, folder))
        .collect()
}

fn silent(case: &toml::Table, folder: &Path) -> SilentCase {
    let text = |key: &str| case.get(key).and_then(toml::Value::as_str).map(str::to_owned);
    let list = |key: &str| -> Option<Vec<String>> {
        let items = case.get(key)?.as_array()?.iter();
        Some(items.filter_map(|item| item.as_str().map(str::to_owned)).collect())
    };
    let bytes = match (text("text"), text("bytes"), text("file")) {
        (Some(text), ..) => text.into_bytes(),
        (_, Some(hex), _) => from_hex(&hex),
        (.., file) => std::fs::read(folder.join(file.unwrap())).unwrap(),
    };
    SilentCase {
        name: format!("{}::{}", folder.file_name().unwrap().to_string_lossy(), text("id").unwrap()),
        whole: case.get("whole").and_then(toml::Value::as_bool).unwrap_or_default(),
        draft: dev::Case {
            packs: list("pack").unwrap_or_else(|| vec!["core".to_owned()]),
            config: text("config"),
            format: text("format").unwrap_or_else(|| "markdown".to_owned()),
            bytes,
            lang: text("lang"),
            as_of: text("as_of"),
            now: text("now"),
            extend_select: list("focus").unwrap_or_default(),
        },
    }
}

fn from_hex(hex: &str) -> Vec<u8> {
    let digits: Vec<u8> = hex.chars().filter_map(|c| c.to_digit(16)).map(|digit| digit as u8).collect();
    digits.chunks(2).map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit)).collect()
}
