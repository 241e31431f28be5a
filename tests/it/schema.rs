//! The two histories of the schema are one.

use sametable::platform::db::{POSTGRES_MIGRATIONS, SQLITE_MIGRATIONS};
use sqlx::migrate::Migrator;

#[test]
fn both_databases_have_the_same_history() {
    assert_eq!(names(&SQLITE_MIGRATIONS), names(&POSTGRES_MIGRATIONS));
}

fn names(migrations: &Migrator) -> Vec<(i64, &str)> {
    migrations.iter().map(|migration| (migration.version, migration.description.as_ref())).collect()
}
