//! Recordings of somebody's own voice. Their sound is sealed; a row of which the sound is gone stays and says why.

use crate::ids::{InterviewId, KitLineId, OrganisationId, PanelId, PersonId, RowId, SeatId};
use crate::platform::db::{Ask, Timestamp, Tx};
use crate::scoring::{Gone, Phase};

type Outcome<T> = Result<T, sqlx::Error>;

/// A recording without its sound.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct RecordingRow {
    pub id: RowId,
    pub interview: InterviewId,
    pub kit_line: KitLineId,
    pub seat: SeatId,
    pub revision: i64,
    pub key: String,
    pub kind: String,
    /// As the tablet counted them; 0 where it did not.
    pub seconds: i64,
    pub sha256: String,
    /// What was said, as it was written down; may be empty.
    pub words: String,
    pub phase: Phase,
    pub at: Timestamp,
    pub gone: Option<Gone>,
}

macro_rules! recordings {
    ($where:literal) => {
        concat!(
            "SELECT id, interview, kit_line, seat, revision, key, kind, seconds, sha256, words, phase, at, gone
             FROM recording WHERE org = $1 ",
            $where
        )
    };
}

pub async fn recording_by_key(on: impl Ask<'_>, org: OrganisationId, key: &str) -> Outcome<Option<RecordingRow>> {
    on.sql(recordings!("AND key = $2")).bind(org).bind(key).optional().await
}

pub async fn recording(on: impl Ask<'_>, org: OrganisationId, id: RowId) -> Outcome<Option<RecordingRow>> {
    on.sql(recordings!("AND id = $2")).bind(org).bind(id).optional().await
}

/// The recordings of an interview that can be heard. Whoever calls this has asked whether they may be.
pub async fn recordings_of_interview(
    on: impl Ask<'_>,
    org: OrganisationId,
    interview: InterviewId,
) -> Outcome<Vec<RecordingRow>> {
    on.sql(recordings!("AND interview = $2 AND gone IS NULL ORDER BY kit_line, seat, revision"))
        .bind(org)
        .bind(interview)
        .all()
        .await
}

/// Everything that a seat said in its own voice about an interview, what is gone too.
pub async fn recordings_of_seat(
    on: impl Ask<'_>,
    org: OrganisationId,
    interview: InterviewId,
    seat: SeatId,
) -> Outcome<Vec<RecordingRow>> {
    on.sql(recordings!("AND interview = $2 AND seat = $3 ORDER BY kit_line, revision"))
        .bind(org)
        .bind(interview)
        .bind(seat)
        .all()
        .await
}

/// What can be heard of this seat, on whatever interview.
pub async fn recordings_there(on: impl Ask<'_>, org: OrganisationId, seat: SeatId) -> Outcome<Vec<RecordingRow>> {
    on.sql(recordings!("AND seat = $2 AND gone IS NULL ORDER BY interview, kit_line, revision"))
        .bind(org)
        .bind(seat)
        .all()
        .await
}

/// What a person said in their own voice and a panel has talked about: the panel, the recording, its seconds, when.
pub async fn recordings_of_person(
    on: impl Ask<'_>,
    org: OrganisationId,
    person: PersonId,
) -> Outcome<Vec<(PanelId, RowId, i64, Timestamp)>> {
    on.sql(
        "SELECT i.panel, r.id, r.seconds, r.at FROM recording r
         JOIN seat s ON s.org = r.org AND s.id = r.seat
         JOIN interview i ON i.org = r.org AND i.id = r.interview
         WHERE r.org = $1 AND s.person = $2 AND r.gone IS NULL AND i.state IN ('talking', 'closed')
         ORDER BY r.at, r.id",
    )
    .bind(org)
    .bind(person)
    .all()
    .await
}

/// The sealed sound.
pub async fn sealed_recording(on: impl Ask<'_>, org: OrganisationId, id: RowId) -> Outcome<Option<Vec<u8>>> {
    let row: Option<(Option<Vec<u8>>,)> =
        on.sql("SELECT sealed FROM recording WHERE org = $1 AND id = $2").bind(org).bind(id).optional().await?;
    Ok(row.and_then(|(sealed,)| sealed))
}

pub async fn insert_recording(tx: &mut Tx, org: OrganisationId, row: &RecordingRow, sealed: &[u8]) -> Outcome<()> {
    tx.sql(
        "INSERT INTO recording (org, id, interview, kit_line, seat, revision, key, kind, seconds, sha256, sealed, words,
                                phase, at, gone)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, NULL)",
    )
    .bind(org)
    .bind(row.id)
    .bind(row.interview)
    .bind(row.kit_line)
    .bind(row.seat)
    .bind(row.revision)
    .bind(row.key.as_str())
    .bind(row.kind.as_str())
    .bind(row.seconds)
    .bind(row.sha256.as_str())
    .bind(sealed)
    .bind(row.words.as_str())
    .bind(row.phase)
    .bind(row.at)
    .execute()
    .await?;
    Ok(())
}

/// Its sound and its words go; says whether they were there.
pub async fn drop_recording(tx: &mut Tx, org: OrganisationId, id: RowId, gone: Gone) -> Outcome<bool> {
    let dropped = tx
        .sql("UPDATE recording SET sealed = NULL, words = '', gone = $3 WHERE org = $1 AND id = $2 AND gone IS NULL")
        .bind(org)
        .bind(id)
        .bind(gone)
        .execute()
        .await?;
    Ok(dropped > 0)
}

/// What was said, written down.
pub async fn write_recording_down(tx: &mut Tx, org: OrganisationId, id: RowId, words: &str) -> Outcome<bool> {
    let written = tx
        .sql("UPDATE recording SET words = $3 WHERE org = $1 AND id = $2 AND gone IS NULL")
        .bind(org)
        .bind(id)
        .bind(words)
        .execute()
        .await?;
    Ok(written > 0)
}
