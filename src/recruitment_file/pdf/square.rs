//! A square code with words beside it.

use super::lay::Layer;
use super::letters::on_one_line;
use super::look::{BODY, INK, Ink, LEFT, WHITE, WIDTH};
use super::piece::{Kind, Mark, Owner, Shape, Slice, What};
use super::tags::{Role, TagNo};
use qrcode::{Color, QrCode};
use std::rc::Rc;

/// Light squares around the code, without which it cannot be read.
const QUIET: f32 = 4.0;

/// Lays out the code; what is too long for one is written out instead.
pub(super) fn square(layer: &mut Layer<'_>, section: TagNo, holds: &str, beside: &str) {
    if holds.is_empty() {
        layer.text(section, beside);
        return;
    }
    let Ok(code) = QrCode::new(holds) else {
        layer.text(section, beside);
        layer.code(section, holds);
        return;
    };
    let across = code.width();
    // Large enough for a hand-held camera on print, whatever it holds.
    let module = (94.0 / (across as f32 + 2.0 * QUIET)).max(1.25);
    let size = module * (across as f32 + 2.0 * QUIET);
    let alt = if on_one_line(beside).is_empty() { on_one_line(holds) } else { on_one_line(beside) };
    let figure = layer.tags.add(Some(section), Role::Figure(if alt.is_empty() { "QR".to_owned() } else { alt }));
    let mut slice = Slice::new(Kind::Words, size);
    let mut add = |what| slice.marks.push(Mark { x: LEFT, y: 0.0, owner: Owner::Tag(figure), what });
    add(What::Figure(size, size));
    add(What::Fill(Shape::Rect(size, size), WHITE));
    add(What::Fill(Shape::Closed(Rc::from(dark(&code.to_colors(), across, module))), INK));
    let tag = layer.tags.add(Some(section), Role::Paragraph);
    let place = (LEFT + size + 12.0, WIDTH - size - 12.0);
    let mut words = layer.paragraph(&[(beside, Ink::regular(BODY))], place, tag);
    let tall: f32 = words.iter().map(|slice| slice.height).sum();
    if tall > 500.0 {
        // More words than stand beside a square stand below it.
        layer.append(vec![slice], 9.0);
        words = layer.paragraph(&[(beside, Ink::regular(BODY))], (LEFT, WIDTH), tag);
        layer.append(words, 6.0);
        return;
    }
    let mut y = ((size - tall) / 2.0).max(0.0);
    slice.height = size.max(tall);
    for one in words {
        slice.marks.extend(one.marks.into_iter().map(|mark| Mark { y: mark.y + y, ..mark }));
        y += one.height;
    }
    layer.append(vec![slice], 9.0);
}

/// The dark parts of each line as long rectangles, so that no thin light lines show between squares.
fn dark(colours: &[Color], across: usize, module: f32) -> Vec<Vec<(f32, f32)>> {
    let mut parts = Vec::new();
    for (row, line) in colours.chunks(across.max(1)).enumerate() {
        let top = (row as f32 + QUIET) * module;
        let mut start = None;
        for (at, colour) in line.iter().copied().chain([Color::Light]).enumerate() {
            match (start, colour) {
                (None, Color::Dark) => start = Some(at),
                (Some(from), Color::Light) => {
                    let (left, right) = ((from as f32 + QUIET) * module, (at as f32 + QUIET) * module);
                    let bottom = top + module;
                    parts.push(vec![(left, top), (right, top), (right, bottom), (left, bottom)]);
                    start = None;
                }
                _ => {}
            }
        }
    }
    parts
}
