//! The only SQL of the key store. It is a database of its own, with a history of its own.

use super::KeysRefused;
use crate::ids::SubjectId;
use crate::platform::db::{Ask, Db};
use sqlx::migrate::Migrator;

static SQLITE: Migrator = sqlx::migrate!("src/ledger/keys/migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("src/ledger/keys/migrations/postgres");

#[derive(Debug, Clone)]
pub struct Store(Db);

impl Store {
    pub async fn open(url: &str) -> Result<Self, KeysRefused> {
        let db = Db::open(url).await?;
        match &db {
            Db::Sqlite { write, .. } => SQLITE.run(write).await?,
            Db::Postgres { pool, .. } => POSTGRES.run(pool).await?,
        }
        Ok(Self(db))
    }

    pub async fn wrapped(&self, subject: SubjectId) -> Result<Option<Vec<u8>>, sqlx::Error> {
        let found: Option<(Vec<u8>,)> =
            self.0.sql("SELECT wrapped FROM subject_key WHERE subject = $1").bind(subject).optional().await?;
        Ok(found.map(|(wrapped,)| wrapped))
    }

    /// Keeps a key; if there is one already, that one stays.
    pub async fn insert(&self, subject: SubjectId, wrapped: &[u8]) -> Result<(), sqlx::Error> {
        let mut tx = self.0.begin().await?;
        tx.sql("INSERT INTO subject_key (subject, wrapped) VALUES ($1, $2) ON CONFLICT DO NOTHING")
            .bind(subject)
            .bind(wrapped)
            .execute()
            .await?;
        tx.commit().await
    }

    pub async fn close(&self) {
        self.0.close().await;
    }
}
