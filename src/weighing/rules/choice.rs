//! What a choice needs before it can be kept.

use super::firsts;
use super::totals::Total;
use serde::{Deserialize, Serialize};

/// Fewest characters of the reasons for a choice.
pub const REASONS_MIN: usize = 20;
/// Fewest characters of the reason for not following the panel.
pub const AGAINST_MIN: usize = 20;
/// Most characters of either.
pub const TEXT_MAX: usize = 4000;
/// The panel is owed its answer within so many working days.
pub const FEEDBACK_WORKING_DAYS: u32 = 10;

/// How a choice stands to the panel's own order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(type_name = "text", rename_all = "snake_case"))]
pub enum Stance {
    /// The panel put this candidate first, perhaps beside others.
    WithPanel,
    /// The panel put somebody else first.
    AgainstPanel,
    /// The panel's scores put nobody first: an answer to the panel must say how they were weighed.
    NoPanelOrder,
}

impl Stance {
    /// Rule 7: a written reason that the panel gets to hear.
    #[must_use]
    pub fn needs_reason(self) -> bool {
        self != Self::WithPanel
    }
}

/// How the choice of `chosen` stands to the panel's order among those who could be chosen.
///
/// Somebody whose panel result is incomplete was not put first by the panel while anybody else was.
pub fn stance<Id: Copy + PartialEq>(chosen: Id, panel_totals: &[(Id, Total)]) -> Stance {
    let totals: Vec<_> = panel_totals.iter().map(|(id, total)| (*id, total.as_ref().ok().copied())).collect();
    match firsts(&totals) {
        first if first.is_empty() => Stance::NoPanelOrder,
        first if first.contains(&chosen) => Stance::WithPanel,
        _ => Stance::AgainstPanel,
    }
}

/// How the panel is told a reason for not following it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(type_name = "text", rename_all = "snake_case"))]
pub enum Told {
    /// In the words that were written.
    AsItIs,
    /// Only: a check that must be done did not go well.
    Check,
    /// Only: something private to a candidate.
    Private,
    /// Only: another reason that cannot be told.
    Other,
}

impl Told {
    /// Every way, in the order a form offers them.
    pub const ALL: [Self; 4] = [Self::AsItIs, Self::Check, Self::Private, Self::Other];

    /// The code that is stored, posted and used in text names.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::AsItIs => "as_it_is",
            Self::Check => "check",
            Self::Private => "private",
            Self::Other => "other",
        }
    }

    /// The way of a posted code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|told| told.code() == code)
    }
}

/// A choice as it was filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish<'a, Id> {
    pub chosen: Option<Id>,
    pub reserves: &'a [Id],
    pub reasons: &'a str,
    pub against_reason: &'a str,
    pub told: Option<Told>,
}

/// Why a choice cannot be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoChoice {
    #[error("nobody was chosen")]
    NobodyChosen,
    #[error("this candidate cannot be chosen")]
    NotInReach,
    #[error("a reserve cannot be chosen as well")]
    ReserveIsChosen,
    #[error("the reasons are missing")]
    ReasonsNeeded,
    #[error("the panel put somebody else first and no reason is given")]
    AgainstReasonNeeded,
    #[error("the panel's scores give no order and the panel is told nothing about it")]
    NoOrderReasonNeeded,
    #[error("how the panel is told is missing")]
    ToldNeeded,
    #[error("too long")]
    TooLong,
}

impl NoChoice {
    /// The message.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NobodyChosen => "weighing-nobody-chosen",
            Self::NotInReach => "weighing-not-in-reach",
            Self::ReserveIsChosen => "weighing-reserve-is-chosen",
            Self::ReasonsNeeded => "weighing-reasons-needed",
            Self::AgainstReasonNeeded => "weighing-against-reason-needed",
            Self::NoOrderReasonNeeded => "weighing-no-order-reason-needed",
            Self::ToldNeeded => "weighing-told-needed",
            Self::TooLong => "weighing-too-long",
        }
    }

    /// The field beside which the message stands.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::NobodyChosen | Self::NotInReach => "chosen",
            Self::ReserveIsChosen => "reserves",
            Self::ReasonsNeeded | Self::TooLong => "reasons",
            Self::AgainstReasonNeeded | Self::NoOrderReasonNeeded => "against_reason",
            Self::ToldNeeded => "told",
        }
    }
}

/// May this choice be kept? `in_reach` are those who can be chosen, each with the panel's own result.
/// Answers everything that is wrong at once, so that a form names it all.
pub fn may_choose<Id: Copy + PartialEq>(
    wish: &Wish<'_, Id>,
    in_reach: &[(Id, Total)],
) -> Result<(Id, Stance), Vec<NoChoice>> {
    let mut wrong = Vec::new();
    let reachable = |id: &Id| in_reach.iter().any(|(other, _)| other == id);
    match wish.chosen {
        None => wrong.push(NoChoice::NobodyChosen),
        Some(chosen) if !reachable(&chosen) => wrong.push(NoChoice::NotInReach),
        Some(chosen) if wish.reserves.contains(&chosen) => wrong.push(NoChoice::ReserveIsChosen),
        Some(_) => {}
    }
    if !wish.reserves.iter().all(reachable) && !wrong.contains(&NoChoice::NotInReach) {
        wrong.push(NoChoice::NotInReach);
    }
    if length(wish.reasons) < REASONS_MIN {
        wrong.push(NoChoice::ReasonsNeeded);
    } else if length(wish.reasons) > TEXT_MAX || length(wish.against_reason) > TEXT_MAX {
        wrong.push(NoChoice::TooLong);
    }
    let stance = wish.chosen.filter(|chosen| reachable(chosen)).map(|chosen| (chosen, stance(chosen, in_reach)));
    if let Some((_, stance)) = stance.filter(|(_, stance)| stance.needs_reason()) {
        if length(wish.against_reason) < AGAINST_MIN {
            wrong.push(match stance {
                Stance::NoPanelOrder => NoChoice::NoOrderReasonNeeded,
                Stance::AgainstPanel | Stance::WithPanel => NoChoice::AgainstReasonNeeded,
            });
        }
        if wish.told.is_none() {
            wrong.push(NoChoice::ToldNeeded);
        }
    }
    stance.filter(|_| wrong.is_empty()).ok_or(wrong)
}

/// Characters that count: spaces at the ends and runs of them do not.
fn length(text: &str) -> usize {
    text.split_whitespace().map(|word| word.chars().count() + 1).sum::<usize>().saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::super::{Fraction, Missing, NoTotal, Which};
    use super::*;
    use crate::scenario::Criterion;
    use proptest::prelude::*;

    const WHY: &str = "Sam has done this work before, and both referees said so.";

    fn total(num: i128, den: i128) -> Total {
        Ok(Fraction::new(num, den).expect("a fraction"))
    }

    fn none() -> Total {
        Err(NoTotal::Missing(vec![Missing { criterion: Criterion::Consent, which: Which::Panel }]))
    }

    fn wish(chosen: u8) -> Wish<'static, u8> {
        Wish { chosen: Some(chosen), reserves: &[], reasons: WHY, against_reason: "", told: None }
    }

    #[test]
    fn following_the_panel_needs_no_second_reason() {
        let in_reach = [(1, total(1, 2)), (2, total(2, 4)), (3, total(1, 3))];
        for first in [1, 2] {
            assert_eq!(may_choose(&wish(first), &in_reach), Ok((first, Stance::WithPanel)));
        }
    }

    #[test]
    fn a_choice_against_the_panel_is_not_kept_without_its_own_reason() {
        let in_reach = [(1, total(1, 2)), (2, total(1, 3))];
        let stopped = Err(vec![NoChoice::AgainstReasonNeeded, NoChoice::ToldNeeded]);
        assert_eq!(may_choose(&wish(2), &in_reach), stopped);
        let blank = Wish { against_reason: "  because           so   ", told: Some(Told::AsItIs), ..wish(2) };
        assert_eq!(may_choose(&blank, &in_reach), Err(vec![NoChoice::AgainstReasonNeeded]), "spaces are no reason");
        let told = Wish { against_reason: WHY, told: Some(Told::Check), ..wish(2) };
        assert_eq!(may_choose(&told, &in_reach), Ok((2, Stance::AgainstPanel)));
    }

    #[test]
    fn somebody_with_an_incomplete_panel_result_was_not_put_first() {
        assert_eq!(stance(2, &[(1, total(0, 1)), (2, none())]), Stance::AgainstPanel);
        assert_eq!(stance(1, &[(1, total(0, 1)), (2, none())]), Stance::WithPanel);
        assert_eq!(stance(1, &[(1, none()), (2, none())]), Stance::NoPanelOrder);
    }

    #[test]
    fn without_any_order_the_panel_is_still_owed_a_reason() {
        let in_reach = [(1, none()), (2, none())];
        assert_eq!(may_choose(&wish(1), &in_reach), Err(vec![NoChoice::NoOrderReasonNeeded, NoChoice::ToldNeeded]));
    }

    #[test]
    fn everything_that_is_wrong_is_named_at_once() {
        let empty = Wish { chosen: None, reasons: "no", ..wish(1) };
        assert_eq!(may_choose(&empty, &[(1, total(1, 2))]), Err(vec![NoChoice::NobodyChosen, NoChoice::ReasonsNeeded]));
        let both = Wish { reserves: &[1], ..wish(1) };
        assert_eq!(may_choose(&both, &[(1, total(1, 2))]), Err(vec![NoChoice::ReserveIsChosen]));
        let outside = Wish { reserves: &[9], ..wish(1) };
        assert_eq!(may_choose(&outside, &[(1, total(1, 2))]), Err(vec![NoChoice::NotInReach]));
    }

    proptest! {
        #[test]
        fn no_choice_against_the_panel_is_ever_kept_without_a_reason(
            totals in proptest::collection::vec(proptest::option::of((0_i128..5, 1_i128..5)), 1..6),
            chosen in 0_usize..6, reason in "[a-z .]{0,40}", told in 0_usize..5
        ) {
            let in_reach: Vec<(usize, Total)> =
                totals.iter().enumerate().map(|(id, t)| (id, t.map_or_else(none, |(a, b)| total(a, b)))).collect();
            let wish = Wish {
                chosen: Some(chosen), reserves: &[], reasons: WHY, against_reason: &reason,
                told: Told::ALL.get(told).copied(),
            };
            if let Ok((who, stance)) = may_choose(&wish, &in_reach) {
                let best = in_reach.iter().filter_map(|(_, total)| total.as_ref().ok()).max();
                let first = best.is_some() && in_reach[who].1.as_ref().ok() == best;
                prop_assert_eq!(first, stance == Stance::WithPanel);
                prop_assert!(first || (reason.trim().len() >= AGAINST_MIN && wish.told.is_some()));
            }
        }
    }
}
