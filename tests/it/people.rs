//! First start, sign-in and people.

use crate::on_both;
use crate::support::{Fresh, PASSWORD};
use sametable::people::service::{self, First, NewPerson};
use sametable::people::{Role, Who};
use sametable::platform::db::Ask;
use sametable::platform::refused::Refused;

on_both!(
    the_first_administrator_needs_the_printed_code_and_it_works_once,
    several_at_once_with_one_code_make_one_organisation,
    sign_in_says_the_same_for_an_unknown_address_and_a_wrong_password,
    a_password_change_signs_out_other_places,
    a_change_of_roles_ends_sessions_and_the_last_administrator_stays,
    organisations_never_meet,
);

fn first(code: &str) -> First {
    First {
        code: code.to_owned(),
        organisation: "Larches Care".to_owned(),
        service: "Elm House".to_owned(),
        name: "Priya Shah".to_owned(),
        email: "priya@larches.example".to_owned(),
        password: PASSWORD.to_owned(),
    }
}

async fn the_first_administrator_needs_the_printed_code_and_it_works_once(fresh: Fresh) {
    let code = service::first_code(&fresh.app).await.unwrap().unwrap();
    assert!(
        service::begin(&fresh.app, first("aaaa-bbbb-cccc"), "test").await.unwrap_err().says("people-first-code-wrong")
    );
    let token = service::begin(&fresh.app, first(&code), "test").await.unwrap();
    let Who::Person(signed) = service::signed_in(&fresh.app, &token).await.unwrap() else { panic!("not signed in") };
    assert!(signed.roles.contains(&Role::Administrator) && signed.roles.contains(&Role::Manager));
    assert!(service::begin(&fresh.app, first(&code), "test").await.is_err());
    assert_eq!(service::first_code(&fresh.app).await.unwrap(), None);
}

async fn several_at_once_with_one_code_make_one_organisation(fresh: Fresh) {
    let code = service::first_code(&fresh.app).await.unwrap().unwrap();
    let tries = (0..6).map(|n| {
        // Half of them are somebody who pressed twice: the same address again.
        let email = format!("priya{}@larches.example", n / 2);
        service::begin(&fresh.app, First { email, ..first(&code) }, "test")
    });
    let answers = futures::future::join_all(tries).await;
    let tokens: Vec<_> = answers.iter().filter_map(|answer| answer.as_ref().ok()).collect();
    assert_eq!(tokens.len(), 1, "{answers:?}");
    for refused in answers.iter().filter_map(|answer| answer.as_ref().err()) {
        assert!(refused.says("people-first-code-wrong"), "{refused:?}");
    }
    for count in [
        "SELECT COUNT(*) FROM organisation",
        "SELECT COUNT(*) FROM account",
        "SELECT COUNT(*) FROM person",
        "SELECT COUNT(*) FROM service",
    ] {
        let there: i64 = fresh.app.db.sql(count).value().await.unwrap();
        assert_eq!(there, 1, "{count}");
    }
    assert!(matches!(service::signed_in(&fresh.app, tokens[0]).await.unwrap(), Who::Person(_)));
}

async fn sign_in_says_the_same_for_an_unknown_address_and_a_wrong_password(fresh: Fresh) {
    let org = fresh.organisation("Larches").await;
    fresh.person(&org, "Priya Shah", &[Role::Manager]).await;
    let email = format!("priya.{}@test.example", org.id.0.simple());
    let wrong = service::sign_in(&fresh.app, &email, "not the password", "here").await.unwrap_err();
    let unknown = service::sign_in(&fresh.app, "nobody@test.example", PASSWORD, "here").await.unwrap_err();
    assert_eq!(wrong, unknown);
    for _ in 0..7 {
        let _ = service::sign_in(&fresh.app, &email, "not the password", "here").await;
    }
    assert!(matches!(service::sign_in(&fresh.app, &email, PASSWORD, "here").await, Err(Refused::TooMany(_))));
}

async fn a_password_change_signs_out_other_places(fresh: Fresh) {
    let org = fresh.organisation("Larches").await;
    let who = fresh.person(&org, "Priya Shah", &[Role::Manager]).await;
    let email = format!("priya.{}@test.example", org.id.0.simple());
    let elsewhere = service::sign_in(&fresh.app, &email, PASSWORD, "there").await.unwrap();
    assert!(service::change_password(&who, &fresh.app, "wrong one here", "four green trains", "test").await.is_err());
    assert!(service::change_password(&who, &fresh.app, PASSWORD, "short", "test").await.is_err());
    let here = service::change_password(&who, &fresh.app, PASSWORD, "four green trains", "test").await.unwrap();
    assert_eq!(service::signed_in(&fresh.app, &elsewhere).await.unwrap(), Who::Nobody);
    assert!(matches!(service::signed_in(&fresh.app, &here).await.unwrap(), Who::Person(_)));
}

async fn a_change_of_roles_ends_sessions_and_the_last_administrator_stays(fresh: Fresh) {
    let org = fresh.organisation("Larches").await;
    let admin = fresh.person(&org, "Alex Moor", &[Role::Administrator]).await;
    let hr = fresh.person(&org, "Harriet Row", &[Role::Hr]).await;
    let Who::Person(signed) = &hr else { panic!() };
    let email = format!("harriet.{}@test.example", org.id.0.simple());
    let token = service::sign_in(&fresh.app, &email, PASSWORD, "there").await.unwrap();
    let change =
        |name: &str, roles: &[Role]| NewPerson { name: name.to_owned(), roles: roles.to_vec(), ..Default::default() };
    service::change_person(&admin, &fresh.app, signed.person, change("Harriet Row", &[Role::Colleague])).await.unwrap();
    assert_eq!(service::signed_in(&fresh.app, &token).await.unwrap(), Who::Nobody);
    let Who::Person(me) = &admin else { panic!() };
    let refused =
        service::change_person(&admin, &fresh.app, me.person, change("Alex Moor", &[Role::Hr])).await.unwrap_err();
    assert!(refused.says("people-last-administrator"), "{refused}");
}

async fn organisations_never_meet(fresh: Fresh) {
    let here = fresh.organisation("Larches").await;
    let there = fresh.organisation("Beeches").await;
    let ours = fresh.person(&here, "Ann Field", &[Role::Administrator]).await;
    let theirs = fresh.person(&there, "Ben Field", &[Role::Administrator]).await;
    let Who::Person(stranger) = &theirs else { panic!() };
    let listed = service::everybody(&ours, &fresh.app).await.unwrap();
    assert!(listed.iter().all(|listed| listed.person.name != "Ben Field"));
    assert_eq!(service::person(&ours, &fresh.app, stranger.person).await.unwrap_err(), Refused::NotFound);
}

#[tokio::test]
async fn what_was_typed_survives_a_lapsed_sign_in() {
    let fresh = Fresh::sqlite().await;
    let org = fresh.organisation("Larches").await;
    let mut visitor = fresh.signed_in(&org, "Priya Shah", &[Role::Administrator]).await;
    visitor.forget();
    let typed = [("name", "Maryam “Mo” Ali"), ("roles", "panel_member"), ("password", "secret words here")];
    let asked = visitor.post("/people/new", &typed).await;
    asked.is(401).shows("Maryam “Mo” Ali").hides("secret words here");
    let email = format!("priya.{}@test.example", org.id.0.simple());
    let back = [
        ("email", email.as_str()),
        ("password", PASSWORD),
        ("kept-action", "/people/new"),
        ("kept.name", "Maryam “Mo” Ali"),
        ("kept.roles", "panel_member"),
    ];
    visitor.post("/sign-in", &back).await.is(200).shows("Maryam “Mo” Ali").shows("action=\"/people/new\"");
    visitor.post("/people/new", &typed[..2]).await.goes_to("/people");
    visitor.get("/people").await.is(200).shows("Maryam “Mo” Ali");
}

#[tokio::test]
async fn nobody_is_sent_to_another_site_after_signing_in() {
    let fresh = Fresh::sqlite().await;
    let org = fresh.organisation("Larches").await;
    fresh.person(&org, "Priya Shah", &[Role::Manager]).await;
    let email = format!("priya.{}@test.example", org.id.0.simple());
    for bad in ["https://evil.example", "//evil.example", "/\\evil.example"] {
        let mut visitor = fresh.visitor();
        let answer = visitor.post("/sign-in", &[("email", &email), ("password", PASSWORD), ("then", bad)]).await;
        answer.goes_to("/");
    }
}

#[tokio::test]
async fn a_form_from_another_site_is_refused() {
    let fresh = Fresh::sqlite().await;
    let request = axum::http::Request::post("/sign-in")
        .header("origin", "https://evil.example")
        .header("sec-fetch-site", "cross-site")
        .header("host", "panel.test")
        .body(axum::body::Body::empty())
        .unwrap();
    fresh.visitor().send(request).await.is(403);
}

#[tokio::test]
async fn every_answer_carries_the_strict_headers_and_no_inline_script() {
    let fresh = Fresh::sqlite().await;
    let mut visitor = fresh.visitor();
    for path in ["/", "/sign-in", "/nowhere", "/seat"] {
        let answer = visitor.get(path).await;
        let policy = answer.headers.get("content-security-policy").unwrap().to_str().unwrap();
        assert!(policy.contains("script-src 'self' 'nonce-") && !policy.contains("unsafe-inline"), "{policy}");
        assert_eq!(answer.headers.get("x-frame-options").unwrap(), "DENY");
        assert_eq!(answer.headers.get("cache-control").unwrap(), "no-store");
        assert!(!answer.text.contains(" style="), "{path}");
        assert!(!answer.text.contains("<script>"), "{path}");
    }
}
