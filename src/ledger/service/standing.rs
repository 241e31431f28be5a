//! Does the record still stand as it was written? What is found otherwise stops all writing, until a person has taken note
//! of it with their name and a reason. The note stays for ever, and so does the mark on the files concerned.

use super::{Finding, Wrong, audit, tree};
use crate::ids::{OrganisationId, RowId, StreamId, SubjectId};
use crate::ledger::rules::note::{Emptied, Head};
use crate::ledger::rules::{self, chain};
use crate::ledger::store::{self, Damage, HeadRow};
use crate::ledger::{Acting, Actor, Deed, Hash};
use crate::platform::App;
use crate::platform::db::Tx;
use crate::platform::refused::Refused;
use serde_json::json;
use std::collections::BTreeSet;
use std::sync::{Arc, PoisonError, RwLock};

/// What was found in this installation's record when it was last looked at. While anything is, nothing is written.
#[derive(Debug, Clone, Default)]
pub struct Standing(Arc<RwLock<Vec<Finding>>>);

impl Standing {
    /// Is the record broken, and the server therefore read-only?
    pub fn is_broken(&self) -> bool {
        !self.0.read().unwrap_or_else(PoisonError::into_inner).is_empty()
    }

    /// What was found.
    pub fn findings(&self) -> Vec<Finding> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Takes note of what was found; only [`recover`] makes the record writable again.
    pub fn set(&self, found: Vec<Finding>) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = found;
    }
}

/// What somebody notes that is no person of the organisation: the one who has the machine itself.
struct Machine {
    org: OrganisationId,
    name: &'static str,
}

impl Acting for Machine {
    fn organisation(&self) -> Option<OrganisationId> {
        Some(self.org)
    }

    fn actor(&self) -> Actor {
        Actor::Server(self.name)
    }
}

/// What the audit finds and nobody has taken note of yet.
///
/// # Errors
/// The database or the key store failed.
pub async fn unexplained(app: &App) -> Result<Vec<Finding>, Refused> {
    let known = store::damage(&app.db).await?;
    let explained = |found: &Finding| {
        found.seq.is_some()
            && known
                .iter()
                .any(|known| (known.seq, known.leaf, known.what.as_str()) == (found.seq, found.leaf, found.what.code()))
    };
    Ok(audit(app).await?.into_iter().filter(|found| !explained(found)).collect())
}

/// [`unexplained`], and whether the database is older than it was when it was last looked at, or is another than the one
/// that was signed last. For every start.
///
/// # Errors
/// The database or the key store failed.
pub async fn standing(app: &App) -> Result<Vec<Finding>, Refused> {
    let mut found = unexplained(app).await?;
    if let Some((entries, leaf)) = app.keys.seen().await?
        && entries > 0
        && !store::organisations(&app.db).await?.is_empty()
        && store::leaf_at(&app.db, entries - 1).await? != Some(leaf)
    {
        found.push(Finding { seq: Some(entries - 1), stream: None, what: Wrong::RolledBack, leaf: Some(leaf) });
    }
    if let Some((size, root)) = app.keys.signed().await?
        && !store::organisations(&app.db).await?.is_empty()
        && tree::root_at(app, size).await? != Some(root)
    {
        found.push(Finding { seq: Some(size - 1), stream: None, what: Wrong::Signed, leaf: Some(root) });
    }
    Ok(found)
}

/// A log that was put back, or whose damage was taken note of, goes on from what it is: the next checkpoint begins anew.
async fn sign_anew(app: &App) -> Result<(), Refused> {
    match app.keys.signed().await? {
        Some((size, root)) if tree::root_at(app, size).await? != Some(root) => {
            Ok(app.keys.leave_signed(app.clock.now()).await?)
        }
        _ => Ok(()),
    }
}

/// Notes in the key store how far the log has come: an older database in its place is then found out at the next start.
///
/// # Errors
/// The database or the key store failed.
pub async fn see(app: &App) -> Result<(), Refused> {
    if app.standing.is_broken() {
        return Ok(());
    }
    let last = store::last_on(&app.db).await?;
    let (entries, leaf) = last.map_or((0, Hash::NONE), |last| (last.seq + 1, last.leaf));
    let seen = app.keys.seen().await?;
    if seen != Some((entries, leaf)) {
        app.keys.see(entries, leaf, app.clock.now()).await?;
    }
    Ok(())
}

/// Takes out everything that is sealed under the key of somebody who is erased. In the place of each entry's words stands
/// from then on that they went, signed: words that are missing without it were taken out by somebody else. Gives of how many
/// entries.
///
/// # Errors
/// The database failed.
pub async fn empty_bodies(tx: &mut Tx, app: &App, subject: SubjectId) -> Result<usize, Refused> {
    let mut emptied = 0;
    let log = app.keys.vkey().name().to_owned();
    for (seq, leaf, sealed) in store::bodies_of(tx, subject).await? {
        if Emptied::is_written(&sealed) {
            continue;
        }
        let note = app.keys.note(&Emptied { log: log.clone(), seq, leaf, subject }.text());
        store::empty_body(tx, seq, note.as_bytes()).await?;
        emptied += 1;
    }
    Ok(emptied)
}

/// Takes out the words of everybody whose key was destroyed, as they stand in a database that was restored from before.
/// Gives how many people it concerned.
///
/// # Errors
/// The database or the key store failed.
pub async fn forget_erased(app: &App) -> Result<usize, Refused> {
    let mut concerned = 0;
    for (subject, _) in app.keys.destroyed().await? {
        let mut tx = app.db.begin().await?;
        if empty_bodies(&mut tx, app, subject).await? > 0 {
            concerned += 1;
        }
        tx.commit().await?;
    }
    Ok(concerned)
}

/// Before this was signed, the words of whoever was erased were deleted with their row. The first start of a newer version
/// signs what was deleted until then; the key store knows that it did, so that nobody can have it done again.
///
/// # Errors
/// The database or the key store failed.
pub async fn sign_emptied(app: &App) -> Result<(), Refused> {
    if !app.keys.has_noted_emptied().await? {
        forget_erased(app).await?;
        app.keys.note_emptied(app.clock.now()).await?;
    }
    Ok(())
}

/// Notes on every organisation's stream that the database was restored from a copy with so many entries.
///
/// # Errors
/// The database or the key store failed.
pub async fn note_restored(app: &App, stamp: &str, entries: i64) -> Result<(), Refused> {
    let before = app.keys.seen().await?.map_or(0, |(entries, _)| entries);
    for (org, stream, subject) in store::organisations(&app.db).await? {
        // An organisation that has left has no key any more, and nothing to be told.
        if app.keys.existing(subject).await?.is_none() {
            continue;
        }
        let mut deed = Deed::new(&Machine { org, name: "restore" });
        let fields = json!({"backup": stamp, "entries": entries, "entries_before": before});
        deed.note(stream, subject, "installation.restored", fields);
        deed.commit(app.db.begin().await?, app).await?;
    }
    sign_anew(app).await?;
    see(app).await
}

/// Takes note of everything that is found, for ever, and signs the ends of the streams as they are. Gives what was found.
///
/// # Errors
/// No name or no reason; nothing is to be recovered; the database or the key store failed.
pub async fn recover(app: &App, by: &str, reason: &str) -> Result<Vec<Finding>, Refused> {
    let (by, reason) = (by.trim(), reason.trim());
    if by.is_empty() || by.chars().count() > 120 {
        return Err(Refused::field("by", "ledger-recover-by-needed"));
    }
    if reason.chars().count() < 10 || reason.chars().count() > 2_000 {
        return Err(Refused::field("reason", "ledger-recover-reason-needed"));
    }
    let found = standing(app).await?;
    if found.is_empty() {
        return Err(Refused::because("ledger-recover-nothing"));
    }
    sign_again(app, &found).await?;
    tree::fill_again(app).await?;
    // Somebody has taken note: what follows is written.
    app.standing.set(Vec::new());
    for (org, stream, subject) in store::organisations(&app.db).await? {
        if app.keys.existing(subject).await?.is_none() {
            continue;
        }
        let own: BTreeSet<StreamId> = store::streams_of(&app.db, org).await?.into_iter().collect();
        let concerned: Vec<_> = found
            .iter()
            .filter(|found| found.stream.is_none_or(|stream| own.contains(&stream)))
            .map(|found| json!({"seq": found.seq, "stream": found.stream, "what": found.what.code()}))
            .collect();
        if concerned.is_empty() {
            continue;
        }
        let mut deed = Deed::new(&Machine { org, name: "recover" });
        deed.note(stream, subject, "ledger.recovered", json!({"by": by, "reason": reason, "found": concerned}));
        deed.commit(app.db.begin().await?, app).await?;
    }
    // What was found by its end alone is signed now; what stays is what an entry says. Both are noted.
    let mut noted = found.clone();
    for still in unexplained(app).await? {
        if !noted.contains(&still) {
            noted.push(still);
        }
    }
    let now = app.clock.now();
    let mut tx = app.db.begin().await?;
    for one in &noted {
        let damage = Damage {
            id: RowId::new(),
            seq: one.seq,
            stream: one.stream,
            what: one.what.code().to_owned(),
            leaf: one.leaf,
            by_name: by.to_owned(),
            reason: reason.to_owned(),
            at: now,
        };
        store::insert_damage(&mut tx, &damage).await?;
    }
    tx.commit().await?;
    sign_anew(app).await?;
    see(app).await?;
    Ok(found)
}

/// Signs the ends of the streams whose signature does not fit, as they are now.
async fn sign_again(app: &App, found: &[Finding]) -> Result<(), Refused> {
    let mut tx = app.db.begin().await?;
    for stream in found.iter().filter(|found| found.what == Wrong::Head).filter_map(|found| found.stream) {
        let Some(end) = store::end_of(&mut tx, stream).await? else {
            store::delete_head(&mut tx, stream).await?;
            continue;
        };
        let t = chain::read_entry(&end.public).map_or_else(|_| rules::written_time(end.at.into()), |entry| entry.t);
        let (entries, leaf, log) = (end.sseq + 1, end.leaf, app.keys.vkey().name().to_owned());
        let note = app.keys.note(&Head { log, stream, entries, leaf, t }.text());
        store::put_head(&mut tx, &HeadRow { org: end.org, stream, entries, seq: end.seq, leaf, note }).await?;
    }
    Ok(tx.commit().await?)
}

/// What was found changed in these streams of the asker's organisation and taken note of: who, why, when.
///
/// # Errors
/// The database failed.
pub async fn damage_of(who: &impl Acting, app: &App, streams: &[StreamId]) -> Result<Vec<Damage>, Refused> {
    let org = who.organisation().ok_or(Refused::SignIn)?;
    let concerns = |known: &Damage| known.stream.is_some_and(|stream| streams.contains(&stream));
    let known: Vec<Damage> = store::damage(&app.db).await?.into_iter().filter(concerns).collect();
    // All streams of an organisation are many: they are read only where there is something to keep from another one.
    if known.is_empty() {
        return Ok(known);
    }
    let own = store::streams_of(&app.db, org).await?;
    Ok(known.into_iter().filter(|known| known.stream.is_some_and(|stream| own.contains(&stream))).collect())
}
