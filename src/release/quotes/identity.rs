//! Who a speaker is: the union of what the attribution and all earlier mentions say.

use super::attribution::{joined, speaker};
use crate::release::Release;
use crate::release::names::Mention;
use crate::release::records::{Binding, Quote, Speaker};
use crate::text::fold;
use std::collections::HashMap;

/// Completes the speakers of quotes, given in order.
pub fn complete(release: &Release<'_>, titled: &[Mention], quotes: &mut [Quote]) {
    let mut known = Known { release, titled, next: 0, by_surname: HashMap::new(), last: None };
    for quote in quotes {
        known.read_up_to(quote.range.start);
        if let Some(own) = &mut quote.speaker {
            known.complete(own);
            known.learn(own);
        } else if quote.binding == Binding::Pronoun {
            quote.speaker =
                known.last.clone().map(|last| Speaker { range: quote.verb.unwrap_or(last.range), ..last });
        }
    }
}

struct Known<'r> {
    release: &'r Release<'r>,
    titled: &'r [Mention],
    next: usize,
    by_surname: HashMap<String, Speaker>,
    /// The person named last.
    last: Option<Speaker>,
}

impl Known<'_> {
    /// Learns from the titled names before an offset.
    fn read_up_to(&mut self, offset: usize) {
        while let Some(mention) =
            self.titled.get(self.next).filter(|mention| mention.name.range.start < offset)
        {
            self.next += 1;
            let words = |range| joined(self.release.slice(range));
            let mut person = Speaker {
                title: mention.title.map(words),
                org: mention.org.map(words),
                ..speaker(&self.release.doc.text, &mention.name)
            };
            self.complete(&mut person);
            self.learn(&person);
        }
    }

    /// Fills what a mention leaves out from earlier mentions of the same surname.
    fn complete(&self, person: &mut Speaker) {
        let Some(known) = key(person).and_then(|key| self.by_surname.get(&key)) else { return };
        // Two persons may share a surname: a different given name is another person.
        if person.given.is_some() && known.given.is_some() && !same_given(person, known) {
            return;
        }
        if person.given.is_none() {
            person.name.clone_from(&known.name);
            person.given.clone_from(&known.given);
        }
        let only_address = person.title.as_deref().is_none_or(|title| title.len() <= 5);
        if only_address && known.title.is_some() {
            person.title.clone_from(&known.title);
        }
        if person.org.is_none() {
            person.org.clone_from(&known.org);
        }
    }

    fn learn(&mut self, person: &Speaker) {
        if let Some(key) = key(person) {
            self.by_surname.insert(key, person.clone());
            self.last = Some(person.clone());
        }
    }
}

fn key(person: &Speaker) -> Option<String> {
    person.surname.as_deref().map(fold)
}

fn same_given(one: &Speaker, other: &Speaker) -> bool {
    let first = |person: &Speaker| person.given.as_deref().and_then(|given| given.chars().next());
    first(one) == first(other)
}
