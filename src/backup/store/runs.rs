//! The list of what was done, and facts about this installation.

use crate::ids::RowId;
use crate::platform::db::{Ask, Db, Timestamp};

/// A backup or a drill that was tried.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Run {
    pub id: RowId,
    /// `backup` or `drill`.
    pub kind: String,
    pub file: String,
    pub began_at: Timestamp,
    pub ended_at: Timestamp,
    /// It was restored and found whole.
    pub verified: bool,
    pub bytes: i64,
    /// How many entries the ledger had.
    pub entries: i64,
    /// A sentence for the administrator.
    pub said: String,
}

pub async fn insert(db: &Db, run: &Run) -> Result<(), sqlx::Error> {
    let mut tx = db.begin().await?;
    tx.sql(
        "INSERT INTO backup_run (id, kind, file, began_at, ended_at, verified, bytes, entries, said)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(run.id)
    .bind(&run.kind)
    .bind(&run.file)
    .bind(run.began_at)
    .bind(run.ended_at)
    .bind(run.verified)
    .bind(run.bytes)
    .bind(run.entries)
    .bind(&run.said)
    .execute()
    .await?;
    tx.commit().await
}

/// The latest of each kind, the newest first.
pub async fn latest(on: impl Ask<'_>, kind: &str, limit: i64) -> Result<Vec<Run>, sqlx::Error> {
    on.sql("SELECT * FROM backup_run WHERE kind = $1 ORDER BY began_at DESC, id DESC LIMIT $2")
        .bind(kind)
        .bind(limit)
        .all()
        .await
}

pub async fn fact(on: impl Ask<'_>, name: &str) -> Result<Option<String>, sqlx::Error> {
    let row: Option<(String,)> = on.sql("SELECT value FROM installation WHERE name = $1").bind(name).optional().await?;
    Ok(row.map(|(value,)| value))
}

pub async fn set_fact(db: &Db, name: &str, value: &str) -> Result<(), sqlx::Error> {
    let mut tx = db.begin().await?;
    tx.sql("INSERT INTO installation (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value")
        .bind(name)
        .bind(value)
        .execute()
        .await?;
    tx.commit().await
}
