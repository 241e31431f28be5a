//! Reading whole tables of one organisation, row by row.

use crate::hex::hex;
use crate::ids::{OrganisationId, SubjectId};
use crate::platform::db::{Ask, Db};
use futures::StreamExt;
use futures::stream::BoxStream;
use serde_json::{Map, Value};
use sqlx::sqlite::SqliteRow;
use sqlx::{AssertSqlSafe, Column, Row, TypeInfo, ValueRef};
use std::collections::BTreeSet;
use uuid::Uuid;

/// A table that has rows of organisations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    pub name: String,
    pub columns: Vec<String>,
    /// How its rows are picked: by `org`, or for the few tables without, by what they belong to.
    condition: &'static str,
}

const BY_ORG: &str = "org = $1";
const THE_ORGANISATION: &str = "id = $1";
const ITS_ACCOUNTS: &str = "id IN (SELECT account FROM person WHERE org = $1 AND account IS NOT NULL)";
const OF_ITS_ACCOUNTS: &str = "account IN (SELECT account FROM person WHERE org = $1 AND account IS NOT NULL)";

const SQLITE_COLUMNS: &str = "SELECT m.name, p.name FROM sqlite_master m JOIN pragma_table_info(m.name) p
     WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY m.name, p.cid";
const POSTGRES_COLUMNS: &str = "SELECT c.table_name::text, c.column_name::text FROM information_schema.columns c
     JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
     WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' ORDER BY c.table_name, c.ordinal_position";

/// Every table that may have rows of an organisation.
pub async fn tables(db: &Db) -> Result<Vec<Table>, sqlx::Error> {
    let all: Vec<(String, String)> = match db {
        Db::Sqlite { .. } => db.sql(SQLITE_COLUMNS).all().await?,
        Db::Postgres { .. } => db.sql(POSTGRES_COLUMNS).all().await?,
    };
    let mut tables: Vec<Table> = Vec::new();
    for (name, column) in all {
        match tables.last_mut() {
            Some(table) if table.name == name => table.columns.push(column),
            _ => tables.push(Table { name, columns: vec![column], condition: "" }),
        }
    }
    for table in &mut tables {
        let has = |column: &str| table.columns.iter().any(|own| own == column);
        table.condition = match table.name.as_str() {
            "organisation" => THE_ORGANISATION,
            "account" => ITS_ACCOUNTS,
            _ if has("org") => BY_ORG,
            _ if has("account") => OF_ITS_ACCOUNTS,
            _ => "",
        };
    }
    tables.retain(|table| !table.condition.is_empty());
    Ok(tables)
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// The rows of a table, one after the other.
pub struct Rows<'a>(BoxStream<'a, Result<Map<String, Value>, sqlx::Error>>);

impl<'a> Rows<'a> {
    /// Of one organisation.
    pub fn of(db: &'a Db, table: &Table, org: OrganisationId) -> Self {
        // The names are the database's own.
        let (name, condition) = (quoted(&table.name), table.condition);
        match db {
            Db::Sqlite { read, .. } => {
                let text = format!("SELECT * FROM {name} WHERE {condition}");
                let rows = sqlx::query(AssertSqlSafe(text)).bind(org).fetch(read);
                Self(rows.map(|row| row.map(|row| of_sqlite(&row))).boxed())
            }
            Db::Postgres { pool, .. } => {
                let text = format!("SELECT row_to_json(t)::text FROM {name} t WHERE {condition}");
                let rows = sqlx::query_scalar::<_, String>(AssertSqlSafe(text)).bind(org).fetch(pool);
                Self(rows.map(|row| row.map(|text| serde_json::from_str(&text).unwrap_or_default())).boxed())
            }
        }
    }

    pub async fn next(&mut self) -> Result<Option<Map<String, Value>>, sqlx::Error> {
        self.0.next().await.transpose()
    }

    /// How many there are.
    pub async fn count(db: &Db, table: &Table, org: OrganisationId) -> Result<i64, sqlx::Error> {
        let text = format!("SELECT count(*) FROM {} WHERE {}", quoted(&table.name), table.condition);
        match db {
            Db::Sqlite { read, .. } => sqlx::query_scalar(AssertSqlSafe(text)).bind(org).fetch_one(read).await,
            Db::Postgres { pool, .. } => sqlx::query_scalar(AssertSqlSafe(text)).bind(org).fetch_one(pool).await,
        }
    }
}

/// As PostgreSQL would say it: ids with their dashes, other bytes as `\x` and hexadecimal digits.
fn of_sqlite(row: &SqliteRow) -> Map<String, Value> {
    let mut object = Map::new();
    for (at, column) in row.columns().iter().enumerate() {
        let kind = row
            .try_get_raw(at)
            .map(|raw| if raw.is_null() { String::new() } else { raw.type_info().name().to_owned() });
        let value = match kind.as_deref() {
            Ok("INTEGER") => row.try_get::<i64, _>(at).map(Value::from),
            Ok("REAL") => row.try_get::<f64, _>(at).map(Value::from),
            Ok("TEXT") => row.try_get::<String, _>(at).map(Value::from),
            Ok("BLOB") => row.try_get::<Vec<u8>, _>(at).map(|bytes| match Uuid::from_slice(&bytes) {
                Ok(id) => Value::from(id.to_string()),
                Err(_) => {
                    let digits = hex(&bytes);
                    Value::from(format!("\\x{digits}"))
                }
            }),
            _ => Ok(Value::Null),
        };
        object.insert(column.name().to_owned(), value.unwrap_or(Value::Null));
    }
    object
}

/// The interviews that the panel has not talked about, as their ids are written.
pub async fn undiscussed(on: impl Ask<'_>, org: OrganisationId) -> Result<BTreeSet<String>, sqlx::Error> {
    let rows: Vec<(Uuid,)> = on
        .sql("SELECT id FROM interview WHERE org = $1 AND state NOT IN ('talking', 'closed')")
        .bind(org)
        .all()
        .await?;
    Ok(rows.into_iter().map(|(id,)| id.to_string()).collect())
}

/// Has a panel begun that has not talked yet?
pub async fn is_anybody_in_the_middle(on: impl Ask<'_>, org: OrganisationId) -> Result<bool, sqlx::Error> {
    let begun: i64 = on
        .sql(
            "SELECT COUNT(*) FROM interview
             WHERE org = $1 AND started_at IS NOT NULL AND state NOT IN ('talking', 'closed')",
        )
        .bind(org)
        .value()
        .await?;
    Ok(begun > 0)
}

/// Everybody whose key seals something of this organisation.
pub async fn subjects(db: &Db, all: &[Table], org: OrganisationId) -> Result<BTreeSet<SubjectId>, sqlx::Error> {
    let mut subjects = BTreeSet::new();
    // The subject of a message is its heading, not whose key seals it.
    let sealed = |table: &&Table| table.name != "message" && table.columns.iter().any(|column| column == "subject");
    for table in all.iter().filter(sealed) {
        let text = format!("SELECT DISTINCT subject FROM {} WHERE {}", quoted(&table.name), table.condition);
        let found: Vec<Option<SubjectId>> = match db {
            Db::Sqlite { read, .. } => sqlx::query_scalar(AssertSqlSafe(text)).bind(org).fetch_all(read).await?,
            Db::Postgres { pool, .. } => sqlx::query_scalar(AssertSqlSafe(text)).bind(org).fetch_all(pool).await?,
        };
        subjects.extend(found.into_iter().flatten());
    }
    Ok(subjects)
}
