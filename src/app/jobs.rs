//! The one list of what the server does by itself.

use crate::platform::App;
use crate::platform::jobs::{Job, When};
use crate::recruitment_file::retention::service as retention;
use crate::{aloud, application, audit, backup, checks, ledger};

/// Every job there is, with these settings. `serve` does what is due (`platform::jobs::keep_time`); a test moves the clock
/// and calls `platform::jobs::tick(&app, &app::jobs(&app))`. Each has its name in words in the catalogue: `job-NAME`.
pub fn jobs(app: &App) -> Vec<Job> {
    let mut all = vec![
        Job::new("retention", When::Daily("03:30".to_owned()), retention::nightly),
        Job::new("links-over", When::Daily("03:10".to_owned()), |app| async move {
            application::service::forget(&app).await
        }),
        Job::new("disclosed-over", When::Daily("03:20".to_owned()), |app| async move {
            let held = retention::held_candidates(&app).await?;
            checks::disclosed::service::nightly(&app, &held).await
        }),
        Job::new("work-digest", When::Daily("07:00".to_owned()), |app| async move {
            checks::work::service::digest(&app).await
        }),
        Job::new("view-alerts", When::Every(600), |app| async move { audit::alert::service::find_all(&app).await }),
        Job::new("speech", When::Every(60), |app| async move { aloud::service::prepare(&app).await }),
        Job::new("record-seen", When::Every(600), |app| async move {
            ledger::service::see(&app).await?;
            Ok(String::new())
        }),
        // Most were made at once (`keep_signing`); this does what was missed when the machine stopped in between.
        Job::new("checkpoint-stage", When::Every(60), |app| async move { ledger::service::after_stage(&app).await }),
        Job::new("checkpoint-daily", When::Daily("03:40".to_owned()), |app| async move {
            ledger::service::daily(&app).await
        }),
        Job::new("witness-mail", When::Daily("07:10".to_owned()), |app| async move {
            backup::service::tell_witnesses(&app).await
        }),
        Job::new("record-checked", When::Daily("03:50".to_owned()), |app| async move {
            backup::service::check_record(&app).await
        }),
    ];
    if app.settings.backup.is_some() {
        let at = When::Daily(app.settings.backup_at.clone());
        all.push(Job::new("backup", at, |app| async move { backup::service::nightly(&app).await }));
    }
    // Whether backups are made or not: what has lapsed goes.
    all.push(Job::new("copies-lapse", When::Daily("04:10".to_owned()), |app| async move {
        backup::service::lapse(&app).await
    }));
    all
}
