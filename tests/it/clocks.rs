//! The clocks of parts of a file, the table of all clocks, and how far a deletion has come.

use crate::checks::{moved, offered};
use crate::evidence::a_pdf;
use crate::on_both;
use crate::support::{Fresh, Visitor};
use crate::vacancy::{a_candidate, a_vacancy, told};
use sametable::checks::evidence::What;
use sametable::checks::evidence::rules::KeepTyped;
use sametable::checks::evidence::service as evidence;
use sametable::ids::{CandidacyId, RowId};
use sametable::ledger;
use sametable::people::clocks::{CLOCKS, Trigger};
use sametable::people::{Organisation, Role, Who};
use sametable::platform::clock::london_date;
use sametable::platform::db::Ask;
use sametable::platform::mail;
use sametable::recruitment_file::retention::{Scope, service as retention};
use sametable::recruitment_file::service as file;
use sametable::vacancy::Stage;
use sametable::vacancy::service as vacancy;
use std::collections::BTreeSet;

on_both!(
    a_copy_goes_by_its_clock_once_it_was_shown_and_a_hold_over_the_file_keeps_it,
    where_somebody_is_asked_first_a_copy_waits_for_them,
    the_file_keeps_what_shows_who_works_here_and_of_whoever_does_not_it_goes,
    the_clocks_are_a_table_to_read_and_say_who_set_them,
    another_period_than_the_usual_one_has_its_own_reason,
    a_deletion_says_when_it_is_complete_and_then_that_it_is,
    a_hold_that_was_to_be_looked_at_again_is_told_once,
);

const DAY: i64 = 24 * 3600;

struct Office {
    fresh: Fresh,
    org: Organisation,
    manager: Who,
    joy: CandidacyId,
    n: usize,
}

impl Office {
    async fn of(fresh: Fresh) -> Self {
        let org = fresh.organisation("Larches Care").await;
        let manager = fresh.person(&org, "Priya Shah", &[Role::Manager]).await;
        let id = a_vacancy(&fresh, &manager).await;
        let joy = a_candidate(&fresh, &manager, id, "Joy Adeyemi").await;
        told(&fresh, &manager, id, vec![joy]).await;
        Self { fresh, org, manager, joy, n: 0 }
    }

    /// Somebody who has just signed in: over months, sessions lapse.
    async fn signs_in(&mut self, roles: &[Role]) -> Visitor {
        self.n += 1;
        let letters = ["Ada", "Bea", "Cyd", "Dot", "Eve", "Fay", "Gus", "Hal", "Ida", "Jon", "Kit", "Lou"];
        self.fresh.signed_in(&self.org, &format!("{} Row", letters[self.n - 1]), roles).await
    }

    async fn on_day(&mut self, days: i64) -> Visitor {
        self.fresh.app.clock.set_ahead(days * DAY);
        self.signs_in(&[Role::Hr, Role::Administrator]).await
    }

    async fn keeps(&self, what: What, words: &str, items: &[&str]) -> RowId {
        let typed = KeepTyped { what: Some(what), words, items };
        evidence::keep(&self.manager, &self.fresh.app, self.joy, typed, &a_pdf("")).await.unwrap()
    }

    async fn works_here(&self) {
        let fresh = &self.fresh;
        moved(fresh, &self.manager, self.joy, &[Stage::Interviewed, Stage::Chosen]).await;
        offered(fresh, &self.manager, self.joy).await;
        moved(fresh, &self.manager, self.joy, &[Stage::Cleared, Stage::Started]).await;
    }

    /// Those whose bytes are still there.
    async fn there(&self) -> BTreeSet<RowId> {
        let rows: Vec<(RowId,)> =
            self.fresh.app.db.sql("SELECT id FROM evidence WHERE sealed IS NOT NULL").all().await.unwrap();
        rows.into_iter().map(|(id,)| id).collect()
    }

    async fn night(&self) {
        retention::nightly(self.fresh.app.clone()).await.unwrap();
    }

    fn page(&self) -> String {
        format!("/retention/candidates/{}", self.joy)
    }
}

async fn a_copy_goes_by_its_clock_once_it_was_shown_and_a_hold_over_the_file_keeps_it(fresh: Fresh) {
    let mut office = Office::of(fresh).await;
    let passport = office.keeps(What::Identity, "ends 417", &["identity_photo", "right_to_work"]).await;
    let kept = office.keeps(What::Qualification, "Level 2", &["qualifications"]).await;
    office.works_here().await;
    let hr = office.fresh.person(&office.org, "Hana Roe", &[Role::Hr]).await;
    let today = london_date(office.fresh.app.clock.now());
    let mut visitor = office.on_day(0).await;
    visitor
        .get(&office.page())
        .await
        .is(200)
        .shows("Parts that go before the file")
        .shows("after their work here ends");
    let documents = format!("/candidates/{}/evidence", office.joy);
    visitor
        .get(&documents)
        .await
        .is(200)
        .shows("While they work here, and two years after")
        .shows("As long as the file");
    retention::ended(&hr, &office.fresh.app, office.joy, Some(&today)).await.unwrap();
    visitor.get(&documents).await.is(200).shows("unless a legal hold keeps it");

    // Two years are 730 or 731 days. It is seen to come, with what goes and what stays.
    let mut visitor = office.on_day(660).await;
    let queue = visitor.get("/retention").await;
    queue
        .is(200)
        .shows("Goes within 90 days, but not yet within 30: 1")
        .shows("Joy Adeyemi")
        .shows("Deleted by itself on");
    queue.shows("Copy that shows a right to work: 24 months after their work here ended");
    visitor
        .get(&office.page())
        .await
        .shows("The document itself: 1 page")
        .shows("its fingerprint")
        .hides("Delete this copy now");
    let copy = [("evidence", passport.to_string())];
    let copy: Vec<_> = copy.iter().map(|(name, value)| (*name, value.as_str())).collect();
    visitor.post(&format!("{}/copy", office.page()), &copy).await.is(422).shows("day has not come");
    office.night().await;
    assert_eq!(mail_of(&office).await, 0, "two weeks before is soon enough");

    office.on_day(720).await;
    office.night().await;
    office.night().await;
    let told = mail_of(&office).await;
    assert!(told > 0);
    // A hold over the file keeps its parts.
    let review = time::OffsetDateTime::from(office.fresh.app.clock.now()) + time::Duration::days(60);
    let review = london_date(review.into());
    let mut visitor = office.on_day(725).await;
    let fields = [("hold_reason", "Claim at the tribunal, received today"), ("review_on", review.as_str())];
    visitor.post(&format!("{}/hold", office.page()), &fields).await.goes_to(&office.page());
    let mut visitor = office.on_day(740).await;
    office.night().await;
    assert_eq!(office.there().await, BTreeSet::from([passport, kept]), "it is held");
    visitor.get("/retention").await.is(200).shows("Kept longer: 2").shows("Claim at the tribunal");
    visitor.post(&format!("{}/copy", office.page()), &copy).await.is(422).shows("Lift the hold first");
    let lift = [("lift_reason", "The claim was withdrawn")];
    visitor.post(&format!("{}/lift", office.page()), &lift).await.goes_to(&office.page());
    // From then on it has to be seen again.
    office.night().await;
    office.on_day(753).await;
    office.night().await;
    assert_eq!(office.there().await, BTreeSet::from([passport, kept]), "not two weeks yet");
    let mut visitor = office.on_day(755).await;
    office.night().await;
    assert_eq!(office.there().await, BTreeSet::from([kept]), "its day was over, and it was shown");
    office.night().await;

    let stream = vacancy::candidacy(&hr, &office.fresh.app, office.joy).await.unwrap().stream;
    let entries = ledger::service::stream(&hr, &office.fresh.app, stream).await.unwrap();
    let gone: Vec<_> = entries.iter().filter(|entry| entry.kind() == Some("evidence.deleted")).collect();
    assert_eq!(gone.len(), 1, "once");
    assert_eq!(gone[0].text("clock"), Some("right-to-work"));
    assert_eq!(gone[0].text("evidence"), Some(passport.to_string().as_str()));
    visitor.get(&office.page()).await.is(200).hides("Parts that go before the file");
    let documents = visitor.get(&format!("/candidates/{}/evidence", office.joy)).await;
    documents
        .is(200)
        .shows("Its clock")
        .shows("Copy that shows a right to work: the time for which it is kept was over");
    visitor.get(&format!("/files/{}", office.joy)).await.is(200).shows("Copy that shows a right to work");
    // Another period moves what is still there, and brings nothing back.
    let longer = [
        ("contact", "H"),
        ("reach", "x@y.example"),
        ("months", "24"),
        ("months_why", "our insurer wants it"),
        ("years", "6"),
        ("erases", "by_itself"),
    ];
    visitor.post("/data-protection/set", &longer).await.goes_to("/data-protection");
    office.night().await;
    assert_eq!(office.there().await, BTreeSet::from([kept]));
}

/// How many messages told of copies.
async fn mail_of(office: &Office) -> usize {
    let all = mail::by_hand(&office.fresh.app, office.org.id).await.unwrap();
    let told = all.iter().filter(|message| message.why == "data_waits" && message.body.contains("copy of a document"));
    told.inspect(|message| assert!(!message.body.contains("Joy"), "{}", message.body)).count()
}

async fn where_somebody_is_asked_first_a_copy_waits_for_them(fresh: Fresh) {
    let mut office = Office::of(fresh).await;
    // A proof of address: the law wants none in the file.
    let bill = office.keeps(What::Address, "water bill", &["identity_photo"]).await;
    office.works_here().await;
    let mut visitor = office.on_day(0).await;
    let settings = [
        ("contact", "Ada Row"),
        ("reach", "ada@larches.example"),
        ("months", "12"),
        ("years", "6"),
        ("erases", "ask_first"),
    ];
    visitor.post("/data-protection/set", &settings).await.goes_to("/data-protection");
    office.on_day(720).await;
    office.night().await;
    let mut visitor = office.on_day(800).await;
    office.night().await;
    assert_eq!(office.there().await, BTreeSet::from([bill]), "somebody is to be asked first");
    visitor.get("/retention").await.is(200).shows("Due: 1").shows("Waits for somebody").shows("water bill");
    let page = office.page();
    visitor.get(&page).await.is(200).shows("Delete this copy now").shows("after the check");
    let copy = [("evidence", bill.to_string())];
    let copy: Vec<_> = copy.iter().map(|(name, value)| (*name, value.as_str())).collect();
    // Whoever asked for their data gets it first.
    let now = london_date(office.fresh.app.clock.now());
    let subject = format!("candidate:{}", office.joy);
    let asked = [
        ("subject", subject.as_str()),
        ("came_on", now.as_str()),
        ("came_how", "email"),
        ("identity", "wrote from the address on the application"),
    ];
    visitor.post("/subject-access/record", &asked).await.is(303);
    visitor.post(&format!("{page}/copy"), &copy).await.is(422).shows("has asked for their data");
    let mut tx = office.fresh.app.db.begin().await.unwrap();
    tx.sql("UPDATE subject_request SET state = 'closed', closed_why = 'sent'").execute().await.unwrap();
    tx.commit().await.unwrap();
    let mut auditor = office.signs_in(&[Role::Auditor]).await;
    auditor.get(&page).await.is(200).shows("water bill").hides("Delete this copy now");
    auditor.post(&format!("{page}/copy"), &copy).await.is(403);
    let mut manager = office.signs_in(&[Role::Manager]).await;
    manager.post(&format!("{page}/copy"), &copy).await.is(403);
    visitor.post(&format!("{page}/copy"), &[("evidence", "nonsense")]).await.is(404);
    visitor.post(&format!("{page}/copy"), &copy).await.goes_to(&page);
    assert!(office.there().await.is_empty());
    visitor.post(&format!("{page}/copy"), &copy).await.is(404);
}

async fn the_file_keeps_what_shows_who_works_here_and_of_whoever_does_not_it_goes(fresh: Fresh) {
    let mut office = Office::of(fresh).await;
    office.keeps(What::Identity, "ends 417", &["identity_photo"]).await;
    office.keeps(What::Photograph, "", &["identity_photo"]).await;
    let mut visitor = office.on_day(0).await;
    visitor.get(&office.page()).await.is(200).hides("Parts that go before the file");
    // Decided against: no law wants it any more, and its two years count from the check.
    moved(&office.fresh, &office.manager, office.joy, &[Stage::Interviewed, Stage::NotChosen]).await;
    let page = visitor.get(&office.page()).await;
    page.is(200).shows("Copy that shows who somebody is or where they live: 24 months after the check");
    let mut other = office.fresh.signed_in(&office.fresh.organisation("Beeches").await, "Bo Lind", &[Role::Hr]).await;
    other.get("/retention").await.is(200).hides("Joy Adeyemi");
}

#[test]
fn every_clock_has_its_words() {
    let mut missing = Vec::new();
    for clock in &CLOCKS {
        let (code, kept, trigger) = (clock.code, clock.kept.code(), clock.trigger.code());
        let mut ids =
            vec![format!("clocks-why-{code}"), format!("clocks-source-{code}"), format!("clocks-kept-{kept}")];
        ids.extend([format!("retention-kept-{kept}"), format!("retention-trigger-{trigger}")]);
        if clock.trigger != Trigger::File {
            ids.push(format!("clocks-from-{trigger}"));
        }
        missing.extend(ids.into_iter().filter(|id| !sametable::texts::has(id)));
    }
    assert!(missing.is_empty(), "{missing:?}");
}

async fn the_clocks_are_a_table_to_read_and_say_who_set_them(fresh: Fresh) {
    let mut office = Office::of(fresh).await;
    let mut visitor = office.on_day(0).await;
    for role in [Role::Hr, Role::Administrator, Role::Auditor] {
        let mut reader = office.signs_in(&[role]).await;
        let page = reader.get("/retention/clocks").await;
        page.is(200).shows("Police Act 1997").shows("Limitation Act 1980").shows("Home Office").shows("6 months");
        page.shows("As long as the candidate’s file").shows("no payment records").shows("nobody here has changed it");
    }
    let mut manager = office.signs_in(&[Role::Manager]).await;
    manager.get("/retention/clocks").await.is(403);
    let set = [
        ("contact", "Ada Row"),
        ("reach", "ada@larches.example"),
        ("months", "18"),
        ("months_why", "Our insurer asks for it"),
        ("years", "6"),
        ("erases", "by_itself"),
    ];
    visitor.post("/data-protection/set", &set).await.goes_to("/data-protection");
    for page in ["/retention/clocks", "/data-protection"] {
        let page = visitor.get(page).await;
        page.is(200)
            .shows("18 months")
            .shows("Set by Ada Row on ")
            .shows("Our insurer asks for it")
            .shows("from 9 to 24 months");
    }
}

async fn another_period_than_the_usual_one_has_its_own_reason(fresh: Fresh) {
    let mut office = Office::of(fresh).await;
    let mut visitor = office.on_day(0).await;
    let set = |years_why: &'static str| {
        [
            ("contact", "Ada Row"),
            ("reach", "ada@larches.example"),
            ("months", "12"),
            ("months_why", "this is about the months"),
            ("years", "3"),
            ("years_why", years_why),
            ("erases", "by_itself"),
        ]
    };
    visitor.post("/data-protection/set", &set("")).await.is(422).shows("say why").shows("Ada Row");
    let why = "Our solicitor says three years";
    visitor.post("/data-protection/set", &set(why)).await.goes_to("/data-protection");
    visitor.get("/retention/clocks").await.is(200).shows("3 years").shows(why).hides("this is about the months");
}

async fn a_deletion_says_when_it_is_complete_and_then_that_it_is(fresh: Fresh) {
    let mut office = Office::of(fresh).await;
    moved(&office.fresh, &office.manager, office.joy, &[Stage::Interviewed, Stage::NotChosen]).await;
    let mut visitor = office.on_day(370).await;
    visitor.post(&format!("{}/erase", office.page()), &[("sure", "yes")]).await.goes_to(&office.page());
    let app = office.fresh.app.clone();
    let days = app.settings.copies_days();
    let on = time::OffsetDateTime::from(app.clock.now()) + time::Duration::days(days);
    let on = sametable::platform::clock::day_words(&london_date(on.into()));
    let hr = office.fresh.person(&office.org, "Hana Roe", &[Role::Hr]).await;
    let pages = ["/retention".to_owned(), office.page(), format!("/files/{}", office.joy)];
    let joy = office.joy;
    let document = async || {
        let file = file::file(&hr, &app, joy).await.unwrap();
        format!("{:?}", file.document)
    };
    for page in &pages {
        let said = format!("{on}: the last copy that may hold something lapses then");
        visitor.get(page).await.is(200).shows(&said);
    }
    let text = document().await;
    assert!(text.contains(&format!("The deletion is complete on {on}")), "{text}");
    app.clock.set_ahead((370 + days) * DAY);
    let mut visitor = office.signs_in(&[Role::Hr, Role::Administrator]).await;
    for page in &pages {
        visitor.get(page).await.is(200).shows(&format!("Complete since {on}")).hides("lapses then");
    }
    let text = document().await;
    assert!(text.contains(&format!("complete since {on}")), "{text}");
}

async fn a_hold_that_was_to_be_looked_at_again_is_told_once(fresh: Fresh) {
    let mut office = Office::of(fresh).await;
    let mut visitor = office.on_day(0).await;
    let review = time::OffsetDateTime::from(office.fresh.app.clock.now()) + time::Duration::days(10);
    let review = london_date(review.into());
    let fields = [("hold_reason", "A complaint that is looked into"), ("review_on", review.as_str())];
    visitor.post(&format!("{}/hold", office.page()), &fields).await.goes_to(&office.page());
    let told = async |office: &Office| {
        let all = mail::by_hand(&office.fresh.app, office.org.id).await.unwrap();
        all.iter().filter(|message| message.body.contains("to look at that again is over")).count()
    };
    office.on_day(9).await;
    office.night().await;
    assert_eq!(told(&office).await, 0);
    office.on_day(12).await;
    office.night().await;
    let first = told(&office).await;
    assert!(first > 0, "whoever looks after data is told");
    office.night().await;
    assert_eq!(told(&office).await, first, "once");
    // The hold itself stands until somebody lifts it.
    let hr = office.fresh.person(&office.org, "Hana Roe", &[Role::Hr]).await;
    let queue = retention::queue(&hr, &office.fresh.app).await.unwrap();
    assert_eq!(queue.held.len(), 1);
    assert_eq!(queue.held[0].scope, Scope::Candidate);
}
