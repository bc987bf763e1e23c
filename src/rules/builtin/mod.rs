//! Code rules, one file each. Generated from the files in this folder: `UPDATE=1 cargo test --test it generated`.

use super::RuleEntry;

pub mod pr206_weekday_mismatch;

/// Every code rule, in order of code.
#[rustfmt::skip]
pub static REGISTRY: &[&RuleEntry] = &[
    &pr206_weekday_mismatch::ENTRY,
];
