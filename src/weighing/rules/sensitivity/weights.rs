//! Other weights: under which share of all weights would each candidate have each place? (Stochastic multicriteria
//! acceptability analysis: Lahdelma, Hokkanen and Salminen 1998; Lahdelma and Salminen 2001.)
//!
//! Asked twice: of all weights there are, and of those within ten points of the agreed ones. Up to three criteria the
//! shares are measured as areas. With more, 10,000 weights are drawn by a generator whose seed the caller gives, which
//! leaves a standard error of at most 0.005. A criterion that was agreed to count for nothing stays out.
//!
//! A good all-rounder can be first under no weights at all, so the whole row of places is told.

use super::chance::Chance;
use super::{Sheet, Why, area};
use serde::Serialize;

/// How far from the agreed weights "near" goes: ten points of a hundred.
pub const NEAR: f64 = 0.1;
/// How many weights are drawn when they cannot be measured.
pub const SAMPLES: u32 = 10_000;
/// Lines between so many candidates cut an area into some thousand parts; with more it is sampled.
const MOST_MEASURED: usize = 12;
/// So many weights are drawn at most for each one that is near enough.
const MOST_TRIES: u32 = 1_000;

/// The least and the most that a weight may be, of 1.
pub(super) type Bounds = (f64, f64);

/// How the shares were found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    Measured,
    /// From so many weights drawn by chance, with a seed.
    Sampled(u32),
}

/// One candidate's shares of weights.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Shares<Id> {
    pub candidate: Id,
    /// Under which share of weights they are first, second, and so on. Candidates with equal totals share the places.
    pub places: Vec<f64>,
}

/// The places under other weights.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OtherWeights<Id> {
    pub how: How,
    /// Under all weights.
    pub all: Vec<Shares<Id>>,
    /// Under those within ten points of the agreed ones.
    pub near: Vec<Shares<Id>>,
}

/// The places under other weights.
///
/// # Errors
/// Weights near the agreed ones are hardly ever drawn, or a value is too large to be exact.
pub fn weights<Id: Copy + PartialEq, Seat: Copy + PartialEq>(
    sheet: &Sheet<Id, Seat>,
    seed: u64,
) -> Result<OtherWeights<Id>, Why> {
    let values: Vec<Vec<f64>> =
        sheet.values(None)?.iter().map(|own| own.iter().map(|value| value.nearest()).collect()).collect();
    let all: Vec<Bounds> = sheet.weights.iter().map(|_| (0.0, 1.0)).collect();
    let near: Vec<Bounds> = sheet
        .weights
        .iter()
        .map(|(_, weight)| f64::from(*weight) / 100.0)
        .map(|weight| ((weight - NEAR).max(0.0), (weight + NEAR).min(1.0)))
        .collect();
    let of = |shares: Vec<Vec<f64>>| -> Vec<Shares<Id>> {
        sheet
            .candidates
            .iter()
            .zip(shares)
            .map(|(candidate, places)| Shares { candidate: *candidate, places })
            .collect()
    };
    let (all, how) = acceptability(&values, &all, seed)?;
    let (near, _) = acceptability(&values, &near, seed)?;
    Ok(OtherWeights { how, all: of(all), near: of(near) })
}

/// By candidate and place the share of the weights within the bounds.
pub(super) fn acceptability(values: &[Vec<f64>], bounds: &[Bounds], seed: u64) -> Result<(Vec<Vec<f64>>, How), Why> {
    if values.len() <= MOST_MEASURED
        && let Some(shares) = area::shares(values, bounds)
    {
        return Ok((shares, How::Measured));
    }
    Ok((sampled(values, bounds, seed)?, How::Sampled(SAMPLES)))
}

/// So many weights are looked at together, because then they are compared side by side.
const LANES: usize = 40;
const _: () = assert!((SAMPLES as usize).is_multiple_of(LANES), "all of them are looked at");
/// A number for each of the weights that are looked at together.
type Lane<T> = [T; LANES];

/// The shares from weights drawn by chance.
pub(super) fn sampled(values: &[Vec<f64>], bounds: &[Bounds], seed: u64) -> Result<Vec<Vec<f64>>, Why> {
    let mut chance = Chance::from(seed);
    let mut lanes = Lanes::new(values, bounds);
    let mut drawn = vec![0.0; bounds.len()];
    let free = bounds.iter().all(|bounds| *bounds == (0.0, 1.0));
    for _ in 0..SAMPLES as usize / LANES {
        for lane in 0..LANES {
            if free {
                any(&mut chance, &mut drawn);
            } else {
                (0..MOST_TRIES).find(|_| within(&mut chance, bounds, &mut drawn)).ok_or(Why::ThinRegion)?;
            }
            lanes.weights.iter_mut().zip(&drawn).for_each(|(weights, weight)| weights[lane] = *weight);
        }
        lanes.count(values);
    }
    Ok(lanes.shares())
}

/// Weights that sum to 1, each set of them as likely as any other: the gaps between sorted numbers.
fn any(chance: &mut Chance, drawn: &mut [f64]) {
    if let Some((last, others)) = drawn.split_last_mut() {
        others.iter_mut().for_each(|cut| *cut = chance.between_0_and_1());
        others.sort_unstable_by(f64::total_cmp);
        *last = 1.0;
    }
    let mut before = 0.0;
    for cut in drawn {
        (*cut, before) = (*cut - before, *cut);
    }
}

/// Draws all weights but the last within their bounds, each as likely as any other; the last is what they leave. Did it
/// fall within its own?
fn within(chance: &mut Chance, bounds: &[Bounds], drawn: &mut [f64]) -> bool {
    let mut left = 1.0;
    let (Some((last, others)), Some((own, free))) = (drawn.split_last_mut(), bounds.split_last()) else { return false };
    for (weight, (low, high)) in others.iter_mut().zip(free) {
        *weight = low + chance.between_0_and_1() * (high - low);
        left -= *weight;
    }
    *last = left;
    (own.0..=own.1).contains(&left)
}

/// Counts who has which place, those with equal totals sharing the places.
pub(super) struct Counter {
    candidates: usize,
    /// By candidate, then place.
    places: Vec<f64>,
    whole: f64,
}

impl Counter {
    pub fn new(candidates: usize) -> Self {
        Self { candidates, places: vec![0.0; candidates * candidates], whole: 0.0 }
    }

    /// One more order, of this weight.
    pub fn add(&mut self, totals: &[f64], weight: f64) {
        self.whole += weight;
        for (own, places) in totals.iter().zip(self.places.chunks_exact_mut(self.candidates.max(1))) {
            let above = totals.iter().filter(|other| *other > own).count();
            let level = totals.iter().filter(|other| *other == own).count();
            places.iter_mut().skip(above).take(level).for_each(|place| *place += weight / level as f64);
        }
    }

    /// By candidate and place the share.
    pub fn shares(&self) -> Vec<Vec<f64>> {
        let share = |parts: &f64| if self.whole > 0.0 { parts / self.whole } else { 0.0 };
        self.places.chunks_exact(self.candidates.max(1)).map(|own| own.iter().map(share).collect()).collect()
    }
}

/// Counts places for many weights at a time. Two candidates whose order no weights within the bounds can turn round are
/// compared once and for all.
struct Lanes {
    /// By criterion.
    weights: Vec<Lane<f64>>,
    /// By candidate.
    totals: Vec<Lane<f64>>,
    above: Vec<Lane<u64>>,
    /// By candidate: how many are above whatever the weights.
    settled: Vec<u64>,
    /// By candidate: how many have the same values, themselves included.
    level: Vec<usize>,
    /// Pairs whose order depends on the weights. Of those the one with the later place is held to be above in a tie,
    /// which rounding alone can bring about.
    open: Vec<(usize, usize)>,
    /// By candidate and the best of the places that they share: how many weights.
    places: Vec<u32>,
}

impl Lanes {
    fn new(values: &[Vec<f64>], bounds: &[Bounds]) -> Self {
        let each = values.len();
        let mut lanes = Self {
            weights: vec![[0.0; LANES]; bounds.len()],
            totals: vec![[0.0; LANES]; each],
            above: vec![[0; LANES]; each],
            settled: vec![0; each],
            level: vec![1; each],
            open: Vec::new(),
            places: vec![0; each * each],
        };
        for (at, own) in values.iter().enumerate() {
            for (later, other) in values.iter().enumerate().skip(at + 1) {
                if own == other {
                    lanes.level[at] += 1;
                    lanes.level[later] += 1;
                } else if always_above(own, other, bounds) {
                    lanes.settled[later] += 1;
                } else if always_above(other, own, bounds) {
                    lanes.settled[at] += 1;
                } else {
                    lanes.settled[later] += 1;
                    lanes.open.push((at, later));
                }
            }
        }
        lanes
    }

    /// Counts the places under the weights that were put in.
    fn count(&mut self, values: &[Vec<f64>]) {
        for (total, own) in self.totals.iter_mut().zip(values) {
            *total = [0.0; LANES];
            for (value, weights) in own.iter().zip(&self.weights) {
                total.iter_mut().zip(weights).for_each(|(total, weight)| *total += value * weight);
            }
        }
        self.above.iter_mut().zip(&self.settled).for_each(|(above, settled)| *above = [*settled; LANES]);
        for (at, later) in &self.open {
            let (own, other) = (&self.totals[*at], &self.totals[*later]);
            let (before, after) = self.above.split_at_mut(*later);
            let (mine, theirs) = (&mut before[*at], &mut after[0]);
            for lane in 0..LANES {
                let below = u64::from(own[lane] <= other[lane]);
                mine[lane] += below;
                theirs[lane] -= below;
            }
        }
        for lane in 0..LANES {
            for (above, places) in self.above.iter().zip(self.places.chunks_exact_mut(self.settled.len().max(1))) {
                if let Some(place) = places.get_mut(above[lane] as usize) {
                    *place += 1;
                }
            }
        }
    }

    /// By candidate and place the share of all weights that were put in.
    fn shares(&self) -> Vec<Vec<f64>> {
        let each = self.places.chunks_exact(self.settled.len().max(1)).zip(&self.level);
        each.map(|(places, level)| {
            let all: u32 = places.iter().sum();
            let mut shares = vec![0.0; places.len()];
            for (above, times) in places.iter().enumerate() {
                let share = f64::from(*times) / f64::from(all) / *level as f64;
                shares.iter_mut().skip(above).take(*level).for_each(|place| *place += share);
            }
            shares
        })
        .collect()
    }
}

/// Is the first above the other under all weights within the bounds? So it is when it is even where the weights favour
/// the other most: each weight at its least, and what is left over put where the lead is smallest.
fn always_above(own: &[f64], other: &[f64], bounds: &[Bounds]) -> bool {
    let mut leads: Vec<(f64, Bounds)> =
        own.iter().zip(other).map(|(own, other)| own - other).zip(bounds.iter().copied()).collect();
    leads.sort_by(|one, two| one.0.total_cmp(&two.0));
    let mut left = 1.0 - bounds.iter().map(|(low, _)| low).sum::<f64>();
    let mut least = 0.0;
    for (lead, (low, high)) in leads {
        let more = left.min(high - low).max(0.0);
        least += lead * (low + more);
        left -= more;
    }
    least > 1e-9
}
