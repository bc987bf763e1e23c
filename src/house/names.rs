//! An index of every form of every entity, so that a text is searched for all of them at once.

use super::Entity;
use crate::text::{TextRange, Tokens, fold_char};
use std::collections::HashMap;

/// Which of its forms an entity is named by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameKind {
    /// A form that is always wrong.
    Never,
    /// The official name.
    Full,
    /// The acronym or short name.
    Short,
    /// The descriptor.
    Tag,
    /// Another name it is known by.
    Alias,
}

impl NameKind {
    /// All kinds, the wrong forms first.
    pub const ALL: [Self; 5] = [Self::Never, Self::Full, Self::Short, Self::Tag, Self::Alias];
}

/// One form in the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameForm {
    /// Index of the entity in the register.
    pub entity: usize,
    /// What kind of form it is.
    pub kind: NameKind,
    /// Its place in the entity's list of that kind.
    pub at: usize,
    /// Its words and marks.
    pub words: Vec<String>,
}

/// All forms by the hash of their first word; longer forms come first.
#[derive(Clone, Debug, Default)]
pub struct NameIndex {
    first: HashMap<u64, Vec<NameForm>>,
}

impl NameIndex {
    /// Indexes the forms of all entities. Where two share a form, one with a naming policy comes first.
    pub fn new(entities: &[Entity]) -> Self {
        let mut first: HashMap<u64, Vec<NameForm>> = HashMap::new();
        for (entity, own) in entities.iter().enumerate() {
            for kind in NameKind::ALL {
                for (at, form) in own.names(kind).iter().enumerate() {
                    for text in spellings(kind, &form.text) {
                        let (hash, words) = cut(text);
                        if let Some(hash) = hash {
                            first.entry(hash).or_default().push(NameForm { entity, kind, at, words });
                        }
                    }
                }
            }
        }
        for forms in first.values_mut() {
            forms.sort_by_key(|form| {
                (
                    std::cmp::Reverse(form.words.len()),
                    form.kind,
                    !entities[form.entity].has_policy(),
                    form.entity,
                    form.at,
                )
            });
        }
        Self { first }
    }

    /// The forms that begin with a word of this hash, the longest first.
    pub fn beginning_with(&self, hash: u64) -> &[NameForm] {
        self.first.get(&hash).map_or(&[], Vec::as_slice)
    }
}

/// A form as it is looked for: a descriptor with its article and without.
fn spellings(kind: NameKind, text: &str) -> impl Iterator<Item = &str> {
    let bare = (kind == NameKind::Tag).then(|| without_article(text)).filter(|bare| bare.len() < text.len());
    std::iter::once(text).chain(bare)
}

/// A name or descriptor without the article at its start, which the place asks for and not the name.
pub fn without_article(text: &str) -> &str {
    const ARTICLES: [&str; 12] =
        ["the ", "The ", "l’", "L’", "l'", "L'", "la ", "La ", "le ", "Le ", "el ", "El "];
    ARTICLES.into_iter().find_map(|article| text.strip_prefix(article)).unwrap_or(text)
}

/// Words and marks of a text, with the hash of the first.
pub fn cut(text: &str) -> (Option<u64>, Vec<String>) {
    let tokens = Tokens::new(text, [TextRange::new(0, text.len())]);
    let words = tokens.all().iter().map(|token| text[token.range.as_range()].to_owned()).collect();
    (tokens.all().first().map(|token| token.hash), words)
}

/// Whether a written word is that of a form: the same letters in the same case; apostrophes and hyphens of any shape.
pub fn same_word(form: &str, written: &str) -> bool {
    let plain = |c: char| if c.is_alphanumeric() { c } else { fold_char(c) };
    form.chars().map(plain).eq(written.chars().map(plain))
}
