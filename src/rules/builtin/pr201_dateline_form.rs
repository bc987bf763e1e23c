//! PR201: the form of the dateline.

mod template;

use crate::diagnostic::{Applicability, Fix};
use crate::house::places;
use crate::release::records::{Dateline, DatelinePlace};
use crate::release::{Part, PartKind};
use crate::rules::params::{Allowed, ByLang, rule_params};
use crate::rules::{Context, Rule, RuleMeta, Sink, declare_rule};
use crate::text::{TextRange, fold};
use serde::{Deserialize, Serialize};
use template::{Facts, Template};

/// Below this confidence a dateline may be none.
const SURE: f32 = 0.5;

/// How cities are set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CityCase {
    /// As the template has it.
    #[default]
    AsIs,
    /// In capitals.
    Upper,
}

/// Whether a date belongs in the dateline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Wanted {
    /// It must be there.
    Required,
    /// It may be there.
    #[default]
    Optional,
    /// It must not be there.
    Forbidden,
}

/// How states and provinces are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum StateStyle {
    /// In any way.
    #[default]
    Any,
    /// Cut short as the wires do: Mont.
    ApAbbrev,
    /// In full: Montana.
    Full,
    /// By the two letters of the post: MT.
    Postal,
}

rule_params! {
    /// Parameters.
    Params {
        /// Forms of the house: templates over {city} {region} {country} {slug} and a date such as {d MMMM yyyy}; {CITY} is
        /// in capitals, {city}/{city} is two places or more. None: every form is right.
        forms: ByLang<Vec<String>> = ByLang::any(Vec::new()); Allowed::Text(template::check),
        /// Forms that are right for offices in the field, and said as information.
        office_forms: ByLang<Vec<String>> = ByLang::any(Vec::new()); Allowed::Text(template::check),
        /// `upper`: cities stand in capitals whatever the form says; `as-is`.
        city_case: CityCase = CityCase::AsIs,
        /// Whether a date is `required`, `optional` or `forbidden`.
        date: Wanted = Wanted::Optional,
        /// How states and provinces are written: `any`, `ap-abbrev`, `full` or `postal`.
        state_style: StateStyle = StateStyle::Any,
    }
}

declare_rule! {
    /// # What
    /// The dateline is not written in one of the house’s forms.
    ///
    /// # Why
    /// It is the first thing that newsroom systems read, and the first place where two hands show.
    ///
    /// # Bad
    /// Nairobi, March 5, 2024 – (where the form is "{city}, {d MMMM yyyy} –")
    ///
    /// # Good
    /// Nairobi, 5 March 2024 –
    ///
    /// # Fix safety
    /// Safe where order, commas and capitals change and every word stays; a month written out or an ordinal dropped is
    /// unsafe.
    ///
    /// # Watch
    /// Without forms the rule is silent, and a dateline that may be none is left alone. What stands behind the dateline is
    /// for another rule.
    DatelineForm(Params) {
        code: "PR201",
        name: "dateline-form",
        summary: "A dateline that is not in the house’s form",
        why: "newsroom systems read place and date by their form",
        level: Warning,
        fix: Safe,
        reasons: [
            "office": Info, "the form of an office in the field";
            "order": Warning, "the house’s words in another order";
            "date": Warning, "the date is missing, or does not belong there";
            "state": Warning, "the state is written in another way";
        ],
    }
}

impl Rule for DatelineForm {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Sink<'_>) {
        let (Some(dateline), Some(part)) = (&cx.story.dateline, cx.part(PartKind::Dateline)) else { return };
        // A date alone is a date line; the place is missing, which is for another rule to say.
        if dateline.places.is_empty() || part.confidence < SURE {
            return;
        }
        self.check_form(cx, dateline, part, out);
        self.check_date(dateline, part, out);
        for place in &dateline.places {
            self.check_state(cx, place, part, out);
        }
    }
}

impl DatelineForm {
    fn check_form(&self, cx: &Context<'_>, dateline: &Dateline, part: &Part, out: &mut Sink<'_>) {
        let read = |forms: &ByLang<Vec<String>>| -> Vec<Template> {
            forms.get(cx.lang()).into_iter().flatten().map(|form| Template::read(form)).collect()
        };
        let (house, office) = (read(&self.params.forms), read(&self.params.office_forms));
        if house.is_empty() && office.is_empty() {
            return;
        }
        let facts = facts(cx, dateline);
        let written = Written::new(cx, dateline);
        let upper = self.params.city_case == CityCase::Upper;
        let is_in = |forms: &[Template]| {
            forms
                .iter()
                .flat_map(|form| form.fill(&facts, upper, cx.lang()))
                .any(|filled| written.is(&filled))
        };
        if is_in(&house) {
            return;
        }
        let text = written.text;
        if is_in(&office) {
            out.report(written.range, format!("“{text}” is the form of an office in the field"))
                .reason("office")
                .help("keep it if the office issues the release itself")
                .rests_on(part);
            return;
        }
        let mut forms = house.iter().chain(&office).filter(|form| form.says_all(&facts));
        let better = forms.find_map(|form| form.fill(&facts, upper, cx.lang()).into_iter().next());
        let found = out.report(written.range, format!("“{text}” is not how the house writes a dateline"));
        found.rests_on(part).help(better.as_ref().map_or_else(
            || format!("the forms of the house: {}", self.list_forms(cx)),
            |better| format!("write “{better}”"),
        ));
        if let Some(better) = better {
            if written.is_shuffled(&better) {
                found.reason("order");
            }
            found.fix(written.fix(&better));
        }
    }

    fn list_forms(&self, cx: &Context<'_>) -> String {
        let both = [&self.params.forms, &self.params.office_forms];
        let forms = both.into_iter().filter_map(|forms| forms.get(cx.lang())).flatten();
        let quoted: Vec<String> = forms.map(|form| format!("“{}”", form.replace(['{', '}'], ""))).collect();
        quoted.join(", ")
    }

    fn check_date(&self, dateline: &Dateline, part: &Part, out: &mut Sink<'_>) {
        let message = match (self.params.date, &dateline.date) {
            (Wanted::Required, None) => "the dateline has no date",
            (Wanted::Forbidden, Some(_)) => "the house’s datelines have no date",
            _ => return,
        };
        let help = if dateline.date.is_some() { "take the date out" } else { "add the date of issue" };
        let range = dateline.date.as_ref().map_or(dateline.range, |date| date.range);
        out.report(range, message).reason("date").help(help).rests_on(part);
    }

    fn check_state(&self, cx: &Context<'_>, place: &DatelinePlace, part: &Part, out: &mut Sink<'_>) {
        let Some(region) = place.region else { return };
        let text = cx.slice(region);
        let short = places::region_abbreviation(text);
        let postal = short && text.len() == 2 && text.chars().all(|c| c.is_ascii_uppercase());
        let full = !short && places::lookup(text).is_some_and(|known| known.region);
        let (wrong, help) = match self.params.state_style {
            StateStyle::Any => return,
            StateStyle::Full => (short, "write the state in full"),
            StateStyle::Postal => ((short || full) && !postal, "write the two letters of the post"),
            StateStyle::ApAbbrev => (postal, "cut the state short as the wires do"),
        };
        // "Washington, D.C." is the name of a city.
        if wrong && !matches!(text, "D.C." | "DC") {
            let message = format!("“{text}” is not how the house writes a state");
            out.report(region, message).reason("state").help(help).rests_on(part);
        }
    }
}

fn facts(cx: &Context<'_>, dateline: &Dateline) -> Facts {
    let slice = |range: Option<TextRange>| range.map(|range| cx.slice(range).to_owned());
    let first = dateline.places.first();
    let whole = |place: &DatelinePlace| {
        let ends = [
            place.qualifier.map(|range| TextRange::new(range.start, range.end + 1)),
            place.region,
            place.country,
        ];
        cx.slice(ends.into_iter().flatten().fold(place.name, TextRange::cover)).to_owned()
    };
    Facts {
        places: dateline.places.iter().map(whole).collect(),
        city: first.map_or_else(String::new, |place| cx.slice(place.name).to_owned()),
        region: slice(first.and_then(|place| place.region)),
        country: slice(first.and_then(|place| place.country.or(place.qualifier))),
        date: dateline.date.clone(),
        slug: slice(dateline.slug),
    }
}

/// The dateline as it stands, without the mark behind it.
struct Written<'a> {
    text: &'a str,
    range: TextRange,
    /// The same with the relay slug.
    with_slug: &'a str,
}

impl<'a> Written<'a> {
    fn new(cx: &Context<'a>, dateline: &Dateline) -> Self {
        let text = &cx.doc().text;
        let mut range = dateline.range;
        if dateline.bracketed && text[..range.start].ends_with('(') && text[range.end..].starts_with(')') {
            range = TextRange::new(range.start - 1, range.end + 1);
        }
        let end = dateline.separator.range.start.max(range.end);
        let with_slug = cx.slice(TextRange::new(range.start, end));
        Self { text: cx.slice(range), range, with_slug }
    }

    fn is(&self, filled: &str) -> bool {
        let filled = normal(filled);
        normal(self.text) == filled || normal(self.with_slug) == filled
    }

    /// Whether it holds all the right words, and only their order is wrong.
    fn is_shuffled(&self, better: &str) -> bool {
        let (own, right) = (words(self.text), words(better));
        own != right && sorted(own) == sorted(right)
    }

    /// The smallest edit that makes the dateline what it should be.
    fn fix(&self, better: &str) -> Fix {
        let same = |(a, b): &(char, char)| a == b;
        let head: usize =
            self.text.chars().zip(better.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
        let (old, new) = (&self.text[head..], &better[head..]);
        let tail: usize =
            old.chars().rev().zip(new.chars().rev()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
        let range = TextRange::new(self.range.start + head, self.range.end - tail);
        let keeps_words = sorted(words(self.text)) == sorted(words(better));
        let class = if keeps_words { Applicability::Safe } else { Applicability::Unsafe };
        Fix::replace(class, format!("write “{better}”"), range, &new[..new.len() - tail])
    }
}

/// White space made even; none beside a stroke.
fn normal(text: &str) -> String {
    let even = text.split_whitespace().collect::<Vec<_>>().join(" ");
    even.replace(" / ", "/").replace(" /", "/").replace("/ ", "/")
}

/// The words of a text, whatever their capitals.
fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(fold).collect()
}

fn sorted(mut words: Vec<String>) -> Vec<String> {
    words.sort();
    words
}
