//! How well the name of a mailbox fits the name of a person. Knows no text and no other person.
//!
//! Mailboxes are made in many ways, and a right one must never be called wrong: surname, given name, initials, one of two
//! surnames, a shortened surname and transliterations all fit.

use crate::text::{fold, without_diacritics};

/// Particles of surnames; they may be glued to the name or dropped.
const PARTICLES: &[&str] = &[
    "de", "da", "di", "do", "du", "del", "della", "dos", "das", "der", "den", "van", "von", "le", "la",
    "les", "el", "al", "bin", "bint", "ben", "ibn", "abu", "ter", "ten", "zu", "af", "av", "y", "e", "st",
    "san", "mac", "mc", "dall", "d", "o",
];

/// Given names and what people are called.
const CALLED: &[&[&str]] = &[
    &["william", "bill", "will", "billy", "liam"],
    &["robert", "bob", "rob", "bobby"],
    &["elizabeth", "liz", "beth", "betty", "eliza", "lisa"],
    &["katherine", "catherine", "kathleen", "kate", "kathy", "cathy", "katie"],
    &["richard", "dick", "rick", "rich"],
    &["james", "jim", "jimmy", "jamie"],
    &["john", "jack", "johnny", "jon"],
    &["margaret", "peggy", "meg", "maggie"],
    &["anthony", "tony", "antonio", "toni"],
    &["edward", "ed", "ted", "eddie"],
    &["charles", "chuck", "charlie"],
    &["michael", "mike", "mick"],
    &["jose", "pepe"],
    &["francisco", "paco", "pancho", "fran"],
    &["ignacio", "nacho"],
    &["dolores", "lola"],
    &["guadalupe", "lupe"],
    &["jesus", "chucho"],
    &["alexander", "alexandra", "alejandro", "alejandra", "alex", "sasha", "sandy"],
    &["sarah", "sally"],
    &["mary", "molly", "polly"],
    &["susan", "sue", "susie"],
    &["joseph", "joe"],
    &["henry", "harry", "hank"],
];

/// Mail systems of old cut names to this many letters.
const OLD_LENGTH: usize = 8;

/// How a mailbox and a person go together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fit {
    /// The mailbox holds a surname of the person.
    Surname,
    /// It holds the given name, the initials or enough of the surname.
    Partly,
    /// It holds a surname with a letter or two wrong.
    Typo {
        /// What it holds.
        written: String,
        /// The surname, without accents.
        meant: String,
    },
    /// Nothing goes together.
    Unrelated {
        /// Whether the mailbox begins with an initial of the person.
        initial: bool,
    },
}

impl Fit {
    /// Whether the mailbox may well be the person's.
    pub fn is_good(&self) -> bool {
        matches!(self, Self::Surname | Self::Partly)
    }
}

/// Compares a person with the name of a mailbox; `overlap` letters of the surname in a row are enough.
///
/// `None` if names cannot be compared: there is only one word, or it is not in Latin letters.
pub fn fit(person: &str, mailbox: &str, overlap: usize) -> Option<Fit> {
    let mailbox = Mailbox::new(mailbox)?;
    let name = Name::new(person)?;
    if name.surnames.iter().any(|surname| mailbox.holds_surname(surname, &name)) {
        return Some(Fit::Surname);
    }
    if mailbox.is_given(&name) || mailbox.is_initials(&name) {
        return Some(Fit::Partly);
    }
    if let Some((written, meant)) = mailbox.misspelt(&name) {
        return Some(Fit::Typo { written, meant });
    }
    let shortened = name.surnames.iter().any(|surname| mailbox.overlaps(surname, overlap));
    if shortened || mailbox.holds_given(&name) {
        return Some(Fit::Partly);
    }
    let initial = mailbox.letters.chars().next();
    Some(Fit::Unrelated { initial: name.initials.iter().any(|letter| Some(*letter) == initial) })
}

/// The letters of a mailbox's name.
struct Mailbox {
    /// All of them.
    letters: String,
    /// Between points, hyphens, underscores and digits.
    pieces: Vec<String>,
}

impl Mailbox {
    fn new(mailbox: &str) -> Option<Self> {
        let plain = plain(mailbox.split('+').next().unwrap_or_default());
        let pieces: Vec<String> = plain
            .split(|c: char| !c.is_ascii_alphabetic() && c != '\'')
            .filter(|piece| !piece.is_empty())
            .map(str::to_owned)
            .collect();
        let pieces: Vec<String> = pieces.into_iter().map(|piece| piece.replace('\'', "")).collect();
        let letters = pieces.concat();
        (letters.len() >= 2 && plain.is_ascii()).then_some(Self { letters, pieces })
    }

    fn holds_surname(&self, surname: &str, name: &Name) -> bool {
        match surname.len() {
            0 | 1 => false,
            2 => {
                let beside = |other: &str| {
                    self.letters == format!("{other}{surname}") || self.letters == format!("{surname}{other}")
                };
                self.pieces.iter().any(|piece| piece == surname)
                    || name.given.iter().any(|given| beside(given) || beside(&given[..1]))
            }
            3 => {
                self.pieces.iter().any(|piece| piece == surname)
                    || self.letters.starts_with(surname)
                    || self.letters.ends_with(surname)
            }
            _ => self.letters.contains(surname) || self.is_cut_short(surname),
        }
    }

    /// "jhargrea" for Hargreaves.
    fn is_cut_short(&self, surname: &str) -> bool {
        let cut = |letters: &str| letters.len() >= 4 && surname.starts_with(letters);
        self.letters.len() == OLD_LENGTH && (cut(&self.letters) || cut(&self.letters[1..]))
    }

    /// "maria", "marias".
    fn is_given(&self, name: &Name) -> bool {
        name.given.iter().any(|given| {
            let rest = self.letters.strip_prefix(given.as_str());
            given.len() >= 2
                && rest
                    .is_some_and(|rest| rest.len() <= 2 && rest.chars().all(|c| name.initials.contains(&c)))
        })
    }

    /// The given name with something else: "ana.pereira" of a married Ana Silva.
    fn holds_given(&self, name: &Name) -> bool {
        name.given.iter().any(|given| {
            let is_piece =
                |piece: &String| piece == given || piece.len() >= 3 && given.starts_with(piece.as_str());
            self.pieces.iter().any(is_piece) || given.len() >= 5 && self.letters.starts_with(given.as_str())
        })
    }

    fn is_initials(&self, name: &Name) -> bool {
        let mut rest = name.initials.iter();
        (2..=6).contains(&self.letters.len())
            && self.letters.chars().all(|letter| rest.any(|initial| *initial == letter))
    }

    /// A piece of the mailbox that is nearly a surname, and that surname.
    fn misspelt(&self, name: &Name) -> Option<(String, String)> {
        let (sure, possible) = self.candidates(name);
        name.surnames.iter().filter(|surname| surname.len() >= 4).find_map(|surname| {
            let near = |written: &&str| is_near(written, surname);
            let among = if surname.len() >= 5 { &possible } else { &sure };
            let found = sure.iter().chain(among).copied().find(|written| near(written))?;
            Some((found.to_owned(), surname.clone()))
        })
    }

    /// What may stand for a surname: behind or before something of the given name, and without that.
    fn candidates(&self, name: &Name) -> (Vec<&str>, Vec<&str>) {
        let letters = self.letters.as_str();
        let mut sure: Vec<&str> = Vec::new();
        for given in &name.given {
            sure.extend(letters.strip_prefix(given.as_str()));
            sure.extend(letters.strip_suffix(given.as_str()));
            sure.extend(letters.strip_prefix(&given[..1]));
            sure.extend(letters.strip_suffix(&given[..1]));
        }
        let mut possible = vec![letters];
        if self.pieces.len() > 1 {
            possible.extend(self.pieces.iter().map(String::as_str));
        }
        // An initial may be a middle name's, or that of a name nobody uses.
        possible.extend(letters.get(1..));
        (sure, possible)
    }

    /// Whether enough of a surname stands in a row: from its beginning, or more of it.
    fn overlaps(&self, surname: &str, overlap: usize) -> bool {
        let begins = surname.get(..overlap).is_some_and(|start| self.letters.contains(start));
        let longer = overlap + 2;
        let inside = (1..surname.len().saturating_sub(longer) + 1)
            .filter_map(|at| surname.get(at..at + longer))
            .any(|piece| self.letters.contains(piece));
        begins || inside
    }
}

/// Whether a word is a surname with one letter or two letters wrong; not if it only leaves off more than one at the end.
fn is_near(written: &str, surname: &str) -> bool {
    let most = if surname.len() >= 8 { 2 } else { 1 };
    let shortened = surname.starts_with(written) && written.len() + 1 < surname.len();
    written.len() >= 3 && !shortened && written != surname && strsim::osa_distance(written, surname) <= most
}

/// A person's name in the forms that mailboxes hold.
struct Name {
    /// The given name and what people are called by it.
    given: Vec<String>,
    /// Surnames, their halves, with and without particles.
    surnames: Vec<String>,
    /// First letters in order, those of particles included.
    initials: Vec<char>,
}

impl Name {
    fn new(person: &str) -> Option<Self> {
        let words: Vec<&str> = person
            .split_whitespace()
            .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
            .filter(|word| !word.is_empty() && !is_suffix(word))
            .collect();
        let latin = words
            .iter()
            .all(|word| plain(word).chars().all(|c| c.is_ascii_alphabetic() || "'-.".contains(c)));
        let (first, rest) = words.split_first()?;
        if rest.is_empty() || !latin {
            return None;
        }
        let initials =
            words.iter().flat_map(|word| halves(&plain(word))).filter_map(|half| half.chars().next());
        Some(Self { given: given_forms(first), surnames: surname_forms(rest), initials: initials.collect() })
    }
}

fn is_suffix(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "jr" | "sr" | "ii" | "iii" | "phd" | "md" | "mba" | "esq")
}

fn given_forms(first: &str) -> Vec<String> {
    let mut forms: Vec<String> = variants(first).into_iter().map(|form| form.replace('-', "")).collect();
    forms.extend(halves(&plain(first)));
    let called = CALLED.iter().filter(|names| names.iter().any(|name| forms.iter().any(|form| form == name)));
    let called: Vec<String> = called.flat_map(|names| names.iter().map(|name| (*name).to_owned())).collect();
    forms.extend(called);
    forms.retain(|form| !form.is_empty() && form.is_ascii());
    forms
}

/// Every word behind the given name, its halves, and each word with the particles and words before it glued on.
fn surname_forms(words: &[&str]) -> Vec<String> {
    let mut forms: Vec<String> = Vec::new();
    let mut glued: Vec<String> = vec![String::new()];
    for word in words {
        let particle = PARTICLES.contains(&plain(word).as_str());
        let own: Vec<String> = variants(word).into_iter().map(|form| form.replace('-', "")).collect();
        let joined: Vec<String> =
            glued.iter().flat_map(|before| own.iter().map(move |form| format!("{before}{form}"))).collect();
        if !particle {
            forms.extend(own.iter().cloned());
            forms.extend(
                variants(word)
                    .iter()
                    .flat_map(|form| halves(form))
                    .filter(|half| half.len() >= 3 && !PARTICLES.contains(&half.as_str())),
            );
            forms.extend(joined.iter().cloned());
        }
        glued = joined;
        glued.truncate(4);
    }
    forms.sort_by_key(|form| std::cmp::Reverse(form.len()));
    forms.dedup();
    forms.retain(|form| form.is_ascii());
    forms
}

fn halves(word: &str) -> Vec<String> {
    word.split('-').filter(|half| !half.is_empty()).map(str::to_owned).collect()
}

/// Small letters without accents, apostrophes and points; hyphens stay.
fn plain(word: &str) -> String {
    let folded = without_diacritics(&fold(word));
    folded.chars().filter(|c| !matches!(c, '\'' | '’') && !super::address::is_invisible(*c)).collect()
}

/// A word without accents, and with the letters that some write for them: "mueller" for "Müller".
fn variants(word: &str) -> Vec<String> {
    let folded = fold(word);
    let long =
        folded.replace('ü', "ue").replace(['ö', 'ø'], "oe").replace(['ä', 'æ'], "ae").replace('å', "aa");
    let mut forms = vec![plain(&folded).replace('.', "")];
    if long != folded {
        forms.push(plain(&long).replace('.', ""));
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(person: &str, mailbox: &str) -> Fit {
        fit(person, mailbox, 4).expect("both can be compared")
    }

    #[test]
    fn usual_mailboxes_fit() {
        for (person, mailbox) in [
            ("Liz Lizama", "elizama"),
            ("Bill Hargreaves", "whargreaves"),
            ("Maria Santos", "marias"),
            ("Tom Ellis Reid", "ter"),
            ("John Smith", "jsmith27"),
            ("Asha Patel", "patel.asha"),
            ("Jürgen Müller", "jmueller"),
            ("Søren Ångström", "sangstrom"),
            ("Zoé Lefèvre", "zlefevre"),
            ("Jan van den Berg", "jvandenberg"),
            ("Sinéad O’Connor-Doyle", "soconnor"),
            ("Luis García Torres", "lgarcia"),
            ("Ahmed Al-Rashid", "arashid"),
            ("Amel Ben Salah", "abensalah"),
            ("Eleni Papadopoulou", "epapad"),
            ("Wei Li", "wli"),
            ("Li Na", "na.li"),
            ("Anouk de Wit", "a.dewit"),
            ("June Pelletier", "june"),
            ("Rob Teller", "rob_teller"),
            ("James Hargreaves", "jhargrea"),
            ("William Oakes", "bill"),
            ("Maëlle Le Floch", "maelle.lefloch"),
            ("Jan O'Hara", "jan.o'hara+press"),
        ] {
            assert!(of(person, mailbox).is_good(), "{person} {mailbox}: {:?}", of(person, mailbox));
        }
    }

    #[test]
    fn a_letter_wrong_is_a_slip() {
        for (person, mailbox) in [
            ("Piotr Zielinski", "pzielinksi"),
            ("Maria Fernandes", "mfernandez"),
            ("Lucía Cervantes", "lcervanttes"),
            ("Karin Lindqvist", "karin.lindqist"),
            ("Shanthi Wickramasinghe", "swickremasinghe"),
            ("Kadidia Sissoko", "ksisoko"),
            ("Karen Bledsoe", "kbledso"),
            ("Delphine Lacombe", "delphine.lacomde"),
            ("Ana Reed", "aread"),
        ] {
            assert!(
                matches!(of(person, mailbox), Fit::Typo { .. }),
                "{person} {mailbox}: {:?}",
                of(person, mailbox)
            );
        }
    }

    #[test]
    fn strangers_are_unrelated() {
        assert_eq!(of("Mária Fekete", "jkovacs"), Fit::Unrelated { initial: false });
        assert_eq!(of("Grace Kukuti", "bwatanabe"), Fit::Unrelated { initial: false });
        assert_eq!(of("Camille Perrault", "bmercier"), Fit::Unrelated { initial: false });
        assert_eq!(of("Juan Mendez", "jkovacs"), Fit::Unrelated { initial: true });
        assert!(fit("Yakaka", "jkovacs", 4).is_none());
        assert!(fit("Мария Иванова", "jkovacs", 4).is_none());
    }

    #[test]
    fn how_much_of_a_surname_is_enough_can_be_said() {
        assert!(fit("Nada Stojanovic", "stojan", 4).is_some_and(|fit| fit.is_good()));
        assert!(fit("Nada Stojanovic", "stojan", 8).is_some_and(|fit| !fit.is_good()));
    }
}
