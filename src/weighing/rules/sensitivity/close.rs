//! One sentence about how sure the first place is.
//!
//! "Too close to call" follows from a rule that is registered before the first score, by its code, and from nothing
//! else: a later rule is another code.

use super::{Mixes, OnePerson, Sheet, Why};
use crate::codes::codes;
use crate::weighing::rules::Fraction;
use serde::Serialize;

/// Who is first in fewer than so many of a hundred mixes is not called first. A proposal, to be agreed with panels.
pub const CLOSE_BELOW: i64 = 60;

codes! {
    /// When a first place is too close to call.
    CloseRule {
        /// When without one person somebody else would be first or share the first place, or when fewer than 60 of 100
        /// mixes of the people put this candidate first.
        OnePersonOrMix60 = "one_person_or_mix60",
    }
}

/// How sure the first place is, with everything that one sentence about it needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Sure<Id> {
    /// There is no order.
    NoTotals {
        why: Why,
    },
    /// Nobody else has a total.
    OneCandidate {
        first: Id,
    },
    /// These share the first place.
    Tie {
        firsts: Vec<Id>,
    },
    /// One person alone gave scores that could be mixed.
    OneSeat {
        first: Id,
    },
    /// Without one person it would be another order at the top. `of_100` is how many mixes put them first, if it is known.
    TooCloseOnePerson {
        first: Id,
        of_100: Option<u8>,
    },
    /// Too few mixes put them first.
    TooCloseMix {
        first: Id,
        of_100: u8,
    },
    /// It depends on no single person, and the mixes cannot be told.
    CannotTell {
        first: Id,
        why: Why,
    },
    Clear {
        first: Id,
        of_100: u8,
    },
}

impl<Id> Sure<Id> {
    /// The code of this answer.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoTotals { .. } => "no_totals",
            Self::OneCandidate { .. } => "one_candidate",
            Self::Tie { .. } => "tie",
            Self::OneSeat { .. } => "one_seat",
            Self::TooCloseOnePerson { .. } => "too_close_one_person",
            Self::TooCloseMix { .. } => "too_close_mix",
            Self::CannotTell { .. } => "cannot_tell",
            Self::Clear { .. } => "clear",
        }
    }
}

/// How sure the first place of this order is, by the registered rule.
pub fn verdict<Id: Copy + PartialEq, Seat: Copy + PartialEq>(
    sheet: &Sheet<Id, Seat>,
    rule: CloseRule,
    one_person: &OnePerson,
    mixes: &Result<Mixes<Id>, Why>,
) -> Sure<Id> {
    let firsts: Vec<Id> = match sheet.firsts() {
        Ok(firsts) => firsts.into_iter().filter_map(|at| sheet.candidates.get(at).copied()).collect(),
        Err(why) => return Sure::NoTotals { why },
    };
    let first = match firsts[..] {
        [] => return Sure::NoTotals { why: Why::NoTotals },
        [first] if sheet.candidates.len() == 1 => return Sure::OneCandidate { first },
        [first] => first,
        _ => return Sure::Tie { firsts },
    };
    let share = mixes.as_ref().map_err(|why| *why).map(|mixes| first_share(mixes, first));
    match rule {
        CloseRule::OnePersonOrMix60 if one_person.first_changes => {
            Sure::TooCloseOnePerson { first, of_100: share.ok().map(of_100) }
        }
        CloseRule::OnePersonOrMix60 => match share {
            Err(Why::OneSeat) => Sure::OneSeat { first },
            Err(why) => Sure::CannotTell { first, why },
            Ok(share) if Fraction::new(i128::from(CLOSE_BELOW), 100).is_some_and(|least| share < least) => {
                Sure::TooCloseMix { first, of_100: of_100(share) }
            }
            Ok(share) => Sure::Clear { first, of_100: of_100(share) },
        },
    }
}

fn first_share<Id: PartialEq>(mixes: &Mixes<Id>, first: Id) -> Fraction {
    let own = mixes.candidates.iter().find(|mixed| mixed.candidate == first);
    own.map_or(Fraction::ZERO, |mixed| mixed.first())
}

/// So many of a hundred, rounded down: 100 is said of all mixes alone, and never 60 of fewer than 60.
fn of_100(share: Fraction) -> u8 {
    u8::try_from(share.of_100().clamp(0, 100)).unwrap_or(0)
}
