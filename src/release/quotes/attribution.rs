//! Attributions: a verb of saying with its subject, beside a quotation or where a closing mark is missing.

use super::verbs::{AFTER_VERBS, ARTICLES, BESIDE_VERBS, DOCUMENTS, PRONOUNS, SAYING, TELLING};
use crate::release::names::lexicon::{COURTESY, TITLES};
use crate::release::names::{Mention, Names, PersonName};
use crate::release::records::{Binding, Speaker};
use crate::text::TextRange;

/// Words between a quotation and its verb of saying.
const REACH: usize = 24;

/// Words between a verb and the name of its subject: "said the head of the town's water works, Ana Silva".
const SUBJECT: usize = 14;

/// Titled names that are searched for a surname; the persons of a release are introduced early.
const KNOWN: usize = 200;

/// Who says it, and by which verb.
#[derive(Clone, Debug)]
pub struct Attribution {
    /// The verb of saying.
    pub verb: TextRange,
    /// What ties the words to the speaker.
    pub binding: Binding,
    /// The speaker, if named or described.
    pub speaker: Option<Speaker>,
}

/// Reads attributions in the words of a text.
#[derive(Clone, Copy)]
pub struct Reader<'t> {
    /// The words.
    pub names: Names<'t>,
    /// Names that a title vouches for, in order.
    pub titled: &'t [Mention],
}

impl Reader<'_> {
    fn small(&self, at: usize) -> bool {
        !self.names.words[at].is_capital()
    }

    fn is_verb(&self, at: usize) -> bool {
        self.names.is_in(at, &SAYING) && self.small(at) && !self.is_noun(at)
    }

    /// "the reports", "a note": an article makes a noun of what could be a verb.
    fn is_noun(&self, at: usize) -> bool {
        let both = matches!(
            self.names.slice(at),
            "note"
                | "notes"
                | "report"
                | "reports"
                | "states"
                | "comment"
                | "comments"
                | "claims"
                | "calls"
                | "remarks"
                | "answers"
                | "shares"
                | "quotes"
                | "puts"
                | "reads"
                | "read"
                | "asks"
                | "warning"
                | "demande"
                | "observe"
                | "lance"
                | "cuenta"
                | "menciona"
        );
        both && at > 0 && self.names.goes_on(at) && self.names.is_in(at - 1, &ARTICLES) && self.small(at - 1)
    }

    /// An attribution behind a quotation that ends at `range.start`. `ended`: the quotation ends with a full stop, so
    /// that these words begin a sentence of their own and must name a speaker at once.
    pub fn behind(&self, range: TextRange, ended: bool) -> Option<Attribution> {
        let words = self.names.within(range);
        let first = words.start;
        let reach = if ended { 6 } else { REACH };
        let clause = (first..words.end)
            .take(reach)
            .take_while(|&at| {
                at == first || !self.names.words[at].initial || self.names.words[at].before == '('
            })
            .last()?
            + 1;
        if !self.may_begin_attribution(first) {
            return None;
        }
        let verb = (first..clause).find(|&at| self.is_verb(at))?;
        // “We go.” She said no more: no attribution.
        if ended && self.names.words[first].is_capital() && !self.is_over(verb + 1, words.end) {
            return None;
        }
        let inverted = verb == first || (first..verb).all(|at| self.names.is_in(at, &BESIDE_VERBS));
        let limit = words.end;
        Some(self.attribution(verb, first, limit, inverted))
    }

    fn may_begin_attribution(&self, at: usize) -> bool {
        let word = self.names.words[at];
        word.is_capital()
            || self.is_verb(at)
            || self.names.is_in(at, &PRONOUNS)
            || self.names.is_in(at, &ARTICLES)
            || self.names.is_in(at, &BESIDE_VERBS)
            || self.names.is_in(at, &TITLES)
            || matches!(self.names.slice(at), "as" | "comme" | "como" | "is" | "was" | "were" | "l" | "s")
    }

    /// An attribution before a quotation that begins at `range.end`, in the same sentence.
    pub fn before(&self, range: TextRange) -> Option<Attribution> {
        let words = self.names.within(range);
        let mut first = words.end;
        while first > words.start && words.end - first < REACH {
            first -= 1;
            if self.names.words[first].initial && self.names.words[first].before != '(' {
                break;
            }
        }
        let verb = (first..words.end).rev().find(|&at| self.is_verb(at) || self.is_preposition(at))?;
        let inverted = self.is_preposition(verb) || self.follows_own_subject(verb, words.end);
        Some(self.attribution(verb, first, words.end, inverted))
    }

    /// "According to Ana Silva, “…”", "Para Silva, “…”": what does for a verb stands before its subject.
    fn is_preposition(&self, at: usize) -> bool {
        let word = &self.names.words[at];
        match self.names.slice(at) {
            "According" | "according" | "Selon" | "selon" | "Según" | "según" | "Said" | "Says" => {
                word.initial || self.small(at)
            }
            "For" | "Pour" | "Para" => word.initial,
            _ => false,
        }
    }

    fn follows_own_subject(&self, verb: usize, end: usize) -> bool {
        // “A,” said Ana Silva, “B”: here the subject stands between verb and quotation.
        let subject = verb + 1;
        subject < end
            && self.names.goes_on(subject)
            && (self.names.words[subject].is_capital() || self.names.is_in(subject, &ARTICLES))
            && self.names.words[verb].before != ' '
    }

    fn attribution(&self, verb: usize, first: usize, limit: usize, inverted: bool) -> Attribution {
        let range = self.names.words[verb].range;
        let told = matches!(self.names.slice(verb), "told" | "tells" | "telling");
        let behind = if inverted && !told { self.subject_behind(verb, limit) } else { None };
        let found = behind.or_else(|| self.subject_before(verb, first));
        let (binding, speaker) = match found {
            Some(Subject::Person(speaker)) => (Binding::SameSentence, Some(*speaker)),
            Some(Subject::Pronoun) => (Binding::Pronoun, None),
            Some(Subject::Document) => (Binding::Document, None),
            None => (Binding::SameSentence, None),
        };
        Attribution { verb: range, binding, speaker }
    }

    /// "said Ana Silva, …", "a expliqué la directrice, Ana Silva", "said the mayor".
    fn subject_behind(&self, verb: usize, limit: usize) -> Option<Subject> {
        let mut start = verb + 1;
        while start < limit && self.names.is_in(start, &BESIDE_VERBS) && !self.names.is_in(start, &ARTICLES) {
            start += 1;
        }
        if start < limit && self.names.slice(start) == "to" {
            start += 1;
        }
        let end = (start..limit)
            .take(SUBJECT)
            .take_while(|&at| at == start || !self.names.words[at].initial)
            .last()?
            + 1;
        if self.names.is_in(start, &PRONOUNS) && self.small(start) {
            return Some(Subject::Pronoun);
        }
        self.subject(start, end)
    }

    /// "Ana Silva, head of the works, said", "the mayor said", "he said".
    fn subject_before(&self, verb: usize, first: usize) -> Option<Subject> {
        let mut last = verb;
        while last > first
            && self.names.is_in(last - 1, &BESIDE_VERBS)
            && !self.names.is_in(last - 1, &ARTICLES)
        {
            last -= 1;
        }
        let beside = last.checked_sub(1).filter(|&at| at >= first)?;
        if self.names.is_in(beside, &PRONOUNS) && self.names.goes_on(beside + 1) {
            return Some(Subject::Pronoun);
        }
        // The name right before the verb is its subject, but not in "the head of Acme Works said".
        let adjacent = self
            .names
            .name_ending_at(beside)
            .filter(|name| name.words.start >= first && self.names.goes_on(verb.min(last)));
        if let Some(name) = adjacent {
            let governed = name.words.start > first && self.is_governed(name.words.start);
            if !governed {
                return Some(self.person(&name));
            }
        }
        self.subject(first, last)
    }

    /// Whether a preposition, or a possessive, before it makes a name part of another phrase.
    fn is_governed(&self, at: usize) -> bool {
        at > 0
            && self.names.goes_on(at)
            && (self.names.words[at - 1].possessive
                || matches!(
                    self.names.slice(at - 1),
                    "of" | "for"
                        | "at"
                        | "from"
                        | "in"
                        | "with"
                        | "by"
                        | "to"
                        | "on"
                        | "de"
                        | "du"
                        | "pour"
                        | "des"
                        | "del"
                        | "para"
                        | "con"
                        | "à"
                        | "d"
                ))
    }

    /// The person, document or post that a phrase names first.
    fn subject(&self, start: usize, end: usize) -> Option<Subject> {
        let mut post = None;
        let mut at = start;
        while at < end {
            if let Some(mention) = self.mention_at(at, end) {
                return Some(self.speaker_of(mention));
            }
            let name = self.names.name_at(at).filter(|name| name.words.end <= end && !self.is_governed(at));
            if let Some(name) = name.filter(|name| !self.names.is_place(name)) {
                return Some(self.person(&name));
            }
            if self.names.is_in(at, &DOCUMENTS) && post.is_none() {
                return Some(Subject::Document);
            }
            if post.is_none() && self.names.is_in(at, &TITLES) {
                post = Some(at);
            }
            if matches!(self.names.slice(at), "for" | "of" | "from" | "pour" | "para")
                && post.is_some()
                && at + 1 < end
            {
                break;
            }
            at += 1;
        }
        let post = post?;
        let range = self.names.words[post].range;
        let title = Some(self.names.slice(post).to_owned());
        Some(Subject::Person(Box::new(Speaker { range, title, ..Speaker::default() })))
    }

    /// The person whom a sentence names first, outside of phrases about others.
    pub fn acting(&self, start: usize, end: usize) -> Option<Speaker> {
        match (start < end).then(|| self.subject(start, end))? {
            Some(Subject::Person(speaker)) if speaker.name.is_some() && self.is_person(&speaker) => {
                Some(*speaker)
            }
            _ => None,
        }
    }

    /// Whether more than a capital makes a person of a name: a given name, a title, or a title elsewhere.
    fn is_person(&self, speaker: &Speaker) -> bool {
        let same = |mention: &Mention| {
            Some(&self.names.text[mention.name.surname.as_range()]) == speaker.surname.as_deref()
        };
        speaker.given.is_some() || speaker.title.is_some() || self.titled.iter().take(KNOWN).any(same)
    }

    /// A name with its title, if the title or the name begins at a word.
    fn mention_at(&self, at: usize, end: usize) -> Option<&Mention> {
        let start = self.names.words[at].range.start;
        let limit = self.names.words[end - 1].range.end;
        let next = self.titled.partition_point(|mention| mention.name.range.start < start);
        self.titled.get(next).filter(|mention| {
            let title = mention.title.filter(|title| title.start < mention.name.range.start);
            let from = title.map_or(mention.name.range.start, |title| title.start);
            from <= start
                && mention.name.range.end <= limit
                && (start == from || start == mention.name.range.start)
        })
    }

    fn person(&self, name: &PersonName) -> Subject {
        let at = self.titled.binary_search_by_key(&name.range.start, |mention| mention.name.range.start);
        match at {
            Ok(at) => self.speaker_of(&self.titled[at]),
            Err(_) => Subject::Person(Box::new(speaker(self.names.text, name))),
        }
    }

    fn speaker_of(&self, mention: &Mention) -> Subject {
        let text = self.names.text;
        let words = |range: TextRange| joined(&text[range.as_range()]);
        Subject::Person(Box::new(Speaker {
            title: mention.title.map(words),
            org: mention.org.map(words),
            ..speaker(text, &mention.name)
        }))
    }

    /// Where inside a range speech is over: at a comma, question or exclamation mark before an attribution.
    pub fn speech_end(&self, range: TextRange) -> Option<usize> {
        let words = self.names.within(range);
        words.clone().find_map(|at| {
            let from = if at == words.start { range.start } else { self.names.words[at - 1].range.end };
            let gap = &self.names.text[from..self.names.words[at].range.start];
            let (offset, mark) =
                gap.char_indices().find(|(_, c)| matches!(c, ',' | '?' | '!' | '—' | '–'))?;
            let length = if matches!(mark, '—' | '–') { 0 } else { mark.len_utf8() };
            self.is_attribution(at, words.end).then_some(from + offset + length)
        })
    }

    /// Whether an attribution begins at a word: "said Ana", "he said.", "Ana Silva said in", "a expliqué Ana".
    fn is_attribution(&self, at: usize, end: usize) -> bool {
        let mut verb = at;
        while verb < end && verb - at < 2 && self.names.is_in(verb, &BESIDE_VERBS) && self.small(verb) {
            verb += 1;
        }
        if verb < end && self.names.is_in(verb, &TELLING) && self.small(verb) {
            return verb + 1 < end && self.names.goes_on(verb + 1) && self.begins_subject(verb + 1);
        }
        let telling = if self.names.is_in(at, &PRONOUNS) && self.small(at) {
            at + 1
        } else {
            match self.name_with_title(at) {
                Some(name_end) => name_end,
                None => return false,
            }
        };
        let verb = (telling..end.min(telling + 2))
            .take_while(|&at| self.names.goes_on(at))
            .find(|&at| self.names.is_in(at, &TELLING) && self.small(at));
        verb.is_some_and(|verb| self.is_over(verb + 1, end))
    }

    fn begins_subject(&self, at: usize) -> bool {
        self.names.words[at].is_capital()
            || self.names.is_in(at, &ARTICLES)
            || self.names.is_in(at, &TITLES)
            || self.names.is_in(at, &PRONOUNS) && matches!(self.names.slice(at), "he" | "she" | "they")
    }

    /// Index behind a name, its title before it included.
    fn name_with_title(&self, at: usize) -> Option<usize> {
        let mut start = at;
        while start - at < 3 && (self.names.is_in(start, &TITLES) || self.names.is_in(start, &COURTESY)) {
            start += 1;
            if !self.names.goes_on(start) {
                return None;
            }
        }
        self.names.words.get(at).filter(|word| word.is_capital())?;
        self.names.name_at(start).map(|name| name.words.end)
    }

    /// Whether an attribution may end here: at a mark, a preposition, a day.
    fn is_over(&self, at: usize, end: usize) -> bool {
        at >= end || !self.names.goes_on(at) || self.names.is_in(at, &AFTER_VERBS)
    }
}

enum Subject {
    Person(Box<Speaker>),
    Pronoun,
    Document,
}

/// A speaker as one name tells.
pub fn speaker(text: &str, name: &PersonName) -> Speaker {
    let words = |range: TextRange| joined(&text[range.as_range()]);
    Speaker {
        range: name.range,
        name: Some(words(name.range)),
        given: name.given.map(words),
        surname: Some(words(name.surname)),
        title: None,
        org: None,
    }
}

/// Words with single blanks between them, whatever stood there.
pub fn joined(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
