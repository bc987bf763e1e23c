//! A run, as every output format sees it.

use super::Statistics;
use crate::config::ConfigMistake;
use crate::diagnostic::{Applicability, Diagnostic, Level};
use crate::engine::FileReport;

/// The formats a run can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OutputFormat {
    /// Frames around the words, for people.
    Full,
    /// One finding a line, for people and simple tools.
    Concise,
    /// One object for the run.
    Json,
    /// One finding a line, as an object.
    Jsonl,
}

impl OutputFormat {
    /// All formats.
    pub const ALL: [Self; 4] = [Self::Full, Self::Concise, Self::Json, Self::Jsonl];

    /// The name used on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Concise => "concise",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
        }
    }

    /// The format of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.as_str() == name)
    }
}

/// How a run is written. Formats for machines take no notice of width and colour.
///
/// ```
/// use presslint::{Level, RenderOptions};
///
/// let narrow = RenderOptions { width: 80, min_severity: Level::Warning, ..RenderOptions::default() };
/// assert!(!narrow.colour);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RenderOptions {
    /// Columns of the terminal.
    pub width: usize,
    /// Whether to use colour.
    pub colour: bool,
    /// The least level that is shown.
    pub min_severity: Level,
    /// Counts by rule: instead of the findings in formats for people, beside them in JSON.
    pub statistics: bool,
    /// What the labeller made of each file.
    pub explain_structure: bool,
    /// Findings only: no summary.
    pub quiet: bool,
}

impl Default for RenderOptions {
    fn default() -> Self {
        Self {
            width: 100,
            colour: false,
            min_severity: Level::Info,
            statistics: false,
            explain_structure: false,
            quiet: false,
        }
    }
}

impl RenderOptions {
    /// The findings of a file at a level that is shown, suppressed ones included.
    pub(super) fn shown<'f>(&self, file: &'f FileReport) -> impl Iterator<Item = &'f Diagnostic> + use<'f> {
        let least = self.min_severity;
        file.diagnostics.iter().filter(move |diagnostic| diagnostic.level >= least)
    }

    /// The findings of a file that people are shown: suppressed ones are only counted.
    pub(super) fn open<'f>(&self, file: &'f FileReport) -> impl Iterator<Item = &'f Diagnostic> + use<'f> {
        self.shown(file).filter(|diagnostic| diagnostic.suppressed.is_none())
    }
}

/// A file that could not be checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputError {
    /// The file.
    pub path: String,
    /// What happened.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// Everything one run has to say: what [`render`](crate::render) writes.
///
/// ```
/// use presslint::{Linter, Run, Source, Style};
///
/// let (linter, config) = Linter::new(&Style::new());
/// let drafts = [("a.md", "# First\n\nText.\n"), ("b.md", "# Second\n\nText.\n")];
/// let files = drafts.map(|(name, text)| linter.check(Source::named(name, text)));
/// let run = Run { files: files.into(), config, ..Run::default() };
/// assert_eq!(run.files[1].name, "b.md");
/// ```
#[derive(Debug, Default)]
pub struct Run {
    /// Checked files in order of path.
    pub files: Vec<FileReport>,
    /// Files that could not be opened or read.
    pub errors: Vec<InputError>,
    /// Mistakes in configuration.
    pub config: Vec<ConfigMistake>,
}

/// What is known when the last file has been written.
#[derive(Clone, Copy, Debug)]
pub struct Ending<'r> {
    /// Counts.
    pub summary: Summary,
    /// Counts by rule.
    pub statistics: &'r Statistics,
    /// Files that could not be opened or read.
    pub errors: &'r [InputError],
    /// Mistakes in configuration.
    pub config: &'r [ConfigMistake],
}

/// Counts over a run, of what is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Checked files.
    pub files: usize,
    /// Errors that are not suppressed.
    pub error: usize,
    /// Warnings that are not suppressed.
    pub warning: usize,
    /// Infos that are not suppressed.
    pub info: usize,
    /// Suppressed findings of any level.
    pub suppressed: usize,
    /// Findings with a safe fix, suppressed ones not counted.
    pub fixable: usize,
    /// Findings whose best fix is an unsafe one, suppressed ones not counted.
    pub fixable_unsafely: usize,
}

impl Summary {
    /// Counts a file.
    pub fn add(&mut self, file: &FileReport, options: &RenderOptions) {
        self.files += 1;
        for diagnostic in options.shown(file) {
            if diagnostic.suppressed.is_some() {
                self.suppressed += 1;
                continue;
            }
            match diagnostic.level {
                Level::Error => self.error += 1,
                Level::Warning => self.warning += 1,
                Level::Info => self.info += 1,
                Level::Off => {}
            }
            let safe = diagnostic.fixable();
            self.fixable += usize::from(safe);
            self.fixable_unsafely += usize::from(!safe && diagnostic.offers(Applicability::Unsafe));
        }
    }

    /// Findings of all levels that are not suppressed.
    pub const fn findings(&self) -> usize {
        self.error + self.warning + self.info
    }
}
