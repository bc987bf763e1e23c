//! PR105: parts in an order that no house uses.

use crate::diagnostic::{Applicability, Edit, EditPlace, Fix};
use crate::release::dateline::{ACCEPTED, read_dateline};
use crate::release::{Part, PartKind};
use crate::rules::params::{Allowed, rule_params};
use crate::rules::{Anchor, Context, Rule, RuleMeta, Sink, declare_rule};
use crate::text::fold;

rule_params! {
    /// Parameters.
    Params {
        /// The order of parts; a part that is not named here may stand anywhere. `head` stands for everything from the
        /// release line to the date line, whose order differs from page to page, `body` for everything from the lede to the
        /// last call to act, `tail` for what stands below it in any order.
        order: Vec<String> = names(&["head", "dateline", "lede", "body", "tail"]); Allowed::Parts(&["head", "body", "tail"]),
        /// Parts that may stand anywhere, whatever `order` says.
        free: Vec<String> = names(&["media", "contacts", "end-mark", "date-line", "letterhead", "byline"]); Allowed::Parts(&["head", "body", "tail"]),
        /// Parts that may follow the end mark.
        after_end: Vec<String> = names(&["notes", "contacts", "boilerplate", "safe-harbor", "media"]); Allowed::Parts(&[]),
    }
}

declare_rule! {
    /// # What
    /// A part stands where it does not belong: a boilerplate in mid-text, a paragraph below the end mark, two embargoes.
    ///
    /// # Why
    /// It is a paste accident, and what stands below the end mark will not be read as news.
    ///
    /// # Bad
    /// ENDS / “The minister also thanked the partners.”
    ///
    /// # Good
    /// Text, ENDS, notes to editors, contacts.
    ///
    /// # Fix safety
    /// Unsafe: a block is moved only when asked for.
    ///
    /// # Watch
    /// American layout has contacts on top and the mark last, British layout has ENDS before the notes; both are right.
    /// Each story of a file with several is judged by itself.
    PartOrder(Params) {
        code: "PR105",
        name: "part-order",
        summary: "Parts in an order that no house uses",
        why: "a part out of its place is a paste accident",
        level: Warning,
        fix: Unsafe,
        reasons: [
            "order": Warning, "a part before or after its place";
            "duplicate": Warning, "a part that may stand once stands twice";
            "after-end": Warning, "text below the end mark";
        ],
    }
}

fn names(list: &[&str]) -> Vec<String> {
    list.iter().map(|name| (*name).to_owned()).collect()
}

impl Rule for PartOrder {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Sink<'_>) {
        check_duplicates(cx, out);
        let end = self.check_after_end(cx, out);
        self.check_order(cx, end, out);
    }
}

/// Parts that may stand once in a story.
const SINGLE: [PartKind; 3] = [PartKind::Headline, PartKind::Dateline, PartKind::Embargo];

fn is_single(kind: PartKind) -> bool {
    SINGLE.contains(&kind)
}

fn check_duplicates(cx: &Context<'_>, out: &mut Sink<'_>) {
    for kind in SINGLE {
        let mut own = cx.story.parts.clone().filter(|&at| cx.release.parts[at].kind == kind);
        let Some(first) = own.next() else { continue };
        for again in own {
            let part = &cx.release.parts[again];
            let name = cx.release.part_name(kind);
            out.report(Anchor::Part(again), format!("a second {name}"))
                .reason("duplicate")
                .related(Anchor::Part(first), "the first stands here")
                .help("keep the one that is right")
                .rests_on(part);
        }
    }
}

impl PartOrder {
    /// Reports text below the end mark, and tells where the mark stands.
    fn check_after_end(&self, cx: &Context<'_>, out: &mut Sink<'_>) -> Option<usize> {
        let kind = |at: usize| cx.release.parts[at].kind;
        let lede = cx.story.parts.clone().find(|&at| kind(at) == PartKind::Lede)?;
        let mark = (lede..cx.story.parts.end).rfind(|&at| kind(at) == PartKind::EndMark)?;
        for at in mark + 1..cx.story.parts.end {
            let part = &cx.release.parts[at];
            let running = matches!(
                part.kind,
                PartKind::Lede | PartKind::Paragraph | PartKind::Quote | PartKind::List | PartKind::Crosshead
            );
            // A letter that the release passes on stands below the mark, and so does an “about” text without its heading.
            // Where a dateline opens it, the same news follows in another language.
            if running && (opens_letter(cx, part) || is_background(cx, part) || opens_story(cx, part)) {
                break;
            }
            let text = running && cx.tokens(part.range).len() >= 5;
            let barred = part.kind.is_tail()
                && part.kind != PartKind::EndMark
                && !self.allowed_after_end(cx, part.kind);
            if text || barred {
                out.report(Anchor::Part(at), "this stands below the end mark")
                    .reason("after-end")
                    .related(Anchor::Part(mark), "the text ends here")
                    .help("move it above the mark, or make it a note to editors")
                    .rests_on(&cx.release.parts[mark]);
                break;
            }
        }
        Some(mark)
    }

    fn allowed_after_end(&self, cx: &Context<'_>, kind: PartKind) -> bool {
        let name = cx.release.part_name(kind);
        matches!(kind, PartKind::Custom(..)) || self.params.after_end.iter().any(|allowed| allowed == name)
    }

    /// Reports the fewest parts whose move would put all in order: those outside the longest run that is in order.
    fn check_order(&self, cx: &Context<'_>, end: Option<usize>, out: &mut Sink<'_>) {
        let limit = end.or_else(|| remarks_from(cx)).unwrap_or(cx.story.parts.end);
        let ranked: Vec<(usize, usize, usize)> = (cx.story.parts.start..limit)
            .filter_map(|at| {
                let part = &cx.release.parts[at];
                // A second one is reported as such; it is not out of order besides.
                let again = is_single(part.kind)
                    && cx.release.parts[cx.story.parts.start..at].iter().any(|other| other.kind == part.kind);
                if again {
                    return None;
                }
                Some((at, self.rank(cx, part.kind)?, part.range.len().max(1)))
            })
            .collect();
        let kept = heaviest_ascending(&ranked);
        let stays: Vec<(usize, usize)> = ranked
            .iter()
            .zip(&kept)
            .filter(|(_, kept)| **kept)
            .map(|(&(at, rank, _), _)| (at, rank))
            .collect();
        for (number, &(at, rank, _)) in ranked.iter().enumerate() {
            if !kept[number] {
                report_order(cx, at, rank, &stays, out);
            }
        }
    }

    fn rank(&self, cx: &Context<'_>, kind: PartKind) -> Option<usize> {
        let name = cx.release.part_name(kind);
        // A date line stands above the headline, below it or, as in a letter, at the end.
        let anywhere = matches!(kind, PartKind::Chrome | PartKind::DateLine);
        if anywhere || self.params.free.iter().any(|free| free == name) {
            return None;
        }
        let place = |name: &str| self.params.order.iter().position(|own| own == name);
        let group = |holds: bool, name: &str| holds.then(|| place(name)).flatten();
        place(name)
            .or_else(|| group(kind.is_body(), "body"))
            .or_else(|| group(kind.is_head() || kind.is_preamble(), "head"))
            .or_else(|| group(kind.is_tail(), "tail"))
    }
}

/// Where remarks begin that houses put last: behind contacts that close a tail (“The exchange has not reviewed this release”).
fn remarks_from(cx: &Context<'_>) -> Option<usize> {
    let parts = || cx.story.parts.clone();
    let kind = |at: usize| cx.release.parts[at].kind;
    let contacts = parts().rfind(|&at| kind(at) == PartKind::Contacts)?;
    let tail = parts().any(|at| at < contacts && kind(at).is_tail() && kind(at) != PartKind::Contacts);
    let speech = parts().any(|at| at > contacts && kind(at) == PartKind::Quote);
    (tail && !speech && parts().any(|at| at < contacts && kind(at) == PartKind::Lede)).then_some(contacts)
}

/// Whether a part begins with a dateline of its own.
fn opens_story(cx: &Context<'_>, part: &Part) -> bool {
    read_dateline(cx.doc(), part.range, &[]).is_some_and(|candidate| candidate.score >= ACCEPTED)
}

/// Words by which a sentence says what somebody or something is, not what happened: an “about” paragraph without its heading.
const BACKGROUND: &[&str] = &[
    " is a ",
    " is an ",
    " is the ",
    " is also ",
    " is one of ",
    " are a ",
    " are the ",
    " was founded ",
    " was established ",
    " was created in ",
    " serves as ",
    " serves on ",
    " serves the ",
    " has been a ",
    " has been the ",
    " has served ",
    " in addition to ",
    " est un ",
    " est une ",
    " est le ",
    " est la ",
    " a été fondé",
    " a été créé",
    " es un ",
    " es una ",
    " es el ",
    " es la ",
    " fue fundad",
    " fue cread",
];

/// Whether a paragraph tells who somebody is, in its first sentence and without speech.
fn is_background(cx: &Context<'_>, part: &Part) -> bool {
    let first = cx.release.sentences_in(part.range).first().copied().unwrap_or(part.range);
    let folded = format!(" {} ", fold(cx.slice(first)));
    let speaks = cx.release.quotes().iter().any(|quote| part.range.contains(quote.range));
    part.kind == PartKind::Paragraph && !speaks && BACKGROUND.iter().any(|words| folded.contains(words))
}

/// Whether a part opens a letter: with its salutation or the honours of the person it goes to.
fn opens_letter(cx: &Context<'_>, part: &Part) -> bool {
    const OPENINGS: &[&str] =
        &["dear ", "the honorable ", "honorable ", "the honourable ", "estimad", "madame", "monsieur"];
    let folded = fold(cx.slice(part.range));
    let lines = folded.lines().map(str::trim).take(4);
    let honoured = folded.split_whitespace().take(8).any(|word| matches!(word, "honorable" | "honourable"));
    honoured || lines.into_iter().any(|line| OPENINGS.iter().any(|words| line.starts_with(words)))
}

/// Reports a part that is out of order. `stays` are the parts in order, by index, with their ranks; both rise.
fn report_order(cx: &Context<'_>, at: usize, rank: usize, stays: &[(usize, usize)], out: &mut Sink<'_>) {
    let part = &cx.release.parts[at];
    let name = cx.release.part_name(part.kind);
    // Notes and contacts stand; a headline stands.
    let stands = if name.ends_with('s') { "stand" } else { "stands" };
    // The last part in order that ought to stand above, or the first that ought to stand below.
    let above = stays.partition_point(|&(_, other)| other < rank).checked_sub(1).map(|last| stays[last]);
    let below = stays.get(stays.partition_point(|&(_, other)| other <= rank)).copied();
    let behind = above.filter(|&(other, _)| other > at);
    let before = below.filter(|&(other, _)| other < at);
    let (message, other) = match (behind, before) {
        (Some((other, _)), _) => (
            format!("the {name} {stands} above the {}", cx.release.part_name(cx.release.parts[other].kind)),
            other,
        ),
        (None, Some((other, _))) => (
            format!("the {name} {stands} below the {}", cx.release.part_name(cx.release.parts[other].kind)),
            other,
        ),
        (None, None) => return,
    };
    let found = out.report(Anchor::Part(at), message);
    found.reason("order").related(Anchor::Part(other), "out of order with this").rests_on(part);
    if behind.is_some() {
        found.help("move it below").fix(move_below(cx, part, &cx.release.parts[other]));
    }
}

/// Which entries belong to the ascending run of ranks that covers most text.
fn heaviest_ascending(ranked: &[(usize, usize, usize)]) -> Vec<bool> {
    // Ranks are few, so the best run that ends with each rank is kept in a table: linear in the number of parts.
    let ranks = ranked.iter().map(|entry| entry.1).max().map_or(0, |most| most + 1);
    let mut best: Vec<Option<(usize, usize)>> = vec![None; ranks];
    let mut before: Vec<Option<usize>> = vec![None; ranked.len()];
    for (number, &(_, rank, weight)) in ranked.iter().enumerate() {
        let previous = best[..=rank].iter().flatten().max_by_key(|(sum, last)| (*sum, *last)).copied();
        before[number] = previous.map(|(_, last)| last);
        best[rank] = Some((previous.map_or(0, |(sum, _)| sum) + weight, number));
    }
    let mut kept = vec![false; ranked.len()];
    let mut at = best.iter().flatten().max_by_key(|(sum, last)| (*sum, *last)).map(|&(_, last)| last);
    while let Some(number) = at {
        kept[number] = true;
        at = before[number];
    }
    kept
}

/// Takes the lines of a part out and puts them below another.
fn move_below(cx: &Context<'_>, part: &Part, below: &Part) -> Fix {
    let doc = cx.doc();
    let lines = doc.whole_lines(doc.map.to_decoded(part.range).as_range());
    let target = doc.whole_lines(doc.map.to_decoded(below.range).as_range());
    let text = doc.decoded[lines.as_range()].trim_end().to_owned();
    let insert = crate::text::ByteRange::empty(target.end);
    Fix {
        title: "move it below".to_owned(),
        applicability: Applicability::Unsafe,
        edits: vec![
            Edit { place: EditPlace::Decoded(lines), text: String::new() },
            Edit { place: EditPlace::Decoded(insert), text: format!("\n{text}\n") },
        ],
    }
}
