//! Reading the ledger, checking it against itself, and noting who looked at what.

mod checkpoint;
mod standing;
mod tree;

pub use checkpoint::{
    Comparison, Given, Why, after_stage, compare, covering, daily, keep_signing, newest as newest_checkpoint, receipt,
    sign,
};
pub use standing::{
    Standing, damage_of, empty_bodies, forget_erased, note_restored, recover, see, sign_emptied, standing, unexplained,
};
pub use tree::prove_inclusion;

use super::keys::KeysRefused;
use super::rules::chain;
use super::rules::note::{Emptied, Head, Vkey};
use super::rules::{self, seal};
use super::store::{self, EntryRow, HeadRow};
use super::{Acting, Actor, Body, Content, Entry, Hash, Look, Opened, SERVER, Sought, ViewRow};
use crate::ids::{OrganisationId, PersonId, StreamId, SubjectId, VacancyId};
use crate::platform::App;
use crate::platform::db::Timestamp;
use crate::platform::refused::Refused;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use tree::TreeAudit;
use uuid::Uuid;

/// All entries of a stream of the reader's organisation, opened as far as keys are there. Whether the reader may see them
/// is asked by the room that the stream belongs to.
///
/// # Errors
/// The database or the key store failed.
pub async fn stream(who: &impl Acting, app: &App, stream: StreamId) -> Result<Vec<Opened>, Refused> {
    let org = who.organisation().ok_or(Refused::SignIn)?;
    let rows = store::stream(&app.db, org, stream).await?;
    let keys = keys(app, &rows).await?;
    Ok(rows.into_iter().map(|row| opened(row, &keys, app.keys.vkey())).collect())
}

/// The signed end of a stream, or none if it has no entry.
///
/// # Errors
/// The database failed.
pub async fn head(who: &impl Acting, app: &App, stream: StreamId) -> Result<Option<String>, Refused> {
    let org = who.organisation().ok_or(Refused::SignIn)?;
    Ok(store::heads(&app.db, org, &[stream]).await?.pop().map(|head| head.note))
}

/// Whose random names those in a stream are. The one that appears as [`SERVER`] is nobody's.
///
/// # Errors
/// The database failed.
pub async fn names_in(who: &impl Acting, app: &App, stream: StreamId) -> Result<HashMap<String, PersonId>, Refused> {
    let org = who.organisation().ok_or(Refused::SignIn)?;
    Ok(store::names_in(&app.db, org, stream).await?.into_iter().filter(|(name, _)| name != SERVER).collect())
}

/// Notes that somebody looks at something sensitive. What cannot note it must not show it.
///
/// # Errors
/// The database failed.
pub async fn view(who: &impl Acting, app: &App, what: &'static str, thing: Uuid) -> Result<(), Refused> {
    look(who, app, Look { what, thing, candidacy: None, vacancy: None }).await
}

/// [`view`], with whose file and which vacancy it concerns: by these the log of views is searched.
///
/// # Errors
/// The database failed.
pub async fn look(who: &impl Acting, app: &App, look: Look) -> Result<(), Refused> {
    let org = who.organisation().ok_or(Refused::SignIn)?;
    let by = match who.actor() {
        Actor::Person(person) => (Some(person), None),
        Actor::Server(name) => (None, Some(name)),
    };
    let mut tx = app.db.begin().await?;
    store::insert_view(&mut tx, org, by, who.link(), &look, app.clock.now()).await?;
    Ok(tx.commit().await?)
}

/// Who looked at a thing of this organisation, the latest first.
///
/// # Errors
/// The database failed.
pub async fn views(
    who: &impl Acting,
    app: &App,
    thing: Uuid,
) -> Result<Vec<(Option<PersonId>, String, Timestamp)>, Refused> {
    let org = who.organisation().ok_or(Refused::SignIn)?;
    Ok(store::views(&app.db, org, thing).await?)
}

/// Views, the latest first. `vacancies` keeps to those that concern one of these; none for all. Who may read them is asked
/// by the room that shows them.
///
/// # Errors
/// The database failed.
pub async fn page_of_views(
    who: &impl Acting,
    app: &App,
    sought: &Sought,
    vacancies: Option<&[VacancyId]>,
    limit: i64,
    offset: i64,
) -> Result<Vec<ViewRow>, Refused> {
    let org = who.organisation().ok_or(Refused::SignIn)?;
    let vacancies = vacancies.map(serde_json::to_string).transpose()?;
    Ok(store::page_of_views(&app.db, org, sought, vacancies, limit, offset).await?)
}

async fn keys(app: &App, rows: &[EntryRow]) -> Result<BTreeMap<SubjectId, [u8; 32]>, KeysRefused> {
    let subjects: BTreeSet<SubjectId> = rows.iter().filter_map(|row| row.subject).collect();
    let mut keys = BTreeMap::new();
    for subject in subjects {
        if let Some(key) = app.keys.existing(subject).await? {
            keys.insert(subject, key);
        }
    }
    Ok(keys)
}

fn opened(row: EntryRow, keys: &BTreeMap<SubjectId, [u8; 32]>, vkey: &Vkey) -> Opened {
    let Ok(entry) = chain::read_entry(&row.public) else { return unreadable(row) };
    let content = content(&row, &entry, keys, vkey);
    Opened { entry, public: row.public, leaf: row.leaf, content }
}

/// An entry whose text was spoilt: what stands beside it says where it belongs, and it is shown as broken.
fn unreadable(row: EntryRow) -> Opened {
    let entry = Entry {
        v: super::VERSION,
        log: String::new(),
        seq: row.seq,
        t: rules::written_time(row.at.into()),
        stream: row.stream,
        sseq: row.sseq,
        kind: row.kind,
        actor: row.actor,
        prev: Hash::NONE,
        sprev: Hash::NONE,
        fields: Vec::new(),
    };
    Opened { entry, public: row.public, leaf: row.leaf, content: Content::Broken }
}

fn content(row: &EntryRow, entry: &Entry, keys: &BTreeMap<SubjectId, [u8; 32]>, vkey: &Vkey) -> Content {
    if chain::leaf(&row.public) != row.leaf {
        return Content::Broken;
    }
    // Whoever is erased leaves a row that says so. One that is missing was taken out.
    let (Some(subject), Some(sealed)) = (row.subject, &row.sealed) else { return Content::Broken };
    if Emptied::is_written(sealed) {
        return if is_emptied(row, vkey) { Content::Erased } else { Content::Broken };
    }
    let Some(key) = keys.get(&subject) else { return Content::Erased };
    match seal::open_body(key, row.seq, row.leaf, sealed) {
        Ok(body) if chain::check_body(entry, &body).is_ok() => Content::Open(body),
        _ => Content::Broken,
    }
}

/// Does a signed note stand in place of an entry's words, which says that they went with the person whose they were?
fn is_emptied(row: &EntryRow, vkey: &Vkey) -> bool {
    let (Some(subject), Some(sealed)) = (row.subject, &row.sealed) else { return false };
    Emptied { log: vkey.name().to_owned(), seq: row.seq, leaf: row.leaf, subject }.is_said(sealed, vkey)
}

/// Something in the database that is not as the ledger wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The entry's number in the log, of a checkpoint that of its last entry; none for a stream's end.
    pub seq: Option<i64>,
    pub stream: Option<StreamId>,
    pub what: Wrong,
    /// The hash of the entry's text as it stands now, of a checkpoint its root; none for a stream's end.
    pub leaf: Option<Hash>,
}

/// What is not as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// The text is not the canonical text of an entry.
    Unreadable,
    /// The stored hash is not that of the text.
    Hash,
    /// A column says something else than the text.
    Column,
    /// A number is left out.
    Missing,
    /// It does not name the entry before it.
    Chain,
    /// Its time is before that of the entry before it.
    Time,
    /// It is of another log than this installation's.
    Log,
    /// The body does not open, though its key is there.
    Sealed,
    /// The body says something else than the entry commits to.
    Body,
    /// The body is not there, and nobody was erased with whom it would have gone.
    Taken,
    /// A seal counts otherwise than there are entries before it: whoever made it left some out.
    Seal,
    /// The signature under a stream's end does not fit, or it names another entry than the last.
    Head,
    /// The log has fewer or other entries than it had: somebody put an older database in its place.
    RolledBack,
    /// The log does not go on from the last checkpoint that was signed.
    Signed,
    /// A checkpoint that was given out is not one of this log, or its signature does not fit.
    Checkpoint,
    /// What is kept of the tree is not what the entries make.
    Tree,
}

impl Wrong {
    const ALL: [Self; 16] = [
        Self::Unreadable,
        Self::Hash,
        Self::Column,
        Self::Missing,
        Self::Chain,
        Self::Time,
        Self::Log,
        Self::Sealed,
        Self::Body,
        Self::Taken,
        Self::Seal,
        Self::Head,
        Self::RolledBack,
        Self::Signed,
        Self::Checkpoint,
        Self::Tree,
    ];

    /// The code that is stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::Hash => "hash",
            Self::Column => "column",
            Self::Missing => "missing",
            Self::Chain => "chain",
            Self::Time => "time",
            Self::Log => "log",
            Self::Sealed => "sealed",
            Self::Body => "body",
            Self::Taken => "taken",
            Self::Seal => "seal",
            Self::Head => "head",
            Self::RolledBack => "rolled_back",
            Self::Signed => "signed",
            Self::Checkpoint => "checkpoint",
            Self::Tree => "tree",
        }
    }

    /// The kind of a stored code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|what| what.code() == code)
    }
}

const PAGE: i64 = 500;

/// Reads the whole log of all organisations and says everything that is not as it was written.
///
/// # Errors
/// The database or the key store failed.
pub async fn audit(app: &App) -> Result<Vec<Finding>, Refused> {
    let log = app.keys.vkey().name().to_owned();
    let tree = TreeAudit::begin(app).await?;
    let (streams, found, left) = (BTreeMap::new(), Vec::new(), left(app).await?);
    let vkey = app.keys.vkey();
    let mut audit = Audit { log, vkey, left, next: 0, before: Hash::NONE, t: String::new(), streams, tree, found };
    loop {
        let rows = store::page(&app.db, audit.next, PAGE).await?;
        let keys = keys(app, &rows).await?;
        for row in &rows {
            // Somebody may have been erased between the two readings: the row is read again before it is called taken.
            if audit.is_taken(row, &keys)
                && let Some(again) = store::page(&app.db, row.seq, 1).await?.pop()
            {
                audit.look_at(&again, &keys);
            } else {
                audit.look_at(row, &keys);
            }
        }
        if rows.len() < usize::try_from(PAGE).unwrap_or(usize::MAX) {
            break;
        }
    }
    let mut found = audit.found;
    found.extend(audit.tree.end());
    found.extend(check_heads(app).await?);
    Ok(found)
}

/// The organisations that left altogether: their words went with them, rows and keys.
async fn left(app: &App) -> Result<BTreeSet<OrganisationId>, Refused> {
    let destroyed: BTreeSet<SubjectId> = app.keys.destroyed().await?.into_iter().map(|(subject, _)| subject).collect();
    let all = store::organisations(&app.db).await?;
    Ok(all.into_iter().filter(|(_, _, subject)| destroyed.contains(subject)).map(|(org, _, _)| org).collect())
}

/// When the last entry of the whole log was written; none if there is none.
///
/// # Errors
/// The database failed.
pub async fn last_at(app: &App) -> Result<Option<Timestamp>, Refused> {
    Ok(store::last_at(&app.db).await?)
}

/// Are the ends of all streams signed, and do they name the last entries? Quick enough for every start. People go on writing
/// meanwhile: an end that was signed anew between the readings says nothing, and is read again.
///
/// # Errors
/// The database failed.
pub async fn check_heads(app: &App) -> Result<Vec<Finding>, Refused> {
    /// A stream that is written to all the time is looked at when it rests, or the next day: each writing signs its end.
    const TRIES: usize = 5;
    let mut before = heads(app).await?;
    let mut found = BTreeSet::new();
    for _ in 0..TRIES {
        let ends: BTreeMap<StreamId, (i64, Hash)> =
            store::ends(&app.db).await?.into_iter().map(|(stream, sseq, leaf)| (stream, (sseq, leaf))).collect();
        let after = heads(app).await?;
        let all: BTreeSet<StreamId> = ends.keys().chain(before.keys()).chain(after.keys()).copied().collect();
        let (mut again, mut wrong) = (false, BTreeSet::new());
        for stream in all {
            let (head, end) = (after.get(&stream), ends.get(&stream));
            if head.is_some_and(|head| fits(app, head, end)) {
                continue;
            }
            if before.get(&stream) == head {
                wrong.insert(stream);
            } else {
                again = true;
            }
        }
        found = wrong;
        if !again {
            break;
        }
        before = after;
    }
    let finding = |stream| Finding { seq: None, stream: Some(stream), what: Wrong::Head, leaf: None };
    Ok(found.into_iter().map(finding).collect())
}

async fn heads(app: &App) -> Result<BTreeMap<StreamId, HeadRow>, Refused> {
    Ok(store::all_heads(&app.db).await?.into_iter().map(|head| (head.stream, head)).collect())
}

/// Is this end signed, and does it name the last entry of its stream?
fn fits(app: &App, row: &HeadRow, end: Option<&(i64, Hash)>) -> bool {
    Head::verified(&row.note, app.keys.vkey()).is_ok_and(|head| {
        head.stream == row.stream
            && (head.entries, head.leaf) == (row.entries, row.leaf)
            && end == Some(&(head.entries - 1, head.leaf))
    })
}

/// Does a seal name as many entries as stand before it in its stream? What is no seal counts nothing.
fn counts_right(entry: &Entry, body: &Body) -> bool {
    let counted = body.fields.iter().find(|field| field.name == "entries").and_then(|field| field.value.as_i64());
    entry.kind != rules::SEALED || counted == Some(entry.sseq)
}

struct Audit<'a> {
    log: String,
    vkey: &'a Vkey,
    left: BTreeSet<OrganisationId>,
    next: i64,
    before: Hash,
    t: String,
    streams: BTreeMap<StreamId, (i64, Hash)>,
    tree: TreeAudit,
    found: Vec<Finding>,
}

impl Audit<'_> {
    /// Are an entry's words not there, or not to be opened, although nobody was erased with whom they would have gone?
    fn is_taken(&self, row: &EntryRow, keys: &BTreeMap<SubjectId, [u8; 32]>) -> bool {
        let opens = row.sealed.is_some() && row.subject.is_some_and(|subject| keys.contains_key(&subject));
        !opens && !self.left.contains(&row.org) && !is_emptied(row, self.vkey)
    }

    fn look_at(&mut self, row: &EntryRow, keys: &BTreeMap<SubjectId, [u8; 32]>) {
        let mut wrong = Vec::new();
        if row.seq != self.next {
            wrong.push(Wrong::Missing);
            self.tree.leave_out(row.seq.saturating_sub(self.next));
        }
        let leaf = chain::leaf(&row.public);
        if leaf != row.leaf {
            wrong.push(Wrong::Hash);
        }
        match chain::read_entry(&row.public) {
            Err(_) => wrong.push(Wrong::Unreadable),
            Ok(entry) => {
                self.chained(&entry, &mut wrong);
                let columns = (row.seq, row.stream, row.sseq, row.kind.as_str(), row.actor.as_str());
                let said = (entry.seq, entry.stream, entry.sseq, entry.kind.as_str(), entry.actor.as_str());
                if columns != said || rules::written_time(row.at.into()) != entry.t {
                    wrong.push(Wrong::Column);
                }
                self.streams.insert(entry.stream, (entry.sseq + 1, leaf));
                self.t.clone_from(&entry.t);
                if self.is_taken(row, keys) {
                    wrong.push(Wrong::Taken);
                }
                if let (Some(sealed), Some(key)) = (&row.sealed, row.subject.and_then(|subject| keys.get(&subject)))
                    // Its key is about to go, too: an erasure is in its middle.
                    && !is_emptied(row, self.vkey)
                {
                    match seal::open_body(key, row.seq, row.leaf, sealed) {
                        Err(_) => wrong.push(Wrong::Sealed),
                        Ok(body) if chain::check_body(&entry, &body).is_err() => wrong.push(Wrong::Body),
                        Ok(body) if !counts_right(&entry, &body) => wrong.push(Wrong::Seal),
                        Ok(_) => {}
                    }
                }
            }
        }
        let finding = |what| Finding { seq: Some(row.seq), stream: Some(row.stream), what, leaf: Some(leaf) };
        self.found.extend(wrong.into_iter().map(finding));
        self.next = row.seq + 1;
        self.before = leaf;
        // What was signed is the tree over the stored hashes; that each is its text's is looked at above.
        self.tree.look_at(row.leaf);
    }

    fn chained(&self, entry: &Entry, wrong: &mut Vec<Wrong>) {
        let (sseq, sprev) = self.streams.get(&entry.stream).copied().unwrap_or((0, Hash::NONE));
        if entry.prev != self.before || entry.sprev != sprev || entry.sseq != sseq {
            wrong.push(Wrong::Chain);
        }
        if entry.t < self.t {
            wrong.push(Wrong::Time);
        }
        if entry.log != self.log {
            wrong.push(Wrong::Log);
        }
    }
}
