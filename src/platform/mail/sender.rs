//! The task that sends what waits.

use super::store::{self, Row};
use super::{CONCERN, HELP_FOR_DAY, TOPIC, opened, smtp};
use crate::platform::App;
use crate::platform::clock::{london_date, london_stamp};
use crate::platform::db::{Heard, Listener, Timestamp};
use crate::platform::refused::Refused;
use std::path::{Path, PathBuf};
use time::{Duration, OffsetDateTime};

/// How long to wait before the next try, by the tries that failed. After the last it is for a person to pass on.
const PAUSES: [Duration; 7] = [
    Duration::minutes(1),
    Duration::minutes(5),
    Duration::minutes(15),
    Duration::hours(1),
    Duration::hours(2),
    Duration::hours(4),
    Duration::hours(8),
];
/// A try that never came back (the server was killed) is made again after this long.
const LOST_AFTER: Duration = Duration::minutes(10);
/// What was sent, passed on or over is forgotten after this long.
const KEPT: Duration = Duration::days(90);
/// It looks again after this long in any case: a notice may be lost.
const SLEEPS_AT_MOST: std::time::Duration = std::time::Duration::from_secs(300);

/// Sends what waits, until the server stops. A message that is on its way is finished first.
pub async fn run(app: App) {
    let mut ear = app.db.notices().listen();
    while !app.closing.is_cancelled() {
        let wait = match send_due(&app).await {
            Ok(()) => pause(&app).await,
            // The cause stands in the log under its number.
            Err(_) => std::time::Duration::from_secs(60),
        };
        tokio::select! {
            () = app.closing.cancelled() => return,
            () = tokio::time::sleep(wait) => {}
            () = woken(&mut ear) => {}
        }
    }
}

async fn woken(ear: &mut Listener) {
    loop {
        match ear.next().await {
            Some(Heard::Changed(notice)) if notice.topic != TOPIC => {}
            Some(_) => return,
            None => std::future::pending().await,
        }
    }
}

async fn pause(app: &App) -> std::time::Duration {
    let next = store::next_due(&app.db).await.ok().flatten();
    let Some(next) = next else { return SLEEPS_AT_MOST };
    let wait = OffsetDateTime::from(next) - OffsetDateTime::from(app.clock.now());
    std::time::Duration::try_from(wait).unwrap_or_default().min(SLEEPS_AT_MOST)
}

/// Tries everything that is due, once.
///
/// # Errors
/// The database or the key store failed; what a mail server says is kept with its message.
pub async fn send_due(app: &App) -> Result<(), Refused> {
    let now = app.clock.now();
    let mut tx = app.db.begin().await?;
    store::tidy(&mut tx, now, later(now, -KEPT)).await?;
    tx.commit().await?;
    while !app.closing.is_cancelled() {
        let now = app.clock.now();
        let Some(row) = store::due(&app.db, now).await? else { break };
        let mut tx = app.db.begin().await?;
        let claimed = store::claim(&mut tx, &row, later(now, LOST_AFTER)).await?;
        tx.commit().await?;
        if claimed {
            try_once(app, &row).await?;
        }
    }
    tidy_outbox(app).await
}

async fn try_once(app: &App, row: &Row) -> Result<(), Refused> {
    let Some(body) = opened(app, row).await? else { return Ok(()) };
    let outcome = match &app.settings.mail {
        None => Err(by_file(app, row, &body)),
        // There is nowhere to send it: a person passes it on.
        Some(_) if row.address.is_empty() => Err((None, None)),
        Some(settings) => smtp::send(settings, row, &body).await.map_err(|failed| {
            let pause = usize::try_from(row.tries).ok().and_then(|tries| PAUSES.get(tries)).filter(|_| failed.again);
            tracing::warn!(message = %row.id, why = failed.code, "a message could not be sent");
            (Some(failed.code), pause.map(|pause| later(app.clock.now(), *pause)))
        }),
    };
    let mut tx = app.db.begin().await?;
    match outcome {
        Ok(()) => store::sent(&mut tx, row.org, row.id, app.clock.now()).await?,
        Err((why, again_at)) => store::failed(&mut tx, row.org, row.id, why, again_at).await?,
    }
    Ok(tx.commit().await?)
}

/// Without a mail server: a readable file, and a person passes it on. The page has it even if the file cannot be written.
fn by_file(app: &App, row: &Row, body: &str) -> (Option<&'static str>, Option<Timestamp>) {
    // Whoever looks after the server is not its reader.
    if matches!(row.why.as_str(), HELP_FOR_DAY | CONCERN) {
        return (None, None);
    }
    let folder = outbox(app);
    let name = format!("{}-{}.txt", london_date(row.at), row.id);
    let text = format!(
        "To: {} <{}>\nSubject: {}\nWritten: {}\n\n{body}\n",
        row.name,
        row.address,
        row.subject,
        london_stamp(row.at)
    );
    match write_private(&folder, &name, &text) {
        Ok(()) => (None, None),
        Err(cause) => {
            tracing::warn!(message = %row.id, %cause, "a message could not be written into the outbox");
            (Some("folder"), None)
        }
    }
}

fn outbox(app: &App) -> PathBuf {
    app.settings.data.join("outbox")
}

/// Only the account that runs the server may read it: it may hold a link that signs somebody in.
fn write_private(folder: &Path, name: &str, text: &str) -> std::io::Result<()> {
    use std::io::Write;
    use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    let mut file =
        std::fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(folder.join(name))?;
    file.write_all(text.as_bytes())
}

/// Takes away the files of messages that were passed on, or are over.
async fn tidy_outbox(app: &App) -> Result<(), Refused> {
    let Ok(files) = std::fs::read_dir(outbox(app)) else { return Ok(()) };
    let open = store::open(&app.db).await?;
    for file in files.flatten() {
        let name = file.file_name().to_string_lossy().into_owned();
        // `2026-11-17-` and the message's id.
        let id = name.strip_suffix(".txt").and_then(|stem| stem.get(11..)).and_then(|id| id.parse().ok());
        if id.is_some_and(|id| !open.contains(&id)) {
            let _ = std::fs::remove_file(file.path());
        }
    }
    Ok(())
}

fn later(now: Timestamp, by: Duration) -> Timestamp {
    (OffsetDateTime::from(now) + by).into()
}
