//! The same figures in the plainest way there is, pair by pair and in floating point, to hold the quick ones against.

use super::super::{Distance, Ratings, Stat, Weights};
use proptest::prelude::*;

pub fn near(fast: Stat, slow: Option<f64>) -> Result<(), TestCaseError> {
    match (fast.value, slow) {
        (Ok(fast), Some(slow)) => prop_assert!((fast - slow).abs() < 1e-9, "{fast} is not {slow}"),
        (Err(_), None) => {}
        other => prop_assert!(false, "{other:?}"),
    }
    Ok(())
}

/// By the matrix of coincidences.
pub fn alpha(ratings: &Ratings, distance: Distance) -> Option<f64> {
    let k = usize::from(ratings.scale());
    let mut seen = vec![vec![0.0; k + 1]; k + 1];
    for row in ratings.rows() {
        let values: Vec<usize> = row.iter().flatten().map(|value| usize::from(*value)).collect();
        for (i, one) in values.iter().enumerate() {
            for (j, other) in values.iter().enumerate() {
                if i != j {
                    seen[*one][*other] += 1.0 / (values.len() - 1) as f64;
                }
            }
        }
    }
    let of: Vec<f64> = seen.iter().map(|row| row.iter().sum()).collect();
    let n: f64 = of.iter().sum();
    let apart = |c: usize, d: usize| match distance {
        Distance::Nominal => f64::from(u8::from(c != d)),
        Distance::Interval => (c as f64 - d as f64).powi(2),
        Distance::Ordinal => (of[c.min(d)..=c.max(d)].iter().sum::<f64>() - (of[c] + of[d]) / 2.0).powi(2),
    };
    let (mut observed, mut expected) = (0.0, 0.0);
    for c in 1..=k {
        for d in 1..=k {
            observed += seen[c][d] * apart(c, d) / n;
            expected += of[c] * of[d] * apart(c, d) / (n * (n - 1.0));
        }
    }
    (expected > 1e-12).then(|| 1.0 - observed / expected)
}

/// As the handbook writes it.
pub fn ac2(ratings: &Ratings, weights: Weights) -> Option<f64> {
    let k = usize::from(ratings.scale());
    let weight = |c: usize, d: usize| {
        let (apart, most) = (c.abs_diff(d) as f64, (k - 1) as f64);
        match weights {
            Weights::Identity => f64::from(u8::from(c == d)),
            Weights::Linear => 1.0 - apart / most,
            Weights::Quadratic => 1.0 - apart.powi(2) / most.powi(2),
            Weights::Ordinal => 1.0 - apart * (apart + 1.0) / (k as f64 * most),
        }
    };
    let rows: Vec<Vec<usize>> =
        ratings.rows().iter().map(|row| row.iter().flatten().map(|value| usize::from(*value)).collect()).collect();
    let mut agree = Vec::new();
    for row in rows.iter().filter(|row| row.len() >= 2) {
        let mut sum = 0.0;
        for (i, one) in row.iter().enumerate() {
            sum += row.iter().enumerate().filter(|(j, _)| i != *j).map(|(_, other)| weight(*one, *other)).sum::<f64>();
        }
        agree.push(sum / (row.len() * (row.len() - 1)) as f64);
    }
    let seen = agree.iter().sum::<f64>() / agree.len() as f64;
    let scored: Vec<_> = rows.iter().filter(|row| !row.is_empty()).collect();
    let mut chance = 0.0;
    for c in 1..=k {
        let share = |row: &&Vec<usize>| row.iter().filter(|value| **value == c).count() as f64 / row.len() as f64;
        let pi = scored.iter().map(share).sum::<f64>() / scored.len() as f64;
        chance += pi * (1.0 - pi);
    }
    let all: f64 = (0..k).map(|c| (0..k).map(|d| weight(c, d)).sum::<f64>()).sum();
    let chance = all / (k * (k - 1)) as f64 * chance;
    (!agree.is_empty()).then(|| (seen - chance) / (1.0 - chance))
}

/// The rows without a gap, of everybody who gave any score.
fn whole(ratings: &Ratings) -> Option<Vec<Vec<f64>>> {
    let silent = |at: usize| ratings.rows().iter().all(|row| row[at].is_none());
    let rows = ratings.rows().iter().filter_map(|row| {
        let heard = row.iter().enumerate().filter(|(at, _)| !silent(*at));
        heard.map(|(_, value)| value.map(f64::from)).collect::<Option<Vec<_>>>()
    });
    let rows: Vec<_> = rows.collect();
    (rows.len() >= 2 && rows[0].len() >= 2).then_some(rows)
}

/// Ranks by counting who is below and who is equal.
pub fn w(ratings: &Ratings) -> Option<f64> {
    let rows = whole(ratings)?;
    let (n, m) = (rows.len() as f64, rows[0].len() as f64);
    let mut sums = vec![0.0; rows.len()];
    let mut ties = 0.0;
    for rater in 0..rows[0].len() {
        for (at, row) in rows.iter().enumerate() {
            let below = rows.iter().filter(|other| other[rater] < row[rater]).count() as f64;
            let equal = rows.iter().filter(|other| other[rater] == row[rater]).count() as f64;
            sums[at] += below + (equal + 1.0) / 2.0;
            // Each of t equal ones brings t² - 1: t³ - t in all.
            ties += equal * equal - 1.0;
        }
    }
    let spread: f64 = sums.iter().map(|sum| (sum - m * (n + 1.0) / 2.0).powi(2)).sum();
    let most = m * m * (n.powi(3) - n) - m * ties;
    (most > 1e-9).then(|| 12.0 * spread / most)
}

/// ICC(2,1) and ICC(2,k) from deviations from means.
pub fn icc(ratings: &Ratings) -> Option<[f64; 2]> {
    let rows = whole(ratings)?;
    let (n, k) = (rows.len() as f64, rows[0].len() as f64);
    let of_row: Vec<f64> = rows.iter().map(|row| row.iter().sum::<f64>() / k).collect();
    let of_rater: Vec<f64> = (0..rows[0].len()).map(|at| rows.iter().map(|row| row[at]).sum::<f64>() / n).collect();
    let mean = of_row.iter().sum::<f64>() / n;
    let msr = k * of_row.iter().map(|row| (row - mean).powi(2)).sum::<f64>() / (n - 1.0);
    let msc = n * of_rater.iter().map(|rater| (rater - mean).powi(2)).sum::<f64>() / (k - 1.0);
    let left = |row: usize, rater: usize| (rows[row][rater] - of_row[row] - of_rater[rater] + mean).powi(2);
    let all: f64 = (0..rows.len()).map(|row| (0..rows[0].len()).map(|rater| left(row, rater)).sum::<f64>()).sum();
    let mse = all / ((n - 1.0) * (k - 1.0));
    Some([(msr - mse) / (msr + (k - 1.0) * mse + k * (msc - mse) / n), (msr - mse) / (msr + (msc - mse) / n)])
}
