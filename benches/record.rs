//! What the record costs: adding to it with everything on the disk before it is said to be done, checking all of it, opening
//! one person's file in a small and in a large archive, and making its PDF and its copy.
//!
//! `make bench` prints medians; `ARCHIVE=1000000` grows a larger archive. The figure is the ratio: what one file costs must not
//! grow with the files beside it.

use sametable::command::demo;
use sametable::ids::CandidacyId;
use sametable::ledger::keys::KeyStore;
use sametable::ledger::{self, Deed};
use sametable::people::{Role, Who};
use sametable::platform::App;
use sametable::platform::db::Db;
use sametable::platform::settings::Settings;
use sametable::platform::site::Site;
use sametable::recruitment_file::copy::Reader;
use sametable::recruitment_file::{copy, service};
use sametable::vacancy::service::{self as vacancies, NewVacancy};
use serde_json::json;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::time::Instant;

type Failed = Box<dyn std::error::Error>;

/// Candidates of one vacancy that are added at once.
const AT_ONCE: usize = 250;
const SMALL: usize = 1_000;
const RUNS: usize = 21;

async fn open(folder: &std::path::Path) -> Result<App, Failed> {
    let url = format!("sqlite:{}", folder.join("sametable.db").display());
    let given = [("SAMETABLE_DATA", folder.display().to_string()), ("DATABASE_URL", url.clone())];
    let given = given.map(|(name, value)| (name.to_owned(), value));
    let settings = Settings::read(BTreeMap::from(given))?;
    let db = Db::open(&url).await?;
    db.migrate().await?;
    Ok(App::new(settings, db, KeyStore::open(folder, None).await?, Site::default()))
}

/// The median of some runs, in milliseconds.
async fn took<T>(what: &str, mut run: impl AsyncFnMut() -> Result<T, Failed>) -> Result<f64, Failed> {
    let mut all = Vec::new();
    for _ in 0..RUNS {
        let start = Instant::now();
        run().await?;
        all.push(start.elapsed().as_secs_f64() * 1000.0);
    }
    all.sort_by(f64::total_cmp);
    let median = all[RUNS / 2];
    println!("{what:<60} {median:9.2} ms");
    Ok(median)
}

/// Adds candidates until there are so many, in vacancies of their own.
async fn grow(who: &Who, app: &App, from: usize, to: usize) -> Result<(), Failed> {
    let mut there = from;
    while there < to {
        let new = NewVacancy {
            title: format!("Support worker {there}"),
            new_service: format!("House {}", there / 10_000),
            role_words: "You help me to live my life".to_owned(),
            contact: "jobs@example.org".to_owned(),
            ..NewVacancy::default()
        };
        let vacancy = vacancies::open(who, app, new).await?;
        let mut csv = String::from("name,email\n");
        for n in there..there + AT_ONCE {
            writeln!(csv, "Candidate {n},candidate{n}@example.org")?;
        }
        there += vacancies::keep_import(who, app, vacancy, &csv, false, false).await?;
    }
    Ok(())
}

async fn opening(who: &Who, app: &App, id: CandidacyId, archive: usize) -> Result<f64, Failed> {
    took(&format!("opening a file among {archive} candidacies"), async || Ok(service::file(who, app, id).await?)).await
}

async fn all() -> Result<(), Failed> {
    let archive: usize = std::env::var("ARCHIVE").ok().and_then(|n| n.parse().ok()).unwrap_or(100_000);
    let folder = tempfile::tempdir()?;
    let app = open(folder.path()).await?;
    let made = demo::fill(&app).await?;
    let office = |role: Role| {
        let found = made.people.iter().find(|one| one.role == role);
        found.map(|one| one.who.clone()).ok_or_else(|| Failed::from("the demonstration has no such person"))
    };
    let (hr, manager) = (office(Role::Hr)?, office(Role::Manager)?);
    let id = made.files.first().ok_or("no file")?.0;

    let candidacy = vacancies::candidacy(&hr, &app, id).await?;
    let one = took("adding one entry, on the disk before it is done", async || {
        let mut deed = Deed::new(&manager);
        deed.note(candidacy.stream, candidacy.subject, "notice.given", json!({"on": "2026-11-30"}));
        Ok(deed.commit(app.db.begin().await?, &app).await?)
    })
    .await?;
    println!("{:<60} {:9.0} a second", "entries that are added one by one", 1000.0 / one);

    took("the file as a PDF", async || {
        let file = service::file(&hr, &app, id).await?;
        copy::service::pdf(&app, file.document).await?.ok_or_else(|| Failed::from("built without PDFs"))
    })
    .await?;
    took("a copy of the file, with its PDF", async || Ok(copy::service::copy(&hr, &app, id, Reader::Desk).await?))
        .await?;

    grow(&manager, &app, 0, SMALL).await?;
    let small = opening(&hr, &app, id, SMALL).await?;
    let start = Instant::now();
    grow(&manager, &app, SMALL, archive).await?;
    println!("{:<60} {:9.1} s", format!("growing the archive to {archive}"), start.elapsed().as_secs_f64());
    let large = opening(&hr, &app, id, archive).await?;
    println!("{:<60} {:9.2} times", "a file in the large archive costs", large / small);

    let start = Instant::now();
    let found = ledger::service::audit(&app).await?;
    let size = ledger::service::sign(&app, ledger::service::Why::Asked).await?.map_or(0, |given| given.checkpoint.size);
    println!(
        "{:<60} {:9.1} s ({} findings)",
        format!("checking the whole record of {size} entries"),
        start.elapsed().as_secs_f64(),
        found.len()
    );
    Ok(())
}

fn main() -> Result<(), Failed> {
    tokio::runtime::Runtime::new()?.block_on(all())
}
