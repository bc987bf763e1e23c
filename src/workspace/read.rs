//! Reading, with an answer for everything that can go wrong.

use crate::report::InputError;
use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

/// Bytes that are read of one file. Press releases have a few thousand; what passes this is something else.
const LARGEST: u64 = 100 * 1024 * 1024;

/// The bytes of a file. `walked` if a walk found it, so that a missing file must have gone since.
///
/// # Errors
/// What is wrong with it, and what to do.
pub fn read_bytes(path: &Path, name: &str, walked: bool) -> Result<Vec<u8>, InputError> {
    let read = File::open(path).and_then(limited);
    read.map_err(|error| failure(path, name, walked, &error))
}

/// The text of a file that has to be UTF-8.
///
/// # Errors
/// What is wrong with it, and what to do.
pub(super) fn read_text(path: &Path, name: &str) -> Result<String, InputError> {
    let bytes = read_bytes(path, name, false)?;
    String::from_utf8(bytes)
        .map_err(|_| input_error(name, "is not UTF-8 text", "save it as UTF-8; TOML has no other encoding"))
}

/// The bytes of a stream such as standard input.
///
/// # Errors
/// What went wrong.
pub fn read_stream(stream: &mut dyn Read, name: &str) -> Result<Vec<u8>, InputError> {
    limited(stream).map_err(|error| failure(Path::new(""), name, false, &error))
}

/// What to say about a file that cannot be opened or read.
pub(super) fn failure(path: &Path, name: &str, walked: bool, error: &io::Error) -> InputError {
    let is_link = path.symlink_metadata().is_ok_and(|metadata| metadata.is_symlink());
    let (message, help) = match error.kind() {
        ErrorKind::NotFound if is_link => {
            ("is a link to a file that is not there", "mend the link or remove it")
        }
        ErrorKind::NotFound if walked => {
            ("was there when the folder was listed and is gone", "run the command again")
        }
        ErrorKind::NotFound => ("no such file or folder", "check the spelling and the folder you are in"),
        ErrorKind::PermissionDenied => {
            ("may not be read by this user", "give the user the right to read it, or leave it out")
        }
        ErrorKind::NotADirectory => {
            ("no such file: the path goes through a file as if it were a folder", "check the spelling")
        }
        ErrorKind::IsADirectory => ("is a folder, not a file", "name a file"),
        ErrorKind::FileTooLarge => {
            ("is larger than 100 MB, and no press release is", "name the text alone, or leave the file out")
        }
        _ => {
            let help = if is_link { "mend the link or remove it" } else { "" };
            return input_error(name, &format!("cannot be read: {}", reason(error)), help);
        }
    };
    input_error(name, message, help)
}

/// What the system says, without its error number.
pub fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or(&text);
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

pub(super) fn input_error(name: &str, message: &str, help: &str) -> InputError {
    InputError { path: name.to_owned(), message: message.to_owned(), help: help.to_owned() }
}

fn limited(from: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        return Err(ErrorKind::FileTooLarge.into());
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_endless_stream_ends_in_an_error() {
        let error = read_stream(&mut io::repeat(b'a'), "-").unwrap_err();
        assert!(error.message.contains("larger than 100 MB"), "{}", error.message);
    }

    #[test]
    fn the_systems_words_are_kept_without_their_number() {
        let error = io::Error::from_raw_os_error(5);
        assert!(!reason(&error).contains("os error"), "{}", reason(&error));
        assert!(reason(&error).starts_with(char::is_lowercase));
    }
}
