//! What is laid out: marks, the slices of a page that they stand in, and rows that are too tall for one page.

use super::lines::Line;
use super::look::{Colour, Ink};
use super::tags::TagNo;
use std::rc::Rc;

/// To whom a mark belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    Tag(TagNo),
    /// Only for the eye.
    Layout,
    /// Said before and shown again: the head of a table on its next page.
    Again,
    Foot,
}

/// A form of lines and curves around its own place, in points.
#[derive(Debug, Clone)]
pub(super) enum Shape {
    Rect(f32, f32),
    Rounded(f32, f32, f32),
    /// By its middle.
    Circle(f32),
    /// From corner to corner, several times.
    Lines(Rc<[Vec<(f32, f32)>]>),
    /// As `Lines`, closed.
    Closed(Rc<[Vec<(f32, f32)>]>),
}

#[derive(Debug, Clone)]
pub(super) enum What {
    /// Words; the place is where they stand, not their top.
    Line(Line),
    Fill(Shape, Colour),
    /// With the width of its line.
    Edge(Shape, Colour, f32),
    /// The number of the page on which a heading stands, ending at this place.
    PageOf(usize, Ink),
    /// A link to a heading: how wide and how high.
    Link(usize, f32, f32),
    /// A figure of this size stands here.
    Figure(f32, f32),
}

/// Something drawn, at a place from the top left of its slice or page, in points.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    pub x: f32,
    pub y: f32,
    pub owner: Owner,
    pub what: What,
}

/// What a slice is, so that tests can ask what ends a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Heading,
    Words,
    TableHead,
    Row,
}

/// A part of a page that is never broken.
#[derive(Debug, Clone)]
pub(super) struct Slice {
    pub kind: Kind,
    /// Air above it, where it does not begin a page.
    pub before: f32,
    pub height: f32,
    pub marks: Vec<Mark>,
    /// It stays with what follows.
    pub stays: bool,
    /// The heading that stands here.
    pub heading: Option<usize>,
}

impl Slice {
    pub fn new(kind: Kind, height: f32) -> Self {
        Self { kind, before: 0.0, height, marks: Vec::new(), stays: false, heading: None }
    }
}

/// A cell of a row that may be broken.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub slices: Vec<Slice>,
}

/// A row over several pages.
#[derive(Debug, Clone)]
pub(super) struct Tall {
    pub before: f32,
    pub columns: Vec<Column>,
    /// Air above and below the words.
    pub pad: f32,
    /// The line below it, if it has one.
    pub rule: Option<(f32, Colour)>,
}

/// The head of a table, to be shown again.
#[derive(Debug)]
pub(super) struct Head {
    pub height: f32,
    pub marks: Vec<Mark>,
}

#[derive(Debug, Clone)]
pub(super) enum Holds {
    Slice(Slice),
    Tall(Tall),
}

/// The next thing to be put on a page.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub what: Holds,
    /// What begins a page that begins with it.
    pub head: Option<Rc<Head>>,
}

impl From<Slice> for Piece {
    fn from(slice: Slice) -> Self {
        Self { what: Holds::Slice(slice), head: None }
    }
}

impl Piece {
    pub fn before(&self) -> f32 {
        match &self.what {
            Holds::Slice(slice) => slice.before,
            Holds::Tall(tall) => tall.before,
        }
    }

    /// The least that it needs of a page.
    pub fn least(&self) -> f32 {
        match &self.what {
            Holds::Slice(slice) => slice.height,
            Holds::Tall(tall) => {
                let starts = tall
                    .columns
                    .iter()
                    .map(|column| column.slices.iter().take(3).map(|one| one.before + one.height).sum());
                starts.fold(0.0, f32::max) + 2.0 * tall.pad
            }
        }
    }

    pub fn stays(&self) -> bool {
        match &self.what {
            Holds::Slice(slice) => slice.stays,
            Holds::Tall(_) => false,
        }
    }
}
