//! The only module that touches files: which drafts there are, which configuration belongs to each, reading, writing, and
//! checking many at once. Knows no command line and prints nothing.

mod discover;
mod drafts;
mod expand;
mod names;
mod parallel;
mod profiles;
mod read;
mod write;

pub use discover::PROJECT_FILES;
pub use drafts::{Content, Draft, check_draft, gather, prepare};
pub use expand::{WalkOptions, expand};
pub use names::EXTENSIONS;
pub use parallel::{current_item, in_order, thread_count};
pub use profiles::{ConfigChoice, Profiles};
pub use read::{read_stream, reason};
pub use write::{create, create_new, exists, is_same_file};

use std::path::{Component, Path, PathBuf};

/// A path as it is shown: without `./`, with `/` between folders.
pub fn shown(path: &Path) -> String {
    let shown = tidy(path).to_string_lossy().into_owned();
    if std::path::MAIN_SEPARATOR == '/' { shown } else { shown.replace(std::path::MAIN_SEPARATOR, "/") }
}

/// A path without `.` in it.
fn tidy(path: &Path) -> PathBuf {
    path.components().filter(|component| !matches!(component, Component::CurDir)).collect()
}

/// A path without `.` and `..`, as far as names alone can tell.
fn resolved(path: &Path) -> PathBuf {
    let mut found = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if matches!(found.components().next_back(), Some(Component::Normal(_))) => {
                found.pop();
            }
            other => found.push(other),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_shown_without_a_leading_point() {
        assert_eq!(shown(Path::new("./a/./b.md")), "a/b.md");
        assert_eq!(shown(Path::new("../b.md")), "../b.md");
        assert_eq!(shown(Path::new("/a/b.md")), "/a/b.md");
    }

    #[test]
    fn names_alone_resolve_what_they_can() {
        assert_eq!(resolved(Path::new("/a/b/../c")), Path::new("/a/c"));
        assert_eq!(resolved(Path::new("../c")), Path::new("../c"));
        assert_eq!(resolved(Path::new("/../c")), Path::new("/../c"));
    }
}
