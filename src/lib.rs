//! presslint checks press-release drafts against a house style, the way a veteran sub-editor would.
pub(crate) mod calendar;
pub(crate) mod diagnostic;
pub(crate) mod document;
pub(crate) mod formats;
pub(crate) mod house;
pub(crate) mod text;
