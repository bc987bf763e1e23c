//! Binds each quote to its speaker: in the same sentence, across an interruption, over paragraphs, by a colon.

use super::verbs::{announces_speech, is_document, is_pronoun, is_saying};
use crate::release::Release;
use crate::release::records::{Binding, Quote, Speaker};
use crate::text::{TextRange, Token, TokenKind, fold};

/// Words between a quote and its verb of saying.
const REACH: usize = 24;

/// Binds all quotes, given in order.
pub fn bind(release: &Release<'_>, quotes: &mut [Quote]) {
    for at in 0..quotes.len() {
        bind_in_sentence(release, quotes, at);
    }
    bind_in_block(release, quotes);
    bind_over_blocks(release, quotes);
}

/// Attribution in the same sentence, before or behind the quote.
fn bind_in_sentence(release: &Release<'_>, quotes: &mut [Quote], at: usize) {
    let quote = quotes[at].range;
    let Some(block) = release.doc.block_at(quote.start).map(|block| release.doc.blocks[block].range) else {
        return;
    };
    let after_limit = quotes.get(at + 1).map_or(block.end, |next| next.range.start.min(block.end));
    let before_limit =
        at.checked_sub(1).map_or(block.start, |previous| quotes[previous].range.end.max(block.start));
    let ended = ends_sentence(release, quotes[at].inner) && !quotes[at].open;
    let behind = clause_after(release, TextRange::new(quote.end.min(after_limit), after_limit));
    let before = clause_before(release, TextRange::new(before_limit.min(quote.start), quote.start));
    // “We go.” She said no more: a sentence that ended takes its speaker from behind only if the verb comes at once.
    let found =
        attribution(release, behind, ended, false).or_else(|| attribution(release, before, false, true));
    if let Some((verb, binding, speaker)) = found {
        let quote = &mut quotes[at];
        quote.verb = Some(verb);
        quote.binding = binding;
        quote.speaker = speaker;
    } else if release.slice(TextRange::new(block.start, quote.start)).trim_end().ends_with(':') {
        quotes[at].binding = Binding::Colon;
    }
}

fn ends_sentence(release: &Release<'_>, inner: TextRange) -> bool {
    release.slice(inner).trim_end().ends_with(['.', '!', '?', '…'])
}

/// From the quote's end to the end of the clause: a stop outside speech.
fn clause_after(release: &Release<'_>, range: TextRange) -> TextRange {
    let tokens = release.doc.tokens().within(range);
    let text = &release.doc.text;
    for (at, token) in tokens.iter().enumerate() {
        let stop = token.is_mark(text, '.')
            && tokens.get(at + 1).is_none_or(|next| next.spaced && next.is_capitalised())
            && !after_initial(text, tokens, at);
        if at > 0 && (stop || token.is_mark(text, '!') || token.is_mark(text, '?')) {
            return TextRange::new(range.start, token.range.end);
        }
    }
    range
}

fn after_initial(text: &str, tokens: &[Token], stop: usize) -> bool {
    stop.checked_sub(1)
        .is_some_and(|before| crate::text::sentence_abbreviation(&text[tokens[before].range.as_range()]))
}

/// From the beginning of the clause to the quote's opener.
fn clause_before(release: &Release<'_>, range: TextRange) -> TextRange {
    let sentences = release.sentences_in(range);
    match sentences.last() {
        Some(last) => TextRange::new(last.start.max(range.start), range.end),
        None => range,
    }
}

/// A verb of saying in a clause, what it binds by, and who says it.
fn attribution(
    release: &Release<'_>,
    clause: TextRange,
    at_once: bool,
    before: bool,
) -> Option<(TextRange, Binding, Option<Speaker>)> {
    let tokens = release.doc.tokens().within(clause);
    let reach = if at_once { 12 } else { REACH };
    let near: Vec<&Token> = if before {
        tokens.iter().rev().filter(|token| token.kind == TokenKind::Word).take(reach).collect()
    } else {
        tokens.iter().filter(|token| token.kind == TokenKind::Word).take(reach).collect()
    };
    let folded: Vec<String> = near.iter().map(|token| fold(release.slice(token.range))).collect();
    let verb = folded.iter().position(|word| is_saying(word))?;
    let speaker = speaker(release, tokens, near[verb].range);
    let pronoun = folded.iter().any(|word| is_pronoun(word)) && speaker.is_none();
    let document = folded.iter().any(|word| is_document(word)) && speaker.is_none();
    let binding = if pronoun {
        Binding::Pronoun
    } else if document {
        Binding::Document
    } else {
        Binding::SameSentence
    };
    Some((near[verb].range, binding, speaker))
}

/// The capitalised words next to the verb: behind it in “said Ana Silva, Chief of Mission”, else before it.
fn speaker(release: &Release<'_>, tokens: &[Token], verb: TextRange) -> Option<Speaker> {
    let at = tokens.iter().position(|token| token.range == verb)?;
    let behind = name_run(release, &tokens[at + 1..]);
    let before = || {
        let start = tokens[..at]
            .iter()
            .rposition(|token| token.is_mark(&release.doc.text, ','))
            .map_or(0, |comma| comma + 1);
        name_run(release, &tokens[start..at]).or_else(|| name_run(release, &tokens[..at]))
    };
    let range = behind.or_else(before)?;
    let words: Vec<&str> = release.slice(range).split_whitespace().collect();
    Some(Speaker {
        range,
        name: Some(words.join(" ")),
        given: (words.len() > 1).then(|| words[0].to_owned()),
        surname: words.last().map(|word| (*word).to_owned()),
        title: None,
        org: None,
    })
}

/// The first run of capitalised words within a few tokens.
fn name_run(release: &Release<'_>, tokens: &[Token]) -> Option<TextRange> {
    let text = &release.doc.text;
    let start = tokens.iter().take(8).position(|token| token.is_capitalised())?;
    let mut end = start;
    for (at, token) in tokens.iter().enumerate().skip(start) {
        let joint = matches!(release.slice(token.range), "’" | "'" | "-" | "." | "‘") && !token.spaced;
        let particle = matches!(
            release.slice(token.range),
            "de" | "da" | "dos" | "del" | "la" | "van" | "von" | "der" | "bin" | "al" | "el" | "du" | "di"
        );
        let small_tail = !token.spaced && at > 0 && token.kind == TokenKind::Word;
        if token.is_capitalised() || joint || particle || small_tail {
            end = at;
        } else {
            break;
        }
    }
    while end > start
        && (tokens[end].kind == TokenKind::Mark || !tokens[end].is_capitalised() && tokens[end].spaced)
    {
        end -= 1;
    }
    let _ = text;
    Some(tokens[start].range.cover(tokens[end].range))
}

/// Within a paragraph a speaker holds for the quotes around theirs.
fn bind_in_block(release: &Release<'_>, quotes: &mut [Quote]) {
    let block_of = |quote: &Quote| release.doc.block_at(quote.range.start);
    for at in 0..quotes.len() {
        if quotes[at].binding != Binding::None {
            continue;
        }
        let block = block_of(&quotes[at]);
        let earlier = (0..at)
            .rev()
            .take_while(|&other| block_of(&quotes[other]) == block)
            .find(|&other| quotes[other].binding != Binding::None);
        let later = (at + 1..quotes.len())
            .take_while(|&other| block_of(&quotes[other]) == block)
            .find(|&other| quotes[other].binding != Binding::None);
        if let Some(other) = earlier.or(later) {
            let adjacent = other + 1 == at
                && quotes[other].verb.is_some_and(|verb| verb.start > quotes[other].range.end);
            quotes[at].binding = if adjacent { Binding::Split } else { Binding::SameParagraph };
            quotes[at].speaker = quotes[other].speaker.clone();
        } else if named_in_block(release, &quotes[at]) {
            quotes[at].binding = Binding::SameParagraph;
        }
    }
}

/// “The well works.” Ana Silva runs the clinic: somebody speaks elsewhere in the paragraph, or a verb of saying stands there.
fn named_in_block(release: &Release<'_>, quote: &Quote) -> bool {
    let Some(block) = release.doc.block_at(quote.range.start).map(|block| release.doc.blocks[block].range)
    else {
        return false;
    };
    let outside = [
        TextRange::new(block.start, quote.range.start.max(block.start)),
        TextRange::new(quote.range.end.min(block.end), block.end),
    ];
    outside
        .into_iter()
        .flat_map(|range| release.doc.tokens().within(range))
        .any(|token| token.kind == TokenKind::Word && is_saying(&fold(release.slice(token.range))))
}

/// A paragraph of speech goes on from the one above, or is introduced by it.
fn bind_over_blocks(release: &Release<'_>, quotes: &mut [Quote]) {
    for at in 0..quotes.len() {
        if quotes[at].binding != Binding::None {
            continue;
        }
        let Some(block) = release.doc.block_at(quotes[at].range.start) else { continue };
        if let Some(found) = from_above(release, quotes, at, block) {
            let (binding, speaker) = found;
            quotes[at].binding = binding;
            quotes[at].speaker = speaker;
        }
    }
    for at in (0..quotes.len()).rev() {
        if quotes[at].binding == Binding::None {
            bind_from_below(release, quotes, at);
        }
    }
}

fn from_above(
    release: &Release<'_>,
    quotes: &[Quote],
    at: usize,
    block: usize,
) -> Option<(Binding, Option<Speaker>)> {
    let above = block.checked_sub(1)?;
    let text = release.doc.block_text(above);
    if let Some(previous) = at.checked_sub(1).map(|previous| &quotes[previous]) {
        let ends_above = release.doc.block_at(previous.range.end.saturating_sub(1)) == Some(above);
        if previous.open && ends_above
            || ends_above && previous.binding != Binding::None && fills_block(release, &quotes[at])
        {
            return Some((Binding::Continuation, previous.speaker.clone()));
        }
    }
    let introduced = text.trim_end().ends_with(':') || announces_speech(&fold(last_sentence(release, above)));
    introduced.then_some((Binding::Colon, None))
}

fn last_sentence<'d>(release: &Release<'d>, block: usize) -> &'d str {
    let range = release.doc.blocks[block].range;
    release.sentences_in(range).last().map_or("", |sentence| release.slice(*sentence))
}

/// Whether a quote is all there is in its paragraph.
fn fills_block(release: &Release<'_>, quote: &Quote) -> bool {
    release.doc.block_at(quote.range.start).is_some_and(|block| {
        let block = release.doc.blocks[block].range;
        quote.range.len() + 4 >= block.len()
    })
}

/// A paragraph of speech whose speaker is named with the paragraph that follows, or in a signature line.
fn bind_from_below(release: &Release<'_>, quotes: &mut [Quote], at: usize) {
    let Some(block) = release.doc.block_at(quotes[at].range.end.saturating_sub(1)) else { return };
    let Some(next_block) = release.doc.blocks.get(block + 1) else { return };
    let next_text = release.slice(next_block.range);
    if next_text.starts_with(['—', '–', '-', '―']) || quotes[at].block && next_block.quoted {
        quotes[at].binding = Binding::Signature;
        return;
    }
    let follows = quotes.get(at + 1).filter(|next| release.doc.block_at(next.range.start) == Some(block + 1));
    if let Some(next) =
        follows.filter(|next| next.binding != Binding::None && next.range.start <= next_block.range.start + 2)
    {
        if fills_block(release, &quotes[at]) {
            let speaker = next.speaker.clone();
            quotes[at].binding = Binding::Continuation;
            quotes[at].speaker = speaker;
        }
    }
}
