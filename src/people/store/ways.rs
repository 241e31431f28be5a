//! What is kept of a person about their tablet.

use crate::ids::{OrganisationId, PersonId};
use crate::people::ways::{Kept, OrderBy, Ways};
use crate::platform::db::{Ask, JsonText, Timestamp, Tx};

#[derive(sqlx::FromRow)]
struct Row {
    ways: JsonText<Ways>,
    order_by: Option<OrderBy>,
    practised: bool,
}

/// What is kept of a person; the usual if nothing is.
pub async fn ways(on: impl Ask<'_>, org: OrganisationId, person: PersonId) -> Result<Kept, sqlx::Error> {
    let row: Option<Row> = on
        .sql("SELECT ways, order_by, practised FROM person_ways WHERE org = $1 AND person = $2")
        .bind(org)
        .bind(person)
        .optional()
        .await?;
    let kept = row.map(|row| Kept { ways: row.ways.0, order_by: row.order_by, practised: row.practised });
    Ok(kept.unwrap_or_default())
}

pub async fn put_ways(
    tx: &mut Tx,
    org: OrganisationId,
    person: PersonId,
    kept: &Kept,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO person_ways (org, person, ways, order_by, practised, at)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (org, person) DO UPDATE SET
            ways = excluded.ways, order_by = excluded.order_by, practised = excluded.practised, at = excluded.at",
    )
    .bind(org)
    .bind(person)
    .bind(JsonText(kept.ways))
    .bind(kept.order_by)
    .bind(kept.practised)
    .bind(now)
    .execute()
    .await?;
    Ok(())
}
