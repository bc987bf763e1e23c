//! What may be written in TOML is what the `toml` crate says; places and recovery are ours.

use super::*;

fn at(text: &str, place: Place) -> &str {
    &text[place.start..place.end]
}

#[test]
fn keys_and_values_know_their_places_in_the_order_of_the_file() {
    let text = "zebra = 1\n[rules.PR302]\nknown = [\"é\", 'b']\n[[entity]]\nid = \"x\"\n";
    let (table, errors) = parse(0, text);
    assert_eq!(errors, []);
    assert_eq!(table.keys().collect::<Vec<_>>(), ["zebra", "rules", "entity"]);
    let rule = &table.get("rules").unwrap().node.as_table().unwrap().entries[0];
    assert_eq!((at(text, rule.key_place), at(text, rule.node.place)), ("PR302", "[rules.PR302]"));
    let known = &rule.node.as_table().unwrap().entries[0];
    assert_eq!((at(text, known.key_place), at(text, known.node.place)), ("known", "[\"é\", 'b']"));
    assert_eq!(at(text, known.node.as_list().unwrap()[0].place), "\"é\"");
    let entity = &table.get("entity").unwrap().node.as_list().unwrap()[0];
    assert_eq!(at(text, entity.place), "[[entity]]");
}

/// Texts that are right.
const RIGHT: &[&str] = &[
    "",
    "a = 1\n",
    "\u{feff}a = 1",
    "a = 0x1F\nb = 1_000\nc = -3\nd = 1e3\ne = 0o7\nf = 0b1\ng = inf\n",
    "a = true\nb = false\nc = 2024-03-12\nd = 2024-03-12T10:00:00Z\n",
    "a = \"x\\u00e9\\n\"\nb = 'c:\\x'\nc = \"\"\"\na\n  b \\\n  c\"\"\"\nd = '''\nx'''\n",
    "a = [1, [2, 3], { b = 4 }, # c\n]\n",
    "a = { b = { c = 1 }, d.e = 2, d.f = 3 }\n",
    "a.b.c = 1\na.b.d = 2\na.e = 3\n",
    "[a]\nx = 1\n[a.b]\ny = 2\n[c.d]\nz = 3\n[c]\nw = 4\n",
    "[[a]]\nx = 1\n[[a]]\nx = 2\n[a.b]\ny = 1\n[[a.c]]\n[[a.c]]\nz = 1\n",
    "[\"a b\".'c']\n\"\" = 1\n",
    "[a.b.c]\nx = 1\n[a.b]\ny = 1\n[a]\nz = 1\n",
    "a = [\n  { text = \"x\", lang = \"en\" },\n  \"y\",\n]\r\nb = []\nc = {}\n",
];

/// Texts that are wrong, with where they are.
const WRONG: &[(&str, &[&str])] = &[
    ("a = 1\na = 2\n", &["a"]),
    ("[a]\n[a]\n", &["a"]),
    ("[a]\nb = 1\n[a.b]\n", &["b"]),
    ("[[a]]\n[a]\n", &["a"]),
    ("[a]\n[[a]]\n", &["a"]),
    ("a = []\n[[a]]\n", &["a"]),
    ("a = { b = 1 }\n[a.c]\n", &["a"]),
    ("a = { b = 1, b = 2 }\n", &["b"]),
    ("a.b = 1\na = 2\n", &["a"]),
    ("a.b = 1\n[a]\n", &["a"]),
    ("[a.b]\nx = 1\n[a]\nb.y = 2\n", &["b"]),
    ("a = 1\na.b = 2\n", &["a"]),
    ("a = { b = { c = 1 }, b.d = 2 }\n", &["b"]),
    ("a = error\n", &["error"]),
    ("a = 2024-13-01\n", &["2024-13-01"]),
    ("a = \"x\nb = 1\n", &[""]),
    ("[a\nb = 1\n", &[""]),
];

#[test]
fn what_is_right_reads_as_the_toml_crate_reads_it() {
    for text in RIGHT {
        let (table, errors) = parse(0, text);
        assert_eq!(errors, [], "{text}");
        assert_eq!(table.to_toml(), text.parse::<toml::Table>().unwrap(), "{text}");
    }
}

#[test]
fn what_is_wrong_is_told_and_the_toml_crate_refuses_it_too() {
    for (text, places) in WRONG {
        assert!(text.parse::<toml::Table>().is_err(), "{text}");
        let (_, errors) = parse(0, text);
        let got: Vec<&str> = errors.iter().map(|error| at(text, error.place)).collect();
        assert_eq!(got, *places, "{text}: {errors:?}");
    }
}

#[test]
fn every_pack_reads_as_the_toml_crate_reads_it() {
    for (path, text) in crate::config::embedded::FILES.iter().filter(|(path, _)| path.ends_with(".toml")) {
        let (table, errors) = parse_static(0, text);
        assert_eq!(errors, [], "{path}");
        assert_eq!(parse(0, text), (table.clone(), Vec::new()), "{path}");
        assert_eq!(table.to_toml(), text.parse::<toml::Table>().unwrap(), "{path}");
    }
}

#[test]
fn a_line_that_is_wrong_does_not_spoil_the_next() {
    let (table, errors) = parse(0, "a = \nb = 2\nc = [1 2]\nd = 4\n[x\ne = 5\n[y]\nf = 6\n");
    assert_eq!(errors.len(), 3, "{errors:?}");
    assert_eq!(table.get("b").unwrap().node.value, Value::Whole(2));
    assert_eq!(table.get("d").unwrap().node.value, Value::Whole(4));
    assert!(table.get("e").is_none());
    assert_eq!(table.get("y").unwrap().node.as_table().unwrap().keys().collect::<Vec<_>>(), ["f"]);
}

#[test]
fn depth_is_limited() {
    let (_, errors) = parse(0, &format!("a = {}", "[".repeat(10_000)));
    assert!(!errors.is_empty());
    let (_, errors) = parse(0, &format!("a = {}1{}", "{ b = ".repeat(200), "}".repeat(200)));
    assert!(!errors.is_empty());
    let (_, errors) = parse(0, &format!("a{} = 1", ".b".repeat(100_000)));
    assert!(!errors.is_empty());
}

#[test]
fn a_number_that_is_too_large_is_no_number() {
    let (table, _) = parse(0, "e = 99999999999999999999");
    assert_eq!(table.entries[0].node.value, Value::Text("99999999999999999999".into()));
}
