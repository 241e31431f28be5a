use super::*;
use crate::people::protection::Bounds;
use proptest::prelude::*;
use time::macros::date;

const TODAY: Date = date!(2026 - 11 - 25);

fn day() -> impl Strategy<Value = Date> {
    (2_458_000_i32..2_475_000).prop_map(|day| Date::from_julian_day(day).unwrap())
}

#[test]
fn months_end_at_the_months_end() {
    for (from, months, to) in [
        (date!(2026 - 08 - 31), 6, date!(2027 - 02 - 28)),
        (date!(2027 - 08 - 31), 6, date!(2028 - 02 - 29)),
        (date!(2024 - 02 - 29), 12, date!(2025 - 02 - 28)),
        (date!(2024 - 02 - 29), 48, date!(2028 - 02 - 29)),
        (date!(2026 - 12 - 31), 2, date!(2027 - 02 - 28)),
        (date!(2026 - 11 - 25), 12, date!(2027 - 11 - 25)),
        (date!(2026 - 01 - 31), 1, date!(2026 - 02 - 28)),
    ] {
        assert_eq!(months_later(from, months), to, "{from} and {months} months");
    }
}

#[test]
fn while_a_decision_is_to_come_no_clock_runs_and_nobody_in_the_running_goes_early() {
    for stage in Stage::ALL {
        let still = matches!(stage, Stage::Applied | Stage::Shortlisted | Stage::Interviewed);
        assert_eq!(kept_at(stage).is_none(), still, "{stage:?}");
        assert!(!may_go_early(stage) || !stage.is_live(), "{stage:?}");
    }
    assert!(!may_go_early(Stage::Started), "the law wants the file of a person who is employed");
}

#[test]
fn a_name_is_taken_out_where_it_stands_as_a_word() {
    let gone = |text: &str| without_name(text, "Joy Adeyemi", "[…]");
    assert_eq!(gone("We chose Joy. JOY ADEYEMI waits; Adeyemi’s way."), "We chose […]. […] waits; […]’s way.");
    assert_eq!(gone("They enjoyed it, Joyce too."), "They enjoyed it, Joyce too.");
    assert_eq!(without_name("Ünal, ünal und Ünalan", "Ünal", "-"), "-, - und Ünalan");
    assert_eq!(without_name("nothing", "", "-"), "nothing");
}

proptest! {
    #[test]
    fn a_later_day_is_never_due_earlier_and_more_months_never_end_sooner(
        one in day(), other in day(), months in 0_i64..200, more in 0_i64..200,
    ) {
        let (first, second) = (one.min(other), one.max(other));
        prop_assert!(months_later(first, months) <= months_later(second, months));
        prop_assert!(months_later(one, months) <= months_later(one, months + more));
        let later = months_later(one, months);
        prop_assert!(later.day() == one.day() || (later.day() < one.day() && later.next_day().unwrap().day() == 1));
        prop_assert_eq!(months_later(one, 0), one);
    }

    #[test]
    fn a_hold_stops_every_clock_and_what_is_gone_stays_gone_whatever_is_set(
        from in proptest::option::of(day()), review in day(), today in day(), months in 0_i64..120, other in 0_i64..120, shown in day(),
    ) {
        let facts = Facts { gone: false, hold: None, from, period: Period::months(months) };
        let held = standing(Facts { hold: Some(Hold { review_on: review }), ..facts }, today);
        prop_assert_eq!(held, Standing::Held { review_on: review, overdue: review < today });
        prop_assert!(!goes_by_itself(held, from.map(|from| (shown, months_later(from, months))), false, today));
        for period in [months, other] {
            let gone = Facts { gone: true, period: Period::months(period), ..facts };
            prop_assert_eq!(standing(gone, today), Standing::Gone);
            prop_assert_eq!(standing(Facts { hold: Some(Hold { review_on: review }), ..gone }, today), Standing::Gone);
        }
        // A changed period moves the day and nothing else.
        match standing(Facts { period: Period::months(other), ..facts }, today) {
            Standing::Runs { until } => prop_assert!(Some(until) == from.map(|from| months_later(from, other)) && until > today),
            Standing::Due { since } => prop_assert!(Some(since) == from.map(|from| months_later(from, other)) && since <= today),
            Standing::Kept => prop_assert_eq!(from, None),
            other => prop_assert!(false, "{other:?}"),
        }
    }

    #[test]
    fn nothing_goes_by_itself_before_it_stood_in_the_queue_for_two_weeks(
        from in day(), months in 0_i64..60, shown in day(), today in day(), other_due in day(), ask in any::<bool>(),
    ) {
        let facts = Facts { gone: false, hold: None, from: Some(from), period: Period::months(months) };
        let now = standing(facts, today);
        let due = months_later(from, months);
        prop_assert!(!goes_by_itself(now, None, ask, today));
        prop_assert!(!goes_by_itself(now, Some((shown, due)), true, today));
        let goes = goes_by_itself(now, Some((shown, due)), ask, today);
        prop_assert_eq!(goes, !ask && due <= today && (today - shown).whole_days() >= SHOWN_DAYS);
        if other_due != due {
            prop_assert!(!goes_by_itself(now, Some((shown, other_due)), false, today), "shown under another period");
        }
    }

    #[test]
    fn a_part_goes_on_its_day_once_it_was_shown_for_two_weeks_and_never_before(
        on in proptest::option::of(day()), shown in proptest::option::of(day()), other in day(), today in day(),
        ask in any::<bool>(), review in day(), kept in proptest::sample::select(Kept::ALL.to_vec()),
    ) {
        let clock = clock(kept, TODAY).unwrap();
        let now = part_standing(on, None, today);
        let seen = shown.zip(on);
        let goes = part_goes(now, clock, seen, ask, today);
        let expected = match on {
            Some(on) if clock.waits_for_nobody => on <= today,
            Some(on) => {
                !ask && on <= today && shown.is_some_and(|shown| (today - shown).whole_days() >= SHOWN_DAYS)
            }
            None => false,
        };
        prop_assert_eq!(goes, expected);
        // What was shown as due on another day was not shown, unless it waits for nobody.
        if on != Some(other) && !clock.waits_for_nobody {
            prop_assert!(!part_goes(now, clock, shown.map(|shown| (shown, other)), ask, today));
        }
        // A hold over the file keeps its parts, whatever their day.
        let held = part_standing(on, Some(Hold { review_on: review }), today);
        prop_assert_eq!(held, Standing::Held { review_on: review, overdue: review < today });
        prop_assert!(!part_goes(held, clock, seen, ask, today));
        prop_assert_eq!(part_goes_on(held, clock, seen, ask, today), None);
        if let Some(goes_on) = part_goes_on(now, clock, seen, ask, today) {
            prop_assert!(on.is_some_and(|on| goes_on >= on), "never before its day");
            prop_assert!(!clock.waits_for_nobody || Some(goes_on) == on, "an outer limit is not put off");
        }
    }

    #[test]
    fn what_is_told_in_time_goes_on_its_very_day(on in day(), ahead in SHOWN_DAYS..100) {
        let clock = clock(Kept::RightToWork, TODAY).unwrap();
        let shown = on - Duration::days(ahead);
        prop_assert_eq!(part_goes_on(part_standing(Some(on), None, shown), clock, Some((shown, on)), false, shown), Some(on));
        prop_assert!(part_goes(part_standing(Some(on), None, on), clock, Some((shown, on)), false, on));
        prop_assert_eq!(part_shown_from(on), on - Duration::days(SHOWN_DAYS));
    }

    #[test]
    fn an_erasure_is_complete_from_the_day_on_which_the_last_copy_lapses(
        done in day(), days in 1_i64..400, today in day(), before in 0_i64..9, after in 1_i64..500,
    ) {
        let on = complete_on(done, days);
        let (old, new) = (done - Duration::days(before), done + Duration::days(after));
        let at = |made: &[Date]| completion(Some(done), days, made, today);
        prop_assert_eq!(completion(None, days, &[old, new], today), Completion::GoesOn);
        if today < on {
            for made in [&[][..], &[old], &[old, new]] {
                prop_assert_eq!(at(made), Completion::On(on));
            }
        } else {
            prop_assert_eq!(at(&[]), Completion::Since(on), "there is no copy here at all");
            prop_assert_eq!(at(&[old]), Completion::Waits, "the last copy stays until there is a new one");
            prop_assert_eq!(at(&[old, new]), Completion::Since(on.max(new)));
        }
    }

    #[test]
    fn what_goes_is_ahead_by_thirty_and_by_ninety_days(today in day(), days in 0_i64..200) {
        let expected = if days <= 30 { Ahead::Soon } else if days <= 90 { Ahead::Later } else { Ahead::Far };
        prop_assert_eq!(ahead(today + Duration::days(days), today), expected);
    }

    #[test]
    fn a_period_is_what_was_set_only_within_its_bounds(months in -5_i64..400, years in -5_i64..40) {
        for clock in &CLOCKS {
            let period = period(clock, Set { months, years });
            let allowed = |bounds: Bounds, set| bounds.allow(set);
            match (clock.kept, clock.bounds) {
                (Kept::Successful, Some(bounds)) if allowed(bounds, years) => prop_assert_eq!(period, Period::years(years)),
                (Kept::Unsuccessful | Kept::Withdrawn, Some(bounds)) if allowed(bounds, months) => {
                    prop_assert_eq!(period, Period::months(months));
                }
                _ => prop_assert_eq!(period, clock.usual),
            }
        }
    }

    #[test]
    fn after_the_name_was_taken_out_it_is_found_nowhere_as_a_word(
        before in "[ a-zA-Z.,]{0,20}", after in "[ a-zA-Z.,]{0,20}", name in "[A-Z][a-z]{2,7} [A-Z][a-z]{2,7}",
    ) {
        let text = format!("{before} {name} {after}");
        let out = without_name(&text, &name, "[…]");
        let words: Vec<_> = out.split(|sign: char| !sign.is_alphanumeric()).map(str::to_lowercase).collect();
        for part in name.split(' ') {
            prop_assert!(!words.contains(&part.to_lowercase()), "{out}");
        }
    }
}

#[test]
fn a_last_day_is_not_before_the_first_nor_further_ahead_than_notice_is_given() {
    let (first, today) = (date!(2026 - 03 - 02), date!(2026 - 11 - 25));
    for (last, may) in [
        (date!(2026 - 03 - 01), false),
        (date!(2026 - 03 - 02), true),
        (today, true),
        (today + Duration::days(NOTICE_DAYS), true),
        (today + Duration::days(NOTICE_DAYS + 1), false),
        (Date::MAX, false),
    ] {
        assert_eq!(may_end(Some(first), last, today), may, "{last}");
    }
    assert!(may_end(None, Date::MIN, Date::MAX), "where no first day is known");
}

#[test]
fn a_name_in_a_text_is_found_whole_or_in_part_and_not_within_other_words() {
    for (text, found) in [
        ("I liked sam porter more.", Some(Named::Whole)),
        ("Better than Sam", Some(Named::Part)),
        ("Ask Porter’s brother", Some(Named::Part)),
        ("The same sample of porters", None),
        ("", None),
    ] {
        assert_eq!(named(text, "Sam Porter"), found, "{text}");
    }
    assert_eq!(named("I and you", "I"), Some(Named::Whole), "a name of one letter is a whole name");
}
