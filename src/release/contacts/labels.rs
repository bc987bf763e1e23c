//! Words before a channel: "Tel:", "E-mail :", "Courriel". Knows no channel.

use crate::text::fold;

/// What a label announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Channel {
    /// A telephone number.
    Phone,
    /// A mail address.
    Email,
    /// Something that is no channel of a contact: a website, an account.
    Other,
}

/// Labels of one word, folded.
const WORDS: &[(&str, Channel)] = &[
    ("tel", Channel::Phone),
    ("tels", Channel::Phone),
    ("telf", Channel::Phone),
    ("tfno", Channel::Phone),
    ("tél", Channel::Phone),
    ("telephone", Channel::Phone),
    ("téléphone", Channel::Phone),
    ("teléfono", Channel::Phone),
    ("telefono", Channel::Phone),
    ("phone", Channel::Phone),
    ("ph", Channel::Phone),
    ("mobile", Channel::Phone),
    ("mob", Channel::Phone),
    ("cell", Channel::Phone),
    ("portable", Channel::Phone),
    ("móvil", Channel::Phone),
    ("movil", Channel::Phone),
    ("celular", Channel::Phone),
    ("cel", Channel::Phone),
    ("fax", Channel::Other),
    ("whatsapp", Channel::Phone),
    ("email", Channel::Email),
    ("e-mail", Channel::Email),
    ("mail", Channel::Email),
    ("courriel", Channel::Email),
    ("mél", Channel::Email),
    ("mel", Channel::Email),
    ("correo", Channel::Email),
    ("correo electrónico", Channel::Email),
    ("correo electronico", Channel::Email),
    ("correo-e", Channel::Email),
    ("courrier électronique", Channel::Email),
    ("adresse électronique", Channel::Email),
    ("adresse e-mail", Channel::Email),
    ("email address", Channel::Email),
    ("e-mail address", Channel::Email),
    ("phone number", Channel::Phone),
    ("telephone number", Channel::Phone),
    ("mobile phone", Channel::Phone),
    ("cell phone", Channel::Phone),
    ("web", Channel::Other),
    ("website", Channel::Other),
    ("site web", Channel::Other),
    ("sitio web", Channel::Other),
    ("page web", Channel::Other),
    ("twitter", Channel::Other),
    ("facebook", Channel::Other),
    ("linkedin", Channel::Other),
    ("instagram", Channel::Other),
    ("skype", Channel::Other),
    ("url", Channel::Other),
];

/// Letters that are labels before a colon or a number.
const LETTERS: &[(&str, Channel)] = &[
    ("T", Channel::Phone),
    ("M", Channel::Phone),
    ("P", Channel::Phone),
    ("C", Channel::Phone),
    ("F", Channel::Other),
    ("E", Channel::Email),
    ("W", Channel::Other),
    ("X", Channel::Other),
];

/// What a whole piece of text announces, if it is a label; marks at its end do not count.
pub(super) fn label_of(text: &str) -> Option<Channel> {
    let bare = text.trim().trim_end_matches([':', '.', ' ', '\u{a0}']);
    let letter = LETTERS.iter().find(|(letter, _)| *letter == bare);
    if let Some((_, channel)) = letter {
        return Some(*channel);
    }
    let folded = fold(bare);
    WORDS.iter().find(|(word, _)| *word == folded).map(|(_, channel)| *channel)
}

/// Where the label begins that `before` ends with, if it ends with one: "at IOM Kuwait, Email: ".
pub(super) fn label_at_end(before: &str) -> Option<(usize, Channel)> {
    let end = before.trim_end().trim_end_matches(['<', '(', '[']).trim_end();
    let core = end.trim_end_matches([':', '.', ' ', '\u{a0}']);
    let word_start = start_of_last_word(core);
    let two_words = start_of_last_word(core[..word_start].trim_end());
    let marked = core.len() < end.len();
    [two_words, word_start].into_iter().find_map(|start| {
        let channel = label_of(&core[start..])?;
        let letter = core.len() - start == 1;
        (!letter || marked).then_some((start, channel))
    })
}

/// Whether the label of a mail address stands directly before `at`.
pub fn behind_mail_label(text: &str, at: usize) -> bool {
    text.get(..at).and_then(label_at_end).is_some_and(|(_, channel)| channel == Channel::Email)
}

/// Where the last word begins; a hyphen is part of a word.
fn start_of_last_word(text: &str) -> usize {
    text.trim_end_matches(|c: char| c.is_alphanumeric() || matches!(c, '-' | '‑')).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_read_with_and_without_marks() {
        assert_eq!(label_of("Tél. :"), Some(Channel::Phone));
        assert_eq!(label_of("E-mail :"), Some(Channel::Email));
        assert_eq!(label_of("Correo electrónico:"), Some(Channel::Email));
        assert_eq!(label_of("Communications"), None);
        assert!(behind_mail_label("Kuwait, Email: x", 15));
        assert!(behind_mail_label("T: 1 | E: x", 10));
        assert!(behind_mail_label("correo electrónico: x", 21));
        assert!(!behind_mail_label("plan E x", 7));
    }
}
