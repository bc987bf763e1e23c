//! Addresses among contacts that have lost their "@" and bear no label: "mfernandesagency.example". Knows no document.
//!
//! A website looks the same, so a name must show itself: the mailbox of a person of the contacts, or that of a desk before
//! a host that other addresses of the release have.

use super::ending::is_host;
use super::{disguise, is_desk_mailbox};
use crate::text::{TextRange, fold, without_diacritics};

/// Letters of a surname that show a mailbox.
const SURNAME: usize = 4;
/// Letters of a host behind the mailbox; fewer may be the end of the name.
const HOST: usize = 3;

/// The addresses in some words of contacts. `people` are the words of all contacts beside them; `hosts` those of the other
/// addresses of the release.
pub(super) fn find(text: &str, people: &str, hosts: &[&str]) -> Vec<TextRange> {
    let candidates = disguise::host().find_iter(text).map(|found| TextRange::new(found.start(), found.end()));
    let candidates = candidates.filter(|range| stands_alone(text, *range));
    let mut people = People { text: people, pairs: None };
    candidates
        .filter(|range| {
            let word = &text[range.as_range()];
            is_mailbox_and_host(word, hosts) || people.have_mailbox_in(word)
        })
        .collect()
}

/// Whether a word with points is a host and no part of an address or a path.
fn stands_alone(text: &str, range: TextRange) -> bool {
    let word = &text[range.as_range()];
    let before = &text[..range.start];
    let behind = &text[range.end..];
    is_host(word)
        && !word.starts_with("www.")
        && !before.trim_end().ends_with('@')
        && !before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '_' | '-' | '+' | '\\'))
        && !behind.trim_start().starts_with('@')
        && !behind.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '_' | ':' | '('))
}

/// "pressagency.example" where others write "media@agency.example".
fn is_mailbox_and_host(word: &str, hosts: &[&str]) -> bool {
    let mailbox = |host: &&str| word.strip_suffix(*host).filter(|mailbox| !mailbox.ends_with(['.', '-']));
    hosts.iter().filter_map(mailbox).any(is_desk_mailbox)
}

/// The words of contacts, in which names stand.
struct People<'t> {
    text: &'t str,
    /// Words with capitals that follow each other, folded; read when they are first asked for.
    pairs: Option<Vec<(String, String)>>,
}

impl People<'_> {
    /// Whether a word is the mailbox of one of them with a host glued to it: "mfernandes", "m.fernandes", "maria.fernandes".
    fn have_mailbox_in(&mut self, word: &str) -> bool {
        let word = without_diacritics(&fold(word));
        let text = self.text;
        let pairs = self.pairs.get_or_insert_with(|| pairs_of(text));
        pairs.iter().any(|(given, surname)| {
            let behind =
                |front: &str| word.strip_prefix(front).and_then(|rest| rest.strip_prefix(surname.as_str()));
            let initial = given.chars().next().map(String::from).unwrap_or_default();
            let fronts = [initial.clone(), format!("{initial}."), format!("{given}."), format!("{given}_")];
            fronts.iter().filter_map(|front| behind(front)).any(|rest| {
                rest.split('.').next().is_some_and(|host| host.len() >= HOST)
                    && rest.starts_with(char::is_alphabetic)
            })
        })
    }
}

fn pairs_of(text: &str) -> Vec<(String, String)> {
    let names: Vec<&str> =
        text.split(|c: char| !c.is_alphabetic() && c != '-').filter(|word| !word.is_empty()).collect();
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let plain = |word: &str| without_diacritics(&fold(word));
    names
        .windows(2)
        .filter(|pair| capital(pair[0]) && capital(pair[1]) && pair[1].len() >= SURNAME)
        .map(|pair| (plain(pair[0]), plain(pair[1])))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read<'t>(text: &'t str, hosts: &[&str]) -> Vec<&'t str> {
        find(text, text, hosts).into_iter().map(|range| &text[range.as_range()]).collect()
    }

    #[test]
    fn a_mailbox_shows_itself_by_the_name_beside_it() {
        assert_eq!(read("Maria Fernández, mfernandezagency.example", &[]), ["mfernandezagency.example"]);
        assert_eq!(
            read("Maria Fernandes (maria.fernandesagency.example)", &[]),
            ["maria.fernandesagency.example"]
        );
        assert_eq!(read("Press desk, pressagency.example", &["agency.example"]), ["pressagency.example"]);
    }

    #[test]
    fn websites_are_left_alone() {
        for text in [
            "Maria Fernandes, agency.example",
            "Maria Fernandes, fernandesconsulting.example",
            "Maria Fernandes, mfernandes.example",
            "Maria Fernandes, www.mfernandesagency.example, https://mfernandesagency.example",
            "Maria Fernandes, agency.example/mfernandesagency.example, mfernandes@agency.example",
            "Press desk, pressagency.example",
        ] {
            assert_eq!(read(text, &[]), [""; 0], "{text}");
        }
    }
}
