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
    #[error("it may act as the owner of the tables, or make itself one who may")]
    IsOwner,
}

/// Does the role `r` own the table `c`, or may it act as whoever does, or make itself one who may: as a superuser, by giving roles,
/// or by the files of the database's machine? (Before PostgreSQL 16 whoever may make roles may give every role.)
macro_rules! may_own {
    () => {
        "(pg_has_role(r.oid, c.relowner, 'MEMBER') OR r.rolsuper OR r.rolcreaterole OR r.rolreplication
            OR pg_has_role(r.oid, 'pg_write_server_files', 'MEMBER')
            OR pg_has_role(r.oid, 'pg_execute_server_program', 'MEMBER'))"
    };
}

/// Tables that only grow: a guest gets no right to change a row of them or to take one away, beside the rules that refuse it.
const ONLY_GROWS: [&str; 2] = ["ledger_entry", "checkpoint"];

impl Db {
    /// How the program's role stands to the record.
    ///
    /// # Errors
    /// The database failed.
    pub async fn hold(&self) -> Result<Hold, sqlx::Error> {
        const OWNS: &str = concat!(
            "SELECT ",
            may_own!(),
            " FROM pg_roles r, pg_class c WHERE r.rolname = current_user AND c.oid = to_regclass('ledger_entry')"
        );
        let Self::Postgres { pool, .. } = self else { return Ok(Hold::File) };
        Ok(match sqlx::query_scalar::<_, bool>(OWNS).fetch_optional(pool).await? {
            None => Hold::Nothing,
            Some(true) => Hold::Owner,
            Some(false) => Hold::Guest,
        })
    }

    /// Is the schema another than the one that this version of the program knows: older, newer, or changed? Asked by a guest, who
    /// cannot mend it.
    ///
    /// # Errors
    /// The database failed.
    pub async fn is_another(&self) -> Result<bool, sqlx::Error> {
        let Self::Postgres { pool, .. } = self else { return Ok(false) };
        let done: Vec<(i64, Vec<u8>)> =
            sqlx::query_as("SELECT version, checksum FROM _sqlx_migrations WHERE success ORDER BY version")
                .fetch_all(pool)
                .await?;
        let known: Vec<(i64, Vec<u8>)> =
            POSTGRES_MIGRATIONS.iter().map(|migration| (migration.version, migration.checksum.to_vec())).collect();
        Ok(done != known)
    }

    /// The roles that may serve, beside the owner.
    ///
    /// # Errors
    /// The database failed.
    pub async fn served_by(&self) -> Result<Vec<String>, sqlx::Error> {
        const SERVED: &str = "SELECT DISTINCT r.rolname::text FROM pg_class c, aclexplode(c.relacl) a
            JOIN pg_roles r ON r.oid = a.grantee
            WHERE c.oid = to_regclass('ledger_entry') AND a.privilege_type = 'INSERT' AND a.grantee <> c.relowner
            ORDER BY 1";
        let Self::Postgres { pool, .. } = self else { return Ok(Vec::new()) };
        sqlx::query_scalar(SERVED).fetch_all(pool).await
    }

    /// Lets these roles serve, and again every role that could before: what a new version brought, they may use too. Gives the
    /// names of all.
    ///
    /// # Errors
    /// One of them is no role, or may act as the owner; the database failed. On SQLite there is nobody to let in.
    pub async fn let_in(&self, roles: &[String]) -> Result<Vec<String>, NotLetIn> {
        let Self::Postgres { pool, .. } = self else { return Ok(Vec::new()) };
        let mut all: BTreeSet<String> = self.served_by().await?.into_iter().collect();
        all.extend(roles.iter().cloned());
        for role in &all {
            may_be_let_in(pool, role).await?;
            grant(pool, role).await?;
        }
        sqlx::raw_sql(RULES).execute(pool).await?;
        Ok(all.into_iter().collect())
    }
}

/// The rules look at the record's own tables, whatever else somebody made under the same name for their own session.
const RULES: &str = "
    DO $$
    DECLARE rule regprocedure;
    BEGIN
        FOR rule IN SELECT p.oid::regprocedure FROM pg_proc p
            WHERE p.pronamespace = 'public'::regnamespace AND p.prorettype = 'trigger'::regtype
        LOOP
            EXECUTE format('ALTER FUNCTION %s SET search_path = public, pg_temp', rule);
        END LOOP;
        EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
    END $$";

async fn may_be_let_in(pool: &PgPool, role: &str) -> Result<(), NotLetIn> {
    const KNOWN: &str = concat!(
        "SELECT ",
        may_own!(),
        " FROM pg_roles r, pg_class c WHERE r.rolname = $1 AND c.oid = to_regclass('ledger_entry')"
    );
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
         REVOKE INSERT, UPDATE, DELETE ON _sqlx_migrations FROM {role};
         REVOKE DELETE ON ledger_body FROM {role};"
    );
    for table in ONLY_GROWS {
        text.push_str(&format!("REVOKE UPDATE, DELETE ON {table} FROM {role};"));
    }
    sqlx::raw_sql(AssertSqlSafe(text)).execute(pool).await?;
    Ok(())
}
