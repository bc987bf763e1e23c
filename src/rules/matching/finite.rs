//! Writes out an expression that has only a few readings: `organi[sz]ations?` is four words and no expression at all.

use regex_syntax::hir::{Class, ClassUnicode, Hir, HirKind, Repetition};

/// All texts an expression matches, if there are at most `limit`; none twice, in the expression's own order.
pub fn readings(hir: &Hir, limit: usize) -> Option<Vec<String>> {
    let mut all = match hir.kind() {
        HirKind::Empty => vec![String::new()],
        HirKind::Literal(literal) => vec![String::from_utf8(literal.0.to_vec()).ok()?],
        HirKind::Class(Class::Unicode(class)) => characters(class, limit)?,
        HirKind::Class(Class::Bytes(_)) | HirKind::Look(_) => return None,
        HirKind::Capture(group) => readings(&group.sub, limit)?,
        HirKind::Repetition(again) => repeated(again, limit)?,
        HirKind::Concat(items) => {
            let mut texts = vec![String::new()];
            for item in items {
                texts = product(&texts, &readings(item, limit)?, limit)?;
            }
            texts
        }
        HirKind::Alternation(items) => {
            let mut texts = Vec::new();
            for item in items {
                texts.extend(readings(item, limit)?);
            }
            texts
        }
    };
    drop_repeats(&mut all);
    (all.len() <= limit).then_some(all)
}

/// Every text of the first list followed by every text of the second.
pub fn product(firsts: &[String], seconds: &[String], limit: usize) -> Option<Vec<String>> {
    if firsts.len().saturating_mul(seconds.len()) > limit {
        return None;
    }
    Some(
        firsts
            .iter()
            .flat_map(|first| seconds.iter().map(move |second| format!("{first}{second}")))
            .collect(),
    )
}

fn characters(class: &ClassUnicode, limit: usize) -> Option<Vec<String>> {
    let count: usize =
        class.iter().map(|range| (u32::from(range.end()) - u32::from(range.start())) as usize + 1).sum();
    if count > limit {
        return None;
    }
    Some(class.iter().flat_map(|range| range.start()..=range.end()).map(String::from).collect())
}

fn repeated(again: &Repetition, limit: usize) -> Option<Vec<String>> {
    let most = again.max? as usize;
    if most > limit {
        return None;
    }
    let one = readings(&again.sub, limit)?;
    let mut level = vec![String::new()];
    let mut all = if again.min == 0 { level.clone() } else { Vec::new() };
    for times in 1..=most {
        level = product(&level, &one, limit)?;
        if times >= again.min as usize {
            all.extend(level.iter().cloned());
        }
    }
    Some(all)
}

fn drop_repeats(texts: &mut Vec<String>) {
    let mut seen = std::collections::HashSet::new();
    texts.retain(|text| seen.insert(text.clone()));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(expression: &str) -> Option<Vec<String>> {
        readings(&regex_syntax::parse(expression).unwrap(), 64)
    }

    #[test]
    fn small_expressions_are_written_out() {
        assert_eq!(of("organi[sz]ations?").unwrap().len(), 4);
        assert_eq!(of("co-?operat(e|ed|ing)").unwrap().len(), 6);
        assert_eq!(of("(a|b|c) of d").unwrap(), ["a of d", "b of d", "c of d"]);
        assert_eq!(of("x{2,3}").unwrap(), ["xx", "xxx"]);
    }

    #[test]
    fn endless_and_large_ones_are_not() {
        assert_eq!(of("ab+"), None);
        assert_eq!(of("[a-z]{3}"), None);
        assert_eq!(of(r"a\bb"), None);
    }
}
