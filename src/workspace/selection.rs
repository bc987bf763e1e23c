//! `[files]` of a project file: which of the drafts that a walk finds belong to the project.

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use serde::Deserialize;
use std::path::Path;

/// What a project leaves in and out, relative to its folder.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    include: Option<GlobSet>,
    exclude: GlobSet,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Written {
    include: Option<Vec<String>>,
    exclude: Vec<String>,
}

impl Selection {
    /// Reads `[files]`. What cannot be read selects everything: the configuration reports it, and the files are not checked.
    pub(super) fn of(text: &str) -> Self {
        let table = text.parse::<toml::Table>().ok();
        let written = table.and_then(|mut table| table.remove("files"));
        let written: Written = written.and_then(|files| files.try_into().ok()).unwrap_or_default();
        Self { include: written.include.map(|patterns| globs(&patterns)), exclude: globs(&written.exclude) }
    }

    /// Whether a file belongs to the project. A pattern that names a folder means what is in it.
    pub fn takes(&self, relative: &Path) -> bool {
        let matches = |globs: &GlobSet| {
            relative.ancestors().filter(|part| !part.as_os_str().is_empty()).any(|part| globs.is_match(part))
        };
        self.include.as_ref().is_none_or(matches) && !matches(&self.exclude)
    }
}

fn globs(patterns: &[String]) -> GlobSet {
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        let pattern = pattern.trim_start_matches("./").trim_end_matches('/');
        if let Ok(glob) = GlobBuilder::new(pattern).literal_separator(true).build() {
            set.add(glob);
        }
    }
    set.build().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn include_and_exclude_take_globs_and_folders() {
        let selection = Selection::of(
            "[files]\ninclude = [\"releases/**\", \"notes\"]\nexclude = [\"**/old\", \"*.txt\"]\n",
        );
        for taken in ["releases/a.md", "releases/deep/a.md", "notes/a.md", "notes/a.txt"] {
            assert!(selection.takes(Path::new(taken)), "{taken}");
        }
        for left in ["a.md", "releases/old/a.md", "a.txt", "other/a.md"] {
            assert!(!selection.takes(Path::new(left)), "{left}");
        }
    }

    #[test]
    fn without_files_everything_is_taken() {
        for text in ["", "[rules]\n", "files = 3", "not toml at all ["] {
            assert!(Selection::of(text).takes(Path::new("a/b.md")), "{text}");
        }
    }
}
