//! Data rules: the kinds of rule that a pack can write in TOML.
