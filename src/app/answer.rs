//! From a request to an answer: who asks, and the form mechanism.

use super::edge::{Nonce, edge};
use super::errors::{Door, error_page, html, simple, too_large, too_many, unreadable, waits};
use super::posted::{Posted, to_its_end};
use super::route::{Access, DataFn, DeedFn, Kind, PageFn, Route};
use super::routes;
use crate::people::{Visit, Who, pages::lapsed, service, tablets};
use crate::platform::App;
use crate::platform::clock::london_until;
use crate::platform::door::proxy::{Seen, counted};
use crate::platform::form::{FormState, Typed};
use crate::platform::media::part_of;
use crate::platform::random;
use crate::platform::refused::{Problem, Refused};
use crate::texts::say;
use crate::ui::page::{House, Page};
use crate::ui::{Cookie, Done, Next};
use axum::Router;
use axum::extract::{DefaultBodyLimit, FromRequestParts, Query, RawPathParams};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{MethodRouter, get, post};
use std::collections::{BTreeMap, HashMap};
use std::net::IpAddr;
use std::sync::Arc;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};
use tower_http::csrf::CsrfLayer;
use tower_http::services::{ServeDir, ServeFile};

const SESSION: &str = "__Host-sametable";
const TABLET: &str = "__Host-sametable-tablet";
/// Guests' secrets go to their own addresses alone, so their cookies have a path (and no `__Host-`, which allows none).
const INSPECTOR: &str = "__Secure-sametable-inspect";
const SECOND: &str = "__Secure-sametable-second";
const REFEREE: &str = "__Secure-sametable-reference";
const CANDIDATE: &str = "__Secure-sametable-application";
/// A form may hold one megabyte.
const LARGEST: usize = 1024 * 1024;
/// Forms that bring sound or pictures along may be larger; their services say in words what is too much.
const LARGER: &[(&str, usize)] = &[
    ("keep-voice", 4 * LARGEST),
    ("keep-reading", 4 * LARGEST),
    ("keep-clip", 16 * LARGEST),
    // A document of the most bytes, what stands around it, and a little more, so that a file that is a little too large is
    // told so beside its field.
    ("keep-evidence", crate::checks::evidence::rules::SIZE_MAX + 6 * LARGEST),
];
/// Forms that one person or one seat may send in a minute.
const FORMS_OF_ONE: u32 = 240;

/// How many bytes the form of this name may hold.
#[must_use]
pub fn largest(name: &str) -> usize {
    LARGER.iter().find(|(larger, _)| *larger == name).map_or(LARGEST, |(_, most)| *most)
}

/// The header by which a tablet's outbox names the seat whose answer it sends.
const OUTBOX: &str = "x-seat";

/// The address of a request that came by no connection.
const UNKNOWN: &str = "unknown";

/// Everything that is served.
pub fn router(app: App) -> Router {
    let mut paths: BTreeMap<&'static str, MethodRouter<App>> = BTreeMap::new();
    let mut pages: Vec<&'static str> = Vec::new();
    for Route { path, kind, access } in routes() {
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
                let form = post(move |call: Call, body: Posted| done(call, body, name, access, page, deed));
                let most = largest(name);
                let form = form.layer(DefaultBodyLimit::max(most));
                // Nobody types more than a form may hold; a file may well be too large.
                here.merge(if most > LARGEST {
                    form.layer(middleware::map_request(move |request| async move { to_its_end(request, most) }))
                } else {
                    form
                })
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
    let compressible = DefaultPredicate::new()
        .and(NotForContentType::new("text/event-stream"))
        // A part of a sound must be the part that was asked for.
        .and(NotForContentType::new("audio/"))
        .and(NotForContentType::new("video/"));
    router
        .nest_service("/pkg", files("pkg"))
        .nest_service("/pictures", files("pictures"))
        .nest_service("/fonts", files("fonts"))
        // The tablet's worker has one name for ever; browsers look for a new one by themselves.
        .route_service("/sw.js", ServeFile::new(site.join("sw.js")).precompressed_br().precompressed_gzip())
        .route_service("/favicon.svg", ServeFile::new(site.join("favicon.svg")))
        .fallback(missing)
        .method_not_allowed_fallback(no_such_method)
        .layer(CompressionLayer::new().compress_when(compressible))
        .layer(DefaultBodyLimit::max(LARGEST))
        .layer(csrf(&app.settings.public_url))
        .layer(middleware::from_fn_with_state(app.clone(), edge))
        .with_state(app)
}

/// Forms of other sites are refused: by `Sec-Fetch-Site`, or by `Origin` where a browser is too old for that. The public
/// address is ours even where a proxy asks under another name.
fn csrf(public_url: &str) -> CsrfLayer {
    CsrfLayer::new().add_trusted_origin(public_url).unwrap_or_default()
}

/// What every handler needs to know of a request.
struct Call {
    visit: Visit,
    nonce: Nonce,
    /// The part of a file that is asked for.
    range: Option<String>,
    /// A tablet sends what it has kept, under this key: it is answered in JSON.
    outbox: Option<String>,
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
        let seen = parts.extensions.get::<Seen>();
        let address = seen.and_then(|seen| seen.address).map(|address| counted(address).to_string());
        let machine = seen.is_some_and(|seen| is_ours(seen, app)) || shows_token(&parts.headers, app);
        let path: Arc<str> = parts.uri.path().into();
        let door = Door::of(&path);
        let token = cookie(&parts.headers, cookie_of(door)).unwrap_or_default();
        let range = parts.headers.get(header::RANGE).and_then(|range| range.to_str().ok()).map(str::to_owned);
        let who = match door {
            _ if token.is_empty() => Ok(Who::Nobody),
            Door::Tablet => tablets::holder(app, &token).await,
            Door::Inspector => service::inspectors::holder(app, &token).await,
            Door::Referee => crate::checks::references::service::holder(app, &token).await,
            Door::Candidate => crate::application::service::holder(app, &token).await,
            Door::Second => {
                let desk = cookie(&parts.headers, SESSION).unwrap_or_default();
                service::second::holder(app, &token, &desk).await
            }
            Door::Desk => service::signed_in(app, &token).await,
        };
        let told = |name: &str| parts.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or("");
        let who = match (who, parts.headers.contains_key(OUTBOX)) {
            (Ok(who), true) if door == Door::Tablet => {
                match tablets::speaks_for(app, who, &token, told(OUTBOX), told("x-pass")).await {
                    // Somebody else's: as if nobody asked, so that nothing of theirs is read or written.
                    Err(Refused::SignIn) => Ok(Who::Nobody),
                    other => other,
                }
            }
            (who, _) => who,
        };
        let agent = parts.headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or("");
        let mut visit = Visit {
            who: Who::Nobody,
            app: app.clone(),
            path,
            params: Arc::new(params),
            query: Arc::new(query),
            address: address.unwrap_or_else(|| UNKNOWN.to_owned()).into(),
            device: crate::people::rules::device(agent).into(),
            elsewhere: false,
            keeps: door == Door::Tablet && parts.headers.contains_key("x-keep"),
            token: token.into(),
            machine,
        };
        match who {
            Ok(who) => {
                visit.elsewhere = service::elsewhere(app, &who).await.unwrap_or(false);
                visit.who = who;
            }
            Err(refused) => return Err(error_page(&visit, &nonce, &refused)),
        }
        let outbox = parts.headers.get(OUTBOX).filter(|_| door == Door::Tablet).map(|_| told("x-key").to_owned());
        Ok(Self { visit, nonce, range, outbox })
    }
}

/// Whose cookie counts at an address.
fn cookie_of(door: Door) -> &'static str {
    match door {
        Door::Desk => SESSION,
        Door::Tablet => TABLET,
        Door::Inspector => INSPECTOR,
        Door::Second => SECOND,
        Door::Referee => REFEREE,
        Door::Candidate => CANDIDATE,
    }
}

/// Who may not sign in cannot see why nothing is written, and a held checkpoint is compared without writing anything: these
/// forms work all the same.
fn works_always(path: &str) -> bool {
    path.starts_with("/sign-in") || path.starts_with("/sign-out") || matches!(path, "/system/record" | "/receipt")
}

pub(super) fn read_only_words(visit: &Visit) -> &'static str {
    if Door::of(&visit.path) == Door::Tablet { "record-read-only-tablet" } else { "record-read-only" }
}

fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let mut pairs = lines.flat_map(|line| line.split("; ")).filter_map(|pair| pair.split_once('='));
    pairs.find(|(found, _)| *found == name).map(|(_, value)| value.to_owned())
}

/// Asked on this machine itself. Where the address is https and neither a certificate nor a proxy is named, some proxy
/// stands before us all the same, and everybody seems to be here: then nobody is.
fn is_ours(seen: &Seen, app: &App) -> bool {
    let settings = &app.settings;
    seen.here && (!settings.is_https() || settings.tls.is_some() || !settings.proxies.is_empty())
}

/// Does the request show the token of the settings? Digests are compared, so that time tells nothing.
fn shows_token(headers: &HeaderMap, app: &App) -> bool {
    let shown = headers.get(header::AUTHORIZATION).and_then(|line| line.to_str().ok());
    match (shown.and_then(|line| line.strip_prefix("Bearer ")), &app.settings.metrics_token) {
        (Some(shown), Some(token)) => random::digest(shown) == random::digest(&token.0),
        _ => false,
    }
}

async fn show(Call { visit, nonce, .. }: Call, page: PageFn) -> Response {
    match page(visit.clone(), FormState::default()).await {
        Ok(page) => shown(&visit, &nonce, StatusCode::OK, page).await,
        Err(Refused::SignIn) if Door::of(&visit.path) == Door::Desk => {
            let then = visit.path.trim_start_matches('/');
            Redirect::to(&format!("/sign-in?then=/{then}")).into_response()
        }
        Err(refused) => error_page(&visit, &nonce, &refused),
    }
}

async fn give(Call { visit, nonce, range, .. }: Call, data: DataFn) -> Response {
    match data(visit.clone()).await {
        Ok(response) => part_of(response, range.as_deref()),
        Err(refused) => error_page(&visit, &nonce, &refused),
    }
}

async fn go(Call { visit, nonce, .. }: Call, deed: DeedFn) -> Response {
    // A link lets somebody in, which is written; the first page only leads on.
    if visit.app.standing.is_broken() && &*visit.path != "/" {
        return error_page(&visit, &nonce, &Refused::ReadOnly);
    }
    match deed(visit.clone(), Typed::default()).await {
        Ok(done) => follow(&visit, &nonce, done).await,
        Err(refused) => error_page(&visit, &nonce, &refused),
    }
}

/// The form mechanism: see `platform/form.rs`.
async fn done(
    Call { visit, nonce, outbox, .. }: Call,
    posted: Posted,
    name: &'static str,
    access: Access,
    page: PageFn,
    deed: DeedFn,
) -> Response {
    if let Some(key) = outbox {
        return super::outbox::taken(visit, posted, access, deed, &key).await;
    }
    let (typed, is_unreadable) = match posted {
        Posted::Typed(typed) => (typed, false),
        Posted::TooLarge => {
            let (title, words) = too_large(&visit.path);
            return simple(&visit, &nonce, StatusCode::PAYLOAD_TOO_LARGE, title, words);
        }
        Posted::TooSlow => {
            return simple(&visit, &nonce, StatusCode::REQUEST_TIMEOUT, "error-slow-title", say("error-slow"));
        }
        Posted::Unreadable => (Typed::default(), true),
    };
    if are_too_many(&visit) {
        let now = visit.app.clock.now();
        let minute = time::OffsetDateTime::from(now) + time::Duration::MINUTE;
        return error_page(&visit, &nonce, &Refused::too_many(too_many(&visit.path), minute.into()));
    }
    let outcome = if is_unreadable {
        // What cannot be read does nothing, not even what an empty form would do.
        Err(Refused::because(unreadable(&visit.path).1))
    } else if visit.app.standing.is_broken() && !works_always(&visit.path) {
        Err(Refused::ReadOnly)
    } else {
        deed(visit.clone(), typed.clone()).await
    };
    let outcome = outcome.map_err(|refused| match refused {
        // Many endpoints read the form before their service asks who this is.
        Refused::Problems(_) => access.admits(&visit.who).err().unwrap_or(refused),
        other => other,
    });
    match outcome {
        Ok(done) => follow(&visit, &nonce, done).await,
        Err(Refused::Problems(mut problems)) => {
            in_form_order(&mut problems, &typed);
            let form = FormState { name, typed: typed.given_back(name), problems };
            shown_again(&visit, &nonce, page(visit.clone(), form).await).await
        }
        // Nothing is written, and nothing that was typed is lost.
        Err(Refused::ReadOnly) => {
            let problems = vec![Problem::new("", read_only_words(&visit))];
            let form = FormState { name, typed: typed.given_back(name), problems };
            match page(visit.clone(), form).await {
                Ok(page) => shown(&visit, &nonce, StatusCode::SERVICE_UNAVAILABLE, page).await,
                Err(refused) => error_page(&visit, &nonce, &refused),
            }
        }
        // Whoever must wait keeps what they typed and the ways on of that page.
        Err(Refused::TooMany(wait)) if Door::of(&visit.path) == Door::Desk => {
            let now = visit.app.clock.now();
            let problem = Problem::new("", &wait.code).with("time", london_until(wait.until, now));
            let form = FormState { name, typed: typed.given_back(name), problems: vec![problem] };
            match page(visit.clone(), form).await {
                Ok(page) => waits(shown(&visit, &nonce, StatusCode::TOO_MANY_REQUESTS, page).await, wait.until, now),
                Err(_) => error_page(&visit, &nonce, &Refused::TooMany(wait)),
            }
        }
        Err(Refused::SignIn) if Door::of(&visit.path) == Door::Desk => {
            let page = lapsed(&visit, &visit.path, typed);
            html(&visit, &nonce, StatusCode::UNAUTHORIZED, page)
        }
        Err(refused) => error_page(&visit, &nonce, &refused),
    }
}

/// The page of a form that was refused.
async fn shown_again(visit: &Visit, nonce: &Nonce, page: Result<Page, Refused>) -> Response {
    match page {
        Ok(page) => shown(visit, nonce, StatusCode::UNPROCESSABLE_ENTITY, page).await,
        Err(refused) => error_page(visit, nonce, &refused),
    }
}

/// Does one person send forms faster than anybody can? On this machine itself nobody is kept waiting: tests, and a person
/// who tries it out.
pub(super) fn are_too_many(visit: &Visit) -> bool {
    let from_elsewhere = visit.address.parse().is_ok_and(|from: IpAddr| !from.is_loopback());
    one(visit)
        .filter(|_| from_elsewhere)
        .is_some_and(|one| !visit.app.limits.gently(&format!("forms of {one}"), FORMS_OF_ONE, visit.app.clock.now()))
}

/// Whose forms are counted together.
fn one(visit: &Visit) -> Option<uuid::Uuid> {
    match &visit.who {
        Who::Person(signed) => Some(signed.account.0),
        Who::Seat(seated) => Some(seated.seat.0),
        Who::Tablet(tablet) => Some(tablet.tablet.0),
        Who::Candidate(link) => Some(link.link.0),
        _ => None,
    }
}

/// An address as a header can carry it: what is no visible ASCII is written as `%` and its bytes.
fn as_header(address: &str) -> String {
    let plain = |byte: u8| if byte.is_ascii_graphic() { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    address.bytes().map(plain).collect()
}

async fn follow(visit: &Visit, nonce: &Nonce, done: Done) -> Response {
    let mut response = match done.next {
        Next::See(address) => Redirect::to(&as_header(&address)).into_response(),
        Next::Show(page) => shown(visit, nonce, StatusCode::OK, *page).await,
        Next::Again(address, typed) => again(visit, nonce, &address, typed).await,
    };
    for cookie in done.cookies {
        if let Ok(line) = HeaderValue::from_str(&cookie_line(&cookie)) {
            response.headers_mut().append(header::SET_COOKIE, line);
        }
    }
    response
}

/// The page of an address with what was marked there and not sent.
async fn again(visit: &Visit, nonce: &Nonce, address: &str, typed: Typed) -> Response {
    let Some((page, params)) = page_at(address) else { return Redirect::to(address).into_response() };
    let there = Visit { path: address.into(), params: Arc::new(params), query: Arc::default(), ..visit.clone() };
    match page(there.clone(), FormState { typed: typed.without_secrets(), ..FormState::default() }).await {
        Ok(page) => shown(&there, nonce, StatusCode::OK, page).await,
        Err(refused) => error_page(&there, nonce, &refused),
    }
}

/// The page that stands at an address, and the named parts of the address. Spelled out parts win over named ones.
fn page_at(address: &str) -> Option<(PageFn, HashMap<String, String>)> {
    let parts: Vec<&str> = address.split('/').collect();
    let named = |part: &str| part.strip_prefix('{').and_then(|part| part.strip_suffix('}')).map(str::to_owned);
    let fits = |path: &str| {
        let wanted: Vec<&str> = path.split('/').collect();
        (wanted.len() == parts.len()).then_some(())?;
        let mut params = HashMap::new();
        for (wanted, part) in wanted.into_iter().zip(&parts) {
            match named(wanted) {
                Some(name) => _ = params.insert(name, (*part).to_owned()),
                None if wanted == *part => {}
                None => return None,
            }
        }
        Some(params)
    };
    let pages = routes().into_iter().filter_map(|route| match route.kind {
        Kind::Page(page) => fits(route.path).map(|params| (page, params)),
        _ => None,
    });
    pages.min_by_key(|(_, params)| params.len())
}

/// A page with what stands on every screen of its house.
async fn shown(visit: &Visit, nonce: &Nonce, status: StatusCode, mut page: Page) -> Response {
    if let House::Desk(Some(me)) = &mut page.house {
        match crate::scoring::concern::service::waits(&visit.who, &visit.app).await {
            Ok(Some(waits)) => {
                me.safeguards = true;
                me.urgent = crate::scoring::concern::pages::notice(waits);
            }
            Ok(None) => {}
            Err(refused) => return error_page(visit, nonce, &refused),
        }
    }
    if let House::Panel(bar) = &page.house {
        match crate::scoring::pages::parts::dress(visit, bar.clone()).await {
            Ok(mut bar) => {
                match crate::aloud::service::address(&visit.who, &visit.app).await {
                    Ok(said) => bar.said = said.unwrap_or_default(),
                    Err(refused) => return error_page(visit, nonce, &refused),
                }
                page.house = House::Panel(bar);
            }
            Err(refused) => return error_page(visit, nonce, &refused),
        }
    }
    html(visit, nonce, status, page)
}

fn cookie_line(cookie: &Cookie) -> String {
    const KEPT: &str = "Path=/; Secure; HttpOnly; SameSite=Lax";
    match cookie {
        Cookie::Session(token) => format!("{SESSION}={token}; {KEPT}"),
        Cookie::NoSession => format!("{SESSION}=; {KEPT}; Max-Age=0"),
        // A day and a half: the token itself ends with the panel's day.
        Cookie::Tablet(token) => format!("{TABLET}={token}; {KEPT}; Max-Age=129600"),
        // Their links end by day; a browser that is closed forgets them earlier.
        Cookie::Inspector(token) => format!("{INSPECTOR}={token}; Path=/inspect; Secure; HttpOnly; SameSite=Lax"),
        Cookie::Second(token) => format!("{SECOND}={token}; Path=/second; Secure; HttpOnly; SameSite=Lax"),
        Cookie::Referee(token) => format!("{REFEREE}={token}; Path=/reference; Secure; HttpOnly; SameSite=Lax"),
        Cookie::Candidate(token) => format!("{CANDIDATE}={token}; Path=/application; Secure; HttpOnly; SameSite=Lax"),
        Cookie::NoTablet => format!("{TABLET}=; {KEPT}; Max-Age=0"),
    }
}

/// A method that this address does not know.
async fn no_such_method() -> StatusCode {
    StatusCode::METHOD_NOT_ALLOWED
}

async fn missing(call: Call) -> Response {
    error_page(&call.visit, &call.nonce, &Refused::NotFound)
}

/// One level up: from a form's address to its page.
async fn up(call: Call) -> Response {
    let above = call.visit.path.rsplit_once('/').map_or("", |(above, _)| above);
    Redirect::to(if above.is_empty() { "/" } else { above }).into_response()
}

/// In the order of the form's fields, what concerns the whole form first. Choices that nobody marked are not posted at all: what
/// is wrong with one stays behind what is wrong with the field before it.
fn in_form_order(problems: &mut [Problem], typed: &Typed) {
    let mut behind = None;
    let mut places = Vec::with_capacity(problems.len());
    for problem in problems.iter() {
        let place = typed.pairs().position(|(field, _)| field == problem.field);
        if !problem.field.is_empty() {
            behind = place.or(behind);
        }
        places.push(if problem.field.is_empty() { None } else { behind });
    }
    let mut order: Vec<usize> = (0..problems.len()).collect();
    order.sort_by_key(|at| places.get(*at).copied().flatten());
    let sorted: Vec<Problem> = order.into_iter().filter_map(|at| problems.get(at).cloned()).collect();
    problems.clone_from_slice(&sorted);
}
