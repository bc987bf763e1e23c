//! English forms of a literal: the plural of a noun, the endings of a verb. Knows spelling rules and a few irregular
//! words, no grammar: what it makes too many of is never written by anybody, so it is never found either.

use super::pattern::Inflect;

/// Which form of the pattern a match shows, so that a replacement can take the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// As written in the pattern.
    #[default]
    Base,
    /// Plural of a noun.
    Plural,
    /// A verb's form in -s.
    ThirdPerson,
    /// A verb's form in -ing.
    Gerund,
    /// Past tense and past participle, where they are the same word.
    Past,
    /// Past tense alone.
    PastTense,
    /// Past participle alone.
    Participle,
}

/// Base, past tense, past participle.
const IRREGULAR_VERBS: &[(&str, &str, &str)] = &[
    ("arise", "arose", "arisen"),
    ("become", "became", "become"),
    ("begin", "began", "begun"),
    ("break", "broke", "broken"),
    ("bring", "brought", "brought"),
    ("build", "built", "built"),
    ("buy", "bought", "bought"),
    ("catch", "caught", "caught"),
    ("choose", "chose", "chosen"),
    ("come", "came", "come"),
    ("cut", "cut", "cut"),
    ("deal", "dealt", "dealt"),
    ("do", "did", "done"),
    ("draw", "drew", "drawn"),
    ("drive", "drove", "driven"),
    ("fall", "fell", "fallen"),
    ("feel", "felt", "felt"),
    ("fight", "fought", "fought"),
    ("find", "found", "found"),
    ("flee", "fled", "fled"),
    ("forget", "forgot", "forgotten"),
    ("get", "got", "got"),
    ("give", "gave", "given"),
    ("go", "went", "gone"),
    ("grow", "grew", "grown"),
    ("have", "had", "had"),
    ("hear", "heard", "heard"),
    ("hit", "hit", "hit"),
    ("hold", "held", "held"),
    ("keep", "kept", "kept"),
    ("know", "knew", "known"),
    ("lay", "laid", "laid"),
    ("lead", "led", "led"),
    ("leave", "left", "left"),
    ("lend", "lent", "lent"),
    ("let", "let", "let"),
    ("lose", "lost", "lost"),
    ("make", "made", "made"),
    ("mean", "meant", "meant"),
    ("meet", "met", "met"),
    ("overcome", "overcame", "overcome"),
    ("pay", "paid", "paid"),
    ("put", "put", "put"),
    ("read", "read", "read"),
    ("rise", "rose", "risen"),
    ("run", "ran", "run"),
    ("say", "said", "said"),
    ("see", "saw", "seen"),
    ("seek", "sought", "sought"),
    ("sell", "sold", "sold"),
    ("send", "sent", "sent"),
    ("set", "set", "set"),
    ("show", "showed", "shown"),
    ("shut", "shut", "shut"),
    ("sit", "sat", "sat"),
    ("speak", "spoke", "spoken"),
    ("spend", "spent", "spent"),
    ("split", "split", "split"),
    ("spread", "spread", "spread"),
    ("stand", "stood", "stood"),
    ("strike", "struck", "struck"),
    ("take", "took", "taken"),
    ("teach", "taught", "taught"),
    ("tell", "told", "told"),
    ("think", "thought", "thought"),
    ("undergo", "underwent", "undergone"),
    ("understand", "understood", "understood"),
    ("undertake", "undertook", "undertaken"),
    ("win", "won", "won"),
    ("withdraw", "withdrew", "withdrawn"),
    ("write", "wrote", "written"),
];

/// Singular and plural.
const IRREGULAR_NOUNS: &[(&str, &str)] = &[
    ("child", "children"),
    ("criterion", "criteria"),
    ("foot", "feet"),
    ("half", "halves"),
    ("knife", "knives"),
    ("leaf", "leaves"),
    ("life", "lives"),
    ("man", "men"),
    ("people", "people"),
    ("person", "people"),
    ("phenomenon", "phenomena"),
    ("shelf", "shelves"),
    ("staff", "staff"),
    ("thief", "thieves"),
    ("wife", "wives"),
    ("woman", "women"),
];

/// Nouns in -man whose plural is regular.
const REGULAR_MAN: &[&str] = &["german", "human", "norman", "roman", "talisman"];

/// Nouns in -o that take -es.
const ES_AFTER_O: &[&str] = &["cargo", "echo", "embargo", "hero", "potato", "tomato", "torpedo", "veto"];

/// Verbs of several syllables that double their last consonant because the last syllable is stressed.
const DOUBLING: &[&str] = &[
    "admit", "allot", "begin", "commit", "compel", "concur", "confer", "control", "defer", "deter", "emit",
    "equip", "excel", "expel", "forbid", "forget", "incur", "infer", "occur", "omit", "permit", "prefer",
    "propel", "rebut", "recur", "refer", "regret", "repel", "submit", "transfer", "transmit",
];

/// A noun's group ends before these words: "people on the move", "member of staff".
const AFTER_HEAD: &[&str] = &[
    "about", "against", "among", "as", "at", "between", "by", "for", "from", "in", "into", "of", "on",
    "that", "to", "under", "who", "with", "without",
];

/// All forms of a literal, the written one first; none twice.
pub fn forms(text: &str, inflect: Inflect) -> Vec<(String, Form)> {
    let mut all = vec![(text.to_owned(), Form::Base)];
    let mut add = |form: String, kind: Form| {
        if !all.iter().any(|(known, _)| *known == form) {
            all.push((form, kind));
        }
    };
    let Some((before, word, after)) = inflected_word(text, inflect) else { return all };
    let inside = |form: &str| format!("{before}{form}{after}");
    match inflect {
        Inflect::None => {}
        Inflect::Noun => plurals(word).iter().for_each(|form| add(inside(form), Form::Plural)),
        Inflect::Verb => verb_forms(word).iter().for_each(|(form, kind)| add(inside(form), *kind)),
    }
    all
}

/// A replacement in the form a match shows; `None` where English does not say which word that is ("leveraged" for
/// "take" is "took" or "taken").
pub fn in_form(text: &str, inflect: Inflect, form: Form) -> Option<String> {
    if form == Form::Base {
        return Some(text.to_owned());
    }
    let (before, word, after) = inflected_word(text, inflect)?;
    let inflected = match inflect {
        Inflect::None => return None,
        Inflect::Noun => plurals(word).into_iter().next()?,
        Inflect::Verb => verb_in_form(word, form)?,
    };
    Some(format!("{before}{inflected}{after}"))
}

fn verb_in_form(word: &str, form: Form) -> Option<String> {
    let all = verb_forms(word);
    let exact = all.iter().find(|(_, kind)| *kind == form);
    let one_past = matches!(form, Form::PastTense | Form::Participle)
        .then(|| all.iter().find(|(_, kind)| *kind == Form::Past))
        .flatten();
    exact.or(one_past).map(|(word, _)| word.clone())
}

/// The word that changes, with what stands before and after it.
fn inflected_word(text: &str, inflect: Inflect) -> Option<(&str, &str, &str)> {
    let words = words(text);
    let (start, end) = match inflect {
        Inflect::None => return None,
        Inflect::Verb => *words.first()?,
        Inflect::Noun => {
            let head = words.iter().position(|&(start, end)| AFTER_HEAD.contains(&&text[start..end]));
            let last = head.filter(|&at| at > 0).unwrap_or(words.len());
            *words.get(last.checked_sub(1)?)?
        }
    };
    Some((&text[..start], &text[start..end], &text[end..]))
}

fn words(text: &str) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
        match found.last_mut() {
            Some((_, end)) if *end == at => *end = at + c.len_utf8(),
            _ => found.push((at, at + c.len_utf8())),
        }
    }
    found
}

/// Plurals of a word, the usual one first.
fn plurals(word: &str) -> Vec<String> {
    let lower = word.to_lowercase();
    if lower == "person" {
        return vec![in_place(word, 0, "people"), format!("{word}s")];
    }
    if let Some((_, plural)) = IRREGULAR_NOUNS.iter().find(|(singular, _)| *singular == lower) {
        return vec![in_place(word, 0, plural)];
    }
    if lower.ends_with("man") && lower.len() > 4 && !REGULAR_MAN.contains(&lower.as_str()) {
        return vec![in_place(word, word.len() - 3, "men")];
    }
    if lower.ends_with("sis") && lower.len() > 4 {
        return vec![in_place(word, word.len() - 2, "es")];
    }
    if consonant_y(&lower) {
        return vec![in_place(word, word.len() - 1, "ies")];
    }
    if takes_es(&lower) {
        return vec![format!("{word}es")];
    }
    if lower.ends_with('o') {
        let (s, es) = (format!("{word}s"), format!("{word}es"));
        return if ES_AFTER_O.contains(&lower.as_str()) { vec![es, s] } else { vec![s, es] };
    }
    vec![format!("{word}s")]
}

/// The forms of a verb besides its base; where two spellings are in use, the preferred one first.
fn verb_forms(word: &str) -> Vec<(String, Form)> {
    let lower = word.to_lowercase();
    let mut all = vec![(third_person(word, &lower), Form::ThirdPerson)];
    all.extend(stems(word, &lower, Form::Gerund).into_iter().map(|stem| (stem + "ing", Form::Gerund)));
    match IRREGULAR_VERBS.iter().find(|(base, ..)| *base == lower) {
        Some((_, past, participle)) if past == participle => all.push((in_place(word, 0, past), Form::Past)),
        Some((_, past, participle)) => {
            all.push((in_place(word, 0, past), Form::PastTense));
            all.push((in_place(word, 0, participle), Form::Participle));
        }
        None => {
            all.extend(stems(word, &lower, Form::Past).into_iter().map(|stem| (stem + "ed", Form::Past)));
        }
    }
    all
}

fn third_person(word: &str, lower: &str) -> String {
    if lower == "have" {
        in_place(word, 0, "has")
    } else if consonant_y(lower) {
        in_place(word, word.len() - 1, "ies")
    } else if takes_es(lower) || lower.ends_with('o') {
        format!("{word}es")
    } else {
        format!("{word}s")
    }
}

/// What -ed and -ing are put after: usually one spelling, two where writers differ (travelled, traveled).
fn stems(word: &str, lower: &str, form: Form) -> Vec<String> {
    let gerund = form == Form::Gerund;
    if lower.ends_with("ie") && gerund {
        return vec![in_place(word, word.len() - 2, "y")];
    }
    let keeps_e = ["ee", "oe", "ye"].iter().any(|ending| lower.ends_with(ending));
    if lower.ends_with('e') && !(keeps_e && gerund) {
        return vec![in_place(word, word.len() - 1, "")];
    }
    if consonant_y(lower) && !gerund {
        return vec![in_place(word, word.len() - 1, "i")];
    }
    let Some(last) = ends_short(lower) else { return vec![word.to_owned()] };
    let (plain, doubled) = (word.to_owned(), format!("{word}{last}"));
    if syllables(lower) == 1 || DOUBLING.contains(&lower) {
        vec![doubled]
    } else if last == 'l' {
        vec![doubled, plain]
    } else {
        vec![plain, doubled]
    }
}

/// Consonant, one vowel, consonant at the end: that consonant.
fn ends_short(lower: &str) -> Option<char> {
    let mut back = lower.chars().rev();
    let (last, vowel, before) = (back.next()?, back.next()?, back.next()?);
    let short = last.is_ascii_lowercase()
        && !is_vowel(last)
        && !matches!(last, 'w' | 'x' | 'y')
        && is_vowel(vowel)
        && (!is_vowel(before) || before == 'u' && back.next() == Some('q'));
    short.then_some(last)
}

fn syllables(lower: &str) -> usize {
    let mut groups = 0;
    let mut inside = false;
    let lower = lower.replace("qu", "q");
    for (at, c) in lower.chars().enumerate() {
        let vowel = is_vowel(c) || (c == 'y' && at > 0);
        groups += usize::from(vowel && !inside);
        inside = vowel;
    }
    groups
}

const fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

fn consonant_y(lower: &str) -> bool {
    let mut back = lower.chars().rev();
    back.next() == Some('y') && back.next().is_some_and(|c| c.is_alphabetic() && !is_vowel(c))
}

fn takes_es(lower: &str) -> bool {
    ["s", "x", "z", "ch", "sh"].iter().any(|ending| lower.ends_with(ending))
}

/// The word with everything from a byte on replaced; a capital at the beginning is kept. Folding may have changed
/// lengths in exotic scripts, so an offset that does not fit leaves the word whole.
fn in_place(word: &str, from: usize, ending: &str) -> String {
    let Some(stem) = word.get(..from) else { return format!("{word}{ending}") };
    if stem.is_empty() && word.starts_with(char::is_uppercase) {
        let mut letters = ending.chars();
        return letters
            .next()
            .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect());
    }
    format!("{stem}{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str, inflect: Inflect) -> Vec<String> {
        forms(text, inflect).into_iter().map(|(form, _)| form).collect()
    }

    #[test]
    fn nouns_take_their_plural() {
        assert_eq!(written("illegal migrant", Inflect::Noun), ["illegal migrant", "illegal migrants"]);
        assert_eq!(written("Agency", Inflect::Noun), ["Agency", "Agencies"]);
        assert_eq!(written("tax", Inflect::Noun), ["tax", "taxes"]);
        assert_eq!(written("chairman", Inflect::Noun), ["chairman", "chairmen"]);
        assert_eq!(written("crisis", Inflect::Noun), ["crisis", "crises"]);
        assert_eq!(written("NGO", Inflect::Noun), ["NGO", "NGOs", "NGOes"]);
        assert_eq!(written("Person", Inflect::Noun), ["Person", "People", "Persons"]);
    }

    #[test]
    fn the_head_of_a_noun_group_changes() {
        assert_eq!(
            in_form("migrant in an irregular situation", Inflect::Noun, Form::Plural).as_deref(),
            Some("migrants in an irregular situation")
        );
        assert_eq!(
            in_form("member of staff", Inflect::Noun, Form::Plural).as_deref(),
            Some("members of staff")
        );
    }

    #[test]
    fn verbs_drop_e_double_and_change_y() {
        assert_eq!(written("leverage", Inflect::Verb), ["leverage", "leverages", "leveraging", "leveraged"]);
        assert_eq!(written("plan", Inflect::Verb), ["plan", "plans", "planning", "planned"]);
        assert_eq!(written("carry", Inflect::Verb), ["carry", "carries", "carrying", "carried"]);
        assert_eq!(written("submit", Inflect::Verb), ["submit", "submits", "submitting", "submitted"]);
        assert_eq!(written("equip", Inflect::Verb), ["equip", "equips", "equipping", "equipped"]);
        assert_eq!(written("lie", Inflect::Verb), ["lie", "lies", "lying", "lied"]);
        assert_eq!(written("agree", Inflect::Verb), ["agree", "agrees", "agreeing", "agreed"]);
        assert_eq!(written("allow", Inflect::Verb), ["allow", "allows", "allowing", "allowed"]);
        let travel = written("travel", Inflect::Verb);
        assert!(travel.contains(&"travelled".to_owned()) && travel.contains(&"traveled".to_owned()));
    }

    #[test]
    fn irregular_verbs_are_known_and_the_first_word_changes() {
        assert_eq!(
            written("take up", Inflect::Verb),
            ["take up", "takes up", "taking up", "took up", "taken up"]
        );
        assert_eq!(written("reach out", Inflect::Verb)[3], "reached out");
    }

    #[test]
    fn a_replacement_takes_the_form_of_the_match_or_none() {
        assert_eq!(in_form("use", Inflect::Verb, Form::Gerund).as_deref(), Some("using"));
        assert_eq!(in_form("use", Inflect::Verb, Form::Participle).as_deref(), Some("used"));
        assert_eq!(in_form("take", Inflect::Verb, Form::Past), None);
        assert_eq!(in_form("make", Inflect::Verb, Form::Past).as_deref(), Some("made"));
    }

    #[test]
    fn odd_letters_do_not_break_it() {
        for word in ["", "é", "İ", "ſs", "ßy", "x’y", "—", "ŸY"] {
            for inflect in [Inflect::None, Inflect::Noun, Inflect::Verb] {
                assert_eq!(forms(word, inflect)[0].0, word);
            }
        }
    }
}
