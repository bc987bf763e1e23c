//! `presslint check`: gathers the drafts, checks them, writes the reports, and decides the exit code.

use super::args::{CheckArgs, Cli, Colour};
use super::choice::{choose, give_up, is_trouble, usage};
use super::output::{Outputs, refuse_overwriting, targets};
use super::progress::Progress;
use super::{Desk, Status};
use crate::engine::FileReport;
use crate::report::{Ending, Ink, InputError, Paint, RenderOptions, Statistics, Summary, visible};
use crate::workspace::{
    Content, Draft, EXTENSIONS, Profiles, WalkOptions, check_draft, expand, gather, in_order, prepare,
    read_stream, shown, thread_count,
};
use clap::CommandFactory;
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// The path that stands for standard input.
const STDIN: &str = "-";

/// The name of what comes from there, if it was given no other.
const STDIN_NAME: &str = "<stdin>";

/// Runs the command.
pub(super) fn run(args: &CheckArgs, colour: Colour, desk: &mut Desk<'_>) -> Status {
    match Job::prepare(args, desk) {
        Ok(job) => match job.check(args, colour, desk) {
            Ok(tally) => job.conclude(&tally, args, colour, desk),
            Err(error) => give_up(&error, colour, desk),
        },
        Err(error) => give_up(&error, colour, desk),
    }
}

/// What is to be checked.
struct Job {
    profiles: Profiles,
    drafts: Vec<Draft>,
    /// Drafts that cannot be checked because of their configuration.
    withheld: usize,
    /// What could not be read.
    errors: Vec<InputError>,
}

impl Job {
    fn prepare(args: &CheckArgs, desk: &mut Desk<'_>) -> Result<Self, InputError> {
        let choice = choose(&args.config, Some((&args.selection, &args.judging)), desk.surroundings)?;
        let base = desk.surroundings.folder();
        let profiles = Profiles::new(&base, choice);
        let mut job = Self { profiles, drafts: Vec::new(), withheld: 0, errors: Vec::new() };
        let named = args.stdin_filename.is_some();
        let dash = args.paths.iter().any(|path| path.as_os_str() == STDIN);
        if dash && args.paths.len() > 1 {
            return Err(usage(
                "`-` stands alone",
                "check what comes from standard input in a run of its own",
            ));
        }
        let reads_stdin = dash || named && args.paths.is_empty();
        if named && !reads_stdin {
            return Err(usage("--stdin-filename names what comes from `-`", "leave it out, or check `-`"));
        }
        if reads_stdin {
            job.read_stdin(args, &base, desk);
        } else {
            job.find_drafts(args, &base);
        }
        Ok(job)
    }

    fn read_stdin(&mut self, args: &CheckArgs, base: &Path, desk: &mut Desk<'_>) {
        let name = args.stdin_filename.as_deref().map_or_else(|| STDIN_NAME.to_owned(), shown);
        match read_stream(desk.stdin, &name) {
            Ok(bytes) => {
                let content = Content::Bytes(bytes.into());
                match prepare(name.clone(), &base.join(&name), content, &mut self.profiles) {
                    Some(draft) => self.drafts.push(draft),
                    None => self.withheld = 1,
                }
            }
            Err(error) => self.errors.push(error),
        }
    }

    fn find_drafts(&mut self, args: &CheckArgs, base: &Path) {
        let here = [PathBuf::from(".")];
        let paths = if args.paths.is_empty() { here.as_slice() } else { args.paths.as_slice() };
        let options = WalkOptions { base: base.to_owned(), force_exclude: args.force_exclude };
        let found = expand(paths, &options);
        self.errors.extend(found.errors.into_iter().map(with_command));
        let gathered = gather(found.files, args.force_exclude, &mut self.profiles);
        self.drafts = gathered.drafts;
        self.withheld = gathered.withheld;
    }

    /// Checks the drafts and writes the reports.
    fn check(&self, args: &CheckArgs, colour: Colour, desk: &mut Desk<'_>) -> Result<Tally, InputError> {
        let Desk { surroundings, stdout, stderr, .. } = desk;
        let targets = targets(&args.output, surroundings)?;
        refuse_overwriting(&targets, &self.drafts, &surroundings.folder())?;
        let options = render_options(args);
        let mut outputs = Outputs::open(&targets, &options, colour, surroundings, *stdout)?;
        let mut progress = Progress::new(self.drafts.len(), surroundings.stderr_is_terminal && !args.quiet);
        let mut tally = Tally::default();
        let threads = thread_count(self.drafts.len(), args.threads.map(usize::from));
        let work = |draft: &Draft| check_draft(draft, &self.profiles);
        in_order(&self.drafts, threads, work, |outcome| {
            progress.clear(*stderr);
            tally.take(outcome, args, &options, &mut outputs);
            progress.advance(*stderr);
            if progress.is_drawn() {
                outputs.flush();
            }
            if outputs.wanted() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        progress.clear(*stderr);
        tally.errors.splice(..0, self.errors.iter().cloned());
        tally.errors.extend_from_slice(self.profiles.errors());
        let config = self.profiles.mistakes();
        let Tally { summary, statistics, errors, .. } = &tally;
        outputs.finish(&Ending { summary: *summary, statistics, errors, config: &config });
        tally.errors.append(&mut outputs.errors);
        Ok(tally)
    }

    /// Says what kept drafts from being checked, and decides the exit code.
    fn conclude(&self, tally: &Tally, args: &CheckArgs, colour: Colour, desk: &mut Desk<'_>) -> Status {
        let mistakes = self.profiles.mistakes();
        let nothing = self.drafts.is_empty() && self.withheld == 0 && tally.errors.is_empty();
        let told = desk.tell(&mistakes, &tally.errors, colour).and_then(|()| {
            let remark = if nothing { Some(nothing_found(&args.paths)) } else { not_checked(self.withheld) };
            let remark = remark.filter(|_| !args.quiet);
            remark.map_or(Ok(()), |remark| write_warning(&remark, colour, desk))
        });
        let trouble = is_trouble(&mistakes, &tally.errors) || nothing && args.fail_on_empty || told.is_err();
        match (trouble, tally.fails && !args.exit_zero) {
            (true, _) => Status::Trouble,
            (false, true) => Status::Findings,
            (false, false) => Status::Clean,
        }
    }
}

/// What the findings of a run come to.
#[derive(Default)]
struct Tally {
    summary: Summary,
    statistics: Statistics,
    errors: Vec<InputError>,
    fails: bool,
}

impl Tally {
    fn take(
        &mut self,
        outcome: Result<FileReport, InputError>,
        args: &CheckArgs,
        options: &RenderOptions,
        outputs: &mut Outputs<'_>,
    ) {
        let file = match outcome {
            Ok(file) => file,
            Err(error) => return self.errors.push(error),
        };
        self.summary.add(&file, options);
        self.statistics.add(&file, options);
        let open = file.diagnostics.iter().filter(|diagnostic| diagnostic.suppressed.is_none());
        self.fails |= open.map(|diagnostic| diagnostic.level).any(|level| level >= args.fail_on);
        outputs.file(&file);
    }
}

fn render_options(args: &CheckArgs) -> RenderOptions {
    RenderOptions {
        min_severity: args.min_severity,
        statistics: args.statistics,
        explain_structure: args.explain_structure,
        quiet: args.quiet,
        ..RenderOptions::default()
    }
}

/// A path that is missing may have been meant for a command: `presslint ruels`.
fn with_command(mut error: InputError) -> InputError {
    let near = Cli::command()
        .get_subcommands()
        .map(|command| {
            (strsim::damerau_levenshtein(command.get_name(), &error.path), command.get_name().to_owned())
        })
        .filter(|(distance, _)| *distance <= 2)
        .min();
    if let Some((_, command)) = near {
        error.help = format!("{}, or did you mean `presslint {command}`?", error.help);
    }
    error
}

fn nothing_found(paths: &[PathBuf]) -> String {
    let paths: Vec<String> = paths.iter().map(|path| shown(path)).filter(|path| !path.is_empty()).collect();
    let place = if paths.is_empty() { "here".to_owned() } else { format!("in {}", paths.join(", ")) };
    format!("no drafts {place}; presslint looks for files that end in .{}", EXTENSIONS.join(", ."))
}

fn not_checked(withheld: usize) -> Option<String> {
    let drafts = match withheld {
        0 => return None,
        1 => "1 draft was".to_owned(),
        _ => format!("{withheld} drafts were"),
    };
    Some(format!("{drafts} not checked because of the configuration"))
}

fn write_warning(text: &str, colour: Colour, desk: &mut Desk<'_>) -> io::Result<()> {
    let on = desk.surroundings.colour(colour, desk.surroundings.stderr_is_terminal);
    writeln!(desk.stderr, "{}: {}", Paint { on }.ink(Ink::Warning, "warning"), visible(text))
}
