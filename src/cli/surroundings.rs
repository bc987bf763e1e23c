//! What a command learns from the process around it: folder, terminal, environment. Tests make their own.

use super::args::Colour;
use crate::workspace::current_item;
use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::path::PathBuf;

/// Columns where nobody says how many there are.
const DEFAULT_WIDTH: usize = 100;

/// The narrowest and the widest that is used: prose in wider lines is hard to read.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=120;

/// The variables that are read.
const VARIABLES: [&str; 7] =
    ["PRESSLINT_CONFIG", "PRESSLINT_OUTPUT", "COLUMNS", "NO_COLOR", "CLICOLOR_FORCE", "FORCE_COLOR", "TERM"];

/// The process around a command.
#[derive(Clone, Debug, Default)]
pub struct Surroundings {
    /// The folder that relative paths start from; if empty, the process's own.
    pub folder: PathBuf,
    /// Variables of the environment that presslint reads.
    pub variables: BTreeMap<String, String>,
    /// Whether a person reads the output as it comes.
    pub stdout_is_terminal: bool,
    /// Whether a person reads the messages as they come.
    pub stderr_is_terminal: bool,
    /// Columns of the terminal.
    pub terminal_width: Option<usize>,
}

impl Surroundings {
    /// Those of this process.
    #[expect(clippy::disallowed_methods, reason = "the command line is where the environment is read")]
    pub fn of_process() -> Self {
        let variable = |name: &str| Some((name.to_owned(), std::env::var(name).ok()?));
        let width = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
        Self {
            folder: std::env::current_dir().unwrap_or_default(),
            variables: VARIABLES.iter().filter_map(|name| variable(name)).collect(),
            stdout_is_terminal: std::io::stdout().is_terminal(),
            stderr_is_terminal: std::io::stderr().is_terminal(),
            terminal_width: width.filter(|width| *width > 0),
        }
    }

    /// The folder that relative paths start from.
    pub(super) fn folder(&self) -> PathBuf {
        if self.folder.as_os_str().is_empty() {
            return std::env::current_dir().unwrap_or_default();
        }
        self.folder.clone()
    }

    /// A variable that is set to something.
    pub(super) fn variable(&self, name: &str) -> Option<&str> {
        self.variables.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }

    /// Columns for what people read.
    pub(super) fn width(&self) -> usize {
        let told = self.variable("COLUMNS").and_then(|columns| columns.parse().ok());
        let width = told.or(self.terminal_width).unwrap_or(DEFAULT_WIDTH);
        width.clamp(*WIDTHS.start(), *WIDTHS.end())
    }

    /// Whether to use colour. The flag wins over variables that force it, they over those that forbid it.
    pub(super) fn colour(&self, flag: Colour, terminal: bool) -> bool {
        let forces = |name: &str| self.variable(name).is_some_and(|value| value != "0");
        match flag {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto if forces("CLICOLOR_FORCE") || forces("FORCE_COLOR") => true,
            Colour::Auto if self.variable("NO_COLOR").is_some() => false,
            Colour::Auto if self.variable("TERM") == Some("dumb") => false,
            Colour::Auto => terminal,
        }
    }
}

/// If the program breaks off, it says which draft it was reading.
pub fn announce_breakdowns() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        let draft = current_item();
        let about = if draft.is_empty() { String::new() } else { format!(" while checking {draft}") };
        // With nowhere to write to, there is nothing left to do.
        let _ = std::io::Write::write_all(
            &mut std::io::stderr(),
            format!("presslint broke off{about}. This is a mistake in presslint: please report it.\n")
                .as_bytes(),
        );
        usual(info);
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(variables: &[(&str, &str)]) -> Surroundings {
        let variables =
            variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Surroundings { variables, ..Surroundings::default() }
    }

    #[test]
    fn colour_is_for_terminals_unless_somebody_says_otherwise() {
        let auto = |variables: &[(&str, &str)], terminal| with(variables).colour(Colour::Auto, terminal);
        assert!(auto(&[], true) && !auto(&[], false));
        assert!(!auto(&[("NO_COLOR", "1")], true), "NO_COLOR forbids it");
        assert!(auto(&[("NO_COLOR", "")], true), "an empty NO_COLOR says nothing");
        assert!(auto(&[("NO_COLOR", "1"), ("FORCE_COLOR", "1")], false), "forcing wins");
        assert!(auto(&[("CLICOLOR_FORCE", "1")], false));
        assert!(!auto(&[("CLICOLOR_FORCE", "0")], false), "0 forces nothing");
        assert!(!auto(&[("TERM", "dumb")], true));
        assert!(!with(&[("FORCE_COLOR", "1")]).colour(Colour::Never, true), "the flag wins");
        assert!(with(&[("NO_COLOR", "1")]).colour(Colour::Always, false), "the flag wins");
    }

    #[test]
    fn the_width_stays_readable() {
        assert_eq!(with(&[("COLUMNS", "80")]).width(), 80);
        assert_eq!(with(&[("COLUMNS", "500")]).width(), 120);
        assert_eq!(with(&[("COLUMNS", "5")]).width(), 40);
        assert_eq!(with(&[("COLUMNS", "wide")]).width(), 100);
        let narrow = Surroundings { terminal_width: Some(72), ..Surroundings::default() };
        assert_eq!(narrow.width(), 72);
    }
}
