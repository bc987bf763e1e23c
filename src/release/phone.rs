//! Telephone numbers.

use crate::text::TextRange;

/// A telephone number in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone {
    /// The number without its label.
    pub range: TextRange,
}
