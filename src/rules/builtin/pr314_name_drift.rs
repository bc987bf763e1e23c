//! PR314: one person, body or place under two spellings.

mod compound;
mod organization;
mod person;
mod place;
mod spelling;

use crate::diagnostic::{Applicability, Edit, EditPlace, Fix, Level};
use crate::rules::params::{Allowed, rule_params};
use crate::rules::{Context, Rule, RuleMeta, Sink, declare_rule};
use crate::text::TextRange;
use spelling::Spellings;
use std::collections::HashSet;

rule_params! {
    /// Parameters.
    Params {
        /// Letters by which two spellings of one name may differ; one more from nine letters on, where a title, a verb of
        /// saying or a given name shows a person.
        max_edits: usize = 1,
        /// Letters a name needs to be compared.
        min_len: usize = 5,
        /// Spellings that are right as they are.
        ignore: Vec<String> = Vec::new(),
        /// What is compared: `person`, `organization`, `place`.
        check: Vec<String> = vec!["person".to_owned(), "organization".to_owned(), "place".to_owned()]; Allowed::Words(&["person", "organization", "place"]),
    }
}

declare_rule! {
    /// # What
    /// A name is spelt in two ways in one release: in text and contact, caption and headline, quotation and boilerplate.
    ///
    /// # Why
    /// Inconsistent names are among the first things a wire editor looks for. The rule cannot know which spelling is right;
    /// it reports the rarer one and shows both. A registered spelling, or one that stands in a mail address, is believed.
    ///
    /// # Bad
    /// Luca Dall’Oglio opened the talks. Dall’Olio will travel to Lima.
    ///
    /// # Good
    /// Luca Dall’Oglio opened the talks. Dall’Oglio will travel to Lima.
    ///
    /// # Fix safety
    /// The other spelling is shown, never applied.
    ///
    /// # Watch
    /// Two names that both exist (Austria and Australia, two people with given names of their own, a name and an ordinary
    /// word) are no drift, nor are plurals, possessives, peoples and endings for women and men. A given name alone proves
    /// nothing. `/compound` is one compound with and without hyphen, `/diacritic` a lost accent; both are infos.
    NameDrift(Params) {
        code: "PR314",
        name: "name-drift",
        summary: "One name under two spellings",
        why: "a misspelt name is the first thing its owner sees and the first thing a desk corrects",
        level: Warning,
        fix: Show,
        reasons: [
            "compound": Info, "One compound with and without hyphen";
            "diacritic": Info, "One name with and without its accents";
        ],
    }
}

impl Rule for NameDrift {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Sink<'_>) {
        let spellings = Spellings::read(cx, &self.params);
        let mut drifts = Vec::new();
        if self.compares("person") {
            drifts.extend(person::drifts(cx, &spellings, &self.params));
        }
        if self.compares("organization") {
            drifts.extend(organization::drifts(cx, &spellings, &self.params));
            drifts.extend(compound::drifts(cx, &spellings, &self.params));
        }
        if self.compares("place") {
            drifts.extend(place::drifts(cx, &spellings, &self.params));
        }
        drifts.extend(place::lost_accents(&spellings, &self.params));
        let mut claimed: HashSet<usize> = HashSet::new();
        for drift in drifts {
            if !drift.words.iter().any(|word| claimed.contains(word)) {
                claimed.extend(&drift.words);
                report(cx, &drift, out);
            }
        }
    }
}

impl NameDrift {
    fn compares(&self, what: &str) -> bool {
        self.params.check.iter().any(|own| own == what)
    }
}

/// One name under two spellings.
#[derive(Clone, Debug)]
struct Drift {
    /// What the name is called in the message.
    what: &'static str,
    /// Where the spelling that is reported stands, in order.
    rare: Vec<TextRange>,
    /// Where the other stands.
    common: Vec<TextRange>,
    /// Indices of the words that differ and are spoken for by this.
    words: Vec<usize>,
    reason: Option<&'static str>,
    /// Whether both spellings stand equally often and nothing else tells the right one from the wrong.
    unsure: bool,
}

fn report(cx: &Context<'_>, drift: &Drift, out: &mut Sink<'_>) {
    let (Some(&here), Some(&there)) = (drift.rare.first(), drift.common.first()) else { return };
    let (written, other) = (words(cx, here), words(cx, there));
    let finding = out.report(here, message(drift, &written, &other));
    finding
        .evidence("written", format!("{written} ({})", drift.rare.len()))
        .evidence("elsewhere", format!("{other} ({})", drift.common.len()))
        .related(there, format!("“{other}” stands here"))
        .help("find out which spelling is right, and use it throughout");
    for again in &drift.rare[1..] {
        finding.related(*again, format!("“{written}” again"));
    }
    if let Some(reason) = drift.reason {
        finding.reason(reason);
    }
    if drift.unsure {
        finding.at_most(Level::Info);
    }
    let edits = drift.rare.iter().map(|range| Edit { place: EditPlace::Text(*range), text: other.clone() });
    finding.fix(Fix {
        title: format!("write “{other}”"),
        applicability: Applicability::Show,
        edits: edits.collect(),
    });
}

fn message(drift: &Drift, written: &str, other: &str) -> String {
    let what = drift.what;
    let times = |count: usize| match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        more => format!("{more} times"),
    };
    let elsewhere = times(drift.common.len());
    match (drift.reason, drift.unsure) {
        (Some("compound"), _) if written.contains(['-', '‐', '‑']) => {
            format!("“{written}” has a hyphen here and stands open elsewhere: “{other}”, {elsewhere}")
        }
        (Some("compound"), _) => {
            format!("“{written}” stands open here and has a hyphen elsewhere: “{other}”, {elsewhere}")
        }
        (Some("diacritic"), _) => format!("“{written}” differs from “{other}” ({elsewhere}) by its accents"),
        (_, true) => format!("the {what} is spelt in two ways: “{written}” here, “{other}” elsewhere"),
        _ => format!("the {what} “{written}” is spelt “{other}” elsewhere, {elsewhere}"),
    }
}

fn words(cx: &Context<'_>, range: TextRange) -> String {
    cx.slice(range).split_whitespace().collect::<Vec<_>>().join(" ")
}
