//! What kind of release a story is, and the day it is judged by.

use super::start::advisory_start;
use super::{Segment, View, words};
use crate::calendar::{Date, parse_iso};
use crate::release::dates::find_dates;
use crate::release::records::{DateMention, Dateline};
use crate::release::{DateSource, DocType, Part, PartKind, ReferenceDate, Story};
use crate::text::{TextRange, Tokens, fold};

/// Blocks whose label words tell the kind.
const ASKED: usize = 5;

/// The kind of a story.
pub fn kind_of(view: &View<'_>, segment: &Segment, parts: &[Part], several: bool) -> DocType {
    let named = view.doc.meta.first_of(&["type", "kind"]).and_then(|entry| named_kind(&fold(&entry.value)));
    if let Some(kind) = named {
        return kind;
    }
    if several {
        return DocType::BriefingNote;
    }
    if parts.iter().any(|part| part.kind == PartKind::Correction) {
        return DocType::Correction;
    }
    let labels = parts
        .iter()
        .filter(|part| matches!(part.kind, PartKind::Kicker | PartKind::Letterhead | PartKind::ReleaseLine));
    for part in labels.take(ASKED) {
        if let Some(kind) = named_kind(words::bare(&fold(view.doc.slice(part.range)))) {
            return kind;
        }
    }
    let headline = parts.iter().find(|part| part.kind == PartKind::Headline);
    let headline = headline
        .map(|part| fold(part.text.as_deref().unwrap_or(view.doc.slice(part.range))))
        .unwrap_or_default();
    if let Some(kind) = kind_of_headline(&headline) {
        return kind;
    }
    if advisory_start(view, segment).is_some() {
        return DocType::MediaAdvisory;
    }
    if is_research(view, segment) {
        return DocType::Research;
    }
    if is_transcript(view, parts) || is_op_ed(view, parts) || is_column(view, segment) {
        return DocType::Statement;
    }
    DocType::Release
}

/// An interview as it was spoken: lines that begin with the speaker in capitals, who comes back.
fn is_transcript(view: &View<'_>, parts: &[Part]) -> bool {
    let mut speakers: Vec<&str> = Vec::new();
    let told = parts.iter().filter(|part| part.kind != PartKind::Chrome);
    for block in told.flat_map(|part| part.blocks.clone()) {
        let Some((speaker, _)) = view.text(block).trim_start().split_once(':') else { continue };
        if words::glued_labels(view.text(block)) > 0 {
            continue;
        }
        let named = speaker.chars().count() >= 3
            && speaker.split_whitespace().count() <= 3
            && speaker.chars().all(|c| c.is_uppercase() || matches!(c, ' ' | '.' | '-' | '\'' | '’'));
        if named {
            speakers.push(speaker);
        }
    }
    let turns = |speaker: &&str| speakers.iter().filter(|other| *other == speaker).count() >= 2;
    speakers.len() >= 4 && speakers.iter().take(MANY_TURNS).any(turns)
}

/// Of a long interview so many turns are looked at.
const MANY_TURNS: usize = 8;

/// Signed, without a place of issue, and told by somebody who says "I".
fn is_op_ed(view: &View<'_>, parts: &[Part]) -> bool {
    let has = |kind: PartKind| parts.iter().any(|part| part.kind == kind);
    let told = |part: &&Part| matches!(part.kind, PartKind::Lede | PartKind::Paragraph);
    has(PartKind::Byline)
        && !has(PartKind::Dateline)
        && parts.iter().filter(told).any(|part| words::words_of_self(view.doc.slice(part.range)) > 0)
}

fn named_kind(label: &str) -> Option<DocType> {
    if let Some(kind) = DocType::parse(&label.replace(' ', "-")) {
        return Some(kind);
    }
    let label = words::bare(label);
    if words::begins_with(
        label,
        &[
            "statement",
            "joint statement",
            "press statement",
            "déclaration",
            "declaración",
            "remarks",
            "speech",
            "op-ed",
            "opinion",
        ],
    ) && label.split_whitespace().count() <= 4
    {
        return Some(DocType::Statement);
    }
    if words::begins_with(
        label,
        &[
            "media advisory",
            "media alert",
            "invitation",
            "avis aux médias",
            "press invitation",
            "convocatoria",
            "news advisory",
            "press advisory",
        ],
    ) {
        return Some(DocType::MediaAdvisory);
    }
    None
}

fn kind_of_headline(headline: &str) -> Option<DocType> {
    const STATEMENTS: &[&str] = &[
        "statement by",
        "statement of",
        "statement from",
        "statement on",
        "joint statement",
        "statement:",
        "déclaration d",
        "déclaration conjointe",
        "declaración d",
        "declaración conjunta",
        "statement regarding",
        "remarks by",
        "remarks of",
    ];
    let statement = STATEMENTS.iter().any(|start| headline.starts_with(start))
        || words::holds(
            headline,
            &[
                " statement on ",
                " statement regarding ",
                "'s statement ",
                " issues statement",
                " releases statement",
                " statement about ",
            ],
        );
    if statement {
        return Some(DocType::Statement);
    }
    words::begins_with(
        headline,
        &["media advisory", "media alert", "invitation", "avis aux médias", "news advisory"],
    )
    .then_some(DocType::MediaAdvisory)
}

/// A column or a speech: its writer says “I” in paragraph after paragraph, and hardly anybody is quoted.
fn is_column(view: &View<'_>, segment: &Segment) -> bool {
    let prose =
        || segment.blocks.clone().filter(|&block| view.facts[block].is_prose() && !view.facts[block].quoted);
    let marks: usize = prose().map(|block| view.text(block).matches(['“', '"', '«', '‘']).count()).sum();
    let counts = prose().map(|block| words::words_of_self(view.text(block)));
    let counts: Vec<usize> = counts.filter(|count| *count > 0).collect();
    marks <= 2 && counts.len() >= 3 && counts.iter().sum::<usize>() >= 4
}

fn is_research(view: &View<'_>, segment: &Segment) -> bool {
    segment.blocks.clone().any(|block| {
        let folded = view.facts[block].folded.as_str();
        folded.starts_with("doi:")
            || folded.contains("doi.org/")
            || folded.contains("peer-reviewed") && folded.contains("journal")
    })
}

/// The day a story is judged by.
pub fn reference_date(view: &View<'_>, dateline: Option<&Dateline>, parts: &[Part]) -> Option<ReferenceDate> {
    if let Some(date) = view.options.as_of {
        return Some(ReferenceDate { date, source: DateSource::Given, range: None });
    }
    if let Some(date) = meta_date(view) {
        return Some(ReferenceDate { date, source: DateSource::Meta, range: None });
    }
    if let Some(mention) = dateline.and_then(|dateline| dateline.date.as_ref())
        && let Some(date) = day_of(mention)
    {
        return Some(ReferenceDate { date, source: DateSource::Dateline, range: Some(mention.core) });
    }
    // Of several date lines the one nearest to the text counts: a page's own "today" stands further up, and dates of
    // other news stand below.
    let lede =
        parts.iter().find(|part| part.kind == PartKind::Lede).map_or(usize::MAX, |part| part.range.start);
    let in_kind = |kind: PartKind, source: DateSource| {
        let own = |above: bool| {
            parts.iter().filter(move |part| part.kind == kind && (part.range.start < lede) == above)
        };
        own(true)
            .rev()
            .chain(own(false))
            .find_map(|part| date_in(view, part.range))
            .map(|(date, range)| ReferenceDate { date, source, range: Some(range) })
    };
    in_kind(PartKind::ReleaseLine, DateSource::ReleaseLine)
        .or_else(|| in_kind(PartKind::DateLine, DateSource::DateLine))
        .or_else(|| in_kind(PartKind::Byline, DateSource::DateLine))
        .or_else(|| in_kind(PartKind::Embargo, DateSource::Embargo))
        .or_else(|| posted(view, parts))
}

/// A date line above the first story of several is that of all, if none of the others has a date of its own.
pub fn share_reference(stories: &mut [Story]) {
    let [first, others @ ..] = stories else { return };
    let above_all = first.reference.filter(|reference| {
        matches!(reference.source, DateSource::DateLine | DateSource::ReleaseLine)
            && reference.range.is_some()
    });
    if others.iter().all(|story| story.reference.is_none()) {
        for story in others {
            story.reference = above_all;
        }
    }
}

/// The date of issue in the front matter.
fn meta_date(view: &View<'_>) -> Option<Date> {
    let entry = view.doc.meta.first_of(&[
        "date",
        "publishdate",
        "pubdate",
        "published_at",
        "date_published",
        "datepublished",
        "published",
        "fecha",
        "created",
    ])?;
    parse_iso(&entry.value).or_else(|| {
        let value = entry.value.as_str();
        let tokens = Tokens::new(value, [TextRange::new(0, value.len())]);
        find_dates(value, tokens.all()).iter().find_map(day_of)
    })
}

/// "Posted: Tuesday, July 10, 2018" in what a page puts around a release.
fn posted(view: &View<'_>, parts: &[Part]) -> Option<ReferenceDate> {
    let chrome = parts.iter().filter(|part| part.kind == PartKind::Chrome);
    for block in chrome.flat_map(|part| part.blocks.clone()) {
        let facts = &view.facts[block];
        if words::holds(
            &facts.folded,
            &["posted:", "posted on", "published on", "published:", "date published"],
        ) && let Some((date, range)) = date_in(view, facts.range)
        {
            return Some(ReferenceDate { date, source: DateSource::DateLine, range: Some(range) });
        }
    }
    None
}

fn date_in(view: &View<'_>, range: TextRange) -> Option<(Date, TextRange)> {
    let dates = find_dates(&view.doc.text, view.doc.tokens().within(range));
    dates.iter().find_map(|mention| day_of(mention).map(|date| (date, mention.core)))
}

/// The calendar day of a mention with a year; a weekday beside it decides the order of two numbers.
fn day_of(mention: &DateMention) -> Option<Date> {
    if let Some(date) = mention.date() {
        return Some(date);
    }
    let (weekday, _) = mention.weekday?;
    let [first, second, ..] = mention.numbers.as_slice() else { return None };
    let small = |number: u16| u8::try_from(number).ok();
    let orders = [(small(*first)?, small(*second)?), (small(*second)?, small(*first)?)];
    let fitting =
        orders.into_iter().filter_map(|(day, month)| crate::calendar::date(mention.year?, month, day));
    let mut fitting = fitting.filter(|date| date.weekday() == weekday);
    fitting.next()
}
