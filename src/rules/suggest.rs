//! “Did you mean”: the known word nearest to one that is not known.

/// The candidate nearest to a word, if it is near enough to be meant.
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<String> {
    let lower = word.to_lowercase();
    let most = (word.chars().count() / 3).clamp(1, 3);
    let near = candidates.into_iter().filter_map(|candidate| {
        let distance = strsim::damerau_levenshtein(&lower, &candidate.to_lowercase());
        (distance <= most).then_some((distance, candidate))
    });
    near.min().map(|(_, candidate)| candidate.to_owned())
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn near_words_are_suggested_and_far_ones_are_not() {
        assert_eq!(nearest("hedline", ["headline", "lede"]).as_deref(), Some("headline"));
        assert_eq!(nearest("Scope", ["scope"]).as_deref(), Some("scope"));
        assert_eq!(nearest("xyz", ["headline", "lede"]), None);
        assert_eq!(nearest("of", ["if", "quote"]).as_deref(), Some("if"));
    }
}
