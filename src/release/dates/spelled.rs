//! Dates with the month in letters: 12 March 2024, March 12, 2024, and days that share a month.

use super::find::Group;
use super::reader::{Day, Link, Month, Reader};
use crate::calendar::Weekday;
use crate::release::records::{DateForm, DateMention};
use crate::text::TextRange;

/// Days that one month serves: "4, 5 and 6 March".
const MOST_DAYS: usize = 12;

/// One day of those that share a month.
struct Item {
    from: usize,
    day: Day,
    weekday: Option<(Weekday, TextRange)>,
    /// What stands before it.
    link: Option<Link>,
}

impl Reader<'_> {
    /// 12 March 2024, 4–8 November, 12 de marzo de 2024, 1er mars, 4, 5 and 6 March, Saturday 16 and Sunday 17 May.
    pub(super) fn day_first(&self, at: usize) -> Option<Group> {
        if self.glued_before(at) {
            return None;
        }
        let (mut items, month) = self.days_before_month(at)?;
        let (year, next) = self.year_after(month.next);
        if month.needs_year && year.is_none() {
            return None;
        }
        keep_what_is_a_list(&mut items);
        let last = items.len() - 1;
        let mut mentions: Vec<DateMention> = Vec::with_capacity(items.len());
        for (number, item) in items.iter().enumerate() {
            let to = if number == last { next } else { item.day.next };
            let mut mention = self.mention(item.from, to, DateForm::DayMonth);
            (mention.day, mention.month, mention.year) = (Some(item.day.value), Some(month.value), year);
            give_weekday(&mut mention, item.weekday);
            mentions.push(mention);
        }
        self.tie_ends(at, &items, &mut mentions);
        Some(Group { mentions, from: items[0].from, next })
    }

    /// The days up to the month that serves them all.
    fn days_before_month(&self, at: usize) -> Option<(Vec<Item>, Month)> {
        let mut items = vec![Item { from: at, day: self.day(at)?, weekday: None, link: None }];
        while items.len() <= MOST_DAYS {
            let end = items.last()?.day.next;
            if let Some(month) = self.month_after_day(end) {
                return Some((items, month));
            }
            let (link, after) = self.link(end)?;
            let (weekday, from) = self.linked_day(after);
            items.push(Item { from, day: self.day(from)?, weekday, link: Some(link) });
        }
        None
    }

    /// Two days with a dash between them, or "and" behind "between", are the ends of a range.
    fn tie_ends(&self, at: usize, items: &[Item], mentions: &mut [DateMention]) {
        let [_, Item { link: Some(link), .. }] = items else { return };
        if *link == Link::Range || *link == Link::And && self.after_between(at) {
            mentions[0].range_end = Some(1);
        }
    }

    /// A weekday and an article that may stand before the next day, "Saturday 16 and Sunday, the 17th of", and the index
    /// of that day.
    pub(super) fn linked_day(&self, at: usize) -> (Option<(Weekday, TextRange)>, usize) {
        let at = self.over_article(at);
        let Some(weekday) = self.weekday(at).filter(|_| self.joined(at)) else { return (None, at) };
        let stop = usize::from(self.is(at + 1, ".") && self.glued(at + 1));
        let comma = usize::from(self.is(at + 1 + stop, ","));
        (Some(weekday), self.over_article(at + 1 + stop + comma))
    }

    /// March 12, 2024; Nov. 3; March 4–8; March 4, 5 and 6; March 2024.
    pub(super) fn month_first(&self, at: usize) -> Option<Group> {
        let month = self.month(at)?;
        if let Some(alone) = self.month_and_year(at, month) {
            return Some(alone);
        }
        let items = self.days_after_month(at, month)?;
        let last = items.len() - 1;
        let (year, next) = self.year_after(items[last].day.next);
        // "In March 12 people died": days stand behind "on", months behind "in".
        let counts = self.before(at).is_some_and(|before| self.is_any(before, &["in"]));
        if year.is_none() && (month.needs_year || counts) {
            return None;
        }
        let mut mentions: Vec<DateMention> = Vec::with_capacity(items.len());
        for (number, item) in items.iter().enumerate() {
            let to = if number == last { next } else { item.day.next };
            let mut mention = self.mention(item.from, to, DateForm::MonthDay);
            (mention.day, mention.month, mention.year) = (Some(item.day.value), Some(month.value), year);
            give_weekday(&mut mention, item.weekday);
            mentions.push(mention);
        }
        self.tie_ends(at, &items, &mut mentions);
        Some(Group { mentions, from: at, next })
    }

    /// The days behind a month that share it.
    fn days_after_month(&self, at: usize, month: Month) -> Option<Vec<Item>> {
        let day = self.day(month.next).filter(|_| self.joined(month.next))?;
        let mut items = vec![Item { from: at, day, weekday: None, link: None }];
        while items.len() <= MOST_DAYS {
            let end = items[items.len() - 1].day.next;
            let Some((link, after)) = self.link(end) else { break };
            let (weekday, from) = self.linked_day(after);
            let Some(day) = self.day(from).filter(|day| self.ends_a_day(day.next, from, link)) else { break };
            items.push(Item { from, day, weekday, link: Some(link) });
        }
        keep_what_is_a_list_behind(&mut items);
        // "May 5.5", "June 30-strong", "May 31%": what follows a single day may not make it a measure.
        (items.len() > 1 || !self.glued_after(day.next) || self.dash_before_date(day.next)).then_some(items)
    }

    /// Whether the second day in "March 4–8", "March 4 and 5" is one: no day of another month, no time, no count.
    fn ends_a_day(&self, next: usize, from: usize, link: Link) -> bool {
        let glued_dash = link == Link::Range && self.glued(from);
        let measure = self.glued_after(next)
            || self.is(next, ":")
            || self.is_any(next, &["am", "pm", "a", "p", "million", "billion", "per", "percent"]);
        !measure && self.month_after_day(next).is_none() && (glued_dash || !self.names_a_thing(next))
    }

    /// "May 31-June 2": the dash leads to another date.
    fn dash_before_date(&self, at: usize) -> bool {
        self.link(at).is_some_and(|(link, after)| link == Link::Range && self.month(after).is_some())
    }

    /// marzo de 2024, mars 2024, May of 2022.
    fn month_and_year(&self, at: usize, month: Month) -> Option<Group> {
        let of = usize::from(self.is_any(month.next, &["de", "del", "of"]));
        let year = self.year(month.next + of)?;
        let next = month.next + of + 1;
        let mut mention = self.mention(at, next, DateForm::MonthYear);
        (mention.month, mention.year) = (Some(month.value), Some(year));
        Some(Group { mentions: vec![mention], from: at, next })
    }
}

/// Of numbers that do not rise, or that only commas part, the last alone stands with the month behind it. Two ends of a
/// range may run backwards: that is for a rule to say.
fn keep_what_is_a_list(items: &mut Vec<Item>) {
    if !is_list(items) {
        items.drain(..items.len() - 1);
    }
}

/// The same with the month in front: then the first alone stands with it.
fn keep_what_is_a_list_behind(items: &mut Vec<Item>) {
    while items.len() > 1 && !is_list(items) {
        items.pop();
    }
}

fn is_list(items: &[Item]) -> bool {
    let rising = items.windows(2).all(|pair| pair[0].day.value < pair[1].day.value);
    let two_ends = items.len() == 2 && matches!(items[1].link, Some(Link::Range | Link::And));
    let ends_well = items.last().is_some_and(|last| last.link != Some(Link::Comma));
    let all_named = items[1..].iter().all(|item| item.weekday.is_some());
    two_ends || rising && (ends_well || all_named)
}

pub(super) fn give_weekday(mention: &mut DateMention, weekday: Option<(Weekday, TextRange)>) {
    if let Some((weekday, range)) = weekday {
        mention.weekday = Some((weekday, range));
        mention.range = range.cover(mention.range);
    }
}
