//! What flags and environment say about configuration, and what to do when they make no sense.

use super::args::{Colour, ConfigArgs, JudgingArgs, SelectionArgs};
use super::{Desk, Status, Surroundings};
use crate::config::ConfigMistake;
use crate::diagnostic::Level;
use crate::report::InputError;
use crate::workspace::ConfigChoice;
use std::path::PathBuf;

/// The configuration that was asked for.
///
/// # Errors
/// Flags that contradict each other.
pub(super) fn choose(
    config: &ConfigArgs,
    flags: Option<(&SelectionArgs, &JudgingArgs)>,
    surroundings: &Surroundings,
) -> Result<ConfigChoice, InputError> {
    let (values, files): (Vec<_>, Vec<_>) =
        config.config.iter().cloned().partition(|written| is_value(written, surroundings));
    if files.len() > 1 {
        let help = "one configuration can extend another: extends = [\"../house.toml\"]";
        return Err(usage("--config names more than one file", help));
    }
    if config.isolated && !files.is_empty() {
        return Err(usage("--isolated and a --config file contradict each other", "leave one of them out"));
    }
    let named =
        files.into_iter().next().or_else(|| surroundings.variable("PRESSLINT_CONFIG").map(str::to_owned));
    let mut choice = ConfigChoice {
        file: named.filter(|_| !config.isolated).map(PathBuf::from),
        isolated: config.isolated,
        values,
        packs: config.pack.clone(),
        ..ConfigChoice::default()
    };
    if let Some((selection, judging)) = flags {
        choice.select.clone_from(&selection.select);
        choice.extend_select.clone_from(&selection.extend_select);
        choice.ignore.clone_from(&selection.ignore);
        (choice.as_of, choice.now, choice.lang) = (judging.as_of, judging.now, judging.lang);
    }
    Ok(choice)
}

/// `KEY=VALUE`, unless there is a file of that name.
fn is_value(written: &str, surroundings: &Surroundings) -> bool {
    written.contains('=') && !surroundings.folder().join(written).is_file()
}

/// A mistake in how the command was called.
pub(super) fn usage(message: &str, help: &str) -> InputError {
    InputError { path: String::new(), message: message.to_owned(), help: help.to_owned() }
}

/// Says why the command cannot be run.
pub(super) fn give_up(error: &InputError, colour: Colour, desk: &mut Desk<'_>) -> Status {
    // If not even this can be written, the exit code says it.
    let _ = desk.tell(&[], std::slice::from_ref(error), colour);
    Status::Trouble
}

/// Whether configuration keeps drafts from being checked.
pub(super) fn is_trouble(mistakes: &[ConfigMistake], errors: &[InputError]) -> bool {
    !errors.is_empty() || mistakes.iter().any(|mistake| mistake.diagnostic.level == Level::Error)
}
