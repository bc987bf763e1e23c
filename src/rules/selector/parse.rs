//! Reads the selector language. Every mistake knows its byte, and a misspelt word what it was meant to be.

use super::names::{Field, Name, all_names};
use super::{Expr, Join, Pseudo, SelectorError, Step};
use crate::calendar::Lang;
use crate::rules::suggest::nearest;

/// Selectors are written by hand; deeper nesting is a mistake, and could exhaust the stack.
const DEEPEST: usize = 32;

const PSEUDOS: &[&str] = &["first", "last", "nth", "lead", "not-first", "lang", "level", "min-confidence"];

pub fn parse(text: &str, custom_parts: &[String]) -> Result<Expr, SelectorError> {
    let mut parser = Parser { text, at: 0, depth: 0, custom_parts };
    let expr = parser.selector()?;
    parser.skip_space();
    match parser.rest().chars().next() {
        None => Ok(expr),
        Some(')') => Err(parser.error("this bracket closes nothing")),
        Some(_) => Err(parser.error("this does not belong here")),
    }
}

struct Parser<'p> {
    text: &'p str,
    at: usize,
    depth: usize,
    custom_parts: &'p [String],
}

impl<'p> Parser<'p> {
    fn selector(&mut self) -> Result<Expr, SelectorError> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.error("this selector is nested too deeply"));
        }
        let mut expr = self.term()?;
        while let Some(join) = self.join()? {
            expr = Expr::Join(join, Box::new(expr), Box::new(self.term()?));
        }
        self.depth -= 1;
        Ok(expr)
    }

    fn join(&mut self) -> Result<Option<Join>, SelectorError> {
        self.skip_space();
        let spaced = self.text[..self.at].ends_with(char::is_whitespace);
        let join = match self.rest().chars().next() {
            Some('|') => Join::Or,
            Some('&') => Join::And,
            Some('-') => Join::Minus,
            _ => return Ok(None),
        };
        let after = self.rest()[1..].chars().next();
        if join == Join::Minus && !(spaced && after.is_none_or(char::is_whitespace)) {
            return Err(self.error("a difference needs a space on either side of its sign"));
        }
        self.at += 1;
        Ok(Some(join))
    }

    fn term(&mut self) -> Result<Expr, SelectorError> {
        let mut expr = self.step()?;
        loop {
            self.skip_space();
            let next = self.rest().chars().next();
            if !next.is_some_and(|c| c == '(' || is_name_start(c)) {
                return Ok(expr);
            }
            expr = Expr::Inside(Box::new(expr), Box::new(self.step()?));
        }
    }

    fn step(&mut self) -> Result<Expr, SelectorError> {
        self.skip_space();
        if self.rest().starts_with('(') {
            let open = self.at;
            self.at += 1;
            let inner = Box::new(self.selector()?);
            self.skip_space();
            if !self.rest().starts_with(')') {
                return Err(SelectorError {
                    offset: open,
                    message: "this bracket is not closed".into(),
                    suggestion: None,
                });
            }
            self.at += 1;
            return Ok(Expr::Group { inner, pseudos: self.pseudos()? });
        }
        let name = self.name()?;
        let pseudos = self.pseudos()?;
        let field = self.field(&name)?;
        if name == Name::Meta && field.is_none() {
            return Err(self.error("`meta` needs a key, as in `meta.title`"));
        }
        let field_pseudos = if field.is_some() { self.pseudos()? } else { Vec::new() };
        Ok(Expr::Step(Step { name, pseudos, field, field_pseudos }))
    }

    fn name(&mut self) -> Result<Name, SelectorError> {
        let start = self.at;
        let word = self.word();
        if word.is_empty() {
            let message = match self.rest().chars().next() {
                None => "a name is missing here",
                Some('-') => "a difference needs something on its left",
                Some(_) => "this is no name of a part or record",
            };
            return Err(self.error(message));
        }
        Name::find(word, self.custom_parts).ok_or_else(|| SelectorError {
            offset: start,
            message: format!("there is no part or record “{word}”"),
            suggestion: nearest(word, all_names(self.custom_parts).iter().map(String::as_str)),
        })
    }

    fn field(&mut self, name: &Name) -> Result<Option<Field>, SelectorError> {
        if !self.rest().starts_with('.') {
            return Ok(None);
        }
        self.at += 1;
        let start = self.at;
        let mut word = self.word();
        // Keys of the front matter are joined by points.
        while *name == Name::Meta && self.rest().starts_with('.') {
            self.at += 1;
            self.word();
            word = &self.text[start..self.at];
        }
        if word.is_empty() {
            return Err(self.error("a field is missing after the point"));
        }
        name.field(word).map(Some).ok_or_else(|| {
            let fields = name.fields();
            let has = if fields.is_empty() {
                "it has none".to_owned()
            } else {
                format!("it has {}", fields.join(", "))
            };
            SelectorError {
                offset: start,
                message: format!("“{}” has no field “{word}”: {has}", name.as_str()),
                suggestion: nearest(word, fields.iter().copied()),
            }
        })
    }

    fn pseudos(&mut self) -> Result<Vec<Pseudo>, SelectorError> {
        let mut all = Vec::new();
        while self.rest().starts_with(':') {
            self.at += 1;
            all.push(self.pseudo()?);
        }
        Ok(all)
    }

    fn pseudo(&mut self) -> Result<Pseudo, SelectorError> {
        let start = self.at;
        let word = self.word();
        let plain = match word {
            "first" => Some(Pseudo::First),
            "last" => Some(Pseudo::Last),
            "not-first" => Some(Pseudo::NotFirst),
            _ => None,
        };
        if let Some(pseudo) = plain {
            return Ok(pseudo);
        }
        if !PSEUDOS.contains(&word) {
            let suggestion = nearest(word, PSEUDOS.iter().copied());
            let message = format!("there is no pseudo “{word}”: there are {}", PSEUDOS.join(", "));
            return Err(SelectorError { offset: start, message, suggestion });
        }
        let (offset, value) = self.argument(word)?;
        let wrong = |message: &str| SelectorError { offset, message: message.to_owned(), suggestion: None };
        let count =
            || value.parse().ok().filter(|n| *n > 0).ok_or_else(|| wrong("a number from 1 is wanted here"));
        match word {
            "nth" => count().map(Pseudo::Nth),
            "lead" => count().map(Pseudo::Lead),
            "lang" => Lang::from_tag(value)
                .filter(|lang| *lang != Lang::Other)
                .map(Pseudo::Lang)
                .ok_or_else(|| wrong("en, fr or es is wanted here")),
            "level" => {
                let level = value.parse().ok().filter(|level| (1..=6).contains(level));
                level.map(Pseudo::Level).ok_or_else(|| wrong("a level from 1 to 6 is wanted here"))
            }
            _ => {
                let least = value.parse().ok().filter(|least| (0.0..=1.0).contains(least));
                least.map(Pseudo::MinConfidence).ok_or_else(|| wrong("a number from 0 to 1 is wanted here"))
            }
        }
    }

    /// What stands in brackets after a pseudo, with its place.
    fn argument(&mut self, word: &str) -> Result<(usize, &'p str), SelectorError> {
        let inside = self.rest().strip_prefix('(').and_then(|rest| rest.split_once(')'));
        let Some((value, _)) = inside else {
            return Err(self.error(&format!("“{word}” needs a value in brackets")));
        };
        let offset = self.at + 1;
        self.at += value.len() + 2;
        Ok((offset, value.trim()))
    }

    fn word(&mut self) -> &'p str {
        let rest = self.rest();
        let end = rest.find(|c: char| !is_name_part(c)).unwrap_or(rest.len());
        let end = if rest.starts_with(is_name_start) { end } else { 0 };
        self.at += end;
        &rest[..end]
    }

    fn rest(&self) -> &'p str {
        &self.text[self.at..]
    }

    fn skip_space(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    fn error(&self, message: &str) -> SelectorError {
        SelectorError { offset: self.at, message: message.to_owned(), suggestion: None }
    }
}

fn is_name_start(c: char) -> bool {
    c.is_alphanumeric()
}

fn is_name_part(c: char) -> bool {
    c.is_alphanumeric() || c == '-' || c == '_'
}
