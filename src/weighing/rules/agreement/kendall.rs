//! Kendall's coefficient of concordance W, corrected for ties (M. G. Kendall, *Rank Correlation Methods*): did people put
//! the candidates in the same order? It does not see who gives more and who less.

use super::{NotReportable, Stat, W_CANDIDATES_MIN, W_RATERS_MIN, complete};

/// W over the rows in which everybody has a value; a row is a candidate, and a value what somebody gave them in all. `n`
/// counts these rows.
#[must_use]
pub fn kendall_w<T: Ord + Copy>(rows: &[Vec<Option<T>>]) -> Stat {
    let rows = match complete(rows) {
        Ok(rows) => rows,
        Err(none) => return none,
    };
    let (n, raters) = (rows.len(), rows.first().map_or(0, Vec::len));
    let mut sums = vec![0_i128; n];
    let mut ties = 0_i128;
    for rater in 0..raters {
        let own: Vec<T> = rows.iter().filter_map(|row| row.get(rater).copied()).collect();
        let (ranks, tied) = doubled_ranks(&own);
        sums.iter_mut().zip(ranks).for_each(|(sum, rank)| *sum += rank);
        ties += tied;
    }
    let (rows, m) = (n as i128, raters as i128);
    // 4 S, as the ranks are doubled
    let spread: i128 = sums.iter().map(|sum| (sum - m * (rows + 1)).pow(2)).sum();
    let most = m * m * (rows.pow(3) - rows) - m * ties;
    if most == 0 {
        return Stat::none(NotReportable::AllRatersFullyTied, n);
    }
    Stat::ratio(3 * spread, most, n, raters >= W_RATERS_MIN && n >= W_CANDIDATES_MIN)
}

/// Twice the rank of each, the middle one where values are equal, and Σ (t³ - t) over groups of t equal ones.
fn doubled_ranks<T: Ord + Copy>(values: &[T]) -> (Vec<i128>, i128) {
    let mut sorted: Vec<_> = values.iter().copied().enumerate().collect();
    sorted.sort_by_key(|(_, value)| *value);
    let mut ranks = vec![0; values.len()];
    let (mut before, mut ties) = (0_i128, 0_i128);
    for group in sorted.chunk_by(|(_, one), (_, other)| one == other) {
        let size = group.len() as i128;
        for (place, _) in group {
            if let Some(rank) = ranks.get_mut(*place) {
                *rank = 2 * before + size + 1;
            }
        }
        before += size;
        ties += size.pow(3) - size;
    }
    (ranks, ties)
}
