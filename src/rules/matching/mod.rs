//! Patterns of all rules, found together in one pass over the tokens; never a scan for each rule.
//!
//! Words and phrases stand in one tree of word hashes ([`trie`]). An expression with few readings is written out and joins
//! them ([`finite`]). Any other waits for a word it cannot do without ([`trigger`]) and is compiled when that word first
//! turns up ([`engine`]). Word edges, capitals, apostrophes and white space are settled here and nowhere else.

mod engine;
mod expression;
mod finite;
mod hits;
mod inflect;
mod literal;
mod loose;
mod pattern;
mod set;
mod soften;
mod trie;
mod trigger;
mod whole;

pub use hits::{Hit, Hits};
pub use inflect::{Form, in_form};
pub use literal::edge_at;
pub use pattern::{CaseMode, Inflect, Pattern, PatternKind, whereabouts};
pub use set::{PatternSet, judge};
pub use whole::Whole;

#[cfg(test)]
mod tests;
