//! What a few words among contacts name: a person, a role, a desk. Knows no document.
//!
//! There is no list of given names: two or more capitalised words are a person unless one of them is a word of offices,
//! or all are a place.

use super::lexicon::{is_desk_word, is_honorific, is_link, is_office_word, is_particle, is_role_word};
use crate::house::places;
use crate::text::{TextRange, fold};

/// A person's name has at most this many words.
const MOST_WORDS: usize = 6;

/// What some words name; ranges are within the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Naming {
    /// A person, perhaps with role and office: "Ana Silva at IOM Geneva".
    Person {
        /// The name without titles.
        name: TextRange,
        /// What follows or stands before it.
        role: Option<TextRange>,
        /// Behind "at" or "in".
        office: Option<TextRange>,
    },
    /// What somebody is.
    Role(TextRange),
    /// A desk that can be called: "the press office".
    Desk(TextRange),
    /// Something with a capital: an organization, a place, one name.
    Other(TextRange),
    /// Nothing that is named.
    Nothing,
}

/// Says what words name.
pub(super) fn naming(text: &str) -> Naming {
    let words = Words::new(text);
    if let Some(person) = words.person() {
        return person;
    }
    let from = words.list.iter().position(|word| !is_small_word(&word.folded));
    let Some(from) = from.filter(|&from| !is_time_word(&words.list[from].folded)) else {
        return Naming::Nothing;
    };
    let to =
        words.list.iter().rposition(|word| !is_small_word(&word.folded)).map_or(from, |last| last.max(from));
    let range = TextRange::new(words.list[from].range.start, words.list[to].range.end);
    let rest = &words.list[from..];
    let has = |test: &dyn Fn(&str) -> bool| rest.iter().any(|word| test(&word.folded));
    let capital = rest[0].capital;
    let first_is_office = is_desk_word(&rest[0].folded);
    if has(&|word| is_role_word(word)) && !first_is_office && rest.len() <= 12 {
        return Naming::Role(range);
    }
    if let Some(desk) = rest.iter().position(|word| is_desk_word(&word.folded)) {
        // In small letters only the words up to the desk name it: "the help desk toll free at".
        let end = if capital || desk == 0 { range.end } else { rest[desk].range.end };
        if capital || desk < 6 {
            return Naming::Desk(TextRange::new(range.start, end));
        }
    }
    if capital && has(&|word| is_office_word(word)) {
        return Naming::Desk(range);
    }
    if capital { Naming::Other(range) } else { Naming::Nothing }
}

/// Whether words begin with the name of a person.
pub(super) fn begins_with_person(text: &str) -> bool {
    matches!(naming(text), Naming::Person { .. })
}

/// Articles and prepositions before what is named.
fn is_small_word(folded: &str) -> bool {
    matches!(
        folded,
        "the"
            | "our"
            | "a"
            | "à"
            | "al"
            | "to"
            | "with"
            | "con"
            | "avec"
            | "at"
            | "in"
            | "en"
            | "de"
            | "la"
            | "le"
            | "el"
            | "les"
            | "los"
            | "las"
            | "l'"
            | "au"
            | "by"
            | "on"
            | "via"
            | "of"
            | "from"
            | "for"
            | "nuestra"
            | "nuestro"
            | "notre"
            | "du"
    )
}

/// Beginnings of hours: "Monday to Friday", "weekends".
fn is_time_word(folded: &str) -> bool {
    const DAYS: &[&str] = &[
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "weekdays",
        "weekends",
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "lunes",
        "martes",
        "miércoles",
        "jueves",
        "viernes",
        "daily",
        "24",
    ];
    DAYS.contains(&folded)
}

struct Word {
    range: TextRange,
    folded: String,
    capital: bool,
    /// All capitals, two or more.
    acronym: bool,
    /// Letters with apostrophes, hyphens and points only.
    clean: bool,
}

struct Words<'t> {
    text: &'t str,
    list: Vec<Word>,
    /// Whether all words are written in capitals.
    shouted: bool,
}

impl<'t> Words<'t> {
    fn new(text: &'t str) -> Self {
        let mut list = Vec::new();
        let mut at = 0;
        for word in text.split_whitespace() {
            at += text[at..].find(word).unwrap_or_default();
            list.push(Word::new(word, at));
            at += word.len();
        }
        let shouted = list.len() >= 2
            && list.iter().filter(|word| word.acronym).count() >= 2
            && !text.contains(char::is_lowercase);
        Self { text, list, shouted }
    }

    fn person(&self) -> Option<Naming> {
        let skip = self.list.iter().take_while(|word| is_small_word(&word.folded)).count();
        // A role may stand before the name: "Press Officer Ana Silva".
        let roles = self.roles_before(skip);
        let titles = self.list[skip + roles..].iter().take_while(|word| is_honorific(&word.folded)).count();
        let from = skip + roles + titles;
        let to = from + self.name_words(from)?;
        let name = self.range(from, to);
        if is_place(&self.text[name.as_range()]) {
            return None;
        }
        let before = (roles > 0).then(|| self.range(skip, skip + roles));
        let (role, office) = self.behind(to)?;
        Some(Naming::Person { name, role: before.or(role), office })
    }

    fn range(&self, from: usize, to: usize) -> TextRange {
        TextRange::new(self.list[from].range.start, self.list[to - 1].range.end)
    }

    /// How many words of a role stand before a name; none if no name would be left.
    fn roles_before(&self, from: usize) -> usize {
        let last = self.list.iter().rposition(|word| is_role_word(&word.folded) && word.capital);
        let Some(last) = last.filter(|last| *last >= from && *last + 2 < self.list.len()) else { return 0 };
        let names_follow =
            self.list[last + 1..].iter().all(|word| word.capital && word.clean && !word.acronym);
        if names_follow { last + 1 - from } else { 0 }
    }

    /// How many words from `from` on are a name; at least two must have capitals.
    fn name_words(&self, from: usize) -> Option<usize> {
        let (mut at, mut end, mut capitals) = (from, from, 0);
        while let Some(word) = self.list.get(at).filter(|_| at - from < MOST_WORDS) {
            if self.is_name(word) {
                capitals += 1;
                end = at + 1;
            } else if !(is_particle(&word.folded) && at > from && !word.capital) {
                break;
            }
            at += 1;
        }
        let other = (from..end)
            .find(|&at| is_office_word(&self.list[at].folded) || is_role_word(&self.list[at].folded));
        let Some(other) = other else { return (capitals >= 2).then_some(end - from) };
        // "Ana Silva Press Officer": only a role may follow a name without a comma.
        let role = self.list[other..].iter().any(|word| is_role_word(&word.folded));
        (role && other >= from + 2).then_some(other - from)
    }

    fn is_name(&self, word: &Word) -> bool {
        word.capital && word.clean && (!word.acronym || self.shouted)
    }

    /// Role and office behind a name, or nothing if what follows shows that it was none.
    fn behind(&self, to: usize) -> Option<(Option<TextRange>, Option<TextRange>)> {
        let Some(next) = self.list.get(to) else { return Some((None, None)) };
        let rest = self.range(to, self.list.len());
        if is_link(&next.folded) {
            let small = self.list[to..]
                .iter()
                .take_while(|word| is_small_word(&word.folded) || is_link(&word.folded))
                .count();
            let office = (to + small < self.list.len()).then(|| self.range(to + small, self.list.len()));
            return Some((None, office));
        }
        // "Senator Thomas' office"
        let owned = self.list[to - 1].folded.ends_with('\'') || self.list[to - 1].folded.ends_with("'s");
        if owned {
            return None;
        }
        let role = self.list[to..].iter().any(|word| is_role_word(&word.folded));
        Some((role.then_some(rest), None))
    }
}

impl Word {
    fn new(word: &str, at: usize) -> Self {
        let mark = |c: char| !c.is_alphanumeric() && !matches!(c, '.' | '\'' | '’' | '&');
        let start = at + word.len() - word.trim_start_matches(mark).len();
        let bare = word.trim_matches(mark);
        let (bare, start) = if bare.is_empty() { (word, at) } else { (bare, start) };
        let letters: Vec<char> = bare.chars().filter(|c| c.is_alphabetic()).collect();
        let upper = letters.iter().filter(|c| c.is_uppercase()).count();
        let elided = bare.split(['\'', '’']).nth(1).is_some_and(|rest| rest.starts_with(char::is_uppercase));
        Self {
            range: TextRange::new(start, start + bare.len()),
            folded: fold(bare.trim_end_matches('.')),
            capital: bare.starts_with(char::is_uppercase) || elided || is_arabic_article(bare),
            acronym: upper >= 2 && upper == letters.len() && !bare.contains('.'),
            clean: bare.chars().all(|c| {
                c.is_alphabetic()
                    || matches!(c, '\'' | '’' | '-' | '‑' | '.')
                    || super::address::is_invisible(c)
            }),
        }
    }
}

/// "al-Rashid"
fn is_arabic_article(word: &str) -> bool {
    ["al-", "el-", "as-", "ad-", "ar-", "an-", "ash-"]
        .iter()
        .any(|article| word.strip_prefix(article).is_some_and(|rest| rest.starts_with(char::is_uppercase)))
}

/// Whether words are a place, or a city with its country.
pub(super) fn is_place(text: &str) -> bool {
    let sure = |name: &str| places::lookup(name).is_some_and(|place| !place.word);
    let country = |name: &str| places::lookup(name).is_some_and(|place| place.country);
    sure(text) || text.split_once(' ').is_some_and(|(city, rest)| sure(city) && country(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(text: &str) -> Option<(&str, Option<&str>, Option<&str>)> {
        match naming(text) {
            Naming::Person { name, role, office } => {
                let slice = |range: TextRange| &text[range.as_range()];
                Some((slice(name), role.map(slice), office.map(slice)))
            }
            _ => None,
        }
    }

    #[test]
    fn persons_come_with_role_and_office() {
        assert_eq!(person("Yves Kasongo at IOM DRC"), Some(("Yves Kasongo", None, Some("IOM DRC"))));
        assert_eq!(person("Dr. Mona Farid at IOM Egypt"), Some(("Mona Farid", None, Some("IOM Egypt"))));
        assert_eq!(
            person("Elena Paredes en la oficina de la OIM en Quito"),
            Some(("Elena Paredes", None, Some("oficina de la OIM en Quito")))
        );
        assert_eq!(
            person("Aminata Gueye à l’OIM Sénégal"),
            Some(("Aminata Gueye", None, Some("l’OIM Sénégal")))
        );
        assert_eq!(person("Press Officer Ana Silva"), Some(("Ana Silva", Some("Press Officer"), None)));
        assert_eq!(person("Ana Silva press officer"), Some(("Ana Silva", Some("press officer"), None)));
        for name in [
            "Jan van den Berg",
            "KAREN BLEDSOE",
            "Ahmed al-Rashid",
            "Maëlle Le Floch",
            "J.P. Morel",
            "Sarah Ross Little",
        ] {
            assert_eq!(person(name), Some((name, None, None)));
        }
    }

    #[test]
    fn desks_roles_and_places_are_no_persons() {
        let kind = |text: &str| match naming(text) {
            Naming::Desk(_) => "desk",
            Naming::Role(_) => "role",
            Naming::Other(_) => "other",
            Naming::Nothing => "nothing",
            Naming::Person { .. } => "person",
        };
        for desk in [
            "Press Office",
            "the press office",
            "Farmers' Union",
            "Gabinete de Prensa de la Fiscalía",
            "Senator Thomas' office",
            "Communications",
            "service communication",
            "Mairie d’Agen",
            "Skerry Harbour Authority",
        ] {
            assert_eq!(kind(desk), "desk", "{desk}");
        }
        for role in
            ["Press Officer", "deputy", "chargée de communication", "IOM Senior Regional Adviser for Health"]
        {
            assert_eq!(kind(role), "role", "{role}");
        }
        for other in ["IOM Geneva", "San José", "Geneva"] {
            assert_eq!(kind(other), "other", "{other}");
        }
        assert_eq!(kind("who will be glad to help"), "nothing");
    }
}
