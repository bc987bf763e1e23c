//! A word that is written twice: “the the”. Names, reduplications and what a list allows are left alone.

use super::View;
use super::common::Place;
use super::keys::{Keys, texts, wanted};
use super::message::Values;
use super::pattern::part_name;
use crate::calendar::Lang;
use crate::diagnostic::{Applicability, Fix};
use crate::document::{BlockKind, SpanKind};
use crate::rules::params::ByLang;
use crate::rules::ranges::merged;
use crate::rules::selector::Node;
use crate::rules::{Context, Sink};
use crate::text::{TextRange, Token, TokenKind, fold};

/// What a rule of repeated words allows, and what it deletes.
#[derive(Debug)]
pub struct Repeat {
    allow: Option<ByLang<Vec<String>>>,
    function_words: Option<ByLang<Vec<String>>>,
}

/// Reads the keys of repeated words.
pub fn read(keys: &mut Keys<'_>) -> Option<Repeat> {
    let on = keys.flag("repeat")?;
    if !on {
        let value = keys.value("repeat")?;
        return wanted(value, "`repeat = true`", &super::keys::Spot::of("repeat"), &mut keys.errors);
    }
    let folded = |list: Vec<String>| list.iter().map(|text| words_of(text)).collect::<Vec<_>>();
    Some(Repeat {
        allow: keys.by_lang("allow", |value, spot, errors| texts(value, spot, errors).map(folded)),
        function_words: keys
            .by_lang("function_words", |value, spot, errors| texts(value, spot, errors).map(folded)),
    })
}

/// Folded, with single spaces.
fn words_of(text: &str) -> String {
    fold(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A word with its repetitions.
struct Run {
    first: Token,
    last: Token,
}

impl Repeat {
    /// Judges one story.
    pub fn check(&self, view: View<'_>, cx: &Context<'_>, nodes: &[Node], out: &mut Sink<'_>) {
        // Every language doubles some words; without the list for this one there is nothing to go by.
        if self.allow.as_ref().is_some_and(|allow| allow.get(cx.lang()).is_none()) {
            return;
        }
        let text = merged(nodes.iter().flat_map(|node| node.ranges.clone()).collect());
        for range in text {
            for run in runs(cx, range) {
                self.judge(view, cx, &run, out);
            }
        }
    }

    fn judge(&self, view: View<'_>, cx: &Context<'_>, run: &Run, out: &mut Sink<'_>) {
        let word = fold(cx.slice(run.first.range));
        let function_word = listed(self.function_words.as_ref(), cx.lang(), &word);
        if self.is_right(cx, run, &word, function_word) {
            return;
        }
        let range = run.first.range.cover(run.last.range);
        let values = Values::new([
            ("match", cx.slice(range).to_owned()),
            ("fix", cx.slice(run.first.range).to_owned()),
            ("part", part_name(cx, Some(range))),
        ]);
        let Some(finding) = view.common.report(cx, out, Place::words(cx, range), &values) else { return };
        let class = if function_word { view.common.default_fix() } else { Applicability::Show };
        let again = TextRange::new(run.first.range.end, run.last.range.end);
        finding.fix(Fix::delete(class, "delete the repetition", again));
    }

    fn is_right(&self, cx: &Context<'_>, run: &Run, word: &str, function_word: bool) -> bool {
        let twice = format!("{word} {word}");
        let allowed = |entry| listed(self.allow.as_ref(), cx.lang(), entry);
        if allowed(&twice) || allowed(word) || in_code(cx, run.first.range) {
            return true;
        }
        let (first, second) = (run.first.is_capitalised(), run.last.is_capitalised());
        let shouting = first && second && is_shouting(cx, run.first.range);
        if shouting {
            return !function_word;
        }
        let opens = cx.opens_sentence(run.first.range.start);
        // “Duran Duran” is a name, “the The Hague” begins one, and the A of “vitamin A a day” is one.
        second && !(first && opens) || first && !opens && word.chars().count() == 1
    }
}

fn listed(list: Option<&ByLang<Vec<String>>>, lang: Lang, word: &str) -> bool {
    list.and_then(|list| list.get(lang)).is_some_and(|list| list.iter().any(|own| own == word))
}

/// Words that stand next to themselves, with nothing but white space between.
fn runs(cx: &Context<'_>, range: TextRange) -> Vec<Run> {
    let tokens = cx.tokens(range);
    let mut found: Vec<Run> = Vec::new();
    for (at, pair) in tokens.windows(2).enumerate() {
        let [first, second] = pair else { continue };
        if !are_twice(cx, first, second) {
            continue;
        }
        match found.last_mut() {
            Some(run) if run.last.range == first.range => run.last = *second,
            _ if is_joined_before(cx, tokens, at) => {}
            _ => found.push(Run { first: *first, last: *second }),
        }
    }
    found.retain(|run| {
        let last = tokens.partition_point(|token| token.range.start < run.last.range.start);
        !is_joined_after(cx, tokens, last)
    });
    found
}

fn are_twice(cx: &Context<'_>, first: &Token, second: &Token) -> bool {
    first.kind == TokenKind::Word
        && second.kind == TokenKind::Word
        && second.spaced
        && first.block == second.block
        && first.hash == second.hash
        && fold(cx.slice(first.range)) == fold(cx.slice(second.range))
        && !breaks_between(cx, first, second)
}

/// Whether the writer ended a line between two words on purpose, as in an address.
fn breaks_between(cx: &Context<'_>, first: &Token, second: &Token) -> bool {
    let block = cx.doc().blocks.get(first.block as usize);
    block.is_some_and(|block| {
        let next = block.breaks.partition_point(|&at| at < first.range.end);
        block.breaks.get(next).is_some_and(|&at| at < second.range.start)
    })
}

/// Whether a hyphen or apostrophe ties the token to what stands before: “win-win win”, “l’est est”.
fn is_joined_before(cx: &Context<'_>, tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    !tokens[at].spaced
        && before.is_some_and(|mark| {
            is_joint(cx, mark) && !mark.spaced && at > 1 && tokens[at - 2].kind != TokenKind::Mark
        })
}

/// Whether a hyphen or apostrophe ties it to what stands behind: “that that’s”, “the the-”.
fn is_joined_after(cx: &Context<'_>, tokens: &[Token], at: usize) -> bool {
    let mark = tokens.get(at + 1).filter(|mark| !mark.spaced && is_joint(cx, mark));
    let word = tokens.get(at + 2).filter(|word| !word.spaced && word.kind != TokenKind::Mark);
    mark.is_some() && word.is_some()
}

fn is_joint(cx: &Context<'_>, token: &Token) -> bool {
    token.kind == TokenKind::Mark && matches!(cx.slice(token.range), "-" | "‐" | "‑" | "'" | "’" | "&" | "/")
}

/// Whether a sentence is written in capitals, so that capitals tell no name.
fn is_shouting(cx: &Context<'_>, range: TextRange) -> bool {
    let sentence = cx.sentence_at(range.start);
    sentence.is_some_and(|sentence| !cx.slice(sentence).contains(char::is_lowercase))
}

fn in_code(cx: &Context<'_>, range: TextRange) -> bool {
    let block = cx.doc().block_at(range.start).and_then(|at| cx.doc().blocks.get(at));
    block.is_some_and(|block| {
        block.kind == BlockKind::Code
            || block.spans.iter().any(|span| span.kind == SpanKind::Code && span.range.overlaps(range))
    })
}
