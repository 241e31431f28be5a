//! The edges: what holds for every answer, what is refused before anybody looks at it, and what the log never says.

use crate::support::{Answer, Fresh, Visitor};
use axum::body::Body;
use axum::http::{Method, Request, header};
use sametable::app::{Kind, routes};
use sametable::command::demo;
use sametable::people::Role;
use std::io::Write;
use std::sync::{Arc, Mutex};
use tracing_subscriber::layer::SubscriberExt;

const ALL: &[Role] = &[Role::Administrator, Role::Manager, Role::Hr, Role::Facilitator];
const NOWHERE: &str = "019a0000-0000-7000-8000-000000000000";

fn filled(path: &str) -> String {
    let mut path = path.to_owned();
    while let (Some(from), Some(to)) = (path.find('{'), path.find('}')) {
        path.replace_range(from..=to, NOWHERE);
    }
    path
}

#[track_caller]
fn has_every_header(what: &str, answer: &Answer, secret: bool) {
    let header = |name: &str| answer.headers.get(name).map_or("", |value| value.to_str().unwrap());
    let policy = header("content-security-policy");
    for part in ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'", "'nonce-"] {
        assert!(policy.contains(part), "{what}: no {part} in {policy:?}");
    }
    assert!(!policy.contains("unsafe-inline") && !policy.contains("*"), "{what}: {policy}");
    let expected = [
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", if secret { "strict-origin" } else { "same-origin" }),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("strict-transport-security", "max-age=31536000"),
    ];
    for (name, value) in expected {
        assert_eq!(header(name), value, "{what}: {name}");
    }
    assert!(header("permissions-policy").contains("camera=()"), "{what}");
    assert_eq!(header("x-request-id").len(), 9, "{what}: no number");
    assert!(!header("cache-control").is_empty(), "{what}: no cache-control");
    assert_eq!(answer.headers.get_all("content-security-policy").iter().count(), 1, "{what}");
}

async fn asked(visitor: &Visitor, method: Method, path: &str) -> Answer {
    let request = Request::builder().method(method).uri(path).body(Body::empty()).unwrap();
    visitor.clone().send(request).await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_has_every_header_whatever_stands_at_the_address() {
    let fresh = Fresh::sqlite().await;
    let made = demo::fill(&fresh.app).await.unwrap();
    let org = sametable::people::store::organisation(&fresh.app.db, made.org).await.unwrap().unwrap();
    let office = fresh.signed_in(&org, "Olga Office", ALL).await;
    let seat = fresh.seated(&org, made.today.panel, made.today.seats[0].id).await.0;
    let mut answers = 0;
    for route in routes() {
        let secret = route.path.contains("{token}");
        let real = crate::access::address_on(route.path, &made, &made.today, NOWHERE);
        for visitor in [&fresh.visitor(), &office, &seat] {
            // What would end the visitor's own session.
            if matches!(route.path, "/sign-out" | "/seat/not-me" | "/seat/give") {
                continue;
            }
            for path in [real.clone(), filled(route.path)] {
                let method = if matches!(route.kind, Kind::Form { .. }) { Method::POST } else { Method::GET };
                let answer = asked(visitor, method, &path).await;
                has_every_header(&format!("{} {path}: {}", route.method(), answer.status), &answer, secret);
                answers += 1;
            }
        }
        for method in [Method::PUT, Method::DELETE, Method::OPTIONS] {
            let answer = asked(&office, method, &filled(route.path)).await;
            has_every_header(&format!("{} with another method", route.path), &answer, secret);
            answer.is(405).shows("This does not work here");
            assert!(answer.headers.contains_key(header::ALLOW), "{}", route.path);
        }
    }
    for path in ["/nowhere", "/pkg/nothing.js", "/pictures/1F44D.svg", "/favicon.svg", "/pkg/%2e%2e/hash.txt", "/pkg/"]
    {
        has_every_header(path, &asked(&office, Method::GET, path).await, false);
    }
    let events = format!("/panels/{}/events", made.today.panel);
    let stream = asked(&office, Method::GET, &events).await;
    assert_eq!(stream.headers["content-type"], "text/event-stream");
    assert_eq!(stream.headers["x-accel-buffering"], "no");
    crate::support::figure("headers", &format!("{answers} answers looked at"));
}

#[tokio::test]
async fn what_is_refused_at_the_edge_has_a_page_with_a_sentence_and_a_number() {
    let fresh = Fresh::sqlite().await;
    let visitor = fresh.visitor();
    let long = format!("/{}", "a".repeat(3_000));
    let long = asked(&visitor, Method::GET, &long).await;
    long.is(414).shows("This address is too long");
    let number = long.headers["x-request-id"].to_str().unwrap();
    long.shows(number);
    has_every_header("a long address", &long, false);
    let foreign = Request::post("/sign-in").header("host", "panel.test").header("origin", "https://evil.example");
    let foreign = visitor.clone().send(foreign.body(Body::empty()).unwrap()).await;
    foreign.is(403).shows("This form did not come from SameTable");
    has_every_header("a foreign form", &foreign, false);
    let crossed = Request::post("/sign-in").header("sec-fetch-site", "cross-site").body(Body::empty()).unwrap();
    visitor.clone().send(crossed).await.is(403).shows("This form did not come from SameTable");
    // Another site may link here, and may not take what is here into its own pages.
    for (mode, dest, status) in [("navigate", "document", 200), ("navigate", "iframe", 403), ("no-cors", "image", 403)]
    {
        let request = Request::get("/sign-in").header("sec-fetch-site", "cross-site").header("sec-fetch-mode", mode);
        let request = request.header("sec-fetch-dest", dest).body(Body::empty()).unwrap();
        let answer = visitor.clone().send(request).await;
        answer.is(status);
        if status == 403 {
            answer.shows("This page was asked for from another site").hides("This form");
        }
    }
    // A proxy asks under another name; the form still came from the public address.
    let ours = Request::post("/sign-in").header("host", "10.0.0.7:3000").header("origin", "https://panel.test");
    visitor.clone().send(ours.body(Body::empty()).unwrap()).await.is(422);
}

#[tokio::test]
async fn nobody_climbs_out_of_the_folders_of_files() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(folder.path().join("site/pkg")).unwrap();
    std::fs::write(folder.path().join("kek"), "the secret of this house").unwrap();
    std::fs::write(folder.path().join("site/hash.txt"), "the secret of this house").unwrap();
    std::fs::write(folder.path().join("site/pkg/app.js"), "let x;").unwrap();
    let mut fresh = Fresh::sqlite().await;
    let mut settings = (*fresh.app.settings).clone();
    settings.site = Some(folder.path().join("site"));
    fresh.app.site = sametable::platform::site::Site::find(&settings).into();
    let visitor = fresh.visitor();
    asked(&visitor, Method::GET, "/pkg/app.js").await.is(200);
    for path in [
        "/pkg/../hash.txt",
        "/pkg/%2e%2e/hash.txt",
        "/pkg/..%2fhash.txt",
        "/pkg/%2e%2e%2f%2e%2e%2fkek",
        "/pkg/..%5c..%5ckek",
        "/pkg//../../kek",
        "/pkg/%00/../hash.txt",
        "/pictures/../../kek",
        "/pkg/%252e%252e/hash.txt",
        "/pkg/",
        "/pkg",
    ] {
        let answer = asked(&visitor, Method::GET, path).await;
        assert!(matches!(answer.status.as_u16(), 400..500), "{path} answers {}", answer.status);
        answer.hides("the secret of this house");
    }
}

#[tokio::test]
async fn no_header_can_be_smuggled_into_an_answer() {
    let fresh = Fresh::sqlite().await;
    let org = fresh.organisation("Larches").await;
    fresh.signed_in(&org, "Ann Ash", ALL).await;
    let email = format!("ann.{}@test.example", org.id.0.simple());
    for then in [
        "/a\r\nSet-Cookie: x=1",
        "//evil.example",
        "/\\evil.example",
        "https://evil.example",
        "/caf\u{e9}",
        "/%0d%0aX: 1",
    ] {
        let mut visitor = fresh.visitor();
        let fields = [("email", email.as_str()), ("password", crate::support::PASSWORD), ("then", then)];
        let answer = visitor.post("/sign-in", &fields).await;
        answer.is(303);
        assert!(answer.location.starts_with('/') && !answer.location.starts_with("//"), "{}", answer.location);
        assert!(answer.location.is_ascii() && !answer.location.contains(['\r', '\n', '\\']), "{}", answer.location);
        assert_eq!(answer.headers.get_all(header::SET_COOKIE).iter().count(), 1);
    }
}

#[tokio::test]
async fn a_cookie_is_only_ours_and_only_over_https() {
    let fresh = Fresh::sqlite().await;
    let org = fresh.organisation("Larches").await;
    fresh.signed_in(&org, "Ann Ash", ALL).await;
    let email = format!("ann.{}@test.example", org.id.0.simple());
    let answer = fresh.visitor().post("/sign-in", &[("email", &email), ("password", crate::support::PASSWORD)]).await;
    let line = answer.headers[header::SET_COOKIE].to_str().unwrap();
    for part in ["__Host-sametable=", "; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax"] {
        assert!(line.contains(part), "no {part} in {line}");
    }
    assert!(!line.contains("Domain"), "{line}");
}

/// As if this address had sent all the forms that it may, and none came back while the test goes on.
fn sent_a_minutes_worth(fresh: &Fresh, address: &str) {
    let later = time::OffsetDateTime::from(fresh.app.clock.now()) + time::Duration::minutes(10);
    while fresh.app.limits.gently(&format!("forms from {address}"), 600, later.into()) {}
}

#[tokio::test]
async fn whoever_sends_forms_without_end_is_asked_to_wait_and_nobody_else_is() {
    let fresh = Fresh::sqlite().await;
    let mut busy = fresh.visitor().from("192.0.2.9");
    busy.post("/sign-in", &[]).await.is(422);
    sent_a_minutes_worth(&fresh, "192.0.2.9");
    busy.post("/sign-in", &[]).await.is(429).shows("Please wait until").shows("Go to the sign-in");
    fresh.visitor().from("192.0.2.10").post("/sign-in", &[]).await.is(422);
    // Pages stay open to them.
    busy.get("/sign-in").await.is(200);
}

#[tokio::test]
async fn links_cannot_be_tried_out_one_after_the_other() {
    let fresh = Fresh::sqlite().await;
    let secret = routes().into_iter().filter(|route| route.path.contains("{token}"));
    for (number, route) in secret.enumerate() {
        let mut curious = fresh.visitor().from(&format!("192.0.2.{}", number + 1));
        let mut statuses = Vec::new();
        for guess in 0..40 {
            let path = route.path.replace("{token}", &format!("guess{guess}"));
            let fields = [("password", "three green buses")];
            let answer =
                if route.method() == "POST" { curious.post(&path, &fields).await } else { curious.get(&path).await };
            statuses.push(answer.status.as_u16());
        }
        assert_eq!(statuses.last(), Some(&429), "{} {}: {statuses:?}", route.method(), route.path);
        assert!(statuses.iter().all(|status| *status >= 400), "{} {}: {statuses:?}", route.method(), route.path);
    }
}

#[tokio::test]
async fn behind_a_named_proxy_plain_http_is_sent_on_and_each_visitor_counts_alone() {
    let mut fresh = Fresh::sqlite().await;
    let mut settings = (*fresh.app.settings).clone();
    settings.proxies = vec!["127.0.0.1".parse().unwrap()];
    fresh.app.settings = settings.into();
    let visitor = fresh.visitor().from("127.0.0.1");
    let open =
        |path: &str| Request::get(path).header("x-forwarded-proto", "http").header("x-forwarded-for", "192.0.2.9");
    let answer = visitor.clone().send(open("/sign-in?then=/checks").body(Body::empty()).unwrap()).await;
    answer.is(308);
    assert_eq!(answer.location, "https://panel.test/sign-in?then=/checks");
    let through = |from: &str| {
        let request = Request::post("/sign-in").header("x-forwarded-proto", "https").header("x-forwarded-for", from);
        request
            .header("host", "10.0.0.7")
            .header("x-forwarded-host", "panel.test")
            .header("origin", "https://panel.test")
    };
    visitor.clone().send(through("192.0.2.9").body(Body::empty()).unwrap()).await.is(422);
    sent_a_minutes_worth(&fresh, "192.0.2.9");
    visitor.clone().send(through("192.0.2.9").body(Body::empty()).unwrap()).await.is(429);
    visitor.clone().send(through("192.0.2.10").body(Body::empty()).unwrap()).await.is(422);
}

#[tokio::test]
async fn whoever_comes_past_the_named_proxy_is_served_nothing_in_the_open() {
    let mut fresh = Fresh::sqlite().await;
    let mut settings = (*fresh.app.settings).clone();
    settings.proxies = vec!["10.9.9.9".parse().unwrap()];
    fresh.app.settings = settings.clone().into();
    let mut stranger = fresh.visitor().from("192.0.2.2");
    for path in ["/first", "/sign-in", "/join", "/metrics", "/favicon.svg", "/no-such-page"] {
        stranger
            .get(path)
            .await
            .is(421)
            .shows("SameTable is at https://panel.test")
            .shows("href=\"https://panel.test\"");
    }
    stranger.post("/sign-in", &[("email", "a@b.example"), ("password", "three blue buses")]).await.is(421);
    // That it says it was forwarded makes nobody a proxy.
    let claimed = Request::get("/sign-in").header("x-forwarded-proto", "https").header("x-forwarded-for", "10.9.9.9");
    stranger.send(claimed.body(Body::empty()).unwrap()).await.is(421);
    stranger.get("/healthz").await.is(200);
    fresh.visitor().from("10.9.9.9").get("/sign-in").await.is(200);
    fresh.visitor().from("127.0.0.1").get("/sign-in").await.is(200);
    // With TLS of its own, whoever reaches it reaches it safely.
    settings.tls = Some(sametable::platform::settings::Tls::Files { cert: "cert.pem".into(), key: "key.pem".into() });
    fresh.app.settings = settings.into();
    fresh.visitor().from("192.0.2.2").get("/sign-in").await.is(200);
}

#[tokio::test]
async fn a_form_that_never_ends_is_given_up_with_a_sentence() {
    let fresh = Fresh::sqlite().await;
    tokio::time::pause();
    let request = Request::post("/join/choose").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let endless = Body::from_stream(futures::stream::pending::<Result<String, std::io::Error>>());
    fresh.visitor().send(request.body(endless).unwrap()).await.is(408).shows("We waited a minute");
}

#[test]
fn tables_are_written_in_one_place_that_defuses_their_cells() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path != root.join("platform/csv.rs") {
                let text = std::fs::read_to_string(&path).unwrap_or_default();
                assert!(!text.contains("csv::Writer"), "{} writes a table by itself", path.display());
            }
        }
    }
}

/// A log that can be read.
#[derive(Clone, Default)]
struct Caught(Arc<Mutex<Vec<u8>>>);

impl Write for Caught {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// One thread: the log is caught for this thread alone, and every request runs on it.
#[tokio::test(flavor = "current_thread")]
async fn the_log_at_its_most_talkative_names_no_person_and_no_secret() {
    // Other tests run beside this one without a log; where nobody listens, places that log are switched off for all.
    let _ = tracing::subscriber::set_global_default(tracing_subscriber::registry());
    let caught = Caught::default();
    let writer = caught.clone();
    let lines = tracing_subscriber::fmt::layer().with_ansi(false).with_writer(move || writer.clone());
    let filter = tracing_subscriber::EnvFilter::new("debug,sametable=trace");
    let log = tracing_subscriber::registry().with(filter).with(lines);
    let _caught = tracing::subscriber::set_default(log);

    let fresh = Fresh::sqlite().await;
    let made = demo::fill(&fresh.app).await.unwrap();
    let org = sametable::people::store::organisation(&fresh.app.db, made.org).await.unwrap().unwrap();
    let mut office = fresh.visitor();
    let manager = made.people.iter().find(|one| one.role == Role::Manager).unwrap();
    office.post("/sign-in", &[("email", &manager.email), ("password", demo::PASSWORD)]).await.is(303);
    office.post("/sign-in", &[("email", "ghost.writer@test.example"), ("password", "mistyped password")]).await;
    let mut seat = fresh.visitor();
    let link = made.seats[1].url.trim_start_matches("https://panel.test").to_owned();
    seat.get(&link).await.goes_to("/seat");
    seat.get("/join/seat/a-guessed-token-that-leads-nowhere").await;
    for route in routes() {
        if matches!(route.path, "/sign-out" | "/seat/not-me" | "/seat/give") {
            continue;
        }
        let path = crate::access::address_on(route.path, &made, &made.today, NOWHERE);
        for visitor in [&mut office, &mut seat] {
            match route.kind {
                Kind::Form { .. } => {
                    let words = [
                        ("words", "they waited for me, said Wilhelmina"),
                        ("name", "Wilhelmina Typed"),
                        ("answer", "3"),
                    ];
                    visitor.clone().post(&path, &words).await;
                }
                _ => {
                    visitor.clone().get(&path).await;
                }
            }
        }
    }
    // A fault of ours is logged with its cause, which is no reason to name anybody.
    fresh.app.db.close().await;
    office.get("/vacancies").await.is(500);

    let log = String::from_utf8(caught.0.lock().unwrap().clone()).unwrap();
    assert!(log.contains("answered") && log.contains("/vacancies/{vacancy}") && log.contains("something is broken"));
    let mut secrets = vec![
        "Wilhelmina".to_owned(),
        "they waited for me".to_owned(),
        "ghost.writer".to_owned(),
        "mistyped password".to_owned(),
        demo::PASSWORD.to_owned(),
        "a-guessed-token".to_owned(),
        link.rsplit('/').next().unwrap().to_owned(),
        office.session().to_owned(),
    ];
    secrets.extend(made.people.iter().map(|one| one.email.clone()));
    for (_, name) in made.today.candidates.iter().chain(&made.past.candidates) {
        secrets.push(name.clone());
    }
    for row in sametable::people::store::persons(&fresh_again(&fresh).await, org.id).await.unwrap() {
        secrets.push(row.name);
    }
    for secret in secrets {
        let line = log.lines().find(|line| line.contains(&secret));
        assert!(line.is_none(), "the log says {secret:?}: {line:?}");
    }
    assert!(!log.contains("@"), "an e-mail address: {:?}", log.lines().find(|line| line.contains('@')));
}

async fn fresh_again(fresh: &Fresh) -> sametable::platform::db::Db {
    sametable::platform::db::Db::open(&fresh.url).await.unwrap()
}
