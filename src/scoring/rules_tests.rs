use super::*;
use crate::ids::{InterviewId, KitLineId};
use proptest::prelude::*;
use uuid::Uuid;

const STATES: [InterviewState; 5] = [
    InterviewState::Planned,
    InterviewState::Running,
    InterviewState::Scored,
    InterviewState::Talking,
    InterviewState::Closed,
];

fn any_state() -> impl Strategy<Value = InterviewState> {
    proptest::sample::select(&STATES[..])
}

fn any_shown() -> impl Strategy<Value = Shown> {
    proptest::sample::select(
        &[Shown::ThreeGoodFirst, Shown::ThreeGoodLast, Shown::FiveGoodFirst, Shown::FiveGoodLast][..],
    )
}

fn any_answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        (0u8..=12).prop_map(Answer::Value),
        Just(Answer::NotSure),
        Just(Answer::NotSeen),
        Just(Answer::RatherNot)
    ]
}

fn any_absence() -> impl Strategy<Value = Option<Reason>> {
    proptest::option::of(proptest::sample::select(
        &[
            Reason::Unwell,
            Reason::Conflict,
            Reason::Withdrawn,
            Reason::Left,
            Reason::TabletLost,
            Reason::Stopped,
            Reason::NoConsent,
        ][..],
    ))
}

prop_compose! {
    fn any_situation()(
        state in any_state(), of_this_panel in any::<bool>(), withdrawn in any::<bool>(), conflict in any::<bool>(),
        scores_recorded in any::<bool>(), absent in any_absence(), finished in any::<bool>(), reveal_served in any::<bool>(),
        decided in any::<bool>(),
    ) -> Situation {
        Situation { state, of_this_panel, withdrawn, conflict, scores_recorded, absent, finished, reveal_served, decided }
    }
}

fn ready() -> Situation {
    Situation {
        state: InterviewState::Running,
        of_this_panel: true,
        withdrawn: false,
        conflict: false,
        scores_recorded: true,
        absent: None,
        finished: false,
        reveal_served: false,
        decided: false,
    }
}

fn give(situation: &Situation) -> Result<(Answer, Phase), NotGiven> {
    may_give(situation, true, false, 3, Shown::ThreeGoodFirst, Answer::Value(3))
}

proptest! {
    #[test]
    fn nobody_says_anything_for_another_persons_team_and_nothing_changes_after_the_choice(
        situation in any_situation(), asked in any::<bool>()
    ) {
        match may_say_for_team(&situation, asked) {
            Ok(phase) => {
                prop_assert!(asked && !situation.decided && situation.of_this_panel);
                prop_assert!(!situation.withdrawn && !situation.conflict && situation.scores_recorded);
                prop_assert!(situation.state != InterviewState::Planned);
                prop_assert_eq!(phase == Phase::AfterReveal, situation.reveal_served);
            }
            // Having finished, or the panel having talked, stops nobody.
            Err(why) => prop_assert!(why != NotGiven::Finished && why != NotGiven::OnlyChanges),
        }
    }
}

#[test]
fn a_seat_of_this_panel_with_its_consents_gives_a_private_score_while_the_interview_runs() {
    assert_eq!(give(&ready()), Ok((Answer::Value(3), Phase::Private)));
}

#[test]
fn each_thing_that_is_wrong_has_its_own_refusal() {
    let cases = [
        (Situation { of_this_panel: false, ..ready() }, NotGiven::OtherPanel),
        (Situation { withdrawn: true, ..ready() }, NotGiven::Withdrawn),
        (Situation { conflict: true, ..ready() }, NotGiven::Conflict),
        (Situation { scores_recorded: false, ..ready() }, NotGiven::NoConsent),
        (Situation { finished: true, ..ready() }, NotGiven::Finished),
        (Situation { absent: Some(Reason::Stopped), ..ready() }, NotGiven::Stopped),
        (Situation { state: InterviewState::Planned, ..ready() }, NotGiven::NotBegun),
        (Situation { state: InterviewState::Closed, reveal_served: true, ..ready() }, NotGiven::Closed),
        (Situation { state: InterviewState::Closed, decided: true, ..ready() }, NotGiven::Closed),
        (Situation { state: InterviewState::Talking, reveal_served: true, ..ready() }, NotGiven::OnlyChanges),
    ];
    for (situation, refusal) in cases {
        assert_eq!(give(&situation), Err(refusal), "{situation:?}");
    }
    assert_eq!(may_give(&ready(), false, false, 3, Shown::ThreeGoodFirst, Answer::Value(3)), Err(NotGiven::NotInKit));
    assert_eq!(may_give(&ready(), true, false, 3, Shown::ThreeGoodFirst, Answer::Value(4)), Err(NotGiven::OffScale));
    let mut codes: Vec<_> = NotGiven::ALL.iter().map(|refusal| refusal.code()).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), NotGiven::ALL.len());
}

#[test]
fn a_late_score_of_a_seat_that_saw_nothing_is_a_private_first_score() {
    for state in [InterviewState::Talking, InterviewState::Closed] {
        let late = Situation { state, absent: Some(Reason::TabletLost), ..ready() };
        assert_eq!(give(&late), Ok((Answer::Value(3), Phase::Private)));
    }
}

#[test]
fn after_the_reveal_a_seat_that_is_finished_may_still_change_what_it_said() {
    let situation = Situation { state: InterviewState::Talking, finished: true, reveal_served: true, ..ready() };
    assert_eq!(
        may_give(&situation, true, true, 3, Shown::ThreeGoodFirst, Answer::NotSure),
        Ok((Answer::NotSure, Phase::AfterReveal))
    );
}

#[test]
fn five_faces_over_a_scale_of_three_are_worth_one_one_two_three_three() {
    let worths: Vec<_> = (1..=5).map(|place| worth(3, Shown::FiveGoodFirst, Answer::Value(place))).collect();
    assert_eq!(worths, [1, 1, 2, 3, 3].map(|value| Some(Answer::Value(value))));
}

#[test]
fn three_choices_are_never_stretched_over_a_scale_of_five() {
    assert_eq!(worth(5, Shown::ThreeGoodFirst, Answer::Value(3)), None);
}

#[test]
fn the_look_of_a_tap_is_good_above_the_middle_ok_in_it_poor_below_and_the_ends_of_five_are_most() {
    let looks: Vec<_> = (1..=5).map(|place| look(5, Answer::Value(place))).collect();
    assert_eq!(looks, ["poor most", "poor", "ok", "good", "good most"]);
    let looks: Vec<_> = (1..=3).map(|place| look(3, Answer::Value(place))).collect();
    assert_eq!(looks, ["poor", "ok", "good"]);
    assert_eq!(look(3, Answer::RatherNot), "none");
}

#[test]
fn the_panel_talks_when_all_are_finished_or_have_a_reason() {
    let done = SeatState { counts: true, finished: true, absent: None };
    let unwell = SeatState { counts: true, finished: false, absent: Some(Reason::Unwell) };
    let working = SeatState { counts: true, finished: false, absent: None };
    let shadow = SeatState { counts: false, finished: false, absent: None };
    assert!(all_settled(&[done, unwell, shadow]));
    assert!(!all_settled(&[done, working]));
}

#[test]
fn after_the_last_candidate_means_that_every_interview_of_the_day_is_behind_us() {
    let this = Day { state: InterviewState::Scored, off: false, settled: true };
    let planned = Day { state: InterviewState::Planned, off: false, settled: false };
    let called_off = Day { off: true, ..planned };
    assert_eq!(may_open_discussion(this, true, &[planned]), Err(NotYet::OthersFirst));
    assert_eq!(may_open_discussion(this, false, &[planned]), Ok(()));
    assert_eq!(may_open_discussion(this, true, &[called_off]), Ok(()));
    assert_eq!(may_open_discussion(Day { settled: false, ..this }, true, &[]), Err(NotYet::SeatsMissing));
    assert_eq!(
        may_open_discussion(Day { state: InterviewState::Talking, ..this }, true, &[]),
        Err(NotYet::OpenAlready)
    );
}

#[test]
fn before_the_talk_a_value_is_seen_by_its_own_seat_only() {
    for state in [InterviewState::Planned, InterviewState::Running, InterviewState::Scored] {
        for looker in [Looker::OtherSeat, Looker::Desk, Looker::Outside] {
            assert!(!may_see_values(looker, state), "{looker:?} {state:?}");
        }
        assert!(may_see_values(Looker::TheSeat, state));
    }
    assert!(may_see_values(Looker::OtherSeat, InterviewState::Talking));
    assert!(!may_see_values(Looker::Outside, InterviewState::Closed));
}

#[test]
fn a_person_comes_back_to_the_first_item_without_an_answer() {
    let asked = [true, true, false];
    assert_eq!(resume(&[false, false, false], &asked, false), Step::Practice);
    assert_eq!(resume(&[true, false, false], &asked, false), Step::Ask(2));
    assert_eq!(resume(&[true, true, false], &asked, false), Step::Score(3));
    assert_eq!(resume(&[true, true, true], &asked, false), Step::Check);
    assert_eq!(resume(&[true, true, true], &asked, true), Step::Done);
}

proptest! {
    #[test]
    fn nobody_scores_who_is_withdrawn_in_conflict_without_consent_or_elsewhere(
        situation in any_situation(), in_kit in any::<bool>(), before in any::<bool>(), shown in any_shown(), tapped in any_answer(),
    ) {
        if let Ok((_, phase)) = may_give(&situation, in_kit, before, 3, shown, tapped) {
            prop_assert!(situation.of_this_panel && !situation.withdrawn && !situation.conflict && situation.scores_recorded);
            prop_assert!(in_kit);
            prop_assert!(situation.state != InterviewState::Planned);
            prop_assert!(situation.state != InterviewState::Closed || !(situation.reveal_served || situation.decided));
            prop_assert_eq!(phase == Phase::AfterReveal, situation.reveal_served);
            prop_assert!(phase == Phase::Private || before, "after the reveal there are only changes");
            prop_assert!(phase == Phase::AfterReveal || !situation.finished);
        }
    }

    #[test]
    fn what_is_kept_is_on_the_scale_and_other_answers_stay_themselves(
        scale in proptest::sample::select(&[3u8, 5][..]), shown in any_shown(), tapped in any_answer(),
    ) {
        match (worth(scale, shown, tapped), tapped) {
            (Some(Answer::Value(value)), Answer::Value(place)) => {
                prop_assert!((1..=scale).contains(&value));
                prop_assert!((1..=shown.places()).contains(&place));
            }
            (None, Answer::Value(_)) => {}
            (worth, other) => prop_assert_eq!(worth, Some(other)),
        }
    }

    #[test]
    fn a_higher_tap_is_never_worth_less(scale in proptest::sample::select(&[3u8, 5][..]), shown in any_shown(), a in 1u8..=5, b in 1u8..=5) {
        if let (Some(Answer::Value(x)), Some(Answer::Value(y))) = (worth(scale, shown, Answer::Value(a)), worth(scale, shown, Answer::Value(b))) {
            prop_assert!(a > b || x <= y);
        }
    }

    #[test]
    fn the_same_delivery_is_taken_again_and_another_under_its_key_is_not(
        answer in any_answer(), other in any_answer(), shown in any_shown(), line in any::<u128>(), elsewhere in any::<u128>(),
    ) {
        let tap = |line: u128, tapped| Tap {
            interview: InterviewId(Uuid::from_u128(1)), line: KitLineId(Uuid::from_u128(line)), shown, tapped, key: "k".to_owned(),
        };
        prop_assert_eq!(delivered_again(&tap(line, answer), &tap(line, answer)), Ok(()));
        if answer != other || line != elsewhere {
            prop_assert_eq!(delivered_again(&tap(line, answer), &tap(elsewhere, other)), Err(NotGiven::KeyUsed));
        }
    }

    #[test]
    fn the_discussion_never_opens_over_a_counted_seat_that_still_scores(
        seats in proptest::collection::vec((any::<bool>(), any::<bool>(), any_absence()), 0..8), state in any_state(), after_last in any::<bool>(),
    ) {
        let seats: Vec<_> = seats.into_iter().map(|(counts, finished, absent)| SeatState { counts, finished, absent }).collect();
        let this = Day { state, off: false, settled: all_settled(&seats) };
        if may_open_discussion(this, after_last, &[]).is_ok() {
            prop_assert!(seats.iter().all(|seat| !seat.counts || seat.finished || seat.absent.is_some()));
            prop_assert!(matches!(state, InterviewState::Running | InterviewState::Scored));
        }
    }

    #[test]
    fn an_answer_and_its_code_are_one_to_one(text in "[a-z0-9_+ ]{0,12}") {
        if let Ok(answer) = text.parse::<Answer>() {
            prop_assert_eq!(answer.code(), text);
        }
    }
}

mod what_is_shown {
    use super::*;
    use crate::people::ways::{Faces, Order, Ways};

    fn any_faces() -> impl Strategy<Value = Ways> {
        (any::<bool>(), any::<bool>()).prop_map(|(five, last)| Ways {
            faces: if five { Faces::Five } else { Faces::Three },
            order: if last { Order::GoodLast } else { Order::GoodFirst },
            ..Ways::default()
        })
    }

    fn any_scale() -> impl Strategy<Value = u8> {
        proptest::sample::select(&[3_u8, 5][..])
    }

    proptest! {
        #[test]
        fn everything_that_stands_on_a_screen_is_worth_something_on_the_kits_scale(scale in any_scale(), ways in any_faces()) {
            let shown = shown(scale, &ways);
            let worths: Vec<_> = shown.in_order().into_iter().map(|place| worth(scale, shown, Answer::Value(place))).collect();
            prop_assert!(worths.iter().all(Option::is_some));
            // Each value can be reached, and none lies beyond the scale.
            for value in 1..=scale {
                prop_assert!(worths.contains(&Some(Answer::Value(value))));
            }
            prop_assert!(worths.iter().flatten().all(|one| one.value().is_some_and(|value| (1..=scale).contains(&value))));
        }

        #[test]
        fn the_order_moves_the_answers_and_changes_no_worth(scale in any_scale(), ways in any_faces(), place in 1_u8..=5) {
            let first = shown(scale, &Ways { order: Order::GoodFirst, ..ways });
            let last = shown(scale, &Ways { order: Order::GoodLast, ..ways });
            let mut turned = last.in_order();
            turned.reverse();
            prop_assert_eq!(first.in_order(), turned);
            prop_assert_eq!(worth(scale, first, Answer::Value(place)), worth(scale, last, Answer::Value(place)));
        }

        #[test]
        fn a_better_face_is_never_worth_less(shown in any_shown(), lower in 1_u8..=5, higher in 1_u8..=5) {
            prop_assume!(lower <= higher && higher <= shown.places());
            let of = |place| worth(3, shown, Answer::Value(place)).and_then(Answer::value);
            prop_assert!(of(lower) <= of(higher));
        }

        #[test]
        fn what_is_marked_again_is_worth_what_was_given(given_in in any_shown(), again in any_shown(), tapped in any_answer()) {
            prop_assume!(worth(3, given_in, tapped).is_some());
            match marked(again, Some((given_in, tapped))) {
                Some(mark) => prop_assert_eq!(worth(3, again, mark), worth(3, given_in, tapped)),
                // Only three into five has no mark: nobody may say which of two good faces a person meant.
                None => prop_assert!(given_in.places() == 3 && again.places() == 5 && tapped.value().is_some()),
            }
        }

        #[test]
        fn the_same_choice_in_another_order_is_no_change_of_mind(shown in any_shown(), other in any_shown(), tapped in any_answer(), again in any_answer()) {
            let same = same_answer((shown, tapped), (other, again));
            prop_assert_eq!(same, tapped == again && (shown.places() == other.places() || tapped.value().is_none()));
        }

        #[test]
        fn only_good_fits_the_first_practice_and_only_not_good_the_second(shown in any_shown(), tapped in any_answer()) {
            prop_assert_eq!(practice_fits(true, shown, tapped), worth(3, shown, tapped) == Some(Answer::Value(3)));
            prop_assert_eq!(practice_fits(false, shown, tapped), worth(3, shown, tapped) == Some(Answer::Value(1)));
        }
    }

    #[test]
    fn five_faces_are_worth_one_two_or_three_as_it_was_agreed() {
        let worths: Vec<_> =
            (1..=5).map(|place| worth(3, Shown::FiveGoodFirst, Answer::Value(place)).and_then(Answer::value)).collect();
        assert_eq!(worths, [Some(1), Some(1), Some(2), Some(3), Some(3)]);
    }

    #[test]
    fn a_person_sees_three_unless_they_prefer_five_and_always_five_where_the_panel_chose_it() {
        let five = Ways { faces: Faces::Five, ..Ways::default() };
        assert_eq!(shown(3, &Ways::default()), Shown::ThreeGoodFirst);
        assert_eq!(shown(3, &five), Shown::FiveGoodFirst);
        assert_eq!(shown(5, &Ways::default()), Shown::FiveGoodFirst);
        assert_eq!(Shown::FiveGoodLast.in_order(), [1, 2, 3, 4, 5]);
    }

    #[test]
    fn each_of_five_looks_unlike_every_other() {
        let mut looks: Vec<_> = (1..=5).map(|place| look(5, Answer::Value(place))).collect();
        looks.dedup();
        assert_eq!(looks, ["poor most", "poor", "ok", "good", "good most"]);
    }

    #[test]
    fn what_was_shown_is_read_back_by_its_own_code_alone() {
        for shown in [Shown::ThreeGoodFirst, Shown::ThreeGoodLast, Shown::FiveGoodFirst, Shown::FiveGoodLast] {
            assert_eq!(shown.code().parse(), Ok(shown));
        }
        assert!("six_good_first".parse::<Shown>().is_err());
    }
}
