//! Mistakes in configuration: collected with their places while files are read, made into diagnostics at the end.
//!
//! One run shows them all. Knows no key and no rule.

use super::tree::Place;
use super::{ConfigMistake, TomlFile};
use crate::diagnostic::{
    Applicability, Diagnostic, Edit, EditPlace, Evidence, Fingerprint, Fix, Level, Location, Related,
};
use crate::text::{ByteRange, LineIndex};
use std::borrow::Cow;
use std::collections::HashMap;

/// What people read instead of a rule's code.
const CODE: &str = "config";

/// A mistake on its way to a diagnostic.
#[derive(Clone, Debug)]
pub struct Mistake {
    place: Place,
    slug: &'static str,
    level: Level,
    message: String,
    help: Option<String>,
    related: Vec<(Place, String)>,
    /// What may stand in its place, in TOML.
    replacement: Option<String>,
}

impl Mistake {
    /// Says what to do.
    pub fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help = Some(help.into());
        self
    }

    /// Says what to do, if anything is known.
    pub fn maybe_help(&mut self, help: Option<String>) -> &mut Self {
        self.help = help.or(self.help.take());
        self
    }

    /// Offers a text to write instead.
    pub fn replace_by(&mut self, text: &str) -> &mut Self {
        self.replacement = Some(toml::Value::String(text.to_owned()).to_string());
        self
    }

    /// Adds a place that explains it.
    pub fn related(&mut self, place: Place, message: impl Into<String>) -> &mut Self {
        self.related.push((place, message.into()));
        self
    }

    /// Lets the run go on: nothing is wrong, but nothing comes of it either.
    pub fn warn(&mut self) -> &mut Self {
        self.level = Level::Warning;
        self
    }
}

/// All mistakes of a run.
#[derive(Clone, Debug, Default)]
pub struct Mistakes {
    list: Vec<Mistake>,
}

impl Mistakes {
    /// Adds one.
    pub fn report(&mut self, place: Place, slug: &'static str, message: impl Into<String>) -> &mut Mistake {
        let message = message.into();
        self.list.push(Mistake {
            place,
            slug,
            level: Level::Error,
            message,
            help: None,
            related: Vec::new(),
            replacement: None,
        });
        let last = self.list.len() - 1;
        &mut self.list[last]
    }

    /// Whether there is one of that kind within a value.
    pub fn has_within(&self, slug: &str, place: Place) -> bool {
        let within = |own: Place| own.file == place.file && place.start <= own.start && own.end <= place.end;
        self.list.iter().any(|mistake| mistake.slug == slug && within(mistake.place))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Forgets mistakes on lines that are no TOML: what was read there is a guess.
    pub fn forget_guesses(&mut self, files: &[TomlFile]) {
        let broken: Vec<(usize, std::ops::Range<usize>)> = self
            .list
            .iter()
            .filter(|mistake| mistake.slug == "syntax")
            .filter_map(|mistake| {
                let text = &files.get(mistake.place.file)?.text;
                Some((mistake.place.file, lines_of(text, mistake.place)))
            })
            .collect();
        self.list.retain(|mistake| {
            let place = mistake.place;
            let on_broken = |(file, lines): &(usize, std::ops::Range<usize>)| {
                *file == place.file && place.start < lines.end && lines.start <= place.start
            };
            mistake.slug == "syntax" || !broken.iter().any(on_broken)
        });
    }

    /// Forgets mistakes in files of which the caller says so.
    pub fn forget_in(&mut self, files: &[TomlFile], forget: impl Fn(&TomlFile) -> bool) {
        self.list.retain(|mistake| !files.get(mistake.place.file).is_some_and(&forget));
    }

    /// The diagnostics, in order of file and place, each once.
    pub fn finish(mut self, files: &[TomlFile]) -> Vec<ConfigMistake> {
        self.list.sort_by(|a, b| a.place.cmp(&b.place).then_with(|| a.message.cmp(&b.message)));
        self.list.dedup_by(|a, b| a.place == b.place && a.message == b.message);
        let mut locator = Locator { files, lines: HashMap::new() };
        self.list.into_iter().filter_map(|mistake| locator.finish(mistake)).collect()
    }
}

/// Nobody but its writer changes a configuration, so what may be written is shown.
fn replacement(bytes: ByteRange, text: String) -> Fix {
    Fix {
        title: format!("write {text}"),
        applicability: Applicability::Show,
        edits: vec![Edit { place: EditPlace::Decoded(bytes), text }],
    }
}

/// The bytes of the lines a place touches.
fn lines_of(text: &str, place: Place) -> std::ops::Range<usize> {
    let start = text.get(..place.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let end =
        text.get(place.end..).and_then(|after| after.find('\n')).map_or(text.len(), |at| place.end + at);
    start..end + 1
}

/// Turns places into lines and columns; reads the lines of each file once.
struct Locator<'f> {
    files: &'f [TomlFile],
    lines: HashMap<usize, LineIndex>,
}

impl Locator<'_> {
    fn finish(&mut self, mistake: Mistake) -> Option<ConfigMistake> {
        let file = self.files.get(mistake.place.file)?.clone();
        let location = self.locate(mistake.place)?;
        let mut related = Vec::new();
        let mut evidence = Vec::new();
        for (place, message) in mistake.related {
            let Some(location) = self.locate(place) else { continue };
            if place.file == mistake.place.file {
                related.push(Related { location, message });
            } else {
                // A location has no file of its own, so a place elsewhere is named instead.
                let value = format!(
                    "{message}: {}:{}:{}",
                    self.files[place.file].name, location.start.line, location.start.column
                );
                evidence.push(Evidence { key: Cow::Borrowed("see"), value });
            }
        }
        let bytes = location.bytes;
        let fixes: Vec<Fix> = mistake.replacement.into_iter().map(|text| replacement(bytes, text)).collect();
        let fingerprint = Fingerprint::new(CODE, &location.quote, mistake.slug, &file.name, 0);
        let diagnostic = Diagnostic {
            rule: Cow::Borrowed(CODE),
            name: Cow::Borrowed(mistake.slug),
            reason: None,
            level: mistake.level,
            demoted_from: None,
            message: mistake.message,
            why: None,
            help: mistake.help,
            location,
            related,
            evidence,
            fix_bytes: fixes.iter().map(|_| vec![bytes]).collect(),
            fixes,
            fingerprint,
            suppressed: None,
        };
        Some(ConfigMistake { file, diagnostic })
    }

    fn locate(&mut self, place: Place) -> Option<Location> {
        let text = &self.files.get(place.file)?.text;
        let lines = self.lines.entry(place.file).or_insert_with(|| LineIndex::new(text));
        Some(Location {
            text: None,
            bytes: ByteRange::new(place.start, place.end),
            start: lines.position(text, place.start),
            end: lines.position(text, place.end),
            quote: text.get(place.start..place.end).unwrap_or_default().to_owned(),
            part: None,
            paragraph: None,
        })
    }
}
