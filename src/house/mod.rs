//! The data of a house style: agencies, persons and their approved forms. Plain structs, filled by configuration.

pub mod acronyms;
mod entity;
pub mod places;

pub use entity::{DatedText, Entity, Person};

/// Everything a house knows about names.
#[derive(Clone, Debug, Default)]
pub struct House {
    /// Agencies and other organizations.
    pub entities: Vec<Entity>,
    /// Persons.
    pub persons: Vec<Person>,
    /// Places beyond the built-in gazetteer, as written.
    pub places: Vec<String>,
}

impl House {
    /// The entity of that id.
    pub fn entity(&self, id: &str) -> Option<&Entity> {
        self.entities.iter().find(|entity| entity.id == id)
    }
}
