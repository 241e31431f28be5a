//! The only SQL of this room.

use super::{
    Agreement, Asker, AwayReason, Conflict, ConflictKind, Consent, ConsentKind, Interview, InterviewState, JoinCode,
    Panel, Seat, SeatKind,
};
use crate::ids::{
    CandidacyId, InterviewId, KitLineId, OrganisationId, PanelId, PersonId, RowId, SeatId, StreamId, SubjectId,
    VacancyId,
};
use crate::platform::db::{Ask, JsonText, Timestamp, Tx};
use crate::vacancy::Stage;

/// The panel with its making; `made_at` is kept from the first time.
pub async fn save_panel(tx: &mut Tx, panel: &Panel, now: Timestamp) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO panel (org, id, vacancy, day, starts_at, place, facilitator, prepare_minutes, interview_minutes,
            break_minutes, talk_minutes, lunch_at, lunch_minutes, most_candidates, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
         ON CONFLICT (org, id) DO UPDATE SET day = excluded.day, starts_at = excluded.starts_at, place = excluded.place,
            facilitator = excluded.facilitator, prepare_minutes = excluded.prepare_minutes,
            interview_minutes = excluded.interview_minutes, break_minutes = excluded.break_minutes,
            talk_minutes = excluded.talk_minutes, lunch_at = excluded.lunch_at, lunch_minutes = excluded.lunch_minutes,
            most_candidates = excluded.most_candidates",
    )
    .bind(panel.org)
    .bind(panel.id)
    .bind(panel.vacancy)
    .bind(&panel.day)
    .bind(&panel.starts_at)
    .bind(&panel.place)
    .bind(panel.facilitator)
    .bind(panel.prepare_minutes)
    .bind(panel.interview_minutes)
    .bind(panel.break_minutes)
    .bind(panel.talk_minutes)
    .bind(panel.lunch_at.as_deref())
    .bind(panel.lunch_minutes)
    .bind(panel.most_candidates)
    .bind(now)
    .execute()
    .await?;
    Ok(())
}

pub async fn panel(on: impl Ask<'_>, org: OrganisationId, id: PanelId) -> Result<Option<Panel>, sqlx::Error> {
    on.sql("SELECT * FROM panel WHERE org = $1 AND id = $2").bind(org).bind(id).optional().await
}

pub async fn panel_of(on: impl Ask<'_>, org: OrganisationId, vacancy: VacancyId) -> Result<Option<Panel>, sqlx::Error> {
    on.sql("SELECT * FROM panel WHERE org = $1 AND vacancy = $2").bind(org).bind(vacancy).optional().await
}

/// A panel as the list of all panels shows it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Listed {
    pub id: PanelId,
    pub vacancy: VacancyId,
    pub title: String,
    pub service_name: String,
    pub day: String,
    pub starts_at: String,
    pub place: String,
}

/// All panels, the latest day first.
pub async fn panels(on: impl Ask<'_>, org: OrganisationId) -> Result<Vec<Listed>, sqlx::Error> {
    on.sql(
        "SELECT p.id, p.vacancy, v.title, s.name AS service_name, p.day, p.starts_at, p.place
         FROM panel p
         JOIN vacancy v ON v.org = p.org AND v.id = p.vacancy
         JOIN service s ON s.org = v.org AND s.id = v.service
         WHERE p.org = $1 ORDER BY p.day DESC, p.starts_at DESC, p.id",
    )
    .bind(org)
    .all()
    .await
}

/// Where the ledger entries of a panel stand.
pub async fn stream_of_vacancy(
    on: impl Ask<'_>,
    org: OrganisationId,
    vacancy: VacancyId,
) -> Result<Option<(StreamId, SubjectId)>, sqlx::Error> {
    on.sql("SELECT stream, subject FROM vacancy WHERE org = $1 AND id = $2").bind(org).bind(vacancy).optional().await
}

/// The name and own picture of a person.
pub async fn person(
    on: impl Ask<'_>,
    org: OrganisationId,
    id: PersonId,
) -> Result<Option<(String, Option<String>)>, sqlx::Error> {
    on.sql("SELECT name, picture FROM person WHERE org = $1 AND id = $2").bind(org).bind(id).optional().await
}

/// What a new seat is.
#[derive(Debug, Clone, Copy)]
pub struct NewSeat {
    pub org: OrganisationId,
    pub id: SeatId,
    pub panel: PanelId,
    pub person: PersonId,
    pub kind: SeatKind,
    pub supporter: Option<PersonId>,
    pub position: i64,
}

pub async fn insert_seat(tx: &mut Tx, seat: NewSeat, now: Timestamp) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO seat (org, id, panel, person, kind, supporter, position, given_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(seat.org)
    .bind(seat.id)
    .bind(seat.panel)
    .bind(seat.person)
    .bind(seat.kind)
    .bind(seat.supporter)
    .bind(seat.position)
    .bind(now)
    .execute()
    .await?;
    Ok(())
}

pub async fn update_seat(
    tx: &mut Tx,
    org: OrganisationId,
    id: SeatId,
    kind: SeatKind,
    supporter: Option<PersonId>,
    position: i64,
) -> Result<(), sqlx::Error> {
    tx.sql("UPDATE seat SET kind = $3, supporter = $4, position = $5 WHERE org = $1 AND id = $2")
        .bind(org)
        .bind(id)
        .bind(kind)
        .bind(supporter)
        .bind(position)
        .execute()
        .await?;
    Ok(())
}

/// Takes a seat off the panel; the questions it asked are free again.
pub async fn remove_seat(tx: &mut Tx, org: OrganisationId, id: SeatId, now: Timestamp) -> Result<(), sqlx::Error> {
    tx.sql("UPDATE seat SET removed_at = $3 WHERE org = $1 AND id = $2").bind(org).bind(id).bind(now).execute().await?;
    tx.sql("DELETE FROM asker WHERE org = $1 AND seat = $2").bind(org).bind(id).execute().await?;
    Ok(())
}

pub async fn set_withdrawn(
    tx: &mut Tx,
    org: OrganisationId,
    id: SeatId,
    at: Option<Timestamp>,
) -> Result<(), sqlx::Error> {
    tx.sql("UPDATE seat SET withdrawn_at = $3 WHERE org = $1 AND id = $2")
        .bind(org)
        .bind(id)
        .bind(at)
        .execute()
        .await?;
    Ok(())
}

pub async fn set_away(
    tx: &mut Tx,
    org: OrganisationId,
    id: SeatId,
    away: Option<AwayReason>,
) -> Result<(), sqlx::Error> {
    tx.sql("UPDATE seat SET away = $3 WHERE org = $1 AND id = $2").bind(org).bind(id).bind(away).execute().await?;
    Ok(())
}

/// The seats of a panel in their order.
pub async fn seats(on: impl Ask<'_>, org: OrganisationId, panel: PanelId) -> Result<Vec<Seat>, sqlx::Error> {
    on.sql(
        "SELECT s.org, s.id, s.panel, s.person, p.name, p.picture, s.kind, s.supporter, h.name AS supporter_name,
                s.position, s.withdrawn_at, s.away
         FROM seat s
         JOIN person p ON p.org = s.org AND p.id = s.person
         LEFT JOIN person h ON h.org = s.org AND h.id = s.supporter
         WHERE s.org = $1 AND s.panel = $2 AND s.removed_at IS NULL ORDER BY s.position, s.id",
    )
    .bind(org)
    .bind(panel)
    .all()
    .await
}

pub async fn set_asker(
    tx: &mut Tx,
    org: OrganisationId,
    panel: PanelId,
    kit_line: KitLineId,
    seat: SeatId,
) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO asker (org, panel, kit_line, seat) VALUES ($1, $2, $3, $4)
         ON CONFLICT (org, panel, kit_line) DO UPDATE SET seat = excluded.seat",
    )
    .bind(org)
    .bind(panel)
    .bind(kit_line)
    .bind(seat)
    .execute()
    .await?;
    Ok(())
}

pub async fn askers(on: impl Ask<'_>, org: OrganisationId, panel: PanelId) -> Result<Vec<Asker>, sqlx::Error> {
    on.sql("SELECT kit_line, seat FROM asker WHERE org = $1 AND panel = $2 ORDER BY kit_line")
        .bind(org)
        .bind(panel)
        .all()
        .await
}

pub async fn insert_consent(tx: &mut Tx, org: OrganisationId, consent: &Consent) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO consent (org, id, seat, kind, given, at, text_version, noted_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(org)
    .bind(consent.id)
    .bind(consent.seat)
    .bind(consent.kind)
    .bind(consent.given)
    .bind(consent.at)
    .bind(consent.text_version)
    .bind(consent.noted_by)
    .execute()
    .await?;
    Ok(())
}

/// Every answer given on this panel, the earliest first.
pub async fn consents(on: impl Ask<'_>, org: OrganisationId, panel: PanelId) -> Result<Vec<Consent>, sqlx::Error> {
    on.sql(
        "SELECT c.id, c.seat, c.kind, c.given, c.at, c.text_version, c.noted_by
         FROM consent c JOIN seat s ON s.org = c.org AND s.id = c.seat
         WHERE c.org = $1 AND s.panel = $2 AND s.removed_at IS NULL ORDER BY c.at, c.id",
    )
    .bind(org)
    .bind(panel)
    .all()
    .await
}

/// The last answer of one seat to one consent.
pub async fn last_consent(
    on: impl Ask<'_>,
    org: OrganisationId,
    seat: SeatId,
    kind: ConsentKind,
) -> Result<Option<Consent>, sqlx::Error> {
    on.sql(
        "SELECT id, seat, kind, given, at, text_version, noted_by FROM consent
         WHERE org = $1 AND seat = $2 AND kind = $3 ORDER BY at DESC, id DESC LIMIT 1",
    )
    .bind(org)
    .bind(seat)
    .bind(kind)
    .optional()
    .await
}

pub async fn insert_conflict(tx: &mut Tx, org: OrganisationId, conflict: &Conflict) -> Result<(), sqlx::Error> {
    tx.sql("INSERT INTO conflict (org, id, seat, candidacy, kind, at) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(org)
        .bind(conflict.id)
        .bind(conflict.seat)
        .bind(conflict.candidacy)
        .bind(conflict.kind)
        .bind(conflict.at)
        .execute()
        .await?;
    Ok(())
}

/// Every answer given on this panel, the earliest first.
pub async fn conflicts(on: impl Ask<'_>, org: OrganisationId, panel: PanelId) -> Result<Vec<Conflict>, sqlx::Error> {
    on.sql(
        "SELECT c.id, c.seat, c.candidacy, c.kind, c.at
         FROM conflict c JOIN seat s ON s.org = c.org AND s.id = c.seat
         WHERE c.org = $1 AND s.panel = $2 AND s.removed_at IS NULL ORDER BY c.at, c.id",
    )
    .bind(org)
    .bind(panel)
    .all()
    .await
}

/// The last answer of one seat about one candidate.
pub async fn last_conflict(
    on: impl Ask<'_>,
    org: OrganisationId,
    seat: SeatId,
    candidacy: CandidacyId,
) -> Result<Option<ConflictKind>, sqlx::Error> {
    let row: Option<(ConflictKind,)> = on
        .sql(
            "SELECT kind FROM conflict WHERE org = $1 AND seat = $2 AND candidacy = $3
             ORDER BY at DESC, id DESC LIMIT 1",
        )
        .bind(org)
        .bind(seat)
        .bind(candidacy)
        .optional()
        .await?;
    Ok(row.map(|(kind,)| kind))
}

pub async fn insert_agreement(tx: &mut Tx, agreement: &Agreement, by: PersonId) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO agreement (org, id, vacancy, version, mode, panel_share, weights, talk, reason, announced_at,
            announced_by, frozen_at, text_version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
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
    .execute()
    .await?;
    Ok(())
}

/// The agreement as last announced.
pub async fn agreement(
    on: impl Ask<'_>,
    org: OrganisationId,
    vacancy: VacancyId,
) -> Result<Option<Agreement>, sqlx::Error> {
    on.sql(
        "SELECT org, id, vacancy, version, mode, panel_share, weights, talk, reason, announced_at, frozen_at, text_version
         FROM agreement WHERE org = $1 AND vacancy = $2 ORDER BY version DESC LIMIT 1",
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

pub async fn insert_join_code(tx: &mut Tx, code: &JoinCode, now: Timestamp) -> Result<bool, sqlx::Error> {
    let made = tx
        .sql(
            "INSERT INTO join_code (org, id, panel, token, pictures, day, made_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
        )
        .bind(code.org)
        .bind(RowId::new())
        .bind(code.panel)
        .bind(&code.token)
        .bind(&code.pictures)
        .bind(&code.day)
        .bind(now)
        .execute()
        .await?;
    Ok(made > 0)
}

/// The open code of a panel; it may be one of a day that is over.
pub async fn join_code(on: impl Ask<'_>, org: OrganisationId, panel: PanelId) -> Result<Option<JoinCode>, sqlx::Error> {
    on.sql(
        "SELECT org, panel, token, pictures, day, ended_at FROM join_code
         WHERE org = $1 AND panel = $2 AND ended_at IS NULL ORDER BY made_at DESC, id DESC LIMIT 1",
    )
    .bind(org)
    .bind(panel)
    .optional()
    .await
}

pub async fn end_join_codes(
    tx: &mut Tx,
    org: OrganisationId,
    panel: PanelId,
    now: Timestamp,
) -> Result<bool, sqlx::Error> {
    let ended = tx
        .sql("UPDATE join_code SET ended_at = $3 WHERE org = $1 AND panel = $2 AND ended_at IS NULL")
        .bind(org)
        .bind(panel)
        .bind(now)
        .execute()
        .await?;
    Ok(ended > 0)
}

/// Ends what days gone by left open, so that their pictures can be used again.
pub async fn end_old_join_codes(
    tx: &mut Tx,
    org: OrganisationId,
    today: &str,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    tx.sql("UPDATE join_code SET ended_at = $3 WHERE org = $1 AND day < $2 AND ended_at IS NULL")
        .bind(org)
        .bind(today)
        .bind(now)
        .execute()
        .await?;
    Ok(())
}

/// Whoever has the token. Like a cookie's, it names the organisation and not the other way round.
pub async fn join_code_by_token(on: impl Ask<'_>, token: &str) -> Result<Option<JoinCode>, sqlx::Error> {
    on.sql("SELECT org, panel, token, pictures, day, ended_at FROM join_code WHERE token = $1")
        .bind(token)
        .optional()
        .await
}

/// Whoever shows the three pictures of a code that is open.
pub async fn join_code_by_pictures(on: impl Ask<'_>, pictures: &[String]) -> Result<Option<JoinCode>, sqlx::Error> {
    on.sql("SELECT org, panel, token, pictures, day, ended_at FROM join_code WHERE pictures = $1 AND ended_at IS NULL")
        .bind(JsonText(pictures))
        .optional()
        .await
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
