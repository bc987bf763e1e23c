//! What is wrong with a mail address as it is written. Knows no text around it.

use super::disguise;
use super::ending::{Ending, judge};

/// Why no server takes an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressFault {
    /// "name at agency.example", "name(at)agency.example".
    Disguised {
        /// Whether the word stands in brackets.
        bracketed: bool,
    },
    /// Nothing separates name and host.
    NoAt,
    /// More than one "@".
    SeveralAts,
    /// A space inside.
    Space,
    /// Nothing stands before the "@".
    NoName,
    /// Nothing stands behind the "@".
    NoHost,
    /// Another mark where a point belongs.
    WrongPoint(char),
    /// Two points in a row.
    DoublePoint,
    /// A point at the beginning of the name, or beside the "@".
    StrayPoint,
    /// A part of the host begins or ends with a hyphen.
    StrayHyphen,
    /// The host has no point.
    NoPoint,
    /// No such ending exists; perhaps the other was meant.
    Ending(Option<&'static str>),
}

/// Characters that nobody sees; another rule reports them.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// What is wrong with an address; the gravest fault if there are several.
pub fn fault(address: &str) -> Option<AddressFault> {
    let visible: String = address.chars().filter(|c| !is_invisible(*c)).collect();
    let address = visible.trim();
    let Some((name, host)) = address.split_once('@') else {
        return Some(disguise::fault_of(address).unwrap_or(AddressFault::NoAt));
    };
    if host.contains('@') {
        return Some(AddressFault::SeveralAts);
    }
    if name.is_empty() {
        return Some(AddressFault::NoName);
    }
    if host.is_empty() {
        return Some(AddressFault::NoHost);
    }
    if let Some(mark) = host.chars().chain(name.chars()).find(|c| matches!(c, ',' | ';' | ':')) {
        return Some(AddressFault::WrongPoint(mark));
    }
    if address.contains(char::is_whitespace) {
        return Some(AddressFault::Space);
    }
    fault_of_points(name, host)
}

fn fault_of_points(name: &str, host: &str) -> Option<AddressFault> {
    if name.contains("..") || host.contains("..") {
        return Some(AddressFault::DoublePoint);
    }
    if name.starts_with('.') || name.ends_with('.') || host.starts_with('.') {
        return Some(AddressFault::StrayPoint);
    }
    if host.split('.').any(|label| label.starts_with('-') || label.ends_with('-')) {
        return Some(AddressFault::StrayHyphen);
    }
    let Some((_, last)) = host.rsplit_once('.') else { return Some(AddressFault::NoPoint) };
    match judge(last) {
        Ending::Impossible(meant) => Some(AddressFault::Ending(meant)),
        Ending::Known | Ending::Unknown => None,
    }
}

/// The address that was most likely meant, where one way to mend it stands out.
pub fn mended(address: &str) -> Option<String> {
    let mended = match fault(address)? {
        AddressFault::Disguised { .. } => disguise::undone(address)?,
        AddressFault::Space => address.chars().filter(|c| !c.is_whitespace()).collect(),
        AddressFault::WrongPoint(mark) => {
            let points: String = address.chars().map(|c| if c == mark { '.' } else { c }).collect();
            points.chars().filter(|c| !c.is_whitespace()).collect()
        }
        AddressFault::DoublePoint => single_points(address),
        AddressFault::StrayPoint => address.trim_start_matches('.').replace(".@", "@").replace("@.", "@"),
        AddressFault::SeveralAts if address.contains("@@") => address.replace("@@", "@"),
        AddressFault::Ending(Some(meant)) => {
            let (before, _) = address.rsplit_once('.')?;
            format!("{before}.{meant}")
        }
        _ => return None,
    };
    fault(&mended).is_none().then_some(mended)
}

fn single_points(address: &str) -> String {
    let mut single = String::with_capacity(address.len());
    for c in address.chars() {
        if c != '.' || !single.ends_with('.') {
            single.push(c);
        }
    }
    single
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn valid_addresses_have_no_fault() {
        for valid in [
            "press@iom.int",
            "zoë.łaska@archiwum.example",
            "jan.o'hara+press@mail.a.example.org",
            "a@b.berlin",
        ] {
            assert_eq!(fault(valid), None, "{valid}");
        }
    }

    #[test]
    fn each_fault_is_named_and_mended_where_one_way_stands_out() {
        let cases = [
            ("press@iom,int", AddressFault::WrongPoint(','), Some("press@iom.int")),
            ("press@ iom.int", AddressFault::Space, Some("press@iom.int")),
            ("a..b@c.example", AddressFault::DoublePoint, Some("a.b@c.example")),
            ("noel.@c.example", AddressFault::StrayPoint, Some("noel@c.example")),
            ("press@@iom.int", AddressFault::SeveralAts, Some("press@iom.int")),
            ("press@iom", AddressFault::NoPoint, None),
            ("press@kino.c", AddressFault::Ending(None), None),
            ("press@kino.con", AddressFault::Ending(Some("com")), Some("press@kino.com")),
            ("press.iom.int", AddressFault::NoAt, None),
            ("ivega(at)o.example", AddressFault::Disguised { bracketed: true }, Some("ivega@o.example")),
            ("gloy at b.example", AddressFault::Disguised { bracketed: false }, Some("gloy@b.example")),
        ];
        for (address, expected, repair) in cases {
            assert_eq!(fault(address), Some(expected), "{address}");
            assert_eq!(mended(address).as_deref(), repair, "{address}");
        }
    }
}
