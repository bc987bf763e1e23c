//! Readability formulas and the share of passive sentences. Each formula is for one language and silent in others.

use crate::calendar::Lang;

/// A formula over words, sentences and syllables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Formula {
    /// Flesch Reading Ease, English: 100 is very easy, 0 very hard.
    Flesch,
    /// Flesch–Kincaid grade, English: years of school.
    KincaidGrade,
    /// Läsbarhetsindex, any language: long words and long sentences.
    Lix,
    /// Fernández Huerta, Spanish, on Flesch's scale.
    FernandezHuerta,
    /// Kandel and Moles, French, on Flesch's scale.
    KandelMoles,
}

impl Formula {
    const fn speaks(self, lang: Lang) -> bool {
        match self {
            Self::Flesch | Self::KincaidGrade => matches!(lang, Lang::En),
            Self::Lix => true,
            Self::FernandezHuerta => matches!(lang, Lang::Es),
            Self::KandelMoles => matches!(lang, Lang::Fr),
        }
    }
}

#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    sentences: f64,
    words: f64,
    syllables: f64,
    long_words: f64,
}

/// The score of some sentences; `None` without words, or in a language the formula does not speak.
pub fn score<'t>(formula: Formula, sentences: impl Iterator<Item = &'t str>, lang: Lang) -> Option<f64> {
    if !formula.speaks(lang) {
        return None;
    }
    let mut counts = Counts::default();
    for sentence in sentences {
        counts.sentences += 1.0;
        for word in words(sentence) {
            counts.words += 1.0;
            counts.syllables += syllables(word, lang) as f64;
            counts.long_words += f64::from(u8::from(word.chars().count() > 6));
        }
    }
    (counts.words > 0.0).then(|| counts.score(formula))
}

impl Counts {
    fn score(&self, formula: Formula) -> f64 {
        let (length, weight) = (self.words / self.sentences, self.syllables / self.words);
        match formula {
            Formula::Flesch => 206.835 - 1.015 * length - 84.6 * weight,
            Formula::KincaidGrade => 0.39 * length + 11.8 * weight - 15.59,
            Formula::Lix => length + 100.0 * self.long_words / self.words,
            Formula::FernandezHuerta => 206.84 - 1.02 * length - 60.0 * weight,
            Formula::KandelMoles => 207.0 - 1.015 * length - 73.6 * weight,
        }
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’');
    text.split(move |c| !inside(c)).filter(|word| word.contains(char::is_alphabetic))
}

/// Groups of vowels; in English and French a final e is silent.
fn syllables(word: &str, lang: Lang) -> usize {
    let lower = word.to_lowercase();
    let vowel = |c: char| "aeiouyáàâäãéèêëíìîïóòôöúùûüœæ".contains(c);
    let mut groups = 0;
    let mut inside = false;
    for c in lower.chars() {
        let now = vowel(c);
        groups += usize::from(now && !inside);
        inside = now;
    }
    let silent = match lang {
        Lang::En => lower.ends_with('e') && !lower.ends_with("le") && !lower.ends_with("ee"),
        Lang::Fr => lower.ends_with('e') || lower.ends_with("es"),
        Lang::Es | Lang::Other => false,
    };
    if silent && groups > 1 { groups - 1 } else { groups.max(1) }
}

/// The share of sentences with a passive, from 0 to 1; English only.
pub fn passive_share<'t>(sentences: impl Iterator<Item = &'t str>, lang: Lang) -> Option<f64> {
    if lang != Lang::En {
        return None;
    }
    let (mut all, mut passive) = (0_usize, 0_usize);
    for sentence in sentences {
        all += 1;
        passive += usize::from(is_passive(sentence));
    }
    (all > 0).then(|| passive as f64 / all as f64)
}

const BE: &[&str] = &["be", "been", "being", "is", "are", "was", "were", "get", "gets", "got", "getting"];

/// Participles that do not end in -ed.
const PARTICIPLES: &[&str] = &[
    "begun",
    "born",
    "borne",
    "bought",
    "broken",
    "brought",
    "built",
    "caught",
    "chosen",
    "done",
    "drawn",
    "driven",
    "fed",
    "felt",
    "forgotten",
    "fought",
    "found",
    "given",
    "grown",
    "heard",
    "held",
    "hit",
    "hurt",
    "kept",
    "known",
    "laid",
    "led",
    "left",
    "lost",
    "made",
    "meant",
    "met",
    "paid",
    "put",
    "read",
    "seen",
    "sent",
    "set",
    "shown",
    "shut",
    "sold",
    "spent",
    "spoken",
    "spread",
    "stolen",
    "struck",
    "taken",
    "taught",
    "thrown",
    "told",
    "torn",
    "understood",
    "undertaken",
    "won",
    "worn",
    "written",
];

/// Words in -ed that describe rather than tell.
const ADJECTIVES: &[&str] = &[
    "aged",
    "based",
    "committed",
    "concerned",
    "crowded",
    "dedicated",
    "delighted",
    "determined",
    "excited",
    "experienced",
    "expected",
    "indeed",
    "interested",
    "limited",
    "located",
    "need",
    "pleased",
    "related",
    "retired",
    "scheduled",
    "situated",
    "supposed",
    "tired",
    "unprecedented",
    "used",
    "worried",
];

/// A form of *be* or *get*, at most two adverbs, and a participle that is no adjective.
fn is_passive(sentence: &str) -> bool {
    let words: Vec<String> = words(sentence).map(str::to_lowercase).collect();
    words.iter().enumerate().filter(|(_, word)| BE.contains(&word.as_str())).any(|(at, _)| {
        let mut behind = words[at + 1..].iter().take(3);
        let next = behind.find(|word| !is_adverb(word));
        next.is_some_and(|word| is_participle(word))
    })
}

fn is_adverb(word: &str) -> bool {
    word.ends_with("ly")
        || matches!(word, "not" | "also" | "now" | "never" | "always" | "often" | "soon" | "still" | "being")
}

fn is_participle(word: &str) -> bool {
    let regular =
        word.len() > 3 && word.ends_with("ed") && !word.ends_with("eed") && !ADJECTIVES.contains(&word);
    regular || PARTICIPLES.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(formula: Formula, text: &str, lang: Lang) -> f64 {
        score(formula, text.split_inclusive('.'), lang).unwrap()
    }

    #[test]
    fn easy_text_scores_higher_than_hard_text() {
        let easy = "The boat came in. The men ate bread.";
        let hard = "Notwithstanding administrative impediments, interinstitutional harmonization accelerated considerably.";
        assert!(of(Formula::Flesch, easy, Lang::En) > 90.0);
        assert!(of(Formula::Flesch, hard, Lang::En) < 0.0);
        assert!(of(Formula::KincaidGrade, easy, Lang::En) < of(Formula::KincaidGrade, hard, Lang::En));
        assert!(of(Formula::Lix, hard, Lang::En) > of(Formula::Lix, easy, Lang::En));
    }

    #[test]
    fn a_formula_is_silent_in_another_language() {
        assert_eq!(score(Formula::Flesch, ["Le bateau."].into_iter(), Lang::Fr), None);
        assert!(score(Formula::KandelMoles, ["Le bateau arrive."].into_iter(), Lang::Fr).is_some());
        assert!(score(Formula::FernandezHuerta, ["El barco llega."].into_iter(), Lang::Es).is_some());
        assert_eq!(score(Formula::Lix, [""].into_iter(), Lang::En), None);
        assert_eq!(passive_share(["x"].into_iter(), Lang::Es), None);
    }

    #[test]
    fn silent_letters_are_no_syllables() {
        assert_eq!(["boat", "made", "table", "agency"].map(|word| syllables(word, Lang::En)), [1, 1, 2, 3]);
        assert_eq!(syllables("porte", Lang::Fr), 1);
        assert_eq!(syllables("puente", Lang::Es), 2);
    }

    #[test]
    fn a_passive_needs_a_participle_that_tells_something() {
        let text = [
            "The bridge was quickly rebuilt.",
            "It was built in May.",
            "She is interested.",
            "They were here.",
        ];
        assert_eq!(passive_share(text.into_iter(), Lang::En), Some(0.25));
    }
}
