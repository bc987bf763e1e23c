//! A whole run, as every output format sees it.

use crate::config::ConfigMistake;
use crate::diagnostic::Level;
use crate::engine::FileReport;

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

/// Everything one run has to say.
#[derive(Debug, Default)]
pub struct Run {
    /// Checked files in order of path.
    pub files: Vec<FileReport>,
    /// Files that could not be opened or read.
    pub errors: Vec<InputError>,
    /// Mistakes in configuration.
    pub config: Vec<ConfigMistake>,
    /// The least level that is shown.
    pub min_severity: Option<Level>,
}

/// Counts over a run.
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
}

impl Run {
    /// Whether a level is shown.
    pub fn shows(&self, level: Level) -> bool {
        level >= self.min_severity.unwrap_or(Level::Info)
    }

    /// Counts what is shown.
    pub fn summary(&self) -> Summary {
        let mut summary = Summary { files: self.files.len(), ..Summary::default() };
        let all = self.files.iter().flat_map(|file| &file.diagnostics);
        for diagnostic in all.filter(|diagnostic| self.shows(diagnostic.level)) {
            if diagnostic.suppressed.is_some() {
                summary.suppressed += 1;
                continue;
            }
            match diagnostic.level {
                Level::Error => summary.error += 1,
                Level::Warning => summary.warning += 1,
                Level::Info => summary.info += 1,
                Level::Off => {}
            }
            summary.fixable += usize::from(diagnostic.fixable());
        }
        summary
    }
}
