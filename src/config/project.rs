//! A configuration, read once for any number of drafts: each path gets its own profile.

use super::book::{Book, BookRule, SetLevels};
use super::build::{Built, build};
use super::check::Mistakes;
use super::fields::Setting;
use super::house::Record;
use super::layers::{Desk, Layer, LayerKind};
use super::options::{Override, PathGlob};
use super::rule_blocks::RuleSetting;
use super::select::{Levels, Selection, reasons_help};
use super::{ActiveRule, Layers, Profile};
use crate::calendar::{Date, Lang};
use crate::diagnostic::Level;
use crate::house::House;
use crate::release::{CustomPart, DocType, LabelOptions};
use crate::rules::RuleMeta;
use globset::{GlobSet, GlobSetBuilder};

/// Everything that files and flags say, checked.
pub struct Config {
    /// Drafts to check and to leave out.
    pub files: FileFilter,
    pub(super) rules: Vec<ConfigRule>,
    pub(super) records: Vec<Record>,
    pub(super) layers: Vec<Layer>,
    pub(super) sources: Vec<super::TomlFile>,
    house: House,
    part_names: Vec<String>,
    pub(super) overrides: Vec<Condition>,
    selection: Selection,
    labels: LabelOptions,
    forced_lang: Option<Lang>,
    now: Option<Date>,
}

/// A rule of the configuration.
pub(super) struct ConfigRule {
    /// What is said about it.
    pub book: BookRule,
    /// What it says about itself.
    pub meta: RuleMeta,
    /// The rule where no override applies.
    plain: Built,
}

/// Which drafts an override is about.
pub(super) struct Condition {
    paths: Option<GlobSet>,
    /// Kinds of release; `None` for every kind.
    pub kinds: Option<Vec<DocType>>,
    /// Their language.
    pub language: Option<Setting<Lang>>,
}

/// Globs of the drafts to check and of those to leave out, on paths relative to the project file.
#[derive(Clone, Debug, Default)]
pub struct FileFilter {
    include: Option<GlobSet>,
    exclude: GlobSet,
}

impl FileFilter {
    /// Whether a walk takes a file.
    pub fn wants(&self, path: &str) -> bool {
        self.include.as_ref().is_none_or(|globs| globs.is_match(path)) && !self.exclude.is_match(path)
    }
}

impl Config {
    pub(super) fn new(
        book: Book,
        mut layers: Vec<Layer>,
        (house, records): (House, Vec<Record>),
        parts: Vec<CustomPart>,
        flags: &Layers<'_>,
        desk: &mut Desk<'_>,
    ) -> Self {
        let overrides: Vec<Condition> = layers
            .iter_mut()
            .flat_map(|layer| std::mem::take(&mut layer.options.overrides))
            .map(condition)
            .collect();
        let part_names: Vec<String> = parts.iter().map(|part| part.name.clone()).collect();
        let rules = make_rules(book, &part_names, &mut desk.mistakes);
        let known: Vec<RuleMeta> = rules.iter().map(|rule| rule.meta.clone()).collect();
        let lists = [&flags.select, &flags.extend_select, &flags.ignore].map(Vec::as_slice);
        let selection = Selection::read(lists, &known, desk);
        let language = last(&layers, |layer| layer.options.language.as_ref()).map(|language| language.value);
        let labels = LabelOptions {
            as_of: flags.as_of,
            lang: flags.lang.or(language),
            custom_parts: parts,
            ..LabelOptions::default()
        };
        let config = Self {
            files: file_filter(&layers),
            rules,
            house,
            part_names,
            records,
            overrides,
            selection,
            labels,
            forced_lang: flags.lang,
            now: flags.now,
            sources: desk.files.clone(),
            layers,
        };
        config.complain_about_idle_settings(&mut desk.mistakes);
        config
    }

    /// The profile for a draft, by its path relative to the project file. Drafts with equal [`Self::variant`]s share it.
    pub fn profile(&self, path: Option<&str>) -> Profile {
        let house = self.house.clone();
        self.assemble(path, house, self.labels.clone())
    }

    /// Says which overrides by path hold for a draft.
    pub fn variant(&self, path: Option<&str>) -> Vec<bool> {
        let holds = |paths: &GlobSet| path.is_some_and(|path| paths.is_match(path.trim_start_matches("./")));
        self.overrides.iter().map(|over| over.paths.as_ref().is_none_or(holds)).collect()
    }

    /// The same for the last draft.
    pub(super) fn into_profile(mut self, path: Option<&str>) -> Profile {
        let house = std::mem::take(&mut self.house);
        let labels = std::mem::take(&mut self.labels);
        self.assemble(path, house, labels)
    }

    fn assemble(&self, path: Option<&str>, house: House, mut labels: LabelOptions) -> Profile {
        let variant = self.variant(path);
        let languages = self.overrides.iter().zip(&variant).filter(|(_, holds)| **holds);
        if let Some(lang) = languages.filter_map(|(over, _)| over.language.as_ref()).next_back() {
            labels.lang = self.forced_lang.or(Some(lang.value));
        }
        let rules: Vec<ActiveRule> =
            self.rules.iter().flat_map(|rule| self.activate(rule, &variant)).collect();
        // What a rule knows of the house holds whether it runs or not: --select changes what is judged, not how a draft is read.
        let runs = |rule: &ConfigRule| rules.iter().any(|active| active.meta().code == rule.meta.code);
        for rule in self.rules.iter().filter(|rule| !runs(rule)) {
            rule.plain.rule.teach(&mut labels);
        }
        let known = self.rules.iter().map(|rule| rule.meta.clone()).collect();
        Profile::new(rules, known, house, labels, self.now)
    }

    /// A rule as it runs: once, or once for each group of kinds for which overrides say the same.
    fn activate(&self, rule: &ConfigRule, variant: &[bool]) -> Vec<ActiveRule> {
        let mut groups: Vec<(Vec<usize>, Vec<DocType>)> = Vec::new();
        for kind in DocType::ALL {
            let holding: Vec<usize> = self.holding(rule, variant, kind);
            match groups.iter_mut().find(|(same, _)| *same == holding) {
                Some((_, kinds)) => kinds.push(kind),
                None => groups.push((holding, vec![kind])),
            }
        }
        let undivided = groups.len() == 1;
        let active = groups.into_iter().filter_map(|(holding, kinds)| {
            let kinds = (!undivided).then_some(kinds);
            self.activate_for(rule, &holding, kinds)
        });
        active.collect()
    }

    /// The overrides that say something about a rule and hold for a kind of release.
    fn holding(&self, rule: &ConfigRule, variant: &[bool], kind: DocType) -> Vec<usize> {
        let mut holding: Vec<usize> = rule
            .book
            .conditions()
            .filter(|&at| variant[at])
            .filter(|&at| self.overrides[at].kinds.as_ref().is_none_or(|kinds| kinds.contains(&kind)))
            .collect();
        holding.dedup();
        holding
    }

    fn activate_for(
        &self,
        rule: &ConfigRule,
        holding: &[usize],
        kinds: Option<Vec<DocType>>,
    ) -> Option<ActiveRule> {
        let here = |at: usize| holding.contains(&at);
        let set = rule.book.levels(&here);
        let levels = self.selection.apply(&rule.meta, levels(&set), fallback(&rule.meta, &set))?;
        let built = match changes_parameters(&rule.book, holding) {
            true => self.rebuild(rule, &here).unwrap_or_else(|| rule.plain.clone()),
            false => rule.plain.clone(),
        };
        let mut active = ActiveRule::new(built.rule);
        active.level = levels.level;
        active.reasons = levels.reasons;
        active.langs = built.langs;
        active.kinds = match (kinds, built.kinds) {
            (Some(here), Some(own)) => Some(here.into_iter().filter(|kind| own.contains(kind)).collect()),
            (here, own) => here.or(own),
        };
        Some(active)
    }

    /// A rule with the parameters of overrides; that they fit was looked at when all was read.
    fn rebuild(&self, rule: &ConfigRule, here: &dyn Fn(usize) -> bool) -> Option<Built> {
        let mut told_before = Mistakes::default();
        let params = rule.book.params(here, &mut told_before);
        build(&rule.book, &params, &self.part_names, &mut told_before)
    }

    /// Settings for rules that are off wherever they are asked for.
    fn complain_about_idle_settings(&self, mistakes: &mut Mistakes) {
        for rule in &self.rules {
            let asked_for = self.selection.asks_for(&rule.meta);
            let lines = || rule.book.lines.iter().filter(|line| line.kind == LayerKind::File);
            if asked_for || lines().next().is_none() || self.is_ever_on(rule) {
                continue;
            }
            for line in lines() {
                let place = match (&line.setting, &line.reason) {
                    (RuleSetting::Param { entry, .. }, _)
                        if rule.plain.rule.taught().contains(&entry.key.as_ref()) =>
                    {
                        continue;
                    }
                    (RuleSetting::Param { entry, .. }, _) => entry.key_place,
                    (RuleSetting::Level(level), Some(_)) if level.value != Level::Off => line.key,
                    _ => continue,
                };
                let message = format!("{} is off, so this has no effect", rule.meta.code);
                let mistake = mistakes.report(place, "no-effect", message).warn();
                mistake.help(format!("switch it on: {} = \"warning\"", rule.meta.code));
            }
        }
    }

    fn is_ever_on(&self, rule: &ConfigRule) -> bool {
        let on = |here: &dyn Fn(usize) -> bool| !levels(&rule.book.levels(here)).is_off(&rule.meta);
        on(&|_| false) || rule.book.conditions().any(|condition| on(&|at| at == condition))
    }
}

/// Makes every rule as it is where no override applies, and looks whether each override fits.
fn make_rules(book: Book, parts: &[String], mistakes: &mut Mistakes) -> Vec<ConfigRule> {
    let mut rules = Vec::new();
    for book in book.rules {
        let params = book.params(&|_| false, mistakes);
        let Some(plain) = build(&book, &params, parts, mistakes) else { continue };
        let meta = plain.rule.meta().clone();
        check_reasons(&book, &meta, mistakes);
        let mut conditions: Vec<usize> = book.conditions().collect();
        conditions.dedup();
        for condition in conditions.into_iter().filter(|&at| changes_parameters(&book, &[at])) {
            let params = book.params(&|at| at == condition, mistakes);
            build(&book, &params, parts, mistakes);
        }
        rules.push(ConfigRule { book, meta, plain });
    }
    rules
}

fn check_reasons(book: &BookRule, meta: &RuleMeta, mistakes: &mut Mistakes) {
    for line in &book.lines {
        let Some(reason) = line.reason.as_deref().filter(|reason| meta.reason(reason).is_none()) else {
            continue;
        };
        let message = format!("{} has no reason “{reason}”", meta.code);
        let slugs = meta.reasons.iter().map(|reason| reason.slug.as_ref());
        mistakes.report(line.key, "unknown-reason", message).maybe_help(reasons_help(reason, slugs));
    }
}

fn changes_parameters(book: &BookRule, holding: &[usize]) -> bool {
    let holds = |condition: Option<usize>| condition.is_some_and(|at| holding.contains(&at));
    book.lines.iter().any(|line| holds(line.condition) && matches!(line.setting, RuleSetting::Param { .. }))
}

fn levels(set: &SetLevels) -> Levels {
    let reasons = set.reasons.iter().map(|(slug, level)| (slug.clone(), level.value));
    Levels { level: set.level.as_ref().map(|level| level.value), reasons: reasons.collect() }
}

/// The level of a rule that is off and is asked for: its pack's, or else info.
fn fallback(meta: &RuleMeta, set: &SetLevels) -> Level {
    set.pack_level.or(Some(meta.level)).filter(|level| *level != Level::Off).unwrap_or(Level::Info)
}

/// The last thing that any layer says.
fn last<'l, T>(layers: &'l [Layer], said: impl Fn(&'l Layer) -> Option<T>) -> Option<T> {
    layers.iter().rev().find_map(said)
}

fn condition(over: Override) -> Condition {
    Condition { paths: over.paths.as_deref().map(glob_set), kinds: over.kinds, language: over.language }
}

fn file_filter(layers: &[Layer]) -> FileFilter {
    let files = |layer: &'_ Layer| layer.options.files.clone();
    let include = last(layers, |layer| files(layer)?.include);
    let exclude = last(layers, |layer| files(layer)?.exclude);
    FileFilter { include: include.as_deref().map(glob_set), exclude: glob_set(&exclude.unwrap_or_default()) }
}

fn glob_set(patterns: &[Setting<PathGlob>]) -> GlobSet {
    let mut builder = GlobSetBuilder::new();
    for glob in patterns.iter().flat_map(|pattern| &pattern.value.globs) {
        builder.add(glob.clone());
    }
    // Each glob was read before; only all together could be too large.
    builder.build().unwrap_or_default()
}
