//! Dates and words of relative time. Reads tokens; judges nothing.

mod find;
mod relative;

pub use find::find_dates;
pub use relative::read_relative_times;

use super::Release;
use super::records::DateMention;

/// Reads every date in the document, in order.
pub fn read_dates(release: &Release<'_>) -> Vec<DateMention> {
    find_dates(&release.doc.text, release.doc.tokens().all())
}
