//! From the paths that were named to the files that are checked. Respects ignore files; knows no configuration.

use super::names::is_draft;
use super::read::{failure, input_error};
use super::{resolved, shown, tidy};
use crate::report::InputError;
use ignore::{DirEntry, WalkBuilder};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The ignore file of our own, beside `.gitignore` and `.ignore`.
const IGNORE_FILE: &str = ".presslintignore";

/// How paths become files.
#[derive(Clone, Debug)]
pub struct WalkOptions {
    /// The folder that relative paths start from.
    pub base: PathBuf,
    /// Whether ignore files hold for files that were named, too.
    pub force_exclude: bool,
}

/// A file to check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it is.
    pub path: PathBuf,
    /// How it is shown.
    pub name: String,
    /// Whether a walk found it; if not, somebody named it.
    pub walked: bool,
}

/// The files that paths stand for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expansion {
    /// Files in order of name, each once.
    pub files: Vec<Found>,
    /// Paths that are missing or cannot be listed.
    pub errors: Vec<InputError>,
}

/// Finds the files that paths stand for: a file stands for itself, a folder for the drafts below it.
pub fn expand(paths: &[PathBuf], options: &WalkOptions) -> Expansion {
    let mut found = Expansion::default();
    for path in paths {
        let whole = options.base.join(path);
        match whole.metadata() {
            Ok(metadata) if metadata.is_dir() => walk(&whole, &tidy(path), &mut found),
            Ok(_) => found.files.push(Found { path: whole, name: shown(path), walked: false }),
            Err(error) => found.errors.push(failure(&whole, &shown(path), false, &error)),
        }
    }
    if options.force_exclude {
        leave_out_ignored(&mut found.files);
    }
    sort(&mut found);
    found
}

/// In order of name, each file once; of a file that was both named and walked to, the named one stays.
fn sort(found: &mut Expansion) {
    found.files.sort_by(|a, b| a.name.cmp(&b.name).then(a.walked.cmp(&b.walked)));
    let named: BTreeSet<PathBuf> =
        found.files.iter().filter(|file| !file.walked).map(|file| resolved(&file.path)).collect();
    let mut seen = BTreeSet::new();
    found.files.retain(|file| {
        let place = resolved(&file.path);
        !(file.walked && named.contains(&place)) && seen.insert(place)
    });
    found.errors.sort_by(|a, b| a.path.cmp(&b.path));
}

fn walk(root: &Path, given: &Path, found: &mut Expansion) {
    for entry in walker(root).build() {
        match entry {
            Ok(entry) => {
                found.errors.extend(entry.error().and_then(|error| ignore_file_error(error, root, given)));
                take_entry(&entry, root, given, found);
            }
            Err(error) => found.errors.push(listing_error(&error, root, given)),
        }
    }
}

fn walker(root: &Path) -> WalkBuilder {
    let mut walker = WalkBuilder::new(root);
    walker.add_custom_ignore_filename(IGNORE_FILE);
    walker
}

fn take_entry(entry: &DirEntry, root: &Path, given: &Path, found: &mut Expansion) {
    if !is_draft(entry.path()) {
        return;
    }
    let name = name_below(entry.path(), root, given);
    let kind = entry.file_type();
    // A link to a file is a draft, a link to a folder may lead in circles.
    if kind.is_some_and(|kind| kind.is_symlink()) {
        match entry.path().metadata() {
            Ok(metadata) if metadata.is_file() => {}
            Ok(_) => return,
            Err(error) => return found.errors.push(failure(entry.path(), &name, true, &error)),
        }
    } else if !kind.is_some_and(|kind| kind.is_file()) {
        return;
    }
    found.files.push(Found { path: entry.path().to_owned(), name, walked: true });
}

/// A path under a root as somebody would write it who wrote the root that way.
fn name_below(path: &Path, root: &Path, given: &Path) -> String {
    path.strip_prefix(root).map_or_else(|_| shown(path), |below| shown(&given.join(below)))
}

fn listing_error(error: &ignore::Error, root: &Path, given: &Path) -> InputError {
    let (path, inner) = unwrap_place(error);
    let name = path.map_or_else(|| shown(given), |path| name_below(path, root, given));
    match inner.io_error() {
        Some(io) => failure(path.unwrap_or(root), &name, true, io),
        None => input_error(&name, &format!("cannot be listed: {inner}"), ""),
    }
}

/// What is wrong with an ignore file of our own; others have their own tools to complain.
fn ignore_file_error(error: &ignore::Error, root: &Path, given: &Path) -> Option<InputError> {
    if let ignore::Error::Partial(errors) = error {
        return errors.iter().find_map(|error| ignore_file_error(error, root, given));
    }
    let (path, inner) = unwrap_place(error);
    let path = path.filter(|path| path.ends_with(IGNORE_FILE))?;
    let name = name_below(path, root, given);
    let inner = match inner {
        ignore::Error::Glob { glob: Some(glob), err } => format!("“{glob}” is no pattern for paths: {err}"),
        other => other.to_string(),
    };
    let line = line_of(error).map_or_else(String::new, |line| format!("line {line}: "));
    Some(input_error(&name, &format!("{line}{inner}"), "mend the pattern; until then it leaves nothing out"))
}

fn line_of(error: &ignore::Error) -> Option<u64> {
    match error {
        ignore::Error::WithLineNumber { line, .. } => Some(*line),
        ignore::Error::WithPath { err, .. } | ignore::Error::WithDepth { err, .. } => line_of(err),
        _ => None,
    }
}

/// The path an error of the walk is about, and the error without its place.
fn unwrap_place(error: &ignore::Error) -> (Option<&Path>, &ignore::Error) {
    match error {
        ignore::Error::WithPath { path, err } => (Some(path), unwrap_place(err).1),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => unwrap_place(err),
        other => (None, other),
    }
}

/// Leaves out named files that a walk from their repository would not have come to.
fn leave_out_ignored(files: &mut Vec<Found>) {
    let roots: BTreeSet<PathBuf> =
        files.iter().filter(|file| !file.walked).map(|file| walk_root(&file.path)).collect();
    let mut reached = BTreeSet::new();
    for root in roots {
        let wanted: BTreeSet<PathBuf> = files.iter().map(|file| resolved(&file.path)).collect();
        let on_the_way: BTreeSet<PathBuf> =
            wanted.iter().flat_map(|path| path.ancestors().map(Path::to_owned)).collect();
        let mut walker = walker(&root);
        walker.filter_entry(move |entry| on_the_way.contains(&resolved(entry.path())));
        reached.extend(walker.build().flatten().map(|entry| resolved(entry.path())));
    }
    files.retain(|file| file.walked || is_draft(&file.path) && reached.contains(&resolved(&file.path)));
}

/// The root of a file's repository, else its folder.
fn walk_root(path: &Path) -> PathBuf {
    let path = resolved(path);
    let repository = path.ancestors().skip(1).find(|folder| folder.join(".git").exists());
    repository.or(path.parent()).unwrap_or(&path).to_owned()
}
