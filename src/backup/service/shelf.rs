//! What copies there are, which have lapsed, and what the administrator's page says about them.

use super::archive::disk;
use super::lapse::{self, Aside};
use super::{make, passphrase, store};
use crate::backup::rules::{self, Named};
use crate::backup::store::Run;
use crate::hex::hex;
use crate::ledger::Deed;
use crate::people::{Role, Who};
use crate::platform::App;
use crate::platform::clock::london_date;
use crate::platform::db::Timestamp;
use crate::platform::refused::Refused;
use age::secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use time::OffsetDateTime;

/// The fact that somebody said to have written the passphrase down, with its day.
const WRITTEN: &str = "backup_passphrase_written";
/// So many tries are looked through for what is noted of a copy.
const RUNS: i64 = 400;

/// A copy in the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shelf {
    pub name: String,
    pub at: Timestamp,
    pub bytes: u64,
    /// It was restored and found whole when it was made; unknown if that is not noted in this database.
    pub verified: Option<bool>,
}

/// Everything about backups.
#[derive(Debug, Clone)]
pub struct Overview {
    /// None if no folder is set: then there is no nightly backup.
    pub folder: Option<PathBuf>,
    pub keys: Option<PathBuf>,
    pub together: bool,
    pub at: String,
    pub days: i64,
    /// What earlier restores moved aside, and when each goes.
    pub aside: Vec<Aside>,
    /// The copies that stand in the folder, the newest first.
    pub copies: Vec<Shelf>,
    /// Why the folder cannot be read.
    pub trouble: Option<String>,
    pub last: Option<Run>,
    /// The newest copy that stands in the folder as it was restored and found whole.
    pub last_good: Option<Run>,
    pub last_drill: Option<Run>,
    /// There is no good backup of the last two days.
    pub too_long: bool,
    pub passphrase: Option<passphrase::Origin>,
    /// The day on which somebody said to have written it down.
    pub written: Option<String>,
}

/// What there is, for an administrator.
///
/// # Errors
/// Not allowed; the database failed.
pub async fn overview(who: &Who, app: &App) -> Result<Overview, Refused> {
    who.may(&[Role::Administrator])?;
    let settings = &app.settings;
    let runs = store::latest(&app.db, "backup", RUNS).await?;
    let drills = store::latest(&app.db, "drill", 1).await?;
    let folder = settings.backup.clone();
    let keys = folder.as_deref().map(|folder| make::keys_folder(settings, folder, None));
    let (copies, trouble) = match folder.as_deref().map(list) {
        Some(Ok(found)) => (found, None),
        Some(Err(refused)) => (Vec::new(), Some(sentence(&refused))),
        None => (Vec::new(), None),
    };
    let last_good = good(&runs, &copies).cloned();
    let copies = copies
        .into_iter()
        .map(|copy| {
            let name = make::file_name(&copy.path);
            Shelf { verified: noted(&runs, &copy).map(|run| run.verified), at: copy.at.into(), bytes: copy.bytes, name }
        })
        .collect();
    Ok(Overview {
        together: keys.as_deref().zip(folder.as_deref()).is_some_and(|(keys, folder)| keys.starts_with(folder)),
        at: settings.backup_at.clone(),
        days: settings.backup_keep,
        aside: lapse::aside(settings).await,
        copies,
        trouble,
        last: runs.first().cloned(),
        last_good,
        last_drill: drills.into_iter().next(),
        too_long: !is_young(app).await.unwrap_or(false),
        passphrase: passphrase::find(settings)?.map(|(_, from)| from),
        written: written(app).await?,
        folder,
        keys,
    })
}

/// What is noted of a copy, if it is still as large as it was then.
fn noted<'a>(runs: &'a [Run], copy: &Found) -> Option<&'a Run> {
    let name = make::file_name(&copy.path);
    runs.iter().find(|run| run.file == name && u64::try_from(run.bytes).is_ok_and(|bytes| bytes == copy.bytes))
}

/// The newest of these copies that was restored and found whole. A copy counts where it stands: what a drill made and took
/// away again, what somebody made by hand elsewhere, and what has gone from the folder since, helps nobody who needs one.
fn good<'a>(runs: &'a [Run], copies: &[Found]) -> Option<&'a Run> {
    copies.iter().filter_map(|copy| noted(runs, copy)).find(|run| run.verified)
}

/// Is there a backup of the last two days in the folder that was restored and found whole? For the list of what is not in
/// order.
///
/// # Errors
/// The database failed; the folder cannot be read.
pub async fn is_young(app: &App) -> Result<bool, Refused> {
    let Some(folder) = &app.settings.backup else { return Ok(false) };
    let runs = store::latest(&app.db, "backup", RUNS).await?;
    let now = OffsetDateTime::from(app.clock.now());
    let copies = list(folder)?;
    Ok(good(&runs, &copies).is_some_and(|run| now - OffsetDateTime::from(run.began_at) < rules::TOO_LONG))
}

/// Notes that somebody wrote the passphrase down.
///
/// # Errors
/// Not allowed; the box was not ticked; there is no passphrase yet.
pub async fn confirm_written(who: &Who, app: &App, ticked: bool) -> Result<(), Refused> {
    who.may(&[Role::Administrator])?;
    let found = passphrase::find(&app.settings)?.ok_or_else(|| Refused::because("backup-no-passphrase-yet"))?;
    if !ticked {
        return Err(Refused::field("written", "backup-written-needed"));
    }
    noted_deed(who, app, "backup.passphrase_written").await?;
    let fact = format!("{} {}", london_date(app.clock.now()), mark(&found));
    Ok(store::set_fact(&app.db, WRITTEN, &fact).await?)
}

/// When somebody wrote down the passphrase that there is now. If the file was lost and another one made, the paper in the safe
/// opens no newer copy: then it is to be written down again.
async fn written(app: &App) -> Result<Option<String>, Refused> {
    let (Some(fact), Some(found)) = (store::fact(&app.db, WRITTEN).await?, passphrase::find(&app.settings)?) else {
        return Ok(None);
    };
    let (day, of) = fact.split_once(' ').unwrap_or((&fact, ""));
    // What was noted before there were marks counts for what there is.
    Ok((of.is_empty() || of == mark(&found)).then(|| day.to_owned()))
}

/// Tells two passphrases apart and helps nobody to guess one: sixteen bits of the digest of one that was made, which has 118;
/// none of one that a person thought of.
fn mark((passphrase, from): &(SecretString, passphrase::Origin)) -> String {
    if *from == passphrase::Origin::Setting {
        return "-".to_owned();
    }
    hex(Sha256::digest(passphrase.expose_secret().as_bytes()).iter().take(2))
}

/// The passphrase that was made for the first backup, to be written down. It is shown until somebody says that it was; that
/// it was shown, and to whom, is noted first, never the passphrase itself.
///
/// # Errors
/// Not allowed; there is none yet, it comes from the settings, or it was written down already.
pub async fn show_passphrase(who: &Who, app: &App) -> Result<SecretString, Refused> {
    who.may_everywhere(&[Role::Administrator])?;
    let found = passphrase::find(&app.settings)?;
    let (passphrase, from) = found.ok_or_else(|| Refused::because("backup-no-passphrase-yet"))?;
    if from == passphrase::Origin::Setting {
        return Err(Refused::because("backup-passphrase-is-setting"));
    }
    if written(app).await?.is_some() {
        return Err(Refused::because("backup-passphrase-shown-no-more"));
    }
    noted_deed(who, app, "backup.passphrase_shown").await?;
    Ok(passphrase)
}

/// Is there a passphrase that nobody has written down yet? For the list of what is not in order.
///
/// # Errors
/// The database failed; the file cannot be read.
pub async fn is_unwritten(app: &App) -> Result<bool, Refused> {
    Ok(passphrase::find(&app.settings)?.is_some_and(|(_, from)| from != passphrase::Origin::Setting)
        && written(app).await?.is_none())
}

async fn noted_deed(who: &Who, app: &App, kind: &'static str) -> Result<(), Refused> {
    let org = crate::people::service::organisation(who, app).await?;
    let mut deed = Deed::new(who);
    deed.note(org.stream, org.subject, kind, serde_json::json!({}));
    deed.commit(app.db.begin().await?, app).await
}

/// The nightly backup.
///
/// # Errors
/// No folder is set; the backup failed.
pub async fn nightly(app: &App) -> Result<String, Refused> {
    if crate::people::service::is_new(app).await? {
        // Before the first administrator there is nothing to lose, and nothing signed that a trial could compare with.
        return Ok(crate::texts::say("backup-nothing-yet"));
    }
    let folder = app.settings.backup.clone().ok_or_else(|| Refused::because("backup-no-folder"))?;
    Ok(make::said(&make::back_up(app, &folder, None).await?))
}

/// A file in a backup folder.
pub struct Found {
    pub path: PathBuf,
    pub at: OffsetDateTime,
    pub bytes: u64,
}

/// The copies of the database in a folder, the newest first; none if there is no such folder yet.
pub fn list(folder: &Path) -> Result<Vec<Found>, Refused> {
    found(folder, |named| if let Named::Database(at) = named { Some(at) } else { None })
}

/// The copies of the keys in a folder, the newest first.
pub fn list_keys(folder: &Path) -> Result<Vec<Found>, Refused> {
    found(folder, |named| if let Named::Keys(at) = named { Some(at) } else { None })
}

fn found(folder: &Path, wanted: impl Fn(Named) -> Option<OffsetDateTime>) -> Result<Vec<Found>, Refused> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(cause) => return Err(disk(folder, &cause)),
    };
    let mut all = Vec::new();
    for entry in entries.flatten() {
        let path = entry.path();
        let Some(at) = rules::named(&make::file_name(&path)).and_then(&wanted) else { continue };
        let bytes = entry.metadata().map(|data| data.len()).unwrap_or(0);
        all.push(Found { path, at, bytes });
    }
    // Of one second, the one with the higher number is the newer.
    all.sort_by(|one, other| {
        (other.at, other.path.as_os_str().len(), &other.path).cmp(&(one.at, one.path.as_os_str().len(), &one.path))
    });
    Ok(all)
}

/// A refusal as a sentence for a list or a command line.
pub fn sentence(refused: &Refused) -> String {
    match refused {
        Refused::Problems(problems) => problems.iter().map(crate::ui::form::sentence).collect::<Vec<_>>().join(" "),
        Refused::Broken(reference) => crate::texts::say_with("job-broken", &[("reference", reference)]),
        other => other.to_string(),
    }
}
