//! Releases without a fault get no error: 1,000 generated ones, and the clean examples.

#[path = "../../benches/generator.rs"]
mod generator;

use presslint::dev;
use std::path::Path;

fn errors(name: &str, bytes: &[u8], packs: &[&str]) -> Vec<String> {
    let report = dev::check_as_json(&dev::Case {
        packs: packs.iter().map(|pack| (*pack).to_owned()).collect(),
        format: if name.ends_with(".txt") { "text" } else { "markdown" }.to_owned(),
        bytes: bytes.to_vec(),
        ..dev::Case::default()
    });
    let findings = report["files"][0]["diagnostics"].as_array().cloned().unwrap_or_default();
    let errors = findings.iter().filter(|finding| finding["level"] == "error");
    errors
        .map(|finding| {
            format!("{name}: {} {} {}", finding["rule"], finding["location"]["quote"], finding["message"])
        })
        .collect()
}

#[test]
fn a_thousand_generated_releases_get_no_error() {
    let drafts = generator::drafts(7, 1000);
    let wrong: Vec<String> =
        drafts.iter().flat_map(|draft| errors(&draft.name, draft.text.as_bytes(), &["core"])).collect();
    assert!(
        wrong.is_empty(),
        "{} errors, the first:\n{}",
        wrong.len(),
        wrong[..wrong.len().min(20)].join("\n")
    );
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
            wrong.extend(errors(&name, &std::fs::read(entry.path()).unwrap(), &["core"]));
        }
    }
    assert!(checked >= 5, "only {checked} clean examples were found");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
