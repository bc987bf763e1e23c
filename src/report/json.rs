//! JSON, version 1, and JSON Lines. Fields may be added; none changes without a new version.

use super::model::{InputError, Run};
use crate::diagnostic::{Diagnostic, Location};
use crate::engine::{FileReport, OutlinePart};
use crate::text::Position;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use std::io::{self, Write};

#[derive(Serialize)]
struct Output<'r> {
    version: u32,
    tool: Tool,
    files: Vec<File<'r>>,
    errors: Vec<JsonError<'r>>,
    config: Vec<ConfigFinding<'r>>,
    summary: JsonSummary,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct File<'r> {
    path: &'r str,
    format: &'static str,
    kind: &'static str,
    outline: Vec<OutlineEntry<'r>>,
    diagnostics: Vec<Finding<'r>>,
}

#[derive(Serialize)]
struct OutlineEntry<'r> {
    part: &'r str,
    confidence: f64,
    start: usize,
    end: usize,
    text: &'r str,
}

#[derive(Serialize)]
struct Finding<'r> {
    rule: &'r str,
    name: &'r str,
    reason: Option<&'r str>,
    level: &'static str,
    message: &'r str,
    help: Option<&'r str>,
    location: Place<'r>,
    related: Vec<JsonRelated<'r>>,
    evidence: Evidence<'r>,
    fixes: Vec<JsonFix<'r>>,
    fingerprint: String,
    suppressed: Option<Suppressed<'r>>,
}

#[derive(Serialize)]
struct Place<'r> {
    start: Point,
    end: Point,
    quote: &'r str,
    part: Option<&'r str>,
    paragraph: Option<usize>,
}

#[derive(Serialize)]
struct Point {
    byte: usize,
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct JsonRelated<'r> {
    message: &'r str,
    location: Place<'r>,
}

#[derive(Serialize)]
struct JsonFix<'r> {
    title: &'r str,
    applicability: &'static str,
    edits: Vec<JsonEdit<'r>>,
}

#[derive(Serialize)]
struct JsonEdit<'r> {
    start: usize,
    end: usize,
    text: &'r str,
}

#[derive(Serialize)]
struct Suppressed<'r> {
    reason: &'r str,
}

#[derive(Serialize)]
struct JsonError<'r> {
    path: &'r str,
    message: &'r str,
    help: &'r str,
}

#[derive(Serialize)]
struct ConfigFinding<'r> {
    path: &'r str,
    #[serde(flatten)]
    finding: Finding<'r>,
}

#[derive(Serialize)]
struct Line<'r> {
    path: &'r str,
    #[serde(flatten)]
    finding: Finding<'r>,
}

#[derive(Serialize)]
struct JsonSummary {
    files: usize,
    error: usize,
    warning: usize,
    info: usize,
    suppressed: usize,
    fixable: usize,
}

/// The facts of a finding as one object; the first of equal keys wins.
struct Evidence<'r>(&'r Diagnostic);

impl Serialize for Evidence<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let facts = &self.0.evidence;
        let mut map = serializer.serialize_map(None)?;
        for (at, fact) in facts.iter().enumerate() {
            if facts[..at].iter().all(|earlier| earlier.key != fact.key) {
                map.serialize_entry(&fact.key, &fact.value)?;
            }
        }
        map.end()
    }
}

/// Writes one object for the whole run.
///
/// # Errors
/// What the writer says.
pub fn write_json(run: &Run, out: &mut dyn Write) -> io::Result<()> {
    let summary = run.summary();
    let output = Output {
        version: 1,
        tool: Tool { name: "presslint", version: env!("CARGO_PKG_VERSION") },
        files: run.files.iter().map(|file| file_entry(run, file)).collect(),
        errors: run.errors.iter().map(error_entry).collect(),
        config: run
            .config
            .iter()
            .map(|mistake| ConfigFinding { path: &mistake.file.name, finding: finding(&mistake.diagnostic) })
            .collect(),
        summary: JsonSummary {
            files: summary.files,
            error: summary.error,
            warning: summary.warning,
            info: summary.info,
            suppressed: summary.suppressed,
            fixable: summary.fixable,
        },
    };
    serde_json::to_writer_pretty(&mut *out, &output)?;
    out.write_all(b"\n")
}

/// Writes one object a line for each finding.
///
/// # Errors
/// What the writer says.
pub fn write_jsonl(run: &Run, out: &mut dyn Write) -> io::Result<()> {
    for file in &run.files {
        for diagnostic in file.diagnostics.iter().filter(|diagnostic| run.shows(diagnostic.level)) {
            serde_json::to_writer(&mut *out, &Line { path: &file.name, finding: finding(diagnostic) })?;
            out.write_all(b"\n")?;
        }
    }
    Ok(())
}

fn file_entry<'r>(run: &Run, file: &'r FileReport) -> File<'r> {
    let shown = file.diagnostics.iter().filter(|diagnostic| run.shows(diagnostic.level));
    File {
        path: &file.name,
        format: file.format.as_str(),
        kind: file.kind.as_str(),
        outline: file.outline.iter().map(outline_entry).collect(),
        diagnostics: shown.map(finding).collect(),
    }
}

fn outline_entry(part: &OutlinePart) -> OutlineEntry<'_> {
    OutlineEntry {
        part: &part.name,
        // Two digits are all the labeller means.
        confidence: (f64::from(part.part.confidence) * 100.0).round() / 100.0,
        start: part.location.bytes.start,
        end: part.location.bytes.end,
        text: &part.text,
    }
}

fn finding(diagnostic: &Diagnostic) -> Finding<'_> {
    let related = diagnostic.related.iter();
    let fixes = diagnostic.fixes.iter().zip(&diagnostic.fix_bytes);
    Finding {
        rule: &diagnostic.rule,
        name: &diagnostic.name,
        reason: diagnostic.reason.as_deref(),
        level: diagnostic.level.as_str(),
        message: &diagnostic.message,
        help: diagnostic.help.as_deref(),
        location: place(&diagnostic.location),
        related: related
            .map(|other| JsonRelated { message: &other.message, location: place(&other.location) })
            .collect(),
        evidence: Evidence(diagnostic),
        fixes: fixes
            .map(|(fix, bytes)| JsonFix {
                title: &fix.title,
                applicability: fix.applicability.as_str(),
                edits: fix
                    .edits
                    .iter()
                    .zip(bytes)
                    .map(|(edit, bytes)| JsonEdit { start: bytes.start, end: bytes.end, text: &edit.text })
                    .collect(),
            })
            .collect(),
        fingerprint: diagnostic.fingerprint.to_string(),
        suppressed: diagnostic.suppressed.as_deref().map(|reason| Suppressed { reason }),
    }
}

fn place(location: &Location) -> Place<'_> {
    let point =
        |byte: usize, position: Position| Point { byte, line: position.line, column: position.column };
    Place {
        start: point(location.bytes.start, location.start),
        end: point(location.bytes.end, location.end),
        quote: &location.quote,
        part: location.part.as_deref(),
        paragraph: location.paragraph,
    }
}

fn error_entry(error: &InputError) -> JsonError<'_> {
    JsonError { path: &error.path, message: &error.message, help: &error.help }
}
