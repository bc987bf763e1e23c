//! From a source and a profile to a report: read, label, run the rules, apply policy. Touches no file and no clock.

mod check;
mod overlap;
mod place;
mod reading;
mod suppress;

pub use check::{check, check_beside};
pub use overlap::say_the_same;
pub use reading::{Acronym, Contact, Dateline, Link, NamedDay, Person, Quote, Reading, Story, read};
pub use suppress::{Complaint, Fault};

use crate::diagnostic::{Diagnostic, Location};
use crate::document::Format;
use crate::release::{Decision, DocType, Part};
use crate::text::TextRange;
use std::collections::BTreeMap;
use std::sync::Arc;

/// One part in the outline of a draft.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct OutlinePart {
    /// Name of the part, such as `headline`, `lede` or one that a pack defined.
    pub name: String,
    /// Its logical text.
    pub text: String,
    /// Its place.
    pub location: Location,
    /// The labeller's view of it.
    pub(crate) part: Part,
}

impl OutlinePart {
    /// How sure presslint is of the part, from 0 to 1; below 0.5 the findings that rest on it drop by one level.
    pub const fn confidence(&self) -> f32 {
        self.part.confidence
    }

    /// The story the part belongs to, from 0.
    pub const fn story(&self) -> usize {
        self.part.story
    }
}

/// Everything known about one checked draft.
///
/// ```
/// use presslint::{Level, Linter, Source, Style};
///
/// let draft = "# Bakery opens\n\nParis, 5 March 2024 – The bakery opened on Monday, 5 March, with a song.\n";
/// let report = Linter::new(&Style::new().select("dates")).0.check(Source::named("draft.md", draft));
/// let errors = report.diagnostics.iter().filter(|finding| finding.level == Level::Error);
/// assert_eq!(errors.map(|finding| finding.code()).collect::<Vec<_>>(), ["PR206"]);
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct FileReport {
    /// Name or path.
    pub name: String,
    /// Its format.
    pub format: Format,
    /// What kind of release it is (its first story).
    pub kind: DocType,
    /// Number of stories.
    pub stories: usize,
    /// The logical text, into which [`Location::text`] points: markup is gone, and lines of a paragraph are joined.
    pub text: Arc<str>,
    /// Blocks of the logical text.
    pub(crate) blocks: Vec<TextRange>,
    /// Its parts in document order.
    pub outline: Vec<OutlinePart>,
    /// Other decisions of the labeller with their places.
    pub(crate) decisions: Vec<(Location, Decision)>,
    /// Findings in order of place, suppressed ones included.
    pub diagnostics: Vec<Diagnostic>,
    /// How many findings of a rule people are shown, by code; none for a rule that has no limit.
    pub limits: BTreeMap<String, usize>,
}
