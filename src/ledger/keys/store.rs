//! The only SQL of the key store. It is a database of its own, with a history of its own.

use super::KeysRefused;
use crate::ids::SubjectId;
use sqlx::SqlitePool;
use sqlx::migrate::Migrator;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use std::str::FromStr;

static SQLITE: Migrator = sqlx::migrate!("src/ledger/keys/migrations/sqlite");

#[derive(Debug, Clone)]
pub struct Store(SqlitePool);

impl Store {
    pub async fn open(url: &str) -> Result<Self, KeysRefused> {
        let options = SqliteConnectOptions::from_str(url)?
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .pragma("secure_delete", "ON");
        let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await?;
        SQLITE.run(&pool).await?;
        Ok(Self(pool))
    }

    pub async fn wrapped(&self, subject: SubjectId) -> Result<Option<Vec<u8>>, sqlx::Error> {
        sqlx::query_scalar("SELECT wrapped FROM subject_key WHERE subject = $1")
            .bind(subject)
            .fetch_optional(&self.0)
            .await
    }

    pub async fn insert(&self, subject: SubjectId, wrapped: &[u8]) -> Result<(), sqlx::Error> {
        let sql = "INSERT INTO subject_key (subject, wrapped) VALUES ($1, $2) ON CONFLICT DO NOTHING";
        sqlx::query(sql).bind(subject).bind(wrapped).execute(&self.0).await?;
        Ok(())
    }

    pub async fn close(&self) {
        self.0.close().await;
    }
}
