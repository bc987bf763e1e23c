//! Verbs of saying, and words that stand for whoever says it.

/// Verbs that attribute speech, folded. Compound tenses are found by their participle.
const SAYING: &[&str] = &[
    "said",
    "says",
    "say",
    "saying",
    "added",
    "adds",
    "adding",
    "explained",
    "explains",
    "stressed",
    "stresses",
    "noted",
    "notes",
    "stated",
    "states",
    "told",
    "tells",
    "warned",
    "warns",
    "announced",
    "announces",
    "declared",
    "declares",
    "remarked",
    "remarks",
    "commented",
    "comments",
    "continued",
    "continues",
    "concluded",
    "concludes",
    "emphasized",
    "emphasised",
    "emphasizes",
    "underlined",
    "underscored",
    "urged",
    "urges",
    "argued",
    "argues",
    "asked",
    "asks",
    "replied",
    "replies",
    "recalled",
    "recalls",
    "observed",
    "observes",
    "reported",
    "reports",
    "reads",
    "read",
    "wrote",
    "writes",
    "claimed",
    "claims",
    "insisted",
    "insists",
    "affirmed",
    "affirms",
    "admitted",
    "admits",
    "agreed",
    "agrees",
    "called",
    "cautioned",
    "reiterated",
    "pointed",
    "testified",
    "acknowledged",
    "according",
    "praised",
    "promised",
    "responded",
    "vowed",
    "pledged",
    "thanked",
    "joked",
    "quipped",
    "described",
    "describes",
    "expressed",
    "opined",
    "shared",
    "shares",
    "reflected",
    "exclaimed",
    "mentioned",
    "confirmed",
    "confirms",
    "asserted",
    "quoted",
    "remarking",
    "noting",
    "stating",
    "saying",
    "explaining",
    "warning",
    "whispered",
    "shouted",
    "sang",
    "signed",
    "déclaré",
    "déclare",
    "déclarait",
    "dit",
    "disait",
    "ajouté",
    "ajoute",
    "expliqué",
    "explique",
    "souligné",
    "souligne",
    "affirmé",
    "affirme",
    "précisé",
    "précise",
    "indiqué",
    "indique",
    "rappelé",
    "rappelle",
    "estimé",
    "estime",
    "noté",
    "note",
    "poursuit",
    "poursuivi",
    "conclu",
    "conclut",
    "insisté",
    "insiste",
    "assuré",
    "assure",
    "raconte",
    "raconté",
    "témoigne",
    "témoigné",
    "commente",
    "commenté",
    "confié",
    "confie",
    "constate",
    "observe",
    "écrit",
    "selon",
    "lance",
    "lancé",
    "répond",
    "répondu",
    "regrette",
    "avertit",
    "averti",
    "résume",
    "résumé",
    "annoncé",
    "annonce",
    "salué",
    "dijo",
    "dice",
    "señaló",
    "señala",
    "afirmó",
    "afirma",
    "explicó",
    "explica",
    "agregó",
    "agrega",
    "añadió",
    "añade",
    "destacó",
    "destaca",
    "indicó",
    "indica",
    "declaró",
    "declara",
    "manifestó",
    "manifiesta",
    "expresó",
    "expresa",
    "subrayó",
    "subraya",
    "comentó",
    "comenta",
    "aseguró",
    "asegura",
    "sostuvo",
    "sostiene",
    "recordó",
    "recuerda",
    "apuntó",
    "apunta",
    "concluyó",
    "concluye",
    "advirtió",
    "advierte",
    "relató",
    "relata",
    "contó",
    "cuenta",
    "según",
    "mencionó",
    "menciona",
    "puntualizó",
    "remarcó",
    "resaltó",
    "enfatizó",
    "reconoció",
    "anunció",
    "precisó",
    "informó",
    "resumió",
    "reiteró",
    "detalló",
    "reflexionó",
    "escribió",
    "pidió",
    "respondió",
    "insistió",
    "celebró",
    "lamentó",
];

/// Whether a folded word is a verb of saying.
pub fn is_saying(word: &str) -> bool {
    SAYING.contains(&word)
}

/// Words that stand for the last speaker.
pub fn is_pronoun(word: &str) -> bool {
    matches!(
        word,
        "he" | "she"
            | "they"
            | "it"
            | "il"
            | "elle"
            | "ils"
            | "elles"
            | "on"
            | "él"
            | "ella"
            | "ellos"
            | "ellas"
            | "who"
    )
}

/// Documents and other things that "say" something.
pub fn is_document(word: &str) -> bool {
    matches!(
        word,
        "report"
            | "letter"
            | "statement"
            | "study"
            | "document"
            | "resolution"
            | "text"
            | "agreement"
            | "release"
            | "survey"
            | "banner"
            | "sign"
            | "motto"
            | "message"
            | "complaint"
            | "indictment"
            | "bill"
            | "law"
            | "article"
            | "editorial"
            | "rapport"
            | "lettre"
            | "communiqué"
            | "texte"
            | "étude"
            | "informe"
            | "carta"
            | "comunicado"
            | "documento"
            | "estudio"
            | "texto"
            | "ley"
            | "letters"
            | "e-mail"
            | "email"
            | "memo"
            | "declaration"
            | "act"
            | "amendment"
            | "policy"
            | "program"
    )
}

/// Phrases that announce speech without a verb of saying close by, folded.
pub fn announces_speech(sentence: &str) -> bool {
    [
        "following statement",
        "this statement",
        "following remarks",
        "following letter",
        "following comment",
        "a statement",
        "the statement",
        "statement today",
        "statement on",
        "in a letter",
        "the letter",
        "as follows",
        "in his words",
        "in her words",
        "prepared remarks",
        "opening statement",
        "déclaration suivante",
        "siguiente declaración",
        "siguiente mensaje",
        "had this to say",
        "the text of",
        "excerpt",
        "the following",
        "remarks",
        "in response",
    ]
    .iter()
    .any(|phrase| sentence.contains(phrase))
}

/// Small words that only a clause with a finite verb has, folded, in three languages.
pub fn is_finite(word: &str) -> bool {
    matches!(
        word,
        "is" | "are"
            | "was"
            | "were"
            | "be"
            | "been"
            | "has"
            | "have"
            | "had"
            | "do"
            | "does"
            | "did"
            | "will"
            | "would"
            | "can"
            | "could"
            | "should"
            | "must"
            | "may"
            | "might"
            | "shall"
            | "need"
            | "needs"
            | "want"
            | "know"
            | "think"
            | "hope"
            | "believe"
            | "am"
            | "i'm"
            | "we're"
            | "it's"
            | "that's"
            | "don't"
            | "can't"
            | "get"
            | "got"
            | "make"
            | "made"
            | "take"
            | "took"
            | "give"
            | "gave"
            | "see"
            | "saw"
            | "go"
            | "went"
            | "come"
            | "came"
            | "work"
            | "live"
            | "keep"
            | "let"
            | "help"
            | "remember"
            | "agreed"
            | "thank"
            | "est"
            | "sont"
            | "était"
            | "étaient"
            | "sera"
            | "seront"
            | "a"
            | "ont"
            | "avait"
            | "avons"
            | "sommes"
            | "suis"
            | "peut"
            | "peuvent"
            | "doit"
            | "doivent"
            | "faut"
            | "fait"
            | "es"
            | "son"
            | "era"
            | "eran"
            | "fue"
            | "será"
            | "ha"
            | "han"
            | "hemos"
            | "estamos"
            | "somos"
            | "está"
            | "están"
            | "tiene"
            | "tienen"
            | "puede"
            | "pueden"
            | "debe"
            | "deben"
            | "hay"
            | "soy"
            | "queremos"
            | "necesitamos"
            | "tenemos"
            | "vamos"
    )
}
