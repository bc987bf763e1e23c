//! How a user of the library says what drafts are judged by: everything the command line can say, without files or flags.

use super::check::Mistakes;
use super::tree::Place;
use super::{ConfigMistake, Layers, Profile, TomlFile, load};
use crate::calendar::{Date, Lang, parse_iso};

/// What drafts are judged by: packs, a project's TOML, and choices that win over both.
///
/// Nothing is read and nothing can go wrong until a [`Linter`](crate::Linter) is made of it. Without pack and project the
/// pack `core` holds, which asks only for what every house asks.
///
/// ```
/// use presslint::{Linter, Style};
///
/// let style = Style::new()
///     .pack("iom")
///     .project("presslint.toml", "[rules]\nPR110 = { max = 60 }\n")
///     .ignore("PR204")
///     .as_of("2024-03-12");
/// let (_, mistakes) = Linter::new(&style);
/// assert!(mistakes.is_empty());
/// ```
#[derive(Clone, Debug, Default)]
pub struct Style {
    packs: Vec<String>,
    project: Option<TomlFile>,
    files: Vec<TomlFile>,
    config: Vec<String>,
    select: Vec<String>,
    extend_select: Vec<String>,
    ignore: Vec<String>,
    as_of: Option<String>,
    now: Option<String>,
    lang: Option<String>,
    path: Option<String>,
}

impl Style {
    /// A style that says nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a bundled pack (`core`, `un`, `iom` …) with what it extends. It stands above what the project extends.
    #[must_use]
    pub fn pack(mut self, name: impl Into<String>) -> Self {
        self.packs.push(name.into());
        self
    }

    /// Sets the project's TOML, as it would stand in `presslint.toml`. The name is what mistakes are reported under.
    #[must_use]
    pub fn project(mut self, name: impl Into<String>, toml: impl Into<String>) -> Self {
        self.project = Some(TomlFile { name: name.into(), text: toml.into().into() });
        self
    }

    /// Hands over a file that the project names (`extends = ["house.toml"]`, `known = { file = "acronyms.txt" }`), under
    /// the very name it is written there: the library opens no files.
    #[must_use]
    pub fn file(mut self, name: impl Into<String>, text: impl Into<String>) -> Self {
        self.files.push(TomlFile { name: name.into(), text: text.into().into() });
        self
    }

    /// Sets one value above all files: `rules.PR110.max = 60`.
    #[must_use]
    pub fn set(mut self, key_and_value: impl Into<String>) -> Self {
        self.config.push(key_and_value.into());
        self
    }

    /// Lets only these rules run: a code, a name, `CODE/reason`, a prefix such as `PR2`, a group, `ALL` or `tag:…`;
    /// several with commas or by several calls.
    #[must_use]
    pub fn select(mut self, rules: impl Into<String>) -> Self {
        self.select.push(rules.into());
        self
    }

    /// Adds rules that the packs leave off, written as for [`Self::select`].
    #[must_use]
    pub fn extend_select(mut self, rules: impl Into<String>) -> Self {
        self.extend_select.push(rules.into());
        self
    }

    /// Takes rules out, written as for [`Self::select`].
    #[must_use]
    pub fn ignore(mut self, rules: impl Into<String>) -> Self {
        self.ignore.push(rules.into());
        self
    }

    /// Sets the day drafts are judged by, whatever they say of themselves, as `2024-03-12`.
    #[must_use]
    pub fn as_of(mut self, day: impl Into<String>) -> Self {
        self.as_of = Some(day.into());
        self
    }

    /// Sets the present day, as `2024-03-12`. Without it no finding asks whether something has passed: presslint never
    /// looks at a clock.
    #[must_use]
    pub fn now(mut self, day: impl Into<String>) -> Self {
        self.now = Some(day.into());
        self
    }

    /// Sets the language of drafts that do not name theirs, as a tag: `en`, `fr-CA`.
    #[must_use]
    pub fn language(mut self, tag: impl Into<String>) -> Self {
        self.lang = Some(tag.into());
        self
    }

    /// Sets the path of the drafts, relative to the project file: the project's overrides go by it.
    #[must_use]
    pub fn path(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// The profile, with the mistakes that were made on the way to it.
    pub(crate) fn profile(&self) -> (Profile, Vec<ConfigMistake>) {
        let mut mistakes = Vec::new();
        let as_of = day("as_of", self.as_of.as_deref(), &mut mistakes);
        let now = day("now", self.now.as_deref(), &mut mistakes);
        let lang = language(self.lang.as_deref(), &mut mistakes);
        let read = |_: &str, written: &str| {
            let found = self.files.iter().find(|file| file.name == written);
            found.cloned().ok_or_else(|| "no such file was handed over".to_owned())
        };
        let layers = Layers {
            packs: self.packs.clone(),
            project: self.project.clone(),
            read_file: Some(&read),
            config: self.config.clone(),
            select: self.select.clone(),
            extend_select: self.extend_select.clone(),
            ignore: self.ignore.clone(),
            as_of,
            now,
            lang,
            path: self.path.clone(),
        };
        let (profile, more) = load(&layers);
        mistakes.extend(more);
        (profile, mistakes)
    }
}

fn day(setting: &str, written: Option<&str>, mistakes: &mut Vec<ConfigMistake>) -> Option<Date> {
    let written = written?;
    let day = parse_iso(written);
    if day.is_none() {
        mistakes.extend(mistake(setting, written, "is no day", "write it as 2024-03-12"));
    }
    day
}

fn language(written: Option<&str>, mistakes: &mut Vec<ConfigMistake>) -> Option<Lang> {
    let written = written?;
    let lang = Lang::from_tag(written);
    if lang.is_none() {
        mistakes.extend(mistake("language", written, "is no language", "write a tag such as en, fr or es"));
    }
    lang
}

/// A mistake in a value that stands in no file: the value is shown as one.
fn mistake(setting: &str, written: &str, what: &str, help: &str) -> Vec<ConfigMistake> {
    let mut mistakes = Mistakes::default();
    let place = Place { file: 0, start: 0, end: written.len() };
    mistakes.report(place, "bad-value", format!("“{written}” {what}")).help(help);
    mistakes.finish(&[TomlFile { name: setting.to_owned(), text: written.into() }])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(style: &Style) -> Vec<String> {
        let mistakes = style.profile().1;
        mistakes.into_iter().map(|m| format!("{}: {}", m.file.name, m.diagnostic.message)).collect()
    }

    #[test]
    fn what_is_no_day_or_language_is_said_together_with_mistakes_in_toml() {
        let style =
            Style::new().as_of("12 March").now("2024-02-30").language("").project("p.toml", "speed = 1");
        let said = messages(&style);
        assert_eq!(
            said[..3],
            ["as_of: “12 March” is no day", "now: “2024-02-30” is no day", "language: “” is no language"]
        );
        assert!(said[3].starts_with("p.toml: "), "{said:?}");
        assert_eq!(said.len(), 4);
    }

    #[test]
    fn files_are_found_under_the_name_they_are_written_with() {
        let extends = Style::new().project("presslint.toml", "extends = [\"house.toml\"]");
        assert_eq!(messages(&extends).len(), 1);
        let whole = extends.file("house.toml", "[rules]\nPR110 = { max = 60 }\n");
        assert_eq!(messages(&whole), Vec::<String>::new());
    }

    #[test]
    fn selection_and_language_reach_the_profile() {
        let (profile, _) = Style::new().select("PR206,PR207").ignore("PR207").language("fr-CA").profile();
        let codes: Vec<&str> = profile.rules.iter().map(|active| &*active.meta().code).collect();
        assert_eq!(codes, ["PR206"]);
        assert_eq!(profile.labels.lang, Some(Lang::Fr));
    }
}
