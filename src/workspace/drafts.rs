//! One draft after the other: its configuration, its bytes, its report.

use super::expand::Found;
use super::parallel::set_current_item;
use super::profiles::Profiles;
use super::read::read_bytes;
use crate::document::Source;
use crate::engine::{FileReport, check};
use crate::formats::detect;
use crate::report::InputError;

/// A file to check with the number of its profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The file.
    pub file: Found,
    /// See [`Profiles::get`].
    pub slot: usize,
}

/// What became of a draft.
#[derive(Debug)]
pub enum Outcome {
    /// It was checked.
    Checked(Box<FileReport>),
    /// It could not be read.
    Failed(InputError),
    /// Its configuration has a mistake, so that no finding could be trusted.
    Withheld,
}

/// The drafts among the files: those that belong to their projects, with the profiles they are checked with. Files that were
/// named always belong, unless `force_exclude`. Drafts whose configuration cannot be read are left out; the profiles know why.
pub fn gather(files: Vec<Found>, force_exclude: bool, profiles: &mut Profiles) -> Vec<Draft> {
    let mut drafts = Vec::with_capacity(files.len());
    for file in files {
        let Some(project) = profiles.project_of(&file.path) else { continue };
        let chosen = !file.walked && !force_exclude
            || project.is_none_or(|project| {
                file.path.strip_prefix(&project.folder).is_ok_and(|below| project.selection.takes(below))
            });
        if chosen {
            let slot = profiles.slot_for(&file.path);
            drafts.push(Draft { file, slot });
        }
    }
    drafts
}

/// Reads a draft and checks it.
pub fn check_draft(draft: &Draft, profiles: &Profiles) -> Outcome {
    if !profiles.get(draft.slot).usable() {
        return Outcome::Withheld;
    }
    match read_bytes(&draft.file.path, &draft.file.name, draft.file.walked) {
        Ok(bytes) => check_bytes(&draft.file.name, bytes, draft.slot, profiles),
        Err(error) => Outcome::Failed(error),
    }
}

/// Checks bytes that are at hand already.
pub fn check_bytes(name: &str, bytes: Vec<u8>, slot: usize, profiles: &Profiles) -> Outcome {
    let loaded = profiles.get(slot);
    if !loaded.usable() {
        return Outcome::Withheld;
    }
    set_current_item(name);
    let format = detect(name, &bytes);
    Outcome::Checked(Box::new(check(Source::new(name, format, bytes), &loaded.profile)))
}
