//! The file as a download.

use super::service;
use crate::people::Visit;
use crate::platform::refused::Refused;
use axum::http::header;
use axum::response::{IntoResponse, Response};

/// A copy of the file, which `sametable verify` reads.
pub async fn bundle(v: Visit) -> Result<Response, Refused> {
    let (name, text) = service::bundle(&v.who, &v.app, v.id("candidacy")?).await?;
    let headers = [
        (header::CONTENT_TYPE, "application/json".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, text).into_response())
}
