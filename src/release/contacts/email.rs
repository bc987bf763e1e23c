//! Mail addresses in a text: what is one, and what wants to be one. Knows no document.
//!
//! A slip must not hide the address it stands in: "press@iom,int" is one address, "press@iom.int, Geneva" is one and a
//! comma. Accounts ("@agency"), prices ("4 @ EUR 2") and web addresses are none.

use super::address::is_invisible;
use super::disguise;
use super::ending::{is_ending_alone, is_host};
use super::labels::behind_mail_label;
use crate::text::TextRange;
use crate::text::ranges::{merged, touches};

/// Longest name before an "@".
const LONGEST_NAME: usize = 96;

/// Longest host that the net knows.
const LONGEST_HOST: usize = 255;

/// Names that mailboxes of desks have; beside a host without a point they show that an address was meant.
const DESKS: &[&str] = &[
    "press",
    "media",
    "info",
    "news",
    "contact",
    "office",
    "presse",
    "prensa",
    "comms",
    "communications",
    "communication",
    "mail",
    "pr",
    "desk",
    "newsroom",
];

/// Whether a mailbox has the name of a desk: "press", "media.office".
pub fn is_desk_mailbox(name: &str) -> bool {
    name.to_lowercase().split(|c: char| !c.is_alphanumeric()).any(|piece| DESKS.contains(&piece))
}

/// Every mail address of a text, in order; `expected` where contacts stand.
pub(super) fn find_emails(text: &str, expected: bool) -> Vec<TextRange> {
    let mut found: Vec<TextRange> = Vec::new();
    let mut floor = 0;
    for at in memchr::memchr_iter(b'@', text.as_bytes()) {
        if at < floor {
            continue;
        }
        let site = Site { text, at, floor, expected };
        match site.address() {
            Some(range) => {
                floor = range.end;
                found.push(range);
            }
            // Of several "@" in a row the first has spoken for all.
            None => floor = text[at..].find(|c| c != '@').map_or(text.len(), |run| at + run),
        }
    }
    let hidden = disguise::find(text, expected);
    let written = merged(found.clone());
    found.extend(hidden.into_iter().filter(|range| !touches(&written, *range)));
    found.sort_unstable_by_key(|range| range.start);
    found.dedup_by(|next, kept| next.overlaps(*kept));
    found
}

/// An "@" with what stands around it.
struct Site<'t> {
    text: &'t str,
    at: usize,
    /// Where the address before it ends.
    floor: usize,
    expected: bool,
}

impl Site<'_> {
    fn address(&self) -> Option<TextRange> {
        let start = self.name_start(self.at);
        let host_at = self.at + self.text[self.at..].bytes().take_while(|byte| *byte == b'@').count();
        // "@user@server" is an account, and an "@" in a web address is part of it.
        if self.text[..start].ends_with('@') || self.in_web_address(start) {
            return None;
        }
        let host_end = self.host_end(host_at);
        let (named, hosted) = (start < self.at, host_end > host_at);
        let labelled = behind_mail_label(self.text, start);
        match (named, hosted) {
            (true, true) => self.joined(start, host_at, host_end, labelled),
            (true, false) => self.spaced_host(start, host_at).or(labelled.then_some((start, host_at))),
            (false, true) => self.spaced_name(host_end).or_else(|| {
                (labelled && is_host(&self.text[host_at..host_end])).then_some((start, host_end))
            }),
            (false, false) => self.spaced_name(self.host_behind_space(host_at)?),
        }
        .map(|(start, end)| TextRange::new(start, end))
    }

    /// Name and host without a gap.
    fn joined(&self, start: usize, host_at: usize, end: usize, labelled: bool) -> Option<(usize, usize)> {
        // "a@b@c.example" is one address with a mistake.
        if self.text[end..].starts_with('@') {
            let last = self.host_end(end + 1);
            return (last > end + 1).then_some((start, last));
        }
        let host = &self.text[host_at..end];
        if is_host(host) {
            return Some((start, self.behind_second_ending(host, end).unwrap_or(end)));
        }
        if let Some(longer) = self.behind_wrong_point(host_at, end) {
            return Some((start, longer));
        }
        let meant = host.contains('.') || self.wants_to_be(start, host, labelled);
        meant.then_some((start, end))
    }

    /// "city.gov,uk", "agency.example,org": a bare ending glued to a whole host belongs to it.
    fn behind_second_ending(&self, host: &str, end: usize) -> Option<usize> {
        let rest = self.text[end..].strip_prefix([',', ';'])?;
        let stop = self.host_end(end + 1);
        let piece = self.text.get(end + 1..stop)?;
        let alone = !rest[piece.len()..].starts_with(['@', '/']);
        let first = host.rsplit('.').next().unwrap_or_default();
        let country =
            matches!(first, "co" | "com" | "org" | "gov" | "ac" | "net" | "edu" | "gob" | "go" | "gouv");
        let ends = rest[piece.len()..].trim_start().is_empty()
            || rest[piece.len()..].starts_with([',', ';', '.', ')', '|']);
        let second =
            is_ending_alone(piece) || country && piece.len() == 2 && ends && is_host(&format!("x.{piece}"));
        (second && alone).then_some(stop)
    }

    /// Whether "name@word" is an address without a point: brands such as "Women@Work" are none.
    fn wants_to_be(&self, start: usize, host: &str, labelled: bool) -> bool {
        let name = &self.text[start..self.at];
        let small = |word: &str| !word.contains(char::is_uppercase);
        let built = name.contains(['.', '_']) || DESKS.contains(&name);
        // The rest may stand in the next line.
        let broken = self.text[self.at..].trim_start_matches('@')[host.len()..].starts_with(['-', '‐']);
        labelled || small(name) && small(host) && (self.expected || built) && !broken
    }

    /// Where the name begins that ends at `end`.
    fn name_start(&self, end: usize) -> usize {
        let lowest = self.text.ceil_char_boundary(end.saturating_sub(LONGEST_NAME).max(self.floor));
        let window = self.text.get(lowest..end).unwrap_or_default();
        let name = window.trim_end_matches(is_name_char);
        let mut start = lowest + name.len();
        // Leader points and an ellipsis stand before an address, not in it.
        if let Some(points) = self.text[start..end]
            .rfind("...")
            .filter(|at| self.text[start + at + 3..end].contains(char::is_alphanumeric))
        {
            start += points + 3;
        }
        let trimmed = self.text[start..end].trim_start_matches(|c: char| !c.is_alphanumeric() && c != '.');
        end - trimmed.len()
    }

    /// Where the host ends that begins at `from`, without the punctuation behind it.
    fn host_end(&self, from: usize) -> usize {
        let rest = self.text.get(from..).unwrap_or_default();
        let length = rest.find(|c: char| !is_host_char(c)).unwrap_or(rest.len());
        let host = rest[..length].trim_end_matches(|c: char| !c.is_alphanumeric());
        from + without_glue(host).len()
    }

    /// The end of a host in which a comma, semicolon, colon or space stands for the point, or beside it.
    fn behind_wrong_point(&self, host_at: usize, end: usize) -> Option<usize> {
        let rest = &self.text[end..];
        let pointed = self.text[host_at..end].contains('.');
        let ending_at = |skip: usize| {
            let from = end + skip;
            let stop = self.host_end(from);
            (stop > from && !self.text[stop..].starts_with('@')).then(|| (&self.text[from..stop], stop))
        };
        if rest.starts_with([',', ';', ':']) {
            let (piece, stop) =
                ending_at(1).or_else(|| ending_at(2).filter(|_| rest[1..].starts_with(' ')))?;
            let glued = stop - piece.len() == end + 1;
            let host =
                !pointed && glued && is_host(&format!("x.{piece}")) && piece.starts_with(char::is_lowercase);
            return (host || !rest.starts_with(':') && is_ending_alone(piece)).then_some(stop);
        }
        let skip = if rest.starts_with(". ") || rest.starts_with(" .") { 2 } else { return None };
        ending_at(skip).filter(|(piece, _)| is_ending_alone(piece) && !pointed).map(|(_, stop)| stop)
    }

    /// "press@ iom.int"
    fn spaced_host(&self, start: usize, host_at: usize) -> Option<(usize, usize)> {
        self.host_behind_space(host_at).map(|end| (start, end))
    }

    /// The end of a host that stands behind one or two spaces.
    fn host_behind_space(&self, at: usize) -> Option<usize> {
        let rest = self.text.get(at..)?;
        let spaces = rest.len() - rest.trim_start_matches([' ', '\u{a0}']).len();
        let from = at + spaces;
        let end = self.host_end(from);
        let host = &self.text[from..end.max(from)];
        let alone = !self.text[end.max(from)..].starts_with(['@', '/']) && !host.starts_with("www.");
        ((1..=2).contains(&spaces) && is_host(host) && alone).then_some(end)
    }

    /// "press @iom.int", where a label or the shape of the name shows that no account is meant.
    fn spaced_name(&self, end: usize) -> Option<(usize, usize)> {
        let before = self.text.get(self.floor..self.at)?;
        let name_end = self.floor + before.trim_end_matches([' ', '\u{a0}']).len();
        let start = self.name_start(name_end);
        let host = self.text[self.at..end].trim_start_matches(['@', ' ', '\u{a0}']);
        let name = self.text.get(start..name_end)?;
        let built = name.contains(['.', '_']) && name.contains(char::is_alphanumeric) && !name.ends_with('.');
        let meant = name_end < self.at && !name.is_empty() && is_host(host);
        (meant && (built || behind_mail_label(self.text, start))).then_some((start, end))
    }

    fn in_web_address(&self, start: usize) -> bool {
        let from = self.text.ceil_char_boundary(start.saturating_sub(256));
        let near = self.text.get(from..start).unwrap_or_default();
        let word = near
            .rsplit(|c: char| c.is_whitespace() || matches!(c, '<' | '(' | '"'))
            .next()
            .unwrap_or_default();
        word.contains("://") || word.starts_with("www.")
    }
}

fn is_name_char(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(c, '.' | '_' | '%' | '+' | '-' | '\'' | '’' | '&' | '=' | '~')
        || is_invisible(c)
}

fn is_host_char(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '-' | '_') || is_invisible(c)
}

/// The host without what was glued to it when a page was copied: "iom.intLanguage", "iom.int.The", "iom.int1".
fn without_glue(host: &str) -> &str {
    let Some(first_point) = host.find('.') else { return host };
    let last = host.rfind('.').unwrap_or(first_point);
    let starts_word = |at: usize, c: char| {
        c.is_uppercase() || at > last + 1 && c.is_ascii_digit() || at == last + 1 && c.is_uppercase()
    };
    let behind = host.char_indices().take_while(|(at, _)| *at <= LONGEST_HOST);
    let cut = behind.skip_while(|(at, _)| *at <= first_point).find(|&(at, c)| {
        let before = host[..at].trim_end_matches('.');
        starts_word(at, c) && is_host(before) && !before.contains(char::is_uppercase)
    });
    cut.map_or(host, |(at, _)| host[..at].trim_end_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<&str> {
        find_emails(text, false).into_iter().map(|range| &text[range.as_range()]).collect()
    }

    fn among_contacts(text: &str) -> Vec<&str> {
        find_emails(text, true).into_iter().map(|range| &text[range.as_range()]).collect()
    }

    #[test]
    fn the_punctuation_of_the_sentence_is_no_part_of_an_address() {
        assert_eq!(
            read("Write to a@b.example. Or (c@d.example), <e@f.example>; g@h.example’s; i@j.example…"),
            ["a@b.example", "c@d.example", "e@f.example", "g@h.example", "i@j.example"]
        );
        assert_eq!(read("lfrei@zoo.example,mwyss@zoo.example"), ["lfrei@zoo.example", "mwyss@zoo.example"]);
        assert_eq!(read("Email......press@iom.int"), ["press@iom.int"]);
        assert_eq!(read("press@city.gov,in addition"), ["press@city.gov"]);
        assert_eq!(read("(press@city.gov,uk)"), ["press@city.gov,uk"]);
    }

    #[test]
    fn an_address_with_a_slip_is_one_address() {
        for slip in [
            "press@iom,int",
            "press@iom;int",
            "aweber@gare;example.org",
            "press@mail.iom,int",
            "press@iom, int",
            "press@agency.example,org",
            "press@iom. int",
            "rsaid@ iom.int",
            "r.said @iom.int",
            "data@hedgehogs...example",
            "elsa.noren@university..example",
            "noel.@foundation.example",
            "prensa@@fiscalia.example",
            "a@b@c.example",
            "pdub@kino.c",
            "press@iom",
            "zoë.łaska@stadt-münchen.example",
        ] {
            assert_eq!(read(&format!("Write to {slip} today")), [slip], "{slip}");
        }
        assert_eq!(among_contacts("Email: rsaid @iom.int"), ["rsaid @iom.int"]);
        assert_eq!(among_contacts("Ana Silva, asilva@agency, Geneva"), ["asilva@agency"]);
        assert_eq!(read("Email: @iom.int"), ["@iom.int"]);
    }

    #[test]
    fn accounts_prices_and_brands_are_no_addresses() {
        for text in [
            "Follow @pears_2023 and @iom.int for prices.",
            "40 tons @ EUR 2 a kilo",
            "The Women@Work prize",
            "See @user@mastodon.example there",
            "https://media.example/@ana/story and https://ana@host.example/x",
            "pictures on git@server:pears",
        ] {
            assert!(read(text).is_empty(), "{text}: {:?}", read(text));
        }
    }

    #[test]
    fn what_a_page_glued_to_an_address_is_cut_off() {
        assert_eq!(read("Email: mchanda@iom.intLanguage English Posted"), ["mchanda@iom.int"]);
        assert_eq!(read("press@iom.int.The next day"), ["press@iom.int"]);
        assert_eq!(read("press@iom.int1 "), ["press@iom.int"]);
        assert_eq!(read("Press@IOM.INT"), ["Press@IOM.INT"]);
    }
}
