//! What stands before a number and says what it is: a label, a word such as "call", or "ISBN". Knows no number.

use super::run::is_space;
use crate::text::{TextRange, fold_char};

/// Labels and cues are looked for within this many bytes.
const WINDOW: usize = 64;

/// Words that say "a telephone number follows".
const LABELS: &[&str] = &[
    "tel",
    "tels",
    "telf",
    "tlf",
    "tfno",
    "tfn",
    "tél",
    "téléphone",
    "telephone",
    "teléfono",
    "telefono",
    "teléfonos",
    "telefonos",
    "telefone",
    "telefon",
    "telefoon",
    "phone",
    "phones",
    "ph",
    "cell",
    "cellphone",
    "cellular",
    "cel",
    "celular",
    "móvil",
    "movil",
    "mobile",
    "mob",
    "mobil",
    "portable",
    "gsm",
    "natel",
    "whatsapp",
    "viber",
    "sms",
    "fax",
    "facsimile",
    "telefax",
    "télécopie",
    "pbx",
    "tty",
    "tdd",
    "voip",
    "hotline",
    "helpline",
];

/// Words that are labels only before a colon.
const BEFORE_COLON: &[&str] = &[
    "office",
    "direct",
    "desk",
    "landline",
    "switchboard",
    "main",
    "work",
    "home",
    "voice",
    "call",
    "text",
    "bureau",
    "standard",
    "fijo",
    "oficina",
    "fixe",
    "t",
    "m",
    "p",
    "c",
    "f",
    "o",
    "d",
    "w",
    "h",
    "signal",
];

/// Capitals that are labels before a point or alone, if no word stands before them: "T +41 22 …", "| M. +41 79 …".
const CAPITALS: &[&str] = &["T", "M", "P", "C", "F", "O", "D", "W", "H"];

/// Words that may stand between label and number: "Phone number:", "Tel. no.".
const BETWEEN: &[&str] = &["no", "nos", "nr", "number", "numbers", "numéro", "número", "line", "n", "#"];

/// Words after which a telephone number is likely within the line.
const CUES: &[&str] = &[
    "call",
    "calling",
    "called",
    "calls",
    "dial",
    "dialing",
    "dialling",
    "toll",
    "contact",
    "contacts",
    "contacted",
    "contacting",
    "reach",
    "reached",
    "appelez",
    "appeler",
    "joindre",
    "contacter",
    "contactez",
    "llamar",
    "llame",
    "llamando",
    "contactar",
    "comunicarse",
    "contacto",
    "línea",
    "numéro",
    "número",
    "telephoning",
    "phoned",
    "téléphonique",
    "telefónico",
    "telefónica",
];

/// Words that take the number for themselves.
const OTHER_NUMBERS: &[&str] = &[
    "isbn",
    "issn",
    "doi",
    "ein",
    "ssn",
    "account",
    "acct",
    "case",
    "docket",
    "iban",
    "siret",
    "siren",
    "vat",
    "tva",
    "tin",
    "cusip",
    "isin",
    "invoice",
    "ref",
    "reference",
    "order",
    "registration",
    "charity",
    "license",
    "licence",
    "tracking",
    "patent",
    "passcode",
    "passwort",
    "password",
    "pin",
    "id",
    "code",
    "duns",
    "cnpj",
    "cpf",
    "ruc",
    "nit",
    "rfc",
    "rif",
    "cif",
    "nif",
    "cuenta",
    "expediente",
    "dossier",
    "compte",
    "file",
    "serial",
    "grant",
    "award",
    "imo",
    "mmsi",
    "po",
    "box",
    "zip",
];

/// A label directly before a number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Label {
    /// Its words and marks.
    pub(super) range: TextRange,
    /// Whether nothing stands between it and the number.
    pub(super) glued: bool,
    /// Whether it ends in a colon or a point or stands in brackets.
    pub(super) marked: bool,
    /// Whether it is a word or marked, so that it alone makes digits a number; "T" is neither.
    pub(super) sure: bool,
}

/// What the words before a number say about it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Evidence {
    /// A label directly before it.
    pub(super) label: Option<Label>,
    /// "Call", "contact" or a label somewhere before it in the line.
    pub(super) cue: bool,
    /// It is a number of another kind: "ISBN", "Account No.".
    pub(super) other: bool,
    /// It is a sum of money.
    pub(super) money: bool,
}

impl Evidence {
    /// Reads the words before `at`, from `floor` on.
    pub(super) fn before(text: &str, at: usize, floor: usize) -> Self {
        let from = text.floor_char_boundary(at.saturating_sub(WINDOW).max(floor));
        let window = text.get(from..at).unwrap_or_default();
        let line = window.rsplit('\n').next().unwrap_or_default();
        Self {
            label: label(window, from),
            cue: words(line).any(|word| is_in(CUES, word) || is_in(LABELS, word)),
            other: names_another_number(line),
            money: is_money(line.trim_end_matches(is_space)),
        }
    }
}

/// "ISBN-13: ", "Account No. ", "the case number is ".
fn names_another_number(line: &str) -> bool {
    let small = |word: &&str| is_in(BETWEEN, word) || is_in(&["is", "of"], word);
    words(line).rev().find(|word| !small(word)).is_some_and(|word| is_in(OTHER_NUMBERS, word))
}

fn is_money(before: &str) -> bool {
    before.ends_with(is_currency)
        || ["USD", "EUR", "CHF", "GBP", "Rs", "Rs."].iter().any(|code| before.ends_with(code))
}

/// Signs of currencies.
pub(super) fn is_currency(c: char) -> bool {
    matches!(c, '$' | '€' | '£' | '¥' | '₹' | '₽' | '₦' | '₱' | '₡')
}

fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty())
}

fn is_in(list: &[&str], word: &str) -> bool {
    list.iter().any(|entry| entry.len() == word.len() && word.chars().map(fold_char).eq(entry.chars()))
}

/// The label that `window` ends with; `offset` is where `window` begins in the text.
fn label(window: &str, offset: usize) -> Option<Label> {
    let end = window.trim_end();
    let colon = end.trim_end_matches(|c: char| matches!(c, ':' | '.') || is_space(c));
    let marks = &end[colon.len()..];
    if window[end.len()..].contains('\n') && !marks.contains(':') {
        return None;
    }
    let found = bracketed(end).or_else(|| {
        let (colon, marks) = behind_aside(colon, marks);
        let core = without_between(colon);
        let start = label_word(core, marks)?;
        Some((start, !marks.is_empty()))
    });
    let (start, marked) = found?;
    Some(Label {
        range: TextRange::new(offset + joined(window, start), offset + end.len()),
        glued: end.len() == window.len(),
        marked,
        sure: marked || words(&window[start..end.len()]).any(|word| word.len() > 1),
    })
}

/// "(T)", "[mobile]": where the bracket begins.
fn bracketed(end: &str) -> Option<(usize, bool)> {
    let inner = end.strip_suffix([')', ']'])?;
    let open = inner.rfind(['(', '['])?;
    let word = inner[open + 1..].trim_end_matches(['.', ':']);
    let known = is_in(LABELS, word) || CAPITALS.contains(&word);
    known.then_some((open, true))
}

/// "Tel. (office):" is the label "Tel." with an aside.
fn behind_aside<'a>(text: &'a str, marks: &'a str) -> (&'a str, &'a str) {
    let before = text.strip_suffix(')').and_then(|inner| inner.rfind('(').map(|open| &text[..open]));
    before.map_or((text, marks), |before| {
        (before.trim_end_matches(|c: char| matches!(c, ':' | '.') || is_space(c)), ":")
    })
}

/// Drops "number" and "no." from the end.
fn without_between(text: &str) -> &str {
    let cut = text.trim_end_matches(|c: char| c.is_alphabetic() || matches!(c, '#' | 'º' | '°'));
    let word = text[cut.len()..].trim_end_matches(['º', '°']);
    if !is_in(BETWEEN, word) {
        return text;
    }
    cut.trim_end_matches(|c: char| matches!(c, ':' | '.') || is_space(c))
}

/// Where the label word begins that `text` ends with.
fn label_word(text: &str, marks: &str) -> Option<usize> {
    let before = text.trim_end_matches(char::is_alphabetic);
    let word = &text[before.len()..];
    if word.is_empty() || before.ends_with(|c: char| c.is_numeric() || matches!(c, '\'' | '’' | '@' | '_'))
    {
        return None;
    }
    let opens = before.is_empty() || before.ends_with(|c: char| c.is_whitespace() || "([|,;•·*>".contains(c));
    let stands_alone =
        opens && !before.trim_end_matches(is_space).ends_with(|c: char| c.is_alphanumeric() || c == '.');
    let known = is_in(LABELS, word)
        || stands_alone && marks.contains(':') && is_in(BEFORE_COLON, word)
        || stands_alone && CAPITALS.contains(&word);
    known.then_some(before.len())
}

/// Where a label of several words begins: "Tel./Fax:", "Mobile phone:", "Tel & WhatsApp".
fn joined(window: &str, start: usize) -> usize {
    let before = window[..start].trim_end_matches(|c: char| matches!(c, '/' | '&' | '.') || is_space(c));
    let first = before.trim_end_matches(char::is_alphabetic);
    let between = &window[before.len()..start];
    if before.len() > first.len() && !between.is_empty() && is_in(LABELS, &before[first.len()..]) {
        return first.len();
    }
    start
}
