//! Lists what presslint takes a release for: its parts with how sure it is of each, and the records found in them.
//!
//! `cargo run --example list_parts < examples/releases/washington-accord.txt`

use presslint::{Linter, Source, Style};
use std::io::{self, Read, Write};

fn main() -> io::Result<()> {
    let mut draft = Vec::new();
    io::stdin().read_to_end(&mut draft)?;
    list(Source::named("draft", draft), &mut io::stdout())
}

/// Lists the parts and records of a draft.
pub fn list(draft: Source, out: &mut dyn Write) -> io::Result<()> {
    let (linter, _) = Linter::new(&Style::new().pack("iom"));
    let reading = linter.read(draft);

    writeln!(out, "line  sure  part")?;
    for part in &reading.outline {
        let start = part.text.split_whitespace().take(6).collect::<Vec<_>>().join(" ");
        writeln!(out, "{:>4}  {:.2}  {}: {start}", part.location.start.line, part.confidence(), part.name)?;
    }
    for dateline in reading.stories.iter().filter_map(|story| story.dateline.as_ref()) {
        writeln!(out, "issued in {}", dateline.places.join(" and "))?;
    }
    for acronym in &reading.acronyms {
        writeln!(out, "{} is the {}", acronym.short, acronym.name)?;
    }
    for quote in reading.quotes.iter().filter(|quote| quote.speech) {
        let speaker = quote.speaker.as_deref().unwrap_or("nobody");
        writeln!(out, "{speaker} says {} words", quote.location.quote.split_whitespace().count())?;
    }
    for contact in &reading.contacts {
        let name = contact.name.as_deref().unwrap_or("the desk");
        let channels = [contact.phones.join(", "), contact.emails.join(", ")];
        writeln!(out, "call {name}: {}", channels.join("; "))?;
    }
    Ok(())
}
