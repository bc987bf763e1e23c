//! presslint checks press-release drafts against a house style, the way a veteran sub-editor would: it first understands the
//! release (headline, dateline, lede, quotes with their speakers, contacts, boilerplate, embargo), then rules judge parts, dates,
//! names, numbers and acronyms against each other.
//!
//! # The map
//!
//! One draft goes through these modules from top to bottom; each uses only those above it.
//!
//! | module | what it does | what it does not know |
//! |---|---|---|
//! | `text` | ranges, tokens, sentences, lines and columns | documents |
//! | `calendar` | days, months and weekdays with their names | the clock |
//! | `diagnostic` | findings and fixes as plain data | rules, formats |
//! | `document` | blocks of logical text with a map back to the file, front matter, suppression comments | releases |
//! | `house` | agencies, persons, places | where they come from |
//! | `formats` | bytes to document: Markdown, plain text, encodings | releases |
//! | `release` | document to release: the labeller, and records read on first use (datelines, dates, quotes, contacts …) | rules |
//! | `rules` | what a rule is and sees; code rules in `builtin`, kinds of data rule in `kinds`, pattern matching, selectors | bytes, formats, configuration |
//! | `config` | TOML to profile: packs, project file, command line; every mistake with its place | drafts |
//! | `engine` | source and profile to report: runs the rules, applies levels, suppressions, "one cause, one finding" | output |
//! | `report` | a run, written for people or machines | how it came about |
//! | `workspace` | files: walking, reading, finding configuration, threads | |
//! | `cli` | the command line | |
//!
//! `tests/it/architecture.rs` keeps the layers, and the doors through which outside crates enter.
//!
//! # Invariants
//!
//! 1. Below `workspace` nothing touches files, sockets, the environment, the clock, threads or standard output.
//! 2. Parsing and checking cannot fail: trouble is data in the result.
//! 3. Rules see logical text and records; never bytes, formats, configuration, or each other's findings.
//! 4. The same bytes and the same profile give the same bytes of output: everything is sorted, nothing has a time stamp.
//! 5. A [`Diagnostic`] is complete in itself; only drawings of the words around it need the text of its [`FileReport`].
//! 6. Core types are not serialisable: each output owns its structures.
//! 7. Positions are converted in one module, `document`.
//! 8. Whatever a user wrote wrongly in TOML is a diagnostic with a place, and all of them are shown in one run.
//! 9. A fix never acts inside direct speech.
//! 10. No finding depends on today's date, unless the user names a day.
//!
//! # Using the library
//!
//! ```
//! use presslint::{Format, Layers, Linter, Source};
//!
//! let (linter, mistakes) = Linter::new(&Layers { packs: vec!["core".into()], ..Layers::default() });
//! assert!(mistakes.is_empty());
//! let draft = "# Centre opens in Gao\n\nGao, 5 March 2024 – The centre opened on Monday, 5 March 2024, with a song.\n";
//! let report = linter.check(Source::new("draft.md", Format::Markdown, draft.as_bytes()));
//! assert!(report.diagnostics.iter().any(|finding| finding.rule == "PR206"));
//! ```

pub(crate) mod calendar;
#[cfg(feature = "cli")]
pub mod cli;
pub(crate) mod config;
pub(crate) mod diagnostic;
pub(crate) mod document;
pub(crate) mod engine;
pub(crate) mod formats;
pub(crate) mod house;
pub(crate) mod release;
pub(crate) mod report;
pub(crate) mod rules;
pub(crate) mod text;
#[cfg(feature = "cli")]
pub(crate) mod workspace;

#[doc(hidden)]
pub mod dev;

pub use config::{ConfigMistake, Layers, Profile, TomlFile};
pub use diagnostic::{Applicability, Diagnostic, Fix, Level};
pub use document::{Format, Source};
pub use engine::FileReport;
pub use report::{InputError, OutputFormat, RenderOptions, Run, render, render_problems};

/// Checks drafts with one profile. Cheap to share between threads.
#[derive(Debug)]
pub struct Linter {
    profile: Profile,
}

impl Linter {
    /// Merges the layers of configuration. The linter is usable even if there are mistakes; whoever calls decides whether to use
    /// it.
    pub fn new(layers: &Layers<'_>) -> (Self, Vec<ConfigMistake>) {
        let (profile, mistakes) = config::load(layers);
        (Self { profile }, mistakes)
    }

    /// A linter with a profile at hand.
    pub const fn with_profile(profile: Profile) -> Self {
        Self { profile }
    }

    /// Checks one draft. Cannot fail: what could not be read is in the report.
    pub fn check(&self, source: Source) -> FileReport {
        engine::check(source, &self.profile)
    }
}

/// The format a file seems to have, by its name and, where that says nothing, its first bytes.
pub fn detect_format(name: &str, bytes: &[u8]) -> Format {
    formats::detect(name, bytes)
}
