//! Dates, times of day and words of relative time. Reads tokens; judges nothing.

mod cue;
mod find;
mod numeric;
mod phrases;
mod reader;
mod readings;
mod relative;
mod spelled;
mod times;
mod weekday;

pub use cue::{Cue, cue, glossed_by, is_firm};
pub use find::find_dates;
pub use readings::{NumericOrder, Reading};
pub use relative::{glosses, read_relative_times};
pub use times::read_times;

use super::Release;
use super::records::DateMention;

/// Reads every date in the document, in order.
pub fn read_dates(release: &Release<'_>) -> Vec<DateMention> {
    find_dates(&release.doc.text, release.doc.tokens().all())
}
