//! Backups: made while others write, tried out, and put back; and everything that can be wrong with one.

use crate::on_both;
use crate::support::{Fresh, postgres};
use age::secrecy::SecretString;
use sametable::backup::rules;
use sametable::backup::service::{Made, back_up, drill, restore};
use sametable::command::demo;
use sametable::ids::{StreamId, SubjectId};
use sametable::ledger::keys::KeyStore;
use sametable::ledger::service::{audit, stream};
use sametable::ledger::{Content, Deed};
use sametable::people::{Organisation, Role, Who};
use sametable::platform::App;
use sametable::platform::db::{Ask, Db};
use sametable::platform::jobs::tick;
use sametable::platform::refused::Refused;
use sametable::platform::settings::Settings;
use sametable::platform::site::Site;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;
use tokio::task::JoinSet;

on_both!(
    case_19_who_was_erased_stays_erased_and_everybody_else_returns,
    a_lost_machine_comes_back_from_the_copies_alone,
    keys_that_were_set_back_learn_from_the_newest_copy_who_was_erased,
    a_backup_while_eight_people_write_is_consistent,
    the_drill_compares_a_restored_copy_with_what_runs,
);

const PASSPHRASE: &str = "seven-purple-lamps";
const DAY: i64 = 24 * 3600;

fn settings(fresh: &Fresh, data: &Path, url: &str, more: &[(&str, &str)]) -> Settings {
    let mut given = BTreeMap::from([
        ("SAMETABLE_DATA".to_owned(), data.display().to_string()),
        ("DATABASE_URL".to_owned(), url.to_owned()),
        ("SAMETABLE_PUBLIC_URL".to_owned(), fresh.app.settings.public_url.clone()),
        ("SAMETABLE_BACKUP_PASSPHRASE".to_owned(), PASSPHRASE.to_owned()),
    ]);
    given.extend(more.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    Settings::read(given).unwrap()
}

/// The same server with a passphrase in its settings.
fn with_passphrase(fresh: &Fresh, more: &[(&str, &str)]) -> App {
    let settings = settings(fresh, fresh.folder.path(), &fresh.url, more);
    App { settings: std::sync::Arc::new(settings), ..fresh.app.clone() }
}

async fn open(settings: &Settings) -> App {
    let db = Db::open(&settings.database_url).await.unwrap();
    let keys = KeyStore::open(&settings.data, settings.keys_url.as_deref()).await.unwrap();
    App::new(settings.clone(), db, keys, Site::default())
}

/// Two people, each with a file that says something about them.
struct Two {
    org: Organisation,
    who: Who,
    gone: (StreamId, SubjectId),
    stays: (StreamId, SubjectId),
}

async fn note(app: &App, who: &Who, (stream, subject): (StreamId, SubjectId), words: &str) {
    let mut deed = Deed::new(who);
    deed.note(stream, subject, "choice.made", json!({"reason": words}));
    deed.commit(app.db.begin().await.unwrap(), app).await.unwrap();
}

async fn two(fresh: &Fresh) -> Two {
    let org = fresh.organisation("Larches").await;
    let who = fresh.person(&org, "Priya Shah", &[Role::Manager, Role::Administrator]).await;
    let (gone, stays) = ((StreamId::new(), SubjectId::new()), (StreamId::new(), SubjectId::new()));
    note(&fresh.app, &who, gone, "Gemma listened to Ann").await;
    note(&fresh.app, &who, stays, "Stan waited for Ben").await;
    Two { org, who, gone, stays }
}

async fn said(app: &App, who: &Who, (id, _): (StreamId, SubjectId)) -> Option<String> {
    let read = stream(who, app, id).await.unwrap();
    match &read[0].content {
        Content::Open(_) => read[0].text("reason").map(str::to_owned),
        Content::Erased => None,
        other => panic!("{other:?}"),
    }
}

/// How many entries of this subject's have their words still, sealed or not. What stands in their place is a signed note.
async fn bodies_of(app: &App, subject: SubjectId) -> usize {
    let rows = app.db.sql("SELECT sealed FROM ledger_body WHERE subject = $1").bind(subject);
    let rows: Vec<(Vec<u8>,)> = rows.all().await.unwrap();
    assert!(!rows.is_empty(), "the rows stay");
    rows.iter().filter(|(sealed,)| !sealed.starts_with(b"sametable-emptied/1")).count()
}

/// An address for a database that is not there yet, like this test's.
async fn elsewhere(fresh: &Fresh, data: &Path) -> String {
    match &fresh.app.db {
        Db::Sqlite { .. } => format!("sqlite:{}", data.join("sametable.db").display()),
        Db::Postgres { .. } => postgres::Server::of_this_test_run().empty_database().await,
    }
}

async fn case_19_who_was_erased_stays_erased_and_everybody_else_returns(fresh: Fresh) {
    let two = two(&fresh).await;
    let app = with_passphrase(&fresh, &[]);
    let folder = TempDir::new().unwrap();
    let made = back_up(&app, folder.path(), None).await.unwrap();
    // A week later one person is erased, and something else is noted that the backup does not have.
    app.clock.set_ahead(7 * DAY);
    app.keys.destroy(two.gone.1, app.clock.now()).await.unwrap();
    note(&app, &two.who, (StreamId::new(), two.stays.1), "after the backup").await;
    let settings = app.settings.as_ref().clone();
    let refused = restore(&settings, folder.path(), None, false, None).await.unwrap_err();
    assert!(refused.says("backup-in-the-way"), "{refused}");
    app.db.close().await;
    app.keys.close().await;

    let lines = restore(&settings, folder.path(), None, true, None).await.unwrap();
    assert!(lines.iter().any(|line| line.contains("erased since: 1.")), "{lines:?}");
    let app = open(&settings).await;
    assert_eq!(said(&app, &two.who, two.gone).await, None);
    assert_eq!(said(&app, &two.who, two.stays).await.as_deref(), Some("Stan waited for Ben"));
    assert_eq!(bodies_of(&app, two.gone.1).await, 0, "the body must go from the database too");
    assert_eq!(audit(&app).await.unwrap(), []);
    let own = stream(&two.who, &app, two.org.stream).await.unwrap();
    let noted = own.last().unwrap();
    assert_eq!(noted.kind(), Some("installation.restored"));
    assert_eq!(noted.value("entries"), Some(&json!(made.manifest.entries)));
    // What was there before was moved aside, not deleted.
    match &app.db {
        Db::Sqlite { .. } => {
            let aside = std::fs::read_dir(&settings.data).unwrap().flatten();
            let aside =
                aside.map(|entry| entry.path()).find(|path| path.display().to_string().contains("before-restore"));
            assert!(aside.unwrap().join("sametable.db").exists());
        }
        Db::Postgres { .. } => {
            let schemas: i64 = app
                .db
                .sql("SELECT count(*) FROM information_schema.schemata WHERE schema_name LIKE 'before_restore_%'")
                .value()
                .await
                .unwrap();
            assert_eq!(schemas, 1);
        }
    }
    // And the next backup is good again, without what was moved aside.
    let again = back_up(&app, folder.path(), None).await.unwrap();
    assert!(again.manifest.entries > made.manifest.entries);
}

async fn a_lost_machine_comes_back_from_the_copies_alone(fresh: Fresh) {
    let two = two(&fresh).await;
    let app = with_passphrase(&fresh, &[]);
    let (folder, keys) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let old = back_up(&app, folder.path(), Some(keys.path())).await.unwrap();
    assert!(!old.together);
    app.clock.set_ahead(7 * DAY);
    app.keys.destroy(two.gone.1, app.clock.now()).await.unwrap();
    back_up(&app, folder.path(), Some(keys.path())).await.unwrap();

    // Last week's database, and the newest copy of the keys, on a machine that has neither.
    let data = TempDir::new().unwrap();
    let url = elsewhere(&fresh, data.path()).await;
    let there = settings(&fresh, data.path(), &url, &[]);
    let lines = restore(&there, &old.file, Some(keys.path()), false, None).await.unwrap();
    assert!(lines.iter().any(|line| line.contains("keys were restored")), "{lines:?}");
    let back = open(&there).await;
    assert_eq!(said(&back, &two.who, two.gone).await, None);
    assert_eq!(said(&back, &two.who, two.stays).await.as_deref(), Some("Stan waited for Ben"));
    assert_eq!(audit(&back).await.unwrap(), []);
    assert_eq!(back.keys.vkey(), app.keys.vkey());
    // It goes on: the next deed is appended to the same log.
    note(&back, &two.who, two.stays, "and went on").await;
    assert_eq!(audit(&back).await.unwrap(), []);
    for name in ["kek", "ledger.key", "keys.db"] {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(data.path().join(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{name}");
    }
}

/// A provider's snapshot sets the whole machine back: its keys no longer know who was erased since.
async fn keys_that_were_set_back_learn_from_the_newest_copy_who_was_erased(fresh: Fresh) {
    let two = two(&fresh).await;
    let app = with_passphrase(&fresh, &[]);
    let (folder, older, newer) = (TempDir::new().unwrap(), TempDir::new().unwrap(), TempDir::new().unwrap());
    let old = back_up(&app, folder.path(), Some(older.path())).await.unwrap();
    app.clock.set_ahead(7 * DAY);
    app.keys.destroy(two.gone.1, app.clock.now()).await.unwrap();
    let since = (StreamId::new(), SubjectId::new());
    note(&app, &two.who, since, "Nora came later").await;
    let last = back_up(&app, folder.path(), Some(newer.path())).await.unwrap();

    let data = TempDir::new().unwrap();
    let url = elsewhere(&fresh, data.path()).await;
    let there = settings(&fresh, data.path(), &url, &[]);
    restore(&there, &old.file, Some(older.path()), false, None).await.unwrap();
    let back = open(&there).await;
    assert_eq!(
        said(&back, &two.who, two.gone).await.as_deref(),
        Some("Gemma listened to Ann"),
        "as the snapshot had it"
    );
    back.db.close().await;
    back.keys.close().await;
    // The last backup with the newest keys: who was erased is gone, and who came since can be read.
    let lines = restore(&there, &last.file, Some(newer.path()), true, None).await.unwrap();
    assert!(lines.iter().any(|line| line.contains("keys were restored")), "{lines:?}");
    let back = open(&there).await;
    assert_eq!(said(&back, &two.who, two.gone).await, None);
    assert_eq!(bodies_of(&back, two.gone.1).await, 0);
    assert_eq!(said(&back, &two.who, since).await.as_deref(), Some("Nora came later"));
    assert_eq!(said(&back, &two.who, two.stays).await.as_deref(), Some("Stan waited for Ben"));
    assert_eq!(audit(&back).await.unwrap(), []);
}

async fn a_backup_while_eight_people_write_is_consistent(fresh: Fresh) {
    let two = two(&fresh).await;
    let app = with_passphrase(&fresh, &[]);
    let folder = TempDir::new().unwrap();
    let stop = tokio_util::sync::CancellationToken::new();
    let mut writers = JoinSet::new();
    for n in 0..8 {
        let (app, who, stop) = (app.clone(), two.who.clone(), stop.clone());
        let (stream, subject) = (StreamId::new(), SubjectId::new());
        writers.spawn(async move {
            let mut written = 0;
            while !stop.is_cancelled() {
                let mut deed = Deed::new(&who);
                deed.note(stream, subject, "score.given", json!({"interview": "i", "value": 3, "n": n}));
                // On a busy machine one of eight may wait too long for its turn; then it asks again.
                let Ok(tx) = app.db.begin().await else { continue };
                deed.commit(tx, &app).await.unwrap();
                written += 1;
            }
            written
        });
    }
    let mut before = 0;
    for _ in 0..2 {
        // It was restored and compared, or it would be an error.
        let made = back_up(&app, folder.path(), None).await.unwrap();
        assert!(made.manifest.entries > before, "nobody wrote meanwhile");
        before = made.manifest.entries;
    }
    stop.cancel();
    let written: i64 = writers.join_all().await.into_iter().sum();
    assert!(written > 8);
    let data = TempDir::new().unwrap();
    let url = elsewhere(&fresh, data.path()).await;
    let there = settings(&fresh, data.path(), &url, &[]);
    restore(&there, folder.path(), None, false, None).await.unwrap();
    assert_eq!(audit(&open(&there).await).await.unwrap(), []);
}

async fn the_drill_compares_a_restored_copy_with_what_runs(fresh: Fresh) {
    let two = two(&fresh).await;
    let app = with_passphrase(&fresh, &[]);
    let entries = stream(&two.who, &app, two.stays.0).await.unwrap().len();
    let lines = drill(&app, None).await.unwrap();
    assert!(lines.iter().any(|line| line.contains("A restore would work")), "{lines:?}");
    assert_eq!(stream(&two.who, &app, two.stays.0).await.unwrap().len(), entries, "a drill changes nothing");
    let left: Vec<_> =
        std::fs::read_dir(&app.settings.data).unwrap().flatten().map(|entry| entry.file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().starts_with('.')), "{left:?}");
    let overview = sametable::backup::service::overview(&two.who, &app).await.unwrap();
    assert!(overview.last_drill.unwrap().verified);
}

/// A database that was restored from a backup, with the folder that it is in.
pub struct Restored {
    pub app: App,
    _data: TempDir,
}

/// A backup of this database, restored on a machine that had nothing.
pub async fn restored_elsewhere(fresh: &Fresh, app: &App) -> Restored {
    let settings_of = settings(fresh, fresh.folder.path(), &fresh.url, &[]);
    let app = App { settings: std::sync::Arc::new(settings_of), ..app.clone() };
    let (folder, data) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    back_up(&app, folder.path(), None).await.unwrap();
    let url = elsewhere(fresh, data.path()).await;
    let there = settings(fresh, data.path(), &url, &[]);
    restore(&there, folder.path(), None, false, None).await.unwrap();
    Restored { app: open(&there).await, _data: data }
}

/// Everything in a folder with its content.
fn all_of(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(all_of(&path));
        } else {
            // Journals come and go with whoever opens the databases.
            let name = path.display().to_string();
            if name.ends_with("-wal") || name.ends_with("-shm") {
                continue;
            }
            found.insert(path.clone(), std::fs::read(&path).unwrap());
        }
    }
    found
}

async fn made_on_sqlite() -> (Fresh, Two, App, TempDir, Made) {
    let fresh = Fresh::sqlite().await;
    let two = two(&fresh).await;
    let app = with_passphrase(&fresh, &[]);
    let folder = TempDir::new().unwrap();
    let made = back_up(&app, folder.path(), None).await.unwrap();
    (fresh, two, app, folder, made)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_or_foreign_backup_is_refused_with_one_sentence_and_nothing_is_changed() {
    let (fresh, _, _, folder, made) = made_on_sqlite().await;
    let data = TempDir::new().unwrap();
    let url = format!("sqlite:{}", data.path().join("sametable.db").display());
    let there = settings(&fresh, data.path(), &url, &[]);
    let whole = std::fs::read(&made.file).unwrap();
    let keys = made.keys.parent().unwrap().to_owned();
    let scratch = TempDir::new().unwrap();
    let bad = scratch.path().join(made.file.file_name().unwrap());
    let refused = async |bytes: &[u8], settings: &Settings, keys: &Path| {
        std::fs::write(&bad, bytes).unwrap();
        let refused = restore(settings, &bad, Some(keys), false, None).await.unwrap_err();
        let left: Vec<_> = std::fs::read_dir(data.path()).unwrap().flatten().collect();
        assert!(left.is_empty(), "something was left behind: {left:?}");
        refused
    };
    // Cut short: in the first line, in the header, in the middle, by one byte.
    for cut in [0, 10, 100, 200, whole.len() / 3, whole.len() / 2, whole.len() - 1] {
        let no = refused(&whole[..cut], &there, &keys).await;
        let fits = no.says("backup-damaged") || no.says("backup-not-a-backup") || no.says("backup-wrong-passphrase");
        assert!(fits, "cut at {cut}: {no}");
    }
    // One bit, anywhere.
    for at in [0, 30, 60, 120, 180, 250, whole.len() / 2, whole.len() - 20] {
        let mut flipped = whole.clone();
        flipped[at] ^= 1;
        let no = refused(&flipped, &there, &keys).await;
        let fits = no.says("backup-damaged") || no.says("backup-not-a-backup") || no.says("backup-wrong-passphrase");
        assert!(fits, "flipped at {at}: {no}");
    }
    let longer = [whole.as_slice(), b"more"].concat();
    assert!(refused(&longer, &there, &keys).await.says("backup-damaged"));
    assert!(refused(b"SQLite format 3\0 and so on", &there, &keys).await.says("backup-not-a-backup"));
    // Another passphrase.
    let other = settings(&fresh, data.path(), &url, &[("SAMETABLE_BACKUP_PASSPHRASE", "eleven yellow lamps")]);
    assert!(refused(&whole, &other, &keys).await.says("backup-wrong-passphrase"));
    // No keys.
    assert!(refused(&whole, &there, scratch.path()).await.says("backup-keys-missing"));
    // Made by a version that is not there yet, or changed by somebody who knows the passphrase.
    let newer = with_manifest(&whole, |manifest| manifest["migration"] = json!(9_999));
    assert!(refused(&newer, &there, &keys).await.says("backup-newer"));
    let newer = with_manifest(&whole, |manifest| manifest["format"] = json!("sametable-backup/2"));
    assert!(refused(&newer, &there, &keys).await.says("backup-newer"));
    let forged = with_manifest(&whole, |manifest| manifest["stamp"] = json!("20200101T000000Z"));
    assert!(refused(&forged, &there, &keys).await.says("backup-not-signed"));
    let counted = with_manifest(&whole, |manifest| manifest["counts"]["person"] = json!(99));
    assert!(refused(&counted, &there, &keys).await.says("backup-counts-differ"));
    let engine = with_manifest(&whole, |manifest| manifest["engine"] = json!("postgres"));
    assert!(refused(&engine, &there, &keys).await.says("backup-other-engine"));
    // A folder that was not there is not there afterwards, nor is the one above it.
    let new = data.path().join("new/data");
    let url = format!("sqlite:{}", new.join("sametable.db").display());
    let nowhere = settings(&fresh, &new, &url, &[]);
    assert!(refused(&whole[..whole.len() / 2], &nowhere, &keys).await.says("backup-damaged"));
    // A whole one still works after all that.
    restore(&there, folder.path(), None, false, None).await.unwrap();
}

/// The same backup with another manifest, as somebody could write it who knows the passphrase.
fn with_manifest(whole: &[u8], change: impl Fn(&mut Value)) -> Vec<u8> {
    let passphrase = SecretString::from(PASSPHRASE.to_owned());
    let identity = age::scrypt::Identity::new(passphrase.clone());
    let decrypted = age::Decryptor::new_buffered(whole).unwrap().decrypt(std::iter::once(&identity as _)).unwrap();
    let mut recipient = age::scrypt::Recipient::new(passphrase);
    recipient.set_work_factor(10);
    let encryptor = age::Encryptor::with_recipients(std::iter::once(&recipient as _)).unwrap();
    let mut tar = tar::Builder::new(encryptor.wrap_output(Vec::new()).unwrap());
    for entry in tar::Archive::new(decrypted).entries().unwrap() {
        let mut entry = entry.unwrap();
        let name = entry.path().unwrap().to_str().unwrap().to_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        if name == "manifest.json" {
            let mut manifest = serde_json::from_slice(&bytes).unwrap();
            change(&mut manifest);
            bytes = serde_json::to_vec(&manifest).unwrap();
        }
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o600);
        tar.append_data(&mut header, name, bytes.as_slice()).unwrap();
    }
    let mut encrypted = tar.into_inner().unwrap();
    encrypted.flush().unwrap();
    encrypted.finish().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_of_another_installation_does_not_take_the_place_of_this_one() {
    let (_, _, _, folder, _) = made_on_sqlite().await;
    let here = Fresh::sqlite().await;
    two(&here).await;
    let app = with_passphrase(&here, &[]);
    app.db.close().await;
    app.keys.close().await;
    let before = all_of(here.folder.path());
    for replace in [false, true] {
        let no = restore(&app.settings, folder.path(), None, replace, None).await;
        match (replace, no) {
            (false, Err(no)) => {
                assert!(no.says("backup-in-the-way"), "{no}");
                assert!(all_of(here.folder.path()) == before, "something was changed");
            }
            // With --replace the other installation moves in whole, keys and all, and this one stands aside.
            (true, Ok(lines)) => {
                assert!(lines.iter().any(|line| line.contains("moved to")), "{lines:?}");
                assert_eq!(audit(&open(&app.settings).await).await.unwrap(), []);
                let aside = all_of(here.folder.path());
                let moved = |name: &str| {
                    aside
                        .keys()
                        .any(|path| path.display().to_string().contains("before-restore") && path.ends_with(name))
                };
                assert!(moved("kek") && moved("ledger.key") && moved("keys.db") && moved("sametable.db"));
            }
            (_, other) => panic!("{other:?}"),
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_a_folder_the_newest_copy_is_taken_and_a_damaged_one_is_never_passed_over_in_silence() {
    let (fresh, two, app, folder, first) = made_on_sqlite().await;
    app.clock.set_ahead(DAY);
    note(&app, &two.who, two.stays, "the second day").await;
    let second = back_up(&app, folder.path(), None).await.unwrap();
    let data = TempDir::new().unwrap();
    let url = format!("sqlite:{}", data.path().join("sametable.db").display());
    let there = settings(&fresh, data.path(), &url, &[]);
    let whole = std::fs::read(&second.file).unwrap();
    std::fs::write(&second.file, &whole[..whole.len() - 7]).unwrap();
    let no = restore(&there, folder.path(), None, false, None).await.unwrap_err();
    assert!(no.says("backup-damaged-older"), "{no}");
    let words = sametable::backup::service::sentence(&no);
    assert!(words.contains(&first.file.display().to_string()), "{words}");
    std::fs::write(&second.file, &whole).unwrap();
    restore(&there, folder.path(), None, false, None).await.unwrap();
    assert_eq!(stream(&two.who, &open(&there).await, two.stays.0).await.unwrap().len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_that_does_not_stand_its_trial_is_named_failed_and_does_not_count() {
    let (fresh, two, app, folder, first) = made_on_sqlite().await;
    let mut tx = app.db.begin().await.unwrap();
    tx.sql("DROP TRIGGER ledger_body_never_deleted").execute().await.unwrap();
    tx.sql("DELETE FROM ledger_body WHERE seq = 1").execute().await.unwrap();
    tx.sql("DROP TRIGGER ledger_entry_never_updated").execute().await.unwrap();
    tx.sql("UPDATE ledger_entry SET actor = 'server', public = replace(public, '\"v\":1', '\"v\":2') WHERE seq = 2")
        .execute()
        .await
        .unwrap();
    tx.commit().await.unwrap();
    app.clock.set_ahead(DAY);
    let no = back_up(&app, folder.path(), None).await.unwrap_err();
    assert!(no.says("backup-ledger-broken"), "{no}");
    let names: Vec<_> = all_of(folder.path())
        .into_keys()
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    assert_eq!(names.iter().filter(|name| name.ends_with(".failed")).count(), 1, "{names:?}");
    assert!(!names.iter().any(|name| name.ends_with(".part")), "{names:?}");
    assert!(first.file.exists());
    let shown = folder.path().display().to_string();
    let app = with_passphrase(&fresh, &[("SAMETABLE_BACKUP", &shown)]);
    let overview = sametable::backup::service::overview(&two.who, &app).await.unwrap();
    assert!(!overview.last.unwrap().verified && overview.last_good.is_some());
    assert_eq!(overview.copies.len(), 1, "a failed copy is none");
}

#[tokio::test(flavor = "multi_thread")]
async fn only_a_copy_that_stands_in_the_folder_for_backups_counts_as_the_last_good_one() {
    let fresh = Fresh::sqlite().await;
    let two = two(&fresh).await;
    let folder = TempDir::new().unwrap();
    let shown = folder.path().display().to_string();
    let app = with_passphrase(&fresh, &[("SAMETABLE_BACKUP", &shown)]);
    let without = with_passphrase(&fresh, &[]);
    let counts = async |app: &App| {
        let overview = sametable::backup::service::overview(&two.who, app).await.unwrap();
        let facts = sametable::system::service::facts(app).await;
        let is_young = sametable::backup::service::is_young(app).await.unwrap();
        assert_eq!((is_young, facts.backup, !overview.too_long), (is_young, is_young, is_young));
        assert_eq!(overview.last_good.is_some(), is_young);
        is_young
    };
    // A drill takes its copy away again, and a copy by hand stands elsewhere.
    drill(&without, None).await.unwrap();
    assert!(!counts(&without).await && !counts(&app).await, "the drill's copy is gone");
    let elsewhere = TempDir::new().unwrap();
    back_up(&app, elsewhere.path(), None).await.unwrap();
    assert!(!counts(&app).await, "a copy elsewhere is not the one that is looked after");
    let made = back_up(&app, folder.path(), None).await.unwrap();
    assert!(counts(&app).await);
    assert!(!counts(&without).await, "nothing is backed up at night");
    // Cut short on the disk, or gone, it is no backup any more.
    let whole = std::fs::read(&made.file).unwrap();
    std::fs::write(&made.file, &whole[..whole.len() - 1]).unwrap();
    assert!(!counts(&app).await);
    std::fs::write(&made.file, &whole).unwrap();
    assert!(counts(&app).await);
    std::fs::remove_file(&made.file).unwrap();
    assert!(!counts(&app).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restore_has_deleted_again_whom_the_backup_brought_back_when_it_says_that_it_is_done() {
    let fresh = Fresh::sqlite().await;
    let made = demo::fill(&fresh.app).await.unwrap();
    let neighbours = fresh.organisation("Beeches").await;
    let bo = fresh.person(&neighbours, "Bo Reed", &[Role::Administrator]).await;
    let folder = TempDir::new().unwrap();
    let data = fresh.folder.path();
    let to = folder.path().display().to_string();
    let first = sametable(data, &["backup", &to], &[("RUST_LOG", "warn")]);
    assert_eq!((first.status.code(), String::from_utf8_lossy(&first.stderr).as_ref()), (Some(0), ""), "no warnings");
    // A candidate is erased, and an organisation leaves; the backup knows of neither.
    let hr = &made.people.iter().find(|one| one.role == Role::Hr).unwrap().who;
    let candidate = sametable::vacancy::service::candidacy(hr, &fresh.app, made.past.candidates[0].0).await.unwrap();
    fresh.app.keys.destroy(candidate.subject, fresh.app.clock.now()).await.unwrap();
    let sure = sametable::leaving::service::Sure { name: "Beeches", ticked: true, password: crate::support::PASSWORD };
    sametable::leaving::service::delete_everything(&bo, &fresh.app, sure).await.unwrap();
    fresh.app.db.close().await;
    fresh.app.keys.close().await;
    let restored = sametable(data, &["restore", &to, "--replace"], &[]);
    assert_eq!(restored.status.code(), Some(0), "{}", words(&restored));
    assert!(words(&restored).contains("were deleted again just now"), "{}", words(&restored));
    // Nothing was started since: what stands in the tables now is what the restore left there.
    let app = open(&fresh.app.settings).await;
    for (table, column, gone) in [
        ("candidacy", "name", candidate.name.as_str()),
        ("person", "name", "Bo Reed"),
        ("organisation", "name", "Beeches"),
    ] {
        let text = format!("SELECT count(*) FROM {table} WHERE {column} = $1");
        let left: i64 = app.db.sql(Box::leak(text.into_boxed_str())).bind(gone).value().await.unwrap();
        assert_eq!(left, 0, "{gone} came back");
    }
    let accounts: i64 = app.db.sql("SELECT count(*) FROM account WHERE email LIKE 'bo.%'").value().await.unwrap();
    assert_eq!(accounts, 0, "who has left signs in no more");
    assert_eq!(audit(&app).await.unwrap(), []);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_passphrase_that_was_made_is_shown_to_an_administrator_until_it_is_written_down() {
    let fresh = Fresh::sqlite().await;
    let org = fresh.organisation("Larches").await;
    let folder = TempDir::new().unwrap();
    let mut settings = (*fresh.app.settings).clone();
    settings.backup = Some(folder.path().to_owned());
    let app = App { settings: settings.into(), ..fresh.app.clone() };
    let mut ada = fresh.signed_in(&org, "Ada Ash", &[Role::Administrator]).await.on(app.clone());
    let mut hari = fresh.signed_in(&org, "Hari Hope", &[Role::Hr, Role::Manager]).await.on(app.clone());
    ada.post("/system/backups/passphrase", &[]).await.is(422).shows("There is no passphrase yet");
    let jobs = sametable::app::jobs(&app);
    tick(&app, &jobs).await.unwrap();
    let passphrase = std::fs::read_to_string(fresh.folder.path().join("backup.passphrase")).unwrap();
    let passphrase = passphrase.trim();
    ada.get("/system").await.is(200).shows("Nobody has said yet that the passphrase");
    ada.get("/system/backups").await.is(200).shows("Show the passphrase").hides(passphrase);
    hari.post("/system/backups/passphrase", &[]).await.is(403).hides(passphrase);
    for _ in 0..2 {
        let page = ada.post("/system/backups/passphrase", &[]).await;
        page.is(200).shows(passphrase).shows("Write this down and keep it away from this computer");
        assert_eq!(page.headers["cache-control"], "no-store");
    }
    // Each showing stands in the record, without the secret.
    let who = sametable::people::service::signed_in(&app, ada.session()).await.unwrap();
    let own = stream(&who, &app, org.stream).await.unwrap();
    assert_eq!(own.iter().filter(|one| one.kind() == Some("backup.passphrase_shown")).count(), 2);
    assert!(!format!("{own:?}").contains(passphrase));
    ada.post("/system/backups/written", &[("written", "yes")]).await.goes_to("/system/backups");
    ada.post("/system/backups/passphrase", &[]).await.is(422).shows("not shown here any more").hides(passphrase);
    ada.get("/system/backups").await.is(200).hides("Show the passphrase").hides(passphrase);
    ada.get("/system").await.hides("Nobody has said yet that the passphrase");
    let own = stream(&who, &app, org.stream).await.unwrap();
    assert_eq!(own.last().unwrap().kind(), Some("backup.passphrase_written"));
    // The file is lost and another passphrase is made: the paper opens no newer copy, and that is said.
    std::fs::write(fresh.folder.path().join("backup.passphrase"), "another-one-that-was-made\n").unwrap();
    ada.get("/system").await.is(200).shows("Nobody has said yet that the passphrase");
    ada.post("/system/backups/passphrase", &[]).await.is(200).shows("another-one-that-was-made");
    ada.post("/system/backups/written", &[("written", "yes")]).await.goes_to("/system/backups");
    // One from the settings is known to whoever set it.
    let mut settings = (*app.settings).clone();
    settings.backup_passphrase = Some(SecretString::from(PASSPHRASE.to_owned()));
    let mut ada = ada.on(App { settings: settings.into(), ..app });
    ada.post("/system/backups/passphrase", &[]).await.is(422).hides(PASSPHRASE);
}

#[tokio::test(flavor = "multi_thread")]
async fn nightly_backups_leave_what_the_rule_says_and_no_key_for_longer_than_thirty_days() {
    let fresh = Fresh::sqlite().await;
    two(&fresh).await;
    let folder = TempDir::new().unwrap();
    let shown = folder.path().display().to_string();
    let app = with_passphrase(&fresh, &[("SAMETABLE_BACKUP", &shown), ("SAMETABLE_BACKUP_KEEP", "2")]);
    let jobs = sametable::app::jobs(&app);
    for days in [0, 1, 40, 41, 42, 43] {
        app.clock.set_ahead(days * DAY);
        assert!(tick(&app, &jobs).await.unwrap().contains(&"backup"), "day {days}");
        assert!(!tick(&app, &jobs).await.unwrap().contains(&"backup"), "day {days}, twice");
    }
    let all = all_of(folder.path());
    let stamps = |keys: bool| -> Vec<_> {
        let named = all.keys().filter_map(|path| rules::named(path.file_name()?.to_str()?));
        named
            .filter_map(|named| match named {
                rules::Named::Keys(at) => keys.then_some(at),
                rules::Named::Database(at) => (!keys).then_some(at),
            })
            .collect()
    };
    let now = time::OffsetDateTime::from(app.clock.now());
    assert_eq!(stamps(true).len(), 4, "the copies of keys from before 30 days are gone");
    assert!(stamps(true).iter().all(|at| now - *at < time::Duration::days(30)));
    assert!(stamps(false).iter().all(|at| now - *at < time::Duration::days(2)), "{:?}", stamps(false));
    assert_eq!(stamps(false).len(), 2);
}

#[test]
fn people_are_told_the_days_for_which_copies_are_kept() {
    let settings = Settings::read(BTreeMap::new()).unwrap();
    assert_eq!(settings.copies_days(), sametable::people::protection::COPIES_DAYS);
    let given = |days: &str| BTreeMap::from([("SAMETABLE_BACKUP_KEEP".to_owned(), days.to_owned())]);
    assert_eq!(Settings::read(given("90")).unwrap().copies_days(), 90);
    // Copies of keys stay for thirty days, however soon the database's go.
    assert_eq!(Settings::read(given("7")).unwrap().copies_days(), 30);
    for wrong in ["0", "367", "soon"] {
        assert!(Settings::read(given(wrong)).is_err(), "{wrong}");
    }
}

/// How many copies of keys and of the database a folder has.
fn copies(folder: &Path) -> (usize, usize) {
    let names: Vec<_> = all_of(folder)
        .into_keys()
        .filter_map(|path| path.file_name().and_then(|name| rules::named(&name.to_string_lossy())))
        .collect();
    let keys = names.iter().filter(|named| matches!(named, rules::Named::Keys(_))).count();
    (keys, names.len() - keys)
}

/// What the job does that looks each day for what has lapsed, whatever the hour.
async fn lapses(app: &App) {
    let job = sametable::app::jobs(app).into_iter().find(|job| job.name == "copies-lapse").unwrap();
    sametable::platform::jobs::run_now(app, &job).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn when_backups_stop_old_keys_lapse_all_the_same_and_the_last_copy_can_still_be_opened() {
    let fresh = Fresh::sqlite().await;
    let two = two(&fresh).await;
    let folder = TempDir::new().unwrap();
    let shown = folder.path().display().to_string();
    let app = with_passphrase(&fresh, &[("SAMETABLE_BACKUP", &shown)]);
    let made = back_up(&app, folder.path(), None).await.unwrap();
    let failed = PathBuf::from(format!("{}.failed", made.file.display()));
    std::fs::copy(&made.file, &failed).unwrap();
    app.clock.set_ahead(5 * DAY);
    app.keys.destroy(two.gone.1, app.clock.now()).await.unwrap();
    lapses(&app).await;
    assert_eq!(copies(folder.path()), (1, 1), "nothing has lapsed");
    // No backup is made any more, and nobody sees to it.
    for days in [29, 31, 60] {
        app.clock.set_ahead(days * DAY);
        lapses(&app).await;
    }
    assert!(!made.keys.exists(), "the key of whoever was erased lies in this copy");
    assert!(!failed.exists(), "a copy that failed lapses too");
    assert!(made.file.exists(), "the last copy of the database stays until there is a newer one");
    let data = TempDir::new().unwrap();
    let url = elsewhere(&fresh, data.path()).await;
    let there = settings(&fresh, data.path(), &url, &[]);
    restore(&there, folder.path(), None, false, None).await.unwrap();
    let back = open(&there).await;
    assert_eq!(said(&back, &two.who, two.gone).await, None);
    assert_eq!(said(&back, &two.who, two.stays).await.as_deref(), Some("Stan waited for Ben"));
}

#[tokio::test(flavor = "multi_thread")]
async fn after_everything_was_deleted_the_copies_lapse_by_themselves() {
    let fresh = Fresh::sqlite().await;
    let org = fresh.organisation("Larches").await;
    let leaver = fresh.person(&org, "Leah Leaver", &[Role::Administrator]).await;
    let folder = TempDir::new().unwrap();
    let shown = folder.path().display().to_string();
    let app = with_passphrase(&fresh, &[("SAMETABLE_BACKUP", &shown)]);
    back_up(&app, folder.path(), None).await.unwrap();
    let aside = app.settings.data.join(rules::aside_name(&rules::stamp(app.clock.now().into())));
    std::fs::create_dir(&aside).unwrap();
    std::fs::write(aside.join("sametable.db"), "Leah Leaver").unwrap();
    let sure = sametable::leaving::service::Sure { name: "Larches", ticked: true, password: crate::support::PASSWORD };
    sametable::leaving::service::delete_everything(&leaver, &app, sure).await.unwrap();
    assert!(!aside.exists(), "what a restore moved aside is part of everything");
    lapses(&app).await;
    assert_eq!(copies(folder.path()), (1, 1));
    app.clock.set_ahead(31 * DAY);
    lapses(&app).await;
    assert_eq!(copies(folder.path()), (0, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_new_machine_nothing_that_was_brought_there_to_be_restored_is_removed() {
    let (_, _, _, folder, _) = made_on_sqlite().await;
    let fresh = Fresh::sqlite().await;
    let shown = folder.path().display().to_string();
    let app = with_passphrase(&fresh, &[("SAMETABLE_BACKUP", &shown)]);
    app.clock.set_ahead(90 * DAY);
    lapses(&app).await;
    assert_eq!(copies(folder.path()), (1, 1));
}

on_both!(what_a_restore_moved_aside_is_named_and_goes_after_two_weeks);

async fn what_a_restore_moved_aside_is_named_and_goes_after_two_weeks(fresh: Fresh) {
    let two = two(&fresh).await;
    let folder = TempDir::new().unwrap();
    let shown = folder.path().display().to_string();
    let app = with_passphrase(&fresh, &[("SAMETABLE_BACKUP", &shown)]);
    back_up(&app, folder.path(), None).await.unwrap();
    let settings = app.settings.as_ref().clone();
    app.db.close().await;
    app.keys.close().await;
    restore(&settings, folder.path(), None, true, None).await.unwrap();
    let app = open(&settings).await;
    // The copy from which this was restored counts: it was tried out just now.
    assert!(sametable::backup::service::is_young(&app).await.unwrap());
    let overview = sametable::backup::service::overview(&two.who, &app).await.unwrap();
    assert!(!overview.too_long && overview.copies[0].verified == Some(true), "{overview:?}");
    assert_eq!(overview.aside.len(), 1, "{:?}", overview.aside);
    let concerns = sametable::system::service::look(&two.who, &app).await.unwrap();
    assert!(concerns.iter().any(|concern| concern.code == "aside"), "{concerns:?}");
    app.clock.set_ahead(13 * DAY);
    lapses(&app).await;
    assert_eq!(sametable::backup::service::aside(&settings).await.len(), 1);
    app.clock.set_ahead(15 * DAY);
    lapses(&app).await;
    assert_eq!(sametable::backup::service::aside(&settings).await, []);
    assert!(!all_of(&settings.data).keys().any(|path| path.display().to_string().contains("before-restore")));
    assert_eq!(said(&app, &two.who, two.stays).await.as_deref(), Some("Stan waited for Ben"));
}

fn sametable(data: &Path, arguments: &[&str], more: &[(&str, &str)]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_sametable"));
    program.args(arguments).env_remove("DATABASE_URL").env("RUST_LOG", "error").env("SAMETABLE_DATA", data);
    program.envs(more.iter().copied()).stdin(std::process::Stdio::null()).output().unwrap()
}

fn words(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[tokio::test(flavor = "multi_thread")]
async fn without_any_setting_a_backup_is_one_command_and_so_is_a_restore() {
    let fresh = Fresh::sqlite().await;
    let two = two(&fresh).await;
    let data = fresh.folder.path();
    let folder = TempDir::new().unwrap();
    let to = folder.path().display().to_string();
    let first = sametable(data, &["backup", &to], &[]);
    assert_eq!(first.status.code(), Some(0), "{}", words(&first));
    let kept = std::fs::read_to_string(data.join("backup.passphrase")).unwrap();
    assert!(words(&first).contains(kept.trim()) && words(&first).contains("Write this down"));
    assert!(words(&first).contains("Careful: backup and keys lie in one place"));
    let second = sametable(data, &["backup", &to], &[]);
    assert_eq!(second.status.code(), Some(0), "{}", words(&second));
    assert!(!words(&second).contains(kept.trim()), "the passphrase is shown once");
    // A backup is not readable by others, and holds nothing in the clear.
    for (path, bytes) in all_of(folder.path()) {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o077, 0, "{}", path.display());
        assert!(!bytes.windows(7).any(|part| part == b"Larches"), "{}", path.display());
    }
    let refused = sametable(data, &["restore", &to], &[]);
    assert_eq!(refused.status.code(), Some(2), "{}", words(&refused));
    assert!(words(&refused).contains("--replace"));
    assert_eq!(String::from_utf8_lossy(&refused.stderr).lines().count(), 1);
    // A server on the same folder stands in the way.
    let serving = std::fs::OpenOptions::new().create(true).append(true).open(data.join("serving")).unwrap();
    serving.lock_shared().unwrap();
    let refused = sametable(data, &["restore", &to, "--replace"], &[]);
    assert!(refused.status.code() == Some(2) && words(&refused).contains("Stop it first"), "{}", words(&refused));
    drop(serving);
    fresh.app.db.close().await;
    fresh.app.keys.close().await;
    let restored = sametable(data, &["restore", &to, "--replace"], &[]);
    assert_eq!(restored.status.code(), Some(0), "{}", words(&restored));
    let app = open(&fresh.app.settings).await;
    assert_eq!(said(&app, &two.who, two.stays).await.as_deref(), Some("Stan waited for Ben"));
    app.db.close().await;
    let drilled = sametable(data, &["drill"], &[("RUST_LOG", "warn")]);
    assert_eq!(drilled.status.code(), Some(0), "{}", words(&drilled));
    assert_eq!(String::from_utf8_lossy(&drilled.stderr), "", "a drill shows no page and misses no styles");
    // On another machine nobody knows the passphrase, and nobody is there to type it.
    let other = TempDir::new().unwrap();
    let refused = sametable(other.path(), &["restore", &to], &[]);
    assert!(refused.status.code() == Some(2) && words(&refused).contains("passphrase"), "{}", words(&refused));
    let there = sametable(other.path(), &["restore", &to], &[("SAMETABLE_BACKUP_PASSPHRASE", kept.trim())]);
    assert_eq!(there.status.code(), Some(0), "{}", words(&there));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_is_one_sentence_and_leaves_nothing_half_written() {
    let fresh = Fresh::sqlite().await;
    demo::fill(&fresh.app).await.unwrap();
    let data = fresh.folder.path();
    let folder = TempDir::new().unwrap();
    let before: Vec<_> = all_of(data).into_keys().collect();
    // No file may grow beyond so many kilobytes: the copy of the database, then the encrypted file, then the trial.
    for kilobytes in [64, 600, 1_100] {
        let script = format!("ulimit -f {kilobytes}; trap '' XFSZ; exec \"$0\" backup \"$1\"");
        let mut program = Command::new("bash");
        program.args(["-c", &script, env!("CARGO_BIN_EXE_sametable")]).arg(folder.path());
        program.env_remove("DATABASE_URL").env("RUST_LOG", "off").env("SAMETABLE_DATA", data);
        let output = program.output().unwrap();
        if output.status.success() {
            continue;
        }
        assert_eq!(output.status.code(), Some(1), "{}", words(&output));
        assert_eq!(String::from_utf8_lossy(&output.stderr).lines().count(), 1, "{}", words(&output));
        assert!(words(&output).contains("is full"), "{}", words(&output));
        let left: Vec<_> =
            all_of(folder.path()).into_keys().filter(|path| !path.display().to_string().ends_with(".failed")).collect();
        assert!(left.is_empty(), "{left:?}");
        let own = |path: &PathBuf| path.ends_with("backup.passphrase") || path.ends_with("backup.lock");
        let after = all_of(data).into_keys().filter(|path| !own(path));
        assert_eq!(after.collect::<Vec<_>>(), before);
    }
    let good = sametable(data, &["backup", &folder.path().display().to_string()], &[]);
    assert_eq!(good.status.code(), Some(0), "{}", words(&good));
}

#[test]
fn without_a_database_there_is_nothing_to_copy() {
    let data = TempDir::new().unwrap();
    let output = sametable(data.path(), &["backup", "/tmp/nowhere"], &[]);
    assert!(output.status.code() == Some(2) && words(&output).contains("nothing to copy"), "{}", words(&output));
    assert!(all_of(data.path()).is_empty(), "a command that refuses makes nothing");
}

#[tokio::test(flavor = "multi_thread")]
async fn before_anybody_is_set_up_there_is_nothing_to_lose_and_an_upgrade_goes_on() {
    let fresh = Fresh::sqlite().await;
    let folder = TempDir::new().unwrap();
    let to = folder.path().display().to_string();
    let output = sametable(fresh.folder.path(), &["backup", &to], &[]);
    assert!(output.status.success() && words(&output).contains("Nothing is here yet"), "{}", words(&output));
    assert!(all_of(folder.path()).is_empty(), "nothing was copied");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_says_what_there_is_and_warns_when_there_is_nothing() {
    let fresh = Fresh::sqlite().await;
    let org = fresh.organisation("Larches").await;
    let mut visitor = fresh.signed_in(&org, "Ada Ash", &[Role::Administrator]).await;
    visitor.get("/system/backups").await.is(200).shows("There is no backup").shows("SAMETABLE_BACKUP");
    visitor.post("/system/backups/now", &[]).await.is(422).shows("No folder for backups is set");
    let folder = TempDir::new().unwrap();
    let shown = folder.path().display().to_string();
    let app = with_passphrase(&fresh, &[("SAMETABLE_BACKUP", &shown)]);
    let mut visitor = crate::support::Visitor::new(app.clone()).with_session(visitor.session());
    visitor.get("/system/backups").await.shows("There is no backup yet").shows("There has been no drill yet");
    visitor.post("/system/backups/now", &[]).await.goes_to("/system/backups");
    let page = visitor.get("/system/backups").await;
    page.is(200)
        .shows("The last good backup is from")
        .shows("Found whole")
        .hides(PASSPHRASE)
        .shows("Nobody has confirmed");
    visitor.post("/system/backups/written", &[]).await.is(422).shows("Tick the box");
    visitor.post("/system/backups/written", &[("written", "yes")]).await.goes_to("/system/backups");
    visitor.post("/system/backups/drill", &[]).await.goes_to("/system/backups");
    visitor.get("/system/backups").await.shows("is written down").shows("went well");
    app.clock.set_ahead(3 * DAY);
    // The session has ended meanwhile; whoever signs in again sees the warning.
    let who = fresh.person(&org, "Bo Birch", &[Role::Administrator]).await;
    assert!(sametable::backup::service::overview(&who, &app).await.unwrap().too_long);
}

#[test]
fn a_refusal_never_says_a_passphrase() {
    let given = BTreeMap::from([("SAMETABLE_BACKUP_PASSPHRASE".to_owned(), PASSPHRASE.to_owned())]);
    let settings = Settings::read(given).unwrap();
    assert!(!format!("{settings:?}").contains(PASSPHRASE));
    let short = BTreeMap::from([("SAMETABLE_BACKUP_PASSPHRASE".to_owned(), "tiny-secret".to_owned())]);
    let refused = Settings::read(short).unwrap_err().to_string();
    assert!(!refused.contains("tiny-secret") && refused.contains("12 characters"), "{refused}");
    let _ = Refused::NotFound;
}
