//! The file as a download.

use super::copy::{self, Reader};
use crate::ids::CandidacyId;
use crate::people::Visit;
use crate::platform::refused::Refused;
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};

/// A copy of the file for a reader (`?for=`), which `sametable verify` reads.
pub async fn bundle(v: Visit) -> Result<Response, Refused> {
    let reader = reader(&v)?;
    let made = copy::service::copy(&v.who, &v.app, v.id("candidacy")?, reader).await?;
    Ok(handed("application/zip", "attachment", &made.name, made.bytes))
}

/// Copies of several files for a reader: each is asked for by a field of its own (`file-ID`).
pub async fn copies(v: Visit) -> Result<Response, Refused> {
    let reader = reader(&v)?;
    let mut ids: Vec<_> = v.query.keys().filter_map(|name| name.strip_prefix("file-")?.parse().ok()).collect();
    ids.sort();
    match copy::several::copies(&v.who, &v.app, &ids, reader).await {
        Ok(made) => Ok(handed("application/zip", "attachment", &made.name, made.bytes)),
        // Back to the list, with what was ticked: nobody has to find each of them again.
        Err(refused) => match copy::several::WRONG.iter().find(|wrong| refused.says(wrong)) {
            Some(wrong) => {
                let list = v.path.trim_end_matches("/copies");
                let ticked: String = ids.iter().map(|id: &CandidacyId| format!("&file-{id}=yes")).collect();
                let address = format!("{list}?wrong={wrong}&for={}{ticked}#copies", reader.code());
                Ok(Redirect::to(&address).into_response())
            }
            None => Err(refused),
        },
    }
}

/// The file as a PDF, which opens in the browser.
pub async fn pdf(v: Visit) -> Result<Response, Refused> {
    let made = copy::service::as_pdf(&v.who, &v.app, v.id("candidacy")?).await?;
    Ok(handed("application/pdf", "inline", &made.name, made.bytes))
}

/// For whom the copy is: for the provider, unless somebody is named; whoever is nobody gets nothing.
fn reader(v: &Visit) -> Result<Reader, Refused> {
    match v.query("for") {
        "" => Ok(Reader::Desk),
        code => Reader::of_code(code).ok_or_else(|| Refused::because("file-copies-no-reader")),
    }
}

fn handed(what: &str, how: &str, name: &str, bytes: Vec<u8>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, what.to_owned()),
        (header::CONTENT_DISPOSITION, format!("{how}; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, bytes).into_response()
}
