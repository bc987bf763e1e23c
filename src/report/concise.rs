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
pub(super) fn line(path: &str, diagnostic: &Diagnostic, paint: Paint) -> String {
    let start = diagnostic.location.start;
    let place = format!("{}:{}:{}:", visible(path), start.line, start.column);
    let kind = format!("{}[{}]", diagnostic.level, diagnostic.code());
    format!(
        "{} {} {}",
        paint.ink(Ink::Strong, &place),
        paint.ink(Ink::of(diagnostic.level), &visible(&kind)),
        visible(&diagnostic.message)
    )
}
