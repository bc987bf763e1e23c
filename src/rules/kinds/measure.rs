//! The kind `measure`: a number within bounds, such as the characters of a headline or the words of a sentence.

use super::bank::{Bank, CASES, INFLECTIONS, Manner, Role, read_patterns};
use super::common::{Place, Reading, selector};
use super::keys::{Keys, Spot, number};
use super::message::{Values, written};
use super::pattern::{node_place, part_name};
use super::readability::{self, Formula};
use super::{KindError, View};
use crate::calendar::Lang;
use crate::document::{BlockKind, SpanKind};
use crate::rules::params::ByLang;
use crate::rules::ranges::{common as both, holds, merged};
use crate::rules::selector::{Node, Selector, Thing};
use crate::rules::{Anchor, Context, Sink};
use crate::text::{TextRange, Tokens, beginning_in, grapheme_count, shortened};

/// Characters of a measured text that a message shows.
const SHOWN: usize = 60;

/// A rule of the kind `measure`.
#[derive(Debug)]
pub struct Measure {
    of: Of,
    per: Per,
    min: Option<ByLang<f64>>,
    max: Option<ByLang<f64>>,
    min_words: usize,
    share_of: Option<Selector>,
}

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Of {
    Chars,
    Words,
    Sentences,
    Paragraphs,
    Items,
    Matches,
    Links,
    Images,
    Share,
    SentenceWords,
    Readability(Formula),
    PassiveShare,
}

const OF: &[(&str, Of)] = &[
    ("chars", Of::Chars),
    ("words", Of::Words),
    ("sentences", Of::Sentences),
    ("paragraphs", Of::Paragraphs),
    ("items", Of::Items),
    ("matches", Of::Matches),
    ("links", Of::Links),
    ("images", Of::Images),
    ("share", Of::Share),
    ("avg-sentence-words", Of::SentenceWords),
    ("flesch", Of::Readability(Formula::Flesch)),
    ("fk-grade", Of::Readability(Formula::KincaidGrade)),
    ("lix", Of::Readability(Formula::Lix)),
    ("fernandez-huerta", Of::Readability(Formula::FernandezHuerta)),
    ("kandel-moles", Of::Readability(Formula::KandelMoles)),
    ("passive-share", Of::PassiveShare),
];

/// What each number is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Per {
    Match,
    Document,
    HundredWords,
}

const PER: &[(&str, Per)] =
    &[("match", Per::Match), ("document", Per::Document), ("100-words", Per::HundredWords)];

/// Reads the keys of the kind.
pub fn read(keys: &mut Keys<'_>, reading: Reading<'_>, bank: &mut Bank) -> Option<Measure> {
    keys.require("of", "what is to be measured");
    let manner = Manner {
        case: keys.choice("case", CASES).unwrap_or_default(),
        inflect: keys.choice("inflect", INFLECTIONS).unwrap_or_default(),
        word: keys.flag("word").unwrap_or(true),
    };
    let of = keys.choice("of", OF);
    if let Some(find) = read_patterns(keys, "find", manner) {
        bank.add(Role::Find, &find);
    }
    let share_of = selector(keys, "share_of", reading);
    match of {
        Some(Of::Matches) => {
            keys.require("find", "the patterns whose matches are counted");
            keys.require_items("find");
        }
        Some(Of::Share) => keys.require("share_of", "the text whose share is measured"),
        _ => {}
    }
    let measure = Measure {
        of: of.unwrap_or(Of::Chars),
        per: keys.choice("per", PER).unwrap_or(Per::Match),
        min: keys.by_lang("min", number),
        max: keys.by_lang("max", number),
        min_words: keys.count("min_words").unwrap_or(0),
        share_of,
    };
    if measure.min.is_none() && measure.max.is_none() && !keys.has("min") && !keys.has("max") {
        keys.errors.push(Spot::of("max").error("a measure needs `max` or `min`"));
    }
    check_bounds(&measure, &mut keys.errors);
    of.map(|_| measure)
}

/// Bounds that nothing, or everything, keeps.
fn check_bounds(measure: &Measure, errors: &mut Vec<KindError>) {
    let (Some(max), counts) = (&measure.max, !matches!(measure.of, Of::Readability(_))) else { return };
    for (lang, &max) in max.iter() {
        let spot = Spot::of("max");
        let spot = lang.map_or(spot.clone(), |lang| spot.inside(lang.as_str()));
        let min = measure.min.as_ref().and_then(|min| min.get(lang.unwrap_or(Lang::Other)));
        if counts && max < 0.0 {
            errors.push(
                spot.error(format!(
                    "nothing is shorter than nothing: {} can be kept by no text",
                    written(max)
                )),
            );
        } else if let Some(&min) = min.filter(|min| **min > max) {
            let (min, max) = (written(min), written(max));
            errors.push(spot.error(format!("no text has at least {min} and at most {max}")));
        }
    }
}

impl Measure {
    /// Judges one story.
    pub fn check(&self, view: View<'_>, cx: &Context<'_>, out: &mut Sink<'_>) {
        let mut nodes = view.common.scope.select_with(cx, view.common.speech());
        nodes.retain(|node| !node.beside);
        if self.per != Per::Match {
            nodes = together(nodes).into_iter().collect();
        }
        let around = view.bank.matches(cx).surroundings();
        for node in nodes {
            let excepted = node.range().is_some_and(|range| around.excepts(range));
            if !excepted && let Some(value) = self.value(view, cx, &node) {
                self.judge(view, cx, &node, value, out);
            }
        }
    }

    fn judge(&self, view: View<'_>, cx: &Context<'_>, node: &Node, value: f64, out: &mut Sink<'_>) {
        let bound = |bound: &Option<ByLang<f64>>| bound.as_ref().and_then(|own| own.get(cx.lang())).copied();
        let (min, max) = (bound(&self.min), bound(&self.max));
        if min.is_none_or(|min| value >= min) && max.is_none_or(|max| value <= max) {
            return;
        }
        let text = |number: Option<f64>| number.map(written).unwrap_or_default();
        let values = Values::new([
            ("value", written(value)),
            ("count", written(value)),
            ("min", text(min)),
            ("max", text(max)),
            ("part", self.part(cx, node)),
            ("match", shortened(node.text(cx.release).trim(), SHOWN)),
        ]);
        view.common.report(cx, out, self.place(node), &values);
    }

    /// A number for a whole document stands with the document; one for a text at the text.
    fn place(&self, node: &Node) -> Place {
        if self.per == Per::Match {
            return node_place(node);
        }
        Place { anchor: Anchor::Document, range: None, confidence: node.confidence, words: false }
    }

    fn part(&self, cx: &Context<'_>, node: &Node) -> String {
        match node.thing {
            Thing::Part(at) => cx.release.part_name(cx.release.parts[at].kind).to_owned(),
            _ => part_name(cx, node.range()),
        }
    }

    /// The number; `None` where it means nothing: too few words, or a formula for another language.
    fn value(&self, view: View<'_>, cx: &Context<'_>, node: &Node) -> Option<f64> {
        let words = count_words(cx, node);
        if words < self.min_words {
            return None;
        }
        let value = self.amount(view, cx, node, words)?;
        match self.per {
            Per::HundredWords if words == 0 => None,
            Per::HundredWords => Some(value * 100.0 / words as f64),
            Per::Match | Per::Document => Some(value),
        }
    }

    fn amount(&self, view: View<'_>, cx: &Context<'_>, node: &Node, words: usize) -> Option<f64> {
        let count = |count: usize| Some(count as f64);
        match self.of {
            Of::Chars => count(grapheme_count(node.text(cx.release).trim())),
            Of::Words => count(words),
            Of::Sentences => count(sentences(cx, node).len()),
            Of::Paragraphs => count(blocks(cx, node, |kind| kind == BlockKind::Paragraph)),
            Of::Items => count(blocks(cx, node, |kind| matches!(kind, BlockKind::ListItem(_)))),
            Of::Matches => count(self.matches(view, cx, node)),
            Of::Links => {
                let range = node.range().unwrap_or_default();
                let links = beginning_in(cx.release.links(), |link| link.range, range);
                count(links.iter().filter(|link| holds(&node.ranges, link.range)).count())
            }
            Of::Images => count(images(cx, node)),
            Of::Share => self.share(view, cx, node, words),
            Of::SentenceWords => {
                let sentences = sentences(cx, node).len();
                (sentences > 0).then(|| words as f64 / sentences as f64)
            }
            Of::Readability(formula) => {
                let texts = sentences(cx, node).into_iter().map(|range| cx.slice(range));
                readability::score(formula, texts, cx.lang())
            }
            Of::PassiveShare => {
                let texts = sentences(cx, node).into_iter().map(|range| cx.slice(range));
                readability::passive_share(texts, cx.lang())
            }
        }
    }

    fn matches(&self, view: View<'_>, cx: &Context<'_>, node: &Node) -> usize {
        if let (true, Some(text)) = (node.is_value(), &node.text) {
            return view.bank.matches_in(text, cx.lang()).of(Role::Find).count();
        }
        let matches = view.bank.matches(cx);
        let around = matches.surroundings();
        let ranges = matches.ranges(Role::Find);
        ranges.iter().filter(|range| holds(&node.ranges, **range) && around.allow(**range)).count()
    }

    fn share(&self, view: View<'_>, cx: &Context<'_>, node: &Node, words: usize) -> Option<f64> {
        let of = self.share_of.as_ref()?.select_with(cx, view.common.speech());
        let part = both(&node.ranges, &merged(of.into_iter().flat_map(|node| node.ranges).collect()));
        let part: usize = part.iter().map(|range| words_in(cx, *range)).sum();
        (words > 0).then(|| part as f64 / words as f64)
    }
}

/// Several nodes as one.
fn together(nodes: Vec<Node>) -> Option<Node> {
    let confidence = nodes.iter().map(|node| node.confidence).fold(1.0, f32::min);
    let ranges = merged(nodes.iter().flat_map(|node| node.ranges.clone()).collect());
    match (ranges.first(), ranges.last()) {
        (Some(first), Some(last)) => {
            let whole = Node::at(first.cover(*last), Thing::Text, confidence);
            Some(Node { ranges, ..whole })
        }
        _ => nodes.into_iter().next(),
    }
}

/// Words as a person counts them: what stands between spaces and dashes and holds a letter or digit.
fn count_words(cx: &Context<'_>, node: &Node) -> usize {
    match &node.text {
        Some(text) => words_of(text, Tokens::new(text, [TextRange::new(0, text.len())]).all()),
        None => node.ranges.iter().map(|range| words_in(cx, *range)).sum(),
    }
}

fn words_in(cx: &Context<'_>, range: TextRange) -> usize {
    words_of(&cx.release.doc.text, cx.tokens(range))
}

fn words_of(text: &str, tokens: &[crate::text::Token]) -> usize {
    let mut words = 0;
    let mut open = false;
    for token in tokens {
        let mark = token.kind == crate::text::TokenKind::Mark;
        if token.spaced || mark && matches!(&text[token.range.as_range()], "—" | "–" | "…") {
            open = false;
        }
        if !mark && !open {
            words += 1;
            open = true;
        }
    }
    words
}

fn sentences(cx: &Context<'_>, node: &Node) -> Vec<TextRange> {
    let of = |range: &TextRange| both(cx.release.sentences_in(*range), &[*range]);
    node.ranges.iter().flat_map(of).filter(|sentence| words_in(cx, *sentence) > 0).collect()
}

fn blocks(cx: &Context<'_>, node: &Node, wanted: impl Fn(BlockKind) -> bool) -> usize {
    cx.blocks()
        .filter(|(_, block)| wanted(block.kind) && crate::rules::ranges::touches(&node.ranges, block.range))
        .count()
}

fn images(cx: &Context<'_>, node: &Node) -> usize {
    let spans = cx.blocks().flat_map(|(_, block)| &block.spans);
    let images = spans.filter(|span| matches!(span.kind, SpanKind::Image { .. }));
    images.filter(|span| node.ranges.iter().any(|range| range.contains(span.range))).count()
}
