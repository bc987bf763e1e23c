//! Says which lines are marks and which open list items. A sign alone proves little: a dash may open a dialogue and a
//! number may end up at the beginning of a wrapped line, so neighbours are asked.

use super::lines::{Gap, Line, Role};
use super::words::ends_with_stop;
use crate::formats::marks::{Sign, is_mark_line, list_sign};

/// How many lines away a second item may stand.
const NEIGHBOURHOOD: usize = 4;

/// Gives every plain line its role.
pub(super) fn assign(source: &str, lines: &mut [Line]) {
    let mut numbers = Numbers::default();
    let mut indents: Vec<u32> = Vec::new();
    for at in 0..lines.len() {
        let line = &lines[at];
        let text = line.text(source);
        if line.role != Role::Plain {
            continue;
        }
        if is_mark_line(text) {
            lines[at].role = Role::Mark;
            continue;
        }
        let found = list_sign(text).filter(|&(sign, _)| is_item(source, lines, at, sign, &mut numbers));
        let Some((_, sign)) = found else {
            if indents.first().is_some_and(|&first| line.indent <= first) {
                indents.clear();
            }
            continue;
        };
        let depth = depth_of(&mut indents, line.indent);
        lines[at].role = Role::Item { sign, depth };
    }
}

fn depth_of(indents: &mut Vec<u32>, indent: u32) -> u8 {
    while indents.last().is_some_and(|&last| last > indent) {
        indents.pop();
    }
    if indents.last().is_none_or(|&last| last < indent) {
        indents.push(indent);
    }
    u8::try_from(indents.len()).unwrap_or(u8::MAX)
}

fn is_item(source: &str, lines: &[Line], at: usize, sign: Sign, numbers: &mut Numbers) -> bool {
    match sign {
        Sign::Glyph => true,
        Sign::Dash('-' | '*') => !in_mid_sentence(source, lines, at),
        Sign::Dash(_) => has_sibling(source, lines, at, sign),
        Sign::Number(number) => numbers.follows(false, &[number]),
        Sign::Letter(letter, roman) => numbers.follows(true, &[letter, roman]),
    }
}

/// Whether the line above was wrapped at the dash: "… the talks" / "- which began in May -".
fn in_mid_sentence(source: &str, lines: &[Line], at: usize) -> bool {
    let Some(above) = at.checked_sub(1).and_then(|above| lines.get(above)) else { return false };
    let line = &lines[at];
    let small = line.text(source)[1..].trim_start().starts_with(char::is_lowercase);
    let adjacent = line.blank_before == 0 && line.gap != Gap::Border;
    small && adjacent && above.role == Role::Plain && above.width >= 45 && !ends_with_stop(above.text(source))
}

fn has_sibling(source: &str, lines: &[Line], at: usize, sign: Sign) -> bool {
    let near = at.saturating_sub(NEIGHBOURHOOD)..(at + NEIGHBOURHOOD + 1).min(lines.len());
    near.filter(|&other| other != at).any(|other| {
        let line = &lines[other];
        list_sign(line.text(source)).is_some_and(|(found, _)| found == sign)
    })
}

/// The number or letter of the last item.
#[derive(Debug, Default)]
struct Numbers {
    last: Option<(bool, u32)>,
}

impl Numbers {
    /// Whether one of the readings begins an enumeration or continues it.
    fn follows(&mut self, letters: bool, readings: &[u32]) -> bool {
        let next = self.last.filter(|&(style, _)| style == letters).map(|(_, last)| last + 1);
        let found = readings.iter().copied().find(|&reading| Some(reading) == next);
        let found = found.or_else(|| readings.iter().copied().find(|&reading| reading == 1));
        self.last = found.map(|reading| (letters, reading)).or(self.last);
        found.is_some()
    }
}
