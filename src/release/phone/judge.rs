//! Whether a number can exist: calling code, length and the rules of the North American plan. Reads no text and knows
//! no range of numbers that is in use.

use super::former;
use super::nanp::{is_area, is_exchange, is_freephone};
use super::plan::{self, Lengths, Plan};
use super::{Phone, Shape};

/// What can be said of a number from its digits alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing speaks against it.
    Ok,
    /// No country has this calling code.
    UnknownCountry,
    /// Digits are missing.
    TooShort {
        /// Lengths of national numbers behind this calling code.
        expected: Lengths,
        /// Whether no plan since 2000 had such a number, and no more than two digits are missing.
        sure: bool,
    },
    /// There are digits too many.
    TooLong {
        /// Lengths of national numbers behind this calling code.
        expected: Lengths,
        /// Whether no plan since 2000 had such a number.
        sure: bool,
    },
    /// The country has given up numbers of this length, or the calling code is no more.
    GivenUp {
        /// Lengths in use now; none behind a calling code that is no more.
        expected: Lengths,
        /// The last year in which the old ones were reached.
        year: u16,
    },
    /// No North American number has this area code or exchange.
    BadNanp {
        /// The part that is wrong.
        what: NanpPart,
    },
    /// A number kept for films and examples: nobody answers.
    Fictional,
    /// The calling code exists; nothing is known about lengths.
    UnknownLength,
    /// A national number without a region, a short code, or letters.
    NotJudged,
}

/// The parts of a North American number that have rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NanpPart {
    /// The first three digits.
    Area,
    /// The three digits behind the area code.
    Exchange,
}

/// British numbers kept for drama: what they begin with, in national form without the zero, and how long they are.
const BRITISH_DRAMA: &[&str] = &[
    "113496", "114496", "115496", "116496", "117496", "118496", "121496", "131496", "141496", "151496",
    "161496", "1632960", "191498", "207946", "2896496", "2920180", "3069990", "7700900", "8081570",
    "9098790",
];

/// Digits in one group, no more than these, have not lost any: they are a short code, whatever stands before them.
const LONGEST_SHORT_CODE: usize = 4;

/// More missing digits than this were not lost by a slip: a group stands elsewhere, or the number is of another kind.
const MOST_LOST: usize = 2;

/// Judges a number; national numbers are read as dialled in `default_region`, an ISO 3166 code.
pub fn judge(phone: &Phone, default_region: Option<&str>) -> Verdict {
    if phone.shape == Shape::Vanity {
        return Verdict::NotJudged;
    }
    if phone.international {
        return match phone.country.and_then(plan::of_code) {
            Some(plan) => judge_international(plan, phone),
            None => former::retired_code(&phone.digits).map_or(Verdict::UnknownCountry, |(_, year)| {
                Verdict::GivenUp { expected: Lengths::default(), year }
            }),
        };
    }
    match default_region.and_then(plan::of_region) {
        Some(plan) if plan.code == 1 => judge_north_american(plan, phone),
        Some(plan) => judge_national(plan, phone),
        None => Verdict::NotJudged,
    }
}

fn judge_international(plan: &Plan, phone: &Phone) -> Verdict {
    let national = phone.national();
    if plan.lengths.is_empty() {
        Verdict::UnknownLength
    } else if plan.lengths.contains(national.len()) {
        judge_digits(plan.code, national)
    } else if is_short_code(phone) || is_direct_dial(plan, phone) || is_argentine_mobile(plan, national) {
        Verdict::NotJudged
    } else {
        wrong_length(plan, national)
    }
}

/// "+41 143"
fn is_short_code(phone: &Phone) -> bool {
    let length = phone.national().len();
    let one_group = phone.groups.last().is_some_and(|group| group.len() >= length);
    length <= LONGEST_SHORT_CODE && one_group
}

/// Whether the extension is the end of the number: "+41 22 555 0 ext. 100".
fn is_direct_dial(plan: &Plan, phone: &Phone) -> bool {
    let end = phone.extension_digits;
    end > 0 && plan.lengths.contains(phone.national().len() + end)
}

/// Whether "15" stands behind the area code, as mobile numbers are dialled within Argentina: "+54 11 15 5550 1000".
fn is_argentine_mobile(plan: &Plan, national: &str) -> bool {
    let number = national.strip_prefix('9').filter(|rest| rest.len() == 12).unwrap_or(national);
    let marked = || (2..=4).any(|area| number.get(area..).is_some_and(|rest| rest.starts_with("15")));
    plan.code == 54 && number.len() == 12 && marked()
}

/// Judges a national number of a length that the plan of today has not.
fn wrong_length(plan: &Plan, national: &str) -> Verdict {
    let (expected, length, settled) = (plan.lengths, national.len(), former::is_settled(plan.code));
    let nearest = expected.nearest(length).unwrap_or(length);
    if let Some(year) = former::given_up(plan.code, national) {
        Verdict::GivenUp { expected, year }
    } else if nearest < length {
        Verdict::TooLong { expected, sure: settled }
    } else {
        Verdict::TooShort { expected, sure: settled && nearest - length <= MOST_LOST }
    }
}

/// Judges a national number of an allowed length.
fn judge_digits(code: u16, national: &str) -> Verdict {
    match code {
        1 => judge_nanp(national),
        44 if BRITISH_DRAMA.iter().any(|start| national.starts_with(start)) => Verdict::Fictional,
        _ => Verdict::Ok,
    }
}

/// Area code, exchange and the block 555-01xx, of which freephone codes keep 555-0199 alone.
fn judge_nanp(national: &str) -> Verdict {
    let (Some(area), Some(exchange), Some(line)) = (national.get(..3), national.get(3..6), national.get(6..))
    else {
        return Verdict::Ok;
    };
    if !is_area(area) {
        return Verdict::BadNanp { what: NanpPart::Area };
    }
    if !is_exchange(area, exchange) {
        return Verdict::BadNanp { what: NanpPart::Exchange };
    }
    match (exchange, line) {
        ("555", "0199") => Verdict::Fictional,
        ("555", _) if line.starts_with("01") && !is_freephone(area) => Verdict::Fictional,
        _ => Verdict::Ok,
    }
}

fn judge_north_american(plan: &Plan, phone: &Phone) -> Verdict {
    let national = match phone.digits.len() {
        11 => phone.digits.strip_prefix('1').unwrap_or(&phone.digits),
        _ => &phone.digits,
    };
    // Digits in other groups are most likely a number of another country.
    if !matches!(phone.shape, Shape::NorthAmerican) && !phone.begins_with_area_code() {
        return Verdict::NotJudged;
    }
    match national.len() {
        10 => judge_nanp(national),
        _ => wrong_length(plan, national),
    }
}

fn judge_national(plan: &Plan, phone: &Phone) -> Verdict {
    let digits = phone.digits.as_str();
    let behind_trunk = (!plan.trunk.is_empty()).then(|| digits.strip_prefix(plan.trunk)).flatten();
    let national = behind_trunk.unwrap_or(digits);
    if plan.lengths.contains(national.len()) {
        return judge_digits(plan.code, national);
    }
    // "8 800 …" in Russia, "800 …" as well: a trunk prefix other than zero may begin the number itself.
    if plan.trunk != "0" && plan.lengths.contains(digits.len()) {
        return Verdict::Ok;
    }
    let short = digits.len() < 7 || plan.local.contains(digits.len());
    // Without its trunk zero, or with one that the region does not have, a number may be a foreign one.
    let foreign = match phone.shape {
        Shape::Grouped => behind_trunk.is_none() && !plan.trunk.is_empty(),
        Shape::Pairs | Shape::Trunk => behind_trunk.is_none(),
        _ => true,
    };
    if short || foreign { Verdict::NotJudged } else { wrong_length(plan, national) }
}
