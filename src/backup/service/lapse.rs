//! What has lapsed goes, whether backups are still made or not: old copies of keys and database, copies that failed, what a
//! restore moved aside, and what a command that was killed left unlocked in the data folder.

use super::archive::disk;
use super::shelf::{Found, list, list_keys};
use super::{keys_url, make, store, tidy};
use crate::backup::rules;
use crate::ledger;
use crate::platform::App;
use crate::platform::clock::london_date;
use crate::platform::refused::Refused;
use crate::platform::settings::Settings;
use crate::texts::{say, say_with};
use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};
use time::{Duration, OffsetDateTime};

/// What an unlocked working folder of a command is called. One that is a day old is nobody's any more.
const LEFT_BEHIND: &[&str] = &[".trying-", ".copying-", ".leaving-"];

/// What a restore moved aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// The folder, or the schema of the database.
    pub name: String,
    /// `2026-11-25`: when it was moved there, and when it is removed.
    pub on: String,
    pub goes_on: String,
    at: OffsetDateTime,
    place: Place,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Place {
    Folder(PathBuf),
    /// The address of the database that has the schema.
    Schema(String),
}

/// What restores have moved aside and is still there, the oldest first. A database that does not answer has none to show.
pub async fn aside(settings: &Settings) -> Vec<Aside> {
    let named = |name: &str, place: Place| {
        let at = rules::aside(name)?;
        let day = |at: OffsetDateTime| london_date(at.into());
        let name = if let Place::Folder(path) = &place { path.display().to_string() } else { name.to_owned() };
        Some(Aside { name, on: day(at), goes_on: day(rules::aside_ends(at)), at, place })
    };
    let folders = std::fs::read_dir(&settings.data).into_iter().flatten().flatten().map(|entry| entry.path());
    let folders = folders.filter(|path| path.is_dir());
    let mut all: Vec<_> =
        folders.filter_map(|path| named(&make::file_name(&path), Place::Folder(path.clone()))).collect();
    let mut addresses = vec![settings.database_url.clone(), keys_url(settings)];
    addresses.dedup();
    for url in addresses {
        let schemas = store::aside_schemas(&url).await.unwrap_or_default();
        all.extend(schemas.iter().filter_map(|name| named(name, Place::Schema(url.clone()))));
    }
    all.sort_by_key(|one| one.at);
    all
}

/// Removes everything that restores moved aside: whoever has everything deleted means that too. Gives how much there was.
///
/// # Errors
/// The disk or the database refused.
pub async fn remove_aside(settings: &Settings) -> Result<usize, Refused> {
    remove(aside(settings).await).await
}

async fn remove(found: Vec<Aside>) -> Result<usize, Refused> {
    let mut n = 0;
    for one in found {
        match one.place {
            Place::Folder(path) => empty(&path).map_err(|cause| disk(&path, &cause))?,
            // On PostgreSQL the role that serves owns nothing: `migrate` removes it.
            Place::Schema(url) => {
                if let Err(cause) = store::drop_schema(&url, &one.name).await {
                    tracing::warn!(name = %one.name, %cause, "what a restore moved aside goes when `sametable migrate` is run");
                    continue;
                }
            }
        }
        n += 1;
    }
    Ok(n)
}

/// Overwrites the files of a folder, as far as the disk lets us, and removes it: there are keys among them.
fn empty(folder: &Path) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_file() {
            overwrite(&path)?;
        }
    }
    std::fs::remove_dir_all(folder)
}

/// The daily look. It goes on when backups have stopped, and when everything was deleted: then the copies lapse all the same.
///
/// # Errors
/// The disk or the database refused.
pub async fn lapse(app: &App) -> Result<String, Refused> {
    let settings = &app.settings;
    let now = app.clock.now();
    let _alone = make::alone(&settings.data.join("backup.lock")).await?;
    tidy_old(settings, now.into());
    let over = |one: &Aside| rules::aside_ends(one.at) <= OffsetDateTime::from(now);
    let mut removed = remove(aside(settings).await.into_iter().filter(over).collect()).await?;
    let nobody = crate::people::service::is_new(app).await?;
    let emptied = nobody && ledger::service::last_at(app).await?.is_some();
    if let Some(folder) = &settings.backup
        // Copies that were brought to a new machine are there to be restored, and not ours to remove.
        && (!nobody || emptied)
    {
        let keys = make::keys_folder(settings, folder, None);
        if !emptied {
            renew_keys(settings, folder, &keys, now).await;
        }
        removed += prune(settings, folder, &keys, now.into(), emptied)?;
    }
    if removed == 0 {
        return Ok(say("backup-lapsed-none"));
    }
    Ok(say_with("backup-lapsed", &[("n", &removed.to_string())]))
}

/// Where there are copies of the database, there is a young copy of the keys.
async fn renew_keys(settings: &Settings, folder: &Path, keys: &Path, now: crate::platform::db::Timestamp) {
    let newest = list_keys(keys).ok().and_then(|all| all.into_iter().next());
    let old =
        newest.is_none_or(|newest| OffsetDateTime::from(now) - newest.at >= Duration::days(rules::KEYS_ANEW_DAYS));
    if old && list(folder).is_ok_and(|copies| !copies.is_empty()) {
        // The old ones lapse whether this works or not: that is what people were promised.
        if let Err(refused) = make::keys_alone(settings, keys, now).await {
            tracing::warn!(%refused, "no copy of the keys could be made");
        }
    }
}

/// Removes the copies that have lapsed and says how many. Old copies of keys are overwritten first, as far as the disk
/// lets us: a key that was destroyed since must not be found in them.
pub(super) fn prune(
    settings: &Settings,
    folder: &Path,
    keys: &Path,
    now: OffsetDateTime,
    emptied: bool,
) -> Result<usize, Refused> {
    let copies = list(folder)?;
    let all: Vec<_> = copies.iter().map(|copy| copy.at).collect();
    let mut gone: Vec<_> = copies
        .into_iter()
        .filter(|copy| !rules::is_kept(copy.at, &all, now, settings.backup_keep, emptied))
        .map(|copy| copy.path)
        .collect();
    let failed = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    gone.extend(failed.filter(|path| {
        rules::failed(&make::file_name(path)).is_some_and(|at| now - at >= Duration::days(settings.backup_keep))
    }));
    for path in &gone {
        std::fs::remove_file(path).map_err(|cause| disk(path, &cause))?;
    }
    let mut removed = gone.len();
    for Found { path, at, .. } in list_keys(keys)? {
        if rules::has_lapsed(at, now) {
            overwrite(&path).map_err(|cause| disk(&path, &cause))?;
            removed += 1;
        }
    }
    Ok(removed)
}

fn overwrite(path: &Path) -> std::io::Result<()> {
    let mut file = OpenOptions::new().write(true).open(path)?;
    let nothing = vec![0; 64 * 1024];
    let mut left = file.metadata()?.len();
    while left > 0 {
        let now = left.min(nothing.len() as u64);
        file.write_all(nothing.get(..usize::try_from(now).unwrap_or(0)).unwrap_or_default())?;
        left -= now;
    }
    file.sync_all()?;
    std::fs::remove_file(path)
}

/// Removes what a command that was killed left unlocked; what is younger than a day may still be at work.
fn tidy_old(settings: &Settings, now: OffsetDateTime) {
    for entry in std::fs::read_dir(&settings.data).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let touched = entry.metadata().and_then(|data| data.modified()).map(OffsetDateTime::from);
        if touched.is_ok_and(|touched| now - touched > Duration::days(1)) {
            for begins in LEFT_BEHIND.iter().filter(|begins| name.starts_with(**begins)) {
                tidy(&settings.data, begins, name.trim_start_matches(begins));
            }
        }
    }
}
