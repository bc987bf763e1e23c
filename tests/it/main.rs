//! Tests of the world around the code: generated files, architecture, configuration, reports, the program.

mod architecture;
mod clean;
mod config;
mod generated;
mod packs;
mod properties;
mod sentences;
