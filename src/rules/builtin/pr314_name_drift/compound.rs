//! Compounds that stand with a hyphen here and open there: “Inter-American” and “Inter American”.

use super::spelling::Spellings;
use super::{Drift, Params};
use crate::rules::Context;
use crate::text::{Case, TextRange, fold};
use std::collections::BTreeMap;

/// Where a compound stands in both forms.
#[derive(Default)]
struct Forms {
    hyphened: Vec<Place>,
    open: Vec<Place>,
}

/// One place of a compound, with the word that follows if it belongs to the name.
struct Place {
    range: TextRange,
    word: usize,
    next: Option<String>,
}

/// Compounds in two forms.
pub fn drifts(cx: &Context<'_>, spellings: &Spellings<'_>, _: &Params) -> Vec<Drift> {
    let names = &spellings.names;
    let mut found: BTreeMap<String, Forms> = BTreeMap::new();
    for &at in &spellings.own {
        let text = names.slice(at);
        let mut pieces = text.split(['-', '‐', '‑']);
        if let (Some(first), Some(second), None) = (pieces.next(), pieces.next(), pieces.next())
            && is_piece(first)
            && is_piece(second)
            && names.words[at].case != Case::Upper
        {
            let place = Place { range: names.words[at].range, word: at, next: following(spellings, at + 1) };
            found.entry(fold(&format!("{first} {second}"))).or_default().hyphened.push(place);
        }
    }
    if found.is_empty() {
        return Vec::new();
    }
    for pair in spellings.own.windows(2) {
        let (first, second) = (pair[0], pair[1]);
        let adjacent = second == first + 1 && names.goes_on(second) && !names.words[first].possessive;
        let owed = names.words[first].initial && names.is_common(first);
        if !adjacent || owed || !is_piece(names.slice(first)) || !is_piece(names.slice(second)) {
            continue;
        }
        let range = names.words[first].range.cover(names.words[second].range);
        if let Some(forms) = found.get_mut(&fold(&format!("{} {}", names.slice(first), names.slice(second))))
            && !names_person(cx, range)
        {
            forms.open.push(Place { range, word: first, next: following(spellings, second + 1) });
        }
    }
    found.into_values().filter_map(|forms| drift(&forms)).collect()
}

fn is_piece(text: &str) -> bool {
    text.starts_with(char::is_uppercase)
        && text.chars().count() >= 3
        && text.chars().all(char::is_alphabetic)
        && text.chars().any(char::is_lowercase)
}

fn following(spellings: &Spellings<'_>, at: usize) -> Option<String> {
    let names = &spellings.names;
    let word = names.words.get(at)?;
    (word.goes_on() && word.is_capital() && !names.words[at - 1].possessive).then(|| fold(names.slice(at)))
}

fn names_person(cx: &Context<'_>, range: TextRange) -> bool {
    let persons = cx.release.persons();
    let next = persons.partition_point(|person| person.range.end <= range.start);
    persons.get(next).is_some_and(|person| person.range.overlaps(range))
}

fn drift(forms: &Forms) -> Option<Drift> {
    let (hyphened, open) = (&forms.hyphened, &forms.open);
    if hyphened.is_empty() || open.is_empty() {
        return None;
    }
    // Where both stand equally often, the hyphen was lost rather than gained.
    let (rare, common) = if open.len() <= hyphened.len() { (open, hyphened) } else { (hyphened, open) };
    let one_name =
        rare.iter().any(|one| one.next.is_some() && common.iter().any(|other| other.next == one.next));
    let ranges = |places: &[Place]| places.iter().map(|place| place.range).collect();
    Some(Drift {
        what: "name",
        rare: ranges(rare),
        common: ranges(common),
        words: rare.iter().map(|place| place.word).collect(),
        reason: (!one_name).then_some("compound"),
        unsure: false,
    })
}
