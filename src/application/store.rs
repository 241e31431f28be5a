//! The only SQL of candidates' links.

use super::LinkRow;
use crate::ids::{CandidacyId, OrganisationId, RowId};
use crate::platform::db::{Ask, Timestamp, Tx};

/// A link's columns with the name of who sent it, and which rows.
macro_rules! links {
    ($where:literal) => {
        concat!(
            "SELECT l.org, l.id, l.candidacy, l.message, l.opens_with, l.birth_digest, l.ends_on, l.made_by,
                    p.name AS by_name, l.made_at, l.code_digest, l.code_at, l.codes, l.wrong, l.opened_at, l.ended_at
             FROM candidate_link l JOIN person p ON p.org = l.org AND p.id = l.made_by ",
            $where
        )
    };
}

/// A new link; `digest` is that of its secret.
pub async fn insert(tx: &mut Tx, row: &LinkRow, digest: &[u8]) -> Result<(), sqlx::Error> {
    tx.sql(
        "INSERT INTO candidate_link
            (org, id, digest, candidacy, message, opens_with, birth_digest, ends_on, made_by, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(row.org)
    .bind(row.id)
    .bind(digest)
    .bind(row.candidacy)
    .bind(row.message)
    .bind(row.opens_with)
    .bind(row.birth_digest.as_deref())
    .bind(&row.ends_on)
    .bind(row.made_by)
    .bind(row.made_at)
    .execute()
    .await?;
    Ok(())
}

/// The link of this id.
pub async fn link(on: impl Ask<'_>, org: OrganisationId, id: RowId) -> Result<Option<LinkRow>, sqlx::Error> {
    on.sql(links!("WHERE l.org = $1 AND l.id = $2")).bind(org).bind(id).optional().await
}

/// The link of this secret.
pub async fn by_digest(on: impl Ask<'_>, digest: &[u8]) -> Result<Option<LinkRow>, sqlx::Error> {
    on.sql(links!("WHERE l.digest = $1")).bind(digest).optional().await
}

/// The links of one candidate, the oldest first.
pub async fn of_candidacy(
    on: impl Ask<'_>,
    org: OrganisationId,
    candidacy: CandidacyId,
) -> Result<Vec<LinkRow>, sqlx::Error> {
    on.sql(links!("WHERE l.org = $1 AND l.candidacy = $2 ORDER BY l.made_at, l.id"))
        .bind(org)
        .bind(candidacy)
        .all()
        .await
}

/// Keeps the code that is sent now, in place of the one before it. False if somebody else was quicker.
pub async fn set_code(tx: &mut Tx, row: &LinkRow, digest: &[u8], now: Timestamp) -> Result<bool, sqlx::Error> {
    let set = tx
        .sql(
            "UPDATE candidate_link SET code_digest = $3, code_at = $4, codes = codes + 1
             WHERE org = $1 AND id = $2 AND codes = $5",
        )
        .bind(row.org)
        .bind(row.id)
        .bind(digest)
        .bind(now)
        .bind(row.codes)
        .execute()
        .await?;
    Ok(set > 0)
}

/// Takes one try of those that are left, before it is known whether it is right: so many at once have no more tries than one
/// after another. False if none is left.
pub async fn note_wrong(tx: &mut Tx, org: OrganisationId, id: RowId, most: i64) -> Result<bool, sqlx::Error> {
    let noted = tx
        .sql("UPDATE candidate_link SET wrong = wrong + 1 WHERE org = $1 AND id = $2 AND wrong < $3")
        .bind(org)
        .bind(id)
        .bind(most)
        .execute()
        .await?;
    Ok(noted > 0)
}

/// It was opened: a code is used up, and the tries before it are forgotten.
pub async fn note_opened(tx: &mut Tx, org: OrganisationId, id: RowId, now: Timestamp) -> Result<(), sqlx::Error> {
    tx.sql(
        "UPDATE candidate_link SET opened_at = COALESCE(opened_at, $3), code_digest = NULL, codes = 0, wrong = 0
         WHERE org = $1 AND id = $2",
    )
    .bind(org)
    .bind(id)
    .bind(now)
    .execute()
    .await?;
    Ok(())
}

/// Ends it; what opened it goes.
pub async fn end(tx: &mut Tx, org: OrganisationId, id: RowId, now: Timestamp) -> Result<(), sqlx::Error> {
    tx.sql(
        "UPDATE candidate_link SET ended_at = $3, code_digest = NULL, birth_digest = NULL
         WHERE org = $1 AND id = $2 AND ended_at IS NULL",
    )
    .bind(org)
    .bind(id)
    .bind(now)
    .execute()
    .await?;
    Ok(())
}

/// What opened links goes once their last day is over, of all organisations.
pub async fn forget(tx: &mut Tx, today: &str) -> Result<(), sqlx::Error> {
    tx.sql(
        "UPDATE candidate_link SET code_digest = NULL, birth_digest = NULL
         WHERE ends_on < $1 AND (code_digest IS NOT NULL OR birth_digest IS NOT NULL)",
    )
    .bind(today)
    .execute()
    .await?;
    Ok(())
}

/// Notes which message was sent because of a link, and why.
pub async fn insert_message(
    tx: &mut Tx,
    org: OrganisationId,
    link: RowId,
    message: RowId,
    why: &str,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    tx.sql("INSERT INTO candidate_message (org, id, link, why, at) VALUES ($1, $2, $3, $4, $5)")
        .bind(org)
        .bind(message)
        .bind(link)
        .bind(why)
        .bind(now)
        .execute()
        .await?;
    Ok(())
}

/// The messages of this kind that were sent because of a link, the oldest first.
pub async fn messages(
    on: impl Ask<'_>,
    org: OrganisationId,
    link: RowId,
    why: &str,
) -> Result<Vec<(RowId, Timestamp)>, sqlx::Error> {
    on.sql("SELECT id, at FROM candidate_message WHERE org = $1 AND link = $2 AND why = $3 ORDER BY at, id")
        .bind(org)
        .bind(link)
        .bind(why)
        .all()
        .await
}
