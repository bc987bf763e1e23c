//! Several stories in one file: where each begins.

use super::{Segment, View, contact_lines, lines, words};
use crate::document::BlockKind;
use crate::release::dateline::read_dateline;

/// Blocks that may stand between a story's headline and its dateline.
const BETWEEN: usize = 4;

/// Cuts a file into stories; most files are one.
pub fn segments(view: &View<'_>) -> Vec<Segment> {
    let all = 0..view.facts.len();
    let starts = story_starts(view);
    if starts.len() < 2 {
        return vec![Segment { blocks: all, several: false }];
    }
    let mut from = 0;
    let mut segments: Vec<Segment> = Vec::new();
    for &start in &starts[1..] {
        segments.push(Segment { blocks: from..start, several: true });
        from = start;
    }
    segments.push(Segment { blocks: from..all.end, several: true });
    segments
}

/// The first block of each story: its headline, or the date, label or caption right above it.
fn story_starts(view: &View<'_>) -> Vec<usize> {
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    while at < view.facts.len() {
        match dateline_below(view, at) {
            Some(dateline) => {
                pairs.push((at, dateline));
                at = dateline + 1;
            }
            None => at += 1,
        }
    }
    let notes = calls_itself_notes(view);
    let mut starts: Vec<usize> = Vec::new();
    for (number, &(headline, _)) in pairs.iter().enumerate() {
        let previous = number.checked_sub(1).map(|before| pairs[before]);
        let separate = match previous {
            None => true,
            Some(previous) => notes || parted(view, pairs[0].0, previous.1, headline),
        };
        if separate {
            starts.push(if number == 0 { headline } else { begin_above(view, headline) });
        }
    }
    starts
}

/// The block of a dateline that stands below a headline at `at`.
fn dateline_below(view: &View<'_>, at: usize) -> Option<usize> {
    let facts = &view.facts[at];
    let headline = (2..=30).contains(&facts.words)
        && !facts.stop
        && !facts.item
        && !facts.has_channel()
        && !facts.small_start
        && !words::is_caption(&facts.folded)
        && !words::is_chrome(&facts.folded)
        && !lines::is_date_line(view, at)
        && matches!(facts.kind, BlockKind::Paragraph | BlockKind::Heading(_));
    if !headline {
        return None;
    }
    for block in at + 1..(at + 2 + BETWEEN).min(view.facts.len()) {
        let facts = &view.facts[block];
        if facts.words >= 12 || facts.stop {
            return is_dateline(view, block).then_some(block);
        }
        let between = lines::is_date_line(view, block)
            || facts.mark_only
            || words::is_caption(&facts.folded)
            || words::begins_with(&facts.folded, &["language", "posted", "posted on"]);
        if !between {
            return None;
        }
    }
    None
}

fn is_dateline(view: &View<'_>, block: usize) -> bool {
    let facts = &view.facts[block];
    if facts.quoted || !matches!(facts.kind, BlockKind::Paragraph) {
        return false;
    }
    read_dateline(view.doc, facts.range, &view.house.places).is_some_and(|candidate| {
        candidate.score >= 4.0
            && !candidate.dateline.separator.glyph.is_empty()
            && candidate.text_start < facts.range.end
    })
}

/// Whether something between two headlines says that a story ended: a contact, an end mark, a date line, a page's metadata;
/// or both headlines are headings of one level.
fn parted(view: &View<'_>, first: usize, dateline: usize, headline: usize) -> bool {
    if let (BlockKind::Heading(one), BlockKind::Heading(other)) =
        (view.facts[first].kind, view.facts[headline].kind)
    {
        return other <= one;
    }
    (dateline + 1..headline).any(|block| {
        let facts = &view.facts[block];
        words::is_end_mark(&facts.folded)
            || facts.mark_only
            || lines::is_date_line(view, block)
            || words::begins_with(
                &facts.folded,
                &["posted", "posted on", "language english", "read on", "share on"],
            )
            || facts.folded.contains("press release type:")
            || contact_lines::contact_cluster(view, block, view.facts.len()).is_some()
    }) || lines::is_date_line(view, headline + 1)
}

/// Whether the file calls itself briefing notes.
fn calls_itself_notes(view: &View<'_>) -> bool {
    let says = |text: &str| {
        words::holds(
            text,
            &["briefing note", "press briefing", "newsdesk", "news digest", "notes d'information"],
        )
    };
    let meta = view
        .doc
        .meta
        .first_of(&["type", "kind", "title"])
        .is_some_and(|entry| says(&crate::text::fold(&entry.value)));
    meta || view.facts.iter().take(5).any(|facts| facts.words <= 10 && says(&facts.folded))
}

/// A caption, label or date line right above a headline belongs to its story.
fn begin_above(view: &View<'_>, headline: usize) -> usize {
    let mut start = headline;
    while let Some(above) = start.checked_sub(1) {
        let facts = &view.facts[above];
        let belongs = words::is_kicker(&facts.folded)
            || words::is_caption(&facts.folded)
            || lines::is_date_line(view, above) && facts.words <= 6;
        if !belongs {
            break;
        }
        start = above;
    }
    start
}
