//! Server only: what every room stands on, and nothing that knows of candidates or panels.

pub mod clock;
pub mod csv;
pub mod db;
pub mod door;
pub mod form;
pub mod jobs;
pub mod limit;
pub mod mail;
pub mod media;
pub mod random;
pub mod refused;
pub mod scan;
pub mod settings;
pub mod site;
pub mod speech;
pub mod telemetry;

use std::sync::Arc;
use tokio_util::sync::CancellationToken;

/// What every deed may use; cloning it is cheap and shares everything.
#[derive(Clone)]
pub struct App {
    pub db: db::Db,
    pub clock: clock::Clock,
    /// Subject keys and the signing key, apart from the database.
    pub keys: crate::ledger::keys::KeyStore,
    pub settings: Arc<settings::Settings>,
    /// Names of the built style and script files.
    pub site: Arc<site::Site>,
    pub limits: limit::Limits,
    /// Whoever tries a password takes 19 MiB for a moment: two at a time, so that no crowd takes a small server's memory.
    pub passwords: Arc<tokio::sync::Semaphore>,
    /// What trying one costs; a hash keeps the cost with which it was made. The tests ask for less.
    pub password_cost: argon2::Params,
    /// Pictures are drawn anew one at a time, for the same reason.
    pub pictures: Arc<tokio::sync::Semaphore>,
    /// Figures about the server itself.
    pub telemetry: telemetry::Telemetry,
    /// The certificate that is shown, if this server has one.
    pub door: door::State,
    /// What was found in the record at the start; while anything is, nothing is written.
    pub standing: crate::ledger::service::Standing,
    /// Told whenever somebody came to another stage: then the whole log is signed.
    pub stage_moved: Arc<tokio::sync::Notify>,
    /// Cancelled when the server stops: open event streams end, so that stopping does not wait for them.
    pub closing: CancellationToken,
}

impl App {
    /// What a server, a command or a test stands on; the rest has only one beginning.
    pub fn new(
        settings: settings::Settings,
        db: db::Db,
        keys: crate::ledger::keys::KeyStore,
        site: site::Site,
    ) -> Self {
        Self {
            db,
            clock: clock::Clock::default(),
            keys,
            settings: Arc::new(settings),
            site: Arc::new(site),
            limits: limit::Limits::default(),
            passwords: Arc::new(tokio::sync::Semaphore::new(2)),
            password_cost: argon2::Params::default(),
            pictures: Arc::new(tokio::sync::Semaphore::new(1)),
            telemetry: telemetry::Telemetry::default(),
            door: door::State::default(),
            standing: crate::ledger::service::Standing::default(),
            stage_moved: Arc::default(),
            closing: CancellationToken::new(),
        }
    }
}
