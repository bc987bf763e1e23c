//! What a line says it is, whatever stands around it: an embargo, a byline, a date line.

use super::{View, words};
use crate::document::BlockKind;
use crate::release::{PartKind, Zone};

/// Words a headline has at most.
pub const LONGEST: usize = 40;

/// What a line says it is, whatever stands around it.
pub fn line_kind(view: &View<'_>, block: usize) -> Option<PartKind> {
    if let Some(mark) = view.marks[block] {
        return Some(mark);
    }
    let facts = &view.facts[block];
    let folded = facts.folded.as_str();
    if let Some(own) = view.own_part(Zone::Head, block) {
        Some(own)
    } else if words::is_release_line(folded)
        && facts.words <= 14
        && words::glued_labels(view.text(block)) == 0
    {
        Some(PartKind::ReleaseLine)
    } else if facts.words <= 25 && words::is_embargo(folded) {
        Some(PartKind::Embargo)
    } else if facts.words <= 30 && words::is_correction(folded) {
        Some(PartKind::Correction)
    } else if words::is_kicker(folded) {
        Some(PartKind::Kicker)
    } else if words::is_caption(folded) || matches!(facts.kind, BlockKind::Image) {
        Some(PartKind::Media)
    } else if is_byline(view, block) {
        Some(PartKind::Byline)
    } else if is_date_line(view, block) {
        Some(PartKind::DateLine)
    } else {
        None
    }
}

/// A line that is only a date, or a place and a date, with a label at most.
pub fn is_date_line(view: &View<'_>, block: usize) -> bool {
    let facts = &view.facts[block];
    let Some(date) = facts.dates.first() else { return false };
    if facts.stop && facts.words > 8 || facts.words > 12 || matches!(facts.kind, BlockKind::TableCell { .. })
    {
        return false;
    }
    let text = view.doc.slice(facts.range);
    let relative = date.range.start - facts.range.start;
    let before = text[..relative].trim_end_matches([' ', ',', ':', '-', '–', '|', '(']);
    let after = &text[relative + date.range.len()..];
    let place = crate::house::places::lookup(before).is_some();
    let issued = words::leads_to_issue(&before.to_lowercase());
    let named = before.is_empty() || place || issued;
    if facts.stop && facts.words > 5 && !issued {
        return false;
    }
    let colon = text[before.len()..relative].contains(':');
    // "Deadline: 1 June" dates something else, and "Work starts on 1 June." is a sentence.
    if !named && (colon && !words::is_date_label(&before.to_lowercase()) || !colon && facts.stop) {
        return false;
    }
    let short_before = before.split_whitespace().count() <= 4 && !before.contains('.') || place;
    let day = date.day.is_some() || facts.words <= 3 || !date.numbers.is_empty();
    let verbless = after.split_whitespace().count() <= 5 && !after.trim().starts_with(char::is_lowercase);
    day && short_before && verbless
}

/// "By Ana Silva".
pub fn is_byline(view: &View<'_>, block: usize) -> bool {
    let facts = &view.facts[block];
    if facts.words > 12 || facts.stop {
        return false;
    }
    let Some(name) = words::byline_name(view.text(block), &facts.folded) else { return false };
    let name_at = facts.range.end - name.len();
    name.starts_with(char::is_uppercase) && facts.dates.iter().all(|date| date.range.start > name_at)
}

/// Words of a standing description below its heading.
pub const DESCRIPTION: usize = 10;

/// The same where the heading is marked as one and stands below the contact: nothing else is meant.
pub const SHORT_DESCRIPTION: usize = 4;

/// "About Acme": a short line without verb, with a name.
pub fn is_boilerplate_heading(view: &View<'_>, at: usize, least: usize) -> bool {
    let facts = &view.facts[at];
    if facts.words > 12 || facts.stop && !facts.colon {
        return false;
    }
    let text = view.text(at);
    let Some(subject) = words::boilerplate_subject(text, &facts.folded) else { return false };
    let named = subject.is_empty()
        || facts.is_heading()
        || subject.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let described = (at + 1..(at + 3).min(view.facts.len())).any(|next| view.facts[next].words >= least);
    named && described && !text.contains(['“', '"'])
}
