//! Makes the generated files of the gazetteer, and checks in every test run that they are what their sources give.
//!
//! `UPDATE=1 cargo test --lib places` writes them anew. Without the Debian package `unicode-cldr-core` the names from
//! CLDR stay as they are, so that our own names can be changed on any machine.
#![expect(clippy::disallowed_methods, reason = "this test writes files when the environment asks for it")]

use super::key::Key;
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{env, fs};

const OWN: &str = include_str!("own.txt");
const CLDR: &str = "/usr/share/unicode/cldr/common";

const TERRITORY_FILES: [&str; 9] = ["en", "en_001", "en_GB", "fr", "fr_CA", "es", "es_419", "es_MX", "es_US"];
const SUBDIVISION_FILES: [&str; 3] = ["en", "fr", "es"];
const ZONE_AREAS: &str = "Africa America Arctic Asia Atlantic Australia Europe Indian Pacific";

/// What CLDR counts as a territory and no dateline does: the world, unions, and codes for tests.
const NO_TERRITORIES: &str = "001 EU EZ QO UN XA XB ZZ";

/// Countries whose subdivisions are taken. Left out are those divided into municipalities, and the United Kingdom,
/// whose counties our own list has.
const SUBDIVIDED: &str = "ae af am ao ar at au ba be bf bi bo br bt bw by ca cd cf cg ch ci cl cm cn co cr cu de do dz ec \
    eg er es et fr ga ge gh gm gn gt gw hn ht id ie in iq ir it jo jp ke kg kh kr kw kz la lb lk lr ly mg ml mm mr mw mx \
    my mz na ne ng ni nl np nz om pa pe pg ph pk pl pt py qa ru rw sa sd sl sn so ss sv sy sz td tg th tj tl tn tr tz ug \
    us uy uz ve vn ye za zm zw";

/// Words that open the label of a subdivision in French or Spanish ("Departamento de Colón"). Nobody writes such a
/// label in a dateline, and the bare name stands in another language.
const LABELS: &str = "area aire ayuntamiento canton cantón cercle communauté commune comté condado departamento \
    departement département district distrito división division estado état gobernación gouvernorat municipio oblast \
    óblast oblys parroquia prefectura préfecture province provincia región région subdivision territoire voblast \
    voivodato voïvodie wilaya zona zone";

/// Names by what they stand for, as the headings of the files say.
type Sections = BTreeMap<String, BTreeSet<String>>;

#[test]
fn cldr_names_are_those_of_the_package() {
    let version = package_version();
    if let (true, Some(version)) = (update(), &version) {
        write("cldr.generated.txt", &render_cldr(version));
    }
    let committed = read("cldr.generated.txt");
    let names = sections(&committed);
    assert!(names["countries"].len() > 600 && names["regions"].len() > 3_000 && names["zones"].len() > 700);
    if let Some(version) = version.filter(|version| committed.starts_with(&heading(version))) {
        assert_same(&committed, &render_cldr(&version));
    }
}

#[test]
fn the_table_is_made_of_our_own_and_the_cldr_names() {
    let cldr =
        if update() && package_version().is_some() { cldr() } else { sections(&read("cldr.generated.txt")) };
    let fresh = table(&sections(OWN), &cldr);
    if update() {
        write("table.generated.txt", &fresh);
    } else {
        assert_same(super::TABLE, &fresh);
    }
}

fn update() -> bool {
    env::var_os("UPDATE").is_some_and(|value| value == "1")
}

fn path(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/house/places").join(file)
}

fn read(file: &str) -> String {
    fs::read_to_string(path(file)).expect("the file is committed")
}

fn write(file: &str, text: &str) {
    fs::write(path(file), text).expect("the source folder can be written");
}

fn assert_same(committed: &str, fresh: &str) {
    let difference = committed.lines().zip(fresh.lines()).find(|(old, new)| old != new);
    assert!(
        committed == fresh,
        "stale, run UPDATE=1 cargo test --lib places; first difference: {difference:?}"
    );
}

/// Reads the form of `own.txt`: headings in brackets, one place a line with a bar between its names, comments.
fn sections(text: &str) -> Sections {
    let mut all = Sections::new();
    let mut heading = "";
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            heading = name;
        } else {
            let names = line.split('|').map(|name| name.trim().to_owned());
            all.entry(heading.to_owned()).or_default().extend(names);
        }
    }
    all
}

/// The table: one folded name a line, with the letters that `Place::from_letters` reads.
fn table(own: &Sections, cldr: &Sections) -> String {
    let mut letters: BTreeMap<String, BTreeSet<char>> = BTreeMap::new();
    let kinds = [
        (&own["countries"], 'c'),
        (&cldr["countries"], 'c'),
        (&own["regions"], 'r'),
        (&cldr["regions"], 'r'),
        (&own["cities"], 't'),
        (&own["capitals"], 'k'),
        (&zone_cities(own, cldr), 't'),
    ];
    for (names, letter) in kinds {
        for key in names.iter().flat_map(|name| spellings(&fold(name))) {
            letters.entry(key).or_default().insert(letter);
        }
    }
    for name in &own["words"] {
        letters.get_mut(&fold(name)).unwrap_or_else(|| panic!("[words] has {name}, no place")).insert('w');
    }
    for name in &own["never"] {
        assert!(letters.remove(&fold(name)).is_some(), "[never] has {name}, which no source has");
    }
    letters
        .iter()
        .map(|(name, letters)| format!("{name}\t{}\n", letters.iter().collect::<String>()))
        .collect()
}

/// Time zones are named after cities, but where there is none after a country or an island.
fn zone_cities(own: &Sections, cldr: &Sections) -> BTreeSet<String> {
    let others = [&cldr["countries"], &own["countries"], &own["regions"]];
    let others: BTreeSet<String> = others.into_iter().flatten().map(|name| fold(name)).collect();
    cldr["zones"].iter().filter(|name| !others.contains(&fold(name))).cloned().collect()
}

fn fold(name: &str) -> String {
    let mut key = Key::default();
    // Books join two names with an en dash, writers with a hyphen.
    assert!(name.replace('–', "-").chars().all(|c| key.push(c)), "{name} has no key");
    String::from_utf8(key.as_bytes().to_vec()).expect("a key is made of characters")
}

/// A folded name as it stands, and with its Saint, Fort or Mount short or long.
fn spellings(name: &str) -> BTreeSet<String> {
    const PAIRS: [(&str, &str); 4] = [("saint", "st"), ("sainte", "ste"), ("fort", "ft"), ("mount", "mt")];
    let mut all = BTreeSet::from([name.to_owned()]);
    for (long, short) in PAIRS {
        for (from, to) in [(long, short), (short, long)] {
            let words: Vec<&str> = name.split(' ').map(|word| if word == from { to } else { word }).collect();
            all.insert(words.join(" "));
        }
    }
    all
}

fn package_version() -> Option<String> {
    let grammar = fs::read_to_string(Path::new(CLDR).join("dtd/ldml.dtd")).ok()?;
    let version = pattern(r#"cldrVersion CDATA #FIXED "([0-9.]+)""#);
    Some(version.captures(&grammar)?[1].to_owned())
}

fn heading(version: &str) -> String {
    format!(
        "# Generated by generate.rs from Unicode CLDR {version}, © 1991-2022 Unicode, Inc.; see README.md.\n"
    )
}

fn render_cldr(version: &str) -> String {
    let mut text = heading(version);
    for (section, names) in cldr() {
        text.push_str(&format!("\n[{section}]\n"));
        text.extend(names.iter().map(|name| format!("{name}\n")));
    }
    text
}

/// All names that we take from CLDR.
fn cldr() -> Sections {
    let territories = TERRITORY_FILES.map(|file| format!("main/{file}.xml"));
    let subdivisions = SUBDIVISION_FILES.map(|file| format!("subdivisions/{file}.xml"));
    let (parts_of_the_world, countries): (Vec<_>, Vec<_>) = territories
        .iter()
        .flat_map(|file| elements(file, "territory"))
        .filter(|(code, _)| !has_word(NO_TERRITORIES, code))
        .partition(|(code, _)| code.starts_with(|c: char| c.is_ascii_digit()));
    let regions = parts_of_the_world.into_iter().map(|(_, name)| name);
    let regions =
        regions.chain(subdivisions.iter().flat_map(|file| elements(file, "subdivision")).filter_map(region));
    let zones =
        territories.iter().flat_map(|file| exemplar_cities(file)).chain(zone_identifiers()).filter_map(city);
    Sections::from([
        ("countries".to_owned(), countries.iter().flat_map(|(_, name)| territory_names(name)).collect()),
        ("regions".to_owned(), regions.collect()),
        ("zones".to_owned(), zones.collect()),
    ])
}

fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is right")
}

fn has_word(list: &str, word: &str) -> bool {
    list.split(' ').any(|listed| listed == word)
}

fn cldr_file(file: &str) -> String {
    fs::read_to_string(Path::new(CLDR).join(file)).expect("the package has the file")
}

/// The elements of that name: their type and text. CLDR has one a line.
fn elements(file: &str, name: &str) -> Vec<(String, String)> {
    let element = pattern(&format!(r#"<{name} type="([^"]*)"[^>]*>([^<]+)</{name}>"#));
    let plain = |text: &str| text.replace("&amp;", "&").replace('\u{200b}', "");
    element.captures_iter(&cldr_file(file)).map(|found| (found[1].to_owned(), plain(&found[2]))).collect()
}

/// "Myanmar (Burma)" is two names, "Congo - Kinshasa" is one.
fn territory_names(name: &str) -> Vec<String> {
    let parts = name.split(['(', ')']).map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| part.replace(" - ", "-")).collect()
}

/// The name of a state or province, unless nobody would write it so.
fn region((code, name): (String, String)) -> Option<String> {
    let name = name.trim_end_matches(['²', '³']);
    let labelled = has_word(LABELS, &name.split(' ').next()?.to_lowercase());
    let odd = name.contains([',', '(', '/']) || name.contains(|c: char| c.is_ascii_digit());
    (has_word(SUBDIVIDED, code.get(..2)?) && !labelled && !odd).then(|| name.to_owned())
}

/// The city that stands for a time zone, without the state that some languages add.
fn city((zone, name): (String, String)) -> Option<String> {
    let name = name.split([',', '[', '(']).next()?.trim();
    has_word(ZONE_AREAS, zone.split('/').next()?).then(|| name.to_owned())
}

/// The cities of a language's time zones: identifier of the zone and name.
fn exemplar_cities(file: &str) -> Vec<(String, String)> {
    let zone = pattern(r#"(?s)<zone type="([^"]*)">(.*?)</zone>"#);
    let city = pattern(r"<exemplarCity[^>]*>([^<]+)<");
    let text = cldr_file(file);
    let zones = zone.captures_iter(&text).map(|found| (found[1].to_owned(), found[2].to_owned()));
    zones.filter_map(|(zone, inner)| Some((zone, city.captures(&inner)?[1].to_owned()))).collect()
}

/// The identifiers of all time zones, which hold the English names.
fn zone_identifiers() -> Vec<(String, String)> {
    let aliases = pattern(r#"alias="([^"]*)""#);
    let text = cldr_file("bcp47/timezone.xml");
    let identifiers: BTreeSet<String> = aliases
        .captures_iter(&text)
        .flat_map(|found| found[1].split(' ').map(str::to_owned).collect::<Vec<_>>())
        .collect();
    let named = |id: String| (id.clone(), id.rsplit('/').next().unwrap_or_default().replace('_', " "));
    identifiers.into_iter().map(named).collect()
}
