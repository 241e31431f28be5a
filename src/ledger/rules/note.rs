//! Signed notes and keys, written as C2SP's signed-note: a text, an empty line, and a line with the name of the key.

use crate::hex::hex;
use crate::ids::{StreamId, SubjectId};
use crate::ledger::Hash;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{SIGNATURE_LENGTH, Signature, Signer as _, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};

/// The algorithm of C2SP's notes: Ed25519.
const ED25519: u8 = 1;
/// The first line of a signed end of a stream; with it, such a note can never be taken for a checkpoint of the whole log.
const HEAD: &str = "sametable-stream-head/1";
/// The first line of what stands in place of the words of somebody who was erased.
const EMPTIED: &str = "sametable-emptied/1";

/// Why a note is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoteFault {
    #[error("not written as a signed note")]
    Malformed,
    #[error("signed by another key")]
    OtherKey,
    #[error("the signature does not fit the text")]
    BadSignature,
}

/// A public key with its name: `name+0a1b2c3d+base64`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vkey {
    name: String,
    key: VerifyingKey,
}

impl Vkey {
    /// Reads a key as it is written, and nothing that merely looks like it.
    pub fn parse(text: &str) -> Option<Self> {
        let (name, rest) = text.split_once('+')?;
        let (_, encoded) = rest.split_once('+')?;
        let bytes = STANDARD.decode(encoded).ok()?;
        let (algorithm, key) = bytes.split_first()?;
        let key = VerifyingKey::from_bytes(key.try_into().ok()?).ok()?;
        let vkey = Self { name: name.to_owned(), key };
        (*algorithm == ED25519 && is_name(name) && vkey.written() == text).then_some(vkey)
    }

    /// As it is given to others.
    pub fn written(&self) -> String {
        let id = hex(&self.id());
        format!("{}+{id}+{}", self.name, STANDARD.encode([&[ED25519], self.key.as_bytes().as_slice()].concat()))
    }

    /// The name of the key, which is the name of the log that it signs.
    pub fn name(&self) -> &str {
        &self.name
    }

    fn id(&self) -> [u8; 4] {
        let hash =
            Sha256::new().chain_update(&self.name).chain_update([b'\n', ED25519]).chain_update(self.key.as_bytes());
        let hash: [u8; 32] = hash.finalize().into();
        [hash[0], hash[1], hash[2], hash[3]]
    }

    /// The text of a note that carries exactly one signature, by this key.
    pub fn verified<'n>(&self, note: &'n str) -> Result<&'n str, NoteFault> {
        let (text, line) = note.split_once("\n\n").ok_or(NoteFault::Malformed)?;
        let text = note.get(..=text.len()).ok_or(NoteFault::Malformed)?;
        let line =
            line.strip_suffix('\n').and_then(|line| line.strip_prefix("\u{2014} ")).ok_or(NoteFault::Malformed)?;
        let (name, encoded) = line.split_once(' ').ok_or(NoteFault::Malformed)?;
        let bytes = STANDARD.decode(encoded).map_err(|_| NoteFault::Malformed)?;
        let (id, signature) = bytes.split_first_chunk::<4>().ok_or(NoteFault::Malformed)?;
        let signature: &[u8; SIGNATURE_LENGTH] = signature.try_into().map_err(|_| NoteFault::Malformed)?;
        if name != self.name || *id != self.id() {
            return Err(NoteFault::OtherKey);
        }
        let signature = Signature::from_bytes(signature);
        self.key.verify_strict(text.as_bytes(), &signature).map_err(|_| NoteFault::BadSignature)?;
        Ok(text)
    }
}

/// The log's own key: `PRIVATE+KEY+name+id+base64` in its file.
#[derive(Clone)]
pub struct Signer {
    vkey: Vkey,
    key: SigningKey,
}

impl std::fmt::Debug for Signer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Signer({})", self.vkey.written())
    }
}

impl Signer {
    /// A key from 32 random bytes.
    pub fn new(name: &str, seed: &[u8; 32]) -> Self {
        let key = SigningKey::from_bytes(seed);
        Self { vkey: Vkey { name: name.to_owned(), key: key.verifying_key() }, key }
    }

    /// Reads what [`secret`](Self::secret) writes.
    pub fn parse(text: &str) -> Option<Self> {
        let (name, rest) = text.strip_prefix("PRIVATE+KEY+")?.split_once('+')?;
        let bytes = STANDARD.decode(rest.split_once('+')?.1).ok()?;
        let seed = bytes.strip_prefix(&[ED25519])?.try_into().ok()?;
        let signer = Self::new(name, seed);
        (is_name(name) && signer.secret() == text).then_some(signer)
    }

    /// The secret key, for its file only.
    pub fn secret(&self) -> String {
        let id = hex(&self.vkey.id());
        let encoded = STANDARD.encode([&[ED25519], self.key.as_bytes().as_slice()].concat());
        format!("PRIVATE+KEY+{}+{id}+{encoded}", self.vkey.name)
    }

    /// The public key that belongs to it.
    pub fn vkey(&self) -> &Vkey {
        &self.vkey
    }

    /// The raw signature of any bytes.
    pub fn sign(&self, bytes: &[u8]) -> [u8; SIGNATURE_LENGTH] {
        self.key.sign(bytes).to_bytes()
    }

    /// A note; the text ends with a newline.
    pub fn note(&self, text: &str) -> String {
        let signed = [self.vkey.id().as_slice(), &self.sign(text.as_bytes())].concat();
        format!("{text}\n\u{2014} {} {}\n", self.vkey.name, STANDARD.encode(signed))
    }
}

/// The end of a stream, as it is signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    pub log: String,
    pub stream: StreamId,
    pub entries: i64,
    /// The hash of the last entry, which names the one before it, and so on to the first.
    pub leaf: Hash,
    /// The time of the last entry.
    pub t: String,
}

impl Head {
    /// The text that is signed: one line each.
    pub fn text(&self) -> String {
        let Self { log, stream, entries, leaf, t } = self;
        format!("{HEAD}\n{log}\n{stream}\n{entries}\n{leaf}\n{t}\n")
    }

    /// Reads that text and nothing else.
    pub fn parse(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        let head = lines.next().filter(|first| *first == HEAD).and_then(|_| {
            Some(Self {
                log: lines.next()?.to_owned(),
                stream: lines.next()?.parse().ok()?,
                entries: lines.next()?.parse().ok()?,
                leaf: lines.next()?.parse().ok()?,
                t: lines.next()?.to_owned(),
            })
        })?;
        (head.text() == text && head.entries > 0).then_some(head)
    }

    /// The head in a note that this key signed.
    pub fn verified(note: &str, vkey: &Vkey) -> Result<Self, NoteFault> {
        let head = Self::parse(vkey.verified(note)?).ok_or(NoteFault::Malformed)?;
        if head.log == vkey.name() { Ok(head) } else { Err(NoteFault::OtherKey) }
    }
}

/// That the words of an entry went because the person under whose key they were sealed was erased. It stands where they
/// stood, signed: whoever takes words out of the database without the log's key cannot write it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Emptied {
    pub log: String,
    pub seq: i64,
    /// The hash of the entry: the same words cannot be said of another.
    pub leaf: Hash,
    /// Whose words they were.
    pub subject: SubjectId,
}

impl Emptied {
    /// The text that is signed: one line each.
    pub fn text(&self) -> String {
        let Self { log, seq, leaf, subject } = self;
        format!("{EMPTIED}\n{log}\n{seq}\n{leaf}\n{subject}\n")
    }

    /// Are these bytes written as such a note, whether it fits or not? Sealed words begin with random bytes.
    pub fn is_written(bytes: &[u8]) -> bool {
        bytes.starts_with(EMPTIED.as_bytes())
    }

    /// Do these bytes say of this very entry, signed by this key, that its words went with their subject?
    pub fn is_said(&self, bytes: &[u8], vkey: &Vkey) -> bool {
        let said = std::str::from_utf8(bytes).ok().and_then(|note| vkey.verified(note).ok());
        self.log == vkey.name() && said == Some(self.text().as_str())
    }
}

/// Names stand between spaces and plus signs, so they have neither.
fn is_name(name: &str) -> bool {
    !name.is_empty() && name.len() <= 120 && name.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'+')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    /// The example of C2SP's signed-note.md.
    const PUBLISHED: &str = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
    const PUBLISHED_NOTE: &str = "This is an example message.\n\n\u{2014} example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";
    /// RFC 8032, TEST 1.
    const SEED: &str = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
    const VKEY: &str = "panel.example/ledger+01895337+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea";
    const CHECKPOINT: &str = "panel.example/ledger\n11\nFIyMqD/x76eeIX+D5YHeBn3tDdhirafap0524fSOOUg=\n";
    const CHECKPOINT_LINE: &str = "\n\u{2014} panel.example/ledger AYlTN+XeWAaEvj38j2EwfxyzG4QlxXvnhxNmaKHMbbueC/YmU29orRkKUwjcBEfOudc9INZrdsFz/QOxIVhFL89oHAY=\n";

    fn signer() -> Signer {
        Signer::new("panel.example/ledger", &super::super::hex_32(SEED).unwrap())
    }

    fn head() -> Head {
        Head {
            log: "panel.example/ledger".into(),
            stream: StreamId(Uuid::from_u128(1)),
            entries: 11,
            leaf: Hash([5; 32]),
            t: "2026-11-22T15:40:00Z".into(),
        }
    }

    #[test]
    fn the_published_note_is_believed_and_a_changed_letter_is_not() {
        let vkey = Vkey::parse(PUBLISHED).unwrap();
        assert_eq!(vkey.verified(PUBLISHED_NOTE), Ok("This is an example message.\n"));
        let changed = PUBLISHED_NOTE.replace("message", "massage");
        assert_eq!(vkey.verified(&changed), Err(NoteFault::BadSignature));
    }

    #[test]
    fn the_known_key_writes_and_signs_as_known() {
        let signer = signer();
        assert_eq!(signer.vkey().written(), VKEY);
        assert_eq!(signer.note(CHECKPOINT), format!("{CHECKPOINT}{CHECKPOINT_LINE}"));
        assert_eq!(Signer::parse(&signer.secret()).unwrap().vkey(), signer.vkey());
        assert!(!format!("{signer:?}").contains("PRIVATE"));
    }

    #[test]
    fn another_key_of_the_same_name_is_another_key() {
        let note = Signer::new("panel.example/ledger", &[7; 32]).note(&head().text());
        assert_eq!(Head::verified(&note, signer().vkey()), Err(NoteFault::OtherKey));
    }

    #[test]
    fn a_head_is_read_as_it_is_written() {
        assert_eq!(Head::verified(&signer().note(&head().text()), signer().vkey()), Ok(head()));
        assert_eq!(Head::verified(&signer().note(CHECKPOINT), signer().vkey()), Err(NoteFault::Malformed));
    }

    proptest! {
        #[test]
        fn a_note_with_one_bit_changed_is_not_believed(bit: prop::sample::Index) {
            let mut note = signer().note(&head().text()).into_bytes();
            let bit = bit.index(8 * note.len());
            note[bit / 8] ^= 1 << (bit % 8);
            if let Ok(note) = String::from_utf8(note) {
                prop_assert!(Head::verified(&note, signer().vkey()).is_err());
            }
        }

        #[test]
        fn a_key_with_one_bit_changed_is_not_the_key(bit: prop::sample::Index) {
            let mut text = VKEY.as_bytes().to_vec();
            let bit = bit.index(8 * text.len());
            text[bit / 8] ^= 1 << (bit % 8);
            if let Ok(text) = String::from_utf8(text) {
                prop_assert!(Vkey::parse(&text).is_none_or(|other| &other != signer().vkey()));
            }
        }
    }
}
