//! Configuration: every mistake is told at the very words, all of them at once, and layers meet as the documents say.

use crate::program::{CLEAN, Folder};
use presslint::dev::{self, ConfigCase, RuleView};
use serde_json::Value;

fn project(text: &str) -> ConfigCase {
    ConfigCase { project: Some(text.to_owned()), ..ConfigCase::default() }
}

fn with_files(text: &str, files: &[(&str, &str)]) -> ConfigCase {
    let files = files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
    ConfigCase { files: files.collect(), ..project(text) }
}

fn words(list: &[&str]) -> Vec<String> {
    list.iter().map(|word| (*word).to_owned()).collect()
}

fn field<'v>(mistake: &'v Value, key: &str) -> &'v str {
    mistake[key].as_str().unwrap_or_default()
}

/// Name and place of each mistake: `unknown-key "exclud"`.
fn told(case: &ConfigCase) -> Vec<String> {
    let mistakes = case.mistakes();
    mistakes
        .iter()
        .map(|mistake| format!("{} {}", field(mistake, "name"), field(&mistake["location"], "quote")))
        .collect()
}

/// The only mistake of a configuration.
fn only(case: &ConfigCase) -> Value {
    let mistakes = case.mistakes();
    assert_eq!(mistakes.len(), 1, "{:#?}", told(case));
    mistakes[0].clone()
}

/// That a configuration has one mistake of that name, at those words, with that help.
#[track_caller]
fn check(case: &ConfigCase, name: &str, quote: &str, help: &str) {
    let mistake = only(case);
    let got = (field(&mistake, "name"), field(&mistake["location"], "quote"), field(&mistake, "help"));
    assert_eq!(got, (name, quote, help), "{}", field(&mistake, "message"));
}

/// The help where a file is missing.
const BESIDE: &str = "paths start from the folder of presslint.toml";

fn rule(case: &ConfigCase, code: &str) -> Option<RuleView> {
    assert_eq!(told(case), Vec::<String>::new());
    case.rules().into_iter().find(|rule| rule.code == code)
}

fn level(case: &ConfigCase, code: &str) -> Option<String> {
    rule(case, code).and_then(|rule| rule.level)
}

fn setting(case: &ConfigCase, key: &str) -> (String, String) {
    let settings = case.settings();
    let found = settings.into_iter().find(|(own, ..)| own == key);
    found.map(|(_, value, origin)| (value, origin)).unwrap_or_default()
}

/// A file with all kinds of mistakes.
const MANY_MISTAKES: &str = r#"
extends = ["pack:ion", "missing.toml", 3]
langauge = "en"
language = "xx-1"

[rules]
PR206 = "eror"
PR999 = "error"
weekday-mismach = "error"
"PR003/unsued" = "info"
dates = "off"
PR001 = 3
PR002 = { belov = 0.5 }
PR003 = { require_reason = "yes" }

[files]
include = ["releases/[**"]
exlude = []

[review]
anything = { goes = "here" }

[[entity]]
id = "lake-fund"
full = [{ text = "Lake Fund", from = "2024-02-30", lang = "zz" }, { from = "2024-02-01", until = "2023-02-01" }]
isuer = true

[[entity]]
id = "lake-fund"
short = "LF"

[[entity]]
id = "empty"

[[overrides]]
kinds = ["statment"]
rules = { PR206 = "off" }

[[overrides]]
[overrides.rules]
PR206 = "info"
"#;

#[test]
fn twenty_mistakes_are_twenty_diagnostics_on_the_right_words() {
    let wanted = [
        "unknown-pack \"pack:ion\"",
        "missing-file \"missing.toml\"",
        "wrong-type 3",
        "unknown-key langauge",
        "unknown-language \"xx-1\"",
        "unknown-level \"eror\"",
        "unknown-rule PR999",
        "unknown-rule weekday-mismach",
        "unknown-reason \"PR003/unsued\"",
        "unknown-rule dates",
        "wrong-type 3",
        "unknown-parameter belov",
        "parameter \"yes\"",
        "bad-glob \"releases/[**\"",
        "unknown-key exlude",
        "missing-key { from = \"2024-02-01\", until = \"2023-02-01\" }",
        "no-date \"2024-02-30\"",
        "unknown-language \"zz\"",
        "date-order \"2023-02-01\"",
        "unknown-key isuer",
        "duplicate \"lake-fund\"",
        "entity-without-name \"empty\"",
        "unknown-kind \"statment\"",
        "empty-override [[overrides]]",
    ];
    let mut got = told(&project(MANY_MISTAKES));
    got.sort();
    let mut wanted = wanted.map(str::to_owned).to_vec();
    wanted.sort();
    assert_eq!(got, wanted);
}

/// One mistake of each kind that a project file can have.
const TWENTY_KINDS: &str = r#"extends = ["pack:core", "pack:iomm", "presslint.toml"]
language = "engl"

[rules]
PR206 = "eror"
weekday-mismach = "off"
"PR302/lat" = "info"
PR208 = { ordre = "dmy" }
PR002 = { below = 6 }
PR302 = { known = { file = "acronymz.txt" } }
PR105 = { order = ["hedline", "lede"] }

[files]
include = ["releases/[a-"]
exclude = "drafts"

[review]
form = "anything: nobody reads it yet"

[[entity]]
id = "lake-fund"
full = [{ text = "Lake Fund", from = "2024-02-30" }]

[[entity]]
id = "lake-fund"
short = "LF"

[[entity]]
full = "River Fund"

[[canonical]]
id = "about"
entity = "lake-fnd"
text = "The fund lends nets."

[[rule]]
id = "LAKE701"
name = "house-term"
kind = "pattern"
message = "m"
scope = "boilerplat"
find = ["a", { re = "colou?r)" }]

[[rule]]
id = "LAKE702"
name = "nothing-found"
kind = "pattern"
message = "m"
find = []

[[overrides]]
paths = ["statements/**"]
kind = ["statement"]
rules = { PR206 = "off" }
"#;

#[test]
fn twenty_kinds_of_mistakes_are_told_in_one_run_each_at_its_words() {
    let folder = Folder::with(&[("presslint.toml", TWENTY_KINDS)]);
    let answer = folder.run(&["config", "check"]);
    assert_eq!((answer.code, answer.stdout.as_str()), (2, ""));
    let places: Vec<&str> = answer
        .stderr
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix("--> presslint.toml:"))
        .collect();
    // The second of 25:6 is where its namesake stands.
    let wanted = [
        "1:25", "1:38", "2:12", "5:9", "6:1", "7:1", "8:11", "9:19", "10:28", "11:20", "14:12", "15:11",
        "22:38", "25:6", "21:6", "28:1", "33:10", "41:9", "42:21", "49:8", "53:1",
    ];
    assert_eq!(places, wanted, "{}", answer.stderr);
    crate::generated::settle(std::path::Path::new("tests/it/snapshots/twenty-mistakes.txt"), &answer.stderr);
}

#[test]
fn mistakes_come_in_order_of_place_with_lines_and_columns() {
    let mistakes = project("# c\nlangauge = \"é\"\n[rules]\nPR206 = \"eror\"\n").mistakes();
    let places: Vec<(u64, u64, u64)> = mistakes
        .iter()
        .map(|mistake| {
            let start = &mistake["location"]["start"];
            let number = |key: &str| start[key].as_u64().unwrap();
            (number("line"), number("column"), number("byte"))
        })
        .collect();
    assert_eq!(places, [(2, 1, 4), (4, 9, 36)]);
    assert!(
        mistakes
            .iter()
            .all(|mistake| field(mistake, "path") == "presslint.toml" && field(mistake, "rule") == "config")
    );
}

#[test]
fn several_syntax_errors_are_told_at_once_and_the_rest_is_still_judged() {
    let got = told(&project("language = \n[rules]\nPR206 = error\nPR207x = \"error\"\n"));
    assert_eq!(got.iter().filter(|told| told.starts_with("syntax")).count(), 2, "{got:?}");
    assert!(got.contains(&"unknown-rule PR207x".to_owned()), "{got:?}");
    assert_eq!(got.len(), 3, "{got:?}");
}

#[test]
fn half_a_file_is_a_mistake_and_never_a_panic() {
    let cuts = (0..MANY_MISTAKES.len()).step_by(13).filter(|&at| MANY_MISTAKES.is_char_boundary(at));
    for at in cuts {
        for text in
            [MANY_MISTAKES[..at].to_owned(), format!("{}{}", &MANY_MISTAKES[..at / 2], &MANY_MISTAKES[at..])]
        {
            for mistake in project(&text).mistakes() {
                let quote = field(&mistake["location"], "quote");
                assert!(text.contains(quote) && !field(&mistake, "message").is_empty(), "{quote}");
            }
        }
    }
}

#[test]
fn a_key_given_twice_is_a_mistake() {
    let mistake = only(&project("[rules]\nPR206 = \"error\"\nPR206 = \"info\"\n"));
    assert_eq!((field(&mistake, "name"), field(&mistake["location"], "quote")), ("syntax", "PR206"));
}

#[test]
fn a_slip_is_answered_by_the_nearest_word() {
    check(&project("langauge = \"en\""), "unknown-key", "langauge", "did you mean “language”?");
    check(&project("[rules]\nPR206 = \"warn\""), "unknown-level", "\"warn\"", "did you mean “warning”?");
    check(
        &project("[rules]\nweekday-mismach = \"off\""),
        "unknown-rule",
        "weekday-mismach",
        "did you mean “weekday-mismatch”?",
    );
    check(
        &project("[rules]\n\"PR003/unsued\" = \"off\""),
        "unknown-reason",
        "\"PR003/unsued\"",
        "did you mean “unused”?",
    );
    check(
        &project("[rules]\nPR206.infer_yaer = \"never\""),
        "unknown-parameter",
        "infer_yaer",
        "did you mean “infer_year”?",
    );
    check(
        &project("[[overrides]]\nkinds = [\"statment\"]"),
        "unknown-kind",
        "\"statment\"",
        "did you mean “statement”?",
    );
    check(
        &project("[[overrides]]\npath = [\"a\"]\nkinds = [\"statement\"]"),
        "unknown-key",
        "path",
        "did you mean “paths”?",
    );
    check(
        &project("language = \"fre\"\nlanguage2 = 1").clone(),
        "unknown-key",
        "language2",
        "did you mean “language”?",
    );
    check(
        &project("[[entity]]\nid = \"x\"\nfull = \"X\"\ntype = \"programe\""),
        "unknown-value",
        "\"programe\"",
        "did you mean “programme”?",
    );
    let packs = "did you mean “pack:iom”? packs: core, iom, un";
    check(&project("extends = [\"pack:ion\"]"), "unknown-pack", "\"pack:ion\"", packs);
}

#[test]
fn a_pack_that_is_not_there_makes_no_rule_unknown() {
    let config = "extends = [\"pack:ion\"]\n[rules]\nPR110 = { max = 90 }\nPR102 = \"off\"\n";
    assert_eq!(told(&project(config)), ["unknown-pack \"pack:ion\""]);
}

#[test]
fn what_stands_in_the_wrong_place_is_sent_to_the_right_one() {
    check(
        &project("[rules]\nPR206 = \"off\"\nlanguage = \"en\"").clone(),
        "misplaced",
        "language",
        "it belongs above the first [table] of the file, or is a table of its own",
    );
    check(
        &project("[rules]\ndates = \"off\""),
        "unknown-rule",
        "dates",
        "this is a group: name its rules here, or use --select and --ignore",
    );
    check(
        &project("extends = [\"iom\"]"),
        "missing-file",
        "\"iom\"",
        "packs are named with `pack:` before them",
    );
    let told = only(&project("extends = [\"iom\"]"));
    let edit = serde_json::json!({ "start": 11, "end": 16, "text": "\"pack:iom\"" });
    assert_eq!(told["fixes"][0]["edits"], serde_json::json!([edit]), "editors can write it");
    check(
        &project("[pack]\nname = \"x\"\n[files]\nexclude = []"),
        "misplaced",
        "files",
        "it belongs in a project file",
    );
    check(
        &project("extends = []\n[pack]\nname = \"x\""),
        "misplaced",
        "extends",
        "in a pack it stands under [pack]",
    );
    let fragment = ConfigCase { config: words(&["extends=[\"pack:un\"]"]), ..ConfigCase::default() };
    check(&fragment, "misplaced", "extends", "use --pack");
}

#[test]
fn types_are_checked_everywhere() {
    for (text, quote) in [
        ("extends = \"pack:iom\"", "\"pack:iom\""),
        ("language = 3", "3"),
        ("review = 3", "3"),
        ("files = []", "[]"),
        ("rules = 1", "1"),
        ("entity = { id = \"x\" }", "entity"),
        ("person = [1]", "1"),
        ("[rules]\nPR206 = true", "true"),
        ("[rules]\n\"PR003/unused\" = { level = \"off\" }", "{ level = \"off\" }"),
        ("[rules]\nPR206 = { level = 1 }", "1"),
        ("[files]\ninclude = [1]", "1"),
        ("[[entity]]\nid = \"x\"\nfull = 3", "3"),
        ("[[entity]]\nid = \"x\"\nfull = [3]", "3"),
        ("[[entity]]\nid = \"x\"\nfull = \"X\"\nbare = 1", "1"),
        ("[[entity]]\nid = \"x\"\nfull = \"X\"\ndomains = \"x.org\"", "\"x.org\""),
    ] {
        let mistake = only(&project(text));
        let got = (field(&mistake, "name"), field(&mistake["location"], "quote"));
        assert_eq!(got, ("wrong-type", quote), "{text}");
    }
}

#[test]
fn a_parameter_of_the_wrong_type_says_what_is_wanted() {
    let mistake = only(&project("[rules]\nPR003 = { require_reason = \"yes\" }"));
    assert_eq!(field(&mistake, "message"), "“require_reason” of PR003 takes true or false, this is text");
}

#[test]
fn a_rule_keeps_its_other_parameters_when_one_does_not_fit() {
    let case = project("[rules.PR206]\ninfer_year = \"never\"\nerror_within = \"x\"");
    assert_eq!(told(&case), ["parameter \"x\""]);
    assert!(case.rules().iter().any(|rule| rule.code == "PR206"));
}

#[test]
fn an_item_that_does_not_fit_is_named_alone() {
    let mistake = only(&project("[rules]\nPR105.free = [\"media\", 3]"));
    assert_eq!(field(&mistake["location"], "quote"), "3");
    assert_eq!(field(&mistake, "message"), "“free” of PR105 takes a list of text, this is a whole number");
}

#[test]
fn mistakes_in_a_rule_of_ones_own_are_told_at_their_words() {
    let rule = |rest: &str| {
        let head = "[[rule]]\nid = \"LAKE001\"\nname = \"lake-words\"\nkind = \"pattern\"\nmessage = \"m\"\n";
        project(&format!("{head}{rest}"))
    };
    assert_eq!(told(&rule("find = [\"lake\"]")), Vec::<String>::new());
    check(&rule("fnid = [\"lake\"]\nfind = [\"x\"]"), "rule", "fnid", "did you mean “find”?");
    check(&rule("find = [\"lake\", { re = 'x(' }]"), "rule", "'x('", "");
    check(&rule("find = [\"lake\"]\nscope = \"hedline\""), "rule", "\"hedline\"", "did you mean “headline”?");
    check(
        &rule("find = [\"lake\"]\ndoc = [\"statment\"]"),
        "rule",
        "\"statment\"",
        "did you mean “statement”?",
    );
    check(&rule("find = [\"lake\"]\nbad = [{ txet = \"x\", text = \"y\" }]"), "rule", "txet", "");
    check(&rule("find = [\"lake\"]\nlevel = \"eror\""), "rule", "\"eror\"", "did you mean “error”?");
    let message = project("[[rule]]\nid = \"LAKE001\"\nname = \"x\"\nkind = \"pattern\"\nfind = [\"x\"]\n");
    check(&message, "missing-key", "[[rule]]", "");
    let kind = project(
        "[[rule]]\nid = \"LAKE001\"\nname = \"x\"\nkind = \"patern\"\nfind = [\"x\"]\nmessage = \"m\"",
    );
    check(&kind, "rule", "\"patern\"", "did you mean “pattern”?");
}

#[test]
fn a_summary_is_one_line() {
    let rule = "[[rule]]\nid = \"LAKE101\"\nname = \"a-rule\"\nkind = \"pattern\"\nfind = [\"x\"]\nmessage = \"m\"\n";
    check(&project(&format!("{rule}summary = \"one\\ntwo\"\n")), "rule", "\"one\\ntwo\"", "");
    let limit = project(&format!("{rule}limit = -1\n"));
    check(&limit, "rule", "-1", "");
}

#[test]
fn parameters_of_a_data_rule_are_judged_where_they_are_set() {
    check(&project("[rules.PR110]\nmax = \"long\""), "rule", "\"long\"", "");
    check(&project("[rules.PR110]\nmaxx = 3"), "rule", "maxx", "did you mean “max”?");
    check(
        &project(
            "[rules.PR701]\nlevel = \"info\"\nswap = { en = { \"a b\" = { to = \"c\", fxi = \"safe\" } } }",
        ),
        "rule",
        "fxi",
        "did you mean “fix”?",
    );
    let own_part =
        "[[part]]\nname = \"sdg-line\"\nheading = [\"Goals\"]\n[rules.PR110]\nscope = \"sdg-line\"";
    assert_eq!(told(&project(own_part)), Vec::<String>::new());
}

#[test]
fn lists_of_patterns_may_stand_in_files() {
    let text = "[[rule]]\nid = \"LAKE001\"\nname = \"jargon\"\nkind = \"pattern\"\nmessage = \"m\"\nfind = [\"x\", { list = \"jargon.txt\" }]\n";
    let case = with_files(text, &[("jargon.txt", "utilise\nleverage # as a verb\n")]);
    assert_eq!(told(&case), Vec::<String>::new());
    assert_eq!(setting(&case, "rules.LAKE001.find").0, "[\"x\", \"utilise\", \"leverage\"]");
    let empty = with_files(text, &[("jargon.txt", "utilise\n…\n  \n")]);
    assert_eq!(told(&empty), Vec::<String>::new());
    check(&project(text), "missing-file", "\"jargon.txt\"", BESIDE);
}

#[test]
fn the_example_projects_have_no_mistake() {
    let projects = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/projects");
    let mut read = 0;
    for folder in std::fs::read_dir(projects).unwrap().flatten() {
        let Ok(text) = std::fs::read_to_string(folder.path().join("presslint.toml")) else { continue };
        assert_eq!(told(&project(&text)), Vec::<String>::new(), "{}", folder.path().display());
        read += 1;
    }
    assert!(read >= 2, "only {read} were found");
}

#[test]
fn files_that_are_missing_are_told_where_they_are_named() {
    check(&project("extends = [\"../house.toml\"]"), "missing-file", "\"../house.toml\"", BESIDE);
    check(&project("[rules]\nPR004.extra = { file = \"x.txt\" }"), "missing-file", "\"x.txt\"", BESIDE);
    check(
        &project("[[canonical]]\nid = \"about\"\nfile = \"about.txt\""),
        "missing-file",
        "\"about.txt\"",
        BESIDE,
    );
}

#[test]
fn a_layer_that_extends_itself_is_told() {
    let case =
        with_files("extends = [\"presslint.toml\"]", &[("presslint.toml", "extends = [\"presslint.toml\"]")]);
    let mistake = only(&case);
    assert_eq!(field(&mistake, "message"), "“presslint.toml” extends itself");
    let circle = with_files(
        "extends = [\"a.toml\"]",
        &[("a.toml", "extends = [\"b.toml\"]"), ("b.toml", "extends = [\"a.toml\"]")],
    );
    let mistake = only(&circle);
    assert_eq!(field(&mistake, "message"), "“a.toml” extends itself, by way of b.toml");
    assert_eq!((field(&mistake, "path"), field(&mistake["location"], "quote")), ("b.toml", "\"a.toml\""));
    let pack =
        with_files("extends = [\"p.toml\"]", &[("p.toml", "[pack]\nname = \"p\"\nextends = [\"p.toml\"]")]);
    assert_eq!(field(&only(&pack), "message"), "“p.toml” extends itself");
}

#[test]
fn a_rule_of_ones_own_needs_a_code_of_its_own() {
    let table = |id: &str, name: &str| {
        format!(
            "[[rule]]\nid = \"{id}\"\nname = \"{name}\"\nkind = \"pattern\"\nfind = [\"x\"]\nmessage = \"m\"\n"
        )
    };
    check(&project(&table("PR777", "mine")), "reserved-prefix", "\"PR777\"", "");
    check(
        &project(&table("lake1", "mine")),
        "rule-code",
        "\"lake1\"",
        "two to eight capital letters and three digits: LAKE301",
    );
    let worse = table("lake1", "mine").replace("\"pattern\"", "\"patern\"");
    assert_eq!(told(&project(&worse)), ["rule-code \"lake1\"", "rule \"patern\""]);
    let twice = table("LAKE001", "mine") + &table("LAKE001", "other");
    let mistake = only(&project(&twice));
    assert_eq!(
        (field(&mistake, "name"), field(&mistake["location"], "quote")),
        ("duplicate-rule", "\"LAKE001\"")
    );
    assert_eq!(mistake["related"][0]["location"]["start"]["line"], 2);
    check(
        &project(&table("LAKE001", "weekday-mismatch")),
        "duplicate-rule",
        "\"weekday-mismatch\"",
        "set its level and parameters under [rules.weekday-mismatch], or choose another",
    );
    check(&project("[[rule]]\nname = \"mine\""), "missing-key", "[[rule]]", "");
}

#[test]
fn entities_change_from_layer_to_layer_but_not_within_one() {
    let house = "[[entity]]\nid = \"lf\"\nfull = \"Lake Fund\"\naliases = [\"the Fund\", \"LFFC\"]\n";
    let own = "extends = [\"house.toml\"]\n[[entity]]\nid = \"lf\"\nissuer = true\naliases = { remove = [\"LFFC\"] }\n";
    let case = with_files(own, &[("house.toml", house)]);
    assert_eq!(told(&case), Vec::<String>::new());
    assert_eq!(setting(&case, "entity.\"lf\".full"), ("\"Lake Fund\"".to_owned(), "house.toml:3".to_owned()));
    assert_eq!(setting(&case, "entity.\"lf\".issuer"), ("true".to_owned(), "presslint.toml:4".to_owned()));
    assert_eq!(setting(&case, "entity.\"lf\".aliases").0, "[\"the Fund\"]");
}

#[test]
fn days_are_written_as_texts_or_as_dates_of_toml() {
    let fine = "[[entity]]\nid = \"x\"\nfull = [{ text = \"X\", from = 2024-01-01, until = \"2024-12-31\" }]";
    assert_eq!(told(&project(fine)), Vec::<String>::new());
    check(
        &project("[[entity]]\nid = \"x\"\nfull = [{ text = \"X\", from = \"May 2024\" }]"),
        "no-date",
        "\"May 2024\"",
        "days are written \"2024-03-12\"",
    );
    let mistake = only(&project(
        "[[entity]]\nid = \"x\"\nfull = [{ text = \"X\", from = 2024-05-01, until = 2024-04-30 }]",
    ));
    assert_eq!(field(&mistake, "message"), "this ends on 2024-04-30, before it begins on 2024-05-01");
}

#[test]
fn approved_texts_need_a_text_and_a_known_entity() {
    let mistakes = told(&project(
        "[[canonical]]\nid = \"about\"\nentity = \"unk\"\ntext = \"x\"\n[[canonical]]\nid = \"b\"\n",
    ));
    assert_eq!(mistakes, ["unknown-entity \"unk\"", "missing-key [[canonical]]"]);
    let file = with_files(
        "[[canonical]]\nid = \"about\"\nfile = \"about.txt\"",
        &[("about.txt", "We do things.\n")],
    );
    assert_eq!(told(&file), Vec::<String>::new());
}

#[test]
fn parts_of_a_house_are_checked() {
    let fine = "[[part]]\nname = \"sdg-line\"\nzone = \"tail\"\nheading = [\"Goals\"]\nmatch = [{ re = '^SDG' }, \"Goal:\"]";
    assert_eq!(told(&project(fine)), Vec::<String>::new());
    check(&project("[[part]]\nname = \"headline\""), "duplicate", "\"headline\"", "");
    check(
        &project("[[part]]\nname = \"x\"\nzone = \"foot\""),
        "unknown-value",
        "\"foot\"",
        "possible: head, body, tail",
    );
    check(&project("[[part]]\nname = \"x\"\nmatch = [3]"), "wrong-type", "3", "");
    check(&project("[[part]]\nname = \"x\"\nmatch = [\"a\", { re = '(b' }]"), "pattern", "'(b'", "");
    check(&project("[[part]]\nname = \"x\"\nmatch = [{ re = 'b*' }]"), "pattern", "'b*'", "");
    check(
        &project("[[part]]\nname = \"x\"\nmatch = [{ list = \"no.txt\" }]"),
        "missing-file",
        "\"no.txt\"",
        BESIDE,
    );
    let name = "small letters, digits and hyphens: sdg-line";
    check(&project("[[part]]\nname = \"SDG line\""), "part-name", "\"SDG line\"", name);
}

/// The parts of a draft under a configuration: name and the first words.
fn parts(config: &str, draft: &str) -> Vec<String> {
    let folder = Folder::with(&[("presslint.toml", config), ("a.md", draft)]);
    let answer = folder.run(&["check", "--output", "json", "a.md"]);
    let json = answer.json();
    let outline = json["files"][0]["outline"].as_array().unwrap();
    outline
        .iter()
        .map(|part| {
            let start: Vec<&str> = field(part, "text").split(' ').take(2).collect();
            format!("{}: {}", field(part, "part"), start.join(" "))
        })
        .collect()
}

#[test]
fn a_part_of_the_house_is_looked_for_in_its_zone() {
    let draft = "Goals: 3 and 5\n\n# Centre opens in Gao\n\nGao, 12 March 2024 – The centre has room for forty people and a kitchen.\n\n\
        Goals: none\n\nThe programme covers three districts of the city and will reach a fourth in summer.\n\n\
        ###\n\ngoals: all of them\n\nThey are listed on the programme’s page.\n";
    let zone = |zone: &str| {
        parts(&format!("[[part]]\nname = \"goals\"\nzone = \"{zone}\"\nmatch = [\"goals:\"]\n"), draft)
    };
    assert_eq!(zone("head")[..2], ["goals: Goals: 3", "headline: Centre opens"]);
    assert_eq!(zone("head").iter().filter(|part| part.starts_with("goals:")).count(), 1);
    let body = zone("body");
    assert!(body.contains(&"goals: Goals: none".to_owned()), "{body:?}");
    assert!(body.contains(&"paragraph: The programme".to_owned()), "the text goes on: {body:?}");
    assert!(!body[0].starts_with("goals"), "{body:?}");
    let tail = zone("tail");
    assert!(!tail[0].starts_with("goals"), "{tail:?}");
    assert_eq!(tail.last().unwrap(), "goals: goals: all", "{tail:?}");
}

#[test]
fn a_part_within_the_text_ends_at_the_next_heading() {
    let draft = "# Centre opens in Gao\n\nGao, 12 March 2024 – The centre has room for forty people and a kitchen.\n\n\
        ## In figures\n\nForty beds stand in ten rooms, and a kitchen feeds two hundred people a day.\n\n\
        ## What comes next\n\nThe programme covers three districts of the city and will reach a fourth in summer.\n";
    let found = parts("[[part]]\nname = \"figures\"\nzone = \"body\"\nheading = [\"In figures\"]\n", draft);
    let wanted = ["figures: In figures\nForty", "crosshead: What comes", "paragraph: The programme"];
    assert_eq!(found[found.len() - 3..], wanted, "{found:?}");
    let config = "[[part]]\nname = \"figures\"\nzone = \"body\"\nheading = [\"In figures\"]\n\
        [[rule]]\nid = \"LAKE101\"\nname = \"long-figures\"\nkind = \"measure\"\nscope = \"figures\"\nof = \"words\"\nmax = 5\nmessage = \"{value} words\"\n";
    let folder = Folder::with(&[("presslint.toml", config), ("a.md", draft)]);
    let told = folder.run(&["check", "--select", "LAKE101", "--output", "concise", "a.md"]);
    assert!(told.stdout.contains("17 words"), "{told:?}");
}

#[test]
fn values_that_a_rule_cannot_use_are_told_at_their_words() {
    let param = |toml: &str| project(&format!("[rules]\n{toml}"));
    let cases = [
        ("PR208 = { order = \"dym\" }", "\"dym\"", "did you mean “dmy”?"),
        ("PR309 = { dots = { en = \"non\" } }", "\"non\"", "did you mean “none”?"),
        (
            "PR314 = { check = [\"person\", \"companies\"] }",
            "\"companies\"",
            "possible: person, organization, place",
        ),
        ("PR002 = { below = 7.5 }", "7.5", "write a number from 0 to 1"),
        ("PR201 = { forms = [\"{city} –\", \"{cty} –\"] }", "\"{cty} –\"", ""),
        ("PR601 = { require = [\"nam\"] }", "\"nam\"", ""),
        ("PR603 = { regions = [\"XX\"] }", "\"XX\"", ""),
        ("PR001 = { min_words = -4 }", "-4", ""),
        ("PR004 = { extra = [\"Share this\", { re = '(b' }] }", "'(b'", ""),
        ("PR004 = { extra = [\"Share this\", 3] }", "3", ""),
    ];
    for (toml, quote, help) in cases {
        check(&param(toml), "parameter", quote, help);
    }
    check(
        &param("PR105 = { order = [\"hedline\"] }"),
        "unknown-part",
        "\"hedline\"",
        "did you mean “headline”?",
    );
    let own = "[[part]]\nname = \"goals\"\n[rules]\nPR105 = { order = [\"headline\", \"body\", \"goals\"] }";
    assert_eq!(told(&project(own)), Vec::<String>::new());
}

#[test]
fn bounds_that_nothing_keeps_and_lists_without_items_are_mistakes() {
    let rule = |keys: &str| {
        project(&format!("[[rule]]\nid = \"LAKE101\"\nname = \"a-rule\"\nmessage = \"m\"\n{keys}"))
    };
    let measure = |keys: &str| rule(&format!("kind = \"measure\"\nof = \"words\"\n{keys}"));
    check(&measure("max = -1"), "rule", "-1", "");
    check(&measure("min = 9\nmax = { en = 10, fr = 8 }"), "rule", "8", "");
    check(&rule("kind = \"pattern\"\nfind = []"), "rule", "[]", "");
    check(&rule("kind = \"pattern\"\nfind = { file = \"no.txt\" }"), "missing-file", "\"no.txt\"", BESIDE);
}

#[test]
fn templates_of_an_entity_name_what_it_has() {
    let entity =
        |templates: &str| project(&format!("[[entity]]\nid = \"lf\"\nfull = \"Lake Fund\"\n{templates}"));
    check(&entity("first = [\"the {ful}\"]"), "unknown-placeholder", "\"the {ful}\"", "did you mean {full}?");
    check(&entity("later = [{ text = \"{short}\" }]"), "no-effect", "\"{short}\"", "");
    assert_eq!(told(&entity("first = [\"the {full}\"]\nlater = [\"the Fund\"]")), Vec::<String>::new());
}

#[test]
fn settings_without_effect_are_warnings() {
    let off = project("[rules]\nPR206 = { level = \"off\", infer_year = \"never\" }");
    check(&off, "no-effect", "infer_year", "switch it on: PR206 = \"warning\"");
    assert_eq!(field(&only(&off), "level"), "warning");
    let reason = project("[rules]\nPR003 = \"off\"\n\"PR003/unused\" = \"error\"");
    check(&reason, "no-effect", "\"PR003/unused\"", "switch it on: PR003 = \"warning\"");
    let read_by_others = project("[rules]\nPR208 = { level = \"off\", order = \"dmy\" }");
    assert_eq!(told(&read_by_others), Vec::<String>::new());
    let selected = ConfigCase { extend_select: words(&["PR206"]), ..off };
    assert_eq!(told(&selected), Vec::<String>::new());
    let somewhere = "[rules]\nPR206 = { level = \"off\", infer_year = \"never\" }\n[[overrides]]\npaths = [\"a/**\"]\nrules = { PR206 = \"info\" }";
    assert_eq!(told(&project(somewhere)), Vec::<String>::new());
}

#[test]
fn selectors_that_select_nothing_are_told_with_their_place() {
    let case = ConfigCase {
        select: words(&["PR206,datse", "PR003/unsued"]),
        ignore: words(&["tag:x"]),
        ..ConfigCase::default()
    };
    let got: Vec<(String, String)> = case
        .mistakes()
        .iter()
        .map(|mistake| (field(mistake, "path").to_owned(), field(&mistake["location"], "quote").to_owned()))
        .collect();
    let pair = |flag: &str, quote: &str| (flag.to_owned(), quote.to_owned());
    assert_eq!(got, [pair("--select", "datse"), pair("--select", "PR003/unsued"), pair("--ignore", "tag:x")]);
}

#[test]
fn arguments_are_judged_like_files() {
    let case = ConfigCase {
        packs: words(&["ion"]),
        config: words(&["language=fr", "rules.PR206.level=\"eror\""]),
        ..ConfigCase::default()
    };
    let got = case.mistakes();
    let names: Vec<(&str, &str)> =
        got.iter().map(|mistake| (field(mistake, "path"), field(mistake, "name"))).collect();
    assert_eq!(
        names,
        [
            ("--pack", "unknown-pack"),
            ("--config", "syntax"),
            ("--config", "syntax"),
            ("--config", "unknown-level")
        ]
    );
}

#[test]
fn without_configuration_core_runs() {
    assert_eq!(level(&ConfigCase::default(), "PR206").as_deref(), Some("error"));
    assert_eq!(level(&project(""), "PR206").as_deref(), Some("error"));
    let nothing = project("extends = []");
    assert_eq!(rule(&nothing, "PR101"), None);
}

#[test]
fn a_pack_brings_what_it_extends() {
    let case = ConfigCase { packs: words(&["iom"]), ..ConfigCase::default() };
    assert_eq!(level(&case, "PR103").as_deref(), Some("error"));
    let origin = |key: &str| setting(&case, key).1.split(':').nth(1).unwrap_or_default().to_owned();
    assert_eq!(origin("rules.PR103.level"), "iom/pack.toml");
    assert_eq!(origin("rules.PR102.level"), "iom/pack.toml");
    assert_eq!(origin("rules.PR206.level"), "core/pack.toml");
    assert_eq!(origin("entity.\"iom\".issuer"), "iom/entities.toml");
    assert_eq!(origin("entity.\"iom\".short"), "un/entities.toml");
    assert_eq!(origin("entity.\"nato\".bare"), "core/entities.toml");
}

#[test]
fn the_last_layer_wins() {
    let files = [("house.toml", "[rules]\nPR206 = \"warning\"\nPR105 = \"info\"")];
    let case = with_files("extends = [\"house.toml\"]\n[rules]\nPR105 = \"error\"", &files);
    assert_eq!(level(&case, "PR206").as_deref(), Some("warning"));
    assert_eq!(level(&case, "PR105").as_deref(), Some("error"));
    let flagged = ConfigCase { config: words(&["rules.PR105=\"off\""]), ..case };
    assert_eq!(rule(&flagged, "PR105"), None);
    assert_eq!(setting(&flagged, "rules.PR105.level"), ("\"off\"".to_owned(), "--config".to_owned()));
}

#[test]
fn a_reason_keeps_its_level_until_it_is_set_itself() {
    let case = with_files(
        "extends = [\"house.toml\"]\n[rules]\nPR003 = \"error\"",
        &[("house.toml", "[rules]\n\"PR003/unused\" = \"info\"")],
    );
    let found = rule(&case, "PR003").unwrap();
    assert_eq!(
        (found.level.as_deref(), found.reasons),
        (Some("error"), vec![("unused".to_owned(), "info".to_owned())])
    );
}

#[test]
fn lists_are_replaced_or_changed_and_may_be_files() {
    let files = [
        ("house.toml", "[rules.PR004]\nextra = [\"Share this\", \"Print\"]\n"),
        ("more.txt", "# ours\nFollow us\nPrint # twice\n"),
    ];
    let extra = |own: &str| {
        let text = format!("extends = [\"house.toml\"]\n[rules.PR004]\nextra = {own}\n");
        let case = with_files(&text, &files);
        assert_eq!(told(&case), Vec::<String>::new());
        setting(&case, "rules.PR004.extra").0
    };
    assert_eq!(extra("[\"x\"]"), "[\"x\"]");
    assert_eq!(extra("{ add = [\"x\"], remove = [\"Print\"] }"), "[\"Share this\", \"x\"]");
    assert_eq!(extra("{ file = \"more.txt\" }"), "[\"Follow us\", \"Print\"]");
    assert_eq!(
        extra("{ file = \"more.txt\", add = [\"x\"], remove = [\"Print\"] }"),
        "[\"Follow us\", \"x\"]"
    );
    assert_eq!(extra("{ add = { file = \"more.txt\" } }"), "[\"Share this\", \"Print\", \"Follow us\"]");
    let gone =
        with_files("extends = [\"house.toml\"]\n[rules.PR004]\nextra = { remove = [\"Tweet\"] }", &files);
    check(&gone, "no-effect", "\"Tweet\"", "");
}

#[test]
fn a_change_to_a_list_that_no_layer_set_begins_with_the_rules_own() {
    let case = project("[rules.PR105]\nfree = { add = [\"cta\"] }");
    assert_eq!(told(&case), Vec::<String>::new());
    let (value, _) = setting(&case, "rules.PR105.free");
    assert!(value.contains("\"media\"") && value.ends_with("\"cta\"]"), "{value}");
}

#[test]
fn what_is_locked_stays_as_it_is() {
    let house = "[rules]\nPR206 = { level = \"error\", locked = true }\nPR003 = { require_reason = { value = true, locked = true } }\n";
    let own = |rules: &str| {
        with_files(&format!("extends = [\"house.toml\"]\n[rules]\n{rules}"), &[("house.toml", house)])
    };
    let mistake = only(&own("PR206 = \"off\""));
    assert_eq!((field(&mistake, "name"), field(&mistake["location"], "quote")), ("locked", "\"off\""));
    assert_eq!(field(&mistake, "message"), "the level of PR206 is locked by house.toml");
    assert_eq!(mistake["evidence"]["see"], "locked here: house.toml:2:28");
    let loosened = own("PR206 = \"off\"");
    assert_eq!(
        loosened.rules().iter().find(|rule| rule.code == "PR206").unwrap().level.as_deref(),
        Some("error")
    );
    assert_eq!(told(&own("PR206.infer_year = \"never\"")), ["locked infer_year"]);
    assert_eq!(told(&own("PR003.require_reason = false")), ["locked require_reason"]);
    assert_eq!(told(&own("PR003 = \"info\"\nPR206 = \"error\"")), Vec::<String>::new());
    let flag = ConfigCase { config: words(&["rules.PR206=\"off\""]), ..own("") };
    assert_eq!(told(&flag), ["locked \"off\""]);
}

#[test]
fn packs_side_by_side_that_differ_need_a_decision() {
    let pack = |name: &str, rule: &str| {
        format!("[pack]\nname = \"{name}\"\nextends = [\"pack:core\"]\n[rules]\n{rule}\n")
    };
    let (a, b) =
        (pack("a", "PR206 = { infer_year = \"never\" }"), pack("b", "PR206 = { infer_year = \"nearest\" }"));
    let files = [("a.toml", a.as_str()), ("b.toml", b.as_str())];
    let case = with_files("extends = [\"a.toml\", \"b.toml\"]", &files);
    let mistake = only(&case);
    assert_eq!(field(&mistake, "message"), "a.toml and b.toml differ about “infer_year” of PR206");
    assert_eq!((field(&mistake, "name"), field(&mistake["location"], "quote")), ("conflict", "\"b.toml\""));
    let decided =
        with_files("extends = [\"a.toml\", \"b.toml\"]\n[rules]\nPR206 = { infer_year = \"never\" }", &files);
    assert_eq!(told(&decided), Vec::<String>::new());
    let c = "[pack]\nname = \"c\"\nextends = [\"a.toml\", \"b.toml\"]\n[rules]\nPR206 = { infer_year = \"never\" }\n";
    let above = with_files("extends = [\"c.toml\"]", &[files[0], files[1], ("c.toml", c)]);
    assert_eq!(told(&above), Vec::<String>::new());
}

#[test]
fn overrides_hold_for_paths_and_for_kinds() {
    let text = "[[overrides]]\npaths = [\"archive/**\"]\nrules = { PR206 = \"info\" }\n\
                [[overrides]]\nkinds = [\"statement\", \"correction\"]\nrules = { PR206 = \"off\", PR105 = \"error\" }\n";
    let levels = |path: &str, code: &str| -> Vec<(Option<String>, usize)> {
        let case = ConfigCase { path: Some(path.to_owned()), ..project(text) };
        assert_eq!(told(&case), Vec::<String>::new());
        let rules = case.rules().into_iter().filter(|rule| rule.code == code);
        rules.map(|rule| (rule.level, rule.kinds.len())).collect()
    };
    let text_of = |level: &str| Some(level.to_owned());
    assert_eq!(levels("new/a.md", "PR206"), [(text_of("error"), 4)]);
    assert_eq!(levels("archive/2018/a.md", "PR206"), [(text_of("info"), 4)]);
    assert_eq!(levels("new/a.md", "PR105"), [(text_of("warning"), 4), (text_of("error"), 2)]);
    assert_eq!(levels("new/a.md", "PR003"), [(None, 0)]);
}

#[test]
fn a_rule_may_be_for_some_kinds_of_release_and_an_override_for_fewer() {
    let kinds = |text: &str| rule(&project(text), "PR206").map(|rule| rule.kinds.join(" "));
    assert_eq!(
        kinds("[rules.PR206]\ndoc = [\"statement\", \"research\"]").as_deref(),
        Some("statement research")
    );
    let less = "[rules.PR206]\ndoc = [\"statement\", \"research\"]\n[[overrides]]\nkinds = [\"statement\"]\nrules = { PR206 = \"off\" }";
    assert_eq!(kinds(less).as_deref(), Some("research"));
    check(
        &project("[rules.PR206]\ndoc = [\"statment\"]"),
        "unknown-kind",
        "\"statment\"",
        "did you mean “statement”?",
    );
    check(&project("[rules.PR206]\nlang = [\"xx1\"]"), "unknown-language", "\"xx1\"", "possible: en, fr, es");
}

#[test]
fn an_override_by_kind_changes_what_is_found() {
    let story = |kind: &str| {
        let draft = format!(
            "---\ntype: {kind}\n---\n# Centre opens in Gao\n\nGao – The centre opens on Monday, 12 March 2024, with a song.\n"
        );
        let config = "[[overrides]]\nkinds = [\"statement\"]\nrules = { PR206 = \"info\" }";
        let case =
            dev::Case { config: Some(config.to_owned()), bytes: draft.into_bytes(), ..dev::Case::default() };
        let run = dev::check_as_json(&case);
        let findings = run["files"][0]["diagnostics"].as_array().cloned().unwrap_or_default();
        findings.iter().find(|found| found["rule"] == "PR206").map(|found| field(found, "level").to_owned())
    };
    assert_eq!(story("release").as_deref(), Some("error"));
    assert_eq!(story("statement").as_deref(), Some("info"));
}

#[test]
fn globs_without_a_slash_are_about_names() {
    let runs = |glob: &str, path: &str| {
        let text = format!("[[overrides]]\npaths = [\"{glob}\"]\nrules = {{ PR206 = \"off\" }}");
        rule(&ConfigCase { path: Some(path.to_owned()), ..project(&text) }, "PR206").is_none()
    };
    assert!(runs("*.md", "a/b/c.md"));
    assert!(runs("drafts/", "a/drafts/x/c.md"));
    assert!(runs("a/*.md", "a/c.md"));
    assert!(!runs("a/*.md", "a/b/c.md"));
    assert!(runs("./a/**", "a/b/c.md"));
    assert!(runs("**", "c.md") && runs("**", "a/b/c.md"));
    assert!(runs("**/c.md", "c.md") && runs("**/c.md", "a/b/c.md"));
}

#[test]
fn a_glob_that_fits_a_folder_is_about_all_below_it() {
    let excluded = |glob: &str, path: &str| {
        let folder = Folder::with(&[
            ("presslint.toml", &format!("[files]\nexclude = [\"{glob}\"]\n")),
            ("z.md", CLEAN),
            (path, CLEAN),
        ]);
        folder.run(&["check", "--output", "json", "--select", "PR206"]).paths() == ["z.md"]
    };
    for (glob, path) in [
        ("drafts", "drafts/a.md"),
        ("drafts", "deep/drafts/old/a.md"),
        ("drafts/", "drafts/a.md"),
        ("/drafts", "drafts/a.md"),
        ("deep/old", "deep/old/x/a.md"),
        ("d*", "drafts/a.md"),
    ] {
        assert!(excluded(glob, path), "{glob} leaves {path} out");
    }
    for (glob, path) in [
        ("drafts", "drafts.md"),
        ("/drafts", "deep/drafts/a.md"),
        ("draft", "drafts/a.md"),
        ("a.md/", "a.md"),
    ] {
        assert!(!excluded(glob, path), "{glob} does not leave {path} out");
    }
}

#[test]
fn a_glob_that_means_nothing_is_a_mistake() {
    let one = |value: &str| project(&format!("[files]\nexclude = {value}"));
    check(&one("[\"!x\"]"), "bad-glob", "\"!x\"", "write narrower patterns instead");
    check(&one("[\"./\"]"), "bad-glob", "\"./\"", "");
    check(&project("[files]\ninclude = []"), "empty-list", "[]", "name some, or leave it out");
    assert_eq!(told(&one("[]")), Vec::<String>::new(), "nothing is left out");
    let over = project("[[overrides]]\npaths = []\nrules = { PR206 = \"off\" }");
    check(&over, "empty-list", "[]", "name some, or leave it out");
}

#[test]
fn an_override_may_change_parameters_and_its_mistakes_are_told_for_any_path() {
    let text = "[[overrides]]\npaths = [\"archive/**\"]\n[overrides.rules.PR206]\ninfer_year = \"never\"\nerror_within = \"x\"\n";
    assert_eq!(told(&project(text)), ["parameter \"x\""]);
    let elsewhere = ConfigCase { path: Some("new/a.md".to_owned()), ..project(text) };
    assert_eq!(told(&elsewhere), ["parameter \"x\""]);
}

#[test]
fn the_language_of_an_override_goes_by_path_alone() {
    let text = "[[overrides]]\nkinds = [\"statement\"]\nlanguage = \"fr\"";
    check(&project(text), "misplaced", "language", "give the language by paths alone");
}

fn running(select: &[&str], extend: &[&str], ignore: &[&str]) -> Vec<String> {
    let case = ConfigCase {
        select: words(select),
        extend_select: words(extend),
        ignore: words(ignore),
        project: Some("extends = []\n[rules]\nPR004 = \"off\"".to_owned()),
        ..ConfigCase::default()
    };
    assert_eq!(told(&case), Vec::<String>::new());
    case.rules()
        .into_iter()
        .map(|rule| rule.code)
        .filter(|code| ["PR001", "PR002", "PR003", "PR004", "PR105"].contains(&code.as_str()))
        .collect()
}

#[test]
fn selection_takes_codes_names_prefixes_groups_and_all() {
    assert_eq!(running(&[], &[], &[]), ["PR001", "PR002", "PR003", "PR105"]);
    assert_eq!(running(&["PR001", "unused-suppression"], &[], &[]), ["PR001", "PR003"]);
    assert_eq!(running(&["PR1"], &[], &[]), ["PR105"]);
    assert_eq!(running(&["structure , pr001"], &[], &[]), ["PR001", "PR105"]);
    assert_eq!(running(&["ALL"], &[], &["integrity"]), ["PR105"]);
    assert_eq!(running(&["PR105"], &["PR002"], &[]), ["PR002", "PR105"]);
    assert_eq!(running(&[], &["PR004"], &["PR001,PR002"]), ["PR003", "PR004", "PR105"]);
}

#[test]
fn a_rule_that_is_off_and_selected_has_its_packs_level_or_else_info() {
    let off = |packs: &str| ConfigCase {
        extend_select: words(&["PR206", "PR701"]),
        ..project(&format!("extends = [{packs}]\n[rules]\nPR206 = \"off\""))
    };
    assert_eq!(level(&off("\"pack:core\""), "PR206").as_deref(), Some("error"));
    assert_eq!(level(&off("\"pack:core\""), "PR701").as_deref(), Some("info"));
    assert_eq!(level(&off("\"pack:iom\""), "PR701").as_deref(), Some("warning"));
}

#[test]
fn single_reasons_are_selected_and_ignored() {
    let one = ConfigCase { select: words(&["PR003/expired"]), ..ConfigCase::default() };
    let found = rule(&one, "PR003").unwrap();
    assert_eq!(found.level.as_deref(), Some("off"));
    assert_eq!(found.reasons, [("expired".to_owned(), "warning".to_owned())]);
    assert_eq!(one.rules().len(), 1);
    let less = ConfigCase { ignore: words(&["unused-suppression/expired"]), ..ConfigCase::default() };
    let found = rule(&less, "PR003").unwrap();
    assert_eq!(found.reasons, [("expired".to_owned(), "off".to_owned())]);
}

#[test]
fn every_value_says_where_it_comes_from() {
    let case = with_files(
        "language = \"fr\"\nextends = [\"house.toml\"]\n[files]\nexclude = [\"old/**\"]\n",
        &[("house.toml", "[rules.PR206]\nerror_within = 30\n")],
    );
    assert_eq!(setting(&case, "language"), ("\"fr\"".to_owned(), "presslint.toml:1".to_owned()));
    assert_eq!(setting(&case, "extends"), ("\"house.toml\"".to_owned(), "presslint.toml:2".to_owned()));
    assert_eq!(setting(&case, "files.exclude"), ("\"old/**\"".to_owned(), "presslint.toml:4".to_owned()));
    assert_eq!(setting(&case, "rules.PR206.error_within"), ("30".to_owned(), "house.toml:2".to_owned()));
    assert_eq!(setting(&case, "rules.PR206.infer_year"), ("\"nearest\"".to_owned(), "default".to_owned()));
    assert_eq!(setting(&case, "rules.\"PR003/expired\""), ("\"warning\"".to_owned(), "default".to_owned()));
}

#[test]
fn a_draft_is_shown_what_overrides_make_of_it() {
    let text = "language = \"fr\"\n[rules]\nPR306 = \"warning\"\nPR302 = { known = { add = [\"LFM\"] } }\n\
        [[overrides]]\npaths = [\"health/**\"]\nlanguage = \"en\"\n[overrides.rules]\nPR206 = \"off\"\nPR110 = { max = 70 }\n\
        [[overrides]]\nkinds = [\"statement\"]\n[overrides.rules]\nPR103 = \"off\"\n";
    let at = |path: &str, key: &str| {
        let (value, source) = setting(&ConfigCase { path: Some(path.to_owned()), ..project(text) }, key);
        format!("{value} {source}")
    };
    assert_eq!(at("a.md", "language"), "\"fr\" presslint.toml:1");
    assert_eq!(at("health/a.md", "language"), "\"en\" presslint.toml:7");
    assert_eq!(at("health/a.md", "rules.PR206.level"), "\"off\" presslint.toml:9");
    assert_eq!(at("health/a.md", "rules.PR110.max"), "70 presslint.toml:10");
    assert!(at("a.md", "rules.PR206.level").starts_with("\"error\" pack:core/pack.toml:"));
    assert!(
        at("a.md", "rules.PR110.level").starts_with("\"info\" pack:core/structure.toml:"),
        "its own table"
    );
    let reason = at("a.md", "rules.\"PR306/unused\"");
    assert_eq!(reason, "\"warning\" presslint.toml:3", "it moves with its rule");
    let known = at("a.md", "rules.PR302.known");
    assert!(
        known.contains("\"LFM\"") && known.contains(" presslint.toml:4, a change to pack:core/pack.toml:"),
        "{known}"
    );
    let kinds: Vec<(String, String)> = project(text)
        .settings()
        .into_iter()
        .filter(|(key, ..)| key == "rules.PR103.level")
        .map(|(_, value, source)| (value, source))
        .collect();
    assert_eq!(kinds.len(), 2, "{kinds:?}");
    assert_eq!(kinds[1], ("\"off\"".to_owned(), "presslint.toml:14, for statement".to_owned()));
}

#[test]
fn what_the_house_is_called_and_has_approved_is_shown_too() {
    let case = project(
        "[[part]]\nname = \"goals\"\nmatch = [\"Goals:\"]\n[[part]]\nname = \"bare\"\n[[canonical]]\nid = \"about\"\ntext = \"We lend nets.\"\n",
    );
    let shown = |key: &str| setting(&case, key);
    assert_eq!(shown("part.\"goals\".match"), ("[\"Goals:\"]".to_owned(), "presslint.toml:3".to_owned()));
    assert_eq!(shown("part.\"bare\""), ("{}".to_owned(), "presslint.toml:5".to_owned()));
    assert_eq!(shown("canonical.\"about\".text").1, "presslint.toml:8");
}
