//! Layers and doors: a module uses only what stands below it, and an outside crate enters through its own module alone.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Modules from the ground up, each with the modules it may use.
const LAYERS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("calendar", &[]),
    ("diagnostic", &["text"]),
    ("document", &["text"]),
    ("house", &["text", "calendar"]),
    ("formats", &["text", "calendar", "document"]),
    ("release", &["text", "calendar", "document", "house"]),
    ("rules", &["text", "calendar", "diagnostic", "document", "house", "release"]),
    ("config", &["text", "calendar", "diagnostic", "document", "house", "release", "rules"]),
    (
        "engine",
        &["text", "calendar", "diagnostic", "document", "formats", "house", "release", "rules", "config"],
    ),
    ("report", &["text", "diagnostic", "document", "release", "rules", "config", "engine"]),
    (
        "workspace",
        &[
            "text",
            "calendar",
            "diagnostic",
            "document",
            "formats",
            "house",
            "release",
            "rules",
            "config",
            "engine",
            "report",
        ],
    ),
    (
        "cli",
        &[
            "text",
            "calendar",
            "diagnostic",
            "document",
            "formats",
            "house",
            "release",
            "rules",
            "config",
            "engine",
            "report",
            "workspace",
        ],
    ),
];

/// Uses that go against the layers, each with its reason.
const EXCEPTIONS: &[(&str, &str, &str)] = &[(
    "rules",
    "engine",
    "PR003 is worded in its rule file and raised by the engine, which alone knows what a suppression covered",
)];

/// Outside crates with the only modules they may enter through.
const DOORS: &[(&str, &[&str])] = &[
    ("pulldown_cmark", &["formats"]),
    ("saphyr_parser", &["formats"]),
    ("encoding_rs", &["formats"]),
    ("jiff", &["calendar"]),
    ("unicode_segmentation", &["text"]),
    ("unicode_normalization", &["text", "document", "formats", "house", "rules"]),
    ("unicode_width", &["report"]),
    ("codespan_reporting", &["report"]),
    ("clap", &["cli"]),
    ("terminal_size", &["cli"]),
    ("ignore", &["workspace"]),
    ("globset", &["config", "workspace"]),
    ("regex", &["release", "rules"]),
    ("strsim", &["rules", "config", "engine", "cli"]),
    ("serde_json", &["report", "dev", "cli"]),
    ("toml", &["formats", "rules", "config", "workspace"]),
];

fn sources() -> Vec<(String, PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let relative = path.strip_prefix(&root).unwrap();
                let first = relative.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
                let module = first.trim_end_matches(".rs").to_owned();
                let text = std::fs::read_to_string(&path).unwrap();
                found.push((module, relative.to_owned(), text));
            }
        }
    }
    let only_tests = test_modules(&found);
    found.retain(|(_, path, _)| {
        !only_tests.contains(&path.file_stem().unwrap_or_default().to_string_lossy().into_owned())
    });
    found
}

/// Names of files that are compiled for tests alone.
fn test_modules(sources: &[(String, PathBuf, String)]) -> Vec<String> {
    let mut names = Vec::new();
    for (_, _, text) in sources {
        let lines: Vec<&str> = text.lines().collect();
        for pair in lines.windows(2) {
            if let (true, Some(name)) = (
                pair[0] == "#[cfg(test)]",
                pair[1].strip_prefix("mod ").and_then(|rest| rest.strip_suffix(';')),
            ) {
                names.push(name.to_owned());
            }
        }
    }
    names
}

/// Lines of code: no comments, and nothing from the first test module on.
fn code(text: &str) -> impl Iterator<Item = &str> {
    let end = text.find("#[cfg(test)]").unwrap_or(text.len());
    text[..end].lines().filter(|line| !line.trim_start().starts_with("//"))
}

#[test]
fn a_module_uses_only_the_layers_below_it() {
    let layers: BTreeMap<&str, &[&str]> = LAYERS.iter().copied().collect();
    let mut wrong = Vec::new();
    for (module, path, text) in sources() {
        let Some(may_use) = layers.get(module.as_str()) else { continue };
        for line in code(&text) {
            for rest in line.split("crate::").skip(1) {
                let used: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                let own = used == module;
                let allowed = may_use.contains(&used.as_str())
                    || EXCEPTIONS.iter().any(|(from, to, _)| *from == module && *to == used);
                if layers.contains_key(used.as_str()) && !own && !allowed {
                    wrong.push(format!(
                        "{}: `{module}` may not use `{used}`: {}",
                        path.display(),
                        line.trim()
                    ));
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{}\nIf the layers are wrong, change the table above with its reason.",
        wrong.join("\n")
    );
}

#[test]
fn every_module_has_a_layer() {
    let known: Vec<&str> = LAYERS.iter().map(|(module, _)| *module).chain(["lib", "main", "dev"]).collect();
    for (module, path, _) in sources() {
        assert!(
            known.contains(&module.as_str()),
            "{}: give `{module}` a layer in tests/it/architecture.rs",
            path.display()
        );
    }
}

#[test]
fn outside_crates_enter_through_their_doors() {
    let mut wrong = Vec::new();
    for (module, path, text) in sources() {
        for line in code(&text) {
            for (outside, doors) in DOORS {
                let used = line.contains(&format!("use {outside}::"))
                    || line.contains(&format!(" {outside}::"))
                    || line.contains(&format!("({outside}::"));
                if used && !doors.contains(&module.as_str()) {
                    wrong.push(format!(
                        "{}: `{outside}` enters through {doors:?} only: {}",
                        path.display(),
                        line.trim()
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_below_workspace_touches_the_world() {
    const WORLD: &[&str] = &[
        "std::fs",
        "std::net",
        "std::env::",
        "SystemTime::now",
        "Instant::now",
        "std::process::",
        "println!",
        "eprintln!",
        "std::thread",
    ];
    let mut wrong = Vec::new();
    for (module, path, text) in sources() {
        if matches!(module.as_str(), "workspace" | "cli" | "main") {
            continue;
        }
        for line in code(&text) {
            if let Some(world) = WORLD.iter().find(|world| line.contains(*world)) {
                wrong.push(format!("{}: {world}: {}", path.display(), line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_source_file_says_what_it_is_for() {
    for (_, path, text) in sources() {
        assert!(
            text.starts_with("//!"),
            "src/{}: begin with a `//!` line that says what the file is for",
            path.display()
        );
    }
}
