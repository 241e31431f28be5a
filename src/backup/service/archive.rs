//! The file of a copy: a `tar` inside `age`, written and read as a stream.

use crate::platform::refused::Refused;
use age::secrecy::SecretString;
use age::{DecryptError, Decryptor, Encryptor};
use std::fs::{File, OpenOptions};
use std::io::{self, BufReader, BufWriter, ErrorKind, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// 64 MB and half a second to try one passphrase. The one that this program makes could not be guessed with less either.
const WORK: u8 = 16;
const MOST_WORK: u8 = 20;

/// One member of the archive.
pub enum Part {
    Bytes(Vec<u8>),
    File(PathBuf),
}

/// The sentence for what a disk refused.
pub fn disk(path: &Path, cause: &io::Error) -> Refused {
    let code = match cause.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => "backup-disk-full",
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => "backup-disk-forbidden",
        ErrorKind::NotFound => "backup-disk-missing",
        _ => "backup-disk",
    };
    Refused::because(code).with("path", path.display()).with("cause", cause)
}

/// Writes an archive to a new file that only its owner may read, and waits until it is on the disk. Gives its size.
pub fn write(to: &Path, passphrase: &SecretString, parts: Vec<(&str, Part)>) -> Result<u64, Refused> {
    let refused = |cause: io::Error| disk(to, &cause);
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(to).map_err(refused)?;
    let mut recipient = age::scrypt::Recipient::new(passphrase.clone());
    recipient.set_work_factor(WORK);
    let encryptor = Encryptor::with_recipients(std::iter::once(&recipient as _)).map_err(Refused::broken)?;
    let encrypted = encryptor.wrap_output(BufWriter::new(file)).map_err(refused)?;
    let mut tar = tar::Builder::new(encrypted);
    for (name, part) in parts {
        match part {
            Part::Bytes(bytes) => append(&mut tar, name, bytes.len() as u64, bytes.as_slice()).map_err(refused)?,
            Part::File(path) => {
                let from = File::open(&path).map_err(|cause| disk(&path, &cause))?;
                let size = from.metadata().map_err(|cause| disk(&path, &cause))?.len();
                append(&mut tar, name, size, BufReader::new(from)).map_err(refused)?;
            }
        }
    }
    let encrypted = tar.into_inner().map_err(refused)?;
    let file = encrypted.finish().and_then(|writer| writer.into_inner().map_err(io::IntoInnerError::into_error));
    let file = file.map_err(refused)?;
    file.sync_all().map_err(refused)?;
    Ok(file.metadata().map_err(refused)?.len())
}

fn append<W: Write>(tar: &mut tar::Builder<W>, name: &str, size: u64, from: impl Read) -> io::Result<()> {
    let mut header = tar::Header::new_gnu();
    header.set_size(size);
    header.set_mode(0o600);
    header.set_entry_type(tar::EntryType::Regular);
    tar.append_data(&mut header, name, from)
}

/// Reads an archive whose members are `names`, each once, into a folder. Nothing is believed before the last byte was
/// authenticated.
pub fn read(from: &Path, passphrase: &SecretString, names: &[&str], into: &Path) -> Result<(), Refused> {
    let said = |code: &str| Refused::because(code).with("path", from.display());
    let file = File::open(from).map_err(|cause| disk(from, &cause))?;
    let mut file = BufReader::new(file);
    let begins = io::BufRead::fill_buf(&mut file).map_err(|cause| disk(from, &cause))?;
    const MAGIC: &[u8] = b"age-encryption.org/";
    let as_far = begins.len().min(MAGIC.len());
    if begins.get(..as_far) != MAGIC.get(..as_far) || begins.is_empty() {
        return Err(said("backup-not-a-backup"));
    }
    let decryptor = Decryptor::new_buffered(file).map_err(|_| said("backup-damaged"))?;
    if !decryptor.is_scrypt() {
        return Err(said("backup-not-a-backup"));
    }
    let mut identity = age::scrypt::Identity::new(passphrase.clone());
    identity.set_max_work_factor(MOST_WORK);
    let decrypted = decryptor.decrypt(std::iter::once(&identity as _)).map_err(|cause| match cause {
        DecryptError::DecryptionFailed | DecryptError::NoMatchingKeys | DecryptError::KeyDecryptionFailed => {
            said("backup-wrong-passphrase")
        }
        _ => said("backup-damaged"),
    })?;
    let mut tar = tar::Archive::new(decrypted);
    let mut seen: Vec<String> = Vec::new();
    for entry in tar.entries().map_err(|_| said("backup-damaged"))? {
        let mut entry = entry.map_err(|_| said("backup-damaged"))?;
        let name = entry.path().ok().and_then(|path| path.to_str().map(str::to_owned)).unwrap_or_default();
        let expected = names.contains(&name.as_str()) && !seen.contains(&name);
        if !expected || entry.header().entry_type() != tar::EntryType::Regular {
            return Err(said("backup-not-a-backup"));
        }
        let to = into.join(&name);
        let made = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&to);
        let mut made = made.map_err(|cause| disk(&to, &cause))?;
        copy(&mut entry, &mut made, &to, from)?;
        made.sync_all().map_err(|cause| disk(&to, &cause))?;
        seen.push(name);
    }
    // The end of the tar need not be the end of the file, and only the end of the file says that it is whole.
    let mut rest = tar.into_inner();
    io::copy(&mut rest, &mut io::sink()).map_err(|_| said("backup-damaged"))?;
    if names.iter().all(|name| seen.iter().any(|seen| seen == name)) { Ok(()) } else { Err(said("backup-damaged")) }
}

/// As `io::copy`, which could not say whether reading or writing failed.
fn copy(from: &mut impl Read, to: &mut File, to_path: &Path, from_path: &Path) -> Result<(), Refused> {
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let read = match from.read(&mut buffer) {
            Ok(0) => return Ok(()),
            Ok(read) => read,
            Err(cause) if cause.kind() == ErrorKind::Interrupted => continue,
            Err(_) => return Err(Refused::because("backup-damaged").with("path", from_path.display())),
        };
        to.write_all(buffer.get(..read).unwrap_or_default()).map_err(|cause| disk(to_path, &cause))?;
    }
}
