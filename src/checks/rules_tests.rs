use super::super::{USUAL_PACK, pack};
use super::*;
use proptest::prelude::*;
use std::collections::BTreeMap;
use time::macros::date;

const TODAY: Date = date!(2026 - 11 - 22);
const OFFERED: Offer = Offer::Made(date!(2026 - 11 - 18));

fn england() -> &'static Pack {
    pack(USUAL_PACK.0, USUAL_PACK.1).expect("the usual pack reads")
}

fn item(code: &str) -> &'static PackItem {
    england().items.iter().find(|item| item.code == code).expect("an item of the pack")
}

fn record(status: Status) -> Record<'static> {
    Record {
        status,
        seen: "Passport, original, ends 4417",
        seen_on: Some(TODAY),
        note: "Rang the old employer on 3 and 10 November, no answer",
    }
}

#[test]
fn the_england_pack_holds_every_schedule_3_item_and_right_to_work() {
    let laws: Vec<&str> = england().items.iter().map(|item| item.law.as_str()).collect();
    for number in 1..=8 {
        assert!(laws.contains(&format!("Schedule 3, item {number}").as_str()), "item {number} of Schedule 3");
    }
    assert!(england().items.iter().any(|item| item.code == "right_to_work"));
    assert!(england().items.iter().all(|item| !item.needed_for.is_empty()), "an item that nothing needs");
}

#[test]
fn only_items_5_and_6_may_close_as_not_obtainable() {
    let soft = |item: &PackItem| ["Schedule 3, item 5", "Schedule 3, item 6"].contains(&item.law.as_str());
    for item in &england().items {
        assert_eq!(item.may_be_unobtainable, soft(item), "{}", item.law);
        // Of item 5 the references say so: with attempts, and somebody who accepts it.
        let softened = soft(item) && item.worked_out.is_none();
        let asked = may_record(item, Status::NotYet, record(Status::NotObtainable), OFFERED, TODAY);
        assert_eq!(asked.is_ok(), softened, "{}", item.law);
        assert_eq!(may_be(item).contains(&Status::NotObtainable), softened, "{}", item.law);
    }
}

#[test]
fn what_follows_from_the_employment_history_is_not_recorded_by_hand() {
    let history = item("full_employment_history");
    assert!(may_be(history).is_empty());
    for status in Status::ALL {
        let asked = may_record(history, Status::NotYet, record(status), OFFERED, TODAY);
        assert_eq!(asked, Err(NoRecord::WorkedOut), "{status:?}");
    }
    // Vacancies that were opened under the first version go on as they began.
    let before = pack(USUAL_PACK.0, 1).unwrap();
    assert!(before.items.iter().all(|item| item.worked_out.is_none()) && before.gaps_from_days.is_none());
}

#[test]
fn not_obtainable_needs_the_attempts() {
    let short = Record { note: "could not get it  ", ..record(Status::NotObtainable) };
    assert_eq!(
        may_record(item("qualifications"), Status::NotYet, short, OFFERED, TODAY),
        Err(NoRecord::AttemptsNeeded)
    );
}

#[test]
fn not_required_only_where_the_role_has_to_qualify() {
    for item in &england().items {
        let asked = may_record(item, Status::NotYet, record(Status::NotRequired), OFFERED, TODAY);
        assert_eq!(asked.is_ok(), item.only_where_role_qualifies, "{}", item.law);
    }
}

#[test]
fn nothing_about_health_is_recorded_before_a_conditional_offer() {
    let health = item("health_for_the_work");
    for status in Status::ALL {
        let asked = may_record(health, Status::Seen, record(status), Offer::None, TODAY);
        assert_eq!(asked, Err(NoRecord::BeforeOffer), "{status:?}");
    }
    let early = Record { seen_on: Some(date!(2026 - 11 - 17)), ..record(Status::Seen) };
    assert_eq!(may_record(health, Status::NotYet, early, OFFERED, TODAY), Err(NoRecord::SeenBeforeOffer));
    assert_eq!(may_record(health, Status::NotYet, record(Status::Seen), OFFERED, TODAY), Ok(()));
    assert_eq!(may_record(item("right_to_work"), Status::NotYet, record(Status::Seen), Offer::None, TODAY), Ok(()));
}

#[test]
fn what_was_seen_has_words_and_a_day_that_is_not_in_the_future() {
    let rtw = item("right_to_work");
    let ask = |record| may_record(rtw, Status::NotYet, record, Offer::None, TODAY);
    assert_eq!(ask(Record { seen: "  ", ..record(Status::Seen) }), Err(NoRecord::SeenNeeded));
    assert_eq!(ask(Record { seen_on: None, ..record(Status::Seen) }), Err(NoRecord::DayNeeded));
    assert_eq!(ask(Record { seen_on: TODAY.next_day(), ..record(Status::Seen) }), Err(NoRecord::DayInFuture));
    assert_eq!(ask(record(Status::NotYet)), Err(NoRecord::NothingToTakeBack));
    assert_eq!(ask(Record { note: "bad", ..record(Status::Problem) }), Err(NoRecord::WhyNeeded));
}

#[test]
fn a_right_to_work_check_after_the_start_day_keeps_the_gate_shut() {
    let seen = |_: &PackItem| (Status::Seen, Some(TODAY));
    assert!(gate(england(), Some(TODAY), seen).may_start(), "the same day is early enough");
    let late = gate(england(), TODAY.previous_day(), seen);
    assert!(!late.may_start() && late.file_complete());
    assert!(late.start.iter().all(|way| way.why == Why::SeenAfterStart));
}

fn any_status() -> impl Strategy<Value = Status> {
    proptest::sample::select(Status::ALL.to_vec())
}

proptest! {
    #[test]
    fn the_gate_is_open_exactly_when_every_item_is_settled_as_its_pack_allows(
        statuses in proptest::collection::vec(any_status(), 9)
    ) {
        let items = &england().items;
        let standing: BTreeMap<&str, Status> =
            items.iter().map(|item| item.code.as_str()).zip(statuses.iter().copied()).collect();
        let gate = gate(england(), None, |item| (standing.get(item.code.as_str()).copied().unwrap_or(Status::NotYet), None));
        let settled = items.iter().all(|item| {
            let status = standing[item.code.as_str()];
            // What is worked out is there or not yet; the rest is as its pack allows.
            if item.worked_out.is_some() { status == Status::Seen } else { status.settles() && may_be(item).contains(&status) }
        });
        prop_assert_eq!(gate.file_complete(), settled);
        prop_assert_eq!(gate.may_start(), settled);
    }

    #[test]
    fn settling_an_item_never_shuts_a_gate(
        statuses in proptest::collection::vec(any_status(), 9), which in 0_usize..9
    ) {
        let items = &england().items;
        let ways = |statuses: &[Status]| gate(england(), None, |one| {
            let at = items.iter().position(|item| item.code == one.code);
            (at.and_then(|at| statuses.get(at)).copied().unwrap_or(Status::NotYet), None)
        }).start.len();
        let mut better = statuses.clone();
        better[which] = Status::Seen;
        prop_assert!(ways(&better) <= ways(&statuses));
    }

    #[test]
    fn an_item_without_a_record_is_in_the_way(which in 0_usize..9) {
        let items = &england().items;
        let gate = gate(england(), None, |item| {
            if item.code == items[which].code { (Status::NotYet, None) } else { (Status::Seen, None) }
        });
        prop_assert_eq!(gate.file.iter().map(|way| way.item.as_str()).collect::<Vec<_>>(), vec![items[which].code.as_str()]);
    }
}

#[test]
fn no_criminal_record_check_at_all_needs_a_reason_that_can_be_followed() {
    let pack = england();
    let (standard, enhanced) = (item("dbs_standard"), item("dbs_enhanced_barred_list"));
    let one_off = |code: &str| if code == "dbs_standard" { Status::NotRequired } else { Status::NotYet };
    assert!(is_last_of_group(pack, enhanced, one_off) && !is_last_of_group(pack, standard, one_off));
    assert!(!is_last_of_group(pack, item("qualifications"), |_| Status::NotRequired));
    assert_eq!(may_leave_group(Status::NotRequired, "not needed here"), Err(NoRecord::NoneOfGroup));
    assert_eq!(may_leave_group(Status::Seen, ""), Ok(()));
    assert!(groups_without_any(pack, one_off).is_empty());
    assert_eq!(groups_without_any(pack, |_| Status::NotRequired).len(), 1);
}
