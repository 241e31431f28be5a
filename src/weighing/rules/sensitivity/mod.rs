//! How sure is an order? What would have to be different for somebody else to come first: one person fewer, another
//! mix of the same people, other weights, other people answering.
//!
//! Each of these is a check that stands beside the plain order and never in its place. A person's score is not altered,
//! dropped or weighed anew here: nothing in this folder takes scores and gives back changed scores. What comes out are
//! places, shares, ranges and reasons, each of them a value or a code.
//!
//! Totals and places are exact, as in the one arithmetic. Floats appear where areas are measured (`weights`) and where
//! equations are solved (`severity`), and there they decide about no place of the plain order. The one generator of
//! chance has its seed from the caller, so that server and browser say the same.

mod area;
mod bootstrap;
mod chance;
mod close;
mod flip;
mod leave_one_out;
mod normal;
mod severity;
mod sheet;
mod weights;

pub use bootstrap::{MOST_MIXES, Mixed, Mixes, Range, bootstrap};
pub use close::{CLOSE_BELOW, CloseRule, Sure, verdict};
pub use flip::{Flip, Moves, flip};
pub use leave_one_out::{LeftOut, OnePerson, Shift, leave_one_out, one_person};
pub use severity::{CANDIDATE_SHRINKAGE, Estimates, Model, SEAT_SHRINKAGE, Severity, estimates, severity};
pub use sheet::Sheet;
pub use weights::{How, NEAR, OtherWeights, SAMPLES, Shares, weights};

use super::Terms;
use crate::codes::codes;
use crate::ids::KitLineId;
use crate::panel::Group;
use crate::scenario::Criterion;
use crate::scoring::Answer;
use serde::Serialize;

/// What one seat said about one candidate on one item, with the seat. A shadow seat never becomes one of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Given<Id, Seat> {
    pub candidate: Id,
    pub seat: Seat,
    pub group: Group,
    pub criterion: Criterion,
    pub item: KitLineId,
    pub said: Answer,
}

/// Which order is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrderOf {
    /// The order of the agreed total.
    Agreed,
    /// The panel's own order.
    Panel,
}

codes! {
    /// Why something cannot be said.
    Why {
        /// The agreed weights do not sum to 100.
        BadTerms = "bad_terms",
        /// Nobody has a total.
        NoTotals = "no_totals",
        /// Without this person, somebody who has a place would have no total.
        NoTotalWithout = "no_total_without",
        /// One person's scores have no other mix.
        OneSeat = "one_seat",
        /// More mixes than are gone through one by one, and they are never sampled.
        TooManyMixes = "too_many_mixes",
        /// Several share the first place, so nobody leads.
        SharedFirst = "shared_first",
        /// The weights are so uneven that weights near them are hardly ever drawn.
        ThinRegion = "thin_region",
        /// Too large to be exact.
        TooLarge = "too_large",
    }
}

/// Everything that the table may see about how sure one order is. Nobody on the panel is named or can be told apart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Checked<Id> {
    pub sure: Sure<Id>,
    /// None when there is no order to be checked; [`Checked::sure`] says why.
    pub details: Option<Details<Id>>,
}

/// The checks behind the one sentence.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Details<Id> {
    pub one_person: OnePerson,
    pub mixes: Result<Mixes<Id>, Why>,
    pub weights: Result<OtherWeights<Id>, Why>,
    pub flips: Result<Vec<Flip<Id>>, Why>,
    pub severity: Severity,
}

/// All checks of both orders.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Checks<Id> {
    /// Of the order of the agreed total.
    pub agreed: Checked<Id>,
    /// Of the panel's own order.
    pub panel: Checked<Id>,
}

/// All checks of both orders. `seed` is what the sampling of weights starts from: the first eight bytes of the registered
/// terms' digest, so that everybody gets the same answer.
///
/// `candidates` are those who can be chosen; what was said about anybody else has no part.
#[must_use]
pub fn check<Id: Copy + PartialEq, Seat: Copy + PartialEq>(
    terms: &Terms,
    candidates: &[Id],
    given: &[Given<Id, Seat>],
    rule: CloseRule,
    seed: u64,
) -> Checks<Id> {
    let of = |order| checked(Sheet::of(order, terms, candidates, given), rule, seed);
    let agreed = of(OrderOf::Agreed);
    // Where the panel alone scores and all are equal, the two orders are one.
    let alone = terms.panel_share.is_none() && given.iter().all(|given| given.group == Group::Panel);
    let panel = if alone { agreed.clone() } else { of(OrderOf::Panel) };
    Checks { agreed, panel }
}

fn checked<Id: Copy + PartialEq, Seat: Copy + PartialEq>(
    sheet: Result<Sheet<Id, Seat>, Why>,
    rule: CloseRule,
    seed: u64,
) -> Checked<Id> {
    let sheet = match sheet {
        Ok(sheet) => sheet,
        Err(why) => return Checked { sure: Sure::NoTotals { why }, details: None },
    };
    let one_person = one_person(&leave_one_out(&sheet));
    let mixes = bootstrap(&sheet);
    Checked {
        sure: verdict(&sheet, rule, &one_person, &mixes),
        details: Some(Details {
            one_person,
            mixes,
            weights: weights(&sheet, seed),
            flips: flip(&sheet),
            severity: severity(&sheet),
        }),
    }
}

#[cfg(test)]
mod tests;
