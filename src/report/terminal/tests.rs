//! What people see, compared with `tests/it/snapshots/`; `UPDATE=1 cargo test --lib snapshot` writes the files.

use super::sample::{Draft, everything, fact, fix, related, with_mistakes};
use crate::diagnostic::{Applicability, Level, Location};
use crate::report::{OutputFormat, RenderOptions, Run, render};
use crate::text::TextRange;
use std::path::PathBuf;

fn rendered(format: OutputFormat, run: &Run, options: RenderOptions) -> String {
    let mut out = Vec::new();
    render(format, run, &options, &mut out).expect("a vector takes everything");
    String::from_utf8(out).expect("what people read is UTF-8")
}

fn full(run: &Run, width: usize) -> String {
    rendered(OutputFormat::Full, run, RenderOptions { width, ..RenderOptions::default() })
}

/// Compares with the file of that name, or writes it under `UPDATE=1`.
#[expect(clippy::disallowed_methods, reason = "snapshots are files")]
fn settle(name: &str, found: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/it/snapshots").join(name);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().expect("a folder was joined")).unwrap();
        std::fs::write(&path, found).unwrap();
        return;
    }
    let wanted = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(found == wanted, "{name} differs; look, then UPDATE=1 cargo test --lib snapshot\n{found}");
}

#[test]
fn snapshot_full_at_80_columns() {
    settle("full-80.txt", &full(&everything(), 80));
}

#[test]
fn snapshot_full_at_120_columns() {
    settle("full-120.txt", &full(&everything(), 120));
}

#[test]
fn snapshot_full_in_colour() {
    let options = RenderOptions { width: 80, colour: true, ..RenderOptions::default() };
    let found = rendered(OutputFormat::Full, &everything(), options);
    settle("full-colour.txt", &found.replace('\u{1b}', "␛"));
}

#[test]
fn snapshot_concise() {
    settle("concise.txt", &rendered(OutputFormat::Concise, &everything(), RenderOptions::default()));
}

#[test]
fn snapshot_statistics() {
    let options = RenderOptions { statistics: true, ..RenderOptions::default() };
    settle("statistics.txt", &rendered(OutputFormat::Full, &everything(), options));
}

#[test]
fn snapshot_json() {
    let options = RenderOptions { statistics: true, explain_structure: true, ..RenderOptions::default() };
    settle("run.json", &rendered(OutputFormat::Json, &everything(), options));
}

#[test]
fn snapshot_structure() {
    let options =
        RenderOptions { width: 80, explain_structure: true, quiet: true, ..RenderOptions::default() };
    settle("structure.txt", &rendered(OutputFormat::Full, &everything(), options));
}

#[test]
fn snapshot_problems() {
    let run = with_mistakes();
    let layout = super::Layout { width: 80, paint: super::Paint { on: false } };
    let mut out = Vec::new();
    super::write_problems(&layout, &run.config, &run.errors, &mut out).unwrap();
    settle("problems.txt", &String::from_utf8(out).unwrap());
}

#[test]
fn colour_adds_nothing_but_colour() {
    let run = everything();
    let plain = full(&run, 80);
    let coloured =
        rendered(OutputFormat::Full, &run, RenderOptions { width: 80, colour: true, ..Default::default() });
    let mut bare = String::new();
    let mut rest = coloured.as_str();
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        bare.push_str(before);
        rest = after.split_once('m').expect("every sequence is a colour").1;
    }
    bare.push_str(rest);
    assert_eq!(bare, plain);
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for width in [60, 80, 120] {
        for line in full(&everything(), width).lines() {
            // Places are kept whole, so that editors can open them.
            let place = line.contains("-->") || line.trim_start().starts_with("releases/");
            assert!(place || super::columns(line) <= width, "{} columns: {line}", super::columns(line));
        }
    }
}

#[test]
fn nothing_a_terminal_obeys_comes_through() {
    let output = full(&everything(), 80);
    let obeyed = |c: &char| (c.is_control() && *c != '\n') || ('\u{202a}'..='\u{202e}').contains(c);
    assert_eq!(output.chars().find(obeyed), None);
}

#[test]
fn a_place_at_any_offset_is_drawn() {
    let text = "e\u{301}té 東京 \u{200b}word\u{202e} and  the end ";
    for start in 0..=text.len() {
        for end in start..=text.len() {
            if text.is_char_boundary(start) && text.is_char_boundary(end) {
                let mut draft = Draft::new("a.md", text);
                let place = draft.at(start, end);
                draft.find("PR001", Level::Error, place, "message");
                let run = Run { files: vec![draft.report()], ..Run::default() };
                assert!(full(&run, 40).contains('^'), "{start}..{end}");
            }
        }
    }
}

#[test]
fn a_finding_in_an_endless_line_is_drawn_at_once() {
    let text: &'static str = "word ".repeat(2_000_000).leak();
    let mut draft = Draft::new("a.md", text);
    // One look for the line and column is enough: the sample counts them from the beginning of the file.
    let first = draft.place("word");
    for at in (0..200).map(|nth| nth * 50_000) {
        let place = Location { text: Some(TextRange::new(at, at + 4)), ..first.clone() };
        draft.find("PR001", Level::Error, place, "message").evidence.push(fact("at", &at.to_string()));
    }
    let whole = draft.at(0, text.len());
    draft
        .find("PR110", Level::Warning, whole, "the paragraph is long")
        .fixes
        .push(fix(Applicability::Show, "cut"));
    let files = vec![draft.report()];
    let output = full(&Run { files, ..Run::default() }, 80);
    assert!(output.len() < 20_000, "{} bytes", output.len());
    assert!(output.contains("198 more like this"));
}

#[test]
fn a_second_place_far_away_has_a_paragraph_of_its_own() {
    let mut draft = Draft::new("a.md", "First words here.\nSecond words here.\n");
    let first = draft.place("First");
    let second = draft.place("Second");
    draft.find("PR304", Level::Error, second, "defined twice").related.push(related(first, "first here"));
    let output = full(&Run { files: vec![draft.report()], ..Run::default() }, 80);
    assert!(output.contains("--> a.md:2:1") && output.contains("--> a.md:1:1"), "{output}");
    assert!(output.contains("----- first here"), "{output}");
}
