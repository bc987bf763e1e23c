//! How far a long run has come: on a terminal alone, and only after half a second.

use std::io::Write;
use std::time::{Duration, Instant};

/// A run that is done sooner needs no progress.
const PATIENCE: Duration = Duration::from_millis(500);

/// Time between two looks at the clock's answer.
const PACE: Duration = Duration::from_millis(100);

/// The line of progress.
pub(super) struct Progress {
    total: usize,
    done: usize,
    begun: Instant,
    drawn: Option<Instant>,
    wanted: bool,
}

impl Progress {
    /// Progress over so many drafts.
    #[expect(clippy::disallowed_methods, reason = "progress is about time")]
    pub(super) fn new(total: usize, wanted: bool) -> Self {
        Self { total, done: 0, begun: Instant::now(), drawn: None, wanted: wanted && total > 1 }
    }

    /// Whether a line stands on the terminal.
    pub(super) const fn is_drawn(&self) -> bool {
        self.drawn.is_some()
    }

    /// Takes the line away, so that something else can be written.
    pub(super) fn clear(&mut self, out: &mut dyn Write) {
        if self.drawn.take().is_some() {
            // What cannot be drawn is not missed.
            let _ = out.write_all(b"\r\x1b[K").and_then(|()| out.flush());
        }
    }

    /// Counts a draft and draws the line if it is time.
    #[expect(clippy::disallowed_methods, reason = "progress is about time")]
    pub(super) fn advance(&mut self, out: &mut dyn Write) {
        self.done += 1;
        if !self.wanted || self.begun.elapsed() < PATIENCE {
            return;
        }
        if self.drawn.is_none_or(|drawn| drawn.elapsed() >= PACE) {
            let _ = write!(out, "\r{} of {} drafts", self.done, self.total).and_then(|()| out.flush());
            self.drawn = Some(Instant::now());
        }
    }
}
