//! A dateline whose dash was lost with all but one space: "Nairobi IOM and its partners restored …".
//!
//! A city before a capital is mostly no dateline ("London Mayor Rita Sayle", "Paris Saint-Germain"), so what follows must
//! be a word that begins sentences, or an acronym that goes on like a subject.

use super::{Found, Head, LONGEST, floor_boundary};
use crate::document::Document;
use crate::house::places;
use crate::text::{Case, TextRange, Token};

/// Words and marks that a paragraph has.
const SHORTEST: usize = 12;

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

/// The spaces that may be all that is left of the dash, in order: each with a word behind it that begins with a capital.
pub(super) fn single_spaces(text: &str) -> Vec<Found> {
    if places::longest_at_start(text.trim_start_matches('(')).is_none() {
        return Vec::new();
    }
    let window = floor_boundary(text, LONGEST);
    let spaces = text[..window].char_indices().filter(|(_, c)| c.is_whitespace());
    let found = spaces.map(|(at, c)| Found { start: at, end: at + c.len_utf8(), glyph: String::new() });
    found.filter(|found| text[found.end..].starts_with(char::is_uppercase)).collect()
}

/// Whether the text may begin behind such a space: what stands before it can only be a dateline, or what follows can only
/// begin a sentence.
pub(super) fn may_be_lost(doc: &Document, head: &Head, text: &str, start: usize) -> bool {
    let only = head.places.len() == 1 && head.slug.is_none();
    let Some(place) = head.places.first().filter(|_| only && head.known) else { return false };
    let Some(known) = places::lookup(doc.slice(place.name)) else { return false };
    let tokens = doc.tokens().within(TextRange::new(start, start + text.len()));
    // A headline may begin with a city too; it is short or has no stop.
    if tokens.len() < SHORTEST || !text.trim_end().ends_with(['.', '!', '?', '”', '"', '»', ':']) {
        return false;
    }
    if head.bracketed || head.date.as_ref().is_some_and(|date| date.year.is_some()) {
        return true;
    }
    // "WASHINGTON Senator Lugar": capitals at the beginning of a text that goes on in small letters set the place off.
    let set_off =
        head.capitals && text.len() > 3 && tokens.first().is_some_and(|next| next.case != Case::Upper);
    // "Nice The" and "Tours In" are words; a country begins a sentence as its subject.
    let bare = place.region.is_none() && place.country.is_none() && head.date.is_none();
    known.city && !known.word && (set_off || bare && begins_text(doc, tokens))
}

fn begins_text(doc: &Document, tokens: &[Token]) -> bool {
    let word = |at: usize| tokens.get(at).map_or("", |token| doc.slice(token.range));
    let (first, second) = (word(0), word(1));
    let acronym =
        first.chars().filter(|c| c.is_uppercase()).count() >= 2 && first.chars().all(char::is_uppercase);
    let subject = VERBS.contains(&second) || second.len() > 4 && second.ends_with("ed");
    let small = second.starts_with(char::is_lowercase);
    OPENERS.contains(&first) || ROMANCE.contains(&first) && small || acronym && subject
}
