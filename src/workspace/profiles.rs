//! The configurations of a run, each read once, and a profile for each kind of draft under them, made on first use and shared
//! by all threads.

use super::discover::{nearest, project_folder, read_named, sidecar};
use super::read::read_text;
use super::{resolved, shown};
use crate::calendar::{Date, Lang};
use crate::config::{Config, ConfigMistake, Ignore, Layers, Profile, TomlFile, read, read_ignores};
use crate::diagnostic::Level;
use crate::report::InputError;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// What the user said about configuration.
#[derive(Clone, Debug, Default)]
pub struct ConfigChoice {
    /// This file, and none that could be found.
    pub file: Option<PathBuf>,
    /// No files at all.
    pub isolated: bool,
    /// Values that win over any file.
    pub values: Vec<String>,
    /// Packs.
    pub packs: Vec<String>,
    /// Exactly these rules.
    pub select: Vec<String>,
    /// These, too.
    pub extend_select: Vec<String>,
    /// Not these.
    pub ignore: Vec<String>,
    /// The day to judge by.
    pub as_of: Option<Date>,
    /// The present day.
    pub now: Option<Date>,
    /// The language of drafts that do not say.
    pub lang: Option<Lang>,
}

/// A configuration that was read: that of a project file, or the one without.
pub struct Project {
    /// The project file.
    pub file: Option<TomlFile>,
    /// What it says.
    pub config: Config,
    /// What is wrong with it.
    pub mistakes: Vec<ConfigMistake>,
    /// The folder that its patterns start from.
    folder: PathBuf,
}

impl Project {
    /// Whether drafts may be checked with it: no finding could be trusted under a mistaken configuration.
    pub fn usable(&self) -> bool {
        self.mistakes.iter().all(|mistake| mistake.diagnostic.level < Level::Error)
    }

    /// Whether a walk takes a file for a draft of this project.
    pub fn wants(&self, path: &Path) -> bool {
        self.config.files.wants(&self.relative(path))
    }

    fn relative(&self, path: &Path) -> String {
        shown(path.strip_prefix(&self.folder).unwrap_or(path))
    }
}

/// The configurations of a run.
pub struct Profiles {
    base: PathBuf,
    choice: ConfigChoice,
    projects: Vec<Project>,
    errors: Vec<InputError>,
    /// What is wrong with the files beside drafts.
    beside: Vec<ConfigMistake>,
    by_folder: HashMap<PathBuf, Option<usize>>,
    by_file: HashMap<Option<PathBuf>, Option<usize>>,
    slots: Vec<Slot>,
    by_variant: HashMap<(usize, Vec<bool>), usize>,
}

/// A profile that some drafts share.
struct Slot {
    project: usize,
    /// The path of one of those drafts.
    path: String,
    profile: OnceLock<Profile>,
}

impl Profiles {
    /// Nothing read yet. Relative paths start from `base`.
    pub fn new(base: &Path, choice: ConfigChoice) -> Self {
        Self {
            base: base.to_owned(),
            choice,
            projects: Vec::new(),
            errors: Vec::new(),
            beside: Vec::new(),
            by_folder: HashMap::new(),
            by_file: HashMap::new(),
            slots: Vec::new(),
            by_variant: HashMap::new(),
        }
    }

    /// The configuration of a draft; `None` if its file cannot be read.
    pub fn project_of(&mut self, draft: &Path) -> Option<&Project> {
        let at = self.number_of(draft)?;
        self.projects.get(at)
    }

    /// The number of the profile for a draft; `None` if it cannot be checked.
    pub fn slot_for(&mut self, draft: &Path) -> Option<usize> {
        let at = self.number_of(draft)?;
        let project = self.projects.get(at).filter(|project| project.usable())?;
        let path = project.relative(draft);
        let slots = &mut self.slots;
        let slot = self.by_variant.entry((at, project.config.variant(Some(&path)))).or_insert_with(|| {
            slots.push(Slot { project: at, path, profile: OnceLock::new() });
            slots.len() - 1
        });
        Some(*slot)
    }

    /// What the file beside a draft says about its findings; `None` if it is mistaken or cannot be read.
    ///
    /// It belongs to the draft as its comments do, so it holds whatever flags say about configuration.
    pub fn ignores_for(&mut self, draft: &Path, name: &str) -> Option<Vec<Ignore>> {
        let path = sidecar(draft);
        if !path.exists() {
            return Some(Vec::new());
        }
        let name = shown(&sidecar(Path::new(name)));
        let text = read_text(&path, &name).map_err(|error| self.errors.push(error)).ok()?;
        let (ignores, mistakes) = read_ignores(TomlFile { name, text: text.as_str().into() });
        let usable = mistakes.iter().all(|mistake| mistake.diagnostic.level < Level::Error);
        self.beside.extend(mistakes);
        usable.then_some(ignores)
    }

    /// The profile of that number.
    pub fn profile(&self, slot: usize) -> &Profile {
        let slot = &self.slots[slot];
        slot.profile.get_or_init(|| self.projects[slot.project].config.profile(Some(&slot.path)))
    }

    /// What is wrong with the configurations, in the order they were met.
    pub fn mistakes(&self) -> Vec<ConfigMistake> {
        let mut found: Vec<ConfigMistake> = Vec::new();
        let projects = self.projects.iter().flat_map(|project| &project.mistakes);
        for mistake in projects.chain(&self.beside) {
            // Two projects may extend the same file.
            if !found.contains(mistake) {
                found.push(mistake.clone());
            }
        }
        found
    }

    /// Files of configuration that could not be read.
    pub fn errors(&self) -> &[InputError] {
        &self.errors
    }

    /// Calls `then` with the layers that hold for a draft; `None` if its file cannot be read.
    pub fn with_layers<R>(&mut self, draft: &Path, then: impl FnOnce(&Layers<'_>) -> R) -> Option<R> {
        let at = self.number_of(draft)?;
        let project = &self.projects[at];
        let read_file = |naming: &str, written: &str| read_named(&self.base, naming, written);
        let path = project.relative(draft);
        Some(then(&self.choice.layers(project.file.clone(), Some(path), &read_file)))
    }

    fn number_of(&mut self, draft: &Path) -> Option<usize> {
        if self.choice.isolated {
            return self.open(None);
        }
        if let Some(file) = &self.choice.file {
            let file = resolved(&self.base.join(file));
            return self.open(Some(file));
        }
        let draft = resolved(&self.base.join(draft));
        let folder = draft.parent().unwrap_or(&draft);
        if let Some(known) = self.by_folder.get(folder) {
            return *known;
        }
        let number = self.open(nearest(folder));
        self.by_folder.insert(folder.to_owned(), number);
        number
    }

    fn open(&mut self, file: Option<PathBuf>) -> Option<usize> {
        if let Some(known) = self.by_file.get(&file) {
            return *known;
        }
        let number = match self.read(file.as_deref()) {
            Ok(project) => {
                self.projects.push(project);
                Some(self.projects.len() - 1)
            }
            Err(error) => {
                self.errors.push(error);
                None
            }
        };
        self.by_file.insert(file, number);
        number
    }

    fn read(&self, path: Option<&Path>) -> Result<Project, InputError> {
        let file = path.map(|path| self.read_project(path)).transpose()?;
        let folder = path.map_or_else(|| self.base.clone(), project_folder);
        let read_file = |naming: &str, written: &str| read_named(&self.base, naming, written);
        let (config, mistakes) = read(&self.choice.layers(file.clone(), None, &read_file));
        Ok(Project { file, config, mistakes, folder })
    }

    fn read_project(&self, path: &Path) -> Result<TomlFile, InputError> {
        let name = shown(path.strip_prefix(&self.base).unwrap_or(path));
        let text = read_text(path, &name)?;
        Ok(TomlFile { name, text: text.as_str().into() })
    }
}

impl ConfigChoice {
    fn layers<'a>(
        &self,
        project: Option<TomlFile>,
        path: Option<String>,
        read_file: crate::config::ReadFile<'a>,
    ) -> Layers<'a> {
        Layers {
            packs: self.packs.clone(),
            project,
            read_file: Some(read_file),
            config: self.values.clone(),
            select: self.select.clone(),
            extend_select: self.extend_select.clone(),
            ignore: self.ignore.clone(),
            as_of: self.as_of,
            now: self.now,
            lang: self.lang,
            path,
        }
    }
}
