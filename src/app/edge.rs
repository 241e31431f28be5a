//! The edge: what holds for every request and every answer, whatever stands at the address. A number to find it by, its
//! line in the log, its figures, what is refused before anybody looks at it, and the headers.

use super::errors;
use crate::platform::App;
use crate::platform::door::proxy::{self, Seen};
use crate::platform::media::{Kept, SANDBOX, Sandboxed};
use crate::platform::telemetry;
use axum::body::Body;
use axum::extract::{ConnectInfo, MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures::{FutureExt, StreamExt};
use std::net::SocketAddr;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Instant;
use time::OffsetDateTime;
use tracing::Instrument;

/// No address of ours is nearly as long.
const LONGEST_ADDRESS: usize = 2_000;
/// Forms that one address may send in a minute: a hall of thirty tablets behind one router sends fewer.
const FORMS: u32 = 600;
/// Links that lead nowhere that one address may open in ten minutes.
const UNKNOWN_LINKS: usize = 30;

/// The nonce of this answer's scripts.
#[derive(Clone)]
pub struct Nonce(pub String);

/// Everything that comes in passes here first, and everything that goes out last.
pub async fn edge(State(app): State<App>, mut request: Request, further: Next) -> Response {
    let began = Instant::now();
    let reference = telemetry::new_reference();
    let nonce = crate::platform::random::token().unwrap_or_default();
    let route = pattern(&request);
    let method = name(request.method());
    let path: Arc<str> = request.uri().path().into();
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|from| from.0.ip());
    let seen = proxy::seen(peer, request.headers(), &app.settings.proxies);
    if seen.host.is_some() {
        proxy::believe(&seen, request.headers_mut());
        // The host of the request line would count before that.
        let plain = request.uri().path_and_query().cloned().map(Uri::from);
        *request.uri_mut() = plain.unwrap_or_default();
    }
    request.extensions_mut().insert(Nonce(nonce.clone()));
    request.extensions_mut().insert(seen.clone());
    let answer = async {
        if let Some(refused) = before(&app, &request, &seen, &route) {
            return refused;
        }
        // A panic would close the connection without a word.
        match AssertUnwindSafe(further.run(request)).catch_unwind().await {
            Ok(answer) => after(&app, answer, &seen, &route),
            Err(_) => {
                tracing::error!(%reference, "an answer was broken off by a panic");
                StatusCode::INTERNAL_SERVER_ERROR.into_response()
            }
        }
    };
    let span = tracing::info_span!("request", %reference);
    let page = async {
        let answer = answer.await;
        // Whatever was refused without a page of its own (a body too large, a method that is none) gets one.
        if is_bare(&answer) { errors::late(&app, method, &path, &Nonce(nonce.clone()), answer) } else { answer }
    };
    let mut answer = telemetry::under(reference.clone(), page).instrument(span).await;
    let status = answer.status().as_u16();
    let took = began.elapsed();
    app.telemetry.request(method, &route, status, took);
    let ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
    if is_quiet(&route) {
        tracing::debug!(target: "sametable::request", method, route, status, ms, %reference, "answered");
    } else {
        tracing::info!(target: "sametable::request", method, route, status, ms, %reference, "answered");
    }
    headers(&app, &mut answer, &path, &route, &nonce, &reference);
    counted(&app, answer)
}

/// What is refused before anybody looks at what it asks for.
fn before(app: &App, request: &Request, seen: &Seen, route: &str) -> Option<Response> {
    if request.uri().path_and_query().is_some_and(|address| address.as_str().len() > LONGEST_ADDRESS) {
        return Some(StatusCode::URI_TOO_LONG.into_response());
    }
    if is_foreign(request) {
        return Some(StatusCode::FORBIDDEN.into_response());
    }
    // Without TLS of its own this server speaks to its proxy alone: what another machine sends it could be read on the way.
    let bare = seen.past_proxies && app.settings.is_https() && app.settings.tls.is_none();
    if bare && !matches!(route, "/healthz" | "/readyz") {
        return Some(StatusCode::MISDIRECTED_REQUEST.into_response());
    }
    if seen.in_the_open && app.settings.is_https() && !is_quiet(route) {
        return Some(to_https(app, request));
    }
    // On this machine itself nobody is kept waiting: tests, and a person who tries it out.
    let address = seen.address.filter(|_| !seen.here).map(proxy::counted)?;
    let now = app.clock.now();
    if request.method() == Method::POST && !app.limits.gently(&format!("forms from {address}"), FORMS, now) {
        // A minute's worth flows back in a minute.
        return Some(wait(60));
    }
    let links = format!("links from {address}");
    if is_secret(route) && app.limits.is_over(&links, UNKNOWN_LINKS, 600, now) {
        let until = app.limits.again_at(&links, UNKNOWN_LINKS, 600).unwrap_or(now);
        let seconds = (OffsetDateTime::from(until) - OffsetDateTime::from(now)).whole_seconds().max(0) + 1;
        return Some(wait(seconds));
    }
    None
}

/// Too much from one address; a page with the time is made of it later.
fn wait(seconds: i64) -> Response {
    (StatusCode::TOO_MANY_REQUESTS, [(header::RETRY_AFTER, HeaderValue::from(seconds))]).into_response()
}

/// Does the browser say that another site asks for this, and not by a link that somebody followed? Pages of other sites
/// may lead here; they may not take our answers into theirs.
fn is_foreign(request: &Request) -> bool {
    let says = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or("");
    let is_followed = matches!(*request.method(), Method::GET | Method::HEAD)
        && says("sec-fetch-mode") == "navigate"
        && !matches!(says("sec-fetch-dest"), "iframe" | "frame" | "object" | "embed");
    says("sec-fetch-site") == "cross-site" && !is_followed
}

/// Links that lead nowhere are counted: nobody may try them all.
fn after(app: &App, answer: Response, seen: &Seen, route: &str) -> Response {
    let unknown = matches!(answer.status().as_u16(), 401 | 403 | 404 | 410 | 422);
    if let Some(address) = seen.address.filter(|_| unknown && is_secret(route) && !seen.here).map(proxy::counted) {
        app.limits.allow(&format!("links from {address}"), UNKNOWN_LINKS, 600, app.clock.now());
    }
    answer
}

/// The proxy was asked by plain http. What was posted was sent in the open already and is not taken.
fn to_https(app: &App, request: &Request) -> Response {
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
    let status = if matches!(*request.method(), Method::GET | Method::HEAD) {
        StatusCode::PERMANENT_REDIRECT
    } else {
        StatusCode::SEE_OTHER
    };
    match HeaderValue::from_str(&format!("{}{path}", app.settings.public_url)) {
        Ok(address) => (status, [(header::LOCATION, address)]).into_response(),
        Err(_) => StatusCode::BAD_REQUEST.into_response(),
    }
}

/// The pattern of the route, never the address: addresses hold secrets and persons.
fn pattern(request: &Request) -> String {
    let path = request.uri().path();
    for folder in ["/pkg/", "/pictures/", "/fonts/"] {
        if path.starts_with(folder) {
            return format!("{folder}…");
        }
    }
    request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str).to_owned()
}

/// Who knows this address may do something by it: it is a key.
fn is_secret(route: &str) -> bool {
    route.contains("{token}")
}

/// Machines ask these again and again; they would fill the log.
fn is_quiet(route: &str) -> bool {
    matches!(route, "/healthz" | "/readyz" | "/metrics" | "/favicon.svg" | "/pkg/…" | "/pictures/…" | "/fonts/…")
}

/// Methods that are none of HTTP's own are one in the figures.
fn name(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}

fn kind(answer: &Response) -> &str {
    answer.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or("")
}

/// A refusal without a page.
fn is_bare(answer: &Response) -> bool {
    let status = answer.status();
    let kind = kind(answer);
    (status.is_client_error() || status.is_server_error())
        && !kind.starts_with("text/html")
        && !kind.starts_with("application/json")
}

/// An event stream counts as open until it ends.
fn counted(app: &App, answer: Response) -> Response {
    if !kind(&answer).starts_with("text/event-stream") {
        return answer;
    }
    let open = app.telemetry.stream();
    let (mut parts, body) = answer.into_parts();
    // A proxy that collects it would keep the board waiting.
    parts.headers.insert(HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));
    let body = body.into_data_stream().map(move |part| {
        let _ = &open;
        part
    });
    Response::from_parts(parts, Body::from_stream(body))
}

/// The headers of every answer.
///
/// `Referrer-Policy`: nothing of an address goes to another site. Where the address itself is a key not even this server's
/// own log or proxy is told it: `strict-origin`. It is not `no-referrer`, because a browser then sends forms with
/// `Origin: null`, and a tablet too old for `Sec-Fetch-Site` could send none any more.
fn headers(app: &App, answer: &mut Response, path: &str, route: &str, nonce: &str, reference: &str) {
    let built = path.starts_with("/pkg/") && answer.status().is_success();
    let file = built || path.starts_with("/pictures/") || path.starts_with("/fonts/") || path == "/favicon.svg";
    let cache = match (built, file && answer.status().is_success()) {
        (true, _) => "public, max-age=31536000, immutable",
        (false, true) => "public, max-age=86400",
        // Behind somebody's own authority: no proxy keeps it for others.
        _ if answer.extensions().get::<Kept>().is_some() => "private, max-age=31536000, immutable",
        _ => "no-store",
    };
    let policy = format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; \
         font-src 'self'; media-src 'self' blob:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; \
         frame-ancestors 'none'; base-uri 'none'"
    );
    let policy = if answer.extensions().get::<Sandboxed>().is_some() { SANDBOX.to_owned() } else { policy };
    // Who says why in their own voice, and who reads a question out in the editor.
    let permissions = if ["/seat", "/library"].iter().any(|root| path.starts_with(root)) {
        "camera=(), geolocation=(), microphone=(self), payment=()"
    } else {
        "camera=(), geolocation=(), microphone=(), payment=()"
    };
    let referrer = if is_secret(route) { "strict-origin" } else { "same-origin" };
    let set = [
        (header::CONTENT_SECURITY_POLICY, policy.as_str()),
        (header::CACHE_CONTROL, cache),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, referrer),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), permissions),
        (HeaderName::from_static("x-request-id"), reference),
    ];
    for (name, value) in set {
        if let Ok(value) = HeaderValue::from_str(value) {
            answer.headers_mut().insert(name, value);
        }
    }
    if app.settings.is_https() {
        let year = HeaderValue::from_static("max-age=31536000");
        answer.headers_mut().insert(header::STRICT_TRANSPORT_SECURITY, year);
    }
}
