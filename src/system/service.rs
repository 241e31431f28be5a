//! Looks at the machine and asks the rules.

use super::{CertificateFacts, Concern, Facts, LOOKS_AFTER, READS, rules};
use crate::ledger;
use crate::people::Who;
use crate::people::service::{self as people};
use crate::platform::App;
use crate::platform::clock::day_words;
use crate::platform::refused::Refused;
use crate::recruitment_file::retention::waiting::waiting;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use time::OffsetDateTime;

/// Everything that is not in order, for whoever looks after SameTable.
///
/// # Errors
/// Not theirs to see.
pub async fn look(who: &Who, app: &App) -> Result<Vec<Concern>, Refused> {
    if who.may(LOOKS_AFTER).is_err() {
        // An auditor looks after nothing, and finds here what there is to read.
        return who.may_see(READS).map(|_| Vec::new());
    }
    // Of other organisations on this server, nothing is said here.
    let contact = people::protection(who, app).await?.names_a_contact();
    let mut found = rules::concerns(&Facts { contact, ..facts(app).await });
    found.extend(rules::of_data(&waiting(who, app).await?));
    found.sort_by_key(|concern| std::cmp::Reverse(concern.weight));
    Ok(found)
}

/// What is found on this machine now. What cannot be asked counts as out of order, and nothing here fails.
pub async fn facts(app: &App) -> Facts {
    let now = OffsetDateTime::from(app.clock.now());
    let last = ledger::service::last_at(app).await;
    let ends = ledger::service::check_heads(app).await;
    let behind = last.as_ref().ok().copied().flatten().map(|last| (OffsetDateTime::from(last) - now).whole_seconds());
    let data = app.settings.data.clone();
    let (ours, named) = (our_files(app), app.settings.secret_files.clone());
    let here = tokio::task::spawn_blocking(move || (free(&data), writable(&data), open_files(ours, &named))).await;
    let (free, writable, open_files) = here.unwrap_or((None, false, Vec::new()));
    Facts {
        public_url: app.settings.public_url.clone(),
        only_here: app.settings.addr.ip().is_loopback(),
        proxy: !app.settings.proxies.is_empty(),
        mail: app.settings.mail.is_some(),
        backup: crate::backup::service::is_young(app).await.unwrap_or(false),
        backup_folder: app.settings.backup.is_some(),
        contact: people::without_contact(app).await.is_ok_and(|without| without == 0),
        aside: crate::backup::service::aside(&app.settings)
            .await
            .into_iter()
            .map(|one| day_words(&one.goes_on))
            .collect(),
        unwritten: crate::backup::service::is_unwritten(app).await.unwrap_or(false),
        certificate: certificate(app, now),
        database: last.is_ok() && ends.is_ok(),
        keys: app.keys.answers().await,
        writable,
        free,
        behind: behind.filter(|seconds| *seconds > 0),
        open_files,
        // What was found at the start and in the night counts too: that is why nothing is written.
        wrong_ends: ends.map_or(0, |ends| ends.len()).max(app.standing.findings().len()),
    }
}

fn certificate(app: &App, now: OffsetDateTime) -> Option<CertificateFacts> {
    let known = app.door.known();
    let days = known.ends.map(|ends| (ends - now).whole_days());
    known.has_door.then_some(CertificateFacts { days, names: known.names, trouble: known.trouble })
}

/// Bytes that are free for this program where `folder` is.
fn free(folder: &Path) -> Option<u64> {
    let disk = rustix::fs::statvfs(folder).ok()?;
    Some(disk.f_bavail.saturating_mul(disk.f_frsize))
}

/// Tries it, because rights on paper say nothing of a disk that was mounted read-only.
fn writable(folder: &Path) -> bool {
    let trial = folder.join(format!(".written-{}", std::process::id()));
    let written = std::fs::write(&trial, b"SameTable").is_ok();
    std::fs::remove_file(&trial).is_ok() && written
}

/// Files of this program that hold secrets: keys, the passphrase of the backups, and the database with its log, in which
/// private scores stand.
fn our_files(app: &App) -> Vec<PathBuf> {
    let data = &app.settings.data;
    let mut files: Vec<_> = ["kek", "ledger.key", "backup.passphrase"].iter().map(|name| data.join(name)).collect();
    let database = app.settings.database_file();
    for file in database.into_iter().chain([data.join("keys.db")]) {
        let beside = ["", "-wal", "-shm"].map(|end| PathBuf::from(format!("{}{end}", file.display())));
        files.extend(beside);
    }
    files
}

/// Those that somebody else may read: of ours, anybody but their owner; of those that settings name (a certificate's key
/// often belongs to a group) anybody at all.
fn open_files(ours: Vec<PathBuf>, named: &[PathBuf]) -> Vec<String> {
    let ours = ours.into_iter().map(|path| (path, 0o077));
    let named = named.iter().map(|path| (path.clone(), 0o007));
    let open = |(path, others): &(PathBuf, u32)| {
        std::fs::metadata(path).is_ok_and(|about| about.permissions().mode() & others != 0)
    };
    ours.chain(named).filter(open).map(|(path, _)| path.display().to_string()).collect()
}
