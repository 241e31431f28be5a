//! People who work here already: a list brings them in, and what it says of their checks is shown and never counted.

use crate::access::with_grants;
use crate::checks::checked;
use crate::on_both;
use crate::support::Fresh;
use sametable::checks::employed::rules::{Only, Shown};
use sametable::checks::employed::service::{self as employed, Employed, Table, Wanted};
use sametable::checks::pack::service as packs;
use sametable::checks::service as checks;
use sametable::people::{Grant, Organisation, Role, Scope, Service, Who, service as people};
use sametable::platform::db::Ask;
use sametable::platform::refused::Refused;
use sametable::recruitment_file::retention;
use sametable::recruitment_file::service as file;
use sametable::weighing::service::{self as weighing, NewConfirmation};

on_both!(
    a_list_brings_people_in_and_what_it_says_never_counts_as_seen_here,
    requirement_7_a_number_with_zeros_at_the_front_comes_in_and_stands_so_in_the_file,
    nobody_is_brought_in_twice_nor_without_having_been_told,
    a_list_that_is_sent_twice_at_once_brings_nobody_in_twice,
    nobody_says_what_a_role_does_not_need_that_is_their_own,
    nobody_applies_to_what_holds_people_who_work_here_already,
    agency_workers_and_volunteers_have_items_of_their_own,
    whoever_has_one_home_brings_nobody_into_another_and_sees_nobody_there,
    whoever_left_or_was_erased_stands_in_no_table,
    requirement_25_whoever_started_here_counts_when_their_90_days_are_over_and_people_of_a_list_never,
);

const HEADING: &str =
    "Name,Job,Home,Start date,Works as,Kept where,DBS level,DBS number,DBS date,DBS seen by,Right to work date";

struct Office {
    org: Organisation,
    hana: Who,
    willows: Service,
}

async fn office(fresh: &Fresh) -> Office {
    let org = fresh.organisation("Larches Care").await;
    let hana = fresh.person(&org, "Hana Roe", &[Role::Hr]).await;
    let manager = fresh.person(&org, "Priya Shah", &[Role::Manager]).await;
    for home in ["The Willows", "Oak House"] {
        people::add_service(&manager, &fresh.app, home).await.unwrap();
    }
    let homes = people::services(&hana, &fresh.app).await.unwrap();
    let willows = homes.into_iter().find(|home| home.name == "The Willows").unwrap();
    Office { org, hana, willows }
}

fn list(lines: &[&str]) -> String {
    format!("{HEADING}\n{}\n", lines.join("\n"))
}

const JOY: &str = "Joy Adeyemi,Support worker,The Willows,3/5/2021,,Cabinet 2,Enhanced + adults' list,001234567890,20/4/2021,Jo Smith,19/4/2021";

fn everybody() -> Wanted<'static> {
    Wanted { home: None, kind: None, only: Only::Everybody, named: "", page: 1 }
}

async fn table(fresh: &Fresh, who: &Who, wanted: Wanted<'_>) -> Table {
    employed::table(who, &fresh.app, wanted).await.unwrap()
}

async fn only_one(fresh: &Fresh, who: &Who) -> (Employed, Table) {
    let table = table(fresh, who, everybody()).await;
    let [one] = &table.people[..] else { panic!("{table:?}") };
    (one.clone(), table)
}

fn of(table: &Table, one: &Employed, item: &str) -> Option<Shown> {
    let at = table.columns.iter().position(|(code, _)| code == item)?;
    one.checks[at]
}

async fn a_list_brings_people_in_and_what_it_says_never_counts_as_seen_here(fresh: Fresh) {
    let Office { hana, .. } = office(&fresh).await;
    assert_eq!(employed::keep(&hana, &fresh.app, &list(&[JOY]), false, true).await.unwrap(), 1);
    let (joy, seen) = only_one(&fresh, &hana).await;
    assert!(matches!(of(&seen, &joy, "dbs_enhanced_barred_list"), Some(Shown::Elsewhere(_))));
    assert!(matches!(of(&seen, &joy, "right_to_work"), Some(Shown::Elsewhere(_))));
    assert_eq!(of(&seen, &joy, "identity_photo"), Some(Shown::Missing));
    let in_the_way = |gate: &checks::Sheet| gate.gate.file.iter().any(|way| way.item == "right_to_work");
    let sheet = checks::sheet(&hana, &fresh.app, joy.candidacy.id).await.unwrap();
    assert!(in_the_way(&sheet), "what the list says opens nothing");
    // Seen here, it counts; health may be asked of whoever works here.
    checked(&fresh, &hana, joy.candidacy.id, "right_to_work").await.unwrap();
    checked(&fresh, &hana, joy.candidacy.id, "health_for_the_work").await.unwrap();
    let (joy, seen) = only_one(&fresh, &hana).await;
    assert!(matches!(of(&seen, &joy, "right_to_work"), Some(Shown::Done { .. })));
    let sheet = checks::sheet(&hana, &fresh.app, joy.candidacy.id).await.unwrap();
    assert!(!in_the_way(&sheet));
    let late = |code: &str| sheet.rows.iter().find(|row| row.item.code == code).unwrap().late.is_some();
    assert!(!late("right_to_work"), "the list says that it was checked before, and where that is kept");
    // They are nobody's candidate: no list of those shows them.
    assert!(checks::overview(&hana, &fresh.app).await.unwrap().is_empty());
    assert!(sametable::vacancy::service::vacancies(&hana, &fresh.app).await.unwrap().is_empty());
    // The file lacks checks and no interview.
    let file = file::file(&hana, &fresh.app, joy.candidacy.id).await.unwrap();
    assert_eq!(file.milestones.iter().map(|one| one.code).collect::<Vec<_>>(), ["checks"]);
    let shown = |only| Wanted { only, ..everybody() };
    assert_eq!(table(&fresh, &hana, shown(Only::Elsewhere)).await.found, 1);
    assert_eq!(table(&fresh, &hana, shown(Only::Complete)).await.found, 0);
    assert_eq!(table(&fresh, &hana, Wanted { named: "adey", ..everybody() }).await.found, 1);
    assert_eq!(table(&fresh, &hana, Wanted { named: "smith", ..everybody() }).await.found, 0);
}

async fn requirement_7_a_number_with_zeros_at_the_front_comes_in_and_stands_so_in_the_file(fresh: Fresh) {
    let Office { hana, .. } = office(&fresh).await;
    employed::keep(&hana, &fresh.app, &list(&[JOY]), false, true).await.unwrap();
    let (joy, _) = only_one(&fresh, &hana).await;
    let sheet = checks::sheet(&hana, &fresh.app, joy.candidacy.id).await.unwrap();
    let row = sheet.rows.iter().find(|row| row.item.code == "dbs_enhanced_barred_list").unwrap();
    assert_eq!(row.elsewhere.iter().map(|said| said.number.as_str()).collect::<Vec<_>>(), ["001234567890"]);
    let file = file::file(&hana, &fresh.app, joy.candidacy.id).await.unwrap();
    assert!(format!("{file:?}").contains("001234567890"));
    let eleven = JOY.replace("001234567890", "1234567890");
    let reading = employed::preview(&hana, &fresh.app, &list(&[&eleven])).await.unwrap();
    assert_eq!((reading.good.len(), reading.bad.len()), (0, 1));
}

async fn nobody_is_brought_in_twice_nor_without_having_been_told(fresh: Fresh) {
    let Office { hana, .. } = office(&fresh).await;
    let two = list(&[JOY, "Ben Hill,Cook,Nowhere,1/1/2020,,,,,,,"]);
    let code = |result: Result<usize, Refused>| match result.unwrap_err() {
        Refused::Problems(problems) => problems[0].code.clone(),
        other => panic!("{other:?}"),
    };
    let keep = |good, told| employed::keep(&hana, &fresh.app, &two, good, told);
    assert_eq!(code(keep(false, true).await), "employed-tick-needed");
    assert_eq!(code(keep(true, false).await), "employed-told-needed");
    assert_eq!(table(&fresh, &hana, everybody()).await.all, 0, "nothing was kept");
    assert_eq!(keep(true, true).await.unwrap(), 1);
    assert_eq!(code(keep(true, true).await), "employed-no-good-row");
    assert_eq!(table(&fresh, &hana, everybody()).await.all, 1);
}

async fn a_list_that_is_sent_twice_at_once_brings_nobody_in_twice(fresh: Fresh) {
    let Office { hana, .. } = office(&fresh).await;
    let list = list(&[JOY, "Ben Hill,Cook,Oak House,1/1/2020,,,,,,,"]);
    let keep = || employed::keep(&hana, &fresh.app, &list, false, true);
    let (one, other) = futures::future::join(keep(), keep()).await;
    assert_eq!([one.is_ok(), other.is_ok()].into_iter().filter(|is| *is).count(), 1, "{one:?} {other:?}");
    assert_eq!(table(&fresh, &hana, everybody()).await.all, 2);
}

async fn nobody_says_what_a_role_does_not_need_that_is_their_own(fresh: Fresh) {
    let Office { org, hana, .. } = office(&fresh).await;
    let line = "Petra Lund,Registered manager,The Willows,1/2/2020,,,,,,,";
    employed::keep(&hana, &fresh.app, &list(&[line]), false, true).await.unwrap();
    let petra = fresh.person(&org, "Petra Lund", &[Role::Manager]).await;
    let (one, _) = only_one(&fresh, &hana).await;
    let items = ["registration".to_owned()];
    let say =
        |who| packs::say_needed(who, &fresh.app, one.vacancy.id, &items, false, "No nursing is given in this home");
    assert_eq!(say(&petra).await.unwrap_err(), Refused::because("assess-own"));
    say(&hana).await.unwrap();
}

async fn nobody_applies_to_what_holds_people_who_work_here_already(fresh: Fresh) {
    let Office { org, hana, .. } = office(&fresh).await;
    employed::keep(&hana, &fresh.app, &list(&[JOY]), false, true).await.unwrap();
    let (joy, _) = only_one(&fresh, &hana).await;
    let (id, holder) = (joy.candidacy.id, joy.vacancy.id);
    let mut visitor = fresh.signed_in(&org, "Hetty Manager", &[Role::Manager, Role::Hr, Role::Administrator]).await;
    for page in ["", "/candidates", "/shortlist"] {
        visitor.get(&format!("/vacancies/{holder}{page}")).await.is(404);
    }
    visitor
        .post(&format!("/vacancies/{holder}/candidates"), &[("name", "Sam Porter"), ("phone", "01632 960 001")])
        .await
        .is(404);
    visitor.post(&format!("/vacancies/{holder}/kit/ahead"), &[("ahead", "yes")]).await.is(404);
    visitor.get(&format!("/candidates/{id}/link")).await.is(404);
    visitor.get(&format!("/candidates/{id}/history")).await.is(200).hides(&format!("/candidates/{id}/link"));
    visitor.get("/people/new").await.hides("Support worker");
}

async fn agency_workers_and_volunteers_have_items_of_their_own(fresh: Fresh) {
    let Office { hana, .. } = office(&fresh).await;
    let lines = [
        "Ada Ash,Support worker,The Willows,1/2/2024,agency,,,,,,",
        "Vic Oak,Driver,The Willows,1/2/2024,volunteer,,,,,,",
    ];
    employed::keep(&hana, &fresh.app, &list(&lines), false, true).await.unwrap();
    let seen = table(&fresh, &hana, everybody()).await;
    let [ada, vic] = &seen.people[..] else { panic!("{seen:?}") };
    assert_eq!(of(&seen, ada, "agency_confirmation"), Some(Shown::Missing));
    assert_eq!(of(&seen, ada, "full_employment_history"), None);
    assert_eq!(of(&seen, ada, "identity_photo"), Some(Shown::Missing));
    assert_eq!(of(&seen, vic, "agency_confirmation"), None);
    assert_eq!(of(&seen, vic, "volunteer_role"), Some(Shown::Missing));
    assert_eq!(of(&seen, ada, "volunteer_role"), None);
    assert_eq!(of(&seen, vic, "right_to_work"), Some(Shown::Missing));
}

async fn whoever_has_one_home_brings_nobody_into_another_and_sees_nobody_there(fresh: Fresh) {
    let Office { org, hana, willows } = office(&fresh).await;
    let grants = [Grant { role: Role::Manager, scope: Scope::Service(willows.id) }];
    let (_, mona) = with_grants(&fresh, org.id, "Mona Fell", &grants).await;
    let lines = [JOY, "Ben Hill,Cook,Oak House,1/1/2020,,,,,,,"];
    let reading = employed::preview(&mona, &fresh.app, &list(&lines)).await.unwrap();
    assert_eq!((reading.good.len(), reading.bad.len()), (1, 1), "Oak House is not hers");
    employed::keep(&hana, &fresh.app, &list(&lines), false, true).await.unwrap();
    assert_eq!(table(&fresh, &mona, everybody()).await.all, 1);
    assert_eq!(table(&fresh, &hana, everybody()).await.all, 2);
    let facilitator = fresh.person(&org, "Tom Facil", &[Role::Facilitator]).await;
    assert_eq!(employed::table(&facilitator, &fresh.app, everybody()).await.unwrap_err(), Refused::NotAllowed);
    assert_eq!(employed::preview(&facilitator, &fresh.app, &list(&lines)).await.unwrap_err(), Refused::NotAllowed);
    let other = fresh.organisation("Birches Care").await;
    let theirs = fresh.person(&other, "Zoe Other", &[Role::Hr]).await;
    assert_eq!(table(&fresh, &theirs, everybody()).await.all, 0);
}

async fn whoever_left_or_was_erased_stands_in_no_table(fresh: Fresh) {
    let Office { hana, .. } = office(&fresh).await;
    employed::keep(&hana, &fresh.app, &list(&[JOY]), false, true).await.unwrap();
    let (joy, _) = only_one(&fresh, &hana).await;
    let yesterday = sametable::platform::clock::london_date(fresh.app.clock.now());
    fresh.app.clock.set_ahead(2 * 24 * 60 * 60);
    retention::service::ended(&hana, &fresh.app, joy.candidacy.id, Some(&yesterday)).await.unwrap();
    assert_eq!(table(&fresh, &hana, everybody()).await.all, 0);
    assert!(
        file::files(&hana, &fresh.app).await.unwrap().iter().any(|listed| listed.candidacy.id == joy.candidacy.id),
        "the file is there"
    );
    // Six years later it is due.
    fresh.app.clock.set_ahead(7 * 366 * 24 * 60 * 60);
    let (hana, joy) = (&hana, joy.candidacy.id.0);
    retention::service::erase(hana, &fresh.app, retention::Scope::Candidate, joy, "", true).await.unwrap();
    let left: i64 = fresh.app.db.sql("SELECT COUNT(*) FROM check_elsewhere").value().await.unwrap();
    assert_eq!(left, 0);
}

async fn requirement_25_whoever_started_here_counts_when_their_90_days_are_over_and_people_of_a_list_never(
    fresh: Fresh,
) {
    let made = sametable::command::demo::fill(&fresh.app).await.unwrap();
    let who = |role| made.people.iter().find(|one| one.role == role).unwrap().who.clone();
    let (hr, manager) = (who(Role::Hr), who(Role::Manager));
    let joy = made.past.candidates.iter().find(|(_, name)| name == "Joy Adeyemi").unwrap().0;
    crate::checks::settle_all(&fresh, &hr, joy).await;
    let clear = NewConfirmation { outcome: "clear".into(), ..NewConfirmation::default() };
    weighing::confirm(&manager, &fresh.app, joy, clear).await.unwrap();
    let today = sametable::platform::clock::london_date(fresh.app.clock.now());
    weighing::start(&manager, &fresh.app, joy, &today).await.unwrap();
    let stayed = async || {
        let stayed = table(&fresh, &hr, everybody()).await.stayed;
        (stayed.left, stayed.of, stayed.too_new)
    };
    assert_eq!(stayed().await, (0, 0, 1), "her 90 days are not over");
    let list = format!("{HEADING}\n{}\n", JOY.replace("The Willows", "Larch Court").replace("Joy", "Bea"));
    employed::keep(&hr, &fresh.app, &list, false, true).await.unwrap();
    fresh.app.clock.set_ahead(92 * 24 * 60 * 60);
    assert_eq!(stayed().await, (0, 1, 0), "Bea came in by a list");
    retention::service::ended(&hr, &fresh.app, joy, Some(&today)).await.unwrap();
    assert_eq!(stayed().await, (1, 1, 0), "she left on her first day");
    let email = &made.people.iter().find(|one| one.role == Role::Hr).unwrap().email;
    let token = people::sign_in(&fresh.app, email, sametable::command::demo::PASSWORD, "test").await.unwrap();
    let mut visitor = fresh.visitor().with_session(&token);
    visitor
        .get("/employed")
        .await
        .is(200)
        .shows("it would be about fewer than five people")
        .hides("left within their first");
}

#[tokio::test]
async fn the_pages_say_line_by_line_what_is_wrong_and_keep_what_was_typed() {
    let fresh = Fresh::sqlite().await;
    let Office { org, .. } = office(&fresh).await;
    let mut visitor = fresh.signed_in(&org, "Hetty Roe", &[Role::Hr]).await;
    visitor.get("/employed").await.is(200).shows("Nobody stands here yet").shows("/employed/import");
    let empty = visitor.get("/employed/empty-list.csv").await;
    assert!(empty.text.contains("dbs number") && empty.text.contains("start date"), "{}", empty.text);
    visitor.get("/employed/import").await.is(200).shows("The Willows");
    visitor
        .post("/employed/import", &[("text", "name,shoe size\nLee,6\n")])
        .await
        .is(422)
        .shows("no column “job”")
        .shows("Lee,6");
    let text = list(&[JOY, ",Cook,Oak House,2020,sometimes,,barred,12,,Jo,"]);
    let preview = visitor.post("/employed/import", &[("text", &text)]).await;
    preview
        .is(200)
        .shows("Joy Adeyemi")
        .shows("There is no name")
        .shows("12 digits")
        .shows("employee, bank, agency or volunteer");
    let refused = visitor.post("/employed/import/keep", &[("text", &text)]).await;
    refused.is(422).shows("There is a problem").shows("Joy Adeyemi");
    visitor
        .post("/employed/import/keep", &[("text", &text), ("keep_good", "yes"), ("told", "yes")])
        .await
        .goes_to("/employed");
    let page = visitor.get("/employed").await;
    page.is(200)
        .shows("Joy Adeyemi")
        .shows("Since 3 May 2021")
        .shows("Recorded elsewhere for 20 April 2021: not seen here");
    let id = page.text.split("/candidates/").nth(1).unwrap().split('/').next().unwrap().to_owned();
    let checks = visitor.get(&format!("/candidates/{id}/checks")).await;
    checks
        .is(200)
        .shows("Recorded elsewhere, 20 April 2021")
        .shows("001234567890")
        .shows("Cabinet 2")
        .shows("They work here, and this is missing");
    visitor.get(&format!("/candidates/{id}")).await.is(200).shows("Since 3 May 2021").hides("Make an offer");
    visitor.get(&format!("/files/{id}")).await.is(200).shows("Brought in as somebody who works here already");
    visitor.get("/vacancies").await.is(200).hides("Support worker");
}

/// A first day that a list had wrong is put right without bringing the person in again.
#[tokio::test]
async fn whoever_was_brought_in_with_a_wrong_day_or_name_is_put_right() {
    use sametable::vacancy::service::{Correction, correct};
    let fresh = Fresh::sqlite().await;
    let Office { hana, .. } = office(&fresh).await;
    employed::keep(&hana, &fresh.app, &list(&[JOY]), false, true).await.unwrap();
    let (joy, _) = only_one(&fresh, &hana).await;
    let new = |since: &str| Correction {
        name: "Joy Adeyemi-Cole".into(),
        since: since.into(),
        why: "The list had the old contract".into(),
        ..Correction::default()
    };
    for wrong in ["", "2921-05-03", "1902-01-01", "3/5/2021"] {
        let refused = correct(&hana, &fresh.app, joy.candidacy.id, new(wrong)).await.unwrap_err();
        assert!(refused.says("vacancy-correct-since-needed"), "{wrong}");
    }
    correct(&hana, &fresh.app, joy.candidacy.id, new("2019-02-01")).await.unwrap();
    let (joy, _) = only_one(&fresh, &hana).await;
    assert_eq!(joy.candidacy.employed_since.as_deref(), Some("2019-02-01"));
    assert_eq!(joy.candidacy.name, "Joy Adeyemi-Cole");
}
