//! Key files: made once, readable by their owner only, never overwritten.

use super::KeysRefused;
use crate::hex::hex;
use crate::ledger::rules::hex_32;
use crate::ledger::rules::note::Signer;
use crate::platform::random;
use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

/// The key that wraps all others.
pub fn kek(path: &Path) -> Result<[u8; 32], KeysRefused> {
    let text = match read(path)? {
        Some(text) => text,
        None => make(path, &hex(&random::bytes::<32>()?))?,
    };
    hex_32(text.trim_end()).ok_or_else(|| KeysRefused::NotAKey(path.to_owned()))
}

/// The key that signs the ledger. Its name is the log's, and is random: it stands in every exported file.
pub fn signer(path: &Path) -> Result<Signer, KeysRefused> {
    if let Some(signer) = existing_signer(path)? {
        return Ok(signer);
    }
    let new = Signer::new(&format!("sametable/{}", hex(&random::bytes::<8>()?)), &random::bytes()?);
    let text = make(path, &new.secret())?;
    Signer::parse(text.trim_end()).ok_or_else(|| KeysRefused::NotAKey(path.to_owned()))
}

/// The signing key, if there is one.
pub fn existing_signer(path: &Path) -> Result<Option<Signer>, KeysRefused> {
    let Some(text) = read(path)? else { return Ok(None) };
    Signer::parse(text.trim_end()).map(Some).ok_or_else(|| KeysRefused::NotAKey(path.to_owned()))
}

/// A file for the key store that nobody else may read; SQLite gives its companions the same rights.
pub fn private(path: &Path) -> Result<(), KeysRefused> {
    let made = OpenOptions::new().append(true).create(true).mode(0o600).open(path);
    made.map(drop).map_err(|error| KeysRefused::File(path.to_owned(), error))
}

fn read(path: &Path) -> Result<Option<String>, KeysRefused> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) if error.kind() == ErrorKind::InvalidData => Err(KeysRefused::NotAKey(path.to_owned())),
        Err(error) => Err(KeysRefused::File(path.to_owned(), error)),
    }
}

/// Writes a new file and says what it holds now: if another process was first, what that one wrote.
fn make(path: &Path, text: &str) -> Result<String, KeysRefused> {
    let refused = |error| KeysRefused::File(path.to_owned(), error);
    let made = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    match made {
        Ok(mut file) => {
            file.write_all(format!("{text}\n").as_bytes()).and_then(|()| file.sync_all()).map_err(refused)?;
            Ok(text.to_owned())
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(read(path)?.unwrap_or_default()),
        Err(error) => Err(refused(error)),
    }
}
