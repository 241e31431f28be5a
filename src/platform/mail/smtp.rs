//! One try to hand a message to the mail server.

use super::store::Row;
use lettre::message::header::ContentType;
use lettre::message::{Mailbox, Mailboxes};
use lettre::transport::smtp::Error;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use std::error::Error as _;
use std::fmt;
use std::time::Duration;

/// How long the mail server may take to answer.
const PATIENCE: Duration = Duration::from_secs(20);

/// The mail server, and who the mail comes from.
#[derive(Clone)]
pub struct MailSettings {
    /// With its password: never shown, never logged.
    url: String,
    from: Mailbox,
    /// On this very machine a mail server needs no TLS.
    local: bool,
}

impl fmt::Debug for MailSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MailSettings").field("from", &self.from.to_string()).finish_non_exhaustive()
    }
}

/// What is wrong with the mail settings; never with the password in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MailRefused {
    #[error(
        "SAMETABLE_MAIL_URL is not the address of a mail server, such as smtp://user:password@mail.example:587 \
         (signs such as @ or / in a password are written %40 and %2F)"
    )]
    Url,
    #[error(
        "SAMETABLE_MAIL_FROM is missing or is no e-mail address; write for example: SameTable <panel@your-house.example>"
    )]
    From,
}

impl MailSettings {
    /// Reads the address of the mail server and the sender.
    ///
    /// # Errors
    /// What is wrong, without the password.
    pub fn read(url: &str, from: &str) -> Result<Self, MailRefused> {
        let (scheme, rest) = url.split_once("://").ok_or(MailRefused::Url)?;
        if !matches!(scheme, "smtp" | "smtps") || rest.contains(['?', '#', ' ']) {
            return Err(MailRefused::Url);
        }
        let host = rest.rsplit('@').next().unwrap_or(rest).trim_end_matches('/');
        let local = ["127.0.0.1", "localhost", "[::1]"]
            .iter()
            .any(|name| host.strip_prefix(name).is_some_and(|after| after.is_empty() || after.starts_with(':')));
        AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(|_| MailRefused::Url)?;
        let from = from.trim().parse().map_err(|_| MailRefused::From)?;
        Ok(Self { url: url.trim_end_matches('/').to_owned(), from, local })
    }

    /// `smtp:` begins in the clear and must change to TLS, except on this machine; `smtps:` is TLS from the first byte.
    fn transport(&self) -> Result<AsyncSmtpTransport<Tokio1Executor>, Error> {
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(&self.url)?.timeout(Some(PATIENCE));
        if self.url.starts_with("smtp://") && !self.local {
            let host = self.url.rsplit('@').next().unwrap_or_default().trim_start_matches("smtp://");
            let host = host.rsplit_once(':').map_or(host, |(host, _)| host);
            builder = builder.tls(Tls::Required(TlsParameters::new(host.to_owned())?));
        }
        Ok(builder.build())
    }
}

/// Why a try failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Failed {
    /// Its code in the table and the catalogue.
    pub code: &'static str,
    /// Trying again may help.
    pub again: bool,
}

impl Failed {
    const fn later(code: &'static str) -> Self {
        Self { code, again: true }
    }
    const fn for_good(code: &'static str) -> Self {
        Self { code, again: false }
    }
}

/// Hands it over. The same message has the same Message-ID at every try: should the server's "taken" be lost on the way,
/// the mailbox can tell that the second is the first.
pub(super) async fn send(settings: &MailSettings, row: &Row, body: &str) -> Result<(), Failed> {
    let address: Address = row.address.parse().map_err(|_| Failed::for_good("address"))?;
    let name = row.name.replace(['\r', '\n'], " ");
    let to: Mailboxes = Mailbox::new(Some(name), address).into();
    let domain = settings.from.email.domain();
    let message = Message::builder()
        .from(settings.from.clone())
        .mailbox(lettre::message::header::To::from(to))
        .subject(row.subject.replace(['\r', '\n'], " "))
        .message_id(Some(format!("<{}@{domain}>", row.id)))
        .header(ContentType::TEXT_PLAIN)
        .body(body.to_owned())
        .map_err(|_| Failed::for_good("address"))?;
    let transport = settings.transport().map_err(|_| Failed::later("other"))?;
    let sent = tokio::time::timeout(PATIENCE * 2, transport.send(message)).await;
    match sent {
        Ok(Ok(_)) => Ok(()),
        Ok(Err(error)) => Err(why(&error)),
        Err(_) => Err(Failed::later("silent")),
    }
}

fn why(error: &Error) -> Failed {
    // A wrong password may be mended in the settings, so it is tried again; what the server says of an address is final.
    let code = error.status().map(u16::from);
    match code {
        Some(530 | 534 | 535 | 538) => return Failed::later("login"),
        Some(500..=599) => return Failed::for_good("refused"),
        Some(_) => return Failed::later("later"),
        None => {}
    }
    if error.is_tls() || certificate(error) {
        return Failed::later("certificate");
    }
    if error.is_timeout() {
        return Failed::later("silent");
    }
    if error.is_client() {
        return Failed::later("login");
    }
    Failed::later("connection")
}

/// Was it the certificate, or TLS at all?
fn certificate(error: &Error) -> bool {
    std::iter::successors(error.source(), |&cause| cause.source()).any(|cause| {
        cause.is::<rustls::Error>()
            || cause
                .downcast_ref::<std::io::Error>()
                .and_then(std::io::Error::get_ref)
                .is_some_and(|inner| inner.is::<rustls::Error>())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_server_is_read_and_its_password_is_never_shown() {
        let settings =
            MailSettings::read("smtp://me:se%40cret@mail.example:587", "SameTable <panel@elm.example>").unwrap();
        assert!(!settings.local);
        assert!(!format!("{settings:?}").contains("cret"));
        assert!(MailSettings::read("smtp://127.0.0.1:2525", "panel@elm.example").unwrap().local);
    }

    #[test]
    fn what_is_no_mail_server_is_refused_without_its_password() {
        for bad in
            ["mail.example", "http://mail.example", "smtp://", "smtp://mail.example?tls=none", "smtps://me:a b@x"]
        {
            let refused = MailSettings::read(bad, "panel@elm.example").unwrap_err();
            assert_eq!(refused, MailRefused::Url, "{bad}");
        }
        assert_eq!(MailSettings::read("smtp://mail.example", "").unwrap_err(), MailRefused::From);
    }

    #[test]
    fn a_host_that_only_begins_like_this_machine_is_another() {
        let settings = MailSettings::read("smtp://localhost.evil.example:25", "panel@elm.example").unwrap();
        assert!(!settings.local);
    }
}
