//! Acronyms and the names they stand for: every acronym of the text, and every place where one is tied to a name.
//! Does not know which acronyms need to be explained: that is a matter of house and reader.

mod align;
mod brackets;
mod capitals;
mod lookalikes;
mod named;
mod names;
mod phrases;
mod reader;
mod shape;
mod slips;
#[cfg(test)]
mod tests;
mod words;

pub use names::{
    NameMatch, Spelling, acronyms_in, compare_names, content_words, initials_of, names_by_initials,
    same_name, spelling,
};

use super::records::{AcronymUse, Definition};
use super::{PartKind, Release};
use crate::calendar::Lang;
use crate::document::{BlockKind, SpanKind};
use crate::text::{TextRange, Token};
use brackets::Finder;
use lookalikes::Surroundings;
use reader::Reader;
use shape::{Acronym, acronym_at};
use std::collections::{HashMap, HashSet};

/// Reads definitions and uses, both in order of place.
pub fn read_acronyms(release: &Release<'_>) -> (Vec<Definition>, Vec<AcronymUse>) {
    let tokens = copy_tokens(release);
    let reader = Reader { text: &release.doc.text, tokens: &tokens };
    let capitals = matches!(release.lang, Lang::Fr | Lang::Es);
    let around = Surroundings::new(reader, closed_ranges(release)).with_surnames(capitals);
    let compounds = Compounds(release.house.compounds());
    let acronyms = all_acronyms(reader, &compounds);
    let mut definitions =
        read_definitions(Finder { reader, around: &around, house: release.house }, &acronyms);
    let uses = read_uses(release, reader, &around, &definitions, acronyms);
    slips::find_slips(release, &mut definitions, &uses);
    (definitions, uses)
}

/// All tokens but those of chrome.
fn copy_tokens(release: &Release<'_>) -> Vec<Token> {
    let chrome = release
        .parts
        .iter()
        .filter(|part| part.kind == PartKind::Chrome)
        .flat_map(|part| part.blocks.clone());
    let chrome: HashSet<usize> = chrome.collect();
    let tokens = release.doc.tokens().all().iter();
    tokens
        .filter(|token| !chrome.contains(&usize::try_from(token.block).unwrap_or(usize::MAX)))
        .copied()
        .collect()
}

/// Ranges in which nothing is an acronym, in order: code and datelines.
fn closed_ranges(release: &Release<'_>) -> Vec<TextRange> {
    let blocks = release.doc.blocks.iter();
    let code_blocks = blocks.clone().filter(|block| block.kind == BlockKind::Code).map(|block| block.range);
    let code = blocks
        .flat_map(|block| &block.spans)
        .filter(|span| span.kind == SpanKind::Code)
        .map(|span| span.range);
    let datelines = release.stories.iter().filter_map(|story| story.dateline.as_ref());
    let places = datelines.map(|dateline| {
        TextRange::new(dateline.range.start, dateline.separator.range.end.max(dateline.range.end))
    });
    let mut ranges: Vec<TextRange> = code_blocks.chain(code).chain(places).collect();
    ranges.sort_unstable();
    ranges.dedup();
    // Ranges inside others would break the search by place.
    let mut disjoint: Vec<TextRange> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match disjoint.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => disjoint.push(range),
        }
    }
    disjoint
}

/// Acronyms of more than one token: AFL-CIO, and those that the house knows, such as UN-Habitat.
struct Compounds<'h>(&'h [String]);

impl Compounds<'_> {
    const BUILT_IN: [&'static str; 3] = ["AFL-CIO", "CD-ROM", "DVD-ROM"];

    /// The compound that begins with this acronym, if one stands here.
    fn grown(&self, reader: Reader<'_>, acronym: Acronym) -> Acronym {
        let rest = &reader.text[acronym.range.start..];
        let fits = |name: &&str| {
            rest.strip_prefix(*name).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        let names = self.0.iter().map(String::as_str).chain(Self::BUILT_IN);
        let Some(name) = names.filter(fits).max_by_key(|name| name.len()) else { return acronym };
        let end = acronym.range.start + name.len();
        let mut tokens = acronym.tokens.clone();
        while reader.tokens.get(tokens.end).is_some_and(|token| token.range.end <= end) {
            tokens.end += 1;
        }
        Acronym {
            tokens,
            range: TextRange::new(acronym.range.start, end),
            short: name.to_owned(),
            plural: false,
            dotted: false,
        }
    }
}

fn all_acronyms(reader: Reader<'_>, compounds: &Compounds<'_>) -> Vec<Acronym> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < reader.tokens.len() {
        match acronym_at(reader, at) {
            Some(acronym) => {
                let acronym = compounds.grown(reader, acronym);
                at = acronym.tokens.end.max(at + 1);
                found.push(acronym);
            }
            None => at += 1,
        }
    }
    found
}

fn read_definitions(finder: Finder<'_, '_>, acronyms: &[Acronym]) -> Vec<Definition> {
    let mut found = brackets::in_brackets(finder);
    let taken: HashSet<usize> = found.iter().map(|definition| definition.acronym.start).collect();
    let free = acronyms.iter().filter(|acronym| !acronym.dotted && !taken.contains(&acronym.range.start));
    let sure = free.filter(|acronym| !finder.around.is_certain_lookalike(acronym));
    found.extend(sure.filter_map(|acronym| phrases::beside(finder, acronym)));
    found.sort_by_key(|definition| definition.acronym.start);
    found.dedup_by_key(|definition| definition.acronym.start);
    found
}

fn read_uses(
    release: &Release<'_>,
    reader: Reader<'_>,
    around: &Surroundings<'_>,
    definitions: &[Definition],
    acronyms: Vec<Acronym>,
) -> Vec<AcronymUse> {
    let defining: HashMap<usize, usize> =
        definitions.iter().enumerate().map(|(at, definition)| (definition.acronym.start, at)).collect();
    let defined: HashSet<&str> = definitions.iter().map(|definition| definition.short.as_str()).collect();
    let in_house = |letters: &str| {
        release.house.entities.iter().flat_map(|entity| &entity.short).any(|short| short.text == letters)
    };
    let companies = acronyms.iter().filter(|acronym| named::is_company(reader, acronym));
    let companies: HashSet<String> = companies.map(|acronym| acronym.short.clone()).collect();
    let mut end = 0;
    let mut uses = Vec::new();
    for acronym in acronyms {
        // What a longer acronym has taken is none of its own.
        if acronym.range.start < end {
            continue;
        }
        let definition = defining.get(&acronym.range.start).copied();
        let acronym = widened(reader, acronym, definition.map(|at| &definitions[at]), &defined);
        let explained = defined.contains(acronym.short.as_str());
        // Letters that the text explains are a word only where everything stands in capitals.
        let certain = around.is_certain_lookalike(&acronym);
        let may_be_word =
            if explained { around.is_among_capitals(&acronym) } else { around.is_lookalike(&acronym) };
        let doubtful = definition.is_none() && (certain || may_be_word);
        if doubtful && (certain || !explained && !in_house(&acronym.short)) {
            continue;
        }
        end = acronym.range.end;
        let named = definition.is_none()
            && (companies.contains(&acronym.short) || named::is_in_name(reader, &acronym));
        let described = named::is_described(reader, &acronym);
        let Acronym { range, short, plural, dotted, .. } = acronym;
        uses.push(AcronymUse { range, short, definition, plural, dotted, doubtful, named, described });
    }
    uses
}

/// The acronym with its hyphened rest, where the text defines it so: UN-Habitat.
fn widened(
    reader: Reader<'_>,
    acronym: Acronym,
    own: Option<&Definition>,
    defined: &HashSet<&str>,
) -> Acronym {
    if let Some(own) = own {
        return Acronym { range: own.acronym, short: own.short.clone(), ..acronym };
    }
    let chain = reader.chain(acronym.tokens.start);
    let mut end = chain.end;
    while end > acronym.tokens.end {
        let range = TextRange::new(acronym.range.start, reader.tokens[end - 1].range.end);
        let (short, plural) = shape::without_plural(&reader.text[range.as_range()]);
        if short.contains('-') && defined.contains(short) {
            let range = TextRange::new(range.start, range.start + short.len());
            return Acronym {
                tokens: acronym.tokens.start..end,
                range,
                short: short.to_owned(),
                plural,
                dotted: false,
            };
        }
        end -= 1;
    }
    acronym
}
