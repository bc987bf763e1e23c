//! Code rules, one file each. Generated from the files in this folder: `UPDATE=1 cargo test --test it generated`.

use super::RuleEntry;

pub mod pr001_unreadable_input;
pub mod pr002_structure_uncertain;
pub mod pr003_unused_suppression;
pub mod pr004_page_chrome;
pub mod pr010_placeholder_left;
pub mod pr105_part_order;
pub mod pr201_dateline_form;
pub mod pr202_dateline_place;
pub mod pr203_dateline_separator;
pub mod pr204_dateline_without_date;
pub mod pr206_weekday_mismatch;
pub mod pr207_impossible_date;
pub mod pr208_ambiguous_numeric_date;
pub mod pr211_relative_day_unanchored;
pub mod pr212_relative_day_conflict;
pub mod pr301_agency_naming;
pub mod pr302_acronym_undefined;
pub mod pr304_acronym_redefined;
pub mod pr305_acronym_initials_mismatch;
pub mod pr306_acronym_unused;
pub mod pr307_acronym_in_headline;
pub mod pr309_acronym_style;
pub mod pr314_name_drift;
pub mod pr401_quote_unattributed;
pub mod pr404_quote_marks_unbalanced;
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
    &pr201_dateline_form::ENTRY,
    &pr202_dateline_place::ENTRY,
    &pr203_dateline_separator::ENTRY,
    &pr204_dateline_without_date::ENTRY,
    &pr206_weekday_mismatch::ENTRY,
    &pr207_impossible_date::ENTRY,
    &pr208_ambiguous_numeric_date::ENTRY,
    &pr211_relative_day_unanchored::ENTRY,
    &pr212_relative_day_conflict::ENTRY,
    &pr301_agency_naming::ENTRY,
    &pr302_acronym_undefined::ENTRY,
    &pr304_acronym_redefined::ENTRY,
    &pr305_acronym_initials_mismatch::ENTRY,
    &pr306_acronym_unused::ENTRY,
    &pr307_acronym_in_headline::ENTRY,
    &pr309_acronym_style::ENTRY,
    &pr314_name_drift::ENTRY,
    &pr401_quote_unattributed::ENTRY,
    &pr404_quote_marks_unbalanced::ENTRY,
    &pr601_contact_incomplete::ENTRY,
    &pr602_phone_form::ENTRY,
    &pr603_phone_invalid::ENTRY,
    &pr604_email_invalid::ENTRY,
    &pr606_contact_email_mismatch::ENTRY,
    &pr804_spacing::ENTRY,
    &pr810_invisible_character::ENTRY,
];
