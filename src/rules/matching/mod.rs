//! Patterns of all rules, found together in one pass over the tokens; never a scan for each rule.

use crate::document::Document;
use crate::text::{TextRange, Token, TokenKind, Tokens, fold_hash};
use std::collections::HashMap;

/// How a pattern treats capitals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CaseMode {
    /// Capitals of the pattern are exact, its small letters match any case.
    #[default]
    Smart,
    /// Exactly as written.
    Exact,
    /// Any case.
    Ignore,
}

/// Which endings of its last word a literal takes besides the one written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Inflect {
    /// None.
    #[default]
    None,
    /// Plural and possessive.
    Noun,
    /// The forms of a verb.
    Verb,
}

/// What a pattern looks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PatternKind {
    /// Words and marks, whatever the white space and the kind of apostrophe between them.
    Literal(String),
    /// A regular expression of linear time, matched at word edges and within one block.
    Regex(String),
}

/// A pattern of a rule. Its number is its place in what [`super::Rule::patterns`] returned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// What it looks for.
    pub kind: PatternKind,
    /// How it treats capitals.
    pub case: CaseMode,
    /// Endings it takes.
    pub inflect: Inflect,
    /// Whether it must begin and end at word edges.
    pub word: bool,
}

impl Pattern {
    /// A literal with smart case at word edges.
    pub fn literal(text: impl Into<String>) -> Self {
        Self {
            kind: PatternKind::Literal(text.into()),
            case: CaseMode::Smart,
            inflect: Inflect::None,
            word: true,
        }
    }

    /// The same with another treatment of capitals.
    #[must_use]
    pub fn case(mut self, case: CaseMode) -> Self {
        self.case = case;
        self
    }
}

/// A pattern that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternError {
    /// Index of the rule.
    pub rule: usize,
    /// Number of the pattern within the rule.
    pub pattern: usize,
    /// What is wrong with it.
    pub message: String,
}

/// One match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Number of the pattern within its rule.
    pub pattern: usize,
    /// Where.
    pub range: TextRange,
}

/// All matches in a document, by rule.
#[derive(Clone, Debug, Default)]
pub struct Hits {
    by_rule: Vec<Vec<Hit>>,
}

impl Hits {
    /// The matches of a rule, in order of place, longest first, none overlapping another.
    pub fn of(&self, rule: usize) -> &[Hit] {
        self.by_rule.get(rule).map_or(&[], Vec::as_slice)
    }
}

/// The patterns of all active rules, ready to be found.
#[derive(Debug, Default)]
pub struct PatternSet {
    rules: usize,
    first: HashMap<u64, Vec<Entry>>,
}

#[derive(Debug)]
struct Entry {
    rule: usize,
    pattern: usize,
    words: Vec<(u64, String)>,
    case: CaseMode,
}

impl PatternSet {
    /// Prepares the patterns of all rules, given in the order of the rules.
    ///
    /// # Errors
    /// One error for each pattern that cannot be used.
    pub fn new(rules: &[Vec<Pattern>]) -> Result<Self, Vec<PatternError>> {
        let mut set = Self { rules: rules.len(), first: HashMap::new() };
        let errors = Vec::new();
        for (rule, patterns) in rules.iter().enumerate() {
            for (pattern, spec) in patterns.iter().enumerate() {
                let PatternKind::Literal(literal) = &spec.kind else { continue };
                let tokens = Tokens::new(literal, [TextRange::new(0, literal.len())]);
                let words: Vec<_> =
                    tokens.all().iter().map(|t| (t.hash, literal[t.range.as_range()].to_owned())).collect();
                let Some(&(hash, _)) = words.first() else { continue };
                set.first.entry(hash).or_default().push(Entry { rule, pattern, words, case: spec.case });
            }
        }
        if errors.is_empty() { Ok(set) } else { Err(errors) }
    }

    /// Finds all patterns.
    pub fn scan(&self, doc: &Document) -> Hits {
        let mut by_rule = vec![Vec::new(); self.rules];
        let tokens = doc.tokens().all();
        for (at, token) in tokens.iter().enumerate() {
            for entry in self.first.get(&token.hash).into_iter().flatten() {
                if let Some(range) = entry.matches(&doc.text, &tokens[at..]) {
                    by_rule[entry.rule].push(Hit { pattern: entry.pattern, range });
                }
            }
        }
        for hits in &mut by_rule {
            keep_longest(hits);
        }
        Hits { by_rule }
    }
}

impl Entry {
    fn matches(&self, text: &str, tokens: &[Token]) -> Option<TextRange> {
        let found = tokens.get(..self.words.len())?;
        let same = |(token, (hash, word)): (&Token, &(u64, String))| {
            let written = &text[token.range.as_range()];
            token.hash == *hash
                && fold_hash(written) == fold_hash(word)
                && match self.case {
                    CaseMode::Ignore => true,
                    CaseMode::Exact => token.kind == TokenKind::Mark || written == word,
                    CaseMode::Smart => word
                        .chars()
                        .zip(written.chars())
                        .all(|(want, got)| !want.is_uppercase() || want == got),
                }
        };
        let inside = found.iter().all(|token| token.block == found[0].block);
        (inside && found.iter().zip(&self.words).all(same))
            .then(|| found[0].range.cover(found[found.len() - 1].range))
    }
}

fn keep_longest(hits: &mut Vec<Hit>) {
    hits.sort_by_key(|hit| (hit.range.start, std::cmp::Reverse(hit.range.end), hit.pattern));
    let mut end = 0;
    hits.retain(|hit| {
        let free = hit.range.start >= end;
        if free {
            end = hit.range.end;
        }
        free
    });
}
