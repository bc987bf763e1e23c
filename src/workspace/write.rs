//! Writing files: a new one without harm to an old one, and reports.

use super::read::input_error;
use super::resolved;
use crate::report::InputError;
use std::fs::{self, File, OpenOptions};
use std::io::{BufWriter, ErrorKind, Write};
use std::path::Path;

/// Writes a new file.
///
/// # Errors
/// If there is one already, or the folder cannot be written to.
pub fn create_new(path: &Path, name: &str, text: &str) -> Result<(), InputError> {
    let made = OpenOptions::new().write(true).create_new(true).open(path);
    let written = made.and_then(|mut file| file.write_all(text.as_bytes()));
    written.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => input_error(name, "is there already", "edit it, or remove it first"),
        _ => cannot_write(name, &error),
    })
}

/// Opens a file for a report, in place of what was there.
///
/// # Errors
/// If it cannot be written.
pub fn create(path: &Path, name: &str) -> Result<BufWriter<File>, InputError> {
    if path.is_dir() {
        return Err(input_error(name, "is a folder", "name a file for the report"));
    }
    File::create(path).map(BufWriter::new).map_err(|error| cannot_write(name, &error))
}

/// Whether two paths lead to one file, there or not. Where nothing is there, their names decide.
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    let place = |path: &Path| fs::canonicalize(path).unwrap_or_else(|_| resolved(path));
    one.file_name() == other.file_name() && place(one) == place(other)
}

/// Whether something is at a path.
pub fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

fn cannot_write(name: &str, error: &std::io::Error) -> InputError {
    let help = match error.kind() {
        ErrorKind::NotFound => "make the folder first",
        ErrorKind::PermissionDenied => "choose a folder this user may write to",
        _ => "",
    };
    input_error(name, &format!("cannot be written: {}", super::read::reason(error)), help)
}
