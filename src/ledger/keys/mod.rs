//! The keys: kept apart from the database and from its backups, because whoever has only one of the two can read nothing,
//! and because destroying a key here erases a person there, in every copy of the database at once.
//!
//! | where | what |
//! |---|---|
//! | `keys.db`, or the database at `SAMETABLE_KEYS_URL` | a key for each person whose data is sealed, wrapped |
//! | `kek` | the key that wraps them |
//! | `ledger.key` | the key that signs the ledger; its public half is the name of the log |

mod file;
mod store;

use super::Hash;
use super::rules::checkpoint::Checkpoint;
use super::rules::note::{Signer, Vkey};
use super::rules::seal;
use super::rules::tree::{ProofFault, verify_consistency};
use crate::ids::SubjectId;
use crate::platform::db::{Db, Timestamp};
use crate::platform::random;
use crate::platform::refused::Refused;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Why the keys cannot be used. The program does not start without them.
#[derive(Debug, thiserror::Error)]
pub enum KeysRefused {
    #[error("the key file {0} cannot be read or made: {1}")]
    File(PathBuf, #[source] std::io::Error),
    #[error("the key file {0} does not hold a key")]
    NotAKey(PathBuf),
    #[error("the key store cannot be opened: {0}")]
    Store(#[from] sqlx::Error),
    #[error("the key store cannot be brought up to date: {0}")]
    Migrate(#[from] sqlx::migrate::MigrateError),
    /// The wrapped key belongs to another subject or was wrapped by another key-encryption key.
    #[error("a key in the key store does not open: is `kek` the file that belongs to it?")]
    NotOpened,
    /// Nothing more can be written about this person.
    #[error("the key of this subject was destroyed")]
    Destroyed,
    /// Somebody else reads the key store's file; the key is gone from the store, its bytes perhaps not yet from the disk.
    #[error("the key is destroyed, but its traces on the disk could not be removed yet: do it again")]
    Traces,
    /// The log is not one that goes on from what was signed: it was put back to an older state, or rewritten.
    #[error("the checkpoint does not go on from the last one that was signed: {0}")]
    NotConsistent(#[from] ProofFault),
    #[error(transparent)]
    NoRandomness(#[from] random::NoRandomness),
}

impl From<KeysRefused> for Refused {
    fn from(cause: KeysRefused) -> Self {
        match cause {
            KeysRefused::Destroyed => Self::because("ledger-erased"),
            KeysRefused::NotConsistent(_) => Self::because("checkpoint-refused"),
            cause => Self::broken(cause),
        }
    }
}

/// All keys of this installation; cloning it shares them.
#[derive(Debug, Clone)]
pub struct KeyStore {
    store: store::Store,
    held: Arc<Held>,
}

struct Held {
    kek: [u8; 32],
    signer: Signer,
}

impl std::fmt::Debug for Held {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.signer.fmt(f)
    }
}

impl KeyStore {
    /// Opens the keys in the data folder and makes what is not there yet.
    pub async fn open(data_folder: &Path, keys_url: Option<&str>) -> Result<Self, KeysRefused> {
        let signer = file::signer(&data_folder.join("ledger.key"))?;
        let kek = file::kek(&data_folder.join("kek"))?;
        let store = match keys_url {
            Some(url) => store::Store::open(url).await?,
            None => {
                let path = data_folder.join("keys.db");
                file::private(&path)?;
                store::Store::open(&format!("sqlite:{}", path.display())).await?
            }
        };
        Ok(Self { store, held: Arc::new(Held { kek, signer }) })
    }

    /// The key of this subject; made if there was none.
    ///
    /// # Errors
    /// [`KeysRefused::Destroyed`] if it was destroyed: it is never made again.
    pub async fn subject_key(&self, subject: SubjectId) -> Result<[u8; 32], KeysRefused> {
        if let Some(key) = self.existing(subject).await? {
            return Ok(key);
        }
        let wrapped = seal::seal(&self.held.kek, random::bytes()?, &about(subject), &random::bytes::<32>()?);
        // Whoever comes second reads the key of whoever came first.
        if !self.store.insert(subject, &wrapped.map_err(|_| KeysRefused::NotOpened)?).await? {
            return Err(KeysRefused::Destroyed);
        }
        self.existing(subject).await?.ok_or(KeysRefused::NotOpened)
    }

    /// The key of this subject, or none: it was destroyed, or never made.
    pub async fn existing(&self, subject: SubjectId) -> Result<Option<[u8; 32]>, KeysRefused> {
        let Some(wrapped) = self.store.wrapped(subject).await? else { return Ok(None) };
        let key = seal::open(&self.held.kek, &about(subject), &wrapped).map_err(|_| KeysRefused::NotOpened)?;
        Ok(Some(key.try_into().map_err(|_| KeysRefused::NotOpened)?))
    }

    /// Destroys a subject's key for ever: what is sealed under it cannot be read any more, in any copy of the database. A
    /// tombstone stays, so that the key is never made again and an older copy of this store cannot bring it back.
    ///
    /// # Errors
    /// The key store failed; [`KeysRefused::Traces`] if the key is gone but the disk may still show its bytes.
    pub async fn destroy(&self, subject: SubjectId, at: Timestamp) -> Result<(), KeysRefused> {
        self.destroy_all(&[subject], at).await
    }

    /// [`destroy`](Self::destroy) for several at once.
    ///
    /// # Errors
    /// As there.
    pub async fn destroy_all(&self, subjects: &[SubjectId], at: Timestamp) -> Result<(), KeysRefused> {
        self.store.destroy(subjects, at).await?;
        if self.store.wipe().await? { Ok(()) } else { Err(KeysRefused::Traces) }
    }

    /// Whose keys were destroyed, and when; the oldest first.
    ///
    /// # Errors
    /// The key store failed.
    pub async fn destroyed(&self) -> Result<Vec<(SubjectId, Timestamp)>, KeysRefused> {
        Ok(self.store.destroyed().await?)
    }

    /// Everybody who has or had a key.
    ///
    /// # Errors
    /// The key store failed.
    pub async fn known(&self) -> Result<Vec<SubjectId>, KeysRefused> {
        Ok(self.store.known().await?)
    }

    /// How many keys there are.
    ///
    /// # Errors
    /// The key store failed.
    pub async fn count(&self) -> Result<i64, KeysRefused> {
        Ok(self.store.count().await?)
    }

    /// How far the log had come when this was last noted: its number of entries and the hash of the last.
    ///
    /// # Errors
    /// The key store failed.
    pub async fn seen(&self) -> Result<Option<(i64, Hash)>, KeysRefused> {
        Ok(self.store.seen().await?)
    }

    /// Notes how far the log has come.
    ///
    /// # Errors
    /// The key store failed.
    pub async fn see(&self, entries: i64, leaf: Hash, at: Timestamp) -> Result<(), KeysRefused> {
        Ok(self.store.see(entries, leaf, at).await?)
    }

    /// The last checkpoint that was signed: its size and its root.
    ///
    /// # Errors
    /// The key store failed.
    pub async fn signed(&self) -> Result<Option<(i64, Hash)>, KeysRefused> {
        Ok(self.store.signed().await?)
    }

    /// Signs a checkpoint, if `proof` shows that it goes on from the last one that was signed (RFC 9162, section 2.1.4); gives
    /// the note, or none if something else was signed since `before` was read.
    ///
    /// # Errors
    /// [`KeysRefused::NotConsistent`]; the key store failed.
    pub async fn sign_checkpoint(
        &self,
        checkpoint: &Checkpoint,
        before: Option<(i64, Hash)>,
        proof: &[Hash],
        at: Timestamp,
    ) -> Result<Option<String>, KeysRefused> {
        let Checkpoint { size, root, .. } = *checkpoint;
        if let Some((old, old_root)) = before {
            let sizes = (u64::try_from(old).unwrap_or(0), u64::try_from(size).unwrap_or(0));
            verify_consistency(sizes.0, sizes.1, old_root, root, proof)?;
        }
        let signs = self.store.sign(before, size, root, at).await?;
        Ok(signs.then(|| self.note(&checkpoint.text())))
    }

    /// Lets the next checkpoint begin anew: somebody restored a backup, or took note of a damage, and the record says so.
    /// What was signed last stays among what was left.
    ///
    /// # Errors
    /// The key store failed.
    pub async fn leave_signed(&self, at: Timestamp) -> Result<(), KeysRefused> {
        Ok(self.store.leave_signed(at).await?)
    }

    /// When the log last went on from something else than what had been signed, if it ever did.
    ///
    /// # Errors
    /// The key store failed.
    pub async fn left_at(&self) -> Result<Option<Timestamp>, KeysRefused> {
        Ok(self.store.left_at().await?)
    }

    /// Was it noted that the words of everybody who was erased so far are signed as gone?
    ///
    /// # Errors
    /// The key store failed.
    pub async fn has_noted_emptied(&self) -> Result<bool, KeysRefused> {
        Ok(self.store.has_noted_emptied().await?)
    }

    /// Notes that they are.
    ///
    /// # Errors
    /// The key store failed.
    pub async fn note_emptied(&self, at: Timestamp) -> Result<(), KeysRefused> {
        Ok(self.store.note_emptied(at).await?)
    }

    /// The database of the keys, for its backup.
    pub fn db(&self) -> &Db {
        self.store.db()
    }

    /// The signature of these bytes by the ledger's key.
    pub fn sign(&self, bytes: &[u8]) -> [u8; 64] {
        self.held.signer.sign(bytes)
    }

    /// A text (it ends with a newline) as a signed note.
    pub fn note(&self, text: &str) -> String {
        self.held.signer.note(text)
    }

    /// The public key that others check the ledger with; [`Vkey::written`] is how it is given to them.
    pub fn vkey(&self) -> &Vkey {
        self.held.signer.vkey()
    }

    /// Does the key store answer?
    pub async fn answers(&self) -> bool {
        self.store.wrapped(SubjectId(uuid::Uuid::nil())).await.is_ok()
    }

    /// Gives the connections back.
    pub async fn close(&self) {
        self.store.close().await;
    }
}

/// The public key in a data folder, or none if no ledger was made there. Makes nothing.
pub fn vkey_in(data_folder: &Path) -> Result<Option<Vkey>, KeysRefused> {
    let path = data_folder.join("ledger.key");
    Ok(file::existing_signer(&path)?.map(|signer| signer.vkey().clone()))
}

/// A wrapped key is bound to its subject: rows that are swapped do not open.
fn about(subject: SubjectId) -> Vec<u8> {
    [b"sametable/subject-key/v1\0", subject.0.as_bytes().as_slice()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[tokio::test]
    async fn keys_are_made_once_and_found_again() {
        let folder = tempfile::tempdir().unwrap();
        let subject = SubjectId::new();
        let keys = KeyStore::open(folder.path(), None).await.unwrap();
        assert_eq!(keys.existing(subject).await.unwrap(), None);
        let key = keys.subject_key(subject).await.unwrap();
        assert_ne!(key, keys.subject_key(SubjectId::new()).await.unwrap());
        keys.close().await;
        let again = KeyStore::open(folder.path(), None).await.unwrap();
        assert_eq!(again.subject_key(subject).await.unwrap(), key);
        assert_eq!(again.vkey(), keys.vkey());
        assert_eq!(vkey_in(folder.path()).unwrap().as_ref(), Some(keys.vkey()));
    }

    #[tokio::test]
    async fn only_the_owner_may_read_the_key_files() {
        let folder = tempfile::tempdir().unwrap();
        KeyStore::open(folder.path(), None).await.unwrap();
        for name in ["kek", "ledger.key", "keys.db"] {
            let mode = std::fs::metadata(folder.path().join(name)).unwrap().permissions().mode();
            assert_eq!(mode & 0o077, 0, "{name}");
        }
    }

    #[tokio::test]
    async fn a_key_store_without_its_key_opens_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let subject = SubjectId::new();
        let keys = KeyStore::open(folder.path(), None).await.unwrap();
        keys.subject_key(subject).await.unwrap();
        keys.close().await;
        std::fs::remove_file(folder.path().join("kek")).unwrap();
        let other = KeyStore::open(folder.path(), None).await.unwrap();
        assert!(matches!(other.subject_key(subject).await, Err(KeysRefused::NotOpened)));
    }

    #[tokio::test]
    async fn a_broken_key_file_is_named_and_never_replaced() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["kek", "ledger.key"] {
            let path = folder.path().join(name);
            std::fs::write(&path, "not a key").unwrap();
            let error = KeyStore::open(folder.path(), None).await.unwrap_err();
            assert!(error.to_string().contains(name), "{error}");
            assert_eq!(std::fs::read_to_string(&path).unwrap(), "not a key");
            std::fs::remove_file(path).unwrap();
        }
        assert!(vkey_in(&folder.path().join("nowhere")).unwrap().is_none());
    }

    #[tokio::test]
    async fn a_destroyed_key_is_gone_from_the_disk_and_never_made_again() {
        let folder = tempfile::tempdir().unwrap();
        let keys = KeyStore::open(folder.path(), None).await.unwrap();
        let (gone, stays) = (SubjectId::new(), SubjectId::new());
        for n in 0..40 {
            keys.subject_key(if n == 20 { gone } else { SubjectId::new() }).await.unwrap();
        }
        let kept = keys.subject_key(stays).await.unwrap();
        let wrapped = keys.store.wrapped(gone).await.unwrap().unwrap();
        let somewhere = || {
            ["keys.db", "keys.db-wal", "keys.db-shm"].into_iter().any(|name| {
                let bytes = std::fs::read(folder.path().join(name)).unwrap_or_default();
                bytes.windows(wrapped.len()).any(|part| part == wrapped)
            })
        };
        assert!(somewhere(), "it cannot be looked for");
        let at = crate::platform::clock::Clock::default().now();
        keys.destroy(gone, at).await.unwrap();
        assert!(!somewhere(), "the key's bytes still stand in a file");
        assert_eq!(keys.existing(gone).await.unwrap(), None);
        assert!(matches!(keys.subject_key(gone).await, Err(KeysRefused::Destroyed)));
        assert!(Refused::from(KeysRefused::Destroyed).says("ledger-erased"));
        assert_eq!(keys.destroyed().await.unwrap(), [(gone, at)]);
        keys.destroy(gone, at).await.unwrap();
        assert_eq!(keys.subject_key(stays).await.unwrap(), kept);
        // A row that an older copy brings back opens nothing.
        let brought_back = sqlx::query("INSERT INTO subject_key (subject, wrapped) VALUES ($1, $2)");
        let Db::Sqlite { write, .. } = keys.db() else { panic!() };
        brought_back.bind(gone).bind(wrapped.clone()).execute(write).await.unwrap();
        assert_eq!(keys.existing(gone).await.unwrap(), None);
    }

    #[tokio::test]
    async fn who_asks_for_a_key_while_it_is_destroyed_never_brings_it_back() {
        let folder = tempfile::tempdir().unwrap();
        let keys = KeyStore::open(folder.path(), None).await.unwrap();
        let subject = SubjectId::new();
        let at = crate::platform::clock::Clock::default().now();
        let mut asking = tokio::task::JoinSet::new();
        for n in 0..16 {
            let keys = keys.clone();
            asking.spawn(async move {
                if n == 8 {
                    keys.destroy(subject, at).await.unwrap();
                } else {
                    let _ = keys.subject_key(subject).await;
                }
            });
        }
        asking.join_all().await;
        assert_eq!(keys.existing(subject).await.unwrap(), None);
    }

    #[tokio::test]
    async fn sixteen_who_ask_at_once_get_one_key() {
        let folder = tempfile::tempdir().unwrap();
        let keys = KeyStore::open(folder.path(), None).await.unwrap();
        let subject = SubjectId::new();
        let mut asking = tokio::task::JoinSet::new();
        for _ in 0..16 {
            let keys = keys.clone();
            asking.spawn(async move { keys.subject_key(subject).await.unwrap() });
        }
        let all = asking.join_all().await;
        assert!(all.windows(2).all(|pair| pair[0] == pair[1]));
    }
}
