//! What is recorded about a person's checks, what follows from it, and who may see it.

use crate::on_both;
use crate::references::whole_references;
use crate::support::Fresh;
use crate::vacancy::{a_candidate, a_vacancy, told};
use sametable::checks::history::rules::{FrameTyped, PeriodTyped};
use sametable::checks::history::service as history;
use sametable::checks::history::{Activity, ConfirmedHow};
use sametable::checks::service::{self, NewRecord};
use sametable::checks::{Status, USUAL_PACK, pack};
use sametable::ids::CandidacyId;
use sametable::ledger::Deed;
use sametable::people::{Role, Who};
use sametable::platform::clock::london_date;
use sametable::platform::db::{Ask, broken_rule};
use sametable::platform::refused::Refused;
use sametable::vacancy::Stage;
use sametable::vacancy::service::{NewOffer, OfferAnswer, answer_offer, candidacy_in, make_offer, step_in};

on_both!(
    what_was_seen_stands_with_who_and_when_and_earlier_records_stay,
    health_is_recorded_only_after_a_conditional_offer,
    the_file_is_complete_and_the_start_open_when_every_item_is_settled,
    nobody_but_the_manager_and_hr_sees_or_records_a_check,
    another_organisation_finds_no_check,
    a_record_is_never_changed_or_removed,
    the_page_keeps_what_was_typed_and_names_what_is_wrong,
);

async fn office(fresh: &Fresh) -> (Who, CandidacyId) {
    let org = fresh.organisation("Larches Care").await;
    let who = fresh.person(&org, "Priya Shah", &[Role::Manager]).await;
    let vacancy = a_vacancy(fresh, &who).await;
    let joy = a_candidate(fresh, &who, vacancy, "Joy Adeyemi").await;
    told(fresh, &who, vacancy, vec![joy]).await;
    (who, joy)
}

fn today(fresh: &Fresh) -> String {
    london_date(fresh.app.clock.now())
}

pub fn seen(fresh: &Fresh, item: &str) -> NewRecord {
    NewRecord {
        item: item.into(),
        status: "seen".into(),
        seen: "Original, in the hand".into(),
        seen_on: today(fresh),
        note: String::new(),
    }
}

fn with_note(item: &str, status: &str, note: &str) -> NewRecord {
    NewRecord { item: item.into(), status: status.into(), note: note.into(), ..NewRecord::default() }
}

async fn record(fresh: &Fresh, who: &Who, id: CandidacyId, new: NewRecord) -> Result<(), Refused> {
    service::record(who, &fresh.app, id, new).await.map(|_| ())
}

pub async fn moved(fresh: &Fresh, who: &Who, id: CandidacyId, to: &[Stage]) {
    for stage in to {
        let now = fresh.app.clock.now();
        let mut tx = fresh.app.db.begin().await.unwrap();
        let candidacy = candidacy_in(&mut tx, who.org().unwrap(), id).await.unwrap();
        let mut deed = Deed::new(who);
        step_in(&mut tx, &mut deed, &candidacy, *stage, now).await.unwrap();
        deed.commit(tx, &fresh.app).await.unwrap();
    }
}

/// From shortlisted to an accepted offer.
pub async fn offered(fresh: &Fresh, who: &Who, id: CandidacyId) {
    let offer = NewOffer { hours: "30 a week".into(), pay: "£12.90 an hour".into(), ..NewOffer::default() };
    make_offer(who, &fresh.app, id, offer).await.unwrap();
    let answer = OfferAnswer { answer: "accepted".into(), answered_on: today(fresh), ..OfferAnswer::default() };
    answer_offer(who, &fresh.app, id, answer).await.unwrap();
}

/// A history without a gap, confirmed by the candidate.
pub async fn whole_history(fresh: &Fresh, who: &Who, id: CandidacyId) {
    let today = today(fresh);
    let frame = FrameTyped { education_end: "2015-06-30", still_in_education: false, applied_on: &today };
    history::keep_frame(who, &fresh.app, id, frame).await.unwrap();
    let job = PeriodTyped {
        activity: Some(Activity::Work),
        place: "Elm House",
        title: "Support worker",
        care: true,
        began: "2015-07-01",
        ended: "",
        goes_on: true,
        why: "",
    };
    history::keep_period(who, &fresh.app, id, None, job).await.unwrap();
    confirm(fresh, who, id, ConfirmedHow::Signed).await;
}

/// Today the candidate confirms the history as it stands.
pub async fn confirm(fresh: &Fresh, who: &Who, id: CandidacyId, how: ConfirmedHow) {
    let changed = history::history(who, &fresh.app, id).await.unwrap().changed_at.map(history::stamp).unwrap();
    history::confirm(who, &fresh.app, id, Some(how), &today(fresh), &changed).await.unwrap();
}

/// Settles every item that is still open.
pub async fn settle_all(fresh: &Fresh, who: &Who, id: CandidacyId) {
    whole_history(fresh, who, id).await;
    whole_references(fresh, who, id).await;
    for item in pack(USUAL_PACK.0, USUAL_PACK.1).unwrap().items.iter().filter(|item| item.worked_out.is_none()) {
        let new = match item.code.as_str() {
            "dbs_standard" => with_note("dbs_standard", "not_required", "The role needs the enhanced certificate"),
            "qualifications" => {
                with_note("qualifications", "not_obtainable", "Asked the college by phone on 3 and 10 November")
            }
            code => seen(fresh, code),
        };
        record(fresh, who, id, new).await.unwrap();
    }
}

async fn what_was_seen_stands_with_who_and_when_and_earlier_records_stay(fresh: Fresh) {
    let (who, joy) = office(&fresh).await;
    record(&fresh, &who, joy, seen(&fresh, "right_to_work")).await.unwrap();
    let problem = with_note("right_to_work", "problem", "The share code belongs to somebody else");
    record(&fresh, &who, joy, problem).await.unwrap();
    let sheet = service::sheet(&who, &fresh.app, joy).await.unwrap();
    assert_eq!(sheet.rows.len(), 10);
    let row = sheet.rows.iter().find(|row| row.item.code == "right_to_work").unwrap();
    assert_eq!(row.status, Status::Problem);
    assert_eq!(row.records.len(), 2, "the first record stays as its history");
    let first = &row.records[1];
    assert_eq!((first.by_name.as_str(), first.seen.as_str()), ("Priya Shah", "Original, in the hand"));
    assert_eq!(first.seen_on.as_deref(), Some(today(&fresh).as_str()));
}

async fn health_is_recorded_only_after_a_conditional_offer(fresh: Fresh) {
    let (who, joy) = office(&fresh).await;
    let early = record(&fresh, &who, joy, seen(&fresh, "health_for_the_work")).await.unwrap_err();
    assert!(early.says("checks-before-offer"), "{early}");
    moved(&fresh, &who, joy, &[Stage::Interviewed, Stage::Chosen]).await;
    assert!(record(&fresh, &who, joy, seen(&fresh, "health_for_the_work")).await.is_err(), "chosen is no offer yet");
    offered(&fresh, &who, joy).await;
    let mut before = seen(&fresh, "health_for_the_work");
    before.seen_on = "2026-01-05".into();
    let before = record(&fresh, &who, joy, before).await.unwrap_err();
    assert!(before.says("checks-seen-before-offer"), "{before}");
    record(&fresh, &who, joy, seen(&fresh, "health_for_the_work")).await.unwrap();
}

async fn the_file_is_complete_and_the_start_open_when_every_item_is_settled(fresh: Fresh) {
    let (who, joy) = office(&fresh).await;
    moved(&fresh, &who, joy, &[Stage::Interviewed, Stage::Chosen]).await;
    offered(&fresh, &who, joy).await;
    let gate = service::sheet(&who, &fresh.app, joy).await.unwrap().gate;
    assert_eq!((gate.file.len(), gate.start.len()), (10, 10));
    settle_all(&fresh, &who, joy).await;
    let line = service::overview(&who, &fresh.app).await.unwrap().remove(0);
    assert!(line.gate.file_complete() && line.gate.may_start());
    assert_eq!((line.settled, line.items), (10, 10));
    let again = with_note("identity_photo", "not_yet", "The photograph shows somebody else");
    record(&fresh, &who, joy, again).await.unwrap();
    let gate = service::sheet(&who, &fresh.app, joy).await.unwrap().gate;
    assert_eq!(gate.file.iter().map(|way| way.item.as_str()).collect::<Vec<_>>(), ["identity_photo"]);
    assert!(!gate.may_start());
}

async fn nobody_but_the_manager_and_hr_sees_or_records_a_check(fresh: Fresh) {
    let (_, joy) = office(&fresh).await;
    let org = fresh.organisation("Birches Care").await;
    for role in Role::ALL {
        let who = fresh.person(&org, &format!("{}x Someone", role.code()), &[role]).await;
        let may = matches!(role, Role::Manager | Role::Hr | Role::Auditor);
        assert_eq!(service::overview(&who, &fresh.app).await.is_ok(), may, "{role:?}");
        let sheet = service::sheet(&who, &fresh.app, joy).await.unwrap_err();
        assert_eq!(sheet, if may { Refused::NotFound } else { Refused::NotAllowed }, "{role:?}");
    }
    assert_eq!(service::overview(&Who::Nobody, &fresh.app).await.unwrap_err(), Refused::SignIn);
    assert_eq!(record(&fresh, &Who::Nobody, joy, seen(&fresh, "right_to_work")).await, Err(Refused::SignIn));
}

async fn another_organisation_finds_no_check(fresh: Fresh) {
    let (who, joy) = office(&fresh).await;
    record(&fresh, &who, joy, seen(&fresh, "right_to_work")).await.unwrap();
    let other = fresh.organisation("Birches Care").await;
    let hr = fresh.person(&other, "Hana Roe", &[Role::Hr]).await;
    assert_eq!(service::sheet(&hr, &fresh.app, joy).await.unwrap_err(), Refused::NotFound);
    assert_eq!(record(&fresh, &hr, joy, seen(&fresh, "right_to_work")).await, Err(Refused::NotFound));
    assert!(service::overview(&hr, &fresh.app).await.unwrap().is_empty());
}

async fn a_record_is_never_changed_or_removed(fresh: Fresh) {
    let (who, joy) = office(&fresh).await;
    record(&fresh, &who, joy, seen(&fresh, "right_to_work")).await.unwrap();
    for change in ["UPDATE check_entry SET status = 'problem'", "DELETE FROM check_entry"] {
        let mut tx = fresh.app.db.begin().await.unwrap();
        let refused = tx.sql(change).execute().await.unwrap_err();
        assert_eq!(broken_rule(&refused).as_deref(), Some("check_entry_append_only"), "{change}");
    }
}

async fn the_page_keeps_what_was_typed_and_names_what_is_wrong(fresh: Fresh) {
    let org = fresh.organisation("Larches Care").await;
    let who = fresh.person(&org, "Priya Shah", &[Role::Manager]).await;
    let vacancy = a_vacancy(&fresh, &who).await;
    let joy = a_candidate(&fresh, &who, vacancy, "Joy Adeyemi").await;
    let mut visitor = fresh.signed_in(&org, "Hana Roe", &[Role::Hr]).await;
    let page = format!("/candidates/{joy}/checks");
    visitor.get(&page).await.is(200).shows("Right to work").shows("Schedule 3, item 7").shows("Not yet");
    let fields = [("item", "right_to_work"), ("status", "seen"), ("seen", "UK passport"), ("seen_on", "2999-01-01")];
    let refused = visitor.post(&format!("{page}/record"), &fields).await;
    refused.is(422).shows("There is a problem").shows("in the future").shows("UK passport");
    let none = [("item", "right_to_work"), ("status", "not_obtainable"), ("note", "x")];
    visitor.post(&format!("{page}/record"), &none).await.is(422).shows("no way round it");
    let today = today(&fresh);
    let good = [("item", "right_to_work"), ("status", "seen"), ("seen", "UK passport"), ("seen_on", &today)];
    visitor.post(&format!("{page}/record"), &good).await.goes_to(&format!("{page}#right_to_work"));
    visitor.get(&page).await.is(200).shows("UK passport").shows("Seen, not kept").shows("Hana Roe");
    visitor.get("/checks").await.is(200).shows("Joy Adeyemi").shows("1 of 10");
}
