//! House data: agencies, persons, approved texts and a house's own parts, from all layers.
//!
//! An agency or a person of the same id in a later layer changes the keys it gives; the others stay.

use super::check::Mistakes;
use super::fields::{Fields, Setting, wrong_type};
use super::layers::{Desk, Layer};
use super::options::{Options, lang_of};
use super::suggest::{did_you_mean, one_of};
use super::tree::{Entry, Node, Place, Table, Value};
use super::values;
use crate::calendar::{Date, Lang};
use crate::house::{Canonical, DatedText, Entity, House, Person};
use crate::release::{CustomPart, PartKind};
use std::collections::HashMap;

/// What an entity may be.
const ENTITY_TYPES: [&str; 5] = ["organization", "project", "programme", "office", "place"];

/// Gathers the house's names and texts, with the records of agencies and persons as they were put together.
pub fn read(layers: &mut [Layer], desk: &mut Desk<'_>) -> (House, Vec<Record>) {
    let mut entities = gather(layers, "entity", "id", |options| &mut options.entities, &mut desk.mistakes);
    let persons = gather(layers, "person", "name", |options| &mut options.persons, &mut desk.mistakes);
    let mut house = House {
        entities: entities.iter().map(|record| read_entity(record, &mut desk.mistakes)).collect(),
        persons: persons.iter().map(|record| read_person(record, &mut desk.mistakes)).collect(),
        ..House::default()
    };
    house.canonical = read_canonical(layers, &house, desk);
    entities.extend(persons);
    (house, entities)
}

/// A record as all layers together describe it.
#[derive(Debug)]
pub struct Record {
    /// Its section: `entity`.
    pub section: &'static str,
    /// The key that holds its id.
    pub key: &'static str,
    /// Its id.
    pub id: String,
    /// Where the id is written.
    pub place: Place,
    /// All its keys.
    pub table: Table,
}

/// Puts together what all layers say about the records of one kind, in order of first mention.
fn gather(
    layers: &mut [Layer],
    section: &'static str,
    key: &'static str,
    tables: fn(&mut Options) -> &mut Vec<(Place, Table)>,
    mistakes: &mut Mistakes,
) -> Vec<Record> {
    let mut records: Vec<Record> = Vec::new();
    let mut by_id: HashMap<String, (usize, usize)> = HashMap::new();
    for (layer, options) in layers.iter_mut().map(|layer| &mut layer.options).enumerate() {
        for (place, table) in std::mem::take(tables(options)) {
            let Some(id) = id_of(section, key, place, &table, mistakes) else { continue };
            match by_id.get(&id.value).copied() {
                Some((_, of_layer)) if of_layer == layer => {
                    let message = format!("there are two [[{section}]] “{}” here", id.value);
                    let first = records[by_id[&id.value].0].place;
                    let mistake = mistakes.report(id.place, "duplicate", message);
                    mistake.related(first, "the first one");
                }
                Some((at, _)) => {
                    add_keys(&mut records[at].table, table, mistakes);
                    records[at].place = id.place;
                    by_id.insert(id.value, (at, layer));
                }
                None => {
                    by_id.insert(id.value.clone(), (records.len(), layer));
                    let mut own = Table::default();
                    add_keys(&mut own, table, mistakes);
                    records.push(Record { section, key, id: id.value, place: id.place, table: own });
                }
            }
        }
    }
    records
}

fn id_of(
    section: &str,
    key: &str,
    place: Place,
    table: &Table,
    mistakes: &mut Mistakes,
) -> Option<Setting<String>> {
    let Some(entry) = table.get(key) else {
        mistakes.report(place, "missing-key", format!("[[{section}]] needs “{key}”"));
        return None;
    };
    super::fields::text(entry, mistakes)
}

fn add_keys(own: &mut Table, new: Table, mistakes: &mut Mistakes) {
    for entry in new.entries {
        let inherited = own.entries.iter().position(|old| old.key == entry.key);
        let low = inherited.map(|at| &own.entries[at].node);
        let node = if entry.node.as_table().is_some() {
            values::merge(low, &entry.node, mistakes)
        } else {
            entry.node
        };
        let entry = Entry { node, ..entry };
        match inherited {
            Some(at) => own.entries[at] = entry,
            None => own.entries.push(entry),
        }
    }
}

fn read_entity(record: &Record, mistakes: &mut Mistakes) -> Entity {
    let mut fields = Fields::new("[[entity]]", &record.table, mistakes);
    let entity = Entity {
        id: fields.text("id").map(|id| id.value).unwrap_or_default(),
        kind: one_word(&mut fields, "type", &ENTITY_TYPES).unwrap_or_else(|| "organization".to_owned()),
        issuer: flag(&mut fields, "issuer"),
        full: dated(&mut fields, "full"),
        short: dated(&mut fields, "short"),
        tag: dated(&mut fields, "tag"),
        aliases: dated(&mut fields, "aliases"),
        domains: plain(fields.texts("domains")),
        first: dated(&mut fields, "first"),
        later: dated(&mut fields, "later"),
        headline: dated(&mut fields, "headline"),
        tail: dated(&mut fields, "tail"),
        never: dated(&mut fields, "never"),
        initials_ok: flag(&mut fields, "initials_ok"),
        bare: flag(&mut fields, "bare"),
    };
    fields.finish();
    if record.table.get("full").is_none() && record.table.get("short").is_none() {
        let message = format!("the entity “{}” has neither a full nor a short name", record.id);
        mistakes.report(record.place, "entity-without-name", message).help("give `full`, `short` or both");
    }
    entity
}

fn read_person(record: &Record, mistakes: &mut Mistakes) -> Person {
    let mut fields = Fields::new("[[person]]", &record.table, mistakes);
    let person = Person {
        name: fields.text("name").map(|name| name.value).unwrap_or_default(),
        short: fields.text("short").map(|short| short.value),
        title: dated(&mut fields, "title"),
        org: fields.text("org").map(|org| org.value),
        pronoun: one_word(&mut fields, "pronoun", &["he", "she", "they"]),
        aliases: plain(fields.texts("aliases")),
    };
    fields.finish();
    person
}

fn flag(fields: &mut Fields<'_, '_>, key: &'static str) -> bool {
    fields.flag(key).is_some_and(|flag| flag.value)
}

fn plain(texts: Option<Vec<Setting<String>>>) -> Vec<String> {
    texts.unwrap_or_default().into_iter().map(|text| text.value).collect()
}

/// A text that is one of a few words.
fn one_word(fields: &mut Fields<'_, '_>, key: &'static str, words: &[&str]) -> Option<String> {
    let written = fields.text(key)?;
    if words.contains(&written.value.as_str()) {
        return Some(written.value);
    }
    let message = format!("“{key}” cannot be “{}”", written.value);
    let help = one_of(&written.value, words.iter().copied());
    fields.mistakes.report(written.place, "unknown-value", message).help(help);
    None
}

/// Texts with their language and days: a text, or a list of texts and tables.
fn dated(fields: &mut Fields<'_, '_>, key: &'static str) -> Vec<DatedText> {
    let Some(entry) = fields.entry(key) else { return Vec::new() };
    match &entry.node.value {
        Value::Text(text) => vec![DatedText::always(text.as_ref())],
        Value::List(items) => {
            items.iter().filter_map(|item| dated_item(item, entry, fields.mistakes)).collect()
        }
        _ => {
            wrong_type(entry, "a text or a list of texts", fields.mistakes);
            Vec::new()
        }
    }
}

fn dated_item(item: &Node, entry: &Entry, mistakes: &mut Mistakes) -> Option<DatedText> {
    if let Some(text) = item.as_text() {
        return Some(DatedText::always(text));
    }
    let Some(table) = item.as_table() else {
        let message = format!("“{}” takes texts and tables with `text`, this is {}", entry.key, item.kind());
        mistakes.report(item.place, "wrong-type", message);
        return None;
    };
    let mut fields = Fields::new("a dated text", table, mistakes);
    let text = fields.text("text");
    let (lang, from, until) = validity(&mut fields);
    fields.finish();
    if table.get("text").is_none() {
        mistakes.report(item.place, "missing-key", "a dated text needs “text”");
    }
    Some(DatedText { text: text?.value, lang, from, until })
}

/// `lang`, `from` and `until`, with the days in order.
fn validity(fields: &mut Fields<'_, '_>) -> (Option<Lang>, Option<Date>, Option<Date>) {
    let lang = fields.text("lang").and_then(|tag| lang_of(&tag, fields.mistakes)).map(|lang| lang.value);
    let (from, until) = (fields.day("from"), fields.day("until"));
    if let (Some(from), Some(until)) = (&from, &until)
        && until.value < from.value
    {
        let message = format!("this ends on {}, before it begins on {}", until.value, from.value);
        fields.mistakes.report(until.place, "date-order", message).related(from.place, "it begins here");
    }
    (lang, from.map(|day| day.value), until.map(|day| day.value))
}

/// Approved texts. Those of a later layer replace all of the same id; one layer may hold several versions.
fn read_canonical(layers: &mut [Layer], house: &House, desk: &mut Desk<'_>) -> Vec<Canonical> {
    let mut all: Vec<Canonical> = Vec::new();
    for layer in layers {
        let tables = std::mem::take(&mut layer.options.canonical);
        let own: Vec<Canonical> = tables
            .iter()
            .filter_map(|(place, table)| read_one_canonical(*place, table, house, desk))
            .collect();
        all.retain(|text| !own.iter().any(|new| new.id == text.id));
        all.extend(own);
    }
    all
}

fn read_one_canonical(place: Place, table: &Table, house: &House, desk: &mut Desk<'_>) -> Option<Canonical> {
    let mut fields = Fields::new("[[canonical]]", table, &mut desk.mistakes);
    let id = fields.text("id");
    let text = fields.text("text");
    let file = fields.text("file");
    let entity = fields.text("entity");
    let (lang, from, until) = validity(&mut fields);
    fields.finish();
    if let Some(unknown) = entity.as_ref().filter(|entity| house.entity(&entity.value).is_none()) {
        let message = format!("there is no entity “{}”", unknown.value);
        let ids = house.entities.iter().map(|entity| entity.id.as_str());
        let help = did_you_mean(&unknown.value, ids);
        desk.mistakes.report(unknown.place, "unknown-entity", message).maybe_help(help);
    }
    if id.is_none() && table.get("id").is_none() {
        desk.mistakes.report(place, "missing-key", "[[canonical]] needs “id”");
    }
    if table.get("text").is_some() == table.get("file").is_some() {
        desk.mistakes.report(place, "missing-key", "[[canonical]] needs either “text” or “file”");
        return None;
    }
    let text = match (text, file) {
        (Some(text), _) => text.value,
        (None, Some(file)) => {
            let file = desk.open(&file.value, file.place, "text")?;
            desk.files[file].text.trim().to_owned()
        }
        (None, None) => return None,
    };
    Some(Canonical { id: id?.value, text, entity: entity.map(|entity| entity.value), lang, from, until })
}

/// The house's own parts. One of the same name in a later layer replaces the earlier one.
pub fn read_parts(layers: &mut [Layer], mistakes: &mut Mistakes) -> Vec<CustomPart> {
    let records = gather(layers, "part", "name", |options| &mut options.parts, mistakes);
    records.iter().filter_map(|record| read_part(record, mistakes)).collect()
}

fn read_part(record: &Record, mistakes: &mut Mistakes) -> Option<CustomPart> {
    let mut fields = Fields::new("[[part]]", &record.table, mistakes);
    fields.entry("name");
    one_word(&mut fields, "zone", &["head", "body", "tail"]);
    let headings = plain(fields.texts("heading"));
    let matches = fields.entry("match");
    let matches = matches.map(|entry| beginnings(entry, fields.mistakes)).unwrap_or_default();
    fields.finish();
    if PartKind::parse(&record.id).is_some() {
        let message = format!("presslint has a part “{}” of its own", record.id);
        mistakes.report(record.place, "duplicate", message);
        return None;
    }
    Some(CustomPart::new(record.id.clone(), headings, matches))
}

/// Beginnings of a part as regular expressions: a plain text stands for itself.
fn beginnings(entry: &Entry, mistakes: &mut Mistakes) -> Vec<String> {
    let Some(items) = entry.node.as_list() else {
        wrong_type(entry, "a list of patterns", mistakes);
        return Vec::new();
    };
    let pattern = |item: &Node| match &item.value {
        Value::Text(text) => Some(format!("^{}", escaped(text))),
        Value::Table(table) => match table.entries.as_slice() {
            [only] if only.key == "re" => only.node.as_text().map(str::to_owned),
            _ => None,
        },
        _ => None,
    };
    let mut read = Vec::new();
    for item in items {
        match pattern(item) {
            Some(pattern) => read.push(pattern),
            None => {
                let message = "a pattern is a text or { re = '…' }";
                mistakes.report(item.place, "wrong-type", message);
            }
        }
    }
    read
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_punctuation() {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}
