//! Doors for the project's own tests and generators; no part of the public interface.

use crate::calendar::{Lang, parse_iso};
use crate::config::{Layers, TomlFile, load};
use crate::document::{Format, Source};
use crate::engine::check;
use crate::report::{Run, write_json};

/// A draft with the configuration it is checked under.
#[derive(Clone, Debug, Default)]
pub struct Case {
    /// Packs by name.
    pub packs: Vec<String>,
    /// A project file.
    pub config: Option<String>,
    /// `markdown` or `text`.
    pub format: String,
    /// The draft.
    pub bytes: Vec<u8>,
    /// `--lang`.
    pub lang: Option<String>,
    /// `--as-of`.
    pub as_of: Option<String>,
    /// `--now`.
    pub now: Option<String>,
    /// `--extend-select`: rules under test that the packs leave off.
    pub extend_select: Vec<String>,
}

/// Checks a draft and gives the run as JSON.
pub fn check_as_json(case: &Case) -> serde_json::Value {
    let project = case.config.as_ref();
    let layers = Layers {
        packs: case.packs.clone(),
        project: project
            .map(|text| TomlFile { name: "presslint.toml".to_owned(), text: text.as_str().into() }),
        extend_select: case.extend_select.clone(),
        as_of: case.as_of.as_deref().and_then(parse_iso),
        now: case.now.as_deref().and_then(parse_iso),
        lang: case.lang.as_deref().and_then(Lang::from_tag),
        path: Some("draft".to_owned()),
        ..Layers::default()
    };
    let (profile, config) = load(&layers);
    let format = if case.format == "text" { Format::Text } else { Format::Markdown };
    let files = vec![check(Source::new("draft", format, case.bytes.clone()), &profile)];
    let run = Run { files, config, ..Run::default() };
    let mut json = Vec::new();
    let written = write_json(&run, &mut json).map_err(|error| error.to_string());
    written
        .and_then(|()| serde_json::from_slice(&json).map_err(|error| error.to_string()))
        .unwrap_or_default()
}
