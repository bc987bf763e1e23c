//! What a rule sees of a draft: one story, its parts and records, the house's names. Never bytes, formats or configuration.

use super::matching::{Hit, Hits};
use super::selector::{Group, Name, Selector};
use crate::calendar::{Date, Lang};
use crate::document::{Block, Document};
use crate::house::House;
use crate::release::{DocType, Part, PartKind, Release, Story};
use crate::text::{TextRange, Token};

/// One story of a release, as a rule sees it.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The whole file's release.
    pub release: &'a Release<'a>,
    /// The story to judge.
    pub story: &'a Story,
    /// The house's names.
    pub house: &'a House,
    hits: &'a Hits,
    rule: usize,
    #[allow(dead_code, reason = "no rule asks yet whether a day has passed")]
    now: Option<Date>,
}

impl<'a> Context<'a> {
    /// The view of one story for the rule with index `rule`.
    pub fn new(
        release: &'a Release<'a>,
        story: &'a Story,
        hits: &'a Hits,
        rule: usize,
        now: Option<Date>,
    ) -> Self {
        Self { release, story, house: release.house, hits, rule, now }
    }

    /// The document.
    pub fn doc(&self) -> &'a Document {
        self.release.doc
    }

    /// The language of the release.
    pub fn lang(&self) -> Lang {
        self.release.lang
    }

    /// The kind of release.
    pub fn kind(&self) -> DocType {
        self.story.kind
    }

    /// The day to judge by, if the file tells.
    pub fn reference_date(&self) -> Option<Date> {
        self.story.reference.map(|reference| reference.date)
    }

    /// The present day, only if the user named one.
    #[allow(dead_code, reason = "no rule asks yet whether a day has passed")]
    pub fn now(&self) -> Option<Date> {
        self.now
    }

    /// The logical text of a range.
    pub fn slice(&self, range: TextRange) -> &'a str {
        self.release.doc.slice(range)
    }

    /// The parts of this story, in order.
    pub fn parts(&self) -> &'a [Part] {
        &self.release.parts[self.story.parts.clone()]
    }

    /// The first part of a kind.
    pub fn part(&self, kind: PartKind) -> Option<&'a Part> {
        self.parts().iter().find(|part| part.kind == kind)
    }

    /// All parts of a kind.
    pub fn parts_of(&self, kind: PartKind) -> impl Iterator<Item = &'a Part> {
        self.parts().iter().filter(move |part| part.kind == kind)
    }

    /// The part a place stands in.
    pub fn part_at(&self, offset: usize) -> Option<&'a Part> {
        self.release.part_at(offset).map(|at| &self.release.parts[at])
    }

    /// Whether a range belongs to this story and not to chrome.
    pub fn owns(&self, range: TextRange) -> bool {
        self.story.range.contains(range) && !self.release.in_chrome(range)
    }

    /// The records of this story among all records of the file, which stand in order of place.
    pub fn own<T, R>(&self, records: &'a [T], range: R) -> impl Iterator<Item = &'a T> + use<'a, T, R>
    where
        R: Fn(&T) -> TextRange,
    {
        let context = *self;
        let story = self.story.range;
        let from = records.partition_point(|record| range(record).start < story.start);
        let to = from + records[from..].partition_point(|record| range(record).start <= story.end);
        records[from..to].iter().filter(move |record| context.owns(range(record)))
    }

    /// The blocks of this story that are no chrome, with their index.
    pub fn blocks(&self) -> impl Iterator<Item = (usize, &'a Block)> + 'a {
        let context = *self;
        let blocks = &self.release.doc.blocks;
        let from = blocks.partition_point(|block| block.range.start < context.story.range.start);
        blocks
            .iter()
            .enumerate()
            .skip(from)
            .take_while(move |(_, block)| block.range.start <= context.story.range.end)
            .filter(move |(_, block)| context.owns(block.range))
    }

    /// Whether a range touches direct speech.
    pub fn in_speech(&self, range: TextRange) -> bool {
        self.release.in_speech(range)
    }

    /// The tokens wholly inside a range.
    pub fn tokens(&self, range: TextRange) -> &'a [Token] {
        self.release.doc.tokens().within(range)
    }

    /// The sentence a place stands in.
    pub fn sentence_at(&self, offset: usize) -> Option<TextRange> {
        self.release.sentence_at(offset)
    }

    /// Whether a word at a place opens a sentence: nothing but marks stands before it in its sentence, or a dateline.
    pub fn opens_sentence(&self, offset: usize) -> bool {
        let sentence = self.sentence_at(offset).map_or(offset, |sentence| sentence.start);
        let part = self.part_at(offset).map_or(offset, |part| part.range.start);
        let before = TextRange::new(sentence.max(part).min(offset), offset);
        !self.slice(before).contains(char::is_alphanumeric)
    }

    /// Headline, subheadline, summary, lede, body and captions: sorted and disjoint.
    #[allow(dead_code, reason = "wording rules are data so far, and reach it through selectors")]
    pub fn prose(&self) -> Vec<TextRange> {
        self.group(Group::Prose)
    }

    /// Prose without quotations, code, written-out addresses and mail addresses: sorted and disjoint.
    #[allow(dead_code, reason = "wording rules are data so far, and reach it through selectors")]
    pub fn copy(&self) -> Vec<TextRange> {
        self.group(Group::Copy)
    }

    #[allow(dead_code, reason = "see above")]
    fn group(&self, group: Group) -> Vec<TextRange> {
        let nodes = Selector::of(Name::Group(group)).select(self);
        nodes.into_iter().flat_map(|node| node.ranges).collect()
    }

    /// What this rule's own patterns matched in the story, in order; longest match first at a place, none overlapping.
    pub fn hits(&self) -> impl Iterator<Item = Hit> + use<'a> {
        self.own(self.hits.of(self.rule), |hit| hit.range).copied()
    }
}
