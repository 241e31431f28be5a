//! Small signs beside words that say the same: a shape, so that nothing depends on colour, and never the only word.

use super::look::{Colour, GOOD, INK, OK, POOR, SOFT};
use super::piece::{Mark, Owner, Shape, What};
use crate::recruitment_file::document::{Look, Stands};
use std::rc::Rc;

fn mark(x: f32, y: f32, what: What) -> Mark {
    Mark { x, y, owner: Owner::Layout, what }
}

fn strokes(parts: &[&[(f32, f32)]], size: f32) -> Shape {
    let scaled: Vec<Vec<_>> =
        parts.iter().map(|part| part.iter().map(|(x, y)| (x * size, y * size)).collect()).collect();
    Shape::Lines(Rc::from(scaled))
}

fn closed(corners: &[(f32, f32)], size: f32) -> Shape {
    let scaled: Vec<_> = corners.iter().map(|(x, y)| (x * size, y * size)).collect();
    Shape::Closed(Rc::from([scaled]))
}

/// The sign of a point in a square of `size` points, whose top left is at `x` and `y`.
pub(super) fn stands(stands: Stands, x: f32, y: f32, size: f32) -> Vec<Mark> {
    let edge = |shape, colour: Colour| mark(x, y, What::Edge(shape, colour, size * 0.17));
    match stands {
        Stands::Plain => {
            vec![mark(x + size * 0.5, y + size * 0.55, What::Fill(Shape::Circle(size * 0.2), INK))]
        }
        Stands::There => vec![edge(strokes(&[&[(0.08, 0.55), (0.38, 0.86), (0.95, 0.15)]], size), GOOD.0)],
        Stands::Missing => {
            let cross = strokes(&[&[(0.14, 0.14), (0.9, 0.9)], &[(0.9, 0.14), (0.14, 0.9)]], size);
            vec![edge(cross, POOR.0)]
        }
        Stands::NotYet => {
            let middle = (x + size * 0.5, y + size * 0.52);
            let round = What::Edge(Shape::Circle(size * 0.44), OK.0, size * 0.13);
            let hands = strokes(&[&[(0.5, 0.26), (0.5, 0.54), (0.7, 0.66)]], size);
            vec![mark(middle.0, middle.1, round), mark(x, y, What::Edge(hands, OK.0, size * 0.12))]
        }
        Stands::NotNeeded => vec![edge(strokes(&[&[(0.12, 0.54), (0.9, 0.54)]], size), SOFT)],
    }
}

/// The shape of an answer on the scale, in a square of `size` points; none for what is of no colour.
pub(super) fn scale(look: Look, x: f32, y: f32, size: f32) -> Option<Mark> {
    match look {
        Look::Good => {
            let middle = size / 2.0;
            Some(mark(x + middle, y + middle, What::Fill(Shape::Circle(middle), GOOD.0)))
        }
        Look::Ok => Some(mark(x, y, What::Fill(Shape::Rect(size, size), OK.0))),
        Look::Poor => {
            let triangle = closed(&[(0.5, 0.0), (1.06, 1.0), (-0.06, 1.0)], size);
            Some(mark(x, y, What::Fill(triangle, POOR.0)))
        }
        Look::Plain | Look::Small | Look::Other => None,
    }
}

/// A triangle with a stroke and a dot: something is wrong.
pub(super) fn warning(x: f32, y: f32, size: f32, colour: Colour, paper: Colour) -> Vec<Mark> {
    let triangle = closed(&[(0.5, 0.02), (1.04, 0.98), (-0.04, 0.98)], size);
    vec![
        mark(x, y, What::Fill(triangle, colour)),
        mark(x, y, What::Edge(strokes(&[&[(0.5, 0.36), (0.5, 0.64)]], size), paper, size * 0.12)),
        mark(x + size * 0.5, y + size * 0.8, What::Fill(Shape::Circle(size * 0.075), paper)),
    ]
}
