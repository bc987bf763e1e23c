//! The data of a house style: agencies, persons and their approved forms. Plain structs, filled by configuration.

pub mod acronyms;
mod entity;
mod names;
pub mod places;

pub use entity::{Canonical, DatedText, Entity, Person};
pub use names::{NameForm, NameIndex, NameKind, cut as cut_name, same_word, without_article};

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
}

impl House {
    /// Every form of every entity, ready to be searched for.
    pub fn names(&self) -> &NameIndex {
        self.names.get_or_init(|| NameIndex::new(&self.entities))
    }

    /// The entity of that id.
    pub fn entity(&self, id: &str) -> Option<&Entity> {
        self.entities.iter().find(|entity| entity.id == id)
    }
}
