//! PR606: a mail address that does not belong to the name beside it.

use crate::diagnostic::Level;
use crate::release::PartKind;
use crate::release::contacts::fit::{Fit, fit};
use crate::release::records::{Contact, Email};
use crate::rules::params::rule_params;
use crate::rules::{Context, Rule, RuleMeta, Sink, declare_rule};
use crate::text::{TextRange, fold, fold_hash, without_diacritics};
use std::cell::OnceCell;
use std::collections::HashSet;

rule_params! {
    /// Parameters.
    Params {
        /// Mailboxes that are no person's; a final `*` stands for any rest. A part between points counts as well.
        generic: Vec<String> = [
            "press*", "media*", "info*", "news*", "comms*", "communication*", "comunica*", "contact*", "office*", "pr",
            "presse*", "prensa*", "medios*", "mail", "email", "hello", "enquiries", "inquiries", "public*", "pao", "spokes*",
            "desk*", "editor*", "redaction*", "redaccion*", "rp", "relations*", "external*", "marketing*", "events*", "admin*",
            "secretar*", "support*", "team*", "general*", "bonjour", "hola", "accueil*", "service*", "webmaster*", "ir",
            "investor*", "investisseur*", "inversor*", "gabinete*", "cabinet*", "bureau*", "oficina*", "correo*", "newsroom*",
        ].map(str::to_owned).to_vec(),
        /// Letters of the surname in a row that are enough.
        min_overlap: usize = 4,
    }
}

declare_rule! {
    /// # What
    /// The mail address beside a person's name has the surname with a letter wrong, or nothing of the name at all.
    ///
    /// # Why
    /// The editor who saw that the surname and the address disagree saved the interview. Drafts are made from older ones,
    /// and the address of the last press officer stays behind.
    ///
    /// # Bad
    /// Maria Fernandes, mfernandez@iom.int
    ///
    /// # Good
    /// Maria Fernandes, mfernandes@iom.int
    ///
    /// # Watch
    /// Desks and their mailboxes, nicknames, initials, one of two surnames, a shortened surname, given names alone,
    /// transliteration, and a number for a namesake are usual. People marry: an address that begins with an initial of the
    /// person is never more than a warning. A mailbox that is a word of the release is a desk.
    ///
    /// # Source
    /// Contacts of published releases, in which two of eleven had another person's address.
    ContactEmailMismatch(Params) {
        code: "PR606",
        name: "contact-email-mismatch",
        summary: "A mail address that does not belong to the name beside it",
        why: "the mail goes to somebody else, or bounces",
        level: Warning,
        fix: None,
        reasons: [
            "typo": Warning, "the surname with a letter or two wrong";
            "unrelated": Info, "nothing of the name in the address"
        ],
    }
}

impl Rule for ContactEmailMismatch {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Sink<'_>) {
        let contacts: Vec<&Contact> = cx.own(cx.release.contacts(), |contact| contact.range).collect();
        let others = Others { persons: names_in(cx, &contacts), words: OnceCell::new() };
        for contact in contacts.iter().filter(|contact| contact.person && !contact.shared_channel) {
            let Some(name) = contact.name else { continue };
            let fits = |email: &Email| self.fit(cx, name, email);
            // Where one address fits, others may be a desk's or an assistant's.
            let settled = contact.emails.iter().any(|email| fits(email).is_some_and(|fit| fit.is_good()));
            for email in &contact.emails {
                match fits(email) {
                    Some(Fit::Typo { written, meant }) => {
                        self.typo(cx, name, email, (&written, &meant), &others, out);
                    }
                    Some(Fit::Unrelated { initial }) if !settled => {
                        self.unrelated(cx, contact, (name, email), initial, &others, out);
                    }
                    _ => {}
                }
            }
        }
    }
}

impl ContactEmailMismatch {
    fn fit(&self, cx: &Context<'_>, name: TextRange, email: &Email) -> Option<Fit> {
        let (mailbox, _) = email.parts.as_ref()?;
        if self.is_generic(mailbox) {
            return None;
        }
        fit(cx.slice(name), mailbox, self.params.min_overlap)
    }

    fn is_generic(&self, mailbox: &str) -> bool {
        let mailbox = without_diacritics(&fold(mailbox));
        let pieces = mailbox.split(|c: char| !c.is_alphanumeric());
        let generic: Vec<String> = self.params.generic.iter().map(|entry| fold(entry)).collect();
        let is_listed = |word: &str| {
            generic.iter().any(|entry| match entry.strip_suffix('*') {
                Some(start) => word.starts_with(start),
                None => word == entry,
            })
        };
        pieces.chain([mailbox.as_str()]).any(is_listed)
    }

    fn typo(
        &self,
        cx: &Context<'_>,
        name: TextRange,
        email: &Email,
        (written, meant): (&str, &str),
        others: &Others,
        out: &mut Sink<'_>,
    ) {
        let message = match owner(cx, name, email, others) {
            Some(other) => format!("the address is that of {}, not of {}", cx.slice(other), cx.slice(name)),
            None => format!("“{written}” in the address, but the contact is {}", cx.slice(name)),
        };
        let found = out.report(email.range, message);
        found.reason("typo").evidence("name", cx.slice(name)).evidence("address", &email.address);
        found.related(name, "the name");
        let lower = email.address.to_lowercase();
        let help = if lower.contains(written) {
            format!("“{}”, if the name is right", lower.replacen(written, meant, 1))
        } else {
            "compare name and address with the source".to_owned()
        };
        found.help(help);
    }

    fn unrelated(
        &self,
        cx: &Context<'_>,
        contact: &Contact,
        (name, email): (TextRange, &Email),
        initial: bool,
        others: &Others,
        out: &mut Sink<'_>,
    ) {
        let owner = owner(cx, name, email, others);
        if owner.is_none() && is_office_mailbox(cx, contact, email, others) {
            return;
        }
        let message = match owner {
            Some(other) => format!("the address is that of {}, not of {}", cx.slice(other), cx.slice(name)),
            None => format!("nothing in the address fits {}", cx.slice(name)),
        };
        let found = out.report(email.range, message);
        found.reason("unrelated").evidence("name", cx.slice(name)).evidence("address", &email.address);
        found.related(name, "the name").help("compare name and address with the source");
        if let Some(other) = owner {
            found.related(other, "whose address it is").evidence("owner", cx.slice(other));
        }
        // A married name keeps the initial of the given name.
        if initial && owner.is_none() {
            found.at_most(Level::Warning);
        }
    }
}

/// Whose or what else an address may be.
struct Others {
    /// The persons of the story, each once, contacts first.
    persons: Vec<TextRange>,
    /// Hashes of the words outside contacts, without accents; gathered when the first address asks.
    words: OnceCell<HashSet<u64>>,
}

/// Persons that an address is compared with; no release names more.
const MOST_PERSONS: usize = 200;

fn names_in(cx: &Context<'_>, contacts: &[&Contact]) -> Vec<TextRange> {
    let contacts = contacts.iter().filter(|contact| contact.person).filter_map(|contact| contact.name);
    let persons = cx.own(cx.release.persons(), |person| person.range).map(|person| person.range);
    let mut seen = HashSet::new();
    contacts.chain(persons).filter(|name| seen.insert(fold(cx.slice(*name)))).take(MOST_PERSONS).collect()
}

/// Another person whose surname the mailbox holds.
fn owner(cx: &Context<'_>, name: TextRange, email: &Email, others: &Others) -> Option<TextRange> {
    let (mailbox, _) = email.parts.as_ref()?;
    let own = fold(cx.slice(name));
    others.persons.iter().copied().find(|other| {
        let other = cx.slice(*other);
        fold(other) != own && fit(other, mailbox, usize::MAX / 2) == Some(Fit::Surname)
    })
}

/// Whether a mailbox is that of an office: its word stands in the host, in the contact, or among the words of the release.
fn is_office_mailbox(cx: &Context<'_>, contact: &Contact, email: &Email, others: &Others) -> bool {
    let Some((mailbox, host)) = &email.parts else { return true };
    let plain = |text: &str| without_diacritics(&fold(text));
    let (mailbox, host) = (plain(mailbox), plain(host));
    let words: Vec<&str> =
        mailbox.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() >= 2).collect();
    let beside = plain(
        &[contact.office, contact.role]
            .into_iter()
            .flatten()
            .map(|range| cx.slice(range))
            .collect::<Vec<_>>()
            .join(" "),
    );
    words.is_empty()
        || words.iter().any(|word| {
            let in_host = word.len() >= 3 && host.split(['.', '-']).any(|label| is_of_host(word, label));
            in_host || word.len() >= 3 && beside.contains(*word) || word.len() >= 4 && others.say(cx, word)
        })
}

/// "millet", "iomegypt" at iom.int, "pref" at prefecture.
fn is_of_host(word: &str, label: &str) -> bool {
    label == word || word.len() >= 4 && label.contains(word) || label.len() >= 3 && word.starts_with(label)
}

impl Others {
    /// Whether a word stands in the story outside its contacts.
    fn say(&self, cx: &Context<'_>, wanted: &str) -> bool {
        let words = self.words.get_or_init(|| {
            let mut words = HashSet::new();
            let text =
                cx.parts().iter().filter(|part| part.kind != PartKind::Contacts && part.meta.is_none());
            for token in text.flat_map(|part| cx.tokens(part.range)) {
                words.insert(token.hash);
                let word = cx.slice(token.range);
                if !word.is_ascii() {
                    words.insert(fold_hash(&without_diacritics(&fold(word))));
                }
            }
            words
        });
        words.contains(&fold_hash(wanted))
    }
}
