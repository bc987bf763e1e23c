//! The text of a story and its tail.

use super::chrome::merge_chrome;
use super::contact_lines::{cluster_end, contact_cluster, named_contact};
use super::facts::Facts;
use super::lines::{DESCRIPTION, SHORT_DESCRIPTION, is_boilerplate_heading, is_date_line};
use super::start::Start;
use super::{Score, Segment, View, chrome, part, placed, words};
use crate::document::BlockKind;
use crate::release::{Part, PartKind, Zone};
use crate::text::TextRange;

/// The beginning of another release below this one has at most so many words.
const LONGEST_TEASER: usize = 45;

/// A caption has at most so many words.
const LONGEST_CAPTION: usize = 30;

/// Labels everything from the lede to the end.
pub fn label_body(view: &View<'_>, segment: &Segment, start: &Start, from: usize) -> Vec<Part> {
    let mut parts = Vec::new();
    let Some(lede) = start.block else {
        return label_rest(view, from..segment.blocks.end, 0);
    };
    let mut next = lede + 1;
    if let Some(candidate) = &start.dateline {
        parts.push(dateline_part(view, lede, candidate, start));
        let rest = TextRange::new(candidate.text_start, view.facts[lede].range.end);
        if rest.is_empty() {
            // The dateline stands in a line of its own: the lede is the next block.
            if let Some(block) = (lede + 1..segment.blocks.end).find(|&block| view.facts[block].words >= 5) {
                parts.push(lede_part(view, block, view.facts[block].range));
                next = block + 1;
            }
        } else {
            parts.push(lede_part(view, lede, rest));
        }
    } else {
        parts.push(lede_part(view, lede, view.facts[lede].range));
    }
    parts.extend(label_rest(view, next..segment.blocks.end, lede));
    parts
}

fn dateline_part(
    view: &View<'_>,
    block: usize,
    candidate: &crate::release::dateline::Candidate,
    start: &Start,
) -> Part {
    let mut score = Score::default();
    for signal in &candidate.signals {
        score.sum += signal.score;
    }
    score.signals = candidate.signals.clone();
    let rival = start.rejected.as_ref().map_or(1.0, |rejected| rejected.score.max(1.0));
    let mut part = part(PartKind::Dateline, view, block..block + 1, score, (PartKind::Paragraph, rival));
    part.range = candidate.dateline.range;
    part
}

fn lede_part(view: &View<'_>, block: usize, range: TextRange) -> Part {
    let facts = &view.facts[block];
    let mut score = Score::default();
    score.add("the text begins here", 2.0);
    score.add_if(facts.words >= 12, "long enough", 1.0);
    score.add_if(facts.stop, "ends like a sentence", 1.0);
    let mut lede = part(PartKind::Lede, view, block..block + 1, score, (PartKind::Summary, 0.5));
    lede.range = range;
    lede
}

/// Paragraphs, then the tail from its first anchor on, then what a page puts below.
fn label_rest(view: &View<'_>, blocks: std::ops::Range<usize>, lede: usize) -> Vec<Part> {
    let footer = footer(view, &blocks);
    let end = footer.unwrap_or(blocks.end);
    let body_end = last_prose(view, &(blocks.start..end)).map_or(lede, |block| block + 1);
    let last_speech = blocks
        .clone()
        .take(end - blocks.start)
        .rev()
        .find(|&at| is_mostly_speech(view, at) && view.facts[at].words >= 12);
    let prose_from = prose_counts(view, &(blocks.start..end));
    let mut state = Tail { body_end, end, last_speech, prose_from, ..Tail::default() };
    let mut parts: Vec<Part> = Vec::new();
    let mut at = blocks.start;
    while at < end {
        let (kind, next, why) = state.step(view, at, &blocks);
        if let Some(kind) = kind {
            push(&mut parts, view, kind, at..next, why);
        }
        at = next;
    }
    if end < blocks.end {
        parts.push(placed(PartKind::Chrome, view, end..blocks.end, "below the release"));
    }
    merge_chrome(parts)
}

/// "SOURCE Acme Corp." of the wires, "Source : Port de Sorel" of Quebec.
fn is_source_line(view: &View<'_>, at: usize) -> bool {
    let facts = &view.facts[at];
    let text = view.text(at).trim_start();
    let labelled = text.starts_with("SOURCE ") || words::begins_with(&facts.folded, &["source:", "source :"]);
    labelled && (2..=10).contains(&facts.words)
}

/// Adds a part, or lengthens the one before it where both are one list, one table, one text.
fn push(
    parts: &mut Vec<Part>,
    view: &View<'_>,
    kind: PartKind,
    blocks: std::ops::Range<usize>,
    why: &'static str,
) {
    let runs_on = matches!(
        kind,
        PartKind::List
            | PartKind::Table
            | PartKind::Boilerplate
            | PartKind::SafeHarbor
            | PartKind::Notes
            | PartKind::Contacts
            | PartKind::Chrome
            | PartKind::Custom(..)
    );
    match parts.last_mut() {
        Some(last) if runs_on && last.kind == kind && last.blocks.end == blocks.start && why != NEW => {
            last.range = last.range.cover(view.facts[blocks.end - 1].range);
            last.blocks.end = blocks.end;
        }
        _ => {
            let mut score = Score::default();
            score.add(why, strength(why));
            parts.push(part(kind, view, blocks, score, (PartKind::Paragraph, 0.0)));
        }
    }
}

/// A heading that begins another part of the same kind: a second boilerplate.
const NEW: &str = "its heading";

fn strength(why: &str) -> f32 {
    match why {
        "begins like a standing description" => 1.8,
        "stands behind the heading" | "stands in the text" => 3.0,
        _ => 4.0,
    }
}

/// Where in the tail the labeller is.
#[derive(Debug, Default)]
struct Tail {
    /// One past the last block of prose that is surely text.
    body_end: usize,
    end: usize,
    /// The last block that is mostly speech.
    last_speech: Option<usize>,
    /// For each block, how many blocks of prose stand at or behind it.
    prose_from: Vec<usize>,
    current: Option<PartKind>,
    /// The house's own part within the text whose heading was the last one.
    section: Option<PartKind>,
    after_end_mark: bool,
    /// Whether a contact stands above: the text is over, as a rule.
    after_contact: bool,
}

type Step = (Option<PartKind>, usize, &'static str);

impl Tail {
    fn step(&mut self, view: &View<'_>, at: usize, blocks: &std::ops::Range<usize>) -> Step {
        if let Some(mark) = view.marks[at] {
            self.current = mark.is_tail().then_some(mark);
            return (Some(mark), at + 1, NEW);
        }
        let facts = &view.facts[at];
        let folded = facts.folded.as_str();
        if let Some(own) = view.own_part(Zone::Tail, at) {
            self.current = Some(own);
            return (Some(own), at + 1, NEW);
        }
        if words::is_end_mark(folded) {
            self.current = None;
            self.after_end_mark = true;
            return (Some(PartKind::EndMark), at + 1, "a line that ends the text");
        }
        let labelled = contact_cluster(view, at, self.end).or_else(|| named_contact(view, at, self.end));
        if let Some(end) = labelled {
            self.current = None;
            self.after_contact = true;
            return (Some(PartKind::Contacts), end, "tells whom to ask");
        }
        if let Some(end) = self.signature(view, at) {
            self.current = None;
            return (Some(PartKind::Contacts), end, "a name and ways to reach it");
        }
        let least = if self.after_contact && facts.is_heading() { SHORT_DESCRIPTION } else { DESCRIPTION };
        // "About the ferry" with speech still to come is a crosshead: a topic, not a house.
        if is_boilerplate_heading(view, at, least) && !(self.quote_follows(at) && is_topic(view, at)) {
            self.current = Some(PartKind::Boilerplate);
            return (Some(PartKind::Boilerplate), at + 1, NEW);
        }
        if words::is_notes_heading(folded)
            && facts.words <= 6
            && (self.after_end_mark || !self.quote_follows(at))
        {
            self.current = Some(PartKind::Notes);
            return (Some(PartKind::Notes), at + 1, NEW);
        }
        if words::safe_harbor_score(folded) >= 3.0 {
            self.current = Some(PartKind::SafeHarbor);
            return (Some(PartKind::SafeHarbor), at + 1, "words of a cautionary statement");
        }
        if (self.after_end_mark || at >= self.body_end) && is_source_line(view, at) {
            self.current = None;
            return (Some(PartKind::Letterhead), at + 1, "names who issues the release");
        }
        // A heading of another kind, with speech still to come, leads back into the text.
        if facts.is_heading() && self.quote_follows(at) {
            self.current = None;
        }
        // Speech is no standing text, wherever a boilerplate was pasted.
        if self.current == Some(PartKind::Boilerplate) && facts.opens_quote && is_mostly_speech(view, at) {
            self.current = None;
        }
        if let Some(current) = self.current {
            return (Some(current), at + 1, "stands behind the heading");
        }
        if self.begins_boilerplate(view, at, blocks) {
            return (Some(PartKind::Boilerplate), at + 1, "begins like a standing description");
        }
        self.own_section(view, at).unwrap_or_else(|| self.text_step(view, at))
    }

    /// A part of the house's own within the text: a block that begins as it does, or what stands behind its heading, up to
    /// the next one.
    fn own_section(&mut self, view: &View<'_>, at: usize) -> Option<Step> {
        let heading = view.facts[at].is_heading() || is_crosshead(view, at, self.end);
        if let Some(own) = view.own_part(Zone::Body, at) {
            self.section = heading.then_some(own);
            return Some((Some(own), at + 1, NEW));
        }
        self.section = self.section.filter(|_| !heading);
        Some((Some(self.section?), at + 1, "stands behind the heading"))
    }

    /// A block of the text itself.
    fn text_step(&self, view: &View<'_>, at: usize) -> Step {
        let facts = &view.facts[at];
        let folded = facts.folded.as_str();
        let text = "stands in the text";
        let kind = match facts.kind {
            BlockKind::Image => PartKind::Media,
            BlockKind::TableCell { .. } => PartKind::Table,
            BlockKind::ListItem(_) if self.after_end_mark => PartKind::Notes,
            BlockKind::ListItem(_) => PartKind::List,
            BlockKind::Heading(_) => PartKind::Crosshead,
            BlockKind::Footnote => PartKind::Notes,
            BlockKind::Rule => return (None, at + 1, text),
            _ if facts.mark_only => return (None, at + 1, text),
            _ if words::is_caption(folded) || is_caption_in_quotation(view, at) => PartKind::Media,
            // "WHEN: 12 March" is the day of the event, not of the release.
            _ if words::advisory_label(folded).is_some() => PartKind::Paragraph,
            _ if at >= self.body_end && is_date_line(view, at) => PartKind::DateLine,
            _ if facts.words <= 40 && words::is_call_to_act(folded) && at + 4 >= self.body_end => {
                PartKind::Cta
            }
            _ if facts.words <= 8 && words::is_chrome(folded) && !facts.colon
                || words::is_page_metadata(folded) =>
            {
                PartKind::Chrome
            }
            _ if facts.quoted || is_mostly_speech(view, at) => PartKind::Quote,
            _ if is_crosshead(view, at, self.end) => PartKind::Crosshead,
            _ => PartKind::Paragraph,
        };
        (Some(kind), at + 1, text)
    }

    /// A name below the text with nothing but telephone numbers and addresses under it, and no label.
    fn signature(&self, view: &View<'_>, at: usize) -> Option<usize> {
        let line = |block: usize| {
            view.get(block).filter(|facts| block < self.end && facts.words <= 8 && !facts.stop && !facts.item)
        };
        // Standing texts end where somebody signs: a disclaimer, then the press office.
        let open = match self.current {
            None => true,
            Some(PartKind::SafeHarbor | PartKind::Boilerplate) => view.facts[at].blank_before > 0,
            Some(_) => false,
        };
        let named = at >= self.body_end
            && open
            && line(at).is_some_and(|facts| {
                let bare = !facts.has_channel() && !facts.mark_only && !facts.item && !facts.colon;
                bare && words::advisory_label(&facts.folded).is_none()
                    && !words::is_notes_heading(&facts.folded)
            })
            && !is_reference(view.text(at));
        let reached = (at + 1..at + 3).any(|block| line(block).is_some_and(Facts::has_channel));
        (named && reached).then(|| cluster_end(view, at + 1, self.end))
    }

    fn quote_follows(&self, at: usize) -> bool {
        self.last_speech.is_some_and(|last| last > at)
    }

    /// "Acme is a leading maker of …" near the end, behind the last speech.
    fn begins_boilerplate(&self, view: &View<'_>, at: usize, blocks: &std::ops::Range<usize>) -> bool {
        let facts = &view.facts[at];
        let third = blocks.start + blocks.len() * 2 / 3;
        at >= third
            && at > blocks.start + 1
            && facts.is_prose()
            && !facts.opens_quote
            && words::begins_boilerplate(&facts.folded)
            && !self.quote_follows(at)
            && self.prose_from.get(at + 1 - blocks.start).copied().unwrap_or(0) <= 2
    }
}

/// A number by which a house files its releases: "IP/24/123", "24-061".
fn is_reference(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit())
        && !text.contains(char::is_lowercase)
        && text.contains(['/', '-'])
}

/// For each block of a range, how many blocks of prose stand at or behind it.
fn prose_counts(view: &View<'_>, blocks: &std::ops::Range<usize>) -> Vec<usize> {
    let mut counts = vec![0; blocks.len() + 1];
    for block in blocks.clone().rev() {
        let at = block - blocks.start;
        counts[at] = counts[at + 1] + usize::from(view.facts[block].is_prose());
    }
    counts
}

fn last_prose(view: &View<'_>, blocks: &std::ops::Range<usize>) -> Option<usize> {
    blocks.clone().rev().find(|&block| view.facts[block].is_prose())
}

/// Where a web page's footer begins.
fn footer(view: &View<'_>, blocks: &std::ops::Range<usize>) -> Option<usize> {
    let last = last_prose(view, blocks)?;
    let prose_from = prose_counts(view, blocks);
    let last_contact = blocks.clone().rev().find(|&at| contact_cluster(view, at, blocks.end).is_some());
    // Labels such as "Related news" may have teasers of prose below them.
    let labelled = blocks.clone().find(|&block| {
        let facts = &view.facts[block];
        // "Topics:" over a list is a list of the release.
        let heads_list = facts.colon && view.get(block + 1).is_some_and(|next| next.item);
        words::begins_footer(&facts.folded)
            && facts.words <= 14
            && !facts.stop
            && !heads_list
            && (heads_teasers(view, block..blocks.end)
                || prose_from[block + 1 - blocks.start] <= 2
                    && last_contact.is_none_or(|contact| contact <= block))
    });
    let unlabelled = || {
        let from = (last + 1..blocks.end)
            .rev()
            .find(|&at| view.facts[at].has_channel() || words::is_end_mark(&view.facts[at].folded))
            .map_or(last + 1, |at| at + 1);
        chrome::footer_start(view, from..blocks.end)
    };
    labelled.or_else(unlabelled)
}

/// Content systems without captions set them as a block quotation right below the picture.
fn is_caption_in_quotation(view: &View<'_>, at: usize) -> bool {
    let facts = &view.facts[at];
    let picture = at.checked_sub(1).and_then(|above| view.get(above));
    facts.quoted
        && facts.words <= LONGEST_CAPTION
        && !facts.opens_quote
        && !facts.stop
        && picture.is_some_and(|above| matches!(above.kind, BlockKind::Image))
}

/// Whether a label, or the address of a page's picture, stands over the beginnings of other releases: all that follows is short, and the only contact is the
/// address at the foot of the page.
fn heads_teasers(view: &View<'_>, blocks: std::ops::Range<usize>) -> bool {
    let fits = |block: usize| {
        let facts = &view.facts[block];
        let text = facts.is_prose() && facts.stop && facts.words > LONGEST_TEASER;
        let contact = facts.has_channel() && words::tells_whom_to_ask(&facts.folded)
            || words::is_contact_heading(&facts.folded);
        !text && !contact
    };
    let label = view.facts[blocks.start].folded.as_str();
    (words::heads_other_news(label) || words::is_picture_address(label)) && blocks.skip(1).all(fits)
}

/// Whether a heading "About …" goes on in small letters.
fn is_topic(view: &View<'_>, at: usize) -> bool {
    let subject = words::boilerplate_subject(view.text(at), &view.facts[at].folded);
    subject.is_some_and(|subject| subject.starts_with(char::is_lowercase))
}

/// A paragraph whose words are mostly between quotation marks.
fn is_mostly_speech(view: &View<'_>, at: usize) -> bool {
    let facts = &view.facts[at];
    if !matches!(facts.kind, BlockKind::Paragraph) || facts.words < 6 {
        return false;
    }
    let text = view.text(at);
    let mut inside = 0;
    let mut open = false;
    for c in text.chars() {
        match c {
            '“' | '«' | '„' => open = true,
            '”' | '»' => open = false,
            '"' => open = !open,
            _ => inside += usize::from(open),
        }
    }
    inside * 2 > text.chars().count()
}

/// A line between paragraphs that heads what follows.
fn is_crosshead(view: &View<'_>, at: usize, end: usize) -> bool {
    let facts = &view.facts[at];
    let short =
        facts.words <= 12 && facts.words >= 1 && !facts.stop && !facts.small_start && !facts.has_channel();
    let leads = (at + 1..end).next().is_some_and(|next| view.facts[next].words >= 8 || view.facts[next].item);
    short && leads && (facts.bold || facts.capitals || facts.title_case >= 0.7 || facts.colon)
}
