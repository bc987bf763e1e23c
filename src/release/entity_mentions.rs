//! Mentions of the entities in the house's register.

use super::Release;
use crate::house::{NameForm, NameKind, same_word};
use crate::text::{TextRange, Token};

/// An entity named in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EntityMention {
    /// The words.
    pub range: TextRange,
    /// Index of the entity in the register.
    pub entity: usize,
    /// Which kind of form it is.
    pub kind: NameKind,
    /// Its place in the entity's list of that kind.
    pub form: usize,
    /// Whether it is joined by a hyphen to another name: "EU-IOM", "IOM-UNICEF".
    pub compound: bool,
}

/// Reads all mentions in order; of forms that overlap the longest is meant, of equal ones that of the release's language.
/// Addresses and links name nobody.
pub fn read_entity_mentions(release: &Release<'_>) -> Vec<EntityMention> {
    let index = release.house.names();
    let tokens = release.doc.tokens().all();
    let closed = closed_ranges(release);
    let mut found = Vec::new();
    let mut at = 0;
    let mut next_closed = 0;
    while at < tokens.len() {
        let token = &tokens[at];
        while closed.get(next_closed).is_some_and(|range| range.end <= token.range.start) {
            next_closed += 1;
        }
        let Some(form) = longest(release, index.beginning_with(token.hash), &tokens[at..]) else {
            at += 1;
            continue;
        };
        let end = at + form.words.len();
        let range = token.range.cover(tokens[end - 1].range);
        if closed.get(next_closed).is_none_or(|closed| !closed.overlaps(range))
            && !is_handle(release, tokens, at)
        {
            let compound = is_compound(release, tokens, at, end);
            found.push(EntityMention {
                range,
                entity: form.entity,
                kind: form.kind,
                form: form.at,
                compound,
            });
        }
        at = end;
    }
    found
}

/// The longest form that stands here. Two languages may share a form, as French and Spanish do with OIM.
fn longest<'f>(release: &Release<'_>, forms: &'f [NameForm], tokens: &[Token]) -> Option<&'f NameForm> {
    let mut fitting = forms.iter().filter(|form| fits(release, form, tokens)).peekable();
    let first = *fitting.peek()?;
    let as_long = fitting.take_while(|form| form.words.len() == first.words.len());
    let speaks = |form: &&NameForm| {
        let entity = release.house.entities.get(form.entity);
        let name = entity.and_then(|entity| entity.names(form.kind).get(form.at));
        name.is_some_and(|name| name.speaks(release.lang))
    };
    as_long.into_iter().find(speaks).or(Some(first))
}

fn closed_ranges(release: &Release<'_>) -> Vec<TextRange> {
    let written_out =
        release.links().iter().filter(|link| link.href == release.slice(link.range)).map(|link| link.range);
    let mut closed: Vec<TextRange> =
        written_out.chain(release.emails().iter().map(|email| email.range)).collect();
    closed.sort_by_key(|range| range.start);
    closed
}

fn fits(release: &Release<'_>, form: &NameForm, tokens: &[Token]) -> bool {
    let Some(written) = tokens.get(..form.words.len()) else { return false };
    let block = written[0].block;
    written.iter().all(|token| token.block == block)
        && form.words.iter().zip(written).all(|(word, token)| same_word(word, release.slice(token.range)))
}

/// "@UNmigration", "#IOM".
fn is_handle(release: &Release<'_>, tokens: &[Token], at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        !tokens[at].spaced && matches!(release.slice(tokens[before].range), "@" | "#" | "/" | "_" | ".")
    })
}

/// Joined by a hyphen to a capitalised word on either side.
fn is_compound(release: &Release<'_>, tokens: &[Token], at: usize, end: usize) -> bool {
    let hyphen = |at: usize| {
        tokens
            .get(at)
            .is_some_and(|token| !token.spaced && matches!(release.slice(token.range), "-" | "–" | "‑" | "/"))
    };
    let name = |at: usize| tokens.get(at).is_some_and(Token::is_capitalised);
    let before = at >= 2 && !tokens[at].spaced && hyphen(at - 1) && name(at - 2);
    let after = hyphen(end) && tokens.get(end + 1).is_some_and(|token| !token.spaced) && name(end + 1);
    before || after
}
