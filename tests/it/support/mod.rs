//! A fresh, migrated server for each test, on either database, and a visitor who asks it without a port.

pub mod choosing;
pub mod day;
pub mod postgres;
mod visitor;

pub use visitor::{Answer, Visitor};

use sametable::ledger::keys::KeyStore;
use sametable::people::service::{self as people, NewPerson};
use sametable::people::{Organisation, Role, Who, tablets};
use sametable::platform::App;
use sametable::platform::db::{Ask, Db};
use sametable::platform::settings::Settings;
use sametable::platform::site::Site;
use std::collections::BTreeMap;
use std::time::Duration;
use tempfile::TempDir;

/// The password of everybody in tests.
pub const PASSWORD: &str = "three blue buses";

/// A server of its own for one test; it goes when the test ends (PostgreSQL's database goes with its server).
pub struct Fresh {
    pub app: App,
    pub url: String,
    pub folder: TempDir,
}

impl Fresh {
    /// A file, not `:memory:`: only a file has WAL and lets readers and the writer be different connections.
    pub async fn sqlite() -> Self {
        let folder = TempDir::new().unwrap();
        let url = format!("sqlite:{}", folder.path().join("sametable.db").display());
        let fresh = Self::on(url, folder).await;
        fresh.app.db.migrate().await.unwrap();
        fresh
    }

    /// A database, not a schema: notices and advisory locks are per database.
    pub async fn postgres() -> Self {
        let url = postgres::Server::of_this_test_run().fresh_database().await;
        Self::on(url, TempDir::new().unwrap()).await
    }

    /// The same database, as a role that owns nothing there serves with it.
    ///
    /// # Panics
    /// It is SQLite, which has no roles.
    pub async fn into_guest(self) -> Self {
        let role = format!("guest_{}", uuid::Uuid::now_v7().simple());
        let Db::Postgres { pool, .. } = &self.app.db else { panic!("SQLite has no roles") };
        sqlx::raw_sql(sqlx::AssertSqlSafe(format!("CREATE ROLE {role} LOGIN"))).execute(pool).await.unwrap();
        assert!(self.app.db.let_in(std::slice::from_ref(&role)).await.unwrap().contains(&role));
        let url = self.url.replacen("//test@", &format!("//{role}@"), 1);
        Self::on(url, TempDir::new().unwrap()).await
    }

    async fn on(url: String, folder: TempDir) -> Self {
        let _ = any_spawner::Executor::init_tokio();
        let given = [
            ("SAMETABLE_DATA".to_owned(), folder.path().display().to_string()),
            ("DATABASE_URL".to_owned(), url.clone()),
            ("SAMETABLE_PUBLIC_URL".to_owned(), "https://panel.test".to_owned()),
        ];
        let settings = Settings::read(BTreeMap::from(given)).unwrap();
        let db = Db::open(&url).await.unwrap();
        let mut app = App::new(settings, db, KeyStore::open(folder.path(), None).await.unwrap(), Site::default());
        // Thousands of people are made and sign in here; a test of passwords asks for the cost that they have.
        app.password_cost = argon2::Params::new(argon2::Params::MIN_M_COST, 1, 1, None).unwrap();
        Self { app, url, folder }
    }

    /// Another handle to the same database, as another app server would hold.
    pub async fn another_app_server(&self) -> Db {
        match &self.app.db {
            Db::Sqlite { .. } => self.app.db.clone(),
            Db::Postgres { .. } => Db::open(&self.url).await.unwrap(),
        }
    }

    /// An organisation with one service and the starter library.
    pub async fn organisation(&self, name: &str) -> Organisation {
        people::make_organisation(&self.app, name, "Elm House", false).await.unwrap()
    }

    /// Someone with these roles who can sign in.
    pub async fn person(&self, org: &Organisation, name: &str, roles: &[Role]) -> Who {
        let first = name.split(' ').next().unwrap_or(name).to_lowercase();
        let email = format!("{first}.{}@test.example", org.id.0.simple());
        self.add(org, name, &email, roles).await;
        let token = people::sign_in(&self.app, &email, PASSWORD, "test").await.unwrap();
        people::signed_in(&self.app, &token).await.unwrap()
    }

    async fn add(&self, org: &Organisation, name: &str, email: &str, roles: &[Role]) {
        let administrator = Who::Person(sametable::people::Signed::new(
            org.id,
            sametable::ids::PersonId::new(),
            sametable::ids::AccountId::new(),
            "Test",
            vec![sametable::people::Grant::everywhere(Role::Administrator)],
        ));
        // The administrator of tests is a person too, so that what they do has an actor.
        let Who::Person(signed) = &administrator else { unreachable!() };
        let mut tx = self.app.db.begin().await.unwrap();
        let person = sametable::people::Person {
            org: org.id,
            id: signed.person,
            account: None,
            name: "Test".to_owned(),
            sort_key: "test".to_owned(),
            picture: None,
            stream: sametable::ids::StreamId::new(),
            subject: sametable::ids::SubjectId::new(),
        };
        sametable::people::store::insert_person(&mut tx, &person, self.app.clock.now()).await.unwrap();
        tx.commit().await.unwrap();
        let new = NewPerson {
            name: name.to_owned(),
            email: email.to_owned(),
            password: PASSWORD.to_owned(),
            picture: None,
            roles: roles.to_vec(),
            grants: Vec::new(),
        };
        people::add_person(&administrator, &self.app, new).await.unwrap();
    }

    /// A visitor who is nobody yet.
    pub fn visitor(&self) -> Visitor {
        Visitor::new(self.app.clone())
    }

    /// A visitor signed in as someone new with these roles.
    pub async fn signed_in(&self, org: &Organisation, name: &str, roles: &[Role]) -> Visitor {
        let first = name.split(' ').next().unwrap_or(name).to_lowercase();
        let email = format!("{first}.{}@test.example", org.id.0.simple());
        self.add(org, name, &email, roles).await;
        let token = people::sign_in(&self.app, &email, PASSWORD, "test").await.unwrap();
        self.visitor().with_session(&token)
    }

    /// A visitor on a tablet whose person said "yes, that is me", and who that is.
    pub async fn seated(
        &self,
        org: &Organisation,
        panel: sametable::ids::PanelId,
        seat: sametable::ids::SeatId,
    ) -> (Visitor, Who) {
        let ends = time::OffsetDateTime::from(self.app.clock.now()) + time::Duration::hours(12);
        let token = tablets::make_for_seat(&self.app, org.id, panel, seat, ends.into()).await.unwrap();
        let waiting = tablets::holder(&self.app, &token).await.unwrap();
        tablets::confirm(&waiting, &self.app, seat).await.unwrap();
        let who = tablets::holder(&self.app, &token).await.unwrap();
        (self.visitor().with_tablet(&token), who)
    }
}

/// A line that `make test` prints after the tests: a figure that somebody wants to see although nothing failed. What a test
/// prints is kept from sight when it passes. One file a name, so that a test that runs again replaces its line.
pub fn figure(name: &str, line: &str) {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("figures");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(name), format!("{name}: {line}\n")).unwrap();
}

/// Runs a test, written once as `async fn name(fresh: Fresh)`, on both databases: `name::sqlite` and `name::postgres`.
/// A function that is forgotten here is dead code, which the lints refuse.
#[macro_export]
macro_rules! on_both {
    ($($name:ident),+ $(,)?) => {$(
        mod $name {
            #[tokio::test(flavor = "multi_thread")]
            async fn sqlite() {
                super::$name($crate::support::Fresh::sqlite().await).await;
            }

            #[tokio::test(flavor = "multi_thread")]
            async fn postgres() {
                super::$name($crate::support::Fresh::postgres().await).await;
            }
        }
    )+};
}

/// Fails a test that waits for something that does not come.
pub async fn soon<T>(what: impl Future<Output = T>) -> T {
    tokio::time::timeout(Duration::from_secs(10), what).await.expect("it did not happen in ten seconds")
}

/// Everything that stands in the database, as it stands there: the files of the data folder, or every row.
pub async fn everything(app: &App) -> String {
    let mut all = String::new();
    match &app.db {
        Db::Sqlite { .. } => {
            for entry in std::fs::read_dir(&app.settings.data).unwrap() {
                let path = entry.unwrap().path();
                if path.is_file() {
                    all.push_str(&String::from_utf8_lossy(&std::fs::read(path).unwrap()));
                }
            }
        }
        Db::Postgres { pool, .. } => {
            let tables: Vec<(String,)> =
                sqlx::query_as("SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
                    .fetch_all(pool)
                    .await
                    .unwrap();
            for (table,) in tables {
                let text = format!("SELECT to_jsonb(t)::text FROM \"{table}\" t");
                let rows: Vec<(String,)> = sqlx::query_as(sqlx::AssertSqlSafe(text)).fetch_all(pool).await.unwrap();
                rows.iter().for_each(|(row,)| all.push_str(row));
            }
        }
    }
    all
}

/// Every file of Rust in a folder and below it.
pub fn sources(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found
}

/// Does something to the record as somebody would who has the password of the database's owner: the rules that refuse it are
/// taken away first.
///
/// # Panics
/// If it changes nothing.
pub async fn as_owner(app: &App, text: &'static str) {
    let rules: &[&'static str] = match app.db {
        Db::Sqlite { .. } => &[
            "DROP TRIGGER IF EXISTS ledger_entry_never_updated",
            "DROP TRIGGER IF EXISTS ledger_body_only_emptied",
            "DROP TRIGGER IF EXISTS ledger_body_never_deleted",
            "DROP TRIGGER IF EXISTS ledger_entry_never_deleted",
        ],
        Db::Postgres { .. } => &[
            "DROP TRIGGER IF EXISTS ledger_entry_append_only ON ledger_entry",
            "DROP TRIGGER IF EXISTS ledger_body_only_emptied ON ledger_body",
            "DROP TRIGGER IF EXISTS ledger_body_never_deleted ON ledger_body",
        ],
    };
    let mut tx = app.db.begin().await.unwrap();
    for rule in rules {
        tx.sql(rule).execute().await.unwrap();
    }
    assert!(tx.sql(text).execute().await.unwrap() > 0, "{text} changed nothing");
    tx.commit().await.unwrap();
}
