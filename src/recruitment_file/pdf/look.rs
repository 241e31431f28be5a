//! Sizes in points and colours; the colours are those of the product's pages on paper.

use super::letters::Weight;

/// Red, green, blue.
pub(super) type Colour = (u8, u8, u8);

pub(super) const INK: Colour = (0x1a, 0x1d, 0x21);
pub(super) const SOFT: Colour = (0x43, 0x48, 0x4f);
pub(super) const LINE: Colour = (0xcf, 0xc8, 0xbc);
pub(super) const STRONG: Colour = (0x6b, 0x66, 0x5d);
pub(super) const PRIMARY: Colour = (0x0b, 0x4a, 0x47);
pub(super) const PRIMARY_SOFT: Colour = (0xe3, 0xf0, 0xee);
pub(super) const SUNK: Colour = (0xf6, 0xf3, 0xed);
pub(super) const RED: Colour = (0xa8, 0x12, 0x2f);
pub(super) const RED_SOFT: Colour = (0xfd, 0xee, 0xf0);
pub(super) const WHITE: Colour = (0xff, 0xff, 0xff);
/// Words, and the paper behind them; every pair has a contrast of 7 : 1 or better.
pub(super) const GOOD: (Colour, Colour) = ((0x0b, 0x4a, 0x47), (0xe0, 0xf1, 0xea));
pub(super) const OK: (Colour, Colour) = ((0x5c, 0x3d, 0x00), (0xfd, 0xf0, 0xd2));
pub(super) const POOR: (Colour, Colour) = ((0x6b, 0x1d, 0x3c), (0xf9, 0xe4, 0xea));
pub(super) const OTHER: (Colour, Colour) = (SOFT, WHITE);

const MM: f32 = 72.0 / 25.4;
pub(super) const SHEET: (f32, f32) = (210.0 * MM, 297.0 * MM);
pub(super) const LEFT: f32 = 18.0 * MM;
pub(super) const TOP: f32 = 18.0 * MM;
pub(super) const WIDTH: f32 = 174.0 * MM;
pub(super) const BOTTOM: f32 = 275.0 * MM;
pub(super) const HEIGHT: f32 = BOTTOM - TOP;
/// The baseline of the foot.
pub(super) const FOOT: f32 = 285.0 * MM;

/// The height of a line, in sizes of its letters.
pub(super) const LEADING: f32 = 1.4;
pub(super) const BODY: f32 = 10.0;

/// How words are written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Ink {
    pub weight: Weight,
    /// In points.
    pub size: f32,
    pub colour: Colour,
}

impl Ink {
    pub const fn regular(size: f32) -> Self {
        Self { weight: Weight::Regular, size, colour: INK }
    }

    pub const fn bold(size: f32) -> Self {
        Self { weight: Weight::Bold, size, colour: INK }
    }

    pub const fn coloured(self, colour: Colour) -> Self {
        Self { colour, ..self }
    }

    /// The height of a line, in points.
    pub fn leading(self) -> f32 {
        // Large letters need less air between their lines.
        self.size * if self.size > 13.0 { 1.22 } else { LEADING }
    }

    /// From the top of a line to where its letters stand, in points.
    pub fn baseline(self) -> f32 {
        self.leading() / 2.0 + self.size * 0.334
    }
}
