//! The program as it is called: which drafts it checks, what it answers, and how it ends.

use crate::program::{Answer, CLEAN, Folder, WRONG, inside};

/// Checks with one rule, so that rules to come do not change these tests.
fn check(folder: &Folder, args: &[&str]) -> Answer {
    let all: Vec<&str> = ["check", "--select", "PR206"].iter().chain(args).copied().collect();
    folder.run(&all)
}

fn checked(folder: &Folder, args: &[&str]) -> Vec<String> {
    let args: Vec<&str> = ["--output", "json"].iter().chain(args).copied().collect();
    check(folder, &args).paths()
}

/// Two rules of a house: one with a limit and a summary, one without.
const HOUSE_TERMS: &str = r#"
[[rule]]
id = "LAKE701"
name = "office-word"
kind = "pattern"
summary = "A word that only offices use"
message = "“{match}” is office language"
find = ["utilise", "commence", "endeavour", "facilitate", "prior to"]
quotes = "info"
limit = 2

[[rule]]
id = "LAKE702"
name = "unsummarised-term"
kind = "pattern"
message = "“{match}” is another word"
find = ["leverage"]
"#;

// Exit codes.

#[test]
fn a_clean_draft_ends_with_0_and_a_friendly_line() {
    let folder = Folder::with(&[("a.md", CLEAN)]);
    let answer = check(&folder, &["a.md"]);
    assert_eq!((answer.code, answer.stderr.as_str()), (0, ""));
    assert_eq!(answer.stdout, "Nothing to object to in 1 file\n");
}

#[test]
fn an_error_ends_with_1_and_a_frame() {
    let folder = Folder::with(&[("a.md", WRONG)]);
    let answer = check(&folder, &["a.md"]);
    assert_eq!(answer.code, 1);
    assert!(
        answer.stdout.starts_with("error[PR206]: 12 March 2024 is a Tuesday, not a Monday\n"),
        "{answer:?}"
    );
    assert!(answer.stdout.contains("--> a.md:3:43\n"), "{answer:?}");
    assert!(answer.stdout.ends_with("1 error in 1 file\n"), "{answer:?}");
}

#[test]
fn the_level_that_fails_is_a_choice() {
    let folder = Folder::with(&[("a.md", WRONG), ("presslint.toml", "[rules]\nPR206 = \"warning\"\n")]);
    assert_eq!(check(&folder, &["a.md"]).code, 0);
    assert_eq!(check(&folder, &["--fail-on", "warning", "a.md"]).code, 1);
    assert_eq!(check(&folder, &["--fail-on", "info", "a.md"]).code, 1);
    assert_eq!(check(&folder, &["--fail-on", "info", "--exit-zero", "a.md"]).code, 0);
}

#[test]
fn what_is_not_shown_still_fails() {
    let folder = Folder::with(&[("a.md", WRONG), ("presslint.toml", "[rules]\nPR206 = \"warning\"\n")]);
    let answer = check(&folder, &["--min-severity", "error", "--fail-on", "warning", "a.md"]);
    assert_eq!(answer.code, 1);
    assert_eq!(answer.stdout, "Nothing to object to in 1 file\n");
}

#[test]
fn a_missing_path_ends_with_2_and_the_others_are_checked() {
    let folder = Folder::with(&[("a.md", WRONG)]);
    let answer = check(&folder, &["a.md", "none.md"]);
    assert_eq!(answer.code, 2);
    assert!(answer.stdout.contains("error[PR206]"), "{answer:?}");
    assert!(answer.stderr.starts_with("error: none.md: no such file or folder\n = help: "), "{answer:?}");
}

#[test]
fn nothing_to_check_is_a_warning_unless_it_must_not_be() {
    let folder = Folder::with(&[("notes.docx", "")]);
    let answer = check(&folder, &[]);
    assert_eq!((answer.code, answer.stdout.as_str()), (0, ""));
    assert!(answer.stderr.starts_with("warning: no drafts here; "), "{answer:?}");
    assert_eq!(check(&folder, &["--fail-on-empty"]).code, 2);
    assert_eq!(check(&folder, &["--exit-zero", "--fail-on-empty"]).code, 2);
    assert_eq!(check(&folder, &["--quiet"]).stderr, "");
}

#[test]
fn mistakes_in_a_configuration_end_with_2_and_leave_other_folders_alone() {
    let folder = Folder::with(&[
        ("bad/presslint.toml", "[rules]\r\nPR206 = \"eror\"\r\nPR999 = \"off\"\nlangage = 3\n"),
        ("bad/a.md", WRONG),
        ("good/a.md", WRONG),
    ]);
    let answer = check(&folder, &["."]);
    assert_eq!(answer.code, 2);
    assert!(answer.stdout.contains("--> good/a.md:3:43"), "{answer:?}");
    assert!(!answer.stdout.contains("bad/a.md"), "{answer:?}");
    for place in ["--> bad/presslint.toml:2:", "--> bad/presslint.toml:3:", "--> bad/presslint.toml:4:"] {
        assert!(answer.stderr.contains(place), "{place}: {answer:?}");
    }
    assert!(answer.stderr.contains("2 | PR206 = \"eror\"\n"), "{answer:?}");
    assert!(answer.stderr.ends_with("warning: 1 draft was not checked because of the configuration\n"));
}

// How the command is called.

#[test]
fn check_is_what_a_path_or_a_flag_means() {
    let folder = Folder::with(&[("a.md", WRONG)]);
    assert_eq!(folder.run(&["a.md", "--select", "PR206"]).code, 1);
    assert_eq!(folder.run(&["--select", "PR206", "--quiet"]).code, 1);
}

#[test]
fn mistakes_in_the_call_end_with_2_and_say_what_would_be_right() {
    let folder = Folder::with(&[("a.md", CLEAN)]);
    let calls: [(&[&str], &str); 13] = [
        (&["check", "a.md", "--stdin-filename", "b.md"], "names what comes from `-`"),
        (&["check", "--outptu", "json"], "--output"),
        (&["check", "--output", "yaml"], "there are: full, concise, json, jsonl"),
        (&["check", "--output", "json", "--output", "full"], "--output FORMAT=PATH"),
        (&["check", "--output", "json=none/report.json"], "make the folder first"),
        (&["check", "--as-of", "12.3.2024"], "2024-03-12"),
        (&["check", "--now", "yesterday"], "system"),
        (&["check", "--lang", "englsih"], "en, fr or es"),
        (&["check", "--fail-on", "never"], "error, warning, info"),
        (&["check", "--threads", "0"], "--threads"),
        (&["check", "-", "a.md"], "`-` stands alone"),
        (&["check", "--isolated", "--config", "a.toml"], "contradict"),
        (&["check", "--config", "none.toml"], "none.toml: no such file"),
    ];
    for (call, wanted) in calls {
        let answer = folder.run(call);
        assert_eq!(answer.code, 2, "{call:?}");
        assert!(answer.stderr.contains(wanted), "{call:?}: {}", answer.stderr);
        assert_eq!(answer.stdout, "", "{call:?}");
    }
}

#[test]
fn a_command_with_a_slip_is_a_missing_path_with_a_hint() {
    let folder = Folder::with(&[("a.md", CLEAN)]);
    for (call, hint) in [("ruels", "rules"), ("chekc", "check")] {
        let answer = folder.run(&[call, "a.md"]);
        assert_eq!(answer.code, 2);
        assert!(answer.stderr.contains(&format!("did you mean `presslint {hint}`?")), "{answer:?}");
    }
}

#[test]
fn without_arguments_the_help_is_shown() {
    let answer = Folder::new().run(&[]);
    assert_eq!(answer.code, 2);
    assert!(answer.stderr.contains("Usage: presslint"), "{answer:?}");
    let answer = Folder::new().run(&["--help"]);
    assert_eq!(answer.code, 0);
    assert!(answer.stdout.contains("Exit codes:"), "{answer:?}");
}

// Which drafts are checked.

#[test]
fn a_walk_takes_drafts_and_leaves_what_is_none() {
    let folder = Folder::with(&[
        ("b.txt", CLEAN),
        ("a.md", CLEAN),
        ("deep/er/c.MARKDOWN", CLEAN),
        ("security-council.md", CLEAN),
        ("README.md", WRONG),
        ("LICENSE-MIT.txt", WRONG),
        ("SECURITY.md", WRONG),
        (".hidden/d.md", WRONG),
        (".draft.md", WRONG),
        ("e.docx", WRONG),
    ]);
    assert_eq!(checked(&folder, &[]), ["a.md", "b.txt", "deep/er/c.MARKDOWN", "security-council.md"]);
    assert_eq!(checked(&folder, &["./deep/"]), ["deep/er/c.MARKDOWN"]);
    assert_eq!(
        checked(&folder, &["README.md", "e.docx", ".hidden"]),
        [".hidden/d.md", "README.md", "e.docx"]
    );
}

#[test]
fn ignore_files_hold_for_walks_and_for_named_drafts_if_forced() {
    let folder = Folder::with(&[
        (".gitignore", "old/\n"),
        (".presslintignore", "draft-*.md\n"),
        ("a.md", CLEAN),
        ("draft-1.md", CLEAN),
        ("old/b.md", CLEAN),
    ]);
    assert_eq!(checked(&folder, &[]), ["a.md"]);
    assert_eq!(checked(&folder, &["draft-1.md", "old/b.md"]), ["draft-1.md", "old/b.md"]);
    assert_eq!(checked(&folder, &["--force-exclude", "a.md", "draft-1.md", "old/b.md"]), ["a.md"]);
}

#[test]
fn a_project_says_which_files_are_its_drafts() {
    let folder = Folder::with(&[
        ("presslint.toml", "[files]\ninclude = [\"releases/**\"]\nexclude = [\"releases/old/**\"]\n"),
        ("releases/a.md", CLEAN),
        ("releases/old/b.md", CLEAN),
        ("notes/c.md", CLEAN),
    ]);
    assert_eq!(checked(&folder, &[]), ["releases/a.md"]);
    assert_eq!(checked(&folder, &["notes/c.md"]), ["notes/c.md"]);
    assert_eq!(checked(&folder, &["--force-exclude", "notes/c.md", "releases/a.md"]), ["releases/a.md"]);
    assert_eq!(checked(&folder, &["--isolated"]).len(), 3);
}

#[test]
fn each_draft_is_checked_once() {
    let folder = Folder::with(&[("a/b.md", CLEAN)]);
    assert_eq!(checked(&folder, &["a", "./a/b.md", "a/../a/b.md", "."]), ["a/../a/b.md"]);
}

#[test]
fn standard_input_is_named_by_a_flag() {
    let folder = Folder::with(&[("texts/presslint.toml", "[rules]\nPR206 = \"warning\"\n")]);
    let answer = folder.run_with(&["check", "-", "--output", "json", "--select", "PR206"], WRONG, &[]);
    assert_eq!((answer.code, answer.paths()), (1, vec!["<stdin>".to_owned()]));
    let call = ["check", "-", "--stdin-filename", "texts/a.txt", "--output", "json", "--select", "PR206"];
    let answer = folder.run_with(&call, WRONG, &[]);
    assert_eq!(answer.code, 0, "the configuration is that of the name's folder");
    assert_eq!(answer.json()["files"][0]["path"], "texts/a.txt");
    assert_eq!(answer.json()["files"][0]["format"], "text");
    let call = ["check", "--stdin-filename", "b.md", "--output", "json", "--select", "PR206"];
    assert_eq!(folder.run_with(&call, WRONG, &[]).paths(), ["b.md"]);
}

// Configuration.

#[test]
fn the_nearest_configuration_below_the_repositorys_root_holds() {
    let off = "[rules]\nPR206 = \"off\"\n";
    let folder = Folder::with(&[
        ("presslint.toml", off),
        ("a/.config/presslint.toml", "[rules]\nPR206 = \"info\"\n"),
        ("a/deep/er/x.md", WRONG),
        ("b/x.md", WRONG),
        ("inner/.git/HEAD", ""),
        ("inner/x.md", WRONG),
    ]);
    let answer = folder.run(&["check", ".", "--output", "jsonl"]);
    let found: Vec<(String, String)> = answer
        .stdout
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .filter(|finding| finding["rule"] == "PR206")
        .map(|finding| (finding["path"].as_str().unwrap().into(), finding["level"].as_str().unwrap().into()))
        .collect();
    let wanted = [("a/deep/er/x.md", "info"), ("inner/x.md", "error")];
    assert_eq!(found, wanted.map(|(path, level)| (path.to_owned(), level.to_owned())));
}

#[test]
fn the_command_line_wins_over_files() {
    let folder = Folder::with(&[
        ("presslint.toml", "[rules]\nPR206 = \"warning\"\n"),
        ("other.toml", "[rules]\nPR206 = \"info\"\n"),
        ("a.md", WRONG),
    ]);
    let level = |answer: &Answer| answer.json()["files"][0]["diagnostics"][0]["level"].clone();
    let call = ["check", "a.md", "--output", "json", "--select", "PR206"];
    let run = |more: &[&str], variables: &[(&str, &str)]| {
        let call: Vec<&str> = call.iter().chain(more).copied().collect();
        level(&folder.run_with(&call, "", variables))
    };
    assert_eq!(run(&[], &[]), "warning");
    assert_eq!(run(&["--config", "other.toml"], &[]), "info");
    assert_eq!(run(&["--config", "rules.PR206 = 'error'"], &[]), "error");
    assert_eq!(run(&[], &[("PRESSLINT_CONFIG", "other.toml")]), "info");
    assert_eq!(run(&["--config", "presslint.toml"], &[("PRESSLINT_CONFIG", "other.toml")]), "warning");
    assert_eq!(run(&["--isolated"], &[("PRESSLINT_CONFIG", "other.toml")]), "error");
}

#[test]
fn drafts_of_one_project_may_differ_by_path() {
    let folder = Folder::with(&[
        ("presslint.toml", "[[overrides]]\npaths = [\"soft/**\"]\n[overrides.rules]\nPR206 = \"info\"\n"),
        ("soft/a.md", WRONG),
        ("hard/a.md", WRONG),
    ]);
    let answer = check(&folder, &["--output", "concise"]);
    let lines: Vec<&str> = answer.stdout.lines().collect();
    assert!(lines[0].starts_with("hard/a.md:3:43: error[PR206] "), "{answer:?}");
    assert!(lines[1].starts_with("soft/a.md:3:43: info[PR206] "), "{answer:?}");
}

// Reports.

#[test]
fn reports_go_where_they_are_sent_and_nowhere_else() {
    let folder = Folder::with(&[("a.md", WRONG)]);
    let answer = check(&folder, &["a.md", "--output", "json=report.json", "--output", "concise=report.txt"]);
    assert_eq!((answer.code, answer.stdout.as_str(), answer.stderr.as_str()), (1, "", ""));
    let json: serde_json::Value = serde_json::from_str(&folder.read("report.json")).unwrap();
    assert_eq!(json["summary"]["error"], 1);
    assert!(folder.read("report.txt").starts_with("a.md:3:43: error[PR206] 12 March 2024 is a Tuesday"));
    let answer = check(&folder, &["a.md", "--output", "jsonl", "--output", "json=report.json"]);
    assert_eq!(answer.stdout.lines().count(), 1);
}

#[test]
fn the_environment_may_choose_the_report() {
    let folder = Folder::with(&[("a.md", WRONG)]);
    let variable = [("PRESSLINT_OUTPUT", "concise")];
    let answer = folder.run_with(&["check", "a.md", "--select", "PR206"], "", &variable);
    assert_eq!(answer.stdout.lines().count(), 1);
    let call = ["check", "a.md", "--select", "PR206", "--output", "json"];
    assert_eq!(folder.run_with(&call, "", &variable).json()["version"], 1);
}

#[test]
fn json_has_the_fields_of_version_1_in_their_order() {
    let folder = Folder::with(&[("a.md", WRONG)]);
    let answer = check(&folder, &["a.md", "none.md", "--output", "json"]);
    let json = answer.json();
    let keys = |value: &serde_json::Value| -> Vec<String> {
        value.as_object().expect("an object").keys().cloned().collect()
    };
    let sorted = |mut keys: Vec<&str>| {
        keys.sort_unstable();
        keys.into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(keys(&json), sorted(vec!["version", "tool", "files", "errors", "config", "summary"]));
    let file = &json["files"][0];
    assert_eq!(keys(file), sorted(vec!["path", "format", "kind", "outline", "diagnostics"]));
    assert_eq!(keys(&file["outline"][0]), sorted(vec!["part", "confidence", "start", "end", "text"]));
    let finding = &file["diagnostics"][0];
    let fields = vec![
        "rule",
        "name",
        "reason",
        "level",
        "message",
        "help",
        "location",
        "related",
        "evidence",
        "fixes",
        "fingerprint",
        "suppressed",
    ];
    assert_eq!(keys(finding), sorted(fields));
    assert_eq!(keys(&finding["location"]), sorted(vec!["start", "end", "quote", "part", "paragraph"]));
    assert_eq!(keys(&finding["location"]["start"]), sorted(vec!["byte", "line", "column"]));
    assert_eq!(keys(&finding["fixes"][0]), sorted(vec!["title", "applicability", "edits"]));
    assert_eq!(keys(&json["errors"][0]), sorted(vec!["path", "message", "help"]));
    let counts = vec!["files", "error", "warning", "info", "suppressed", "fixable"];
    assert_eq!(keys(&json["summary"]), sorted(counts));
    let order = ["\"version\"", "\"tool\"", "\"files\"", "\"errors\"", "\"config\"", "\"summary\""];
    let places: Vec<_> = order.iter().map(|key| answer.stdout.find(&format!("\n  {key}"))).collect();
    assert!(places.is_sorted() && places.iter().all(Option::is_some), "{places:?}");
}

#[test]
fn structure_and_statistics_stand_in_json_if_asked_for() {
    let folder = Folder::with(&[("a.md", WRONG)]);
    let answer = check(&folder, &["a.md", "--output", "json", "--explain-structure", "--statistics"]);
    let json = answer.json();
    let parts = json["files"][0]["explain"]["parts"].as_array().unwrap().clone();
    assert_eq!(parts[0]["part"], "headline");
    assert!(parts[0]["signals"].as_array().is_some_and(|signals| !signals.is_empty()), "{parts:?}");
    assert_eq!(json["statistics"][0]["count"], 1);
    let answer = check(&folder, &["a.md", "--explain-structure", "--statistics"]);
    assert!(answer.stdout.starts_with("structure of a.md (release)\n"), "{answer:?}");
    assert!(answer.stdout.contains("PR206  weekday-mismatch  error        1        0\n"), "{answer:?}");
}

#[test]
fn suppressed_findings_are_counted_and_kept_for_machines() {
    let text =
        WRONG.replace("\n\nGao", "\n\n<!-- presslint: ignore[PR206] quoted from an old poster -->\nGao");
    let folder = Folder::with(&[("a.md", &text)]);
    let answer = check(&folder, &["a.md"]);
    assert_eq!((answer.code, answer.stdout.as_str()), (0, "Nothing to object to in 1 file; 1 suppressed\n"));
    let json = check(&folder, &["a.md", "--output", "json"]).json();
    let suppressed = &json["files"][0]["diagnostics"][0]["suppressed"];
    assert_eq!(suppressed["reason"], "quoted from an old poster");
}

#[test]
fn a_rule_shows_people_no_more_findings_than_its_limit_and_machines_all() {
    let body = "We utilise boats.\n\nThey commence at dawn.\n\nCrews endeavour to land.\n\nRoads facilitate trade.\n\n\
        Crews utilise nets.\n\nAll leverage it. All leverage it. All leverage it.\n\n\
        “We utilise all prior to dusk,” said Ana Silva.\n";
    let draft = format!("{CLEAN}\n{body}");
    let folder = Folder::with(&[("a.md", &draft), ("presslint.toml", HOUSE_TERMS)]);
    let args = ["--select", "LAKE701,LAKE702", "a.md"];
    let told = folder.run(&args).stdout;
    assert_eq!(told.matches("[LAKE701]").count(), 2, "{told}");
    assert_eq!(told.matches("[LAKE702]").count(), 2, "equals are folded as before: {told}");
    assert!(
        told.contains("(5 more of LAKE701, lines 9, 11, 13, 17; --output json lists all)"),
        "those that are infos count too: {told}"
    );
    assert!(told.contains("(1 more like this, line 15; --output json lists all)"), "{told}");
    assert!(told.ends_with("8 warnings, 2 infos in 1 file\n"), "{told}");
    let json = folder.run(&[&["--output", "json"], args.as_slice()].concat()).json();
    assert_eq!(json["files"][0]["diagnostics"].as_array().unwrap().len(), 10);
}

#[test]
fn a_project_may_limit_a_rule_of_a_pack() {
    let doubled = "The the crews. A boat boat. Nets nets. On on land.";
    let draft = format!("{CLEAN}\n{doubled}\n");
    let folder = Folder::with(&[("a.md", &draft), ("presslint.toml", "[rules.PR712]\nlimit = 1\n")]);
    let told = folder.run(&["--select", "PR712", "a.md"]).stdout;
    assert_eq!(told.matches("[PR712]").count(), 1, "{told}");
    assert!(told.contains("(3 more of PR712, line 5; --output json lists all)"), "{told}");
}

#[test]
fn the_file_beside_a_text_says_which_findings_stay() {
    let beside = "[[ignore]]\nrule = \"PR206\"\nquote = \"Monday, 12 March 2024\"\nreason = \"quotes the programme\"\n";
    let folder = Folder::with(&[("a.txt", WRONG), ("a.txt.presslint.toml", beside), ("b.txt", WRONG)]);
    let answer = check(&folder, &["--output", "json"]);
    assert_eq!((answer.code, answer.stderr.as_str()), (1, ""));
    let json = answer.json();
    let reasons = [0, 1].map(|at| json["files"][at]["diagnostics"][0]["suppressed"]["reason"].clone());
    assert_eq!(reasons, ["quotes the programme".into(), serde_json::Value::Null]);
    let stdin = folder.run_with(&["-", "--stdin-filename", "a.txt", "--select", "PR206"], WRONG, &[]);
    assert_eq!(stdin.stdout, "Nothing to object to in 1 file; 1 suppressed\n", "it belongs to the name");
}

#[test]
fn what_the_file_beside_a_text_ignores_in_vain_is_told() {
    let beside = "\
[[ignore]]\nrule = \"PR206\"\nquote = \"Friday\"\nreason = \"another day\"\n
[[ignore]]\nrule = \"PR26\"\nreason = \"a slip\"\n
[[ignore]]\nrule = \"PR206\"\n
[[ignore]]\nrule = \"weekday-mismatch/none\"\nreason = \"another reason\"\n
[[ignore]]\nrule = \"PR206\"\nuntil = 2024-01-31\nreason = \"for January\"\n";
    let folder = Folder::with(&[("a.txt", WRONG), ("a.txt.presslint.toml", beside)]);
    let args = ["--select", "PR206,PR003", "--now", "2024-03-01", "--output", "json", "a.txt"];
    let json = folder.run(&args).json();
    let found = json["files"][0]["diagnostics"].as_array().unwrap();
    let told: Vec<String> = found
        .iter()
        .filter(|finding| finding["rule"] == "PR003")
        .map(|finding| {
            let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
            format!("{} {}", text(&finding["evidence"]["written in"]), text(&finding["reason"]))
        })
        .collect();
    let mut told = told;
    told.sort();
    let wanted = ["1 unused", "10 no-reason", "13 unused", "17 expired", "6 unknown"];
    assert_eq!(told, wanted.map(|fault| format!("a.txt.presslint.toml:{fault}")));
    let weekday = found.iter().find(|finding| finding["rule"] == "PR206").unwrap();
    assert_eq!(weekday["suppressed"], serde_json::Value::Null);
}

#[test]
fn a_mistake_in_the_file_beside_a_text_withholds_this_text_alone() {
    let beside = "[rules]\nPR206 = \"off\"\n\n[[ignore]]\nrul = \"PR206\"\nuntil = \"soon\"\nquote = \" \"\n";
    let folder = Folder::with(&[("a.txt", WRONG), ("a.txt.presslint.toml", beside), ("b.txt", WRONG)]);
    let answer = check(&folder, &["--output", "concise"]);
    assert_eq!(answer.code, 2);
    assert!(answer.stdout.contains("b.txt:3:") && !answer.stdout.contains("a.txt:"), "{answer:?}");
    for place in ["1:2", "4:1", "5:1", "6:9", "7:9"] {
        assert!(answer.stderr.contains(&format!("a.txt.presslint.toml:{place}")), "{place}: {answer:?}");
    }
    assert!(answer.stderr.contains("did you mean “rule”?"), "{answer:?}");
    assert!(answer.stderr.contains("it belongs in presslint.toml"), "{answer:?}");
    assert!(answer.stderr.contains("1 draft was not checked because of the configuration"), "{answer:?}");
    folder.write("a.txt.presslint.toml", [0xff, 0xfe]);
    let answer = check(&folder, &["."]);
    assert_eq!(answer.code, 2);
    assert!(answer.stderr.contains("a.txt.presslint.toml: is not UTF-8 text"), "{answer:?}");
}

#[test]
fn colour_comes_only_when_it_is_wanted() {
    let folder = Folder::with(&[("a.md", WRONG)]);
    assert!(!check(&folder, &["a.md"]).stdout.contains('\u{1b}'));
    assert!(check(&folder, &["a.md", "--color", "always"]).stdout.contains("\u{1b}[1;31merror[PR206]"));
    let call = ["check", "a.md", "--select", "PR206"];
    let forced = [("NO_COLOR", "1"), ("FORCE_COLOR", "1")];
    assert!(folder.run_with(&call, "", &forced).stdout.contains('\u{1b}'));
}

#[test]
fn frames_fit_the_columns() {
    let long = WRONG.replace("The centre", &"and another word and ".repeat(60));
    let folder = Folder::with(&[("a.md", &long)]);
    for columns in ["60", "80", "120"] {
        let answer = folder.run_with(&["check", "a.md", "--select", "PR206"], "", &[("COLUMNS", columns)]);
        let widest = answer.stdout.lines().map(|line| line.chars().count()).max();
        assert!(widest <= columns.parse().ok(), "{columns}: {}", answer.stdout);
        assert!(widest > columns.parse::<usize>().ok().map(|columns| columns - 20), "{}", answer.stdout);
    }
}

// Many drafts.

#[test]
fn the_answer_does_not_depend_on_the_number_of_threads() {
    let folder = Folder::new();
    for number in 0..90 {
        let text = if number % 3 == 0 { WRONG } else { CLEAN };
        folder.write(&format!("{:02}/{number}.md", number % 7), text.repeat(1 + number % 5));
    }
    for format in ["full", "concise", "json", "jsonl"] {
        let run = |threads: &str| {
            let answer = folder.run(&["check", "--threads", threads, "--output", format, ".", "none.md"]);
            (answer.code, answer.stdout, answer.stderr)
        };
        let one = run("1");
        assert!(!one.1.is_empty());
        for threads in ["2", "5", "64"] {
            assert!(run(threads) == one, "{format} with {threads} threads");
        }
    }
}

// Rude input.

#[test]
fn what_is_no_text_is_a_finding() {
    let folder = Folder::new();
    folder.write("empty.md", "");
    folder.write("blank.md", " \n\n\t\n");
    folder.write("zeros.md", [0; 4096]);
    folder.write("picture.md", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\xff\xfe\x80");
    folder.write("lost.md", b"# Headline \xff\xfe\x80 here\n\ntext \xc3");
    for name in ["empty.md", "blank.md", "zeros.md", "picture.md", "lost.md"] {
        let answer = folder.run(&["check", name, "--isolated", "--select", "PR001"]);
        assert_eq!(answer.code, 1, "{name}: {answer:?}");
        assert!(answer.stdout.contains("error[PR001/"), "{name}: {answer:?}");
        assert_eq!(answer.stderr, "", "{name}");
    }
}

#[test]
fn one_endless_line_is_checked() {
    let folder = Folder::new();
    folder.write("a.md", format!("{} Monday, 12 March 2024.", "word ".repeat(60_000)));
    let answer = folder.run(&["check", "a.md", "--isolated", "--as-of", "2024-03-12"]);
    assert!(answer.code < 2, "{answer:?}");
    assert!(answer.stdout.lines().all(|line| line.chars().count() <= 100), "{answer:?}");
}

#[test]
fn names_and_texts_cannot_command_the_terminal() {
    let folder = Folder::new();
    folder.write("a\u{1b}[31m.md", WRONG.replace("Gao,", "Gao\u{1b}]0;title\u{7},"));
    for format in ["full", "concise"] {
        let answer = check(&folder, &["--output", format]);
        assert!(!answer.stdout.contains(['\u{1b}', '\u{7}']), "{answer:?}");
    }
    let answer = check(&folder, &["gone\u{1b}[2J.md"]);
    assert!(!answer.stderr.contains('\u{1b}'), "{answer:?}");
}

#[cfg(unix)]
#[test]
fn links_lead_to_drafts_but_not_to_folders_or_nowhere() {
    use std::os::unix::fs::symlink;
    let folder = Folder::with(&[("elsewhere/a.md", CLEAN)]);
    std::fs::create_dir(folder.path.join("here")).unwrap();
    symlink("../elsewhere/a.md", folder.path.join("here/link.md")).unwrap();
    symlink("..", folder.path.join("here/circle.md")).unwrap();
    assert_eq!(checked(&folder, &["here"]), ["here/link.md"]);
    symlink("nowhere.md", folder.path.join("here/broken.md")).unwrap();
    for path in ["here", "here/broken.md"] {
        let answer = check(&folder, &[path]);
        assert_eq!(answer.code, 2);
        let wanted = "error: here/broken.md: is a link to a file that is not there\n";
        assert!(answer.stderr.starts_with(wanted), "{answer:?}");
    }
}

#[cfg(unix)]
#[test]
fn what_may_not_be_read_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::with(&[("a.md", CLEAN), ("closed/b.md", CLEAN), ("c.md", CLEAN)]);
    let set = |name: &str, mode: u32| {
        std::fs::set_permissions(folder.path.join(name), std::fs::Permissions::from_mode(mode)).unwrap();
    };
    set("closed", 0o000);
    set("c.md", 0o000);
    // Whoever may read everything cannot be refused.
    let refused = std::fs::read_dir(folder.path.join("closed")).is_err();
    let answer = check(&folder, &[]);
    set("closed", 0o755);
    if refused {
        assert_eq!(answer.code, 2);
        assert!(answer.stderr.contains("error: c.md: may not be read by this user\n"), "{answer:?}");
        assert!(answer.stderr.contains("error: closed: may not be read by this user\n"), "{answer:?}");
    } else {
        assert_eq!(answer.code, 0, "{answer:?}");
    }
}

#[test]
fn a_reader_who_leaves_is_no_trouble() {
    use std::process::Stdio;
    let folder = Folder::new();
    for number in 0..200 {
        folder.write(&format!("{number}.md"), WRONG);
    }
    let mut child = folder
        .process()
        .args(["check", ".", "--output", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let ended = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&ended.stderr), "");
    assert_eq!(ended.status.code(), Some(1));
}

#[test]
fn the_process_answers_as_the_library_does() {
    let folder = Folder::with(&[("a.md", WRONG)]);
    let ended = folder.process().args(["a.md", "--select", "PR206"]).output().unwrap();
    assert_eq!(ended.status.code(), Some(1));
    assert_eq!(String::from_utf8_lossy(&ended.stdout), folder.run(&["a.md", "--select", "PR206"]).stdout);
}

// The other commands.

// Rude inputs.

/// That a command ends with 2 and says so, in words that hold each of the given ones; nothing else may come of it.
#[track_caller]
fn refused(folder: &Folder, args: &[&str], words: &[&str]) {
    let answer = folder.run(args);
    assert_eq!((answer.code, answer.stdout.as_str()), (2, ""), "{answer:?}");
    for words in words {
        assert!(answer.stderr.contains(words), "no “{words}” in\n{}", answer.stderr);
    }
}

#[test]
fn a_selection_of_nothing_is_no_clean_draft() {
    let folder = Folder::with(&[("a.md", WRONG)]);
    for nothing in ["", ",", " , "] {
        refused(
            &folder,
            &["a.md", "--select", nothing],
            &["--select names no rule, so nothing would run", "`presslint rules` lists all rules"],
        );
    }
    refused(&folder, &["a.md", "--select", "PR9999"], &["“PR9999” selects no rule", "--> --select:1:1"]);
    let slip = "did you mean “PR206”?";
    refused(&folder, &["a.md", "--ignore", "PR2O6"], &["“PR2O6” selects no rule", slip]);
    assert_eq!(folder.run(&["a.md", "--select", "PR206,"]).code, 1, "a comma too many is no harm");
    assert_eq!(folder.run(&["a.md", "--ignore", ""]).code, 1);
}

#[test]
fn arguments_out_of_range_say_what_would_be_right() {
    let folder = Folder::with(&[("a.md", CLEAN)]);
    refused(&folder, &["a.md", "--threads", "0"], &["--threads", "write a number from 1 on"]);
    refused(&folder, &["a.md", "--threads", "x"], &["--threads", "write a number from 1 on"]);
    refused(
        &folder,
        &["a.md", "--as-of", "nonsense"],
        &["--as-of", "write a day of the calendar as 2024-03-12"],
    );
    refused(&folder, &["a.md", "--as-of", "2023-02-29"], &["--as-of"]);
    refused(&folder, &["a.md", "--select"], &["--select"]);
}

#[test]
fn a_report_never_takes_the_place_of_a_draft_or_of_another_report() {
    let folder = Folder::with(&[("a.md", WRONG), ("d/b.md", WRONG)]);
    let draft = "is a draft, and the report would take its place";
    refused(&folder, &["a.md", "--output", "json=a.md"], &["a.md: ", draft, "name another file"]);
    refused(&folder, &["--output", "json=./d/../d/b.md"], &[draft]);
    assert_eq!(folder.read("a.md"), WRONG);
    refused(
        &folder,
        &["a.md", "--output", "json=r", "--output", "concise=./r"],
        &["r: is to hold two reports"],
    );
    refused(
        &folder,
        &["a.md", "--output", "json=none/r.json"],
        &["none/r.json: cannot be written", "make the folder first"],
    );
    refused(&folder, &["a.md", "--output", "json=d"], &["d: is a folder", "name a file for the report"]);
    let both = folder.run(&["a.md", "--select", "PR206", "--output", "full", "--output", "json=out.json"]);
    assert_eq!(both.code, 1);
    assert!(both.stdout.starts_with("error[PR206]") && folder.read("out.json").contains("\"PR206\""));
    assert_eq!(folder.run(&["a.md", "--output", "json=out.json"]).code, 1, "an old report is replaced");
}

#[test]
fn a_text_under_the_name_of_a_word_file_is_told() {
    let folder = Folder::new();
    let args = ["-", "--stdin-filename", "x.docx", "--select", "PR001,PR206", "--output", "concise"];
    let text = folder.run_with(&args, WRONG, &[]);
    assert_eq!(text.code, 1);
    assert!(
        text.stdout.contains("error[PR001/container] this is plain text under the name of a Word file"),
        "{text:?}"
    );
    assert!(text.stdout.contains("error[PR206]"), "what can be read is checked: {text:?}");
    let zip = folder.run_with(&args, "PK\u{3}\u{4} and so on", &[]);
    assert!(
        zip.stdout.contains("error[PR001/container] this is a Word (.docx) or other zip file"),
        "{zip:?}"
    );
}

#[test]
fn what_holds_no_text_fails_loudly_and_the_other_drafts_are_checked() {
    let folder = Folder::with(&[("empty.md", ""), ("blank.md", " \n\t\n"), ("good.md", WRONG)]);
    folder.write("invalid.md", b"# Centre\n\nGao \x80\x81 text\n");
    folder.write("nul.md", b"# Centre\0 opens\n\nGao \xe2\x80\x93 A\0 b\n");
    let answer = folder.run(&["--select", "PR001,PR206", "--output", "concise"]);
    assert_eq!((answer.code, answer.stderr.as_str()), (1, ""));
    assert!(!answer.stdout.contains("nothing was lost"), "{answer:?}");
    for line in [
        "empty.md:1:1: error[PR001/empty] there is no text to check",
        "blank.md:1:1: error[PR001/empty] there is no text to check",
        "invalid.md:3:6: error[PR001/encoding] a byte could not be decoded",
        "nul.md:1:3: error[PR001/empty] ",
        "good.md:3:43: error[PR206] ",
    ] {
        assert!(answer.stdout.contains(line), "no “{line}” in\n{}", answer.stdout);
    }
}

#[test]
fn odd_paths_are_checked_once_and_shown_on_one_line() {
    let folder = Folder::with(&[("with space/a b.md", WRONG), ("new\nline.md", WRONG)]);
    let args =
        ["--select", "PR206", "--output", "concise", ".", "with space", "./with space/../with space/a b.md"];
    let answer = folder.run(&args);
    assert_eq!(answer.code, 1);
    let lines: Vec<&str> = answer.stdout.lines().collect();
    assert_eq!(lines.len(), 2, "{answer:?}");
    assert!(lines.iter().all(|line| line.contains(".md:3:43: error[PR206]")), "{answer:?}");
}

#[cfg(unix)]
#[test]
fn a_name_that_is_no_text_is_checked_all_the_same() {
    use std::os::unix::ffi::OsStringExt;
    let folder = Folder::new();
    std::fs::write(folder.path.join(std::ffi::OsString::from_vec(b"bad\xffname.md".to_vec())), WRONG)
        .unwrap();
    let answer = folder.run(&["--select", "PR206", "--output", "concise"]);
    assert_eq!((answer.code, answer.stdout.lines().count()), (1, 1));
    assert!(answer.stdout.starts_with("bad\u{fffd}name.md:3:43: "), "{answer:?}");
}

#[cfg(unix)]
#[test]
fn paths_that_lead_nowhere_say_how() {
    let folder = Folder::with(&[("a.md", WRONG)]);
    std::os::unix::fs::symlink("loop.md", folder.path.join("loop.md")).unwrap();
    refused(&folder, &["loop.md"], &["loop.md: cannot be read: ", "mend the link or remove it"]);
    refused(&folder, &["a.md/b.md"], &["a.md/b.md: no such file: the path goes through a file"]);
}

#[test]
fn a_broken_line_in_our_own_ignore_file_is_told() {
    let folder = Folder::with(&[("a.md", WRONG), (".presslintignore", "# old\na{b\n"), ("b/c.md", WRONG)]);
    let answer = check(&folder, &["--output", "concise"]);
    assert_eq!((answer.code, answer.stdout.lines().count()), (2, 2), "{answer:?}");
    assert!(answer.stderr.contains(".presslintignore: line 2: “a{b” is no pattern for paths"), "{answer:?}");
}

#[test]
fn help_may_be_read_by_halves() {
    let folder = Folder::new();
    for args in [&["--help"][..], &["rules"], &["rule", "PR302"], &["config", "show", "a.md"]] {
        let mut child = folder.process().args(args).stdout(std::process::Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        assert_eq!(child.wait().unwrap().code(), Some(0), "{args:?}");
    }
}

#[test]
fn a_rule_is_explained_by_code_and_by_name() {
    let folder =
        Folder::with(&[("presslint.toml", "[rules.PR206]\nlevel = \"warning\"\nerror_within = 30\n")]);
    let answer = folder.run(&["rule", "pr206"]);
    assert_eq!((answer.code, answer.stderr.as_str()), (0, ""));
    for wanted in [
        "PR206 weekday-mismatch\n",
        "level  warning (presslint.toml:2)",
        "error_within = 30 (presslint.toml:3)",
        "default 90",
        "Bad\n  The centre opens on Monday, 12 March 2024.\n",
    ] {
        assert!(answer.stdout.contains(wanted), "{wanted}: {}", answer.stdout);
    }
    assert_eq!(folder.run(&["rule", "weekday-mismatch"]).stdout, answer.stdout);
    let json = folder.run(&["rule", "PR206", "--json"]).json();
    assert_eq!((json["code"].as_str(), json["level"].as_str()), (Some("PR206"), Some("warning")));
    let unknown = folder.run(&["rule", "PR260"]);
    assert_eq!((unknown.code, unknown.stdout.as_str()), (2, ""));
    assert!(unknown.stderr.contains("did you mean PR206?"), "{unknown:?}");
    let stranger = folder.run(&["rule", "PR999"]);
    assert!(!stranger.stderr.contains("did you mean"), "{stranger:?}");
}

#[test]
fn a_rule_of_the_house_is_listed_with_its_summary_or_else_its_name() {
    let folder = Folder::with(&[("presslint.toml", HOUSE_TERMS)]);
    let table = folder.run(&["rules"]).stdout;
    let line = |code: &str| table.lines().find(|line| line.trim_start().starts_with(code)).unwrap();
    assert!(line("LAKE701").ends_with("A word that only offices use"), "{table}");
    assert!(line("LAKE702").ends_with("unsummarised term"), "{table}");
    let page = folder.run(&["rule", "LAKE701"]).stdout;
    assert!(page.starts_with("LAKE701 office-word\nA word that only offices use\n"), "{page}");
}

#[test]
fn all_rules_are_listed_with_their_levels() {
    let folder = Folder::with(&[("presslint.toml", "[rules]\nPR206 = \"off\"\n")]);
    let answer = folder.run(&["rules"]);
    assert_eq!((answer.code, answer.stderr.as_str()), (0, ""));
    let line = answer.stdout.lines().find(|line| line.contains("PR206")).unwrap();
    let words: Vec<&str> = line.split_whitespace().take(4).collect();
    assert_eq!(words, ["PR206", "weekday-mismatch", "off", "show"]);
    let json = folder.run(&["rules", "--json", "--isolated"]).json();
    let rule = json.as_array().unwrap().iter().find(|rule| rule["code"] == "PR206").unwrap();
    assert_eq!(rule["level"], "error");
}

#[test]
fn a_new_configuration_is_right_and_never_overwrites_another() {
    let folder = Folder::with(&[("a.md", WRONG)]);
    let answer = folder.run(&["init", "--pack", "iom"]);
    assert_eq!((answer.code, answer.stderr.as_str()), (0, ""));
    let text = folder.read("presslint.toml");
    assert!(text.contains("extends = [\"pack:iom\"]"), "{text}");
    let answer = folder.run(&["config", "check"]);
    assert_eq!((answer.code, answer.stdout.as_str()), (0, "presslint.toml has no mistakes\n"), "{answer:?}");
    let again = folder.run(&["init"]);
    assert_eq!(again.code, 2);
    assert!(again.stderr.contains("presslint.toml is there already"), "{again:?}");
    assert_eq!(folder.read("presslint.toml"), text);
    let unknown = Folder::new().run(&["init", "--pack", "imo"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.stderr.contains("iom"), "{unknown:?}");
}

#[test]
fn a_configuration_is_shown_with_where_it_comes_from() {
    let folder = Folder::with(&[("presslint.toml", "[rules.PR206]\nerror_within = 30\n")]);
    let answer = folder.run(&["config", "show", "releases/a.md"]);
    assert_eq!((answer.code, answer.stderr.as_str()), (0, ""));
    assert!(answer.stdout.starts_with("configuration file: presslint.toml\n"), "{answer:?}");
    assert!(answer.stdout.contains("rules.PR206.error_within = 30  # presslint.toml:2\n"), "{answer:?}");
}

#[test]
fn mistakes_in_a_configuration_are_shown_at_their_words() {
    let folder = Folder::with(&[("house.toml", "[rules]\nPR206 = \"eror\"\n")]);
    let answer = folder.run(&["config", "check", "house.toml"]);
    assert_eq!((answer.code, answer.stdout.as_str()), (2, ""));
    assert!(answer.stderr.contains("--> house.toml:2:9"), "{answer:?}");
    assert!(answer.stderr.contains("^^^^^^"), "{answer:?}");
    let missing = folder.run(&["config", "check", "none.toml"]);
    assert_eq!(missing.code, 2);
    assert!(inside(&folder, &missing.stderr).contains("none.toml: no such file"), "{missing:?}");
}

#[test]
fn the_version_is_the_packages() {
    let version = format!("presslint {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(Folder::new().run(&["version"]).stdout, version);
    assert_eq!(Folder::new().run(&["--version"]).stdout, version);
}
