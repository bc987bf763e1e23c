//! Where rules put what they find.

use crate::diagnostic::{Applicability, EditPlace, Evidence, Fix, Level};
use crate::release::{Part, Release};
use crate::text::{ByteRange, TextRange};
use std::borrow::Cow;

/// What a finding points at; the engine makes a place of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Words.
    Text(TextRange),
    /// A part, by its index.
    Part(usize),
    /// A front-matter entry, by its index.
    Meta(usize),
    /// Bytes of the decoded file that are no copy: a comment, a broken run.
    Decoded(std::ops::Range<usize>),
    /// Bytes of the file on disk.
    Disk(ByteRange),
    /// The place where something missing belongs.
    Missing(usize),
    /// The document as a whole.
    Document,
}

impl From<TextRange> for Anchor {
    fn from(range: TextRange) -> Self {
        Self::Text(range)
    }
}

/// What a rule found, before the engine has its say.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Where.
    pub anchor: Anchor,
    /// What is wrong.
    pub message: String,
    /// Reason slug.
    pub reason: Option<Cow<'static, str>>,
    /// The level it may have at most, where the rule knows it is less sure than its reason says.
    pub cap: Option<Level>,
    /// The facts.
    pub evidence: Vec<Evidence>,
    /// Other places.
    pub related: Vec<(Anchor, String)>,
    /// What to do.
    pub help: Option<String>,
    /// Ways to mend it.
    pub fixes: Vec<Fix>,
    /// Confidence of the parts it rests on; the least counts.
    pub confidence: f32,
}

impl Finding {
    /// Names the reason within the rule.
    pub fn reason(&mut self, slug: impl Into<Cow<'static, str>>) -> &mut Self {
        self.reason = Some(slug.into());
        self
    }

    /// Limits the level.
    pub fn at_most(&mut self, level: Level) -> &mut Self {
        self.cap = Some(self.cap.map_or(level, |cap| cap.min(level)));
        self
    }

    /// Adds a fact the finding rests on.
    pub fn evidence(&mut self, key: impl Into<Cow<'static, str>>, value: impl ToString) -> &mut Self {
        self.evidence.push(Evidence { key: key.into(), value: value.to_string() });
        self
    }

    /// Adds a place that explains it.
    pub fn related(&mut self, anchor: impl Into<Anchor>, message: impl Into<String>) -> &mut Self {
        self.related.push((anchor.into(), message.into()));
        self
    }

    /// Says what to do.
    pub fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help = Some(help.into());
        self
    }

    /// Offers a fix.
    pub fn fix(&mut self, fix: Fix) -> &mut Self {
        self.fixes.push(fix);
        self
    }

    /// Says which part the finding depends on: if the labeller was not sure of it, the level drops by one.
    pub fn rests_on(&mut self, part: &Part) -> &mut Self {
        self.confidence = self.confidence.min(part.confidence);
        self
    }
}

/// Collects the findings of one rule.
#[derive(Debug)]
pub struct Sink<'r> {
    release: &'r Release<'r>,
    findings: Vec<Finding>,
}

impl<'r> Sink<'r> {
    /// An empty sink.
    pub fn new(release: &'r Release<'r>) -> Self {
        Self { release, findings: Vec::new() }
    }

    /// Reports a finding; the rest is added to what comes back.
    pub fn report(&mut self, anchor: impl Into<Anchor>, message: impl Into<String>) -> &mut Finding {
        self.findings.push(Finding {
            anchor: anchor.into(),
            message: message.into(),
            reason: None,
            cap: None,
            evidence: Vec::new(),
            related: Vec::new(),
            help: None,
            fixes: Vec::new(),
            confidence: 1.0,
        });
        let last = self.findings.len() - 1;
        &mut self.findings[last]
    }

    /// What was found. A fix with an edit inside direct speech is only shown: nobody's words are rewritten.
    pub fn finish(mut self) -> Vec<Finding> {
        for fix in self.findings.iter_mut().flat_map(|finding| finding.fixes.iter_mut()) {
            let touches =
                |place: EditPlace| matches!(place, EditPlace::Text(range) if self.release.in_speech(range));
            if fix.edits.iter().any(|edit| touches(edit.place)) {
                fix.applicability = Applicability::Show;
            }
        }
        self.findings
    }
}
