//! Form endpoints and the calendar: who asks, parse, call the service.

use super::{pages, service};
use crate::people::Visit;
use crate::platform::form::Typed;
use crate::platform::refused::Refused;
use crate::ui::Done;
use axum::http::header;
use axum::response::{IntoResponse, Response};

/// Makes an address for one's own calendar, and shows it once.
pub async fn make_calendar(v: Visit, _: Typed) -> Result<Done, Refused> {
    let token = service::make_calendar(&v.who, &v.app).await?;
    let address = format!("{}/calendar/{token}", v.app.settings.public_url);
    Ok(Done::show(pages::made(&v, address)))
}

/// Ends it.
pub async fn end_calendar(v: Visit, _: Typed) -> Result<Done, Refused> {
    service::end_calendar(&v.who, &v.app).await?;
    Ok(Done::see("/checks/work"))
}

/// What a calendar reads.
pub async fn calendar(v: Visit) -> Result<Response, Refused> {
    let text = service::calendar(&v.app, v.param("token")).await?;
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8".to_owned()),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, text).into_response())
}
