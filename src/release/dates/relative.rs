//! Words that mean nothing without the day of issue.

use crate::release::Release;
use crate::release::records::RelativeTime;

/// Reads relative times.
pub fn read_relative_times(_release: &Release<'_>) -> Vec<RelativeTime> {
    Vec::new()
}
