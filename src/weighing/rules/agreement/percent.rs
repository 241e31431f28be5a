//! Of all pairs of scores on the same unit, how many agree. Everybody understands it; it is not corrected for chance, and
//! is high on a scale of three.

use super::{NotReportable, PAIRS_MIN, Ratings, Stat};

/// Shares between 0 and 1; `n` counts the pairs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Percent {
    /// The same score.
    pub exact: Stat,
    /// At most one step apart.
    pub within_one: Stat,
}

/// How many pairs agree exactly, and within one step.
#[must_use]
pub fn percent(ratings: &Ratings) -> Percent {
    let (mut pairs, mut same, mut beside) = (0, 0, 0);
    for unit in ratings.tallies() {
        let scores: i128 = unit.iter().sum();
        pairs += scores * (scores - 1) / 2;
        same += unit.iter().map(|count| count * (count - 1) / 2).sum::<i128>();
        beside += unit.iter().zip(unit.iter().skip(1)).map(|(one, next)| one * next).sum::<i128>();
    }
    let n = usize::try_from(pairs).unwrap_or(usize::MAX);
    let share = |of: i128| {
        if pairs == 0 {
            Stat::none(NotReportable::NoPairableValues, n)
        } else {
            Stat::ratio(of, pairs, n, n >= PAIRS_MIN)
        }
    };
    Percent { exact: share(same), within_one: share(same + beside) }
}
