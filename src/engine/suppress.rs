//! Suppressions, in the draft and in the file beside it: which findings they cover, and which of them cover nothing.

use crate::calendar::{Date, parse_iso};
use crate::config::{Ignore, Profile};
use crate::diagnostic::Diagnostic;
use crate::document::{Directive, DirectiveVerb, Document};
use crate::text::ranges::touches;
use crate::text::{ByteRange, TextRange};

/// What is wrong with a suppression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It covers no finding.
    Unused,
    /// It names a rule that does not exist.
    Unknown,
    /// It gives no reason.
    NoReason,
    /// Its date has passed.
    Expired,
}

/// A faulty suppression: the directive, the code it is about, and the fault.
#[derive(Debug)]
pub struct Complaint {
    /// The directive.
    pub directive: Directive,
    /// The code or name as written; empty where the whole directive is meant.
    pub code: String,
    /// What is wrong.
    pub fault: Fault,
    /// A rule whose code or name is near.
    pub suggestion: Option<String>,
    /// Where it is written, if not in the draft.
    pub written: Option<String>,
}

/// What a suppression covers.
enum Scope {
    /// Findings at these bytes on disk.
    Bytes(ByteRange),
    /// Findings at these words, wherever they stand.
    Words { quote: String, places: Vec<TextRange> },
}

impl Scope {
    fn covers(&self, diagnostic: &Diagnostic) -> bool {
        let location = &diagnostic.location;
        match self {
            Self::Bytes(bytes) => {
                bytes.contains_offset(location.bytes.start) || bytes.overlaps(location.bytes)
            }
            Self::Words { quote, places } => {
                spaced(&location.quote) == *quote || location.text.is_some_and(|text| touches(places, text))
            }
        }
    }
}

/// Marks suppressed findings and returns what is wrong with the suppressions.
pub fn apply(
    doc: &Document,
    profile: &Profile,
    ignores: &[Ignore],
    diagnostics: &mut [Diagnostic],
) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for ignore in ignores {
        let found = apply_one(&beside(ignore), &scope_of_ignore(doc, ignore), profile, diagnostics);
        complaints.extend(
            found
                .into_iter()
                .map(|complaint| Complaint { written: Some(ignore.written.clone()), ..complaint }),
        );
    }
    for directive in front_matter_directives(doc) {
        complaints.extend(apply_one(&directive, &Scope::Bytes(whole(doc)), profile, diagnostics));
    }
    for (at, directive) in doc.directives.iter().enumerate() {
        let Some(scope) = scope(doc, at) else {
            if directive.verb == DirectiveVerb::Unknown {
                complaints.push(Complaint {
                    directive: directive.clone(),
                    code: String::new(),
                    fault: Fault::Unknown,
                    suggestion: None,
                    written: None,
                });
            }
            continue;
        };
        complaints.extend(apply_one(directive, &Scope::Bytes(scope), profile, diagnostics));
    }
    complaints
}

fn apply_one(
    directive: &Directive,
    scope: &Scope,
    profile: &Profile,
    diagnostics: &mut [Diagnostic],
) -> Vec<Complaint> {
    let complain = |code: &str, fault| Complaint {
        directive: directive.clone(),
        code: code.to_owned(),
        fault,
        suggestion: (fault == Fault::Unknown).then(|| nearest(profile, code)).flatten(),
        written: None,
    };
    if directive.reason.is_empty() && !profile.labels.suppress_without_reason {
        return vec![complain("", Fault::NoReason)];
    }
    if expired(directive, profile.now) {
        return vec![complain("", Fault::Expired)];
    }
    if directive.codes.is_empty() {
        return vec![complain("", Fault::Unknown)];
    }
    let mut complaints = Vec::new();
    for code in &directive.codes {
        if !profile.known.iter().any(|meta| names(code, &meta.code, &meta.name)) {
            complaints.push(complain(code, Fault::Unknown));
            continue;
        }
        let mut used = false;
        for diagnostic in diagnostics.iter_mut().filter(|d| covers(code, d)) {
            if scope.covers(diagnostic) {
                diagnostic.suppressed = Some(directive.reason.clone());
                used = true;
            }
        }
        let ran = profile.rules.iter().any(|active| names(code, &active.meta().code, &active.meta().name));
        if !used && ran {
            complaints.push(complain(code, Fault::Unused));
        }
    }
    complaints
}

/// An `[[ignore]]` of the file beside the draft as if it stood in the draft, for the whole of it.
fn beside(ignore: &Ignore) -> Directive {
    Directive {
        verb: DirectiveVerb::IgnoreFile,
        codes: vec![ignore.rule.clone()],
        until: ignore.until.map(|day| day.to_string()),
        reason: ignore.reason.clone(),
        decoded: ByteRange::empty(0),
        at: 0,
        inline: false,
    }
}

fn scope_of_ignore(doc: &Document, ignore: &Ignore) -> Scope {
    let Some(quote) = &ignore.quote else { return Scope::Bytes(whole(doc)) };
    // Lines of a paragraph are joined by spaces in the logical text, and so are those of what was copied from the file.
    let quote = spaced(quote);
    let found = doc.text.match_indices(&quote).map(|(at, words)| TextRange::new(at, at + words.len()));
    Scope::Words { places: found.collect(), quote }
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// All bytes of the file. The place after the last counts: something may be missing there.
fn whole(doc: &Document) -> ByteRange {
    ByteRange::new(0, doc.source.bytes.len() + 1)
}

/// The rule whose code or name is nearest to what was written.
fn nearest(profile: &Profile, written: &str) -> Option<String> {
    let rule = written.split('/').next().unwrap_or(written);
    let near = profile.known.iter().filter_map(|meta| {
        let code = strsim::damerau_levenshtein(&rule.to_uppercase(), &meta.code);
        let name = strsim::damerau_levenshtein(rule, &meta.name);
        let best = code.min(name.saturating_sub(1));
        (best <= 2).then(|| (best, if code <= name { meta.code.to_string() } else { meta.name.to_string() }))
    });
    near.min().map(|(_, near)| near)
}

/// `presslint: { ignore: [{ rule: …, reason: … }] }` in the front matter speaks of the whole file.
fn front_matter_directives(doc: &Document) -> Vec<Directive> {
    let mut directives: Vec<Directive> = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    for entry in &doc.meta.entries {
        let Some(field) = entry.key.strip_prefix("presslint.ignore.") else { continue };
        // Keys repeat where the next item of the list begins.
        if directives.is_empty() || seen.contains(&field) {
            seen.clear();
            directives.push(Directive {
                verb: DirectiveVerb::IgnoreFile,
                codes: Vec::new(),
                until: None,
                reason: String::new(),
                decoded: ByteRange::new(entry.decoded.start, entry.decoded.end),
                at: 0,
                inline: true,
            });
        }
        seen.push(field);
        let Some(last) = directives.last_mut() else { continue };
        match field {
            "rule" => {
                last.codes = vec![entry.value.clone()];
                last.decoded = ByteRange::new(entry.decoded.start, entry.decoded.end);
            }
            "reason" => last.reason = entry.value.clone(),
            "until" => last.until = Some(entry.value.clone()),
            _ => {}
        }
    }
    directives
}

fn expired(directive: &Directive, now: Option<Date>) -> bool {
    let until = directive.until.as_deref().and_then(parse_iso);
    matches!((until, now), (Some(until), Some(now)) if until < now)
}

/// Whether a code as written in a suppression names a rule; a reason behind a slash is ignored here.
fn names(written: &str, code: &str, name: &str) -> bool {
    let rule = written.split('/').next().unwrap_or(written);
    rule.eq_ignore_ascii_case(code) || rule == name
}

fn covers(written: &str, diagnostic: &Diagnostic) -> bool {
    let reason_fits = match written.split_once('/') {
        Some((_, reason)) => diagnostic.reason.as_deref() == Some(reason),
        None => true,
    };
    reason_fits && names(written, &diagnostic.rule, &diagnostic.name)
}

/// The bytes on disk that a directive covers; `None` for directives that suppress nothing.
fn scope(doc: &Document, at: usize) -> Option<ByteRange> {
    let directive = &doc.directives[at];
    let file = whole(doc);
    match directive.verb {
        DirectiveVerb::Ignore => {
            let next = doc.blocks.partition_point(|block| {
                if directive.inline {
                    block.range.end < directive.at
                } else {
                    block.range.start < directive.at
                }
            });
            let block = doc.blocks.get(next)?;
            let bytes = doc.bytes_of(block.range);
            // The place after the last character counts: something may be missing there.
            Some(ByteRange::new(bytes.start, bytes.end + 1))
        }
        DirectiveVerb::IgnoreLine => Some(line_scope(doc, directive)),
        DirectiveVerb::Disable => {
            let start = doc.decoding.to_disk(&doc.decoded, directive.decoded.end);
            let end = doc.directives[at + 1..].iter().find(|other| ends(directive, other));
            let end = end.map_or(file.end, |other| doc.decoding.to_disk(&doc.decoded, other.decoded.start));
            Some(ByteRange::new(start, end))
        }
        DirectiveVerb::IgnoreFile => Some(file),
        DirectiveVerb::Enable | DirectiveVerb::Part | DirectiveVerb::Unknown => None,
    }
}

fn ends(disable: &Directive, other: &Directive) -> bool {
    other.verb == DirectiveVerb::Enable
        && (other.codes.is_empty() || other.codes.iter().any(|code| disable.codes.contains(code)))
}

fn line_scope(doc: &Document, directive: &Directive) -> ByteRange {
    let text = &doc.decoded;
    let line_start = text[..directive.decoded.start].rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let line_end = |from: usize| text[from..].find(['\n', '\r']).map_or(text.len(), |at| from + at);
    let mut start = line_start;
    let mut end = line_end(directive.decoded.end);
    let alone = text[line_start..directive.decoded.start].trim().is_empty()
        && text[directive.decoded.end..end].trim().is_empty();
    if alone {
        start = (end + 1).min(text.len());
        if text[end..].starts_with("\r\n") {
            start = end + 2;
        }
        end = line_end(start);
    }
    ByteRange::new(doc.decoding.to_disk(text, start), doc.decoding.to_disk(text, end) + 1)
}
