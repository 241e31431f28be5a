//! What everybody can read without a formula, from the counts, the two middle values and the mean of a [`Part`].

use crate::weighing::rules::{Fraction, Part};

/// The lowest of the values that count as the top faces, agreed in advance for each scale: the best of three, the two best
/// of four or five. Other scales have none.
#[must_use]
pub fn top_boxes(scale: u8) -> Option<u8> {
    match scale {
        3..=5 => Some(if scale == 3 { 3 } else { scale - 1 }),
        _ => None,
    }
}

/// How many gave one of the top faces, as in "3 of 5 people gave a smile or a big smile".
#[must_use]
pub fn in_top(part: &Part) -> Option<u32> {
    let lowest = top_boxes(u8::try_from(part.counts.len()).ok()?)?;
    Some(part.counts.iter().skip(usize::from(lowest) - 1).sum())
}

/// The share of each value, the lowest first; none when nobody gave a score. They add up to one.
#[must_use]
pub fn shares(part: &Part) -> Option<Vec<Fraction>> {
    part.counts.iter().map(|count| Fraction::new(i128::from(*count), i128::from(part.scored()))).collect()
}
