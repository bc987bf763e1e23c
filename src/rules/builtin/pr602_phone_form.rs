//! PR602: a number that a foreign desk cannot dial or copy.

use crate::diagnostic::{Applicability, Fix};
use crate::release::PartKind;
use crate::release::phone::{Phone, Shape};
use crate::rules::params::{Allowed, ByLang, rule_params};
use crate::rules::{Context, Finding, Rule, RuleMeta, Sink, declare_rule};
use crate::text::{TextRange, fold};

rule_params! {
    /// Parameters.
    Params {
        /// The form of the house: `e123` for “+41 22 555 01 00” everywhere, `national`, `any`, or `auto`: as `e123`, but a
        /// release whose numbers are all national is right.
        form: String = "auto".to_owned(); Allowed::Words(&["auto", "e123", "national", "any"]),
        /// Whether “(0)” behind the calling code is a fault: `flag` or `allow`.
        trunk_zero: String = "flag".to_owned(); Allowed::Words(&["flag", "allow"]),
        /// Marks that may stand between the groups of an international number.
        separators: Vec<String> = vec![" ".to_owned()],
        /// Labels that are right where a release has two kinds of them.
        labels: ByLang<Vec<String>> = ByLang::any(vec!["Tel:".to_owned(), "Mobile:".to_owned()]),
    }
}

declare_rule! {
    /// # What
    /// A telephone number lacks its plus sign or country code, has a zero that is not dialled from abroad, marks between its
    /// groups that copy badly, or a label that is glued to it or unlike the others.
    ///
    /// # Why
    /// A foreign desk needs the plus sign and the country code, no “(0)”, and a number that it can copy. The form is that
    /// of recommendation E.123: “+41 22 555 01 00”.
    ///
    /// # Bad
    /// Media contact: Ana Silva, Tel.+41 (0)22 555 01 00
    ///
    /// # Good
    /// Media contact: Ana Silva, Tel: +41 22 555 01 00
    ///
    /// # Fix safety
    /// Spaces for other marks, and a space behind a label, change no digit and are safe. What changes what is dialled, the
    /// plus sign for 00 and the loss of “(0)”, is not.
    ///
    /// # Watch
    /// A release with national numbers only speaks to its own country. Short codes, freephone numbers, letters, extensions
    /// and other endings behind a slash are right as they are. Labels are compared among numbers of one kind: a mobile, a
    /// fax, a satellite or a duty phone is called otherwise because it is another.
    ///
    /// # Source
    /// ITU-T recommendation E.123.
    PhoneForm(Params) {
        code: "PR602",
        name: "phone-form",
        summary: "A telephone number in a form that a foreign desk cannot dial or copy",
        why: "a desk abroad dials what it can copy, and gives up on the rest",
        level: Info,
        fix: Safe,
        reasons: [
            "no-plus": Info, "no plus sign or no country code";
            "trunk-zero": Info, "a zero that is not dialled from abroad";
            "separators": Info, "marks other than spaces between the groups";
            "label": Info, "a label glued to the number, or unlike the others"
        ],
    }
}

impl Rule for PhoneForm {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Sink<'_>) {
        let phones: Vec<&Phone> = cx.own(cx.release.phones(), |phone| phone.range).collect();
        let abroad = phones.iter().any(|phone| phone.international && in_contacts(cx, phone));
        for phone in &phones {
            self.check_number(cx, phone, abroad, out);
            glued_label(cx, phone, out);
        }
        self.odd_labels(cx, &phones, out);
    }
}

impl PhoneForm {
    /// Judges the number itself; the gravest fault only.
    fn check_number(&self, cx: &Context<'_>, phone: &Phone, abroad: bool, out: &mut Sink<'_>) {
        if matches!(self.params.form.as_str(), "any" | "national") {
            return;
        }
        if !phone.international {
            let wanted = self.params.form == "e123" || abroad && in_contacts(cx, phone);
            if wanted && is_for_abroad(phone) {
                out.report(phone.range, "the number has no country code")
                    .reason("no-plus")
                    .help("write it with + and the country code");
            }
        } else if !phone.plus {
            let found = out.report(phone.range, "a dialling prefix stands for the plus sign");
            found.reason("no-plus").help("prefixes differ from country to country, the plus sign does not");
            offer(found, phone, Applicability::Unsafe);
        } else if phone.trunk_zero.is_some() && self.params.trunk_zero != "allow" {
            trunk_zero(cx, phone, out);
        } else if let Some(mark) = self.wrong_mark(cx, phone) {
            let found = out.report(phone.range, mark);
            found.reason("separators").help("write its groups with spaces");
            offer(found, phone, Applicability::Safe);
        }
    }

    /// What parts the groups of an international number that should not.
    fn wrong_mark(&self, cx: &Context<'_>, phone: &Phone) -> Option<String> {
        let allowed = |mark: &str| self.params.separators.iter().any(|own| own == mark);
        let marks = phone.separators;
        let wrong = [
            (marks.hyphen, "-", "hyphens stand"),
            (marks.point, ".", "points stand"),
            (marks.slash, "/", "slashes stand"),
            (marks.bracket, "(", "brackets stand"),
        ];
        if !allowed(" ") {
            return None;
        }
        let wrong = wrong.into_iter().find(|(there, mark, _)| *there && !allowed(mark));
        let inside = wrong.map(|(_, _, words)| format!("{words} inside the number"));
        let gap = phone.plus_gap && cx.slice(phone.range).contains('+');
        inside.or_else(|| gap.then(|| "a space parts the plus sign from the number".to_owned()))
    }

    /// Labels of the contacts that are written otherwise than the others of their kind.
    fn odd_labels(&self, cx: &Context<'_>, phones: &[&Phone], out: &mut Sink<'_>) {
        let labels: Vec<(&Phone, String)> = phones
            .iter()
            .filter(|phone| in_contacts(cx, phone) && !is_satellite(phone) && !is_qualified(cx, phone))
            .filter_map(|phone| Some((*phone, written(cx.slice(phone.label?)))))
            .collect();
        for kind in [Kind::Fixed, Kind::Mobile] {
            let own: Vec<&(&Phone, String)> =
                labels.iter().filter(|(_, label)| Kind::of(label) == Some(kind)).collect();
            let Some(usual) = self.usual(cx, &own) else { continue };
            for (phone, label) in own.iter().filter(|(phone, label)| *label != usual && !phone.label_glued) {
                out.report(phone.whole(), format!("the label is “{label}” here and “{usual}” elsewhere"))
                    .reason("label")
                    .help("use one label for one kind of number");
            }
        }
    }

    /// The label that most numbers have; of two that are equally frequent, the one that the house lists.
    fn usual(&self, cx: &Context<'_>, labels: &[&(&Phone, String)]) -> Option<String> {
        let mut counts: Vec<(&str, usize)> = Vec::new();
        for (_, label) in labels {
            match counts.iter_mut().find(|(known, _)| *known == label.as_str()) {
                Some((_, count)) => *count += 1,
                None => counts.push((label, 1)),
            }
        }
        counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let ([(first, most), (second, next)] | [(first, most), (second, next), _, ..]) = counts[..] else {
            return None;
        };
        if most > next {
            return Some(first.to_owned());
        }
        let listed = self.params.labels.get(cx.lang()).map(Vec::as_slice).unwrap_or_default();
        let is_listed = |label: &str| listed.iter().any(|own| written(own) == label);
        match (counts.len(), is_listed(first), is_listed(second)) {
            (2, true, false) => Some(first.to_owned()),
            (2, false, true) => Some(second.to_owned()),
            _ => None,
        }
    }
}

/// What a label is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Fixed,
    Mobile,
}

impl Kind {
    fn of(label: &str) -> Option<Self> {
        let word = fold(label);
        let word = word.trim_matches(|c: char| !c.is_alphabetic());
        match word {
            "tel" | "tél" | "telephone" | "téléphone" | "teléfono" | "telefono" | "phone" | "ph" => {
                Some(Self::Fixed)
            }
            "mobile" | "mob" | "cell" | "portable" | "móvil" | "movil" | "celular" | "cel" => {
                Some(Self::Mobile)
            }
            _ => None,
        }
    }
}

/// Whether a number belongs to a satellite system, whatever its label.
fn is_satellite(phone: &Phone) -> bool {
    matches!(phone.country, Some(870 | 878 | 881..=883))
}

/// Whether a word before the label makes the number one of another kind: "satellite phone", "duty phone", "or phone".
fn is_qualified(cx: &Context<'_>, phone: &Phone) -> bool {
    const KINDS: &[&str] = &[
        "sat",
        "satellite",
        "satphone",
        "duty",
        "emergency",
        "office",
        "direct",
        "home",
        "work",
        "press",
        "media",
        "night",
        "weekend",
        "alternative",
        "alternate",
        "second",
        "toll-free",
        "fax",
        "whatsapp",
    ];
    let Some(label) = phone.label else { return false };
    let start =
        cx.doc().block_at(label.start).map_or(label.start, |block| cx.doc().blocks[block].range.start);
    let before = cx.slice(TextRange::new(start.min(label.start), label.start));
    let Some(before) = before.strip_suffix([' ', '\u{a0}', '-']) else { return false };
    let word = before.rsplit(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or_default();
    word.starts_with(char::is_lowercase) || KINDS.contains(&fold(word).as_str())
}

/// A label with plain spaces, so that a no-break space makes no difference.
fn written(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn in_contacts(cx: &Context<'_>, phone: &Phone) -> bool {
    cx.part_at(phone.range.start).is_some_and(|part| part.kind == PartKind::Contacts)
}

/// Whether a national number could be reached from abroad at all: no letters, no freephone, long enough.
fn is_for_abroad(phone: &Phone) -> bool {
    let digits = phone.digits.strip_prefix('0').unwrap_or(&phone.digits);
    let north_american = phone.shape == Shape::NorthAmerican;
    let area = if digits.len() == 11 { digits.strip_prefix('1').unwrap_or(digits) } else { digits };
    let free = if north_american {
        ["800", "833", "844", "855", "866", "877", "888", "900"].iter().any(|code| area.starts_with(code))
    } else {
        ["80", "90", "1800", "1300"].iter().any(|code| digits.starts_with(code))
    };
    phone.shape != Shape::Vanity && digits.len() >= 7 && !free
}

fn trunk_zero(cx: &Context<'_>, phone: &Phone, out: &mut Sink<'_>) {
    let zero = phone.trunk_zero.map_or("0", |zero| cx.slice(zero));
    let found =
        out.report(phone.range, format!("“{zero}” is not dialled from abroad, and half the callers dial it"));
    found.reason("trunk-zero").help("leave the zero out");
    offer(found, phone, Applicability::Unsafe);
}

/// Offers the number in the form of E.123.
fn offer(found: &mut Finding, phone: &Phone, applicability: Applicability) {
    if let Some(form) = phone.e123() {
        found.fix(Fix::replace(applicability, format!("write “{form}”"), phone.range, form));
    }
}

/// A label without a space behind it.
fn glued_label(cx: &Context<'_>, phone: &Phone, out: &mut Sink<'_>) {
    let Some(label) = phone.label.filter(|_| phone.label_glued) else { return };
    let text = cx.slice(label);
    out.report(phone.whole(), format!("the label “{text}” sticks to the number"))
        .reason("label")
        .help("put a space behind it")
        .fix(Fix::insert(Applicability::Safe, "put a space behind the label", label.end, " "));
}
