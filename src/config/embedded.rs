//! The packs that come with the program. Generated from the files in `rules/`: `UPDATE=1 cargo test --test it generated`.

/// Path below `rules/` and text of each file, in order of path.
#[rustfmt::skip]
pub static FILES: &[(&str, &str)] = &[
    ("core/entities.toml", include_str!("../../rules/core/entities.toml")),
    ("core/lists/acronyms.txt", include_str!("../../rules/core/lists/acronyms.txt")),
    ("core/pack.toml", include_str!("../../rules/core/pack.toml")),
    ("core/structure.toml", include_str!("../../rules/core/structure.toml")),
    ("core/wording.toml", include_str!("../../rules/core/wording.toml")),
    ("iom/entities.toml", include_str!("../../rules/iom/entities.toml")),
    ("iom/pack.toml", include_str!("../../rules/iom/pack.toml")),
    ("un/entities.toml", include_str!("../../rules/un/entities.toml")),
    ("un/pack.toml", include_str!("../../rules/un/pack.toml")),
];
