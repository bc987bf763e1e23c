//! Addresses without an "@": hidden from robots ("name at agency.example"), or simply without it. Knows no document.

use super::address::AddressFault;
use super::ending::{is_ending_alone, is_host};
use super::labels::{Channel, behind_mail_label, label_at_end};
use crate::text::TextRange;
use regex::Regex;
use std::sync::OnceLock;

/// Words before "at" that make an ordinary phrase: "available at iom.int".
const ORDINARY: &[&str] = &[
    "available",
    "online",
    "found",
    "find",
    "live",
    "look",
    "more",
    "visit",
    "us",
    "here",
    "website",
    "web",
    "site",
    "news",
    "posted",
    "published",
    "read",
    "info",
    "information",
    "details",
    "also",
    "hosted",
    "based",
    "is",
    "are",
    "be",
    "on",
    "register",
    "apply",
    "donate",
    "watch",
    "or",
    "and",
    "directly",
    "contact",
    "accessible",
    "viewed",
    "reached",
];

/// "name(at)agency.example", "name [at] agency [dot] example".
fn bracketed() -> &'static Regex {
    static PATTERN: OnceLock<Regex> = OnceLock::new();
    PATTERN.get_or_init(|| {
        let dot = r"(?:\.|\s?[(\[{]\s?(?i:dot|punto|point)\s?[)\]}]\s?)";
        let pattern = format!(
            r"[\p{{L}}\p{{N}}._+-]+\s?[(\[{{]\s?(?i:at|arroba|arobase)\s?[)\]}}]\s?[\p{{L}}\p{{N}}-]+(?:{dot}[\p{{L}}\p{{N}}-]+)+"
        );
        Regex::new(&pattern).expect("the pattern is fixed and tested")
    })
}

/// "name at agency.example", "name at agency dot example".
fn spoken() -> &'static Regex {
    static PATTERN: OnceLock<Regex> = OnceLock::new();
    PATTERN.get_or_init(|| {
        Regex::new(r"\b[a-z][a-z0-9._-]* (?:at|arroba|arobase) [a-z0-9-]+(?:\.[a-z0-9-]+)*(?: (?:dot|punto|point) [a-z0-9-]+|\.[a-z]{2,})\b")
            .expect("the pattern is fixed and tested")
    })
}

/// A host with a name glued to it, such as "press.iom.int".
pub(super) fn host() -> &'static Regex {
    static PATTERN: OnceLock<Regex> = OnceLock::new();
    PATTERN.get_or_init(|| {
        Regex::new(r"[a-z0-9][a-z0-9_-]*(?:\.[a-z0-9-]+)+").expect("the pattern is fixed and tested")
    })
}

/// Addresses without an "@" in a text; `expected` where contacts stand.
pub(super) fn find(text: &str, expected: bool) -> Vec<TextRange> {
    let mut found: Vec<TextRange> = Vec::new();
    if has_bracketed_at(text) {
        found.extend(bracketed().find_iter(text).map(|m| TextRange::new(m.start(), m.end())));
    }
    if text.contains(" at ") || text.contains(" arroba ") || text.contains(" arobase ") {
        let spoken = spoken().find_iter(text).map(|m| TextRange::new(m.start(), m.end()));
        found.extend(spoken.filter(|range| is_spoken(text, *range, expected)));
    }
    if text.contains(':') {
        let hosts = host().find_iter(text).map(|m| TextRange::new(m.start(), m.end()));
        found.extend(hosts.filter(|range| lacks_at(text, *range)));
    }
    found
}

/// Whether "at" stands alone in brackets: brackets are common, and the expression costs more to prepare than a whole check.
fn has_bracketed_at(text: &str) -> bool {
    let closes = |rest: &str| rest.trim_start().starts_with([')', ']', '}']);
    text.match_indices(['(', '[', '{']).any(|(at, _)| {
        let inside = text[at + 1..].trim_start();
        let is = |word: &str| inside.get(..word.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(word));
        ["at", "arroba", "arobase"].iter().any(|word| is(word) && closes(&inside[word.len()..]))
    })
}

/// Whether a phrase with "at" is an address: labelled, spelt out, or a field of its own among contacts.
fn is_spoken(text: &str, range: TextRange, expected: bool) -> bool {
    let Some((name, host)) = text[range.as_range()].split_once(' ') else { return false };
    let host = host.split_once(' ').map_or("", |(_, host)| host);
    if host.starts_with("www.") || ORDINARY.contains(&name) {
        return false;
    }
    if !is_host(&with_points(host)) {
        return false;
    }
    // "at this point to" is no host.
    let spelt = host.contains(' ') && host.rsplit(' ').next().is_some_and(is_ending_alone);
    if spelt || behind_mail_label(text, range.start) {
        return true;
    }
    let before = text[..range.start].trim_end();
    let after = text[range.end..].trim_start();
    let begins = before.is_empty() || before.ends_with([',', ';', ':', '|', '(', '•', '·']);
    let ends = after.is_empty() || after.starts_with([',', ';', '|', ')', '.']);
    expected && begins && ends && !host.contains(' ')
}

fn with_points(host: &str) -> String {
    [" dot ", " punto ", " point "].iter().fold(host.to_owned(), |host, word| host.replace(word, "."))
}

/// Whether a host stands directly behind the label of a mail address, with a colon, and nothing else belongs to it.
fn lacks_at(text: &str, range: TextRange) -> bool {
    let before = text[..range.start].trim_end();
    let after = text[range.end..].trim_start();
    let host = &text[range.as_range()];
    let whole = !text[..range.start].ends_with(|c: char| c.is_alphanumeric() || c == '@')
        && !text[range.end..]
            .starts_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '@' | '_' | ':'))
        && !after.starts_with('@');
    let labelled = label_at_end(before).is_some_and(|(start, channel)| {
        channel == Channel::Email && before[start..].chars().filter(|c| c.is_alphabetic()).count() > 1
    });
    before.ends_with(':') && labelled && whole && is_host(host) && !host.starts_with("www.")
}

/// How an address without "@" is hidden, if it is.
pub(super) fn fault_of(address: &str) -> Option<AddressFault> {
    if bracketed().find(address).is_some_and(|found| found.len() == address.len()) {
        return Some(AddressFault::Disguised { bracketed: true });
    }
    let spoken = spoken().find(address).is_some_and(|found| found.len() == address.len());
    spoken.then_some(AddressFault::Disguised { bracketed: false })
}

/// The address that is hidden.
pub(super) fn undone(address: &str) -> Option<String> {
    let words = address.replace(['(', '[', '{', ')', ']', '}'], " ");
    let mut plain = String::new();
    for (at, word) in words.split_whitespace().enumerate() {
        match word.to_lowercase().as_str() {
            "at" | "arroba" | "arobase" if at > 0 => plain.push('@'),
            "dot" | "punto" | "point" if at > 0 => plain.push('.'),
            _ => plain.push_str(word),
        }
    }
    plain.contains('@').then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, expected: bool) -> Vec<&str> {
        find(text, expected).into_iter().map(|range| &text[range.as_range()]).collect()
    }

    #[test]
    fn hidden_addresses_are_found_among_contacts() {
        assert_eq!(read("Iris Vega, ivega(at)sky.example", true), ["ivega(at)sky.example"]);
        assert_eq!(read("+39 0835 555 010, gloy at bakery.example", true), ["gloy at bakery.example"]);
        assert_eq!(read("Email: gloy at bakery dot example", false), ["gloy at bakery dot example"]);
        assert_eq!(read("Email: press.iom.int", false), ["press.iom.int"]);
    }

    #[test]
    fn places_on_the_web_are_no_addresses() {
        assert!(read("More is available at iom.int, online at www.iom.int", true).is_empty());
        assert!(read("Students may apply at jobs.example.org.", true).is_empty());
        assert!(read("Email: www.iom.int/contact, Web: iom.int", true).is_empty());
        assert!(read("Follow the trial (at noon) in court", true).is_empty());
        assert!(read("no capacity at this point to help", true).is_empty());
    }
}
