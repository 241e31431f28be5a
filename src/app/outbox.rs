//! What a tablet kept and sends now: the same forms at the same addresses, answered in JSON. An answer counts only if it names
//! the key that was sent along: a hotel's sign-in page that says "200" has kept nothing.

use super::answer::are_too_many;
use super::posted::Posted;
use super::route::{Access, DeedFn};
use crate::people::Visit;
use crate::platform::refused::Refused;
use crate::scoring::rules::NotGiven;
use crate::texts::say;
use crate::ui::form::sentence;
use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::json;

/// Does the deed and says what became of it: kept, refused for good (the person decides), or to be sent again later.
pub async fn taken(visit: Visit, posted: Posted, access: Access, deed: DeedFn, key: &str) -> Response {
    let typed = match posted {
        Posted::Typed(typed) => typed,
        // It will be no smaller and no clearer the next time.
        Posted::TooLarge => return refused(key, StatusCode::PAYLOAD_TOO_LARGE, say("error-tablet-unreadable")),
        Posted::Unreadable => return refused(key, StatusCode::UNPROCESSABLE_ENTITY, say("error-tablet-unreadable")),
        Posted::TooSlow => return later(key, StatusCode::REQUEST_TIMEOUT),
    };
    if are_too_many(&visit) {
        return later(key, StatusCode::TOO_MANY_REQUESTS);
    }
    if visit.app.standing.is_broken() {
        return later(key, StatusCode::SERVICE_UNAVAILABLE);
    }
    let who = visit.who.clone();
    let outcome = deed(visit, typed).await.map_err(|refused| match refused {
        // Many endpoints read the form before their service asks who this is.
        Refused::Problems(_) => access.admits(&who).err().unwrap_or(refused),
        other => other,
    });
    match outcome {
        Ok(_) => (StatusCode::OK, Json(json!({ "key": key, "kept": true }))).into_response(),
        Err(why) if why.says(NotGiven::NotBegun.code()) => later(key, StatusCode::TOO_EARLY),
        Err(Refused::Problems(problems)) => {
            let used = problems.iter().any(|problem| problem.code == NotGiven::KeyUsed.code());
            let status = if used { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
            refused(key, status, problems.iter().map(sentence).collect::<Vec<_>>().join(" "))
        }
        Err(Refused::NotAllowed) => refused(key, StatusCode::FORBIDDEN, say("error-tablet-other")),
        Err(Refused::NotFound) => refused(key, StatusCode::NOT_FOUND, say("error-tablet-gone")),
        Err(Refused::SignIn) => later(key, StatusCode::UNAUTHORIZED),
        Err(Refused::TooMany(_)) => later(key, StatusCode::TOO_MANY_REQUESTS),
        Err(Refused::ReadOnly) => later(key, StatusCode::SERVICE_UNAVAILABLE),
        Err(Refused::Broken(_)) => later(key, StatusCode::INTERNAL_SERVER_ERROR),
    }
}

fn later(key: &str, status: StatusCode) -> Response {
    (status, Json(json!({ "key": key, "later": true }))).into_response()
}

fn refused(key: &str, status: StatusCode, words: String) -> Response {
    (status, Json(json!({ "key": key, "words": words }))).into_response()
}
