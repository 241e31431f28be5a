//! One person fewer: does the order depend on one person?
//!
//! Each person is left out once and everybody else is weighed as agreed. The table hears whether anything depends on one
//! person; who that is stands in another type, for an audit by HR alone, because naming it at the table invites pressure.

use super::{Sheet, Why};
use crate::weighing::rules::Rank;
use serde::Serialize;

/// What changes without one person. For HR's audit: no page of the table may be made from this.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut<Id, Seat> {
    pub seat: Seat,
    /// Or why there is no such order: without the one manager of a parallel weighing there is no total.
    pub shift: Result<Shift<Id>, Why>,
}

/// How an order differs from the plain one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shift<Id> {
    /// The places without this person.
    pub places: Vec<(Id, Rank)>,
    /// Pairs of candidates who stand the other way round.
    pub turned: u32,
    /// Pairs who are level in one of the two orders and not in the other.
    pub levelled: u32,
    /// Other people are first, or share the first place.
    pub first_changes: bool,
}

impl<Id> Shift<Id> {
    /// Kendall's distance between the two orders, doubled so that it is whole: a pair turned round is 2, and a pair
    /// that is level in one order alone is half of that.
    #[must_use]
    pub fn doubled_distance(&self) -> u32 {
        2 * self.turned + self.levelled
    }
}

/// What the table may hear: whether it depends on one person, and never on whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct OnePerson {
    /// How many people gave a value.
    pub seats: usize,
    /// Without one of them somebody else would be first, or share the first place.
    pub first_changes: bool,
    /// Without one of them some place would be another.
    pub order_changes: bool,
    /// For so many this cannot be tried, because somebody would have no total without them.
    pub untried: usize,
}

/// The order without each person, one at a time.
#[must_use]
pub fn leave_one_out<Id: Copy + PartialEq, Seat: Copy + PartialEq>(sheet: &Sheet<Id, Seat>) -> Vec<LeftOut<Id, Seat>> {
    let plain = sheet.places(None);
    let shift = |seat| {
        let (plain, places) = (plain.clone()?, sheet.places(Some(seat))?);
        Ok(shift(&sheet.candidates, &plain, &places))
    };
    sheet.seats().into_iter().map(|seat| LeftOut { seat, shift: shift(seat) }).collect()
}

fn shift<Id: Copy>(candidates: &[Id], plain: &[Rank], places: &[Rank]) -> Shift<Id> {
    let both: Vec<_> = plain.iter().zip(places).map(|(with, without)| (with.place, without.place)).collect();
    let (mut turned, mut levelled) = (0, 0);
    for (at, one) in both.iter().enumerate() {
        for other in both.iter().skip(at + 1) {
            match (one.0.cmp(&other.0), one.1.cmp(&other.1)) {
                (with, without) if with == without => {}
                (with, without) if with == without.reverse() => turned += 1,
                _ => levelled += 1,
            }
        }
    }
    let first_changes = both.iter().any(|(with, without)| (*with == 1) != (*without == 1));
    Shift { places: candidates.iter().copied().zip(places.iter().copied()).collect(), turned, levelled, first_changes }
}

/// The same without names.
#[must_use]
pub fn one_person<Id, Seat>(left_out: &[LeftOut<Id, Seat>]) -> OnePerson {
    let tried = || left_out.iter().filter_map(|left_out| left_out.shift.as_ref().ok());
    OnePerson {
        seats: left_out.len(),
        first_changes: tried().any(|shift| shift.first_changes),
        order_changes: tried().any(|shift| shift.doubled_distance() > 0),
        untried: left_out.len() - tried().count(),
    }
}
