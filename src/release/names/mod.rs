//! Words as names are made of them, and the grammar of persons' names. Knows spelling and lexicons, no quotes and no parts.
//!
//! There is no statistical recognition here: a name is believed where its surroundings (a title, an apposition, a verb of
//! saying) vouch for it, and that is for [`super::persons`] to say.

pub mod lexicon;
mod person;
mod title;
mod word;

pub use person::{Names, PersonName, is_common, is_title};
pub use title::Mention;
pub use word::{Word, read_words};
