//! Letters in capitals that are no acronym where they stand: numerals, units, currencies, states, zones, ranks, codes,
//! addresses, words in capitals. Precision first: what may be something else is not called an acronym.

use super::capitals::shouting;
use super::named::ARTICLES;
use super::reader::Reader;
use super::shape::Acronym;
use super::words::{
    BEFORE_NAMES, BEFORE_NUMERALS, BEHIND_NAMES, BROADCAST, CODES, COMPANY_FORMS, CURRENCIES, EXCHANGES,
    EXTENSIONS, FORMULAS, MULTIPLIERS, PLAIN, UNITS, ZONES, ZONES_BEHIND_TIME, has,
};
use crate::house::places::{lookup, region_abbreviation};
use crate::text::ranges::touches;
use crate::text::{Case, TextRange, TokenKind, fold_hash};
use std::collections::HashSet;

/// What the whole text says about letters in capitals.
#[derive(Debug)]
pub struct Surroundings<'d> {
    reader: Reader<'d>,
    shouted: Vec<TextRange>,
    words: HashSet<u64>,
    /// Ranges that are not prose: code, datelines.
    closed: Vec<TextRange>,
    /// Whether surnames are written in capitals, as French and Spanish often do.
    surnames: bool,
}

impl<'d> Surroundings<'d> {
    /// Looks at the text once. `closed` are ranges in order in which nothing is an acronym.
    pub fn new(reader: Reader<'d>, closed: Vec<TextRange>) -> Self {
        Self { reader, shouted: shouting(reader), words: ordinary_words(reader), closed, surnames: false }
    }

    /// The same for a language that may write surnames in capitals: Odile MARCHAL.
    #[must_use]
    pub fn with_surnames(mut self, surnames: bool) -> Self {
        self.surnames = surnames;
        self
    }

    /// Whether these letters are, or may well be, something else than an acronym.
    pub fn is_lookalike(&self, acronym: &Acronym) -> bool {
        self.is_certain_lookalike(acronym) || self.is_word_in_capitals(acronym)
    }

    /// Whether these letters are certainly no acronym: an address, a code, an amount.
    pub fn is_certain_lookalike(&self, acronym: &Acronym) -> bool {
        let site = Site { reader: self.reader, acronym };
        touches(&self.closed, acronym.range)
            || site.is_in_address()
            || site.is_code()
            || site.is_measure()
            || site.is_state()
            || site.is_party_mark()
            || site.is_ticker()
            || site.is_beside_name()
            || site.is_numeral()
            || site.is_call_sign()
            || site.is_agency_of_dateline()
    }

    fn is_word_in_capitals(&self, acronym: &Acronym) -> bool {
        let short = acronym.short.as_str();
        let numbered = short.contains(|c: char| c.is_ascii_digit());
        let plain = numbered || has(PLAIN, short) || has(FORMULAS, short) || is_place(short);
        let surname = self.surnames && Site { reader: self.reader, acronym }.is_surname();
        let word = plain || surname || self.words.contains(&fold_hash(short));
        !acronym.dotted && word || self.is_among_capitals(acronym)
    }

    /// Whether these letters may be a word because of where they stand: in a line of capitals, or as its label.
    pub fn is_among_capitals(&self, acronym: &Acronym) -> bool {
        let site = Site { reader: self.reader, acronym };
        !acronym.dotted && (touches(&self.shouted, acronym.range) || site.is_label() || site.is_place_label())
    }
}

/// Words before the name of a model: "a Model SKS rifle".
const MODELS: &[&str] = &["model", "modelo", "modèle"];

/// "LONDON": a place in capitals. Shorter ones have more namesakes among acronyms.
fn is_place(short: &str) -> bool {
    short.len() >= 4 && lookup(short).is_some()
}

/// Words that stand in the text in small letters or with one capital, addresses left out.
fn ordinary_words(reader: Reader<'_>) -> HashSet<u64> {
    let alone = |at: usize| {
        reader.glued_before(at).is_none_or(|before| reader.is_mark(before, "(\"“‘'«[’—–"))
            && reader.glued_after(at).is_none_or(|after| {
                !reader.is_mark(after, "@/_#-&")
                    && (!reader.is_mark(after, ".:") || reader.glued_after(after).is_none())
            })
    };
    let small = |at: &usize| reader.is_case(*at, Case::Lower) || reader.is_case(*at, Case::Capital);
    let at =
        (0..reader.tokens.len()).filter(small).filter(|&at| reader.tokens[at].range.len() > 1 && alone(at));
    at.map(|at| reader.tokens[at].hash).collect()
}

/// One acronym and what stands beside it.
struct Site<'s, 'd> {
    reader: Reader<'d>,
    acronym: &'s Acronym,
}

impl Site<'_, '_> {
    fn first(&self) -> usize {
        self.acronym.tokens.start
    }

    fn last(&self) -> usize {
        self.acronym.tokens.end.saturating_sub(1)
    }

    fn before(&self) -> Option<usize> {
        self.reader.before(self.first())
    }

    fn after(&self) -> Option<usize> {
        self.reader.after(self.last())
    }

    fn short(&self) -> &str {
        &self.acronym.short
    }

    /// A web or mail address, a file, a tag, a symbol of a document: ECE/TRANS/17.
    fn is_in_address(&self) -> bool {
        let reader = self.reader;
        let chain = reader.chain(self.first());
        let text = reader.slice(chain.clone());
        let slashes = chain.clone().filter(|&at| reader.is_mark(at, "/")).count();
        let numbered = || chain.clone().any(|at| reader.is_kind(at, TokenKind::Number));
        text.contains(['@', '_', '\\', '#'])
            || text.contains("://")
            || text.contains("www.")
            || slashes >= 2 && (numbered() || slashes > 2)
            || slashes >= 1 && numbered()
            || self.is_before_domain()
            || self.is_joined_by_ampersand()
    }

    /// A stop without a gap and a small word (a domain) or the ending of a file name.
    fn is_before_domain(&self) -> bool {
        let reader = self.reader;
        let mut at = self.last();
        while let Some(mark) = reader.glued_after(at).filter(|&mark| reader.is_mark(mark, ".-")) {
            let Some(word) = reader.glued_after(mark) else { return false };
            let small = reader.is_mark(mark, ".") && reader.is_case(word, Case::Lower);
            if small || reader.is_mark(mark, ".") && reader.is_word(word, EXTENSIONS) {
                return true;
            }
            at = word;
        }
        false
    }

    fn is_joined_by_ampersand(&self) -> bool {
        let mark = |at: usize| self.reader.is_mark(at, "&+=");
        self.reader.glued_before(self.first()).is_some_and(mark)
            || self.reader.glued_after(self.last()).is_some_and(mark)
    }

    /// A model, a bill, a road, a fiscal year: letters that go with a number.
    fn is_code(&self) -> bool {
        let short = self.short();
        let digits = short.chars().filter(char::is_ascii_digit).count();
        digits >= 2 && !short.ends_with(char::is_uppercase)
            || self.is_glued_to_number()
            || self.is_before_code_number()
            || self.is_behind_point()
            || self.before().is_some_and(|at| self.reader.is_word(at, MODELS))
    }

    /// ".NET": a point that begins the word, as in the name of a file or a domain.
    fn is_behind_point(&self) -> bool {
        let point = self.reader.glued_before(self.first()).filter(|&at| self.reader.is_mark(at, "."));
        point.is_some_and(|at| self.reader.glued_before(at).is_none())
    }

    fn is_glued_to_number(&self) -> bool {
        let reader = self.reader;
        let number = |at: usize| reader.is_kind(at, TokenKind::Number);
        let hyphen = |at: usize| reader.is_mark(at, "-‑–/");
        let before = reader.glued_before(self.first());
        let after = reader.glued_after(self.last());
        before.is_some_and(number)
            || after.is_some_and(number)
            || before.filter(|&at| hyphen(at)).and_then(|at| reader.glued_before(at)).is_some_and(number)
            || after.filter(|&at| hyphen(at)).and_then(|at| reader.glued_after(at)).is_some_and(number)
    }

    /// "HR 1234", "SR 20": two letters before a number that is no year, or letters of a list.
    fn is_before_code_number(&self) -> bool {
        let Some(number) = self.after().filter(|&at| self.reader.is_kind(at, TokenKind::Number)) else {
            return false;
        };
        let word = self.reader.word(number);
        let year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
        has(CODES, self.short()) || has(CURRENCIES, self.short()) || !year && self.short().len() == 2
    }

    /// A unit or currency beside its number, a zone behind its time.
    fn is_measure(&self) -> bool {
        let reader = self.reader;
        let upper = self.short().to_uppercase();
        let number = |at: usize| reader.is_kind(at, TokenKind::Number);
        let before = self.before();
        let counted = before.is_some_and(|at| number(at) || self.is_hyphen_behind_number(at));
        let multiplied = before.is_some_and(|at| reader.is_word(at, MULTIPLIERS));
        let amount = self
            .after()
            .is_some_and(|at| number(at) || reader.is_word(at, MULTIPLIERS) || reader.is_mark(at, "$€£"));
        has(UNITS, &upper) && counted
            || has(CURRENCIES, &upper) && (counted || multiplied || amount)
            || has(ZONES, &upper)
            || has(ZONES_BEHIND_TIME, &upper) && self.is_behind_time()
    }

    fn is_hyphen_behind_number(&self, at: usize) -> bool {
        let reader = self.reader;
        reader.is_mark(at, "-‑")
            && reader.before(at).is_some_and(|number| reader.is_kind(number, TokenKind::Number))
    }

    /// Behind "10:00", "10 a.m.", "10 am" or "10 h", with or without a bracket or comma between.
    fn is_behind_time(&self) -> bool {
        let reader = self.reader;
        let Some(mut at) = self.before() else { return false };
        if reader.is_mark(at, "(,") {
            match reader.before(at) {
                Some(before) => at = before,
                None => return false,
            }
        }
        if reader.is_mark(at, ".") {
            at = reader.before(at).unwrap_or(at);
        }
        reader.is_kind(at, TokenKind::Number)
            || reader.is_word(at, &["am", "pm", "m", "h", "noon", "midnight", "horas"])
    }

    /// The code of a state or province behind a place, before a postal number, or alone in brackets behind a name.
    fn is_state(&self) -> bool {
        let reader = self.reader;
        if self.acronym.dotted || !region_abbreviation(self.short()) {
            return self.is_country_in_brackets();
        }
        let zip = self
            .after()
            .is_some_and(|at| reader.is_kind(at, TokenKind::Number) && reader.word(at).len() == 5);
        zip || self.is_behind_place() || self.is_in_brackets_behind_name()
    }

    /// "Oakland, CA", "Denver CO"; the comma needs a name before it, no comma needs a place of the gazetteer.
    fn is_behind_place(&self) -> bool {
        let reader = self.reader;
        let Some(before) = self.before() else { return false };
        if reader.is_mark(before, ",") {
            return reader.before(before).is_some_and(|at| {
                reader.is_name(at) && (!reader.is_case(at, Case::Upper) || lookup(reader.word(at)).is_some())
            });
        }
        (1..=3).any(|words| {
            let Some(from) = self.first().checked_sub(words) else { return false };
            let same_block = reader.tokens[from].block == reader.tokens[self.first()].block;
            same_block
                && reader.is_name(from)
                && lookup(reader.slice(from..self.first())).is_some_and(|place| place.city)
        })
    }

    fn is_in_brackets_behind_name(&self) -> bool {
        let reader = self.reader;
        let Some(open) = self.before().filter(|&at| reader.is_mark(at, "([")) else { return false };
        let closed = self.after().is_none_or(|at| reader.is_mark(at, ")],;"));
        closed && reader.before(open).is_some_and(|at| reader.is_name(at))
    }

    /// (IT), (USA) behind a place.
    fn is_country_in_brackets(&self) -> bool {
        let country =
            self.short().len() == 2 || matches!(self.short(), "USA" | "UAE" | "DRC" | "GBR" | "FRA" | "ESP");
        country && !self.acronym.dotted && self.is_in_brackets_behind_name() && {
            let open = self.before().unwrap_or_default();
            let place = |words: usize| {
                open.checked_sub(words).is_some_and(|from| lookup(self.reader.slice(from..open)).is_some())
            };
            (1..=3).any(place)
        }
    }

    /// D-HI, (R – UT), R/SD: a legislator's party and state.
    fn is_party_mark(&self) -> bool {
        let reader = self.reader;
        if let Some((party, state)) = self.short().split_once('-') {
            return matches!(party, "D" | "R" | "I" | "C" | "L") && region_abbreviation(state);
        }
        if !region_abbreviation(self.short()) {
            return false;
        }
        let Some(mark) = self.before().filter(|&at| reader.is_mark(at, "-–—/,‑.")) else {
            return false;
        };
        let Some(party) = reader.before(mark) else { return false };
        reader.is_word(party, &["D", "R", "I", "DFL", "Dem", "Rep", "Ind", "GOP"])
    }

    /// NASDAQ: JNPV, both sides of the colon; symbol JNPV.
    fn is_ticker(&self) -> bool {
        let reader = self.reader;
        let exchange = |at: usize| has(EXCHANGES, &reader.word(at).to_uppercase());
        if exchange(self.last()) {
            return self.after().is_some_and(|at| reader.is_mark(at, ":"));
        }
        let skip =
            |at: usize, marks: &str| if reader.is_mark(at, marks) { reader.before(at) } else { Some(at) };
        let Some(at) = self.before().and_then(|at| skip(at, "“\"‘")) else { return false };
        if exchange(at) && self.after().is_some_and(|at| reader.is_mark(at, ":")) {
            return true;
        }
        if reader.is_word(at, &["symbol", "ticker", "symbole", "símbolo"]) {
            return true;
        }
        let Some(colon) = Some(at).filter(|&at| reader.is_mark(at, ":")) else { return false };
        // The tier of a market may stand between: (NASDAQ GSM: NLGT).
        let tier = || reader.before(colon).and_then(|at| reader.before(at)).is_some_and(exchange);
        reader.before(colon).is_some_and(exchange) || tier()
    }

    /// A rank or a ship's prefix before a name; a degree, a service or a company's form behind one.
    fn is_beside_name(&self) -> bool {
        let reader = self.reader;
        let upper = self.short().to_uppercase();
        let name_after =
            self.after().is_some_and(|at| reader.is_name(at) && !reader.is_case(at, Case::Upper));
        if has(BEFORE_NAMES, &upper) && (name_after || self.is_before_stop_and_name()) {
            return true;
        }
        let initials =
            upper.len() == 2 && upper.contains('J') || matches!(upper.as_str(), "JP" | "TR" | "OJ");
        if initials && name_after {
            return true;
        }
        let Some(before) = self.before() else { return false };
        let behind_comma = reader.is_mark(before, ",")
            && reader.before(before).is_some_and(|at| {
                reader.is_name(at)
                    || reader.is_mark(at, ".")
                    || has(BEHIND_NAMES, &reader.word(at).to_uppercase())
            });
        let article = reader.is_word(before, ARTICLES);
        let right_behind = reader.is_name(before) && !article;
        has(BEHIND_NAMES, &upper) && behind_comma
            || has(COMPANY_FORMS, &upper) && (behind_comma || right_behind)
    }

    fn is_before_stop_and_name(&self) -> bool {
        let reader = self.reader;
        let stop = self.after().filter(|&at| reader.is_mark(at, "."));
        stop.and_then(|at| reader.after(at)).is_some_and(|at| reader.is_name(at) && reader.tokens[at].spaced)
    }

    /// A number in Roman letters: small ones anywhere, greater ones behind a word or name that takes one.
    fn is_numeral(&self) -> bool {
        let short = self.short();
        if !is_roman(short) {
            return false;
        }
        if short.chars().all(|c| "IVX".contains(c)) {
            return true;
        }
        let Some(before) = self.before() else { return false };
        let named =
            short.len() > 2 && self.reader.is_name(before) && short.chars().all(|c| "IVXL".contains(c));
        self.reader.is_word(before, BEFORE_NUMERALS) || named || short.len() >= 5
    }

    /// KSFY-TV, station WAMU: call letters of a broadcaster.
    fn is_call_sign(&self) -> bool {
        let reader = self.reader;
        let short = self.short();
        if !(3..=4).contains(&short.len()) || !short.starts_with(['K', 'W']) {
            return false;
        }
        let near = |from: usize| (from..from + 3).any(|at| reader.is_word(at, BROADCAST));
        let band = reader.glued_after(self.last()).filter(|&at| reader.is_mark(at, "-/")).is_some_and(&near);
        let words = near(self.last() + 1)
            || near(self.first().saturating_sub(4))
            || near(self.first().saturating_sub(2));
        band || words || short.len() == 4 && !short.contains(['A', 'E', 'I', 'O', 'U'])
    }

    /// A city at the beginning of a block that is set like a dateline: "TIRAVA, 5 March –", "TIRAVA (KNA) –".
    fn is_place_label(&self) -> bool {
        let reader = self.reader;
        let opens = self.before().is_none()
            && self.short().len() >= 4
            && self.after().is_some_and(|at| reader.is_mark(at, ",("));
        let tokens = self.last() + 1..self.last() + 12;
        let dash =
            |at: usize| reader.is_mark(at, "–—") || reader.is_mark(at, "-") && reader.tokens[at].spaced;
        opens && tokens.take_while(|&at| reader.before(at).is_some()).any(dash)
    }

    fn is_agency_of_dateline(&self) -> bool {
        let reader = self.reader;
        let open = self.before().filter(|&at| reader.is_mark(at, "("));
        let close = self.after().filter(|&at| reader.is_mark(at, ")"));
        open.zip(close).is_some_and(|(open, close)| reader.stands_in_dateline(open, close))
    }

    /// "explique Odile MARCHAL, la maire": one given name, with a small word or a mark before it.
    fn is_surname(&self) -> bool {
        let reader = self.reader;
        let long = self.short().chars().count() >= 4 && self.short().chars().all(char::is_uppercase);
        let given = self.before().filter(|&at| {
            reader.is_case(at, Case::Capital)
                && reader.word(at).chars().count() >= 3
                && reader.tokens[at].spaced
        });
        let Some(before) = given.and_then(|at| reader.before(at)).filter(|_| long) else { return false };
        // "l’Agence", "la Direction": what has an article is no person.
        let article = reader.is_word(
            before,
            &["la", "le", "les", "l", "el", "los", "las", "un", "une", "una", "du", "del", "au", "al"],
        );
        !article && !reader.is_mark(before, "’'") && !reader.is_name(before)
    }

    /// A label at the beginning of its block: "WHAT:".
    fn is_label(&self) -> bool {
        self.before().is_none() && self.after().is_some_and(|at| self.reader.is_mark(at, ":"))
    }
}

/// Whether letters are a number in Roman letters, well formed.
fn is_roman(word: &str) -> bool {
    let digits: Vec<(&str, usize)> = vec![
        ("M", 3),
        ("CM", 1),
        ("D", 1),
        ("CD", 1),
        ("C", 3),
        ("XC", 1),
        ("L", 1),
        ("XL", 1),
        ("X", 3),
        ("IX", 1),
        ("V", 1),
        ("IV", 1),
        ("I", 3),
    ];
    let mut rest = word;
    for (digit, most) in digits {
        for _ in 0..most {
            rest = rest.strip_prefix(digit).unwrap_or(rest);
        }
    }
    rest.is_empty() && !word.is_empty()
}

#[cfg(test)]
mod tests {
    use super::super::shape::acronym_at;
    use super::*;
    use crate::text::Tokens;

    /// The acronyms of a text that are nothing else.
    fn left(text: &str) -> Vec<String> {
        let tokens = Tokens::new(text, [TextRange::new(0, text.len())]);
        let reader = Reader { text, tokens: tokens.all() };
        let around = Surroundings::new(reader, Vec::new());
        let mut found = Vec::new();
        let mut at = 0;
        while at < reader.tokens.len() {
            let Some(acronym) = acronym_at(reader, at) else {
                at += 1;
                continue;
            };
            at = acronym.tokens.end;
            if !acronym.dotted && !around.is_lookalike(&acronym) {
                found.push(acronym.short);
            }
        }
        found
    }

    fn none(texts: &[&str]) {
        for text in texts {
            assert_eq!(left(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn numerals_units_currencies_and_zones_are_none() {
        none(&[
            "Louis XIV in Hall III",
            "Title XIX and Part IV",
            "It makes 30 MW and a 20-MW peak",
            "at 700 MHz",
        ]);
        none(&["USD 5 million", "5 million EUR", "at 10:00 GMT", "at 3 p.m. ET on Friday", "noon (CET)"]);
        assert_eq!(left("The CD and the MCC"), ["CD", "MCC"]);
    }

    #[test]
    fn states_and_party_marks_are_none() {
        none(&[
            "in Oakland, CA, and Denver CO",
            "Washington, DC 20510",
            "Senator Roe (D-HI) met R-UT members",
            "Mary Roe (ND)",
        ]);
        none(&[
            "Lea Conti of Turin (IT)",
            "in Atlanta, Georgia (USA)",
            "Senator Roe, R-ME, and Roe (R – SD)",
        ]);
        assert_eq!(left("the FDA, VA and the ND plan"), ["FDA", "VA", "ND"]);
    }

    #[test]
    fn codes_addresses_and_files_are_none() {
        none(&["an F-16, a UH-60 and COVID-19", "under HR 1234 on US 93", "FY05 and SB1070", "CO2 and PM10"]);
        none(&[
            "see TREES-MAP.PDF or TREES_2024.CSV",
            "write to press@IOM.int or #MAP",
            "form UN/ECE/44 and ECE/TRANS/17",
            "AT&T",
        ]);
        assert_eq!(left("UNHCR/IOM and the FEMA 2005 report"), ["UNHCR", "IOM", "FEMA"]);
    }

    #[test]
    fn ranks_degrees_tickers_and_call_signs_are_none() {
        none(&[
            "Jane Roe, MD, and SGT Ann Roe",
            "the USS Lake",
            "Juniper Inc. (NASDAQ: JNPV)",
            "heard on KSFY and WAMU radio",
        ]);
        none(&["AJ Roe of Norrland Timber AB"]);
    }

    #[test]
    fn words_in_capitals_are_none() {
        none(&[
            "Do NOT drink it",
            "Mr Garcia and Ana GARCIA",
            "WHAT: a party",
            "KEEP CLEAR OF BRIDGE STREET",
        ]);
        assert_eq!(left("The OTM helps; see www.otm.example"), ["OTM"]);
    }
}
