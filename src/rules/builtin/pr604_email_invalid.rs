//! PR604: a mail address that no server takes.

use crate::diagnostic::{Applicability, Fix, Level};
use crate::release::contacts::{AddressFault, behind_mail_label, fault, mended};
use crate::release::records::Email;
use crate::rules::params::NoParams;
use crate::rules::{Context, Rule, RuleMeta, Sink, declare_rule};
use crate::text::TextRange;

declare_rule! {
    /// # What
    /// A mail address, written or behind a link, cannot work: a comma stands for a point, a space is inside, the host has
    /// no point or an ending that does not exist.
    ///
    /// # Why
    /// A comma for a point kills the reply, and the sender never hears of it.
    ///
    /// # Bad
    /// Media contact: Ana Silva, press@iom,int
    ///
    /// # Good
    /// Media contact: Ana Silva, press@iom.int
    ///
    /// # Fix safety
    /// The likely address is shown, never put in: only its owner knows it.
    ///
    /// # Watch
    /// The full stop of a sentence behind an address, accounts such as “@agency”, prices and code. Letters with accents are
    /// right in both halves. An address in disguise (“name at agency.example”) is a habit: it is only worth a look.
    ///
    /// # Source
    /// RFC 5321, RFC 5322, RFC 6531; the root zone for endings.
    EmailInvalid(NoParams) {
        code: "PR604",
        name: "email-invalid",
        summary: "A mail address that no server takes",
        why: "the reply bounces, and the sender never hears of it",
        level: Error,
        fix: Show,
        reasons: ["disguised": Warning, "an address hidden from robots, and from readers"],
    }
}

impl Rule for EmailInvalid {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Sink<'_>) {
        for email in cx.own(cx.release.emails(), |email| email.range) {
            if let Some(fault) = fault(&email.address) {
                self.report(cx, email, fault, out);
            }
        }
    }
}

impl EmailInvalid {
    fn report(&self, cx: &Context<'_>, email: &Email, fault: AddressFault, out: &mut Sink<'_>) {
        let written = cx.slice(email.range) == email.address;
        let message = if written {
            explain(fault)
        } else {
            format!("the link mails to “{}”: {}", email.address, explain(fault))
        };
        let found = out.report(email.range, message);
        found.evidence("address", &email.address);
        if let AddressFault::Disguised { bracketed } = fault {
            found.reason("disguised");
            if !bracketed {
                found.at_most(Level::Info);
            }
        }
        // A host without a label may be a website, however much it looks like a name.
        if fault == AddressFault::NoAt && !is_labelled(cx, email) {
            found.at_most(Level::Warning);
        }
        let Some(meant) = mended(&email.address) else {
            found.help("compare with the source and write the whole address");
            return;
        };
        found.help(format!("most likely “{meant}” was meant"));
        if written {
            found.fix(Fix::replace(Applicability::Show, format!("write “{meant}”"), email.range, meant));
        }
    }
}

/// Whether "Email:" stands before an address.
fn is_labelled(cx: &Context<'_>, email: &Email) -> bool {
    let doc = cx.doc();
    let start =
        doc.block_at(email.range.start).map_or(email.range.start, |block| doc.blocks[block].range.start);
    let before = cx.slice(TextRange::new(start.min(email.range.start), email.range.start));
    behind_mail_label(before, before.len())
}

fn explain(fault: AddressFault) -> String {
    match fault {
        AddressFault::Disguised { bracketed: true } => {
            "the address is hidden from robots, and readers cannot click or copy it".to_owned()
        }
        AddressFault::Disguised { bracketed: false } => "the address is spelt out in words".to_owned(),
        AddressFault::NoAt => "the address has no @".to_owned(),
        AddressFault::SeveralAts => "the address has more than one @".to_owned(),
        AddressFault::Space => "a space stands inside the address".to_owned(),
        AddressFault::NoName => "nothing stands before the @".to_owned(),
        AddressFault::NoHost => "nothing stands behind the @".to_owned(),
        AddressFault::WrongPoint(',') => "a comma stands in the address where a point belongs".to_owned(),
        AddressFault::WrongPoint(';') => "a semicolon stands in the address where a point belongs".to_owned(),
        AddressFault::WrongPoint(mark) => format!("“{mark}” stands in the address where a point belongs"),
        AddressFault::DoublePoint => "two points stand in a row in the address".to_owned(),
        AddressFault::StrayPoint => "a point too many stands at the edge of a part of the address".to_owned(),
        AddressFault::StrayHyphen => "a part of the host begins or ends with a hyphen".to_owned(),
        AddressFault::NoPoint => {
            "the host behind the @ has no point, and so no ending such as .org".to_owned()
        }
        AddressFault::Ending(_) => "the ending of the address does not exist".to_owned(),
    }
}
