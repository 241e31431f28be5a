//! On PostgreSQL the program serves as a role that owns nothing: everything that people do works, and nobody who has that
//! role's password can take away the rules by which nothing in the record is changed.

use crate::support::{Fresh, postgres};
use sametable::command::demo;
use sametable::leaving::service::{self as leaving, Sure};
use sametable::ledger;
use sametable::people::{Role, Who};
use sametable::platform::db::{Db, Hold, NotLetIn};
use sametable::platform::refused::Refused;
use sametable::recruitment_file::retention::{Scope, service as retention};
use sqlx::AssertSqlSafe;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// What the database says to a statement; nothing where it does it.
async fn refused(db: &Db, text: &str) -> String {
    let Db::Postgres { pool, .. } = db else { panic!("SQLite has no roles") };
    let done = sqlx::raw_sql(AssertSqlSafe(text.to_owned())).execute(pool).await;
    done.map_or_else(|error| error.to_string(), |_| String::new())
}

/// What the program says and ends with.
fn runs(arguments: &[&str], data: &Path, url: &str) -> (Option<i32>, String) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_sametable"));
    program.args(arguments).env("RUST_LOG", "error").env("SAMETABLE_DATA", data).env("DATABASE_URL", url);
    let output = program
        .env("SAMETABLE_ADDR", "127.0.0.1:0")
        .env("SAMETABLE_BACKUP_PASSPHRASE", "seven-purple-lamps")
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8_lossy(&said).into_owned())
}

#[tokio::test]
async fn a_recruitment_and_an_erasure_go_through_as_a_role_that_owns_nothing() {
    let guest = Fresh::postgres().await.into_guest().await;
    assert_eq!(guest.app.db.hold().await.unwrap(), Hold::Guest);
    assert!(!guest.app.db.is_another().await.unwrap());
    let made = demo::fill(&guest.app).await.unwrap();
    let by = |role: Role| -> &Who { &made.people.iter().find(|one| one.role == role).unwrap().who };
    let sam = made.past.candidates.iter().find(|(_, name)| name == "Sam Porter").unwrap().0;
    let reason = "They do not want to be in our files";
    retention::erase(by(Role::Hr), &guest.app, Scope::Candidate, sam.0, reason, true).await.unwrap();
    assert_eq!(ledger::service::standing(&guest.app).await.unwrap(), []);
    assert!(ledger::service::sign(&guest.app, ledger::service::Why::Asked).await.unwrap().is_some());
}

#[tokio::test]
async fn the_role_that_serves_cannot_take_the_rules_of_the_record_away() {
    let guest = Fresh::postgres().await.into_guest().await;
    guest.organisation("Elm Care").await;
    let db = &guest.app.db;
    for text in [
        "UPDATE ledger_entry SET org = org",
        "DELETE FROM ledger_entry",
        "TRUNCATE ledger_entry CASCADE",
        "DELETE FROM checkpoint",
        "DELETE FROM ledger_body",
        "ALTER TABLE score DISABLE TRIGGER USER",
        "ALTER TABLE ledger_body DISABLE TRIGGER USER",
        "DROP TABLE tree_node",
        "DROP FUNCTION refuse_by_rule() CASCADE",
        "CREATE OR REPLACE FUNCTION refuse_by_rule() RETURNS trigger AS 'BEGIN RETURN NULL; END' LANGUAGE plpgsql",
        "SET session_replication_role = replica",
        "CREATE TABLE another (id INT)",
        "CREATE TEMPORARY TABLE candidacy (id INT)",
        "INSERT INTO _sqlx_migrations SELECT * FROM _sqlx_migrations",
    ] {
        let said = refused(db, text).await;
        assert!(said.contains("permission denied") || said.contains("must be owner"), "{text}: {said}");
    }
    assert_eq!(ledger::service::standing(&guest.app).await.unwrap(), []);
}

#[tokio::test]
async fn the_server_does_not_serve_as_the_owner_of_the_record_and_says_what_to_do() {
    let fresh = Fresh::postgres().await;
    let data = TempDir::new().unwrap();
    let (code, said) = runs(&["serve"], data.path(), &fresh.url);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("owns the record") && said.contains("sametable migrate --for ROLE"), "{said}");
    // Nor on an empty database, which it would own.
    let empty = postgres::Server::of_this_test_run().empty_database().await;
    let (code, said) = runs(&["serve"], data.path(), &empty);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("sametable migrate --for ROLE"), "{said}");
}

#[tokio::test]
async fn migrate_makes_an_empty_database_ready_for_a_role_and_again_for_it_after_an_update() {
    let url = postgres::Server::of_this_test_run().empty_database().await;
    let data = TempDir::new().unwrap();
    let role = format!("server_{}", uuid::Uuid::now_v7().simple());
    let (code, said) = runs(&["migrate", "--for", &role], data.path(), &url);
    assert!(code == Some(2) && said.contains("There is no role"), "{said}");
    let db = Db::open(&url).await.unwrap();
    assert_eq!(refused(&db, &format!("CREATE ROLE {role} LOGIN")).await, "");
    let (code, said) = runs(&["migrate", "--for", &role], data.path(), &url);
    assert!(code == Some(0) && said.contains("up to date") && said.contains(&role), "{said}");
    let guest = url.replacen("//test@", &format!("//{role}@"), 1);
    let (code, said) = runs(&["migrate"], data.path(), &guest);
    assert!(code == Some(2) && said.contains("does not own"), "{said}");
    // A version that brings a table: the guest is told, and after `migrate` it may use it without being named again.
    assert_eq!(refused(&db, "CREATE TABLE brought (id INT)").await, "");
    assert_eq!(refused(&db, "UPDATE _sqlx_migrations SET success = false WHERE version = 1").await, "");
    let (code, said) = runs(&["serve"], data.path(), &guest);
    assert!(code == Some(2) && said.contains("sametable migrate"), "{said}");
    assert_eq!(refused(&db, "UPDATE _sqlx_migrations SET success = true WHERE version = 1").await, "");
    // A newer version was here, or another program's.
    let newer = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
        VALUES (999999, 'newer', true, '\\x00', 0)";
    assert_eq!(refused(&db, newer).await, "");
    let (code, said) = runs(&["serve"], data.path(), &guest);
    assert!(code == Some(2) && said.contains("another version"), "{said}");
    assert_eq!(refused(&db, "DELETE FROM _sqlx_migrations WHERE version = 999999").await, "");
    assert_eq!(runs(&["migrate"], data.path(), &url).0, Some(0));
    let as_guest = Db::open(&guest).await.unwrap();
    assert_eq!(refused(&as_guest, "INSERT INTO brought VALUES (1)").await, "");
    // A superuser could do anything, whatever it is granted, and whoever gives roles could give itself the owner's.
    let gives = format!("{role}_gives");
    assert_eq!(refused(&db, &format!("CREATE ROLE {gives} LOGIN CREATEROLE")).await, "");
    assert!(matches!(db.let_in(&[gives]).await, Err(NotLetIn::IsOwner)));
    assert!(matches!(db.let_in(&["test".to_owned()]).await, Err(NotLetIn::IsOwner)));
}

#[tokio::test]
async fn deleting_everything_is_the_owners_and_whoever_asks_is_told_how() {
    let owner = Fresh::postgres().await;
    let url = owner.url.clone();
    let guest = owner.into_guest().await;
    let made = demo::fill(&guest.app).await.unwrap();
    let administrator = &made.people.iter().find(|one| one.role == Role::Administrator).unwrap().who;
    let name = sametable::people::service::organisation(administrator, &guest.app).await.unwrap().name;
    let sure = Sure { name: &name, ticked: true, password: demo::PASSWORD };
    let refused = leaving::delete_everything(administrator, &guest.app, sure).await.unwrap_err();
    assert!(matches!(&refused, Refused::Problems(all) if all[0].code == "leaving-needs-owner"), "{refused:?}");
    // With the owner's address, by command.
    let mut as_owner = guest.app.clone();
    as_owner.db = Db::open(&url).await.unwrap();
    let wrong = sametable::leaving::command::delete(&as_owner, "Somebody else", None).await.unwrap_err();
    assert!(wrong.contains("as it is written here") || wrong.contains(&name), "{wrong}");
    let told = sametable::leaving::command::delete(&as_owner, &name, None).await.unwrap();
    assert!(told.contains("is deleted"), "{told}");
}

#[tokio::test]
async fn a_backup_is_put_back_as_the_owner_and_the_server_serves_on_as_before() {
    let url = postgres::Server::of_this_test_run().empty_database().await;
    let (data, copies) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let role = format!("server_{}", uuid::Uuid::now_v7().simple());
    let db = Db::open(&url).await.unwrap();
    assert_eq!(refused(&db, &format!("CREATE ROLE {role} LOGIN CREATEDB")).await, "");
    let guest = url.replacen("//test@", &format!("//{role}@"), 1);
    // The owner's address stands in a file, and nowhere among the settings.
    let owner = data.path().join("owner.txt");
    std::fs::write(&owner, format!("{url}\n")).unwrap();
    let owner = owner.to_str().unwrap();
    let folder = copies.path().to_str().unwrap();
    let runs = |arguments: &[&str]| runs(arguments, data.path(), &guest);
    let (code, said) = runs(&["migrate", "--for", &role, "--owner", owner]);
    assert!(code == Some(0) && said.contains(&role), "{said}");
    assert_eq!(runs(&["demo"]).0, Some(0));
    let (code, said) = runs(&["backup", folder]);
    assert_eq!(code, Some(0), "{said}");
    let (code, said) = runs(&["restore", folder, "--replace"]);
    assert!(code == Some(2) && said.contains("Nothing was changed"), "{said}");
    let (code, said) = runs(&["restore", folder, "--replace", "--owner", owner]);
    assert_eq!(code, Some(0), "{said}");
    let served = Db::open(&guest).await.unwrap();
    assert_eq!(served.hold().await.unwrap(), Hold::Guest);
    assert!(!served.is_another().await.unwrap());
    assert_eq!(refused(&served, "SELECT * FROM ledger_body").await, "");
    let (code, said) = runs(&["migrate", "--owner", "/nowhere/at/all"]);
    assert!(code == Some(2) && said.contains("/nowhere/at/all"), "{said}");
}
