//! The door: the address that tablets use, the certificate that is shown there, and which proxy is believed.
//!
//! Away from this machine there is no sign-in without TLS: cookies are `__Host-` and Secure, and a browser gives a service
//! worker and a microphone only to a safe address.

mod acme;
mod certificate;
mod listen;
pub mod proxy;

pub use certificate::{Certificate, CertificateRefused, Shown};
pub use listen::{GRACE, send_on, serve};

use super::clock::Clock;
use super::settings::{Settings, Tls};
use axum_server::tls_rustls::RustlsConfig;
use rustls::ServerConfig;
use rustls::crypto::CryptoProvider;
use rustls::server::ResolvesServerCert;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use time::OffsetDateTime;

/// What is known of the certificate, for whoever looks after the server. Cloning shares it.
#[derive(Debug, Clone, Default)]
pub struct State(Arc<Mutex<Known>>);

/// What is known of the certificate.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// This server has, or gets, a certificate of its own.
    pub has_door: bool,
    /// When the certificate that is shown ends; none while there is none.
    pub ends: Option<OffsetDateTime>,
    /// The names that it is for.
    pub names: Vec<String>,
    /// Why it could not be renewed, since it last could.
    pub trouble: Option<String>,
}

impl State {
    pub fn known(&self) -> Known {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn change(&self, change: impl FnOnce(&mut Known)) {
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner));
    }

    fn renewed(&self, ends: OffsetDateTime, names: Vec<String>) {
        self.change(|known| (known.ends, known.names, known.trouble) = (Some(ends), names, None));
    }

    fn troubled(&self, why: &str) {
        self.change(|known| known.trouble = Some(why.to_owned()));
    }
}

/// One provider of cryptography for everything: no code of a system library, no choice at run time.
pub(crate) fn provider() -> Arc<CryptoProvider> {
    Arc::new(rustls::crypto::ring::default_provider())
}

/// Gets the certificate that the settings name; none if this server has no TLS of its own. Files are read now and watched,
/// an ACME certificate is ordered and renewed, until `closing`.
///
/// # Errors
/// One line that says what is wrong with the files.
pub async fn open(
    settings: &Settings,
    clock: &Clock,
    state: &State,
    closing: tokio_util::sync::CancellationToken,
) -> Result<Option<RustlsConfig>, String> {
    let Some(tls) = &settings.tls else { return Ok(None) };
    state.change(|known| known.has_door = true);
    match tls {
        Tls::Files { cert, key } => {
            let now = OffsetDateTime::from(clock.now());
            let first = Certificate::read(cert, key, now).map_err(|refused| refused.to_string())?;
            state.renewed(first.ends, first.names.clone());
            let shown = Arc::new(Shown::new(first));
            let watching = certificate::watch(cert.clone(), key.clone(), shown.clone(), clock.clone(), state.clone());
            tokio::spawn(async move {
                tokio::select! { () = closing.cancelled() => (), () = watching => () }
            });
            Ok(Some(config(shown, false)?))
        }
        Tls::Acme { domain, contact, directory } => {
            let folder = settings.data.join("acme");
            private_folder(&folder)?;
            let resolver = acme::start(domain, contact.as_deref(), directory, folder, state.clone(), closing)?;
            Ok(Some(config(resolver, true)?))
        }
    }
}

/// With `challenges` the same port also answers tls-alpn-01: the authority's connection asks for that protocol alone, and
/// the resolver shows it the certificate of the challenge.
fn config(resolver: Arc<dyn ResolvesServerCert>, challenges: bool) -> Result<RustlsConfig, String> {
    let config = ServerConfig::builder_with_provider(provider()).with_safe_default_protocol_versions();
    let config = config.map_err(|cause| format!("TLS cannot be set up: {cause}"))?;
    let mut config = config.with_no_client_auth().with_cert_resolver(resolver);
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    if challenges {
        config.alpn_protocols.push(b"acme-tls/1".to_vec());
    }
    Ok(RustlsConfig::from_config(Arc::new(config)))
}

/// A folder that only its owner may open.
fn private_folder(folder: &Path) -> Result<(), String> {
    use std::os::unix::fs::DirBuilderExt;
    let made = std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder);
    made.map_err(|cause| format!("the folder {} for certificates cannot be made: {cause}", folder.display()))
}
