//! What the labeller made of a draft, and why: for those who doubt a finding.

use super::paint::{Ink, Paint};
use super::visible::visible;
use super::wrap::{columns, wrapped};
use crate::engine::{FileReport, OutlinePart};
use crate::release::Signal;
use std::io::{self, Write};

/// Columns before the words of a part.
const INDENT: usize = 6;

/// Writes the parts of a file with their scores, then the other decisions.
pub(crate) fn write_structure(
    file: &FileReport,
    paint: Paint,
    width: usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    let stories = if file.stories == 1 { String::new() } else { format!(", {} stories", file.stories) };
    let heading = format!("structure of {} ({}{stories})", visible(&file.name), file.kind.as_str());
    writeln!(out, "{}", paint.ink(Ink::Strong, &heading))?;
    let several = file.stories > 1;
    for part in &file.outline {
        write_part(part, several, paint, width, out)?;
    }
    if !file.decisions.is_empty() {
        writeln!(out, "{}", paint.ink(Ink::Strong, "other decisions"))?;
    }
    for (location, decision) in &file.decisions {
        let number = paint.ink(Ink::Frame, &format!("{:>4}", location.start.line));
        let text = format!("{}: {}", short(&location.quote, width / 2), decision.what);
        write_hanging(&format!("{number}  "), &text, width, out)?;
    }
    writeln!(out)
}

fn write_part(
    part: &OutlinePart,
    several: bool,
    paint: Paint,
    width: usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    let number = paint.ink(Ink::Frame, &format!("{:>4}", part.location.start.line));
    let name = paint.ink(Ink::Strong, &format!("{:13}", visible(&part.name)));
    let story = if several { format!("story {}  ", part.part.story + 1) } else { String::new() };
    // A sum of nothing is minus zero.
    let (sure, score) = (part.part.confidence, part.part.score + 0.0);
    let room = width.saturating_sub(INDENT + 13 + 22 + story.len()).max(16);
    let words = short(&part.text, room);
    writeln!(out, "{number}  {name} {story}sure {sure:.2}  score {score:>5.1}  {words}")?;
    let reasons = reasons(&part.part.signals);
    if !reasons.is_empty() {
        write_hanging(&" ".repeat(INDENT), &reasons, width, out)?;
    }
    if let Some((kind, score)) = &part.part.runner_up {
        writeln!(out, "{:INDENT$}else {} ({score:.1})", "", kind.as_str())?;
    }
    Ok(())
}

fn reasons(signals: &[Signal]) -> String {
    let each = signals.iter().map(|signal| format!("{} {:+.1}", signal.what, signal.score));
    each.collect::<Vec<_>>().join(", ")
}

fn write_hanging(head: &str, text: &str, width: usize, out: &mut dyn Write) -> io::Result<()> {
    let lines = wrapped(&visible(text), width.saturating_sub(INDENT).max(20));
    for (nth, line) in lines.iter().enumerate() {
        if nth == 0 {
            writeln!(out, "{head}{line}")?;
        } else {
            writeln!(out, "{:INDENT$}{line}", "")?;
        }
    }
    Ok(())
}

/// The beginning of a text.
fn short(text: &str, room: usize) -> String {
    let beginning: String = text.chars().take(room + 1).collect();
    let text = visible(&beginning);
    if columns(&text) <= room {
        return text;
    }
    let first = wrapped(&text, room.saturating_sub(2).max(1)).into_iter().next().unwrap_or_default();
    format!("{first} …")
}
