//! Places and other single names that drift, and names that lose their accents.

use super::spelling::{Spelling, Spellings};
use super::{Drift, Params};
use crate::house::places;
use crate::release::PartKind;
use crate::rules::Context;
use crate::text::without_diacritics;
use std::collections::HashMap;

/// Letters a place needs: shorter ones have too many neighbours.
const LETTERS: usize = 6;

/// Pairs of spellings of one place.
pub fn drifts(cx: &Context<'_>, spellings: &Spellings<'_>, params: &Params) -> Vec<Drift> {
    let candidates: Vec<usize> = (0..spellings.list.len())
        .filter(|&slot| {
            let spelling = &spellings.list[slot];
            spelling.letters.len() + 1 >= LETTERS && spelling.persons == 0 && !spellings.is_ordinary(spelling)
        })
        .collect();
    let pairs = spellings.near(&candidates, params.max_edits);
    pairs.into_iter().filter_map(|(one, other)| drift(cx, spellings, one, other)).collect()
}

fn drift(cx: &Context<'_>, spellings: &Spellings<'_>, one: usize, other: usize) -> Option<Drift> {
    let (one, other) = (&spellings.list[one], &spellings.list[other]);
    let (first, second) = (is_place(spellings, one), is_place(spellings, other));
    let known = |spelling: &Spelling| spellings.registered.contains(&spelling.text);
    // Two places that both exist are two places.
    if first && second
        || known(one) && known(other)
        || plain(one) == plain(other)
        || differ_at_end(one, other, first || second)
    {
        return None;
    }
    let first = first || known(one);
    let one_is_right = if first || second { first } else { one.places.len() > other.places.len() };
    let (common, rare) = if one_is_right { (one, other) } else { (other, one) };
    let vouched = first || second;
    if !vouched && one.letters.len().min(other.letters.len()) < LETTERS {
        return None;
    }
    let often = common.places.len() >= 2 && rare.places.len() * 2 <= common.places.len();
    let rare_enough = if vouched { rare.places.len() <= common.places.len() } else { often };
    let alone = |spelling: &Spelling| {
        spelling.places.iter().any(|&at| spellings.stands_alone(at) && !spellings.is_given(at))
    };
    let begins = |spelling: &Spelling| spelling.places.iter().any(|&at| spellings.begins_name(at));
    let in_prose = |spelling: &Spelling| spelling.places.iter().any(|&at| is_in_prose(cx, spellings, at));
    let fits = rare_enough
        && rare.places.iter().all(|&at| spellings.stands_alone(at) && !spellings.is_given(at))
        && if vouched { begins(common) } else { alone(common) && in_prose(common) }
        && in_prose(rare)
        && (vouched || !looks_derived(&rare.text) && !looks_derived(&common.text));
    fits.then(|| Drift {
        what: "name",
        rare: spellings.ranges(&rare.places),
        common: spellings.ranges(&common.places),
        words: rare.places.clone(),
        reason: None,
        unsure: false,
    })
}

fn is_place(spellings: &Spellings<'_>, spelling: &Spelling) -> bool {
    spelling.places.first().is_some_and(|&at| places::lookup(spellings.names.slice(at)).is_some())
}

/// Whether a capital is not owed to the beginning of a sentence or to a headline.
fn is_in_prose(cx: &Context<'_>, spellings: &Spellings<'_>, at: usize) -> bool {
    let word = spellings.names.words[at];
    let heading = cx.part_at(word.range.start).is_some_and(|part| {
        matches!(
            part.kind,
            PartKind::Headline | PartKind::Subheadline | PartKind::Kicker | PartKind::Crosshead
        )
    });
    !word.initial && !heading
}

/// Words that differ only at their end are a place and its people, a singular and a plural, women and men.
fn differ_at_end(one: &Spelling, other: &Spelling, vouched: bool) -> bool {
    let end = |spelling: &Spelling| spelling.text.trim_end_matches('s').chars().next_back();
    one.letters.last() != other.letters.last() || !vouched && end(one) != end(other)
}

/// Endings of ordinary words and of peoples.
fn looks_derived(text: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "ing", "ed", "ly", "ment", "ments", "tion", "tions", "sion", "ness", "ity", "ism", "ist", "ists",
        "ance", "ence", "ship", "able", "ible", "ical", "ology", "ese", "ish", "ians", "ans", "ción", "dad",
        "miento", "ística", "ement", "ique", "iste", "eur", "euse", "aux",
    ];
    ENDINGS.iter().any(|ending| text.ends_with(ending))
}

fn plain(spelling: &Spelling) -> String {
    without_diacritics(&spelling.text)
}

/// Names that stand with and without their accents. A capital may lose its accent by custom.
pub fn lost_accents(spellings: &Spellings<'_>, params: &Params) -> Vec<Drift> {
    let mut by_letters: HashMap<String, Vec<usize>> = HashMap::new();
    for (slot, spelling) in spellings.list.iter().enumerate() {
        if spelling.letters.len() >= params.min_len {
            by_letters.entry(plain(spelling)).or_default().push(slot);
        }
    }
    let mut groups: Vec<Vec<usize>> = by_letters.into_values().filter(|group| group.len() == 2).collect();
    groups.sort();
    groups
        .into_iter()
        .filter_map(|group| lost_accent(spellings, &spellings.list[group[0]], &spellings.list[group[1]]))
        .collect()
}

fn lost_accent(spellings: &Spellings<'_>, one: &Spelling, other: &Spelling) -> Option<Drift> {
    let surnames = |spelling: &Spelling| -> Vec<usize> {
        spelling.places.iter().copied().filter(|&at| !spellings.is_given(at)).collect()
    };
    let (first, second) = (surnames(one), surnames(other));
    let two_people = !one.given.is_empty()
        && !other.given.is_empty()
        && !one.given.iter().any(|given| other.given.contains(given));
    if first.is_empty() || second.is_empty() || two_people {
        return None;
    }
    let same_initial = one.letters.first() == other.letters.first();
    let known = |spelling: &Spelling| spellings.registered.contains(&spelling.text);
    let ordinary = spellings.is_ordinary(one) || spellings.is_ordinary(other);
    if !same_initial || ordinary || known(one) && known(other) {
        return None;
    }
    let accents = |spelling: &Spelling| spelling.letters.iter().filter(|c| !c.is_ascii()).count();
    // Of two that stand equally often, the one with fewer accents is in doubt.
    let one_is_right = match (known(one), known(other)) {
        (true, _) => true,
        (_, true) => false,
        _ if one.places.len() != other.places.len() => one.places.len() > other.places.len(),
        _ => accents(one) > accents(other),
    };
    let (common, rare) = if one_is_right { (one, other) } else { (other, one) };
    Some(Drift {
        what: "name",
        rare: spellings.ranges(&rare.places),
        common: spellings.ranges(&common.places),
        words: rare.places.clone(),
        reason: Some("diacritic"),
        unsure: false,
    })
}
