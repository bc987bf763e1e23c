//! `presslint init`: a configuration file to begin with.

use super::args::{Colour, InitArgs};
use super::choice::{give_up, usage};
use super::{Desk, Status};
use crate::config::pack_names;
use crate::workspace::{PROJECT_FILES, create_new, exists};
use std::io;

/// Runs the command.
pub(super) fn run(args: &InitArgs, colour: Colour, desk: &mut Desk<'_>) -> io::Result<Status> {
    if !pack_names().any(|known| known == args.pack) {
        let packs: Vec<&str> = pack_names().collect();
        let help = format!("there are: {}", packs.join(", "));
        return Ok(give_up(&usage(&format!("there is no pack “{}”", args.pack), &help), colour, desk));
    }
    let folder = desk.surroundings.folder();
    if let Some(there) = PROJECT_FILES.iter().find(|name| exists(&folder.join(name))) {
        let error = usage(&format!("{there} is there already"), "edit it, or remove it first");
        return Ok(give_up(&error, colour, desk));
    }
    let name = PROJECT_FILES[0];
    match create_new(&folder.join(name), name, &template(&args.pack)) {
        Ok(()) => {
            writeln!(
                desk.stdout,
                "Wrote {name} with the pack {}. `presslint check` reads it from now on.",
                args.pack
            )?;
            Ok(Status::Clean)
        }
        Err(error) => Ok(give_up(&error, colour, desk)),
    }
}

fn template(pack: &str) -> String {
    TEMPLATE.replace("{pack}", pack)
}

/// What the file says. Every line that begins with `# ` and holds a key works when the mark is taken away.
const TEMPLATE: &str = r#"# How presslint checks the drafts in this folder and below.
# `presslint rules` lists the rules, `presslint rule CODE` explains one, `presslint config show DRAFT` says what holds and why.

# What this house builds on: packs of rules, and files of your own.
extends = ["pack:{pack}"]

# The language of drafts that do not say: en, fr or es.
# language = "en"

# Which files are drafts. Without this, every .md and .txt file below this folder.
[files]
# include = ["releases/**"]
# exclude = ["**/archive/**"]

# Rules by code or name: error, warning, info or off, and their parameters.
[rules]
# PR206 = "warning"
# "PR804/double" = "off"
# PR110 = { level = "warning", max = 90 }

# Your organisation, so that its name is written as you want it.
# [[entity]]
# id = "lake-fund"
# issuer = true
# full = "Lake Fund for Fishing Communities"
# short = "LFFC"
# first = ["the {full} ({short})"]
# later = ["{short}", "the Fund"]

# People who are quoted often.
# [[person]]
# name = "Ana Reis"
# title = "Director"

# Other rules for some drafts.
# [[overrides]]
# paths = ["releases/statements/**"]
# [overrides.rules]
# PR103 = "off"
"#;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Layers, TomlFile, read};

    fn mistakes(text: &str) -> Vec<String> {
        let project = Some(TomlFile { name: "presslint.toml".to_owned(), text: text.into() });
        let (_, mistakes) = read(&Layers { project, ..Layers::default() });
        mistakes.into_iter().map(|mistake| mistake.diagnostic.message).collect()
    }

    #[test]
    fn the_file_is_right_as_written_for_every_pack() {
        for pack in pack_names() {
            assert_eq!(mistakes(&template(pack)), Vec::<String>::new(), "{pack}");
        }
    }

    #[test]
    fn the_file_is_right_with_every_comment_taken_away() {
        let opened: Vec<&str> = template("core")
            .leak()
            .lines()
            .map(|line| {
                let bare = line.strip_prefix("# ").unwrap_or(line);
                let is_toml = bare.starts_with('[') || bare.contains(" = ");
                if is_toml { bare } else { line }
            })
            .collect();
        assert!(opened.contains(&"[[entity]]"));
        assert_eq!(mistakes(&opened.join("\n")), Vec::<String>::new());
    }
}
