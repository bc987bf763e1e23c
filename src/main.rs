//! The command: hands the process to [`presslint::cli::run_in`] and returns the exit code.

use presslint::cli::{Surroundings, announce_breakdowns, run_in};
use std::process::ExitCode;

fn main() -> ExitCode {
    announce_breakdowns();
    run_in(
        &Surroundings::of_process(),
        std::env::args_os(),
        &mut std::io::stdin(),
        &mut std::io::stdout(),
        &mut std::io::stderr(),
    )
}
