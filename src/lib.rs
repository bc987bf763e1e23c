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
//! | `workspace` | files: walking, reading, finding configuration, threads | flags, standard output |
//! | `cli` | the command line: flags, pages, exit codes, and `--now system`, which asks the clock | how a finding comes about |
//!
//! `tests/it/architecture.rs` keeps the layers, their one exception with its reason, and the doors through which outside crates
//! enter. `dev` is a door too: for the project's own tests and generators, no part of the interface.
//!
//! # Invariants
//!
//! 1. Below `workspace` nothing touches files, sockets, the environment, the clock, threads or standard output.
//! 2. Parsing and checking cannot fail: trouble is data in the result.
//! 3. Rules see logical text and records; never bytes, formats, configuration, or each other's findings.
//! 4. The same bytes and the same profile give the same bytes of output: everything is sorted, nothing has a time stamp.
//! 5. A [`Diagnostic`] is complete in itself; only drawings of the words around it need the text of its [`FileReport`].
//! 6. Core types are not serialisable: each output owns its structures.
//! 7. Positions in a draft are converted in one module, `document`; those in TOML in `config`.
//! 8. Whatever a user wrote wrongly in TOML is a diagnostic with a place, and all of them are shown in one run.
//! 9. A fix never acts inside direct speech.
//! 10. No finding depends on today's date, unless the user names a day or asks for today's (`--now`).
//!
//! # Using the library
//!
//! A [`Style`] says what drafts are judged by, a [`Linter`] is made of it once, and checks any number of them: each
//! [`Source`] becomes a [`FileReport`] with its [`Diagnostic`]s. [`render`] writes a [`Run`] of reports for people or
//! machines; a [`Reading`] holds the parts and records of a draft, for those who want only these. What they are made of
//! stands in [`data`].
//!
//! ```
//! use presslint::{Linter, Source, Style};
//!
//! let (linter, mistakes) = Linter::new(&Style::new().pack("iom"));
//! assert!(mistakes.is_empty());
//! let draft = "# Centre opens in Gao\n\nGao, 5 March 2024 – The centre opened on Monday, 5 March 2024, with a song.\n";
//! let report = linter.check(Source::named("draft.md", draft));
//! assert!(report.diagnostics.iter().any(|finding| finding.rule == "PR206"));
//! ```
//!
//! Offsets are bytes: [`ByteRange`](data::ByteRange) in the file as on disk, [`TextRange`](data::TextRange) in its logical
//! text. Lines and columns count from 1, columns in Unicode scalar values. `examples/*.rs` in the repository show more.

#![cfg_attr(
    not(feature = "cli"),
    allow(dead_code, unused_imports, reason = "walks, flags and their mistakes are the program's own")
)]

pub(crate) mod calendar;
#[cfg(feature = "cli")]
#[doc(hidden)]
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

pub use config::{ConfigMistake, Style};
pub use diagnostic::{Diagnostic, Fix, Level};
pub use document::Source;
pub use engine::{FileReport, Reading};
pub use report::{OutputFormat, RenderOptions, Run, render};

/// What findings, readings and runs are made of.
pub mod data {
    pub use crate::config::TomlFile;
    pub use crate::diagnostic::{Applicability, Evidence, Fingerprint, Location, Related};
    pub use crate::document::Format;
    pub use crate::engine::{Acronym, Contact, Dateline, Link, NamedDay, OutlinePart, Person, Quote, Story};
    pub use crate::release::DocType;
    pub use crate::report::InputError;
    pub use crate::text::{ByteRange, Position, TextRange};
}

/// Checks drafts by one style. Costs some milliseconds to make, little to use, and can be shared between threads.
///
/// ```
/// use presslint::{Linter, Source, Style};
///
/// let (linter, _) = Linter::new(&Style::new().select("PR712"));
/// let report = linter.check(Source::named("draft.txt", "The centre opened in in the spring."));
/// assert_eq!(report.diagnostics[0].location.quote, "in in");
/// ```
#[derive(Debug)]
pub struct Linter {
    profile: config::Profile,
}

impl Linter {
    /// Makes a linter, and says every mistake in the style at once. What is mistaken is left out, so the linter can be used
    /// all the same; whether it should is the caller's choice. The program does not check a draft whose configuration has
    /// a mistake of level [`Level::Error`].
    pub fn new(style: &Style) -> (Self, Vec<ConfigMistake>) {
        let (profile, mistakes) = style.profile();
        (Self { profile }, mistakes)
    }

    /// Checks one draft. Cannot fail: what could not be read is a finding of the rule PR001.
    pub fn check(&self, source: Source) -> FileReport {
        engine::check(source, &self.profile)
    }

    /// Reads one draft without judging it. Cannot fail; a file that is no text has no parts.
    pub fn read(&self, source: Source) -> Reading {
        engine::read(source, &self.profile)
    }
}

impl Source {
    /// A draft whose format follows from its name or, where that has no extension, from its first bytes.
    ///
    /// ```
    /// use presslint::{Source, data::Format};
    ///
    /// assert_eq!(Source::named("draft.md", "Text").format, Format::Markdown);
    /// assert_eq!(Source::named("draft", "# Heading\n\nText").format, Format::Markdown);
    /// assert_eq!(Source::named("draft.txt", "# Heading").format, Format::Text);
    /// ```
    pub fn named(name: impl Into<String>, bytes: impl AsRef<[u8]>) -> Self {
        let (name, bytes) = (name.into(), bytes.as_ref());
        let format = formats::detect(&name, bytes);
        Self::new(name, format, bytes)
    }
}
