//! One test for each case in `tests/rules/*/cases.toml`: the findings of the rules in focus are exactly the expected ones.
//!
//! `cargo test --test rules pr206` runs the cases of one rule.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test reads its files itself, and a failed unwrap is a failed test"
)]

use libtest_mimic::{Arguments, Failed, Trial};
use presslint::dev;
use serde::Deserialize;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CaseFile {
    #[serde(default)]
    case: Vec<Case>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    id: String,
    #[serde(default = "core")]
    pack: Vec<String>,
    #[serde(default = "markdown")]
    format: String,
    lang: Option<String>,
    as_of: Option<String>,
    now: Option<String>,
    config: Option<String>,
    text: Option<String>,
    bytes: Option<String>,
    file: Option<String>,
    focus: Vec<String>,
    expect: Vec<Expected>,
    fixed: Option<String>,
    /// Whether the draft is a whole release, so that findings about missing parts belong in the cross-run snapshot.
    #[serde(default)]
    whole: bool,
    /// Whether presslint is known not to manage this yet. The test then wants it to fail, so that the mark goes with the gap.
    #[serde(default)]
    open: bool,
    why: String,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    rule: String,
    reason: Option<String>,
    at: Option<String>,
    level: Option<String>,
}

fn core() -> Vec<String> {
    vec!["core".to_owned()]
}

fn markdown() -> String {
    "markdown".to_owned()
}

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules");
    let mut trials = Vec::new();
    for folder in folders(&root) {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match read_cases(&folder.join("cases.toml")) {
            Ok(cases) => trials.extend(cases.into_iter().map(|case| {
                let folder = folder.clone();
                Trial::test(format!("{name}::{}", case.id), move || judged(&case, &folder))
            })),
            Err(error) => {
                trials.push(Trial::test(format!("{name}::cases"), move || Err(Failed::from(error))));
            }
        }
    }
    let all = every_case(&root);
    trials.push(Trial::test("outside_focus", move || outside_focus(&all)));
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// Findings outside the focus of all cases together; each was read and is right.
const OUTSIDE_FOCUS: &str = "tests/rules/outside_focus.txt";

/// More than this, and the cases are not the clean drafts they ought to be. It is to come down to ten; it never goes up.
const MOST_OUTSIDE: usize = 10;

fn every_case(root: &Path) -> Vec<(String, PathBuf, Case)> {
    let named = |folder: PathBuf| {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let cases = read_cases(&folder.join("cases.toml")).unwrap_or_default();
        cases.into_iter().map(move |case| (name.clone(), folder.clone(), case)).collect::<Vec<_>>()
    };
    folders(root).into_iter().flat_map(named).collect()
}

/// Runs every case with all rules of its packs: a new rule that speaks up in the cases of others shows here.
fn outside_focus(cases: &[(String, PathBuf, Case)]) -> Result<(), Failed> {
    let mut found: Vec<String> = Vec::new();
    for (rule, folder, case) in cases {
        let report = report(case, bytes(case, folder)?);
        for finding in report["files"][0]["diagnostics"].as_array().into_iter().flatten() {
            let code = finding["rule"].as_str().unwrap_or_default();
            if case.focus.iter().any(|focus| focus == code)
                || !finding["suppressed"].is_null()
                || about_the_whole(case, finding)
            {
                continue;
            }
            let reason = finding["reason"].as_str().map(|reason| format!("/{reason}")).unwrap_or_default();
            let level = finding["level"].as_str().unwrap_or_default();
            found.push(format!(
                "{code}{reason} {level} {rule}::{} {}\n",
                case.id, finding["location"]["quote"]
            ));
        }
    }
    found.sort();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(OUTSIDE_FOCUS);
    let text = found.concat();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &text)?;
    }
    if std::fs::read_to_string(&path).unwrap_or_default() != text {
        return Err(format!("{OUTSIDE_FOCUS} is out of date; read what changed, then: UPDATE=1 cargo test --test rules outside_focus").into());
    }
    if found.len() > MOST_OUTSIDE {
        return Err(format!(
            "{} findings outside focus, {MOST_OUTSIDE} may be; see {OUTSIDE_FOCUS}",
            found.len()
        )
        .into());
    }
    Ok(())
}

/// Most cases are no whole releases: they need not have every part.
fn about_the_whole(case: &Case, finding: &serde_json::Value) -> bool {
    let parts = ["PR002", "PR101", "PR102", "PR103"];
    let code = finding["rule"].as_str().unwrap_or_default();
    !case.whole && (parts.contains(&code) || code == "PR001" && finding["reason"] == "empty")
}

fn folders(root: &Path) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = std::fs::read_dir(root)
        .map(|entries| entries.flatten().map(|entry| entry.path()).filter(|path| path.is_dir()).collect())
        .unwrap_or_default();
    folders.sort();
    folders
}

fn read_cases(path: &Path) -> Result<Vec<Case>, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let file: CaseFile = toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(file.case)
}

fn judged(case: &Case, folder: &Path) -> Result<(), Failed> {
    match (run(case, folder), case.open) {
        (Ok(()), true) => Err("the case passes: take out `open`".into()),
        (Err(_), true) => Ok(()),
        (result, false) => result,
    }
}

fn run(case: &Case, folder: &Path) -> Result<(), Failed> {
    let bytes = bytes(case, folder)?;
    let report = report(case, bytes.clone());
    if let Some(mistake) = report["config"].as_array().and_then(|mistakes| mistakes.first()) {
        return Err(format!("the case's configuration is wrong: {}", mistake["message"]).into());
    }
    let findings: Vec<&serde_json::Value> = report["files"][0]["diagnostics"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|finding| {
            case.focus.iter().any(|code| finding["rule"] == code.as_str()) && finding["suppressed"].is_null()
        })
        .collect();
    compare(case, &bytes, &findings)?;
    if let Some(fixed) = &case.fixed {
        let got = apply_safe_fixes(&bytes, &findings);
        if got != *fixed {
            return Err(format!("safe fixes give\n{got}\nwanted\n{fixed}").into());
        }
    }
    Ok(())
}

fn report(case: &Case, bytes: Vec<u8>) -> serde_json::Value {
    dev::check_as_json(&dev::Case {
        packs: case.pack.clone(),
        config: case.config.clone(),
        format: case.format.clone(),
        bytes,
        lang: case.lang.clone(),
        as_of: case.as_of.clone(),
        now: case.now.clone(),
        extend_select: case.focus.clone(),
    })
}

fn bytes(case: &Case, folder: &Path) -> Result<Vec<u8>, Failed> {
    match (&case.text, &case.bytes, &case.file) {
        (Some(text), None, None) => Ok(text.clone().into_bytes()),
        (None, Some(hex), None) => {
            let digits: Vec<u32> = hex.chars().filter_map(|c| c.to_digit(16)).collect();
            Ok(digits
                .chunks(2)
                .map(|pair| pair.iter().fold(0u8, |byte, digit| (byte << 4) | *digit as u8))
                .collect())
        }
        (None, None, Some(file)) => {
            std::fs::read(folder.join(file)).map_err(|error| format!("{file}: {error}").into())
        }
        _ => Err("a case has exactly one of text, bytes and file".into()),
    }
}

/// Every expectation takes one finding; what is left on either side is a failure.
fn compare(case: &Case, bytes: &[u8], findings: &[&serde_json::Value]) -> Result<(), Failed> {
    let mut left: Vec<&serde_json::Value> = findings.to_vec();
    let mut missing = Vec::new();
    for expected in &case.expect {
        match left.iter().position(|finding| fits(expected, bytes, finding)) {
            Some(at) => {
                left.remove(at);
            }
            None => missing.push(format!(
                "  missing: {}{} at {:?} level {:?}",
                expected.rule,
                expected.reason.as_ref().map(|reason| format!("/{reason}")).unwrap_or_default(),
                expected.at.as_deref().unwrap_or("(anywhere)"),
                expected.level.as_deref().unwrap_or("any")
            )),
        }
    }
    if missing.is_empty() && left.is_empty() {
        return Ok(());
    }
    let noisy = left.iter().map(|finding| {
        format!(
            "  noisy: {}/{} {} at {} (byte {}): {}",
            finding["rule"].as_str().unwrap_or_default(),
            finding["reason"].as_str().unwrap_or("-"),
            finding["level"].as_str().unwrap_or_default(),
            finding["location"]["quote"],
            finding["location"]["start"]["byte"],
            finding["message"].as_str().unwrap_or_default()
        )
    });
    let lines: Vec<String> = missing.into_iter().chain(noisy).collect();
    Err(format!("{}\n{}", case.why, lines.join("\n")).into())
}

fn fits(expected: &Expected, bytes: &[u8], finding: &serde_json::Value) -> bool {
    let reason = expected.reason.as_ref().is_none_or(|reason| finding["reason"] == reason.as_str());
    let level = expected.level.as_ref().is_none_or(|level| finding["level"] == level.as_str());
    let place = expected.at.as_ref().is_none_or(|at| overlaps(at, bytes, finding));
    finding["rule"] == expected.rule.as_str() && reason && level && place
}

/// Whether the words stand where the finding is: in the file's bytes, or, where markup or a line break stands between
/// them, in the finding's own logical words.
fn overlaps(at: &str, bytes: &[u8], finding: &serde_json::Value) -> bool {
    let number = |point: &str| finding["location"][point]["byte"].as_u64().unwrap_or(u64::MAX) as usize;
    let (start, end) = (number("start"), number("end"));
    let places = bytes.windows(at.len().max(1)).enumerate().filter(|(_, window)| *window == at.as_bytes());
    let mut in_file = places.map(|(place, _)| (place, place + at.len())).peekable();
    if in_file.peek().is_some() {
        return in_file.any(|(from, to)| start <= to && from <= end);
    }
    let quote = finding["location"]["quote"].as_str().unwrap_or_default();
    !quote.is_empty() && (quote.contains(at) || at.contains(quote))
}

fn apply_safe_fixes(bytes: &[u8], findings: &[&serde_json::Value]) -> String {
    let mut edits: Vec<(usize, usize, String)> = Vec::new();
    for finding in findings {
        let fixes = finding["fixes"].as_array().into_iter().flatten();
        let safe = fixes.filter(|fix| fix["applicability"] == "safe").take(1);
        for edit in safe.flat_map(|fix| fix["edits"].as_array().into_iter().flatten()) {
            let number = |key: &str| edit[key].as_u64().unwrap_or_default() as usize;
            edits.push((
                number("start"),
                number("end"),
                edit["text"].as_str().unwrap_or_default().to_owned(),
            ));
        }
    }
    edits.sort();
    edits.dedup();
    let mut fixed = bytes.to_vec();
    for (start, end, text) in edits.into_iter().rev() {
        fixed.splice(start..end, text.into_bytes());
    }
    String::from_utf8_lossy(&fixed).into_owned()
}
