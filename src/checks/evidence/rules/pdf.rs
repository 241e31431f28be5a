//! What has to be known of a PDF before it is kept: that it is whole, that no password locks it, and about how many pages it has.
//!
//! It is not read as a viewer reads it. It is looked through once, from its first byte to its last, for the words with which ISO
//! 32000 names a page (`/Type /Page`), a lock (`/Encrypt`) and a box of compressed objects (`/ObjStm`, opened within a limit). So a
//! page that was changed and saved again counts twice, and whoever spells these words in another way to deceive is believed to
//! have fewer pages. Neither harms: nothing here draws a PDF, and it is given away as a file only.

use super::{NoEvidence, PAGES_MAX};

/// Most bytes that all boxes of compressed objects together may have when they are opened.
pub const OPENED_MAX: usize = 32 * 1024 * 1024;
/// How far from a box's name its bytes begin at most.
const HEAD_MAX: usize = 4 * 1024;
/// How far from the end of the file its end may be marked: other programs write a line behind it.
const TAIL: usize = 1024;

/// How many pages a PDF has. `open` inflates (zlib) as much as can be and gives no more than so many bytes.
///
/// # Errors
/// It is not whole, has no page or too many, or is locked.
pub fn pages(bytes: &[u8], open: impl Fn(&[u8], usize) -> Vec<u8>) -> Result<usize, NoEvidence> {
    let tail = bytes.get(bytes.len().saturating_sub(TAIL)..).unwrap_or_default();
    if !bytes.starts_with(b"%PDF-") || find(tail, b"%%EOF").is_none() {
        return Err(NoEvidence::BrokenPdf);
    }
    let (mut found, mut opened, mut at) = (0, 0, 0);
    while let Some(slash) = rest(bytes, at).iter().position(|byte| *byte == b'/') {
        at += slash + 1;
        let name = rest(bytes, at);
        if is_name(name, b"Encrypt") {
            return Err(NoEvidence::Locked);
        }
        found += usize::from(is_page(name));
        if is_name(name, b"ObjStm") {
            let Some((begins, ends)) = stream(bytes, at) else {
                at += HEAD_MAX; // a name without a box: looked through once all the same
                continue;
            };
            let inside = open(bytes.get(begins..ends).unwrap_or_default(), OPENED_MAX.saturating_sub(opened));
            opened += inside.len();
            if opened >= OPENED_MAX {
                return Err(NoEvidence::BrokenPdf);
            }
            found +=
                (0..inside.len()).filter(|at| inside.get(*at) == Some(&b'/') && is_page(rest(&inside, at + 1))).count();
            at = ends;
        }
    }
    match found {
        0 => Err(NoEvidence::BrokenPdf),
        found if found > PAGES_MAX => Err(NoEvidence::TooManyPages),
        found => Ok(found),
    }
}

/// What stands from here on; nothing beyond the end.
fn rest(bytes: &[u8], at: usize) -> &[u8] {
    bytes.get(at..).unwrap_or_default()
}

/// Begins it with this name, and not with a longer one?
fn is_name(text: &[u8], name: &[u8]) -> bool {
    let end = text.strip_prefix(name).map(|rest| rest.first());
    end.is_some_and(|next| next.is_none_or(|next| next.is_ascii_whitespace() || b"\0/<>[]()%{}".contains(next)))
}

/// `Type /Page`, after the first slash.
fn is_page(text: &[u8]) -> bool {
    if !is_name(text, b"Type") {
        return false;
    }
    let value = rest(text, 4);
    let spaces = value.iter().take_while(|byte| byte.is_ascii_whitespace() || **byte == 0).count();
    rest(value, spaces).strip_prefix(b"/").is_some_and(|name| is_name(name, b"Page"))
}

/// The bytes of the box whose name stands here: from behind `stream` to before `endstream`.
fn stream(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
    let head = bytes.get(at..bytes.len().min(at + HEAD_MAX))?;
    let word = at + find(head, b"stream")? + b"stream".len();
    let line = match rest(bytes, word) {
        [b'\r', b'\n', ..] => 2,
        [b'\n' | b'\r', ..] => 1,
        _ => 0,
    };
    let begins = word + line;
    let ends = find(rest(bytes, begins), b"endstream").map_or(bytes.len(), |length| begins + length);
    Some((begins, ends))
}

fn find(text: &[u8], word: &[u8]) -> Option<usize> {
    text.windows(word.len()).position(|part| part == word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What is "compressed" in these tests stands as it is.
    fn plain(bytes: &[u8], most: usize) -> Vec<u8> {
        bytes[..bytes.len().min(most)].to_vec()
    }

    fn with(inside: &str) -> Vec<u8> {
        format!("%PDF-1.7\n{inside}\ntrailer << /Root 1 0 R >>\nstartxref\n9\n%%EOF\n").into_bytes()
    }

    #[test]
    fn pages_are_counted_and_their_tree_is_not() {
        let two =
            "<< /Type /Pages /Count 2 >> << /Type/Page /Parent 2 0 R >> << /Type\r\n/Page>> << /Type /PageLabel >>";
        assert_eq!(pages(&with(two), plain), Ok(2));
        assert_eq!(pages(&with("<< /Type /Pages >>"), plain), Err(NoEvidence::BrokenPdf));
        assert_eq!(pages(&with(&"<</Type/Page>>".repeat(PAGES_MAX)), plain), Ok(PAGES_MAX));
        assert_eq!(pages(&with(&"<</Type/Page>>".repeat(PAGES_MAX + 1)), plain), Err(NoEvidence::TooManyPages));
    }

    #[test]
    fn pages_in_a_box_of_compressed_objects_are_counted() {
        let boxed = "<< /Type /ObjStm /N 2 >>\nstream\r\n<</Type/Page>> <</Type/Page>>\nendstream << /Type /Page >>";
        assert_eq!(pages(&with(boxed), plain), Ok(3));
        let large = |_: &[u8], most: usize| vec![b' '; most];
        assert_eq!(pages(&with(boxed), large), Err(NoEvidence::BrokenPdf), "a box without end");
        let unclosed = "<< /Type /ObjStm >> stream <</Type/Page>>";
        assert_eq!(pages(&with(unclosed), plain), Ok(1));
    }

    #[test]
    fn a_pdf_that_is_locked_or_not_whole_is_not_kept() {
        assert_eq!(pages(&with("<</Type/Page>> /Encrypt 5 0 R"), plain), Err(NoEvidence::Locked));
        assert_eq!(pages(&with("<</Type/Page>> /Encrypt<</V 4>>"), plain), Err(NoEvidence::Locked));
        assert_eq!(pages(&with("<</Type/Page>> /EncryptedPayload"), plain), Ok(1));
        let whole = with("<</Type/Page>>");
        assert_eq!(pages(&whole[..whole.len() - 7], plain), Err(NoEvidence::BrokenPdf));
        assert_eq!(pages(&whole[1..], plain), Err(NoEvidence::BrokenPdf));
        assert_eq!(pages(b"", plain), Err(NoEvidence::BrokenPdf));
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes: Vec<u8>) {
            let _ = pages(&bytes, plain);
            let _ = pages(&[b"%PDF-1.7\n".as_slice(), &bytes, b"%%EOF"].concat(), plain);
        }

        #[test]
        fn no_order_of_its_words_makes_it_panic(words in proptest::collection::vec(prop_oneof![
            Just("/"), Just("/Type"), Just("/Page"), Just(" "), Just("/ObjStm"), Just("stream"), Just("\r\n"),
            Just("endstream"), Just("/Encrypt"), Just("%%EOF"), Just("x"),
        ], 0..60)) {
            let _ = pages(&with(&words.concat()), plain);
        }
    }
}
