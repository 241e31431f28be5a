//! The panel itself, and what it reads of the vacancy and of persons.

use super::super::Panel;
use crate::ids::{OrganisationId, PanelId, PersonId, ServiceId, StreamId, SubjectId, VacancyId};
use crate::platform::db::{Ask, Timestamp, Tx};

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
    pub service: ServiceId,
    pub title: String,
    pub service_name: String,
    pub day: String,
    pub starts_at: String,
    pub place: String,
}

/// All panels, the latest day first.
pub async fn panels(on: impl Ask<'_>, org: OrganisationId) -> Result<Vec<Listed>, sqlx::Error> {
    on.sql(
        "SELECT p.id, p.vacancy, v.service, v.title, s.name AS service_name, p.day, p.starts_at, p.place
         FROM panel p
         JOIN vacancy v ON v.org = p.org AND v.id = p.vacancy
         JOIN service s ON s.org = v.org AND s.id = v.service
         WHERE p.org = $1 ORDER BY p.day DESC, p.starts_at DESC, p.id",
    )
    .bind(org)
    .all()
    .await
}

/// The home or team and the vacancy of a panel.
pub async fn place_of(
    on: impl Ask<'_>,
    org: OrganisationId,
    id: PanelId,
) -> Result<Option<(ServiceId, VacancyId)>, sqlx::Error> {
    on.sql(
        "SELECT v.service, v.id FROM panel p JOIN vacancy v ON v.org = p.org AND v.id = p.vacancy
         WHERE p.org = $1 AND p.id = $2",
    )
    .bind(org)
    .bind(id)
    .optional()
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
