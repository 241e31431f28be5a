//! What is kept apart, who read it, and how long it stays.

use super::{Disclosed, Held, Read};
use crate::checks::store::By;
use crate::ids::{CandidacyId, CheckId, OrganisationId, RowId, SubjectId};
use crate::platform::db::{Ask, Timestamp, Tx};

/// Keeps sealed words.
pub async fn insert(
    tx: &mut Tx,
    by: By,
    id: RowId,
    check_entry: CheckId,
    assessment: Option<RowId>,
    subject: SubjectId,
    sealed: Vec<u8>,
) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO disclosed (org, id, candidacy, check_entry, assessment, subject, sealed, by_person, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(by.org)
    .bind(id)
    .bind(by.candidacy)
    .bind(check_entry)
    .bind(assessment)
    .bind(subject)
    .bind(sealed)
    .bind(by.person)
    .bind(by.at)
    .execute()
    .await?;
    Ok(())
}

/// What is kept about one candidate, the oldest first.
pub async fn of(on: impl Ask<'_>, org: OrganisationId, candidacy: CandidacyId) -> Result<Vec<Disclosed>, sqlx::Error> {
    on.sql(
        "SELECT d.org, d.id, d.candidacy, d.check_entry, d.assessment, d.subject, d.sealed, p.name AS by_name, d.at, d.gone_at
         FROM disclosed d JOIN person p ON p.org = d.org AND p.id = d.by_person
         WHERE d.org = $1 AND d.candidacy = $2 ORDER BY d.at, d.id",
    )
    .bind(org)
    .bind(candidacy)
    .all()
    .await
}

/// Whose words are there still: of one organisation, or of every.
pub async fn there(
    on: impl Ask<'_>,
    one: Option<OrganisationId>,
) -> Result<Vec<(OrganisationId, CandidacyId)>, sqlx::Error> {
    on.sql(
        "SELECT DISTINCT org, candidacy FROM disclosed
         WHERE sealed IS NOT NULL AND ($1 IS NULL OR org = $1) ORDER BY org, candidacy",
    )
    .bind(one)
    .all()
    .await
}

/// Its bytes go.
pub async fn gone(tx: &mut Tx, org: OrganisationId, id: RowId, at: Timestamp) -> Result<(), sqlx::Error> {
    tx.sql("UPDATE disclosed SET sealed = NULL, gone_at = $3 WHERE org = $1 AND id = $2 AND sealed IS NOT NULL")
        .bind(org)
        .bind(id)
        .bind(at)
        .execute()
        .await?;
    Ok(())
}

/// Somebody is about to read it.
pub async fn insert_read(tx: &mut Tx, by: By, why: &str) -> Result<(), sqlx::Error> {
    tx.sql("INSERT INTO disclosed_read (org, id, candidacy, why, by_person, at) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(by.org)
        .bind(RowId::new())
        .bind(by.candidacy)
        .bind(why)
        .bind(by.person)
        .bind(by.at)
        .execute()
        .await?;
    Ok(())
}

/// Who read it, the last first.
pub async fn reads(on: impl Ask<'_>, org: OrganisationId, candidacy: CandidacyId) -> Result<Vec<Read>, sqlx::Error> {
    on.sql(
        "SELECT r.candidacy, r.by_person, p.name AS by_name, r.why, r.at
         FROM disclosed_read r JOIN person p ON p.org = r.org AND p.id = r.by_person
         WHERE r.org = $1 AND r.candidacy = $2 ORDER BY r.at DESC, r.id DESC",
    )
    .bind(org)
    .bind(candidacy)
    .all()
    .await
}

/// Asks for it to stay until a day.
pub async fn insert_held(tx: &mut Tx, by: By, id: RowId, why: &str, until: &str) -> Result<(), sqlx::Error> {
    tx.sql("INSERT INTO disclosed_held (org, id, candidacy, why, until, by_person, at) VALUES ($1, $2, $3, $4, $5, $6, $7)")
        .bind(by.org)
        .bind(id)
        .bind(by.candidacy)
        .bind(why)
        .bind(until)
        .bind(by.person)
        .bind(by.at)
        .execute()
        .await?;
    Ok(())
}

/// Another person agrees; the database takes nobody's own.
pub async fn agree(tx: &mut Tx, by: By, id: RowId) -> Result<bool, sqlx::Error> {
    let changed = tx
        .sql(
            "UPDATE disclosed_held SET agreed_by = $3, agreed_at = $4 WHERE org = $1 AND id = $2 AND agreed_by IS NULL",
        )
        .bind(by.org)
        .bind(id)
        .bind(by.person)
        .bind(by.at)
        .execute()
        .await?;
    Ok(changed == 1)
}

/// The holds of one candidate, the last first.
pub async fn held(on: impl Ask<'_>, org: OrganisationId, candidacy: CandidacyId) -> Result<Vec<Held>, sqlx::Error> {
    on.sql(
        "SELECT h.id, h.candidacy, h.why, h.until, h.by_person, p.name AS by_name, h.at, q.name AS agreed_name, h.agreed_at
         FROM disclosed_held h JOIN person p ON p.org = h.org AND p.id = h.by_person
         LEFT JOIN person q ON q.org = h.org AND q.id = h.agreed_by
         WHERE h.org = $1 AND h.candidacy = $2 ORDER BY h.at DESC, h.id DESC",
    )
    .bind(org)
    .bind(candidacy)
    .all()
    .await
}
