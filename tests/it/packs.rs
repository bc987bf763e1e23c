//! The packs that come with the program: they load without a mistake, name no rule that does not exist, and their rules do
//! to their own examples what they promise.

use presslint::dev;
use std::path::Path;

#[test]
fn every_pack_loads_without_a_mistake() {
    let mut told = Vec::new();
    for pack in dev::packs() {
        for mistake in dev::pack_mistakes(&pack) {
            let line = &mistake["location"]["start"]["line"];
            told.push(format!("{}:{line} {}", mistake["path"], mistake["message"]));
        }
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn every_example_of_a_packs_rule_does_what_it_promises() {
    let mut wrong = Vec::new();
    let mut run = 0;
    for pack in dev::packs() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules").join(&pack);
        let read = |file: &str| std::fs::read_to_string(folder.join(file)).unwrap();
        for example in dev::pack_examples(&pack, &read) {
            run += 1;
            let what = match (example.should_fire, example.fired) {
                (true, false) => "is bad, but the rule is silent".to_owned(),
                (false, true) => "is good, but the rule fires".to_owned(),
                (true, true) if !example.other_errors.is_empty() => {
                    format!("has other errors: {}", example.other_errors.join("; "))
                }
                _ => continue,
            };
            wrong.push(format!("{pack} {} {what}\n{}", example.rule, example.draft));
        }
    }
    assert!(run > 40, "only {run} examples were found");
    assert!(wrong.is_empty(), "{} of {run}:\n{}", wrong.len(), wrong.join("\n---\n"));
}

#[test]
fn every_rule_of_a_pack_says_in_one_line_what_it_finds() {
    let by_name_alone: Vec<String> = dev::rules()
        .into_iter()
        .filter(|rule| rule.data && rule.summary == rule.name.replace('-', " "))
        .map(|rule| format!("{}: write a summary", rule.code))
        .collect();
    assert!(by_name_alone.is_empty(), "{}", by_name_alone.join("\n"));
}
