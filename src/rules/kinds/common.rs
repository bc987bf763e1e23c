//! What every data rule has, whatever its kind: its names, its level, where it looks and what it says.

use super::bank::{Bank, Manner, Role, read_patterns};
use super::keys::{Keys, Spot, choices, text};
use super::message::{Message, Values};
use super::{Kind, KindError};
use crate::calendar::Lang;
use crate::diagnostic::{Applicability, Level};
use crate::release::DocType;
use crate::rules::matching::whereabouts;
use crate::rules::params::ByLang;
use crate::rules::ranges::holds;
use crate::rules::selector::{Name, Record, Selector, SelectorError, Speech};
use crate::rules::{Anchor, Context, Finding, FixClass, Group, RuleMeta, Sink, Status};
use crate::text::TextRange;
use std::borrow::Cow;
use toml::Value;

/// How a rule treats direct speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quotes {
    /// Left out.
    Skip,
    /// Reported as info at most.
    Info,
    /// Like the rest.
    Check,
}

const QUOTES: &[(&str, Quotes)] = &[("skip", Quotes::Skip), ("info", Quotes::Info), ("check", Quotes::Check)];
const LEVELS: &[(&str, Level)] =
    &[("off", Level::Off), ("info", Level::Info), ("warning", Level::Warning), ("error", Level::Error)];
const FIXES: &[(&str, Applicability)] =
    &[("safe", Applicability::Safe), ("unsafe", Applicability::Unsafe), ("show", Applicability::Show)];

/// What every data rule has.
#[derive(Debug)]
pub struct Common {
    /// What is said.
    pub message: ByLang<Message>,
    /// What to do about it.
    pub help: Option<ByLang<String>>,
    /// Where it looks.
    pub scope: Selector,
    /// Kinds of releases it reads.
    pub doc: Vec<DocType>,
    /// Languages it reads; all if empty.
    pub lang: Vec<Lang>,
    /// How it treats direct speech.
    pub quotes: Quotes,
    /// How far its fixes may be trusted, if it says so.
    pub fix: Option<Applicability>,
    /// Findings that are shown before the rest is folded; 0 for all.
    pub limit: usize,
    /// Confidence of a part below which the level drops.
    pub min_confidence: f32,
}

/// What a rule says about itself in its table.
#[derive(Debug)]
pub struct Identity {
    id: String,
    name: String,
    summary: Option<String>,
    level: Level,
    why: String,
    source: String,
    tags: Vec<String>,
}

/// What the reader of rules is told beside a rule's table.
#[derive(Clone, Copy, Debug, Default)]
pub struct Reading<'r> {
    /// Names of the parts that packs and the project define.
    pub custom_parts: &'r [String],
}

/// Reads the keys that say which rule it is.
pub fn identity(keys: &mut Keys<'_>) -> Identity {
    keys.require("id", "every rule has a code such as HSE101");
    keys.require("name", "every rule has a name such as house-term");
    let id =
        keys.read("id", |value, spot, errors| {
            let id = text(value, spot, errors)?;
            if !is_code(&id) {
                errors.push(spot.error(format!(
                    "“{id}” is no code: two to eight capitals and three digits, as in HSE101"
                )));
            }
            Some(id)
        });
    let name =
        keys.read("name", |value, spot, errors| {
            let name = text(value, spot, errors)?;
            if !is_kebab(&name) {
                errors.push(spot.error(format!(
                    "“{name}” is no name: small letters, digits and hyphens, as in house-term"
                )));
            }
            Some(name)
        });
    Identity {
        id: id.unwrap_or_default(),
        name: name.unwrap_or_default(),
        summary: keys.read("summary", one_line),
        level: keys.choice("level", LEVELS).unwrap_or(Level::Warning),
        why: keys.text("why").unwrap_or_default(),
        source: keys.text("source").unwrap_or_default(),
        tags: keys.read("tags", super::keys::texts).unwrap_or_default(),
    }
}

/// A text for a table: one line.
fn one_line(value: &Value, spot: &Spot, errors: &mut Vec<KindError>) -> Option<String> {
    let text = text(value, spot, errors)?;
    if text.trim().contains('\n') {
        errors.push(spot.error("a summary is one line; the rest belongs into `why`"));
        return None;
    }
    Some(text.trim().to_owned())
}

fn is_code(id: &str) -> bool {
    let letters = id.bytes().take_while(u8::is_ascii_uppercase).count();
    (2..=8).contains(&letters) && id.len() == letters + 3 && id[letters..].bytes().all(|b| b.is_ascii_digit())
}

fn is_kebab(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.split('-').all(|word| !word.is_empty() && word.chars().all(plain))
}

/// Reads the other common keys. Exceptions go into the bank.
pub fn common(
    keys: &mut Keys<'_>,
    reading: Reading<'_>,
    filled: &[&'static str],
    default_scope: &str,
    bank: &mut Bank,
) -> Common {
    keys.require("message", "every rule says what is wrong");
    let message = keys.by_lang("message", |value, spot, errors| {
        let message = Message::read(&text(value, spot, errors)?, filled, spot);
        message.map_err(|error| errors.push(error)).ok()
    });
    let scope = selector(keys, "scope", reading).unwrap_or_else(|| built_in(default_scope));
    let asks_speech = scope.names().iter().any(|name| **name == Name::Record(Record::Quote));
    if let Some(unless) = read_patterns(keys, "unless", Manner::default()) {
        bank.add(Role::Unless, &unless);
    }
    // Examples and locks are read elsewhere.
    for key in ["bad", "good", "locked"] {
        let _ = keys.value(key);
    }
    let all_types: Vec<(&str, DocType)> = DocType::ALL.iter().map(|kind| (kind.as_str(), *kind)).collect();
    Common {
        message: message.unwrap_or_else(|| ByLang::new(None, Vec::new())),
        help: keys.by_lang("help", text),
        scope,
        doc: keys
            .read("doc", |value, spot, errors| choices(value, &all_types, spot, errors))
            .unwrap_or_else(|| DocType::ALL.to_vec()),
        lang: keys.read("lang", languages).unwrap_or_default(),
        // A rule that names quotations wants to read them.
        quotes: keys.choice("quotes", QUOTES).unwrap_or(if asks_speech {
            Quotes::Check
        } else {
            Quotes::Skip
        }),
        fix: keys.choice("fix", FIXES),
        limit: keys.count("limit").unwrap_or(0),
        min_confidence: keys.number("min_confidence").unwrap_or(0.5) as f32,
    }
}

/// Reads a selector.
pub fn selector(keys: &mut Keys<'_>, key: &'static str, reading: Reading<'_>) -> Option<Selector> {
    keys.read(key, |value, spot, errors| {
        let written = text(value, spot, errors)?;
        let read = Selector::parse_with(&written, reading.custom_parts);
        read.map_err(|error| errors.push(selector_error(error, &written, spot))).ok()
    })
}

fn selector_error(error: SelectorError, written: &str, spot: &Spot) -> KindError {
    let SelectorError { offset, message, suggestion } = error;
    let place = whereabouts(written, offset);
    // What is wrong with a single word names it already.
    let message = if message.contains(&format!("“{written}”")) {
        message
    } else {
        format!("“{written}”: {message}{place}")
    };
    KindError { suggestion, ..spot.error(message) }
}

/// A selector of our own.
pub fn built_in(text: &str) -> Selector {
    Selector::parse(text).unwrap_or_else(|_| Selector::of(Name::Group(crate::rules::selector::Group::Copy)))
}

fn languages(value: &Value, spot: &Spot, errors: &mut Vec<KindError>) -> Option<Vec<Lang>> {
    let tags = super::keys::texts(value, spot, errors)?;
    let mut all = Vec::new();
    for (at, tag) in tags.iter().enumerate() {
        match Lang::from_tag(tag) {
            Some(lang) if lang != Lang::Other => all.push(lang),
            _ => errors.push(spot.inside(at).error(format!("“{tag}” is no language of ours: en, fr, es"))),
        }
    }
    Some(all)
}

impl Common {
    /// Whether the rule reads a story at all.
    pub fn reads(&self, cx: &Context<'_>) -> bool {
        self.doc.contains(&cx.kind()) && (self.lang.is_empty() || self.lang.contains(&cx.lang()))
    }

    /// Whether direct speech belongs to what it reads.
    pub const fn speech(&self) -> Speech {
        match self.quotes {
            Quotes::Skip => Speech::Skipped,
            Quotes::Info | Quotes::Check => Speech::Read,
        }
    }

    /// Reports a finding, unless it stands in speech that is left out. `range` is what it is about in the text.
    pub fn report<'s>(
        &self,
        cx: &Context<'_>,
        out: &'s mut Sink<'_>,
        place: Place,
        values: &Values,
    ) -> Option<&'s mut Finding> {
        let spoken = place.range.is_some_and(|range| place.is_spoken(cx, range));
        if spoken && self.quotes == Quotes::Skip {
            return None;
        }
        let message = self.message.get(cx.lang()).map_or_else(String::new, |message| message.fill(values));
        let found = out.report(place.anchor, message);
        if spoken && self.quotes == Quotes::Info {
            found.at_most(Level::Info);
        }
        if let Some(help) = self.help.as_ref().and_then(|help| help.get(cx.lang())) {
            found.help(help.clone());
        }
        // The engine knows one limit of confidence; a rule may have its own.
        found.confidence = if place.confidence < self.min_confidence { 0.0 } else { 1.0 };
        Some(found)
    }
}

/// Where a finding of a data rule stands.
#[derive(Clone, Debug)]
pub struct Place {
    /// What it points at.
    pub anchor: Anchor,
    /// Its words in the text, if it has any.
    pub range: Option<TextRange>,
    /// How sure the labeller is of the part it stands in.
    pub confidence: f32,
    /// Whether it is a few words, which are speech if speech touches them; a longer text has to be all speech.
    pub words: bool,
}

impl Place {
    /// Words of the text.
    pub fn words(cx: &Context<'_>, range: TextRange) -> Self {
        let confidence = cx.part_at(range.start).map_or(1.0, |part| part.confidence);
        Self { anchor: Anchor::Text(range), range: Some(range), confidence, words: true }
    }

    fn is_spoken(&self, cx: &Context<'_>, range: TextRange) -> bool {
        if self.words { cx.in_speech(range) } else { holds(cx.release.speech(), range) }
    }

    /// The place where something is missing.
    pub const fn missing(at: usize) -> Self {
        Self { anchor: Anchor::Missing(at), range: None, confidence: 1.0, words: false }
    }
}

/// The metadata of a data rule, with documentation made from its table.
pub fn meta(identity: Identity, kind: &Kind, common: &Common) -> RuleMeta {
    let docs = docs(&identity, common);
    // A house may do without; its name says what the rule finds, too.
    let summary = identity.summary.unwrap_or_else(|| identity.name.replace('-', " "));
    RuleMeta {
        group: Group::of_code(&identity.id),
        code: identity.id.into(),
        name: identity.name.into(),
        summary: summary.into(),
        docs: docs.into(),
        level: identity.level,
        fix: kind.fix_class(common),
        reasons: Cow::Borrowed(&[]),
        status: Status::Stable { since: Cow::Borrowed("0.1.0") },
        tags: identity.tags.into_iter().map(Cow::Owned).collect(),
        why: identity.why.into(),
        declared_at: (Cow::Borrowed(""), 0),
    }
}

fn docs(identity: &Identity, common: &Common) -> String {
    let mut docs = String::new();
    let mut section = |title: &str, text: &str| {
        if !text.is_empty() {
            docs.push_str(&format!("# {title}\n{text}\n\n"));
        }
    };
    let help = common.help.as_ref().and_then(|help| help.get(Lang::En)).map_or("", String::as_str);
    section("What", &format!("Looks at `{}`.", common.scope.as_str()));
    section("Why", &identity.why);
    section("What to do", help);
    section("Source", &identity.source);
    docs
}

/// How far the fixes of a rule go.
pub const fn class_of(fix: Applicability) -> FixClass {
    match fix {
        Applicability::Show => FixClass::Show,
        Applicability::Unsafe => FixClass::Unsafe,
        Applicability::Safe => FixClass::Safe,
    }
}
