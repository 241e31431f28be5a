//! What a choice needs before it can be kept.

use super::totals::Total;
use super::{Outside, firsts};
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
    /// The panel put somebody else first, or this candidate did not pass what had to go well, or was said no to.
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

/// Somebody who can be chosen: the panel's own result, and whether they left the order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InReach<Id> {
    pub id: Id,
    pub panel_total: Total,
    pub outside: Outside,
}

/// How the choice of `chosen` stands to the panel's order among those who could be chosen.
///
/// Somebody whose panel result is incomplete was not put first by the panel while anybody else was. Whoever left the order is
/// never first, and to choose them goes against the panel whatever the numbers say.
pub fn stance<Id: Copy + PartialEq>(chosen: Id, in_reach: &[InReach<Id>]) -> Stance {
    if in_reach.iter().any(|one| one.id == chosen && one.outside.is_outside()) {
        return Stance::AgainstPanel;
    }
    let ordered = in_reach.iter().filter(|one| !one.outside.is_outside());
    let totals: Vec<_> = ordered.map(|one| (one.id, one.panel_total.as_ref().ok().copied())).collect();
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
    /// The panel's result is advice: it is answered in writing whoever is chosen.
    pub advisory: bool,
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
    #[error("the candidate did not pass what had to go well and no reason is given")]
    GateReasonNeeded,
    #[error("the panel member who will be supported said no and no reason is given")]
    VetoReasonNeeded,
    #[error("the panel's result is advice and is not answered")]
    AdviceAnswerNeeded,
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
            Self::GateReasonNeeded => "weighing-gate-reason-needed",
            Self::VetoReasonNeeded => "weighing-veto-reason-needed",
            Self::AdviceAnswerNeeded => "weighing-advice-answer-needed",
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
            Self::AgainstReasonNeeded
            | Self::NoOrderReasonNeeded
            | Self::GateReasonNeeded
            | Self::VetoReasonNeeded
            | Self::AdviceAnswerNeeded => "against_reason",
            Self::ToldNeeded => "told",
        }
    }
}

/// May this choice be kept? `in_reach` are those who can be chosen.
/// Answers everything that is wrong at once, so that a form names it all.
pub fn may_choose<Id: Copy + PartialEq>(
    wish: &Wish<'_, Id>,
    in_reach: &[InReach<Id>],
) -> Result<(Id, Stance), Vec<NoChoice>> {
    let mut wrong = Vec::new();
    let reachable = |id: &Id| in_reach.iter().any(|one| one.id == *id);
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
    if let Some((chosen, stance)) = stance.filter(|(_, stance)| stance.needs_reason() || wish.advisory) {
        if length(wish.against_reason) < AGAINST_MIN {
            let outside = in_reach.iter().find(|one| one.id == chosen).map(|one| one.outside).unwrap_or_default();
            wrong.push(match stance {
                Stance::WithPanel => NoChoice::AdviceAnswerNeeded,
                Stance::NoPanelOrder => NoChoice::NoOrderReasonNeeded,
                Stance::AgainstPanel if outside.veto => NoChoice::VetoReasonNeeded,
                Stance::AgainstPanel if outside.gate => NoChoice::GateReasonNeeded,
                Stance::AgainstPanel => NoChoice::AgainstReasonNeeded,
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
        Wish { chosen: Some(chosen), reserves: &[], reasons: WHY, against_reason: "", told: None, advisory: false }
    }

    fn reach<const N: usize>(those: [(u8, Total); N]) -> [InReach<u8>; N] {
        those.map(|(id, panel_total)| InReach { id, panel_total, outside: Outside::default() })
    }

    const GATE: Outside = Outside { gate: true, veto: false };
    const VETO: Outside = Outside { gate: true, veto: true };

    #[test]
    fn following_the_panel_needs_no_second_reason() {
        let in_reach = reach([(1, total(1, 2)), (2, total(2, 4)), (3, total(1, 3))]);
        for first in [1, 2] {
            assert_eq!(may_choose(&wish(first), &in_reach), Ok((first, Stance::WithPanel)));
        }
    }

    #[test]
    fn a_choice_against_the_panel_is_not_kept_without_its_own_reason() {
        let in_reach = reach([(1, total(1, 2)), (2, total(1, 3))]);
        let stopped = Err(vec![NoChoice::AgainstReasonNeeded, NoChoice::ToldNeeded]);
        assert_eq!(may_choose(&wish(2), &in_reach), stopped);
        let blank = Wish { against_reason: "  because           so   ", told: Some(Told::AsItIs), ..wish(2) };
        assert_eq!(may_choose(&blank, &in_reach), Err(vec![NoChoice::AgainstReasonNeeded]), "spaces are no reason");
        let told = Wish { against_reason: WHY, told: Some(Told::Check), ..wish(2) };
        assert_eq!(may_choose(&told, &in_reach), Ok((2, Stance::AgainstPanel)));
    }

    #[test]
    fn somebody_with_an_incomplete_panel_result_was_not_put_first() {
        assert_eq!(stance(2, &reach([(1, total(0, 1)), (2, none())])), Stance::AgainstPanel);
        assert_eq!(stance(1, &reach([(1, total(0, 1)), (2, none())])), Stance::WithPanel);
        assert_eq!(stance(1, &reach([(1, none()), (2, none())])), Stance::NoPanelOrder);
    }

    #[test]
    fn without_any_order_the_panel_is_still_owed_a_reason() {
        let in_reach = reach([(1, none()), (2, none())]);
        assert_eq!(may_choose(&wish(1), &in_reach), Err(vec![NoChoice::NoOrderReasonNeeded, NoChoice::ToldNeeded]));
    }

    #[test]
    fn everything_that_is_wrong_is_named_at_once() {
        let empty = Wish { chosen: None, reasons: "no", ..wish(1) };
        assert_eq!(
            may_choose(&empty, &reach([(1, total(1, 2))])),
            Err(vec![NoChoice::NobodyChosen, NoChoice::ReasonsNeeded])
        );
        let both = Wish { reserves: &[1], ..wish(1) };
        assert_eq!(may_choose(&both, &reach([(1, total(1, 2))])), Err(vec![NoChoice::ReserveIsChosen]));
        let outside = Wish { reserves: &[9], ..wish(1) };
        assert_eq!(may_choose(&outside, &reach([(1, total(1, 2))])), Err(vec![NoChoice::NotInReach]));
    }

    #[test]
    fn whoever_did_not_pass_or_was_said_no_to_is_chosen_only_with_a_reason() {
        let mut in_reach = reach([(1, total(1, 1)), (2, total(1, 3))]);
        for (outside, needed) in [(GATE, NoChoice::GateReasonNeeded), (VETO, NoChoice::VetoReasonNeeded)] {
            in_reach[0].outside = outside;
            assert_eq!(may_choose(&wish(1), &in_reach), Err(vec![needed, NoChoice::ToldNeeded]));
            let told = Wish { against_reason: WHY, told: Some(Told::AsItIs), ..wish(1) };
            assert_eq!(may_choose(&told, &in_reach), Ok((1, Stance::AgainstPanel)));
            // The next one is first now.
            assert_eq!(may_choose(&wish(2), &in_reach), Ok((2, Stance::WithPanel)));
        }
        in_reach[1].outside = GATE;
        assert_eq!(stance(2, &in_reach), Stance::AgainstPanel, "nobody passed, and nobody is chosen silently");
    }

    #[test]
    fn advice_is_answered_whoever_is_chosen() {
        let in_reach = reach([(1, total(1, 2)), (2, total(1, 3))]);
        let advised = Wish { advisory: true, ..wish(1) };
        assert_eq!(may_choose(&advised, &in_reach), Err(vec![NoChoice::AdviceAnswerNeeded, NoChoice::ToldNeeded]));
        let answered = Wish { against_reason: WHY, told: Some(Told::AsItIs), ..advised };
        assert_eq!(may_choose(&answered, &in_reach), Ok((1, Stance::WithPanel)));
    }

    proptest! {
        #[test]
        fn no_choice_against_order_gate_or_veto_is_ever_kept_without_a_reason(
            those in proptest::collection::vec(
                (proptest::option::of((0_i128..5, 1_i128..5)), proptest::bool::weighted(0.3), proptest::bool::weighted(0.2)),
                1..6,
            ),
            chosen in 0_usize..6, reason in "[a-z .]{0,40}", told in 0_usize..5, advisory: bool
        ) {
            let in_reach: Vec<InReach<usize>> = those
                .iter()
                .enumerate()
                .map(|(id, (t, gate, veto))| InReach {
                    id,
                    panel_total: t.map_or_else(none, |(a, b)| total(a, b)),
                    outside: Outside { gate: *gate, veto: *veto },
                })
                .collect();
            let wish = Wish {
                chosen: Some(chosen), reserves: &[], reasons: WHY, against_reason: &reason,
                told: Told::ALL.get(told).copied(), advisory,
            };
            if let Ok((who, stance)) = may_choose(&wish, &in_reach) {
                let ordered = in_reach.iter().filter(|one| !one.outside.gate && !one.outside.veto);
                let best = ordered.filter_map(|one| one.panel_total.as_ref().ok()).max();
                let one = &in_reach[who];
                let first =
                    best.is_some() && one.panel_total.as_ref().ok() == best && !one.outside.gate && !one.outside.veto;
                prop_assert_eq!(first, stance == Stance::WithPanel);
                prop_assert!(first && !advisory || (reason.trim().len() >= AGAINST_MIN && wish.told.is_some()));
            }
        }
    }
}
