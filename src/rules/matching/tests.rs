//! What matching promises, and that the tree finds exactly what a naive search finds.

use super::literal::{in_word, same_char};
use super::*;
use crate::text::TextRange;
use proptest::prelude::*;

fn set(patterns: &[Pattern]) -> PatternSet {
    PatternSet::new(&[patterns.to_vec()]).expect("patterns of the test are right")
}

/// What the patterns of one rule find in a text.
fn found<'t>(patterns: &[Pattern], text: &'t str) -> Vec<&'t str> {
    set(patterns).scan_text(text).of(0).iter().map(|hit| &text[hit.range.as_range()]).collect()
}

fn literal<'t>(pattern: &str, text: &'t str) -> Vec<&'t str> {
    found(&[Pattern::literal(pattern)], text)
}

fn regex<'t>(pattern: &str, text: &'t str) -> Vec<&'t str> {
    found(&[Pattern::regex(pattern)], text)
}

fn refusal(pattern: Pattern) -> PatternError {
    PatternSet::new(&[vec![], vec![pattern]]).unwrap_err().remove(0)
}

#[test]
fn smart_case_keeps_capitals_exact_and_frees_small_letters() {
    assert_eq!(
        literal("illegal migrant", "An ILLEGAL migrant; Illegal Migrant."),
        ["ILLEGAL migrant", "Illegal Migrant"]
    );
    assert_eq!(literal("ASEAN", "Asean, asean and ASEAN"), ["ASEAN"]);
    assert_eq!(literal("Kiev", "kiev KIEV Kiev"), ["KIEV", "Kiev"]);
    let exact = Pattern::literal("Web site").case(CaseMode::Exact);
    assert_eq!(found(&[exact], "web site Web site WEB SITE"), ["Web site"]);
    let any = Pattern::literal("IOM").case(CaseMode::Ignore);
    assert_eq!(found(&[any], "iom Iom"), ["iom", "Iom"]);
}

#[test]
fn apostrophes_and_white_space_are_what_they_mean() {
    assert_eq!(
        literal("it's time", "It’s  time, it's\u{a0}time, its time"),
        ["It’s  time", "it's\u{a0}time"]
    );
    assert_eq!(literal("co-operate", "cooperate co - operate co‑operate"), ["co‑operate"]);
    assert_eq!(literal("per cent", "percent per cent"), ["per cent"]);
}

#[test]
fn word_edges_hold_inside_words_and_numbers_only() {
    assert_eq!(literal("IOM", "IOMs IOM’s IOM-led (IOM) xIOM"), ["IOM", "IOM", "IOM"]);
    assert_eq!(literal("%", "5% of"), ["%"]);
    assert_eq!(literal("5", "1.5 5km 15 5, 5"), ["5", "5"]);
    assert_eq!(literal("cafe", "cafe\u{301} cafe"), ["cafe"]);
    assert_eq!(literal("café", "café, cafés"), ["café"]);
}

#[test]
fn a_pattern_without_word_edges_is_found_inside_words() {
    let part = Pattern::literal("migra").word(false);
    assert_eq!(found(&[part], "Immigration, emigrate"), ["migra", "migra"]);
    let spaced = Pattern::literal("ing the").word(false);
    assert_eq!(found(&[spaced], "closing  the door"), ["ing  the"]);
    let expression = Pattern::regex("migr[a-z]+").word(false);
    assert_eq!(found(&[expression], "Immigration"), ["migration"]);
}

#[test]
fn white_space_at_the_ends_of_a_pattern_is_part_of_it() {
    assert_eq!(literal(" ,", "One , two, three"), [" ,"]);
    assert_eq!(literal("( ", "a (b) ( c)"), ["( "]);
}

#[test]
fn the_longest_match_of_a_rule_wins() {
    let both = [Pattern::literal("all of"), Pattern::literal("all of a sudden")];
    assert_eq!(found(&both, "All of a sudden all of them"), ["All of a sudden", "all of"]);
    let inflected = [Pattern::literal("migrant").inflect(Inflect::Noun), Pattern::literal("migrants")];
    assert_eq!(set(&inflected).scan_text("migrants").of(0)[0].pattern, 1);
}

#[test]
fn groups_do_not_compete() {
    let both = [Pattern::literal("all of"), Pattern::literal("all of a sudden").group(1)];
    assert_eq!(found(&both, "All of a sudden"), ["All of a sudden", "All of"]);
}

#[test]
fn a_whole_text_may_have_to_match() {
    let whole = |pattern: Pattern, text: &str| Whole::new(pattern).unwrap().matches(text);
    assert!(whole(Pattern::literal("for immediate release"), " For  immediate release "));
    assert!(!whole(Pattern::literal("for immediate release"), "For immediate release:"));
    let dateline = Pattern::regex(r"^\p{Lu}[\p{L}’.\- /]+(, \d{1,2} \p{L}+ \d{4})? –$");
    assert!(whole(dateline.clone(), "Cox's Bazar, 5 March 2024 –"));
    assert!(whole(dateline.clone(), "Geneva –"));
    assert!(!whole(dateline, "Geneva -"));
    assert!(Whole::new(Pattern::regex("(")).is_err());
}

#[test]
fn inflection_finds_the_forms_and_leaves_the_possessive_outside() {
    let noun = Pattern::literal("illegal migrant").inflect(Inflect::Noun);
    assert_eq!(
        found(&[noun], "Illegal migrants, an illegal migrant’s child"),
        ["Illegal migrants", "illegal migrant"]
    );
    let verb = Pattern::literal("leverage").inflect(Inflect::Verb);
    let hits = set(&[verb]).scan_text("leveraging and leveraged");
    let forms: Vec<Form> = hits.of(0).iter().map(|hit| hit.form).collect();
    assert_eq!(forms, [Form::Gerund, Form::Past]);
}

#[test]
fn a_finite_expression_is_no_expression() {
    let set = set(&[Pattern::regex(r"\b(?:organi[sz]ations?|co-?operat(e|ed|ing))\b")]);
    let text = "ORGANISATIONS co-operated; organizational.";
    let words: Vec<&str> = set.scan_text(text).of(0).iter().map(|hit| &text[hit.range.as_range()]).collect();
    assert_eq!(words, ["ORGANISATIONS", "co-operated"]);
    assert_eq!((set.counters().compiled(), set.counters().attempts()), (0, 0));
}

#[test]
fn an_expression_waits_for_its_rarest_word() {
    let set = set(&[Pattern::regex(r"in [0-9]+ districts of \w+")]);
    assert!(set.untriggered().is_empty());
    set.scan_text("In the town, in the city, in 2024 and in March.");
    assert_eq!(set.counters().attempts(), 0, "the word “districts” does not stand there");
    assert_eq!(set.counters().compiled(), 0);
    let text = "Held in 12 districts of Gao.";
    assert_eq!(set.scan_text(text).of(0)[0].range.as_range(), 5..27);
    assert_eq!((set.counters().attempts(), set.counters().compiled()), (1, 1));
}

#[test]
fn an_expression_waits_for_a_beginning_a_number_or_a_mark() {
    assert_eq!(regex(r"migra[a-z]+", "Migration of immigrants"), ["Migration"]);
    assert_eq!(regex(r"[0-9]+ ?km", "12km or 7 km or a12 km"), ["12km", "7 km"]);
    assert_eq!(regex(r"\d+%", "about 12% and 7 %"), ["12%"]);
    let set = set(&[Pattern::regex(r"\w+@\w+"), Pattern::regex("[a-z]+ing [a-z]+ly")]);
    assert_eq!(set.untriggered(), [(0, 1)], "the mark is a trigger, endings are none");
}

#[test]
fn an_expression_is_tried_again_where_its_first_choice_breaks_a_word() {
    assert_eq!(regex(r"(?:go|going) +(?:home|homeward)s?\d*", "Going homeward"), ["Going homeward"]);
    assert_eq!(regex(r"[a-z]+ly|x[0-9]*", "xly early x12"), ["xly", "early", "x12"]);
    assert_eq!(regex(r"\d+ people", "1,500 people"), Vec::<&str>::new(), "a number is never cut");
}

#[test]
fn expressions_have_the_tolerance_of_literals() {
    assert_eq!(regex(r"it's [0-9]+ o'clock", "IT’S  5\u{a0}o’clock"), ["IT’S  5\u{a0}o’clock"]);
    assert_eq!(regex(r"[A-Z][a-z]+gate", "Watergate watergate WATERGATE"), ["Watergate"]);
    assert_eq!(regex("(?i)NEWS+", "news newsss"), ["news", "newsss"]);
    assert_eq!(regex("a {2}b", "a b a  b"), ["a  b"]);
}

#[test]
fn a_match_stays_within_its_block() {
    let source = crate::document::Source::new(
        "draft",
        crate::document::Format::Text,
        "The second\n\nphase of 12\n\npeople came.".as_bytes(),
    );
    let doc = crate::formats::read(source);
    let set = set(&[
        Pattern::literal("second phase"),
        Pattern::regex(r"\d+\s+\w+"),
        Pattern::literal("people came"),
    ]);
    assert_eq!(set.scan(&doc).of(0).len(), 1);
    assert_eq!(set.scan(&doc).of(0)[0].pattern, 2);
}

#[test]
fn what_cannot_be_used_is_refused_with_its_place() {
    let error = refusal(Pattern::regex("ab(?=c)"));
    assert_eq!((error.rule, error.pattern, error.offset), (1, 0, Some(2)));
    assert!(error.message.contains("unless_after"), "{}", error.message);
    assert!(refusal(Pattern::regex(r"(?i)(a)\1")).message.contains("repeat"));
    assert_eq!(refusal(Pattern::regex("(?i)(a")).offset, Some(4));
    assert!(refusal(Pattern::regex("x*")).message.contains("nothing"));
    assert!(refusal(Pattern::regex(r"(\w{100}){100}")).message.contains("too large"));
    assert!(refusal(Pattern::literal("  ")).message.contains("no word"));
}

#[test]
fn cost_is_counted_and_a_long_paragraph_stays_cheap() {
    let set = set(&[Pattern::regex(r"[0-9]+[^!]*!"), Pattern::literal("never here")]);
    let text = "In 2024 about 300 came. ".repeat(2_000);
    assert!(set.scan_text(&text).of(0).is_empty());
    assert!(set.counters().attempts() <= 4_000);
    assert!(set.counters().compiled() <= 2);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_tree_finds_what_a_naive_search_finds(
        patterns in prop::collection::vec(("[abAé1’' .-]{0,2}[abAé1’'-][abé ’-]{0,3}", 0..3_u8, any::<bool>()), 1..5),
        text in "[abAéÉ15'’‘ \u{a0}.,-]{0,40}",
    ) {
        let patterns: Vec<Pattern> = patterns
            .into_iter()
            .map(|(text, case, word)| {
                let case = [CaseMode::Smart, CaseMode::Exact, CaseMode::Ignore][usize::from(case)];
                Pattern::literal(text.trim()).case(case).word(word)
            })
            .collect();
        let each: Vec<Vec<Pattern>> = patterns.iter().map(|pattern| vec![pattern.clone()]).collect();
        let hits = PatternSet::new(&each).unwrap().scan_text(&text);
        for (rule, pattern) in patterns.iter().enumerate() {
            let ranges: Vec<_> = hits.of(rule).iter().map(|hit| hit.range.as_range()).collect();
            prop_assert_eq!(ranges, naive(pattern, &text), "{:?} in {:?}", pattern, text);
        }
    }

    #[test]
    fn a_written_out_expression_finds_what_the_expression_finds(
        expression in "[ab]{1,2}(\\[ab\\]|b\\?|\\(a\\|bb\\)| ){0,4}[ab]",
        text in "[ab -]{0,30}",
    ) {
        let set = set(&[Pattern::regex(expression.clone())]);
        prop_assert_eq!(set.counters().compiled(), 0);
        let plain = regex::Regex::new(&format!("^(?:{})$", expression.replace(' ', r"\s+"))).unwrap();
        for hit in set.scan_text(&text).of(0) {
            prop_assert!(plain.is_match(&text[hit.range.as_range()]));
        }
        let missed = regex::Regex::new(&format!(r"\b(?:{})\b", expression.replace(' ', r"\s+"))).unwrap();
        prop_assert_eq!(missed.is_match(&text), !set.scan_text(&text).of(0).is_empty());
    }

    #[test]
    fn triggers_lose_nothing(
        expression in r"(ab|of|a|\\w\+|\[0-9\]\+|\[ab\]\+|\\b| |\\s\+|-|%|\(\?:of\|b\) |a\?|7){1,6}",
        text in "(ab|of|a|b|7| |-|%|, ){0,14}",
        word in any::<bool>(),
    ) {
        let pattern = Pattern::regex(expression.clone()).word(word);
        let Ok(read) = expression::read(&pattern, &expression) else { return Ok(()) };
        // What is written out has a test of its own.
        if finite::readings(&read.hir, 64).is_some() {
            return Ok(());
        }
        // A block has no white space at its ends.
        let text = text.trim();
        let edges = (read.start_edge, read.end_edge);
        let target =
            literal::Target { rule: 0, pattern: 0, group: 0, form: Form::Base, case: read.case, edges };
        let engine = engine::Engine::new(target, read);
        let all = engine.matches_in(text, TextRange::new(0, text.len()), &engine::Counters::default());
        let hits = set(&[pattern]).scan_text(text);
        let found: Vec<TextRange> = hits.of(0).iter().map(|hit| hit.range).collect();
        prop_assert_eq!(found, all, "{} in {:?}", expression, text);
    }

    #[test]
    fn no_pattern_and_no_text_breaks_it(pattern in "\\PC{0,12}", text in "\\PC{0,60}") {
        for pattern in [Pattern::literal(pattern.clone()), Pattern::regex(pattern.clone()), Pattern::regex(pattern).word(false)] {
            if let Ok(set) = PatternSet::new(&[vec![pattern]]) {
                for hit in set.scan_text(&text).of(0) {
                    prop_assert!(text.get(hit.range.as_range()).is_some_and(|hit| !hit.is_empty()));
                }
            }
        }
    }
}

/// Every position, every length of white space, one pattern: right by being simple.
fn naive(pattern: &Pattern, text: &str) -> Vec<std::ops::Range<usize>> {
    let want: Vec<char> = pattern.text().chars().collect();
    let mut found = Vec::new();
    let mut free = 0;
    for (at, _) in text.char_indices() {
        let Some(end) = naive_end(&want, text, at, pattern.case) else { continue };
        let edges = edge_at(text, at) && edge_at(text, end);
        let inside_words =
            !pattern.word && [want.first(), want.last()].iter().flatten().any(|c| in_word(**c));
        if (edges || inside_words) && at >= free {
            found.push(at..end);
            free = end;
        }
    }
    found
}

fn naive_end(want: &[char], text: &str, at: usize, case: CaseMode) -> Option<usize> {
    let mut rest = text[at..].chars();
    let mut at_want = 0;
    while let Some(&c) = want.get(at_want) {
        if c.is_whitespace() {
            let before = rest.as_str().len();
            rest = rest.as_str().trim_start().chars();
            if rest.as_str().len() == before {
                return None;
            }
            while want.get(at_want).is_some_and(|c| c.is_whitespace()) {
                at_want += 1;
            }
            continue;
        }
        if !same_char(c, rest.next()?, case) {
            return None;
        }
        at_want += 1;
    }
    Some(text.len() - rest.as_str().len())
}
