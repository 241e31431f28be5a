//! The drill: a copy is made, restored into a folder of its own from what lies on the disk, and compared with the running
//! database. It changes nothing, and shows that a restore would work.

use super::make::{self, back_up, try_out};
use super::{Work, passphrase, store};
use crate::backup::store::Run;
use crate::ids::RowId;
use crate::platform::App;
use crate::platform::clock::london_stamp;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use std::path::Path;

/// Does it, notes it, and gives what to print.
///
/// # Errors
/// One sentence that says what did not work.
pub async fn drill(app: &App, to: Option<&Path>) -> Result<Vec<String>, Refused> {
    if crate::people::service::is_new(app).await? {
        return Ok(vec![crate::texts::say("backup-nothing-yet")]);
    }
    let began = app.clock.now();
    let outcome = run(app, to).await;
    let (verified, said, file, bytes, entries) = match &outcome {
        Ok((lines, made)) => {
            let bytes = i64::try_from(made.bytes).unwrap_or(i64::MAX);
            (true, lines.join(" "), make::file_name(&made.file), bytes, made.manifest.entries)
        }
        Err(refused) => (false, super::shelf::sentence(refused), String::new(), 0, 0),
    };
    let ended_at = app.clock.now();
    let kind = "drill".to_owned();
    let run = Run { id: RowId::new(), kind, file, began_at: began, ended_at, verified, bytes, entries, said };
    if let Err(cause) = store::insert(&app.db, &run).await {
        tracing::warn!(%cause, "the drill could not be noted");
    }
    outcome.map(|(lines, _)| lines)
}

async fn run(app: &App, to: Option<&Path>) -> Result<(Vec<String>, make::Made), Refused> {
    let own = Work::new(&app.settings.data)?;
    // Without a folder for backups the drill's copy goes with its folder.
    let to = to.map(Path::to_owned).or_else(|| app.settings.backup.clone()).unwrap_or_else(|| own.join("backup"));
    let made = back_up(app, &to, None).await?;
    let (passphrase, _) =
        passphrase::find(&app.settings)?.ok_or_else(|| Refused::because("backup-passphrase-needed"))?;
    let work = Work::new(&app.settings.data)?;
    let copy = try_out(&made.file, &made.keys, &passphrase, &app.settings, &work).await?;
    let running = store::facts_of(&app.settings.database_url).await?;
    // People go on working meanwhile: what is append-only may have grown, never shrunk.
    if running.entries < copy.entries {
        return Err(Refused::because("backup-counts-differ").with("table", "ledger_entry"));
    }
    let rows: i64 = copy.counts.values().sum();
    let since = running.entries - copy.entries;
    let lines = vec![
        say_with(
            "backup-drill-made",
            &[("file", &make::file_name(&made.file)), ("at", &london_stamp(app.clock.now()))],
        ),
        say_with(
            "backup-drill-compared",
            &[
                ("tables", &copy.counts.len().to_string()),
                ("rows", &rows.to_string()),
                ("entries", &copy.entries.to_string()),
                ("since", &since.to_string()),
            ],
        ),
        say("backup-drill-good"),
    ];
    Ok((lines, made))
}
