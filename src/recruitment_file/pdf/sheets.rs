//! Pieces onto pages: what stays together, and where a page ends.

use super::look::{BOTTOM, HEIGHT, LEFT, TOP, WIDTH};
use super::piece::{Head, Holds, Kind, Mark, Owner, Piece, Shape, Slice, Tall, What};
use std::rc::Rc;

/// A slice as it stands on a page; lengths in points from the top of the sheet.
#[cfg_attr(not(test), expect(dead_code, reason = "only tests ask how a page came out"))]
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed {
    pub kind: Kind,
    pub top: f32,
    pub bottom: f32,
}

/// A page.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub marks: Vec<Mark>,
    /// What stands on it, from top to bottom.
    pub placed: Vec<Placed>,
}

/// All pages, and where each heading came to stand: the number of its page from 0, and its top.
#[derive(Debug)]
pub(super) struct Sheets {
    pub sheets: Vec<Sheet>,
    pub headings: Vec<(usize, f32)>,
}

/// Puts the pieces on pages; `headings` is how many headings they have.
pub(super) fn sheets(pieces: Vec<Piece>, headings: usize) -> Sheets {
    let mut filler = Filler {
        sheets: Sheets { sheets: vec![Sheet::default()], headings: vec![(0, TOP); headings] },
        y: TOP,
        is_fresh: true,
    };
    let mut needs = needs(&pieces).into_iter();
    for piece in pieces {
        filler.put(piece, needs.next().unwrap_or(0.0));
    }
    filler.sheets
}

/// What each piece needs of a page together with what it stays with, without the air above it. A chain that no page could
/// hold is no chain.
fn needs(pieces: &[Piece]) -> Vec<f32> {
    let mut needs: Vec<f32> = Vec::with_capacity(pieces.len());
    let mut later: Option<(f32, f32)> = None;
    for piece in pieces.iter().rev() {
        let least = piece.least();
        let need = match later {
            Some((before, need)) if piece.stays() && least + before + need <= HEIGHT => least + before + need,
            _ => least,
        };
        needs.push(need);
        later = Some((piece.before(), need));
    }
    needs.reverse();
    needs
}

struct Filler {
    sheets: Sheets,
    y: f32,
    /// Nothing stands on the page yet, but perhaps the head of a table.
    is_fresh: bool,
}

impl Filler {
    fn put(&mut self, piece: Piece, need: f32) {
        let before = if self.is_fresh { 0.0 } else { piece.before() };
        if !self.is_fresh && self.y + before + need > BOTTOM + 0.01 {
            self.turn(piece.head.as_ref());
        } else {
            self.y += before;
        }
        match piece.what {
            Holds::Slice(slice) => self.slice(slice),
            Holds::Tall(tall) => self.tall(tall, piece.head.as_ref()),
        }
    }

    fn turn(&mut self, head: Option<&Rc<Head>>) {
        self.sheets.sheets.push(Sheet::default());
        self.y = TOP;
        self.is_fresh = true;
        if let Some(head) = head {
            self.marks(head.marks.iter().cloned());
            self.placed(Kind::TableHead, head.height);
            self.y += head.height;
        }
    }

    fn marks(&mut self, marks: impl IntoIterator<Item = Mark>) {
        let y = self.y;
        if let Some(sheet) = self.sheets.sheets.last_mut() {
            sheet.marks.extend(marks.into_iter().map(|mark| Mark { y: mark.y + y, ..mark }));
        }
    }

    fn placed(&mut self, kind: Kind, height: f32) {
        let placed = Placed { kind, top: self.y, bottom: self.y + height };
        if let Some(sheet) = self.sheets.sheets.last_mut() {
            sheet.placed.push(placed);
        }
    }

    fn slice(&mut self, slice: Slice) {
        let here = (self.sheets.sheets.len() - 1, self.y);
        if let Some(place) = slice.heading.and_then(|heading| self.sheets.headings.get_mut(heading)) {
            *place = here;
        }
        self.placed(slice.kind, slice.height);
        self.marks(slice.marks);
        self.y += slice.height;
        self.is_fresh = false;
    }

    fn tall(&mut self, tall: Tall, head: Option<&Rc<Head>>) {
        let mut columns: Vec<_> = tall.columns.into_iter().map(|column| column.slices.into_iter().peekable()).collect();
        loop {
            let room = BOTTOM - self.y - 2.0 * tall.pad;
            let mut deepest = 0.0_f32;
            let top = self.y;
            for column in &mut columns {
                let mut y = 0.0;
                let mut is_first = true;
                // A page of its own takes at least one slice of each cell, or the row would never end.
                while let Some(slice) =
                    column.next_if(|next| (is_first && self.is_fresh) || y + next.before + next.height <= room + 0.01)
                {
                    y += if is_first { 0.0 } else { slice.before };
                    self.y = top + tall.pad + y;
                    self.marks(slice.marks);
                    y += slice.height;
                    is_first = false;
                }
                deepest = deepest.max(y);
            }
            self.y = top;
            let height = deepest + 2.0 * tall.pad;
            if deepest > 0.0 {
                self.placed(Kind::Row, height);
                self.y += height;
                self.is_fresh = false;
            }
            let is_over = columns.iter_mut().all(|column| column.peek().is_none());
            if let Some((width, colour)) = tall.rule
                && deepest > 0.0
            {
                let rule = What::Fill(Shape::Rect(WIDTH, width), colour);
                self.marks([Mark { x: LEFT, y: -width, owner: Owner::Layout, what: rule }]);
            }
            if is_over {
                return;
            }
            self.turn(head);
        }
    }
}
