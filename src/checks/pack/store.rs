//! An organisation's own items, and which checks its roles do not need.

use super::{Added, OwnItem, RoleNeed};
use crate::checks::pack::service::NewItem;
use crate::ids::{OrganisationId, PersonId, RowId, VacancyId};
use crate::platform::db::{Ask, Db, Timestamp, Tx};

/// Adds one.
pub async fn insert(
    tx: &mut Tx,
    org: OrganisationId,
    id: RowId,
    new: &NewItem,
    by: PersonId,
    at: Timestamp,
) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO own_item (org, id, title, why, what_to_see, before_start, after_offer, by_person, from_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(org)
    .bind(id)
    .bind(new.title.trim())
    .bind(new.why.trim())
    .bind(new.what_to_see.trim())
    .bind(new.before_start)
    .bind(new.after_offer)
    .bind(by)
    .bind(at)
    .execute()
    .await?;
    Ok(())
}

/// Ends one; false if there is none that holds.
pub async fn end(tx: &mut Tx, org: OrganisationId, id: RowId, at: Timestamp) -> Result<bool, sqlx::Error> {
    let changed = tx
        .sql("UPDATE own_item SET ended_at = $3 WHERE org = $1 AND id = $2 AND ended_at IS NULL")
        .bind(org)
        .bind(id)
        .bind(at)
        .execute()
        .await?;
    Ok(changed == 1)
}

/// All of them, the oldest first.
pub async fn all(on: impl Ask<'_>, org: OrganisationId) -> Result<Vec<OwnItem>, sqlx::Error> {
    on.sql(
        "SELECT o.id, o.title, o.why, o.what_to_see, o.before_start, o.after_offer, p.name AS by_name, o.from_at, o.ended_at
         FROM own_item o JOIN person p ON p.org = o.org AND p.id = o.by_person
         WHERE o.org = $1 ORDER BY o.from_at, o.id",
    )
    .bind(org)
    .all()
    .await
}

/// What somebody says of a role.
#[derive(Debug, Clone, Copy)]
pub struct NewNeed<'a> {
    pub vacancy: VacancyId,
    pub item: &'a str,
    pub needed: bool,
    pub why: &'a str,
    pub by: PersonId,
    pub at: Timestamp,
}

/// Keeps it; what was said before stays.
pub async fn insert_need(tx: &mut Tx, org: OrganisationId, new: NewNeed<'_>) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO role_need (org, id, vacancy, item, needed, why, by_person, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(org)
    .bind(RowId::new())
    .bind(new.vacancy)
    .bind(new.item)
    .bind(new.needed)
    .bind(new.why)
    .bind(new.by)
    .bind(new.at)
    .execute()
    .await?;
    Ok(())
}

/// Everything that is added to packs.
pub async fn added(db: &Db, org: OrganisationId) -> Result<Added, sqlx::Error> {
    Ok(Added { own: all(db, org).await?, needs: needs(db, org).await? })
}

/// What was said of every role, the oldest first.
pub async fn needs(on: impl Ask<'_>, org: OrganisationId) -> Result<Vec<RoleNeed>, sqlx::Error> {
    on.sql(
        "SELECT n.vacancy, n.item, n.needed, n.why, p.name AS by_name, n.at
         FROM role_need n JOIN person p ON p.org = n.org AND p.id = n.by_person
         WHERE n.org = $1 ORDER BY n.id",
    )
    .bind(org)
    .all()
    .await
}
