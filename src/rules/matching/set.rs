//! The patterns of all active rules: built once for a profile, run over each document.

use super::engine::{Counters, Engine};
use super::expression::{self, Expression};
use super::finite::readings;
use super::hits::Hits;
use super::inflect::{Form, forms};
use super::literal::{Literal, Target};
use super::loose::Loose;
use super::pattern::{Fault, Pattern, PatternError, PatternKind};
use super::trie::{Entry, HashedMap, Trie, Waiting};
use super::trigger::{Cue, beginning, triggers};
use crate::document::Document;
use crate::text::{TextRange, Token, TokenKind, Tokens};

/// An expression with at most so many readings is written out.
const WRITTEN_OUT: usize = 64;

/// Whether a pattern can be used at all; cheaper than building a set of it.
///
/// # Errors
/// What is wrong with it.
pub fn judge(pattern: &Pattern) -> Result<(), Fault> {
    match &pattern.kind {
        PatternKind::Literal(text) => Literal::new(text).map(|_| ()).ok_or_else(Fault::empty),
        PatternKind::Regex(text) => expression::read(pattern, text).map(|_| ()),
    }
}

/// The patterns of all active rules, ready to be found.
#[derive(Debug, Default)]
pub struct PatternSet {
    rules: usize,
    trie: Trie,
    loose: Vec<Loose>,
    regexes: Vec<Engine>,
    beginnings: HashedMap<Vec<Waiting>>,
    numbers: Vec<usize>,
    untriggered: Vec<usize>,
    counters: Counters,
}

impl PatternSet {
    /// Prepares the patterns of all rules, given in the order of the rules.
    ///
    /// # Errors
    /// One error for each pattern that cannot be used.
    pub fn new(rules: &[Vec<Pattern>]) -> Result<Self, Vec<PatternError>> {
        let mut set = Self { rules: rules.len(), ..Self::default() };
        let mut errors = Vec::new();
        for (rule, patterns) in rules.iter().enumerate() {
            for (number, pattern) in patterns.iter().enumerate() {
                if let Err(fault) = set.add(rule, number, pattern) {
                    let Fault { offset, message } = fault;
                    errors.push(PatternError { rule, pattern: number, offset, message });
                }
            }
        }
        if errors.is_empty() { Ok(set) } else { Err(errors) }
    }

    /// Patterns that hold nothing to wait for and therefore run over every block: pairs of rule and pattern number.
    #[cfg(test)]
    pub fn untriggered(&self) -> Vec<(usize, usize)> {
        self.untriggered
            .iter()
            .map(|&at| (self.regexes[at].target.rule, self.regexes[at].target.pattern))
            .collect()
    }

    /// What the expressions have cost so far.
    #[cfg(test)]
    pub const fn counters(&self) -> &Counters {
        &self.counters
    }

    /// Finds all patterns in a document.
    pub fn scan(&self, doc: &Document) -> Hits {
        let blocks: Vec<TextRange> = doc.blocks.iter().map(|block| block.range).collect();
        self.scan_blocks(&doc.text, &blocks, doc.tokens().all())
    }

    /// Finds all patterns in a text that is no document's, as one block.
    pub fn scan_text(&self, text: &str) -> Hits {
        let block = TextRange::new(0, text.len());
        self.scan_blocks(text, &[block], Tokens::new(text, [block]).all())
    }

    fn scan_blocks(&self, text: &str, blocks: &[TextRange], tokens: &[Token]) -> Hits {
        let mut scan = Scan {
            set: self,
            text,
            blocks,
            tokens,
            hits: Hits::for_rules(self.rules),
            done: vec![None; self.regexes.len()],
        };
        scan.run();
        scan.hits.settle();
        scan.hits
    }

    fn add(&mut self, rule: usize, number: usize, pattern: &Pattern) -> Result<(), Fault> {
        let edges = (pattern.word, pattern.word);
        let target = Target {
            rule,
            pattern: number,
            group: pattern.group,
            form: Form::Base,
            case: pattern.case,
            edges,
        };
        match &pattern.kind {
            PatternKind::Literal(text) => {
                for (text, form) in forms(text, pattern.inflect) {
                    let literal = Literal::new(&text).ok_or_else(Fault::empty)?;
                    self.add_literal(Target { form, ..target }, literal, &text);
                }
            }
            PatternKind::Regex(text) => self.add_expression(target, expression::read(pattern, text)?),
        }
        Ok(())
    }

    fn add_literal(&mut self, target: Target, literal: Literal, text: &str) {
        let opens_inside = !target.edges.0 && literal.begins_with_word();
        let closes_inside = !target.edges.1 && literal.ends_with_word();
        if opens_inside || closes_inside {
            self.loose.push(Loose::new(target, text));
        } else {
            self.trie.insert(Entry { target, literal });
        }
    }

    fn add_expression(&mut self, target: Target, expression: Expression) {
        let edges = (expression.start_edge, expression.end_edge);
        let target = Target { case: expression.case, edges, ..target };
        if let Some(literals) = written_out(&expression) {
            for (text, literal) in literals {
                self.add_literal(target, literal, &text);
            }
            return;
        }
        let found = triggers(&expression.hir, expression.start_edge, expression.end_edge);
        let regex = self.regexes.len();
        self.regexes.push(Engine::new(target, expression));
        let Some(found) = found else { return self.untriggered.push(regex) };
        for trigger in found {
            let waiting = Waiting { regex, anchored: trigger.anchored };
            match trigger.cue {
                Cue::Word(word) => self.trie.wait(word, waiting),
                Cue::Beginning(letters) => self.beginnings.entry(letters).or_default().push(waiting),
                Cue::Number => self.numbers.push(regex),
            }
        }
    }
}

/// The readings of an expression, if there are few and all of them can be said in tokens.
fn written_out(expression: &Expression) -> Option<Vec<(String, Literal)>> {
    let texts = readings(&expression.hir, WRITTEN_OUT)?;
    // Two spaces in an expression are two spaces; a literal would take any white space for them.
    let spelled =
        |text: &String| !text.contains("  ") && text.chars().all(|c| c == ' ' || !c.is_whitespace());
    if !texts.iter().all(spelled) {
        return None;
    }
    texts.into_iter().map(|text| Literal::new(&text).map(|literal| (text, literal))).collect()
}

/// One pass over one text.
struct Scan<'s> {
    set: &'s PatternSet,
    text: &'s str,
    blocks: &'s [TextRange],
    tokens: &'s [Token],
    hits: Hits,
    /// For each expression, the block it was last run over as a whole.
    done: Vec<Option<u32>>,
}

impl Scan<'_> {
    fn run(&mut self) {
        let set = self.set;
        for (at, token) in self.tokens.iter().enumerate() {
            for waiting in set.trie.walk(self.text, self.tokens, at, &mut self.hits) {
                self.attempt(*waiting, token);
            }
            match token.kind {
                TokenKind::Word if !set.beginnings.is_empty() => self.attempt_beginnings(token),
                TokenKind::Number => {
                    for &regex in &set.numbers {
                        self.attempt(Waiting { regex, anchored: true }, token);
                    }
                }
                _ => {}
            }
        }
        for &block in self.blocks {
            set.loose.iter().for_each(|loose| loose.scan(self.text, block, &mut self.hits));
            set.untriggered.iter().for_each(|&regex| self.run_over(regex, block));
        }
    }

    fn attempt_beginnings(&mut self, token: &Token) {
        let set = self.set;
        let letters = beginning(&self.text[token.range.as_range()]);
        for waiting in letters.and_then(|letters| set.beginnings.get(&letters)).into_iter().flatten() {
            self.attempt(*waiting, token);
        }
    }

    fn attempt(&mut self, waiting: Waiting, token: &Token) {
        let Some(&block) = self.blocks.get(token.block as usize) else { return };
        if waiting.anchored {
            let engine = &self.set.regexes[waiting.regex];
            let found = engine.match_at(self.text, block, token.range.start, &self.set.counters);
            found.into_iter().for_each(|range| self.report(waiting.regex, range));
        } else if self.done[waiting.regex] != Some(token.block) {
            self.done[waiting.regex] = Some(token.block);
            self.run_over(waiting.regex, block);
        }
    }

    fn run_over(&mut self, regex: usize, block: TextRange) {
        let found = self.set.regexes[regex].matches_in(self.text, block, &self.set.counters);
        found.into_iter().for_each(|range| self.report(regex, range));
    }

    fn report(&mut self, regex: usize, range: TextRange) {
        let target = &self.set.regexes[regex].target;
        self.hits.add(target.rule, target.hit(range));
    }
}
