//! The examples of a rule, `bad` and `good`, as drafts a test can run.

use super::KindError;
use super::keys::{Spot, items, text, wanted};
use crate::calendar::Lang;
use crate::release::PartKind;
use crate::rules::selector::{Name, Selector};
use toml::{Table, Value};

/// An example of a rule, ready to be checked.
#[derive(Clone, Debug, PartialEq)]
pub struct InlineTest {
    /// The draft, in Markdown; empty if it stands in a file.
    pub text: String,
    /// The file it stands in, beside the pack.
    pub file: Option<String>,
    /// Its language, if the example names one.
    pub lang: Option<Lang>,
    /// Keys of the rule that are different for this example.
    pub with: Table,
    /// Whether the rule is to find something.
    pub should_fire: bool,
}

/// The examples of one `[[rule]]`. One that cannot be read is left out; reading the rule reports it.
pub fn inline_tests(rule: &Table) -> Vec<InlineTest> {
    let bad = examples(rule, "bad", true);
    bad.into_iter().chain(examples(rule, "good", false)).collect()
}

/// Reports examples that cannot be read.
pub fn check(rule: &Table, errors: &mut Vec<KindError>) {
    for key in ["bad", "good"] {
        if let Some(value) = rule.get(key) {
            for (item, spot) in items(value, &Spot::of(key)) {
                let _ = example(item, &spot, errors);
            }
        }
    }
}

/// An example as it is written.
#[derive(Default)]
struct Example {
    text: String,
    file: Option<String>,
    lang: Option<Lang>,
    with: Table,
}

fn examples(rule: &Table, key: &str, should_fire: bool) -> Vec<InlineTest> {
    let Some(value) = rule.get(key) else { return Vec::new() };
    let written = items(value, &Spot::of(key))
        .into_iter()
        .filter_map(|(item, spot)| example(item, &spot, &mut Vec::new()));
    written
        .map(|example| {
            let lang = example.lang.unwrap_or_default();
            let text = if example.file.is_some() { String::new() } else { draft(rule, &example.text, lang) };
            InlineTest { text, file: example.file, lang: example.lang, with: example.with, should_fire }
        })
        .collect()
}

fn example(value: &Value, spot: &Spot, errors: &mut Vec<KindError>) -> Option<Example> {
    let Some(table) = value.as_table() else {
        return text(value, spot, errors).map(|text| Example { text, ..Example::default() });
    };
    let mut example = Example::default();
    for (key, value) in table {
        let spot = spot.inside(key);
        match key.as_str() {
            "text" => example.text = text(value, &spot, errors)?,
            "doc" => example.file = Some(text(value, &spot, errors)?),
            "lang" => {
                example.lang = text(value, &spot, errors).as_deref().and_then(Lang::from_tag);
                if example.lang.is_none_or(|lang| lang == Lang::Other) {
                    errors.push(spot.error("this is no language of ours: en, fr, es"));
                }
            }
            "with" => match value.as_table() {
                Some(with) => example.with = with.clone(),
                None => return wanted(value, "a table of keys", &spot, errors),
            },
            _ => errors
                .push(spot.error(format!("an example has no key `{key}`: it has text, doc, lang and with"))),
        }
    }
    if example.text.is_empty() && example.file.is_none() {
        errors.push(spot.error("an example needs `text` or `doc`"));
        return None;
    }
    Some(example)
}

/// A whole draft is itself; the text of a part stands in that part; anything else is a paragraph of a small release.
fn draft(rule: &Table, text: &str, lang: Lang) -> String {
    let text = text.trim_matches('\n');
    let kind = rule.get("kind").and_then(Value::as_str).unwrap_or_default();
    if kind == "structure" {
        return format!("{text}\n");
    }
    let frame = Frame::of(lang);
    if kind == "naming" {
        return frame.with(frame.headline, text, "");
    }
    match scope_part(rule).as_deref() {
        Some("headline") => frame.with(text, frame.lede, ""),
        Some("dateline") => frame.with(frame.headline, &format!("{text} {}", frame.first_sentence()), ""),
        Some(part) => {
            frame.with(frame.headline, frame.lede, &format!("<!-- presslint: part={part} -->\n{text}"))
        }
        None => frame.with(frame.headline, frame.lede, text),
    }
}

/// The name of the part that is the rule's scope, if it is a single one.
fn scope_part(rule: &Table) -> Option<String> {
    let scope = rule.get("scope").and_then(Value::as_str)?;
    let selector = Selector::parse(scope).ok()?;
    selector.single_name().filter(|name| is_part(name)).map(|name| name.as_str().to_owned())
}

fn is_part(name: &Name) -> bool {
    name.is_part() && PartKind::parse(name.as_str()).is_some_and(|kind| kind != PartKind::Paragraph)
}

/// A release around an example, complete so that no other rule has anything to say.
struct Frame {
    headline: &'static str,
    lede: &'static str,
    last: &'static str,
    contact: &'static str,
}

impl Frame {
    const fn of(lang: Lang) -> Self {
        match lang {
            Lang::En | Lang::Other => Self {
                headline: "Harbour wall stands again",
                lede: "Gao, 5 March 2024 – Masons repaired the harbour wall on Tuesday, the mayor announced.",
                last: "They worked for nine days.",
                contact: "Media contact: Ana Silva, +41 22 555 01 00, asilva@agency.example",
            },
            Lang::Fr => Self {
                headline: "Le mur du port tient de nouveau",
                lede: "Dakar, le 5 mars 2024 – Des maçons ont réparé le mur du port mardi, a annoncé le maire.",
                last: "Ils ont travaillé pendant neuf jours.",
                contact: "Contact presse : Marie Dupont, +33 1 99 00 12 34, mdupont@agence.example",
            },
            Lang::Es => Self {
                headline: "El muro del puerto vuelve a estar en pie",
                lede: "Lima, 5 de marzo de 2024 – Los albañiles repararon el muro del puerto el martes, anunció el alcalde.",
                last: "Trabajaron nueve días.",
                contact: "Contacto de prensa: Ana Silva, +41 22 555 01 00, asilva@agencia.example",
            },
        }
    }

    fn first_sentence(&self) -> &'static str {
        self.lede.split_once("– ").map_or(self.lede, |(_, sentence)| sentence)
    }

    fn with(&self, headline: &str, lede: &str, paragraph: &str) -> String {
        let headline = headline.trim_start_matches("# ");
        let heading = format!("# {headline}");
        let blocks = [heading.as_str(), lede, paragraph, self.last, self.contact];
        let there: Vec<&str> = blocks.into_iter().filter(|block| !block.is_empty()).collect();
        there.join("\n\n") + "\n"
    }
}
