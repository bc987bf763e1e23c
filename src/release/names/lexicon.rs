//! The words by which names are told apart from other words: titles, particles, verbs of saying's neighbours, and common
//! words that are no name whatever their capitals. English, French and Spanish; all folded.

use crate::text::WordSet;
use std::sync::LazyLock;

/// Posts and occupations that stand before a name or explain it after a comma.
pub static TITLES: LazyLock<WordSet> = LazyLock::new(|| WordSet::of_list(include_str!("titles.txt")));

/// Common words of releases that are no proper name by themselves.
pub static COMMON: LazyLock<WordSet> = LazyLock::new(|| WordSet::of_list(include_str!("common.txt")));

/// Forms of address and abbreviated posts, without their stop.
pub static COURTESY: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::of_list(
        "mr mrs ms miss mx dr drs prof sen sens rep reps gov govs lt gen col maj capt cmdr sgt cpl pfc spc adm brig rev
         hon sir dame lord lady madam amb atty supt insp det pres sec m mm mme mmes mlle mlles mgr dre sr sra srta sres
         doña dña d dra lic ing arq",
    )
});

/// Small words inside a surname.
pub static PARTICLES: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::of_list(
        "de da do dos das del della delle di du des la las los le van von vander der den ten ter zu bin ibn bint al el
         ould y e af av ap ben abu",
    )
});

/// Small words inside the name of an organization.
pub static CONNECTORS: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::of_list(
        "of for the and on in to at de du des la le les l' d' et pour en à del los las el y para por e sur aux",
    )
});

/// Weekdays, months and the like, which stand beside names and are none.
pub static CALENDAR: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::of_list(
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
         september october november december jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu
         thur thurs fri sat sun today yesterday tomorrow tonight
         lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre
         octobre novembre décembre hier demain aujourd'hui
         lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto
         septiembre octubre noviembre diciembre hoy ayer mañana",
    )
});

/// Nouns that make a run of capitalised words an organization, an act, a programme.
pub static BODIES: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::of_list(
        "institute authority bank agency council committee subcommittee university college school academy foundation
         ministry department bureau office association federation confederation fund company corporation group union
         organization organisation commission center centre programme program project initiative act bill treaty
         convention accord agreement protocol service services administration board trust society alliance network
         coalition league court tribunal hospital museum library observatory laboratory laboratories facility system
         systems consortium partnership campaign assembly congress senate parliament party church mission embassy
         consulate secretariat conference forum summit platform task force taskforce corps guard police brigade
         inc ltd llc corp plc gmbh
         institut autorité banque agence conseil comité université collège école académie fondation ministère
         département direction bureau association fédération confédération fonds société entreprise groupe union
         organisation commission centre programme projet loi traité accord service administration syndicat réseau
         coalition ligue cour tribunal hôpital musée bibliothèque observatoire laboratoire partenariat assemblée parti
         église ambassade consulat secrétariat conférence forum sommet mairie préfecture
         instituto autoridad banco agencia consejo comité universidad colegio escuela academia fundación ministerio
         departamento dirección oficina asociación federación confederación fondo sociedad empresa grupo unión
         organización comisión centro programa proyecto ley tratado acuerdo servicio administración sindicato red
         coalición liga corte tribunal hospital museo biblioteca observatorio laboratorio consorcio asamblea partido
         iglesia embajada consulado secretaría conferencia foro cumbre ayuntamiento municipalidad alcaldía gobernación
         fiscalía",
    )
});
