//! What was found, by rule.

use super::inflect::Form;
use crate::text::TextRange;

/// One match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Number of the pattern within its rule.
    pub pattern: usize,
    /// The pattern's group.
    pub group: u16,
    /// Where.
    pub range: TextRange,
    /// Which form of the pattern stands there.
    pub form: Form,
}

/// All matches in a document, by rule.
#[derive(Clone, Debug, Default)]
pub struct Hits {
    by_rule: Vec<Vec<Hit>>,
}

impl Hits {
    /// Room for the matches of so many rules.
    pub fn for_rules(rules: usize) -> Self {
        Self { by_rule: vec![Vec::new(); rules] }
    }

    /// The matches of a rule, in order of place, longest first, none overlapping another of its group.
    pub fn of(&self, rule: usize) -> &[Hit] {
        self.by_rule.get(rule).map_or(&[], Vec::as_slice)
    }

    /// Adds a match.
    pub fn add(&mut self, rule: usize, hit: Hit) {
        if let Some(hits) = self.by_rule.get_mut(rule) {
            hits.push(hit);
        }
    }

    /// Leaves the longest of overlapping matches within each group of a rule. Several triggers may have found the same one.
    pub fn settle(&mut self) {
        self.by_rule.iter_mut().for_each(keep_longest);
    }
}

/// The first match wins, then the longest, then a form as written before an inflected one, then the earlier pattern.
fn keep_longest(hits: &mut Vec<Hit>) {
    hits.sort_by_key(|hit| {
        let longest_first = std::cmp::Reverse(hit.range.end);
        (hit.group, hit.range.start, longest_first, hit.form != Form::Base, hit.pattern)
    });
    let mut last = None;
    hits.retain(|hit| {
        let free = last.is_none_or(|(group, end)| group != hit.group || hit.range.start >= end);
        if free {
            last = Some((hit.group, hit.range.end));
        }
        free
    });
    hits.sort_by_key(|hit| (hit.range.start, std::cmp::Reverse(hit.range.end), hit.group));
}
