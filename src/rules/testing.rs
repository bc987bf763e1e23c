//! For tests of rules: a draft from its text, and what a rule says about it.

use super::matching::{Hits, PatternSet};
use super::{Context, Finding, Rule, Sink};
use crate::calendar::Lang;
use crate::document::{Format, Source};
use crate::house::House;
use crate::release::{LabelOptions, Release, label};

/// Looks at the first story of a Markdown draft.
pub fn look<T>(text: &str, at: impl FnOnce(&Context<'_>) -> T) -> T {
    with_release(text, Lang::En, &House::default(), |release| {
        at(&Context::new(release, &release.stories[0], &Hits::default(), 0, None))
    })
}

/// What a rule finds in a Markdown draft.
pub fn findings(rule: &dyn Rule, text: &str, lang: Lang) -> Vec<Finding> {
    findings_in_house(rule, text, lang, &House::default())
}

/// What a rule finds, given the names of a house.
pub fn findings_in_house(rule: &dyn Rule, text: &str, lang: Lang, house: &House) -> Vec<Finding> {
    let patterns =
        PatternSet::new(&[rule.patterns()]).expect("patterns of a rule were checked when it was read");
    with_release(text, lang, house, |release| {
        let hits = patterns.scan(release.doc);
        let mut sink = Sink::new(release);
        for story in &release.stories {
            rule.check(&Context::new(release, story, &hits, 0, None), &mut sink);
        }
        sink.finish()
    })
}

fn with_release<T>(text: &str, lang: Lang, house: &House, look: impl FnOnce(&Release<'_>) -> T) -> T {
    let doc = crate::formats::read(Source::new("draft", Format::Markdown, text.as_bytes()));
    let options = LabelOptions { lang: Some(lang), ..LabelOptions::default() };
    look(&label(&doc, house, &options))
}
