//! Colours: bold and the sixteen of every terminal, so that the reader's own theme decides. No meaning rests on them.

use crate::diagnostic::Level;

/// What a piece of text is, as far as colour goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ink {
    /// An error.
    Error,
    /// A warning.
    Warning,
    /// An info.
    Info,
    /// A heading.
    Strong,
    /// Frames, line numbers and second places.
    Frame,
    /// All is well.
    Good,
}

impl Ink {
    /// The ink of a level.
    pub(crate) const fn of(level: Level) -> Self {
        match level {
            Level::Error => Self::Error,
            Level::Warning => Self::Warning,
            Level::Info | Level::Off => Self::Info,
        }
    }

    /// The sequence that switches it on.
    pub(crate) const fn start(self) -> &'static str {
        match self {
            Self::Error => "\x1b[1;31m",
            Self::Warning => "\x1b[1;33m",
            Self::Info => "\x1b[1;36m",
            Self::Strong => "\x1b[1m",
            Self::Frame => "\x1b[1;34m",
            Self::Good => "\x1b[1;32m",
        }
    }
}

/// The sequence that switches every ink off.
pub(crate) const PLAIN: &str = "\x1b[0m";

/// Colours text, or leaves it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Paint {
    /// Whether there is colour at all.
    pub(crate) on: bool,
}

impl Paint {
    /// The text in an ink.
    pub(crate) fn ink(self, ink: Ink, text: &str) -> String {
        if self.on { format!("{}{text}{PLAIN}", ink.start()) } else { text.to_owned() }
    }
}
