//! The table of permissions: every address with every kind of visitor, of this home, another home and another organisation,
//! on a real recruitment, proved by what comes back.
//!
//! Larch Court's panel met nine days ago, Elm House's meets today. Addresses carry Elm House's ids. Whoever is of Elm House
//! sees what the route's [`Access`] says; whoever is of Larch Court alone finds nothing there, exactly as somebody of another
//! organisation does; and no refusal shows a name.

use crate::support::{Answer, Fresh, Visitor};
use axum::body::Body;
use axum::http::Request;
use sametable::app::{Access, Kind, Route, routes};
use sametable::command::demo::{self, Day, Made};
use sametable::ids::{PersonId, RowId, ServiceId, TabletId, VacancyId};
use sametable::people::service::inspectors::{self, NewInspector};
use sametable::people::service::second::{self, Ask, Made as LinkMade, Matter, NewOutsider};
use sametable::people::service::{self as people, NewPerson};
use sametable::people::{Grant, Place, Role, Scope, Who, tablets};
use sametable::vacancy::service as vacancy;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// Whose data a visitor may see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Where {
    /// The whole organisation, or Elm House, or its vacancy.
    Here,
    /// Larch Court alone.
    OtherHome,
    /// Another organisation.
    OtherOrganisation,
}

/// One kind of visitor.
#[derive(Clone)]
struct Kindly {
    visitor: Visitor,
    who: Who,
    at: Where,
    /// Runs today's panel: its own facilitator, or manager or HR without a seat on it.
    runs: bool,
    /// Opens today's board: manager, HR, or the panel's own facilitator.
    desk: bool,
}

/// Real ids for addresses.
struct Ids {
    person: PersonId,
    tablet: TabletId,
    link: RowId,
    request: RowId,
}

/// Everybody there can be.
struct Visitors {
    all: BTreeMap<String, Kindly>,
    ids: Ids,
}

const BOARD: &str = "Zora Beechname";

/// The kind of a `Who`; a new variant does not compile until it stands here, and the test asks for one of each.
fn kind(who: &Who) -> &'static str {
    match who {
        Who::Nobody => "nobody",
        Who::Person(_) => "person",
        Who::Tablet(_) => "tablet",
        Who::Seat(_) => "seat",
        Who::Inspector(_) => "inspector",
        Who::Outsider(_) => "outsider",
        // A command or a nightly job: it has no cookie and opens no address.
        Who::Job { .. } => "job",
    }
}

const KINDS: [&str; 6] = ["nobody", "person", "tablet", "seat", "inspector", "outsider"];

async fn at_home(app: &sametable::platform::App, org: sametable::ids::OrganisationId, name: &str) -> ServiceId {
    let job = Who::Job { org, name: "test" };
    people::services(&job, app).await.unwrap().into_iter().find(|home| home.name == name).unwrap().id
}

/// Somebody new with these grants, signed in.
pub async fn with_grants(
    fresh: &Fresh,
    org: sametable::ids::OrganisationId,
    name: &str,
    grants: &[Grant],
) -> (Visitor, Who) {
    let job = Who::Job { org, name: "test" };
    let email = format!("{}@grants.example", name.to_lowercase().replace(' ', "."));
    let new = NewPerson {
        name: name.to_owned(),
        email: email.clone(),
        password: demo::PASSWORD.to_owned(),
        grants: grants.to_vec(),
        ..NewPerson::default()
    };
    people::add_person(&job, &fresh.app, new).await.unwrap();
    let token = people::sign_in(&fresh.app, &email, demo::PASSWORD, "test").await.unwrap();
    let who = people::signed_in(&fresh.app, &token).await.unwrap();
    (fresh.visitor().with_session(&token), who)
}

/// An inspector who opened a link for one home.
async fn inspector(fresh: &Fresh, by: &Who, home: ServiceId) -> (Visitor, RowId) {
    let new = NewInspector {
        name: "Ira Inspector".to_owned(),
        body: "CQC".to_owned(),
        reason: "Sample of files".to_owned(),
        ends_on: inspectors::days(&fresh.app).0,
        services: vec![home.to_string()],
        files: Vec::new(),
    };
    let (link, address) = inspectors::let_in(by, &fresh.app, new).await.unwrap();
    let mut visitor = fresh.visitor();
    visitor.get(address.trim_start_matches("https://panel.test")).await.goes_to("/inspect");
    (visitor, link)
}

/// Somebody from outside who was asked about a vacancy.
async fn outsider(fresh: &Fresh, by: &Who, other: &Who, id: VacancyId, thing: uuid::Uuid) -> (Visitor, RowId) {
    let vacancy = vacancy::vacancy(by, &fresh.app, id).await.unwrap();
    let mut tx = fresh.app.db.begin().await.unwrap();
    let mut deed = sametable::ledger::Deed::new(by);
    let ask = Ask {
        matter: Matter::ChoiceAgainstPanel,
        thing,
        place: Some(Place { service: vacancy.service, vacancy: id }),
        words: "Shall this be done?".to_owned(),
        held: serde_json::Value::Null,
        stream: vacancy.stream,
        subject: vacancy.subject,
    };
    let request = second::ask(by, &mut tx, &mut deed, ask, fresh.app.clock.now()).await.unwrap();
    deed.commit(tx, &fresh.app).await.unwrap();
    let new = NewOutsider { name: "Olu Outsider".to_owned(), body: "Trustee".to_owned(), ..NewOutsider::default() };
    let LinkMade::Shown(address) = second::make_link(other, &fresh.app, request, new).await.unwrap() else { panic!() };
    let mut visitor = fresh.visitor();
    visitor.get(address.trim_start_matches("https://panel.test")).await.goes_to("/second");
    (visitor, request)
}

async fn visitors(fresh: &Fresh, made: &Made) -> Visitors {
    use Where::{Here, OtherHome, OtherOrganisation};
    let app = &fresh.app;
    let mut all = BTreeMap::new();
    let mut put = |name: &str, visitor: Visitor, who: Who, at: Where, runs: bool, desk: bool| {
        all.insert(name.to_owned(), Kindly { visitor, who, at, runs, desk });
    };
    put("nobody", fresh.visitor(), Who::Nobody, Here, false, false);
    for role in [Role::Administrator, Role::Manager, Role::Hr, Role::Facilitator, Role::Auditor] {
        let person = made.people.iter().find(|one| one.role == role).unwrap();
        let token = people::sign_in(app, &person.email, demo::PASSWORD, "test").await.unwrap();
        // The manager of the demonstration holds a seat on the panel.
        let runs = matches!(role, Role::Hr | Role::Facilitator);
        let desk = runs || role == Role::Manager;
        put(role.code(), fresh.visitor().with_session(&token), person.who.clone(), Here, runs, desk);
    }
    let (elm, court) = (at_home(app, made.org, "Elm House").await, at_home(app, made.org, "Larch Court").await);
    for role in [Role::Colleague, Role::PanelMember, Role::Supporter] {
        let name = format!("Everywhere {}", role.code().replace('_', " "));
        let (visitor, who) = with_grants(fresh, made.org, &name, &[Grant::everywhere(role)]).await;
        put(role.code(), visitor, who, Here, false, false);
    }
    for (home, title, at) in [(elm, "of Elm House", Here), (court, "of Larch Court", OtherHome)] {
        for role in [Role::Manager, Role::Hr, Role::Facilitator, Role::Auditor] {
            let grant = Grant { role, scope: Scope::Service(home) };
            let (visitor, who) = with_grants(fresh, made.org, &format!("{} {title}", role.code()), &[grant]).await;
            let office = at == Here && matches!(role, Role::Manager | Role::Hr);
            put(&format!("{} {title}", role.code()), visitor, who, at, office, office);
        }
    }
    for (vacancy, title, at) in
        [(made.today.vacancy, "of this vacancy", Here), (made.past.vacancy, "of another vacancy", OtherHome)]
    {
        let grant = Grant { role: Role::Facilitator, scope: Scope::Vacancy(vacancy) };
        let (visitor, who) = with_grants(fresh, made.org, &format!("Facilitator {title}"), &[grant]).await;
        put(&format!("facilitator {title}"), visitor, who, at, false, false);
    }
    let facilitator = &made.people.iter().find(|one| one.role == Role::Facilitator).unwrap().who;
    let ends = time::OffsetDateTime::from(app.clock.now()) + time::Duration::hours(12);
    let waiting = tablets::make_waiting(app, made.org, made.today.panel, ends.into()).await.unwrap();
    let who = tablets::holder(app, &waiting).await.unwrap();
    let Who::Tablet(waits) = who.clone() else { panic!("not a tablet") };
    put("waiting tablet", fresh.visitor().with_tablet(&waiting), who, Here, false, false);
    let shared = tablets::make_waiting(app, made.org, made.today.panel, ends.into()).await.unwrap();
    let Who::Tablet(device) = tablets::holder(app, &shared).await.unwrap() else { panic!("not a tablet") };
    tablets::admit(facilitator, app, device.tablet, None, true).await.unwrap();
    put(
        "shared tablet",
        fresh.visitor().with_tablet(&shared),
        tablets::holder(app, &shared).await.unwrap(),
        Here,
        false,
        false,
    );
    let org = sametable::people::store::organisation(&app.db, made.org).await.unwrap().unwrap();
    let (seat, who) = fresh.seated(&org, made.today.panel, made.today.seats[0].id).await;
    put("seat", seat, who, Here, false, false);
    let (seat, who) = fresh.seated(&org, made.past.panel, made.past.seats[0].id).await;
    put("seat of another panel", seat, who, OtherHome, false, false);

    let hr = &made.people.iter().find(|one| one.role == Role::Hr).unwrap().who;
    let manager = &made.people.iter().find(|one| one.role == Role::Manager).unwrap().who;
    let (visitor, link) = inspector(fresh, hr, elm).await;
    let as_inspector = |service| {
        Who::Inspector(sametable::people::InspectorLink {
            org: made.org,
            link: RowId::new(),
            name: String::new(),
            body: String::new(),
            services: vec![service],
            files: Vec::new(),
            ends: String::new(),
        })
    };
    put("inspector", visitor, as_inspector(elm), Here, false, false);
    let (visitor, _) = inspector(fresh, hr, court).await;
    put("inspector of Larch Court", visitor, as_inspector(court), OtherHome, false, false);
    let (visitor, ended) = inspector(fresh, hr, elm).await;
    inspectors::end(hr, app, ended).await.unwrap();
    put("inspector after the end", visitor, Who::Nobody, Here, false, false);
    let (visitor, request) = outsider(fresh, manager, hr, made.today.vacancy, made.today.vacancy.0).await;
    let as_outsider = Who::Outsider(sametable::people::Outsider {
        link: RowId::new(),
        org: made.org,
        request,
        name: String::new(),
        body: String::new(),
    });
    put("outsider", visitor, as_outsider, Here, false, false);
    let (visitor, answered) = outsider(fresh, manager, hr, made.today.vacancy, uuid::Uuid::now_v7()).await;
    second::take_back(manager, app, answered).await.unwrap();
    put("outsider after the answer", visitor, Who::Nobody, Here, false, false);

    // Another organisation with data of its own, whose names would show.
    let strangers = fresh.organisation("Beeches").await;
    let everything = [Role::Administrator, Role::Manager, Role::Hr, Role::Facilitator].map(Grant::everywhere);
    let (visitor, stranger) = with_grants(fresh, strangers.id, "Sten Stranger", &everything).await;
    let opened = vacancy::NewVacancy {
        title: "Beech night worker".to_owned(),
        service: at_home(app, strangers.id, "Elm House").await.to_string(),
        role_words: "Nights at Beeches.".to_owned(),
        contact: "Sten, 01234 567890".to_owned(),
        ..vacancy::NewVacancy::default()
    };
    let theirs = vacancy::open(&stranger, app, opened).await.unwrap();
    let phone = "07700 900123".to_owned();
    let new =
        vacancy::NewCandidate { name: BOARD.to_owned(), phone, shortlist: true, ..vacancy::NewCandidate::default() };
    vacancy::add_candidate(&stranger, app, theirs, new).await.unwrap();
    let beech = at_home(app, strangers.id, "Elm House").await;
    let (guest, _) = inspector(fresh, &stranger, beech).await;
    put("stranger", visitor, stranger, OtherOrganisation, true, true);
    put("inspector of another organisation", guest, as_inspector(beech), OtherOrganisation, false, false);
    // Whoever is changed by these addresses is none of the visitors.
    let (_, who) = with_grants(fresh, made.org, "Pat Person", &[Grant::everywhere(Role::Colleague)]).await;
    let person = who.signed().unwrap().person;
    Visitors { all, ids: Ids { person, tablet: waits.tablet, link, request } }
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
        .replace("{recording}", line)
        .replace("{reading}", line)
        .replace("{clip}", line)
        .replace("{version}", "0-0")
        .replace("{key}", "unknown")
        .replace("{way}", "size")
        .replace("{line}", line)
        .replace("{call}", line)
        .replace("{message}", line)
        .replace("{session}", line)
        .replace("{request}", line)
        .replace("{token}", "unknown")
        .replace("{feedback}", line)
        .replace("{link}", line)
        .replace("{request}", line)
}

fn address(path: &str, made: &Made, ids: &Ids) -> String {
    let path = path
        .replace("{person}", &ids.person.to_string())
        .replace("{link}", &ids.link.to_string())
        .replace("{request}", &ids.request.to_string());
    address_on(&path, made, &made.today, &ids.tablet.to_string())
}

/// Who gets in, by the route's own word. `Access` is matched without a rest, so that a new kind says so here.
fn expected(access: Access, path: &str, one: &Kindly) -> bool {
    let has_id = path.contains('{');
    let roles = match &one.who {
        Who::Person(signed) => signed.roles(),
        _ => Vec::new(),
    };
    let here = match one.at {
        Where::Here => true,
        // At home they see their own; an address with an id is of another home or organisation.
        Where::OtherHome | Where::OtherOrganisation => !has_id,
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
                && (one.desk || !of_the_desk(path, allowed))
                && (whole || !of_the_whole(path))
        }
        Access::RunsDay => here && one.runs,
        Access::Tablet => matches!(one.who, Who::Tablet(_) | Who::Seat(_)),
        Access::SharedTablet => matches!(&one.who, Who::Tablet(tablet) if tablet.shared),
        Access::Seat => matches!(one.who, Who::Seat(_)),
        Access::Inspector => matches!(one.who, Who::Inspector(_)) && here,
        Access::Outsider => matches!(one.who, Who::Outsider(_)),
    }
}

/// What concerns the whole organisation is for whoever holds the role in all of it.
fn of_the_whole(path: &str) -> bool {
    ["/people/services", "/retention", "/subject-access", "/papers"].iter().any(|root| path.starts_with(root))
}

/// Pages of the scoring room's desk: of facilitators they let in the panel's own. An auditor reads the talk.
fn of_the_desk(path: &str, allowed: &[Role]) -> bool {
    let of_scoring =
        ["/board", "/events", "/talk/", "/voice/", "/paper", "/back"].iter().any(|part| path.contains(part));
    path.starts_with("/panels/{panel}/") && of_scoring && allowed.contains(&Role::Facilitator)
}

/// Deeds of one button that would change who the later visitors are: asked only of those who may not.
const ENDS_SOMEBODY: &[&str] = &[
    "/sign-out",
    "/account/sessions/end-others",
    "/account/sessions/{session}/end",
    "/people/{person}/leave",
    "/seat/not-me",
    "/seat/give",
    "/seat/take",
    "/panels/{panel}/tablets/{tablet}/end",
    "/inspectors/{link}/end",
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

#[tokio::test(flavor = "multi_thread")]
async fn every_route_lets_in_whom_the_table_names_and_nobody_else() {
    let fresh = Fresh::sqlite().await;
    let made = demo::fill(&fresh.app).await.unwrap();
    let Visitors { all, ids } = visitors(&fresh, &made).await;
    let there: BTreeSet<_> = all.values().map(|one| kind(&one.who)).collect();
    assert_eq!(there, BTreeSet::from(KINDS), "a kind of visitor is missing from the table");
    let mut wrong = String::new();
    let (mut asked, mut let_in, mut by_place) = (0, 0, BTreeMap::<String, usize>::new());
    for route in routes() {
        for (name, one) in &all {
            let may = expected(route.access, route.path, one);
            if may && ENDS_SOMEBODY.contains(&route.path) {
                continue;
            }
            asked += 1;
            let_in += usize::from(may);
            *by_place.entry(format!("{:?}", one.at)).or_default() += 1;
            let path = address(route.path, &made, &ids);
            let answer = ask(&one.visitor, &route, &path).await;
            let status = answer.status.as_u16();
            let to_sign_in = status == 303 && answer.location.starts_with("/sign-in");
            let kept_out = matches!(status, 401 | 403 | 404) || to_sign_in;
            // The first page leads everybody on, to the sign-in too; a link nobody knows says that it has ended.
            let leads = route.path == "/" || (route.access == Access::Anyone && route.path.ends_with("{token}"));
            let fine = match may {
                true => leads || (!matches!(status, 401 | 403) && !to_sign_in && status < 500),
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
            let theirs = (one.at != Where::OtherOrganisation).then_some([BOARD, "Beech night worker"]);
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
    let fresh = Fresh::sqlite().await;
    let made = demo::fill(&fresh.app).await.unwrap();
    let Visitors { all, ids } = visitors(&fresh, &made).await;
    let stranger = &all["stranger"];
    for route in routes() {
        if route.path == "/sign-out" || !matches!(route.access, Access::Roles(_) | Access::RunsDay) {
            continue;
        }
        let answer = ask(&stranger.visitor, &route, &address(route.path, &made, &ids)).await;
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
    let fresh = Fresh::sqlite().await;
    let made = demo::fill(&fresh.app).await.unwrap();
    let Visitors { all, ids } = visitors(&fresh, &made).await;
    let nowhere = "00000000-0000-7000-8000-000000000009";
    let mut wrong = String::new();
    for role in ["manager", "hr", "facilitator", "auditor"] {
        let one = &all[&format!("{role} of Elm House")];
        for route in routes() {
            if !matches!(route.access, Access::Roles(_) | Access::RunsDay) || ENDS_SOMEBODY.contains(&route.path) {
                continue;
            }
            let path = address_on(route.path, &made, &made.past, &ids.tablet.to_string());
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
