//! PR302: an acronym that the reader meets before, or without, the name it stands for.

use crate::calendar::Lang;
use crate::diagnostic::{Applicability, Fix};
use crate::house::acronyms::{everyday, is_known};
use crate::house::{DatedText, Entity};
use crate::release::PartKind;
use crate::release::acronyms::{initials_of, names_by_initials};
use crate::release::records::{AcronymUse, Definition};
use crate::rules::params::{Allowed, ByLang, rule_params};
use crate::rules::{Context, Rule, RuleMeta, Sink, declare_rule};
use crate::text::{TextRange, TokenKind};
use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap, HashSet};

rule_params! {
    /// Parameters.
    Params {
        /// Acronyms that need no expansion; a plural s and stops are understood.
        known: Vec<String> = everyday(),
        /// Acronyms that do need one, with the words that the fix offers. They win over `known` and over an entity.
        expansions: ByLang<BTreeMap<String, String>> = ByLang::any(BTreeMap::new()),
        /// Capitals from which letters are an acronym.
        min_len: usize = 2,
        /// Capitals from which letters are a word.
        max_len: usize = 8,
        /// Where an acronym must be explained; `body` is paragraphs, quotes, lists and tables.
        streams: Vec<String> = vec!["lede".to_owned(), "body".to_owned()]; Allowed::Parts(&["body", "caption"]),
        /// Report an acronym at its first use only.
        once: bool = true,
    }
}

declare_rule! {
    /// # What
    /// An acronym in the text is not explained where the reader first meets it.
    ///
    /// # Why
    /// A reader outside the sector must never meet a bare acronym: a wire editor who has to look it up cuts the sentence.
    ///
    /// # Bad
    /// The JSWG met on Tuesday.
    ///
    /// # Good
    /// The Joint Summit Working Group (JSWG) met on Tuesday.
    ///
    /// # Fix safety
    /// Unsafe: the name that `expansions` or the house's entities know is written before the letters, which are put in
    /// brackets. Words around it may have to follow. In direct speech it is only shown.
    ///
    /// # Watch
    /// Any usual form of definition counts: “Name (ACR)”, “ACR (Name)”, “Name, or ACR”, “ACR, the Name,”, “known as ACR”.
    /// Numerals, currencies, units, states, tickers, codes and words in capitals are no acronyms. Agencies of the house whose
    /// first mention has a form of its own are judged by PR301.
    AcronymUndefined(Params) {
        code: "PR302",
        name: "acronym-undefined",
        summary: "An acronym that is not explained where the reader meets it",
        why: "a reader outside the sector stops at letters nobody explains",
        level: Warning,
        fix: Unsafe,
        reasons: [
            "never": Warning, "no name is given for it";
            "untied": Info, "its name stands above without the letters";
            "late": Warning, "it is used before its name is given";
            "headline-only": Warning, "its name stands in the headline or a caption only";
        ],
    }
}

impl Rule for AcronymUndefined {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Sink<'_>) {
        if cx.lang() == Lang::Other {
            return;
        }
        let mut seen = HashSet::new();
        let names = Names::default();
        let mut described = HashSet::new();
        for used in cx.own(cx.release.acronym_uses(), |used| used.range) {
            let judged = !used.doubtful
                && !used.named
                && !used.dotted
                && self.is_in_streams(cx, used)
                && self.is_long_enough(&used.short);
            let own = key(&used.short);
            // Who reads “the weather bureau, PAGASA,” knows what the letters are, there and below.
            if used.described {
                described.insert(own.clone());
            }
            let open = judged && !described.contains(&own);
            if open && (seen.insert(own) || !self.params.once) && !self.stands_bare(cx, used) {
                self.judge(cx, &names, used, out);
            }
        }
    }
}

/// What is wrong with a use.
enum Fault<'a> {
    Never,
    Slipped(&'a Definition),
    Late(&'a Definition),
    HeadlineOnly(&'a Definition),
}

impl AcronymUndefined {
    fn is_in_streams(&self, cx: &Context<'_>, used: &AcronymUse) -> bool {
        let Some(part) = cx.part_at(used.range.start) else { return false };
        let name = match part.kind {
            PartKind::Paragraph | PartKind::Quote | PartKind::List | PartKind::Table => "body",
            PartKind::Media => "caption",
            kind => cx.release.part_name(kind),
        };
        self.params.streams.iter().any(|stream| stream == name)
    }

    fn is_long_enough(&self, short: &str) -> bool {
        let capitals = short.chars().filter(|c| c.is_uppercase()).count();
        (self.params.min_len..=self.params.max_len).contains(&capitals)
    }

    /// Whether readers or the house need no expansion. An entity whose first mention has a form is judged by agency naming.
    fn stands_bare(&self, cx: &Context<'_>, used: &AcronymUse) -> bool {
        if self.expansion(cx, used).is_some() {
            return false;
        }
        let excused = |entity: &Entity| entity.bare || entity.issuer || !entity.first.is_empty();
        is_known(&self.params.known, &used.short) || cx.house.entities_called(&used.short).any(excused)
    }

    /// The words that configuration gives for the letters as they are written; a plural has an entry of its own.
    fn expansion(&self, cx: &Context<'_>, used: &AcronymUse) -> Option<&str> {
        let table = self.params.expansions.get(cx.lang())?;
        table
            .get(&written(used))
            .or_else(|| table.get(&used.short).filter(|_| !used.plural))
            .map(String::as_str)
    }

    fn judge<'a>(&self, cx: &Context<'a>, names: &Names<'a>, used: &AcronymUse, out: &mut Sink<'_>) {
        let Some(fault) = names.fault_of(cx, used) else { return };
        // A table stands where the page has room for it and is read beside the text that explains it.
        if matches!(fault, Fault::Late(_)) && stands_in_table(cx, used) {
            return;
        }
        let written = written(used);
        let name = names.full_name(cx, &used.short);
        let (reason, message) = match (&fault, name) {
            // Who has read the name can guess; a house that wants the letters behind it raises the reason.
            (Fault::Never, Some(name)) if name.start < used.range.start => {
                ("untied", format!("nothing ties “{written}” to “{}”", cx.slice(name)))
            }
            (Fault::Never, Some(name)) => {
                ("never", format!("nothing ties “{written}” to “{}”", cx.slice(name)))
            }
            (Fault::Never, None) => ("never", format!("“{written}” is explained nowhere")),
            (Fault::Slipped(given), _) => {
                ("never", format!("“{written}” is explained only as “{}”", given.short))
            }
            (Fault::Late(_), _) => ("late", format!("“{written}” is used before it is explained")),
            (Fault::HeadlineOnly(given), _) => {
                ("headline-only", format!("“{written}” is explained only in the {}", place_name(cx, given)))
            }
        };
        let found = out.report(used.range, message).reason(reason).help(help(&fault, &written));
        found.evidence("acronym", &used.short);
        match fault {
            Fault::Never => {
                if let Some(name) = name {
                    found.related(name, "the name stands here without its letters");
                }
            }
            Fault::Slipped(given) | Fault::Late(given) | Fault::HeadlineOnly(given) => {
                found.evidence("name", cx.slice(given.expansion)).related(given.range, "explained here");
            }
        }
        if let Some(part) = cx.part_at(used.range.start) {
            found.rests_on(part);
        }
        for (text, certain) in self.names_to_offer(cx, used) {
            found.fix(spell_out(cx, used, &text, certain));
        }
    }

    /// Names that the house or configuration give the letters, and whether one alone is possible.
    fn names_to_offer(&self, cx: &Context<'_>, used: &AcronymUse) -> Vec<(String, bool)> {
        if let Some(expansion) = self.expansion(cx, used) {
            return vec![(expansion.to_owned(), true)];
        }
        let right = |name: &&DatedText| name.speaks(cx.lang()) && name.valid_on(cx.reference_date());
        let entities = cx.house.entities_called(&used.short);
        let names: Vec<&str> = entities
            .filter_map(|entity| entity.full.iter().find(right))
            .map(|name| name.text.as_str())
            .collect();
        let certain = names.len() == 1 && !used.plural;
        names.into_iter().map(|name| (name.to_owned(), certain)).collect()
    }
}

/// A table by its markup, or a block that is figures for the most part.
fn stands_in_table(cx: &Context<'_>, used: &AcronymUse) -> bool {
    let Some(block) = cx.doc().block_at(used.range.start) else { return false };
    let tokens = cx.tokens(cx.doc().blocks[block].range);
    let numbers = tokens.iter().filter(|token| token.kind == TokenKind::Number).count();
    let words = tokens.iter().filter(|token| token.kind == TokenKind::Word).count();
    let marked = cx.part_at(used.range.start).is_some_and(|part| part.kind == PartKind::Table);
    let stops = cx.slice(cx.doc().blocks[block].range).trim_end().ends_with(['.', '!', '?']);
    marked || !stops && numbers >= 2 && numbers * 2 >= words
}

/// One spelling of an acronym for all its spellings: DoD and DOD, S-CHIP and SCHIP.
fn key(short: &str) -> String {
    short.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

/// The acronym as it is written, with its plural s.
fn written(used: &AcronymUse) -> String {
    format!("{}{}", used.short, if used.plural { "s" } else { "" })
}

/// What the story says of its acronyms, gathered once for all of them.
#[derive(Default)]
struct Names<'a> {
    /// Definitions by the key of their letters.
    definitions: OnceCell<HashMap<String, Vec<&'a Definition>>>,
    /// Names of the body by their initials, tied to letters or not.
    in_body: OnceCell<HashMap<String, TextRange>>,
}

impl<'a> Names<'a> {
    fn fault_of(&self, cx: &Context<'a>, used: &AcronymUse) -> Option<Fault<'a>> {
        let definitions = self.definitions.get_or_init(|| {
            let mut by_key: HashMap<String, Vec<&Definition>> = HashMap::new();
            for given in cx.own(cx.release.definitions(), |given| given.range) {
                by_key.entry(key(&given.short)).or_default().push(given);
            }
            by_key
        });
        let given = definitions.get(&key(&used.short)).map(Vec::as_slice).unwrap_or_default();
        let apart = |given: &Definition| travels_apart(cx, given);
        // A name in front of letters in brackets serves the reader even where it is not theirs for sure.
        if given.iter().any(|given| given.range.start <= used.range.start && !apart(given)) {
            return None;
        }
        let later = given.iter().find(|given| given.is_sure() && !apart(given));
        let above = given.iter().find(|given| apart(given));
        Some(match (later, above) {
            (Some(later), _) => Fault::Late(later),
            (None, Some(above)) => Fault::HeadlineOnly(above),
            (None, None) => slipped(cx, &key(&used.short)).map_or(Fault::Never, Fault::Slipped),
        })
    }

    /// The first name in the text whose initials are the letters.
    fn full_name(&self, cx: &Context<'a>, short: &str) -> Option<TextRange> {
        let names = self.in_body.get_or_init(|| {
            let body = cx.parts().iter().filter(|part| part.kind.is_body() && part.meta.is_none());
            names_by_initials(cx.release, body.map(|part| part.range))
        });
        // A country's letters before a department (USDA) stand in few names.
        let initials = initials_of(short);
        let department = || {
            let name = *names.get(initials.strip_prefix("US").filter(|rest| rest.starts_with('D'))?)?;
            cx.slice(name).starts_with("Department of").then_some(name)
        };
        let name = names.get(&initials).copied().or_else(department)?;
        // Two letters fit too many names.
        (initials.len() >= 3 || cx.slice(name).contains(" of ")).then_some(name)
    }
}

/// The definition that meant these letters and gives others by a slip.
fn slipped<'a>(cx: &Context<'a>, wanted: &str) -> Option<&'a Definition> {
    cx.own(cx.release.definitions(), |given| given.range).find(|given| {
        let meant = given.meant.and_then(|at| cx.release.acronym_uses().get(at));
        meant.is_some_and(|used| key(&used.short) == wanted)
    })
}

/// Whether a definition stands in a part that is cut off and read by itself.
fn travels_apart(cx: &Context<'_>, given: &Definition) -> bool {
    cx.part_at(given.range.start)
        .is_some_and(|part| matches!(part.kind, PartKind::Headline | PartKind::Subheadline | PartKind::Media))
}

fn place_name(cx: &Context<'_>, given: &Definition) -> &'static str {
    match cx.part_at(given.range.start).map(|part| part.kind) {
        Some(PartKind::Media) => "caption",
        Some(PartKind::Subheadline) => "subheadline",
        _ => "headline",
    }
}

fn help(fault: &Fault<'_>, written: &str) -> String {
    match fault {
        Fault::Never => {
            format!("give the name at the first mention, with “({written})” behind it, or write it out")
        }
        Fault::Slipped(_) => format!("if “{written}” is right, correct the letters in the brackets"),
        Fault::Late(_) => "move the explanation to the first mention".to_owned(),
        Fault::HeadlineOnly(_) => "explain it in the text as well".to_owned(),
    }
}

/// Writes the name before the letters. With an ending on them (OTM’s, OTM-led) words have to be moved, which is left to people.
fn spell_out(cx: &Context<'_>, used: &AcronymUse, name: &str, certain: bool) -> Fix {
    let end = used.range.end + usize::from(used.plural);
    let after = cx
        .slice(cx.story.range)
        .get(end.saturating_sub(cx.story.range.start)..)
        .and_then(|rest| rest.chars().next());
    let free = !after.is_some_and(|c| matches!(c, '\'' | '’' | '-' | '‑' | '/'));
    let applicability = if certain && free { Applicability::Unsafe } else { Applicability::Show };
    let begins = cx.sentence_at(used.range.start).is_some_and(|sentence| sentence.start == used.range.start);
    let name = if begins { capitalised(name) } else { name.to_owned() };
    let text = format!("{name} ({})", written(used));
    Fix::replace(
        applicability,
        format!("write “{text}”"),
        TextRange::new(used.range.start, end),
        text.clone(),
    )
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
