//! Speech that needs no quotation marks: block quotations, and the turns of a transcript.

use super::words_in;
use crate::document::BlockKind;
use crate::release::names::Names;
use crate::release::records::{Binding, Quote, QuoteKind, Speaker};
use crate::release::{PartKind, Release};
use crate::text::{Case, TextRange};
use std::collections::HashMap;

/// Words a block quotation needs to be speech.
const QUOTED_WORDS: usize = 6;

/// Turns without which no text is a transcript.
const TURNS: usize = 4;

/// Words of the longest label: "SENATOR PETE DOMENICI:".
const LABEL: usize = 5;

fn unmarked(release: &Release<'_>, range: TextRange) -> Quote {
    Quote {
        range,
        inner: range,
        kind: QuoteKind::Speech,
        binding: Binding::None,
        speaker: None,
        verb: None,
        block: true,
        open: false,
        words: words_in(release, range),
    }
}

/// Block quotations that hold no marked speech. A text that is quoted as a whole (a forwarded mail) quotes nothing.
pub fn block_quotes(release: &Release<'_>, marked: &[Quote]) -> Vec<Quote> {
    let quoted = release.doc.blocks.iter().filter(|block| block.quoted).count();
    if quoted * 2 > release.doc.blocks.len() {
        return Vec::new();
    }
    let blocks = release.doc.blocks.iter().filter(|block| block.quoted && block.kind == BlockKind::Paragraph);
    blocks
        .filter(|block| !touches(marked, block.range))
        .filter(|block| !release.slice(block.range).starts_with(['—', '–', '―']))
        .map(|block| unmarked(release, block.range))
        .filter(|quote| quote.words >= QUOTED_WORDS)
        .collect()
}

fn touches(quotes: &[Quote], range: TextRange) -> bool {
    let from = quotes.partition_point(|quote| quote.range.end <= range.start);
    quotes.get(from).is_some_and(|quote| quote.range.overlaps(range))
}

/// The turns of a transcript: "HOST: How many beds? SILVA: Ninety." Each turn runs to the next label.
///
/// Some label must come again: WHAT, WHEN and WHERE of an advisory do not.
pub fn turns(release: &Release<'_>, marked: &[Quote]) -> Vec<Quote> {
    let names = release.names();
    let labels: Vec<(usize, Label)> = body_blocks(release)
        .filter_map(|block| Some((block, label(&names, release.doc.blocks[block].range)?)))
        .collect();
    let mut often: HashMap<&str, usize> = HashMap::new();
    for (_, label) in &labels {
        *often.entry(release.slice(label.range)).or_default() += 1;
    }
    let turns: usize = often.values().filter(|&&times| times > 1).sum();
    if turns < TURNS || often.len() < 2 {
        return Vec::new();
    }
    let last = labels.last().map_or(0, |(block, _)| *block);
    let mut speaker: Option<Speaker> = None;
    let mut found = Vec::new();
    let mut next = labels.iter().peekable();
    for block in body_blocks(release).take_while(|&block| block <= last) {
        let range = release.doc.blocks[block].range;
        let mut said = range;
        if let Some((_, label)) = next.next_if(|(at, _)| *at == block) {
            let name = release.slice(label.range).to_owned();
            speaker = Some(Speaker { range: label.range, name: Some(name), ..Speaker::default() });
            said = TextRange::new(label.text_start, range.end);
        }
        if speaker.is_some() && !touches(marked, said) && !said.is_empty() {
            found.push(Quote {
                binding: Binding::Colon,
                speaker: speaker.clone(),
                ..unmarked(release, said)
            });
        }
    }
    found
}

fn body_blocks<'r>(release: &'r Release<'_>) -> impl Iterator<Item = usize> + 'r {
    let running = release.parts.iter().filter(|part| {
        matches!(part.kind, PartKind::Lede | PartKind::Paragraph | PartKind::Quote | PartKind::Crosshead)
    });
    running.flat_map(|part| part.blocks.clone())
}

/// A speaker's label at the beginning of a block.
struct Label {
    range: TextRange,
    text_start: usize,
}

fn label(names: &Names<'_>, block: TextRange) -> Option<Label> {
    let words = names.within(block);
    let end = words.clone().take(LABEL + 1).find(|&at| at > words.start && names.words[at].before == ':')?;
    let own = words.start..end;
    let shouted = own.clone().all(|at| {
        let word = names.words[at];
        word.case == Case::Upper || word.is_capital() && names.slice(at).len() <= 2
    });
    let titled = own.clone().all(|at| names.words[at].is_capital()) && own.len() <= 3;
    let range = names.words[own.start].range.cover(names.words[own.end - 1].range);
    let colon = names.text[range.end..names.words[end].range.start].find(':')?;
    let said = range.end + colon + 1;
    let blank = names.text[said..block.end].len() - names.text[said..block.end].trim_start().len();
    (shouted || titled).then_some(Label { range, text_start: said + blank })
}
