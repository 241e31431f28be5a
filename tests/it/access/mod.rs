//! The table of permissions: every address with every kind of visitor, of this home, another home and another organisation,
//! on a real recruitment, proved by what comes back.
//!
//! Larch Court's panel met nine days ago, Elm House's meets today. Addresses carry Elm House's ids. Whoever is of Elm House
//! sees what the route's [`Access`] says; whoever is of Larch Court alone finds nothing there, exactly as somebody of another
//! organisation does; and no refusal shows a name.

mod addresses;
mod after;
mod fields;
mod visitors;

pub use addresses::{Ids, address_on};
pub use visitors::{visitors, with_grants};

use crate::support::{Answer, Fresh, Visitor};
use axum::body::Body;
use axum::http::Request;
use sametable::app::{Access, Kind, Route, routes};
use sametable::command::demo::{self, Day, Made};
use sametable::people::{Role, Who};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use visitors::{KINDS, Kindly, THEIRS, Visitors, Where, kind};

/// Who gets in on today's day.
fn expected(access: Access, path: &str, one: &Kindly) -> bool {
    !NOT_TODAY.contains(&path) && !OF_PAT.contains(&path) && may(access, path, one)
}

/// Who gets in, by the route's own word. `Access` is matched without a rest, so that a new kind says so here.
fn may(access: Access, path: &str, one: &Kindly) -> bool {
    let has_id = path.contains('{');
    // The library is the whole organisation's.
    let of_a_house = has_id && !path.starts_with("/library/");
    // On a tablet, things of a panel; how somebody likes their screens, and what was recorded for everybody, is no such thing.
    let of_a_panel = ["{interview}", "{candidacy}", "{seat}", "{recording}"].iter().any(|id| path.contains(id));
    let of_a_home = ["{clip}", "{key}"].iter().any(|id| path.contains(id));
    let on_tablet = match one.at {
        Where::Here => true,
        Where::OtherHome => !of_a_panel,
        Where::OtherOrganisation => !of_a_panel && !of_a_home,
    };
    let roles = match &one.who {
        Who::Person(signed) => signed.roles(),
        _ => Vec::new(),
    };
    let here = match one.at {
        Where::Here => true,
        // At home they see their own; an address with an id is of another home or organisation.
        Where::OtherHome => !of_a_house,
        Where::OtherOrganisation => !has_id,
    };
    match access {
        Access::Anyone => true,
        Access::Machine => false,
        Access::SignedIn => !roles.is_empty(),
        Access::Roles(allowed) => {
            let whole = match &one.who {
                Who::Person(signed) => signed.holds_everywhere(allowed),
                _ => false,
            };
            here && roles.iter().any(|role| allowed.contains(role))
                && (one.desk || roles.contains(&Role::Auditor) || !of_the_desk(path, allowed))
                && (whole || !of_the_whole(path))
                // Whoever looks after the server has no say in the choice that this request is about.
                && !(path.starts_with("/seconds/{request}") && roles == [Role::Administrator])
        }
        // Nobody is named in the demonstration, so they go to HR.
        Access::Lead => here && roles.contains(&Role::Hr),
        Access::RunsDay => here && one.runs,
        Access::Tablet => on_tablet && matches!(one.who, Who::Tablet(_) | Who::Seat(_)),
        Access::SharedTablet => on_tablet && matches!(&one.who, Who::Tablet(tablet) if tablet.shared),
        Access::Seat => on_tablet && matches!(one.who, Who::Seat(_)),
        Access::Inspector => matches!(one.who, Who::Inspector(_)) && here,
        Access::Outsider => matches!(one.who, Who::Outsider(_)),
        Access::Referee => matches!(one.who, Who::Referee(_)),
        Access::Candidate => matches!(one.who, Who::Candidate(_)),
    }
}

/// What concerns the whole organisation is for whoever holds the role in all of it.
fn of_the_whole(path: &str) -> bool {
    [
        "/people/services",
        "/retention",
        "/subject-access",
        "/papers",
        "/concerns/lead",
        "/answers/days",
        "/audit/alerts/many",
    ]
    .iter()
    .any(|root| path.starts_with(root))
}

/// Pages of the scoring room's desk: of facilitators they let in the panel's own. An auditor reads the talk.
fn of_the_desk(path: &str, allowed: &[Role]) -> bool {
    let of_scoring =
        ["/board", "/events", "/talk/", "/voice/", "/paper", "/back"].iter().any(|part| path.contains(part));
    path.starts_with("/panels/{panel}/") && of_scoring && allowed.contains(&Role::Facilitator)
}

/// What is not there yet on a day like this, for anybody: before the panel talks what was said is its person's alone and no
/// file leaves the house, nobody was told of a choice, and no answer to a person who asked is ready.
const NOT_TODAY: &[&str] = &[
    "/panels/{panel}/voice/{recording}",
    "/panels/{panel}/talk/{interview}",
    "/inspect/files/{candidacy}",
    "/inspect/files/{candidacy}/checks",
    "/inspect/files/{candidacy}/history",
    "/inspect/files/{candidacy}/evidence",
    "/inspect/files/{candidacy}/evidence/{evidence}",
    "/inspect/files/{candidacy}/references",
    "/inspect/files/{candidacy}/references/{reference}",
    "/inspect/files/{candidacy}/bundle",
    "/inspect/files/{candidacy}/pdf",
    "/candidates/{candidacy}/letter",
    "/subject-access/{request}/copy",
    "/subject-access/{request}/file",
    "/subject-access/{request}/proof",
];

/// The thing that these are about stands in the form or behind the question mark, and an empty form names none.
const NAMED_IN_FORM: &[&str] = &[
    "/audit/samples/{audit}/files/{candidacy}/mended",
    "/application/history/explain",
    "/application/history/remove",
    "/library/aloud",
    "/library/aloud/clip",
    "/library/aloud/clip/remove",
    "/library/aloud/reading",
    "/library/aloud/reading/remove",
    "/library/retire",
    "/retention/candidates/{candidacy}/copy",
    "/checks/own/end",
    "/candidates/{candidacy}/checks/facts",
    "/candidates/{candidacy}/checks/record",
    "/candidates/{candidacy}/disclosed/agree",
    "/candidates/{candidacy}/disclosed/keep",
    "/candidates/{candidacy}/evidence/items",
    "/candidates/{candidacy}/evidence/remove",
    "/candidates/{candidacy}/history/judge",
    "/candidates/{candidacy}/history/remove",
    "/candidates/{candidacy}/link/end",
    "/candidates/{candidacy}/references/excuse",
    "/candidates/{candidacy}/references/{reference}/proved",
    "/candidates/{candidacy}/references/{reference}/settle",
    "/panels/{panel}/consents/away",
    "/panels/{panel}/consents/note",
    "/panels/{panel}/helpers/agreed",
    "/panels/{panel}/helpers/cancel",
    "/seat/choices/change",
    "/seat/consent/answer",
    "/seat/know/answer",
];

/// A sign-in is ended by its owner alone, and this one's is none of the visitors.
const OF_PAT: &[&str] = &["/account/sessions/{session}/end"];

/// Done by the first who may, there is nothing left for the next.
const ONCE: &[&str] = &["/messages/{message}/passed-on", "/panels/{panel}/calls/{call}/answer"];

/// Deeds of one button that would change who the later visitors are: asked only of those who may not.
const ENDS_SOMEBODY: &[&str] = &[
    "/application/withdraw",
    "/sign-out",
    "/account/sessions/end-others",
    "/people/{person}/leave",
    "/seat/not-me",
    "/seat/interview/{interview}/voice/{n}/away",
    "/seat/give",
    "/seat/take",
    "/panels/{panel}/tablets/{tablet}/end",
    "/inspectors/{link}/end",
    "/candidates/{candidacy}/references/{reference}/link",
    "/seconds/{request}/take-back",
];

async fn ask(visitor: &Visitor, route: &Route, address: &str) -> Answer {
    let mut visitor = visitor.clone();
    if matches!(route.kind, Kind::Form { .. }) { visitor.post(address, &[]).await } else { visitor.get(address).await }
}

/// The names of a day's candidates: whoever reads one has been there.
fn names(day: &Day) -> Vec<&str> {
    day.candidates.iter().map(|(_, name)| name.as_str()).collect()
}

/// A filled server, everybody who can ask it, and what there is to be asked for.
struct Scene {
    fresh: Fresh,
    made: Made,
    there: Visitors,
    ids: Ids,
}

impl Scene {
    async fn make() -> Self {
        let fresh = Fresh::sqlite().await;
        let made = demo::fill(&fresh.app).await.unwrap();
        let there = visitors(&fresh, &made).await;
        let ids = Ids::make(&fresh, &made, &there).await;
        Self { fresh, made, there, ids }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_route_lets_in_whom_the_table_names_and_nobody_else() {
    let Scene { fresh: _fresh, made, there, ids } = Scene::make().await;
    let all = &there.all;
    let kinds: BTreeSet<_> = all.values().map(|one| kind(&one.who)).collect();
    assert_eq!(kinds, BTreeSet::from(KINDS), "a kind of visitor is missing from the table");
    let mut wrong = String::new();
    let (mut asked, mut let_in, mut by_place) = (0, 0, BTreeMap::<String, usize>::new());
    for route in routes() {
        for (name, one) in all {
            let may = expected(route.access, route.path, one);
            if may && ENDS_SOMEBODY.contains(&route.path) {
                continue;
            }
            asked += 1;
            let_in += usize::from(may);
            *by_place.entry(format!("{:?}", one.at)).or_default() += 1;
            let path = ids.address(route.path, &made);
            let answer = ask(&one.visitor, &route, &path).await;
            let status = answer.status.as_u16();
            let to_sign_in = status == 303 && answer.location.starts_with("/sign-in");
            // A tablet of another panel is told so on a screen of its own.
            let told = status == 422 && matches!(one.who, Who::Seat(_)) && one.at != Where::Here;
            let kept_out = matches!(status, 401 | 403 | 404) || to_sign_in || told;
            // The first page leads everybody on, to the sign-in too; a link that nobody knows is answered as one that is gone.
            let fine = match may {
                true if route.path == "/" => status == 303,
                true if route.path.contains("{token}") => matches!(status, 401 | 404 | 410 | 422 | 429),
                true if NAMED_IN_FORM.contains(&route.path) => matches!(status, 404 | 422),
                true if ONCE.contains(&route.path) => !matches!(status, 401 | 403) && !to_sign_in && status < 500,
                true => matches!(status, 200 | 303 | 422) && !to_sign_in,
                // Authority comes first: an auditor, who sees the page that a form stands on, is not told what is wrong with it.
                false => kept_out,
            };
            if !fine {
                let _ = writeln!(wrong, "{} {} as {name}: {status} {}", route.method(), route.path, answer.location);
            }
            // Nor is anybody told that what they may not send cannot be read: but on a page that their role shows them,
            // where it stands beside no form of theirs.
            let mut shown = answer.text;
            if !may && matches!(route.kind, Kind::Form { .. }) {
                let unreadable = Request::post(&path).header("content-type", "application/json").body(Body::from("{"));
                let answer = one.visitor.clone().send(unreadable.unwrap()).await;
                let status = answer.status.as_u16();
                let on_a_page_of_theirs = status == 422 && route.access.admits(&one.who).is_ok();
                if !matches!(status, 401 | 403 | 404) && !on_a_page_of_theirs {
                    let _ = writeln!(wrong, "POST {} unreadable as {name}: {status}", route.path);
                }
                // What the whole of it shows is looked through below; such a page of one's own vacancy may name its own.
                if one.at != Where::Here {
                    shown.push_str(&answer.text);
                }
            }
            // A refusal shows nothing of what was asked for, a page of one's own nothing of another home's, and no page
            // of ours anything of another organisation's.
            let hidden: Vec<&str> = match (may, one.at) {
                (false, Where::Here) => names(&made.today).into_iter().chain(names(&made.past)).collect(),
                (_, Where::OtherOrganisation) => {
                    let ours = names(&made.today).into_iter().chain(names(&made.past));
                    ours.chain(["Ann Field", "Ben Okafor", "Priya Shah", "Larch Court"]).collect()
                }
                (_, Where::OtherHome) => names(&made.today),
                (true, Where::Here) => Vec::new(),
            };
            let theirs = (one.at != Where::OtherOrganisation).then_some(THEIRS);
            for word in hidden.into_iter().chain(theirs.into_iter().flatten()) {
                if shown.contains(word) {
                    let _ = writeln!(wrong, "{} {} shows {word} to {name}", route.method(), route.path);
                }
            }
        }
    }
    let kinds = all.len();
    let addresses = routes().len();
    crate::support::figure(
        "permissions",
        &format!(
            "{asked} requests: {addresses} addresses, {kinds} kinds of visitor, {let_in} let in, refused {by_place:?}"
        ),
    );
    assert!(wrong.is_empty(), "not as the table says:\n{wrong}");
}

/// The other organisation's own pages, and ours by our ids: nothing of ours is in any answer.
#[tokio::test(flavor = "multi_thread")]
async fn another_organisation_finds_nothing_of_ours() {
    let Scene { fresh: _fresh, made, there, ids } = Scene::make().await;
    let all = &there.all;
    let stranger = &all["stranger"];
    for route in routes() {
        if route.path == "/sign-out" || !matches!(route.access, Access::Roles(_) | Access::RunsDay) {
            continue;
        }
        let answer = ask(&stranger.visitor, &route, &ids.address(route.path, &made)).await;
        let ours = names(&made.today).into_iter().chain(names(&made.past));
        for name in ours.chain([
            "Ann Field",
            "Ben Okafor",
            "Priya Shah",
            "Elm House’s",
            "Larch Court",
            "Ira Inspector (CQC) read",
        ]) {
            assert!(!answer.text.contains(name), "{} shows {name} to a stranger", route.path);
        }
        if ["{vacancy}", "{panel}", "{candidacy}"].iter().any(|id| route.path.contains(id)) {
            let status = answer.status.as_u16();
            assert!(matches!(status, 403 | 404), "{} answers {status} to a stranger", route.path);
        }
    }
}

/// The other direction: whoever is of Elm House alone finds nothing of Larch Court, by any address, list or count.
#[tokio::test(flavor = "multi_thread")]
async fn whoever_works_in_one_home_finds_nothing_of_another_and_both_ids_answer_alike() {
    let Scene { fresh: _fresh, made, there, ids: _ } = Scene::make().await;
    let all = &there.all;
    let nowhere = "00000000-0000-7000-8000-000000000009";
    let mut wrong = String::new();
    for role in ["manager", "hr", "facilitator", "auditor"] {
        let one = &all[&format!("{role} of Elm House")];
        for route in routes() {
            if !matches!(route.access, Access::Roles(_) | Access::RunsDay) || ENDS_SOMEBODY.contains(&route.path) {
                continue;
            }
            let path = address_on(route.path, &made, &made.past, &there.tablet.to_string());
            let answer = ask(&one.visitor, &route, &path).await;
            for word in names(&made.past) {
                if answer.text.contains(word) {
                    let _ = writeln!(wrong, "{} {} shows {word} to {role}", route.method(), route.path);
                }
            }
            let place = ["{vacancy}", "{panel}", "{candidacy}", "{interview}"].iter().any(|id| route.path.contains(id));
            if !place {
                continue;
            }
            // Another home's id and one that is nobody's give one answer: the same status, the same words.
            let mut unknown = route.path.to_owned();
            while let (Some(from), Some(to)) = (unknown.find('{'), unknown.find('}')) {
                unknown.replace_range(from..=to, nowhere);
            }
            let other = ask(&one.visitor, &route, &unknown).await;
            if (answer.status, heading(&answer.text)) != (other.status, heading(&other.text)) {
                let _ = writeln!(
                    wrong,
                    "{} {} as {role}: {} and {}",
                    route.method(),
                    route.path,
                    answer.status,
                    other.status
                );
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

fn heading(page: &str) -> &str {
    page.split("<h1>").nth(1).and_then(|rest| rest.split("</h1>").next()).unwrap_or("")
}
