//! The one ZIP of some files: stored as they are, in their order, without times or owners, so that the same files are the same
//! bytes, and any other bytes are not what was written. That is why it is written here and not by a library: what a library
//! writes may differ from one version to the next, and what it reads need not be all that is there.
//!
//! PKWARE's APPNOTE 6.3.3, sections 4.3.7 (local header), 4.3.12 (central directory) and 4.3.16 (its end). Every program that
//! opens ZIP files opens these.

use std::borrow::Cow;
use std::collections::BTreeSet;

const LOCAL: [u8; 4] = *b"PK\x03\x04";
const CENTRAL: [u8; 4] = *b"PK\x01\x02";
const END: [u8; 4] = *b"PK\x05\x06";
/// Version 1.0 of the format: stored, nothing more.
const VERSION: [u8; 2] = 10_u16.to_le_bytes();
/// 1 January 1980, the first day that a ZIP can say.
const DAY: [u8; 2] = 0x21_u16.to_le_bytes();
/// Most files in a copy.
pub const MOST: usize = 2_000;
/// Bytes of a local header before its name.
const LOCAL_LENGTH: usize = 30;

/// A file in a ZIP.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member<'a> {
    pub name: &'a str,
    pub bytes: &'a [u8],
}

/// What cannot be a copy's ZIP.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotZip {
    /// It ends in the middle, or is no ZIP.
    #[error("cut short, or not a ZIP")]
    Broken,
    /// Another program packed it.
    #[error("packed by another program")]
    Other,
    /// A name that no copy has: it climbs, or stands there twice.
    #[error("a name that no copy has")]
    Name,
    /// More or larger files than fit.
    #[error("too large for a ZIP")]
    TooLarge,
}

/// May a file in a copy be called this? Lower-case letters, digits, full stops, hyphens, and slashes between such names.
pub fn is_name(name: &str) -> bool {
    let is_part = |part: &str| {
        let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'.');
        !part.is_empty() && !part.starts_with('.') && part.bytes().all(fits)
    };
    name.len() <= 120 && name.split('/').all(is_part)
}

/// The ZIP of these files.
///
/// # Errors
/// A name that no copy has, or more than fits.
pub fn write(members: &[Member<'_>]) -> Result<Vec<u8>, NotZip> {
    Ok(pieces(members)?.concat())
}

/// The files in a ZIP that [`write`] wrote, and in nothing else.
///
/// # Errors
/// It is broken, or was packed by another program.
pub fn read(bytes: &[u8]) -> Result<Vec<Member<'_>>, NotZip> {
    let mut members: Vec<Member<'_>> = Vec::new();
    let mut names = BTreeSet::new();
    let mut rest = bytes;
    while rest.starts_with(&LOCAL) {
        let header = rest.get(..LOCAL_LENGTH).ok_or(NotZip::Broken)?;
        let [name, more, size, packed] =
            [number(header, 26, 2), number(header, 28, 2), number(header, 22, 4), number(header, 18, 4)];
        // With a method, a flag or a field more, it is somebody else's.
        if header.get(4..10) != Some(&[VERSION[0], VERSION[1], 0, 0, 0, 0]) || more != 0 || size != packed {
            return Err(NotZip::Other);
        }
        let end = LOCAL_LENGTH.checked_add(name).ok_or(NotZip::Broken)?;
        let name = rest.get(LOCAL_LENGTH..end).ok_or(NotZip::Broken)?;
        let name = std::str::from_utf8(name).map_err(|_| NotZip::Name)?;
        let after = end.checked_add(size).ok_or(NotZip::Broken)?;
        let held = rest.get(end..after).ok_or(NotZip::Broken)?;
        if members.len() >= MOST {
            return Err(NotZip::TooLarge);
        }
        if !is_name(name) || !names.insert(name) {
            return Err(NotZip::Name);
        }
        members.push(Member { name, bytes: held });
        rest = rest.get(after..).ok_or(NotZip::Broken)?;
    }
    if members.is_empty() || !rest.starts_with(&CENTRAL) { Err(NotZip::Broken) } else { Ok(members) }
}

/// Are these the bytes that [`write`] writes of these files?
pub fn is_as_written(bytes: &[u8], members: &[Member<'_>]) -> bool {
    let Ok(pieces) = pieces(members) else { return false };
    let mut rest = bytes;
    for piece in &pieces {
        match rest.strip_prefix(piece.as_ref()) {
            Some(after) => rest = after,
            None => return false,
        }
    }
    rest.is_empty()
}

fn number(header: &[u8], at: usize, length: usize) -> usize {
    let bytes = header.get(at..at + length).unwrap_or_default();
    bytes.iter().rev().fold(0, |number, byte| (number << 8) | usize::from(*byte))
}

/// The whole, piece by piece: nothing large is copied.
fn pieces<'a>(members: &[Member<'a>]) -> Result<Vec<Cow<'a, [u8]>>, NotZip> {
    let four = |length: usize| u32::try_from(length).map(u32::to_le_bytes).map_err(|_| NotZip::TooLarge);
    let two = |length: usize| u16::try_from(length).map(u16::to_le_bytes).map_err(|_| NotZip::TooLarge);
    let (mut pieces, mut central, mut at) = (Vec::new(), Vec::new(), 0_usize);
    for Member { name, bytes } in members {
        if !is_name(name) {
            return Err(NotZip::Name);
        }
        let (sum, size, name_length) = (crc32fast::hash(bytes).to_le_bytes(), four(bytes.len())?, two(name.len())?);
        // Flags and method, then time and day, the checksum, both sizes, and the lengths of the name and of nothing more.
        let shared = [&[0, 0, 0, 0, 0, 0], DAY.as_slice(), &sum, &size, &size, &name_length, &[0, 0]].concat();
        let header = [LOCAL.as_slice(), &VERSION, &shared, name.as_bytes()].concat();
        // No comment, the first disk, no marks, and where the file stands.
        central
            .extend([CENTRAL.as_slice(), &VERSION, &VERSION, &shared, &[0; 10], &four(at)?, name.as_bytes()].concat());
        at = at.checked_add(header.len()).and_then(|at| at.checked_add(bytes.len())).ok_or(NotZip::TooLarge)?;
        pieces.push(Cow::Owned(header));
        pieces.push(Cow::Borrowed(*bytes));
    }
    let count = two(members.len())?;
    let end = [END.as_slice(), &[0, 0, 0, 0], &count, &count, &four(central.len())?, &four(at)?, &[0, 0]].concat();
    pieces.extend([Cow::Owned(central), Cow::Owned(end)]);
    Ok(pieces)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::io::{Cursor, Read as _};

    const TWO: &[Member<'_>] =
        &[Member { name: "a.txt", bytes: b"one" }, Member { name: "evidence/b.pdf", bytes: b"" }];

    #[test]
    fn another_program_opens_it() {
        let zip = write(TWO).unwrap();
        let mut opened = ::zip::ZipArchive::new(Cursor::new(zip)).unwrap();
        let mut text = String::new();
        opened.by_name("a.txt").unwrap().read_to_string(&mut text).unwrap();
        assert_eq!((opened.len(), text.as_str()), (2, "one"));
        assert_eq!(opened.by_name("evidence/b.pdf").unwrap().size(), 0);
    }

    #[test]
    fn what_another_program_packed_is_not_taken_for_it() {
        let mut other = ::zip::ZipWriter::new(Cursor::new(Vec::new()));
        for compression in [::zip::CompressionMethod::Stored, ::zip::CompressionMethod::Deflated] {
            let options = ::zip::write::SimpleFileOptions::default().compression_method(compression);
            other.start_file(format!("{compression}.txt").to_lowercase(), options).unwrap();
            std::io::Write::write_all(&mut other, b"one").unwrap();
        }
        let packed = other.finish().unwrap().into_inner();
        let fits = read(&packed).is_ok_and(|members| is_as_written(&packed, &members));
        assert!(!fits);
    }

    #[test]
    fn names_that_climb_or_hide_or_stand_there_twice_are_refused() {
        for name in ["", "../a", "a/../b", "/a", "a//b", ".a", "a/.b", "A", "a b", "a\\b", "ä", "a\0"] {
            assert!(!is_name(name), "{name:?}");
            assert_eq!(write(&[Member { name, bytes: b"" }]), Err(NotZip::Name), "{name:?}");
        }
        let twice = write(&[TWO[0], TWO[0]]).unwrap();
        assert_eq!(read(&twice), Err(NotZip::Name));
    }

    #[test]
    fn nothing_that_was_cut_short_is_read_as_whole() {
        let zip = write(TWO).unwrap();
        for length in 0..zip.len() {
            let cut = &zip[..length];
            assert!(!read(cut).is_ok_and(|members| is_as_written(cut, &members)), "{length}");
        }
    }

    proptest! {
        #[test]
        fn what_was_written_is_read_and_a_changed_bit_is_seen(
            files in proptest::collection::btree_map("[a-z]{1,6}(/[a-z][a-z0-9.]{0,3})?", proptest::collection::vec(any::<u8>(), 0..60), 1..5),
            bit in any::<prop::sample::Index>(),
        ) {
            let members: Vec<_> = files.iter().map(|(name, bytes)| Member { name, bytes }).collect();
            let mut zip = write(&members).unwrap();
            prop_assert_eq!(&read(&zip).unwrap(), &members);
            prop_assert!(is_as_written(&zip, &members));
            let bit = bit.index(zip.len() * 8);
            zip[bit / 8] ^= 1 << (bit % 8);
            let same = read(&zip).is_ok_and(|read| read == members && is_as_written(&zip, &read));
            prop_assert!(!same);
        }

        #[test]
        fn any_bytes_end_in_an_answer(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = read(&[LOCAL.as_slice(), &bytes].concat());
            let _ = read(&bytes);
        }
    }
}
