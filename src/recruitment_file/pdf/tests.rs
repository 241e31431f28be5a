//! What a PDF must be, whatever stands in it.

use super::letters::{Letters, Spaces, Weight, tidy};
use super::lines::{Breaks, lines};
use super::look::{BOTTOM, Ink, TOP};
use super::piece::Kind;
use super::sheets::Sheets;
use super::{At, Made, NotWritten, Written, lay, sheets, write};
use crate::recruitment_file::document::{Block, Cell, Document, Look, Part, Point, Row, Stands, Table, Words};
use proptest::prelude::*;

fn made() -> Made {
    Made {
        title_for_reader: "Recruitment file".into(),
        language: "en-GB".into(),
        contents: "Contents".into(),
        page_of: "Page {page} of {pages}".into(),
        at: At { year: 2026, month: 11, day: 30, hour: 14, minute: 5, second: 9 },
        producer: "SameTable".into(),
    }
}

fn said(words: &str) -> Cell {
    vec![Words::plain(words)]
}

fn table(columns: usize, rows: usize) -> Table {
    let row = |row: usize| {
        let cells = (0..columns).map(|column| match (row + column) % 5 {
            0 => vec![Words::looking(Look::Good, "Good"), Words::small("given at once")],
            1 => vec![Words::looking(Look::Ok, "OK")],
            2 => vec![Words::looking(Look::Poor, "Not good enough")],
            3 => vec![Words::looking(Look::Other, "No answer")],
            _ => vec![Words {
                label: Some("Reasons".into()),
                lines: vec!["one".into(), "two".into()],
                look: Look::Plain,
            }],
        });
        if row % 7 == 3 { Row::Group(format!("Question {row}")) } else { Row::Of(0, cells.collect()) }
    };
    Table {
        about: "Marks".into(),
        is_captioned: columns.is_multiple_of(2),
        head: (0..columns).map(|column| said(&format!("Seat {column}"))).collect(),
        rows: (0..rows).map(row).collect(),
        shares: if columns == 3 { &[1, 2, 3] } else { &[] },
    }
}

fn part(blocks: Vec<Block>) -> Part {
    Part { code: "part", title: "A part".into(), blocks }
}

fn with(parts: Vec<Part>) -> Document {
    Document { title: "A file".into(), lead: "What it is.".into(), foot: "SameTable".into(), parts }
}

fn every_block() -> Document {
    let stands = [Stands::Plain, Stands::There, Stands::Missing, Stands::NotYet, Stands::NotNeeded];
    let points = stands.map(|stands| Point { stands, words: "A point".into(), hint: Some("A hint".into()) });
    let facts = vec![
        ("Name".into(), vec!["محمد الأحمد".into(), "Ἑλένη".into(), "Wójcik-Żółkiewska".into()]),
        ("None".into(), vec![]),
    ];
    let blocks = vec![
        Block::Text("Words. ".repeat(200)),
        Block::Sub("Something".into()),
        Block::Says(true, "Something is wrong.".into()),
        Block::Says(false, "All is well.".into()),
        Block::Facts(facts),
        Block::Points(points.to_vec()),
        Block::Table(table(3, 9)),
        Block::Table(table(12, 30)),
        Block::Table(table(4, 0)),
        Block::Code("9f86d081884c7d65".repeat(12)),
        Block::Square { holds: "https://example.org".into(), beside: "Where to check".into() },
    ];
    with(vec![
        part(blocks),
        part(vec![]),
        Part { code: "other", title: String::new(), blocks: vec![Block::Sub("Sub".into())] },
    ])
}

fn written(document: &Document) -> Written {
    write(document, &made()).unwrap()
}

fn has(bytes: &[u8], words: &str) -> bool {
    bytes.windows(words.len()).any(|part| part == words.as_bytes())
}

fn laid(document: &Document) -> Sheets {
    let mut letters = Letters::new().unwrap();
    let mut layer = lay::lay(document, "A file", &made(), &mut letters);
    sheets::sheets(std::mem::take(&mut layer.pieces), layer.headings.len())
}

/// Headings, and heads of tables, stand above something, and nothing stands outside of its page.
fn is_well_laid(sheets: &Sheets) {
    for (number, sheet) in sheets.sheets.iter().enumerate() {
        let is_last = number + 1 == sheets.sheets.len();
        let last = sheet.placed.last().map(|last| last.kind);
        assert!(is_last || !matches!(last, Some(Kind::Heading | Kind::TableHead)), "page {number} ends with {last:?}");
        for placed in &sheet.placed {
            assert!(placed.top >= TOP - 0.1 && placed.bottom <= BOTTOM + 0.1, "page {number}: {placed:?}");
        }
    }
}

#[test]
fn a_document_with_every_block_passes_the_checks_of_the_library() {
    let written = written(&every_block());
    for words in [
        "/MarkInfo",
        "/Marked true",
        "pdfuaid:part",
        "/StructTreeRoot",
        "/Outlines",
        "(en-GB)",
        "/DisplayDocTitle true",
    ] {
        assert!(has(&written.bytes, words), "{words}");
    }
    for role in [
        "H1", "H2", "H3", "Sect", "TOC", "TOCI", "Link", "L", "LI", "Lbl", "LBody", "Table", "Caption", "THead",
        "TBody", "TR", "TH", "TD", "Figure", "Code",
    ] {
        assert!(has(&written.bytes, &format!("/S /{role}\n")) || has(&written.bytes, &format!("/S/{role}/")), "{role}");
    }
    assert!(written.lacking.is_empty());
}

#[test]
fn the_same_document_is_the_same_bytes() {
    assert_eq!(written(&every_block()), written(&every_block()));
}

#[test]
fn an_empty_document_is_one_page() {
    let empty = Document { title: "A file".into(), ..Document::default() };
    assert_eq!(written(&empty).pages, 1);
    assert_eq!(
        written(&with(vec![part(vec![Block::Table(table(0, 0)), Block::Facts(vec![]), Block::Points(vec![])])])).pages,
        1
    );
}

#[test]
fn a_document_without_title_or_language_is_not_written() {
    let nameless = Made { title_for_reader: " ".into(), ..made() };
    assert!(matches!(write(&Document::default(), &nameless), Err(NotWritten::NoTitle)));
    assert!(matches!(write(&every_block(), &Made { language: String::new(), ..made() }), Err(NotWritten::NoLanguage)));
}

#[test]
fn letters_that_no_font_has_are_written_as_their_codes_and_reported() {
    let written = written(&with(vec![part(vec![Block::Text("王芳 👩🏽‍🦱 \u{e000} Zoë".into())])]));
    assert_eq!(written.lacking, vec!['\u{738b}', '\u{82b3}', '\u{e000}', '\u{1f3fd}', '\u{1f469}', '\u{1f9b1}']);
    let mut letters = Letters::new().unwrap();
    assert_eq!(letters.drawable("王 Ł", Spaces::Once), "[U+738B] Ł");
}

#[test]
fn what_cannot_be_seen_is_left_out() {
    assert_eq!(tidy("  a\u{0}b\u{ad}c\t\u{2003} d\r\n\r\n e\u{301}\u{feff} ", Spaces::Once), "abc d\né");
    assert_eq!(tidy("a  b", Spaces::Each), "a  b");
}

#[test]
fn a_heading_never_ends_a_page() {
    for count in 0..60 {
        let blocks = vec![
            Block::Text("A line\n".repeat(count)),
            Block::Sub("A heading".into()),
            Block::Table(table(2, 3)),
            Block::Sub("Another".into()),
            Block::Facts(vec![("Label".into(), vec!["Value".into()])]),
        ];
        let document = with(vec![part(blocks.clone()), part(blocks)]);
        is_well_laid(&laid(&document));
    }
}

#[test]
fn a_cell_that_is_taller_than_a_page_goes_on_over_pages_and_loses_nothing() {
    let mut one = table(2, 1);
    one.rows = vec![Row::Of(0, vec![said("Name"), vec![Words::plain("Word\n".repeat(300))]])];
    let sheets = laid(&with(vec![part(vec![Block::Table(one)])]));
    is_well_laid(&sheets);
    assert!(sheets.sheets.len() > 4);
    let rows = sheets.sheets.iter().flat_map(|sheet| &sheet.placed).filter(|placed| placed.kind == Kind::Row);
    let tall: f32 = rows.map(|row| row.bottom - row.top).sum();
    assert!(tall >= 300.0 * 9.0 * 1.4);
}

#[test]
fn a_table_of_two_thousand_rows_shows_its_head_on_each_page() {
    let document = with(vec![part(vec![Block::Table(table(5, 2000))])]);
    let sheets = laid(&document);
    is_well_laid(&sheets);
    let rows = sheets.sheets.iter().flat_map(|sheet| &sheet.placed).filter(|placed| placed.kind == Kind::Row).count();
    assert_eq!(rows, 2000);
    let with_head =
        sheets.sheets.iter().filter(|sheet| sheet.placed.iter().any(|placed| placed.kind == Kind::TableHead));
    assert_eq!(with_head.count(), sheets.sheets.len());
    assert_eq!(written(&document).pages, sheets.sheets.len());
}

#[test]
fn a_word_that_is_wider_than_its_line_is_broken_and_no_line_is_too_wide() {
    let mut letters = Letters::new().unwrap();
    for words in ["a".repeat(400), "word ".repeat(50), "محمد".repeat(40), "Wałęsa-Kwaśniewska/Żółkiewska ".repeat(9)]
    {
        let lines = lines(&mut letters, &[(&words, Ink::regular(10.0))], 80.0, Breaks::Words);
        assert!(lines.len() > 3);
        assert!(lines.iter().all(|line| line.width <= 80.1));
        let said: String = lines.iter().flat_map(|line| &line.bits).map(|bit| bit.run.text.as_str()).collect();
        assert_eq!(said.trim(), words.trim());
    }
}

#[test]
fn right_to_left_words_are_shaped_from_the_right() {
    let mut letters = Letters::new().unwrap();
    let runs = letters.word("محمد", Weight::Regular, true);
    let starts: Vec<_> = runs.iter().flat_map(|run| &run.glyphs).map(|glyph| glyph.text_range.start).collect();
    assert!(starts.is_sorted_by(|one, next| one >= next), "{starts:?}");
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[a-zA-Zżółćęá ,.-]{0,60}",
        2 => any::<String>(),
        1 => "[\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2066}-\u{2069}\u{0}-\u{20}\u{feff}\u{fffe}\u{e000}\u{1f600}-\u{1f640}]{0,12}",
        1 => "[א-תا-ي0-9 ()a-z\u{64b}-\u{652}\u{200c}\u{200d}\u{300}-\u{36f}]{0,80}",
        1 => "[\u{e00}-\u{e5b}\u{900}-\u{97f}\u{1100}-\u{11ff}\u{4e00}-\u{4e20}]{0,20}",
        1 => "[a-z]{100,300}",
    ]
}

fn cell() -> impl Strategy<Value = Cell> {
    let look = prop_oneof![
        Just(Look::Plain),
        Just(Look::Small),
        Just(Look::Good),
        Just(Look::Ok),
        Just(Look::Poor),
        Just(Look::Other)
    ];
    let one = (proptest::option::of(words()), prop::collection::vec(words(), 0..3), look);
    prop::collection::vec(one.prop_map(|(label, lines, look)| Words { label, lines, look }), 0..3)
}

fn block() -> impl Strategy<Value = Block> {
    let stands = prop_oneof![
        Just(Stands::Plain),
        Just(Stands::There),
        Just(Stands::Missing),
        Just(Stands::NotYet),
        Just(Stands::NotNeeded)
    ];
    let point = (stands, words(), proptest::option::of(words()));
    let point = point.prop_map(|(stands, words, hint)| Point { stands, words, hint });
    let row = prop_oneof![
        words().prop_map(Row::Group),
        (0_usize..4, prop::collection::vec(cell(), 0..5)).prop_map(|(heading, cells)| Row::Of(heading, cells)),
    ];
    let shares = prop_oneof![Just(&[][..]), Just(&[1_u16, 0, 3][..]), Just(&[1_u16, 9, 9, 30][..])];
    let table =
        (words(), any::<bool>(), prop::collection::vec(cell(), 0..13), prop::collection::vec(row, 0..6), shares);
    let table =
        table.prop_map(|(about, is_captioned, head, rows, shares)| Table { about, is_captioned, head, rows, shares });
    prop_oneof![
        words().prop_map(Block::Sub),
        words().prop_map(Block::Text),
        (any::<bool>(), words()).prop_map(|(is_wrong, words)| Block::Says(is_wrong, words)),
        prop::collection::vec((words(), prop::collection::vec(words(), 0..3)), 0..4).prop_map(Block::Facts),
        prop::collection::vec(point, 0..4).prop_map(Block::Points),
        table.prop_map(Block::Table),
        words().prop_map(Block::Code),
        (words(), words()).prop_map(|(holds, beside)| Block::Square { holds, beside }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]
    #[test]
    fn whatever_stands_in_a_document_it_is_written_and_conforms(
        title in words(),
        foot in words(),
        parts in prop::collection::vec((words(), prop::collection::vec(block(), 0..6)), 0..4),
    ) {
        let codes = ["one", "two", "one", ""];
        let parts = parts.into_iter().zip(codes).map(|((title, blocks), code)| Part { code, title, blocks });
        let document = Document { title: title.clone(), lead: title, foot, parts: parts.collect() };
        let written = write(&document, &made());
        prop_assert!(written.is_ok(), "{:?}", written.err());
        is_well_laid(&laid(&document));
    }
}
