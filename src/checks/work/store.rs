//! The addresses by which calendars ask.

use crate::ids::{OrganisationId, PersonId, RowId};
use crate::platform::db::{Ask, Timestamp, Tx};

/// Makes one; the person's others end.
pub async fn insert(
    tx: &mut Tx,
    org: OrganisationId,
    person: PersonId,
    digest: &[u8],
    at: Timestamp,
) -> Result<(), sqlx::Error> {
    end(tx, org, person, at).await?;
    tx.sql("INSERT INTO calendar_feed (org, id, digest, person, made_at) VALUES ($1, $2, $3, $4, $5)")
        .bind(org)
        .bind(RowId::new())
        .bind(digest.to_vec())
        .bind(person)
        .bind(at)
        .execute()
        .await?;
    Ok(())
}

/// Ends a person's.
pub async fn end(tx: &mut Tx, org: OrganisationId, person: PersonId, at: Timestamp) -> Result<(), sqlx::Error> {
    tx.sql("UPDATE calendar_feed SET ended_at = $3 WHERE org = $1 AND person = $2 AND ended_at IS NULL")
        .bind(org)
        .bind(person)
        .bind(at)
        .execute()
        .await?;
    Ok(())
}

/// Whose it is.
pub async fn of(on: impl Ask<'_>, digest: &[u8]) -> Result<Option<(OrganisationId, PersonId)>, sqlx::Error> {
    on.sql("SELECT org, person FROM calendar_feed WHERE digest = $1 AND ended_at IS NULL")
        .bind(digest.to_vec())
        .optional()
        .await
}

/// Since when a person has one.
pub async fn since(on: impl Ask<'_>, org: OrganisationId, person: PersonId) -> Result<Option<Timestamp>, sqlx::Error> {
    let found: Option<(Timestamp,)> = on
        .sql("SELECT made_at FROM calendar_feed WHERE org = $1 AND person = $2 AND ended_at IS NULL")
        .bind(org)
        .bind(person)
        .optional()
        .await?;
    Ok(found.map(|(at,)| at))
}
