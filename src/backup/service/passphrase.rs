//! The passphrase of the copies: from the settings, else one that is made once and kept in the data folder.

use super::archive::disk;
use crate::platform::random;
use crate::platform::refused::Refused;
use crate::platform::settings::Settings;
use age::secrecy::{ExposeSecret, SecretString};
use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// Where a passphrase is from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A setting, or the file that a setting names.
    Setting,
    /// Kept in the data folder since an earlier backup.
    Kept(PathBuf),
    /// Made just now, kept in the data folder, and to be written down.
    Made(PathBuf),
}

/// The file in the data folder.
pub fn file(data: &Path) -> PathBuf {
    data.join("backup.passphrase")
}

/// The passphrase that there is.
pub fn find(settings: &Settings) -> Result<Option<(SecretString, Origin)>, Refused> {
    if let Some(given) = &settings.backup_passphrase {
        return Ok(Some((given.clone(), Origin::Setting)));
    }
    let path = file(&settings.data);
    match std::fs::read_to_string(&path) {
        Ok(text) if text.trim().is_empty() => {
            Err(Refused::because("backup-passphrase-empty").with("path", path.display()))
        }
        Ok(text) => Ok(Some((SecretString::from(text.trim().to_owned()), Origin::Kept(path)))),
        Err(cause) if cause.kind() == ErrorKind::NotFound => Ok(None),
        Err(cause) => Err(disk(&path, &cause)),
    }
}

/// The passphrase that there is, or a new one.
pub fn find_or_make(settings: &Settings) -> Result<(SecretString, Origin), Refused> {
    if let Some(found) = find(settings)? {
        return Ok(found);
    }
    // 24 signs of 31: 118 bits.
    let new = SecretString::from(format!("{}-{}", random::code()?, random::code()?));
    let path = keep(settings, &new)?;
    Ok((new, Origin::Made(path)))
}

/// Keeps a passphrase in the data folder; if there is one, that one stays.
pub fn keep(settings: &Settings, passphrase: &SecretString) -> Result<PathBuf, Refused> {
    let path = file(&settings.data);
    let refused = |cause| disk(&path, &cause);
    match OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path) {
        Ok(mut file) => {
            let text = format!("{}\n", passphrase.expose_secret());
            file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(refused)?;
        }
        Err(cause) if cause.kind() == ErrorKind::AlreadyExists => {}
        Err(cause) => return Err(refused(cause)),
    }
    Ok(path)
}
