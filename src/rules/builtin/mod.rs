//! Code rules, one file each. Generated from the files in this folder: `UPDATE=1 cargo test --test it generated`.

use super::RuleEntry;

pub mod pr001_unreadable_input;
pub mod pr002_structure_uncertain;
pub mod pr003_unused_suppression;
pub mod pr004_page_chrome;
pub mod pr010_placeholder_left;
pub mod pr105_part_order;
pub mod pr206_weekday_mismatch;
pub mod pr314_name_drift;
pub mod pr401_quote_unattributed;
pub mod pr404_quote_marks_unbalanced;
pub mod pr804_spacing;
pub mod pr810_invisible_character;

/// Every code rule, in order of code.
#[rustfmt::skip]
pub static REGISTRY: &[&RuleEntry] = &[
    &pr001_unreadable_input::ENTRY,
    &pr002_structure_uncertain::ENTRY,
    &pr003_unused_suppression::ENTRY,
    &pr004_page_chrome::ENTRY,
    &pr010_placeholder_left::ENTRY,
    &pr105_part_order::ENTRY,
    &pr206_weekday_mismatch::ENTRY,
    &pr314_name_drift::ENTRY,
    &pr401_quote_unattributed::ENTRY,
    &pr404_quote_marks_unbalanced::ENTRY,
    &pr804_spacing::ENTRY,
    &pr810_invisible_character::ENTRY,
];
