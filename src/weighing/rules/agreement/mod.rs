//! How far several people agree: figures for HR's audit, beside the scores and never in place of them.
//!
//! Nothing here gives a score back, and nothing in scoring or in the totals takes what is worked out here: nobody is
//! corrected, down-weighted or left out by it. Sums are whole numbers with one division at the end, so that the order of
//! people and questions changes not even the last digit. What cannot be worked out is told by its reason and is never a
//! number that is none.
//!
//! One panel says little. With one fixed and decent way of scoring, simulated panels of 3 people, 3 candidates and 5
//! questions gave an alpha between -0.16 and 0.69; hence the floors below, under which a page shows words and no number.

mod ac2;
mod alpha;
mod icc;
mod kendall;
mod percent;
mod summary;

pub use ac2::{Weights, ac2};
pub use alpha::{Distance, alpha, alpha_exact};
pub use icc::{Icc, icc};
pub use kendall::kendall_w;
pub use percent::{Percent, percent};
pub use summary::{in_top, shares, top_boxes};

use crate::codes::codes;
use std::collections::BTreeMap;

/// Fewest pairs of scores for a share of pairs that agree. A share is not corrected for chance; with fewer pairs than this
/// one pair moves it by more than a tenth.
pub const PAIRS_MIN: usize = 10;
/// Fewest people for alpha and AC2: of two people it cannot be seen who stands apart.
pub const ALPHA_RATERS_MIN: usize = 3;
/// Fewest units with two scores for alpha and AC2: three candidates on five questions.
pub const ALPHA_UNITS_MIN: usize = 15;
/// Fewest values in use for alpha and AC2: where everybody gives the same there is nothing to agree about.
pub const CATEGORIES_MIN: usize = 2;
/// Fewest people for W.
pub const W_RATERS_MIN: usize = 3;
/// Fewest candidates for W: with two it is only a count of the majority.
pub const W_CANDIDATES_MIN: usize = 4;
/// Fewest people for ICC.
pub const ICC_RATERS_MIN: usize = 3;
/// Fewest complete rows for ICC, and the rows must differ by more than what is left over (MSR above MSE).
pub const ICC_ROWS_MIN: usize = 5;

/// Values that a scale may have: kits have 3 or 5, published examples up to 10.
pub const SCALES: std::ops::RangeInclusive<u8> = 2..=10;

codes! {
    /// Why a figure is not there.
    NotReportable {
        /// No unit has two scores.
        NoPairableValues = "no_pairable_values",
        /// Everybody gave the same everywhere: neither agreement nor disagreement can be seen.
        NoVariation = "no_variation",
        FewerThan2Raters = "fewer_than_2_raters",
        /// Fewer than two rows have a value of everybody.
        FewerThan2CompleteUnits = "fewer_than_2_complete_units",
        /// Nobody put one before another.
        AllRatersFullyTied = "all_raters_fully_tied",
        /// The formula would divide by nothing.
        ZeroDenominator = "zero_denominator",
        /// There is a number, from too little to be shown to anybody.
        BelowFloor = "below_floor",
    }
}

/// A figure, or why there is none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stat {
    /// Plain arithmetic, whatever it is worth; always finite.
    pub value: Result<f64, NotReportable>,
    /// What it was worked out from: pairs, units or rows, as its function says.
    pub n: usize,
    /// There is a value, and it stands above its floor.
    pub reportable: bool,
}

impl Stat {
    /// What a page may show.
    ///
    /// # Errors
    /// Why there is no value, or that it is below its floor.
    pub fn reported(self) -> Result<f64, NotReportable> {
        self.value.and_then(|value| if self.reportable { Ok(value) } else { Err(NotReportable::BelowFloor) })
    }

    pub(super) fn none(why: NotReportable, n: usize) -> Self {
        Self { value: Err(why), n, reportable: false }
    }

    pub(super) fn of(value: f64, n: usize, above_floor: bool) -> Self {
        if value.is_finite() {
            // Adding nothing makes a negative zero a zero.
            Self { value: Ok(value + 0.0), n, reportable: above_floor }
        } else {
            Self::none(NotReportable::ZeroDenominator, n)
        }
    }

    /// The one division at the end.
    pub(super) fn ratio(top: i128, bottom: i128, n: usize, above_floor: bool) -> Self {
        if bottom == 0 {
            return Self::none(NotReportable::ZeroDenominator, n);
        }
        Self::of(top as f64 / bottom as f64, n, above_floor)
    }
}

/// Scores that are no table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadRatings {
    #[error("there is no such scale")]
    Scale,
    #[error("the rows are not equally long")]
    Ragged,
    #[error("a score is not on the scale")]
    OffScale,
}

/// What people gave: a row for each unit (a candidate on a question), a column for each person, nothing where there is no
/// score. *Not sure*, *did not see* and *would rather not say* are no scores.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ratings {
    scale: u8,
    rows: Vec<Vec<Option<u8>>>,
}

impl Ratings {
    /// A table on a scale from 1 to `scale`.
    ///
    /// # Errors
    /// It is none, and what is wrong with it.
    pub fn new(scale: u8, rows: Vec<Vec<Option<u8>>>) -> Result<Self, BadRatings> {
        if !SCALES.contains(&scale) {
            return Err(BadRatings::Scale);
        }
        let width = rows.first().map_or(0, Vec::len);
        if rows.iter().any(|row| row.len() != width) {
            return Err(BadRatings::Ragged);
        }
        if rows.iter().flatten().flatten().any(|value| !(1..=scale).contains(value)) {
            return Err(BadRatings::OffScale);
        }
        Ok(Self { scale, rows })
    }

    /// K
    #[must_use]
    pub fn scale(&self) -> u8 {
        self.scale
    }

    /// Each unit with what everybody gave.
    #[must_use]
    pub fn rows(&self) -> &[Vec<Option<u8>>] {
        &self.rows
    }

    /// For each unit how many gave each value, the lowest first.
    fn tallies(&self) -> impl Iterator<Item = Vec<i128>> {
        self.rows.iter().map(|row| {
            let mut tally = vec![0; usize::from(self.scale)];
            for value in row.iter().flatten() {
                if let Some(count) = tally.get_mut(usize::from(*value) - 1) {
                    *count += 1;
                }
            }
            tally
        })
    }

    /// What can be compared: the units with two scores at least.
    fn pairable(&self) -> Pairable {
        let units: Vec<_> = self.tallies().filter(|tally| tally.iter().sum::<i128>() >= 2).collect();
        let paired = |row: &&Vec<Option<u8>>| row.iter().flatten().count() >= 2;
        let width = self.rows.first().map_or(0, Vec::len);
        let raters = (0..width)
            .filter(|at| self.rows.iter().filter(paired).any(|row| row.get(*at).is_some_and(Option::is_some)));
        let raters = raters.count();
        let mut used = vec![0; usize::from(self.scale)];
        for unit in &units {
            used.iter_mut().zip(unit).for_each(|(sum, count)| *sum += count);
        }
        Pairable { units, used, raters }
    }
}

/// The units with two scores at least.
struct Pairable {
    /// For each unit how many gave each value.
    units: Vec<Vec<i128>>,
    /// How often each value was given in all of them.
    used: Vec<i128>,
    /// How many people gave any of these scores.
    raters: usize,
}

impl Pairable {
    /// n..
    fn values(&self) -> i128 {
        self.used.iter().sum()
    }

    fn categories(&self) -> usize {
        self.used.iter().filter(|count| **count > 0).count()
    }

    /// The floor of alpha and of AC2.
    fn above_floor(&self) -> bool {
        self.raters >= ALPHA_RATERS_MIN && self.units.len() >= ALPHA_UNITS_MIN && self.categories() >= CATEGORIES_MIN
    }

    /// A sum over units, apart for each number of scores that a unit has: what is divided by that number comes later.
    fn by_size(&self, of: impl Fn(&[i128]) -> i128) -> BTreeMap<i128, i128> {
        let mut sums = BTreeMap::new();
        for unit in &self.units {
            *sums.entry(unit.iter().sum()).or_insert(0) += of(unit);
        }
        sums
    }
}

/// The rows in which everybody has a value. Somebody without any value at all is nobody here: a seat that never answered
/// must not leave the others without a row.
fn complete<T: Copy>(rows: &[Vec<Option<T>>]) -> Result<Vec<Vec<T>>, Stat> {
    let at = |row: &[Option<T>], place: usize| row.get(place).copied().flatten();
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let heard: Vec<_> = (0..width).filter(|place| rows.iter().any(|row| at(row, *place).is_some())).collect();
    let whole: Vec<Vec<T>> =
        rows.iter().filter_map(|row| heard.iter().map(|place| at(row, *place)).collect()).collect();
    match (heard.len(), whole.len()) {
        (1, n) => Err(Stat::none(NotReportable::FewerThan2Raters, n)),
        (0, _) => Err(Stat::none(NotReportable::FewerThan2CompleteUnits, 0)),
        (_, n @ (0 | 1)) => Err(Stat::none(NotReportable::FewerThan2CompleteUnits, n)),
        _ => Ok(whole),
    }
}

#[cfg(test)]
mod tests;
