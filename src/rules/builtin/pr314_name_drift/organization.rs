//! Names of several words that drift in one of them: “Northern Harbours Authority” and “Northern Harbour Authority”.

use super::spelling::{Spellings, is_name_like};
use super::{Drift, Params};
use crate::house::places;
use crate::release::names::lexicon::{BODIES, CONNECTORS};
use crate::rules::Context;
use crate::text::{Case, TextRange, WordSet, fold};
use std::cmp::Ordering;
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

/// Words of the longest run of capitalised words that is a name; longer ones are headlines and lists.
const LONGEST: usize = 12;

/// Words of the longest name that is compared.
const WINDOW: usize = 8;

/// Names compared for one gap; more of them are a form or a table.
const BUCKET: usize = 64;

/// What places of near names are called by.
static PLACE_NOUNS: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::of_list(
        "county street avenue road lake river valley bay park island islands mount mountain hill hills creek beach city town
         village district province parish north south east west rue avenue place lac mont pont calle avenida lago río monte
         puerto puente barrio",
    )
});

/// Names that agree in all words but one.
pub fn drifts(cx: &Context<'_>, spellings: &Spellings<'_>, params: &Params) -> Vec<Drift> {
    // Nearly all words have no near spelling, and what is no drift of a word is none of a name.
    let drifting = drifting_words(spellings);
    if drifting.is_empty() {
        return Vec::new();
    }
    let runs = runs(cx, spellings);
    let mut buckets: BTreeMap<u64, Vec<Gap>> = BTreeMap::new();
    for run in &runs {
        for window in windows(spellings, run) {
            for gap in gaps(spellings, &window, &drifting, params.min_len) {
                let bucket = buckets.entry(gap.key).or_default();
                if bucket.len() < BUCKET {
                    bucket.push(gap);
                }
            }
        }
    }
    let mut found: Vec<Candidate> = buckets
        .into_values()
        .filter(|bucket| bucket.len() > 1)
        .flat_map(|bucket| compare(spellings, &bucket))
        .collect();
    // The longest name tells most.
    found.sort_by_key(|candidate| (std::cmp::Reverse(candidate.words), candidate.drift.rare[0].start));
    found.into_iter().map(|candidate| candidate.drift).collect()
}

/// Hashes of the words that have a spelling one letter away.
fn drifting_words(spellings: &Spellings<'_>) -> HashSet<u64> {
    let all: Vec<usize> = (0..spellings.list.len()).collect();
    let pairs = spellings.near(&all, 1).into_iter();
    let slots = pairs.flat_map(|(one, other)| [one, other]);
    let words = slots.flat_map(|slot| &spellings.list[slot].places);
    words.map(|&at| spellings.names.words[at].hash).collect()
}

/// A drift with the number of words its name has.
struct Candidate {
    words: usize,
    drift: Drift,
}

/// Runs of capitalised words with small connectors between them.
fn runs(cx: &Context<'_>, spellings: &Spellings<'_>) -> Vec<Range<usize>> {
    let names = &spellings.names;
    let mut runs = Vec::new();
    let mut at = 0;
    let own = &spellings.own;
    while at < own.len() {
        if !is_part(spellings, own[at]) {
            at += 1;
            continue;
        }
        let from = at;
        let mut last = at;
        at += 1;
        while at < own.len()
            && own[at] == own[at - 1] + 1
            && names.goes_on(own[at])
            && !names.words[own[at - 1]].possessive
        {
            if is_part(spellings, own[at]) {
                last = at;
            } else if !names.is_in(own[at], &CONNECTORS) || at > last + 2 {
                break;
            }
            at += 1;
        }
        at = last + 1;
        let run = own[from]..own[last] + 1;
        if (2..=LONGEST).contains(&run.len()) && !is_heading(cx, spellings, &run) {
            runs.push(run);
        }
    }
    runs
}

fn is_part(spellings: &Spellings<'_>, at: usize) -> bool {
    let word = &spellings.names.words[at];
    word.is_capital() && !word.number
}

/// A line of capitals, or a title in which every word has one.
fn is_heading(cx: &Context<'_>, spellings: &Spellings<'_>, run: &Range<usize>) -> bool {
    let names = &spellings.names;
    let shouted =
        run.clone().filter(|&at| names.words[at].case == Case::Upper && names.slice(at).len() > 4).count();
    let words = names.words[run.start].range.cover(names.words[run.end - 1].range);
    let person = cx.release.persons();
    let next = person.partition_point(|person| person.range.end <= words.start);
    let names_person = person.get(next).is_some_and(|person| person.range.overlaps(words));
    shouted * 2 > run.len() || names_person && run.len() <= 4
}

/// The names that a run may hold: everything from a capitalised word to another.
fn windows(spellings: &Spellings<'_>, run: &Range<usize>) -> Vec<Range<usize>> {
    let starts = run.clone().filter(|&at| is_part(spellings, at));
    let mut windows = Vec::new();
    for start in starts {
        let ends = (start + 2..=run.end.min(start + WINDOW)).filter(|&end| is_part(spellings, end - 1));
        windows.extend(ends.map(|end| start..end));
    }
    windows
}

/// A name with one word left open.
#[derive(Clone, Debug)]
struct Gap {
    key: u64,
    window: Range<usize>,
    /// The word left open.
    word: usize,
}

fn gaps(
    spellings: &Spellings<'_>,
    window: &Range<usize>,
    drifting: &HashSet<u64>,
    min_len: usize,
) -> Vec<Gap> {
    let names = &spellings.names;
    if !window.clone().any(|at| drifting.contains(&names.words[at].hash)) {
        return Vec::new();
    }
    let content: Vec<usize> = window.clone().filter(|&at| is_part(spellings, at)).collect();
    let bodies = |skip: usize| {
        content.iter().any(|&at| at != skip && (names.is_in(at, &BODIES) || names.is_common(at)))
    };
    let open = content.iter().copied().filter(|&at| {
        let text = names.slice(at);
        drifting.contains(&names.words[at].hash)
            && is_name_like(text, &names.words[at])
            && text.chars().count() >= min_len
            && (content.len() >= 3 || bodies(at))
    });
    open.map(|word| Gap { key: key(spellings, window, word), window: window.clone(), word }).collect()
}

/// A hash of a name with one word left open.
fn key(spellings: &Spellings<'_>, window: &Range<usize>, open: usize) -> u64 {
    window.clone().fold(0, |key: u64, at| {
        let word = if at == open { 1 } else { spellings.names.words[at].hash };
        (key.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    })
}

/// The spellings that fill one gap, if exactly two near ones do.
fn compare(spellings: &Spellings<'_>, bucket: &[Gap]) -> Vec<Candidate> {
    let names = &spellings.names;
    let mut fills: BTreeMap<String, Vec<&Gap>> = BTreeMap::new();
    for gap in bucket {
        fills.entry(fold(names.slice(gap.word))).or_default().push(gap);
    }
    let fills: Vec<(String, Vec<&Gap>)> = fills.into_iter().collect();
    let mut found = Vec::new();
    for (at, one) in fills.iter().enumerate() {
        for other in &fills[at + 1..] {
            let same = is_same_name(&one.1[0].window, names, &other.1[0].window);
            if same && is_drift(spellings, one.1[0], other.1[0], (&one.0, &other.0)) {
                found.extend(candidate(spellings, &one.1, &other.1));
            }
        }
    }
    found
}

/// Equal keys are equal names but for the gap; the text is compared to be sure.
fn is_same_name(one: &Range<usize>, names: &crate::release::names::Names<'_>, other: &Range<usize>) -> bool {
    let differing = one
        .clone()
        .zip(other.clone())
        .filter(|&(one, other)| fold(names.slice(one)) != fold(names.slice(other)));
    one.len() == other.len() && differing.count() == 1
}

fn is_drift(spellings: &Spellings<'_>, one: &Gap, other: &Gap, text: (&str, &str)) -> bool {
    let names = &spellings.names;
    let plural = is_plural(text.0, text.1);
    let distance = strsim::osa_distance(text.0, text.1);
    let same_initial = text.0.chars().next() == text.1.chars().next();
    if distance != 1 || !same_initial {
        return false;
    }
    // “Grant Program” and “Grant Programs”: the head may be one or many.
    if plural && (is_head(spellings, one) || is_head(spellings, other)) {
        return false;
    }
    if plural && (stands_for_two(spellings, one) || stands_for_two(spellings, other))
        || is_irregular_plural(text)
    {
        return false;
    }
    if ends_place(spellings, one) || ends_place(spellings, other) {
        return false;
    }
    let known = |text: &str| spellings.registered.contains(text);
    if known(text.0) && known(text.1) {
        return false;
    }
    let place = |gap: &Gap| places::lookup(names.slice(gap.word)).is_some();
    let whole = |gap: &Gap| places::lookup(&names.text[span(spellings, &gap.window).as_range()]).is_some();
    if place(one) && place(other) || whole(one) && whole(other) {
        return false;
    }
    // Two words are thin evidence: one of them must be no word at all.
    let content = one.window.clone().filter(|&at| is_part(spellings, at)).count();
    let ordinary = |gap: &Gap| names.is_common(gap.word);
    content >= 3 || plural || !(ordinary(one) && ordinary(other))
}

fn is_irregular_plural((one, other): (&str, &str)) -> bool {
    let stem = |text: &str| text.strip_suffix("man").or(text.strip_suffix("men")).map(str::to_owned);
    stem(one).is_some_and(|own| stem(other) == Some(own))
}

fn is_plural(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    long.strip_prefix(short) == Some("s")
}

/// The noun that the other words explain: before “of”, else the last.
fn is_head(spellings: &Spellings<'_>, gap: &Gap) -> bool {
    let names = &spellings.names;
    let explains = |at: usize| {
        !is_part(spellings, at) && !matches!(names.slice(at), "and" | "et" | "y" | "e" | "the" | "&")
    };
    let next = gap.word + 1;
    if gap.window.clone().any(explains) {
        return next < gap.window.end && explains(next);
    }
    next == gap.window.end
}

/// “Operations Iraqi Freedom and Enduring Freedom”: a plural that stands for two names.
fn stands_for_two(spellings: &Spellings<'_>, gap: &Gap) -> bool {
    let names = &spellings.names;
    let next = gap.window.end;
    let body = names.is_in(next - 1, &BODIES);
    !body && names.goes_on(next) && matches!(names.slice(next), "and" | "et" | "y" | "or" | "ou" | "o")
}

/// Whether the first word of a name is the end of a place: “States” in “United States Department”.
fn ends_place(spellings: &Spellings<'_>, gap: &Gap) -> bool {
    let names = &spellings.names;
    let first = gap.word == gap.window.start && names.goes_on(gap.word);
    let before = gap.word.checked_sub(1).filter(|_| first);
    before.is_some_and(|at| {
        let words = names.words[at].range.cover(names.words[gap.word].range);
        places::lookup(&names.text[words.as_range()]).is_some()
    })
}

fn span(spellings: &Spellings<'_>, window: &Range<usize>) -> TextRange {
    spellings.names.words[window.start].range.cover(spellings.names.words[window.end - 1].range)
}

/// The drift between two spellings of one name, the rarer one first.
fn candidate(spellings: &Spellings<'_>, one: &[&Gap], other: &[&Gap]) -> Option<Candidate> {
    let ordinary = |gaps: &[&Gap]| spellings.names.is_common(gaps[0].word);
    // Of two that stand equally often, a word of the language is more likely meant than a word of none.
    let one_is_right = match one.len().cmp(&other.len()) {
        Ordering::Equal if ordinary(one) != ordinary(other) => ordinary(one),
        Ordering::Equal => one[0].word < other[0].word,
        more => more == Ordering::Greater,
    };
    let (common, rare) = if one_is_right { (one, other) } else { (other, one) };
    let mut unsure = one.len() == other.len() && ordinary(one) == ordinary(other);
    if let Some(companion) = companion(spellings, rare[0]) {
        // “Talis Foods” beside “Tallis Foods”: one ordinary word is thin evidence, and many places have near names.
        if unsure || ordinary(rare) || rare.len() > 1 {
            return None;
        }
        unsure = spellings.names.is_in(companion, &PLACE_NOUNS);
    }
    let ranges = |gaps: &[&Gap]| gaps.iter().map(|gap| span(spellings, &gap.window)).collect();
    Some(Candidate {
        words: one[0].window.len(),
        drift: Drift {
            what: "name",
            rare: ranges(rare),
            common: ranges(common),
            words: rare
                .iter()
                .flat_map(|gap| gap.window.clone())
                .chain(common.iter().map(|gap| gap.word))
                .collect(),
            reason: None,
            unsure,
        },
    })
}

/// The only other word of a name of two words, if it is no body's.
fn companion(spellings: &Spellings<'_>, gap: &Gap) -> Option<usize> {
    let mut others = gap.window.clone().filter(|&at| at != gap.word && is_part(spellings, at));
    let other = others.next()?;
    (others.next().is_none() && !spellings.names.is_in(other, &BODIES)).then_some(other)
}
