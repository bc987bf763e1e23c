//! Any bytes at all are a draft: no panic, and every finding stands where its words are.
//!
//! `cargo fuzz run check` (needs the nightly toolchain); `tests/it/properties.rs` runs the same check on random drafts.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for format in ["markdown", "text"] {
        presslint::dev::check_as_json(&presslint::dev::Case {
            packs: vec!["iom".to_owned()],
            format: format.to_owned(),
            bytes: bytes.to_vec(),
            ..presslint::dev::Case::default()
        });
    }
});
