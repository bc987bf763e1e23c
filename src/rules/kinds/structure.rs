//! The kind `structure`: parts and records that must be there, how many, in which order, with which fields.

use super::common::{Common, Place, Reading, selector};
use super::keys::{Keys, Spot, texts};
use super::message::Values;
use super::pattern::node_place;
use super::{KindError, View};
use crate::release::{Part, PartKind};
use crate::rules::ranges::{common as both, merged};
use crate::rules::selector::{Group, Name, Node, Selector, fields_of};
use crate::rules::suggest::nearest;
use crate::rules::{Anchor, Context, Sink};
use crate::text::TextRange;

/// A rule of the kind `structure`.
#[derive(Debug)]
pub struct Structure {
    part: Option<Selector>,
    min: Option<usize>,
    max: Option<usize>,
    /// Alternatives, each list one requirement.
    require: Vec<Vec<String>>,
    accept_meta: bool,
    position: Option<Position>,
    order: Vec<String>,
    free: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Position {
    First,
    Last,
    Before(String),
    After(String),
}

/// Reads the keys of the kind.
pub fn read(keys: &mut Keys<'_>, reading: Reading<'_>) -> Option<Structure> {
    let part = selector(keys, "part", reading);
    let names = part_names(reading);
    let require = keys.read("require", texts).unwrap_or_default();
    let position = keys.read("position", |value, spot, errors| {
        let text = super::keys::text(value, spot, errors)?;
        position(&text, &names, spot).map_err(|error| errors.push(error)).ok()
    });
    let mut list = |key| {
        keys.read(key, |value, spot, errors| {
            let list = texts(value, spot, errors)?;
            errors.extend(
                list.iter().enumerate().filter_map(|(at, name)| unknown_part(name, &names, &spot.inside(at))),
            );
            Some(list)
        })
        .unwrap_or_default()
    };
    let (order, free) = (list("order"), list("free"));
    let structure = Structure {
        require: require
            .iter()
            .map(|field| field.split('|').map(|own| own.trim().to_owned()).collect())
            .collect(),
        min: keys.count("min"),
        max: keys.count("max"),
        accept_meta: keys.flag("accept_meta").unwrap_or(false),
        part,
        position,
        order,
        free,
    };
    structure.complain(keys);
    Some(structure)
}

fn part_names(reading: Reading<'_>) -> Vec<String> {
    let built_in = PartKind::ALL.iter().map(|kind| kind.as_str().to_owned());
    let groups = ["preamble", "head", "body", "tail"].map(str::to_owned);
    built_in.chain(groups).chain(reading.custom_parts.iter().cloned()).collect()
}

fn unknown_part(name: &str, names: &[String], spot: &Spot) -> Option<KindError> {
    if names.iter().any(|own| own == name) {
        return None;
    }
    let suggestion = nearest(name, names.iter().map(String::as_str));
    Some(KindError { suggestion, ..spot.error(format!("there is no part “{name}”")) })
}

fn position(text: &str, names: &[String], spot: &Spot) -> Result<Position, KindError> {
    let (word, part) = text.split_once(':').unwrap_or((text, ""));
    let beside = |make: fn(String) -> Position| match unknown_part(part, names, spot) {
        None => Ok(make(part.to_owned())),
        Some(error) => Err(error),
    };
    match word {
        "first" if part.is_empty() => Ok(Position::First),
        "last" if part.is_empty() => Ok(Position::Last),
        "before" => beside(Position::Before),
        "after" => beside(Position::After),
        _ => Err(spot.error("a position is first, last, before:<part> or after:<part>")),
    }
}

impl Structure {
    /// Reports keys that are of no use together.
    fn complain(&self, keys: &mut Keys<'_>) {
        if self.part.is_none() && !keys.has("part") && self.order.is_empty() {
            let message = "a rule of the kind “structure” needs `part` or `order`";
            keys.errors.push(Spot::of("part").error(message));
        }
        let Some(part) = &self.part else {
            for key in ["min", "max", "require", "position", "accept_meta"] {
                if keys.has(key) && !keys.has("part") {
                    keys.errors.push(Spot::of(key).error(format!("`{key}` needs a `part` to be about")));
                }
            }
            return;
        };
        let known: Vec<&str> = part.names().into_iter().flat_map(Name::fields).copied().collect();
        for (at, field) in self.require.iter().flatten().enumerate() {
            if !known.contains(&field.as_str()) {
                let has = if known.is_empty() {
                    "it has none".to_owned()
                } else {
                    format!("it has {}", known.join(", "))
                };
                let message = format!("“{}” has no field “{field}”: {has}", part.as_str());
                let suggestion = nearest(field, known.iter().copied());
                keys.errors.push(KindError { suggestion, ..Spot::of("require").inside(at).error(message) });
            }
        }
    }

    /// Judges one story.
    pub fn check(&self, view: View<'_>, cx: &Context<'_>, out: &mut Sink<'_>) {
        self.check_order(view.common, cx, out);
        let Some(part) = &self.part else { return };
        for container in containers(view.common, cx) {
            let nodes = within(part.select(cx), container.as_ref());
            self.check_number(view.common, cx, part, container.as_ref(), &nodes, out);
            if self.min.is_none() {
                self.check_fields(view.common, cx, &nodes, out);
            }
            self.check_position(view.common, cx, part, &nodes, out);
        }
    }

    /// Too few, counting only complete ones, or too many.
    fn check_number(
        &self,
        common: &Common,
        cx: &Context<'_>,
        part: &Selector,
        container: Option<&Node>,
        nodes: &[Node],
        out: &mut Sink<'_>,
    ) {
        let complete = nodes.iter().filter(|node| self.lacks(cx, node).is_empty()).count();
        let asks_nothing_else = self.max.is_none() && self.require.is_empty() && self.position.is_none();
        let min = self.min.or(asks_nothing_else.then_some(1)).unwrap_or(0);
        let values = |count: usize| {
            Values::new([
                ("part", part.as_str().to_owned()),
                ("count", count.to_string()),
                ("min", min.to_string()),
                ("max", self.max.map_or_else(String::new, |max| max.to_string())),
            ])
        };
        if complete < min && !self.in_meta(cx, part) {
            let lacking = nodes.iter().find(|node| !self.lacks(cx, node).is_empty());
            let place = match (lacking, container) {
                (Some(node), _) => node_place(node),
                (None, Some(container)) => Place::missing(container.range().map_or(0, |range| range.end)),
                (None, None) => Place::missing(belongs_at(cx, part)),
            };
            let missing = lacking.map_or_else(String::new, |node| self.lacks(cx, node).join(", "));
            common.report(cx, out, place, &values(complete).with("value", missing));
        }
        if let Some(extra) = self.max.and_then(|max| nodes.get(max)) {
            let values = values(nodes.len()).with("value", nodes.len().to_string());
            if let Some(found) = common.report(cx, out, node_place(extra), &values)
                && let Some(first) = nodes.first().filter(|first| *first != extra)
            {
                found.related(first.anchor.clone(), "the first stands here");
            }
        }
    }

    fn check_fields(&self, common: &Common, cx: &Context<'_>, nodes: &[Node], out: &mut Sink<'_>) {
        for node in nodes {
            let lacks = self.lacks(cx, node);
            if !lacks.is_empty() {
                let part = self.part.as_ref().map_or("", Selector::as_str);
                let values = Values::new([("value", lacks.join(", ")), ("part", part.to_owned())]);
                common.report(cx, out, node_place(node), &values);
            }
        }
    }

    /// Requirements that a node does not meet, as people read them.
    fn lacks(&self, cx: &Context<'_>, node: &Node) -> Vec<String> {
        let has = |field: &String| !fields_of(cx, node, field).is_empty();
        self.require
            .iter()
            .filter(|fields| !fields.iter().any(has))
            .map(|fields| fields.join(" or "))
            .collect()
    }

    /// Whether the front matter gives what the text does not.
    fn in_meta(&self, cx: &Context<'_>, part: &Selector) -> bool {
        self.accept_meta
            && part.names().iter().any(|name| {
                let (name, plural) = (name.as_str(), format!("{}s", name.as_str()));
                let keys = [name, &name.replace('-', "_"), &plural];
                cx.doc().meta.first_of(&keys).is_some_and(|entry| !entry.value.trim().is_empty())
            })
    }

    fn check_position(
        &self,
        common: &Common,
        cx: &Context<'_>,
        part: &Selector,
        nodes: &[Node],
        out: &mut Sink<'_>,
    ) {
        let Some(position) = &self.position else { return };
        for node in nodes {
            let Some(range) = node.range() else { continue };
            let Some(other) = misplaced(cx, position, range) else { continue };
            let name = cx.release.part_name(cx.release.parts[other].kind);
            let values = Values::new([("part", part.as_str().to_owned()), ("other", name.to_owned())]);
            if let Some(found) = common.report(cx, out, node_place(node), &values) {
                found.related(Anchor::Part(other), "this is in the way");
            }
        }
    }

    /// Reports the fewest parts whose move would put all in order.
    fn check_order(&self, common: &Common, cx: &Context<'_>, out: &mut Sink<'_>) {
        let ranked: Vec<(usize, usize)> = cx
            .story
            .parts
            .clone()
            .filter(|&at| cx.release.parts[at].meta.is_none())
            .filter_map(|at| Some((at, self.rank(cx, &cx.release.parts[at])?)))
            .collect();
        let kept = longest_ascending(&ranked);
        for (number, &(at, rank)) in ranked.iter().enumerate().filter(|(number, _)| !kept[*number]) {
            let stays = ranked.iter().enumerate().filter(|(other, _)| kept[*other]);
            let before = stays.clone().find(|(other, (_, own))| *other < number && *own > rank);
            let behind = stays.rev().find(|(other, (_, own))| *other > number && *own < rank);
            // The message speaks of the part that comes after another and ought not to.
            let (late, early) = match (before, behind) {
                (Some((_, (other, _))), _) => (at, *other),
                (None, Some((_, (other, _)))) => (*other, at),
                (None, None) => continue,
            };
            let name = |at: usize| cx.release.part_name(cx.release.parts[at].kind).to_owned();
            let values = Values::new([("part", name(late)), ("other", name(early))]);
            let part = &cx.release.parts[at];
            let place = Place {
                words: false,
                anchor: Anchor::Part(at),
                range: Some(part.range),
                confidence: part.confidence,
            };
            if let Some(found) = common.report(cx, out, place, &values) {
                let other = if late == at { early } else { late };
                found.related(Anchor::Part(other), "out of order with this");
            }
        }
    }

    fn rank(&self, cx: &Context<'_>, part: &Part) -> Option<usize> {
        let name = cx.release.part_name(part.kind);
        if part.kind == PartKind::Chrome || self.free.iter().any(|free| free == name) {
            return None;
        }
        let exact = self.order.iter().position(|own| own == name);
        exact.or_else(|| self.order.iter().position(|own| in_group(own, part.kind)))
    }
}

fn in_group(name: &str, kind: PartKind) -> bool {
    Group::ALL.iter().any(|(group, own)| *own == name && group.holds(kind))
}

/// What the rule looks into: the document as a whole, or each node of another scope.
fn containers(common: &Common, cx: &Context<'_>) -> Vec<Option<Node>> {
    if common.scope.single_name() == Some(&Name::Group(Group::Everything)) {
        return vec![None];
    }
    common.scope.select_with(cx, common.speech()).into_iter().filter(|node| !node.beside).map(Some).collect()
}

fn within(nodes: Vec<Node>, container: Option<&Node>) -> Vec<Node> {
    let Some(container) = container else { return nodes };
    let inside = |node: &Node| !both(&merged(node.ranges.clone()), &container.ranges).is_empty();
    nodes.into_iter().filter(inside).collect()
}

/// The part that shows a node to be misplaced.
fn misplaced(cx: &Context<'_>, position: &Position, range: TextRange) -> Option<usize> {
    let others = cx.story.parts.clone().filter(|&at| {
        let part = &cx.release.parts[at];
        part.kind != PartKind::Chrome && part.meta.is_none() && !part.range.overlaps(range)
    });
    let start = |at: &usize| cx.release.parts[*at].range.start;
    let is = |at: &usize, name: &str| {
        let kind = cx.release.parts[*at].kind;
        cx.release.part_name(kind) == name || in_group(name, kind)
    };
    let mut others = others;
    match position {
        Position::First => others.find(|at| start(at) < range.start),
        Position::Last => others.find(|at| start(at) > range.start),
        Position::Before(name) => others.find(|at| is(at, name) && start(at) < range.start),
        Position::After(name) => others.find(|at| is(at, name) && start(at) > range.start),
    }
}

/// Where something that is missing belongs.
fn belongs_at(cx: &Context<'_>, part: &Selector) -> usize {
    let story = cx.story.range;
    let shown = || cx.parts().iter().filter(|part| part.kind != PartKind::Chrome && part.meta.is_none());
    let body_start = || shown().find(|part| part.kind.is_body()).map_or(story.start, |part| part.range.start);
    let body_end = || shown().filter(|part| part.kind.is_body()).map(|part| part.range.end).max();
    let end = || shown().map(|part| part.range.end).max().unwrap_or(story.start);
    let kind = part.names().first().and_then(|name| PartKind::parse(name.as_str()));
    match kind {
        Some(PartKind::Headline) => shown().next().map_or(story.start, |part| part.range.start),
        Some(kind) if kind.is_preamble() || kind.is_head() || kind == PartKind::Dateline => body_start(),
        Some(kind) if kind.is_body() => body_end().unwrap_or_else(end),
        _ => end(),
    }
}

/// Which entries belong to a longest run of ranks that never falls.
fn longest_ascending(ranked: &[(usize, usize)]) -> Vec<bool> {
    // Ranks are few, so the best run that ends with each rank is kept in a table: linear in the number of parts.
    let ranks = ranked.iter().map(|(_, rank)| rank + 1).max().unwrap_or(0);
    let mut best: Vec<Option<(usize, usize)>> = vec![None; ranks];
    let mut before = vec![None; ranked.len()];
    for (number, &(_, rank)) in ranked.iter().enumerate() {
        let previous = best[..=rank].iter().flatten().max_by_key(|(length, last)| (*length, *last)).copied();
        before[number] = previous.map(|(_, last)| last);
        best[rank] = Some((previous.map_or(0, |(length, _)| length) + 1, number));
    }
    let mut kept = vec![false; ranked.len()];
    let mut at = best.iter().flatten().max_by_key(|(length, last)| (*length, *last)).map(|&(_, last)| last);
    while let Some(number) = at {
        kept[number] = true;
        at = before[number];
    }
    kept
}
