//! PR301: an agency named in a form that the house has not approved for that place.

use crate::diagnostic::Level;
use crate::rules::naming::{Policy, judge};
use crate::rules::params::{Allowed, rule_params};
use crate::rules::{Context, Rule, RuleMeta, Sink, declare_rule};

rule_params! {
    /// Parameters. The forms themselves stand with each `[[entity]]`.
    Params {
        /// Where forms are judged: `body`, `headline`, `tail`.
        streams: Vec<String> = vec!["body".to_owned(), "headline".to_owned(), "tail".to_owned()]; Allowed::Words(&["body", "headline", "tail"]),
        /// `ignore`: direct speech introduces nobody and is held to no form but those that are never right; `check`: like the rest.
        quotes: String = "ignore".to_owned(); Allowed::Words(&["ignore", "check"]),
        /// The most that a finding about an entity which does not issue the release may be: a level.
        others: String = "error".to_owned(); Allowed::Words(&["error", "warning", "info", "off"]),
    }
}

declare_rule! {
    /// # What
    /// The first mention of an agency in the text, a later one, the headline or the tail has a form that the house has not approved
    /// there, or a name that is never right.
    ///
    /// # Why
    /// The house's own name is the one thing an agency checks by hand in every release.
    ///
    /// # Bad
    /// The International Organization of Migration (IOM) said that the camp is full.
    ///
    /// # Good
    /// The International Organization for Migration (IOM) said that the camp is full.
    ///
    /// # Fix safety
    /// Unsafe: the approved form is put in the place of the first mention, and a reader should look at the sentence.
    ///
    /// # Watch
    /// The policy stands in `[[entity]]` tables with `first`, `later`, `headline`, `tail` and `never`; an entity without them is not
    /// judged. Forms with dates are judged by the day of the release; without a day every form that was ever approved is right, but a
    /// bare acronym still introduces nobody. Addresses, links and handles are no mentions; a name inside another name ("IOM
    /// Development Fund") belongs to that other name, and letters that the text gives to another body are not the agency’s.
    AgencyNaming(Params) {
        code: "PR301",
        name: "agency-naming",
        summary: "An agency named in a form that the house has not approved",
        why: "readers know an agency by its approved name, and the agency looks at it first",
        level: Warning,
        fix: Unsafe,
        reasons: [
            "first": Warning, "the first mention does not introduce the agency";
            "name": Warning, "the name before its letters is not the approved one";
            "comma": Warning, "a comma around the descriptor is missing";
            "outdated": Info, "a form that was right once";
            "later": Warning, "a form that is not approved after the first mention";
            "headline": Warning, "a form that is not approved in headlines";
            "tail": Warning, "a form that is not approved below the text";
            "never": Warning, "a name that is never right";
        ],
    }
}

impl Rule for AgencyNaming {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Sink<'_>) {
        let most = Level::parse(&self.params.others);
        for (index, entity) in cx.house.entities.iter().enumerate().filter(|(_, entity)| entity.has_policy())
        {
            let mut policy = Policy::of(index, entity, &self.params.streams);
            policy.speech = self.params.quotes == "check";
            policy.most = most.filter(|_| !entity.issuer);
            judge(&policy, cx, out);
        }
    }
}
