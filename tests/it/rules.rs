//! What every rule has to have: a name that is its file, documentation, examples that do what they say, cases.

use presslint::dev::{Case, RuleInfo, check_as_json, rules};
use std::collections::BTreeSet;
use std::path::Path;

const HEADINGS: &[&str] = &["# What", "# Why", "# Bad", "# Good", "# Watch"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn stem(rule: &RuleInfo) -> String {
    format!("{}_{}", rule.code.to_lowercase(), rule.name.replace('-', "_"))
}

#[test]
fn codes_and_names_are_unique() {
    let rules = rules();
    let codes: BTreeSet<&str> = rules.iter().map(|rule| rule.code.as_str()).collect();
    let names: BTreeSet<&str> = rules.iter().map(|rule| rule.name.as_str()).collect();
    assert_eq!((codes.len(), names.len()), (rules.len(), rules.len()));
    assert!(rules.len() >= 37, "only {} rules", rules.len());
}

#[test]
fn a_code_rule_stands_in_the_file_of_its_code_and_name() {
    for rule in rules().iter().filter(|rule| !rule.data) {
        assert!(
            rule.file.ends_with(&format!("{}.rs", stem(rule))),
            "{} is declared in {}",
            rule.code,
            rule.file
        );
    }
}

#[test]
fn every_rule_is_documented() {
    let mut wrong = Vec::new();
    for rule in rules() {
        for heading in HEADINGS.iter().filter(|_| !rule.data) {
            if !rule.docs.lines().any(|line| line.trim() == *heading) {
                wrong.push(format!("{}: the documentation has no “{heading}”", rule.code));
            }
        }
        if !rule.data && rule.fix != "none" && !rule.docs.contains("# Fix safety") {
            wrong.push(format!("{}: offers a fix, but the documentation has no “# Fix safety”", rule.code));
        }
        if rule.summary.trim().is_empty() || rule.why.trim().is_empty() || rule.docs.trim().is_empty() {
            wrong.push(format!("{}: summary, why and documentation must say something", rule.code));
        }
        for (name, _, _, doc) in &rule.params {
            if doc.len() < 10 {
                wrong.push(format!("{}: parameter {name} is not explained", rule.code));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_cases_and_enough_of_them_are_silent() {
    let mut wrong = Vec::new();
    for rule in rules() {
        let path = root().join("tests/rules").join(stem(&rule)).join("cases.toml");
        let Ok(text) = std::fs::read_to_string(&path) else {
            wrong.push(format!("{}: write {}", rule.code, path.display()));
            continue;
        };
        let table: toml::Table = text.parse().unwrap();
        let cases = table["case"].as_array().unwrap();
        let about = |case: &&toml::Value| {
            case["focus"].as_array().unwrap().iter().any(|focus| focus.as_str() == Some(&rule.code))
        };
        let own: Vec<&toml::Value> = cases.iter().filter(about).collect();
        let fires = |case: &&&toml::Value| {
            case["expect"]
                .as_array()
                .unwrap()
                .iter()
                .any(|expected| expected["rule"].as_str() == Some(&rule.code))
        };
        let silent = own.len() - own.iter().filter(fires).count();
        if own.len() < 8 || silent < 3 || silent == own.len() {
            wrong.push(format!("{}: {} cases, {silent} of them silent", rule.code, own.len()));
        }
        if rule.fix == "safe" && !own.iter().any(|case| case.get("fixed").is_some()) {
            wrong.push(format!("{}: offers a safe fix, and no case shows the fixed text", rule.code));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The line under a heading of the documentation.
fn example(rule: &RuleInfo, heading: &str) -> Option<String> {
    let mut lines = rule.docs.lines().map(str::trim).skip_while(|line| *line != heading).skip(1);
    lines.find(|line| !line.is_empty()).map(str::to_owned)
}

fn findings(rule: &RuleInfo, text: &str) -> usize {
    let report = check_as_json(&Case {
        packs: vec!["iom".to_owned()],
        format: "markdown".to_owned(),
        bytes: text.as_bytes().to_vec(),
        extend_select: vec![rule.code.clone()],
        ..Case::default()
    });
    let found = report["files"][0]["diagnostics"].as_array().cloned().unwrap_or_default();
    found.iter().filter(|finding| finding["rule"] == rule.code.as_str()).count()
}

/// Rules whose examples are no sentence that can be put into a release as it stands.
const DESCRIBED: &[&str] = &[
    "PR001", "PR002", "PR003", "PR004", "PR105", "PR101", "PR102", "PR103", "PR110", "PR201", "PR202",
    "PR203", "PR204", "PR211", "PR212", "PR301", "PR306", "PR307", "PR314", "PR401", "PR601", "PR606",
    "PR810",
];

#[test]
fn the_bad_example_of_the_documentation_fires_and_the_good_one_is_silent() {
    let mut wrong = Vec::new();
    for rule in rules().iter().filter(|rule| !rule.data && !DESCRIBED.contains(&rule.code.as_str())) {
        let release = |sentence: &str| {
            format!(
                "# Centre opens in Gao\n\nGao, 5 March 2024 – The centre has room for forty people and a kitchen.\n\n{sentence}\n"
            )
        };
        let (Some(bad), Some(good)) = (example(rule, "# Bad"), example(rule, "# Good")) else {
            wrong.push(format!("{}: no examples", rule.code));
            continue;
        };
        if findings(rule, &release(&bad)) == 0 {
            wrong.push(format!("{}: the bad example is silent: {bad}", rule.code));
        }
        if findings(rule, &release(&good)) != 0 {
            wrong.push(format!("{}: the good example fires: {good}", rule.code));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What a rule says about a draft in another language, as its message and the texts of its fixes.
fn told(code: &str, lang: &str, text: &str) -> (String, Vec<String>) {
    let report = check_as_json(&Case {
        packs: vec!["core".to_owned()],
        format: "markdown".to_owned(),
        bytes: text.as_bytes().to_vec(),
        lang: Some(lang.to_owned()),
        ..Case::default()
    });
    let findings = report["files"][0]["diagnostics"].as_array().cloned().unwrap_or_default();
    let finding = findings.iter().find(|finding| finding["rule"] == code).expect("the rule fires");
    let fixes = finding["fixes"].as_array().cloned().unwrap_or_default();
    let texts = fixes.iter().map(|fix| fix["edits"][0]["text"].as_str().unwrap_or_default().to_owned());
    (finding["message"].as_str().unwrap_or_default().to_owned(), texts.collect())
}

#[test]
fn messages_about_dates_are_english_and_their_fixes_speak_the_drafts_language() {
    let french = |sentence: &str| {
        format!("# La ville rénove l’école\n\nLyon, le 8 mars 2024 – Les travaux ont commencé. {sentence}\n")
    };
    let (message, fixes) = told("PR206", "fr", &french("L’école ouvrira le samedi 12 mars 2024."));
    assert_eq!(message, "12 March 2024 is a Tuesday (mardi), not a Saturday (samedi)");
    assert_eq!(fixes[0], "mardi");
    let (message, _) = told("PR208", "fr", &french("Elle fermera le 04/09/2024."));
    assert_eq!(message, "“04/09/2024” may be 4 September 2024 or 9 April 2024");
    let (message, fixes) = told("PR212", "fr", &french("Elle a fermé hier (6 mars)."));
    assert_eq!(message, "“hier” is 7 March 2024, not “6 mars”");
    assert!(fixes.contains(&"mercredi".to_owned()), "{fixes:?}");
}

/// The first fix of an agency's first mention, applied, unless it is only shown.
fn introduced(sentence: &str) -> Option<String> {
    let draft = format!("# Centre Opens in Gao\n\nGao – {sentence}\n");
    let report = check_as_json(&Case {
        packs: vec!["iom".to_owned()],
        format: "markdown".to_owned(),
        bytes: draft.clone().into_bytes(),
        as_of: Some("2022-05-10".to_owned()),
        ..Case::default()
    });
    let findings = report["files"][0]["diagnostics"].as_array().cloned().unwrap_or_default();
    let finding = findings.iter().find(|finding| finding["rule"] == "PR301").expect("the rule fires");
    let fix = finding["fixes"].as_array()?.iter().find(|fix| fix["applicability"] != "show")?.clone();
    let edit = &fix["edits"][0];
    let at =
        |key: &str| usize::try_from(edit[key].as_u64().unwrap_or_default()).expect("a place in the draft");
    let fixed = format!("{}{}{}", &draft[..at("start")], edit["text"].as_str()?, &draft[at("end")..]);
    fixed.lines().last()?.strip_prefix("Gao – ").map(str::to_owned)
}

#[test]
fn an_agency_is_introduced_in_the_place_of_all_that_was_said_of_it() {
    let right = "The International Organization for Migration (IOM) opened a centre.";
    for wrong in [
        "IOM opened a centre.",
        "The IOM opened a centre.",
        "IOM (International Organization for Migration) opened a centre.",
        "IOM – International Organization for Migration opened a centre.",
        "The Internatonal Organization for Migration (IOM) opened a centre.",
        "The International Migration Organization (IOM) opened a centre.",
    ] {
        assert_eq!(introduced(wrong).as_deref(), Some(right), "{wrong}");
    }
    let kept = "The International Organization for Migration (IOM) staff and IOM doctors opened a centre.";
    assert_eq!(introduced("IOM staff and IOM doctors opened a centre.").as_deref(), Some(kept));
}

#[test]
fn an_introduction_that_would_need_other_words_is_only_shown() {
    for wrong in [
        "IOM’s centre opened.",
        "An IOM team opened a centre.",
        "Ana Silva (IOM) opened a centre.",
        "An IOM-led centre opened.",
    ] {
        assert_eq!(introduced(wrong), None, "{wrong}");
    }
}
