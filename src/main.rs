//! The command: hands its arguments to [`presslint::cli::run`] and returns the exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    presslint::cli::run(
        std::env::args_os(),
        &mut std::io::stdin(),
        &mut std::io::stdout(),
        &mut std::io::stderr(),
    )
}
