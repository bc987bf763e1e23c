//! Titles before and behind persons' names, and the organizations they speak of.

use super::lexicon::{BODIES, CONNECTORS, COURTESY, TITLES};
use super::person::{Names, PersonName};
use crate::text::{Case, TextRange};

/// Words of the longest title that is read: "director of the Office of Science at the Department of Energy".
const LONGEST_TITLE: usize = 14;

/// Titles in a row: "Senator Dr.", "Deputy Director General".
const LONGEST_CHAIN: usize = 4;

/// A name with the title that vouches for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The name.
    pub name: PersonName,
    /// The title beside it.
    pub title: Option<TextRange>,
    /// The organization named in or behind the title.
    pub org: Option<TextRange>,
    /// Whether the title follows the name.
    pub apposition: bool,
}

impl Names<'_> {
    /// Every name with a title before or behind it, in order.
    pub fn mentions(&self) -> Vec<Mention> {
        let mut found: Vec<Mention> = Vec::new();
        let mut at = 0;
        while at < self.words.len() {
            let mention = self.titled(at).or_else(|| self.explained(at));
            match mention {
                Some(mention) => {
                    at = mention.name.words.end.max(at + 1);
                    found.push(mention);
                }
                None => at += 1,
            }
        }
        found
    }

    /// "Sen. Ana Silva", "Transport Minister Silva", "la directora, Nuria Llano": the title's head is at `head`.
    fn titled(&self, head: usize) -> Option<Mention> {
        let courtesy = self.is_courtesy(head);
        if !courtesy && !self.is_in(head, &TITLES) || self.words[head].possessive {
            return None;
        }
        let mut next = head + 1;
        while next - head < LONGEST_CHAIN
            && self.goes_on(next)
            && (self.is_in(next, &TITLES) || self.is_courtesy(next))
            && self.is_title_word(next)
        {
            next += 1;
        }
        let title_from = self.title_start(head);
        if self.goes_on(next) {
            let direct = self.name_at(next).filter(|name| self.is_believable(name, head, courtesy));
            if let Some(name) = direct {
                return Some(self.with_title(name, title_from, next));
            }
        }
        if courtesy {
            return None;
        }
        let (name, title_end) =
            self.behind_institution(head, next).or_else(|| self.behind_comma(head, next))?;
        Some(self.with_title(name, title_from, title_end))
    }

    /// A title directly before a name; "Judge" in "Judge Monti" is one, "Head" in "Head Start" is not.
    fn is_believable(&self, name: &PersonName, head: usize, courtesy: bool) -> bool {
        let single = name.given.is_none();
        let small_head = !self.words[head].is_capital();
        // "president Monday", "officer Geneva": a small title wants a full name or a name that is no place.
        !(single && !courtesy && (small_head || self.words[head].initial) && self.is_place(name))
    }

    fn is_title_word(&self, at: usize) -> bool {
        // "Mark Chambers, Judge": a surname that is a title too stays a surname at the end.
        self.goes_on(at + 1) || !self.words[at].is_capital()
    }

    fn is_courtesy(&self, at: usize) -> bool {
        if !self.is_in(at, &COURTESY) || !self.words[at].is_capital() {
            return false;
        }
        let text = self.slice(at);
        let word = matches!(
            text,
            "Mr" | "Mrs" | "Ms" | "Dr" | "Miss" | "Madam" | "Sir" | "Dame" | "Lord" | "Lady" | "Mx"
        ) || matches!(text, "Mme" | "Mlle" | "Mmes" | "MM" | "Doña" | "Dre");
        word || self.words[at].stop
    }

    /// "Chief of Mission Ana Silva", "Secretary of Homeland Security Roe": the institution is of common words, places and
    /// acronyms.
    fn behind_institution(&self, head: usize, next: usize) -> Option<(PersonName, usize)> {
        if !self.words[head].is_capital()
            || !self.goes_on(next)
            || !matches!(self.slice(next), "of" | "for" | "in")
        {
            return None;
        }
        let limit = (next + LONGEST_TITLE).min(self.words.len());
        let mut at = next + 1;
        let mut institution = false;
        while at < limit && self.goes_on(at) {
            let connects = self.is_in(at, &CONNECTORS);
            let common = self.words[at].is_capital()
                && (self.is_common(at) || self.is_in(at, &BODIES) || self.words[at].case == Case::Upper);
            if !(connects || common) {
                break;
            }
            institution |= common;
            at += 1;
        }
        let connected = self.is_in(at - 1, &CONNECTORS);
        let ready = institution && !connected && self.goes_on(at);
        let name = self.name_at(at).filter(|name| ready && !self.is_place(name))?;
        Some((name, at))
    }

    /// "the chief engineer, Ingrid Halvorsen,": an article, the title, a comma, a full name.
    fn behind_comma(&self, head: usize, next: usize) -> Option<(PersonName, usize)> {
        let article = (head.saturating_sub(3)..=head.saturating_sub(1)).any(|at| is_article(self.slice(at)));
        let limit = (next + 6).min(self.words.len());
        let comma = (next..limit).take_while(|&at| !self.words[at].initial).find(|&at| !self.goes_on(at))?;
        if !article || self.words[comma].before != ',' {
            return None;
        }
        let name = self.name_at(comma).filter(|name| name.given.is_some() && !self.is_place(name))?;
        let after = name.words.end;
        let closed = self.words.get(after).is_none_or(|word| !word.is_capital() || !word.goes_on());
        closed.then_some((name, comma))
    }

    /// "Ana Silva, IOM Chief of Mission in Mali,": a full name, a comma, a phrase that holds a title.
    fn explained(&self, start: usize) -> Option<Mention> {
        let begins = !self.goes_on(start) || !self.is_name_word(start.saturating_sub(1)) || start == 0;
        if !begins || !self.is_name_word(start) && !self.is_particle(start) {
            return None;
        }
        let name = self.name_at(start).filter(|name| name.given.is_some() && !self.is_place(name))?;
        let phrase = self.title_phrase(name.words.end)?;
        // In a line of capitals whatever follows the comma looks like a post.
        if (name.words.start..phrase.end)
            .all(|at| self.words[at].case != Case::Lower && self.words[at].case != Case::Capital)
        {
            return None;
        }
        let title = self.words[phrase.start].range.cover(self.words[phrase.end - 1].range);
        let org = self.org_in(phrase.clone()).or_else(|| self.org_behind(phrase.end));
        Some(Mention { name, title: Some(title), org, apposition: true })
    }

    /// The words of an apposition that names a post.
    pub fn title_phrase(&self, start: usize) -> Option<std::ops::Range<usize>> {
        let first = self.words.get(start)?;
        let another = matches!(
            self.slice(start),
            "and" | "or" | "et" | "ou" | "y" | "o" | "e" | "with" | "avec" | "con"
        );
        if first.before != ',' || first.initial || first.number || another {
            return None;
        }
        let mut head = None;
        let mut end = start;
        while end < self.words.len() && end - start < LONGEST_TITLE && (end == start || self.goes_on(end)) {
            if self.ends_title(end) {
                break;
            }
            if head.is_none() && end - start < 7 && self.is_in(end, &TITLES) {
                // "Ana Silva, Senator Roe": a list of people.
                if self.words[end].is_capital() && self.goes_on(end + 1) && self.name_at(end + 1).is_some() {
                    return None;
                }
                head = Some(end);
            }
            // A small word that is neither article nor adjective nor preposition before any title: prose, no post.
            if head.is_none() && end - start >= 6 {
                return None;
            }
            end += 1;
        }
        head.map(|_| start..end.max(start + 1))
    }

    /// Words with which a title is over.
    fn ends_title(&self, at: usize) -> bool {
        matches!(
            self.slice(at),
            "who"
                | "which"
                | "that"
                | "said"
                | "says"
                | "told"
                | "added"
                | "adds"
                | "is"
                | "are"
                | "was"
                | "were"
                | "has"
                | "have"
                | "had"
                | "will"
                | "would"
                | "explained"
                | "noted"
                | "stated"
                | "qui"
                | "que"
                | "quien"
                | "a"
                | "est"
                | "dijo"
                | "while"
                | "when"
                | "where"
        ) && !(self.slice(at) == "a" && self.words[at].before == ',')
    }

    fn with_title(&self, name: PersonName, from: usize, to: usize) -> Mention {
        let title = self.words[from].range.cover(self.words[to - 1].range);
        let org = self.org_in(from..to);
        // "Mr. Silva, Chief of Mission": the post says more than the form of address.
        let courtesy_only = (from..to).all(|at| self.is_courtesy(at));
        let phrase = self.title_phrase(name.words.end).filter(|_| courtesy_only);
        match phrase {
            Some(phrase) => {
                let title = self.words[phrase.start].range.cover(self.words[phrase.end - 1].range);
                let org = self.org_in(phrase.clone()).or_else(|| self.org_behind(phrase.end));
                Mention { name, title: Some(title), org, apposition: true }
            }
            None => Mention { name, title: Some(title), org, apposition: false },
        }
    }

    /// Where a title begins: "former IOM Regional" before "Director".
    fn title_start(&self, head: usize) -> usize {
        let mut start = head;
        // In a line of capitals every word looks like part of the title.
        let shouted = self.words[head].case == Case::Upper && self.slice(head).len() > 3;
        while !shouted && start > 0 && head - start < 5 && self.goes_on(start) {
            let before = start - 1;
            let word = self.words[before];
            let belongs = word.is_capital() && !word.initial
                || matches!(
                    self.slice(before),
                    "former"
                        | "vice"
                        | "deputy"
                        | "acting"
                        | "assistant"
                        | "then"
                        | "senior"
                        | "ward"
                        | "head"
                );
            let abbreviated =
                word.stop && !self.is_in(before, &COURTESY) && !self.slice(before).contains('.');
            if !belongs || word.possessive || abbreviated {
                break;
            }
            start = before;
        }
        start
    }

    /// The organization inside a title: "IOM" in "IOM Chief of Mission", "Acme" in "director of Acme".
    fn org_in(&self, words: std::ops::Range<usize>) -> Option<TextRange> {
        let capital = |at: &usize| {
            let word = &self.words[*at];
            word.is_capital() && !self.is_in(*at, &TITLES) && !self.is_courtesy(*at)
        };
        let acronym = words.clone().find(|&at| {
            self.words[at].case == Case::Upper
                && self.slice(at).len() > 1
                && capital(&at)
                && !matches!(self.slice(at), "U.S" | "US" | "UK" | "U.K")
        });
        if let Some(at) = acronym {
            return Some(self.words[at].range);
        }
        let after = words.clone().skip(1).find(|&at| {
            matches!(
                self.slice(at - 1),
                "of" | "at" | "for" | "the" | "de" | "du" | "del" | "la" | "des" | "with" | "l" | "d"
            ) && capital(&at)
        })?;
        let end = (after..words.end).take_while(|at| capital(at) || self.is_in(*at, &CONNECTORS)).last()?;
        Some(self.words[after].range.cover(self.words[end].range))
    }

    /// "Ana Silva, Director, Acme Foundation".
    fn org_behind(&self, at: usize) -> Option<TextRange> {
        let first =
            self.words.get(at).filter(|word| word.before == ',' && word.is_capital() && !word.initial)?;
        let end = (at..self.words.len().min(at + 8))
            .take_while(|&next| {
                next == at
                    || self.goes_on(next) && (self.words[next].is_capital() || self.is_in(next, &CONNECTORS))
            })
            .last()?;
        let body = (at..=end).any(|next| self.is_in(next, &BODIES) || self.words[next].case == Case::Upper);
        body.then(|| first.range.cover(self.words[end].range))
    }
}

fn is_article(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "The"
            | "its"
            | "Its"
            | "their"
            | "our"
            | "his"
            | "her"
            | "a"
            | "an"
            | "le"
            | "Le"
            | "la"
            | "La"
            | "l"
            | "L"
            | "son"
            | "sa"
            | "leur"
            | "el"
            | "El"
            | "su"
            | "Su"
            | "los"
            | "las"
            | "un"
            | "une"
            | "una"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::names::read_words;
    use crate::text::Tokens;

    fn mentions(text: &str) -> Vec<(String, Option<String>, Option<String>)> {
        let tokens = Tokens::new(text, [TextRange::new(0, text.len())]);
        let words = read_words(text, tokens.all());
        let names = Names { text, words: &words };
        let slice = |range: TextRange| text[range.as_range()].to_owned();
        names
            .mentions()
            .into_iter()
            .map(|mention| (slice(mention.name.range), mention.title.map(slice), mention.org.map(slice)))
            .collect()
    }

    fn names(text: &str) -> Vec<String> {
        mentions(text).into_iter().map(|(name, ..)| name).collect()
    }

    #[test]
    fn a_title_before_the_name_makes_a_person() {
        assert_eq!(
            names("Transport Minister Vesna Brankovic met Dr. Haroun Saleh."),
            ["Vesna Brankovic", "Haroun Saleh"]
        );
        assert_eq!(names("said ward sister Joy Okafor and Bishop Anton Haas"), ["Joy Okafor", "Anton Haas"]);
        assert_eq!(
            names("Secretary of State Jane Roe, IOM Chief of Mission Luca Dall’Oglio"),
            ["Jane Roe", "Luca Dall’Oglio"]
        );
        assert_eq!(names("a ajouté M. Delacroit, selon Mme Besson"), ["Delacroit", "Besson"]);
        assert_eq!(names("said Judge A. Monti"), ["A. Monti"]);
    }

    #[test]
    fn an_apposition_makes_a_person() {
        let found = mentions("said Luca Dall’Oglio, IOM Chief of Mission in Washington.");
        assert_eq!(found[0].0, "Luca Dall’Oglio");
        assert_eq!(found[0].1.as_deref(), Some("IOM Chief of Mission in Washington"));
        assert_eq!(found[0].2.as_deref(), Some("IOM"));
        assert_eq!(names("Le jardinier en chef, Marc Aubry, choisira les essences."), ["Marc Aubry"]);
    }

    #[test]
    fn places_bodies_and_days_are_no_persons() {
        assert_eq!(names("In New Mexico, Senator Roe met the President Monday."), ["Roe"]);
        assert_eq!(
            names("Sandia National Laboratories, director of the Energy Department, Los Alamos"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn a_nickname_is_part_of_the_name() {
        assert_eq!(names("Sen. Christopher S. “Kit” Roe said"), ["Christopher S. “Kit” Roe"]);
    }

    #[test]
    fn particles_belong_to_the_surname() {
        let text = "Mayor Ana de la Cruz and Judge Van Hollen";
        let tokens = Tokens::new(text, [TextRange::new(0, text.len())]);
        let words = read_words(text, tokens.all());
        let names = Names { text, words: &words };
        let surnames: Vec<&str> = names.mentions().iter().map(|m| &text[m.name.surname.as_range()]).collect();
        assert_eq!(surnames, ["de la Cruz", "Van Hollen"]);
    }
}
