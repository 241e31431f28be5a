//! Some people give lower values than others. Would the order be another if we allow for who answered?
//!
//! The additive model: a value is a level, plus what the candidate adds, plus what the person adds who gave it, plus what
//! the question adds. The first two are shrunk towards nothing (best linear unbiased prediction, by Henderson's
//! equations), because a few answers say little about a person; questions sum to nothing. Then the plain arithmetic is
//! done once more with what each person adds taken off, and the two orders are compared.
//!
//! If everybody answered everything this changes nothing, whatever people add. It is fair only where candidates and
//! people hang together, each through somebody who scored both, so otherwise it is not said. The result is one of four
//! words. No changed score, mean or total leaves this file, and the plain total is the one that counts.

use super::Sheet;
use super::normal::Normal;
use super::sheet::Said;
use crate::codes::codes;
use crate::ids::KitLineId;
use crate::weighing::rules::Fraction;

/// How strongly candidates are drawn together: the spread of single answers over that of candidates.
pub const CANDIDATE_SHRINKAGE: f64 = 0.5;
/// How strongly people are drawn together: the spread of single answers over that of people. Larger, because people on
/// one panel differ less in how they score than candidates do in how they are.
pub const SEAT_SHRINKAGE: f64 = 2.0;
/// Totals that are nearer than this differ by rounding alone.
const LEVEL: f64 = 1e-9;

codes! {
    /// Whether the order depends on who answered.
    Severity {
        OrderStays = "order_stays",
        OrderChanges = "order_changes",
        /// Not all candidates can be compared through people who scored both.
        NotConnected = "not_connected",
        /// It takes two candidates and two people.
        TooFew = "too_few",
    }
}

/// What is held to be known about the spread.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Model {
    /// Candidates and people are drawn towards nothing.
    Shrunk { candidates: f64, seats: f64 },
    /// Candidates and people each sum to nothing.
    Fixed,
}

/// What the model finds. For HR's audit and the tests: nothing of it enters a total.
#[derive(Debug, Clone, PartialEq)]
pub struct Estimates<Id, Seat> {
    pub level: f64,
    pub candidates: Vec<(Id, f64)>,
    /// Above nothing: gives higher values than others to the same candidates.
    pub seats: Vec<(Seat, f64)>,
    pub items: Vec<(KitLineId, f64)>,
}

/// Does the order stay if we allow for who answered?
#[must_use]
pub fn severity<Id: Copy + PartialEq, Seat: Copy + PartialEq>(sheet: &Sheet<Id, Seat>) -> Severity {
    let seats = sheet.seats();
    if sheet.candidates.len() < 2 || seats.len() < 2 {
        return Severity::TooFew;
    }
    if !connected(sheet, &seats) {
        return Severity::NotConnected;
    }
    let model = Model::Shrunk { candidates: CANDIDATE_SHRINKAGE, seats: SEAT_SHRINKAGE };
    let (Some(found), Ok(plain)) = (estimates(sheet, model), sheet.totals(None)) else { return Severity::TooFew };
    if same_order(&plain, &allowed_for(sheet, &found.seats)) { Severity::OrderStays } else { Severity::OrderChanges }
}

/// What each candidate, person and question adds; none when the answers leave it open.
#[must_use]
pub fn estimates<Id: Copy + PartialEq, Seat: Copy + PartialEq>(
    sheet: &Sheet<Id, Seat>,
    model: Model,
) -> Option<Estimates<Id, Seat>> {
    let seats = sheet.seats();
    let mut items: Vec<KitLineId> = Vec::new();
    for said in &sheet.said {
        if !items.contains(&said.item) {
            items.push(said.item);
        }
    }
    let of_candidates = 1..1 + sheet.candidates.len();
    let of_seats = of_candidates.end..of_candidates.end + seats.len();
    let of_items = of_seats.end..of_seats.end + items.len();
    let mut equations = Normal::new(of_items.end);
    for said in &sheet.said {
        let seat = of_seats.start + seats.iter().position(|seat| *seat == said.seat)?;
        let item = of_items.start + items.iter().position(|item| *item == said.item)?;
        equations.observe(&[0, of_candidates.start + said.candidate, seat, item], f64::from(said.value));
    }
    match model {
        Model::Shrunk { candidates, seats } => {
            equations.shrink(of_candidates.clone(), candidates);
            equations.shrink(of_seats.clone(), seats);
        }
        Model::Fixed => {
            equations.sum_to_nothing(of_candidates.clone());
            equations.sum_to_nothing(of_seats.clone());
        }
    }
    equations.sum_to_nothing(of_items.clone());
    let found = equations.solve()?;
    Some(Estimates {
        level: *found.first()?,
        candidates: sheet.candidates.iter().copied().zip(found.get(of_candidates)?.iter().copied()).collect(),
        seats: seats.into_iter().zip(found.get(of_seats)?.iter().copied()).collect(),
        items: items.into_iter().zip(found.get(of_items)?.iter().copied()).collect(),
    })
}

/// Can all candidates and people be reached from each other through scores? By union and find.
fn connected<Id, Seat: Copy + PartialEq>(sheet: &Sheet<Id, Seat>, seats: &[Seat]) -> bool {
    let mut parents: Vec<usize> = (0..sheet.candidates.len() + seats.len()).collect();
    fn root(parents: &[usize], mut at: usize) -> usize {
        while let Some(parent) = parents.get(at).filter(|parent| **parent != at) {
            at = *parent;
        }
        at
    }
    for said in &sheet.said {
        let Some(seat) = seats.iter().position(|seat| *seat == said.seat) else { continue };
        let (one, other) = (root(&parents, said.candidate), root(&parents, sheet.candidates.len() + seat));
        if let Some(parent) = parents.get_mut(one) {
            *parent = other;
        }
    }
    let first = root(&parents, 0);
    (0..parents.len()).all(|at| root(&parents, at) == first)
}

/// By candidate the total of the plain arithmetic, what each person adds taken off. Only ever compared.
fn allowed_for<Id, Seat: Copy + PartialEq>(sheet: &Sheet<Id, Seat>, adds: &[(Seat, f64)]) -> Vec<f64> {
    let criteria = sheet.weights.len();
    let per_block = sheet.candidates.len() * criteria;
    let mut sums = vec![(0.0, 0.0); per_block * sheet.blocks.len()];
    for said in &sheet.said {
        let Said { candidate, criterion, block, seat, value, .. } = *said;
        let add = adds.iter().find(|(other, _)| *other == seat).map_or(0.0, |(_, add)| *add);
        if let Some((sum, count)) = sums.get_mut(block * per_block + candidate * criteria + criterion) {
            *sum += f64::from(value) - add;
            *count += 1.0;
        }
    }
    let mut totals = vec![0.0; sheet.candidates.len()];
    for (block, sums) in sheet.blocks.iter().zip(sums.chunks(per_block.max(1))) {
        for (total, own) in totals.iter_mut().zip(sums.chunks(criteria.max(1))) {
            for ((_, weight), (sum, count)) in sheet.weights.iter().zip(own) {
                // On the scale of the plain total: shares and weights in per cents, steps of the scale.
                let whole = 10_000.0 * (f64::from(sheet.scale) - 1.0);
                *total += f64::from(block.share) * f64::from(*weight) * (sum / count - 1.0) / whole;
            }
        }
    }
    totals
}

/// Does every pair stand as in the plain order?
fn same_order(plain: &[Fraction], other: &[f64]) -> bool {
    let both: Vec<_> = plain.iter().zip(other).collect();
    both.iter().enumerate().all(|(at, one)| {
        both.iter().skip(at + 1).all(|two| {
            let apart = one.1 - two.1;
            let stands = if apart.abs() < LEVEL { 0.0 } else { apart };
            Some(one.0.cmp(two.0)) == stands.partial_cmp(&0.0)
        })
    })
}
