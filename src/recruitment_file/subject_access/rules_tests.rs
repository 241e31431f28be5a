use super::*;
use proptest::prelude::*;
use time::macros::date;

const CAME: Date = date!(2026 - 11 - 03);

fn event(moved: Moved, on: Date) -> Event {
    Event { moved, on }
}

#[test]
fn a_request_is_answered_within_a_month_and_the_next_working_day_counts() {
    assert_eq!(due(CAME, &[], CAME).on, date!(2026 - 12 - 03));
    // 31 January has no counterpart in February; 28 February 2027 is a Sunday.
    assert_eq!(due(date!(2027 - 01 - 31), &[], date!(2027 - 01 - 31)).on, date!(2027 - 03 - 01));
    // Christmas Day and Boxing Day 2026 (the latter on a Saturday, taken on Monday 28).
    assert_eq!(due(date!(2026 - 11 - 25), &[], date!(2026 - 11 - 25)).on, date!(2026 - 12 - 29));
}

#[test]
fn the_clock_stands_while_it_is_paused_and_an_extension_adds_two_months() {
    let paused = [event(Moved::Paused, date!(2026 - 11 - 05)), event(Moved::WentOn, date!(2026 - 11 - 12))];
    assert_eq!(due(CAME, &paused, CAME).on, date!(2026 - 12 - 10));
    let stands = due(CAME, &paused[..1], date!(2026 - 11 - 20));
    assert_eq!((stands.paused, stands.on), (Some(date!(2026 - 11 - 05)), date!(2026 - 12 - 18)));
    let extended = [event(Moved::Extended, date!(2026 - 11 - 20))];
    assert_eq!(due(CAME, &extended, CAME).on, date!(2027 - 02 - 03));
}

#[test]
fn the_clock_is_not_moved_out_of_order() {
    let today = date!(2026 - 12 - 24);
    let ask = |events: &[Event], moved, on| may_move(CAME, events, event(moved, on), today);
    assert_eq!(ask(&[], Moved::WentOn, CAME), Err(NotMoved::DoesNotStand));
    assert_eq!(ask(&[], Moved::Paused, date!(2026 - 11 - 02)), Err(NotMoved::Day));
    assert_eq!(ask(&[], Moved::Paused, date!(2026 - 12 - 25)), Err(NotMoved::Day));
    let paused = [event(Moved::Paused, date!(2026 - 11 - 05))];
    assert_eq!(ask(&paused, Moved::Paused, date!(2026 - 11 - 06)), Err(NotMoved::StandsAlready));
    assert_eq!(ask(&paused, Moved::WentOn, date!(2026 - 11 - 04)), Err(NotMoved::Day));
    assert_eq!(ask(&paused, Moved::WentOn, date!(2026 - 11 - 06)), Ok(()));
    assert_eq!(ask(&[], Moved::Extended, date!(2026 - 12 - 04)), Err(NotMoved::TooLate));
    let extended = [event(Moved::Extended, date!(2026 - 11 - 20))];
    assert_eq!(ask(&extended, Moved::Extended, date!(2026 - 11 - 21)), Err(NotMoved::ExtendedAlready));
}

#[test]
fn letters_go_on_after_z() {
    assert_eq!([0, 1, 25, 26, 27, 51, 52].map(letter), ["A", "B", "Z", "AA", "AB", "AZ", "BA"]);
}

proptest! {
    #[test]
    fn the_answer_is_never_due_before_a_month_nor_on_a_day_off(
        came in 2_460_000_i32..2_475_000, pause in 0_i64..20, length in 0_i64..40, extend in any::<bool>(),
    ) {
        let came = Date::from_julian_day(came).unwrap();
        let mut events = Vec::new();
        if extend {
            events.push(event(Moved::Extended, came));
        }
        let from = came + Duration::days(pause);
        events.push(event(Moved::Paused, from));
        events.push(event(Moved::WentOn, from + Duration::days(length)));
        let found = due(came, &events, came);
        prop_assert!(is_working_day(found.on));
        prop_assert!(found.on >= months_later(came, MONTHS) + Duration::days(length));
        prop_assert!(found.on >= due(came, &[], came).on);
        prop_assert_eq!(found.extended, extend);
    }

    #[test]
    fn no_two_scorers_have_one_letter(one in 0_usize..2_000, other in 0_usize..2_000) {
        prop_assert_eq!(letter(one) == letter(other), one == other);
    }
}
