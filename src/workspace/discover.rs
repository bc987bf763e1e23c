//! Which configuration file belongs to a draft: the nearest above it, up to the root of its repository.

use super::read::{input_error, read_text};
use super::selection::Selection;
use super::{resolved, shown};
use crate::config::TomlFile;
use crate::report::InputError;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// Names of a project file, in order of preference.
pub const PROJECT_FILES: [&str; 3] = ["presslint.toml", ".presslint.toml", ".config/presslint.toml"];

/// The name under which values from the command line are shown.
const COMMAND_LINE: &str = "--config";

/// What the user said about configuration.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConfigChoice {
    /// This file, and none that could be found.
    pub file: Option<PathBuf>,
    /// Lines of TOML that win over any file.
    pub values: Vec<String>,
    /// No files at all.
    pub isolated: bool,
}

/// A configuration file with what a walk needs of it.
#[derive(Clone, Debug)]
pub struct Project {
    /// The file that is loaded: the project's own, or the values of the command line on top of it.
    pub file: TomlFile,
    /// The folder that its patterns start from.
    pub folder: PathBuf,
    /// Its `[files]`.
    pub selection: Selection,
    /// Whether what holds for a draft may depend on its path.
    pub depends_on_path: bool,
}

/// The projects of a run, each read once.
#[derive(Debug)]
pub struct Projects {
    base: PathBuf,
    choice: ConfigChoice,
    /// All projects, in the order they were met.
    pub all: Vec<Project>,
    /// Files that could not be read.
    pub errors: Vec<InputError>,
    by_folder: HashMap<PathBuf, Belonging>,
}

/// What configuration a draft has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Belonging {
    /// None but the defaults.
    Nothing,
    /// The project of that number.
    Project(usize),
    /// One that cannot be read: the draft cannot be checked.
    Unreadable,
}

impl Projects {
    /// No project yet. Relative paths start from `base`.
    pub fn new(base: &Path, choice: ConfigChoice) -> Self {
        let (base, all, errors, by_folder) = (base.to_owned(), Vec::new(), Vec::new(), HashMap::new());
        Self { base, choice, all, errors, by_folder }
    }

    /// The configuration of a draft at that path.
    pub fn of(&mut self, draft: &Path) -> Belonging {
        let one_for_all = self.choice.file.is_some() || self.choice.isolated;
        let folder = resolved(&self.base.join(draft));
        let folder = if one_for_all { PathBuf::new() } else { folder.parent().unwrap_or(&folder).to_owned() };
        if let Some(known) = self.by_folder.get(&folder) {
            return *known;
        }
        let file = match &self.choice.file {
            Some(file) if !self.choice.isolated => Some(self.base.join(file)),
            _ if one_for_all => None,
            _ => nearest(&folder),
        };
        let belonging = self.open(file.as_deref());
        self.by_folder.insert(folder, belonging);
        belonging
    }

    fn open(&mut self, file: Option<&Path>) -> Belonging {
        if file.is_none() && self.choice.values.is_empty() {
            return Belonging::Nothing;
        }
        let same = |project: &Project| file.is_some_and(|file| project.file.name == self.name_of(file));
        if self.choice.values.is_empty()
            && let Some(known) = self.all.iter().position(same)
        {
            return Belonging::Project(known);
        }
        match self.read(file) {
            Ok(project) => {
                self.all.push(project);
                Belonging::Project(self.all.len() - 1)
            }
            Err(error) => {
                if !self.errors.contains(&error) {
                    self.errors.push(error);
                }
                Belonging::Unreadable
            }
        }
    }

    fn read(&self, file: Option<&Path>) -> Result<Project, InputError> {
        let Some(path) = file else {
            let text = self.choice.values.join("\n") + "\n";
            let file = TomlFile { name: COMMAND_LINE.to_owned(), text: text.as_str().into() };
            return Ok(project(file, self.base.clone()));
        };
        let name = self.name_of(path);
        let text = read_text(path, &name)?;
        let own = TomlFile { name, text: text.as_str().into() };
        let mut project = project(own, project_folder(path));
        if !self.choice.values.is_empty() {
            // The values are a project that extends the file, so that they win over it and keep a place of their own.
            let extends = toml::Value::Array(vec![project.file.name.clone().into()]);
            let text = format!("{}\nextends = {extends}\n", self.choice.values.join("\n"));
            project.depends_on_path |= depends_on_path(&text);
            project.file = TomlFile { name: COMMAND_LINE.to_owned(), text: text.as_str().into() };
        }
        Ok(project)
    }

    /// A path relative to the folder people are in, if it lies below.
    fn name_of(&self, path: &Path) -> String {
        shown(path.strip_prefix(&self.base).unwrap_or(path))
    }
}

fn project(file: TomlFile, folder: PathBuf) -> Project {
    let selection = Selection::of(&file.text);
    let depends_on_path = depends_on_path(&file.text);
    Project { file, folder, selection, depends_on_path }
}

/// Overrides by path may stand in the file or in one that it extends.
fn depends_on_path(text: &str) -> bool {
    text.contains("overrides") || text.lines().any(|line| line.contains("extends") && line.contains(".toml"))
}

/// The folder that holds a project file; `.config` is not meant.
fn project_folder(file: &Path) -> PathBuf {
    let folder = file.parent().unwrap_or(file);
    let above = folder.file_name().filter(|name| *name == ".config").and_then(|_| folder.parent());
    above.unwrap_or(folder).to_owned()
}

/// The project file nearest above a folder, up to the root of the repository.
fn nearest(folder: &Path) -> Option<PathBuf> {
    for folder in folder.ancestors() {
        let names = PROJECT_FILES.iter().map(|name| folder.join(name));
        if let Some(file) = names.into_iter().find(|file| file.is_file()) {
            return Some(file);
        }
        if folder.join(".git").exists() {
            return None;
        }
    }
    None
}

/// Reads a file that a configuration file names, relative to that file.
pub(super) fn read_named(base: &Path, naming: &str, written: &str) -> Result<TomlFile, String> {
    let folder = Path::new(naming).parent().unwrap_or(Path::new(""));
    let path = resolved(&folder.join(written));
    let name = shown(&path);
    match read_text(&base.join(&path), &name) {
        Ok(text) => Ok(TomlFile { name, text: text.as_str().into() }),
        Err(error) => Err(error.message),
    }
}

/// Whether a value of `--config` is TOML; what is wrong with it, if it is not.
///
/// # Errors
/// What the TOML reader says.
pub fn check_value(value: &str) -> Result<(), InputError> {
    match value.parse::<toml::Table>() {
        Ok(_) => Ok(()),
        Err(error) => Err(input_error(
            COMMAND_LINE,
            &format!("“{value}” is neither a file nor a TOML value: {}", error.message()),
            "write --config FILE or --config 'rules.PR110.max = 100'",
        )),
    }
}
