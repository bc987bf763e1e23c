//! First and later mentions of an agency against the forms its house approves. Knows no rule: it says what is misnamed,
//! where, and what ought to stand there.
//!
//! Mentions are found by their whole names, longest first, so that “IOM Development Fund” is no mention of IOM.

use super::Context;
use super::matching::{CaseMode, Pattern, PatternSet};
use crate::calendar::{Date, Lang};
use crate::house::{DatedText, Entity, House};
use crate::release::PartKind;
use crate::text::TextRange;
use std::sync::OnceLock;

/// Most readings of one template that are looked for.
const READINGS: usize = 64;

/// The forms a house approves for one entity, as templates over `{full}`, `{short}` and `{tag}`. Lists that are empty are
/// not judged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forms {
    /// Right at the first mention; the first of them is offered.
    pub first: Vec<DatedText>,
    /// Right later on.
    pub later: Vec<DatedText>,
    /// Right in the headline.
    pub headline: Vec<DatedText>,
    /// Right in the tail.
    pub tail: Vec<DatedText>,
    /// Always wrong.
    pub never: Vec<DatedText>,
}

/// What a house wants of one entity's name.
#[derive(Debug)]
pub struct Policy {
    /// The entity's id.
    id: String,
    forms: Forms,
    /// The streams that are judged; each has a first mention of its own.
    streams: Vec<Stream>,
    names: OnceLock<Names>,
}

/// A run of text with a first mention of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// Headline and subheadline.
    Headline,
    /// The text itself.
    Body,
    /// What stands below it.
    Tail,
}

/// Why a mention is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A form that is always wrong.
    Never,
    /// The first mention is not in an approved form.
    First,
    /// A later mention is in no approved form.
    Later,
    /// The form is not right in the headline.
    Headline,
    /// The form is not right in the tail.
    Tail,
}

/// A mention that is not as the house wants it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misnamed {
    /// The mention.
    pub range: TextRange,
    /// What is wrong with it.
    pub fault: Fault,
    /// The form to write instead, if there is one.
    pub fix: Option<String>,
}

/// What is looked for.
#[derive(Clone, Debug)]
struct Names {
    set: std::sync::Arc<PatternSet>,
    kinds: Vec<Found>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Found {
    /// The entity, in any form.
    Own,
    /// A form that is always wrong.
    Never,
    /// Another entity, whose name holds this one's.
    Other,
}

impl Forms {
    /// The forms that an entity has by itself.
    pub fn of(entity: &Entity) -> Self {
        Self {
            first: entity.first.clone(),
            later: entity.later.clone(),
            headline: entity.headline.clone(),
            tail: entity.tail.clone(),
            never: entity.never.clone(),
        }
    }

    /// These forms, and another's where a list is empty.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        let or = |own: Vec<DatedText>, other| if own.is_empty() { other } else { own };
        Self {
            first: or(self.first, other.first),
            later: or(self.later, other.later),
            headline: or(self.headline, other.headline),
            tail: or(self.tail, other.tail),
            never: or(self.never, other.never),
        }
    }
}

impl Policy {
    /// A policy for the entity of an id.
    pub fn new(id: impl Into<String>, forms: Forms, streams: Vec<Stream>) -> Self {
        Self { id: id.into(), forms, streams, names: OnceLock::new() }
    }
}

/// Judges the mentions of one entity in a story.
pub fn judge(policy: &Policy, cx: &Context<'_>, out: &mut Vec<Misnamed>) {
    let Some(entity) = cx.house.entity(&policy.id) else { return };
    let names = policy.names.get_or_init(|| names(&policy.forms, entity, cx.house));
    let day = cx.reference_date();
    let forms = |list: &[DatedText]| expand(list, entity, Some(cx.lang()), day);
    let right = Right {
        first: forms(&policy.forms.first),
        later: forms(&policy.forms.later),
        headline: forms(&policy.forms.headline),
        tail: forms(&policy.forms.tail),
    };
    let hits = names.set.scan(cx.doc());
    let mut seen = false;
    for hit in hits.of(0).iter().filter(|hit| cx.owns(hit.range)) {
        let found = names.kinds.get(hit.pattern).copied().unwrap_or(Found::Other);
        let Some(stream) = stream_at(cx, hit.range).filter(|stream| policy.streams.contains(stream)) else { continue };
        let spoken = cx.in_speech(hit.range);
        if found == Found::Other || spoken && found != Found::Never || in_address(cx, hit.range) {
            continue;
        }
        let first = stream == Stream::Body && !seen && !spoken;
        seen |= stream == Stream::Body && !spoken;
        out.extend(right.verdict(cx, hit.range, found, stream, first));
    }
}

/// The forms that are right in this story.
struct Right {
    first: Vec<String>,
    later: Vec<String>,
    headline: Vec<String>,
    tail: Vec<String>,
}

impl Right {
    fn verdict(
        &self,
        cx: &Context<'_>,
        range: TextRange,
        found: Found,
        stream: Stream,
        first: bool,
    ) -> Option<Misnamed> {
        let (forms, fault) = match stream {
            Stream::Headline => (&self.headline, Fault::Headline),
            Stream::Tail => (&self.tail, Fault::Tail),
            Stream::Body if first => (&self.first, Fault::First),
            Stream::Body => (&self.later, Fault::Later),
        };
        let misnamed = |fault| Misnamed { range, fault, fix: forms.first().map(|form| as_written(cx, range, form)) };
        if found == Found::Never {
            return Some(misnamed(Fault::Never));
        }
        // What is right at the first mention is right again later.
        let also = if fault == Fault::Later { self.first.as_slice() } else { &[] };
        let right = forms.iter().chain(also).any(|form| is_form(cx, range, form));
        (!forms.is_empty() && !right).then(|| misnamed(fault))
    }
}

/// A form with a capital where the words it replaces have one at the start of a sentence, without a comma that would meet
/// another mark.
fn as_written(cx: &Context<'_>, range: TextRange, form: &str) -> String {
    let ends = cx.doc().text[range.end..].starts_with(|c: char| c.is_ascii_punctuation() && c != '(');
    let form = if ends { form.trim_end_matches(',') } else { form };
    let opens = cx.opens_sentence(range.start);
    let mut letters = form.chars();
    match letters.next() {
        Some(first) if opens => first.to_uppercase().chain(letters).collect(),
        _ => form.to_owned(),
    }
}

/// Whether words are a form: white space apart, with a capital first letter if they like, and with any mark that ends a
/// clause where the form ends in a comma.
fn is_form(cx: &Context<'_>, range: TextRange, form: &str) -> bool {
    let (form, comma) = form.strip_suffix(',').map_or((form, false), |form| (form, true));
    let plain = |text: &str| crate::text::fold(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let words = cx.slice(range);
    let after = cx.doc().text[range.end..].trim_start();
    let ends = after.is_empty() || after.starts_with(|c: char| ",.;:)!?–—…".contains(c)) || cx.doc().text[range.end..].starts_with('\n');
    plain(words) == plain(form) && same_capitals(words, form) && (!comma || ends)
}

fn same_capitals(words: &str, form: &str) -> bool {
    let mut pairs = words.chars().filter(|c| c.is_alphabetic()).zip(form.chars().filter(|c| c.is_alphabetic()));
    let first = pairs.next().is_none_or(|(got, want)| got == want || got.is_uppercase());
    first && pairs.all(|(got, want)| got == want)
}

/// The stream a mention stands in.
pub fn stream_at(cx: &Context<'_>, range: TextRange) -> Option<Stream> {
    match cx.part_at(range.start)?.kind {
        PartKind::Headline | PartKind::Subheadline => Some(Stream::Headline),
        PartKind::Dateline => None,
        kind if kind.is_body() || kind == PartKind::Summary => Some(Stream::Body),
        kind if kind.is_tail() => Some(Stream::Tail),
        _ => None,
    }
}

/// A name in an address is no mention.
fn in_address(cx: &Context<'_>, range: TextRange) -> bool {
    let email = cx.release.emails().iter().any(|email| email.range.overlaps(range));
    let url = |text: &str| text.contains("://") || text.starts_with("www.");
    email || cx.release.links().iter().any(|link| link.range.overlaps(range) && url(cx.slice(link.range)))
}

fn names(approved: &Forms, entity: &Entity, house: &House) -> Names {
    let mut patterns = Vec::new();
    let mut kinds = Vec::new();
    let mut add = |text: &str, kind: Found| {
        for spelling in spellings(text) {
            if super::matching::judge(&Pattern::literal(spelling.clone())).is_ok() {
                patterns.push(Pattern::literal(spelling).case(CaseMode::Exact));
                kinds.push(kind);
            }
        }
    };
    approved.never.iter().for_each(|form| add(&form.text, Found::Never));
    let own = [&entity.full, &entity.short, &entity.tag, &entity.aliases];
    own.iter().flat_map(|list| list.iter()).for_each(|name| add(&name.text, Found::Own));
    for list in [&approved.first, &approved.later, &approved.headline, &approved.tail] {
        let templates: Vec<DatedText> = list.iter().filter(|form| form.text.contains('{')).cloned().collect();
        expand(&templates, entity, None, None).iter().for_each(|form| add(form.trim_end_matches(','), Found::Own));
    }
    let others = house.entities.iter().filter(|other| other.id != entity.id);
    others.flat_map(|other| [&other.full, &other.short, &other.aliases]).flatten().for_each(|name| add(&name.text, Found::Other));
    Names { set: PatternSet::new(&[patterns]).unwrap_or_default().into(), kinds }
}

/// A name as written, with a capital at the start of a sentence, and without its article.
fn spellings(text: &str) -> Vec<String> {
    let mut all = vec![text.to_owned()];
    let bare = ["the ", "The ", "la ", "le ", "el "].iter().find_map(|article| text.strip_prefix(article));
    all.extend(bare.map(str::to_owned));
    let mut letters = text.chars();
    if let Some(first) = letters.next().filter(|first| first.is_lowercase()) {
        all.push(first.to_uppercase().chain(letters).collect());
    }
    all
}

/// Templates filled with the entity's names: those right in a language on a day, or all of them.
fn expand(templates: &[DatedText], entity: &Entity, lang: Option<Lang>, day: Option<Date>) -> Vec<String> {
    let right = |text: &&DatedText| lang.is_none_or(|lang| text.speaks(lang) && text.valid_on(day));
    let mut forms = Vec::new();
    for template in templates.iter().filter(right) {
        let mut filled = vec![template.text.clone()];
        for (slot, names) in [("{full}", &entity.full), ("{short}", &entity.short), ("{tag}", &entity.tag)] {
            if template.text.contains(slot) {
                let names = names.iter().filter(right);
                filled = names.flat_map(|name| filled.iter().map(|form| form.replace(slot, &name.text))).collect();
                filled.truncate(READINGS);
            }
        }
        forms.append(&mut filled);
    }
    forms
}
