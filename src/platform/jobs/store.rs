//! The last run of each job.

use super::LastRun;
use crate::platform::db::{Ask, Db, Timestamp};

/// Takes a due time up, unless it was taken up before: one statement, so that of two servers one gets it.
pub async fn take_up(db: &Db, name: &str, due: Timestamp, now: Timestamp) -> Result<bool, sqlx::Error> {
    // Looking is cheap, and the usual answer is that nothing is due.
    let before: Option<(Timestamp,)> =
        db.sql("SELECT due_at FROM job_run WHERE name = $1").bind(name).optional().await?;
    if before.is_some_and(|(before,)| before >= due) {
        return Ok(false);
    }
    let mut tx = db.begin().await?;
    let taken = tx
        .sql(
            "INSERT INTO job_run (name, due_at, began_at, ended_at, failed, said, reference)
             VALUES ($1, $2, $3, NULL, $4, '', NULL)
             ON CONFLICT (name) DO UPDATE SET due_at = excluded.due_at, began_at = excluded.began_at,
                ended_at = NULL, failed = excluded.failed, said = '', reference = NULL
             WHERE job_run.due_at < excluded.due_at",
        )
        .bind(name)
        .bind(due)
        .bind(now)
        .bind(false)
        .execute()
        .await?;
    tx.commit().await?;
    Ok(taken > 0)
}

/// A run that a person asked for; its due time is the moment.
pub async fn note_begin(db: &Db, name: &str, now: Timestamp) -> Result<(), sqlx::Error> {
    let mut tx = db.begin().await?;
    tx.sql(
        "INSERT INTO job_run (name, due_at, began_at, ended_at, failed, said, reference)
         VALUES ($1, $2, $2, NULL, $3, '', NULL)
         ON CONFLICT (name) DO UPDATE SET due_at = excluded.due_at, began_at = excluded.began_at,
            ended_at = NULL, failed = excluded.failed, said = '', reference = NULL",
    )
    .bind(name)
    .bind(now)
    .bind(false)
    .execute()
    .await?;
    tx.commit().await
}

pub async fn note_end(
    db: &Db,
    name: &str,
    due: Timestamp,
    ended: Timestamp,
    failed: bool,
    said: &str,
    reference: Option<&str>,
) -> Result<(), sqlx::Error> {
    let mut tx = db.begin().await?;
    tx.sql("UPDATE job_run SET ended_at = $3, failed = $4, said = $5, reference = $6 WHERE name = $1 AND due_at = $2")
        .bind(name)
        .bind(due)
        .bind(ended)
        .bind(failed)
        .bind(said)
        .bind(reference)
        .execute()
        .await?;
    tx.commit().await
}

pub async fn all(db: &Db) -> Result<Vec<LastRun>, sqlx::Error> {
    db.sql("SELECT name, due_at, began_at, ended_at, failed, said, reference FROM job_run ORDER BY name").all().await
}
