//! PR804: a space too many or too few.

use crate::calendar::Lang;
use crate::diagnostic::{Applicability, Fix};
use crate::document::{Block, BlockKind, Format, SpanKind};
use crate::release::PartKind;
use crate::rules::params::{Allowed, rule_params};
use crate::rules::ranges::{merged, touches};
use crate::rules::{Context, Rule, RuleMeta, Sink, declare_rule};
use crate::text::{TextRange, beginning_in};

rule_params! {
    /// Parameters.
    Params {
        /// Two or more spaces, after full stops too.
        double: bool = true,
        /// A space before , . ; : ! ? and a closing bracket.
        before_punct: bool = true,
        /// No space after , ; : and a full stop.
        after_punct: bool = true,
        /// A dash with a space on one side only.
        dash: bool = true,
        /// Tabs inside a line count as spaces too many.
        tabs: bool = false,
        /// French spacing: `fr-FR` has a space before ; : ! ?, `fr-CA` before the colon only, `fr-CH` before none.
        fr: String = "fr-FR".to_owned(); Allowed::Words(&["fr-FR", "fr-CA", "fr-CH"]),
    }
}

declare_rule! {
    /// # What
    /// Two spaces, a space before a comma, none after it, or a dash that is glued on one side.
    ///
    /// # Why
    /// It looks careless, and often marks the place where an edit went wrong.
    ///
    /// # Bad
    /// the centre ,opened in  2023
    ///
    /// # Good
    /// the centre, opened in 2023
    ///
    /// # Fix safety
    /// Taking a space out is safe. Putting one in is not: the word may be a name or a code.
    ///
    /// # Watch
    /// Columns lined up with spaces, code, addresses, times, decimals, initials, French spacing, and the two spaces where a
    /// dateline lost its dash.
    Spacing(Params) {
        code: "PR804",
        name: "spacing",
        summary: "A space too many or too few",
        why: "it looks careless, and often marks an edit that went wrong",
        level: Info,
        fix: Safe,
        reasons: [
            "double": Info, "two or more spaces";
            "before": Info, "a space before a mark";
            "after": Info, "no space after a mark";
            "dash-one-side": Info, "a dash glued on one side";
        ],
    }
}

impl Rule for Spacing {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Sink<'_>) {
        for (_, block) in cx.blocks() {
            let read = !matches!(block.kind, BlockKind::Code | BlockKind::Rule | BlockKind::Image);
            if read && !(cx.doc().source.format == Format::Text && is_columns(cx.slice(block.range))) {
                let closed = closed_ranges(cx, block);
                let words = worded(cx.slice(block.range));
                Scan { rule: self, cx, block, closed: &closed, words }.run(out);
            }
        }
    }
}

/// Spaces in a row that lay text out rather than separate words.
const LAYOUT: usize = 4;

/// A line of few words set in columns.
fn is_columns(text: &str) -> bool {
    let runs = text.matches("  ").count();
    runs >= 2
        && text.split_whitespace().count() <= 12
        && !text.ends_with(['.', '!', '?'])
        && text.contains("   ")
}

/// Ranges whose spaces and marks are not prose: code, addresses, the separator of the dateline.
fn closed_ranges(cx: &Context<'_>, block: &Block) -> Vec<TextRange> {
    let code = block.spans.iter().filter(|span| matches!(span.kind, SpanKind::Code)).map(|span| span.range);
    let mut closed: Vec<TextRange> = code.collect();
    let inside = |range: &TextRange| block.range.contains(*range);
    let links = beginning_in(cx.release.links(), |link| link.range, block.range);
    closed.extend(links.iter().map(|link| link.range).filter(inside));
    let emails = beginning_in(cx.release.emails(), |email| email.range, block.range);
    closed.extend(emails.iter().map(|email| email.range).filter(inside));
    closed.extend(cx.story.dateline.iter().map(|dateline| dateline.separator.range).filter(inside));
    merged(closed)
}

struct Scan<'s> {
    rule: &'s Spacing,
    cx: &'s Context<'s>,
    block: &'s Block,
    /// Sorted and disjoint.
    closed: &'s [TextRange],
    /// From the first letter or digit of the block to the last.
    words: TextRange,
}

impl Scan<'_> {
    fn run(&self, out: &mut Sink<'_>) {
        let text = self.cx.slice(self.block.range);
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            let next = at + c.len_utf8();
            let step = match c {
                ' ' | '\t' | '\u{a0}' => self.gap(text, at, out),
                ',' | ';' | ':' | '.' => {
                    self.missing_after(text, at, c, out);
                    next
                }
                '–' | '—' => {
                    self.dash(text, at, next, out);
                    next
                }
                _ => next,
            };
            at = step.max(next);
        }
    }

    fn range(&self, start: usize, end: usize) -> TextRange {
        TextRange::new(self.block.range.start + start, self.block.range.start + end)
    }

    fn is_closed(&self, range: TextRange) -> bool {
        touches(self.closed, range)
    }

    /// White space from `start` on; gives back where it ends.
    fn gap(&self, text: &str, start: usize, out: &mut Sink<'_>) -> usize {
        let rest = &text[start..];
        let end = start + rest.len() - rest.trim_start_matches([' ', '\t', '\u{a0}']).len();
        let gap = &text[start..end];
        let range = self.range(start, end);
        if self.is_closed(range) || start == 0 || end == text.len() {
            return end;
        }
        if self.rule.params.before_punct && self.before_mark(text, start, end, out) {
            return end;
        }
        let spaces = gap.chars().filter(|c| *c != '\t' || self.rule.params.tabs).count();
        let layout = spaces >= LAYOUT && self.cx.doc().source.format == Format::Text;
        let typist = gap.contains('\t') && !self.rule.params.tabs;
        // A comment may stand between two single spaces.
        let together = self.cx.doc().map.is_contiguous(range);
        if self.rule.params.double && spaces >= 2 && together && !layout && !typist {
            let words = self.range(word_start(text, start), word_end(text, end));
            let message = if text[..start].ends_with(['.', '!', '?', '”', ':']) {
                format!("{spaces} spaces after a sentence or mark")
            } else {
                format!("{spaces} spaces between words")
            };
            out.report(words, message).reason("double").fix(Fix::replace(
                Applicability::Safe,
                "write one space",
                range,
                " ",
            ));
        }
        end
    }

    /// A space before a mark that takes none.
    fn before_mark(&self, text: &str, start: usize, end: usize, out: &mut Sink<'_>) -> bool {
        let Some(mark) = text[end..].chars().next() else { return false };
        let after = text[end + mark.len_utf8()..].chars().next();
        let takes_space = match self.cx.lang() {
            Lang::Fr => match self.rule.params.fr.as_str() {
                "fr-CH" => false,
                "fr-CA" => mark == ':',
                _ => matches!(mark, ';' | ':' | '!' | '?'),
            },
            _ => false,
        };
        let before = text[..start].chars().next_back();
        let word_before =
            before.is_some_and(|c| c.is_alphanumeric() || matches!(c, ')' | '”' | '"' | '’' | '»' | '%'));
        let closes = matches!(mark, ',' | '.' | ';' | ':' | '!' | '?' | ')');
        let glued = after.is_some_and(char::is_alphanumeric);
        // " .org", " .22", " ...", " :-)": the mark begins something.
        let begins =
            matches!(mark, '.' | ':') && (glued || after.is_some_and(|c| matches!(c, '.' | '-' | ')' | '/')));
        // "room ???" is a slot to be filled, "!=" a sign.
        let sign = matches!(mark, '?' | '!') && after.is_some_and(|c| c == mark || c == '=');
        if !closes || takes_space || !word_before || begins || sign {
            return false;
        }
        let words = self.range(word_start(text, start), word_end(text, end + mark.len_utf8()));
        let found = out.report(words, format!("a space before “{mark}”"));
        found.reason("before");
        if glued {
            let place = self.range(start, end + mark.len_utf8());
            found.fix(Fix::replace(
                Applicability::Unsafe,
                "put the space behind it",
                place,
                format!("{mark} "),
            ));
        } else {
            found.fix(Fix::delete(Applicability::Safe, "take the space out", self.range(start, end)));
        }
        true
    }

    /// No space where a mark stands between two words.
    fn missing_after(&self, text: &str, at: usize, mark: char, out: &mut Sink<'_>) {
        if !self.rule.params.after_punct {
            return;
        }
        let next = at + mark.len_utf8();
        let before = &text[word_start(text, at)..at];
        let Some(after) = text[next..].chars().next() else { return };
        let tail: String = text[next..].chars().take_while(|c| c.is_alphanumeric()).collect();
        let word_before = before.chars().next_back().is_some_and(char::is_alphabetic);
        let fits = match mark {
            // "2018.The": a sentence began; initials, domains and file names have one letter or no capital.
            '.' => {
                let letters = before.chars().rev().take_while(|c| c.is_alphabetic()).count();
                let small = before.chars().next_back().is_some_and(char::is_lowercase);
                let capital = after.is_uppercase()
                    && (tail.chars().nth(1).is_some_and(char::is_lowercase)
                        || tail.chars().count() == 1
                        || tail == tail.to_uppercase());
                letters >= 3
                    && small
                    && capital
                    && !before.contains(['.', '@', '/', '_'])
                    && !text[next + tail.len()..].starts_with(['.', '@', '/', '_'])
            }
            // "(NYSE:ACM)": an exchange and its ticker stand together.
            ':' => {
                word_before
                    && after.is_alphabetic()
                    && !is_ticker(before, &tail)
                    && before.chars().count() >= 3
                    && !before.contains(['/', '@', '#'])
                    && tail.chars().count() >= 3
            }
            _ => word_before && after.is_alphabetic(),
        };
        if !fits || self.is_closed(self.range(at, next)) {
            return;
        }
        let words = self.range(word_start(text, at), word_end(text, next));
        out.report(words, format!("no space after “{mark}”")).reason("after").fix(Fix::insert(
            Applicability::Unsafe,
            "put a space in",
            self.block.range.start + next,
            " ",
        ));
    }

    /// A dash between words with a space on one side only. Spanish sets its dashes that way.
    fn dash(&self, text: &str, at: usize, next: usize, out: &mut Sink<'_>) {
        if !self.rule.params.dash || self.cx.lang() == Lang::Es {
            return;
        }
        let (Some(before), Some(after)) = (text[..at].chars().next_back(), text[next..].chars().next())
        else {
            return;
        };
        let one_side = before.is_whitespace() != after.is_whitespace();
        let near = |c: char| {
            c.is_alphabetic() || c.is_whitespace() || matches!(c, ',' | ')' | '(' | '“' | '”' | '"')
        };
        // In a line that begins with it the dash is a bullet or a signature.
        let inside = self.words.start < at && self.words.end > next;
        if !one_side
            || !near(before)
            || !near(after)
            || !inside
            || self.is_closed(self.range(at, next))
            || matches!(before, '”' | '"')
        {
            return;
        }
        if self.cx.part_at(self.block.range.start + at).is_some_and(|part| part.kind == PartKind::Dateline) {
            return;
        }
        let glyph = &text[at..next];
        let words = self.range(word_start(text, at), word_end(text, next));
        let place = if before.is_whitespace() { next } else { at };
        out.report(words, format!("the dash “{glyph}” has a space on one side only"))
            .reason("dash-one-side")
            .fix(Fix::insert(
                Applicability::Unsafe,
                "put a space on the other side",
                self.block.range.start + place,
                " ",
            ));
    }
}

/// From the first letter or digit of a text to the last.
fn worded(text: &str) -> TextRange {
    let first = text.find(char::is_alphanumeric).unwrap_or(text.len());
    let last = text.rfind(char::is_alphanumeric).map_or(0, |at| at + 1);
    TextRange::new(first, last.max(first))
}

/// Bytes within which a word begins or ends; what is longer is no word that anybody would want to see whole.
const LONGEST_WORD: usize = 120;

/// Where the word before an offset begins, over white space.
/// Whether capitals stand on both sides of a colon.
fn is_ticker(exchange: &str, ticker: &str) -> bool {
    let capitals = |word: &str| word.chars().any(char::is_uppercase) && !word.contains(char::is_lowercase);
    capitals(exchange.trim_start_matches('(')) && capitals(ticker) && ticker.chars().count() <= 5
}

fn word_start(text: &str, at: usize) -> usize {
    let from = ceil_boundary(text, at.saturating_sub(LONGEST_WORD));
    let head = text[from..at].trim_end();
    from + head
        .rfind(char::is_whitespace)
        .map_or(0, |space| space + head[space..].chars().next().map_or(1, char::len_utf8))
}

/// Where the word behind an offset ends, over white space.
fn word_end(text: &str, at: usize) -> usize {
    let to = ceil_boundary(text, at + LONGEST_WORD);
    let tail = &text[at..to];
    let from = at + (tail.len() - tail.trim_start().len());
    text[from..to].find(char::is_whitespace).map_or(to, |space| from + space)
}

/// The first border of characters at or behind an offset.
fn ceil_boundary(text: &str, at: usize) -> usize {
    (at..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len())
}
