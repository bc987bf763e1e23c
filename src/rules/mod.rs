//! Rules: what they are, what they see and where they put what they find.
//!
//! Code rules are one file each in [`builtin`]; data rules are tables in packs, read by [`kinds`]. The engine, the output
//! and the documentation cannot tell them apart. A rule sees one story of a release at a time.

pub mod builtin;
mod context;
pub mod kinds;
pub mod matching;
mod meta;
pub mod naming;
pub mod params;
pub mod selector;
mod sink;
pub mod suggest;
#[cfg(test)]
mod testing;

pub use context::Context;
pub use meta::{FixClass, Group, Reason, RuleMeta, Status};
pub use sink::{Anchor, Finding, Sink};

use crate::release::LabelOptions;
pub(crate) use crate::text::ranges;
use matching::Pattern;
use params::{ParamError, ParamTable};

/// A rule ready to run, with its parameters set.
pub trait Rule: Send + Sync {
    /// What the rule says about itself.
    fn meta(&self) -> &RuleMeta;

    /// Patterns to be found together with those of all other rules; see [`Context::hits`].
    fn patterns(&self) -> Vec<Pattern> {
        Vec::new()
    }

    /// Tells the labeller what the rule's parameters say about the house's drafts; asked whether the rule runs or not.
    fn teach(&self, labels: &mut LabelOptions) {
        let _ = labels;
    }

    /// The parameters that it teaches by: they have an effect where the rule is off.
    fn taught(&self) -> &'static [&'static str] {
        &[]
    }

    /// Findings in a file that people are shown before the rest is folded; `None` for all.
    fn limit(&self) -> Option<usize> {
        None
    }

    /// Judges one story.
    fn check(&self, cx: &Context<'_>, out: &mut Sink<'_>);
}

/// A code rule in the registry.
#[derive(Debug)]
pub struct RuleEntry {
    /// What the rule says about itself.
    pub meta: &'static RuleMeta,
    /// Makes the rule, given the parameters that configuration set.
    pub build: fn(&ParamTable) -> Result<Box<dyn Rule>, Vec<ParamError>>,
    /// The parameters with type, default and meaning.
    pub params: fn() -> Vec<params::ParamDoc>,
    /// The same as they are declared.
    pub fields: &'static [params::Field],
}

/// Declares a code rule: its metadata and its place in the registry.
///
/// The documentation is the doc comment of the rule's type. `why` is printed with each finding.
macro_rules! declare_rule {
    (
        $(#[doc = $doc:literal])+
        $rule:ident($params:ty) {
            code: $code:literal,
            name: $name:literal,
            summary: $summary:literal,
            why: $why:literal,
            level: $level:ident,
            fix: $fix:ident,
            reasons: [$($slug:literal: $reason_level:ident, $reason_summary:literal);* $(;)?],
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Debug)]
        pub struct $rule {
            #[allow(dead_code, reason = "a rule without parameters never reads them")]
            params: $params,
        }

        /// What the rule says about itself.
        pub static META: $crate::rules::RuleMeta = $crate::rules::RuleMeta {
            code: std::borrow::Cow::Borrowed($code),
            name: std::borrow::Cow::Borrowed($name),
            summary: std::borrow::Cow::Borrowed($summary),
            docs: std::borrow::Cow::Borrowed(concat!($($doc, "\n"),+)),
            group: $crate::rules::Group::of_code($code),
            level: $crate::diagnostic::Level::$level,
            fix: $crate::rules::FixClass::$fix,
            reasons: std::borrow::Cow::Borrowed(&[
                $($crate::rules::Reason::new($slug, $crate::diagnostic::Level::$reason_level, $reason_summary)),*
            ]),
            status: $crate::rules::Status::Stable { since: std::borrow::Cow::Borrowed("0.1.0") },
            tags: std::borrow::Cow::Borrowed(&[]),
            why: std::borrow::Cow::Borrowed($why),
            declared_at: (std::borrow::Cow::Borrowed(file!()), line!()),
        };

        /// The rule's place in the registry.
        pub static ENTRY: $crate::rules::RuleEntry = $crate::rules::RuleEntry {
            meta: &META,
            build: |table| Ok(Box::new($rule { params: $crate::rules::params::read::<$params>(table)? })),
            params: $crate::rules::params::describe::<$params>,
            fields: <$params as $crate::rules::params::Params>::FIELDS,
        };
    };
}
pub(crate) use declare_rule;
