//! Agencies and persons with the forms a house approves, each with the days it was right on.

use super::NameKind;
use crate::calendar::{Date, Lang};

/// A text that was right in one language and from one day to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatedText {
    /// The text or template.
    pub text: String,
    /// Its language; `None` for any.
    pub lang: Option<Lang>,
    /// First day on which it was right.
    pub from: Option<Date>,
    /// Last day on which it was right.
    pub until: Option<Date>,
}

impl DatedText {
    /// A text that is right always and in every language.
    pub fn always(text: impl Into<String>) -> Self {
        Self { text: text.into(), lang: None, from: None, until: None }
    }

    /// Whether it is right in a language.
    pub fn speaks(&self, lang: Lang) -> bool {
        self.lang.is_none_or(|own| own == lang)
    }

    /// Whether it was right on a day. Without a day, whatever was ever right is right.
    pub fn valid_on(&self, day: Option<Date>) -> bool {
        day.is_none_or(|day| {
            self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
        })
    }
}

/// An agency or another organization.
///
/// An entity without `first`, `later`, `headline`, `tail` and `never` has no naming policy: agency naming is silent on it.
#[derive(Clone, Debug, Default)]
pub struct Entity {
    /// Its handle.
    pub id: String,
    /// What it is: `organization`, `project`, `programme`, `place`.
    #[allow(dead_code, reason = "the register holds it for rules to come")]
    pub kind: String,
    /// Whether it issues the releases that are checked.
    pub issuer: bool,
    /// Official names.
    pub full: Vec<DatedText>,
    /// Acronyms or short names.
    pub short: Vec<DatedText>,
    /// Descriptors, such as "the UN Migration Agency".
    pub tag: Vec<DatedText>,
    /// Other names it is known by.
    pub aliases: Vec<DatedText>,
    /// Hosts of its mail addresses.
    #[allow(dead_code, reason = "the register holds it for rules to come")]
    pub domains: Vec<String>,
    /// Forms right at the first mention, as templates over `{full}`, `{short}` and `{tag}`.
    pub first: Vec<DatedText>,
    /// Forms right later on.
    pub later: Vec<DatedText>,
    /// Forms right in the headline.
    pub headline: Vec<DatedText>,
    /// Forms right in the tail.
    pub tail: Vec<DatedText>,
    /// Forms that are always wrong.
    pub never: Vec<DatedText>,
    /// The letters of the short form need not match the name.
    pub initials_ok: bool,
    /// The short form needs no expansion.
    pub bare: bool,
}

impl Entity {
    /// Whether agency naming has anything to judge.
    pub fn has_policy(&self) -> bool {
        [&self.first, &self.later, &self.headline, &self.tail, &self.never]
            .iter()
            .any(|forms| !forms.is_empty())
    }

    /// All its names of a kind.
    pub fn names(&self, kind: NameKind) -> &[DatedText] {
        match kind {
            NameKind::Never => &self.never,
            NameKind::Full => &self.full,
            NameKind::Short => &self.short,
            NameKind::Tag => &self.tag,
            NameKind::Alias => &self.aliases,
        }
    }

    /// The short forms right in a language, or all if none is marked for it.
    pub fn short_forms(&self, lang: Lang) -> impl Iterator<Item = &str> {
        self.short.iter().filter(move |form| form.speaks(lang)).map(|form| form.text.as_str())
    }
}

/// A person the house knows.
#[derive(Clone, Debug, Default)]
#[allow(dead_code, reason = "the register holds more than today’s rules ask for")]
pub struct Person {
    /// The full name.
    pub name: String,
    /// The name used at later mentions.
    pub short: Option<String>,
    /// Titles with the days they were held.
    pub title: Vec<DatedText>,
    /// The organization's id or name.
    pub org: Option<String>,
    /// `he`, `she` or `they`.
    pub pronoun: Option<String>,
    /// Other spellings.
    pub aliases: Vec<String>,
}

/// A text that the house approved, such as what it says about itself below every release.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Canonical {
    /// Its handle; versions in other languages and of other years share it.
    pub id: String,
    /// The text.
    pub text: String,
    /// Id of the entity it is about.
    pub entity: Option<String>,
    /// Its language; `None` for any.
    pub lang: Option<Lang>,
    /// First day on which it was right.
    pub from: Option<Date>,
    /// Last day on which it was right.
    pub until: Option<Date>,
}
