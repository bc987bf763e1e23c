use super::*;
use crate::calendar::Weekday;
use crate::calendar::Weekday::{Friday, Monday, Saturday, Sunday, Thursday, Tuesday, Wednesday};
use crate::text::{TextRange, Tokens};

fn mentions(text: &str) -> Vec<DateMention> {
    let tokens = Tokens::new(text, [TextRange::new(0, text.len())]);
    find_dates(text, tokens.all())
}

/// Day, month and year of each date.
fn days(text: &str) -> Vec<(u8, u8, i16)> {
    let part = |mention: DateMention| {
        (mention.day.unwrap_or(0), mention.month.unwrap_or(0), mention.year.unwrap_or(0))
    };
    mentions(text).into_iter().map(part).collect()
}

fn weekdays(text: &str) -> Vec<Option<Weekday>> {
    mentions(text).into_iter().map(|mention| mention.weekday.map(|(day, _)| day)).collect()
}

/// Index of the other end for each date.
fn ends(text: &str) -> Vec<Option<usize>> {
    mentions(text).into_iter().map(|mention| mention.range_end).collect()
}

#[test]
fn day_and_month_come_in_either_order() {
    for text in [
        "on 12 March 2024 in",
        "March 12, 2024",
        "12th of March 2024",
        "12 de marzo de 2024",
        "12 de marzo del 2024",
        "le 12 mars 2024",
        "12-Mar-2024",
        "on march 12, 2024, in",
        "2024-03-12T10:00",
    ] {
        assert_eq!(days(text), [(12, 3, 2024)], "{text}");
    }
    assert_eq!(days("Nov. 3"), [(3, 11, 0)]);
    assert_eq!(days("since May 31 there"), [(31, 5, 0)]);
    assert_eq!(days("en marzo de 2022"), [(0, 3, 2022)]);
    assert_eq!(days("le 1er mars, el 1.º de mayo, el 1º de junio"), [(1, 3, 0), (1, 5, 0), (1, 6, 0)]);
}

#[test]
fn weekdays_beside_a_date_belong_to_it() {
    assert_eq!(weekdays("on Tuesday, 13 March, and"), [Some(Tuesday)]);
    assert_eq!(weekdays("12 March (Monday)"), [Some(Monday)]);
    assert_eq!(weekdays("it closed on March 12, 2024, Tuesday."), [Some(Tuesday)]);
    assert_eq!(weekdays("on Tuesday (14/09)"), [Some(Tuesday)]);
    assert_eq!(weekdays("martes 13 de marzo"), [Some(Tuesday)]);
    assert_eq!(weekdays("Mon., Mar. 18, 2024, and Tues., Mar. 25, 2024"), [Some(Monday), Some(Tuesday)]);
    assert_eq!(
        weekdays("Friday evening, 15 March, and mardi prochain, 12 mars"),
        [Some(Friday), Some(Tuesday)]
    );
    assert_eq!(weekdays("on Friday the 15th of November"), [Some(Friday)]);
}

#[test]
fn names_and_other_sentences_are_no_weekdays_of_a_date() {
    for text in [
        "Black Friday, 24 November",
        "Sheffield Wednesday, 12 March 2024",
        "(The Sun, 12 March 2024)",
        "Baltimore Sun, March 12, 2024",
        "Santo Domingo, 12 de marzo de 2024",
        "Plácido Domingo, 12 de marzo de 2024",
        "the SAT, March 9, 2024",
        "met on Monday. 12 March is late",
        "se reunió el lunes. 12 de marzo de 2024",
        "On March 12, Monday night games begin",
        "every Tuesday, 5 November to 17 December",
    ] {
        assert!(weekdays(text).iter().all(Option::is_none), "{text}: {:?}", weekdays(text));
    }
}

#[test]
fn days_that_share_a_month_are_read_one_by_one() {
    assert_eq!(days("3, 5 and 7 March 2024"), [(3, 3, 2024), (5, 3, 2024), (7, 3, 2024)]);
    assert_eq!(days("los días 12, 13 y 14 de mayo"), [(12, 5, 0), (13, 5, 0), (14, 5, 0)]);
    assert_eq!(days("March 4, 5 and 6, 2024"), [(4, 3, 2024), (5, 3, 2024), (6, 3, 2024)]);
    let pair = "Saturday 16 and Sunday 17 November 2024";
    assert_eq!((days(pair).len(), weekdays(pair)), (2, vec![Some(Saturday), Some(Sunday)]));
    let pair = "Saturday and Sunday, 16 and 17 November 2024";
    assert_eq!(weekdays(pair), [Some(Saturday), Some(Sunday)]);
    assert_eq!(ends(pair), [None, None]);
    assert_eq!(days("Tuesday, 12, and Wednesday, 13 March"), [(12, 3, 0), (13, 3, 0)]);
    assert_eq!(weekdays("du lundi 4 au vendredi 8 novembre"), [Some(Monday), Some(Friday)]);
    assert_eq!(weekdays("del lunes 4 al viernes 8 de noviembre"), [Some(Monday), Some(Friday)]);
}

#[test]
fn ranges_have_two_ends() {
    assert_eq!(days("from 28 May to 3 April 2024"), [(28, 5, 2024), (3, 4, 2024)]);
    assert_eq!(days("del 4 al 8 de noviembre"), [(4, 11, 0), (8, 11, 0)]);
    assert_eq!(days("28 December–3 January 2026"), [(28, 12, 2025), (3, 1, 2026)]);
    assert_eq!(days("(30/10-02/11)"), [(30, 10, 0), (2, 11, 0)]);
    assert_eq!(days("12 March 2024–3 April 2024"), [(12, 3, 2024), (3, 4, 2024)]);
    assert_eq!(days("May 31 to 2 June 2024"), [(31, 5, 2024), (2, 6, 2024)]);
    assert_eq!(days("from May 31, 2024, to June 2, 2024"), [(31, 5, 2024), (2, 6, 2024)]);
    for text in ["4–8 November", "March 4-8, 2024", "4 to 8 November", "between 4 and 8 November"] {
        assert_eq!(ends(text), [Some(1), None], "{text}");
    }
    assert_eq!(ends("on 4 and 8 November"), [None, None]);
    assert_eq!(ends("between 12 July and 28 June 2024"), [Some(1), None]);
    assert_eq!(ends("entre le 12 et le 14 mars"), [Some(1), None]);
}

#[test]
fn weekdays_name_both_ends_of_a_short_range() {
    let ends = "from Monday to Friday, 11–15 November 2024";
    assert_eq!(weekdays(ends), [Some(Monday), Some(Friday)]);
    assert_eq!(weekdays("Wednesday, March 4, to Thursday, March 5"), [Some(Wednesday), Some(Thursday)]);
    let opening_hours = "Monday to Friday, 8 November to 20 December 2024";
    assert_eq!(weekdays(opening_hours), [None, None]);
}

#[test]
fn numbers_that_are_no_dates_are_left_alone() {
    for text in [
        "24/7/365 x",
        "1,500 people",
        "law 36/2015",
        "+41 22 555 01 00",
        "a 3-2 win",
        "202/224-5521",
        "may 5 people",
        "page 2-4",
        "season 2024/25",
        "COVID-19 March",
        "at 10:30 march",
        "14 May Day marches",
        "12 March Road",
        "In March 12 people died",
        "CVE-2024-03-12",
        "1-1/2 cups",
        "(10.05)",
        "April 30% of",
        "04/05/06/07/08",
    ] {
        assert_eq!(days(text), [], "{text}");
    }
}

#[test]
fn counts_behind_a_date_are_not_its_year_or_its_second_day() {
    assert_eq!(days("On 12 March 2000 people marched"), [(12, 3, 0)]);
    assert_eq!(days("El 12 de marzo 1500 personas marcharon"), [(12, 3, 0)]);
    assert_eq!(days("On 12 March 2000 in"), [(12, 3, 2000)]);
    assert_eq!(days("On March 4 and 12 people came"), [(4, 3, 0)]);
    assert_eq!(days("from March 4 to 5 p.m."), [(4, 3, 0)]);
    assert_eq!(days("the 15 June 2018 elections"), [(15, 6, 2018)]);
    assert_eq!(days("the March 4-8 conference"), [(4, 3, 0), (8, 3, 0)]);
}

#[test]
fn numeric_dates_keep_their_numbers() {
    assert_eq!(mentions("(04/09)")[0].numbers, [4, 9]);
    assert_eq!(days("(04/09)"), [(0, 0, 0)]);
    assert_eq!(days("on 22/05 in"), [(22, 5, 0)]);
    assert_eq!(days("05/22/2025"), [(22, 5, 2025)]);
    assert_eq!(days("12.03.2024 13.03.2024"), [(0, 0, 2024), (13, 3, 2024)]);
    assert_eq!(days("yesterday (04.09)").len(), 1);
}

#[test]
fn lists_and_ranges_of_numbers_tell_each_others_order() {
    assert_eq!(days("last week (9/11 and 14/11)"), [(9, 11, 0), (14, 11, 0)]);
    assert_eq!(days("(26-29/11)"), [(26, 11, 0), (29, 11, 0)]);
    assert_eq!(days("(04-06/09)"), [(4, 9, 0), (6, 9, 0)]);
    assert_eq!(ends("(26-29/11)"), [Some(1), None]);
    assert_eq!(days("on 05/06 and 07/06"), [(0, 0, 0), (0, 0, 0)]);
}

#[test]
fn no_index_reaches_beyond_the_text() {
    for text in ["", "12", "March", "12 -", "Monday", "Monday,", "(12", "12/", "1er", "de", "12 and"] {
        assert_eq!(days(text), [], "{text}");
    }
    assert_eq!(days("May 4 –"), [(4, 5, 0)]);
}
