//! Tests of the world around the code: generated files, architecture, configuration, reports, the program.

mod architecture;
mod clean;
mod cli;
mod config;
mod generated;
mod packs;
mod program;
mod properties;
mod rules;
mod sentences;
