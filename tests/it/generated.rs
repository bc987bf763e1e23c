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

#[test]
fn every_file_of_a_pack_is_embedded() {
    let rules = root().join("rules");
    let mut files = Vec::new();
    for pack in folders(&rules) {
        collect(&pack, &mut files);
    }
    let mut paths: Vec<String> = files
        .iter()
        .filter_map(|file| Some(file.strip_prefix(&rules).ok()?.to_str()?.replace('\\', "/")))
        .collect();
    paths.sort();
    let mut text = String::from(
        "//! The packs that come with the program. Generated from the files in `rules/`: \
         `UPDATE=1 cargo test --test it generated`.\n\n\
         /// Path below `rules/` and text of each file, in order of path.\n\
         #[rustfmt::skip]\n\
         pub static FILES: &[(&str, &str)] = &[\n",
    );
    for path in &paths {
        writeln!(text, "    (\"{path}\", include_str!(\"../../rules/{path}\")),").unwrap();
    }
    text.push_str("];\n");
    settle(Path::new("src/config/embedded.rs"), &text);
}

/// The folders that are packs.
fn folders(rules: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(rules).unwrap().flatten().map(|entry| entry.path());
    entries.filter(|path| path.join("pack.toml").is_file()).collect()
}

/// The TOML files and lists of a pack, but for its tests.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for path in std::fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path()) {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if path.is_dir() && name != "tests" {
            collect(&path, files);
        } else if name.ends_with(".toml") || name.ends_with(".txt") {
            files.push(path);
        }
    }
}

/// One line for each rule: what it finds, how sure it is, what it mends, and what the packs make of it.
#[test]
fn the_table_of_rules_is_up_to_date() {
    let packs = ["core", "un", "iom"];
    let levels = packs.map(presslint::dev::levels_in);
    let mut text = String::from(
        "# Rules\n\n\
         Generated: `UPDATE=1 cargo test --test it generated`. `presslint rule CODE` prints the whole documentation of a rule, with its\n\
         parameters and where their values come from. How to write rules of your own: [FORMAT.md](FORMAT.md).\n\n\
         *Fix* is the strongest fix a rule offers: `safe` ones change nothing but the fault, `unsafe` ones may change the meaning, `show`\n\
         ones are suggestions. The last columns give the level in each pack; – means that the pack leaves the rule off.\n",
    );
    let mut group = String::new();
    for rule in presslint::dev::rules() {
        if rule.group != group {
            group.clone_from(&rule.group);
            let mut title = group.clone();
            title[..1].make_ascii_uppercase();
            writeln!(text, "\n## {title}\n\n| Code | Name | Finds | Fix | core | un | iom |\n|---|---|---|---|---|---|---|").unwrap();
        }
        let level = |at: usize| levels[at].get(&rule.code).map_or("–", String::as_str);
        writeln!(
            text,
            "| {} | `{}` | {} | {} | {} | {} | {} |",
            rule.code,
            rule.name,
            rule.summary.replace('|', "\\|"),
            rule.fix,
            level(0),
            level(1),
            level(2)
        )
        .unwrap();
    }
    settle(Path::new("rules/README.md"), &text);
}
