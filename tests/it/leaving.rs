//! Leaving: everything can be taken along, everything can be deleted, and the neighbours notice neither.

use crate::evidence::a_pdf;
use crate::on_both;
use crate::support::{Fresh, PASSWORD};
use sametable::checks::evidence::What;
use sametable::checks::evidence::rules::KeepTyped;
use sametable::checks::evidence::service as evidence;
use sametable::command::demo;
use sametable::leaving::Toll;
use sametable::leaving::service::{Sure, delete_everything, export, toll};
use sametable::ledger::service::{audit, standing};
use sametable::people::service::second::{self, Matter, Said};
use sametable::people::{Role, Who, service as people};
use sametable::platform::App;
use sametable::platform::db::{Ask, broken_rule};
use sametable::platform::refused::Refused;
use sametable::scoring::concern::{Knows, service as concern};
use sametable::scoring::service::give::{give_remark, give_score, say_safe};
use sametable::scoring::{Answer, Shown, Tap, Why};
use std::collections::BTreeMap;
use std::io::{Read, Seek};

on_both!(
    everything_is_in_the_archive_but_what_is_private,
    whatever_a_seat_said_the_archive_is_the_same_before_the_panel_talks,
    an_organisation_is_gone_and_its_neighbour_is_as_before,
    two_persons_agree_on_their_pages_and_then_everything_is_deleted
);

fn unpacked(file: impl Read + Seek) -> BTreeMap<String, String> {
    let mut zip = zip::ZipArchive::new(file).unwrap();
    let mut members = BTreeMap::new();
    for at in 0..zip.len() {
        let mut member = zip.by_index(at).unwrap();
        let name = member.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        member.read_to_end(&mut bytes).unwrap();
        // A document is no text, but for its first letters.
        assert!(members.insert(name, String::from_utf8_lossy(&bytes).into_owned()).is_none());
    }
    members
}

async fn administrator_of(fresh: &Fresh, org: sametable::ids::OrganisationId) -> Who {
    administrator(fresh, org, "Leah Leaver").await
}

async fn deletes(who: &Who, app: &App, name: &str, ticked: bool) -> Result<Toll, Refused> {
    delete_everything(who, app, Sure { name, ticked, password: PASSWORD }).await
}

async fn administrator(fresh: &Fresh, org: sametable::ids::OrganisationId, name: &str) -> Who {
    let org = sametable::people::store::organisation(&fresh.app.db, org).await.unwrap().unwrap();
    fresh.person(&org, name, &[Role::Administrator]).await
}

async fn everything_is_in_the_archive_but_what_is_private(fresh: Fresh) {
    let made = demo::fill(&fresh.app).await.unwrap();
    let neighbours = fresh.organisation("Beeches").await;
    fresh.person(&neighbours, "Bo Reed", &[Role::Manager]).await;
    let who = administrator_of(&fresh, made.org).await;
    people::add_service(&who, &fresh.app, "=HYPERLINK(\"http://x\")").await.unwrap();
    // One seat has said something of the candidate whom the panel has not talked about.
    let facilitator = &made.people.iter().find(|one| one.role == Role::Facilitator).unwrap().who;
    let lines = sametable::scenario::service::kit(facilitator, &fresh.app, made.today.vacancy).await.unwrap().lines;
    let tap = Tap {
        interview: made.today.interviews[0],
        line: lines[0].id,
        shown: Shown::ThreeGoodFirst,
        tapped: Answer::Value(3),
        key: uuid::Uuid::now_v7().to_string(),
    };
    give_score(&made.today.seats[0].who, &fresh.app, &tap).await.unwrap();
    let hr = &made.people.iter().find(|one| one.role == Role::Hr).unwrap().who;
    let typed = KeepTyped { what: Some(What::Qualification), words: "Level 2", items: &["qualifications"] };
    evidence::keep(hr, &fresh.app, made.past.candidates[0].0, typed, &a_pdf("")).await.unwrap();
    let to = fresh.folder.path().join("everything.zip");
    let gathered = export(&who, &fresh.app, &to).await.unwrap();
    let members = unpacked(std::fs::File::open(&to).unwrap());

    let readme = &members["READ-ME-FIRST.txt"];
    assert!(readme.contains("WHAT IS HERE\r\n\r\n"), "{readme}");
    assert!(members["tables/service.csv"].contains("'=HYPERLINK"), "{}", members["tables/service.csv"]);
    for line in members["tables/person.jsonl"].lines() {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(row["org"], serde_json::json!(made.org.to_string()));
    }
    let all: String = members.values().map(String::as_str).collect();
    assert!(all.contains("Leah Leaver") && !all.contains("Bo Reed") && !all.contains("Beeches"));
    assert!(!all.contains("$argon2"), "a password's hash would let somebody guess");
    assert!(!members["tables/session.csv"].lines().next().unwrap().contains("digest"));

    // Documents that are kept lie beside their file, as they were given.
    let (_, document) = members.iter().find(|(name, _)| name.ends_with("/evidence/01-qualification.pdf")).unwrap();
    assert!(document.starts_with("%PDF"));

    // Every file whose panel has talked, as a page and as a copy that verifies.
    let bundles: Vec<_> =
        members.iter().filter(|(name, _)| name.starts_with("recruitment-files/") && name.ends_with(".json")).collect();
    assert_eq!(bundles.len(), gathered.files);
    assert!(!bundles.is_empty());
    for (name, text) in bundles {
        let verdict = sametable::ledger::rules::verify::verify(text, fresh.app.keys.vkey()).unwrap();
        assert!(verdict.is_whole(), "{name}");
        let page = members.iter().find(|(page, _)| {
            page.ends_with(".html") && page.rsplit_once('/').unwrap().0 == name.rsplit_once('/').unwrap().0
        });
        assert!(page.unwrap().1.contains("<h1>"));
    }

    // What a seat said in private is its own until the panel talks: not a row, not a file.
    let day = fresh.day(sametable::panel::Talk::AfterLast).await;
    crate::scoring::answers_all(&fresh.app, &day, &day.ann.who, day.sam, Answer::NotSure).await;
    let hidden: i64 =
        fresh.app.db.sql("SELECT count(*) FROM score WHERE org = $1").bind(day.org.id).value().await.unwrap();
    let early = fresh.folder.path().join("early.zip");
    let withheld = export(&day.administrator.who, &fresh.app, &early).await.unwrap();
    assert!(hidden > 0 && withheld.withheld >= usize::try_from(hidden).unwrap(), "{withheld:?}");
    assert!(withheld.waiting.contains(&"Sam Sharp".to_owned()), "{withheld:?}");
    let private = unpacked(std::fs::File::open(&early).unwrap());
    assert_eq!(private["tables/score.csv"].lines().count(), 1, "only the names of the columns");
    assert_eq!(private["tables/score.jsonl"], "");
    assert!(private["READ-ME-FIRST.txt"].contains("Sam Sharp"));
    assert!(!private.keys().any(|name| name.starts_with("recruitment-files/Sam")));
    // It is noted that it left, and only an administrator may.
    let org = sametable::people::store::organisation(&fresh.app.db, made.org).await.unwrap().unwrap();
    let own = sametable::ledger::service::stream(&who, &fresh.app, org.stream).await.unwrap();
    assert_eq!(own.last().unwrap().kind(), Some("organisation.exported"));
    let manager = fresh.person(&org, "Mo Manager", &[Role::Manager, Role::Hr]).await;
    assert!(export(&manager, &fresh.app, &fresh.folder.path().join("no.zip")).await.is_err());
}

/// How many rows of an organisation there are, by table.
pub async fn rows(who: &Who, app: &App) -> BTreeMap<String, i64> {
    toll(who, app).await.unwrap().1.tables.into_iter().collect()
}

/// The log of views grows with each export, and the letter inside says when it was made.
const GROWS: &[&str] = &["READ-ME-FIRST.txt", "tables/access_log.csv", "tables/access_log.jsonl"];

async fn whatever_a_seat_said_the_archive_is_the_same_before_the_panel_talks(fresh: Fresh) {
    let day = fresh.day(sametable::panel::Talk::AfterLast).await;
    let who = &day.administrator.who;
    let to = |name: &str| fresh.folder.path().join(name);
    let says = async |line, tapped| {
        let key = uuid::Uuid::now_v7().to_string();
        let tap = Tap { interview: day.sam, line, shown: Shown::ThreeGoodFirst, tapped, key };
        give_score(&day.ann.who, &fresh.app, &tap).await.unwrap();
    };
    // That somebody has begun to score is no secret: the board says done and not done. What, and how much, is.
    says(day.lines[0].id, Answer::Value(1)).await;
    // A page says when it was made, to the minute.
    let stamp = || sametable::platform::clock::london_stamp(fresh.app.clock.now());
    let mut stamps = vec![stamp()];
    export(who, &fresh.app, &to("before.zip")).await.unwrap();
    stamps.push(stamp());
    says(day.lines[0].id, Answer::Value(3)).await;
    says(day.lines[1].id, Answer::RatherNot).await;
    let why = Why { cards: Vec::new(), words: "marmalade lighthouse".to_owned() };
    give_remark(&day.ann.who, &fresh.app, day.sam, day.lines[0].id, &why).await.unwrap();
    say_safe(&day.ann.who, &fresh.app, day.sam, true, "velvet thunder").await.unwrap();
    concern::share(&day.ann.who, &fresh.app, day.sam, &[Knows::Nobody]).await.unwrap();
    let said = sametable::scoring::concern::store::said(
        &fresh.app.db,
        day.org.id,
        sametable::scoring::concern::store::Scope::All,
    )
    .await
    .unwrap()[0]
        .id;
    concern::answer(&day.hr.who, &fresh.app, said, "velvet rain").await.unwrap();
    stamps.push(stamp());
    export(who, &fresh.app, &to("after.zip")).await.unwrap();
    stamps.push(stamp());
    let timeless = |text: &str| stamps.iter().fold(text.to_owned(), |text, stamp| text.replace(stamp.as_str(), "now"));
    let [before, after] = ["before.zip", "after.zip"].map(|name| unpacked(std::fs::File::open(to(name)).unwrap()));
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    let other: Vec<_> =
        before.iter().filter(|(name, text)| timeless(&after[*name]) != timeless(text)).map(|(name, _)| name).collect();
    assert!(other.iter().all(|name| GROWS.contains(&name.as_str())), "{other:?} tell that something was said");
    assert!(after["READ-ME-FIRST.txt"].contains("ledger_entry"));
    let all: String = after.values().map(String::as_str).collect();
    assert!(!all.contains("marmalade") && !all.contains("velvet"));
}

async fn an_organisation_is_gone_and_its_neighbour_is_as_before(fresh: Fresh) {
    let made = demo::fill(&fresh.app).await.unwrap();
    let day = fresh.day(sametable::panel::Talk::AfterLast).await;
    let leaver = administrator_of(&fresh, made.org).await;
    let neighbour = &day.administrator.who;
    let before = rows(neighbour, &fresh.app).await;
    let (org, cost) = toll(&leaver, &fresh.app).await.unwrap();
    assert!(cost.keys > 5 && cost.accounts > 3 && cost.tables.len() > 20);

    let refused = deletes(&leaver, &fresh.app, "Something else", true).await.unwrap_err();
    assert!(refused.says("leaving-name-needed"));
    let refused = deletes(&leaver, &fresh.app, &org.name, false).await.unwrap_err();
    assert!(refused.says("leaving-sure-needed"));
    assert!(deletes(neighbour, &fresh.app, &org.name, true).await.unwrap_err().says("leaving-name-needed"));
    let manager = Who::Job { org: org.id, name: "test" };
    assert!(deletes(&manager, &fresh.app, &org.name, true).await.is_err());

    // Where two persons are wanted, one alone deletes nothing.
    second::set_matters(&leaver, &fresh.app, &[Matter::DeleteEverything]).await.unwrap();
    assert!(deletes(&leaver, &fresh.app, &org.name, true).await.is_err());
    assert!(!rows(&leaver, &fresh.app).await.is_empty());
    // Nor does one alone want one person again; a second agrees to that, and only then one is enough.
    assert!(second::set_matters(&leaver, &fresh.app, &[]).await.unwrap_err().says("second-asked"));
    assert!(deletes(&leaver, &fresh.app, &org.name, true).await.is_err());
    let other = administrator(&fresh, made.org, "Oona Other").await;
    let requests = second::requests(&other, &fresh.app).await.unwrap();
    let asked = requests.iter().find(|request| request.matter == Matter::OnePersonAgain).unwrap();
    second::answer(&other, &fresh.app, asked, Said::new(true, "")).await.unwrap();
    second::set_matters(&leaver, &fresh.app, &[]).await.unwrap();

    deletes(&leaver, &fresh.app, &org.name.to_uppercase(), true).await.unwrap();
    // Nothing is left of it but entries without content.
    let left: Vec<_> = rows(&leaver, &fresh.app).await.into_iter().collect();
    assert_eq!(left, []);
    assert_eq!(toll(&leaver, &fresh.app).await.unwrap().1.accounts, 0);
    let named: i64 =
        fresh.app.db.sql("SELECT count(*) FROM organisation WHERE name = $1").bind(&org.name).value().await.unwrap();
    assert_eq!(named, 0);
    assert_eq!(fresh.app.keys.existing(org.subject).await.unwrap(), None);
    for person in &made.people {
        assert!(people::sign_in(&fresh.app, &person.email, demo::PASSWORD, "test").await.is_err(), "{}", person.email);
    }
    // The neighbour has every row, every key, and goes on; the record is whole.
    assert_eq!(rows(neighbour, &fresh.app).await, before);
    assert_eq!(audit(&fresh.app).await.unwrap(), []);
    assert_eq!(standing(&fresh.app).await.unwrap(), []);
    let own = sametable::ledger::service::stream(neighbour, &fresh.app, day.org.stream).await.unwrap();
    assert!(own.iter().all(|opened| matches!(opened.content, sametable::ledger::Content::Open(_))));
    people::add_service(neighbour, &fresh.app, "Elm View").await.unwrap();
    day.hr.visitor.clone().get("/files").await.is(200).shows("Sam Sharp");
    // The rules that rows are never deleted stand again.
    sametable::ledger::service::view(neighbour, &fresh.app, "recruitment_file", day.org.stream.0).await.unwrap();
    let mut tx = fresh.app.db.begin().await.unwrap();
    let error = tx.sql("DELETE FROM access_log").execute().await.unwrap_err();
    assert_eq!(broken_rule(&error).as_deref(), Some("access_log_append_only"));
}

async fn two_persons_agree_on_their_pages_and_then_everything_is_deleted(fresh: Fresh) {
    let org = fresh.organisation("Larches").await;
    let mut ada = fresh.signed_in(&org, "Ada Ash", &[Role::Administrator]).await;
    let mut bo = fresh.signed_in(&org, "Bo Birch", &[Role::Administrator]).await;
    let mut cole = fresh.signed_in(&org, "Cole Crane", &[Role::Facilitator]).await;
    let who = people::signed_in(&fresh.app, ada.session()).await.unwrap();
    second::set_matters(&who, &fresh.app, &[Matter::DeleteEverything]).await.unwrap();
    let typed = [("organisation", "Larches"), ("sure", "yes"), ("password", PASSWORD)];
    let waits = "This waits for a second person";

    // A laptop that was left open deletes nothing.
    for password in ["", "not mine"] {
        let typed = [("organisation", "Larches"), ("sure", "yes"), ("password", password)];
        ada.post("/system/leave/delete", &typed).await.is(422).shows("This is not your password").hides(waits);
    }
    // One alone deletes nothing, however often; nor does who asks answer, nor who holds no role for it.
    ada.post("/system/leave/delete", &typed).await.is(422).shows("This waits for a second person now");
    ada.post("/system/leave/delete", &typed).await.is(422).shows(waits);
    let newest = async |visitor: &mut crate::support::Visitor| {
        let list = visitor.get("/seconds").await;
        let id = list.is(200).text.split("href=\"/seconds/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        format!("/seconds/{id}")
    };
    let first = newest(&mut bo).await;
    bo.get(&first).await.is(200).shows("Larches").shows("Ada Ash");
    ada.post(&format!("{first}/answer"), &[("answer", "yes")]).await.is(422).shows("Somebody else has to answer");
    cole.post(&format!("{first}/answer"), &[("answer", "yes")]).await.is(403);
    // A no needs a reason, stays a no, and the next try asks anew.
    bo.post(&format!("{first}/answer"), &[("answer", "no")]).await.is(422);
    let no = [("answer", "no"), ("reason", "The export is not done yet.")];
    bo.post(&format!("{first}/answer"), &no).await.goes_to(&first);
    ada.post("/system/leave/delete", &typed).await.is(422).shows("This waits for a second person now");
    let again = newest(&mut bo).await;
    assert_ne!(first, again);
    bo.post(&format!("{again}/answer"), &[("answer", "yes")]).await.goes_to(&again);
    // A yes by itself deletes nothing: the first person does it, and only with the name and the tick.
    ada.get("/people").await.is(200).shows("Bo Birch");
    ada.post("/system/leave/delete", &[("organisation", "Larch"), ("sure", "yes")]).await.is(422).hides(waits);
    ada.post("/system/leave/delete", &[("organisation", "Larches")]).await.is(422).hides(waits);
    ada.post("/system/leave/delete", &typed).await.is(200).shows("Everything is deleted");
    bo.get("/people").await.goes_to("/sign-in?then=/people");
    assert_eq!(rows(&who, &fresh.app).await, BTreeMap::new());
    assert_eq!(standing(&fresh.app).await.unwrap(), []);
}
