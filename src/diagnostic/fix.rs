//! Ways to mend a finding, classed by how far they may be trusted.

use crate::text::{ByteRange, TextRange};

/// May a fix be applied without a human? Ordered: `Show < Unsafe < Safe`, so the question is one comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Applicability {
    /// Alternatives to choose from; never applied. People read "suggestion".
    Show,
    /// May change meaning; applied only when asked for.
    Unsafe,
    /// Never changes meaning, and applying it twice does nothing more.
    Safe,
}

impl Applicability {
    /// The name used in configuration and output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Show => "show",
            Self::Unsafe => "unsafe",
            Self::Safe => "safe",
        }
    }
}

/// Where an edit acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EditPlace {
    /// Logical text.
    Text(TextRange),
    /// Bytes of the decoded file that are no copy: a comment, a line with its end.
    Decoded(ByteRange),
}

/// Replaces a range. An empty range inserts, an empty text deletes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// What is replaced.
    pub place: EditPlace,
    /// By what.
    pub text: String,
}

/// One way to mend a finding: all its edits or none. [`Diagnostic::edits`](crate::Diagnostic::edits) gives them.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fix {
    /// What the fix does, as an instruction: "write “Tel: ”".
    pub title: String,
    /// How far it may be trusted.
    pub applicability: Applicability,
    /// The edits in order of place; they never overlap.
    pub(crate) edits: Vec<Edit>,
}

impl Fix {
    /// A fix of one edit.
    pub(crate) fn replace(
        applicability: Applicability,
        title: impl Into<String>,
        range: TextRange,
        text: impl Into<String>,
    ) -> Self {
        Self {
            title: title.into(),
            applicability,
            edits: vec![Edit { place: EditPlace::Text(range), text: text.into() }],
        }
    }

    /// A fix that puts something in.
    pub(crate) fn insert(
        applicability: Applicability,
        title: impl Into<String>,
        at: usize,
        text: impl Into<String>,
    ) -> Self {
        Self::replace(applicability, title, TextRange::empty(at), text)
    }

    /// A fix that takes something out.
    pub(crate) fn delete(applicability: Applicability, title: impl Into<String>, range: TextRange) -> Self {
        Self::replace(applicability, title, range, "")
    }

    /// A fix that takes out bytes of the decoded file.
    pub(crate) fn delete_decoded(
        applicability: Applicability,
        title: impl Into<String>,
        range: ByteRange,
    ) -> Self {
        let edit = Edit { place: EditPlace::Decoded(range), text: String::new() };
        Self { title: title.into(), applicability, edits: vec![edit] }
    }

    /// A fix of several edits in the logical text, given in order of place.
    pub(crate) fn several(
        applicability: Applicability,
        title: impl Into<String>,
        edits: impl IntoIterator<Item = (TextRange, String)>,
    ) -> Self {
        let edits =
            edits.into_iter().map(|(range, text)| Edit { place: EditPlace::Text(range), text }).collect();
        Self { title: title.into(), applicability, edits }
    }
}
