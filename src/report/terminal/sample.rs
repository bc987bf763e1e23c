//! A made-up run for tests of the formats: drafts with every awkward kind of text, and findings of every kind about them.

use crate::config::{ConfigMistake, TomlFile};
use crate::diagnostic::{Applicability, Diagnostic, Evidence, Fingerprint, Fix, Level, Location, Related};
use crate::document::Format;
use crate::engine::FileReport;
use crate::release::{DocType, Part, PartKind, Signal};
use crate::report::{InputError, Run};
use crate::text::{ByteRange, LineIndex, TextRange};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Builds a file report over a text whose lines are its blocks.
pub(super) struct Draft {
    name: &'static str,
    text: &'static str,
    found: Vec<Diagnostic>,
}

impl Draft {
    pub(super) fn new(name: &'static str, text: &'static str) -> Self {
        Self { name, text, found: Vec::new() }
    }

    /// The place of some words, the n-th time they occur.
    pub(super) fn nth(&self, words: &str, nth: usize) -> Location {
        let (start, _) = self.text.match_indices(words).nth(nth).expect("the words stand in the draft");
        self.at(start, start + words.len())
    }

    /// The place of some words.
    pub(super) fn place(&self, words: &str) -> Location {
        self.nth(words, 0)
    }

    /// The place without width behind some words.
    pub(super) fn behind(&self, words: &str) -> Location {
        let end = self.place(words).bytes.end;
        self.at(end, end)
    }

    /// Words that are no copy, such as a comment.
    pub(super) fn outside(&self, words: &str) -> Location {
        Location { text: None, paragraph: None, part: None, ..self.place(words) }
    }

    pub(super) fn at(&self, start: usize, end: usize) -> Location {
        let lines = LineIndex::new(self.text);
        Location {
            text: Some(TextRange::new(start, end)),
            bytes: ByteRange::new(start, end),
            start: lines.position(self.text, start),
            end: lines.position(self.text, end),
            quote: self.text[start..end].to_owned(),
            part: Some("paragraph".to_owned()),
            paragraph: Some(1),
        }
    }

    /// Adds a finding; what it lacks is set by the caller.
    pub(super) fn find(
        &mut self,
        code: &'static str,
        level: Level,
        location: Location,
        message: &str,
    ) -> &mut Diagnostic {
        let (rule, reason) = match code.split_once('/') {
            Some((rule, reason)) => (rule, Some(reason.into())),
            None => (code, None),
        };
        self.found.push(Diagnostic {
            rule: rule.into(),
            name: "made-up-rule".into(),
            reason,
            level,
            demoted_from: None,
            message: message.to_owned(),
            why: None,
            help: None,
            location,
            related: Vec::new(),
            evidence: Vec::new(),
            fixes: Vec::new(),
            fix_bytes: Vec::new(),
            fingerprint: Fingerprint::default(),
            suppressed: None,
        });
        self.found.last_mut().expect("a finding was just added")
    }

    pub(super) fn report(self) -> FileReport {
        let mut blocks = Vec::new();
        let mut at = 0;
        for line in self.text.split_inclusive('\n') {
            if !line.trim().is_empty() {
                blocks.push(TextRange::new(at, at + line.trim_end_matches('\n').len()));
            }
            at += line.len();
        }
        FileReport {
            name: self.name.to_owned(),
            format: Format::Markdown,
            kind: DocType::Release,
            stories: 1,
            text: Arc::from(self.text),
            blocks,
            outline: Vec::new(),
            decisions: Vec::new(),
            diagnostics: self.found,
            limits: BTreeMap::new(),
        }
    }
}

/// A related place.
pub(super) fn related(location: Location, message: &str) -> Related {
    Related { location, message: message.to_owned() }
}

/// A fact.
pub(super) fn fact(key: &'static str, value: &str) -> Evidence {
    Evidence { key: key.into(), value: value.to_owned() }
}

/// A repair; its edits are of no interest to what people read.
pub(super) fn fix(applicability: Applicability, title: &str) -> Fix {
    Fix { title: title.to_owned(), applicability, edits: Vec::new() }
}

const LEVY: &str = "\
---
title: Harbour levy
date: 2024-13-05
---
# Ministry opens customs house to apprentices

**NORVIK** – The Ministry of Ports said on Thursday that the old customs house will open to 400 apprentices a year. The first of them have been chosen from among the children of dockers who lost their work when the port was closed. The centre opens on Monday, 12 March 2024, in the old customs house, and the President of the Harbour Board (PHB) will cut the ribbon. Doors open at nine. A second intake is planned for the autumn.

“This is a great day for the port,” said Ana Reis\u{200b}, head of the PHB. The price\u{a0}: 5\u{a0}EUR.  Nobody asked \u{202e}sesrever\u{202c} for it, and nobo\u{ad}dy \u{1b}[31mred\u{1b}[0m paid.

<!-- presslint: ignore[PR999] no such rule -->

記者会見は東京都港区で3月12日（月曜日）に開かれる予定です。港湾局の局長は、この施設が地域の若者に新しい仕事の機会を提供すると述べました。Cafe\u{301} de\u{301}ja\u{300} vu e\u{301}te\u{301} said the Harbour Levy Bureau.

The Harbour Levy Bureau is known. The Harbour Levy Bureau is old. The Harbour Levy Bureau is grey. The Harbour Levy Bureau is tired.

See https://press.example.org/releases/2024/03/a-very-long-address-that-does-not-break-anywhere-and-goes-on-and-on-and-on for more.
";

/// A run that holds one of everything.
pub(super) fn everything() -> Run {
    let mut draft = Draft::new("releases/2024/harbour-levy.md", LEVY);
    front_matter(&mut draft);
    lede(&mut draft);
    speech(&mut draft);
    tail(&mut draft);
    let mut second =
        Draft::new("releases/2024/clean.md", "# A draft with one small thing\n\nAll is well here.\n");
    let place = second.place("small");
    second.find("PR715", Level::Info, place, "“small” says little");
    let place = second.place("well");
    second.find("PR701", Level::Warning, place, "never shown").suppressed = Some("agreed".to_owned());
    let mut report = draft.report();
    report.outline = outline(&report);
    Run { files: vec![second.report(), report], ..Run::default() }
}

fn front_matter(draft: &mut Draft) {
    let place = draft.outside("2024-13-05");
    let found = draft.find("PR207", Level::Error, place, "there is no month 13");
    found.why = Some("nobody can tell which day is meant".into());
    let place = draft.outside("<!-- presslint: ignore[PR999] no such rule -->");
    let found = draft.find("PR003/unknown", Level::Warning, place, "there is no rule “PR999”");
    found.fixes.push(fix(Applicability::Safe, "take the comment out"));
}

fn lede(draft: &mut Draft) {
    let place = draft.place("Monday, 12 March 2024");
    let found = draft.find("PR206", Level::Error, place, "12 March 2024 is a Tuesday, not a Monday");
    found.why = Some("readers turn up on the wrong day, and a correction follows".into());
    found.evidence.push(fact("written", "Monday"));
    found.evidence.push(fact("calendar", "Tuesday"));
    found.fixes.push(fix(Applicability::Show, "write “Tuesday”"));
    found.fixes.push(fix(Applicability::Show, "write “Monday, 11 March 2024”"));
    let first = draft.place("(PHB)");
    let place = draft.nth("PHB", 1);
    let found =
        draft.find("PR302/late", Level::Warning, place, "“PHB” is used for one body and defined for another");
    found.related.push(related(first, "defined here"));
    found.demoted_from = Some(Level::Error);
    found.help = Some("write the name of the body in full the first time it is named, with the short form in brackets, and use the short form from then on".to_owned());
    let start = draft.place("**NORVIK**").bytes.start;
    let end = draft.place("the autumn.").bytes.end;
    let place = draft.at(start, end);
    draft.find(
        "PR104/long",
        Level::Warning,
        place,
        "the first paragraph has 82 words, and readers stop after 40",
    );
    let place = draft.behind("for the autumn.");
    let found =
        draft.find("PR103", Level::Error, place, "the release names nobody whom journalists can reach");
    found.help = Some("add a contact with a name and a telephone number or an address".to_owned());
}

fn speech(draft: &mut Draft) {
    let place = draft.place("\u{200b}");
    let found = draft.find("PR810", Level::Error, place, "a zero width space stands in “Ana Reis\u{200b},”");
    found.fixes.push(fix(Applicability::Safe, "take it out"));
    let place = draft.place("  Nobody");
    draft
        .find("PR804", Level::Warning, place, "two spaces")
        .fixes
        .push(fix(Applicability::Safe, "write one"));
    let place = draft.place("\u{202e}sesrever\u{202c}");
    draft.find("PR810", Level::Error, place, "the direction of writing is turned around");
    let place = draft.place("\u{1b}[31mred");
    draft.find("PR810", Level::Error, place, "a control character");
    let place = draft.place("great day for the port");
    draft.find("PR715", Level::Info, place, "“great” says little");
}

fn tail(draft: &mut Draft) {
    let place = draft.place("3月12日（月曜日）");
    let other = draft.place("局長");
    let found =
        draft.find("PR206", Level::Error, place, "12 March 2024 is a Tuesday, not a Monday（月曜日）");
    found.related.push(related(other, "the head is named without a name"));
    let place = draft.place("de\u{301}ja\u{300} vu");
    draft.find("PR311", Level::Warning, place, "foreign words without italics");
    for nth in 0..5 {
        let place = draft.nth("Harbour Levy Bureau", nth);
        draft.find("PR301/never", Level::Error, place, "“Harbour Levy Bureau” was never its name");
    }
    for nth in 0..4 {
        let place = draft.nth("The ", nth);
        draft.find("PR715", Level::Info, place, "a sentence begins with “The”");
    }
    let place = draft.place("https://press.example.org/releases/2024/03/a-very-long-address-that-does-not-break-anywhere-and-goes-on-and-on-and-on");
    draft.find("PR609", Level::Warning, place, "the address is longer than a line, and readers of the printed release will have to type it by hand from the paper");
}

fn outline(report: &FileReport) -> Vec<crate::engine::OutlinePart> {
    let draft = Draft::new("x", LEVY);
    let part = |kind: PartKind, words: &str, confidence: f32, signals: &[(&'static str, f32)]| {
        let location = draft.place(words);
        let range = location.text.unwrap_or_default();
        let mut part = Part::new(kind, range, 0..1);
        part.confidence = confidence;
        part.score = signals.iter().map(|(_, score)| score).sum();
        part.signals = signals.iter().map(|&(what, score)| Signal { what: what.into(), score }).collect();
        part.runner_up = (kind == PartKind::Headline).then_some((PartKind::Kicker, 1.25));
        crate::engine::OutlinePart {
            name: kind.as_str().to_owned(),
            text: report.text[range.as_range()].to_owned(),
            location,
            part,
        }
    };
    vec![
        part(
            PartKind::Headline,
            "Ministry opens customs house to apprentices",
            0.9,
            &[
                ("heading of level 1", 4.0),
                ("first block of the text", 2.0),
                ("no final stop", 0.5),
                ("as long as headlines are", 1.0),
                ("verb in the present tense", 1.0),
            ],
        ),
        part(PartKind::Dateline, "**NORVIK** –", 0.8, &[("capitals before a dash", 3.0)]),
        part(PartKind::Quote, "“This is a great day for the port,” said Ana Reis", 0.65, &[]),
    ]
}

const MISTAKEN: &str = "\
extends = [\"pack:iom\"]

[rules]
PR206 = \"eror\"
PR110 = { maxx = 90 }
";

/// A run that could not check everything.
pub(super) fn with_mistakes() -> Run {
    let file = TomlFile { name: "presslint.toml".to_owned(), text: MISTAKEN.into() };
    let mut draft = Draft::new("presslint.toml", MISTAKEN);
    let place = draft.outside("\"eror\"");
    draft.find("level", Level::Error, place, "“eror” is no level").help =
        Some("write one of: error, warning, info, off".to_owned());
    let place = draft.outside("maxx");
    let other = draft.outside("PR110");
    let found = draft.find("unknown-key", Level::Error, place, "the rule has no parameter “maxx”");
    found.help = Some("did you mean “max”?".to_owned());
    found.related.push(related(other, "in the table of this rule"));
    let config = draft.report().diagnostics.into_iter();
    let config = config.map(|diagnostic| ConfigMistake { file: file.clone(), diagnostic }).collect();
    let errors = vec![InputError {
        path: "releases/none.md".to_owned(),
        message: "no such file".to_owned(),
        help: "check the spelling, or name the folder".to_owned(),
    }];
    Run { config, errors, ..Run::default() }
}
