//! PR810: characters that nobody sees and that break words, links and feeds.

use crate::diagnostic::{Applicability, Fix, Level};
use crate::document::{Block, SpanKind};
use crate::rules::params::{Allowed, rule_params};
use crate::rules::{Context, Rule, RuleMeta, Sink, declare_rule};
use crate::text::TextRange;

rule_params! {
    /// Parameters.
    Params {
        /// Uses that are right: joiners inside emoji (`ZWJ-in-emoji`), joiners in scripts that need them (`ZWNJ-in-fa`),
        /// direction marks where text runs from right to left (`bidi-in-rtl`).
        allow: Vec<String> = vec!["ZWJ-in-emoji".to_owned(), "ZWNJ-in-fa".to_owned(), "bidi-in-rtl".to_owned()]; Allowed::Words(&["ZWJ-in-emoji", "ZWNJ-in-fa", "bidi-in-rtl"]),
    }
}

declare_rule! {
    /// # What
    /// A zero-width space, a direction control, a control character or another character without a shape stands in the text.
    ///
    /// # Why
    /// It breaks search and addresses, can turn a name round, and stops feeds; nobody sees it.
    ///
    /// # Bad
    /// An address that looks right and has a zero-width space before the “@”.
    ///
    /// # Good
    /// press@iom.int
    ///
    /// # Fix safety
    /// Safe: the character is taken out, and with it every other of its kind in the block. In direct speech it is only shown.
    ///
    /// # Watch
    /// A byte order mark at the start of a file, joiners in emoji, in Persian and in Indic scripts, direction marks in Arabic
    /// and Hebrew text are right. A soft hyphen is only an info.
    InvisibleCharacter(Params) {
        code: "PR810",
        name: "invisible-character",
        summary: "A character that nobody sees",
        why: "it breaks search, addresses and feeds without being seen",
        level: Error,
        fix: Safe,
        reasons: [],
    }
}

impl Rule for InvisibleCharacter {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Sink<'_>) {
        for (_, block) in cx.blocks() {
            self.check_block(cx, block, out);
        }
    }
}

impl InvisibleCharacter {
    fn check_block(&self, cx: &Context<'_>, block: &Block, out: &mut Sink<'_>) {
        let text = cx.slice(block.range);
        let mut seen = Seen::default();
        // Nearly every block holds none of them, and then this one look is all it costs.
        if text.chars().any(|c| name_of(c).is_some()) {
            let around = Surroundings::new(text);
            for (at, c) in text.char_indices().filter(|(_, c)| name_of(*c).is_some()) {
                if !self.is_right(&around, at, c) {
                    let start = block.range.start + at;
                    seen.add(c, TextRange::new(start, start + c.len_utf8()));
                }
            }
        }
        // A line break of a word processor was read as the break it stands for.
        for span in &block.spans {
            if let SpanKind::Separator(c) = span.kind {
                seen.add(c, span.range);
            }
        }
        for (c, places) in seen.0 {
            report(cx, c, &places, out);
        }
    }

    fn allows(&self, what: &str) -> bool {
        self.params.allow.iter().any(|allowed| allowed == what)
    }

    /// Whether a character does its proper work at this place.
    fn is_right(&self, around: &Surroundings<'_>, at: usize, c: char) -> bool {
        let before = around.text[..at].chars().next_back();
        let after = around.text[at + c.len_utf8()..].chars().next();
        match c {
            '\u{200d}' | '\u{200c}' => {
                self.allows("ZWJ-in-emoji") && before.is_some_and(is_emoji) && after.is_some_and(is_emoji)
                    || self.allows("ZWNJ-in-fa") && before.is_some_and(needs_joiners)
            }
            '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                self.allows("bidi-in-rtl") && around.right_to_left
            }
            '\u{fe00}'..='\u{fe0f}' => before
                .is_some_and(|before| is_emoji(before) || !before.is_alphabetic() && !before.is_whitespace()),
            '\u{e0020}'..='\u{e007f}' => around.flag.is_some_and(|flag| flag < at),
            _ => false,
        }
    }
}

/// What a block says about all of its invisible characters; found once, for there may be thousands.
struct Surroundings<'t> {
    text: &'t str,
    /// Whether any of it runs from right to left.
    right_to_left: bool,
    /// The first flag, which tag characters may follow.
    flag: Option<usize>,
}

impl<'t> Surroundings<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, right_to_left: text.chars().any(is_right_to_left), flag: text.find('\u{1f3f4}') }
    }
}

/// Characters that should not be there, each with its places.
#[derive(Default)]
struct Seen(Vec<(char, Vec<TextRange>)>);

impl Seen {
    fn add(&mut self, c: char, place: TextRange) {
        match self.0.iter_mut().find(|(other, _)| *other == c) {
            Some((_, places)) => places.push(place),
            None => self.0.push((c, vec![place])),
        }
    }
}

fn report(cx: &Context<'_>, c: char, places: &[TextRange], out: &mut Sink<'_>) {
    let name = name_of(c).unwrap_or("invisible character");
    let code = format!("U+{:04X}", u32::from(c));
    let message = match places.len() {
        1 => format!("{name} ({code}) in the text"),
        count => format!("{count} times {name} ({code}) in this paragraph"),
    };
    let edits = places.iter().map(|place| (*place, replacement(cx, c, *place).to_owned()));
    let found = out.report(places[0], message);
    found.evidence("character", code).fix(Fix::several(Applicability::Safe, "take it out", edits));
    if places.len() > 1 {
        found.evidence("count", places.len());
    }
    if c == '\u{ad}' {
        found.at_most(Level::Info);
    }
}

/// Line breaks of a word processor leave a space behind, where none stands beside them; those that were read as breaks
/// are that space.
fn replacement(cx: &Context<'_>, c: char, place: TextRange) -> &'static str {
    let text = &cx.doc().text;
    if cx.slice(place) == " " {
        return " ";
    }
    let spaced = text[..place.start].ends_with(' ') || text[place.end..].starts_with(' ');
    match c {
        '\u{b}' | '\u{c}' | '\u{2028}' | '\u{2029}' if !spaced => " ",
        _ => "",
    }
}

/// What an invisible character is called; `None` for all others.
const fn name_of(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{200b}' => "a zero-width space",
        '\u{200c}' => "a zero-width non-joiner",
        '\u{200d}' => "a zero-width joiner",
        '\u{200e}' | '\u{200f}' | '\u{61c}' => "a direction mark",
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => "a direction control",
        '\u{2060}' => "a word joiner",
        '\u{2061}'..='\u{2065}' => "an invisible operator",
        '\u{feff}' => "a byte order mark",
        '\u{ad}' => "a soft hyphen",
        '\u{b}' => "a vertical tab",
        '\u{c}' => "a form feed",
        '\u{0}'..='\u{8}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}' => "a control character",
        '\u{2028}' => "a line separator",
        '\u{2029}' => "a paragraph separator",
        '\u{fffc}' => "the place of a lost object",
        '\u{fe00}'..='\u{fe0f}' => "a variation selector",
        '\u{e0000}'..='\u{e007f}' => "a tag character",
        '\u{e0100}'..='\u{e01ef}' => "a variation selector",
        _ => return None,
    })
}

const fn is_emoji(c: char) -> bool {
    matches!(c, '\u{1f000}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' | '\u{2190}'..='\u{21ff}' | '\u{2b00}'..='\u{2bff}' | '\u{fe0f}' | '\u{200d}' | '\u{a9}' | '\u{ae}' | '\u{2122}')
}

/// Arabic and the scripts of India and its neighbours.
const fn needs_joiners(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{8ff}' | '\u{900}'..='\u{dff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{fb50}'..='\u{feff}')
}

const fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}
