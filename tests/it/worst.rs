//! Texts made to be slow: what is said of them grows with the text and no faster. Time cannot be tested; bytes can, and a
//! quotation of the whole text in each of its findings is the commonest way into the square.

#[path = "../../benches/worst.rs"]
mod pieces;

use presslint::dev;

/// Bytes of the report of a text of `size`, and how many findings it has.
fn report(piece: pieces::Piece, size: usize) -> (usize, usize) {
    let report = dev::check_as_json(&dev::Case {
        packs: ["core", "un", "iom"].map(str::to_owned).to_vec(),
        format: "markdown".to_owned(),
        bytes: pieces::text(piece, size).into_bytes(),
        ..dev::Case::default()
    });
    let findings = report["files"][0]["diagnostics"].as_array().map_or(0, Vec::len);
    (report.to_string().len(), findings)
}

#[test]
fn a_report_grows_with_the_text_and_no_faster() {
    for (name, piece) in pieces::PIECES {
        let (short, _) = report(*piece, 5_000);
        let (long, findings) = report(*piece, 20_000);
        assert!(
            long <= short * 5 + 2_000,
            "{name}: {short} bytes of report became {long}, with {findings} findings"
        );
    }
}
