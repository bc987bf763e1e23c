//! PR004: menus, buttons and notices that came along with a web page.

use crate::diagnostic::{Applicability, Edit, EditPlace, Fix};
use crate::release::{LabelOptions, Part, PartKind};
use crate::rules::params::{Allowed, rule_params};
use crate::rules::{Anchor, Context, Rule, RuleMeta, Sink, declare_rule};
use crate::text::{ByteRange, fold};
use serde::{Deserialize, Serialize};

/// A line of a page as a house writes it down.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(untagged)]
pub enum PageLine {
    /// The whole line.
    Text(String),
    /// An expression that matches within it.
    Expression {
        /// The expression.
        re: String,
    },
}

rule_params! {
    /// Parameters.
    Params {
        /// Lines of the house's own web page; one of them is enough. A text is a whole line, whatever its capitals; `{ re = '…' }`
        /// matches within a line.
        extra: Vec<PageLine> = Vec::new(); Allowed::Expressions,
        /// Share of the file above which the text itself may be meant: then the finding says so.
        max_share: f32 = 0.6; Allowed::Share,
    }
}

declare_rule! {
    /// # What
    /// Lines of a web page around the release: menus, share buttons, cookie notices, related news, a feed's metadata.
    ///
    /// # Why
    /// They are mailed to editors together with the release. They are reported once and then ignored by every other rule.
    ///
    /// # Bad
    /// Skip to main content / Our Work / Our Work / Take Action / Share this page
    ///
    /// # Good
    /// The file starts at the release line, the kicker or the headline.
    ///
    /// # Fix safety
    /// Unsafe: the lines are taken out, and a reader should have looked at them.
    ///
    /// # Watch
    /// Letterheads, kickers and contacts on top are short lines too; a list of a few words is a list.
    PageChrome(Params) {
        code: "PR004",
        name: "page-chrome",
        summary: "Menus, buttons and notices of a web page",
        why: "what came along with the page would go out with the release",
        level: Warning,
        fix: Unsafe,
        reasons: [],
    }
}

impl Rule for PageChrome {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn teach(&self, labels: &mut LabelOptions) {
        for line in &self.params.extra {
            match line {
                PageLine::Text(text) => labels.page_lines.push(fold(text.trim())),
                PageLine::Expression { re } => labels.page_patterns.push(re.clone()),
            }
        }
    }

    fn check(&self, cx: &Context<'_>, out: &mut Sink<'_>) {
        if cx.story.index != 0 {
            return;
        }
        let chrome: Vec<(usize, &Part)> =
            cx.release.parts.iter().enumerate().filter(|(_, part)| part.kind == PartKind::Chrome).collect();
        let Some(&(first, _)) = chrome.first() else { return };
        let lines: usize = chrome.iter().map(|(_, part)| part.blocks.len()).sum();
        let message = match lines {
            1 => "a line of a web page stands with the release".to_owned(),
            _ => format!("{lines} lines of a web page stand with the release"),
        };
        let found = out.report(Anchor::Part(first), message);
        found.evidence("lines", lines).help("begin the file at the headline, and end it with the contacts");
        for &(at, _) in &chrome[1..] {
            found.related(Anchor::Part(at), "more of the page");
        }
        let covered: usize = chrome.iter().map(|(_, part)| part.range.len()).sum();
        if covered as f32 > self.params.max_share * cx.doc().text.len() as f32 {
            found.evidence(
                "share of the file",
                format!("{:.0} per cent", covered as f32 * 100.0 / cx.doc().text.len() as f32),
            );
        }
        let edits = chrome
            .iter()
            .map(|(_, part)| Edit { place: EditPlace::Decoded(lines_of(cx, part)), text: String::new() });
        found.fix(Fix {
            title: "take the page's lines out".to_owned(),
            applicability: Applicability::Unsafe,
            edits: edits.collect(),
        });
    }
}

/// The whole lines of a part in the decoded file.
fn lines_of(cx: &Context<'_>, part: &Part) -> ByteRange {
    let decoded = cx.doc().map.to_decoded(part.range);
    cx.doc().whole_lines(decoded.as_range())
}
