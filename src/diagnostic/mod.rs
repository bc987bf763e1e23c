//! What the program has to say about a draft, as plain data. Knows no rule, no document and no output format.

mod fingerprint;
mod fix;

pub use fingerprint::Fingerprint;
pub use fix::{Applicability, Edit, EditPlace, Fix};

use crate::text::{ByteRange, Position, TextRange};
use std::borrow::Cow;
use std::fmt;

/// How much a finding matters. Ordered: `Off < Info < Warning < Error`.
///
/// ```
/// use presslint::Level;
///
/// assert!(Level::Error > Level::Warning);
/// assert_eq!(Level::parse("info"), Some(Level::Info));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Not reported.
    Off,
    /// Worth a look.
    Info,
    /// Probably a mistake, or against a house policy that was switched on.
    Warning,
    /// Any editor in any house would stop this release, and the file alone proves it.
    Error,
}

impl Level {
    /// The name used in configuration and output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The level of that name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Off, Self::Info, Self::Warning, Self::Error].into_iter().find(|level| level.as_str() == name)
    }

    /// One level less; `Info` stays `Info`, because a finding that was made is shown.
    #[must_use]
    pub const fn demoted(self) -> Self {
        match self {
            Self::Error => Self::Warning,
            Self::Warning | Self::Info => Self::Info,
            Self::Off => Self::Off,
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A place in a draft, complete enough for every output format.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Location {
    /// The place in the logical text; a place without width for something missing. `None` where the place is not in the
    /// copy at all, such as a key of the front matter.
    pub text: Option<TextRange>,
    /// The place in the file as it is on disk.
    pub bytes: ByteRange,
    /// Line and column of the first character.
    pub start: Position,
    /// Line and column after the last character.
    pub end: Position,
    /// The logical words of the range; empty for a place without width.
    pub quote: String,
    /// The part of the release the place is in.
    pub part: Option<String>,
    /// Number of the block in the release, from 1.
    pub paragraph: Option<usize>,
}

/// A second place that explains the finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// Where.
    pub location: Location,
    /// What that place has to do with it.
    pub message: String,
}

/// A fact the finding rests on, printed so that it can be checked in five seconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// What the value is, such as `weekday`.
    pub key: Cow<'static, str>,
    /// The value.
    pub value: String,
}

/// One finding, complete in itself.
///
/// ```
/// use presslint::{Linter, Source, Style};
///
/// let draft = "# Bakery opens\n\nParis, 5 March 2024 – The bakery opened on Monday, 5 March, with a song.\n";
/// let report = Linter::new(&Style::new().select("dates")).0.check(Source::named("draft.md", draft));
/// let finding = &report.diagnostics[0];
///
/// assert_eq!(finding.code(), "PR206");
/// assert_eq!(finding.location.quote, "Monday, 5 March");
/// assert_eq!((finding.location.start.line, finding.location.start.column), (3, 44));
/// assert_eq!(finding.evidence[1].value, "Tuesday");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnostic {
    /// Code of the rule, such as `PR206`.
    pub rule: Cow<'static, str>,
    /// Kebab-case name of the rule.
    pub name: Cow<'static, str>,
    /// Reason within the rule, such as `late` in `PR302/late`.
    pub reason: Option<Cow<'static, str>>,
    /// How much it matters, after all policy.
    pub level: Level,
    /// The level it would have had if the labeller had been sure of the part.
    pub demoted_from: Option<Level>,
    /// What is wrong, in one sentence without final stop.
    pub message: String,
    /// Why it matters, in one sentence.
    pub why: Option<Cow<'static, str>>,
    /// What to do about it.
    pub help: Option<String>,
    /// Where.
    pub location: Location,
    /// Other places that explain it.
    pub related: Vec<Related>,
    /// The facts it rests on.
    pub evidence: Vec<Evidence>,
    /// Ways to mend it, best first.
    pub fixes: Vec<Fix>,
    /// Where the edits of each fix stand in the file on disk, in the same order.
    pub(crate) fix_bytes: Vec<Vec<ByteRange>>,
    /// Identity of the finding across edits elsewhere in the file.
    pub fingerprint: Fingerprint,
    /// The reason given by whoever suppressed it.
    pub suppressed: Option<String>,
}

impl Diagnostic {
    /// Code and reason as people write them: `PR302/late`, or `PR206`.
    pub fn code(&self) -> String {
        match &self.reason {
            Some(reason) => format!("{}/{reason}", self.rule),
            None => self.rule.to_string(),
        }
    }

    /// The edits of a fix as bytes of the file and what comes in their place, in order of place. An empty range inserts,
    /// an empty text deletes. Nothing for a number that no fix has.
    ///
    /// ```
    /// use presslint::{Linter, Source, Style};
    ///
    /// let draft = "# Bakery opens\n\nParis, 5 March 2024 – The bakery is the the first in the street.\n";
    /// let report = Linter::new(&Style::new()).0.check(Source::named("draft.md", draft));
    /// let twice = report.diagnostics.iter().find(|finding| finding.rule == "PR712").unwrap();
    ///
    /// let mut mended = draft.to_owned();
    /// for (range, text) in twice.edits(0).rev() {
    ///     mended.replace_range(range.as_range(), text);
    /// }
    /// assert!(mended.contains("– The bakery is the first in the street."));
    /// ```
    pub fn edits(&self, fix: usize) -> impl DoubleEndedIterator<Item = (ByteRange, &str)> {
        let edits = self.fixes.get(fix).map_or(&[][..], |fix| &fix.edits);
        let bytes = self.fix_bytes.get(fix).map_or(&[][..], Vec::as_slice);
        bytes.iter().copied().zip(edits.iter().map(|edit| edit.text.as_str()))
    }

    /// Whether a safe fix is offered.
    pub fn fixable(&self) -> bool {
        self.offers(Applicability::Safe)
    }

    /// Whether it has a fix that may be trusted so far and no further.
    pub fn offers(&self, applicability: Applicability) -> bool {
        self.fixes.iter().any(|fix| fix.applicability == applicability)
    }
}
