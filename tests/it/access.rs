//! Who may open what: every route with every kind of visitor, on a real recruitment, proved by what comes back.

use crate::support::{Fresh, Visitor};
use sametable::app::{Access, Kind, Route, routes};
use sametable::command::demo::{self, Day, Made};
use sametable::people::service as people;
use sametable::people::{Role, Who, tablets};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Everybody there can be.
struct Visitors {
    all: BTreeMap<&'static str, Visitor>,
}

/// Persons by role, a tablet that waits, a seat of this panel, a seat of the other panel, and persons of another
/// organisation.
async fn visitors(fresh: &Fresh, made: &Made) -> Visitors {
    let mut all = BTreeMap::from([("nobody", fresh.visitor())]);
    let names = [
        (Role::Administrator, "administrator"),
        (Role::Manager, "manager"),
        (Role::Hr, "hr"),
        (Role::Facilitator, "facilitator"),
    ];
    for (role, name) in names {
        let person = made.people.iter().find(|one| one.role == role).unwrap();
        let token = people::sign_in(&fresh.app, &person.email, demo::PASSWORD, "test").await.unwrap();
        all.insert(name, fresh.visitor().with_session(&token));
    }
    let org = sametable::people::store::organisation(&fresh.app.db, made.org).await.unwrap().unwrap();
    for (role, name) in
        [(Role::Colleague, "colleague"), (Role::PanelMember, "panel member"), (Role::Supporter, "supporter")]
    {
        all.insert(name, fresh.signed_in(&org, &format!("Somebody{}", role.code().replace('_', "")), &[role]).await);
    }
    let ends = time::OffsetDateTime::from(fresh.app.clock.now()) + time::Duration::hours(12);
    let waiting = tablets::make_waiting(&fresh.app, made.org, made.today.panel, ends.into()).await.unwrap();
    all.insert("waiting tablet", fresh.visitor().with_tablet(&waiting));
    let shared = tablets::make_waiting(&fresh.app, made.org, made.today.panel, ends.into()).await.unwrap();
    let facilitator = &made.people.iter().find(|one| one.role == Role::Facilitator).unwrap().who;
    let Who::Tablet(device) = tablets::holder(&fresh.app, &shared).await.unwrap() else { panic!("not a tablet") };
    tablets::admit(facilitator, &fresh.app, device.tablet, None, true).await.unwrap();
    all.insert("shared tablet", fresh.visitor().with_tablet(&shared));
    let (seat, _) = fresh.seated(&org, made.today.panel, made.today.seats[0].id).await;
    all.insert("seat", seat);
    let (seat, _) = fresh.seated(&org, made.past.panel, made.past.seats[0].id).await;
    all.insert("seat of another panel", seat);
    let strangers = fresh.organisation("Beeches").await;
    let everything = [Role::Administrator, Role::Manager, Role::Hr, Role::Facilitator];
    all.insert("stranger", fresh.signed_in(&strangers, "Sten Stranger", &everything).await);
    Visitors { all }
}

/// The address with ids of today's recruitment.
fn address(path: &str, made: &Made, tablet: &str) -> String {
    address_on(path, made, &made.today, tablet)
}

/// The address with ids of one day's recruitment.
pub fn address_on(path: &str, made: &Made, today: &Day, tablet: &str) -> String {
    let line = "00000000-0000-7000-8000-000000000000";
    path.replace("{vacancy}", &today.vacancy.to_string())
        .replace("{candidacy}", &today.candidates[0].0.to_string())
        .replace("{panel}", &today.panel.to_string())
        .replace("{interview}", &today.interviews[0].to_string())
        .replace("{seat}", &today.seats[0].id.to_string())
        .replace("{person}", &made.people[1].who.signed().unwrap().person.to_string())
        .replace("{tablet}", tablet)
        .replace("{n}", "1")
        .replace("{guide}", "administrator")
        .replace("{line}", line)
        .replace("{call}", line)
        .replace("{message}", line)
        .replace("{session}", line)
        .replace("{request}", line)
        .replace("{token}", "unknown")
        .replace("{feedback}", line)
}

fn expected(access: Access, path: &str, visitor: &str) -> bool {
    // The stranger holds every office role at home: addresses without an id show them their own organisation.
    if visitor == "stranger" && matches!(access, Access::Roles(_) | Access::RunsDay) {
        return !path.contains('{');
    }
    let role = match visitor {
        "administrator" => Some(Role::Administrator),
        "manager" => Some(Role::Manager),
        "hr" => Some(Role::Hr),
        "facilitator" => Some(Role::Facilitator),
        "colleague" => Some(Role::Colleague),
        "panel member" => Some(Role::PanelMember),
        "supporter" => Some(Role::Supporter),
        _ => None,
    };
    match access {
        Access::Anyone => true,
        Access::SignedIn => role.is_some() || visitor == "stranger",
        Access::Roles(roles) => role.is_some_and(|role| roles.contains(&role)),
        // The manager of the demonstration holds a seat on the panel.
        Access::RunsDay => matches!(visitor, "facilitator" | "hr"),
        Access::Tablet => matches!(visitor, "waiting tablet" | "shared tablet" | "seat" | "seat of another panel"),
        Access::SharedTablet => visitor == "shared tablet",
        Access::Seat => matches!(visitor, "seat" | "seat of another panel"),
        Access::Machine => false,
    }
}

async fn ask(visitor: &Visitor, route: &Route, address: &str) -> crate::support::Answer {
    let mut visitor = visitor.clone();
    if matches!(route.kind, Kind::Form { .. }) { visitor.post(address, &[]).await } else { visitor.get(address).await }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_route_lets_in_whom_the_table_names_and_nobody_else() {
    let fresh = Fresh::sqlite().await;
    let made = demo::fill(&fresh.app).await.unwrap();
    let visitors = visitors(&fresh, &made).await;
    let mut wrong = String::new();
    let mut asked = 0;
    let nowhere = "00000000-0000-7000-8000-000000000001";
    for route in routes() {
        // Deeds that would change who the later visitors are.
        if matches!(
            route.path,
            "/sign-out"
                | "/account/sessions/end-others"
                | "/people/{person}/leave"
                | "/seat/not-me"
                | "/seat/give"
                | "/seat/take"
        ) {
            continue;
        }
        for (name, visitor) in &visitors.all {
            asked += 1;
            let path = address(route.path, &made, nowhere);
            let answer = ask(visitor, &route, &path).await;
            let status = answer.status.as_u16();
            let to_sign_in = status == 303 && answer.location.starts_with("/sign-in");
            let kept_out = matches!(status, 401 | 403 | 404) || to_sign_in;
            let may = expected(route.access, route.path, name);
            // The first page leads everybody on, to the sign-in too.
            let to_sign_in = to_sign_in && route.path != "/";
            let fine = if may { !matches!(status, 401 | 403) && !to_sign_in && status < 500 } else { kept_out };
            if !fine {
                let _ = writeln!(wrong, "{} {} as {name}: {status} {}", route.method(), route.path, answer.location);
            }
            // A refusal shows nothing of what was asked for.
            if !may {
                for (_, candidate) in made.today.candidates.iter().chain(&made.past.candidates) {
                    assert!(!answer.text.contains(candidate.as_str()), "{} shows {candidate} to {name}", route.path);
                }
            }
        }
    }
    println!("{asked} requests");
    assert!(wrong.is_empty(), "not as the table says:\n{wrong}");
}

#[tokio::test(flavor = "multi_thread")]
async fn another_organisation_finds_nothing_of_ours() {
    let fresh = Fresh::sqlite().await;
    let made = demo::fill(&fresh.app).await.unwrap();
    let visitors = visitors(&fresh, &made).await;
    let stranger = &visitors.all["stranger"];
    let ours: Vec<_> =
        made.today.candidates.iter().chain(&made.past.candidates).map(|(_, name)| name.as_str()).collect();
    for route in routes() {
        if route.path == "/sign-out" || !matches!(route.access, Access::Roles(_) | Access::RunsDay) {
            continue;
        }
        let path = address(route.path, &made, "00000000-0000-7000-8000-000000000001");
        let answer = ask(stranger, &route, &path).await;
        for name in ours.iter().copied().chain(["Ann Field", "Ben Okafor", "Priya Shah", "Elm House’s"]) {
            assert!(!answer.text.contains(name), "{} shows {name} to a stranger", route.path);
        }
        if route.path.contains("{vacancy}") || route.path.contains("{panel}") || route.path.contains("{candidacy}") {
            assert!(
                matches!(answer.status.as_u16(), 403 | 404),
                "{} answers {} to a stranger",
                route.path,
                answer.status
            );
        }
    }
}
