//! Form endpoints and the empty list: who asks, parse, call the service, say where to go.

use super::rules::Column;
use super::{pages, service};
use crate::people::Visit;
use crate::platform::csv;
use crate::platform::form::{FormState, Typed};
use crate::platform::refused::Refused;
use crate::ui::Done;
use axum::http::header;
use axum::response::{IntoResponse, Response};

/// Shows what a list or pasted cells would bring; nothing is kept yet.
pub async fn read(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let (field, text) = typed.first_filled(&["file", "text"]);
    service::preview(&v.who, &v.app, &text).await.map_err(|refused| refused.beside(field))?;
    Ok(Done::show(pages::previewed(&v, FormState::default(), text).await?))
}

/// Keeps the good lines.
pub async fn keep(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let text = typed.all("text").first().copied().unwrap_or_default();
    let (good, told) = (typed.has("keep_good", "yes"), typed.has("told", "yes"));
    service::keep(&v.who, &v.app, text, good, told).await?;
    Ok(Done::see("/employed"))
}

/// A list with its columns and no lines.
pub async fn empty_list(v: Visit) -> Result<Response, Refused> {
    service::homes(&v.who, &v.app).await?;
    let headings: Vec<String> = Column::offered().into_iter().map(Column::heading).collect();
    let text = csv::written([headings]).map_err(Refused::broken)?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"people-who-work-here.csv\""),
    ];
    Ok((headers, text).into_response())
}
