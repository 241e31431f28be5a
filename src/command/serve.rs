//! Starting: each thing that can be wrong stops the start with one clear line.

use crate::ledger::keys::KeyStore;
use crate::platform::App;
use crate::platform::db::{Db, Hold, NotLetIn};
use crate::platform::door;
use crate::platform::settings::Settings;
use crate::platform::site::Site;
use crate::texts::{say, say_with};
use crate::{people, system};
use std::io::ErrorKind;
use std::net::SocketAddr;
use std::os::unix::fs::DirBuilderExt;
use std::path::Path;
use tokio::net::TcpListener;

/// Opens data folder, key store and database, and brings the schema up to date.
///
/// # Errors
/// One line that says what is wrong and what to do.
pub async fn open(settings: Settings) -> Result<App, String> {
    let site = Site::find(&settings);
    opened(settings, site, For::Anything).await
}

/// [`open`] for a command that shows no page: it does not look for styles, and warns of none.
///
/// # Errors
/// As there.
pub async fn open_without_site(settings: Settings) -> Result<App, String> {
    opened(settings, Site::default(), For::Anything).await
}

/// For what the database is opened.
#[derive(Clone, Copy, PartialEq, Eq)]
enum For {
    Anything,
    /// To serve: not as a role that could take the record's rules away.
    Serving,
}

async fn opened(settings: Settings, site: Site, to: For) -> Result<App, String> {
    let app = open_as_it_is(settings, site).await?;
    let is_guest = brought_up_to_date(&app, to).await?;
    let ahead = people::service::clock_ahead(&app).await;
    app.clock.set_ahead(ahead.map_err(|refused| format!("the database cannot be read: {refused}"))? * 24 * 60 * 60);
    look_at_record(&app).await?;
    if app.standing.is_broken() {
        // Nothing is added to a record that does not stand; what waits is done at the first start after it was seen to.
        return Ok(app);
    }
    // Before anything is served: what an older backup brought back of people who were erased goes again.
    let again = crate::recruitment_file::erasure::service::resume(&app).await;
    let again = again.map_err(|refused| format!("deletions could not be finished: {refused}"))?;
    // Rows of organisations that have left are the owner's to delete: `migrate` does.
    let left = if is_guest { Ok(0) } else { crate::leaving::service::resume(&app).await };
    let again = again + left.map_err(|refused| format!("deletions could not be finished: {refused}"))?;
    if again > 0 {
        tracing::warn!(again, "deletions were finished or done again");
    }
    Ok(app)
}

/// Brings the schema up to date where the program's role may; a guest finds it up to date or is told what to do. Says whether it
/// is one.
async fn brought_up_to_date(app: &App, to: For) -> Result<bool, String> {
    let shown = hidden_password(&app.settings.database_url);
    let failed = |cause: sqlx::Error| format!("the database {shown} cannot be read: {cause}");
    match app.db.hold().await.map_err(failed)? {
        Hold::Guest if app.db.is_another().await.map_err(failed)? => Err(format!(
            "the database {shown} is of another version than this program. Run `sametable migrate` of this version as the \
             database's owner, then start again (the administrator's guide: “A PostgreSQL database”)"
        )),
        Hold::Guest => Ok(true),
        Hold::Nothing if to == For::Serving => Err(format!(
            "there is nothing in the database {shown} yet. Run `sametable migrate --for ROLE` once as the database's owner, \
             with the role that serves (the administrator's guide: “A PostgreSQL database”)"
        )),
        Hold::Owner if to == For::Serving => Err(format!(
            "the role of {shown} owns the record's tables, or could make itself one that does: it could take away the rules \
             by which nothing in the record is changed. Run `sametable migrate --for ROLE` once as the owner, and serve as \
             ROLE, which owns nothing (the administrator's guide: “A PostgreSQL database”)"
        )),
        Hold::File | Hold::Owner | Hold::Nothing => {
            app.db.migrate().await.map_err(|cause| {
                if cause.to_string().contains("permission denied") {
                    return say_with("migrate-not-owner", &[("database", &shown)]);
                }
                format!(
                    "the database {shown} cannot be brought up to date: {cause}. Restore the backup made before this \
                     version."
                )
            })?;
            Ok(false)
        }
    }
}

/// [`open`] without changing the schema: for a backup that is made before a new version is started.
///
/// # Errors
/// As there.
pub async fn open_as_it_is(settings: Settings, site: Site) -> Result<App, String> {
    // Without an executor Leptos cannot run the effects that some views make; a second call finds it there.
    let _ = any_spawner::Executor::init_tokio();
    writable(&settings.data)?;
    let shown = hidden_password(&settings.database_url);
    let db = Db::open(&settings.database_url)
        .await
        .map_err(|cause| format!("the database {shown} cannot be opened: {}", said(&cause)))?;
    let keys = KeyStore::open(&settings.data, settings.keys_url.as_deref())
        .await
        .map_err(|refused| format!("the key store cannot be opened: {refused}"))?;
    Ok(App::new(settings, db, keys, site))
}

/// Makes the data folder and tries to write there.
fn writable(folder: &Path) -> Result<(), String> {
    let here = folder.display();
    let made = std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder);
    made.map_err(|cause| format!("the data folder {here} cannot be made: {cause}"))?;
    let trial = folder.join(".written");
    std::fs::write(&trial, b"").map_err(|cause| format!("the data folder {here} cannot be written to: {cause}"))?;
    std::fs::remove_file(&trial).map_err(|cause| format!("the data folder {here} cannot be written to: {cause}"))
}

fn said(cause: &sqlx::Error) -> String {
    match cause.as_database_error() {
        // SQLITE_NOTADB and SQLITE_CORRUPT
        Some(error) if matches!(error.code().as_deref(), Some("26" | "11")) => {
            "the file is damaged or is no database. Restore your last backup".to_owned()
        }
        _ => cause.to_string(),
    }
}

fn hidden_password(url: &str) -> String {
    match (url.split_once("://"), url.rsplit_once('@')) {
        (Some((scheme, _)), Some((_, host))) => format!("{scheme}://…@{host}"),
        _ => url.to_owned(),
    }
}

/// Brings a PostgreSQL database up to date as its owner, lets `role` serve with it, and again every role that could before;
/// what only the owner may delete goes. Gives what to print.
///
/// # Errors
/// One line that says what is wrong and what to do.
pub async fn migrate(settings: Settings, role: Option<&str>) -> Result<Vec<String>, String> {
    let app = open_without_site(settings).await?;
    let shown = hidden_password(&app.settings.database_url);
    match app.db.hold().await.map_err(|cause| format!("the database {shown} cannot be read: {cause}"))? {
        Hold::File if role.is_some() => return Err(say("migrate-no-roles")),
        Hold::File => return Ok(vec![say("migrate-done")]),
        Hold::Guest | Hold::Nothing => return Err(say_with("migrate-not-owner", &[("database", &shown)])),
        Hold::Owner => {}
    }
    let named = role.unwrap_or_default();
    let more: Vec<String> = role.map(str::to_owned).into_iter().collect();
    let roles = app.db.let_in(&more).await.map_err(|why| match why {
        NotLetIn::NoRole => say_with("migrate-no-role", &[("role", named)]),
        NotLetIn::IsOwner => say_with("migrate-role-owns", &[("role", named)]),
        NotLetIn::Sql(cause) => format!("the database {shown} cannot be changed: {cause}"),
    })?;
    if let Err(refused) = crate::backup::service::lapse(&app).await {
        tracing::warn!(%refused, "what has lapsed could not be removed");
    }
    let mut told = vec![say("migrate-done")];
    told.extend(match roles.is_empty() {
        true => Some(say("migrate-nobody-serves")),
        false => Some(say_with("migrate-serve", &[("roles", &roles.join(", "))])),
    });
    app.db.close().await;
    Ok(told)
}

/// Who may serve with a database before another is put in its place: they are let in again afterwards.
///
/// # Errors
/// One line that says what is wrong and what to do: a role that owns nothing cannot put a database in place.
pub async fn served_by(settings: &Settings) -> Result<Vec<String>, String> {
    // Where there is no database yet nobody serves.
    let Ok(db) = Db::open(&settings.database_url).await else { return Ok(Vec::new()) };
    let found = match db.hold().await {
        Ok(Hold::Guest) => Err(say("restore-needs-owner")),
        Ok(Hold::Owner) => Ok(db.served_by().await.unwrap_or_default()),
        Ok(Hold::File | Hold::Nothing) | Err(_) => Ok(Vec::new()),
    };
    db.close().await;
    found
}

/// Serves until it is told to stop.
///
/// # Errors
/// One line that says what is wrong and what to do.
pub async fn serve(settings: Settings) -> Result<(), String> {
    settings.may_serve().map_err(|refused| refused.to_string())?;
    let listener = listen("SAMETABLE_ADDR", settings.addr).await?;
    let plain = match settings.http_addr {
        Some(addr) => Some(listen("SAMETABLE_HTTP_ADDR", addr).await?),
        None => None,
    };
    let site = Site::find(&settings);
    let app = opened(settings, site, For::Serving).await?;
    let tls = door::open(&app.settings, &app.clock, &app.door, app.closing.clone()).await?;
    let serving = serving(&app)?;
    crate::leaving::service::tidy(&app);
    let code = people::service::first_code(&app).await.map_err(|refused| format!("the database failed: {refused}"))?;
    let asked = stop_asked();
    println!("SameTable serves at {}", app.settings.public_url);
    if let Some(code) = code {
        println!("First start: open {}/first and type this one-time code: {code}", app.settings.public_url);
    }
    not_in_order(&app).await;
    let sender = tokio::spawn(crate::platform::mail::run(app.clone()));
    let closing = app.closing.clone();
    let stop = async move {
        asked.await;
        closing.cancel();
    };
    let signing = tokio::spawn(crate::ledger::service::keep_signing(app.clone()));
    let jobs = tokio::spawn(crate::platform::jobs::keep_time(app.clone(), crate::app::jobs(&app)));
    if let Some(plain) = plain {
        let sends_on = door::send_on(&app.settings.public_url);
        tokio::spawn(door::serve(plain, None, sends_on, app.closing.clone().cancelled_owned()));
    }
    let served = door::serve(listener, tls, crate::app::router(app.clone()), stop).await;
    served.map_err(|cause| format!("serving failed: {cause}"))?;
    app.closing.cancel();
    // A job that has begun comes to its end, and a message that is on its way is finished, before the database closes.
    let _ = jobs.await;
    let _ = signing.await;
    let _ = sender.await;
    if let Err(refused) = crate::ledger::service::see(&app).await {
        tracing::warn!(%refused, "how far the log has come could not be noted");
    }
    drop(serving);
    app.db.close().await;
    Ok(())
}

async fn listen(setting: &str, addr: SocketAddr) -> Result<TcpListener, String> {
    TcpListener::bind(addr).await.map_err(|cause| match cause.kind() {
        ErrorKind::AddrInUse => {
            format!("something else already serves on {addr}; stop it, or choose another address with {setting}")
        }
        ErrorKind::PermissionDenied => format!(
            "this user may not serve on {addr}: ports below 1024 need the right CAP_NET_BIND_SERVICE (the systemd unit \
             gives it), or choose another port with {setting}"
        ),
        _ => format!("cannot serve on {addr}: {cause}"),
    })
}

/// The same look as `/system` has, for whoever starts the program. It starts all the same.
async fn not_in_order(app: &App) {
    let facts = system::service::facts(app).await;
    for concern in system::rules::concerns(&facts).iter().filter(|concern| concern.code != "ends") {
        let (what, todo) = system::pages::sentences(concern);
        eprintln!("sametable: {what} {todo}");
    }
}

/// A lock by which `restore` and `recover` see that this data folder is in use. Several servers may share it.
fn serving(app: &App) -> Result<std::fs::File, String> {
    let path = app.settings.data.join("serving");
    let file = std::fs::OpenOptions::new().create(true).append(true).open(&path);
    let file = file.and_then(|file| file.lock_shared().map(|()| file));
    file.map_err(|cause| format!("the file {} cannot be locked: {cause}", path.display()))
}

/// Looks at the whole record. If it does not stand as it was written, the server starts read-only: everything can be read,
/// the pages say why, and nothing is written until somebody has taken note of it.
async fn look_at_record(app: &App) -> Result<(), String> {
    let signed = crate::ledger::service::sign_emptied(app).await;
    signed.map_err(|refused| format!("deletions of an older version could not be noted: {refused}"))?;
    let found = crate::ledger::service::standing(app).await;
    let found = found.map_err(|refused| format!("the ledger cannot be read: {refused}"))?;
    if !found.is_empty() {
        let things = found.len();
        eprintln!(
            "sametable: the record was changed behind the program's back (places that do not fit: {things}). The server starts, \
             and everything can be read, but nothing is written. Keep a copy of the data folder, then restore your last \
             good backup, or take note of the damage with: sametable recover --by NAME --reason TEXT"
        );
    }
    app.standing.set(found);
    Ok(())
}

/// Waits for Ctrl-C or SIGTERM. The handler stands as soon as this returns, before the address is printed: whoever stops
/// the server in its first moment is heard too.
fn stop_asked() -> impl Future<Output = ()> {
    let terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate());
    async move {
        let interrupt = tokio::signal::ctrl_c();
        match terminate {
            Ok(mut terminate) => {
                tokio::select! { _ = interrupt => (), _ = terminate.recv() => () }
            }
            Err(_) => {
                let _ = interrupt.await;
            }
        }
    }
}
