//! Reads a regular expression and makes it ready for tokens: groups dropped, digits ASCII, word edges outside.
//!
//! A Unicode `\b` makes the fast engine give up at the first curly quote of a draft, so edges at the ends of a pattern
//! become a flag and are checked on the text beside a match.

use super::pattern::{CaseMode, Fault, Pattern};
use regex_syntax::ast;
use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, Hir, HirKind, Look, Repetition};
use std::sync::OnceLock;

/// States an expression may come to; beyond it a single pattern would cost more than all others together.
const HEAVIEST: usize = 20_000;

/// An expression, read.
#[derive(Clone, Debug)]
pub struct Expression {
    /// What it says, without groups and without word edges at its ends.
    pub hir: Hir,
    /// How it treats capitals; a leading `(?i)` wins over the pattern's own setting.
    pub case: CaseMode,
    /// Whether a match must begin at a word edge.
    pub start_edge: bool,
    /// Whether a match must end at a word edge.
    pub end_edge: bool,
}

/// A side of an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Where it begins.
    Start,
    /// Where it ends.
    End,
}

/// What can stand at a side of an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rim {
    /// Only letters and digits.
    Word,
    /// Never a letter or digit.
    Mark,
    /// Either.
    Mixed,
}

/// Reads the expression of a pattern.
///
/// # Errors
/// What is wrong with it, and at which byte.
pub fn read(pattern: &Pattern, text: &str) -> Result<Expression, Fault> {
    let (flag, body) = match text.strip_prefix("(?i)") {
        Some(body) => (Some(CaseMode::Ignore), body),
        None => (None, text),
    };
    let hir =
        regex_syntax::Parser::new().parse(body).map_err(|error| explain(&error, text.len() - body.len()))?;
    let hir = plain(&hir);
    if hir.properties().minimum_len().is_none_or(|least| least == 0) {
        return Err(Fault::whole(
            "this expression also matches where nothing stands; make a part of it required",
        ));
    }
    if weight(&hir) > HEAVIEST {
        return Err(Fault::whole("this expression is too large; use smaller repetitions"));
    }
    let (hir, start) = without_edge(&hir, Side::Start);
    let (hir, end) = without_edge(&hir, Side::End);
    Ok(Expression {
        hir,
        case: flag.unwrap_or(pattern.case),
        start_edge: pattern.word || start,
        end_edge: pattern.word || end,
    })
}

fn explain(error: &regex_syntax::Error, skipped: usize) -> Fault {
    let (offset, message) = match error {
        regex_syntax::Error::Parse(error) => (error.span().start.offset, syntax_message(error.kind())),
        regex_syntax::Error::Translate(error) => (error.span().start.offset, error.kind().to_string()),
        other => (0, other.to_string()),
    };
    Fault { offset: Some(offset + skipped), message }
}

fn syntax_message(kind: &ast::ErrorKind) -> String {
    match kind {
        ast::ErrorKind::UnsupportedLookAround => "look-around is not supported, it would make matching slow; use \
             `unless_before`, `unless_after`, `only_before` or `only_after`"
            .to_owned(),
        ast::ErrorKind::UnsupportedBackreference => {
            "back-references are not supported, they would make matching slow; `repeat = true` finds repeated words"
                .to_owned()
        }
        other => other.to_string(),
    }
}

/// The expression without capture groups, and with `\d` as the ASCII digits that drafts hold.
fn plain(hir: &Hir) -> Hir {
    match hir.kind() {
        HirKind::Capture(group) => plain(&group.sub),
        HirKind::Repetition(again) => Hir::repetition(Repetition {
            min: again.min,
            max: again.max,
            greedy: again.greedy,
            sub: Box::new(plain(&again.sub)),
        }),
        HirKind::Concat(items) => Hir::concat(items.iter().map(plain).collect()),
        HirKind::Alternation(items) => Hir::alternation(items.iter().map(plain).collect()),
        HirKind::Class(Class::Unicode(class)) if *class == *unicode_digits() => {
            Hir::class(Class::Unicode(ClassUnicode::new([ClassUnicodeRange::new('0', '9')])))
        }
        HirKind::Class(_) | HirKind::Empty | HirKind::Literal(_) | HirKind::Look(_) => hir.clone(),
    }
}

fn unicode_digits() -> &'static ClassUnicode {
    static DIGITS: OnceLock<ClassUnicode> = OnceLock::new();
    DIGITS.get_or_init(|| match regex_syntax::parse(r"\d").map(Hir::into_kind) {
        Ok(HirKind::Class(Class::Unicode(class))) => class,
        _ => ClassUnicode::empty(),
    })
}

/// Takes a word boundary off one side, if the words beside it make it an edge, and says whether there was one.
fn without_edge(hir: &Hir, side: Side) -> (Hir, bool) {
    match hir.kind() {
        HirKind::Concat(items) => without_outer(items, side).unwrap_or_else(|| (hir.clone(), false)),
        HirKind::Alternation(branches) => {
            let stripped: Vec<(Hir, bool)> =
                branches.iter().map(|branch| without_edge(branch, side)).collect();
            if !stripped.iter().all(|(_, edge)| *edge) {
                return (hir.clone(), false);
            }
            (Hir::alternation(stripped.into_iter().map(|(branch, _)| branch).collect()), true)
        }
        _ => (hir.clone(), false),
    }
}

fn without_outer(items: &[Hir], side: Side) -> Option<(Hir, bool)> {
    let (outer, rest) = match side {
        Side::Start => items.split_first()?,
        Side::End => items.split_last()?,
    };
    if is_boundary(outer) {
        let rest = Hir::concat(rest.to_vec());
        return (rim(&rest, side) == Some(Rim::Word)).then_some((rest, true));
    }
    let (stripped, edge) = without_edge(outer, side);
    if !edge {
        return None;
    }
    let mut all = rest.to_vec();
    match side {
        Side::Start => all.insert(0, stripped),
        Side::End => all.push(stripped),
    }
    Some((Hir::concat(all), true))
}

/// Whether an expression is nothing but a word boundary.
pub fn is_boundary(hir: &Hir) -> bool {
    let HirKind::Look(look) = hir.kind() else { return false };
    matches!(
        look,
        Look::WordAscii
            | Look::WordUnicode
            | Look::WordStartAscii
            | Look::WordStartUnicode
            | Look::WordEndAscii
            | Look::WordEndUnicode
            | Look::WordStartHalfAscii
            | Look::WordStartHalfUnicode
            | Look::WordEndHalfAscii
            | Look::WordEndHalfUnicode
    )
}

/// What can stand at a side of an expression when it is not empty there; `None` if it has no width at all.
pub fn rim(hir: &Hir, side: Side) -> Option<Rim> {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => None,
        HirKind::Literal(literal) => {
            let text = std::str::from_utf8(&literal.0).ok()?;
            let outer = if side == Side::Start { text.chars().next() } else { text.chars().next_back() };
            Some(if is_word(outer?) { Rim::Word } else { Rim::Mark })
        }
        HirKind::Class(class) => Some(class_rim(class)),
        HirKind::Repetition(again) => rim(&again.sub, side),
        HirKind::Capture(group) => rim(&group.sub, side),
        HirKind::Concat(items) => match side {
            Side::Start => concat_rim(items.iter(), side),
            Side::End => concat_rim(items.iter().rev(), side),
        },
        HirKind::Alternation(items) => items.iter().filter_map(|item| rim(item, side)).reduce(either),
    }
}

fn concat_rim<'h>(items: impl Iterator<Item = &'h Hir>, side: Side) -> Option<Rim> {
    let mut found = None;
    for item in items {
        let Some(own) = rim(item, side) else { continue };
        found = Some(found.map_or(own, |before| either(before, own)));
        if !may_be_empty(item) {
            break;
        }
    }
    found
}

/// Whether an expression also matches without taking a character.
pub fn may_be_empty(hir: &Hir) -> bool {
    hir.properties().minimum_len().is_none_or(|least| least == 0)
}

fn either(one: Rim, other: Rim) -> Rim {
    if one == other { one } else { Rim::Mixed }
}

fn class_rim(class: &Class) -> Rim {
    let Class::Unicode(class) = class else { return Rim::Mixed };
    class.iter().map(range_rim).reduce(either).unwrap_or(Rim::Mixed)
}

/// Long ranges are judged by their ends: scripts begin and end with letters.
fn range_rim(range: &ClassUnicodeRange) -> Rim {
    let (start, end) = (range.start(), range.end());
    let of = |c: char| if is_word(c) { Rim::Word } else { Rim::Mark };
    if u32::from(end) - u32::from(start) <= 128 {
        return (start..=end).map(of).reduce(either).unwrap_or(Rim::Mixed);
    }
    match (of(start), of(end)) {
        (Rim::Word, Rim::Word) => Rim::Word,
        _ => Rim::Mixed,
    }
}

fn is_word(c: char) -> bool {
    regex_syntax::is_word_character(c)
}

fn weight(hir: &Hir) -> usize {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => 1,
        HirKind::Literal(literal) => literal.0.len(),
        HirKind::Class(Class::Unicode(class)) => class.ranges().len(),
        HirKind::Class(Class::Bytes(class)) => class.ranges().len(),
        HirKind::Capture(group) => weight(&group.sub),
        HirKind::Repetition(again) => {
            let times = again.max.unwrap_or(again.min).max(1) as usize;
            weight(&again.sub).saturating_mul(times)
        }
        HirKind::Concat(items) | HirKind::Alternation(items) => {
            items.iter().map(weight).fold(0, usize::saturating_add)
        }
    }
}
