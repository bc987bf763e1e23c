//! Evaluates selectors against one story.

use super::fields::{email_node, field_nodes};
use super::names::{Group, Name, Record};
use super::node::{Node, Thing};
use super::{Expr, Field, Join, Pseudo, Step};
use crate::calendar::Lang;
use crate::document::{BlockKind, SpanKind};
use crate::release::records::QuoteKind;
use crate::release::{Part, PartKind};
use crate::rules::ranges::{common, holds, merged, minus};
use crate::rules::{Anchor, Context};
use crate::text::{TextRange, TokenKind};

/// Whether direct speech belongs to `copy`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Speech {
    /// It does not: nobody's words are judged by a house style.
    #[default]
    Skipped,
    /// It does, for a rule that looks into speech as well.
    Read,
}

pub(super) struct Eval<'e, 'c> {
    pub(super) cx: &'e Context<'c>,
    pub(super) speech: Speech,
}

impl Eval<'_, '_> {
    pub(super) fn select(&self, expr: &Expr) -> Vec<Node> {
        let mut nodes = self.eval(expr, None);
        in_order(&mut nodes);
        nodes
    }

    fn eval(&self, expr: &Expr, inside: Option<&[TextRange]>) -> Vec<Node> {
        match expr {
            Expr::Step(step) => {
                let nodes = self.named(step, inside.is_some());
                self.finish(step, restricted(nodes.into_iter(), inside, step.is_cut()))
            }
            Expr::Group { inner, pseudos } => {
                let mut nodes = self.eval(inner, inside);
                in_order(&mut nodes);
                self.filtered(nodes, pseudos)
            }
            Expr::Inside(outer, inner) => {
                let outer = self.eval(outer, inside);
                match inner.as_ref() {
                    Expr::Step(step) => self.step_inside(&outer, step),
                    inner => outer.iter().flat_map(|node| self.eval(inner, Some(&node.ranges))).collect(),
                }
            }
            Expr::Join(join, one, other) => joined(*join, self.eval(one, inside), self.eval(other, inside)),
        }
    }

    /// A step inside each of several nodes. What it names is listed once, and each node looks only at what is near it, so
    /// that a long file costs no more a line than a short one.
    fn step_inside(&self, outer: &[Node], step: &Step) -> Vec<Node> {
        let mut all = self.named(step, true);
        all.sort_by(|one, other| one.ranges.cmp(&other.ranges));
        let start = |node: &Node| node.ranges.first().map(|range| range.start);
        let near = |node: &Node| {
            let Some(range) = node.range() else { return &all[..0] };
            let from = all.partition_point(|own| start(own) < Some(range.start)).saturating_sub(1);
            let to = all.partition_point(|own| start(own) < Some(range.end));
            &all[from.min(to)..to]
        };
        outer
            .iter()
            .flat_map(|node| {
                let inside = near(node).iter().cloned();
                self.finish(step, restricted(inside, Some(&node.ranges), step.is_cut()))
            })
            .collect()
    }

    fn finish(&self, step: &Step, nodes: Vec<Node>) -> Vec<Node> {
        let nodes = self.filtered(nodes, &step.pseudos);
        let Some(Field::Of(field)) = &step.field else { return self.filtered(nodes, &step.field_pseudos) };
        let fields = nodes.iter().flat_map(|node| field_nodes(self.cx, node, field)).collect();
        self.filtered(fields, &step.field_pseudos)
    }

    /// What a name alone selects. Paragraphs are those of the body, unless it is said what they stand in.
    fn named(&self, step: &Step, inside: bool) -> Vec<Node> {
        match &step.name {
            Name::Part(kind) => self.parts(|own| own == *kind),
            Name::Custom(name) => {
                let release = self.cx.release;
                self.parts(|own| matches!(own, PartKind::Custom(..)) && release.part_name(own) == name)
            }
            Name::Record(Record::Paragraph) => self.paragraphs(|kind| inside || kind.is_body()),
            Name::Record(record) => self.records(*record),
            Name::Group(group) => self.group(*group),
            Name::Meta => match &step.field {
                Some(Field::Key(key)) => self.meta(key),
                _ => Vec::new(),
            },
        }
    }

    fn parts(&self, wanted: impl Fn(PartKind) -> bool) -> Vec<Node> {
        let own = self.cx.story.parts.clone();
        own.filter(|&at| wanted(self.cx.release.parts[at].kind)).map(|at| self.part(at)).collect()
    }

    fn part(&self, at: usize) -> Node {
        let part = &self.cx.release.parts[at];
        let in_meta = part.meta.is_some();
        let own_text = in_meta || part.text.is_some();
        Node {
            ranges: if in_meta { Vec::new() } else { merged(vec![part.range]) },
            text: own_text.then(|| self.cx.release.part_text(part).to_owned()),
            anchor: Anchor::Part(at),
            thing: Thing::Part(at),
            confidence: part.confidence,
            beside: false,
        }
    }

    fn meta(&self, key: &str) -> Vec<Node> {
        let entries = self.cx.doc().meta.entries.iter().enumerate();
        let own = entries.filter(|(_, entry)| entry.key == key && !entry.value.trim().is_empty());
        own.map(|(at, entry)| Node {
            ranges: Vec::new(),
            text: Some(entry.value.clone()),
            anchor: Anchor::Meta(at),
            thing: Thing::Meta(at),
            confidence: 1.0,
            beside: false,
        })
        .collect()
    }

    /// All text of a group as one node; what of it stands in the front matter as further nodes.
    fn group(&self, group: Group) -> Vec<Node> {
        let parts = self.parts(|kind| group.holds(kind));
        let ranges = merged(parts.iter().flat_map(|node| node.ranges.iter().copied()).collect());
        let ranges = if group == Group::Copy { self.copy_of(&ranges) } else { ranges };
        let confidence = mean_confidence(&parts);
        let text = ranges.first().zip(ranges.last()).map(|(first, last)| first.cover(*last));
        let main = text.map(|text| Node { ranges, ..Node::at(text, Thing::Text, confidence) });
        let beside = parts.into_iter().filter(|node| node.ranges.is_empty() && node.text.is_some());
        main.into_iter().chain(beside.map(|node| Node { beside: true, ..node })).collect()
    }

    /// What of a text is the issuer's own wording: no code, no addresses, and nobody else's words.
    fn copy_of(&self, ranges: &[TextRange]) -> Vec<TextRange> {
        let mut taken = self.code();
        let release = self.cx.release;
        let emails = self.cx.own(release.emails(), |email| email.range).map(|email| email.range);
        taken.extend(emails.filter(|range| self.cx.slice(*range).contains('@')));
        let links = self.cx.own(release.links(), |link| link.range).map(|link| link.range);
        taken.extend(links.filter(|range| self.is_address(*range)));
        if self.speech == Speech::Skipped {
            taken.extend(self.cx.own(release.quotes(), |quote| quote.range).map(|quote| quote.range));
        }
        minus(ranges, &merged(taken))
    }

    fn is_address(&self, range: TextRange) -> bool {
        let text = self.cx.slice(range);
        text.contains("://") || text.starts_with("www.")
    }

    fn code(&self) -> Vec<TextRange> {
        let whole =
            self.cx.blocks().filter(|(_, block)| block.kind == BlockKind::Code).map(|(_, block)| block.range);
        let spans = self.cx.blocks().flat_map(|(_, block)| &block.spans);
        whole.chain(spans.filter(|span| span.kind == SpanKind::Code).map(|span| span.range)).collect()
    }

    fn records(&self, record: Record) -> Vec<Node> {
        let release = self.cx.release;
        match record {
            Record::Dateline => self.dateline(),
            Record::Contact => self.listed(release.contacts(), |contact| contact.range, Thing::Contact),
            Record::Quote => self.quotes(QuoteKind::Speech),
            Record::Term => self.quotes(QuoteKind::Term),
            Record::Date => self.listed(release.dates(), |date| date.range, Thing::Date),
            Record::RelativeTime => {
                self.listed(release.relative_times(), |time| time.range, Thing::RelativeTime)
            }
            Record::Definition => self.listed(release.definitions(), |own| own.range, Thing::Definition),
            Record::Acronym => self.listed(release.acronym_uses(), |own| own.range, |_| Thing::Text),
            Record::Person => self.listed(release.persons(), |person| person.range, Thing::Person),
            Record::Quantity => self.listed(release.quantities(), |own| own.range, Thing::Quantity),
            Record::Link => self.listed(release.links(), |link| link.range, Thing::Link),
            Record::Url => {
                let mut nodes = self.listed(release.links(), |link| link.range, Thing::Link);
                nodes.retain(|node| node.ranges.iter().all(|range| self.is_address(*range)));
                nodes
            }
            Record::Email => self.emails(),
            Record::Phone => self.listed(release.phones(), |phone| phone.range, |_| Thing::Text),
            Record::Image => self.images(),
            Record::Sentence => self.sentences(),
            Record::Paragraph => self.paragraphs(PartKind::is_body),
            Record::Heading => self.blocks(|kind| matches!(kind, BlockKind::Heading(_))),
            Record::Item => self.blocks(|kind| matches!(kind, BlockKind::ListItem(_))),
            Record::Cell => self.blocks(|kind| matches!(kind, BlockKind::TableCell { .. })),
            Record::Word => self.tokens(TokenKind::Word),
            Record::Number => self.tokens(TokenKind::Number),
            Record::Code => self.spans(self.code()),
            Record::Emphasis => self.spans(self.emphasis()),
        }
    }

    fn dateline(&self) -> Vec<Node> {
        let own = self.cx.story.dateline.iter();
        own.map(|dateline| self.text_node(dateline.range, Thing::Dateline)).collect()
    }

    fn emails(&self) -> Vec<Node> {
        let emails = self.cx.release.emails();
        let mut nodes = self.listed(emails, |email| email.range, Thing::Email);
        for node in &mut nodes {
            if let Thing::Email(at) = node.thing {
                node.text = email_node(self.cx, &emails[at], node.thing).text;
            }
        }
        nodes
    }

    fn quotes(&self, kind: QuoteKind) -> Vec<Node> {
        let quotes = self.cx.release.quotes();
        let mut nodes = self.listed(quotes, |quote| quote.range, Thing::Quote);
        nodes.retain(|node| matches!(node.thing, Thing::Quote(at) if quotes[at].kind == kind));
        nodes
    }

    fn listed<T>(
        &self,
        records: &[T],
        range: impl Fn(&T) -> TextRange,
        thing: impl Fn(usize) -> Thing,
    ) -> Vec<Node> {
        let story = self.cx.story.range;
        let from = records.partition_point(|record| range(record).start < story.start);
        let near = records.iter().enumerate().skip(from).map(|(at, record)| (at, range(record)));
        let own =
            near.take_while(|(_, range)| range.start <= story.end).filter(|(_, range)| self.cx.owns(*range));
        own.map(|(at, range)| self.text_node(range, thing(at))).collect()
    }

    fn text_node(&self, range: TextRange, thing: Thing) -> Node {
        let confidence = self.cx.part_at(range.start).map_or(1.0, |part| part.confidence);
        Node::at(range, thing, confidence)
    }

    fn spans(&self, ranges: Vec<TextRange>) -> Vec<Node> {
        let own = ranges.into_iter().filter(|range| self.cx.owns(*range));
        own.map(|range| self.text_node(range, Thing::Text)).collect()
    }

    fn emphasis(&self) -> Vec<TextRange> {
        let spans = self.cx.blocks().flat_map(|(_, block)| &block.spans);
        let set = spans.filter(|span| matches!(span.kind, SpanKind::Emphasis | SpanKind::Strong));
        set.map(|span| span.range).collect()
    }

    fn images(&self) -> Vec<Node> {
        let spans = self.cx.blocks().flat_map(|(at, block)| {
            block.spans.iter().enumerate().map(move |(number, span)| (at, number, span))
        });
        let images = spans.filter(|(.., span)| matches!(span.kind, SpanKind::Image { .. }));
        let own = images.filter(|(.., span)| self.cx.owns(span.range));
        own.map(|(at, number, span)| self.text_node(span.range, Thing::Image(at, number))).collect()
    }

    /// Parts with running text: no chrome, no dateline, nothing from the front matter.
    fn spoken_parts(&self) -> impl Iterator<Item = &Part> {
        let skipped = |kind| matches!(kind, PartKind::Chrome | PartKind::Dateline);
        self.cx.parts().iter().filter(move |part| part.meta.is_none() && !skipped(part.kind))
    }

    /// Sentences, each cut to the part it stands in, so that a dateline is no part of the first. The heading of a part is
    /// none.
    fn sentences(&self) -> Vec<Node> {
        let mut nodes = Vec::new();
        for part in self.spoken_parts() {
            let sentences = self.cx.release.sentences_in(part.range).iter();
            let cut = sentences.flat_map(|sentence| common(&[*sentence], &[part.range]));
            let spoken =
                cut.filter(|range| part.blocks.len() == 1 || self.heading_level(range.start).is_none());
            nodes.extend(spoken.map(|range| Node::at(range, Thing::Text, part.confidence)));
        }
        nodes
    }

    fn paragraphs(&self, wanted: impl Fn(PartKind) -> bool) -> Vec<Node> {
        let mut nodes = Vec::new();
        for part in self.spoken_parts().filter(|part| wanted(part.kind)) {
            let blocks = self.cx.doc().blocks.get(part.blocks.clone()).unwrap_or_default().iter();
            let plain = blocks.filter(|block| block.kind == BlockKind::Paragraph);
            let cut = plain.flat_map(|block| common(&[block.range], &[part.range]));
            nodes.extend(cut.map(|range| Node::at(range, Thing::Text, part.confidence)));
        }
        nodes
    }

    fn blocks(&self, wanted: impl Fn(BlockKind) -> bool) -> Vec<Node> {
        let wanted = self.cx.blocks().filter(|(_, block)| wanted(block.kind));
        self.spans(wanted.map(|(_, block)| block.range).collect())
    }

    fn tokens(&self, kind: TokenKind) -> Vec<Node> {
        let tokens = self.cx.tokens(self.cx.story.range).iter();
        self.spans(tokens.filter(|token| token.kind == kind).map(|token| token.range).collect())
    }

    fn filtered(&self, nodes: Vec<Node>, pseudos: &[Pseudo]) -> Vec<Node> {
        pseudos.iter().fold(nodes, |nodes, pseudo| self.filter(nodes, *pseudo))
    }

    fn filter(&self, mut nodes: Vec<Node>, pseudo: Pseudo) -> Vec<Node> {
        match pseudo {
            Pseudo::First => nodes.truncate(1),
            Pseudo::Last => nodes = nodes.pop().into_iter().collect(),
            Pseudo::Nth(n) => nodes = nodes.into_iter().skip(n - 1).take(1).collect(),
            Pseudo::Lead(n) => nodes.truncate(n),
            Pseudo::NotFirst => nodes = nodes.into_iter().skip(1).collect(),
            Pseudo::Lang(lang) => nodes.retain(|node| self.lang_of(node) == lang),
            Pseudo::Level(level) => nodes.retain(|node| self.level_of(node) == Some(level)),
            Pseudo::MinConfidence(least) => nodes.retain(|node| node.confidence >= least),
        }
        nodes
    }

    fn level_of(&self, node: &Node) -> Option<u8> {
        self.heading_level(node.ranges.first()?.start)
    }

    fn heading_level(&self, offset: usize) -> Option<u8> {
        let block = self.cx.doc().block_at(offset)?;
        match self.cx.doc().blocks[block].kind {
            BlockKind::Heading(level) => Some(level),
            _ => None,
        }
    }

    /// The language of a text by its small words, where it has enough of them; else that of the release.
    fn lang_of(&self, node: &Node) -> Lang {
        let text = node.text(self.cx.release);
        let count = |words: &[&str]| {
            text.split(|c: char| !c.is_alphabetic())
                .filter(|word| words.contains(&word.to_lowercase().as_str()))
                .count()
        };
        let votes = [(Lang::En, count(EN)), (Lang::Fr, count(FR)), (Lang::Es, count(ES))];
        let most = votes.iter().map(|(_, votes)| *votes).max().unwrap_or(0);
        let leaders: Vec<Lang> =
            votes.iter().filter(|(_, votes)| *votes == most).map(|(lang, _)| *lang).collect();
        match leaders.as_slice() {
            [only] if most >= 3 => *only,
            _ => self.cx.lang(),
        }
    }
}

const EN: &[&str] = &["the", "of", "and", "to", "in", "for", "that", "with", "is", "was", "by", "from", "at"];
const FR: &[&str] =
    &["le", "les", "des", "du", "et", "une", "dans", "pour", "par", "est", "sur", "aux", "qui"];
const ES: &[&str] = &["el", "los", "las", "del", "y", "una", "con", "por", "para", "al", "su", "más", "ha"];

/// Nodes that stand inside a text: cut to it where they may be cut, else only those wholly inside.
fn restricted(nodes: impl Iterator<Item = Node>, inside: Option<&[TextRange]>, cut: bool) -> Vec<Node> {
    let Some(inside) = inside else { return nodes.collect() };
    let keep = |node: Node| {
        if cut {
            return node.cut_to(common(&node.ranges, inside));
        }
        let within = !node.ranges.is_empty() && node.ranges.iter().all(|range| holds(inside, *range));
        // A group is all the text it has in common with what it stands in.
        let group = node.thing == Thing::Text && node.ranges.len() > 1;
        if within {
            Some(node)
        } else if group {
            node.cut_to(common(&node.ranges, inside))
        } else {
            None
        }
    };
    nodes.filter_map(keep).collect()
}

fn joined(join: Join, one: Vec<Node>, other: Vec<Node>) -> Vec<Node> {
    let text = |nodes: &[Node]| merged(nodes.iter().flat_map(|node| node.ranges.iter().copied()).collect());
    match join {
        Join::Or => one.into_iter().chain(other).collect(),
        Join::And => {
            let both = text(&other);
            one.iter().filter_map(|node| node.cut_to(common(&node.ranges, &both))).collect()
        }
        Join::Minus => {
            let taken = text(&other);
            let left = |node: Node| {
                if node.ranges.is_empty() { Some(node) } else { node.cut_to(minus(&node.ranges, &taken)) }
            };
            one.into_iter().filter_map(left).collect()
        }
    }
}

/// In order of place, the front matter first; nothing twice.
fn in_order(nodes: &mut Vec<Node>) {
    nodes.sort_by(|one, other| one.ranges.cmp(&other.ranges));
    nodes.dedup_by(|one, other| one.ranges == other.ranges && one.anchor == other.anchor);
}

fn mean_confidence(parts: &[Node]) -> f32 {
    let length = |node: &Node| node.ranges.iter().map(|range| range.len()).sum::<usize>() as f32;
    let whole: f32 = parts.iter().map(length).sum();
    if whole == 0.0 {
        return 1.0;
    }
    parts.iter().map(|part| part.confidence * length(part)).sum::<f32>() / whole
}
