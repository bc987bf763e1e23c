//! How an entity is to be named: at first mention, later, in the headline, in the tail, and never.
//!
//! One engine for the rule about agencies and for the data kind `naming`; it knows no levels, only reasons.

mod likeness;

use super::{Context, Finding, Sink};
use crate::calendar::{Date, Lang};
use crate::diagnostic::{Applicability, Fix, Level};
use crate::house::{DatedText, Entity, NameKind, cut_name, same_word, without_article};
use crate::release::PartKind;
use crate::release::entity_mentions::EntityMention as Mention;
use crate::release::records::Definition;
use crate::text::{TextRange, Token};
use likeness::{NEAR, STRANGE, likeness};

/// What is judged of one entity.
#[derive(Clone, Copy, Debug)]
pub struct Policy<'p> {
    /// Index of the entity in the register.
    pub index: usize,
    /// The entity with its names.
    pub entity: &'p Entity,
    /// Forms right at first mention.
    pub first: &'p [DatedText],
    /// Forms right later on.
    pub later: &'p [DatedText],
    /// Forms right in the headline.
    pub headline: &'p [DatedText],
    /// Forms right in the tail.
    pub tail: &'p [DatedText],
    /// Where a first mention is looked for and later forms are judged: `body`, `headline`, `tail`.
    pub streams: &'p [String],
    /// Whether direct speech is judged like the rest; forms that are never right are read in speech in any case.
    pub speech: bool,
    /// The most that a finding may be.
    pub most: Option<Level>,
}

impl<'p> Policy<'p> {
    /// The policy that stands in the register.
    pub fn of(index: usize, entity: &'p Entity, streams: &'p [String]) -> Self {
        Self {
            index,
            entity,
            first: &entity.first,
            later: &entity.later,
            headline: &entity.headline,
            tail: &entity.tail,
            streams,
            speech: false,
            most: None,
        }
    }

    fn reads(&self, stream: &str) -> bool {
        self.streams.iter().any(|own| own == stream)
    }
}

/// Judges every mention of one entity in a story.
pub fn judge(policy: &Policy<'_>, cx: &Context<'_>, out: &mut Sink<'_>) {
    let mentions = cx.own(cx.release.entity_mentions(), |mention| mention.range);
    let mut mentions: Vec<Mention> =
        mentions.filter(|mention| mention.entity == policy.index).copied().collect();
    if is_another_body(policy, cx, &mentions) {
        mentions.retain(|mention| mention.kind != NameKind::Short);
    }
    if mentions.is_empty() {
        return;
    }
    let judge = Judge { policy, cx, mentions: &mentions, day: cx.reference_date(), lang: cx.lang() };
    judge.never(out);
    let taken = judge.first(out);
    judge.later(taken, out);
    judge.part("headline", policy.headline, |kind| kind == PartKind::Headline, out);
    judge.part(
        "tail",
        policy.tail,
        |kind| matches!(kind, PartKind::Boilerplate | PartKind::Notes | PartKind::SafeHarbor),
        out,
    );
}

/// Whether the story gives the letters to another body: "the Institute of Medicine (IOM)".
fn is_another_body(policy: &Policy<'_>, cx: &Context<'_>, mentions: &[Mention]) -> bool {
    let letters = mentions.iter().filter(|mention| mention.kind == NameKind::Short);
    letters.filter_map(|mention| name_before(cx, mention)).any(|given| {
        !is_named_in(mentions, given.expansion)
            && likeness(policy.entity, cx.slice(given.expansion)) < STRANGE
    })
}

/// The definition whose letters are this mention, if they come from the name before them.
fn name_before<'a>(cx: &Context<'a>, mention: &Mention) -> Option<&'a Definition> {
    let definitions = cx.release.definitions();
    let at = definitions.partition_point(|given| given.acronym.start < mention.range.start);
    definitions.get(at).filter(|given| given.acronym == mention.range && given.is_sure())
}

/// Whether one of the mentions, which stand in order, touches a range.
fn is_named_in(mentions: &[Mention], range: TextRange) -> bool {
    let at = mentions.partition_point(|mention| mention.range.end <= range.start);
    mentions.get(at).is_some_and(|mention| mention.range.overlaps(range))
}

struct Judge<'j> {
    policy: &'j Policy<'j>,
    cx: &'j Context<'j>,
    mentions: &'j [Mention],
    day: Option<Date>,
    lang: Lang,
}

/// A template with its names filled in.
#[derive(Clone, Debug)]
struct Form {
    text: String,
    words: Vec<String>,
    /// Whether it is right on the day of the release.
    right: bool,
    /// The last day on which it was right, if that has passed.
    until: Option<Date>,
    /// Whether a descriptor opens it.
    tag_first: bool,
}

/// A form, and where a descriptor opens it also without the article: in a headline, or before a noun.
fn with_bare_descriptor(form: Form) -> impl Iterator<Item = Form> {
    let bare = without_article(&form.text);
    let variant = (form.tag_first && bare.len() < form.text.len() && !form.words.is_empty()).then(|| Form {
        text: bare.to_owned(),
        words: cut_name(bare).1,
        ..form.clone()
    });
    std::iter::once(form).chain(variant)
}

impl Judge<'_> {
    /// Forms that are never right, in every part and in speech too.
    fn never(&self, out: &mut Sink<'_>) {
        for mention in self.mentions.iter().filter(|mention| self.is_never(mention)) {
            let written = self.cx.slice(mention.range);
            let right = self.nearest_right_form(written);
            let found =
                out.report(mention.range, format!("“{written}” is never the name of {}", self.name()));
            found.reason("never");
            if let Some(right) = right {
                found.help(format!("the name is “{right}”")).fix(Fix::replace(
                    Applicability::Unsafe,
                    format!("write “{right}”"),
                    mention.range,
                    right,
                ));
            }
            if self.cx.in_speech(mention.range) {
                found.at_most(Level::Warning);
            }
            self.limit(found);
        }
    }

    fn is_never(&self, mention: &Mention) -> bool {
        mention.kind == NameKind::Never
            && self.policy.entity.never.get(mention.form).is_some_and(|form| form.speaks(self.lang))
    }

    /// Judges the first mention in the text; gives back the range that a right first form covers.
    fn first(&self, out: &mut Sink<'_>) -> Option<TextRange> {
        if self.policy.first.is_empty() || !self.policy.reads("body") {
            return None;
        }
        let first = self.body_mentions().next()?;
        let forms = self.forms(self.policy.first);
        // The longest form that stands there is the one that was meant.
        let covering =
            forms.iter().filter_map(|form| Some((form, self.covering(form, &first, Commas::Exact)?)));
        let meant = covering.max_by_key(|(form, range)| (range.len(), form.right));
        if let Some((_, range)) = meant.filter(|(form, _)| form.right) {
            return Some(range);
        }
        if self.is_never(&first) || self.never_follows(&first) {
            return Some(first.range);
        }
        if let Some((form, range)) = meant {
            self.report_dated(form, range, out);
            return Some(range);
        }
        if let Some((form, range)) = self
            .first_covering(&forms, &first, Commas::Ignored)
            .filter(|(form, _)| form.words.iter().any(|word| word == ","))
        {
            let found = out.report(range, format!("a comma of “{}” is missing or misplaced", form.text));
            let right = form.text.trim_end_matches(',');
            let close = self.closing(range);
            found.reason("comma").help("the descriptor stands between two commas").fix(Fix::replace(
                Applicability::Unsafe,
                format!("write “{}”", form.text),
                range,
                format!("{right}{close}"),
            ));
            self.limit(found);
            return Some(range);
        }
        if first.kind == NameKind::Full && !self.short_follows(&first) {
            return Some(first.range);
        }
        if let Some(given) = name_before(self.cx, &first).filter(|given| self.is_near(given)) {
            self.report_name(given, out);
            return Some(given.range);
        }
        self.report_first(&first, &forms, out);
        Some(self.with_apposition(first.range))
    }

    /// A mention with the other names of the entity right behind it: “IOM, the UN Migration Agency,” is one introduction.
    fn with_apposition(&self, range: TextRange) -> TextRange {
        self.mentions.iter().fold(range, |range, mention| {
            let near = mention.range.start >= range.end
                && self.cx.tokens(TextRange::new(range.end, mention.range.start)).len() <= 3
                && self.cx.sentence_at(range.start) == self.cx.sentence_at(mention.range.start);
            if near { range.cover(mention.range) } else { range }
        })
    }

    fn report_dated(&self, form: &Form, range: TextRange, out: &mut Sink<'_>) {
        match form.until {
            Some(until) => {
                let found = out.report(range, format!("“{}” was right until {until}", form.text));
                found.reason("outdated").evidence("right until", until);
                self.limit(found);
            }
            None => {
                let found = out.report(range, format!("“{}” was not yet in use then", form.text));
                self.limit(found);
            }
        }
    }

    fn is_near(&self, given: &Definition) -> bool {
        !is_named_in(self.mentions, given.expansion)
            && likeness(self.policy.entity, self.cx.slice(given.expansion)) >= NEAR
    }

    /// The letters are right and the name before them is not.
    fn report_name(&self, given: &Definition, out: &mut Sink<'_>) {
        let written = without_article(self.cx.slice(given.expansion));
        let place = TextRange::new(given.expansion.end - written.len(), given.expansion.end);
        let found = out.report(place, format!("“{written}” is not how {} is written", self.name()));
        found.reason("name");
        if let Some(right) = self.nearest_right_form(written) {
            found.help(format!("the name is “{right}”")).fix(Fix::replace(
                Applicability::Unsafe,
                format!("write “{right}”"),
                place,
                right,
            ));
        }
        self.limit(found);
    }

    fn report_first(&self, first: &Mention, forms: &[Form], out: &mut Sink<'_>) {
        let written = self.cx.slice(first.range);
        let message = match first.kind {
            NameKind::Short => format!("{written} is named here for the first time without being introduced"),
            NameKind::Full => format!("the letters of {written} are used later, but not given here"),
            _ => format!("“{written}” is no form for the first mention of {}", self.name()),
        };
        let found = out.report(first.range, message);
        found.reason("first");
        if let Some(right) = forms.iter().find(|form| form.right) {
            found.help(format!("write “{}” at the first mention", right.text));
            found.fix(self.introduce(first, right));
        }
        self.limit(found);
    }

    /// Puts a right form in the place of the first mention, with the article and the capital that the place asks for.
    fn introduce(&self, first: &Mention, right: &Form) -> Fix {
        let place = self.introduction(first);
        let (before, after) = self.around(place);
        let mut text = self.without_doubled_article(&right.text, before).to_owned();
        if self.cx.opens_sentence(place.start) {
            let mut chars = text.chars();
            if let Some(initial) = chars.next() {
                text = initial.to_uppercase().chain(chars).collect();
            }
        }
        // Before a possessive or a hyphen, behind "an" and inside brackets the sentence has to be turned by hand.
        let free = after.is_none_or(|c| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | ')'));
        let bound = matches!(before.to_lowercase().as_str(), "(" | "a" | "an" | "un" | "une" | "una");
        let applicability = if free && !bound { Applicability::Unsafe } else { Applicability::Show };
        let close = self.comma(&text, after);
        Fix::replace(
            applicability,
            format!("write “{text}”"),
            place,
            text.trim_end_matches(',').to_owned() + close,
        )
    }

    /// All that a first mention says of the entity: "IOM – International Organization for Migration", "the name (with other
    /// letters)".
    fn introduction(&self, first: &Mention) -> TextRange {
        let behind = self.mentions.iter().find(|mention| mention.range.start >= first.range.end);
        let joined = behind.filter(|mention| self.are_joined(first.range, mention.range));
        let place = joined.map_or(first.range, |mention| first.range.cover(mention.range));
        let definitions = self.cx.release.definitions();
        let at = definitions.partition_point(|given| given.acronym.start < place.start);
        let near = definitions.iter().skip(at.saturating_sub(1)).take(2);
        // Only brackets say where a definition ends.
        let own = |given: &&Definition| {
            self.cx.slice(given.range).ends_with(')')
                && (given.expansion == first.range || given.is_sure() && given.range.contains(first.range))
        };
        near.filter(own).fold(place, |place, given| place.cover(given.range))
    }

    /// Whether nothing but a mark and an article stands between two names of one sentence.
    fn are_joined(&self, one: TextRange, other: TextRange) -> bool {
        let between = self.cx.tokens(TextRange::new(one.end, other.start));
        let (mark, article) = match between {
            [mark] => (mark, None),
            [mark, article] => (mark, Some(article)),
            _ => return false,
        };
        let is_article =
            |token: &Token| without_article(&format!("{} ", self.cx.slice(token.range))).is_empty();
        matches!(self.cx.slice(mark.range), "," | "–" | "—" | "-" | "(")
            && article.is_none_or(is_article)
            && self.cx.sentence_at(one.start) == self.cx.sentence_at(other.start)
    }

    /// The word or mark before a place, and the character behind it.
    fn around(&self, place: TextRange) -> (&str, Option<char>) {
        let tokens = self.cx.doc().tokens();
        let before = tokens.before(tokens.index_at(place.start));
        let after = self.cx.doc().text[place.end..].chars().next();
        (before.map_or("", |token| self.cx.slice(token.range)), after)
    }

    /// A form without its article where the text has one before it.
    fn without_doubled_article<'t>(&self, text: &'t str, before: &str) -> &'t str {
        let bare = without_article(text);
        let article = text[..text.len() - bare.len()].trim_end_matches([' ', '’', '\'']);
        let doubled = before == "’" || before == "'" || before.eq_ignore_ascii_case(article);
        if !article.is_empty() && doubled { bare } else { text }
    }

    fn comma(&self, text: &str, after: Option<char>) -> &'static str {
        let closed = after.is_some_and(|c| matches!(c, '.' | ',' | ';' | ':' | ')'));
        if text.ends_with(',') && !closed { "," } else { "" }
    }

    /// What closes a descriptor at the end of a range: nothing, if a mark stands there already.
    fn closing(&self, range: TextRange) -> &'static str {
        let after = self.cx.doc().text[range.end..].trim_start().chars().next();
        if after.is_some_and(|c| matches!(c, '.' | ',' | ';' | ':' | ')' | '!' | '?')) { "" } else { "," }
    }

    /// Later mentions in the text.
    fn later(&self, taken: Option<TextRange>, out: &mut Sink<'_>) {
        if self.policy.later.is_empty() || !self.policy.reads("body") {
            return;
        }
        let mut forms = self.forms(self.policy.later);
        forms.extend(self.forms(self.policy.first));
        let start = taken.map_or(0, |range| range.end);
        for mention in
            self.body_mentions().filter(|mention| mention.range.start >= start && !self.is_never(mention))
        {
            self.judge_against(&forms, &mention, "later", out);
        }
    }

    /// Mentions in the headline or in the tail.
    fn part(
        &self,
        stream: &'static str,
        allowed: &[DatedText],
        is_part: impl Fn(PartKind) -> bool,
        out: &mut Sink<'_>,
    ) {
        if allowed.is_empty() || !self.policy.reads(stream) {
            return;
        }
        let forms = self.forms(allowed);
        let own = self
            .mentions
            .iter()
            .filter(|mention| !mention.compound && !self.is_never(mention) && self.speaks(mention));
        for mention in
            own.filter(|mention| self.cx.part_at(mention.range.start).is_some_and(|part| is_part(part.kind)))
        {
            self.judge_against(&forms, mention, stream, out);
        }
    }

    fn judge_against(&self, forms: &[Form], mention: &Mention, reason: &'static str, out: &mut Sink<'_>) {
        if forms.iter().any(|form| form.right && self.covering(form, mention, Commas::Exact).is_some()) {
            return;
        }
        if let Some((form, range)) = self.first_covering(forms, mention, Commas::Exact) {
            // Only the first mention is held to the calendar of names that are not yet in use.
            if form.until.is_some() {
                self.report_dated(form, range, out);
            }
            return;
        }
        let written = self.cx.slice(mention.range);
        let place = match reason {
            "headline" => "in the headline",
            "tail" => "below the text",
            _ => "after the first mention",
        };
        let found = out.report(mention.range, format!("“{written}” is no form for {} {place}", self.name()));
        found.reason(reason);
        if let Some(right) = forms.iter().find(|form| form.right) {
            found.help(format!("write “{}”", right.text));
        }
        self.limit(found);
    }

    /// Mentions in the running text, outside speech, that are not part of another name.
    fn body_mentions(&self) -> impl Iterator<Item = Mention> + '_ {
        self.mentions.iter().copied().filter(|mention| {
            let part = self.cx.part_at(mention.range.start).map(|part| part.kind);
            let text = part.is_some_and(|kind| {
                kind.is_body() && !matches!(kind, PartKind::Media | PartKind::Dateline | PartKind::Cta)
            });
            text && !mention.compound
                && self.speaks(mention)
                && (self.policy.speech || !self.cx.in_speech(mention.range))
        })
    }

    /// Whether the form belongs to the language of the release; a name in another language is a quotation of it.
    fn speaks(&self, mention: &Mention) -> bool {
        let names = self.policy.entity.names(mention.kind);
        names.get(mention.form).is_none_or(|name| name.speaks(self.lang))
    }

    fn short_follows(&self, first: &Mention) -> bool {
        self.body_mentions()
            .any(|mention| mention.kind == NameKind::Short && mention.range.start > first.range.start)
    }

    /// A wrong form right behind the first mention: “IOM, the UN Migration agency,” is one mistake.
    fn never_follows(&self, first: &Mention) -> bool {
        let near = |range: TextRange| {
            range.start >= first.range.end
                && self.cx.tokens(TextRange::new(first.range.end, range.start)).len() <= 3
        };
        self.mentions.iter().any(|mention| self.is_never(mention) && near(mention.range))
    }

    /// Templates of the release's language with all their names, in order.
    fn forms(&self, templates: &[DatedText]) -> Vec<Form> {
        let own = templates.iter().filter(|template| template.speaks(self.lang));
        own.flat_map(|template| self.fill(template)).flat_map(with_bare_descriptor).collect()
    }

    fn fill(&self, template: &DatedText) -> Vec<Form> {
        let entity = self.policy.entity;
        let mut filled = vec![template.clone()];
        for (slot, names) in [
            ("{full}", &entity.full),
            ("{short}", &entity.short),
            ("{tag}", &entity.tag),
            ("{tag-long}", &entity.tag),
        ] {
            if !template.text.contains(slot) {
                continue;
            }
            let names = names.iter().filter(|name| name.speaks(self.lang));
            let put = |form: &DatedText, name: &DatedText| DatedText {
                text: form.text.replace(slot, &name.text),
                lang: form.lang,
                from: form.from.max(name.from),
                until: match (form.until, name.until) {
                    (Some(one), Some(other)) => Some(one.min(other)),
                    (one, other) => one.or(other),
                },
            };
            filled = names.flat_map(|name| filled.iter().map(move |form| put(form, name))).collect();
        }
        filled.iter().map(|form| self.form(template, form)).collect()
    }

    fn form(&self, template: &DatedText, filled: &DatedText) -> Form {
        // The bare short form is right in its years only if the release is known to be of them.
        let bare = template.text == "{short}" && (template.from.is_some() || template.until.is_some());
        let right = filled.valid_on(self.day) && !(bare && self.day.is_none());
        let until = filled.until.filter(|until| !bare && self.day.is_some_and(|day| day > *until));
        let (_, words) = cut_name(&filled.text);
        // A dated bare form is not an outdated name: it is an introduction that is missing.
        let words = if bare && !right { Vec::new() } else { words };
        let tag_first = template.text.starts_with("{tag");
        Form { text: filled.text.clone(), words, right, until, tag_first }
    }

    fn first_covering<'f>(
        &self,
        forms: &'f [Form],
        mention: &Mention,
        commas: Commas,
    ) -> Option<(&'f Form, TextRange)> {
        forms.iter().find_map(|form| self.covering(form, mention, commas).map(|range| (form, range)))
    }

    /// Where a form stands in the text so that it covers a mention.
    fn covering(&self, form: &Form, mention: &Mention, commas: Commas) -> Option<TextRange> {
        if form.words.is_empty() {
            return None;
        }
        let tokens = self.cx.doc().tokens().all();
        let at = self.cx.doc().tokens().index_at(mention.range.start);
        let block = tokens.get(at)?.block;
        let earliest = at.saturating_sub(form.words.len());
        (earliest..=at).rev().find_map(|from| {
            let own: Vec<&Token> = tokens[from..]
                .iter()
                .take_while(|token| token.block == block)
                .take(form.words.len() + 4)
                .collect();
            let end = self.matches(&form.words, &own, commas)?;
            let range = own.first()?.range.cover(own.get(end.checked_sub(1)?)?.range);
            (tokens[from].block == block && range.contains(mention.range)).then_some(range)
        })
    }

    /// Number of tokens that the words of a form take, if they stand there.
    fn matches(&self, words: &[String], tokens: &[&Token], commas: Commas) -> Option<usize> {
        let mut at = 0;
        for (number, word) in words.iter().enumerate() {
            if commas == Commas::Ignored {
                if word == "," {
                    continue;
                }
                if number > 0 && tokens.get(at).is_some_and(|token| self.cx.slice(token.range) == ",") {
                    at += 1;
                }
            }
            let last = number + 1 == words.len();
            let Some(token) = tokens.get(at) else {
                // The end of the paragraph closes a descriptor as well as a comma does.
                return (last && word == ",").then_some(at);
            };
            let written = self.cx.slice(token.range);
            let closes =
                last && word == "," && matches!(written, "." | ";" | ":" | "!" | "?" | ")" | "–" | "—" | "”");
            if closes {
                return Some(at);
            }
            if !(same_word(word, written) || number == 0 && capitalised(word, written)) {
                return None;
            }
            at += 1;
        }
        Some(at)
    }

    /// The approved form that a wrong one was meant to be.
    fn nearest_right_form(&self, written: &str) -> Option<String> {
        let entity = self.policy.entity;
        let names = entity.full.iter().chain(&entity.tag).chain(&entity.short).chain(&entity.aliases);
        let right = names.filter(|name| name.speaks(self.lang) && name.valid_on(self.day));
        // "UN Migration agency" is meant to be "the UN Migration Agency": an article of the approved form does not count.
        let bare = |name: &DatedText| name.text.strip_prefix("the ").unwrap_or(&name.text).to_owned();
        right.map(bare).min_by_key(|name| strsim::levenshtein(name, written))
    }

    fn name(&self) -> &str {
        let entity = self.policy.entity;
        entity
            .short_forms(self.lang)
            .next()
            .or_else(|| entity.full.first().map(|full| full.text.as_str()))
            .unwrap_or(&entity.id)
    }

    fn limit(&self, found: &mut Finding) {
        if let Some(most) = self.policy.most {
            found.at_most(most);
        }
    }
}

/// Whether commas of a form must stand where it has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Commas {
    Exact,
    Ignored,
}

/// The first word of a form may be capitalised at the beginning of a sentence.
fn capitalised(word: &str, written: &str) -> bool {
    let (mut one, mut other) = (word.chars(), written.chars());
    match (one.next(), other.next()) {
        (Some(small), Some(capital)) => {
            small.is_lowercase() && small.to_uppercase().eq(std::iter::once(capital)) && one.eq(other)
        }
        _ => false,
    }
}
