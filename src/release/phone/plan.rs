//! Calling codes and the lengths of numbers behind them. Knows lengths only, never which ranges are in use.
//!
//! The tables are generated from libphonenumber's metadata (Apache-2.0), which the test oracle carries; see `oracle.rs`.

use std::fmt;

/// Numbers of digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lengths(u32);

impl Lengths {
    const fn of(list: &[u8]) -> Self {
        let (mut bits, mut at) = (0, 0);
        while at < list.len() {
            bits |= 1 << list[at];
            at += 1;
        }
        Self(bits)
    }

    /// Whether a number may have `length` digits.
    pub const fn contains(self, length: usize) -> bool {
        length < 32 && self.0 & (1 << length) != 0
    }

    /// Whether nothing is known.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The lengths, the shortest first.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        (0..32).filter(move |&length| self.contains(length))
    }

    /// The length that is nearest to a wrong one; the longer of two, for digits are lost more easily than made.
    pub fn nearest(self, length: usize) -> Option<usize> {
        self.iter().min_by_key(|&allowed| (allowed.abs_diff(length), allowed < length))
    }
}

/// As words: "9 or 12", "8 to 11".
impl fmt::Display for Lengths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lengths: Vec<usize> = self.iter().collect();
        match lengths.as_slice() {
            [] => Ok(()),
            [one] => write!(f, "{one}"),
            [first, .., last] if lengths.len() > 2 && last - first + 1 == lengths.len() => {
                write!(f, "{first} to {last}")
            }
            [first, middle @ .., last] => {
                write!(f, "{first}")?;
                middle.iter().try_for_each(|length| write!(f, ", {length}"))?;
                write!(f, " or {last}")
            }
        }
    }
}

/// What is known about the numbers behind one calling code.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plan {
    /// The calling code.
    pub(super) code: u16,
    /// Lengths of national significant numbers.
    pub(super) lengths: Lengths,
    /// Lengths of numbers that are dialled in the country alone.
    pub(super) local: Lengths,
    /// What is dialled before a national number within the country.
    pub(super) trunk: &'static str,
}

const fn plan(code: u16, lengths: &[u8], local: &[u8], trunk: &'static str) -> Plan {
    Plan { code, lengths: Lengths::of(lengths), local: Lengths::of(local), trunk }
}

/// Codes that are assigned while nothing is known about the numbers behind them.
static WITHOUT_LENGTHS: [Plan; 2] = [plan(379, &[], &[], ""), plan(991, &[], &[], "")];

/// What is or was dialled before national numbers within a country, beside what its plan of today says and a zero.
static OTHER_TRUNKS: [(u16, &str); 13] = [
    (52, "01"),
    (52, "044"),
    (52, "045"),
    (370, "8"),
    (371, "8"),
    (373, "8"),
    (374, "8"),
    (380, "8"),
    (992, "8"),
    (994, "8"),
    (995, "8"),
    (996, "8"),
    (998, "8"),
];

/// The plan of a calling code.
pub(super) fn of_code(code: u16) -> Option<&'static Plan> {
    let at = PLANS.binary_search_by_key(&code, |plan| plan.code);
    at.map_or_else(|_| WITHOUT_LENGTHS.iter().find(|plan| plan.code == code), |at| PLANS.get(at))
}

/// The plan of a region, by its ISO 3166 code.
pub(super) fn of_region(region: &str) -> Option<&'static Plan> {
    let (_, code) = REGIONS.iter().find(|(name, _)| name.eq_ignore_ascii_case(region))?;
    of_code(*code)
}

/// The plan whose calling code `digits` begin with. No code begins another.
pub(super) fn at_start_of(digits: &[u8]) -> Option<&'static Plan> {
    if digits.first() == Some(&b'0') {
        return None;
    }
    let mut code = 0;
    digits.iter().take(3).find_map(|digit| {
        code = code * 10 + u16::from(digit.wrapping_sub(b'0'));
        of_code(code)
    })
}

/// Digits of a calling code.
pub(super) fn code_length(code: u16) -> usize {
    match code {
        0..10 => 1,
        10..100 => 2,
        _ => 3,
    }
}

/// What is or was dialled before national numbers within the country. A zero is one everywhere: where numbers have it, their
/// length is right with it.
pub(super) fn trunks(plan: &Plan) -> impl Iterator<Item = &'static str> {
    let code = plan.code;
    let other = OTHER_TRUNKS.iter().filter(move |(of, _)| *of == code).map(|(_, trunk)| *trunk);
    // "1" before a North American number is its calling code, typed twice.
    let own = Some(plan.trunk).filter(|trunk| !matches!(*trunk, "" | "0") && code != 1);
    own.into_iter().chain(std::iter::once("0")).chain(other)
}

// generated: begin
#[rustfmt::skip]
static PLANS: [Plan; 215] = [
    plan(1, &[10], &[7], "1"),
    plan(7, &[10, 14], &[5, 6, 7], "8"),
    plan(20, &[8, 9, 10], &[6, 7], "0"),
    plan(27, &[5, 6, 7, 8, 9, 10], &[], "0"),
    plan(30, &[10, 11, 12], &[], ""),
    plan(31, &[5, 6, 7, 8, 9, 10, 11], &[], "0"),
    plan(32, &[8, 9], &[], "0"),
    plan(33, &[9], &[], "0"),
    plan(34, &[9], &[], ""),
    plan(36, &[8, 9], &[6, 7], "06"),
    plan(39, &[6, 7, 8, 9, 10, 11, 12], &[], ""),
    plan(40, &[6, 9], &[], "0"),
    plan(41, &[9, 12], &[], "0"),
    plan(43, &[4, 5, 6, 7, 8, 9, 10, 11, 12, 13], &[3], "0"),
    plan(44, &[7, 9, 10], &[4, 5, 6, 8], "0"),
    plan(45, &[8], &[], ""),
    plan(46, &[6, 7, 8, 9, 10, 12], &[], "0"),
    plan(47, &[5, 8], &[], ""),
    plan(48, &[6, 7, 8, 9, 10], &[], ""),
    plan(49, &[4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15], &[2, 3], "0"),
    plan(51, &[8, 9], &[6, 7], "0"),
    plan(52, &[10], &[7, 8], ""),
    plan(53, &[6, 7, 8, 10], &[4, 5], "0"),
    plan(54, &[10, 11], &[6, 7, 8], "0"),
    plan(55, &[8, 9, 10, 11], &[], "0"),
    plan(56, &[9, 10, 11], &[], ""),
    plan(57, &[8, 10, 11], &[4, 7], "0"),
    plan(58, &[10], &[7], "0"),
    plan(60, &[8, 9, 10], &[6, 7], "0"),
    plan(61, &[5, 6, 7, 8, 9, 10, 12], &[], "0"),
    plan(62, &[7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17], &[5, 6], "0"),
    plan(63, &[6, 8, 9, 10, 11, 12, 13], &[4, 5, 7], "0"),
    plan(64, &[5, 6, 7, 8, 9, 10], &[], "0"),
    plan(65, &[8, 10, 11], &[], ""),
    plan(66, &[8, 9, 10, 13], &[], "0"),
    plan(81, &[8, 9, 10, 11, 12, 13, 14, 15, 16, 17], &[], "0"),
    plan(82, &[5, 6, 8, 9, 10, 11, 12, 13, 14], &[3, 4, 7], "0"),
    plan(84, &[7, 8, 9, 10], &[], "0"),
    plan(86, &[7, 8, 9, 10, 11, 12], &[5, 6], "0"),
    plan(90, &[7, 10, 12, 13], &[], "0"),
    plan(91, &[8, 9, 10, 11, 12, 13], &[6, 7], "0"),
    plan(92, &[8, 9, 10, 11, 12], &[5, 6, 7], "0"),
    plan(93, &[9], &[7], "0"),
    plan(94, &[9], &[7], "0"),
    plan(95, &[6, 7, 8, 9, 10], &[5], "0"),
    plan(98, &[4, 5, 6, 7, 10], &[8], "0"),
    plan(211, &[9], &[], "0"),
    plan(212, &[9], &[], "0"),
    plan(213, &[8, 9], &[], "0"),
    plan(216, &[8], &[], ""),
    plan(218, &[9], &[7], "0"),
    plan(220, &[7], &[], ""),
    plan(221, &[9], &[], ""),
    plan(222, &[8], &[], ""),
    plan(223, &[8], &[], ""),
    plan(224, &[8, 9], &[], ""),
    plan(225, &[10], &[], ""),
    plan(226, &[8], &[], ""),
    plan(227, &[8], &[], ""),
    plan(228, &[8], &[], ""),
    plan(229, &[8, 10], &[], ""),
    plan(230, &[7, 8, 10], &[], ""),
    plan(231, &[7, 8, 9], &[], "0"),
    plan(232, &[8], &[6], "0"),
    plan(233, &[8, 9], &[7], "0"),
    plan(234, &[10, 11, 12, 13, 14], &[6, 7], "0"),
    plan(235, &[8], &[], ""),
    plan(236, &[8], &[], ""),
    plan(237, &[8, 9], &[], ""),
    plan(238, &[7], &[], ""),
    plan(239, &[7], &[], ""),
    plan(240, &[9], &[], ""),
    plan(241, &[7, 8], &[], ""),
    plan(242, &[9], &[], ""),
    plan(243, &[7, 8, 9, 10], &[], "0"),
    plan(244, &[9], &[], ""),
    plan(245, &[7, 9], &[], ""),
    plan(246, &[7], &[], ""),
    plan(247, &[5, 6], &[], ""),
    plan(248, &[7], &[], ""),
    plan(249, &[9], &[], "0"),
    plan(250, &[8, 9], &[], "0"),
    plan(251, &[9], &[7], "0"),
    plan(252, &[6, 7, 8, 9], &[], "0"),
    plan(253, &[8], &[], ""),
    plan(254, &[7, 8, 9, 10], &[], "0"),
    plan(255, &[9], &[], "0"),
    plan(256, &[9], &[5, 6, 7], "0"),
    plan(257, &[8], &[], ""),
    plan(258, &[8, 9], &[], ""),
    plan(260, &[9], &[6], "0"),
    plan(261, &[9], &[7], "0"),
    plan(262, &[9], &[], "0"),
    plan(263, &[5, 6, 7, 8, 9, 10], &[3, 4], "0"),
    plan(264, &[8, 9], &[], "0"),
    plan(265, &[7, 9], &[], "0"),
    plan(266, &[8], &[], ""),
    plan(267, &[7, 8, 10], &[], ""),
    plan(268, &[8, 9], &[], ""),
    plan(269, &[7], &[4], ""),
    plan(290, &[4, 5], &[], ""),
    plan(291, &[7], &[6], "0"),
    plan(297, &[7], &[], ""),
    plan(298, &[6], &[], ""),
    plan(299, &[6], &[], ""),
    plan(350, &[8], &[], ""),
    plan(351, &[9], &[], ""),
    plan(352, &[4, 5, 6, 7, 8, 9, 10, 11], &[], ""),
    plan(353, &[7, 8, 9, 10], &[5, 6], "0"),
    plan(354, &[7, 9], &[], ""),
    plan(355, &[6, 7, 8, 9], &[5], "0"),
    plan(356, &[8], &[], ""),
    plan(357, &[8], &[], ""),
    plan(358, &[5, 6, 7, 8, 9, 10, 11, 12], &[], "0"),
    plan(359, &[6, 7, 8, 9, 12], &[4, 5], "0"),
    plan(370, &[8], &[], "0"),
    plan(371, &[8], &[], ""),
    plan(372, &[7, 8, 10], &[], ""),
    plan(373, &[8], &[], "0"),
    plan(374, &[8], &[5, 6], "0"),
    plan(375, &[6, 7, 8, 9, 10, 11], &[5], "8"),
    plan(376, &[6, 8, 9], &[], ""),
    plan(377, &[8, 9], &[], "0"),
    plan(378, &[8, 10], &[6], ""),
    plan(380, &[9, 10], &[5, 6, 7], "0"),
    plan(381, &[6, 7, 8, 9, 10, 11, 12], &[4, 5], "0"),
    plan(382, &[8, 9], &[6], "0"),
    plan(383, &[8, 9, 10, 11, 12], &[], "0"),
    plan(385, &[7, 8, 9], &[6], "0"),
    plan(386, &[5, 6, 7, 8], &[], "0"),
    plan(387, &[8, 9], &[6], "0"),
    plan(389, &[8], &[6, 7], "0"),
    plan(420, &[9, 10, 11, 12], &[], ""),
    plan(421, &[6, 7, 9], &[], "0"),
    plan(423, &[7, 9], &[], "0"),
    plan(500, &[5], &[], ""),
    plan(501, &[7, 11], &[], ""),
    plan(502, &[8, 11], &[], ""),
    plan(503, &[7, 8, 11], &[], ""),
    plan(504, &[8, 11], &[], ""),
    plan(505, &[8], &[], ""),
    plan(506, &[8, 10], &[], ""),
    plan(507, &[7, 8, 10, 11], &[], ""),
    plan(508, &[6, 9], &[], "0"),
    plan(509, &[8], &[], ""),
    plan(590, &[9], &[], "0"),
    plan(591, &[8, 9], &[7], "0"),
    plan(592, &[7], &[], ""),
    plan(593, &[8, 9, 10, 11], &[7], "0"),
    plan(594, &[9], &[], "0"),
    plan(595, &[6, 7, 8, 9, 10, 11], &[5], "0"),
    plan(596, &[9], &[], "0"),
    plan(597, &[6, 7], &[], ""),
    plan(598, &[4, 5, 6, 7, 8, 9, 10, 11, 12, 13], &[], "0"),
    plan(599, &[7, 8], &[], ""),
    plan(670, &[7, 8], &[], ""),
    plan(672, &[6], &[5], ""),
    plan(673, &[7], &[], ""),
    plan(674, &[7], &[], ""),
    plan(675, &[7, 8], &[], ""),
    plan(676, &[5, 7], &[], ""),
    plan(677, &[5, 7], &[], ""),
    plan(678, &[5, 7], &[], ""),
    plan(679, &[7, 11], &[], ""),
    plan(680, &[7], &[], ""),
    plan(681, &[6, 9], &[], ""),
    plan(682, &[5], &[], ""),
    plan(683, &[4, 7], &[], ""),
    plan(685, &[5, 6, 7, 10], &[], ""),
    plan(686, &[5, 8], &[], "0"),
    plan(687, &[6], &[], ""),
    plan(688, &[5, 6, 7], &[], ""),
    plan(689, &[6, 8, 9], &[], ""),
    plan(690, &[4, 5, 6, 7], &[], ""),
    plan(691, &[7], &[], ""),
    plan(692, &[7], &[], "1"),
    plan(800, &[8], &[], ""),
    plan(808, &[8], &[], ""),
    plan(850, &[8, 10], &[6, 7], "0"),
    plan(852, &[5, 6, 7, 8, 9, 11], &[], ""),
    plan(853, &[7, 8], &[], ""),
    plan(855, &[8, 9, 10], &[6, 7], "0"),
    plan(856, &[8, 9, 10], &[6], "0"),
    plan(870, &[9, 12], &[], ""),
    plan(878, &[12], &[], ""),
    plan(880, &[6, 7, 8, 9, 10], &[], "0"),
    plan(881, &[9, 10], &[], ""),
    plan(882, &[7, 8, 9, 10, 11, 12], &[], ""),
    plan(883, &[8, 9, 10, 11, 12], &[], ""),
    plan(886, &[7, 8, 9, 10, 11], &[], "0"),
    plan(888, &[11], &[], ""),
    plan(960, &[7, 10], &[], ""),
    plan(961, &[7, 8], &[], "0"),
    plan(962, &[8, 9], &[], "0"),
    plan(963, &[8, 9], &[6, 7], "0"),
    plan(964, &[8, 9, 10], &[6, 7], "0"),
    plan(965, &[7, 8], &[], ""),
    plan(966, &[9, 10], &[7], "0"),
    plan(967, &[7, 8, 9], &[6], "0"),
    plan(968, &[7, 8, 9], &[], ""),
    plan(970, &[8, 9, 10], &[7], "0"),
    plan(971, &[5, 6, 7, 8, 9, 10, 11, 12], &[], "0"),
    plan(972, &[7, 8, 9, 10, 11, 12], &[], "0"),
    plan(973, &[8], &[], ""),
    plan(974, &[7, 8, 9, 11], &[], ""),
    plan(975, &[7, 8], &[6], ""),
    plan(976, &[8, 9, 10], &[4, 5, 6], "0"),
    plan(977, &[8, 10, 11], &[6, 7], "0"),
    plan(979, &[9], &[8], ""),
    plan(992, &[9], &[3, 5, 6, 7], ""),
    plan(993, &[8], &[], "8"),
    plan(994, &[9], &[7], "0"),
    plan(995, &[9], &[6, 7], "0"),
    plan(996, &[9, 10], &[5, 6], "0"),
    plan(998, &[9], &[], ""),
];

#[rustfmt::skip]
static REGIONS: [(&str, u16); 245] = [
    ("AC", 247), ("AD", 376), ("AE", 971), ("AF", 93), ("AG", 1), ("AI", 1), ("AL", 355), ("AM", 374),
    ("AO", 244), ("AR", 54), ("AS", 1), ("AT", 43), ("AU", 61), ("AW", 297), ("AX", 358), ("AZ", 994),
    ("BA", 387), ("BB", 1), ("BD", 880), ("BE", 32), ("BF", 226), ("BG", 359), ("BH", 973), ("BI", 257),
    ("BJ", 229), ("BL", 590), ("BM", 1), ("BN", 673), ("BO", 591), ("BQ", 599), ("BR", 55), ("BS", 1),
    ("BT", 975), ("BW", 267), ("BY", 375), ("BZ", 501), ("CA", 1), ("CC", 61), ("CD", 243), ("CF", 236),
    ("CG", 242), ("CH", 41), ("CI", 225), ("CK", 682), ("CL", 56), ("CM", 237), ("CN", 86), ("CO", 57),
    ("CR", 506), ("CU", 53), ("CV", 238), ("CW", 599), ("CX", 61), ("CY", 357), ("CZ", 420), ("DE", 49),
    ("DJ", 253), ("DK", 45), ("DM", 1), ("DO", 1), ("DZ", 213), ("EC", 593), ("EE", 372), ("EG", 20),
    ("EH", 212), ("ER", 291), ("ES", 34), ("ET", 251), ("FI", 358), ("FJ", 679), ("FK", 500), ("FM", 691),
    ("FO", 298), ("FR", 33), ("GA", 241), ("GB", 44), ("GD", 1), ("GE", 995), ("GF", 594), ("GG", 44),
    ("GH", 233), ("GI", 350), ("GL", 299), ("GM", 220), ("GN", 224), ("GP", 590), ("GQ", 240), ("GR", 30),
    ("GT", 502), ("GU", 1), ("GW", 245), ("GY", 592), ("HK", 852), ("HN", 504), ("HR", 385), ("HT", 509),
    ("HU", 36), ("ID", 62), ("IE", 353), ("IL", 972), ("IM", 44), ("IN", 91), ("IO", 246), ("IQ", 964),
    ("IR", 98), ("IS", 354), ("IT", 39), ("JE", 44), ("JM", 1), ("JO", 962), ("JP", 81), ("KE", 254),
    ("KG", 996), ("KH", 855), ("KI", 686), ("KM", 269), ("KN", 1), ("KP", 850), ("KR", 82), ("KW", 965),
    ("KY", 1), ("KZ", 7), ("LA", 856), ("LB", 961), ("LC", 1), ("LI", 423), ("LK", 94), ("LR", 231),
    ("LS", 266), ("LT", 370), ("LU", 352), ("LV", 371), ("LY", 218), ("MA", 212), ("MC", 377), ("MD", 373),
    ("ME", 382), ("MF", 590), ("MG", 261), ("MH", 692), ("MK", 389), ("ML", 223), ("MM", 95), ("MN", 976),
    ("MO", 853), ("MP", 1), ("MQ", 596), ("MR", 222), ("MS", 1), ("MT", 356), ("MU", 230), ("MV", 960),
    ("MW", 265), ("MX", 52), ("MY", 60), ("MZ", 258), ("NA", 264), ("NC", 687), ("NE", 227), ("NF", 672),
    ("NG", 234), ("NI", 505), ("NL", 31), ("NO", 47), ("NP", 977), ("NR", 674), ("NU", 683), ("NZ", 64),
    ("OM", 968), ("PA", 507), ("PE", 51), ("PF", 689), ("PG", 675), ("PH", 63), ("PK", 92), ("PL", 48),
    ("PM", 508), ("PR", 1), ("PS", 970), ("PT", 351), ("PW", 680), ("PY", 595), ("QA", 974), ("RE", 262),
    ("RO", 40), ("RS", 381), ("RU", 7), ("RW", 250), ("SA", 966), ("SB", 677), ("SC", 248), ("SD", 249),
    ("SE", 46), ("SG", 65), ("SH", 290), ("SI", 386), ("SJ", 47), ("SK", 421), ("SL", 232), ("SM", 378),
    ("SN", 221), ("SO", 252), ("SR", 597), ("SS", 211), ("ST", 239), ("SV", 503), ("SX", 1), ("SY", 963),
    ("SZ", 268), ("TA", 290), ("TC", 1), ("TD", 235), ("TG", 228), ("TH", 66), ("TJ", 992), ("TK", 690),
    ("TL", 670), ("TM", 993), ("TN", 216), ("TO", 676), ("TR", 90), ("TT", 1), ("TV", 688), ("TW", 886),
    ("TZ", 255), ("UA", 380), ("UG", 256), ("US", 1), ("UY", 598), ("UZ", 998), ("VA", 39), ("VC", 1),
    ("VE", 58), ("VG", 1), ("VI", 1), ("VN", 84), ("VU", 678), ("WF", 681), ("WS", 685), ("XK", 383),
    ("YE", 967), ("YT", 262), ("ZA", 27), ("ZM", 260), ("ZW", 263),
];
// generated: end
