//! From what people said to counts, medians and totals.
//!
//! For a group g and a criterion k, m is the exact mean of all values by seats of g on items of k, and
//! v = (m - 1) / (K - 1). With weights w_k in whole per cents and the panel's share s:
//! *Equal* is one group of all seats, T = Σ w_k v_k; *Parallel* is T = s · Σ w_k v_panel,k + (100 - s) · Σ w_k v_others,k.
//! A part that is missing leaves no total: nothing is filled in, and no weight is shared out again.

use super::Fraction;
use crate::panel::Group;
use crate::scenario::Criterion;
use crate::scoring::Answer;
use serde::{Deserialize, Serialize};

/// What one seat said about one candidate on one item. A shadow seat never becomes a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell<Id> {
    pub candidate: Id,
    pub group: Group,
    pub criterion: Criterion,
    pub said: Answer,
}

/// What was agreed before the first interview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// K, at least 2.
    pub scale: u8,
    /// The panel's share in per cent when the groups are weighed in parallel; none when all seats are equal.
    pub panel_share: Option<u8>,
    /// Each criterion's weight in whole per cents, in the order people read them.
    pub weights: Vec<(Criterion, u8)>,
}

impl Terms {
    /// Do the weights sum to 100, name no criterion twice, and leave a scale to divide by?
    #[must_use]
    pub fn hold(&self) -> bool {
        let sum: u32 = self.weights.iter().map(|(_, weight)| u32::from(*weight)).sum();
        let once = |criterion| self.weights.iter().filter(|(other, _)| *other == criterion).count() == 1;
        sum == 100
            && self.scale >= 2
            && self.panel_share.is_none_or(|share| share <= 100)
            && self.weights.iter().all(|(criterion, _)| once(*criterion))
    }
}

/// What a group said about one candidate on one criterion.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Part {
    /// How many gave each value, the lowest first: `counts[0]` gave 1.
    pub counts: Vec<u32>,
    pub not_sure: u32,
    pub not_seen: u32,
    pub rather_not: u32,
    /// The two middle values, often the same one.
    pub median: Option<(u8, u8)>,
    /// m
    pub mean: Option<Fraction>,
    /// v, between 0 and 1
    pub value: Option<Fraction>,
}

impl Part {
    /// How many gave a value.
    #[must_use]
    pub fn scored(&self) -> u32 {
        self.counts.iter().sum()
    }

    /// How many answered without a value.
    #[must_use]
    pub fn unscored(&self) -> u32 {
        self.not_sure + self.not_seen + self.rather_not
    }

    /// Somebody gave the lowest value and somebody the highest.
    #[must_use]
    pub fn people_differed(&self) -> bool {
        self.counts.first().is_some_and(|n| *n > 0) && self.counts.last().is_some_and(|n| *n > 0)
    }
}

/// Counts, median, mean and value of some answers on a scale of `scale`. A value off the scale counts nowhere.
pub fn part(scale: u8, said: impl IntoIterator<Item = Answer>) -> Part {
    let mut part = Part { counts: vec![0; usize::from(scale)], ..Part::default() };
    for said in said {
        match said {
            Answer::Value(value) => {
                let slot = usize::from(value).checked_sub(1).and_then(|at| part.counts.get_mut(at));
                if let Some(count) = slot {
                    *count += 1;
                }
            }
            Answer::NotSure => part.not_sure += 1,
            Answer::NotSeen => part.not_seen += 1,
            Answer::RatherNot => part.rather_not += 1,
        }
    }
    let scored = part.scored();
    let sum: i128 = (1_i128..).zip(&part.counts).map(|(value, count)| value * i128::from(*count)).sum();
    part.mean = Fraction::new(sum, i128::from(scored));
    part.value = part.mean.and_then(|_| {
        // (m - 1) / (K - 1), over one denominator
        Fraction::new(sum - i128::from(scored), i128::from(scored) * (i128::from(scale) - 1))
    });
    part.median = (scored > 0).then(|| (nth(&part.counts, (scored - 1) / 2), nth(&part.counts, scored / 2)));
    part
}

/// The value at this place, counted from 0 and from the lowest.
fn nth(counts: &[u32], place: u32) -> u8 {
    let mut passed = 0;
    for (value, count) in (1_u8..).zip(counts) {
        passed += count;
        if passed > place {
            return value;
        }
    }
    0
}

/// Whose part of a total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Which {
    /// All seats as one group.
    Everybody,
    Panel,
    Others,
}

/// A part that a total lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Missing {
    pub criterion: Criterion,
    pub which: Which,
}

/// Why there is no total.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoTotal {
    /// These parts are missing.
    Missing(Vec<Missing>),
    /// The agreed weights do not sum to 100.
    BadTerms,
    /// Too large to be exact.
    TooLarge,
}

/// A total between 0 and 1, or why there is none.
pub type Total = Result<Fraction, NoTotal>;

/// One candidate, weighed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weighed<Id> {
    pub candidate: Id,
    /// By criterion, in the order of the terms.
    pub everybody: Vec<(Criterion, Part)>,
    pub panel: Vec<(Criterion, Part)>,
    pub others: Vec<(Criterion, Part)>,
    /// The panel's own result: its order is read from this.
    pub panel_total: Total,
    pub others_total: Total,
    /// What was agreed.
    pub total: Total,
}

/// Each candidate weighed by the terms, in the order given.
#[must_use]
pub fn weigh<Id: Copy + PartialEq>(terms: &Terms, candidates: &[Id], cells: &[Cell<Id>]) -> Vec<Weighed<Id>> {
    candidates.iter().map(|candidate| weigh_one(terms, *candidate, cells)).collect()
}

fn weigh_one<Id: Copy + PartialEq>(terms: &Terms, candidate: Id, cells: &[Cell<Id>]) -> Weighed<Id> {
    let parts = |of: &dyn Fn(Group) -> bool| -> Vec<(Criterion, Part)> {
        let own = |criterion| {
            cells
                .iter()
                .filter(move |cell| cell.candidate == candidate && cell.criterion == criterion)
                .filter(|cell| of(cell.group))
                .map(|cell| cell.said)
        };
        terms.weights.iter().map(|(criterion, _)| (*criterion, part(terms.scale, own(*criterion)))).collect()
    };
    let (everybody, panel, others) =
        (parts(&|_| true), parts(&|group| group == Group::Panel), parts(&|group| group == Group::Others));
    let panel_total = sum(terms, &panel, Which::Panel);
    let others_total = sum(terms, &others, Which::Others);
    let total = match terms.panel_share {
        None => sum(terms, &everybody, Which::Everybody),
        Some(share) => share_out(share, &panel_total, &others_total),
    };
    Weighed { candidate, everybody, panel, others, panel_total, others_total, total }
}

/// Σ w_k v_k / 100. A criterion of weight 0 is no part of the sum, so it cannot be missing from it.
fn sum(terms: &Terms, parts: &[(Criterion, Part)], which: Which) -> Total {
    if !terms.hold() {
        return Err(NoTotal::BadTerms);
    }
    let mut total = Fraction::ZERO;
    let mut missing = Vec::new();
    for ((criterion, weight), (_, part)) in terms.weights.iter().zip(parts).filter(|((_, weight), _)| *weight > 0) {
        match part.value {
            None => missing.push(Missing { criterion: *criterion, which }),
            Some(value) => total = per_cent(*weight, value).and_then(|add| total.plus(add)).ok_or(NoTotal::TooLarge)?,
        }
    }
    if missing.is_empty() { Ok(total) } else { Err(NoTotal::Missing(missing)) }
}

/// s · panel + (100 - s) · others, over 100. Whatever either group lacks is missing.
fn share_out(share: u8, panel: &Total, others: &Total) -> Total {
    match (panel, others) {
        (Ok(panel), Ok(others)) => {
            let (ours, theirs) = (per_cent(share, *panel), per_cent(100_u8.saturating_sub(share), *others));
            ours.zip(theirs).and_then(|(ours, theirs)| ours.plus(theirs)).ok_or(NoTotal::TooLarge)
        }
        (Err(NoTotal::Missing(one)), Err(NoTotal::Missing(other))) => {
            Err(NoTotal::Missing(one.iter().chain(other).copied().collect()))
        }
        (Err(why), _) | (_, Err(why)) => Err(why.clone()),
    }
}

fn per_cent(weight: u8, value: Fraction) -> Option<Fraction> {
    Fraction::new(i128::from(weight), 100)?.times(value)
}

#[cfg(test)]
#[path = "totals_tests.rs"]
mod tests;
