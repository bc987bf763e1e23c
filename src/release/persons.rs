//! Persons named in a release.

use super::Release;
use super::records::Person;

/// Reads mentions of persons.
pub fn read_persons(_release: &Release<'_>) -> Vec<Person> {
    Vec::new()
}
