//! PR003: a suppression that suppresses nothing. Raised by the engine, which knows what each suppression covered.

use crate::diagnostic::{Applicability, Fix};
use crate::document::Document;
use crate::engine::{Complaint, Fault};
use crate::rules::params::rule_params;
use crate::rules::{Anchor, Context, Rule, RuleMeta, Sink, declare_rule};

rule_params! {
    /// Parameters.
    Params {
        /// Whether a suppression must give its reason.
        require_reason: bool = true,
    }
}

declare_rule! {
    /// # What
    /// A suppression, in the draft or in the file beside it, covers no finding, names a rule that does not exist, gives no reason, or has run out.
    ///
    /// # Why
    /// A stale suppression hides the next real mistake.
    ///
    /// # Bad
    /// `<!-- presslint: ignore[PR206] -->` above a paragraph without dates.
    ///
    /// # Good
    /// `<!-- presslint: ignore[PR206] quotes the 1994 programme as printed -->`
    ///
    /// # Fix safety
    /// An unused suppression is taken out with its line: nothing it covered is there.
    ///
    /// # Watch
    /// A rule that did not run, because it is off or was not selected, never makes a suppression unused. A date is judged
    /// only with `--now`.
    UnusedSuppression(Params) {
        code: "PR003",
        name: "unused-suppression",
        summary: "A suppression that suppresses nothing",
        why: "a stale suppression hides the next real mistake",
        level: Warning,
        fix: Safe,
        reasons: [
            "unused": Warning, "it covers no finding";
            "unknown": Warning, "it names no rule, or asks for nothing presslint knows";
            "no-reason": Warning, "it gives no reason, so it suppresses nothing";
            "expired": Warning, "its date has passed";
        ],
    }
}

impl Rule for UnusedSuppression {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn teach(&self, labels: &mut crate::release::LabelOptions) {
        labels.suppress_without_reason = !self.params.require_reason;
    }

    fn check(&self, _cx: &Context<'_>, _out: &mut Sink<'_>) {
        // The engine reports complaints once all other rules have run.
    }
}

/// Reports what is wrong with one suppression.
pub fn report(doc: &Document, complaint: &Complaint, out: &mut Sink<'_>) {
    let directive = &complaint.directive;
    let place = directive.decoded.as_range();
    let code = complaint.code.as_str();
    let (reason, message, help) = match complaint.fault {
        Fault::Unused => ("unused", format!("no finding of {code} is left here"), "take it out".to_owned()),
        Fault::Unknown if code.is_empty() => (
            "unknown",
            "this comment asks for nothing presslint knows".to_owned(),
            "write ignore[…], ignore-line[…], disable[…], enable[…], ignore-file[…] or part=…".to_owned(),
        ),
        Fault::Unknown => {
            let near = complaint
                .suggestion
                .as_ref()
                .map_or_else(String::new, |near| format!("; did you mean {near}?"));
            (
                "unknown",
                format!("there is no rule “{code}”{near}"),
                "`presslint rules` lists them all".to_owned(),
            )
        }
        Fault::NoReason => (
            "no-reason",
            "it gives no reason, so it suppresses nothing".to_owned(),
            match complaint.written {
                Some(_) => "say why the words are right: reason = \"…\"".to_owned(),
                None => "write behind the brackets why the words are right".to_owned(),
            },
        ),
        Fault::Expired => (
            "expired",
            format!("it was to hold until {}", directive.until.as_deref().unwrap_or_default()),
            "mend the words, or give it a new date".to_owned(),
        ),
    };
    if let Some(written) = &complaint.written {
        // It stands in another file; the finding has no place in this one.
        out.report(Anchor::Document, message).reason(reason).help(help).evidence("written in", written);
        return;
    }
    let found = out.report(Anchor::Decoded(place.clone()), message);
    found.reason(reason).help(help);
    let comment = doc.decoded[place.clone()].starts_with("<!--");
    if complaint.fault == Fault::Unused && directive.codes.len() == 1 && comment {
        let range = if directive.inline { directive.decoded } else { doc.whole_lines(place) };
        found.fix(Fix::delete_decoded(Applicability::Safe, "take out the suppression", range));
    }
}
