//! Gives an expression the tolerance that literals have: capitals by mode, apostrophes and hyphens of any shape, white
//! space of any width.

use super::pattern::CaseMode;
use crate::text::fold_char;
use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, Hir, HirKind, Repetition};

/// Characters that are the same mark to a reader: apostrophes, hyphens, spaces.
const ALIKE: [&[char]; 3] =
    [&['\'', '’', '‘', 'ʼ', '＇'], &['-', '‐', '‑'], &[' ', '\t', '\u{a0}', '\u{202f}', '\u{2009}']];

/// A set of up to so many characters spells letters (`organi[sz]ation`); a larger one is a range that means its case.
const SPELLED: usize = 8;

/// The tolerant form of an expression.
pub fn soften(hir: &Hir, case: CaseMode) -> Hir {
    match hir.kind() {
        HirKind::Literal(literal) => match std::str::from_utf8(&literal.0) {
            Ok(text) => soft_text(text, case),
            Err(_) => hir.clone(),
        },
        HirKind::Class(Class::Unicode(class)) => Hir::class(Class::Unicode(soft_class(class, case))),
        HirKind::Repetition(again) => Hir::repetition(Repetition {
            min: again.min,
            max: again.max,
            greedy: again.greedy,
            sub: Box::new(soft_repeated(&again.sub, case)),
        }),
        HirKind::Capture(group) => soften(&group.sub, case),
        HirKind::Concat(items) => Hir::concat(items.iter().map(|item| soften(item, case)).collect()),
        HirKind::Alternation(items) => {
            Hir::alternation(items.iter().map(|item| soften(item, case)).collect())
        }
        HirKind::Empty | HirKind::Look(_) | HirKind::Class(Class::Bytes(_)) => hir.clone(),
    }
}

/// A space that is repeated is counted, so it stays one space: ` {2}` finds double spaces.
fn soft_repeated(sub: &Hir, case: CaseMode) -> Hir {
    match sub.kind() {
        HirKind::Literal(literal) if &*literal.0 == b" " => Hir::class(Class::Unicode(set(ALIKE[2]))),
        _ => soften(sub, case),
    }
}

fn soft_text(text: &str, case: CaseMode) -> Hir {
    let letters: Vec<char> = text.chars().collect();
    let is_space = |at: usize| letters.get(at) == Some(&' ');
    let soft = |(at, &c): (usize, &char)| {
        let lone_space = is_space(at) && !is_space(at + 1) && !(at > 0 && is_space(at - 1));
        if lone_space { any_space() } else { soft_char(c, case) }
    };
    Hir::concat(letters.iter().enumerate().map(soft).collect())
}

fn any_space() -> Hir {
    let mut white = set(ALIKE[2]);
    white.union(&ClassUnicode::new([
        ClassUnicodeRange::new('\t', '\r'),
        ClassUnicodeRange::new('\u{2000}', '\u{200a}'),
    ]));
    let sub = Box::new(Hir::class(Class::Unicode(white)));
    Hir::repetition(Repetition { min: 1, max: None, greedy: true, sub })
}

fn soft_char(c: char, case: CaseMode) -> Hir {
    let mut class = ClassUnicode::new([ClassUnicodeRange::new(c, c)]);
    widen(&mut class, c, case);
    Hir::class(Class::Unicode(class))
}

fn soft_class(class: &ClassUnicode, case: CaseMode) -> ClassUnicode {
    let mut soft = class.clone();
    let size: usize =
        class.iter().map(|range| (u32::from(range.end()) - u32::from(range.start())) as usize + 1).sum();
    if size <= SPELLED {
        class.iter().flat_map(|range| range.start()..=range.end()).for_each(|c| widen(&mut soft, c, case));
    } else if !negated(class) {
        ALIKE
            .iter()
            .filter(|alike| alike.iter().any(|c| holds(class, *c)))
            .for_each(|alike| soft.union(&set(alike)));
        if case == CaseMode::Ignore {
            // Only fails without Unicode tables, which are built in.
            let _ = soft.try_case_fold_simple();
        }
    }
    soft
}

/// A set written as a negation holds control characters; what it leaves out must stay out.
fn negated(class: &ClassUnicode) -> bool {
    holds(class, '\u{1}')
}

fn holds(class: &ClassUnicode, c: char) -> bool {
    class.iter().any(|range| range.start() <= c && c <= range.end())
}

fn widen(class: &mut ClassUnicode, c: char, case: CaseMode) {
    for alike in ALIKE.iter().filter(|alike| alike.contains(&c)) {
        class.union(&set(alike));
    }
    let fold = match case {
        CaseMode::Exact => false,
        CaseMode::Ignore => true,
        CaseMode::Smart => !c.is_uppercase(),
    };
    if fold && c.is_alphabetic() {
        for other in
            c.to_uppercase().chain(c.to_lowercase()).filter(|other| fold_char(*other) == fold_char(c))
        {
            class.push(ClassUnicodeRange::new(other, other));
        }
    }
}

fn set(chars: &[char]) -> ClassUnicode {
    ClassUnicode::new(chars.iter().map(|&c| ClassUnicodeRange::new(c, c)))
}
