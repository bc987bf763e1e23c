//! Selectors: where a data rule looks. `body - quote`, `lede sentence:first`, `contact.email`, `meta.title`.
//!
//! ```text
//! selector = term { ("|" | "&" | "-") term }      union, intersection, difference, from left to right
//! term     = step { " " step }                    a space means: inside
//! step     = name { ":" pseudo } [ "." field { ":" pseudo } ]  |  "(" selector ")" { ":" pseudo }
//! pseudo   = first | last | nth(n) | lead(n) | not-first | lang(xx) | level(n) | min-confidence(x)
//! ```
//!
//! The difference sign needs a space on either side, because names hold hyphens. Names are the parts of a release, its
//! records and a few groups ([`names`]); what they select is decided in [`eval`].

mod eval;
mod fields;
mod names;
mod node;
mod parse;

pub use eval::Speech;
pub use fields::field_nodes as fields_of;
pub use names::{Field, Group, Name, Record};
pub use node::{Node, Thing};

use super::Context;

/// A selector, read.
#[derive(Clone, Debug, PartialEq)]
pub struct Selector {
    expr: Expr,
    written: String,
}

/// Why a selector cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SelectorError {
    /// Byte of the selector at which the mistake stands.
    pub offset: usize,
    /// What is wrong.
    pub message: String,
    /// What was probably meant.
    pub suggestion: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
enum Expr {
    Step(Step),
    Group { inner: Box<Expr>, pseudos: Vec<Pseudo> },
    Inside(Box<Expr>, Box<Expr>),
    Join(Join, Box<Expr>, Box<Expr>),
}

/// A name with what hangs on it.
#[derive(Clone, Debug, PartialEq)]
struct Step {
    name: Name,
    pseudos: Vec<Pseudo>,
    field: Option<Field>,
    field_pseudos: Vec<Pseudo>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Join {
    Or,
    And,
    Minus,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Pseudo {
    First,
    Last,
    Nth(usize),
    Lead(usize),
    NotFirst,
    Lang(crate::calendar::Lang),
    Level(u8),
    MinConfidence(f32),
}

impl Selector {
    /// Reads a selector over the built-in names.
    ///
    /// # Errors
    /// What is wrong with it, and where.
    pub fn parse(text: &str) -> Result<Self, SelectorError> {
        Self::parse_with(text, &[])
    }

    /// Reads a selector that may also name parts which a pack or project defines.
    ///
    /// # Errors
    /// What is wrong with it, and where.
    pub fn parse_with(text: &str, custom_parts: &[String]) -> Result<Self, SelectorError> {
        let expr = parse::parse(text, custom_parts)?;
        Ok(Self { expr, written: text.to_owned() })
    }

    /// The selector of a single name.
    pub fn of(name: Name) -> Self {
        let written = name.as_str().to_owned();
        let step = Step { name, pseudos: Vec::new(), field: None, field_pseudos: Vec::new() };
        Self { expr: Expr::Step(step), written }
    }

    /// As it was written.
    pub fn as_str(&self) -> &str {
        &self.written
    }

    /// What it selects in a story, in order of place. Direct speech is no copy.
    pub fn select(&self, cx: &Context<'_>) -> Vec<Node> {
        self.select_with(cx, Speech::Skipped)
    }

    /// What it selects, with direct speech in or out of `copy`.
    pub fn select_with(&self, cx: &Context<'_>, speech: Speech) -> Vec<Node> {
        eval::Eval { cx, speech }.select(&self.expr)
    }

    /// The name, if the selector is a single name without anything else.
    pub fn single_name(&self) -> Option<&Name> {
        match &self.expr {
            Expr::Step(step) if step.is_bare() => Some(&step.name),
            _ => None,
        }
    }

    /// The names that say what is selected; those on the right of a difference and on the left of a space do not.
    pub fn names(&self) -> Vec<&Name> {
        let mut names = Vec::new();
        wanted(&self.expr, &mut names);
        names
    }
}

impl Step {
    fn is_bare(&self) -> bool {
        self.field.is_none() && self.pseudos.is_empty()
    }

    /// Whether its nodes are cut to what they stand in.
    fn is_cut(&self) -> bool {
        matches!(self.name, Name::Record(record) if record.is_cut())
    }
}

fn wanted<'e>(expr: &'e Expr, names: &mut Vec<&'e Name>) {
    match expr {
        Expr::Step(step) => names.push(&step.name),
        Expr::Group { inner, .. } | Expr::Join(Join::Minus, inner, _) | Expr::Inside(_, inner) => {
            wanted(inner, names);
        }
        Expr::Join(_, one, other) => {
            wanted(one, names);
            wanted(other, names);
        }
    }
}

#[cfg(test)]
mod tests;
