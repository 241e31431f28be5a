//! Jobs: what the server does by itself, each at most once per due time, however many servers share the database.
//!
//! The list stands in `app/jobs.rs`; `serve` asks [`tick`] several times a minute. A machine that was off at the due
//! time does the job when it is on again. Tests move the clock and call [`tick`]: nothing here sleeps.

mod rules;
mod store;

pub use rules::When;

use super::App;
use super::db::Timestamp;
use super::refused::Refused;
use super::telemetry;
use futures::future::BoxFuture;
use std::sync::Arc;
use std::time::Duration;

/// How often `serve` looks for what is due.
const LOOK: Duration = Duration::from_secs(15);

/// What a job does; it gives the sentence that its page shows, from the catalogue.
pub type Work = Arc<dyn Fn(App) -> BoxFuture<'static, Result<String, Refused>> + Send + Sync>;

/// Something that the server does by itself.
#[derive(Clone)]
pub struct Job {
    /// Its name in the database; the catalogue has `job-NAME` for people.
    pub name: &'static str,
    pub when: When,
    work: Work,
}

impl Job {
    pub fn new<F, Fut>(name: &'static str, when: When, work: F) -> Self
    where
        F: Fn(App) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<String, Refused>> + Send + 'static,
    {
        Self { name, when, work: Arc::new(move |app| Box::pin(work(app))) }
    }
}

impl std::fmt::Debug for Job {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Job").field("name", &self.name).field("when", &self.when).finish_non_exhaustive()
    }
}

/// The last time that a job was due and taken up.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct LastRun {
    pub name: String,
    pub due_at: Timestamp,
    pub began_at: Timestamp,
    /// None while it runs, and for ever if the machine stopped in the middle.
    pub ended_at: Option<Timestamp>,
    pub failed: bool,
    /// What it said, or why it failed: a sentence for the administrator.
    pub said: String,
    /// The number under which the log has the cause, if it failed by a fault of ours.
    pub reference: Option<String>,
}

/// A job with its last run, for the page that shows them.
#[derive(Debug, Clone)]
pub struct State {
    pub name: &'static str,
    pub last: Option<LastRun>,
    pub next_due: Timestamp,
}

/// Does what is due, one job after the other, and gives the names of what was done. What another server has taken up is
/// left to it.
///
/// # Errors
/// The database failed. A job's own failure is kept with its run and is no error here.
pub async fn tick(app: &App, jobs: &[Job]) -> Result<Vec<&'static str>, Refused> {
    let mut done = Vec::new();
    for job in jobs {
        if app.closing.is_cancelled() {
            break;
        }
        let now = app.clock.now();
        let Some(due) = job.when.latest_due(now) else { continue };
        if store::take_up(&app.db, job.name, due, now).await? {
            run(app, job, due).await?;
            done.push(job.name);
        }
    }
    Ok(done)
}

/// Does one job now, whenever it is due: a person asked for it.
///
/// # Errors
/// The database failed.
pub async fn run_now(app: &App, job: &Job) -> Result<(), Refused> {
    let now = app.clock.now();
    store::note_begin(&app.db, job.name, now).await?;
    run(app, job, now).await
}

async fn run(app: &App, job: &Job, due: Timestamp) -> Result<(), Refused> {
    tracing::info!(job = job.name, "begins");
    let number = telemetry::new_reference();
    let outcome = telemetry::under(number.clone(), (job.work)(app.clone())).await;
    let ended = app.clock.now();
    let (failed, said, reference) = match outcome {
        Ok(said) => (false, said, None),
        Err(Refused::Broken(reference)) => {
            (true, crate::texts::say_with("job-broken", &[("reference", &reference)]), Some(reference))
        }
        Err(Refused::Problems(problems)) => {
            let words: Vec<_> = problems.iter().map(crate::ui::form::sentence).collect();
            let words = words.join(" ");
            tracing::warn!(job = job.name, said = words, "was refused");
            (true, words, None)
        }
        Err(other) => {
            tracing::error!(job = job.name, reference = %number, cause = %other, "a job failed");
            (true, crate::texts::say_with("job-broken", &[("reference", &number)]), Some(number.to_string()))
        }
    };
    store::note_end(&app.db, job.name, due, ended, failed, &said, reference.as_deref()).await?;
    tracing::info!(job = job.name, failed, "has ended");
    Ok(())
}

/// Every job with its last run.
///
/// # Errors
/// The database failed.
pub async fn states(app: &App, jobs: &[Job]) -> Result<Vec<State>, Refused> {
    let mut runs = store::all(&app.db).await?;
    let now = app.clock.now();
    Ok(jobs
        .iter()
        .map(|job| State {
            name: job.name,
            last: runs.iter().position(|run| run.name == job.name).map(|at| runs.swap_remove(at)),
            next_due: job.when.next_due(now),
        })
        .collect())
}

/// Looks for what is due until the server closes. A database that fails for a while stops nothing.
pub async fn keep_time(app: App, jobs: Vec<Job>) {
    loop {
        if let Err(refused) = tick(&app, &jobs).await {
            tracing::warn!(%refused, "jobs could not be looked up");
        }
        tokio::select! {
            () = app.closing.cancelled() => break,
            () = tokio::time::sleep(LOOK) => {}
        }
    }
}
