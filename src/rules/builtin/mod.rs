//! Code rules, one file each. Generated from the files in this folder: `UPDATE=1 cargo test --test it generated`.

use super::RuleEntry;

pub mod pr001_unreadable_input;
pub mod pr002_structure_uncertain;
pub mod pr003_unused_suppression;
pub mod pr004_page_chrome;
pub mod pr010_placeholder_left;
pub mod pr105_part_order;
pub mod pr206_weekday_mismatch;
pub mod pr301_agency_naming;
pub mod pr601_contact_incomplete;
pub mod pr602_phone_form;
pub mod pr603_phone_invalid;
pub mod pr604_email_invalid;
pub mod pr606_contact_email_mismatch;
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
    &pr301_agency_naming::ENTRY,
    &pr601_contact_incomplete::ENTRY,
    &pr602_phone_form::ENTRY,
    &pr603_phone_invalid::ENTRY,
    &pr604_email_invalid::ENTRY,
    &pr606_contact_email_mismatch::ENTRY,
    &pr804_spacing::ENTRY,
    &pr810_invisible_character::ENTRY,
];
