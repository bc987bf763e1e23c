//! Contacts, mail addresses and telephone numbers of a release. Knows no rule: what is missing or wrong is read as it
//! stands.

mod address;
mod build;
mod disguise;
mod email;
mod ending;
mod fields;
pub mod fit;
mod labels;
mod lexicon;
mod lines;
mod lost_at;
mod names;

pub use address::{AddressFault, fault, mended};
pub use email::is_desk_mailbox;
pub use labels::behind_mail_label;

use build::Sources;
use fields::{FieldKind, Reach};
use names::Naming;

use super::phone::{Phone, find_phones};
use super::records::{Contact, Email};
use super::{PartKind, Release};
use crate::document::{Block, BlockKind, SpanKind};
use crate::text::ranges::{merged, touches};
use crate::text::{TextRange, beginning_in};

/// Reads contacts in order of place.
pub fn read_contacts(release: &Release<'_>) -> Vec<Contact> {
    let channels = channels(release);
    let ranges: Vec<TextRange> = channels.iter().map(|channel| channel.range).collect();
    let places: Vec<usize> =
        ranges.iter().filter(|range| range.is_empty()).map(|range| range.start).collect();
    let ranges = merged(ranges);
    let reaches = |range: TextRange| {
        let place = places.get(places.partition_point(|&place| place < range.start));
        touches(&ranges, range) || place.is_some_and(|&place| place <= range.end)
    };
    let sources = Sources { text: &release.doc.text, phones: release.phones(), emails: release.emails() };
    let mut found = Vec::new();
    for part in release.parts.iter().filter(|part| part.kind == PartKind::Contacts) {
        let lines = lines::lines_of(release.doc, part, &reaches);
        let fields = fields::fields_of(sources.text, &lines, &channels);
        found.extend(build::contacts_of(sources, &fields));
    }
    found
}

/// Numbers and addresses in order of place.
fn channels(release: &Release<'_>) -> Vec<Reach> {
    let phones = release.phones().iter().enumerate();
    let phones = phones.map(|(at, phone)| Reach { kind: FieldKind::Phone(at), range: phone.whole() });
    let emails = release.emails().iter().enumerate();
    let emails = emails.map(|(at, email)| {
        // Words of a link such as "Ana Silva" are read as words; the address stands behind them.
        let written = release.slice(email.range) == email.address;
        let range = if written { email.range } else { TextRange::empty(email.range.end) };
        Reach { kind: FieldKind::Email(at), range }
    });
    let mut channels: Vec<Reach> = phones.chain(emails).collect();
    channels.sort_by_key(|channel| (channel.range.start, channel.range.end));
    channels
}

/// Whether a line begins with a person's name, alone or before a comma.
pub fn names_person(line: &str) -> bool {
    let name = line.split([',', ';', '(']).next().unwrap_or_default();
    matches!(names::naming(name.trim()), Naming::Person { .. })
}

/// Whether a line is a person and, behind a comma, a role or a desk.
pub fn names_person_in_role(line: &str) -> bool {
    let Some((_, behind)) = line.split_once(',') else { return false };
    let role = behind.split(',').next().unwrap_or_default().trim();
    names_person(line)
        && matches!(names::naming(role), Naming::Role(_) | Naming::Desk(_))
        && !names::is_place(role)
}

/// Reads mail addresses in order of place: those in the text, and those behind links with other words.
pub fn read_emails(release: &Release<'_>) -> Vec<Email> {
    let contacts = Contacts::new(release);
    let mut found: Vec<Email> = Vec::new();
    for block in read_blocks(release) {
        let expected = contacts.hold(block.range);
        let code = code(block);
        let mut here: Vec<Email> = email::find_emails(release.slice(block.range), expected)
            .into_iter()
            .map(|range| moved(range, block.range.start))
            .filter(|range| !release.in_chrome(*range) && !touches(&code, *range))
            .map(|range| Email::new(range, release.slice(range)))
            .collect();
        let linked = linked_emails(release, block, &here);
        here.extend(linked);
        here.sort_by_key(|email| email.range.start);
        found.extend(here);
    }
    let unmarked = emails_without_at(release, &contacts, &found);
    found.extend(unmarked);
    found.sort_by_key(|email| email.range.start);
    found
}

/// Addresses among contacts without "@" and without a label, which names and other addresses give away.
fn emails_without_at(release: &Release<'_>, contacts: &Contacts, known: &[Email]) -> Vec<Email> {
    let mut hosts: Vec<&str> =
        known.iter().filter_map(|email| email.parts.as_ref()).map(|(_, host)| host.as_str()).collect();
    hosts.sort_unstable();
    hosts.dedup();
    let mut found = Vec::new();
    for block in read_blocks(release) {
        let Some(part) = contacts.part_of(block.range) else { continue };
        let code = code(block);
        let ranges = lost_at::find(release.slice(block.range), release.slice(part), &hosts);
        let ranges = ranges.into_iter().map(|range| moved(range, block.range.start));
        let fresh = ranges.filter(|range| {
            let linked = block
                .spans
                .iter()
                .any(|span| matches!(span.kind, SpanKind::Link { .. }) && span.range.overlaps(*range));
            !linked
                && !touches(&code, *range)
                && !release.in_chrome(*range)
                && !known.iter().any(|email| email.range.overlaps(*range))
        });
        found.extend(fresh.map(|range| Email::new(range, release.slice(range))));
    }
    found
}

/// Reads telephone numbers in order of place.
pub fn read_phones(release: &Release<'_>) -> Vec<Phone> {
    let contacts = Contacts::new(release);
    let mut found = Vec::new();
    for block in read_blocks(release) {
        let text = with_line_ends(release, block);
        let code = code(block);
        let phones = find_phones(&text, contacts.hold(block.range));
        let phones = phones.into_iter().map(|phone| phone.moved(block.range.start));
        found.extend(phones.filter(|phone| !release.in_chrome(phone.range) && !touches(&code, phone.range)));
    }
    found
}

/// Every block but code.
fn read_blocks<'r>(release: &'r Release<'_>) -> impl Iterator<Item = &'r Block> {
    release.doc.blocks.iter().filter(|block| block.kind != BlockKind::Code)
}

fn moved(range: TextRange, by: usize) -> TextRange {
    TextRange::new(range.start + by, range.end + by)
}

/// What is code inside a block, sorted and disjoint.
fn code(block: &Block) -> Vec<TextRange> {
    let code = block.spans.iter().filter(|span| span.kind == SpanKind::Code);
    merged(code.map(|span| span.range).collect())
}

/// The text of a block in which the breaks that the writer meant are line ends again: two numbers below each other are
/// two numbers.
fn with_line_ends(release: &Release<'_>, block: &Block) -> String {
    let mut text = release.slice(block.range).to_owned();
    for &at in &block.breaks {
        let Some(at) = at.checked_sub(block.range.start) else { continue };
        if text.as_bytes().get(at) == Some(&b' ') {
            text.replace_range(at..at + 1, "\n");
        }
    }
    text
}

/// Addresses behind links whose words are not the address.
fn linked_emails(release: &Release<'_>, block: &Block, written: &[Email]) -> Vec<Email> {
    let mut found = Vec::new();
    for span in &block.spans {
        let SpanKind::Link { href, .. } = &span.kind else { continue };
        let Some(target) = mail_target(href) else { continue };
        if release.in_chrome(span.range) {
            continue;
        }
        for address in target.split(',').map(str::trim).filter(|address| !address.is_empty()) {
            let near = beginning_in(written, |email| email.range, span.range).iter();
            let said = near
                .into_iter()
                .any(|email| email.range.overlaps(span.range) && email.address.eq_ignore_ascii_case(address));
            if !said {
                found.push(Email::new(span.range, address));
            }
        }
    }
    found
}

/// The addresses of a link that mails, without query. None for a link that opens an empty message.
fn mail_target(href: &str) -> Option<String> {
    let scheme = href.get(..7).filter(|scheme| scheme.eq_ignore_ascii_case("mailto:"))?;
    let target = href[scheme.len()..].split('?').next().unwrap_or_default().replace("%20", " ");
    (!target.trim().is_empty()).then_some(target)
}

/// Where contact parts stand.
struct Contacts {
    /// Sorted and disjoint.
    ranges: Vec<TextRange>,
}

impl Contacts {
    fn new(release: &Release<'_>) -> Self {
        let parts = release.parts.iter().filter(|part| part.kind == PartKind::Contacts);
        Self { ranges: merged(parts.map(|part| part.range).collect()) }
    }

    fn hold(&self, block: TextRange) -> bool {
        self.part_of(block).is_some()
    }

    fn part_of(&self, block: TextRange) -> Option<TextRange> {
        self.ranges.iter().copied().find(|range| range.overlaps(block))
    }
}
