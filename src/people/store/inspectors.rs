//! Inspectors' links, and what opened links left in a browser.

use crate::ids::{CandidacyId, OrganisationId, PersonId, RowId, ServiceId, VacancyId};
use crate::platform::db::{Ask, Timestamp, Tx};

/// A link as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct InspectorRow {
    pub org: OrganisationId,
    pub id: RowId,
    pub name: String,
    pub body: String,
    pub reason: String,
    pub made_by: PersonId,
    pub made_at: Timestamp,
    /// The last day, `2026-12-09`.
    pub ends_on: String,
    pub ended_at: Option<Timestamp>,
}

pub async fn insert_inspector(tx: &mut Tx, row: &InspectorRow, digest: &[u8]) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO inspector_link (org, id, digest, name, body, reason, made_by, made_at, ends_on)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(row.org)
    .bind(row.id)
    .bind(digest)
    .bind(&row.name)
    .bind(&row.body)
    .bind(&row.reason)
    .bind(row.made_by)
    .bind(row.made_at)
    .bind(&row.ends_on)
    .execute()
    .await?;
    Ok(())
}

pub async fn insert_inspector_service(
    tx: &mut Tx,
    org: OrganisationId,
    link: RowId,
    service: ServiceId,
) -> Result<(), sqlx::Error> {
    tx.sql("INSERT INTO inspector_link_service (org, link, service) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
        .bind(org)
        .bind(link)
        .bind(service)
        .execute()
        .await?;
    Ok(())
}

pub async fn insert_inspector_file(
    tx: &mut Tx,
    org: OrganisationId,
    link: RowId,
    file: (CandidacyId, VacancyId),
) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO inspector_link_file (org, link, candidacy, vacancy) VALUES ($1, $2, $3, $4)
         ON CONFLICT DO NOTHING",
    )
    .bind(org)
    .bind(link)
    .bind(file.0)
    .bind(file.1)
    .execute()
    .await?;
    Ok(())
}

/// Every link, the newest first.
pub async fn inspector_links(on: impl Ask<'_>, org: OrganisationId) -> Result<Vec<InspectorRow>, sqlx::Error> {
    on.sql(
        "SELECT org, id, name, body, reason, made_by, made_at, ends_on, ended_at FROM inspector_link
         WHERE org = $1 ORDER BY id DESC",
    )
    .bind(org)
    .all()
    .await
}

pub async fn inspector_link(
    on: impl Ask<'_>,
    org: OrganisationId,
    id: RowId,
) -> Result<Option<InspectorRow>, sqlx::Error> {
    on.sql(
        "SELECT org, id, name, body, reason, made_by, made_at, ends_on, ended_at FROM inspector_link
         WHERE org = $1 AND id = $2",
    )
    .bind(org)
    .bind(id)
    .optional()
    .await
}

pub async fn inspector_by_digest(on: impl Ask<'_>, digest: &[u8]) -> Result<Option<InspectorRow>, sqlx::Error> {
    on.sql(
        "SELECT org, id, name, body, reason, made_by, made_at, ends_on, ended_at FROM inspector_link
         WHERE digest = $1",
    )
    .bind(digest)
    .optional()
    .await
}

/// Ends a link; false if it was ended before.
pub async fn end_inspector(
    tx: &mut Tx,
    org: OrganisationId,
    id: RowId,
    by: PersonId,
    now: Timestamp,
) -> Result<bool, sqlx::Error> {
    let ended = tx
        .sql(
            "UPDATE inspector_link SET ended_at = $3, ended_by = $4
             WHERE org = $1 AND id = $2 AND ended_at IS NULL",
        )
        .bind(org)
        .bind(id)
        .bind(now)
        .bind(by)
        .execute()
        .await?;
    Ok(ended > 0)
}

pub async fn inspector_services(
    on: impl Ask<'_>,
    org: OrganisationId,
    link: RowId,
) -> Result<Vec<ServiceId>, sqlx::Error> {
    let rows: Vec<(ServiceId,)> = on
        .sql("SELECT service FROM inspector_link_service WHERE org = $1 AND link = $2 ORDER BY service")
        .bind(org)
        .bind(link)
        .all()
        .await?;
    Ok(rows.into_iter().map(|(service,)| service).collect())
}

pub async fn inspector_files(
    on: impl Ask<'_>,
    org: OrganisationId,
    link: RowId,
) -> Result<Vec<(CandidacyId, VacancyId)>, sqlx::Error> {
    on.sql("SELECT candidacy, vacancy FROM inspector_link_file WHERE org = $1 AND link = $2 ORDER BY candidacy")
        .bind(org)
        .bind(link)
        .all()
        .await
}

/// Where a candidate's file is: its vacancy, that vacancy's home, the candidate's name and stage.
pub async fn place_of_file(
    on: impl Ask<'_>,
    org: OrganisationId,
    id: CandidacyId,
) -> Result<Option<(VacancyId, ServiceId, String, String)>, sqlx::Error> {
    on.sql(
        "SELECT v.id, v.service, c.name, c.stage FROM candidacy c JOIN vacancy v ON v.org = c.org AND v.id = c.vacancy
         WHERE c.org = $1 AND c.id = $2",
    )
    .bind(org)
    .bind(id)
    .optional()
    .await
}

/// An opened link's secret in a browser.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct GuestRow {
    pub org: OrganisationId,
    pub link: RowId,
}

pub async fn insert_guest(
    tx: &mut Tx,
    org: OrganisationId,
    digest: &[u8],
    kind: &str,
    link: RowId,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    tx.sql("INSERT INTO guest (org, digest, kind, link, made_at) VALUES ($1, $2, $3, $4, $5)")
        .bind(org)
        .bind(digest)
        .bind(kind)
        .bind(link)
        .bind(now)
        .execute()
        .await?;
    Ok(())
}

pub async fn guest(on: impl Ask<'_>, digest: &[u8], kind: &str) -> Result<Option<GuestRow>, sqlx::Error> {
    on.sql("SELECT org, link FROM guest WHERE digest = $1 AND kind = $2").bind(digest).bind(kind).optional().await
}
