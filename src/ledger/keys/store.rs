//! The only SQL of the key store. It is a database of its own, with a history of its own.

use super::KeysRefused;
use crate::ids::SubjectId;
use crate::ledger::Hash;
use crate::platform::db::{Ask, Db, Lock, Timestamp};
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

    /// A key that was destroyed is gone even if an older copy of this store brought its row back.
    pub async fn wrapped(&self, subject: SubjectId) -> Result<Option<Vec<u8>>, sqlx::Error> {
        let found: Option<(Vec<u8>,)> = self
            .0
            .sql(
                "SELECT wrapped FROM subject_key WHERE subject = $1
                 AND NOT EXISTS (SELECT 1 FROM destroyed_key WHERE subject = $1)",
            )
            .bind(subject)
            .optional()
            .await?;
        Ok(found.map(|(wrapped,)| wrapped))
    }

    /// Keeps a key; if there is one already, that one stays. False if this subject's key was destroyed: then none is kept.
    pub async fn insert(&self, subject: SubjectId, wrapped: &[u8]) -> Result<bool, sqlx::Error> {
        let mut tx = self.0.begin().await?;
        tx.lock(Lock::Keys).await?;
        let destroyed: Option<(Timestamp,)> =
            tx.sql("SELECT at FROM destroyed_key WHERE subject = $1").bind(subject).optional().await?;
        if destroyed.is_some() {
            return Ok(false);
        }
        tx.sql("INSERT INTO subject_key (subject, wrapped) VALUES ($1, $2) ON CONFLICT DO NOTHING")
            .bind(subject)
            .bind(wrapped)
            .execute()
            .await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Removes keys and notes that, in one transaction.
    pub async fn destroy(&self, subjects: &[SubjectId], at: Timestamp) -> Result<(), sqlx::Error> {
        let mut tx = self.0.begin().await?;
        tx.lock(Lock::Keys).await?;
        for subject in subjects {
            tx.sql("DELETE FROM subject_key WHERE subject = $1").bind(*subject).execute().await?;
            tx.sql("INSERT INTO destroyed_key (subject, at) VALUES ($1, $2) ON CONFLICT DO NOTHING")
                .bind(*subject)
                .bind(at)
                .execute()
                .await?;
        }
        tx.commit().await
    }

    /// Takes what was deleted out of the files too. SQLite overwrites it in the database (`secure_delete`), but the
    /// journal still has the pages as they were; PostgreSQL leaves dead rows until the table is written anew.
    pub async fn wipe(&self) -> Result<bool, sqlx::Error> {
        match &self.0 {
            Db::Sqlite { write, .. } => {
                let (busy, _, _): (i64, i64, i64) =
                    sqlx::query_as("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(write).await?;
                Ok(busy == 0)
            }
            Db::Postgres { pool, .. } => {
                sqlx::query("VACUUM FULL subject_key").execute(pool).await?;
                Ok(true)
            }
        }
    }

    /// Whose keys were destroyed, the oldest first.
    pub async fn destroyed(&self) -> Result<Vec<(SubjectId, Timestamp)>, sqlx::Error> {
        self.0.sql("SELECT subject, at FROM destroyed_key ORDER BY at, subject").all().await
    }

    /// Everybody who has or had a key.
    pub async fn known(&self) -> Result<Vec<SubjectId>, sqlx::Error> {
        let rows: Vec<(SubjectId,)> =
            self.0.sql("SELECT subject FROM subject_key UNION SELECT subject FROM destroyed_key").all().await?;
        Ok(rows.into_iter().map(|(subject,)| subject).collect())
    }

    /// How many keys there are.
    pub async fn count(&self) -> Result<i64, sqlx::Error> {
        self.0.sql("SELECT count(*) FROM subject_key").value().await
    }

    /// How far the log had come.
    pub async fn seen(&self) -> Result<Option<(i64, Hash)>, sqlx::Error> {
        self.0.sql("SELECT entries, leaf FROM log_seen WHERE one = 1").optional().await
    }

    /// Notes how far the log has come.
    pub async fn see(&self, entries: i64, leaf: Hash, at: Timestamp) -> Result<(), sqlx::Error> {
        let mut tx = self.0.begin().await?;
        tx.sql(
            "INSERT INTO log_seen (one, entries, leaf, at) VALUES (1, $1, $2, $3)
             ON CONFLICT (one) DO UPDATE SET entries = excluded.entries, leaf = excluded.leaf, at = excluded.at",
        )
        .bind(entries)
        .bind(leaf)
        .bind(at)
        .execute()
        .await?;
        tx.commit().await
    }

    /// The last checkpoint that was signed.
    pub async fn signed(&self) -> Result<Option<(i64, Hash)>, sqlx::Error> {
        self.0.sql("SELECT size, root FROM log_signed WHERE one = 1").optional().await
    }

    /// Notes what is signed now, if what was signed before is still `before`.
    pub async fn sign(
        &self,
        before: Option<(i64, Hash)>,
        size: i64,
        root: Hash,
        at: Timestamp,
    ) -> Result<bool, sqlx::Error> {
        let mut tx = self.0.begin().await?;
        tx.lock(Lock::Keys).await?;
        let now: Option<(i64, Hash)> = tx.sql("SELECT size, root FROM log_signed WHERE one = 1").optional().await?;
        if now != before {
            return Ok(false);
        }
        tx.sql(
            "INSERT INTO log_signed (one, size, root, at) VALUES (1, $1, $2, $3)
             ON CONFLICT (one) DO UPDATE SET size = excluded.size, root = excluded.root, at = excluded.at",
        )
        .bind(size)
        .bind(root)
        .bind(at)
        .execute()
        .await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Puts the last that was signed among those that the log does not go on from.
    pub async fn leave_signed(&self, at: Timestamp) -> Result<(), sqlx::Error> {
        let mut tx = self.0.begin().await?;
        tx.lock(Lock::Keys).await?;
        let last: Option<(i64, Hash, Timestamp)> =
            tx.sql("SELECT size, root, at FROM log_signed WHERE one = 1").optional().await?;
        if let Some((size, root, signed_at)) = last {
            tx.sql(
                "INSERT INTO log_signed_left (size, root, at, left_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
            )
            .bind(size)
            .bind(root)
            .bind(signed_at)
            .bind(at)
            .execute()
            .await?;
        }
        tx.sql("DELETE FROM log_signed").execute().await?;
        tx.commit().await
    }

    /// When the log last went on from something else than what had been signed.
    pub async fn left_at(&self) -> Result<Option<Timestamp>, sqlx::Error> {
        let row: Option<(Timestamp,)> =
            self.0.sql("SELECT left_at FROM log_signed_left ORDER BY left_at DESC LIMIT 1").optional().await?;
        Ok(row.map(|(at,)| at))
    }

    /// Was it noted that the words of everybody who was erased so far are signed as gone?
    pub async fn has_noted_emptied(&self) -> Result<bool, sqlx::Error> {
        let found: Option<(Timestamp,)> = self.0.sql("SELECT at FROM log_emptied WHERE one = 1").optional().await?;
        Ok(found.is_some())
    }

    /// Notes it; the first time stays.
    pub async fn note_emptied(&self, at: Timestamp) -> Result<(), sqlx::Error> {
        let mut tx = self.0.begin().await?;
        tx.sql("INSERT INTO log_emptied (one, at) VALUES (1, $1) ON CONFLICT DO NOTHING").bind(at).execute().await?;
        tx.commit().await
    }

    /// The database behind it, for its backup.
    pub fn db(&self) -> &Db {
        &self.0
    }

    pub async fn close(&self) {
        self.0.close().await;
    }
}
