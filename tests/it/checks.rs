//! What is recorded about a person's checks, what follows from it, and who may see it.

use crate::on_both;
use crate::references::whole_references;
use crate::support::Fresh;
use crate::vacancy::{a_candidate, a_vacancy, told};
use sametable::checks::facts::WAYS;
use sametable::checks::history::rules::{FrameTyped, PeriodTyped};
use sametable::checks::history::service as history;
use sametable::checks::history::{Activity, ConfirmedHow};
use sametable::checks::rules::Clears;
use sametable::checks::service::{self, NewFacts, NewRecord};
use sametable::checks::{Status, USUAL_PACK, pack};
use sametable::ids::CandidacyId;
use sametable::ledger::Deed;
use sametable::people::{Role, Who};
use sametable::platform::clock::london_date;
use sametable::platform::db::{Ask, broken_rule};
use sametable::platform::refused::Refused;
use sametable::vacancy::service::{NewOffer, OfferAnswer, answer_offer, candidacy_in, make_offer, step_in};
use sametable::vacancy::{Stage, WorkKind};

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

/// What is right in every field of a check with a form of its own, but for these.
pub fn filled_in(fresh: &Fresh, item: &str, way: &str, but: &[(&str, &str)]) -> NewFacts {
    let today = today(fresh);
    let usual = |field: &str| match field {
        "certificate_number" => "001234567890",
        "level" => "enhanced_adults",
        "workforce" => "adult",
        "shows" => "nothing",
        "share_code" => "W1234567A",
        "seen_how" => "in_person",
        "limits" => "none",
        "document" => "british_passport",
        "identity_document" => "passport",
        "fitness" => "fit",
        "outcome" => "blank_current",
        "reply" => "no_match",
        "last_characters" => "417",
        "permission_to" | "adjustments" | "limit_words" => "",
        "eligibility"
        | "qualifications"
        | "country"
        | "position"
        | "provider"
        | "surname_on_certificate"
        | "notice_number"
        | "document_words" => "Gives personal care to adults",
        "valid_to" | "membership_to" => "2031-05-01",
        field if field.ends_with("_on") => today.as_str(),
        _ => "yes",
    };
    let fields = WAYS.iter().flat_map(|way| way.fields).map(|field| field.name);
    let value =
        |field: &str| but.iter().find(|(name, _)| *name == field).map_or_else(|| usual(field), |(_, value)| value);
    let typed = fields.map(|field| (field.to_owned(), value(field).to_owned())).collect();
    NewFacts { item: item.into(), way: way.into(), checked_on: today.clone(), note: String::new(), typed }
}

/// Records a check with a form of its own in the usual way.
pub async fn checked(fresh: &Fresh, who: &Who, id: CandidacyId, item: &str) -> Result<(), Refused> {
    let way = match item {
        "identity_photo" => "document",
        "qualifications" => "certificates",
        "health_for_the_work" => "declaration",
        "right_to_work" => "list_a",
        "self_declaration" => "signed",
        _ => "certificate",
    };
    service::record_facts(who, &fresh.app, id, filled_in(fresh, item, way, &[])).await.map(|_| ())
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
    settle_all_but(fresh, who, id, "").await;
}

/// Settles every item that is recorded, but for this one.
pub async fn settle_all_but(fresh: &Fresh, who: &Who, id: CandidacyId, but: &str) {
    let items = &pack(USUAL_PACK.0, USUAL_PACK.1).unwrap().items;
    let asked = items.iter().filter(|item| item.is_for(WorkKind::Employee));
    for item in asked.filter(|item| item.worked_out.is_none() && item.code != but) {
        match item.code.as_str() {
            code @ ("dbs_standard" | "dbs_enhanced" | "registration" | "overseas_certificate" | "driving") => {
                let new = with_note(code, "not_required", "The role does not ask for this one");
                record(fresh, who, id, new).await.unwrap();
            }
            "qualifications" => {
                let attempts = "Asked the college by phone on 3 and 10 November";
                record(fresh, who, id, with_note("qualifications", "not_obtainable", attempts)).await.unwrap();
            }
            code => checked(fresh, who, id, code).await.unwrap(),
        }
    }
}

async fn what_was_seen_stands_with_who_and_when_and_earlier_records_stay(fresh: Fresh) {
    let (who, joy) = office(&fresh).await;
    checked(&fresh, &who, joy, "right_to_work").await.unwrap();
    let problem = with_note("right_to_work", "problem", "The share code belongs to somebody else");
    record(&fresh, &who, joy, problem).await.unwrap();
    let sheet = service::sheet(&who, &fresh.app, joy).await.unwrap();
    assert_eq!(sheet.rows.len(), 15);
    let row = sheet.rows.iter().find(|row| row.item.code == "right_to_work").unwrap();
    assert_eq!(row.status, Status::Problem);
    assert_eq!(row.records.len(), 2, "the first record stays as its history");
    let first = &row.records[1];
    assert_eq!((first.by_name.as_str(), first.facts()["document"].as_str()), ("Priya Shah", "british_passport"));
    assert_eq!(first.seen_on.as_deref(), Some(today(&fresh).as_str()));
}

async fn health_is_recorded_only_after_a_conditional_offer(fresh: Fresh) {
    const HEALTH: &str = "health_for_the_work";
    let (who, joy) = office(&fresh).await;
    let early = checked(&fresh, &who, joy, HEALTH).await.unwrap_err();
    assert!(early.says("checks-before-offer"), "{early}");
    let problem = record(&fresh, &who, joy, with_note(HEALTH, "problem", "They told us about their back")).await;
    assert!(problem.unwrap_err().says("checks-before-offer"));
    moved(&fresh, &who, joy, &[Stage::Interviewed, Stage::Chosen]).await;
    assert!(checked(&fresh, &who, joy, HEALTH).await.is_err(), "chosen is no offer yet");
    offered(&fresh, &who, joy).await;
    let before = NewFacts { checked_on: "2026-01-05".into(), ..filled_in(&fresh, HEALTH, "declaration", &[]) };
    let before = service::record_facts(&who, &fresh.app, joy, before).await.unwrap_err();
    assert!(before.says("checks-seen-before-offer"), "{before}");
    checked(&fresh, &who, joy, HEALTH).await.unwrap();
}

async fn the_file_is_complete_and_the_start_open_when_every_item_is_settled(fresh: Fresh) {
    let (who, joy) = office(&fresh).await;
    moved(&fresh, &who, joy, &[Stage::Interviewed, Stage::Chosen]).await;
    offered(&fresh, &who, joy).await;
    let gate = service::sheet(&who, &fresh.app, joy).await.unwrap().gate;
    assert_eq!((gate.file.len(), gate.start.len()), (15, 15));
    let rtw = gate.start.iter().find(|way| way.item == "right_to_work").unwrap();
    assert_eq!((rtw.clears, rtw.since.map(|day| day.to_string())), (Clears::Office, Some(today(&fresh))));
    settle_all(&fresh, &who, joy).await;
    let line = service::overview(&who, &fresh.app).await.unwrap().remove(0);
    assert!(line.gate.file_complete() && line.gate.may_start());
    assert_eq!((line.settled, line.items), (15, 15));
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
    assert_eq!(checked(&fresh, &Who::Nobody, joy, "right_to_work").await, Err(Refused::SignIn));
}

async fn another_organisation_finds_no_check(fresh: Fresh) {
    let (who, joy) = office(&fresh).await;
    checked(&fresh, &who, joy, "right_to_work").await.unwrap();
    let other = fresh.organisation("Birches Care").await;
    let hr = fresh.person(&other, "Hana Roe", &[Role::Hr]).await;
    assert_eq!(service::sheet(&hr, &fresh.app, joy).await.unwrap_err(), Refused::NotFound);
    assert_eq!(checked(&fresh, &hr, joy, "right_to_work").await, Err(Refused::NotFound));
    assert!(service::overview(&hr, &fresh.app).await.unwrap().is_empty());
}

async fn a_record_is_never_changed_or_removed(fresh: Fresh) {
    let (who, joy) = office(&fresh).await;
    checked(&fresh, &who, joy, "right_to_work").await.unwrap();
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
    let today = today(&fresh);
    let form = |document, day| {
        [
            ("item", "right_to_work"),
            ("way", "list_a"),
            ("checked_on", day),
            ("document", document),
            ("document_words", "UK passport"),
            ("seen_how", "in_person"),
            ("likeness", "yes"),
            ("original", "yes"),
            ("copy_kept", "yes"),
        ]
    };
    let refused = visitor.post(&format!("{page}/facts"), &form("other", "2999-01-01")).await;
    refused.is(422).shows("There is a problem").shows("in the future").shows("UK passport");
    let none = [("item", "right_to_work"), ("status", "not_obtainable"), ("note", "x")];
    visitor.post(&format!("{page}/record"), &none).await.is(422).shows("no way round it");
    let missed = [("item", "right_to_work"), ("way", "list_a"), ("checked_on", today.as_str())];
    let missed = visitor.post(&format!("{page}/facts"), &missed).await;
    missed.is(422).shows("The original was in my hands").shows("Tick it if it is so");
    visitor.post(&format!("{page}/facts"), &form("other", &today)).await.goes_to(&format!("{page}#right_to_work"));
    visitor
        .get(&page)
        .await
        .is(200)
        .shows("UK passport")
        .shows("The photograph looks like the person")
        .shows("Hana Roe");
    visitor.get("/checks").await.is(200).shows("Joy Adeyemi").shows("1 of 15");
    for way in WAYS {
        let item = pack(USUAL_PACK.0, USUAL_PACK.1).unwrap().items.iter().find(|item| item.kind == Some(way.kind));
        let item = &item.unwrap().code;
        let form = visitor.get(&format!("{page}?item={item}&way={}", way.code)).await;
        form.is(200).hides("facts-");
    }
}
