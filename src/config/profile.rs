//! What one file is checked with: resolved, immutable, shared by all threads.

use crate::calendar::{Date, Lang};
use crate::diagnostic::Level;
use crate::house::House;
use crate::release::{DocType, LabelOptions};
use crate::rules::matching::{PatternError, PatternSet};
use crate::rules::{Finding, Rule, RuleMeta};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A rule with the levels that configuration gave it.
///
/// A rule may be there several times, each time for other kinds of release.
pub struct ActiveRule {
    /// The rule.
    pub rule: Arc<dyn Rule>,
    /// Its level; `None` leaves each reason its own.
    pub level: Option<Level>,
    /// Levels of single reasons.
    pub reasons: BTreeMap<String, Level>,
    /// Kinds of release it judges; `None` for all.
    pub kinds: Option<Vec<DocType>>,
    /// Languages it judges; `None` for all.
    pub langs: Option<Vec<Lang>>,
}

impl std::fmt::Debug for ActiveRule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ActiveRule")
            .field("code", &self.rule.meta().code)
            .field("level", &self.level)
            .field("reasons", &self.reasons)
            .field("kinds", &self.kinds)
            .finish()
    }
}

impl ActiveRule {
    /// A rule at its own levels.
    pub fn new(rule: impl Into<Arc<dyn Rule>>) -> Self {
        Self { rule: rule.into(), level: None, reasons: BTreeMap::new(), kinds: None, langs: None }
    }

    /// Whether it judges a story of that kind in that language.
    pub fn judges(&self, kind: DocType, lang: Lang) -> bool {
        self.kinds.as_ref().is_none_or(|kinds| kinds.contains(&kind))
            && self.langs.as_ref().is_none_or(|langs| langs.contains(&lang))
    }

    /// What the rule says about itself.
    pub fn meta(&self) -> &RuleMeta {
        self.rule.meta()
    }

    /// The level of a finding before structure demotion.
    ///
    /// A level set for the reason wins. A level set for the rule moves the reasons that stood at the rule's own level;
    /// weaker reasons keep theirs, but never rise above the rule. What the rule itself was unsure of stays limited.
    pub fn level_of(&self, finding: &Finding) -> Level {
        let slug = finding.reason.as_deref();
        let level = match slug.and_then(|slug| self.reasons.get(slug)) {
            Some(&set) => set,
            None => self.reason_level(slug),
        };
        finding.cap.map_or(level, |cap| level.min(cap))
    }

    fn reason_level(&self, slug: Option<&str>) -> Level {
        let meta = self.meta();
        let own = slug.and_then(|slug| meta.reason(slug)).map_or(meta.level, |reason| reason.level);
        match self.level {
            Some(set) if own >= meta.level => set,
            Some(set) => own.min(set),
            None => own,
        }
    }
}

/// What one file is checked with.
#[derive(Debug, Default)]
pub struct Profile {
    /// The rules that run, in order of code.
    pub rules: Vec<ActiveRule>,
    /// Codes and names of all rules that exist, run or not: suppressions may name them.
    pub known: Vec<RuleMeta>,
    /// The house's names.
    pub house: House,
    /// What the labeller is told.
    pub labels: LabelOptions,
    /// The patterns of all rules that run.
    pub patterns: PatternSet,
    /// The present day, if the user named one.
    pub now: Option<Date>,
}

impl Profile {
    /// The rules that judge one kind of release in one language.
    pub fn for_kind(&self, kind: DocType, lang: Lang) -> impl Iterator<Item = &ActiveRule> {
        self.rules.iter().filter(move |active| active.judges(kind, lang))
    }

    /// A profile of the given rules, with their patterns prepared.
    ///
    /// # Errors
    /// Patterns that cannot be used.
    pub fn new(
        rules: Vec<ActiveRule>,
        known: Vec<RuleMeta>,
        house: House,
        mut labels: LabelOptions,
        now: Option<Date>,
    ) -> Result<Self, Vec<PatternError>> {
        for active in &rules {
            active.rule.teach(&mut labels);
        }
        let patterns: Vec<_> = rules.iter().map(|active| active.rule.patterns()).collect();
        let patterns = PatternSet::new(&patterns)?;
        Ok(Self { rules, known, house, labels, patterns, now })
    }
}
