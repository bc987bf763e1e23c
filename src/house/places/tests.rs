//! Look-ups, hits and misses, in three languages, and the form of the table.

use super::key::Key;
use super::{Place, TABLE, longest_at_start, lookup};

/// The names between bars, each looked up.
fn places(names: &str) -> impl Iterator<Item = (&str, Place)> {
    names.split('|').map(|name| (name, lookup(name).unwrap_or_else(|| panic!("{name} is unknown"))))
}

/// The name that the text begins with.
fn name_at_start(text: &str) -> Option<&str> {
    longest_at_start(text).map(|(length, _)| &text[..length])
}

#[test]
fn capitals_are_known_in_english() {
    let names = "Kabul|Algiers|Buenos Aires|Yerevan|Vienna|Dhaka|Brussels|Brasília|Ottawa|Bogotá|\
                 Copenhagen|Cairo|Paris|Berlin|Athens|New Delhi|Jakarta|Baghdad|Rome|Tokyo|Amman|Nairobi|\
                 Beirut|Tripoli|Kuala Lumpur|Bamako|Mexico City|Kathmandu|Niamey|Abuja|Islamabad|Lima|\
                 Manila|Warsaw|Lisbon|Moscow|Kigali|Dakar|Belgrade|Mogadishu|Juba|Madrid|Khartoum|\
                 Damascus|Bern|Bangkok|Tunis|Ankara|Kampala|Kyiv|London|Washington|Hanoi|Sana'a|Lusaka|\
                 Harare";
    for (name, place) in places(names) {
        assert!(place.capital && place.city, "{name}: {place:?}");
    }
}

#[test]
fn cities_of_datelines_are_known() {
    let names = "Geneva|New York|Cox’s Bazar|Herat|Maiduguri|Agadez|Bentiu|Gaziantep|Tapachula|Cúcuta|\
                 Goma|Istanbul|Erbil|Mosul|Hodeidah|Aden|Marib|Kutupalong|Teknaf|Zaporizhzhia|Odesa|Lviv|\
                 Kharkiv|Port Sudan|El Fasher|Nyala|Pemba|Beira|Malakal|Dadaab|Kakuma|Dollo Ado|Garowe|\
                 Baidoa|Gao|Timbuktu|Mopti|Diffa|Zinder|Dirkou|Assamaka|Lampedusa|Lesvos|Ceuta|Melilla|\
                 Necoclí|Boa Vista|Ciudad Juárez|Tijuana|San Pedro Sula|Les Cayes|Cap-Haïtien|Gonaïves|\
                 Roseau|Los Angeles|Chicago|Boston|Newark|Corpus Christi|St. Louis|Baton Rouge|Helena|\
                 Boise|Montpelier|Mumbai|Shanghai|Osaka|Melbourne|Auckland|Lae|Morobo|Rotterdam|Frankfurt|\
                 Basel|Toulouse|Bilbao|Manchester";
    for (name, place) in places(names) {
        assert!(place.city || place.region, "{name}: {place:?}");
        assert!(!place.country, "{name}: {place:?}");
    }
}

#[test]
fn french_and_spanish_names_are_known() {
    let cities = "Genève|Ginebra|Le Caire|El Cairo|Nueva York|Moscú|Moscou|Londres|Bruxelles|Bruselas|\
                  Varsovie|Varsovia|Pékin|Pekín|Alger|Argel|Damas|Damasco|Addis-Abeba|Adís Abeba|\
                  Copenhague|La Haye|La Haya|Le Cap|Lisbonne|Ciudad de México|Ciudad de Guatemala|\
                  Ciudad de Panamá|Puerto Príncipe|Santiago de Chile|La Habana|La Havane|Jérusalem|\
                  Jerusalén|Téhéran|Teherán|N’Djamena|Yamena|Mogadiscio|Estambul|Zúrich|Milán|Fráncfort";
    for (name, place) in places(cities) {
        assert!(place.city, "{name}: {place:?}");
    }
    let countries = "Suisse|Suiza|Côte d’Ivoire|Costa de Marfil|Haïti|Haití|Éthiopie|Etiopía|\
                     Soudan du Sud|Sudán del Sur|Espagne|España|États-Unis|Estados Unidos|EE.UU.|EE. UU.|\
                     Royaume-Uni|Reino Unido|Tchad|Níger|Pérou|Perú|Syrie|Siria|\
                     République démocratique du Congo|República Dominicana|Émirats arabes unis|\
                     Países Bajos|Türkiye";
    for (name, place) in places(countries) {
        assert!(place.country, "{name}: {place:?}");
    }
}

#[test]
fn countries_and_regions_are_no_cities() {
    for (name, place) in
        places("Switzerland|Philippines|Viet Nam|South Sudan|DR Congo|Guyana|Kenya|Iraq|United States")
    {
        assert!(place.country && !place.city && !place.capital, "{name}: {place:?}");
    }
    let regions = "Montana|Texas|New Mexico|Puerto Rico|Nueva Jersey|Californie|Ontario|Québec|Darfur|\
                   Kasai|Tigray|Rakhine|Cabo Delgado|Chiapas|Bavaria|Île-de-France|Cataluña|Andalucía|\
                   Khyber Pakhtunkhwa|Horn of Africa|Gaza";
    for (name, place) in places(regions) {
        assert!(place.region, "{name}: {place:?}");
    }
}

#[test]
fn a_name_may_be_several_things() {
    for (name, place) in places("Singapore|Guatemala|Panamá|Luxembourg|Djibouti|Kuwait|Monaco|Hong Kong") {
        assert!(place.country && place.city, "{name}: {place:?}");
    }
    let georgia = lookup("Georgia").expect("known");
    assert!(georgia.country && georgia.region && !georgia.city);
    let washington = lookup("Washington").expect("known");
    assert!(washington.capital && washington.region && !washington.country);
}

#[test]
fn spelling_does_not_count() {
    let same = [
        "Washington, D.C.|Washington, DC|WASHINGTON, D.C.|Washington,DC",
        "Washington DC|Washington D.C.|washington d.c",
        "Port-au-Prince|Port au Prince|PORT-AU-PRINCE|Port‑au‑Prince|port  au\nprince",
        "Cox’s Bazar|Cox's Bazar|COX`S BAZAR|Coxs Bazar",
        "Sana’a|Sanaʼa|Sana'a|SANAA|Sanʿaʾ",
        "Córdoba|Cordoba|CÓRDOBA|Co\u{301}rdoba",
        "St. Paul|Saint Paul|St Paul|SAINT-PAUL",
        "Fort Worth|Ft. Worth|FT WORTH",
        "Antigua & Barbuda|Antigua and Barbuda",
        "U.S.|US|USA|U.S.A.",
        "Łódź|Lodz",
        "Tromsø|TROMSØ|Tromso",
        "Şanlıurfa|Sanliurfa|ŞANLIURFA",
    ];
    for group in same {
        let first = group.split('|').find_map(lookup);
        assert!(first.is_some(), "{group}");
        for (name, place) in places(group) {
            assert_eq!(
                (place.country, place.city),
                first.map_or((false, false), |it| (it.country, it.city)),
                "{name}"
            );
        }
    }
}

#[test]
fn words_names_and_phrases_are_unknown() {
    let unknown = "|.|,|The|La|El|Le|Of|Best|In|On|Monday|March|Agency|Minister|Police|Today|Migrants|\
                   Centre|Norte|Nord|East|Geneva Convention|Ginebra mañana|Paris!|Genevan|Kenya’s|New|San|\
                   Saint|Port|Los|Ciudad|Springfeld|Nowhere|Washington, D|Paris, France|Guinea, Bissau|Ж|\
                   日本|Genèveé|\u{0}|12|Para|Unité|Capital|Rural|Ho|Wa|Same|\
                   a name that is far longer than the longest name of the whole gazetteer ever was or will be";
    for name in unknown.split('|') {
        assert_eq!(lookup(name), None, "{name}");
    }
}

#[test]
fn ordinary_words_among_the_names_are_marked() {
    for (name, place) in places("Nice|Reading|Mobile|Orange|Split|Tours|Como|Bath|Gracias|US|La Paz|El Alto")
    {
        assert!(place.word, "{name}");
    }
    for (name, place) in places("Geneva|Washington|Nairobi|Ginebra|Dakar|Goma|Chad|Turkey|Buffalo") {
        assert!(!place.word, "{name}");
    }
}

#[test]
fn the_longest_name_at_the_start_wins() {
    let cases = [
        ("Geneva – The agency opens", Some("Geneva")),
        ("New York – The", Some("New York")),
        ("Port-au-Prince – Rains", Some("Port-au-Prince")),
        ("Guinea-Bissau – Rains", Some("Guinea-Bissau")),
        ("Guinea – Rains", Some("Guinea")),
        ("Mexico City, 12 March", Some("Mexico City")),
        ("Mexico, 12 March", Some("Mexico")),
        ("WASHINGTON, D.C. -- Senator", Some("WASHINGTON, D.C.")),
        ("Washington, DC - Senator", Some("Washington, DC")),
        ("Washington D.C.-- Senator", Some("Washington D.C.")),
        ("Washington, Senator", Some("Washington")),
        ("Caracas.- La ministra", Some("Caracas")),
        ("MONTRÉAL, le 12 mars", Some("MONTRÉAL")),
        ("HELENA, Mont. –", Some("HELENA")),
        ("St. Paul. – The", Some("St. Paul")),
        ("Cox’s Bazar – Rohingya", Some("Cox’s Bazar")),
        ("NEW YORK--(BUSINESS WIRE)--Acme", Some("NEW YORK")),
        ("Geneva  On Monday", Some("Geneva")),
        ("Geneva-Researchers met", Some("Geneva")),
        ("Panamá Viejo, Panamá –", Some("Panamá Viejo")),
        ("San José / Managua", Some("San José")),
        ("Ciudad de Guatemala, 3 de mayo", Some("Ciudad de Guatemala")),
        ("U.S. officials", Some("U.S.")),
        (" Dakar – Le", Some(" Dakar")),
        ("Geneva", Some("Geneva")),
    ];
    for (text, expected) in cases {
        assert_eq!(name_at_start(text), expected, "{text}");
    }
}

#[test]
fn no_name_starts_in_the_middle_of_a_word() {
    let texts = "|Kenya’s president|Geneva-based staff|Parisian cafés|Chadian|The Geneva office|“Geneva|\
                 (Geneva)|– Geneva|Genevo|New roads|San|Usage|La ministra|El alcalde|La Directora|\
                 2024 – Geneva|Ж|\u{301}";
    for text in texts.split('|') {
        assert_eq!(name_at_start(text), None, "{text}");
    }
}

#[test]
fn hostile_text_is_no_danger() {
    let long = "Port-au-Prince ".repeat(1_000);
    assert_eq!(name_at_start(&long), Some("Port-au-Prince"));
    let marks = "-’.,& \u{301}–\u{a0}".repeat(100);
    assert_eq!((name_at_start(&marks), lookup(&marks)), (None, None));
    for cut in "Côte d’Ivoire – Ñandú, São Tomé".char_indices() {
        let _ = (
            longest_at_start(&"Côte d’Ivoire – Ñandú, São Tomé"[cut.0..]),
            lookup(cut.1.encode_utf8(&mut [0; 4])),
        );
    }
}

#[test]
fn the_table_is_sorted_unique_and_folded() {
    let lines: Vec<(&str, &str)> = TABLE.lines().filter_map(|line| line.split_once('\t')).collect();
    assert_eq!(lines.len(), TABLE.lines().count());
    assert!(lines.is_sorted_by(|before, after| before.0 < after.0));
    for (name, letters) in lines {
        let mut key = Key::default();
        assert!(
            name.chars().all(|c| key.push(c)) && key.as_bytes() == name.as_bytes(),
            "{name} is not folded"
        );
        assert!(
            !letters.is_empty() && letters.chars().all(|letter| "crtkw".contains(letter)),
            "{name}: {letters}"
        );
        assert_ne!(letters, "w", "{name}");
    }
}

#[test]
fn the_table_is_rich_and_small() {
    let count = |letter| {
        TABLE.lines().filter(|line| line.rsplit('\t').next().is_some_and(|it| it.contains(letter))).count()
    };
    let least = [('c', 700), ('r', 4_000), ('t', 4_900), ('k', 430), ('w', 170)];
    for (letter, least) in least {
        assert!(count(letter) >= least, "{letter}: {}", count(letter));
    }
    assert!(TABLE.len() < 200_000, "the program should stay small: {}", TABLE.len());
}
