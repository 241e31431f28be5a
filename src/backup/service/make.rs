//! Making a copy while everybody goes on working, and trying it out before it counts.

use super::archive::{self, Part, disk};
use super::passphrase::{self, Origin};
use super::{
    DATABASE, KEK, KEYS, MANIFEST, SIGNER, Work, blocking, engine, keys_url, lapse, sha256, store, tidy, wrong_with,
};
use crate::backup::store::{Engine, Run};
use crate::backup::{FORMAT, Manifest, rules};
use crate::ids::RowId;
use crate::platform::App;
use crate::platform::db::Timestamp;
use crate::platform::refused::Refused;
use crate::platform::settings::Settings;
use crate::texts::say_with;
use age::secrecy::SecretString;
use std::fs::File;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

/// Two minutes of waiting for another backup.
const TRIES: u32 = 480;
const PAUSE: std::time::Duration = std::time::Duration::from_millis(250);

/// A copy that was made and tried out.
#[derive(Debug)]
pub struct Made {
    pub file: PathBuf,
    pub keys: PathBuf,
    /// Both folders are one, or one is inside the other.
    pub together: bool,
    pub bytes: u64,
    pub manifest: Manifest,
    pub passphrase: Origin,
    /// The passphrase itself, if it was made just now: to be shown once.
    pub to_write_down: Option<SecretString>,
    /// How many older copies lapsed.
    pub removed: usize,
}

/// Where the copies of the keys go.
pub fn keys_folder(settings: &Settings, to: &Path, keys_to: Option<&Path>) -> PathBuf {
    keys_to.map(Path::to_owned).or_else(|| settings.backup_keys.clone()).unwrap_or_else(|| to.join("keys"))
}

/// Copies database and keys, encrypts both, restores them into a folder of their own, and compares. A copy that could not
/// be restored is kept under a name that ends in `.failed`, and is an error. Whatever happens is noted.
///
/// # Errors
/// One sentence that says what to do.
pub async fn back_up(app: &App, to: &Path, keys_to: Option<&Path>) -> Result<Made, Refused> {
    let began = app.clock.now();
    let outcome = make(app, to, keys_to, began).await;
    note(app, began, &outcome).await;
    outcome
}

async fn note(app: &App, began: Timestamp, outcome: &Result<Made, Refused>) {
    let mut run = Run {
        id: RowId::new(),
        kind: "backup".to_owned(),
        file: String::new(),
        began_at: began,
        ended_at: app.clock.now(),
        verified: false,
        bytes: 0,
        entries: 0,
        said: String::new(),
    };
    match outcome {
        Ok(made) => {
            run.file = file_name(&made.file);
            run.verified = true;
            run.bytes = i64::try_from(made.bytes).unwrap_or(i64::MAX);
            run.entries = made.manifest.entries;
            run.said = said(made);
        }
        Err(refused) => run.said = super::shelf::sentence(refused),
    }
    // A database of an older version has no list yet; the copy counts all the same.
    if let Err(cause) = store::insert(&app.db, &run).await {
        tracing::warn!(%cause, "the backup could not be noted");
    }
}

/// What a job and a page say of a copy.
pub fn said(made: &Made) -> String {
    say_with(
        "backup-made-said",
        &[
            ("file", &file_name(&made.file)),
            ("size", &rules::size(made.bytes)),
            ("entries", &made.manifest.entries.to_string()),
        ],
    )
}

pub fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

async fn make(app: &App, to: &Path, keys_to: Option<&Path>, began: Timestamp) -> Result<Made, Refused> {
    let settings = &app.settings;
    let keys_to = keys_folder(settings, to, keys_to);
    for folder in [to, keys_to.as_path()] {
        private_folder(folder)?;
    }
    // One copy at a time: what an earlier one left behind is nobody's.
    let _alone = alone(&settings.data.join("backup.lock")).await?;
    tidy(&settings.data, ".copying-", "");
    for folder in [to, keys_to.as_path()] {
        tidy(folder, "sametable-", ".part");
    }
    let (passphrase, from) = passphrase::find_or_make(settings)?;
    let work = Work::called(&settings.data, ".copying-")?;

    // First the database, then the keys: no entry of the copy is without its key.
    let database = work.join(DATABASE);
    let facts = store::copy(&settings.database_url, &database).await?;
    let keys = work.join(KEYS);
    store::copy(&keys_url(settings), &keys).await?;

    let hashed = database.clone();
    let (sha256, bytes) = blocking(move || sha256(&hashed)).await?;
    let mut manifest = Manifest {
        format: FORMAT.to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        stamp: rules::stamp(began.into()),
        engine: engine(settings).code().to_owned(),
        migration: facts.migration,
        sha256,
        bytes,
        entries: facts.entries,
        last: facts.last.map(|last| last.to_string()).unwrap_or_default(),
        log: app.keys.vkey().name().to_owned(),
        counts: facts.counts,
        note: String::new(),
    };
    manifest.note = app.keys.note(&manifest.signed_text());

    let ending = engine(settings).ending();
    let free = |n: &u32| {
        let name = to.join(rules::name(&manifest.stamp, ending, *n));
        !name.exists() && !keys_to.join(rules::keys_name(&manifest.stamp, *n)).exists() && !failed(&name).exists()
    };
    let n = (0..1000).find(free).unwrap_or(1000);
    let file = to.join(rules::name(&manifest.stamp, ending, n));
    let keys_file = keys_to.join(rules::keys_name(&manifest.stamp, n));
    let (part, keys_part) = (half_written(&file), half_written(&keys_file));
    let text = serde_json::to_vec_pretty(&manifest)?;
    let key_parts = key_parts(settings, &keys)?;
    let written = {
        let (part, keys_part, passphrase) = (part.clone(), keys_part.clone(), passphrase.clone());
        let (database, keys) = (database.clone(), keys.clone());
        blocking(move || {
            let parts = vec![(MANIFEST, Part::Bytes(text)), (DATABASE, Part::File(database.clone()))];
            let bytes = archive::write(&part, &passphrase, parts)?;
            archive::write(&keys_part, &passphrase, key_parts)?;
            // The copies in the clear have done their duty: what is tried out is what was written.
            for plain in [database, keys] {
                std::fs::remove_file(&plain).map_err(|cause| disk(&plain, &cause))?;
            }
            Ok(bytes)
        })
        .await
    };
    let bytes = match written {
        Ok(bytes) => bytes,
        Err(refused) => {
            let _ = std::fs::remove_file(&part);
            let _ = std::fs::remove_file(&keys_part);
            return Err(refused);
        }
    };
    let tried = match try_out(&part, &keys_part, &passphrase, settings, &work).await {
        Ok(tried) if tried == manifest => Ok(()),
        Ok(_) => Err(Refused::because("backup-damaged").with("path", part.display())),
        Err(refused) => Err(refused),
    };
    if let Err(refused) = tried {
        rename(&part, &failed(&file))?;
        let _ = std::fs::remove_file(&keys_part);
        return Err(refused);
    }
    rename(&keys_part, &keys_file)?;
    rename(&part, &file)?;
    let removed = lapse::prune(settings, to, &keys_to, began.into(), false)?;
    let to_write_down = matches!(from, Origin::Made(_)).then_some(passphrase);
    let together = keys_to.starts_with(to) || to.starts_with(&keys_to);
    Ok(Made { file, keys: keys_file, together, bytes, manifest, passphrase: from, to_write_down, removed })
}

/// What a copy of the keys is made of; `keys` is the copied key store.
fn key_parts(settings: &Settings, keys: &Path) -> Result<Vec<(&'static str, Part)>, Refused> {
    let read = |name: &str| {
        let path = settings.data.join(name);
        std::fs::read(&path).map(Part::Bytes).map_err(|cause| disk(&path, &cause))
    };
    Ok(vec![(KEK, read(KEK)?), (SIGNER, read(SIGNER)?), (KEYS, Part::File(keys.to_owned()))])
}

/// A copy of the keys alone, opened again before it counts: when backups fail for weeks, the copies of the database that are
/// there must not be left without any.
pub(super) async fn keys_alone(settings: &Settings, keys_to: &Path, now: Timestamp) -> Result<(), Refused> {
    private_folder(keys_to)?;
    let (passphrase, _) = passphrase::find_or_make(settings)?;
    let work = Work::called(&settings.data, ".copying-")?;
    let keys = work.join(KEYS);
    store::copy(&keys_url(settings), &keys).await?;
    let file = keys_to.join(rules::keys_name(&rules::stamp(now.into()), 0));
    let part = half_written(&file);
    let parts = key_parts(settings, &keys)?;
    let (to, with) = (part.clone(), passphrase.clone());
    let written = blocking(move || archive::write(&to, &with, parts)).await;
    let trial = Work::called(&settings.data, ".copying-")?;
    let tried = match written {
        Ok(_) => unpack_keys(&part, &passphrase, &trial).await,
        Err(refused) => Err(refused),
    };
    if let Err(refused) = tried {
        let _ = std::fs::remove_file(&part);
        return Err(refused);
    }
    rename(&part, &file)
}

/// Restores both copies into a folder of their own and looks at what came out; gives the manifest.
pub(super) async fn try_out(
    file: &Path,
    keys_file: &Path,
    passphrase: &SecretString,
    settings: &Settings,
    work: &Work,
) -> Result<Manifest, Refused> {
    let manifest = unpack(file, passphrase, work).await?;
    unpack_keys(keys_file, passphrase, work).await?;
    let (keys_db, folder) = (work.join(KEYS), work.0.clone());
    let keys_at = store::scratch(&keys_db, &keys_url(settings), &folder, "keys.db").await?;
    let outcome = in_scratch(&manifest, keys_at_url(&keys_at, settings), settings, work).await;
    keys_at.drop().await?;
    outcome.and_then(|wrong| wrong.map_or(Ok(manifest), Err))
}

/// Where a key store that was unpacked is opened: none for a file in the folder.
fn keys_at_url(scratch: &store::Scratch, settings: &Settings) -> Option<String> {
    match Engine::of(&keys_url(settings)) {
        Engine::Sqlite => None,
        Engine::Postgres => Some(scratch.url.clone()),
    }
}

async fn in_scratch(
    manifest: &Manifest,
    keys_at: Option<String>,
    settings: &Settings,
    work: &Work,
) -> Result<Option<Refused>, Refused> {
    let scratch = store::scratch(&work.join(DATABASE), &settings.database_url, &work.0, "sametable.db").await?;
    let outcome = wrong_with(&scratch.url, &work.0, keys_at.as_deref(), manifest, settings).await;
    scratch.drop().await?;
    outcome
}

/// Unpacks a copy of the database and compares it with its manifest.
pub(super) async fn unpack(file: &Path, passphrase: &SecretString, work: &Work) -> Result<Manifest, Refused> {
    let (file, passphrase, into) = (file.to_owned(), passphrase.clone(), work.0.clone());
    blocking(move || {
        archive::read(&file, &passphrase, &[MANIFEST, DATABASE], &into)?;
        let damaged = || Refused::because("backup-damaged").with("path", file.display());
        let text = std::fs::read(into.join(MANIFEST)).map_err(|cause| disk(&into.join(MANIFEST), &cause))?;
        // A newer format may have a manifest of another shape.
        let format = serde_json::from_slice::<serde_json::Value>(&text).map_err(|_| damaged())?;
        if format.get("format").and_then(serde_json::Value::as_str) != Some(FORMAT) {
            return Err(Refused::because("backup-newer").with("path", file.display()));
        }
        let manifest: Manifest = serde_json::from_slice(&text).map_err(|_| damaged())?;
        let found = sha256(&into.join(DATABASE))?;
        if found == (manifest.sha256.clone(), manifest.bytes) { Ok(manifest) } else { Err(damaged()) }
    })
    .await
}

/// Unpacks a copy of the keys.
pub(super) async fn unpack_keys(file: &Path, passphrase: &SecretString, work: &Work) -> Result<(), Refused> {
    let (file, passphrase, into) = (file.to_owned(), passphrase.clone(), work.0.clone());
    blocking(move || archive::read(&file, &passphrase, &[KEK, SIGNER, KEYS], &into)).await
}

/// One backup at a time, whoever asked for it: the nightly one may have begun a moment ago, and is waited for.
pub(super) async fn alone(lock: &Path) -> Result<File, Refused> {
    let file = std::fs::OpenOptions::new().create(true).append(true).open(lock).map_err(|cause| disk(lock, &cause))?;
    for _ in 0..TRIES {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(std::fs::TryLockError::WouldBlock) => tokio::time::sleep(PAUSE).await,
            Err(std::fs::TryLockError::Error(cause)) => return Err(disk(lock, &cause)),
        }
    }
    Err(Refused::because("backup-under-way"))
}

pub(super) fn half_written(file: &Path) -> PathBuf {
    PathBuf::from(format!("{}.part", file.display()))
}

fn failed(file: &Path) -> PathBuf {
    PathBuf::from(format!("{}.failed", file.display()))
}

/// Renames, and waits until the folder knows it.
pub(super) fn rename(from: &Path, to: &Path) -> Result<(), Refused> {
    std::fs::rename(from, to).map_err(|cause| disk(to, &cause))?;
    let Some(folder) = to.parent() else { return Ok(()) };
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(|cause| disk(to, &cause))
}

pub(super) fn private_folder(folder: &Path) -> Result<(), Refused> {
    let made = std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder);
    made.map_err(|cause| disk(folder, &cause))
}
