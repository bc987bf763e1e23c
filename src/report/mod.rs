//! What was found, written in one format or another. Each format owns its structures; nothing here decides anything.
//!
//! A format takes the files of a run one after the other and the rest at the end, so that a run over many files never
//! stands in memory as a whole.

mod concise;
mod json;
mod model;
mod statistics;
mod terminal;

pub use model::{Ending, InputError, OutputFormat, RenderOptions, Run, Summary};
pub use statistics::Statistics;
#[cfg(feature = "cli")]
pub(crate) use terminal::{Ink, Layout, Paint, visible, wrapped};

use crate::config::ConfigMistake;
use crate::engine::FileReport;
use std::io::{self, Write};

/// Writes the files of a run as they come, and then what concerns the whole run.
pub trait Renderer {
    /// Writes one file.
    ///
    /// # Errors
    /// What the writer says.
    fn file(&mut self, file: &FileReport, out: &mut dyn Write) -> io::Result<()>;

    /// Writes the end. Called once, after the last file.
    ///
    /// # Errors
    /// What the writer says.
    fn finish(&mut self, end: &Ending<'_>, out: &mut dyn Write) -> io::Result<()>;
}

/// The renderer of a format.
pub fn renderer(format: OutputFormat, options: &RenderOptions) -> Box<dyn Renderer> {
    match format {
        OutputFormat::Full => Box::new(terminal::Full::new(options)),
        OutputFormat::Concise => Box::new(concise::Concise::new(options)),
        OutputFormat::Json => Box::new(json::Json::new(options)),
        OutputFormat::Jsonl => Box::new(json::JsonLines::new(options)),
    }
}

/// Writes a whole run.
///
/// ```
/// use presslint::{Linter, OutputFormat, RenderOptions, Run, Source, Style, render};
///
/// # fn main() -> std::io::Result<()> {
/// let (linter, config) = Linter::new(&Style::new().select("PR206"));
/// let draft = "# Bakery opens\n\nParis, 5 March 2024 – The bakery opened on Monday, 5 March, with a song.\n";
/// let run = Run { files: vec![linter.check(Source::named("draft.md", draft))], config, ..Run::default() };
///
/// let mut out = Vec::new();
/// render(OutputFormat::Concise, &run, &RenderOptions { quiet: true, ..RenderOptions::default() }, &mut out)?;
/// assert_eq!(String::from_utf8_lossy(&out), "draft.md:3:44: error[PR206] 5 March 2024 is a Tuesday, not a Monday\n");
/// # Ok(())
/// # }
/// ```
///
/// # Errors
/// What the writer says.
pub fn render(
    format: OutputFormat,
    run: &Run,
    options: &RenderOptions,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut renderer = renderer(format, options);
    let mut statistics = Statistics::default();
    let mut summary = Summary::default();
    for file in &run.files {
        summary.add(file, options);
        statistics.add(file, options);
        renderer.file(file, out)?;
    }
    let end = Ending { summary, statistics: &statistics, errors: &run.errors, config: &run.config };
    renderer.finish(&end, out)
}

/// Writes what kept drafts from being checked, for people: mistakes in configuration, then files that could not be read.
///
/// # Errors
/// What the writer says.
pub fn render_problems(
    config: &[ConfigMistake],
    errors: &[InputError],
    options: &RenderOptions,
    out: &mut dyn Write,
) -> io::Result<()> {
    terminal::write_problems(&terminal::layout(options), config, errors, out)
}
