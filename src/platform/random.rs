//! Chance: tokens, codes, salts.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// The operating system refused to give random bytes; nothing safe can be done without them.
#[derive(Debug, thiserror::Error)]
#[error("the operating system gives no random numbers")]
pub struct NoRandomness;

/// `N` random bytes.
pub fn bytes<const N: usize>() -> Result<[u8; N], NoRandomness> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| NoRandomness)?;
    Ok(bytes)
}

/// A secret of 256 bits that can stand in an address or a cookie.
pub fn token() -> Result<String, NoRandomness> {
    Ok(URL_SAFE_NO_PAD.encode(bytes::<32>()?))
}

/// What is stored of a token: whoever reads the database cannot use it.
pub fn digest(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

/// A number below `bound`, each as likely as the others.
pub fn below(bound: u32) -> Result<u32, NoRandomness> {
    let limit = u32::MAX - u32::MAX % bound.max(1);
    loop {
        let drawn = u32::from_le_bytes(bytes::<4>()?);
        if drawn < limit {
            return Ok(drawn % bound.max(1));
        }
    }
}

/// Twelve signs to read aloud or type, in three groups, without those that look alike.
pub fn code() -> Result<String, NoRandomness> {
    const SIGNS: &[u8] = b"23456789abcdefghjkmnpqrstuvwxyz";
    let mut code = String::new();
    for position in 0..12 {
        if position > 0 && position % 4 == 0 {
            code.push('-');
        }
        let drawn = below(SIGNS.len() as u32)? as usize;
        code.push(char::from(SIGNS.get(drawn).copied().unwrap_or(b'2')));
    }
    Ok(code)
}
