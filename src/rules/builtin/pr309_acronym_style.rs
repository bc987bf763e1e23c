//! PR309: plurals, possessives, articles, stops and capitals of acronyms.

use crate::calendar::Lang;
use crate::diagnostic::{Applicability, Fix};
use crate::house::acronyms::{everyday, is_known};
use crate::release::PartKind;
use crate::release::records::AcronymUse;
use crate::rules::params::{Allowed, ByLang, rule_params};
use crate::rules::{Context, Rule, RuleMeta, Sink, declare_rule};
use crate::text::{TextRange, Token, TokenKind};
use std::collections::BTreeMap;

rule_params! {
    /// Parameters.
    Params {
        /// Whether “NGO’s” is reported where the words around it prove a plural.
        plural_apostrophe: bool = true,
        /// `allow` or `flag`: whether acronyms may have a possessive (IOM’s).
        possessive: ByLang<String> = ByLang::any("allow".to_owned()); Allowed::Words(&["allow", "flag"]),
        /// `free` or `never`: whether the acronyms in `no_article` may have an article, unless a noun follows.
        article: ByLang<String> = ByLang::any("free".to_owned()); Allowed::Words(&["free", "never"]),
        /// The acronyms that `article` is about.
        no_article: Vec<String> = ["UNHCR", "UNICEF", "UNESCO", "UNDP", "UNFPA", "UNAIDS", "UNEP"].map(str::to_owned).to_vec(),
        /// `none`, `two-letter` (only U.S., U.N., U.K.) or `consistent`: full stops in acronyms.
        dots: ByLang<String> = ByLang::any("consistent".to_owned()); Allowed::Words(&["none", "two-letter", "consistent"]),
        /// Whether “a” and “an” before acronyms read letter by letter are checked.
        a_an: bool = false,
    }
}

declare_rule! {
    /// # What
    /// An acronym has an apostrophe in the plural, an article or stops that the house does not write, or two spellings.
    ///
    /// # Why
    /// “NGO’s are”, “the UNHCR” and “U.N.D.P.” are the classic tells of a text that nobody read over.
    ///
    /// # Bad
    /// Several NGO’s are present.
    ///
    /// # Good
    /// Several NGOs are present.
    ///
    /// # Fix safety
    /// The apostrophe of a proven plural is taken out safely. Articles, possessives and stops change only when asked for.
    ///
    /// # Watch
    /// “the NGO’s licence” is a right possessive: without a plural word, a number or a plural verb beside it the rule is silent.
    /// “the UNHCR team” has the article of the team. Times, Latin abbreviations and initials of persons keep their stops, and
    /// headlines may drop them.
    AcronymStyle(Params) {
        code: "PR309",
        name: "acronym-style",
        summary: "Plural, article, stops or capitals of an acronym",
        why: "these are the classic tells of a text nobody read over",
        level: Info,
        fix: Safe,
        reasons: [
            "plural": Info, "an apostrophe in a plural";
            "possessive": Info, "a possessive, where the house has none";
            "article": Info, "an article before a name that takes none";
            "dots": Info, "stops, or none, against the rest of the text or the house";
            "case": Info, "the same letters in two spellings";
            "a-an": Info, "the wrong indefinite article";
        ],
    }
}

/// Words that only a plural follows.
const PLURAL_BEFORE: &[&str] = &[
    "these", "those", "several", "many", "few", "both", "various", "numerous", "two", "three", "four",
    "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "dozen",
];

/// Verbs that only a plural has.
const PLURAL_VERBS: &[&str] = &["are", "were", "have"];

/// Words behind an acronym that are no noun: the article before it is its own.
const NO_NOUN: &[&str] = &[
    "and",
    "or",
    "is",
    "was",
    "has",
    "had",
    "will",
    "would",
    "can",
    "could",
    "may",
    "said",
    "says",
    "also",
    "of",
    "in",
    "on",
    "at",
    "to",
    "for",
    "from",
    "by",
    "with",
    "as",
    "that",
    "which",
    "who",
    "but",
    "did",
    "does",
    "must",
    "should",
    "gave",
    "lent",
    "made",
    "the",
    "a",
    "its",
    "into",
    "helped",
    "supports",
    "supported",
    "provides",
    "provided",
    "estimates",
    "reports",
    "reported",
    "et",
    "ou",
    "est",
    "a",
    "y",
    "o",
    "es",
    "ha",
    "ont",
    "sont",
];

impl Rule for AcronymStyle {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Sink<'_>) {
        let uses: Vec<&AcronymUse> =
            cx.own(cx.release.acronym_uses(), |used| used.range).filter(|used| !used.doubtful).collect();
        for used in uses.iter().filter(|used| !used.dotted) {
            self.apostrophe(cx, used, out);
            self.definite_article(cx, used, out);
            self.indefinite_article(cx, used, out);
        }
        let running: Vec<&AcronymUse> = uses.into_iter().filter(|used| is_running(cx, used)).collect();
        self.stops(cx, &running, out);
        spellings(&running, out);
    }
}

/// Headlines, addresses and letterheads save room; they do not count for stops.
fn is_running(cx: &Context<'_>, used: &AcronymUse) -> bool {
    cx.part_at(used.range.start).is_some_and(|part| {
        part.kind.is_running_text()
            || matches!(part.kind, PartKind::Boilerplate | PartKind::Notes | PartKind::Table)
    })
}

impl AcronymStyle {
    fn apostrophe(&self, cx: &Context<'_>, used: &AcronymUse, out: &mut Sink<'_>) {
        let Some((mark, end)) = possessive_ending(cx, used) else { return };
        let whole = TextRange::new(used.range.start, end);
        let written = cx.slice(whole);
        if self.params.plural_apostrophe && cx.lang() == Lang::En && is_plural(cx, used, end) {
            let plural = format!("{}s", cx.slice(used.range));
            out.report(whole, format!("the plural is “{plural}”, without an apostrophe"))
                .reason("plural")
                .evidence("written", written)
                .fix(Fix::delete(Applicability::Safe, format!("write “{plural}”"), mark));
        } else if self.params.possessive.get(cx.lang()).is_some_and(|policy| policy == "flag") {
            out.report(whole, format!("“{written}” is a possessive, which the house does not write"))
                .reason("possessive")
                .help(format!("write “of {}” or use the letters alone", used.short))
                .fix(Fix::delete(
                    Applicability::Unsafe,
                    format!("write “{}”", used.short),
                    TextRange::new(mark.start, end),
                ));
        }
    }

    fn definite_article(&self, cx: &Context<'_>, used: &AcronymUse, out: &mut Sink<'_>) {
        let never = self.params.article.get(cx.lang()).is_some_and(|policy| policy == "never");
        if !never || !is_known(&self.params.no_article, &used.short) {
            return;
        }
        let Some(article) =
            word_before(cx, used).filter(|word| is_one_of(cx, word, &["the", "la", "le", "el"]))
        else {
            return;
        };
        let noun = tokens_after(cx, used.range.end).first().is_some_and(|next| match next.kind {
            TokenKind::Word => !is_one_of(cx, next, NO_NOUN),
            TokenKind::Mark => !next.spaced && matches!(cx.slice(next.range), "-" | "‑" | "/" | "’" | "'"),
            TokenKind::Number => true,
        });
        if noun {
            return;
        }
        let whole = article.range.cover(used.range);
        out.report(whole, format!("“{}” takes no article", used.short)).reason("article").fix(Fix::delete(
            Applicability::Unsafe,
            format!("write “{}”", used.short),
            TextRange::new(article.range.start, used.range.start),
        ));
    }

    fn indefinite_article(&self, cx: &Context<'_>, used: &AcronymUse, out: &mut Sink<'_>) {
        if !self.params.a_an || cx.lang() != Lang::En || !is_spelled_out(&used.short) {
            return;
        }
        let Some(article) = word_before(cx, used).filter(|word| is_one_of(cx, word, &["a", "an"])) else {
            return;
        };
        let wanted = if used.short.starts_with(['A', 'E', 'F', 'H', 'I', 'L', 'M', 'N', 'O', 'R', 'S', 'X']) {
            "an"
        } else {
            "a"
        };
        let written = cx.slice(article.range);
        if written.eq_ignore_ascii_case(wanted) {
            return;
        }
        let text = if written.starts_with('A') { wanted.replacen('a', "A", 1) } else { wanted.to_owned() };
        out.report(
            article.range.cover(used.range),
            format!("“{wanted} {}”, as the letters are read", used.short),
        )
        .reason("a-an")
        .fix(Fix::replace(
            Applicability::Unsafe,
            format!("write “{text}”"),
            article.range,
            text.clone(),
        ));
    }

    fn stops(&self, cx: &Context<'_>, uses: &[&AcronymUse], out: &mut Sink<'_>) {
        let mut by_letters: BTreeMap<&str, Vec<&AcronymUse>> = BTreeMap::new();
        for used in uses {
            by_letters.entry(&used.short).or_default().push(used);
        }
        let policy = self.params.dots.get(cx.lang()).map_or("consistent", String::as_str);
        for (short, uses) in by_letters {
            let wrong = match policy {
                "none" => against(&uses, false).filter(|_| is_acronym_with_stops(cx, short, &uses)),
                "two-letter" if matches!(short, "US" | "UN" | "UK") => against(&uses, true),
                "two-letter" => against(&uses, false)
                    .filter(|_| short.len() > 2 && is_acronym_with_stops(cx, short, &uses)),
                _ => odd_one_out(&uses),
            };
            if let Some(wrong) = wrong {
                report_stops(cx, wrong, policy == "consistent", out);
            }
        }
    }
}

/// The first use that is not written as wanted.
fn against<'a>(uses: &[&'a AcronymUse], dotted: bool) -> Option<&'a AcronymUse> {
    uses.iter().find(|used| used.dotted != dotted).copied()
}

/// The first use in the rarer form; of equals, the form that came later.
fn odd_one_out<'a>(uses: &[&'a AcronymUse]) -> Option<&'a AcronymUse> {
    let dotted = uses.iter().filter(|used| used.dotted).count();
    let first = uses.first()?.dotted;
    let wanted = match (dotted * 2).cmp(&uses.len()) {
        std::cmp::Ordering::Greater => true,
        std::cmp::Ordering::Less => false,
        std::cmp::Ordering::Equal => first,
    };
    against(uses, wanted)
}

/// Whether letters with stops are an acronym and not the initials of a person: known letters, letters that also stand without
/// stops, or three and more that no name follows.
fn is_acronym_with_stops(cx: &Context<'_>, short: &str, uses: &[&AcronymUse]) -> bool {
    let plain = uses.iter().any(|used| !used.dotted);
    let name_follows = |used: &&AcronymUse| {
        tokens_after(cx, used.range.end)
            .first()
            .is_some_and(|next| next.is_capitalised() && next.kind == TokenKind::Word)
    };
    plain
        || is_known(&everyday(), short)
        || cx.house.entities_called(short).next().is_some()
        || short.len() >= 3 && !uses.iter().any(name_follows)
}

fn report_stops(cx: &Context<'_>, wrong: &AcronymUse, consistent: bool, out: &mut Sink<'_>) {
    let written = cx.slice(wrong.range);
    let ends_sentence =
        cx.sentence_at(wrong.range.start).is_some_and(|sentence| sentence.end == wrong.range.end);
    let dotted: String = wrong.short.chars().flat_map(|letter| [letter, '.']).collect();
    let wanted = if wrong.dotted { wrong.short.clone() } else { dotted };
    let message = if consistent {
        format!("“{written}” here, “{wanted}” elsewhere")
    } else {
        format!("the house writes “{wanted}”")
    };
    let text = if wrong.dotted && ends_sentence { format!("{wanted}.") } else { wanted.clone() };
    out.report(wrong.range, message).reason("dots").evidence("written", written).fix(Fix::replace(
        Applicability::Unsafe,
        format!("write “{wanted}”"),
        wrong.range,
        text,
    ));
}

/// The same letters with other small and capital ones: VoT and VOT.
fn spellings(uses: &[&AcronymUse], out: &mut Sink<'_>) {
    let mut by_letters: BTreeMap<String, Vec<&AcronymUse>> = BTreeMap::new();
    for used in uses.iter().filter(|used| !used.dotted) {
        by_letters.entry(used.short.to_uppercase()).or_default().push(used);
    }
    for uses in by_letters.values() {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for used in uses {
            *counts.entry(used.short.as_str()).or_default() += 1;
        }
        let first = uses[0].short.as_str();
        let usual = counts
            .iter()
            .max_by_key(|(short, count)| (**count, **short == first))
            .map_or(first, |(short, _)| *short);
        if let Some(odd) = uses.iter().find(|used| used.short != usual) {
            out.report(odd.range, format!("“{}” here, “{usual}” elsewhere", odd.short))
                .reason("case")
                .evidence("written", &odd.short)
                .fix(Fix::replace(Applicability::Unsafe, format!("write “{usual}”"), odd.range, usual));
        }
    }
}

/// The apostrophe behind an acronym, and the end of the s that follows it.
fn possessive_ending(cx: &Context<'_>, used: &AcronymUse) -> Option<(TextRange, usize)> {
    let [mark, ending, ..] = tokens_after(cx, used.range.end) else { return None };
    let glued = !mark.spaced && !ending.spaced && matches!(cx.slice(mark.range), "'" | "’");
    (glued && cx.slice(ending.range) == "s").then_some((mark.range, ending.range.end))
}

/// Whether the words around prove that "NGO’s", ending at `end`, is a plural.
fn is_plural(cx: &Context<'_>, used: &AcronymUse, end: usize) -> bool {
    let before = word_before(cx, used);
    let counted = before.is_some_and(|word| is_one_of(cx, word, PLURAL_BEFORE) || is_count(cx, word));
    let verb =
        tokens_after(cx, end).first().is_some_and(|next| next.spaced && is_one_of(cx, next, PLURAL_VERBS));
    counted || verb
}

/// A number above one that is no year.
fn is_count(cx: &Context<'_>, token: &Token) -> bool {
    let digits = cx.slice(token.range);
    let year = digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
    token.kind == TokenKind::Number && !year && !digits.contains('.') && digits != "1" && digits != "0"
}

/// Letters that are read one by one: two, or none a vowel.
fn is_spelled_out(short: &str) -> bool {
    let letters = short.chars().all(|c| c.is_ascii_uppercase());
    letters && (short.len() == 2 || !short.contains(['A', 'E', 'I', 'O', 'U', 'Y']))
}

/// The token before an acronym, in the same block and with a gap between.
fn word_before<'a>(cx: &Context<'a>, used: &AcronymUse) -> Option<&'a Token> {
    let tokens = cx.doc().tokens();
    let at = tokens.index_at(used.range.start);
    tokens.all().get(at).filter(|token| token.spaced)?;
    tokens.before(at)
}

/// The tokens behind an offset, to the end of its block.
fn tokens_after<'a>(cx: &Context<'a>, end: usize) -> &'a [Token] {
    let Some(block) = cx.doc().block_at(end).and_then(|block| cx.doc().blocks.get(block)) else { return &[] };
    cx.tokens(TextRange::new(end.min(block.range.end), block.range.end))
}

fn is_one_of(cx: &Context<'_>, token: &Token, words: &[&str]) -> bool {
    let word = cx.slice(token.range);
    words.iter().any(|one| word.eq_ignore_ascii_case(one))
}
