//! The packs that come with the program. Which files there are stands in [`super::embedded`], a generated list.

use super::embedded::FILES;

/// Packs as texts, by path below `rules/`: `core/pack.toml`.
#[derive(Clone, Copy, Debug)]
pub struct Library(&'static [(&'static str, &'static str)]);

impl Library {
    /// The packs of this program.
    pub const fn embedded() -> Self {
        Self(FILES)
    }

    /// Other packs, for tests.
    #[cfg(test)]
    pub const fn of(files: &'static [(&'static str, &'static str)]) -> Self {
        Self(files)
    }

    /// The names of all packs, sorted.
    pub fn names(self) -> impl Iterator<Item = &'static str> + Clone {
        self.0.iter().filter_map(|(path, _)| path.strip_suffix("/pack.toml"))
    }

    /// The TOML files of a pack with their names in messages, `pack.toml` first. Empty if there is no such pack.
    pub fn files(self, pack: &str) -> Vec<(String, &'static str)> {
        let own = self.0.iter().filter(|(path, _)| {
            path.split_once('/').is_some_and(|(folder, file)| folder == pack && file.ends_with(".toml"))
        });
        let mut files: Vec<_> = own.map(|(path, text)| (format!("pack:{path}"), *text)).collect();
        files.sort_by_key(|(name, _)| (!name.ends_with("/pack.toml"), name.clone()));
        files
    }

    /// A file that a pack's file names, relative to it: its name in messages and its text.
    pub fn beside(self, naming: &str, written: &str) -> Option<(String, &'static str)> {
        let mut path: Vec<&str> = naming.strip_prefix("pack:")?.split('/').collect();
        path.pop();
        for step in written.split('/') {
            match step {
                "." => {}
                ".." => drop(path.pop()),
                step => path.push(step),
            }
        }
        let path = path.join("/");
        self.0.iter().find(|(own, _)| *own == path).map(|(own, text)| (format!("pack:{own}"), *text))
    }
}

/// Whether a file comes with the program.
pub fn is_bundled(name: &str) -> bool {
    name.starts_with("pack:")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_found_beside_the_file_that_names_them() {
        let library = Library::of(&[
            ("a/b.toml", ""),
            ("a/lists/x.txt", "X"),
            ("a/pack.toml", "P"),
            ("b/pack.toml", ""),
        ]);
        assert_eq!(library.names().collect::<Vec<_>>(), ["a", "b"]);
        let names: Vec<_> = library.files("a").into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["pack:a/pack.toml", "pack:a/b.toml"]);
        assert_eq!(
            library.beside("pack:a/pack.toml", "lists/x.txt"),
            Some(("pack:a/lists/x.txt".to_owned(), "X"))
        );
        assert_eq!(library.beside("pack:b/pack.toml", "../a/./lists/x.txt").map(|found| found.1), Some("X"));
        assert_eq!(library.beside("pack:b/pack.toml", "../../../etc/passwd"), None);
        assert_eq!(library.beside("presslint.toml", "lists/x.txt"), None);
    }
}
