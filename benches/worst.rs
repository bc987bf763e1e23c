//! Texts that nobody writes and that tempt a check into work that grows with their square: one piece again and again.
//!
//! Used by the benchmarks, which time them, and by a test, which measures what is written about them.

/// The piece with a number of a text made to be slow.
pub type Piece = fn(usize) -> String;

/// Pieces whose repetition sends a check that looks at everything for each of them into the square, with what they tempt.
pub const PIECES: &[(&str, Piece)] = &[
    ("question marks", |_| "?a ".to_owned()),
    ("addresses", |_| "a@b.c Castell ".to_owned()),
    ("at signs", |_| "@".to_owned()),
    ("digits and commas", |_| "1,".to_owned()),
    ("letters and commas", |_| "a,".to_owned()),
    ("links", |_| "http://a.example/b [c](d) ".to_owned()),
    ("definitions", |at| {
        let letters = letters(at);
        let words: Vec<String> = letters.chars().map(|letter| format!("{letter}oo")).collect();
        format!("{} ({letters}) opened. ", words.join(" "))
    }),
    ("contacts", |_| "Contact: Ana Silva, +41 22 555 01 00, ana@agency.example\n\n".to_owned()),
    ("names", |at| format!("“We are glad to be here,” said Ana {}son. ", letters(at))),
    ("invisible characters", |_| "a\u{202e}b\u{e0041} ".to_owned()),
    ("brackets", |_| ") ".to_owned()),
    ("double spaces", |_| "a  b ".to_owned()),
    ("slots", |_| "TBC XX ".to_owned()),
];

/// Four capitals for a number.
fn letters(number: usize) -> String {
    let digit = |place: u32| char::from(b'A' + u8::try_from(number / 26_usize.pow(place) % 26).unwrap_or(0));
    (0..4).map(digit).collect()
}

/// A release of `size` bytes and a little more, made of one piece again and again.
pub fn text(piece: Piece, size: usize) -> String {
    let mut text =
        "# Title of a release\n\nGeneva, 5 March 2024 – The centre opened on Tuesday.\n\n".to_owned();
    for number in 0.. {
        if text.len() >= size {
            break;
        }
        text.push_str(&piece(number));
    }
    text
}
