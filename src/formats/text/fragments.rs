//! Sentences that the markup of a page broke: what copies a page may end a line at every bold name, link and raised letter.
//! Knows pairs of lines that only such a break explains; where lines were wrapped at a width is another matter.

use super::joins::Join;
use super::lines::{Gap, Line, Role};
use super::words::{
    begins_with_closing_mark, ends_with_stop, first_word, goes_on, is_date, is_headline_like,
};

/// A line of at least so many characters is text, and not an item of a menu.
const LONG: u32 = 60;

/// A line of at least so many characters may be the beginning of a sentence.
const SOME_WORDS: u32 = 25;

/// A name or a title that stood in bold or in a link has at most so many characters.
const LONGEST_NAME: u32 = 60;

/// An attribution between two pieces of one quotation has at most so many.
const LONGEST_ATTRIBUTION: u32 = 120;

/// How line `at` goes on the block above it that holds `width` characters, where markup broke the sentence.
pub(super) fn join(source: &str, lines: &[Line], at: usize, width: u32) -> Option<Join> {
    let sheet = Fragments { source, lines };
    if !sheet.follows(at) {
        return None;
    }
    if sheet.is_raised(at) || sheet.is_small_capitals(at) || sheet.is_lone_accent(at) {
        return Some(Join::Nothing);
    }
    let more = sheet.goes_on_behind_raised(at)
        || sheet.begins_small_capitals(at)
        || sheet.is_dateline_dash(at)
        || at > 1 && sheet.is_lone_dash(at - 1) && sheet.is_dateline_dash(at - 1)
        || sheet.is_attribution(at)
        || sheet.resumes_quotation(at)
        || sheet.is_name_in_sentence(at)
        || sheet.ends_sentence(at, width)
        || sheet.goes_on_in_small_letters(at)
        || sheet.is_behind_connective(at);
    more.then_some(Join::Space)
}

#[derive(Clone, Copy)]
struct Fragments<'a> {
    source: &'a str,
    lines: &'a [Line],
}

impl<'a> Fragments<'a> {
    fn text(self, at: usize) -> &'a str {
        self.lines.get(at).map_or("", |line| line.text(self.source))
    }

    fn width(self, at: usize) -> u32 {
        self.lines.get(at).map_or(0, |line| line.width)
    }

    /// Whether a line stands right below another, and both are text or a dash.
    fn follows(self, at: usize) -> bool {
        let Some(line) = self.lines.get(at).filter(|_| at > 0) else { return false };
        let plain = |at: usize| {
            self.lines.get(at).is_some_and(|line| {
                matches!(line.role, Role::Plain | Role::Item { .. }) || self.is_lone_dash(at)
            })
        };
        let own = line.role == Role::Plain || self.is_lone_dash(at);
        line.gap == Gap::Feed && line.blank_before == 0 && own && plain(at - 1)
    }

    /// "10" / "th": the letters of an ordinal number stood above the line.
    fn is_raised(self, at: usize) -> bool {
        at > 0
            && matches!(self.text(at), "st" | "nd" | "rd" | "th" | "er" | "re" | "e" | "ème" | "º" | "ª")
            && self.text(at - 1).ends_with(|c: char| c.is_ascii_digit())
    }

    fn goes_on_behind_raised(self, at: usize) -> bool {
        at > 1 && self.is_raised(at - 1)
    }

    /// "T" / "HE": a large capital and the small ones behind it.
    fn is_capital_pair(self, at: usize) -> bool {
        let Some(first) = at.checked_sub(1) else { return false };
        let (upper, lower) = (self.text(first), self.text(at));
        let mut letters = upper.chars();
        let one = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
        one && lower.chars().count() >= 2
            && lower.chars().all(|c| c.is_uppercase() || matches!(c, '\'' | '’' | ',' | '.'))
    }

    /// "Publicaci" / "ó" / "n": a letter with an accent was set in another font.
    fn is_lone_accent(self, at: usize) -> bool {
        let lone = |at: usize| {
            let mut letters = self.text(at).chars();
            letters.next().is_some_and(|c| !c.is_ascii() && c.is_lowercase()) && letters.next().is_none()
        };
        let Some(above) = at.checked_sub(1) else { return false };
        lone(at) && self.text(above).ends_with(char::is_lowercase)
            || at > 1 && lone(above) && self.text(at).starts_with(char::is_lowercase)
    }

    /// One pair alone may be two items of a menu.
    fn is_small_capitals(self, at: usize) -> bool {
        self.is_capital_pair(at)
            && (self.is_capital_pair(at + 2) || at.checked_sub(2).is_some_and(|at| self.is_capital_pair(at)))
    }

    fn begins_small_capitals(self, at: usize) -> bool {
        at > 1 && self.is_small_capitals(at - 1) && self.is_capital_pair(at + 1)
    }

    fn is_lone_dash(self, at: usize) -> bool {
        matches!(self.text(at), "–" | "—" | "--" | "-")
    }

    /// A dateline in bold, and its dash at its end, alone on a line or before the text: "GENEVA" / "—" / "The agency …".
    fn is_dateline_dash(self, at: usize) -> bool {
        let Some(above) = at.checked_sub(1) else { return false };
        if self.is_lone_dash(at) {
            return self.text_follows(at) && is_dateline_like(self.text(above));
        }
        if self.width(at) < LONG {
            return false;
        }
        let rest = self.text(at).strip_prefix(['–', '—']).unwrap_or_default();
        let before = self.text(above).strip_suffix(['-', '–', '—']).unwrap_or_default();
        rest.starts_with([' ', '\u{a0}']) && is_dateline_like(self.text(above))
            || before.ends_with(' ') && is_dateline_like(before.trim_end())
    }

    /// Whether a long line follows, or some names in bold and then a long line that goes on from them.
    fn text_follows(self, at: usize) -> bool {
        let goes_on_at = |at: usize| self.width(at) >= LONG && goes_on(self.text(at));
        self.width(at + 1) >= LONG || goes_on_at(at + 2) || goes_on_at(at + 3)
    }

    /// Who said it stands in bold below the quotation, or below its verb.
    fn is_attribution(self, at: usize) -> bool {
        let Some(above) = at.checked_sub(1) else { return false };
        let (upper, lower) = (self.text(above), self.text(at));
        let open = [",”", ",\"", "”,", "\",", "»,"].iter().any(|end| upper.ends_with(end));
        let asked = ends_with_verb_of_speech(upper);
        (open || asked) && self.width(above) >= 25 && !lower.starts_with(['“', '"', '«'])
    }

    /// The quotation goes on behind the attribution that broke it.
    fn resumes_quotation(self, at: usize) -> bool {
        let Some(above) = at.checked_sub(1) else { return false };
        self.text(at).starts_with(['“', '"', '«'])
            && self.width(above) <= LONGEST_ATTRIBUTION
            && self.is_attribution(above)
            && self.text(above).ends_with(['.', ',', ':'])
    }

    /// A name in a link or in bold, with the sentence going on above and below.
    fn is_name_in_sentence(self, at: usize) -> bool {
        let Some(above) = at.checked_sub(1) else { return false };
        let below = self.text(at + 1);
        let next = self.lines.get(at + 1).is_some_and(|line| line.blank_before == 0);
        let resumed = begins_with_closing_mark(below)
            || goes_on(below) && self.width(at + 1) >= LONG && ends_with_stop(below);
        // Where a long sentence goes on below in small letters, less must speak for its beginning above.
        let opened = at > 1 && self.is_lone_dash(at - 2) && self.is_dateline_dash(at - 2);
        let begun = goes_on(below) && (self.is_begun(above) || opened);
        next && resumed
            && self.width(at) <= LONGEST_NAME
            && !ends_with_stop(self.text(at))
            && (begun || self.is_unfinished(above))
    }

    /// "The mayor said that the first": capital, some words, and a small letter at the end.
    fn is_begun(self, at: usize) -> bool {
        let text = self.text(at);
        let small = super::words::last_word(text).starts_with(char::is_lowercase);
        self.width(at) >= SOME_WORDS && text.starts_with(char::is_uppercase) && small && !ends_with_stop(text)
    }

    /// The last name of a long sentence.
    fn ends_sentence(self, at: usize, width: u32) -> bool {
        let Some(above) = at.checked_sub(1) else { return false };
        let text = self.text(at);
        width >= LONG * 2
            && text.ends_with('.')
            && !text.contains(':')
            && text.split_whitespace().count() <= 6
            && self.is_unfinished(above)
    }

    fn is_unfinished(self, at: usize) -> bool {
        let text = self.text(at);
        (self.width(at) >= LONG || begins_with_closing_mark(text))
            && !ends_with_stop(text)
            && !is_headline_like(text)
    }

    /// No line of text begins in small letters unless its sentence began above.
    fn goes_on_in_small_letters(self, at: usize) -> bool {
        let Some(above) = at.checked_sub(1) else { return false };
        let text = self.text(at);
        self.width(at) >= LONG
            && goes_on(text)
            && (ends_with_stop(text) || self.width(at) >= LONG * 2)
            && first_word(text).chars().all(|c| !c.is_uppercase())
            && !ends_with_stop(self.text(above))
            && self.text(above).starts_with(char::is_uppercase)
    }

    /// "(555) 010-0101" / "or" / "press@example.org".
    fn is_behind_connective(self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|above| {
            above > 0
                && matches!(self.text(above), "or" | "and" | "at" | "ou" | "et" | "o" | "y" | "en" | "à")
        })
    }
}

/// Capitals in a few words, or a place and a date.
fn is_dateline_like(line: &str) -> bool {
    let inner = line.trim_matches(['(', ')', ' ', ',']);
    let words = inner.split_whitespace().count();
    if words == 0 || words > 8 || !inner.starts_with(char::is_uppercase) {
        return false;
    }
    let dated = inner
        .match_indices([',', '–', '—', '-'])
        .any(|(sign, mark)| is_date(inner[sign + mark.len()..].trim_start()));
    let capitals = words <= 3 && !inner.contains(char::is_lowercase) && !ends_with_stop(inner);
    dated || capitals
}

/// Whether a quotation and a verb end the line, so that the speaker must follow: "… for all," said".
fn ends_with_verb_of_speech(line: &str) -> bool {
    let word = super::words::last_word(line);
    let verb = matches!(
        word,
        "said"
            | "says"
            | "added"
            | "adds"
            | "explained"
            | "noted"
            | "stated"
            | "commented"
            | "continued"
            | "dijo"
            | "afirmó"
            | "señaló"
            | "explicó"
            | "indicó"
            | "añadió"
            | "agregó"
            | "aseguró"
            | "expresó"
            | "destacó"
            | "declaró"
            | "manifestó"
    );
    verb && line[..line.len() - word.len()].trim_end().trim_end_matches(',').ends_with(['”', '"', '»'])
}
