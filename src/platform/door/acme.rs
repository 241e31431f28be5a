//! A certificate by itself (ACME, RFC 8555): ordered at the start, proved by tls-alpn-01 (RFC 8737) on the port that is
//! served anyway, kept in the data folder, renewed when two thirds of its time are over.

use super::State;
use super::certificate::about;
use crate::hex::hex;
use futures::StreamExt;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::server::ResolvesServerCert;
use rustls_acme::{AccountCache, AcmeConfig, CertCache, EventError, EventOk};
use sha2::{Digest, Sha256};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio_util::sync::CancellationToken;

/// Starts ordering and renewing; what comes back shows the certificate as soon as there is one.
///
/// # Errors
/// One line, if there are no certificate authorities to trust.
pub fn start(
    domain: &str,
    contact: Option<&str>,
    directory: &str,
    folder: PathBuf,
    state: State,
    closing: CancellationToken,
) -> Result<Arc<dyn ResolvesServerCert>, String> {
    let contact = contact.map(|mail| format!("mailto:{}", mail.trim_start_matches("mailto:")));
    let config = AcmeConfig::new_with_client_config([domain], Arc::new(client()?))
        .directory(directory)
        .contact(contact)
        .cache(Kept { folder, state: state.clone() });
    let mut events = config.state();
    let resolver = events.resolver();
    let domain = domain.to_owned();
    tokio::spawn(async move {
        loop {
            let event = tokio::select! {
                () = closing.cancelled() => return,
                event = events.next() => event,
            };
            match event {
                Some(Ok(EventOk::DeployedCachedCert)) => tracing::info!(domain, "the kept certificate is shown"),
                Some(Ok(EventOk::DeployedNewCert)) => tracing::info!(domain, "a new certificate is shown"),
                Some(Ok(EventOk::CertCacheStore | EventOk::AccountCacheStore)) => {}
                Some(Err(refused)) => {
                    let why = said(&refused);
                    tracing::warn!(domain, "the certificate could not be had, it is tried again soon: {why}");
                    state.troubled(&why);
                }
                None => return,
            }
        }
    });
    Ok(resolver)
}

fn said(refused: &EventError<io::Error, io::Error>) -> String {
    match refused {
        EventError::Order(why) => format!(
            "the authority gave none ({why}). Does the domain name lead to this machine, and port 443 to this server?"
        ),
        EventError::CertCacheStore(why) | EventError::AccountCacheStore(why) => {
            format!("it could not be kept in the data folder: {why}")
        }
        other => other.to_string(),
    }
}

/// Trusts what browsers trust, and what this machine trusts besides: an organisation may have an authority of its own.
fn client() -> Result<rustls::ClientConfig, String> {
    let mut roots = rustls::RootCertStore::empty();
    roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    let client = rustls::ClientConfig::builder_with_provider(super::provider()).with_safe_default_protocol_versions();
    let client = client.map_err(|cause| format!("TLS cannot be set up: {cause}"))?;
    Ok(client.with_root_certificates(roots).with_no_client_auth())
}

/// Certificate and account in files that only their owner may read.
struct Kept {
    folder: PathBuf,
    state: State,
}

impl Kept {
    fn path(&self, kind: &str, about: &[String], directory: &str) -> PathBuf {
        let mut digest = Sha256::new();
        for text in about.iter().map(String::as_str).chain([directory]) {
            digest.update(text.as_bytes());
            digest.update([0]);
        }
        let digest = hex(digest.finalize().iter().take(8));
        self.folder.join(format!("{kind}-{digest}.pem"))
    }

    /// The certificate's end, for whoever looks after the server.
    fn tell(&self, pem: &[u8]) {
        let first = CertificateDer::pem_slice_iter(pem).next().and_then(Result::ok);
        if let Some((_, ends, names)) = first.and_then(|first| about(&first)) {
            self.state.renewed(ends, names);
        }
    }
}

async fn load(path: PathBuf) -> io::Result<Option<Vec<u8>>> {
    match tokio::fs::read(path).await {
        Ok(kept) => Ok(Some(kept)),
        Err(cause) if cause.kind() == ErrorKind::NotFound => Ok(None),
        Err(cause) => Err(cause),
    }
}

/// Whole or not at all: a power cut leaves the one before.
fn store(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let beside = path.with_extension("new");
    let mut file = std::fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&beside)?;
    file.write_all(bytes).and_then(|()| file.sync_all())?;
    std::fs::rename(beside, path)
}

// rustls-acme runs its stream on whichever executor polls it, which is tokio's here.
#[async_trait::async_trait]
impl CertCache for Kept {
    type EC = io::Error;

    async fn load_cert(&self, domains: &[String], directory: &str) -> Result<Option<Vec<u8>>, io::Error> {
        let kept = load(self.path("certificate", domains, directory)).await?;
        if let Some(pem) = &kept {
            self.tell(pem);
        }
        Ok(kept)
    }

    async fn store_cert(&self, domains: &[String], directory: &str, cert: &[u8]) -> Result<(), io::Error> {
        self.tell(cert);
        store(&self.path("certificate", domains, directory), cert)
    }
}

#[async_trait::async_trait]
impl AccountCache for Kept {
    type EA = io::Error;

    async fn load_account(&self, contact: &[String], directory: &str) -> Result<Option<Vec<u8>>, io::Error> {
        load(self.path("account", contact, directory)).await
    }

    async fn store_account(&self, contact: &[String], directory: &str, account: &[u8]) -> Result<(), io::Error> {
        store(&self.path("account", contact, directory), account)
    }
}
