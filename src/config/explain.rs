//! Every value of a configuration with where it comes from, for `config show`.

use super::book::Source;
use super::check::Mistakes;
use super::fields::Setting;
use super::load::read;
use super::options::{FileOptions, PathGlob};
use super::project::{Config, ConfigRule};
use super::tree::Place;
use super::{Layers, TomlFile};
use crate::diagnostic::Level;
use crate::rules::{Reason, RuleMeta};
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
    /// Where what it changes comes from, if it changes rather than replaces it: the last change first.
    pub changes: Vec<Origin>,
    /// The kinds of release for which it holds; empty for all.
    pub kinds: Vec<&'static str>,
}

impl SettingView {
    /// Where it comes from, in one line: `presslint.toml:7, a change to pack:core/pack.toml:69`.
    pub fn source(&self) -> String {
        let mut source = self.origin.to_string();
        if !self.changes.is_empty() {
            let changes: Vec<String> = self.changes.iter().map(ToString::to_string).collect();
            source = format!("{source}, a change to {}", changes.join(", "));
        }
        if !self.kinds.is_empty() {
            source = format!("{source}, for {}", self.kinds.join(", "));
        }
        source
    }
}

/// Every value that holds for the draft of the layers, in order of key, then those that hold for some kinds of release only.
pub fn explain(layers: &Layers<'_>) -> Vec<SettingView> {
    let (config, _) = read(layers);
    let lines = config.sources.iter().map(|_| None).collect();
    let by_path = config.variant(layers.path.as_deref());
    let mut view = View { lines, config: &config, by_path, settings: Vec::new() };
    view.top_level();
    for rule in &config.rules {
        let holding = view.holding_for_all_kinds();
        let settings = view.rule(rule, &holding);
        view.settings.extend(settings);
    }
    view.house();
    view.by_kind();
    view.settings
}

struct View<'c> {
    config: &'c Config,
    lines: Vec<Option<LineIndex>>,
    /// For each override, whether it holds for the draft by its path.
    by_path: Vec<bool>,
    settings: Vec<SettingView>,
}

impl<'c> View<'c> {
    fn add(&mut self, key: impl Into<String>, value: impl Into<String>, place: Option<Place>) {
        let setting = self.setting(key.into(), value.into(), place, &[]);
        self.settings.push(setting);
    }

    fn setting(
        &mut self,
        key: String,
        value: String,
        place: Option<Place>,
        changes: &[Place],
    ) -> SettingView {
        let origin = place.map_or(Origin::Default, |place| self.origin(place));
        let changes = changes.iter().map(|place| self.origin(*place)).collect();
        SettingView { key, value, origin, changes, kinds: Vec::new() }
    }

    fn origin(&mut self, place: Place) -> Origin {
        let Some(TomlFile { name, text }) = self.config.sources.get(place.file) else {
            return Origin::Default;
        };
        let lines = self.lines[place.file].get_or_insert_with(|| LineIndex::new(text));
        Origin::File { name: name.clone(), line: lines.position(text, place.start).line }
    }

    /// The overrides that hold for the draft whatever kind of release it is.
    fn holding_for_all_kinds(&self) -> Vec<usize> {
        let overrides = self.config.overrides.iter().enumerate();
        overrides.filter(|(at, over)| self.by_path[*at] && over.kinds.is_none()).map(|(at, _)| at).collect()
    }

    fn top_level(&mut self) {
        let layers = &self.config.layers;
        for layer in layers {
            for item in layer.options.extends.iter().flatten() {
                self.add("extends", quoted(&item.value), Some(item.place));
            }
        }
        let general = layers.iter().rev().find_map(|layer| layer.options.language.as_ref());
        let overrides = self.config.overrides.iter().zip(&self.by_path).filter(|(_, holds)| **holds);
        let language = overrides.filter_map(|(over, _)| over.language.as_ref()).next_back().or(general);
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

    /// What is said about a rule where the given overrides hold.
    fn rule(&mut self, rule: &ConfigRule, holding: &[usize]) -> Vec<SettingView> {
        let applies = |at: usize| holding.contains(&at);
        let key = format!("rules.{}", rule.meta.code);
        let set = rule.book.levels(&applies);
        let level = set.level.as_ref().map_or(rule.meta.level, |level| level.value);
        let level_place = set.level.as_ref().map(|level| level.key).or_else(|| rule.book.own_level_place());
        let mut settings =
            vec![self.setting(format!("{key}.level"), quoted(level.as_str()), level_place, &[])];
        for reason in rule.meta.reasons.iter() {
            let (value, place) = match set.reasons.get(reason.slug.as_ref()) {
                Some(own) if level != Level::Off => (own.value, Some(own.key)),
                _ => reason_level(&rule.meta, reason, set.level.as_ref().map(|set| (set.value, set.key))),
            };
            let key = format!("rules.\"{}/{}\"", rule.meta.code, reason.slug);
            settings.push(self.setting(key, quoted(value.as_str()), place, &[]));
        }
        for Param { name, value, place, changes } in params_of(rule, &applies) {
            settings.push(self.setting(format!("{key}.{name}"), value, place, &changes));
        }
        settings
    }

    fn house(&mut self) {
        for record in &self.config.records {
            let others = record.table.entries.iter().filter(|entry| entry.key != record.key);
            let key = format!("{}.{}", record.section, quoted(&record.id));
            if others.clone().next().is_none() {
                self.add(key, "{}", Some(record.place));
                continue;
            }
            for entry in others {
                let key = format!("{key}.{}", entry.key);
                self.add(key, entry.node.to_toml().to_string(), Some(entry.key_place));
            }
        }
    }

    /// What overrides change for some kinds of release.
    fn by_kind(&mut self) {
        let config = self.config;
        let general = self.holding_for_all_kinds();
        for (at, over) in config.overrides.iter().enumerate() {
            let Some(kinds) = over.kinds.as_ref().filter(|_| self.by_path[at]) else { continue };
            let kinds: Vec<&'static str> = kinds.iter().map(|kind| kind.as_str()).collect();
            let holding: Vec<usize> = general.iter().copied().chain([at]).collect();
            for rule in config.rules.iter().filter(|rule| rule.book.conditions().any(|own| own == at)) {
                let settings = self.rule(rule, &holding);
                let changed: Vec<SettingView> =
                    settings.into_iter().filter(|setting| !self.settings.contains(setting)).collect();
                self.settings
                    .extend(changed.into_iter().map(|own| SettingView { kinds: kinds.clone(), ..own }));
            }
        }
    }
}

/// The level of a reason for which none is set: it moves with a level that is set for its rule, or keeps its own below it.
fn reason_level(meta: &RuleMeta, reason: &Reason, set: Option<(Level, Place)>) -> (Level, Option<Place>) {
    match set {
        Some((level, place)) if reason.level >= meta.level || reason.level > level => (level, Some(place)),
        _ => (reason.level, None),
    }
}

/// A parameter of a rule.
struct Param {
    name: String,
    value: String,
    /// Where it is set; nowhere for a rule's own default.
    place: Option<Place>,
    /// Where what it changes is set.
    changes: Vec<Place>,
}

/// The parameters of a rule with where they are set.
fn params_of(rule: &ConfigRule, applies: &dyn Fn(usize) -> bool) -> Vec<Param> {
    let set = rule.book.params(applies, &mut Mistakes::default());
    let written = set.entries.iter().filter(|entry| !is_description(&entry.key));
    let mut params: Vec<Param> = written
        .map(|entry| {
            let mut places = rule.book.places_of(&entry.key, applies).into_iter();
            let place = places.next().unwrap_or(entry.key_place);
            let value = entry.node.to_toml().to_string();
            Param { name: entry.key.to_string(), value, place: Some(place), changes: places.collect() }
        })
        .collect();
    if let Source::Code(code) = &rule.book.source {
        let defaults = (code.params)().into_iter().filter(|doc| set.get(doc.name).is_none());
        params.extend(defaults.map(|doc| Param {
            name: doc.name.to_owned(),
            value: doc.default,
            place: None,
            changes: Vec::new(),
        }));
    }
    params.sort_by(|a, b| a.name.cmp(&b.name));
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
