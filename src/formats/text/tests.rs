use super::read;
use crate::document::{BlockKind, DirectiveVerb};
use crate::formats::writer::Written;
use crate::text::TextRange;

/// Each block's text, with a short sign before it for its kind: nothing for a paragraph.
fn blocks(source: &str) -> Vec<String> {
    let written = read(source, 0);
    let sign = |kind| match kind {
        BlockKind::ListItem(depth) => format!("{depth}• "),
        BlockKind::Rule => "= ".to_owned(),
        BlockKind::TableCell { row, column } => format!("{row}|{column} "),
        _ => String::new(),
    };
    written.blocks.iter().map(|block| sign(block.kind) + &written.text[block.range.as_range()]).collect()
}

#[track_caller]
fn expect(source: &str, wanted: &[&str]) {
    assert_eq!(blocks(source), wanted, "{source:?}");
}

fn origin<'a>(source: &'a str, written: &Written, text: &str) -> &'a str {
    let start = written.text.find(text).unwrap();
    &source[written.map.to_decoded(TextRange::new(start, start + text.len())).as_range()]
}

#[test]
fn a_line_is_a_block_where_nothing_speaks_against_it() {
    expect(
        "Who we are\nOur Work\nOur Work\n-\nAgency Opens Field Office\nGeneva – The agency opened an office.\nIt has ten rooms.\n",
        &[
            "Who we are",
            "Our Work",
            "Our Work",
            "= -",
            "Agency Opens Field Office",
            "Geneva – The agency opened an office.",
            "It has ten rooms.",
        ],
    );
}

#[test]
fn hard_wrapped_prose_is_joined() {
    expect(
        "FOR IMMEDIATE RELEASE\n\
         Agency Opens a New Field Office in the Lake District\n\n\
         GENEVA, 5 March 2024 – The agency opened a new field office in the lake\n\
         district on Tuesday, the first of four that it plans for this year. The\n\
         United Nations had asked for them in May. \"We are glad,\" said Jane Roe,\n\
         head of office.\n\n\
         The office has ten rooms and a hall, and it will be open to all who live in\n\
         the district. Lake District families have waited for it since the floods of\n\
         2021.\n\n\
         Contact:\nJane Roe\nHead of Office\n12 Lake Street\njane.roe@example.org\n",
        &[
            "FOR IMMEDIATE RELEASE",
            "Agency Opens a New Field Office in the Lake District",
            "GENEVA, 5 March 2024 – The agency opened a new field office in the lake district on Tuesday, the first of four that it plans for this year. The United Nations had asked for them in May. \"We are glad,\" said Jane Roe, head of office.",
            "The office has ten rooms and a hall, and it will be open to all who live in the district. Lake District families have waited for it since the floods of 2021.",
            "Contact:",
            "Jane Roe",
            "Head of Office",
            "12 Lake Street",
            "jane.roe@example.org",
        ],
    );
}

#[test]
fn an_indented_first_line_begins_a_paragraph() {
    expect(
        "    LAKEVILLE, March 5 /PRWire/ -- Example Water Inc. today opened a plant that\n\
         serves the four towns on the eastern shore, and it announced two more that\n\
         will follow in the coming year, one of them in the hills above the old town.\n\
         \x20   The company said that it had hired ninety people for the plant, most of\n\
         them from the towns around it, and that it would train forty more of them.\n",
        &[
            "LAKEVILLE, March 5 /PRWire/ -- Example Water Inc. today opened a plant that serves the four towns on the eastern shore, and it announced two more that will follow in the coming year, one of them in the hills above the old town.",
            "The company said that it had hired ninety people for the plant, most of them from the towns around it, and that it would train forty more of them.",
        ],
    );
}

#[test]
fn a_line_with_room_for_the_next_word_ends_its_paragraph() {
    expect(
        "AGENCY OPENS A NEW FIELD OFFICE IN THE LAKE DISTRICT\n\
         The agency opened a new field office in the lake district on Tuesday and\n\
         said that three more will follow in the hills before the rains of autumn.\n\
         Families from the eastern shore had asked for it since the floods, when\n\
         half of the houses near the old market were lost. It has ten rooms.\n\
         The next office will stand in the hills, where the road is dry even in the\n\
         months of rain, and it will have a hall for two hundred people and more.\n",
        &[
            "AGENCY OPENS A NEW FIELD OFFICE IN THE LAKE DISTRICT",
            "The agency opened a new field office in the lake district on Tuesday and said that three more will follow in the hills before the rains of autumn. Families from the eastern shore had asked for it since the floods, when half of the houses near the old market were lost. It has ten rooms.",
            "The next office will stand in the hills, where the road is dry even in the months of rain, and it will have a hall for two hundred people and more.",
        ],
    );
}

#[test]
fn items_that_end_in_and_are_items() {
    expect(
        "They obtained money by:\nopening bank accounts with the names of dead people; and\nmailing checks to a post box.\nThe case was investigated by the police\nand the bank.\n",
        &[
            "They obtained money by:",
            "opening bank accounts with the names of dead people; and",
            "mailing checks to a post box.",
            "The case was investigated by the police and the bank.",
        ],
    );
}

#[test]
fn a_sentence_broken_at_a_link_is_one() {
    expect(
        "The full report with all tables and annexes can be read at\nhttp://www.example.org/report\nand was sent to all member states.\nThe next one is due in May.\n",
        &[
            "The full report with all tables and annexes can be read at http://www.example.org/report and was sent to all member states.",
            "The next one is due in May.",
        ],
    );
    expect(
        "The agency and its partners opened an office, and the\n\nWorld Food Programme\n\n, which had asked for it, sent two trucks.\n",
        &[
            "The agency and its partners opened an office, and the World Food Programme, which had asked for it, sent two trucks.",
        ],
    );
}

#[test]
fn a_long_line_that_ends_at_a_comma_shows_where_lines_are_wrapped() {
    expect(
        "Geneva – The hall was opened by the mayor, the builders and their families,\nAna Silva of the agency among them. The keys will be given out on Friday,\n15 March 2024, at ten.\n\nJane Roe,\nHead of Office\n",
        &[
            "Geneva – The hall was opened by the mayor, the builders and their families, Ana Silva of the agency among them. The keys will be given out on Friday, 15 March 2024, at ten.",
            "Jane Roe,",
            "Head of Office",
        ],
    );
}

#[test]
fn a_headline_in_capitals_goes_on_at_a_joining_word() {
    expect(
        "COUNCIL TO BUY BACK THE LAST TOLL BRIDGE\nAND OPEN IT TO EVERYONE\nMAYOR THANKS THE OWNERS\nNEWS\nAND EVENTS\n",
        &[
            "COUNCIL TO BUY BACK THE LAST TOLL BRIDGE AND OPEN IT TO EVERYONE",
            "MAYOR THANKS THE OWNERS",
            "NEWS",
            "AND EVENTS",
        ],
    );
}

#[test]
fn addresses_and_dates_in_small_letters_stand_alone() {
    expect(
        "Titular sobre la apertura de una nueva oficina en el distrito del lago\nlunes, 5 de mayo de 2018\nJane Roe\njane@example.org\nwww.example.org\n",
        &[
            "Titular sobre la apertura de una nueva oficina en el distrito del lago",
            "lunes, 5 de mayo de 2018",
            "Jane Roe",
            "jane@example.org",
            "www.example.org",
        ],
    );
}

#[test]
fn runs_of_blanks_in_a_long_line_are_borders() {
    let blanks = " ".repeat(200);
    let source = format!(
        "Agency Opens Office{blanks}For Immediate Release: March 5, 2024{blanks}GENEVA -- The agency opened an office.  It has ten rooms.    The office is open.   ###   About us"
    );
    expect(
        &source,
        &[
            "Agency Opens Office",
            "For Immediate Release: March 5, 2024",
            "GENEVA -- The agency opened an office.  It has ten rooms.",
            "The office is open.",
            "= ###",
            "About us",
        ],
    );
    expect("We  wrote   this    line ourselves.", &["We  wrote   this    line ourselves."]);
}

#[test]
fn a_date_between_double_blanks_is_a_line() {
    let text = "GENEVA -- The agency opened an office in the lake district on Tuesday. ".repeat(4);
    expect(
        &format!("Agency Opens Office  March 5, 2024  {text}"),
        &["Agency Opens Office", "March 5, 2024", text.trim_end()],
    );
}

#[test]
fn line_ends_that_became_blanks_are_joined_again() {
    let source = "GENEVA -- The agency opened a new field office in the lake district on   Tuesday, the first of four that it plans for this year. The hall is   big enough for all who live in the district, and it will be open to the   public from May on, when the last of the rooms will have been painted.";
    expect(source, &[&source.replace("   ", " ")]);
}

#[test]
fn bullets_leave_their_sign_behind() {
    expect(
        "The bill:\n  * pays teachers\n  * pays nurses\n1. First\n2. Second\n•\tThird\n- Fourth\n",
        &[
            "The bill:",
            "1• pays teachers",
            "1• pays nurses",
            "1• First",
            "1• Second",
            "1• Third",
            "1• Fourth",
        ],
    );
    expect("- one\n    - two\n- three", &["1• one", "2• two", "1• three"]);
    expect("– Yes, she said.\nThey left.", &["– Yes, she said.", "They left."]);
    expect("– food\n– water\n", &["1• food", "1• water"]);
    expect("12. The last clause.\nA. Smith\n*Note", &["12. The last clause.", "A. Smith", "*Note"]);
    let written = read("  •  Item", 0);
    assert_eq!((written.text.as_str(), written.blocks[0].indent), ("Item\n", 2));
}

#[test]
fn end_marks_are_rules_even_when_glued() {
    expect("It is done.\n- 30 -\n", &["It is done.", "= - 30 -"]);
    expect("It is done. -30-", &["It is done.", "= -30-"]);
    expect("It is done.### Return", &["It is done.", "= ###", "Return"]);
    expect("Call (###) ###-#### now", &["Call (###) ###-#### now"]);
    expect("It is done.\n### Return\n", &["It is done.", "= ###", "Return"]);
    expect("### One\nText.\n### Two\n", &["### One", "Text.", "### Two"]);
}

#[test]
fn tabs_make_a_table_only_where_rows_agree() {
    expect("County\tGrant\nAdams\t$5\n", &["0|0 County", "0|1 Grant", "1|0 Adams", "1|1 $5"]);
    expect("Tel:\t123\nFax:\t456\n", &["Tel:\t123", "Fax:\t456"]);
    expect("Adams\t$5\nText without", &["Adams\t$5", "Text without"]);
}

#[test]
fn a_letterhead_in_two_columns_is_two_blocks() {
    expect(
        "Contact: Jane Roe              FOR IMMEDIATE RELEASE\nWHO:             Jane Roe\n",
        &["Contact: Jane Roe", "FOR IMMEDIATE RELEASE", "WHO:             Jane Roe"],
    );
}

#[test]
fn a_forwarded_mail_is_read_without_its_marks() {
    let source = "FYI\n> Headline\n>\n> Geneva – The agency opened an office in the lake district and it\n> will open another there next year, when the hall is painted and the\n> road is dry.\n";
    expect(
        source,
        &[
            "FYI",
            "Headline",
            "Geneva – The agency opened an office in the lake district and it will open another there next year, when the hall is painted and the road is dry.",
        ],
    );
    let written = read(source, 0);
    assert!(written.blocks.iter().all(|block| !block.quoted));
    assert_eq!(origin(source, &written, "it will"), "it\n> will");
}

#[test]
fn double_spacing_is_no_paragraph_break() {
    expect(
        "The agency opened a new field office in the lake district on Tuesday and\n\nannounced three more that will follow later this year if the rains allow\n\nfor the building of a road. The hall is big enough for all who live in\n\nthe district.\n",
        &[
            "The agency opened a new field office in the lake district on Tuesday and announced three more that will follow later this year if the rains allow for the building of a road. The hall is big enough for all who live in the district.",
        ],
    );
}

#[test]
fn directives_are_honoured_and_not_read() {
    let source = "First.\n<!-- presslint: ignore[PR206] as printed -->\nSecond one <!-- presslint: ignore[PR301] why --> here.\n<!-- a note -->\n";
    let written = read(source, 0);
    assert_eq!(written.text, "First.\nSecond one here.\n<!-- a note -->\n");
    let second = written.text.find("Second").unwrap();
    let found: Vec<_> = written.directives.iter().map(|d| (d.verb, d.at, d.inline)).collect();
    assert_eq!(
        found,
        [(DirectiveVerb::Ignore, second, false), (DirectiveVerb::Ignore, second + "Second one ".len(), true)]
    );
}

#[test]
fn page_breaks_and_line_separators_are_borders() {
    expect("One line\u{2028}another line\u{c}Next page", &["One line", "another line", "Next page"]);
    let written = read("\n\n  One\r\n \u{a0} \r\nTwo", 0);
    assert_eq!(
        written.blocks.iter().map(|b| (b.blank_before, b.indent)).collect::<Vec<_>>(),
        [(2, 2), (1, 0)]
    );
}

#[test]
fn accents_are_composed() {
    let source = "Cafe\u{301} opens";
    let written = read(source, 0);
    assert_eq!(written.text, "Café opens\n");
    assert_eq!(origin(source, &written, "é"), "e\u{301}");
}

#[test]
fn a_sentence_broken_at_bold_names_and_links_is_one() {
    expect(
        "Town Hall\nTALBRIDGE\n\u{2014}\nThe town opened its new bridge to carts and walkers on Monday, three weeks late.\n\
         \u{201c}We waited for the river to fall before we laid the deck,\u{201d}\nMayor Ada Finch said.\n\
         \u{201c}It was worth the wait.\u{201d}\n\
         \u{201c}Nobody has crossed here on foot since my grandmother was a girl,\u{201d} said\n\
         Tom Reed, Keeper of the Ferry.\n\
         The deck was laid by the pupils of the school on the 10\nth\nof May, and they will paint it.\n",
        &[
            "Town Hall",
            "TALBRIDGE \u{2014} The town opened its new bridge to carts and walkers on Monday, three weeks late.",
            "\u{201c}We waited for the river to fall before we laid the deck,\u{201d} Mayor Ada Finch said. \u{201c}It was worth the wait.\u{201d}",
            "\u{201c}Nobody has crossed here on foot since my grandmother was a girl,\u{201d} said Tom Reed, Keeper of the Ferry.",
            "The deck was laid by the pupils of the school on the 10th of May, and they will paint it.",
        ],
    );
}

#[test]
fn names_in_bold_behind_a_dateline_are_text() {
    expect(
        "TALBRIDGE\n\u{2014}\nTalbridge Town Mayor\nAda Finch\ntoday opened the bridge to carts and walkers, three weeks after the flood had left it bare.\n",
        &[
            "TALBRIDGE \u{2014} Talbridge Town Mayor Ada Finch today opened the bridge to carts and walkers, three weeks after the flood had left it bare.",
        ],
    );
}

#[test]
fn a_name_between_two_halves_of_a_sentence_belongs_to_it() {
    expect(
        "The pupils were welcomed by the people who look after the river, among them the warden\n\
         Iris Holm\n, the lock keeper\nJonas Bell\n, and the ferryman\nTom Reed.\n\
         Menu\nContact\n",
        &[
            "The pupils were welcomed by the people who look after the river, among them the warden Iris Holm, the lock keeper Jonas Bell, and the ferryman Tom Reed.",
            "Menu",
            "Contact",
        ],
    );
    expect(
        "The warden said that the first\nNight of Otters\nis held on Friday on the meadow below the weir, and that boots are lent at the gate.\n",
        &[
            "The warden said that the first Night of Otters is held on Friday on the meadow below the weir, and that boots are lent at the gate.",
        ],
    );
}

#[test]
fn small_capitals_and_lone_accents_are_put_together() {
    expect("T\nHE\nR\nIVER\nO\nFFICE\nAbout us\n", &["THE RIVER OFFICE", "About us"]);
    expect("X\nINSTAGRAM\nMenu\n", &["X", "INSTAGRAM", "Menu"]);
    expect("Para Publicaci\n\u{f3}\nn Inmediata\n", &["Para Publicaci\u{f3}n Inmediata"]);
}

#[test]
fn a_release_line_in_small_letters_stands_alone() {
    expect(
        "Ask the Office for the Plan of the New Bridge\nfor immediate release\n",
        &["Ask the Office for the Plan of the New Bridge", "for immediate release"],
    );
}

#[test]
fn a_dash_between_headline_and_text_is_no_dateline() {
    expect(
        "Town Opens Its Bridge\n\u{2014}\nThe town opened its new bridge to carts and walkers on Monday, three weeks late.\n",
        &[
            "Town Opens Its Bridge",
            "= \u{2014}",
            "The town opened its new bridge to carts and walkers on Monday, three weeks late.",
        ],
    );
}
