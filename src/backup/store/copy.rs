//! Copying and loading a whole database, on either engine.

use super::postgres::{self, Failed};
use crate::ledger::Hash;
use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{AssertSqlSafe, Connection};
use std::collections::BTreeMap;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

/// Which engine an address is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

impl Engine {
    pub fn of(url: &str) -> Self {
        if url.starts_with("postgres") { Self::Postgres } else { Self::Sqlite }
    }

    pub const fn code(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
        }
    }

    /// The ending of a copy's name.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Sqlite => "db",
            Self::Postgres => "pgdump",
        }
    }
}

/// What stands in a database.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    pub migration: i64,
    /// Entries of the ledger, and the hash of the last.
    pub entries: i64,
    pub last: Option<Hash>,
    pub counts: BTreeMap<String, i64>,
}

enum On {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

/// The same for whichever engine.
macro_rules! on {
    ($on:expr, |$c:ident| $run:expr) => {
        match $on {
            On::Sqlite($c) => $run,
            On::Postgres($c) => $run,
        }
    };
}

/// Tables, without the engines' own.
const SQLITE_TABLES: &str =
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name";
const POSTGRES_TABLES: &str = "SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1";

async fn facts(on: &mut On) -> Result<Facts, sqlx::Error> {
    let tables: Vec<(String,)> = match on {
        On::Sqlite(c) => sqlx::query_as(SQLITE_TABLES).fetch_all(c).await?,
        On::Postgres(c) => sqlx::query_as(POSTGRES_TABLES).fetch_all(c).await?,
    };
    let mut facts = Facts::default();
    for (table,) in tables {
        // The name is the database's own.
        let text = format!("SELECT count(*) FROM \"{}\"", table.replace('"', "\"\""));
        let (count,): (i64,) = on!(&mut *on, |c| sqlx::query_as(AssertSqlSafe(text)).fetch_one(c).await?);
        facts.counts.insert(table, count);
    }
    if facts.counts.contains_key("_sqlx_migrations") {
        const LAST: &str = "SELECT COALESCE(MAX(version), 0) FROM _sqlx_migrations";
        (facts.migration,) = on!(&mut *on, |c| sqlx::query_as(LAST).fetch_one(c).await?);
    }
    if let Some(entries) = facts.counts.get("ledger_entry") {
        facts.entries = *entries;
        const LAST: &str = "SELECT leaf FROM ledger_entry ORDER BY seq DESC LIMIT 1";
        let last: Option<(Hash,)> = on!(&mut *on, |c| sqlx::query_as(LAST).fetch_optional(c).await?);
        facts.last = last.map(|(last,)| last);
    }
    Ok(facts)
}

async fn open(url: &str) -> Result<On, sqlx::Error> {
    Ok(match Engine::of(url) {
        Engine::Sqlite => {
            let options = SqliteConnectOptions::from_str(url)?.busy_timeout(Duration::from_secs(60));
            On::Sqlite(SqliteConnection::connect_with(&options).await?)
        }
        Engine::Postgres => On::Postgres(PgConnection::connect_with(&PgConnectOptions::from_str(url)?).await?),
    })
}

async fn close(on: On) -> Result<(), sqlx::Error> {
    on!(on, |c| c.close().await)
}

/// What stands in the database at `url`.
pub async fn facts_of(url: &str) -> Result<Facts, sqlx::Error> {
    let mut on = open(url).await?;
    let facts = facts(&mut on).await;
    close(on).await?;
    facts
}

/// Writes the database as it stands at one moment to a new file, while others write, and says what stands in it.
pub async fn copy(url: &str, to: &Path) -> Result<Facts, Failed> {
    match open(url).await? {
        On::Sqlite(mut c) => {
            // Never the file of a database that is being written: its journal would be missing, or half of it.
            sqlx::query("VACUUM INTO $1").bind(to.display().to_string()).execute(&mut c).await?;
            c.close().await?;
            Ok(facts_of(&format!("sqlite:{}", to.display())).await?)
        }
        On::Postgres(mut c) => {
            // What is counted is what is copied: both see the same snapshot.
            sqlx::raw_sql("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").execute(&mut c).await?;
            let (snapshot,): (String,) = sqlx::query_as("SELECT pg_export_snapshot()").fetch_one(&mut c).await?;
            let mut on = On::Postgres(c);
            let facts = facts(&mut on).await?;
            postgres::dump(url, &snapshot, to).await?;
            close(on).await?;
            Ok(facts)
        }
    }
}

/// Is there nothing in the database at `url` (or no such file)?
pub async fn is_empty(url: &str) -> Result<bool, sqlx::Error> {
    if let Some(path) = sqlite_file(url)
        && !path.exists()
    {
        return Ok(true);
    }
    Ok(facts_of(url).await?.counts.is_empty())
}

/// The file of an SQLite database.
pub fn sqlite_file(url: &str) -> Option<PathBuf> {
    match Engine::of(url) {
        Engine::Sqlite => Some(SqliteConnectOptions::from_str(url).ok()?.get_filename().to_owned()),
        Engine::Postgres => None,
    }
}

/// Puts a copy into the empty database at `url`. For SQLite the copy itself becomes the database.
pub async fn load(copy: &Path, url: &str) -> Result<(), Failed> {
    match sqlite_file(url) {
        Some(to) => {
            let moved = std::fs::rename(copy, &to).and_then(|()| match to.parent() {
                Some(folder) => std::fs::File::open(folder)?.sync_all(),
                None => Ok(()),
            });
            moved.map_err(|cause| Failed::Disk(to, cause))
        }
        None => postgres::load(copy, url).await,
    }
}

/// A database to try a copy in.
pub struct Scratch {
    pub url: String,
    /// The address of the server on which it is to be dropped again.
    server: Option<(String, String)>,
}

impl Scratch {
    /// Removes it from the server; what is a file goes with its folder.
    pub async fn drop(self) -> Result<(), Failed> {
        match self.server {
            Some((server, name)) => postgres::drop_database(&server, &name).await,
            None => Ok(()),
        }
    }
}

/// A new database like that at `url`, with a copy in it: a file in `folder`, or a database on the same server.
pub async fn scratch(copy: &Path, url: &str, folder: &Path, file: &str) -> Result<Scratch, Failed> {
    match Engine::of(url) {
        Engine::Sqlite => {
            let to = folder.join(file);
            let scratch = Scratch { url: format!("sqlite:{}", to.display()), server: None };
            load(copy, &scratch.url).await?;
            Ok(scratch)
        }
        Engine::Postgres => {
            let name = format!("sametable_check_{}", uuid::Uuid::now_v7().simple());
            let scratch_url = postgres::create_database(url, &name).await?;
            let scratch = Scratch { url: scratch_url, server: Some((url.to_owned(), name)) };
            match postgres::load(copy, &scratch.url).await {
                Ok(()) => Ok(scratch),
                Err(failed) => {
                    let _ = scratch.drop().await;
                    Err(failed)
                }
            }
        }
    }
}

/// What the engine itself finds wrong in a database; empty if nothing.
pub async fn check(url: &str) -> Result<Vec<String>, sqlx::Error> {
    let found = match open(url).await? {
        On::Sqlite(mut c) => {
            let lines: Vec<(String,)> = sqlx::query_as("PRAGMA integrity_check").fetch_all(&mut c).await?;
            let foreign: Vec<(String,)> =
                sqlx::query_as("SELECT \"table\" FROM pragma_foreign_key_check").fetch_all(&mut c).await?;
            c.close().await?;
            let lines = lines.into_iter().map(|(line,)| line).filter(|line| line != "ok");
            lines.chain(foreign.into_iter().map(|(table,)| format!("a row of {table} refers to nothing"))).collect()
        }
        // It was loaded with all its constraints, or it would not have been loaded.
        On::Postgres(c) => {
            c.close().await?;
            Vec::new()
        }
    };
    Ok(found)
}

/// Moves what stands in the database at `url` aside, under a name with `stamp`, where it stays until it lapses. Gives that name.
pub async fn clear_aside(url: &str, aside: &Path, stamp: &str) -> Result<String, Failed> {
    match open_for_clearing(url).await? {
        Some(mut c) => {
            let schema = format!("before_restore_{}", stamp.to_lowercase());
            let text = format!("ALTER SCHEMA public RENAME TO {schema}; CREATE SCHEMA public");
            sqlx::raw_sql(AssertSqlSafe(text)).execute(&mut c).await?;
            c.close().await?;
            Ok(schema)
        }
        None => {
            let file = sqlite_file(url).unwrap_or_default();
            move_files(&file, aside)?;
            Ok(aside.display().to_string())
        }
    }
}

/// The schemas to which restores moved what they found; none on SQLite, where it is a folder.
pub async fn aside_schemas(url: &str) -> Result<Vec<String>, sqlx::Error> {
    const ASIDE: &str =
        "SELECT nspname::text FROM pg_namespace WHERE nspname LIKE 'before!_restore!_%' ESCAPE '!' ORDER BY 1";
    let Some(mut c) = open_for_clearing(url).await? else { return Ok(Vec::new()) };
    let found: Vec<(String,)> = sqlx::query_as(ASIDE).fetch_all(&mut c).await?;
    c.close().await?;
    Ok(found.into_iter().map(|(name,)| name).collect())
}

/// Removes such a schema with all that is in it.
pub async fn drop_schema(url: &str, name: &str) -> Result<(), sqlx::Error> {
    if let Some(mut c) = open_for_clearing(url).await? {
        let text = format!("DROP SCHEMA \"{}\" CASCADE", name.replace('"', "\"\""));
        sqlx::raw_sql(AssertSqlSafe(text)).execute(&mut c).await?;
        c.close().await?;
    }
    Ok(())
}

async fn open_for_clearing(url: &str) -> Result<Option<PgConnection>, sqlx::Error> {
    match Engine::of(url) {
        Engine::Sqlite => Ok(None),
        Engine::Postgres => Ok(Some(PgConnection::connect_with(&PgConnectOptions::from_str(url)?).await?)),
    }
}

/// A database's file with its companions.
pub fn move_files(file: &Path, aside: &Path) -> Result<(), Failed> {
    let failed = |path: &Path, cause| Failed::Disk(path.to_owned(), cause);
    let made = std::fs::DirBuilder::new().recursive(true).mode(0o700).create(aside);
    made.map_err(|cause| failed(aside, cause))?;
    for ending in ["", "-wal", "-shm"] {
        let from = PathBuf::from(format!("{}{ending}", file.display()));
        let name = from.file_name().unwrap_or_default().to_owned();
        if from.exists() {
            std::fs::rename(&from, aside.join(name)).map_err(|cause| failed(&from, cause))?;
        }
    }
    Ok(())
}
