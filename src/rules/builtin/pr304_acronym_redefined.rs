//! PR304: an acronym that is explained twice, or in two ways.

use crate::diagnostic::{Applicability, Fix};
use crate::release::PartKind;
use crate::release::acronyms::{NameMatch, compare_names, content_words, same_name};
use crate::release::records::{Definition, DefinitionForm};
use crate::rules::params::{Allowed, rule_params};
use crate::rules::{Context, Rule, RuleMeta, Sink, declare_rule};
use std::collections::HashMap;

rule_params! {
    /// Parameters.
    Params {
        /// Parts that are read by themselves and may explain again; `caption` is any caption.
        allow_in: Vec<String> = ["boilerplate", "notes", "caption"].map(str::to_owned).to_vec(); Allowed::Words(&["boilerplate", "notes", "caption"]),
    }
}

declare_rule! {
    /// # What
    /// An acronym is explained a second time, with the same name or with another; or one name gets two acronyms.
    ///
    /// # Why
    /// It shows that the text was put together from two. Two names for the same letters leave the reader to guess which.
    ///
    /// # Bad
    /// The country office (CO) … the Chief Officer (CO)
    ///
    /// # Good
    /// The country office (CO) … the chief officer
    ///
    /// # Fix safety
    /// Unsafe: the second, identical explanation is cut down to its letters.
    ///
    /// # Watch
    /// Headlines, captions, boilerplate and notes are read by themselves and may explain again. A foreign name beside its
    /// translation is one explanation.
    AcronymRedefined(Params) {
        code: "PR304",
        name: "acronym-redefined",
        summary: "An acronym explained twice, or in two ways",
        why: "two explanations of the same letters show assembled text",
        level: Warning,
        fix: Unsafe,
        reasons: [
            "same": Info, "the same explanation again";
            "different": Warning, "the same letters for another name";
            "twin": Warning, "other letters for the same name";
        ],
    }
}

impl Rule for AcronymRedefined {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Sink<'_>) {
        let given = cx.own(cx.release.definitions(), |given| given.range);
        let given: Vec<&Definition> =
            given.filter(|given| given.is_sure() && self.is_read_on(cx, given)).collect();
        let mut by_letters: HashMap<&str, &Definition> = HashMap::new();
        let mut names: Vec<Name<'_>> = Vec::new();
        for second in given {
            if let Some(first) = by_letters.get(second.short.as_str()) {
                same_letters(cx, first, second, out);
                continue;
            }
            by_letters.insert(&second.short, second);
            let name = Name::new(cx, second);
            let near = names.len().saturating_sub(NAMES_COMPARED)..;
            if let Some(first) = names[near].iter().find(|first| first.is_twin(&name)) {
                twin(cx, first.given, second, out);
            }
            names.push(name);
        }
    }
}

impl AcronymRedefined {
    /// Whether the definition stands in what is read in one go: the body, and the parts that may not explain again.
    fn is_read_on(&self, cx: &Context<'_>, given: &Definition) -> bool {
        let Some(part) = cx.part_at(given.range.start) else { return false };
        let name = match part.kind {
            PartKind::Media => "caption",
            kind => cx.release.part_name(kind),
        };
        match part.kind {
            PartKind::Boilerplate | PartKind::Notes | PartKind::Media => {
                !self.params.allow_in.iter().any(|allowed| allowed == name)
            }
            kind => kind.is_body() && kind != PartKind::Dateline,
        }
    }
}

fn same_letters(cx: &Context<'_>, first: &Definition, second: &Definition, out: &mut Sink<'_>) {
    if compare_names(cx.release, first.expansion, second.expansion) == NameMatch::Same {
        let found =
            out.report(second.range, format!("“{}” has been explained already", second.short)).reason("same");
        found.related(first.range, "first explained here").help("the letters alone will do here");
        if second.form == DefinitionForm::ExpansionFirst {
            let title = format!("write “{}”", cx.slice(second.acronym));
            found.fix(Fix::replace(Applicability::Unsafe, title, second.range, cx.slice(second.acronym)));
        }
        return;
    }
    // The same body in two languages, or under its short and its long name.
    if first.foreign || second.foreign || first.aligned < 1.0 || second.aligned < 1.0 {
        return;
    }
    let (one, other) = (cx.slice(first.expansion), cx.slice(second.expansion));
    out.report(second.range, format!("“{}” stands for “{other}” here and for “{one}” above", second.short))
        .reason("different")
        .evidence("first", one)
        .evidence("second", other)
        .related(first.range, "explained otherwise here")
        .help("keep the letters for one of the two and write the other out");
}

/// Names above a definition that its own is compared with; far more than any release explains.
const NAMES_COMPARED: usize = 64;

/// A definition with what is compared of it, taken once.
struct Name<'d> {
    given: &'d Definition,
    words: Vec<String>,
    letters: String,
}

impl<'d> Name<'d> {
    fn new(cx: &Context<'_>, given: &'d Definition) -> Self {
        let letters =
            given.short.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        Self { given, words: content_words(cx.release, given.expansion), letters }
    }

    fn is_twin(&self, other: &Self) -> bool {
        self.letters != other.letters
            && !self.given.foreign
            && !other.given.foreign
            && same_name(&self.words, &other.words)
    }
}

fn twin(cx: &Context<'_>, first: &Definition, second: &Definition, out: &mut Sink<'_>) {
    let name = cx.slice(second.expansion);
    out.report(second.acronym, format!("“{name}” is “{}” here and “{}” above", second.short, first.short))
        .reason("twin")
        .evidence("first", &first.short)
        .evidence("second", &second.short)
        .related(first.acronym, "other letters here")
        .help("give one name one set of letters");
}
