//! Putting a copy back: tried out first, then moved into place; what was there is moved aside and never deleted.

use super::archive::disk;
use super::make::{file_name, private_folder, rename, unpack, unpack_keys};
use super::record::not_served;
use super::shelf::{Found, list, list_keys, sentence};
use super::{DATABASE, KEK, KEYS, SIGNER, Work, engine, is_newer, keys_url, make, passphrase, store, wrong_with};
use crate::backup::store::{Engine, Run};
use crate::backup::{Manifest, rules};
use crate::ids::{RowId, SubjectId};
use crate::ledger;
use crate::ledger::keys::{self, KeyStore};
use crate::people;
use crate::people::protection::ASIDE_DAYS;
use crate::platform::clock::{Clock, london_stamp};
use crate::platform::db::Timestamp;
use crate::platform::refused::Refused;
use crate::platform::settings::Settings;
use crate::recruitment_file::erasure;
use crate::texts::{say, say_with};
use age::secrecy::SecretString;
use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::path::{Path, PathBuf};

/// Where the keys come from.
enum Keys {
    /// Those of this installation: they know of every erasure.
    InPlace,
    /// The newest copy, which is all there is or is ahead of what is in place; that is moved aside.
    Copy(PathBuf),
}

/// What stood at the target before: a refusal leaves nothing there that was not.
struct Before {
    serving: Option<PathBuf>,
    folders: Vec<PathBuf>,
}

impl Before {
    fn of(data: &Path) -> Self {
        let serving = data.join("serving");
        let missing = data.ancestors().take_while(|folder| !folder.as_os_str().is_empty() && !folder.exists());
        Self { folders: missing.map(Path::to_owned).collect(), serving: (!serving.exists()).then_some(serving) }
    }

    /// Only folders that are empty go.
    fn again(&self) {
        if let Some(serving) = &self.serving {
            let _ = std::fs::remove_file(serving);
        }
        for folder in &self.folders {
            let _ = std::fs::remove_dir(folder);
        }
    }
}

/// A copy that was read and found whole, with all that is needed to put it in its place.
struct Ready {
    file: PathBuf,
    manifest: Manifest,
    passphrase: SecretString,
    keys: Keys,
    /// Whose keys the newest copy knows as destroyed, which the keys in place may not know.
    destroyed: Vec<(SubjectId, Timestamp)>,
    work: Work,
    keys_work: Work,
    /// A database stands where it goes.
    in_the_way: bool,
    /// No server serves meanwhile.
    _alone: File,
}

/// Restores the newest copy of a folder, or one file, and joins it with the newest keys. Gives what to print.
///
/// # Errors
/// One sentence; nothing was changed. [`HALF_DONE`] alone says that something was.
pub async fn restore(
    settings: &Settings,
    path: &Path,
    keys_from: Option<&Path>,
    replace: bool,
    typed: Option<SecretString>,
) -> Result<Vec<String>, Refused> {
    let before = Before::of(&settings.data);
    let ready = match ready(settings, path, keys_from, replace, typed).await {
        Ok(ready) => ready,
        Err(refused) => {
            before.again();
            return Err(refused);
        }
    };
    let aside = settings.data.join(rules::aside_name(&rules::stamp(Clock::default().now().into())));
    move_in(settings, ready, &aside)
        .await
        .map_err(|refused| Refused::because(HALF_DONE).with("why", sentence(&refused)).with("aside", aside.display()))
}

/// What a restore says that failed after things were moved.
pub const HALF_DONE: &str = "backup-restored-half";

/// Reads the copy and tries it out; nothing is moved.
async fn ready(
    settings: &Settings,
    path: &Path,
    keys_from: Option<&Path>,
    replace: bool,
    typed: Option<SecretString>,
) -> Result<Ready, Refused> {
    let file = chosen(path)?;
    let folder = file.parent().unwrap_or(Path::new(".")).to_owned();
    let found = passphrase::find(settings)?.map(|(passphrase, _)| passphrase);
    let passphrase = typed.or(found).ok_or_else(|| Refused::because("backup-passphrase-needed"))?;
    private_folder(&settings.data)?;
    let alone = not_served(settings)?;
    let in_the_way = !store::is_empty(&settings.database_url).await.unwrap_or(false);
    if in_the_way && !replace {
        return Err(Refused::because("backup-in-the-way").with("path", shown(settings)));
    }

    let work = Work::new(&settings.data)?;
    let manifest = unpack(&file, &passphrase, &work).await.map_err(|refused| with_older(refused, path, &file))?;
    if is_newer(&manifest) {
        return Err(Refused::because("backup-newer").with("path", file.display()));
    }
    if manifest.engine != engine(settings).code() {
        let (has, wants) = (manifest.engine.as_str(), engine(settings).code());
        return Err(Refused::because("backup-other-engine").with("has", has).with("wants", wants));
    }
    let keys_folder = make::keys_folder(settings, &folder, keys_from);
    let mut keys = keys_for(settings, &manifest, &keys_folder, replace)?;
    let mut destroyed = Vec::new();
    if matches!(keys, Keys::InPlace)
        && let Some(copy) = list_keys(&keys_folder)?.into_iter().next()
    {
        match of_copy(settings, &copy.path, &passphrase, &manifest.log).await {
            Ok(theirs) => {
                let ours = of(&settings.data, settings.keys_url.as_deref(), &manifest.log).await?;
                if theirs.is_ahead_of(&ours) {
                    keys = Keys::Copy(copy.path);
                }
                destroyed = theirs.destroyed.into_iter().collect();
            }
            // Nobody named this copy, and the keys in place are enough.
            Err(_) if keys_from.is_none() => {}
            Err(refused) => return Err(refused),
        }
    }
    let keys_work = Work::new(&settings.data)?;
    if let Keys::Copy(copy) = &keys {
        unpack_keys(copy, &passphrase, &keys_work).await?;
    }
    try_out(settings, &manifest, &keys, &work, &keys_work).await?;
    Ok(Ready { file, manifest, passphrase, keys, destroyed, work, keys_work, in_the_way, _alone: alone })
}

/// Moves everything into its place, what was there aside, and deletes what was deleted since.
async fn move_in(settings: &Settings, ready: Ready, aside: &Path) -> Result<Vec<String>, Refused> {
    let Ready { file, manifest, passphrase, keys, destroyed, work, keys_work, in_the_way, _alone } = ready;
    let stamp = file_name(aside).replace(&rules::aside_name(""), "");
    let mut lines = Vec::new();
    if let Keys::Copy(copy) = &keys {
        place_keys(settings, &keys_work, aside, &stamp).await?;
        lines.push(say_with("backup-restored-keys", &[("file", &file_name(copy))]));
    } else {
        lines.push(say("backup-restored-keys-in-place"));
    }
    if in_the_way {
        let name = store::clear_aside(&settings.database_url, aside, &stamp).await?;
        lines.push(say_with("backup-restored-aside", &[("name", &name), ("days", &ASIDE_DAYS.to_string())]));
    }
    store::load(&work.join(DATABASE), &settings.database_url).await?;
    // On the machine it came from there is a passphrase already; a new one goes on with the same.
    if settings.backup_passphrase.is_none() {
        passphrase::keep(settings, &passphrase)?;
    }
    let erased = settle(settings, &manifest, &file, &destroyed).await?;
    let at = rules::instant(&manifest.stamp).map(|at| london_stamp(at.into())).unwrap_or_default();
    lines.insert(
        0,
        say_with(
            "backup-restored",
            &[("file", &file_name(&file)), ("at", &at), ("entries", &manifest.entries.to_string())],
        ),
    );
    if erased > 0 {
        lines.push(say_with("backup-restored-erased", &[("n", &erased.to_string())]));
    }
    lines.push(say("backup-restored-whole"));
    Ok(lines)
}

/// The newest copy of a folder, or the file itself.
fn chosen(path: &Path) -> Result<PathBuf, Refused> {
    let data = std::fs::metadata(path).map_err(|cause| disk(path, &cause))?;
    if data.is_file() {
        return Ok(path.to_owned());
    }
    let newest = list(path)?.into_iter().next().map(|Found { path, .. }| path);
    newest.ok_or_else(|| Refused::because("backup-none-here").with("path", path.display()))
}

/// A damaged copy of a folder: the one before it is named, and nothing is decided for anybody.
fn with_older(refused: Refused, path: &Path, file: &Path) -> Refused {
    if !refused.says("backup-damaged") || path == file {
        return refused;
    }
    let older = list(path).ok().and_then(|all| all.into_iter().nth(1));
    match older {
        Some(older) => {
            Refused::because("backup-damaged-older").with("path", file.display()).with("older", older.path.display())
        }
        None => refused,
    }
}

fn shown(settings: &Settings) -> String {
    match engine(settings) {
        Engine::Sqlite => settings.data.display().to_string(),
        Engine::Postgres => "PostgreSQL".to_owned(),
    }
}

/// Which keys open this copy: those in place if they are this installation's, else the newest copy.
fn keys_for(settings: &Settings, manifest: &Manifest, folder: &Path, replace: bool) -> Result<Keys, Refused> {
    let in_place = keys::vkey_in(&settings.data)?;
    let whole =
        settings.data.join(KEK).exists() && (settings.keys_url.is_some() || settings.data.join("keys.db").exists());
    match &in_place {
        Some(vkey) if vkey.name() == manifest.log && whole => return Ok(Keys::InPlace),
        // Somebody else's keys stand here: they are not moved unless it was said.
        Some(vkey) if vkey.name() != manifest.log && !replace => return Err(Refused::because("backup-foreign")),
        _ => {}
    }
    let newest = list_keys(folder)?.into_iter().next().map(|Found { path, .. }| path);
    newest.map(Keys::Copy).ok_or_else(|| Refused::because("backup-keys-missing").with("path", folder.display()))
}

/// What a key store knows: who has or had a key, and whose was destroyed when.
#[derive(Default)]
struct Known {
    all: HashSet<SubjectId>,
    destroyed: HashMap<SubjectId, Timestamp>,
}

impl Known {
    /// Whether it knows everything that the other does, and more. A machine that was set back as a whole (a provider's
    /// snapshot) has keys in place that are behind their newest copy: they know neither of who came nor of who was erased
    /// since. Where each knows what the other does not, nothing can be said by this.
    fn is_ahead_of(&self, other: &Self) -> bool {
        let has_all =
            other.all.is_subset(&self.all) && other.destroyed.keys().all(|one| self.destroyed.contains_key(one));
        has_all && (self.all.len(), self.destroyed.len()) != (other.all.len(), other.destroyed.len())
    }
}

/// What a copy of this installation's keys knows; nothing if it is another's.
async fn of_copy(settings: &Settings, copy: &Path, passphrase: &SecretString, log: &str) -> Result<Known, Refused> {
    let work = Work::new(&settings.data)?;
    unpack_keys(copy, passphrase, &work).await?;
    let at = store::scratch(&work.join(KEYS), &keys_url(settings), &work.0, "keys.db").await?;
    let url = settings.keys_url.is_some().then(|| at.url.clone());
    let outcome = of(&work.0, url.as_deref(), log).await;
    at.drop().await?;
    outcome
}

async fn of(folder: &Path, url: Option<&str>, log: &str) -> Result<Known, Refused> {
    let keys = KeyStore::open(folder, url).await?;
    let known = if keys.vkey().name() == log { read(&keys).await } else { Ok(Known::default()) };
    keys.close().await;
    known
}

async fn read(keys: &KeyStore) -> Result<Known, Refused> {
    let all = keys.known().await?.into_iter().collect();
    Ok(Known { all, destroyed: keys.destroyed().await?.into_iter().collect() })
}

/// Opens the copy with the keys that it will have, and looks at all of it.
async fn try_out(
    settings: &Settings,
    manifest: &Manifest,
    keys: &Keys,
    work: &Work,
    keys_work: &Work,
) -> Result<(), Refused> {
    // The copy is tried out beside the one that will be moved into place: trying it brings its tables up to date.
    let trial = Work::new(&settings.data)?;
    let copy = trial.join("copy");
    std::fs::copy(work.join(DATABASE), &copy).map_err(|cause| disk(&copy, &cause))?;
    let database = store::scratch(&copy, &settings.database_url, &trial.0, "sametable.db").await?;
    let outcome = with_keys(settings, manifest, keys, &trial, keys_work, &database.url).await;
    database.drop().await?;
    outcome?.map_or(Ok(()), Err)
}

async fn with_keys(
    settings: &Settings,
    manifest: &Manifest,
    keys: &Keys,
    trial: &Work,
    keys_work: &Work,
    database: &str,
) -> Result<Option<Refused>, Refused> {
    if matches!(keys, Keys::InPlace) {
        return wrong_with(database, &settings.data, settings.keys_url.as_deref(), manifest, settings).await;
    }
    for name in [KEK, SIGNER, KEYS] {
        let to = trial.join(name);
        std::fs::copy(keys_work.join(name), &to).map_err(|cause| disk(&to, &cause))?;
    }
    let at = store::scratch(&trial.join(KEYS), &keys_url(settings), &trial.0, "keys.db").await?;
    let url = settings.keys_url.is_some().then(|| at.url.clone());
    let outcome = wrong_with(database, &trial.0, url.as_deref(), manifest, settings).await;
    at.drop().await?;
    outcome
}

/// Moves the unpacked keys into place; what is there is moved aside.
async fn place_keys(settings: &Settings, from: &Work, aside: &Path, stamp: &str) -> Result<(), Refused> {
    let url = keys_url(settings);
    if Engine::of(&url) == Engine::Postgres {
        if !store::is_empty(&url).await? {
            store::clear_aside(&url, aside, stamp).await?;
        }
    } else if let Some(file) = store::sqlite_file(&url)
        && file.exists()
    {
        store::move_files(&file, aside)?;
    }
    for name in [KEK, SIGNER] {
        let to = settings.data.join(name);
        if to.exists() {
            private_folder(aside)?;
            rename(&to, &aside.join(name))?;
        }
        rename(&from.join(name), &to)?;
    }
    Ok(store::load(&from.join(KEYS), &url).await?)
}

/// Brings the restored database up to date, takes out what was erased since, and notes the restore in the ledger.
/// Gives how many people were erased.
async fn settle(
    settings: &Settings,
    manifest: &Manifest,
    file: &Path,
    destroyed: &[(SubjectId, Timestamp)],
) -> Result<usize, Refused> {
    let app = super::opened(&settings.database_url, &settings.data, settings.keys_url.as_deref(), settings).await?;
    app.db.migrate().await.map_err(Refused::broken)?;
    let ahead = people::service::clock_ahead(&app).await?;
    app.clock.set_ahead(ahead * 24 * 60 * 60);
    for (subject, at) in destroyed {
        app.keys.destroy(*subject, *at).await?;
    }
    let erased = ledger::service::forget_erased(&app).await?;
    // Names, words and rows outside the record, too: what is said to be restored holds nobody who was erased.
    erasure::service::resume(&app).await?;
    ledger::service::note_restored(&app, &manifest.stamp, manifest.entries).await?;
    // The restored database was copied before it could know of its own copy. It was tried out just now.
    if let Some(at) = rules::instant(&manifest.stamp) {
        let file_bytes = std::fs::metadata(file).map_or(0, |data| data.len());
        let run = Run {
            id: RowId::new(),
            kind: "backup".to_owned(),
            file: file_name(file),
            began_at: at.into(),
            ended_at: app.clock.now(),
            verified: true,
            bytes: i64::try_from(file_bytes).unwrap_or(i64::MAX),
            entries: manifest.entries,
            said: say_with("backup-restored-said", &[("file", &file_name(file))]),
        };
        store::insert(&app.db, &run).await?;
    }
    app.db.close().await;
    app.keys.close().await;
    Ok(erased)
}
