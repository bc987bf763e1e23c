//! The kind `naming`: first and later mentions of an entity, of acronyms or of persons.

use super::View;
use super::common::Place;
use super::keys::{Keys, texts};
use super::message::Values;
use super::pattern::part_name;
use crate::diagnostic::Fix;
use crate::house::DatedText;
use crate::release::records::Person;
use crate::rules::naming::{Forms, Misnamed, Policy, Stream, judge, stream_at};
use crate::rules::{Context, Sink};
use crate::text::{TextRange, fold};
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

/// A rule of the kind `naming`.
#[derive(Debug)]
pub enum Naming {
    /// Of an agency in the register.
    Entity {
        /// The entity's id.
        id: String,
        /// What the rule itself approves; empty lists leave it to the entity.
        own: Forms,
        /// Where mentions count.
        streams: Vec<Stream>,
        /// Rule and entity together, made when the first draft is read.
        whole: OnceLock<Policy>,
    },
    /// Of acronyms found in the text.
    Acronyms {
        /// Those that need no definition.
        known: HashSet<String>,
        /// Least letters.
        min_len: usize,
        /// Most letters.
        max_len: usize,
        /// Where uses count.
        streams: Vec<Stream>,
    },
    /// Of persons found in the text.
    Persons {
        /// What the first mention needs.
        need: Vec<Need>,
        /// How later mentions are written.
        style: Option<Style>,
    },
}

/// What the first mention of a person needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// A given name.
    Given,
    /// A title.
    Title,
}

/// How a person is named later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Surname alone.
    Surname,
    /// Title and surname.
    TitleSurname,
}

const NEEDS: &[(&str, Need)] = &[("given", Need::Given), ("title", Need::Title)];
const STYLES: &[(&str, Style)] = &[("surname", Style::Surname), ("title-surname", Style::TitleSurname)];
const STREAMS: &[(&str, Stream)] =
    &[("headline", Stream::Headline), ("body", Stream::Body), ("tail", Stream::Tail)];

/// Reads the keys of the kind.
pub fn read(keys: &mut Keys<'_>) -> Option<Naming> {
    keys.require("of", "an entity’s id, “acronym” or “person”");
    let of = keys.text("of");
    let streams = keys.read("streams", |value, spot, errors| super::keys::choices(value, STREAMS, spot, errors));
    let own = forms(keys);
    let acronyms = Naming::Acronyms {
        known: keys.read("known", texts).unwrap_or_default().into_iter().collect(),
        min_len: keys.count("min_len").unwrap_or(2),
        max_len: keys.count("max_len").unwrap_or(8),
        streams: streams.clone().unwrap_or_else(|| vec![Stream::Body]),
    };
    let need = keys.read("need", |value, spot, errors| super::keys::choices(value, NEEDS, spot, errors));
    let style = keys.choice("style", STYLES);
    Some(match of?.as_str() {
        "acronym" => acronyms,
        "person" => Naming::Persons { need: need.unwrap_or_default(), style },
        id => {
            let every = || vec![Stream::Headline, Stream::Body, Stream::Tail];
            let streams = streams.unwrap_or_else(every);
            Naming::Entity { id: id.to_owned(), own, streams, whole: OnceLock::new() }
        }
    })
}

fn forms(keys: &mut Keys<'_>) -> Forms {
    let mut forms = |key| {
        let list = keys.read(key, texts).unwrap_or_default();
        list.into_iter().map(DatedText::always).collect::<Vec<DatedText>>()
    };
    Forms {
        first: forms("first"),
        later: forms("later"),
        headline: forms("headline"),
        tail: forms("tail"),
        never: forms("never"),
    }
}

impl Naming {
    /// Judges one story.
    pub fn check(&self, view: View<'_>, cx: &Context<'_>, out: &mut Sink<'_>) {
        match self {
            Self::Entity { id, own, streams, whole } => {
                let mut wrong = Vec::new();
                let entity = || cx.house.entity(id).map(Forms::of).unwrap_or_default();
                let policy = || Policy::new(id, own.clone().or(entity()), streams.clone());
                judge(whole.get_or_init(policy), cx, &mut wrong);
                wrong.iter().for_each(|misnamed| report(view, cx, misnamed, out));
            }
            Self::Acronyms { known, min_len, max_len, streams } => {
                let lengths = *min_len..=*max_len;
                for (range, short) in undefined(cx, streams) {
                    if lengths.contains(&short.chars().count()) && !known.contains(&short) {
                        let values = Values::new([("match", short), ("part", part_name(cx, Some(range)))]);
                        view.common.report(cx, out, Place::words(cx, range), &values);
                    }
                }
            }
            Self::Persons { need, style } => check_persons(view, cx, need, *style, out),
        }
    }
}

fn report(view: View<'_>, cx: &Context<'_>, misnamed: &Misnamed, out: &mut Sink<'_>) {
    let range = misnamed.range;
    let fix = misnamed.fix.clone().unwrap_or_default();
    let values =
        Values::new([("match", cx.slice(range).to_owned()), ("fix", fix), ("part", part_name(cx, Some(range)))]);
    let Some(found) = view.common.report(cx, out, Place::words(cx, range), &values) else { return };
    if let Some(fix) = &misnamed.fix {
        found.fix(Fix::replace(view.common.default_fix(), format!("write “{fix}”"), range, fix));
    }
}

/// The first use of each acronym that is not defined at or before it.
fn undefined(cx: &Context<'_>, streams: &[Stream]) -> Vec<(TextRange, String)> {
    let definitions = cx.own(cx.release.definitions(), |own| own.range);
    let mut defined: HashMap<&str, usize> = HashMap::new();
    for definition in definitions {
        defined.entry(&definition.short).or_insert(definition.acronym.start);
    }
    let mut seen = HashSet::new();
    let uses = cx.own(cx.release.acronym_uses(), |own| own.range);
    let counted = uses.filter(|own| stream_at(cx, own.range).is_some_and(|at| streams.contains(&at)));
    let first = counted.filter(|own| seen.insert(own.short.as_str()));
    let late = first.filter(|own| defined.get(own.short.as_str()).is_none_or(|at| *at > own.range.start));
    late.map(|own| (own.range, own.short.clone())).collect()
}

fn check_persons(view: View<'_>, cx: &Context<'_>, need: &[Need], style: Option<Style>, out: &mut Sink<'_>) {
    let mut seen = HashSet::new();
    for person in cx.own(cx.release.persons(), |own| own.range) {
        let first = seen.insert(fold(cx.slice(person.surname)));
        let wrong = if first { lacking(person, need) } else { style.and_then(|style| off_style(person, style)) };
        let Some(wrong) = wrong else { continue };
        let values = Values::new([
            ("match", cx.slice(person.range).to_owned()),
            ("other", wrong),
            ("part", part_name(cx, Some(person.range))),
        ]);
        view.common.report(cx, out, Place::words(cx, person.range), &values);
    }
}

/// What the first mention lacks.
fn lacking(person: &Person, need: &[Need]) -> Option<String> {
    let has = |need: &Need| match need {
        Need::Given => person.given.is_some(),
        Need::Title => person.title.is_some(),
    };
    let name = |need: &Need| NEEDS.iter().find(|(_, own)| own == need).map_or("", |(name, _)| name);
    let lacks: Vec<&str> = need.iter().filter(|need| !has(need)).map(name).collect();
    (!lacks.is_empty()).then(|| lacks.join(", "))
}

/// What a later mention has too much or too little.
fn off_style(person: &Person, style: Style) -> Option<String> {
    match (style, person.given.is_some(), person.title.is_some()) {
        (_, true, _) => Some("given".to_owned()),
        (Style::Surname, false, true) | (Style::TitleSurname, false, false) => Some("title".to_owned()),
        _ => None,
    }
}
