//! PR002: a part that the labeller is not sure of.

use crate::release::{Part, PartKind};
use crate::rules::params::{Allowed, rule_params};
use crate::rules::{Anchor, Context, Rule, RuleMeta, Sink, declare_rule};

rule_params! {
    /// Parameters.
    Params {
        /// Confidence below which a part is reported.
        below: f32 = 0.6; Allowed::Share,
    }
}

declare_rule! {
    /// # What
    /// The headline, the dateline, the lede or the contacts were recognised with little confidence. The finding names what
    /// was assumed and the next best reading.
    ///
    /// # Why
    /// Every rule about parts inherits this uncertainty, so the reader must see what was assumed.
    ///
    /// # Bad
    /// Two bold lines, neither of them a heading, before the first sentence.
    ///
    /// # Good
    /// A headline as a heading, then a paragraph that begins with a dateline.
    ///
    /// # Watch
    /// It never fails a gate. `<!-- presslint: part=headline -->` above a block settles the matter, and
    /// `--explain-structure` shows every decision.
    StructureUncertain(Params) {
        code: "PR002",
        name: "structure-uncertain",
        summary: "A part that was recognised with little confidence",
        why: "rules about this part rest on a guess",
        level: Info,
        fix: None,
        reasons: [],
    }
}

impl Rule for StructureUncertain {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Sink<'_>) {
        let main = [PartKind::Headline, PartKind::Dateline, PartKind::Lede, PartKind::Contacts];
        for kind in main {
            let found = cx.story.parts.clone().find(|&at| cx.release.parts[at].kind == kind);
            if let Some(at) = found.filter(|&at| cx.release.parts[at].confidence < self.params.below) {
                report(cx, at, out);
            }
        }
    }
}

fn report(cx: &Context<'_>, at: usize, out: &mut Sink<'_>) {
    let part: &Part = &cx.release.parts[at];
    let name = cx.release.part_name(part.kind);
    let mut message = format!("assumed to be the {name}, with little confidence");
    if let Some((rival, score)) = part.runner_up {
        message = format!(
            "assumed to be the {name} (score {:.1}); as {} it scores {score:.1}",
            part.score,
            cx.release.part_name(rival)
        );
    }
    let found = out.report(Anchor::Part(at), message);
    found.evidence("confidence", format!("{:.2}", part.confidence));
    for signal in &part.signals {
        found.evidence(signal.what.clone(), format!("{:+.1}", signal.score));
    }
    found.help(format!("if this is right, mark it: <!-- presslint: part={name} -->"));
}
