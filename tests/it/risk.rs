//! Criminal record checks beyond the form: what two persons weigh, a start before the certificate, and what a certificate shows.

use crate::checks::{checked, filled_in, moved, offered, settle_all_but, whole_history};
use crate::on_both;
use crate::references::whole_references;
use crate::support::{Fresh, everything};
use crate::vacancy::{a_candidate, a_vacancy, told};
use sametable::checks::assessment::service::{self as assessment, NewWeighing};
use sametable::checks::assessment::{FACTORS, FACTORS_OF_START};
use sametable::checks::disclosed::service::{self as disclosed, Opened};
use sametable::checks::rules::{Clears, Why};
use sametable::checks::service::{self as checks, NewRecord};
use sametable::ids::{CandidacyId, CheckId};
use sametable::people::{Organisation, Role, Who};
use sametable::platform::clock::london_date;
use sametable::platform::db::{Ask, broken_rule};
use sametable::platform::refused::Refused;
use sametable::recruitment_file::erasure::{Basis, service as erasure};
use sametable::recruitment_file::retention::Scope;
use sametable::vacancy::Stage;
use sametable::weighing::service::{self as weighing, NewConfirmation};
use std::collections::BTreeSet;

on_both!(
    a_certificate_that_shows_something_counts_when_two_persons_have_weighed_it,
    the_second_person_is_another_one_and_has_read_it,
    requirement_6_adult_first_opens_a_supervised_start_and_never_completes_the_file,
    a_start_against_a_closed_gate_is_refused_and_the_attempt_stands_in_the_record,
    requirement_10_what_is_shown_is_read_with_a_reason_by_those_who_may_and_each_reading_is_kept,
    requirement_9_what_is_shown_goes_six_months_after_the_decision_and_no_copy_opens_it,
    it_stays_for_an_inspection_when_another_person_agrees,
    what_a_certificate_shows_stands_in_no_ledger_and_no_table_to_be_read,
    a_weighing_and_its_answer_are_never_changed,
    the_pages_keep_what_was_typed_and_say_what_is_wrong_beside_it,
    what_one_country_says_hides_nothing_that_another_said,
);

const DAY: i64 = 24 * 60 * 60;
const DBS: &str = "dbs_enhanced_barred_list";
const SHOWN: &str = "Theft from a shop, 2009, fine of 80 pounds";

struct Office {
    org: Organisation,
    priya: Who,
    hana: Who,
    joy: CandidacyId,
}

async fn office(fresh: &Fresh) -> Office {
    let org = fresh.organisation("Larches Care").await;
    let priya = fresh.person(&org, "Priya Shah", &[Role::Manager]).await;
    let hana = fresh.person(&org, "Hana Roe", &[Role::Hr]).await;
    let vacancy = a_vacancy(fresh, &priya).await;
    let joy = a_candidate(fresh, &priya, vacancy, "Joy Adeyemi").await;
    told(fresh, &priya, vacancy, vec![joy]).await;
    Office { org, priya, hana, joy }
}

async fn with_offer(fresh: &Fresh) -> Office {
    let office = office(fresh).await;
    moved(fresh, &office.priya, office.joy, &[Stage::Interviewed, Stage::Chosen]).await;
    offered(fresh, &office.priya, office.joy).await;
    office
}

async fn dbs(fresh: &Fresh, who: &Who, joy: CandidacyId, way: &str, but: &[(&str, &str)]) -> Result<CheckId, Refused> {
    checks::record_facts(who, &fresh.app, joy, filled_in(fresh, DBS, way, but)).await
}

fn weighs(factors: &[&str]) -> NewWeighing {
    NewWeighing {
        decision: "go_on".into(),
        words: factors.iter().map(|factor| ((*factor).to_owned(), "One theft, long ago".to_owned())).collect(),
        ..NewWeighing::default()
    }
}

fn weighs_content(fresh: &Fresh) -> NewWeighing {
    NewWeighing { talked_on: london_date(fresh.app.clock.now()), ..weighs(FACTORS) }
}

fn weighs_start(fresh: &Fresh, days: i64) -> NewWeighing {
    let end = time::OffsetDateTime::from(fresh.app.clock.now()) + time::Duration::days(days);
    NewWeighing {
        supervisor: "Tom Reed".into(),
        supervision: "On every shift together with Tom".into(),
        ends_on: london_date(end.into()),
        promised: true,
        ..weighs(FACTORS_OF_START)
    }
}

async fn why(fresh: &Fresh, office: &Office, item: &str) -> Option<(Why, Clears)> {
    let gate = checks::sheet(&office.priya, &fresh.app, office.joy).await.unwrap().gate;
    gate.start.iter().find(|way| way.item == item).map(|way| (way.why, way.clears))
}

async fn agrees(fresh: &Fresh, who: &Who, joy: CandidacyId, check: CheckId) -> Result<(), Refused> {
    assessment::answer(who, &fresh.app, joy, check, Some(true), "").await
}

async fn a_certificate_that_shows_something_counts_when_two_persons_have_weighed_it(fresh: Fresh) {
    let office = office(&fresh).await;
    let check = dbs(&fresh, &office.priya, office.joy, "certificate", &[("shows", "something")]).await.unwrap();
    let stands = why(&fresh, &office, DBS).await.unwrap();
    assert!(matches!(stands.0, Why::NotWeighed(_)) && stands.1 == Clears::Office);
    assessment::weigh(&office.priya, &fresh.app, office.joy, check, weighs_content(&fresh)).await.unwrap();
    let stands = why(&fresh, &office, DBS).await.unwrap();
    assert!(matches!(stands.0, Why::WaitsForSecond(_)) && stands.1 == Clears::Second);
    disclosed::read(&office.hana, &fresh.app, office.joy, "I am the second person").await.unwrap();
    // Who does not agree asks for another weighing.
    assessment::answer(&office.hana, &fresh.app, office.joy, check, Some(false), "The pattern is not clear")
        .await
        .unwrap();
    assert!(matches!(why(&fresh, &office, DBS).await.unwrap().0, Why::NotWeighed(_)));
    assessment::weigh(&office.priya, &fresh.app, office.joy, check, weighs_content(&fresh)).await.unwrap();
    let unread = agrees(&fresh, &office.hana, office.joy, check).await.unwrap_err();
    assert!(unread.says("disclosed-not-read"), "what was read before was another one: {unread}");
    disclosed::read(&office.hana, &fresh.app, office.joy, "I am the second person again").await.unwrap();
    agrees(&fresh, &office.hana, office.joy, check).await.unwrap();
    assert_eq!(why(&fresh, &office, DBS).await, None, "it counts");
    // Two persons who decide not to go on close it.
    let check = dbs(&fresh, &office.priya, office.joy, "certificate", &[("shows", "something")]).await.unwrap();
    let no = NewWeighing { decision: "do_not".into(), ..weighs_content(&fresh) };
    assessment::weigh(&office.priya, &fresh.app, office.joy, check, no).await.unwrap();
    disclosed::read(&office.hana, &fresh.app, office.joy, "I am the second person again").await.unwrap();
    agrees(&fresh, &office.hana, office.joy, check).await.unwrap();
    assert_eq!(why(&fresh, &office, DBS).await.unwrap().0, Why::WeighedNo);
    // Nobody records it away: not the same certificate as clean, not by the Update Service, not as "not required".
    let clean = dbs(&fresh, &office.priya, office.joy, "certificate", &[]).await.unwrap_err();
    assert!(clean.says("facts-shown-before"), "{clean}");
    let current = dbs(&fresh, &office.priya, office.joy, "update_service", &[]).await.unwrap_err();
    assert!(current.says("facts-shown-before"), "{current}");
    let away = NewRecord {
        item: DBS.into(),
        status: "not_required".into(),
        note: "The role needs the standard certificate only, as the manager says, and no more than that".into(),
        ..NewRecord::default()
    };
    assert!(
        checks::record(&office.priya, &fresh.app, office.joy, away.clone()).await.unwrap_err().says("checks-found")
    );
    // Nor by opening it again first.
    let again = NewRecord { status: "not_yet".into(), ..away.clone() };
    checks::record(&office.priya, &fresh.app, office.joy, again).await.unwrap();
    assert!(checks::record(&office.priya, &fresh.app, office.joy, away).await.unwrap_err().says("checks-found"));
}

async fn the_second_person_is_another_one_and_has_read_it(fresh: Fresh) {
    let office = office(&fresh).await;
    let check = dbs(&fresh, &office.priya, office.joy, "certificate", &[("shows", "something")]).await.unwrap();
    assessment::weigh(&office.priya, &fresh.app, office.joy, check, weighs_content(&fresh)).await.unwrap();
    let own = agrees(&fresh, &office.priya, office.joy, check).await.unwrap_err();
    assert!(own.says("assess-same-person"), "{own}");
    let unread = agrees(&fresh, &office.hana, office.joy, check).await.unwrap_err();
    assert!(unread.says("disclosed-not-read"), "{unread}");
    disclosed::read(&office.hana, &fresh.app, office.joy, "I am the second person").await.unwrap();
    agrees(&fresh, &office.hana, office.joy, check).await.unwrap();
    let twice = agrees(&fresh, &office.hana, office.joy, check).await.unwrap_err();
    assert!(twice.says("assess-answered"), "{twice}");
    // A check that shows nothing has nothing to weigh.
    let other = [("certificate_number", "009876543210")];
    let clean = dbs(&fresh, &office.priya, office.joy, "certificate", &other).await.unwrap();
    let nothing = assessment::weigh(&office.priya, &fresh.app, office.joy, clean, weighs_content(&fresh)).await;
    assert_eq!(nothing.unwrap_err(), Refused::NotFound);
}

async fn cleared(fresh: &Fresh, who: &Who, joy: CandidacyId) -> Result<(), Refused> {
    let clear = NewConfirmation { outcome: "clear".into(), ..NewConfirmation::default() };
    weighing::confirm(who, &fresh.app, joy, clear).await
}

async fn requirement_6_adult_first_opens_a_supervised_start_and_never_completes_the_file(fresh: Fresh) {
    let office = with_offer(&fresh).await;
    let (app, joy) = (&fresh.app, office.joy);
    whole_history(&fresh, &office.priya, joy).await;
    whole_references(&fresh, &office.priya, joy).await;
    settle_all_but(&fresh, &office.priya, joy, DBS).await;
    dbs(&fresh, &office.priya, joy, "applied", &[]).await.unwrap();
    assert_eq!(why(&fresh, &office, DBS).await.unwrap().1, Clears::Authority, "nobody here can clear it");
    dbs(&fresh, &office.priya, joy, "adult_first", &[("reply", "must_wait")]).await.unwrap();
    assert!(cleared(&fresh, &office.priya, joy).await.unwrap_err().says("weighing-checks-open"));
    let check = dbs(&fresh, &office.priya, joy, "adult_first", &[]).await.unwrap();
    assert!(cleared(&fresh, &office.priya, joy).await.is_err(), "no match by itself opens nothing");
    assessment::weigh(&office.hana, app, joy, check, weighs_start(&fresh, 30)).await.unwrap();
    assert!(cleared(&fresh, &office.priya, joy).await.is_err(), "one person alone opens nothing");
    agrees(&fresh, &office.priya, joy, check).await.unwrap();
    let gate = checks::sheet(&office.priya, app, joy).await.unwrap().gate;
    assert!(gate.may_start() && !gate.file_complete() && gate.supervised_to().is_some());
    cleared(&fresh, &office.priya, joy).await.unwrap();
    let today = london_date(app.clock.now());
    weighing::start(&office.priya, app, joy, &today).await.unwrap();
    // The end is watched: the day after it the gate is shut again.
    fresh.app.clock.set_ahead(31 * DAY);
    let gate = checks::sheet(&office.priya, app, joy).await.unwrap().gate;
    assert_eq!(gate.start.iter().map(|way| way.item.as_str()).collect::<Vec<_>>(), [DBS]);
    // The certificate ends it.
    dbs(&fresh, &office.priya, joy, "certificate", &[]).await.unwrap();
    assert!(checks::sheet(&office.priya, app, joy).await.unwrap().gate.file_complete());
    let late = dbs(&fresh, &office.priya, joy, "adult_first", &[]).await.unwrap_err();
    assert!(late.says("checks-settled-already"), "{late}");
}

async fn a_start_against_a_closed_gate_is_refused_and_the_attempt_stands_in_the_record(fresh: Fresh) {
    let office = with_offer(&fresh).await;
    let (app, joy) = (&fresh.app, office.joy);
    whole_history(&fresh, &office.priya, joy).await;
    whole_references(&fresh, &office.priya, joy).await;
    settle_all_but(&fresh, &office.priya, joy, "").await;
    cleared(&fresh, &office.priya, joy).await.unwrap();
    let again = NewRecord {
        item: "right_to_work".into(),
        status: "problem".into(),
        note: "The passport belongs to somebody else".into(),
        ..NewRecord::default()
    };
    checks::record(&office.hana, app, joy, again).await.unwrap();
    let today = london_date(app.clock.now());
    let refused = weighing::start(&office.priya, app, joy, &today).await.unwrap_err();
    assert!(refused.says("weighing-gate-shut"), "{refused}");
    let stream = sametable::vacancy::service::candidacy(&office.priya, app, joy).await.unwrap().stream;
    let entries = sametable::ledger::service::stream(&office.priya, app, stream).await.unwrap();
    let tried = entries.iter().find(|entry| entry.kind() == Some("start.refused")).expect("the attempt");
    assert_eq!(tried.value("items_open").unwrap(), &serde_json::json!(["right_to_work"]));
    assert!(!entries.iter().any(|entry| entry.kind() == Some("start.recorded")));
}

async fn kept(fresh: &Fresh, office: &Office) -> CheckId {
    let check = dbs(fresh, &office.priya, office.joy, "certificate", &[("shows", "something")]).await.unwrap();
    disclosed::keep(&office.priya, &fresh.app, office.joy, check, SHOWN).await.unwrap();
    check
}

async fn reads(fresh: &Fresh, who: &Who, joy: CandidacyId) -> Vec<String> {
    let apart = disclosed::apart(who, &fresh.app, joy).await.unwrap();
    let text = |words: Opened| match words {
        Opened::Content(text) => text,
        Opened::Weighing(words) => words.into_values().collect::<Vec<_>>().join(" "),
    };
    apart.kept.into_iter().filter_map(|one| one.words).map(text).collect()
}

async fn requirement_10_what_is_shown_is_read_with_a_reason_by_those_who_may_and_each_reading_is_kept(fresh: Fresh) {
    let office = office(&fresh).await;
    kept(&fresh, &office).await;
    assert!(reads(&fresh, &office.hana, office.joy).await.is_empty(), "without a reason nothing is shown");
    assert!(disclosed::read(&office.hana, &fresh.app, office.joy, "because").await.is_err());
    disclosed::read(&office.hana, &fresh.app, office.joy, "I weigh it together with Priya").await.unwrap();
    assert_eq!(reads(&fresh, &office.hana, office.joy).await, [SHOWN]);
    assert!(reads(&fresh, &office.priya, office.joy).await.is_empty(), "a reason is one person's own");
    fresh.app.clock.set_ahead(16 * 60);
    let apart = disclosed::apart(&office.hana, &fresh.app, office.joy).await.unwrap();
    assert!(apart.kept.iter().all(|one| one.words.is_none()), "it closes by itself");
    assert_eq!(
        apart.reads.iter().map(|read| read.why.as_str()).collect::<Vec<_>>(),
        ["I weigh it together with Priya"]
    );
    for role in Role::ALL {
        let who = fresh.person(&office.org, &format!("{}y Someone", role.code()), &[role]).await;
        let may = matches!(role, Role::Hr);
        let asked = disclosed::apart(&who, &fresh.app, office.joy).await;
        assert_eq!(asked.is_ok(), may || role == Role::Manager, "{role:?}");
    }
    // Whoever sits on panels never gets it, whatever else they are.
    let both = fresh.person(&office.org, "Mara Both", &[Role::Hr, Role::PanelMember]).await;
    let refused = disclosed::apart(&both, &fresh.app, office.joy).await.unwrap_err();
    assert!(refused.says("disclosed-on-panels"), "{refused}");
}

async fn requirement_9_what_is_shown_goes_six_months_after_the_decision_and_no_copy_opens_it(fresh: Fresh) {
    let office = office(&fresh).await;
    let check = kept(&fresh, &office).await;
    assessment::weigh(&office.priya, &fresh.app, office.joy, check, weighs_content(&fresh)).await.unwrap();
    disclosed::read(&office.hana, &fresh.app, office.joy, "I am the second person").await.unwrap();
    agrees(&fresh, &office.hana, office.joy, check).await.unwrap();
    let before: Vec<Vec<u8>> = sealed(&fresh).await;
    assert_eq!(before.len(), 2, "what is shown, and how it was weighed");
    // It stands in the queue before it goes, for HR; an auditor is not told that there is something to a certificate. That
    // somebody is asked before anything goes does not keep it beyond its day.
    let mut hana = fresh.signed_in(&office.org, "Hetty Row", &[Role::Hr, Role::Administrator]).await;
    let mut auditor = fresh.signed_in(&office.org, "Ota Book", &[Role::Auditor]).await;
    let ask_first = [
        ("contact", "Hetty Row"),
        ("reach", "h@larches.example"),
        ("months", "12"),
        ("years", "6"),
        ("erases", "ask_first"),
    ];
    hana.post("/data-protection/set", &ask_first).await.goes_to("/data-protection");
    fresh.app.clock.set_ahead(160 * DAY);
    let mut later = fresh.signed_in(&office.org, "Hilda Row", &[Role::Hr]).await;
    let page = format!("/retention/candidates/{}", office.joy);
    later
        .get("/retention")
        .await
        .is(200)
        .shows("Goes within 30 days: 1")
        .shows("What a certificate shows</a>")
        .shows("Deleted by itself on");
    later
        .get(&page)
        .await
        .is(200)
        .shows("The words about what the certificate shows")
        .shows("What two persons decided");
    let _ = auditor.get("/retention").await;
    let mut auditor = fresh.signed_in(&office.org, "Olga Book", &[Role::Auditor]).await;
    auditor.get("/retention").await.is(200).hides("What a certificate shows");
    auditor.get(&page).await.is(200).hides("What the certificate shows</h3>").hides("the certificate shows");
    // Six months have 181 days at least; the hour of the clock may shift by one.
    fresh.app.clock.set_ahead(179 * DAY);
    disclosed::nightly(&fresh.app, &BTreeSet::new()).await.unwrap();
    assert_eq!(sealed(&fresh).await.len(), 2, "not yet");
    fresh.app.clock.set_ahead(186 * DAY);
    disclosed::nightly(&fresh.app, &BTreeSet::from([office.joy])).await.unwrap();
    assert_eq!(sealed(&fresh).await.len(), 2, "a legal hold stops this clock as all others");
    disclosed::nightly(&fresh.app, &BTreeSet::new()).await.unwrap();
    assert!(sealed(&fresh).await.is_empty(), "the bytes are gone");
    disclosed::read(&office.hana, &fresh.app, office.joy, "Is there anything left of it?").await.unwrap();
    assert!(reads(&fresh, &office.hana, office.joy).await.is_empty());
    // What an older copy of the database brings back opens for nobody, and goes again.
    let mut tx = fresh.app.db.begin().await.unwrap();
    tx.sql("UPDATE disclosed SET sealed = $1, gone_at = NULL").bind(before[0].clone()).execute().await.unwrap();
    tx.commit().await.unwrap();
    assert!(reads(&fresh, &office.hana, office.joy).await.is_empty());
    disclosed::nightly(&fresh.app, &BTreeSet::new()).await.unwrap();
    assert!(sealed(&fresh).await.is_empty());
    // The decision stays on the file.
    assert_eq!(why(&fresh, &office, DBS).await, None);
}

async fn sealed(fresh: &Fresh) -> Vec<Vec<u8>> {
    let found = fresh.app.db.sql("SELECT sealed FROM disclosed WHERE sealed IS NOT NULL ORDER BY id");
    found.all::<(Vec<u8>,)>().await.unwrap().into_iter().map(|(bytes,)| bytes).collect()
}

async fn it_stays_for_an_inspection_when_another_person_agrees(fresh: Fresh) {
    let office = office(&fresh).await;
    kept(&fresh, &office).await;
    let end = time::OffsetDateTime::from(fresh.app.clock.now()) + time::Duration::days(300);
    let until = london_date(end.into());
    assert!(disclosed::hold(&office.priya, &fresh.app, office.joy, "", &until).await.is_err());
    disclosed::hold(&office.priya, &fresh.app, office.joy, "The inspection is in June", &until).await.unwrap();
    let own = disclosed::agree(&office.priya, &fresh.app, office.joy).await.unwrap_err();
    assert!(own.says("disclosed-same-person"), "{own}");
    disclosed::agree(&office.hana, &fresh.app, office.joy).await.unwrap();
    assert_eq!(disclosed::agree(&office.hana, &fresh.app, office.joy).await, Err(Refused::NotFound), "once");
    fresh.app.clock.set_ahead(290 * DAY);
    disclosed::nightly(&fresh.app, &BTreeSet::new()).await.unwrap();
    assert_eq!(sealed(&fresh).await.len(), 1, "it is held");
    fresh.app.clock.set_ahead(302 * DAY);
    disclosed::nightly(&fresh.app, &BTreeSet::new()).await.unwrap();
    assert!(sealed(&fresh).await.is_empty(), "the hold is over");
}

async fn what_a_certificate_shows_stands_in_no_ledger_and_no_table_to_be_read(fresh: Fresh) {
    let office = office(&fresh).await;
    let check = kept(&fresh, &office).await;
    assessment::weigh(&office.priya, &fresh.app, office.joy, check, weighs_content(&fresh)).await.unwrap();
    let all = everything(&fresh.app).await;
    assert!(
        !all.contains("Theft from a shop") && !all.contains("One theft, long ago"),
        "it stands there in plain words"
    );
    let stream = sametable::vacancy::service::candidacy(&office.priya, &fresh.app, office.joy).await.unwrap().stream;
    for entry in sametable::ledger::service::stream(&office.priya, &fresh.app, stream).await.unwrap() {
        let told = format!("{:?}", entry.values());
        assert!(!told.contains("Theft from a shop") && !told.contains("One theft"), "{told}");
    }
    // It goes with the candidate.
    let file = sametable::vacancy::service::candidacy(&office.priya, &fresh.app, office.joy).await.unwrap();
    let order = erasure::Order {
        scope: Scope::Candidate,
        thing: office.joy.0,
        subject: file.subject,
        stream: file.stream,
        basis: Basis::Request,
        reason: "asked".to_owned(),
    };
    erasure::erase(&office.priya, &fresh.app, order).await.unwrap();
    assert!(sealed(&fresh).await.is_empty());
}

async fn a_weighing_and_its_answer_are_never_changed(fresh: Fresh) {
    let office = office(&fresh).await;
    let check = kept(&fresh, &office).await;
    assessment::weigh(&office.priya, &fresh.app, office.joy, check, weighs_content(&fresh)).await.unwrap();
    disclosed::read(&office.hana, &fresh.app, office.joy, "I am the second person").await.unwrap();
    agrees(&fresh, &office.hana, office.joy, check).await.unwrap();
    for (table, change) in [
        ("risk_assessment", "UPDATE risk_assessment SET decision = 'do_not'"),
        ("risk_assessment", "DELETE FROM risk_assessment"),
        ("risk_answer", "UPDATE risk_answer SET words = 'other'"),
        ("risk_answer", "DELETE FROM risk_answer"),
        ("disclosed_read", "UPDATE disclosed_read SET why = 'other'"),
        ("disclosed_read", "DELETE FROM disclosed_read"),
    ] {
        let mut tx = fresh.app.db.begin().await.unwrap();
        let refused = tx.sql(change).execute().await.unwrap_err();
        assert_eq!(broken_rule(&refused).as_deref(), Some(format!("{table}_append_only").as_str()), "{change}");
    }
}

async fn the_pages_keep_what_was_typed_and_say_what_is_wrong_beside_it(fresh: Fresh) {
    let org = fresh.organisation("Birches Care").await;
    let priya = fresh.person(&org, "Priya Shah", &[Role::Manager]).await;
    let vacancy = a_vacancy(&fresh, &priya).await;
    let joy = a_candidate(&fresh, &priya, vacancy, "Joy Adeyemi").await;
    let check = dbs(&fresh, &priya, joy, "adult_first", &[]).await.unwrap();
    let mut hana = fresh.signed_in(&org, "Hana Roe", &[Role::Hr]).await;
    let checks = hana.get(&format!("/candidates/{joy}/checks")).await;
    checks.is(200).shows("No match on the adults").shows("May they start before it comes?").shows("Who can clear it");
    let page = format!("/candidates/{joy}/risk/{check}");
    hana.get(&page).await.is(200).shows("Why can this start not wait").shows("They may start, supervised");
    let typed =
        [("why_not_wait", "Ben needs somebody on nights"), ("decision", "go_on"), ("supervisor", "Joy Adeyemi")];
    let refused = hana.post(&page, &typed).await;
    refused
        .is(422)
        .shows("Ben needs somebody on nights")
        .shows("Nobody supervises themselves")
        .shows("All three have to be so");
    let checked_out = checked(&fresh, &priya, joy, DBS).await;
    assert!(checked_out.is_ok());
    let shows = dbs(&fresh, &priya, joy, "certificate", &[("shows", "something")]).await.unwrap();
    let apart = format!("/candidates/{joy}/disclosed");
    hana.get(&apart).await.is(200).shows("Nothing is written down here").shows("Write down what is shown");
    let empty = hana.post(&format!("{apart}/keep"), &[("check", &shows.to_string()), ("words", "no")]).await;
    empty.is(422).shows("Write what it shows");
    hana.post(&format!("{apart}/keep"), &[("check", &shows.to_string()), ("words", SHOWN)]).await.goes_to(&apart);
    hana.get(&apart).await.is(200).hides("Theft").shows("Say below why");
    hana.post(&format!("{apart}/read"), &[("why", "No")]).await.is(422).shows("Write why");
    hana.post(&format!("{apart}/read"), &[("why", "I weigh it with Priya")]).await.goes_to(&apart);
    hana.get(&apart).await.is(200).shows("Theft from a shop").shows("Is deleted on").shows("I weigh it with Priya");
}

async fn what_one_country_says_hides_nothing_that_another_said(fresh: Fresh) {
    const ABROAD: &str = "overseas_certificate";
    let office = office(&fresh).await;
    let app = &fresh.app;
    let from = async |country: &str, shows: &str| {
        let facts = filled_in(
            &fresh,
            ABROAD,
            "certificate",
            &[("country", country), ("translation", "not_needed"), ("shows", shows)],
        );
        checks::record_facts(&office.priya, app, office.joy, facts).await
    };
    let stands = async || {
        let sheet = checks::sheet(&office.priya, app, office.joy).await.unwrap();
        let row = sheet.rows.into_iter().find(|row| row.item.code == ABROAD).unwrap();
        (row.stand.why.is_some(), row.counted().count())
    };
    let spain = from("Spain", "something").await.unwrap();
    from("Kenya", "nothing").await.unwrap();
    assert_eq!(stands().await, (true, 2), "Kenya says nothing of Spain");
    assert!(
        from(" spain ", "nothing").await.unwrap_err().says("facts-shown-before"),
        "one person records nothing away"
    );
    let mut visitor = fresh.signed_in(&office.org, "Olu Desk", &[Role::Hr]).await;
    // Nor does she record it away by another spelling, in words, or by what comes after it.
    let away = NewRecord {
        item: ABROAD.into(),
        status: "not_obtainable".into(),
        note: "Asked the embassy twice, on 3 and 10 November".into(),
        ..NewRecord::default()
    };
    assert!(checks::record(&office.priya, app, office.joy, away).await.unwrap_err().says("checks-found"));
    let again =
        [("country", "Spain"), ("authority", "Another office"), ("translation", "not_needed"), ("shows", "nothing")];
    let again = filled_in(&fresh, ABROAD, "certificate", &again);
    checks::record_facts(&office.hana, app, office.joy, again).await.unwrap();
    assert_eq!(stands().await, (true, 3), "what Spain showed stays until it was weighed");
    let page = visitor.get(&format!("/candidates/{}/checks", office.joy)).await;
    page.is(200).shows("Spain").shows("Kenya").shows(&format!("/risk/{spain}"));
    // Both weigh what Spain showed: then both certificates count.
    let reason = "We have to weigh it before the start";
    disclosed::read(&office.priya, app, office.joy, reason).await.unwrap();
    assessment::weigh(&office.priya, app, office.joy, spain, weighs_content(&fresh)).await.unwrap();
    disclosed::read(&office.hana, app, office.joy, reason).await.unwrap();
    assessment::answer(&office.hana, app, office.joy, spain, Some(true), "").await.unwrap();
    assert_eq!(stands().await, (false, 2), "weighed, the newest of each country counts, and nobody is stopped");
}

/// What was shown is carried on, whatever one person writes down after it.
#[tokio::test]
async fn what_a_declaration_or_certificate_showed_is_not_recorded_away_by_one_person() {
    let fresh = Fresh::sqlite().await;
    let office = office(&fresh).await;
    let app = &fresh.app;
    let why = async |item: &str| {
        let sheet = checks::sheet(&office.priya, app, office.joy).await.unwrap();
        sheet.rows.into_iter().find(|row| row.item.code == item).unwrap().stand.why
    };
    for shows in ["something", "nothing"] {
        let facts = filled_in(&fresh, "self_declaration", "signed", &[("shows", shows)]);
        checks::record_facts(&office.priya, app, office.joy, facts).await.unwrap();
    }
    assert!(matches!(why("self_declaration").await, Some(Why::NotWeighed(_))));
    dbs(&fresh, &office.priya, office.joy, "certificate", &[("shows", "something")]).await.unwrap();
    dbs(&fresh, &office.priya, office.joy, "update_service", &[("outcome", "no_match")]).await.unwrap();
    assert!(matches!(why(DBS).await, Some(Why::NotWeighed(_))), "it is still there to be weighed");
}
