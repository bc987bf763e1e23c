//! The kind `naming`: first and later mentions of an entity, of acronyms or of persons.
//!
//! Entities are judged by the engine of agency naming; this file gives it the rule's own forms and words its findings.

use super::View;
use super::bank::{Bank, Manner, Role, read_patterns};
use super::common::{Place, Quotes};
use super::keys::{Keys, texts};
use super::message::Values;
use super::pattern::part_name;
use crate::diagnostic::{EditPlace, Fix};
use crate::house::{DatedText, Entity};
use crate::release::PartKind;
use crate::release::records::Person;
use crate::rules::matching::CaseMode;
use crate::rules::naming::{Policy, judge};
use crate::rules::{Anchor, Context, Finding, Sink};
use crate::text::{TextRange, fold};
use std::collections::{HashMap, HashSet};

/// A rule of the kind `naming`.
#[derive(Debug)]
pub enum Naming {
    /// Of an agency in the register.
    Entity {
        /// The entity's id.
        id: String,
        /// What the rule itself approves; empty lists leave it to the entity.
        forms: Forms,
        /// Where mentions count: `body`, `headline`, `tail`.
        streams: Vec<String>,
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
        streams: Vec<String>,
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
const STREAMS: &[(&str, &str)] = &[("headline", "headline"), ("body", "body"), ("tail", "tail")];

/// Words that may stand between a malformed name and its acronym.
const NEAR: usize = 3;

/// Forms that a rule approves, over `{full}`, `{short}` and `{tag}`.
#[derive(Debug, Default)]
pub struct Forms {
    first: Vec<DatedText>,
    later: Vec<DatedText>,
    headline: Vec<DatedText>,
    tail: Vec<DatedText>,
}

/// Reads the keys of the kind. Names that are always wrong go into the bank.
pub fn read(keys: &mut Keys<'_>, bank: &mut Bank) -> Option<Naming> {
    keys.require("of", "an entity’s id, “acronym” or “person”");
    let of = keys.text("of");
    let streams =
        keys.read("streams", |value, spot, errors| super::keys::choices(value, STREAMS, spot, errors));
    let streams = streams.map(|streams| streams.into_iter().map(str::to_owned).collect::<Vec<String>>());
    let forms = forms(keys);
    let exact = Manner { case: CaseMode::Exact, ..Manner::default() };
    if let Some(never) = read_patterns(keys, "never", exact) {
        bank.add(Role::Find, &never);
    }
    let acronyms = Naming::Acronyms {
        known: keys.read("known", texts).unwrap_or_default().into_iter().collect(),
        min_len: keys.count("min_len").unwrap_or(2),
        max_len: keys.count("max_len").unwrap_or(8),
        streams: streams.clone().unwrap_or_else(|| vec!["body".to_owned()]),
    };
    let need = keys.read("need", |value, spot, errors| super::keys::choices(value, NEEDS, spot, errors));
    let style = keys.choice("style", STYLES);
    Some(match of?.as_str() {
        "acronym" => acronyms,
        "person" => Naming::Persons { need: need.unwrap_or_default(), style },
        id => {
            let every = || STREAMS.iter().map(|(name, _)| (*name).to_owned()).collect();
            Naming::Entity { id: id.to_owned(), forms, streams: streams.unwrap_or_else(every) }
        }
    })
}

fn forms(keys: &mut Keys<'_>) -> Forms {
    let mut forms = |key| {
        let list = keys.read(key, texts).unwrap_or_default();
        list.into_iter().map(DatedText::always).collect::<Vec<DatedText>>()
    };
    Forms { first: forms("first"), later: forms("later"), headline: forms("headline"), tail: forms("tail") }
}

impl Forms {
    /// What is judged of an entity: the rule's own forms, and the entity's where it has none.
    fn policy<'p>(&'p self, index: usize, entity: &'p Entity, streams: &'p [String]) -> Policy<'p> {
        let or = |own: &'p [DatedText], entity: &'p [DatedText]| if own.is_empty() { entity } else { own };
        let mut policy = Policy::of(index, entity, streams);
        policy.first = or(&self.first, policy.first);
        policy.later = or(&self.later, policy.later);
        policy.headline = or(&self.headline, policy.headline);
        policy.tail = or(&self.tail, policy.tail);
        policy
    }
}

impl Naming {
    /// Judges one story.
    pub fn check(&self, view: View<'_>, cx: &Context<'_>, out: &mut Sink<'_>) {
        match self {
            Self::Entity { id, forms, streams } => {
                let own = cx.house.entities.iter().enumerate().find(|(_, entity)| entity.id == *id);
                let Some((index, entity)) = own else { return };
                let mut policy = forms.policy(index, entity, streams);
                policy.speech = view.common.quotes == Quotes::Check;
                check_entity(view, cx, &policy, out);
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

/// Names that are always wrong, then what the engine says of the others; one finding for one mention.
fn check_entity(view: View<'_>, cx: &Context<'_>, policy: &Policy<'_>, out: &mut Sink<'_>) {
    let never = view.bank.matches(cx).ranges(Role::Find);
    for range in &never {
        let right = preferred(cx, policy, "never");
        let fix = right
            .as_ref()
            .map(|text| Fix::replace(view.common.default_fix(), format!("write “{text}”"), *range, text));
        report(view, cx, *range, right, fix, out);
    }
    let mut judged = Sink::new(cx.release);
    judge(policy, cx, &mut judged);
    for finding in judged.finish() {
        let Anchor::Text(range) = finding.anchor else { continue };
        let near = |name: &TextRange| name.overlaps(range) || words_between(cx, *name, range) <= NEAR;
        if never.iter().any(near) {
            continue;
        }
        let reason = finding.reason.as_deref().unwrap_or_default();
        let right = replacement(&finding).or_else(|| preferred(cx, policy, reason));
        let fix = finding.fixes.into_iter().next().map(|mut fix| {
            fix.applicability = fix.applicability.min(view.common.default_fix());
            fix
        });
        report(view, cx, range, right, fix, out);
    }
}

fn report(
    view: View<'_>,
    cx: &Context<'_>,
    range: TextRange,
    right: Option<String>,
    fix: Option<Fix>,
    out: &mut Sink<'_>,
) {
    let values = Values::new([
        ("match", cx.slice(range).to_owned()),
        ("fix", right.unwrap_or_default()),
        ("part", part_name(cx, Some(range))),
    ]);
    let Some(found) = view.common.report(cx, out, Place::words(cx, range), &values) else { return };
    if let Some(fix) = fix {
        found.fix(fix);
    }
}

/// What the first fix of a finding writes.
fn replacement(finding: &Finding) -> Option<String> {
    let edits = finding.fixes.first()?.edits.iter();
    let mut texts = edits.filter(|edit| matches!(edit.place, EditPlace::Text(_)) && !edit.text.is_empty());
    texts.next().map(|edit| edit.text.clone())
}

/// The first form for a place, with the entity's first names.
fn preferred(cx: &Context<'_>, policy: &Policy<'_>, reason: &str) -> Option<String> {
    let forms = match reason {
        "headline" => policy.headline,
        "tail" => policy.tail,
        "later" => policy.later,
        "never" => &policy.entity.full,
        _ => policy.first,
    };
    let right = |text: &&DatedText| text.speaks(cx.lang()) && text.valid_on(cx.reference_date());
    let name =
        |names: &[DatedText]| names.iter().find(right).map_or_else(String::new, |name| name.text.clone());
    let entity = policy.entity;
    let form = forms.iter().find(right)?.text.clone();
    let filled = form.replace("{full}", &name(&entity.full)).replace("{short}", &name(&entity.short));
    Some(filled.replace("{tag}", &name(&entity.tag)))
}

/// Words between two places of one block; as many as there can be if they stand in different blocks.
fn words_between(cx: &Context<'_>, one: TextRange, other: TextRange) -> usize {
    let gap = TextRange::new(one.end.min(other.end), one.start.max(other.start));
    if gap.start >= gap.end || cx.slice(gap).contains('\n') {
        return if gap.start >= gap.end { 0 } else { usize::MAX };
    }
    cx.tokens(gap).len()
}

/// The stream a place counts for.
fn stream_at(cx: &Context<'_>, range: TextRange) -> Option<&'static str> {
    match cx.part_at(range.start)?.kind {
        PartKind::Headline | PartKind::Subheadline => Some("headline"),
        PartKind::Dateline => None,
        kind if kind.is_body() || kind == PartKind::Summary => Some("body"),
        kind if kind.is_tail() => Some("tail"),
        _ => None,
    }
}

/// The first use of each acronym that is not defined at or before it.
fn undefined(cx: &Context<'_>, streams: &[String]) -> Vec<(TextRange, String)> {
    let definitions = cx.own(cx.release.definitions(), |own| own.range);
    let mut defined: HashMap<&str, usize> = HashMap::new();
    for definition in definitions {
        defined.entry(&definition.short).or_insert(definition.acronym.start);
    }
    let mut seen = HashSet::new();
    let uses = cx.own(cx.release.acronym_uses(), |own| own.range);
    let counted =
        uses.filter(|own| stream_at(cx, own.range).is_some_and(|at| streams.iter().any(|own| own == at)));
    let first = counted.filter(|own| seen.insert(own.short.as_str()));
    let late = first.filter(|own| defined.get(own.short.as_str()).is_none_or(|at| *at > own.range.start));
    late.map(|own| (own.range, own.short.clone())).collect()
}

fn check_persons(view: View<'_>, cx: &Context<'_>, need: &[Need], style: Option<Style>, out: &mut Sink<'_>) {
    let mut seen = HashSet::new();
    for person in cx.own(cx.release.persons(), |own| own.range) {
        let first = seen.insert(fold(cx.slice(person.surname)));
        let wrong =
            if first { lacking(person, need) } else { style.and_then(|style| off_style(person, style)) };
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
