//! Our sentences against marks set by hand, and against a general splitter on the same text.
//!
//! Ours are cut from tokens that are there anyway; they may stay as long as they are at least as right.

use presslint::dev::sentences;

/// Paragraphs with `|` where a reader ends a sentence; language first.
const MARKED: &[(&str, &str)] = &[
    (
        "en",
        "Dr. Ana Silva met Sen. John Roe on Nov. 3.|They spoke for an hour.|“We agreed,” she said.|He did not.",
    ),
    ("en", "The office opens at 9 a.m. and closes at 5 p.m. on Fridays.|It is closed on Sundays."),
    ("en", "The bridge cost $1.5 million.|About 3.2 km of road lead to it.|Who paid?|The county did!"),
    ("en", "He moved to the U.S. in 1994.|The U.S. Senate passed S. 2566 on Tuesday."),
    (
        "en",
        "“Snow has closed the pass.|We need help now,” said Amina Rahimi.|“Every day counts.”|She left at once.",
    ),
    ("en", "Mr. and Mrs. Okafor live in St. Louis, Mo., with their son J.P. Okafor Jr.|He is 12."),
    (
        "en",
        "The report (see p. 14, fig. 3) names four causes, e.g. drought, and one remedy, i.e. water.|It was published in Sept. 2023.",
    ),
    ("en", "The company, Acme Inc., has 40 workers.|Its rival, Brown & Co. of Leeds, has 12."),
    ("en", "“Are you ready?” he asked.|“Yes!” they shouted.|Nobody moved..."),
    ("en", "The resolution was adopted by 14 votes to none.|(The United Kingdom abstained.)|Talks go on."),
    ("en", "Prof. Lindqvist of the Dept. of Geology said no.|Gen. Haddad, Ret., said yes."),
    ("en", "Art. 51 of the accord forbids it.|No. 7 on the list was empty."),
    ("en", "Visit www.example.org or write to press@example.org.|Office hours are short."),
    ("en", "The measure (H.R. 1234) was signed on Jan. 5, 2006.|It takes effect on Feb. 1."),
    ("en", "At 7 p.m. Monday the lights went out.|By 9 p.m. they were back.|The cause is unknown."),
    ("en", "“It works,” said Whitlock.|“It works well.”|‘Fine,’ said the mayor."),
    ("en", "The shelter holds 180 people a night.|15 of them are children."),
    ("en", "Rep. Dubois (D-Vt.) and Sen. Petrov (R-Ariz.) wrote the bill.|It has 12 sponsors."),
    (
        "fr",
        "M. Dubois a rencontré Mme Haddad le 3 mars.|Ils ont signé l’accord.|« Nous partons demain », a-t-il dit.",
    ),
    ("fr", "Le Dr Morel travaille à Genève.|Son bureau (art. 4, al. 2) est fermé.|Est-ce normal ?|Oui !"),
    (
        "fr",
        "La fondation a ouvert une école à St. Malo.|Elle compte 40 élèves, etc.|Les cours sont gratuits.",
    ),
    ("fr", "« La neige a fermé le col.|Nous avons besoin d’aide », a déclaré Amina Rahimi.|Elle est partie."),
    (
        "es",
        "El Sr. Navarro habló con la Dra. Quispe el 5 de abril.|Firmaron el acuerdo.|“Mañana salimos”, dijo.",
    ),
    ("es", "La escuela cuesta 1.500 euros al mes.|¿Quién paga?|Paga el municipio."),
    ("es", "El art. 51 lo prohíbe.|La reunión empieza a las 10 a.m. en Lima.|¡Vengan todos!"),
    (
        "es",
        "“La gente la pedía desde hace tiempo.|Nunca dejó de pedirla”, dijo Elena Fernandes.|El barrio celebró.",
    ),
];

/// Ends of sentences as offsets into the text without marks.
fn ends(sentences: &[String], text: &str) -> Vec<usize> {
    let mut at = 0;
    let mut ends = Vec::new();
    for sentence in sentences {
        let sentence = sentence.trim();
        if let Some(found) = text[at..].find(sentence) {
            at += found + sentence.len();
            ends.push(at);
        }
    }
    ends
}

/// Boundaries right, missed and invented over the whole sample.
fn score(split: impl Fn(&str, &str) -> Vec<String>) -> (usize, usize, usize, Vec<String>) {
    let (mut right, mut missed, mut invented) = (0, 0, 0);
    let mut wrong = Vec::new();
    for (lang, marked) in MARKED {
        let text = marked.replace('|', " ");
        let wanted = ends(&marked.split('|').map(str::to_owned).collect::<Vec<_>>(), &text);
        let got = ends(&split(lang, &text), &text);
        right += wanted.iter().filter(|end| got.contains(end)).count();
        missed += wanted.iter().filter(|end| !got.contains(end)).count();
        invented += got.iter().filter(|end| !wanted.contains(end)).count();
        if wanted != got {
            wrong.push(format!("{text}\n  wanted {wanted:?}\n  got    {got:?}"));
        }
    }
    (right, missed, invented, wrong)
}

#[test]
fn sentences_agree_with_marks_set_by_hand_at_least_as_well_as_a_general_splitter() {
    let (right, missed, invented, wrong) = score(|_, text| sentences(text));
    let (_, their_missed, their_invented, _) =
        score(|lang, text| sentencex::segment(lang, text).into_iter().map(str::to_owned).collect());
    let (ours, theirs) = (missed + invented, their_missed + their_invented);
    assert!(ours <= theirs, "we are wrong {ours} times, the splitter {theirs} times:\n{}", wrong.join("\n"));
    assert!(ours * 50 <= right, "{ours} of {right} boundaries are wrong:\n{}", wrong.join("\n"));
}
