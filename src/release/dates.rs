//! Dates and words of relative time.

use super::Release;
use super::records::{DateMention, RelativeTime};

/// Reads dates.
pub fn read_dates(_release: &Release<'_>) -> Vec<DateMention> {
    Vec::new()
}

/// Reads relative times.
pub fn read_relative_times(_release: &Release<'_>) -> Vec<RelativeTime> {
    Vec::new()
}
