//! Where the text of a story begins: at its dateline, or at the first paragraph of prose.

use super::{Segment, View, words};
use crate::document::BlockKind;
use crate::release::dateline::{ACCEPTED, Candidate, read_dateline};
use crate::release::dates::find_dates;
use crate::release::{Signal, Zone};
use crate::text::{TextRange, TokenKind};

/// Blocks in which a dateline is looked for; a web page's menu may stand above it.
const SEARCHED: usize = 120;

/// Where a headline is glued before its dateline, the headline is at most this long.
const LONGEST_HEADLINE: usize = 200;

/// The beginning of the text.
#[derive(Clone, Debug, Default)]
pub struct Start {
    /// The lede's block; `None` if the story has no prose.
    pub block: Option<usize>,
    /// The dateline, accepted.
    pub dateline: Option<Candidate>,
    /// A headline that stands in the same block before the dateline.
    pub glued_headline: Option<TextRange>,
    /// The best candidate that was not accepted.
    pub rejected: Option<Candidate>,
}

/// Finds the beginning of a story's text.
pub fn find_start(view: &View<'_>, segment: &Segment) -> Start {
    if let Some(marked) = marked_start(view, segment) {
        return marked;
    }
    let below_title = title_with_dateline(view, segment).unwrap_or(segment.blocks.start)..segment.blocks.end;
    let prose = first_prose(view, &Segment { blocks: below_title.clone(), ..*segment });
    let mut best: Option<(usize, Candidate)> = None;
    let mut rejected: Option<Candidate> = None;
    for block in below_title.take(SEARCHED) {
        let Some(candidate) = candidate_at(view, block, prose) else { continue };
        if prose.is_some_and(|prose| block > prose) && !opens_text(view, prose, block) {
            break;
        }
        if candidate.score >= ACCEPTED {
            // A second dateline right below may be the true one: then the first is doubtful.
            let rival =
                candidate_at(view, block + 1, prose).filter(|_| segment.blocks.contains(&(block + 1)));
            rejected = rival.filter(|rival| rival.score + 1.0 >= candidate.score).or(rejected);
            best = Some((block, candidate));
            break;
        }
        if rejected.as_ref().is_none_or(|other| other.score < candidate.score) {
            rejected = Some(candidate);
        }
    }
    if let Some((block, candidate)) = best {
        return Start { block: Some(block), dateline: Some(candidate), glued_headline: None, rejected };
    }
    if let Some(glued) = glued(view, segment, prose) {
        return Start { rejected, ..glued };
    }
    // An advisory has labels instead of a lede.
    let block = prose.into_iter().chain(advisory_start(view, segment)).min();
    Start { block, dateline: None, glued_headline: None, rejected }
}

/// The first of the labels WHAT, WHO, WHEN and WHERE, if the story has three of them at least.
pub fn advisory_start(view: &View<'_>, segment: &Segment) -> Option<usize> {
    let mut first = None;
    let mut seen: Vec<&str> = Vec::new();
    for block in segment.blocks.clone() {
        let label = words::advisory_label(&view.facts[block].folded);
        if let Some(label) = label.filter(|label| !seen.contains(label)) {
            first = first.or(Some(block));
            seen.push(label);
        }
    }
    first.filter(|_| seen.len() >= 3)
}

fn marked_start(view: &View<'_>, segment: &Segment) -> Option<Start> {
    use crate::release::PartKind::{Dateline, Lede};
    let block = segment.blocks.clone().find(|&block| matches!(view.marks[block], Some(Dateline | Lede)))?;
    let dateline = read_dateline(view.doc, view.facts[block].range, &view.house.places);
    Some(Start { block: Some(block), dateline, ..Start::default() })
}

/// The only heading of the first level, if a dateline stands right below it: whatever is above, a menu whose lines ran
/// together or a covering note, is not the text.
fn title_with_dateline(view: &View<'_>, segment: &Segment) -> Option<usize> {
    let mut titles = segment.blocks.clone().filter(|&at| view.facts[at].kind == BlockKind::Heading(1));
    let title = titles.next().filter(|_| titles.next().is_none())?;
    let candidate = candidate_at(view, title + 1, None).filter(|_| segment.blocks.contains(&(title + 1)))?;
    (candidate.known_place && candidate.score >= ACCEPTED).then_some(title)
}

/// A dateline candidate with the score of its place in the story.
fn candidate_at(view: &View<'_>, block: usize, prose: Option<usize>) -> Option<Candidate> {
    let facts = view.get(block)?;
    let heading = facts.is_heading();
    let may_hold = matches!(facts.kind, BlockKind::Paragraph | BlockKind::Heading(_)) && !facts.quoted;
    // A caption has a place and a dash too, and so has a heading.
    if !may_hold || words::is_caption(&facts.folded) || heading && !is_dateline_heading(view, block) {
        return None;
    }
    let mut candidate = read_dateline(view.doc, facts.range, &view.house.places)?;
    let alone = candidate.text_start >= facts.range.end;
    if alone && !next_is_prose(view, block) {
        return None;
    }
    // A line of few words behind a place is a headline ("SUDAN – FLOODS DISPLACE 20,000") or a caption, not a lede.
    let behind = view.doc.tokens().within(TextRange::new(candidate.text_start, facts.range.end));
    let behind = behind.iter().filter(|token| token.kind != TokenKind::Mark).count();
    let short = behind < if facts.colon { 6 } else { 8 };
    if !alone && short && !facts.stop {
        return None;
    }
    if facts.capitals && !facts.stop && candidate.dateline.date.is_none() {
        return None;
    }
    let bonus = match prose {
        Some(first) if block <= first => 2.0,
        None => 2.0,
        Some(first) => 2.0 - (block - first) as f32,
    };
    candidate.score += bonus;
    candidate.signals.push(Signal { what: "place in the file".into(), score: bonus });
    Some(candidate)
}

fn is_dateline_heading(view: &View<'_>, block: usize) -> bool {
    view.facts[block].words >= 20 && view.facts[block].stop
}

fn next_is_prose(view: &View<'_>, block: usize) -> bool {
    view.get(block + 1).is_some_and(|next| next.words >= 12)
}

/// Whether the prose above a candidate is no text of the release: single sentences between menu lines, a standfirst.
fn opens_text(view: &View<'_>, prose: Option<usize>, block: usize) -> bool {
    let Some(first) = prose else { return true };
    let between = first..block;
    let running = between.clone().filter(|&at| view.facts[at].is_prose()).count();
    let menu = between.clone().filter(|&at| view.facts[at].is_menu_like()).count();
    running <= 1 && block - first <= 4 || menu >= 3 && menu >= running * 2
}

/// The first paragraph of prose that belongs to a text: not a lone sentence among the lines of a menu.
fn first_prose(view: &View<'_>, segment: &Segment) -> Option<usize> {
    let end = other_news(view, segment).unwrap_or(segment.blocks.end);
    let mut prose = (segment.blocks.start..end).filter(|&block| is_text(view, block)).peekable();
    let mut first = None;
    while let Some(block) = prose.next() {
        first = first.or(Some(block));
        let next = prose.peek().copied();
        if !lonely(view, segment, block, next) {
            return Some(block);
        }
    }
    // Short releases have one paragraph, or paragraphs without a stop.
    first.or_else(|| {
        segment.blocks.clone().find(|&block| {
            let facts = &view.facts[block];
            matches!(facts.kind, BlockKind::Paragraph)
                && facts.words >= 8
                && facts.stop
                && !words::is_caption(&facts.folded)
        })
    })
}

/// The label over other news of a page, below a text: nothing under it is text of the release.
fn other_news(view: &View<'_>, segment: &Segment) -> Option<usize> {
    let text = segment.blocks.clone().find(|&block| is_text(view, block))?;
    (text + 1..segment.blocks.end).find(|&block| words::heads_other_news(&view.facts[block].folded))
}

fn is_text(view: &View<'_>, block: usize) -> bool {
    let facts = &view.facts[block];
    facts.is_prose()
        && view.own_part(Zone::Head, block).is_none()
        && !words::is_chrome(&facts.folded)
        && !words::is_embargo(&facts.folded)
        && !(facts.capitals && !facts.stop)
        && view.marks[block].is_none_or(super::super::part::PartKind::is_body)
        && !(words::is_contact_label(&facts.folded) && facts.has_channel())
}

/// A sentence with menu lines around it and the next prose far below.
fn lonely(view: &View<'_>, segment: &Segment, block: usize, next: Option<usize>) -> bool {
    let Some(next) = next else { return false };
    if next <= block + 2 || is_of_several_sentences(view, block) {
        return false;
    }
    let menu_between = (block + 1..next).filter(|&at| view.facts[at].is_menu_like()).count();
    let menu_above =
        (segment.blocks.start..block).rev().take(3).filter(|&at| view.facts[at].is_menu_like()).count();
    menu_between >= 2 && menu_above >= 1
}

/// Between menu lines stands one sentence at most; a paragraph of several is text.
fn is_of_several_sentences(view: &View<'_>, block: usize) -> bool {
    let text = view.text(block);
    let begins = |rest: &str| rest.trim_start().starts_with(|c: char| c.is_uppercase() || c == '“');
    view.facts[block].words >= 50
        && text.match_indices(". ").any(|(at, stop)| {
            let word = text[..at].rsplit(' ').next().unwrap_or_default();
            word.chars().count() > 4 && begins(&text[at + stop.len()..])
        })
}

/// A headline and its dateline in one block: "Bridge Opens in Gao  Bamako – The bridge …".
fn glued(view: &View<'_>, segment: &Segment, prose: Option<usize>) -> Option<Start> {
    let block = prose?;
    if segment.blocks.clone().take_while(|&at| at < block).any(|at| view.facts[at].words >= 3) {
        return None;
    }
    let range = view.facts[block].range;
    let text = view.doc.slice(range);
    let tokens = view.doc.tokens().within(range);
    for token in tokens.iter().skip(3) {
        let offset = token.range.start - range.start;
        if offset > LONGEST_HEADLINE {
            break;
        }
        if !token.is_capitalised() || !token.spaced {
            continue;
        }
        let before = text[..offset].trim_end();
        // A sentence before the place is text, and so are words that do not look like a headline.
        if before.ends_with(['.', ',', ':', ';', '–', '—', '-']) {
            continue;
        }
        let rest = TextRange::new(token.range.start, range.end);
        let Some(candidate) = read_dateline(view.doc, rest, &view.house.places) else { continue };
        // Where the dash is lost, only a place with its state or country is sure enough.
        let lost = candidate.dateline.separator.glyph.is_empty();
        let qualified =
            candidate.dateline.places.iter().any(|place| place.region.is_some() || place.country.is_some());
        let sure = candidate.known_place && candidate.score >= ACCEPTED && (!lost || qualified);
        let end = range.start + without_date(view, range.start, before).len();
        let headline = TextRange::new(range.start, end);
        if sure && headline_like(view, headline) {
            return Some(Start {
                block: Some(block),
                dateline: Some(candidate),
                glued_headline: Some(headline),
                rejected: None,
            });
        }
    }
    None
}

/// Words without a date of issue at their end: "Casey Opens Bridge  June 22, 2007".
fn without_date<'t>(view: &View<'_>, start: usize, words: &'t str) -> &'t str {
    let tokens = view.doc.tokens().within(TextRange::new(start, start + words.len()));
    match find_dates(&view.doc.text, tokens).last() {
        Some(date) if date.range.end == start + words.len() && date.date().is_some() => {
            words[..date.range.start - start].trim_end()
        }
        _ => words,
    }
}

/// Mostly capitalised words, as in a title.
fn headline_like(view: &View<'_>, range: TextRange) -> bool {
    let words: Vec<_> = view
        .doc
        .tokens()
        .within(range)
        .iter()
        .filter(|token| token.kind == crate::text::TokenKind::Word && token.range.len() > 3)
        .collect();
    let capital = words.iter().filter(|token| token.is_capitalised()).count();
    words.len() >= 3 && capital * 10 >= words.len() * 8
}

#[cfg(test)]
mod tests {
    use crate::dev::structure;

    #[test]
    fn a_headline_with_date_and_dateline_in_one_line_is_cut_off() {
        let text = "Clerk Announces Council Committee Approves $300,000 For Greene County Bridge Project  June 22, 2007 WASHINGTON, DC  United Clerks today announced that the committee approved the money for the bridge, which has been closed for years.";
        let found = structure("text", text.as_bytes());
        let headline: Vec<&str> = found
            .parts
            .iter()
            .filter(|part| part.name == "headline")
            .map(|part| part.text.as_str())
            .collect();
        assert_eq!(
            headline,
            ["Clerk Announces Council Committee Approves $300,000 For Greene County Bridge Project"]
        );
    }
}
