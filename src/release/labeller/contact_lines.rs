//! Which lines tell whom to ask, above a release or below it: a label or a name, and the lines that go with it.

use super::facts::Facts;
use super::lines::{DESCRIPTION, is_boilerplate_heading};
use super::{View, words};
use crate::document::BlockKind;
use crate::release::contacts;

/// Lines after a contact's label within which a way to reach somebody must stand.
const CONTACT_LINES: usize = 6;

/// Lines in a row of a contact that hold no way to reach anybody: names, titles, offices, the heads of a table.
const LINES_WITHOUT_CHANNEL: usize = 5;

/// The end of a contact part that begins at `at`, if one does.
///
/// It begins with a label and holds a way to reach somebody, or names a person to ask.
pub fn contact_cluster(view: &View<'_>, at: usize, end: usize) -> Option<usize> {
    let facts = view.get(at)?;
    let folded = facts.folded.as_str();
    let label = words::is_contact_label(folded);
    let asks = words::tells_whom_to_ask(folded);
    let plainly = words::asks_to_contact(folded);
    // A line with both a telephone number and an address tells whom to ask, whatever its words; a sentence that ends is
    // text.
    let both = facts.email && facts.phone && facts.words <= 45 && !(facts.stop && facts.is_prose());
    if !label && !(asks && (facts.has_channel() || plainly)) && !both || facts.mark_only {
        return None;
    }
    // A sentence names its own channel; what stands below it belongs to something else.
    let complete = facts.stop && facts.words >= 9;
    let reached = facts.has_channel() || !complete && reaches_below(view, at + 1, end);
    if reached && (facts.words <= 80 || asks) {
        return Some(cluster_end(view, at + 1, end));
    }
    // A person without a way to reach them is a contact too, an incomplete one.
    let announced = label && (asks || words::names_contact(folded)) || plainly;
    if announced && facts.words <= 25 && names_somebody(view.text(at)) && !facts.url {
        return Some(at + 1);
    }
    None
}

/// A person with telephone numbers or addresses in the lines below, above a headline, where no label announces them.
pub fn unlabelled_contact(view: &View<'_>, at: usize, end: usize) -> Option<usize> {
    let line = |block: usize| view.get(block).filter(|facts| block < end && facts.words <= 8 && !facts.stop);
    let named = line(at).is_some_and(|facts| !facts.has_channel() && !facts.mark_only && facts.words <= 5)
        && contacts::names_person(view.text(at));
    let reached = (at + 1..at + 3).any(|block| line(block).is_some_and(Facts::has_channel));
    (named && reached).then(|| cluster_end(view, at + 1, end))
}

/// A label that stands alone: "Contact:".
pub fn is_bare_contact_label(view: &View<'_>, at: usize) -> bool {
    let facts = &view.facts[at];
    facts.words <= 5 && (facts.colon || facts.is_heading()) && words::is_contact_label(&facts.folded)
}

/// Whether a channel stands in one of the lines below, or in the table that begins there.
fn reaches_below(view: &View<'_>, from: usize, end: usize) -> bool {
    if let Some(table) = table_end(view, from, end) {
        return (from..table).any(|cell| view.facts[cell].has_channel());
    }
    let near = (from..end.min(from + CONTACT_LINES)).take_while(|&next| may_continue(view, next));
    near.into_iter().any(|next| view.facts[next].has_channel())
}

/// The end of a label alone, with the lines below it that name persons: a contact without any channel.
pub fn named_contact(view: &View<'_>, at: usize, end: usize) -> Option<usize> {
    let announces = words::is_contact_heading(&view.facts[at].folded);
    if !announces && !is_bare_contact_label(view, at) {
        return None;
    }
    let names = |next: &usize| {
        let facts = &view.facts[*next];
        may_continue(view, *next)
            && facts.words <= 10
            && !facts.stop
            && contacts::names_person(view.text(*next))
    };
    let named = (at + 1..end.min(at + 1 + CONTACT_LINES)).take_while(names).count();
    (named > 0).then_some(at + 1 + named)
}

/// The end of a table that begins at a block.
fn table_end(view: &View<'_>, from: usize, end: usize) -> Option<usize> {
    let cells =
        (from..end).take_while(|&at| matches!(view.facts[at].kind, BlockKind::TableCell { .. })).count();
    (cells > 0).then_some(from + cells)
}

pub fn cluster_end(view: &View<'_>, from: usize, end: usize) -> usize {
    let mut last = from;
    let mut at = from;
    while at < end {
        if let Some(table) = table_end(view, at, end) {
            if !(at..table).any(|cell| view.facts[cell].has_channel()) {
                break;
            }
            (last, at) = (table, table);
            continue;
        }
        if !may_continue(view, at) {
            break;
        }
        let facts = &view.facts[at];
        let channel =
            facts.has_channel() || facts.words <= 8 && words::begins_with_channel_label(&facts.folded);
        at += 1;
        if channel || at - 1 == last && is_another_contact(view, last) {
            last = at;
        } else if at - last > LINES_WITHOUT_CHANNEL {
            break;
        }
    }
    last
}

/// Whether a line behind a contact is one more, without a channel: another item of the list, or a name with a role.
fn is_another_contact(view: &View<'_>, at: usize) -> bool {
    let facts = &view.facts[at];
    let above = at.checked_sub(1).and_then(|above| view.get(above));
    let item = facts.item && above.is_some_and(|above| above.item);
    above.is_some_and(Facts::has_channel)
        && facts.words <= 12
        && (item || contacts::names_person_in_role(view.text(at)))
}

/// Whether a line may stand inside a contact part.
fn may_continue(view: &View<'_>, at: usize) -> bool {
    let facts = &view.facts[at];
    let folded = facts.folded.as_str();
    let line = facts.words <= 14 && !(facts.stop && facts.words >= 9)
        || facts.has_channel() && facts.words <= 45 && !facts.opens_quote;
    line && !words::is_end_mark(folded)
        && !words::is_notes_heading(folded)
        && !words::begins_footer(folded)
        && !words::is_release_line(folded)
        && !is_boilerplate_heading(view, at, DESCRIPTION)
        && view.marks[at].is_none()
}

/// Two capitalised words in a row.
fn names_somebody(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let capital =
        |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_uppercase);
    words
        .windows(2)
        .skip(1)
        .any(|pair| capital(pair[0]) && capital(pair[1]) && !pair[0].ends_with(['.', ':', ',']))
}
