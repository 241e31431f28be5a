//! Evidence: who keeps and opens it, for what it stands, and what is left when it is taken away.

mod content;
mod files;

pub use files::{a_pdf, a_photograph};

use crate::aloud::upload;
use crate::checks::{moved, offered};
use crate::on_both;
use crate::support::{Answer, Fresh, Visitor, everything};
use crate::vacancy::{a_candidate, a_vacancy, told};
use files::INSIDE;
use sametable::checks::evidence::What;
use sametable::checks::evidence::rules::KeepTyped;
use sametable::checks::evidence::service::{self, Documents};
use sametable::checks::service as checks;
use sametable::ids::{CandidacyId, RowId};
use sametable::ledger;
use sametable::people::{Organisation, Role, Who};
use sametable::platform::App;
use sametable::platform::db::{Ask, broken_rule};
use sametable::platform::refused::Refused;
use sametable::recruitment_file::erasure::{Basis, service as erasure};
use sametable::recruitment_file::retention::Scope;
use sametable::recruitment_file::subject_access::service::{self as subject_access, NewRequest};
use sametable::vacancy::Stage;

on_both!(
    one_document_stands_for_several_checks_and_for_others_later,
    nobody_opens_a_document_who_may_not_see_the_checks,
    nothing_of_health_is_kept_before_an_offer_and_a_certificate_never,
    what_was_taken_away_is_gone_and_what_is_there_cannot_be_read_in_the_table,
    whoever_opens_a_document_is_noted_before_it_is_given,
    documents_go_with_the_candidate,
    whoever_was_told_that_nothing_is_kept_is_told_otherwise_first,
    whoever_asks_for_their_data_is_told_of_documents_and_not_what_was_confided,
    documents_are_never_changed_or_removed_by_hand,
    nobody_keeps_or_opens_documents_about_themselves,
);

struct Office {
    org: Organisation,
    who: Who,
    visitor: Visitor,
    joy: CandidacyId,
}

impl Office {
    async fn of(fresh: &Fresh) -> Self {
        let org = fresh.organisation("Larches Care").await;
        let who = fresh.person(&org, "Priya Shah", &[Role::Manager]).await;
        let visitor = fresh.signed_in(&org, "Hana Roe", &[Role::Hr]).await;
        let vacancy = a_vacancy(fresh, &who).await;
        let joy = a_candidate(fresh, &who, vacancy, "Joy Adeyemi").await;
        told(fresh, &who, vacancy, vec![joy]).await;
        Self { org, who, visitor, joy }
    }

    fn at(&self) -> String {
        format!("/candidates/{}/evidence", self.joy)
    }

    /// Posts it as a browser does.
    async fn posts(&mut self, bytes: &[u8]) -> Answer {
        let fields = [("what", "identity"), ("words", "ends 417 <b>"), ("items", "identity_photo")];
        let at = self.at();
        upload(&mut self.visitor, &at, &fields, ("file", bytes)).await
    }

    async fn keeps(&self, app: &App, bytes: &[u8]) -> Result<RowId, Refused> {
        let typed =
            KeepTyped { what: Some(What::Identity), words: "ends 417", items: &["identity_photo", "right_to_work"] };
        service::keep(&self.who, app, self.joy, typed, bytes).await
    }

    async fn read(&self, fresh: &Fresh) -> Documents {
        service::documents(&self.who, &fresh.app, self.joy).await.unwrap()
    }

    async fn opens(&self, fresh: &Fresh, id: RowId) -> Vec<u8> {
        service::open(&self.who, &fresh.app, self.joy, id).await.unwrap().bytes
    }
}

async fn one_document_stands_for_several_checks_and_for_others_later(fresh: Fresh) {
    let mut office = Office::of(&fresh).await;
    let (at, app) = (office.at(), &fresh.app);
    office.visitor.get(&at).await.is(200).shows("No document is kept").shows("You need not keep anything here");
    office
        .visitor
        .get(&format!("/candidates/{}/checks", office.joy))
        .await
        .is(200)
        .shows(&format!("{at}?item=right_to_work#keep"));
    let passport = office.keeps(app, &a_pdf("")).await.unwrap();
    let sheet = checks::sheet(&office.who, app, office.joy).await.unwrap();
    let kept = |code: &str| sheet.rows.iter().find(|row| row.item.code == code).unwrap().kept.len();
    assert_eq!((kept("identity_photo"), kept("right_to_work"), kept("qualifications")), (1, 1, 0));
    assert!(!sheet.gate.file_complete(), "a file is no record that somebody saw it");
    let page = office.visitor.get(&format!("/candidates/{}/checks", office.joy)).await;
    page.is(200)
        .shows(&format!("{at}/{passport}"))
        .shows("Passport, identity card or driving licence: ends 417")
        .shows("Priya Shah");

    let mark = passport.to_string();
    let change = [("evidence", mark.as_str()), ("items", "identity_photo"), ("items", "qualifications")];
    office.visitor.post(&format!("{at}/items"), &change).await.goes_to(&format!("{at}#{passport}"));
    let items = |read: &Documents| read.all[0].items.iter().map(|item| item.code.clone()).collect::<Vec<_>>();
    assert_eq!(items(&office.read(&fresh).await), ["identity_photo", "qualifications"]);
    let none = office.visitor.post(&format!("{at}/items"), &[("evidence", mark.as_str())]).await;
    none.is(422).shows("Choose at least one check").shows("href=\"#items\"").shows("id=\"items\"");
    assert_eq!(items(&office.read(&fresh).await).len(), 2);
    let back = [("evidence", mark.as_str()), ("items", "right_to_work"), ("items", "right_to_work")];
    office.visitor.post(&format!("{at}/items"), &back).await.is(303);
    assert_eq!(items(&office.read(&fresh).await), ["right_to_work"]);

    let stream = office.read(&fresh).await.candidacy.stream;
    let told = ledger::service::stream(&office.who, app, stream).await.unwrap();
    let kept = told.iter().find(|one| one.kind() == Some("evidence.kept")).unwrap();
    assert_eq!(kept.value("checks_of"), Some(&serde_json::json!(["identity_photo", "right_to_work"])));
    assert_eq!(kept.value("pages"), Some(&serde_json::json!(1)));
    assert_eq!(kept.text("document_sha256").map(str::len), Some(64));
    assert_eq!(told.iter().filter(|one| one.kind() == Some("evidence.linked")).count(), 2);
}

async fn nobody_opens_a_document_who_may_not_see_the_checks(fresh: Fresh) {
    let office = Office::of(&fresh).await;
    let app = &fresh.app;
    let id = office.keeps(app, &a_pdf("")).await.unwrap();
    let (joy, at) = (office.joy, office.at());
    for (name, role) in
        [("Ada", Role::Administrator), ("Fay", Role::Facilitator), ("Cal", Role::Colleague), ("Pam", Role::PanelMember)]
    {
        let other = fresh.person(&office.org, name, &[role]).await;
        assert_eq!(service::open(&other, app, joy, id).await, Err(Refused::NotAllowed), "{role:?}");
        assert_eq!(service::documents(&other, app, joy).await.unwrap_err(), Refused::NotAllowed, "{role:?}");
        let typed = KeepTyped { what: Some(What::Identity), words: "", items: &["identity_photo"] };
        assert_eq!(service::keep(&other, app, joy, typed, &a_pdf("")).await, Err(Refused::NotAllowed), "{role:?}");
        assert_eq!(
            service::stand_for(&other, app, joy, id, &["right_to_work"]).await,
            Err(Refused::NotAllowed),
            "{role:?}"
        );
        assert_eq!(
            service::take_away(&other, app, joy, id, "It was kept twice.").await,
            Err(Refused::NotAllowed),
            "{role:?}"
        );
    }
    assert_eq!(service::open(&Who::Nobody, app, joy, id).await, Err(Refused::SignIn));
    assert!(
        fresh.visitor().get(&format!("{at}/{id}")).await.location.starts_with("/sign-in")
            || fresh.visitor().get(&format!("{at}/{id}")).await.status.as_u16() == 401
    );
    let birches = fresh.organisation("Birches Care").await;
    let hr = fresh.person(&birches, "Hans Roth", &[Role::Hr, Role::Manager]).await;
    assert_eq!(service::open(&hr, app, joy, id).await, Err(Refused::NotFound));
    assert_eq!(service::take_away(&hr, app, joy, id, "It was kept twice.").await, Err(Refused::NotFound));
    let vacancy = a_vacancy(&fresh, &hr).await;
    let theirs = a_candidate(&fresh, &hr, vacancy, "Zora Zimmer").await;
    assert_eq!(service::open(&hr, app, theirs, id).await, Err(Refused::NotFound), "by their own candidate's address");
    let mut visitor = fresh.signed_in(&birches, "Hilda Hay", &[Role::Hr]).await;
    visitor.get(&format!("{at}/{id}")).await.is(404).hides(INSIDE);
    // Another candidate of the same organisation.
    let vacancy = a_vacancy(&fresh, &office.who).await;
    let sam = a_candidate(&fresh, &office.who, vacancy, "Sam Porter").await;
    assert_eq!(service::open(&office.who, app, sam, id).await, Err(Refused::NotFound));
    assert_eq!(service::open(&office.who, app, joy, RowId::new()).await, Err(Refused::NotFound));
    // The blob of one document opens in no other's place.
    let other = office.keeps(app, &a_photograph(20, 20)).await.unwrap();
    let mut tx = app.db.begin().await.unwrap();
    let swapped = tx
        .sql("UPDATE evidence SET sealed = (SELECT sealed FROM evidence WHERE id = $1) WHERE id = $2")
        .bind(id)
        .bind(other)
        .execute()
        .await;
    assert_eq!(broken_rule(&swapped.unwrap_err()).as_deref(), Some("evidence_append_only"));
}

async fn nothing_of_health_is_kept_before_an_offer_and_a_certificate_never(fresh: Fresh) {
    let mut office = Office::of(&fresh).await;
    let (at, app) = (office.at(), &fresh.app);
    let page = office.visitor.get(&at).await;
    page.is(200)
        .hides("value=\"health_for_the_work\"")
        .hides("value=\"health\"")
        .hides("value=\"dbs_enhanced_barred_list\"")
        .shows("A DBS certificate is not kept here")
        .shows("Nothing about health is kept before a conditional offer");
    let checks = office.visitor.get(&format!("/candidates/{}/checks", office.joy)).await;
    checks.hides("?item=health_for_the_work#keep").hides("?item=dbs_standard#keep");
    let health = [("what", "other"), ("words", "A letter"), ("items", "health_for_the_work")];
    upload(&mut office.visitor, &at, &health, ("file", &a_pdf("")))
        .await
        .is(422)
        .shows("Nothing about health may be kept");
    let named = [("what", "health"), ("items", "qualifications")];
    upload(&mut office.visitor, &at, &named, ("file", &a_pdf("")))
        .await
        .is(422)
        .shows("Nothing about health may be kept");
    let id = office.keeps(app, &a_pdf("")).await.unwrap();
    for code in ["health_for_the_work", "dbs_standard", "dbs_enhanced_barred_list"] {
        let refused =
            service::stand_for(&office.who, app, office.joy, id, &["identity_photo", code]).await.unwrap_err();
        assert!(refused.says("evidence-before-offer") || refused.says("evidence-certificate"), "{code}: {refused}");
    }
    moved(&fresh, &office.who, office.joy, &[Stage::Interviewed, Stage::Chosen]).await;
    offered(&fresh, &office.who, office.joy).await;
    upload(&mut office.visitor, &at, &health, ("file", &a_pdf(""))).await.is(303);
    let certificate = [("what", "other"), ("words", "DBS"), ("items", "dbs_enhanced_barred_list")];
    upload(&mut office.visitor, &at, &certificate, ("file", &a_pdf("")))
        .await
        .is(422)
        .shows("A DBS certificate is not kept here");
}

async fn what_was_taken_away_is_gone_and_what_is_there_cannot_be_read_in_the_table(fresh: Fresh) {
    let mut office = Office::of(&fresh).await;
    let (at, app) = (office.at(), &fresh.app);
    office.posts(&a_pdf("")).await.is(303);
    office.posts(&a_photograph(20, 20)).await.is(303);
    let rows: Vec<(Vec<u8>,)> = app.db.sql("SELECT sealed FROM evidence").all().await.unwrap();
    assert_eq!(rows.len(), 2);
    for (sealed,) in &rows {
        for plain in [b"%PDF".as_slice(), b"JFIF", INSIDE.as_bytes()] {
            assert!(!sealed.windows(plain.len()).any(|part| part == plain), "{}", String::from_utf8_lossy(plain));
        }
    }
    assert!(!everything(app).await.contains(INSIDE));

    let id = office.read(&fresh).await.all[0].row.id;
    let mark = id.to_string();
    let short = office.visitor.post(&format!("{at}/remove"), &[("evidence", mark.as_str()), ("why", "Twice")]).await;
    short.is(422).shows("at least 10 characters").shows("Twice").shows("href=\"#why\"").shows("id=\"why\"");
    let why = [("evidence", mark.as_str()), ("why", "It was scanned twice.")];
    office.visitor.post(&format!("{at}/remove"), &why).await.goes_to(&format!("{at}#{id}"));
    let left: Vec<(Option<Vec<u8>>,)> = app.db.sql("SELECT sealed FROM evidence ORDER BY at, id").all().await.unwrap();
    assert!(left[0].0.is_none() && left[1].0.is_some());
    office.visitor.get(&format!("{at}/{id}")).await.is(404);
    let page = office.visitor.get(&at).await;
    page.is(200).shows("Taken away").shows("It was scanned twice.").shows("Hana Roe").hides(&format!("{at}/{id}\""));
    office.visitor.get(&format!("/candidates/{}/checks", office.joy)).await.hides(&format!("{at}/{id}\""));
    office.visitor.post(&format!("{at}/remove"), &why).await.is(422).shows("already");
    let gone = service::stand_for(&office.who, app, office.joy, id, &["right_to_work"]).await.unwrap_err();
    assert!(gone.says("evidence-gone"), "{gone}");
    let read = office.read(&fresh).await;
    let told = ledger::service::stream(&office.who, app, read.candidacy.stream).await.unwrap();
    let deleted = told.iter().find(|one| one.kind() == Some("evidence.deleted")).unwrap();
    assert_eq!(deleted.text("why"), Some("It was scanned twice."));
    assert_eq!(deleted.text("document_sha256"), Some(read.all[0].row.sha256.as_str()));
}

async fn whoever_opens_a_document_is_noted_before_it_is_given(fresh: Fresh) {
    let mut office = Office::of(&fresh).await;
    let (at, app) = (office.at(), &fresh.app);
    let id = office.keeps(app, &a_pdf("")).await.unwrap();
    let seen = async |thing: uuid::Uuid| ledger::service::views(&office.who, app, thing).await.unwrap();
    assert!(seen(id.0).await.is_empty());
    let mut visitor = office.visitor.clone();
    visitor.get(&at).await.is(200);
    visitor.get(&format!("{at}/{id}")).await.is(200);
    let looks = seen(id.0).await;
    assert_eq!(looks.iter().map(|(_, what, _)| what.as_str()).collect::<Vec<_>>(), ["evidence"]);
    assert!(looks[0].0.is_some());
    assert!(seen(office.joy.0).await.iter().any(|(_, what, _)| what == "evidence_list"));
    // Where the log cannot be written nothing is given.
    let mut tx = app.db.begin().await.unwrap();
    tx.sql("ALTER TABLE access_log RENAME TO access_log_away").execute().await.unwrap();
    tx.commit().await.unwrap();
    visitor.get(&format!("{at}/{id}")).await.is(500).hides(INSIDE);
    office.visitor = visitor;
}

async fn documents_go_with_the_candidate(fresh: Fresh) {
    let office = Office::of(&fresh).await;
    let app = &fresh.app;
    let typed = KeepTyped { what: Some(What::Other), words: "A letter of thanks from Ann", items: &["identity_photo"] };
    service::keep(&office.who, app, office.joy, typed, &a_pdf("")).await.unwrap();
    let id = office.keeps(app, &a_photograph(20, 20)).await.unwrap();
    service::take_away(&office.who, app, office.joy, id, "Ann asked for it back.").await.unwrap();
    let file = office.read(&fresh).await.candidacy;
    let order = erasure::Order {
        scope: Scope::Candidate,
        thing: office.joy.0,
        subject: file.subject,
        stream: file.stream,
        basis: Basis::Request,
        reason: "asked".to_owned(),
    };
    erasure::erase(&office.who, app, order).await.unwrap();
    for count in ["SELECT count(*) FROM evidence", "SELECT count(*) FROM evidence_for"] {
        let left: i64 = app.db.sql(count).value().await.unwrap();
        assert_eq!(left, 0, "{count}");
    }
    let left = everything(app).await;
    assert!(!left.contains("A letter of thanks") && !left.contains("Ann asked for it back"));
    let refused = office.keeps(app, &a_pdf("")).await;
    assert!(refused.is_err(), "nothing is kept about whoever was erased");
}

async fn whoever_was_told_that_nothing_is_kept_is_told_otherwise_first(fresh: Fresh) {
    let mut office = Office::of(&fresh).await;
    let app = &fresh.app;
    // The words of the version before.
    let org = office.who.org().unwrap();
    let before = sametable::vacancy::service::candidacy(&office.who, app, office.joy).await.unwrap();
    let words = sametable::vacancy::service::notice_given(&office.who, app, before.notice_text.unwrap()).await.unwrap();
    let old = "We keep no copy of your criminal record certificate or of your other documents.";
    let words = serde_json::to_string(&words).unwrap();
    let (from, to) =
        (words.find("We keep no copy of your criminal").unwrap(), words.find("What we write down, that").unwrap());
    let words = format!("{}{old} {}", &words[..from], &words[to..]);
    let mut tx = app.db.begin().await.unwrap();
    let body: serde_json::Value = serde_json::from_str(&words).unwrap();
    let text = sametable::texts::service::keep(&mut tx, org, "notice", "en-GB", &body, app.clock.now()).await.unwrap();
    tx.sql("UPDATE candidacy SET notice_text = $1 WHERE id = $2").bind(text).bind(office.joy).execute().await.unwrap();
    tx.commit().await.unwrap();

    let at = office.at();
    office
        .visitor
        .get(&at)
        .await
        .is(200)
        .shows("you keep no copy of their documents")
        .shows("/notice\"")
        .hides("type=\"file\"");
    office.posts(&a_pdf("")).await.is(422).shows("you keep no copy of their documents");
    assert!(office.read(&fresh).await.all.is_empty());
    told(&fresh, &office.who, before.vacancy, vec![office.joy]).await;
    office.posts(&a_pdf("")).await.is(303);
}

async fn whoever_asks_for_their_data_is_told_of_documents_and_not_what_was_confided(fresh: Fresh) {
    let office = Office::of(&fresh).await;
    let app = &fresh.app;
    let hr = fresh.person(&office.org, "Rita Lane", &[Role::Hr]).await;
    office.keeps(app, &a_pdf("")).await.unwrap();
    let typed =
        KeepTyped { what: Some(What::Reference), words: "From Moira Bell, who warned us", items: &["recent_employer"] };
    let confided = service::keep(&hr, app, office.joy, typed, &a_pdf("")).await.unwrap();
    service::take_away(&hr, app, office.joy, confided, "Moira asked for it back.").await.unwrap();
    let asked = NewRequest {
        subject: format!("candidate:{}", office.joy.0),
        came_on: "2026-11-02".to_owned(),
        came_how: "email".to_owned(),
        identity: "rang the number we have".to_owned(),
        ..NewRequest::default()
    };
    let request = subject_access::record(&hr, app, asked).await.unwrap();
    let draft = format!("{:?}", subject_access::draft(&hr, app, request).await.unwrap());
    for told in [
        "Passport, identity card or driving licence",
        "ends 417",
        "You can ask us for a copy of it",
        "we deleted the copy of a document: Reference",
    ] {
        assert!(draft.contains(told), "{told}: {draft}");
    }
    assert!(!draft.contains("Moira"), "{draft}");
}

async fn documents_are_never_changed_or_removed_by_hand(fresh: Fresh) {
    let office = Office::of(&fresh).await;
    let app = &fresh.app;
    office.keeps(app, &a_pdf("")).await.unwrap();
    let id = office.keeps(app, &a_photograph(20, 20)).await.unwrap();
    service::take_away(&office.who, app, office.joy, id, "It was scanned twice.").await.unwrap();
    for (table, change) in [
        ("evidence", "UPDATE evidence SET words = 'x'"),
        ("evidence", "UPDATE evidence SET sha256 = 'x' WHERE gone_at IS NULL"),
        ("evidence", "UPDATE evidence SET gone_why = 'x' WHERE gone_at IS NOT NULL"),
        ("evidence", "DELETE FROM evidence"),
        ("evidence_for", "UPDATE evidence_for SET item = 'x'"),
        ("evidence_for", "DELETE FROM evidence_for"),
    ] {
        let mut tx = app.db.begin().await.unwrap();
        let refused = tx.sql(change).execute().await.unwrap_err();
        assert_eq!(broken_rule(&refused).as_deref(), Some(format!("{table}_append_only").as_str()), "{change}");
    }
}

async fn nobody_keeps_or_opens_documents_about_themselves(fresh: Fresh) {
    let mut office = Office::of(&fresh).await;
    let app = &fresh.app;
    let vacancy = a_vacancy(&fresh, &office.who).await;
    let hr = fresh.person(&office.org, "Rita Lane", &[Role::Hr]).await;
    office.joy = a_candidate(&fresh, &office.who, vacancy, "Priya Shah").await;
    let typed = KeepTyped { what: Some(What::Reference), words: "", items: &["recent_employer"] };
    let id = service::keep(&hr, app, office.joy, typed, &a_pdf("")).await.unwrap();
    assert_eq!(service::open(&office.who, app, office.joy, id).await, Err(Refused::NotAllowed));
    assert_eq!(service::read_documents(&office.who, app, office.joy).await.unwrap_err(), Refused::NotAllowed);
    assert!(office.keeps(app, &a_pdf("")).await.unwrap_err().says("evidence-own"));
    let taken = service::take_away(&office.who, app, office.joy, id, "It says nothing good.").await;
    assert!(taken.unwrap_err().says("evidence-own"));
    assert_eq!(service::open(&hr, app, office.joy, id).await.unwrap().what, What::Reference);
}
