//! The README stays true: its commands exist, and what it shows is what the program prints.

use std::path::Path;
use std::process::Command;

fn readme() -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap()
}

fn run(args: &[&str]) -> (String, Option<i32>) {
    let output = Command::new(env!("CARGO_BIN_EXE_presslint"))
        .args(args)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_remove("PRESSLINT_CONFIG")
        .env_remove("PRESSLINT_OUTPUT")
        .env("NO_COLOR", "1")
        .env("COLUMNS", "100")
        .output()
        .unwrap();
    (String::from_utf8_lossy(&output.stdout).into_owned(), output.status.code())
}

/// The lines that begin with `$ ` in console blocks.
fn commands(text: &str) -> Vec<String> {
    text.lines().filter_map(|line| line.strip_prefix("$ ").map(str::to_owned)).collect()
}

#[test]
fn the_first_command_checks_a_draft_and_shows_what_the_readme_shows() {
    let text = readme();
    let commands = commands(&text);
    let rest = commands[0].strip_prefix("cargo run --release -- ").unwrap();
    let args: Vec<&str> = rest.split(' ').collect();
    let (output, code) = run(&args);
    assert_eq!(code, Some(1), "{output}");
    let shown = text.split("```text\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    // The reason is printed once for each rule; everything else stands there as shown.
    for line in shown.lines().filter(|line| !line.trim().is_empty()) {
        assert!(output.contains(line.trim_end()), "the program no longer prints\n{line}\nbut\n{output}");
    }
}

#[test]
fn the_second_command_runs_the_tests() {
    assert_eq!(commands(&readme())[1], "cargo test");
}
