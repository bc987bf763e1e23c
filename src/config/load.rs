//! From layers to a configuration, and from a configuration to the profile of one draft.

use super::book::Book;
use super::layers::{self, Desk};
use super::pack::{Library, is_bundled};
use super::project::Config;
use super::{Profile, disputes, house};
use crate::calendar::{Date, Lang};
use crate::diagnostic::Diagnostic;
use std::fmt;
use std::sync::Arc;

/// A configuration file: its name and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TomlFile {
    /// Path, or `pack:iom/pack.toml`, or the flag whose value it is, for messages.
    pub name: String,
    /// What it holds.
    pub text: Arc<str>,
}

/// A mistake somebody made in TOML or in a choice of rules, with its place.
///
/// ```
/// use presslint::{Linter, Style};
///
/// let style = Style::new().project("presslint.toml", "[rules]\nPR110 = { maxx = 60 }\n");
/// let (_, mistakes) = Linter::new(&style);
/// assert_eq!(mistakes[0].file.name, "presslint.toml");
/// assert_eq!(mistakes[0].diagnostic.location.quote, "maxx");
/// assert!(mistakes[0].to_string().starts_with("presslint.toml:2:11: error: "));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ConfigMistake {
    /// The file.
    pub file: TomlFile,
    /// What is wrong, with its place in the file. A warning says that something has no effect.
    pub diagnostic: Diagnostic,
}

impl fmt::Display for ConfigMistake {
    /// One line: file, line and column, level, message.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Diagnostic { level, message, location, .. } = &self.diagnostic;
        write!(f, "{}:{}:{}: {level}: {message}", self.file.name, location.start.line, location.start.column)
    }
}

/// Reads a file that another one names, relative to it: from (naming file, written path) to the file, or to what went wrong.
pub type ReadFile<'a> = &'a dyn Fn(&str, &str) -> Result<TomlFile, String>;

/// What a profile is made of, lowest layer first.
#[derive(Default)]
pub struct Layers<'a> {
    /// Packs by name, as `--pack` names them; each brings what it extends. They stand above those that the project
    /// extends. Without any pack and any project, `core`.
    pub packs: Vec<String>,
    /// The project file, if there is one.
    pub project: Option<TomlFile>,
    /// Reads files that configuration files name.
    pub read_file: Option<ReadFile<'a>>,
    /// `--config key=value`, as written.
    pub config: Vec<String>,
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

/// Merges the layers for one draft. The profile is usable even if there are mistakes; the caller decides whether to use
/// it.
pub fn load(layers: &Layers<'_>) -> (Profile, Vec<ConfigMistake>) {
    let (config, mistakes) = read(layers);
    (config.into_profile(layers.path.as_deref()), mistakes)
}

/// Merges the layers for any number of drafts; `Layers::path` is not asked for.
pub fn read(layers: &Layers<'_>) -> (Config, Vec<ConfigMistake>) {
    read_from(Library::embedded(), layers, false)
}

/// The same with a choice of packs, and of whether mistakes in packs are told: they are the project's own tests' business,
/// and a user could do nothing about them.
pub fn read_from(library: Library, layers: &Layers<'_>, tell_all: bool) -> (Config, Vec<ConfigMistake>) {
    let mut desk = Desk::new(library, layers);
    let mut found = layers::discover(layers, &mut desk);
    let mut book = Book::new(&mut found, &mut desk.mistakes);
    disputes::settle(&mut book, &found, &mut desk.mistakes);
    let (house, mut records) = house::read(&mut found, &mut desk);
    let (parts, part_records) = house::read_parts(&mut found, &mut desk.mistakes);
    records.extend(part_records);
    let config = Config::new(book, found, (house, records), parts, layers, &mut desk);
    let Desk { files, mut mistakes, .. } = desk;
    mistakes.forget_guesses(&files);
    if !tell_all {
        mistakes.forget_in(&files, |file| is_bundled(&file.name));
    }
    (config, mistakes.finish(&files))
}

/// What is wrong with a bundled pack, the packs below it included.
pub fn check_pack(pack: &str) -> Vec<ConfigMistake> {
    let layers = Layers { packs: vec![pack.to_owned()], ..Layers::default() };
    read_from(Library::embedded(), &layers, true).1
}

/// The names of the bundled packs, sorted.
pub fn pack_names() -> impl Iterator<Item = &'static str> {
    Library::embedded().names()
}
