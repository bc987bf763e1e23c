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
    /// See [`Profiles::profile`].
    pub slot: usize,
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
        match profiles.slot_for(&file.path) {
            Some(slot) => found.drafts.push(Draft { file, slot }),
            None => found.withheld += 1,
        }
    }
    found
}

/// Reads a draft and checks it.
///
/// # Errors
/// Why it cannot be read.
pub fn check_draft(draft: &Draft, profiles: &Profiles) -> Result<FileReport, InputError> {
    let Found { path, name, walked } = &draft.file;
    let bytes = read_bytes(path, name, *walked)?;
    Ok(check_bytes(name, bytes, draft.slot, profiles))
}

/// Checks bytes that are at hand already.
pub fn check_bytes(name: &str, bytes: Vec<u8>, slot: usize, profiles: &Profiles) -> FileReport {
    set_current_item(name);
    let format = detect(name, &bytes);
    check(Source::new(name, format, bytes), profiles.profile(slot))
}
