//! Makes lifelike, faultless releases from a seed: the same seed gives the same bytes, on every machine.
//!
//! Used by the benchmarks (a folder of 1,000) and by the test that wants no error on any of them.

/// A small generator of numbers (SplitMix64): good enough to vary text, and the same everywhere.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).unwrap_or(0)
    }

    fn pick<'t>(&mut self, list: &[&'t str]) -> &'t str {
        list[self.below(list.len())]
    }
}

/// A generated draft.
pub struct Draft {
    /// File name with its extension.
    pub name: String,
    /// The text.
    pub text: String,
}

/// `count` drafts from a seed: English, French and Spanish, Markdown and plain text.
pub fn drafts(seed: u64, count: usize) -> Vec<Draft> {
    (0..count)
        .map(|number| {
            let mut random = Random::new(seed.wrapping_mul(1_000_003).wrapping_add(number as u64));
            let markdown = random.below(2) == 0;
            let text = match random.below(10) {
                0 => french(&mut random, markdown),
                1 => spanish(&mut random, markdown),
                _ => english(&mut random, markdown),
            };
            Draft { name: format!("release-{number:05}.{}", if markdown { "md" } else { "txt" }), text }
        })
        .collect()
}

const GIVEN: &[&str] = &[
    "Amara", "Bruno", "Celia", "Daniel", "Elena", "Farid", "Grace", "Hugo", "Ines", "Jonas", "Katya",
    "Lamine",
];
const SURNAMES: &[&str] = &[
    "Okafor",
    "Marchetti",
    "Lindqvist",
    "Haddad",
    "Fernandes",
    "Kowalski",
    "Achieng",
    "Dubois",
    "Navarro",
    "Petrov",
    "Sundaram",
    "Whitlock",
];
const CITIES: &[&str] = &[
    "Geneva", "Nairobi", "Lima", "Dakar", "Kabul", "Manila", "Vienna", "Bogotá", "Amman", "Rome", "Hanoi",
    "Tunis",
];
const HOUSES: &[(&str, &str)] = &[
    ("Harbour Relief Network", "harbourrelief"),
    ("River Basin Commission", "riverbasin"),
    ("Open Classrooms Foundation", "openclassrooms"),
    ("Northern Seed Bank", "northernseed"),
    ("Coastal Mapping Institute", "coastalmapping"),
    ("Mountain Rescue Federation", "mountainrescue"),
];
const TITLES: &[&str] = &[
    "Director",
    "Head of Programmes",
    "Chief Engineer",
    "Regional Coordinator",
    "Secretary General",
    "Deputy Director",
];
const THINGS: &[(&str, &str)] = &[
    ("a training centre for young farmers", "Training Centre for Young Farmers"),
    ("a warehouse for relief goods", "Warehouse for Relief Goods"),
    ("a mobile clinic for mountain villages", "Mobile Clinic for Mountain Villages"),
    ("an archive of flood maps", "Archive of Flood Maps"),
    ("a night school for market traders", "Night School for Market Traders"),
    ("a workshop for solar pumps", "Workshop for Solar Pumps"),
];
const REASONS: &[&str] = &[
    "The work began two years ago, after a flood cut the road to the valley for eleven weeks.",
    "Until now families had to travel a full day to reach the nearest town.",
    "The plans were drawn with teachers, nurses and shopkeepers from four districts.",
    "A survey in the spring had shown that three out of four households wanted the change.",
    "The building stands on land that the municipality gave for ninety years.",
    "Masons from the neighbourhood laid every stone, and were paid by the day.",
];
const SPEECHES: &[&str] = &[
    "People here asked for this long before we had the money, and they kept asking until it stood",
    "We have learned more from our neighbours this year than they have learned from us",
    "A road, a roof and a good teacher are what it takes, and now there are all three",
    "Nobody should have to choose between a day's wages and a visit to the doctor",
    "The first winter will show whether we planned well, and we are ready to be corrected",
];
const MORE_SPEECHES: &[&str] = &[
    "The doors are open to everybody from today.",
    "We will count the visitors and publish the figures every month.",
    "If it works here, it can work in the next valley too.",
    "My own children will be among the first to use it.",
];
const PLANS: &[&str] = &[
    "It will serve four villages at first, and eight by the end of next year.",
    "Volunteers will keep the place open on six days of the week.",
    "Half of the running costs are covered by a grant; the rest comes from fees that poor families do not pay.",
    "A second site is planned for the coast, where land has already been found.",
    "The first course has 24 places, of which 14 have gone to women.",
    "An open day is planned before the rains, and visitors are welcome.",
];

/// A day with its weekday, between 2015 and 2025.
struct Day {
    year: i64,
    month: usize,
    day: i64,
    weekday: usize,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

fn day(random: &mut Random) -> Day {
    let (year, month, day) = (2015 + random.below(11) as i64, random.below(12), 4 + random.below(22) as i64);
    Day { year, month, day, weekday: weekday(year, month as i64 + 1, day) }
}

/// Zeller's rule, Monday as 0.
fn weekday(year: i64, month: i64, day: i64) -> usize {
    let (y, m) = if month < 3 { (year - 1, month + 12) } else { (year, month) };
    let h = (day + (13 * (m + 1)) / 5 + y + y / 4 - y / 100 + y / 400) % 7;
    usize::try_from((h + 5) % 7).unwrap_or(0)
}

fn english(random: &mut Random, markdown: bool) -> String {
    let (house, domain) = HOUSES[random.below(HOUSES.len())];
    let (thing, thing_title) = THINGS[random.below(THINGS.len())];
    let city = random.pick(CITIES);
    let issued = day(random);
    let (given, surname, title) = (random.pick(GIVEN), random.pick(SURNAMES), random.pick(TITLES));
    let (press_given, press_surname) = (random.pick(GIVEN), random.pick(SURNAMES));
    let mut paragraphs = vec![format!(
        "{city}, {} {} {} – The {house} opened {thing} on {}, {} {}, in a former railway station that had stood empty since the line was closed.",
        issued.day,
        MONTHS[issued.month],
        issued.year,
        WEEKDAYS[issued.weekday],
        issued.day,
        MONTHS[issued.month]
    )];
    paragraphs.push(random.pick(REASONS).to_owned());
    paragraphs.push(format!(
        "“{},” said {given} {surname}, {title} of the {house}. “{}”",
        random.pick(SPEECHES).replace('\'', "’"),
        random.pick(MORE_SPEECHES)
    ));
    paragraphs.push(random.pick(PLANS).to_owned());
    if random.below(2) == 0 {
        paragraphs.push(format!("{surname} thanked the donors, and asked those who could not come to write down what they need most."));
    }
    paragraphs.push(random.pick(PLANS).to_owned());
    paragraphs.dedup();
    let about = format!(
        "The {house} has worked with towns and villages since 1987. It has offices in three countries and is paid for by its members."
    );
    let mail = format!("{}{}@{domain}.example", &press_given[..1], press_surname).to_lowercase();
    let contact = format!(
        "{press_given} {press_surname}, {house}, Tel: +41 22 {:03} {:02} {:02}, Email: {mail}",
        300 + random.below(600),
        10 + random.below(90),
        10 + random.below(90)
    );
    let headline = format!("{house} Opens {thing_title} in {city}");
    let heading = |text: &str, level: usize| {
        if markdown { format!("{} {text}", "#".repeat(level)) } else { text.to_owned() }
    };
    let mut blocks = vec![heading(&headline, 1)];
    blocks.extend(paragraphs);
    blocks.push(heading(&format!("About the {house}"), 2));
    blocks.push(about);
    blocks.push(format!("Media contact: {contact}"));
    blocks.join("\n\n") + "\n"
}

fn french(random: &mut Random, markdown: bool) -> String {
    let cities = ["Genève", "Dakar", "Lyon", "Tunis", "Bruxelles"];
    let months = [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ];
    let weekdays = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
    let issued = day(random);
    let (given, surname) = (random.pick(GIVEN), random.pick(SURNAMES));
    let city = random.pick(&cities);
    let title = if markdown { "# " } else { "" };
    format!(
        "{title}Une école du soir ouvre ses portes à {city}\n\n\
         {city}, le {} {} {} – La fondation des Classes ouvertes a inauguré {} une école du soir pour les commerçants du marché, dans une ancienne gare \
         fermée depuis vingt ans et que la commune lui prête.\n\n\
         Les travaux ont duré deux ans et ont donné du travail à quarante personnes du quartier.\n\n\
         « Les habitants la demandaient depuis longtemps, et ils n’ont jamais cessé de la demander », a déclaré {given} {surname}, directeur de la fondation.\n\n\
         Les cours commenceront après les pluies et seront gratuits pour les familles les plus modestes.\n\n\
         Contact presse : {given} {surname}, Tél. : +33 1 {:02} {:02} {:02} {:02}, courriel : {}@classesouvertes.example\n",
        issued.day,
        months[issued.month],
        issued.year,
        weekdays[issued.weekday],
        40 + random.below(9),
        10 + random.below(90),
        10 + random.below(90),
        10 + random.below(90),
        surname.to_lowercase()
    )
}

fn spanish(random: &mut Random, markdown: bool) -> String {
    let cities = ["Lima", "Bogotá", "Madrid", "Quito", "Montevideo"];
    let months = [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ];
    let weekdays = ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"];
    let issued = day(random);
    let (given, surname) = (random.pick(GIVEN), random.pick(SURNAMES));
    let city = random.pick(&cities);
    let title = if markdown { "# " } else { "" };
    format!(
        "{title}Abre en {city} una escuela nocturna para comerciantes\n\n\
         {city}, {} de {} de {} – La fundación Aulas Abiertas inauguró el {} una escuela nocturna para los comerciantes del mercado, en una antigua estación \
         que estaba cerrada desde hacía veinte años.\n\n\
         Las obras duraron dos años y dieron trabajo a cuarenta vecinos del barrio.\n\n\
         “La gente la pedía desde hace mucho tiempo, y nunca dejó de pedirla”, dijo {given} {surname}, director de la fundación.\n\n\
         Las clases empezarán después de las lluvias y serán gratuitas para las familias con menos recursos.\n\n\
         Contacto de prensa: {given} {surname}, teléfono +34 91 {:03} {:02} {:02}, correo electrónico: {}@aulasabiertas.example\n",
        issued.day,
        months[issued.month],
        issued.year,
        weekdays[issued.weekday],
        300 + random.below(600),
        10 + random.below(90),
        10 + random.below(90),
        surname.to_lowercase()
    )
}
