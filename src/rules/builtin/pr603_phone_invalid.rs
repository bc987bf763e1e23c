//! PR603: a number that cannot ring.

use crate::calendar::Date;
use crate::diagnostic::Level;
use crate::release::phone::{Lengths, NanpPart, Phone, Verdict, calling_code, judge};
use crate::rules::params::{Allowed, rule_params};
use crate::rules::{Context, Rule, RuleMeta, Sink, declare_rule};
use crate::text::TextRange;

rule_params! {
    /// Parameters.
    Params {
        /// ISO codes of the countries whose numbers are judged; empty: all.
        regions: Vec<String> = Vec::new(); Allowed::Text(region),
        /// The country whose national numbers are judged too, as an ISO code.
        default_region: Option<String> = None; Allowed::Text(region),
    }
}

declare_rule! {
    /// # What
    /// A telephone number has a calling code that no country has, more or fewer digits than the numbers of its country,
    /// or an area code that cannot exist in North America.
    ///
    /// # Why
    /// One digit short is a dead line. Lengths are known for every country; which ranges are in use is not asked, because
    /// new ones open every month.
    ///
    /// # Bad
    /// Media contact: Ana Silva, +41 22 555 01 0
    ///
    /// # Good
    /// Media contact: Ana Silva, +41 22 555 01 00
    ///
    /// # Watch
    /// A number without country code is judged only if `default_region` says whose it is. Endings behind a slash and
    /// extensions do not count. Releases keep the numbers of their day: a length that the country has given up is silent
    /// until the year of the change and a warning behind it, for old cards are copied. Where the plans since 2000 are not
    /// known in full, or more than two digits are missing, a wrong length is no more than a warning; so are numbers kept
    /// for films and examples, and calling codes about which nothing is known.
    ///
    /// # Source
    /// Numbering plans as published in libphonenumber's metadata; their changes as announced in the ITU's bulletin.
    PhoneInvalid(Params) {
        code: "PR603",
        name: "phone-invalid",
        summary: "A telephone number that cannot ring",
        why: "one digit short is a dead line, and nobody tries twice",
        level: Error,
        fix: None,
        reasons: [
            "country": Error, "no country has the calling code";
            "short": Error, "digits are missing";
            "long": Error, "there are digits too many";
            "area": Error, "an area code or exchange that cannot exist in North America";
            "given-up": Warning, "a length that the country has given up";
            "fictional": Warning, "a number kept for films and examples";
            "unknown-length": Warning, "a calling code about whose numbers nothing is known"
        ],
    }
}

/// Whether a text is the ISO code of a country.
fn region(text: &str) -> Result<(), String> {
    match calling_code(text) {
        Some(_) => Ok(()),
        None => Err(format!("“{text}” is no country with telephone numbers; write its ISO code, such as CH")),
    }
}

impl Rule for PhoneInvalid {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Sink<'_>) {
        for phone in cx.own(cx.release.phones(), |phone| phone.range) {
            if self.judges(phone) && !goes_on_below(cx, phone) && !goes_on_beside(cx, phone) {
                self.check_phone(cx, phone, out);
            }
        }
    }
}

impl PhoneInvalid {
    fn judges(&self, phone: &Phone) -> bool {
        let codes = || self.params.regions.iter().filter_map(|region| calling_code(region));
        self.params.regions.is_empty()
            || !phone.international
            || codes().any(|code| phone.country == Some(code))
    }

    fn check_phone(&self, cx: &Context<'_>, phone: &Phone, out: &mut Sink<'_>) {
        let verdict = judge(phone, self.params.default_region.as_deref());
        let Some((reason, message, help)) = explain(phone, verdict, cx.reference_date()) else { return };
        let found = out.report(phone.range, message);
        found.reason(reason).help(help).evidence("digits", digits(phone));
        if let Some(expected) = expected(verdict) {
            found.evidence("expected", expected);
        }
        if !is_sure(verdict, cx.reference_date()) {
            found.at_most(Level::Warning);
        }
    }
}

/// The year of the plans that are known.
const YEAR_OF_PLANS: i16 = 2026;

/// Numbers of this length and less are those that countries outgrow.
const OUTGROWN: usize = 8;

/// Whether a wrong length is proven: the plans since 2000 are known, and the country has not outgrown the last since.
fn is_sure(verdict: Verdict, day: Option<Date>) -> bool {
    match verdict {
        Verdict::TooShort { sure, .. } => sure,
        Verdict::TooLong { sure, expected } => {
            let later = day.is_some_and(|day| day.year() > YEAR_OF_PLANS);
            sure && !(later && expected.iter().all(|length| length <= OUTGROWN))
        }
        _ => true,
    }
}

/// Reason, message and help; nothing for a number that may ring.
fn explain(
    phone: &Phone,
    verdict: Verdict,
    day: Option<Date>,
) -> Option<(&'static str, String, &'static str)> {
    const COUNT: &str = "compare with the source: a digit was lost or typed twice";
    let own = phone.national().len();
    Some(match verdict {
        Verdict::Ok | Verdict::NotJudged => return None,
        Verdict::UnknownCountry => (
            "country",
            "no country has this calling code".to_owned(),
            "check the digits behind the plus sign",
        ),
        Verdict::TooShort { expected, .. } => ("short", wrong_length(phone, own, expected), COUNT),
        Verdict::TooLong { expected, .. } => ("long", wrong_length(phone, own, expected), COUNT),
        Verdict::GivenUp { year, .. }
            if day.is_some_and(|day| day.year() <= i16::try_from(year).unwrap_or(i16::MAX)) =>
        {
            return None;
        }
        Verdict::GivenUp { expected, year } => (
            "given-up",
            match expected.is_empty() {
                true => format!("numbers with this calling code have not been reached since {year}"),
                false => {
                    let length = wrong_length(phone, own, expected);
                    format!("{length}; those with {own} have not been reached since {year}")
                }
            },
            "ask for the new number",
        ),
        Verdict::BadNanp { what: NanpPart::Area } => (
            "area",
            "no North American number has this area code".to_owned(),
            "check the three digits of the area",
        ),
        Verdict::BadNanp { what: NanpPart::Exchange } => (
            "area",
            "no North American number has these three digits behind its area code".to_owned(),
            "check the three digits behind the area code",
        ),
        Verdict::Fictional => (
            "fictional",
            "the number is kept for films and examples: nobody answers".to_owned(),
            "put the real number in",
        ),
        Verdict::UnknownLength => (
            "unknown-length",
            "the calling code is assigned, but no numbers behind it are known".to_owned(),
            "dial the number before it goes out",
        ),
    })
}

/// The digits as they are counted: those of the calling code by themselves.
fn digits(phone: &Phone) -> String {
    match phone.country {
        Some(code) => format!("+{code} {}", phone.national()),
        None => phone.digits.clone(),
    }
}

fn wrong_length(phone: &Phone, own: usize, expected: Lengths) -> String {
    match phone.country {
        Some(code) => format!("the number has {own} digits behind +{code}, where numbers have {expected}"),
        None => format!("the number has {own} digits, where numbers have {expected}"),
    }
}

fn expected(verdict: Verdict) -> Option<Lengths> {
    match verdict {
        Verdict::TooShort { expected, .. }
        | Verdict::TooLong { expected, .. }
        | Verdict::GivenUp { expected, .. } => Some(expected).filter(|expected| !expected.is_empty()),
        _ => None,
    }
}

/// Whether a number ends its block and the next begins with digits: a line may have been broken inside it.
fn goes_on_below(cx: &Context<'_>, phone: &Phone) -> bool {
    let doc = cx.doc();
    let Some(block) = doc.block_at(phone.range.start) else { return false };
    let ends = doc.blocks[block].range.end == phone.range.end;
    let next = doc
        .blocks
        .get(block + 1)
        .filter(|next| next.blank_before == 0 && next.kind == doc.blocks[block].kind);
    ends && next.is_some_and(|next| doc.slice(next.range).starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether signs for missing digits follow a number: "+41 22 555 xx xx", "+41 22 555 …".
fn goes_on_beside(cx: &Context<'_>, phone: &Phone) -> bool {
    let doc = cx.doc();
    let end = doc.block_at(phone.range.start).map_or(phone.range.end, |block| doc.blocks[block].range.end);
    let rest = cx.slice(TextRange::new(phone.range.end, end.max(phone.range.end)));
    let unspaced = rest.trim_start_matches([' ', '\u{a0}']);
    if unspaced.starts_with("..") {
        return true;
    }
    let rest = unspaced.trim_start_matches([' ', '\u{a0}', '-', '–', '.', '/']);
    let signs = rest.chars().take_while(|c| matches!(c, 'x' | 'X' | '_' | '?' | '*' | '#' | '…')).count();
    signs >= 2 || rest.starts_with('…')
}
