//! Settings, from the environment. An unknown `SAMETABLE_` name stops the start: a typing error must not pass for a default.

use super::mail::{MailRefused, MailSettings};
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::PathBuf;

/// Every name there is, and what it is for.
pub const NAMES: &[(&str, &str)] = &[
    ("SAMETABLE_ADDR", "address and port to serve on (default 127.0.0.1:3000)"),
    ("SAMETABLE_DATA", "folder for database, keys and evidence (default ./data)"),
    ("SAMETABLE_PUBLIC_URL", "the address in QR codes and letters (default http://ADDR)"),
    ("SAMETABLE_MAIL_URL", "the mail server: smtp://user:password@host:587 or smtps://... (default: no mail is sent)"),
    ("SAMETABLE_MAIL_URL_FILE", "a file that holds SAMETABLE_MAIL_URL, so that the password stands in no list"),
    ("SAMETABLE_MAIL_FROM", "who mail comes from, such as SameTable <panel@your-house.example>"),
    ("SAMETABLE_KEYS_URL", "where subject keys are kept (default keys.db in the data folder)"),
    ("SAMETABLE_SITE", "folder of the built style and script files (default: beside the program)"),
    ("DATABASE_URL", "sqlite:PATH or postgres://... (default sametable.db in the data folder)"),
];

/// What the person who runs the server chose.
#[derive(Debug, Clone)]
pub struct Settings {
    pub addr: SocketAddr,
    pub data: PathBuf,
    /// Without a slash at its end.
    pub public_url: String,
    pub database_url: String,
    pub keys_url: Option<String>,
    pub site: Option<PathBuf>,
    /// None: a person passes on what is to be said.
    pub mail: Option<MailSettings>,
}

/// Why the settings cannot be used, in one line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SettingsRefused {
    #[error("there is no setting {0}; known are: {1}")]
    Unknown(String, String),
    #[error("SAMETABLE_ADDR is not an address with a port, such as 127.0.0.1:3000: {0}")]
    Addr(String),
    #[error("SAMETABLE_PUBLIC_URL must begin with http:// or https://: {0}")]
    PublicUrl(String),
    #[error("the file {0} that SAMETABLE_MAIL_URL_FILE names cannot be read: {1}")]
    MailFile(String, String),
    #[error(transparent)]
    Mail(#[from] MailRefused),
}

impl Settings {
    /// Reads them from the environment.
    pub fn from_environment() -> Result<Self, SettingsRefused> {
        Self::read(std::env::vars().collect())
    }

    /// Reads them from `given`.
    pub fn read(given: BTreeMap<String, String>) -> Result<Self, SettingsRefused> {
        let known = |name: &str| NAMES.iter().any(|(known, _)| *known == name);
        if let Some(name) = given.keys().find(|name| name.starts_with("SAMETABLE_") && !known(name)) {
            let names: Vec<_> = NAMES.iter().map(|(name, _)| *name).collect();
            return Err(SettingsRefused::Unknown(name.clone(), names.join(", ")));
        }
        let get = |name: &str| given.get(name).filter(|value| !value.is_empty()).cloned();
        let addr = get("SAMETABLE_ADDR").unwrap_or_else(|| "127.0.0.1:3000".to_owned());
        let addr: SocketAddr = addr.parse().map_err(|_| SettingsRefused::Addr(addr))?;
        let data = PathBuf::from(get("SAMETABLE_DATA").unwrap_or_else(|| "data".to_owned()));
        let public_url = get("SAMETABLE_PUBLIC_URL").unwrap_or_else(|| format!("http://{addr}"));
        if !(public_url.starts_with("http://") || public_url.starts_with("https://")) {
            return Err(SettingsRefused::PublicUrl(public_url));
        }
        let database_url =
            get("DATABASE_URL").unwrap_or_else(|| format!("sqlite:{}", data.join("sametable.db").display()));
        let mail_url = match get("SAMETABLE_MAIL_URL_FILE") {
            Some(path) => {
                let text = std::fs::read_to_string(&path);
                Some(text.map_err(|cause| SettingsRefused::MailFile(path, cause.to_string()))?.trim().to_owned())
            }
            None => get("SAMETABLE_MAIL_URL"),
        };
        let from = get("SAMETABLE_MAIL_FROM").unwrap_or_default();
        let mail = mail_url.map(|url| MailSettings::read(&url, &from)).transpose()?;
        Ok(Self {
            addr,
            public_url: public_url.trim_end_matches('/').to_owned(),
            database_url,
            keys_url: get("SAMETABLE_KEYS_URL"),
            site: get("SAMETABLE_SITE").map(PathBuf::from),
            mail,
            data,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn without_any_setting_it_serves_this_machine_from_a_file() {
        let settings = Settings::read(given(&[])).unwrap();
        assert_eq!(settings.addr.to_string(), "127.0.0.1:3000");
        assert_eq!(settings.database_url, "sqlite:data/sametable.db");
        assert_eq!(settings.public_url, "http://127.0.0.1:3000");
    }

    #[test]
    fn a_misspelt_setting_stops_the_start() {
        assert!(matches!(
            Settings::read(given(&[("SAMETABLE_ADRESS", "x")])),
            Err(SettingsRefused::Unknown(name, _)) if name == "SAMETABLE_ADRESS"
        ));
        assert!(matches!(Settings::read(given(&[("SAMETABLE_ADDR", "here")])), Err(SettingsRefused::Addr(_))));
        assert!(matches!(
            Settings::read(given(&[("SAMETABLE_PUBLIC_URL", "hall")])),
            Err(SettingsRefused::PublicUrl(_))
        ));
    }
}
