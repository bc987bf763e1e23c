//! PR601: a contact without a name, or without a way to reach it.

use crate::release::contacts::is_desk_mailbox;
use crate::release::records::Contact;
use crate::release::{Part, PartKind};
use crate::rules::params::{Allowed, rule_params};
use crate::rules::ranges::{holds, merged};
use crate::rules::{Context, Rule, RuleMeta, Sink, declare_rule};
use crate::text::{TextRange, fold};

rule_params! {
    /// Parameters.
    Params {
        /// What every contact must have: `name`, `phone`, `email`, `role`; `"email|phone"` means either.
        require: Vec<String> = vec!["name".to_owned(), "email|phone".to_owned()]; Allowed::Text(field),
        /// Whether every person must have a role.
        role: bool = false,
        /// Whether the contacts must say how to reach somebody out of hours.
        out_of_hours: bool = false,
        /// Whether it is enough that one contact of each office is complete.
        per_office: bool = false,
    }
}

declare_rule! {
    /// # What
    /// A contact lacks its name, its number or its address, or a label such as “Email:” has nothing behind it.
    ///
    /// # Why
    /// A name without a number, or a number without a name, costs the interview. Contacts are read one by one: a new line,
    /// a semicolon, “or” with a name, and an office such as “In Nairobi:” begin the next. A desk counts as a name, and a
    /// number behind a list of names belongs to all of them.
    ///
    /// # Bad
    /// For more information contact Ana Silva.
    ///
    /// # Good
    /// Media contact: Ana Silva, +41 22 555 01 00, asilva@agency.example
    ///
    /// # Watch
    /// A release without any contact is another rule's business. A number for everybody (“call 022 …”) needs no name, nor
    /// does the mailbox of a desk.
    ///
    /// # Source
    /// Most frequent reasons for which wires send a release back.
    ContactIncomplete(Params) {
        code: "PR601",
        name: "contact-incomplete",
        summary: "A contact without a name or without a way to reach it",
        why: "a name without a number, or a number without a name, costs the interview",
        level: Warning,
        fix: None,
        reasons: [
            "none-reachable": Warning, "no contact of the release can be reached";
            "empty-label": Warning, "a label with nothing behind it";
            "name": Warning, "a number or an address without a name or a desk";
            "channel": Warning, "a name without any number or address";
            "phone": Warning, "no telephone number";
            "email": Warning, "no mail address";
            "role": Warning, "a person without a role";
            "out-of-hours": Warning, "nobody to reach out of hours"
        ],
    }
}

impl Rule for ContactIncomplete {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Sink<'_>) {
        let contacts: Vec<&Contact> = cx.own(cx.release.contacts(), |contact| contact.range).collect();
        let Some(first) = contacts.first() else { return };
        for contact in &contacts {
            empty_labels(contact, out);
        }
        let reachable = has_switchboard(cx) || contacts.iter().any(|contact| is_reachable(cx, contact));
        if !reachable {
            none_reachable(cx, &contacts, out);
            return;
        }
        for (at, contact) in contacts.iter().enumerate() {
            let shared = contact.shared_channel && at > 0 && contacts[at - 1].shared_channel;
            let covered = self.params.per_office && self.office_is_covered(cx, contact, &contacts);
            if !covered && !heads(cx, contact, contacts.get(at + 1).copied()) {
                self.check_contact(cx, contact, shared, out);
            }
        }
        if self.params.out_of_hours && !says_when_closed(cx) {
            out.report(place(first), "nobody can be reached out of hours")
                .reason("out-of-hours")
                .help("add a mobile number, or say who is on duty in the evening and at weekends");
        }
    }
}

impl ContactIncomplete {
    fn check_contact(&self, cx: &Context<'_>, contact: &Contact, shared: bool, out: &mut Sink<'_>) {
        let missing = self.missing(cx, contact);
        let lacks = |field: Field| missing.contains(&field);
        if lacks(Field::Name) && !stands_in_letterhead(cx, contact) {
            report(cx, contact, "name", "a number or an address stands without a name or a desk", out)
                .help("say who answers, or which desk");
        }
        // Contacts that share a number lack the same things.
        if !shared {
            let name = named(cx, contact);
            if lacks(Field::Channel) || lacks(Field::Phone) && lacks(Field::Email) {
                let message = format!("{name} has neither a telephone number nor an e-mail address");
                report(cx, contact, "channel", &message, out).help("add one, or take the name out");
            } else if lacks(Field::Phone) {
                let message = format!("{name} has no telephone number");
                report(cx, contact, "phone", &message, out).help("add one with its country code");
            } else if lacks(Field::Email) {
                let message = format!("{name} has no e-mail address");
                report(cx, contact, "email", &message, out).help("add one");
            }
        }
        if lacks(Field::Role) {
            let message = format!("{} has no role", named(cx, contact));
            report(cx, contact, "role", &message, out).help("say what the person is");
        }
    }

    /// The wanted fields that a contact lacks.
    fn missing(&self, cx: &Context<'_>, contact: &Contact) -> Vec<Field> {
        let role = self.params.role.then_some("role");
        let wanted = self.params.require.iter().map(String::as_str).chain(role);
        let mut missing: Vec<Field> = wanted
            .filter(|wanted| !wanted.split('|').any(|field| has(cx, contact, field.trim())))
            .filter_map(Field::of)
            .collect();
        missing.dedup();
        missing
    }

    /// Whether another contact of the same office is complete.
    fn office_is_covered(&self, cx: &Context<'_>, contact: &Contact, all: &[&Contact]) -> bool {
        let Some(office) = contact.office.map(|office| fold(cx.slice(office))) else { return false };
        all.iter().any(|other| {
            let same = other.office.is_some_and(|other| fold(cx.slice(other)) == office);
            same && other.range != contact.range && self.missing(cx, other).is_empty()
        })
    }
}

/// Whether a text names fields that a contact may be asked for, one or several with strokes between them.
fn field(text: &str) -> Result<(), String> {
    let known = ["name", "phone", "email", "role"];
    match text.split('|').map(str::trim).find(|field| !known.contains(field)) {
        None => Ok(()),
        Some(field) => Err(format!("a contact has no field “{field}”: it has {}", known.join(", "))),
    }
}

/// What may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Name,
    Channel,
    Phone,
    Email,
    Role,
}

impl Field {
    fn of(wanted: &str) -> Option<Self> {
        match wanted {
            "name" => Some(Self::Name),
            "phone" => Some(Self::Phone),
            "email" => Some(Self::Email),
            "role" => Some(Self::Role),
            either if either.contains('|') => Some(Self::Channel),
            _ => None,
        }
    }
}

/// Whether a contact has a field, or the want of it is no fault or reported otherwise.
fn has(cx: &Context<'_>, contact: &Contact, field: &str) -> bool {
    let labelled = !contact.empty_labels.is_empty();
    match field {
        "name" => contact.name.is_some() || needs_no_name(contact) || is_press_line(cx, contact),
        "phone" => !contact.phones.is_empty() || labelled || has_unread_digits(cx, contact),
        "email" => !contact.emails.is_empty() || labelled,
        "role" => !contact.person || contact.role.is_some(),
        _ => true,
    }
}

/// Whether the house's own name stands right above: then it is the house that answers.
fn stands_in_letterhead(cx: &Context<'_>, contact: &Contact) -> bool {
    let parts = cx.parts();
    let own = parts.iter().position(|part| part.range.contains(contact.range));
    let above = own.and_then(|at| at.checked_sub(1)).and_then(|at| parts.get(at));
    above.is_some_and(|part| part.kind == PartKind::Letterhead)
}

/// Whether a desk without a channel only stands above the contact that follows, as in a letterhead: “Press Office”.
fn heads(cx: &Context<'_>, desk: &Contact, next: Option<&Contact>) -> bool {
    let part = |contact: &Contact| cx.part_at(contact.range.start).map(|part| part.range);
    let bare =
        !desk.person && desk.phones.is_empty() && desk.emails.is_empty() && desk.empty_labels.is_empty();
    bare && next.is_some_and(|next| next.person && is_reachable(cx, next) && part(next) == part(desk))
}

/// "Media: +41 22 555 01 00": a line that says whom it is for, and whose number rings at a desk.
fn is_press_line(cx: &Context<'_>, contact: &Contact) -> bool {
    const LABELS: &[&str] =
        &["media", "press", "presse", "médias", "prensa", "medios", "media line", "news desk"];
    let Some(block) = cx.doc().block_at(contact.range.start) else { return false };
    let block = cx.doc().blocks[block].range;
    let before = fold(cx.slice(TextRange::new(block.start, contact.range.start.max(block.start))));
    let line = before.rsplit(['\n', '|', ';']).next().unwrap_or_default().trim();
    line.strip_suffix(':').is_some_and(|label| LABELS.contains(&label.trim()))
}

/// A number for everybody, the mailbox of a desk, and a label alone.
fn needs_no_name(contact: &Contact) -> bool {
    let desk = |name: &str| is_desk_mailbox(name);
    let desks = contact.emails.iter().any(|email| email.parts.as_ref().is_some_and(|(name, _)| desk(name)));
    contact.for_anybody || desks || contact.phones.is_empty() && contact.emails.is_empty()
}

fn is_reachable(cx: &Context<'_>, contact: &Contact) -> bool {
    has(cx, contact, "phone") || has(cx, contact, "email")
}

/// Whether digits that could not be read as a number may be one.
fn has_unread_digits(cx: &Context<'_>, contact: &Contact) -> bool {
    let mut digits = 0;
    for c in cx.slice(contact.range).chars() {
        match c {
            '0'..='9' => digits += 1,
            ' ' | '\u{a0}' | '.' | '-' | '/' | '(' | ')' | '+' => {}
            _ if digits >= 6 => return true,
            _ => digits = 0,
        }
    }
    digits >= 6
}

/// Whether the letterhead has a number or an address: a switchboard for all.
fn has_switchboard(cx: &Context<'_>) -> bool {
    let heads = merged(cx.parts_of(PartKind::Letterhead).map(|part| part.range).collect());
    let heads = |range: TextRange| holds(&heads, range);
    cx.release.phones().iter().any(|phone| heads(phone.range))
        || cx.release.emails().iter().any(|email| heads(email.range))
}

/// Whether the contact parts say what holds in the evening and at weekends.
fn says_when_closed(cx: &Context<'_>) -> bool {
    const WORDS: &[&str] = &[
        "out of hours",
        "out-of-hours",
        "after hours",
        "24 hours",
        "24/7",
        "24h",
        "weekend",
        "evening",
        "on duty",
        "on call",
        "mobile",
        "cell",
        "astreinte",
        "portable",
        "week-end",
        "guardia",
        "fuera de horario",
        "móvil",
        "celular",
    ];
    cx.parts_of(PartKind::Contacts).any(|part| {
        let text = fold(cx.slice(part.range));
        WORDS.iter().any(|word| text.contains(word))
    })
}

fn none_reachable(cx: &Context<'_>, contacts: &[&Contact], out: &mut Sink<'_>) {
    let Some(named) = contacts.iter().find(|contact| contact.name.is_some()) else { return };
    let message = match contacts.len() {
        1 => format!(
            "{} cannot be reached: there is neither a telephone number nor an e-mail address",
            self::named(cx, named)
        ),
        _ => "none of the contacts can be reached: there is no telephone number and no e-mail address"
            .to_owned(),
    };
    // Nobody can be reached through the whole part, whichever name stands first in it.
    let part = part_of(cx, named);
    let found = out.report(part.map_or_else(|| place(named), |part| part.range), message);
    found.reason("none-reachable").help("add a telephone number or an e-mail address");
    if let Some(part) = part {
        found.rests_on(part);
    }
}

fn empty_labels(contact: &Contact, out: &mut Sink<'_>) {
    for label in &contact.empty_labels {
        out.report(*label, "nothing stands behind the label")
            .reason("empty-label")
            .help("add what it promises, or take the label out");
    }
}

fn report<'o>(
    cx: &Context<'_>,
    contact: &Contact,
    reason: &'static str,
    message: &str,
    out: &'o mut Sink<'_>,
) -> &'o mut crate::rules::Finding {
    let found = out.report(place(contact), message);
    found.reason(reason);
    if let Some(part) = part_of(cx, contact) {
        found.rests_on(part);
    }
    found
}

/// The name, or all that there is of the contact.
fn place(contact: &Contact) -> TextRange {
    contact.name.unwrap_or(contact.range)
}

fn part_of<'a>(cx: &Context<'a>, contact: &Contact) -> Option<&'a Part> {
    cx.part_at(contact.range.start)
        .filter(|part| part.kind == PartKind::Contacts && part.range.contains(contact.range))
}

fn named(cx: &Context<'_>, contact: &Contact) -> String {
    contact.name.map_or_else(|| "the contact".to_owned(), |name| format!("“{}”", cx.slice(name)))
}
