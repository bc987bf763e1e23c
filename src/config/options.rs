//! What one file says, as it is written: types and keys are checked, nothing is merged and no rule is looked up.

use super::check::Mistakes;
use super::fields::{Fields, Setting, text, texts, wrong_type};
use super::rule_blocks::{self, RuleBlock};
use super::suggest::one_of;
use super::tree::{Entry, Place, Table, Value};
use crate::calendar::Lang;
use crate::release::DocType;
use globset::{Glob, GlobBuilder};

/// What kind of file it is; it decides which sections may stand in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A pack's main file: one that has `[pack]`.
    PackHead,
    /// A further file of a pack.
    PackBody,
    /// A project file or one that it extends.
    Project,
    /// `--config key=value`.
    Fragment,
}

/// Everything that a file says.
#[derive(Debug, Default)]
pub struct Options {
    /// Packs and files it builds on; `None` if it says nothing about them.
    pub extends: Option<Vec<Setting<String>>>,
    /// What a pack says about itself.
    pub pack: PackHead,
    /// The language of drafts that do not tell.
    pub language: Option<Setting<Lang>>,
    /// `[rules]`.
    pub rules: Vec<RuleBlock>,
    /// `[[rule]]`.
    pub data_rules: Vec<(Place, Table)>,
    /// `[[entity]]`.
    pub entities: Vec<(Place, Table)>,
    /// `[[person]]`.
    pub persons: Vec<(Place, Table)>,
    /// `[[canonical]]`.
    pub canonical: Vec<(Place, Table)>,
    /// `[[part]]`.
    pub parts: Vec<(Place, Table)>,
    /// `[files]`.
    pub files: Option<FileOptions>,
    /// `[review]`, unread.
    pub review: Option<Table>,
    /// `[[overrides]]`.
    pub overrides: Vec<Override>,
}

/// `[pack]`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PackHead {
    /// What it is called.
    pub name: Option<Setting<String>>,
    /// Its version.
    pub version: Option<Setting<String>>,
    /// The practice or book it follows.
    pub edition: Option<Setting<String>>,
    /// One line about it.
    pub description: Option<Setting<String>>,
}

/// `[files]`.
#[derive(Clone, Debug, Default)]
pub struct FileOptions {
    /// Globs of the drafts to check.
    pub include: Option<Vec<Setting<PathGlob>>>,
    /// Globs of files to leave out.
    pub exclude: Option<Vec<Setting<PathGlob>>>,
}

/// A pattern for paths.
#[derive(Clone, Debug)]
pub struct PathGlob {
    /// As it is written.
    pub written: String,
    /// What it comes to.
    pub globs: Vec<Glob>,
}

impl PathGlob {
    fn new(written: &str) -> Result<Self, globset::Error> {
        let bare = written.trim_start_matches("./");
        let anchored = bare.trim_end_matches('/').contains('/');
        let path = bare.trim_matches('/');
        let path = if anchored { path.to_owned() } else { format!("**/{path}") };
        let below = format!("{path}/**");
        // With a slash at its end it can only be a folder.
        let wanted = if bare.ends_with('/') { vec![below] } else { vec![path, below] };
        let globs = wanted.iter().map(|glob| GlobBuilder::new(glob).literal_separator(true).build());
        Ok(Self { written: written.to_owned(), globs: globs.collect::<Result<_, _>>()? })
    }
}

/// Settings for some files or some kinds of release.
#[derive(Debug)]
pub struct Override {
    /// Globs on the path of the draft; `None` for every path.
    pub paths: Option<Vec<Setting<PathGlob>>>,
    /// Kinds of release; `None` for every kind.
    pub kinds: Option<Vec<DocType>>,
    /// Their language.
    pub language: Option<Setting<Lang>>,
    /// What they say about rules.
    pub rules: Vec<RuleBlock>,
}

/// Sections of a file, but for those of a pack.
const SECTIONS: [&str; 11] = [
    "extends",
    "language",
    "rules",
    "files",
    "review",
    "rule",
    "entity",
    "person",
    "canonical",
    "part",
    "overrides",
];

impl Options {
    /// Adds what another file of the same pack says.
    pub fn absorb(&mut self, other: Self) {
        self.rules.extend(other.rules);
        self.data_rules.extend(other.data_rules);
        self.entities.extend(other.entities);
        self.persons.extend(other.persons);
        self.canonical.extend(other.canonical);
        self.parts.extend(other.parts);
        self.overrides.extend(other.overrides);
    }

    fn read_section(&mut self, entry: Entry, mistakes: &mut Mistakes) {
        match entry.key.as_ref() {
            "extends" => self.extends = Some(texts(&entry, mistakes)),
            "language" => self.language = text(&entry, mistakes).and_then(|tag| lang_of(&tag, mistakes)),
            "pack" => {
                if let Some(table) = section(entry, mistakes) {
                    self.read_pack(&table, mistakes);
                }
            }
            "rules" => {
                self.rules = section(entry, mistakes)
                    .map_or_else(Vec::new, |rules| rule_blocks::read(rules, mistakes));
            }
            "files" => self.files = section(entry, mistakes).map(|table| read_files(&table, mistakes)),
            "review" => self.review = section(entry, mistakes),
            "rule" => self.data_rules = tables(entry, mistakes),
            "entity" => self.entities = tables(entry, mistakes),
            "person" => self.persons = tables(entry, mistakes),
            "canonical" => self.canonical = tables(entry, mistakes),
            "part" => self.parts = tables(entry, mistakes),
            "overrides" => {
                let tables = tables(entry, mistakes);
                self.overrides =
                    tables.into_iter().map(|(place, table)| read_override(place, table, mistakes)).collect();
            }
            unknown => {
                let message = format!("there is no section or key “{unknown}”");
                mistakes.report(entry.key_place, "unknown-key", message).help(one_of(unknown, SECTIONS));
            }
        }
    }

    fn read_pack(&mut self, table: &Table, mistakes: &mut Mistakes) {
        let mut fields = Fields::new("[pack]", table, mistakes);
        self.pack = PackHead {
            name: fields.text("name"),
            version: fields.text("version"),
            edition: fields.text("edition"),
            description: fields.text("description"),
        };
        self.extends = fields.texts("extends");
        // Said for people: every text of a pack that has a language names it.
        read_language(&mut fields);
        fields.finish();
    }
}

/// Whether a word names a section, or a key of the top level.
pub fn is_section(word: &str) -> bool {
    SECTIONS.contains(&word)
}

/// Reads a file's sections.
pub fn read(table: Table, role: Role, mistakes: &mut Mistakes) -> Options {
    let mut options = Options::default();
    for entry in table.entries {
        match misplaced(&entry.key, role) {
            Some(help) => {
                let message = format!("“{}” cannot stand here", entry.key);
                mistakes.report(entry.key_place, "misplaced", message).help(help);
            }
            None => options.read_section(entry, mistakes),
        }
    }
    options
}

/// Where a section belongs, if not into this kind of file.
fn misplaced(key: &str, role: Role) -> Option<&'static str> {
    match (role, key) {
        (Role::PackHead | Role::PackBody, "files" | "review" | "language") => {
            Some("it belongs in a project file")
        }
        (Role::PackHead | Role::PackBody, "extends") => Some("in a pack it stands under [pack]"),
        (Role::PackBody, "pack" | "rules" | "overrides") => Some("it belongs in pack.toml"),
        (Role::Fragment, "extends") => Some("use --pack"),
        (Role::Fragment, "pack") => Some("it belongs in a pack"),
        _ => None,
    }
}

/// The table of `[key]`.
fn section(entry: Entry, mistakes: &mut Mistakes) -> Option<Table> {
    if let Value::Table(table) = entry.node.value {
        return Some(table);
    }
    wrong_type(&entry, "a table", mistakes);
    None
}

/// The tables of `[[key]]`, each with the place of its header.
pub fn tables(entry: Entry, mistakes: &mut Mistakes) -> Vec<(Place, Table)> {
    let help = format!("write [[{}]] above each of them", entry.key);
    let Value::List(items) = entry.node.value else {
        let message = format!("“{}” is a list of tables, this is {}", entry.key, entry.node.kind());
        mistakes.report(entry.key_place, "wrong-type", message).help(help);
        return Vec::new();
    };
    let mut tables = Vec::new();
    for item in items {
        let kind = item.kind();
        match item.value {
            Value::Table(table) => tables.push((item.place, table)),
            _ => {
                let message = format!("“{}” is a list of tables, this is {kind}", entry.key);
                mistakes.report(item.place, "wrong-type", message).help(help.clone());
            }
        }
    }
    tables
}

fn read_files(table: &Table, mistakes: &mut Mistakes) -> FileOptions {
    let mut fields = Fields::new("[files]", table, mistakes);
    let options =
        FileOptions { include: globs(&mut fields, "include"), exclude: globs(&mut fields, "exclude") };
    complain_if_empty(&mut fields, "include");
    fields.finish();
    options
}

fn read_override(place: Place, mut table: Table, mistakes: &mut Mistakes) -> Override {
    let rules =
        table.entries.iter().position(|entry| entry.key == "rules").map(|at| table.entries.remove(at));
    let rules = rules.and_then(|entry| section(entry, mistakes));
    let rules = rules.map(|table| rule_blocks::read(table, mistakes)).unwrap_or_default();
    let mut fields = Fields::new("[[overrides]]", &table, mistakes);
    fields.entry("rules");
    let paths = globs(&mut fields, "paths");
    let kinds = kinds(&mut fields, "kinds");
    complain_if_empty(&mut fields, "paths");
    complain_if_empty(&mut fields, "kinds");
    let mut language = read_language(&mut fields);
    if paths.is_none() && kinds.is_none() {
        let message = "[[overrides]] without paths and kinds would hold for every draft";
        let mistake = fields.mistakes.report(place, "empty-override", message);
        mistake.help("add paths = [\"…\"] or kinds = [\"…\"]");
    }
    if let (Some(language), Some(_)) = (&language, &kinds) {
        let message = "the language has to be known before the kind of release is";
        fields.mistakes.report(language.key, "misplaced", message).help("give the language by paths alone");
    }
    language = language.filter(|_| kinds.is_none());
    fields.finish();
    Override { paths, kinds, language, rules }
}

/// A list that chooses drafts chooses none if it is empty.
fn complain_if_empty(fields: &mut Fields<'_, '_>, key: &'static str) {
    let Some(entry) = fields.entry(key).filter(|entry| entry.node.as_list().is_some_and(<[_]>::is_empty))
    else {
        return;
    };
    let message = format!("“{key}” is empty, so no draft is meant");
    fields.mistakes.report(entry.node.place, "empty-list", message).help("name some, or leave it out");
}

fn globs(fields: &mut Fields<'_, '_>, key: &'static str) -> Option<Vec<Setting<PathGlob>>> {
    let written = fields.texts(key)?;
    Some(written.iter().filter_map(|glob| read_glob(glob, fields.mistakes)).collect())
}

/// A glob on paths with `/`, as in ignore files: one without a slash is about the name alone, wherever the file is; one that
/// fits a folder is about all that is below it.
fn read_glob(written: &Setting<String>, mistakes: &mut Mistakes) -> Option<Setting<PathGlob>> {
    if written.value.starts_with('!') {
        let message = format!("“{}” would take back what nothing here took", written.value);
        mistakes.report(written.place, "bad-glob", message).help("write narrower patterns instead");
        return None;
    }
    if written.value.trim_matches(['.', '/']).is_empty() {
        mistakes.report(written.place, "bad-glob", "this pattern names no path");
        return None;
    }
    match PathGlob::new(&written.value) {
        Ok(value) => Some(Setting { value, key: written.key, place: written.place }),
        Err(error) => {
            let message = format!("“{}” is no pattern for paths: {}", written.value, error.kind());
            mistakes.report(written.place, "bad-glob", message);
            None
        }
    }
}

/// Kinds of release, for overrides and for the key `doc` of every rule.
pub fn kinds(fields: &mut Fields<'_, '_>, key: &'static str) -> Option<Vec<DocType>> {
    let written = fields.texts(key)?;
    Some(written.iter().filter_map(|kind| read_kind(kind, fields.mistakes)).collect())
}

fn read_kind(written: &Setting<String>, mistakes: &mut Mistakes) -> Option<DocType> {
    let kind = DocType::parse(&written.value);
    if kind.is_none() {
        let message = format!("there is no kind of release “{}”", written.value);
        let help = one_of(&written.value, DocType::ALL.map(DocType::as_str));
        mistakes.report(written.place, "unknown-kind", message).help(help);
    }
    kind
}

fn read_language(fields: &mut Fields<'_, '_>) -> Option<Setting<Lang>> {
    let tag = fields.text("language")?;
    lang_of(&tag, fields.mistakes)
}

/// The language of a tag. One without rules of its own is allowed, but worth a word.
pub fn lang_of(tag: &Setting<String>, mistakes: &mut Mistakes) -> Option<Setting<Lang>> {
    let known = Lang::from_tag(&tag.value).filter(|lang| *lang != Lang::Other);
    let primary = tag.value.split(['-', '_']).next().unwrap_or_default();
    let shaped = (2..=3).contains(&primary.len()) && primary.bytes().all(|byte| byte.is_ascii_lowercase());
    if known.is_none() {
        let message = format!("presslint does not read “{}”", tag.value);
        let mistake = mistakes.report(tag.place, "unknown-language", message);
        mistake.help(one_of(&tag.value, ["en", "fr", "es"]));
        if shaped {
            mistake.warn();
        }
    }
    let value = known.or(shaped.then_some(Lang::Other))?;
    Some(Setting { value, key: tag.key, place: tag.place })
}
