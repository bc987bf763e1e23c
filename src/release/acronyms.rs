//! Acronyms and the names they stand for.

use super::Release;
use super::records::{AcronymUse, Definition};

/// Reads definitions and uses.
pub fn read_acronyms(_release: &Release<'_>) -> (Vec<Definition>, Vec<AcronymUse>) {
    (Vec::new(), Vec::new())
}
