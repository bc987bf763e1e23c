//! A dateline whose dash was lost with all but one space: "Nairobi IOM and its partners restored …".
//!
//! A city before a capital is mostly no dateline ("London Mayor Rita Sayle", "Paris Saint-Germain"), so what follows must
//! be a word that begins sentences, or an acronym that goes on like a subject.

use super::Found;
use crate::document::Document;
use crate::house::places;
use crate::release::dates::find_dates;
use crate::text::{TextRange, Token, TokenKind};

/// Words that begin a sentence whatever follows.
const OPENERS: &[&str] = &[
    "A",
    "About",
    "After",
    "All",
    "Almost",
    "Amid",
    "An",
    "Around",
    "As",
    "At",
    "Because",
    "Before",
    "By",
    "Despite",
    "During",
    "Each",
    "Eight",
    "Eleven",
    "Every",
    "Five",
    "For",
    "Four",
    "From",
    "Half",
    "Hundreds",
    "If",
    "In",
    "Last",
    "Many",
    "More",
    "Most",
    "Nearly",
    "Nine",
    "On",
    "One",
    "Over",
    "Seven",
    "Several",
    "Since",
    "Six",
    "Some",
    "Ten",
    "The",
    "This",
    "Thousands",
    "Three",
    "To",
    "Today",
    "Twelve",
    "Two",
    "Under",
    "When",
    "While",
    "With",
    "Yesterday",
];

/// Articles and prepositions of French and Spanish, which also begin names ("La Plata"): a small letter must follow.
const ROMANCE: &[&str] = &[
    "Al", "Après", "Ante", "Au", "Con", "Cuatro", "Dans", "De", "Depuis", "Des", "Desde", "Deux", "Dos",
    "Durante", "El", "En", "Entre", "La", "Las", "Le", "Les", "Los", "Más", "Plus", "Por", "Pour", "Quatre",
    "Tras", "Tres", "Trois", "Un", "Una", "Une", "Unas", "Unos",
];

/// What goes on behind an acronym that is the subject.
const VERBS: &[&str] = &[
    "and", "has", "have", "is", "are", "was", "were", "will", "said", "says", "today", "this", "with", "et",
    "a", "ont", "y", "ha", "han", "anunció", "lanzó",
];

/// Where place (and date) end and the text begins with a single space between them.
pub(super) fn lost_in_one_space(doc: &Document, text: &str, base: usize) -> Option<Found> {
    let (length, place) = places::longest_at_start(text)?;
    // "Nice The" and "Tours In" are words; a country begins a sentence as its subject.
    if place.word || !place.city {
        return None;
    }
    let end = date_behind(doc, text, base, length).unwrap_or(length);
    let gap = text[end..].chars().next().filter(|c| c.is_whitespace())?.len_utf8();
    let block = TextRange::new(base, base + text.len());
    let tokens = doc.tokens().within(block);
    let at = tokens.partition_point(|token| token.range.start < base + end + gap);
    let begins = tokens.get(at).is_some_and(|first| first.range.start == base + end + gap);
    (begins && begins_text(doc, tokens, at)).then(|| Found {
        start: end,
        end: end + gap,
        glyph: String::new(),
    })
}

/// Where a date behind the place ends: "Geneva, 5 March 2024 The museum …".
fn date_behind(doc: &Document, text: &str, base: usize, length: usize) -> Option<usize> {
    let rest = &text[length..];
    let comma = rest.len() - rest.trim_start_matches([',', ' ']).len();
    let comma = comma + if rest[comma..].starts_with("le ") { 3 } else { 0 };
    let start = base + length + comma;
    let window = TextRange::new(start, (start + 60).min(base + text.len()));
    let date = find_dates(&doc.text, doc.tokens().within(window)).into_iter().next()?;
    (date.range.start == start && date.year.is_some()).then(|| date.range.end - base)
}

fn begins_text(doc: &Document, tokens: &[Token], at: usize) -> bool {
    let word = |at: usize| tokens.get(at).map_or("", |token| doc.slice(token.range));
    let first = word(at);
    let small = |at: usize| word(at).starts_with(char::is_lowercase);
    let acronym = tokens[at].kind == TokenKind::Word
        && first.chars().filter(|c| c.is_uppercase()).count() >= 2
        && first.chars().all(char::is_uppercase);
    let subject = VERBS.contains(&word(at + 1)) || word(at + 1).len() > 4 && word(at + 1).ends_with("ed");
    OPENERS.contains(&first) || ROMANCE.contains(&first) && small(at + 1) || acronym && subject
}
