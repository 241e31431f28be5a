//! Scores, remarks and what else a seat says about an interview. Score rows are only ever added.

mod calls;
mod recordings;
mod support;

pub use calls::*;
pub use recordings::*;
pub use support::*;

use super::{Answer, ForTeam, Phase, Reason, Shown, Source};
use crate::ids::{
    CardId, ConcernId, InterviewId, KitLineId, OrganisationId, PanelId, PersonId, RemarkId, RowId, ScoreId, SeatId,
    TabletId, TextVersionId,
};
use crate::platform::db::{Ask, JsonText, Timestamp, Tx, stored_as};

stored_as!(Answer as String, |answer: &Answer| answer.code(), |code: String| code.parse::<Answer>());

type Outcome<T> = Result<T, sqlx::Error>;

/// A score as it was given.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct ScoreRow {
    pub id: ScoreId,
    pub interview: InterviewId,
    pub kit_line: KitLineId,
    pub seat: SeatId,
    pub revision: i64,
    pub shown: Shown,
    pub tapped: Answer,
    pub value: Answer,
    pub text_version: TextVersionId,
    pub key: String,
    pub source: Source,
    pub typed_by: Option<PersonId>,
    pub phase: Phase,
    pub given_at: Timestamp,
    pub at: Timestamp,
}

/// A remark as it was given.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct RemarkRow {
    pub id: RemarkId,
    pub interview: InterviewId,
    pub kit_line: KitLineId,
    pub seat: SeatId,
    pub revision: i64,
    pub cards: JsonText<Vec<CardId>>,
    pub words: String,
    pub phase: Phase,
    pub at: Timestamp,
}

/// A concern as it was raised, or taken back.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct ConcernRow {
    pub seat: SeatId,
    pub raised: bool,
    pub words: String,
    /// The person is asked who else may know.
    pub asked: bool,
}

/// A seat that does not score an interview.
#[derive(Debug, Clone, Copy, sqlx::FromRow)]
pub struct AbsenceRow {
    pub interview: InterviewId,
    pub seat: SeatId,
    pub reason: Reason,
}

/// A score's columns, and which rows of an organisation.
macro_rules! scores {
    ($where:literal) => {
        concat!(
            "SELECT id, interview, kit_line, seat, revision, shown, tapped, value, text_version, key, source, typed_by,
                    phase, given_at, at
             FROM score WHERE org = $1 ",
            $where
        )
    };
}

/// A remark's columns, and which rows of an organisation.
macro_rules! remarks {
    ($where:literal) => {
        concat!(
            "SELECT id, interview, kit_line, seat, revision, cards, words, phase, at
             FROM remark WHERE org = $1 ",
            $where
        )
    };
}

pub async fn score_by_key(on: impl Ask<'_>, org: OrganisationId, key: &str) -> Outcome<Option<ScoreRow>> {
    on.sql(scores!("AND key = $2")).bind(org).bind(key).optional().await
}

/// Every score of a seat in an interview, the first of each item before its changes.
pub async fn scores_of_seat(
    on: impl Ask<'_>,
    org: OrganisationId,
    interview: InterviewId,
    seat: SeatId,
) -> Outcome<Vec<ScoreRow>> {
    on.sql(scores!("AND interview = $2 AND seat = $3 ORDER BY kit_line, revision"))
        .bind(org)
        .bind(interview)
        .bind(seat)
        .all()
        .await
}

/// Every score of an interview. Whoever calls this has asked whether it may be seen.
pub async fn scores_of_interview(
    on: impl Ask<'_>,
    org: OrganisationId,
    interview: InterviewId,
) -> Outcome<Vec<ScoreRow>> {
    on.sql(scores!("AND interview = $2 ORDER BY kit_line, seat, revision")).bind(org).bind(interview).all().await
}

/// Which seat has answered which item: no value leaves the database.
pub async fn answered(
    on: impl Ask<'_>,
    org: OrganisationId,
    interview: InterviewId,
) -> Outcome<Vec<(SeatId, KitLineId)>> {
    on.sql(
        "SELECT seat, kit_line FROM score WHERE org = $1 AND interview = $2 AND revision = 1 ORDER BY seat, kit_line",
    )
    .bind(org)
    .bind(interview)
    .all()
    .await
}

pub async fn insert_score(tx: &mut Tx, org: OrganisationId, row: &ScoreRow) -> Outcome<()> {
    tx.sql(
        "INSERT INTO score (org, id, interview, kit_line, seat, revision, shown, tapped, value, text_version, key, source,
                            typed_by, phase, given_at, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
    )
    .bind(org)
    .bind(row.id)
    .bind(row.interview)
    .bind(row.kit_line)
    .bind(row.seat)
    .bind(row.revision)
    .bind(row.shown)
    .bind(row.tapped)
    .bind(row.value)
    .bind(row.text_version)
    .bind(row.key.as_str())
    .bind(row.source)
    .bind(row.typed_by)
    .bind(row.phase)
    .bind(row.given_at)
    .bind(row.at)
    .execute()
    .await?;
    Ok(())
}

pub async fn remarks_of_seat(
    on: impl Ask<'_>,
    org: OrganisationId,
    interview: InterviewId,
    seat: SeatId,
) -> Outcome<Vec<RemarkRow>> {
    on.sql(remarks!("AND interview = $2 AND seat = $3 ORDER BY kit_line, revision"))
        .bind(org)
        .bind(interview)
        .bind(seat)
        .all()
        .await
}

/// Every remark of an interview. Whoever calls this has asked whether it may be seen.
pub async fn remarks_of_interview(
    on: impl Ask<'_>,
    org: OrganisationId,
    interview: InterviewId,
) -> Outcome<Vec<RemarkRow>> {
    on.sql(remarks!("AND interview = $2 ORDER BY kit_line, seat, revision")).bind(org).bind(interview).all().await
}

pub async fn insert_remark(tx: &mut Tx, org: OrganisationId, row: &RemarkRow) -> Outcome<()> {
    tx.sql(
        "INSERT INTO remark (org, id, interview, kit_line, seat, revision, cards, words, phase, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(org)
    .bind(row.id)
    .bind(row.interview)
    .bind(row.kit_line)
    .bind(row.seat)
    .bind(row.revision)
    .bind(row.cards.clone())
    .bind(row.words.as_str())
    .bind(row.phase)
    .bind(row.at)
    .execute()
    .await?;
    Ok(())
}

/// The last word of each seat on "I did not feel safe". Whoever calls this has asked whether it may be seen.
pub async fn concerns(on: impl Ask<'_>, org: OrganisationId, interview: InterviewId) -> Outcome<Vec<ConcernRow>> {
    on.sql(
        "SELECT seat, raised, words, asked FROM concern AS c
         WHERE org = $1 AND interview = $2 AND NOT EXISTS (
             SELECT 1 FROM concern AS later
             WHERE later.org = c.org AND later.interview = c.interview AND later.seat = c.seat
               AND (later.at > c.at OR (later.at = c.at AND later.id > c.id)))
         ORDER BY seat",
    )
    .bind(org)
    .bind(interview)
    .all()
    .await
}

pub async fn insert_concern(
    tx: &mut Tx,
    org: OrganisationId,
    interview: InterviewId,
    concern: &ConcernRow,
    at: Timestamp,
) -> Outcome<()> {
    tx.sql("INSERT INTO concern (org, id, interview, seat, raised, words, at, asked) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)")
        .bind(org)
        .bind(ConcernId::new())
        .bind(interview)
        .bind(concern.seat)
        .bind(concern.raised)
        .bind(concern.words.as_str())
        .bind(at)
        .bind(concern.asked)
        .execute()
        .await?;
    Ok(())
}

/// What a seat last said for its own team. Whoever calls this has asked whether it may be seen.
pub async fn for_team(
    on: impl Ask<'_>,
    org: OrganisationId,
    interview: InterviewId,
    seat: SeatId,
) -> Outcome<Option<ForTeam>> {
    let row: Option<(ForTeam,)> = on
        .sql(
            "SELECT answer FROM for_team WHERE org = $1 AND interview = $2 AND seat = $3
             ORDER BY at DESC, id DESC LIMIT 1",
        )
        .bind(org)
        .bind(interview)
        .bind(seat)
        .optional()
        .await?;
    Ok(row.map(|(answer,)| answer))
}

pub async fn insert_for_team(
    tx: &mut Tx,
    org: OrganisationId,
    interview: InterviewId,
    seat: SeatId,
    answer: ForTeam,
    at: Timestamp,
) -> Outcome<()> {
    tx.sql("INSERT INTO for_team (org, id, interview, seat, answer, at) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(org)
        .bind(RowId::new())
        .bind(interview)
        .bind(seat)
        .bind(answer)
        .bind(at)
        .execute()
        .await?;
    Ok(())
}

/// The seats that said "I am finished".
pub async fn finished(on: impl Ask<'_>, org: OrganisationId, interview: InterviewId) -> Outcome<Vec<SeatId>> {
    let seats = on
        .sql("SELECT seat FROM finished WHERE org = $1 AND interview = $2 ORDER BY seat")
        .bind(org)
        .bind(interview)
        .all::<(SeatId,)>()
        .await?;
    Ok(seats.into_iter().map(|(seat,)| seat).collect())
}

/// Says whether the seat was not finished before.
pub async fn finish(
    tx: &mut Tx,
    org: OrganisationId,
    interview: InterviewId,
    seat: SeatId,
    at: Timestamp,
) -> Outcome<bool> {
    let added = tx
        .sql("INSERT INTO finished (org, interview, seat, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING")
        .bind(org)
        .bind(interview)
        .bind(seat)
        .bind(at)
        .execute()
        .await?;
    Ok(added == 1)
}

/// Says whether the seat was finished before.
pub async fn unfinish(tx: &mut Tx, org: OrganisationId, interview: InterviewId, seat: SeatId) -> Outcome<bool> {
    let removed = tx
        .sql("DELETE FROM finished WHERE org = $1 AND interview = $2 AND seat = $3")
        .bind(org)
        .bind(interview)
        .bind(seat)
        .execute()
        .await?;
    Ok(removed == 1)
}

pub async fn absences(on: impl Ask<'_>, org: OrganisationId, interview: InterviewId) -> Outcome<Vec<AbsenceRow>> {
    on.sql("SELECT interview, seat, reason FROM absence WHERE org = $1 AND interview = $2 ORDER BY seat")
        .bind(org)
        .bind(interview)
        .all()
        .await
}

/// Records why a seat does not score; a reason that was recorded before is replaced (the ledger keeps both).
pub async fn record_absence(
    tx: &mut Tx,
    org: OrganisationId,
    absence: &AbsenceRow,
    by: PersonId,
    at: Timestamp,
) -> Outcome<()> {
    tx.sql(
        "INSERT INTO absence (org, interview, seat, reason, by_person, at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (org, interview, seat)
         DO UPDATE SET reason = excluded.reason, by_person = excluded.by_person, at = excluded.at",
    )
    .bind(org)
    .bind(absence.interview)
    .bind(absence.seat)
    .bind(absence.reason)
    .bind(by)
    .bind(at)
    .execute()
    .await?;
    Ok(())
}

/// Says whether an absence stood.
pub async fn lift_absence(tx: &mut Tx, org: OrganisationId, interview: InterviewId, seat: SeatId) -> Outcome<bool> {
    let removed = tx
        .sql("DELETE FROM absence WHERE org = $1 AND interview = $2 AND seat = $3")
        .bind(org)
        .bind(interview)
        .bind(seat)
        .execute()
        .await?;
    Ok(removed == 1)
}

/// Whose delivery has this key, and of what it was.
pub async fn delivery(on: impl Ask<'_>, org: OrganisationId, key: &str) -> Outcome<Option<(SeatId, String)>> {
    on.sql("SELECT seat, what FROM delivery WHERE org = $1 AND key = $2").bind(org).bind(key).optional().await
}

pub async fn insert_delivery(
    tx: &mut Tx,
    org: OrganisationId,
    interview: InterviewId,
    seat: SeatId,
    key: &str,
    what: &str,
    at: Timestamp,
) -> Outcome<()> {
    tx.sql("INSERT INTO delivery (org, key, interview, seat, what, at) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(org)
        .bind(key)
        .bind(interview)
        .bind(seat)
        .bind(what)
        .bind(at)
        .execute()
        .await?;
    Ok(())
}

/// How many answers of a seat a tablet said that it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct WaitingRow {
    pub seat: SeatId,
    pub waiting: i64,
    pub refused: i64,
    pub is_full: bool,
}

/// What the tablets of a panel last said, where it is more than nothing.
pub async fn waiting(on: impl Ask<'_>, org: OrganisationId, panel: PanelId) -> Outcome<Vec<WaitingRow>> {
    on.sql(
        "SELECT seat, waiting, refused, is_full FROM tablet_waiting
         WHERE org = $1 AND panel = $2 AND (waiting > 0 OR refused > 0 OR is_full) ORDER BY seat, tablet",
    )
    .bind(org)
    .bind(panel)
    .all()
    .await
}

/// A tablet's last word counts.
pub async fn put_waiting(
    tx: &mut Tx,
    org: OrganisationId,
    panel: PanelId,
    tablet: TabletId,
    row: &WaitingRow,
    at: Timestamp,
) -> Outcome<()> {
    tx.sql(
        "INSERT INTO tablet_waiting (org, panel, tablet, seat, waiting, refused, is_full, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (org, tablet, seat) DO UPDATE SET
             waiting = excluded.waiting, refused = excluded.refused, is_full = excluded.is_full, at = excluded.at",
    )
    .bind(org)
    .bind(panel)
    .bind(tablet)
    .bind(row.seat)
    .bind(row.waiting)
    .bind(row.refused)
    .bind(row.is_full)
    .bind(at)
    .execute()
    .await?;
    Ok(())
}

/// Was what the others said about this interview shown to this seat?
pub async fn reveal_was_served(
    on: impl Ask<'_>,
    org: OrganisationId,
    interview: InterviewId,
    seat: SeatId,
) -> Outcome<bool> {
    let row = on
        .sql("SELECT seat FROM reveal_served WHERE org = $1 AND interview = $2 AND seat = $3")
        .bind(org)
        .bind(interview)
        .bind(seat)
        .optional::<(SeatId,)>()
        .await?;
    Ok(row.is_some())
}

/// Says whether it is the first time.
pub async fn serve_reveal(
    tx: &mut Tx,
    org: OrganisationId,
    interview: InterviewId,
    seat: SeatId,
    at: Timestamp,
) -> Outcome<bool> {
    let added = tx
        .sql("INSERT INTO reveal_served (org, interview, seat, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING")
        .bind(org)
        .bind(interview)
        .bind(seat)
        .bind(at)
        .execute()
        .await?;
    Ok(added == 1)
}
