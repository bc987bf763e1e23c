//! Letters that are a piece of a longer name: HOPE Act, RCA Dome, UC-Davis, “TIDE” radio show, Meteor DX 2. Nobody expands them
//! there; a use that stands free is the place for that. Does not know whether the letters are an acronym at all.

use super::reader::Reader;
use super::shape::Acronym;
use super::words::{CONNECTORS, PLAIN, has};
use crate::release::names::is_title;
use crate::text::{Case, TokenKind, fold};

/// Words that make a company's name of the letters before them.
const COMPANY_WORDS: &[&str] = &[
    "industries",
    "inc",
    "corp",
    "corporation",
    "company",
    "co",
    "ltd",
    "limited",
    "llc",
    "plc",
    "technologies",
    "technology",
    "holdings",
    "group",
    "systems",
    "solutions",
    "bank",
    "pharma",
    "pharmaceuticals",
    "partners",
    "capital",
    "energy",
    "motors",
    "airlines",
    "airways",
    "foods",
    "media",
    "studios",
    "records",
    "gmbh",
    "sa",
    "ag",
    "nv",
];

/// Letters that the text shows to be a company's name: “QLT Pumps, Inc.”. They stand for nothing when they stand free.
pub fn is_company(reader: Reader<'_>, acronym: &Acronym) -> bool {
    let last = acronym.tokens.end.saturating_sub(1);
    let mut at = last;
    for _ in 0..REACH {
        let Some(next) = reader.after(at) else { return false };
        at = if reader.is_mark(next, ",") { next + 1 } else { next };
        if reader.before(at).is_none() || !reader.is_name(at) || reader.is_kind(at, TokenKind::Mark) {
            return false;
        }
        if reader.is_word(at, COMPANY_WORDS) {
            return true;
        }
    }
    false
}

/// Articles that open a description.
pub const ARTICLES: &[&str] = &["the", "a", "an", "its", "le", "la", "l", "un", "une", "el", "una", "su"];

/// Words behind letters among which a title is looked for: “FCC Acting Deputy Chairman”.
const REACH: usize = 4;

/// Whether the letters belong to a longer name.
pub fn is_in_name(reader: Reader<'_>, acronym: &Acronym) -> bool {
    let last = acronym.tokens.end.saturating_sub(1);
    is_hyphened_to_name(reader, acronym.tokens.start, last)
        || is_numbered(reader, last)
        || is_quoted_alone(reader, acronym)
        || goes_on_as_name(reader, last)
        || reader.before(acronym.tokens.start).is_some_and(|at| reader.is_word(at, UNDERTAKINGS))
}

/// Words right before what an undertaking is called, which stands for nothing: “project TIDE”, “el proyecto TIDE”.
const UNDERTAKINGS: &[&str] = &[
    "project",
    "operation",
    "app",
    "proyecto",
    "operación",
    "operativo",
    "aplicación",
    "plataforma",
    "projet",
    "opération",
    "application",
    "plateforme",
];

/// UMASS-Dartmouth, VA-HUD, DVD-RAM.
fn is_hyphened_to_name(reader: Reader<'_>, first: usize, last: usize) -> bool {
    let hyphen = |at: &usize| reader.is_mark(*at, "-‑");
    let before = reader.glued_before(first).filter(hyphen).and_then(|at| reader.glued_before(at));
    let after = reader.glued_after(last).filter(hyphen).and_then(|at| reader.glued_after(at));
    before.is_some_and(|at| reader.is_name(at)) || after.is_some_and(|at| reader.is_name(at))
}

/// “Intelsat XQ 12”, “VISION 100 –”: a number right behind that counts nothing and is no year.
fn is_numbered(reader: Reader<'_>, last: usize) -> bool {
    let Some(number) = reader.after(last).filter(|&at| reader.is_kind(at, TokenKind::Number)) else {
        return false;
    };
    let counts = reader.after(number).is_some_and(|at| reader.is_case(at, Case::Lower));
    let length = reader.word(number).len();
    length <= 2 || length == 3 && !counts
}

/// The “TIDE” show: what stands alone in quotation marks is called so, not abbreviated.
fn is_quoted_alone(reader: Reader<'_>, acronym: &Acronym) -> bool {
    let last = acronym.tokens.end.saturating_sub(1);
    let opened = reader.glued_before(acronym.tokens.start).is_some_and(|at| reader.is_mark(at, "“\"«‘"));
    opened && reader.glued_after(last).is_some_and(|at| reader.is_mark(at, "”\"»’"))
}

/// The words behind it go on in capitals, and none of them is a post: “RCA Dome” and “ACL FIRE”, but not “FCC Chairman”.
fn goes_on_as_name(reader: Reader<'_>, last: usize) -> bool {
    let capital = |at: usize| {
        let plain = reader.is_case(at, Case::Capital) || reader.is_case(at, Case::Mixed);
        plain && reader.tokens[at].spaced && reader.word(at).chars().count() > 1
    };
    let plain = |at: usize| reader.is_case(at, Case::Upper) && has(PLAIN, reader.word(at));
    if reader.after(last).is_some_and(plain) {
        return true;
    }
    let words: Vec<usize> = (last + 1..=last + REACH)
        .take_while(|&at| reader.before(at) == Some(at - 1) && capital(at))
        .collect();
    !words.is_empty() && !words.iter().any(|&at| is_title(reader.word(at), reader.tokens[at].hash))
}

/// Whether a description stands right beside the letters: “the aid department (ECHO)”, “the weather bureau, PAGASA,”. It says what they are, if not what they stand for.
pub fn is_described(reader: Reader<'_>, acronym: &Acronym) -> bool {
    is_described_above(reader, acronym) || is_described_below(reader, acronym.tokens.end.saturating_sub(1))
}

/// “CANTV, the state telephone company,”: an article and some words between two commas.
fn is_described_below(reader: Reader<'_>, last: usize) -> bool {
    let comma = reader.after(last).filter(|&at| reader.is_mark(at, ","));
    let Some(article) = comma.and_then(|at| reader.after(at)).filter(|&at| reader.is_word(at, ARTICLES))
    else {
        return false;
    };
    let inside = (article + 1..=article + DESCRIPTION)
        .take_while(|&at| reader.before(at).is_some() && !reader.is_mark(at, ",.;:()–—"));
    let end = article + 1 + inside.count();
    let words = end - article - 1;
    let closed = reader.before(end).is_some() && reader.is_mark(end, ",)");
    // A list ends with “and”: “the IRC, the mayor, and the clubs”.
    let listed = reader.is_word(end + 1, &["and", "or", "et", "ou", "y", "o"]);
    (2..=DESCRIPTION).contains(&words) && closed && !listed
}

/// Words of a description between commas.
const DESCRIPTION: usize = 10;

fn is_described_above(reader: Reader<'_>, acronym: &Acronym) -> bool {
    let last = acronym.tokens.end.saturating_sub(1);
    let Some(mark) = reader.before(acronym.tokens.start) else { return false };
    let noun = |at: usize| {
        reader.is_case(at, Case::Lower) && reader.tokens[at].range.len() > 3 && !is_connector(reader.word(at))
    };
    let Some(noun) = reader.before(mark).filter(|&at| noun(at)) else { return false };
    let closed = |marks: &str| reader.after(last).is_some_and(|at| reader.is_mark(at, marks));
    if reader.is_mark(mark, "(") {
        return closed(")");
    }
    // Between commas only behind an article, so that a list is none.
    let phrase = (0..REACH).map_while(|step| noun.checked_sub(step + 1));
    let articled = phrase
        .take_while(|&at| reader.is_kind(at, TokenKind::Word) && reader.before(at + 1).is_some())
        .any(|at| reader.is_word(at, ARTICLES));
    reader.is_mark(mark, ",") && closed(",.;") && articled
}

fn is_connector(word: &str) -> bool {
    CONNECTORS.contains(&fold(word).as_str())
}

#[cfg(test)]
mod tests {
    use super::super::shape::acronym_at;
    use super::*;
    use crate::text::{TextRange, Tokens};

    /// The acronyms of a text that are a piece of a longer name.
    fn inside(text: &str) -> Vec<String> {
        let tokens = Tokens::new(text, [TextRange::new(0, text.len())]);
        let reader = Reader { text, tokens: tokens.all() };
        let acronyms = (0..reader.tokens.len()).filter_map(|at| acronym_at(reader, at));
        acronyms.filter(|acronym| is_in_name(reader, acronym)).map(|acronym| acronym.short).collect()
    }

    #[test]
    fn a_law_a_hall_and_a_company_keep_their_letters() {
        assert_eq!(
            inside("under the HARBOR Act, at the RNB Arena and by QLT Pumps, Inc."),
            ["HARBOR", "RNB", "QLT"]
        );
    }

    #[test]
    fn letters_before_a_post_stand_free() {
        assert_eq!(
            inside("NDC Chairman Ana Roe and OTM Acting Deputy Director Lea Conti"),
            Vec::<String>::new()
        );
        assert_eq!(inside("The NDC met. The OTM’s boats and NDC-led crews helped."), Vec::<String>::new());
    }

    #[test]
    fn a_description_before_letters_says_what_they_are() {
        let described = |text: &str| {
            let tokens = Tokens::new(text, [TextRange::new(0, text.len())]);
            let reader = Reader { text, tokens: tokens.all() };
            let acronyms = (0..reader.tokens.len()).filter_map(|at| acronym_at(reader, at));
            acronyms.filter(|acronym| is_described(reader, acronym)).count()
        };
        assert_eq!(described("the aid department (ECOX) and the state weather bureau, PAGAX, met"), 2);
        assert_eq!(described("The (JSWG) met. Boats, radios, JSWG, and more. Ana Roe (JSWG) came."), 0);
    }

    #[test]
    fn hyphens_numbers_and_marks_make_a_name() {
        assert_eq!(inside("UMX-Darby, the XQ 1 satellite and the “TIDE” show"), ["UMX", "XQ", "TIDE"]);
        assert_eq!(inside("the OTM 2005 report"), Vec::<String>::new());
    }
}
