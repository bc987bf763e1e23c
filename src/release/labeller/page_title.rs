//! The title of a web page above a release, which says the headline and the name of the site. Knows no other part.

use super::lines::LONGEST;
use super::{View, words};
use crate::text::fold;

/// A first line that is the title of a web page.
#[derive(Clone, Debug)]
pub struct PageTitle {
    /// Its block.
    pub block: usize,
    /// The words before the site's name, folded.
    pub words: String,
    /// Where they begin in the block.
    pub from: usize,
    /// Where they end there.
    pub to: usize,
    /// Whether they stand again below.
    pub repeated: bool,
}

pub fn page_title(view: &View<'_>, window: &std::ops::Range<usize>) -> Option<PageTitle> {
    // The name of an office may stand above the title: then only a title that stands again below is believed.
    let first = window.clone().find(|&block| view.facts[block].words >= 2)?;
    let near = (first..window.end.min(first + 3)).filter(|&block| view.facts[block].words >= 2);
    near.filter_map(|block| title_in(view, window, block))
        .find(|title| title.repeated || title.block == first)
}

fn title_in(view: &View<'_>, window: &std::ops::Range<usize>, block: usize) -> Option<PageTitle> {
    let facts = &view.facts[block];
    if facts.words > LONGEST
        || facts.is_heading() && (block + 1..window.end).all(|at| !view.facts[at].is_heading())
    {
        return None;
    }
    let text = view.text(block);
    let make = |from: usize, to: usize| {
        let words = plain(&text[from..to]);
        let repeated = words.len() >= 8 && stands_below(view, block + 1..window.end, &words);
        PageTitle { block, words, from, to, repeated }
    };
    let from = words::glued_labels(text);
    let cuts: Vec<(usize, usize)> = site_signs(text).into_iter().filter(|(at, _)| *at > from).collect();
    // "Site - Press Release: Headline": the label may stand behind the site's name.
    let starts = [0, from]
        .into_iter()
        .chain(cuts.iter().map(|(at, length)| at + length + words::glued_labels(&text[at + length..])));
    let mut found: Vec<PageTitle> = Vec::new();
    for start in starts {
        // A whole line that stands again is a title only if it has the length of one: an office's name stands twice too.
        if start > 0 || facts.words >= 5 && !words::names_an_office(&facts.folded) {
            found.push(make(start, text.len()));
        }
        found.extend(cuts.iter().filter(|(at, _)| *at > start).map(|(at, _)| make(start, *at)));
    }
    if let Some(title) =
        found.into_iter().filter(|title| title.repeated).max_by_key(|title| title.words.len())
    {
        return (title.words.split(' ').count() >= 2).then_some(title);
    }
    let (at, length) = *cuts.first()?;
    let site = text[at + length..].trim();
    (facts.words >= 4 && is_site_name(view, block, site, &text[at..at + length])).then(|| make(from, at))
}

/// Where a page's title may end and a site's name begin, with the length of the sign.
fn site_signs(text: &str) -> Vec<(usize, usize)> {
    let mut signs: Vec<(usize, usize)> = Vec::new();
    for sign in [" | ", " :: ", " » ", " - ", " – ", " — ", " • "] {
        signs.extend(text.match_indices(sign).map(|(at, sign)| (at, sign.len())));
    }
    signs.sort_unstable();
    signs
}

/// Whether what stands behind the sign is the name of a site: the sign says so, the words do, or they stand again below.
fn is_site_name(view: &View<'_>, block: usize, site: &str, sign: &str) -> bool {
    let words = site.split_whitespace().count();
    if words == 0 || words > 10 || !site.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) {
        return false;
    }
    if matches!(sign, " | " | " :: " | " » " | " • ") {
        return true;
    }
    let folded = fold(site);
    let told = words::names_an_office(&folded)
        || [".com", ".org", ".gov", ".int", "news", "home page"].iter().any(|name| folded.contains(name));
    let again = || view.doc.text[view.facts[block].range.end..].contains(site);
    words <= 6 && (told || words >= 2 && again())
}

/// Whether the words stand below, in one block or broken over several lines.
fn stands_below(view: &View<'_>, blocks: std::ops::Range<usize>, wanted: &str) -> bool {
    blocks.clone().any(|block| run_that_says(view, block, blocks.end, wanted).is_some())
}

/// The blocks beginning at `block` that together say `wanted`.
pub fn run_that_says(view: &View<'_>, block: usize, end: usize, wanted: &str) -> Option<usize> {
    let mut rest = wanted;
    for at in block..end.min(block + 6) {
        let said = plain(view.text(at));
        if said.is_empty() {
            return None;
        }
        let after = rest.strip_prefix(said.as_str())?;
        if after.starts_with(char::is_alphanumeric) {
            return None;
        }
        // A comma or a dash at the end of a line is no word.
        rest = after.trim_start_matches(|c: char| !is_worded(c));
        if rest.is_empty() {
            return Some(at + 1);
        }
    }
    None
}

/// Folded words with single spaces, without marks at the ends.
pub fn plain(text: &str) -> String {
    let folded = fold(text);
    let single: Vec<&str> = folded.split_whitespace().collect();
    single.join(" ").trim_matches(|c: char| !is_worded(c)).to_owned()
}

/// Whether a character belongs to a word or to a sum.
fn is_worded(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '$' | '€' | '£')
}
