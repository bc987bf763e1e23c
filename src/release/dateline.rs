//! The dateline: its grammar, and how sure one can be that a block begins with one.

mod lost;

use super::Signal;
use super::dates::find_dates;
use super::records::{DateMention, Dateline, DatelinePlace, Separator};
use crate::document::Document;
use crate::house::places;
use crate::text::{TextRange, fold};

/// Characters that may stand before the separator, and with a relay slug.
const LONGEST: usize = 80;
const LONGEST_WITH_SLUG: usize = 140;

/// The score a dateline needs.
pub const ACCEPTED: f32 = 4.0;

/// A block that may begin with a dateline.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// What it would be.
    pub dateline: Dateline,
    /// Sum of the signals, without those of its place in the file.
    pub score: f32,
    /// What speaks for and against it.
    pub signals: Vec<Signal>,
    /// Where the text behind it begins.
    pub text_start: usize,
    /// Whether a place of it stands in the gazetteer.
    pub known_place: bool,
}

/// Reads the beginning of `range` (one block, or what is left of it) as a dateline.
pub fn read_dateline(doc: &Document, range: TextRange, extra_places: &[String]) -> Option<Candidate> {
    let text = doc.slice(range);
    let reader = Reader { doc, text, base: range.start, extra: extra_places };
    let separators = separators(text);
    let found = separators
        .iter()
        .enumerate()
        .find_map(|(at, separator)| Some((at, reader.candidate(separator.clone())?)));
    let Some((first, candidate)) = found else {
        return lost::single_spaces(text).into_iter().find_map(|space| reader.lost_in_one_space(space));
    };
    // "Santiago, Chile - 4 de febrero 2020 — Sesenta": the first dash stands between place and date.
    let dashes = separators[first + 1..].iter().filter(|separator| separator.glyph.contains(['-', '–', '—']));
    let dated = dashes.into_iter().find_map(|separator| reader.candidate(separator.clone()));
    let longer = dated.filter(|dated| {
        candidate.dateline.date.is_none()
            && dated.dateline.date.is_some()
            && !dated.dateline.places.is_empty()
    });
    Some(longer.unwrap_or(candidate))
}

/// A separator found in the block's text: where it begins and ends, with the white space around it, and its mark.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Found {
    start: usize,
    end: usize,
    glyph: String,
}

/// Every place that may separate a dateline from the text, in order.
fn separators(text: &str) -> Vec<Found> {
    let window = floor_boundary(text, LONGEST_WITH_SLUG * 2);
    let mut found = Vec::new();
    let mut chars = 0;
    for (at, c) in text[..window].char_indices() {
        chars += 1;
        if chars > LONGEST_WITH_SLUG {
            break;
        }
        if found.last().is_some_and(|last: &Found| at < last.end) {
            continue;
        }
        if let Some(separator) = separator_at(text, at, c) {
            found.push(separator);
        }
    }
    found
}

fn separator_at(text: &str, at: usize, c: char) -> Option<Found> {
    let rest = &text[at..];
    let before = text[..at].trim_end();
    let start = before.len();
    let gap_before = start < at;
    let glyph = match c {
        '–' | '—' | '―' | '−' => c.to_string(),
        '-' if rest.starts_with("---") => "---".to_owned(),
        '-' if rest.starts_with("--") => "--".to_owned(),
        '-' => "-".to_owned(),
        ':' => ":".to_owned(),
        _ if c.is_whitespace() => return lost_separator(text, at),
        _ => return mangled_dash(text, at),
    };
    let end = at + glyph.len();
    let after = text[end..].len() - text[end..].trim_start().len();
    // A hyphen without white space belongs to a word: Port-au-Prince, Geneva-based.
    if glyph == "-" && !gap_before && after == 0 && !before.ends_with('.') {
        return None;
    }
    if glyph == ":" && after == 0 {
        return None;
    }
    let (start, glyph) = match before.strip_suffix('.') {
        // ". –" and ".-" are one mark, unless the stop belongs to an abbreviation ("D.C. –").
        Some(cut) if !ends_with_abbreviation(before) && glyph != ":" => {
            (cut.len(), if gap_before { format!(". {glyph}") } else { format!(".{glyph}") })
        }
        _ => (start, glyph),
    };
    Some(Found { start, end: end + after, glyph })
}

/// Two or more spaces where a dash was lost in a conversion.
fn lost_separator(text: &str, at: usize) -> Option<Found> {
    let gap = text[at..].len() - text[at..].trim_start().len();
    let wide = text[at..at + gap].chars().count() >= 2;
    (wide && at > 0).then(|| Found { start: at, end: at + gap, glyph: String::new() })
}

/// A dash that a wrong decoding turned into one or more odd characters.
fn mangled_dash(text: &str, at: usize) -> Option<Found> {
    let odd = |c: char| matches!(c, 'â' | 'Â' | 'Ã' | '€' | '\u{80}'..='\u{9f}' | '\u{fffd}' | '?');
    let run = text[at..].len() - text[at..].trim_start_matches(odd).len();
    let alone = text[..at].ends_with(char::is_whitespace);
    if run == 0 || !alone || text[at..at + run].chars().all(|c| c == '€') {
        return None;
    }
    let end = at + run;
    let gap = text[end..].len() - text[end..].trim_start().len();
    // "âMontana": the space went with the dash.
    let capital = text[end..].starts_with(char::is_uppercase);
    (gap > 0 || capital).then(|| Found {
        start: text[..at].trim_end().len(),
        end: end + gap,
        glyph: text[at..end].to_owned(),
    })
}

fn ends_with_abbreviation(text: &str) -> bool {
    let word = text.rsplit([' ', ',']).next().unwrap_or(text).trim_end_matches('.');
    word.contains('.') || word.chars().count() == 1 || places::region_abbreviation(&format!("{word}."))
}

fn floor_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

struct Reader<'d> {
    doc: &'d Document,
    text: &'d str,
    base: usize,
    extra: &'d [String],
}

/// What stands before a separator.
struct Head {
    places: Vec<DatelinePlace>,
    date: Option<DateMention>,
    slug: Option<TextRange>,
    range: TextRange,
    bracketed: bool,
    known: bool,
    capitals: bool,
}

impl Reader<'_> {
    fn candidate(&self, separator: Found) -> Option<Candidate> {
        let head = &self.text[..separator.start];
        // "NEW YORK--(BUSINESS WIRE)--Acme": the slug stands between two separators.
        let (separator, slug_behind) = self.slug_behind(separator);
        let mut head = self.head(head)?;
        head.slug = head.slug.or(slug_behind);
        let limit = if head.slug.is_some() { LONGEST_WITH_SLUG } else { LONGEST };
        if self.text[..separator.start].chars().count() > limit {
            return None;
        }
        let rest = &self.text[separator.end..];
        if separator.glyph == ":" && head.date.is_none() && !head.bracketed && head.slug.is_none() {
            return None;
        }
        // An odd character or white space is a separator only behind a place that is known, or a date.
        let lost = separator.glyph.is_empty() || !separator.glyph.contains(['-', '–', '—', '―', '−', ':']);
        if lost && !(head.known && (head.date.is_some() || starts_sentence(rest))) {
            return None;
        }
        if head.places.is_empty() && !(head.date.is_some() && !lost) {
            return None;
        }
        Some(self.scored(head, &separator, rest))
    }

    fn lost_in_one_space(&self, space: Found) -> Option<Candidate> {
        let head = self.head(&self.text[..space.start])?;
        let rest = &self.text[space.end..];
        lost::may_be_lost(self.doc, &head, rest, self.base + space.end)
            .then(|| self.scored(head, &space, rest))
    }

    fn scored(&self, head: Head, separator: &Found, rest: &str) -> Candidate {
        let mut signals: Vec<Signal> = Vec::new();
        let mut note = |what: &'static str, score: f32| signals.push(Signal { what: what.into(), score });
        if head.known {
            note("a known place", 3.0);
        }
        if head.capitals {
            note("place in capitals", 1.0);
        }
        if head.date.is_some() {
            note("a date", 3.0);
        }
        if head.slug.is_some() {
            note("a relay slug", 4.0);
        }
        let glyph = separator.glyph.trim_start_matches(['.', ' ']);
        let spaced = self.is_spaced(separator);
        match glyph {
            "–" | "—" | "--" | "---" | "―" | "−" if spaced || glyph.starts_with('-') => {
                note("a dash", 1.0);
            }
            ":" => note("a colon", -1.0),
            "" => note("the dash is lost", 0.0),
            _ => note("a hyphen or a dash without space", 0.5),
        }
        if starts_sentence(rest) {
            note("a sentence begins behind it", 1.0);
        }
        if head.date.is_none() && head.slug.is_none() && is_parenthesis(glyph, rest) {
            note("a second dash closes a parenthesis", -4.0);
        }
        let score = signals.iter().map(|signal| signal.score).sum();
        let dateline = Dateline {
            range: head.range,
            places: head.places,
            date: head.date,
            slug: head.slug,
            separator: Separator {
                range: self.range(separator.start, separator.end),
                glyph: separator.glyph.clone(),
                space_before: self.text[separator.start..]
                    .trim_start_matches('.')
                    .starts_with(char::is_whitespace),
                space_after: self.text[..separator.end].ends_with(char::is_whitespace),
            },
            bracketed: head.bracketed,
        };
        Candidate { dateline, score, signals, text_start: self.base + separator.end, known_place: head.known }
    }

    fn is_spaced(&self, separator: &Found) -> bool {
        self.text[separator.start..separator.end].starts_with(|c: char| c.is_whitespace() || c == '.')
            && self.text[..separator.end].ends_with(char::is_whitespace)
    }

    fn range(&self, start: usize, end: usize) -> TextRange {
        TextRange::new(self.base + start, self.base + end)
    }

    /// A slug right behind the separator, with the separator that follows it.
    fn slug_behind(&self, separator: Found) -> (Found, Option<TextRange>) {
        let rest = &self.text[separator.end..];
        let Some(slug) = slug_at_start(rest) else { return (separator, None) };
        let after = separator.end + slug;
        let next = separators(&self.text[after..]).into_iter().next().filter(|next| next.start <= 1);
        match next {
            Some(next) => {
                let behind = Found { start: after + next.start, end: after + next.end, glyph: next.glyph };
                (behind, Some(self.range(separator.end, after)))
            }
            None => (separator, None),
        }
    }

    /// Places, date and slug, if that is all there is.
    fn head(&self, text: &str) -> Option<Head> {
        let lead = text.len() - text.trim_start().len();
        let mut inner = text.trim();
        let mut start = lead;
        let bracketed = inner.starts_with('(') && inner.ends_with(')');
        if bracketed {
            inner = &inner[1..inner.len() - 1];
            start += 1;
        }
        let (slug, inner) = match slug_at_end(inner) {
            Some(at) => (
                Some(self.range(start + at, start + inner.len())),
                inner[..at].trim_end_matches([' ', ',', '-']),
            ),
            None => (None, inner),
        };
        if inner.is_empty() {
            return None;
        }
        let range = self.range(start, start + inner.len());
        let tokens = self.doc.tokens().within(range);
        let date = find_dates(&self.doc.text, tokens).into_iter().next();
        let places = self.places(range, date.as_ref())?;
        let known = places.iter().any(|place| self.is_known(place));
        let named: Vec<&str> = places.iter().map(|place| self.doc.slice(place.name)).collect();
        let capitals = !named.is_empty()
            && named.iter().all(|name| {
                name.chars().filter(|c| c.is_alphabetic()).count() > 1 && *name == name.to_uppercase()
            });
        Some(Head { places, date, slug, range, bracketed, known, capitals })
    }

    fn is_known(&self, place: &DatelinePlace) -> bool {
        let name = self.doc.slice(place.name);
        let qualified =
            place.region.is_some_and(|region| places::region_abbreviation(self.doc.slice(region)))
                || place.country.is_some_and(|country| {
                    places::lookup(self.doc.slice(country)).is_some_and(|p| p.country)
                });
        places::lookup(name).is_some()
            || qualified
            || self.extra.iter().any(|extra| fold(extra) == fold(name))
    }

    /// The places before (or, in "12 mayo 2017, Ginebra", behind) the date; `None` if there is anything else.
    fn places(&self, range: TextRange, date: Option<&DateMention>) -> Option<Vec<DatelinePlace>> {
        let Some(date) = date else { return place_list(self.doc, range) };
        let before = TextRange::new(range.start, date.range.start);
        let after = TextRange::new(date.range.end, range.end);
        let before_text = self
            .doc
            .slice(before)
            .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | '-' | '–' | '—'));
        // "Paris, le 12 mars", "le mercredi 12": the article belongs to the date.
        let before_text = before_text
            .strip_suffix(" le")
            .or_else(|| before_text.strip_suffix(" el"))
            .or_else(|| before_text.strip_suffix(" on"))
            .unwrap_or(before_text)
            .trim_end_matches([',', ' ']);
        let after_text =
            self.doc.slice(after).trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ')' | '.'));
        match (before_text.is_empty(), after_text.is_empty()) {
            (true, true) => Some(Vec::new()),
            (false, true) => {
                place_list(self.doc, TextRange::new(range.start, range.start + before_text.len()))
            }
            (true, false) => {
                let start = after.start + self.doc.slice(after).find(after_text)?;
                place_list(self.doc, TextRange::new(start, start + after_text.len()))
            }
            (false, false) => None,
        }
    }
}

/// Reads "Geneva / Nairobi", "BRUSSELS and WASHINGTON", "EL FASHER (DARFUR), Sudan", "Helena, Mont."
fn place_list(doc: &Document, range: TextRange) -> Option<Vec<DatelinePlace>> {
    let text = doc.slice(range);
    let mut places = Vec::new();
    let mut start = 0;
    for (at, length) in list_signs(text) {
        places.push(place(doc, range.start + start, &text[start..at])?);
        start = at + length;
    }
    places.push(place(doc, range.start + start, &text[start..])?);
    Some(places)
}

/// Where one place ends and the next begins: "/", ";", "&", " and ".
fn list_signs(text: &str) -> Vec<(usize, usize)> {
    let mut signs: Vec<(usize, usize)> = Vec::new();
    for sign in ["/", ";", " & ", " and ", " et ", " y "] {
        signs.extend(text.match_indices(sign).map(|(at, sign)| (at, sign.len())));
    }
    signs.sort_unstable();
    signs
}

fn place(doc: &Document, start: usize, text: &str) -> Option<DatelinePlace> {
    let lead = text.len() - text.trim_start().len();
    let mut fields: Vec<TextRange> = Vec::new();
    let mut from = start + lead;
    for field in text[lead..].trim_end().split(',') {
        let inside = field.trim();
        if inside.is_empty() {
            return None;
        }
        let offset = from + (field.len() - field.trim_start().len());
        fields.push(TextRange::new(offset, offset + inside.len()));
        from += field.len() + 1;
    }
    let (name, qualifier) = bracket(doc, *fields.first()?);
    let rest = &fields[1..];
    if rest.len() > 2 || !is_name(doc.slice(name)) || rest.iter().any(|field| !is_name(doc.slice(*field))) {
        return None;
    }
    let (region, country) = match *rest {
        [] => (None, None),
        [one] => {
            let text = doc.slice(one);
            let is_country =
                places::lookup(text).is_some_and(|place| place.country) && !places::region_abbreviation(text);
            if is_country { (None, Some(one)) } else { (Some(one), None) }
        }
        [region, country, ..] => (Some(region), Some(country)),
    };
    Some(DatelinePlace { name, qualifier, region, country })
}

fn bracket(doc: &Document, range: TextRange) -> (TextRange, Option<TextRange>) {
    let text = doc.slice(range);
    match (text.find('('), text.strip_suffix(')')) {
        (Some(open), Some(_)) if open > 0 => {
            let name = text[..open].trim_end();
            let inner = TextRange::new(range.start + open + 1, range.end - 1);
            (TextRange::new(range.start, range.start + name.len()), Some(inner))
        }
        _ => (range, None),
    }
}

const PARTICLES: &[&str] = &[
    "de", "la", "del", "du", "des", "da", "do", "dos", "el", "al", "las", "los", "le", "les", "of", "upon",
    "on", "sur", "am", "an", "der", "the", "au", "aux", "en", "sous", "près", "near", "d", "l", "y", "et",
    "in",
];

/// One to six words, each capitalised, in capitals or a particle.
fn is_name(name: &str) -> bool {
    let words: Vec<&str> = name
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '’' | '\'' | '‑'))
        .filter(|word| !word.is_empty())
        .collect();
    let proper = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    let fits = |word: &&str| {
        let clean = word.trim_matches(['.', '"', '“', '”', '(', ')']);
        proper(&clean) && clean.chars().all(|c| c.is_alphabetic() || c == '.') || PARTICLES.contains(&clean.to_lowercase().as_str())
            // al-Bab, El-Obeid, N'Djamena, Xi'an: the second half may be small.
            || clean.chars().all(char::is_lowercase) && words.len() > 1 && name.contains(['-', '\'', '’']) && clean.len() <= 4
    };
    let named = words.first().is_some_and(|first| proper(&first.trim_matches(['.', '"', '“'])))
        || words.iter().any(proper);
    (1..=6).contains(&words.len()) && named && words.iter().all(fits)
}

/// Length of a relay slug at the beginning: "(BUSINESS WIRE)", "/PRNewswire/".
fn slug_at_start(text: &str) -> Option<usize> {
    let (close, inside) = match text.chars().next()? {
        '(' => (text.find(')')?, &text[1..text.find(')')?]),
        '/' => {
            let close = 1 + text[1..].find('/')?;
            (close, &text[1..close])
        }
        _ => return None,
    };
    is_slug(inside).then_some(close + 1)
}

/// Where a relay slug at the end begins.
fn slug_at_end(text: &str) -> Option<usize> {
    let text = text.trim_end_matches(['-', ' ', '–', '—']);
    let open = if let Some(inside) = text.strip_suffix('/') {
        inside.rfind('/')?
    } else if text.ends_with(')') {
        text.rfind('(')?
    } else {
        return None;
    };
    let inside = text[open + 1..text.len() - 1].trim();
    (open > 0 && (is_slug(inside) || is_agency(inside, &text[..open]))).then_some(open)
}

/// Whether letters in brackets are a news agency's: behind a date, or behind a city in capitals and no country of its own.
fn is_agency(inside: &str, before: &str) -> bool {
    let letters = (2..=6).contains(&inside.len()) && inside.chars().all(|c| c.is_ascii_uppercase());
    let dated = before.contains(|c: char| c.is_ascii_digit());
    let city = before.trim().chars().all(|c| c.is_uppercase() || matches!(c, ' ' | '-' | '’' | '\'' | '.'));
    letters && (dated || city && !places::region_abbreviation(inside) && places::lookup(inside).is_none())
}

fn is_slug(inside: &str) -> bool {
    let folded = fold(inside.trim());
    const SLUGS: &[&str] = &[
        "ap",
        "afp",
        "efe",
        "dpa",
        "reuters",
        "upi",
        "cnw",
        "newsfile",
        "newsfile corp.",
        "business wire",
        "globe newswire",
        "globenewswire",
        "accesswire",
        "newswire",
        "marketwired",
        "marketwire",
        "ots",
        "apo",
        "xinhua",
        "bernama",
        "ansa",
        "pti",
        "ips",
        "ana",
        "tass",
        "kyodo",
        "cp",
    ];
    SLUGS.contains(&folded.as_str())
        || [
            "prnewswire",
            "businesswire",
            "african press organization",
            "eurekalert",
            "presswire",
            "pr newswire",
            "csrwire",
        ]
        .iter()
        .any(|known| folded.contains(known))
}

/// Whether a text begins the way a sentence does.
fn starts_sentence(text: &str) -> bool {
    let rest =
        text.trim_start().trim_start_matches(['“', '"', '«', '‘', '\'', '(', '[', '¿', '¡', ' ', '\u{a0}']);
    rest.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
}

/// “Geneva – home to the talks – will host”: a second dash in the sentence, and a small letter after the first.
fn is_parenthesis(glyph: &str, rest: &str) -> bool {
    let small = rest.trim_start().starts_with(char::is_lowercase);
    let sentence_end = rest.find(". ").unwrap_or(rest.len());
    let sentence = &rest[..sentence_end];
    small
        && (sentence.contains(&format!(" {glyph} "))
            || glyph == "—" && sentence.contains('—')
            || glyph == "--" && sentence.contains("--"))
}
