//! The only SQL of mail.

use super::NewMessage;
use crate::ids::{OrganisationId, PersonId, RowId, SubjectId};
use crate::platform::db::{Ask, Timestamp, Tx};

pub async fn subject(on: impl Ask<'_>, org: OrganisationId) -> Result<SubjectId, sqlx::Error> {
    on.sql("SELECT subject FROM organisation WHERE id = $1").bind(org).value().await
}

pub async fn insert(
    tx: &mut Tx,
    id: RowId,
    new: &NewMessage,
    sealed: &[u8],
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO message (org, id, person, caused_by, name, address, subject, body, why, at, ends_at, next_try_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $10)",
    )
    .bind(new.org)
    .bind(id)
    .bind(new.person)
    .bind(new.caused_by)
    .bind(&new.name)
    .bind(&new.address)
    .bind(&new.subject)
    .bind(sealed)
    .bind(new.why)
    .bind(now)
    .bind(new.ends)
    .execute()
    .await?;
    Ok(())
}

#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Row {
    pub org: OrganisationId,
    pub id: RowId,
    pub person: Option<PersonId>,
    pub caused_by: Option<PersonId>,
    pub name: String,
    pub address: String,
    pub subject: String,
    pub body: Option<Vec<u8>>,
    pub why: String,
    pub at: Timestamp,
    pub ends_at: Option<Timestamp>,
    pub next_try_at: Option<Timestamp>,
    pub tries: i64,
    pub failed_why: Option<String>,
}

/// What is neither sent nor passed on nor over, the oldest first.
pub async fn waiting(on: impl Ask<'_>, org: OrganisationId, now: Timestamp) -> Result<Vec<Row>, sqlx::Error> {
    on.sql(
        "SELECT org, id, person, caused_by, name, address, subject, body, why, at, ends_at, next_try_at, tries, failed_why
         FROM message WHERE org = $1 AND body IS NOT NULL AND (ends_at IS NULL OR ends_at > $2) ORDER BY at, id",
    )
    .bind(org)
    .bind(now)
    .all()
    .await
}

/// The next to be tried, of all organisations: one sender serves them all.
pub async fn due(on: impl Ask<'_>, now: Timestamp) -> Result<Option<Row>, sqlx::Error> {
    on.sql(
        "SELECT org, id, person, caused_by, name, address, subject, body, why, at, ends_at, next_try_at, tries, failed_why
         FROM message WHERE body IS NOT NULL AND next_try_at <= $1 ORDER BY next_try_at, id LIMIT 1",
    )
    .bind(now)
    .optional()
    .await
}

/// When the next one is to be tried.
pub async fn next_due(on: impl Ask<'_>) -> Result<Option<Timestamp>, sqlx::Error> {
    on.sql("SELECT MIN(next_try_at) FROM message WHERE body IS NOT NULL").value().await
}

/// Takes a message for one try; false if another server was quicker. If this server dies meanwhile it is tried again.
pub async fn claim(tx: &mut Tx, row: &Row, again_at: Timestamp) -> Result<bool, sqlx::Error> {
    let claimed = tx
        .sql("UPDATE message SET next_try_at = $3, tries = tries + 1 WHERE org = $1 AND id = $2 AND tries = $4")
        .bind(row.org)
        .bind(row.id)
        .bind(again_at)
        .bind(row.tries)
        .execute()
        .await?;
    Ok(claimed > 0)
}

pub async fn sent(tx: &mut Tx, org: OrganisationId, id: RowId, now: Timestamp) -> Result<(), sqlx::Error> {
    tx.sql("UPDATE message SET sent_at = $3, body = NULL, next_try_at = NULL, failed_why = NULL WHERE org = $1 AND id = $2")
        .bind(org)
        .bind(id)
        .bind(now)
        .execute()
        .await?;
    Ok(())
}

pub async fn failed(
    tx: &mut Tx,
    org: OrganisationId,
    id: RowId,
    why: Option<&str>,
    again_at: Option<Timestamp>,
) -> Result<(), sqlx::Error> {
    tx.sql("UPDATE message SET failed_why = $3, next_try_at = $4 WHERE org = $1 AND id = $2")
        .bind(org)
        .bind(id)
        .bind(why)
        .bind(again_at)
        .execute()
        .await?;
    Ok(())
}

pub async fn pass_on(
    tx: &mut Tx,
    org: OrganisationId,
    id: RowId,
    by: PersonId,
    now: Timestamp,
) -> Result<u64, sqlx::Error> {
    tx.sql(
        "UPDATE message SET passed_on_at = $3, passed_on_by = $4, body = NULL, next_try_at = NULL
         WHERE org = $1 AND id = $2 AND body IS NOT NULL",
    )
    .bind(org)
    .bind(id)
    .bind(now)
    .bind(by)
    .execute()
    .await
}

pub async fn empty(tx: &mut Tx, org: OrganisationId, id: RowId) -> Result<(), sqlx::Error> {
    tx.sql("UPDATE message SET body = NULL, next_try_at = NULL WHERE org = $1 AND id = $2")
        .bind(org)
        .bind(id)
        .execute()
        .await?;
    Ok(())
}

/// Empties what waits for an address.
pub async fn empty_to(tx: &mut Tx, org: OrganisationId, address: &str) -> Result<(), sqlx::Error> {
    tx.sql(
        "UPDATE message SET body = NULL, next_try_at = NULL
         WHERE org = $1 AND lower(address) = lower($2) AND body IS NOT NULL",
    )
    .bind(org)
    .bind(address)
    .execute()
    .await?;
    Ok(())
}

/// Empties what has ended, and forgets what was done with long ago.
pub async fn tidy(tx: &mut Tx, now: Timestamp, long_ago: Timestamp) -> Result<(), sqlx::Error> {
    tx.sql("UPDATE message SET body = NULL, next_try_at = NULL WHERE body IS NOT NULL AND ends_at <= $1")
        .bind(now)
        .execute()
        .await?;
    // They hold an address, and each of them ended within days.
    tx.sql("DELETE FROM sign_in_link WHERE made_at < $1").bind(long_ago).execute().await?;
    tx.sql("DELETE FROM message WHERE body IS NULL AND at < $1").bind(long_ago).execute().await?;
    Ok(())
}

/// Those that still wait, of all organisations: their files stay in the outbox.
pub async fn open(on: impl Ask<'_>) -> Result<Vec<RowId>, sqlx::Error> {
    let rows: Vec<(RowId,)> = on.sql("SELECT id FROM message WHERE body IS NOT NULL").all().await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
