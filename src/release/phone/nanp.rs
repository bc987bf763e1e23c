//! Rules of the North American plan that hold for every number in it.

/// Area codes of the North American plan: not N9X, not N11.
pub(super) fn is_area(digits: &str) -> bool {
    matches!(digits.as_bytes(), [b'2'..=b'9', b'0'..=b'8', b'0'..=b'9']) && !digits.ends_with("11")
}

/// Exchanges of the North American plan: not N11, but for freephone numbers, which do use 711.
pub(super) fn is_exchange(area: &str, digits: &str) -> bool {
    let shaped = matches!(digits.as_bytes(), [b'2'..=b'9', b'0'..=b'9', b'0'..=b'9']);
    shaped && (is_freephone(area) || !digits.ends_with("11"))
}

/// Freephone codes of the North American plan.
pub(super) fn is_freephone(area: &str) -> bool {
    matches!(area, "800" | "833" | "844" | "855" | "866" | "877" | "888")
}
