//! PR404: a quotation mark without its partner, or the same marks inside themselves.

use crate::release::records::{MarkFault, Quote};
use crate::rules::params::rule_params;
use crate::rules::{Context, Rule, RuleMeta, Sink, declare_rule};
use crate::text::TextRange;

rule_params! {
    /// Parameters.
    Params {
        /// The house's marks, from the outermost inward; the message names the next pair for a quotation inside another.
        nesting: Vec<[String; 2]> = vec![
            ["“".to_owned(), "”".to_owned()],
            ["‘".to_owned(), "’".to_owned()],
        ],
    }
}

declare_rule! {
    /// # What
    /// A quotation is opened and never closed, closed and never opened, or stands in the same marks as the one around it.
    ///
    /// # Why
    /// A missing mark changes who says what: the attribution becomes part of the speech, or the speech the writer's own claim.
    ///
    /// # Bad
    /// “We are ready, said Ana Silva.
    ///
    /// # Good
    /// “We are ready,” said Ana Silva.
    ///
    /// # Watch
    /// Apostrophes, inches and minutes never count. A speech of several paragraphs opens each of them and closes only the
    /// last. Single marks are judged only beside an attribution, since their closing mark is an apostrophe too.
    QuoteMarksUnbalanced(Params) {
        code: "PR404",
        name: "quote-marks-unbalanced",
        summary: "A quotation mark without its partner",
        why: "a missing mark changes who says what",
        level: Warning,
        fix: None,
        reasons: [
            "unclosed": Warning, "Opened and never closed";
            "unopened": Warning, "Closed and never opened";
            "nesting": Warning, "The same marks inside themselves";
        ],
    }
}

impl Rule for QuoteMarksUnbalanced {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Sink<'_>) {
        for (range, fault) in cx.own(cx.release.mark_faults(), |(range, _)| *range) {
            match fault {
                MarkFault::Unclosed => unclosed(cx, *range, out),
                MarkFault::Unopened => unopened(cx, *range, out),
                MarkFault::Nesting => self.nesting(cx, *range, out),
            }
        }
    }
}

impl QuoteMarksUnbalanced {
    fn nesting(&self, cx: &Context<'_>, range: TextRange, out: &mut Sink<'_>) {
        let words = cx.slice(range);
        let finding =
            out.report(range, format!("{words} stands in the same marks as the quotation around it"));
        finding.reason("nesting").evidence("words", words);
        match self.inner_marks(words) {
            Some([open, close]) => {
                finding.help(format!("use {open} and {close} for a quotation inside another"))
            }
            None => finding.help("use the other kind of marks for a quotation inside another"),
        };
    }

    /// The pair that belongs inside the pair a quotation begins with.
    fn inner_marks(&self, words: &str) -> Option<&[String; 2]> {
        let outer = self.params.nesting.iter().position(|[open, _]| words.starts_with(open.as_str()));
        // A straight mark stands for the outermost pair.
        self.params.nesting.get(outer.map_or(1, |outer| outer + 1))
    }
}

fn unclosed(cx: &Context<'_>, mark: TextRange, out: &mut Sink<'_>) {
    let anchor = with_words_behind(cx, mark);
    let words = cx.slice(anchor);
    let message = format!("the quotation that begins {words} … is not closed");
    match quote_at(cx, mark).filter(|quote| spans_paragraphs(cx, quote)) {
        Some(_) => out
            .report(
                anchor,
                format!(
                    "the quotation that begins {words} … goes on in a paragraph that does not open again"
                ),
            )
            .help("begin each paragraph of a long quotation with an opening mark, and close only the last"),
        None => out.report(anchor, message).help("set the closing mark where the quoted words end"),
    }
    .reason("unclosed")
    .evidence("mark", cx.slice(mark));
}

fn unopened(cx: &Context<'_>, mark: TextRange, out: &mut Sink<'_>) {
    let anchor = with_words_before(cx, mark);
    let words = cx.slice(anchor);
    out.report(anchor, format!("a quotation ends with {words} that was not opened in this paragraph"))
        .reason("unopened")
        .evidence("mark", cx.slice(mark))
        .help("set the opening mark where the quoted words begin");
}

fn quote_at<'a>(cx: &Context<'a>, mark: TextRange) -> Option<&'a Quote> {
    let quotes = cx.release.quotes();
    let at = quotes.partition_point(|quote| quote.range.end <= mark.start);
    quotes.get(at).filter(|quote| quote.range.contains(mark))
}

fn spans_paragraphs(cx: &Context<'_>, quote: &Quote) -> bool {
    let block = |offset: usize| cx.doc().block_at(offset);
    block(quote.range.start) != block(quote.range.end.saturating_sub(1))
}

/// A mark with the three words behind it.
fn with_words_behind(cx: &Context<'_>, mark: TextRange) -> TextRange {
    let names = cx.release.names();
    let first = names.index_at(mark.end);
    let block = cx.doc().block_at(mark.start).map_or(mark.end, |block| cx.doc().blocks[block].range.end);
    let last = (first..first + 3).filter_map(|at| names.words.get(at)).rfind(|word| word.range.end <= block);
    last.map_or(mark, |last| mark.cover(last.range))
}

/// A mark with the three words before it.
fn with_words_before(cx: &Context<'_>, mark: TextRange) -> TextRange {
    let names = cx.release.names();
    let end = names.index_at(mark.start);
    let block = cx.doc().block_at(mark.start).map_or(mark.start, |block| cx.doc().blocks[block].range.start);
    let first = (end.saturating_sub(3)..end).map(|at| names.words[at]).find(|word| word.range.start >= block);
    first.map_or(mark, |first| mark.cover(first.range))
}
