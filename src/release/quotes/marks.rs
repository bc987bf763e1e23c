//! Quotation marks: which are openers and closers, which are apostrophes, inches and the debris of a broken encoding.

use crate::text::TextRange;

/// Which way a mark looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It begins a quotation.
    Open,
    /// It ends one.
    Close,
    /// It may do either.
    Either,
}

/// Kinds of marks that pair with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// “ ” and „ “.
    Curly,
    /// ".
    Straight,
    /// « ».
    Guillemets,
    /// ‘ ’.
    Single,
    /// '.
    StraightSingle,
}

impl Family {
    /// Whether it is a family of single marks, whose closer may be an apostrophe.
    pub const fn is_single(self) -> bool {
        matches!(self, Self::Single | Self::StraightSingle)
    }

    /// Whether a writer may open with one and close with the other without meaning to.
    pub fn pairs_with(self, other: Self) -> bool {
        self == other
            || matches!((self, other), (Self::Curly, Self::Straight) | (Self::Straight, Self::Curly))
    }
}

/// A mark in the text.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    /// Its place.
    pub range: TextRange,
    /// Its family.
    pub family: Family,
    /// What its glyph says.
    pub shape: Role,
    /// What the characters around it say.
    pub setting: Role,
    /// The character before it, if any.
    pub before: Option<char>,
    /// The character behind it, if any.
    pub after: Option<char>,
    /// Whether it may pair but proves nothing: “?” for a glyph lost in conversion, a mark between blanks.
    pub lost: bool,
}

impl Mark {
    /// What the mark does, given whether something is open: the glyph where its setting allows it, else whatever fits.
    pub fn role(&self, open: bool) -> Role {
        let fits = if open { Role::Close } else { Role::Open };
        match (self.shape, self.setting) {
            (Role::Either, Role::Either) => fits,
            (Role::Either, setting) => setting,
            (shape, Role::Either) => shape,
            (shape, setting) if shape == setting => shape,
            _ => fits,
        }
    }

    /// Whether a digit stands before it, so that it may mean inches, feet, minutes or seconds.
    pub fn may_be_prime(&self) -> bool {
        self.before.is_some_and(char::is_numeric) && self.shape != Role::Open
    }
}

/// Every mark of a block, in order, except in code; double marks and single ones apart.
#[derive(Clone, Debug, Default)]
pub struct BlockMarks {
    /// Double marks and guillemets.
    pub doubles: Vec<Mark>,
    /// Single marks that may open or close; plain apostrophes are left out.
    pub singles: Vec<Mark>,
}

/// Reads the marks of a block.
pub fn marks_in(text: &str, block: TextRange, code: &[TextRange]) -> BlockMarks {
    let mut found = BlockMarks::default();
    let source = &text[block.as_range()];
    let mut before = None;
    let mut chars = source.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let doubled = matches!(c, '\'' | '’' | '‘' | '`') && chars.peek().is_some_and(|&(_, next)| next == c);
        let mut end = at + c.len_utf8();
        if doubled && chars.next().is_some() {
            end += c.len_utf8();
        }
        let after = chars.peek().map(|&(_, c)| c);
        let range = TextRange::new(block.start + at, block.start + end);
        let glyph = glyph(c, doubled).or_else(|| lost_glyph(c, before, after));
        if let Some((family, shape)) = glyph.filter(|_| !is_debris(c, before)) {
            // A mark between blanks may repeat the line above, as in a table.
            let adrift =
                c == '"' && before.is_none_or(char::is_whitespace) && after.is_none_or(char::is_whitespace);
            let lost = adrift || matches!(c, '?' | '\u{fffd}');
            let mark = Mark { range, family, shape, setting: setting(before, after), before, after, lost };
            if code.iter().any(|code| code.overlaps(range)) {
                // Code quotes nothing.
            } else if !family.is_single() {
                found.doubles.push(mark);
            } else if may_enclose(&mark, &source[end..]) {
                found.singles.push(mark);
            }
        }
        before = Some(c);
    }
    found
}

fn glyph(c: char, doubled: bool) -> Option<(Family, Role)> {
    Some(match (c, doubled) {
        ('“' | '„' | '‟', _) => (Family::Curly, Role::Open),
        ('”', _) => (Family::Curly, Role::Close),
        ('«', _) => (Family::Guillemets, Role::Open),
        ('»', _) => (Family::Guillemets, Role::Close),
        ('"' | '＂' | '″', _) | ('\'', true) => (Family::Straight, Role::Either),
        ('`' | '‘', true) => (Family::Straight, Role::Open),
        ('’', true) => (Family::Straight, Role::Close),
        ('‘' | '‚', false) => (Family::Single, Role::Open),
        ('’', false) => (Family::Single, Role::Close),
        ('\'', false) => (Family::StraightSingle, Role::Either),
        _ => return None,
    })
}

/// A conversion that knew no typographic marks left “?” or the replacement character: before a word it opened, behind a
/// comma or full stop it closed.
fn lost_glyph(c: char, before: Option<char>, after: Option<char>) -> Option<(Family, Role)> {
    if !matches!(c, '?' | '\u{fffd}') {
        return None;
    }
    let opens = before.is_none_or(char::is_whitespace) && after.is_some_and(char::is_alphabetic);
    let closes = matches!(before, Some(',' | '.')) && after.is_none_or(char::is_whitespace);
    match (opens, closes) {
        (true, _) => Some((Family::Straight, Role::Open)),
        (_, true) => Some((Family::Straight, Role::Close)),
        _ => None,
    }
}

/// A dash or letter that was decoded wrongly leaves marks behind: “â€“” is an en dash, “Å“” the French oe.
fn is_debris(c: char, before: Option<char>) -> bool {
    match c {
        '«' | '»' => matches!(before, Some('Ã')),
        '“' | '”' | '‘' | '’' | '„' | '‚' => matches!(before, Some('€' | 'Å' | 'Ã' | 'â')),
        _ => false,
    }
}

/// Characters besides white space behind which a quotation may begin, and before which one may end.
const BEFORE_OPENERS: &str = "([{–—-/“\"«„‘'¿¡*_|";
const BEHIND_CLOSERS: &str = ")]}.,;:!?…–—-/”\"»’'*_|";

fn setting(before: Option<char>, after: Option<char>) -> Role {
    let gap_before = before.is_none_or(|c| c.is_whitespace() || BEFORE_OPENERS.contains(c));
    let gap_after = after.is_none_or(|c| c.is_whitespace() || BEHIND_CLOSERS.contains(c));
    match (gap_before, gap_after) {
        (true, false) => Role::Open,
        (false, true) => Role::Close,
        _ => Role::Either,
    }
}

/// Whether a single mark may open or close a quotation: an apostrophe between letters, before figures or for letters left
/// out at the beginning of a word does neither.
fn may_enclose(mark: &Mark, rest: &str) -> bool {
    match mark.setting {
        Role::Open => {
            let letter = mark
                .after
                .is_some_and(|c| c.is_alphabetic() || matches!(c, '“' | '"' | '[' | '«' | '¿' | '¡'));
            letter && mark.shape != Role::Close && !begins_shortened(rest)
        }
        Role::Close => mark.shape != Role::Open && !mark.may_be_prime(),
        Role::Either => {
            mark.before.is_some_and(|c| matches!(c, '.' | ',' | '!' | '?' | '…')) && mark.shape != Role::Open
        }
    }
}

/// ’em, ’til, ’tis, ’n’: turned the wrong way by a word processor.
fn begins_shortened(rest: &str) -> bool {
    let word: String =
        rest.chars().take_while(|c| c.is_alphabetic()).take(8).flat_map(char::to_lowercase).collect();
    matches!(
        word.as_str(),
        "em" | "til"
            | "till"
            | "tis"
            | "twas"
            | "cause"
            | "cuz"
            | "n"
            | "bout"
            | "round"
            | "cos"
            | "ere"
            | "s"
            | "t"
            | "d"
            | "ll"
            | "re"
            | "ve"
            | "m"
            | "hood"
            | "neath"
            | "tween"
            | "twere"
            | "twill"
            | "gainst"
            | "nother"
    )
}
