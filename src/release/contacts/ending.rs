//! The last label of a host name: which endings exist for sure, and which cannot. Knows no address.
//!
//! New endings appear every year, so an unknown word is only unknown. Two letters are always a country's code, and no
//! ending has one letter or a figure.

/// Endings of countries and territories, some of them given up.
const COUNTRIES: &str = "ac ad ae af ag ai al am an ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo bq br \
    bs bt bv bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cs cu cv cw cx cy cz dd de dj dk dm do dz ec ee eg eh er es \
    et eu fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io \
    iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mf mg mh mk ml \
    mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt \
    pw py qa re ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm \
    tn to tp tr tt tv tw tz ua ug uk um us uy uz va vc ve vg vi vn vu wf ws ye yt yu za zm zr zw";

/// The other endings that press contacts have.
const GENERIC: &str = "com org net int edu gov mil info biz name pro aero coop museum jobs travel mobi cat asia tel post ngo \
    ong foundation charity agency media news press africa swiss paris london brussels gal eus scot wales quebec law bank \
    church university academy institute international example test invalid";

/// Slips of the finger for the commonest endings; none of them has ever been an ending.
const SLIPS: &[(&str, &str)] = &[
    ("con", "com"),
    ("cmo", "com"),
    ("ocm", "com"),
    ("vom", "com"),
    ("xom", "com"),
    ("comm", "com"),
    ("coom", "com"),
    ("ogr", "org"),
    ("rog", "org"),
    ("orgg", "org"),
    ("orh", "org"),
    ("nte", "net"),
    ("nett", "net"),
    ("gvo", "gov"),
    ("itn", "int"),
    ("intt", "int"),
    ("inf", "info"),
];

/// What can be said of an ending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// It exists.
    Known,
    /// It may exist.
    Unknown,
    /// It cannot exist; perhaps another was meant.
    Impossible(Option<&'static str>),
}

/// Judges the last label of a host name.
pub(super) fn judge(label: &str) -> Ending {
    let label = label.to_lowercase();
    let is_in = |list: &str| list.split_ascii_whitespace().any(|entry| entry == label);
    let letters = label.chars().count();
    if is_in(GENERIC) || letters == 2 && is_in(COUNTRIES) || label.starts_with("xn--") {
        return Ending::Known;
    }
    let meant = SLIPS.iter().find(|(slip, _)| *slip == label).map(|(_, meant)| *meant);
    let ascii_pair = letters == 2 && label.is_ascii();
    if meant.is_some() || letters == 1 || ascii_pair || label.contains(|c: char| c.is_ascii_digit()) {
        return Ending::Impossible(meant);
    }
    Ending::Unknown
}

/// Whether a host name has at least two labels and a known ending.
pub(super) fn is_host(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(before, last)| !before.is_empty() && judge(last) == Ending::Known)
}

/// Whether a word is an ending that is no ordinary word beside: "int", not "it".
pub(super) fn is_ending_alone(word: &str) -> bool {
    word.len() > 2 && word.starts_with(char::is_lowercase) && judge(word) == Ending::Known && word != "press"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_are_told_from_slips_and_from_new_ones() {
        for known in ["int", "ORG", "ch", "uk", "example"] {
            assert_eq!(judge(known), Ending::Known, "{known}");
        }
        for impossible in ["c", "xq", "int2"] {
            assert_eq!(judge(impossible), Ending::Impossible(None), "{impossible}");
        }
        assert_eq!(judge("con"), Ending::Impossible(Some("com")));
        assert_eq!(judge("berlin"), Ending::Unknown);
        assert!(is_host("mail.iom.int") && !is_host("int") && !is_host("iom.xq"));
    }
}
