//! Gwet's AC2 (K. L. Gwet, *Handbook of Inter-Rater Reliability*, 4th edition, 2014): agreement beyond chance that does not
//! fall to nothing where nearly everybody gives the same. It is usually higher than alpha, and is never shown alone.

use super::{NotReportable, Ratings, Stat};

/// How much two values count as agreeing. All values of the scale count, used or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weights {
    /// The same or not: this is AC1.
    Identity,
    Linear,
    Ordinal,
    Quadratic,
}

impl Weights {
    /// The weight of two values `apart` steps apart, and of equal ones, which it is measured by.
    fn of(self, scale: i128, apart: i128) -> (i128, i128) {
        let (full, less) = match self {
            Self::Identity => (1, i128::from(apart > 0)),
            Self::Linear => (scale - 1, apart),
            Self::Ordinal => (scale * (scale - 1) / 2, apart * (apart + 1) / 2),
            Self::Quadratic => ((scale - 1).pow(2), apart.pow(2)),
        };
        (full - less, full)
    }
}

/// AC2; `n` counts the units with two scores at least.
#[must_use]
pub fn ac2(ratings: &Ratings, weights: Weights) -> Stat {
    let pairs = ratings.pairable();
    let n = pairs.units.len();
    if n == 0 {
        return Stat::none(NotReportable::NoPairableValues, n);
    }
    let scale = i128::from(ratings.scale());
    let (_, full) = weights.of(scale, 0);
    let weight = |k: i128, l: i128| weights.of(scale, (k - l).abs()).0;
    // Σ_k r_k (r*_k - 1), with weights in whole numbers
    let agreeing = |unit: &[i128]| -> i128 {
        let near = |k| -> i128 { (0_i128..).zip(unit).map(|(l, count)| weight(k, l) * count).sum() };
        (0_i128..).zip(unit).map(|(k, count)| count * (near(k) - full)).sum()
    };
    let seen = pairs.by_size(agreeing).iter().map(|(m, sum)| *sum as f64 / (m * (m - 1) * full) as f64).sum::<f64>();
    let seen = seen / n as f64;
    let all: i128 = (0..scale).map(|k| (0..scale).map(|l| weight(k, l)).sum::<i128>()).sum();
    let spread: f64 = prevalences(ratings).iter().map(|share| share * (1.0 - share)).sum();
    let by_chance = all as f64 / (full * scale * (scale - 1)) as f64 * spread;
    Stat::of((seen - by_chance) / (1.0 - by_chance), n, pairs.above_floor())
}

/// pi_k: the share of each value in a unit, on average over the units with any score.
fn prevalences(ratings: &Ratings) -> Vec<f64> {
    let scored: Vec<_> = ratings.tallies().filter(|tally| tally.iter().any(|count| *count > 0)).collect();
    (0..usize::from(ratings.scale()))
        .map(|k| {
            let mut by_size = std::collections::BTreeMap::<i128, i128>::new();
            for tally in &scored {
                *by_size.entry(tally.iter().sum()).or_default() += tally.get(k).copied().unwrap_or(0);
            }
            by_size.iter().map(|(size, count)| *count as f64 / *size as f64).sum::<f64>() / scored.len() as f64
        })
        .collect()
}
