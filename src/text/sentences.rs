//! Sentences over tokens: a stop, a gap, and what follows does not begin in lower case.
//!
//! Cheaper by far than a general splitter; `tests/it/sentences.rs` compares it with one on a marked sample.

use super::{TextRange, Token, TokenKind};

/// Titles and names that take a stop, written with a capital; in small letters they are other words. Folded.
const TITLES: &[&str] = &[
    "adm", "apr", "assn", "aug", "ave", "brig", "bros", "capt", "cmdr", "col", "conn", "dec", "dept", "dir",
    "dr", "dra", "feb", "fla", "fri", "gen", "gov", "hon", "jan", "lt", "maj", "mar", "mass", "messrs",
    "mgr", "mich", "minn", "mlle", "mm", "mme", "mon", "mr", "mrs", "ms", "mt", "nov", "oct", "pres", "prof",
    "pte", "pvt", "rep", "reps", "rev", "sat", "sen", "sens", "sept", "sgt", "spc", "sra", "sres", "srta",
    "st", "ste", "sun", "supt", "tel", "tenn", "tex", "thu", "thur", "thurs", "tue", "tues", "univ", "wash",
    "wed", "wis",
];

/// Abbreviations that may stand in small letters.
const SMALL: &[&str] = &["al", "approx", "cf", "d", "ed", "eds", "est", "ex", "ext", "vs"];

/// Abbreviations before a number; without one they are words that end a sentence.
const NUMBERED: &[&str] =
    &["art", "fig", "no", "nos", "núm", "op", "p", "para", "pp", "res", "sec", "tel", "vol"];

/// Abbreviations that end a sentence as often as not; what follows decides.
const MAY_END: &[&str] = &["co", "corp", "etc", "inc", "jr", "ltd", "sr"];

/// Whether a word (without its stop) is one that takes a stop in mid-sentence.
pub fn sentence_abbreviation(word: &str) -> bool {
    let lower = word.to_lowercase();
    let capital = word.starts_with(char::is_uppercase);
    capital && TITLES.contains(&lower.as_str())
        || [SMALL, NUMBERED, MAY_END].iter().any(|list| list.contains(&lower.as_str()))
        || is_dotted(word)
}

/// Single letters with stops between them, or one capital: "U.S", "a.m", "J.P", "J".
fn is_dotted(word: &str) -> bool {
    let mut letters = word.split('.');
    let single = letters.all(|letter| letter.chars().count() == 1 && letter.chars().all(char::is_alphabetic));
    single && (word.contains('.') || word.chars().all(char::is_uppercase))
}

/// Cuts one block, given its tokens, into sentences. Every token belongs to exactly one of them.
pub fn sentences(text: &str, tokens: &[Token]) -> Vec<TextRange> {
    let mut found = Vec::new();
    let Some(first) = tokens.first() else { return found };
    let mut start = first.range.start;
    let mut at = 0;
    while at < tokens.len() {
        let end = closing_run(text, tokens, at);
        if ends_sentence(text, tokens, at, end) {
            found.push(TextRange::new(start, tokens[end - 1].range.end));
            if let Some(next) = tokens.get(end) {
                start = next.range.start;
            }
        }
        at = end.max(at + 1);
    }
    let last = tokens[tokens.len() - 1].range.end;
    if found.last().is_none_or(|sentence| sentence.end < last) {
        found.push(TextRange::new(start, last));
    }
    found
}

/// Index after the stop at `at` and the closing marks glued to it; `at` itself if there is no stop.
fn closing_run(text: &str, tokens: &[Token], at: usize) -> usize {
    if !is_one_of(text, &tokens[at], ".!?…") {
        return at;
    }
    let mut end = at + 1;
    while end < tokens.len() && !tokens[end].spaced && is_one_of(text, &tokens[end], ".!?…”’\"')]»") {
        end += 1;
    }
    // French closes with a space before the mark.
    if end < tokens.len() && is_one_of(text, &tokens[end], "»") {
        end += 1;
    }
    end
}

fn ends_sentence(text: &str, tokens: &[Token], at: usize, end: usize) -> bool {
    if end == at {
        return false;
    }
    let Some(next) = tokens.get(end) else { return true };
    if !next.spaced {
        return false;
    }
    let starts_small = text[next.range.as_range()].starts_with(char::is_lowercase);
    if starts_small || is_one_of(text, next, ",;:)") {
        return false;
    }
    let bare_stop = end == at + 1 && is_one_of(text, &tokens[at], ".");
    !(bare_stop && at > 0 && after_abbreviation(text, tokens, at, next))
}

fn after_abbreviation(text: &str, tokens: &[Token], stop: usize, next: &Token) -> bool {
    let mut from = stop;
    while from > 0 && !tokens[from].spaced {
        from -= 1;
    }
    let word = text[tokens[from].range.start..tokens[stop].range.start]
        .trim_start_matches(['(', '"', '“', '‘', '«', '[']);
    if !sentence_abbreviation(word) {
        return false;
    }
    let lower = word.to_lowercase();
    let number_follows = next.kind == TokenKind::Number;
    if NUMBERED.contains(&lower.as_str()) && !number_follows {
        return false;
    }
    // "5 p.m. Monday" goes on, "in the U.S. The" does not: an article or pronoun begins a sentence even there.
    let may_end = word.contains('.') || MAY_END.contains(&lower.as_str());
    !(may_end && next.kind == TokenKind::Word && begins_sentence(&text[next.range.as_range()]))
}

fn begins_sentence(word: &str) -> bool {
    matches!(
        word,
        "The"
            | "A"
            | "An"
            | "In"
            | "It"
            | "Its"
            | "He"
            | "She"
            | "They"
            | "This"
            | "That"
            | "These"
            | "Those"
            | "We"
            | "On"
            | "At"
            | "But"
            | "As"
            | "For"
            | "His"
            | "Her"
            | "Their"
            | "Our"
            | "There"
            | "By"
            | "Le"
            | "La"
            | "Les"
            | "Il"
            | "Ils"
            | "Elle"
            | "Elles"
            | "Ce"
            | "Cette"
            | "Ces"
            | "Un"
            | "Une"
            | "Nous"
            | "El"
            | "Los"
            | "Las"
            | "Ella"
            | "Ellos"
            | "Una"
            | "Este"
            | "Esta"
            | "En"
    )
}

fn is_one_of(text: &str, token: &Token, marks: &str) -> bool {
    token.kind == TokenKind::Mark && text[token.range.as_range()].chars().all(|c| marks.contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Tokens;

    fn cut(text: &str) -> Vec<&str> {
        let block = TextRange::new(0, text.len());
        let tokens = Tokens::new(text, [block]);
        sentences(text, tokens.all()).into_iter().map(|range| &text[range.as_range()]).collect()
    }

    #[test]
    fn stops_after_abbreviations_do_not_end_a_sentence() {
        assert_eq!(
            cut("Dr. Silva met Sen. Roe on Nov. 3. They spoke."),
            ["Dr. Silva met Sen. Roe on Nov. 3.", "They spoke."]
        );
        assert_eq!(cut("It opens at 5 p.m. Monday. Come."), ["It opens at 5 p.m. Monday.", "Come."]);
        assert_eq!(
            cut("He moved to the U.S. The rest stayed."),
            ["He moved to the U.S.", "The rest stayed."]
        );
    }

    #[test]
    fn closing_marks_belong_to_the_sentence_they_close() {
        assert_eq!(cut("“We go.” She left."), ["“We go.”", "She left."]);
        assert_eq!(cut("« Nous partons. » Elle sortit."), ["« Nous partons. »", "Elle sortit."]);
        assert_eq!(cut("“Ready?” she asked. No."), ["“Ready?” she asked.", "No."]);
    }

    #[test]
    fn every_token_is_in_a_sentence() {
        assert_eq!(cut("No stop at the end"), ["No stop at the end"]);
        assert_eq!(cut(""), Vec::<&str>::new());
    }
}
