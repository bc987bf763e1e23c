//! PR306: letters that are introduced and never needed.

use crate::diagnostic::{Applicability, Fix};
use crate::house::Entity;
use crate::release::PartKind;
use crate::release::acronyms::acronyms_in;
use crate::release::records::{AcronymUse, Definition, DefinitionForm, QuoteKind};
use crate::rules::params::rule_params;
use crate::rules::{Context, Rule, RuleMeta, Sink, declare_rule};
use crate::text::{TextRange, fold};
use std::collections::HashSet;

rule_params! {
    /// Parameters.
    Params {
        /// Uses, beside the definition, from which letters are worth introducing.
        min_uses: usize = 1,
        /// Report the full name where it returns after its definition.
        full_after: bool = false,
    }
}

declare_rule! {
    /// # What
    /// An acronym is introduced and then not used.
    ///
    /// # Why
    /// It asks the reader to remember letters for nothing; for names that occur once or twice, UN style forbids it.
    ///
    /// # Bad
    /// The Displacement Tracking Matrix (DTM) was launched on Monday. (and no DTM below)
    ///
    /// # Good
    /// The Displacement Tracking Matrix was launched on Monday.
    ///
    /// # Fix safety
    /// Unsafe: the brackets are deleted; the letters may be wanted for the record.
    ///
    /// # Watch
    /// A use anywhere counts: headline, caption, table, contact, boilerplate, address. The issuer’s own letters and those of
    /// bodies better known by them are exempt.
    AcronymUnused(Params) {
        code: "PR306",
        name: "acronym-unused",
        summary: "An acronym that is introduced and never used",
        why: "letters that never return are noise",
        level: Info,
        fix: Unsafe,
        reasons: [
            "unused": Info, "not used after its definition";
            "full-again": Info, "the full name returns after its definition";
        ],
    }
}

impl Rule for AcronymUnused {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Sink<'_>) {
        let mut seen = HashSet::new();
        for given in cx.own(cx.release.definitions(), |given| given.range) {
            if !is_judged(cx, given) || !seen.insert(given.short.as_str()) {
                continue;
            }
            if uses(cx, given) < self.params.min_uses && !is_in_address(cx, given) {
                unused(cx, given, out);
            } else if self.params.full_after {
                full_again(cx, given, out);
            }
        }
    }
}

/// A definition in the body that is surely one, of letters that are not a name in their own right. Letters with a slip are
/// used, in their right form.
fn is_judged(cx: &Context<'_>, given: &Definition) -> bool {
    let body =
        cx.part_at(given.range.start).is_some_and(|part| part.kind.is_body() && part.kind != PartKind::Media);
    let exempt = |entity: &Entity| entity.bare || entity.issuer;
    body && given.is_sure()
        && given.meant.is_none()
        && !cx.house.entities_called(&given.short).any(exempt)
        && !is_in_title(cx, given)
}

/// Inside a quoted title or term, whose words are not ours.
fn is_in_title(cx: &Context<'_>, given: &Definition) -> bool {
    let mut quotes = cx.release.quotes().iter();
    quotes.any(|quote| quote.kind == QuoteKind::Term && quote.range.contains(given.range))
}

/// Uses of the letters in the story besides definitions: in any part, and in a headline that stands in front matter.
fn uses(cx: &Context<'_>, given: &Definition) -> usize {
    let bare = |short: &str| short.replace('-', "").to_uppercase();
    let wanted = bare(&given.short);
    let is_use = |used: &&AcronymUse| used.definition.is_none() && bare(&used.short) == wanted;
    let in_text = cx.own(cx.release.acronym_uses(), |used| used.range).filter(is_use).count();
    let above = cx.parts().iter().filter(|part| part.meta.is_some());
    let above =
        above.flat_map(|part| acronyms_in(cx.release.part_text(part))).filter(|short| bare(short) == wanted);
    in_text + above.count()
}

/// Whether a web or mail address, a tag or a link's target holds the letters.
fn is_in_address(cx: &Context<'_>, given: &Definition) -> bool {
    let wanted = fold(&given.short);
    let text = fold(cx.slice(cx.story.range));
    let in_text = text.match_indices(&wanted).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + wanted.len()..].chars().next();
        let label = !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric);
        label && before.is_some_and(|c| matches!(c, '@' | '#' | '.' | '/' | '_'))
            || label && after.is_some_and(|c| matches!(c, '@' | '_'))
            || label && after == Some('.') && text[at + wanted.len() + 1..].starts_with(char::is_alphanumeric)
    });
    in_text
        || cx
            .own(cx.release.links(), |link| link.range)
            .any(|link| fold(&link.href).split(|c: char| !c.is_alphanumeric()).any(|label| label == wanted))
}

fn unused(cx: &Context<'_>, given: &Definition, out: &mut Sink<'_>) {
    let found = out
        .report(given.acronym, format!("“{}” is introduced and not used again", given.short))
        .reason("unused");
    found.help("leave the letters out, or use them below").evidence("name", cx.slice(given.expansion));
    if let Some(brackets) = brackets(cx, given) {
        found.fix(Fix::delete(
            Applicability::Unsafe,
            format!("delete “{}”", cx.slice(brackets).trim_start()),
            brackets,
        ));
    }
}

/// The brackets with the space before them, where they hold nothing but the letters.
fn brackets(cx: &Context<'_>, given: &Definition) -> Option<TextRange> {
    let behind = TextRange::new(given.expansion.end, given.range.end);
    let inner = cx.slice(behind).trim_start().strip_prefix('(')?.strip_suffix(')')?;
    let bare = given.form == DefinitionForm::ExpansionFirst
        && inner.trim_end_matches('s') == cx.slice(given.acronym);
    bare.then_some(behind)
}

/// The first place in the body where the full name stands again, without its letters.
fn full_again(cx: &Context<'_>, given: &Definition, out: &mut Sink<'_>) {
    let name = fold(cx.slice(given.expansion));
    let body = cx.parts().iter().filter(|part| part.kind.is_running_text() && part.meta.is_none());
    let place = body.flat_map(|part| places_of(cx, &name, part.range)).find(|place| {
        place.start > given.range.end
            && !cx.in_speech(*place)
            && !cx
                .own(cx.release.definitions(), |given| given.range)
                .any(|other| other.range.overlaps(*place))
    });
    let Some(place) = place else { return };
    out.report(place, format!("the full name again, though “{}” has been introduced", given.short))
        .reason("full-again")
        .related(given.range, "introduced here")
        .help(format!("write “{}”", given.short))
        .fix(Fix::replace(
            Applicability::Unsafe,
            format!("write “{}”", given.short),
            place,
            given.short.clone(),
        ));
}

/// Places of a folded name in a range; folding keeps the length of what it does not touch, so a place is checked again.
fn places_of(cx: &Context<'_>, name: &str, range: TextRange) -> Vec<TextRange> {
    let first = name.split_whitespace().next().unwrap_or_default();
    let starts = cx.tokens(range).iter().map(|token| token.range.start);
    let text = cx.slice(range);
    let place = |start: usize| {
        let rest = &text[start - range.start..];
        let chars = name.chars().count();
        let end = rest.char_indices().nth(chars).map_or(rest.len(), |(at, _)| at);
        let fits = !first.is_empty() && fold(&rest[..end]) == name;
        let whole = !rest[end..].chars().next().is_some_and(char::is_alphanumeric);
        (fits && whole).then(|| TextRange::new(start, start + end))
    };
    starts.filter_map(place).collect()
}
