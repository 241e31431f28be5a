//! PostgreSQL's own programs: what copies and loads a whole database there.

use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::{AssertSqlSafe, Connection};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::str::FromStr;
use tokio::process::Command;

/// Why a database could not be copied or loaded.
#[derive(Debug, thiserror::Error)]
pub enum Failed {
    #[error(transparent)]
    Sql(#[from] sqlx::Error),
    #[error("{0}: {1}")]
    Disk(PathBuf, #[source] std::io::Error),
    /// The program is not on this machine.
    #[error("{0} is not installed")]
    NoProgram(&'static str),
    /// What the program said.
    #[error("{0}: {1}")]
    Program(&'static str, String),
    /// The database's user may not make a database to try the copy in.
    #[error("the database's user may not create databases")]
    MayNotCreate,
}

/// The programs: where `POSTGRES_BIN` says, on the PATH, or where Debian puts them (the newest).
fn program(name: &'static str) -> Result<PathBuf, Failed> {
    let given = std::env::var_os("POSTGRES_BIN").map(PathBuf::from);
    let path = std::env::var_os("PATH").unwrap_or_default();
    let debian = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut debian: Vec<_> = debian.map(|version| version.path().join("bin")).collect();
    debian.sort_by_key(|folder| {
        let version = folder.parent().and_then(Path::file_name).and_then(|name| name.to_str());
        std::cmp::Reverse(version.and_then(|version| version.parse::<u32>().ok()))
    });
    let on_path: Vec<_> = std::env::split_paths(&path).collect();
    let folders = given.into_iter().chain(debian).chain(on_path);
    let mut programs = folders.map(|folder| folder.join(name));
    programs.find(|program| program.is_file()).ok_or(Failed::NoProgram(name))
}

/// An address for PostgreSQL's programs, and the password that must not stand in the list of processes.
fn without_password(url: &str) -> (String, Option<String>) {
    let Some((scheme, rest)) = url.split_once("://") else { return (url.to_owned(), None) };
    let (authority, tail) = match rest.find(['/', '?']) {
        Some(at) => rest.split_at(at),
        None => (rest, ""),
    };
    let (tail, query) = tail.split_once('?').map_or((tail, String::new()), |(tail, query)| {
        // A setting of sqlx's own, which the programs do not know.
        let known = query.split('&').filter(|pair| !pair.starts_with("statement-cache-capacity="));
        (tail, known.collect::<Vec<_>>().join("&"))
    });
    let query = if query.is_empty() { query } else { format!("?{query}") };
    let Some((user, host)) = authority.rsplit_once('@') else {
        return (format!("{scheme}://{authority}{tail}{query}"), None);
    };
    let (name, password) = user.split_once(':').map_or((user, None), |(name, password)| (name, Some(password)));
    (format!("{scheme}://{name}@{host}{tail}{query}"), password.map(decoded))
}

fn decoded(text: &str) -> String {
    let pair = format!("x={}", text.replace('+', "%2B"));
    let read: Result<Vec<(String, String)>, _> = serde_html_form::from_str(&pair);
    read.ok().and_then(|mut pairs| pairs.pop()).map_or_else(|| text.to_owned(), |(_, value)| value)
}

async fn run(name: &'static str, url: &str, arguments: &[&str]) -> Result<(), Failed> {
    let (address, password) = without_password(url);
    let mut command = Command::new(program(name)?);
    command.arg("--dbname").arg(address).arg("--no-password").args(arguments);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).kill_on_drop(true);
    if let Some(password) = password {
        command.env("PGPASSWORD", password);
    }
    let output = command.output().await.map_err(|cause| Failed::Program(name, cause.to_string()))?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let first = said.lines().find(|line| !line.trim().is_empty()).unwrap_or("no reason given");
    Err(Failed::Program(name, first.to_owned()))
}

/// Writes what `snapshot` sees to a file. What an earlier restore moved aside is not part of it.
pub async fn dump(url: &str, snapshot: &str, to: &Path) -> Result<(), Failed> {
    let (file, snapshot) = (format!("--file={}", to.display()), format!("--snapshot={snapshot}"));
    let arguments =
        ["--format=custom", "--no-owner", "--no-acl", "--exclude-schema=before_restore_*", &file, &snapshot];
    run("pg_dump", url, &arguments).await
}

/// Loads a file into an empty database: the whole of it or nothing.
pub async fn load(copy: &Path, url: &str) -> Result<(), Failed> {
    let copy = copy.display().to_string();
    run("pg_restore", url, &["--no-owner", "--no-acl", "--exit-on-error", "--single-transaction", &copy]).await
}

/// Makes a database on the same server and gives its address.
pub async fn create_database(url: &str, name: &str) -> Result<String, Failed> {
    let mut c = PgConnection::connect_with(&PgConnectOptions::from_str(url)?).await?;
    let made = sqlx::raw_sql(AssertSqlSafe(format!("CREATE DATABASE {name} TEMPLATE template0"))).execute(&mut c).await;
    c.close().await?;
    match made {
        Ok(_) => Ok(of_database(url, name)),
        Err(sqlx::Error::Database(error)) if error.code().as_deref() == Some("42501") => Err(Failed::MayNotCreate),
        Err(error) => Err(error.into()),
    }
}

pub async fn drop_database(url: &str, name: &str) -> Result<(), Failed> {
    let mut c = PgConnection::connect_with(&PgConnectOptions::from_str(url)?).await?;
    sqlx::raw_sql(AssertSqlSafe(format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))).execute(&mut c).await?;
    Ok(c.close().await?)
}

/// The same address with another database's name.
fn of_database(url: &str, name: &str) -> String {
    let (before, query) = url.split_once('?').map_or((url, None), |(before, query)| (before, Some(query)));
    let (scheme, rest) = before.split_once("://").unwrap_or(("postgres", before));
    let authority = rest.split_once('/').map_or(rest, |(authority, _)| authority);
    // A name in the query would win over the one in the path.
    let query = query.map(|query| query.split('&').filter(|pair| !pair.starts_with("dbname=")).collect::<Vec<_>>());
    let query =
        query.filter(|pairs| !pairs.is_empty()).map_or_else(String::new, |pairs| format!("?{}", pairs.join("&")));
    format!("{scheme}://{authority}/{name}{query}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_never_stands_in_the_list_of_processes() {
        let (address, password) = without_password("postgres://me:s%40cr+et@db.example:5433/st?sslmode=require");
        assert_eq!(address, "postgres://me@db.example:5433/st?sslmode=require");
        assert_eq!(password.as_deref(), Some("s@cr+et"));
        let local = "postgres://test@localhost/test_1?host=/tmp/x";
        assert_eq!(without_password(local), (local.to_owned(), None));
        let sqlx = "postgresql://localhost/st?statement-cache-capacity=0";
        assert_eq!(without_password(sqlx), ("postgresql://localhost/st".to_owned(), None));
    }

    #[test]
    fn another_database_of_the_same_server() {
        assert_eq!(
            of_database("postgres://test@localhost/one?host=/tmp/x&dbname=one", "two"),
            "postgres://test@localhost/two?host=/tmp/x"
        );
        assert_eq!(of_database("postgres://me@host", "two"), "postgres://me@host/two");
    }
}
