//! Messages with placeholders: “the headline is {value} characters long”.

use super::KindError;
use super::keys::Spot;
use crate::rules::suggest::nearest;
use std::fmt::Write;

/// Everything that can be filled into a message.
pub const PLACEHOLDERS: [&str; 8] = ["match", "fix", "value", "min", "max", "part", "other", "count"];

/// A message, cut at its placeholders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    pieces: Vec<Piece>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Text(String),
    Value(&'static str),
}

/// What a finding has to fill in; what it lacks is left out.
#[derive(Clone, Debug, Default)]
pub struct Values {
    values: Vec<(&'static str, String)>,
}

impl Values {
    /// The values of one finding.
    pub fn new(values: impl IntoIterator<Item = (&'static str, String)>) -> Self {
        Self { values: values.into_iter().collect() }
    }

    /// Adds a value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.values.push((name, value.into()));
        self
    }

    /// A value.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.values.iter().find(|(own, _)| *own == name).map(|(_, value)| value.as_str())
    }
}

impl Message {
    /// Reads a message that may use some of the placeholders.
    ///
    /// # Errors
    /// A placeholder that does not exist, or that this kind of rule never fills in.
    pub fn read(text: &str, filled: &[&'static str], spot: &Spot) -> Result<Self, KindError> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let Some((name, behind)) = after.split_once('}') else {
                return Err(spot.error("a bracket is opened and not closed in this message"));
            };
            let Some(known) = filled.iter().find(|own| **own == name) else {
                return Err(unknown(name, filled, spot));
            };
            pieces.push(Piece::Text(before.to_owned()));
            pieces.push(Piece::Value(known));
            rest = behind;
        }
        pieces.push(Piece::Text(rest.to_owned()));
        Ok(Self { pieces })
    }

    /// The message with its values.
    pub fn fill(&self, values: &Values) -> String {
        let mut message = String::new();
        for (at, piece) in self.pieces.iter().enumerate() {
            let text = match piece {
                Piece::Text(text) => text,
                // Alternatives are quoted one by one where the message quotes them.
                Piece::Value("fix") if self.is_quoted(at) => {
                    &values.get("fix").unwrap_or("").replace(OR, "” or “")
                }
                Piece::Value(name) => &values.get(name).unwrap_or("").replace(OR, " or "),
            };
            // Writing into a string cannot fail.
            let _ = message.write_str(text);
        }
        message
    }

    fn is_quoted(&self, at: usize) -> bool {
        matches!(at.checked_sub(1).and_then(|before| self.pieces.get(before)), Some(Piece::Text(text)) if text.ends_with('“'))
    }
}

/// Stands between alternatives until it is known how the message quotes them.
pub const OR: char = '\u{1f}';

fn unknown(name: &str, filled: &[&'static str], spot: &Spot) -> KindError {
    let all: Vec<String> = filled.iter().map(|own| format!("{{{own}}}")).collect();
    let message = if PLACEHOLDERS.contains(&name) {
        format!("this kind of rule has nothing to fill into {{{name}}}; it has {}", all.join(" "))
    } else {
        format!("there is no placeholder {{{name}}}; there are {}", all.join(" "))
    };
    KindError { suggestion: nearest(name, filled.iter().copied()), ..spot.error(message) }
}

/// A number as people read it.
pub fn written(number: f64) -> String {
    if number.fract() == 0.0 {
        return format!("{number:.0}");
    }
    format!("{number:.2}").trim_end_matches('0').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Message, KindError> {
        Message::read(text, &["match", "fix"], &Spot::of("message"))
    }

    #[test]
    fn values_are_filled_in_and_alternatives_quoted_one_by_one() {
        let values = Values::default().with("match", "x").with("fix", format!("a{OR}b"));
        assert_eq!(read("“{match}”: use “{fix}”").unwrap().fill(&values), "“x”: use “a” or “b”");
        assert_eq!(read("use {fix}").unwrap().fill(&values), "use a or b");
        assert_eq!(read("plain").unwrap().fill(&values), "plain");
    }

    #[test]
    fn placeholders_that_are_never_filled_are_refused() {
        assert_eq!(read("{mtach}").unwrap_err().suggestion.as_deref(), Some("match"));
        assert!(read("{max}").unwrap_err().message.contains("nothing to fill"));
        assert!(read("{match").is_err());
    }

    #[test]
    fn numbers_lose_their_empty_places() {
        assert_eq!([written(110.0), written(2.5), written(0.333)], ["110", "2.5", "0.33"]);
    }
}
