//! PR208: a date in numbers that reads as one day in Europe and as another in America.

use crate::calendar::{Lang, month_name};
use crate::diagnostic::{Applicability, Fix};
use crate::document::BlockKind;
use crate::release::LabelOptions;
use crate::release::dates::{Cue, NumericOrder, cue, glossed_by};
use crate::release::records::{DateForm, DateMention};
use crate::rules::params::rule_params;
use crate::rules::{Context, Rule, RuleMeta, Sink, declare_rule};
use crate::text::{TextRange, TokenKind};

rule_params! {
    /// Parameters.
    Params {
        /// How the house reads dates in numbers: `unknown`, `dmy`, `mdy` or `ymd`. The fix is written by it, and all other
        /// rules read dates by it, even where this one is off.
        order: NumericOrder = NumericOrder::Unknown,
        /// Whether `(dd/mm)` right behind a relative word, as in "yesterday (06/09)", is right.
        allow_gloss: bool = false,
        /// Whether dates such as 2024-03-05 are right: their order is the same everywhere.
        allow_iso: bool = true,
    }
}

declare_rule! {
    /// # What
    /// A date in numbers alone of which either number may be the month.
    ///
    /// # Why
    /// 04/09 is April to half the readers and September to the other half.
    ///
    /// # Bad
    /// The ceremony is held on 04/09.
    ///
    /// # Good
    /// The ceremony is held on 4 September.
    ///
    /// # Fix safety
    /// Where the house has an order, the date is written out by it; the writer may not have known the order, so the fix is
    /// unsafe. Where it has none, both readings are shown.
    ///
    /// # Watch
    /// Fractions, scores, resolutions, 24/7 and 9/11 are no dates: a year, a date's preposition, a weekday, a relative word
    /// or brackets must say that one is meant. A number above 12 leaves no doubt, and neither does a column headed "Date".
    AmbiguousNumericDate(Params) {
        code: "PR208",
        name: "ambiguous-numeric-date",
        summary: "A date in numbers that reads two ways",
        why: "day and month change places at the border",
        level: Warning,
        fix: Unsafe,
        reasons: [],
    }
}

impl Rule for AmbiguousNumericDate {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn teach(&self, labels: &mut LabelOptions) {
        labels.date_order = self.params.order;
    }

    fn taught(&self) -> &'static [&'static str] {
        &["order"]
    }

    fn check(&self, cx: &Context<'_>, out: &mut Sink<'_>) {
        let dates = cx.release.dates();
        for (at, mention) in dates.iter().enumerate().filter(|(_, mention)| cx.owns(mention.range)) {
            if self.is_ambiguous(cx, dates, at) {
                self.report(cx, mention, out);
            } else if !self.params.allow_iso
                && mention.form == DateForm::Iso
                && reads_two_ways(&mention.numbers[1..])
            {
                out.report(mention.core, format!("“{}” is a date in numbers alone", cx.slice(mention.core)))
                    .help("write the month as a word");
            }
        }
    }
}

impl AmbiguousNumericDate {
    fn is_ambiguous(&self, cx: &Context<'_>, dates: &[DateMention], at: usize) -> bool {
        let mention = &dates[at];
        mention.form == DateForm::Numeric
            && mention.day.is_none()
            && reads_two_ways(&mention.numbers)
            && is_date(cx, dates, at)
            && !below_date_head(cx, mention.range)
            && !(self.params.allow_gloss && is_house_gloss(cx, mention))
    }

    fn report(&self, cx: &Context<'_>, mention: &DateMention, out: &mut Sink<'_>) {
        let lang = cx.lang();
        let both = mention.days_and_months(NumericOrder::Unknown);
        let readings: Vec<String> = both.iter().map(|pair| written_out(*pair, mention, Lang::En)).collect();
        let [day_first, month_first] = readings.as_slice() else { return };
        let core = cx.slice(mention.core);
        let found = out.report(mention.core, format!("“{core}” may be {day_first} or {month_first}"));
        found.help("write the month as a word");
        found.evidence("day first", day_first.as_str()).evidence("month first", month_first.as_str());
        let house = mention.days_and_months(self.params.order);
        let applicability = if house.len() == 1 { Applicability::Unsafe } else { Applicability::Show };
        for pair in house {
            let text = written_out(pair, mention, lang);
            found.fix(Fix::replace(applicability, format!("write “{text}”"), mention.core, text.clone()));
        }
    }
}

fn reads_two_ways(numbers: &[u16]) -> bool {
    matches!(numbers, [first, second, ..] if first != second && (1..=12).contains(first) && (1..=12).contains(second))
}

fn written_out((day, month): (u8, u8), mention: &DateMention, lang: Lang) -> String {
    let year = mention.year;
    let of = if lang == Lang::Es { " de " } else { " " };
    let day = if lang == Lang::Fr && day == 1 { "1er".to_owned() } else { day.to_string() };
    let year = year.map(|year| format!("{of}{year}")).unwrap_or_default();
    format!("{day}{of}{}{year}", month_name(month, lang))
}

/// Whether the numbers are a date at all.
fn is_date(cx: &Context<'_>, dates: &[DateMention], at: usize) -> bool {
    let mention = &dates[at];
    let text = cx.slice(mention.core);
    let cue = cue(cx.release, dates, at);
    let glossed = cue == Cue::Plain;
    if text == "9/11" && !(glossed && in_brackets(cx, mention.core)) || follows_a_document(cx, mention.range)
    {
        return false;
    }
    let padded = text.starts_with('0') || text.contains(['/', '.', '-']) && has_padded_field(text);
    match mention.numbers.get(2) {
        Some(year) if *year > 99 => true,
        Some(_) => cue >= Cue::Word || padded && (text.contains('/') || cue >= Cue::Weak),
        // "by 3/4" and "on 2/3 of" are shares: a small number before a larger one needs more than a preposition.
        None if padded => cue >= Cue::Weak || in_brackets(cx, mention.core),
        None => {
            cue == Cue::Plain
                || cue == Cue::Word && mention.numbers[0] > mention.numbers[1] && !is_share(cx, mention.core)
        }
    }
}

fn has_padded_field(text: &str) -> bool {
    text.split(['/', '.', '-']).take(2).any(|field| field.len() == 2 && field.starts_with('0'))
}

fn in_brackets(cx: &Context<'_>, core: TextRange) -> bool {
    let text = &cx.doc().text;
    let before = text[..core.start].chars().next_back();
    let after = text[core.end..].chars().next();
    before == Some('(') && after == Some(')')
}

/// "resolution 7/11", "version 3.4.2024": a number behind a noun of its own.
fn follows_a_document(cx: &Context<'_>, range: TextRange) -> bool {
    const NOUNS: &[&str] = &[
        "annex",
        "apartment",
        "article",
        "artículo",
        "case",
        "chapter",
        "decision",
        "decree",
        "decreto",
        "directive",
        "document",
        "ext",
        "file",
        "floor",
        "gate",
        "ley",
        "law",
        "loi",
        "no",
        "nos",
        "number",
        "page",
        "pages",
        "paragraph",
        "part",
        "ratio",
        "ref",
        "reference",
        "regulation",
        "resolution",
        "resolución",
        "résolution",
        "room",
        "rule",
        "section",
        "table",
        "tel",
        "unit",
        "v",
        "version",
        "volume",
    ];
    let tokens = cx.doc().tokens();
    let at = tokens.index_at(range.start);
    let stop = tokens.before(at).is_some_and(|token| token.kind == TokenKind::Mark);
    let word = if stop { tokens.before(at.saturating_sub(1)) } else { tokens.before(at) };
    let word = word.map(|token| cx.slice(token.range).to_lowercase()).unwrap_or_default();
    let label = tokens.before(at).is_some_and(|token| matches!(cx.slice(token.range), "." | ":" | "#" | "°"));
    NOUNS.contains(&word.as_str()) && (!stop || label)
}

/// "a 5/4 majority", "9/4 of": votes and shares.
fn is_share(cx: &Context<'_>, core: TextRange) -> bool {
    let tokens = cx.doc().tokens();
    let next = tokens.all().get(tokens.index_at(core.end)).map_or("", |token| cx.slice(token.range));
    matches!(next, "of" | "majority" | "margin" | "vote" | "ratio" | "de" | "des" | "odds" | "time")
}

/// Below a column head such as "Date" the order is plain from the row of days.
fn below_date_head(cx: &Context<'_>, range: TextRange) -> bool {
    let blocks = &cx.doc().blocks;
    let Some(at) = cx.doc().block_at(range.start) else { return false };
    let BlockKind::TableCell { row, column } = blocks[at].kind else { return false };
    // Cells stand row by row, so the cell above is one row's width before.
    let above = BlockKind::TableCell { row: row.saturating_sub(1), column };
    let Some(width) = blocks[..at].iter().rev().position(|block| block.kind == above) else { return false };
    let head = at.checked_sub((width + 1) * row as usize).map(|head| &blocks[head]);
    head.is_some_and(|head| {
        let text = cx.slice(head.range).to_lowercase();
        head.kind == (BlockKind::TableCell { row: 0, column })
            && ["date", "fecha", "day", "día", "jour", "when"].iter().any(|word| text.contains(word))
    })
}

/// "yesterday (06/09)", "this week (03/09 and 05/09)", "on Tuesday (04/09)": strokes, in brackets, behind a word of time.
fn is_house_gloss(cx: &Context<'_>, mention: &DateMention) -> bool {
    let text = cx.slice(mention.core);
    let start = cx.doc().block_at(mention.core.start).map_or(0, |block| cx.doc().blocks[block].range.start);
    let before = cx.slice(TextRange::new(start.min(mention.core.start), mention.core.start));
    let opened =
        before.rfind('(').is_some_and(|open| !before[open..].contains(')') && before.len() - open < 40);
    let told = mention.weekday.is_some() || glossed_by(cx.release, mention.core).is_some();
    opened && told && text.contains('/') && mention.numbers.len() == 2
}
