//! The selector language: what it accepts, what it refuses and how, and what it selects in a draft.

use super::*;
use crate::rules::Anchor;
use crate::rules::testing::look;

const DRAFT: &str = "---
title: Ferries run again
date: 2024-03-12
---

# Ferries *run* again after a storm

Jakarta, 12 March 2024 – Ferries run again, the harbour office said. See [the list](https://port.example/list). Run `ferry -x` or open https://port.example today.

“We waited for nine days until the wind had dropped,” said Dewi Sari, harbour master. The boats carry 1,200 people.

- Batam: daily
- Bintan: weekly

## About the Harbour Office

The office is the oldest in the country and has forty piers.
";

/// The texts that a selector selects, shortened to their first words.
fn selected(selector: &str) -> Vec<String> {
    look(DRAFT, |cx| {
        let nodes = Selector::parse(selector).unwrap().select(cx);
        let words = |text: &str| text.split_whitespace().take(4).collect::<Vec<_>>().join(" ");
        nodes.iter().map(|node| words(&node.text(cx.release))).collect()
    })
}

fn refused(selector: &str) -> (usize, Option<String>) {
    let error = Selector::parse(selector).unwrap_err();
    (error.offset, error.suggestion)
}

#[test]
fn parts_and_records_are_selected_by_name() {
    assert_eq!(selected("headline"), ["Ferries run again after"]);
    assert_eq!(selected("dateline"), ["Jakarta, 12 March 2024"]);
    assert_eq!(selected("dateline.line"), ["Jakarta, 12 March 2024"]);
    assert_eq!(selected("dateline.city"), ["Jakarta"]);
    assert_eq!(selected("quote"), ["“We waited for nine"]);
    assert_eq!(selected("quote.surname"), ["Sari"]);
    assert_eq!(selected("item"), ["Batam: daily", "Bintan: weekly"]);
    assert_eq!(selected("link.host"), ["port.example", "port.example"]);
    assert_eq!(selected("url"), ["https://port.example"]);
    assert_eq!(selected("number"), ["12", "2024", "1,200"]);
    assert_eq!(selected("code"), ["ferry -x"]);
    assert_eq!(selected("date.core"), ["12 March 2024"]);
}

#[test]
fn an_address_behind_a_name_belongs_to_its_contact() {
    let draft = "# Zoo opens\n\nPrague, 5 March 2024 – The zoo opened its doors again on Tuesday, after nine months.\n\n\
                 Press contact: [Jana Malá](mailto:jmala@zoo.example)\n";
    for selector in ["contact.email", "email"] {
        look(draft, |cx| {
            let nodes = Selector::parse(selector).unwrap().select(cx);
            let texts: Vec<_> = nodes.iter().map(|node| node.text(cx.release).into_owned()).collect();
            assert_eq!(texts, ["jmala@zoo.example"], "{selector}");
        });
    }
}

#[test]
fn a_space_means_inside_and_pseudos_count_within_it() {
    assert_eq!(selected("lede sentence:first"), ["Ferries run again, the"]);
    assert_eq!(selected("lede sentence:nth(2)"), ["See the list."]);
    assert_eq!(selected("body link:first.host"), ["port.example"]);
    assert_eq!(selected("body link.text:first"), ["the list"]);
    assert_eq!(selected("boilerplate sentence"), ["The office is the"]);
    assert_eq!(selected("body paragraph:not-first"), ["“We waited for nine"]);
    assert_eq!(selected("(lede | boilerplate) sentence:last"), ["Run ferry -x or", "The office is the"]);
    assert_eq!(selected("headline emphasis"), ["run"]);
    assert_eq!(selected("quote sentence"), ["“We waited for nine"]);
    assert_eq!(selected("sentence:lead(2)").len(), 2);
}

#[test]
fn sets_are_joined_from_left_to_right() {
    assert_eq!(selected("headline | dateline"), ["Ferries run again after", "Jakarta, 12 March 2024"]);
    assert_eq!(selected("headline | headline").len(), 1);
    assert_eq!(selected("paragraph - quote"), ["Ferries run again, the", "said Dewi Sari, harbour"]);
    assert_eq!(selected("body & item"), ["Batam: daily Bintan: weekly"]);
    assert_eq!(selected("item - item"), Vec::<String>::new());
    assert_eq!(selected("heading:level(1)"), ["Ferries run again after"]);
    assert_eq!(selected("headline:min-confidence(0.99)"), Vec::<String>::new());
    assert_eq!(selected("boilerplate:lang(en)").len(), 1);
    assert_eq!(selected("boilerplate:lang(fr)").len(), 0);
}

#[test]
fn front_matter_stands_where_its_key_stands() {
    assert_eq!(selected("meta.title"), ["Ferries run again"]);
    look(DRAFT, |cx| {
        let nodes = Selector::parse("meta.date").unwrap().select(cx);
        assert_eq!((nodes.len(), &nodes[0].anchor), (1, &Anchor::Meta(1)));
    });
    look(
        "---\ntitle: Only here\n---\n\nGeneva, 5 March 2024 – It rained in the whole country on Tuesday.\n",
        |cx| {
            let headline = &Selector::parse("headline").unwrap().select(cx)[0];
            assert_eq!((headline.text(cx.release).as_ref(), headline.range()), ("Only here", None));
            let prose = Selector::parse("prose").unwrap().select(cx);
            assert_eq!(prose.iter().map(|node| node.beside).collect::<Vec<_>>(), [true, false]);
        },
    );
}

#[test]
fn copy_leaves_out_what_is_not_the_issuers_wording() {
    let texts = |speech| {
        look(DRAFT, |cx| {
            let nodes = Selector::parse("copy").unwrap().select_with(cx, speech);
            nodes.iter().map(|node| node.text(cx.release).into_owned()).collect::<Vec<_>>().join(" ")
        })
    };
    let copy = texts(Speech::Skipped);
    for (word, inside) in [
        ("storm", true),
        ("the list", true),
        ("harbour master", true),
        ("Batam", true),
        ("Jakarta", false),
        ("https", false),
        ("ferry -x", false),
        ("We waited", false),
        ("oldest", false),
    ] {
        assert_eq!(copy.contains(word), inside, "{word}");
    }
    assert!(texts(Speech::Read).contains("We waited"));
    look(DRAFT, |cx| {
        let (copy, prose) = (cx.copy(), cx.prose());
        assert!(copy.windows(2).all(|pair| pair[0].end <= pair[1].start));
        assert!(copy.iter().all(|range| prose.iter().any(|whole| whole.contains(*range))));
    });
}

#[test]
fn mistakes_have_a_place_and_a_suggestion() {
    assert_eq!(refused("hedline"), (0, Some("headline".to_owned())));
    assert_eq!(refused("body - qoute"), (7, Some("quote".to_owned())));
    assert_eq!(refused("contact.emial"), (8, Some("email".to_owned())));
    assert_eq!(refused("quote:frist"), (6, Some("first".to_owned())));
    assert_eq!(refused("body -quote"), (5, None));
    assert_eq!(refused("(headline"), (0, None));
    assert_eq!(refused("headline)"), (8, None));
    assert_eq!(refused("headline |"), (10, None));
    assert_eq!(refused(""), (0, None));
    assert_eq!(refused("quote:nth(0)"), (10, None));
    assert_eq!(refused("quote:nth"), (9, None));
    assert_eq!(refused("meta"), (4, None));
    assert!(Selector::parse(&"(".repeat(10_000)).is_err());
    assert!(Selector::parse("headline.date").unwrap_err().message.contains("it has none"));
}

#[test]
fn parts_of_the_house_can_be_named() {
    let own = ["fact-box".to_owned()];
    assert!(Selector::parse_with("fact-box sentence", &own).is_ok());
    assert_eq!(Selector::parse_with("fact-bx", &own).unwrap_err().suggestion.as_deref(), Some("fact-box"));
    assert!(Selector::parse("fact-box").is_err());
}

#[test]
fn names_say_what_is_selected() {
    let names = |text: &str| {
        let selector = Selector::parse(text).unwrap();
        selector.names().iter().map(|name| name.as_str().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names("dateline | date-line"), ["dateline", "date-line"]);
    assert_eq!(names("body - quote"), ["body"]);
    assert_eq!(names("lede sentence:first"), ["sentence"]);
}

proptest::proptest! {
    #[test]
    fn nothing_breaks_the_reader(text in "\\PC{0,30}", steps in "(body|quote|lede|\\(|\\)|:first| - | \\| |\\.date| ){0,9}") {
        for text in [text, steps] {
            if let Ok(selector) = Selector::parse(&text) {
                let _ = look(DRAFT, |cx| selector.select(cx));
            }
        }
    }
}
