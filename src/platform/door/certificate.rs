//! A certificate in files: read, checked, shown, and read again when it is renewed.

use super::State;
use crate::platform::clock::Clock;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;
use time::OffsetDateTime;
use x509_parser::extensions::GeneralName;
use x509_parser::prelude::{FromDer, X509Certificate};

/// How often the files are looked at: a renewal is taken up while whoever did it still watches.
const LOOK_EVERY: Duration = Duration::from_secs(5);

/// Why a certificate cannot be shown, in one line. The key is never part of it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CertificateRefused {
    #[error("the certificate file {0} cannot be read: {1}")]
    File(String, String),
    #[error("{0} holds no certificate (PEM, beginning with -----BEGIN CERTIFICATE-----)")]
    NoCertificate(String),
    #[error("the key file {0} cannot be read: {1}")]
    KeyFile(String, String),
    #[error("{0} holds no private key (PEM, beginning with -----BEGIN PRIVATE KEY-----)")]
    NoKey(String),
    #[error("the certificate in {0} and the key in {1} do not belong together")]
    NotItsKey(String, String),
    #[error("the certificate in {0} ended on {1}; renew it")]
    Ended(String, String),
    #[error("the certificate in {0} counts only from {1} on; is the clock right?")]
    NotYet(String, String),
    #[error("the certificate in {0} cannot be used: {1}")]
    Unusable(String, String),
}

/// A certificate with its key, ready to be shown.
#[derive(Debug, Clone)]
pub struct Certificate {
    key: Arc<CertifiedKey>,
    pub ends: OffsetDateTime,
    /// The names that it is for.
    pub names: Vec<String>,
}

impl Certificate {
    /// Reads both files and looks whether the certificate may be shown now.
    ///
    /// # Errors
    /// One line that says which file, and what is wrong with it.
    pub fn read(cert: &Path, key: &Path, now: OffsetDateTime) -> Result<Self, CertificateRefused> {
        let (cert_name, key_name) = (cert.display().to_string(), key.display().to_string());
        let chain =
            std::fs::read(cert).map_err(|cause| CertificateRefused::File(cert_name.clone(), cause.to_string()))?;
        let key =
            std::fs::read(key).map_err(|cause| CertificateRefused::KeyFile(key_name.clone(), cause.to_string()))?;
        let chain: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(&chain).collect();
        let chain = chain.ok().filter(|chain| !chain.is_empty());
        let chain = chain.ok_or_else(|| CertificateRefused::NoCertificate(cert_name.clone()))?;
        let key = PrivateKeyDer::from_pem_slice(&key).map_err(|_| CertificateRefused::NoKey(key_name.clone()))?;
        let (starts, ends, names) =
            about(&chain[0]).ok_or_else(|| CertificateRefused::NoCertificate(cert_name.clone()))?;
        if now < starts {
            return Err(CertificateRefused::NotYet(cert_name, starts.date().to_string()));
        }
        if now >= ends {
            return Err(CertificateRefused::Ended(cert_name, ends.date().to_string()));
        }
        let key = CertifiedKey::from_der(chain, key, &super::provider()).map_err(|cause| match cause {
            rustls::Error::InconsistentKeys(_) => CertificateRefused::NotItsKey(cert_name, key_name),
            other => CertificateRefused::Unusable(cert_name, other.to_string()),
        })?;
        Ok(Self { key: Arc::new(key), ends, names })
    }
}

/// From when and until when a certificate counts, and for which names.
pub(super) fn about(der: &[u8]) -> Option<(OffsetDateTime, OffsetDateTime, Vec<String>)> {
    let (_, parsed) = X509Certificate::from_der(der).ok()?;
    let names = parsed.subject_alternative_name().ok().flatten();
    let names = names.map(|names| names.value.general_names.as_slice()).unwrap_or_default().iter();
    let names = names.filter_map(|name| match name {
        GeneralName::DNSName(name) => Some((*name).to_ascii_lowercase()),
        GeneralName::IPAddress(bytes) => match bytes.len() {
            4 => <[u8; 4]>::try_from(*bytes).ok().map(|bytes| std::net::IpAddr::from(bytes).to_string()),
            _ => <[u8; 16]>::try_from(*bytes).ok().map(|bytes| std::net::IpAddr::from(bytes).to_string()),
        },
        _ => None,
    });
    let at = |seconds: i64| OffsetDateTime::from_unix_timestamp(seconds).ok();
    let validity = parsed.validity();
    Some((at(validity.not_before.timestamp())?, at(validity.not_after.timestamp())?, names.collect()))
}

/// The certificate that is shown now.
#[derive(Debug)]
pub struct Shown(RwLock<Arc<CertifiedKey>>);

impl Shown {
    pub fn new(first: Certificate) -> Self {
        Self(RwLock::new(first.key))
    }

    fn replace(&self, next: Certificate) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = next.key;
    }
}

impl ResolvesServerCert for Shown {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(self.0.read().unwrap_or_else(PoisonError::into_inner).clone())
    }
}

/// What tells a renewed file from the one before, through links too.
fn mark(path: &Path) -> Option<(u64, i64, i64, u64)> {
    let about = std::fs::metadata(path).ok()?;
    Some((about.ino(), about.mtime(), about.mtime_nsec(), about.size()))
}

/// Looks at the files again and again. A pair that cannot be shown leaves the old one, and the log says why, once for
/// each state of the files: the certificate may be written a moment before its key.
pub(super) async fn watch(cert: PathBuf, key: PathBuf, shown: Arc<Shown>, clock: Clock, state: State) {
    let mut seen = (mark(&cert), mark(&key));
    loop {
        tokio::time::sleep(LOOK_EVERY).await;
        let now = (mark(&cert), mark(&key));
        if now == seen {
            continue;
        }
        seen = now;
        match Certificate::read(&cert, &key, clock.now().into()) {
            Ok(next) => {
                let ends = next.ends;
                state.renewed(ends, next.names.clone());
                shown.replace(next);
                tracing::info!(ends = %ends.date(), "the renewed certificate is shown");
            }
            Err(refused) => {
                tracing::warn!("the certificate that was there before is still shown: {refused}");
                state.troubled(&refused.to_string());
            }
        }
    }
}
