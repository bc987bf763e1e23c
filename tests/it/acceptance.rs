//! A release copied from a web page with its menu, read end to end: the parts, the records and the complete list of
//! findings, as text and as Markdown.

use presslint::data::Contact;
use presslint::{FileReport, Level, Linter, Reading, Source, Style};

const TEXT: &str = include_str!("../../examples/releases/washington-accord.txt");
const MARKDOWN: &str = include_str!("../../examples/releases/washington-accord.md");

/// The page as text, as Markdown, and with the release alone made Markdown below a menu that was left as it came.
fn drafts() -> [Source; 3] {
    let (menu, release) = TEXT.split_once("IOM and Hemispheric").unwrap();
    let mixed = format!("{menu}\n# IOM and Hemispheric{}", release.replace('\n', "\n\n"));
    [("page.txt", TEXT), ("page.md", MARKDOWN), ("mixed.md", &mixed)]
        .map(|(name, text)| Source::named(name, text))
}

fn linter(pack: &str) -> Linter {
    let (linter, mistakes) = Linter::new(&Style::new().pack(pack));
    assert_eq!(mistakes, []);
    linter
}

/// What is understood of each; `iom` brings `un` and `core`.
fn readings() -> [Reading; 3] {
    let linter = linter("iom");
    drafts().map(|draft| linter.read(draft))
}

fn reports(pack: &str) -> [FileReport; 3] {
    let linter = linter(pack);
    drafts().map(|draft| linter.check(draft))
}

/// Code and level of every finding.
fn findings(report: &FileReport) -> Vec<(String, Level)> {
    report.diagnostics.iter().map(|finding| (finding.code(), finding.level)).collect()
}

#[test]
fn the_menu_is_chrome_and_the_release_has_its_parts_in_order() {
    for reading in readings() {
        let parts: Vec<&str> = reading.outline.iter().map(|part| part.name.as_str()).collect();
        let paragraphs = ["lede", "paragraph", "paragraph", "paragraph", "quote", "paragraph", "paragraph"];
        let around = [&["chrome", "headline", "dateline"], paragraphs.as_slice(), &["contacts"]];
        assert_eq!(parts, around.concat(), "{}: no boilerplate, no end mark", reading.name);
        let sure = reading.outline.iter().all(|part| part.confidence() >= 0.5);
        assert!(sure, "{}: findings rest on these parts", reading.name);
        assert_eq!(reading.language, "en");
        assert_eq!(reading.stories.len(), 1);
        assert_eq!(reading.stories[0].kind.as_str(), "release");
    }
}

#[test]
fn headline_and_lede_are_whole_and_the_chrome_ends_above_them() {
    let readings = readings();
    let part = |reading: &Reading, name: &str| -> String {
        let part = reading.outline.iter().find(|part| part.name == name);
        part.map(|part| part.text.clone()).unwrap_or_default()
    };
    for reading in &readings {
        let headline = part(reading, "headline");
        assert_eq!(headline, "IOM and Hemispheric Partners Agree to Track Labour Forum Pledges");
        let lede = part(reading, "lede");
        assert_eq!(lede.split_whitespace().count(), 36);
        assert!(lede.starts_with("IOM, the UN Migration Agency,") && lede.ends_with("Group (JPMG)."));
    }
    let chrome = &readings[0].outline[0].location;
    assert_eq!((chrome.start.line, chrome.end.line), (1, 22));
}

#[test]
fn the_dateline_names_a_city_and_no_day() {
    for reading in readings() {
        let story = &reading.stories[0];
        let dateline = story.dateline.as_ref().unwrap();
        assert_eq!(dateline.places, ["Washington DC"]);
        assert_eq!(dateline.location.quote, "Washington DC");
        assert_eq!(
            (&dateline.date, &story.date),
            (&None, &None),
            "nothing in the file gives the day of issue"
        );
    }
}

#[test]
fn both_halves_of_the_split_quote_belong_to_one_speaker() {
    for reading in readings() {
        let speech: Vec<_> = reading.quotes.iter().filter(|quote| quote.speech).collect();
        assert_eq!(speech.len(), 2, "{}", reading.name);
        for half in speech {
            assert_eq!(half.speaker.as_deref(), Some("Ernesto Dell’Aquila"));
            assert_eq!(half.title.as_deref(), Some("IOM Chief of Mission in Washington"));
            assert_eq!(half.organization.as_deref(), Some("IOM"));
        }
    }
}

#[test]
fn the_contact_has_name_telephone_and_mail() {
    for reading in readings() {
        let [Contact { name, phones, emails, .. }] = &reading.contacts[..] else {
            panic!("{} contacts in {}", reading.contacts.len(), reading.name);
        };
        assert_eq!(name.as_deref(), Some("Beth Ostrander"));
        assert_eq!(phones[..], ["+1 202 555 0243"]);
        assert_eq!(emails[..], ["eostrander@iom.int"]);
    }
}

#[test]
fn the_house_finds_five_things_and_nothing_else() {
    let expected = [
        ("PR004", Level::Warning),
        ("PR204", Level::Info),
        ("PR211", Level::Info),
        ("PR314/compound", Level::Info),
        ("PR602/label", Level::Warning),
    ];
    for report in reports("iom") {
        assert_eq!(
            findings(&report),
            expected.map(|(code, level)| (code.to_owned(), level)),
            "{}",
            report.name
        );
        let places: Vec<_> = report.diagnostics.iter().map(|finding| &finding.location).collect();
        assert!(places[0].quote.starts_with("-\nAbout IOM") && places[0].quote.ends_with("\nGlobal Goals"));
        assert!(report.diagnostics[0].message.starts_with("22 lines"), "{}", report.name);
        assert_eq!(places[1].part.as_deref(), Some("dateline"));
        assert!(report.text[..places[1].text.unwrap().start].ends_with("Washington DC"));
        assert_eq!(places[2].quote, "earlier this week");
        assert_eq!(places[3].quote, "Inter American");
        assert_eq!(places[4].quote, "Tel.+1 202 555 0243");
    }
}

#[test]
fn without_the_house_the_bare_date_is_open_and_a_dateline_without_day_is_enough() {
    for report in reports("core") {
        let found = findings(&report);
        let has = |rule: &str| found.iter().any(|(code, _)| code.split('/').next() == Some(rule));
        assert!(has("PR208"), "{}: {found:?}", report.name);
        assert!(!has("PR102") && !has("PR204"), "{}: {found:?}", report.name);
        assert!(found.iter().all(|(_, level)| *level < Level::Error), "{}: {found:?}", report.name);
    }
}

#[test]
fn nothing_in_the_menu_is_judged_but_the_menu_itself() {
    for report in [reports("iom"), reports("core")].concat() {
        let end = report.outline[0].location.bytes.end;
        let inside = report.diagnostics.iter().filter(|finding| finding.location.bytes.start < end);
        assert_eq!(inside.map(presslint::Diagnostic::code).collect::<Vec<_>>(), ["PR004"], "{}", report.name);
    }
}
