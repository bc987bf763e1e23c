//! `presslint config`: what holds for a draft and where it comes from, and what is wrong with a configuration.

use super::args::{Colour, ConfigCheckArgs, ConfigShowArgs};
use super::choice::{choose, give_up, is_trouble};
use super::page::layout;
use super::{Desk, Status};
use crate::config::explain;
use crate::report::{Ink, visible};
use crate::workspace::Profiles;
use std::io;

/// Shows every value that holds for a draft.
pub(super) fn show(args: &ConfigShowArgs, colour: Colour, desk: &mut Desk<'_>) -> io::Result<Status> {
    let folder = desk.surroundings.folder();
    let mut profiles = match choose(&args.config, None, desk.surroundings) {
        Ok(choice) => Profiles::new(&folder, choice),
        Err(error) => return Ok(give_up(&error, colour, desk)),
    };
    let draft = folder.join(&args.file);
    let layout = layout(colour, desk.surroundings);
    if let Some(project) = profiles.project_of(&draft) {
        let file = project.file.as_ref().map_or("none, so the defaults hold", |file| file.name.as_str());
        writeln!(
            desk.stdout,
            "{} {}\n",
            layout.paint.ink(Ink::Strong, "configuration file:"),
            visible(file)
        )?;
    }
    let settings = profiles.with_layers(&draft, explain).unwrap_or_default();
    for setting in &settings {
        let origin = layout.paint.ink(Ink::Frame, &format!("# {}", visible(&setting.source())));
        writeln!(desk.stdout, "{} = {}  {origin}", setting.key, setting.value.replace('\n', " "))?;
    }
    for ignore in profiles.ignores_for(&draft, &args.file.to_string_lossy()).unwrap_or_default() {
        let origin = layout.paint.ink(Ink::Frame, &format!("# {}", visible(&ignore.written)));
        writeln!(desk.stdout, "ignore = {:?}  {origin}", visible(&ignore.rule))?;
    }
    tell(&profiles, colour, desk)
}

/// Looks for mistakes in a configuration file.
pub(super) fn check(args: &ConfigCheckArgs, colour: Colour, desk: &mut Desk<'_>) -> io::Result<Status> {
    let folder = desk.surroundings.folder();
    let mut choice = match choose(&args.config, None, desk.surroundings) {
        Ok(choice) => choice,
        Err(error) => return Ok(give_up(&error, colour, desk)),
    };
    if let Some(file) = &args.file {
        choice.file = Some(file.clone());
    }
    let mut profiles = Profiles::new(&folder, choice);
    let name = profiles.project_of(&folder.join("draft.md")).and_then(|project| {
        project.mistakes.is_empty().then(|| project.file.as_ref().map(|file| visible(&file.name)))
    });
    match name {
        Some(Some(name)) => writeln!(desk.stdout, "{name} has no mistakes")?,
        Some(None) => {
            writeln!(desk.stdout, "there is no configuration file here; `presslint init` writes one")?;
        }
        None => {}
    }
    tell(&profiles, colour, desk)
}

/// Says what is wrong.
fn tell(profiles: &Profiles, colour: Colour, desk: &mut Desk<'_>) -> io::Result<Status> {
    let mistakes = profiles.mistakes();
    desk.tell(&mistakes, profiles.errors(), colour)?;
    Ok(if is_trouble(&mistakes, profiles.errors()) { Status::Trouble } else { Status::Clean })
}
