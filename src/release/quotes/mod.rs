//! Quotations with their speakers: spans between marks, told apart into speech and terms, each bound to whoever says it.

mod bind;
mod marks;
mod verbs;

use super::records::{Binding, MarkFault, Quote, QuoteKind};
use super::{PartKind, Release};
use crate::document::BlockKind;
use crate::text::{TextRange, TokenKind, fold};

pub use verbs::{is_pronoun, is_saying};

/// Words a span needs to be speech if no verb of saying is bound to it.
const SPEECH_WORDS: usize = 6;

/// Reads quotes and the faults of their marks, in order of place.
pub fn read_quotes(release: &Release<'_>) -> (Vec<Quote>, Vec<(TextRange, MarkFault)>) {
    let blocks = text_blocks(release);
    let ranges: Vec<TextRange> = blocks.iter().map(|&block| release.doc.blocks[block].range).collect();
    let marks = marks::read_marks(&release.doc.text, &ranges);
    let mut quotes: Vec<Quote> = marks.spans.iter().map(|span| quote(release, span)).collect();
    quotes.extend(block_quotes(release, &quotes));
    quotes.sort_by_key(|quote| quote.range.start);
    bind::bind(release, &mut quotes);
    for quote in &mut quotes {
        quote.kind = kind_of(release, quote);
    }
    (quotes, marks.faults)
}

/// Blocks in which marks are read: everything but chrome and code.
fn text_blocks(release: &Release<'_>) -> Vec<usize> {
    let mut chrome = vec![false; release.doc.blocks.len()];
    for part in release.parts.iter().filter(|part| part.kind == PartKind::Chrome) {
        chrome[part.blocks.clone()].fill(true);
    }
    (0..release.doc.blocks.len())
        .filter(|&block| !chrome[block] && release.doc.blocks[block].kind != BlockKind::Code)
        .collect()
}

fn quote(release: &Release<'_>, span: &marks::Enclosed) -> Quote {
    Quote {
        range: span.range,
        inner: span.inner,
        kind: QuoteKind::Term,
        binding: Binding::None,
        speaker: None,
        verb: None,
        block: false,
        open: span.open,
        words: words_in(release, span.inner),
    }
}

fn words_in(release: &Release<'_>, range: TextRange) -> usize {
    release.doc.tokens().within(range).iter().filter(|token| token.kind != TokenKind::Mark).count()
}

/// Block quotations that need no marks.
fn block_quotes(release: &Release<'_>, marked: &[Quote]) -> Vec<Quote> {
    let blocks =
        release.doc.blocks.iter().filter(|block| block.quoted && matches!(block.kind, BlockKind::Paragraph));
    let unmarked = blocks.filter(|block| !marked.iter().any(|quote| quote.range.overlaps(block.range)));
    unmarked
        .map(|block| Quote {
            range: block.range,
            inner: block.range,
            kind: QuoteKind::Speech,
            binding: Binding::None,
            speaker: None,
            verb: None,
            block: true,
            open: false,
            words: words_in(release, block.range),
        })
        .filter(|quote| quote.words >= SPEECH_WORDS)
        .collect()
}

/// Speech has a speaker or a clause of its own; the rest are terms, titles and scare quotes.
fn kind_of(release: &Release<'_>, quote: &Quote) -> QuoteKind {
    if quote.block {
        return QuoteKind::Speech;
    }
    let in_headline =
        release.part_at(quote.range.start).is_some_and(|at| release.parts[at].kind == PartKind::Headline);
    let inner = release.slice(quote.inner).trim();
    let ends = inner.ends_with(['.', ',', '!', '?', '…', '—', '–']);
    let bound = matches!(
        quote.binding,
        Binding::SameSentence
            | Binding::Split
            | Binding::Pronoun
            | Binding::Colon
            | Binding::Continuation
            | Binding::Signature
    );
    let clause = quote.words >= SPEECH_WORDS && (ends || has_finite_verb(release, quote.inner));
    let said = bound && (quote.words >= 3 || ends) && !in_headline;
    if clause || said || quote.open { QuoteKind::Speech } else { QuoteKind::Term }
}

fn has_finite_verb(release: &Release<'_>, range: TextRange) -> bool {
    let tokens = release.doc.tokens().within(range);
    tokens
        .iter()
        .filter(|token| token.kind == TokenKind::Word)
        .any(|token| verbs::is_finite(&fold(release.slice(token.range))))
}
