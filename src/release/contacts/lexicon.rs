//! Words of contacts in English, French and Spanish, folded: what makes an office, a role, a name. Knows no text.

use crate::text::WordSet;
use std::sync::LazyLock;

/// Words that desks have whoever writes them, in capitals or not.
static DESKS: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::of_list(
        "office desk team newsroom bureau service gabinete oficina hotline helpline switchboard centralita
              secretariat secretaría secretariado standard",
    )
});

/// Words of offices and organizations.
static OFFICES: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::of_list(
        "press media news communications communication comms relations relaciones affairs information info
         public prensa presse comunicación département department departamento dept division división unit unidad unité section
         sección committee comité commission comisión council conseil consejo union unión sindicato syndicat association
         asociación federation fédération federación fund fondo fonds foundation fundación fondation agency agence agencia
         ministry ministère ministerio institute institut instituto university université universidad college school école
         escuela hospital hôpital center centre centro museum musée museo library bibliothèque biblioteca bank banco banque
         company compañía corp corporation inc ltd llc llp plc gmbh group grupo groupe authority autorité autoridad league ligue
         liga society société sociedad club church iglesia église court tribunal cour corte city ville ciudad county borough town
         village district state province region región région embassy ambassade embajada consulate consulat consulado programme
         program programa project proyecto projet network réseau red alliance alianza coalition coalición initiative iniciativa
         organization organisation organización international internationale internacional national nationale nacional federal
         government gouvernement gobierno mairie ayuntamiento alcaldía municipalidad préfecture prefecture prefectura
         headquarters hq sede siège customer support airport aéroport aeropuerto observatory observatoire observatorio theatre
         theater théâtre teatro systems technologies solutions partners holdings ventures industries global worldwide fiscalía
         parquet prosecutor procuraduría cooperative cooperativa coopérative co-op street avenue avenida rue calle road route
         plaza place palais palacio building edificio immeuble floor suite box p.o
         mission movement mouvement movimiento trust works port puerto harbour harbor website web",
    )
});

/// Words of what somebody is.
static ROLES: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::of_list(
        "officer spokesperson spokesman spokeswoman director deputy manager head chief coordinator adviser advisor
         secretary president chair chairman chairwoman chairperson specialist assistant associate editor consultant
         representative executive ceo cfo coo attaché attachée aide lead liaison strategist responsable porte-parole directeur
         directrice conseiller conseillère chef cheffe coordinateur coordinatrice coordonnateur coordonnatrice adjoint adjointe
         rédacteur rédactrice chargé chargée déléguée délégué oficial portavoz vocero vocera directora jefe jefa encargado encargada
         coordinador coordinadora asesor asesora subdirector subdirectora gerente secretario secretaria presidente presidenta
         especialista treasurer founder professor curator producer publicist",
    )
});

static HONORIFICS: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::of_list(
        "dr dra mr mrs ms miss mx prof sir dame lord lady rev capt captain col gen lt sgt sen senator rep amb
         ambassador h.e mme mlle m mm monsieur madame maître sr sra srta señor señora don doña d ing lic arq hon judge father sister",
    )
});

static PARTICLES: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::of_list(
        "de da di do du del della dei dos das der den van von vom zu zur ter ten te op le la les el al bin bint
         ben ibn abu af av y e st san d' dall' dell' o'",
    )
});

/// Words between a name and an office.
static LINKS: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::of_list(
        "at of in from with for on à au aux chez de du des en del dans para por can may will is available or and via
         by who auprès bei who's to",
    )
});

/// "office", "bureau", "gabinete": words that desks have, in capitals or not.
pub(super) fn is_desk_word(folded: &str) -> bool {
    DESKS.has(folded)
}

/// Words of desks, offices, organizations and streets.
pub(super) fn is_office_word(folded: &str) -> bool {
    DESKS.has(folded) || OFFICES.has(folded)
}

/// Words of roles.
pub(super) fn is_role_word(folded: &str) -> bool {
    ROLES.has(folded)
}

/// Titles before a name.
pub(super) fn is_honorific(folded: &str) -> bool {
    HONORIFICS.has(folded)
}

/// Small words inside names.
pub(super) fn is_particle(folded: &str) -> bool {
    PARTICLES.has(folded)
}

/// Words between a name and an office.
pub(super) fn is_link(folded: &str) -> bool {
    LINKS.has(folded)
}

/// What an invitation to ask says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asking {
    /// "please contact": a name follows.
    Somebody,
    /// "call", "contact us": a number or address for everybody follows.
    Anybody,
}

/// Words after which whom to ask follows.
pub(super) fn asking(folded: &str) -> Option<Asking> {
    match folded {
        "contact" | "contacts" | "contacter" | "contactez" | "contactar" | "contacte" | "contacto"
        | "contactos" | "contacting" | "contáctese" | "comunicarse" | "comuníquese" | "dirigirse"
        | "diríjase" | "touch" | "auprès" | "joindre" | "register" | "rsvp" | "reach" => {
            Some(Asking::Somebody)
        }
        "call" | "email" | "e-mail" | "phone" | "telephone" | "write" | "llame" | "llamar" | "escriba"
        | "escribir" | "appelez" | "appeler" | "écrire" | "écrivez" | "visit" | "dial" | "text" => {
            Some(Asking::Anybody)
        }
        _ => None,
    }
}
