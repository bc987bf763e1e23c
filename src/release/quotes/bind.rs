//! Binds each quotation to its speaker: in the same sentence, across an interruption, over paragraphs, by a colon, by a
//! pronoun, by a signature. Knows marks no more: a quotation is a range here.

use super::attribution::{Reader, speaker};
use super::verbs::{SAYING, announces_speech};
use crate::release::Release;
use crate::release::names::lexicon::TITLES;
use crate::release::records::{Binding, Quote, Speaker};
use crate::text::{TextRange, fold};

/// Words below which a bound quotation is a term rather than somebody’s speech.
const FRAGMENT: usize = 4;

/// Words of the longest signature line.
const SIGNATURE: usize = 14;

/// Binds all quotes, given in order.
pub fn bind(release: &Release<'_>, reader: Reader<'_>, quotes: &mut [Quote]) {
    let blocks = quotes.iter().map(|quote| release.doc.block_at(quote.range.start)).collect();
    let binder = Binder { release, reader, blocks };
    for at in 0..quotes.len() {
        binder.in_sentence(quotes, at);
    }
    binder.in_paragraph(quotes);
    binder.over_paragraphs(quotes);
}

struct Binder<'r> {
    release: &'r Release<'r>,
    reader: Reader<'r>,
    /// The block each quote begins in.
    blocks: Vec<Option<usize>>,
}

impl Binder<'_> {
    fn block(&self, at: usize) -> Option<TextRange> {
        Some(self.release.doc.blocks[(*self.blocks.get(at)?)?].range)
    }

    /// The text between a quote and the one before it in its block.
    fn room_before(&self, quotes: &[Quote], at: usize) -> Option<TextRange> {
        let block = self.block(at)?;
        let floor = at.checked_sub(1).map_or(block.start, |before| quotes[before].range.end.max(block.start));
        Some(TextRange::new(floor.min(quotes[at].range.start), quotes[at].range.start))
    }

    /// The text between a quote and the one behind it in its last block.
    fn room_behind(&self, quotes: &[Quote], at: usize) -> Option<TextRange> {
        let end = quotes[at].range.end;
        let block = self
            .release
            .doc
            .block_at(end.saturating_sub(1))
            .map(|block| self.release.doc.blocks[block].range)?;
        let limit = quotes.get(at + 1).map_or(block.end, |next| next.range.start.min(block.end));
        Some(TextRange::new(end.min(limit), limit))
    }

    fn in_sentence(&self, quotes: &mut [Quote], at: usize) {
        let (Some(before), Some(behind)) = (self.room_before(quotes, at), self.room_behind(quotes, at))
        else {
            return;
        };
        if quotes[at].block {
            return;
        }
        let ended = self.release.slice(quotes[at].inner).trim_end().ends_with(['.', '…']);
        let own = if quotes[at].open { None } else { self.reader.behind(behind, ended) };
        let shared = at.checked_sub(1).filter(|&other| self.is_interrupted(quotes, other, before));
        let colon = self.release.slice(before).trim_end().ends_with(':');
        if let (None, Some(other)) = (&own, shared) {
            quotes[at].binding = Binding::Split;
            quotes[at].speaker = quotes[other].speaker.clone();
            return;
        }
        let signed = self.signature_behind(behind);
        if let Some(attribution) = own.or_else(|| self.reader.before(before)) {
            quotes[at].verb = Some(attribution.verb);
            quotes[at].binding = attribution.binding;
            quotes[at].speaker = attribution.speaker;
        } else if let Some(speaker) = signed {
            quotes[at].binding = Binding::Signature;
            quotes[at].speaker = Some(speaker);
        } else if colon {
            quotes[at].binding = Binding::Colon;
            quotes[at].speaker = self.named_last(before);
        }
    }

    /// “A,” said X. “B”: an earlier quote in the block whose attribution is all that stands between.
    fn is_interrupted(&self, quotes: &[Quote], other: usize, between: TextRange) -> bool {
        let verb = quotes[other].verb.filter(|verb| between.contains(*verb));
        verb.is_some() && {
            let words = self.reader.names.within(between);
            let sentences = words.clone().skip(1).filter(|&at| self.starts_sentence(at)).count();
            sentences == 0
        }
    }

    /// A word behind a full stop, question or exclamation mark.
    fn starts_sentence(&self, at: usize) -> bool {
        let word = self.reader.names.words[at];
        word.initial && matches!(word.before, '.' | '!' | '?')
    }

    /// “…” — Ana Silva
    fn signature_behind(&self, behind: TextRange) -> Option<Speaker> {
        let text = self.release.slice(behind);
        let rest = text.trim_start();
        if !rest.starts_with(['—', '–', '―', '-', '(']) {
            return None;
        }
        let words = self.reader.names.within(behind);
        (words.len() <= SIGNATURE).then_some(())?;
        let name = self.reader.names.name_at(words.start).filter(|name| name.given.is_some())?;
        Some(speaker(self.reader.names.text, &name))
    }

    /// The last person named in a range.
    fn named_last(&self, range: TextRange) -> Option<Speaker> {
        let titled = self.reader.titled;
        let to = titled.partition_point(|mention| mention.name.range.end <= range.end);
        let mention = titled[..to].last().filter(|mention| mention.name.range.start >= range.start)?;
        Some(speaker(self.reader.names.text, &mention.name))
    }

    /// Within a paragraph a speaker holds for the quotes around theirs.
    fn in_paragraph(&self, quotes: &mut [Quote]) {
        self.carry(quotes, (0..quotes.len()).collect());
        self.carry(quotes, (0..quotes.len()).rev().collect());
        for at in 0..quotes.len() {
            if quotes[at].binding != Binding::None || quotes[at].block {
                continue;
            }
            let named = self.named_beside(quotes, at);
            if named.is_some() || self.somebody_speaks(quotes, at) {
                quotes[at].binding = Binding::SameParagraph;
                quotes[at].speaker = named;
            }
        }
    }

    /// Who acts in the sentence before a quotation, or begins the one behind it: “We are ready.” Silva opened the clinic.
    fn named_beside(&self, quotes: &[Quote], at: usize) -> Option<Speaker> {
        let before = self.reader.names.within(self.room_before(quotes, at)?);
        let sentence = before.clone().rev().find(|&word| self.reader.names.words[word].initial);
        let acting = sentence.and_then(|start| self.reader.acting(start, before.end));
        acting.or_else(|| {
            let behind = self.reader.names.within(self.room_behind(quotes, at)?);
            let starts = self.reader.names.words.get(behind.start)?.initial;
            starts.then(|| self.reader.acting(behind.start, behind.end.min(behind.start + 4)))?
        })
    }

    /// Hands each bound quote's speaker to the unbound quotes that come next in the given order, in the same block.
    fn carry(&self, quotes: &mut [Quote], order: Vec<usize>) {
        let mut last: Option<usize> = None;
        for at in order {
            if quotes[at].binding != Binding::None {
                last = Some(at);
                continue;
            }
            let Some(other) =
                last.filter(|&other| self.blocks[other] == self.blocks[at] && !quotes[at].block)
            else {
                continue;
            };
            quotes[at].binding = Binding::SameParagraph;
            quotes[at].speaker = quotes[other].speaker.clone();
            last = Some(at);
        }
    }

    /// Whether a verb of saying stands in the quote's paragraph outside quotations.
    fn somebody_speaks(&self, quotes: &[Quote], at: usize) -> bool {
        [self.room_before(quotes, at), self.room_behind(quotes, at)].into_iter().flatten().any(|range| {
            self.reader.names.within(range).any(|word| {
                self.reader.names.is_in(word, &SAYING) && !self.reader.names.words[word].is_capital()
            })
        })
    }

    /// A paragraph of speech goes on from the one above, is introduced by it, or is signed below.
    fn over_paragraphs(&self, quotes: &mut [Quote]) {
        for at in 0..quotes.len() {
            if quotes[at].binding != Binding::None {
                continue;
            }
            let Some(block) = self.blocks[at] else { continue };
            if let Some((binding, speaker)) = self.carried_from_above(quotes, at, block) {
                quotes[at].binding = binding;
                quotes[at].speaker = speaker;
            } else if let Some(speaker) = self.signature_below(quotes, at) {
                quotes[at].binding = Binding::Signature;
                quotes[at].speaker = Some(speaker);
            }
        }
        let first = self.first_speeches(quotes);
        for at in (0..quotes.len().saturating_sub(1)).rev() {
            if first[at] && quotes[at].binding == Binding::None && self.goes_on_below(quotes, at) {
                quotes[at].binding = Binding::Continuation;
                quotes[at].speaker = quotes[at + 1].speaker.clone();
            }
        }
    }

    fn carried_from_above(
        &self,
        quotes: &[Quote],
        at: usize,
        block: usize,
    ) -> Option<(Binding, Option<Speaker>)> {
        let above = block.checked_sub(1)?;
        let previous = at.checked_sub(1).map(|previous| &quotes[previous]);
        // A heading may stand between two paragraphs of one speech.
        if let Some(open) =
            previous.filter(|previous| previous.open && above > 0 && self.ends_in(previous, above - 1))
        {
            return Some((Binding::Continuation, open.speaker.clone()));
        }
        if let Some(previous) = previous.filter(|previous| self.ends_in(previous, above)) {
            let bound = previous.binding != Binding::None && previous.binding != Binding::Signature;
            if previous.open || bound && self.fills_block(&quotes[at]) && !quotes[at].block {
                return Some((Binding::Continuation, previous.speaker.clone()));
            }
        }
        let introduces = self.release.doc.block_text(above).trim_end().ends_with(':')
            || announces_speech(&fold(self.last_sentence(above)));
        introduces.then(|| (Binding::Colon, self.named_last(self.release.doc.blocks[above].range)))
    }

    fn ends_in(&self, quote: &Quote, block: usize) -> bool {
        self.release.doc.block_at(quote.range.end.saturating_sub(1)) == Some(block)
    }

    fn last_sentence(&self, block: usize) -> &str {
        let range = self.release.doc.blocks[block].range;
        self.release.sentences_in(range).last().map_or("", |sentence| self.release.slice(*sentence))
    }

    /// Whether a quote is all there is in its paragraph.
    fn fills_block(&self, quote: &Quote) -> bool {
        self.release.doc.block_at(quote.range.start).is_some_and(|block| {
            let block = self.release.doc.blocks[block].range;
            quote.range.len() + 4 >= block.len()
        })
    }

    /// A signature line below: “— Ana Silva”, or a name with a post in a short line below a block quotation.
    fn signature_below(&self, quotes: &[Quote], at: usize) -> Option<Speaker> {
        let quote = &quotes[at];
        let block = self.release.doc.block_at(quote.range.end.saturating_sub(1))?;
        let next = self.release.doc.blocks.get(block + 1)?;
        let dash = self.release.slice(next.range).starts_with(['—', '–', '-', '―']);
        let words = self.reader.names.within(next.range);
        if words.len() > SIGNATURE || words.is_empty() || !self.fills_block(quote) {
            return None;
        }
        let post = words.clone().any(|word| self.reader.names.is_in(word, &TITLES));
        let first = words.start + usize::from(self.reader.names.is_in(words.start, &TITLES));
        let name = self.reader.names.name_at(first);
        match name {
            Some(name) if dash || post && name.given.is_some() && !self.reader.names.is_place(&name) => {
                Some(speaker(self.reader.names.text, &name))
            }
            None if dash || next.quoted && quote.block => {
                Some(Speaker { range: next.range, ..Speaker::default() })
            }
            _ => None,
        }
    }

    /// Whether nobody has spoken before a quote in its story: only a release that opens with speech may name its speaker
    /// a paragraph later.
    fn first_speeches(&self, quotes: &[Quote]) -> Vec<bool> {
        let mut story = None;
        let mut silent = true;
        let mut first = Vec::with_capacity(quotes.len());
        for quote in quotes {
            let own = self.release.stories.partition_point(|story| story.range.start <= quote.range.start);
            silent |= story != Some(own);
            story = Some(own);
            first.push(silent);
            silent &= quote.binding == Binding::None || quote.words < FRAGMENT;
        }
        first
    }

    /// A paragraph of speech whose speaker is named with the speech of the paragraph that follows.
    fn goes_on_below(&self, quotes: &[Quote], at: usize) -> bool {
        let next = &quotes[at + 1];
        let own = self.release.doc.block_at(quotes[at].range.end.saturating_sub(1));
        let below = self.blocks[at + 1];
        let adjacent = own.zip(below).is_some_and(|(own, below)| own + 1 == below);
        let begins = self.block(at + 1).is_some_and(|block| next.range.start <= block.start + 2);
        adjacent
            && begins
            && next.binding != Binding::None
            && next.binding != Binding::Signature
            && self.fills_block(&quotes[at])
            && !quotes[at].block
    }
}
