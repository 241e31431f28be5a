//! Bytes as people and logs write them.

use sha2::{Digest, Sha256};
use std::fmt::Write;

/// Two lower-case hexadecimal digits a byte.
pub fn hex<'a>(bytes: impl IntoIterator<Item = &'a u8>) -> String {
    bytes.into_iter().fold(String::new(), |mut text, byte| {
        // Writing to a text does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The SHA-256 of a text or of bytes, written so.
pub fn sha256(of: impl AsRef<[u8]>) -> String {
    hex(&Sha256::digest(of))
}

#[cfg(test)]
mod tests {
    use super::hex;

    #[test]
    fn every_byte_has_two_digits() {
        assert_eq!(hex(&[0, 10, 255]), "000aff");
        assert_eq!(hex([1, 2, 3].iter().take(2)), "0102");
    }
}
