//! The fields of a line among contacts: channels, labels, and the words between them, with the marks that part them.
//! Knows what is named no better than it must to tell "Ana Silva and Luis Torres" from "Well and Harvest".

use super::ending::is_host;
use super::labels::{Channel, label_at_end, label_of};
use super::lexicon::{Asking, asking, is_honorific};
use super::lines::Line;
use super::names::begins_with_person;
use crate::release::labeller::words::{is_contact_label, is_desk_label};
use crate::text::{TextRange, fold, sentence_abbreviation};

/// What stands between a field and the one before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Gap {
    /// A new line.
    pub(super) line: bool,
    /// A semicolon.
    pub(super) semicolon: bool,
    /// "or", "and".
    pub(super) joined: bool,
    /// The end of a sentence.
    pub(super) stop: bool,
    /// A comma, a bar, a bracket, another cell.
    pub(super) parted: bool,
}

/// What a field is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FieldKind {
    /// A telephone number, by its index.
    Phone(usize),
    /// A mail address, by its index.
    Email(usize),
    /// A label of a channel.
    Label(Channel),
    /// Words that say that contacts follow.
    Opener(Asking),
    /// Words.
    Words,
    /// A website or an account.
    Site,
}

/// One field.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field {
    /// What it is.
    pub(super) kind: FieldKind,
    /// Where it stands.
    pub(super) range: TextRange,
    /// What stands before it.
    pub(super) gap: Gap,
    /// Whether a colon stands behind it.
    pub(super) colon: bool,
    /// Number of its line.
    pub(super) line: usize,
    /// Whether its line is an item of a list.
    pub(super) item: bool,
}

/// A channel with its place: from its label to its last ending.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reach {
    /// Phone or mail address.
    pub(super) kind: FieldKind,
    /// What it covers.
    pub(super) range: TextRange,
}

/// The fields of lines, in order. `channels` are in order of place.
pub(super) fn fields_of(text: &str, lines: &[Line], channels: &[Reach]) -> Vec<Field> {
    let mut cutter = Cutter { text, fields: Vec::new(), gap: Gap::default(), line: 0, item: false };
    for (number, line) in lines.iter().enumerate() {
        cutter.line = number;
        cutter.item = line.item;
        cutter.gap = Gap { line: true, ..Gap::default() };
        for (at, piece) in line.pieces.iter().enumerate() {
            cutter.gap.parted |= at > 0;
            cutter.piece(*piece, channels);
        }
    }
    cutter.fields
}

struct Cutter<'t> {
    text: &'t str,
    fields: Vec<Field>,
    gap: Gap,
    line: usize,
    item: bool,
}

impl Cutter<'_> {
    fn piece(&mut self, piece: TextRange, channels: &[Reach]) {
        let mut from = piece.start;
        let first = channels.partition_point(|channel| channel.range.end <= piece.start);
        // An address behind a link stands without width behind its words, at the end of the piece as well.
        let begins_here = |channel: &&Reach| {
            channel.range.start < piece.end || channel.range.is_empty() && channel.range.start == piece.end
        };
        for channel in channels[first..].iter().take_while(begins_here) {
            self.words(TextRange::new(from, channel.range.start.max(from)));
            self.push(channel.kind, channel.range, false);
            from = from.max(channel.range.end);
            // "iom.intLanguage English Posted: …" is what a page glued to an address.
            if self.text[from..piece.end.max(from)].starts_with(char::is_alphabetic)
                && !channel.range.is_empty()
            {
                return;
            }
        }
        self.words(TextRange::new(from, piece.end.max(from)));
    }

    fn push(&mut self, kind: FieldKind, range: TextRange, colon: bool) {
        let gap = std::mem::take(&mut self.gap);
        self.fields.push(Field { kind, range, gap, colon, line: self.line, item: self.item });
    }

    /// Cuts the words between channels at marks.
    fn words(&mut self, range: TextRange) {
        let text = &self.text[range.as_range()];
        let mut from = 0;
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            let Some(cut) = cut_at(text, at, c) else {
                at += c.len_utf8();
                continue;
            };
            self.chunk(TextRange::new(range.start + from, range.start + at), cut.colon);
            self.gap.semicolon |= cut.gap.semicolon;
            self.gap.stop |= cut.gap.stop;
            self.gap.parted |= cut.gap.parted;
            at += cut.length;
            from = at;
        }
        self.chunk(TextRange::new(range.start + from, range.end), false);
    }

    /// Words between two marks.
    fn chunk(&mut self, range: TextRange, colon: bool) {
        let range = self.without_connective(trimmed(self.text, range));
        let text = &self.text[range.as_range()];
        if text.is_empty() {
            // A colon may stand behind a label and its full stop.
            if let Some(last) = self.fields.last_mut().filter(|_| colon) {
                last.colon = true;
            }
            return;
        }
        if let Some(channel) = label_of(text) {
            return self.push(FieldKind::Label(channel), range, colon);
        }
        if let Some((start, channel)) = label_at_end(text).filter(|_| colon) {
            self.chunk(TextRange::new(range.start, range.start + start), false);
            let label = TextRange::new(range.start + start, range.end);
            return self.push(FieldKind::Label(channel), label, colon);
        }
        if let Some(site) = site_in(text) {
            self.chunk(TextRange::new(range.start, range.start + site.start), false);
            self.push(
                FieldKind::Site,
                TextRange::new(range.start + site.start, range.start + site.end),
                false,
            );
            return self.chunk(TextRange::new(range.start + site.end, range.end), colon);
        }
        self.named(range, colon);
    }

    /// Words that announce contacts, then whatever they name.
    fn named(&mut self, range: TextRange, colon: bool) {
        let text = &self.text[range.as_range()];
        let folded = fold(text);
        let label = is_contact_label(&folded) && !is_desk_label(&folded);
        if let Some((end, asking)) = behind_asking(text) {
            self.push(FieldKind::Opener(asking), TextRange::new(range.start, range.start + end), colon);
            return self.list(trimmed(self.text, TextRange::new(range.start + end, range.end)), colon);
        }
        if label {
            return self.push(FieldKind::Opener(Asking::Somebody), range, colon);
        }
        self.list(range, colon);
    }

    /// Names with "and" or "or" between them.
    fn list(&mut self, range: TextRange, colon: bool) {
        let text = &self.text[range.as_range()];
        if text.is_empty() {
            return;
        }
        let Some((before, behind)) = connective_in(text) else {
            return self.push(FieldKind::Words, range, colon);
        };
        self.push(FieldKind::Words, TextRange::new(range.start, range.start + before), false);
        self.gap.joined = true;
        self.list(TextRange::new(range.start + behind, range.end), colon);
    }

    /// Drops "or" and "and" from the beginning and notes them.
    fn without_connective(&mut self, range: TextRange) -> TextRange {
        let text = &self.text[range.as_range()];
        let word = text.split_whitespace().next().unwrap_or_default();
        if !is_connective(word) {
            return range;
        }
        self.gap.joined = true;
        trimmed(self.text, TextRange::new(range.start + word.len(), range.end))
    }
}

/// A mark that parts fields.
struct Cut {
    length: usize,
    colon: bool,
    gap: Gap,
}

fn cut_at(text: &str, at: usize, c: char) -> Option<Cut> {
    let rest = &text[at + c.len_utf8()..];
    let before = &text[..at];
    let parted = Gap { parted: true, ..Gap::default() };
    let cut = |length: usize, gap: Gap| Some(Cut { length, colon: false, gap });
    match c {
        ';' => cut(1, Gap { semicolon: true, ..Gap::default() }),
        ',' if !(rest.starts_with(|c: char| c.is_ascii_digit())
            && before.ends_with(|c: char| c.is_ascii_digit())) =>
        {
            cut(1, parted)
        }
        '|' | '•' | '·' | '▪' | '\t' | '(' | ')' | '[' | ']' | '<' | '>' | '…' => {
            cut(c.len_utf8(), parted)
        }
        ':' if rest.is_empty()
            || rest.starts_with([',', ';', '|', ')', '/'])
            || rest.starts_with(char::is_whitespace)
            || before.ends_with(char::is_whitespace) =>
        {
            Some(Cut { length: 1, colon: true, gap: Gap::default() })
        }
        '–' | '—' | '-' | '/' | '*' if before.ends_with(char::is_whitespace) || before.is_empty() => {
            let spaced = rest.is_empty() || rest.starts_with(char::is_whitespace) || rest.starts_with(c);
            spaced.then_some(Cut { length: c.len_utf8(), colon: false, gap: parted })
        }
        '.' if ends_sentence(before, rest) => cut(1, Gap { stop: true, ..Gap::default() }),
        ' ' if rest.starts_with("  ") => cut(3, parted),
        _ => None,
    }
}

fn ends_sentence(before: &str, rest: &str) -> bool {
    if !(rest.is_empty() || rest.starts_with(char::is_whitespace)) {
        return false;
    }
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let label = label_of(word).is_some();
    rest.trim().is_empty() || label || !(sentence_abbreviation(word) || is_honorific(&fold(word)))
}

/// Without blanks, quotation marks and stray marks at the ends.
fn trimmed(text: &str, range: TextRange) -> TextRange {
    let stray =
        |c: char| c.is_whitespace() || matches!(c, '"' | '“' | '”' | '*' | '_' | '«' | '»' | ':' | '#');
    let slice = &text[range.as_range()];
    let start = range.start + slice.len() - slice.trim_start_matches(stray).len();
    let end = range.start + slice.trim_end_matches(stray).len();
    TextRange::new(start, end.max(start))
}

fn is_connective(word: &str) -> bool {
    matches!(
        word,
        "or" | "and" | "ou" | "et" | "o" | "y" | "e" | "u" | "&" | "Or" | "And" | "OR" | "AND" | "Ou" | "O"
    )
}

/// Where a list of persons is joined: the end of the first and the beginning of the second.
fn connective_in(text: &str) -> Option<(usize, usize)> {
    words_with_ends(text).filter(|(word, end)| is_connective(word) && *end > word.len()).find_map(
        |(word, end)| {
            let (left, right) = (text[..end - word.len()].trim_end(), text[end..].trim_start());
            let persons = begins_with_person(left) && begins_with_person(right);
            persons.then_some((left.len(), text.len() - right.len()))
        },
    )
}

/// Where the words end that ask to contact somebody, if whom to contact follows or nothing does.
fn behind_asking(text: &str) -> Option<(usize, Asking)> {
    let mut found = None;
    for (word, end) in words_with_ends(text) {
        let Some(asked) = asking(&fold(word.trim_matches(|c: char| !c.is_alphanumeric() && c != '-'))) else {
            continue;
        };
        let rest = text[end..].trim_start();
        let first = text[..end].split_whitespace().count() == 1;
        if rest.is_empty() || names_follow(rest) {
            found = Some((end, asked));
        } else if let Some(name) = person_behind_link(rest) {
            found = Some((text.len() - name.len(), Asking::Somebody));
        } else if rest.starts_with(char::is_lowercase) && (first || !text[..end].contains(char::is_uppercase))
        {
            let us = ["us", "nous", "nosotros"].iter().any(|us| rest.starts_with(us));
            found = Some((text.len(), if us { Asking::Anybody } else { asked }));
        }
    }
    found
}

/// The name in "by 10 September with Fiona Keating".
fn person_behind_link(rest: &str) -> Option<&str> {
    let links = words_with_ends(rest)
        .filter(|(word, _)| matches!(*word, "with" | "con" | "avec" | "de" | "auprès" | "to"));
    links.map(|(_, end)| rest[end..].trim_start()).filter(|name| begins_with_person(name)).last()
}

/// Words with the place where each ends.
fn words_with_ends(text: &str) -> impl Iterator<Item = (&str, usize)> {
    let mut at = 0;
    text.split_whitespace().map(move |word| {
        at += text[at..].find(word).unwrap_or_default() + word.len();
        (word, at)
    })
}

/// Whether words begin with a capital, behind small words such as "the" and "con".
fn names_follow(rest: &str) -> bool {
    let small = |word: &&str| {
        matches!(
            *word,
            "the"
                | "our"
                | "a"
                | "con"
                | "with"
                | "to"
                | "at"
                | "la"
                | "le"
                | "el"
                | "al"
                | "à"
                | "de"
                | "l’"
                | "M."
                | "nuestra"
                | "notre"
        )
    };
    let next = rest.split_whitespace().find(|word| !small(word)).unwrap_or_default();
    let article = rest
        .split_whitespace()
        .next()
        .is_some_and(|word| matches!(word, "the" | "our" | "la" | "le" | "el" | "nuestra" | "notre"));
    article
        || next.starts_with(char::is_uppercase)
        || next.contains(['’', '\'']) && next.contains(char::is_uppercase)
}

/// The first website or account in some words.
fn site_in(text: &str) -> Option<TextRange> {
    words_with_ends(text).find_map(|(word, end)| {
        let bare = word.trim_end_matches(['.', ',', ')']);
        let host = bare.split('/').next().unwrap_or_default();
        let written = is_host(host) && host.len() > 4 && !host.starts_with(char::is_uppercase);
        let site = bare.contains("://") || bare.starts_with("www.") || bare.starts_with('@') || written;
        let start = end - word.len();
        site.then(|| TextRange::new(start, start + bare.len()))
    })
}
