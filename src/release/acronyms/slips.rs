//! Slips: letters in brackets where others were meant, which stand elsewhere in the story and do fit the name. The proof is in
//! the text. Does not know which letters are excused from fitting: that is a matter of house and reader.

use super::names::spelling;
use crate::release::Release;
use crate::release::records::{AcronymUse, Definition};
use crate::text::TextRange;
use std::collections::{HashMap, HashSet};

/// Tells each definition with a slip which use has the letters that were meant.
pub fn find_slips(release: &Release<'_>, definitions: &mut [Definition], uses: &[AcronymUse]) {
    if !definitions.iter().any(is_suspect) {
        return;
    }
    let undefined = Undefined::new(release, definitions, uses);
    for given in definitions.iter_mut().filter(|given| is_suspect(given)) {
        given.meant = undefined.letters_for(given);
    }
}

/// Letters that come from the name in part.
fn is_suspect(given: &Definition) -> bool {
    (0.5..1.0).contains(&given.aligned) && !given.foreign
}

/// The first use in each story of letters that the story defines nowhere, by what a slip leaves of them.
struct Undefined<'u, 'd> {
    release: &'u Release<'d>,
    uses: &'u [AcronymUse],
    by_trace: HashMap<(usize, Vec<char>), Vec<usize>>,
}

impl<'u, 'd> Undefined<'u, 'd> {
    fn new(release: &'u Release<'d>, definitions: &[Definition], uses: &'u [AcronymUse]) -> Self {
        let defined = definitions.iter().map(|given| (story_at(release, given.range), given.short.as_str()));
        let mut seen: HashSet<(usize, &str)> = defined.collect();
        let mut by_trace: HashMap<_, Vec<usize>> = HashMap::new();
        for (at, used) in uses.iter().enumerate() {
            let story = story_at(release, used.range);
            if used.doubtful || used.definition.is_some() || !seen.insert((story, &used.short)) {
                continue;
            }
            for trace in traces(&used.short) {
                by_trace.entry((story, trace)).or_default().push(at);
            }
        }
        Self { release, uses, by_trace }
    }

    /// The first use of letters that are one slip away from those in the brackets and fit the name.
    fn letters_for(&self, given: &Definition) -> Option<usize> {
        let story = story_at(self.release, given.range);
        let alike = traces(&given.short).into_iter().filter_map(|trace| self.by_trace.get(&(story, trace)));
        let mut alike: Vec<usize> = alike.flatten().copied().collect();
        alike.sort_unstable();
        alike.dedup();
        alike.into_iter().find(|&at| {
            let short = &self.uses[at].short;
            is_slip_of(short, &given.short) && spelling(self.release, short, given.expansion).aligned >= 1.0
        })
    }
}

fn story_at(release: &Release<'_>, range: TextRange) -> usize {
    release.stories.partition_point(|story| story.range.start <= range.start)
}

/// What two acronyms have in common if one is a slip of the other: their letters in order of the alphabet, or all letters but one.
fn traces(short: &str) -> Vec<Vec<char>> {
    let letters: Vec<char> = short.chars().collect();
    let without = |left_out: usize| {
        let rest = letters.iter().enumerate().filter(|(at, _)| *at != left_out);
        rest.map(|(_, letter)| *letter).collect()
    };
    let mut traces: Vec<Vec<char>> = (0..letters.len()).map(without).collect();
    traces.push(in_order(short));
    traces.push(letters);
    traces
}

/// Whether two acronyms have the same letters in another order, or differ in one.
fn is_slip_of(one: &str, other: &str) -> bool {
    in_order(one) == in_order(other) || strsim::levenshtein(one, other) == 1
}

fn in_order(short: &str) -> Vec<char> {
    let mut letters: Vec<char> = short.chars().collect();
    letters.sort_unstable();
    letters
}
