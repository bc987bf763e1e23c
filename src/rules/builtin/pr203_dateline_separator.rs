//! PR203: what stands between a dateline and the text.

use crate::calendar::Lang;
use crate::diagnostic::{Applicability, Fix, Level};
use crate::release::PartKind;
use crate::release::records::{Dateline, Separator};
use crate::rules::params::{ByLang, rule_params};
use crate::rules::{Context, Rule, RuleMeta, Sink, declare_rule};
use crate::text::TextRange;

/// Any one dash will do where no pack says more.
const DASHES: [&str; 3] = ["–", "—", "--"];

/// What the news agencies of Latin America write: "Lima.- La municipalidad …". The first has no other meaning in any language,
/// and a short text does not tell its language.
const LATIN: [&str; 2] = [".-", ". -"];

fn marks(list: &[&str]) -> Vec<String> {
    list.iter().map(|mark| (*mark).to_owned()).collect()
}

rule_params! {
    /// Parameters.
    Params {
        /// Marks that may end a dateline; the first is what a fix puts in.
        sep: ByLang<Vec<String>> = ByLang::any(marks(&[&DASHES[..], &LATIN[..1]].concat())).with(Lang::Es, marks(&[&DASHES[..], &LATIN].concat())),
        /// Whether white space stands on either side of the mark.
        spaced: bool = true,
    }
}

declare_rule! {
    /// # What
    /// The mark between place (and date) and the text is not one the house uses, lacks a space, or is lost.
    ///
    /// # Why
    /// Conversions lose and mangle this dash more than any other character, and feeds find the place by it.
    ///
    /// # Bad
    /// Geneva - Ministers of nine countries met on Tuesday.
    ///
    /// # Good
    /// Geneva – Ministers of nine countries met on Tuesday.
    ///
    /// # Fix safety
    /// The mark and its spaces are set right; no word changes. Where a single space is all that is left of the dash, the
    /// fix is only shown.
    ///
    /// # Watch
    /// A wire's own slug keeps the wire's spacing. A full stop before the dash is part of it ("Montréal, le 5 mars. –"),
    /// and a Spanish "Lima.-" is a form of its own where no pack says otherwise.
    DatelineSeparator(Params) {
        code: "PR203",
        name: "dateline-separator",
        summary: "The mark behind the dateline is wrong or lost",
        why: "newsroom systems cut the place off at this mark",
        level: Warning,
        fix: Safe,
        reasons: [
            "hyphen": Warning, "a hyphen stands for the dash";
            "glyph": Warning, "another mark than the house's";
            "spacing": Warning, "a space is missing or too many";
            "lost": Warning, "only white space is left of the mark";
            "mangled": Warning, "a wrong decoding changed the mark";
            "doubled": Warning, "a second dash behind the first";
        ],
    }
}

impl Rule for DatelineSeparator {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Sink<'_>) {
        let (Some(dateline), Some(part)) = (&cx.story.dateline, cx.part(PartKind::Dateline)) else { return };
        let Some(marks) = self.params.sep.get(cx.lang()).filter(|marks| !marks.is_empty()) else { return };
        let Some(fault) = self.fault(cx, dateline, marks) else { return };
        let separator = &dateline.separator;
        let place = dateline.range.cover(separator.range);
        let wanted = marks[0].as_str();
        let found = out.report(place, fault.message(separator, wanted)).reason(fault.slug());
        found.rests_on(part);
        found.help(if self.params.spaced {
            format!("put “{wanted}” there, with a space on either side")
        } else {
            format!("put “{wanted}” there, without spaces")
        });
        let sure = fault != Fault::LostInOneSpace;
        if !sure {
            found.at_most(Level::Info);
        }
        let applicability = if sure { Applicability::Safe } else { Applicability::Show };
        let mark = if fault == Fault::Spacing { bare(&separator.glyph) } else { wanted };
        let text = self.put_in(cx, separator, mark);
        let old = second_dash(cx, separator).map_or(separator.range, |second| separator.range.cover(second));
        found.fix(Fix::replace(applicability, format!("write “{}”", text.trim()), old, text));
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Fault {
    Hyphen,
    Glyph,
    Spacing,
    Lost,
    LostInOneSpace,
    Mangled,
    Doubled,
}

impl Fault {
    const fn slug(self) -> &'static str {
        match self {
            Self::Hyphen => "hyphen",
            Self::Glyph => "glyph",
            Self::Spacing => "spacing",
            Self::Lost | Self::LostInOneSpace => "lost",
            Self::Mangled => "mangled",
            Self::Doubled => "doubled",
        }
    }

    fn message(self, separator: &Separator, wanted: &str) -> String {
        let glyph = &separator.glyph;
        match self {
            Self::Hyphen => "a hyphen stands where the dateline ends with a dash".to_owned(),
            Self::Glyph if glyph == "−" => {
                "a minus sign stands for the dash behind the dateline".to_owned()
            }
            Self::Glyph => format!("the dateline ends with “{glyph}”, not with “{wanted}”"),
            Self::Spacing => match (separator.space_before, separator.space_after) {
                (true, false) => "a space is missing behind the dateline’s dash".to_owned(),
                (false, true) => "a space is missing before the dateline’s dash".to_owned(),
                (false, false) => "the dateline’s dash has no spaces".to_owned(),
                (true, true) => "the dateline’s dash has spaces around it".to_owned(),
            },
            Self::Lost | Self::LostInOneSpace => "the dash behind the dateline is lost".to_owned(),
            Self::Doubled => "two dashes stand behind the dateline".to_owned(),
            Self::Mangled => format!("“{glyph}” stands where the dash behind the dateline was"),
        }
    }
}

impl DatelineSeparator {
    fn fault(&self, cx: &Context<'_>, dateline: &Dateline, marks: &[String]) -> Option<Fault> {
        let separator = &dateline.separator;
        let glyph = separator.glyph.as_str();
        let is_mark = glyph.contains(['-', '–', '—', '―', '−', ':']);
        if glyph.is_empty() {
            let one = cx.slice(separator.range).chars().count() == 1;
            return Some(if one { Fault::LostInOneSpace } else { Fault::Lost });
        }
        if !is_mark {
            return Some(Fault::Mangled);
        }
        if second_dash(cx, separator).is_some() {
            return Some(Fault::Doubled);
        }
        if !marks.iter().any(|mark| mark == glyph || mark == bare(glyph)) {
            return Some(if bare(glyph) == "-" { Fault::Hyphen } else { Fault::Glyph });
        }
        let colon = bare(glyph) == ":";
        (dateline.slug.is_none() && !colon && !self.is_spaced_well(cx, separator)).then_some(Fault::Spacing)
    }

    fn is_spaced_well(&self, cx: &Context<'_>, separator: &Separator) -> bool {
        let before = separator.space_before || separator.glyph.starts_with('.');
        let after = separator.space_after || ends_line(cx, separator.range);
        if self.params.spaced { before && after } else { !separator.space_before && !separator.space_after }
    }

    /// The mark with the spaces it has or needs; a no-break space stays one.
    fn put_in(&self, cx: &Context<'_>, separator: &Separator, mark: &str) -> String {
        if !self.params.spaced {
            return mark.to_owned();
        }
        let old = cx.slice(separator.range);
        let stop = if separator.glyph.starts_with('.') { "." } else { "" };
        let gap = |found: &str| {
            let no_break = matches!(found, "\u{a0}" | "\u{202f}");
            if no_break { found.to_owned() } else { " ".to_owned() }
        };
        let rest = old.strip_prefix('.').unwrap_or(old);
        let before = &rest[..rest.len() - rest.trim_start().len()];
        let after = &old[old.trim_end().len()..];
        let lost = separator.glyph.is_empty();
        let after = if lost { " ".to_owned() } else { gap(after) };
        let tail = if ends_line(cx, separator.range) && !lost { String::new() } else { after };
        let before = if lost { " ".to_owned() } else { gap(before) };
        format!("{stop}{before}{mark}{tail}")
    }
}

/// A dash that stands by itself right behind the separator, with the space behind it.
fn second_dash(cx: &Context<'_>, separator: &Separator) -> Option<TextRange> {
    let block = cx.doc().blocks.get(cx.doc().block_at(separator.range.start)?)?;
    let rest = cx.doc().text.get(separator.range.end..block.range.end)?;
    let dash = rest.trim_start().strip_prefix(['–', '—', '-'])?;
    let behind = dash.trim_start();
    (behind.len() < dash.len())
        .then(|| TextRange::new(separator.range.end, separator.range.end + rest.len() - behind.len()))
}

/// The mark without a full stop before it.
fn bare(glyph: &str) -> &str {
    glyph.trim_start_matches(['.', ' '])
}

/// Whether nothing follows in the line: the dateline stands in one of its own.
fn ends_line(cx: &Context<'_>, range: TextRange) -> bool {
    let block = cx.doc().block_at(range.start);
    block.is_none_or(|block| cx.doc().blocks[block].range.end <= range.end)
}
