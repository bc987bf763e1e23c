//! Every value of a configuration with where it comes from, for `config show`.

use super::book::Source;
use super::check::Mistakes;
use super::fields::Setting;
use super::load::read;
use super::options::{FileOptions, PathGlob};
use super::project::{Config, ConfigRule};
use super::tree::Place;
use super::{Layers, TomlFile};
use crate::text::LineIndex;
use std::fmt;

/// Where a value comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Nobody set it.
    Default,
    /// A line of a file, or of a flag's value.
    File {
        /// Its name.
        name: String,
        /// The line, from 1.
        line: usize,
    },
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::File { name, .. } if name.starts_with("--") => f.write_str(name),
            Self::File { name, line } => write!(f, "{name}:{line}"),
        }
    }
}

/// One value with where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingView {
    /// Its key with dots: `rules.PR302.known`.
    pub key: String,
    /// The value in TOML.
    pub value: String,
    /// Where it comes from.
    pub origin: Origin,
}

/// Every value that holds where no override applies, in order of key.
pub fn explain(layers: &Layers<'_>) -> Vec<SettingView> {
    let (config, _) = read(layers);
    let mut view =
        View { lines: config.sources.iter().map(|_| None).collect(), config: &config, settings: Vec::new() };
    view.top_level();
    for rule in &config.rules {
        view.rule(rule);
    }
    view.house();
    view.settings
}

struct View<'c> {
    config: &'c Config,
    lines: Vec<Option<LineIndex>>,
    settings: Vec<SettingView>,
}

impl View<'_> {
    fn add(&mut self, key: impl Into<String>, value: impl Into<String>, place: Option<Place>) {
        let origin = place.map_or(Origin::Default, |place| self.origin(place));
        self.settings.push(SettingView { key: key.into(), value: value.into(), origin });
    }

    fn origin(&mut self, place: Place) -> Origin {
        let Some(TomlFile { name, text }) = self.config.sources.get(place.file) else {
            return Origin::Default;
        };
        let lines = self.lines[place.file].get_or_insert_with(|| LineIndex::new(text));
        Origin::File { name: name.clone(), line: lines.position(text, place.start).line }
    }

    fn top_level(&mut self) {
        let layers = &self.config.layers;
        for layer in layers {
            for item in layer.options.extends.iter().flatten() {
                self.add("extends", quoted(&item.value), Some(item.place));
            }
        }
        let language = layers.iter().rev().find_map(|layer| layer.options.language.as_ref());
        if let Some(language) = language {
            self.add("language", quoted(language.value.as_str()), Some(language.key));
        }
        let files = |pick: fn(&FileOptions) -> &Option<Vec<Setting<PathGlob>>>| {
            let mut lists =
                layers.iter().rev().filter_map(move |layer| pick(layer.options.files.as_ref()?).as_ref());
            lists.next()
        };
        for (key, globs) in
            [("files.include", files(|f| &f.include)), ("files.exclude", files(|f| &f.exclude))]
        {
            for glob in globs.into_iter().flatten() {
                self.add(key, quoted(&glob.value.written), Some(glob.place));
            }
        }
    }

    fn rule(&mut self, rule: &ConfigRule) {
        let key = format!("rules.{}", rule.meta.code);
        let set = rule.book.levels(&|_| false);
        let value = set.level.as_ref().map_or(rule.meta.level, |level| level.value);
        self.add(format!("{key}.level"), quoted(value.as_str()), set.level.map(|level| level.key));
        for reason in rule.meta.reasons.iter() {
            let level = set.reasons.get(reason.slug.as_ref());
            let value = level.map_or(reason.level, |level| level.value);
            let key = format!("rules.\"{}/{}\"", rule.meta.code, reason.slug);
            self.add(key, quoted(value.as_str()), level.map(|level| level.key));
        }
        for (name, value, place) in params_of(rule) {
            self.add(format!("{key}.{name}"), value, place);
        }
    }

    fn house(&mut self) {
        for record in &self.config.records {
            for entry in record.table.entries.iter().filter(|entry| entry.key != record.key) {
                let key = format!("{}.{}.{}", record.section, quoted(&record.id), entry.key);
                self.add(key, entry.node.to_toml().to_string(), Some(entry.key_place));
            }
        }
    }
}

/// The parameters of a rule with where they are set; those that nobody set have no place.
fn params_of(rule: &ConfigRule) -> Vec<(String, String, Option<Place>)> {
    let set = rule.book.params(&|_| false, &mut Mistakes::default());
    let written = set.entries.iter().filter(|entry| !is_description(&entry.key));
    let mut params: Vec<_> = written
        .map(|entry| (entry.key.to_string(), entry.node.to_toml().to_string(), Some(entry.key_place)))
        .collect();
    if let Source::Code(code) = &rule.book.source {
        let defaults = (code.params)().into_iter().filter(|doc| set.get(doc.name).is_none());
        params.extend(defaults.map(|doc| (doc.name.to_owned(), doc.default, None)));
    }
    params.sort();
    params
}

/// Keys of a `[[rule]]` that say what it is, not how it judges.
fn is_description(key: &str) -> bool {
    matches!(
        key,
        "id" | "name" | "kind" | "summary" | "level" | "message" | "help" | "why" | "source" | "bad" | "good"
    )
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
