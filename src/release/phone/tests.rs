//! What is found, what is not, and what is said of it.

use super::{NanpPart, Phone, Separators, Shape, Verdict, find_phones, judge};
use crate::text::TextRange;

fn the_one(text: &str) -> Phone {
    let found = find_phones(text, false);
    assert_eq!(found.len(), 1, "in {text:?}: {found:?}");
    found.into_iter().next().unwrap()
}

fn quote(text: &str, range: TextRange) -> &str {
    &text[range.as_range()]
}

fn quotes(text: &str) -> Vec<&str> {
    find_phones(text, false).iter().map(|phone| quote(text, phone.range)).collect()
}

fn none_in(texts: &[&str]) {
    for text in texts {
        assert_eq!(quotes(text), [""; 0], "in {text:?}");
    }
}

#[test]
fn one_swiss_number_in_many_dresses() {
    for text in [
        "+41 22 555 01 00",
        "+41 (0)22 555 01 00",
        "+41 (0) 22 555 01 00",
        "+41 022 555 01 00",
        "+41.22.555.01.00",
        "+41-22-555-01-00",
        "+41 22/555 01 00",
        "+41225550100",
        "(+41) 22 555 01 00",
        "(+41 22) 555 01 00",
        "+(41) 22 555 01 00",
        "+ 41 22 555 01 00",
        "+41\u{a0}22\u{202f}555 01 00",
        "+41 22 555 01–00",
        "0041 22 555 01 00",
        "00 41 22 555 01 00",
        "00 41 (0)22 555 01 00",
        "011 41 22 555 01 00",
    ] {
        for (before, after) in
            [("", ""), ("Ana Silva, ", ", asilva@agency.example"), ("Tel.", ".\n"), ("(", ")")]
        {
            let text = format!("{before}{text}{after}");
            let phone = the_one(&text);
            assert_eq!(phone.digits, "41225550100", "in {text:?}");
            assert_eq!((phone.country, phone.international), (Some(41), true), "in {text:?}");
            assert_eq!(judge(&phone, None), Verdict::Ok, "in {text:?}");
            assert_eq!(
                phone.e123().as_deref().map(|e123| e123.replace(' ', "")),
                Some("+41225550100".into())
            );
        }
    }
}

#[test]
fn north_american_numbers_need_no_plus() {
    for (text, digits) in [
        ("(202) 224-5521", "2022245521"),
        ("(202)224-5521", "2022245521"),
        ("202/224-5521", "2022245521"),
        ("202-224-5521", "2022245521"),
        ("202.224.5521", "2022245521"),
        ("202‑224‑5521", "2022245521"),
        ("1-866-274-0960", "18662740960"),
        ("1 (866) 274-0960", "18662740960"),
        ("1.866.274.0960", "18662740960"),
    ] {
        let line = format!("Write to us or stop by; {text}.");
        let phone = the_one(&line);
        assert_eq!((phone.digits.as_str(), phone.shape), (digits, Shape::NorthAmerican), "in {text:?}");
        assert_eq!(quote(&line, phone.range), text);
        assert_eq!(judge(&phone, None), Verdict::NotJudged);
        assert_eq!(judge(&phone, Some("us")), Verdict::Ok);
    }
}

#[test]
fn other_national_shapes() {
    for (text, shape) in [
        ("01 42 34 56 78", Shape::Pairs),
        ("01.42.34.56.78", Shape::Pairs),
        ("022 555 01 00", Shape::Trunk),
        ("020 7946 0018", Shape::Trunk),
        ("(020) 7946 0018", Shape::Trunk),
        ("91 123 45 67", Shape::Grouped),
        ("600 12 34 56", Shape::Grouped),
    ] {
        let line = format!("Press office, {text}, Monday to Friday");
        let phone = the_one(&line);
        assert_eq!((quote(&line, phone.range), phone.shape), (text, shape));
        assert!(!phone.international && phone.country.is_none());
    }
}

#[test]
fn a_label_makes_a_number_of_digits_that_alone_are_none() {
    for (text, label, glued) in [
        ("Tel.+1 202 555 0143", "Tel.", true),
        ("Tel:+41 22 555 01 00", "Tel:", true),
        ("Tel: 555 01 00", "Tel:", false),
        ("Tel.: 555 01 00", "Tel.:", false),
        ("Tél. : 01 42 34 56 78", "Tél. :", false),
        ("TÉLÉPHONE\u{a0}: 01 42 34 56 78", "TÉLÉPHONE\u{a0}:", false),
        ("Teléfono: 912 345 678", "Teléfono:", false),
        ("Móvil 612 345 678", "Móvil", false),
        ("Portable : 06 12 34 56 78", "Portable :", false),
        ("Phone number: 224-5521", "Phone number:", false),
        ("Tel. no. 224-5521", "Tel. no.", false),
        ("Tel./Fax: 224-5521", "Tel./Fax:", false),
        ("Mobile phone: 224-5521", "Mobile phone:", false),
        ("WhatsApp +41 79 555 01 00", "WhatsApp", false),
        ("Tel. (Geneva): +41 22 555 01 00", "Tel. (Geneva):", false),
        ("(T) +41 22 555 01 00", "(T)", false),
        ("T +41 22 555 01 00", "T", false),
        ("T. +41 22 555 01 00", "T.", false),
        ("Ana Silva | M: +41 79 555 01 00", "M:", false),
        ("Fax 2022245521", "Fax", false),
        ("Tel:\n+41 22 555 01 00", "Tel:", false),
    ] {
        let phone = the_one(text);
        assert_eq!(phone.label.map(|range| quote(text, range)), Some(label), "in {text:?}");
        assert_eq!(phone.label_glued, glued, "in {text:?}");
    }
}

#[test]
fn words_before_a_number_are_no_label_unless_they_are() {
    for text in [
        "Vitamin C (202) 224-5521",
        "Washington, D.C. (202) 224-5521",
        "John T. (202) 224-5521",
        "iPhone (202) 224-5521",
    ] {
        assert_eq!(the_one(text).label, None, "in {text:?}");
    }
}

#[test]
fn words_such_as_call_count_within_the_line() {
    assert_eq!(quotes("In case of doubt, or to order, call 202-224-5521."), ["202-224-5521"]);
    assert_eq!(quotes("To register call us on 1300 555 555 before Monday."), ["1300 555 555"]);
    assert_eq!(quotes("Or call 224-5521 by Monday."), ["224-5521"]);
    none_in(&[
        "Call us.\nThe file is 1300 555 555",
        "The count was 224-5521 by Monday.",
        "Lines: 1300 555 555",
    ]);
}

#[test]
fn extensions_and_other_endings_are_apart() {
    for (text, number, extension, alternates) in [
        ("1-800-545-1267 ext. 309.", "1-800-545-1267", Some("ext. 309"), vec![]),
        ("Tél. : + 5715900000 Ext. 142", "+ 5715900000", Some("Ext. 142"), vec![]),
        ("+41 22 555 01 00 x12", "+41 22 555 01 00", Some("x12"), vec![]),
        ("(202) 224-5521x12", "(202) 224-5521", Some("x12"), vec![]),
        ("(202) 224-5521 x 12", "(202) 224-5521", Some("x 12"), vec![]),
        ("(202) 224-5521, ext 12", "(202) 224-5521", Some("ext 12"), vec![]),
        ("01 42 34 56 78 poste 12", "01 42 34 56 78", Some("poste 12"), vec![]),
        ("91 123 45 67 extensión 12", "91 123 45 67", Some("extensión 12"), vec![]),
        ("Tel: 555 01 00 / 01", "555 01 00", None, vec!["01"]),
        ("+41 22 555 01 00/01/02", "+41 22 555 01 00", None, vec!["01", "02"]),
        ("+1 202 555 0143-44", "+1 202 555 0143", None, vec!["44"]),
        ("+41 22 555 01 00 / 555 01 01", "+41 22 555 01 00", None, vec!["555 01 01"]),
        ("(202) 224-5521/5522 ext. 7", "(202) 224-5521", Some("ext. 7"), vec!["5522"]),
    ] {
        let phone = the_one(text);
        assert_eq!(quote(text, phone.range), number);
        assert_eq!(phone.extension.map(|range| quote(text, range)), extension, "in {text:?}");
        let others: Vec<&str> = phone.alternates.iter().map(|range| quote(text, *range)).collect();
        assert_eq!(others, alternates, "in {text:?}");
        assert!(!phone.digits.ends_with("142") && !phone.digits.ends_with("12"));
    }
}

#[test]
fn numbers_side_by_side_are_told_apart() {
    for (text, numbers) in [
        ("Silva, 202/224-5852; Haq, 202/228-3630.", vec!["202/224-5852", "202/228-3630"]),
        ("202-224-5521,202-224-5522", vec!["202-224-5521", "202-224-5522"]),
        ("202-224-5521/202-224-5522", vec!["202-224-5521", "202-224-5522"]),
        ("(202) 224-5521 or 224-5522", vec!["(202) 224-5521", "224-5522"]),
        ("(202) 224-5521 (303) 350-0032", vec!["(202) 224-5521", "(303) 350-0032"]),
        ("01 42 34 56 78 / 06 12 34 56 78", vec!["01 42 34 56 78", "06 12 34 56 78"]),
        ("+41 22 555 01 00 / +41 22 555 01 01", vec!["+41 22 555 01 00", "+41 22 555 01 01"]),
        ("Washington, DC 20510 (202) 224-5521", vec!["(202) 224-5521"]),
        ("Suite 5 202-224-5521", vec!["202-224-5521"]),
        ("Tel: +41 22 555 01 00 | Mobile: +41 79 555 01 00", vec!["+41 22 555 01 00", "+41 79 555 01 00"]),
    ] {
        assert_eq!(quotes(text), numbers, "in {text:?}");
    }
}

#[test]
fn a_figure_behind_a_number_is_no_part_of_it() {
    for text in ["+41 22 555 01 00 24 hours a day", "+41 22 555 01 00 24/7", "+41 22 555 01 00 9:00–17:00"]
    {
        let phone = the_one(text);
        assert_eq!(quote(text, phone.range), "+41 22 555 01 00");
        assert!(phone.alternates.is_empty());
    }
}

#[test]
fn letters_stand_for_keys() {
    for (text, number, digits) in [
        ("1-800-MEDICARE", "1-800-MEDICARE", "180063342273"),
        ("1-800-4-A-CHILD.", "1-800-4-A-CHILD", "18004224453"),
        ("(202) 224-NATO", "(202) 224-NATO", "2022246286"),
        ("call 800-CALL-FBI", "800-CALL-FBI", "8002255324"),
        ("+1-800-MEDICARE", "+1-800-MEDICARE", "180063342273"),
        ("(800) MEDICARE", "(800) MEDICARE", "80063342273"),
    ] {
        let phone = the_one(text);
        assert_eq!((quote(text, phone.range), phone.digits.as_str()), (number, digits));
        assert_eq!((phone.shape, judge(&phone, Some("US"))), (Shape::Vanity, Verdict::NotJudged));
    }
    none_in(&[
        "AN 800-KILOMETER PIPELINE",
        "747-400-BCF",
        "the 737-800-NEXT model",
        "1-800-ABC",
        "(800) people",
    ]);
}

#[test]
fn satellite_and_global_numbers_are_known() {
    for (text, code) in [("+882 16 555 01 234", 882), ("+883 5100 123 456", 883), ("+870 773 123 456", 870)] {
        let phone = the_one(text);
        assert_eq!((phone.country, judge(&phone, None)), (Some(code), Verdict::Ok), "in {text:?}");
    }
}

#[test]
fn a_number_broken_at_the_end_of_a_line_is_one() {
    assert_eq!(quotes("reach us at +41 22 555\n01 00 at any time"), ["+41 22 555\n01 00"]);
    assert_eq!(quotes("reach us at (202)\n224-5521."), ["(202)\n224-5521"]);
    assert_eq!(quotes("+41 22 555 01 00\n2018 was the year"), ["+41 22 555 01 00"]);
}

#[test]
fn dates_and_years_are_no_numbers() {
    none_in(&[
        "2018-04-09",
        "04/09/2018",
        "15.06.2018",
        "Contact: 15.06.2018",
        "Tel: 2016-2017",
        "Mobile 2016-17 models",
        "1994–1999",
        "call for 2016-2017 funds",
        "(15/06/2018 - 16/06/2018)",
        "2018-05-16 10:01 -0400",
        "+0200 2018",
        "UTC+1 10 12 2018",
        "Tue May 16 10:01:00 +0200 2018",
        "from 10:00 to 12:00 on 04/09",
        "01 02 03 04 05",
    ]);
}

#[test]
fn sums_and_measures_are_no_numbers() {
    none_in(&[
        "1,500,000",
        "+1,500,000 people",
        "+1 500 000 people",
        "+ 20 000 000 people",
        "+46 500 000 kronor",
        "call for 1 500 000 000 dollars",
        "$26,244; 58,518",
        "$202 224 5521",
        "USD 91 123 45 67",
        "2 985 km",
        "contact with 1.500.000 people",
        "reach 202-224-5521%",
        "202 224 5521",
        "Iraq 234 345 1994 12",
        "21-15, 21-18",
        "+41.2255, -102.3344",
        "+40.6894-074.0447/",
        "46.2276, 2.2137",
        "192.168.100.200",
        "12\t234\t5678",
        "202  224  5521",
    ]);
}

#[test]
fn names_of_files_and_accounts_are_no_numbers() {
    none_in(&[
        "ISBN 978-3-16-148410-0",
        "ISBN: 0-262-13472-9",
        "ISSN 0317-8471",
        "doi:10.1007/978-3-642-28108-2",
        "S. 2566, H.R. 1234",
        "A/RES/70/296",
        "No. 1:18-cr-00123",
        "CVE-2018-202-224-5521",
        "Account No. 202-224-5521",
        "Docket 202-224-5521",
        "SIREN 732 829 320",
        "SSN 123-45-6789",
        "Contact: SSN 123-45-6789",
        "Contact: Capitol, Washington, DC 20510-1234",
        "Call 1-2-3",
        "dial in; passcode 123 4567",
        "Cheyenne, 82003-0568",
        "1200 New Jersey Ave",
        "the case number is 202-224-5521",
        "ISBN-13: 978-224-5521",
        "clause 252.227-7014 of the contract",
        "GB/T 12345-90",
        "west-w:123456789012",
        "contacts:*:111122223333:office",
        "FB03; 0046 0066 0069; 00CC; 0069 0307 0300",
        "CH93 0076 2011 6238 5295 7",
        "4111 1111 1111 1111",
        "NSN 1234-00-567-8901",
        "P.O. Box 586",
        "NYSE: ABC 202224",
        "public law 109-461",
    ]);
}

#[test]
fn addresses_on_the_net_hold_no_numbers() {
    none_in(&[
        "http://office.example/press/record.cfm?id=2022245521",
        "https://office.example/202-224-5521",
        "https://wa.example/+41225550100",
        "office.example/call/202-224-5521",
        "www.office.example/202.224.5521",
        "mail 202-224-5521@sms.example",
        "2022245521@sms.example",
        "call.202-224-5521@sms.example",
        "202-224-5521.pdf",
        "release_202-224-5521",
    ]);
    assert_eq!(quotes("202/224-5521,http://office.example"), ["202/224-5521"]);
    assert_eq!(quotes("(http://office.example) 202/224-5521"), ["202/224-5521"]);
}

#[test]
fn separators_tell_how_a_number_is_written() {
    let spaces = Separators { space: true, ..Separators::default() };
    assert_eq!(the_one("+41 22 555 01 00").separators, spaces);
    assert_eq!(the_one("+41 (0)22 555 01 00").separators, spaces);
    assert_eq!(the_one("+41225550100").separators, Separators::default());
    let brackets = Separators { bracket: true, hyphen: true, ..spaces };
    assert_eq!(the_one("(202) 224-5521").separators, brackets);
    let slash = Separators { slash: true, hyphen: true, ..Separators::default() };
    assert_eq!(the_one("202/224-5521").separators, slash);
    assert!(the_one("+ 5715900000 Ext. 142").plus_gap);
}

#[test]
fn the_trunk_zero_is_shown_and_dropped() {
    for (text, zero, e123) in [
        ("+41 (0)22 555 01 00", "(0)", Some("+41 22 555 01 00")),
        ("+44 (0) 20 7946 0018", "(0)", Some("+44 20 7946 0018")),
        ("+41 022 555 01 00", "0", Some("+41 22 555 01 00")),
        ("0041 (0)22 555 01 00", "(0)", Some("+41 22 555 01 00")),
        ("+41 (022) 555 01 00", "0", Some("+41 22 555 01 00")),
        ("+41 022 555 01 00 / 01", "0", Some("+41 22 555 01 00")),
        ("+39 (0)6 555 01 00", "(0)", None),
    ] {
        let phone = the_one(text);
        assert_eq!(phone.trunk_zero.map(|range| quote(text, range)), Some(zero));
        assert_eq!(phone.e123().as_deref(), e123);
    }
    assert_eq!(the_one("+39 06 555 0100").trunk_zero, None);
}

#[test]
fn the_calling_code_stands_alone_in_the_standard_form() {
    for (text, e123) in [
        ("+202-27365140", "+20 2 27365140"),
        ("+41225550100", "+41 225550100"),
        ("0041 22 555 01 00", "+41 22 555 01 00"),
        ("Tel. 004122 555 01 00", "+41 22 555 01 00"),
        ("011 41 22 555 01 00", "+41 22 555 01 00"),
        ("+1 (202) 555-0143", "+1 202 555 0143"),
    ] {
        assert_eq!(the_one(text).e123().as_deref(), Some(e123));
    }
}

#[test]
fn lengths_are_judged_behind_a_calling_code() {
    let verdict = |text: &str| judge(&the_one(text), None);
    assert!(
        matches!(verdict("+41 22 555 01 0"), Verdict::TooShort { expected, .. } if expected.nearest(8) == Some(9))
    );
    assert!(matches!(verdict("+41 22 555 01 000"), Verdict::TooLong { .. }));
    assert!(matches!(verdict("Ana Silva, +1 202 716 882, silva@agency.example"), Verdict::TooShort { .. }));
    assert!(matches!(verdict("+1 202 716 88200"), Verdict::TooLong { .. }));
    assert_eq!(verdict("+1 202 716 8820"), Verdict::Ok);
    assert_eq!(verdict("+202-27365140"), Verdict::Ok);
    assert_eq!(verdict("+210 22 555 01 00"), Verdict::UnknownCountry);
    assert_eq!(verdict("Tel: +041 22 555 01 00"), Verdict::UnknownCountry);
    assert_eq!(verdict("+379 22 555 01 00"), Verdict::UnknownLength);
    assert!(matches!(verdict("+225 22 55 01 00"), Verdict::GivenUp { year: 2021, .. }));
}

#[test]
fn north_american_codes_are_judged() {
    let verdict = |text: &str| judge(&the_one(text), Some("US"));
    let bad = |what| Verdict::BadNanp { what };
    assert_eq!(verdict("(111) 224-5521"), bad(NanpPart::Area));
    assert_eq!(verdict("+1 296 224 5521"), bad(NanpPart::Area));
    assert_eq!(verdict("Tel: 911-224-5521"), bad(NanpPart::Area));
    assert_eq!(verdict("(202) 124-5521"), bad(NanpPart::Exchange));
    assert_eq!(verdict("+1 202 911 5521"), bad(NanpPart::Exchange));
    assert_eq!(verdict("1-800-711-4555"), Verdict::Ok);
    assert!(matches!(verdict("Tel: 202-224-552"), Verdict::TooShort { .. }));
    assert!(matches!(verdict("Tel: 202-224-55211"), Verdict::TooLong { .. }));
    assert_eq!(verdict("01 42 34 56 78"), Verdict::NotJudged);
    assert_eq!(verdict("Tel: 555-0143"), Verdict::NotJudged);
}

#[test]
fn numbers_kept_for_films_are_fictional() {
    let verdict = |text: &str| judge(&the_one(text), Some("US"));
    assert_eq!(verdict("+1 202 555 0143"), Verdict::Fictional);
    assert_eq!(verdict("(202) 555-0199"), Verdict::Fictional);
    assert_eq!(verdict("(202) 555-0200"), Verdict::Ok);
    assert_eq!(verdict("1-800-555-0143"), Verdict::Ok);
    assert_eq!(verdict("1-800-555-0199"), Verdict::Fictional);
    assert_eq!(verdict("+44 20 7946 0018"), Verdict::Fictional);
    assert_eq!(verdict("+44 7700 900123"), Verdict::Fictional);
    assert_eq!(verdict("+44 20 7219 0018"), Verdict::Ok);
}

#[test]
fn national_numbers_are_judged_in_their_region_alone() {
    let verdict = |text: &str, region: &str| judge(&the_one(text), Some(region));
    assert_eq!(verdict("022 555 01 00", "CH"), Verdict::Ok);
    assert!(matches!(verdict("Tel: 022 555 01 0", "CH"), Verdict::TooShort { .. }));
    assert_eq!(verdict("91 123 45 67", "ES"), Verdict::Ok);
    assert_eq!(verdict("01 42 34 56 78", "FR"), Verdict::Ok);
    assert_eq!(verdict("01 42 34 56 78", "ES"), Verdict::NotJudged);
    assert_eq!(verdict("(202) 224-5521", "CH"), Verdict::NotJudged);
    assert_eq!(verdict("Tel: 555 01 00", "CH"), Verdict::NotJudged);
    assert_eq!(verdict("022 555 01 00", "ZZ"), Verdict::NotJudged);
}

#[test]
fn lengths_read_as_words() {
    let expected = |text: &str| match judge(&the_one(text), None) {
        Verdict::TooShort { expected, .. } | Verdict::TooLong { expected, .. } => expected.to_string(),
        other => format!("{other:?}"),
    };
    assert_eq!(expected("+41 22 555 01 0"), "9 or 12");
    assert_eq!(expected("+33 1 42 34 56 7"), "9");
    assert_eq!(expected("+20 2 273 65"), "8 to 10");
}

/// Random text of the characters that numbers are made of, and of some that break them.
#[test]
fn any_text_gives_ranges_in_order_on_boundaries() {
    let alphabet: Vec<char> =
        "0012345678899++(())--../  \n\t,;:xé€\u{a0}–Tel.:ext+41 202-555".chars().collect();
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    for _ in 0..3_000 {
        let length = usize::try_from(next() % 60).unwrap();
        let pick = |seed: u64| alphabet[usize::try_from(seed % alphabet.len() as u64).unwrap()];
        let text: String = (0..length).map(|_| pick(next())).collect();
        let mut end = 0;
        for phone in find_phones(&text, false) {
            let whole = phone.whole();
            assert!(phone.label.is_none_or(|label| label.end <= phone.range.start), "in {text:?}");
            assert!(end <= phone.range.start && phone.range.end <= whole.end, "in {text:?}: {phone:?}");
            for range in
                phone.groups.iter().chain(&phone.alternates).chain(&phone.label).chain(&phone.extension)
            {
                assert!(text.get(range.as_range()).is_some_and(|quote| !quote.is_empty()), "in {text:?}");
            }
            assert!(phone.digits.len() >= 5, "in {text:?}");
            let _ = (judge(&phone, Some("US")), judge(&phone, Some("CH")), phone.e123());
            end = whole.end;
        }
    }
}
