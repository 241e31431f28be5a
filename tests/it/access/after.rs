//! What is not there before the panel talks is there afterwards, for whom it is meant and nobody else.

use super::{NOT_TODAY, Scene, address_on, may, names};
use crate::access::visitors::Where;
use crate::evidence::a_photograph;
use sametable::app::{Access, Route, routes};
use sametable::checks::evidence::rules::KeepTyped;
use sametable::checks::evidence::{What, service as evidence};
use sametable::checks::references::service as references;
use sametable::panel::service as panel;
use sametable::people::{Role, Who};
use sametable::recruitment_file::subject_access::service as subject_access;
use sametable::scenario::service as scenario;
use sametable::scoring::service::{give, talk};
use sametable::scoring::{Answer, Shown, Support, Tap};
use std::fmt::Write as _;

/// These are about an interview of today, once the panel has talked; the others about a choice that was made.
const OF_TODAY: &[&str] = &["/panels/{panel}/voice/{recording}", "/panels/{panel}/talk/{interview}"];

fn later() -> impl Iterator<Item = Route> {
    routes().into_iter().filter(|route| NOT_TODAY.contains(&route.path))
}

#[tokio::test(flavor = "multi_thread")]
async fn what_came_of_a_choice_is_read_by_its_own_home_alone() {
    let Scene { fresh, made, there, ids: _ } = Scene::make().await;
    let mut wrong = String::new();
    let mut let_in = 0;
    let hr = &made.people.iter().find(|one| one.role == Role::Hr).unwrap().who;
    let joys = references::references(hr, &fresh.app, made.past.candidates[0].0).await.unwrap();
    let reference = joys.all[0].asked.id.to_string();
    let typed = KeepTyped { what: Some(What::Photograph), words: "", items: &["identity_photo"] };
    let candidate = made.past.candidates[0].0;
    let evidence = evidence::keep(hr, &fresh.app, candidate, typed, &a_photograph(20, 20)).await.unwrap().to_string();
    for route in later().filter(|route| !OF_TODAY.contains(&route.path) && !route.path.contains("{request}")) {
        let path = route.path.replace("{reference}", &reference).replace("{evidence}", &evidence);
        let path = address_on(&path, &made, &made.past, &there.tablet.to_string());
        for (name, one) in &there.all {
            let roles = match &one.who {
                Who::Person(signed) => signed.roles(),
                _ => Vec::new(),
            };
            let everywhere = |allowed| matches!(&one.who, Who::Person(signed) if signed.holds_everywhere(allowed));
            let may = match route.access {
                Access::Roles(allowed) => match one.at {
                    Where::Here => everywhere(allowed),
                    Where::OtherHome => roles.iter().any(|role| allowed.contains(role)),
                    Where::OtherOrganisation => false,
                },
                Access::Inspector => matches!(one.who, Who::Inspector(_)) && one.at == Where::OtherHome,
                other => panic!("{other:?}"),
            };
            let answer = one.visitor.clone().get(&path).await;
            let status = answer.status.as_u16();
            let shown = names(&made.past).iter().any(|word| answer.text.contains(word));
            let_in += usize::from(may);
            if may != (status == 200) || (!may && shown) {
                let _ = writeln!(wrong, "{} as {name}: {status}, a name is shown: {shown}", route.path);
            }
        }
    }
    assert!(wrong.is_empty() && let_in >= 9, "{let_in} let in\n{wrong}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_said_is_heard_at_the_talk_and_an_answer_is_read_when_it_is_ready_by_whom_the_table_names() {
    let Scene { fresh, made, there, ids } = Scene::make().await;
    let app = &fresh.app;
    let by = |role: Role| &made.people.iter().find(|one| one.role == role).unwrap().who;
    let lines = scenario::kit(by(Role::Manager), app, made.today.vacancy).await.unwrap().lines;
    // This panel talks when it has met everybody.
    for (n, interview) in made.today.interviews.iter().copied().enumerate() {
        if n > 0 {
            panel::start_interview(by(Role::Facilitator), app, interview).await.unwrap();
        }
        for seat in &made.today.seats {
            for line in &lines {
                let key = uuid::Uuid::new_v4().to_string();
                let tap = Tap { interview, line: line.id, shown: Shown::ThreeGoodFirst, tapped: Answer::Value(2), key };
                give::give_score(&seat.who, app, &tap).await.unwrap();
            }
            give::record_support(&seat.who, app, interview, &[Support::Alone]).await.unwrap();
            give::finish(&seat.who, app, interview).await.unwrap();
        }
    }
    talk::open(by(Role::Facilitator), app, made.today.interviews[0]).await.unwrap();
    subject_access::ready(by(Role::Hr), app, ids.request(), true, "").await.unwrap();
    let mut wrong = String::new();
    let mut let_in = 0;
    // With this answer nothing goes but itself: the ZIP belongs to those that say why.
    let is_there = |path: &str| OF_TODAY.contains(&path) || path.contains("{request}") && !path.ends_with("/proof");
    for route in later().filter(|route| is_there(route.path)) {
        for (name, one) in &there.all {
            let may = may(route.access, route.path, one);
            let answer = one.visitor.clone().get(&ids.address(route.path, &made)).await;
            let status = answer.status.as_u16();
            let shown = names(&made.today).iter().any(|word| answer.text.contains(word));
            let_in += usize::from(may);
            if may != (status == 200) || (!may && (shown || answer.text.contains("They waited for me"))) {
                let _ = writeln!(wrong, "{} as {name}: {status}, a name is shown: {shown}", route.path);
            }
        }
    }
    assert!(wrong.is_empty() && let_in > 10, "{let_in} let in\n{wrong}");
}
