//! The words that announce a part, in English, French and Spanish. All folded: small letters, straight apostrophes.

use crate::text::fold;

/// Whether a text begins with one of the phrases, at a word edge.
pub fn begins_with(text: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| {
        text.strip_prefix(phrase).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
    })
}

/// Whether a text holds one of the phrases.
pub fn holds(text: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| text.contains(phrase))
}

/// A text without the marks around it: "- ENDS -" is "ends", "Contact:" is "contact".
pub fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| !c.is_alphanumeric())
}

const RELEASE_LINES: &[&str] = &[
    "for immediate release",
    "for release",
    "immediate release",
    "pour diffusion immédiate",
    "pour diffusion immediate",
    "pour publication immédiate",
    "diffusion immédiate",
    "à diffuser immédiatement",
    "para publicación inmediata",
    "para publicacion inmediata",
    "para divulgación inmediata",
    "para difusión inmediata",
    "para su publicación inmediata",
    "para su difusión inmediata",
];

/// "For immediate release" and its kin.
pub fn is_release_line(folded: &str) -> bool {
    begins_with(bare(folded), RELEASE_LINES)
}

/// An embargo in label or imperative form.
pub fn is_embargo(folded: &str) -> bool {
    const STARTS: &[&str] = &[
        "embargo",
        "embargoed",
        "under embargo",
        "strictly embargoed",
        "strict embargo",
        "hold for release",
        "not for publication before",
        "not for publication or broadcast before",
        "not for publication until",
        "not for broadcast before",
        "not for release before",
        "not for release until",
        "sous embargo",
        "ne pas publier avant",
        "ne pas diffuser avant",
        "embargado hasta",
        "embargo hasta",
        "no publicar antes",
        "prohibida su difusión hasta",
    ];
    begins_with(bare(folded), STARTS)
}

/// "Correction:", "CORRECTING and REPLACING".
pub fn is_correction(folded: &str) -> bool {
    const STARTS: &[&str] = &[
        "correction",
        "correcting and replacing",
        "corrected version",
        "corrected",
        "erratum",
        "rectificatif",
        "corrección",
        "fe de erratas",
        "updated version",
    ];
    begins_with(folded, STARTS)
}

const KICKERS: &[&str] = &[
    "press release",
    "news release",
    "media release",
    "press statement",
    "press briefing",
    "press briefing notes",
    "press briefing note",
    "briefing note",
    "briefing notes",
    "statement",
    "joint statement",
    "joint press release",
    "media advisory",
    "media alert",
    "media note",
    "press note",
    "news",
    "latest news",
    "top story",
    "feature",
    "story",
    "announcement",
    "update",
    "global",
    "local",
    "blog",
    "speech",
    "remarks",
    "op-ed",
    "opinion",
    "interview",
    "communiqué de presse",
    "communique de presse",
    "communiqué",
    "communique",
    "actualité",
    "actualités",
    "déclaration",
    "note d'information",
    "avis aux médias",
    "invitation",
    "nota de prensa",
    "comunicado de prensa",
    "comunicado",
    "comunicado conjunto",
    "boletín de prensa",
    "boletin de prensa",
    "boletín",
    "noticia",
    "noticias",
    "declaración",
    "convocatoria",
    "convocatoria de prensa",
    "information",
    "news story",
    "press notice",
    "invitation presse",
    "invitation à la presse",
    "invitación a la prensa",
    "invitación a medios",
];

/// Labels of a mail's header lines; they are no kickers, but may stand glued before a headline.
const MAIL_LABELS: &[&str] = &["subject", "objet", "asunto", "re", "fw", "fwd", "tr", "rv"];

/// A label that stands above a headline.
pub fn is_kicker(folded: &str) -> bool {
    let label = bare(folded);
    let digest =
        ["newsdesk", "newsletter", "news digest", "briefing notes"].iter().any(|word| label.contains(word));
    KICKERS.contains(&label) || digest && label.split_whitespace().count() <= 5 || is_office_with_label(label)
}

/// "European Commission - Press release": who speaks, and what it is.
fn is_office_with_label(label: &str) -> bool {
    const LABELS: &[&str] = &[
        "press release",
        "news release",
        "media release",
        "communiqué de presse",
        "nota de prensa",
        "comunicado de prensa",
    ];
    let parted = [" - ", " – ", " | "].iter().find_map(|mark| label.rsplit_once(mark));
    parted.is_some_and(|(office, label)| LABELS.contains(&label) && office.split_whitespace().count() <= 4)
}

/// Bytes of the labels glued before a headline: "Press Release: ", "Communiqué | ", "Subject: News Release: ", "For immediate
/// release: ". Zero if there is none, or if the words go on in small letters ("Media advisory: mayors meet …").
pub fn glued_labels(text: &str) -> usize {
    let mut end = 0;
    while let Some(mark) = text[end..].find([':', '|']).map(|at| end + at) {
        let label = fold(text[end..mark].trim());
        let rest = text[mark + 1..].trim_start();
        let released = RELEASE_LINES.contains(&label.as_str()) && is_more_than_a_date(rest);
        if !released && !KICKERS.contains(&label.as_str()) && !MAIL_LABELS.contains(&label.as_str()) {
            break;
        }
        if rest.is_empty() || rest.starts_with(char::is_lowercase) {
            break;
        }
        end = text.len() - rest.len();
    }
    end
}

/// Whether a headline stands behind a release line, and neither a date nor a contact.
fn is_more_than_a_date(rest: &str) -> bool {
    let dated = rest.split_whitespace().take(3).any(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        crate::calendar::month_of(word).is_some() || crate::calendar::weekday_of(word).is_some()
    });
    rest.split_whitespace().count() >= 4 && !dated && !rest.contains([':', '@'])
}

/// A header line of a mail: "From:", "À :", "Fecha:".
pub fn is_mail_header(folded: &str) -> bool {
    const HEADERS: &[&str] = &[
        "from",
        "to",
        "cc",
        "bcc",
        "sent",
        "date",
        "subject",
        "reply-to",
        "de",
        "à",
        "envoyé",
        "objet",
        "para",
        "enviado",
        "fecha",
        "asunto",
        "importance",
        "attachments",
        "forwarded by",
        "---------- forwarded message",
        "begin forwarded message",
        "-----original message",
    ];
    HEADERS.iter().any(|header| {
        folded
            .strip_prefix(header)
            .is_some_and(|rest| rest.trim_start().starts_with(':') || header.contains(' '))
    })
}

/// Words that only the name of an office has.
pub fn names_an_office(folded: &str) -> bool {
    const OFFICES: &[&str] = &[
        "office",
        "department",
        "ministry",
        "agency",
        "university",
        "council",
        "city of",
        "county",
        "borough",
        "town of",
        "township",
        "district",
        "bureau",
        "authority",
        "commission",
        "committee",
        "association",
        "foundation",
        "institute",
        "museum",
        "trust",
        "society",
        "federation",
        "mairie",
        "ministère",
        "préfecture",
        "sous-préfecture",
        "région",
        "département",
        "université",
        "ville de",
        "commune",
        "conseil",
        "agence",
        "ministerio",
        "ayuntamiento",
        "alcaldía",
        "municipio",
        "municipalidad",
        "gobierno",
        "fiscalía",
        "universidad",
        "secretaría",
        "dirección",
        "consejo",
        "senator",
        "u.s. senator",
        "attorney's office",
        "newsroom",
        "media centre",
        "media center",
        "press centre",
        "sala de prensa",
    ];
    OFFICES.iter().any(|office| {
        folded.match_indices(office).any(|(at, office)| {
            let before = folded[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
            let after = folded[at + office.len()..].chars().next().is_none_or(|c| !c.is_alphanumeric());
            before && after
        })
    })
}

/// Words outside quotation marks by which somebody speaks of himself: "in my village", "j’ai fait".
pub fn words_of_self(text: &str) -> usize {
    const OWN: &[&str] = &[
        "I", "I’m", "I'm", "I’ve", "I've", "I’ll", "I'll", "I’d", "I'd", "my", "My", "je", "Je", "mon", "ma",
        "mes", "mi", "mis", "yo",
    ];
    let quoted = |c: char| matches!(c, '"' | '“' | '«' | '„' | '»' | '”');
    let free = text.split(quoted).step_by(2);
    let words = free.flat_map(|piece| piece.split(|c: char| !c.is_alphanumeric() && c != '’' && c != '\''));
    words.filter(|word| OWN.contains(word) || word.starts_with("j’") || word.starts_with("J’")).count()
}

/// Whether a line begins like the address of a house: a number and a street.
pub fn is_postal(folded: &str) -> bool {
    const STREETS: &[&str] = &[
        " road",
        " street",
        " avenue",
        " lane",
        " square",
        " boulevard",
        " quay",
        " drive",
        " rue ",
        " quai ",
        " place ",
    ];
    let numbered = folded.starts_with(|c: char| c.is_ascii_digit()) && folded.contains(',');
    numbered && folded.len() <= 80 && holds(folded, STREETS)
        || begins_with(folded, &["calle", "avenida", "plaza", "paseo"])
            && folded.contains(|c: char| c.is_ascii_digit())
}

/// Whether words lead to the day on which a text was put out: "Texte publié le", "Published on".
pub fn leads_to_issue(folded: &str) -> bool {
    const LEADS: &[&str] = &[
        "publié le",
        "publiée le",
        "mis en ligne le",
        "published on",
        "posted on",
        "publicado el",
        "publicada el",
    ];
    LEADS.iter().any(|lead| folded.ends_with(lead))
}

/// Whether a label announces the date of issue: "Date", "Published", "Fecha de publicación".
pub fn is_date_label(folded: &str) -> bool {
    begins_with(
        folded,
        &[
            "date",
            "dated",
            "posted",
            "published",
            "issued",
            "released",
            "updated",
            "created",
            "last",
            "press release",
            "news release",
            "media release",
            "release",
            "statement",
            "on",
            "day",
            "place",
            "fecha",
            "publicado",
            "publicada",
            "actualizado",
            "publié",
            "publiée",
            "mis en ligne",
            "mise en ligne",
            "mise à jour",
            "paru",
            "communiqué",
            "comunicado",
            "nota",
        ],
    )
}

/// The label of a media advisory that a line begins with, or that is the whole line: "WHAT: …", "WHO".
pub fn advisory_label(folded: &str) -> Option<&'static str> {
    const LABELS: &[&str] = &[
        "what:", "who:", "when:", "where:", "why:", "quoi :", "qui :", "quand :", "où :", "qué:", "quién:",
        "cuándo:", "dónde:", "what", "who", "when", "where",
    ];
    LABELS
        .iter()
        .find(|label| if label.ends_with(':') { folded.starts_with(**label) } else { folded == **label })
        .copied()
}

/// Whole lines that end a release.
pub fn is_end_mark(folded: &str) -> bool {
    let tight: String = folded.chars().filter(|c| !c.is_whitespace()).collect();
    const MARKS: &[&str] = &[
        "###",
        "####",
        "#####",
        "##",
        "***",
        "****",
        "*****",
        "-30-",
        "–30–",
        "—30—",
        "30",
        "ends",
        "-ends-",
        "–ends–",
        "[ends]",
        "(ends)",
        "-end-",
        "–end–",
        "end",
        "fin",
        "-fin-",
        "–fin–",
        "*ends*",
        "//ends//",
        "/ends",
        "xxx",
        "#end#",
        "--30--",
        "--ends--",
        "-o-",
        "endofrelease",
        "_ends_",
        "-xxx-",
        "###end###",
        "--end--",
        "—ends—",
        "#",
    ];
    tight.len() <= 14 && MARKS.contains(&tight.as_str()) && tight != "#"
}

/// Headings over the notes to editors.
pub fn is_notes_heading(folded: &str) -> bool {
    const HEADINGS: &[&str] = &[
        "note to editors",
        "notes to editors",
        "notes to editor",
        "note to editor",
        "editor's note",
        "editors' note",
        "editors' notes",
        "editor's notes",
        "notes for editors",
        "note for editors",
        "background",
        "background information",
        "background notes",
        "further information for editors",
        "notes",
        "notes aux rédactions",
        "note aux rédactions",
        "note aux rédacteurs",
        "notes aux rédacteurs",
        "note à la rédaction",
        "notas para la redacción",
        "notas para editores",
        "nota para editores",
        "nota para los editores",
        "nota a los editores",
        "notas a los editores",
        "antecedentes",
        "nota para la redacción",
        "additional information",
    ];
    HEADINGS.contains(&bare(folded))
}

/// Headings over a standing description; the rest of the line names the issuer.
pub fn boilerplate_subject<'t>(text: &'t str, folded: &str) -> Option<&'t str> {
    const STARTS: &[&str] = &[
        "about the ",
        "about ",
        "à propos de l'",
        "à propos de la ",
        "à propos du ",
        "à propos des ",
        "à propos d'",
        "à propos de ",
        "a propos de ",
        "a propos du ",
        "acerca de la ",
        "acerca del ",
        "acerca de ",
        "sobre la ",
        "sobre el ",
        "sobre ",
        "who we are",
        "qui sommes-nous",
        "quiénes somos",
    ];
    let heading = folded.trim_matches(|c: char| matches!(c, ':' | '-' | '–' | '—' | '*' | '#' | ' '));
    STARTS.iter().find_map(|start| heading.strip_prefix(start)).map(|rest| same_tail(text, rest))
}

/// The end of a text that has as many characters as the end of its folded form; folding keeps their number.
fn same_tail<'t>(text: &'t str, folded_tail: &str) -> &'t str {
    let characters = folded_tail.chars().count();
    let start =
        text.trim_end().char_indices().rev().nth(characters.saturating_sub(1)).map_or(0, |(at, _)| at);
    if characters == 0 { "" } else { &text[start..] }
}

/// Beginnings of a standing description without heading.
pub fn begins_boilerplate(folded: &str) -> bool {
    holds(
        folded,
        &[
            " is the leading ",
            " is a leading ",
            " is the world's ",
            " is one of the world's ",
            " is the world’s ",
            " est la principale ",
            " est le principal ",
            " est l'un des principaux",
            " es la principal ",
            " es el principal ",
            " es el organismo ",
            " is a global leader",
            " is a non-profit ",
            " is a nonprofit ",
            " is an independent ",
            " is an international ",
            " is a publicly traded",
            " is headquartered in",
            " provides solutions ",
        ],
    ) || begins_with(
        folded,
        &[
            "founded in",
            "established in",
            "fondée en",
            "fondé en",
            "créée en",
            "fundada en",
            "fundado en",
            "creada en",
        ],
    )
}

/// Phrases of a cautionary statement, with their weight.
pub fn safe_harbor_score(folded: &str) -> f32 {
    let mut score = 0.0;
    for (phrase, weight) in [
        ("forward-looking statement", 3.0),
        ("private securities litigation reform act", 4.0),
        ("differ materially", 2.0),
        ("safe harbor", 3.0),
        ("forward-looking information", 3.0),
        ("accepts responsibility for the adequacy or accuracy", 4.0),
    ] {
        if folded.contains(phrase) {
            score += weight;
        }
    }
    score
}

const CONTACT_LABELS: &[&str] = &[
    "contact",
    "contacts",
    "media contact",
    "media contacts",
    "press contact",
    "press contacts",
    "media contact information",
    "contact information",
    "for more information",
    "for further information",
    "for additional information",
    "for media inquiries",
    "for media enquiries",
    "for press inquiries",
    "for press enquiries",
    "for interviews",
    "for interview requests",
    "media inquiries",
    "media enquiries",
    "press inquiries",
    "press enquiries",
    "press office",
    "media office",
    "media relations",
    "press relations",
    "news media contact",
    "investor contact",
    "investor contacts",
    "investor relations",
    "investors",
    "for more details",
    "for details",
    "for queries",
    "for inquiries",
    "contact presse",
    "contacts presse",
    "contact médias",
    "contacts médias",
    "relations presse",
    "relations médias",
    "service de presse",
    "pour plus d'informations",
    "pour plus d'information",
    "pour plus de renseignements",
    "pour de plus amples informations",
    "pour toute information",
    "pour tout renseignement",
    "pour en savoir plus",
    "renseignements",
    "pour plus de détails",
    "contacto",
    "contactos",
    "contacto de prensa",
    "contactos de prensa",
    "contacto para prensa",
    "contacto para la prensa",
    "contactos para la prensa",
    "contacto prensa",
    "contacto para los medios",
    "contact pour la presse",
    "contacts pour la presse",
    "contact pour les médias",
    "press desk",
    "media desk",
    "news desk",
    "press team",
    "media team",
    "press service",
    "contacto para medios",
    "contacto con medios",
    "contacto de medios",
    "para más información",
    "para mas información",
    "para mas informacion",
    "para mayor información",
    "para mayor informacion",
    "para obtener más información",
    "para más detalles",
    "para consultas",
    "oficina de prensa",
    "más información",
    "for more info",
    "for further details",
    "for further info",
    "press contact information",
    "please contact",
    "for information",
    "media",
    "questions",
    "informations presse",
    "contact de presse",
    "contact press",
    "public affairs contact",
    "interviews",
    "media queries",
    "para entrevistas",
    "contacto para la prensa",
    "contacto para los medios",
    "contacts for media",
    "contact for media",
    "contact for the press",
];

/// Whether a block begins with words that announce a contact.
pub fn is_contact_label(folded: &str) -> bool {
    let text = folded.trim_start_matches(|c: char| !c.is_alphanumeric());
    CONTACT_LABELS.iter().any(|label| {
        let Some(rest) = text.strip_prefix(label) else { return false };
        if rest.starts_with(|c: char| c.is_alphanumeric()) {
            return false;
        }
        // "Media", "Questions" and "Contact" are ordinary words: they need a colon, or to stand alone.
        let alone = rest.trim_start_matches([' ', '*', '(']);
        label.contains(' ') || alone.is_empty() || alone.starts_with([':', '–', '-', '—', '|', ')'])
    })
}

/// A state's motto or name, which stands in its letterheads in lines of their own.
pub fn is_letterhead_motto(folded: &str) -> bool {
    const MOTTOS: &[&str] = &[
        "liberté",
        "égalité",
        "fraternité",
        "liberté égalité fraternité",
        "liberté, égalité, fraternité",
        "liberté - égalité - fraternité",
        "république française",
        "un peuple - un but - une foi",
        "unité - travail - progrès",
        "paix - travail - patrie",
        "union - discipline - travail",
        "dios, patria, libertad",
    ];
    MOTTOS.contains(&bare(folded))
}

/// Whether a label names a desk that can be called: "press office".
pub fn is_desk_label(folded: &str) -> bool {
    holds(
        folded,
        &[
            "office",
            "relations",
            "service de presse",
            "relaciones",
            "oficina",
            "gabinete",
            "bureau",
            "desk",
            "team",
            "press service",
        ],
    )
}

/// Phrases inside a sentence that tell whom to ask.
pub fn tells_whom_to_ask(folded: &str) -> bool {
    holds(
        folded,
        &[
            "please contact",
            "contact:",
            "contacts:",
            "please call",
            "please email",
            "please e-mail",
            "please get in touch",
            "veuillez contacter",
            "merci de contacter",
            "contacter ",
            "póngase en contacto",
            "pongase en contacto",
            "favor contactar",
            "favor de contactar",
            "contactar a",
            "comunicarse con",
            "contáctenos",
            "may be contacted",
            "can be reached",
            "can be contacted",
        ],
    )
}

/// Phrases that ask for a call or a letter beyond doubt, whatever stands before them.
pub fn asks_to_contact(folded: &str) -> bool {
    holds(
        folded,
        &[
            "please contact",
            "veuillez contacter",
            "merci de contacter",
            "favor contactar",
            "favor de contactar",
            "póngase en contacto con",
            "pongase en contacto con",
        ],
    )
}

/// Whether a label goes on to the contact: "Contact presse : …", "For more information contact …".
pub fn names_contact(folded: &str) -> bool {
    let label = folded.split(':').next().filter(|label| label.len() < folded.len()).unwrap_or_default();
    let labelled = label.contains("contact") && label.split_whitespace().count() <= 5;
    labelled || holds(folded, &[" contact ", " contacter ", " contactez ", " contactar "])
}

/// Whether a whole line is a label such as "Press contact": two words or more, so that no menu has it.
pub fn is_contact_heading(folded: &str) -> bool {
    let text = bare(folded);
    text.contains("contact") && text.contains(' ') && CONTACT_LABELS.contains(&text)
}

/// Labels before a channel.
pub fn begins_with_channel_label(folded: &str) -> bool {
    begins_with(
        folded,
        &[
            "tel",
            "tél",
            "t",
            "m",
            "e",
            "mobile",
            "mob",
            "cell",
            "phone",
            "telephone",
            "téléphone",
            "teléfono",
            "telefono",
            "móvil",
            "celular",
            "fax",
            "email",
            "e-mail",
            "mail",
            "courriel",
            "correo",
            "correo electrónico",
            "whatsapp",
            "twitter",
            "web",
            "website",
            "skype",
            "x",
        ],
    )
}

/// A caption or a credit.
pub fn is_caption(folded: &str) -> bool {
    let text = folded.trim_start_matches(['(', '[', '*', ' ']);
    const LABELS: &[&str] = &[
        "photo",
        "photos",
        "caption",
        "photo caption",
        "photo credit",
        "photo by",
        "image",
        "picture",
        "credit",
        "foto",
        "fotos",
        "pie de foto",
        "crédito",
        "crédit photo",
        "crédits photo",
        "légende",
        "fotografía",
        "imagen",
        "video",
        "vidéo",
        "photo courtesy of",
        "file photo",
        "b-roll",
        "multimedia",
    ];
    text.starts_with('©')
        || has_credit(text)
        || LABELS.iter().any(|label| {
            text.strip_prefix(label).is_some_and(|rest| {
                rest.trim_start().starts_with([':', '©', '–', '—'])
                    || label.ends_with(" by") && rest.starts_with(' ')
            })
        })
}

/// "Fishers mend nets at Axim. Photo: IOM/K. Boateng", "A convoy leaves Erbil. M. Hadad / IOM 2017".
fn has_credit(text: &str) -> bool {
    let labelled = [
        " photo: ",
        " photo by ",
        " foto: ",
        " © ",
        " crédit photo",
        " photo courtesy ",
        "(photo: ",
        "(foto: ",
    ]
    .iter()
    .any(|credit| text.contains(credit));
    let signed = text.rsplit_once(' ').is_some_and(|(head, year)| {
        year.len() == 4
            && year.bytes().all(|byte| byte.is_ascii_digit())
            && head.rsplit(". ").next().is_some_and(|last| last.contains(" / ") && last.len() < 40)
    });
    text.len() < 150 && (labelled || signed)
}

/// An invitation to act.
pub fn is_call_to_act(folded: &str) -> bool {
    const STARTS: &[&str] = &[
        "register",
        "register here",
        "rsvp",
        "watch",
        "download",
        "donate",
        "sign up",
        "subscribe to",
        "click here",
        "to register",
        "to rsvp",
        "to donate",
        "join us",
        "join the",
        "follow us",
        "read the full",
        "read the report",
        "read more about",
        "learn more",
        "see the full",
        "view the",
        "access the",
        "inscrivez-vous",
        "inscription",
        "pour s'inscrire",
        "téléchargez",
        "télécharger",
        "regardez",
        "faites un don",
        "regístrese",
        "inscríbase",
        "inscripciones",
        "descargue",
        "descargar",
        "vea el",
        "done ahora",
        "para inscribirse",
        "para registrarse",
        "para acreditarse",
        "journalists wishing to attend",
        "to attend",
        "please rsvp",
        "please register",
        "confirmez votre présence",
        "consulte el informe",
        "lea el informe",
        "apply",
        "apply here",
        "buy tickets",
        "book your",
    ];
    begins_with(folded, STARTS) || holds(folded, LINKED) && holds(folded, &["http://", "https://", "www."])
}

/// Verbs that call to act when a link stands beside them.
const LINKED: &[&str] = &[
    "donate at",
    "register at",
    "sign up at",
    "rsvp at",
    "download",
    "watch at",
    "watch it",
    "book at",
    "apply at",
    "tickets at",
    "donate via",
    "faire un don",
    "faites un don",
    "inscription",
    "s'inscrire",
    "donar en",
    "inscribirse en",
    "registrarse en",
    "apúntese",
    "reserve",
];

/// Lines that only a web page has.
pub fn is_chrome(folded: &str) -> bool {
    const LINES: &[&str] = &[
        "share",
        "share this",
        "share this page",
        "share on",
        "share on facebook",
        "share on twitter",
        "share on x",
        "share via email",
        "print",
        "print this page",
        "print page",
        "email this page",
        "tweet",
        "facebook",
        "twitter",
        "linkedin",
        "whatsapp",
        "instagram",
        "youtube",
        "skip to main content",
        "skip to content",
        "skip navigation",
        "home",
        "menu",
        "main menu",
        "search",
        "breadcrumb",
        "you are here",
        "back to top",
        "top",
        "return to top",
        "return",
        "back to news",
        "all news",
        "more news",
        "news archive",
        "related news",
        "related content",
        "related articles",
        "related stories",
        "related links",
        "related topics",
        "related",
        "read more",
        "read on",
        "subscribe",
        "newsletter",
        "sign in",
        "log in",
        "login",
        "contact us",
        "site map",
        "sitemap",
        "privacy policy",
        "privacy",
        "terms of use",
        "terms and conditions",
        "cookie policy",
        "accept cookies",
        "accept all cookies",
        "we use cookies",
        "this site uses cookies",
        "this website uses cookies",
        "copyright",
        "all rights reserved",
        "accessibility",
        "foia",
        "no fear act",
        "next",
        "previous",
        "next article",
        "previous article",
        "close",
        "language",
        "languages",
        "english",
        "español",
        "français",
        "follow us",
        "follow us on",
        "topics",
        "topic",
        "tags",
        "component",
        "categories",
        "filed under",
        "language english",
        "partager",
        "imprimer",
        "accueil",
        "rechercher",
        "recherche",
        "plan du site",
        "mentions légales",
        "suivez-nous",
        "lire aussi",
        "à lire aussi",
        "articles liés",
        "retour en haut",
        "aller au contenu principal",
        "aller au contenu",
        "s'abonner",
        "tous droits réservés",
        "actualités liées",
        "compartir",
        "imprimir",
        "inicio",
        "buscar",
        "mapa del sitio",
        "aviso legal",
        "política de privacidad",
        "síguenos",
        "síguenos en",
        "noticias relacionadas",
        "volver arriba",
        "ir al contenido",
        "ir al contenido principal",
        "saltar al contenido",
        "suscríbase",
        "suscribirse",
        "todos los derechos reservados",
        "artículos relacionados",
        "leer más",
        "posted in",
        "press release number",
        "an official website of the united states government",
        "here's how you know",
        "unable to see images",
        "view original",
        "toggle navigation",
        "español",
        "get updates",
        "get email updates",
        "stay connected",
        "stay informed",
        "listen",
        "text size",
        "font size",
        "a a a",
        "increase text size",
        "download pdf",
        "pdf version",
        "printable version",
        "print version",
        "scroll to top",
        "search for",
        "tweet this",
        "post this",
        "jump to content",
        "published",
        "author",
        "recherche avancée",
        "haut de page",
        "subir",
        "ir arriba",
        "versión imprimible",
        "version imprimable",
        "comments",
        "leave a comment",
        "permalink",
        "unsubscribe",
        "volver",
        "courriel",
        "e-mail",
        "aviso de privacidad",
        "ver más",
        "voir plus",
        "en savoir plus",
    ];
    let text = bare(folded);
    LINES.contains(&text)
        || begins_with(
            text,
            &[
                "skip to",
                "share this",
                "share on",
                "we use cookies",
                "this site uses cookies",
                "this website uses cookies",
                "an official website of",
                "here's how you know",
                "copyright ©",
                "press release number",
                "unable to see images",
                "related news",
                "related content",
                "you are here",
                "back to",
                "return to",
                "read on",
                "posted by admin",
                "this entry was posted",
                "nous utilisons des cookies",
                "utilizamos cookies",
                "este sitio utiliza cookies",
                "language english posted",
                "subscribe to",
                "updated:",
                "posted:",
                "unsubscribe",
                "read this in your browser",
                "view in browser",
                "view this email",
                "no pictures?",
                "compartir en",
                "partager sur",
                "suscríbase",
                "aviso de privacidad",
                "gestion des cookies",
                "gérer les cookies",
                "última actualización",
                "dernière mise à jour",
                "last updated",
                "click here to access",
                "click here to download",
                "link to:",
                "home /",
                "home >",
                "home »",
                "accueil /",
                "accueil >",
                "inicio /",
                "inicio >",
            ],
        )
        || is_reading_time(text)
        || folded.starts_with('©')
        // A breadcrumb, not a word in guillemets.
        || folded.contains(" » ") && !folded.contains('«') && folded.len() < 120
        || folded.matches(" > ").count() >= 2
        || folded.matches(" | ").count() >= 3
}

/// "6 min read", "Lecture : 3 min", "3 min de lectura".
fn is_reading_time(text: &str) -> bool {
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let minutes = |word: &&str| matches!(*word, "min" | "mins" | "minute" | "minutes" | "minutos");
    let read = |word: &&str| matches!(*word, "read" | "lecture" | "lectura");
    words.len() <= 5 && words.iter().any(minutes) && words.iter().any(read)
}

/// The address of a picture, alone on its line.
pub fn is_picture_address(folded: &str) -> bool {
    (folded.starts_with("http://") || folded.starts_with("https://"))
        && !folded.contains(' ')
        && [".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg"].iter().any(|end| folded.ends_with(end))
}

/// A feed's fields, run together: "Posted: … Region-Country: … Themes: … Press Release Type: …".
pub fn is_page_metadata(folded: &str) -> bool {
    const FIELDS: &[&str] = &[
        "posted:",
        "region-country:",
        "press release type:",
        "themes:",
        "default:",
        "multimedia:",
        "image:",
        "language english",
    ];
    FIELDS.iter().filter(|field| folded.contains(*field)).count() >= 3
}

/// Labels that begin what a web page puts below a release.
pub fn begins_footer(folded: &str) -> bool {
    /// Ordinary words: they must stand alone, or before a colon.
    const ALONE: &[&str] = &[
        "related",
        "share",
        "topics",
        "topic",
        "component",
        "components",
        "tags",
        "categories",
        "category",
        "privacy",
        "copyright",
        "previous",
        "next",
        "print",
        "partager",
        "imprimer",
        "compartir",
        "imprimir",
        "see also",
        "véase también",
        "more",
        "archives",
        "footer",
        "connect",
        "follow",
    ];
    const STARTS: &[&str] = &[
        "related news",
        "related content",
        "related articles",
        "related stories",
        "related links",
        "related press releases",
        "share this",
        "share on",
        "press release number",
        "back to top",
        "more news",
        "more stories",
        "latest news",
        "recent news",
        "recent posts",
        "latest posts",
        "related posts",
        "latest press releases",
        "recent press releases",
        "recent articles",
        "latest articles",
        "other news",
        "tagged with",
        "últimas noticias",
        "noticias recientes",
        "entradas recientes",
        "entradas relacionadas",
        "publicaciones relacionadas",
        "otras noticias",
        "lo más leído",
        "dernières actualités",
        "articles récents",
        "articles similaires",
        "read on",
        "posted in",
        "filed under",
        "lire aussi",
        "à lire aussi",
        "articles liés",
        "noticias relacionadas",
        "artículos relacionados",
        "también te puede interesar",
        "privacy policy",
        "terms of use",
        "all rights reserved",
        "follow us",
        "suivez-nous",
        "síguenos",
        "site map",
        "about this site",
        "next article",
        "previous article",
        "leave a comment",
        "return to top",
        "press release type",
        "language english",
        "ces articles",
        "sur le même sujet",
        "you may also like",
        "you might also like",
        "te puede interesar",
        "más noticias",
        "autres actualités",
        "actualités liées",
        "print this page",
        "skip to",
        "partager sur",
        "partager la",
        "partager cet",
        "compartir en",
        "compartir est",
    ];
    let text = bare(folded);
    let alone = ALONE
        .iter()
        .any(|word| text.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(':')));
    let updated = ["updated", "last updated", "mis à jour le", "actualizado"]
        .iter()
        .any(|word| text.strip_prefix(word).is_some_and(|rest| rest.contains(|c: char| c.is_ascii_digit())));
    alone || updated || begins_with(text, STARTS) || folded.starts_with('©') || is_picture_address(folded)
}

/// Whether a whole line is a label over other releases of the page, so that their beginnings may follow.
pub fn heads_other_news(folded: &str) -> bool {
    const LABELS: &[&str] = &[
        "related news",
        "related posts",
        "related articles",
        "related stories",
        "related press releases",
        "latest news",
        "latest posts",
        "latest articles",
        "latest press releases",
        "recent news",
        "recent posts",
        "recent articles",
        "recent press releases",
        "more news",
        "more stories",
        "other news",
        "you may also like",
        "you might also like",
        "noticias relacionadas",
        "artículos relacionados",
        "entradas relacionadas",
        "últimas noticias",
        "noticias recientes",
        "entradas recientes",
        "otras noticias",
        "más noticias",
        "también te puede interesar",
        "te puede interesar",
        "lire aussi",
        "à lire aussi",
        "articles liés",
        "articles récents",
        "articles similaires",
        "autres actualités",
        "dernières actualités",
        "sur le même sujet",
        "tagged with",
    ];
    LABELS.contains(&bare(folded))
}

/// "By Name", "Posted by", "Par", "Por".
pub fn byline_name<'t>(text: &'t str, folded: &str) -> Option<&'t str> {
    ["by ", "posted by ", "written by ", "par ", "por ", "escrito por ", "publié par ", "publicado por "]
        .iter()
        .find_map(|start| folded.strip_prefix(start))
        .map(|rest| same_tail(text, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_told_from_ordinary_words() {
        assert!(is_contact_label("contact: ana silva"));
        assert!(is_contact_label("for more information, please contact"));
        assert!(is_contact_label("media contact"));
        assert!(is_contact_label("pour plus d'informations, veuillez contacter :"));
        assert!(!is_contact_label("contact between the groups was lost"));
        assert!(!is_contact_label("media coverage was wide"));
    }

    #[test]
    fn end_marks_are_whole_lines() {
        for mark in ["###", "# # #", "-30-", "– 30 –", "- ends -", "[ends]", "* * *", "fin"] {
            assert!(is_end_mark(mark), "{mark}");
        }
        assert!(!is_end_mark("the end of the road"));
        assert!(!is_end_mark("#"));
    }

    #[test]
    fn a_label_before_a_headline_is_measured() {
        assert_eq!(glued_labels("Press Release: Bridge Opens"), 15);
        assert_eq!(glued_labels("Subject: PRESS RELEASE: Bridge Opens"), 24);
        assert_eq!(glued_labels("Media advisory: mayors meet"), 0);
        assert_eq!(glued_labels("Sudan: Floods Displace Thousands"), 0);
    }
}
