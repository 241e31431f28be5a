use super::super::{USUAL_PACK, facts, pack};
use super::*;
use proptest::prelude::*;
use time::macros::date;

const TODAY: Date = date!(2026 - 11 - 22);
const OFFERED: Offer = Offer::Made(date!(2026 - 11 - 18));

fn england() -> &'static Pack {
    pack(USUAL_PACK.0, USUAL_PACK.1).expect("the usual pack reads")
}

fn item(code: &str) -> &'static PackItem {
    england().items.iter().find(|item| item.code == code).expect("an item of the pack")
}

/// As vacancies of before have it: recorded in words.
fn in_words(code: &str) -> &'static PackItem {
    let pack = pack(USUAL_PACK.0, 2).expect("the second version reads");
    pack.items.iter().find(|item| item.code == code).expect("an item of the pack")
}

fn stand(status: Status, on: Option<Date>) -> Stand {
    Stand { status, on, ..Stand::NOTHING }
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
    // A certificate from abroad is no item of the law, and some countries give none.
    let soft = |item: &PackItem| {
        ["Schedule 3, item 5", "Schedule 3, item 6"].contains(&item.law.as_str()) || item.code == "overseas_certificate"
    };
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
    let health = in_words("health_for_the_work");
    for status in Status::ALL {
        let asked = may_record(health, Status::Seen, record(status), Offer::None, TODAY);
        assert_eq!(asked, Err(NoRecord::BeforeOffer), "{status:?}");
    }
    let early = Record { seen_on: Some(date!(2026 - 11 - 17)), ..record(Status::Seen) };
    assert_eq!(may_record(health, Status::NotYet, early, OFFERED, TODAY), Err(NoRecord::SeenBeforeOffer));
    assert_eq!(may_record(health, Status::NotYet, record(Status::Seen), OFFERED, TODAY), Ok(()));
    assert_eq!(may_record(in_words("right_to_work"), Status::NotYet, record(Status::Seen), Offer::None, TODAY), Ok(()));
}

#[test]
fn what_was_seen_has_words_and_a_day_that_is_not_in_the_future() {
    let rtw = in_words("right_to_work");
    let ask = |record| may_record(rtw, Status::NotYet, record, Offer::None, TODAY);
    assert_eq!(ask(Record { seen: "  ", ..record(Status::Seen) }), Err(NoRecord::SeenNeeded));
    assert_eq!(ask(Record { seen_on: None, ..record(Status::Seen) }), Err(NoRecord::DayNeeded));
    assert_eq!(ask(Record { seen_on: TODAY.next_day(), ..record(Status::Seen) }), Err(NoRecord::DayInFuture));
    assert_eq!(ask(record(Status::NotYet)), Err(NoRecord::NothingToTakeBack));
    assert_eq!(ask(Record { note: "bad", ..record(Status::Problem) }), Err(NoRecord::WhyNeeded));
}

#[test]
fn a_right_to_work_check_after_the_start_day_keeps_the_gate_shut() {
    let seen = |_: &PackItem| stand(Status::Seen, Some(TODAY));
    assert!(gate(england(), TODAY, true, seen).may_start(), "the same day is early enough");
    let late = gate(england(), TODAY.previous_day().unwrap(), true, seen);
    assert!(!late.may_start() && late.file_complete());
    assert!(late.start.iter().any(|way| way.why == Why::SeenAfterStart && way.item == "right_to_work"));
}

#[test]
fn what_has_run_out_shuts_the_gate_again_on_the_day_after_its_last() {
    let last = TODAY;
    let standing = |item: &PackItem| {
        let holds_to = (item.code == "right_to_work").then_some(last);
        Stand { holds_to, ..stand(Status::Seen, Some(date!(2026 - 11 - 01))) }
    };
    assert!(gate(england(), last, false, standing).may_start());
    let after = gate(england(), last.next_day().unwrap(), false, standing);
    assert_eq!(
        after.start.iter().map(|way| (way.item.as_str(), way.why)).collect::<Vec<_>>(),
        [("right_to_work", Why::Lapsed)]
    );
    assert!(!after.file_complete());
}

#[test]
fn requirement_6_adult_first_never_completes_the_certificate_and_opens_the_start_for_a_time_only() {
    let dbs = item("dbs_enhanced_barred_list");
    let way = facts::way(facts::Kind::CriminalRecord, "adult_first").unwrap();
    let reply = |reply: &str| {
        let facts = [("reply", reply)].map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        facts::rules::follows(way, dbs, &facts, TODAY)
    };
    let until = date!(2026 - 12 - 20);
    let gate_of = |reply_is, weighed, on| {
        let at = stand_by(reply(reply_is), Some(TODAY), weighed);
        gate(england(), on, true, |one| if one.code == dbs.code { at } else { stand(Status::Seen, None) })
    };
    let yes = Weighed::Yes { on: TODAY, to: Some(until) };
    let open = gate_of("no_match", yes, until);
    assert!(open.may_start() && !open.file_complete(), "the file waits for the certificate");
    assert_eq!((open.supervised_to(), open.start.len()), (Some(until), 0));
    let over = gate_of("no_match", yes, until.next_day().unwrap());
    assert!(
        over.start.iter().any(|way| way.why == Why::SupervisionOver && way.clears == Clears::Office),
        "it has an end"
    );
    assert!(
        !gate_of("no_match", yes, TODAY.previous_day().unwrap()).may_start(),
        "and opens no day before it was weighed"
    );
    for weighed in [Weighed::Not, Weighed::ByOne, Weighed::No] {
        let shut = gate_of("no_match", weighed, TODAY);
        assert!(shut.start.len() == 1, "{weighed:?}");
    }
    for other in ["must_wait", "certificate_completed"] {
        assert!(!gate_of(other, yes, TODAY).may_start(), "{other}");
    }
    // Another check that is open is no matter of Adult First.
    let at = stand_by(reply("no_match"), Some(TODAY), yes);
    let two = gate(england(), TODAY, true, |one| match one.code.as_str() {
        "right_to_work" => Stand::NOTHING,
        code if code == dbs.code => at,
        _ => stand(Status::Seen, None),
    });
    assert_eq!(two.start.len(), 1);
}

#[test]
fn every_pack_reads_names_its_source_and_asks_for_nothing_twice() {
    assert_eq!(super::super::PACKS.len(), super::super::PACK_TEXTS.len(), "a pack does not read");
    for pack in super::super::PACKS.iter() {
        let codes: std::collections::BTreeSet<&str> = pack.items.iter().map(|item| item.code.as_str()).collect();
        assert_eq!(codes.len(), pack.items.len(), "{}", pack.code);
        assert!(!pack.source.is_empty() && pack.reviewed == pack.draft_note.is_empty(), "{}", pack.code);
        for item in &pack.items {
            let code = format!("{} {}: {}", pack.code, pack.version, item.code);
            assert!(!item.law.is_empty() && !item.what_to_see.is_empty() && !item.title.is_empty(), "{code}");
            assert!(item.kind.is_none() || item.worked_out.is_none(), "{code}");
            assert_eq!(item.kind == Some(facts::Kind::CriminalRecord), !item.levels.is_empty(), "{code}");
            assert!(item.kind != Some(facts::Kind::Health) || item.after_offer_only, "{code}: health before an offer");
        }
        for needed in ["right_to_work", "identity_photo"] {
            assert!(codes.contains(needed), "{}: {needed}", pack.code);
        }
    }
}

fn any_status() -> impl Strategy<Value = Status> {
    proptest::sample::select(Status::ALL.to_vec())
}

fn statuses() -> impl Strategy<Value = Vec<Status>> {
    proptest::collection::vec(any_status(), england().items.len())
}

fn gate_of(statuses: &[Status]) -> Gate {
    let at = |code: &str| england().items.iter().position(|item| item.code == code).and_then(|at| statuses.get(at));
    gate(england(), TODAY, false, |item| stand(at(&item.code).copied().unwrap_or(Status::NotYet), None))
}

proptest! {
    #[test]
    fn the_gate_is_open_exactly_when_every_item_is_settled_as_its_pack_allows(statuses in statuses()) {
        let items = &england().items;
        let gate = gate_of(&statuses);
        let open = |needed: NeededFor| items.iter().zip(&statuses).any(|(item, status)| {
            let settled = match status {
                Status::Seen => true,
                Status::NotRequired => item.only_where_role_qualifies,
                Status::NotObtainable => item.may_be_unobtainable,
                Status::NotYet | Status::Problem => false,
            };
            item.needed_for.contains(&needed) && !settled
        });
        prop_assert_eq!(gate.file_complete(), !open(NeededFor::File));
        prop_assert_eq!(gate.may_start(), !open(NeededFor::Start));
    }

    #[test]
    fn settling_an_item_never_shuts_a_gate(statuses in statuses(), which in 0_usize..england().items.len()) {
        let mut better = statuses.clone();
        better[which] = Status::Seen;
        prop_assert!(gate_of(&better).start.len() <= gate_of(&statuses).start.len());
    }

    #[test]
    fn an_item_without_a_record_is_in_the_way(which in 0_usize..england().items.len()) {
        let mut statuses = vec![Status::Seen; england().items.len()];
        statuses[which] = Status::NotYet;
        let gate = gate_of(&statuses);
        prop_assert_eq!(gate.file.iter().map(|way| way.item.as_str()).collect::<Vec<_>>(), vec![england().items[which].code.as_str()]);
    }
}

#[test]
fn no_criminal_record_check_at_all_needs_a_reason_that_can_be_followed() {
    let pack = england();
    let (standard, enhanced) = (item("dbs_standard"), item("dbs_enhanced_barred_list"));
    let is_off = |code: &str| matches!(code, "dbs_standard" | "dbs_enhanced");
    let one_off = |code: &str| if is_off(code) { Status::NotRequired } else { Status::NotYet };
    assert!(is_last_of_group(pack, enhanced, one_off) && !is_last_of_group(pack, standard, one_off));
    assert!(!is_last_of_group(pack, item("qualifications"), |_| Status::NotRequired));
    assert_eq!(may_leave_group(Status::NotRequired, "not needed here"), Err(NoRecord::NoneOfGroup));
    assert_eq!(may_leave_group(Status::Seen, ""), Ok(()));
    assert!(groups_without_any(pack, one_off).is_empty());
    assert_eq!(groups_without_any(pack, |_| Status::NotRequired).len(), 1);
}

#[test]
fn what_the_law_wants_before_the_first_day_is_late_after_it() {
    let began = Some(date!(2026 - 11 - 10));
    let late = |code, days: &[Date]| seen_late(item(code), began, days.iter().copied());
    let (before, on, after) = (date!(2026 - 11 - 09), date!(2026 - 11 - 10), date!(2026 - 11 - 11));
    assert_eq!(late("right_to_work", &[after, before]), None, "the first one counts");
    assert_eq!(late("right_to_work", &[on]), None);
    assert_eq!(late("right_to_work", &[after]), Some(after));
    assert_eq!(late("dbs_enhanced_barred_list", &[after]), Some(after));
    assert_eq!(late("health_for_the_work", &[after]), None);
    assert_eq!(late("right_to_work", &[]), None, "it is missing, which is said elsewhere");
    assert_eq!(seen_late(item("right_to_work"), None, [after].into_iter()), None);
}

fn one_of_any(which: u8, day: u8) -> Stand {
    let day = date!(2026 - 11 - 01) + time::Duration::days(i64::from(day));
    let (status, why) = match which {
        0 => (Status::Seen, None),
        1 => (Status::Seen, Some(Why::NotWeighed(ToWeigh::Content))),
        2 => (Status::Problem, Some(Why::WeighedNo)),
        _ => (Status::NotYet, Some(Why::Open(Open::Applied))),
    };
    Stand { why, holds_to: Some(day), ..stand(status, Some(day)) }
}

proptest! {
    #[test]
    fn of_several_records_nothing_good_hides_something_bad(all in proptest::collection::vec((0_u8..4, 0_u8..20), 1..6)) {
        let stands: Vec<Stand> = all.iter().map(|(which, day)| one_of_any(*which, *day)).collect();
        let worst = worst(stands.iter().copied()).expect("there is one");
        let any = |of: fn(&Stand) -> bool| stands.iter().any(of);
        prop_assert_eq!(worst.settles(TODAY), stands.iter().all(|one| one.settles(TODAY)) );
        prop_assert_eq!(worst.status == Status::Problem, any(|one| one.status == Status::Problem));
        prop_assert!(!any(|one| one.why.is_some_and(Why::is_found)) || worst.why.is_some_and(Why::is_found));
        prop_assert_eq!(worst.on, stands.iter().filter_map(|one| one.on).max());
        prop_assert_eq!(worst.holds_to, stands.iter().filter_map(|one| one.holds_to).min());
    }
}
