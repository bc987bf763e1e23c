//! The command line: what was asked for, where the answer goes, and the exit code. One file for each subcommand.

mod args;
mod check;
mod choice;
mod config;
mod init;
mod output;
mod page;
mod progress;
mod rule;
mod rules;
mod surroundings;

pub use surroundings::{Surroundings, announce_breakdowns};

use crate::config::ConfigMistake;
use crate::report::{InputError, RenderOptions, render_problems};
use args::{Cli, Command, ConfigCommand};
use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches};
use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::process::ExitCode;

/// What a command came to. Ordered: of two, the greater decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Status {
    /// Nothing to object to.
    Clean,
    /// Findings.
    Findings,
    /// Usage, configuration, or something that could not be read or written.
    Trouble,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        match status {
            Status::Clean => Self::SUCCESS,
            Status::Findings => Self::from(1),
            Status::Trouble => Self::from(2),
        }
    }
}

/// Where a command reads from and writes to.
struct Desk<'a> {
    surroundings: &'a Surroundings,
    stdin: &'a mut dyn Read,
    stdout: &'a mut dyn Write,
    stderr: &'a mut dyn Write,
}

impl Desk<'_> {
    /// Says what kept the command from doing its work.
    fn tell(
        &mut self,
        config: &[ConfigMistake],
        errors: &[InputError],
        colour: args::Colour,
    ) -> io::Result<()> {
        let colour = self.surroundings.colour(colour, self.surroundings.stderr_is_terminal);
        let options = RenderOptions { width: self.surroundings.width(), colour, ..RenderOptions::default() };
        // The answer so far comes first.
        self.stdout.flush().or_else(pipe_may_close)?;
        render_problems(config, errors, &options, self.stderr)
    }
}

/// Runs the command without a terminal, an environment, or files beside those in the current folder.
pub fn run(
    args: impl IntoIterator<Item = OsString>,
    stdin: &mut dyn Read,
    stdout: &mut dyn Write,
    stderr: &mut dyn Write,
) -> ExitCode {
    run_in(&Surroundings::default(), args, stdin, stdout, stderr)
}

/// Runs the command in given surroundings.
pub fn run_in(
    surroundings: &Surroundings,
    args: impl IntoIterator<Item = OsString>,
    stdin: &mut dyn Read,
    stdout: &mut dyn Write,
    stderr: &mut dyn Write,
) -> ExitCode {
    let mut desk = Desk { surroundings, stdin, stdout, stderr };
    let args = with_subcommand(args.into_iter().collect());
    let parser = Cli::command().term_width(surroundings.width());
    let parsed = parser.try_get_matches_from(args).and_then(|found| Cli::from_arg_matches(&found));
    let status = match parsed {
        Ok(cli) => answer(&cli, &mut desk),
        Err(error) => explain_usage(&error, &mut desk),
    };
    let flushed = desk.stdout.flush().or_else(pipe_may_close);
    let status = if flushed.is_err() { Status::Trouble } else { status };
    status.into()
}

fn answer(cli: &Cli, desk: &mut Desk<'_>) -> Status {
    let colour = cli.color;
    let answered = match &cli.command {
        Command::Check(args) => Ok(check::run(args, colour, desk)),
        Command::Rule(args) => rule::run(args, colour, desk),
        Command::Rules(args) => rules::run(args, colour, desk),
        Command::Init(args) => init::run(args, colour, desk),
        Command::Config { command: ConfigCommand::Show(args) } => config::show(args, colour, desk),
        Command::Config { command: ConfigCommand::Check(args) } => config::check(args, colour, desk),
        Command::Version => {
            writeln!(desk.stdout, "presslint {}", env!("CARGO_PKG_VERSION")).map(|()| Status::Clean)
        }
    };
    answered.or_else(|error| pipe_may_close(error).map(|()| Status::Clean)).unwrap_or_else(|error| {
        // If not even this can be written, the exit code says it.
        let _ = writeln!(desk.stderr, "error: the answer could not be written: {error}");
        Status::Trouble
    })
}

/// A reader that has seen enough is no error: `presslint … | head`.
fn pipe_may_close(error: io::Error) -> io::Result<()> {
    if error.kind() == io::ErrorKind::BrokenPipe { Ok(()) } else { Err(error) }
}

/// `presslint draft.md` and `presslint --quiet …` mean `check`.
fn with_subcommand(mut args: Vec<OsString>) -> Vec<OsString> {
    let Some(first) = args.get(1).map(|first| first.to_string_lossy().into_owned()) else { return args };
    let command = Cli::command();
    let known = command.get_subcommands().any(|known| known.get_name() == first);
    let own = ["help", "-h", "--help", "-V", "--version"].contains(&first.as_str());
    if !known && !own {
        args.insert(1, "check".into());
    }
    args
}

/// Help and version are answers; the rest are mistakes.
fn explain_usage(error: &clap::Error, desk: &mut Desk<'_>) -> Status {
    let answer = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
    let surroundings = desk.surroundings;
    let (out, terminal): (&mut dyn Write, bool) = if answer {
        (desk.stdout, surroundings.stdout_is_terminal)
    } else {
        (desk.stderr, surroundings.stderr_is_terminal)
    };
    let text = error.render();
    let colour = surroundings.colour(args::Colour::Auto, terminal);
    let written = if colour { write!(out, "{}", text.ansi()) } else { write!(out, "{text}") };
    if answer && written.or_else(pipe_may_close).is_ok() { Status::Clean } else { Status::Trouble }
}
