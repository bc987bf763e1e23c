//! Lists that stand in files of their own, one entry a line, put where `{ file = "…" }` names them.
//!
//! Entries keep their place in the list file, so that a mistake in one is shown there.

use super::layers::Desk;
use super::tree::{Entry, Node, Place, Table, Value};
use super::values::as_change;

/// Keys under which `file` means something else: a text to compare with, a draft, or just the word.
const NOT_LISTS: [&str; 6] = ["left", "right", "bad", "good", "swap", "expansions"];

/// Puts lists in the place of the files that a value names.
pub fn inline(node: &mut Node, desk: &mut Desk<'_>) {
    match &mut node.value {
        Value::Table(table) => {
            if let Some(list) = from_file(table, desk) {
                node.value = list;
                return;
            }
            for entry in &mut table.entries {
                if !NOT_LISTS.contains(&entry.key.as_ref()) {
                    inline(&mut entry.node, desk);
                }
            }
        }
        Value::List(items) => {
            if items.iter().any(|item| named_list(item).is_some()) {
                *items = std::mem::take(items).into_iter().flat_map(|item| splice(item, desk)).collect();
            }
            for item in items {
                open_list(item, desk);
                inline(item, desk);
            }
        }
        _ => {}
    }
}

/// The list of `{ file = "…" }`, with `add` and `remove` applied; `None` for any other table.
fn from_file(table: &Table, desk: &mut Desk<'_>) -> Option<Value> {
    let file = table.get("file")?;
    let beside = |key: &str| matches!(key, "file" | "add" | "remove" | "locked");
    let name = file.node.as_text().filter(|_| table.keys().all(beside))?.to_owned();
    let mut list = read(&name, file.node.place, desk);
    let changes = table.entries.iter().filter(|entry| matches!(entry.key.as_ref(), "add" | "remove"));
    let changes = Table::of(changes.cloned().collect());
    if let Some(change) = as_change(&changes) {
        list = change.apply(list, &mut desk.mistakes);
    }
    let list = Value::List(list);
    match table.get("locked") {
        None => Some(list),
        Some(lock) => {
            let value = Node { place: file.node.place, value: list };
            let value = Entry { key: "value".into(), key_place: file.key_place, node: value };
            Some(Value::Table(Table::of(vec![value, lock.clone()])))
        }
    }
}

/// The file of `{ list = "…" }`, an item that stands for all lines of a file, with the place of its name.
fn named_list(item: &Node) -> Option<(&str, Place)> {
    let [only] = item.as_table()?.entries.as_slice() else { return None };
    let name = only.node.as_text().filter(|_| only.key == "list")?;
    Some((name, only.node.place))
}

/// Opens the file of `{ list = "words.txt", inflect = "noun" }`, whose other keys are about every line.
fn open_list(item: &mut Node, desk: &mut Desk<'_>) {
    let Value::Table(table) = &mut item.value else { return };
    let Some(entry) = table.entries.iter_mut().find(|entry| entry.key == "list") else { return };
    if let Some(name) = entry.node.as_text().map(str::to_owned) {
        entry.node.value = Value::List(read(&name, entry.node.place, desk));
    }
}

fn splice(item: Node, desk: &mut Desk<'_>) -> Vec<Node> {
    match named_list(&item).map(|(name, place)| (name.to_owned(), place)) {
        Some((name, place)) => read(&name, place, desk),
        None => vec![item],
    }
}

fn read(name: &str, place: Place, desk: &mut Desk<'_>) -> Vec<Node> {
    let Some(file) = desk.open(name, place, "list") else { return Vec::new() };
    let text = desk.files[file].text.clone();
    lines(&text)
        .map(|(start, line)| {
            let place = Place { file, start, end: start + line.len() };
            Node::text(place, line.to_owned())
        })
        .collect()
}

/// The entries of a list file with the byte each begins at.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let start = at;
        at += line.len();
        let line = if start == 0 { line.trim_start_matches('\u{feff}') } else { line };
        let start = at - line.len();
        let entry = without_comment(line);
        let trimmed = entry.trim();
        let indent = entry.len() - entry.trim_start().len();
        (!trimmed.is_empty()).then_some((start + indent, trimmed))
    })
}

/// A `#` opens a comment at the start of a line or after a blank: C# is a word.
fn without_comment(line: &str) -> &str {
    let opens = |&(at, _): &(usize, &str)| line[..at].chars().next_back().is_none_or(char::is_whitespace);
    line.match_indices('#').find(opens).map_or(line, |(at, _)| &line[..at])
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn a_list_file_has_one_entry_a_line_and_comments() {
        let text = "\u{feff}# head\nUS\n  UK  # kingdom\n\nC#\r\nEU";
        let found: Vec<(&str, &str)> =
            lines(text).map(|(start, entry)| (entry, &text[start..start + entry.len()])).collect();
        assert_eq!(found, [("US", "US"), ("UK", "UK"), ("C#", "C#"), ("EU", "EU")]);
    }
}
