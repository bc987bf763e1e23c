//! Which configuration file belongs to a draft: the nearest above it, up to the root of its repository. Knows no TOML.

use super::read::read_text;
use super::{resolved, shown};
use crate::config::TomlFile;
use std::path::{Path, PathBuf};

/// Names of a project file, in order of preference.
pub const PROJECT_FILES: [&str; 3] = ["presslint.toml", ".presslint.toml", ".config/presslint.toml"];

/// The project file nearest above a folder, up to the root of the repository.
pub(super) fn nearest(folder: &Path) -> Option<PathBuf> {
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

/// The folder that the patterns of a project file start from: the one it stands in, `.config` not counted.
pub(super) fn project_folder(file: &Path) -> PathBuf {
    let folder = file.parent().unwrap_or(file);
    let above = folder.file_name().filter(|name| *name == ".config").and_then(|_| folder.parent());
    above.unwrap_or(folder).to_owned()
}

/// The file beside a draft: `draft.txt.presslint.toml`.
pub(super) fn sidecar(draft: &Path) -> PathBuf {
    let mut name = draft.as_os_str().to_owned();
    name.push(".presslint.toml");
    PathBuf::from(name)
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
