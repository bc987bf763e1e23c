//! The arguments as written, with their help. What they mean is decided by the subcommands.

use crate::calendar::{Date, Lang, date, parse_iso, plus_days};
use crate::diagnostic::Level;
use crate::report::OutputFormat;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::str::FromStr;

/// Checks press-release drafts against a house style, the way a veteran sub-editor would.
#[derive(Debug, Parser)]
#[command(name = "presslint", version, arg_required_else_help = true, after_help = AFTER_HELP)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub command: Command,

    /// When to use colour
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", help_heading = "Output")]
    pub color: Colour,
}

const AFTER_HELP: &str = "\
`presslint draft.md` is short for `presslint check draft.md`.

Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 usage, configuration, or a file that cannot be read.";

/// When to use colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Colour {
    /// On a terminal.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Check drafts
    Check(Box<CheckArgs>),
    /// Explain a rule
    Rule(RuleArgs),
    /// List all rules
    Rules(RulesArgs),
    /// Write a presslint.toml to begin with
    Init(InitArgs),
    /// Show or check the configuration
    Config {
        #[command(subcommand)]
        command: ConfigCommand,
    },
    /// Print the version
    Version,
}

#[derive(Debug, Subcommand)]
pub(super) enum ConfigCommand {
    /// Show every value that holds for a draft, and where it comes from
    Show(ConfigShowArgs),
    /// Look for mistakes in a configuration file
    Check(ConfigCheckArgs),
}

#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    /// Drafts and folders; `-` reads standard input [default: the current folder]
    #[arg(value_name = "PATHS")]
    pub paths: Vec<PathBuf>,

    /// The name of what comes from standard input: it decides the format and the configuration
    #[arg(long, value_name = "NAME", help_heading = "Drafts")]
    pub stdin_filename: Option<PathBuf>,

    #[command(flatten)]
    pub config: ConfigArgs,

    #[command(flatten)]
    pub selection: SelectionArgs,

    #[command(flatten)]
    pub judging: JudgingArgs,

    /// How to write the findings, and where: `full`, `concise`, `json`, `jsonl`. May be repeated; without a path the report goes
    /// to standard output [default: full]
    #[arg(long, value_name = "FORMAT[=PATH]", help_heading = "Output")]
    pub output: Vec<OutputTarget>,

    /// Show findings of this level and above
    #[arg(long, value_name = "LEVEL", default_value = "info", value_parser = level, help_heading = "Output")]
    pub min_severity: Level,

    /// Findings of this level and above make the exit code 1
    #[arg(long, value_name = "LEVEL", default_value = "error", value_parser = level, help_heading = "Exit code")]
    pub fail_on: Level,

    /// Exit with 0 in spite of findings
    #[arg(long, help_heading = "Exit code")]
    pub exit_zero: bool,

    /// Exit with 2 if there is no draft to check
    #[arg(long, help_heading = "Exit code")]
    pub fail_on_empty: bool,

    /// Print findings and mistakes, nothing else
    #[arg(long, short, help_heading = "Output")]
    pub quiet: bool,

    /// Count findings by rule
    #[arg(long, help_heading = "Output")]
    pub statistics: bool,

    /// Show what presslint takes each part of a draft for, and why
    #[arg(long, help_heading = "Output")]
    pub explain_structure: bool,

    /// Let ignore files and `[files]` hold for drafts that are named, too
    #[arg(long, help_heading = "Drafts")]
    pub force_exclude: bool,

    /// How many drafts to check at once [default: one for each processor]
    #[arg(long, value_name = "N", value_parser = threads, help_heading = "Drafts")]
    pub threads: Option<NonZeroUsize>,
}

#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "Configuration")]
pub(super) struct ConfigArgs {
    /// A configuration file instead of those near the drafts, or a value such as `rules.PR110.max=100` that wins over any file
    #[arg(long, value_name = "PATH|KEY=VALUE")]
    pub config: Vec<String>,

    /// Ignore all configuration files
    #[arg(long)]
    pub isolated: bool,

    /// A pack of rules, such as `iom`; may be repeated
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub pack: Vec<String>,
}

#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "Rules")]
pub(super) struct SelectionArgs {
    /// Run exactly these rules: code, name, CODE/reason, prefix, group, `tag:…` or ALL
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub select: Vec<String>,

    /// Run these rules, too
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub extend_select: Vec<String>,

    /// Do not run these rules
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub ignore: Vec<String>,
}

#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "Judging")]
pub(super) struct JudgingArgs {
    /// The day to judge drafts by, whatever they say
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub as_of: Option<Date>,

    /// Today's date, for rules that ask whether something has passed; `system` takes the computer's
    #[arg(long, value_name = "YYYY-MM-DD|system", value_parser = now)]
    pub now: Option<Date>,

    /// The language of drafts that do not name theirs
    #[arg(long, value_name = "TAG", value_parser = language)]
    pub lang: Option<Lang>,
}

#[derive(Debug, Args)]
pub(super) struct RuleArgs {
    /// A rule's code or name
    #[arg(value_name = "RULE")]
    pub rule: String,

    #[command(flatten)]
    pub config: ConfigArgs,

    /// Print as JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(super) struct RulesArgs {
    #[command(flatten)]
    pub config: ConfigArgs,

    /// Print as JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(super) struct InitArgs {
    /// The pack to begin with
    #[arg(long, value_name = "NAME", default_value = "core")]
    pub pack: String,
}

#[derive(Debug, Args)]
pub(super) struct ConfigShowArgs {
    /// A draft, there or not
    #[arg(value_name = "FILE")]
    pub file: PathBuf,

    #[command(flatten)]
    pub config: ConfigArgs,
}

#[derive(Debug, Args)]
pub(super) struct ConfigCheckArgs {
    /// A configuration file [default: the nearest]
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,

    #[command(flatten)]
    pub config: ConfigArgs,
}

/// A format and where it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct OutputTarget {
    pub format: OutputFormat,
    /// The file; standard output without.
    pub path: Option<PathBuf>,
}

impl FromStr for OutputTarget {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (name, path) = match text.split_once('=') {
            Some((_, "")) => return Err("the path after `=` is missing".to_owned()),
            Some((name, path)) => (name, Some(PathBuf::from(path))),
            None => (text, None),
        };
        let names = || OutputFormat::ALL.map(OutputFormat::as_str).join(", ");
        let format = OutputFormat::parse(name)
            .ok_or_else(|| format!("there is no format “{name}”; there are: {}", names()))?;
        Ok(Self { format, path })
    }
}

fn threads(text: &str) -> Result<NonZeroUsize, String> {
    text.parse().map_err(|_| "write a number from 1 on, or leave it out".to_owned())
}

fn level(text: &str) -> Result<Level, String> {
    Level::parse(text)
        .filter(|level| *level != Level::Off)
        .ok_or_else(|| "it is one of: error, warning, info".to_owned())
}

fn day(text: &str) -> Result<Date, String> {
    let whole = parse_iso(text).filter(|_| text.len() == 10);
    whole.ok_or_else(|| "write a day of the calendar as 2024-03-12".to_owned())
}

fn now(text: &str) -> Result<Date, String> {
    if text == "system" {
        return today().ok_or_else(|| "the computer does not tell the date".to_owned());
    }
    day(text).map_err(|message| format!("{message}, or `system`"))
}

/// Today's date in UTC.
#[expect(clippy::disallowed_methods, reason = "the user asked for the computer's date")]
fn today() -> Option<Date> {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).ok()?;
    plus_days(date(1970, 1, 1)?, i32::try_from(since.as_secs() / 86_400).ok()?)
}

fn language(text: &str) -> Result<Lang, String> {
    let primary = text.split(['-', '_']).next().unwrap_or(text);
    let tag = (2..=3).contains(&primary.len()) && primary.chars().all(|c| c.is_ascii_alphabetic());
    let lang = if tag { Lang::from_tag(text) } else { None };
    lang.ok_or_else(|| "write a language tag such as en, fr or es".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_fit_together() {
        Cli::command().debug_assert();
    }

    #[test]
    fn dates_and_languages_are_checked() {
        assert!(day("2024-02-29").is_ok() && now("system").is_ok());
        for wrong in ["2023-02-29", "29.2.2024", "today", "2024-02-29T10:00"] {
            assert!(day(wrong).is_err(), "{wrong}");
        }
        assert!(language("fr-CA").is_ok() && language("sw").is_ok());
        assert!(language("englsih").is_err() && language("").is_err() && language("é").is_err());
    }

    #[test]
    fn outputs_name_a_format_and_maybe_a_file() {
        let parse = OutputTarget::from_str;
        assert_eq!(parse("json=a=b.json").unwrap().path, Some(PathBuf::from("a=b.json")));
        assert_eq!(parse("full").unwrap(), OutputTarget { format: OutputFormat::Full, path: None });
        assert!(parse("json=").is_err());
        assert!(parse("yaml").unwrap_err().contains("full, concise, json, jsonl"));
    }
}
