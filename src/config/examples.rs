//! The examples of a bundled pack's data rules, each with the profile it is judged by.

use super::book::Source;
use super::check::Mistakes;
use super::load::{Layers, read};
use super::project::Config;
use super::tree::Table;
use super::{ActiveRule, Profile};
use crate::diagnostic::Level;
use crate::rules::kinds::{InlineTest, Reading, inline_tests, read_changed};

/// An example with everything that is needed to run it.
#[derive(Debug)]
pub struct PackExample {
    /// The code of its rule.
    pub rule: String,
    /// The example.
    pub test: InlineTest,
    /// The pack's profile, with the rule switched on and changed as the example asks.
    pub profile: Profile,
}

/// The examples that stand in a pack itself, not in the packs it extends.
pub fn pack_examples(pack: &str) -> Vec<PackExample> {
    let (config, _) = read(&Layers { packs: vec![pack.to_owned()], ..Layers::default() });
    let own_files = format!("pack:{pack}/");
    let mut all = Vec::new();
    for rule in &config.rules {
        let Source::Data { .. } = &rule.book.source else { continue };
        let set = rule.book.levels(&|_| false);
        let params = rule.book.params(&|_| false, &mut Mistakes::default());
        let table = own_examples(params, &config, &own_files).to_toml();
        for test in inline_tests(&table) {
            let Ok(changed) = read_changed(&table, &test.with, Reading::default()) else { continue };
            let mut active = ActiveRule::new(std::sync::Arc::new(changed) as std::sync::Arc<_>);
            let level = set.level.as_ref().map_or(rule.meta.level, |level| level.value);
            active.level = Some(level.max(Level::Info));
            let profile = with_rule(config.profile(None), active, &test);
            all.push(PackExample { rule: rule.meta.code.to_string(), test, profile });
        }
    }
    all
}

/// A rule's table without the examples of other packs.
fn own_examples(mut table: Table, config: &Config, own_files: &str) -> Table {
    table.entries.retain(|entry| {
        let elsewhere = !config.sources[entry.key_place.file].name.starts_with(own_files);
        !(elsewhere && matches!(entry.key.as_ref(), "bad" | "good"))
    });
    table
}

fn with_rule(profile: Profile, active: ActiveRule, test: &InlineTest) -> Profile {
    let Profile { mut rules, known, house, mut labels, now, .. } = profile;
    labels.lang = test.lang.or(labels.lang);
    let code = active.meta().code.clone();
    rules.retain(|other| other.meta().code != code);
    rules.push(active);
    rules.sort_by(|a, b| a.meta().code.cmp(&b.meta().code));
    Profile::new(rules, known, house, labels, now)
}
