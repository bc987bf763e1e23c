//! JSON, version 1, and JSON Lines. Fields may be added; none changes without a new version.

use super::Renderer;
use super::model::{Ending, InputError, RenderOptions};
use crate::config::ConfigMistake;
use crate::diagnostic::{Diagnostic, Location};
use crate::engine::{FileReport, OutlinePart};
use crate::text::Position;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use std::io::{self, Write};

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
    #[serde(skip_serializing_if = "Option::is_none")]
    explain: Option<Explain<'r>>,
}

#[derive(Serialize)]
struct Explain<'r> {
    parts: Vec<ExplainPart<'r>>,
    decisions: Vec<JsonDecision<'r>>,
}

#[derive(Serialize)]
struct ExplainPart<'r> {
    part: &'r str,
    story: usize,
    line: usize,
    confidence: f64,
    score: f64,
    signals: Vec<JsonSignal<'r>>,
    runner_up: Option<RunnerUp>,
}

#[derive(Serialize)]
struct JsonSignal<'r> {
    what: &'r str,
    score: f64,
}

#[derive(Serialize)]
struct RunnerUp {
    part: &'static str,
    score: f64,
}

#[derive(Serialize)]
struct JsonDecision<'r> {
    line: usize,
    column: usize,
    quote: &'r str,
    what: &'r str,
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
struct JsonStatistic<'r> {
    rule: &'r str,
    name: &'r str,
    level: &'static str,
    count: usize,
    fixable: usize,
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

/// One object for the run; files are written as they come.
#[derive(Debug)]
pub(super) struct Json {
    options: RenderOptions,
    files: usize,
}

impl Json {
    /// The format with its options.
    pub(super) const fn new(options: &RenderOptions) -> Self {
        Self { options: *options, files: 0 }
    }

    fn open(&self, out: &mut dyn Write) -> io::Result<()> {
        let tool = serde_json::to_string(&Tool { name: "presslint", version: env!("CARGO_PKG_VERSION") })?;
        write!(out, "{{\n  \"version\": 1,\n  \"tool\": {tool},\n  \"files\": [")
    }
}

impl Renderer for Json {
    fn file(&mut self, file: &FileReport, out: &mut dyn Write) -> io::Result<()> {
        if self.files == 0 {
            self.open(out)?;
        } else {
            out.write_all(b",")?;
        }
        self.files += 1;
        out.write_all(b"\n    ")?;
        write_indented(&file_entry(file, &self.options), 4, out)
    }

    fn finish(&mut self, end: &Ending<'_>, out: &mut dyn Write) -> io::Result<()> {
        if self.files == 0 {
            self.open(out)?;
        } else {
            out.write_all(b"\n  ")?;
        }
        out.write_all(b"]")?;
        let errors: Vec<_> = end.errors.iter().map(error_entry).collect();
        write_field("errors", &errors, out)?;
        let config: Vec<_> = end.config.iter().map(config_entry).collect();
        write_field("config", &config, out)?;
        if self.options.statistics {
            write_field("statistics", &statistics(end), out)?;
        }
        write_field("summary", &summary(end), out)?;
        out.write_all(b"\n}\n")
    }
}

/// One object a line for each finding.
#[derive(Debug)]
pub(super) struct JsonLines {
    options: RenderOptions,
}

impl JsonLines {
    /// The format with its options.
    pub(super) const fn new(options: &RenderOptions) -> Self {
        Self { options: *options }
    }
}

impl Renderer for JsonLines {
    fn file(&mut self, file: &FileReport, out: &mut dyn Write) -> io::Result<()> {
        for diagnostic in self.options.shown(file) {
            serde_json::to_writer(&mut *out, &Line { path: &file.name, finding: finding(diagnostic) })?;
            out.write_all(b"\n")?;
        }
        Ok(())
    }

    fn finish(&mut self, _: &Ending<'_>, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

/// Writes a field of the outermost object, after another.
fn write_field(name: &str, value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    write!(out, ",\n  \"{name}\": ")?;
    write_indented(value, 2, out)
}

/// Writes a value in several lines, all but the first moved to the right. JSON has no line feed inside a string.
fn write_indented(value: &impl Serialize, columns: usize, out: &mut dyn Write) -> io::Result<()> {
    let text = serde_json::to_string_pretty(value)?;
    for (nth, line) in text.split('\n').enumerate() {
        if nth > 0 {
            write!(out, "\n{:columns$}", "")?;
        }
        out.write_all(line.as_bytes())?;
    }
    Ok(())
}

fn summary(end: &Ending<'_>) -> JsonSummary {
    let summary = end.summary;
    JsonSummary {
        files: summary.files,
        error: summary.error,
        warning: summary.warning,
        info: summary.info,
        suppressed: summary.suppressed,
        fixable: summary.fixable,
    }
}

fn statistics<'r>(end: &Ending<'r>) -> Vec<JsonStatistic<'r>> {
    let rows = end.statistics.rows().into_iter();
    rows.map(|(rule, level, row)| JsonStatistic {
        rule,
        name: &row.name,
        level: level.as_str(),
        count: row.count,
        fixable: row.fixable,
    })
    .collect()
}

fn config_entry(mistake: &ConfigMistake) -> ConfigFinding<'_> {
    ConfigFinding { path: &mistake.file.name, finding: finding(&mistake.diagnostic) }
}

fn file_entry<'r>(file: &'r FileReport, options: &RenderOptions) -> File<'r> {
    File {
        path: &file.name,
        format: file.format.as_str(),
        kind: file.kind.as_str(),
        outline: file.outline.iter().map(outline_entry).collect(),
        diagnostics: options.shown(file).map(finding).collect(),
        explain: options.explain_structure.then(|| explain(file)),
    }
}

fn explain(file: &FileReport) -> Explain<'_> {
    Explain {
        parts: file.outline.iter().map(explain_part).collect(),
        decisions: file
            .decisions
            .iter()
            .map(|(location, decision)| JsonDecision {
                line: location.start.line,
                column: location.start.column,
                quote: &location.quote,
                what: &decision.what,
            })
            .collect(),
    }
}

fn explain_part(part: &OutlinePart) -> ExplainPart<'_> {
    ExplainPart {
        part: &part.name,
        story: part.part.story + 1,
        line: part.location.start.line,
        confidence: two_digits(part.part.confidence),
        score: two_digits(part.part.score),
        signals: part
            .part
            .signals
            .iter()
            .map(|signal| JsonSignal { what: &signal.what, score: two_digits(signal.score) })
            .collect(),
        runner_up: part
            .part
            .runner_up
            .as_ref()
            .map(|(kind, score)| RunnerUp { part: kind.as_str(), score: two_digits(*score) }),
    }
}

/// Two digits are all the labeller means. Zero added to minus zero, the sum of nothing, is zero.
fn two_digits(value: f32) -> f64 {
    (f64::from(value) * 100.0).round() / 100.0 + 0.0
}

fn outline_entry(part: &OutlinePart) -> OutlineEntry<'_> {
    OutlineEntry {
        part: &part.name,
        confidence: two_digits(part.part.confidence),
        start: part.location.bytes.start,
        end: part.location.bytes.end,
        text: &part.text,
    }
}

fn finding(diagnostic: &Diagnostic) -> Finding<'_> {
    let related = diagnostic.related.iter();
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
        fixes: (0..)
            .zip(&diagnostic.fixes)
            .map(|(at, fix)| JsonFix {
                title: &fix.title,
                applicability: fix.applicability.as_str(),
                edits: diagnostic
                    .edits(at)
                    .map(|(bytes, text)| JsonEdit { start: bytes.start, end: bytes.end, text })
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
