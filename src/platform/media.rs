//! Sound, video and documents as answers: whole or the part that a player asks for, and kept by the browser where nobody else may
//! see them.

use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// The whole of what an answer holds, so that a part of it can be given (`bytes=0-1` is what Safari asks first).
#[derive(Clone)]
struct Whole(Bytes);

/// The browser may keep this answer for ever: another content has another address.
#[derive(Debug, Clone, Copy)]
pub struct Kept;

/// What came from outside: nothing in this answer may run, load or ask for anything, wherever a browser opens it.
#[derive(Debug, Clone, Copy)]
pub struct Sandboxed;

/// The policy of such an answer, in place of the pages' own.
pub const SANDBOX: &str = "sandbox; default-src 'none'; frame-ancestors 'none'";

/// A document as a file for whoever asked, never as a part of a page. `name` is ASCII and says nothing of anybody.
pub fn document(kind: &'static str, name: &str, bytes: Vec<u8>) -> Response {
    let plain: String =
        name.chars().map(|sign| if sign.is_ascii_alphanumeric() || sign == '.' { sign } else { '-' }).collect();
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{plain}\"")),
    ];
    let mut response = (headers, Body::from(bytes)).into_response();
    response.extensions_mut().insert(Sandboxed);
    response
}

/// Bytes of a kind that was made sure of.
pub fn media(kind: &'static str, bytes: Vec<u8>) -> Response {
    let bytes = Bytes::from(bytes);
    let headers = [(header::CONTENT_TYPE, kind), (header::ACCEPT_RANGES, "bytes")];
    let mut response = (headers, Body::from(bytes.clone())).into_response();
    response.extensions_mut().insert(Whole(bytes));
    response
}

/// The same, kept by the browser.
pub fn kept(mut response: Response) -> Response {
    response.extensions_mut().insert(Kept);
    response
}

/// The part of an answer that `Range` asks for, if it is one that has parts.
pub fn part_of(response: Response, range: Option<&str>) -> Response {
    let (Some(Whole(bytes)), Some(range)) = (response.extensions().get::<Whole>().cloned(), range) else {
        return response;
    };
    let length = bytes.len();
    let (status, line, part) = match asked(range, length) {
        // What cannot be read asks for nothing in particular.
        None => return response,
        Some(None) => (StatusCode::RANGE_NOT_SATISFIABLE, format!("bytes */{length}"), Bytes::new()),
        Some(Some((from, to))) => {
            (StatusCode::PARTIAL_CONTENT, format!("bytes {from}-{to}/{length}"), bytes.slice(from..=to))
        }
    };
    let (mut head, _) = response.into_parts();
    head.status = status;
    head.headers.remove(header::CONTENT_LENGTH);
    if let Ok(line) = HeaderValue::from_str(&line) {
        head.headers.insert(header::CONTENT_RANGE, line);
    }
    Response::from_parts(head, Body::from(part))
}

/// First and last byte of one range; `Some(None)` if there is no such part. Several ranges at once are not answered.
fn asked(range: &str, length: usize) -> Option<Option<(usize, usize)>> {
    let (from, to) = range.trim().strip_prefix("bytes=")?.split_once('-')?;
    let last = length.checked_sub(1);
    let (from, to) = match (from.trim(), to.trim()) {
        ("", "") => return None,
        ("", back) => (length.saturating_sub(back.parse().ok().filter(|back| *back > 0)?), length.saturating_sub(1)),
        (from, "") => (from.parse().ok()?, length.saturating_sub(1)),
        (from, to) => (from.parse().ok()?, to.parse::<usize>().ok()?.min(length.saturating_sub(1))),
    };
    Some(last.filter(|last| from <= *last && from <= to).map(|_| (from, to)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_player_gets_the_part_it_asks_for() {
        assert_eq!(asked("bytes=0-1", 10), Some(Some((0, 1))));
        assert_eq!(asked("bytes=4-", 10), Some(Some((4, 9))));
        assert_eq!(asked("bytes=-3", 10), Some(Some((7, 9))));
        assert_eq!(asked("bytes=0-99", 10), Some(Some((0, 9))));
        assert_eq!(asked("bytes=10-", 10), Some(None));
        assert_eq!(asked("bytes=0-", 0), Some(None));
        for other in ["", "bytes", "bytes=-", "bytes=a-b", "bytes=0-1,4-5", "lines=0-1"] {
            assert_eq!(asked(other, 10), None, "{other}");
        }
    }

    proptest! {
        #[test]
        fn no_part_is_outside_the_whole(from in 0usize..200, to in 0usize..200, length in 0usize..100) {
            if let Some(Some((first, last))) = asked(&format!("bytes={from}-{to}"), length) {
                prop_assert!(first == from && first <= last && last < length && last <= to);
            }
        }
    }
}
