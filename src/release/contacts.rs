//! Contacts, mail addresses and telephone numbers.

use super::Release;
use super::phone::Phone;
use super::records::{Contact, Email};

/// Reads contacts.
pub fn read_contacts(_release: &Release<'_>) -> Vec<Contact> {
    Vec::new()
}

/// Reads mail addresses.
pub fn read_emails(_release: &Release<'_>) -> Vec<Email> {
    Vec::new()
}

/// Reads telephone numbers.
pub fn read_phones(_release: &Release<'_>) -> Vec<Phone> {
    Vec::new()
}
