//! Intraclass correlations ICC(2,1) and ICC(2,k) (P. E. Shrout and J. L. Fleiss, *Intraclass Correlations: Uses in
//! Assessing Rater Reliability*, 1979): how much of the differences is between rows, for one person and for the mean of k.
//!
//! Small tables give numbers that mean nothing: two people in opposite order over four rows give -2 and 4. They are worked
//! out as they are, never clipped, and are not reportable.

use super::{ICC_RATERS_MIN, ICC_ROWS_MIN, NotReportable, Ratings, Stat, complete};

/// Both correlations, from the same rows; `n` counts the complete ones.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Icc {
    /// ICC(2,1)
    pub single: Stat,
    /// ICC(2,k)
    pub average: Stat,
    /// The rows differ by more than what is left over (MSR above MSE). If not, a page says that no consistent difference
    /// was seen, and gives no number.
    pub difference_seen: bool,
}

impl Icc {
    fn none(none: Stat) -> Self {
        Self { single: none, average: none, difference_seen: false }
    }
}

/// The squared deviations, each sum times (n k)²: from the means in two passes, the residuals by themselves, and in whole
/// numbers, so that nothing is lost and a denominator of nothing is found.
struct Squares {
    rows: i128,
    raters: i128,
    left: i128,
}

impl Squares {
    fn of(table: &[Vec<i128>], n: i128, k: i128) -> Self {
        let by_row: Vec<i128> = table.iter().map(|row| row.iter().sum()).collect();
        let by_rater: Vec<i128> =
            (0..table.first().map_or(0, Vec::len)).map(|at| table.iter().filter_map(|row| row.get(at)).sum()).collect();
        let all: i128 = by_row.iter().sum();
        let residual = |value: i128, row: i128, rater: i128| n * k * value - n * row - k * rater + all;
        let left = table.iter().zip(&by_row).map(|(values, row)| -> i128 {
            values.iter().zip(&by_rater).map(|(value, rater)| residual(*value, *row, *rater).pow(2)).sum()
        });
        Self {
            left: left.sum(),
            rows: k * by_row.iter().map(|row| (n * row - all).pow(2)).sum::<i128>(),
            raters: n * by_rater.iter().map(|rater| (k * rater - all).pow(2)).sum::<i128>(),
        }
    }
}

/// ICC(2,1) and ICC(2,k) over the units in which everybody has a score.
#[must_use]
pub fn icc(ratings: &Ratings) -> Icc {
    let table = match complete(ratings.rows()) {
        Ok(rows) => rows,
        Err(none) => return Icc::none(none),
    };
    let table: Vec<Vec<i128>> = table.into_iter().map(|row| row.into_iter().map(i128::from).collect()).collect();
    let (rows, raters) = (table.len(), table.first().map_or(0, Vec::len));
    let (n, k) = (rows as i128, raters as i128);
    let squares = Squares::of(&table, n, k);
    if squares.rows == 0 && squares.raters == 0 && squares.left == 0 {
        return Icc::none(Stat::none(NotReportable::NoVariation, rows));
    }
    // The mean squares, each times (n - 1)(k - 1) and the factor that all sums have
    let (msr, msc, mse) = (squares.rows * (k - 1), squares.raters * (n - 1), squares.left);
    let difference_seen = msr > mse;
    let above_floor = difference_seen && rows >= ICC_ROWS_MIN && raters >= ICC_RATERS_MIN;
    let top = n * (msr - mse);
    Icc {
        single: Stat::ratio(top, n * (msr + (k - 1) * mse) + k * (msc - mse), rows, above_floor),
        average: Stat::ratio(top, n * msr + msc - mse, rows, above_floor),
        difference_seen,
    }
}
