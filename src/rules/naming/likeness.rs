//! How much a written name has in common with the names of an entity: a slip in one of them, or the name of another body.

use crate::house::Entity;
use crate::text::fold;

/// Below this a name shares nothing with those of the entity.
pub(super) const STRANGE: f64 = 0.3;

/// From here on a name is one of the entity's with a mistake.
pub(super) const NEAR: f64 = 0.6;

/// How much a name has in common with the nearest name of the entity: in letters, or in words whatever their order.
pub(super) fn likeness(entity: &Entity, written: &str) -> f64 {
    let names = entity.full.iter().chain(&entity.tag).chain(&entity.aliases);
    let likeness = names.map(|name| {
        let (own, written) = (fold(&name.text), fold(written));
        strsim::normalized_levenshtein(&own, &written).max(shared_words(&own, &written))
    });
    likeness.fold(0.0, f64::max)
}

/// The share of the long words of one text that stand in the other, a slip in each allowed.
fn shared_words(one: &str, other: &str) -> f64 {
    let long = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.chars().count() > 3)
            .map(str::to_owned)
            .collect()
    };
    let (one, other) = (long(one), long(other));
    let stands = |word: &&String| other.iter().any(|own| strsim::normalized_levenshtein(own, word) > 0.8);
    let most = one.len().max(other.len()).max(1);
    f64::from(u32::try_from(one.iter().filter(stands).count()).unwrap_or(0))
        / f64::from(u32::try_from(most).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::house::DatedText;

    #[test]
    fn a_slip_is_near_and_another_body_is_strange() {
        let full = vec![DatedText::always("International Organization for Migration")];
        let entity = Entity { full, ..Entity::default() };
        for near in [
            "Internatonal Organization for Migration",
            "International Organization For Migration",
            "International Migration Organization",
            "International Organization of Migrants",
        ] {
            assert!(likeness(&entity, near) >= NEAR, "{near}");
        }
        for strange in ["Institute of Medicine", "Isle of Man", "Index of Marine Oils", ""] {
            assert!(likeness(&entity, strange) < STRANGE, "{strange}");
        }
    }
}
