//! What must stand in a text before an expression is worth trying: its rarest required word, mark, word beginning or
//! number. Taking the first word instead of the rarest makes patterns with *in* or *about* run at every second sentence.

use super::expression::{Rim, Side, is_boundary, may_be_empty, rim};
use super::finite::{product, readings};
use super::literal::is_wordlike;
use crate::text::{TextRange, Token, TokenKind, Tokens, fold_char};
use regex_syntax::hir::{Hir, HirKind, Repetition};

/// Most words one expression may wait for.
const MOST: usize = 64;

/// Most readings of a stretch of an expression that are looked through for words.
const READINGS: usize = 32;

/// Trying an expression over its whole block, because the word stands inside it, costs more than trying it at the word.
const INSIDE: f32 = 3.0;

/// What an expression without rare words costs for each number.
const NUMBER: f32 = 8.0;

/// What the beginning of a word costs: many words share it.
const BEGINNING: f32 = 4.0;

/// What an expression waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cue {
    /// A word or mark of that hash.
    Word(u64),
    /// A word that begins with these three letters; see [`beginning`].
    Beginning(u64),
    /// A number.
    Number,
}

/// A cue, and whether a match can only begin there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trigger {
    /// What to wait for.
    pub cue: Cue,
    /// Whether matches begin at it.
    pub anchored: bool,
}

#[derive(Debug)]
struct Plan {
    triggers: Vec<Trigger>,
    cost: f32,
}

/// What surrounds a piece of an expression.
#[derive(Clone, Copy, Debug)]
struct Around {
    /// Whether no word can go on to the left of it.
    left: bool,
    /// Whether no word can go on to the right of it.
    right: bool,
    /// Whether it is where a match begins.
    begins: bool,
}

/// The cheapest set of cues of which one is in every match; `None` if there is none.
pub fn triggers(hir: &Hir, start_edge: bool, end_edge: bool) -> Option<Vec<Trigger>> {
    let plan = plan(hir, Around { left: start_edge, right: end_edge, begins: true })?;
    (plan.triggers.len() <= MOST).then_some(plan.triggers)
}

/// The first three letters of a word, folded; `None` for shorter words.
pub fn beginning(word: &str) -> Option<u64> {
    let mut letters = word.chars().map(fold_char);
    let mut packed = 0;
    for _ in 0..3 {
        packed = packed << 21 | u64::from(u32::from(letters.next()?));
    }
    Some(packed)
}

fn plan(hir: &Hir, around: Around) -> Option<Plan> {
    match hir.kind() {
        HirKind::Alternation(branches) => all_of(branches.iter().map(|branch| plan(branch, around))),
        HirKind::Repetition(again) if again.min > 0 => plan_repeated(again, around),
        HirKind::Concat(items) => plan_sequence(items, around),
        HirKind::Capture(group) => plan(&group.sub, around),
        HirKind::Empty | HirKind::Look(_) | HirKind::Repetition(_) => None,
        HirKind::Literal(_) | HirKind::Class(_) => plan_sequence(std::slice::from_ref(hir), around),
    }
}

fn plan_repeated(again: &Repetition, around: Around) -> Option<Plan> {
    let number = number_plan(&again.sub, around);
    let once = again.max == Some(1) || rim(&again.sub, Side::Start) == Some(Rim::Mark);
    let inside = plan(&again.sub, Around { right: around.right && once, ..around });
    cheaper(number, inside)
}

/// A sequence: stretches with few readings are read for words, everything else is asked by itself.
fn plan_sequence(items: &[Hir], around: Around) -> Option<Plan> {
    let lefts = closed_from_left(items, around.left);
    let rights = closed_from_right(items, around.right);
    let mut best = number_plan(&Hir::concat(items.to_vec()), around);
    let mut at = 0;
    while at < items.len() {
        let begins = around.begins && items[..at].iter().all(has_no_width);
        let (end, texts) = stretch(items, at);
        let place = Around { left: lefts[at], right: rights[end], begins };
        let own = match texts {
            Some(texts) => all_of(texts.iter().map(|text| plan_text(text, place))),
            // A large set of characters names no word.
            None if matches!(items[at].kind(), HirKind::Class(_) | HirKind::Literal(_)) => None,
            None => plan(&items[at], place),
        };
        best = cheaper(best, own);
        at = end;
    }
    best
}

/// From item `at`, the longest run of items with few readings in all; a single item without readings otherwise.
fn stretch(items: &[Hir], at: usize) -> (usize, Option<Vec<String>>) {
    let mut end = at;
    let mut texts = vec![String::new()];
    while let Some(item) = items.get(end) {
        let longer = readings(item, READINGS).and_then(|more| product(&texts, &more, READINGS));
        let Some(longer) = longer else { break };
        texts = longer;
        end += 1;
    }
    if end == at { (at + 1, None) } else { (end, Some(texts)) }
}

fn has_no_width(item: &Hir) -> bool {
    item.properties().maximum_len() == Some(0)
}

/// For each gap between items, whether no word can reach into it from the left.
fn closed_from_left(items: &[Hir], left: bool) -> Vec<bool> {
    let mut closed = vec![left];
    for item in items {
        let before = closed[closed.len() - 1];
        closed.push(closes(item, Side::End, before));
    }
    closed
}

fn closed_from_right(items: &[Hir], right: bool) -> Vec<bool> {
    let mut closed = vec![right];
    for item in items.iter().rev() {
        let after = closed[closed.len() - 1];
        closed.push(closes(item, Side::Start, after));
    }
    closed.reverse();
    closed
}

fn closes(item: &Hir, side: Side, beyond: bool) -> bool {
    match rim(item, side) {
        None => is_boundary(item) || beyond,
        Some(rim) => rim == Rim::Mark && (beyond || !may_be_empty(item)),
    }
}

/// A match that begins with a digit begins at a number.
fn number_plan(hir: &Hir, around: Around) -> Option<Plan> {
    let digits_first = around.left && around.begins && begins_with_digit(hir);
    digits_first.then(|| Plan { triggers: vec![Trigger { cue: Cue::Number, anchored: true }], cost: NUMBER })
}

fn begins_with_digit(hir: &Hir) -> bool {
    match hir.kind() {
        HirKind::Literal(literal) => literal.0.first().is_some_and(u8::is_ascii_digit),
        HirKind::Class(_) => readings(hir, 10)
            .is_some_and(|all| all.iter().all(|c| c.as_bytes().iter().all(u8::is_ascii_digit))),
        HirKind::Repetition(again) => again.min > 0 && begins_with_digit(&again.sub),
        HirKind::Capture(group) => begins_with_digit(&group.sub),
        HirKind::Concat(items) => {
            items.iter().find(|item| !has_no_width(item)).is_some_and(begins_with_digit)
        }
        HirKind::Alternation(branches) => branches.iter().all(begins_with_digit),
        HirKind::Empty | HirKind::Look(_) => false,
    }
}

/// The rarest word or mark of one reading.
fn plan_text(text: &str, around: Around) -> Option<Plan> {
    let tokens = Tokens::new(text, [TextRange::new(0, text.len())]);
    let tokens = tokens.all();
    let mut best = None;
    for at in 0..tokens.len() {
        let Some((cue, cost)) = cue_of(text, tokens, at, around) else { continue };
        let anchored = around.begins && at == 0 && !text.starts_with(char::is_whitespace);
        let cost = if anchored { cost } else { cost * INSIDE };
        best = cheaper(best, Some(Plan { triggers: vec![Trigger { cue, anchored }], cost }));
    }
    best
}

fn cue_of(text: &str, tokens: &[Token], at: usize, around: Around) -> Option<(Cue, f32)> {
    let token = &tokens[at];
    let word = &text[token.range.as_range()];
    if token.kind == TokenKind::Mark {
        return mark_cost(word).map(|cost| (Cue::Word(token.hash), cost));
    }
    // Points and commas join numbers, so a number in a pattern may be half of one in a text.
    if token.kind == TokenKind::Number || !begins_token(tokens, at, around.left) {
        return None;
    }
    if at + 1 < tokens.len() || around.right {
        return Some((Cue::Word(token.hash), word_cost(word)));
    }
    beginning(word).map(|letters| (Cue::Beginning(letters), BEGINNING))
}

fn begins_token(tokens: &[Token], at: usize, left: bool) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return left || tokens[at].spaced && tokens[at].range.start > 0;
    };
    tokens[at].spaced || !is_wordlike(&tokens[before])
}

/// One trigger for each of several readings or branches; none if one has none.
fn all_of(plans: impl Iterator<Item = Option<Plan>>) -> Option<Plan> {
    let mut whole = Plan { triggers: Vec::new(), cost: 0.0 };
    for plan in plans {
        let plan = plan?;
        for trigger in plan.triggers {
            match whole.triggers.iter_mut().find(|known| known.cue == trigger.cue) {
                Some(known) => known.anchored &= trigger.anchored,
                None => {
                    whole.cost += plan.cost;
                    whole.triggers.push(trigger);
                }
            }
        }
    }
    (!whole.triggers.is_empty()).then_some(whole)
}

fn cheaper(one: Option<Plan>, other: Option<Plan>) -> Option<Plan> {
    match (one, other) {
        (Some(one), Some(other)) => Some(if other.cost < one.cost { other } else { one }),
        (one, other) => one.or(other),
    }
}

/// How often a mark stands in a text, roughly; `None` for those that a number may swallow.
fn mark_cost(mark: &str) -> Option<f32> {
    match mark {
        "." | "," => None,
        "-" | "‐" | "‑" | "'" | "’" | "‘" => Some(10.0),
        "\"" | "“" | "”" | ":" | ";" | "(" | ")" => Some(6.0),
        // A digit of another script is a mark to the tokeniser but may stand inside a word.
        _ if mark.chars().all(char::is_alphanumeric) => None,
        _ => Some(1.5),
    }
}

/// How often a word stands in a text, roughly.
fn word_cost(word: &str) -> f32 {
    const COMMON: &[&str] = &[
        "the", "of", "and", "to", "in", "a", "for", "on", "with", "that", "is", "by", "as", "at", "from",
        "are", "was", "be", "has", "have", "will", "it", "this", "an", "or", "its", "said", "their", "more",
        "not", "we", "who", "which", "been", "were", "our", "about", "over", "all", "also", "they", "but",
        "than", "new", "de", "la", "le", "les", "des", "et", "en", "du", "un", "une", "pour", "dans", "que",
        "qui", "au", "aux", "sur", "par", "el", "los", "las", "y", "del", "se", "por", "con", "para", "una",
    ];
    let folded = crate::text::fold(word);
    if COMMON.contains(&folded.as_str()) {
        return 20.0;
    }
    match word.chars().count() {
        0 | 1 => 10.0,
        2 => 5.0,
        3 => 3.0,
        4 => 2.0,
        _ => 1.0,
    }
}
