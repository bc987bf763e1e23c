//! The lines of a contact part, whatever made them: paragraphs, lines of an address, list items, rows of a table. Knows
//! no names.

use super::labels::label_of;
use crate::document::{Block, BlockKind, Document};
use crate::release::Part;
use crate::text::{TextRange, fold};

/// Words over the columns of a table of contacts.
const COLUMNS: &[&str] = &[
    "name",
    "contact",
    "contacts",
    "office",
    "role",
    "title",
    "position",
    "organization",
    "organisation",
    "location",
    "city",
    "country",
    "language",
    "nom",
    "bureau",
    "fonction",
    "titre",
    "poste",
    "organisme",
    "pays",
    "ville",
    "langue",
    "nombre",
    "oficina",
    "cargo",
    "función",
    "organización",
    "país",
    "ciudad",
    "idioma",
    "press contact",
    "media contact",
];

/// Lines that are wrapped are at least this wide; a shorter one ends where the writer ended it.
const WRAPPED: usize = 55;

/// One line.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    /// Its pieces: the cells of a row, or the whole.
    pub(super) pieces: Vec<TextRange>,
    /// Whether it is an item of a list.
    pub(super) item: bool,
}

/// A cell of a table.
#[derive(Clone, Copy, Debug)]
struct Cell {
    row: u32,
    column: u32,
    range: TextRange,
}

/// The lines of a part. `reaches` says whether a range holds a channel.
pub(super) fn lines_of(doc: &Document, part: &Part, reaches: &dyn Fn(TextRange) -> bool) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut cells: Vec<Cell> = Vec::new();
    for block in doc.blocks.get(part.blocks.clone()).unwrap_or_default() {
        match block.kind {
            BlockKind::TableCell { row, column } => cells.push(Cell { row, column, range: block.range }),
            _ => {
                lines.extend(rows(doc, &std::mem::take(&mut cells), reaches));
                lines.extend(block_lines(doc, block, part.range, reaches));
            }
        }
    }
    lines.extend(rows(doc, &cells, reaches));
    lines
}

/// The lines that the writer broke a block into.
fn block_lines(
    doc: &Document,
    block: &Block,
    part: TextRange,
    reaches: &dyn Fn(TextRange) -> bool,
) -> Vec<Line> {
    let start = block.range.start.max(part.start);
    let end = block.range.end.min(part.end);
    let inner = line_ends(doc, TextRange::new(start, end), block, reaches);
    let inner = inner.into_iter().filter(|at| start < *at && *at < end);
    let mut from = start;
    let mut lines = Vec::new();
    for at in inner.chain([end]) {
        if from < at {
            let item = matches!(block.kind, BlockKind::ListItem(_)) && from == start;
            lines.push(Line { pieces: vec![TextRange::new(from, at)], item });
        }
        from = at + 1;
    }
    lines
}

/// Where lines end inside a block: at breaks that were meant, and at ends of lines in the file that wrapping does not
/// explain, because the line is short or ends with a number or address.
fn line_ends(
    doc: &Document,
    range: TextRange,
    block: &Block,
    reaches: &dyn Fn(TextRange) -> bool,
) -> Vec<usize> {
    let text = doc.slice(range);
    let mut ends = Vec::new();
    let mut from = range.start;
    for (at, _) in text.match_indices(' ') {
        let space = TextRange::new(range.start + at, range.start + at + 1);
        let meant = block.breaks.binary_search(&space.start).is_ok();
        let decoded = doc.map.to_decoded(space);
        let in_file = || doc.decoded.get(decoded.as_range()).is_some_and(|blank| blank.contains('\n'));
        if !meant && !in_file() {
            continue;
        }
        let short = doc.slice(TextRange::new(from, space.start)).chars().count() < WRAPPED;
        let next = doc.slice(TextRange::new(space.end, range.end));
        let complete = reaches(TextRange::new(space.start.saturating_sub(1), space.start))
            && next.starts_with(char::is_uppercase);
        if meant || short || complete {
            ends.push(space.start);
        }
        from = space.end;
    }
    ends
}

/// The rows of a table, or its columns where each column is a contact.
fn rows(doc: &Document, cells: &[Cell], reaches: &dyn Fn(TextRange) -> bool) -> Vec<Line> {
    let header = cells.first().map(|cell| cell.row).filter(|&row| is_header(doc, cells, row, reaches));
    let body: Vec<Cell> = cells.iter().copied().filter(|cell| Some(cell.row) != header).collect();
    if header.is_none() && stands_in_columns(&body, reaches) {
        return columns(&body);
    }
    let mut lines: Vec<Line> = Vec::new();
    let mut last = None;
    for cell in &body {
        if last != Some(cell.row) {
            lines.push(Line::default());
            last = Some(cell.row);
        }
        if let Some(line) = lines.last_mut() {
            line.pieces.push(cell.range);
        }
    }
    lines
}

/// Whether a row names the columns below it.
fn is_header(doc: &Document, cells: &[Cell], row: u32, reaches: &dyn Fn(TextRange) -> bool) -> bool {
    let mut named = 0;
    for cell in cells.iter().filter(|cell| cell.row == row) {
        if reaches(cell.range) {
            return false;
        }
        let text = doc.slice(cell.range).trim();
        named += usize::from(label_of(text).is_some() || COLUMNS.contains(&fold(text).as_str()));
    }
    named >= 2
}

/// Whether one row holds a channel in every cell and none of the rows holds a name beside a channel.
fn stands_in_columns(cells: &[Cell], reaches: &dyn Fn(TextRange) -> bool) -> bool {
    let last = cells.last().map_or(0, |cell| cell.row);
    let (mut full, mut empty, mut at) = (0, 0, 0);
    while let Some(first) = cells.get(at) {
        let row = cells[at..].iter().take_while(|cell| cell.row == first.row);
        let (all, reaching) =
            row.fold((0, 0), |(all, reaching), cell| (all + 1, reaching + usize::from(reaches(cell.range))));
        at += all;
        match reaching {
            0 => empty += 1,
            _ if reaching == all && all > 1 => full += 1,
            _ => return false,
        }
    }
    full > 0 && empty > 0 && last > 0
}

fn columns(cells: &[Cell]) -> Vec<Line> {
    let mut sorted = cells.to_vec();
    sorted.sort_by_key(|cell| (cell.column, cell.row));
    sorted.iter().map(|cell| Line { pieces: vec![cell.range], item: cell.row == 0 }).collect()
}
