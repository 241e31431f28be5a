//! The only SQL of this room.

use crate::ids::{OrganisationId, TextVersionId};
use crate::platform::db::{Ask, Timestamp, Tx};

pub async fn by_digest(
    on: impl Ask<'_>,
    org: OrganisationId,
    key: &str,
    language: &str,
    digest: &[u8],
) -> Result<Option<TextVersionId>, sqlx::Error> {
    let row: Option<(TextVersionId,)> = on
        .sql("SELECT id FROM text_version WHERE org = $1 AND key = $2 AND language = $3 AND digest = $4")
        .bind(org)
        .bind(key)
        .bind(language)
        .bind(digest)
        .optional()
        .await?;
    Ok(row.map(|(id,)| id))
}

pub struct New<'a> {
    pub org: OrganisationId,
    pub id: TextVersionId,
    pub key: &'a str,
    pub language: &'a str,
    pub body: &'a str,
    pub digest: &'a [u8],
    pub at: Timestamp,
}

pub async fn insert(tx: &mut Tx, new: New<'_>) -> Result<(), sqlx::Error> {
    tx.sql("INSERT INTO text_version (org, id, key, language, body, digest, at) VALUES ($1, $2, $3, $4, $5, $6, $7)")
        .bind(new.org)
        .bind(new.id)
        .bind(new.key)
        .bind(new.language)
        .bind(new.body)
        .bind(new.digest)
        .bind(new.at)
        .execute()
        .await?;
    Ok(())
}

/// When a version was kept first.
pub async fn at(on: impl Ask<'_>, org: OrganisationId, id: TextVersionId) -> Result<Option<Timestamp>, sqlx::Error> {
    let row: Option<(Timestamp,)> =
        on.sql("SELECT at FROM text_version WHERE org = $1 AND id = $2").bind(org).bind(id).optional().await?;
    Ok(row.map(|(at,)| at))
}

/// Which version of its text this is, from 1.
pub async fn number(on: impl Ask<'_>, org: OrganisationId, id: TextVersionId) -> Result<i64, sqlx::Error> {
    on.sql(
        "SELECT COUNT(*) FROM text_version o
         JOIN text_version t ON t.org = o.org AND t.key = o.key AND t.language = o.language
         WHERE t.org = $1 AND t.id = $2 AND (o.at < t.at OR o.at = t.at AND o.id <= t.id)",
    )
    .bind(org)
    .bind(id)
    .value()
    .await
}

pub async fn body(on: impl Ask<'_>, org: OrganisationId, id: TextVersionId) -> Result<Option<String>, sqlx::Error> {
    let row: Option<(String,)> =
        on.sql("SELECT body FROM text_version WHERE org = $1 AND id = $2").bind(org).bind(id).optional().await?;
    Ok(row.map(|(body,)| body))
}
