//! What can be said of one block without its neighbours.

use super::words;
use crate::document::{Block, BlockKind, Document, SpanKind};
use crate::release::dates::find_dates;
use crate::release::records::{DateForm, DateMention};
use crate::text::{TextRange, fold};

/// Characters of a block that are folded for comparison with label words.
const FOLDED: usize = 160;

/// Facts about one block.
#[derive(Clone, Debug)]
pub struct Facts {
    /// The block's text.
    pub range: TextRange,
    /// What the markup makes of it.
    pub kind: BlockKind,
    /// Words and numbers.
    pub words: usize,
    /// Whether it ends like a sentence.
    pub stop: bool,
    /// Whether it ends with a colon.
    pub colon: bool,
    /// Whether its letters are capitals.
    pub capitals: bool,
    /// Share of its longer words that begin with a capital.
    pub title_case: f32,
    /// Whether all of it is bold.
    pub bold: bool,
    /// Whether it holds no letter and no digit.
    pub mark_only: bool,
    /// Whether it begins with a small letter.
    pub small_start: bool,
    /// Whether it holds a mail address.
    pub email: bool,
    /// Whether it holds something like a telephone number.
    pub phone: bool,
    /// Whether it holds a web address.
    pub url: bool,
    /// Whether it is a list item.
    pub item: bool,
    /// Whether it stands in a block quotation.
    pub quoted: bool,
    /// Whether it begins with an opening quotation mark.
    pub opens_quote: bool,
    /// Dates in a short block.
    pub dates: Vec<DateMention>,
    /// Its beginning, folded, with single spaces and without marks at either end.
    pub folded: String,
    /// Blank lines above.
    pub blank_before: u32,
}

impl Facts {
    /// Looks at one block.
    pub fn new(doc: &Document, at: usize) -> Self {
        let block = &doc.blocks[at];
        let text = doc.slice(block.range);
        let tokens = doc.tokens().within(block.range);
        let words = tokens.iter().filter(|token| token.kind != crate::text::TokenKind::Mark).count();
        let dates = if words <= 16 { find_dates(&doc.text, tokens) } else { Vec::new() };
        let longer =
            tokens.iter().filter(|token| token.kind == crate::text::TokenKind::Word && token.range.len() > 3);
        let (capital, all) = longer
            .fold((0, 0), |(capital, all), token| (capital + usize::from(token.is_capitalised()), all + 1));
        Self {
            range: block.range,
            kind: block.kind,
            words,
            stop: ends_like_sentence(text),
            colon: text.ends_with(':'),
            capitals: is_capitals(text),
            title_case: if all == 0 { 1.0 } else { capital as f32 / all as f32 },
            bold: covered(block, |kind| matches!(kind, SpanKind::Strong)),
            mark_only: !text.contains(char::is_alphanumeric),
            small_start: text.starts_with(char::is_lowercase),
            email: has_email(text),
            phone: has_phone(text, block.range.start, &dates),
            url: text.contains("http://") || text.contains("https://") || text.contains("www."),
            item: matches!(block.kind, BlockKind::ListItem(_)),
            quoted: block.quoted,
            opens_quote: text.starts_with(['“', '"', '«', '„']),
            folded: folded(text),
            dates,
            blank_before: block.blank_before,
        }
    }

    /// A paragraph of running text: long enough and ended like one.
    pub fn is_prose(&self) -> bool {
        let long = self.words >= 12 && (self.stop || self.colon) || self.words >= 40;
        long && matches!(self.kind, BlockKind::Paragraph)
            && !words::is_caption(&self.folded)
            && !words::is_page_metadata(&self.folded)
    }

    /// Whether it is a line that navigation is made of.
    pub fn is_menu_like(&self) -> bool {
        self.mark_only && !words::is_end_mark(&self.folded)
            || self.words <= 5
                && !self.stop
                && !self.email
                && !self.phone
                && self.full_date().is_none()
                && !self.is_heading()
                && !words::is_letterhead_motto(&self.folded)
            || self.words <= 14 && words::is_chrome(&self.folded)
    }

    /// Whether the markup says heading.
    pub const fn is_heading(&self) -> bool {
        matches!(self.kind, BlockKind::Heading(_))
    }

    /// A date with a day, if the block holds one.
    pub fn full_date(&self) -> Option<&DateMention> {
        self.dates.iter().find(|date| date.form != DateForm::MonthYear)
    }

    /// Whether the block holds a way to reach somebody.
    pub const fn has_channel(&self) -> bool {
        self.email || self.phone
    }
}

fn folded(text: &str) -> String {
    let mut end = text.len().min(FOLDED);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let folded = fold(&text[..end]);
    let single: Vec<&str> = folded.split_whitespace().collect();
    single.join(" ")
}

fn covered(block: &Block, wanted: impl Fn(&SpanKind) -> bool) -> bool {
    let marked: usize =
        block.spans.iter().filter(|span| wanted(&span.kind)).map(|span| span.range.len()).sum();
    !block.range.is_empty() && marked + 1 >= block.range.len()
}

fn ends_like_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(['”', '"', '»', '’', '\'', ')', ' ', '\u{a0}', ']', '*', '†', '�', '?']);
    let question = text.trim_end_matches(['”', '"', '»', '’', '\'', ')', ' ']).ends_with('?');
    question || bare.ends_with(['.', '!', '…']) && !bare.ends_with(" D.C.")
}

fn is_capitals(text: &str) -> bool {
    let (upper, lower) = text.chars().filter(|c| c.is_alphabetic()).fold((0, 0), |(upper, lower), c| {
        if c.is_uppercase() { (upper + 1, lower) } else { (upper, lower + 1) }
    });
    upper >= 3 && upper >= lower * 4
}

fn has_email(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b'@', bytes).any(|at| {
        // Of a row of such marks only the first is looked at, or a long row would be walked again and again.
        if !at.checked_sub(1).is_some_and(|before| bytes[before].is_ascii_alphanumeric()) {
            return false;
        }
        // An address with a slip is one all the same: "press@@agency.example", "press@ agency.example".
        let behind = text[at..].trim_start_matches('@');
        let host = behind.strip_prefix(' ').filter(|host| {
            let word = host.split_whitespace().next().unwrap_or_default();
            word.trim_end_matches(['.', ',', ';', ')']).contains('.')
        });
        host.unwrap_or(behind).starts_with(|c: char| c.is_ascii_alphanumeric())
    })
}

/// A run of digits, spaces and telephone marks with seven digits or more that is no date and no sum; `start` is where the
/// text begins in the document.
fn has_phone(text: &str, start: usize, dates: &[DateMention]) -> bool {
    let mut run = DigitRun::default();
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '0'..='9' => run.digit(start + at),
            '(' | ')' | '+' | '-' | '.' | '/' | ' ' | '\u{a0}' | '–' | '‑' => run.in_group = false,
            ',' if run.in_group && chars.peek().is_some_and(|(_, next)| next.is_ascii_digit()) => {
                run.sum = true;
            }
            _ => {
                if run.is_phone(dates) {
                    return true;
                }
                run = DigitRun { sum: matches!(c, '$' | '€' | '£' | '%'), ..DigitRun::default() };
            }
        }
    }
    run.is_phone(dates)
}

#[derive(Default)]
struct DigitRun {
    /// Where its first digit stands.
    start: usize,
    digits: usize,
    groups: usize,
    in_group: bool,
    sum: bool,
}

impl DigitRun {
    fn digit(&mut self, at: usize) {
        if self.digits == 0 {
            self.start = at;
        }
        self.digits += 1;
        self.groups += usize::from(!self.in_group);
        self.in_group = true;
    }

    fn is_phone(&self, dates: &[DateMention]) -> bool {
        let plausible =
            (7..=15).contains(&self.digits) && (self.groups >= 2 || self.digits >= 9) && !self.sum;
        // "2021-04-05 00:00": the digits of a time stand behind those of a date.
        let date = dates.iter().any(|date| date.range.start == self.start && date.form == DateForm::Iso);
        plausible && !date && (dates.is_empty() || self.digits >= 9)
    }
}

#[cfg(test)]
mod tests {
    use super::has_email;

    #[test]
    fn a_long_row_of_at_signs_is_walked_once() {
        assert!(!has_email(&"@".repeat(400_000)));
        assert!(has_email(&format!("a{}agency.example", "@".repeat(400_000))));
    }
}
