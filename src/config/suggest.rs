//! "Did you mean": the known word that is nearest to one that is not known.

use strsim::damerau_levenshtein;

/// The nearest of the known words, if it is near enough to have been meant.
pub fn closest<'k>(written: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let plain = normal(written);
    // One slip for every three letters; a word of two letters may have one.
    let allowed = (plain.chars().count() / 3).max(1);
    known
        .into_iter()
        .filter(|word| *word != written)
        .map(|word| (distance(&plain, &normal(word)), word))
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, word)| word)
}

/// The same as a sentence of help.
pub fn did_you_mean<'k>(written: &str, known: impl IntoIterator<Item = &'k str>) -> Option<String> {
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

fn normal(word: &str) -> String {
    word.chars().map(|c| if c == '-' || c == ' ' { '_' } else { c.to_ascii_lowercase() }).collect()
}

/// Words that only differ in an ending count as near: `contact` and `contacts`, `warn` and `warning`.
fn distance(written: &str, word: &str) -> usize {
    let begins = written.len() >= 3 && word.starts_with(written);
    if begins { 1 } else { damerau_levenshtein(written, word) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_find_their_word_and_strangers_do_not() {
        let levels = ["error", "warning", "info", "off"];
        assert_eq!(closest("eror", levels), Some("error"));
        assert_eq!(closest("warn", levels), Some("warning"));
        assert_eq!(closest("ERROR", levels), Some("error"));
        assert_eq!(closest("fatal", levels), None);
        assert_eq!(closest("exclude_paths", ["extends", "exclude"]), None);
        assert_eq!(closest("PR203", ["PR206", "PR209"]), Some("PR206"));
    }
}
