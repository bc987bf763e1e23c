//! PR306: letters that are introduced and never needed.

use crate::diagnostic::{Applicability, Fix};
use crate::house::Entity;
use crate::release::PartKind;
use crate::release::acronyms::acronyms_in;
use crate::release::records::{Definition, DefinitionForm, QuoteKind};
use crate::rules::params::rule_params;
use crate::rules::ranges::{holds, merged, touches};
use crate::rules::{Context, Rule, RuleMeta, Sink, declare_rule};
use crate::text::{TextRange, Token, fold};
use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

rule_params! {
    /// Parameters.
    Params {
        /// Uses, beside the definition, from which letters are worth introducing.
        min_uses: usize = 1,
        /// Report the full name where it returns after its definition.
        full_after: bool = false,
    }
}

declare_rule! {
    /// # What
    /// An acronym is introduced and then not used.
    ///
    /// # Why
    /// It asks the reader to remember letters for nothing; for names that occur once or twice, UN style forbids it.
    ///
    /// # Bad
    /// The Displacement Tracking Matrix (DTM) was launched on Monday. (and no DTM below)
    ///
    /// # Good
    /// The Displacement Tracking Matrix was launched on Monday.
    ///
    /// # Fix safety
    /// Unsafe: the brackets are deleted; the letters may be wanted for the record.
    ///
    /// # Watch
    /// A use anywhere counts: headline, caption, table, contact, boilerplate, address. The issuer’s own letters and those of
    /// bodies better known by them are exempt.
    AcronymUnused(Params) {
        code: "PR306",
        name: "acronym-unused",
        summary: "An acronym that is introduced and never used",
        why: "letters that never return are noise",
        level: Info,
        fix: Unsafe,
        reasons: [
            "unused": Info, "not used after its definition";
            "full-again": Info, "the full name returns after its definition";
        ],
    }
}

impl Rule for AcronymUnused {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Sink<'_>) {
        if cx.release.definitions().is_empty() {
            return;
        }
        let mut seen = HashSet::new();
        let text = Text::new(cx);
        for given in cx.own(cx.release.definitions(), |given| given.range) {
            let in_title = holds(&text.titles, given.range);
            if in_title || !is_judged(cx, given) || !seen.insert(given.short.as_str()) {
                continue;
            }
            if text.uses(given) < self.params.min_uses && !text.is_in_address(cx, given) {
                unused(cx, given, out);
            } else if self.params.full_after {
                full_again(cx, &text, given, out);
            }
        }
    }
}

/// A definition in the body that is surely one, of letters that are not a name in their own right. Letters with a slip are
/// used, in their right form.
fn is_judged(cx: &Context<'_>, given: &Definition) -> bool {
    let body =
        cx.part_at(given.range.start).is_some_and(|part| part.kind.is_body() && part.kind != PartKind::Media);
    let exempt = |entity: &Entity| entity.bare || entity.issuer;
    body && given.is_sure() && given.meant.is_none() && !cx.house.entities_called(&given.short).any(exempt)
}

/// What the story says besides its definitions. Looked over once, for a text may define thousands of letters.
struct Text {
    /// How often each acronym is used in any part, and in a headline that stands in front matter.
    uses: HashMap<String, usize>,
    /// Quoted titles and terms, whose words are not ours; sorted and disjoint.
    titles: Vec<TextRange>,
    /// Words that stand in web and mail addresses, tags and targets of links.
    addresses: OnceCell<HashSet<String>>,
    /// Where in the body the full names stand again, by the hashes of their words, in order.
    names: OnceCell<HashMap<u64, Vec<TextRange>>>,
}

impl Text {
    fn new(cx: &Context<'_>) -> Self {
        let in_text = cx.own(cx.release.acronym_uses(), |used| used.range);
        let in_text = in_text.filter(|used| used.definition.is_none()).map(|used| bare(&used.short));
        let above = cx.parts().iter().filter(|part| part.meta.is_some());
        let above = above.flat_map(|part| acronyms_in(cx.release.part_text(part)));
        let mut uses = HashMap::new();
        for short in in_text.chain(above.map(|short| bare(&short))) {
            *uses.entry(short).or_insert(0) += 1;
        }
        let terms = cx.release.quotes().iter().filter(|quote| quote.kind == QuoteKind::Term);
        let titles = merged(terms.map(|quote| quote.range).collect());
        Self { uses, titles, addresses: OnceCell::new(), names: OnceCell::new() }
    }

    fn uses(&self, given: &Definition) -> usize {
        self.uses.get(&bare(&given.short)).copied().unwrap_or(0)
    }

    /// Whether a web or mail address, a tag or a link's target holds the letters.
    fn is_in_address(&self, cx: &Context<'_>, given: &Definition) -> bool {
        self.addresses.get_or_init(|| words_of_addresses(cx)).contains(&fold(&given.short))
    }

    /// The first place below its definition where a full name stands again.
    fn name_again(&self, cx: &Context<'_>, given: &Definition) -> Option<TextRange> {
        let names = self.names.get_or_init(|| places_of_names(cx));
        let places = names.get(&hash_of(cx.tokens(given.expansion)))?;
        let below = places.partition_point(|place| place.start <= given.range.end);
        let name = fold(cx.slice(given.expansion));
        places.get(below).copied().filter(|place| fold(cx.slice(*place)) == name)
    }
}

/// The letters without hyphens and in capitals.
fn bare(short: &str) -> String {
    short.replace('-', "").to_uppercase()
}

fn words_of_addresses(cx: &Context<'_>) -> HashSet<String> {
    let mut words = HashSet::new();
    for chunk in fold(cx.slice(cx.story.range)).split_whitespace() {
        if chunk.contains(['@', '#', '.', '/', '_']) {
            labels_of(chunk, &mut words);
        }
    }
    for link in cx.own(cx.release.links(), |link| link.range) {
        let href = fold(&link.href);
        words.extend(href.split(|c: char| !c.is_alphanumeric()).map(str::to_owned));
    }
    words
}

/// Words behind "@", "#", ".", "/" and "_", and before "@", "_" and the point of an address. A name such as "UN-Habitat" is
/// one word or two.
fn labels_of(chunk: &str, words: &mut HashSet<String>) {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '&');
    let mut end = 0;
    for run in chunk.split(|c: char| !is_part(c)) {
        let start = end;
        end = start + run.len();
        let behind = &chunk[end..];
        if chunk[..start].ends_with(['@', '#', '.', '/', '_']) {
            let borders = run.char_indices().filter(|(_, c)| matches!(c, '-' | '&')).map(|(at, _)| at);
            words.extend(borders.take(MOST_PIECES).chain([run.len()]).map(|to| run[..to].to_owned()));
        }
        let point = behind.strip_prefix('.').is_some_and(|next| next.starts_with(char::is_alphanumeric));
        if behind.starts_with(['@', '_']) || point {
            let borders = run.char_indices().rev().filter(|(_, c)| matches!(c, '-' | '&'));
            let starts = borders.map(|(at, _)| at + 1).take(MOST_PIECES).chain([0]);
            words.extend(starts.map(|from| run[from..].to_owned()));
        }
        end += behind.chars().next().map_or(0, char::len_utf8);
    }
}

/// Pieces of a hyphened word in an address that may be a name.
const MOST_PIECES: usize = 3;

/// Places in the body, outside direct speech and definitions, that read like the name of a definition.
fn places_of_names(cx: &Context<'_>) -> HashMap<u64, Vec<TextRange>> {
    let mut names: HashMap<u64, Vec<TextRange>> = HashMap::new();
    let mut lengths: Vec<usize> = Vec::new();
    let mut given: Vec<TextRange> = Vec::new();
    for definition in cx.own(cx.release.definitions(), |given| given.range) {
        let words = cx.tokens(definition.expansion);
        names.insert(hash_of(words), Vec::new());
        lengths.push(words.len());
        given.push(definition.range);
    }
    lengths.sort_unstable();
    lengths.dedup();
    let given = merged(given);
    for part in cx.parts().iter().filter(|part| part.kind.is_running_text() && part.meta.is_none()) {
        let tokens = cx.tokens(part.range);
        for at in 0..tokens.len() {
            for words in lengths.iter().filter_map(|&length| tokens.get(at..at + length)) {
                let Some(places) = names.get_mut(&hash_of(words)) else { continue };
                let (Some(first), Some(last)) = (words.first(), words.last()) else { continue };
                let range = first.range.cover(last.range);
                if !cx.in_speech(range) && !touches(&given, range) {
                    places.push(range);
                }
            }
        }
    }
    names
}

fn hash_of(words: &[Token]) -> u64 {
    words
        .iter()
        .fold(0, |hash: u64, word| hash.rotate_left(5).wrapping_mul(0x0000_0100_0000_01b3) ^ word.hash)
}

fn unused(cx: &Context<'_>, given: &Definition, out: &mut Sink<'_>) {
    let found = out
        .report(given.acronym, format!("“{}” is introduced and not used again", given.short))
        .reason("unused");
    found.help("leave the letters out, or use them below").evidence("name", cx.slice(given.expansion));
    if let Some(brackets) = brackets(cx, given) {
        found.fix(Fix::delete(
            Applicability::Unsafe,
            format!("delete “{}”", cx.slice(brackets).trim_start()),
            brackets,
        ));
    }
}

/// The brackets with the space before them, where they hold nothing but the letters.
fn brackets(cx: &Context<'_>, given: &Definition) -> Option<TextRange> {
    let behind = TextRange::new(given.expansion.end, given.range.end);
    let inner = cx.slice(behind).trim_start().strip_prefix('(')?.strip_suffix(')')?;
    let bare = given.form == DefinitionForm::ExpansionFirst
        && inner.trim_end_matches('s') == cx.slice(given.acronym);
    bare.then_some(behind)
}

/// The full name in the body after its definition, without its letters.
fn full_again(cx: &Context<'_>, text: &Text, given: &Definition, out: &mut Sink<'_>) {
    let Some(place) = text.name_again(cx, given) else { return };
    out.report(place, format!("the full name again, though “{}” has been introduced", given.short))
        .reason("full-again")
        .related(given.range, "introduced here")
        .help(format!("write “{}”", given.short))
        .fix(Fix::replace(
            Applicability::Unsafe,
            format!("write “{}”", given.short),
            place,
            given.short.clone(),
        ));
}
