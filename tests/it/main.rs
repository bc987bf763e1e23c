//! Tests of the world around the code: generated files, architecture, configuration, reports, the program.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test reads its files itself, and a failed unwrap is a failed test"
)]

mod acceptance;
mod architecture;
mod clean;
mod cli;
mod config;
mod examples;
mod generated;
mod packs;
mod program;
mod properties;
mod readme;
mod rules;
mod sample_drafts;
mod sentences;
mod worst;
