//! stub
use super::writer::Written;
pub(super) fn read(decoded: &str, body: usize) -> Written {
    super::markdown::read(decoded, body)
}
