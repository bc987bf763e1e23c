//! Literals of all rules as one tree of word hashes: a text is read once, and only words that begin a literal go further.

use super::hits::Hits;
use super::literal::{Literal, Target, with_space};
use crate::text::Token;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A map whose keys are hashes already.
pub type HashedMap<V> = HashMap<u64, V, BuildHasherDefault<AlreadyHashed>>;

/// Passes a `u64` key through.
#[derive(Clone, Copy, Debug, Default)]
pub struct AlreadyHashed(u64);

impl Hasher for AlreadyHashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(byte);
        }
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

/// A literal of a rule.
#[derive(Debug)]
pub struct Entry {
    /// Whose it is.
    pub target: Target,
    /// Its words.
    pub literal: Literal,
}

/// An expression that waits for a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Index of the expression.
    pub regex: usize,
    /// Whether a match can only begin at the word; otherwise the word stands somewhere inside.
    pub anchored: bool,
}

#[derive(Debug, Default)]
struct Node {
    ends: Vec<Entry>,
    waiting: Vec<Waiting>,
    goes_on: bool,
}

/// The tree.
#[derive(Debug)]
pub struct Trie {
    nodes: Vec<Node>,
    steps: HashedMap<u32>,
}

impl Default for Trie {
    fn default() -> Self {
        Self { nodes: vec![Node::default()], steps: HashedMap::default() }
    }
}

impl Trie {
    /// Adds a literal.
    pub fn insert(&mut self, entry: Entry) {
        let mut node = 0;
        for piece in &entry.literal.pieces {
            node = self.step_or_grow(node, piece.hash, piece.spaced);
        }
        self.nodes[node as usize].ends.push(entry);
    }

    /// Lets an expression wait for a word.
    pub fn wait(&mut self, word: u64, waiting: Waiting) {
        let node = self.step_or_grow(0, word, false);
        let all = &mut self.nodes[node as usize].waiting;
        if !all.contains(&waiting) {
            all.push(waiting);
        }
    }

    /// Finds the literals that begin at token `at`, and says which expressions wait for it.
    pub fn walk(&self, text: &str, tokens: &[Token], at: usize, hits: &mut Hits) -> &[Waiting] {
        let Some(first) = self.steps.get(&key(0, tokens[at].hash, false)) else { return &[] };
        let start = &self.nodes[*first as usize];
        let (mut node, mut id) = (start, *first);
        let mut end = at + 1;
        loop {
            for entry in &node.ends {
                entry.report(text, tokens, at..end, hits);
            }
            let next = tokens.get(end).filter(|next| node.goes_on && next.block == tokens[at].block);
            let step = next.and_then(|next| self.steps.get(&key(id, next.hash, next.spaced)));
            let Some(step) = step else { return &start.waiting };
            id = *step;
            node = &self.nodes[id as usize];
            end += 1;
        }
    }

    fn step_or_grow(&mut self, from: u32, word: u64, spaced: bool) -> u32 {
        let fresh = u32::try_from(self.nodes.len())
            .expect("a house style has fewer than four thousand million words");
        let to = *self.steps.entry(key(from, word, spaced)).or_insert(fresh);
        if to == fresh {
            self.nodes.push(Node::default());
            self.nodes[from as usize].goes_on = true;
        }
        to
    }
}

/// Hashes never meet unchecked: the whole text is compared at the end of a literal.
const fn key(node: u32, word: u64, spaced: bool) -> u64 {
    let mixed = (word ^ (node as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15)).rotate_left(spaced as u32);
    mixed ^ (mixed >> 29)
}

impl Entry {
    fn report(&self, text: &str, tokens: &[Token], found: std::ops::Range<usize>, hits: &mut Hits) {
        let at = found.start;
        let words = &tokens[found];
        if !self.literal.equals(text, words, self.target.case) {
            return;
        }
        let range = words[0].range.cover(words[words.len() - 1].range);
        if !self.target.fits(text, range) {
            return;
        }
        if let Some(range) = with_space(&self.literal, range, tokens, at) {
            hits.add(self.target.rule, self.target.hit(range));
        }
    }
}
