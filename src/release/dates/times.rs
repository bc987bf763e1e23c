//! Times of day: 10:30, 9 a.m., 14 h 30, and those that no clock shows.

use super::reader::{Reader, is_function_word};
use crate::release::Release;
use crate::release::records::ClockTime;
use crate::text::{Token, TokenKind};

/// Words before a time.
const BEFORE: &[&str] = &[
    "at",
    "until",
    "till",
    "from",
    "by",
    "before",
    "after",
    "since",
    "to",
    "around",
    "about",
    "à",
    "dès",
    "jusqu’à",
    "avant",
    "vers",
    "las",
    "desde",
    "hasta",
    "time",
    "hour",
    "heure",
    "hora",
];

/// Words behind one: zones and units of the clock.
const BEHIND: &[&str] = &[
    "gmt", "utc", "et", "est", "edt", "ct", "pt", "cet", "cest", "bst", "hrs", "hours", "h", "uhr", "local",
    "heures", "horas", "hs",
];

/// Reads the times of a document.
pub fn read_times(release: &Release<'_>) -> Vec<ClockTime> {
    find_times(&release.doc.text, release.doc.tokens().all())
}

/// Finds the times among tokens of `text`, in order of place.
pub fn find_times(text: &str, tokens: &[Token]) -> Vec<ClockTime> {
    let reader = Reader::new(text, tokens);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match reader.time_at(at) {
            Some((time, next)) => {
                found.push(time);
                at = next;
            }
            None => at += 1,
        }
    }
    found
}

impl Reader<'_> {
    fn time_at(&self, at: usize) -> Option<(ClockTime, usize)> {
        let hour = self.two_digits(at).filter(|_| !self.glued_before(at))?;
        let (minute, next) = self.minute(at);
        if minute.is_none() && self.glued_after(next) && self.half(next).is_none() {
            return None;
        }
        let (afternoon, next) = self.half(next).map_or((None, next), |(half, next)| (Some(half), next));
        // A number alone is no time, nor are hours, minutes and seconds of a race: "1:24:30".
        if minute.is_none() && afternoon.is_none() || self.glued_sign(next) {
            return None;
        }
        let range = self.span(at, next);
        let sure = self.is_time(at, next, minute.is_some(), afternoon.is_some());
        Some((ClockTime { range, hour, minute, afternoon, sure }, next))
    }

    fn two_digits(&self, at: usize) -> Option<u8> {
        let number = self.number(at).filter(|_| self.word(at).len() <= 2)?;
        u8::try_from(number).ok()
    }

    /// ":30", "h30", "h 30" behind an hour.
    fn minute(&self, at: usize) -> (Option<u8>, usize) {
        let whole = |at: usize| self.two_digits(at).filter(|_| self.word(at).len() == 2);
        if self.is(at + 1, ":") && self.glued(at + 1) && self.glued(at + 2) {
            return whole(at + 2).map_or((None, at + 1), |minute| (Some(minute), at + 3));
        }
        if self.is(at + 1, "h") && self.spaced(at + 2) && self.joined(at + 2) {
            return whole(at + 2).map_or((None, at + 1), |minute| (Some(minute), at + 3));
        }
        let french = self.word(at + 1).strip_prefix('h').filter(|_| self.glued(at + 1));
        let minute = french.filter(|digits| digits.len() == 2).and_then(|digits| digits.parse().ok());
        (minute, at + 1 + usize::from(minute.is_some()))
    }

    /// "a.m.", "p.m.", "am", "PM": whether it is the afternoon, and the index after it.
    fn half(&self, at: usize) -> Option<(bool, usize)> {
        let word = self.word(at);
        if !self.joined(at) {
            return None;
        }
        if word.eq_ignore_ascii_case("am") || word.eq_ignore_ascii_case("pm") {
            return Some((word.eq_ignore_ascii_case("pm"), at + 1));
        }
        let letter = word.eq_ignore_ascii_case("a") || word.eq_ignore_ascii_case("p");
        let dotted = self.is(at + 1, ".")
            && self.glued(at + 1)
            && self.word(at + 2).eq_ignore_ascii_case("m")
            && self.is(at + 3, ".");
        (letter && dotted).then(|| (word.eq_ignore_ascii_case("p"), at + 4))
    }

    fn glued_sign(&self, next: usize) -> bool {
        self.glued(next) && self.glued(next + 1) && self.is_any(next, &[":", "-", "/"])
    }

    /// Whether the words around say that this is a time: verses, scores and durations have colons too, and "15 AM stations"
    /// are radios.
    fn is_time(&self, at: usize, next: usize, minute: bool, half: bool) -> bool {
        let named = self.before(at).is_some_and(|before| self.is_any(before, BEFORE));
        let counts = self.names_a_thing(next) && !self.is_any(next, BEHIND);
        if half {
            let shouted = self.kind(next - 1) == Some(TokenKind::Word) && self.word(next - 1) == "AM"
                || self.word(next - 1) == "PM";
            return !counts && (minute || named || !shouted);
        }
        let zone = self.is_any(next, BEHIND);
        let ends = !self.joined(next) || self.kind(next) != Some(TokenKind::Word);
        named && !counts && (zone || ends || is_function_word(self.word(next)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{TextRange, Tokens};

    fn read(text: &str) -> Vec<(u8, Option<u8>, Option<bool>, bool)> {
        let tokens = Tokens::new(text, [TextRange::new(0, text.len())]);
        let found = find_times(text, tokens.all());
        found.iter().map(|time| (time.hour, time.minute, time.afternoon, time.sure)).collect()
    }

    #[test]
    fn hours_and_minutes_are_read_in_their_forms() {
        assert_eq!(read("at 10:30 in"), [(10, Some(30), None, true)]);
        assert_eq!(
            read("from 9 a.m. to 5:15 PM."),
            [(9, None, Some(false), true), (5, Some(15), Some(true), true)]
        );
        assert_eq!(read("à 14 h 30, à 14h30"), [(14, Some(30), None, true), (14, Some(30), None, true)]);
        assert_eq!(
            read("WHEN: Tuesday, 13 p.m.; buses leave at 24:30 from"),
            [(13, None, Some(true), true), (24, Some(30), None, true)]
        );
    }

    #[test]
    fn verses_scores_and_radios_are_no_sure_times() {
        for text in [
            "Luke 24:30 says",
            "won 25:20 in",
            "15 AM stations",
            "25 a.m. flights",
            "a ratio of 40:60",
            "ran 26:40 for",
        ] {
            assert!(read(text).iter().all(|time| !time.3), "{text}");
        }
        assert_eq!(read("in 1:24:30 hours, 12 people, 10 h"), []);
    }
}
