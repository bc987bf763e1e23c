//! From TOML to a profile: which rules run, at which level, with which parameters and house data.

mod load;
mod profile;

pub use load::{ConfigMistake, Layers, TomlFile, load};
pub use profile::{ActiveRule, Profile};
