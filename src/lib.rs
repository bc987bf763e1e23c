//! presslint checks press-release drafts against a house style, the way a veteran sub-editor would.
#![allow(dead_code, unused_imports)]
pub(crate) mod calendar;
#[cfg(feature = "cli")]
pub mod cli;
pub(crate) mod config;
pub(crate) mod diagnostic;
pub(crate) mod document;
pub(crate) mod engine;
pub(crate) mod formats;
pub(crate) mod house;
pub(crate) mod release;
pub(crate) mod report;
pub(crate) mod rules;
pub(crate) mod text;

#[doc(hidden)]
pub mod dev;
