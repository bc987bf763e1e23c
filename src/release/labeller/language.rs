//! The language of a release: named in front matter, given, or voted by small words.

use crate::calendar::Lang;
use crate::document::Document;
use crate::text::{TextRange, TokenKind, Tokens, fold_hash};

/// Of fewer words than this the small ones must all be of one language.
const QUORUM: usize = 60;

/// So many small words of one language and none of English are no quotation in an English text.
const CLEAR: usize = 4;

/// Words looked at; the beginning of a release tells its language.
const ASKED: usize = 1200;

const EN: &[&str] = &[
    "the", "of", "and", "to", "in", "for", "that", "with", "is", "was", "by", "from", "at", "are", "has",
    "said",
];
const FR: &[&str] = &[
    "le", "les", "des", "du", "et", "une", "dans", "pour", "par", "est", "sur", "avec", "qui", "au", "aux",
    "ont",
];
const ES: &[&str] = &[
    "el", "los", "las", "del", "y", "una", "con", "por", "para", "es", "su", "al", "como", "más", "fue", "ha",
];

/// The language of a document.
pub fn language_of(doc: &Document, given: Option<Lang>) -> Lang {
    let named =
        doc.meta.first_of(&["lang", "language", "locale"]).and_then(|entry| Lang::from_tag(&entry.value));
    named.or(given).unwrap_or_else(|| vote(doc))
}

fn vote(doc: &Document) -> Lang {
    let hashes = [EN, FR, ES].map(|words| words.iter().map(|word| fold_hash(word)).collect::<Vec<u64>>());
    let title = doc.meta.first_of(&["title", "headline"]).map_or("", |entry| entry.value.as_str());
    let title_tokens = Tokens::new(title, [TextRange::new(0, title.len())]);
    let tokens = title_tokens.all().iter().chain(doc.tokens().all());
    let mut votes = [0usize; 3];
    let mut asked = 0;
    for token in tokens.filter(|token| token.kind != TokenKind::Mark).take(ASKED) {
        asked += 1;
        if token.range.len() > 4 {
            continue;
        }
        for (vote, words) in votes.iter_mut().zip(&hashes) {
            *vote += usize::from(words.contains(&token.hash));
        }
    }
    match votes {
        // A short text must speak with one voice.
        [0, fr, es] if asked < QUORUM && fr >= CLEAR && fr > es * 3 => Lang::Fr,
        [0, fr, es] if asked < QUORUM && es >= CLEAR && es > fr * 3 => Lang::Es,
        _ if asked < QUORUM => Lang::En,
        [en, fr, es] if fr > en * 2 && fr > es => Lang::Fr,
        [en, fr, es] if es > en * 2 && es > fr => Lang::Es,
        _ => Lang::En,
    }
}
