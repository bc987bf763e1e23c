//! Quotations with their speakers.

use super::Release;
use super::records::{MarkFault, Quote};
use crate::text::TextRange;

/// Reads quotes and the faults of their marks.
pub fn read_quotes(_release: &Release<'_>) -> (Vec<Quote>, Vec<(TextRange, MarkFault)>) {
    (Vec::new(), Vec::new())
}
