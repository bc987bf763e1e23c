//! The head of a story: the headline and what stands above and around it.

use super::chrome::merge_chrome;
use super::facts::Facts;
use super::lines::{LONGEST, is_byline, is_date_line, line_kind};
use super::page_title::{PageTitle, page_title, plain, run_that_says};
use super::start::Start;
use super::{Score, Segment, View, chrome, contact_lines, part, placed, words};
use crate::document::BlockKind;
use crate::release::{Part, PartKind, Signal, Zone};
use crate::text::TextRange;

/// The head's parts, and the block at which the body begins.
#[derive(Debug)]
pub struct Head {
    /// The parts above the body, the headline among them.
    pub parts: Vec<Part>,
    /// First block of the body.
    pub body_from: usize,
}

/// A run of blocks that may be the headline.
#[derive(Clone, Debug)]
struct Candidate {
    blocks: std::ops::Range<usize>,
    /// Where the headline begins inside the first block, behind a label glued before it.
    from: usize,
    /// Where it ends inside the last block, before a site's name.
    to: Option<usize>,
    score: Score,
}

/// Labels everything above the body.
pub fn label_head(view: &View<'_>, segment: &Segment, start: &Start) -> Head {
    let body_from = start.block.unwrap_or(segment.blocks.end);
    let window = segment.blocks.start..body_from;
    let title = page_title(view, &window);
    let meta = meta_headline(view, segment);
    let mut parts = Vec::new();
    let headline = start
        .glued_headline
        .is_none()
        .then(|| best_headline(view, &window, title.as_ref(), meta.map(|(_, text)| text)))
        .flatten();
    if let Some(range) = start.glued_headline {
        parts.push(glued_headline(range, body_from));
    }
    let headline = headline.filter(|candidate| keeps_against_meta(view, candidate, meta));
    if let (None, Some((entry, _)), None) = (&headline, meta, start.glued_headline) {
        parts.push(front_matter_headline(view, segment, entry));
    }
    let (above, below) = match &headline {
        Some(candidate) => (window.start..candidate.blocks.start, candidate.blocks.end..window.end),
        // Without a headline line everything above the text stands below the headline of the front matter.
        None if meta.is_some() => (window.start..window.start, window.clone()),
        None => (window.clone(), window.end..window.end),
    };
    parts.extend(label_above(view, above, title.as_ref()));
    if let Some(candidate) = headline {
        parts.extend(headline_parts(view, candidate));
    }
    parts.extend(label_below(view, below));
    Head { parts, body_from }
}

/// The headline of the front matter: its entry and its words.
fn meta_headline<'v>(view: &View<'v>, segment: &Segment) -> Option<(usize, &'v str)> {
    if segment.blocks.start != 0 && segment.several {
        return None;
    }
    let entries = &view.doc.meta.entries;
    let at = ["headline", "title", "titulo", "título", "titre"].iter().find_map(|key| {
        entries.iter().position(|entry| entry.key == *key && !entry.value.trim().is_empty())
    })?;
    Some((at, entries[at].value.as_str()))
}

fn front_matter_headline(view: &View<'_>, segment: &Segment, entry: usize) -> Part {
    let at = view.doc.blocks.get(segment.blocks.start).map_or(0, |block| block.range.start);
    let mut part =
        Part::new(PartKind::Headline, TextRange::empty(at), segment.blocks.start..segment.blocks.start);
    part.confidence = 1.0;
    part.score = 4.0;
    part.meta = Some(entry);
    part.signals = vec![Signal { what: "front matter".into(), score: 4.0 }];
    part
}

/// A front-matter title is the headline unless a line of the text is a headline beyond doubt.
fn keeps_against_meta(view: &View<'_>, candidate: &Candidate, meta: Option<(usize, &str)>) -> bool {
    let Some((_, title)) = meta else { return true };
    let text = view.doc.slice(candidate_range(view, candidate));
    plain(text) == plain(title) || matches!(view.facts[candidate.blocks.start].kind, BlockKind::Heading(1))
}

fn best_headline(
    view: &View<'_>,
    window: &std::ops::Range<usize>,
    title: Option<&PageTitle>,
    meta: Option<&str>,
) -> Option<Candidate> {
    if let Some(marked) = window.clone().find(|&block| view.marks[block] == Some(PartKind::Headline)) {
        let mut score = Score::default();
        score.add("marked by hand", 10.0);
        return Some(Candidate { blocks: marked..marked + 1, from: 0, to: None, score });
    }
    let members = chrome::menu_members(view, window.clone());
    let contacts = lines_of_contacts(view, window);
    let free = |block: &usize| !contacts[block - window.start];
    let first_plain = window
        .clone()
        .filter(free)
        .find(|&block| !members[block - window.start] && may_be_headline(view, block));
    let mut best: Option<Candidate> = None;
    for block in window.clone().filter(free) {
        let Some(candidate) = score_headline(view, window, block, &members, first_plain, title, meta) else {
            continue;
        };
        // Of equal lines the last before the text counts; of different ones the better, then the first.
        let better = best.as_ref().is_none_or(|best| {
            let same = plain(view.doc.slice(candidate_range(view, best)))
                == plain(view.doc.slice(candidate_range(view, &candidate)));
            candidate.score.sum > best.score.sum || same && candidate.score.sum + 3.0 >= best.score.sum
        });
        if better {
            best = Some(candidate);
        }
    }
    best.filter(|best| best.score.sum >= 1.0)
}

/// Which lines belong to a contact with a label: "CONTACT: Ana Silva", "Director of Communications", "Phone: …".
fn lines_of_contacts(view: &View<'_>, window: &std::ops::Range<usize>) -> Vec<bool> {
    let mut lines = vec![false; window.len()];
    let mut at = window.start;
    while at < window.end {
        let labelled = view.facts[at].words <= 12 && words::is_contact_label(&view.facts[at].folded);
        match contact_lines::contact_cluster(view, at, window.end).filter(|_| labelled) {
            Some(end) => {
                lines[at - window.start..end - window.start].fill(true);
                at = end.max(at + 1);
            }
            None => at += 1,
        }
    }
    lines
}

fn may_be_headline(view: &View<'_>, block: usize) -> bool {
    let facts = &view.facts[block];
    let folded = facts.folded.as_str();
    let label = view.is_page_line(block)
        || view.own_part(Zone::Head, block).is_some()
        || words::is_release_line(folded) && words::glued_labels(view.text(block)) == 0
        || words::is_embargo(folded)
        || words::is_kicker(folded)
        || words::is_caption(folded)
        || words::is_end_mark(folded)
        || words::advisory_label(folded).is_some()
        || facts.words <= 8 && words::is_chrome(folded)
        || facts.has_channel()
        || facts.words <= 12 && words::is_contact_label(folded)
        || words::is_mail_header(folded) && words::glued_labels(view.text(block)) == 0
        || is_date_line(view, block)
        || is_byline(view, block);
    !label
        && !facts.mark_only
        && facts.words <= LONGEST
        && !facts.small_start
        && !matches!(
            facts.kind,
            BlockKind::Rule | BlockKind::Code | BlockKind::Image | BlockKind::TableCell { .. }
        )
}

fn score_headline(
    view: &View<'_>,
    window: &std::ops::Range<usize>,
    block: usize,
    members: &[bool],
    first_plain: Option<usize>,
    title: Option<&PageTitle>,
    meta: Option<&str>,
) -> Option<Candidate> {
    if !may_be_headline(view, block) {
        return None;
    }
    let facts = &view.facts[block];
    let mut score = Score::default();
    let mut candidate = Candidate { blocks: block..block + 1, from: 0, to: None, score: Score::default() };
    match facts.kind {
        BlockKind::Heading(1) => score.add("first-level heading", 4.0),
        BlockKind::Heading(2) => score.add("second-level heading", 2.0),
        BlockKind::Heading(_) => score.add("heading", 1.0),
        _ => {}
    }
    if let Some(title) = title {
        if title.block == block {
            if title.repeated {
                return None;
            }
            score.add("title of the page", 3.0);
            (candidate.from, candidate.to) = (title.from, Some(title.to));
        } else if let Some(end) = run_that_says(view, block, window.end, &title.words) {
            score.add("says what the title of the page says", 5.0);
            candidate.blocks = block..end;
        }
    }
    if candidate.blocks.len() == 1 && candidate.to.is_none() {
        candidate.from = words::glued_labels(view.text(block));
    }
    score.add_if(
        meta.is_some_and(|meta| plain(meta) == plain(view.text(block))),
        "equals the title in the front matter",
        6.0,
    );
    if candidate.blocks.len() == 1 && candidate.to.is_none() {
        candidate.blocks.end = broken_end(view, block, window.end);
    }
    score.add_if(facts.bold, "bold", 2.0);
    let office = !facts.is_heading() && facts.words <= 6 && words::names_an_office(&facts.folded);
    score.add_if(office, "names an office", -2.5);
    score.add_if(words::is_postal(&facts.folded), "an address", -3.0);
    let person = facts.words <= 8 && view.text(block).contains(',') && !facts.is_heading();
    let reached = || view.get(block + 1).is_some_and(|next| next.blank_before == 0 && next.has_channel());
    score.add_if(person && reached(), "a name above a number or an address", -3.0);
    score.add_if(words::is_mail_header(&facts.folded), "the subject of a mail", -2.5);
    score.add_if(is_last_crumb(view, window, block), "where the page stands in its site", -2.5);
    score.add_if(first_plain == Some(block), "first line that is no label", 2.0);
    score.add_if(!facts.stop, "no final stop", 1.0);
    match facts.words {
        4..=24 => score.add("length of a headline", 1.5),
        2..=3 => score.add("short", 0.5),
        0 | 1 => score.add("one word", -1.0),
        _ => score.add("long", -2.0),
    }
    score.add_if(facts.stop && facts.words >= 18, "a sentence", -3.0);
    score.add_if(facts.capitals && facts.words >= 3, "capitals", 1.0);
    score.add_if(!facts.capitals && facts.title_case >= 0.7 && facts.words >= 4, "title case", 0.5);
    score.add_if(members[block - window.start], "among menu lines", -3.0);
    score.add_if(facts.item, "list item", -3.0);
    score.add_if(facts.colon, "ends with a colon", -1.5);
    score.add_if(leads_to_text(view, candidate.blocks.end, window.end), "the text follows", 2.0);
    let right_above = (candidate.blocks.end..window.end).all(|below| is_date_line(view, below));
    let told_once = !chrome::is_said_twice(view, window, block);
    score.add_if(right_above && told_once && facts.words >= 3, "right above the text", 1.0);
    candidate.score = score;
    Some(candidate)
}

/// "Press Room" below "Home / Press Room": the section of a site, and no headline.
fn is_last_crumb(view: &View<'_>, window: &std::ops::Range<usize>, block: usize) -> bool {
    let facts = &view.facts[block];
    let above = block.saturating_sub(3).max(window.start)..block;
    let mut crumbs = above.filter(|&at| words::is_chrome(&view.facts[at].folded));
    facts.words <= 4
        && crumbs.any(|at| {
            let rest = view.facts[at].folded.strip_suffix(facts.folded.as_str()).unwrap_or_default();
            rest.trim_end().ends_with(['/', '>', '»'])
        })
}

/// Where a headline ends that was broken over several lines: the next line follows at once and goes on in small letters.
fn broken_end(view: &View<'_>, block: usize, end: usize) -> usize {
    let mut last = block + 1;
    let mut words = view.facts[block].words;
    while last < end && last < block + 4 {
        let next = &view.facts[last];
        words += next.words;
        let goes_on =
            next.small_start && next.blank_before == 0 && !view.facts[last - 1].stop && words <= LONGEST;
        if !goes_on || next.is_heading() || view.facts[block].is_heading() {
            break;
        }
        last += 1;
    }
    last
}

/// Whether only lines of a head stand between here and the text.
fn leads_to_text(view: &View<'_>, from: usize, to: usize) -> bool {
    let between = to.saturating_sub(from);
    between == 0 || between <= 8 && (from..to).filter(|&block| !is_head_line(view, block)).count() <= 1
}

fn is_head_line(view: &View<'_>, block: usize) -> bool {
    let facts = &view.facts[block];
    let folded = facts.folded.as_str();
    facts.mark_only
        || view.own_part(Zone::Head, block).is_some()
        || is_date_line(view, block)
        || is_byline(view, block)
        || words::is_release_line(folded)
        || words::is_embargo(folded)
        || words::is_kicker(folded)
        || words::is_caption(folded)
        || words::is_chrome(folded)
        || facts.has_channel()
        || words::is_contact_label(folded)
        || facts.item
        || matches!(facts.kind, BlockKind::Image | BlockKind::Rule)
}

fn candidate_range(view: &View<'_>, candidate: &Candidate) -> TextRange {
    let first = view.facts[candidate.blocks.start].range;
    let last = view.facts[candidate.blocks.end - 1].range;
    let end = candidate.to.map_or(last.end, |to| first.start + to);
    TextRange::new(first.start + candidate.from, end)
}

fn headline_parts(view: &View<'_>, candidate: Candidate) -> Vec<Part> {
    let range = candidate_range(view, &candidate);
    let blocks = candidate.blocks.clone();
    let block = blocks.start;
    let rival = rival(view, block);
    let mut headline = part(PartKind::Headline, view, blocks.clone(), candidate.score, rival);
    headline.range = range;
    if blocks.len() > 1 {
        let lines: Vec<&str> = blocks.map(|block| view.text(block)).collect();
        headline.text = Some(lines.join(" "));
    }
    let mut parts = Vec::new();
    if candidate.from > 0 {
        let start = view.facts[block].range.start;
        let label = view.doc.slice(TextRange::new(start, range.start)).trim_end();
        let mut kicker = placed(PartKind::Kicker, view, block..block + 1, "a label before the headline");
        kicker.range = TextRange::new(start, start + label.len());
        parts.push(kicker);
    }
    parts.push(headline);
    parts
}

/// The best other label of a headline's block.
fn rival(view: &View<'_>, block: usize) -> (PartKind, f32) {
    let facts = &view.facts[block];
    if facts.is_menu_like() {
        (PartKind::Chrome, 1.0)
    } else if facts.stop {
        (PartKind::Lede, 1.0 + (facts.words as f32 / 12.0).min(3.0))
    } else {
        (PartKind::Kicker, 0.5)
    }
}

fn glued_headline(range: TextRange, block: usize) -> Part {
    let mut part = Part::new(PartKind::Headline, range, block..block + 1);
    part.score = 3.5;
    part.runner_up = Some((PartKind::Lede, 1.0));
    part.confidence = 0.6;
    part.signals =
        vec![Signal { what: "capitalised words before the dateline in the same line".into(), score: 3.5 }];
    part
}

fn label_above(view: &View<'_>, blocks: std::ops::Range<usize>, title: Option<&PageTitle>) -> Vec<Part> {
    let zone = chrome::is_menu_zone(view, blocks.clone());
    let members = chrome::menu_members(view, blocks.clone());
    let page_end = title.map_or(blocks.start, |title| page_head_end(view, &blocks, title));
    let mut parts: Vec<Part> = Vec::new();
    let mut at = blocks.start;
    while at < blocks.end {
        let menu = zone || at < page_end;
        if let Some(end) = contact_lines::contact_cluster(view, at, blocks.end)
            .filter(|_| !menu || !members[at - blocks.start])
            .or_else(|| unlabelled_contact(view, at, blocks.end).filter(|_| !menu))
        {
            parts.push(placed(PartKind::Contacts, view, at..end, "a contact above the headline"));
            at = end;
            continue;
        }
        if !menu && view.facts[at].colon && contact_lines::is_bare_contact_label(view, at) {
            parts.push(placed(PartKind::Contacts, view, at..at + 1, "a label without a contact"));
            at += 1;
            continue;
        }
        let kind = match line_kind(view, at) {
            Some(kind) if kind != PartKind::Subheadline => kind,
            _ if view.is_page_line(at)
                || title.is_some_and(|title| title.block == at)
                || words::is_mail_header(&view.facts[at].folded) =>
            {
                PartKind::Chrome
            }
            _ if menu || members[at - blocks.start] && words::is_chrome(&view.facts[at].folded) => {
                PartKind::Chrome
            }
            // The letterhead of a house says how to reach it.
            _ if view.facts[at].has_channel() => PartKind::Contacts,
            _ if at + 1 == blocks.end
                && view.facts[at].words <= 5
                && !view.facts[at].mark_only
                && !words::names_an_office(&view.facts[at].folded) =>
            {
                PartKind::Kicker
            }
            _ if view.facts[at].mark_only => PartKind::Chrome,
            _ => PartKind::Letterhead,
        };
        // Labels inside a menu are menu, all but the last before the headline.
        let kind =
            if menu && kind == PartKind::Kicker && at + 2 < blocks.end { PartKind::Chrome } else { kind };
        parts.push(placed(kind, view, at..at + 1, "above the headline"));
        at += 1;
    }
    merge_chrome(parts)
}

/// A person with ways to reach him, where neither line has a label of its own.
fn unlabelled_contact(view: &View<'_>, at: usize, end: usize) -> Option<usize> {
    let plain = |block: usize| {
        block < end
            && line_kind(view, block).is_none()
            && !words::is_contact_label(&view.facts[block].folded)
            && !words::names_an_office(&view.facts[block].folded)
    };
    let next = view.get(at + 1).is_some_and(Facts::has_channel) || plain(at + 1);
    (plain(at) && next).then(|| contact_lines::unlabelled_contact(view, at, end)).flatten()
}

/// Where the head of a page ends that says the headline before the release does: below its last heading.
fn page_head_end(view: &View<'_>, blocks: &std::ops::Range<usize>, title: &PageTitle) -> usize {
    let says = |block: &usize| run_that_says(view, *block, blocks.end, &title.words).is_some();
    match (title.block + 1..blocks.end).rev().find(says) {
        Some(last) => last + 1,
        None => blocks.start,
    }
}

fn label_below(view: &View<'_>, blocks: std::ops::Range<usize>) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut subheadline = false;
    let mut at = blocks.start;
    while at < blocks.end {
        if let Some(end) = contact_lines::contact_cluster(view, at, blocks.end) {
            parts.push(placed(PartKind::Contacts, view, at..end, "a contact above the text"));
            at = end;
            continue;
        }
        let facts = &view.facts[at];
        if facts.colon && contact_lines::is_bare_contact_label(view, at) {
            parts.push(placed(PartKind::Contacts, view, at..at + 1, "a label without a contact"));
            at += 1;
            continue;
        }
        let kind = line_kind(view, at).unwrap_or_else(|| {
            if facts.mark_only || words::is_chrome(&facts.folded) {
                PartKind::Chrome
            } else if facts.item || facts.stop && facts.words >= 8 {
                PartKind::Summary
            } else if matches!(facts.kind, BlockKind::TableCell { .. }) {
                PartKind::Table
            } else if facts.email || facts.words <= 3 && words::is_contact_label(&facts.folded) {
                PartKind::Letterhead
            } else if facts.words <= 35 {
                PartKind::Subheadline
            } else {
                PartKind::Summary
            }
        });
        let kind = if kind == PartKind::Subheadline && subheadline && facts.is_menu_like() {
            PartKind::Letterhead
        } else {
            kind
        };
        subheadline |= kind == PartKind::Subheadline;
        let end = if kind == PartKind::Summary { summary_end(view, at, blocks.end) } else { at + 1 };
        parts.push(placed(kind, view, at..end, "between headline and text"));
        at = end;
    }
    merge_chrome(parts)
}

/// Bullets of a summary belong together.
fn summary_end(view: &View<'_>, from: usize, end: usize) -> usize {
    if !view.facts[from].item {
        return from + 1;
    }
    (from + 1..end).find(|&block| !view.facts[block].item).unwrap_or(end)
}
