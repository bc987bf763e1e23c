//! Scaffold for compiling the telephone reader alone.
pub mod phone;
