//! One document, from bytes to a report.

use super::place::locate;
use super::reading::outline;
use super::{FileReport, overlap, suppress};
use crate::config::{ActiveRule, Ignore, Profile};
use crate::diagnostic::{Diagnostic, EditPlace, Fingerprint, Level, Related};
use crate::document::{Document, ParseIssue, Source};
use crate::formats;
use crate::release::{Release, label};
use crate::rules::builtin::pr003_unused_suppression;
use crate::rules::matching::Hits;
use crate::rules::{Anchor, Context, Finding, Sink};
use crate::text::{ByteRange, TextRange};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// Words on either side of a finding that belong to its identity.
const FINGERPRINT_WORDS: usize = 5;

/// Below this confidence of a part, what rests on it drops by one level.
const SURE: f32 = 0.5;

/// Checks one draft. Cannot fail: trouble is in the report.
pub fn check(source: Source, profile: &Profile) -> FileReport {
    check_beside(source, profile, &[])
}

/// The same for a draft with a file beside it that says which findings are to stay.
pub fn check_beside(source: Source, profile: &Profile, ignores: &[Ignore]) -> FileReport {
    let doc = formats::read(source);
    let release = label(&doc, &profile.house, &profile.labels);
    let mut diagnostics = run_rules(&release, profile);
    sort(&mut diagnostics);
    let mut diagnostics = overlap::one_finding_for_one_cause(diagnostics);
    let complaints = suppress::apply(&doc, profile, ignores, &mut diagnostics);
    diagnostics.extend(complaints_as_findings(&release, profile, &complaints));
    sort(&mut diagnostics);
    fingerprint(&doc, &mut diagnostics);
    report(&release, profile, diagnostics)
}

fn run_rules(release: &Release<'_>, profile: &Profile) -> Vec<Diagnostic> {
    let hits = profile.patterns.scan(release.doc);
    let unreadable = release.doc.issues.iter().any(|issue| matches!(issue, ParseIssue::Container { .. }));
    let mut found = Vec::new();
    for (index, active) in profile.rules.iter().enumerate() {
        // A file that is no text has nothing for other rules to read.
        if unreadable && active.meta().code != "PR001" {
            continue;
        }
        found.extend(run_rule(release, profile, &hits, index, active));
    }
    found
}

fn run_rule(
    release: &Release<'_>,
    profile: &Profile,
    hits: &Hits,
    index: usize,
    active: &ActiveRule,
) -> Vec<Diagnostic> {
    let mut sink = Sink::new(release);
    for story in release.stories.iter().filter(|story| active.judges(story.kind, release.lang)) {
        let context = Context::new(release, story, hits, index, profile.now);
        active.rule.check(&context, &mut sink);
    }
    sink.finish().into_iter().filter_map(|finding| diagnose(release, active, finding)).collect()
}

/// Applies level policy and structure demotion; `None` for what is switched off.
fn diagnose(release: &Release<'_>, active: &ActiveRule, finding: Finding) -> Option<Diagnostic> {
    let before = active.level_of(&finding);
    let unsure = finding.confidence < SURE;
    let level = if unsure { before.demoted() } else { before };
    if level == Level::Off {
        return None;
    }
    let meta = active.meta();
    let related = finding.related.iter();
    let related = related
        .map(|(anchor, message)| Related { location: locate(release, anchor), message: message.clone() });
    Some(Diagnostic {
        rule: meta.code.clone(),
        name: meta.name.clone(),
        reason: finding.reason,
        level,
        demoted_from: (level != before).then_some(before),
        message: finding.message,
        why: (!meta.why.is_empty()).then(|| meta.why.clone()),
        help: finding.help,
        location: locate(release, &finding.anchor),
        related: related.collect(),
        evidence: finding.evidence,
        fix_bytes: finding
            .fixes
            .iter()
            .map(|fix| fix.edits.iter().map(|edit| edit_bytes(release.doc, edit.place)).collect())
            .collect(),
        fixes: finding.fixes,
        fingerprint: Fingerprint::default(),
        suppressed: None,
    })
}

fn edit_bytes(doc: &Document, place: EditPlace) -> ByteRange {
    match place {
        EditPlace::Text(range) => doc.bytes_of(range),
        EditPlace::Decoded(range) => doc.disk_range(range.as_range()),
    }
}

fn complaints_as_findings(
    release: &Release<'_>,
    profile: &Profile,
    complaints: &[suppress::Complaint],
) -> Vec<Diagnostic> {
    let Some(active) = profile.rules.iter().find(|active| active.meta().code == "PR003") else {
        return Vec::new();
    };
    let mut sink = Sink::new(release);
    for complaint in complaints {
        pr003_unused_suppression::report(release.doc, complaint, &mut sink);
    }
    sink.finish().into_iter().filter_map(|finding| diagnose(release, active, finding)).collect()
}

/// In order of place, then rule, then message: the same bytes always give the same order.
fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by(|a, b| {
        let key = |d: &Diagnostic| (d.location.bytes.start, d.location.bytes.end);
        key(a)
            .cmp(&key(b))
            .then_with(|| a.rule.cmp(&b.rule))
            .then_with(|| a.reason.cmp(&b.reason))
            .then_with(|| a.message.cmp(&b.message))
    });
}

fn fingerprint(doc: &Document, diagnostics: &mut [Diagnostic]) {
    let mut seen: HashMap<Fingerprint, usize> = HashMap::new();
    for diagnostic in diagnostics {
        let code = diagnostic.code();
        let quote = normal(&diagnostic.location.quote);
        let (before, after) =
            diagnostic.location.text.map_or_else(Default::default, |range| surroundings(doc, range));
        // A finding about something missing has no words of its own: its part says which one it is.
        let quote =
            if quote.is_empty() { diagnostic.location.part.clone().unwrap_or_default() } else { quote };
        let first = Fingerprint::new(&code, &quote, &before, &after, 0);
        let equals = seen.entry(first).or_insert(0);
        diagnostic.fingerprint = Fingerprint::new(&code, &quote, &before, &after, *equals);
        *equals += 1;
    }
}

/// The words next to a range, within its block.
fn surroundings(doc: &Document, range: TextRange) -> (String, String) {
    if range.is_empty() {
        return Default::default();
    }
    let tokens = doc.tokens();
    let all = tokens.all();
    let first = tokens.index_at(range.start);
    let next = tokens.index_at(range.end);
    let block = doc.block_at(range.start).and_then(|block| u32::try_from(block).ok());
    let words = |from: usize, to: usize| -> String {
        let own = all[from..to].iter().filter(|token| Some(token.block) == block);
        own.map(|token| normal(doc.slice(token.range))).collect::<Vec<_>>().join(" ")
    };
    let before = words(first.saturating_sub(FINGERPRINT_WORDS), first);
    let after = words(next, (next + FINGERPRINT_WORDS).min(all.len()));
    (before, after)
}

fn normal(text: &str) -> String {
    let folded = crate::text::fold(text);
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn report(release: &Release<'_>, profile: &Profile, diagnostics: Vec<Diagnostic>) -> FileReport {
    let doc = release.doc;
    let decisions = release.decisions.iter();
    FileReport {
        name: doc.source.name.clone(),
        format: doc.source.format,
        kind: release.stories.first().map_or_else(Default::default, |story| story.kind),
        stories: release.stories.len(),
        text: Arc::from(doc.text.as_str()),
        blocks: doc.blocks.iter().map(|block| block.range).collect(),
        outline: outline(release),
        decisions: decisions.map(|d| (locate(release, &Anchor::Text(d.range)), d.clone())).collect(),
        diagnostics,
        limits: limits(release, profile),
    }
}

/// The limits of the rules that judged any of the stories; of two limits of one rule the greater holds.
fn limits(release: &Release<'_>, profile: &Profile) -> BTreeMap<String, usize> {
    let mut limits = BTreeMap::new();
    for active in &profile.rules {
        let judges = release.stories.iter().any(|story| active.judges(story.kind, release.lang));
        if let Some(limit) = active.rule.limit().filter(|_| judges) {
            let held = limits.entry(active.meta().code.to_string()).or_insert(limit);
            *held = limit.max(*held);
        }
    }
    limits
}
