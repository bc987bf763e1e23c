//! Acronyms that no reader needs explained, for a house that brings no list of its own. Knows no text.

use super::{Entity, House};

/// Letters of everyday life in English, French and Spanish. Packs replace this list by one of their own and know agencies
/// as entities; it holds the best-known of them so that presslint makes sense without a pack.
const EVERYDAY: &[&str] = &[
    "UN", "EU", "US", "USA", "UK", "UAE", "USSR", "NATO", "UNICEF", "UNESCO", "FBI", "CIA", "NASA", "FIFA",
    "UEFA", "WWF", "BBC", "CNN", "ABC", "CBS", "NBC", "PBS", "NPR", "IBM", "BMW", "MIT", "YMCA", "AFL-CIO",
    "NBA", "NFL", "DC", "NYC", "LA", "CEO", "CFO", "COO", "CTO", "CIO", "VP", "MP", "MEP", "PM", "VIP",
    "PhD", "MBA", "MD", "BA", "MA", "BSc", "MSc", "LLC", "LLP", "PLC", "Ltd", "SA", "AG", "HR", "IT", "PR",
    "R&D", "Q&A", "GDP", "VAT", "ATM", "FY", "USD", "EUR", "GBP", "HIV", "AIDS", "SARS", "COVID", "COVID-19",
    "DNA", "RNA", "MRI", "ICU", "LGBT", "LGBTQ", "TV", "HD", "FM", "DVD", "CD", "CD-ROM", "DJ", "LED", "PC",
    "USB", "PIN", "PDF", "HTML", "URL", "SMS", "GPS", "SUV", "RV", "AM", "AD", "BC", "UTC", "GMT", "FAQ",
    "RSVP", "SOS", "ZIP", "DIY", "BBQ", "CV", "HQ", "ID", "IQ", "OK", "UFO", "SWAT", "POW", "MIA", "GI",
    "NGO", "GOP", "WWI", "WWII", "ISBN", "ASAP", "ONU", "UE", "OTAN", "URSS", "ONG", "PME", "PDG", "PIB",
    "TVA", "IVA", "TGV", "SIDA", "VIH", "ADN", "EEUU", "DNI", "PYME", "QG", "BD",
];

/// The built-in list, as the default of a parameter.
pub fn everyday() -> Vec<String> {
    EVERYDAY.iter().map(|&known| known.to_owned()).collect()
}

/// Whether a list of known acronyms holds one. Stops and a plural s do not count: "U.S." and "NGOs" are "US" and "NGO".
pub fn is_known(list: &[String], short: &str) -> bool {
    let bare = |known: &str| known.chars().filter(|c| *c != '.').collect::<String>();
    list.iter().any(|known| known == short || bare(known) == short || known.strip_suffix('s') == Some(short))
}

impl House {
    /// The entities that have these letters as a short form or another name.
    pub fn entities_called(&self, short: &str) -> impl Iterator<Item = &Entity> {
        let called = move |entity: &&Entity| {
            entity.short.iter().chain(&entity.aliases).any(|name| without_stops(&name.text).eq(short.chars()))
        };
        self.entities.iter().filter(called)
    }
}

fn without_stops(name: &str) -> impl Iterator<Item = char> + '_ {
    name.chars().filter(|c| *c != '.')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::house::DatedText;

    #[test]
    fn stops_and_plurals_are_the_same_acronym() {
        let list = ["U.S.".to_owned(), "NGOs".to_owned(), "MP".to_owned()];
        assert!(["US", "NGO", "MP"].iter().all(|short| is_known(&list, short)));
        assert!(!is_known(&list, "UK"));
    }

    #[test]
    fn an_entity_is_found_by_every_short_form() {
        let entity = Entity {
            id: "un".to_owned(),
            short: vec![DatedText::always("U.N."), DatedText::always("ONU")],
            ..Entity::default()
        };
        let house = House { entities: vec![entity], ..House::default() };
        assert_eq!(house.entities_called("UN").count(), 1);
        assert_eq!(house.entities_called("ONU").count(), 1);
        assert_eq!(house.entities_called("UNO").count(), 0);
    }
}
