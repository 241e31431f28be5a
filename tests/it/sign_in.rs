//! Ways in: invitations, forgotten passwords, second steps, sessions, leaving.

use crate::on_both;
use crate::support::{Fresh, PASSWORD, Visitor, soon};
use sametable::ids::PersonId;
use sametable::ledger::{Content, service as ledger};
use sametable::people::service::{self, Begun, NewPerson, SignInState, Way};
use sametable::people::{Organisation, Role, Who};
use sametable::platform::App;
use sametable::platform::refused::Refused;
use std::time::Instant;
use totp_rs::{Builder, Secret};

on_both!(
    an_invitation_is_a_link_that_works_once,
    an_invitation_ends_with_its_time_and_when_it_is_taken_back,
    a_code_that_was_read_out_works_for_a_quarter_of_an_hour,
    a_forgotten_password_is_replaced_by_link_and_other_sessions_end,
    codes_from_an_app_are_switched_on_in_two_steps_and_work_once,
    a_recovery_code_works_once_and_a_second_step_goes_with_the_password_only,
    an_administrator_resets_a_second_step_and_the_person_is_told,
    somebody_who_left_is_out_at_once_and_comes_back_with_their_roles,
    sessions_are_listed_and_ended_by_their_owner,
    one_account_in_two_organisations_chooses_and_nobody_reaches_over,
    nothing_secret_stands_in_the_ledger_or_the_database,
);

struct House {
    org: Organisation,
    admin: Who,
}

async fn house(fresh: &Fresh, name: &str) -> House {
    let org = fresh.organisation(name).await;
    let admin = fresh.person(&org, "Alex Moor", &[Role::Administrator]).await;
    House { org, admin }
}

fn new(name: &str, email: &str, roles: &[Role]) -> NewPerson {
    NewPerson { name: name.to_owned(), email: email.to_owned(), roles: roles.to_vec(), ..NewPerson::default() }
}

/// The token in the newest message for this person, as an administrator passes it on.
async fn passed_on(app: &App, admin: &Who, person: PersonId) -> String {
    let messages = service::messages(admin, app).await.unwrap();
    let message = messages.into_iter().rev().find(|message| message.person == Some(person)).expect("no message");
    let line = message.body.lines().map(str::trim).find(|line| line.starts_with("https://panel.test/")).unwrap();
    line.rsplit('/').next().unwrap().to_owned()
}

async fn who(app: &App, token: &str) -> Who {
    service::signed_in(app, token).await.unwrap()
}

async fn invited(fresh: &Fresh, house: &House) -> (PersonId, String) {
    let mia = new("Mia Manager", "mia@larches.example", &[Role::Manager]);
    let id = service::add_person(&house.admin, &fresh.app, mia).await.unwrap();
    let token = passed_on(&fresh.app, &house.admin, id).await;
    (id, token)
}

async fn an_invitation_is_a_link_that_works_once(fresh: Fresh) {
    let (app, house) = (&fresh.app, house(&fresh, "Larches").await);
    let (id, token) = invited(&fresh, &house).await;
    // There is no account before somebody showed that the address is theirs.
    assert!(service::sign_in(app, "mia@larches.example", PASSWORD, "here").await.is_err());
    let Way::Open(open) = service::way(app, &token).await.unwrap() else { panic!("not open") };
    assert_eq!(open.name, "Mia Manager");
    assert!(service::accept(app, &token, "short", "here").await.unwrap_err().says("people-password-short"));
    let session = service::accept(app, &token, PASSWORD, "here").await.unwrap();
    assert!(matches!(who(app, &session).await, Who::Person(signed) if signed.person == id));
    assert!(service::accept(app, &token, PASSWORD, "here").await.unwrap_err().says("people-link-over"));
    let Way::Used(ask) = service::way(app, &token).await.unwrap() else { panic!("not used") };
    assert_eq!(ask.name.as_deref(), Some("Alex Moor"));
    assert_eq!(service::way(app, &format!("{token}x")).await.unwrap(), Way::Unknown);
    assert!(service::sign_in(app, "Mia@larches.example", PASSWORD, "here").await.is_ok());
    // Its message is gone with it.
    assert!(service::messages(&house.admin, app).await.unwrap().is_empty());
    let again = service::invite(&house.admin, app, id, "mia@larches.example", false).await.unwrap_err();
    assert!(again.says("people-invite-not-now"), "{again}");
}

async fn an_invitation_ends_with_its_time_and_when_it_is_taken_back(fresh: Fresh) {
    let (app, house) = (&fresh.app, house(&fresh, "Larches").await);
    let (id, first) = invited(&fresh, &house).await;
    // A second one takes the place of the first.
    service::invite(&house.admin, app, id, "mia@larches.example", false).await.unwrap();
    let second = passed_on(app, &house.admin, id).await;
    assert!(matches!(service::way(app, &first).await.unwrap(), Way::Ended(_)));
    assert!(service::accept(app, &first, PASSWORD, "here").await.is_err());
    service::withdraw_invitation(&house.admin, app, id).await.unwrap();
    assert!(matches!(service::way(app, &second).await.unwrap(), Way::Ended(_)));
    assert!(service::withdraw_invitation(&house.admin, app, id).await.unwrap_err().says("people-invite-no-open"));
    service::invite(&house.admin, app, id, "mia@larches.example", false).await.unwrap();
    let third = passed_on(app, &house.admin, id).await;
    app.clock.set_ahead(72 * 3600 - 60);
    assert!(matches!(service::way(app, &third).await.unwrap(), Way::Open(_)));
    app.clock.set_ahead(72 * 3600 + 60);
    assert!(service::accept(app, &third, PASSWORD, "here").await.unwrap_err().says("people-link-over"));
    let person = service::person(&house.admin, app, id).await.unwrap();
    let (state, _) = service::sign_ins(&house.admin, app).await.unwrap().of(&person);
    assert_eq!(state, SignInState::Lapsed { email: "mia@larches.example".to_owned() });
}

async fn a_code_that_was_read_out_works_for_a_quarter_of_an_hour(fresh: Fresh) {
    let (app, house) = (&fresh.app, house(&fresh, "Larches").await);
    let (id, _) = invited(&fresh, &house).await;
    let email = "mia@larches.example";
    let code = service::invite(&house.admin, app, id, email, true).await.unwrap().unwrap();
    let other = service::by_code(app, "sam@larches.example", &code, PASSWORD, "here").await.unwrap_err();
    let wrong = service::by_code(app, email, "aaaa-bbbb-cccc", PASSWORD, "here").await.unwrap_err();
    assert_eq!(other, wrong);
    // As people type it.
    let typed = code.to_uppercase().replace('-', " ");
    let session = service::by_code(app, email, &typed, PASSWORD, "here").await.unwrap();
    assert!(matches!(who(app, &session).await, Who::Person(_)));
    assert!(service::by_code(app, email, &code, PASSWORD, "here").await.unwrap_err().says("people-code-wrong"));
    let reset = service::reset_code(&house.admin, app, id).await.unwrap();
    app.clock.set_ahead(16 * 60);
    assert!(service::by_code(app, email, &reset, "four green trains", "here").await.is_err());
    let reset = service::reset_code(&house.admin, app, id).await.unwrap();
    service::by_code(app, email, &reset, "four green trains", "here").await.unwrap();
    assert_eq!(who(app, &session).await, Who::Nobody);
    assert!(service::sign_in(app, email, PASSWORD, "here").await.is_err());
    // A code stands in no address.
    let reset = service::reset_code(&house.admin, app, id).await.unwrap();
    assert_eq!(service::way(app, &reset).await.unwrap(), Way::Unknown);
}

async fn a_forgotten_password_is_replaced_by_link_and_other_sessions_end(fresh: Fresh) {
    let (app, house) = (&fresh.app, house(&fresh, "Larches").await);
    let Who::Person(me) = &house.admin else { panic!() };
    let email = format!("alex.{}@test.example", house.org.id.0.simple());
    let elsewhere = service::sign_in(app, &email, PASSWORD, "there").await.unwrap();
    let mut ear = app.db.notices().listen();
    service::forgot(app, "nobody@test.example", "here").unwrap();
    service::forgot(app, &email, "here").unwrap();
    soon(ear.next()).await.expect("no message was kept");
    let token = passed_on(app, &house.admin, me.person).await;
    assert!(matches!(service::way(app, &token).await.unwrap(), Way::Open(open) if !open.invitation));
    let here = service::accept(app, &token, "four green trains", "here").await.unwrap();
    assert!(matches!(who(app, &here).await, Who::Person(_)));
    assert_eq!(who(app, &elsewhere).await, Who::Nobody);
    assert!(matches!(service::way(app, &token).await.unwrap(), Way::Used(_)));
}

/// What the app on a phone shows, `steps` half-minutes from now.
fn shown(app: &App, secret: &str, steps: i64) -> String {
    let secret = Secret::try_from_base32(secret.replace(' ', "")).unwrap();
    let now = time::OffsetDateTime::from(app.clock.now()).unix_timestamp() + 30 * steps;
    Builder::new().with_secret(secret).build().unwrap().generate(u64::try_from(now).unwrap()).to_string()
}

/// Switches codes on for this person; the secret and the recovery codes.
pub async fn with_codes(app: &App, person: &Who) -> (String, Vec<String>) {
    service::begin_codes(person, app).await.unwrap();
    let scan = service::to_scan(person, app).await.unwrap().unwrap();
    assert!(scan.address.starts_with("otpauth://totp/"));
    let recovery = service::confirm_codes(person, app, &shown(app, &scan.secret, -1)).await.unwrap().unwrap();
    (scan.secret, recovery)
}

async fn codes_from_an_app_are_switched_on_in_two_steps_and_work_once(fresh: Fresh) {
    let (app, house) = (&fresh.app, house(&fresh, "Larches").await);
    let email = format!("alex.{}@test.example", house.org.id.0.simple());
    service::begin_codes(&house.admin, app).await.unwrap();
    let scan = service::to_scan(&house.admin, app).await.unwrap().unwrap();
    // Begun is not switched on: nobody is shut out by half a set-up.
    let token = service::sign_in(app, &email, PASSWORD, "here").await.unwrap();
    assert_eq!(service::begun(app, &token).await.unwrap(), Begun::In { lead: false });
    let wrong = service::confirm_codes(&house.admin, app, "000000").await;
    assert!(wrong.is_err() || shown(app, &scan.secret, 0) == "000000");
    let first = shown(app, &scan.secret, 0);
    let recovery = service::confirm_codes(&house.admin, app, &first).await.unwrap().unwrap();
    assert_eq!(recovery.len(), 10);
    assert_eq!(service::to_scan(&house.admin, app).await.unwrap(), None);
    assert!(service::begin_codes(&house.admin, app).await.unwrap_err().says("people-codes-on-already"));

    let token = service::sign_in(app, &email, PASSWORD, "here").await.unwrap();
    assert!(matches!(service::begun(app, &token).await.unwrap(), Begun::SecondStep { .. }));
    assert_eq!(who(app, &token).await, Who::Nobody);
    // The code that switched it on was used with that.
    assert!(service::second_step(app, &token, &first).await.unwrap_err().says("people-code-app-used"));
    let next = shown(app, &scan.secret, 1);
    let token = service::second_step(app, &token, &next).await.unwrap();
    assert!(matches!(who(app, &token).await, Who::Person(_)));
    let again = service::sign_in(app, &email, PASSWORD, "here").await.unwrap();
    assert!(service::second_step(app, &again, &next).await.unwrap_err().says("people-code-app-used"));
    // One step of drift, not two.
    app.clock.set_ahead(300);
    let late = service::second_step(app, &again, &shown(app, &scan.secret, -2)).await.unwrap_err();
    assert!(late.says("people-second-step-wrong"), "{late}");
    service::second_step(app, &again, &shown(app, &scan.secret, -1)).await.unwrap();
    // Half-way in is forgotten after ten minutes.
    let waits = service::sign_in(app, &email, PASSWORD, "here").await.unwrap();
    app.clock.set_ahead(300 + 11 * 60);
    let late = service::second_step(app, &waits, &shown(app, &scan.secret, 0)).await.unwrap_err();
    assert!(late.says("people-begin-again"), "{late}");
}

async fn a_recovery_code_works_once_and_a_second_step_goes_with_the_password_only(fresh: Fresh) {
    let (app, house) = (&fresh.app, house(&fresh, "Larches").await);
    let email = format!("alex.{}@test.example", house.org.id.0.simple());
    let (_, recovery) = with_codes(app, &house.admin).await;
    let token = service::sign_in(app, &email, PASSWORD, "here").await.unwrap();
    let token = service::second_step(app, &token, &recovery[0].to_uppercase()).await.unwrap();
    assert!(matches!(who(app, &token).await, Who::Person(_)));
    assert_eq!(service::steps(&house.admin, app).await.unwrap().recovery, 9);
    let again = service::sign_in(app, &email, PASSWORD, "here").await.unwrap();
    assert!(service::second_step(app, &again, &recovery[0]).await.unwrap_err().says("people-second-step-wrong"));
    let renewed = service::new_recovery_codes(&house.admin, app, PASSWORD).await.unwrap();
    assert!(service::second_step(app, &again, &recovery[1]).await.is_err());
    service::second_step(app, &again, &renewed[1]).await.unwrap();
    let wrong = service::remove_step(&house.admin, app, "codes", "not my password").await.unwrap_err();
    assert!(wrong.says("people-password-wrong"));
    service::remove_step(&house.admin, app, "codes", PASSWORD).await.unwrap();
    assert!(!service::steps(&house.admin, app).await.unwrap().any());
    assert_eq!(service::steps(&house.admin, app).await.unwrap().recovery, 0);
    let token = service::sign_in(app, &email, PASSWORD, "here").await.unwrap();
    assert!(matches!(service::begun(app, &token).await.unwrap(), Begun::In { .. }));
}

async fn an_administrator_resets_a_second_step_and_the_person_is_told(fresh: Fresh) {
    let (app, house) = (&fresh.app, house(&fresh, "Larches").await);
    let mia = fresh.person(&house.org, "Mia Manager", &[Role::Manager]).await;
    let Who::Person(signed) = &mia else { panic!() };
    let email = format!("mia.{}@test.example", house.org.id.0.simple());
    assert!(service::reset_second_step(&house.admin, app, signed.person).await.is_err());
    let (secret, _) = with_codes(app, &mia).await;
    let token = service::sign_in(app, &email, PASSWORD, "here").await.unwrap();
    let token = service::second_step(app, &token, &shown(app, &secret, 1)).await.unwrap();
    assert_eq!(service::reset_second_step(&mia, app, signed.person).await.unwrap_err(), Refused::NotAllowed);
    service::reset_second_step(&house.admin, app, signed.person).await.unwrap();
    assert_eq!(who(app, &token).await, Who::Nobody);
    let message = service::messages(&house.admin, app).await.unwrap().pop().unwrap();
    assert_eq!((message.person, message.why.as_str()), (Some(signed.person), "second_step_reset"));
    let token = service::sign_in(app, &email, PASSWORD, "here").await.unwrap();
    assert!(matches!(who(app, &token).await, Who::Person(_)));
}

async fn somebody_who_left_is_out_at_once_and_comes_back_with_their_roles(fresh: Fresh) {
    let (app, house) = (&fresh.app, house(&fresh, "Larches").await);
    let hr = fresh.person(&house.org, "Harriet Row", &[Role::Hr]).await;
    let Who::Person(signed) = &hr else { panic!() };
    let email = format!("harriet.{}@test.example", house.org.id.0.simple());
    let token = service::sign_in(app, &email, PASSWORD, "there").await.unwrap();
    let Who::Person(me) = &house.admin else { panic!() };
    assert!(service::leave(&house.admin, app, me.person).await.unwrap_err().says("people-leave-yourself"));
    assert_eq!(service::leave(&hr, app, me.person).await.unwrap_err(), Refused::NotAllowed);
    service::leave(&house.admin, app, signed.person).await.unwrap();
    assert_eq!(who(app, &token).await, Who::Nobody);
    assert!(service::sign_in(app, &email, PASSWORD, "here").await.unwrap_err().says("people-sign-in-left"));
    let here = service::everybody(&house.admin, app).await.unwrap();
    assert!(here.iter().all(|listed| listed.person.name != "Harriet Row"));
    assert_eq!(service::people_who_left(&house.admin, app).await.unwrap()[0].0.name, "Harriet Row");
    assert!(service::leave(&house.admin, app, signed.person).await.unwrap_err().says("people-left-already"));
    assert!(service::reset_code(&house.admin, app, signed.person).await.is_err());
    service::come_back(&house.admin, app, signed.person).await.unwrap();
    assert!(service::come_back(&house.admin, app, signed.person).await.is_err());
    let token = service::sign_in(app, &email, PASSWORD, "here").await.unwrap();
    assert!(matches!(who(app, &token).await, Who::Person(back) if back.roles == [Role::Hr]));
}

async fn sessions_are_listed_and_ended_by_their_owner(fresh: Fresh) {
    let (app, house) = (&fresh.app, house(&fresh, "Larches").await);
    let email = format!("alex.{}@test.example", house.org.id.0.simple());
    let here = service::sign_in(app, &email, PASSWORD, "here").await.unwrap();
    let there = service::sign_in(app, &email, PASSWORD, "there").await.unwrap();
    let me = who(app, &here).await;
    let listed = service::sessions(&me, app, &here).await.unwrap();
    assert_eq!(listed.iter().filter(|session| session.here).count(), 1);
    let stranger = fresh.person(&house.org, "Sam Other", &[Role::Manager]).await;
    let other = listed.iter().find(|session| !session.here).unwrap();
    assert_eq!(service::end_one(&stranger, app, other.id).await.unwrap_err(), Refused::NotFound);
    for session in listed.iter().filter(|session| !session.here).take(1) {
        service::end_one(&me, app, session.id).await.unwrap();
        assert_eq!(service::end_one(&me, app, session.id).await.unwrap_err(), Refused::NotFound);
    }
    service::end_others(&me, app, &here).await.unwrap();
    assert_eq!(who(app, &there).await, Who::Nobody);
    assert_eq!(service::sessions(&me, app, &here).await.unwrap().len(), 1);
    assert!(matches!(who(app, &here).await, Who::Person(_)));
}

async fn one_account_in_two_organisations_chooses_and_nobody_reaches_over(fresh: Fresh) {
    let app = &fresh.app;
    let (larches, beeches) = (house(&fresh, "Larches").await, house(&fresh, "Beeches").await);
    let (at_larches, token) = invited(&fresh, &larches).await;
    service::accept(app, &token, PASSWORD, "here").await.unwrap();
    // Another house may invite the same address, and learns nothing from it.
    let mia = new("Mia M.", "mia@larches.example", &[Role::Hr]);
    let at_beeches = service::add_person(&beeches.admin, app, mia).await.unwrap();
    let taken = new("Mia again", "mia@larches.example", &[Role::Manager]);
    assert!(service::add_person(&beeches.admin, app, taken).await.unwrap_err().says("people-email-taken"));
    let token = passed_on(app, &beeches.admin, at_beeches).await;
    // Whoever holds the link, the inviter perhaps, cannot tell by it that the address signs in elsewhere.
    let oona =
        service::add_person(&beeches.admin, app, new("Mia M.", "oona@larches.example", &[Role::Hr])).await.unwrap();
    let fresh_link = passed_on(app, &beeches.admin, oona).await;
    let known_page = fresh.visitor().get(&format!("/welcome/{token}")).await;
    let new_page = fresh.visitor().get(&format!("/welcome/{fresh_link}")).await;
    let bare = |page: &str| page.replace(&token, "").replace(&fresh_link, "").replace("mia@", "").replace("oona@", "");
    let nonce = |text: &str| {
        text.split("nonce=\"").map(|part| part.split_once('"').map_or(part, |(_, rest)| rest)).collect::<String>()
    };
    assert_eq!(nonce(&bare(&known_page.text)), nonce(&bare(&new_page.text)));
    known_page.is(200).shows("type the password that you use there");
    assert!(service::accept(app, &token, "short", "here").await.unwrap_err().says("people-password-short"));
    let wrong = service::accept(app, &token, "four green trains", "here").await.unwrap_err();
    assert!(wrong.says("people-welcome-known-wrong"), "{wrong}");
    service::accept(app, &token, PASSWORD, "here").await.unwrap();

    let half = service::sign_in(app, "mia@larches.example", PASSWORD, "here").await.unwrap();
    assert_eq!(who(app, &half).await, Who::Nobody);
    let Begun::Organisation { choices, .. } = service::begun(app, &half).await.unwrap() else { panic!("no choice") };
    assert_eq!(choices.len(), 2);
    let strange = fresh.organisation("Oaks").await.id.to_string();
    assert!(service::choose_organisation(app, &half, &strange).await.is_err());
    let token = service::choose_organisation(app, &half, &beeches.org.id.to_string()).await.unwrap();
    let me = who(app, &token).await;
    assert!(matches!(&me, Who::Person(signed) if signed.person == at_beeches && signed.roles == [Role::Hr]));
    let token = service::change_organisation(&me, app, &token, &larches.org.id.to_string()).await.unwrap();
    assert!(matches!(who(app, &token).await, Who::Person(signed) if signed.person == at_larches));
    // An administrator of one house cannot open the sign-in to the other.
    let refused = service::reset_code(&beeches.admin, app, at_beeches).await.unwrap_err();
    assert!(refused.says("people-signs-in-elsewhere"), "{refused}");
    // Nor does a forgotten password put such a link into the hands of either house.
    let mut ear = app.db.notices().listen();
    service::forgot(app, "mia@larches.example", "here").unwrap();
    soon(ear.next()).await.expect("no message was kept");
    for (admin, mia) in [(&larches.admin, at_larches), (&beeches.admin, at_beeches)] {
        let waiting = service::messages(admin, app).await.unwrap();
        assert!(waiting.iter().all(|message| message.person != Some(mia)));
    }
    // Whoever left one house signs in to the other without being asked.
    service::leave(&beeches.admin, app, at_beeches).await.unwrap();
    let token = service::sign_in(app, "mia@larches.example", PASSWORD, "here").await.unwrap();
    assert!(matches!(who(app, &token).await, Who::Person(signed) if signed.person == at_larches));
}

async fn nothing_secret_stands_in_the_ledger_or_the_database(fresh: Fresh) {
    let (app, house) = (&fresh.app, house(&fresh, "Larches").await);
    let (id, token) = invited(&fresh, &house).await;
    let code = service::invite(&house.admin, app, id, "mia@larches.example", true).await.unwrap().unwrap();
    let session = service::by_code(app, "mia@larches.example", &code, PASSWORD, "here").await.unwrap();
    let mia = who(app, &session).await;
    let (secret, recovery) = with_codes(app, &mia).await;
    let person = service::person(&house.admin, app, id).await.unwrap();
    let entries = ledger::stream(&house.admin, app, person.stream).await.unwrap();
    let kinds: Vec<_> = entries.iter().filter_map(|entry| entry.kind()).collect();
    for kind in ["person.added", "person.invited", "person.password_set", "second_step.added"] {
        assert!(kinds.contains(&kind), "{kind} is not among {kinds:?}");
    }
    let secrets = [token, code, session, secret.replace(' ', ""), recovery[0].clone(), PASSWORD.to_owned()];
    for entry in &entries {
        let Content::Open(body) = &entry.content else { panic!("not open") };
        let body = serde_json::to_string(body).unwrap();
        assert!(secrets.iter().all(|secret| !body.contains(secret.as_str())), "{body}");
    }
    if let sametable::platform::db::Db::Sqlite { .. } = &app.db {
        let mut bytes = std::fs::read(fresh.folder.path().join("sametable.db")).unwrap();
        bytes.extend(std::fs::read(fresh.folder.path().join("sametable.db-wal")).unwrap_or_default());
        for secret in &secrets {
            let found = bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
            assert!(!found, "a secret stands in the database");
        }
    }
}

#[tokio::test]
async fn known_and_unknown_addresses_are_answered_alike_in_words_status_and_time() {
    let mut fresh = Fresh::sqlite().await;
    fresh.app.password_cost = argon2::Params::default();
    let house = house(&fresh, "Larches").await;
    let known = format!("alex.{}@test.example", house.org.id.0.simple());
    let mut times: [Vec<u128>; 2] = [Vec::new(), Vec::new()];
    let mut answers = Vec::new();
    for round in 0..7 {
        for (which, email) in [known.as_str(), "nobody@test.example"].into_iter().enumerate() {
            let begun = Instant::now();
            let answer = fresh.visitor().post("/sign-in", &[("email", email), ("password", "not this one")]).await;
            times[which].push(begun.elapsed().as_micros());
            if round == 0 {
                answers.push((answer.status, answer.text.replace(email, "")));
            }
        }
    }
    let nonce = |text: &str| {
        text.split("nonce=\"").map(|part| part.split_once('"').map_or(part, |(_, rest)| rest)).collect::<String>()
    };
    assert_eq!(answers[0].0, answers[1].0);
    assert_eq!(nonce(&answers[0].1), nonce(&answers[1].1));
    let median = |times: &mut Vec<u128>| {
        times.sort_unstable();
        times[times.len() / 2]
    };
    let (one, other) = (median(&mut times[0]), median(&mut times[1]));
    // Both hash: a hash takes milliseconds, a lookup alone would take far less than a third of that.
    assert!(one < 3 * other && other < 3 * one, "{one} µs against {other} µs");
    for email in [known.as_str(), "nobody@test.example"] {
        let answer = fresh.visitor().post("/forgot", &[("email", email)]).await;
        answer.goes_to("/forgot/sent");
    }
}

#[tokio::test]
async fn a_link_that_does_not_work_says_what_to_do_and_whom_to_ask() {
    let fresh = Fresh::sqlite().await;
    let house = house(&fresh, "Larches").await;
    let (id, token) = invited(&fresh, &house).await;
    let mut visitor = fresh.visitor();
    let page = visitor.get(&format!("/welcome/{token}")).await;
    page.is(200).shows("Welcome to Larches").shows("mia@larches.example");
    let refused = visitor.post(&format!("/welcome/{token}"), &[("password", "short")]).await;
    refused.is(422).shows("at least 10 characters").hides("value=\"short\"");
    visitor.get(&format!("/welcome/{}", &token[..20])).await.is(410).shows("We do not know this link");
    visitor.get("/welcome/%00%ff%2e%2e").await.shows("We do not know this link");
    let mut elsewhere = fresh.visitor();
    elsewhere.post(&format!("/welcome/{token}"), &[("password", PASSWORD)]).await.goes_to("/account/welcome");
    elsewhere.get("/account/welcome").await.is(200).shows("You are in, Mia");
    visitor.get(&format!("/welcome/{token}")).await.is(410).shows("used already").shows("ask Alex Moor at Larches");
    visitor.post(&format!("/welcome/{token}"), &[("password", PASSWORD)]).await.is(422).shows("does not work any more");
    let _ = id;
}

#[tokio::test]
async fn without_a_mail_server_nobody_is_sent_to_look_into_their_mail() {
    let mut fresh = Fresh::sqlite().await;
    let mut visitor = fresh.visitor();
    visitor.get("/forgot").await.is(200).shows("This server sends no mail").hides("We write you a link");
    let sent = visitor.get("/forgot/sent").await;
    sent.is(200).shows("<h1>Ask your administrator</h1>").hides("Look into your mail").hides("unwanted mail");
    let mut settings = (*fresh.app.settings).clone();
    let mail =
        sametable::platform::mail::MailSettings::read("smtp://mail.test:25", "SameTable <panel@larches.example>");
    settings.mail = Some(mail.unwrap());
    fresh.app.settings = settings.into();
    let sent = fresh.visitor().get("/forgot/sent").await;
    sent.is(200).shows("<h1>Look into your mail</h1>").shows("unwanted mail");
}

/// Signs in at the door as far as the password goes.
async fn at_door(visitor: &mut Visitor, email: &str) {
    let answer = visitor.post("/sign-in", &[("email", email), ("password", PASSWORD), ("then", "/people")]).await;
    answer.goes_to("/sign-in/second-step?then=/people");
}

#[tokio::test]
async fn half_way_in_opens_nothing_and_the_second_step_leads_to_where_one_wanted_to_go() {
    let fresh = Fresh::sqlite().await;
    let house = house(&fresh, "Larches").await;
    let email = format!("alex.{}@test.example", house.org.id.0.simple());
    let (secret, recovery) = with_codes(&fresh.app, &house.admin).await;
    let mut visitor = fresh.visitor();
    at_door(&mut visitor, &email).await;
    visitor.get("/people").await.goes_to("/sign-in?then=/people");
    visitor
        .get("/sign-in/second-step?then=/people")
        .await
        .is(200)
        .shows("Code from your app")
        .shows("value=\"/people\"");
    let wrong = visitor.post("/sign-in/second-step", &[("code", "12"), ("then", "/people")]).await;
    wrong.is(422).shows("id=\"code-error\"").shows("value=\"/people\"");
    let code = shown(&fresh.app, &secret, 1);
    visitor.post("/sign-in/second-step", &[("code", &code), ("then", "/people")]).await.goes_to("/people");
    visitor.get("/people").await.is(200);

    // What was typed before a sign-in lapsed goes along through both steps.
    let mut late = fresh.visitor();
    let kept = [
        ("email", email.as_str()),
        ("password", PASSWORD),
        ("kept-action", "/people/new"),
        ("kept.name", "Ann “A” Field"),
    ];
    late.post("/sign-in", &kept).await.is(200).shows("One more step").shows("Ann “A” Field");
    let kept = [("code", recovery[3].as_str()), ("kept-action", "/people/new"), ("kept.name", "Ann “A” Field")];
    late.post("/sign-in/second-step", &kept).await.is(200).shows("Ann “A” Field").shows("action=\"/people/new\"");
    fresh.visitor().get("/sign-in/second-step").await.is(200).shows("Please sign in again");
}

#[tokio::test]
async fn an_organisation_that_asks_for_a_second_step_leads_there_and_shuts_nobody_out() {
    let fresh = Fresh::sqlite().await;
    let house = house(&fresh, "Larches").await;
    fresh.person(&house.org, "Fay Runs", &[Role::Facilitator]).await;
    let admin_email = format!("alex.{}@test.example", house.org.id.0.simple());
    let mut admin = fresh.visitor();
    admin.post("/sign-in", &[("email", &admin_email), ("password", PASSWORD)]).await.goes_to("/");
    admin.post("/people/second-step", &[("second_step", "yes")]).await.goes_to("/people");
    admin.get("/people").await.is(200).shows("Nobody with an office role has a second step yet");
    let mut again = fresh.visitor();
    again.post("/sign-in", &[("email", &admin_email), ("password", PASSWORD)]).await.goes_to("/account/second-step");
    again.get("/account/second-step").await.is(200).shows("Your organisation asks you").shows(">Later<");
    again.get("/people").await.is(200);
    // Not everybody has an office role.
    let fay = format!("fay.{}@test.example", house.org.id.0.simple());
    fresh.visitor().post("/sign-in", &[("email", &fay), ("password", PASSWORD)]).await.goes_to("/");
}

#[tokio::test]
async fn a_passkey_that_nobody_asked_for_is_refused_with_a_sentence() {
    let fresh = Fresh::sqlite().await;
    let house = house(&fresh, "Larches").await;
    let mut visitor = fresh.visitor();
    let asked = visitor.get("/sign-in/passkey.json").await;
    asked.is(200).shows("\"challenge\"").shows("\"rpId\":\"panel.test\"").hides("mediation\":\"");
    for credential in ["", "{}", "[1]", "null", &"x".repeat(50_000)] {
        let answer = visitor.post("/sign-in/passkey", &[("ceremony", "none"), ("credential", credential)]).await;
        answer.is(422).shows("Please try again");
    }
    let mut admin = fresh.visitor().with_session(
        &service::sign_in(&fresh.app, &format!("alex.{}@test.example", house.org.id.0.simple()), PASSWORD, "here")
            .await
            .unwrap(),
    );
    let asked = admin.get("/account/second-step/passkey.json").await;
    asked.is(200).shows("\"residentKey\":\"required\"");
    let answer = admin.post("/account/second-step/passkey", &[("passkey_name", ""), ("credential", "{}")]).await;
    answer.is(422).shows("id=\"passkey_name-error\"");
}

#[tokio::test]
async fn the_first_administrator_is_led_on_and_a_code_to_read_out_is_shown_once() {
    let fresh = Fresh::sqlite().await;
    let code = service::first_code(&fresh.app).await.unwrap().unwrap();
    let mut visitor = fresh.visitor();
    visitor.get("/").await.goes_to("/first");
    visitor.get("/first").await.is(200).shows("Where is the code?");
    let typed = [
        ("code", code.as_str()),
        ("organisation", "Larches Care"),
        ("service", "Elm House"),
        ("name", "Priya Shah"),
        ("email", "priya@larches.example"),
        ("password", PASSWORD),
    ];
    // A form that is refused keeps what was typed, the long code too, and never the password; no address has any of it.
    let mut bad = typed;
    bad[4].1 = "no address";
    let refused = visitor.post("/first", &bad).await;
    refused.is(422).shows(&format!("value=\"{code}\"")).shows("value=\"Larches Care\"").hides(PASSWORD);
    assert_eq!(refused.location, "");
    visitor.post("/first", &typed).await.goes_to("/first/next");
    visitor.get("/first/next").await.is(200).shows("Larches Care is set up").shows("second administrator");
    let added = [
        ("name", "Mia Manager"),
        ("roles", "manager"),
        ("where_manager", "organisation"),
        ("email", "mia@larches.example"),
    ];
    // Without a mail server the invitation waits to be passed on.
    visitor.post("/people/new", &added).await.goes_to("/messages");
    visitor.get("/messages").await.is(200).shows("For Mia Manager").shows("https://panel.test/welcome/");
    let page = visitor.get("/people").await;
    page.is(200).shows("Invited").shows("One message waits");
    let id = page.text.split("href=\"/people/").nth(2).unwrap().split('"').next().unwrap().to_owned();
    let shown =
        visitor.post(&format!("/people/{id}/invite"), &[("email", "mia@larches.example"), ("how", "code")]).await;
    shown.is(200).shows("A code for Mia Manager").shows("https://panel.test/code");
    visitor.get(&format!("/people/{id}")).await.is(200).hides("<code>");
}

#[tokio::test]
async fn whoever_tried_too_often_is_told_until_when_and_keeps_what_they_typed_and_their_ways_on() {
    let fresh = Fresh::sqlite().await;
    let mut visitor = fresh.visitor();
    let wrong = [("email", "mia@larches.example"), ("password", "not the password")];
    for _ in 0..8 {
        visitor.post("/sign-in", &wrong).await.is(422);
    }
    let until = time::OffsetDateTime::from(fresh.app.clock.now()) + time::Duration::minutes(15);
    let page = visitor.post("/sign-in", &wrong).await;
    page.is(429).shows("class=\"errors\"").shows("Please wait until").shows("ask your administrator");
    let around: Vec<_> = [0, 60]
        .map(|before| {
            let at = until - time::Duration::seconds(before);
            sametable::platform::clock::london_until(at.into(), fresh.app.clock.now())
        })
        .into();
    assert!(around.iter().any(|time| page.text.contains(time.as_str())), "{around:?} in {}", page.text);
    page.shows("value=\"mia@larches.example\"").hides("not the password").shows("href=\"/forgot\"");
    let wait: i64 = page.headers["retry-after"].to_str().unwrap().parse().unwrap();
    assert!((800..=901).contains(&wait), "{wait}");
    // When that time has come, it is so.
    fresh.app.clock.set_ahead(wait);
    visitor.post("/sign-in", &wrong).await.is(422);
    // At the first start too, where there is no administrator to ask.
    let fresh = Fresh::sqlite().await;
    sametable::people::service::first_code(&fresh.app).await.unwrap();
    let mut visitor = fresh.visitor();
    let typed = [
        ("code", "0000-0000-0000"),
        ("organisation", "Larches Care"),
        ("service", "Elm House"),
        ("name", "Priya Shah"),
        ("email", "priya@larches.example"),
        ("password", "a quiet paper boat"),
    ];
    for _ in 0..10 {
        visitor.post("/first", &typed).await.is(422);
    }
    let page = visitor.post("/first", &typed).await;
    page.is(429).shows("Please wait until").shows("value=\"Larches Care\"").hides("a quiet paper boat");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_guesses_elsewhere_keeps_nobody_out_until_it_is_too_much() {
    let fresh = Fresh::sqlite().await;
    let org = fresh.organisation("Larches").await;
    fresh.signed_in(&org, "Mia Manager", &[Role::Manager]).await;
    let email = format!("mia.{}@test.example", org.id.0.simple());
    let wrong = [("email", email.as_str()), ("password", "not the password")];
    let right = [("email", email.as_str()), ("password", PASSWORD)];
    let mut guesser = fresh.visitor().from("192.0.2.9");
    for _ in 0..8 {
        guesser.post("/sign-in", &wrong).await.is(422);
    }
    guesser.post("/sign-in", &right).await.is(429);
    fresh.visitor().from("192.0.2.10").post("/sign-in", &right).await.is(303);
    // From many places at once it is too much for everybody, until it is over.
    for place in 11..24 {
        let mut guesser = fresh.visitor().from(&format!("192.0.2.{place}"));
        for _ in 0..8 {
            guesser.post("/sign-in", &wrong).await;
        }
    }
    let mut mia = fresh.visitor().from("192.0.2.10");
    let wait: i64 =
        mia.post("/sign-in", &right).await.is(429).headers["retry-after"].to_str().unwrap().parse().unwrap();
    fresh.app.clock.set_ahead(wait);
    mia.post("/sign-in", &right).await.is(303);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_only_administrator_is_let_in_by_a_code_from_the_servers_terminal_that_works_once() {
    let fresh = Fresh::sqlite().await;
    let org = fresh.organisation("Larches").await;
    let who = fresh.person(&org, "Ada Ash", &[Role::Administrator]).await;
    let email = format!("ada.{}@test.example", org.id.0.simple());
    let call = |arguments: &[&str]| {
        let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_sametable"));
        program.args(arguments).env_remove("DATABASE_URL").env("RUST_LOG", "warn");
        program.env("SAMETABLE_DATA", fresh.folder.path()).env("SAMETABLE_PUBLIC_URL", "https://panel.test");
        let output = program.output().unwrap();
        let words = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (output.status.code(), words(&output.stdout), words(&output.stderr))
    };
    let (status, _, said) = call(&["reset-code", "nobody@test.example"]);
    assert!(status == Some(2) && said.contains("Nobody signs in with nobody@test.example"), "{said}");
    let (status, printed, warned) = call(&["reset-code", &email.to_uppercase()]);
    assert_eq!((status, warned.as_str()), (Some(0), ""), "{printed}");
    assert!(printed.contains("https://panel.test/code") && printed.contains(&email), "{printed}");
    let code = printed.lines().next().unwrap().rsplit(' ').next().unwrap().to_owned();
    // It is noted without the code.
    let own = sametable::people::store::persons(&fresh.app.db, org.id).await.unwrap();
    let ada = own.iter().find(|person| person.name == "Ada Ash").unwrap();
    let entries = sametable::ledger::service::stream(&who, &fresh.app, ada.stream).await.unwrap();
    assert_eq!(entries.last().unwrap().kind(), Some("person.reset_code_made"));
    assert!(!format!("{entries:?}").contains(&code));
    let new = [("email", email.as_str()), ("code", code.as_str()), ("new_password", "four green trains")];
    let mut visitor = fresh.visitor();
    visitor.post("/code", &new).await.is(303);
    visitor.get("/people").await.is(200).shows("Ada Ash");
    fresh.visitor().post("/code", &new).await.is(422);
    // A quarter of an hour later it is over.
    let (_, printed, _) = call(&["reset-code", &email]);
    let late = printed.lines().next().unwrap().rsplit(' ').next().unwrap().to_owned();
    fresh.app.clock.set_ahead(16 * 60);
    let new = [("email", email.as_str()), ("code", late.as_str()), ("new_password", "five green trains")];
    fresh.visitor().post("/code", &new).await.is(422);
    let (status, _, said) = call(&["reset-code", &email, "--second-step"]);
    assert_eq!((status, said.as_str()), (Some(0), ""));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_crowd_at_the_door_waits_its_turn_and_takes_no_small_servers_memory() {
    let fresh = Fresh::sqlite().await;
    assert_eq!(fresh.app.passwords.available_permits(), 2, "19 MiB each");
    assert_eq!(
        sametable::platform::App::new(
            sametable::platform::settings::Settings::clone(&fresh.app.settings),
            fresh.app.db.clone(),
            fresh.app.keys.clone(),
            Default::default(),
        )
        .password_cost,
        argon2::Params::default(),
        "what the tests ask for less is what a server has"
    );
    let asked =
        (0..40).map(|number| {
            let mut visitor = fresh.visitor();
            let email = format!("nobody{number}@larches.example");
            async move {
                visitor.post("/sign-in", &[("email", &email), ("password", "not the password")]).await.status.as_u16()
            }
        });
    let app = fresh.app.clone();
    let watched = async {
        let mut fewest = 2;
        while fewest > 0 {
            fewest = fewest.min(app.passwords.available_permits());
            tokio::task::yield_now().await;
        }
    };
    let (statuses, ()) = soon(futures::future::join(futures::future::join_all(asked), watched)).await;
    assert!(statuses.iter().all(|status| *status == 422), "everybody has their turn: {statuses:?}");
}
