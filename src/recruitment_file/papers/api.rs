//! A paper as one HTML file.

use super::{Paper, service};
use crate::people::Visit;
use crate::platform::refused::Refused;
use crate::recruitment_file::sheet;
use axum::http::header;
use axum::response::{IntoResponse, Response};

async fn file(v: Visit, paper: Paper) -> Result<Response, Refused> {
    let written = service::paper(&v.who, &v.app, paper).await?;
    let text = sheet::html(&written.title, &written.blocks, &written.foot);
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{}.html\"", paper.code())),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, text).into_response())
}

pub async fn dpia(v: Visit) -> Result<Response, Refused> {
    file(v, Paper::Dpia).await
}

pub async fn policy(v: Visit) -> Result<Response, Refused> {
    file(v, Paper::Policy).await
}

pub async fn processing(v: Visit) -> Result<Response, Refused> {
    file(v, Paper::Processing).await
}
