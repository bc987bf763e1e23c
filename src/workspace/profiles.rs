//! A profile for each configuration of a run, made on first use and shared by all threads.

use super::discover::{Belonging, ConfigChoice, Project, Projects, read_named};
use crate::calendar::{Date, Lang};
use crate::config::{ConfigMistake, Layers, Profile, load};
use crate::diagnostic::Level;
use crate::report::InputError;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// What holds for every draft of a run, whatever its configuration.
#[derive(Clone, Debug, Default)]
pub struct LayerOptions {
    /// Packs; none means `core`.
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

/// A profile and what is wrong with its configuration.
#[derive(Debug)]
pub struct Loaded {
    /// The profile.
    pub profile: Profile,
    /// Mistakes in its files.
    pub mistakes: Vec<ConfigMistake>,
}

impl Loaded {
    /// Whether drafts may be checked with it.
    pub fn usable(&self) -> bool {
        self.mistakes.iter().all(|mistake| mistake.diagnostic.level < Level::Error)
    }
}

/// The profiles of a run.
#[derive(Debug)]
pub struct Profiles {
    base: PathBuf,
    options: LayerOptions,
    projects: Projects,
    slots: Vec<Slot>,
    by_key: HashMap<(Option<usize>, Option<String>), usize>,
}

#[derive(Debug)]
struct Slot {
    project: Option<usize>,
    path: Option<String>,
    loaded: OnceLock<Loaded>,
}

impl Profiles {
    /// No profile yet. Relative paths start from `base`.
    pub fn new(base: &Path, choice: ConfigChoice, options: LayerOptions) -> Self {
        let projects = Projects::new(base, choice);
        Self { base: base.to_owned(), options, projects, slots: Vec::new(), by_key: HashMap::new() }
    }

    /// The project of a draft; `None` if it cannot be read, so that the draft cannot be checked.
    pub fn project_of(&mut self, draft: &Path) -> Option<Option<&Project>> {
        match self.projects.of(draft) {
            Belonging::Nothing => Some(None),
            Belonging::Project(at) => Some(self.projects.all.get(at)),
            Belonging::Unreadable => None,
        }
    }

    /// The number of the profile for a draft; drafts with the same configuration share one.
    pub fn slot_for(&mut self, draft: &Path) -> usize {
        let project = match self.projects.of(draft) {
            Belonging::Project(at) => Some(at),
            Belonging::Nothing | Belonging::Unreadable => None,
        };
        let path = project
            .and_then(|at| self.projects.all.get(at))
            .filter(|project| project.depends_on_path)
            .map(|project| super::shown(draft.strip_prefix(&project.folder).unwrap_or(draft)));
        let slots = &mut self.slots;
        *self.by_key.entry((project, path.clone())).or_insert_with(|| {
            slots.push(Slot { project, path, loaded: OnceLock::new() });
            slots.len() - 1
        })
    }

    /// Configuration files that could not be read.
    pub fn errors(&self) -> &[InputError] {
        &self.projects.errors
    }

    /// The profile of that number.
    pub fn get(&self, slot: usize) -> &Loaded {
        let slot = &self.slots[slot];
        slot.loaded.get_or_init(|| self.load(slot))
    }

    /// All mistakes of the profiles that were used, each once, in order of the drafts that met them first.
    pub fn mistakes(&self) -> Vec<ConfigMistake> {
        let mut found: Vec<ConfigMistake> = Vec::new();
        let used = self.slots.iter().filter_map(|slot| slot.loaded.get());
        for mistake in used.flat_map(|loaded| &loaded.mistakes) {
            if !found.contains(mistake) {
                found.push(mistake.clone());
            }
        }
        found
    }

    fn load(&self, slot: &Slot) -> Loaded {
        let read = |naming: &str, written: &str| read_named(&self.base, naming, written);
        let options = self.options.clone();
        let packs = if options.packs.is_empty() { vec!["core".to_owned()] } else { options.packs };
        let (profile, mistakes) = load(&Layers {
            packs,
            project: slot.project.and_then(|at| self.projects.all.get(at)).map(|own| own.file.clone()),
            read_file: Some(&read),
            select: options.select,
            extend_select: options.extend_select,
            ignore: options.ignore,
            as_of: options.as_of,
            now: options.now,
            lang: options.lang,
            path: slot.path.clone(),
        });
        Loaded { profile, mistakes }
    }
}
