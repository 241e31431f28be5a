//! How sure an order is, worked out for the weighing page from what stands on it. Nothing here changes a score, a total or a
//! place; whom a first place depends on is for HR's audit alone.

use super::super::rules::Terms;
use super::super::rules::sensitivity::{Checks, CloseRule, Given, LeftOut, OrderOf, Sheet, check, leave_one_out};
use super::table::{Column, is_ranked};
use crate::ids::{CandidacyId, SeatId};
use crate::platform::refused::Refused;
use sha2::{Digest, Sha256};

/// The rule by which a first place is too close to call: that of the agreement.
fn close_rule() -> CloseRule {
    CloseRule::parse(crate::panel::CLOSE_RULE).unwrap_or(CloseRule::OnePersonOrMix60)
}

/// How sure the orders of these columns are. None without an agreement: then there is no order.
pub(super) fn sure_of(terms: Option<&Terms>, columns: &[Column]) -> Result<Option<Checks<CandidacyId>>, Refused> {
    let Some(terms) = terms else { return Ok(None) };
    let candidates = ranked(columns);
    Ok(Some(check(terms, &candidates, &given(columns), close_rule(), seed(terms)?)))
}

/// The order of the agreed total without each person, for HR's audit.
pub(super) fn without_each(terms: &Terms, columns: &[Column]) -> Vec<LeftOut<CandidacyId, SeatId>> {
    let sheet = Sheet::of(OrderOf::Agreed, terms, &ranked(columns), &given(columns));
    sheet.map(|sheet| leave_one_out(&sheet)).unwrap_or_default()
}

fn ranked(columns: &[Column]) -> Vec<CandidacyId> {
    let is_in = |column: &&Column| is_ranked(column.candidacy.stage) && !column.outside().is_outside();
    columns.iter().filter(is_in).map(|column| column.candidacy.id).collect()
}

fn given(columns: &[Column]) -> Vec<Given<CandidacyId, SeatId>> {
    let of = |column: &Column| {
        let candidate = column.candidacy.id;
        let one = move |voice: &super::Voice| Given {
            candidate,
            seat: voice.seat,
            group: voice.group,
            criterion: voice.criterion,
            item: voice.line,
            said: voice.last,
        };
        column.voices.iter().map(one).collect::<Vec<_>>()
    };
    columns.iter().flat_map(of).collect()
}

/// What the sampling of weights starts from: the first eight bytes of the digest of the terms, so that everybody who works it out
/// from the same agreement gets the same answer.
fn seed(terms: &Terms) -> Result<u64, Refused> {
    let digest = Sha256::digest(serde_json::to_vec(terms)?);
    let first: [u8; 8] = std::array::from_fn(|at| digest.get(at).copied().unwrap_or_default());
    Ok(u64::from_be_bytes(first))
}
