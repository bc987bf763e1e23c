//! The data of a house style: agencies, persons and their approved forms. Plain structs, filled by configuration.

pub mod acronyms;
mod entity;
mod names;
pub mod places;

pub use entity::{Canonical, DatedText, Entity, Person};
pub use names::{NameForm, NameIndex, NameKind, cut as cut_name, same_word, without_article};

use crate::text::fold;
use std::collections::HashSet;
use std::sync::OnceLock;

/// Everything a house knows about names.
#[derive(Clone, Debug, Default)]
pub struct House {
    /// Agencies and other organizations.
    pub entities: Vec<Entity>,
    /// Persons.
    pub persons: Vec<Person>,
    /// Approved texts.
    pub canonical: Vec<Canonical>,
    /// Places beyond the built-in gazetteer, as written.
    pub places: Vec<String>,
    /// Made when somebody first asks for it, after which the entities no longer change.
    pub(crate) names: OnceLock<NameIndex>,
    /// Made when somebody first asks for it, after which the names no longer change.
    pub(crate) words: OnceLock<HashSet<String>>,
    /// Made when somebody first asks for it.
    pub(crate) compounds: OnceLock<Vec<String>>,
}

impl House {
    /// Every form of every entity, ready to be searched for.
    pub fn names(&self) -> &NameIndex {
        self.names.get_or_init(|| NameIndex::new(&self.entities))
    }

    /// Folded words of all names of persons, agencies and places: spellings that are right.
    pub fn words(&self) -> &HashSet<String> {
        self.words.get_or_init(|| {
            let persons = self.persons.iter();
            let persons =
                persons.flat_map(|person| person.short.iter().chain(&person.aliases).chain([&person.name]));
            let entities = self.entities.iter();
            let forms =
                entities.flat_map(|entity| entity.full.iter().chain(&entity.aliases).chain(&entity.tag));
            let texts = persons.chain(forms.map(|form| &form.text)).chain(&self.places);
            let words = texts.flat_map(|text| text.split_whitespace());
            words.map(|word| fold(word.trim_matches(|c: char| !c.is_alphanumeric()))).collect()
        })
    }

    /// Short names in one piece with a hyphen: UN-Habitat.
    pub fn compounds(&self) -> &[String] {
        self.compounds.get_or_init(|| {
            let names = self.entities.iter().flat_map(|entity| entity.short.iter().chain(&entity.aliases));
            let hyphened =
                names.map(|name| &name.text).filter(|name| name.contains('-') && !name.contains(' '));
            hyphened.cloned().collect()
        })
    }

    /// The entity of that id.
    pub fn entity(&self, id: &str) -> Option<&Entity> {
        self.entities.iter().find(|entity| entity.id == id)
    }
}
