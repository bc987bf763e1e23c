//! One finding as a frame in the manner of rustc: codespan-reporting draws it over our excerpts, never over the file.

use super::Layout;
use super::excerpt::{Excerpt, Spot};
use super::paint::{Ink, PLAIN};
use super::visible::visible;
use super::wrap::{columns, wrapped};
use crate::diagnostic::Level;
use codespan_reporting::diagnostic::{Diagnostic, Label, LabelStyle, Severity};
use codespan_reporting::files::{Error, Files, Location};
use codespan_reporting::term::{Chars, Config, GeneralWriteResult, WriteStyle, emit_to_write_style};
use std::io::{self, Write};
use std::ops::Range;

/// Columns kept free for line numbers, however few lines the file has.
const DIGITS: usize = 2;

/// Paragraphs drawn for one finding; further places are named in notes.
const MOST_EXCERPTS: usize = 5;

/// Lines of an excerpt around a label: all of them.
const WHOLE_EXCERPT: usize = 1_000;

/// A finding on its way to the terminal.
#[derive(Debug)]
pub(super) struct Frame<'l> {
    layout: &'l Layout,
    severity: Severity,
    code: String,
    message: String,
    path: String,
    digits: usize,
    excerpts: Vec<Excerpt>,
    labels: Vec<Label<usize>>,
    notes: Vec<String>,
}

impl<'l> Frame<'l> {
    /// A frame without places. `last_line` is the greatest line number it will show.
    pub(super) fn new(
        layout: &'l Layout,
        level: Level,
        code: &str,
        message: &str,
        path: &str,
        last_line: usize,
    ) -> Self {
        let severity = match level {
            Level::Error => Severity::Error,
            Level::Warning => Severity::Warning,
            Level::Info | Level::Off => Severity::Note,
        };
        let code = visible(code);
        let indent = columns(level.as_str()) + columns(&code) + if code.is_empty() { 2 } else { 4 };
        Self {
            layout,
            severity,
            message: hanging(message, layout.width, indent),
            code,
            path: visible(path),
            digits: last_line.to_string().len().max(DIGITS),
            excerpts: Vec::new(),
            labels: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// Marks the place the finding is about.
    pub(super) fn primary(&mut self, spot: &Spot<'_>) {
        self.mark(LabelStyle::Primary, spot, "");
    }

    /// Marks a second place, in a paragraph of its own if it stands elsewhere.
    pub(super) fn secondary(&mut self, spot: &Spot<'_>, message: &str) {
        if self.excerpts.len() < MOST_EXCERPTS || self.excerpts.iter().any(|excerpt| excerpt.shows(spot)) {
            self.mark(LabelStyle::Secondary, spot, message);
        } else {
            self.note_about(spot, message);
        }
    }

    /// Adds a line below the excerpts, such as `help: …`.
    pub(super) fn note(&mut self, title: &str, text: &str) {
        let indent = columns(title) + 2;
        let text = hanging(text, self.layout.width.saturating_sub(self.digits + 3), indent);
        self.notes.push(format!("{}: {text}", self.layout.paint.ink(Ink::Strong, title)));
    }

    /// Writes the frame, with an empty line below.
    pub(super) fn draw(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut diagnostic = Diagnostic::new(self.severity)
            .with_message(&self.message)
            .with_labels(self.labels.clone())
            .with_notes(self.notes.clone());
        if !self.code.is_empty() {
            diagnostic = diagnostic.with_code(&self.code);
        }
        let config = Config {
            chars: Chars::ascii(),
            before_label_lines: WHOLE_EXCERPT,
            after_label_lines: WHOLE_EXCERPT,
            ..Config::default()
        };
        let numbers =
            self.excerpts.iter().flat_map(|excerpt| excerpt.lines.iter().map(|line| line.number)).collect();
        let colour = self.layout.paint.on;
        let mut pen =
            Pen { drawn: String::new(), colour, first: self.first_ordinal(), numbers, number: None };
        match emit_to_write_style(&mut pen, &config, self, &diagnostic) {
            Ok(()) => pen.write_to(out),
            Err(Error::Io(error)) => Err(error),
            Err(other) => Err(io::Error::other(other)),
        }
    }

    fn mark(&mut self, style: LabelStyle, spot: &Spot<'_>, message: &str) {
        let at = self.excerpt_of(spot);
        let excerpt = &mut self.excerpts[at];
        excerpt.number(spot.place.start, spot.position.line);
        let spans = excerpt.spans(spot.place);
        let last = spans.len() - 1;
        let message = visible(message);
        let room = message.is_empty() || self.has_room(at, &spans[last], &message);
        for (nth, span) in spans.into_iter().enumerate() {
            let message = if nth == last && room { message.clone() } else { String::new() };
            self.labels.push(Label::new(style, at, span).with_message(message));
        }
        if !room {
            self.note_about(spot, &message);
        }
    }

    fn excerpt_of(&mut self, spot: &Spot<'_>) -> usize {
        if let Some(at) = self.excerpts.iter().position(|excerpt| excerpt.shows(spot)) {
            return at;
        }
        self.excerpts.push(Excerpt::new(spot, self.text_columns()));
        self.excerpts.len() - 1
    }

    /// Columns for text: less the number, the border and one for a mark behind the last character.
    fn text_columns(&self) -> usize {
        self.layout.width.saturating_sub(self.digits + 4)
    }

    fn has_room(&self, excerpt: usize, span: &Range<usize>, message: &str) -> bool {
        let excerpt = &self.excerpts[excerpt];
        let line = excerpt.lines.iter().find(|line| line.range.end >= span.end);
        let before = line.map_or("", |line| &excerpt.text[line.range.start..span.end.max(line.range.start)]);
        columns(before) + 2 + columns(message) <= self.text_columns()
    }

    fn note_about(&mut self, spot: &Spot<'_>, message: &str) {
        self.note(&format!("at {}:{}", spot.position.line, spot.position.column), message);
    }

    /// Lines are numbered for codespan so that every number has the same count of digits; the pen writes the true ones.
    fn first_ordinal(&self) -> usize {
        10_usize.saturating_pow(u32::try_from(self.digits - 1).unwrap_or(u32::MAX))
    }
}

/// A text in lines that hang behind a title of `indent` columns.
fn hanging(text: &str, width: usize, indent: usize) -> String {
    let lines = wrapped(&visible(text), width.saturating_sub(indent).max(20));
    lines.join(&format!("\n{:indent$}", ""))
}

impl<'f> Files<'f> for Frame<'_> {
    type FileId = usize;
    type Name = &'f str;
    type Source = &'f str;

    fn name(&'f self, _: usize) -> Result<&'f str, Error> {
        Ok(&self.path)
    }

    fn source(&'f self, id: usize) -> Result<&'f str, Error> {
        self.excerpts.get(id).map(|excerpt| excerpt.text.as_str()).ok_or(Error::FileMissing)
    }

    fn line_index(&'f self, id: usize, byte: usize) -> Result<usize, Error> {
        let excerpt = self.excerpts.get(id).ok_or(Error::FileMissing)?;
        Ok(excerpt.lines.partition_point(|line| line.range.end < byte).min(excerpt.lines.len() - 1))
    }

    fn line_number(&'f self, id: usize, line: usize) -> Result<usize, Error> {
        let before: usize = self.excerpts.iter().take(id).map(|excerpt| excerpt.lines.len()).sum();
        Ok(self.first_ordinal() + before + line)
    }

    fn location(&'f self, id: usize, _: usize) -> Result<Location, Error> {
        let excerpt = self.excerpts.get(id).ok_or(Error::FileMissing)?;
        Ok(Location { line_number: excerpt.position.line, column_number: excerpt.position.column })
    }

    fn line_range(&'f self, id: usize, line: usize) -> Result<Range<usize>, Error> {
        let excerpt = self.excerpts.get(id).ok_or(Error::FileMissing)?;
        let max = excerpt.lines.len() - 1;
        excerpt.lines.get(line).map(|line| line.range.clone()).ok_or(Error::LineTooLarge { given: line, max })
    }
}

/// Takes what codespan draws, in our colours and with the true line numbers.
struct Pen {
    drawn: String,
    colour: bool,
    first: usize,
    numbers: Vec<Option<usize>>,
    /// The number that is being written.
    number: Option<String>,
}

impl Pen {
    fn ink(&mut self, ink: Ink) {
        if self.colour {
            self.drawn.push_str(ink.start());
        }
    }

    fn true_number(&self, written: &str) -> Option<usize> {
        let ordinal = written.trim().parse::<usize>().ok()?;
        *self.numbers.get(ordinal.checked_sub(self.first)?)?
    }

    /// Writes the drawing without the blanks that codespan leaves at the ends of lines.
    fn write_to(&self, out: &mut dyn Write) -> io::Result<()> {
        for line in self.drawn.lines() {
            writeln!(out, "{}", line.trim_end())?;
        }
        Ok(())
    }
}

impl Write for Pen {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let text = String::from_utf8_lossy(bytes);
        self.number.as_mut().unwrap_or(&mut self.drawn).push_str(&text);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl WriteStyle for Pen {
    fn set_header(&mut self, severity: Severity) -> GeneralWriteResult {
        self.ink(ink_of(severity));
        Ok(())
    }

    fn set_header_message(&mut self) -> GeneralWriteResult {
        self.reset()?;
        self.ink(Ink::Strong);
        Ok(())
    }

    fn set_line_number(&mut self) -> GeneralWriteResult {
        self.number = Some(String::new());
        Ok(())
    }

    fn set_note_bullet(&mut self) -> GeneralWriteResult {
        self.ink(Ink::Frame);
        Ok(())
    }

    fn set_source_border(&mut self) -> GeneralWriteResult {
        self.ink(Ink::Frame);
        Ok(())
    }

    fn set_label(&mut self, severity: Severity, style: LabelStyle) -> GeneralWriteResult {
        self.ink(match style {
            LabelStyle::Primary => ink_of(severity),
            LabelStyle::Secondary => Ink::Frame,
        });
        Ok(())
    }

    fn reset(&mut self) -> GeneralWriteResult {
        if let Some(written) = self.number.take() {
            let width = written.len();
            match self.true_number(&written) {
                Some(number) => {
                    self.ink(Ink::Frame);
                    self.drawn.push_str(&format!("{number:>width$}"));
                }
                None => {
                    self.drawn.push_str(&" ".repeat(width));
                    return Ok(());
                }
            }
        }
        if self.colour {
            self.drawn.push_str(PLAIN);
        }
        Ok(())
    }
}

fn ink_of(severity: Severity) -> Ink {
    match severity {
        Severity::Bug | Severity::Error => Ink::Error,
        Severity::Warning => Ink::Warning,
        Severity::Note | Severity::Help => Ink::Info,
    }
}
