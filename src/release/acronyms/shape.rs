//! What an acronym looks like: its letters alone, without regard to what stands around them.

use super::reader::Reader;
use crate::text::{Case, TextRange, TokenKind, without_diacritics};

/// Capitals an acronym may have; a longer word in capitals is a word.
const MOST_LETTERS: usize = 10;

/// Letters that may be an acronym.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acronym {
    /// Its tokens.
    pub tokens: std::ops::Range<usize>,
    /// Its place, without plural s.
    pub range: TextRange,
    /// Its letters, without plural s and without stops.
    pub short: String,
    /// Whether a plural s is written on it: IDPs.
    pub plural: bool,
    /// Whether it is written with stops: U.N.
    pub dotted: bool,
}

/// The acronym that begins with token `at`.
pub fn acronym_at(reader: Reader<'_>, at: usize) -> Option<Acronym> {
    if !reader.is_kind(at, TokenKind::Word) {
        return None;
    }
    if reader.is_letter(at) {
        return dotted_at(reader, at).or_else(|| prefixed_at(reader, at));
    }
    plain_at(reader, at)
}

fn plain_at(reader: Reader<'_>, at: usize) -> Option<Acronym> {
    if !(reader.is_case(at, Case::Upper) || reader.is_case(at, Case::Mixed)) {
        return None;
    }
    let word = reader.word(at);
    let (short, plural) = without_plural(word);
    is_acronym(short).then(|| {
        let start = reader.tokens[at].range.start;
        Acronym {
            tokens: at..at + 1,
            range: TextRange::new(start, start + short.len()),
            short: short.to_owned(),
            plural,
            dotted: false,
        }
    })
}

/// A letter, a hyphen and an acronym: S-CHIP, R-ARCSS.
fn prefixed_at(reader: Reader<'_>, at: usize) -> Option<Acronym> {
    let hyphen = reader.glued_after(at).filter(|&hyphen| reader.is_mark(hyphen, "-‑"))?;
    let rest = plain_at(reader, reader.glued_after(hyphen)?)?;
    let start = reader.tokens[at].range.start;
    Some(Acronym {
        tokens: at..rest.tokens.end,
        range: TextRange::new(start, rest.range.end),
        short: format!("{}-{}", reader.word(at), rest.short),
        ..rest
    })
}

/// Letters with a stop behind each: U.N., U.N.D.P. The last stop may be lost.
fn dotted_at(reader: Reader<'_>, at: usize) -> Option<Acronym> {
    let glued = |before| !reader.is_mark(before, "(\"“‘'«[/-–—’");
    if reader.glued_before(at).is_some_and(glued) {
        return None;
    }
    let (mut short, mut end, mut letter) = (String::new(), at, Some(at));
    while let Some(this) = letter.filter(|&this| reader.is_letter(this)) {
        short.push_str(reader.word(this));
        let stop = reader.glued_after(this).filter(|&stop| reader.is_mark(stop, "."));
        end = stop.unwrap_or(this) + 1;
        letter = stop.and_then(|stop| reader.glued_after(stop));
    }
    (2..=MOST_LETTERS).contains(&short.chars().count()).then(|| Acronym {
        tokens: at..end,
        range: reader.range(at..end),
        short,
        plural: false,
        dotted: true,
    })
}

/// An acronym without its plural s, and whether it had one.
pub fn without_plural(word: &str) -> (&str, bool) {
    match word.strip_suffix('s') {
        Some(stem) if stem.len() > 1 && stem.ends_with(char::is_uppercase) => (stem, true),
        _ => (word, false),
    }
}

/// Two capitals or more, at most one small letter between two of them (MoU, PhD), digits only behind (CO2) unless two
/// letters stand before (CD4D).
fn is_acronym(word: &str) -> bool {
    let chars: Vec<char> = word.chars().collect();
    let capitals = chars.iter().filter(|c| c.is_uppercase()).count();
    let small = chars.iter().filter(|c| c.is_lowercase()).count();
    let leading = chars.iter().take_while(|c| !c.is_ascii_digit()).filter(|c| c.is_uppercase()).count();
    let small_pair = chars.windows(2).any(|pair| pair.iter().all(|c| c.is_lowercase()));
    (2..=MOST_LETTERS).contains(&capitals)
        && leading >= 2
        && small < capitals
        && !small_pair
        && chars.first().is_some_and(|c| c.is_uppercase())
        && chars.last().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
}

/// The capitals of an acronym, without accents: what has to be found in its name. Small letters (MoU) are free.
pub fn letters(short: &str) -> Vec<char> {
    without_diacritics(short).chars().filter(|c| c.is_uppercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Tokens;

    fn found(text: &str) -> Vec<String> {
        let tokens = Tokens::new(text, [TextRange::new(0, text.len())]);
        let reader = Reader { text, tokens: tokens.all() };
        (0..reader.tokens.len())
            .filter_map(|at| acronym_at(reader, at))
            .map(|acronym| format!("{}{}", acronym.short, if acronym.plural { "+s" } else { "" }))
            .collect()
    }

    #[test]
    fn letters_with_small_ones_between_are_acronyms() {
        assert_eq!(
            found("MoU PhD VoTs IDPs KfW CD4D CO2"),
            ["MoU", "PhD", "VoT+s", "IDP+s", "KfW", "CD4D", "CO2"]
        );
        assert_eq!(
            found("McDonald YouTube iPhone HUBZone H5N1 Geneva A I WASHINGTONIANS"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn a_letter_before_a_hyphen_belongs_to_the_acronym() {
        assert_eq!(found("S-CHIP R-ARCSS UN-led"), ["S-CHIP", "CHIP", "R-ARCSS", "ARCSS", "UN"]);
    }

    #[test]
    fn stops_between_letters_are_no_part_of_the_short_form() {
        assert_eq!(found("the U.N. and U.N.D.P., Ph.D., 5 p.m."), ["UN", "UNDP"]);
    }
}
