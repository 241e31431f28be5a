//! Looking after SameTable: the page, and what machines are answered.

use crate::on_both;
use crate::support::Fresh;
use axum::body::Body;
use axum::http::Request;
use sametable::people::Role;
use sametable::platform::settings::Secret;
use sametable::system::{CARDS, Weight, rules, service};
use std::os::unix::fs::PermissionsExt;

on_both!(a_server_in_order_says_so_and_is_ready);

async fn a_server_in_order_says_so_and_is_ready(fresh: Fresh) {
    let org = fresh.organisation("Larches").await;
    let mut ada = fresh.signed_in(&org, "Ada Ash", &[Role::Administrator]).await;
    let facts = service::facts(&fresh.app).await;
    let stops: Vec<_> = rules::concerns(&facts).into_iter().filter(|one| one.weight == Weight::Stop).collect();
    assert_eq!(stops, Vec::new());
    ada.get("/system").await.is(200).shows("Looking after SameTable");
    let answer = fresh.visitor().get("/readyz").await;
    let said: serde_json::Value = serde_json::from_str(&answer.is(200).text).unwrap();
    let each = serde_json::json!({"database": true, "keys": true, "disk": true, "ledger": true});
    assert_eq!(said, serde_json::json!({"ready": true, "checks": each}));
    fresh.visitor().get("/healthz").await.is(200).shows("ok");
}

/// A server whose proxy is named: what comes from this machine without it comes from this machine.
async fn behind_a_proxy() -> Fresh {
    let mut fresh = Fresh::sqlite().await;
    let mut settings = (*fresh.app.settings).clone();
    settings.proxies = vec!["192.0.2.80".parse().unwrap()];
    fresh.app.settings = settings.into();
    fresh
}

#[tokio::test]
async fn every_card_leads_to_a_page_that_its_readers_may_open() {
    let fresh = Fresh::sqlite().await;
    let org = fresh.organisation("Larches").await;
    for (card, role) in CARDS.iter().flat_map(|card| card.roles.iter().map(move |role| (card, *role))) {
        let name = format!("Some{}", role.code());
        let mut visitor = fresh.signed_in(&org, &format!("{name}{}", card.name), &[role]).await;
        visitor.get("/system").await.is(200).shows(&format!("href=\"{}\"", card.href));
        visitor.get(card.href).await.is(200);
    }
    for card in CARDS {
        for id in [format!("system-card-{}", card.name), format!("system-card-{}-words", card.name)] {
            assert!(sametable::texts::has(&id), "no message {id}");
        }
    }
}

#[tokio::test]
async fn a_key_file_that_others_may_read_is_named_with_the_command_that_mends_it() {
    let fresh = Fresh::sqlite().await;
    let org = fresh.organisation("Larches").await;
    let mut hari = fresh.signed_in(&org, "Hari Hope", &[Role::Hr]).await;
    let kek = fresh.folder.path().join("kek");
    std::fs::set_permissions(&kek, std::fs::Permissions::from_mode(0o644)).unwrap();
    hari.get("/system").await.is(200).shows(&format!("chmod 600 {}", kek.display()));
}

#[tokio::test]
async fn a_database_that_others_may_read_is_named_and_a_new_one_is_not() {
    let fresh = Fresh::sqlite().await;
    let org = fresh.organisation("Larches").await;
    assert_eq!(service::facts(&fresh.app).await.open_files, Vec::<String>::new());
    let database = fresh.app.settings.database_file().unwrap();
    let beside = |end: &str| std::path::PathBuf::from(format!("{}{end}", database.display()));
    let passphrase = fresh.app.settings.data.join("backup.passphrase");
    std::fs::write(&passphrase, "a passphrase of some length").unwrap();
    let files = [database.clone(), beside("-wal"), beside("-shm"), passphrase];
    for file in &files {
        assert!(file.exists(), "{}", file.display());
        std::fs::set_permissions(file, std::fs::Permissions::from_mode(0o644)).unwrap();
    }
    let mut ada = fresh.signed_in(&org, "Ada Ash", &[Role::Administrator]).await;
    let page = ada.get("/system").await;
    for file in &files {
        page.shows(&format!("chmod 600 {}", file.display()));
    }
}

#[tokio::test]
async fn case_22_a_clock_before_the_last_entry_is_found() {
    let fresh = Fresh::sqlite().await;
    fresh.app.clock.set_ahead(7_200);
    fresh.organisation("Larches").await;
    fresh.app.clock.set_ahead(0);
    let facts = service::facts(&fresh.app).await;
    assert!(rules::concerns(&facts).iter().any(|one| one.code == "clock"), "{facts:?}");
}

#[tokio::test]
async fn a_server_without_its_database_is_not_ready_and_tells_strangers_which_part_and_no_words() {
    let fresh = behind_a_proxy().await;
    fresh.app.db.close().await;
    for from in ["192.0.2.9", "127.0.0.1"] {
        let answer = fresh.visitor().from(from).get("/readyz").await;
        let said: serde_json::Value = serde_json::from_str(&answer.is(503).text).unwrap();
        assert_eq!((&said["ready"], &said["checks"]["database"]), (&false.into(), &false.into()));
        assert_eq!(said.as_object().unwrap().len(), 2, "{said}");
        assert!(said["checks"].as_object().unwrap().values().all(serde_json::Value::is_boolean), "{said}");
    }
    fresh.visitor().get("/healthz").await.is(200);
}

#[test]
fn every_concern_has_its_sentence_and_what_to_do() {
    for code in rules::CODES {
        for id in [format!("system-{code}"), format!("system-{code}-do")] {
            assert!(sametable::texts::has(&id), "no message {id}");
        }
    }
}

#[tokio::test]
async fn figures_are_for_this_machine_and_for_the_token_and_name_no_address() {
    let fresh = behind_a_proxy().await;
    let nowhere = "/join/seat/a-very-secret-token";
    let through = |path: &str| {
        Request::get(path)
            .header("x-forwarded-for", "192.0.2.9")
            .header("x-forwarded-proto", "https")
            .body(Body::empty())
    };
    let proxy = fresh.visitor().from("192.0.2.80");
    proxy.clone().send(through(nowhere).unwrap()).await;
    proxy.clone().send(through("/metrics").unwrap()).await.is(404);
    let figures = fresh.visitor().from("127.0.0.1").get("/metrics").await;
    figures
        .is(200)
        .shows("route=\"/join/seat/{token}\"")
        .hides("a-very-secret-token")
        .shows("sametable_event_streams 0");
    figures.shows("sametable_request_duration_seconds_bucket").shows("sametable_database_connections");
    let forwarded = Request::get("/metrics").header("x-forwarded-for", "192.0.2.9").body(Body::empty()).unwrap();
    fresh.visitor().from("127.0.0.1").send(forwarded).await.is(404);
    // An address with https and no door of its own: a proxy that nobody named makes everybody seem to be here.
    Fresh::sqlite().await.visitor().from("127.0.0.1").get("/metrics").await.is(404);
}

#[tokio::test]
async fn the_token_of_the_settings_opens_the_figures_from_elsewhere() {
    let mut fresh = Fresh::sqlite().await;
    let mut settings = (*fresh.app.settings).clone();
    settings.metrics_token = Some(Secret("a token of some length".to_owned()));
    fresh.app.settings = settings.into();
    let with = |token: &str| {
        Request::get("/metrics").header("authorization", format!("Bearer {token}")).body(Body::empty()).unwrap()
    };
    fresh.visitor().from("192.0.2.9").send(with("a token of some length")).await.is(200);
    fresh.visitor().from("192.0.2.9").send(with("another token")).await.is(404);
}
