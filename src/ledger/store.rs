//! The only SQL of the ledger.

use super::rules::chain::Linked;
use super::{Hash, Look, Person, Sought, ViewRow};
use crate::ids::{OrganisationId, PersonId, RowId, StreamId, SubjectId};
use crate::platform::db::{Ask, JsonText, Timestamp, Tx, stored_as};
use uuid::Uuid;

stored_as!(Hash as Vec<u8>, |hash| hash.0.to_vec(), |bytes: Vec<u8>| {
    <[u8; 32]>::try_from(bytes).map(Hash).map_err(|bytes| format!("a hash of {} bytes", bytes.len()))
});

/// The last entry of the whole log.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Last {
    pub seq: i64,
    pub leaf: Hash,
    pub at: Timestamp,
}

/// The end of a stream.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct HeadRow {
    pub org: OrganisationId,
    pub stream: StreamId,
    pub entries: i64,
    pub seq: i64,
    pub leaf: Hash,
    pub note: String,
}

/// An entry as it is stored, with its body if that is still there.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct EntryRow {
    pub org: OrganisationId,
    pub seq: i64,
    pub stream: StreamId,
    pub sseq: i64,
    #[sqlx(rename = "type")]
    pub kind: String,
    pub actor: String,
    pub public: String,
    pub leaf: Hash,
    pub at: Timestamp,
    pub subject: Option<SubjectId>,
    pub sealed: Option<Vec<u8>>,
}

pub async fn last(tx: &mut Tx) -> Result<Option<Last>, sqlx::Error> {
    tx.sql("SELECT seq, leaf, at FROM ledger_entry ORDER BY seq DESC LIMIT 1").optional().await
}

/// When the last entry was written.
pub async fn last_at(on: impl Ask<'_>) -> Result<Option<Timestamp>, sqlx::Error> {
    Ok(on
        .sql("SELECT seq, leaf, at FROM ledger_entry ORDER BY seq DESC LIMIT 1")
        .optional::<Last>()
        .await?
        .map(|last| last.at))
}

pub async fn last_on(on: impl Ask<'_>) -> Result<Option<Last>, sqlx::Error> {
    on.sql("SELECT seq, leaf, at FROM ledger_entry ORDER BY seq DESC LIMIT 1").optional().await
}

/// The hash of one entry.
pub async fn leaf_at(on: impl Ask<'_>, seq: i64) -> Result<Option<Hash>, sqlx::Error> {
    let row: Option<(Hash,)> = on.sql("SELECT leaf FROM ledger_entry WHERE seq = $1").bind(seq).optional().await?;
    Ok(row.map(|(leaf,)| leaf))
}

pub async fn heads(on: impl Ask<'_>, org: OrganisationId, streams: &[StreamId]) -> Result<Vec<HeadRow>, sqlx::Error> {
    on.sql("SELECT * FROM ledger_head WHERE org = $1 AND stream IN (SELECT unhex(value, '-') FROM json_each($2))")
        .bind(org)
        .bind(JsonText(streams))
        .all()
        .await
}

pub async fn all_heads(on: impl Ask<'_>) -> Result<Vec<HeadRow>, sqlx::Error> {
    on.sql("SELECT * FROM ledger_head ORDER BY org, stream").all().await
}

pub async fn insert_entry(
    tx: &mut Tx,
    org: OrganisationId,
    linked: &Linked,
    at: Timestamp,
    subject: SubjectId,
    sealed: &[u8],
) -> Result<(), sqlx::Error> {
    let entry = &linked.entry;
    tx.sql(
        "INSERT INTO ledger_entry (org, seq, stream, sseq, type, actor, public, leaf, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(org)
    .bind(entry.seq)
    .bind(entry.stream)
    .bind(entry.sseq)
    .bind(&entry.kind)
    .bind(&entry.actor)
    .bind(&linked.public)
    .bind(linked.leaf)
    .bind(at)
    .execute()
    .await?;
    tx.sql("INSERT INTO ledger_body (org, seq, subject, sealed) VALUES ($1, $2, $3, $4)")
        .bind(org)
        .bind(entry.seq)
        .bind(subject)
        .bind(sealed)
        .execute()
        .await?;
    Ok(())
}

pub async fn put_head(tx: &mut Tx, head: &HeadRow) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO ledger_head (org, stream, entries, seq, leaf, note) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (org, stream) DO UPDATE SET
            entries = excluded.entries, seq = excluded.seq, leaf = excluded.leaf, note = excluded.note",
    )
    .bind(head.org)
    .bind(head.stream)
    .bind(head.entries)
    .bind(head.seq)
    .bind(head.leaf)
    .bind(&head.note)
    .execute()
    .await?;
    Ok(())
}

pub async fn pseudonyms(
    tx: &mut Tx,
    org: OrganisationId,
    person: PersonId,
    streams: &[StreamId],
) -> Result<Vec<(StreamId, String)>, sqlx::Error> {
    tx.sql(
        "SELECT stream, pseudonym FROM pseudonym
         WHERE org = $1 AND person = $2 AND stream IN (SELECT unhex(value, '-') FROM json_each($3))",
    )
    .bind(org)
    .bind(person)
    .bind(JsonText(streams))
    .all()
    .await
}

pub async fn insert_pseudonym(
    tx: &mut Tx,
    org: OrganisationId,
    person: PersonId,
    stream: StreamId,
    pseudonym: &str,
) -> Result<(), sqlx::Error> {
    tx.sql("INSERT INTO pseudonym (org, stream, person, pseudonym) VALUES ($1, $2, $3, $4)")
        .bind(org)
        .bind(stream)
        .bind(person)
        .bind(pseudonym)
        .execute()
        .await?;
    Ok(())
}

/// Who has which random name in a stream.
pub async fn names_in(
    on: impl Ask<'_>,
    org: OrganisationId,
    stream: StreamId,
) -> Result<Vec<(String, PersonId)>, sqlx::Error> {
    on.sql("SELECT pseudonym, person FROM pseudonym WHERE org = $1 AND stream = $2").bind(org).bind(stream).all().await
}

/// A person's own stream and subject. The table is that of the room `people`; the ledger stands above it and needs no more.
pub async fn person(tx: &mut Tx, org: OrganisationId, id: PersonId) -> Result<Person, sqlx::Error> {
    tx.sql("SELECT stream, subject FROM person WHERE org = $1 AND id = $2").bind(org).bind(id).one().await
}

/// One stream of one organisation, in order.
pub async fn stream(on: impl Ask<'_>, org: OrganisationId, stream: StreamId) -> Result<Vec<EntryRow>, sqlx::Error> {
    on.sql(
        "SELECT e.*, b.subject, b.sealed FROM ledger_entry e
         LEFT JOIN ledger_body b ON b.org = e.org AND b.seq = e.seq
         WHERE e.org = $1 AND e.stream = $2 ORDER BY e.sseq",
    )
    .bind(org)
    .bind(stream)
    .all()
    .await
}

/// A part of the whole log, of all organisations.
pub async fn page(on: impl Ask<'_>, from: i64, limit: i64) -> Result<Vec<EntryRow>, sqlx::Error> {
    on.sql(
        "SELECT e.*, b.subject, b.sealed FROM ledger_entry e
         LEFT JOIN ledger_body b ON b.org = e.org AND b.seq = e.seq
         WHERE e.seq >= $1 ORDER BY e.seq LIMIT $2",
    )
    .bind(from)
    .bind(limit)
    .all()
    .await
}

/// How each signed end stands to the entry that it names: its number in the stream's table, or none.
pub async fn ends(on: impl Ask<'_>) -> Result<Vec<(StreamId, i64, Hash)>, sqlx::Error> {
    on.sql(
        "SELECT e.stream, e.sseq, e.leaf FROM ledger_entry e
         JOIN (SELECT stream, MAX(sseq) AS sseq FROM ledger_entry GROUP BY stream) m
           ON m.stream = e.stream AND m.sseq = e.sseq",
    )
    .all()
    .await
}

pub async fn insert_view(
    tx: &mut Tx,
    org: OrganisationId,
    by: (Option<PersonId>, Option<&str>),
    link: Option<RowId>,
    look: &Look,
    at: Timestamp,
) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO access_log (org, id, person, job, link, what, thing, candidacy, vacancy, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(org)
    .bind(RowId::new())
    .bind(by.0)
    .bind(by.1)
    .bind(link)
    .bind(look.what)
    .bind(look.thing)
    .bind(look.candidacy)
    .bind(look.vacancy)
    .bind(at)
    .execute()
    .await?;
    Ok(())
}

/// Views, the latest first, as far as `sought` asks for them. What names a vacancy and no candidate was a look at all of
/// its candidates.
pub async fn page_of_views(
    on: impl Ask<'_>,
    org: OrganisationId,
    sought: &Sought,
    vacancies: Option<String>,
    limit: i64,
    offset: i64,
) -> Result<Vec<ViewRow>, sqlx::Error> {
    on.sql(
        "SELECT person, job, link, what, thing, candidacy, vacancy, at FROM access_log
         WHERE org = $1
           AND ($2 IS NULL OR person = $2)
           AND ($3 IS NULL OR candidacy = $3 OR thing = $3 OR (candidacy IS NULL AND vacancy = $4))
           AND ($5 IS NULL OR link = $5)
           AND ($6 IS NULL OR at >= $6)
           AND ($7 IS NULL OR at < $7)
           AND ($8 IS NULL OR vacancy IN (SELECT unhex(value, '-') FROM json_each($8)))
         ORDER BY at DESC, id DESC LIMIT $9 OFFSET $10",
    )
    .bind(org)
    .bind(sought.person)
    .bind(sought.file.map(|(candidacy, _)| candidacy))
    .bind(sought.file.map(|(_, vacancy)| vacancy))
    .bind(sought.link)
    .bind(sought.from)
    .bind(sought.until)
    .bind(vacancies)
    .bind(limit)
    .bind(offset)
    .all()
    .await
}

/// Who looked at a thing, the latest first.
pub async fn views(
    on: impl Ask<'_>,
    org: OrganisationId,
    thing: Uuid,
) -> Result<Vec<(Option<PersonId>, String, Timestamp)>, sqlx::Error> {
    on.sql("SELECT person, what, at FROM access_log WHERE org = $1 AND thing = $2 ORDER BY at DESC, id DESC")
        .bind(org)
        .bind(thing)
        .all()
        .await
}

/// Something that was found changed and taken note of.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Damage {
    pub id: RowId,
    pub seq: Option<i64>,
    pub stream: Option<StreamId>,
    /// The code of a `Wrong`.
    pub what: String,
    pub leaf: Option<Hash>,
    pub by_name: String,
    pub reason: String,
    pub at: Timestamp,
}

pub async fn damage(on: impl Ask<'_>) -> Result<Vec<Damage>, sqlx::Error> {
    on.sql("SELECT * FROM ledger_damage ORDER BY at, id").all().await
}

pub async fn insert_damage(tx: &mut Tx, new: &Damage) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO ledger_damage (id, seq, stream, what, leaf, by_name, reason, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(new.id)
    .bind(new.seq)
    .bind(new.stream)
    .bind(&new.what)
    .bind(new.leaf)
    .bind(&new.by_name)
    .bind(&new.reason)
    .bind(new.at)
    .execute()
    .await?;
    Ok(())
}

/// Every organisation with its stream and subject. The table is that of the room `people`; the ledger stands above it.
pub async fn organisations(on: impl Ask<'_>) -> Result<Vec<(OrganisationId, StreamId, SubjectId)>, sqlx::Error> {
    on.sql("SELECT id, stream, subject FROM organisation ORDER BY id").all().await
}

/// Every stream of an organisation that has an entry.
pub async fn streams_of(on: impl Ask<'_>, org: OrganisationId) -> Result<Vec<StreamId>, sqlx::Error> {
    let rows: Vec<(StreamId,)> =
        on.sql("SELECT DISTINCT stream FROM ledger_entry WHERE org = $1").bind(org).all().await?;
    Ok(rows.into_iter().map(|(stream,)| stream).collect())
}

/// The last entry of a stream as it is stored.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct EndRow {
    pub org: OrganisationId,
    pub seq: i64,
    pub sseq: i64,
    pub leaf: Hash,
    pub public: String,
    pub at: Timestamp,
}

pub async fn end_of(tx: &mut Tx, stream: StreamId) -> Result<Option<EndRow>, sqlx::Error> {
    tx.sql("SELECT org, seq, sseq, leaf, public, at FROM ledger_entry WHERE stream = $1 ORDER BY sseq DESC LIMIT 1")
        .bind(stream)
        .optional()
        .await
}

pub async fn delete_head(tx: &mut Tx, stream: StreamId) -> Result<(), sqlx::Error> {
    tx.sql("DELETE FROM ledger_head WHERE stream = $1").bind(stream).execute().await?;
    Ok(())
}

/// What is sealed under a subject's key: the entry's number and hash, and what stands there.
pub async fn bodies_of(tx: &mut Tx, subject: SubjectId) -> Result<Vec<(i64, Hash, Vec<u8>)>, sqlx::Error> {
    tx.sql(
        "SELECT e.seq, e.leaf, b.sealed FROM ledger_body b JOIN ledger_entry e ON e.org = b.org AND e.seq = b.seq
         WHERE b.subject = $1 ORDER BY e.seq",
    )
    .bind(subject)
    .all()
    .await
}

/// Puts `instead` where the words of an entry stood. The row stays, so that whoever takes one away is found out.
pub async fn empty_body(tx: &mut Tx, seq: i64, instead: &[u8]) -> Result<(), sqlx::Error> {
    tx.sql("UPDATE ledger_body SET sealed = $2 WHERE seq = $1").bind(seq).bind(instead).execute().await?;
    Ok(())
}

/// Leaf hashes of a part of the log, each with its number, in order.
pub async fn leaves(on: impl Ask<'_>, from: i64, to: i64) -> Result<Vec<(i64, Hash)>, sqlx::Error> {
    on.sql("SELECT seq, leaf FROM ledger_entry WHERE seq >= $1 AND seq < $2 ORDER BY seq")
        .bind(from)
        .bind(to)
        .all()
        .await
}

/// The number of the first entry at or behind a place.
pub async fn next_from(on: impl Ask<'_>, seq: i64) -> Result<Option<i64>, sqlx::Error> {
    let row: Option<(i64,)> =
        on.sql("SELECT seq FROM ledger_entry WHERE seq >= $1 ORDER BY seq LIMIT 1").bind(seq).optional().await?;
    Ok(row.map(|(seq,)| seq))
}

/// Kept full subtrees of one level, from one place to another.
pub async fn nodes(on: impl Ask<'_>, level: i64, from: i64, to: i64) -> Result<Vec<(i64, Hash)>, sqlx::Error> {
    on.sql("SELECT place, hash FROM tree_node WHERE level = $1 AND place BETWEEN $2 AND $3")
        .bind(level)
        .bind(from)
        .bind(to)
        .all()
        .await
}

/// Every kept full subtree.
pub async fn all_nodes(on: impl Ask<'_>) -> Result<Vec<(i64, i64, Hash)>, sqlx::Error> {
    on.sql("SELECT level, place, hash FROM tree_node ORDER BY level, place").all().await
}

/// The last kept full subtree of this level.
pub async fn last_node(on: impl Ask<'_>, level: i64) -> Result<Option<i64>, sqlx::Error> {
    let row: Option<(i64,)> = on
        .sql("SELECT place FROM tree_node WHERE level = $1 ORDER BY place DESC LIMIT 1")
        .bind(level)
        .optional()
        .await?;
    Ok(row.map(|(place,)| place))
}

/// Keeps a full subtree, which never changes: another server may have been first.
pub async fn keep_node(tx: &mut Tx, level: i64, place: i64, hash: Hash) -> Result<(), sqlx::Error> {
    tx.sql("INSERT INTO tree_node (level, place, hash) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
        .bind(level)
        .bind(place)
        .bind(hash)
        .execute()
        .await?;
    Ok(())
}

/// They are made anew from the log.
pub async fn forget_nodes(tx: &mut Tx) -> Result<(), sqlx::Error> {
    tx.sql("DELETE FROM tree_node").execute().await?;
    Ok(())
}

/// A checkpoint as it was given out.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct CheckpointRow {
    pub size: i64,
    pub root: Hash,
    pub note: String,
    pub at: Timestamp,
    /// The code of a `Why`.
    pub why: String,
}

pub async fn insert_checkpoint(tx: &mut Tx, new: &CheckpointRow) -> Result<(), sqlx::Error> {
    tx.sql("INSERT INTO checkpoint (size, root, note, at, why) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING")
        .bind(new.size)
        .bind(new.root)
        .bind(&new.note)
        .bind(new.at)
        .bind(&new.why)
        .execute()
        .await?;
    Ok(())
}

/// The checkpoint that was made last. Where a log was put back to an older state, that is not the largest.
pub async fn newest_checkpoint(on: impl Ask<'_>) -> Result<Option<CheckpointRow>, sqlx::Error> {
    on.sql("SELECT * FROM checkpoint ORDER BY at DESC, size DESC LIMIT 1").optional().await
}

pub async fn all_checkpoints(on: impl Ask<'_>) -> Result<Vec<CheckpointRow>, sqlx::Error> {
    on.sql("SELECT * FROM checkpoint ORDER BY size, root").all().await
}

/// Those of one size: two of them are a fork.
pub async fn checkpoints_of(on: impl Ask<'_>, size: i64) -> Result<Vec<CheckpointRow>, sqlx::Error> {
    on.sql("SELECT * FROM checkpoint WHERE size = $1 ORDER BY at, root").bind(size).all().await
}

/// Is there an entry of this kind at or behind a place in the log?
pub async fn is_any_since(on: impl Ask<'_>, kind: &str, from: i64) -> Result<bool, sqlx::Error> {
    let found: Option<(i64,)> = on
        .sql("SELECT seq FROM ledger_entry WHERE seq >= $1 AND type = $2 ORDER BY seq LIMIT 1")
        .bind(from)
        .bind(kind)
        .optional()
        .await?;
    Ok(found.is_some())
}
