//! Sealing: AES-256-GCM, under a key made for one entry from the key of the person it is about.

use super::canonical;
use crate::ledger::{Body, Hash};
use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use hkdf::Hkdf;
use sha2::Sha256;

const BODY: &[u8] = b"panel-ledger/body/v1";
const NONCE: usize = 12;

/// A key, a nonce or an additional text that does not belong to what was sealed, or a changed ciphertext.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("cannot be sealed or opened")]
pub struct NotOpened;

/// Seals a body for the entry at `seq` whose hash is `leaf`; it opens for no other entry. The nonce must be random.
pub fn seal_body(
    subject_key: &[u8; 32],
    seq: i64,
    nonce: [u8; NONCE],
    leaf: Hash,
    body: &Body,
) -> Result<Vec<u8>, NotOpened> {
    let text = canonical::write(body).map_err(|_| NotOpened)?;
    seal(&entry_key(subject_key, seq)?, nonce, &leaf.0, text.as_bytes())
}

/// Opens what [`seal_body`] sealed.
pub fn open_body(subject_key: &[u8; 32], seq: i64, leaf: Hash, sealed: &[u8]) -> Result<Body, NotOpened> {
    let text = open(&entry_key(subject_key, seq)?, &leaf.0, sealed)?;
    serde_json::from_slice(&text).map_err(|_| NotOpened)
}

/// The nonce, then ciphertext and tag. `about` is not in it, but opens it.
pub fn seal(key: &[u8; 32], nonce: [u8; NONCE], about: &[u8], text: &[u8]) -> Result<Vec<u8>, NotOpened> {
    let cipher = Aes256Gcm::new(&(*key).into());
    let sealed = cipher.encrypt(&Nonce::from(nonce), Payload { msg: text, aad: about }).map_err(|_| NotOpened)?;
    Ok([nonce.as_slice(), &sealed].concat())
}

/// Opens what [`seal`] sealed.
pub fn open(key: &[u8; 32], about: &[u8], sealed: &[u8]) -> Result<Vec<u8>, NotOpened> {
    let (nonce, sealed) = sealed.split_first_chunk::<NONCE>().ok_or(NotOpened)?;
    let cipher = Aes256Gcm::new(&(*key).into());
    cipher.decrypt(&Nonce::from(*nonce), Payload { msg: sealed, aad: about }).map_err(|_| NotOpened)
}

fn entry_key(subject_key: &[u8; 32], seq: i64) -> Result<[u8; 32], NotOpened> {
    let mut key = [0; 32];
    let info = [BODY, &seq.to_be_bytes()];
    Hkdf::<Sha256>::new(None, subject_key).expand_multi_info(&info, &mut key).map_err(|_| NotOpened)?;
    Ok(key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::{Field, Salt};
    use proptest::prelude::*;
    use serde_json::json;

    proptest! {
        #[test]
        fn a_body_opens_for_its_entry_and_its_key_only(key: [u8; 32], seq in 0i64..1000, nonce: [u8; 12], leaf: [u8; 32], bit in 0usize..800) {
            let body = Body { fields: vec![Field { name: "value".into(), salt: Salt([3; 32]), value: json!({"n": 3, "words": "ja\u{1F442}"}) }] };
            let leaf = Hash(leaf);
            let sealed = seal_body(&key, seq, nonce, leaf, &body).unwrap();
            prop_assert_eq!(open_body(&key, seq, leaf, &sealed), Ok(body));
            prop_assert_eq!(open_body(&key, seq + 1, leaf, &sealed), Err(NotOpened));
            prop_assert_eq!(open_body(&[9; 32], seq, leaf, &sealed), Err(NotOpened));
            prop_assert_eq!(open_body(&key, seq, Hash([1; 32]), &sealed), Err(NotOpened));
            let mut flipped = sealed.clone();
            let bit = bit % (8 * sealed.len());
            flipped[bit / 8] ^= 1 << (bit % 8);
            prop_assert_eq!(open_body(&key, seq, leaf, &flipped), Err(NotOpened));
            prop_assert_eq!(open_body(&key, seq, leaf, &sealed[..sealed.len() / 12]), Err(NotOpened));
        }
    }
}
