//! `presslint rules`: every rule with its level under the configuration of this folder.

use super::args::{Colour, RulesArgs};
use super::choice::{choose, give_up, is_trouble};
use super::page::{heading, layout};
use super::{Desk, Status};
use crate::config::{ConfigMistake, Profile};
use crate::diagnostic::Level;
use crate::report::{Ink, Layout, visible};
use crate::rules::{Group, RuleMeta};
use crate::workspace::Profiles;
use serde_json::{Value, json};
use std::io::{self, Write};
use std::path::Path;

/// A rule with the level it has here.
pub(super) struct Listed {
    pub meta: RuleMeta,
    pub level: Level,
}

impl Listed {
    pub(super) fn to_json(&self) -> Value {
        let meta = &self.meta;
        let reasons = meta.reasons.iter().map(|reason| {
            json!({ "slug": reason.slug, "level": reason.level.as_str(), "summary": reason.summary })
        });
        json!({
            "code": meta.code,
            "name": meta.name,
            "group": meta.group.as_str(),
            "level": self.level.as_str(),
            "fix": meta.fix.as_str(),
            "summary": meta.summary,
            "reasons": reasons.collect::<Vec<_>>(),
        })
    }
}

/// Runs the command.
pub(super) fn run(args: &RulesArgs, colour: Colour, desk: &mut Desk<'_>) -> io::Result<Status> {
    let folder = desk.surroundings.folder();
    let mut profiles = match choose(&args.config, None, desk.surroundings) {
        Ok(choice) => Profiles::new(&folder, choice),
        Err(error) => return Ok(give_up(&error, colour, desk)),
    };
    let (rules, mistakes) = list(&mut profiles, &folder.join("draft.md"));
    let layout = layout(colour, desk.surroundings);
    if args.json {
        let rules: Vec<Value> = rules.iter().map(Listed::to_json).collect();
        serde_json::to_writer_pretty(&mut *desk.stdout, &rules)?;
        writeln!(desk.stdout)?;
    } else {
        write_table(&layout, &rules, desk.stdout)?;
    }
    desk.tell(&mistakes, profiles.errors(), colour)?;
    Ok(if is_trouble(&mistakes, profiles.errors()) { Status::Trouble } else { Status::Clean })
}

/// All rules in order of code, with their levels for a draft, and the mistakes of its configuration.
pub(super) fn list(profiles: &mut Profiles, draft: &Path) -> (Vec<Listed>, Vec<ConfigMistake>) {
    let Some(project) = profiles.project_of(draft) else { return (Vec::new(), Vec::new()) };
    let profile = project.config.profile(None);
    let listed = profile.known.iter().map(|meta| Listed { meta: meta.clone(), level: level(&profile, meta) });
    let mut rules: Vec<Listed> = listed.collect();
    rules.sort_by(|a, b| a.meta.code.cmp(&b.meta.code));
    (rules, project.mistakes.clone())
}

/// The level of a rule; it may run with several, for several kinds of release.
fn level(profile: &Profile, meta: &RuleMeta) -> Level {
    let active = profile.rules.iter().filter(|active| active.meta().code == meta.code);
    active.map(|active| active.level.unwrap_or(meta.level)).max().unwrap_or(Level::Off)
}

fn write_table(layout: &Layout, rules: &[Listed], out: &mut dyn Write) -> io::Result<()> {
    let name = rules.iter().map(|rule| rule.meta.name.chars().count()).max().unwrap_or(0);
    let code = rules.iter().map(|rule| rule.meta.code.chars().count()).max().unwrap_or(0);
    for group in Group::ALL {
        let own: Vec<&Listed> = rules.iter().filter(|rule| rule.meta.group == group).collect();
        if own.is_empty() {
            continue;
        }
        heading(layout, group.as_str(), out)?;
        for rule in own {
            let meta = &rule.meta;
            let level = format!("{:7}", rule.level.as_str());
            let level =
                if rule.level == Level::Off { level } else { layout.paint.ink(Ink::of(rule.level), &level) };
            let line = format!(
                "  {:code$}  {:name$}  {level}  {:6}  {}",
                meta.code,
                meta.name,
                meta.fix.as_str(),
                visible(&meta.summary)
            );
            writeln!(out, "{}", line.trim_end())?;
        }
        writeln!(out)?;
    }
    writeln!(out, "The columns: code, name, level here, fixes. `presslint rule CODE` explains a rule.")
}
