//! A house style in a few lines of TOML, with a rule of its own, and the findings as JSON.
//!
//! `cargo run --example own_rule_set`

use presslint::{Linter, OutputFormat, RenderOptions, Run, Source, Style, render};
use std::io::{self, Write};

/// What would stand in the `presslint.toml` of the house.
const HOUSE: &str = r#"
extends = ["pack:core"]

[rules]
PR110 = { max = 60 }    # headlines are short here
PR103 = "off"           # contacts are added later

[[entity]]
id = "lake-fund"
issuer = true
full = "Lake Fund for Fishing Communities"
short = "LFFC"
first = ["the {full} ({short})"]
never = ["Lake Fund for Fishery Communities"]

[[rule]]
id = "LF001"
name = "words-of-the-lake"
kind = "pattern"
level = "warning"
message = "the Fund writes “{fix}”, not “{match}”"
swap = { fishermen = "fishers", beneficiaries = "crews" }
bad = ["The fishermen came at dawn."]
good = ["The fishers came at dawn."]
"#;

const DRAFT: &str = "\
# Boat yard opens in Entebbe

Entebbe, 5 March 2024 – The Lake Fund for Fishery Communities (LFFC) opened a boat yard where forty fishermen at a time can \
mend their boats, and LFFC will pay for the wood.
";

fn main() -> io::Result<()> {
    findings_as_json(&mut io::stdout())
}

/// Checks the draft by the style of the house. A mistake in the TOML would stand in the JSON too, with its place.
pub fn findings_as_json(out: &mut dyn Write) -> io::Result<()> {
    let style = Style::new().project("presslint.toml", HOUSE).ignore("integrity");
    let (linter, config) = Linter::new(&style);
    let run =
        Run { files: vec![linter.check(Source::named("boat-yard.md", DRAFT))], config, ..Run::default() };
    render(OutputFormat::Json, &run, &RenderOptions::default(), out)
}
