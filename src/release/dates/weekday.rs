//! The weekdays beside a date: which word is one, and which date it belongs to.

use super::find::Group;
use super::reader::{Link, Reader};
use super::spelled::give_weekday;
use crate::calendar::{Lang, Weekday, days_between, weekday_name, weekday_of};
use crate::release::records::{DateForm, DateMention};
use crate::text::{Case, TextRange, TokenKind};

/// A weekday with its place.
type Named = (Weekday, TextRange);

/// Words before a weekday that make a name of it: feasts, sales, catastrophes, a football club.
const MAKES_A_NAME: &[&str] = &[
    "ash",
    "black",
    "bloody",
    "blue",
    "bright",
    "casual",
    "clean",
    "cyber",
    "easter",
    "fat",
    "giving",
    "golden",
    "good",
    "gray",
    "green",
    "grey",
    "holy",
    "low",
    "mad",
    "maundy",
    "orange",
    "palm",
    "pink",
    "purple",
    "red",
    "ruby",
    "santo",
    "san",
    "sheffield",
    "shrove",
    "spy",
    "super",
    "taco",
    "trinity",
    "whit",
    "white",
];

/// Words between a weekday and its date: "Friday evening, 15 March", "mardi prochain, 12 mars".
const PART_OF_DAY: &[&str] = &[
    "morning",
    "afternoon",
    "evening",
    "night",
    "next",
    "last",
    "matin",
    "midi",
    "soir",
    "prochain",
    "dernier",
    "próximo",
    "pasado",
];

impl Reader<'_> {
    /// Ties weekdays before and behind to the dates they belong to.
    pub(super) fn with_weekdays(&self, mut group: Group) -> Group {
        if group.mentions.iter().any(|mention| mention.form == DateForm::MonthYear) {
            return group;
        }
        self.tie_weekdays_before(&mut group);
        if let Some(last) = group.mentions.last_mut().filter(|last| last.weekday.is_none())
            && let Some((weekday, after)) = self.weekday_after(group.next)
        {
            give_weekday(last, Some(weekday));
            group.next = after;
        }
        group
    }

    /// "Monday, 12 March" names one day, "Saturday and Sunday, 16 and 17 May" each, "Monday to Friday, 4–8 May" the ends.
    fn tie_weekdays_before(&self, group: &mut Group) {
        let named = self.weekdays_before(group.from);
        let Some(&(nearest, _)) = named.last() else { return };
        let count = group.mentions.len();
        if named.len() == 1 {
            give_weekday(&mut group.mentions[0], Some(nearest));
        } else if named.len() == count && named[1..].iter().all(|(_, link)| *link != Some(Link::Range)) {
            for (mention, (weekday, _)) in group.mentions.iter_mut().zip(&named) {
                mention.weekday = Some(*weekday);
            }
        } else if count == 1 && named.iter().all(|(_, link)| *link != Some(Link::Range)) {
            give_weekday(&mut group.mentions[0], Some(nearest));
        } else if named.len() == 2 && count == 2 && is_within_a_week(&group.mentions) {
            group.mentions[0].weekday = Some(named[0].0);
            group.mentions[1].weekday = Some(named[1].0);
        }
        let (first, _) = named[0];
        if let Some(mention) = group.mentions.first_mut().filter(|mention| mention.weekday.is_some()) {
            mention.range = first.1.cover(mention.range);
        }
    }

    /// The weekdays that stand before a date, in order, each with what links it to the one before it.
    fn weekdays_before(&self, from: usize) -> Vec<(Named, Option<Link>)> {
        let mut found = Vec::new();
        let Some(mut at) = self.weekday_word_before(from) else { return found };
        while let Some(weekday) = self.weekday(at) {
            found.push((weekday, None));
            let Some((before, link)) = self.linked_before(at) else { break };
            if let Some(last) = found.last_mut() {
                last.1 = Some(link);
            }
            at = before;
        }
        found.reverse();
        let every = self.before(at).map(|before| self.word(before).to_lowercase());
        // "every Tuesday, 5 November to 10 December" says when it recurs, not what the first day is called.
        if every
            .is_some_and(|word| matches!(word.as_str(), "every" | "each" | "cada" | "chaque" | "los" | "les"))
        {
            found.clear();
        }
        found
    }

    /// The weekday word right before a date, over an article, a comma and a bracket: "Mon., March 12", "Tuesday (14/09".
    fn weekday_word_before(&self, from: usize) -> Option<usize> {
        let mut at = from;
        let mut seen = Vec::new();
        for _ in 0..4 {
            at = self.before(at)?;
            let word = self.word(at);
            let passes = match word {
                "," | "(" | "." => true,
                "the" | "le" | "el" => true,
                _ => PART_OF_DAY.contains(&word),
            };
            if !passes || seen.contains(&word) {
                break;
            }
            seen.push(word);
        }
        // A stop that ends a sentence parts "Monday. 12 March"; one that cuts a word short does not.
        let (weekday, lang) = weekday_of(self.word(at)).filter(|_| self.weekday(at).is_some())?;
        let cut_short =
            self.glued(at + 1) && self.word(at).to_lowercase() != weekday_name(weekday, lang).to_lowercase();
        (!seen.contains(&".") || cut_short).then_some(at)
    }

    /// The weekday before "and", "to", a dash or a comma that stands before the weekday at `at`.
    fn linked_before(&self, at: usize) -> Option<(usize, Link)> {
        for back in 1..=3 {
            let before = at.checked_sub(back)?;
            if self.weekday(before).is_some() {
                let stop = usize::from(self.is(before + 1, ".") && self.glued(before + 1));
                let (link, after) = self.link(before + 1 + stop)?;
                return (self.over_article(after) == at).then_some((before, link));
            }
        }
        None
    }

    /// "12 March (Monday)", "March 12, 2024, Tuesday".
    fn weekday_after(&self, to: usize) -> Option<(Named, usize)> {
        if !self.joined(to) || !self.joined(to + 1) {
            return None;
        }
        let weekday = self.weekday(to + 1)?;
        match self.word(to) {
            "(" if self.is(to + 2, ")") => Some((weekday, to + 3)),
            // "On March 12, Monday night games": what follows must close the apposition.
            "," if !self.joined(to + 2) || matches!(self.word(to + 2), "." | ";" | ")") => {
                Some((weekday, to + 2))
            }
            _ => None,
        }
    }

    /// The weekday that token `at` names.
    pub(super) fn weekday(&self, at: usize) -> Option<Named> {
        let token = self.token(at).filter(|token| token.kind == TokenKind::Word)?;
        let word = self.word(at);
        let (weekday, lang) = weekday_of(word)?;
        let capital = word.starts_with(char::is_uppercase);
        if lang == Lang::En && !capital || self.is_name(at, lang, capital) {
            return None;
        }
        // The SAT is an examination and the SUN a paper, unless the whole date stands in capitals.
        let next = self.token(at + 1 + usize::from(self.is(at + 1, ",")));
        let shouted = token.case == Case::Upper && word.len() <= 4;
        if shouted && next.is_some_and(|next| next.kind == TokenKind::Word && next.case != Case::Upper) {
            return None;
        }
        Some((weekday, token.range))
    }

    /// "Black Friday", "Santo Domingo", "The Sun".
    fn is_name(&self, at: usize, lang: Lang, capital: bool) -> bool {
        let Some(before) = self.before(at).filter(|&before| self.kind(before) == Some(TokenKind::Word))
        else {
            return false;
        };
        let word = self.word(before).to_lowercase();
        if MAKES_A_NAME.contains(&word.as_str()) {
            return true;
        }
        let proud = self.word(before).starts_with(char::is_uppercase);
        let article =
            matches!(word.as_str(), "el" | "le" | "del" | "du" | "este" | "ce" | "día" | "date" | "fecha");
        // French and Spanish weekdays are small: "Plácido Domingo" is a singer.
        let romance =
            lang != Lang::En && capital && !article && (proud || self.joined(before) && word == "de");
        let paper = self.word(at).eq_ignore_ascii_case("sun") && (proud || word == "the");
        romance || paper
    }
}

/// Whether a range is so short that each weekday comes once: beyond that "Monday to Friday" says when doors are open.
fn is_within_a_week(mentions: &[DateMention]) -> bool {
    let [first, second] = mentions else { return false };
    // Any leap year will do where none is written.
    let day = |mention: &DateMention| {
        crate::calendar::date(mention.year.unwrap_or(2024), mention.month?, mention.day?)
    };
    day(first).zip(day(second)).is_some_and(|(from, to)| (0..7).contains(&days_between(from, to)))
}
