//! One finding a line: `path:line:column: level[CODE/reason] message`, and nothing else, so that editors and grep can read it.

use super::Renderer;
use super::model::{Ending, RenderOptions};
use super::terminal::{Ink, Paint, visible, write_structure};
use crate::diagnostic::Diagnostic;
use crate::engine::FileReport;
use std::io::{self, Write};

/// The format.
#[derive(Debug)]
pub(super) struct Concise {
    options: RenderOptions,
}

impl Concise {
    /// The format with its options.
    pub(super) const fn new(options: &RenderOptions) -> Self {
        Self { options: *options }
    }
}

impl Renderer for Concise {
    fn file(&mut self, file: &FileReport, out: &mut dyn Write) -> io::Result<()> {
        let paint = Paint { on: self.options.colour };
        if self.options.explain_structure {
            write_structure(file, paint, self.options.width, out)?;
        }
        if self.options.statistics {
            return Ok(());
        }
        for diagnostic in self.options.open(file) {
            writeln!(out, "{}", line(&file.name, diagnostic, paint))?;
        }
        Ok(())
    }

    fn finish(&mut self, end: &Ending<'_>, out: &mut dyn Write) -> io::Result<()> {
        if self.options.statistics {
            end.statistics.write(Paint { on: self.options.colour }, out)?;
        }
        Ok(())
    }
}

/// A finding on one line.
fn line(path: &str, diagnostic: &Diagnostic, paint: Paint) -> String {
    let Words { place, kind, message } = words(path, diagnostic);
    format!("{} {} {message}", paint.ink(Ink::Strong, &place), paint.ink(Ink::of(diagnostic.level), &kind))
}

/// What is said about a finding on one line.
pub(super) struct Words {
    /// `path:line:column:`
    pub place: String,
    /// `level[CODE/reason]`
    pub kind: String,
    /// What is wrong.
    pub message: String,
}

/// The words for a finding, nothing in them that a terminal obeys.
pub(super) fn words(path: &str, diagnostic: &Diagnostic) -> Words {
    let start = diagnostic.location.start;
    Words {
        place: format!("{}:{}:{}:", visible(path), start.line, start.column),
        kind: visible(&format!("{}[{}]", diagnostic.level, diagnostic.code())),
        message: visible(&diagnostic.message),
    }
}
