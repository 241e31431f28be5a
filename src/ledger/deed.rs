//! A deed's entries, collected while it is done and appended as the last thing before the commit.

use super::keys::KeysRefused;
use super::rules::chain::{Draft, Tip, link};
use super::rules::note::Head;
use super::rules::{self, PSEUDONYM_TAKEN, REFERS, SEALED, seal};
use super::store::{self, HeadRow};
use super::{Acting, Actor, SERVER, Salt};
use crate::hex::hex;
use crate::ids::{OrganisationId, PersonId, StreamId, SubjectId};
use crate::platform::App;
use crate::platform::db::{Lock, Timestamp, Tx};
use crate::platform::random;
use crate::platform::refused::Refused;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// What is to be appended.
#[derive(Debug, Clone)]
pub struct Deed {
    org: Option<OrganisationId>,
    actor: Actor,
    notes: Vec<Note>,
}

#[derive(Debug, Clone)]
struct Note {
    stream: StreamId,
    subject: SubjectId,
    kind: &'static str,
    what: What,
}

#[derive(Debug, Clone)]
enum What {
    Fields(Value),
    /// The end of this other stream, as it is at that moment.
    EndOf(StreamId),
    /// How many entries stand before it in its own stream.
    Count,
}

impl Deed {
    /// A deed of this person, job or device.
    pub fn new(who: &impl Acting) -> Self {
        Self { org: who.organisation(), actor: who.actor(), notes: Vec::new() }
    }

    /// An entry on `stream`, its content sealed under `subject`'s key; the members of `fields` become its fields.
    /// Values are codes, ids and what was typed or tapped, never sentences made for showing.
    pub fn note(&mut self, stream: StreamId, subject: SubjectId, kind: &'static str, fields: Value) {
        self.notes.push(Note { stream, subject, kind, what: What::Fields(fields) });
    }

    /// That what stands on `stream` rests on `other` as it stands now, entries of this deed before this one included.
    pub fn refers(&mut self, stream: StreamId, subject: SubjectId, other: StreamId) {
        self.notes.push(Note { stream, subject, kind: REFERS, what: What::EndOf(other) });
    }

    /// That `stream` was whole up to here: the last entry of every copy that leaves the house.
    pub fn seal(&mut self, stream: StreamId, subject: SubjectId) {
        self.notes.push(Note { stream, subject, kind: SEALED, what: What::Count });
    }

    /// Appends and commits.
    ///
    /// # Errors
    /// The database or the key store failed; nothing of the deed has happened.
    pub async fn commit(self, mut tx: Tx, app: &App) -> Result<(), Refused> {
        let moves = self.notes.iter().any(|note| note.kind == rules::STAGE);
        if !self.notes.is_empty() {
            self.append(&mut tx, app).await?;
        }
        tx.commit().await?;
        if moves {
            // Signed by whoever listens, after this: a deed neither waits for it nor fails by it.
            app.stage_moved.notify_one();
        }
        Ok(())
    }

    /// Appends within a transaction that another deed commits: where two persons did one thing together.
    ///
    /// # Errors
    /// As [`Deed::commit`].
    pub async fn append_to(self, tx: &mut Tx, app: &App) -> Result<(), Refused> {
        if self.notes.is_empty() { Ok(()) } else { self.append(tx, app).await }
    }

    async fn append(self, tx: &mut Tx, app: &App) -> Result<(), Refused> {
        if app.standing.is_broken() {
            return Err(Refused::ReadOnly);
        }
        let org = self.org.ok_or(Refused::SignIn)?;
        let mut keys = Keys { app, known: BTreeMap::new() };
        for note in &self.notes {
            keys.of(note.subject).await?;
        }
        // From here to the commit nobody else appends.
        tx.lock(Lock::Ledger).await?;
        let streams: BTreeSet<StreamId> = self.notes.iter().map(|note| note.stream).collect();
        let (names, taken) = match self.actor {
            Actor::Person(person) => pseudonyms(tx, org, person, &streams).await?,
            Actor::Server(_) => (BTreeMap::new(), Vec::new()),
        };
        let named = |stream: StreamId| names.get(&stream).cloned().unwrap_or_else(|| SERVER.to_owned());
        let done = self.notes.into_iter().map(|note| (named(note.stream), note));
        let notes: Vec<_> = done.chain(taken.into_iter().map(|note| (SERVER.to_owned(), note))).collect();

        let mut log = Log::ends(tx, app, org, &notes).await?;
        for (actor, note) in notes {
            let values = match note.what {
                What::Fields(values) => values,
                What::EndOf(other) => log.end_of(other)?,
                What::Count => log.count(note.stream),
            };
            let Value::Object(values) = values else { return Err(Refused::broken("an entry's fields are no object")) };
            if !rules::is_kind(note.kind) {
                return Err(Refused::broken(format_args!("{} is no type of entry", note.kind)));
            }
            let (kind, fields) = rules::fields_of(note.kind, values);
            let mut salted = Vec::new();
            for (name, value) in fields {
                salted.push((name, value, Salt(random::bytes()?)));
            }
            let draft = Draft { stream: note.stream, kind, actor, fields: salted };
            let key = keys.of(note.subject).await?;
            log.append(tx, draft, note.subject, &key).await?;
        }
        log.sign(tx).await
    }
}

/// The keys that this deed seals with, each read once.
struct Keys<'a> {
    app: &'a App,
    known: BTreeMap<SubjectId, [u8; 32]>,
}

impl Keys<'_> {
    async fn of(&mut self, subject: SubjectId) -> Result<[u8; 32], KeysRefused> {
        if let Some(key) = self.known.get(&subject) {
            return Ok(*key);
        }
        let key = self.app.keys.subject_key(subject).await?;
        self.known.insert(subject, key);
        Ok(key)
    }
}

/// The person's name in each of these streams. A new one is noted on the person's own stream, under their own key: when
/// that is destroyed, nobody can say any more who it was.
async fn pseudonyms(
    tx: &mut Tx,
    org: OrganisationId,
    person: PersonId,
    streams: &BTreeSet<StreamId>,
) -> Result<(BTreeMap<StreamId, String>, Vec<Note>), Refused> {
    let wanted: Vec<StreamId> = streams.iter().copied().collect();
    let mut names: BTreeMap<_, _> = store::pseudonyms(tx, org, person, &wanted).await?.into_iter().collect();
    let mut taken = Vec::new();
    let new: Vec<_> = wanted.into_iter().filter(|stream| !names.contains_key(stream)).collect();
    if new.is_empty() {
        return Ok((names, taken));
    }
    let own = store::person(tx, org, person).await?;
    for stream in new {
        let name = hex(&random::bytes::<16>()?);
        store::insert_pseudonym(tx, org, person, stream, &name).await?;
        let fields = json!({"stream": stream, "pseudonym": name});
        taken.push(Note {
            stream: own.stream,
            subject: own.subject,
            kind: PSEUDONYM_TAKEN,
            what: What::Fields(fields),
        });
        names.insert(stream, name);
    }
    Ok((names, taken))
}

/// The ends of the log and of the streams, while a deed is appended.
struct Log<'a> {
    app: &'a App,
    org: OrganisationId,
    at: Timestamp,
    t: String,
    end: Tip,
    streams: BTreeMap<StreamId, StreamEnd>,
}

#[derive(Clone, Copy)]
struct StreamEnd {
    tip: Tip,
    /// The number of its last entry in the whole log.
    seq: i64,
    touched: bool,
}

impl<'a> Log<'a> {
    async fn ends(tx: &mut Tx, app: &'a App, org: OrganisationId, notes: &[(String, Note)]) -> Result<Self, Refused> {
        let mut streams: Vec<StreamId> = Vec::new();
        for (_, note) in notes {
            streams.push(note.stream);
            if let What::EndOf(other) = note.what {
                streams.push(other);
            }
        }
        let heads = store::heads(&mut *tx, org, &streams).await?;
        let last = store::last(tx).await?;
        let at = rules::entered_at(app.clock.now().into(), last.as_ref().map(|last| last.at.into()));
        let end = |head: HeadRow| {
            let tip = Tip { entries: head.entries, leaf: head.leaf };
            (head.stream, StreamEnd { tip, seq: head.seq, touched: false })
        };
        Ok(Self {
            app,
            org,
            at: at.into(),
            t: rules::written_time(at),
            end: last.map_or(Tip::EMPTY, |last| Tip { entries: last.seq + 1, leaf: last.leaf }),
            streams: heads.into_iter().map(end).collect(),
        })
    }

    fn end_of(&self, stream: StreamId) -> Result<Value, Refused> {
        let end = self.streams.get(&stream).ok_or_else(|| Refused::broken("a stream that is referred to is empty"))?;
        Ok(json!({"stream": stream, "seq": end.seq, "leaf": end.tip.leaf}))
    }

    fn count(&self, stream: StreamId) -> Value {
        json!({"entries": self.streams.get(&stream).map_or(0, |end| end.tip.entries)})
    }

    async fn append(&mut self, tx: &mut Tx, draft: Draft, subject: SubjectId, key: &[u8; 32]) -> Result<(), Refused> {
        let stream = draft.stream;
        let stream_end = self.streams.get(&stream).map_or(Tip::EMPTY, |end| end.tip);
        let linked =
            link(self.app.keys.vkey().name(), &self.t, self.end, stream_end, draft).map_err(Refused::broken)?;
        let seq = linked.entry.seq;
        let sealed = seal::seal_body(key, seq, random::bytes()?, linked.leaf, &linked.body).map_err(Refused::broken)?;
        store::insert_entry(tx, self.org, &linked, self.at, subject, &sealed).await?;
        self.end = Tip { entries: seq + 1, leaf: linked.leaf };
        let tip = Tip { entries: linked.entry.sseq + 1, leaf: linked.leaf };
        self.streams.insert(stream, StreamEnd { tip, seq, touched: true });
        Ok(())
    }

    async fn sign(self, tx: &mut Tx) -> Result<(), Refused> {
        for (stream, end) in self.streams.into_iter().filter(|(_, end)| end.touched) {
            let Tip { entries, leaf } = end.tip;
            let log = self.app.keys.vkey().name().to_owned();
            let note = self.app.keys.note(&Head { log, stream, entries, leaf, t: self.t.clone() }.text());
            store::put_head(tx, &HeadRow { org: self.org, stream, entries, seq: end.seq, leaf, note }).await?;
        }
        Ok(())
    }
}
