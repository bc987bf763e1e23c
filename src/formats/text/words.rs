//! What the words at the edges of a line say: whether a sentence ends there, goes on, or begins. Knows three languages by
//! their commonest words, and no list is needed for the others to be read as well.

use crate::calendar::{month_of, weekday_of};

/// Words that no line of its own ends with: something must follow.
fn leads(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "of"
            | "and"
            | "to"
            | "in"
            | "for"
            | "with"
            | "by"
            | "at"
            | "from"
            | "on"
            | "or"
            | "that"
            | "which"
            | "as"
            | "is"
            | "are"
            | "was"
            | "were"
            | "has"
            | "have"
            | "will"
            | "be"
            | "its"
            | "their"
            | "this"
            | "than"
            | "into"
            | "visit"
            | "see"
            | "via"
            | "de"
            | "del"
            | "la"
            | "el"
            | "los"
            | "las"
            | "y"
            | "en"
            | "un"
            | "una"
            | "que"
            | "con"
            | "por"
            | "para"
            | "su"
            | "al"
            | "le"
            | "les"
            | "des"
            | "du"
            | "et"
            | "à"
            | "au"
            | "aux"
            | "une"
            | "dans"
            | "pour"
            | "sur"
            | "par"
            | "ou"
    )
}

/// Longest word that is compared with lists.
const LONGEST_WORD: usize = 16;

/// Whether a line ends where a sentence, a label or an item of an enumeration ends.
pub(super) fn ends_with_stop(line: &str) -> bool {
    let inner = line.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»', ' ', '\u{a0}']);
    inner.ends_with(['.', '!', '?', '…', ':', ';'])
}

/// Whether a line ends an item of an enumeration that goes on: "food aid; and".
pub(super) fn ends_item(line: &str) -> bool {
    let word = last_word(line);
    matches!(word, "and" | "or" | "y" | "o" | "et" | "ou")
        && line[..line.len() - word.len()].trim_end().ends_with([';', ','])
}

/// Whether a line ends with a word that wants another: an article, a preposition.
pub(super) fn leads_on(line: &str) -> bool {
    let Some(word) = line.rsplit(char::is_whitespace).next().filter(|word| word.len() <= LONGEST_WORD) else {
        return false;
    };
    let known =
        leads(word) || word.len() > 1 && !line.contains(char::is_lowercase) && leads(&word.to_lowercase());
    known && word.len() < line.len() && !ends_item(line)
}

/// Whether a line begins in the middle of a sentence: in lower case, and neither an address, a label nor a date.
pub(super) fn goes_on(line: &str) -> bool {
    line.starts_with(char::is_lowercase)
        && !is_address(first_word(line))
        && !begins_with_label(line)
        && !is_release_line(line)
        && !is_date(line)
}

/// Words that begin the second line of a headline in capitals and hardly ever a line of its own: no articles, and none of
/// the prepositions that open a subheadline ("IN FIRST MEETING, …") or name an issuer ("FROM THE OFFICE OF …").
fn follows(word: &str) -> bool {
    matches!(
        word,
        "and"
            | "or"
            | "of"
            | "to"
            | "than"
            | "into"
            | "that"
            | "which"
            | "y"
            | "e"
            | "o"
            | "de"
            | "del"
            | "que"
            | "et"
            | "ou"
            | "du"
            | "des"
    )
}

/// Whether a line in capitals goes on one in capitals: where all letters are large, only the word can tell.
pub(super) fn goes_on_in_capitals(upper: &str, lower: &str) -> bool {
    let word = first_word(lower);
    word.len() <= LONGEST_WORD
        && word.len() < lower.len()
        && in_capitals(upper)
        && in_capitals(lower)
        && follows(&word.to_lowercase())
}

fn in_capitals(line: &str) -> bool {
    !line.contains(char::is_lowercase) && line.contains(char::is_uppercase)
}

/// A release line stands alone in small letters too.
fn is_release_line(line: &str) -> bool {
    const LINES: &[&str] = &[
        "for immediate release",
        "for release",
        "pour diffusion immédiate",
        "pour publication immédiate",
        "para publicación inmediata",
        "para difusión inmediata",
    ];
    LINES.iter().any(|words| line.starts_with(words))
}

/// Whether a line begins with a mark that closes what stood before it.
pub(super) fn begins_with_closing_mark(line: &str) -> bool {
    let mut chars = line.chars();
    let closing =
        chars.next().is_some_and(|c| matches!(c, ',' | '.' | ';' | ')' | '!' | '?' | '”' | '’' | '»'));
    closing && chars.next().is_none_or(|c| c.is_whitespace() || matches!(c, ',' | '.' | ';' | '”' | '"'))
}

/// An e-mail address or the address of a page.
pub(super) fn is_address(word: &str) -> bool {
    word.contains("://") || word.starts_with("www.") || word.starts_with("http") || word.contains('@')
}

/// The first word of a line.
pub(super) fn first_word(line: &str) -> &str {
    line.split(char::is_whitespace).next().unwrap_or_default()
}

/// The last word of a line.
pub(super) fn last_word(line: &str) -> &str {
    line.rsplit(char::is_whitespace).next().unwrap_or_default()
}

/// "tel: …", "e-mail : …".
fn begins_with_label(line: &str) -> bool {
    let mut words = line.split(char::is_whitespace).take(3);
    words.next().is_some_and(|word| word.ends_with(':'))
        || words.next().is_some_and(|word| word.ends_with(':'))
}

/// Longest line that is only a date.
const LONGEST_DATE: usize = 60;

/// Whether a line is only a date: every word is a number, a month, a weekday or a word that joins them.
pub(super) fn is_date(line: &str) -> bool {
    if line.len() > LONGEST_DATE || !line.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let mut named = false;
    let words = line
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '(' | ')'))
        .filter(|word| !word.is_empty());
    for word in words {
        if month_of(word).is_some() || weekday_of(word).is_some() {
            named = true;
        } else if !is_number_of_a_date(word)
            && !matches!(word, "de" | "del" | "le" | "the" | "of" | "-" | "–" | "|")
        {
            return false;
        }
    }
    named
}

fn is_number_of_a_date(word: &str) -> bool {
    let digits = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    (1..=4).contains(&digits) && matches!(&word[digits..], "" | "st" | "nd" | "rd" | "th" | "er" | "º")
}

/// Whether a line looks like a headline: all capitals, or most of its words with a capital, and no stop.
pub(super) fn is_headline_like(line: &str) -> bool {
    if ends_with_stop(line) || line.len() > 300 {
        return false;
    }
    if !line.contains(char::is_lowercase) {
        return line.contains(char::is_uppercase);
    }
    let (mut capital, mut all) = (0, 0);
    for word in line.split_whitespace().filter(|word| word.starts_with(char::is_alphabetic) && word.len() > 3)
    {
        all += 1;
        capital += usize::from(word.starts_with(char::is_uppercase));
    }
    all >= 3 && capital * 4 >= all * 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_line_tells_whether_more_must_come() {
        assert!(
            ends_with_stop("It is done.”")
                && ends_with_stop("the following:")
                && !ends_with_stop("Migration (IOM)")
        );
        assert!(leads_on("can be viewed at") && leads_on("FUND THE NEEDS OF") && leads_on("en la"));
        assert!(
            !leads_on("food aid; and") && !leads_on("Plan A") && !leads_on("the") && !leads_on("The agency")
        );
    }

    #[test]
    fn a_small_letter_goes_on_unless_it_is_an_address_a_label_or_a_date() {
        assert!(goes_on("and the rest of it"));
        for line in
            ["jane@example.org", "www.example.org", "tel: 123", "lunes, 5 de mayo de 2018", "The", "http://x"]
        {
            assert!(!goes_on(line), "{line}");
        }
    }

    #[test]
    fn in_capitals_a_joining_word_goes_on() {
        assert!(goes_on_in_capitals("COUNCIL BUYS BRIDGE", "AND OPENS IT TO EVERYONE"));
        assert!(goes_on_in_capitals("EL MUSEO ABRE LAS SALAS", "DEL ALA NORTE"));
        for (upper, lower) in [
            ("COUNCIL BUYS BRIDGE", "THE TOLL ENDS IN SUMMER"),
            ("COUNCIL BUYS BRIDGE", "ANDREW DOE, SPOKESMAN"),
            ("COUNCIL BUYS BRIDGE", "Of the county"),
            ("Council buys bridge", "AND OPENS IT"),
            ("COUNCIL BUYS BRIDGE", "TO"),
        ] {
            assert!(!goes_on_in_capitals(upper, lower), "{upper} / {lower}");
        }
    }

    #[test]
    fn dates_are_only_dates() {
        for line in [
            "March 23, 2007",
            "Thursday, December 8, 2005",
            "5 de mayo de 2018",
            "le 1er avril 2020",
            "Sept. 3",
        ] {
            assert!(is_date(line), "{line}");
        }
        for line in ["May 5 in Geneva", "2007", "March", "15 men", ""] {
            assert!(!is_date(line), "{line}");
        }
    }

    #[test]
    fn headlines_have_capitals_and_no_stop() {
        assert!(
            is_headline_like("SENATE PASSES BILL") && is_headline_like("Senate Passes Bill to Fund Schools")
        );
        assert!(!is_headline_like("The Senate passed the bill today") && !is_headline_like("WASHINGTON."));
    }
}
