//! Fields of records as nodes: `contact.email`, `quote.speaker`, `link.href`.

use super::node::{Node, Thing};
use crate::document::SpanKind;
use crate::release::records::{Contact, DateMention, Dateline, Email, Quote};
use crate::rules::{Anchor, Context};
use crate::text::TextRange;

/// The nodes of a field; none if the record does not have it.
pub fn field_nodes(cx: &Context<'_>, node: &Node, field: &str) -> Vec<Node> {
    let finder = Finder { cx, node };
    match node.thing {
        Thing::Dateline => cx.story.dateline.iter().flat_map(|own| finder.of_dateline(own, field)).collect(),
        Thing::Contact(at) => finder.of_contact(&cx.release.contacts()[at], field),
        Thing::Quote(at) => finder.of_quote(&cx.release.quotes()[at], field),
        Thing::Date(at) => finder.of_date(&cx.release.dates()[at], field),
        Thing::RelativeTime(at) => {
            let gloss = cx.release.relative_times()[at].gloss;
            finder.text(gloss.and_then(|date| cx.release.dates().get(date)).map(|date| date.range))
        }
        Thing::Definition(at) => {
            let own = &cx.release.definitions()[at];
            finder.text(Some(if field == "acronym" { own.acronym } else { own.expansion }))
        }
        Thing::Person(at) => {
            let own = &cx.release.persons()[at];
            finder.text(match field {
                "given" => own.given,
                "surname" => Some(own.surname),
                "title" => own.title,
                _ => Some(own.range),
            })
        }
        Thing::Quantity(at) => {
            let own = &cx.release.quantities()[at];
            finder.text(match field {
                "unit" => own.unit,
                "noun" => own.noun,
                _ => Some(own.range),
            })
        }
        Thing::Link(at) => finder.of_link(&cx.release.links()[at].href, field),
        Thing::Email(at) => {
            let parts = cx.release.emails()[at].parts.as_ref();
            finder.value(parts.map(|(local, domain)| if field == "local" { local } else { domain }))
        }
        Thing::Image(block, span) => finder.of_image(block, span, field),
        Thing::Text | Thing::Part(_) | Thing::Meta(_) => Vec::new(),
    }
}

struct Finder<'f, 'c> {
    cx: &'f Context<'c>,
    node: &'f Node,
}

impl Finder<'_, '_> {
    /// A field that stands in the text.
    fn text(&self, range: Option<TextRange>) -> Vec<Node> {
        let range = range.filter(|range| !range.is_empty());
        range.map(|range| Node::at(range, Thing::Text, self.node.confidence)).into_iter().collect()
    }

    fn texts(&self, ranges: impl IntoIterator<Item = TextRange>) -> Vec<Node> {
        ranges.into_iter().flat_map(|range| self.text(Some(range))).collect()
    }

    /// A field whose value is not simply text of the release; it stands where its record stands.
    fn value(&self, value: Option<&String>) -> Vec<Node> {
        let value = value.filter(|value| !value.trim().is_empty());
        let node = |text: &String| Node { text: Some(text.clone()), thing: Thing::Text, ..self.node.clone() };
        value.map(node).into_iter().collect()
    }

    fn of_dateline(&self, dateline: &Dateline, field: &str) -> Vec<Node> {
        let places = dateline.places.iter();
        match field {
            "city" => self.texts(places.map(|place| place.name)),
            "region" => self.texts(places.filter_map(|place| place.region)),
            "country" => self.texts(places.filter_map(|place| place.country)),
            "date" => self.text(dateline.date.as_ref().map(|date| date.range)),
            "slug" => self.text(dateline.slug),
            "separator" => self.text(Some(dateline.separator.range)),
            _ => self.text(Some(self.line(dateline))),
        }
    }

    /// From the first place to the separator, without white space behind it.
    fn line(&self, dateline: &Dateline) -> TextRange {
        let whole = dateline.range.cover(dateline.separator.range);
        let written = self.cx.slice(whole).trim_end();
        TextRange::new(whole.start, whole.start + written.len())
    }

    fn of_contact(&self, contact: &Contact, field: &str) -> Vec<Node> {
        match field {
            "name" => self.text(contact.name),
            "role" => self.text(contact.role),
            "office" => self.text(contact.office),
            "phone" => self.texts(contact.phones.iter().map(|phone| phone.range)),
            _ if contact.emails.is_empty() => self.linked_emails(contact.range),
            _ => contact.emails.iter().map(|email| self.email(email)).collect(),
        }
    }

    /// Addresses that hide behind a name, as the target of a link.
    fn linked_emails(&self, range: TextRange) -> Vec<Node> {
        let emails = self.cx.own(self.cx.release.emails(), |email| email.range);
        emails.filter(|email| range.contains(email.range)).map(|email| self.email(email)).collect()
    }

    fn email(&self, email: &Email) -> Node {
        Node { confidence: self.node.confidence, ..email_node(self.cx, email, Thing::Text) }
    }

    fn of_quote(&self, quote: &Quote, field: &str) -> Vec<Node> {
        let speaker = quote.speaker.as_ref();
        let said_of = |value: Option<&String>| {
            let value = value.filter(|value| !value.trim().is_empty());
            let at = speaker.map_or(quote.range, |speaker| speaker.range);
            let node = |text: &String| Node {
                text: Some(text.clone()),
                ..Node::at(at, Thing::Text, self.node.confidence)
            };
            value.map(node).into_iter().collect()
        };
        match field {
            "text" => self.text(Some(quote.inner)),
            "verb" => self.text(quote.verb),
            "speaker" => self.text(speaker.map(|speaker| speaker.range)),
            "name" => said_of(speaker.and_then(|speaker| speaker.name.as_ref())),
            "given" => said_of(speaker.and_then(|speaker| speaker.given.as_ref())),
            "surname" => said_of(speaker.and_then(|speaker| speaker.surname.as_ref())),
            "title" => said_of(speaker.and_then(|speaker| speaker.title.as_ref())),
            _ => said_of(speaker.and_then(|speaker| speaker.org.as_ref())),
        }
    }

    fn of_date(&self, date: &DateMention, field: &str) -> Vec<Node> {
        self.text(if field == "weekday" { date.weekday.map(|(_, range)| range) } else { Some(date.core) })
    }

    fn of_link(&self, href: &String, field: &str) -> Vec<Node> {
        match field {
            "text" => vec![self.node.clone()],
            "href" => self.value(Some(href)),
            _ => self.value(host(href).as_ref()),
        }
    }

    fn of_image(&self, block: usize, span: usize, field: &str) -> Vec<Node> {
        let span = self.cx.doc().blocks.get(block).and_then(|block| block.spans.get(span));
        match span.map(|span| (&span.kind, span.range)) {
            Some((_, range)) if field == "alt" => self.text(Some(range)),
            Some((SpanKind::Image { src }, range)) => {
                let mut nodes = self.value(Some(src));
                nodes.iter_mut().for_each(|node| node.anchor = Anchor::Text(range));
                nodes
            }
            _ => Vec::new(),
        }
    }
}

/// A mail address; where it is the target of a link, its text is the target.
pub fn email_node(cx: &Context<'_>, email: &Email, thing: Thing) -> Node {
    let hidden = cx.slice(email.range) != email.address;
    Node { text: hidden.then(|| email.address.clone()), ..Node::at(email.range, thing, 1.0) }
}

/// The host of an address, in lower case, without user and port.
fn host(href: &str) -> Option<String> {
    let rest = href.split_once("://").map_or(href, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?.split(':').next()?;
    host.contains('.').then(|| host.to_lowercase())
}
