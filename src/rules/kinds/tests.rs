//! Data rules end to end: what a table may hold, what it finds, and that the examples of every rule hold.

use super::common::Reading;
use super::*;
use crate::calendar::Lang;
use crate::diagnostic::{Applicability, EditPlace, Level};
use crate::house::{DatedText, Entity, House};
use crate::rules::testing::{findings, findings_in_house};
use crate::rules::{Anchor, Finding};

fn table(toml: &str) -> Table {
    toml.parse().expect("the test's table is TOML")
}

/// A rule from the keys that matter, with a name, a code and a message.
fn rule(keys: &str) -> DataRule {
    read(&complete(keys)).unwrap_or_else(|errors| panic!("{errors:#?}"))
}

fn complete(keys: &str) -> Table {
    let mut all = table("id = \"HSE101\"\nname = \"house-rule\"\nmessage = \"{match}\"");
    if keys.contains("\"measure\"") || keys.contains("\"structure\"") {
        all.insert("message".to_owned(), "{value}".into());
    }
    all.extend(table(keys));
    all
}

fn mistakes(keys: &str) -> Vec<KindError> {
    read(&complete(keys)).expect_err("the table is wrong")
}

fn draft(paragraph: &str) -> String {
    format!(
        "# Harbour wall stands again\n\nGao, 5 March 2024 – Masons repaired the harbour wall on Tuesday, the mayor \
         announced.\n\n{paragraph}\n\nThey worked for nine days.\n"
    )
}

/// The messages of a rule about a paragraph.
fn said(keys: &str, paragraph: &str) -> Vec<String> {
    messages(findings(&rule(keys), &draft(paragraph), Lang::En))
}

fn messages(findings: Vec<Finding>) -> Vec<String> {
    findings.into_iter().map(|finding| finding.message).collect()
}

/// The paragraph once every fix of a class or better is applied.
fn fixed(keys: &str, paragraph: &str, least: Applicability) -> String {
    let text = draft(paragraph);
    let doc = crate::formats::read(crate::document::Source::new(
        "draft",
        crate::document::Format::Markdown,
        text.as_bytes(),
    ));
    let fixes = findings(&rule(keys), &text, Lang::En)
        .into_iter()
        .filter_map(|finding| finding.fixes.into_iter().next());
    let edits = fixes.filter(|fix| fix.applicability >= least).flat_map(|fix| fix.edits);
    let mut logical = doc.text.clone();
    for edit in edits.collect::<Vec<_>>().into_iter().rev() {
        if let EditPlace::Text(range) = edit.place {
            logical.replace_range(range.as_range(), &edit.text);
        }
    }
    logical.lines().nth(2).unwrap_or_default().to_owned()
}

#[test]
fn every_mistake_in_a_table_is_reported_with_its_key() {
    let errors = mistakes(
        "id = \"hse1\"\nkind = \"pattern\"\nfind = [\"a\", { re = \"(?=x)\" }, 3]\nscop = \"body\"\nlevel = \"eror\"\n\
         unless_in = \"qoute\"\nmessage = \"{mach}\"\nlimit = -1\nbad = [{ txt = \"x\" }]",
    );
    let found: Vec<(&str, Vec<&str>)> =
        errors.iter().map(|e| (e.key.as_str(), e.inside.iter().map(String::as_str).collect())).collect();
    let wanted = [
        ("id", vec![]),
        ("level", vec![]),
        ("message", vec![]),
        ("limit", vec![]),
        ("unless_in", vec![]),
        ("find", vec!["1", "re"]),
        ("find", vec!["2"]),
        ("scop", vec![]),
        ("bad", vec!["0", "txt"]),
        ("bad", vec!["0"]),
    ];
    assert_eq!(found, wanted);
    let suggestion = |key: &str| errors.iter().find(|e| e.key == key).and_then(|e| e.suggestion.clone());
    assert_eq!(suggestion("scop").as_deref(), Some("scope"));
    assert_eq!(suggestion("level").as_deref(), Some("error"));
    assert_eq!(suggestion("unless_in").as_deref(), Some("quote"));
    assert_eq!(suggestion("message").as_deref(), Some("match"));
}

#[test]
fn what_a_kind_needs_is_said() {
    let keys = |toml: &str| mistakes(toml).into_iter().map(|error| error.key).collect::<Vec<_>>();
    assert_eq!(keys("kind = \"pattern\""), ["kind"]);
    assert_eq!(keys("kind = \"pattern\"\nfind = [\"a\"]\nrepeat = true"), ["repeat"]);
    assert_eq!(keys("kind = \"measure\"\nof = \"chars\""), ["max"]);
    assert_eq!(keys("kind = \"measure\"\nof = \"matches\"\nmax = 1"), ["find"]);
    assert_eq!(keys("kind = \"structure\""), ["part"]);
    assert_eq!(keys("kind = \"structure\"\npart = \"contact\"\nrequire = [\"fax\"]"), ["require"]);
    assert_eq!(
        keys("kind = \"structure\"\norder = [\"hedline\"]\nposition = \"middle\""),
        ["position", "order", "position"]
    );
    assert_eq!(keys("kind = \"naming\""), ["of"]);
    assert_eq!(keys("name = \"x\""), ["kind"]);
    let later = mistakes("kind = \"relation\"");
    assert!(later[0].message.contains("comes later"), "{later:?}");
    assert_eq!(mistakes("kind = \"mesure\"")[0].suggestion.as_deref(), Some("measure"));
}

#[test]
fn a_data_rule_says_who_it_is() {
    let rule =
        rule("kind = \"pattern\"\nfind = [\"x\"]\nlevel = \"info\"\nwhy = \"Because.\"\ntags = [\"legal\"]");
    let meta = rule.meta();
    assert_eq!((meta.code.as_ref(), meta.name.as_ref(), meta.level), ("HSE101", "house-rule", Level::Info));
    assert_eq!(
        (meta.summary.as_ref(), meta.why.as_ref(), meta.tags[0].as_ref()),
        ("house rule", "Because.", "legal")
    );
}

#[test]
fn forbidden_words_are_found_in_copy_and_not_in_speech() {
    let keys = "kind = \"pattern\"\nfind = [\"world-class\", { re = 'cutting[- ]edge' }]";
    let text = "A world-class wall. “A world-class wall that is cutting-edge,” said Ana Silva, the mayor. It is cutting edge.";
    assert_eq!(said(keys, text), ["world-class", "cutting edge"]);
    assert_eq!(said(&format!("{keys}\nquotes = \"check\""), text).len(), 4);
    let info = findings(&rule(&format!("{keys}\nquotes = \"info\"")), &draft(text), Lang::En);
    let caps: Vec<_> = info.iter().map(|finding| finding.cap).collect();
    assert_eq!(caps, [None, Some(Level::Info), Some(Level::Info), None]);
    assert_eq!(said(&format!("{keys}\nscope = \"quote\""), text).len(), 2);
    assert_eq!(said(&format!("{keys}\nscope = \"headline\""), text).len(), 0);
}

#[test]
fn words_around_a_match_decide() {
    let find = "kind = \"pattern\"\nfind = [\"illegal migration\"]\n";
    let text =
        "The Illegal Migration Act speaks of illegal migration and of the so-called illegal migration.";
    assert_eq!(said(find, text).len(), 3);
    assert_eq!(
        said(&format!("{find}unless_after = [\"Act\"]"), text),
        ["illegal migration", "illegal migration"]
    );
    assert_eq!(
        said(&format!("{find}unless_before = [\"so-called\"]"), text),
        ["Illegal Migration", "illegal migration"]
    );
    assert_eq!(said(&format!("{find}only_after = [\"Act\"]"), text), ["Illegal Migration"]);
    assert_eq!(said(&format!("{find}only_before = [\"so-called\"]"), text).len(), 1);
    assert_eq!(said(&format!("{find}unless = [{{ re = 'Illegal Migration' }}]"), text).len(), 2);
    assert_eq!(said(&format!("{find}unless_in = \"lede | paragraph\""), text).len(), 0);
}

#[test]
fn replacements_take_form_and_capitals() {
    let keys = "kind = \"pattern\"\ninflect = \"noun\"\nfix = \"safe\"\nmessage = \"“{match}”: “{fix}”\"\n\
                swap = { \"illegal migrant\" = \"migrant in an irregular situation\", Asean = \"ASEAN\" }";
    let text = "Illegal migrants met an illegal migrant’s family. Asean is ASEAN.";
    assert_eq!(
        fixed(keys, text, Applicability::Safe),
        "Migrants in an irregular situation met an migrant in an irregular situation’s family. ASEAN is ASEAN."
    );
    assert_eq!(said(keys, text)[0], "“Illegal migrants”: “Migrants in an irregular situation”");
    let verb = "kind = \"pattern\"\ninflect = \"verb\"\nfix = \"safe\"\nswap = { leverage = \"use\" }";
    assert_eq!(
        fixed(verb, "They leveraged it by leveraging all.", Applicability::Safe),
        "They used it by using all."
    );
    let exact = "kind = \"pattern\"\npreserve_case = false\nfix = \"safe\"\nswap = { lorry = \"truck\" }";
    assert_eq!(fixed(exact, "Lorry drivers wait.", Applicability::Safe), "truck drivers wait.");
}

#[test]
fn an_entry_says_how_far_it_is_to_be_trusted_and_why() {
    let keys = "kind = \"pattern\"\nfix = \"unsafe\"\nmessage = \"“{match}”: “{fix}”\"\n\
                [swap]\n\"stakeholders\" = [\"partners\", \"those concerned\"]\nshall = \"will\"\n\
                co-operation = { to = \"cooperation\", fix = \"safe\", why = \"House spelling.\", source = \"guide 4.2\" }";
    let found = findings(&rule(keys), &draft("Stakeholders shall welcome the co-operation."), Lang::En);
    let classes: Vec<Vec<Applicability>> =
        found.iter().map(|finding| finding.fixes.iter().map(|fix| fix.applicability).collect()).collect();
    assert_eq!(
        classes,
        [vec![Applicability::Show; 2], vec![Applicability::Unsafe], vec![Applicability::Safe]]
    );
    assert_eq!(found[0].message, "“Stakeholders”: “Partners” or “Those concerned”");
    assert_eq!(found[2].help.as_deref(), Some("House spelling. (guide 4.2)"));
    let speech = findings(
        &rule(&keys.replace("fix = \"unsafe\"\n", "fix = \"unsafe\"\nquotes = \"check\"\n")),
        &draft("“We value the co-operation of all the towns,” said Ana Silva, the mayor."),
        Lang::En,
    );
    assert_eq!(speech[0].fixes[0].applicability, Applicability::Show, "nobody’s words are rewritten");
}

#[test]
fn lists_may_be_given_by_language() {
    let keys = "kind = \"pattern\"\nfind = { en = [\"chat\"], fr = [\"chat noir\"] }";
    let at = |lang| messages(findings(&rule(keys), &draft("A chat noir and a chat."), lang));
    assert_eq!(at(Lang::En), ["chat", "chat"]);
    assert_eq!(at(Lang::Fr), ["chat noir"]);
    assert_eq!(at(Lang::Es).len(), 0);
    let only = "kind = \"pattern\"\nfind = [\"chat\"]\nlang = [\"fr-CA\"]";
    assert_eq!(messages(findings(&rule(only), &draft("A chat."), Lang::En)).len(), 0);
    assert_eq!(messages(findings(&rule(only), &draft("A chat."), Lang::Fr)).len(), 1);
}

#[test]
fn a_text_may_have_to_have_one_of_several_forms() {
    let keys = "kind = \"pattern\"\nscope = \"dateline.line\"\nexpect = [{ re = '^\\p{Lu}[\\p{L}’.\\- /]+(, \\d{1,2} \\p{L}+ \\d{4})? –$' }]";
    let at = |dateline: &str| {
        let text = format!(
            "# Wall stands\n\n{dateline} Masons repaired the harbour wall on Tuesday, the mayor announced.\n"
        );
        messages(findings(&rule(keys), &text, Lang::En))
    };
    assert_eq!(at("Gao, 5 March 2024 –"), Vec::<String>::new());
    assert_eq!(at("Gao, March 5, 2024 –"), ["Gao, March 5, 2024 –"]);
}

#[test]
fn steps_in_a_row_are_found_with_a_gap() {
    let keys = "kind = \"pattern\"\nsequence = [\"not only\", \"but also\"]\ngap = 3";
    let text = "Not only one two three but also four. Not only one two three four but also five.";
    assert_eq!(said(keys, text), ["Not only one two three but also"]);
}

#[test]
fn values_that_stand_beside_the_text_are_read_where_they_stand() {
    let keys = "kind = \"pattern\"\nscope = \"meta.title | link.href\"\nfind = [\"draft\"]";
    let text = "---\ntitle: Draft of the wall\n---\n\nGao, 5 March 2024 – See [the plan](https://port.example/draft/1).\n";
    let found = findings(&rule(keys), text, Lang::En);
    assert_eq!(found.len(), 2);
    assert_eq!(found[0].anchor, Anchor::Meta(0));
    assert!(found.iter().all(|finding| finding.fixes.is_empty()));
}

#[test]
fn words_written_twice_are_found_and_names_are_not() {
    let keys = "kind = \"pattern\"\nscope = \"everything\"\nquotes = \"check\"\nfix = \"safe\"\nrepeat = true\n\
                allow = [\"had had\"]\nfunction_words = [\"the\", \"of\"]";
    for right in [
        "He had had a wall, and Duran Duran played; that is a win-win win. It’s that that’s new.",
        "They met at the The Hague court. Vitamin A a day. The 12 12-metre boats came. So, so it is.",
        "Run `the the` there.",
    ] {
        assert_eq!(said(keys, right), Vec::<String>::new(), "{right}");
    }
    assert_eq!(said(keys, "The the wall of of **of** stone is is old."), ["The the", "of of of", "is is"]);
    assert_eq!(
        fixed(keys, "The the wall of of **of** stone is is old.", Applicability::Safe),
        "The wall of stone is is old."
    );
    assert_eq!(said(keys, "“We saw the the wall of the old town,” said Ana Silva."), ["the the"]);
    let german = findings(
        &rule(&keys.replace("[\"had had\"]", "{ en = [\"had had\"] }")),
        &draft("Die die."),
        Lang::Other,
    );
    assert_eq!(german.len(), 0, "no list for this language");
}

#[test]
fn a_number_stays_within_its_bounds() {
    let chars = "kind = \"measure\"\nscope = \"headline\"\nof = \"chars\"\nmax = { en = 20, fr = 30 }\nmessage = \"{value} of {max}: {part}\"";
    assert_eq!(said(chars, "x"), ["25 of 20: headline"]);
    assert_eq!(messages(findings(&rule(chars), &draft("x"), Lang::Fr)), Vec::<String>::new());
    let sentence = "kind = \"measure\"\nscope = \"body sentence\"\nof = \"words\"\nmax = 6";
    assert_eq!(said(sentence, "One two three. One two-three four’s five 1,500 six seven."), ["10", "7"]);
    let few = "kind = \"measure\"\nscope = \"body\"\nof = \"words\"\nper = \"document\"\nmin = 500";
    assert_eq!(findings(&rule(few), &draft("x"), Lang::En)[0].anchor, Anchor::Document);
    assert_eq!(said(&format!("{few}\nmin_words = 100"), "x").len(), 0);
    let density = "kind = \"measure\"\nscope = \"paragraph\"\nof = \"matches\"\nfind = [\"synergy\"]\nper = \"100-words\"\nmax = 2";
    assert_eq!(said(density, "A synergy of synergy."), ["10.53"]);
    let share = "kind = \"measure\"\nscope = \"body\"\nof = \"share\"\nshare_of = \"quote\"\nmax = 0.2";
    assert_eq!(said(share, "“We built it with our own hands,” she said.").len(), 1);
    let items = "kind = \"measure\"\nscope = \"body\"\nof = \"items\"\nmax = 1";
    assert_eq!(said(items, "- one\n- two"), ["2"]);
    let average =
        "kind = \"measure\"\nscope = \"everything\"\nof = \"avg-sentence-words\"\nmin = 1\nmax = 200";
    assert_eq!(said(average, "x").len(), 0);
    let unless = format!("{chars}\nunless = [\"harbour wall\"]");
    assert_eq!(said(&unless, "x").len(), 0, "an exception overlaps the headline");
}

#[test]
fn parts_must_be_there_in_number_order_and_place() {
    let missing = "kind = \"structure\"\npart = \"boilerplate\"\nmessage = \"no {part}\"";
    assert_eq!(said(missing, "x"), ["no boilerplate"]);
    let two = "kind = \"structure\"\npart = \"paragraph\"\nmax = 2\nmessage = \"{count} of {max}\"";
    assert_eq!(said(two, "x"), ["3 of 2"]);
    let accept = "kind = \"structure\"\npart = \"contact\"\nmin = 1\naccept_meta = true\nmessage = \"none\"";
    let text = format!("---\ncontact: Ana Silva\n---\n\n{}", draft("x"));
    assert_eq!(messages(findings(&rule(accept), &text, Lang::En)), Vec::<String>::new());
    let order = "kind = \"structure\"\norder = [\"headline\", \"list\", \"lede\"]\nmessage = \"{part} after {other}\"";
    assert_eq!(said(order, "- one\n- two"), ["list after lede"]);
    assert_eq!(said(&format!("{order}\nfree = [\"list\"]"), "- one\n- two").len(), 0);
    let place = "kind = \"structure\"\npart = \"list\"\nposition = \"before:lede\"\nmessage = \"{part} behind {other}\"";
    assert_eq!(said(place, "- one\n- two"), ["list behind lede"]);
    assert_eq!(said(&place.replace("before:lede", "after:lede"), "- one\n- two").len(), 0);
    let inside =
        "kind = \"structure\"\nscope = \"lede\"\npart = \"number\"\nmin = 3\nmessage = \"{count} of {min}\"";
    assert_eq!(said(inside, "1 2 3"), ["0 of 3"]);
    let advisories = format!("{missing}\ndoc = [\"media-advisory\"]");
    assert_eq!(said(&advisories, "x").len(), 0);
}

#[test]
fn records_must_have_their_fields() {
    let keys = "kind = \"structure\"\npart = \"date\"\nrequire = [\"weekday\"]\nmessage = \"no {value}\"";
    assert_eq!(said(keys, "It opens on Tuesday, 12 March 2024."), ["no weekday"]);
    let either = keys.replace("\"weekday\"", "\"weekday|core\"");
    assert_eq!(said(&either, "It opens on 12 March 2024.").len(), 0);
}

#[test]
fn an_agency_is_named_as_its_house_wants() {
    let text = |form: &str| vec![DatedText::always(form)];
    let iom = Entity {
        id: "iom".into(),
        full: text("International Organization for Migration"),
        short: text("IOM"),
        tag: text("the UN Migration Agency"),
        ..Entity::default()
    };
    let fund = Entity { id: "fund".into(), full: text("IOM Development Fund"), ..Entity::default() };
    let house = House { entities: vec![iom, fund], ..House::default() };
    let keys = "kind = \"naming\"\nof = \"iom\"\nmessage = \"{match} -> {fix}\"\nfix = \"unsafe\"\n\
                first = [\"the {full} ({short})\", \"{short}, {tag},\"]\nlater = [\"{short}\", \"the Organization\"]\n\
                headline = [\"{short}\"]\nnever = [\"International Organization of Migration\"]";
    let at = |headline: &str, body: &str| {
        let text = format!("# {headline}\n\nGao, 5 March 2024 – {body}\n");
        messages(findings_in_house(&rule(keys), &text, Lang::En, &house))
    };
    let none = Vec::<String>::new();
    assert_eq!(
        at("IOM opens a centre", "The International Organization for Migration (IOM) opened it. IOM pays."),
        none
    );
    assert_eq!(at("Centre opens", "IOM, the UN Migration Agency, opened it on Tuesday in the town."), none);
    assert_eq!(
        at("Centre opens", "On Tuesday IOM opened it in the old town."),
        ["IOM -> the International Organization for Migration (IOM)"]
    );
    assert_eq!(
        at("Centre opens", "The International Organization of Migration opened it on Tuesday in the town."),
        ["International Organization of Migration -> International Organization for Migration"]
    );
    assert_eq!(
        at(
            "Head of the UN Migration Agency opens centre",
            "The International Organization for Migration (IOM) opened it on Tuesday."
        ),
        ["the UN Migration Agency -> IOM"]
    );
    assert_eq!(at("Centre opens", "The IOM Development Fund paid for the wall of the old town."), none);
    assert_eq!(
        at(
            "Centre opens",
            "The International Organization for Migration (IOM) opened it. The International Organization for Migration pays."
        ),
        ["International Organization for Migration -> IOM"]
    );
}

#[test]
fn examples_become_drafts() {
    let tests = inline_tests(&complete(
        "kind = \"measure\"\nscope = \"headline\"\nof = \"chars\"\nmax = 9\nbad = [\"A long headline\", { text = \"Un mur\", lang = \"fr\", with = { max = 2 } }]\ngood = [\"Short\", { doc = \"tests/a.md\" }]",
    ));
    assert!(tests[0].text.starts_with("# A long headline\n\nGao, 5 March 2024 – "));
    assert!(tests[1].text.contains("Dakar, le 5 mars 2024"));
    assert_eq!((tests[1].lang, tests[1].with.len()), (Some(Lang::Fr), 1));
    let fire: Vec<bool> = tests.iter().map(|test| test.should_fire).collect();
    assert_eq!((fire, tests[3].file.as_deref()), (vec![true, true, false, false], Some("tests/a.md")));
    let paragraph = inline_tests(&complete("kind = \"pattern\"\nfind = [\"x\"]\nbad = [\"An x.\"]"));
    assert!(paragraph[0].text.contains("\n\nAn x.\n\n"));
    let marked = inline_tests(&complete(
        "kind = \"pattern\"\nscope = \"boilerplate\"\nfind = [\"x\"]\nbad = [\"An x.\"]",
    ));
    assert!(marked[0].text.contains("part=boilerplate -->\nAn x."));
    for test in tests.iter().filter(|test| test.file.is_none()) {
        let base = complete("kind = \"measure\"\nscope = \"headline\"\nof = \"chars\"\nmax = 9");
        let rule = read_changed(&base, &test.with, Reading::default()).unwrap();
        let fires = !findings(&rule, &test.text, test.lang.unwrap_or_default()).is_empty();
        assert_eq!(fires, test.should_fire, "{}", test.text);
    }
}

/// What a rule with changed keys says about its examples, where it is not what they want.
fn broken_examples(rule: &Table, changes: &Table) -> (usize, Vec<String>) {
    let mut changed = rule.clone();
    changed.extend(changes.clone());
    let tests = inline_tests(&changed);
    let broken = tests.iter().filter_map(|test| {
        let rule =
            read_changed(&changed, &test.with, Reading::default()).unwrap_or_else(|e| panic!("{e:#?}"));
        let found = findings(&rule, &test.text, test.lang.unwrap_or_default());
        let wrong = found.is_empty() == test.should_fire;
        let code = &rule.meta().code;
        wrong.then(|| format!("{code} fire={}: {:?}\n{}", test.should_fire, messages(found), test.text))
    });
    (tests.len(), broken.collect())
}

fn core_rules() -> Vec<Table> {
    let files = [
        include_str!("../../../rules/core/structure.toml"),
        include_str!("../../../rules/core/wording.toml"),
    ];
    let rules = files.into_iter().flat_map(|file| table(file)["rule"].as_array().cloned().unwrap());
    rules.map(|rule| rule.as_table().cloned().unwrap()).collect()
}

#[test]
fn the_examples_of_the_core_pack_hold() {
    let (counts, broken): (Vec<usize>, Vec<Vec<String>>) =
        core_rules().iter().map(|rule| broken_examples(rule, &Table::new())).unzip();
    assert!(counts.iter().sum::<usize>() > 60, "{counts:?}");
    assert_eq!(broken.concat(), Vec::<String>::new());
}

#[test]
fn the_examples_of_the_house_glossary_hold() {
    let core = core_rules();
    let preferred = core.iter().find(|rule| rule["id"].as_str() == Some("PR701")).unwrap();
    let pack = table(include_str!("../../../rules/iom/pack.toml"));
    let changes = pack["rules"]["PR701"].as_table().unwrap();
    let (count, broken) = broken_examples(preferred, changes);
    assert!(count >= 12, "{count}");
    assert_eq!(broken, Vec::<String>::new());
}
