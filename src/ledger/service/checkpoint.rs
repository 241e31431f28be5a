//! Making checkpoints of the whole log, and comparing one that somebody holds with it.

use super::{standing, tree};
use crate::ledger::Receipt;
use crate::ledger::keys::KeysRefused;
use crate::ledger::rules;
use crate::ledger::rules::checkpoint::{Checkpoint, Compared, Held, NotHeld};
use crate::ledger::store::{self, CheckpointRow};
use crate::platform::App;
use crate::platform::db::Timestamp;
use crate::platform::refused::Refused;
use crate::texts::say_with;

/// Somebody else may sign in the same moment, and each time is then done anew: with so many nobody is at it all the time.
const TRIES: usize = 64;

/// Why a checkpoint is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Somebody came to another stage.
    Stage,
    /// There were entries since yesterday.
    Daily,
    /// A person, or a copy that leaves the house, needs it.
    Asked,
}

impl Why {
    /// The code that is stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Stage => "stage",
            Self::Daily => "daily",
            Self::Asked => "asked",
        }
    }
}

/// A checkpoint that was given out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    pub checkpoint: Checkpoint,
    /// As it is handed over: text and signature.
    pub note: String,
    pub at: Timestamp,
}

impl Given {
    fn of(app: &App, row: CheckpointRow) -> Self {
        let origin = app.keys.vkey().name().to_owned();
        Self { checkpoint: Checkpoint { origin, size: row.size, root: row.root }, note: row.note, at: row.at }
    }
}

/// The newest checkpoint, if there is one: the one that was signed last.
///
/// # Errors
/// The database or the key store failed.
pub async fn newest(app: &App) -> Result<Option<Given>, Refused> {
    if let Some((size, root)) = app.keys.signed().await? {
        let signed = store::checkpoints_of(&app.db, size).await?.into_iter().find(|row| row.root == root);
        if let Some(row) = signed {
            return Ok(Some(Given::of(app, row)));
        }
    }
    Ok(store::newest_checkpoint(&app.db).await?.map(|row| Given::of(app, row)))
}

/// The receipt of the newest checkpoint and the key, for the foot of a letter; none while nothing was signed.
///
/// # Errors
/// The database or the key store failed.
pub async fn receipt(app: &App) -> Result<Option<Receipt>, Refused> {
    let vkey = app.keys.vkey().written();
    let address = format!("{}/receipt", app.settings.public_url);
    Ok(newest(app).await?.map(|given| Receipt { receipt: given.checkpoint.receipt(), vkey, address }))
}

/// Signs the log as it is now, if it goes on from what was signed last; none if it has no entry. If it does not, nothing is
/// signed, and from then on nothing is written: that is found as the record's other damages are.
///
/// # Errors
/// The log does not go on from what was signed; the record is broken; the database or the key store failed.
pub async fn sign(app: &App, why: Why) -> Result<Option<Given>, Refused> {
    if app.standing.is_broken() {
        return Err(Refused::ReadOnly);
    }
    for _ in 0..TRIES {
        // In this order: what was signed was in the log before, whoever signed it.
        let before = app.keys.signed().await?;
        let Some(last) = store::last_on(&app.db).await? else {
            return if before.is_none() { Ok(None) } else { Err(refused(app).await) };
        };
        let size = last.seq + 1;
        tree::fill(app, size).await?;
        let Some(root) = tree::root_at(app, size).await? else { return Err(refused(app).await) };
        let proof = match before {
            Some((old, _)) if old <= size => tree::prove_consistency(app, old, size).await?.unwrap_or_default(),
            _ => Vec::new(),
        };
        let checkpoint = Checkpoint { origin: app.keys.vkey().name().to_owned(), size, root };
        let at = app.clock.now();
        let note = match app.keys.sign_checkpoint(&checkpoint, before, &proof, at).await {
            Ok(Some(note)) => note,
            Ok(None) => continue,
            Err(KeysRefused::NotConsistent(_)) => return Err(refused(app).await),
            Err(cause) => return Err(cause.into()),
        };
        let row = CheckpointRow { size, root, note: note.clone(), at, why: why.code().to_owned() };
        let known = store::checkpoints_of(&app.db, size).await?.into_iter().find(|known| known.root == root);
        if let Some(known) = known {
            return Ok(Some(Given::of(app, known)));
        }
        let mut tx = app.db.begin().await?;
        store::insert_checkpoint(&mut tx, &row).await?;
        tx.commit().await?;
        return Ok(Some(Given { checkpoint, note, at }));
    }
    Err(Refused::broken("checkpoints were signed again and again by somebody else"))
}

/// The log is not the one that was signed: the server becomes read-only at once, and says why.
async fn refused(app: &App) -> Refused {
    match standing(app).await {
        Ok(found) => app.standing.set(found),
        Err(cause) => return cause,
    }
    tracing::error!("the log does not go on from the last checkpoint that was signed");
    Refused::because("checkpoint-refused")
}

/// A checkpoint over the entry with this number: the newest, or one that is made now.
///
/// # Errors
/// As [`sign`]; there is no such entry.
pub async fn covering(app: &App, seq: i64) -> Result<Given, Refused> {
    if let Some(newest) = newest(app).await?
        && newest.checkpoint.size > seq
    {
        return Ok(newest);
    }
    let made = sign(app, Why::Asked).await?.filter(|made| made.checkpoint.size > seq);
    made.ok_or_else(|| Refused::broken("a checkpoint over an entry that is not there"))
}

/// After somebody came to another stage: a checkpoint, if there is none since. Does nothing while the record is broken.
///
/// # Errors
/// As [`sign`].
pub async fn after_stage(app: &App) -> Result<String, Refused> {
    if app.standing.is_broken() {
        return Ok(String::new());
    }
    let size = newest(app).await?.map_or(0, |newest| newest.checkpoint.size);
    if !store::is_any_since(&app.db, rules::STAGE, size).await? {
        return Ok(String::new());
    }
    said(sign(app, Why::Stage).await?)
}

/// Once a day: a checkpoint, if anything was entered since the last.
///
/// # Errors
/// As [`sign`].
pub async fn daily(app: &App) -> Result<String, Refused> {
    if app.standing.is_broken() {
        return Ok(String::new());
    }
    let size = newest(app).await?.map_or(0, |newest| newest.checkpoint.size);
    match store::last_on(&app.db).await? {
        Some(last) if last.seq >= size => said(sign(app, Why::Daily).await?),
        _ => Ok(String::new()),
    }
}

fn said(made: Option<Given>) -> Result<String, Refused> {
    let size = made.map(|made| made.checkpoint.size.to_string());
    Ok(size.map_or_else(String::new, |size| say_with("checkpoint-made", &[("n", &size)])))
}

/// Makes a checkpoint right after each change of stage, until the server closes. The job of the same purpose does what
/// was missed: here nothing can fail for anybody.
pub async fn keep_signing(app: App) {
    loop {
        tokio::select! {
            () = app.closing.cancelled() => break,
            () = app.stage_moved.notified() => {}
        }
        if let Err(refused) = after_stage(&app).await {
            tracing::warn!(%refused, "no checkpoint was made after a change of stage");
        }
    }
}

/// What is to be said of a checkpoint or receipt that somebody holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    pub compared: Compared,
    /// How many entries the held one speaks of.
    pub size: i64,
    /// How many the log has now.
    pub entries: i64,
    /// Where it does not fit: the signed state of that size that the log has, to be kept beside the held one.
    pub other: Option<String>,
    /// When a backup was restored or a damage taken note of, after which held checkpoints may not fit; only where it does not.
    pub left_at: Option<Timestamp>,
}

/// Compares what somebody holds with the log.
///
/// # Errors
/// It is no checkpoint and no receipt of this log: its message is for the field `held`. The database failed.
pub async fn compare(app: &App, text: &str) -> Result<Comparison, Refused> {
    let held = Held::read(text, app.keys.vkey()).map_err(not_held)?;
    let entries = store::last_on(&app.db).await?.map_or(0, |last| last.seq + 1);
    let there = if held.size() <= entries { tree::root_at(app, held.size()).await? } else { None };
    let given = store::checkpoints_of(&app.db, held.size()).await?;
    let roots: Vec<_> = given.iter().map(|row| row.root).collect();
    let compared = held.compared(there, &roots);
    let fits = compared == Compared::Fits;
    let other = given.into_iter().find(|row| !fits && !held.is(row.root)).map(|row| row.note);
    let left_at = if fits { None } else { app.keys.left_at().await? };
    Ok(Comparison { compared, size: held.size(), entries, other, left_at })
}

fn not_held(why: NotHeld) -> Refused {
    let code = format!("checkpoint-held-{}", why.code());
    Refused::field("held", code)
}
