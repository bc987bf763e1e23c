//! PR401: direct speech that nobody is named for.

use crate::release::records::{Binding, Quote, QuoteKind};
use crate::release::{DocType, PartKind};
use crate::rules::params::rule_params;
use crate::rules::{Context, Rule, RuleMeta, Sink, declare_rule};
use crate::text::{TextRange, fold};

rule_params! {
    /// Parameters.
    Params {
        /// Words a quotation needs to be judged.
        min_words: usize = 6,
        /// Sentences that may follow a quotation in its paragraph, so that its speaker still holds in the next; none of
        /// them may name anybody else.
        max_gap_sentences: usize = 1,
    }
}

declare_rule! {
    /// # What
    /// A quotation stands alone: no verb of saying, no colon, no signature, and no speech above that it carries on.
    ///
    /// # Why
    /// An orphan quote cannot be used: the desk must telephone to learn who said it.
    ///
    /// # Bad
    /// “Snow has closed the pass,” said Amina Rahimi. Governor Wali Khan promised new road crews.
    ///
    /// “Funding has run out and families are burning plastic to stay warm.”
    ///
    /// # Good
    /// “Funding has run out and families are burning plastic to stay warm,” said Khan.
    ///
    /// # Watch
    /// Titles, slogans, terms and scare quotes are short or have no verb, and are none of this rule’s business. A document
    /// can speak (“the report states”). In a statement the whole text has its speaker.
    QuoteUnattributed(Params) {
        code: "PR401",
        name: "quote-unattributed",
        summary: "Direct speech that nobody is named for",
        why: "a quotation without a speaker cannot be used",
        level: Warning,
        fix: None,
        reasons: [],
    }
}

impl Rule for QuoteUnattributed {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Sink<'_>) {
        if cx.kind() == DocType::Statement {
            return;
        }
        let mut speech: Option<&Quote> = None;
        let mut before: Option<&Quote> = None;
        for quote in cx.own(cx.release.quotes(), |quote| quote.range) {
            // Behind a missing mark nobody knows whether this speech carries on the one above.
            let clear = !before.is_some_and(|before| has_faulty_marks(cx, before));
            if quote.binding == Binding::None && clear && self.is_orphan(cx, quote, speech) {
                report(cx, quote, speech, out);
            }
            if quote.binding != Binding::None && quote.kind == QuoteKind::Speech {
                speech = Some(quote);
            }
            before = Some(quote);
        }
    }
}

impl QuoteUnattributed {
    fn is_orphan(&self, cx: &Context<'_>, quote: &Quote, last: Option<&Quote>) -> bool {
        quote.words >= self.params.min_words
            && is_speech(cx, quote)
            && stands_in_text(cx, quote)
            && !has_faulty_marks(cx, quote)
            && !is_pulled(cx, quote)
            && !last.is_some_and(|last| self.carries_on(cx, last, quote))
    }

    /// Whether the last speaker still holds: in the paragraph right above, with little narrative behind the quotation and
    /// nobody else in it.
    fn carries_on(&self, cx: &Context<'_>, last: &Quote, quote: &Quote) -> bool {
        let block = |offset: usize| cx.doc().block_at(offset);
        let adjacent =
            block(last.range.end.saturating_sub(1)).map(|above| above + 1) == block(quote.range.start);
        if !adjacent || last.binding == Binding::Signature || last.block || quote.block {
            return false;
        }
        let gap = narrative(cx, last, TextRange::new(last.range.end, quote.range.start));
        let sentences =
            cx.release.sentences_in(gap).iter().filter(|sentence| gap.contains(**sentence)).count();
        sentences <= self.params.max_gap_sentences && !names_another(cx, last, gap)
    }
}

/// What lies between two quotations, without the rest of the first one's sentence.
fn narrative(cx: &Context<'_>, last: &Quote, between: TextRange) -> TextRange {
    let own = cx.sentence_at(between.start.saturating_sub(1)).map_or(between.start, |sentence| sentence.end);
    let from =
        last.verb.and_then(|verb| cx.sentence_at(verb.start)).map_or(own, |sentence| sentence.end.max(own));
    TextRange::new(from.clamp(between.start, between.end), between.end)
}

/// Whether a range names a person other than the last speaker.
fn names_another(cx: &Context<'_>, last: &Quote, range: TextRange) -> bool {
    let surname = last.speaker.as_ref().and_then(|speaker| speaker.surname.as_deref()).map(fold);
    let names = cx.release.names();
    names.within(range).any(|at| {
        let named = cx
            .release
            .persons()
            .binary_search_by_key(&names.words[at].range.start, |person| person.range.start);
        let own = match named {
            Ok(found) => Some(cx.release.persons()[found].surname),
            Err(_) => names
                .name_at(at)
                .filter(|name| name.given.is_some() && !names.is_place(name))
                .map(|name| name.surname),
        };
        own.is_some_and(|own| surname.as_deref() != Some(fold(cx.slice(own)).as_str()))
    })
}

/// Speech by its kind, or a short whole sentence, where the house counts from fewer words than speech otherwise has.
fn is_speech(cx: &Context<'_>, quote: &Quote) -> bool {
    let short = quote.words < 6 && ends_sentence(cx, quote);
    quote.block || (quote.kind == QuoteKind::Speech || short) && is_whole(cx, quote)
}

/// Whether a full stop closes a quotation, inside its marks or right behind them.
fn ends_sentence(cx: &Context<'_>, quote: &Quote) -> bool {
    let stops = ['.', '!', '?', '…'];
    cx.slice(quote.inner).trim_end().ends_with(stops) || cx.doc().text[quote.range.end..].starts_with(stops)
}

/// A pull quote repeats words that stand, attributed, in the text.
fn is_pulled(cx: &Context<'_>, quote: &Quote) -> bool {
    let words = cx.slice(quote.inner).trim_matches(|c: char| !c.is_alphanumeric());
    let text = &cx.doc().text;
    !words.is_empty()
        && (text[..quote.range.start].contains(words) || text[quote.range.end..].contains(words))
}

/// Whether a quotation is a sentence of its own, not words taken into somebody else's.
fn is_whole(cx: &Context<'_>, quote: &Quote) -> bool {
    let Some(block) = cx.doc().block_at(quote.range.start) else { return false };
    let block = cx.doc().blocks[block].range;
    let before = cx.slice(TextRange::new(block.start, quote.range.start)).trim_end();
    let end = cx
        .doc()
        .block_at(quote.range.end.saturating_sub(1))
        .map_or(block.end, |block| cx.doc().blocks[block].range.end);
    // Where the house sets the stop behind the closing mark, it belongs to the quotation.
    let behind = cx.slice(TextRange::new(quote.range.end.min(end), end));
    let behind = behind.trim_start_matches(['.', '!', '?', '…']).trim_start();
    let begins = before.is_empty() || before.ends_with(['.', '!', '?', '”', '"', '»', '–', '—']);
    begins
        && (behind.is_empty()
            || behind.starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '"' | '«')))
}

fn stands_in_text(cx: &Context<'_>, quote: &Quote) -> bool {
    cx.part_at(quote.range.start)
        .is_some_and(|part| matches!(part.kind, PartKind::Lede | PartKind::Paragraph | PartKind::Quote))
}

/// Where a mark is missing nobody knows what is speech; PR404 speaks of that.
fn has_faulty_marks(cx: &Context<'_>, quote: &Quote) -> bool {
    let faults = cx.release.mark_faults();
    let next = faults.partition_point(|(range, _)| range.start < quote.range.start);
    faults.get(next).is_some_and(|(range, _)| range.overlaps(quote.range))
}

fn report(cx: &Context<'_>, quote: &Quote, last: Option<&Quote>, out: &mut Sink<'_>) {
    let begins = beginning(cx.slice(quote.inner));
    let finding =
        out.report(quote.range, format!("nobody is named for the quotation that begins “{begins}”"));
    finding.evidence("words", quote.words);
    if let Some(speaker) = last.and_then(|last| last.speaker.as_ref())
        && let Some(name) = &speaker.name
    {
        finding.evidence("last speaker", name).related(speaker.range, "the last person quoted");
    }
    finding.help("say who speaks, with a verb of saying in the same sentence");
    if let Some(part) = cx.part_at(quote.range.start) {
        finding.rests_on(part);
    }
}

/// The first words of a text.
fn beginning(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().take(5).collect();
    let more = if text.split_whitespace().nth(5).is_some() { " …" } else { "" };
    words.join(" ") + more
}
