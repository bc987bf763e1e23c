//! Words that mean nothing without the day of issue: today, last week, este martes.

use super::phrases::{Around, Phrase, is_idiom, phrases};
use crate::calendar::{Lang, weekday_of};
use crate::release::Release;
use crate::release::records::{DateMention, RelativeKind, RelativeTime};
use crate::text::{Case, TextRange, Token, TokenKind};

/// Words that may stand between a relative word and the date that explains it in brackets: "yesterday in Dakar (22/05)".
const MOST_BETWEEN: usize = 4;

/// Dates behind one relative word.
const MOST_GLOSSES: usize = 12;

/// Reads relative times in the language of the release; a language without lists has none.
pub fn read_relative_times(release: &Release<'_>) -> Vec<RelativeTime> {
    if release.lang == Lang::Other {
        return Vec::new();
    }
    let tokens = release.doc.tokens().all();
    let reader = Reader { text: &release.doc.text, tokens, lang: release.lang };
    let dates = release.dates();
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some((kind, from, next)) = reader.phrase_at(at).or_else(|| reader.weekday_at(at, dates)) else {
            at += 1;
            continue;
        };
        let range = tokens[from].range.cover(tokens[next - 1].range);
        found.push(RelativeTime { range, kind, gloss: reader.gloss(next, range, dates) });
        at = next;
    }
    found
}

/// The dates that explain a relative time: the one right behind it and those that go on from it in the same brackets or
/// range.
pub fn glosses<'d>(text: &str, relative: &RelativeTime, dates: &'d [DateMention]) -> &'d [DateMention] {
    let Some(first) = relative.gloss.filter(|&first| first < dates.len()) else { return &[] };
    let goes_on = |pair: &[DateMention]| {
        let between = text.get(pair[0].range.end..pair[1].range.start).unwrap_or(".");
        matches!(
            between.trim(),
            "-" | "–" | "and" | "y" | "et" | "e" | "&" | "," | "to" | "au" | "al" | "a" | "or"
        )
    };
    let more = dates[first..].windows(2).take(MOST_GLOSSES).take_while(|pair| goes_on(pair)).count();
    &dates[first..=first + more]
}

struct Reader<'t> {
    text: &'t str,
    tokens: &'t [Token],
    lang: Lang,
}

impl<'t> Reader<'t> {
    fn word(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| &self.text[token.range.as_range()])
    }

    /// The token `steps` before or behind `at` in its block.
    fn near(&self, at: usize, steps: isize) -> Option<&'t Token> {
        let block = self.tokens.get(at)?.block;
        self.tokens.get(at.checked_add_signed(steps)?).filter(|token| token.block == block)
    }

    fn small(&self, at: usize, steps: isize) -> String {
        self.near(at, steps)
            .map_or_else(String::new, |token| self.text[token.range.as_range()].to_lowercase())
    }

    /// A phrase that begins at token `at`, with the indices of its first token and of the one after its last.
    fn phrase_at(&self, at: usize) -> Option<(RelativeKind, usize, usize)> {
        let token = &self.tokens[at];
        if token.kind != TokenKind::Word {
            return None;
        }
        let phrase = phrases(self.lang).get(&token.hash)?.iter().find(|phrase| self.reads(at, phrase))?;
        let next = at + phrase.words.len();
        let text = token.range.cover(self.tokens[next - 1].range);
        let folded = self.text[text.as_range()].to_lowercase();
        let names = self.is_name(at, next);
        (!names && !self.is_idiom(at, next, &folded)).then_some((phrase.kind, at, next))
    }

    fn reads(&self, at: usize, phrase: &Phrase) -> bool {
        let Some(tokens) = self.tokens.get(at..at + phrase.words.len()) else { return false };
        let same = tokens.iter().zip(&phrase.words).all(|(token, word)| token.hash == *word);
        same && tokens.iter().all(|token| token.block == self.tokens[at].block)
    }

    fn is_idiom(&self, at: usize, next: usize, folded: &str) -> bool {
        let before = [self.small(at, -2), self.small(at, -1)];
        let after = [self.small(next - 1, 1), self.small(next - 1, 2), self.small(next - 1, 3)];
        let around = Around {
            before: [before[0].as_str(), before[1].as_str()],
            after: [after[0].as_str(), after[1].as_str(), after[2].as_str()],
        };
        is_idiom(self.lang, folded, around)
    }

    /// "USA Today", "Yesterday in Parliament": a capital in mid-sentence makes a name. A shouted TODAY is none.
    fn is_name(&self, at: usize, next: usize) -> bool {
        let token = &self.tokens[at];
        if token.case == Case::Upper {
            return self.near(at, -1).is_some_and(|before| before.case == Case::Upper)
                && self.near(next - 1, 1).is_none_or(|after| after.case != Case::Upper);
        }
        token.case == Case::Capital && !self.begins_sentence(at)
    }

    fn begins_sentence(&self, at: usize) -> bool {
        let Some(before) = self.near(at, -1) else { return true };
        let mark = &self.text[before.range.as_range()];
        before.kind == TokenKind::Mark && ".!?…:–—-•|“\"«¿¡".contains(mark)
    }

    /// A weekday that needs the day of issue: "this Tuesday", "announced on Friday", "este martes", "a annoncé mardi".
    /// Gives the indices of its first token and of the one after its last.
    fn weekday_at(&self, at: usize, dates: &[DateMention]) -> Option<(RelativeKind, usize, usize)> {
        let token = &self.tokens[at];
        let word = self.word(at);
        // Abbreviations stand in tables and addresses, not in sentences.
        let (_, lang) = weekday_of(word).filter(|_| token.kind == TokenKind::Word && word.len() > 4)?;
        if lang != self.lang || (lang == Lang::En) != token.is_capitalised() {
            return None;
        }
        // "Black Friday" has a name, "every Friday" recurs.
        let (before_that, before) = (self.small(at, -2), self.small(at, -1));
        if matches!(before.as_str(), "every" | "each" | "cada" | "chaque") || before_that == "every" {
            return None;
        }
        if let Some((turn, from, next)) = self.turned(at, &before) {
            return Some((RelativeKind::Weekday(turn), from, next));
        }
        let bare = self.tells_one_day(at, &before, &before_that) && !in_a_date(dates, token.range);
        bare.then_some((RelativeKind::Weekday(0), at, at + 1))
    }

    /// "last Tuesday", "este martes", "mardi dernier": where the weekday lies, and the tokens of the whole.
    fn turned(&self, at: usize, before: &str) -> Option<(i32, usize, usize)> {
        let turn = match (self.lang, before) {
            (Lang::En, "this") | (Lang::Fr, "ce") | (Lang::Es, "este") => Some(0),
            (Lang::En, "last" | "past") | (Lang::Es, "pasado") => Some(-1),
            (Lang::En, "next" | "coming") | (Lang::Es, "próximo") => Some(1),
            _ => None,
        };
        if let Some(turn) = turn {
            return Some((turn, at - 1, at + 1));
        }
        let behind = match (self.lang, self.small(at, 1).as_str()) {
            (Lang::Fr, "dernier" | "passé") | (Lang::Es, "pasado") => -1,
            (Lang::Fr, "prochain") | (Lang::Es, "próximo" | "entrante") => 1,
            _ => return None,
        };
        Some((behind, at, at + 2))
    }

    /// Whether the words around a weekday tell of one day and not of every week.
    fn tells_one_day(&self, at: usize, before: &str, before_that: &str) -> bool {
        // "Monday to Friday", "Monday–Friday" say when doors are open.
        let after = self.small(at, 1);
        if matches!(after.as_str(), "to" | "through" | "-" | "–" | "a" | "au" | "y" | "et" | "/") {
            return false;
        }
        match self.lang {
            Lang::En => tells_english(before),
            Lang::Fr => tells_french(before),
            Lang::Es => before == "el" && !matches!(before_that, "todo" | "desde" | "hasta"),
            Lang::Other => false,
        }
    }

    /// The date right behind a relative time: in brackets or in apposition.
    fn gloss(&self, next: usize, range: TextRange, dates: &[DateMention]) -> Option<usize> {
        let at = dates.partition_point(|date| date.range.end <= range.end);
        let date = dates.get(at)?;
        let block = self.tokens.get(next)?.block;
        // "este martes 12 de marzo": the weekday belongs to both.
        if date.range.start < range.end {
            return Some(at);
        }
        let behind = self.tokens[next..].iter().take_while(|token| token.range.start < date.range.start);
        let between: Vec<&Token> = behind.take(MOST_BETWEEN + 3).collect();
        if between.iter().any(|token| token.block != block)
            || self.tokens.get(next + between.len())?.block != block
        {
            return None;
        }
        self.explains(&between).then_some(at)
    }

    /// Whether what stands between a relative time and a date makes the date its explanation.
    fn explains(&self, between: &[&Token]) -> bool {
        let words: Vec<&str> = between.iter().map(|token| &self.text[token.range.as_range()]).collect();
        match words.as_slice() {
            [] | [","] | ["("] | ["le" | "el" | "on" | "del"] => true,
            [",", "on" | "le" | "el" | "the" | "from" | "du" | "del"] => true,
            ["(", "on" | "le" | "el" | "the" | "from" | "du" | "del"] => true,
            ["in" | "at" | "à" | "en" | "a" | "au", place @ .., "("] => {
                place.len() < MOST_BETWEEN && between[1..=place.len()].iter().all(is_name_part)
            }
            _ => false,
        }
    }
}

fn is_name_part(token: &&Token) -> bool {
    token.kind == TokenKind::Mark || token.is_capitalised()
}

/// Whether a range lies in a date, as the weekday of "Monday, 12 March" does.
fn in_a_date(dates: &[DateMention], range: TextRange) -> bool {
    let at = dates.partition_point(|date| date.range.end <= range.start);
    dates.get(at).is_some_and(|date| date.range.overlaps(range))
        || dates.get(at).and_then(|date| date.weekday).is_some_and(|(_, weekday)| weekday == range)
}

/// "on Monday", "said Monday", "late Monday".
fn tells_english(before: &str) -> bool {
    matches!(
        before,
        "on" | "late" | "early" | "said" | "until" | "since" | "by" | "held" | "began" | "told" | "won"
    ) || before.len() > 4 && before.ends_with("ed")
}

/// French tells one day by the bare name and every week by "le lundi": "a annoncé mardi", "a ouvert lundi".
fn tells_french(before: &str) -> bool {
    before.chars().count() > 3
        && before.ends_with(['é', 'i', 't'])
        && !matches!(before, "samedi" | "lundi" | "mardi")
        || matches!(before, "dès" | "depuis" | "avant")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Format, Source};
    use crate::house::House;
    use crate::release::{LabelOptions, label};

    /// Words, kind and explaining dates of each relative time.
    fn read(lang: Lang, text: &str) -> Vec<(String, RelativeKind, Vec<String>)> {
        let doc = crate::formats::read(Source::new("draft", Format::Text, text.as_bytes()));
        let (house, options) =
            (House::default(), LabelOptions { lang: Some(lang), ..LabelOptions::default() });
        let release = label(&doc, &house, &options);
        let words = |relative: &RelativeTime| {
            let glosses = glosses(&doc.text, relative, release.dates());
            let dates = glosses.iter().map(|date| release.slice(date.core).to_owned()).collect();
            (release.slice(relative.range).to_owned(), relative.kind, dates)
        };
        release.relative_times().iter().map(words).collect()
    }

    fn kinds(lang: Lang, text: &str) -> Vec<RelativeKind> {
        read(lang, text).into_iter().map(|(_, kind, _)| kind).collect()
    }

    #[test]
    fn days_weeks_and_months_are_counted_from_the_day_of_issue() {
        use RelativeKind::{Day, Month, Vague, Week, Year};
        let english = "It opened yesterday, closes tomorrow and was planned earlier this week, last month and last year.";
        assert_eq!(kinds(Lang::En, english), [Day(-1), Day(1), Week(0), Month(-1), Year(-1)]);
        let french = "Elle a ouvert hier, aujourd’hui ou avant-hier, la semaine dernière et l’an dernier.";
        assert_eq!(kinds(Lang::Fr, french), [Day(-1), Day(0), Day(-2), Week(-1), Year(-1)]);
        let spanish = "Abrió ayer y anteayer, cierra mañana o pasado mañana, esta mañana y el mes pasado.";
        assert_eq!(kinds(Lang::Es, spanish), [Day(-1), Day(-2), Day(1), Day(2), Day(0), Month(-1)]);
        assert_eq!(kinds(Lang::En, "It rained in the last week."), [Vague]);
    }

    #[test]
    fn idioms_and_names_are_no_days() {
        let english = "In today’s world the youth of today reads USA Today and *Yesterday in Parliament* for a better tomorrow.";
        assert_eq!(kinds(Lang::En, english), []);
        assert_eq!(kinds(Lang::En, "She spoke after today’s hearing, as of today.").len(), 2);
        let spanish = "Abre por la mañana, hoy en día, para los jóvenes de hoy, de la mañana a la noche.";
        assert_eq!(kinds(Lang::Es, spanish), []);
        let french = "Les villes de demain et le monde d’aujourd’hui, aujourd’hui encore.";
        assert_eq!(kinds(Lang::Fr, french), []);
        assert_eq!(kinds(Lang::Other, "It opened yesterday."), []);
    }

    #[test]
    fn weekdays_count_where_they_tell_of_one_day() {
        let turned = "She came last Tuesday and leaves next Friday, he said on Monday.";
        let wanted = [RelativeKind::Weekday(-1), RelativeKind::Weekday(1), RelativeKind::Weekday(0)];
        assert_eq!(kinds(Lang::En, turned), wanted);
        assert_eq!(kinds(Lang::En, "It is open on Mondays, every Tuesday, Wednesday to Friday."), []);
        assert_eq!(kinds(Lang::En, "It opens on Monday, 12 March."), []);
        assert_eq!(kinds(Lang::Fr, "Le maire a annoncé mardi que le lundi reste libre.").len(), 1);
        assert_eq!(kinds(Lang::Es, "El alcalde anunció este martes que los lunes descansan.").len(), 1);
    }

    #[test]
    fn a_date_right_behind_explains_it() {
        let gloss =
            |lang, text| read(lang, text).first().map(|(_, _, dates)| dates.clone()).unwrap_or_default();
        assert_eq!(gloss(Lang::En, "opened yesterday (22/05) in London"), ["22/05"]);
        assert_eq!(gloss(Lang::En, "opened yesterday in New York (22 May), it said"), ["22 May"]);
        assert_eq!(gloss(Lang::En, "opens tomorrow, 7 March, at noon"), ["7 March"]);
        assert_eq!(gloss(Lang::En, "who were arrested last month, on 6 March, were"), ["6 March"]);
        assert_eq!(gloss(Lang::En, "counted this week (4 to 10 March), it"), ["4", "10 March"]);
        assert_eq!(gloss(Lang::En, "met in the last week (9/11 and 14/11) with"), ["9/11", "14/11"]);
        assert_eq!(gloss(Lang::Es, "anunció este martes 12 de marzo que"), ["12 de marzo"]);
        assert_eq!(gloss(Lang::Fr, "ont commencé hier (13 mars), selon"), ["13 mars"]);
        let other = "The court met yesterday, and the owners, whose ship sank on 14 May, will be heard.";
        assert_eq!(gloss(Lang::En, other), Vec::<String>::new());
        assert_eq!(gloss(Lang::En, "said today that the 12 May 2019 deal holds"), Vec::<String>::new());
    }
}
