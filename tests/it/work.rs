//! What is due, which checks a vacancy asks for, and what an organisation asks for besides.

use crate::access::with_grants;
use crate::checks::{checked, filled_in, moved, offered};
use crate::evidence::a_pdf;
use crate::on_both;
use crate::support::Fresh;
use crate::vacancy::{a_candidate, a_vacancy, told};
use sametable::checks::evidence::What as Evidence;
use sametable::checks::evidence::rules::KeepTyped;
use sametable::checks::evidence::service as evidence;
use sametable::checks::pack::service::{self as packs, NewItem};
use sametable::checks::service::{self as checks, NewRecord};
use sametable::checks::work::What;
use sametable::checks::work::rules::When;
use sametable::checks::work::service as work;
use sametable::ids::{CandidacyId, VacancyId};
use sametable::people::{Grant, Organisation, Role, Scope, Who};
use sametable::platform::clock::london_date;
use sametable::platform::db::Ask;
use sametable::platform::refused::Refused;
use sametable::recruitment_file::retention::service as retention;
use sametable::vacancy::Stage;
use time::Duration;

on_both!(
    what_runs_out_is_due_before_its_day_and_after_it,
    a_second_person_and_a_new_application_are_due_at_once,
    a_certificate_that_does_not_come_is_asked_after,
    a_calendar_gets_initials_and_nothing_once_its_owner_may_see_no_checks,
    on_mondays_managers_and_hr_are_told_in_numbers,
    a_vacancy_keeps_its_pack_until_somebody_pins_another_with_a_reason,
    what_the_organisation_asks_for_stands_on_top_of_vacancies_from_then_on,
    membership_of_the_scotland_scheme_is_due_before_it_ends,
    a_copy_of_a_right_to_work_goes_two_years_after_the_employment,
    what_a_role_does_not_need_is_said_once_and_what_was_recorded_of_a_person_counts_before_it,
);

const DAY: i64 = 24 * 60 * 60;

struct Office {
    org: Organisation,
    priya: Who,
    hana: Who,
    vacancy: VacancyId,
    joy: CandidacyId,
}

async fn office(fresh: &Fresh) -> Office {
    let org = fresh.organisation("Larches Care").await;
    let priya = fresh.person(&org, "Priya Shah", &[Role::Manager]).await;
    let hana = fresh.person(&org, "Hana Roe", &[Role::Hr]).await;
    let vacancy = a_vacancy(fresh, &priya).await;
    let joy = a_candidate(fresh, &priya, vacancy, "Joy Adeyemi").await;
    told(fresh, &priya, vacancy, vec![joy]).await;
    Office { org, priya, hana, vacancy, joy }
}

fn in_days(fresh: &Fresh, days: i64) -> String {
    london_date((time::OffsetDateTime::from(fresh.app.clock.now()) + Duration::days(days)).into())
}

async fn may_work_until(fresh: &Fresh, office: &Office, days: i64) {
    let to = in_days(fresh, days);
    let facts = filled_in(fresh, "right_to_work", "list_b_1", &[("permission_to", to.as_str())]);
    checks::record_facts(&office.priya, &fresh.app, office.joy, facts).await.unwrap();
}

async fn due(fresh: &Fresh, who: &Who) -> Vec<(What, When)> {
    work::work(who, &fresh.app).await.unwrap().due.into_iter().map(|due| (due.what, due.when)).collect()
}

async fn what_runs_out_is_due_before_its_day_and_after_it(fresh: Fresh) {
    let office = office(&fresh).await;
    may_work_until(&fresh, &office, 100).await;
    assert!(due(&fresh, &office.priya).await.is_empty(), "it is far away");
    may_work_until(&fresh, &office, 60).await;
    assert_eq!(due(&fresh, &office.priya).await, [(What::Lapses, When::Ahead)]);
    fresh.app.clock.set_ahead(40 * DAY);
    assert_eq!(due(&fresh, &office.priya).await, [(What::Lapses, When::Soon)]);
    fresh.app.clock.set_ahead(61 * DAY);
    assert_eq!(due(&fresh, &office.priya).await, [(What::Lapses, When::Now)]);
    let gate = checks::sheet(&office.priya, &fresh.app, office.joy).await.unwrap().gate;
    assert!(gate.start.iter().any(|way| way.item == "right_to_work"), "the gate is shut again");
    // Nobody sees what is another organisation's.
    let other = fresh.organisation("Birches Care").await;
    let hr = fresh.person(&other, "Mona Other", &[Role::Hr]).await;
    assert!(due(&fresh, &hr).await.is_empty());
    let member = fresh.person(&office.org, "Ann Member", &[Role::PanelMember]).await;
    assert_eq!(work::work(&member, &fresh.app).await.unwrap_err(), Refused::NotAllowed);
}

async fn a_second_person_and_a_new_application_are_due_at_once(fresh: Fresh) {
    const DBS: &str = "dbs_enhanced_barred_list";
    let office = office(&fresh).await;
    let facts = filled_in(&fresh, DBS, "update_service", &[("outcome", "new_information")]);
    checks::record_facts(&office.priya, &fresh.app, office.joy, facts).await.unwrap();
    assert_eq!(due(&fresh, &office.hana).await, [(What::NewApplication, When::Now)]);
    let facts = filled_in(&fresh, DBS, "certificate", &[("shows", "something")]);
    checks::record_facts(&office.priya, &fresh.app, office.joy, facts).await.unwrap();
    // What was found does not go away with another pack.
    let director =
        packs::pin(&office.priya, &fresh.app, office.vacancy, "scotland_adult_social_care", true, "She is in Perth");
    assert!(director.await.unwrap_err().says("pack-found-goes"));
    assert_eq!(due(&fresh, &office.hana).await, [(What::ToWeigh, When::Now)]);
}

async fn a_certificate_that_does_not_come_is_asked_after(fresh: Fresh) {
    let office = office(&fresh).await;
    let facts = filled_in(&fresh, "dbs_enhanced_barred_list", "applied", &[]);
    checks::record_facts(&office.priya, &fresh.app, office.joy, facts).await.unwrap();
    fresh.app.clock.set_ahead(26 * DAY);
    assert!(due(&fresh, &office.hana).await.is_empty(), "it may still come");
    fresh.app.clock.set_ahead(29 * DAY);
    assert_eq!(due(&fresh, &office.hana).await, [(What::CertificateSilent, When::Now)]);
}

async fn a_calendar_gets_initials_and_nothing_once_its_owner_may_see_no_checks(fresh: Fresh) {
    let office = office(&fresh).await;
    may_work_until(&fresh, &office, 60).await;
    let token = work::make_calendar(&office.hana, &fresh.app).await.unwrap();
    let text = work::calendar(&fresh.app, &token).await.unwrap();
    assert!(text.contains("J. A. Runs out: Right to work"), "{text}");
    assert!(!text.contains("Joy") && !text.contains("Adeyemi"), "{text}");
    let mut visitor = fresh.visitor();
    visitor.get(&format!("/calendar/{token}")).await.is(200).shows("BEGIN:VCALENDAR");
    visitor.get("/calendar/unknown").await.is(404);
    // A new address ends the one before.
    let newer = work::make_calendar(&office.hana, &fresh.app).await.unwrap();
    assert_eq!(work::calendar(&fresh.app, &token).await, Err(Refused::NotFound));
    work::end_calendar(&office.hana, &fresh.app).await.unwrap();
    assert_eq!(work::calendar(&fresh.app, &newer).await, Err(Refused::NotFound));
    // It dies with the owner's right to see it.
    let token = work::make_calendar(&office.hana, &fresh.app).await.unwrap();
    let mut tx = fresh.app.db.begin().await.unwrap();
    let person = office.hana.signed().unwrap().person;
    tx.sql("DELETE FROM person_role WHERE person = $1").bind(person).execute().await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(work::calendar(&fresh.app, &token).await, Err(Refused::NotFound));
}

async fn on_mondays_managers_and_hr_are_told_in_numbers(fresh: Fresh) {
    let office = office(&fresh).await;
    may_work_until(&fresh, &office, 20).await;
    // A manager of one home alone is told as well; a colleague is not.
    let vacancy = sametable::vacancy::service::vacancy(&office.priya, &fresh.app, office.vacancy).await.unwrap();
    let home = Grant { role: Role::Manager, scope: Scope::Service(vacancy.service) };
    with_grants(&fresh, office.org.id, "Olu Home", &[home]).await;
    fresh.person(&office.org, "Cara Colleague", &[Role::Colleague]).await;
    let told = async || -> Vec<String> {
        let rows = fresh.app.db.sql("SELECT name FROM message WHERE why = 'work_digest' ORDER BY name");
        rows.all::<(String,)>().await.unwrap().into_iter().map(|(name,)| name).collect()
    };
    for days in 0..7 {
        fresh.app.clock.set_ahead(days * DAY);
        work::digest(&fresh.app).await.unwrap();
    }
    assert_eq!(told().await, ["Hana Roe", "Olu Home", "Priya Shah"], "once a week, to those who may see it");
}

async fn a_vacancy_keeps_its_pack_until_somebody_pins_another_with_a_reason(fresh: Fresh) {
    let Office { org, priya, vacancy, joy, .. } = office(&fresh).await;
    let app = &fresh.app;
    checked(&fresh, &priya, joy, "right_to_work").await.unwrap();
    let pinned = packs::pinned(&priya, app, vacancy).await.unwrap();
    assert_eq!((pinned.pack.code.as_str(), pinned.pack.version), ("england_adult_social_care", 3));
    let wales = "wales_adult_social_care";
    let draft = packs::pin(&priya, app, vacancy, wales, false, "The home is in Wrexham").await.unwrap_err();
    assert!(draft.says("pack-draft-needed"), "{draft}");
    assert!(packs::pin(&priya, app, vacancy, wales, true, "").await.unwrap_err().says("pack-why-needed"));
    assert!(
        packs::pin(&priya, app, vacancy, "atlantis", true, "It is so far away").await.unwrap_err().says("pack-choose")
    );
    packs::pin(&priya, app, vacancy, wales, true, "The home is in Wrexham").await.unwrap();
    let sheet = checks::sheet(&priya, app, joy).await.unwrap();
    assert_eq!(sheet.pack.nation, "wales");
    let rtw = sheet.rows.iter().find(|row| row.item.code == "right_to_work").unwrap();
    assert!(rtw.status.settles(), "what was seen is seen");
    let mut visitor = fresh.signed_in(&org, "Mara Lind", &[Role::Hr]).await;
    let page = format!("/vacancies/{vacancy}/checks");
    visitor.get(&page).await.is(200).shows("Draft, not reviewed").shows("Candidates under way").shows("Joy Adeyemi");
    visitor.post(&page, &[("why", "Back again")]).await.is(422).shows("Choose a pack");
    let entries = sametable::ledger::service::stream(&priya, app, sheet.vacancy.stream).await.unwrap();
    let entry =
        entries.iter().find(|entry| entry.kind() == Some("vacancy.pack_pinned")).expect("it stands in the record");
    assert_eq!(entry.text("pack_why"), Some("The home is in Wrexham"));
}

async fn what_the_organisation_asks_for_stands_on_top_of_vacancies_from_then_on(fresh: Fresh) {
    let Office { org, priya, hana, vacancy, joy } = office(&fresh).await;
    let app = &fresh.app;
    let item = NewItem {
        title: "Online search".into(),
        why: "Safer recruitment policy, section 4".into(),
        what_to_see: "Search the name; write down what bears on the work".into(),
        before_start: true,
        after_offer: false,
    };
    assert_eq!(packs::add_item(&priya, app, item.clone()).await.unwrap_err(), Refused::NotAllowed, "HR says so");
    assert!(packs::add_item(&hana, app, NewItem { title: String::new(), ..item.clone() }).await.is_err());
    fresh.app.clock.set_ahead(60);
    let id = packs::add_item(&hana, app, item).await.unwrap();
    let has = async |id: CandidacyId| {
        let sheet = checks::sheet(&priya, app, id).await.unwrap();
        sheet.rows.iter().find(|row| row.item.title == "Online search").map(|row| row.item.code.clone())
    };
    assert_eq!(has(joy).await, None, "a vacancy keeps what it was opened with");
    fresh.app.clock.set_ahead(120);
    let later = a_vacancy(&fresh, &priya).await;
    let sam = a_candidate(&fresh, &priya, later, "Sam Porter").await;
    let code = has(sam).await.expect("a later one has it");
    let seen = NewRecord {
        item: code.clone(),
        status: "seen".into(),
        seen: "First two pages of results".into(),
        seen_on: london_date(app.clock.now()),
        note: String::new(),
    };
    checks::record(&hana, app, sam, seen).await.unwrap();
    let gate = checks::sheet(&priya, app, sam).await.unwrap().gate;
    assert!(!gate.start.iter().any(|way| way.item == code));
    // The same pack can be pinned again, with what is asked for now.
    packs::pin(&priya, app, vacancy, "england_adult_social_care", false, "From now on here, too").await.unwrap();
    assert!(has(joy).await.is_some());
    packs::end_item(&hana, app, id).await.unwrap();
    assert_eq!(packs::end_item(&hana, app, id).await, Err(Refused::NotFound));
    assert!(has(joy).await.is_some(), "it was pinned with it");
    let mut visitor = fresh.signed_in(&org, "Mara Lind", &[Role::Hr]).await;
    visitor.get("/checks/own").await.is(200).shows("Online search").shows("Asked for until");
    visitor
        .post("/checks/own", &[("title", "Online search again")])
        .await
        .is(422)
        .shows("Online search again")
        .shows("Write why");
}

async fn what_a_role_does_not_need_is_said_once_and_what_was_recorded_of_a_person_counts_before_it(fresh: Fresh) {
    let office = office(&fresh).await;
    let sam = a_candidate(&fresh, &office.priya, office.vacancy, "Sam Okafor").await;
    // Of Sam something stands there already.
    let problem = NewRecord {
        item: "driving".into(),
        status: "problem".into(),
        note: "The licence ended in May".into(),
        ..NewRecord::default()
    };
    checks::record(&office.priya, &fresh.app, sam, problem).await.unwrap();
    let open = async |candidate: CandidacyId| {
        let gate = checks::sheet(&office.priya, &fresh.app, candidate).await.unwrap().gate;
        gate.start.into_iter().map(|way| way.item).collect::<Vec<_>>()
    };
    let items = ["dbs_standard", "driving"].map(str::to_owned);
    let say = |needed, why| packs::say_needed(&office.priya, &fresh.app, office.vacancy, &items, needed, why);
    assert!(say(false, "no").await.is_err(), "without a reason nothing is said");
    say(false, "They give personal care and drive nobody").await.unwrap();
    let joys = open(office.joy).await;
    assert!(!joys.contains(&"dbs_standard".to_owned()) && !joys.contains(&"driving".to_owned()), "{joys:?}");
    assert!(open(sam).await.contains(&"driving".to_owned()), "what was found does not go away");
    // Another vacancy is as it was, and so is this one when the role needs it after all.
    let other = a_vacancy(&fresh, &office.priya).await;
    let pinned = packs::pinned(&office.priya, &fresh.app, other).await.unwrap();
    assert!(pinned.pack.items.iter().all(|item| item.not_needed.is_none()));
    say(true, "From January they drive people to the pool").await.unwrap();
    assert!(open(office.joy).await.contains(&"driving".to_owned()));
    let always = ["right_to_work".to_owned()];
    let refused = packs::say_needed(&office.priya, &fresh.app, office.vacancy, &always, false, "They are all British");
    assert_eq!(refused.await.unwrap_err(), Refused::field("item", "pack-always-needed"));
    // The page says it, with who and why; another home's manager finds nothing.
    let mut visitor = fresh.signed_in(&office.org, "Hetty Roe", &[Role::Hr]).await;
    let address = format!("/vacancies/{}/checks", office.vacancy);
    let form = format!("{address}/not-needed");
    visitor
        .post(&form, &[("why_needed", "x")])
        .await
        .is(422)
        .shows("Choose at least one check")
        .shows("value=\"driving\"");
    visitor
        .post(&form, &[("item", "registration"), ("why_needed", "No nurse works in this role")])
        .await
        .goes_to(&address);
    visitor.get(&address).await.is(200).shows("Hetty Roe: No nurse works in this role");
    let page = visitor.get(&format!("/candidates/{}/checks", office.joy)).await;
    page.is(200).shows("No nurse works in this role");
}

async fn membership_of_the_scotland_scheme_is_due_before_it_ends(fresh: Fresh) {
    let office = office(&fresh).await;
    let app = &fresh.app;
    packs::pin(&office.priya, app, office.vacancy, "scotland_adult_social_care", true, "The home is in Perth")
        .await
        .unwrap();
    let ends = in_days(&fresh, 40);
    let seen = filled_in(&fresh, "pvg_scheme", "pvg", &[("level", "pvg"), ("membership_to", ends.as_str())]);
    checks::record_facts(&office.priya, app, office.joy, seen).await.unwrap();
    assert_eq!(due(&fresh, &office.hana).await, [(What::Lapses, When::Ahead)]);
    let sheet = checks::sheet(&office.priya, app, office.joy).await.unwrap();
    let row = sheet.rows.iter().find(|row| row.item.code == "pvg_scheme").unwrap();
    assert!(row.ways.iter().all(|way| way.code != "certificate"), "what is shared online is in nobody's hands");
}

async fn a_copy_of_a_right_to_work_goes_two_years_after_the_employment(fresh: Fresh) {
    let office = office(&fresh).await;
    let app = &fresh.app;
    let typed = KeepTyped { what: Some(Evidence::Identity), words: "", items: &["identity_photo", "right_to_work"] };
    let copy = evidence::keep(&office.priya, app, office.joy, typed, &a_pdf("")).await.unwrap();
    let other = KeepTyped { what: Some(Evidence::Qualification), words: "", items: &["qualifications"] };
    evidence::keep(&office.priya, app, office.joy, other, &a_pdf("")).await.unwrap();
    moved(&fresh, &office.priya, office.joy, &[Stage::Interviewed, Stage::Chosen]).await;
    offered(&fresh, &office.priya, office.joy).await;
    moved(&fresh, &office.priya, office.joy, &[Stage::Cleared, Stage::Started]).await;
    let going = async || {
        let due = work::work(&office.hana, app).await.unwrap().due;
        due.into_iter().filter(|due| due.what == What::EvidenceGoes).map(|due| due.when).collect::<Vec<_>>()
    };
    assert!(going().await.is_empty(), "nobody has left");
    retention::ended(&office.hana, app, office.joy, Some(&in_days(&fresh, 0))).await.unwrap();
    assert!(going().await.is_empty(), "two years are to come");
    app.clock.set_ahead(720 * DAY);
    assert_eq!(going().await, [When::Soon], "the identity document shows the right to work as well; the other stays");
    app.clock.set_ahead(740 * DAY);
    assert_eq!(going().await, [When::Now]);
    evidence::take_away(&office.hana, app, office.joy, copy, "Two years since she left").await.unwrap();
    assert!(going().await.is_empty());
}
