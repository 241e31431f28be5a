//! From a request to an answer: who asks, the form mechanism, error pages, and the headers of every answer.

use super::route::{DataFn, DeedFn, Kind, PageFn, Route};
use super::{render, routes};
use crate::people::{Visit, Who, pages::lapsed, service, tablets};
use crate::platform::App;
use crate::platform::form::{FormState, Typed};
use crate::platform::random;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::page::{Bar, Page};
use crate::ui::{Cookie, Done, Next};
use axum::Router;
use axum::body::Body;
use axum::extract::{
    ConnectInfo, DefaultBodyLimit, FromRequest, FromRequestParts, Multipart, Query, RawPathParams, Request,
};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next as Further};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{MethodRouter, get, post};
use leptos::prelude::*;
use std::collections::{BTreeMap, HashMap};
use std::net::SocketAddr;
use std::sync::Arc;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};
use tower_http::csrf::CsrfLayer;
use tower_http::services::ServeDir;

const SESSION: &str = "__Host-sametable";
const TABLET: &str = "__Host-sametable-tablet";
/// A form may hold one megabyte.
const LARGEST: usize = 1024 * 1024;

/// The nonce of this answer's scripts.
#[derive(Clone)]
struct Nonce(String);

/// Everything that is served.
pub fn router(app: App) -> Router {
    let mut paths: BTreeMap<&'static str, MethodRouter<App>> = BTreeMap::new();
    let mut pages: Vec<&'static str> = Vec::new();
    for Route { path, kind, .. } in routes() {
        let here = paths.remove(path).unwrap_or_default();
        let here = match kind {
            Kind::Page(page) => {
                pages.push(path);
                here.merge(get(move |call: Call| show(call, page)))
            }
            Kind::Data(data) => {
                pages.push(path);
                here.merge(get(move |call: Call| give(call, data)))
            }
            Kind::Link(deed) => {
                pages.push(path);
                here.merge(get(move |call: Call| go(call, deed)))
            }
            Kind::Form { name, page, deed } => {
                here.merge(post(move |call: Call, body: Posted| done(call, body, name, page, deed)))
            }
        };
        paths.insert(path, here);
    }
    let mut router = Router::new();
    for (path, mut methods) in paths {
        if !pages.contains(&path) {
            // Somebody reloads or types the address of a form: the page it stands on is one level up.
            methods = methods.get(up);
        }
        router = router.route(path, methods);
    }
    let site = app.site.folder.clone();
    let files = |folder: &str| {
        ServeDir::new(site.join(folder)).precompressed_br().precompressed_gzip().append_index_html_on_directories(false)
    };
    // Event streams must not wait in a compressor.
    let compressible = DefaultPredicate::new().and(NotForContentType::new("text/event-stream"));
    router
        .nest_service("/pkg", files("pkg"))
        .nest_service("/pictures", files("pictures"))
        .nest_service("/fonts", files("fonts"))
        .route_service("/favicon.svg", tower_http::services::ServeFile::new(site.join("favicon.svg")))
        .fallback(missing)
        .layer(CompressionLayer::new().compress_when(compressible))
        .layer(DefaultBodyLimit::max(LARGEST))
        .layer(CsrfLayer::new())
        .layer(middleware::from_fn(headers))
        .with_state(app)
}

/// What every handler needs to know of a request.
struct Call {
    visit: Visit,
    nonce: Nonce,
}

impl FromRequestParts<App> for Call {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        Self::from_parts(parts, app).await
    }
}

impl Call {
    async fn from_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let nonce = parts.extensions.get::<Nonce>().cloned().unwrap_or_else(|| Nonce(String::new()));
        let params = RawPathParams::from_request_parts(parts, app).await;
        let params: HashMap<String, String> = params
            .map(|params| params.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect())
            .unwrap_or_default();
        let query = Query::<HashMap<String, String>>::from_request_parts(parts, app).await;
        let query = query.map(|Query(query)| query).unwrap_or_default();
        let address = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|from| from.0.ip().to_string());
        let path: Arc<str> = parts.uri.path().into();
        let at_tablet = of_tablets(&path);
        let token = cookie(&parts.headers, if at_tablet { TABLET } else { SESSION }).unwrap_or_default();
        let who = if token.is_empty() {
            Ok(Who::Nobody)
        } else if at_tablet {
            tablets::holder(app, &token).await
        } else {
            service::signed_in(app, &token).await
        };
        let agent = parts.headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or("");
        let mut visit = Visit {
            who: Who::Nobody,
            app: app.clone(),
            path,
            params: Arc::new(params),
            query: Arc::new(query),
            address: address.unwrap_or_else(|| "unknown".to_owned()).into(),
            device: crate::people::rules::device(agent).into(),
            elsewhere: false,
            token: token.into(),
        };
        match who {
            Ok(who) => {
                visit.elsewhere = service::elsewhere(app, &who).await.unwrap_or(false);
                visit.who = who;
            }
            Err(refused) => return Err(error_page(&visit, &nonce, &refused)),
        }
        Ok(Self { visit, nonce })
    }
}

/// Addresses where a tablet's cookie counts and not a session's, so that a laptop may hold both.
fn of_tablets(path: &str) -> bool {
    path == "/seat" || path.starts_with("/seat/") || path == "/join" || path.starts_with("/join/")
}

fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let mut pairs = lines.flat_map(|line| line.split("; ")).filter_map(|pair| pair.split_once('='));
    pairs.find(|(found, _)| *found == name).map(|(_, value)| value.to_owned())
}

/// What was posted, whatever its encoding.
enum Posted {
    Typed(Typed),
    TooLarge,
    Unreadable,
}

impl FromRequest<App> for Posted {
    type Rejection = std::convert::Infallible;

    async fn from_request(request: Request, app: &App) -> Result<Self, Self::Rejection> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or("");
        if kind.starts_with("multipart/form-data") {
            return Ok(read_multipart(request, app).await);
        }
        Ok(match axum::body::Bytes::from_request(request, app).await {
            Ok(bytes) => match serde_html_form::from_bytes::<Vec<(String, String)>>(&bytes) {
                Ok(pairs) => Self::Typed(Typed::new(pairs)),
                Err(_) => Self::Unreadable,
            },
            Err(_) => Self::TooLarge,
        })
    }
}

/// A file arrives as a text under its field's name; what is no UTF-8 is read as Windows-1252 would show it.
async fn read_multipart(request: Request, app: &App) -> Posted {
    let Ok(mut parts) = Multipart::from_request(request, app).await else { return Posted::Unreadable };
    let mut pairs = Vec::new();
    loop {
        match parts.next_field().await {
            Ok(Some(part)) => {
                let name = part.name().unwrap_or("").to_owned();
                match part.bytes().await {
                    Ok(bytes) => {
                        let text = match String::from_utf8(bytes.to_vec()) {
                            Ok(text) => text,
                            Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
                        };
                        pairs.push((name, text));
                    }
                    Err(_) => return Posted::TooLarge,
                }
            }
            Ok(None) => return Posted::Typed(Typed::new(pairs)),
            Err(_) => return Posted::Unreadable,
        }
    }
}

async fn show(Call { visit, nonce }: Call, page: PageFn) -> Response {
    match page(visit.clone(), FormState::default()).await {
        Ok(page) => html(&visit, &nonce, StatusCode::OK, page),
        Err(Refused::SignIn) if !of_tablets(&visit.path) => {
            let then = visit.path.trim_start_matches('/');
            Redirect::to(&format!("/sign-in?then=/{then}")).into_response()
        }
        Err(refused) => error_page(&visit, &nonce, &refused),
    }
}

async fn give(Call { visit, nonce }: Call, data: DataFn) -> Response {
    match data(visit.clone()).await {
        Ok(response) => response,
        Err(refused) => error_page(&visit, &nonce, &refused),
    }
}

async fn go(Call { visit, nonce }: Call, deed: DeedFn) -> Response {
    match deed(visit.clone(), Typed::default()).await {
        Ok(done) => follow(&visit, &nonce, done),
        Err(refused) => error_page(&visit, &nonce, &refused),
    }
}

/// The form mechanism: see `platform/form.rs`.
async fn done(Call { visit, nonce }: Call, posted: Posted, name: &'static str, page: PageFn, deed: DeedFn) -> Response {
    let typed = match posted {
        Posted::Typed(typed) => typed,
        Posted::TooLarge => {
            return simple(
                &visit,
                &nonce,
                StatusCode::PAYLOAD_TOO_LARGE,
                "error-too-large-title",
                say("error-too-large"),
            );
        }
        Posted::Unreadable => Typed::default(),
    };
    match deed(visit.clone(), typed.clone()).await {
        Ok(done) => follow(&visit, &nonce, done),
        Err(Refused::Problems(mut problems)) => {
            // In the order of the form's fields, what concerns the whole form first.
            problems.sort_by_key(|problem| typed.pairs().position(|(field, _)| field == problem.field));
            let form = FormState { name, typed: typed.without_secrets(), problems };
            match page(visit.clone(), form).await {
                Ok(page) => html(&visit, &nonce, StatusCode::UNPROCESSABLE_ENTITY, page),
                Err(refused) => error_page(&visit, &nonce, &refused),
            }
        }
        Err(Refused::SignIn) if !of_tablets(&visit.path) => {
            let page = lapsed(&visit, &visit.path, typed);
            html(&visit, &nonce, StatusCode::UNAUTHORIZED, page)
        }
        Err(refused) => error_page(&visit, &nonce, &refused),
    }
}

fn follow(visit: &Visit, nonce: &Nonce, done: Done) -> Response {
    let mut response = match done.next {
        Next::See(address) => Redirect::to(&address).into_response(),
        Next::Show(page) => html(visit, nonce, StatusCode::OK, *page),
    };
    for cookie in done.cookies {
        if let Ok(line) = HeaderValue::from_str(&cookie_line(&cookie)) {
            response.headers_mut().append(header::SET_COOKIE, line);
        }
    }
    response
}

fn cookie_line(cookie: &Cookie) -> String {
    const KEPT: &str = "Path=/; Secure; HttpOnly; SameSite=Lax";
    match cookie {
        Cookie::Session(token) => format!("{SESSION}={token}; {KEPT}"),
        Cookie::NoSession => format!("{SESSION}=; {KEPT}; Max-Age=0"),
        // A day and a half: the token itself ends with the panel's day.
        Cookie::Tablet(token) => format!("{TABLET}={token}; {KEPT}; Max-Age=129600"),
        Cookie::NoTablet => format!("{TABLET}=; {KEPT}; Max-Age=0"),
    }
}

fn html(visit: &Visit, nonce: &Nonce, status: StatusCode, page: Page) -> Response {
    let body = render(&visit.app, page, nonce.0.clone());
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    response
}

/// The page for a refusal that no form can show.
fn error_page(visit: &Visit, nonce: &Nonce, refused: &Refused) -> Response {
    match refused {
        Refused::NotFound => {
            simple(visit, nonce, StatusCode::NOT_FOUND, "error-not-found-title", say("error-not-found"))
        }
        Refused::NotAllowed => {
            simple(visit, nonce, StatusCode::FORBIDDEN, "error-not-allowed-title", say("error-not-allowed"))
        }
        Refused::SignIn => simple(visit, nonce, StatusCode::UNAUTHORIZED, "error-tablet-title", say("error-tablet")),
        Refused::TooMany(code) => {
            let words = if crate::texts::has(code) { say(code) } else { say("error-too-many") };
            simple(visit, nonce, StatusCode::TOO_MANY_REQUESTS, "error-too-many-title", words)
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

fn simple(visit: &Visit, nonce: &Nonce, status: StatusCode, title: &str, words: String) -> Response {
    let title = say(title);
    let page = if of_tablets(&visit.path) {
        let heading = title.clone();
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
        let heading = title.clone();
        Page::desk(visit, title, move || {
            view! { <h1>{heading}</h1><p class="lead">{words}</p><p><a class="btn" href="/">{say("error-home")}</a></p> }
        })
    };
    html(visit, nonce, status, page)
}

async fn missing(call: Call) -> Response {
    error_page(&call.visit, &call.nonce, &Refused::NotFound)
}

/// One level up: from a form's address to its page.
async fn up(call: Call) -> Response {
    let above = call.visit.path.rsplit_once('/').map_or("", |(above, _)| above);
    Redirect::to(if above.is_empty() { "/" } else { above }).into_response()
}

/// Headers of every answer. `Referrer-Policy` is same-origin: addresses carry tokens of join links.
async fn headers(mut request: Request, further: Further) -> Response {
    let nonce = random::token().unwrap_or_default();
    request.extensions_mut().insert(Nonce(nonce.clone()));
    let path = request.uri().path().to_owned();
    let mut response = further.run(request).await;
    let built = path.starts_with("/pkg/") && response.status().is_success();
    let file = built || path.starts_with("/pictures/") || path.starts_with("/fonts/") || path == "/favicon.svg";
    let cache = if built {
        "public, max-age=31536000, immutable"
    } else if file {
        "public, max-age=86400"
    } else {
        "no-store"
    };
    let policy = format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; \
         font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    );
    let set = [
        (header::CONTENT_SECURITY_POLICY, policy.as_str()),
        (header::CACHE_CONTROL, cache),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (header::HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=(), payment=()"),
    ];
    for (name, value) in set {
        if let Ok(value) = HeaderValue::from_str(value) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}
