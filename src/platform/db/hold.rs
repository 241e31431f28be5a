//! What the program's role may do with the database. The rules by which nothing in the record is changed or deleted are the
//! database's own; on PostgreSQL whoever owns its tables could take these rules away. So the program serves there as a role that
//! owns nothing, and what changes the schema is done by another, with `sametable migrate`. A file of SQLite has no roles:
//! whoever can write it owns it, and the record's tree and signatures alone show what was done to it.

use super::{Db, POSTGRES_MIGRATIONS};
use sqlx::{AssertSqlSafe, PgPool};
use std::collections::BTreeSet;

/// How the program's role stands to the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hold {
    /// A file: there are no roles.
    File,
    /// It owns the record's tables, or may act as whoever does.
    Owner,
    /// It reads and adds, and cannot take the rules away.
    Guest,
    /// There is no record yet.
    Nothing,
}

/// What a role got, or why it got nothing.
#[derive(Debug, thiserror::Error)]
pub enum NotLetIn {
    #[error(transparent)]
    Sql(#[from] sqlx::Error),
    #[error("there is no such role")]
    NoRole,
    #[error("it may act as the owner of the tables")]
    IsOwner,
}

/// Tables that only grow: a guest gets no right to change a row of them or to take one away, beside the rules that refuse it.
const ONLY_GROWS: [&str; 2] = ["ledger_entry", "checkpoint"];

impl Db {
    /// How the program's role stands to the record.
    ///
    /// # Errors
    /// The database failed.
    pub async fn hold(&self) -> Result<Hold, sqlx::Error> {
        const OWNS: &str = "SELECT pg_has_role(current_user, c.relowner, 'MEMBER') FROM pg_class c
            WHERE c.oid = to_regclass('ledger_entry')";
        let Self::Postgres { pool, .. } = self else { return Ok(Hold::File) };
        Ok(match sqlx::query_scalar::<_, bool>(OWNS).fetch_optional(pool).await? {
            None => Hold::Nothing,
            Some(true) => Hold::Owner,
            Some(false) => Hold::Guest,
        })
    }

    /// Does the schema lack something that this version of the program needs? Asked by a guest, who cannot mend it.
    ///
    /// # Errors
    /// The database failed.
    pub async fn is_behind(&self) -> Result<bool, sqlx::Error> {
        let Self::Postgres { pool, .. } = self else { return Ok(false) };
        let done: Vec<i64> =
            sqlx::query_scalar("SELECT version FROM _sqlx_migrations WHERE success").fetch_all(pool).await?;
        let done: BTreeSet<i64> = done.into_iter().collect();
        Ok(POSTGRES_MIGRATIONS.iter().any(|migration| !done.contains(&migration.version)))
    }

    /// Lets a role serve, and again every role that could before: what a new version brought, they may use too. Gives their names.
    ///
    /// # Errors
    /// No such role; it may act as the owner; the database failed; on SQLite there is nobody to let in.
    pub async fn let_in(&self, role: Option<&str>) -> Result<Vec<String>, NotLetIn> {
        const SERVED: &str =
            "SELECT r.rolname::text FROM pg_class c, aclexplode(c.relacl) a JOIN pg_roles r ON r.oid = a.grantee
            WHERE c.oid = to_regclass('ledger_entry') AND a.privilege_type = 'INSERT' AND a.grantee <> c.relowner
            ORDER BY 1";
        let Self::Postgres { pool, .. } = self else { return Ok(Vec::new()) };
        let mut roles: BTreeSet<String> =
            sqlx::query_scalar::<_, String>(SERVED).fetch_all(pool).await?.into_iter().collect();
        if let Some(role) = role {
            may_be_let_in(pool, role).await?;
            roles.insert(role.to_owned());
        }
        for role in &roles {
            grant(pool, role).await?;
        }
        Ok(roles.into_iter().collect())
    }
}

async fn may_be_let_in(pool: &PgPool, role: &str) -> Result<(), NotLetIn> {
    const KNOWN: &str = "SELECT pg_has_role(r.oid, c.relowner, 'MEMBER') FROM pg_roles r, pg_class c
        WHERE r.rolname = $1 AND c.oid = to_regclass('ledger_entry')";
    match sqlx::query_scalar::<_, bool>(KNOWN).bind(role).fetch_optional(pool).await? {
        None => Err(NotLetIn::NoRole),
        Some(true) => Err(NotLetIn::IsOwner),
        Some(false) => Ok(()),
    }
}

async fn grant(pool: &PgPool, role: &str) -> Result<(), sqlx::Error> {
    let role = format!("\"{}\"", role.replace('"', "\"\""));
    let mut text = format!(
        "GRANT USAGE ON SCHEMA public TO {role};
         GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role};
         GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role};
         REVOKE INSERT, UPDATE, DELETE ON _sqlx_migrations FROM {role};"
    );
    for table in ONLY_GROWS {
        text.push_str(&format!("REVOKE UPDATE, DELETE ON {table} FROM {role};"));
    }
    sqlx::raw_sql(AssertSqlSafe(text)).execute(pool).await?;
    Ok(())
}
