//! What says that some numbers are a date: a preposition, a weekday, a relative word, a label.

use super::glosses;
use super::reader::is_function_word;
use crate::release::Release;
use crate::release::records::{DateForm, DateMention};
use crate::text::{TextRange, TokenKind};

/// How plainly the words around a mention say that it is a date. Ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cue {
    /// Nothing says so.
    None,
    /// A word that stands before other numbers too: "by", "to", "of".
    Weak,
    /// A word that stands before dates: "on", "until", "le", "desde".
    Word,
    /// A weekday, a relative word, a label such as "Date:".
    Plain,
}

const WORDS: &[&str] = &[
    "on",
    "until",
    "till",
    "since",
    "before",
    "dated",
    "starting",
    "beginning",
    "ending",
    "through",
    "le",
    "dès",
    "depuis",
    "avant",
    "jusqu",
    "el",
    "desde",
    "hasta",
    "del",
    "día",
    "du",
    "au",
    "al",
];
const WEAK: &[&str] =
    &["by", "from", "to", "after", "between", "and", "of", "à", "a", "para", "entre", "après"];
const LABELS: &[&str] =
    &["date", "dated", "deadline", "due", "fecha", "when", "quand", "cuándo", "échéance", "posted"];

/// Ends of a list that are looked at before one gives up.
const LONGEST_LIST: usize = 12;

/// Looks around a mention. Each end of a range or list has the cue of the one before it.
pub fn cue(release: &Release<'_>, dates: &[DateMention], at: usize) -> Cue {
    let mut found = Cue::None;
    for at in (at.saturating_sub(LONGEST_LIST)..=at).rev() {
        let Some(mention) = dates.get(at) else { break };
        found = found.max(own_cue(release, mention));
        let before = at.checked_sub(1).and_then(|before| dates.get(before));
        if !before.is_some_and(|before| goes_on(release, before, mention)) {
            break;
        }
    }
    found
}

fn own_cue(release: &Release<'_>, mention: &DateMention) -> Cue {
    if mention.weekday.is_some() || glossed_by(release, mention.core).is_some() {
        Cue::Plain
    } else {
        word_before(release, mention.range)
    }
}

/// Whether the words of a mention can be nothing but a date, even if its day is one that never comes: "until 31 June" is
/// one, "all 31 June births" and "June 31 people" are counts.
pub fn is_firm(release: &Release<'_>, dates: &[DateMention], at: usize) -> bool {
    let Some(mention) = dates.get(at) else { return false };
    let tokens = release.doc.tokens();
    let after =
        tokens.all().get(tokens.index_at(mention.core.end)).map_or("", |token| release.slice(token.range));
    let counts = after.starts_with(char::is_lowercase) && !is_function_word(after);
    let plain = cue(release, dates, at) >= Cue::Weak;
    match mention.form {
        DateForm::DayMonth | DateForm::MonthDay if mention.year.is_some() => true,
        DateForm::MonthDay => !counts,
        DateForm::DayMonth => {
            !counts && (plain || is_worded(release, mention) || begins_block(release, mention))
        }
        DateForm::Numeric => cue(release, dates, at) >= Cue::Word,
        DateForm::Iso => plain,
        DateForm::MonthYear => false,
    }
}

/// "31st of April", "31 de abril": only dates are worded so.
fn is_worded(release: &Release<'_>, mention: &DateMention) -> bool {
    let core = release.slice(mention.core);
    core.contains(" of ")
        || core.contains(" de ")
        || ["st", "nd", "rd", "th"].iter().any(|end| core.get(1..4).is_some_and(|start| start.contains(end)))
}

fn begins_block(release: &Release<'_>, mention: &DateMention) -> bool {
    let block = release.doc.block_at(mention.range.start);
    block.is_some_and(|block| release.doc.blocks[block].range.start == mention.range.start)
}

/// The place of the relative word that a date in brackets or apposition explains.
pub fn glossed_by(release: &Release<'_>, core: TextRange) -> Option<TextRange> {
    let relative = release.relative_times();
    let before = relative.partition_point(|relative| relative.range.start < core.start);
    let nearest = relative.get(before.checked_sub(1)?)?;
    let dates = glosses(&release.doc.text, nearest, release.dates());
    dates.iter().any(|date| date.core == core).then_some(nearest.range)
}

/// Whether only the sign or word of a range or list stands between two mentions.
fn goes_on(release: &Release<'_>, one: &DateMention, other: &DateMention) -> bool {
    let between = TextRange::new(one.range.end, other.range.start.max(one.range.end));
    matches!(
        release.slice(between).trim(),
        "-" | "–" | "to" | "and" | "y" | "et" | "au" | "al" | "a" | "," | "or"
    )
}

fn word_before(release: &Release<'_>, range: TextRange) -> Cue {
    let tokens = release.doc.tokens();
    let at = tokens.index_at(range.start);
    let Some(mut before) = tokens.before(at) else { return Cue::None };
    if before.is_mark(&release.doc.text, ':') {
        let label = tokens.before(at - 1).map(|token| release.slice(token.range).to_lowercase());
        return if label.is_some_and(|label| LABELS.contains(&label.as_str())) {
            Cue::Plain
        } else {
            Cue::None
        };
    }
    // "jusqu’au 04/09", "d’ici le": the apostrophe belongs to the preposition.
    if before.kind == TokenKind::Mark && before.is_mark(&release.doc.text, '(') {
        return Cue::None;
    }
    let mut word = release.slice(before.range).to_lowercase();
    if word == "the" {
        let Some(article) = tokens.before(at - 1) else { return Cue::None };
        before = article;
        word = release.slice(before.range).to_lowercase();
    }
    if WORDS.contains(&word.as_str()) || LABELS.contains(&word.as_str()) {
        Cue::Word
    } else if WEAK.contains(&word.as_str()) {
        Cue::Weak
    } else {
        Cue::None
    }
}
