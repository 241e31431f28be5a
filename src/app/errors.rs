//! Pages for refusals that no form can show.

use super::edge::Nonce;
use super::render;
use crate::people::{Visit, Who};
use crate::platform::clock::london_until;
use crate::platform::db::Timestamp;
use crate::platform::refused::Refused;
use crate::platform::{App, telemetry};
use crate::texts::{say, say_with};
use crate::ui::page::{Bar, House, Page};
use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use leptos::prelude::*;
use std::sync::Arc;
use time::OffsetDateTime;

/// Addresses where a tablet's cookie counts and not a session's, so that a laptop may hold both.
fn of_tablets(path: &str) -> bool {
    path == "/seat" || path.starts_with("/seat/") || path == "/join" || path.starts_with("/join/")
}

/// Whose addresses these are: a laptop may hold several cookies at once, and none of them counts at another's addresses.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Door {
    Desk,
    Tablet,
    Inspector,
    Second,
    Referee,
    Candidate,
}

impl Door {
    pub fn of(path: &str) -> Self {
        let under = |root: &str| path == root || path.strip_prefix(root).is_some_and(|rest| rest.starts_with('/'));
        match path {
            _ if of_tablets(path) => Self::Tablet,
            _ if under("/inspect") => Self::Inspector,
            _ if under("/second") => Self::Second,
            _ if under("/reference") => Self::Referee,
            _ if under("/application") => Self::Candidate,
            _ => Self::Desk,
        }
    }
}

/// A page as an answer.
pub fn html(visit: &Visit, nonce: &Nonce, status: StatusCode, mut page: Page) -> Response {
    let tablet = of_tablets(&visit.path);
    let seat = visit.who.seat().ok().map(|me| me.seat).filter(|_| tablet);
    if let House::Panel(bar) = &mut page.house {
        bar.seat = seat.map(|seat| (seat, crate::people::tablets::pass(&visit.token, seat)));
        bar.kept = visit.keeps;
    }
    let status = if page.gone && status == StatusCode::OK { StatusCode::GONE } else { status };
    let kept = visit.keeps && status == StatusCode::OK && page.keepable;
    let body = render(&visit.app, page, nonce.0.clone());
    let mut response = Response::new(Body::from(body));
    if tablet && !status.is_server_error() && status != StatusCode::TOO_MANY_REQUESTS {
        // Whose tablet this is: what was kept for another seat goes.
        let seat = seat.map_or_else(|| "none".to_owned(), |seat| seat.to_string());
        if let Ok(seat) = HeaderValue::from_str(&seat) {
            response.headers_mut().insert("seat", seat);
        }
        if kept {
            response.headers_mut().insert("kept", HeaderValue::from_static("1"));
        }
    }
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    response
}

/// The page for a refusal that no form can show.
pub fn error_page(visit: &Visit, nonce: &Nonce, refused: &Refused) -> Response {
    // A panel member reads these: no office's words, and whom to ask.
    let tablet = of_tablets(&visit.path);
    match refused {
        Refused::NotFound if tablet => {
            simple(visit, nonce, StatusCode::NOT_FOUND, "error-tablet-gone-title", say("error-tablet-gone"))
        }
        Refused::NotAllowed if tablet => {
            simple(visit, nonce, StatusCode::FORBIDDEN, "error-tablet-other-title", say("error-tablet-other"))
        }
        Refused::Broken(reference) if tablet => {
            let words = say_with("error-tablet-broken", &[("reference", reference)]);
            simple(visit, nonce, StatusCode::INTERNAL_SERVER_ERROR, "error-tablet-broken-title", words)
        }
        Refused::NotFound => {
            simple(visit, nonce, StatusCode::NOT_FOUND, "error-not-found-title", say("error-not-found"))
        }
        Refused::NotAllowed => {
            simple(visit, nonce, StatusCode::FORBIDDEN, "error-not-allowed-title", say("error-not-allowed"))
        }
        Refused::SignIn if Door::of(&visit.path) == Door::Inspector => {
            simple(visit, nonce, StatusCode::UNAUTHORIZED, "inspector-gone-title", say("inspector-gone"))
        }
        Refused::SignIn if Door::of(&visit.path) == Door::Second => {
            simple(visit, nonce, StatusCode::UNAUTHORIZED, "second-gone-title", say("second-gone"))
        }
        Refused::SignIn if Door::of(&visit.path) == Door::Referee => {
            simple(visit, nonce, StatusCode::UNAUTHORIZED, "reference-gone-title", say("reference-gone"))
        }
        Refused::SignIn if Door::of(&visit.path) == Door::Candidate => {
            simple(visit, nonce, StatusCode::UNAUTHORIZED, "application-gone-title", say("application-gone"))
        }
        // A document of the office, opened after the sign-in ended.
        Refused::SignIn if Door::of(&visit.path) == Door::Desk => {
            simple(visit, nonce, StatusCode::UNAUTHORIZED, "error-sign-in-title", say("error-sign-in"))
        }
        Refused::SignIn => simple(visit, nonce, StatusCode::UNAUTHORIZED, "error-tablet-title", say("error-tablet")),
        Refused::ReadOnly => {
            let words = say(super::answer::read_only_words(visit));
            simple(visit, nonce, StatusCode::SERVICE_UNAVAILABLE, "record-read-only-title", words)
        }
        Refused::TooMany(wait) => {
            let now = visit.app.clock.now();
            let words = say_with(&wait.code, &[("time", &london_until(wait.until, now))]);
            waits(simple(visit, nonce, StatusCode::TOO_MANY_REQUESTS, "error-too-many-title", words), wait.until, now)
        }
        Refused::Broken(reference) => {
            let words = say_with("error-broken", &[("reference", reference)]);
            simple(visit, nonce, StatusCode::INTERNAL_SERVER_ERROR, "error-broken-title", words)
        }
        // A page has no form that could show them; it says them all.
        Refused::Problems(problems) => {
            let words: Vec<_> = problems.iter().map(crate::ui::form::sentence).collect();
            simple(visit, nonce, StatusCode::UNPROCESSABLE_ENTITY, "form-problems", words.join(" "))
        }
    }
}

/// Title and code of what cannot be read, for whoever reads it there.
pub fn unreadable(path: &str) -> (&'static str, &'static str) {
    if of_tablets(path) {
        ("error-tablet-unreadable-title", "error-tablet-unreadable")
    } else {
        ("error-unreadable-title", "form-unreadable")
    }
}

/// Title and words for what is too large, likewise.
pub fn too_large(path: &str) -> (&'static str, String) {
    let (title, code) = if of_tablets(path) { unreadable(path) } else { ("error-too-large-title", "error-too-large") };
    (title, say(code))
}

/// The sentence for too much at once, for whoever reads it there.
pub fn too_many(path: &str) -> &'static str {
    if of_tablets(path) { "panel-join-too-many" } else { "error-too-many" }
}

/// Says to machines, too, how long to wait.
pub fn waits(mut answer: Response, until: Timestamp, now: Timestamp) -> Response {
    let seconds = (OffsetDateTime::from(until) - OffsetDateTime::from(now)).whole_seconds().max(0) + 1;
    answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    answer
}

/// One sentence and the way back. At the desk the number of the request stands below, for whoever asks for help.
pub fn simple(visit: &Visit, nonce: &Nonce, status: StatusCode, title: &str, words: String) -> Response {
    let title = say(title);
    let heading = title.clone();
    let elsewhere = status == StatusCode::MISDIRECTED_REQUEST;
    let page = if of_tablets(&visit.path) && !elsewhere {
        Page::panel(title, Bar::default(), move || {
            view! {
                <div class="waiting">
                    {crate::ui::page::picture("1F64B", 120)}
                    <h1>{heading}</h1>
                    <p>{words}</p>
                    <div class="acts"><a class="btn" href="/seat">{say("error-tablet-start")}</a></div>
                </div>
            }
        })
    } else {
        let broken = status.is_server_error();
        let number = telemetry::reference();
        // A guest's first page is not ours.
        let home = match Door::of(&visit.path) {
            _ if elsewhere => Some(visit.app.settings.public_url.clone()),
            Door::Desk | Door::Tablet => Some("/".to_owned()),
            Door::Inspector if matches!(visit.who, Who::Inspector(_)) => Some("/inspect".to_owned()),
            Door::Second if matches!(visit.who, Who::Outsider(_)) => Some("/second".to_owned()),
            Door::Referee if matches!(visit.who, Who::Referee(_)) => Some("/reference".to_owned()),
            Door::Candidate if matches!(visit.who, Who::Candidate(_)) => Some("/application".to_owned()),
            Door::Inspector | Door::Second | Door::Referee | Door::Candidate => None,
        };
        let waits = status == StatusCode::TOO_MANY_REQUESTS;
        // Whoever waits at the door goes back to the door.
        let at_door = waits && visit.who == Who::Nobody && home.is_some();
        let (home, way) =
            if at_door { (Some("/sign-in".to_owned()), "error-too-many-sign-in") } else { (home, "error-home") };
        Page::desk(visit, title, move || {
            let home = home.map(|home| {
                let ask = at_door.then(|| view! { <p>{say("error-too-many-ask")}</p> });
                view! { {ask} <p><a class="btn" href=home>{say(way)}</a></p> }
            });
            let number =
                (!broken).then(|| view! { <p class="hint">{say_with("error-number", &[("reference", &number)])}</p> });
            view! { <h1>{heading}</h1><p class="lead">{words}</p>{home}{number} }
        })
    };
    html(visit, nonce, status, page)
}

/// The page for an answer that was refused without one. What it answered stays: its status, and what may be asked instead.
pub fn late(app: &App, method: &str, path: &Arc<str>, nonce: &Nonce, bare: Response) -> Response {
    let visit = Visit {
        who: Who::Nobody,
        app: app.clone(),
        path: path.clone(),
        params: Arc::default(),
        query: Arc::default(),
        address: "unknown".into(),
        device: "".into(),
        elsewhere: false,
        keeps: false,
        token: "".into(),
        machine: false,
    };
    let status = bare.status();
    let reference = telemetry::reference();
    let (title, words) = match status.as_u16() {
        404 | 410 if of_tablets(path) => ("error-tablet-gone-title", say("error-tablet-gone")),
        // The same words for everything that a tablet sends and nobody can read.
        408 | 413 | 414 | 431 if of_tablets(path) => too_large(path),
        429 => {
            let seconds =
                bare.headers().get(header::RETRY_AFTER).and_then(|wait| wait.to_str().ok()?.parse::<i64>().ok());
            let now = app.clock.now();
            let until = OffsetDateTime::from(now) + time::Duration::seconds(seconds.unwrap_or(60));
            ("error-too-many-title", say_with(too_many(path), &[("time", &london_until(until.into(), now))]))
        }
        500.. if of_tablets(path) => {
            ("error-tablet-broken-title", say_with("error-tablet-broken", &[("reference", &reference)]))
        }
        401 | 403 if matches!(method, "GET" | "HEAD") => ("error-asked-elsewhere-title", say("error-asked-elsewhere")),
        401 | 403 => ("error-foreign-title", say("error-foreign")),
        404 | 410 => ("error-not-found-title", say("error-not-found")),
        405 => ("error-method-title", say("error-method")),
        408 => ("error-slow-title", say("error-slow")),
        413 => too_large(path),
        414 | 431 => ("error-too-long-title", say("error-too-long")),
        421 => ("error-direct-title", say_with("error-direct", &[("url", &app.settings.public_url)])),
        400..500 => {
            let (title, code) = unreadable(path);
            (title, say(code))
        }
        _ => ("error-broken-title", say_with("error-broken", &[("reference", &reference)])),
    };
    let mut page = simple(&visit, nonce, status, title, words);
    // Nobody has looked whose tablet it is.
    page.headers_mut().remove("seat");
    for name in [header::ALLOW, header::RETRY_AFTER] {
        if let Some(value) = bare.headers().get(&name) {
            page.headers_mut().insert(name, value.clone());
        }
    }
    page
}
