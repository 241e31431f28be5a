//! Attacks on the record and faults of the machine that have no other home, each by its number. The others stand beside what
//! they are about: look for `case_`.

use crate::checkpoint::{a_candidate, compared, signed};
use crate::ledger::{Scene, scene};
use crate::on_both;
use crate::scoring::answers_all;
use crate::support::{Fresh, PASSWORD};
use sametable::ids::{OrganisationId, StreamId, SubjectId};
use sametable::ledger::rules::chain::{Draft, Linked, Tip, link, read_entry};
use sametable::ledger::rules::checkpoint::{Checkpoint, Compared};
use sametable::ledger::rules::note::Head;
use sametable::ledger::rules::seal::{open_body, seal_body};
use sametable::ledger::rules::verify::{Bundle, FORMAT, Shown, verify};
use sametable::ledger::rules::{SEALED, read_time};
use sametable::ledger::service::{self, Why, Wrong};
use sametable::ledger::{Content, Deed, Hash, Opened, SERVER, Salt};
use sametable::panel::Talk;
use sametable::people::service as people;
use sametable::platform::App;
use sametable::platform::db::{Ask, Db, Timestamp, Tx};
use sametable::recruitment_file::service as file;
use sametable::scoring::Answer;
use sametable::scoring::service::{paper, talk};
use sametable::vacancy::Stage;
use sametable::vacancy::service as vacancies;
use serde_json::json;
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use std::collections::BTreeMap;
use tempfile::TempDir;

on_both!(
    case_8_a_tail_that_was_cut_and_sealed_again_is_found_in_the_whole_log,
    case_8_a_seal_that_counts_otherwise_is_found_in_the_whole_log,
    case_14_a_sheet_that_is_typed_in_later_is_accepted_and_shown_as_entered_late,
    case_20_a_crash_before_the_commit_leaves_nothing_and_one_after_it_loses_nothing,
    case_20_what_was_committed_before_a_crash_is_signed_after_it,
    case_22_a_clock_that_was_a_year_ahead_and_is_set_right_holds_the_time_and_is_warned_of,
    case_23_a_history_that_was_rewritten_with_the_stolen_key_does_not_fit_what_is_held_outside,
);

const DAY: i64 = 24 * 3600;

/// Puts an entry into the tables by hand, as the program itself writes one. Whoever does it has the subject's key.
async fn insert(
    tx: &mut Tx,
    app: &App,
    (org, subject): (OrganisationId, SubjectId),
    linked: &Linked,
) -> Result<(), sqlx::Error> {
    let entry = &linked.entry;
    let at = Timestamp::from(read_time(&entry.t).unwrap());
    let key = app.keys.subject_key(subject).await.unwrap();
    let sealed = seal_body(&key, entry.seq, [7; 12], linked.leaf, &linked.body).unwrap();
    tx.sql(
        "INSERT INTO ledger_entry (org, seq, stream, sseq, type, actor, public, leaf, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(org)
    .bind(entry.seq)
    .bind(entry.stream)
    .bind(entry.sseq)
    .bind(&entry.kind)
    .bind(&entry.actor)
    .bind(&linked.public)
    .bind(linked.leaf)
    .bind(at)
    .execute()
    .await?;
    tx.sql("INSERT INTO ledger_body (org, seq, subject, sealed) VALUES ($1, $2, $3, $4)")
        .bind(org)
        .bind(entry.seq)
        .bind(subject)
        .bind(sealed)
        .execute()
        .await?;
    Ok(())
}

async fn end_of_log(app: &App) -> Tip {
    let last: (i64, Hash) =
        app.db.sql("SELECT seq, leaf FROM ledger_entry ORDER BY seq DESC LIMIT 1").one().await.unwrap();
    Tip { entries: last.0 + 1, leaf: last.1 }
}

/// Takes away, as the database's owner, the rule that a number stands once in a stream.
async fn without_the_rule(app: &App) {
    match &app.db {
        Db::Postgres { pool, .. } => {
            let text = "ALTER TABLE ledger_entry DROP CONSTRAINT ledger_entry_stream_sseq_key";
            sqlx::query(text).execute(pool).await.unwrap();
        }
        Db::Sqlite { write, .. } => {
            for text in [
                "PRAGMA foreign_keys = OFF",
                "CREATE TABLE looser (org BLOB NOT NULL, seq INTEGER NOT NULL PRIMARY KEY, stream BLOB NOT NULL,
                    sseq INTEGER NOT NULL, type TEXT NOT NULL, actor TEXT NOT NULL, public TEXT NOT NULL,
                    leaf BLOB NOT NULL UNIQUE, at TEXT NOT NULL, UNIQUE (org, seq)) STRICT",
                "INSERT INTO looser (org, seq, stream, sseq, type, actor, public, leaf, at)
                    SELECT org, seq, stream, sseq, type, actor, public, leaf, at FROM ledger_entry",
                "DROP TABLE ledger_entry",
                "ALTER TABLE looser RENAME TO ledger_entry",
                "PRAGMA foreign_keys = ON",
            ] {
                sqlx::query(text).execute(write).await.unwrap();
            }
        }
    }
}

/// The operator wants a file to end early: behind its third entry comes a seal, which is a real new entry of the log, validly
/// signed. The copy alone cannot show it; the log has two entries of one number.
async fn case_8_a_tail_that_was_cut_and_sealed_again_is_found_in_the_whole_log(fresh: Fresh) {
    let scene = scene(fresh).await;
    let app = scene.app();
    for n in 0..5 {
        scene.note("notice.given", json!({ "n": n })).await;
    }
    let read = scene.read().await;
    let log = app.keys.vkey().name().to_owned();
    let draft = Draft {
        stream: scene.stream,
        kind: SEALED.to_owned(),
        actor: SERVER.to_owned(),
        fields: vec![("entries".to_owned(), json!(3), Salt([9; 32]))],
    };
    let t = read[4].entry.t.clone();
    let linked = link(&log, &t, end_of_log(app).await, Tip { entries: 3, leaf: read[2].leaf }, draft).unwrap();
    let whose = (scene.org.id, scene.subject);
    let mut tx = app.db.begin().await.unwrap();
    assert!(insert(&mut tx, app, whose, &linked).await.is_err(), "the database has room for one entry of a number");
    tx.rollback().await.unwrap();
    without_the_rule(app).await;
    let mut tx = app.db.begin().await.unwrap();
    insert(&mut tx, app, whose, &linked).await.unwrap();
    tx.commit().await.unwrap();

    let given = signed(app).await;
    let seal = Opened {
        entry: linked.entry.clone(),
        public: linked.public.clone(),
        leaf: linked.leaf,
        content: Content::Open(linked.body.clone()),
    };
    let shown: Vec<Opened> = read[..3].iter().cloned().chain([seal]).collect();
    let numbers: Vec<i64> = shown.iter().map(|opened| opened.entry.seq).collect();
    let proofs = service::prove_inclusion(app, &numbers, given.checkpoint.size).await.unwrap();
    let head = Head { log, stream: scene.stream, entries: 4, leaf: linked.leaf, t };
    let copy = Bundle {
        format: FORMAT.to_owned(),
        vkey: app.keys.vkey().written(),
        head: app.keys.note(&head.text()),
        checkpoint: given.note,
        entries: shown.into_iter().zip(proofs).map(|(opened, proof)| Shown::of(opened, proof)).collect(),
        referred: Vec::new(),
    };
    let verdict = verify(&copy.write().unwrap(), app.keys.vkey()).unwrap();
    assert!(verdict.is_plainly_whole(), "this is why the whole log is looked at: {:?}", verdict.faults);

    let found = service::audit(app).await.unwrap();
    let at: Vec<_> = found.iter().map(|finding| (finding.seq, finding.what)).collect();
    assert!(at.contains(&(Some(linked.entry.seq), Wrong::Chain)), "{found:?}");
}

/// The other way: the seal stands at its place, and counts fewer entries than stand before it.
async fn case_8_a_seal_that_counts_otherwise_is_found_in_the_whole_log(fresh: Fresh) {
    let scene = scene(fresh).await;
    let app = scene.app();
    for n in 0..5 {
        scene.note("notice.given", json!({ "n": n })).await;
    }
    let mut deed = Deed::new(&scene.who);
    deed.seal(scene.stream, scene.subject);
    deed.commit(app.db.begin().await.unwrap(), app).await.unwrap();
    assert_eq!(service::audit(app).await.unwrap(), []);
    scene.note(SEALED, json!({"entries": 3})).await;
    let found = service::audit(app).await.unwrap();
    let seal = scene.read().await.pop().unwrap();
    assert_eq!(
        found.iter().map(|finding| (finding.seq, finding.what)).collect::<Vec<_>>(),
        [(Some(seal.entry.seq), Wrong::Seal)]
    );
    assert_eq!(Wrong::parse(Wrong::Seal.code()), Some(Wrong::Seal));
    let words = sametable::backup::service::finding_words(&found[0]);
    assert!(words.contains("another number of entries"), "{words}");
}

async fn case_14_a_sheet_that_is_typed_in_later_is_accepted_and_shown_as_entered_late(fresh: Fresh) {
    let app = &fresh.app;
    let day = fresh.day(Talk::AfterEach).await;
    for seat in [&day.ann, &day.mona] {
        answers_all(app, &day, &seat.who, day.sam, Answer::Value(2)).await;
    }
    // Ben wrote on paper at midnight, which is before any minute at which this may run.
    app.clock.set_ahead(2 * 3600);
    let answers = day.lines.iter().map(|line| (line.id, Some(Answer::Value(3)), String::new())).collect();
    let sheet = paper::Typed { key: "a-sheet".to_owned(), time: "00:00".to_owned(), answers };
    paper::keep(&day.hr.who, app, day.sam, day.ben.seat, &sheet).await.unwrap();
    talk::open(&day.facilitator.who, app, day.sam).await.unwrap();

    let email = format!("hari.{}@test.example", day.org.id.0.simple());
    let token = people::sign_in(app, &email, PASSWORD, "test").await.unwrap();
    let (mut hari, address) = (fresh.visitor().with_session(&token), format!("/files/{}", day.sams_file));
    let page = hari.get(&address).await;
    page.is(200).shows("on paper, typed in by Hari Hope, given on").shows("12:00 am, entered late");
    page.hides("Entered late:");
    let late = page.text.matches(", entered late").count();
    assert_eq!(late, 2 * day.lines.len(), "in the table and in the order of time, and what was tapped is not late");
    // A day that somebody names, and that is over.
    let sam = vacancies::candidacy(&day.hr.who, app, day.sams_file).await.unwrap();
    let mut deed = Deed::new(&day.hr.who);
    deed.note(sam.stream, sam.subject, "decision.told", json!({"on": "2020-01-06"}));
    deed.commit(app.db.begin().await.unwrap(), app).await.unwrap();
    hari.get(&address).await.is(200).shows("Monday 6 January 2020").shows("Entered late:");
    // It is a score like any other.
    let copy = file::bundle(&day.hr.who, app, day.sams_file).await.unwrap().1;
    assert_eq!(verify(&copy, app.keys.vkey()).unwrap().faults, []);
    assert_eq!(service::audit(app).await.unwrap(), []);
}

/// What is left when the program dies now, opened again. SQLite: the bytes of the file and its journal as they stand.
/// PostgreSQL: every connection is cut; that the server itself may lose its power is its own care (`fsync`).
async fn crashed(scene: &Scene) -> (App, TempDir) {
    let there = TempDir::new().unwrap();
    let db = match &scene.app().db {
        Db::Sqlite { .. } => {
            for name in ["sametable.db", "sametable.db-wal"] {
                std::fs::copy(scene.fresh.folder.path().join(name), there.path().join(name)).unwrap();
            }
            Db::open(&format!("sqlite:{}", there.path().join("sametable.db").display())).await.unwrap()
        }
        Db::Postgres { .. } => {
            let mut admin = PgConnection::connect(&scene.fresh.url).await.unwrap();
            let text = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                        WHERE datname = current_database() AND pid <> pg_backend_pid()";
            sqlx::query(text).execute(&mut admin).await.unwrap();
            admin.close().await.unwrap();
            Db::open(&scene.fresh.url).await.unwrap()
        }
    };
    (App { db, standing: Default::default(), ..scene.app().clone() }, there)
}

async fn case_20_a_crash_before_the_commit_leaves_nothing_and_one_after_it_loses_nothing(fresh: Fresh) {
    let scene = scene(fresh).await;
    let entries = async |app: &App| service::stream(&scene.who, app, scene.stream).await.unwrap().len();
    let deed = || {
        let mut deed = Deed::new(&scene.who);
        for n in 0..3 {
            deed.note(scene.stream, scene.subject, "notice.given", json!({ "n": n }));
        }
        deed
    };
    deed().commit(scene.app().db.begin().await.unwrap(), scene.app()).await.unwrap();
    let end = end_of_log(scene.app()).await;
    // Everything is inserted, and nothing is committed.
    let mut tx = scene.app().db.begin().await.unwrap();
    deed().append_to(&mut tx, scene.app()).await.unwrap();
    let (app, _there) = crashed(&scene).await;
    drop(tx);
    assert_eq!(entries(&app).await, 3);
    assert_eq!(service::standing(&app).await.unwrap(), []);
    assert_eq!(end_of_log(&app).await, end);
    // It goes on without a gap.
    deed().commit(app.db.begin().await.unwrap(), &app).await.unwrap();
    assert_eq!((entries(&app).await, end_of_log(&app).await.entries), (6, end.entries + 3));
    assert_eq!(service::standing(&app).await.unwrap(), []);

    // Somebody was told that it is kept, and that instant the program dies.
    let before = entries(scene.app()).await;
    deed().commit(scene.app().db.begin().await.unwrap(), scene.app()).await.unwrap();
    let (app, _there) = crashed(&scene).await;
    assert_eq!(entries(&app).await, before + 3);
    assert_eq!(service::standing(&app).await.unwrap(), []);
}

async fn case_20_what_was_committed_before_a_crash_is_signed_after_it(fresh: Fresh) {
    let scene = scene(fresh).await;
    let candidacy = a_candidate(&scene).await;
    signed(scene.app()).await;
    // A stage is changed, and nobody is left to sign.
    vacancies::move_by_hand(&scene.who, scene.app(), candidacy, Stage::Shortlisted, "").await.unwrap();
    let end = end_of_log(scene.app()).await;
    let (app, _there) = crashed(&scene).await;
    assert_eq!(service::standing(&app).await.unwrap(), []);
    assert!(!service::after_stage(&app).await.unwrap().is_empty(), "the job does what was missed");
    let given = service::newest_checkpoint(&app).await.unwrap().unwrap();
    assert_eq!(given.checkpoint.size, end.entries);
    // It dies when the key store has noted what is signed, and the database has not: it may sign the same again.
    as_owner(&app, &["DELETE FROM checkpoint WHERE size = (SELECT MAX(size) FROM checkpoint)"]).await;
    assert_eq!(app.keys.signed().await.unwrap(), Some((given.checkpoint.size, given.checkpoint.root)));
    let again = signed(&app).await;
    assert_eq!((&again.checkpoint, &again.note), (&given.checkpoint, &given.note));
    assert_eq!(compared(&app, &given.note).await, Compared::Fits);
    assert_eq!(service::standing(&app).await.unwrap(), []);
}

/// As far as it can be done here: SQLite may take no more pages. What a full disk does to PostgreSQL cannot be shown without a
/// disk of its own; there a failed INSERT ends the transaction as any other error does.
#[tokio::test]
async fn case_20_on_a_full_disk_a_deed_is_refused_whole_and_nothing_acknowledged_is_lost() {
    let scene = scene(Fresh::sqlite().await).await;
    let app = scene.app();
    let Db::Sqlite { write, .. } = &app.db else { unreachable!() };
    let room = async |pages: i64| {
        let text = AssertSqlSafe(format!("PRAGMA max_page_count = {pages}"));
        sqlx::query_scalar::<_, i64>(text).fetch_one(write).await.unwrap()
    };
    let pages: i64 = sqlx::query_scalar("PRAGMA page_count").fetch_one(write).await.unwrap();
    room(pages + 60).await;
    let words = "She listened. ".repeat(400);
    let say = async || {
        let mut deed = Deed::new(&scene.who);
        for n in 0..2 {
            deed.note(scene.stream, scene.subject, "choice.made", json!({"n": n, "reason": words}));
        }
        deed.commit(app.db.begin().await.unwrap(), app).await
    };
    let mut kept = 0;
    while say().await.is_ok() {
        kept += 2;
        assert!(kept < 400, "the disk is never full");
    }
    assert!(kept > 0);
    assert_eq!(scene.read().await.len(), kept, "neither half a deed nor a lost one");
    room(1).await;
    assert!(say().await.is_err(), "it stays full");
    assert_eq!(scene.read().await.len(), kept);
    assert_eq!(service::standing(app).await.unwrap(), []);
    // There is room again: it goes on without a new start.
    room(pages + 100_000).await;
    say().await.unwrap();
    let read = scene.read().await;
    assert_eq!(read.len(), kept + 2);
    assert!(read.iter().zip(0..).all(|(opened, n)| opened.entry.sseq == n));
    assert_eq!(service::standing(app).await.unwrap(), []);
}

/// An hour back, and a year ahead: the time of an entry is never before that of the last, and the page about the server says
/// that its clock is behind the record. A checkpoint carries no time, and nobody outside signs along with one: there is nothing
/// to compare a clock with, so none is refused for its time. While the clock is ahead nothing can know it; the mail of
/// Monday, with its own date, is what a person may notice it by.
async fn case_22_a_clock_that_was_a_year_ahead_and_is_set_right_holds_the_time_and_is_warned_of(fresh: Fresh) {
    use sametable::system::{rules, service as system};
    let scene = scene(fresh).await;
    let app = scene.app();
    let clock = async || {
        let concerns = rules::concerns(&system::facts(app).await);
        concerns.into_iter().find(|one| one.code == "clock").map(|one| one.with[0].1.clone())
    };
    scene.note("notice.given", json!({})).await;
    assert_eq!(clock().await, None);
    app.clock.set_ahead(365 * DAY);
    scene.note("notice.given", json!({})).await;
    let ahead = signed(app).await;
    assert_eq!(clock().await, None);
    app.clock.set_ahead(365 * DAY - 3_600);
    scene.note("notice.given", json!({})).await;
    assert!(clock().await.is_some_and(|how| how.ends_with("minutes") || how == "1 hour"));
    app.clock.set_ahead(0);
    scene.note("notice.given", json!({})).await;
    assert!(clock().await.is_some_and(|how| how == "364 days" || how == "365 days"));
    let times: Vec<_> = scene.read().await.into_iter().map(|opened| opened.entry.t).collect();
    assert!(times[0] < times[1] && times[1..].iter().all(|t| *t == times[1]), "{times:?}");
    // The newest checkpoint is the one that was signed last, whatever the clock said.
    let right = signed(app).await;
    assert!(right.at < ahead.at && right.checkpoint.size > ahead.checkpoint.size);
    assert_eq!(service::newest_checkpoint(app).await.unwrap().unwrap(), right);
    assert_eq!(compared(app, &ahead.note).await, Compared::Fits);
    assert_eq!(service::standing(app).await.unwrap(), []);
}

/// As whoever owns the database: the triggers go first.
async fn as_owner(app: &App, texts: &[&'static str]) {
    let triggers: &[&'static str] = match app.db {
        Db::Sqlite { .. } => &[
            "DROP TRIGGER IF EXISTS ledger_entry_never_updated",
            "DROP TRIGGER IF EXISTS ledger_body_only_emptied",
            "DROP TRIGGER IF EXISTS ledger_body_never_deleted",
            "DROP TRIGGER IF EXISTS ledger_entry_never_deleted",
            "DROP TRIGGER IF EXISTS checkpoint_never_updated",
            "DROP TRIGGER IF EXISTS checkpoint_never_deleted",
        ],
        Db::Postgres { .. } => &[
            "DROP TRIGGER IF EXISTS ledger_entry_append_only ON ledger_entry",
            "DROP TRIGGER IF EXISTS ledger_body_only_emptied ON ledger_body",
            "DROP TRIGGER IF EXISTS ledger_body_never_deleted ON ledger_body",
            "DROP TRIGGER IF EXISTS checkpoint_append_only ON checkpoint",
        ],
    };
    let mut tx = app.db.begin().await.unwrap();
    for text in triggers.iter().chain(texts) {
        tx.sql(text).execute().await.unwrap();
    }
    tx.commit().await.unwrap();
}

type Stored = (OrganisationId, i64, String, Hash, SubjectId, Vec<u8>);

/// Writes the whole log anew with another content, as whoever has the machine and every key can: all hashes, chains, seals,
/// ends and signatures fit afterwards.
async fn rewrite(app: &App, change: impl Fn(&mut Draft)) {
    let rows: Vec<Stored> = app
        .db
        .sql(
            "SELECT e.org, e.seq, e.public, e.leaf, b.subject, b.sealed FROM ledger_entry e
             JOIN ledger_body b ON b.org = e.org AND b.seq = e.seq ORDER BY e.seq",
        )
        .all()
        .await
        .unwrap();
    as_owner(app, &["DELETE FROM ledger_body", "DELETE FROM ledger_entry", "DELETE FROM tree_node"]).await;
    let log = app.keys.vkey().name().to_owned();
    let (mut end, mut ends) = (Tip::EMPTY, BTreeMap::<StreamId, (Tip, String)>::new());
    let mut tx = app.db.begin().await.unwrap();
    for (org, seq, public, leaf, subject, sealed) in rows {
        let entry = read_entry(&public).unwrap();
        let key = app.keys.subject_key(subject).await.unwrap();
        let body = open_body(&key, seq, leaf, &sealed).unwrap();
        let fields = body.fields.into_iter().map(|field| (field.name, field.value, field.salt)).collect();
        let mut draft = Draft { stream: entry.stream, kind: entry.kind, actor: entry.actor, fields };
        change(&mut draft);
        let tip = ends.get(&entry.stream).map_or(Tip::EMPTY, |(tip, _)| *tip);
        let linked = link(&log, &entry.t, end, tip, draft).unwrap();
        insert(&mut tx, app, (org, subject), &linked).await.unwrap();
        end = Tip { entries: seq + 1, leaf: linked.leaf };
        ends.insert(entry.stream, (Tip { entries: tip.entries + 1, leaf: linked.leaf }, entry.t));
    }
    for (stream, (Tip { entries, leaf }, t)) in ends {
        let note = app.keys.note(&Head { log: log.clone(), stream, entries, leaf, t }.text());
        let text = "UPDATE ledger_head SET leaf = $1, note = $2 WHERE stream = $3";
        assert_eq!(tx.sql(text).bind(leaf).bind(note).bind(stream).execute().await.unwrap(), 1);
    }
    tx.commit().await.unwrap();
}

/// Somebody stole the signing key, and the machine with it. Inside, everything can be made to fit; a checkpoint that somebody
/// keeps outside shows it. Only theft is tested: to announce a new key in an entry that the old one signs is not built.
async fn case_23_a_history_that_was_rewritten_with_the_stolen_key_does_not_fit_what_is_held_outside(fresh: Fresh) {
    let scene = scene(fresh).await;
    let app = scene.app();
    for reason in ["She listened", "He did not"] {
        scene.note("choice.made", json!({ "reason": reason })).await;
    }
    let held = signed(app).await;
    rewrite(app, |draft| {
        for (_, value, _) in &mut draft.fields {
            if *value == json!("He did not") {
                *value = json!("He was the best");
            }
        }
    })
    .await;
    // Whoever took the database only is found out by what the key store signed last and by the checkpoints that were given out.
    let found: Vec<Wrong> = service::standing(app).await.unwrap().iter().map(|finding| finding.what).collect();
    assert_eq!(found, [Wrong::Checkpoint, Wrong::Signed]);
    // The thief has the key store too, and makes the traces go.
    as_owner(app, &["DELETE FROM checkpoint"]).await;
    let mut tx = app.keys.db().begin().await.unwrap();
    for text in ["DELETE FROM log_signed", "DELETE FROM log_seen"] {
        tx.sql(text).execute().await.unwrap();
    }
    tx.commit().await.unwrap();
    assert_eq!(
        service::standing(app).await.unwrap(),
        [],
        "inside, nothing shows it: this is why checkpoints are given out"
    );
    assert_eq!(scene.read().await[1].text("reason"), Some("He was the best"));
    let theirs = signed(app).await;
    assert_eq!(Checkpoint::verified(&theirs.note, app.keys.vkey()).unwrap(), theirs.checkpoint);
    assert_eq!(theirs.checkpoint.size, held.checkpoint.size);

    let said = service::compare(app, &held.note).await.unwrap();
    assert_eq!((said.compared, said.other.as_ref()), (Compared::Fork, Some(&theirs.note)), "both are kept as evidence");
    assert_eq!(said.left_at, None, "nobody noted a reason for it");
    assert_eq!(compared(app, &held.checkpoint.receipt()).await, Compared::Rewritten);
    // Going on does not help.
    scene.note("notice.given", json!({})).await;
    assert!(service::sign(app, Why::Asked).await.unwrap().is_some());
    assert_eq!(compared(app, &held.note).await, Compared::Fork);
    assert_eq!(compared(app, &held.checkpoint.receipt()).await, Compared::Rewritten);
}
