//! One draft after the other: its configuration, its bytes, its report.

use super::expand::Found;
use super::parallel::set_current_item;
use super::profiles::Profiles;
use super::read::read_bytes;
use super::write::is_same_file;
use crate::config::Ignore;
use crate::document::Source;
use crate::engine::{FileReport, check_beside};
use crate::formats::detect;
use crate::report::InputError;
use std::path::Path;
use std::sync::Arc;

/// A draft with the number of its profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// How it is shown.
    pub name: String,
    /// What it holds.
    pub content: Content,
    /// See [`Profiles::profile`].
    pub slot: usize,
    /// What the file beside it says.
    pub ignores: Vec<Ignore>,
}

impl Draft {
    /// Whether its bytes are in the file at a path.
    pub fn is_file(&self, path: &Path) -> bool {
        matches!(&self.content, Content::File(file) if is_same_file(&file.path, path))
    }
}

/// Where a draft's bytes are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// In a file, read when its turn comes.
    File(Found),
    /// At hand.
    Bytes(Arc<[u8]>),
}

/// The drafts among some files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gathered {
    /// Those that can be checked.
    pub drafts: Vec<Draft>,
    /// Files that belong to their projects, but whose configuration is mistaken or cannot be read.
    pub withheld: usize,
}

/// Finds the drafts that belong to their projects. A file that was named always belongs, unless `force_exclude`.
pub fn gather(files: Vec<Found>, force_exclude: bool, profiles: &mut Profiles) -> Gathered {
    let mut found = Gathered::default();
    for file in files {
        let chosen = !file.walked && !force_exclude;
        if !chosen && profiles.project_of(&file.path).is_some_and(|project| !project.wants(&file.path)) {
            continue;
        }
        let (name, path) = (file.name.clone(), file.path.clone());
        match prepare(name, &path, Content::File(file), profiles) {
            Some(draft) => found.drafts.push(draft),
            None => found.withheld += 1,
        }
    }
    found
}

/// A draft with all that belongs to it; `None` if its configuration or the file beside it is mistaken or cannot be read.
pub fn prepare(name: String, path: &Path, content: Content, profiles: &mut Profiles) -> Option<Draft> {
    let slot = profiles.slot_for(path)?;
    let ignores = profiles.ignores_for(path, &name)?;
    Some(Draft { name, content, slot, ignores })
}

/// Reads a draft, unless its bytes are at hand, and checks it.
///
/// # Errors
/// Why it cannot be read.
pub fn check_draft(draft: &Draft, profiles: &Profiles) -> Result<FileReport, InputError> {
    set_current_item(&draft.name);
    let bytes: Arc<[u8]> = match &draft.content {
        Content::File(file) => read_bytes(&file.path, &file.name, file.walked)?.into(),
        Content::Bytes(bytes) => Arc::clone(bytes),
    };
    let format = detect(&draft.name, &bytes);
    let source = Source::new(draft.name.as_str(), format, bytes);
    Ok(check_beside(source, profiles.profile(draft.slot), &draft.ignores))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::ConfigChoice;

    #[test]
    fn a_file_that_goes_during_the_walk_is_an_error_that_says_so() {
        let folder = std::env::temp_dir();
        let path = folder.join("presslint-a-file-that-never-was.md");
        let mut profiles = Profiles::new(&folder, ConfigChoice { isolated: true, ..ConfigChoice::default() });
        let file = |walked| Found { path: path.clone(), name: "gone.md".to_owned(), walked };
        let mut fate = |walked| {
            let draft = prepare("gone.md".to_owned(), &path, Content::File(file(walked)), &mut profiles)?;
            check_draft(&draft, &profiles).err()
        };
        let walked = fate(true).map(|error| (error.path, error.message));
        let gone = "was there when the folder was listed and is gone";
        assert_eq!(walked, Some(("gone.md".to_owned(), gone.to_owned())));
        assert_eq!(fate(false).map(|error| error.message).as_deref(), Some("no such file or folder"));
    }
}
