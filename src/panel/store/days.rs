//! The agreement and the day's interviews.

use super::super::{Agreement, Interview, InterviewState};
use crate::ids::{CandidacyId, InterviewId, OrganisationId, PanelId, PersonId, RowId, StreamId, SubjectId, VacancyId};
use crate::platform::db::{Ask, Timestamp, Tx};
use crate::vacancy::Stage;

pub async fn insert_agreement(tx: &mut Tx, agreement: &Agreement, by: PersonId) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO agreement (org, id, vacancy, version, mode, panel_share, weights, talk, reason, announced_at,
            announced_by, frozen_at, text_version, gates, advisory)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
    )
    .bind(agreement.org)
    .bind(agreement.id)
    .bind(agreement.vacancy)
    .bind(agreement.version)
    .bind(agreement.mode)
    .bind(agreement.panel_share)
    .bind(&agreement.weights)
    .bind(agreement.talk)
    .bind(agreement.reason.as_deref())
    .bind(agreement.announced_at)
    .bind(by)
    .bind(agreement.frozen_at)
    .bind(agreement.text_version)
    .bind(&agreement.gates)
    .bind(agreement.advisory)
    .execute()
    .await?;
    if let Some(seat) = agreement.veto_seat {
        tx.sql("INSERT INTO agreement_veto (org, agreement, seat) VALUES ($1, $2, $3)")
            .bind(agreement.org)
            .bind(agreement.id)
            .bind(seat)
            .execute()
            .await?;
    }
    Ok(())
}

/// The agreement as last announced.
pub async fn agreement(
    on: impl Ask<'_>,
    org: OrganisationId,
    vacancy: VacancyId,
) -> Result<Option<Agreement>, sqlx::Error> {
    on.sql(
        "SELECT a.org, a.id, a.vacancy, a.version, a.mode, a.panel_share, a.weights, a.talk, a.gates,
                v.seat AS veto_seat, a.advisory, a.reason, a.announced_at, a.frozen_at, a.text_version
         FROM agreement a LEFT JOIN agreement_veto v ON v.org = a.org AND v.agreement = a.id
         WHERE a.org = $1 AND a.vacancy = $2 ORDER BY a.version DESC LIMIT 1",
    )
    .bind(org)
    .bind(vacancy)
    .optional()
    .await
}

/// Whether this froze it; `false` if it was frozen before.
pub async fn freeze_agreement(
    tx: &mut Tx,
    org: OrganisationId,
    id: RowId,
    now: Timestamp,
) -> Result<bool, sqlx::Error> {
    let frozen = tx
        .sql("UPDATE agreement SET frozen_at = $3 WHERE org = $1 AND id = $2 AND frozen_at IS NULL")
        .bind(org)
        .bind(id)
        .bind(now)
        .execute()
        .await?;
    Ok(frozen > 0)
}

/// Puts a candidate on the day; one who is on it keeps the interview and moves.
pub async fn place_interview(
    tx: &mut Tx,
    org: OrganisationId,
    panel: PanelId,
    candidacy: CandidacyId,
    position: i64,
    starts_at: &str,
) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO interview (org, id, panel, candidacy, position, starts_at, state)
         VALUES ($1, $2, $3, $4, $5, $6, 'planned')
         ON CONFLICT (org, panel, candidacy) DO UPDATE SET position = excluded.position, starts_at = excluded.starts_at",
    )
    .bind(org)
    .bind(InterviewId::new())
    .bind(panel)
    .bind(candidacy)
    .bind(position)
    .bind(starts_at)
    .execute()
    .await?;
    Ok(())
}

/// Takes a candidate off the day. Only what is still planned can be taken off.
pub async fn drop_interview(tx: &mut Tx, org: OrganisationId, id: InterviewId) -> Result<(), sqlx::Error> {
    tx.sql("DELETE FROM interview WHERE org = $1 AND id = $2 AND state = 'planned'")
        .bind(org)
        .bind(id)
        .execute()
        .await?;
    Ok(())
}

/// The interviews of a panel in their order.
pub async fn interviews(on: impl Ask<'_>, org: OrganisationId, panel: PanelId) -> Result<Vec<Interview>, sqlx::Error> {
    on.sql("SELECT * FROM interview WHERE org = $1 AND panel = $2 ORDER BY position, id")
        .bind(org)
        .bind(panel)
        .all()
        .await
}

pub async fn interview(
    on: impl Ask<'_>,
    org: OrganisationId,
    id: InterviewId,
) -> Result<Option<Interview>, sqlx::Error> {
    on.sql("SELECT * FROM interview WHERE org = $1 AND id = $2").bind(org).bind(id).optional().await
}

/// Moves an interview on, if it is still where it was; each state has its own moment.
pub async fn step_interview(
    tx: &mut Tx,
    org: OrganisationId,
    id: InterviewId,
    from: InterviewState,
    to: InterviewState,
    now: Timestamp,
) -> Result<bool, sqlx::Error> {
    let moved = tx
        .sql(
            "UPDATE interview SET state = $4,
                started_at = CASE WHEN $4 = 'running' THEN $5 ELSE started_at END,
                scored_at = CASE WHEN $4 = 'scored' THEN $5 ELSE scored_at END,
                opened_at = CASE WHEN $4 = 'talking' THEN $5 ELSE opened_at END,
                closed_at = CASE WHEN $4 = 'closed' THEN $5 ELSE closed_at END
             WHERE org = $1 AND id = $2 AND state = $3",
        )
        .bind(org)
        .bind(id)
        .bind(from)
        .bind(to)
        .bind(now)
        .execute()
        .await?;
    Ok(moved > 0)
}

/// Whether a discussion of this panel was opened after `since`.
pub async fn talked_since(
    on: impl Ask<'_>,
    org: OrganisationId,
    panel: PanelId,
    since: Timestamp,
) -> Result<bool, sqlx::Error> {
    let talks: i64 = on
        .sql("SELECT COUNT(*) FROM interview WHERE org = $1 AND panel = $2 AND opened_at >= $3")
        .bind(org)
        .bind(panel)
        .bind(since)
        .value()
        .await?;
    Ok(talks > 0)
}

/// An interview with what the panel and its rules need to know of the candidate.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct OnDay {
    #[sqlx(flatten)]
    pub interview: Interview,
    pub name: String,
    pub noticed: bool,
    pub stage: Stage,
    pub stream: StreamId,
    pub subject: SubjectId,
}

/// The candidates on the day in their order.
pub async fn on_day(on: impl Ask<'_>, org: OrganisationId, panel: PanelId) -> Result<Vec<OnDay>, sqlx::Error> {
    on.sql(
        "SELECT i.*, c.name, c.notice_given_at IS NOT NULL AS noticed, c.stage, c.stream, c.subject
         FROM interview i JOIN candidacy c ON c.org = i.org AND c.id = i.candidacy
         WHERE i.org = $1 AND i.panel = $2 ORDER BY i.position, i.id",
    )
    .bind(org)
    .bind(panel)
    .all()
    .await
}
