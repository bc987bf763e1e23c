//! Typed parameters of rules, from TOML values whose places the configuration layer keeps.

use super::matching::{Pattern, judge};
use super::suggest::nearest;
use crate::calendar::Lang;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};

/// Parameters of a rule as configuration merged them. Lists are resolved: files read, additions and removals applied.
#[derive(Clone, Debug, Default)]
pub struct ParamTable {
    /// Key and value, in order of key.
    pub values: toml::Table,
}

/// A parameter that does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParamError {
    /// The parameter.
    pub key: String,
    /// What is wrong with it.
    pub message: String,
    /// In which way.
    pub fault: ParamFault,
}

/// In which way a parameter does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParamFault {
    /// The rule has no such parameter.
    Unknown,
    /// Its value is of another type.
    Type,
    /// Its value is of the right type and still none that the rule can use.
    Value {
        /// The text within the value that is wrong, if it is a text.
        item: Option<String>,
        /// What was probably meant, or what is possible.
        help: Option<String>,
    },
}

/// A parameter as it is declared.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its key.
    pub name: &'static str,
    /// Its type in Rust.
    pub kind: &'static str,
    /// Its doc comment.
    pub doc: &'static str,
    /// What it may be beyond its type.
    pub allowed: Allowed,
}

/// What a parameter may be beyond its type.
#[derive(Clone, Copy, Debug)]
pub enum Allowed {
    /// Anything of its type.
    Any,
    /// These words; of a list, each item is one of them.
    Words(&'static [&'static str]),
    /// A share: a number from 0 to 1.
    Share,
    /// Names of parts, the house's own among them, and these words. Only configuration knows all parts, so it looks.
    Parts(&'static [&'static str]),
    /// Patterns: texts, and `{ re = '…' }` with an expression that can be used.
    Expressions,
    /// Texts that a reader takes; it says what is wrong with others.
    Text(fn(&str) -> Result<(), String>),
}

/// What `presslint rule` and the schema say about a parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct ParamDoc {
    /// Its key.
    pub name: &'static str,
    /// Its type as people write it.
    pub kind: String,
    /// Its default in TOML.
    pub default: String,
    /// What it does.
    pub doc: String,
}

/// Parameters of one rule. Made by [`rule_params!`].
pub trait Params: DeserializeOwned + Default + Serialize {
    /// The parameters.
    const FIELDS: &'static [Field];
}

/// Reads a rule's parameters; every mistake is reported, not only the first.
///
/// # Errors
/// One error for each key that is unknown or does not fit its type.
pub fn read<P: Params>(table: &ParamTable) -> Result<P, Vec<ParamError>> {
    // Nearly always everything fits; only where it does not are the keys looked at one by one.
    if let Ok(params) = P::deserialize(table.values.clone())
        && misused::<P>(table).is_empty()
    {
        return Ok(params);
    }
    let mut errors = Vec::new();
    for (key, value) in &table.values {
        let Some(field) = P::FIELDS.iter().find(|field| field.name == key) else {
            let message = format!("the rule has no parameter “{key}”");
            errors.push(ParamError { key: key.clone(), message, fault: ParamFault::Unknown });
            continue;
        };
        // One key at a time, so that each mistake is tied to its key.
        let alone = toml::Table::from_iter([(key.clone(), value.clone())]);
        match P::deserialize(alone) {
            Ok(_) => unfit(field, value, &mut errors),
            Err(error) => errors.push(misfit(key, error.message())),
        }
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    P::deserialize(table.values.clone()).map_err(|error| {
        let message = error.message().to_owned();
        vec![ParamError { key: String::new(), message, fault: ParamFault::Type }]
    })
}

/// Values of the right types that the rule cannot use.
fn misused<P: Params>(table: &ParamTable) -> Vec<ParamError> {
    let mut errors = Vec::new();
    for field in P::FIELDS.iter().filter(|field| !matches!(field.allowed, Allowed::Any)) {
        if let Some(value) = table.values.get(field.name) {
            unfit(field, value, &mut errors);
        }
    }
    errors
}

/// A value that serde refuses. A word that is none of a type's own is a value that cannot be, not a wrong type.
fn misfit(key: &str, message: &str) -> ParamError {
    let mut quoted = message.split('`').skip(1).step_by(2);
    let (fault, message) = match (message.strip_prefix("unknown variant"), quoted.next()) {
        (Some(_), Some(word)) => {
            let words: Vec<&str> = quoted.collect();
            (no_word(word, &words), format!("it cannot be “{word}”"))
        }
        _ => (ParamFault::Type, message.to_owned()),
    };
    ParamError { key: key.to_owned(), message, fault }
}

fn no_word(word: &str, words: &[&str]) -> ParamFault {
    let help = nearest(word, words.iter().copied());
    let help = help
        .map_or_else(|| format!("possible: {}", words.join(", ")), |near| format!("did you mean “{near}”?"));
    ParamFault::Value { item: Some(word.to_owned()), help: Some(help) }
}

/// Looks through a value of the right type for what the rule cannot use.
fn unfit(field: &Field, value: &toml::Value, errors: &mut Vec<ParamError>) {
    match value {
        toml::Value::Array(items) => items.iter().for_each(|item| unfit(field, item, errors)),
        toml::Value::Table(table) if matches!(field.allowed, Allowed::Expressions) => {
            errors
                .extend(table.get("re").and_then(|expression| unfit_expression(field, expression.as_str()?)));
        }
        toml::Value::Table(table) => table.values().for_each(|value| unfit(field, value, errors)),
        _ => errors.extend(unfit_leaf(field, value)),
    }
}

fn unfit_expression(field: &Field, expression: &str) -> Option<ParamError> {
    let message = judge(&Pattern::regex(expression)).err()?.explain(expression);
    let fault = ParamFault::Value { item: Some(expression.to_owned()), help: None };
    Some(ParamError { key: field.name.to_owned(), message, fault })
}

fn unfit_leaf(field: &Field, value: &toml::Value) -> Option<ParamError> {
    let error = |message, fault| Some(ParamError { key: field.name.to_owned(), message, fault });
    let number = value.as_float().or_else(|| value.as_integer().map(|number| number as f64));
    match (field.allowed, value.as_str(), number) {
        (Allowed::Words(words), Some(text), _) if !words.contains(&text) => {
            error(format!("it cannot be “{text}”"), no_word(text, words))
        }
        (Allowed::Share, _, Some(number)) if !(0.0..=1.0).contains(&number) => {
            let help = Some("write a number from 0 to 1".to_owned());
            error(format!("{number} is no share"), ParamFault::Value { item: None, help })
        }
        (Allowed::Text(takes), Some(text), _) => {
            let message = takes(text).err()?;
            error(message, ParamFault::Value { item: Some(text.to_owned()), help: None })
        }
        _ => None,
    }
}

/// Documentation of a rule's parameters.
pub fn describe<P: Params>() -> Vec<ParamDoc> {
    let defaults = toml::Table::try_from(P::default()).unwrap_or_default();
    let describe = |field: &Field| ParamDoc {
        name: field.name,
        kind: kind_in_toml(field.kind),
        default: defaults.get(field.name).map_or_else(|| "none".to_owned(), in_toml),
        doc: field.doc.lines().map(str::trim).collect::<Vec<_>>().join(" ").trim().to_owned(),
    };
    P::FIELDS.iter().map(describe).collect()
}

/// A value as people write it. A default of 32 bits is no exact decimal: 0.6 came out as 0.6000000238418579.
fn in_toml(value: &toml::Value) -> String {
    match value {
        toml::Value::Float(number) => toml::Value::Float(shortest(*number)).to_string(),
        other => other.to_string(),
    }
}

/// The shortest decimal that is the same number in 32 bits, if a number has no more than those.
fn shortest(number: f64) -> f64 {
    let short = number as f32;
    if f64::from(short) == number { short.to_string().parse().unwrap_or(number) } else { number }
}

fn kind_in_toml(rust: &str) -> String {
    let rust: String = rust.chars().filter(|c| !c.is_whitespace()).collect();
    let inner =
        |prefix: &str| rust.strip_prefix(prefix).and_then(|rest| rest.strip_suffix('>')).map(kind_in_toml);
    match rust.as_str() {
        "bool" => "true or false".to_owned(),
        "String" => "text".to_owned(),
        "PageLine" => "pattern".to_owned(),
        "f32" | "f64" => "number".to_owned(),
        "usize" | "u8" | "u16" | "u32" | "u64" | "i32" | "i64" => "whole number".to_owned(),
        _ => {
            if let Some(list) = inner("Vec<") {
                format!("list of {list}")
            } else if let Some(option) = inner("Option<") {
                format!("{option} or none")
            } else if let Some(value) = inner("BTreeMap<String,") {
                format!("table of {value}")
            } else if let Some(each) = inner("ByLang<") {
                format!("{each}, or a table by language")
            } else {
                "text".to_owned()
            }
        }
    }
}

/// Declares the parameters of a rule: a struct with defaults, read from TOML, whose doc comments become help. Behind a
/// semicolon stands what a value may be beyond its type: `form: String = "auto".to_owned(); Allowed::Words(&["auto", "any"])`.
macro_rules! rule_params {
    (
        $(#[doc = $about:literal])+
        $name:ident {
            $( $(#[doc = $doc:literal])+ $field:ident: $kind:ty = $default:expr $(; $allowed:expr)? ),* $(,)?
        }
    ) => {
        $(#[doc = $about])+
        #[derive(Clone, Debug, serde::Deserialize, serde::Serialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct $name {
            $( $(#[doc = $doc])+ pub $field: $kind ),*
        }

        impl Default for $name {
            fn default() -> Self {
                Self { $( $field: $default ),* }
            }
        }

        impl $crate::rules::params::Params for $name {
            const FIELDS: &'static [$crate::rules::params::Field] = &[ $( $crate::rules::params::Field {
                name: stringify!($field),
                kind: stringify!($kind),
                doc: concat!($($doc, "\n"),+),
                // The first is what was declared, if anything was.
                allowed: [$($allowed,)? $crate::rules::params::Allowed::Any][0],
            } ),* ];
        }
    };
}
pub(crate) use rule_params;

rule_params! {
    /// For rules without parameters.
    NoParams {}
}

/// A value for all languages, or one for each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ByLang<T> {
    any: Option<T>,
    each: Vec<(Lang, T)>,
}

impl<T> ByLang<T> {
    /// One value for all languages.
    pub const fn any(value: T) -> Self {
        Self { any: Some(value), each: Vec::new() }
    }

    /// A value for languages that have none of their own, and those that do.
    pub const fn new(any: Option<T>, each: Vec<(Lang, T)>) -> Self {
        Self { any, each }
    }

    /// All values with the language each is for; none for the value of all other languages.
    pub fn iter(&self) -> impl Iterator<Item = (Option<Lang>, &T)> {
        self.any
            .iter()
            .map(|value| (None, value))
            .chain(self.each.iter().map(|(lang, value)| (Some(*lang), value)))
    }

    /// The same with another value for one language.
    #[must_use]
    pub fn with(mut self, lang: Lang, value: T) -> Self {
        self.each.push((lang, value));
        self
    }

    /// The value for a language.
    pub fn get(&self, lang: Lang) -> Option<&T> {
        self.each.iter().find(|(own, _)| *own == lang).map(|(_, value)| value).or(self.any.as_ref())
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for ByLang<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use serde::de::Error;
        let value = toml::Value::deserialize(deserializer)?;
        match value {
            toml::Value::Table(table) if is_by_language(&table) => {
                let mut read = Self { any: None, each: Vec::new() };
                for (key, value) in table {
                    let value = T::deserialize(value).map_err(|error| D::Error::custom(error.message()))?;
                    match Lang::from_tag(&key) {
                        Some(lang) if key != "any" => read.each.push((lang, value)),
                        _ => read.any = Some(value),
                    }
                }
                Ok(read)
            }
            plain => T::deserialize(plain).map(Self::any).map_err(|error| D::Error::custom(error.message())),
        }
    }
}

/// Whether a table holds values by language: all its keys are languages, or `any`.
pub fn is_by_language(table: &toml::Table) -> bool {
    !table.is_empty() && table.keys().all(|key| key == "any" || known(key))
}

fn known(key: &str) -> bool {
    matches!(key, "en" | "fr" | "es")
}

impl<T: Serialize> Serialize for ByLang<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;
        if let (Some(any), true) = (&self.any, self.each.is_empty()) {
            return any.serialize(serializer);
        }
        let mut map = serializer.serialize_map(None)?;
        if let Some(any) = &self.any {
            map.serialize_entry("any", any)?;
        }
        for (lang, value) in &self.each {
            map.serialize_entry(lang.as_str(), value)?;
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    rule_params! {
        /// Sample.
        Sample {
            /// Most of them.
            max: usize = 3,
            /// Words.
            words: Vec<String> = vec!["a".to_owned()],
            /// Forms.
            forms: ByLang<Vec<String>> = ByLang::any(Vec::new()); Allowed::Words(&["x", "y"]),
            /// How much.
            share: f32 = 0.6; Allowed::Share,
        }
    }

    #[test]
    fn values_that_a_rule_cannot_use_are_named() {
        let errors = read::<Sample>(&table("forms = { en = [\"x\", \"yy\"] }\nshare = 7.5")).unwrap_err();
        let faults: Vec<(&str, &ParamFault)> =
            errors.iter().map(|error| (error.message.as_str(), &error.fault)).collect();
        let word =
            ParamFault::Value { item: Some("yy".to_owned()), help: Some("did you mean “y”?".to_owned()) };
        let help = Some("write a number from 0 to 1".to_owned());
        let share = ParamFault::Value { item: None, help };
        assert_eq!(faults, [("it cannot be “yy”", &word), ("7.5 is no share", &share)]);
    }

    #[test]
    fn a_default_is_shown_as_it_was_written() {
        let defaults: Vec<String> = describe::<Sample>().into_iter().map(|doc| doc.default).collect();
        assert_eq!(defaults, ["3", "[\"a\"]", "[]", "0.6"]);
        assert_eq!([shortest(1.0), shortest(0.1), shortest(7.25)], [1.0, 0.1, 7.25]);
    }

    fn table(toml: &str) -> ParamTable {
        ParamTable { values: toml.parse().unwrap() }
    }

    #[test]
    fn every_mistake_is_named_with_its_key() {
        let errors = read::<Sample>(&table("max = \"x\"\nwrods = []\nwords = 3")).unwrap_err();
        let keys: Vec<(&str, bool)> =
            errors.iter().map(|error| (error.key.as_str(), error.fault == ParamFault::Unknown)).collect();
        assert_eq!(keys, [("max", false), ("words", false), ("wrods", true)]);
    }

    #[test]
    fn a_value_may_be_given_by_language() {
        let read = read::<Sample>(&table("forms = { en = [\"x\"], fr = [\"y\"] }")).unwrap();
        assert_eq!(read.forms.get(Lang::Fr), Some(&vec!["y".to_owned()]));
        assert_eq!(read.forms.get(Lang::Es), None);
        assert_eq!(read.max, 3);
    }

    #[test]
    fn documentation_comes_from_the_declaration() {
        let docs = describe::<Sample>();
        assert_eq!(docs[0].name, "max");
        assert_eq!((docs[0].default.as_str(), docs[0].kind.as_str()), ("3", "whole number"));
        assert_eq!(docs[1].doc, "Words.");
    }
}
