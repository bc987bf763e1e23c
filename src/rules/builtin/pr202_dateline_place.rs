//! PR202: whether readers can find the place in the dateline.

use crate::calendar::{Date, parse_iso};
use crate::diagnostic::{Applicability, Fix, Level};
use crate::house::places;
use crate::release::PartKind;
use crate::release::records::DatelinePlace;
use crate::rules::params::rule_params;
use crate::rules::{Context, Rule, RuleMeta, Sink, declare_rule};
use crate::text::{TextRange, fold, without_diacritics};
use serde::{Deserialize, Serialize};

/// Which cities need a country or region behind them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Require {
    /// Those that are not listed as standing alone.
    Unlisted,
    /// All.
    All,
    /// None.
    #[default]
    None,
}

/// What may stand in a dateline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Any place, a country too.
    #[default]
    Any,
    /// A city.
    City,
}

/// A calendar day as a pack writes it: "2017-06-30".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Until(String);

impl<'de> Deserialize<'de> for Until {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if text.is_empty() || parse_iso(&text).is_some() {
            return Ok(Self(text));
        }
        Err(serde::de::Error::custom(format!("“{text}” is no day; write it as 2017-06-30")))
    }
}

impl Until {
    fn day(&self) -> Option<Date> {
        parse_iso(&self.0)
    }
}

rule_params! {
    /// Parameters.
    Params {
        /// Cities that need no country or region.
        stand_alone: Vec<String> = Vec::new(),
        /// Which cities need one: `unlisted`, `all` or `none`.
        require_country_for: Require = Require::None,
        /// Places beyond the gazetteer.
        places: Vec<String> = Vec::new(),
        /// What may stand there: `any` place, or a `city`.
        place: Kind = Kind::Any,
        /// Last day on which a country was right in the place of a city; empty: never.
        country_until: Until = Until::default(),
    }
}

declare_rule! {
    /// # What
    /// The place in the dateline is unknown, lacks the country that the house wants, has one that it does not need, or is
    /// a country where a city is wanted.
    ///
    /// # Why
    /// "Paris" alone is found on every map, "Springfield" on none.
    ///
    /// # Bad
    /// Ouellemdara, 5 March 2024 – The well of the camp ran again.
    ///
    /// # Good
    /// Ouellemdara, Niger, 5 March 2024 – The well of the camp ran again.
    ///
    /// # Fix safety
    /// A country that is not needed can be taken out; whether another town has the same name is for a person to know.
    ///
    /// # Watch
    /// Camps, districts and ships are real places of issue, so an unknown place is never more than information.
    DatelinePlaceRule(Params) {
        code: "PR202",
        name: "dateline-place",
        summary: "A place in the dateline that readers may not find",
        why: "readers want to know where it happened without a map",
        level: Info,
        fix: Unsafe,
        reasons: [
            "qualify": Info, "the country or region is missing";
            "redundant": Info, "the city needs no country";
            "country": Info, "a country stands for a city";
            "unknown": Info, "no list knows the place";
        ],
    }
}

impl Rule for DatelinePlaceRule {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Sink<'_>) {
        let (Some(dateline), Some(part)) = (&cx.story.dateline, cx.part(PartKind::Dateline)) else { return };
        for place in &dateline.places {
            let Some(fault) = self.fault(cx, place) else { continue };
            let name = cx.slice(place.name);
            let found = out.report(whole(place), fault.message(name)).reason(fault.slug());
            found.help(fault.help()).rests_on(part);
            if fault == Fault::Unknown {
                found.at_most(Level::Info);
            }
            if let Some(country) = place.country.filter(|_| fault == Fault::Redundant) {
                let tail = TextRange::new(place.name.end, country.end);
                let title = format!("write “{name}” alone");
                found.fix(Fix::delete(Applicability::Unsafe, title, tail));
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Fault {
    Qualify,
    Redundant,
    Country,
    Unknown,
}

impl Fault {
    const fn slug(self) -> &'static str {
        match self {
            Self::Qualify => "qualify",
            Self::Redundant => "redundant",
            Self::Country => "country",
            Self::Unknown => "unknown",
        }
    }

    fn message(self, name: &str) -> String {
        match self {
            Self::Qualify => format!("“{name}” stands in the dateline without its country"),
            Self::Redundant => format!("“{name}” needs no country in the dateline"),
            Self::Country => format!("“{name}” is a country; the dateline names a city"),
            Self::Unknown => format!("“{name}” is in no list of places"),
        }
    }

    const fn help(self) -> &'static str {
        match self {
            Self::Qualify => "add the country or region behind the city",
            Self::Redundant => "take the country out",
            Self::Country => "name the city from which the release is issued",
            Self::Unknown => {
                "check the spelling; if it is right, add the country or put the place on the house’s list"
            }
        }
    }
}

impl DatelinePlaceRule {
    fn fault(&self, cx: &Context<'_>, place: &DatelinePlace) -> Option<Fault> {
        let name = cx.slice(place.name);
        let known = places::lookup(name);
        let qualified = place.region.is_some() || place.country.is_some() || place.qualifier.is_some();
        let only_country = known.is_some_and(|place| place.country && !place.city);
        let alone = listed(&self.params.stand_alone, name);
        if place.country.is_some() && alone {
            return Some(Fault::Redundant);
        }
        if only_country {
            return (self.params.place == Kind::City && !self.was_right(cx)).then_some(Fault::Country);
        }
        let wanted = match self.params.require_country_for {
            Require::All => true,
            Require::Unlisted => !alone,
            Require::None => false,
        };
        if wanted && !qualified && !holds_region(name) {
            return Some(Fault::Qualify);
        }
        let listed = alone || listed(&self.params.places, name) || listed(&cx.house.places, name);
        (known.is_none() && !qualified && !listed).then_some(Fault::Unknown)
    }

    /// Whether the release is of the time when a country was right there.
    fn was_right(&self, cx: &Context<'_>) -> bool {
        let until = self.params.country_until.day();
        until.zip(cx.reference_date()).is_some_and(|(until, day)| day <= until)
    }
}

/// "Washington DC" carries its region in its name.
fn holds_region(name: &str) -> bool {
    name.rsplit(' ').next().is_some_and(|last| last != name && places::region_abbreviation(last))
}

fn listed(list: &[String], name: &str) -> bool {
    let name = without_diacritics(&fold(name));
    list.iter().any(|own| without_diacritics(&fold(own)) == name)
}

fn whole(place: &DatelinePlace) -> TextRange {
    [place.qualifier, place.region, place.country].into_iter().flatten().fold(place.name, TextRange::cover)
}
