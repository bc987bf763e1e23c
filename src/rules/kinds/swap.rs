//! Replacements: which word the house writes instead, in the form and with the capitals of the word it replaces.

use super::KindError;
use super::bank::{Bank, Manner, Role, Slot};
use super::keys::{Keys, Spot, choice, text, texts, wanted};
use super::message::OR;
use crate::calendar::Lang;
use crate::diagnostic::{Applicability, Fix};
use crate::rules::matching::{Form, Inflect, Pattern, PatternKind, in_form, judge};
use crate::rules::params::ByLang;
use crate::text::TextRange;
use toml::{Table, Value};

/// All replacements of a rule.
#[derive(Debug)]
pub struct Swaps {
    entries: ByLang<Vec<Swap>>,
    inflect: Inflect,
    preserve_case: bool,
}

/// One entry: a term and what is written instead.
#[derive(Clone, Debug)]
struct Swap {
    term: String,
    to: Vec<String>,
    fix: Option<Applicability>,
    why: Option<String>,
    source: Option<String>,
}

const FIXES: &[(&str, Applicability)] =
    &[("safe", Applicability::Safe), ("unsafe", Applicability::Unsafe), ("show", Applicability::Show)];

const ENTRY_KEYS: [&str; 4] = ["to", "fix", "why", "source"];

/// Reads the table of replacements; its terms become patterns.
pub fn read(keys: &mut Keys<'_>, manner: Manner, preserve_case: bool, bank: &mut Bank) -> Option<Swaps> {
    let entries = keys.by_lang("swap", |value, spot, errors| {
        let Some(table) = value.as_table() else { return wanted(value, "a table of terms", spot, errors) };
        let entries = table.iter().filter_map(|(term, value)| entry(term, value, &spot.inside(term), errors));
        Some(entries.collect::<Vec<Swap>>())
    })?;
    let pattern = |swap: &Swap| Pattern {
        kind: PatternKind::Literal(swap.term.clone()),
        case: manner.case,
        inflect: manner.inflect,
        word: manner.word,
        group: 0,
    };
    let (mut any, mut each) = (None, Vec::new());
    for (lang, list) in entries.iter() {
        let patterns: Vec<Pattern> = list.iter().map(pattern).collect();
        match lang {
            Some(lang) => each.push((lang, patterns)),
            None => any = Some(patterns),
        }
    }
    bank.add(Role::Find, &ByLang::new(any, each));
    Some(Swaps { entries, inflect: manner.inflect, preserve_case })
}

fn entry(term: &str, value: &Value, spot: &Spot, errors: &mut Vec<KindError>) -> Option<Swap> {
    if let Err(fault) = judge(&Pattern::literal(term)) {
        errors.push(spot.error(fault.message));
        return None;
    }
    let plain = |to| Swap { term: term.to_owned(), to, fix: None, why: None, source: None };
    let swap = match value {
        // An entry that a higher layer dropped.
        Value::Boolean(false) => return None,
        Value::String(to) => plain(vec![to.clone()]),
        Value::Array(_) => plain(texts(value, spot, errors)?),
        Value::Table(table) => from_table(plain(Vec::new()), table, spot, errors)?,
        other => return wanted(other, "a replacement, a list of them or `{ to = … }`,", spot, errors),
    };
    if swap.to.is_empty() {
        errors.push(spot.error("this list of replacements is empty; `find` reports a word without one"));
        return None;
    }
    Some(swap)
}

fn from_table(swap: Swap, table: &Table, spot: &Spot, errors: &mut Vec<KindError>) -> Option<Swap> {
    for key in table.keys().filter(|key| !ENTRY_KEYS.contains(&key.as_str())) {
        let suggestion = crate::rules::suggest::nearest(key, ENTRY_KEYS);
        let message = format!("a replacement has no key `{key}`: it has to, fix, why and source");
        errors.push(KindError { suggestion, ..spot.inside(key).error(message) });
    }
    let mut of = |key: &str| table.get(key).and_then(|value| text(value, &spot.inside(key), errors));
    let (why, source) = (of("why"), of("source"));
    let Some(to) = table.get("to") else {
        errors.push(spot.error("a replacement in a table needs `to`"));
        return None;
    };
    // Nothing at all is a replacement too: the word is deleted.
    let to = match to {
        Value::String(to) => vec![to.clone()],
        list => texts(list, &spot.inside("to"), errors)?,
    };
    let fix = table.get("fix").and_then(|fix| choice(fix, FIXES, &spot.inside("fix"), errors));
    Some(Swap { to, fix, why, source, ..swap })
}

impl Swaps {
    /// The most that any entry offers.
    pub fn strongest(&self, default: Applicability) -> Applicability {
        let all = self.entries.iter().flat_map(|(_, list)| list);
        let single = all.filter(|swap| swap.to.len() == 1);
        single.map(|swap| swap.fix.unwrap_or(default)).max().unwrap_or(default)
    }

    /// What to write instead of a match; `None` if it is what the house writes already.
    pub fn advise(&self, slot: Slot, form: Form, words: &str, default: Applicability) -> Option<Advice<'_>> {
        let swap = self.entry(slot.lang, slot.item)?;
        let mut certain = true;
        let mut texts = Vec::new();
        for to in &swap.to {
            let inflected = in_form(to, self.inflect, form);
            certain &= inflected.is_some();
            let text = inflected.unwrap_or_else(|| to.clone());
            let text = if self.preserve_case { with_capitals_of(words, &swap.term, &text) } else { text };
            if text == words {
                return None;
            }
            texts.push(text);
        }
        let class =
            if texts.len() == 1 && certain { swap.fix.unwrap_or(default) } else { Applicability::Show };
        Some(Advice { swap, texts, class })
    }

    fn entry(&self, lang: Option<Lang>, item: usize) -> Option<&Swap> {
        let (_, list) = self.entries.iter().find(|(own, _)| *own == lang)?;
        list.get(item)
    }
}

/// What to write instead of one match.
#[derive(Debug)]
pub struct Advice<'s> {
    swap: &'s Swap,
    texts: Vec<String>,
    class: Applicability,
}

impl Advice<'_> {
    /// All replacements, for a message.
    pub fn joined(&self) -> String {
        self.texts.join(&OR.to_string())
    }

    /// Why the house writes so, and who says it.
    pub fn reason(&self) -> Option<String> {
        match (&self.swap.why, &self.swap.source) {
            (Some(why), Some(source)) => Some(format!("{why} ({source})")),
            (Some(why), None) => Some(why.clone()),
            (None, Some(source)) => Some(format!("See {source}.")),
            (None, None) => None,
        }
    }

    /// One fix for each replacement.
    pub fn fixes(&self, range: TextRange) -> Vec<Fix> {
        let fix = |text: &String| {
            let title = if text.is_empty() { "delete it".to_owned() } else { format!("write “{text}”") };
            Fix::replace(self.class, title, range, text)
        };
        self.texts.iter().map(fix).collect()
    }
}

/// A replacement with the capitals of the words it replaces, where the entry left them free.
fn with_capitals_of(words: &str, term: &str, to: &str) -> String {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).collect::<Vec<char>>();
    let (written, entry) = (letters(words), letters(term));
    let shouts = |letters: &[char]| letters.len() > 1 && letters.iter().all(|c| !c.is_lowercase());
    if shouts(&written) && !shouts(&entry) {
        return to.to_uppercase();
    }
    let raised = |at: usize| {
        written.get(at).is_some_and(|c| c.is_uppercase()) && entry.get(at).is_some_and(|c| c.is_lowercase())
    };
    if titled(words) && !titled(term) && raised(0) {
        return in_title_case(to);
    }
    if raised(0) { capitalised(to) } else { to.to_owned() }
}

/// Whether a phrase of several words has a capital on each long one.
fn titled(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let capital = |word: &str| word.chars().count() < 4 || word.starts_with(char::is_uppercase);
    words.clone().nth(1).is_some() && words.all(capital)
}

fn in_title_case(text: &str) -> String {
    let raise = |(at, word): (usize, &str)| {
        if at == 0 || word.chars().count() >= 4 { capitalised(word) } else { word.to_owned() }
    };
    text.split(' ').enumerate().map(raise).collect::<Vec<_>>().join(" ")
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::with_capitals_of;

    #[test]
    fn a_replacement_takes_the_capitals_of_what_it_replaces() {
        assert_eq!(with_capitals_of("Lorry", "lorry", "truck"), "Truck");
        assert_eq!(with_capitals_of("lorry", "lorry", "truck"), "truck");
        assert_eq!(with_capitals_of("LORRY", "lorry", "truck"), "TRUCK");
        assert_eq!(
            with_capitals_of("Illegal Migrants", "illegal migrants", "irregular migrants"),
            "Irregular Migrants"
        );
        assert_eq!(
            with_capitals_of("Illegal migrants", "illegal migrants", "irregular migrants"),
            "Irregular migrants"
        );
        assert_eq!(with_capitals_of("Polish", "Polish", "of Poland"), "of Poland");
        assert_eq!(with_capitals_of("IOM", "IOM", "the agency"), "the agency");
        assert_eq!(with_capitals_of("internet", "internet", "Internet"), "Internet");
    }
}
