//! Tables, and labels with what they say: rows of cells.

use super::lay::Layer;
use super::lines::{Breaks, widest};
use super::look::{GOOD, HEIGHT, Ink, LEFT, LINE, OK, OTHER, POOR, SOFT, STRONG, WIDTH};
use super::piece::{Column, Head, Holds, Kind, Mark, Owner, Piece, Shape, Slice, Tall, What};
use super::signs;
use super::tags::{Role, TagNo};
use crate::recruitment_file::document::{Cell, Look, Row, Table, Words};
use std::rc::Rc;

const PAD: f32 = 4.5;
/// The sizes of letters that are tried, until the longest words fit.
const SIZES: [f32; 4] = [9.0, 8.5, 7.75, 7.0];

/// How a table is written: its letters, its columns, and the air inside of a cell.
struct Grid {
    size: f32,
    /// Left edge and width of each.
    columns: Vec<(f32, f32)>,
    pad: f32,
}

pub(super) fn table(layer: &mut Layer<'_>, parent: TagNo, table: &Table) {
    let most = table.rows.iter().map(|row| match row {
        Row::Group(_) => 1,
        Row::Of(_, cells) => cells.len(),
    });
    let count = most.chain([table.head.len()]).max().unwrap_or(0);
    if count == 0 {
        if table.is_captioned {
            layer.text(parent, &table.about);
        }
        return;
    }
    let grid = grid(layer, table, count);
    let about = Some(table.about.clone()).filter(|about| !table.is_captioned && !about.trim().is_empty());
    let tag = layer.tags.add(Some(parent), Role::Table(about));
    let first = layer.pieces.len();
    if table.is_captioned {
        let caption = layer.tags.add(Some(tag), Role::Caption);
        let ink = Ink::bold(9.5);
        for mut slice in layer.paragraph(&[(&table.about, ink)], (LEFT, WIDTH), caption) {
            slice.stays = true;
            layer.pieces.push(slice.into());
        }
        if let Some(Piece { what: Holds::Slice(last), .. }) = layer.pieces.last_mut() {
            last.height += 3.0;
        }
    }
    let head = if table.head.is_empty() { None } else { head(layer, table, &grid, tag, count) };
    let mut rows = None;
    for row in &table.rows {
        let mut piece = match row {
            Row::Group(words) => {
                rows = Some(layer.tags.add(Some(tag), Role::Rows));
                group(layer, rows, words, &grid, count)
            }
            Row::Of(heading, cells) => {
                let body = *rows.get_or_insert_with(|| layer.tags.add(Some(tag), Role::Rows));
                let row = layer.tags.add(Some(body), Role::Row);
                one(layer, row, (*heading, cells), &grid, count)
            }
        };
        piece.head = head.clone();
        layer.pieces.push(piece);
    }
    match layer.pieces.get_mut(first).map(|piece| &mut piece.what) {
        Some(Holds::Slice(slice)) => slice.before = 9.0,
        Some(Holds::Tall(tall)) => tall.before = 9.0,
        None => {}
    }
}

fn head(layer: &mut Layer<'_>, table: &Table, grid: &Grid, tag: TagNo, count: usize) -> Option<Rc<Head>> {
    let body = layer.tags.add(Some(tag), Role::Head);
    let row = layer.tags.add(Some(body), Role::Row);
    let none = Cell::new();
    let mut columns = Vec::new();
    for (number, place) in grid.columns.iter().enumerate().take(count) {
        let owner = layer.tags.add(Some(row), Role::ColumnHead(1));
        let cell = table.head.get(number).unwrap_or(&none);
        columns.push(Column { slices: cell_slices(layer, cell, grid, *place, owner, true) });
    }
    let pad = grid.pad - 0.5;
    // A head that is a paragraph of its own goes on over pages as any row does, and is not shown again.
    let is_low = columns.iter().map(height).fold(0.0, f32::max) < HEIGHT / 4.0;
    if !is_low {
        layer.pieces.push(assembled(columns, pad, Some((1.0, STRONG))));
        return None;
    }
    let mut slice = flat(columns, pad, Some((1.0, STRONG)), Kind::TableHead);
    if table.rows.is_empty() {
        // Nothing follows, so it need not stay with what does.
        slice.kind = Kind::Row;
    } else {
        slice.stays = true;
    }
    let again = slice.marks.iter().cloned().map(|mark| match mark.owner {
        Owner::Tag(_) => Mark { owner: Owner::Again, ..mark },
        _ => mark,
    });
    let head = Head { height: slice.height, marks: again.collect() };
    layer.pieces.push(slice.into());
    Some(Rc::new(head))
}

fn group(layer: &mut Layer<'_>, rows: Option<TagNo>, words: &str, grid: &Grid, count: usize) -> Piece {
    let row = layer.tags.add(rows, Role::Row);
    let owner = layer.tags.add(Some(row), Role::ColumnHead(count));
    let ink = Ink::bold(grid.size + 0.5);
    let slices = layer.paragraph(&[(words, ink)], (LEFT + grid.pad, WIDTH - 2.0 * grid.pad), owner);
    let mut piece = assembled(vec![Column { slices }], grid.pad + 1.0, Some((0.75, STRONG)));
    if let Holds::Slice(slice) = &mut piece.what {
        slice.stays = true;
    }
    piece
}

fn one(layer: &mut Layer<'_>, row: TagNo, of: (usize, &[Cell]), grid: &Grid, count: usize) -> Piece {
    let (heading, cells) = of;
    let none = Cell::new();
    let mut columns = Vec::new();
    for (number, place) in grid.columns.iter().enumerate().take(count) {
        let role = if number == heading { Role::RowHead } else { Role::Cell };
        let owner = layer.tags.add(Some(row), role);
        let cell = cells.get(number).unwrap_or(&none);
        columns.push(Column { slices: cell_slices(layer, cell, grid, *place, owner, false) });
    }
    assembled(columns, grid.pad, Some((0.6, LINE)))
}

/// A row in one piece, unless it is taller than half a page.
pub(super) fn assembled(columns: Vec<Column>, pad: f32, rule: Option<(f32, (u8, u8, u8))>) -> Piece {
    let tallest = columns.iter().map(height).fold(0.0, f32::max);
    if tallest > HEIGHT / 2.0 {
        Piece { what: Holds::Tall(Tall { before: 0.0, columns, pad, rule }), head: None }
    } else {
        flat(columns, pad, rule, Kind::Row).into()
    }
}

fn height(column: &Column) -> f32 {
    column.slices.iter().enumerate().map(|(at, one)| one.height + if at > 0 { one.before } else { 0.0 }).sum()
}

fn flat(columns: Vec<Column>, pad: f32, rule: Option<(f32, (u8, u8, u8))>, kind: Kind) -> Slice {
    let tallest = columns.iter().map(height).fold(0.0, f32::max);
    let mut row = Slice::new(kind, tallest + 2.0 * pad);
    for column in columns {
        let mut y = pad;
        for (at, slice) in column.slices.into_iter().enumerate() {
            y += if at > 0 { slice.before } else { 0.0 };
            row.marks.extend(slice.marks.into_iter().map(|mark| Mark { y: mark.y + y, ..mark }));
            y += slice.height;
        }
    }
    if let Some((width, colour)) = rule {
        let what = What::Fill(Shape::Rect(WIDTH, width), colour);
        row.marks.push(Mark { x: LEFT, y: row.height - width, owner: Owner::Layout, what });
    }
    row
}

fn cell_slices(
    layer: &mut Layer<'_>,
    cell: &Cell,
    grid: &Grid,
    place: (f32, f32),
    owner: TagNo,
    is_head: bool,
) -> Vec<Slice> {
    let inner = (place.0 + grid.pad, (place.1 - 2.0 * grid.pad).max(4.0));
    let mut slices: Vec<Slice> = Vec::new();
    for words in cell {
        if words.lines.iter().all(|line| line.trim().is_empty()) && words.label.is_none() {
            continue;
        }
        let tag = if cell.len() == 1 { owner } else { layer.tags.add(Some(owner), Role::Paragraph) };
        let mut paragraph = match words.look {
            Look::Plain | Look::Small => plain(layer, words, grid.size, inner, tag, is_head),
            look => framed(layer, words, look, grid.size, inner, tag),
        };
        if let Some(first) = paragraph.first_mut().filter(|_| !slices.is_empty()) {
            first.before = 2.5;
        }
        slices.append(&mut paragraph);
    }
    slices
}

fn plain(layer: &mut Layer<'_>, words: &Words, size: f32, place: (f32, f32), tag: TagNo, is_head: bool) -> Vec<Slice> {
    let is_small = words.look == Look::Small;
    let size = if is_small { (size * 0.9).max(7.0) } else { size };
    let colour = if is_small { SOFT } else { super::look::INK };
    let bold = Ink::bold(size).coloured(colour);
    let ink = if is_head { bold } else { Ink::regular(size).coloured(colour) };
    let lines = words.lines.join("\n");
    match &words.label {
        // As on the page: a label stands above several lines, and before one.
        Some(label) if words.lines.len() > 1 => {
            layer.paragraph(&[(label, bold), (&format!("\n{lines}"), ink)], place, tag)
        }
        Some(label) => layer.paragraph(&[(label, bold), (&lines, ink)], place, tag),
        None => layer.paragraph(&[(&lines, ink)], place, tag),
    }
}

/// Words in a rounded frame, with the shape that stands for them.
fn framed(layer: &mut Layer<'_>, words: &Words, look: Look, size: f32, place: (f32, f32), tag: TagNo) -> Vec<Slice> {
    let (colour, paper) = match look {
        Look::Good => GOOD,
        Look::Ok => OK,
        Look::Poor => POOR,
        Look::Plain | Look::Small | Look::Other => OTHER,
    };
    let sign = size * 0.62;
    let (side, above) = (4.0, 1.5);
    let start = if signs::scale(look, 0.0, 0.0, sign).is_some() { side + sign + 3.0 } else { side };
    let ink = Ink::regular(size).coloured(colour);
    let room = place.1 - start - side;
    let said: Vec<&str> = words.label.iter().chain(&words.lines).map(String::as_str).collect();
    let lines = super::lines::lines(layer.letters, &[(&said.join("\n"), ink)], room.max(4.0), Breaks::Words);
    let height = ink.leading() * lines.len() as f32 + 2.0 * above;
    // A frame that is too tall to stay whole, or a column too narrow for one, is no frame.
    if height > HEIGHT / 3.0 || room < 8.0 {
        return plain(layer, words, size, place, tag, false);
    }
    let wide = lines.iter().map(|line| line.width).fold(0.0, f32::max) + start + side;
    let mut slice = Slice::new(Kind::Words, height + 1.0);
    let mut artifact = |x: f32, y: f32, what| slice.marks.push(Mark { x, y, owner: Owner::Layout, what });
    let frame = Shape::Rounded(wide, height, (height / 2.0).min(5.0));
    artifact(place.0, 0.5, What::Fill(frame.clone(), paper));
    artifact(place.0, 0.5, What::Edge(frame, colour, 0.7));
    slice.marks.extend(signs::scale(look, place.0 + side, 0.5 + above + (ink.leading() - sign) / 2.0, sign));
    for (number, line) in lines.into_iter().enumerate() {
        let y = 0.5 + above + ink.leading() * number as f32 + ink.baseline();
        slice.marks.push(Mark { x: place.0 + start, y, owner: Owner::Tag(tag), what: What::Line(line) });
    }
    vec![slice]
}

/// The letters and columns with which the longest words fit, as near to the table's own shares as may be.
fn grid(layer: &mut Layer<'_>, table: &Table, count: usize) -> Grid {
    let pad = if count > 8 { 2.5 } else { PAD };
    let mut needs = vec![0.0_f32; count];
    let mut lengths = vec![0.0_f32; count];
    // Measured once for letters of one point: words are as wide as their letters are large.
    let head = [(&table.head, true)];
    let rows = table.rows.iter().filter_map(|row| match row {
        Row::Of(_, cells) => Some((cells, false)),
        Row::Group(_) => None,
    });
    for (cells, is_head) in head.into_iter().chain(rows) {
        for ((need, length), cell) in needs.iter_mut().zip(&mut lengths).zip(cells) {
            for words in cell {
                let weight = if is_head { Ink::bold(1.0) } else { Ink::regular(1.0) }.weight;
                let is_framed = !matches!(words.look, Look::Plain | Look::Small);
                // A frame has its sign and its edges.
                let extra = if is_framed { 1.9 } else { 0.0 };
                for line in &words.lines {
                    // About as long as the line would be, which is near enough to share out the width by.
                    *length = length.max(line.chars().take(40).count() as f32 * 0.5);
                    *need = need.max(widest(layer.letters, line, weight, 1.0) + extra);
                }
                if let Some(label) = &words.label {
                    *need = need.max(widest(layer.letters, label, Ink::bold(1.0).weight, 1.0));
                }
            }
        }
    }
    let shares: Vec<f32> = if table.shares.len() == count && table.shares.iter().all(|share| *share > 0) {
        table.shares.iter().map(|share| f32::from(*share)).collect()
    } else if count < 5 {
        vec![1.0; count]
    } else {
        // Many equal columns would leave the first too narrow to be read and the others half empty.
        lengths.iter().zip(&needs).map(|(length, need)| length.min(16.0).max(*need).max(1.0)).collect()
    };
    let all: f32 = shares.iter().sum();
    let wished: Vec<f32> = shares.iter().map(|share| share / all * WIDTH).collect();
    let least = |size: f32| -> Vec<f32> {
        // A single word never takes more than a good part of the table: it is broken instead.
        let most = (WIDTH / count as f32).max(WIDTH * 0.22);
        needs.iter().map(|need| (need * size + 2.0 * pad + 0.5).min(most)).collect()
    };
    let fits = |size: &f32| least(*size).iter().sum::<f32>() <= WIDTH;
    let size = SIZES.into_iter().find(fits).unwrap_or(7.0);
    let widths = widths(&wished, &least(size));
    let mut left = LEFT;
    let columns = widths.into_iter().map(|width| {
        let at = left;
        left += width;
        (at, width)
    });
    Grid { size, columns: columns.collect(), pad }
}

/// Widths that sum up to the table's: each at least what it needs, the rest by the shares.
fn widths(wished: &[f32], least: &[f32]) -> Vec<f32> {
    let needed: f32 = least.iter().sum();
    if needed >= WIDTH {
        return least.iter().map(|one| one / needed * WIDTH).collect();
    }
    let short: f32 = wished.iter().zip(least).map(|(wish, least)| (least - wish).max(0.0)).sum();
    let spare: f32 = wished.iter().zip(least).map(|(wish, least)| (wish - least).max(0.0)).sum();
    let give = if spare > 0.0 { (short / spare).min(1.0) } else { 0.0 };
    wished
        .iter()
        .zip(least)
        .map(|(wish, least)| if wish < least { *least } else { wish - (wish - least) * give })
        .collect()
}
