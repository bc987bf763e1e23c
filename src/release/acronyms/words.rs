//! Word lists for telling acronyms from other letters in capitals, and for the phrases that introduce an acronym.

/// Words that may stand small inside a name, in the three languages.
pub const CONNECTORS: &[&str] = &[
    "of", "the", "and", "for", "in", "on", "to", "a", "an", "at", "by", "with", "from", "or", "as", "into",
    "its", "de", "la", "le", "les", "des", "du", "d", "l", "et", "pour", "en", "à", "au", "aux", "sur",
    "dans", "par", "contre", "entre", "y", "e", "el", "los", "las", "del", "al", "para", "por", "con", "una",
    "un", "une", "sobre", "contra", "der", "die", "das", "und", "für",
];

/// Measures, right only behind a number.
pub const UNITS: &[&str] = &[
    "AM", "PM", "MW", "GW", "KW", "TW", "MWH", "KWH", "GWH", "TWH", "MHZ", "GHZ", "KHZ", "HZ", "KB", "MB",
    "GB", "TB", "KV", "MV", "KVA", "MVA", "HP", "BHP", "RPM", "MPH", "KPH", "MPG", "PSI", "BTU", "MMBTU",
    "MCF", "BCF", "TCF", "BBL", "BPD", "KG", "KM", "CM", "MM", "ML", "CC", "DB", "PPM", "PPB", "CFS", "CFM",
    "GPM", "MGD", "LB", "LBS", "OZ", "FT", "YD", "BC", "AD", "CE", "BCE", "KT", "MT", "TEU", "DWT", "GT",
    "HA", "WD", "CV", "IU", "TH", "ST", "ND", "RD",
];

/// Currency codes, right only beside an amount.
pub const CURRENCIES: &[&str] = &[
    "USD", "EUR", "GBP", "CHF", "JPY", "CAD", "AUD", "NZD", "CNY", "RMB", "HKD", "SGD", "INR", "PKR", "BDT",
    "LKR", "NPR", "KRW", "THB", "IDR", "MYR", "PHP", "VND", "SEK", "NOK", "DKK", "ISK", "PLN", "CZK", "HUF",
    "RON", "BGN", "RSD", "UAH", "RUB", "TRY", "ILS", "EGP", "MAD", "TND", "DZD", "ZAR", "NGN", "GHS", "KES",
    "UGX", "TZS", "RWF", "BIF", "ETB", "XAF", "XOF", "FCFA", "CFA", "BRL", "ARS", "CLP", "COP", "PEN", "BOB",
    "UYU", "PYG", "MXN", "MXP", "GTQ", "HNL", "NIO", "CRC", "DOP", "HTG", "JMD", "AED", "SAR", "QAR", "KWD",
    "OMR", "BHD", "JOD", "IQD", "IRR", "AFN", "KZT", "UZS", "GEL", "AMD", "AZN", "MDL", "SDG", "SSP", "MUR",
];

/// Words that make an amount of the number before them.
pub const MULTIPLIERS: &[&str] = &[
    "million",
    "millions",
    "billion",
    "billions",
    "trillion",
    "thousand",
    "thousands",
    "hundred",
    "hundreds",
    "mn",
    "bn",
    "milliard",
    "milliards",
    "mil",
    "mille",
    "miles",
    "millones",
    "millón",
    "cent",
    "centaines",
];

/// Time zones.
pub const ZONES: &[&str] = &[
    "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT", "AKST", "AKDT", "HST", "AST", "ADT", "NST",
    "GMT", "UTC", "BST", "CET", "CEST", "EET", "EEST", "EAT", "SAST", "MSK", "JST", "KST", "AEST", "AEDT",
    "NZST", "NZDT", "HNE", "HAE", "TU",
];

/// Time zones whose letters mean much else: only behind a time.
pub const ZONES_BEHIND_TIME: &[&str] =
    &["ET", "CT", "MT", "PT", "AT", "IST", "WAT", "CAT", "WIB", "PKT", "HKT"];

/// Ranks, titles and ships' prefixes, right before a name.
pub const BEFORE_NAMES: &[&str] = &[
    "PFC", "PVT", "CPL", "SGT", "SSG", "SFC", "MSG", "SPC", "CSM", "CPT", "CAPT", "MAJ", "COL", "LTC",
    "LTCOL", "LTG", "LT", "GEN", "BG", "MG", "ADM", "RADM", "VADM", "CDR", "LCDR", "CMDR", "ENS", "MSGT",
    "TSGT", "SMSGT", "CMSGT", "SSGT", "GYSGT", "LCPL", "HM", "SEN", "SENS", "REP", "REPS", "GOV", "DR", "MR",
    "MRS", "MS", "PROF", "REV", "HON", "SECY", "SUPT", "DET", "INSP", "DA", "AG", "USS", "HMS", "USNS",
    "USCGC", "MV", "SS", "RMS", "HMAS", "HMCS", "FS", "ST", "STE", "FT", "SR", "SRA", "MME", "MLLE", "MM",
    "HRH", "HE", "JP",
];

/// Degrees, services and honours, right behind a name and a comma.
pub const BEHIND_NAMES: &[&str] = &[
    "MD", "PHD", "JD", "RN", "DDS", "DVM", "MBA", "MPH", "CPA", "LLM", "MPA", "MSW", "DO", "EDD", "BSN",
    "FACS", "USA", "USN", "USMC", "USAF", "USCG", "RET", "ESQ", "PE", "AIA", "CFA", "CFP", "APRN", "LPN",
    "NP", "PA", "LCSW", "FAAN", "OBE", "CBE", "MBE", "KBE", "QC", "KC", "MP", "MEP", "TD", "SC", "SJ", "OP",
    "OFM", "JR", "BA", "MA", "BS", "MS", "MSC", "BSC", "CSC", "CM", "FRS", "RPH", "PHARMD", "DPHIL", "MC",
    "CC",
];

/// Forms of companies, right behind their name.
pub const COMPANY_FORMS: &[&str] = &[
    "LLC", "LLP", "LP", "PLC", "LTD", "INC", "CO", "CORP", "SA", "SAS", "SARL", "SRL", "SL", "AG", "NV",
    "BV", "AB", "ASA", "AS", "OY", "OYJ", "SE", "SPA", "KG", "KK", "PTY", "PC", "CV", "APS", "SCA", "SCI",
    "SLU",
];

/// Stock exchanges, before a colon and a ticker.
pub const EXCHANGES: &[&str] = &[
    "NASDAQ", "NASDAQGS", "NASDAQGM", "NYSE", "AMEX", "TSX", "TSXV", "LSE", "AIM", "ASX", "OTC", "OTCBB",
    "OTCQB", "OTCQX", "OTCPK", "EURONEXT", "HKEX", "BMV", "BVL", "SIX", "FRA", "FSE", "XETRA", "SGX", "JSE",
    "NSE", "BSE", "TYO", "TSE", "CSE", "SEHK", "KRX", "BIT", "BME", "MOEX", "ARCA",
];

/// Letters that, before a number, are a code: a bill, a road, a standard, a ship.
pub const CODES: &[&str] = &[
    "PL", "HR", "SB", "HB", "AB", "SR", "CR", "RR", "FM", "US", "RN", "UNSCR", "ISO", "IEC", "RFC", "CFR",
    "USC", "FY", "CY", "ICD", "LHD", "DDG", "CVN", "SSN", "SSGN", "FFG", "LPD", "LCS", "MHC", "GBU", "ANSI",
    "ASTM", "SAE", "EN", "IFRS", "IAS", "NOM", "NFPA", "PO", "UH", "AH", "CH", "MH", "KC", "AN", "RR", "BP",
    "CP", "AC",
];

/// Formulas of substances.
pub const FORMULAS: &[&str] = &[
    "CO2", "CO", "SO2", "NO2", "NO3", "CH4", "NH3", "SF6", "PM10", "PM2", "UF6", "THC", "CBD", "LSD", "DDT",
    "TNT",
];

/// Words that get capitals for emphasis, as labels or in addresses, and are hardly ever an acronym.
pub const PLAIN: &[&str] = &[
    "ALL", "AND", "ANY", "ARE", "AS", "AT", "BE", "BIG", "BUT", "BY", "CAN", "DID", "DO", "DOES", "FOR",
    "FREE", "FROM", "GET", "GO", "HAD", "HAS", "HAVE", "HE", "HER", "HERE", "HIM", "HIS", "HOW", "IF", "IN",
    "INTO", "IS", "ITS", "JUST", "LAST", "LET", "LIKE", "LIVE", "ME", "MORE", "MOST", "MUST", "MY", "NEVER",
    "NEW", "NEXT", "NO", "NONE", "NOR", "NOT", "NOTE", "NOW", "OF", "OFF", "OK", "OKAY", "ON", "ONE", "ONLY",
    "OR", "OUR", "OUT", "OVER", "OWN", "REAL", "SAY", "SEE", "SHE", "SO", "SOME", "STOP", "SUCH", "THAN",
    "THAT", "THE", "THEIR", "THEM", "THEN", "THERE", "THESE", "THEY", "THIS", "TO", "TODAY", "TOO", "TWO",
    "THREE", "UP", "USE", "VERY", "WAS", "WE", "WERE", "WHAT", "WHEN", "WHERE", "WHICH", "WHY", "WILL",
    "WITH", "WON", "YES", "YET", "YOU", "YOUR", "AFTER", "AGAIN", "AGAINST", "ALERT", "ALSO", "ALWAYS",
    "BACK", "BEFORE", "BEST", "BETTER", "BILL", "BOTH", "CALL", "CALLS", "CLEAR", "CONTACT", "COURT", "DATE",
    "DAY", "DAYS", "DOWN", "DRAFT", "EACH", "EDITORS", "EMBARGO", "EMAIL", "END", "ENDS", "ENTIRE", "EVEN",
    "EVER", "EVERY", "FACT", "FACTS", "FAX", "FIN", "FIRST", "FUND", "FUNDING", "FUNDS", "GOOD", "HEALTH",
    "HEARING", "HELP", "HIGH", "HOME", "HOUSE", "KEEP", "LAW", "LESS", "LONG", "LOOK", "MAJOR", "MAKE",
    "MEDIA", "MEMO", "MILLION", "BILLION", "NEWS", "NORTH", "SOUTH", "EAST", "WEST", "NOTES", "OPEN",
    "OTHER", "PAGE", "PASSES", "PHONE", "PHOTO", "PHOTOS", "PLACE", "PLAN", "PLEASE", "PLUS", "PRESS",
    "PUBLIC", "QUOTE", "RADIO", "RELEASE", "REPORT", "ROOM", "RULE", "RULES", "SAME", "SENATE", "SENATOR",
    "STATE", "STATES", "STAY", "STILL", "SUBJECT", "SUMMARY", "SUPPORT", "TAX", "TEL", "TIME", "TITLE",
    "TOTAL", "TOWN", "UNDER", "UNTIL", "UPDATE", "UPDATED", "URGENT", "VIDEO", "AUDIO", "VIEW", "VOTE",
    "WAR", "WATCH", "WATER", "WEB", "WEBSITE", "WEEK", "WHILE", "WHOLE", "WIN", "WORK", "WORLD", "WOULD",
    "COULD", "SHOULD", "MIGHT", "WRONG", "RIGHT", "YEAR", "YEARS", "ZERO", "FEWER", "MANY", "MUCH", "SINCE",
    "DURING", "WITHIN", "BETWEEN", "ABOUT", "ABOVE", "BELOW", "CITY", "COUNTY", "JAN", "FEB", "MAR", "APR",
    "JUN", "JUL", "AUG", "SEP", "SEPT", "OCT", "NOV", "DEC", "JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY",
    "JUNE", "JULY", "AUGUST", "OCTOBER", "NOVEMBER", "DECEMBER", "MONDAY", "TUESDAY", "THURSDAY", "FRIDAY",
    "SATURDAY", "SUNDAY", "MON", "TUE", "TUES", "WED", "THU", "THUR", "FRI", "SUN", "NE", "NW", "SW", "NNE",
    "SSW", "ESE", "WNW", "PO", "ETC", "EG", "IE", "NB", "PS", "CF", "VS", "AKA", "CC", "BCC", "RE", "FW",
    "FWD", "ATTN", "TBA", "TBC", "TBD", "NA", "RSVP", "XX", "XXX", "YYYY", "DD", "JJ", "AAAA", "LE", "LES",
    "DES", "DU", "UNE", "ET", "OU", "EN", "AU", "AUX", "PAR", "POUR", "SUR", "PAS", "NE", "NON", "OUI", "DE",
    "QUI", "QUE", "CE", "CES", "SES", "NOS", "VOS", "AVEC", "SANS", "TOUS", "TOUT", "ICI", "EL", "LOS",
    "DEL", "CON", "SIN", "POR", "PARA", "SU", "SUS", "SI", "SÍ", "MÁS", "MUY", "YA", "HOY", "PERO", "TODO",
    "TODOS", "NUNCA", "SOLO", "SÓLO", "LUNES", "MARTES", "JUEVES", "ENERO", "JUIN", "AOÛT", "MAI", "AVRIL",
    "LUNDI", "MARDI", "JEUDI", "FOTO", "FECHA", "HORA", "LUGAR", "DATES", "LIEU", "HEURE", "QUAND", "QUOI",
    "EE", "UU", "EEUU", "RR", "OO", "FF", "AA",
];

/// Words that are acronyms alone and words in a line of capitals.
pub const PLAIN_IN_LINE: &[&str] =
    &["WHO", "IT", "US", "AM", "ACT", "CARE", "AID", "AIDS", "AN", "UN", "LA", "LAS", "SA"];

/// Words before a number in Roman letters.
pub const BEFORE_NUMERALS: &[&str] = &[
    "title",
    "chapter",
    "part",
    "volume",
    "vol",
    "annex",
    "article",
    "section",
    "book",
    "phase",
    "type",
    "class",
    "type",
    "schedule",
    "appendix",
    "figure",
    "table",
    "act",
    "scene",
    "division",
    "tier",
    "grade",
    "category",
    "bowl",
    "century",
    "titre",
    "chapitre",
    "tome",
    "annexe",
    "siècle",
    "partie",
    "título",
    "capítulo",
    "tomo",
    "anexo",
    "siglo",
    "parte",
    "artículo",
    "sección",
    "louis",
    "pope",
    "king",
    "anno",
    "papa",
    "pape",
    "roi",
    "rey",
];

/// Words behind which letters of a broadcaster are a call sign, or which stand behind one.
pub const BROADCAST: &[&str] = &[
    "radio",
    "television",
    "tv",
    "channel",
    "station",
    "stations",
    "fm",
    "am",
    "dt",
    "affiliate",
    "anchor",
    "newsroom",
    "reporter",
    "broadcast",
    "broadcaster",
    "airs",
    "aired",
];

/// Words that open what is said in brackets about an acronym: (or the ACR), (known as ACR), (por sus siglas en inglés, ACR).
pub const BEFORE_ACRONYM: &[&str] = &[
    "or",
    "the",
    "also",
    "known",
    "as",
    "hereafter",
    "hereinafter",
    "henceforth",
    "called",
    "acronym",
    "abbreviated",
    "abbreviation",
    "by",
    "its",
    "initials",
    "short",
    "for",
    "in",
    "a",
    "aka",
    "referred",
    "to",
    "ou",
    "dit",
    "dite",
    "appelé",
    "appelée",
    "ci-après",
    "sigle",
    "acronyme",
    "en",
    "l",
    "la",
    "le",
    "les",
    "o",
    "u",
    "el",
    "los",
    "las",
    "por",
    "su",
    "sus",
    "sigla",
    "siglas",
    "acrónimo",
    "conocido",
    "conocida",
    "como",
    "denominado",
    "denominada",
    "adelante",
    "english",
    "french",
    "spanish",
    "portuguese",
    "german",
    "arabic",
    "russian",
    "italian",
    "dutch",
    "inglés",
    "francés",
    "español",
    "portugués",
    "alemán",
    "anglais",
    "français",
    "espagnol",
    "allemand",
    "portugais",
    "from",
    "selon",
    "son",
    "connu",
    "connue",
    "sous",
    "nom",
    "de",
];

/// Words that follow an acronym in its brackets: (ACR, in Spanish), (ACR por sus siglas en inglés).
pub const BEHIND_ACRONYM: &[&str] = &[
    "or",
    "in",
    "by",
    "from",
    "for",
    "ou",
    "en",
    "par",
    "pour",
    "selon",
    "d’après",
    "o",
    "por",
    "según",
    "and",
    "et",
    "y",
    "formerly",
    "anciennement",
    "antes",
    "its",
    "sigle",
    "siglas",
    "acronym",
    "acronyme",
    "to",
    "after",
];

/// Words that say that letters come from another language.
pub const LANGUAGES: &[&str] = &[
    "english",
    "french",
    "spanish",
    "portuguese",
    "german",
    "arabic",
    "russian",
    "italian",
    "dutch",
    "ukrainian",
    "polish",
    "turkish",
    "chinese",
    "japanese",
    "greek",
    "hebrew",
    "farsi",
    "swedish",
    "norwegian",
    "danish",
    "inglés",
    "francés",
    "español",
    "portugués",
    "alemán",
    "árabe",
    "ruso",
    "italiano",
    "anglais",
    "français",
    "espagnol",
    "allemand",
    "arabe",
    "portugais",
    "russe",
    "italien",
    "siglas",
    "sigla",
    "sigle",
    "acronyme",
    "acrónimo",
    "acronym",
    "initials",
];

/// Endings of file names.
pub const EXTENSIONS: &[&str] = &[
    "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "csv", "txt", "rtf", "odt", "zip", "jpg", "jpeg",
    "png", "gif", "tif", "tiff", "eps", "svg", "mp3", "mp4", "mov", "avi", "wav", "html", "htm", "xml",
    "json", "asp", "aspx", "php", "cfm", "exe",
];

/// Whether a list holds a word in capitals.
pub fn has(list: &[&str], word: &str) -> bool {
    list.contains(&word)
}
