//! "Did you mean", as configuration says it.

use crate::rules::suggest::nearest;

/// The nearest of the known words, if it is near enough to have been meant; one that was only begun is near.
pub fn closest<'k>(written: &str, known: impl IntoIterator<Item = &'k str> + Clone) -> Option<String> {
    let lower = written.to_lowercase();
    let begun = lower.len() >= 3;
    let mut longer = known.clone().into_iter().filter(|word| begun && word.starts_with(&lower));
    longer.next().map(str::to_owned).or_else(|| nearest(written, known))
}

/// The same as a sentence of help.
pub fn did_you_mean<'k>(written: &str, known: impl IntoIterator<Item = &'k str> + Clone) -> Option<String> {
    closest(written, known).map(|word| format!("did you mean “{word}”?"))
}

/// A suggestion, or else all that is possible.
pub fn one_of<'k>(written: &str, known: impl IntoIterator<Item = &'k str> + Clone) -> String {
    did_you_mean(written, known.clone()).unwrap_or_else(|| format!("possible: {}", listed(known)))
}

/// Words in a row, with commas.
pub fn listed<'k>(words: impl IntoIterator<Item = &'k str>) -> String {
    words.into_iter().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_find_their_word_and_strangers_do_not() {
        let levels = ["error", "warning", "info", "off"];
        assert_eq!(closest("eror", levels).as_deref(), Some("error"));
        assert_eq!(closest("warn", levels).as_deref(), Some("warning"));
        assert_eq!(closest("ERROR", levels).as_deref(), Some("error"));
        assert_eq!(closest("fatal", levels), None);
        assert_eq!(closest("exclude_paths", ["extends", "exclude"]), None);
    }
}
