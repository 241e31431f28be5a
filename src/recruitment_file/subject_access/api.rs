//! Form endpoints, and the answer as a file.

use super::letter::blocks;
use super::service::{self, NewRequest};
use crate::ids::RowId;
use crate::people::Visit;
use crate::platform::form::Typed;
use crate::platform::refused::Refused;
use crate::recruitment_file::sheet;
use crate::texts::say_with;
use crate::ui::Done;
use axum::http::header;
use axum::response::{IntoResponse, Response};

fn id(v: &Visit) -> Result<RowId, Refused> {
    v.id("request")
}

pub async fn record(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let text = |name| typed.get(name).to_owned();
    let new = NewRequest {
        subject: text("subject"),
        asks: text("asks"),
        came_on: text("came_on"),
        came_how: text("came_how"),
        identity: text("identity"),
        words: text("words"),
    };
    let id = service::record(&v.who, &v.app, new).await?;
    Ok(Done::see(format!("/subject-access/{id}")))
}

pub async fn move_clock(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let id = id(&v)?;
    let [moved, on, reason] = ["moved", "on_day", "reason"].map(|name| typed.get(name));
    service::move_clock(&v.who, &v.app, id, moved, on, reason).await?;
    Ok(Done::see(format!("/subject-access/{id}")))
}

pub async fn leave_out(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let id = id(&v)?;
    service::leave_out(&v.who, &v.app, id, typed.get("passage"), typed.get("reason")).await?;
    Ok(Done::see(format!("/subject-access/{id}/draft#{}", typed.get("passage"))))
}

pub async fn put_back(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let id = id(&v)?;
    service::put_back(&v.who, &v.app, id, typed.get("passage")).await?;
    Ok(Done::see(format!("/subject-access/{id}/draft#{}", typed.get("passage"))))
}

pub async fn ready(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let id = id(&v)?;
    service::ready(&v.who, &v.app, id, typed.has("read", "yes"), typed.get("seen")).await?;
    Ok(Done::see(format!("/subject-access/{id}")))
}

pub async fn sent(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let id = id(&v)?;
    service::sent(&v.who, &v.app, id, typed.get("sent_on"), typed.get("sent_how")).await?;
    Ok(Done::see(format!("/subject-access/{id}")))
}

pub async fn close(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let id = id(&v)?;
    service::close(&v.who, &v.app, id, typed.get("closed_why")).await?;
    Ok(Done::see(format!("/subject-access/{id}")))
}

/// The answer as one HTML file.
pub async fn file(v: Visit) -> Result<Response, Refused> {
    let (_, _, answer) = service::answer(&v.who, &v.app, id(&v)?).await?;
    let foot = say_with("access-read-by", &[("name", &answer.read_by), ("day", &answer.read_on)]);
    let text = sheet::html(&answer.title, &blocks(&answer), &foot);
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        // The name is no one's: files lie about in download folders.
        (header::CONTENT_DISPOSITION, "attachment; filename=\"your-data.html\""),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, text).into_response())
}

/// The ZIP that goes with an answer.
pub async fn proof(v: Visit) -> Result<Response, Refused> {
    let bytes = service::proof(&v.who, &v.app, id(&v)?).await?;
    let headers = [
        (header::CONTENT_TYPE, "application/zip"),
        // The name is no one's: files lie about in download folders.
        (header::CONTENT_DISPOSITION, "attachment; filename=\"answer-with-record.zip\""),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, bytes).into_response())
}
