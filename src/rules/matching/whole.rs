//! A pattern that has to match a whole text, such as the form of a dateline.

use super::expression;
use super::pattern::{Fault, Pattern, PatternKind};
use super::set::{PatternSet, judge};
use super::soften::soften;
use crate::text::TextRange;
use regex_automata::meta::{Config, Regex};
use regex_syntax::hir::{Hir, Look};
use std::sync::OnceLock;

/// A pattern for whole texts, made ready when a text first asks for it.
#[derive(Debug)]
pub struct Whole {
    pattern: Pattern,
    machine: OnceLock<Machine>,
}

#[derive(Debug)]
enum Machine {
    Words(PatternSet),
    Expression(Regex),
    /// Cannot happen for a pattern that was judged; matches nothing.
    Broken,
}

impl Whole {
    /// A pattern for whole texts.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn new(pattern: Pattern) -> Result<Self, Fault> {
        judge(&pattern)?;
        Ok(Self { pattern, machine: OnceLock::new() })
    }

    /// Whether a text, less the white space around it, is what the pattern says and nothing more.
    pub fn matches(&self, text: &str) -> bool {
        let text = text.trim();
        match self.machine.get_or_init(|| self.make()) {
            Machine::Words(set) => {
                let whole = TextRange::new(0, text.len());
                set.scan_text(text).of(0).iter().any(|hit| hit.range == whole)
            }
            Machine::Expression(regex) => regex.is_match(text),
            Machine::Broken => false,
        }
    }

    fn make(&self) -> Machine {
        match &self.pattern.kind {
            PatternKind::Literal(_) => {
                PatternSet::new(&[vec![self.pattern.clone()]]).map_or(Machine::Broken, Machine::Words)
            }
            PatternKind::Regex(text) => self.expression(text).map_or(Machine::Broken, Machine::Expression),
        }
    }

    fn expression(&self, text: &str) -> Option<Regex> {
        let read = expression::read(&self.pattern, text).ok()?;
        let soft = soften(&read.hir, read.case);
        let whole = Hir::concat(vec![Hir::look(Look::Start), soft, Hir::look(Look::End)]);
        Regex::builder().configure(Config::new().hybrid(false)).build_from_hir(&whole).ok()
    }
}
