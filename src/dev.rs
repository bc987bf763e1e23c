//! Doors for the project's own tests and generators; no part of the public interface.

use crate::calendar::{Lang, parse_iso};
use crate::config::{ConfigMistake, Layers, Profile, TomlFile, explain, load};
use crate::document::{Format, Source};
use crate::engine::{check, say_the_same};
use crate::report::{OutputFormat, RenderOptions, Run, render};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

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

/// A profile with the mistakes that were made on the way to it.
type Loaded = Rc<(Profile, Vec<ConfigMistake>)>;

thread_local! {
    /// Thousands of drafts are checked under a handful of configurations, and each is read once.
    static LOADED: RefCell<HashMap<String, Loaded>> = RefCell::default();
}

/// The profile of a case.
fn loaded(case: &Case) -> Loaded {
    let key = format!("{:?}", Case { bytes: Vec::new(), format: String::new(), ..case.clone() });
    if let Some(known) = LOADED.with_borrow(|loaded| loaded.get(&key).cloned()) {
        return known;
    }
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
    let made: Loaded = Rc::new(load(&layers));
    LOADED.with_borrow_mut(|loaded| loaded.insert(key, Rc::clone(&made)));
    made
}

/// Checks a draft and gives the run as JSON.
pub fn check_as_json(case: &Case) -> serde_json::Value {
    let loaded = loaded(case);
    let format = if case.format == "text" { Format::Text } else { Format::Markdown };
    let files = vec![check(Source::new("draft", format, case.bytes.clone()), &loaded.0)];
    let run = Run { files, config: loaded.1.clone(), ..Run::default() };
    serde_json::from_slice(&json(&run)).unwrap_or_default()
}

/// A run as JSON.
fn json(run: &Run) -> Vec<u8> {
    let mut json = Vec::new();
    // A vector takes everything.
    let _ = render(OutputFormat::Json, run, &RenderOptions::default(), &mut json);
    json
}

/// One part as the labeller sees it.
#[derive(Clone, Debug)]
pub struct PartView {
    /// Index of its story.
    pub story: usize,
    /// Name of the part.
    pub name: String,
    /// Its logical text.
    pub text: String,
    /// From 0 to 1.
    pub confidence: f32,
}

/// What the labeller made of a draft.
#[derive(Clone, Debug, Default)]
pub struct Structure {
    /// All parts in order.
    pub parts: Vec<PartView>,
    /// Kind and reference date (ISO, or empty) of each story.
    pub stories: Vec<(String, String)>,
    /// Language.
    pub lang: String,
}

/// Labels a draft without running rules.
pub fn structure(format: &str, bytes: &[u8]) -> Structure {
    let format = if format == "text" { Format::Text } else { Format::Markdown };
    let doc = crate::formats::read(Source::new("draft", format, bytes.to_vec()));
    let house = crate::house::House::default();
    let release = crate::release::label(&doc, &house, &crate::release::LabelOptions::default());
    let parts = release.parts.iter().map(|part| PartView {
        story: part.story,
        name: release.part_name(part.kind).to_owned(),
        text: release.part_text(part).to_owned(),
        confidence: part.confidence,
    });
    let date =
        |story: &crate::release::Story| story.reference.map_or_else(String::new, |day| day.date.to_string());
    Structure {
        parts: parts.collect(),
        stories: release.stories.iter().map(|story| (story.kind.as_str().to_owned(), date(story))).collect(),
        lang: release.lang.as_str().to_owned(),
    }
}

/// The stages of a check, one by one, for the benchmarks.
#[derive(Debug)]
pub struct Stages {
    profile: crate::config::Profile,
}

impl Stages {
    /// With the given packs.
    pub fn new(packs: &[&str]) -> Self {
        let packs = packs.iter().map(|pack| (*pack).to_owned()).collect();
        Self { profile: load(&Layers { packs, ..Layers::default() }).0 }
    }

    /// Bytes to document; gives the number of blocks.
    pub fn read(&self, name: &str, bytes: &[u8]) -> usize {
        self.document(name, bytes).blocks.len()
    }

    /// Bytes to tokens; gives their number.
    pub fn tokens(&self, name: &str, bytes: &[u8]) -> usize {
        self.document(name, bytes).tokens().all().len()
    }

    /// Bytes to labelled parts; gives their number.
    pub fn label(&self, name: &str, bytes: &[u8]) -> usize {
        let doc = self.document(name, bytes);
        crate::release::label(&doc, &self.profile.house, &self.profile.labels).parts.len()
    }

    /// Bytes to the matches of all rules' patterns, after reading.
    pub fn patterns(&self, name: &str, bytes: &[u8]) -> usize {
        let doc = self.document(name, bytes);
        let hits = self.profile.patterns.scan(&doc);
        (0..self.profile.rules.len()).map(|rule| hits.of(rule).len()).sum()
    }

    /// Bytes to findings; gives their number.
    pub fn check(&self, name: &str, bytes: &[u8]) -> usize {
        let format = crate::formats::detect(name, bytes);
        check(Source::new(name, format, bytes.to_vec()), &self.profile).diagnostics.len()
    }

    /// Bytes to the run as JSON; gives its length.
    pub fn json(&self, name: &str, bytes: &[u8]) -> usize {
        let format = crate::formats::detect(name, bytes);
        let files = vec![check(Source::new(name, format, bytes.to_vec()), &self.profile)];
        json(&Run { files, ..Run::default() }).len()
    }

    fn document(&self, name: &str, bytes: &[u8]) -> crate::document::Document {
        let format = crate::formats::detect(name, bytes);
        crate::formats::read(Source::new(name, format, bytes.to_vec()))
    }
}

/// A configuration under test.
#[derive(Clone, Debug, Default)]
pub struct ConfigCase {
    /// `--pack`.
    pub packs: Vec<String>,
    /// `presslint.toml`.
    pub project: Option<String>,
    /// Files that it may name, by name.
    pub files: Vec<(String, String)>,
    /// `--config`.
    pub config: Vec<String>,
    /// `--select`.
    pub select: Vec<String>,
    /// `--extend-select`.
    pub extend_select: Vec<String>,
    /// `--ignore`.
    pub ignore: Vec<String>,
    /// The draft's path.
    pub path: Option<String>,
}

/// A rule that runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleView {
    /// Its code.
    pub code: String,
    /// Its level, if one is set.
    pub level: Option<String>,
    /// Reasons with the levels that are set for them.
    pub reasons: Vec<(String, String)>,
    /// The kinds of release it judges; empty for all.
    pub kinds: Vec<String>,
}

impl ConfigCase {
    fn with_layers<T>(&self, use_layers: impl FnOnce(&Layers<'_>) -> T) -> T {
        let read = |_: &str, written: &str| {
            let found = self.files.iter().find(|(name, _)| name == written);
            found.map_or_else(
                || Err("no such file".to_owned()),
                |(name, text)| Ok(TomlFile { name: name.clone(), text: text.as_str().into() }),
            )
        };
        let project = self.project.as_deref();
        use_layers(&Layers {
            packs: self.packs.clone(),
            project: project.map(|text| TomlFile { name: "presslint.toml".to_owned(), text: text.into() }),
            read_file: Some(&read),
            config: self.config.clone(),
            select: self.select.clone(),
            extend_select: self.extend_select.clone(),
            ignore: self.ignore.clone(),
            path: self.path.clone(),
            ..Layers::default()
        })
    }

    /// The mistakes as the JSON output lists them.
    pub fn mistakes(&self) -> Vec<serde_json::Value> {
        as_json(self.with_layers(load).1)
    }

    /// The rules that run, in order of code.
    pub fn rules(&self) -> Vec<RuleView> {
        let (profile, _) = self.with_layers(load);
        let rules = profile.rules.iter().map(|active| RuleView {
            code: active.meta().code.to_string(),
            level: active.level.map(|level| level.to_string()),
            reasons: active.reasons.iter().map(|(slug, level)| (slug.clone(), level.to_string())).collect(),
            kinds: active.kinds.iter().flatten().map(|kind| kind.as_str().to_owned()).collect(),
        });
        rules.collect()
    }

    /// Every value with where it comes from: key, value, origin.
    pub fn settings(&self) -> Vec<(String, String, String)> {
        let settings = self.with_layers(explain).into_iter();
        let view = |setting: crate::config::SettingView| {
            let source = setting.source();
            (setting.key, setting.value, source)
        };
        settings.map(view).collect()
    }
}

/// How an example of a pack's rule came out.
#[derive(Clone, Debug)]
pub struct ExampleView {
    /// The code of the rule.
    pub rule: String,
    /// The draft that was checked.
    pub draft: String,
    /// Whether the rule was to find something.
    pub should_fire: bool,
    /// Whether it did.
    pub fired: bool,
    /// Errors of other rules.
    pub other_errors: Vec<String>,
}

/// Runs the examples of a bundled pack; `read` gives the text of a file beside the pack.
pub fn pack_examples(pack: &str, read: &dyn Fn(&str) -> String) -> Vec<ExampleView> {
    let examples = crate::config::pack_examples(pack).into_iter();
    examples
        .map(|example| {
            let draft = example.test.file.as_deref().map_or_else(|| example.test.text.clone(), read);
            let source = Source::new("example.md", Format::Markdown, draft.clone().into_bytes());
            let findings = check(source, &heard_alone(example.profile, &example.rule)).diagnostics;
            let others = findings
                .iter()
                .filter(|found| found.rule != example.rule && found.level == crate::diagnostic::Level::Error);
            ExampleView {
                fired: findings.iter().any(|found| found.rule == example.rule),
                other_errors: others.map(|found| format!("{}: {}", found.code(), found.message)).collect(),
                should_fire: example.test.should_fire,
                rule: example.rule,
                draft,
            }
        })
        .collect()
}

/// A profile without the rules that say the same as one of them: only one is heard, and an example is to show its own.
fn heard_alone(profile: Profile, code: &str) -> Profile {
    let Profile { mut rules, known, house, labels, now, .. } = profile;
    rules.retain(|other| !say_the_same(&other.meta().code, code));
    Profile::new(rules, known, house, labels, now)
}

/// What is wrong with a bundled pack, as the JSON output lists it.
pub fn pack_mistakes(pack: &str) -> Vec<serde_json::Value> {
    as_json(crate::config::check_pack(pack))
}

/// The names of the bundled packs.
pub fn packs() -> Vec<String> {
    crate::config::pack_names().map(str::to_owned).collect()
}

fn as_json(config: Vec<ConfigMistake>) -> Vec<serde_json::Value> {
    let run = Run { config, ..Run::default() };
    let value: serde_json::Value = serde_json::from_slice(&json(&run)).unwrap_or_default();
    value["config"].as_array().cloned().unwrap_or_default()
}

/// The sentences of one paragraph.
pub fn sentences(text: &str) -> Vec<String> {
    let block = crate::text::TextRange::new(0, text.len());
    let tokens = crate::text::Tokens::new(text, [block]);
    crate::text::sentences(text, tokens.all())
        .into_iter()
        .map(|range| text[range.as_range()].to_owned())
        .collect()
}

/// What a rule says about itself, for the generated table and the tests about rules.
#[derive(Clone, Debug)]
pub struct RuleInfo {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// One line.
    pub summary: String,
    /// Documentation in Markdown.
    pub docs: String,
    /// Why it matters.
    pub why: String,
    /// Level the rule vouches for.
    pub level: String,
    /// Strongest fix.
    pub fix: String,
    /// Reasons with their levels.
    pub reasons: Vec<(String, String)>,
    /// Subject.
    pub group: String,
    /// File it is declared in.
    pub file: String,
    /// Whether it is a table in a pack.
    pub data: bool,
    /// Parameters: name, type, default, meaning.
    pub params: Vec<(String, String, String, String)>,
}

/// Every rule of presslint's own packs, in order of code.
pub fn rules() -> Vec<RuleInfo> {
    let (profile, _) = load(&Layers { packs: vec!["iom".to_owned()], ..Layers::default() });
    let registry = crate::rules::builtin::REGISTRY;
    let mut rules: Vec<RuleInfo> = profile
        .known
        .iter()
        .map(|meta| {
            let entry = registry.iter().find(|entry| entry.meta.code == meta.code);
            let params = entry.map(|entry| (entry.params)()).unwrap_or_default();
            RuleInfo {
                code: meta.code.to_string(),
                name: meta.name.to_string(),
                summary: meta.summary.to_string(),
                docs: meta.docs.to_string(),
                why: meta.why.to_string(),
                level: meta.level.to_string(),
                fix: meta.fix.as_str().to_owned(),
                reasons: meta
                    .reasons
                    .iter()
                    .map(|reason| (reason.slug.to_string(), reason.level.to_string()))
                    .collect(),
                group: meta.group.as_str().to_owned(),
                file: meta.declared_at.0.to_string(),
                data: entry.is_none(),
                params: params
                    .into_iter()
                    .map(|doc| (doc.name.to_owned(), doc.kind, doc.default, doc.doc))
                    .collect(),
            }
        })
        .collect();
    rules.sort_by(|a, b| a.code.cmp(&b.code));
    rules
}

/// The levels that a pack gives to rules, by code; a rule that is off is not there.
pub fn levels_in(pack: &str) -> std::collections::BTreeMap<String, String> {
    let (profile, _) = load(&Layers { packs: vec![pack.to_owned()], ..Layers::default() });
    let level = |active: &crate::config::ActiveRule| active.level.unwrap_or(active.meta().level).to_string();
    profile.rules.iter().map(|active| (active.meta().code.to_string(), level(active))).collect()
}
