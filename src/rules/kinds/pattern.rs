//! The kind `pattern`: words that are forbidden, replaced, wanted as a whole, written twice or in a row.

use super::View;
use super::bank::{Bank, CASES, INFLECTIONS, Manner, Matches, Role, Slot, Surroundings, read_patterns};
use super::common::{Common, Place, Reading, class_of, selector};
use super::keys::{Keys, Spot};
use super::message::Values;
use super::repeat::Repeat;
use super::swap::Swaps;
use crate::diagnostic::Applicability;
use crate::rules::matching::{Hit, Pattern, Whole};
use crate::rules::params::ByLang;
use crate::rules::ranges::{holds, merged, touches};
use crate::rules::selector::{Node, Selector};
use crate::rules::{Context, FixClass, Sink};
use crate::text::TextRange;

/// A rule of the kind `pattern`.
#[derive(Debug)]
pub struct PatternRule {
    what: What,
    unless_in: Option<Selector>,
}

#[derive(Debug)]
enum What {
    Find,
    Swap(Swaps),
    Expect(ByLang<Vec<Whole>>),
    Repeat(Repeat),
    Sequence { steps: u8, gap: usize },
}

/// The keys of which a rule has exactly one.
const WHAT: [&str; 5] = ["find", "swap", "expect", "repeat", "sequence"];

/// Steps that a sequence may have.
const MOST_STEPS: usize = 8;

/// Reads the keys of the kind.
pub fn read(keys: &mut Keys<'_>, reading: Reading<'_>, bank: &mut Bank) -> Option<PatternRule> {
    let default = Manner::default();
    let manner = Manner {
        case: keys.choice("case", CASES).unwrap_or(default.case),
        inflect: keys.choice("inflect", INFLECTIONS).unwrap_or(default.inflect),
        word: keys.flag("word").unwrap_or(default.word),
    };
    read_surroundings(keys, bank);
    let unless_in = selector(keys, "unless_in", reading);
    let what = read_what(keys, manner, bank);
    // Keys of one form are no mistake in a table that a project changed to another; each is known here.
    for key in ["allow", "function_words", "gap", "preserve_case"] {
        let _ = keys.value(key);
    }
    for key in WHAT {
        let _ = keys.value(key);
    }
    Some(PatternRule { what: what?, unless_in })
}

fn read_surroundings(keys: &mut Keys<'_>, bank: &mut Bank) {
    let roles = [
        ("unless_before", Role::UnlessBefore),
        ("unless_after", Role::UnlessAfter),
        ("only_before", Role::OnlyBefore),
        ("only_after", Role::OnlyAfter),
    ];
    for (key, role) in roles {
        if let Some(patterns) = read_patterns(keys, key, Manner::default()) {
            bank.add(role, &patterns);
        }
    }
}

fn read_what(keys: &mut Keys<'_>, manner: Manner, bank: &mut Bank) -> Option<What> {
    let there: Vec<&str> = WHAT.into_iter().filter(|key| keys.has(key)).collect();
    let [one] = there.as_slice() else {
        let message = if there.is_empty() {
            "a rule of the kind “pattern” needs one of find, swap, expect, repeat or sequence".to_owned()
        } else {
            format!("a rule has only one of {}", there.join(", "))
        };
        keys.errors.push(Spot::of(there.last().unwrap_or(&"kind")).error(message));
        return None;
    };
    match *one {
        "find" => {
            keys.require_items("find");
            bank.add(Role::Find, &read_patterns(keys, "find", manner)?);
            Some(What::Find)
        }
        "swap" => {
            let preserve_case = keys.flag("preserve_case").unwrap_or(true);
            Some(What::Swap(super::swap::read(keys, manner, preserve_case, bank)?))
        }
        "expect" => expect(keys, manner).map(What::Expect),
        "repeat" => super::repeat::read(keys).map(What::Repeat),
        _ => sequence(keys, manner, bank),
    }
}

fn expect(keys: &mut Keys<'_>, manner: Manner) -> Option<ByLang<Vec<Whole>>> {
    let patterns = read_patterns(keys, "expect", Manner { word: false, ..manner })?;
    let whole = |list: &Vec<Pattern>| list.iter().filter_map(|own| Whole::new(own.clone()).ok()).collect();
    let mut any = None;
    let mut each = Vec::new();
    for (lang, list) in patterns.iter() {
        match lang {
            Some(lang) => each.push((lang, whole(list))),
            None => any = Some(whole(list)),
        }
    }
    Some(ByLang::new(any, each))
}

fn sequence(keys: &mut Keys<'_>, manner: Manner, bank: &mut Bank) -> Option<What> {
    let patterns = read_patterns(keys, "sequence", manner)?;
    let gap = keys.count("gap").unwrap_or(0);
    let mut steps = 0;
    for (lang, list) in patterns.iter() {
        if !(2..=MOST_STEPS).contains(&list.len()) {
            keys.errors.push(Spot::of("sequence").error("a sequence has two to eight steps"));
            return None;
        }
        for (pattern, step) in list.iter().zip(0_u8..) {
            let one = vec![pattern.clone()];
            bank.add(
                Role::Step(step),
                &lang.map_or_else(
                    || ByLang::any(one.clone()),
                    |lang| ByLang::new(None, vec![(lang, one.clone())]),
                ),
            );
            steps = steps.max(step + 1);
        }
    }
    Some(What::Sequence { steps, gap })
}

impl PatternRule {
    /// The strongest fix it offers.
    pub fn fix_class(&self, common: &Common) -> FixClass {
        match (&self.what, common.fix) {
            (What::Swap(swaps), _) => class_of(swaps.strongest(common.default_fix())),
            (What::Repeat(_), Some(fix)) => class_of(fix),
            (What::Repeat(_), None) => FixClass::Show,
            _ => FixClass::None,
        }
    }

    /// Judges one story.
    pub fn check(&self, view: View<'_>, cx: &Context<'_>, out: &mut Sink<'_>) {
        let nodes = view.common.scope.select_with(cx, view.common.speech());
        match &self.what {
            What::Expect(forms) => self.check_expected(view, cx, forms, &nodes, out),
            What::Repeat(repeat) => repeat.check(view, cx, &nodes, out),
            _ => self.check_matches(view, cx, &nodes, out),
        }
    }

    fn check_expected(
        &self,
        view: View<'_>,
        cx: &Context<'_>,
        forms: &ByLang<Vec<Whole>>,
        nodes: &[Node],
        out: &mut Sink<'_>,
    ) {
        let Some(forms) = forms.get(cx.lang()) else { return };
        let exempt = self.exempt(cx);
        for node in nodes {
            let text = node.text(cx.release);
            let exempt = node.range().is_some_and(|range| touches(&exempt, range));
            if exempt || text.trim().is_empty() || forms.iter().any(|form| form.matches(&text)) {
                continue;
            }
            let values =
                Values::new([("match", text.trim().to_owned()), ("part", part_name(cx, node.range()))]);
            view.common.report(cx, out, node_place(node), &values);
        }
    }

    fn check_matches(&self, view: View<'_>, cx: &Context<'_>, nodes: &[Node], out: &mut Sink<'_>) {
        let text = merged(
            nodes.iter().filter(|node| !node.is_value()).flat_map(|node| node.ranges.clone()).collect(),
        );
        let exempt = self.exempt(cx);
        let matches = view.bank.matches(cx);
        let read = |range| holds(&text, range) && !touches(&exempt, range);
        let found: Vec<_> = self.found(&matches).into_iter().filter(|found| read(found.range)).collect();
        for one in &found {
            let place = Place::words(cx, one.range);
            self.report(view, cx, out, place, (one, found.len(), cx.slice(one.range)));
        }
        for node in nodes.iter().filter(|node| node.is_value()) {
            let Some(own) = &node.text else { continue };
            let found = self.found(&view.bank.matches_in(own, cx.lang()));
            for one in &found {
                let words = &own[one.range.as_range()];
                self.report(view, cx, out, node_place(node), (one, found.len(), words));
            }
        }
    }

    fn exempt(&self, cx: &Context<'_>) -> Vec<TextRange> {
        let nodes = self.unless_in.iter().flat_map(|selector| selector.select(cx));
        merged(nodes.flat_map(|node| node.ranges).collect())
    }

    /// What stays of the matches once exceptions are taken off.
    fn found(&self, matches: &Matches<'_>) -> Vec<Found> {
        let around = matches.surroundings();
        if let What::Sequence { steps, gap } = self.what {
            return sequences(matches, &around, steps, gap);
        }
        let hits = matches.of(Role::Find).filter(|(hit, _)| around.allow(hit.range));
        hits.map(|(hit, slot)| Found { range: hit.range, hit, slot }).collect()
    }

    fn report(
        &self,
        view: View<'_>,
        cx: &Context<'_>,
        out: &mut Sink<'_>,
        place: Place,
        (found, count, words): (&Found, usize, &str),
    ) {
        let in_text = place.range;
        let values = Values::new([
            ("match", words.to_owned()),
            ("part", part_name(cx, place.range)),
            ("count", count.to_string()),
        ]);
        let What::Swap(swaps) = &self.what else {
            view.common.report(cx, out, place, &values);
            return;
        };
        let Some(advice) = swaps.advise(found.slot, found.hit.form, words, view.common.default_fix()) else {
            return;
        };
        let values = values.with("fix", advice.joined());
        let Some(finding) = view.common.report(cx, out, place, &values) else { return };
        if let Some(reason) = advice.reason() {
            finding.help(reason);
        }
        for fix in in_text.map(|range| advice.fixes(range)).into_iter().flatten() {
            finding.fix(fix);
        }
    }
}

/// A match that is a finding.
struct Found {
    range: TextRange,
    hit: Hit,
    slot: Slot,
}

/// Steps that follow each other, each with at most `gap` words before it.
fn sequences(matches: &Matches<'_>, around: &Surroundings<'_>, steps: u8, gap: usize) -> Vec<Found> {
    let later: Vec<Vec<TextRange>> = (1..steps).map(|step| matches.ranges(Role::Step(step))).collect();
    let mut found: Vec<Found> = Vec::new();
    for (hit, slot) in matches.of(Role::Step(0)) {
        let mut range = hit.range;
        let complete = later.iter().all(|candidates| {
            let next = follower(matches.text(), candidates, range.end, gap);
            next.is_some_and(|next| {
                range.end = next.end;
                true
            })
        });
        let free = found.last().is_none_or(|last| last.range.end <= range.start);
        if complete && free && around.allow(range) {
            found.push(Found { range, hit, slot });
        }
    }
    found
}

/// The first candidate behind an offset with at most so many words between, in the same block.
fn follower(text: &str, candidates: &[TextRange], end: usize, gap: usize) -> Option<TextRange> {
    let from = candidates.partition_point(|own| own.start < end);
    let next = candidates.get(from)?;
    let between = text.get(end..next.start)?;
    let words =
        between.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).take(gap + 1).count();
    (!between.contains('\n') && words <= gap).then_some(*next)
}

/// Where a finding about a whole node stands.
pub fn node_place(node: &Node) -> Place {
    Place { anchor: node.anchor.clone(), range: node.range(), confidence: node.confidence, words: false }
}

/// The name of the part that a text stands in.
pub fn part_name(cx: &Context<'_>, range: Option<TextRange>) -> String {
    let part = range.and_then(|range| cx.part_at(range.start));
    part.map_or_else(String::new, |part| cx.release.part_name(part.kind).to_owned())
}

impl Common {
    /// How far a replacement may be trusted if neither it nor the rule says.
    pub const fn default_fix(&self) -> Applicability {
        match self.fix {
            Some(fix) => fix,
            None => Applicability::Show,
        }
    }
}
