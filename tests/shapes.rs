//! One test for each draft in `tests/shapes`: the labeller finds the parts a reader sees.
//!
//! `cargo test --test shapes web` runs the web pages.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test reads its files itself, and a failed unwrap is a failed test"
)]

use libtest_mimic::{Arguments, Failed, Trial};
use presslint::dev::{PartView, Structure, structure};
use std::path::Path;
use std::process::ExitCode;
use toml::{Table, Value};

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/shapes");
    let mut names: Vec<String> = std::fs::read_dir(&root)
        .map(|entries| {
            let files = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok());
            files
                .filter(|name| name.ends_with(".txt") || name.ends_with(".md"))
                .filter(|name| name != "README.md")
                .collect()
        })
        .unwrap_or_default();
    names.sort();
    let trials = names.into_iter().map(|name| {
        let path = root.join(&name);
        let stem = name.rsplit_once('.').map_or(name.clone(), |(stem, _)| stem.to_owned());
        Trial::test(stem, move || run(&path))
    });
    libtest_mimic::run(&Arguments::from_args(), trials.collect()).exit_code()
}

fn run(path: &Path) -> Result<(), Failed> {
    let format = if path.extension().is_some_and(|ext| ext == "txt") { "text" } else { "markdown" };
    let found = structure(format, &std::fs::read(path)?);
    let wanted: Table = std::fs::read_to_string(path.with_extension("toml"))?.parse()?;
    let mut wrong = Vec::new();
    match wanted.get("story").and_then(Value::as_array) {
        None => wrong.extend(compare(&wanted, &found, None)),
        Some(stories) => {
            wrong.extend(compare(&wanted, &found, Some(0)));
            for (index, story) in stories.iter().filter_map(Value::as_table).enumerate() {
                wrong.extend(
                    compare(story, &found, Some(index))
                        .into_iter()
                        .map(|what| format!("story {index}: {what}")),
                );
            }
        }
    }
    if wrong.is_empty() {
        return Ok(());
    }
    let parts: Vec<String> = found
        .parts
        .iter()
        .map(|part| format!("    {} {:.2} {:?}", part.name, part.confidence, start(&part.text)))
        .collect();
    Err(format!("{}\n  parts:\n{}", wrong.join("\n"), parts.join("\n")).into())
}

/// What is wrong with one story, or with the only one.
fn compare(wanted: &Table, found: &Structure, story: Option<usize>) -> Vec<String> {
    let own: Vec<&PartView> =
        found.parts.iter().filter(|part| story.is_none_or(|story| part.story == story)).collect();
    let all: Vec<&PartView> = found.parts.iter().collect();
    // Lists at the top level speak of the whole file, everything else of one story.
    let whole = wanted.contains_key("stories");
    let parts = |value: &Value| if whole && value.is_array() { &all } else { &own };
    wanted
        .iter()
        .filter_map(|(key, value)| check(key, value, parts(value), found, story.unwrap_or(0)))
        .collect()
}

fn check(key: &str, value: &Value, parts: &[&PartView], found: &Structure, story: usize) -> Option<String> {
    let first = |name: &str| parts.iter().find(|part| part.name == name).map(|part| plain(&part.text));
    let differs = |got: String| {
        (plain(&text(value)) != got)
            .then(|| format!("  {key}: want {:?}, got {:?}", text(value), start(&got)))
    };
    match key {
        "story" => None,
        "stories" => differs(found.stories.len().to_string()),
        "kind" => differs(found.stories.get(story).map(|(kind, _)| kind.clone()).unwrap_or_default()),
        "reference_date" => {
            differs(found.stories.get(story).map(|(_, date)| date.clone()).unwrap_or_default())
        }
        "lang" => differs(found.lang.clone()),
        "lede_starts" => begins(key, value, first("lede")),
        "summary" => begins(key, value, first("summary")),
        "contacts" | "boilerplate" | "notes" | "cta" | "media" | "chrome" | "safe_harbor" => {
            phrases(key, value, parts)
        }
        _ => {
            let name = key.replace('_', "-");
            let all: Vec<String> =
                parts.iter().filter(|part| part.name == name).map(|part| plain(&part.text)).collect();
            let wanted = plain(&text(value));
            let fits = if wanted.is_empty() { all.is_empty() } else { all.contains(&wanted) };
            (!fits).then(|| {
                format!(
                    "  {key}: want {wanted:?}, got {:?}",
                    all.iter().map(|one| start(one)).collect::<Vec<_>>()
                )
            })
        }
    }
}

fn begins(key: &str, value: &Value, got: Option<String>) -> Option<String> {
    let got = got.unwrap_or_default();
    (!got.starts_with(&plain(&text(value))))
        .then(|| format!("  {key}: want {:?}, got {:?}", text(value), start(&got)))
}

fn phrases(key: &str, value: &Value, parts: &[&PartView]) -> Option<String> {
    let name = key.replace('_', "-");
    let own: Vec<String> =
        parts.iter().filter(|part| part.name == name).map(|part| plain(&part.text)).collect();
    let list = value.as_array().cloned().unwrap_or_else(|| vec![value.clone()]);
    let missing: Vec<String> = list
        .iter()
        .map(|phrase| plain(&text(phrase)))
        .filter(|phrase| !own.iter().any(|part| part.contains(phrase.as_str())))
        .collect();
    (!missing.is_empty()).then(|| format!("  {key}: not there: {missing:?}"))
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn start(text: &str) -> String {
    text.chars().take(90).collect()
}
