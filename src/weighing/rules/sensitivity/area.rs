//! Up to three criteria: all weights are the points of a polygon, and an order holds in a part of it that straight lines
//! cut out. So the share of weights under which somebody is third is an area, measured and not sampled.
//!
//! Three weights are the points (x, y) with z = 1 - x - y. Two are x alone, and one is no choice at all: these are drawn
//! as rectangles, where y changes nothing.

use super::weights::{Bounds, Counter};

/// A corner of a polygon.
type Point = [f64; 2];

/// Where a·x + b·y + c is above nothing, below it, or nothing.
#[derive(Debug, Clone, Copy)]
struct Line {
    a: f64,
    b: f64,
    c: f64,
}

impl Line {
    /// What these worths of each criterion come to, by the point.
    fn of(worths: [f64; 3]) -> Self {
        let [x, y, z] = worths;
        Self { a: x - z, b: y - z, c: z }
    }

    fn at(self, [x, y]: Point) -> f64 {
        self.a * x + self.b * y + self.c
    }
}

/// A corner that is this near to a line lies on it. Values lie between 0 and 1.
const ON: f64 = 1e-13;
/// A part that is smaller than this is a rounding of nothing.
const NOTHING: f64 = 1e-15;

/// One, two or three numbers as three: a missing criterion is worth what the last one is.
fn three(of: &[f64]) -> Option<[f64; 3]> {
    match *of {
        [x] => Some([x; 3]),
        [x, y] => Some([x, y, y]),
        [x, y, z] => Some([x, y, z]),
        _ => None,
    }
}

/// By candidate and place the share of the area; none when there are more than three criteria.
pub(super) fn shares(values: &[Vec<f64>], bounds: &[Bounds]) -> Option<Vec<Vec<f64>>> {
    let totals: Vec<Line> = values.iter().map(|own| three(own).map(Line::of)).collect::<Option<_>>()?;
    let mut parts = vec![all_weights(bounds)?];
    for (at, own) in values.iter().enumerate() {
        for other in values.iter().skip(at + 1) {
            let apart: Vec<f64> = own.iter().zip(other).map(|(own, other)| own - other).collect();
            parts = cut(parts, Line::of(three(&apart)?));
        }
    }
    let mut counter = Counter::new(values.len());
    for part in &parts {
        let (area, middle) = measure(part);
        if area > NOTHING {
            let here: Vec<f64> = totals.iter().map(|total| total.at(middle)).collect();
            counter.add(&here, area);
        }
    }
    Some(counter.shares())
}

/// The polygon of all weights within the bounds.
fn all_weights(bounds: &[Bounds]) -> Option<Vec<Point>> {
    let rectangle = |(low, high): Bounds| vec![[low, 0.0], [high, 0.0], [high, 1.0], [low, 1.0]];
    match *bounds {
        [_] => Some(rectangle((0.0, 1.0))),
        // The second weight is what the first leaves.
        [x, y] => Some(rectangle((x.0.max(1.0 - y.1), x.1.min(1.0 - y.0)))),
        [x, y, z] => {
            let mut polygon = vec![[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]];
            for ((low, high), weight) in [(x, [1.0, 0.0, 0.0]), (y, [0.0, 1.0, 0.0]), (z, [0.0, 0.0, 1.0])] {
                let line = Line::of(weight);
                polygon = side(&polygon, Line { c: line.c - low, ..line });
                polygon = side(&polygon, Line { a: -line.a, b: -line.b, c: high - line.c });
            }
            Some(polygon)
        }
        _ => None,
    }
}

/// Each part cut in two where the line goes through it.
fn cut(parts: Vec<Vec<Point>>, line: Line) -> Vec<Vec<Point>> {
    let mut cut = Vec::with_capacity(parts.len() + 8);
    for part in parts {
        let above = part.iter().any(|corner| line.at(*corner) > ON);
        let below = part.iter().any(|corner| line.at(*corner) < -ON);
        if above && below {
            cut.push(side(&part, line));
            cut.push(side(&part, Line { a: -line.a, b: -line.b, c: -line.c }));
        } else {
            cut.push(part);
        }
    }
    cut
}

/// What lies above the line or on it (Sutherland and Hodgman's clipping).
fn side(polygon: &[Point], line: Line) -> Vec<Point> {
    let mut kept = Vec::with_capacity(polygon.len() + 1);
    for (from, to) in polygon.iter().zip(polygon.iter().cycle().skip(1)) {
        let (here, there) = (line.at(*from), line.at(*to));
        if here >= -ON {
            kept.push(*from);
        }
        if (here > ON && there < -ON) || (here < -ON && there > ON) {
            let way = here / (here - there);
            kept.push([from[0] + way * (to[0] - from[0]), from[1] + way * (to[1] - from[1])]);
        }
    }
    kept
}

/// The area, and the middle of the corners.
fn measure(polygon: &[Point]) -> (f64, Point) {
    let mut twice = 0.0;
    let mut middle = [0.0; 2];
    for (from, to) in polygon.iter().zip(polygon.iter().cycle().skip(1)) {
        twice += from[0] * to[1] - to[0] * from[1];
        middle = [middle[0] + from[0], middle[1] + from[1]];
    }
    let corners = polygon.len().max(1) as f64;
    (twice.abs() / 2.0, [middle[0] / corners, middle[1] / corners])
}
