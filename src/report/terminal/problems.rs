//! What kept files from being checked, in frames like those of findings: mistakes in TOML, files that cannot be read.

use super::excerpt::Spot;
use super::frame::Frame;
use super::{Layout, add_notes};
use crate::config::{ConfigMistake, TomlFile};
use crate::diagnostic::{Level, Location};
use crate::report::InputError;
use crate::text::TextRange;
use std::io::{self, Write};

/// Writes mistakes of configuration, then files that could not be read.
///
/// # Errors
/// What the writer says.
pub(in crate::report) fn write_problems(
    layout: &Layout,
    config: &[ConfigMistake],
    errors: &[InputError],
    out: &mut dyn Write,
) -> io::Result<()> {
    for mistake in config {
        write_mistake(layout, mistake, out)?;
    }
    for error in errors {
        let message = match error.path.as_str() {
            "" => error.message.clone(),
            path => format!("{path}: {}", error.message),
        };
        let mut frame = Frame::new(layout, Level::Error, "", &message, &error.path, 0);
        if !error.help.is_empty() {
            frame.note("help", &error.help);
        }
        frame.draw(out)?;
    }
    Ok(())
}

fn write_mistake(layout: &Layout, mistake: &ConfigMistake, out: &mut dyn Write) -> io::Result<()> {
    let diagnostic = &mistake.diagnostic;
    let lines = diagnostic.related.iter().map(|related| related.location.start.line);
    let last_line = lines.fold(diagnostic.location.start.line, usize::max);
    let code = diagnostic.code();
    let mut frame =
        Frame::new(layout, diagnostic.level, &code, &diagnostic.message, &mistake.file.name, last_line);
    frame.primary(&spot(&mistake.file, &diagnostic.location));
    for related in &diagnostic.related {
        frame.secondary(&spot(&mistake.file, &related.location), &related.message);
    }
    add_notes(&mut frame, diagnostic, true);
    frame.draw(out)
}

/// A place in TOML is drawn in its line, or lines.
fn spot<'m>(file: &'m TomlFile, location: &Location) -> Spot<'m> {
    let text: &str = &file.text;
    let start = floor(text, location.bytes.start);
    let end = floor(text, location.bytes.end).max(start);
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[end..].find('\n').map_or(text.len(), |at| end + at);
    Spot {
        text,
        block: TextRange::new(line_start, line_end),
        place: TextRange::new(start, end),
        position: location.start,
    }
}

fn floor(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
