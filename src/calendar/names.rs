//! Month and weekday names, as written in running text.

use super::{Lang, Weekday};

const MONTHS: [[&str; 12]; 3] = [
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
];

const WEEKDAYS: [[&str; 7]; 3] = [
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
];

/// Abbreviations, without stop, and spellings without accents.
const MONTH_VARIANTS: &[(&str, u8, Lang)] = &[
    ("jan", 1, Lang::En),
    ("feb", 2, Lang::En),
    ("mar", 3, Lang::En),
    ("apr", 4, Lang::En),
    ("jun", 6, Lang::En),
    ("jul", 7, Lang::En),
    ("aug", 8, Lang::En),
    ("sep", 9, Lang::En),
    ("sept", 9, Lang::En),
    ("oct", 10, Lang::En),
    ("nov", 11, Lang::En),
    ("dec", 12, Lang::En),
    ("janv", 1, Lang::Fr),
    ("fevrier", 2, Lang::Fr),
    ("févr", 2, Lang::Fr),
    ("avr", 4, Lang::Fr),
    ("juil", 7, Lang::Fr),
    ("aout", 8, Lang::Fr),
    ("decembre", 12, Lang::Fr),
    ("déc", 12, Lang::Fr),
    ("setiembre", 9, Lang::Es),
    ("ene", 1, Lang::Es),
    ("abr", 4, Lang::Es),
    ("ago", 8, Lang::Es),
    ("dic", 12, Lang::Es),
];

const WEEKDAY_VARIANTS: &[(&str, usize, Lang)] = &[
    ("mon", 0, Lang::En),
    ("tue", 1, Lang::En),
    ("tues", 1, Lang::En),
    ("wed", 2, Lang::En),
    ("weds", 2, Lang::En),
    ("thu", 3, Lang::En),
    ("thur", 3, Lang::En),
    ("thurs", 3, Lang::En),
    ("fri", 4, Lang::En),
    ("sat", 5, Lang::En),
    ("sun", 6, Lang::En),
    ("miercoles", 2, Lang::Es),
    ("sabado", 5, Lang::Es),
];

const fn table(lang: Lang) -> usize {
    match lang {
        Lang::En | Lang::Other => 0,
        Lang::Fr => 1,
        Lang::Es => 2,
    }
}

/// Name of a month from 1 to 12; other numbers give an empty name.
pub fn month_name(month: u8, lang: Lang) -> &'static str {
    MONTHS[table(lang)].get(usize::from(month).wrapping_sub(1)).copied().unwrap_or("")
}

/// Name of a weekday.
pub fn weekday_name(weekday: Weekday, lang: Lang) -> &'static str {
    let at = usize::try_from(weekday.to_monday_zero_offset()).unwrap_or(0);
    WEEKDAYS[table(lang)][at.min(6)]
}

/// A weekday in a message, with the draft's own word where that is another: "Tuesday (mardi)".
pub fn weekday_told(weekday: Weekday, lang: Lang) -> String {
    let english = weekday_name(weekday, Lang::En);
    match weekday_name(weekday, lang) {
        own if own == english => english.to_owned(),
        own => format!("{english} ({own})"),
    }
}

/// The month a word names in any language, with the language; full names and abbreviations, without stop.
pub fn month_of(word: &str) -> Option<(u8, Lang)> {
    if !may_be_a_name(word) {
        return None;
    }
    for (lang, names) in [Lang::En, Lang::Fr, Lang::Es].into_iter().zip(&MONTHS) {
        if let Some(at) = names.iter().position(|name| same(name, word)) {
            return Some((u8::try_from(at + 1).unwrap_or(1), lang));
        }
    }
    MONTH_VARIANTS.iter().find(|(name, ..)| same(name, word)).map(|&(_, month, lang)| (month, lang))
}

/// The weekday a word names in any language, with the language; full names and abbreviations, without stop.
pub fn weekday_of(word: &str) -> Option<(Weekday, Lang)> {
    if !may_be_a_name(word) {
        return None;
    }
    for (lang, names) in [Lang::En, Lang::Fr, Lang::Es].into_iter().zip(&WEEKDAYS) {
        if let Some(at) = names.iter().position(|name| same(name, word)) {
            return nth_weekday(at).map(|day| (day, lang));
        }
    }
    let &(_, at, lang) = WEEKDAY_VARIANTS.iter().find(|(name, ..)| same(name, word))?;
    nth_weekday(at).map(|day| (day, lang))
}

/// Every word of a text is asked: most are too short, too long or begin with another letter.
fn may_be_a_name(word: &str) -> bool {
    const FIRST: &str = "adefjlmnostvw";
    (3..=11).contains(&word.len())
        && word.chars().next().is_some_and(|first| FIRST.contains(first.to_ascii_lowercase()))
}

/// Whether two words are the same but for capitals. Capitals of these letters take as many bytes.
fn same(name: &str, word: &str) -> bool {
    if name.len() != word.len() {
        return false;
    }
    name.eq_ignore_ascii_case(word)
        || !word.is_ascii()
            && name.chars().flat_map(char::to_lowercase).eq(word.chars().flat_map(char::to_lowercase))
}

fn nth_weekday(at: usize) -> Option<Weekday> {
    Weekday::from_monday_zero_offset(i8::try_from(at).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_in_three_languages() {
        assert_eq!(month_of("Sept"), Some((9, Lang::En)));
        assert_eq!(month_of("août"), Some((8, Lang::Fr)));
        assert_eq!(month_of("diciembre"), Some((12, Lang::Es)));
        assert_eq!(weekday_of("miércoles"), Some((Weekday::Wednesday, Lang::Es)));
        assert_eq!(weekday_of("Monde"), None);
        assert_eq!(weekday_name(Weekday::Tuesday, Lang::Fr), "mardi");
    }

    #[test]
    fn messages_name_a_weekday_in_english_with_the_drafts_word() {
        assert_eq!(weekday_told(Weekday::Tuesday, Lang::Fr), "Tuesday (mardi)");
        assert_eq!(weekday_told(Weekday::Tuesday, Lang::En), "Tuesday");
    }
}
