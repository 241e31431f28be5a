use super::*;
use crate::panel::SeatKind::{Colleague, Manager, PanelMember, Shadow};
use proptest::prelude::*;

fn seat(person: u8, kind: SeatKind) -> SeatFacts<u8> {
    SeatFacts { person, kind, supporter: None }
}

fn kinds() -> impl Strategy<Value = SeatKind> {
    prop::sample::select(SeatKind::ALL)
}

fn ready(name: &str) -> SeatReady {
    SeatReady {
        name: name.into(),
        kind: PanelMember,
        withdrawn: false,
        away: None,
        take_part: Some(true),
        scores_recorded: Some(true),
    }
}

fn readiness() -> Readiness {
    Readiness {
        kit_ready: true,
        seats: vec![ready("Ann"), ready("Ben"), ready("Priya")],
        unasked: 0,
        announced: true,
        candidates: vec![("Sam".into(), true)],
        day_holds: true,
    }
}

#[test]
fn a_panel_with_everything_may_start() {
    assert_eq!(missing(&readiness()), []);
}

#[test]
fn an_empty_panel_is_told_everything_at_once() {
    assert_eq!(
        missing(&Readiness { unasked: 3, ..Readiness::default() }),
        [
            Missing::Kit,
            Missing::Seats { counted: 0 },
            Missing::Askers { questions: 3 },
            Missing::Agreement,
            Missing::Candidates,
            Missing::Day
        ]
    );
}

#[test]
fn a_member_who_has_not_been_asked_is_waited_for_by_name() {
    let mut panel = readiness();
    panel.seats[1].scores_recorded = None;
    assert_eq!(missing(&panel), [Missing::Consent { name: "Ben".into() }]);
}

#[test]
fn a_no_is_an_answer() {
    let mut panel = readiness();
    panel.seats[1].scores_recorded = Some(false);
    assert_eq!(missing(&panel), []);
}

#[test]
fn a_member_who_cannot_come_does_not_block_the_day() {
    let mut panel = readiness();
    panel.seats[1] = SeatReady { take_part: None, away: Some(AwayReason::Unwell), ..ready("Ben") };
    assert_eq!(missing(&panel), []);
}

#[test]
fn a_candidate_without_a_notice_is_named() {
    let mut panel = readiness();
    panel.candidates.push(("Joy".into(), false));
    assert_eq!(missing(&panel), [Missing::Notice { name: "Joy".into() }]);
}

#[test]
fn a_panel_member_may_chair_and_a_colleague_may_not() {
    assert_eq!(check_seats(1, &[seat(1, PanelMember), seat(2, Manager)]), Ok(()));
    assert_eq!(check_seats(1, &[seat(1, Colleague), seat(2, Manager)]), Err(Refusal::FacilitatorSits));
    assert_eq!(check_seats(1, &[seat(1, Shadow)]), Err(Refusal::FacilitatorSits));
}

#[test]
fn a_supporter_holds_no_seat_here_and_sees_no_others_day() {
    let supported = |supporter| SeatFacts { supporter: Some(supporter), ..seat(2, PanelMember) };
    assert_eq!(check_seats(1, &[supported(9), seat(3, Manager)]), Ok(()));
    assert_eq!(check_seats(1, &[supported(3), seat(3, Manager)]), Err(Refusal::SupporterSits));
    assert_eq!(check_seats(1, &[supported(3), seat(3, Shadow)]), Err(Refusal::SupporterSits));
    assert_eq!(check_seats(1, &[supported(2)]), Err(Refusal::SupportsSelf));
    assert_eq!(check_seats(1, &[supported(1)]), Err(Refusal::FacilitatorSupports));
}

#[test]
fn weights_are_whole_and_make_a_hundred() {
    let weights =
        |pairs: &[(&str, i64)]| Weights(pairs.iter().map(|(name, weight)| ((*name).into(), *weight)).collect());
    assert_eq!(check_weights(&["talk", "empathy"], &weights(&[("talk", 60), ("empathy", 40)])), Ok(()));
    assert_eq!(
        check_weights(&["talk", "empathy"], &weights(&[("talk", 60), ("empathy", 30)])),
        Err(Refusal::WeightsSum { sum: 90 })
    );
    assert_eq!(
        check_weights(&["talk", "empathy"], &weights(&[("talk", 140), ("empathy", -40)])),
        Err(Refusal::WeightOffScale)
    );
    assert_eq!(check_weights(&["talk", "empathy"], &weights(&[("talk", 100)])), Err(Refusal::WeightsMissing));
    assert_eq!(check_weights(&[], &weights(&[])), Err(Refusal::WeightsMissing));
}

#[test]
fn an_announced_agreement_changes_with_a_reason_and_a_frozen_one_never() {
    assert_eq!(check_change(false, false, ""), Ok(()));
    assert_eq!(check_change(true, false, "  "), Err(Refusal::ReasonNeeded));
    assert_eq!(check_change(true, false, "The panel asked for it"), Ok(()));
    assert_eq!(check_change(true, true, "The panel asked for it"), Err(Refusal::AgreementFrozen));
}

#[test]
fn i_would_rather_not_leaves_out_as_surely_as_a_reason() {
    let about = |kind| standing(false, None, Some(true), Some(kind));
    assert_eq!(about(ConflictKind::RatherNot), Standing::Conflict);
    assert_eq!(about(ConflictKind::Friend), Standing::Conflict);
    assert_eq!(about(ConflictKind::None), Standing::Scores);
}

#[test]
fn only_one_interview_runs_at_a_time_and_none_twice() {
    use InterviewState::{Closed, Planned, Running, Talking};
    assert_eq!(check_start(Planned, &[Closed, Planned]), Ok(()));
    assert_eq!(check_start(Planned, &[Running]), Err(Refusal::AnotherRuns));
    assert_eq!(check_start(Talking, &[]), Err(Refusal::AlreadyStarted));
}

#[test]
fn people_are_called_by_their_first_name_unless_two_have_the_same() {
    assert_eq!(short_names(&["Sam Porter", "Joy Adeyemi"]), ["Sam", "Joy"]);
    assert_eq!(short_names(&["Sam Porter", "sam Reed", "Joy"]), ["Sam P", "sam R", "Joy"]);
    assert_eq!(short_names(&["Sam Porter", "Sam Pitt"]), ["Sam Porter", "Sam Pitt"]);
}

proptest! {
    #[test]
    fn a_shadow_never_counts(list in prop::collection::vec(kinds(), 0..12)) {
        let seats: Vec<_> = list.iter().zip(1..).map(|(kind, person)| seat(person, *kind)).collect();
        prop_assert_eq!(counted(&seats), list.iter().filter(|kind| **kind != Shadow).count());
    }

    #[test]
    fn between_three_and_seven_counted_seats_start(list in prop::collection::vec(kinds(), 0..12)) {
        let seats: Vec<_> = list.iter().zip(1..).map(|(kind, person)| seat(person, *kind)).collect();
        let counted = counted(&seats);
        prop_assert_eq!(check_seats(0, &seats).is_ok(), counted <= MOST_SEATS);
        let panel = Readiness {
            seats: list.iter().map(|kind| SeatReady { kind: *kind, ..ready("x") }).collect(),
            ..readiness()
        };
        prop_assert_eq!(missing(&panel).is_empty(), counted >= FEWEST_SEATS);
    }

    #[test]
    fn nobody_sits_twice(list in prop::collection::vec((0_u8..6, kinds()), 0..7)) {
        let seats: Vec<_> = list.iter().map(|(person, kind)| seat(*person, *kind)).collect();
        let different: BTreeSet<u8> = list.iter().map(|(person, _)| *person).collect();
        prop_assert_eq!(check_seats(99, &seats) == Err(Refusal::SeatTwice), different.len() < list.len());
    }

    #[test]
    fn weights_to_begin_with_always_make_a_hundred(n in 1_usize..12) {
        let names: Vec<String> = (0..n).map(|i| format!("criterion {i}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let weights = equal_weights(&names);
        prop_assert_eq!(check_weights(&names, &weights), Ok(()));
        let (least, most) = (weights.0.values().min(), weights.0.values().max());
        prop_assert!(most.zip(least).is_some_and(|(most, least)| most - least <= 1));
    }

    #[test]
    fn the_share_of_the_panel_is_a_whole_per_cent(share in -300_i64..300) {
        prop_assert_eq!(check_share(Mode::Parallel, share).is_ok(), (1..=100).contains(&share));
        prop_assert_eq!(check_share(Mode::Equal, share), Ok(()));
    }

    #[test]
    fn a_seat_scores_only_when_it_is_there_and_agreed_and_knows_nobody(
        withdrawn: bool, away: bool, agreed in prop::option::of(any::<bool>()), conflict in prop::option::of(prop::sample::select(ConflictKind::ALL)),
    ) {
        let scores = standing(withdrawn, away.then_some(AwayReason::Unwell), agreed, conflict) == Standing::Scores;
        let free = conflict.is_none_or(|kind| kind == ConflictKind::None);
        prop_assert_eq!(scores, !withdrawn && !away && agreed == Some(true) && free);
    }

    #[test]
    fn an_interview_never_goes_back(from in prop::sample::select(InterviewState::ALL), to in prop::sample::select(InterviewState::ALL)) {
        if interview_step(from, to).is_ok() {
            prop_assert!(to > from);
        }
    }

    #[test]
    fn a_withdrawal_is_taken_back_until_the_panel_talks(kind in prop::sample::select(ConsentKind::ALL), talked: bool) {
        prop_assert_eq!(may_return(kind, talked).is_err(), talked && kind.is_needed());
    }
}

#[test]
fn a_gate_stands_for_something_the_kit_asks_above_the_lowest_place() {
    let gates = |criterion: &str, least| Gates([(criterion.to_owned(), least)].into());
    let criteria = ["consent", "talk"];
    assert_eq!(check_gates(&criteria, 3, &Gates::default()), Ok(()));
    for (criterion, least, fits) in
        [("consent", 2, true), ("talk", 3, true), ("talk", 1, false), ("talk", 4, false), ("empathy", 2, false)]
    {
        assert_eq!(check_gates(&criteria, 3, &gates(criterion, least)).is_ok(), fits, "{criterion} {least}");
    }
    assert!(may_veto(PanelMember, false) && !may_veto(PanelMember, true));
    assert!(SeatKind::ALL.iter().filter(|kind| may_veto(**kind, false)).count() == 1);
}
