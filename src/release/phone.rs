//! Telephone numbers in text: where they stand, how they are written, and whether they can exist. Knows no document.
//!
//! A number is found by its plus sign, by a shape that nothing else has, or by a label or word before it. Dates, sums,
//! postal codes and file numbers are no numbers; when in doubt, neither is anything else.

mod former;
mod international;
mod judge;
mod label;
mod nanp;
mod national;
#[cfg(test)]
mod oracle;
mod plan;
mod run;
mod site;
mod tail;
#[cfg(test)]
mod tests;

pub use judge::{NanpPart, Verdict, judge};
pub use plan::Lengths;

use crate::text::TextRange;
use label::Evidence;
use plan::code_length;
use run::{Gap, Run, byte, is_space, next_digit};
use site::{Found, Site};

/// Fewer digits are no number of any kind.
const LEAST_DIGITS: usize = 5;
/// The words that may stand between two numbers fit into this many bytes.
const BETWEEN_NUMBERS: usize = 8;

/// How the digits of a number are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// With a calling code: "+41 22 555 01 00", "0041 22 555 01 00".
    International,
    /// Three, three and four digits: "(202) 555-0143", "1-202-555-0143".
    NorthAmerican,
    /// Three and four digits: "555-0143".
    Local,
    /// Letters among the digits: "1-800-MEDICARE".
    Vanity,
    /// Five pairs: "01 42 34 56 78".
    Pairs,
    /// With a trunk zero: "022 555 01 00".
    Trunk,
    /// Anything else: "91 123 45 67".
    Grouped,
}

/// What stands between the groups of a number. None of them: the digits stand in one group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Separators {
    /// Spaces, the end of a line included.
    pub space: bool,
    /// Hyphens or dashes.
    pub hyphen: bool,
    /// Points.
    pub point: bool,
    /// Slashes.
    pub slash: bool,
    /// Brackets around a code; those of "(0)" do not count.
    pub bracket: bool,
}

/// A telephone number in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone {
    /// The number alone, without label, extension and other endings.
    pub range: TextRange,
    /// Its digits, the calling code first; without "00", trunk zero, extension and other endings. Letters of a vanity
    /// number are the digits of their keys.
    pub digits: String,
    /// Its layout.
    pub shape: Shape,
    /// Whether it begins with "+", "00" or "011".
    pub international: bool,
    /// Whether it begins with "+".
    pub plus: bool,
    /// Whether a space stands behind the "+".
    pub plus_gap: bool,
    /// Its calling code, if there is such a code.
    pub country: Option<u16>,
    /// A zero that is not dialled behind the calling code: "(0)" with its brackets, or a bare "0".
    pub trunk_zero: Option<TextRange>,
    /// The marks between its groups.
    pub separators: Separators,
    /// Its groups of digits.
    pub groups: Vec<TextRange>,
    /// "ext. 142", with the word.
    pub extension: Option<TextRange>,
    /// Digits of the extension.
    pub extension_digits: usize,
    /// Other endings: "01" in "555 01 00 / 01".
    pub alternates: Vec<TextRange>,
    /// A label directly before it, with its marks: "Tel.", "Tél. :", "Phone number:".
    pub label: Option<TextRange>,
    /// Whether nothing stands between label and number: "Tel.+1".
    pub label_glued: bool,
}

impl Phone {
    /// From the label to the extension.
    pub fn whole(&self) -> TextRange {
        let end = self.end();
        TextRange::new(self.label.map_or(self.range.start, |label| label.start), end)
    }

    /// The digits behind the calling code; all digits of a national number.
    pub fn national(&self) -> &str {
        self.country.and_then(|code| self.digits.get(code_length(code)..)).unwrap_or(&self.digits)
    }

    /// The number as "+41 22 555 01 00", in the groups it is written in. `None` if it has no calling code, or if its
    /// trunk zero may be part of the number as in Italy.
    pub fn e123(&self) -> Option<String> {
        let code = self.country.filter(|_| self.shape == Shape::International)?;
        let zero_is_dialled = plan::of_code(code).is_none_or(|plan| plan.trunk != "0");
        if self.trunk_zero.is_some() && zero_is_dialled {
            return None;
        }
        let breaks = self.breaks();
        let mut written = String::from("+");
        for (at, digit) in self.digits.chars().enumerate() {
            if at == code_length(code) || at > 0 && breaks.contains(&at) {
                written.push(' ');
            }
            written.push(digit);
        }
        Some(written)
    }

    /// Indices of the digits that begin a group.
    fn breaks(&self) -> Vec<usize> {
        let zero = |group: TextRange| self.trunk_zero.is_some_and(|zero| zero.overlaps(group));
        let lengths = || self.groups.iter().map(|&group| group.len() - usize::from(zero(group)));
        let exit = lengths().sum::<usize>().saturating_sub(self.digits.len());
        let ends = lengths().scan(0, |count, length| {
            *count += length;
            Some(*count)
        });
        ends.filter_map(|end| end.checked_sub(exit)).collect()
    }

    /// The number in a text in which it stands further on by so many bytes.
    pub fn moved(mut self, by: usize) -> Self {
        let shift = |range: &mut TextRange| *range = TextRange::new(range.start + by, range.end + by);
        shift(&mut self.range);
        self.trunk_zero.iter_mut().for_each(shift);
        self.groups.iter_mut().for_each(shift);
        self.extension.iter_mut().for_each(shift);
        self.alternates.iter_mut().for_each(shift);
        self.label.iter_mut().for_each(shift);
        self
    }

    fn is_significant(&self, at: usize) -> bool {
        self.trunk_zero.is_none_or(|zero| !zero.contains_offset(at))
    }

    fn end(&self) -> usize {
        let endings = self.alternates.iter().chain(&self.extension);
        endings.fold(self.range.end, |end, range| end.max(range.end))
    }

    /// Whether the first groups have three digits, as North American numbers have.
    fn begins_with_area_code(&self) -> bool {
        matches!(self.groups.as_slice(), [area, exchange, ..] if area.len() == 3 && exchange.len() == 3)
    }
}

/// The calling code of a country, by its ISO 3166 code.
pub fn calling_code(region: &str) -> Option<u16> {
    plan::of_region(region).map(|plan| plan.code)
}

/// All telephone numbers of a text, in order; `expected` where numbers are likely, as among contacts.
pub fn find_phones(text: &str, expected: bool) -> Vec<Phone> {
    let mut found: Vec<Phone> = Vec::new();
    let mut at = 0;
    while let Some(digit) = next_digit(text, at) {
        let run = Run::read(text, digit, at, false);
        let before = found.last().map(Phone::end);
        let phone = match phone_in(text, &run, before, expected) {
            Some(phone) if !is_too_short(&phone) => Some(phone),
            short => phone_over_lines(text, &run, digit, before, expected).or(short),
        };
        at = phone.as_ref().map_or(run.end, Phone::end);
        found.extend(phone);
    }
    found
}

fn is_too_short(phone: &Phone) -> bool {
    matches!(judge(phone, None), Verdict::TooShort { .. } | Verdict::GivenUp { .. } | Verdict::NotJudged)
        && phone.international
}

/// A number that is broken at the end of a line, if it is right as a whole.
fn phone_over_lines(
    text: &str,
    run: &Run,
    digit: usize,
    before: Option<usize>,
    expected: bool,
) -> Option<Phone> {
    let begins_so = run.plus || run.groups().first()?.bracketed;
    let line_ends = text.get(run.end..)?.trim_start_matches(is_space).starts_with(['\n', '\r']);
    if !begins_so || !line_ends {
        return None;
    }
    let whole = Run::read(text, digit, run.start, true);
    let phone = phone_in(text, &whole, before, expected)?;
    let right = match phone.shape {
        Shape::International => judge(&phone, None) == Verdict::Ok,
        shape => shape == Shape::NorthAmerican,
    };
    right.then_some(phone)
}

/// The first number in a run; `before` is where the number before it ends.
fn phone_in(text: &str, run: &Run, before: Option<usize>, expected: bool) -> Option<Phone> {
    let digits: usize = run.groups().iter().map(|group| group.range.len()).sum();
    let letters_follow = text
        .get(run.end..)?
        .trim_start_matches([' ', '-', '.'])
        .starts_with(|c: char| c.is_ascii_uppercase());
    if digits < LEAST_DIGITS && !(letters_follow && digits >= 3) {
        return None;
    }
    let mut evidence = Evidence::before(text, run.start, before.unwrap_or(0));
    evidence.cue |= expected;
    let site = Site { text, run, evidence, follows: before.is_some_and(|end| follows(text, end, run.start)) };
    first_number(&site).map(|found| build(&site, found))
}

fn first_number(site: &Site<'_>) -> Option<Found> {
    if site.run.plus {
        return site.international(0).or_else(|| site.vanity(0));
    }
    let exit = site.exit_digits();
    let abroad = if exit > 0 { site.international(exit) } else { None };
    abroad.or_else(|| {
        (0..site.groups().len()).filter(|&at| may_begin(site, at)).find_map(|at| site.national(at))
    })
}

/// A number within a run begins behind a space, as in "20510 (202) 224-5521".
fn may_begin(site: &Site<'_>, group: usize) -> bool {
    group == 0 || matches!(site.gap(group), Gap::Space | Gap::Line)
}

/// Whether nothing but "or", "and" or a mark stands between two numbers.
fn follows(text: &str, end: usize, start: usize) -> bool {
    let between = text.get(end..start).unwrap_or_default();
    let word = between.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '/' | '|'));
    between.len() <= BETWEEN_NUMBERS && matches!(word, "" | "or" | "and" | "ou" | "et" | "o" | "y" | "&")
}

fn build(site: &Site<'_>, found: Found) -> Phone {
    let Site { text, run, .. } = *site;
    let all = run.groups();
    let groups = all.get(found.first..found.last).unwrap_or_default();
    let start = if found.first == 0 { run.start } else { start_of(text, groups) };
    let label = site.evidence.label.filter(|_| found.first == 0);
    let alternates = endings(all.get(found.last..found.endings).unwrap_or_default());
    let behind = alternates.last().map_or(found.end, |ending| ending.end);
    let vanity = found.shape == Shape::Vanity;
    let international = run.plus || found.exit > 0;
    let extension = if vanity { None } else { tail::extension(text, behind) };
    let mut phone = Phone {
        range: TextRange::new(start, found.end),
        digits: String::new(),
        shape: found.shape,
        international,
        plus: run.plus,
        plus_gap: run.plus && run.plus_gap,
        country: found.plan.map(|plan| plan.code),
        trunk_zero: found.trunk_zero,
        separators: separators(groups),
        groups: groups.iter().map(|group| group.range).collect(),
        extension,
        extension_digits: extension.map_or(0, |range| digits_in(text, range)),
        alternates,
        label: label.map(|label| label.range),
        label_glued: label.is_some_and(|label| label.glued),
    };
    phone.separators.hyphen |=
        vanity && text.get(run.end..found.end).is_some_and(|letters| letters.contains('-'));
    phone.digits = significant_digits(text, &phone, found.exit);
    phone
}

/// Where a number within a run begins: at its bracket, if it has one.
fn start_of(text: &str, groups: &[run::Group]) -> usize {
    let start = groups.first().map_or(0, |group| group.range.start);
    match start.checked_sub(1) {
        Some(before) if byte(text, before) == Some(b'(') => before,
        _ => start,
    }
}

/// Other endings: groups behind a slash or a hyphen, with the groups that belong to them.
fn endings(groups: &[run::Group]) -> Vec<TextRange> {
    let mut endings: Vec<TextRange> = Vec::new();
    for group in groups {
        match endings.last_mut() {
            Some(ending) if group.gap != Gap::Slash => ending.end = group.range.end,
            _ => endings.push(group.range),
        }
    }
    endings
}

fn separators(groups: &[run::Group]) -> Separators {
    let has = |gap: Gap| groups.iter().skip(1).any(|group| group.gap == gap);
    Separators {
        space: has(Gap::Space) || has(Gap::Line),
        hyphen: has(Gap::Hyphen),
        point: has(Gap::Point),
        slash: has(Gap::Slash),
        bracket: groups.iter().any(|group| group.bracketed && group.range.len() > 1),
    }
}

/// The digits that are dialled from abroad, or all of a national number.
fn significant_digits(text: &str, phone: &Phone, exit: usize) -> String {
    let written =
        phone.groups.first().and_then(|group| text.get(group.start..phone.range.end)).unwrap_or_default();
    let start = phone.range.end - written.len();
    let significant = written.char_indices().filter(|(at, _)| phone.is_significant(start + at));
    significant.filter_map(|(_, c)| key(c)).skip(exit).collect()
}

fn digits_in(text: &str, range: TextRange) -> usize {
    text.as_bytes()
        .get(range.as_range())
        .unwrap_or_default()
        .iter()
        .filter(|byte| byte.is_ascii_digit())
        .count()
}

/// The digit, or the key that a capital stands on.
fn key(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        'A'..='C' => Some('2'),
        'D'..='F' => Some('3'),
        'G'..='I' => Some('4'),
        'J'..='L' => Some('5'),
        'M'..='O' => Some('6'),
        'P'..='S' => Some('7'),
        'T'..='V' => Some('8'),
        'W'..='Z' => Some('9'),
        _ => None,
    }
}
