//! The two histories of the schema are one.

use sametable::platform::db::{POSTGRES_MIGRATIONS, SQLITE_MIGRATIONS};
use sqlx::migrate::Migrator;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, Connection, SqliteConnection};

#[test]
fn both_databases_have_the_same_history() {
    assert_eq!(names(&SQLITE_MIGRATIONS), names(&POSTGRES_MIGRATIONS));
}

/// A database as the version before had it, with documents, an erased candidate, and somebody else's words that were taken out.
#[tokio::test]
async fn a_database_of_before_keeps_its_documents_and_gets_rows_back_for_whoever_was_erased_alone() {
    let options = SqliteConnectOptions::new().in_memory(true).foreign_keys(true);
    let mut c = SqliteConnection::connect_with(&options).await.unwrap();
    for migration in SQLITE_MIGRATIONS.iter().filter(|migration| migration.version < 48) {
        sqlx::raw_sql(AssertSqlSafe(migration.sql.as_str().to_owned())).execute(&mut c).await.unwrap();
    }
    // What these rows refer to besides does not matter here.
    sqlx::raw_sql(
        "PRAGMA foreign_keys = OFF;
         INSERT INTO organisation VALUES (x'01', 'Larches', x'02', x'03', 0, '2026');
         INSERT INTO person (org, id, name, sort_key, stream, subject, at)
            VALUES (x'01', x'31', 'Ada', 'ada', x'32', x'33', '2026');
         INSERT INTO candidacy (org, id, vacancy, name, sort_key, stream, subject, stage, position, added_at)
            VALUES (x'01', x'42', x'46', 'Joy', 'joy', x'44', x'45', 'started', 1, '2026');
         INSERT INTO ledger_entry VALUES (x'01', 0, x'aa', 0, 'choice.made', 'server', 'a', x'10', '2026'),
            (x'01', 1, x'aa', 1, 'subject.erased', 'server', 'b', x'11', '2026'),
            (x'01', 2, x'bb', 0, 'choice.made', 'server', 'c', x'12', '2026');
         INSERT INTO ledger_body VALUES (x'01', 1, x'03', x'99');
         INSERT INTO erasure VALUES (x'01', x'21', 'candidate', x'22', x'23', x'aa', 'clock', '', NULL, '2026', '2026');
         INSERT INTO data_protection VALUES (x'01', 'c', 'r', '', 12, 'because', 5, 'by_itself', '', '', '', '', x'31', '2026');
         INSERT INTO evidence VALUES (x'01', x'41', x'42', 'identity', '', 'png', NULL, 3, 'ab', x'010203', x'31', '2026', NULL, NULL, NULL),
            (x'01', x'43', x'42', 'identity', '', 'png', NULL, 3, 'ab', NULL, x'31', '2026', 'twice', x'31', '2026');
         INSERT INTO evidence_for VALUES (x'01', x'51', x'42', x'41', 'identity_photo', 1, 1, x'31', '2026');
         PRAGMA foreign_keys = ON;",
    )
    .execute(&mut c)
    .await
    .unwrap();
    let newest = SQLITE_MIGRATIONS.iter().find(|migration| migration.version == 48).unwrap();
    let text = format!("BEGIN; {} COMMIT;", newest.sql.as_str());
    sqlx::raw_sql(AssertSqlSafe(text)).execute(&mut c).await.unwrap();
    let bodies: Vec<(i64, Vec<u8>, Vec<u8>)> =
        sqlx::query_as("SELECT seq, subject, sealed FROM ledger_body ORDER BY seq").fetch_all(&mut c).await.unwrap();
    assert_eq!(
        bodies,
        [(0, vec![0x23], vec![]), (1, vec![3], vec![0x99])],
        "whoever was never erased gets nothing back: the audit finds that"
    );
    let evidence: Vec<(Vec<u8>, Option<Vec<u8>>)> =
        sqlx::query_as("SELECT id, sealed FROM evidence ORDER BY id").fetch_all(&mut c).await.unwrap();
    assert_eq!(evidence, [(vec![0x41], Some(vec![1, 2, 3])), (vec![0x43], None)]);
    let stands: (i64,) = sqlx::query_as("SELECT count(*) FROM evidence_for").fetch_one(&mut c).await.unwrap();
    let why: (String,) = sqlx::query_as("SELECT years_why FROM data_protection").fetch_one(&mut c).await.unwrap();
    assert_eq!((stands.0, why.0.as_str()), (1, "because"));
    // The rules stand again, and what went by its clock has no name.
    for refused in [
        "DELETE FROM evidence",
        "UPDATE evidence SET words = 'x'",
        "DELETE FROM evidence_for",
        "DELETE FROM ledger_body",
    ] {
        assert!(sqlx::query(refused).execute(&mut c).await.is_err(), "{refused}");
    }
    let gone = "UPDATE evidence SET sealed = NULL, gone_why = 'right-to-work-2008', gone_at = '2027' WHERE id = x'41'";
    assert_eq!(sqlx::query(gone).execute(&mut c).await.unwrap().rows_affected(), 1);
}

fn names(migrations: &Migrator) -> Vec<(i64, &str)> {
    migrations.iter().map(|migration| (migration.version, migration.description.as_ref())).collect()
}
