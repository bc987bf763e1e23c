//! `presslint rule`: all there is to know about a rule, offline, under the configuration of this folder.

use super::args::{Colour, RuleArgs};
use super::choice::{choose, give_up, usage};
use super::page::{heading, layout, markdown, paragraph};
use super::rules::{Listed, list};
use super::{Desk, Status};
use crate::config::{SettingView, explain};
use crate::report::{Ink, InputError, Layout, visible};
use crate::rules::builtin::REGISTRY;
use crate::rules::params::ParamDoc;
use crate::rules::{FixClass, RuleMeta, Status as RuleStatus};
use crate::workspace::Profiles;
use serde_json::{Value, json};
use std::io::{self, Write};

/// Characters of a value that are shown; `config show` shows all.
const LONGEST_VALUE: usize = 240;

/// Characters of a default beside a value that has taken its place.
const LONGEST_DEFAULT: usize = 80;

/// Runs the command.
pub(super) fn run(args: &RuleArgs, colour: Colour, desk: &mut Desk<'_>) -> io::Result<Status> {
    let folder = desk.surroundings.folder();
    let mut profiles = match choose(&args.config, None, desk.surroundings) {
        Ok(choice) => Profiles::new(&folder, choice),
        Err(error) => return Ok(give_up(&error, colour, desk)),
    };
    let draft = folder.join("draft.md");
    let (rules, mistakes) = list(&mut profiles, &draft);
    let layout = layout(colour, desk.surroundings);
    desk.tell(&mistakes, profiles.errors(), colour)?;
    let wanted = args.rule.split('/').next().unwrap_or(&args.rule);
    let found = rules.iter().find(|rule| {
        rule.meta.code.eq_ignore_ascii_case(wanted) || rule.meta.name.eq_ignore_ascii_case(wanted)
    });
    let Some(rule) = found else {
        return Ok(give_up(&unknown(wanted, &rules), colour, desk));
    };
    let mut settings = profiles.with_layers(&draft, explain).unwrap_or_default();
    settings.retain(|setting| setting.kinds.is_empty());
    let page =
        Page { layout: &layout, rule, parameters: parameters(&rule.meta, &settings), settings: &settings };
    if args.json {
        serde_json::to_writer_pretty(&mut *desk.stdout, &page.to_json())?;
        writeln!(desk.stdout)?;
    } else {
        page.write(desk.stdout)?;
    }
    Ok(Status::Clean)
}

fn unknown(wanted: &str, rules: &[Listed]) -> InputError {
    let distance = |name: &str| strsim::damerau_levenshtein(&name.to_lowercase(), &wanted.to_lowercase());
    // Two digits away from a code is another rule, not the one that was meant.
    let codes = rules.iter().map(|rule| (1, &rule.meta.code));
    let names = rules.iter().map(|rule| (2, &rule.meta.name));
    let measured = codes.chain(names).map(|(most, name)| (distance(name), most, name));
    let near = measured.filter(|(distance, most, _)| distance <= most).min();
    let help = match near {
        Some((_, _, name)) => format!("did you mean {name}? `presslint rules` lists all"),
        None => "`presslint rules` lists all".to_owned(),
    };
    usage(&format!("there is no rule “{wanted}”"), &help)
}

/// A parameter with the value it has here.
struct Parameter {
    name: String,
    value: String,
    origin: String,
    /// What a code rule says about it; a data rule's parameters are the keys of its kind.
    doc: Option<ParamDoc>,
}

/// The parameters of a rule: those it documents, else those that are set.
fn parameters(meta: &RuleMeta, settings: &[SettingView]) -> Vec<Parameter> {
    let prefix = format!("rules.{}.", meta.code);
    let set = settings.iter().filter_map(|setting| Some((setting.key.strip_prefix(&prefix)?, setting)));
    let set: Vec<(&str, &SettingView)> = set.filter(|(name, _)| *name != "level").collect();
    let entry = REGISTRY.iter().find(|entry| entry.meta.code == meta.code);
    let Some(entry) = entry else {
        let views = set.into_iter().map(|(name, setting)| Parameter {
            name: name.to_owned(),
            value: setting.value.clone(),
            origin: setting.source(),
            doc: None,
        });
        return views.collect();
    };
    let documented = (entry.params)().into_iter().map(|doc| {
        let own = set.iter().find(|(name, _)| *name == doc.name).map(|(_, setting)| setting);
        Parameter {
            name: doc.name.to_owned(),
            value: own.map_or_else(|| doc.default.clone(), |own| own.value.clone()),
            origin: own.map_or_else(|| "default".to_owned(), |own| own.source()),
            doc: Some(doc),
        }
    });
    documented.collect()
}

/// What is shown about one rule.
struct Page<'p> {
    layout: &'p Layout,
    rule: &'p Listed,
    parameters: Vec<Parameter>,
    settings: &'p [SettingView],
}

impl Page<'_> {
    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let meta = &self.rule.meta;
        heading(self.layout, &format!("{} {}", meta.code, meta.name), out)?;
        paragraph(self.layout, &meta.summary, 0, out)?;
        writeln!(out)?;
        self.facts(out)?;
        if meta.docs.trim().is_empty() && !meta.why.is_empty() {
            heading(self.layout, "\nWhy", out)?;
            paragraph(self.layout, &meta.why, 2, out)?;
        } else {
            writeln!(out)?;
            markdown(self.layout, meta.docs.trim_end(), out)?;
        }
        self.reasons(out)?;
        self.parameters(out)
    }

    fn facts(&self, out: &mut dyn Write) -> io::Result<()> {
        let meta = &self.rule.meta;
        let level = self.layout.paint.ink(Ink::of(self.rule.level), self.rule.level.as_str());
        let origin = self.setting("level").map(|level| format!(" ({})", level.origin)).unwrap_or_default();
        writeln!(out, "  level  {level}{origin}")?;
        writeln!(out, "  group  {}", meta.group.as_str())?;
        writeln!(out, "  fixes  {}", fix_class(meta))?;
        if let RuleStatus::Stable { since } = &meta.status {
            writeln!(out, "  since  {since}")?;
        }
        Ok(())
    }

    fn reasons(&self, out: &mut dyn Write) -> io::Result<()> {
        let meta = &self.rule.meta;
        if meta.reasons.is_empty() {
            return Ok(());
        }
        writeln!(out)?;
        heading(self.layout, "Reasons", out)?;
        for reason in meta.reasons.iter() {
            let key = format!("rules.\"{}/{}\"", meta.code, reason.slug);
            let set = self.settings.iter().find(|setting| setting.key == key);
            let level = set.map_or_else(|| reason.level.to_string(), |set| set.value.replace('"', ""));
            let origin = set.map(|set| format!(" ({})", set.origin)).unwrap_or_default();
            writeln!(out, "  {}/{}  {level}{origin}", meta.code, reason.slug)?;
            paragraph(self.layout, &reason.summary, 4, out)?;
        }
        Ok(())
    }

    fn parameters(&self, out: &mut dyn Write) -> io::Result<()> {
        if self.parameters.is_empty() {
            return Ok(());
        }
        writeln!(out)?;
        heading(self.layout, "Parameters", out)?;
        for parameter in &self.parameters {
            let Parameter { name, value, origin, doc } = parameter;
            let value = shortened(value, LONGEST_VALUE);
            paragraph(self.layout, &format!("{name} = {value} ({origin})"), 2, out)?;
            let Some(doc) = doc else { continue };
            let default = match origin.as_str() {
                "default" => String::new(),
                _ => format!("; default {}", shortened(&doc.default, LONGEST_DEFAULT)),
            };
            paragraph(self.layout, &format!("{}{default}. {}", doc.kind, doc.doc), 6, out)?;
        }
        Ok(())
    }

    fn setting(&self, key: &str) -> Option<&SettingView> {
        let key = format!("rules.{}.{key}", self.rule.meta.code);
        self.settings.iter().find(|setting| setting.key == key)
    }

    fn to_json(&self) -> Value {
        let mut value = self.rule.to_json();
        value["docs"] = self.rule.meta.docs.trim().into();
        value["why"] = self.rule.meta.why.as_ref().into();
        let parameters = self.parameters.iter().map(|parameter| {
            let doc = parameter.doc.as_ref();
            json!({
                "name": parameter.name,
                "type": doc.map(|doc| &doc.kind),
                "default": doc.map(|doc| &doc.default),
                "value": parameter.value,
                "origin": parameter.origin,
                "help": doc.map(|doc| &doc.doc),
            })
        });
        value["parameters"] = parameters.collect();
        value
    }
}

fn fix_class(meta: &RuleMeta) -> &'static str {
    match meta.fix {
        FixClass::None => "none",
        FixClass::Show => "suggestions to choose from",
        FixClass::Unsafe => "unsafe: they may change the meaning",
        FixClass::Safe => "safe: they change nothing but the fault",
    }
}

/// A value that is not too long to read, cut behind an item of a list.
fn shortened(value: &str, longest: usize) -> String {
    let text = visible(value);
    let Some((end, _)) = text.char_indices().nth(longest) else { return text };
    let end = text[..end].rfind(", ").map_or(end, |comma| comma + 1);
    format!("{} … and more", &text[..end])
}
