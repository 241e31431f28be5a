//! Form endpoints and the download.

use super::{pages, service};
use crate::people::Visit;
use crate::platform::clock::london_date;
use crate::platform::form::Typed;
use crate::platform::refused::Refused;
use crate::ui::Done;
use axum::body::Body;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use tokio_util::io::ReaderStream;

/// Everything, as one ZIP file, of which nothing stays on the server.
pub async fn export(v: Visit) -> Result<Response, Refused> {
    let file = tokio::fs::File::from_std(service::export_to_hand_over(&v.who, &v.app).await?);
    let mut response = Response::new(Body::from_stream(ReaderStream::new(file)));
    let name = format!("attachment; filename=\"sametable-everything-{}.zip\"", london_date(v.app.clock.now()));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/zip"));
    response.headers_mut().insert(header::CONTENT_DISPOSITION, HeaderValue::from_str(&name).map_err(Refused::broken)?);
    Ok(response)
}

pub async fn delete(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let (name, password) = (typed.get("organisation"), typed.get("password"));
    let sure = service::Sure { name, password, ticked: typed.get("sure") == "yes" };
    let toll = service::delete_everything(&v.who, &v.app, sure).await?;
    Ok(Done::show(pages::gone(&v, toll)).without_session())
}
