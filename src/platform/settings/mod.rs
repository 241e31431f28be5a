//! Settings, from the environment and from the file that `SAMETABLE_SETTINGS` names; the environment wins. An unknown
//! `SAMETABLE_` name stops the start: a typing error must not pass for a default.
//!
//! A secret may stand in a file of its own, so that it is in no environment and no settings file: the setting's name with
//! `_FILE` at its end names that file.

mod given;

use super::mail::{MailRefused, MailSettings};
use super::scan::Scanner;
use super::speech::Speech;
use age::secrecy::SecretString;
use std::collections::BTreeMap;
use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

/// Days for which copies of the keys are kept, and copies of the database where nothing else is set; a test compares it with
/// what people are told (`people::protection`).
pub const COPIES_DAYS: i64 = 30;

/// Every name there is, and what it is for.
pub const NAMES: &[(&str, &str)] = &[
    ("SAMETABLE_ADDR", "address and port to serve on (default 127.0.0.1:3000)"),
    ("SAMETABLE_DATA", "folder for database, keys and evidence (default ./data)"),
    ("SAMETABLE_PUBLIC_URL", "the address in QR codes and letters (default https://DOMAIN, else http://ADDR)"),
    ("SAMETABLE_TLS_CERT", "file of the certificate and its chain (PEM); read again when it is renewed"),
    ("SAMETABLE_TLS_KEY", "file of the certificate's private key (PEM)"),
    ("SAMETABLE_DOMAIN", "domain name to get a certificate for by itself (ACME; the port must be reachable as 443)"),
    ("SAMETABLE_ACME_CONTACT", "mail address that the certificate authority may write to"),
    ("SAMETABLE_ACME_DIRECTORY", "the certificate authority's ACME directory (default Let's Encrypt)"),
    ("SAMETABLE_TRUSTED_PROXY", "addresses (with commas) of proxies whose X-Forwarded-For, -Proto, -Host are believed"),
    ("SAMETABLE_HTTP_ADDR", "address and port that only sends on to https, such as 0.0.0.0:80"),
    ("SAMETABLE_METRICS_TOKEN", "who shows this token may read /metrics from elsewhere than this machine"),
    ("SAMETABLE_LOG", "how the log is written: text (default) or json"),
    ("SAMETABLE_SETTINGS", "a file with settings, one NAME=value a line"),
    ("SAMETABLE_MAIL_URL", "the mail server: smtp://user:password@host:587 or smtps://... (default: no mail is sent)"),
    ("SAMETABLE_MAIL_FROM", "who mail comes from, such as SameTable <panel@your-house.example>"),
    (
        "SAMETABLE_WITNESSES",
        "mail addresses (with commas) outside the house that get the record's newest checkpoint each week, beside HR",
    ),
    ("SAMETABLE_KEYS_URL", "where subject keys are kept (default keys.db in the data folder)"),
    (
        "SAMETABLE_SPEECH",
        "the program that reads screens aloud: a path of espeak-ng, or off (default: where it is installed)",
    ),
    ("SAMETABLE_SPEECH_VOICE", "the voice of espeak-ng (default en-gb)"),
    ("SAMETABLE_PIPER", "path of Piper, which then reads instead of espeak-ng"),
    ("SAMETABLE_PIPER_VOICE", "the file of Piper's voice (.onnx)"),
    (
        "SAMETABLE_CLAMD",
        "ClamAV's daemon, which then looks at every document that is kept: HOST:PORT or the path of its socket",
    ),
    ("SAMETABLE_SITE", "folder of the built style and script files (default: beside the program)"),
    ("SAMETABLE_BACKUP", "folder for the nightly backup (default: none is made)"),
    (
        "SAMETABLE_BACKUP_KEYS",
        "folder for the copies of the keys, best on another disk (default keys in SAMETABLE_BACKUP)",
    ),
    ("SAMETABLE_BACKUP_AT", "time of the nightly backup in London (default 02:00)"),
    ("SAMETABLE_BACKUP_KEEP", "days that every backup is kept (default 30, at most 366); people are told this number"),
    ("SAMETABLE_BACKUP_PASSPHRASE", "passphrase of the backups (default: one is made and kept in the data folder)"),
    ("DATABASE_URL", "sqlite:PATH or postgres://... (default sametable.db in the data folder)"),
];

/// Settings that may stand in a file of their own: `NAME_FILE` names it.
pub const SECRETS: &[&str] = &[
    "SAMETABLE_METRICS_TOKEN",
    "SAMETABLE_MAIL_URL",
    "SAMETABLE_KEYS_URL",
    "SAMETABLE_BACKUP_PASSPHRASE",
    "DATABASE_URL",
];

/// Where Let's Encrypt gives certificates.
const LETS_ENCRYPT: &str = "https://acme-v02.api.letsencrypt.org/directory";

/// A text that no log and no error shows.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(pub String);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "…")
    }
}

/// Where the certificate comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tls {
    Files { cert: PathBuf, key: PathBuf },
    Acme { domain: String, contact: Option<String>, directory: String },
}

/// How the log is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LogShape {
    #[default]
    Text,
    Json,
}

/// What the person who runs the server chose.
#[derive(Debug, Clone)]
pub struct Settings {
    pub addr: SocketAddr,
    pub data: PathBuf,
    /// Without a slash at its end.
    pub public_url: String,
    pub tls: Option<Tls>,
    pub proxies: Vec<IpAddr>,
    pub http_addr: Option<SocketAddr>,
    pub metrics_token: Option<Secret>,
    pub log: LogShape,
    pub database_url: String,
    pub keys_url: Option<String>,
    pub site: Option<PathBuf>,
    /// Who reads aloud, if a program does.
    pub speech: Speech,
    /// Who looks for viruses in documents, if a program does.
    pub scanner: Option<Scanner>,
    /// Who gets the newest checkpoint of the record each week, beside HR: mail addresses.
    pub witnesses: Vec<String>,
    /// None: a person passes on what is to be said.
    pub mail: Option<MailSettings>,
    /// Where nightly backups go; none are made without it.
    pub backup: Option<PathBuf>,
    pub backup_keys: Option<PathBuf>,
    /// `02:00`, in London.
    pub backup_at: String,
    /// Days.
    pub backup_keep: i64,
    pub backup_passphrase: Option<SecretString>,
    /// Files with secrets that the settings name: the certificate's key, the settings file, the files of single secrets.
    pub secret_files: Vec<PathBuf>,
}

/// Why the settings cannot be used, in one line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SettingsRefused {
    #[error("there is no setting {0}{1}; known are: {2}")]
    Unknown(String, String, String),
    #[error("{0} is not an address with a port, such as 127.0.0.1:3000: {1}")]
    Addr(&'static str, String),
    #[error("SAMETABLE_PUBLIC_URL must begin with http:// or https:// and name a host, without a path: {0}")]
    PublicUrl(String),
    #[error("{0} and {1} say the same thing; leave one of them out")]
    Twice(String, String),
    #[error("{0} needs {1} as well")]
    Needs(&'static str, &'static str),
    #[error("SAMETABLE_DOMAIN is not a domain name, such as panel.example.org: {0}")]
    Domain(String),
    #[error("SAMETABLE_ACME_DIRECTORY must begin with https://: {0}")]
    Directory(String),
    #[error("SAMETABLE_TRUSTED_PROXY is not a list of addresses, such as 127.0.0.1: {0}")]
    Proxy(String),
    #[error("SAMETABLE_SPEECH_VOICE is not the name of a voice, such as en-gb: {0}")]
    SpeechVoice(String),
    #[error("{0} names no file: {1}")]
    SpeechFile(&'static str, String),
    #[error("SAMETABLE_CLAMD is neither an address, such as 127.0.0.1:3310, nor the path of a socket: {0}")]
    Scanner(String),
    #[error("SAMETABLE_WITNESSES is not a list of mail addresses: {0}")]
    Witness(String),
    #[error("SAMETABLE_LOG is text or json, not {0}")]
    Log(String),
    #[error("SAMETABLE_METRICS_TOKEN is too short to be a secret; make one with: openssl rand -hex 24")]
    Token,
    #[error("the settings file {0} cannot be read: {1}")]
    File(String, String),
    #[error("line {1} of the settings file {0} is not NAME=value")]
    Line(String, usize),
    #[error("line {1} of the settings file {0}: there is no setting {2}{3}")]
    UnknownLine(String, usize, String, String),
    #[error("{0} names the file {1}, which cannot be read: {2}")]
    SecretFile(String, String, String),
    #[error(
        "{0} can be reached from other machines, and nothing would keep what they send secret: give SAMETABLE_DOMAIN, or \
         SAMETABLE_TLS_CERT and SAMETABLE_TLS_KEY, or name the proxy that has the certificate (SAMETABLE_TRUSTED_PROXY), or \
         serve on 127.0.0.1"
    )]
    Open(SocketAddr),
    #[error(
        "SAMETABLE_PUBLIC_URL must be the https:// address that tablets open (it is {0}): without https they refuse to sign in"
    )]
    NotHttps(String),
    #[error("SAMETABLE_HTTP_ADDR sends on to https; it is of no use while the address is {0}")]
    NothingToSendOnTo(String),
    #[error(transparent)]
    Mail(#[from] MailRefused),
    #[error("SAMETABLE_BACKUP_AT is not a time of day, such as 02:00: {0}")]
    BackupAt(String),
    #[error("SAMETABLE_BACKUP_KEEP is not a number of days from 1 to 366: {0}")]
    BackupKeep(String),
    #[error(
        "SAMETABLE_BACKUP_PASSPHRASE is too short: use at least 12 characters, or leave it out and one is made for you"
    )]
    Passphrase,
}

impl Settings {
    /// Days after which no locked copy holds any more what was deleted today.
    #[must_use]
    pub fn copies_days(&self) -> i64 {
        self.backup_keep.max(COPIES_DAYS)
    }

    /// Reads them from the environment.
    pub fn from_environment() -> Result<Self, SettingsRefused> {
        Self::read(
            std::env::vars_os()
                .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
                .collect(),
        )
    }

    /// Reads them from `given`, the file that it names, and the files of secrets.
    pub fn read(given: BTreeMap<String, String>) -> Result<Self, SettingsRefused> {
        let (given, mut secret_files) = given::gathered(given)?;
        let get = |name: &str| given.get(name).cloned();
        let address = |name: &'static str| {
            get(name).map(|text| text.parse::<SocketAddr>().map_err(|_| SettingsRefused::Addr(name, text))).transpose()
        };
        let addr = address("SAMETABLE_ADDR")?.unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 3000)));
        let data = PathBuf::from(get("SAMETABLE_DATA").unwrap_or_else(|| "data".to_owned()));
        let tls = tls(&get)?;
        if let Some(Tls::Files { key, .. }) = &tls {
            secret_files.push(key.clone());
        }
        let public_url = get("SAMETABLE_PUBLIC_URL").unwrap_or_else(|| usual_url(tls.as_ref(), addr));
        if !is_origin(&public_url) {
            return Err(SettingsRefused::PublicUrl(public_url));
        }
        let proxies = get("SAMETABLE_TRUSTED_PROXY").unwrap_or_default();
        let proxies = proxies
            .split([',', ' '])
            .filter(|one| !one.is_empty())
            .map(|one| one.parse::<IpAddr>().map_err(|_| SettingsRefused::Proxy(one.to_owned())));
        let log = match get("SAMETABLE_LOG").as_deref() {
            None | Some("text") => LogShape::Text,
            Some("json") => LogShape::Json,
            Some(other) => return Err(SettingsRefused::Log(other.to_owned())),
        };
        let metrics_token = get("SAMETABLE_METRICS_TOKEN");
        if metrics_token.as_ref().is_some_and(|token| token.len() < 16) {
            return Err(SettingsRefused::Token);
        }
        let from = get("SAMETABLE_MAIL_FROM").unwrap_or_default();
        let mail = get("SAMETABLE_MAIL_URL").map(|url| MailSettings::read(&url, &from)).transpose()?;
        let scanner = get("SAMETABLE_CLAMD");
        let scanner = scanner.map(|text| Scanner::parse(&text).ok_or(SettingsRefused::Scanner(text))).transpose()?;
        let witnesses = get("SAMETABLE_WITNESSES").unwrap_or_default();
        let witnesses: Vec<String> =
            witnesses.split([',', ' ']).filter(|one| !one.is_empty()).map(str::to_owned).collect();
        let is_address =
            |one: &str| one.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
        if let Some(wrong) = witnesses.iter().find(|one| !is_address(one)) {
            return Err(SettingsRefused::Witness(wrong.clone()));
        }
        let database_url =
            get("DATABASE_URL").unwrap_or_else(|| format!("sqlite:{}", data.join("sametable.db").display()));
        let backup_at = get("SAMETABLE_BACKUP_AT").unwrap_or_else(|| "02:00".to_owned());
        if backup_at.len() != 5 || backup_at.parse::<jiff::civil::Time>().is_err() {
            return Err(SettingsRefused::BackupAt(backup_at));
        }
        let keep = get("SAMETABLE_BACKUP_KEEP").unwrap_or_else(|| COPIES_DAYS.to_string());
        let backup_keep = keep.parse().ok().filter(|days| (1..=366).contains(days));
        let backup_keep = backup_keep.ok_or(SettingsRefused::BackupKeep(keep))?;
        let backup_passphrase = get("SAMETABLE_BACKUP_PASSPHRASE").map(|given| given.trim().to_owned());
        if backup_passphrase.as_ref().is_some_and(|given| given.chars().count() < 12) {
            return Err(SettingsRefused::Passphrase);
        }
        Ok(Self {
            addr,
            public_url: public_url.trim_end_matches('/').to_owned(),
            tls,
            proxies: proxies.collect::<Result<_, _>>()?,
            http_addr: address("SAMETABLE_HTTP_ADDR")?,
            metrics_token: metrics_token.map(Secret),
            log,
            database_url,
            keys_url: get("SAMETABLE_KEYS_URL"),
            site: get("SAMETABLE_SITE").map(PathBuf::from),
            speech: speech(&get)?,
            scanner,
            witnesses,
            mail,
            backup: get("SAMETABLE_BACKUP").map(PathBuf::from),
            backup_keys: get("SAMETABLE_BACKUP_KEYS").map(PathBuf::from),
            backup_at,
            backup_keep,
            backup_passphrase: backup_passphrase.map(SecretString::from),
            secret_files,
            data,
        })
    }

    /// The file of the database, if it is SQLite's.
    pub fn database_file(&self) -> Option<PathBuf> {
        let path = self.database_url.strip_prefix("sqlite:")?;
        let path = path.strip_prefix("//").unwrap_or(path);
        Some(PathBuf::from(path.split('?').next().unwrap_or(path)))
    }

    /// Is the address that tablets open a safe one?
    pub fn is_https(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    /// May it be served like this? Away from this machine only with TLS, or behind a proxy that is named.
    ///
    /// # Errors
    /// One line that says what to do.
    pub fn may_serve(&self) -> Result<(), SettingsRefused> {
        let away = !self.addr.ip().is_loopback();
        if away && self.tls.is_none() && self.proxies.is_empty() {
            return Err(SettingsRefused::Open(self.addr));
        }
        if (away || self.tls.is_some()) && !self.is_https() {
            return Err(SettingsRefused::NotHttps(self.public_url.clone()));
        }
        if self.http_addr.is_some() && !self.is_https() {
            return Err(SettingsRefused::NothingToSendOnTo(self.public_url.clone()));
        }
        Ok(())
    }
}

fn tls(get: &impl Fn(&str) -> Option<String>) -> Result<Option<Tls>, SettingsRefused> {
    let (cert, key, domain) = (get("SAMETABLE_TLS_CERT"), get("SAMETABLE_TLS_KEY"), get("SAMETABLE_DOMAIN"));
    if domain.is_some() && (cert.is_some() || key.is_some()) {
        return Err(SettingsRefused::Twice("SAMETABLE_DOMAIN".to_owned(), "SAMETABLE_TLS_CERT".to_owned()));
    }
    if let Some(domain) = domain {
        let directory = get("SAMETABLE_ACME_DIRECTORY").unwrap_or_else(|| LETS_ENCRYPT.to_owned());
        if !is_domain(&domain) {
            return Err(SettingsRefused::Domain(domain));
        }
        if !directory.starts_with("https://") {
            return Err(SettingsRefused::Directory(directory));
        }
        return Ok(Some(Tls::Acme { domain, contact: get("SAMETABLE_ACME_CONTACT"), directory }));
    }
    match (cert, key) {
        (Some(cert), Some(key)) => Ok(Some(Tls::Files { cert: cert.into(), key: key.into() })),
        (Some(_), None) => Err(SettingsRefused::Needs("SAMETABLE_TLS_CERT", "SAMETABLE_TLS_KEY")),
        (None, Some(_)) => Err(SettingsRefused::Needs("SAMETABLE_TLS_KEY", "SAMETABLE_TLS_CERT")),
        (None, None) => Ok(None),
    }
}

/// Who reads aloud. A program that was named and is not there stops the start; one that nobody named is only used.
fn speech(get: &impl Fn(&str) -> Option<String>) -> Result<Speech, SettingsRefused> {
    let voice = get("SAMETABLE_SPEECH_VOICE").unwrap_or_else(|| "en-gb".to_owned());
    if voice.starts_with('-') || !voice.chars().all(|sign| sign.is_ascii_alphanumeric() || "-_+".contains(sign)) {
        return Err(SettingsRefused::SpeechVoice(voice));
    }
    let there = |name: &'static str, path: String| {
        if std::path::Path::new(&path).is_file() {
            Ok(PathBuf::from(path))
        } else {
            Err(SettingsRefused::SpeechFile(name, path))
        }
    };
    match (get("SAMETABLE_PIPER"), get("SAMETABLE_PIPER_VOICE")) {
        (Some(program), Some(voice)) => Ok(Speech::Piper {
            program: there("SAMETABLE_PIPER", program)?,
            voice: there("SAMETABLE_PIPER_VOICE", voice)?,
        }),
        (Some(_), None) => Err(SettingsRefused::Needs("SAMETABLE_PIPER", "SAMETABLE_PIPER_VOICE")),
        (None, Some(_)) => Err(SettingsRefused::Needs("SAMETABLE_PIPER_VOICE", "SAMETABLE_PIPER")),
        (None, None) => match get("SAMETABLE_SPEECH").as_deref() {
            None => Ok(Speech::found(&voice)),
            Some("off") => Ok(Speech::Off),
            Some(path) => Ok(Speech::Espeak { program: there("SAMETABLE_SPEECH", path.to_owned())?, voice }),
        },
    }
}

fn usual_url(tls: Option<&Tls>, addr: SocketAddr) -> String {
    match tls {
        Some(Tls::Acme { domain, .. }) => format!("https://{domain}"),
        _ => format!("http://{addr}"),
    }
}

/// A scheme and a host, perhaps with a port, and nothing that would not survive in a QR code or a header.
fn is_origin(url: &str) -> bool {
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let plain = |sign: char| sign.is_ascii_alphanumeric() || "-.:[]".contains(sign);
    host.map(|host| host.trim_end_matches('/')).is_some_and(|host| !host.is_empty() && host.chars().all(plain))
}

fn is_domain(name: &str) -> bool {
    let part = |part: &str| {
        !part.is_empty() && part.len() < 64 && part.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '-')
    };
    name.len() < 254 && name.contains('.') && name.split('.').all(part) && name.parse::<IpAddr>().is_err()
}

#[cfg(test)]
mod tests;
