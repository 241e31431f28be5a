//! Krippendorff's alpha (K. Krippendorff, *Computing Krippendorff's Alpha-Reliability*, 2011): one minus the disagreement
//! that is there over the disagreement that chance would give. It copes with missing scores.
//!
//! Near a ceiling it is near nothing although nearly all agree: 29 of 30 fives and one four give 0. AC2 stands beside it.

use super::{NotReportable, Pairable, Ratings, Stat};
use crate::weighing::rules::Fraction;

/// How far two values lie apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Distance {
    /// Different or not.
    Nominal,
    /// By how many scores lie between them.
    Ordinal,
    /// By the squared difference.
    Interval,
}

/// Alpha; `n` counts the units with two scores at least.
#[must_use]
pub fn alpha(ratings: &Ratings, distance: Distance) -> Stat {
    let pairs = ratings.pairable();
    let n = pairs.units.len();
    if n == 0 {
        return Stat::none(NotReportable::NoPairableValues, n);
    }
    if pairs.categories() < 2 {
        return Stat::none(NotReportable::NoVariation, n);
    }
    let parts = Parts::of(&pairs, distance);
    let value = parts.exact().map_or_else(|| parts.nearly(), Fraction::nearest);
    Stat::of(value, n, pairs.above_floor())
}

/// Alpha as an exact fraction; none where there is no alpha, or where it is too large to be exact, which no panel's is.
#[must_use]
pub fn alpha_exact(ratings: &Ratings, distance: Distance) -> Option<Fraction> {
    let pairs = ratings.pairable();
    (pairs.categories() >= 2).then(|| Parts::of(&pairs, distance).exact()).flatten()
}

/// alpha = 1 - (n - 1) · Σ_m seen_m / (m - 1) / expected
struct Parts {
    /// For units of m scores: m, and the distances of their pairs, summed.
    seen: Vec<(i128, i128)>,
    /// The distances of all pairs that there could be.
    expected: i128,
    /// n..
    values: i128,
}

impl Parts {
    fn of(pairs: &Pairable, distance: Distance) -> Self {
        let apart = distances(&pairs.used, distance);
        let of_pairs = |counts: &[i128]| -> i128 {
            apart.iter().map(|(c, k, apart)| counts.get(*c).zip(counts.get(*k)).map_or(0, |(c, k)| c * k * apart)).sum()
        };
        Self {
            seen: pairs.by_size(of_pairs).into_iter().collect(),
            expected: of_pairs(&pairs.used),
            values: pairs.values(),
        }
    }

    fn exact(&self) -> Option<Fraction> {
        let mut seen = Fraction::ZERO;
        for (m, sum) in &self.seen {
            seen = seen.plus(Fraction::new(*sum, m - 1)?)?;
        }
        let ratio = seen.times(Fraction::new(1 - self.values, self.expected)?)?;
        Fraction::whole(1).plus(ratio)
    }

    fn nearly(&self) -> f64 {
        let seen: f64 = self.seen.iter().map(|(m, sum)| *sum as f64 / (m - 1) as f64).sum();
        1.0 - (self.values - 1) as f64 * (seen / self.expected as f64)
    }
}

/// The distance of every two values, in whole numbers; a factor in common does not matter, as it is in both sums.
fn distances(used: &[i128], distance: Distance) -> Vec<(usize, usize, i128)> {
    let mut apart = Vec::new();
    for (c, of_c) in used.iter().enumerate() {
        let mut up_to = *of_c;
        for ((k, of_k), steps) in used.iter().enumerate().skip(c + 1).zip(1_i128..) {
            up_to += of_k;
            let one = match distance {
                Distance::Nominal => 1,
                Distance::Interval => steps * steps,
                // Twice (Σ n_g from c to k, less half of both ends)
                Distance::Ordinal => (2 * up_to - of_c - of_k).pow(2),
            };
            apart.push((c, k, one));
        }
    }
    apart
}
