//! What was found, written in one format or another. Each format owns its structures; nothing here decides anything.

mod json;
mod model;

pub use json::{write_json, write_jsonl};
pub use model::{InputError, Run, Summary};
