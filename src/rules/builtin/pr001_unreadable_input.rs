//! PR001: a file that cannot be read as a release.

use crate::diagnostic::Level;
use crate::document::ParseIssue;
use crate::release::{DocType, PartKind};
use crate::rules::params::rule_params;
use crate::rules::{Anchor, Context, Rule, RuleMeta, Sink, declare_rule};
use crate::text::TokenKind;

rule_params! {
    /// Parameters.
    Params {
        /// Fewer words of text than this are no release.
        min_words: usize = 20,
        /// The same for a media advisory, which says what it must in a few words.
        min_words_advisory: usize = 5,
    }
}

declare_rule! {
    /// # What
    /// The file decodes to nothing, decodes only by a fallback, lost bytes, or is no text at all.
    ///
    /// # Why
    /// A draft that decodes to nothing must fail loudly: a silent pass is the worst outcome of a gate.
    ///
    /// # Bad
    /// A Word file whose ending was changed to `.md`.
    ///
    /// # Good
    /// A UTF-8 file in Markdown or plain text.
    ///
    /// # Watch
    /// Windows-1252 text without accents or curly quotes is good UTF-8 and gives no finding. A release that is only a
    /// picture is named as empty. `/empty` never keeps other rules from judging what is there.
    UnreadableInput(Params) {
        code: "PR001",
        name: "unreadable-input",
        summary: "A file that cannot be read as a release",
        why: "what cannot be read cannot be checked, and a silent pass would hide that",
        level: Error,
        fix: None,
        reasons: [
            "encoding": Error, "decoded by a fallback (info), or with bytes lost (error)";
            "container": Error, "not a text: binary, encrypted, or not what its name says";
            "empty": Error, "too few words of text";
        ],
    }
}

impl Rule for UnreadableInput {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Sink<'_>) {
        if cx.story.index != 0 {
            return;
        }
        let issues = &cx.doc().issues;
        let lost = issues.iter().any(|issue| matches!(issue, ParseIssue::BytesLost { .. }));
        for issue in issues {
            // That nothing was lost is said only where it is true.
            if !(lost && matches!(issue, ParseIssue::Encoding { .. })) {
                report_issue(issue, out);
            }
        }
        if !issues.iter().any(|issue| matches!(issue, ParseIssue::Container { .. })) {
            self.check_words(cx, out);
        }
    }
}

fn report_issue(issue: &ParseIssue, out: &mut Sink<'_>) {
    match issue {
        ParseIssue::Encoding { encoding } => {
            out.report(Anchor::Document, format!("the file is {encoding}, not UTF-8; nothing was lost"))
                .reason("encoding")
                .at_most(Level::Info)
                .evidence("encoding", encoding)
                .help("save the draft as UTF-8, so that every system reads it the same way");
        }
        ParseIssue::BytesLost { first, count } => {
            out.report(
                Anchor::Disk(*first),
                match count {
                    1 => "a byte could not be decoded, so a character is missing".to_owned(),
                    _ => format!("{count} bytes could not be decoded, so characters are missing"),
                },
            )
            .reason("encoding")
            .evidence("bytes lost", count)
            .evidence("first at byte", first.start)
            .help("open the original, look at the words here, and save it as UTF-8");
        }
        ParseIssue::Container { what } => {
            out.report(Anchor::Document, format!("this is {what}, not a text that can be checked"))
                .reason("container")
                .evidence("found", what)
                .help("export the release as Markdown or plain text and check that");
        }
        ParseIssue::Misnamed { what } => {
            out.report(Anchor::Document, format!("this is plain text under the name of {what}"))
                .reason("container")
                .evidence("found", "plain text")
                .help("give it a name that ends in .txt or .md, or check the file that the name is about");
        }
        ParseIssue::FrontMatter { bytes, message } => {
            out.report(Anchor::Disk(*bytes), format!("the front matter could not be read: {message}"))
                .reason("encoding")
                .at_most(Level::Warning)
                .help("mend the front matter, so that title and date count");
        }
    }
}

impl UnreadableInput {
    fn check_words(&self, cx: &Context<'_>, out: &mut Sink<'_>) {
        let advisory = cx.kind() == DocType::MediaAdvisory;
        let least = if advisory { self.params.min_words_advisory } else { self.params.min_words };
        let parts = cx
            .release
            .parts
            .iter()
            .filter(|part| part.kind != PartKind::Chrome && part.kind != PartKind::Media);
        let text =
            parts.filter(|part| part.kind.is_body() || part.kind == PartKind::Summary || part.kind.is_tail());
        let mut words = 0;
        for part in text {
            words += cx.tokens(part.range).iter().filter(|token| token.kind != TokenKind::Mark).count();
        }
        if words < least {
            let what = match words {
                0 => "there is no text to check".to_owned(),
                1 => "there is one word of text, too little for a release".to_owned(),
                _ => format!("there are {words} words of text, too few for a release"),
            };
            out.report(Anchor::Document, what)
                .reason("empty")
                .evidence("words", words)
                .evidence("least", least)
                .help("check that the whole release was saved; text inside pictures cannot be read");
        }
    }
}
