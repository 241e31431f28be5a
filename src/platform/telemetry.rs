//! What the server tells about itself: a reference number for each request, the log, and figures without personal data.
//!
//! Addresses appear in both only as the pattern of their route (`/join/{token}`): what stands in place of `{token}` is a
//! secret, and what stands in place of `{candidacy}` is a person.

use super::db::Db;
use super::random;
use super::settings::LogShape;
use prometheus_client::encoding::{EncodeLabelSet, text::encode};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;
use std::sync::Arc;
use std::time::Duration;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

tokio::task_local! {
    /// The reference number of the request that this task answers.
    static REFERENCE: Arc<str>;
}

/// A number to find a request in the log by: eight signs, to be read aloud.
pub fn new_reference() -> Arc<str> {
    let code = random::code().unwrap_or_else(|_| "2222-2222".to_owned());
    code.chars().take(9).collect::<String>().into()
}

/// The number of the request that is being answered, or a new one outside of any.
pub fn reference() -> Arc<str> {
    REFERENCE.try_with(Arc::clone).unwrap_or_else(|_| new_reference())
}

/// Answers a request under a number.
pub async fn under<T>(reference: Arc<str>, answer: impl Future<Output = T>) -> T {
    REFERENCE.scope(reference, answer).await
}

/// Starts the log on standard error: `RUST_LOG` says how much, `SAMETABLE_LOG` in which shape. A second start is none.
pub fn start_log(shape: LogShape) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| "warn,sametable=info".into());
    let log = tracing_subscriber::registry().with(filter);
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    let _ = match shape {
        LogShape::Text => log.with(lines).try_init(),
        LogShape::Json => {
            log.with(lines.json().flatten_event(true).with_current_span(true).with_span_list(false)).try_init()
        }
    };
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    method: &'static str,
    route: String,
    status: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct OfRoute {
    route: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct OfPool {
    pool: &'static str,
    state: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct OfJob {
    job: &'static str,
}

/// The figures. Cloning shares them.
#[derive(Debug, Clone)]
pub struct Telemetry {
    registry: Arc<Registry>,
    answered: Family<Answered, Counter>,
    took: Family<OfRoute, Histogram, fn() -> Histogram>,
    streams: Gauge,
    pools: Family<OfPool, Gauge>,
    jobs: Family<OfJob, Gauge>,
    failed: Family<OfJob, Gauge>,
}

/// From a page that comes from memory to one that somebody gives up on.
fn durations() -> Histogram {
    Histogram::new([0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0])
}

impl Default for Telemetry {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("sametable");
        let answered = Family::default();
        let took = Family::new_with_constructor(durations as fn() -> Histogram);
        let (streams, pools, jobs, failed) =
            (Gauge::default(), Family::default(), Family::default(), Family::default());
        registry.register("requests", "Requests answered, by route pattern and status class", answered.clone());
        registry.register("request_duration_seconds", "Time until the answer began, by route pattern", took.clone());
        registry.register("event_streams", "Event streams that are open now", streams.clone());
        registry.register("database_connections", "Connections to the database, in use and idle", pools.clone());
        registry.register("job_last_run_seconds", "When a job last ended, in seconds since 1970", jobs.clone());
        registry.register("job_failed", "1 if the last run of a job failed", failed.clone());
        Self { registry: Arc::new(registry), answered, took, streams, pools, jobs, failed }
    }
}

/// An open event stream; it counts until it is dropped.
#[derive(Debug)]
pub struct OpenStream(Gauge);

impl Drop for OpenStream {
    fn drop(&mut self) {
        self.0.dec();
    }
}

impl Telemetry {
    /// A request was answered.
    pub fn request(&self, method: &'static str, route: &str, status: u16, took: Duration) {
        let status = match status {
            ..200 => "1xx",
            200..300 => "2xx",
            300..400 => "3xx",
            400..500 => "4xx",
            _ => "5xx",
        };
        self.answered.get_or_create(&Answered { method, route: route.to_owned(), status }).inc();
        self.took.get_or_create(&OfRoute { route: route.to_owned() }).observe(took.as_secs_f64());
    }

    /// An event stream is opened.
    pub fn stream(&self) -> OpenStream {
        self.streams.inc();
        OpenStream(self.streams.clone())
    }

    /// A job ended at this second.
    pub fn job(&self, job: &'static str, ended: i64, worked: bool) {
        self.jobs.get_or_create(&OfJob { job }).set(ended);
        self.failed.get_or_create(&OfJob { job }).set(i64::from(!worked));
    }

    /// Everything in Prometheus' text format.
    ///
    /// # Errors
    /// A figure could not be written.
    pub fn written(&self, db: &Db) -> Result<String, std::fmt::Error> {
        for (pool, all, idle) in db.connections() {
            self.pools.get_or_create(&OfPool { pool, state: "used" }).set(i64::from(all) - idle as i64);
            self.pools.get_or_create(&OfPool { pool, state: "idle" }).set(idle as i64);
        }
        let mut text = String::new();
        encode(&mut text, &self.registry)?;
        Ok(text)
    }
}
