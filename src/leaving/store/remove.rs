//! Removing every row of one organisation. What other organisations' chains rest on stays: the entries of the record,
//! which hold no personal data, and the organisation's own row, without its name.

use super::rows::{Rows, Table};
use crate::ids::OrganisationId;
use crate::platform::db::{Ask, Db, Tx};
use sqlx::AssertSqlSafe;

/// Tables of which nothing is removed.
const STAY: [&str; 4] = ["organisation", "account", "ledger_entry", "ledger_head"];

/// Sign-ins that belong to this organisation's people and to nobody else's.
pub async fn count_accounts(on: impl Ask<'_>, org: OrganisationId) -> Result<i64, sqlx::Error> {
    on.sql(
        "SELECT count(*) FROM account a WHERE EXISTS (SELECT 1 FROM person p WHERE p.account = a.id AND p.org = $1)
         AND NOT EXISTS (SELECT 1 FROM person p WHERE p.account = a.id AND p.org <> $1)",
    )
    .bind(org)
    .value()
    .await
}

/// Does an organisation have any row that [`remove`] would take away?
pub async fn is_anything_left(db: &Db, all: &[Table], org: OrganisationId) -> Result<bool, sqlx::Error> {
    for table in all.iter().filter(|table| !STAY.contains(&table.name.as_str())) {
        if Rows::count(db, table, org).await? > 0 {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Removes everything, in one transaction: rows that may never be deleted otherwise, too.
pub async fn remove(db: &Db, all: &[Table], org: OrganisationId, name: &str) -> Result<(), sqlx::Error> {
    let tables: Vec<&Table> = all.iter().filter(|table| !STAY.contains(&table.name.as_str())).collect();
    let by_org: Vec<&str> = tables.iter().filter(|table| has(table, "org")).map(|table| table.name.as_str()).collect();
    let of_accounts: Vec<&str> =
        tables.iter().filter(|table| !has(table, "org")).map(|table| table.name.as_str()).collect();
    let mut tx = db.begin().await?;
    let rules = lift_rules(&mut tx, &by_org).await?;
    // Sign-ins that will belong to nobody; asked for before the people are gone.
    let orphans = "SELECT a.id FROM account a
         WHERE EXISTS (SELECT 1 FROM person p WHERE p.account = a.id AND p.org = $1)
         AND NOT EXISTS (SELECT 1 FROM person p WHERE p.account = a.id AND p.org <> $1)";
    for table in &of_accounts {
        run(&mut tx, format!("DELETE FROM \"{table}\" WHERE account IN ({orphans})"), Some(org)).await?;
    }
    let ids: Vec<(crate::ids::AccountId,)> = match &mut tx {
        Tx::Sqlite { tx, .. } => sqlx::query_as(orphans).bind(org).fetch_all(&mut **tx).await?,
        Tx::Postgres { tx } => sqlx::query_as(orphans).bind(org).fetch_all(&mut **tx).await?,
    };
    empty(&mut tx, by_org, org).await?;
    for (id,) in ids {
        tx.sql("DELETE FROM account WHERE id = $1").bind(id).execute().await?;
    }
    tx.sql("UPDATE organisation SET name = $2 WHERE id = $1").bind(org).bind(name).execute().await?;
    restore_rules(&mut tx, rules).await?;
    tx.commit().await?;
    // What was deleted is overwritten in the file (`secure_delete`) and leaves the journal now.
    if let Db::Sqlite { write, .. } = db {
        sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(write).await?;
    }
    Ok(())
}

fn has(table: &Table, column: &str) -> bool {
    table.columns.iter().any(|own| own == column)
}

async fn run(tx: &mut Tx, text: String, org: Option<OrganisationId>) -> Result<(), sqlx::Error> {
    match (tx, org) {
        (Tx::Sqlite { tx, .. }, Some(org)) => {
            sqlx::query(AssertSqlSafe(text)).bind(org).execute(&mut **tx).await?;
        }
        (Tx::Postgres { tx }, Some(org)) => {
            sqlx::query(AssertSqlSafe(text)).bind(org).execute(&mut **tx).await?;
        }
        (Tx::Sqlite { tx, .. }, None) => {
            sqlx::raw_sql(AssertSqlSafe(text)).execute(&mut **tx).await?;
        }
        (Tx::Postgres { tx }, None) => {
            sqlx::raw_sql(AssertSqlSafe(text)).execute(&mut **tx).await?;
        }
    }
    Ok(())
}

/// Empties the tables, those first that nothing refers to any more: what is refused is tried again in the next round.
async fn empty(tx: &mut Tx, mut left: Vec<&str>, org: OrganisationId) -> Result<(), sqlx::Error> {
    loop {
        let (mut refused, mut last) = (Vec::new(), None);
        let before = left.len();
        for table in left {
            run(tx, "SAVEPOINT one_table".to_owned(), None).await?;
            match run(tx, format!("DELETE FROM \"{table}\" WHERE org = $1"), Some(org)).await {
                Ok(()) => run(tx, "RELEASE SAVEPOINT one_table".to_owned(), None).await?,
                Err(error) => {
                    run(tx, "ROLLBACK TO SAVEPOINT one_table".to_owned(), None).await?;
                    refused.push(table);
                    last = Some(error);
                }
            }
        }
        match last {
            None => return Ok(()),
            // Nothing more gives way.
            Some(error) if refused.len() == before => return Err(error),
            Some(_) => left = refused,
        }
    }
}

/// Lifts the rules that rows are never changed or deleted, for this transaction, and gives what puts them back.
async fn lift_rules(tx: &mut Tx, tables: &[&str]) -> Result<Vec<String>, sqlx::Error> {
    let mut back = Vec::new();
    if let Tx::Sqlite { tx: sqlite, .. } = tx {
        let triggers: Vec<(String, String, String)> =
            sqlx::query_as("SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'")
                .fetch_all(&mut **sqlite)
                .await?;
        for (name, table, text) in triggers {
            if tables.contains(&table.as_str()) {
                sqlx::raw_sql(AssertSqlSafe(format!("DROP TRIGGER \"{name}\""))).execute(&mut **sqlite).await?;
                back.push(text);
            }
        }
    } else {
        for table in tables {
            run(tx, format!("ALTER TABLE \"{table}\" DISABLE TRIGGER USER"), None).await?;
            back.push(format!("ALTER TABLE \"{table}\" ENABLE TRIGGER USER"));
        }
    }
    Ok(back)
}

async fn restore_rules(tx: &mut Tx, back: Vec<String>) -> Result<(), sqlx::Error> {
    for text in back {
        run(tx, text, None).await?;
    }
    Ok(())
}
