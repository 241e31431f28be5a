//! The body of a form, read whatever its encoding: within its size, its number of fields and its time.

use crate::platform::App;
use crate::platform::form::{File, Typed};
use axum::body::Body;
use axum::body::Bytes;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::{StatusCode, header};
use futures::{StreamExt, stream};
use std::time::Duration;

/// More fields than the largest form has many times over.
const MOST_FIELDS: usize = 2_000;
/// One megabyte over a bad line takes less.
const BODY_IN: Duration = Duration::from_secs(60);

/// Most bytes of a body that is read to its end only to be thrown away.
const THROWN_AWAY: usize = 512 * 1024 * 1024;

/// A body whose part beyond `most` bytes is read to its end and thrown away before its limit is felt. A browser shows no answer
/// while it still sends: without this, who sends a file that is far too large sees a broken connection and not why. Nothing of it
/// is held, and all of it must come within the time that any body has. A body that does not say how long it is, or says too much,
/// is cut off at its limit: no browser sends a form like that.
pub fn to_its_end(request: Request, most: usize) -> Request {
    let told = request.headers().get(header::CONTENT_LENGTH).and_then(|told| told.to_str().ok()?.parse::<usize>().ok());
    let Some(told) = told.filter(|told| *told > most && *told <= THROWN_AWAY) else { return request };
    request.map(|body| {
        let whole = stream::unfold(Some((body.into_data_stream(), 0_usize)), move |state| async move {
            let (mut body, passed) = state?;
            let part = match body.next().await? {
                Ok(part) => part,
                Err(cause) => return Some((Err(cause), None)),
            };
            let passed = passed.saturating_add(part.len());
            if passed <= most {
                return Some((Ok(part), Some((body, passed))));
            }
            let mut thrown_away = 0_usize;
            while let Some(Ok(more)) = body.next().await {
                thrown_away = thrown_away.saturating_add(more.len());
                if thrown_away > told {
                    break;
                }
            }
            // This part breaks the limit, and nothing comes behind it.
            Some((Ok(part), None))
        });
        Body::from_stream(whole)
    })
}

/// What was posted, whatever its encoding.
pub enum Posted {
    Typed(Typed),
    TooLarge,
    TooSlow,
    Unreadable,
}

impl FromRequest<App> for Posted {
    type Rejection = std::convert::Infallible;

    async fn from_request(request: Request, app: &App) -> Result<Self, Self::Rejection> {
        let read = tokio::time::timeout(BODY_IN, read_body(request, app)).await.unwrap_or(Self::TooSlow);
        Ok(match read {
            Self::Typed(typed) if typed.pairs().count() > MOST_FIELDS => Self::Unreadable,
            read => read,
        })
    }
}

async fn read_body(request: Request, app: &App) -> Posted {
    let kind =
        request.headers().get(header::CONTENT_TYPE).map(|kind| kind.to_str().unwrap_or("?").to_ascii_lowercase());
    let kind = kind.as_deref().map(|kind| kind.split(';').next().unwrap_or("").trim());
    match kind {
        Some("multipart/form-data") => read_multipart(request, app).await,
        None | Some("application/x-www-form-urlencoded") => match Bytes::from_request(request, app).await {
            Ok(bytes) => match serde_html_form::from_bytes::<Vec<(String, String)>>(&bytes) {
                Ok(pairs) => Posted::Typed(Typed::new(pairs)),
                Err(_) => Posted::Unreadable,
            },
            Err(_) => Posted::TooLarge,
        },
        // No form of ours sends anything else.
        Some(_) => Posted::Unreadable,
    }
}

/// A file arrives as a text under its field's name; what is no UTF-8 is read as Windows-1252 would show it.
async fn read_multipart(request: Request, app: &App) -> Posted {
    let Ok(mut parts) = Multipart::from_request(request, app).await else { return Posted::Unreadable };
    let (mut pairs, mut files) = (Vec::new(), Vec::new());
    loop {
        match parts.next_field().await {
            Ok(Some(part)) => {
                let name = part.name().unwrap_or("").to_owned();
                let is_file = part.file_name().is_some();
                match part.bytes().await {
                    Ok(bytes) => {
                        if is_file {
                            files.push(File { name: name.clone(), bytes: bytes.to_vec().into() });
                            // Sound and pictures are no text.
                            if bytes.contains(&0) {
                                continue;
                            }
                        }
                        let text = match String::from_utf8(bytes.to_vec()) {
                            Ok(text) => text,
                            Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
                        };
                        pairs.push((name, text));
                    }
                    Err(_) => return Posted::TooLarge,
                }
            }
            Ok(None) => return Posted::Typed(Typed::new(pairs).with_files(files)),
            // A body that is cut off at the limit ends in the middle of a part.
            Err(cause) if cause.status() == StatusCode::PAYLOAD_TOO_LARGE => return Posted::TooLarge,
            Err(_) => return Posted::Unreadable,
        }
    }
}
