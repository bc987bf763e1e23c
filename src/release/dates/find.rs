//! Finds every date among tokens, spelled or in numbers, with the weekdays beside them and the ranges they make.

use super::numeric::settle_order;
use super::reader::{Link, Reader};
use crate::release::records::DateMention;
use crate::text::{Token, TokenKind};

/// Finds the dates among tokens of `text`, in order of place. A range ("4–8 November") gives two mentions, a list one for
/// each day.
pub fn find_dates(text: &str, tokens: &[Token]) -> Vec<DateMention> {
    let reader = Reader::new(text, tokens);
    let mut found: Vec<DateMention> = Vec::new();
    let mut chain = Chain::default();
    let mut at = 0;
    while at < tokens.len() {
        let Some(group) = reader.group(at) else {
            at += 1;
            continue;
        };
        at = group.next.max(at + 1);
        let base = found.len();
        let next = Chain::new(&reader, &group, base);
        found.extend(group.mentions.into_iter().map(|mut mention| {
            mention.range_end = mention.range_end.map(|end| base + end);
            mention
        }));
        chain.tie(&mut found, base, next.from);
        chain = next;
    }
    found
}

/// A date, or days that share a month. `range_end` counts within it.
pub(super) struct Group {
    pub(super) mentions: Vec<DateMention>,
    /// Index of the first token, without weekdays and articles before it.
    pub(super) from: usize,
    /// Index after the last token.
    pub(super) next: usize,
}

/// A group of dates that another may go on from: "28 May to 3 April 2024", "(9/11 and 14/11)".
#[derive(Default)]
struct Chain {
    /// Index of its first mention.
    first: usize,
    /// Its first token.
    from: usize,
    /// What links it to the next group, and where that would begin.
    link: Option<(Link, usize)>,
    between: bool,
}

impl Chain {
    fn new(reader: &Reader<'_>, group: &Group, first: usize) -> Self {
        let link = reader.link(group.next).filter(|(link, _)| *link != Link::Comma);
        let link = link.map(|(link, after)| (link, reader.linked_day(after).1));
        Self { first, from: group.from, link, between: reader.after_between(group.from) }
    }

    /// Ties the group that begins with mention `base` and token `from` to this one, if it goes on from it.
    fn tie(&self, found: &mut [DateMention], base: usize, from: usize) {
        let Some((link, _)) = self.link.filter(|(_, next)| *next == from) else { return };
        let (before, after) = found.split_at_mut(base);
        let Some(last) = after.last() else { return };
        let own = &mut before[self.first..];
        for mention in own.iter_mut() {
            mention.year = mention.year.or_else(|| year_before(mention, last));
        }
        let is_range = link == Link::Range || link == Link::And && self.between;
        if let [only] = own {
            only.range_end = is_range.then_some(base);
        }
        settle_order(&mut found[self.first..]);
    }
}

/// The year of a range's beginning, where only its end has one: the same, or the year before over New Year.
fn year_before(first: &DateMention, second: &DateMention) -> Option<i16> {
    let year = second.year?;
    let over_new_year = first.month.zip(second.month).is_some_and(|(from, to)| from >= 10 && to <= 3);
    Some(if over_new_year { year - 1 } else { year })
}

impl Reader<'_> {
    /// The date, or the days that share a month, that begin at token `at`.
    fn group(&self, at: usize) -> Option<Group> {
        let found = match self.kind(at)? {
            TokenKind::Number => self.iso(at).or_else(|| self.numeric(at)).or_else(|| self.day_first(at)),
            TokenKind::Word => self.month_first(at),
            TokenKind::Mark => None,
        }?;
        Some(self.with_weekdays(found))
    }
}

#[cfg(test)]
mod tests;
