//! The only SQL of alerts.

use super::Kind;
use crate::ids::{CandidacyId, OrganisationId, PersonId, RowId, ServiceId};
use crate::platform::db::{Ask, Timestamp, Tx};

/// A look out of the ordinary, with what was said of it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Row {
    pub id: RowId,
    pub kind: Kind,
    pub person: PersonId,
    pub person_name: String,
    /// Whose file; of many files, none.
    pub candidacy: Option<CandidacyId>,
    pub candidate_name: Option<String>,
    pub service: Option<ServiceId>,
    pub files: Option<i64>,
    pub most: Option<i64>,
    pub seen_at: Timestamp,
    pub words: Option<String>,
    pub answered_by: Option<String>,
    pub answered_at: Option<Timestamp>,
}

/// All of an organisation, what waits for an answer first, the newest first.
pub async fn all(on: impl Ask<'_>, org: OrganisationId) -> Result<Vec<Row>, sqlx::Error> {
    on.sql(
        "SELECT v.id, v.kind, v.person, p.name AS person_name, v.candidacy, c.name AS candidate_name, v.service, v.files, v.most,
                v.seen_at, a.words, q.name AS answered_by, a.at AS answered_at
         FROM view_alert v JOIN person p ON p.org = v.org AND p.id = v.person
         LEFT JOIN candidacy c ON c.org = v.org AND c.id = v.candidacy
         LEFT JOIN view_alert_answer a ON a.org = v.org AND a.alert = v.id
         LEFT JOIN person q ON q.org = a.org AND q.id = a.by_person
         WHERE v.org = $1 ORDER BY a.id IS NOT NULL, v.seen_at DESC, v.id DESC",
    )
    .bind(org)
    .all()
    .await
}

/// One to insert.
#[derive(Debug, Clone, Copy)]
pub struct New<'a> {
    pub kind: Kind,
    pub person: PersonId,
    pub candidacy: Option<CandidacyId>,
    pub service: Option<ServiceId>,
    /// How many, and above how many it is many.
    pub files: Option<(i64, i64)>,
    pub mark: &'a str,
    pub seen_at: Timestamp,
    pub at: Timestamp,
}

/// False if it was found before.
pub async fn insert(tx: &mut Tx, org: OrganisationId, new: New<'_>) -> Result<bool, sqlx::Error> {
    let inserted = tx
        .sql(
            "INSERT INTO view_alert (org, id, kind, person, candidacy, service, files, most, mark, seen_at, at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (org, person, mark) DO NOTHING",
        )
        .bind(org)
        .bind(RowId::new())
        .bind(new.kind)
        .bind(new.person)
        .bind(new.candidacy)
        .bind(new.service)
        .bind(new.files.map(|(files, _)| files))
        .bind(new.files.map(|(_, most)| most))
        .bind(new.mark)
        .bind(new.seen_at)
        .bind(new.at)
        .execute()
        .await?;
    Ok(inserted > 0)
}

/// The marks of everything that was found since then.
pub async fn marks(
    on: impl Ask<'_>,
    org: OrganisationId,
    since: Timestamp,
) -> Result<Vec<(PersonId, String)>, sqlx::Error> {
    on.sql("SELECT person, mark FROM view_alert WHERE org = $1 AND seen_at >= $2").bind(org).bind(since).all().await
}

/// False if somebody answered before.
pub async fn insert_answer(
    tx: &mut Tx,
    org: OrganisationId,
    alert: RowId,
    words: &str,
    by: PersonId,
    at: Timestamp,
) -> Result<bool, sqlx::Error> {
    let inserted = tx
        .sql(
            "INSERT INTO view_alert_answer (org, id, alert, words, by_person, at) VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (org, alert) DO NOTHING",
        )
        .bind(org)
        .bind(RowId::new())
        .bind(alert)
        .bind(words)
        .bind(by)
        .bind(at)
        .execute()
        .await?;
    Ok(inserted > 0)
}

/// Above how many files within an hour it is many, if the organisation has said.
pub async fn most(on: impl Ask<'_>, org: OrganisationId) -> Result<Option<i64>, sqlx::Error> {
    let found: Option<(i64,)> = on
        .sql("SELECT files FROM view_alert_rule WHERE org = $1 ORDER BY at DESC, id DESC LIMIT 1")
        .bind(org)
        .optional()
        .await?;
    Ok(found.map(|(files,)| files))
}

pub async fn insert_most(
    tx: &mut Tx,
    org: OrganisationId,
    files: i64,
    by: PersonId,
    at: Timestamp,
) -> Result<(), sqlx::Error> {
    tx.sql("INSERT INTO view_alert_rule (org, id, files, by_person, at) VALUES ($1, $2, $3, $4, $5)")
        .bind(org)
        .bind(RowId::new())
        .bind(files)
        .bind(by)
        .bind(at)
        .execute()
        .await?;
    Ok(())
}
