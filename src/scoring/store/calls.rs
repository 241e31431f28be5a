//! Calls for help, breaks, whether scores of who stopped may stay, and how the day was.

use super::Outcome;
use crate::ids::{HelpCallId, InterviewId, OrganisationId, PanelId, PersonId, RowId, SeatId};
use crate::platform::db::{Ask, Timestamp, Tx};
use crate::scoring::{About, Call, Feel};

/// A call that nobody has answered yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct CallRow {
    pub id: HelpCallId,
    pub seat: SeatId,
    pub kind: Call,
    pub at: Timestamp,
    pub about: Option<About>,
    /// Whom the person wants to talk with.
    pub whom: Option<PersonId>,
}

/// The calls of a panel that wait for an answer, the oldest first.
pub async fn open_calls(on: impl Ask<'_>, org: OrganisationId, panel: PanelId) -> Outcome<Vec<CallRow>> {
    on.sql(
        "SELECT id, seat, kind, at, about, whom FROM help_call
         WHERE org = $1 AND panel = $2 AND answered_at IS NULL ORDER BY at, id",
    )
    .bind(org)
    .bind(panel)
    .all()
    .await
}

pub async fn insert_call(tx: &mut Tx, org: OrganisationId, panel: PanelId, call: &CallRow) -> Outcome<()> {
    tx.sql(
        "INSERT INTO help_call (org, id, panel, seat, kind, at, about, whom) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(org)
    .bind(call.id)
    .bind(panel)
    .bind(call.seat)
    .bind(call.kind)
    .bind(call.at)
    .bind(call.about)
    .bind(call.whom)
    .execute()
    .await?;
    Ok(())
}

/// Says what a call is about.
pub async fn set_about(tx: &mut Tx, org: OrganisationId, call: HelpCallId, about: About) -> Outcome<()> {
    tx.sql("UPDATE help_call SET about = $3 WHERE org = $1 AND id = $2")
        .bind(org)
        .bind(call)
        .bind(about)
        .execute()
        .await?;
    Ok(())
}

/// Answers one call; says whether it was waiting.
pub async fn answer_call(
    tx: &mut Tx,
    org: OrganisationId,
    panel: PanelId,
    call: HelpCallId,
    at: Timestamp,
) -> Outcome<bool> {
    let changed = tx
        .sql(
            "UPDATE help_call SET answered_at = $4
             WHERE org = $1 AND panel = $2 AND id = $3 AND answered_at IS NULL",
        )
        .bind(org)
        .bind(panel)
        .bind(call)
        .bind(at)
        .execute()
        .await?;
    Ok(changed == 1)
}

/// Since when the whole panel has a break, if it has one.
pub async fn pause(on: impl Ask<'_>, org: OrganisationId, panel: PanelId) -> Outcome<Option<Timestamp>> {
    let row = on
        .sql("SELECT begun_at FROM pause WHERE org = $1 AND panel = $2 AND ended_at IS NULL")
        .bind(org)
        .bind(panel)
        .optional::<(Timestamp,)>()
        .await?;
    Ok(row.map(|(at,)| at))
}

/// Begins a break for everybody; says whether there was none.
pub async fn begin_pause(
    tx: &mut Tx,
    org: OrganisationId,
    panel: PanelId,
    by: PersonId,
    at: Timestamp,
) -> Outcome<bool> {
    let added = tx
        .sql(
            "INSERT INTO pause (org, id, panel, by_person, begun_at) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT DO NOTHING",
        )
        .bind(org)
        .bind(RowId::new())
        .bind(panel)
        .bind(by)
        .bind(at)
        .execute()
        .await?;
    Ok(added == 1)
}

/// Ends it; says whether there was one.
pub async fn end_pause(tx: &mut Tx, org: OrganisationId, panel: PanelId, at: Timestamp) -> Outcome<bool> {
    let ended = tx
        .sql("UPDATE pause SET ended_at = $3 WHERE org = $1 AND panel = $2 AND ended_at IS NULL")
        .bind(org)
        .bind(panel)
        .bind(at)
        .execute()
        .await?;
    Ok(ended == 1)
}

/// Whether a seat that stopped let its scores of this interview stay; the last word about it or about the whole day.
pub async fn stays(
    on: impl Ask<'_>,
    org: OrganisationId,
    interview: InterviewId,
    seat: SeatId,
) -> Outcome<Option<bool>> {
    let row = on
        .sql(
            "SELECT stays FROM score_stay WHERE org = $1 AND seat = $3 AND (interview = $2 OR interview IS NULL)
             ORDER BY at DESC, id DESC LIMIT 1",
        )
        .bind(org)
        .bind(interview)
        .bind(seat)
        .optional::<(bool,)>()
        .await?;
    Ok(row.map(|(stays,)| stays))
}

pub async fn insert_stay(
    tx: &mut Tx,
    org: OrganisationId,
    seat: SeatId,
    interview: Option<InterviewId>,
    stays: bool,
    at: Timestamp,
) -> Outcome<()> {
    tx.sql("INSERT INTO score_stay (org, id, seat, interview, stays, at) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(org)
        .bind(RowId::new())
        .bind(seat)
        .bind(interview)
        .bind(stays)
        .bind(at)
        .execute()
        .await?;
    Ok(())
}

/// How the day was for a seat.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct DayWord {
    pub seat: SeatId,
    pub feel: Feel,
    pub words: String,
}

/// The last word of each seat of a panel on how the day was.
pub async fn day_words(on: impl Ask<'_>, org: OrganisationId, panel: PanelId) -> Outcome<Vec<DayWord>> {
    on.sql(
        "SELECT d.seat, d.feel, d.words FROM day_word AS d JOIN seat AS s ON s.org = d.org AND s.id = d.seat
         WHERE d.org = $1 AND s.panel = $2 AND NOT EXISTS (
             SELECT 1 FROM day_word AS later WHERE later.org = d.org AND later.seat = d.seat
               AND (later.at > d.at OR (later.at = d.at AND later.id > d.id)))
         ORDER BY s.position, s.id",
    )
    .bind(org)
    .bind(panel)
    .all()
    .await
}

pub async fn insert_day_word(tx: &mut Tx, org: OrganisationId, word: &DayWord, at: Timestamp) -> Outcome<()> {
    tx.sql("INSERT INTO day_word (org, id, seat, feel, words, at) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(org)
        .bind(RowId::new())
        .bind(word.seat)
        .bind(word.feel)
        .bind(word.words.as_str())
        .bind(at)
        .execute()
        .await?;
    Ok(())
}
