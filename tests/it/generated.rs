//! Files that are generated from others: `UPDATE=1 cargo test --test it generated` writes them, a plain run compares.

use std::fmt::Write;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Compares a generated file with what is on disk, or writes it under `UPDATE=1`.
pub fn settle(path: &Path, wanted: &str) {
    let path = root().join(path);
    if std::env::var_os("UPDATE").is_some() {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).unwrap();
        }
        std::fs::write(&path, wanted).unwrap();
        return;
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        found == wanted,
        "{} is out of date; run: UPDATE=1 cargo test --test it generated",
        path.strip_prefix(root()).unwrap_or(&path).display()
    );
}

#[test]
fn the_registry_lists_every_rule_file() {
    let mut rules: Vec<String> = std::fs::read_dir(root().join("src/rules/builtin"))
        .unwrap()
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.strip_suffix(".rs").map(str::to_owned))
        .filter(|name| name != "mod")
        .collect();
    rules.sort();
    let mut text = String::from(
        "//! Code rules, one file each. Generated from the files in this folder: `UPDATE=1 cargo test --test it generated`.\n\n\
         use super::RuleEntry;\n\n",
    );
    for rule in &rules {
        writeln!(text, "pub mod {rule};").unwrap();
    }
    text.push_str("\n/// Every code rule, in order of code.\n#[rustfmt::skip]\npub static REGISTRY: &[&RuleEntry] = &[\n");
    for rule in &rules {
        writeln!(text, "    &{rule}::ENTRY,").unwrap();
    }
    text.push_str("];\n");
    settle(Path::new("src/rules/builtin/mod.rs"), &text);
}
