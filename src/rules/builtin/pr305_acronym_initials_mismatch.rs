//! PR305: letters in brackets that do not come from the name in front of them.

use crate::calendar::Lang;
use crate::diagnostic::Level;
use crate::house::Entity;
use crate::house::acronyms::is_known;
use crate::release::acronyms::{Spelling, spelling};
use crate::release::records::Definition;
use crate::rules::params::{Allowed, rule_params};
use crate::rules::{Context, Rule, RuleMeta, Sink, declare_rule};

rule_params! {
    /// Parameters.
    Params {
        /// Acronyms whose letters need not match: they are historic or come from another language.
        accept: Vec<String> = [
            "UNICEF", "UNFPA", "UNRWA", "UNAIDS", "UNHCR", "MSF", "CAF", "DRC", "FIFA", "UEFA", "IUCN", "ISO", "CERN", "ICRC",
        ]
        .map(str::to_owned)
        .to_vec(),
        /// Share of the letters that must stand in the name in order.
        min_aligned: f32 = 0.8; Allowed::Share,
    }
}

declare_rule! {
    /// # What
    /// The letters that a definition gives are not the initials of its name.
    ///
    /// # Why
    /// Swapped letters are a typing mistake that everybody copies from the release.
    ///
    /// # Bad
    /// the Joint Summit Working Group (JWSG) … the JSWG agreed
    ///
    /// # Good
    /// the Joint Summit Working Group (JSWG) … the JSWG agreed
    ///
    /// # Watch
    /// Historic and foreign letters (UNICEF, MSF), trade names and letters that the text calls foreign are let through. It is
    /// a warning only where letters that do fit are used elsewhere in the text, one letter or one swap away.
    AcronymInitialsMismatch(Params) {
        code: "PR305",
        name: "acronym-initials-mismatch",
        summary: "Letters that do not come from the name in front of them",
        why: "swapped letters are copied by everybody who uses the release",
        level: Info,
        fix: None,
        reasons: [
            "unlike": Info, "the letters are not the name’s initials";
            "slip": Warning, "letters that do fit are used elsewhere";
        ],
    }
}

impl Rule for AcronymInitialsMismatch {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Sink<'_>) {
        if cx.lang() == Lang::Other {
            return;
        }
        for given in cx.own(cx.release.definitions(), |given| given.range) {
            if given.aligned >= 0.5 && !given.foreign && !self.is_accepted(cx, given) {
                self.judge(cx, given, out);
            }
        }
    }
}

impl AcronymInitialsMismatch {
    fn is_accepted(&self, cx: &Context<'_>, given: &Definition) -> bool {
        let free = |entity: &Entity| entity.initials_ok;
        is_known(&self.params.accept, &given.short) || cx.house.entities_called(&given.short).any(free)
    }

    fn judge(&self, cx: &Context<'_>, given: &Definition, out: &mut Sink<'_>) {
        let better = given.meant.and_then(|at| cx.release.acronym_uses().get(at));
        if given.aligned >= self.params.min_aligned && better.is_none() {
            return;
        }
        let name = cx.slice(given.expansion);
        let Spelling { initials, .. } = spelling(cx.release, &given.short, given.expansion);
        let found = out.report(given.acronym, format!("“{}” does not fit “{name}”", given.short));
        found.evidence("written", &given.short).evidence("initials", initials);
        match better {
            Some(better) => {
                found
                    .reason("slip")
                    .related(better.range, format!("“{}” fits, and is used here", better.short));
                found.help(format!("if “{}” is meant, write it in the brackets", better.short));
            }
            None => {
                found.reason("unlike").help("check the letters against the name");
            }
        }
        if cx.in_speech(given.acronym) && self.params.min_aligned > given.aligned {
            found.at_most(Level::Warning);
        }
    }
}
