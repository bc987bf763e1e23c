//! Expressions of a house by which a block is known: the beginning of a part, a line of its web page. Knows no labels.

use regex::Regex;
use std::sync::OnceLock;

/// Regular expressions, compiled when a block first asks; one that cannot be compiled matches nothing, and configuration
/// has reported it.
#[derive(Clone, Debug, Default)]
pub struct BlockPatterns {
    written: Vec<String>,
    compiled: OnceLock<Vec<Regex>>,
}

impl BlockPatterns {
    /// Expressions as they are written.
    pub const fn new(written: Vec<String>) -> Self {
        Self { written, compiled: OnceLock::new() }
    }

    /// Adds one.
    pub fn push(&mut self, expression: String) {
        self.written.push(expression);
        self.compiled = OnceLock::new();
    }

    /// Whether any of them matches within a text.
    pub fn any(&self, text: &str) -> bool {
        !self.written.is_empty() && self.compiled().iter().any(|pattern| pattern.is_match(text))
    }

    fn compiled(&self) -> &[Regex] {
        self.compiled.get_or_init(|| self.written.iter().filter_map(|text| Regex::new(text).ok()).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::BlockPatterns;

    #[test]
    fn a_broken_expression_spoils_no_other() {
        let mut patterns = BlockPatterns::new(vec!["(".to_owned(), "^Posted".to_owned()]);
        assert!(patterns.any("Posted on Monday") && !patterns.any("As posted"));
        patterns.push("posted$".to_owned());
        assert!(patterns.any("As posted"), "it is compiled anew");
        assert!(!BlockPatterns::default().any("Posted"));
    }
}
