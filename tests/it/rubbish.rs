//! Rubbish into every form: random bytes, nested and repeated fields, huge values, wrong kinds of content, broken multipart.
//! Never a panic, never a fault of ours, and never more memory than a form may hold.

use crate::access::{self, Ids};
use crate::support::{Fresh, Visitor};
use axum::body::{Body, Bytes};
use axum::http::{Request, header};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use sametable::app::{Access, Kind, Route, routes};
use sametable::command::demo;
use sametable::people::{Grant, Role, Who};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::runtime::Runtime;

const NOWHERE: &str = "019a0000-0000-7000-8000-000000000000";
/// Deeds that would change who the later visitors are.
const ENDS: &[&str] = &["sign-out", "not-me", "give-tablet", "close-joining", "end-tablet"];

#[derive(Debug, Clone)]
struct Sent {
    kind: Vec<u8>,
    body: Vec<u8>,
}

fn encoded(pairs: &[(String, String)]) -> Vec<u8> {
    serde_html_form::to_string(pairs).unwrap().into_bytes()
}

fn urlencoded(body: Vec<u8>) -> Sent {
    Sent { kind: b"application/x-www-form-urlencoded".to_vec(), body }
}

/// A field's name: one of ours, one of ours in a nest, or anything.
fn name(ours: Vec<String>) -> impl Strategy<Value = String> {
    let one = proptest::sample::select(ours);
    prop_oneof![
        4 => one.clone(),
        1 => (one.clone(), "[a-z0-9]{0,3}").prop_map(|(name, at)| format!("{name}[{at}]")),
        1 => (one, 1..40_usize).prop_map(|(name, deep)| format!("{name}{}", "[a]".repeat(deep))),
        1 => "\\PC{0,12}",
    ]
}

fn value(known: Vec<String>) -> impl Strategy<Value = String> {
    prop_oneof![
        3 => proptest::sample::select(known),
        3 => "\\PC{0,60}",
        1 => any::<i64>().prop_map(|number| number.to_string()),
        1 => any::<f64>().prop_map(|number| number.to_string()),
        1 => "[0-9]{4}-[0-9]{2}-[0-9]{2}",
        1 => "[0-9]{1,2}:[0-9]{2}",
        1 => (0..60_000_usize).prop_map(|long| "x".repeat(long)),
        1 => Just("\u{0}\u{feff}\u{202e}\r\n".to_owned()),
        1 => Just("'; DROP TABLE score; --".to_owned()),
        1 => Just("99999999999999999999999999".to_owned()),
    ]
}

fn sent(names: &[String], known: &[String]) -> impl Strategy<Value = Sent> + use<> {
    let pairs = proptest::collection::vec((name(names.to_vec()), value(known.to_vec())), 0..25).boxed();
    let bytes = proptest::collection::vec(any::<u8>(), 0..3_000).boxed();
    let kinds = proptest::sample::select(vec![
        "application/json",
        "text/plain",
        "application/xml",
        "application/octet-stream",
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=x",
        "multipart/mixed; boundary=x",
        "application/x-www-form-urlencoded; charset=utf-16",
        "APPLICATION/X-WWW-FORM-URLENCODED",
        "",
        ";;;",
    ]);
    let repeated = (name(names.to_vec()), value(known.to_vec()), 1..3_000_usize).prop_map(|(name, value, times)| {
        let value: String = value.chars().take(40).collect();
        urlencoded(encoded(&vec![(name, value); times]))
    });
    let multipart = (pairs.clone(), bytes.clone(), any::<u8>()).prop_map(|(pairs, bytes, how)| Sent {
        kind: b"multipart/form-data; boundary=cut".to_vec(),
        body: broken_parts(&pairs, &bytes, how),
    });
    prop_oneof![
        4 => pairs.clone().prop_map(|pairs| urlencoded(encoded(&pairs))),
        2 => bytes.clone().prop_map(urlencoded),
        1 => "[%&=+;a-fA-F0-9]{0,200}".prop_map(|text| urlencoded(text.into_bytes())),
        1 => repeated,
        2 => multipart,
        2 => (kinds, bytes).prop_map(|(kind, body)| Sent { kind: kind.as_bytes().to_vec(), body }),
        1 => pairs.prop_map(|pairs| Sent { kind: vec![0xff, 0xfe], body: encoded(&pairs) }),
    ]
}

/// Multipart as a person's browser, a broken proxy, or somebody with bad intentions sends it.
fn broken_parts(pairs: &[(String, String)], bytes: &[u8], how: u8) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in pairs {
        let name = name.replace(['"', '\r', '\n'], "_");
        body.extend_from_slice(b"--cut\r\nContent-Disposition: form-data; name=\"");
        body.extend_from_slice(name.as_bytes());
        match how % 6 {
            0 => body.extend_from_slice(b"\"; filename=\"../../etc/passwd"),
            1 => body.extend_from_slice(b"\r\nX-Injected: yes"),
            2 => body.extend_from_slice(&b"y".repeat(20_000)),
            _ => {}
        }
        body.extend_from_slice(if how % 6 == 3 { b"\"\n\n".as_slice() } else { b"\"\r\n\r\n".as_slice() });
        body.extend_from_slice(value.as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    }
    if how.is_multiple_of(2) {
        body.extend_from_slice(b"--cut--\r\n");
    }
    body
}

/// Every name of a field on these pages, so that rubbish gets past "this field is missing".
fn names_on(page: &str, into: &mut BTreeSet<String>) {
    for part in page.split(" name=\"").skip(1) {
        into.insert(part.split('"').next().unwrap_or("").to_owned());
    }
}

/// Who sends rubbish, and what they may be let in to.
struct Scene {
    made: demo::Made,
    ids: Ids,
    visitors: Vec<(Who, Visitor)>,
    /// The headers with which the first seat's tablet sends what it kept.
    kept: Vec<(&'static str, String)>,
    /// A server that waits for its first administrator, for the form of that.
    new: Visitor,
    /// An invitation that nobody has answered yet.
    token: String,
}

impl Scene {
    async fn make(fresh: &Fresh, empty: &Fresh) -> Self {
        let made = demo::fill(&fresh.app).await.unwrap();
        let there = access::visitors(fresh, &made).await;
        let ids = Ids::make(fresh, &made, &there).await;
        let wanted = ["nobody", "administrator", "manager", "hr", "facilitator", "seat", "seat of another panel"];
        let more = ["waiting tablet", "shared tablet", "outsider", "referee", "inspector", "auditor"];
        let of = |name: &&str| (there.all[*name].who.clone(), there.all[*name].visitor.clone());
        let mut visitors: Vec<_> = wanted.iter().chain(&more).map(of).collect();
        // Somebody between the password and the second step.
        visitors.push((Who::Nobody, half_signed_in(fresh, &made).await));
        let administrator = &there.all["administrator"].who;
        let messages = sametable::people::service::messages(administrator, &fresh.app).await.unwrap();
        let token = messages.iter().find_map(|one| one.body.split("/welcome/").nth(1)).unwrap();
        let token = token.split_whitespace().next().unwrap().to_owned();
        sametable::people::service::first_code(&empty.app).await.unwrap();
        let seat = made.today.seats[0].id.to_string();
        let kept = vec![("x-seat", seat), ("x-pass", String::new()), ("x-key", uuid::Uuid::now_v7().to_string())];
        Self { made, ids, visitors, kept, new: empty.visitor(), token }
    }

    fn address(&self, path: &str) -> String {
        self.ids.address(&path.replace("{token}", &self.token), &self.made)
    }

    /// Those whom the route lets in, and one whom it does not.
    fn senders(&self, route: &Route) -> Vec<Visitor> {
        if route.path == "/first" {
            return vec![self.new.clone()];
        }
        let (may, may_not): (Vec<_>, Vec<_>) =
            self.visitors.iter().partition(|(who, _)| route.access.admits(who).is_ok());
        may.into_iter().chain(may_not.into_iter().take(1)).map(|(_, visitor)| visitor.clone()).collect()
    }
}

async fn half_signed_in(fresh: &Fresh, made: &demo::Made) -> Visitor {
    let (_, who) = access::with_grants(fresh, made.org, "Hal Half", &[Grant::everywhere(Role::Colleague)]).await;
    crate::sign_in::with_codes(&fresh.app, &who).await;
    let mut visitor = fresh.visitor();
    let typed = [("email", "hal.half@grants.example"), ("password", demo::PASSWORD)];
    visitor.post("/sign-in", &typed).await.goes_to("/sign-in/second-step");
    visitor
}

#[test]
fn no_rubbish_in_any_form_is_a_fault_of_ours() {
    let runtime = Runtime::new().unwrap();
    let (fresh, empty) = runtime.block_on(async { (Fresh::sqlite().await, Fresh::sqlite().await) });
    let scene = runtime.block_on(Scene::make(&fresh, &empty));
    let mut forms = Vec::new();
    let mut names = BTreeSet::new();
    for route in routes() {
        match route.kind {
            Kind::Page(_) => {
                for visitor in scene.senders(&route).iter_mut() {
                    names_on(&runtime.block_on(visitor.get(&scene.address(route.path))).text, &mut names);
                }
            }
            Kind::Form { .. } => forms.push(route),
            _ => {}
        }
    }
    let made = &scene.made;
    let known: Vec<String> = made
        .today
        .seats
        .iter()
        .map(|seat| seat.id.to_string())
        .chain(made.today.candidates.iter().map(|(id, _)| id.to_string()))
        .chain(made.today.interviews.iter().map(ToString::to_string))
        .chain(["yes", "no", "1", "2", "3", "not_sure", "panel_member", "identity_photo", "seen"].map(str::to_owned))
        .collect();
    let names: Vec<String> = names.into_iter().filter(|name| !name.is_empty()).collect();
    assert!(names.len() > 60 && forms.len() > 40, "{} names, {} forms", names.len(), forms.len());
    forms.sort_by_key(|route| ENDS.contains(&route.name()));
    let each = std::env::var("RUBBISH").ok().and_then(|each| each.parse().ok()).unwrap_or(14);
    for route in forms {
        let senders = scene.senders(&route);
        let path = scene.address(route.path);
        let mut runner = TestRunner::new(Config { cases: each, failure_persistence: None, ..Config::default() });
        // Tablets send what they kept with headers of their own, and are answered otherwise.
        let outbox = matches!(route.access, Access::Seat | Access::Tablet);
        let strategy = (0..senders.len(), sent(&names, &known), any::<bool>().prop_map(move |is| is && outbox));
        let told = runner.run(&strategy, |(at, sent, kept)| {
            let headers = if kept { scene.kept.as_slice() } else { &[] };
            let answer = runtime.block_on(post(&senders[at], &path, sent.kind, headers, Body::from(sent.body)));
            let status = answer.status.as_u16();
            let reference = answer.headers["x-request-id"].to_str().unwrap();
            if status >= 500 {
                return Err(TestCaseError::fail(format!("{status}, number {reference}: {}", answer.text)));
            }
            Ok(())
        });
        if let Err(failed) = told {
            panic!("{} ({}): {failed}", route.name(), route.path);
        }
    }
    drop((fresh, empty));
}

#[test]
fn no_rubbish_behind_the_question_mark_or_in_a_cookie_is_a_fault_of_ours_or_lets_anybody_in() {
    let runtime = Runtime::new().unwrap();
    let (fresh, empty) = runtime.block_on(async { (Fresh::sqlite().await, Fresh::sqlite().await) });
    let scene = runtime.block_on(Scene::make(&fresh, &empty));
    let pages: Vec<_> = routes()
        .into_iter()
        .filter(|route| matches!(route.kind, Kind::Page(_) | Kind::Data(_) | Kind::Link(_)))
        .collect();
    let session = scene.visitors[1].1.session().to_owned();
    let names =
        ["__Host-sametable", "__Host-sametable-tablet", "__Secure-sametable-inspect", "__Secure-sametable-second"];
    let query = proptest::collection::vec(("[a-z_]{1,9}", "\\PC{0,40}"), 0..6)
        .prop_map(|pairs| serde_html_form::to_string(pairs).unwrap());
    let query = prop_oneof![3 => query, 1 => "[%&=+;a-fA-F0-9]{0,80}"];
    // Somebody's own session under another's name, cut short, or with something after it; and anything at all.
    let altered = (0..session.len(), "[ -~]{0,9}").prop_map(move |(to, more)| format!("{}{more}", &session[..to]));
    let cookie = (proptest::sample::select(names.to_vec()), prop_oneof![altered, "[ -~]{0,60}", "\\PC{0,20}"]);
    let each = std::env::var("RUBBISH").ok().and_then(|each| each.parse().ok()).unwrap_or(3_u32);
    let strategy = (0..pages.len(), 0..scene.visitors.len(), query, cookie);
    let cases = each * u32::try_from(pages.len()).unwrap();
    let mut runner = TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() });
    let told = runner.run(&strategy, |(at, who, query, (name, value))| {
        let path = format!("{}?{query}", scene.address(pages[at].path));
        let Ok(mut asked) = Request::get(&path).body(Body::empty()) else { return Ok(()) };
        let mut known = scene.visitors[who].1.clone();
        let answer = runtime.block_on(known.send(asked));
        prop_assert!(answer.status.as_u16() < 500, "{path}: {}", answer.text);
        // With a cookie that is nobody's, everybody is nobody.
        asked = Request::get(&path).body(Body::empty()).unwrap();
        let Ok(line) = header::HeaderValue::from_bytes(format!("{name}={value}").as_bytes()) else { return Ok(()) };
        asked.headers_mut().insert(header::COOKIE, line);
        let answer = runtime.block_on(fresh.visitor().send(asked));
        let status = answer.status.as_u16();
        let open = matches!(pages[at].access, Access::Anyone);
        prop_assert!(
            status < 500 && (open || matches!(status, 303 | 401 | 403 | 404)),
            "{path}, {name}={value}: {status}"
        );
        Ok(())
    });
    told.unwrap();
}

async fn post(
    visitor: &Visitor,
    path: &str,
    kind: Vec<u8>,
    headers: &[(&'static str, String)],
    body: Body,
) -> crate::support::Answer {
    let mut request = Request::post(path);
    for (name, value) in headers {
        request = request.header(*name, value);
    }
    if let Ok(kind) = header::HeaderValue::from_bytes(&kind) {
        request = request.header(header::CONTENT_TYPE, kind);
    }
    visitor.clone().send(request.body(body).unwrap()).await
}

/// A body without end, which counts how much of it was taken.
fn endless(taken: Arc<AtomicUsize>, first: &'static [u8]) -> Body {
    const PART: usize = 16 * 1024;
    let parts = futures::stream::unfold(true, move |is_first| {
        let taken = taken.clone();
        async move {
            let part = if is_first { Bytes::from_static(first) } else { Bytes::from(vec![b'a'; PART]) };
            let so_far = taken.fetch_add(part.len(), Ordering::Relaxed);
            // Far beyond what any form may take it ends, so that a form that takes it all fails and does not hang.
            (so_far < 64 * 1024 * 1024).then_some((Ok::<_, std::io::Error>(part), false))
        }
    });
    Body::from_stream(parts)
}

#[tokio::test(flavor = "multi_thread")]
async fn no_form_takes_more_of_an_endless_body_than_a_form_may_hold() {
    let fresh = Fresh::sqlite().await;
    let org = fresh.organisation("Larches").await;
    let all = [Role::Administrator, Role::Manager, Role::Hr, Role::Facilitator];
    let office = fresh.signed_in(&org, "Olga Office", &all).await;
    let kinds: [(&str, &'static [u8]); 3] = [
        ("application/x-www-form-urlencoded", b"name="),
        ("multipart/form-data; boundary=cut", b"--cut\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n"),
        ("multipart/form-data; boundary=cut", b"--cut\r\nContent-Disposition: form-data; name=\""),
    ];
    for route in routes() {
        let Kind::Form { name, .. } = route.kind else { continue };
        for (kind, first) in kinds {
            let taken = Arc::new(AtomicUsize::new(0));
            let mut path = route.path.to_owned();
            while let (Some(from), Some(to)) = (path.find('{'), path.find('}')) {
                path.replace_range(from..=to, NOWHERE);
            }
            let answer = post(&office, &path, kind.as_bytes().to_vec(), &[], endless(taken.clone(), first)).await;
            let taken = taken.load(Ordering::Relaxed);
            let most = sametable::app::largest(name) + 150_000;
            assert!(taken < most, "{name} took {taken} bytes of {kind}");
            let status = answer.status.as_u16();
            assert!(matches!(status, 401 | 403 | 404 | 413 | 422), "{name} answered {status} to {kind}");
        }
    }
}

#[tokio::test]
async fn a_body_that_cannot_be_read_does_nothing() {
    let fresh = Fresh::sqlite().await;
    let org = fresh.organisation("Larches").await;
    let mut ada = fresh.signed_in(&org, "Ada Ash", &[Role::Administrator]).await;
    let many = "a=1&".repeat(3_000);
    for (kind, body) in [("application/json", "{}"), ("application/x-www-form-urlencoded", many.as_str())] {
        let answer = post(&ada, "/sign-out", kind.as_bytes().to_vec(), &[], Body::from(body.to_owned())).await;
        answer.is(422).shows("We could not read this form");
    }
    ada.get("/people").await.is(200);
}
