//! Answers to machines: does the process live, may work go on.

use super::{rules, service};
use crate::people::Visit;
use crate::platform::jobs;
use crate::platform::refused::Refused;
use axum::Json;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;
use time::OffsetDateTime;

/// The process lives and answers: nothing else is looked at, so that a full disk does not make a machine restart it.
pub async fn healthz(_: Visit) -> Result<Response, Refused> {
    Ok("ok\n".into_response())
}

/// Figures for Prometheus, without personal data. Nobody else is told that there are any.
pub async fn metrics(v: Visit) -> Result<Response, Refused> {
    if !v.machine {
        return Err(Refused::NotFound);
    }
    // From the database: another server may have done it, or this one before it was started anew.
    for state in jobs::states(&v.app, &crate::app::jobs(&v.app)).await.unwrap_or_default() {
        if let Some((failed, ended)) = state.last.and_then(|last| Some((last.failed, last.ended_at?))) {
            v.app.telemetry.job(state.name, OffsetDateTime::from(ended).unix_timestamp(), !failed);
        }
    }
    let figures = v.app.telemetry.written(&v.app.db).map_err(Refused::broken)?;
    Ok(([(header::CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8")], figures)
        .into_response())
}

/// May work go on? 200 or 503, and yes or no for each part, to whoever asks. The words, which name files, addresses and
/// what is left of the disk, are for the page of those who look after SameTable.
pub async fn readyz(v: Visit) -> Result<Response, Refused> {
    let facts = service::facts(&v.app).await;
    let ready = rules::is_ready(&facts);
    let checks = json!({
        "database": facts.database, "keys": facts.keys, "disk": rules::has_room(&facts), "ledger": facts.wrong_ends == 0,
    });
    let status = if ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    Ok((status, Json(json!({"ready": ready, "checks": checks}))).into_response())
}
