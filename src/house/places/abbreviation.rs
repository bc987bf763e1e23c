//! The abbreviations that datelines and addresses use for states and provinces: "HELENA, Mont. –", "Washington, DC".
//! Their full names are in the gazetteer itself.

/// Codes in capitals: the postal ones of the United States with its territories and of Canada, and Australian ones that
/// mean nothing else.
const CODES: &[&str] = &[
    "AB", "ACT", "AK", "AL", "AR", "AS", "AZ", "BC", "CA", "CO", "CT", "DC", "DE", "FL", "GA", "GU", "HI",
    "IA", "ID", "IL", "IN", "KS", "KY", "LA", "MA", "MB", "MD", "ME", "MI", "MN", "MO", "MP", "MS", "MT",
    "NB", "NC", "ND", "NE", "NF", "NH", "NJ", "NL", "NM", "NS", "NSW", "NT", "NU", "NV", "NY", "OH", "OK",
    "ON", "OR", "PA", "PE", "PEI", "PQ", "PR", "QC", "QLD", "RI", "SC", "SD", "SK", "TN", "TX", "UT", "VA",
    "VI", "VT", "WA", "WI", "WV", "WY", "YT",
];

/// Shortened names of the wires and of tradition. A stop at the end marks those that are words or names without it.
const SHORTENED: &[&str] = &[
    "ala.", "alta.", "ariz", "ark.", "cal.", "calif", "col.", "colo", "conn", "del.", "fla", "ga.", "ill.",
    "ind.", "kan", "kans", "ky.", "la.", "man.", "mass", "md.", "mich", "minn", "miss", "mo.", "mont",
    "ndak", "neb", "nebr", "nev", "nfld", "nmex", "okla", "ont.", "ore.", "oreg", "pa.", "penn", "penna",
    "qld", "que.", "sask", "sdak", "tas.", "tenn", "tex", "va.", "vic.", "vt.", "wash", "wis", "wisc", "wva",
    "wyo",
];

/// Whether `text` is the abbreviation of a state or province. Look only at what follows a place and a comma: many
/// abbreviations are words ("IN", "Miss", "Wash").
pub fn region_abbreviation(text: &str) -> bool {
    let text = text.trim();
    let dotted = text.contains('.');
    let letters = || text.chars().filter(|c| !matches!(c, '.' | ' '));
    if !letters().next().is_some_and(|first| first.is_ascii_uppercase()) {
        return false;
    }
    let code = CODES.iter().any(|code| letters().eq(code.chars()));
    let shortened = |entry: &&str| {
        let bare = entry.trim_end_matches('.');
        (dotted || bare.len() == entry.len()) && letters().map(|c| c.to_ascii_lowercase()).eq(bare.chars())
    };
    code || SHORTENED.iter().any(shortened)
}

#[cfg(test)]
mod tests {
    use super::region_abbreviation;

    #[test]
    fn wire_and_postal_forms_are_known() {
        let forms = "Mont.|Calif.|CALIF.|Ill.|Pa.|Md.|N.Y.|N.M.|W.Va.|W. Va.|D.C.|D.C|DC|NY|TX|MT|P.R.|Ont.|B.C.|Que.|\
                     NSW|P.E.I.|Qld|Fla|Tenn|MONT|N. Mex.|S. Dak.";
        for form in forms.split('|') {
            assert!(region_abbreviation(form), "{form}");
            assert!(region_abbreviation(&format!(" {form} ")), "{form} between blanks");
        }
    }

    #[test]
    fn words_and_lower_case_are_not() {
        for word in "|.|dc|mont.|in|La|Del|Ill|Ore|Va|Dc|Que|Man|Pa|XX|ZZ.|Montana|The|Aug.|Sept.|Inc.|S.A.|USA|É.-U.|2024"
            .split('|')
        {
            assert!(!region_abbreviation(word), "{word}");
        }
    }
}
