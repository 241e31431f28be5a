//! The ledger in a database: appended to by many at once, changed by nobody, readable only with its keys.

use crate::on_both;
use crate::support::{Fresh, as_owner};
use sametable::ids::{StreamId, SubjectId};
use sametable::ledger::keys::KeyStore;
use sametable::ledger::service::{self, Wrong};
use sametable::ledger::{Content, Deed, Hash, Opened, rules};
use sametable::people::{Organisation, Role, Who};
use sametable::platform::App;
use sametable::platform::db::{Ask, Db, broken_rule};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use tokio::task::JoinSet;

on_both!(
    what_was_noted_is_read_back_in_order,
    a_deed_that_fails_leaves_nothing,
    what_a_seat_says_in_private_has_one_type,
    case_20_many_at_once_never_fork_the_log,
    a_person_has_another_name_in_each_stream,
    a_file_refers_to_the_end_of_another_stream,
    case_22_time_never_goes_back,
    case_21_entries_and_views_cannot_be_changed_or_deleted,
    case_21_a_change_behind_the_programs_back_is_found,
    a_body_that_was_changed_is_shown_as_broken,
    words_that_were_taken_out_are_found_and_those_of_whoever_was_erased_are_not_missed,
    what_an_older_version_deleted_with_its_row_is_signed_once_and_never_again,
    without_the_keys_nothing_can_be_read,
    organisations_read_only_their_own_streams,
    whoever_looks_is_noted,
);

pub struct Scene {
    pub fresh: Fresh,
    pub org: Organisation,
    pub who: Who,
    pub stream: StreamId,
    pub subject: SubjectId,
}

pub async fn scene(fresh: Fresh) -> Scene {
    let org = fresh.organisation("Larches").await;
    let who = fresh.person(&org, "Priya Shah", &[Role::Manager]).await;
    Scene { fresh, org, who, stream: StreamId::new(), subject: SubjectId::new() }
}

impl Scene {
    pub fn app(&self) -> &App {
        &self.fresh.app
    }

    pub async fn note(&self, kind: &'static str, fields: Value) {
        let mut deed = Deed::new(&self.who);
        deed.note(self.stream, self.subject, kind, fields);
        deed.commit(self.app().db.begin().await.unwrap(), self.app()).await.unwrap();
    }

    pub async fn read(&self) -> Vec<Opened> {
        service::stream(&self.who, self.app(), self.stream).await.unwrap()
    }

    async fn wrong(&self) -> BTreeSet<String> {
        service::audit(self.app()).await.unwrap().into_iter().map(|finding| format!("{:?}", finding.what)).collect()
    }

    /// As somebody would who has the database's owner's password.
    async fn as_owner(&self, sqlite: &'static str, postgres: &'static str) {
        let text = if matches!(self.app().db, Db::Sqlite { .. }) { sqlite } else { postgres };
        as_owner(self.app(), text).await;
    }
}

async fn what_was_noted_is_read_back_in_order(fresh: Fresh) {
    let scene = scene(fresh).await;
    scene.note("file.opened", json!({"candidate": "Sam \u{1F442}", "n": 3})).await;
    scene.note("notice.given", json!({})).await;
    let read = scene.read().await;
    let kinds: Vec<_> = read.iter().map(|opened| opened.kind().unwrap()).collect();
    assert_eq!(kinds, ["file.opened", "notice.given"]);
    assert_eq!(read[0].text("candidate"), Some("Sam \u{1F442}"));
    assert_eq!(read[0].value("n"), Some(&json!(3)));
    assert_eq!((read[1].entry.sseq, read[1].entry.sprev), (1, read[0].leaf));
    assert_eq!(service::audit(scene.app()).await.unwrap(), []);
}

async fn a_deed_that_fails_leaves_nothing(fresh: Fresh) {
    let scene = scene(fresh).await;
    scene.note("file.opened", json!({})).await;
    for (kind, fields) in [("Not a type", json!({})), ("file.opened", json!("no object"))] {
        let mut deed = Deed::new(&scene.who);
        deed.note(scene.stream, scene.subject, "notice.given", json!({}));
        deed.note(scene.stream, scene.subject, kind, fields);
        assert!(deed.commit(scene.app().db.begin().await.unwrap(), scene.app()).await.is_err());
    }
    assert!(Deed::new(&Who::Nobody).commit(scene.app().db.begin().await.unwrap(), scene.app()).await.is_ok());
    let mut deed = Deed::new(&Who::Nobody);
    deed.note(scene.stream, scene.subject, "notice.given", json!({}));
    assert!(deed.commit(scene.app().db.begin().await.unwrap(), scene.app()).await.is_err());
    assert_eq!(scene.read().await.len(), 1);
    assert_eq!(service::audit(scene.app()).await.unwrap(), []);
}

async fn what_a_seat_says_in_private_has_one_type(fresh: Fresh) {
    let scene = scene(fresh).await;
    scene.note("score.given", json!({"interview": "i", "value": 3})).await;
    scene.note("concern.raised", json!({"interview": "i", "words": "I did not feel safe"})).await;
    let read = scene.read().await;
    assert!(read.iter().all(|opened| opened.entry.kind == rules::SAID && opened.entry.fields.len() == 1));
    assert_eq!(read[0].kind(), Some("score.given"));
    assert_eq!(read[0].value("value"), Some(&json!(3)));
    assert_eq!(read[1].values().len(), 2);
    let withheld = Opened { content: Content::Withheld, ..read[1].clone() };
    assert_eq!((withheld.kind(), withheld.values()), (None, vec![]));
}

async fn case_20_many_at_once_never_fork_the_log(fresh: Fresh) {
    let scene = scene(fresh).await;
    let other = App { db: scene.fresh.another_app_server().await, ..scene.app().clone() };
    let mut writers = JoinSet::new();
    for n in 0..16 {
        let app = if n % 2 == 0 { scene.app().clone() } else { other.clone() };
        let (who, stream, subject) = (scene.who.clone(), scene.stream, scene.subject);
        writers.spawn(async move {
            for m in 0..4 {
                let mut deed = Deed::new(&who);
                deed.note(stream, subject, "notice.given", json!({"n": n, "m": m}));
                deed.note(StreamId::new(), subject, "file.opened", json!({}));
                deed.commit(app.db.begin().await.unwrap(), &app).await.unwrap();
            }
        });
    }
    writers.join_all().await;
    assert_eq!(scene.read().await.len(), 64);
    assert_eq!(service::audit(scene.app()).await.unwrap(), []);
}

async fn a_person_has_another_name_in_each_stream(fresh: Fresh) {
    let scene = scene(fresh).await;
    let other = StreamId::new();
    let mut deed = Deed::new(&scene.who);
    deed.note(scene.stream, scene.subject, "file.opened", json!({}));
    deed.note(other, scene.subject, "file.opened", json!({}));
    deed.commit(scene.app().db.begin().await.unwrap(), scene.app()).await.unwrap();
    scene.note("notice.given", json!({})).await;
    let here: BTreeSet<_> = scene.read().await.into_iter().map(|opened| opened.entry.actor).collect();
    let there = service::stream(&scene.who, scene.app(), other).await.unwrap().remove(0).entry.actor;
    assert_eq!(here.len(), 1, "one person, one name in a stream");
    assert!(!here.contains(&there));
    let Who::Person(signed) = &scene.who else { panic!() };
    let names = service::names_in(&scene.who, scene.app(), other).await.unwrap();
    assert_eq!(names.get(&there), Some(&signed.person));

    let own = sametable::people::service::person(&scene.who, scene.app(), signed.person).await.unwrap();
    let own = service::stream(&scene.who, scene.app(), own.stream).await.unwrap();
    let taken: Vec<_> = own.iter().filter(|opened| opened.kind() == Some(rules::PSEUDONYM_TAKEN)).collect();
    assert_eq!(taken.len(), 2);
    assert!(taken.iter().any(|opened| opened.text("pseudonym") == Some(there.as_str())));
    assert!(taken.iter().all(|opened| opened.entry.actor == "server"));
}

async fn a_file_refers_to_the_end_of_another_stream(fresh: Fresh) {
    let scene = scene(fresh).await;
    let vacancy = StreamId::new();
    let mut deed = Deed::new(&scene.who);
    deed.note(vacancy, scene.org.subject, "agreement.frozen", json!({"mode": "equal"}));
    deed.refers(scene.stream, scene.subject, vacancy);
    deed.commit(scene.app().db.begin().await.unwrap(), scene.app()).await.unwrap();
    let frozen = service::stream(&scene.who, scene.app(), vacancy).await.unwrap().remove(0);
    let refers = scene.read().await.remove(0);
    assert_eq!(refers.kind(), Some(rules::REFERS));
    assert_eq!(refers.value("seq"), Some(&json!(frozen.entry.seq)));
    assert_eq!(refers.text("leaf"), Some(frozen.leaf.to_string().as_str()));
    let mut deed = Deed::new(&scene.who);
    deed.refers(scene.stream, scene.subject, StreamId::new());
    assert!(deed.commit(scene.app().db.begin().await.unwrap(), scene.app()).await.is_err());
}

async fn case_22_time_never_goes_back(fresh: Fresh) {
    let scene = scene(fresh).await;
    for ahead in [0, 7_200, -7_200, 0, 60] {
        scene.app().clock.set_ahead(ahead);
        scene.note("notice.given", json!({})).await;
    }
    let times: Vec<_> = scene.read().await.into_iter().map(|opened| opened.entry.t).collect();
    assert!(times.is_sorted(), "{times:?}");
    assert_eq!(service::audit(scene.app()).await.unwrap(), []);
}

async fn case_21_entries_and_views_cannot_be_changed_or_deleted(fresh: Fresh) {
    let scene = scene(fresh).await;
    scene.note("file.opened", json!({})).await;
    service::view(&scene.who, scene.app(), "recruitment_file", scene.stream.0).await.unwrap();
    let mut attempts = vec![
        ("UPDATE ledger_entry SET actor = 'server'", "ledger_entry_append_only"),
        ("DELETE FROM ledger_entry", "ledger_entry_append_only"),
        ("UPDATE access_log SET what = ''", "access_log_append_only"),
        ("DELETE FROM access_log", "access_log_append_only"),
    ];
    match scene.app().db {
        // REPLACE deletes the row that is in the way.
        Db::Sqlite { .. } => attempts.push((
            "INSERT OR REPLACE INTO ledger_entry SELECT * FROM ledger_entry ORDER BY seq DESC LIMIT 1",
            "ledger_entry_append_only",
        )),
        Db::Postgres { .. } => attempts.push(("TRUNCATE ledger_entry CASCADE", "ledger_entry_append_only")),
    }
    for (attempt, rule) in attempts {
        let mut tx = scene.app().db.begin().await.unwrap();
        let error = tx.sql(attempt).execute().await.expect_err(attempt);
        assert_eq!(broken_rule(&error).as_deref(), Some(rule), "{attempt}: {error}");
    }
    assert_eq!(service::audit(scene.app()).await.unwrap(), []);
}

async fn case_21_a_change_behind_the_programs_back_is_found(fresh: Fresh) {
    let scene = scene(fresh).await;
    for n in 0..3 {
        scene.note("notice.given", json!({"n": n})).await;
    }
    assert!(scene.wrong().await.is_empty());
    scene
        .as_owner(
            "UPDATE ledger_head SET entries = entries + 1 WHERE stream = (SELECT stream FROM ledger_entry WHERE type = 'notice.given' LIMIT 1)",
            "UPDATE ledger_head SET entries = entries + 1 WHERE stream = (SELECT stream FROM ledger_entry WHERE type = 'notice.given' LIMIT 1)",
        )
        .await;
    assert_eq!(scene.wrong().await, BTreeSet::from(["Head".to_owned()]));
    let changed = "UPDATE ledger_entry SET public = replace(public, '\"v\":1', '\"v\":2') WHERE type = 'notice.given' AND sseq = 1";
    scene.as_owner(changed, changed).await;
    let wrong = scene.wrong().await;
    assert!(wrong.contains("Hash") && wrong.contains("Unreadable"), "{wrong:?}");
    let column = "UPDATE ledger_entry SET actor = 'server' WHERE type = 'notice.given' AND sseq = 0";
    scene.as_owner(column, column).await;
    assert!(scene.wrong().await.contains("Column"));
    let bodies = "DELETE FROM ledger_body WHERE seq = (SELECT MAX(seq) FROM ledger_entry)";
    scene.as_owner(bodies, bodies).await;
    let last = "DELETE FROM ledger_entry WHERE seq = (SELECT MAX(seq) FROM ledger_entry)";
    scene.as_owner(last, last).await;
    let heads = service::check_heads(scene.app()).await.unwrap();
    assert!(heads.iter().any(|finding| finding.what == Wrong::Head && finding.stream == Some(scene.stream)));
}

async fn a_body_that_was_changed_is_shown_as_broken(fresh: Fresh) {
    let scene = scene(fresh).await;
    scene.note("choice.made", json!({"reason": "she listened"})).await;
    scene.note("choice.made", json!({"reason": "he did not"})).await;
    // The body of the other entry, under the same person's key.
    let swap = "UPDATE ledger_body SET sealed = (SELECT b.sealed FROM ledger_body b ORDER BY b.seq DESC LIMIT 1)
                WHERE seq = (SELECT MIN(seq) FROM ledger_entry WHERE type = 'choice.made')";
    scene.as_owner(swap, swap).await;
    let read = scene.read().await;
    assert_eq!(read[0].content, Content::Broken);
    assert_eq!(read[1].text("reason"), Some("he did not"));
    assert_eq!(scene.wrong().await, BTreeSet::from(["Sealed".to_owned()]));
}

impl Scene {
    /// Erases whoever has this key, as far as the record goes.
    async fn erase(&self, subject: SubjectId) {
        let app = self.app();
        let mut tx = app.db.begin().await.unwrap();
        service::empty_bodies(&mut tx, app, subject).await.unwrap();
        tx.commit().await.unwrap();
        app.keys.destroy(subject, app.clock.now()).await.unwrap();
    }
}

async fn words_that_were_taken_out_are_found_and_those_of_whoever_was_erased_are_not_missed(fresh: Fresh) {
    let mut scene = scene(fresh).await;
    scene.note("choice.made", json!({"reason": "she listened"})).await;
    scene.note("offer.made", json!({"reason": "he did not"})).await;
    // Somebody else, who is erased.
    let (stream, subject) = (scene.stream, scene.subject);
    (scene.stream, scene.subject) = (StreamId::new(), SubjectId::new());
    scene.note("offer.accepted", json!({"reason": "gone"})).await;
    let (gone, erased) = (scene.stream, scene.subject);
    scene.erase(erased).await;
    assert_eq!(scene.read().await[0].content, Content::Erased);
    assert!(scene.wrong().await.is_empty(), "whoever was erased is missed by nobody");
    // By hand, even the program's own account cannot take words out.
    let mut tx = scene.app().db.begin().await.unwrap();
    let refused = tx.sql("DELETE FROM ledger_body WHERE subject = $1").bind(subject).execute().await.unwrap_err();
    assert_eq!(broken_rule(&refused).as_deref(), Some("ledger_body_append_only"), "{refused}");
    drop(tx);
    (scene.stream, scene.subject) = (stream, subject);
    // Whoever owns the database says of an entry that it was the erased person's: with nothing, with what stood there, and with
    // the note of another entry.
    let of = "(SELECT seq FROM ledger_entry WHERE type = 'choice.made')";
    let other =
        "(SELECT b.subject FROM ledger_body b JOIN ledger_entry e ON e.seq = b.seq WHERE e.type = 'offer.accepted')";
    let note =
        "(SELECT b.sealed FROM ledger_body b JOIN ledger_entry e ON e.seq = b.seq WHERE e.type = 'offer.accepted')";
    let mut texts = vec![format!("UPDATE ledger_body SET subject = {other} WHERE seq = {of}")];
    texts.push(format!("UPDATE ledger_body SET sealed = {note}, subject = {other} WHERE seq = {of}"));
    let empty = if matches!(scene.app().db, Db::Sqlite { .. }) { "x''" } else { "''::bytea" };
    texts.push(format!("UPDATE ledger_body SET sealed = {empty}, subject = {other} WHERE seq = {of}"));
    texts.push(format!("DELETE FROM ledger_body WHERE seq = {of}"));
    for text in texts {
        let text: &'static str = text.leak();
        scene.as_owner(text, text).await;
        let found = service::audit(scene.app()).await.unwrap();
        let found: Vec<_> = found.iter().map(|found| (found.what, found.stream)).collect();
        assert_eq!(found, [(Wrong::Taken, Some(stream))], "{text}");
    }
    assert_eq!(scene.read().await[0].content, Content::Broken, "the file says it too");
    assert_eq!(scene.read().await[1].text("reason"), Some("he did not"));
    // Of the one who was erased, what says so may not be missing either.
    let text = "DELETE FROM ledger_body WHERE seq = (SELECT seq FROM ledger_entry WHERE type = 'offer.accepted')";
    scene.as_owner(text, text).await;
    let found = service::audit(scene.app()).await.unwrap();
    assert!(found.iter().any(|found| (found.what, found.stream) == (Wrong::Taken, Some(gone))), "{found:?}");
    // Somebody takes note, and it is written on.
    service::recover(scene.app(), "Ada Ash", "Somebody took words out").await.unwrap();
    assert_eq!(service::standing(scene.app()).await.unwrap(), []);
}

async fn what_an_older_version_deleted_with_its_row_is_signed_once_and_never_again(fresh: Fresh) {
    let scene = scene(fresh).await;
    scene.note("choice.made", json!({"reason": "she listened"})).await;
    // As the migration leaves it: the row is back, with nothing in it, and the key is gone.
    let empty = if matches!(scene.app().db, Db::Sqlite { .. }) { "x''" } else { "''::bytea" };
    let emptied: &'static str = format!(
        "UPDATE ledger_body SET sealed = {empty} WHERE seq = (SELECT seq FROM ledger_entry WHERE type = 'choice.made')"
    )
    .leak();
    scene.as_owner(emptied, emptied).await;
    scene.app().keys.destroy(scene.subject, scene.app().clock.now()).await.unwrap();
    assert_eq!(scene.wrong().await, BTreeSet::from(["Taken".to_owned()]));
    service::sign_emptied(scene.app()).await.unwrap();
    assert!(scene.wrong().await.is_empty());
    assert_eq!(scene.read().await[0].content, Content::Erased);
    scene.as_owner(emptied, emptied).await;
    service::sign_emptied(scene.app()).await.unwrap();
    assert_eq!(scene.wrong().await, BTreeSet::from(["Taken".to_owned()]), "the key store knows that it was done");
}

async fn without_the_keys_nothing_can_be_read(fresh: Fresh) {
    let scene = scene(fresh).await;
    let secret = "Zanzibar-7141";
    scene.note("concern.raised", json!({"interview": "i", "words": secret})).await;
    let read = scene.read().await;
    let Content::Open(body) = &read[0].content else { panic!() };
    let salt = body.fields[0].salt.to_string();
    // The database with the keys of another installation, as a thief of backups has it.
    let elsewhere = tempfile::tempdir().unwrap();
    let thief = App { keys: KeyStore::open(elsewhere.path(), None).await.unwrap(), ..scene.app().clone() };
    let read = service::stream(&scene.who, &thief, scene.stream).await.unwrap();
    assert_eq!(read[0].content, Content::Erased);
    for name in ["sametable.db", "sametable.db-wal"] {
        let bytes = std::fs::read(scene.fresh.folder.path().join(name)).unwrap_or_default();
        for needle in [secret, salt.as_str()] {
            assert!(!bytes.windows(needle.len()).any(|part| part == needle.as_bytes()), "{needle} stands in {name}");
        }
    }
}

async fn organisations_read_only_their_own_streams(fresh: Fresh) {
    let scene = scene(fresh).await;
    scene.note("file.opened", json!({})).await;
    let there = scene.fresh.organisation("Beeches").await;
    let stranger = scene.fresh.person(&there, "Bo Reed", &[Role::Administrator, Role::Hr]).await;
    assert_eq!(service::stream(&stranger, scene.app(), scene.stream).await.unwrap(), []);
    assert_eq!(service::head(&stranger, scene.app(), scene.stream).await.unwrap(), None);
    assert!(service::stream(&Who::Nobody, scene.app(), scene.stream).await.is_err());
    assert!(service::head(&scene.who, scene.app(), scene.stream).await.unwrap().is_some());
    assert_ne!(scene.read().await[0].leaf, Hash::NONE);
}

async fn whoever_looks_is_noted(fresh: Fresh) {
    let scene = scene(fresh).await;
    let Who::Person(signed) = &scene.who else { panic!() };
    service::view(&scene.who, scene.app(), "recruitment_file", scene.stream.0).await.unwrap();
    service::view(&Who::Job { org: scene.org.id, name: "export" }, scene.app(), "export", scene.stream.0)
        .await
        .unwrap();
    let views = service::views(&scene.who, scene.app(), scene.stream.0).await.unwrap();
    let seen: Vec<_> = views.iter().map(|(person, what, _)| (*person, what.as_str())).collect();
    assert_eq!(seen, [(None, "export"), (Some(signed.person), "recruitment_file")]);
    assert!(service::view(&Who::Nobody, scene.app(), "recruitment_file", scene.stream.0).await.is_err());
}
