//! What a rule says about itself.

use crate::diagnostic::Level;
use std::borrow::Cow;

/// Subjects, in hundreds of the code: PR0 is integrity, PR9 wires.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// PR0: the file itself and leftovers in it.
    Integrity,
    /// PR1: parts and their length.
    Structure,
    /// PR2: datelines, dates, times, embargoes.
    Dates,
    /// PR3: names, agencies, acronyms, places.
    Names,
    /// PR4: quotations and attribution.
    Quotes,
    /// PR5: numbers, money and facts that must agree.
    Numbers,
    /// PR6: contacts, links, media, metadata.
    Contacts,
    /// PR7: wording.
    Wording,
    /// PR8: spelling, characters, typography.
    Typography,
    /// PR9: wires, markets, law, versions.
    Wires,
}

impl Group {
    /// All groups in the order of their hundreds.
    pub const ALL: [Self; 10] = [
        Self::Integrity,
        Self::Structure,
        Self::Dates,
        Self::Names,
        Self::Quotes,
        Self::Numbers,
        Self::Contacts,
        Self::Wording,
        Self::Typography,
        Self::Wires,
    ];

    /// The name used in selection and output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Integrity => "integrity",
            Self::Structure => "structure",
            Self::Dates => "dates",
            Self::Names => "names",
            Self::Quotes => "quotes",
            Self::Numbers => "numbers",
            Self::Contacts => "contacts",
            Self::Wording => "wording",
            Self::Typography => "typography",
            Self::Wires => "wires",
        }
    }

    /// The group of a code such as `PR206`; a pack's own rules count as wording.
    pub const fn of_code(code: &str) -> Self {
        let bytes = code.as_bytes();
        if bytes.len() < 3 || bytes[0] != b'P' || bytes[1] != b'R' || !bytes[2].is_ascii_digit() {
            return Self::Wording;
        }
        Self::ALL[(bytes[2] - b'0') as usize]
    }
}

/// The strongest fix a rule ever offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FixClass {
    /// None.
    None,
    /// Alternatives are shown, never applied.
    Show,
    /// May change the meaning; applied only when asked for.
    Unsafe,
    /// Changes nothing but the fault.
    Safe,
}

impl FixClass {
    /// The name used in documentation.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Show => "show",
            Self::Unsafe => "unsafe",
            Self::Safe => "safe",
        }
    }
}

/// One reason of a rule, `late` in `PR302/late`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The slug.
    pub slug: Cow<'static, str>,
    /// Its own default level.
    pub level: Level,
    /// What it means.
    pub summary: Cow<'static, str>,
}

impl Reason {
    /// A reason known when the program is built.
    pub const fn new(slug: &'static str, level: Level, summary: &'static str) -> Self {
        Self { slug: Cow::Borrowed(slug), level, summary: Cow::Borrowed(summary) }
    }
}

/// How far a rule has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// New: reported as info at most.
    #[allow(dead_code, reason = "no rule is new just now")]
    Preview,
    /// Here to stay, since that version.
    Stable {
        /// The version.
        since: Cow<'static, str>,
    },
}

/// What a rule says about itself. Data rules own their strings, code rules borrow them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleMeta {
    /// `PR` and three digits, or a pack's own id.
    pub code: Cow<'static, str>,
    /// Kebab-case; reads well after "ignore".
    pub name: Cow<'static, str>,
    /// One line.
    pub summary: Cow<'static, str>,
    /// The whole documentation in Markdown.
    pub docs: Cow<'static, str>,
    /// Subject.
    pub group: Group,
    /// The level the rule itself can vouch for; packs may set another.
    pub level: Level,
    /// The strongest fix it offers.
    pub fix: FixClass,
    /// Its reasons; empty for a rule with one kind of finding.
    pub reasons: Cow<'static, [Reason]>,
    /// How far it has come.
    pub status: Status,
    /// For selection by `tag:…`.
    pub tags: Cow<'static, [Cow<'static, str>]>,
    /// Why it matters, one or two sentences: shown with each finding.
    pub why: Cow<'static, str>,
    /// Where it stands: file and line.
    pub declared_at: (Cow<'static, str>, u32),
}

impl RuleMeta {
    /// The reason of that slug.
    pub fn reason(&self, slug: &str) -> Option<&Reason> {
        self.reasons.iter().find(|reason| reason.slug == slug)
    }
}
