//! Quotations with their speakers: spans between marks, told apart into speech and terms, each bound to whoever says it.

mod attribution;
mod bind;
mod identity;
mod marks;
mod pair;
mod unmarked;
mod verbs;

use super::names::Names;
use super::records::{Binding, MarkFault, Quote, QuoteKind};
use super::{PartKind, Release};
use crate::document::{BlockKind, SpanKind};
use crate::text::TextRange;
use attribution::Reader;
use pair::MarkedBlock;

pub use verbs::TELLING;

/// Words a span needs to be speech if no verb of saying is bound to it.
const SPEECH_WORDS: usize = 6;

/// Words a bound span needs to be speech rather than a term in somebody's sentence.
const FRAGMENT_WORDS: usize = 3;

/// Reads quotes and the faults of their marks, in order of place.
pub fn read_quotes(release: &Release<'_>) -> (Vec<Quote>, Vec<(TextRange, MarkFault)>) {
    let names = release.names();
    let titled = release.titled_names();
    let reader = Reader { names, titled };
    let mut marks =
        pair::read_marks(&release.doc.text, &text_blocks(release), &|range| reader.speech_end(range));
    let mut quotes: Vec<Quote> = marks.spans.iter().map(|span| quote(release, span)).collect();
    quotes.extend(unmarked::block_quotes(release, &quotes));
    quotes.sort_by_key(|quote| quote.range.start);
    bind::bind(release, reader, &mut quotes);
    quotes.extend(unmarked::turns(release, &quotes));
    quotes.sort_by_key(|quote| quote.range.start);
    identity::complete(release, titled, &mut quotes);
    marks.faults.extend(interrupted_speeches(&quotes));
    marks.faults.sort_by_key(|(range, _)| range.start);
    for quote in &mut quotes {
        quote.kind = kind_of(release, &names, quote);
    }
    (quotes, marks.faults)
}

/// Blocks in which marks are read: everything but chrome and code.
fn text_blocks(release: &Release<'_>) -> Vec<MarkedBlock> {
    let mut chrome = vec![false; release.doc.blocks.len()];
    let mut running = vec![false; release.doc.blocks.len()];
    let mut heading = running.clone();
    for part in &release.parts {
        match part.kind {
            PartKind::Chrome => chrome[part.blocks.clone()].fill(true),
            PartKind::Crosshead => heading[part.blocks.clone()].fill(true),
            PartKind::Lede
            | PartKind::Paragraph
            | PartKind::Quote
            | PartKind::Boilerplate
            | PartKind::Notes => {
                running[part.blocks.clone()].fill(true);
            }
            _ => {}
        }
    }
    let blocks = release.doc.blocks.iter().enumerate();
    blocks
        .filter(|(at, block)| !chrome[*at] && block.kind != BlockKind::Code)
        .map(|(at, block)| MarkedBlock {
            range: block.range,
            code: block
                .spans
                .iter()
                .filter(|span| span.kind == SpanKind::Code)
                .map(|span| span.range)
                .collect(),
            running: running[at],
            heading: heading[at],
            item: matches!(block.kind, BlockKind::ListItem(_)),
            glued: at > 0 && !breaks_line(release, at),
        })
        .collect()
}

/// Whether a line of the file ends between a block and the one before.
fn breaks_line(release: &Release<'_>, block: usize) -> bool {
    let doc = release.doc;
    let before = doc.map.to_decoded(doc.blocks[block - 1].range).end;
    let start = doc.map.to_decoded(doc.blocks[block].range).start;
    doc.decoded.get(before..start).is_none_or(|between| between.contains(['\n', '\r']))
}

fn quote(release: &Release<'_>, span: &pair::Enclosed) -> Quote {
    Quote {
        range: span.range,
        inner: span.inner,
        kind: QuoteKind::Term,
        binding: Binding::None,
        speaker: None,
        verb: None,
        block: false,
        open: span.open,
        words: words_in(release, span.inner),
    }
}

fn words_in(release: &Release<'_>, range: TextRange) -> usize {
    release.names().within(range).len()
}

/// A speech left open whose next paragraph is somebody else's was not meant to go on: its closing mark is missing.
fn interrupted_speeches(quotes: &[Quote]) -> Vec<(TextRange, MarkFault)> {
    let pairs = quotes.windows(2).filter(|pair| pair[0].open && !pair[0].block);
    pairs
        .filter(|pair| {
            let surname = |quote: &Quote| quote.speaker.as_ref().and_then(|speaker| speaker.surname.clone());
            let own = pair[1].verb.is_some() && pair[1].binding == Binding::SameSentence;
            own && surname(&pair[0]).zip(surname(&pair[1])).is_some_and(|(one, other)| one != other)
        })
        .map(|pair| (TextRange::new(pair[0].range.start, pair[0].inner.start), MarkFault::Unclosed))
        .collect()
}

/// Speech has a speaker or a clause of its own; the rest are terms, titles and scare quotes.
fn kind_of(release: &Release<'_>, names: &Names<'_>, quote: &Quote) -> QuoteKind {
    let speech = quote.block
        || quote.open
        || !is_title(names, quote) && (is_clause(release, names, quote) || is_said(release, names, quote));
    if speech { QuoteKind::Speech } else { QuoteKind::Term }
}

/// A title or slogan: its long words have capitals and no full stop ends it.
fn is_title(names: &Names<'_>, quote: &Quote) -> bool {
    let inner = &names.text[quote.inner.as_range()];
    let words = names.within(quote.inner).filter(|&at| names.slice(at).len() >= 4 && !names.words[at].number);
    let (mut long, mut capital) = (0, 0);
    for at in words {
        long += 1;
        capital += usize::from(names.words[at].is_capital());
    }
    long >= 2 && capital * 5 >= long * 4 && !inner.trim_end().ends_with(['.', '!', '?', '…'])
}

/// Whole sentences, or a span of six words with a finite verb.
fn is_clause(release: &Release<'_>, names: &Names<'_>, quote: &Quote) -> bool {
    let whole = begins_sentence(release, quote) && ends_sentence(release, quote);
    if whole && (quote.words >= SPEECH_WORDS || quote.words >= 2 && stands_alone(release, quote)) {
        return true;
    }
    quote.words >= SPEECH_WORDS && names.within(quote.inner).any(|at| names.is_in(at, &verbs::FINITE))
}

/// Whether a full stop closes a quotation, inside its marks or right behind them.
fn ends_sentence(release: &Release<'_>, quote: &Quote) -> bool {
    let stops = ['.', '!', '?', '…'];
    release.slice(quote.inner).trim_end().ends_with(stops)
        || release.doc.text[quote.range.end..].starts_with(stops)
}

/// Whether nothing of a sentence stands before a quote.
fn begins_sentence(release: &Release<'_>, quote: &Quote) -> bool {
    let Some(block) = release.doc.block_at(quote.range.start) else { return false };
    let start = release.doc.blocks[block].range.start;
    let before = release.doc.text[start..quote.range.start].trim_end();
    before.is_empty() || before.ends_with(['.', '!', '?', ':', '”', '"', '»', '’', '–', '—', '-'])
}

/// Whether a quote is a paragraph of its own.
fn stands_alone(release: &Release<'_>, quote: &Quote) -> bool {
    release.doc.block_at(quote.range.start).is_some_and(|block| {
        let block = release.doc.blocks[block].range;
        release.doc.text[block.start..quote.range.start].trim().is_empty()
            && release.doc.text[quote.range.end.min(block.end)..block.end].trim().is_empty()
    })
}

/// Words that a verb of saying, a colon or a signature ties to a speaker.
fn is_said(release: &Release<'_>, names: &Names<'_>, quote: &Quote) -> bool {
    let bound = !matches!(quote.binding, Binding::None | Binding::SameParagraph);
    let in_headline =
        release.part_at(quote.range.start).is_some_and(|at| release.parts[at].kind == PartKind::Headline);
    if !bound || in_headline {
        return false;
    }
    if quote.words >= SPEECH_WORDS {
        return quote.words >= 2 * SPEECH_WORDS
            || !quote.verb.is_some_and(|verb| is_naming(release.slice(verb)));
    }
    // A short fragment is speech where a comma or colon hands the sentence over to it.
    let inner = release.slice(quote.inner).trim_end();
    let handed = inner.ends_with([',', '.', '!', '?', '…', '—', '–'])
        || release.doc.text[..quote.range.start].trim_end().ends_with([',', ':'])
        || release.doc.text[quote.range.end..].starts_with(',');
    let telling = quote.verb.is_none_or(|verb| {
        names.is_in(names.index_at(verb.start), &TELLING) && !is_naming(release.slice(verb))
    });
    handed
        && telling
        && (quote.words >= FRAGMENT_WORDS || ends_sentence(release, quote) || inner.ends_with(','))
}

/// Verbs that name a thing rather than say something.
fn is_naming(verb: &str) -> bool {
    matches!(
        verb,
        "called"
            | "calls"
            | "calling"
            | "dubbed"
            | "termed"
            | "labeled"
            | "labelled"
            | "characterized"
            | "described"
            | "describes"
            | "appelle"
            | "appelé"
            | "qualifie"
            | "qualifié"
            | "llamó"
            | "calificó"
    )
}

#[cfg(test)]
mod tests {
    use crate::document::{Format, Source};
    use crate::house::House;
    use crate::release::records::{Binding, Quote, QuoteKind};
    use crate::release::{LabelOptions, Release, label};

    const HEAD: &str =
        "# Dam passes stress test\n\nLillehammer, 7 May 2024 – The dam has passed its test.\n\n";

    fn with_release<T>(text: &str, look: impl FnOnce(&Release<'_>) -> T) -> T {
        let text = format!("{HEAD}{text}");
        let doc = crate::formats::read(Source::new("draft", Format::Markdown, text.into_bytes()));
        let house = House::default();
        let release = label(&doc, &house, &LabelOptions::default());
        look(&release)
    }

    /// Binding and speaker's name of each quotation.
    fn bound(text: &str) -> Vec<(Binding, String)> {
        with_release(text, |release| {
            let name = |quote: &Quote| {
                quote.speaker.as_ref().and_then(|speaker| speaker.name.clone()).unwrap_or_default()
            };
            release.quotes().iter().map(|quote| (quote.binding, name(quote))).collect()
        })
    }

    fn speech(text: &str) -> Vec<String> {
        with_release(text, |release| {
            release.speech().iter().map(|range| release.slice(*range).to_owned()).collect()
        })
    }

    #[test]
    fn every_order_of_attribution_binds() {
        let ana = |binding| (binding, "Ana Silva".to_owned());
        assert_eq!(bound("“It holds well,” said Ana Silva, engineer."), [ana(Binding::SameSentence)]);
        assert_eq!(bound("Ana Silva, the engineer, said: “It holds well.”"), [ana(Binding::SameSentence)]);
        assert_eq!(
            bound("“It holds,” said Ana Silva, engineer, “as it must.” “It is new.”"),
            [ana(Binding::SameSentence), ana(Binding::Split), ana(Binding::SameParagraph)]
        );
        assert_eq!(bound("Engineer Ana Silva had no doubt: “It holds well.”"), [ana(Binding::Colon)]);
        assert_eq!(
            bound("Engineer Ana Silva left.\n\n“It holds very well,” she said."),
            [ana(Binding::Pronoun)]
        );
        assert_eq!(
            bound("“It holds,” said Ana Silva. “It must.\n\n“It will hold tomorrow.”"),
            [ana(Binding::SameSentence), ana(Binding::Split), ana(Binding::Continuation)]
        );
        assert_eq!(
            bound("> “It holds very well indeed.”\n>\n> — Ana Silva, engineer"),
            [ana(Binding::Signature)]
        );
        assert_eq!(bound("“It holds very well,” the report states.")[0].0, Binding::Document);
        assert_eq!(bound("“It holds very well indeed.”")[0].0, Binding::None);
    }

    #[test]
    fn french_and_spanish_attributions_bind() {
        assert_eq!(
            bound("« Il tient bien », a expliqué la directrice, Ana Silva."),
            [(Binding::SameSentence, "Ana Silva".to_owned())]
        );
        assert_eq!(
            bound("Según la directora, Ana Silva, «aguanta muy bien»."),
            [(Binding::SameSentence, "Ana Silva".to_owned())]
        );
    }

    #[test]
    fn a_speaker_is_the_union_of_all_mentions() {
        with_release(
            "Chief engineer Ana Silva of the works left.\n\n“It holds well,” said Silva.",
            |release| {
                let speaker = release.quotes()[0].speaker.clone().unwrap();
                assert_eq!(speaker.name.as_deref(), Some("Ana Silva"));
                assert_eq!(speaker.given.as_deref(), Some("Ana"));
                assert_eq!(speaker.title.as_deref(), Some("Chief engineer"));
            },
        );
    }

    #[test]
    fn terms_titles_and_scare_quotes_are_no_speech() {
        assert_eq!(
            speech("The “old wall” is gone, and the film “The Wall That Held for Us All” was shown."),
            Vec::<String>::new()
        );
        assert_eq!(speech("She called it “a miracle”."), Vec::<String>::new());
        assert_eq!(
            speech("The “so-called” dam, said Silva, “is a wall that holds.”"),
            ["“is a wall that holds.”"]
        );
    }

    #[test]
    fn a_missing_mark_does_not_make_speech_of_narrative() {
        let text = "“It holds well, said Ana Silva, engineer. The ministry paid for the stones and the sand of the wall.";
        assert_eq!(speech(text), ["“It holds well,"]);
        assert_eq!(speech("The ministry paid. It holds well,” said Silva."), ["It holds well,”"]);
    }

    #[test]
    fn a_transcript_is_speech_turn_by_turn_and_an_advisory_is_not() {
        let transcript = "HOST: Does it hold?\n\nSILVA: It does, and it will hold.\n\nHOST: How long?\n\nSILVA: For a century.";
        assert_eq!(
            bound(transcript)
                .iter()
                .filter(|(binding, name)| *binding == Binding::Colon && name == "SILVA")
                .count(),
            2
        );
        let advisory = "WHAT: A visit to the dam\n\nWHO: Ana Silva\n\nWHEN: Monday\n\nWHERE: The dam";
        assert_eq!(bound(advisory), []);
    }

    #[test]
    fn kind_and_words_are_those_of_the_inner_text() {
        with_release("“It holds well,” said Ana Silva.", |release| {
            let quote = &release.quotes()[0];
            assert_eq!(
                (quote.kind, quote.words, release.slice(quote.inner)),
                (QuoteKind::Speech, 3, "It holds well,")
            );
        });
    }
}
