//! One expression and the machines that run it. They are made when a text first asks for them: making all of them at
//! start would take longer than reading a hundred drafts.

use super::expression::Expression;
use super::literal::{Target, edge_at};
use super::soften::soften;
use crate::text::TextRange;
use regex_automata::meta::{Config, Regex};
use regex_automata::{Anchored, Input};
use regex_syntax::hir::{Hir, Look};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A match that begins at its trigger is at most this long, so that a paragraph of a megabyte is not read at each number.
const LONGEST: usize = 2_000;

/// After so many bytes the light machine has cost what building the fast one costs.
const LIGHT_BYTES: usize = 20_000;

/// A search over a block may read each byte so many times, because matches that break words make it start again.
const PATIENCE: usize = 50;

/// What was done so far; tests watch it, because it needs no clock.
#[derive(Debug, Default)]
pub struct Counters {
    compiled: AtomicUsize,
    attempts: AtomicUsize,
}

impl Counters {
    /// Machines made.
    #[cfg(test)]
    pub fn compiled(&self) -> usize {
        self.compiled.load(Ordering::Relaxed)
    }

    /// Times an expression was run.
    #[cfg(test)]
    pub fn attempts(&self) -> usize {
        self.attempts.load(Ordering::Relaxed)
    }
}

/// An expression of a rule.
#[derive(Debug)]
pub struct Engine {
    /// Whose it is.
    pub target: Target,
    expression: Expression,
    soft: OnceLock<Hir>,
    light: OnceLock<Option<Regex>>,
    fast: OnceLock<Option<Regex>>,
    careful: OnceLock<Option<Regex>>,
    read: AtomicUsize,
}

impl Engine {
    /// An expression that nothing has asked for yet.
    pub fn new(target: Target, expression: Expression) -> Self {
        Self {
            target,
            expression,
            soft: OnceLock::new(),
            light: OnceLock::new(),
            fast: OnceLock::new(),
            careful: OnceLock::new(),
            read: AtomicUsize::new(0),
        }
    }

    /// The match that begins exactly at `at`.
    pub fn match_at(
        &self,
        text: &str,
        block: TextRange,
        at: usize,
        counters: &Counters,
    ) -> Option<TextRange> {
        if self.target.edges.0 && !edge_at(text, at) {
            return None;
        }
        let inside = &text[block.as_range()];
        let from = at - block.start;
        let to = floor(inside, from + LONGEST);
        counters.attempts.fetch_add(1, Ordering::Relaxed);
        let input = Input::new(inside).range(from..to).anchored(Anchored::Yes);
        let found = self.machine(to - from, counters)?.search(&input)?;
        let range = TextRange::new(at, block.start + found.end());
        if !self.target.edges.1 || edge_at(text, range.end) {
            return Some(range);
        }
        // The first choice of the expression ends inside a word; another may end at an edge.
        let found = self.careful(counters)?.search(&input)?;
        let range = TextRange::new(at, block.start + found.end());
        edge_at(text, range.end).then_some(range)
    }

    /// All matches in a block, none overlapping another.
    pub fn matches_in(&self, text: &str, block: TextRange, counters: &Counters) -> Vec<TextRange> {
        let inside = &text[block.as_range()];
        counters.attempts.fetch_add(1, Ordering::Relaxed);
        let Some(machine) = self.machine(inside.len(), counters) else { return Vec::new() };
        let mut found = Vec::new();
        let mut from = 0;
        let mut patience = inside.len().saturating_mul(PATIENCE);
        while let Some(next) = machine.search(&Input::new(inside).range(from..)) {
            let Some(left) = patience.checked_sub(next.end() - from) else { break };
            patience = left;
            let range = TextRange::new(block.start + next.start(), block.start + next.end());
            let starts = !self.target.edges.0 || edge_at(text, range.start);
            let ends = !self.target.edges.1 || edge_at(text, range.end);
            if starts && ends {
                found.push(range);
                from = next.end();
                continue;
            }
            let other = starts.then(|| self.match_at(text, block, range.start, counters)).flatten();
            from = match other {
                Some(range) => {
                    found.push(range);
                    range.end - block.start
                }
                None => after_edgeless(text, block, range.start, starts),
            };
        }
        found
    }

    fn machine(&self, bytes: usize, counters: &Counters) -> Option<&Regex> {
        let read = self.read.fetch_add(bytes, Ordering::Relaxed);
        if read.saturating_add(bytes) < LIGHT_BYTES {
            let config = Config::new().hybrid(false).auto_prefilter(false);
            return self.light.get_or_init(|| build(self.soft(), config, counters)).as_ref();
        }
        self.fast.get_or_init(|| build(self.soft(), Config::new(), counters)).as_ref()
    }

    /// The machine that looks for word edges itself: right where the others may stop too early, but slow.
    fn careful(&self, counters: &Counters) -> Option<&Regex> {
        let build_careful = || {
            let edged = Hir::concat(vec![self.soft().clone(), Hir::look(Look::WordEndHalfUnicode)]);
            build(&edged, Config::new().hybrid(false).auto_prefilter(false), counters)
        };
        self.careful.get_or_init(build_careful).as_ref()
    }

    fn soft(&self) -> &Hir {
        self.soft.get_or_init(|| soften(&self.expression.hir, self.expression.case))
    }
}

/// `None` cannot happen for an expression whose weight was checked; if it does, the pattern finds nothing.
fn build(hir: &Hir, config: Config, counters: &Counters) -> Option<Regex> {
    counters.compiled.fetch_add(1, Ordering::Relaxed);
    Regex::builder().configure(config).build_from_hir(hir).ok()
}

/// Where to look on after a match that broke a word: behind the word if it began inside one, else behind its first
/// character.
fn after_edgeless(text: &str, block: TextRange, start: usize, starts: bool) -> usize {
    let rest = text[start..block.end].char_indices();
    let mut beyond =
        rest.skip(1).skip_while(|(_, c)| !starts && super::literal::in_word(*c)).map(|(at, _)| at);
    start - block.start + beyond.next().unwrap_or(block.end - start)
}

fn floor(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at.min(text.len()))
}
