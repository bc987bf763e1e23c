//! Which files a walk takes for drafts, by their names alone.

use std::ffi::OsStr;
use std::path::Path;

/// Extensions of the formats that can be read.
pub const EXTENSIONS: &[&str] = &["md", "markdown", "mkd", "txt", "text"];

/// Files about a project, no drafts. The second says whether versions of it are common, `LICENSE-MIT`, `README-fr`; where they
/// are not, a longer name is a draft's own: `security-council-meets.md`.
const ABOUT_THE_PROJECT: &[(&str, bool)] = &[
    ("readme", true),
    ("changelog", true),
    ("license", true),
    ("contributing", false),
    ("code_of_conduct", false),
    ("security", false),
];

/// Whether a walk takes the file.
pub(super) fn is_draft(path: &Path) -> bool {
    let Some(name) = path.file_name().and_then(OsStr::to_str) else {
        // A name that is no text still has an extension.
        return has_extension(path);
    };
    has_extension(path) && !name.starts_with('.') && !is_about_the_project(name)
}

fn has_extension(path: &Path) -> bool {
    let extension = path.extension().and_then(OsStr::to_str);
    extension.is_some_and(|own| EXTENSIONS.iter().any(|known| own.eq_ignore_ascii_case(known)))
}

fn is_about_the_project(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name);
    ABOUT_THE_PROJECT.iter().any(|(known, has_versions)| {
        let Some(head) = stem.get(..known.len()) else { return false };
        let rest = &stem[known.len()..];
        let version = *has_versions && head == known.to_uppercase() && rest.starts_with(['-', '_']);
        head.eq_ignore_ascii_case(known) && (rest.is_empty() || version)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drafts_are_known_by_their_extension() {
        for name in ["a.md", "a.MARKDOWN", "deep/a.mkd", "a.txt", "a.b.text"] {
            assert!(is_draft(Path::new(name)), "{name}");
        }
        for name in ["a", "a.docx", "a.md.bak", "md", "a.toml"] {
            assert!(!is_draft(Path::new(name)), "{name}");
        }
    }

    #[test]
    fn files_about_the_project_are_no_drafts() {
        for name in
            ["README.md", "readme.txt", "README.fr.md", "README-fr.md", "LICENSE-MIT.txt", "SECURITY.md"]
        {
            assert!(!is_draft(Path::new(name)), "{name}");
        }
        for name in [".hidden.md", "CODE_OF_CONDUCT.md", "Contributing.md", "CHANGELOG_2.md"] {
            assert!(!is_draft(Path::new(name)), "{name}");
        }
    }

    #[test]
    fn a_draft_may_begin_like_a_file_about_the_project() {
        for name in
            ["security-council-meets.md", "SECURITY-COUNCIL.txt", "license-fees-fall.md", "readmes.md"]
        {
            assert!(is_draft(Path::new(name)), "{name}");
        }
    }
}
