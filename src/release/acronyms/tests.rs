//! Definitions and uses in whole drafts.
