//! Leftovers of a web page: menus above the release, share buttons and related news below it.

use super::{View, words};
use crate::document::BlockKind;
use crate::release::{Part, PartKind};

/// Short lines without a stop that make a menu when they come in a row.
const RUN: usize = 3;

/// Lines a letterhead has at most.
const LETTERHEAD: usize = 6;

/// For each block of a range, whether it is part of a menu: in a run of short lines, repeated, or a phrase only pages have.
pub fn menu_members(view: &View<'_>, blocks: std::ops::Range<usize>) -> Vec<bool> {
    let mut members = vec![false; blocks.len()];
    let content = introduced(view, &blocks);
    let stays = |block: usize| runs_on(view, block) && !content[block - blocks.start];
    let mut at = blocks.start;
    while at < blocks.end {
        let end = (at..blocks.end).find(|&block| !stays(block)).unwrap_or(blocks.end);
        if end - at >= RUN {
            members[at - blocks.start..end - blocks.start].fill(true);
        }
        at = end.max(at + 1);
    }
    for block in blocks.clone() {
        let facts = &view.facts[block];
        let doubled = is_said_twice(view, &blocks, block) && !content[block - blocks.start];
        let own_page = view.is_page_line(block);
        if own_page || facts.words <= 14 && words::is_chrome(&facts.folded) || doubled && facts.words <= 6 {
            members[block - blocks.start] = true;
        }
    }
    members
}

/// Whether the line above or below says the same, as the labels of a copied menu do.
pub fn is_said_twice(view: &View<'_>, blocks: &std::ops::Range<usize>, block: usize) -> bool {
    block > blocks.start && is_doubled(view, block - 1, block)
        || block + 1 < blocks.end && is_doubled(view, block, block + 1)
}

/// For each block of a range, whether it is an item of a list or a table that the text introduces: below a heading, a colon
/// or a sentence.
fn introduced(view: &View<'_>, blocks: &std::ops::Range<usize>) -> Vec<bool> {
    let listed = |block: usize| {
        let facts = &view.facts[block];
        facts.item || matches!(facts.kind, BlockKind::TableCell { .. })
    };
    let opens = |block: usize| {
        let facts = &view.facts[block];
        let text = facts.colon || facts.is_prose() && !facts.has_channel();
        facts.is_heading() && !words::begins_footer(&facts.folded) || text
    };
    let mut open = (0..blocks.start).rev().find(|&block| !listed(block)).is_some_and(opens);
    blocks
        .clone()
        .map(|block| {
            if listed(block) {
                return open;
            }
            open = opens(block);
            false
        })
        .collect()
}

fn runs_on(view: &View<'_>, block: usize) -> bool {
    let facts = &view.facts[block];
    facts.is_menu_like()
        && !matches!(facts.kind, BlockKind::Image)
        && !words::is_release_line(&facts.folded)
        && !words::is_embargo(&facts.folded)
        && !words::is_contact_label(&facts.folded)
}

/// Whether the second block says the same as the first, or begins with it: "Our Work", "Our WorkAs the leading …".
fn is_doubled(view: &View<'_>, first: usize, second: usize) -> bool {
    let (one, other) = (&view.facts[first], &view.facts[second]);
    if one.mark_only || one.words == 0 || one.is_heading() || other.is_heading() {
        return false;
    }
    other.folded == one.folded
        || one.words <= 5 && one.folded.len() >= 4 && other.folded.starts_with(&one.folded)
}

/// Whether what stands above a headline is a page rather than a letterhead: there are enough menu lines, and they are
/// most of it; or there is running text, as no letterhead has.
pub fn is_menu_zone(view: &View<'_>, blocks: std::ops::Range<usize>) -> bool {
    let members = menu_members(view, blocks.clone());
    let menu = members.iter().filter(|member| **member).count();
    let twice =
        |of: fn(&View<'_>, usize) -> bool| blocks.clone().filter(|&block| of(view, block)).nth(1).is_some();
    let lines = menu >= RUN && menu * 2 >= blocks.len() && !is_letterhead(view, blocks.clone());
    lines || twice(is_joined_menu) || twice(|view, block| view.facts[block].is_prose())
}

/// A few lines of which one names an office or says how to reach it, and none is a page's: who speaks, and where they sit.
fn is_letterhead(view: &View<'_>, blocks: std::ops::Range<usize>) -> bool {
    let page = |block: usize| {
        let facts = &view.facts[block];
        facts.mark_only || words::is_chrome(&facts.folded) || view.is_page_line(block)
    };
    let doubled = || (blocks.start + 1..blocks.end).any(|block| is_doubled(view, block - 1, block));
    let office = |block: usize| {
        let facts = &view.facts[block];
        facts.words >= 3 && words::names_an_office(&facts.folded) || words::is_letterhead_motto(&facts.folded)
    };
    let reached = |block: usize| view.facts[block].has_channel();
    let known = blocks.clone().any(office) || blocks.clone().any(reached);
    blocks.len() <= LETTERHEAD && known && !blocks.clone().any(page) && !doubled()
}

/// Whether a paragraph was made of menu lines, which Markdown joins: it begins with words that stand twice, as in "Our Work
/// Our WorkAs the leading …".
fn is_joined_menu(view: &View<'_>, block: usize) -> bool {
    let facts = &view.facts[block];
    let ends = facts.folded.match_indices(' ').map(|(at, _)| at).take(5);
    facts.words >= 4 && ends.into_iter().any(|at| facts.folded[at + 1..].starts_with(&facts.folded[..at]))
}

/// The first block of what a page puts below a release, looking at blocks that follow the last part of the tail.
pub fn footer_start(view: &View<'_>, blocks: std::ops::Range<usize>) -> Option<usize> {
    let members = menu_members(view, blocks.clone());
    // How many menu lines stand at or behind each block.
    let mut menu_from = vec![0; members.len() + 1];
    for at in (0..members.len()).rev() {
        menu_from[at] = menu_from[at + 1] + usize::from(members[at]);
    }
    blocks.clone().find(|&block| {
        let facts = &view.facts[block];
        if facts.words <= 14 && words::begins_footer(&facts.folded) {
            return true;
        }
        // A run of menu lines counts when little else follows it.
        let at = block - blocks.start;
        let rest = members.len() - at;
        members[at] && menu_from[at] >= RUN && menu_from[at] * 3 >= rest * 2
    })
}

/// Neighbouring pieces of a page are one piece.
pub fn merge_chrome(parts: Vec<Part>) -> Vec<Part> {
    let mut merged: Vec<Part> = Vec::new();
    for part in parts {
        match merged.last_mut() {
            Some(last)
                if last.kind == PartKind::Chrome
                    && part.kind == PartKind::Chrome
                    && last.blocks.end == part.blocks.start =>
            {
                last.range = last.range.cover(part.range);
                last.blocks.end = part.blocks.end;
            }
            _ => merged.push(part),
        }
    }
    merged
}
