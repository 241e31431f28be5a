//! Whole candidacies through a backup: their names, scores, checks and files, one person deleted, and last week's backup put
//! back. And what somebody reads who opens a backup with nothing but its passphrase.

use crate::on_both;
use crate::support::{Fresh, everything};
use age::secrecy::SecretString;
use sametable::backup::service::{back_up, restore};
use sametable::command::demo::{self, Made};
use sametable::ids::CandidacyId;
use sametable::ledger::keys::KeyStore;
use sametable::ledger::rules::chain::commit;
use sametable::ledger::rules::verify::verify;
use sametable::ledger::service::{audit, stream};
use sametable::ledger::{Content, Field, Opened, Salt};
use sametable::people::service as people;
use sametable::people::{Role, Who};
use sametable::platform::App;
use sametable::platform::db::{Ask, Db};
use sametable::platform::jobs;
use sametable::platform::settings::Settings;
use sametable::platform::site::Site;
use sametable::recruitment_file::erasure::{Basis, service as erasure, store as erasures};
use sametable::recruitment_file::service as file;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;

on_both!(
    case_19_last_weeks_backup_brings_back_every_file_but_that_of_whoever_was_deleted,
    case_18_what_was_deleted_stands_in_no_later_backup_and_a_month_later_in_none,
    case_18_no_mark_is_guessed_after_an_erasure_and_name_and_salts_stand_nowhere,
);

const DAY: i64 = 24 * 3600;
const PASSPHRASE: &str = "seven-purple-lamps";
/// What stands in the open in Sam Porter's rows: a name, an address, and what a seat said.
const OF_SAM: [&str; 3] = ["Sam Porter", "sam.porter@post.example", "Nice. But he pushed me a bit."];

fn with_backups(fresh: &Fresh, folder: &Path) -> App {
    let given = [
        ("SAMETABLE_DATA", fresh.folder.path().display().to_string()),
        ("DATABASE_URL", fresh.url.clone()),
        ("SAMETABLE_PUBLIC_URL", fresh.app.settings.public_url.clone()),
        ("SAMETABLE_BACKUP", folder.display().to_string()),
        ("SAMETABLE_BACKUP_PASSPHRASE", PASSPHRASE.to_owned()),
    ];
    let given = given.map(|(name, value)| (name.to_owned(), value));
    App { settings: Arc::new(Settings::read(BTreeMap::from(given)).unwrap()), ..fresh.app.clone() }
}

fn past(made: &Made, name: &str) -> CandidacyId {
    made.past.candidates.iter().find(|(_, known)| known == name).unwrap().0
}

fn hr(made: &Made) -> &Who {
    &made.people.iter().find(|one| one.role == Role::Hr).unwrap().who
}

async fn erase(app: &App, made: &Made, name: &str) {
    let found = erasures::candidate(&app.db, made.org, past(made, name)).await.unwrap().unwrap();
    let order = erasure::Order::candidate(&found, Basis::Request, "asked to be deleted".to_owned());
    erasure::erase(hr(made), app, order).await.unwrap();
}

/// How many rows of a candidate each table of their file has.
async fn rows(app: &App, made: &Made, name: &str) -> BTreeMap<&'static str, i64> {
    let mut found = BTreeMap::new();
    for (table, text) in [
        ("check_entry", "SELECT count(*) FROM check_entry WHERE org = $1 AND candidacy = $2"),
        ("offer", "SELECT count(*) FROM offer WHERE org = $1 AND candidacy = $2"),
        ("stage_step", "SELECT count(*) FROM stage_step WHERE org = $1 AND candidacy = $2"),
        (
            "score",
            "SELECT count(*) FROM score s JOIN interview i ON i.org = s.org AND i.id = s.interview
             WHERE s.org = $1 AND i.candidacy = $2",
        ),
        (
            "remark",
            "SELECT count(*) FROM remark r JOIN interview i ON i.org = r.org AND i.id = r.interview
             WHERE r.org = $1 AND i.candidacy = $2",
        ),
    ] {
        let count: i64 = app.db.sql(text).bind(made.org).bind(past(made, name)).value().await.unwrap();
        found.insert(table, count);
    }
    found
}

/// What a whole copy says of the file itself: the checkpoint, and with it the proofs, may be newer from copy to copy.
pub fn copied(bundle: &str, app: &App) -> Value {
    assert!(verify(bundle, app.keys.vkey()).unwrap().is_whole());
    let mut value: Value = serde_json::from_str(bundle).unwrap();
    value["checkpoint"].take();
    let referred = value["referred"].as_array_mut().unwrap().iter_mut().map(|stream| stream["entries"].take());
    let mut all: Vec<Value> = referred.collect();
    all.push(value["entries"].take());
    for shown in all.iter_mut().flat_map(|entries| entries.as_array_mut().unwrap()) {
        shown["proof"].take();
    }
    value["entries"] = all.into();
    value
}

async fn case_19_last_weeks_backup_brings_back_every_file_but_that_of_whoever_was_deleted(fresh: Fresh) {
    let made = demo::fill(&fresh.app).await.unwrap();
    let folder = TempDir::new().unwrap();
    let app = with_backups(&fresh, folder.path());
    let others = ["Joy Adeyemi", "Mina Costa"];
    let mut before = Vec::new();
    for name in others {
        let bundle = copied(&file::bundle(hr(&made), &app, past(&made, name)).await.unwrap().1, &app);
        before.push((bundle, rows(&app, &made, name).await));
    }
    assert!(before[0].1.values().all(|count| *count > 0), "a whole candidacy has all of these: {:?}", before[0].1);
    back_up(&app, folder.path(), None).await.unwrap();

    app.clock.set_ahead(7 * DAY);
    erase(&app, &made, "Sam Porter").await;
    let settings = app.settings.as_ref().clone();
    app.db.close().await;
    app.keys.close().await;
    restore(&settings, folder.path(), None, true, None).await.unwrap();

    let db = Db::open(&settings.database_url).await.unwrap();
    let keys = KeyStore::open(&settings.data, None).await.unwrap();
    let app = App::new(settings.clone(), db, keys, Site::default());
    // What the start does before anything is served.
    erasure::resume(&app).await.unwrap();
    for (name, before) in others.iter().zip(&before) {
        let bundle = copied(&file::bundle(hr(&made), &app, past(&made, name)).await.unwrap().1, &app);
        assert_eq!((bundle, rows(&app, &made, name).await), *before, "{name}");
    }
    let everything = everything(&app).await;
    for secret in OF_SAM {
        assert!(!everything.contains(secret), "{secret} came back");
    }
    assert!(everything.contains("Joy Adeyemi"), "others can be looked for");
    let of_sam = rows(&app, &made, "Sam Porter").await;
    assert_eq!((of_sam["score"], of_sam["remark"], of_sam["check_entry"], of_sam["offer"]), (0, 0, 0, 0));
    let sam = file::bundle(hr(&made), &app, past(&made, "Sam Porter")).await.unwrap().1;
    assert!(OF_SAM.iter().all(|secret| !sam.contains(secret)));
    assert_eq!(audit(&app).await.unwrap(), []);
}

/// What somebody reads who has a copy of the database and its passphrase, and nothing else.
async fn opened(copy: &Path) -> String {
    let identity = age::scrypt::Identity::new(SecretString::from(PASSPHRASE.to_owned()));
    let bytes = std::fs::read(copy).unwrap();
    let plain =
        age::Decryptor::new_buffered(bytes.as_slice()).unwrap().decrypt(std::iter::once(&identity as _)).unwrap();
    let mut all = Vec::new();
    for entry in tar::Archive::new(plain).entries().unwrap() {
        entry.unwrap().read_to_end(&mut all).unwrap();
    }
    if copy.display().to_string().contains(".pgdump") {
        // PostgreSQL packs its rows; its own program unpacks them.
        let work = TempDir::new().unwrap();
        let start = all.windows(5).position(|part| part == b"PGDMP").unwrap();
        std::fs::write(work.path().join("dump"), &all[start..]).unwrap();
        let output =
            std::process::Command::new("pg_restore").arg("--file=-").arg(work.path().join("dump")).output().unwrap();
        return String::from_utf8_lossy(&output.stdout).into_owned();
    }
    String::from_utf8_lossy(&all).into_owned()
}

async fn case_18_what_was_deleted_stands_in_no_later_backup_and_a_month_later_in_none(fresh: Fresh) {
    let made = demo::fill(&fresh.app).await.unwrap();
    let folder = TempDir::new().unwrap();
    let app = with_backups(&fresh, folder.path());
    let nightly = async |day: i64| {
        app.clock.set_ahead(day * DAY);
        for name in ["backup", "copies-lapse"] {
            let job = sametable::app::jobs(&app).into_iter().find(|job| job.name == name).unwrap();
            jobs::run_now(&app, &job).await.unwrap();
        }
    };
    let copies = || {
        let files = std::fs::read_dir(folder.path()).unwrap().flatten().map(|entry| entry.path());
        let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|ending| ending == "age")).collect();
        files.sort();
        files
    };
    nightly(0).await;
    let first = opened(&copies()[0]).await;
    // This is why nobody may open a backup for it: what is not sealed can be read.
    assert!(OF_SAM.iter().all(|secret| first.contains(secret)), "what is not there cannot be looked for");
    erase(&app, &made, "Sam Porter").await;
    nightly(1).await;
    let second = opened(copies().last().unwrap()).await;
    assert!(OF_SAM.iter().all(|secret| !second.contains(secret)) && second.contains("Joy Adeyemi"));
    let days = app.settings.copies_days();
    nightly(days - 1).await;
    assert!(opened(&copies()[0]).await.contains(OF_SAM[0]), "the words to candidates name the days for this");
    nightly(days).await;
    for copy in copies() {
        let read = opened(&copy).await;
        assert!(OF_SAM.iter().all(|secret| !read.contains(secret)), "{}", copy.display());
    }
}

fn fields(opened: &Opened) -> &[Field] {
    match &opened.content {
        Content::Open(body) => &body.fields,
        _ => &[],
    }
}

/// Somebody knows all of a score but the mark itself, and tries each of the five.
fn is_guessed(opened: &Opened, field: &Field, salt: &Salt) -> bool {
    let (stream, commitment) = (opened.entry.stream.to_string(), opened.entry.fields[0].commit);
    (1..=5).flat_map(|mark| [json!(mark), json!(mark.to_string())]).any(|mark| {
        let mut said = field.value.clone();
        said["value"] = mark;
        commit(&stream, opened.entry.sseq, &field.name, &said, salt).unwrap() == commitment
    })
}

/// All that is kept: the database with its journal, the key store, backups, the log. There is no search index: what is looked for
/// is looked for in the tables themselves. PostgreSQL's own journal belongs to its server and is not looked at here.
async fn case_18_no_mark_is_guessed_after_an_erasure_and_name_and_salts_stand_nowhere(fresh: Fresh) {
    let made = demo::fill(&fresh.app).await.unwrap();
    let (folder, beside) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let app = with_backups(&fresh, folder.path());
    let candidate = async |name| erasures::candidate(&app.db, made.org, past(&made, name)).await.unwrap().unwrap();
    let (sam, joy) = (candidate("Sam Porter").await, candidate("Joy Adeyemi").await);
    let of_sam = stream(hr(&made), &app, sam.stream).await.unwrap();
    let salts: Vec<Salt> = of_sam.iter().flat_map(fields).map(|field| field.salt).collect();
    let scores: Vec<(&Opened, &Field)> = of_sam
        .iter()
        .filter(|opened| opened.kind() == Some("score.given"))
        .filter_map(|opened| Some((opened, fields(opened).first()?)))
        .filter(|(opened, field)| is_guessed(opened, field, &field.salt))
        .collect();
    assert!(scores.len() > 5 && salts.len() > 50, "with its salt a mark is guessed: {} {}", scores.len(), salts.len());

    // Everything that the program says, down to the least.
    let log = beside.path().join("log");
    let file_of_log = Arc::new(std::fs::File::create(&log).unwrap());
    let lines = tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_ansi(false);
    let listening = tracing::subscriber::set_default(lines.with_writer(file_of_log).finish());
    tracing::info!("now somebody is erased");
    erase(&app, &made, "Sam Porter").await;
    back_up(&app, folder.path(), None).await.unwrap();
    let email = &made.people.iter().find(|one| one.role == Role::Hr).unwrap().email;
    let token = people::sign_in(&app, email, demo::PASSWORD, "test").await.unwrap();
    let mut visitor = fresh.visitor().with_session(&token);
    visitor.get(&format!("/files/{}", sam.id)).await.is(200).hides("Sam Porter");
    drop(listening);

    // What is left to guess with: the public parts, and the salts of everybody else.
    let left = stream(hr(&made), &app, sam.stream).await.unwrap();
    assert!(
        left.iter()
            .filter(|opened| scores.iter().any(|(score, _)| score.leaf == opened.leaf))
            .all(|opened| opened.content == Content::Erased)
    );
    let of_joy = stream(hr(&made), &app, joy.stream).await.unwrap();
    let others = of_joy.iter().flat_map(fields).map(|field| field.salt);
    let public = left.iter().flat_map(|opened| {
        let commitments = opened.entry.fields.iter().map(|field| field.commit);
        commitments.chain([opened.leaf, opened.entry.prev]).map(|hash| Salt(hash.0))
    });
    let tried: Vec<Salt> = others.chain(public).chain([Salt([0; 32])]).collect();
    let (score, field) = scores[0];
    assert!(tried.len() > 100 && !tried.iter().any(|salt| is_guessed(score, field, salt)));

    let mut places =
        vec![("the database", everything(&app).await), ("the log", std::fs::read_to_string(&log).unwrap())];
    for copy in std::fs::read_dir(folder.path()).unwrap().flatten().map(|entry| entry.path()) {
        if copy.extension().is_some_and(|ending| ending == "age") {
            places.push(("a backup", opened(&copy).await));
        }
    }
    assert!(places.len() > 2 && places[1].1.contains("now somebody is erased"), "each can be looked through");
    for (place, text) in &places {
        assert!(OF_SAM.iter().all(|secret| !text.contains(secret)), "{place}");
        assert!(salts.iter().all(|salt| !text.contains(&salt.to_string())), "a salt stands in {place}");
    }
    // Nor as bare bytes.
    let salts: std::collections::HashSet<[u8; 32]> = salts.iter().map(|salt| salt.0).collect();
    for file in std::fs::read_dir(&app.settings.data).unwrap().flatten().filter(|entry| entry.path().is_file()) {
        let bytes = std::fs::read(file.path()).unwrap();
        assert!(!bytes.windows(32).any(|window| salts.contains(window)), "a salt stands in {}", file.path().display());
    }
}
