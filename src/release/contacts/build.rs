//! From fields to contacts: which name has which number. Knows no parts and no markup.
//!
//! A new contact begins with a name behind a semicolon, "or", "and" or a channel, with a new label or office, or with a
//! line that has a channel of its own. A channel belongs to the nearest name before it; one before any name belongs to
//! the next; one behind a list of names belongs to all of them.

use super::fields::{Field, FieldKind, Gap};
use super::fit::fit;
use super::labels::Channel;
use super::lexicon::Asking;
use super::names::{Naming, begins_with_person, is_place, naming};
use crate::release::phone::Phone;
use crate::release::records::{Contact, Email};
use crate::text::{TextRange, fold};

/// Letters of a surname that show whose address it is.
const OVERLAP: usize = 4;
/// Lines behind a name in which its address may stand.
const NEAR_LINES: usize = 3;

/// What the builder reads.
#[derive(Clone, Copy)]
pub(super) struct Sources<'a> {
    /// The text of the document.
    pub(super) text: &'a str,
    /// The numbers that fields speak of.
    pub(super) phones: &'a [Phone],
    /// The addresses that fields speak of.
    pub(super) emails: &'a [Email],
}

/// Makes contacts of the fields of one part.
pub(super) fn contacts_of(sources: Sources<'_>, fields: &[Field]) -> Vec<Contact> {
    let mut builder = Builder { sources, fields, drafts: Vec::new(), announced: None, anybody: false };
    for at in 0..fields.len() {
        builder.take(at);
    }
    builder.finish()
}

/// A contact in the making.
#[derive(Debug, Default)]
struct Draft {
    contact: Contact,
    /// It was announced by a label, an office, "or", a semicolon, or an item of a list: a name alone is one.
    sure: bool,
    /// Its name is joined to the one before, which has no channel yet.
    joined: bool,
    /// A channel follows words that ask nobody in particular: "call", "contact us".
    anybody: bool,
    started: bool,
}

impl Draft {
    fn has_channel(&self) -> bool {
        !self.contact.phones.is_empty() || !self.contact.emails.is_empty()
    }

    fn cover(&mut self, range: TextRange) {
        self.contact.range = if self.started { self.contact.range.cover(range) } else { range };
        self.started = true;
    }
}

struct Builder<'a> {
    sources: Sources<'a>,
    fields: &'a [Field],
    drafts: Vec<Draft>,
    /// Words announced a contact that has not begun: what comes next begins it.
    announced: Option<TextRange>,
    /// They asked nobody in particular.
    anybody: bool,
}

impl Builder<'_> {
    fn take(&mut self, at: usize) {
        let field = self.fields[at];
        match field.kind {
            FieldKind::Opener(asking) => self.opener(field, asking),
            FieldKind::Phone(index) => {
                let phone = &self.sources.phones[index];
                self.current(field).contact.phones.push(phone.clone());
            }
            FieldKind::Email(index) => {
                let email = &self.sources.emails[index];
                self.current(field).contact.emails.push(email.clone());
            }
            FieldKind::Label(channel) => self.label(at, field, channel),
            FieldKind::Words => self.words(at, field),
            FieldKind::Site => {}
        }
    }

    /// "Media contact", "please contact". Beside a name without a channel it says what somebody is.
    fn opener(&mut self, field: Field, asking: Asking) {
        let beside = !field.gap.line && !field.gap.stop && !field.gap.semicolon && !field.colon;
        let last = self.drafts.last_mut().filter(|_| self.announced.is_none());
        if let Some(draft) =
            last.filter(|draft| beside && draft.contact.name.is_some() && !draft.has_channel())
        {
            if !field.gap.joined && draft.contact.role.is_none() {
                draft.contact.role = Some(field.range);
                draft.cover(field.range);
            }
            return;
        }
        // "or call" goes on with the same contact.
        if field.gap.joined && asking == Asking::Anybody {
            return;
        }
        self.anybody = asking == Asking::Anybody;
        self.announced = Some(field.range);
    }

    /// The contact that a channel or label belongs to.
    fn current(&mut self, field: Field) -> &mut Draft {
        if self.announced.is_some() || self.drafts.is_empty() {
            self.begin(Gap::default());
        }
        let last = self.drafts.len() - 1;
        let draft = &mut self.drafts[last];
        draft.cover(field.range);
        draft
    }

    fn begin(&mut self, gap: Gap) {
        let announced = self.announced.take().is_some();
        let joined = gap.joined && self.drafts.last().is_some_and(|draft| !draft.has_channel());
        self.drafts.push(Draft {
            sure: announced || gap.joined || gap.semicolon,
            joined: joined && !announced,
            anybody: std::mem::take(&mut self.anybody),
            ..Draft::default()
        });
    }

    fn label(&mut self, at: usize, field: Field, channel: Channel) {
        let empty = field.colon && channel != Channel::Other && self.nothing_follows(at);
        if empty {
            self.current(field).contact.empty_labels.push(field.range);
        } else if let Some(draft) = self.drafts.last_mut().filter(|_| self.announced.is_none()) {
            draft.cover(field.range);
        }
    }

    /// Whether a label is followed by neither a channel nor words of its own.
    fn nothing_follows(&self, at: usize) -> bool {
        let Some(next) = self.fields.get(at + 1) else { return true };
        let apart = next.gap.parted || next.gap.semicolon || next.gap.stop;
        match next.kind {
            FieldKind::Phone(_) | FieldKind::Email(_) => {
                apart && !next.gap.line && self.fields[at].line == next.line && !self.same_row(at)
            }
            FieldKind::Words | FieldKind::Site => next.gap.line || apart && !self.same_row(at),
            FieldKind::Label(_) => !next.gap.joined,
            FieldKind::Opener(_) => true,
        }
    }

    /// Whether label and value are neighbours in a row: only the border of a cell is between them.
    fn same_row(&self, at: usize) -> bool {
        let (Some(label), Some(next)) = (self.fields.get(at), self.fields.get(at + 1)) else { return false };
        let between = self.sources.text.get(label.range.end..next.range.start).unwrap_or_default();
        between.contains(['\n', '\t']) && !between.contains([',', ';', '|'])
    }

    fn words(&mut self, at: usize, field: Field) {
        let text = &self.sources.text[field.range.as_range()];
        if field.colon && is_field_name(text) {
            return;
        }
        let named = naming(text);
        if field.colon && self.is_office_label(at, &named) {
            self.announce_office(field);
            return;
        }
        let within =
            |range: TextRange| TextRange::new(range.start + field.range.start, range.end + field.range.start);
        match named {
            Naming::Person { name, role, office } => {
                self.person(at, within(name), role.map(within), office.map(within));
            }
            Naming::Role(range) => self.role(field, within(range)),
            Naming::Desk(range) => self.desk(at, within(range), true),
            Naming::Other(range) => self.desk(at, within(range), false),
            Naming::Nothing => {
                // A number that nobody could read belongs to the contact all the same.
                let digits = text.bytes().filter(u8::is_ascii_digit).count() >= 4;
                if let Some(draft) = self.drafts.last_mut().filter(|_| digits && self.announced.is_none()) {
                    draft.cover(field.range);
                }
            }
        }
    }

    /// "In Nairobi:", "Geneva:" before a name in the line.
    fn is_office_label(&self, at: usize, named: &Naming) -> bool {
        let field = &self.fields[at];
        let full = self.drafts.last().is_none_or(Draft::has_channel);
        let begins =
            field.gap.line || field.gap.semicolon || field.gap.stop || full || self.announced.is_some();
        let next = self.fields.get(at + 1).filter(|next| next.kind == FieldKind::Words);
        let place = matches!(named, Naming::Other(_) | Naming::Desk(_) | Naming::Role(_));
        begins
            && place
            && next.is_some_and(|next| next.line == field.line || begins_with_person(self.slice(next)))
    }

    fn announce_office(&mut self, field: Field) {
        self.announced = Some(field.range);
        self.begin(Gap::default());
        let text = &self.sources.text[field.range.as_range()];
        let Some(draft) = self.drafts.last_mut() else { return };
        draft.cover(field.range);
        match naming(text) {
            Naming::Role(range) => {
                draft.contact.role = Some(TextRange::new(field.range.start + range.start, field.range.end));
            }
            Naming::Other(range) | Naming::Desk(range) => {
                draft.contact.office = Some(TextRange::new(field.range.start + range.start, field.range.end));
            }
            _ => {}
        }
    }

    fn slice(&self, field: &Field) -> &str {
        &self.sources.text[field.range.as_range()]
    }

    fn person(&mut self, at: usize, name: TextRange, role: Option<TextRange>, office: Option<TextRange>) {
        let field = self.fields[at];
        if self.begins_with(at) {
            let stacked = field.gap.line && !field.item && !self.reaches(at);
            let gap = Gap { joined: field.gap.joined || stacked, ..field.gap };
            self.name_listed_before(gap);
            self.begin(gap);
        }
        let item = field.item && field.gap.line;
        let Some(draft) = self.drafts.last_mut() else { return };
        draft.sure |= item;
        match draft.contact.name {
            None => draft.contact.name = Some(name),
            Some(desk) if !draft.contact.person && !draft.has_channel() => {
                // "Press office: Ana Silva"
                draft.contact.office = draft.contact.office.or(Some(desk));
                draft.contact.name = Some(name);
            }
            Some(_) => {
                draft.contact.office = draft.contact.office.or(Some(name));
                draft.cover(name);
                return;
            }
        }
        draft.contact.person = true;
        draft.contact.role = draft.contact.role.or(role);
        draft.contact.office = draft.contact.office.or(office);
        for range in [Some(name), role, office].into_iter().flatten() {
            draft.cover(range);
        }
    }

    /// Whether the person in field `at` begins a contact.
    fn begins_with(&self, at: usize) -> bool {
        let field = &self.fields[at];
        let Some(draft) = self.drafts.last().filter(|_| self.announced.is_none()) else { return true };
        if draft.contact.name.is_none() {
            let apart = field.gap.semicolon || field.gap.joined;
            return draft.has_channel()
                && (apart && self.reaches(at) || field.gap.line && self.repeats(at, draft));
        }
        if !draft.contact.person && !draft.has_channel() {
            return field.gap.joined || field.gap.semicolon;
        }
        field.gap.semicolon
            || field.gap.joined
            || draft.has_channel()
            || field.gap.line && (field.item || self.is_second_name(at, draft))
    }

    /// Whether a name in a new line, below one without a channel, is another person's and no office. Whose address
    /// follows settles it; without one, a line with a channel of its own below a name with role does.
    fn is_second_name(&self, at: usize, draft: &Draft) -> bool {
        let field = &self.fields[at];
        let near = self.fields[at..].iter().take_while(|next| next.line <= field.line + NEAR_LINES);
        let address = near.into_iter().find_map(|next| match next.kind {
            FieldKind::Email(index) => self.sources.emails[index].parts.as_ref(),
            _ => None,
        });
        let fits = |name: Option<TextRange>| {
            let name = name.map(|range| &self.sources.text[range.as_range()]);
            let fit = name.zip(address).and_then(|(name, (mailbox, _))| fit(name, mailbox, OVERLAP));
            fit.is_some_and(|fit| fit.is_good())
        };
        if fits(draft.contact.name) {
            return false;
        }
        let described = draft.contact.role.is_some() || draft.contact.office.is_some();
        fits(Some(field.range)) || described && (self.reaches(at) || self.has_role(at))
    }

    /// Whether a role follows in the same line.
    fn has_role(&self, at: usize) -> bool {
        let line = self.fields[at].line;
        let next = self.fields.get(at + 1).filter(|next| next.line == line && next.kind == FieldKind::Words);
        next.is_some_and(|next| matches!(naming(self.slice(next)), Naming::Role(_)))
    }

    /// Whether the line has a channel of a kind that the contact without a name has already.
    fn repeats(&self, at: usize, draft: &Draft) -> bool {
        let line = self.fields[at].line;
        self.fields[at..].iter().take_while(|next| next.line == line).any(|next| match next.kind {
            FieldKind::Phone(_) => !draft.contact.phones.is_empty(),
            FieldKind::Email(_) => !draft.contact.emails.is_empty(),
            _ => false,
        })
    }

    /// Whether a channel follows in the same line before another contact begins.
    fn reaches(&self, at: usize) -> bool {
        let line = self.fields[at].line;
        let rest = self.fields[at + 1..].iter().take_while(|next| next.line == line && !next.gap.semicolon);
        rest.into_iter().any(|next| matches!(next.kind, FieldKind::Phone(_) | FieldKind::Email(_)))
    }

    /// "A, B and C": what was taken for the office of A is a name of the list.
    fn name_listed_before(&mut self, gap: Gap) {
        let Some(draft) = self.drafts.last_mut().filter(|draft| gap.joined && !draft.has_channel()) else {
            return;
        };
        let Some(name) = draft.contact.office.filter(|_| draft.contact.role.is_none()) else { return };
        if !begins_with_person(&self.sources.text[name.as_range()]) {
            return;
        }
        draft.contact.office = None;
        let mut listed = Draft { sure: true, joined: true, ..Draft::default() };
        listed.contact.name = Some(name);
        listed.contact.person = true;
        listed.cover(name);
        self.drafts.push(listed);
    }

    fn role(&mut self, field: Field, range: TextRange) {
        let fresh = self.announced.is_some() || self.drafts.is_empty();
        let full = self.drafts.last().is_some_and(Draft::has_channel);
        if fresh || full && (field.gap.line || field.gap.semicolon || field.gap.joined) && field.colon {
            self.begin(field.gap);
        }
        let Some(draft) = self.drafts.last_mut() else { return };
        if draft.contact.role.is_none() {
            draft.contact.role = Some(range);
            draft.cover(range);
        }
    }

    /// A desk or an organization: a contact where one is wanted, else an office.
    fn desk(&mut self, at: usize, range: TextRange, desk: bool) {
        let field = self.fields[at];
        let fresh = self.announced.is_some() || self.drafts.is_empty();
        let begins = match self.drafts.last() {
            Some(draft) if draft.has_channel() && draft.contact.name.is_none() => false,
            Some(draft) if draft.has_channel() => {
                let apart = field.gap.semicolon || field.gap.joined || field.gap.line || field.gap.stop;
                apart && self.reaches(at)
            }
            Some(draft) => desk && field.gap.joined && draft.contact.name.is_some(),
            None => true,
        };
        if fresh || begins {
            self.begin(field.gap);
        }
        let aside =
            !self.slice(&field).contains([' ', '’']) && self.slice(&field).starts_with(char::is_lowercase);
        let Some(draft) = self.drafts.last_mut().filter(|draft| !(aside && draft.has_channel())) else {
            return;
        };
        let late = draft.has_channel() && draft.contact.name.is_none() && !desk;
        if draft.contact.name.is_none() && !late {
            draft.contact.name = Some(range);
        } else if draft.contact.office.is_none() {
            draft.contact.office = Some(range);
        } else {
            return;
        }
        if !draft.has_channel() || desk {
            draft.cover(range);
        }
    }

    fn finish(mut self) -> Vec<Contact> {
        self.drop_afterthoughts();
        self.share();
        for draft in &mut self.drafts {
            // "Press Officer" alone is a desk that can be asked for.
            if draft.contact.name.is_none() {
                draft.contact.name = draft.contact.role.take().or_else(|| draft.contact.office.take());
            }
            draft.contact.for_anybody = draft.anybody;
        }
        self.drafts.into_iter().filter(|draft| draft.started).map(|draft| draft.contact).collect()
    }

    /// A name behind complete contacts that nothing marks as another contact is a street or a building.
    fn drop_afterthoughts(&mut self) {
        let mut first = true;
        self.drafts.retain(|draft| {
            let kept = first
                || draft.has_channel()
                || draft.sure
                || draft.joined
                || !draft.contact.empty_labels.is_empty()
                || draft.contact.person && draft.contact.role.is_some()
                || draft.contact.person
                    && draft.contact.office.is_some_and(|office| self.sources.is_desk(office));
            first = false;
            kept
        });
    }

    /// Gives the channels behind a list of names to all of them. Persons of two offices do not share.
    fn share(&mut self) {
        let text = self.sources.text;
        for at in (1..self.drafts.len()).rev() {
            let (before, behind) = self.drafts.split_at_mut(at);
            let (Some(earlier), Some(later)) = (before.last_mut(), behind.first_mut()) else { continue };
            let offices = earlier.contact.office.zip(later.contact.office);
            let apart = offices.is_some_and(|(one, other)| text[one.as_range()] != text[other.as_range()]);
            if later.joined && later.has_channel() && !earlier.has_channel() && !apart {
                earlier.contact.phones = later.contact.phones.clone();
                earlier.contact.emails = later.contact.emails.clone();
                earlier.contact.shared_channel = true;
                later.contact.shared_channel = true;
            }
        }
    }
}

/// "Name:", "Title:", "Organization:" before what they say.
fn is_field_name(text: &str) -> bool {
    const NAMES: &[&str] = &[
        "name",
        "full name",
        "title",
        "role",
        "position",
        "organization",
        "organisation",
        "company",
        "address",
        "nom",
        "prénom et nom",
        "nom et prénom",
        "fonction",
        "titre",
        "organisme",
        "société",
        "adresse",
        "nombre",
        "nombre y apellido",
        "cargo",
        "puesto",
        "organización",
        "empresa",
        "dirección",
        "hours",
        "horaires",
        "horario",
        "who",
        "person",
        "contact person",
        "contact name",
    ];
    NAMES.contains(&fold(text).as_str())
}

impl Sources<'_> {
    fn is_desk(&self, range: TextRange) -> bool {
        let text = &self.text[range.as_range()];
        matches!(naming(text), Naming::Desk(_)) && !is_place(text)
    }
}
