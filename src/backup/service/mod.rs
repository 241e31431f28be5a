//! Making copies, trying them out, and putting one back.

mod archive;
mod drill;
mod lapse;
mod make;
mod passphrase;
mod record;
mod restore;
mod shelf;
mod witness;

pub use drill::drill;
pub use lapse::{Aside, aside, lapse, remove_aside};
pub use make::{Made, back_up};
pub use passphrase::Origin;
pub use record::{Record, check_record, compare, compare_outside, comparison_words, finding_words, not_served, record};
pub use restore::{HALF_DONE, restore};
pub use shelf::{
    Overview, Shelf, confirm_written, is_unwritten, is_young, nightly, overview, sentence, show_passphrase,
};
pub use witness::tell as tell_witnesses;

use super::Manifest;
use super::store::{self, Engine, Facts, postgres::Failed};
use crate::hex::hex;
use crate::ledger;
use crate::ledger::keys::KeyStore;
use crate::people::{Role, Who};
use crate::platform::App;
use crate::platform::db::Db;
use crate::platform::random;
use crate::platform::refused::Refused;
use crate::platform::settings::Settings;
use crate::platform::site::Site;
use archive::disk;
use std::path::{Path, PathBuf};

/// The members of the two archives.
const MANIFEST: &str = "manifest.json";
const DATABASE: &str = "database";
const KEYS: &str = "keys";
const KEK: &str = "kek";
const SIGNER: &str = "ledger.key";

impl From<Failed> for Refused {
    fn from(failed: Failed) -> Self {
        match failed {
            // SQLITE_FULL, SQLITE_IOERR_WRITE: the copy did not fit.
            Failed::Sql(sqlx::Error::Database(cause)) if matches!(cause.code().as_deref(), Some("13" | "778")) => {
                Self::because("backup-disk-full").with("path", ".")
            }
            Failed::Sql(cause) => cause.into(),
            Failed::Disk(path, cause) => disk(&path, &cause),
            Failed::NoProgram(name) => Self::because("backup-no-program").with("program", name),
            Failed::Program(name, said) => {
                Self::because("backup-program-failed").with("program", name).with("said", said)
            }
            Failed::MayNotCreate => Self::because("backup-may-not-create"),
        }
    }
}

/// The address of the key store.
fn keys_url(settings: &Settings) -> String {
    let in_folder = || format!("sqlite:{}", settings.data.join("keys.db").display());
    settings.keys_url.clone().unwrap_or_else(in_folder)
}

/// A folder that nobody else may read, which goes when this is dropped.
struct Work(PathBuf);

impl Work {
    /// In the data folder: what is unpacked there is as private as the database itself, and may be moved into place.
    fn new(data: &Path) -> Result<Self, Refused> {
        Self::called(data, ".trying-")
    }

    fn called(data: &Path, begins: &str) -> Result<Self, Refused> {
        use std::os::unix::fs::DirBuilderExt;
        let name = hex(&random::bytes::<8>()?);
        let path = data.join(format!("{begins}{name}"));
        std::fs::DirBuilder::new().mode(0o700).create(&path).map_err(|cause| disk(&path, &cause))?;
        Ok(Self(path))
    }

    fn join(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Removes what a copy that was stopped in the middle left behind.
fn tidy(folder: &Path, begins: &str, ends: &str) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(begins) && name.ends_with(ends) {
            let path = entry.path();
            let _ = if path.is_dir() { std::fs::remove_dir_all(path) } else { std::fs::remove_file(path) };
        }
    }
}

/// SHA-256 of a file, and its size.
fn sha256(path: &Path) -> Result<(String, u64), Refused> {
    use sha2::{Digest, Sha256};
    use std::io::Read;
    let refused = |cause| disk(path, &cause);
    let mut file = std::fs::File::open(path).map_err(refused)?;
    let (mut hasher, mut bytes, mut buffer) = (Sha256::new(), 0, vec![0; 64 * 1024]);
    loop {
        let read = file.read(&mut buffer).map_err(refused)?;
        if read == 0 {
            break;
        }
        hasher.update(buffer.get(..read).unwrap_or_default());
        bytes += read as u64;
    }
    Ok((hex(&hasher.finalize()), bytes))
}

/// Is there a database to copy?
pub async fn is_there(settings: &Settings) -> bool {
    !store::is_empty(&settings.database_url).await.unwrap_or(false)
}

/// Is there a passphrase, or must somebody type it?
///
/// # Errors
/// The file that keeps it cannot be read.
pub fn has_passphrase(settings: &Settings) -> Result<bool, Refused> {
    Ok(passphrase::find(settings)?.is_some())
}

/// A backup that an administrator asks for. It comes to its end even if they do not wait for it.
///
/// # Errors
/// Not allowed; no folder is set; one sentence that says what did not work.
pub async fn back_up_now(who: &Who, app: &App) -> Result<(), Refused> {
    who.may(&[Role::Administrator])?;
    let folder = app.settings.backup.clone().ok_or_else(|| Refused::because("backup-no-folder"))?;
    let app = app.clone();
    let asked = tokio::spawn(async move { back_up(&app, &folder, None).await.map(drop) });
    asked.await.map_err(Refused::broken)?
}

/// A drill that an administrator asks for; see [`back_up_now`].
///
/// # Errors
/// Not allowed; one sentence that says what did not work.
pub async fn drill_now(who: &Who, app: &App) -> Result<(), Refused> {
    who.may(&[Role::Administrator])?;
    let app = app.clone();
    let asked = tokio::spawn(async move { drill(&app, None).await.map(drop) });
    asked.await.map_err(Refused::broken)?
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T, Refused> + Send + 'static) -> Result<T, Refused> {
    tokio::task::spawn_blocking(work).await.map_err(Refused::broken)?
}

/// An opened copy: the database at `url` with the keys in `keys`.
async fn opened(url: &str, keys: &Path, keys_at: Option<&str>, settings: &Settings) -> Result<App, Refused> {
    let db = Db::open(url).await?;
    let keys_store = KeyStore::open(keys, keys_at).await?;
    let settings = Settings {
        data: keys.to_owned(),
        database_url: url.to_owned(),
        keys_url: keys_at.map(str::to_owned),
        ..settings.clone()
    };
    Ok(App::new(settings, db, keys_store, Site::default()))
}

/// Compares a database with its manifest, and its ledger with itself: what is found wrong, one sentence; none if it is whole.
async fn wrong_with(
    url: &str,
    keys: &Path,
    keys_at: Option<&str>,
    manifest: &Manifest,
    settings: &Settings,
) -> Result<Option<Refused>, Refused> {
    let facts = store::facts_of(url).await?;
    if let Some(why) = differs(&facts, manifest) {
        return Ok(Some(why));
    }
    let found = store::check(url).await?;
    if let Some(first) = found.first() {
        return Ok(Some(Refused::because("backup-not-whole").with("what", first)));
    }
    let app = opened(url, keys, keys_at, settings).await?;
    let outcome = look_at(&app, manifest).await;
    app.db.close().await;
    app.keys.close().await;
    outcome
}

async fn look_at(app: &App, manifest: &Manifest) -> Result<Option<Refused>, Refused> {
    if app.keys.vkey().name() != manifest.log {
        return Ok(Some(Refused::because("backup-foreign")));
    }
    if app.keys.vkey().verified(&manifest.note).ok() != Some(manifest.signed_text().as_str()) {
        return Ok(Some(Refused::because("backup-not-signed")));
    }
    // The ledger is read by this version, whose tables may be newer.
    app.db.migrate().await.map_err(Refused::broken)?;
    // Whoever was erased since this copy was made goes from it as a restore would have it.
    ledger::service::forget_erased(app).await?;
    let found = ledger::service::unexplained(app).await?;
    if !found.is_empty() {
        return Ok(Some(Refused::because("backup-ledger-broken").with("n", found.len())));
    }
    Ok(None)
}

fn differs(facts: &Facts, manifest: &Manifest) -> Option<Refused> {
    let last = facts.last.map(|last| last.to_string()).unwrap_or_default();
    if facts.counts == manifest.counts && (facts.entries, last.as_str()) == (manifest.entries, manifest.last.as_str()) {
        return None;
    }
    let table = manifest.counts.iter().find(|(table, count)| facts.counts.get(*table) != Some(*count));
    let what = table.map_or("ledger_entry", |(table, _)| table.as_str());
    Some(Refused::because("backup-counts-differ").with("table", what))
}

fn is_newer(manifest: &Manifest) -> bool {
    let own = crate::platform::db::SQLITE_MIGRATIONS.iter().map(|migration| migration.version).max().unwrap_or(0);
    manifest.migration > own
}

fn engine(settings: &Settings) -> Engine {
    Engine::of(&settings.database_url)
}
