//! House data: agencies, persons, approved texts and a house's own parts, from all layers.
//!
//! An agency or a person of the same id in a later layer changes the keys it gives; the others stay.

use super::check::Mistakes;
use super::fields::{Fields, Setting, wrong_type};
use super::layers::{Desk, Layer};
use super::options::{Options, lang_of};
use super::suggest::{closest, did_you_mean, one_of};
use super::tree::{Entry, Node, Place, Table, Value};
use super::values;
use crate::calendar::{Date, Lang};
use crate::house::{Canonical, DatedText, Entity, House, Person};
use crate::release::{BlockPatterns, CustomPart, PartKind, Zone};
use crate::rules::matching::{Pattern, judge};
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
    let (canonical, texts) = read_canonical(layers, &house, desk);
    house.canonical = canonical;
    entities.extend(persons);
    entities.extend(texts);
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
    check_templates(record, mistakes);
    if record.table.get("full").is_none() && record.table.get("short").is_none() {
        let message = format!("the entity “{}” has neither a full nor a short name", record.id);
        mistakes.report(record.place, "entity-without-name", message).help("give `full`, `short` or both");
    }
    entity
}

/// Keys of an entity that hold templates, and what may be filled into them.
const TEMPLATE_KEYS: [&str; 4] = ["first", "later", "headline", "tail"];
const PLACEHOLDERS: [&str; 3] = ["full", "short", "tag"];

/// Templates whose placeholders do not exist, or for which the entity has no words.
fn check_templates(record: &Record, mistakes: &mut Mistakes) {
    for entry in TEMPLATE_KEYS.iter().filter_map(|key| record.table.get(key)) {
        let items = entry.node.as_list().unwrap_or(std::slice::from_ref(&entry.node));
        for item in items {
            let inner = item.as_table().and_then(|table| table.get("text")).map(|text| &text.node);
            let node = inner.unwrap_or(item);
            for name in node.as_text().into_iter().flat_map(placeholders) {
                check_placeholder(name, node.place, record, mistakes);
            }
        }
    }
}

/// The names in braces of a template; a brace that is not closed names what follows it.
fn placeholders(template: &str) -> impl Iterator<Item = &str> {
    template.split('{').skip(1).map(|after| after.split('}').next().unwrap_or(after))
}

fn check_placeholder(name: &str, place: Place, record: &Record, mistakes: &mut Mistakes) {
    if !PLACEHOLDERS.contains(&name) {
        let message = format!("there is no placeholder {{{name}}}");
        let help = match closest(name, PLACEHOLDERS) {
            Some(near) => format!("did you mean {{{near}}}?"),
            None => "possible: {full}, {short}, {tag}".to_owned(),
        };
        mistakes.report(place, "unknown-placeholder", message).help(help);
    } else if record.table.get(name).is_none() {
        let message = format!("the entity “{}” has no “{name}” that could stand for {{{name}}}", record.id);
        mistakes.report(place, "no-effect", message).warn();
    }
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

/// Approved texts, with their records. Those of a later layer replace all of the same id; one layer may hold several versions.
fn read_canonical(layers: &mut [Layer], house: &House, desk: &mut Desk<'_>) -> (Vec<Canonical>, Vec<Record>) {
    let mut all: Vec<(Canonical, Record)> = Vec::new();
    for layer in layers {
        let tables = std::mem::take(&mut layer.options.canonical);
        let own = tables.into_iter().filter_map(|(place, table)| {
            let text = read_one_canonical(place, &table, house, desk)?;
            let record = Record { section: "canonical", key: "id", id: text.id.clone(), place, table };
            Some((text, record))
        });
        let own: Vec<(Canonical, Record)> = own.collect();
        all.retain(|(text, _)| !own.iter().any(|(new, _)| new.id == text.id));
        all.extend(own);
    }
    all.into_iter().unzip()
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

/// The house's own parts, with their records. One of the same name in a later layer changes the keys it gives.
pub fn read_parts(layers: &mut [Layer], mistakes: &mut Mistakes) -> (Vec<CustomPart>, Vec<Record>) {
    let records = gather(layers, "part", "name", |options| &mut options.parts, mistakes);
    let parts = records.iter().filter_map(|record| read_part(record, mistakes)).collect();
    (parts, records)
}

fn read_part(record: &Record, mistakes: &mut Mistakes) -> Option<CustomPart> {
    let mut fields = Fields::new("[[part]]", &record.table, mistakes);
    fields.entry("name");
    let zone = one_word(&mut fields, "zone", &Zone::ALL.map(Zone::as_str));
    let zone = zone.as_deref().and_then(Zone::parse).unwrap_or_default();
    let headings = plain(fields.texts("heading"));
    let matches = fields.entry("match");
    let matches = matches.map(|entry| beginnings(entry, fields.mistakes)).unwrap_or_default();
    fields.finish();
    if !is_part_name(&record.id) {
        let message = format!("“{}” is no name of a part: selectors could not name it", record.id);
        let help = "small letters, digits and hyphens: sdg-line";
        mistakes.report(record.place, "part-name", message).help(help);
        return None;
    }
    if PartKind::parse(&record.id).is_some() {
        let message = format!("presslint has a part “{}” of its own", record.id);
        mistakes.report(record.place, "duplicate", message);
        return None;
    }
    Some(CustomPart { name: record.id.clone(), zone, headings, matches: BlockPatterns::new(matches) })
}

fn is_part_name(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.split('-').all(|word| !word.is_empty() && word.bytes().all(plain))
}

/// Beginnings of a part as regular expressions: a plain text stands for itself.
fn beginnings(entry: &Entry, mistakes: &mut Mistakes) -> Vec<String> {
    let Some(items) = entry.node.as_list() else {
        wrong_type(entry, "a list of patterns", mistakes);
        return Vec::new();
    };
    items.iter().filter_map(|item| beginning(item, mistakes)).collect()
}

/// A text, or `{ re = '…' }`, whose expression has to be one.
fn beginning(item: &Node, mistakes: &mut Mistakes) -> Option<String> {
    if let Some(text) = item.as_text() {
        return Some(beginning_with(text));
    }
    let only = item.as_table().map(|table| table.entries.as_slice());
    let expression = match only {
        Some([only]) if only.key == "re" => only.node.as_text().map(|text| (text, only.node.place)),
        _ => None,
    };
    let Some((expression, place)) = expression else {
        mistakes.report(item.place, "wrong-type", "a pattern is a text or { re = '…' }");
        return None;
    };
    match judge(&Pattern::regex(expression)) {
        Ok(()) => Some(expression.to_owned()),
        Err(fault) => {
            mistakes.report(place, "pattern", fault.explain(expression));
            None
        }
    }
}

/// The expression for a text that opens a block: any white space and apostrophe, small letters for capitals too, and no
/// word that goes on.
fn beginning_with(text: &str) -> String {
    let mut expression = String::from("^");
    for (at, word) in text.split_whitespace().enumerate() {
        expression.push_str(if at == 0 { "" } else { r"\s+" });
        for c in word.chars() {
            match c {
                '\'' | '’' => expression.push_str("['’]"),
                c if c.is_lowercase() => expression.push_str(&format!("(?i:{c})")),
                c if c.is_ascii_punctuation() => expression.extend(['\\', c]),
                c => expression.push(c),
            }
        }
    }
    expression.push_str(if text.trim_end().ends_with(char::is_alphanumeric) { r"\b" } else { "" });
    expression
}
