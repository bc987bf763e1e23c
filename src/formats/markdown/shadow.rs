//! Markdown as the parser shall see it: the source with the habits of press offices made explicit, and a way back.
//!
//! A text that has no blank line at all was never meant as Markdown: its lines are its paragraphs.
//! An end mark is a border wherever it stands (for the parser `###` is an empty heading, `- 30 -` a list, `---` makes a
//! heading of the paragraph above); an indented paragraph is a paragraph and no code; a mail forwarded behind `> ` is read
//! without the marks; every line ending is a line feed.

use crate::formats::marks::{is_forwarded, is_mark_line, quote_marks};
use memchr::{memchr, memchr2, memmem};
use std::borrow::Cow;
use std::ops::Range;

/// The parser's view of a source.
#[derive(Debug)]
pub(super) struct Shadow<'a> {
    pub(super) text: Cow<'a, str>,
    /// Where the two part or meet again, ascending.
    steps: Vec<Step>,
    /// Comments that were cut out of a line of text, in the source.
    pub(super) comments: Vec<Range<usize>>,
}

/// From here on both sides move together, or one stands in for the other.
#[derive(Clone, Copy, Debug)]
struct Step {
    shadow: usize,
    source: usize,
    stands_in: bool,
}

impl Shadow<'_> {
    /// The source offset of a shadow offset; inside a stand-in, the beginning of what it stands for.
    pub(super) fn source(&self, offset: usize) -> usize {
        let next = self.steps.partition_point(|step| step.shadow <= offset);
        match next.checked_sub(1).and_then(|at| self.steps.get(at)) {
            Some(step) if step.stands_in => step.source,
            Some(step) => step.source + (offset - step.shadow),
            None => offset,
        }
    }

    /// The source offset where something ends that ends at a shadow offset: before what was left out there.
    pub(super) fn source_end(&self, offset: usize) -> usize {
        let Some(last) = offset.checked_sub(1) else { return self.source(offset) };
        let next = self.steps.partition_point(|step| step.shadow <= last);
        match (next.checked_sub(1).and_then(|at| self.steps.get(at)), self.steps.get(next)) {
            (Some(step), Some(following)) if step.stands_in => following.source,
            (Some(step), _) => step.source + (offset - step.shadow),
            (None, _) => offset,
        }
    }
}

/// What stands in for an end mark: the parser breaks everything else off before it.
const RULE: &str = "***";

/// Makes the parser's view of `source`, from `body` on.
pub(super) fn cast(source: &str, body: usize) -> Shadow<'_> {
    let forwarded = is_forwarded(&source[body..]);
    let mut caster = Caster {
        source,
        text: String::new(),
        copied: body,
        steps: vec![Step { shadow: 0, source: body, stands_in: false }],
        comments: Vec::new(),
        state: State { after_blank: true, ..State::default() },
        forwarded,
        unparted: is_unparted(&source[body..]),
    };
    let mut at = body;
    let odd_endings = has_odd_endings(&source[body..]);
    while at < source.len() {
        let (end, next) = line_end(source, at, odd_endings);
        caster.line(at, end);
        if odd_endings {
            caster.ending(end, next);
        }
        at = next;
    }
    caster.finish(body)
}

fn has_odd_endings(text: &str) -> bool {
    let lone_return = |at: usize| text.as_bytes().get(at + 1) != Some(&b'\n');
    memchr::memchr_iter(b'\r', text.as_bytes()).any(lone_return)
        || memmem::find(text.as_bytes(), "\u{2028}".as_bytes()).is_some()
        || memmem::find(text.as_bytes(), "\u{2029}".as_bytes()).is_some()
}

/// End of the line that begins at `at`, and where the next begins.
fn line_end(source: &str, at: usize, odd_endings: bool) -> (usize, usize) {
    let rest = &source[at..];
    if !odd_endings {
        let end = memchr(b'\n', rest.as_bytes()).map_or(source.len(), |length| at + length);
        let content = if source[at..end].ends_with('\r') { end - 1 } else { end };
        return (content, (end + 1).min(source.len()));
    }
    let found = rest.find(['\n', '\r', '\u{2028}', '\u{2029}']).map_or(rest.len(), |length| length);
    let ending = &rest[found..];
    let length = if ending.starts_with("\r\n") { 2 } else { ending.chars().next().map_or(0, char::len_utf8) };
    (at + found, at + found + length)
}

/// Fewest lines that show how somebody parts paragraphs.
const TELLING_LINES: usize = 5;

/// Whether a text has no blank line inside although it has many lines, and they were not wrapped.
fn is_unparted(body: &str) -> bool {
    let text = body.trim();
    if memmem::find(text.as_bytes(), b"\n\n").is_some() {
        return false;
    }
    let (mut lines, mut small) = (0, 0);
    for line in text.lines().map(|line| line.trim_start_matches(['>', ' ']).trim_end()) {
        if line.is_empty() || line.starts_with("```") || line.starts_with('|') {
            return false;
        }
        lines += 1;
        small += usize::from(line.starts_with(char::is_lowercase));
    }
    lines >= TELLING_LINES && small * 5 < lines
}

/// Whether a whole line is an instruction to a site generator: attributes, a tag, a shortcode. Nobody reads it.
fn is_instruction(line: &str) -> bool {
    [("{:", "}"), ("{%", "%}"), ("{{<", ">}}"), ("{{%", "%}}")]
        .iter()
        .any(|(open, close)| line.starts_with(open) && line.ends_with(close))
}

/// What the lines above mean for the line at hand.
#[derive(Debug, Default)]
struct State {
    /// Fence character and length of an open code block.
    fence: Option<(u8, usize)>,
    /// Lines of the paragraph that is open above, if it can become a heading by a line of dashes below.
    paragraph: usize,
    /// Whether that paragraph may be a heading, by its looks.
    heading_like: bool,
    /// Whether indented lines belong to a list item.
    in_list: bool,
    /// Whether a paragraph is open above and closed by a sentence end, and how long its last line is.
    closed_line: Option<usize>,
    /// Whether the line above was blank (or there is none).
    after_blank: bool,
    /// Whether the line above was indented as code is.
    after_indented: bool,
    /// Whether no more closing fence of tildes was found below; so that nobody looks twice.
    no_more_tildes: bool,
}

struct Caster<'a> {
    source: &'a str,
    text: String,
    /// Source offset up to which everything was copied or left out.
    copied: usize,
    steps: Vec<Step>,
    comments: Vec<Range<usize>>,
    state: State,
    forwarded: bool,
    unparted: bool,
}

impl<'a> Caster<'a> {
    fn finish(mut self, body: usize) -> Shadow<'a> {
        let Self { source, copied, .. } = self;
        let untouched = self.steps.len() == 1 && copied == body;
        let text = if untouched {
            Cow::Borrowed(&source[body..])
        } else {
            self.text.push_str(&source[copied..]);
            Cow::Owned(self.text)
        };
        let steps = if untouched && body == 0 { Vec::new() } else { self.steps };
        Shadow { text, steps, comments: self.comments }
    }

    /// Puts `text` in the place of a piece of the source.
    fn put(&mut self, text: &str, range: Range<usize>) {
        self.text.push_str(&self.source[self.copied..range.start]);
        self.steps.push(Step { shadow: self.text.len(), source: range.start, stands_in: true });
        self.text.push_str(text);
        self.steps.push(Step { shadow: self.text.len(), source: range.end, stands_in: false });
        self.copied = range.end;
    }

    fn ending(&mut self, end: usize, next: usize) {
        match &self.source[end..next] {
            "\r" => self.put("\n", end..next),
            "\u{2028}" => self.put("  \n", end..next),
            "\u{2029}" => {
                self.put("\n\n", end..next);
                self.blank();
            }
            _ => {}
        }
    }

    fn line(&mut self, start: usize, end: usize) {
        let mut start = start;
        let quoted = self.source[start..end].starts_with('>');
        if quoted {
            let inner = start + quote_marks(&self.source[start..end]);
            if self.forwarded {
                self.put("", start..inner);
                start = inner;
            } else if is_mark_line(self.source[inner..end].trim()) {
                return self.put(RULE, inner..end);
            } else {
                return self.other(true);
            }
        }
        let line = &self.source[start..end];
        let text = line.trim_start_matches([' ', '\t']);
        if text.trim_end().is_empty() {
            return self.blank();
        }
        if self.fenced(text, end) {
            return;
        }
        let indent = columns(&line[..line.len() - text.len()]);
        self.unfenced(start..end, text, indent);
    }

    fn unfenced(&mut self, line: Range<usize>, text: &str, indent: usize) {
        let content = text.trim_end();
        if self.is_mark(content, line.end) {
            // Deep indentation in front of it would make it code.
            let start = if indent >= 4 { line.start } else { line.end - text.len() };
            self.put(RULE, start..line.end);
            return self.other(false);
        }
        if is_instruction(content) {
            self.put("", line.start..line.end);
            return self.blank();
        }
        let listed = is_list_item(text);
        let text_above = self.state.paragraph > 0 || self.state.in_list && !self.state.after_blank;
        if self.unparted && text_above && !content.starts_with(char::is_lowercase) {
            self.put("\n", line.start..line.start);
            self.blank();
        }
        if indent >= 4 && !self.state.in_list && looks_like_prose(content) {
            return self.indented(line, text, content);
        }
        if content.starts_with("<!--") && indent < 4 && self.leading_comment(line.end - text.len(), text) {
            return self.prose(content, indent);
        }
        if listed {
            self.state.in_list = true;
            return self.other(true);
        }
        if indent == 0 && self.state.after_blank {
            self.state.in_list = false;
        }
        if text.starts_with(['#', '<', '|']) {
            return self.other(self.state.in_list);
        }
        self.prose(content, indent);
    }

    /// Whether a line is an end mark and not the underline of a heading.
    fn is_mark(&mut self, content: &str, end: usize) -> bool {
        if !is_mark_line(content) {
            return false;
        }
        let underline =
            content.len() > 1 && content.bytes().all(|b| b == b'-') || content.bytes().all(|b| b == b'=');
        if underline && self.state.paragraph == 1 && self.state.heading_like {
            self.state.paragraph = 0;
            return false;
        }
        // A lone sign with indented text below is a list item whose text begins there.
        let opens_item = matches!(content, "-" | "*" | "+") && next_line_is_indented(&self.source[end..]);
        !opens_item
    }

    fn blank(&mut self) {
        self.state.paragraph = 0;
        self.state.closed_line = None;
        self.state.after_blank = true;
    }

    /// A line that neither is a paragraph's nor can stand above an underline.
    fn other(&mut self, in_list: bool) {
        self.state = State { in_list, no_more_tildes: self.state.no_more_tildes, ..State::default() };
    }

    fn prose(&mut self, content: &str, indent: usize) {
        self.state.paragraph += 1;
        self.state.heading_like = !self.state.in_list && !is_long_sentence(content);
        self.state.closed_line =
            content.ends_with(['.', '!', '?', '”', '"', '»', ':']).then_some(content.len());
        self.state.after_blank = false;
        self.state.after_indented = indent >= 4;
    }

    /// A paragraph with an indented first line, or one of several indented lines.
    fn indented(&mut self, line: Range<usize>, text: &str, content: &str) {
        let inner = line.end - text.len();
        let new_paragraph =
            self.state.closed_line.is_some_and(|length| !self.state.after_indented || length >= 100);
        let apart = if new_paragraph { "\n" } else { "" };
        self.put(apart, line.start..inner);
        if new_paragraph {
            self.blank();
        }
        if is_list_item(text) {
            self.other(true);
        } else {
            self.prose(content, 4);
        }
    }

    /// Cuts a comment off the beginning of a line of text, so that the text is still read as Markdown.
    fn leading_comment(&mut self, start: usize, text: &str) -> bool {
        let Some(length) = text.find("-->").map(|at| at + 3) else { return false };
        let after = &text[length..];
        if after.trim().is_empty() || after.trim_start().starts_with('<') {
            return false;
        }
        let blanks = after.len() - after.trim_start().len();
        self.put("", start..start + length + blanks);
        self.comments.push(start..start + length);
        true
    }

    /// Follows fenced code. Tildes that nobody closes are a mark.
    fn fenced(&mut self, text: &str, end: usize) -> bool {
        let first = text.as_bytes().first().copied().unwrap_or(0);
        let length =
            if matches!(first, b'`' | b'~') { text.bytes().take_while(|&b| b == first).count() } else { 0 };
        if let Some((mark, opened)) = self.state.fence {
            if mark == first && length >= opened && text[length..].trim().is_empty() {
                self.state.fence = None;
            }
            return true;
        }
        let opens = length >= 3 && (first == b'`' || self.tildes_close(end));
        if opens {
            self.other(self.state.in_list);
            self.state.fence = Some((first, length));
        }
        opens
    }

    fn tildes_close(&mut self, from: usize) -> bool {
        let found = !self.state.no_more_tildes
            && self.source[from..].lines().any(|line| line.trim_start().starts_with("~~~"));
        self.state.no_more_tildes = !found;
        found
    }
}

/// Columns that blanks fill, with tab stops every four.
fn columns(blanks: &str) -> usize {
    blanks.bytes().fold(0, |column, b| if b == b'\t' { column / 4 * 4 + 4 } else { column + 1 })
}

fn is_list_item(text: &str) -> bool {
    let after = match text.as_bytes() {
        [b'-' | b'*' | b'+', rest @ ..] => rest,
        [b'0'..=b'9', ..] => {
            let digits = text.bytes().take_while(u8::is_ascii_digit).count();
            match text.as_bytes().get(digits..) {
                Some([b'.' | b')', rest @ ..]) if digits <= 9 => rest,
                _ => return false,
            }
        }
        _ => return false,
    };
    after.first().is_some_and(|b| matches!(b, b' ' | b'\t'))
}

fn next_line_is_indented(rest: &str) -> bool {
    rest.strip_prefix("\r\n")
        .or_else(|| rest.strip_prefix('\n'))
        .is_some_and(|next| next.starts_with("  ") || next.starts_with('\t'))
}

/// Longest headline; a sentence beyond it with dashes below is text above a border.
const LONGEST_HEADLINE: usize = 150;

fn is_long_sentence(line: &str) -> bool {
    line.len() > LONGEST_HEADLINE && line.ends_with(['.', '!', '?', '”', '"', '»'])
}

/// Whether an indented line reads like text. In a release nearly everything does.
fn looks_like_prose(line: &str) -> bool {
    let code_start = line.starts_with(['{', '}', '<', '$']) || line.starts_with("//");
    let code_end =
        line.ends_with(['{', '}', ';']) && memchr2(b'(', b'=', line.as_bytes()).is_some() || line == "}";
    let code_inside = ["();", " = ", "==", "=>", "->", "::"].iter().any(|sign| line.contains(sign));
    !(code_start || code_end || code_inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shadow(source: &str) -> String {
        cast(source, 0).text.into_owned()
    }

    #[test]
    fn what_is_plain_is_borrowed() {
        let source = "# Head\n\nText with *emphasis*\nand more.\r\n\n- item\n\n    more of it\n";
        assert!(matches!(cast(source, 0).text, Cow::Borrowed(text) if text == source));
    }

    #[test]
    fn marks_become_rules_wherever_they_stand() {
        assert_eq!(shadow("Two lines\nof text\n---\nAbout"), "Two lines\nof text\n***\nAbout");
        assert_eq!(shadow("Headline\n---\nText"), "Headline\n---\nText");
        assert_eq!(shadow("- a\n- 30 -\n"), "- a\n***\n");
        assert_eq!(shadow("Text.\n\n            # # #  \nx"), "Text.\n\n***\nx");
        assert_eq!(shadow("> Text\n> ###\n"), "> Text\n> ***\n");
        assert_eq!(shadow("~~~\nText"), "***\nText");
        assert_eq!(shadow("~~~\n###\n~~~\n"), "~~~\n###\n~~~\n");
    }

    #[test]
    fn offsets_lead_back_around_what_was_changed() {
        let source = "One\n\n     – 30 –\n    Two\n";
        let cast = cast(source, 0);
        assert_eq!(cast.text, "One\n\n***\nTwo\n");
        for word in ["One", "Two"] {
            let at = cast.text.find(word).unwrap();
            assert_eq!(cast.source(at), source.find(word).unwrap());
        }
        assert_eq!(cast.source(5), source.find("     –").unwrap());
        assert_eq!(cast.source_end(8), source.find("\n    Two").unwrap());
    }

    #[test]
    fn indented_paragraphs_are_paragraphs_and_code_is_code() {
        assert_eq!(
            shadow("    First line of text\nand second.\n    Next."),
            "First line of text\nand second.\n\nNext."
        );
        assert_eq!(shadow("    let a = b();\n"), "    let a = b();\n");
        assert_eq!(shadow("1. item\n\n    more\n"), "1. item\n\n    more\n");
    }

    #[test]
    fn lines_are_paragraphs_where_nothing_else_parts_them() {
        assert_eq!(
            shadow("One.\nTwo\nand more\nThree\nFour\nFive\nSix"),
            "One.\n\nTwo\nand more\n\nThree\n\nFour\n\nFive\n\nSix"
        );
        assert_eq!(shadow("One.\nTwo\nThree\nFour\nFive\n\nSix"), "One.\nTwo\nThree\nFour\nFive\n\nSix");
    }

    #[test]
    fn instructions_to_a_site_generator_are_left_out() {
        assert_eq!(shadow("{: .note}\nText {{ name }}\n{% more %}\n"), "\nText {{ name }}\n\n");
    }

    #[test]
    fn a_forwarded_mail_loses_its_marks() {
        assert_eq!(shadow("FYI\n> Head\n>\n> > Text\n> more\n> end\n"), "FYI\nHead\n\nText\nmore\nend\n");
        assert_eq!(shadow("Text\n\n> quote\n"), "Text\n\n> quote\n");
    }

    #[test]
    fn line_endings_of_all_kinds_become_line_feeds() {
        assert_eq!(shadow("a\rb\u{2028}c\u{2029}d\r\ne"), "a\nb  \nc\n\nd\r\ne");
    }
}
