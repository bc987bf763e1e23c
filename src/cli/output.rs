//! Where reports go: one may go to standard output, any number to files, all of them while the drafts are checked.

use super::Surroundings;
use super::args::{Colour, OutputTarget};
use super::choice::usage;
use crate::engine::FileReport;
use crate::report::{Ending, InputError, OutputFormat, RenderOptions, Renderer, renderer};
use crate::workspace::{Draft, create, is_same_file, reason, shown};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// The reports of a run.
pub(super) struct Outputs<'w> {
    stdout: BufWriter<&'w mut dyn Write>,
    reports: Vec<Report>,
    /// What could not be written.
    pub errors: Vec<InputError>,
}

struct Report {
    renderer: Box<dyn Renderer>,
    /// The file with its name; standard output without.
    file: Option<(BufWriter<File>, String)>,
    /// Whether whoever reads standard output has stopped reading.
    closed: bool,
}

/// The outputs that were asked for: by flag, by `PRESSLINT_OUTPUT`, or the usual one.
///
/// # Errors
/// Outputs that do not go together.
pub(super) fn targets(
    flags: &[OutputTarget],
    surroundings: &Surroundings,
) -> Result<Vec<OutputTarget>, InputError> {
    let mut targets = flags.to_vec();
    if targets.is_empty()
        && let Some(variable) = surroundings.variable("PRESSLINT_OUTPUT")
    {
        let target = variable.parse().map_err(|error| usage(&format!("PRESSLINT_OUTPUT: {error}"), ""))?;
        targets.push(target);
    }
    if targets.is_empty() {
        targets.push(OutputTarget { format: OutputFormat::Full, path: None });
    }
    let to_stdout = targets.iter().filter(|target| target.path.is_none()).count();
    if to_stdout > 1 {
        return Err(usage("two reports cannot both go to standard output", "write --output FORMAT=PATH"));
    }
    Ok(targets)
}

/// Reports that would take the place of a draft, or of each other.
///
/// # Errors
/// The first of them.
pub(super) fn refuse_overwriting(
    targets: &[OutputTarget],
    drafts: &[Draft],
    base: &Path,
) -> Result<(), InputError> {
    let paths: Vec<PathBuf> =
        targets.iter().filter_map(|target| Some(base.join(target.path.as_ref()?))).collect();
    for (at, path) in paths.iter().enumerate() {
        let name = shown(path.strip_prefix(base).unwrap_or(path));
        let refuse = |message: &str, help: &str| {
            Err(InputError { path: name.clone(), message: message.to_owned(), help: help.to_owned() })
        };
        if drafts.iter().any(|draft| draft.is_file(path)) {
            return refuse(
                "is a draft, and the report would take its place",
                "name another file for the report",
            );
        }
        if paths[..at].iter().any(|other| is_same_file(other, path)) {
            return refuse("is to hold two reports", "name a file for each");
        }
    }
    Ok(())
}

impl<'w> Outputs<'w> {
    /// Opens the outputs, so that a path that cannot be written is known before any draft is checked.
    ///
    /// # Errors
    /// The first path that cannot be written.
    pub(super) fn open(
        targets: &[OutputTarget],
        options: &RenderOptions,
        colour: Colour,
        surroundings: &Surroundings,
        stdout: &'w mut dyn Write,
    ) -> Result<Self, InputError> {
        let mut reports = Vec::new();
        for target in targets {
            let report = match &target.path {
                None => {
                    let colour = surroundings.colour(colour, surroundings.stdout_is_terminal);
                    let options = RenderOptions { colour, width: surroundings.width(), ..*options };
                    Report { renderer: renderer(target.format, &options), file: None, closed: false }
                }
                Some(path) => {
                    let name = shown(path);
                    let file = create(&surroundings.folder().join(path), &name)?;
                    let colour = colour == Colour::Always;
                    let options = RenderOptions { colour, ..*options };
                    Report {
                        renderer: renderer(target.format, &options),
                        file: Some((file, name)),
                        closed: false,
                    }
                }
            };
            reports.push(report);
        }
        Ok(Self { stdout: BufWriter::new(stdout), reports, errors: Vec::new() })
    }

    /// Whether anybody still reads.
    pub(super) fn wanted(&self) -> bool {
        self.errors.is_empty() && self.reports.iter().any(|report| !report.closed)
    }

    /// Writes one file.
    pub(super) fn file(&mut self, file: &FileReport) {
        self.each(|renderer, out| renderer.file(file, out));
    }

    /// Writes the end.
    pub(super) fn finish(&mut self, end: &Ending<'_>) {
        self.each(|renderer, out| {
            renderer.finish(end, out)?;
            out.flush()
        });
    }

    /// Shows what has been written to standard output.
    pub(super) fn flush(&mut self) {
        if let Err(error) = self.stdout.flush() {
            let report = self.reports.iter_mut().find(|report| report.file.is_none());
            if let Some(report) = report {
                note(report, &error, &mut self.errors);
            }
        }
    }

    fn each(&mut self, mut write: impl FnMut(&mut dyn Renderer, &mut dyn Write) -> io::Result<()>) {
        for report in self.reports.iter_mut().filter(|report| !report.closed) {
            let out: &mut dyn Write = match &mut report.file {
                Some((file, _)) => file,
                None => &mut self.stdout,
            };
            if let Err(error) = write(report.renderer.as_mut(), out) {
                note(report, &error, &mut self.errors);
            }
        }
    }
}

/// A reader who has gone needs no message; a full disk does.
fn note(report: &mut Report, error: &io::Error, errors: &mut Vec<InputError>) {
    report.closed = true;
    if report.file.is_none() && error.kind() == io::ErrorKind::BrokenPipe {
        return;
    }
    let path = report.file.as_ref().map_or_else(|| "standard output".to_owned(), |(_, name)| name.clone());
    errors.push(InputError {
        path,
        message: format!("cannot be written: {}", reason(error)),
        help: String::new(),
    });
}
