//! Typed parameters of rules, from TOML values whose places the configuration layer keeps.

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
    /// Whether the rule has no such parameter.
    pub unknown: bool,
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
    /// Name, Rust type and doc comment of each parameter.
    const FIELDS: &'static [(&'static str, &'static str, &'static str)];
}

/// Reads a rule's parameters; every mistake is reported, not only the first.
///
/// # Errors
/// One error for each key that is unknown or does not fit its type.
pub fn read<P: Params>(table: &ParamTable) -> Result<P, Vec<ParamError>> {
    let mut errors = Vec::new();
    for (key, value) in &table.values {
        if !P::FIELDS.iter().any(|(name, ..)| name == key) {
            let message = format!("the rule has no parameter “{key}”");
            errors.push(ParamError { key: key.clone(), message, unknown: true });
            continue;
        }
        // One key at a time, so that each mistake is tied to its key.
        let alone = toml::Table::from_iter([(key.clone(), value.clone())]);
        if let Err(error) = P::deserialize(alone) {
            errors.push(ParamError { key: key.clone(), message: error.message().to_owned(), unknown: false });
        }
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    P::deserialize(table.values.clone()).map_err(|error| {
        vec![ParamError { key: String::new(), message: error.message().to_owned(), unknown: false }]
    })
}

/// Documentation of a rule's parameters.
pub fn describe<P: Params>() -> Vec<ParamDoc> {
    let defaults = toml::Table::try_from(P::default()).unwrap_or_default();
    let describe = |&(name, kind, doc): &(&'static str, &str, &str)| ParamDoc {
        name,
        kind: kind_in_toml(kind),
        default: defaults.get(name).map_or_else(|| "none".to_owned(), ToString::to_string),
        doc: doc.lines().map(str::trim).collect::<Vec<_>>().join(" ").trim().to_owned(),
    };
    P::FIELDS.iter().map(describe).collect()
}

fn kind_in_toml(rust: &str) -> String {
    let rust: String = rust.chars().filter(|c| !c.is_whitespace()).collect();
    let inner =
        |prefix: &str| rust.strip_prefix(prefix).and_then(|rest| rest.strip_suffix('>')).map(kind_in_toml);
    match rust.as_str() {
        "bool" => "true or false".to_owned(),
        "String" => "text".to_owned(),
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

/// Declares the parameters of a rule: a struct with defaults, read from TOML, whose doc comments become help.
macro_rules! rule_params {
    (
        $(#[doc = $about:literal])+
        $name:ident {
            $( $(#[doc = $doc:literal])+ $field:ident: $kind:ty = $default:expr ),* $(,)?
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
            const FIELDS: &'static [(&'static str, &'static str, &'static str)] =
                &[ $( (stringify!($field), stringify!($kind), concat!($($doc, "\n"),+)) ),* ];
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
            forms: ByLang<Vec<String>> = ByLang::any(Vec::new()),
        }
    }

    fn table(toml: &str) -> ParamTable {
        ParamTable { values: toml.parse().unwrap() }
    }

    #[test]
    fn every_mistake_is_named_with_its_key() {
        let errors = read::<Sample>(&table("max = \"x\"\nwrods = []\nwords = 3")).unwrap_err();
        let keys: Vec<(&str, bool)> =
            errors.iter().map(|error| (error.key.as_str(), error.unknown)).collect();
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
