//! Lengths and calling codes that were given up since 2000: releases carry the numbers of their day. Knows what was once
//! reached, never what is reached now.
//!
//! The years are the last in which an old number was reached, parallel running included; where sources differ, the later
//! one. Collected from announcements of the administrations as the ITU published them, from the World Telephone Numbering
//! Guide and from the press of the day.

use super::plan::code_length;

/// A length that was given up.
struct Former {
    code: u16,
    /// What the old numbers began with.
    start: &'static str,
    length: usize,
    /// The last year in which they were reached.
    year: u16,
}

const fn all(code: u16, length: usize, year: u16) -> Former {
    Former { code, start: "", length, year }
}

const fn those(code: u16, start: &'static str, length: usize, year: u16) -> Former {
    Former { code, start, length, year }
}

static FORMER: &[Former] = &[
    all(30, 8, 2001),
    all(30, 9, 2003),
    all(40, 8, 2002),
    // Zürich.
    those(41, "1", 8, 2007),
    all(52, 8, 2001),
    those(52, "1", 11, 2020),
    all(56, 7, 2004),
    all(56, 8, 2013),
    all(58, 8, 2001),
    all(58, 9, 2001),
    all(65, 7, 2002),
    all(93, 8, 2008),
    all(94, 7, 2004),
    all(94, 8, 2004),
    all(98, 8, 2015),
    all(98, 9, 2015),
    all(212, 7, 2001),
    all(212, 8, 2009),
    all(213, 7, 2003),
    all(216, 7, 2002),
    all(218, 7, 2005),
    all(218, 8, 2010),
    all(220, 6, 2006),
    all(221, 7, 2007),
    all(222, 6, 2001),
    all(222, 7, 2011),
    all(223, 6, 2004),
    all(223, 7, 2009),
    all(224, 6, 2007),
    all(225, 8, 2021),
    all(226, 6, 2004),
    all(227, 6, 2005),
    all(228, 6, 2002),
    all(228, 7, 2011),
    all(229, 6, 2004),
    all(231, 6, 2011),
    all(233, 7, 2010),
    // Mobile numbers have had ten digits from the first.
    all(234, 7, 2023),
    all(234, 8, 2023),
    all(235, 6, 2006),
    all(235, 7, 2010),
    all(236, 6, 2007),
    all(237, 6, 2002),
    all(237, 7, 2007),
    all(238, 6, 2004),
    all(239, 6, 2010),
    all(240, 5, 2005),
    all(240, 6, 2010),
    all(241, 6, 2012),
    all(242, 6, 2010),
    all(242, 7, 2010),
    all(244, 7, 2005),
    all(244, 8, 2005),
    all(245, 6, 2008),
    all(247, 4, 2015),
    all(248, 6, 2011),
    all(249, 7, 2004),
    all(249, 8, 2004),
    all(250, 6, 2009),
    all(251, 7, 2005),
    all(253, 6, 2011),
    all(255, 8, 2001),
    all(256, 7, 2006),
    all(256, 8, 2006),
    all(257, 6, 2008),
    all(258, 6, 2004),
    all(258, 7, 2004),
    all(260, 7, 2008),
    all(260, 8, 2008),
    all(262, 6, 2001),
    all(264, 7, 2010),
    all(265, 6, 2004),
    all(265, 8, 2010),
    all(266, 6, 2002),
    all(267, 6, 2002),
    all(268, 7, 2012),
    all(269, 6, 2008),
    all(297, 6, 2004),
    all(350, 5, 2008),
    all(356, 6, 2002),
    all(357, 7, 2002),
    all(370, 7, 2003),
    all(371, 7, 2008),
    all(372, 6, 2004),
    all(373, 7, 2004),
    all(374, 7, 2006),
    all(389, 7, 2005),
    all(420, 8, 2002),
    all(421, 8, 2001),
    all(501, 5, 2002),
    all(501, 6, 2002),
    all(502, 7, 2004),
    all(504, 7, 2011),
    all(505, 7, 2009),
    all(506, 7, 2008),
    all(509, 7, 2008),
    all(590, 6, 2001),
    all(591, 7, 2001),
    all(592, 5, 2002),
    all(592, 6, 2002),
    all(593, 7, 2003),
    all(594, 6, 2001),
    all(596, 6, 2001),
    all(599, 5, 2005),
    all(599, 6, 2005),
    all(679, 6, 2003),
    all(960, 6, 2006),
    all(962, 7, 2004),
    all(966, 8, 2013),
    all(968, 6, 2006),
    all(973, 6, 2004),
    all(973, 7, 2004),
    all(976, 7, 2007),
    all(977, 7, 2007),
    all(994, 8, 2011),
    all(995, 8, 2011),
];

/// Codes whose lengths since 2000 are known in full, from the plan of today and those above. Elsewhere a number of another
/// length may have rung once.
static SETTLED: &[u16] = &[
    1, 7, 27, 30, 31, 32, 33, 34, 36, 39, 40, 41, 43, 44, 45, 46, 47, 48, 49, 52, 54, 55, 56, 57, 58, 60, 61,
    62, 63, 64, 65, 66, 81, 82, 84, 86, 90, 91, 92, 94, 211, 212, 213, 216, 221, 222, 223, 225, 226, 227,
    228, 229, 232, 234, 235, 236, 237, 238, 239, 240, 242, 244, 248, 250, 251, 253, 254, 255, 256, 257, 258,
    260, 261, 262, 266, 267, 268, 298, 299, 350, 351, 352, 353, 354, 356, 357, 358, 370, 371, 372, 373, 374,
    375, 376, 377, 380, 381, 383, 385, 386, 387, 423, 502, 503, 504, 505, 506, 507, 508, 509, 590, 591, 592,
    593, 594, 595, 596, 598, 673, 679, 687, 852, 853, 855, 880, 886, 961, 962, 965, 966, 967, 968, 970, 971,
    972, 973, 974, 977, 995,
];

/// The ocean regions of Inmarsat, which share +870 since the end of 2008.
const RETIRED_CODES: [(&str, u16); 4] = [("871", 2008), ("872", 2008), ("873", 2008), ("874", 2008)];

/// The last year in which such a number was reached, if numbers of its length were given up.
pub(super) fn given_up(code: u16, national: &str) -> Option<u16> {
    let same = |former: &&Former| {
        former.code == code && former.length == national.len() && national.starts_with(former.start)
    };
    FORMER.iter().filter(same).map(|former| former.year).max()
}

/// Whether every length since 2000 is known, so that another one is a mistake.
pub(super) fn is_settled(code: u16) -> bool {
    SETTLED.binary_search(&code).is_ok()
}

/// The last year of a calling code that is no more, and that code; `digits` begin with it.
pub(super) fn retired_code(digits: &str) -> Option<(u16, u16)> {
    let (code, year) = RETIRED_CODES.iter().find(|(code, _)| digits.starts_with(code))?;
    let code: u16 = code.parse().ok()?;
    (digits.len() > code_length(code)).then_some((code, *year))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::phone::plan;

    #[test]
    fn no_length_of_today_was_given_up() {
        for Former { code, start, length, .. } in FORMER {
            let lengths = plan::of_code(*code).unwrap().lengths;
            assert!(!lengths.contains(*length), "+{code} {start}…, {length} digits");
        }
    }

    #[test]
    fn settled_codes_are_in_order_and_exist() {
        assert!(SETTLED.is_sorted());
        assert!(SETTLED.iter().all(|code| plan::of_code(*code).is_some()));
    }

    #[test]
    fn zurich_had_eight_digits_and_geneva_never() {
        assert_eq!(given_up(41, "15550100"), Some(2007));
        assert_eq!(given_up(41, "22555010"), None);
    }

    #[test]
    fn years_are_those_of_this_century() {
        assert!(FORMER.iter().all(|former| (2001..2030).contains(&former.year)));
    }

    #[test]
    fn ships_had_codes_of_their_own() {
        assert_eq!(retired_code("873763555010"), Some((873, 2008)));
        assert_eq!(retired_code("870773555010"), None);
    }
}
