//! From a source and a profile to a report: read, label, run the rules, apply policy. Touches no file and no clock.

mod check;
mod overlap;
mod place;
mod suppress;

pub use check::check;
pub use overlap::say_the_same;
pub use suppress::{Complaint, Fault};

use crate::diagnostic::{Diagnostic, Location};
use crate::document::Format;
use crate::release::{Decision, DocType, Part};
use crate::text::TextRange;
use std::sync::Arc;

/// One part in the outline of a file.
#[derive(Clone, Debug)]
pub struct OutlinePart {
    /// Name of the part.
    pub name: String,
    /// Its logical text.
    pub text: String,
    /// Its place.
    pub location: Location,
    /// The labeller's view of it.
    pub part: Part,
}

/// Everything known about one checked file.
#[derive(Clone, Debug)]
pub struct FileReport {
    /// Name or path.
    pub name: String,
    /// Its format.
    pub format: Format,
    /// What kind of release it is (its first story).
    pub kind: DocType,
    /// Number of stories.
    pub stories: usize,
    /// The logical text, for drawing the words around a place.
    pub text: Arc<str>,
    /// Blocks of the logical text.
    pub blocks: Vec<TextRange>,
    /// Its parts in document order.
    pub outline: Vec<OutlinePart>,
    /// Other decisions of the labeller with their places.
    pub decisions: Vec<(Location, Decision)>,
    /// Findings in order of place, suppressed ones included.
    pub diagnostics: Vec<Diagnostic>,
}
