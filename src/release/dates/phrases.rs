//! The words of relative time in English, French and Spanish, and the idioms in which they name no day.

use crate::calendar::Lang;
use crate::release::records::RelativeKind::{self, Day, Month, Vague, Week, Year};
use crate::text::{TextRange, Tokens};
use std::collections::HashMap;
use std::sync::OnceLock;

/// A phrase as its words.
#[derive(Debug)]
pub(super) struct Phrase {
    /// Hashes of the folded words.
    pub(super) words: Vec<u64>,
    pub(super) kind: RelativeKind,
}

/// The phrases of a language by their first word, longest first.
pub(super) fn phrases(lang: Lang) -> &'static HashMap<u64, Vec<Phrase>> {
    static TABLES: [OnceLock<HashMap<u64, Vec<Phrase>>>; 3] = [const { OnceLock::new() }; 3];
    let (table, list) = match lang {
        Lang::Fr => (&TABLES[1], FRENCH),
        Lang::Es => (&TABLES[2], SPANISH),
        Lang::En | Lang::Other => (&TABLES[0], ENGLISH),
    };
    table.get_or_init(|| by_first_word(list))
}

fn by_first_word(list: &[(&str, RelativeKind)]) -> HashMap<u64, Vec<Phrase>> {
    let mut table: HashMap<u64, Vec<Phrase>> = HashMap::new();
    for &(text, kind) in list {
        let tokens = Tokens::new(text, [TextRange::new(0, text.len())]);
        let words: Vec<u64> = tokens.all().iter().map(|token| token.hash).collect();
        if let Some(&first) = words.first() {
            table.entry(first).or_default().push(Phrase { words, kind });
        }
    }
    for phrases in table.values_mut() {
        phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
    }
    table
}

const ENGLISH: &[(&str, RelativeKind)] = &[
    ("today", Day(0)),
    ("earlier today", Day(0)),
    ("later today", Day(0)),
    ("tonight", Day(0)),
    ("this morning", Day(0)),
    ("this afternoon", Day(0)),
    ("this evening", Day(0)),
    ("yesterday", Day(-1)),
    ("yesterday morning", Day(-1)),
    ("yesterday afternoon", Day(-1)),
    ("yesterday evening", Day(-1)),
    ("the day before yesterday", Day(-2)),
    ("last night", Vague),
    ("tomorrow", Day(1)),
    ("tomorrow morning", Day(1)),
    ("tomorrow afternoon", Day(1)),
    ("tomorrow evening", Day(1)),
    ("tomorrow night", Day(1)),
    ("the day after tomorrow", Day(2)),
    ("this week", Week(0)),
    ("earlier this week", Week(0)),
    ("later this week", Week(0)),
    ("last week", Week(-1)),
    ("late last week", Week(-1)),
    ("next week", Week(1)),
    ("this past week", Vague),
    ("the last week", Vague),
    ("the past week", Vague),
    ("the next week", Vague),
    ("the coming week", Vague),
    ("this weekend", Vague),
    ("last weekend", Vague),
    ("next weekend", Vague),
    ("this month", Month(0)),
    ("earlier this month", Month(0)),
    ("later this month", Month(0)),
    ("last month", Month(-1)),
    ("late last month", Month(-1)),
    ("next month", Month(1)),
    ("the last month", Vague),
    ("the past month", Vague),
    ("the next month", Vague),
    ("the coming month", Vague),
    ("this year", Year(0)),
    ("earlier this year", Year(0)),
    ("later this year", Year(0)),
    ("last year", Year(-1)),
    ("late last year", Year(-1)),
    ("next year", Year(1)),
    ("early next year", Year(1)),
    ("the last year", Vague),
    ("the past year", Vague),
    ("the next year", Vague),
    ("the coming year", Vague),
    ("recently", Vague),
    ("in recent days", Vague),
    ("in recent weeks", Vague),
    ("in recent months", Vague),
    ("in the coming days", Vague),
    ("in the coming weeks", Vague),
    ("in the coming months", Vague),
];

const FRENCH: &[(&str, RelativeKind)] = &[
    ("aujourd’hui", Day(0)),
    ("ce matin", Day(0)),
    ("ce midi", Day(0)),
    ("cet après-midi", Day(0)),
    ("ce soir", Day(0)),
    ("hier", Day(-1)),
    ("hier matin", Day(-1)),
    ("hier après-midi", Day(-1)),
    ("hier soir", Day(-1)),
    ("avant-hier", Day(-2)),
    ("demain", Day(1)),
    ("demain matin", Day(1)),
    ("demain après-midi", Day(1)),
    ("demain soir", Day(1)),
    ("après-demain", Day(2)),
    ("cette semaine", Week(0)),
    ("plus tôt cette semaine", Week(0)),
    ("en début de semaine", Week(0)),
    ("la semaine dernière", Week(-1)),
    ("la semaine passée", Week(-1)),
    ("la semaine prochaine", Week(1)),
    ("ce week-end", Vague),
    ("le week-end dernier", Vague),
    ("le week-end prochain", Vague),
    ("ce mois", Month(0)),
    ("ce mois-ci", Month(0)),
    ("le mois dernier", Month(-1)),
    ("le mois passé", Month(-1)),
    ("le mois prochain", Month(1)),
    ("cette année", Year(0)),
    ("l’an dernier", Year(-1)),
    ("l’an passé", Year(-1)),
    ("l’année dernière", Year(-1)),
    ("l’année passée", Year(-1)),
    ("l’an prochain", Year(1)),
    ("l’année prochaine", Year(1)),
    ("récemment", Vague),
    ("dernièrement", Vague),
    ("ces derniers jours", Vague),
    ("ces dernières semaines", Vague),
    ("ces derniers mois", Vague),
    ("dans les prochains jours", Vague),
    ("dans les prochaines semaines", Vague),
    ("dans les prochains mois", Vague),
];

const SPANISH: &[(&str, RelativeKind)] = &[
    ("hoy", Day(0)),
    ("esta mañana", Day(0)),
    ("esta tarde", Day(0)),
    ("esta noche", Day(0)),
    ("ayer", Day(-1)),
    ("anoche", Vague),
    ("anteayer", Day(-2)),
    ("antier", Day(-2)),
    ("antes de ayer", Day(-2)),
    ("mañana", Day(1)),
    ("pasado mañana", Day(2)),
    ("esta semana", Week(0)),
    ("la semana pasada", Week(-1)),
    ("la pasada semana", Week(-1)),
    ("la semana anterior", Vague),
    ("la próxima semana", Week(1)),
    ("la semana próxima", Week(1)),
    ("la semana que viene", Week(1)),
    ("la semana entrante", Week(1)),
    ("este fin de semana", Vague),
    ("el pasado fin de semana", Vague),
    ("el fin de semana pasado", Vague),
    ("el próximo fin de semana", Vague),
    ("este mes", Month(0)),
    ("el mes pasado", Month(-1)),
    ("el pasado mes", Month(-1)),
    ("el próximo mes", Month(1)),
    ("el mes próximo", Month(1)),
    ("el mes que viene", Month(1)),
    ("este año", Year(0)),
    ("el año pasado", Year(-1)),
    ("el pasado año", Year(-1)),
    ("el próximo año", Year(1)),
    ("el año próximo", Year(1)),
    ("el año que viene", Year(1)),
    ("recientemente", Vague),
    ("en los últimos días", Vague),
    ("en las últimas semanas", Vague),
    ("en los últimos meses", Vague),
    ("en los próximos días", Vague),
    ("en las próximas semanas", Vague),
    ("en los próximos meses", Vague),
];

/// What stands around a phrase, in small letters; empty where there is nothing in the block.
#[derive(Clone, Copy)]
pub(super) struct Around<'w> {
    /// The two words before it, the nearer last.
    pub(super) before: [&'w str; 2],
    /// The words behind it.
    pub(super) after: [&'w str; 3],
}

/// Whether a phrase stands in an idiom: "today’s world", "the youth of today", "hoy en día", "les villes de demain".
pub(super) fn is_idiom(lang: Lang, phrase: &str, around: Around<'_>) -> bool {
    match lang {
        Lang::Fr => french_idiom(phrase, around),
        Lang::Es => spanish_idiom(phrase, around),
        Lang::En | Lang::Other => english_idiom(phrase, around),
    }
}

/// Nouns of the day itself: "today’s hearing" tells of a day, "today’s world" of an age.
const EVENTS: &[&str] = &[
    "action",
    "agreement",
    "announcement",
    "arraignment",
    "arrest",
    "arrests",
    "award",
    "bill",
    "briefing",
    "call",
    "ceremony",
    "charges",
    "conference",
    "conviction",
    "court",
    "debate",
    "decision",
    "deadline",
    "election",
    "event",
    "exhibition",
    "forum",
    "guilty",
    "hearing",
    "indictment",
    "judgment",
    "launch",
    "legislation",
    "match",
    "meeting",
    "news",
    "opening",
    "order",
    "passage",
    "plea",
    "press",
    "presentation",
    "release",
    "report",
    "resolution",
    "ruling",
    "sentence",
    "sentencing",
    "session",
    "signing",
    "speech",
    "statement",
    "summit",
    "testimony",
    "verdict",
    "visit",
    "vote",
];

fn english_idiom(phrase: &str, around: Around<'_>) -> bool {
    let [before_that, before] = around.before;
    let day = matches!(phrase, "today" | "tomorrow" | "yesterday" | "tonight");
    let possessive = matches!(around.after[0], "'" | "’") && around.after[1] == "s";
    if day && possessive {
        return !EVENTS.contains(&around.after[2]);
    }
    match (before, phrase) {
        // "as of today" counts from a day, "the youth of today" does not.
        ("of", _) if day => before_that != "as",
        ("usa", "today") => true,
        (
            "a" | "the" | "our" | "no" | "new" | "better" | "bright" | "brighter" | "cleaner" | "greener"
            | "healthier" | "prosperous" | "safer" | "stronger" | "successful" | "sustainable",
            "tomorrow" | "yesterday" | "today",
        ) => true,
        // "recently retired nurses" describes nurses.
        _ if phrase.starts_with("the last ") || phrase.starts_with("the next ") => around.after[0] == "of",
        (_, "today") => matches!((around.after[0], around.after[1]), (",", "gone") | ("more", "than")),
        _ => false,
    }
}

fn french_idiom(phrase: &str, around: Around<'_>) -> bool {
    let [before_that, before] = around.before;
    let elided = matches!(before, "'" | "’") && before_that == "d";
    match phrase {
        "hier" => elided,
        "demain" => before == "de",
        _ if phrase.starts_with("aujourd") => {
            elided || before == "encore" || matches!(around.after[0], "encore" | "plus") || before == "jour"
        }
        "ce mois" => around.after[0] == "de",
        _ => false,
    }
}

fn spanish_idiom(phrase: &str, around: Around<'_>) -> bool {
    let [before_that, before] = around.before;
    match phrase {
        "hoy" => {
            matches!((around.after[0], around.after[1]), ("en", "día") | ("por", "hoy") | ("más", "que"))
                || matches!(before, "aún" | "aun" | "todavía" | "por")
                || before == "de"
                    && !matches!(before_that, "día" | "partir" | "mañana" | "tarde" | "noche" | "jornada")
        }
        "ayer" => before == "de",
        // "La mañana" is the morning; "mañana" alone is tomorrow.
        "mañana" => {
            matches!(
                before,
                "la" | "una"
                    | "esa"
                    | "aquella"
                    | "cada"
                    | "toda"
                    | "media"
                    | "misma"
                    | "otra"
                    | "de"
                    | "mañana"
                    | "primera"
                    | "buena"
                    | "medianoche"
            ) || matches!(around.after[0], "siguiente" | "es" | "tras")
        }
        _ => false,
    }
}
