//! presslint's own comments in a draft: `<!-- presslint: VERB[CODE, …] [until=DATE] reason -->`.

use crate::text::ByteRange;

/// What a directive asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DirectiveVerb {
    /// The next block; inline, its own block.
    Ignore,
    /// Its source line, or the next if it stands alone.
    IgnoreLine,
    /// From here to the matching `enable`, or to the end.
    Disable,
    /// Ends a `disable`.
    Enable,
    /// The whole file.
    IgnoreFile,
    /// Says which part the next block is.
    Part,
    /// Not a verb presslint knows.
    Unknown,
}

/// One directive with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directive {
    /// What it asks for.
    pub verb: DirectiveVerb,
    /// The words in brackets, or the part's name.
    pub codes: Vec<String>,
    /// `until=…` as written.
    pub until: Option<String>,
    /// The words behind the brackets.
    pub reason: String,
    /// The whole comment in the decoded file.
    pub decoded: ByteRange,
    /// Logical offset at which it stands.
    pub at: usize,
    /// Whether it stands inside a block of text.
    pub inline: bool,
}

/// Reads the inside of an HTML comment; `None` if it is not addressed to presslint.
pub fn parse_directive(comment: &str, decoded: ByteRange, at: usize, inline: bool) -> Option<Directive> {
    let body = comment.trim().strip_prefix("presslint:")?.trim();
    let head = body.find(|c: char| c == '[' || c == '=' || c.is_whitespace()).unwrap_or(body.len());
    let mut verb = match &body[..head] {
        "ignore" => DirectiveVerb::Ignore,
        "ignore-line" => DirectiveVerb::IgnoreLine,
        "disable" => DirectiveVerb::Disable,
        "enable" => DirectiveVerb::Enable,
        "ignore-file" => DirectiveVerb::IgnoreFile,
        "part" => DirectiveVerb::Part,
        _ => DirectiveVerb::Unknown,
    };
    let mut rest = &body[head..];
    let mut codes = Vec::new();
    if verb == DirectiveVerb::Part {
        rest = rest.strip_prefix('=').unwrap_or(rest);
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        codes.push(rest[..end].to_owned());
        rest = &rest[end..];
    } else if let Some(inner) = rest.strip_prefix('[') {
        match inner.find(']') {
            Some(close) => {
                codes = inner[..close]
                    .split(',')
                    .map(|code| code.trim().to_owned())
                    .filter(|code| !code.is_empty())
                    .collect();
                rest = &inner[close + 1..];
            }
            None => verb = DirectiveVerb::Unknown,
        }
    }
    let mut rest = rest.trim();
    let mut until = None;
    if let Some(after) = rest.strip_prefix("until=") {
        let end = after.find(char::is_whitespace).unwrap_or(after.len());
        until = Some(after[..end].to_owned());
        rest = after[end..].trim();
    }
    Some(Directive { verb, codes, until, reason: rest.to_owned(), decoded, at, inline })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(comment: &str) -> Option<Directive> {
        parse_directive(comment, ByteRange::empty(0), 0, false)
    }

    #[test]
    fn codes_date_and_reason_are_apart() {
        let directive =
            read(" presslint: ignore[PR206, PR302/late] until=2026-12-31 quotes the programme ").unwrap();
        assert_eq!(directive.verb, DirectiveVerb::Ignore);
        assert_eq!(directive.codes, ["PR206", "PR302/late"]);
        assert_eq!(directive.until.as_deref(), Some("2026-12-31"));
        assert_eq!(directive.reason, "quotes the programme");
    }

    #[test]
    fn a_part_mark_names_its_part() {
        let directive = read("presslint: part=boilerplate").unwrap();
        assert_eq!((directive.verb, directive.codes), (DirectiveVerb::Part, vec!["boilerplate".to_owned()]));
    }

    #[test]
    fn other_comments_are_nobodys_business() {
        assert_eq!(read("legal says no"), None);
        assert_eq!(read("presslint: hush[PR206] please").unwrap().verb, DirectiveVerb::Unknown);
    }
}
