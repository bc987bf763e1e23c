//! How a value of one layer meets the value it inherits. Knows forms of values, no rule.
//!
//! The last value wins, except that a table by language changes the languages it names, `{ add, remove }` changes a list,
//! and a table of entries changes the entries it names.

use super::check::Mistakes;
use super::tree::{Entry, Node, Table, Value};

/// Languages that may be keys of a value by language; `any` is for those that are not named.
const LANGUAGES: [&str; 4] = ["any", "en", "fr", "es"];

/// The value that comes of an inherited one and a higher one.
pub fn merge(low: Option<&Node>, high: &Node, mistakes: &mut Mistakes) -> Node {
    match &high.value {
        Value::Table(table) if is_by_language(table) => merge_languages(low, high, table, mistakes),
        Value::Table(table) => match low.and_then(Node::as_table).filter(|low| is_by_language(low)) {
            Some(languages) if as_change(table).is_some() => change_each(high, languages, mistakes),
            _ => merge_one(low, high, table, mistakes),
        },
        _ => high.clone(),
    }
}

/// Whether a value cannot be judged without the one it inherits.
pub fn builds_on_inherited(node: &Node) -> bool {
    node.as_table().is_some()
}

/// Whether all keys of a table are languages.
pub fn is_by_language(table: &Table) -> bool {
    !table.entries.is_empty() && table.keys().all(|key| LANGUAGES.contains(&key))
}

fn merge_languages(low: Option<&Node>, high: &Node, table: &Table, mistakes: &mut Mistakes) -> Node {
    let mut entries = match low {
        Some(Node { value: Value::Table(low), .. }) if is_by_language(low) => low.entries.clone(),
        Some(plain) => {
            let key_place = plain.place;
            vec![Entry { key: "any".into(), key_place, node: plain.clone() }]
        }
        None => Vec::new(),
    };
    for entry in &table.entries {
        let inherited = find(&entries, &entry.key).or_else(|| find(&entries, "any")).cloned();
        let node = merge(inherited.as_ref(), &entry.node, mistakes);
        put(&mut entries, Entry { node, ..entry.clone() });
    }
    Node { place: high.place, value: Value::Table(Table::of(entries)) }
}

/// A change without a language, to a value by language: each of its lists is changed.
fn change_each(high: &Node, languages: &Table, mistakes: &mut Mistakes) -> Node {
    let entries = languages.entries.iter().map(|entry| {
        let node = merge(Some(&entry.node), high, mistakes);
        Entry { node, ..entry.clone() }
    });
    Node { place: high.place, value: Value::Table(Table::of(entries.collect())) }
}

fn merge_one(low: Option<&Node>, high: &Node, table: &Table, mistakes: &mut Mistakes) -> Node {
    let entries_below = low.and_then(Node::as_table).filter(|low| !is_by_language(low));
    if entries_below.is_none()
        && let Some(change) = as_change(table)
    {
        let list = low.and_then(Node::as_list).unwrap_or_default().to_vec();
        return Node { place: high.place, value: Value::List(change.apply(list, mistakes)) };
    }
    let mut entries = entries_below.map(|low| low.entries.clone()).unwrap_or_default();
    for entry in &table.entries {
        if matches!(entry.node.value, Value::Flag(false)) && find(&entries, &entry.key).is_some() {
            entries.retain(|old| old.key != entry.key);
        } else {
            put(&mut entries, entry.clone());
        }
    }
    Node { place: high.place, value: Value::Table(Table::of(entries)) }
}

fn find<'e>(entries: &'e [Entry], key: &str) -> Option<&'e Node> {
    entries.iter().find(|entry| entry.key == key).map(|entry| &entry.node)
}

fn put(entries: &mut Vec<Entry>, new: Entry) {
    match entries.iter_mut().find(|entry| entry.key == new.key) {
        Some(old) => *old = new,
        None => entries.push(new),
    }
}

/// `{ add = […], remove = […] }`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Change<'t> {
    add: &'t [Node],
    remove: &'t [Node],
}

/// A table as a change to a list, if it is one.
pub fn as_change(table: &Table) -> Option<Change<'_>> {
    let mut change = Change::default();
    for entry in &table.entries {
        match (entry.key.as_ref(), entry.node.as_list()) {
            ("add", Some(items)) => change.add = items,
            ("remove", Some(items)) => change.remove = items,
            _ => return None,
        }
    }
    (!table.entries.is_empty()).then_some(change)
}

impl Change<'_> {
    /// The changed list. What is removed and was never there is worth a word.
    pub fn apply(self, mut list: Vec<Node>, mistakes: &mut Mistakes) -> Vec<Node> {
        for unwanted in self.remove {
            let before = list.len();
            list.retain(|item| !is_same(item, unwanted));
            if list.len() == before {
                let name = unwanted.as_text().unwrap_or("this");
                let message = format!("“{name}” is not in the list, so nothing is removed");
                mistakes.report(unwanted.place, "no-effect", message).warn();
            }
        }
        for item in self.add {
            if !list.contains(item) {
                list.push(item.clone());
            }
        }
        list
    }
}

/// Items are the same if they are equal, or if a text names a table's `text`.
fn is_same(item: &Node, named: &Node) -> bool {
    let text = |node: &Node| match &node.value {
        Value::Table(table) => table.get("text").and_then(|entry| entry.node.as_text().map(str::to_owned)),
        _ => node.as_text().map(str::to_owned),
    };
    item == named || text(item).is_some_and(|own| text(named) == Some(own))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::parse::parse;

    fn value(toml: &str) -> Node {
        let (table, errors) = parse(0, &format!("x = {toml}"));
        assert_eq!(errors, []);
        table.entries[0].node.clone()
    }

    fn merged(layers: &[&str]) -> String {
        let mut mistakes = Mistakes::default();
        let mut node = None;
        for layer in layers {
            node = Some(merge(node.as_ref(), &value(layer), &mut mistakes));
        }
        assert_eq!(mistakes.len(), 0);
        node.unwrap().to_toml().to_string()
    }

    #[test]
    fn the_last_scalar_and_the_last_list_win() {
        assert_eq!(merged(&["1", "2"]), "2");
        assert_eq!(merged(&["['a']", "['b']"]), r#"["b"]"#);
    }

    #[test]
    fn lists_are_changed_by_add_and_remove() {
        let change = "{ add = ['c', 'a'], remove = ['b'] }";
        assert_eq!(merged(&["['a', 'b']", change]), r#"["a", "c"]"#);
        assert_eq!(merged(&["{ add = ['a'] }"]), r#"["a"]"#);
        let texts = "[{ text = 'x', until = '2020-01-01' }, 'y']";
        assert_eq!(merged(&[texts, "{ remove = ['x'] }"]), r#"["y"]"#);
    }

    #[test]
    fn languages_that_are_not_named_keep_what_they_inherit() {
        assert_eq!(merged(&["{ en = 110, fr = 132 }", "{ en = 90 }"]), "{ en = 90, fr = 132 }");
        assert_eq!(merged(&["110", "{ fr = 130 }"]), "{ any = 110, fr = 130 }");
        assert_eq!(merged(&["{ en = 110, fr = 132 }", "100"]), "100");
        assert_eq!(merged(&["['a']", "{ fr = { add = ['b'] } }"]), r#"{ any = ["a"], fr = ["a", "b"] }"#);
        let each = r#"{ en = ["a", "z"], fr = ["b", "z"] }"#;
        assert_eq!(merged(&["{ en = ['a'], fr = ['b'] }", "{ add = ['z'] }"]), each);
    }

    #[test]
    fn entries_are_merged_by_name_and_false_drops_one() {
        let low = "{ utilise = 'use', add = 'include' }";
        assert_eq!(
            merged(&[low, "{ utilise = false, 'all of' = 'all' }"]),
            r#"{ add = "include", "all of" = "all" }"#
        );
        assert_eq!(
            merged(&["{ en = { a = '1' } }", "{ en = { b = '2' }, fr = { c = '3' } }"]),
            r#"{ en = { a = "1", b = "2" }, fr = { c = "3" } }"#
        );
    }

    #[test]
    fn removing_what_is_not_there_is_worth_a_word() {
        let mut mistakes = Mistakes::default();
        merge(Some(&value("['a']")), &value("{ remove = ['b'] }"), &mut mistakes);
        assert_eq!(mistakes.len(), 1);
    }
}
