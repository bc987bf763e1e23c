//! PR010: a slot that nobody filled.

use crate::release::PartKind;
use crate::rules::matching::{CaseMode, Pattern};
use crate::rules::params::rule_params;
use crate::rules::ranges::{merged, touches};
use crate::rules::{Context, Rule, RuleMeta, Sink, declare_rule};
use crate::text::{TextRange, Token, TokenKind, fold};
use std::collections::BTreeMap;

rule_params! {
    /// Parameters.
    Params {
        /// First words inside brackets that tell a slot from an editor's remark.
        brackets: Vec<String> = list(&[
            "insert", "add", "name", "names", "title", "date", "quote", "number", "link", "url", "phone", "email", "e-mail", "tel", "amount",
            "figure", "city", "place", "time", "contact", "tbc", "tbd", "tba", "tk", "xx", "xxx", "?", "your", "confirm", "to be confirmed",
            "to come", "placeholder", "insérer", "nom", "titre", "citation", "à compléter", "à confirmer", "insertar", "nombre", "título",
            "fecha", "cita", "completar", "por confirmar", "lien", "enlace",
        ]),
        /// Words that stand for what is missing. Small letters match any case, capitals only themselves.
        tokens: Vec<String> = list(&["TK", "TKTK", "TBC", "TBD", "TBA", "DD/MM/YYYY", "MM/DD/YYYY", "JJ/MM/AAAA", "DD/MM/AAAA"]),
        /// Sample text of templates.
        templates: Vec<String> = list(&["lorem ipsum", "firstname lastname", "first name last name", "example.com", "nombre apellido", "prénom nom"]),
        /// Whether X, XX and XXX before a capitalised noun or behind a name are Roman numerals.
        roman_ok: bool = true,
    }
}

declare_rule! {
    /// # What
    /// A slot of the template is still there: “[insert quote]”, “XX people”, “TBC”, “{{ name }}”, sample text.
    ///
    /// # Why
    /// It is the most embarrassing mistake a release can carry, and the easiest to avoid; portals reject such releases.
    ///
    /// # Bad
    /// XX people were relocated to [insert site].
    ///
    /// # Good
    /// Forty people were relocated to Site B.
    ///
    /// # Watch
    /// Roman numerals (the XX Summit, John XXIII), an editor's brackets ([sic], [the ministry], [name withheld]), XXX alone on
    /// a line (an old end mark), shirt sizes and chromosomes are left alone. “[email protected]” is what many pages give to
    /// those who copy them instead of an address: a warning.
    PlaceholderLeft(Params) {
        code: "PR010",
        name: "placeholder-left",
        summary: "A slot that nobody filled",
        why: "the reader sees the hole in the text",
        level: Error,
        fix: None,
        reasons: [
            "hidden-address": Warning, "A mail address that a web page hid from what copied it";
        ],
    }
}

fn list(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// What an editor says in brackets about words that are left out.
const REMARKS: &[&str] = &[
    "withheld",
    "changed",
    "omitted",
    "redacted",
    "unknown",
    "illegible",
    "removed",
    "deleted",
    "inaudible",
    "retenu",
    "reservado",
];

/// What pages give to those who copy them instead of an address.
const HIDDEN_ADDRESSES: &[&str] = &["[email protected]", "[email\u{a0}protected]", "[correo protegido]"];

impl Rule for PlaceholderLeft {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn patterns(&self) -> Vec<Pattern> {
        let words = self.params.tokens.iter().chain(&self.params.templates);
        words.map(|word| Pattern::literal(word.clone()).case(CaseMode::Smart)).collect()
    }

    fn check(&self, cx: &Context<'_>, out: &mut Sink<'_>) {
        let mut slots: Vec<TextRange> = Vec::new();
        for part in cx.parts().iter().filter(|part| part.kind != PartKind::Chrome && part.meta.is_none()) {
            slots.extend(self.bracketed(cx, part.range));
        }
        let mut bare: Vec<TextRange> = cx
            .hits()
            .map(|hit| self.whole(cx, hit.range))
            .filter(|range| !self.is_name(cx, *range))
            .collect();
        for part in cx.parts().iter().filter(|part| part.kind != PartKind::Chrome && part.meta.is_none()) {
            bare.extend(self.unknown_figures(cx, part.range));
            bare.extend(gaps(cx, part.range));
        }
        slots.extend(free_of(slots.clone(), bare));
        slots.sort_by_key(|slot| slot.start);
        slots.dedup();
        for slot in slots {
            let words = cx.slice(slot);
            if HIDDEN_ADDRESSES.contains(&fold(words).as_str()) {
                out.report(slot, format!("“{words}” stands where the web page hid a mail address"))
                    .reason("hidden-address")
                    .help("write the address out");
                continue;
            }
            out.report(slot, format!("“{words}” was never filled in"))
                .help("write what belongs here, or take it out");
        }
    }
}

impl PlaceholderLeft {
    /// Slots in brackets of any kind.
    fn bracketed(&self, cx: &Context<'_>, range: TextRange) -> Vec<TextRange> {
        let text = cx.slice(range);
        let mut found = Vec::new();
        for (open, close) in [("{{", "}}"), ("[", "]"), ("<", ">"), ("«", "»")] {
            let mut from = 0;
            while let Some(start) = text[from..].find(open).map(|at| from + at) {
                let inner_start = start + open.len();
                let Some(end) = text[inner_start..].find(close).map(|at| inner_start + at) else { break };
                let inner = &text[inner_start..end];
                if self.is_slot(open, inner) {
                    found.push(TextRange::new(range.start + start, range.start + end + close.len()));
                }
                // An opener inside begins anew: "[see [insert link]".
                from = inner.rfind(open).map_or(end + close.len(), |nested| inner_start + nested);
            }
        }
        found
    }

    fn is_slot(&self, open: &str, inner: &str) -> bool {
        let folded = fold(inner.trim());
        let words = folded.split_whitespace().count();
        match open {
            // Nobody writes double braces but a template.
            "{{" => words <= 6 && !folded.is_empty(),
            // Merge fields have no space inside their marks; French quotations do.
            "«" => {
                !inner.starts_with([' ', '\u{a0}', '\u{202f}'])
                    && words == 1
                    && self.leads(&folded.replace('_', " "))
            }
            _ => words <= 12 && self.leads(&folded) && !REMARKS.iter().any(|remark| folded.contains(remark)),
        }
    }

    fn leads(&self, folded: &str) -> bool {
        self.params.brackets.iter().any(|lead| {
            folded
                .strip_prefix(lead.as_str())
                .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphabetic()))
        })
    }

    /// The whole mail address of a sample domain.
    fn whole(&self, cx: &Context<'_>, range: TextRange) -> TextRange {
        let emails = cx.release.emails();
        let behind = emails.partition_point(|email| email.range.start <= range.start);
        let before = behind.checked_sub(1).map(|at| emails[at].range);
        before.filter(|email| email.contains(range)).unwrap_or(range)
    }

    /// Whether the letters are an organization of the house's register.
    fn is_name(&self, cx: &Context<'_>, range: TextRange) -> bool {
        let word = cx.slice(range);
        cx.house.entities.iter().any(|entity| entity.short.iter().any(|short| short.text == word))
    }

    /// X, XX, XXX and 00 where a figure belongs.
    fn unknown_figures(&self, cx: &Context<'_>, range: TextRange) -> Vec<TextRange> {
        let tokens = cx.tokens(range);
        let fits = |at: &usize| {
            let word = cx.slice(tokens[*at].range);
            let crosses = !word.is_empty() && word.chars().all(|c| c == 'X');
            (crosses || word == "00") && self.is_unknown_figure(cx, tokens, *at, word)
        };
        (0..tokens.len()).filter(fits).map(|at| tokens[at].range).collect()
    }

    fn is_unknown_figure(&self, cx: &Context<'_>, tokens: &[Token], at: usize, word: &str) -> bool {
        let text = |at: usize| tokens.get(at).map_or("", |token| cx.slice(token.range));
        let before = at.checked_sub(1).map_or("", text);
        let after = text(at + 1);
        let glued = |at: usize| tokens.get(at).is_some_and(|token| !token.spaced);
        if at > 0 && glued(at) && !matches!(before, "$" | "€" | "£" | "(" | "“" | "\"" | "[")
            || glued(at + 1) && matches!(after, "-" | "'" | "’" | "/" | "@" | "_")
        {
            return false;
        }
        let money = matches!(before, "$" | "€" | "£" | "USD" | "EUR" | "GBP" | "CHF");
        let share = after == "%"
            || after.eq_ignore_ascii_case("percent")
            || after.eq_ignore_ascii_case("per") && text(at + 2) == "cent";
        if money || share {
            return true;
        }
        if word.len() < 2 || word == "00" || alone_in_block(cx, tokens, at) {
            return false;
        }
        if after.starts_with("chromosome")
            || matches!(after, "and" | "y" | "et" | "or") && matches!(text(at + 2), "XY" | "X" | "Y")
            || matches!(before, "XY")
        {
            return false;
        }
        !(self.params.roman_ok && is_roman(before, after, word))
    }
}

/// A numeral stands before a capitalised noun, behind a name, or behind the word for century.
fn is_roman(before: &str, after: &str, word: &str) -> bool {
    let capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let century = matches!(
        fold(before).as_str(),
        "siglo"
            | "siglos"
            | "siècle"
            | "siècles"
            | "century"
            | "s"
            | "chapter"
            | "part"
            | "volume"
            | "page"
            | "tomo"
            | "tome"
    );
    let ordinal = matches!(after, "e" | "ème" | "º" | "th" | "st" | "siècle" | "century");
    let end = matches!(after, "" | "." | "," | ";" | ")" | "”" | ":");
    word.len() <= 3
        && (capital(after)
            || century
            || ordinal
            || capital(before)
                && (end || !matches!(before, "The" | "A" | "An" | "In" | "Of" | "Some" | "About" | "Over")))
}

/// Three crosses alone on a line are an old end mark.
fn alone_in_block(cx: &Context<'_>, tokens: &[Token], at: usize) -> bool {
    let block = tokens[at].block;
    let range =
        usize::try_from(block).ok().and_then(|block| cx.doc().blocks.get(block)).map(|block| block.range);
    // Nobody sets so many marks around an end mark.
    let few = |range: &TextRange| range.len() <= LONGEST_END_MARK;
    range.filter(few).is_some_and(|range| {
        cx.tokens(range).iter().all(|token| token.kind == TokenKind::Mark || token.range == tokens[at].range)
    })
}

/// Longest line that may be an end mark.
const LONGEST_END_MARK: usize = 80;

/// The words in question that touch no slot in brackets and none of those before.
fn free_of(slots: Vec<TextRange>, bare: Vec<TextRange>) -> Vec<TextRange> {
    let slots = merged(slots);
    let mut free: BTreeMap<usize, TextRange> = BTreeMap::new();
    for range in bare {
        let before = free.range(..range.end).next_back().map(|(_, other)| *other);
        if !touches(&slots, range) && !before.is_some_and(|other| other.overlaps(range)) {
            free.insert(range.start, range);
        }
    }
    free.into_values().collect()
}

/// Runs of question marks and of underscores that stand by themselves in a line of words.
fn gaps(cx: &Context<'_>, range: TextRange) -> Vec<TextRange> {
    let text = cx.slice(range);
    let mut found = Vec::new();
    if cx.tokens(range).iter().filter(|token| token.kind != TokenKind::Mark).take(2).count() < 2 {
        return found;
    }
    for mark in ['?', '_'] {
        let mut from = 0;
        while let Some(start) = text[from..].find(mark).map(|at| from + at) {
            let run = text[start..].len() - text[start..].trim_start_matches(mark).len();
            let end = start + run;
            let free_before = text[..start]
                .chars()
                .next_back()
                .is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '$' | '€' | '£' | ':'));
            let free_after = text[end..].chars().next().is_none_or(|c| !c.is_alphanumeric());
            if run >= 3 && free_before && free_after {
                found.push(TextRange::new(range.start + start, range.start + end));
            }
            from = end;
        }
    }
    found
}
