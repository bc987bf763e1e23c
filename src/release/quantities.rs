//! Numbers with what they count.

use super::Release;
use super::records::Quantity;
use crate::text::{TextRange, Token, TokenKind, fold};

/// Reads quantities in order of place; dates, telephone numbers and addresses are none.
pub fn read_quantities(release: &Release<'_>) -> Vec<Quantity> {
    let taken = taken(release);
    let tokens = release.doc.tokens().all();
    let mut next_taken = 0;
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        while taken.get(next_taken).is_some_and(|range| range.end <= token.range.start) {
            next_taken += 1;
        }
        if taken.get(next_taken).is_some_and(|range| range.overlaps(token.range)) {
            continue;
        }
        found.extend(quantity_at(release, tokens, at));
    }
    found
}

/// Ranges whose digits count nothing, in order.
fn taken(release: &Release<'_>) -> Vec<TextRange> {
    let dates = release.dates().iter().map(|date| date.range);
    let phones = release.phones().iter().map(|phone| phone.range);
    let links = release.links().iter().map(|link| link.range);
    let emails = release.emails().iter().map(|email| email.range);
    let mut taken: Vec<TextRange> = dates.chain(phones).chain(links).chain(emails).collect();
    taken.sort_by_key(|range| range.start);
    taken
}

fn quantity_at(release: &Release<'_>, tokens: &[Token], at: usize) -> Option<Quantity> {
    let token = &tokens[at];
    let value = match token.kind {
        TokenKind::Number => figure(release.slice(token.range))?,
        TokenKind::Word => number_word(&fold(release.slice(token.range)))?,
        TokenKind::Mark => return None,
    };
    let glued =
        at.checked_sub(1).is_some_and(|before| !token.spaced && tokens[before].kind == TokenKind::Word);
    if glued {
        return None;
    }
    let word = |at: usize| {
        tokens
            .get(at)
            .filter(|other| other.block == token.block)
            .map(|other| fold(release.slice(other.range)))
    };
    let mut end = at;
    let mut value = value;
    if let Some(factor) = word(at + 1).and_then(|next| multiplier(&next)) {
        value *= factor;
        end = at + 1;
    }
    let before = at.checked_sub(1).and_then(word);
    let currency = before.as_deref().is_some_and(is_currency).then(|| tokens[at - 1].range);
    let behind = word(end + 1).filter(|next| is_unit(next)).map(|_| tokens[end + 1].range);
    let cent = word(end + 2).filter(|next| next == "cent" && word(end + 1).as_deref() == Some("per"));
    let unit = match cent {
        Some(_) => Some(tokens[end + 1].range.cover(tokens[end + 2].range)),
        None => currency.or(behind),
    };
    let noun = noun_after(release, tokens, end + 1, token.block).filter(|_| unit.is_none());
    let first = currency.map_or(at, |_| at - 1);
    let rounded = first.checked_sub(1).and_then(word).is_some_and(|before| is_hedge(&before));
    Some(Quantity { range: token.range.cover(tokens[end].range), value, unit, noun, approximate: rounded })
}

/// The value of digits with grouping: "1,500", "11.000" (a group of three), "2.5".
fn figure(digits: &str) -> Option<f64> {
    let groups: Vec<&str> = digits.split([',', '.']).collect();
    let grouped =
        groups.len() > 1 && groups[1..].iter().all(|group| group.len() == 3) && groups[0].len() <= 3;
    if grouped {
        return groups.concat().parse().ok();
    }
    match groups.as_slice() {
        [whole] => whole.parse().ok(),
        [whole, part] => format!("{whole}.{part}").parse().ok(),
        _ => None,
    }
}

fn number_word(word: &str) -> Option<f64> {
    const WORDS: &[(&str, f64)] = &[
        ("two", 2.0),
        ("three", 3.0),
        ("four", 4.0),
        ("five", 5.0),
        ("six", 6.0),
        ("seven", 7.0),
        ("eight", 8.0),
        ("nine", 9.0),
        ("ten", 10.0),
        ("eleven", 11.0),
        ("twelve", 12.0),
        ("twenty", 20.0),
        ("thirty", 30.0),
        ("forty", 40.0),
        ("fifty", 50.0),
        ("sixty", 60.0),
        ("seventy", 70.0),
        ("eighty", 80.0),
        ("ninety", 90.0),
        ("deux", 2.0),
        ("trois", 3.0),
        ("quatre", 4.0),
        ("cinq", 5.0),
        ("sept", 7.0),
        ("huit", 8.0),
        ("neuf", 9.0),
        ("dix", 10.0),
        ("douze", 12.0),
        ("vingt", 20.0),
        ("trente", 30.0),
        ("dos", 2.0),
        ("tres", 3.0),
        ("cuatro", 4.0),
        ("cinco", 5.0),
        ("seis", 6.0),
        ("siete", 7.0),
        ("ocho", 8.0),
        ("nueve", 9.0),
        ("diez", 10.0),
        ("doce", 12.0),
        ("veinte", 20.0),
        ("treinta", 30.0),
    ];
    WORDS.iter().find(|(name, _)| *name == word).map(|&(_, value)| value)
}

fn multiplier(word: &str) -> Option<f64> {
    match word {
        "hundred" => Some(1e2),
        "thousand" | "mille" | "mil" => Some(1e3),
        "million" | "millions" | "millón" | "millones" => Some(1e6),
        "billion" | "milliard" | "milliards" => Some(1e9),
        "trillion" => Some(1e12),
        _ => None,
    }
}

fn is_currency(word: &str) -> bool {
    matches!(word, "$" | "€" | "£" | "¥" | "usd" | "eur" | "gbp" | "chf" | "us$" | "cad" | "aud")
}

fn is_unit(word: &str) -> bool {
    matches!(
        word,
        "%" | "percent"
            | "pc"
            | "km"
            | "kilometres"
            | "kilometers"
            | "miles"
            | "metres"
            | "meters"
            | "kg"
            | "tonnes"
            | "tons"
            | "hectares"
            | "acres"
            | "litres"
            | "dollars"
            | "euros"
            | "francs"
            | "pounds"
            | "hours"
            | "minutes"
            | "days"
            | "weeks"
            | "months"
            | "years"
            | "°"
    )
}

fn is_hedge(word: &str) -> bool {
    matches!(
        word,
        "about"
            | "around"
            | "nearly"
            | "almost"
            | "over"
            | "some"
            | "approximately"
            | "roughly"
            | "than"
            | "environ"
            | "près"
            | "presque"
            | "plus"
            | "unos"
            | "unas"
            | "casi"
            | "cerca"
            | "más"
            | "alrededor"
            | "estimated"
            | "least"
    )
}

/// The first noun-like word within three tokens: a small-letter word that no function word is.
fn noun_after(release: &Release<'_>, tokens: &[Token], from: usize, block: u32) -> Option<TextRange> {
    let near = tokens
        .iter()
        .skip(from)
        .take(3)
        .take_while(|token| token.block == block && token.kind == TokenKind::Word);
    let mut noun = None;
    for token in near {
        let word = fold(release.slice(token.range));
        if matches!(
            word.as_str(),
            "of" | "in"
                | "and"
                | "to"
                | "for"
                | "from"
                | "at"
                | "on"
                | "by"
                | "with"
                | "are"
                | "were"
                | "have"
                | "has"
                | "had"
                | "will"
                | "who"
                | "that"
                | "de"
                | "des"
                | "en"
                | "y"
                | "et"
                | "a"
                | "the"
                | "or"
                | "was"
                | "is"
        ) {
            break;
        }
        noun = Some(token.range);
    }
    noun
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_keep_their_value_whatever_groups_them() {
        assert_eq!(figure("1,500"), Some(1500.0));
        assert_eq!(figure("11.000"), Some(11000.0));
        assert_eq!(figure("2.5"), Some(2.5));
        assert_eq!(figure("1,234,567"), Some(1_234_567.0));
    }
}
