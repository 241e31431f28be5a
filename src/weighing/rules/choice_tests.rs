//! What a choice needs, case by case and for any.

use super::super::{Fraction, Missing, NoTotal, Which};
use super::*;
use proptest::prelude::*;

const WHY: &str = "Sam has done this work before, and both referees said so.";
const ON: &[Ground] = &[Ground::Criterion(Criterion::Listening)];
const GATE: Outside = Outside { gate: true, veto: false };
const VETO: Outside = Outside { gate: true, veto: true };

fn total(num: i128, den: i128) -> Total {
    Ok(Fraction::new(num, den).expect("a fraction"))
}

fn none() -> Total {
    Err(NoTotal::Missing(vec![Missing { criterion: Criterion::Consent, which: Which::Panel }]))
}

fn reach<const N: usize>(those: [(u8, Total); N]) -> [InReach<u8>; N] {
    those.map(|(id, panel_total)| InReach { id, panel_total, outside: Outside::default() })
}

fn said(id: u8, outcome: Outcome) -> ForOne<'static, u8> {
    ForOne { id, outcome: Some(outcome), rests_on: ON, reasons: WHY }
}

/// `chosen` is chosen, and everybody else of these is not.
fn each(chosen: u8, of: &[InReach<u8>]) -> Vec<ForOne<'static, u8>> {
    let outcome = |id| if id == chosen { Outcome::Chosen } else { Outcome::NotChosen };
    of.iter().map(|one| said(one.id, outcome(one.id))).collect()
}

fn wish<'a>(each: &'a [ForOne<'a, u8>]) -> Wish<'a, u8> {
    Wish { each, next: None, against_reason: "", told: None, advisory: false }
}

fn told<'a>(wish: Wish<'a, u8>) -> Wish<'a, u8> {
    Wish { against_reason: WHY, told: Some(Told::AsItIs), ..wish }
}

fn chosen(id: u8, stance: Stance) -> Result<Decided<u8>, Vec<Wrong<u8>>> {
    Ok(Decided { chosen: Some(id), stance })
}

/// Wrong about the whole.
fn wrong<const N: usize>(whys: [NoChoice; N]) -> Result<Decided<u8>, Vec<Wrong<u8>>> {
    Err(whys.into_iter().map(|why| Wrong { about: None, why }).collect())
}

#[test]
fn following_the_panel_needs_no_second_reason() {
    let in_reach = reach([(1, total(1, 2)), (2, total(2, 4)), (3, total(1, 3))]);
    for first in [1, 2] {
        assert_eq!(may_choose(&wish(&each(first, &in_reach)), &in_reach), chosen(first, Stance::WithPanel));
    }
}

#[test]
fn a_choice_against_the_panel_is_not_kept_without_its_own_reason() {
    let in_reach = reach([(1, total(1, 2)), (2, total(1, 3))]);
    let two = each(2, &in_reach);
    let stopped = wrong([NoChoice::AgainstReasonNeeded, NoChoice::ToldNeeded]);
    assert_eq!(may_choose(&wish(&two), &in_reach), stopped);
    let blank = Wish { against_reason: "  because           so   ", told: Some(Told::AsItIs), ..wish(&two) };
    assert_eq!(may_choose(&blank, &in_reach), wrong([NoChoice::AgainstReasonNeeded]), "spaces are no reason");
    assert_eq!(may_choose(&told(wish(&two)), &in_reach), chosen(2, Stance::AgainstPanel));
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
    let needed = wrong([NoChoice::NoOrderReasonNeeded, NoChoice::ToldNeeded]);
    assert_eq!(may_choose(&wish(&each(1, &in_reach)), &in_reach), needed);
}

#[test]
fn each_candidate_gets_an_outcome_with_reasons_and_what_they_rest_on() {
    let in_reach = reach([(1, total(1, 2)), (2, total(1, 3)), (3, total(1, 4))]);
    let bare = ForOne { rests_on: &[], reasons: "no", ..said(2, Outcome::Reserve) };
    let long = "x".repeat(TEXT_MAX + 1);
    let long = ForOne { reasons: &long, ..said(3, Outcome::NotChosen) };
    let about = |id, why| Wrong { about: Some(id), why };
    assert_eq!(
        may_choose(&wish(&[bare, long]), &in_reach),
        Err(vec![
            about(1, NoChoice::OutcomeNeeded),
            about(1, NoChoice::GroundNeeded),
            about(1, NoChoice::ReasonsNeeded),
            about(2, NoChoice::GroundNeeded),
            about(2, NoChoice::ReasonsNeeded),
            about(3, NoChoice::TooLong),
        ]),
        "everything that is wrong is named at once"
    );
    let mut outside = each(1, &in_reach);
    outside.push(said(9, Outcome::Reserve));
    assert_eq!(may_choose(&wish(&outside), &in_reach), Err(vec![about(9, NoChoice::NotInReach)]));
    let mut two = each(1, &in_reach);
    two[2].outcome = Some(Outcome::Chosen);
    assert_eq!(may_choose(&wish(&two), &in_reach), Err(vec![about(3, NoChoice::SeveralChosen)]));
}

#[test]
fn that_nobody_is_chosen_is_said_and_the_panel_hears_why() {
    let mut in_reach = reach([(1, total(1, 2)), (2, total(1, 3))]);
    let nobody: Vec<_> = [1, 2].map(|id| said(id, Outcome::NotChosen)).into();
    assert_eq!(may_choose(&wish(&nobody), &in_reach), wrong([NoChoice::NobodyChosen]), "never by leaving it out");
    for next in Next::ALL {
        let next = Wish { next: Some(next), ..wish(&nobody) };
        assert_eq!(may_choose(&next, &in_reach), wrong([NoChoice::NobodyReasonNeeded, NoChoice::ToldNeeded]));
        let against = Decided { chosen: None, stance: Stance::AgainstPanel };
        assert_eq!(may_choose(&told(next), &in_reach), Ok(against), "the panel put somebody first");
    }
    let one = each(1, &in_reach);
    let both = Wish { next: Some(Next::End), ..told(wish(&one)) };
    assert_eq!(may_choose(&both, &in_reach), wrong([NoChoice::SomebodyIsChosen]));
    in_reach.iter_mut().for_each(|one| one.outside = GATE);
    assert_eq!(stance_of_nobody(&in_reach), Stance::WithPanel, "nobody passed what was agreed");
    let next = Wish { next: Some(Next::Readvertise), ..wish(&nobody) };
    let needed = wrong([NoChoice::NobodyReasonNeeded, NoChoice::ToldNeeded]);
    assert_eq!(may_choose(&next, &in_reach), needed, "the panel hears it all the same");
    assert_eq!(stance_of_nobody(&reach([(1, none())])), Stance::NoPanelOrder);
}

#[test]
fn whoever_did_not_pass_or_was_said_no_to_is_chosen_only_with_a_reason() {
    let mut in_reach = reach([(1, total(1, 1)), (2, total(1, 3))]);
    for (outside, needed) in [(GATE, NoChoice::GateReasonNeeded), (VETO, NoChoice::VetoReasonNeeded)] {
        in_reach[0].outside = outside;
        let one = each(1, &in_reach);
        assert_eq!(may_choose(&wish(&one), &in_reach), wrong([needed, NoChoice::ToldNeeded]));
        assert_eq!(may_choose(&told(wish(&one)), &in_reach), chosen(1, Stance::AgainstPanel));
        // The next one is first now.
        assert_eq!(may_choose(&wish(&each(2, &in_reach)), &in_reach), chosen(2, Stance::WithPanel));
    }
    in_reach[1].outside = GATE;
    assert_eq!(stance(2, &in_reach), Stance::AgainstPanel, "nobody passed, and nobody is chosen silently");
}

#[test]
fn advice_is_answered_whoever_is_chosen() {
    let in_reach = reach([(1, total(1, 2)), (2, total(1, 3))]);
    let one = each(1, &in_reach);
    let advised = Wish { advisory: true, ..wish(&one) };
    let needed = wrong([NoChoice::AdviceAnswerNeeded, NoChoice::ToldNeeded]);
    assert_eq!(may_choose(&advised, &in_reach), needed);
    assert_eq!(may_choose(&told(advised), &in_reach), chosen(1, Stance::WithPanel));
}

#[test]
fn every_code_is_read_as_it_is_written() {
    let grounds = Criterion::ALL.into_iter().map(Ground::Criterion).chain([Ground::Checks, Ground::Other]);
    for ground in grounds {
        assert_eq!(Ground::of_code(ground.code()), Some(ground));
    }
    assert_eq!(Ground::of_code("looks"), None);
    for next in Next::ALL {
        assert_eq!(Next::parse(next.code()), Some(next));
    }
}

proptest! {
    #[test]
    fn no_choice_against_order_gate_or_veto_and_none_of_nobody_is_ever_kept_without_a_reason(
        those in proptest::collection::vec(
            (proptest::option::of((0_i128..5, 1_i128..5)), proptest::bool::weighted(0.3), proptest::bool::weighted(0.2)),
            1..6,
        ),
        outcomes in proptest::collection::vec(0_usize..4, 6),
        next in 0_usize..3, reason in "[a-z .]{0,40}", told in 0_usize..5, advisory: bool
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
        let outcome = |n: usize| [Outcome::Chosen, Outcome::Reserve, Outcome::NotChosen].get(n).copied();
        let each: Vec<_> = (0..those.len())
            .map(|id| ForOne { id, outcome: outcome(outcomes[id]), rests_on: ON, reasons: WHY })
            .collect();
        let wish = Wish {
            each: &each, next: Next::ALL.get(next).copied(), against_reason: &reason,
            told: Told::ALL.get(told).copied(), advisory,
        };
        if let Ok(Decided { chosen, stance }) = may_choose(&wish, &in_reach) {
            prop_assert_eq!(chosen.is_none(), wish.next.is_some());
            prop_assert!(each.iter().all(|one| one.outcome.is_some()));
            let ordered = in_reach.iter().filter(|one| !one.outside.gate && !one.outside.veto);
            let best = ordered.filter_map(|one| one.panel_total.as_ref().ok()).max();
            let is_first = chosen.is_some_and(|id| {
                let one = &in_reach[id];
                best.is_some() && one.panel_total.as_ref().ok() == best && !one.outside.gate && !one.outside.veto
            });
            if chosen.is_some() {
                prop_assert_eq!(is_first, stance == Stance::WithPanel);
            }
            prop_assert!(is_first && !advisory || (reason.trim().len() >= AGAINST_MIN && wish.told.is_some()));
        }
    }
}
