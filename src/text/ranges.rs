//! Sets of text as sorted, disjoint ranges: what a rule reads and what it leaves out.

use super::TextRange;

/// Sorted and disjoint; ranges that touch become one, empty ones are dropped.
pub fn merged(mut ranges: Vec<TextRange>) -> Vec<TextRange> {
    ranges.retain(|range| !range.is_empty());
    ranges.sort_unstable();
    let mut all: Vec<TextRange> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match all.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => all.push(range),
        }
    }
    all
}

/// What is in the first set and not in the second; both sorted and disjoint.
pub fn minus(from: &[TextRange], taken: &[TextRange]) -> Vec<TextRange> {
    let mut left = Vec::with_capacity(from.len());
    let mut at = 0;
    for range in from {
        let mut start = range.start;
        while taken.get(at).is_some_and(|hole| hole.end <= start) {
            at += 1;
        }
        for hole in taken[at..].iter().take_while(|hole| hole.start < range.end) {
            push(&mut left, start, hole.start);
            start = start.max(hole.end);
        }
        push(&mut left, start, range.end);
    }
    left
}

/// What is in both sets; both sorted and disjoint.
pub fn common(one: &[TextRange], other: &[TextRange]) -> Vec<TextRange> {
    let mut both = Vec::new();
    let mut at = 0;
    for range in one {
        while other.get(at).is_some_and(|next| next.end <= range.start) {
            at += 1;
        }
        for next in other[at..].iter().take_while(|next| next.start < range.end) {
            push(&mut both, range.start.max(next.start), range.end.min(next.end));
        }
    }
    both
}

/// Whether one range of a sorted, disjoint set holds all of a range.
pub fn holds(set: &[TextRange], range: TextRange) -> bool {
    let at = set.partition_point(|own| own.end < range.end);
    set.get(at).is_some_and(|own| own.contains(range))
}

/// Whether a range touches a sorted, disjoint set.
pub fn touches(set: &[TextRange], range: TextRange) -> bool {
    let at = set.partition_point(|own| own.end <= range.start);
    set.get(at).is_some_and(|own| own.overlaps(range))
}

fn push(list: &mut Vec<TextRange>, start: usize, end: usize) {
    if start < end {
        list.push(TextRange::new(start, end));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn set(pairs: &[(usize, usize)]) -> Vec<TextRange> {
        merged(pairs.iter().map(|&(start, length)| TextRange::new(start, start + length)).collect())
    }

    fn offsets(set: &[TextRange]) -> Vec<usize> {
        set.iter().flat_map(|range| range.as_range()).collect()
    }

    proptest! {
        #[test]
        fn sets_behave_as_sets_of_offsets(
            one in prop::collection::vec((0..40_usize, 0..8_usize), 0..6),
            other in prop::collection::vec((0..40_usize, 0..8_usize), 0..6),
            asked in (0..40_usize, 1..8_usize),
        ) {
            let (one, other) = (set(&one), set(&other));
            let within = |set: &[TextRange], at: usize| set.iter().any(|range| range.contains_offset(at));
            let left: Vec<usize> = offsets(&one).into_iter().filter(|&at| !within(&other, at)).collect();
            let both: Vec<usize> = offsets(&one).into_iter().filter(|&at| within(&other, at)).collect();
            prop_assert_eq!(offsets(&minus(&one, &other)), left);
            prop_assert_eq!(offsets(&common(&one, &other)), both);
            let asked = TextRange::new(asked.0, asked.0 + asked.1);
            prop_assert_eq!(holds(&one, asked), asked.as_range().all(|at| within(&one, at)));
            prop_assert_eq!(touches(&one, asked), asked.as_range().any(|at| within(&one, at)));
        }
    }
}
