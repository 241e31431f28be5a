//! What was found wrong with the record, in words, and looking at it again each night.

use super::archive::disk;
use crate::ledger;
use crate::ledger::rules::checkpoint::Compared;
use crate::ledger::service::{Comparison, Finding, Given, Wrong, newest_checkpoint, standing};
use crate::people::{Role, Who};
use crate::platform::App;
use crate::platform::clock::london_stamp;
use crate::platform::refused::Refused;
use crate::platform::settings::Settings;
use crate::texts::{say, say_with};
use std::collections::BTreeSet;
use std::fs::{File, OpenOptions, TryLockError};

/// What the page about the record shows.
#[derive(Debug, Clone)]
pub struct Record {
    pub broken: bool,
    /// For an administrator only: what was found, in words.
    pub found: Vec<String>,
    pub entries: usize,
    pub streams: usize,
    pub administrator: bool,
    /// The checkpoint that was made last, if there is one yet.
    pub newest: Option<Given>,
}

/// Where the record stands, for whoever is signed in.
///
/// # Errors
/// Nobody is signed in; the database failed.
pub async fn record(who: &Who, app: &App) -> Result<Record, Refused> {
    let administrator = who.signed()?.roles.contains(&Role::Administrator);
    let found = app.standing.findings();
    let entries: BTreeSet<_> = found.iter().filter_map(|one| one.seq).collect();
    let streams: BTreeSet<_> = found.iter().filter_map(|one| one.stream).collect();
    Ok(Record {
        broken: app.standing.is_broken(),
        entries: entries.len(),
        streams: streams.len(),
        found: if administrator { found.iter().take(50).map(finding_words).collect() } else { Vec::new() },
        administrator,
        newest: newest_checkpoint(app).await?,
    })
}

/// How a checkpoint or receipt that somebody holds stands to the record, for whoever is signed in.
///
/// # Errors
/// Nobody is signed in; it is neither, with a message for the field `held`; the database failed.
pub async fn compare(who: &Who, app: &App, held: &str) -> Result<Comparison, Refused> {
    who.signed()?;
    ledger::service::compare(app, held).await
}

/// The same for anybody, from one `address` so many times in a quarter of an hour: it says no more than whether it fits.
///
/// # Errors
/// Too often from there; it is neither, with a message for the field `held`; the database failed.
pub async fn compare_outside(app: &App, address: &str, held: &str) -> Result<Comparison, Refused> {
    app.limits.tried("receipt-too-many", &format!("receipt from {address}"), 60, 900, app.clock.now())?;
    ledger::service::compare(app, held).await.map_err(|refused| match refused {
        // Whoever holds a letter knows of no checkpoints.
        Refused::Problems(_) if held.trim().is_empty() => Refused::field("held", "receipt-held-empty"),
        Refused::Problems(_) => Refused::field("held", "receipt-held-wrong"),
        refused => refused,
    })
}

/// One finding in words.
pub fn finding_words(found: &Finding) -> String {
    let what = say(&format!("record-wrong-{}", found.what.code().replace('_', "-")));
    match (found.seq, found.stream) {
        (Some(seq), _) if !matches!(found.what, Wrong::RolledBack | Wrong::Signed) => {
            say_with("record-finding-entry", &[("seq", &seq.to_string()), ("what", &what)])
        }
        (_, Some(stream)) => say_with("record-finding-stream", &[("stream", &stream.to_string()), ("what", &what)]),
        _ => what,
    }
}

/// A comparison in words: what it is, and what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    pub title: String,
    pub rest: Vec<String>,
}

/// What is said of a checkpoint or receipt that somebody holds.
pub fn comparison_words(found: &Comparison) -> Words {
    let (size, entries) = (found.size.to_string(), found.entries.to_string());
    let with = [("n", size.as_str()), ("entries", entries.as_str())];
    let code = format!("checkpoint-compared-{}", found.compared.code());
    let mut rest = vec![say_with(&format!("{code}-words"), &with)];
    if let Some(at) = found.left_at {
        rest.push(say_with("checkpoint-compared-left", &[("at", &london_stamp(at))]));
    }
    if found.compared != Compared::Fits {
        rest.push(say("checkpoint-compared-do"));
    }
    Words { title: say_with(&code, &with), rest }
}

/// Reads the whole record once a day; what is found wrong makes the server read-only at once.
///
/// # Errors
/// The record is broken; the database failed.
pub async fn check_record(app: &App) -> Result<String, Refused> {
    let found = standing(app).await?;
    if found.is_empty() {
        return Ok(say("record-whole"));
    }
    let n = found.len();
    app.standing.set(found);
    Err(Refused::because("record-found").with("n", n))
}

/// That no server serves from this data folder; held as long as the answer is.
///
/// # Errors
/// One does.
pub fn not_served(settings: &Settings) -> Result<File, Refused> {
    let path = settings.data.join("serving");
    let file = OpenOptions::new().create(true).append(true).open(&path).map_err(|cause| disk(&path, &cause))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(Refused::because("backup-server-runs")),
        Err(TryLockError::Error(cause)) => Err(disk(&path, &cause)),
    }
}
