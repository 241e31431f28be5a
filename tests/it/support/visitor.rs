//! A browser without scripts: it keeps cookies and posts forms.

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, StatusCode, header};
use http_body_util::BodyExt;
use sametable::platform::App;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, OnceLock};
use tower::ServiceExt;

/// Someone who asks for pages.
#[derive(Clone)]
pub struct Visitor {
    app: App,
    /// Made when it is first asked; shared by everybody who asks the same server.
    router: Arc<OnceLock<axum::Router>>,
    cookies: BTreeMap<String, String>,
    /// Where the connection comes from; none as if there was none.
    from: Option<SocketAddr>,
}

/// What came back.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: StatusCode,
    pub location: String,
    pub headers: axum::http::HeaderMap,
    pub text: String,
}

impl Visitor {
    pub fn new(app: App) -> Self {
        Self { app, router: Arc::default(), cookies: BTreeMap::new(), from: None }
    }

    #[must_use]
    pub fn with_session(mut self, token: &str) -> Self {
        self.cookies.insert("__Host-sametable".to_owned(), token.to_owned());
        self
    }

    #[must_use]
    pub fn with_tablet(mut self, token: &str) -> Self {
        self.cookies.insert("__Host-sametable-tablet".to_owned(), token.to_owned());
        self
    }

    /// Comes from this address, such as `192.0.2.9`.
    #[must_use]
    pub fn from(mut self, address: &str) -> Self {
        self.from = Some(SocketAddr::new(address.parse().unwrap(), 40_000));
        self
    }

    /// The same visitor at another server.
    #[must_use]
    pub fn on(mut self, app: App) -> Self {
        (self.app, self.router) = (app, Arc::default());
        self
    }

    /// The session's secret.
    pub fn session(&self) -> &str {
        &self.cookies["__Host-sametable"]
    }

    /// Forgets who they are.
    pub fn forget(&mut self) {
        self.cookies.clear();
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    /// Posts a plain form.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = serde_html_form::to_string(fields).unwrap();
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    /// Posts a plain form and goes where it leads.
    pub async fn sent(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let answer = self.post(path, fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}: {}", answer.text);
        self.get(&answer.location).await
    }

    /// Sends a request made by hand; cookies are added, and kept when they come.
    pub async fn send(&mut self, mut request: Request<Body>) -> Answer {
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        if !cookies.is_empty() {
            request.headers_mut().insert(header::COOKIE, cookies.join("; ").parse().unwrap());
        }
        if let Some(from) = self.from {
            request.extensions_mut().insert(ConnectInfo(from));
        }
        let router = self.router.get_or_init(|| sametable::app::router(self.app.clone())).clone();
        let response = router.oneshot(request).await.unwrap();
        for line in response.headers().get_all(header::SET_COOKIE) {
            let line = line.to_str().unwrap();
            let (pair, rest) = line.split_once(';').unwrap_or((line, ""));
            let (name, value) = pair.split_once('=').unwrap();
            if rest.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let status = response.status();
        let headers = response.headers().clone();
        let location = headers.get(header::LOCATION).map_or("", |to| to.to_str().unwrap()).to_owned();
        // An open event stream never ends: what it says at once is enough for a test.
        let stream =
            headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/event-stream"));
        let text = if stream {
            String::new()
        } else {
            String::from_utf8_lossy(&response.into_body().collect().await.unwrap().to_bytes()).into_owned()
        };
        Answer { status, location, headers, text }
    }
}

impl Answer {
    /// The answer sends on to `path`.
    #[track_caller]
    pub fn goes_to(&self, path: &str) -> &Self {
        assert_eq!((self.status, self.location.as_str()), (StatusCode::SEE_OTHER, path), "{}", self.text);
        self
    }

    #[track_caller]
    pub fn is(&self, status: u16) -> &Self {
        assert_eq!(self.status.as_u16(), status, "{}", self.text);
        self
    }

    #[track_caller]
    pub fn shows(&self, words: &str) -> &Self {
        assert!(self.text.contains(words), "no “{words}” in {}", self.text);
        self
    }

    #[track_caller]
    pub fn hides(&self, words: &str) -> &Self {
        // The product's own name is no candidate's.
        assert!(!self.text.replace("SameTable", "").contains(words), "“{words}” in {}", self.text);
        self
    }
}
