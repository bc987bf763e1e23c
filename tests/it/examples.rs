//! The programs in `examples/` do what their first lines say. They use the public face alone, as they are compiled outside
//! the library, and here their functions are called.

use presslint::Source;
use std::path::Path;

#[path = "../../examples/check_a_draft.rs"]
#[allow(dead_code, reason = "`main` is for `cargo run --example`")]
mod check_a_draft;
#[path = "../../examples/list_parts.rs"]
#[allow(dead_code, reason = "`main` is for `cargo run --example`")]
mod list_parts;
#[path = "../../examples/own_rule_set.rs"]
#[allow(dead_code, reason = "`main` is for `cargo run --example`")]
mod own_rule_set;

fn written(by: impl FnOnce(&mut dyn std::io::Write) -> std::io::Result<()>) -> String {
    let mut out = Vec::new();
    by(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// Compares with a file in `tests/it/snapshots/`; `UPDATE=1 cargo test --test it examples` writes it.
fn compare(name: &str, printed: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/snapshots").join(name);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, printed).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap();
    assert_eq!(printed, expected, "if this is right: UPDATE=1 cargo test --test it examples");
}

#[test]
fn checking_a_draft_prints_findings_plainly_and_in_frames() {
    compare("example-check-a-draft.txt", &written(|out| check_a_draft::check(out)));
}

#[test]
fn listing_parts_prints_parts_and_records_of_a_web_page() {
    let page = include_str!("../../examples/releases/washington-accord.txt");
    compare("example-list-parts.txt", &written(|out| list_parts::list(Source::named("page.txt", page), out)));
}

#[test]
fn a_set_of_rules_of_ones_own_gives_findings_as_json() {
    let json: serde_json::Value =
        serde_json::from_str(&written(|out| own_rule_set::findings_as_json(out))).unwrap();
    let findings = json["files"][0]["diagnostics"].as_array().unwrap();
    let told: Vec<(&str, &str, &str)> = findings
        .iter()
        .map(|finding| {
            (
                finding["rule"].as_str().unwrap(),
                finding["location"]["quote"].as_str().unwrap(),
                finding["message"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (
                "PR301",
                "Lake Fund for Fishery Communities",
                "“Lake Fund for Fishery Communities” is never the name of LFFC"
            ),
            ("LF001", "fishermen", "the Fund writes “fishers”, not “fishermen”"),
        ]
    );
    assert_eq!(json["config"], serde_json::json!([]));
}

#[test]
fn the_public_face_stays_small() {
    let face = include_str!("../../src/lib.rs");
    let names_in = |line: &str| line.split(", ").count();
    let names: usize = face.lines().filter_map(|line| line.strip_prefix("pub use ")).map(names_in).sum();
    let own = face.lines().filter(|line| line.starts_with("pub struct ")).count();
    assert!(names + own <= 13, "{} names: a user must find the way in at a glance", names + own);
}
