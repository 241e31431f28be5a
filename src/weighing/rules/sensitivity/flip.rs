//! How many points of weight would have to move before somebody else draws level with the leader?
//!
//! With d the leader's lead on each criterion, weight is moved from the criterion where the lead is largest to the one
//! where it is smallest, and when that weight is used up from the next largest: no other way needs fewer points. When
//! the other is better on some criterion, any more than that puts them first. When they are level at best, they can at
//! most draw level; when the leader is better on every criterion, no weights help.

use super::{Sheet, Why};
use crate::scenario::Criterion;
use crate::weighing::rules::Fraction;
use serde::Serialize;

/// How far the weights are from another leader.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Flip<Id> {
    /// Who stands behind the leader.
    pub other: Id,
    pub moves: Moves,
}

/// Points of weight, of a hundred, that would have to move.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Moves {
    /// They are level when so many points have moved, and with any more the other is first.
    Passes { points: Fraction, from: Vec<(Criterion, Fraction)>, to: Criterion },
    /// They are level when so many points have moved, and no weights put the other first.
    AtMostLevel { points: Fraction, from: Vec<(Criterion, Fraction)>, to: Criterion },
    /// The leader is better on every criterion.
    Never,
}

impl Moves {
    /// The code of this answer.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Passes { .. } => "passes",
            Self::AtMostLevel { .. } => "at_most_level",
            Self::Never => "never",
        }
    }

    /// How many points have to move, if any number helps.
    #[must_use]
    pub fn points(&self) -> Option<Fraction> {
        match self {
            Self::Passes { points, .. } | Self::AtMostLevel { points, .. } => Some(*points),
            Self::Never => None,
        }
    }
}

/// For everybody but the leader, how far the weights are from putting them first.
///
/// # Errors
/// Nobody leads alone, or the numbers are too large to be exact.
pub fn flip<Id: Copy + PartialEq, Seat: Copy + PartialEq>(sheet: &Sheet<Id, Seat>) -> Result<Vec<Flip<Id>>, Why> {
    let values = sheet.values(None)?;
    let [leader] = sheet.firsts()?[..] else { return Err(Why::SharedFirst) };
    let lead = values.get(leader).ok_or(Why::NoTotals)?;
    let others = sheet.candidates.iter().zip(&values).enumerate().filter(|(at, _)| *at != leader);
    others
        .map(|(_, (other, own))| {
            let leads = lead.iter().zip(own).map(|(lead, own)| lead.minus(*own)).collect::<Option<Vec<_>>>();
            let moves = leads.and_then(|leads| moves(&sheet.weights, &leads)).ok_or(Why::TooLarge)?;
            Ok(Flip { other: *other, moves })
        })
        .collect()
}

/// The fewest points that have to move; none when they are too large to be exact.
fn moves(weights: &[(Criterion, u8)], leads: &[Fraction]) -> Option<Moves> {
    let mut by_lead: Vec<_> = leads.iter().copied().zip(weights.iter().copied()).collect();
    // A stable sort: criteria with the same lead stay in the order people read them.
    by_lead.sort_by_key(|(lead, _)| std::cmp::Reverse(*lead));
    let least = by_lead.iter().map(|(lead, _)| *lead).min()?;
    let (_, (to, _)) = *by_lead.iter().find(|(lead, _)| *lead == least)?;
    if least > Fraction::ZERO {
        return Some(Moves::Never);
    }
    let mut gap = Fraction::ZERO;
    for (lead, (_, weight)) in &by_lead {
        gap = Fraction::whole(i64::from(*weight)).times(*lead)?.plus(gap)?;
    }
    let (mut points, mut from) = (Fraction::ZERO, Vec::new());
    for (lead, (criterion, weight)) in by_lead {
        if gap <= Fraction::ZERO || lead == least {
            break;
        }
        let closes = lead.minus(least)?;
        let moved = gap.over(closes)?.min(Fraction::whole(i64::from(weight)));
        gap = gap.minus(moved.times(closes)?)?;
        points = points.plus(moved)?;
        from.push((criterion, moved));
    }
    let level = least == Fraction::ZERO;
    Some(if level { Moves::AtMostLevel { points, from, to } } else { Moves::Passes { points, from, to } })
}
