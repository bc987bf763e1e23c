//! Checks one draft by a bundled house style and says what was found, in a few lines of its own and as the program would.
//!
//! `cargo run --example check_a_draft`

use presslint::{Level, Linter, OutputFormat, RenderOptions, Run, Source, Style, render};
use std::io::{self, Write};

/// Any bytes will do: text or Markdown, in whatever encoding.
const DRAFT: &str = "\
# Lake Fund opens boat yard in Entebbe

Entebbe, 5 March 2024 – The Lake Fund opened a boat yard on Monday, 5 March, where forty crews can mend their boats \
before the season begins.

“We have mended on the beach for long enough,” said Amos Okello, who speaks for the crews.

The yard stands on the the old ferry ramp, and charges nothing in its first year.

Contact: Ruth Achieng, Tel: +256 41 432 01 55, Email: rachieng@lakefund.example
";

fn main() -> io::Result<()> {
    check(&mut io::stdout())
}

/// Checks the draft.
pub fn check(out: &mut dyn Write) -> io::Result<()> {
    let (linter, mistakes) = Linter::new(&Style::new().pack("core"));
    let report = linter.check(Source::named("boat-yard.md", DRAFT));

    for finding in &report.diagnostics {
        let place = finding.location.start;
        writeln!(out, "{}:{} {} {}", place.line, place.column, finding.code(), finding.message)?;
        for fact in &finding.evidence {
            writeln!(out, "    {}: {}", fact.key, fact.value)?;
        }
        for fix in &finding.fixes {
            writeln!(out, "    {} ({})", fix.title, fix.applicability.as_str())?;
        }
    }
    let errors = report.diagnostics.iter().filter(|finding| finding.level == Level::Error).count();
    writeln!(out, "{errors} error\n")?;

    let run = Run { files: vec![report], config: mistakes, ..Run::default() };
    render(OutputFormat::Full, &run, &RenderOptions { width: 90, ..RenderOptions::default() }, out)
}
