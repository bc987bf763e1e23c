//! From TOML to a profile: which rules run, at which level, with which parameters and house data.
//!
//! Files are read into trees that know their places ([`tree`]), each into what it says ([`options`]), all of them in order
//! ([`layers`]) into one book of rules ([`book`]); what holds for a draft is its [`Profile`].

mod book;
mod build;
mod check;
mod data;
mod disputes;
mod embedded;
mod examples;
mod explain;
mod fields;
mod house;
mod layers;
mod lists;
mod load;
mod options;
mod pack;
mod parse;
mod profile;
mod project;
mod rule_blocks;
mod select;
mod sidecar;
mod style;
mod suggest;
mod tree;
mod values;

pub use examples::pack_examples;
pub use explain::{SettingView, explain};
pub use load::{ConfigMistake, Layers, ReadFile, TomlFile, check_pack, load, pack_names, read};
pub use profile::{ActiveRule, Profile};
pub use project::Config;
pub use sidecar::{Ignore, read_ignores};
pub use style::Style;
