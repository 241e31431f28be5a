//! What lists from elsewhere say of checks: written once, shown, and read by no rule.

use super::Elsewhere;
use crate::checks::store::By;
use crate::ids::{CandidacyId, OrganisationId, RowId};
use crate::platform::db::{Ask, Tx};

/// Keeps one line about one check.
pub async fn insert(tx: &mut Tx, by: By, new: &Elsewhere) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO check_elsewhere (org, id, candidacy, about, level, number, checked_on, seen_by, kept_where, by_person, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .bind(by.org)
    .bind(RowId::new())
    .bind(by.candidacy)
    .bind(new.about)
    .bind(&new.level)
    .bind(&new.number)
    .bind(&new.checked_on)
    .bind(&new.seen_by)
    .bind(&new.kept_where)
    .bind(by.person)
    .bind(by.at)
    .execute()
    .await?;
    Ok(())
}

/// What is said of one person.
pub async fn of_candidacy(
    on: impl Ask<'_>,
    org: OrganisationId,
    candidacy: CandidacyId,
) -> Result<Vec<Elsewhere>, sqlx::Error> {
    on.sql("SELECT about, level, number, checked_on, seen_by, kept_where FROM check_elsewhere WHERE org = $1 AND candidacy = $2")
        .bind(org)
        .bind(candidacy)
        .all()
        .await
}

/// About whom what is said.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Said {
    pub candidacy: CandidacyId,
    #[sqlx(flatten)]
    pub said: Elsewhere,
}

/// What is said of everybody.
pub async fn all(on: impl Ask<'_>, org: OrganisationId) -> Result<Vec<Said>, sqlx::Error> {
    on.sql(
        "SELECT candidacy, about, level, number, checked_on, seen_by, kept_where FROM check_elsewhere WHERE org = $1",
    )
    .bind(org)
    .all()
    .await
}
